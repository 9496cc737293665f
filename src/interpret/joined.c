/* Whom words stand for together: coordination, "X as well as Y", "X is among those". */
#include "interpret/fillers.h"

static const Entity *entity_of(const Reading *reading, uint32_t entity)
{
    return &reading->document->entities.items[entity];
}

/* "X, together with Y": one more who does it. */
static bool is_beside(const Reading *reading, uint32_t child)
{
    uint8_t deprel = reading->tokens[child].deprel;
    return (deprel == DEPREL_CONJ || deprel == DEPREL_NMOD || deprel == DEPREL_APPOS) &&
           child_listed(reading, child, LIST_AS_WELL, NULL) != NONE;
}

/* Without "and" or "or" anywhere in it, what looks like a coordination is a comma misread. */
static bool is_joined(const Reading *reading, uint32_t head)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, head, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_CC || is_beside(reading, children[i]) ||
            (reading->tokens[children[i]].deprel == DEPREL_CONJ &&
             (child_with(reading, children[i], DEPREL_CC) != NONE || child_with(reading, children[i], DEPREL_CONJ) != NONE)))
            return true;
    return false;
}

/* "the government of President X and the group Y", hung on X: the group stands beside the government. */
static uint32_t beside_leader(const Reading *reading, uint32_t token)
{
    const Mention *body = mention_on(reading, token);
    uint32_t leader = noun_under(reading, token), joined = leader == NONE ? NONE : child_with(reading, leader, DEPREL_CONJ);
    const Mention *person = leader == NONE ? NULL : mention_on(reading, leader), *other = joined == NONE ? NULL : mention_on(reading, joined);
    if (!body || body->entity == NONE || entity_of(reading, body->entity)->class != CLASS_COUNTRY || body->kind == MENTION_NAME ||
        !person || person->entity == NONE || entity_of(reading, person->entity)->class != CLASS_PERSON || !other || other->entity == NONE)
        return NONE;
    return entity_of(reading, other->entity)->class != CLASS_PERSON && is_actor(reading, other->entity) ? joined : NONE;
}

/* "X, mayor of Y and a critic of Z": what else a name is called is nobody else. */
static bool joins(const Reading *reading, uint32_t head, uint32_t child)
{
    const Mention *first = mention_on(reading, head);
    bool person = first && first->entity != NONE && entity_of(reading, first->entity)->class == CLASS_PERSON;
    bool called = person && child_with(reading, head, DEPREL_APPOS) != NONE && child_with(reading, head, DEPREL_APPOS) < child &&
                  reading->tokens[child].upos == UPOS_NOUN && mention_on(reading, child) == NULL;
    return is_nominal(reading, child) && !called && (reading->tokens[child].deprel == DEPREL_CONJ || is_beside(reading, child));
}

/* "X and Y were among those arrested", "parmi eux figurent X et Y": whom the clause counts among them, or NONE. */
static uint32_t counted_among(const Reading *reading, uint32_t token)
{
    uint32_t over = reading->tokens[token].head;
    const Mention *told = mention_on(reading, token);
    bool named = told && told->entity != NONE && is_named(reading, told->entity);
    if (named || marker_in(reading, token, LIST_AMONG) == NONE)
        return NONE;
    if (child_with(reading, token, DEPREL_COP) != NONE)
        return child_with(reading, token, DEPREL_NSUBJ);
    if (over == NONE || reading->tokens[token].deprel != DEPREL_OBL)
        return NONE;
    if (child_with(reading, over, DEPREL_COP) != NONE && is_nominal(reading, over))
        return over;
    if (!listed(reading, over, LIST_COUNT_VERB, NULL))
        return NONE;
    uint32_t subject = child_with(reading, over, DEPREL_NSUBJ);
    return subject != NONE ? subject : child_with(reading, over, DEPREL_OBJ);
}

void fillers_of(const Reading *reading, uint32_t token, Fillers *out)
{
    uint32_t counted = counted_among(reading, antecedent(reading, token));
    token = counted != NONE ? counted : token;
    uint32_t queue[FILLER_LIMIT] = {token}, queued = 1;
    out->count = 0;
    out->owned = false;
    for (uint32_t i = 0; i < queued; i++) {
        const uint32_t *children;
        add_filler(reading, queue[i], out);
        uint32_t head = antecedent(reading, queue[i]);
        uint32_t count = i > 0 || is_joined(reading, head) ? children_of(reading, head, &children) : 0;
        for (uint32_t c = 0; c < count && queued < FILLER_LIMIT; c++)
            if (joins(reading, head, children[c]))
                queue[queued++] = children[c];
        uint32_t other = beside_leader(reading, head);
        if (other != NONE && queued < FILLER_LIMIT)
            queue[queued++] = other;
        /* "the movement X and Y": Y hangs on the name beside */
        uint32_t beside = name_beside(reading, antecedent(reading, queue[i]));
        count = beside == NONE ? 0 : children_of(reading, beside, &children);
        for (uint32_t c = 0; c < count && queued < FILLER_LIMIT; c++)
            if (reading->tokens[children[c]].deprel == DEPREL_CONJ && is_nominal(reading, children[c]))
                queue[queued++] = children[c];
    }
}

