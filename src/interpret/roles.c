/* Arguments into roles: what the frame says of the slot, and what the filler is fit for. */
#include "interpret/reading.h"

#define BIT(kind) (1u << (kind))

/* Slots in the order in which they may take a role: the surest first. */
static const Slot slot_order[] = {SLOT_SUBJECT, SLOT_BY,      SLOT_OWNER, SLOT_OBJECT, SLOT_INDIRECT, SLOT_CLAUSE,
                                  SLOT_BETWEEN, SLOT_AGAINST, SLOT_WITH,  SLOT_TO,     SLOT_FROM,     SLOT_OF,
                                  SLOT_FOR,     SLOT_ABOUT,   SLOT_AS,    SLOT_AFTER,  SLOT_IN};

static bool suits(const Reading *reading, RoleKind role, uint32_t entity)
{
    switch (role) {
    case ROLE_AGENT:
    case ROLE_PARTICIPANT: return is_actor(reading, entity);
    case ROLE_TARGET: return is_actor(reading, entity) || is_place(reading, entity);
    case ROLE_PLACE: return is_place(reading, entity);
    case ROLE_INSTRUMENT: return reading->document->entities.items[entity].class == CLASS_INSTRUMENT;
    default: return false;
    }
}

/* "Somaliland agreed": a region that speaks or deals stands for those who rule it. */
static bool stands_for_rulers(const Reading *reading, const Happening *happening, Slot slot, uint32_t entity)
{
    static const char *const families[] = {"Assault", "Coercion", "Disaster", "Protest", "Election", "Mobilization", "Visit"};
    bool acts = slot == SLOT_SUBJECT && happening->part == TRIGGER_VERB && !happening->passive &&
                reading->document->entities.items[entity].class == CLASS_REGION;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        acts = acts && !class_within(reading, happening->frame.class, families[i]);
    return acts;
}

/* The role for an entity among those that a slot may give, or ROLE_COUNT. */
static RoleKind choose(const Reading *reading, const Happening *happening, uint32_t set, uint32_t entity)
{
    static const RoleKind for_actors[] = {ROLE_PARTICIPANT, ROLE_AGENT, ROLE_TARGET, ROLE_PLACE};
    static const RoleKind for_places[] = {ROLE_PLACE, ROLE_TARGET};
    bool actor = is_actor(reading, entity);
    if (set & BIT(ROLE_INSTRUMENT) && suits(reading, ROLE_INSTRUMENT, entity))
        return ROLE_INSTRUMENT;
    if (set & BIT(ROLE_AGENT) && set & BIT(ROLE_TARGET) && happening->filled & BIT(ROLE_AGENT))
        set &= ~BIT(ROLE_AGENT);
    const RoleKind *order = actor ? for_actors : for_places;
    for (size_t i = 0; i < (actor ? sizeof for_actors : sizeof for_places) / sizeof *order; i++)
        if (set & BIT(order[i]) && suits(reading, order[i], entity))
            return order[i];
    return ROLE_COUNT;
}

/* The role that words take which name nobody; only whether it is told matters. */
static RoleKind choose_unknown(uint32_t set, uint32_t kinds)
{
    if (set & BIT(ROLE_INSTRUMENT) && kinds & BIT(FILLER_INSTRUMENT))
        return ROLE_INSTRUMENT;
    if (kinds & BIT(FILLER_PLACE) && set & BIT(ROLE_PLACE))
        return ROLE_PLACE;
    if (set & BIT(ROLE_TARGET) && !(kinds & BIT(FILLER_PERSON) && set & BIT(ROLE_AGENT)))
        return ROLE_TARGET;
    if (set & BIT(ROLE_AGENT))
        return ROLE_AGENT;
    if (set & BIT(ROLE_PARTICIPANT))
        return ROLE_PARTICIPANT;
    return set & BIT(ROLE_PLACE) && kinds & BIT(FILLER_PLACE) ? ROLE_PLACE : ROLE_COUNT;
}

/* A party that is agent already is target too only in reciprocal events. */
static void note_reciprocity(Happening *happening, uint32_t set, const Fillers *fillers)
{
    uint32_t both = 0, agents = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        agents += happening->roles.items[i].kind == ROLE_AGENT;
    for (uint32_t i = 0; i < fillers->count; i++)
        both += has_filler(happening, ROLE_AGENT, fillers->entities[i]);
    if (agents == 2 && both == 2 && fillers->count == 2 && set & BIT(ROLE_TARGET))
        happening->reciprocal = true;
}

/* "the minister voiced the will of X", who is X's minister: X is no other party. */
static bool acts_for(const Reading *reading, const Happening *happening, uint32_t entity)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_AGENT &&
            same_party(reading, happening->roles.items[i].entity, entity))
            return true;
    return false;
}

/* Whether the words themselves tell the country: "two Israeli hostages", not "the hostages". */
static bool is_owned_by(const Reading *reading, uint32_t token, uint32_t country)
{
    Fillers owners;
    owners_of(reading, token, &owners);
    for (uint32_t i = 0; i < owners.count && country != NONE; i++)
        if (owners.entities[i] == country)
            return true;
    return false;
}

/* "Turkish police arrested two Turkish lawyers": they are not Turkey. */
static bool is_own_people(const Reading *reading, const Happening *happening, uint32_t token, uint32_t entity)
{
    const Entity *row = &reading->document->entities.items[entity];
    uint32_t mention = reading->mention_at[token];
    bool described = mention != NONE && reading->document->mentions.items[mention].kind == MENTION_DESCRIPTION &&
                     row->class == CLASS_COUNTRY && !listed(reading, token, LIST_COUNTRY_NOUN, NULL);
    uint32_t country = described ? entity : row->class == CLASS_UNNAMED ? row->country : NONE;
    for (uint32_t i = 0; country != NONE && i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_AGENT && same_party(reading, happening->roles.items[i].entity, country))
            return true;
    return false;
}

/* "X welcomed the decision by Y": Y made what the verb is about, and does not do what X does. */
static bool is_second_agent(const Happening *happening, Slot slot, RoleKind kind, uint32_t entity)
{
    bool beside = slot == SLOT_BY || slot == SLOT_OF || slot == SLOT_FROM;
    return beside && kind == ROLE_AGENT && happening->part == TRIGGER_VERB && happening->filled & BIT(ROLE_AGENT) &&
           !has_filler(happening, ROLE_AGENT, entity);
}

static bool give(Reading *reading, Happening *happening, Slot slot, const Argument *argument)
{
    uint32_t set = happening->frame.slots[slot];
    Fillers fillers;
    bool given = false;
    fillers_of(reading, argument->token, &fillers);
    note_reciprocity(happening, set, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++) {
        RoleKind kind = choose(reading, happening, set, fillers.entities[i]);
        if (slot == SLOT_BETWEEN && is_place(reading, fillers.entities[i])) /* regions have parties between them, too */
            kind = set & BIT(ROLE_PARTICIPANT) ? ROLE_PARTICIPANT : kind;
        bool other = kind == ROLE_AGENT && slot == SLOT_OWNER && happening->part == TRIGGER_VERB &&
                     happening->filled & BIT(ROLE_AGENT) && !has_filler(happening, ROLE_AGENT, fillers.entities[i]);
        if (other) /* "summoned the Israeli ambassador": the owner of the object is another party */
            kind = ROLE_TARGET;
        if (is_second_agent(happening, slot, kind, fillers.entities[i]))
            continue;
        if (kind == ROLE_COUNT && stands_for_rulers(reading, happening, slot, fillers.entities[i]))
            kind = set & BIT(ROLE_AGENT) ? ROLE_AGENT : set & BIT(ROLE_PARTICIPANT) ? ROLE_PARTICIPANT : ROLE_COUNT;
        if (kind == ROLE_COUNT && (slot == SLOT_OWNER || slot == SLOT_OF || slot == SLOT_BETWEEN) &&
            suits(reading, ROLE_PLACE, fillers.entities[i]) && !is_actor(reading, fillers.entities[i]))
            kind = ROLE_PLACE;
        bool site = fillers.owned && kind == ROLE_TARGET && !is_actor(reading, fillers.entities[i]) &&
                    !is_kind_of_place(reading, argument->token); /* "the city of X" is X */
        if (site && happening->frame.slots[SLOT_IN] & BIT(ROLE_PLACE))
            kind = ROLE_PLACE; /* "a market of Nyala" */
        if (kind == ROLE_PLACE && fillers.owned && is_actor(reading, fillers.entities[i]) && slot == SLOT_IN)
            kind = ROLE_COUNT; /* before the embassy of X is not in X */
        const Entity *entity = &reading->document->entities.items[fillers.entities[i]];
        bool own = kind == ROLE_TARGET && is_own_people(reading, happening, fillers.tokens[i], fillers.entities[i]);
        if (own && entity->class == CLASS_COUNTRY)
            kind = ROLE_COUNT, given = true;
        if (kind == ROLE_TARGET && !own && entity->class == CLASS_UNNAMED && !is_militant(reading, fillers.entities[i]) &&
            is_owned_by(reading, fillers.tokens[i], entity->country) &&
            (is_servant(reading, fillers.entities[i]) || has_role(happening, ROLE_AGENT)))
            fillers.entities[i] = entity->country; /* "two Israeli hostages" */
        if (kind == ROLE_COUNT)
            continue;
        given = true;
        bool of = slot == SLOT_OWNER || slot == SLOT_OF;
        if (kind == ROLE_TARGET && (has_filler(happening, ROLE_AGENT, fillers.entities[i]) ||
                                    (of && acts_for(reading, happening, fillers.entities[i]))))
            continue;
        add_role(reading, happening,
                 (Role){(uint8_t)kind, (uint8_t)slot, fillers.entities[i], fillers.tokens[i], argument->rule});
    }
    for (uint32_t i = 0; i < happening->roles.count; i++)
        happening->filled |= BIT(happening->roles.items[i].kind);
    return given;
}

/* Words that name nobody still tell that somebody, or some event, is there. */
static bool give_unknown(const Reading *reading, Happening *happening, Slot slot, const Argument *argument)
{
    uint32_t kinds = filler_kinds(reading, argument->token);
    RoleKind kind = choose_unknown(happening->frame.slots[slot], kinds);
    bool event = kinds & BIT(FILLER_EVENT);
    if (slot == SLOT_SUBJECT && event) {
        happening->subject_event = argument->token;
        return true;
    }
    if (kind == ROLE_COUNT)
        return false;
    if (kind == ROLE_TARGET)
        happening->topic_token = argument->token;
    if (!event || kind == ROLE_TARGET)
        happening->filled |= BIT(kind);
    return true;
}

/* "died in the raid", "killed by the blast": the event that harmed. */
static bool note_harming_event(const Reading *reading, Happening *happening, Slot slot, const Argument *argument)
{
    if (happening->frame.harm < 0 || happening->subject_event != NONE || !reading->evokes[argument->token])
        return false;
    if (slot != SLOT_IN && slot != SLOT_AFTER && slot != SLOT_BY && slot != SLOT_SUBJECT && slot != SLOT_FROM)
        return false;
    happening->subject_event = argument->token;
    return true;
}

static bool assign(Reading *reading, Happening *happening, Slot slot, const Argument *argument)
{
    uint32_t set = happening->frame.slots[slot];
    if (!argument->clause && note_harming_event(reading, happening, slot, argument))
        return true;
    if (set == 0 || set & BIT(FILL_UNSET) || set & BIT(FILL_NOTHING))
        return false;
    if (set & BIT(FILL_EVENT) && reading->evokes[argument->token]) {
        happening->carried = argument->token;
        return true;
    }
    uint32_t roles = set & (BIT(ROLE_COUNT) - 1);
    if (roles & BIT(ROLE_TARGET) && happening->target_token == NONE && !argument->clause)
        happening->target_token = argument->token;
    if (set & BIT(FILL_CONTENT) && (argument->clause || roles == 0 || reading->evokes[argument->token])) {
        if (happening->content == NONE)
            happening->content = argument->token;
        return true;
    }
    if (argument->clause && happening->frame.content_status == CONTENT_NO_EVENT && happening->content == NONE) {
        happening->content = argument->token; /* "warned them against selling", "barred from leaving" */
        return true;
    }
    if (argument->clause || roles == 0)
        return false;
    uint32_t subject_roles = happening->frame.slots[SLOT_SUBJECT] & BIT(ROLE_AGENT) ? BIT(ROLE_AGENT) : 0;
    if (slot == SLOT_OBJECT && roles == subject_roles && happening->filled & BIT(ROLE_AGENT))
        return true;
    bool noun = happening->part == TRIGGER_NOUN || happening->part == TRIGGER_ADJECTIVE;
    if (noun && roles & BIT(ROLE_AGENT) && !(roles & BIT(ROLE_TARGET)))
        happening->subject_kinds |= filler_kinds(reading, argument->token);
    bool sought = happening->frame.required & BIT(ROLE_TARGET) && slot != SLOT_OBJECT;
    if ((noun || sought) && roles == BIT(ROLE_TARGET)) {
        happening->object_kinds |= filler_kinds(reading, argument->token);
        happening->object_told = true;
    }
    return give(reading, happening, slot, argument) || give_unknown(reading, happening, slot, argument);
}

/* "à", "en" lead to a place or to somebody: where violence is told, or the filler cannot act, it is the place. */
static bool is_place_phrase(const Reading *reading, const Happening *happening, const Argument *argument)
{
    static const char *const families[] = {"Assault",  "Coercion",     "Disaster",    "Protest",
                                           "Election", "Mobilization", "Consultation"};
    if (!(argument->slots & BIT(SLOT_TO)) || !(argument->slots & BIT(SLOT_IN)) ||
        !(happening->frame.slots[SLOT_IN] & BIT(ROLE_PLACE)))
        return false;
    uint32_t kinds = filler_kinds(reading, argument->token);
    if (!(kinds & BIT(FILLER_PLACE)))
        return false;
    if (!(kinds & BIT(FILLER_ACTOR)))
        return true;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (class_within(reading, happening->frame.class, families[i]))
            return true;
    return false;
}

static bool is_given(const Happening *happening, Slot slot)
{
    uint32_t set = happening->frame.slots[slot];
    return set != 0 && !(set & (BIT(FILL_UNSET) | BIT(FILL_NOTHING)));
}

/* "de" is "from" beside verbs and "of" beside nouns, where the frame has both. */
static uint32_t choose_of_or_from(const Reading *reading, const Happening *happening, const Argument *argument)
{
    uint32_t slots = argument->slots, both = BIT(SLOT_OF) | BIT(SLOT_FROM);
    if ((slots & both) != both || !is_given(happening, SLOT_OF) || !is_given(happening, SLOT_FROM))
        return slots;
    bool content = happening->frame.slots[SLOT_OF] == BIT(FILL_CONTENT) && !reading->evokes[argument->token];
    bool verbal = reading->tokens[argument->token].deprel == DEPREL_OBL || happening->part == TRIGGER_VERB || content;
    return slots & ~(verbal ? BIT(SLOT_OF) : BIT(SLOT_FROM));
}

static void note_kinds(const Reading *reading, Happening *happening, const Argument *argument)
{
    if (argument->slots & BIT(SLOT_SUBJECT))
        happening->subject_kinds |= filler_kinds(reading, argument->token) | BIT(FILLER_ANY);
    if (argument->slots & BIT(SLOT_OBJECT)) {
        happening->object_kinds |= filler_kinds(reading, argument->token);
        happening->object_told = true;
    }
}

static bool is_owner(const Role *role)
{
    return role->slot == SLOT_OWNER || role->slot == SLOT_OF;
}

/* "X's sanctions against Y were announced": two targets are one too many, and the owner acts. */
static void owner_acts(Happening *happening)
{
    uint32_t owners = 0, others = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_TARGET)
            *(is_owner(&happening->roles.items[i]) ? &owners : &others) += 1;
    if (!happening->passive || has_role(happening, ROLE_AGENT) || owners == 0 || others == 0)
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_TARGET && is_owner(&happening->roles.items[i]))
            happening->roles.items[i].kind = ROLE_AGENT;
}

/* "Qatar hosted talks between X and Y": where the parties are told the host is none; who brokered them never is. */
static bool is_host(const Reading *reading, const Happening *happening, const Role *role)
{
    return role->rule == host_rule || role->rule == broker_rule ||
           (role->slot == SLOT_SUBJECT && happening->part == TRIGGER_VERB &&
            listed(reading, happening->token, LIST_HOST_VERB, NULL));
}

static void drop_hosts(const Reading *reading, Happening *happening)
{
    uint32_t parties = 0, kept = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        parties += happening->roles.items[i].kind == ROLE_PARTICIPANT && is_actor(reading, happening->roles.items[i].entity) &&
                   !is_host(reading, happening, &happening->roles.items[i]);
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        const Role *role = &happening->roles.items[i];
        bool party = role->kind == ROLE_PARTICIPANT;
        if (!party || !(parties > 0 ? is_host(reading, happening, role) : role->rule == broker_rule))
            happening->roles.items[kept++] = *role;
    }
    happening->roles.count = kept;
}

/* "l'ambassadeur de France à Niamey a été rappelé": who posted the envoy recalls him, if nobody else does. */
static void sender_recalls(const Reading *reading, Happening *happening)
{
    if (!class_is(reading, happening->frame.class, "AmbassadorRecall") || has_role(happening, ROLE_AGENT))
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role *role = &happening->roles.items[i];
        bool of_envoy = holds_word(happening, reading->tokens[role->token].head) &&
                        reading->tokens[role->token].head != happening->token;
        if (role->kind == ROLE_TARGET && role->slot == SLOT_FROM && of_envoy &&
            marker_slots(reading, role->token) & BIT(SLOT_OF) && is_actor(reading, role->entity))
            role->kind = ROLE_AGENT;
    }
}

/* "claimed responsibility for the bombing": the event hangs on the carrier's own object. */
static void carry_any(const Reading *reading, Happening *happening, const Arguments *arguments)
{
    if (happening->word_count < 2 || !(happening->frame.slots[SLOT_OBJECT] & BIT(FILL_EVENT)))
        return;
    for (uint32_t i = 0; i < arguments->count && happening->carried == NONE; i++)
        if (!arguments->items[i].clause && reading->evokes[arguments->items[i].token] &&
            arguments->items[i].slots & (BIT(SLOT_FOR) | BIT(SLOT_OF) | BIT(SLOT_OBJECT))) {
            happening->carried = arguments->items[i].token;
            happening->object_told = true;
            happening->object_kinds |= BIT(FILLER_EVENT);
        }
}

/* "filed a case against X at the court": where a surer word tells against whom, "at" tells where. */
static bool is_forum(const Reading *reading, const Arguments *arguments, const Argument *argument)
{
    bool surer = false, actor = filler_kinds(reading, argument->token) & BIT(FILLER_ACTOR);
    for (uint32_t i = 0; i < arguments->count; i++) {
        uint32_t kinds = filler_kinds(reading, arguments->items[i].token);
        bool object = arguments->items[i].slots == BIT(SLOT_OBJECT) && !(kinds & BIT(FILLER_INSTRUMENT)) &&
                      (!actor || kinds & BIT(FILLER_ACTOR));
        surer = surer || object || arguments->items[i].slots == BIT(SLOT_AGAINST);
    }
    return surer && !(argument->slots & BIT(SLOT_ABOUT)) && argument->slots & BIT(SLOT_AGAINST) && argument->slots & BIT(SLOT_IN);
}

void fill_roles(Reading *reading, Happening *happening)
{
    Arguments arguments;
    bool done[ARGUMENT_LIMIT] = {false};
    collect_arguments(reading, happening, &arguments);
    for (uint32_t i = 0; i < arguments.count; i++)
        note_kinds(reading, happening, &arguments.items[i]);
    if (happening->frame.relation >= 0) {
        fill_ends(reading, happening, &arguments);
        return;
    }
    for (uint32_t i = 0; i < arguments.count; i++)
        if (is_place_phrase(reading, happening, &arguments.items[i]) || is_forum(reading, &arguments, &arguments.items[i]))
            arguments.items[i].slots = BIT(SLOT_IN);
    for (uint32_t i = 0; i < arguments.count; i++)
        arguments.items[i].slots = choose_of_or_from(reading, happening, &arguments.items[i]);
    for (size_t s = 0; s < sizeof slot_order / sizeof *slot_order; s++)
        for (uint32_t i = 0; i < arguments.count; i++)
            if (!done[i] && arguments.items[i].slots & BIT(slot_order[s]))
                done[i] = assign(reading, happening, slot_order[s], &arguments.items[i]);
    owner_acts(happening);
    drop_hosts(reading, happening);
    sender_recalls(reading, happening);
    if (is_carrier(&happening->frame) && happening->carried == NONE)
        carry_any(reading, happening, &arguments);
    if (happening->frame.class != NONE)
        add_instruments(reading, happening);
}

bool is_carrier(const Frame *frame)
{
    return frame->class == NONE && frame->relation < 0 && frame->harm < 0;
}

/* lex:nothing: an expression that only keeps its words to itself; a carrier waits for an event in one of its slots. */
static bool keeps_words(const Frame *frame)
{
    if (!is_carrier(frame) || frame->status >= 0)
        return false;
    for (uint32_t slot = 0; slot < SLOT_COUNT; slot++)
        if (frame->slots[slot] & BIT(FILL_EVENT))
            return false;
    return true;
}

bool conditions_met(const Happening *happening)
{
    const Frame *frame = &happening->frame;
    if (frame->required & ~happening->filled)
        return false;
    if (frame->relation >= 0 && (!happening->subjects->count || !happening->objects->count))
        return false;
    if (is_carrier(frame) && happening->carried == NONE && !keeps_words(frame))
        return false;
    if (frame->subject_is && happening->subject_kinds && !(frame->subject_is & happening->subject_kinds))
        return false;
    if (!frame->object_is)
        return true;
    if (happening->object_told || happening->part == TRIGGER_VERB || happening->part == TRIGGER_PARTICIPLE)
        return (frame->object_is & happening->object_kinds) != 0;
    return true;
}
