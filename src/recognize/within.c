/* Which place the text puts within which: "Aceh, Indonesia", "la ville iranienne de X", "Y's X province". */
#include "recognize/recognizer.h"

static bool is_place_spot(const Recognizer *r, uint32_t spot)
{
    return spot != NONE && r->spots.items[spot].role == SPOT_NAME && r->spots.items[spot].entity != NONE &&
           class_is_place(r->document->entities.items[r->spots.items[spot].entity].class);
}

static bool is_state_spot(const Recognizer *r, uint32_t spot)
{
    return spot != NONE && r->spots.items[spot].entity != NONE &&
           (r->spots.items[spot].role == SPOT_DEMONYM || r->spots.items[spot].role == SPOT_NAME) &&
           r->document->entities.items[r->spots.items[spot].entity].class == CLASS_COUNTRY;
}

static int size_of(EntityClass class)
{
    static const int sizes[CLASS_COUNT] = {[CLASS_FACILITY] = 1, [CLASS_CITY] = 2, [CLASS_REGION] = 3, [CLASS_COUNTRY] = 4};
    return sizes[class];
}

/* What the gazetteer knows must not speak against it. */
static bool may_lie_in(const Recognizer *r, uint32_t inner, uint32_t outer)
{
    const Entity *a = &r->document->entities.items[inner], *b = &r->document->entities.items[outer];
    if (inner == outer || size_of(a->class) > size_of(b->class) || (a->class == b->class && a->class != CLASS_REGION))
        return false;
    uint32_t lies = a->thing == NONE ? NONE : knowledge_thing(r->knowledge, a->thing).country;
    uint32_t holds = b->thing == NONE ? NONE : knowledge_thing(r->knowledge, b->thing).country;
    return lies == NONE || holds == NONE || lies == holds;
}

static void put(Recognizer *r, uint32_t inner, uint32_t outer)
{
    Entity *entity = &r->document->entities.items[inner];
    bool nearer = entity->within != NONE &&
                  size_of(r->document->entities.items[entity->within].class) <= size_of(r->document->entities.items[outer].class);
    if (!nearer && may_lie_in(r, inner, outer))
        entity->within = outer;
}

static bool locative(const Recognizer *r, uint32_t token)
{
    int32_t slots = 0;
    return list_match(r, LIST_LOCATIVE, token, NULL) == 1 && list_match(r, LIST_MARKER, token, &slots) &&
           slots & 1 << SLOT_IN;
}

/* "P, Q", "P in Q", "P, au Q", "P, a city in the Q region" */
static uint32_t place_behind(const Recognizer *r, const Spot *spot)
{
    uint32_t at = spot->last, end = sentence_end(r, spot->first);
    bool comma = token_is(r, at, ",");
    at += comma;
    if (comma && is_place_spot(r, spot_starting(r, at)) && !token_is(r, r->spots.items[spot_starting(r, at)].last, ",") &&
        token_upos(r, r->spots.items[spot_starting(r, at)].last) != UPOS_CCONJ)
        return spot_starting(r, at);
    if (comma && token_upos(r, at) == UPOS_DET) /* "a city in" */
        for (int steps = 0; steps < 4 && at < end && !locative(r, at); steps++)
            at++;
    if (at >= end || !locative(r, at))
        return NONE;
    at++;
    at += token_upos(r, at) == UPOS_DET ? 1 : 0;
    return is_place_spot(r, spot_starting(r, at)) ? spot_starting(r, at) : NONE;
}

static bool place_noun(const Recognizer *r, uint32_t token)
{
    return list_match(r, LIST_CITY_NOUN, token, NULL) || list_match(r, LIST_REGION_NOUN, token, NULL) ||
           list_match(r, LIST_FACILITY_NOUN, token, NULL);
}

/* "la ville iranienne de P", "the Iranian city of P", "Q's P province" */
static uint32_t state_before(const Recognizer *r, const Spot *spot)
{
    uint32_t at = spot->first, begin = sentence_begin(r, at);
    if (at > begin + 1 && r->language == LANGUAGE_EN && token_upos(r, at - 1) == UPOS_PART &&
        is_state_spot(r, spot_ending(r, at - 1)))
        return spot_ending(r, at - 1);
    while (at > begin && (token_upos(r, at - 1) == UPOS_ADP || token_upos(r, at - 1) == UPOS_DET))
        at--;
    if (at == spot->first || at == begin)
        return NONE;
    uint32_t state = spot_ending(r, at);
    if (is_state_spot(r, state) && at >= begin + 2 && place_noun(r, at - 2))
        return state;
    state = at > begin + 1 ? spot_ending(r, at - 1) : NONE;
    return is_state_spot(r, state) && place_noun(r, at - 1) ? state : NONE;
}

/* "Mali : ... à Tombouctou": the state a headline begins with is where its places lie. */
static uint32_t headline_state(const Recognizer *r, const Spot *spot)
{
    uint32_t begin = sentence_begin(r, spot->first);
    uint32_t first = spot_starting(r, begin);
    bool headed = is_state_spot(r, first) && token_is(r, r->spots.items[first].last, ":");
    const Entity *entity = &r->document->entities.items[spot->entity];
    if (!headed || entity->thing == NONE)
        return NONE;
    uint32_t country = knowledge_thing(r->knowledge, entity->thing).country;
    return r->document->entities.items[r->spots.items[first].entity].thing == country ? first : NONE;
}

void within_find(Recognizer *r)
{
    uint32_t (*const rules[])(const Recognizer *, const Spot *) = {place_behind, state_before, headline_state};
    for (uint32_t i = 0; i < r->spots.count; i++) {
        const Spot *spot = &r->spots.items[i];
        if (!is_place_spot(r, i) || spot->dropped)
            continue;
        for (size_t rule = 0; rule < sizeof rules / sizeof *rules; rule++) {
            uint32_t outer = rules[rule](r, spot);
            if (outer != NONE)
                put(r, spot->entity, r->spots.items[outer].entity);
        }
    }
}
