/* One happening, one node: tellings that agree become one event. */
#include "interpret/merge.h"

static bool is_title(const Reading *reading, const Happening *happening)
{
    const Document *document = reading->document;
    return document->paragraphs.items[document->sentences.items[happening->sentence].paragraph].kind == PARAGRAPH_TITLE;
}

static bool is_nominal_part(const Happening *happening)
{
    return happening->part == TRIGGER_NOUN || happening->part == TRIGGER_ADJECTIVE;
}

/* "the attack", "ces frappes": may take up what was told. */
static bool is_definite(const Reading *reading, const Happening *happening)
{
    const uint32_t *children;
    uint32_t count = children_of(reading, happening->token, &children);
    for (uint32_t i = 0; i < count && is_nominal_part(happening); i++) {
        const Token *child = &reading->tokens[children[i]];
        if (child->deprel == DEPREL_DET &&
            (child->features.definite == DEFINITE_DEF || child->features.pron_type == PRON_TYPE_DEM))
            return true;
    }
    return false;
}

/* Acts of violence by one side, which one word may take up for another. */
static bool is_blow(const Reading *reading, uint32_t class)
{
    return class_has(reading, class, TRAIT_BLOW);
}

/* An attack of no told means may turn out to be a strike or a bombing. */
static bool is_vaguer(const Reading *reading, uint32_t vague, uint32_t exact)
{
    return class_above(reading, vague, exact) ||
           (class_has(reading, vague, TRAIT_VAGUE) && is_blow(reading, exact) &&
            !class_has(reading, exact, TRAIT_VAGUE) && !class_has(reading, exact, TRAIT_OUTCOME));
}

static bool classes_agree(const Reading *reading, const Happening *a, const Happening *b)
{
    bool known = a->date.precision != DATE_UNKNOWN, dated = b->date.precision != DATE_UNKNOWN;
    bool taken_up = a->anaphoric || is_title(reading, a) || is_title(reading, b);
    if (class_above(reading, a->frame.class, b->frame.class) || class_above(reading, b->frame.class, a->frame.class))
        return true;
    if (is_vaguer(reading, a->frame.class, b->frame.class) || is_vaguer(reading, b->frame.class, a->frame.class))
        return taken_up || known == dated; /* a day told of one only sets them apart */
    return (a->anaphoric || is_title(reading, b)) && is_blow(reading, a->frame.class) && is_blow(reading, b->frame.class);
}

bool merge_dates_agree(DateRange a, DateRange b)
{
    return a.precision == DATE_UNKNOWN || b.precision == DATE_UNKNOWN || (a.low <= b.high && b.low <= a.high);
}

/* How the fillers of one role compare. */
typedef struct Comparison {
    uint32_t ours, theirs, shared; /* named fillers */
} Comparison;

static Comparison compare(const Reading *reading, const Happening *a, const Happening *b, RoleKind kind)
{
    Comparison result = {0, 0, 0};
    for (uint32_t i = 0; i < b->roles.count; i++)
        result.theirs += b->roles.items[i].kind == kind && is_named(reading, b->roles.items[i].entity);
    for (uint32_t i = 0; i < a->roles.count; i++) {
        const Role *role = &a->roles.items[i];
        if (role->kind != kind || !is_named(reading, role->entity))
            continue;
        bool shared = false;
        result.ours++;
        for (uint32_t j = 0; j < b->roles.count && !shared; j++)
            shared = b->roles.items[j].kind == kind &&
                     (kind == ROLE_PLACE ? places_agree(reading, role->entity, b->roles.items[j].entity)
                                         : same_party(reading, role->entity, b->roles.items[j].entity));
        result.shared += shared;
    }
    return result;
}

static bool contradicts(Comparison c, bool all)
{
    uint32_t least = c.ours < c.theirs ? c.ours : c.theirs;
    return least > 0 && (all ? c.shared < least : c.shared == 0);
}

static const Toll *toll_of(const Happening *happening, Harm harm)
{
    for (uint32_t i = 0; i < happening->tolls.count; i++)
        if (happening->tolls.items[i].harm == harm)
            return &happening->tolls.items[i];
    return NULL;
}

/* Who does it in one telling suffers it in the other: two happenings. */
static bool sides_cross(const Reading *reading, const Happening *a, const Happening *b)
{
    for (uint32_t i = 0; i < a->roles.count; i++)
        for (uint32_t j = 0; j < b->roles.count; j++) {
            const Role *one = &a->roles.items[i], *other = &b->roles.items[j];
            bool opposed = (one->kind == ROLE_AGENT && other->kind == ROLE_TARGET) ||
                           (one->kind == ROLE_TARGET && other->kind == ROLE_AGENT);
            if (opposed && is_named(reading, one->entity) && is_named(reading, other->entity) &&
                same_party(reading, one->entity, other->entity))
                return true;
        }
    return false;
}

/* Who did it is told of both, by nobody's name and in other words: gunmen here, militants there. */
static bool agents_differ(const Reading *reading, const Happening *a, const Happening *b)
{
    bool told = false;
    for (uint32_t i = 0; i < a->roles.count; i++)
        for (uint32_t j = 0; j < b->roles.count; j++) {
            const Role *one = &a->roles.items[i], *other = &b->roles.items[j];
            if (one->kind != ROLE_AGENT || other->kind != ROLE_AGENT)
                continue;
            if (same_party(reading, one->entity, other->entity) || is_named(reading, one->entity) ||
                is_named(reading, other->entity) || reading->lemmas[one->token] == reading->lemmas[other->token])
                return false;
            told = true;
        }
    return told && !a->anaphoric && !is_title(reading, a) && !is_title(reading, b);
}

/* "2,000 people", "60 journalists": how many an act hits, 0 where it does not tell. */
static double counted_targets(const Reading *reading, const Happening *happening)
{
    const Entity *amount = amount_at(reading, happening->target_token);
    return amount ? (double)amount->amount.low : 0;
}

/* Told as of so many people and of so many others. */
static bool counts_differ(const Reading *reading, const Happening *a, const Happening *b)
{
    double ours = counted_targets(reading, a), theirs = counted_targets(reading, b);
    return ours > 0 && theirs > 0 && (ours < theirs || theirs < ours);
}

static uint32_t persons_hit(const Reading *reading, const Happening *happening)
{
    uint32_t persons = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        persons += happening->roles.items[i].kind == ROLE_TARGET &&
                   reading->document->entities.items[happening->roles.items[i].entity].class == CLASS_PERSON;
    return persons;
}

/* "A and B are in custody. A was arrested on May 2": the day of one of several persons is not that of all. */
static bool dates_one_of_several(const Reading *reading, const Happening *event, const Happening *telling)
{
    return telling->date.precision == DATE_DAY && event->date.precision == DATE_UNKNOWN && persons_hit(reading, telling) == 1 &&
           persons_hit(reading, event) > 1;
}

/* "with mass arrests": many acts told by a bare plural are not one told before by a verb. */
static bool tells_many(const Reading *reading, const Happening *event, const Happening *telling)
{
    return is_nominal_part(telling) && !is_nominal_part(event) && class_within(reading, telling->frame.class, "Coercion") &&
           reading->tokens[telling->token].features.number == NUMBER_PLUR &&
           child_with(reading, telling->token, DEPREL_DET) == NONE && !is_title(reading, telling) && !is_title(reading, event);
}

/* "the army said the strikes had hit ...": where several sides strike, each speaks of its own, unless it counts its dead. */
static bool speaks_who_acts(const Reading *reading, const Happening *telling, const Happening *event)
{
    for (uint32_t s = 0; s < telling->speaker_count && telling->tolls.count == 0; s++)
        for (uint32_t i = 0; i < event->roles.count; i++)
            if (event->roles.items[i].kind == ROLE_AGENT &&
                same_party(reading, telling->speakers[s], event->roles.items[i].entity))
                return true;
    return false;
}

/* "missiles struck Pakistan", "fired missiles at bases in Balochistan": that day the country hit in one telling is where the
   other tells whom it was. */
static bool hits_where(const Reading *reading, const Happening *broad, const Happening *exact)
{
    bool told = false;
    if (broad->date.precision != DATE_DAY || exact->date.precision != DATE_DAY)
        return false;
    for (uint32_t i = 0; i < broad->roles.count; i++) {
        const Role *target = &broad->roles.items[i];
        if (target->kind != ROLE_TARGET)
            continue;
        if (reading->document->entities.items[target->entity].class != CLASS_COUNTRY)
            return false;
        for (uint32_t j = 0; j < exact->roles.count; j++)
            told |= exact->roles.items[j].kind == ROLE_PLACE && places_agree(reading, target->entity, exact->roles.items[j].entity);
    }
    return told;
}

/* How much speaks for one happening; negative when something speaks against it. */
static int agreement(const Reading *reading, const Happening *a, const Happening *b)
{
    static const RoleKind kinds[] = {ROLE_AGENT, ROLE_TARGET, ROLE_PARTICIPANT, ROLE_PLACE};
    int score = 0;
    uint32_t ours = 0, theirs = 0, shared = 0;
    if (a->status != b->status || !classes_agree(reading, a, b) || !merge_dates_agree(a->date, b->date) ||
        sides_cross(reading, a, b) || agents_differ(reading, a, b) || counts_differ(reading, a, b) || tells_many(reading, b, a) ||
        dates_one_of_several(reading, b, a))
        return -1;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Comparison c = compare(reading, a, b, kinds[i]);
        if (contradicts(c, kinds[i] == ROLE_PARTICIPANT) &&
            !(kinds[i] == ROLE_TARGET && (hits_where(reading, a, b) || hits_where(reading, b, a))))
            return -1;
        if (kinds[i] == ROLE_AGENT && c.ours && !c.shared && compare(reading, b, a, ROLE_TARGET).shared)
            return -1;
        score += (int)c.shared;
        ours += c.ours, theirs += c.theirs, shared += c.shared;
    }
    const Toll *one = toll_of(a, HARM_KILLED), *other = toll_of(b, HARM_KILLED);
    if (one && other && one->count.low != other->count.low)
        return -1;
    if (one && other)
        score += 2;
    if (a->date.precision == DATE_DAY && b->date.precision == DATE_DAY)
        score++;
    if (shared > 0 && (shared == ours || shared >= theirs))
        score++; /* one tells nothing that the other does not */
    return score;
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
            same_party(reading, other->entity, role->entity))
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
    bool alleged = telling->governed_by != NONE;
    for (uint32_t i = 0; i < telling->roles.count; i++)
        if (!tells_kind(reading, event, &telling->roles.items[i]) &&
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

/* What takes two takes two: "collaboration with X" by nobody told is no event. */
static bool lacks_party(const Reading *reading, const Happening *happening)
{
    uint32_t parties = 0;
    bool pair = class_has(reading, happening->frame.class, TRAIT_MUTUAL);
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

/* Something that a reader could look for: a named party or place, or counted victims. */
static bool says_enough(const Reading *reading, const Happening *happening)
{
    if (happening->tolls.count > 0)
        return true;
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (is_named(reading, happening->roles.items[i].entity))
            return true;
    if (class_is(reading, happening->frame.class, "Election") && happening->date.precision != DATE_UNKNOWN)
        return true; /* a day is all that most are told by */
    bool verbal = happening->part == TRIGGER_VERB && happening->status == STATUS_ACTUAL;
    bool told = happening->date.precision != DATE_UNKNOWN || happening->speaker_count > 0 || verbal;
    uint32_t people = 1u << FILLER_ACTOR | 1u << FILLER_ARMED | 1u << FILLER_PERSON;
    bool somebody = verbal && happening->filled && (happening->subject_kinds | happening->object_kinds) & people;
    return told && (happening->roles.count > 0 || somebody) && is_main_clause(reading, happening);
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
        telling->anaphoric = is_definite(reading, telling) && telling->status == STATUS_ACTUAL &&
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
