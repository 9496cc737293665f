/* Compiles frames and their triggers. */
#include "knowledge/builder.h"

#include "base/iri.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 256, TRIGGER_WORDS = 9, DEPTH_LIMIT = 8 };

/* A name of a term and its number. */
typedef struct Named {
    const char *name;
    int value;
} Named;

static const Named roles[] = {
#define X(constant, name) {name, ROLE_##constant},
    ROLE_KINDS(X)
#undef X
    {NULL, 0}};
static const Named relations[] = {
#define X(constant, name) {name, RELATION_##constant},
    RELATION_KINDS(X)
#undef X
    {NULL, 0}};
static const Named statuses[] = {{"Actual", STATUS_ACTUAL}, {"Planned", STATUS_PLANNED}, {"Possible", STATUS_POSSIBLE},
                                 {"Denied", STATUS_DENIED}, {NULL, 0}};
static const Named harms[] = {{"Killed", HARM_KILLED},   {"Injured", HARM_INJURED},     {"Detained", HARM_DETAINED},
                              {"Missing", HARM_MISSING}, {"Displaced", HARM_DISPLACED}, {NULL, 0}};
static const Named fillers[] = {{"Actor", FILLER_ACTOR},     {"Armed", FILLER_ARMED},
                                {"Person", FILLER_PERSON},   {"Country", FILLER_COUNTRY},
                                {"Place", FILLER_PLACE},     {"Event", FILLER_EVENT},
                                {"Named", FILLER_NAMED},     {"Instrument", FILLER_INSTRUMENT},
                                {NULL, 0}};

/* The number of a name, or -1. */
static int find(const Named *names, Text name)
{
    for (; names->name; names++)
        if (text_equal(name, text_of(names->name)))
            return names->value;
    return -1;
}

static WireStatus unknown(const Builder *builder, const Fact *fact, const char *what)
{
    return facts_refuse(builder->facts, fact, "unknown %s %s", what,
                        text_string(builder->arena, local_name(facts_text(builder->facts, fact->object))));
}

/* ---- what a frame says of roles ---- */

static WireStatus read_role(const Builder *builder, const Fact *fact, int *out)
{
    Text iri = facts_text(builder->facts, fact->object);
    Text lex = lex_name(iri);
    *out = find(roles, wg_name(iri));
    if (text_equal(lex, TEXT("content")))
        *out = FILL_CONTENT;
    else if (text_equal(lex, TEXT("event")))
        *out = FILL_EVENT;
    else if (text_equal(lex, TEXT("nothing")))
        *out = FILL_NOTHING;
    else if (text_equal(iri, TEXT(IRI_RDF "subject")))
        *out = FILL_SUBJECT;
    else if (text_equal(iri, TEXT(IRI_RDF "object")))
        *out = FILL_OBJECT;
    return *out < 0 ? unknown(builder, fact, "role") : WIRE_OK;
}

/* Sets of roles a subject itself gives its slots; 0 where it says nothing. */
static WireStatus read_slots(const Builder *builder, uint32_t first, uint16_t slots[SLOT_COUNT])
{
    const Facts *facts = builder->facts;
    memset(slots, 0, SLOT_COUNT * sizeof *slots);
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property < PROPERTY_SLOT_FIRST || fact->property >= PROPERTY_SLOT_FIRST + SLOT_COUNT)
            continue;
        int role;
        TRY(read_role(builder, fact, &role));
        slots[fact->property - PROPERTY_SLOT_FIRST] |= (uint16_t)(1 << role);
    }
    return WIRE_OK;
}

/* Fills slots the frame leaves open with those of its class and the classes above it. */
static WireStatus inherit_slots(const Builder *builder, FrameRecord *frame)
{
    uint32_t class = frame->class;
    for (int depth = 0; class != NONE && depth < DEPTH_LIMIT; depth++) {
        StringRecord iri = builder->classes.items[class].iri;
        Text text = {builder->strings.items + iri.start, iri.length};
        uint16_t slots[SLOT_COUNT];
        TRY(read_slots(builder, facts_about(builder->facts, symbol_of(builder->facts->terms, text)), slots));
        for (int i = 0; i < SLOT_COUNT; i++)
            if (frame->slots[i] == 0)
                frame->slots[i] = slots[i];
        class = builder->classes.items[class].parent;
    }
    for (int i = 0; i < SLOT_COUNT; i++)
        if (frame->slots[i] == 0)
            frame->slots[i] = 1 << FILL_UNSET;
    return WIRE_OK;
}

/* ---- the other properties ---- */

static WireStatus read_named(const Builder *builder, const Fact *fact, const Named *names, int8_t *out)
{
    int value = find(names, wg_name(facts_text(builder->facts, fact->object)));
    *out = (int8_t)value;
    return value < 0 ? unknown(builder, fact, "term") : WIRE_OK;
}

static WireStatus read_evokes(const Builder *builder, const Fact *fact, FrameRecord *frame)
{
    frame->class = fact->literal ? NONE : builder->class_of[fact->object];
    bool nothing = !fact->literal && text_equal(lex_name(facts_text(builder->facts, fact->object)), TEXT("nothing"));
    if (frame->class != NONE || nothing)
        return WIRE_OK;
    int relation = find(relations, wg_name(facts_text(builder->facts, fact->object)));
    frame->relation = (int8_t)relation;
    return relation < 0 ? unknown(builder, fact, "class") : WIRE_OK;
}

static WireStatus read_filler(const Builder *builder, const Fact *fact, uint16_t *set)
{
    int filler = find(fillers, lex_name(facts_text(builder->facts, fact->object)));
    if (filler < 0)
        return unknown(builder, fact, "kind of filler");
    *set |= (uint16_t)(1 << filler);
    return WIRE_OK;
}

static WireStatus read_instrument(const Builder *builder, const Fact *fact, FrameRecord *frame)
{
    frame->instrument = fact->literal ? NONE : builder->thing_of[fact->object];
    return frame->instrument == NONE ? unknown(builder, fact, "instrument") : WIRE_OK;
}

static WireStatus read_content_status(const Builder *builder, const Fact *fact, FrameRecord *frame)
{
    if (text_equal(lex_name(facts_text(builder->facts, fact->object)), TEXT("nothing"))) {
        frame->content_status = CONTENT_NO_EVENT;
        return WIRE_OK;
    }
    return read_named(builder, fact, statuses, &frame->content_status);
}

static WireStatus take_fact(const Builder *builder, const Fact *fact, FrameRecord *frame)
{
    int role;
    switch (fact->property) {
    case PROPERTY_EVOKES:
        return read_evokes(builder, fact, frame);
    case PROPERTY_STATUS:
        return read_named(builder, fact, statuses, &frame->status);
    case PROPERTY_HARM:
        return read_named(builder, fact, harms, &frame->harm);
    case PROPERTY_INSTRUMENT:
        return read_instrument(builder, fact, frame);
    case PROPERTY_REQUIRES:
        TRY(read_role(builder, fact, &role));
        frame->required |= 1u << role;
        return WIRE_OK;
    case PROPERTY_SUBJECT_IS:
        return read_filler(builder, fact, &frame->subject_is);
    case PROPERTY_OBJECT_IS:
        return read_filler(builder, fact, &frame->object_is);
    case PROPERTY_CONTENT_STATUS:
        return read_content_status(builder, fact, frame);
    case PROPERTY_CONTENT_AGENT:
        TRY(read_role(builder, fact, &role));
        frame->content_agent = (uint8_t)role;
        return WIRE_OK;
    default:
        return WIRE_OK;
    }
}

/* ---- triggers ---- */

/* A trigger with the word that finds it. */
typedef struct Keyed {
    TriggerRecord record;
    uint32_t word, language, order;
} Keyed;
typedef ARRAY(Keyed) KeyedTriggers;

static Symbol read_word(Builder *builder, Text word, bool *form)
{
    char folded[WORD_BYTES];
    *form = text_starts(word, TEXT("="));
    if (*form)
        word = text_slice(word, 1, word.length);
    return builder_word(builder, (Text){folded, utf8_fold(word, folded, sizeof folded)});
}

/* One of the words between bars, "lie|fiction|nonsense"; what is left of the choice is for the words that follow. */
static Text choose_word(Text words, uint32_t *choice, uint32_t *readings)
{
    uint32_t count = 1;
    for (size_t i = 0; i < words.length; i++)
        count += words.bytes[i] == '|';
    for (uint32_t skip = *choice % count; skip; skip--)
        words = text_slice(words, text_find(words, TEXT("|")) + 1, words.length);
    *choice /= count;
    *readings *= count;
    return text_slice(words, 0, text_find(words, TEXT("|")));
}

/* The reading of a trigger that takes the words of a choice from 0 on; tells how many there are. */
static WireStatus read_trigger(Builder *builder, const Fact *fact, uint32_t choice, Keyed *trigger, uint32_t *readings)
{
    Text rest = text_trim(facts_text(builder->facts, fact->object));
    trigger->language = fact->language;
    *readings = 1;
    if (!fact->literal || rest.length == 0 || fact->language == LANGUAGE_UNKNOWN || fact->language >= LANGUAGE_COUNT)
        return facts_refuse(builder->facts, fact, "a trigger is words with @en or @fr");
    trigger->record.others = builder->trigger_words.count;
    for (uint32_t i = 0; rest.length; i++) {
        Text word = text_slice(rest, 0, text_find(rest, TEXT(" ")));
        rest = text_trim(text_slice(rest, word.length, rest.length));
        bool form;
        Symbol symbol = read_word(builder, choose_word(word, &choice, readings), &form);
        if (i == TRIGGER_WORDS)
            return facts_refuse(builder->facts, fact, "a trigger of more than %d words", TRIGGER_WORDS);
        if (i == 0) {
            trigger->word = symbol;
            trigger->record.flags = form ? TRIGGER_BY_FORM : 0;
            continue;
        }
        *ARRAY_PUSH(builder->arena, &builder->trigger_words) = symbol;
        trigger->record.others_count = (uint8_t)i;
        trigger->record.others_by_form |= (uint8_t)(form ? 1 << (i - 1) : 0);
    }
    return WIRE_OK;
}

static const struct {
    Property property;
    TriggerPart part;
} parts[] = {{PROPERTY_VERB, TRIGGER_VERB},
             {PROPERTY_NOUN, TRIGGER_NOUN},
             {PROPERTY_ADJECTIVE, TRIGGER_ADJECTIVE},
             {PROPERTY_PARTICIPLE, TRIGGER_PARTICIPLE}};

/* Whether a frame has triggers of one part of speech in a language; an empty frame counts for all. */
static bool takes_part(const Facts *facts, uint32_t first, Property property, Language language)
{
    bool any = false;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property == property && fact->language == language)
            return true;
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            any = any || (fact->property == parts[j].property && fact->language == language);
    }
    return !any;
}

/* lex:not counts for the parts of speech that its frame has: a look-alike of the noun "strike" is none of the verb. */
static WireStatus take_triggers(Builder *builder, uint32_t first, uint32_t frame, KeyedTriggers *out)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        bool negative = fact->property == PROPERTY_NOT;
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) {
            if (negative ? !takes_part(facts, first, parts[j].property, (Language)fact->language)
                         : fact->property != parts[j].property)
                continue;
            uint32_t readings = 1;
            for (uint32_t choice = 0; choice < readings; choice++) {
                Keyed trigger;
                memset(&trigger, 0, sizeof trigger);
                TRY(read_trigger(builder, fact, choice, &trigger, &readings));
                trigger.record.frame = frame;
                trigger.record.part = (uint8_t)parts[j].part;
                trigger.record.flags |= negative ? TRIGGER_NEGATIVE : 0;
                trigger.order = out->count;
                *ARRAY_PUSH(builder->arena, out) = trigger;
            }
        }
    }
    return WIRE_OK;
}

static int by_key(const void *a, const void *b)
{
    const Keyed *left = a, *right = b;
    if (left->language != right->language)
        return left->language < right->language ? -1 : 1;
    if (left->word != right->word)
        return left->word < right->word ? -1 : 1;
    if (left->record.others_count != right->record.others_count)
        return left->record.others_count > right->record.others_count ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

static void finish_triggers(Builder *builder, KeyedTriggers *keyed)
{
    if (keyed->count)
        qsort(keyed->items, keyed->count, sizeof *keyed->items, by_key);
    uint32_t keys = 0;
    for (uint32_t i = 0; i < keyed->count; i++)
        keys += i == 0 || keyed->items[i].word != keyed->items[i - 1].word ||
                keyed->items[i].language != keyed->items[i - 1].language;
    uint32_t slots = table_slots(keys);
    TriggerSlot *table = ARENA_ARRAY(builder->arena, TriggerSlot, slots);
    for (uint32_t i = 0; i < keyed->count; i++) {
        const Keyed *trigger = &keyed->items[i];
        *ARRAY_PUSH(builder->arena, &builder->triggers) = trigger->record;
        uint32_t slot = edge_slot(trigger->language, trigger->word, slots);
        while (table[slot].count && (table[slot].word != trigger->word || table[slot].language != trigger->language))
            slot = (slot + 1) & (slots - 1);
        if (table[slot].count == 0)
            table[slot] = (TriggerSlot){trigger->word, trigger->language, i, 0};
        table[slot].count++;
    }
    Image *image = &builder->image;
    image->triggers.items = builder->triggers.items, image->triggers.count = builder->triggers.count;
    image->trigger_words.items = builder->trigger_words.items;
    image->trigger_words.count = builder->trigger_words.count;
    image->trigger_table.items = table, image->trigger_table.count = slots;
}

/* ---- the pass ---- */

static bool is_frame(const Facts *facts, uint32_t first)
{
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property == PROPERTY_TYPE && text_equal(lex_name(facts_text(facts, fact->object)), TEXT("Frame")))
            return true;
    }
    return false;
}

/* Whether a slot takes the event of another frame. */
static bool carries(const FrameRecord *frame)
{
    for (int i = 0; i < SLOT_COUNT; i++)
        if (frame->slots[i] & 1 << FILL_EVENT)
            return true;
    return false;
}

/* A frame of lex:not alone need evoke nothing. */
static bool has_triggers(const Facts *facts, uint32_t first)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (facts_value(facts, first, parts[i].property))
            return true;
    return false;
}

static WireStatus compile_frame(Builder *builder, uint32_t first, FrameRecord *frame)
{
    const Facts *facts = builder->facts;
    frame->name = builder_string(builder, local_name(facts_text(facts, facts->items.items[first].subject)));
    frame->class = frame->instrument = NONE;
    frame->relation = frame->status = frame->harm = -1;
    frame->content_status = CONTENT_AS_IT_STANDS;
    frame->content_agent = ROLE_COUNT;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++)
        TRY(take_fact(builder, &facts->items.items[i], frame));
    TRY(read_slots(builder, first, frame->slots));
    if (frame->class == NONE && frame->relation < 0 && frame->harm < 0 && !carries(frame) &&
        !facts_value(facts, first, PROPERTY_EVOKES) && has_triggers(facts, first))
        return facts_refuse(facts, &facts->items.items[first], "a frame without lex:evokes");
    return inherit_slots(builder, frame);
}

WireStatus compile_frames(Builder *builder)
{
    const Facts *facts = builder->facts;
    KeyedTriggers keyed = {NULL, 0, 0};
    for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
        if (!is_frame(facts, first))
            continue;
        TRY(compile_frame(builder, first, ARRAY_PUSH(builder->arena, &builder->frames)));
        TRY(take_triggers(builder, first, builder->frames.count - 1, &keyed));
    }
    builder->image.frames.items = builder->frames.items;
    builder->image.frames.count = builder->frames.count;
    finish_triggers(builder, &keyed);
    return WIRE_OK;
}
