/* Compiles event classes and the labels of terms from the output vocabulary. */
#include "knowledge/builder.h"

#include "base/iri.h"

#include <stdlib.h>
#include <string.h>

static const char event_root[] = IRI_SEM "Event";

/* Whether a subject is said to be a class below one that is an event class already. */
static bool is_below_event(const Builder *builder, uint32_t first)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property != PROPERTY_SUB_CLASS || fact->literal)
            continue;
        if (builder->class_of[fact->object] != NONE || text_equal(facts_text(facts, fact->object), text_of(event_root)))
            return true;
    }
    return false;
}

/* Rounds until no class is new: one for each level. */
static void find_classes(Builder *builder)
{
    const Facts *facts = builder->facts;
    for (bool found = true; found;) {
        found = false;
        for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
            Symbol subject = facts->items.items[first].subject;
            Text name = wg_name(facts_text(facts, subject));
            if (name.length == 0 || builder->class_of[subject] != NONE || text_equal(name, TEXT("UnrealizedEvent")) ||
                !is_below_event(builder, first))
                continue;
            builder->class_of[subject] = builder->classes.count;
            ClassRecord *class = ARRAY_PUSH(builder->arena, &builder->classes);
            class->name = builder_string(builder, name);
            class->iri = builder_string(builder, facts_text(facts, subject));
            class->parent = NONE;
            found = true;
        }
    }
}

static bool is_true(const Facts *facts, const Fact *fact)
{
    return text_equal(facts_text(facts, fact->object), TEXT("true"));
}

static void fill_class(Builder *builder, uint32_t first, ClassRecord *class)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property == PROPERTY_SUB_CLASS && class->parent == NONE)
            class->parent = builder->class_of[fact->object];
        else if (fact->property == PROPERTY_LABEL && fact->language < LANGUAGE_COUNT)
            class->label[fact->language] = builder_string(builder, facts_text(facts, fact->object));
        else if (fact->property == PROPERTY_PHRASE && fact->language < LANGUAGE_COUNT)
            class->phrase[fact->language] = builder_string(builder, facts_text(facts, fact->object));
    }
}

/* How a language writes labels. */
static void spell(Builder *builder, Language language)
{
    const Facts *facts = builder->facts;
    LanguageRecord *record = &builder->languages[language];
    const struct {
        Property property;
        StringRecord *out;
    } words[] = {{PROPERTY_PHRASE, &record->phrase},
                 {PROPERTY_MONTH_NAMES, &record->month_names},
                 {PROPERTY_STATUS_NAMES, &record->status_names},
                 {PROPERTY_LIST_END, &record->list_end},
                 {PROPERTY_FIRST_OF_MONTH, &record->first_of_month},
                 {PROPERTY_POST_OWNER, &record->post_owner}};
    Text iri = text_format(builder->arena, IRI_LEXICON "%s", language_tag(language));
    uint32_t first = facts_about(facts, symbol_of(facts->terms, iri));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const Fact *fact = facts_value(facts, first, words[i].property);
        if (fact)
            *words[i].out = builder_string(builder, facts_text(facts, fact->object));
    }
}

/* Adds the traits that a class is said to have. */
static WireStatus read_traits(const Builder *builder, uint32_t first, ClassRecord *class)
{
    static const char *const names[] = {
#define X(constant, name) name,
        CLASS_TRAITS(X)
#undef X
    };
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property != PROPERTY_TRAIT)
            continue;
        Text name = lex_name(facts_text(facts, fact->object));
        uint32_t trait = 0;
        while (trait < sizeof names / sizeof *names && !text_equal(name, text_of(names[trait])))
            trait++;
        if (trait == sizeof names / sizeof *names)
            return facts_refuse(facts, fact, "unknown trait %s", text_string(builder->arena, name));
        class->traits |= 1u << trait;
    }
    return WIRE_OK;
}

/* A class takes from its parents what it does not say itself, or from its language; parents come before children. */
static void inherit(Builder *builder, uint32_t first, ClassRecord *class)
{
    const Fact *symmetric = facts_value(builder->facts, first, PROPERTY_SYMMETRIC);
    const Fact *place = facts_value(builder->facts, first, PROPERTY_TARGET_IS_PLACE);
    const ClassRecord *parent = class->parent == NONE ? NULL : &builder->classes.items[class->parent];
    class->traits |= parent ? parent->traits : 0;
    class->symmetric = symmetric ? is_true(builder->facts, symmetric) : parent && parent->symmetric;
    class->target_is_place = place ? is_true(builder->facts, place) : parent && parent->target_is_place;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (class->phrase[i].length == 0)
            class->phrase[i] = parent ? parent->phrase[i] : builder->languages[i].phrase;
}

/* A term beside the text that sorts it. */
typedef struct Labelled {
    Text name;
    TermRecord record;
} Labelled;

static int by_name(const void *a, const void *b)
{
    return text_compare(((const Labelled *)a)->name, ((const Labelled *)b)->name);
}

static void label_term(Builder *builder, uint32_t first, TermRecord *term)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property == PROPERTY_LABEL && fact->language < LANGUAGE_COUNT &&
            term->label[fact->language].length == 0)
            term->label[fact->language] = builder_string(builder, facts_text(facts, fact->object));
    }
}

/* Every term of the vocabulary that has a label, sorted by name. */
static void find_terms(Builder *builder)
{
    const Facts *facts = builder->facts;
    ARRAY(Labelled) found = {NULL, 0, 0};
    for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
        Text name = wg_name(facts_text(facts, facts->items.items[first].subject));
        if (name.length == 0 || !facts_value(facts, first, PROPERTY_LABEL))
            continue;
        Labelled *term = ARRAY_PUSH(builder->arena, &found);
        term->name = name;
        term->record.name = builder_string(builder, name);
        label_term(builder, first, &term->record);
    }
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_name);
    for (uint32_t i = 0; i < found.count; i++)
        *ARRAY_PUSH(builder->arena, &builder->terms) = found.items[i].record;
    builder->image.terms.items = builder->terms.items;
    builder->image.terms.count = builder->terms.count;
}

WireStatus compile_events(Builder *builder)
{
    const Facts *facts = builder->facts;
    find_classes(builder);
    for (int language = LANGUAGE_UNKNOWN + 1; language < LANGUAGE_COUNT; language++)
        spell(builder, (Language)language);
    for (uint32_t i = 0; i < builder->classes.count; i++) {
        ClassRecord *class = &builder->classes.items[i];
        Text iri = {builder->strings.items + class->iri.start, class->iri.length};
        fill_class(builder, facts_about(facts, symbol_of(facts->terms, iri)), class);
    }
    for (uint32_t i = 0; i < builder->classes.count; i++) {
        ClassRecord *class = &builder->classes.items[i];
        Text iri = {builder->strings.items + class->iri.start, class->iri.length};
        uint32_t first = facts_about(facts, symbol_of(facts->terms, iri));
        TRY(read_traits(builder, first, class));
        inherit(builder, first, class);
    }
    builder->image.classes.items = builder->classes.items;
    builder->image.classes.count = builder->classes.count;
    find_terms(builder);
    builder->image.languages.items = builder->languages;
    builder->image.languages.count = LANGUAGE_COUNT;
    return WIRE_OK;
}
