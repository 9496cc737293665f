/* What speaks for two tellings being of one happening, and what against it. */
#include "interpret/merge.h"

bool is_title(const Reading *reading, const Happening *happening)
{
    const Document *document = reading->document;
    return document->paragraphs.items[document->sentences.items[happening->sentence].paragraph].kind == PARAGRAPH_TITLE;
}

bool is_nominal_part(const Happening *happening)
{
    return happening->part == TRIGGER_NOUN || happening->part == TRIGGER_ADJECTIVE;
}

/* Acts of violence by one side, which one word may take up for another. */
bool is_blow(const Reading *reading, uint32_t class)
{
    return class_has(reading, class, TRAIT_BLOW);
}

/* An attack of no told means may turn out to be a strike or a bombing. */
bool is_vaguer(const Reading *reading, uint32_t vague, uint32_t exact)
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

static bool dates_agree(DateRange a, DateRange b)
{
    return a.precision == DATE_UNKNOWN || b.precision == DATE_UNKNOWN || (a.low <= b.high && b.low <= a.high);
}

/* A ministry strikes by the forces of its state. */
static bool strikes_by(const Reading *reading, uint32_t ministry, uint32_t force)
{
    const Entity *body = &reading->document->entities.items[ministry], *arm = &reading->document->entities.items[force];
    return body->class == CLASS_GOVERNMENT_BODY && arm->class == CLASS_ARMED_FORCE && body->country != NONE &&
           body->country == arm->country;
}

bool parties_agree(const Reading *reading, uint32_t a, uint32_t b)
{
    return same_party(reading, a, b) || strikes_by(reading, a, b) || strikes_by(reading, b, a);
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
                                         : parties_agree(reading, role->entity, b->roles.items[j].entity));
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
bool speaks_who_acts(const Reading *reading, const Happening *telling, const Happening *event)
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

bool hits_country(const Reading *reading, const Role *role)
{
    return role->kind == ROLE_TARGET && reading->document->entities.items[role->entity].class == CLASS_COUNTRY;
}

static bool hits_groups(const Reading *reading, const Happening *happening)
{
    uint32_t groups = 0, others = 0;
    for (uint32_t i = 0; i < happening->roles.count; i++) {
        bool target = happening->roles.items[i].kind == ROLE_TARGET;
        bool group = reading->document->entities.items[happening->roles.items[i].entity].class == CLASS_ARMED_GROUP;
        groups += target && group;
        others += target && !group;
    }
    return groups > 0 && others == 0;
}

/* "the two states exchanged strikes", "the army said the strikes had hit the group": the state that is hit as the other of two
   may be only where the group was hit. */
bool hits_group_there(const Reading *reading, const Happening *broad, const Happening *exact)
{
    bool country = false;
    for (uint32_t i = 0; i < broad->roles.count; i++)
        country |= hits_country(reading, &broad->roles.items[i]);
    return broad->copied && country && hits_groups(reading, exact);
}

/* "drills with X": of two it is told as done together, and of one alone it is another deed. */
static bool is_done_together(const Happening *happening)
{
    for (uint32_t i = 0; i < happening->roles.count; i++)
        if (happening->roles.items[i].kind == ROLE_AGENT && happening->roles.items[i].slot == SLOT_WITH)
            return true;
    return false;
}

/* How much speaks for one happening; negative when something speaks against it. */
int agreement(const Reading *reading, const Happening *a, const Happening *b)
{
    static const RoleKind kinds[] = {ROLE_AGENT, ROLE_TARGET, ROLE_PARTICIPANT, ROLE_PLACE};
    int score = 0;
    uint32_t ours = 0, theirs = 0, shared = 0;
    if (a->status != b->status || !classes_agree(reading, a, b) || !dates_agree(a->date, b->date) ||
        sides_cross(reading, a, b) || agents_differ(reading, a, b) || counts_differ(reading, a, b) || tells_many(reading, b, a) ||
        dates_one_of_several(reading, b, a))
        return -1;
    bool there = hits_group_there(reading, a, b) || hits_group_there(reading, b, a);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Comparison c = compare(reading, a, b, kinds[i]);
        bool may_differ = kinds[i] == ROLE_TARGET && (there || hits_where(reading, a, b) || hits_where(reading, b, a));
        if (contradicts(c, kinds[i] == ROLE_PARTICIPANT) && !may_differ)
            return -1;
        if (kinds[i] == ROLE_AGENT && c.ours && c.theirs && c.ours != c.theirs && !a->anaphoric &&
            (is_done_together(a) || is_done_together(b)))
            return -1;
        if (kinds[i] == ROLE_AGENT && c.ours && !c.shared && compare(reading, b, a, ROLE_TARGET).shared)
            return -1;
        score += (int)c.shared;
        ours += c.ours, theirs += c.theirs, shared += c.shared;
    }
    score += there;
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
