/* Ties that attachment tells without a word for them: "the Houthis in Yemen", "the mosque of Timbuktu", "X of the Y party",
   "the UN's refugee agency", "the border between X and Y". */
#include "interpret/ties.h"

#define BIT(kind) (1u << (kind))

static const Entity *entity_of(const Reading *reading, uint32_t entity)
{
    return &reading->document->entities.items[entity];
}

/* The named thing whose mention has its head here, or NONE. */
static uint32_t named_at(const Reading *reading, uint32_t token)
{
    uint32_t mention = token == NONE ? NONE : reading->mention_at[token];
    if (mention == NONE)
        return NONE;
    const Mention *m = &reading->document->mentions.items[mention];
    bool one = m->others_count == 0 && (m->kind == MENTION_NAME || m->kind == MENTION_DESCRIPTION);
    return one && m->entity != NONE && is_named(reading, m->entity) ? m->entity : NONE;
}

static int size_of(EntityClass class)
{
    static const int sizes[CLASS_COUNT] = {[CLASS_FACILITY] = 1, [CLASS_CITY] = 2, [CLASS_REGION] = 3, [CLASS_COUNTRY] = 4};
    return sizes[class];
}

/* What the gazetteer knows must not speak against it. */
static bool may_lie_in(const Reading *reading, uint32_t inner, uint32_t outer)
{
    const Entity *a = entity_of(reading, inner), *b = entity_of(reading, outer);
    if (size_of(a->class) == 0 || size_of(a->class) >= size_of(b->class))
        return false;
    uint32_t lies = a->thing == NONE ? NONE : knowledge_thing(reading->knowledge, a->thing).country;
    uint32_t holds = b->thing == NONE ? NONE : knowledge_thing(reading->knowledge, b->thing).country;
    return lies == NONE || holds == NONE || lies == holds;
}

static bool has_members(EntityClass class)
{
    return class == CLASS_ARMED_GROUP || class == CLASS_ARMED_FORCE || class == CLASS_PARTY || class == CLASS_MEDIA ||
           class == CLASS_ORGANIZATION || class == CLASS_COMPANY || class == CLASS_GOVERNMENT_BODY;
}

static bool is_body(EntityClass class)
{
    return class == CLASS_GOVERNMENT_BODY || class == CLASS_INTERNATIONAL_ORGANIZATION || class == CLASS_ORGANIZATION ||
           class == CLASS_ARMED_FORCE;
}

/* The relation of a thing to another that hangs on it under a preposition, a possessive or beside it; -1 for none. */
static int tie_of(const Reading *reading, uint32_t over, uint32_t below, uint32_t token)
{
    EntityClass holder = entity_of(reading, over)->class, held = entity_of(reading, below)->class;
    uint32_t slots = marker_slots(reading, token);
    bool owner = reading->tokens[token].deprel == DEPREL_NMOD_POSS;
    bool of = owner || slots & (BIT(SLOT_OF) | BIT(SLOT_FROM));
    bool in = slots & BIT(SLOT_IN) && !(slots & BIT(SLOT_AGAINST));
    if (is_place(reading, over) && is_place(reading, below) && may_lie_in(reading, over, below))
        return in || (of && held == CLASS_CITY) ? RELATION_LOCATED_IN : -1;
    if (holder == CLASS_ARMED_GROUP && is_place(reading, below))
        return in || of ? RELATION_OPERATES_IN : -1;
    if (holder == CLASS_PERSON && has_members(held))
        return of && !owner ? RELATION_MEMBER_OF : -1;
    if (is_body(holder) && held == CLASS_INTERNATIONAL_ORGANIZATION)
        return of || reading->tokens[token].deprel == DEPREL_COMPOUND ? RELATION_PART_OF : -1;
    return -1;
}

/* What a noun phrase hangs on: the noun, or the one whose participle it stands under ("backed by Iran in Lebanon"). */
static uint32_t holder_of(const Reading *reading, uint32_t token)
{
    uint32_t over = reading->tokens[token].head;
    if (over == NONE)
        return NONE;
    switch (reading->tokens[token].deprel) {
    case DEPREL_NMOD:
    case DEPREL_NMOD_POSS:
    case DEPREL_COMPOUND:
        return over;
    case DEPREL_OBL:
        return reading->tokens[over].deprel == DEPREL_ACL ? reading->tokens[over].head : NONE;
    default:
        return NONE;
    }
}

/* "combats entre l'armée et le M23 à Goma": the place is that of what goes on between them. */
static bool is_side(const Reading *reading, uint32_t token)
{
    for (int step = 0; step < 4 && reading->tokens[token].deprel == DEPREL_CONJ; step++)
        token = reading->tokens[token].head;
    return marker_slots(reading, token) & BIT(SLOT_BETWEEN);
}

static void tie_attached(Reading *reading, const Mention *mention)
{
    uint32_t holder = holder_of(reading, mention->head);
    uint32_t below = named_at(reading, mention->head), over = named_at(reading, holder);
    if (over != NONE && is_side(reading, holder))
        return;
    if (over != NONE && entity_of(reading, over)->class == CLASS_PERSON &&
        reading->document->mentions.items[reading->mention_at[holder]].kind != MENTION_NAME)
        return; /* "X, chief of the guard": the office tells the tie */
    int kind = over == NONE || below == NONE || over == below ? -1 : tie_of(reading, over, below, mention->head);
    if (kind >= 0)
        tell_relation(reading, (RelationKind)kind, over, below, document_sentence(reading->document, mention->head));
}

/* "the border between X and Y", "X's border with Y": two states on one border. */
static void tie_borders(Reading *reading, uint32_t token)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    Fillers sides;
    owners_of(reading, token, &sides);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slots = marker_slots(reading, children[i]);
        Fillers more;
        if (!(slots & (BIT(SLOT_BETWEEN) | BIT(SLOT_WITH))))
            continue;
        fillers_of(reading, children[i], &more);
        for (uint32_t f = 0; f < more.count && sides.count < FILLER_LIMIT; f++) {
            sides.entities[sides.count] = more.entities[f];
            sides.tokens[sides.count++] = more.tokens[f];
        }
    }
    uint32_t states[2] = {NONE, NONE}, found = 0;
    for (uint32_t f = 0; f < sides.count; f++)
        if (entity_of(reading, sides.entities[f])->class == CLASS_COUNTRY && sides.entities[f] != states[0] && found++ < 2)
            states[found - 1] = sides.entities[f];
    if (found == 2)
        tell_relation(reading, RELATION_BORDERS, states[0], states[1], document_sentence(reading->document, token));
}

void find_ties(Reading *reading)
{
    const Document *document = reading->document;
    for (uint32_t m = 0; m < document->mentions.count; m++)
        if (document->mentions.items[m].kind == MENTION_NAME)
            tie_attached(reading, &document->mentions.items[m]);
    for (uint32_t t = 0; t < document->tokens.count; t++)
        if (is_nominal(reading, t) && listed(reading, t, LIST_BORDER_NOUN, NULL))
            tie_borders(reading, t);
}
