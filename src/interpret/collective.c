/* Tellings of several happenings in one: each other's, one for each party, exchanged. */
#include "interpret/reading.h"

#include <string.h>

static bool listed_below(const Reading *reading, uint32_t token, List list)
{
    const uint32_t *children, *further;
    if (token == NONE)
        return false;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++) {
        if (listed(reading, children[i], list, NULL))
            return true;
        uint32_t more = children_of(reading, children[i], &further);
        uint8_t deprel = reading->tokens[children[i]].deprel;
        if (deprel == DEPREL_OBJ || deprel == DEPREL_OBL || deprel == DEPREL_NMOD)
            for (uint32_t j = 0; j < more; j++)
                if (listed(reading, further[j], list, NULL))
                    return true;
    }
    return false;
}

static bool says(const Reading *reading, const Happening *happening, List list)
{
    for (uint32_t w = 0; w < happening->word_count; w++)
        if (listed(reading, happening->words[w], list, NULL) || listed_below(reading, happening->words[w], list))
            return true;
    return happening->light && happening->governor != NONE &&
           (listed(reading, happening->governor, list, NULL) || listed_below(reading, happening->governor, list));
}

/* Distinct named agents; a person and the state it acts for are one. */
static uint32_t agents_of(const Reading *reading, const Happening *happening, uint32_t *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < happening->roles.count && count < FILLER_LIMIT; i++) {
        if (happening->roles.items[i].kind != ROLE_AGENT || !is_named(reading, happening->roles.items[i].entity))
            continue;
        for (uint32_t j = 0; j < count; j++)
            if (same_party(reading, out[j], happening->roles.items[i].entity))
                return 0;
        out[count++] = happening->roles.items[i].entity;
    }
    return count;
}

static Happening copy_of(Reading *reading, const Happening *happening)
{
    Happening copy = *happening;
    memset(&copy.roles, 0, sizeof copy.roles);
    for (uint32_t i = 0; i < happening->roles.count; i++)
        *ARRAY_PUSH(reading->arena, &copy.roles) = happening->roles.items[i];
    copy.copied = true;
    return copy;
}

static void keep_agent(Happening *happening, uint32_t agent)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind != ROLE_AGENT || happening->roles.items[i].entity == agent)
            happening->roles.items[kept++] = happening->roles.items[i];
    happening->roles.count = kept;
}

static void set_target(Reading *reading, Happening *happening, const uint32_t *parties, uint32_t target)
{
    uint32_t kept = 0, token = happening->token;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        const Role *role = &happening->roles.items[i];
        bool party = role->entity == parties[0] || role->entity == parties[1];
        if (role->kind == ROLE_TARGET || (role->kind == ROLE_PLACE && party))
            continue;
        happening->roles.items[kept++] = *role;
    }
    happening->roles.count = kept;
    Role role = {ROLE_TARGET, SLOT_OBJECT, target, token, "each other"};
    add_role(reading, happening, role);
    if (happening->frame.class != NONE && !has_role(happening, ROLE_PLACE) && is_place(reading, target) &&
        knowledge_event_class(reading->knowledge, happening->frame.class).target_is_place) {
        role.kind = ROLE_PLACE;
        add_role(reading, happening, role);
    }
}

/* "their withdrawal from the bloc": one deed of all. */
static bool is_theirs(const Reading *reading, const Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->tokens[children[i]].features.poss == POSS_YES)
            return true;
    return false;
}

/* "held drills with X": one deed of both. */
static bool is_done_with(const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_AGENT && happening->roles.items[i].slot == SLOT_WITH)
            return true;
    return false;
}

/* Classes in which every agent does it by itself. */
static bool each_alone(const Reading *reading, uint32_t class)
{
    static const char *const names[] = {"Accusation", "Condemnation", "Appeal",    "Threat",           "Rejection",
                                        "Support",    "Expulsion",    "Sanction",  "AmbassadorRecall", "Mobilization",
                                        "Withdrawal"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (class_is(reading, class, names[i]))
            return true;
    return false;
}

static bool is_mutual(const Reading *reading, const Happening *happening, uint32_t agents)
{
    if (agents != 2 || has_role(happening, ROLE_PARTICIPANT))
        return false;
    if (happening->reciprocal || says(reading, happening, LIST_EACH_OTHER))
        return true;
    bool diplomatic = class_is(reading, happening->frame.class, "AmbassadorRecall");
    return diplomatic && !has_role(happening, ROLE_TARGET) && happening->topic_token == NONE;
}

static void split(Reading *reading, uint32_t index)
{
    uint32_t agents[FILLER_LIMIT];
    Happening original = reading->happenings.items[index];
    if (original.dropped || original.frame.class == NONE)
        return;
    uint32_t count = agents_of(reading, &original, agents);
    bool mutual = is_mutual(reading, &original, count);
    if (count == 2 && class_is(reading, original.frame.class, "RelationsCut") && !has_role(&original, ROLE_TARGET)) {
        keep_agent(&reading->happenings.items[index], agents[0]); /* "the break between X and Y": one event */
        set_target(reading, &reading->happenings.items[index], agents, agents[1]);
        return;
    }
    bool alone = each_alone(reading, original.frame.class) && !says(reading, &original, LIST_JOINTLY) && !is_done_with(&original) &&
                 !is_theirs(reading, &original);
    if (count < 2 || (!mutual && !alone))
        return;
    for (uint32_t a = 0; a < count; a++) {
        Happening copy = copy_of(reading, &original);
        keep_agent(&copy, agents[a]);
        if (mutual)
            set_target(reading, &copy, agents, agents[1 - a]);
        if (a == 0)
            reading->happenings.items[index] = copy;
        else
            *ARRAY_PUSH(reading->arena, &reading->happenings) = copy;
    }
}

void split_collectives(Reading *reading)
{
    uint32_t count = reading->happenings.count;
    for (uint32_t i = 0; i < count; i++)
        split(reading, i);
}
