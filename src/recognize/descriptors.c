/* Actors and victims without a name ("gunmen", "des dizaines de civils"), and people who stand for a state or group. */
#include "recognize/owners.h"

static bool described_as(const Thing *thing, const char *kind)
{
    return text_equal(thing->describes, text_of(kind));
}

/* The force of a state that the article names, if it names just one. */
static uint32_t force_of(const Recognizer *r, uint32_t state)
{
    uint32_t found = NONE;
    for (uint32_t i = 0; i < r->document->entities.count; i++) {
        const Entity *entity = &r->document->entities.items[i];
        if (entity->class != CLASS_ARMED_FORCE || entity->country != state)
            continue;
        if (found != NONE)
            return NONE;
        found = i;
    }
    return found;
}

static bool is_armed(const Thing *thing)
{
    return described_as(thing, "Soldiers") || described_as(thing, "Police") || described_as(thing, "Militants");
}

/* Whom people of an owner stand for: fighters for their group, soldiers and officials for their state; else NONE. */
static uint32_t stands_for(const Recognizer *r, const Thing *thing, uint32_t owner)
{
    if (owner == NONE)
        return NONE;
    EntityClass class = r->document->entities.items[owner].class;
    bool armed = is_armed(thing);
    bool official = described_as(thing, "Officials");
    if (class == CLASS_COUNTRY) {
        if (official)
            return owner;
        if (!described_as(thing, "Soldiers"))
            return NONE;
        uint32_t force = force_of(r, owner);
        return force != NONE ? force : owner;
    }
    if (class_is_organization(class) && (armed || official))
        return owner;
    return NONE;
}

static bool definite(const Recognizer *r, uint32_t token)
{
    const Token *before = token > 0 ? &r->document->tokens.items[token - 1] : NULL;
    return before && before->upos == UPOS_DET && before->features.definite != DEFINITE_IND &&
           sentence_begin(r, token) < token;
}

/* The unnamed actors of this kind told before, when the words say that they are known ("the rebels"). */
static uint32_t told_before(const Recognizer *r, const Spot *spot, uint32_t owner)
{
    uint32_t head = span_head(r, spot->first, spot->last);
    Symbol lemma = r->document->tokens.items[head].lemma;
    for (uint32_t i = r->document->mentions.count; i > 0; i--) {
        const Mention *mention = &r->document->mentions.items[i - 1];
        if (mention->kind != MENTION_DESCRIPTION || mention->entity == NONE)
            continue;
        const Entity *entity = &r->document->entities.items[mention->entity];
        if (entity->class == CLASS_UNNAMED && r->document->tokens.items[mention->head].lemma == lemma &&
            (owner == NONE || entity->country == entity_state(r, owner)))
            return mention->entity;
    }
    return NONE;
}

static uint32_t actor_new(Recognizer *r, const Spot *spot, uint32_t first, uint32_t last, uint32_t owner)
{
    uint32_t index = entity_new(r, CLASS_UNNAMED, span_symbol(r, first, last));
    Entity *entity = &r->document->entities.items[index];
    uint32_t head = span_head(r, spot->first, spot->last);
    entity->kind = spot->thing;
    entity->country = entity_state(r, owner);
    if (owner != NONE && entity->country != owner)
        entity->within = owner;
    entity->plural = r->document->tokens.items[head].features.number == NUMBER_PLUR;
    return index;
}

/* The words that belong to the description: article, adjectives and numbers before it. */
static uint32_t widen(const Recognizer *r, uint32_t first)
{
    uint32_t begin = sentence_begin(r, first);
    while (first > begin && r->spot_at[first - 1] == NONE) {
        Upos upos = token_upos(r, first - 1);
        if (upos != UPOS_ADJ && upos != UPOS_DET && upos != UPOS_NUM)
            break;
        first--;
        if (upos == UPOS_DET)
            break;
    }
    for (uint32_t back = 1; back <= 3 && back <= first - begin; back++) { /* not "least nine people" */
        int32_t value;
        uint32_t length = list_match(r, LIST_AT_LEAST, first - back, &value);
        if (length > back)
            return first - back + length;
    }
    return first;
}

/* "le groupe palestinien X": the name right behind the noun is the group. */
static uint32_t group_named(const Recognizer *r, const Spot *spot, const Owner *owner)
{
    if (!list_match(r, LIST_GROUP_NOUN, spot->first, NULL) && !list_match(r, LIST_ORGANIZATION_NOUN, spot->first, NULL))
        return NONE;
    uint32_t name = spot_starting(r, owner->last);
    if (name == NONE || r->spots.items[name].role != SPOT_NAME || r->spots.items[name].entity == NONE)
        return NONE;
    uint32_t entity = r->spots.items[name].entity;
    return class_is_organization(r->document->entities.items[entity].class) ? entity : NONE;
}

static void describe(Recognizer *r, Spot *spot)
{
    Thing thing = knowledge_thing(r->knowledge, spot->thing);
    Owner owner;
    owner_find(r, spot, &owner);
    uint32_t entity = group_named(r, spot, &owner);
    if (entity == NONE)
        entity = stands_for(r, &thing, owner.entity);
    MentionHow how = entity != NONE ? HOW_COREFERENCE : HOW_PATTERN;
    uint32_t first = widen(r, owner.first);
    if (entity == NONE && definite(r, owner.first)) {
        entity = told_before(r, spot, owner.entity);
        how = entity != NONE ? HOW_COREFERENCE : HOW_PATTERN;
    }
    if (entity == NONE)
        entity = actor_new(r, spot, first, owner.last, owner.entity);
    spot->entity = entity;
    Mention *mention = mention_add(r, first, owner.last, MENTION_DESCRIPTION);
    mention->head = span_head(r, spot->first, spot->last);
    mention->entity = entity;
    mention->how = (uint8_t)how;
    mention->armed = is_armed(&thing);
}

/* One entity for each kind of means. */
static void instrument(Recognizer *r, const Spot *spot)
{
    uint32_t entity = NONE;
    for (uint32_t i = 0; i < r->document->entities.count && entity == NONE; i++)
        if (r->document->entities.items[i].class == CLASS_INSTRUMENT && r->document->entities.items[i].thing == spot->thing)
            entity = i;
    if (entity == NONE) {
        entity = entity_new(r, CLASS_INSTRUMENT, span_symbol(r, spot->first, spot->last));
        r->document->entities.items[entity].thing = spot->thing;
    }
    Mention *mention = mention_add(r, spot->first, spot->last, MENTION_INSTRUMENT);
    mention->entity = entity;
    mention->how = HOW_GAZETTEER;
    mention->confidence = 900;
}

void descriptors_find(Recognizer *r)
{
    for (uint32_t i = 0; i < r->spots.count; i++) {
        Spot *spot = &r->spots.items[i];
        if (spot->dropped)
            continue;
        if (spot->role == SPOT_DESCRIPTOR && !title_found(r, spot))
            describe(r, spot);
        else if (spot->role == SPOT_INSTRUMENT)
            instrument(r, spot);
    }
}
