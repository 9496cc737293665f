/* Parties that only the article tells: between whom somebody mediates, whom a call for calm means. */
#include "interpret/reading.h"

enum { PAIR_LIMIT = 64 };

typedef struct Pair {
    uint32_t first, second; /* entities */
    uint32_t count;
} Pair;

typedef struct Pairs {
    Pair items[PAIR_LIMIT];
    uint32_t count;
} Pairs;

/* The state or group behind a person, a body or a force. */
static uint32_t side_of(const Reading *reading, uint32_t entity)
{
    const Entity *row = &reading->document->entities.items[entity];
    bool acts_for = row->class == CLASS_PERSON || row->class == CLASS_GOVERNMENT_BODY || row->class == CLASS_ARMED_FORCE;
    return acts_for && row->country != NONE ? row->country : entity;
}

static void count_pair(Pairs *pairs, uint32_t first, uint32_t second)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        Pair *pair = &pairs->items[i];
        if ((pair->first == first && pair->second == second) || (pair->first == second && pair->second == first)) {
            pair->count++;
            return;
        }
    }
    if (pairs->count < PAIR_LIMIT)
        pairs->items[pairs->count++] = (Pair){first, second, 1};
}

static bool is_side(const Reading *reading, const Role *role, RoleKind kind)
{
    return role->kind == kind && is_named(reading, role->entity) && is_actor(reading, role->entity);
}

/* Who stands against whom in one event. */
static void count_rivals(const Reading *reading, const Happening *happening, Pairs *pairs)
{
    static const RoleKind kinds[][2] = {{ROLE_AGENT, ROLE_TARGET}, {ROLE_PARTICIPANT, ROLE_PARTICIPANT}};
    for (size_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < happening->roles.count; i++)
            for (uint32_t j = k ? i + 1 : 0; j < happening->roles.count; j++) {
                const Role *one = &happening->roles.items[i], *other = &happening->roles.items[j];
                if (!is_side(reading, one, kinds[k][0]) || !is_side(reading, other, kinds[k][1]))
                    continue;
                uint32_t first = side_of(reading, one->entity), second = side_of(reading, other->entity);
                if (first != second)
                    count_pair(pairs, first, second);
            }
}

/* The two sides that the article tells most often against each other; false when it tells of none. */
static bool find_rivals(const Reading *reading, Pair *out)
{
    Pairs pairs = {.count = 0};
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *happening = &reading->happenings.items[i];
        if (!happening->dropped && happening->frame.class != NONE &&
            (class_within(reading, happening->frame.class, "Assault") ||
             class_within(reading, happening->frame.class, "Sanctioning")))
            count_rivals(reading, happening, &pairs);
    }
    *out = (Pair){NONE, NONE, 0};
    for (uint32_t i = 0; i < pairs.count; i++)
        if (pairs.items[i].count > out->count)
            *out = pairs.items[i];
    return out->count > 0;
}

/* "called for restraint", "a appelé au calme": what both sides are asked for. */
static bool asks_for_calm(const Reading *reading, const Happening *happening)
{
    const Sentence *sentence = &reading->document->sentences.items[happening->sentence];
    for (uint32_t t = happening->token + 1; t < sentence->last; t++)
        if (listed(reading, t, LIST_CALM, NULL) && is_below(reading, t, happening->token))
            return true;
    return false;
}

static bool means_rivals(const Reading *reading, const Happening *happening)
{
    if (happening->dropped || happening->frame.class == NONE || has_role(happening, ROLE_TARGET) ||
        happening->filled & 1u << ROLE_TARGET)
        return false;
    return class_is(reading, happening->frame.class, "Mediation") ||
           (class_is(reading, happening->frame.class, "Appeal") && asks_for_calm(reading, happening));
}

static void add_rival(Reading *reading, Happening *happening, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (side_of(reading, happening->roles.items[i].entity) == entity)
            return;
    add_role(reading, happening, (Role){ROLE_TARGET, SLOT_BETWEEN, entity, happening->token, "rivals of the article"});
}

void fill_from_context(Reading *reading)
{
    Pair rivals;
    if (!find_rivals(reading, &rivals))
        return;
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        if (!means_rivals(reading, happening))
            continue;
        add_rival(reading, happening, rivals.first);
        add_rival(reading, happening, rivals.second);
    }
}
