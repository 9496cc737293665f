/* One happening, one node: tellings that agree become one event. */
#include "interpret/merge.h"

static void leave_country(const Reading *reading, Happening *event)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->roles.count; i++)
        if (!hits_country(reading, &event->roles.items[i]))
            event->roles.items[kept++] = event->roles.items[i];
    event->roles.count = kept;
}

static bool hits_one_person(const Reading *reading, const Happening *event)
{
    uint32_t persons = 0, others = 0;
    for (uint32_t i = 0; i < event->roles.count; i++) {
        bool target = event->roles.items[i].kind == ROLE_TARGET;
        bool person = reading->document->entities.items[event->roles.items[i].entity].class == CLASS_PERSON;
        persons += target && person;
        others += target && !person;
    }
    return persons == 1 && others == 0;
}

/* "the coup", far from the fall of a town: a definite noun takes up what was just told, or told by the same word. */
static bool is_near(const Reading *reading, const Happening *event, const Happening *telling)
{
    enum { SENTENCES = 4 };
    return is_blow(reading, telling->frame.class) || reading->lemmas[event->token] == reading->lemmas[telling->token] ||
           telling->sentence - event->sentence <= SENTENCES || is_title(reading, event);
}

static bool joins(const Reading *reading, const Happening *event, const Happening *telling)
{
    int score = agreement(reading, telling, event);
    if (score < 0)
        return false;
    bool headline = is_title(reading, event) || is_title(reading, telling);
    if (telling->anaphoric && reading->tokens[telling->token].features.number == NUMBER_PLUR && hits_one_person(reading, event))
        return score >= 2; /* "the arrests" are not that of one man */
    bool plural = reading->tokens[telling->token].features.number == NUMBER_PLUR;
    if (telling->anaphoric && plural && class_has(reading, telling->frame.class, TRAIT_OUTCOME))
        return score >= 2; /* "the murders" sum up */
    if (telling->anaphoric && is_near(reading, event, telling))
        return true;
    bool dated = event->date.precision == DATE_DAY && telling->date.precision == DATE_DAY;
    if (headline)
        return score >= (dated ? 2 : 1); /* one day alone makes no one happening of two */
    return score >= 2;
}

/* The event that a telling takes up: the best, of equals the latest; NONE when it tells a new one. */
static uint32_t find_event(const Reading *reading, const Happening *events, uint32_t count, const Happening *telling)
{
    int best = -1;
    uint32_t found = NONE;
    for (uint32_t i = 0; i < count; i++) {
        bool twin = telling->copied && events[i].copied && events[i].token == telling->token;
        if (twin || !joins(reading, &events[i], telling))
            continue;
        int score = agreement(reading, telling, &events[i]) + speaks_who_acts(reading, telling, &events[i]);
        if (score >= best) {
            best = score;
            found = i;
        }
    }
    return found;
}

static bool tells_kind(const Reading *reading, const Happening *event, const Role *role)
{
    for (uint32_t i = 0; i < event->roles.count; i++) {
        const Role *other = &event->roles.items[i];
        if (other->kind != role->kind)
            continue;
        if (role->kind != ROLE_PLACE && role->kind != ROLE_INSTRUMENT &&
            parties_agree(reading, other->entity, role->entity))
            return true;
        if (!is_named(reading, role->entity) && role->kind != ROLE_INSTRUMENT)
            return true;
    }
    return false;
}

/* A killing is one only while no attack is told. */
static bool tells_the_attack(const Reading *reading, const Happening *event, const Happening *telling)
{
    return class_has(reading, event->frame.class, TRAIT_OUTCOME) && is_blow(reading, telling->frame.class);
}

static void absorb(Reading *reading, Happening *event, const Happening *telling)
{
    if (is_vaguer(reading, event->frame.class, telling->frame.class) || tells_the_attack(reading, event, telling))
        event->frame.class = telling->frame.class;
    if (hits_group_there(reading, event, telling))
        leave_country(reading, event);
    bool alleged = telling->governed_by != NONE, broad = hits_group_there(reading, telling, event);
    for (uint32_t i = 0; i < telling->roles.count; i++)
        if (!(broad && hits_country(reading, &telling->roles.items[i])) && !tells_kind(reading, event, &telling->roles.items[i]) &&
            !(alleged && telling->roles.items[i].kind == ROLE_AGENT)) /* whom somebody blames is not who did it */
            add_role(reading, event, telling->roles.items[i]);
    bool closer = telling->date.precision != DATE_UNKNOWN && telling->date.low >= event->date.low &&
                  telling->date.high <= event->date.high;
    if (event->date.precision == DATE_UNKNOWN || closer ||
        (telling->date.precision == DATE_DAY && event->date.precision != DATE_DAY)) {
        event->date = telling->date;
        event->date_cause = telling->date_cause;
    }
    for (uint32_t i = 0; i < telling->tolls.count; i++)
        *ARRAY_PUSH(reading->arena, &event->tolls) = telling->tolls.items[i];
    drop_larger_places(reading, event->roles.items, &event->roles.count);
}

static bool is_main_clause(const Reading *reading, const Happening *happening)
{
    switch (reading->tokens[happening->token].deprel) {
    case DEPREL_ACL:
    case DEPREL_ACL_RELCL:
    case DEPREL_AMOD:
    case DEPREL_ADVCL:
    case DEPREL_XCOMP:
    case DEPREL_NMOD:
        return false;
    default:
        return true;
    }
}

/* Whether words of the text tell the day. */
static bool is_dated(const Happening *happening)
{
    return happening->date.precision != DATE_UNKNOWN && happening->date_cause != NONE;
}

/* What takes two takes two: "collaboration with X" by nobody told is no event, save on a day that is told. */
static bool lacks_party(const Reading *reading, const Happening *happening)
{
    uint32_t parties = 0;
    bool pair = class_has(reading, happening->frame.class, TRAIT_MUTUAL) &&
                !(happening->status == STATUS_ACTUAL && is_dated(happening));
    for (uint32_t i = 0; i < happening->roles.count; i++)
        parties += happening->roles.items[i].kind == ROLE_PARTICIPANT;
    return pair && is_nominal_part(happening) && parties < 2;
}

static bool has_named_party(const Reading *reading, const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind != ROLE_PLACE && happening->roles.items[i].kind != ROLE_INSTRUMENT &&
            is_named(reading, happening->roles.items[i].entity))
            return true;
    return false;
}

/* "the arrests", where several were told and nobody is named, is none of them alone. */
static bool sums_up(const Reading *reading, const Happening *events, uint32_t count, const Happening *telling)
{
    uint32_t found = 0;
    if (!telling->anaphoric || reading->tokens[telling->token].features.number != NUMBER_PLUR ||
        has_named_party(reading, telling))
        return false;
    for (uint32_t i = 0; i < count; i++)
        found += joins(reading, &events[i], telling);
    return found > 1;
}

/* Who speaks of an event that is known asserts something else about it. */
static void silence_presumed(const Reading *reading, Happening *telling)
{
    uint32_t over = reading->tokens[telling->token].head;
    bool reported = over != NONE && reading->tokens[telling->token].deprel == DEPREL_OBJ &&
                    listed(reading, over, LIST_REPORTING_VERB, NULL);
    bool relative = telling->governor != NONE && reading->tokens[telling->governor].deprel == DEPREL_ACL_RELCL;
    bool asserted = !relative && (telling->light || telling->carried_by || reported);
    if (telling->anaphoric && !asserted)
        telling->speaker_count = 0;
}

/* The words of a clause, not of a phrase beside a noun: "a mob set fire to a hotel", wherever it stands. */
static bool is_told(const Reading *reading, const Happening *happening)
{
    const Token *token = &reading->tokens[happening->token];
    return is_main_clause(reading, happening) ||
           (token->deprel == DEPREL_ACL_RELCL || (token->deprel == DEPREL_ADVCL && token->features.verb_form == VERB_FORM_FIN));
}

/* "Le gouvernement a été dissous.": what a main clause tells as done, whoever did it. */
static bool is_news(const Reading *reading, const Happening *happening)
{
    const Token *verb = &reading->tokens[happening->governor != NONE ? happening->governor : happening->token];
    return (happening->part == TRIGGER_VERB || happening->light) && happening->status == STATUS_ACTUAL &&
           verb->features.tense == TENSE_PAST && (verb->deprel == DEPREL_ROOT || verb->deprel == DEPREL_CONJ) &&
           !class_has(reading, happening->frame.class, TRAIT_SPOKEN);
}

/* Something that a reader could look for: a named party or place, a day, or counted victims. */
static bool says_enough(const Reading *reading, const Happening *happening)
{
    if (happening->tolls.count > 0)
        return true;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (is_named(reading, happening->roles.items[i].entity))
            return true;
    bool actual = happening->status == STATUS_ACTUAL;
    if ((actual && is_dated(happening)) ||
        (class_is(reading, happening->frame.class, "Election") && happening->date.precision != DATE_UNKNOWN))
        return true; /* a day is all that most elections are told by */
    if (is_news(reading, happening))
        return true;
    bool verbal = happening->part == TRIGGER_VERB && actual;
    bool told = happening->date.precision != DATE_UNKNOWN || happening->speaker_count > 0 || verbal;
    bool defines = child_with(reading, happening->token, DEPREL_COP) != NONE &&
                   child_with(reading, happening->token, DEPREL_CASE) == NONE; /* "a coup is a seizure of power by a few" */
    if (actual && !verbal && has_role(happening, ROLE_AGENT) && !defines)
        return true; /* "attacks by militants on police posts" */
    uint32_t people = 1u << FILLER_ACTOR | 1u << FILLER_ARMED | 1u << FILLER_PERSON;
    bool somebody = verbal && happening->filled && (happening->subject_kinds | happening->object_kinds) & people;
    bool done = verbal && is_passive(reading, happening->token); /* "an inquiry has been opened" */
    return told && (happening->roles.count > 0 || somebody || done) && is_told(reading, happening);
}

/* "condemned these attacks": only now is it known whose they were. */
static void target_after_merging(Reading *reading, const Happening *telling, Happening *events)
{
    if (telling->event == NONE || telling->topic_token == NONE || reading->happening_at[telling->topic_token] == NONE)
        return;
    Happening *event = &events[telling->event];
    uint32_t about = reading->happenings.items[reading->happening_at[telling->topic_token]].event;
    if (about == NONE || about == telling->event || has_role(event, ROLE_TARGET) || has_role(event, ROLE_PARTICIPANT))
        return;
    for (uint32_t i = 0; i < events[about].roles.count; i++) {
        Role role = events[about].roles.items[i];
        if (role.kind != ROLE_AGENT || has_filler(event, ROLE_AGENT, role.entity))
            continue;
        role.kind = ROLE_TARGET;
        role.rule = "through the event it is about";
        add_role(reading, event, role);
    }
}

void merge_happenings(Reading *reading)
{
    uint32_t count = reading->happenings.count;
    Happening *events = ARENA_ARRAY(reading->arena, Happening, count + 1);
    uint32_t made = 0;
    for (uint32_t i = 0; i < count; i++) {
        Happening *telling = &reading->happenings.items[i];
        if (telling->dropped || telling->frame.class == NONE)
            continue;
        telling->anaphoric = is_nominal_part(telling) && is_definite(reading, telling->token) && telling->status == STATUS_ACTUAL &&
                             !(has_named_party(reading, telling) && telling->date.precision != DATE_UNKNOWN);
        settle_addressees(reading, telling);
        drop_larger_places(reading, telling->roles.items, &telling->roles.count);
        uint32_t speakers = telling->speaker_count;
        silence_presumed(reading, telling);
        if (sums_up(reading, events, made, telling))
            continue;
        uint32_t event = find_event(reading, events, made, telling);
        if (event == NONE && (!says_enough(reading, telling) || lacks_party(reading, telling)))
            continue;
        if (event == NONE) {
            telling->speaker_count = speakers; /* told here for the first time */
            event = made++;
            events[event] = *telling;
        } else {
            absorb(reading, &events[event], telling);
        }
        telling->event = event;
    }
    for (uint32_t i = 0; i < count; i++)
        target_after_merging(reading, &reading->happenings.items[i], events);
    place_in_story(reading, events, made);
    merge_write(reading, events, made);
}
