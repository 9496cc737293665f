/* Compiles what names name: entities, offices, bodies, descriptors, instruments. */
#include "knowledge/builder.h"

#include "base/iri.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 512, DEPTH_LIMIT = 8 };

/* ---- what kind of thing a subject is ---- */

static EntityClass class_named(Text name)
{
    for (int i = CLASS_NONE + 1; name.length && i < CLASS_NAMED_END; i++)
        if (text_equal(name, text_of(entity_class_name((EntityClass)i))))
            return (EntityClass)i;
    return CLASS_NONE;
}

static const struct {
    const char *name;
    ThingKind kind;
} kinds[] = {
    {"Office", THING_OFFICE}, {"Body", THING_BODY}, {"Descriptor", THING_DESCRIPTOR}, {"Instrument", THING_INSTRUMENT}};

/* Classes of other vocabularies in a user's file. */
static const struct {
    const char *name;
    EntityClass class;
} guesses[] = {
    {"Country", CLASS_COUNTRY}, {"City", CLASS_CITY}, {"Place", CLASS_REGION}, {"AdministrativeArea", CLASS_REGION},
    {"Airport", CLASS_FACILITY}, {"GovernmentOrganization", CLASS_GOVERNMENT_BODY}, {"Corporation", CLASS_COMPANY},
    {"PoliticalParty", CLASS_PARTY}, {"NewsMediaOrganization", CLASS_MEDIA}, {"Agent", CLASS_ORGANIZATION},
    {"Group", CLASS_ORGANIZATION}, {"NGO", CLASS_ORGANIZATION}, {"Settlement", CLASS_CITY}};

static EntityClass guess(Text iri)
{
    Text name = local_name(iri);
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
        if (text_equal(name, text_of(guesses[i].name)))
            return guesses[i].class;
    return class_named(name);
}

/* False where a type says nothing about names. */
static bool take_type(const Builder *builder, Text type, ThingRecord *thing)
{
    Text lex = lex_name(type);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_equal(lex, text_of(kinds[i].name))) {
            thing->kind = (uint8_t)kinds[i].kind;
            thing->class = thing->kind == THING_INSTRUMENT ? CLASS_INSTRUMENT : CLASS_NONE;
            return true;
        }
    if (text_equal(wg_name(type), TEXT("Post"))) {
        thing->kind = THING_POST;
        return true;
    }
    EntityClass class = class_named(wg_name(type));
    if (class == CLASS_NONE && builder->facts->lenient)
        class = guess(type);
    if (class == CLASS_NONE)
        return false;
    if (thing->class == CLASS_NONE)
        thing->class = (uint8_t)class;
    return true;
}

static bool is_known_type(Text lex)
{
    static const char *const names[] = {"Frame", "Office", "Body", "Descriptor", "Instrument"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(lex, text_of(names[i])))
            return true;
    return lex.length == 0;
}

/* The thing an image below has with this IRI, or NONE. */
static uint32_t known_thing(const Builder *builder, Text iri)
{
    const Image *base = builder->base;
    uint32_t slots = base ? base->thing_table.count : 0;
    for (uint32_t slot = slots ? hash_slot(text_hash(iri), slots) : 0; slots && base->thing_table.items[slot];
         slot = (slot + 1) & (slots - 1)) {
        uint32_t thing = base->thing_table.items[slot] - 1;
        if (text_equal(image_string(base, base->things.items[thing].iri), iri))
            return thing;
    }
    return NONE;
}

static bool has_names(const Facts *facts, uint32_t first)
{
    return facts_value(facts, first, PROPERTY_LABEL) || facts_value(facts, first, PROPERTY_ALIAS) ||
           facts_value(facts, first, PROPERTY_ACRONYM) || facts_value(facts, first, PROPERTY_DEMONYM);
}

/* A user's thing without a class takes that of the thing it narrows, or of the known thing with its IRI. */
static WireStatus settle_class(Builder *builder, uint32_t first, ThingRecord *thing, bool *found)
{
    Facts *facts = builder->facts;
    if (*found || !facts->lenient)
        return WIRE_OK;
    uint32_t known = known_thing(builder, facts_text(facts, facts->items.items[first].subject));
    if (known != NONE)
        return WIRE_OK;
    const Fact *broader = facts_value(facts, first, PROPERTY_BROADER);
    if (broader) {
        Text iri = facts_text(facts, broader->object);
        uint32_t wider = known_thing(builder, iri);
        thing->class = wider == NONE ? (uint8_t)guess(iri) : builder->base->things.items[wider].class;
        *found = thing->class != CLASS_NONE;
    }
    if (*found || !has_names(facts, first))
        return WIRE_OK;
    const Fact *type = facts_value(facts, first, PROPERTY_TYPE);
    if (type && text_equal(local_name(facts_text(facts, type->object)), TEXT("ConceptScheme")))
        return WIRE_OK;
    const Fact *at = type ? type : &facts->items.items[first];
    return facts_refuse(facts, at, "<%s> has a name but no class: say what it is (a wg:Person, wg:City ...)",
                        text_string(builder->arena, facts_text(facts, at->subject)));
}

/* A label that a user gives to a known thing goes before its own. */
static void relabel(Builder *builder, uint32_t first, uint32_t known)
{
    const Facts *facts = builder->facts;
    RelabelRecord record = {.thing = known};
    bool found = false;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property != PROPERTY_LABEL || !fact->literal || fact->language >= LANGUAGE_COUNT ||
            record.label[fact->language].length)
            continue;
        record.label[fact->language] = builder_string(builder, facts_text(facts, fact->object));
        found = true;
    }
    if (!found)
        return;
    uint32_t at = builder->relabels.count;
    ARRAY_PUSH(builder->arena, &builder->relabels);
    for (; at > 0 && builder->relabels.items[at - 1].thing > known; at--)
        builder->relabels.items[at] = builder->relabels.items[at - 1];
    builder->relabels.items[at] = record;
}

static WireStatus find_things(Builder *builder)
{
    const Facts *facts = builder->facts;
    for (uint32_t first = 0, end; first < facts->items.count; first = end) {
        end = facts_end(facts, first);
        ThingRecord thing;
        memset(&thing, 0, sizeof thing);
        bool found = false;
        for (uint32_t i = first; i < end; i++) {
            const Fact *fact = &facts->items.items[i];
            if (fact->property != PROPERTY_TYPE || fact->literal)
                continue;
            Text type = facts_text(facts, fact->object);
            found = take_type(builder, type, &thing) || found;
            if (!is_known_type(lex_name(type)) && !facts->lenient)
                return facts_refuse(facts, fact, "unknown class lex:%s",
                                    text_string(builder->arena, lex_name(type)));
        }
        TRY(settle_class(builder, first, &thing, &found));
        Symbol subject = facts->items.items[first].subject;
        uint32_t known = known_thing(builder, facts_text(facts, subject));
        if (known != NONE) {
            builder->thing_of[subject] = known;
            relabel(builder, first, known);
        }
        if (!found || known != NONE)
            continue;
        builder->thing_of[subject] = builder->base_things + builder->things.count;
        *ARRAY_PUSH(builder->arena, &builder->things) = thing;
    }
    return WIRE_OK;
}

/* ---- what is said of it ---- */

static double number(const Facts *facts, const Fact *fact)
{
    char digits[64];
    Text text = facts_text(facts, fact->object);
    if (text.length == 0 || text.length >= sizeof digits)
        return NAN;
    memcpy(digits, text.bytes, text.length);
    digits[text.length] = '\0';
    char *end;
    double value = strtod(digits, &end);
    return *end ? NAN : value;
}

static void take_link(Builder *builder, Text iri, ThingRecord *thing)
{
    StringRecord link = builder_string(builder, iri);
    if (text_starts(iri, TEXT(IRI_WD)))
        thing->wikidata = link;
    else if (text_starts(iri, TEXT(IRI_GEONAMES)))
        thing->geonames = link;
    else if (text_starts(iri, TEXT(IRI_DBPEDIA)))
        thing->dbpedia = link;
}

static uint32_t thing_named(Builder *builder, const Fact *fact)
{
    if (fact->literal)
        return NONE;
    uint32_t thing = builder->thing_of[fact->object];
    return thing != NONE ? thing : known_thing(builder, facts_text(builder->facts, fact->object));
}

static WireStatus take_body_class(Builder *builder, const Fact *fact, ThingRecord *thing)
{
    Text name = wg_name(facts_text(builder->facts, fact->object));
    EntityClass class = class_named(name);
    if (class == CLASS_NONE)
        return facts_refuse(builder->facts, fact, "unknown class of a body");
    thing->stands_for_country = class == CLASS_COUNTRY;
    thing->class = (uint8_t)class;
    return WIRE_OK;
}

static WireStatus take_number(Builder *builder, const Fact *fact, ThingRecord *thing)
{
    double value = number(builder->facts, fact);
    if (isnan(value))
        return facts_refuse(builder->facts, fact, "not a number");
    if (fact->property == PROPERTY_LATITUDE)
        thing->latitude = value;
    else if (fact->property == PROPERTY_LONGITUDE)
        thing->longitude = value;
    else
        thing->weight = value < 0 ? 0 : value > 4e9 ? 4000000000u : (uint32_t)value;
    return WIRE_OK;
}

static WireStatus take_fact(Builder *builder, const Fact *fact, ThingRecord *thing)
{
    Text text = facts_text(builder->facts, fact->object);
    switch (fact->property) {
    case PROPERTY_LABEL:
        if (fact->language < LANGUAGE_COUNT && thing->label[fact->language].length == 0)
            thing->label[fact->language] = builder_string(builder, text);
        return WIRE_OK;
    case PROPERTY_SAME_AS:
        take_link(builder, text, thing);
        return WIRE_OK;
    case PROPERTY_LATITUDE:
    case PROPERTY_LONGITUDE:
    case PROPERTY_WEIGHT:
        return take_number(builder, fact, thing);
    case PROPERTY_LOCATED_IN:
        if (thing->within == NONE)
            thing->within = thing_named(builder, fact);
        return WIRE_OK;
    case PROPERTY_COUNTRY:
        thing->country = thing_named(builder, fact);
        return WIRE_OK;
    case PROPERTY_ENTITY_CLASS:
        return take_body_class(builder, fact, thing);
    case PROPERTY_DESCRIBES:
    case PROPERTY_DEALS:
        thing->describes = builder_string(builder, wg_name(text));
        return WIRE_OK;
    default:
        return WIRE_OK;
    }
}

static WireStatus fill_thing(Builder *builder, uint32_t first, ThingRecord *thing)
{
    const Facts *facts = builder->facts;
    thing->latitude = thing->longitude = NAN;
    thing->within = thing->country = NONE;
    thing->iri = builder_string(builder, facts_text(facts, facts->items.items[first].subject));
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++)
        TRY(take_fact(builder, &facts->items.items[i], thing));
    if (thing->within == NONE)
        thing->within = thing->country;
    return WIRE_OK;
}

static const ThingRecord *record(const Builder *builder, uint32_t thing)
{
    return thing < builder->base_things ? &builder->base->things.items[thing]
                                        : &builder->things.items[thing - builder->base_things];
}

/* Up the places until a country is met. */
static void settle_country(Builder *builder, uint32_t index)
{
    ThingRecord *thing = &builder->things.items[index];
    if (thing->class == CLASS_COUNTRY && thing->kind == THING_ENTITY)
        thing->country = builder->base_things + index;
    uint32_t at = thing->within;
    for (int depth = 0; thing->country == NONE && at != NONE && depth < DEPTH_LIMIT; depth++) {
        const ThingRecord *wider = record(builder, at);
        if (wider->class == CLASS_COUNTRY)
            thing->country = at;
        else
            thing->country = wider->country;
        at = wider->within;
    }
}

/* ---- names ---- */

static const struct {
    Property property;
    NameKind kind;
} forms[] = {{PROPERTY_LABEL, NAME_LABEL},     {PROPERTY_ALIAS, NAME_ALIAS},     {PROPERTY_DEMONYM, NAME_DEMONYM},
             {PROPERTY_METONYM, NAME_METONYM}, {PROPERTY_ACRONYM, NAME_ACRONYM}, {PROPERTY_COMBINING, NAME_COMBINING}};

static void name_thing(Builder *builder, uint32_t first, uint32_t thing)
{
    const Facts *facts = builder->facts;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        for (size_t j = 0; j < sizeof forms / sizeof *forms; j++)
            if (fact->property == forms[j].property && fact->literal && fact->language != LANGUAGE_OTHER)
                builder_name(builder, thing, forms[j].kind, fact->language, facts_text(facts, fact->object));
    }
}

/* ---- offices people held ---- */

typedef struct Offices {
    Symbols *labels; /* folded */
    ARRAY(uint32_t) things; /* by symbol */
} Offices;

static Symbol folded_label(Offices *offices, Text label)
{
    char folded[NAME_BYTES];
    return symbol_of(offices->labels, (Text){folded, utf8_fold(label, folded, sizeof folded)});
}

static void know_office(Builder *builder, Offices *offices, const Fact *fact, uint32_t thing)
{
    Symbol label = folded_label(offices, facts_text(builder->facts, fact->object));
    while (offices->things.count <= label)
        *ARRAY_PUSH(builder->arena, &offices->things) = NONE;
    if (offices->things.items[label] == NONE)
        offices->things.items[label] = thing;
}

static void hold_offices(Builder *builder, Offices *offices, uint32_t first, ThingRecord *thing)
{
    const Facts *facts = builder->facts;
    thing->held = builder->held.count;
    for (uint32_t i = first, end = facts_end(facts, first); i < end; i++) {
        const Fact *fact = &facts->items.items[i];
        if (fact->property != PROPERTY_OFFICE)
            continue;
        Symbol label = folded_label(offices, facts_text(facts, fact->object));
        uint32_t office = label < offices->things.count ? offices->things.items[label] : NONE;
        if (office != NONE)
            *ARRAY_PUSH(builder->arena, &builder->held) = (HeldOffice){office, thing->country};
    }
    thing->held_count = builder->held.count - thing->held;
}

static void compile_offices(Builder *builder)
{
    const Facts *facts = builder->facts;
    Offices offices = {.labels = symbols_new(builder->arena, NULL)};
    for (uint32_t i = 0; i < facts->items.count; i++) {
        const Fact *fact = &facts->items.items[i];
        uint32_t thing = builder->thing_of[fact->subject];
        if (thing != NONE && thing >= builder->base_things && record(builder, thing)->kind == THING_OFFICE &&
            (fact->property == PROPERTY_LABEL || fact->property == PROPERTY_ALIAS))
            know_office(builder, &offices, fact, thing);
    }
    for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
        uint32_t thing = builder->thing_of[facts->items.items[first].subject];
        if (thing != NONE && thing >= builder->base_things)
            hold_offices(builder, &offices, first, &builder->things.items[thing - builder->base_things]);
    }
}

/* ---- the pass ---- */

static void finish_things(Builder *builder)
{
    uint32_t slots = table_slots(builder->things.count);
    uint32_t *table = ARENA_ARRAY(builder->arena, uint32_t, slots);
    for (uint32_t i = 0; i < builder->things.count; i++) {
        StringRecord iri = builder->things.items[i].iri;
        uint32_t slot = hash_slot(text_hash((Text){builder->strings.items + iri.start, iri.length}), slots);
        while (table[slot])
            slot = (slot + 1) & (slots - 1);
        table[slot] = i + 1;
    }
    Image *image = &builder->image;
    image->things.items = builder->things.items, image->things.count = builder->things.count;
    image->thing_table.items = table, image->thing_table.count = slots;
    image->relabels.items = builder->relabels.items, image->relabels.count = builder->relabels.count;
    image->held.items = builder->held.items, image->held.count = builder->held.count;
}

WireStatus compile_things(Builder *builder)
{
    const Facts *facts = builder->facts;
    TRY(find_things(builder));
    for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
        uint32_t thing = builder->thing_of[facts->items.items[first].subject];
        if (thing != NONE && thing >= builder->base_things)
            TRY(fill_thing(builder, first, &builder->things.items[thing - builder->base_things]));
    }
    for (uint32_t i = 0; i < builder->things.count; i++)
        settle_country(builder, i);
    for (uint32_t first = 0; first < facts->items.count; first = facts_end(facts, first)) {
        uint32_t thing = builder->thing_of[facts->items.items[first].subject];
        if (thing != NONE && record(builder, thing)->kind != THING_POST)
            name_thing(builder, first, thing);
    }
    compile_offices(builder);
    finish_things(builder);
    return WIRE_OK;
}
