/* Whom people protest against beside "against X": an adjective, an embassy, a demand; and the state that its rulers and
   soldiers stand for where only the place tells which. */
#include "interpret/reading.h"

/* The state on whose soil it happens, or NONE. */
static uint32_t state_there(const Reading *reading, const Happening *event)
{
    uint32_t land = NONE;
    for (uint32_t i = 0; i < event->roles.count && land == NONE; i++)
        if (event->roles.items[i].kind == ROLE_PLACE)
            land = land_of(reading, event->roles.items[i].entity);
    return country_entity(reading, land);
}

/* "slogans hostile to X" */
static void aim_at_foes(Reading *reading, Happening *protest, uint32_t noun)
{
    uint32_t adjective = child_listed(reading, noun, LIST_HOSTILE, NULL);
    uint32_t foe = adjective == NONE ? NONE : child_with(reading, adjective, DEPREL_OBL);
    Fillers fillers = {.count = 0};
    if (foe != NONE)
        fillers_of(reading, foe, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++)
        if (is_actor(reading, fillers.entities[i]))
            add_role(reading, protest, (Role){ROLE_TARGET, SLOT_AGAINST, fillers.entities[i], fillers.tokens[i], "adjective"});
}

/* "outside the embassy of X": against X. */
static void aim_at_embassy(Reading *reading, Happening *protest)
{
    const Document *document = reading->document;
    uint32_t verb = protest->governor != NONE ? protest->governor : protest->token;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        const Mention *mention = &document->mentions.items[m];
        const Entity *site = mention->entity == NONE ? NULL : &document->entities.items[mention->entity];
        if (site && site->class == CLASS_FACILITY && site->kind != NONE && site->country != NONE &&
            reading->tokens[mention->head].head == verb && marker_slots(reading, mention->head) & 1u << SLOT_IN)
            add_role(reading, protest, (Role){ROLE_TARGET, SLOT_AGAINST, site->country, mention->head, "state of the embassy"});
    }
}

/* "marched to demand that X resign": whom the demand means. */
static void aim_by_demand(Reading *reading, Happening *protest)
{
    uint32_t verb = protest->governor != NONE ? protest->governor : protest->token;
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *demand = &reading->happenings.items[i];
        uint8_t deprel = reading->tokens[demand->token].deprel;
        if (demand == protest || demand->frame.class == NONE || !class_has(reading, demand->frame.class, TRAIT_SPOKEN) ||
            reading->tokens[demand->token].head != verb || (deprel != DEPREL_ADVCL && deprel != DEPREL_XCOMP))
            continue;
        for (uint32_t r = 0; r < demand->roles.count; r++) {
            Role role = demand->roles.items[r];
            if (role.kind == ROLE_TARGET && is_named(reading, role.entity) && is_actor(reading, role.entity))
                add_role(reading, protest, role);
        }
    }
}

/* "anti-government", "against the authorities": nobody named, but whoever rules there. */
static bool is_against_rulers(const Reading *reading, const Happening *protest)
{
    for (uint32_t w = 0; w < protest->word_count; w++)
        if (listed(reading, protest->words[w], LIST_ANTI_RULE, NULL) || child_listed(reading, protest->words[w], LIST_ANTI_RULE, NULL) != NONE)
            return true;
    for (uint32_t i = 0; i < protest->roles.count; i++) /* "anti-government protesters marched" */
        if (protest->roles.items[i].kind == ROLE_AGENT && child_listed(reading, protest->roles.items[i].token, LIST_ANTI_RULE, NULL) != NONE)
            return true;
    return protest->topic_token != NONE && listed(reading, protest->topic_token, LIST_RULERS, NULL);
}

/* "anti-American": the part before the hyphen sets against what the rest names. */
static bool sets_against(const Reading *reading, uint32_t token)
{
    Text form = symbol_text(reading->document->symbols, reading->forms[token]);
    size_t hyphen = text_find(form, TEXT("-"));
    int32_t value;
    Symbol prefix = hyphen == SIZE_MAX ? 0 : symbol_of(reading->document->symbols, text_slice(form, 0, hyphen));
    return prefix != 0 && knowledge_match_list(reading->knowledge, reading->document->language, LIST_ANTI_PREFIX, &prefix, 1, &value) == 1;
}

/* States that an adjective sets the protest or the protesters against. */
static void aim_at_named(Reading *reading, Happening *protest, uint32_t noun)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, noun, &children);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t mention = sets_against(reading, children[i]) ? reading->mention_at[children[i]] : NONE;
        uint32_t entity = mention == NONE ? NONE : reading->document->mentions.items[mention].entity;
        if (entity != NONE && is_named(reading, entity) && is_actor(reading, entity))
            add_role(reading, protest, (Role){ROLE_TARGET, SLOT_AGAINST, entity, children[i], "adjective"});
    }
}

static void aim(Reading *reading, Happening *protest)
{
    for (uint32_t w = 0; w < protest->word_count; w++) {
        aim_at_named(reading, protest, protest->words[w]);
        aim_at_foes(reading, protest, protest->words[w]);
    }
    for (uint32_t i = 0, count = protest->roles.count; i < count; i++)
        if (protest->roles.items[i].kind == ROLE_AGENT)
            aim_at_named(reading, protest, protest->roles.items[i].token);
    if (!has_named_target(reading, protest))
        aim_by_demand(reading, protest);
    if (!has_named_target(reading, protest))
        aim_at_embassy(reading, protest);
    uint32_t state = !has_named_target(reading, protest) && is_against_rulers(reading, protest) ? state_there(reading, protest) : NONE;
    if (state != NONE)
        add_role(reading, protest, (Role){ROLE_TARGET, SLOT_AGAINST, state, protest->token, "rulers of the land"});
}

/* "government soldiers", "forces gouvernementales": of the land where they fight. */
static void name_soldiers(Reading *reading, Happening *event)
{
    for (uint32_t i = 0; i < event->roles.count; i++) {
        Role *role = &event->roles.items[i];
        if (role->kind > ROLE_PARTICIPANT || !is_servant(reading, role->entity) ||
            reading->document->entities.items[role->entity].country != NONE || is_militant(reading, role->entity) ||
            child_listed(reading, role->token, LIST_GOVERNMENTAL, NULL) == NONE)
            continue;
        uint32_t state = state_there(reading, event);
        for (uint32_t r = 0; r < event->roles.count && state != NONE; r++)
            if (event->roles.items[r].kind != ROLE_PLACE && same_party(reading, event->roles.items[r].entity, state))
                state = NONE;
        if (state != NONE)
            role->entity = state;
    }
}

void name_opponents(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *event = &reading->happenings.items[i];
        if (event->dropped || event->frame.class == NONE)
            continue;
        name_soldiers(reading, event);
        if (class_has(reading, event->frame.class, TRAIT_POPULAR))
            aim(reading, event);
    }
}
