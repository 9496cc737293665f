/* What the article or the speaker tells rather than the words: whom a mediator or a call for calm means, the state
   behind a capital, a protest in a demand, a threat in an announcement. */
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

/* The country entity of the article that a city lies in, or NONE. */
static uint32_t country_around(const Reading *reading, uint32_t city)
{
    uint32_t thing = reading->document->entities.items[city].thing;
    return thing == NONE ? NONE : country_entity(reading, knowledge_thing(reading->knowledge, thing).country);
}

static bool is_state(const Reading *reading, uint32_t entity)
{
    return reading->document->entities.items[entity].class == CLASS_COUNTRY;
}

/* An attack on foreign soil sets the state it happens in against the attacker. */
static void count_ground(const Reading *reading, const Happening *happening, Pairs *pairs)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        for (uint32_t j = 0; j < happening->roles.count; j++) {
            const Role *agent = &happening->roles.items[i], *place = &happening->roles.items[j];
            if (!is_side(reading, agent, ROLE_AGENT) || place->kind != ROLE_PLACE)
                continue;
            uint32_t side = side_of(reading, agent->entity);
            uint32_t ground = is_state(reading, place->entity) ? place->entity : country_around(reading, place->entity);
            if (is_state(reading, side) && ground != NONE && ground != side)
                count_pair(pairs, side, ground);
        }
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
             class_within(reading, happening->frame.class, "Sanctioning"))) {
            count_rivals(reading, happening, &pairs);
            count_ground(reading, happening, &pairs);
        }
    }
    *out = (Pair){NONE, NONE, 0};
    for (uint32_t i = 0; i < pairs.count; i++) {
        Pair *pair = &pairs.items[i];
        pair->count += is_state(reading, pair->first) && is_state(reading, pair->second); /* states are spoken to first */
        if (pair->count > out->count)
            *out = *pair;
    }
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

/* "recalled its ambassador from Tehran": the post is in the city, the quarrel with the state. */
static void put_states_for_capitals(Reading *reading, Happening *happening)
{
    static const char *const names[] = {"AmbassadorRecall", "RelationsCut", "RelationsRestored"};
    bool diplomatic = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        diplomatic = diplomatic || (happening->frame.class != NONE && class_is(reading, happening->frame.class, names[i]));
    for (uint32_t i = 0; diplomatic && i < happening->roles.count; i++) {
        Role *role = &happening->roles.items[i];
        if (role->kind == ROLE_PLACE || reading->document->entities.items[role->entity].class != CLASS_CITY)
            continue;
        uint32_t country = country_around(reading, role->entity);
        if (country != NONE && !has_filler(happening, ROLE_AGENT, country) &&
            !has_filler(happening, (RoleKind)role->kind, country))
            role->entity = country;
    }
}

/* Protesters who demand or denounce protest. */
static void read_demands_as_protest(Reading *reading, Happening *happening)
{
    uint32_t protest = knowledge_event_class_of(reading->knowledge, TEXT("Protest")), class = happening->frame.class;
    bool speaks = class != NONE && protest != NONE &&
                  (class_is(reading, class, "Appeal") || class_is(reading, class, "Condemnation"));
    for (uint32_t i = 0; speaks && i < happening->roles.count; i++) {
        const Entity *agent = &reading->document->entities.items[happening->roles.items[i].entity];
        if (happening->roles.items[i].kind != ROLE_AGENT || agent->class != CLASS_UNNAMED || agent->kind == NONE)
            continue;
        if (text_equal(knowledge_thing(reading->knowledge, agent->kind).describes, TEXT("Protesters")))
            happening->frame.class = protest;
    }
}

/* "said it would attack": whoever tells an attack of their own beforehand threatens. */
static void read_announced_attack_as_threat(Reading *reading, Happening *happening)
{
    uint32_t threat = knowledge_event_class_of(reading->knowledge, TEXT("Threat"));
    if (happening->dropped || happening->frame.class == NONE || threat == NONE ||
        !class_within(reading, happening->frame.class, "Assault") || has_role(happening, ROLE_PARTICIPANT) ||
        (happening->status != STATUS_PLANNED && happening->status != STATUS_POSSIBLE))
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        for (uint32_t s = 0; s < happening->speaker_count; s++) {
            const Role *role = &happening->roles.items[i];
            if (role->kind != ROLE_AGENT || !same_party(reading, role->entity, happening->speakers[s]))
                continue;
            happening->frame.class = threat;
            happening->status = STATUS_ACTUAL;
            happening->date = (DateRange){0, 0, DATE_UNKNOWN};
            happening->speaker_count = 0;
            return;
        }
}

/* The kind of blow that means deal: from the air or afar a strike, with explosives a bombing; NONE for others. */
static uint32_t blow_of_means(const Reading *reading, uint32_t entity)
{
    uint32_t thing = reading->document->entities.items[entity].thing;
    Text deals = thing == NONE ? TEXT("") : knowledge_thing(reading->knowledge, thing).describes;
    return deals.length ? knowledge_event_class_of(reading->knowledge, deals) : NONE;
}

/* "targeted a tanker with missiles": an attack whose means are told is what these deal. */
static void name_blow_by_means(Reading *reading, Happening *happening)
{
    uint32_t class = NONE, told = 0;
    if (happening->dropped || happening->frame.class == NONE || !class_is(reading, happening->frame.class, "Attack"))
        return;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        if (happening->roles.items[i].kind != ROLE_INSTRUMENT)
            continue;
        uint32_t blow = blow_of_means(reading, happening->roles.items[i].entity);
        if (told++ > 0 && blow != class)
            return;
        class = blow;
    }
    if (class != NONE)
        happening->frame.class = class;
}

/* "the rivals", "les belligérants": definite, plural, and nobody by name. */
static bool is_sides(const Reading *reading, uint32_t token)
{
    if (token != NONE && reading->tokens[token].upos == UPOS_PRON) /* "they", whoever that is */
        return reading->tokens[token].features.person == PERSON_3 && reading->mention_at[token] == NONE &&
               reading->tokens[token].features.number == NUMBER_PLUR && antecedent(reading, token) == token;
    return token != NONE && listed(reading, token, LIST_SIDE_NOUN, NULL) &&
           reading->tokens[token].features.number == NUMBER_PLUR && child_with(reading, token, DEPREL_DET) != NONE;
}

static bool means_sides(const Reading *reading, const Happening *happening)
{
    if (happening->dropped || happening->frame.class == NONE ||
        !knowledge_event_class(reading->knowledge, happening->frame.class).symmetric)
        return false;
    bool sides = false, as_object;
    const char *rule;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        const Role *role = &happening->roles.items[i];
        if (role->kind == ROLE_PARTICIPANT && is_named(reading, role->entity))
            return false;
        sides = sides || (role->kind == ROLE_PARTICIPANT && is_sides(reading, role->token));
    }
    uint32_t verb = happening->light || happening->part == TRIGGER_VERB ? happening->governor : NONE;
    return sides || (verb != NONE && is_sides(reading, subject_of(reading, verb, &as_object, &rule)));
}

/* The two named sides of an event, or NONE. */
static Pair sides_of(const Reading *reading, const Happening *happening)
{
    Pair pair = {NONE, NONE, 0};
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        const Role *role = &happening->roles.items[i];
        if (role->kind > ROLE_PARTICIPANT || !is_named(reading, role->entity) || !is_actor(reading, role->entity))
            continue;
        if (pair.count == 0)
            pair.first = role->entity;
        else if (pair.count == 1 && !same_party(reading, pair.first, role->entity))
            pair.second = role->entity;
        else
            return (Pair){NONE, NONE, 0};
        pair.count++;
    }
    return pair.count == 2 ? pair : (Pair){NONE, NONE, 0};
}

/* The sides of the last event of two told before, within some sentences. */
static Pair last_sides(const Reading *reading, uint32_t index, uint32_t sentences, bool any)
{
    for (uint32_t i = index; i > 0; i--) {
        const Happening *other = &reading->happenings.items[i - 1];
        if (other->sentence + sentences < reading->happenings.items[index].sentence)
            break;
        if (other->dropped || other->frame.class == NONE)
            continue;
        bool pairs = any || knowledge_event_class(reading->knowledge, other->frame.class).symmetric ||
                     class_within(reading, other->frame.class, "Assault");
        Pair pair = pairs ? sides_of(reading, other) : (Pair){NONE, NONE, 0};
        if (pair.second != NONE)
            return pair;
    }
    return (Pair){NONE, NONE, 0};
}

static void name_sides(Reading *reading, uint32_t index)
{
    enum { SENTENCES = 6 };
    Happening *event = &reading->happenings.items[index];
    Pair pair = means_sides(reading, event) ? last_sides(reading, index, SENTENCES, false) : (Pair){NONE, NONE, 0};
    uint32_t kept = 0;
    if (pair.second == NONE)
        return;
    for (uint32_t r = 0; r < event->roles.count; r++)
        if (event->roles.items[r].kind != ROLE_PARTICIPANT)
            event->roles.items[kept++] = event->roles.items[r];
    event->roles.count = kept;
    add_role(reading, event, (Role){ROLE_PARTICIPANT, SLOT_SUBJECT, pair.first, event->token, "sides told before"});
    add_role(reading, event, (Role){ROLE_PARTICIPANT, SLOT_SUBJECT, pair.second, event->token, "sides told before"});
}

/* "Qatar mediated the deal": between those of whom the sentence before tells. */
static void mediate_before(Reading *reading, uint32_t index)
{
    Happening *event = &reading->happenings.items[index];
    if (event->dropped || event->frame.class == NONE || !class_is(reading, event->frame.class, "Mediation") ||
        has_role(event, ROLE_TARGET) || event->filled & 1u << ROLE_TARGET)
        return;
    Pair pair = last_sides(reading, index, 1, true);
    if (pair.second == NONE || has_filler(event, ROLE_AGENT, pair.first) || has_filler(event, ROLE_AGENT, pair.second))
        return;
    add_role(reading, event, (Role){ROLE_TARGET, SLOT_BETWEEN, pair.first, event->token, "sides told before"});
    add_role(reading, event, (Role){ROLE_TARGET, SLOT_BETWEEN, pair.second, event->token, "sides told before"});
}

/* "Mali announced that the envoy would be expelled": what a state announces without telling who does it, it does. */
static void let_announcer_act(Reading *reading, Happening *event)
{
    static const char *const names[] = {"Sanction", "Expulsion", "AmbassadorRecall", "RelationsCut",
                                        "Release",  "Withdrawal", "Mobilization",    "Law"};
    uint32_t verb = event->governor != NONE ? event->governor : event->token;
    uint32_t over = reading->tokens[verb].deprel == DEPREL_CCOMP ? reading->tokens[verb].head : NONE;
    bool acts = false, as_object;
    int32_t report = 0;
    const char *rule;
    for (size_t i = 0; event->frame.class != NONE && i < sizeof names / sizeof *names; i++)
        acts = acts || class_is(reading, event->frame.class, names[i]);
    if (!acts || event->dropped || over == NONE || has_role(event, ROLE_AGENT) || event->filled & 1u << ROLE_AGENT ||
        !listed(reading, over, LIST_LIGHT_VERB, NULL) || !listed(reading, over, LIST_REPORTING_VERB, &report) ||
        report != REPORT_CERTAIN)
        return;
    uint32_t subject = subject_of(reading, over, &as_object, &rule);
    Fillers fillers = {.count = 0};
    if (subject != NONE && !as_object)
        fillers_of(reading, subject, &fillers);
    for (uint32_t i = 0; i < fillers.count; i++) {
        bool target = false;
        for (uint32_t r = 0; r < event->roles.count; r++)
            target = target || (event->roles.items[r].kind == ROLE_TARGET &&
                                same_party(reading, event->roles.items[r].entity, fillers.entities[i]));
        if (!target && is_named(reading, fillers.entities[i]) && is_actor(reading, fillers.entities[i]))
            add_role(reading, event, (Role){ROLE_AGENT, SLOT_SUBJECT, fillers.entities[i], fillers.tokens[i], "announces it"});
    }
}

/* "We call on all sides", a spokesman said: who says "we" does it. */
static void let_speaker_act(Reading *reading, Happening *event)
{
    bool as_object, symmetric;
    const char *rule;
    if (event->dropped || event->frame.class == NONE || event->speaker_count == 0 || has_role(event, ROLE_AGENT) ||
        has_role(event, ROLE_PARTICIPANT) || !(event->light || event->part == TRIGGER_VERB))
        return;
    uint32_t subject = subject_of(reading, event->governor != NONE ? event->governor : event->token, &as_object, &rule);
    if (subject == NONE || as_object || reading->tokens[subject].upos != UPOS_PRON ||
        reading->tokens[subject].features.person != PERSON_1 || !(event->frame.slots[SLOT_SUBJECT] & (1u << ROLE_AGENT | 1u << ROLE_PARTICIPANT)))
        return;
    symmetric = knowledge_event_class(reading->knowledge, event->frame.class).symmetric;
    for (uint32_t i = 0; i < event->speaker_count; i++)
        if (!has_filler(event, ROLE_TARGET, event->speakers[i]))
            add_role(reading, event, (Role){symmetric ? ROLE_PARTICIPANT : ROLE_AGENT, SLOT_SUBJECT, event->speakers[i], subject,
                                            "who says so"});
    if (is_speech_act(reading, event->frame.class))
        event->speaker_count = 0;
}

/* Whether an attack of this kind is told elsewhere of the party, or, with `others`, of anybody else. */
static bool strikes_elsewhere(const Reading *reading, const Happening *event, uint32_t party, bool others)
{
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *other = &reading->happenings.items[i];
        if (other->dropped || other->frame.class == NONE || other == event || !class_has(reading, other->frame.class, TRAIT_BLOW))
            continue;
        for (uint32_t r = 0; r < other->roles.count; r++)
            if (other->roles.items[r].kind == ROLE_AGENT &&
                same_party(reading, other->roles.items[r].entity, party) != others)
                return true;
    }
    return false;
}

/* "The army said the strikes had hit bases of the group": who tells of blows against a group that nobody is told to
   strike speaks of its own, if it is known to strike, or is a force and nobody else does. */
static void let_teller_strike(Reading *reading, Happening *event)
{
    bool group = false;
    if (event->dropped || event->frame.class == NONE || event->speaker_count != 1 || event->part != TRIGGER_NOUN ||
        event->status != STATUS_ACTUAL || has_role(event, ROLE_AGENT) || event->filled & 1u << ROLE_AGENT ||
        !class_has(reading, event->frame.class, TRAIT_BLOW))
        return;
    uint32_t teller = event->speakers[0];
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Role *role = &event->roles.items[i];
        if (role->kind == ROLE_TARGET && same_party(reading, role->entity, teller))
            return;
        group = group || (role->kind == ROLE_TARGET && (is_militant(reading, role->entity) ||
                          reading->document->entities.items[role->entity].class == CLASS_ARMED_GROUP));
    }
    bool force = reading->document->entities.items[teller].class == CLASS_ARMED_FORCE;
    if (group && (strikes_elsewhere(reading, event, teller, false) ||
                  (force && !strikes_elsewhere(reading, event, teller, true))))
        add_role(reading, event, (Role){ROLE_AGENT, SLOT_SUBJECT, teller, event->token, "speaks of its own"});
}

void fill_from_context(Reading *reading)
{
    Pair rivals;
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        name_sides(reading, i), mediate_before(reading, i), let_announcer_act(reading, &reading->happenings.items[i]);
    for (uint32_t i = 0; i < reading->happenings.count; i++)
        let_speaker_act(reading, &reading->happenings.items[i]), let_teller_strike(reading, &reading->happenings.items[i]);
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        put_states_for_capitals(reading, &reading->happenings.items[i]);
        read_demands_as_protest(reading, &reading->happenings.items[i]);
        read_announced_attack_as_threat(reading, &reading->happenings.items[i]);
        name_blow_by_means(reading, &reading->happenings.items[i]);
    }
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
