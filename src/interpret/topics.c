/* Roles that come through other events: the target of a condemnation is who did the deed, the accused did it. */
#include "interpret/attribution.h"

Happening *told_at(const Reading *reading, uint32_t token)
{
    if (token == NONE || reading->happening_at[token] == NONE)
        return NULL;
    return &reading->happenings.items[reading->happening_at[token]];
}

Happening *told_within(const Reading *reading, uint32_t token)
{
    Happening *told = told_at(reading, token);
    if (told || token == NONE)
        return told;
    const uint32_t *children;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count && !told; i++)
        if (reading->tokens[children[i]].deprel == DEPREL_OBJ)
            told = told_at(reading, children[i]);
    return told && told->light ? told : NULL;
}

void copy_roles(Reading *reading, const Happening *from, RoleKind kind, Happening *to, RoleKind as)
{
    for (uint32_t i = 0; i < from->roles.count; i++) {
        Role role = from->roles.items[i];
        bool party = as == ROLE_AGENT || as == ROLE_TARGET;
        if (role.kind != kind || (party && has_filler(to, as == ROLE_TARGET ? ROLE_AGENT : ROLE_TARGET, role.entity)))
            continue;
        role.kind = (uint8_t)as;
        role.rule = "through the event it is about";
        add_role(reading, to, role);
    }
}

/* "condemned the Israeli raid": the target is whose raid it was; "the clashes between X and Y": both. */
static void target_through_event(Reading *reading, Happening *happening)
{
    Happening *event = told_within(reading, happening->topic_token);
    if (has_role(happening, ROLE_TARGET) || has_role(happening, ROLE_PARTICIPANT))
        return;
    if (!event && happening->topic_token == NONE)
        event = told_within(reading, happening->content);
    if (event == happening)
        return;
    if (event)
        copy_roles(reading, event, ROLE_AGENT, happening, ROLE_TARGET);
}

/* "accuse X of bombing Y": X bombed; "accused of bombing by X": whoever bombed is accused. */
static void share_with_content(Reading *reading, Happening *happening)
{
    Happening *content = told_within(reading, happening->content);
    uint8_t role = happening->frame.content_agent;
    if (!content || content == happening || role >= ROLE_COUNT)
        return;
    RoleKind acts = has_role(content, ROLE_PARTICIPANT) ? ROLE_PARTICIPANT : ROLE_AGENT;
    bool named = has_role(happening, (RoleKind)role);
    if (named && !has_role(content, ROLE_AGENT))
        copy_roles(reading, happening, (RoleKind)role, content, ROLE_AGENT);
    else if (!named && acts == ROLE_AGENT)
        copy_roles(reading, content, ROLE_AGENT, happening, (RoleKind)role);
}

/* What a denial or refusal turns down: nothing told, a claim, or an event of speech. */
static bool turns_down_claim(const Reading *reading, const Happening *happening)
{
    uint32_t claim = happening->target_token != NONE ? happening->target_token : happening->topic_token;
    if (claim == NONE)
        return happening->content == NONE || !told_at(reading, happening->content);
    const Happening *told = told_at(reading, claim);
    return (told && told->frame.class != NONE && is_speech_act(reading, told->frame.class)) ||
           listed(reading, claim, LIST_REPORTING_NOUN, NULL);
}

static bool plays(const Reading *reading, const Happening *happening, RoleKind kind, const Happening *other, RoleKind as)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        for (uint32_t j = 0; j < other->roles.count && happening->roles.items[i].kind == kind; j++)
            if (other->roles.items[j].kind == as &&
                same_party(reading, happening->roles.items[i].entity, other->roles.items[j].entity))
                return true;
    return false;
}

/* "Kinshasa says Rwanda arms them, a charge Kigali rejects": whoever said of the other what is turned down. */
static void target_speakers(Reading *reading, const Happening *claim, Happening *reply)
{
    for (uint32_t i = 0; i < claim->speaker_count; i++)
        if (!has_filler(reply, ROLE_AGENT, claim->speakers[i]) && is_named(reading, claim->speakers[i]))
            add_role(reading, reply, (Role){ROLE_TARGET, SLOT_OBJECT, claim->speakers[i], reply->token, "who says so"});
}

/* "X accused Y. Y denied the claim": whose claim it was, is the target. */
static void target_of_reply(Reading *reading, uint32_t index)
{
    enum { SENTENCES = 3 };
    Happening *reply = &reading->happenings.items[index];
    if (!class_has(reading, reply->frame.class, TRAIT_REFUSING) ||
        has_role(reply, ROLE_TARGET) || !turns_down_claim(reading, reply))
        return;
    bool bare = reply->target_token == NONE && reply->topic_token == NONE && reply->content == NONE;
    for (uint32_t i = index; i > 0 && !has_role(reply, ROLE_TARGET); i--) {
        const Happening *claim = &reading->happenings.items[i - 1];
        if (claim->sentence + SENTENCES < reply->sentence)
            return;
        if (claim->dropped || claim->frame.class == NONE || class_has(reading, claim->frame.class, TRAIT_REFUSING))
            continue;
        bool speech = is_speech_act(reading, claim->frame.class);
        if ((bare || speech) && plays(reading, claim, ROLE_TARGET, reply, ROLE_AGENT))
            copy_roles(reading, claim, ROLE_AGENT, reply, ROLE_TARGET);
        else if (!speech && claim->sentence == reply->sentence && plays(reading, claim, ROLE_AGENT, reply, ROLE_AGENT))
            target_speakers(reading, claim, reply);
    }
}

static uint32_t count_parties(const Happening *happening)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        count += happening->roles.items[i].kind == ROLE_PARTICIPANT;
    return count;
}

/* "X met Y and agreed to ...", "X and Y agreed, after talks": the parties of an event in the same clause. */
static const Happening *event_beside(const Reading *reading, uint32_t index)
{
    const Happening *event = &reading->happenings.items[index];
    uint32_t verb = event->governor != NONE ? event->governor : event->token;
    bool noun = event->part == TRIGGER_NOUN;
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *other = &reading->happenings.items[i];
        if (i == index || other->sentence != event->sentence || other->dropped || other->frame.class == NONE ||
            count_parties(other) != 2 || class_has(reading, other->frame.class, TRAIT_VIOLENT))
            continue;
        uint32_t over = other->governor != NONE ? other->governor : other->token;
        if (noun ? is_below(reading, event->token, other->token) || (over != NONE && is_below(reading, event->token, over))
                 : reading->tokens[verb].deprel == DEPREL_CONJ && reading->tokens[verb].head == over)
            return other;
    }
    return NULL;
}

static void share_parties(Reading *reading, uint32_t index)
{
    Happening *event = &reading->happenings.items[index];
    bool shares = class_has(reading, event->frame.class, TRAIT_TALK);
    bool noun = event->part == TRIGGER_NOUN;
    const Happening *other = shares && count_parties(event) == (noun ? 0u : 1u) ? event_beside(reading, index) : NULL;
    if (other)
        copy_roles(reading, other, ROLE_PARTICIPANT, event, ROLE_PARTICIPANT);
}

/* "talks brokered by X", "X and Y agreed, after mediation by Z": between whom. */
static void mediate_beside(Reading *reading, uint32_t index)
{
    Happening *event = &reading->happenings.items[index];
    if (!class_has(reading, event->frame.class, TRAIT_MEDIATING) || has_role(event, ROLE_TARGET) ||
        event->filled & 1u << ROLE_TARGET)
        return;
    uint32_t noun = event->part != TRIGGER_NOUN ? reading->tokens[event->token].head : NONE;
    const Happening *other = noun != NONE ? told_at(reading, noun) : event_beside(reading, index);
    if (other && count_parties(other) >= 2)
        copy_roles(reading, other, ROLE_PARTICIPANT, event, ROLE_TARGET);
}

/* Whoever accuses or claims says what the content tells. */
static void speak_for_content(Reading *reading, Happening *happening)
{
    if (happening->governed_by == NONE || happening->speaker_count > 0)
        return;
    const Happening *governor = &reading->happenings.items[happening->governed_by];
    if (governor->frame.class == NONE || !is_speech_act(reading, governor->frame.class))
        return;
    for (uint32_t i = 0; i < governor->roles.count; i++)
        if (governor->roles.items[i].kind == ROLE_AGENT)
            add_speaker(happening, governor->roles.items[i].entity);
    happening->verb = reading->tokens[governor->token].form;
}

/* "the strikes hit bases of X": verb and noun tell one event; the noun takes what the verb adds. */
static void join_subject_event(Reading *reading, Happening *verb)
{
    Happening *noun = told_at(reading, verb->subject_event);
    if (!noun || noun == verb || verb->frame.harm >= 0 || verb->frame.class == NONE ||
        !class_related(reading, verb->frame.class, noun->frame.class))
        return;
    static const RoleKind kinds[] = {ROLE_TARGET, ROLE_PLACE, ROLE_INSTRUMENT};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        copy_roles(reading, verb, kinds[i], noun, kinds[i]);
    if (noun->date.precision == DATE_UNKNOWN) {
        noun->date = verb->date;
        noun->date_cause = verb->date_cause;
    }
    if (verb->status != STATUS_ACTUAL && noun->status == STATUS_ACTUAL) {
        noun->status = verb->status;
        noun->status_cause = verb->status_cause;
    }
    for (uint32_t i = 0; i < verb->speaker_count; i++)
        add_speaker(noun, verb->speakers[i]);
    noun->carried_by = true;
    verb->dropped = true;
}

/* "claimed responsibility for the attack": that it was theirs they say themselves. */
static void claim_as_own(const Reading *reading, const Happening *carrier, Happening *event)
{
    int32_t kind;
    if (!listed(reading, carrier->token, LIST_REPORTING_VERB, &kind) || kind != REPORT_PROBABLE)
        return;
    for (uint32_t i = 0; i < carrier->roles.count; i++)
        if (carrier->roles.items[i].kind == ROLE_AGENT && is_actor(reading, carrier->roles.items[i].entity) &&
            !is_nobody(reading, carrier->roles.items[i].token))
            add_speaker(event, carrier->roles.items[i].entity);
    event->verb = reading->tokens[carrier->token].form;
    event->report = REPORT_PROBABLE;
}

/* "The group claimed responsibility.": for what was told last. */
static Happening *last_assault(const Reading *reading, const Happening *carrier)
{
    enum { BACK = 3 };
    uint32_t index = (uint32_t)(carrier - reading->happenings.items);
    while (index-- > 0) {
        Happening *event = &reading->happenings.items[index];
        if (event->sentence + BACK < carrier->sentence)
            return NULL;
        if (event->sentence < carrier->sentence && !event->dropped && event->status == STATUS_ACTUAL &&
            event->frame.class != NONE && event->frame.harm < 0 && class_within(reading, event->frame.class, "Assault") &&
            !knowledge_event_class(reading->knowledge, event->frame.class).symmetric)
            return event;
    }
    return NULL;
}

static void claim_last_assault(Reading *reading, Happening *carrier)
{
    if (!is_carrier(&carrier->frame) || carrier->carried != NONE || carrier->status != STATUS_ACTUAL)
        return;
    Happening *event = last_assault(reading, carrier);
    for (uint32_t i = 0; event && i < carrier->roles.count; i++)
        if (carrier->roles.items[i].kind == ROLE_AGENT && is_nobody(reading, carrier->roles.items[i].token))
            return;
    if (!event)
        return;
    bool named = false;
    for (uint32_t i = 0; i < event->roles.count; i++)
        named = named || (event->roles.items[i].kind == ROLE_AGENT && is_named(reading, event->roles.items[i].entity));
    if (!named)
        copy_roles(reading, carrier, ROLE_AGENT, event, ROLE_AGENT);
    claim_as_own(reading, carrier, event);
}

/* Verbs and adjectives about an event give it roles and a status, and are none themselves. */
static void carry(Reading *reading, Happening *carrier)
{
    static const RoleKind kinds[] = {ROLE_AGENT, ROLE_TARGET, ROLE_PARTICIPANT, ROLE_PLACE};
    Happening *event = is_carrier(&carrier->frame) ? told_at(reading, carrier->carried) : NULL;
    int32_t report = 0;
    if (!event || event == carrier || event->frame.class == NONE)
        return;
    if (carrier->status == STATUS_DENIED && listed(reading, carrier->token, LIST_REPORTING_VERB, &report) &&
        report == REPORT_PROBABLE)
        return; /* what nobody claimed happened all the same */
    bool symmetric = knowledge_event_class(reading->knowledge, event->frame.class).symmetric;
    event->carried_by = true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        bool fits = kinds[i] == ROLE_PLACE || symmetric == (kinds[i] == ROLE_PARTICIPANT);
        if (fits && !(kinds[i] == ROLE_AGENT && carrier->frame.status == STATUS_DENIED))
            copy_roles(reading, carrier, kinds[i], event, kinds[i]);
    }
    if (event->date.precision == DATE_UNKNOWN) {
        event->date = carrier->date;
        event->date_cause = carrier->date_cause;
    }
    if (carrier->status != STATUS_ACTUAL && (event->status == STATUS_ACTUAL || carrier->status == STATUS_DENIED)) {
        event->status = carrier->status; /* "the summit planned for Monday will not take place" */
        event->status_cause = carrier->token;
    }
    for (uint32_t i = 0; i < carrier->speaker_count; i++)
        add_speaker(event, carrier->speakers[i]);
    claim_as_own(reading, carrier, event);
}

/* "in retaliation for the attack": which event it answers. */
static uint32_t answered_on(const Reading *reading, uint32_t token)
{
    const uint32_t *children;
    if (token == NONE)
        return NONE;
    uint32_t count = children_of(reading, token, &children);
    for (uint32_t i = 0; i < count; i++)
        if (reading->happening_at[children[i]] != NONE && marker_in(reading, children[i], LIST_RESPONSE) != NONE)
            return reading->happening_at[children[i]];
    return NONE;
}

static void find_answered(Reading *reading, Happening *happening)
{
    happening->answers = answered_on(reading, happening->token);
    if (happening->answers == NONE && happening->light)
        happening->answers = answered_on(reading, happening->governor);
}

/* Who visits a city is the guest of its country, and an ambassador is sent to a state; the city is where. */
static void raise_hosts(const Reading *reading, Happening *happening)
{
    uint32_t kept = 0;
    if (!class_has(reading, happening->frame.class, TRAIT_HOSTED))
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role role = happening->roles.items[i];
        const Entity *entity = &reading->document->entities.items[role.entity];
        if (role.kind == ROLE_TARGET && !is_actor(reading, role.entity)) {
            if (entity->country != NONE && has_filler(happening, ROLE_TARGET, entity->country))
                continue;
            role.rule = entity->country != NONE ? "country of the place" : role.rule;
            role.entity = entity->country != NONE ? entity->country : role.entity;
        }
        happening->roles.items[kept++] = role;
    }
    happening->roles.count = kept;
}

/* "thousands of Peruvians marched": people protest, not their state. */
static void drop_protesting_states(const Reading *reading, Happening *happening)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        const Role *role = &happening->roles.items[i];
        bool state = reading->document->entities.items[role->entity].class == CLASS_COUNTRY;
        if (!(class_has(reading, happening->frame.class, TRAIT_POPULAR) && role->kind == ROLE_AGENT && state))
            happening->roles.items[kept++] = *role;
    }
    happening->roles.count = kept;
}

/* A disaster strikes people; the land it strikes is where it happened. So is the land that holds an election. */
static void place_lands(const Reading *reading, Happening *happening)
{
    drop_protesting_states(reading, happening);
    bool disaster = class_has(reading, happening->frame.class, TRAIT_STRIKES_LAND);
    bool election = class_has(reading, happening->frame.class, TRAIT_HELD_BY_LAND);
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        Role *role = &happening->roles.items[i];
        if (is_place(reading, role->entity) &&
            ((disaster && role->kind == ROLE_TARGET) || (election && role->kind == ROLE_AGENT)))
            role->kind = ROLE_PLACE;
    }
}

void fill_from_others(Reading *reading)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        carry(reading, &reading->happenings.items[i]);
        claim_last_assault(reading, &reading->happenings.items[i]);
    }
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        join_subject_event(reading, &reading->happenings.items[i]);
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        Happening *happening = &reading->happenings.items[i];
        find_answered(reading, happening);
        share_with_content(reading, happening);
        target_in_content(reading, happening);
        target_through_event(reading, happening);
        blame_authors(reading, i);
        target_of_reply(reading, i);
        share_parties(reading, i);
        mediate_beside(reading, i);
        speak_for_content(reading, happening);
        raise_hosts(reading, happening);
        place_lands(reading, happening);
    }
}
