/* Days counted from another event: "two days after the coup", "hours before crowds stormed", "la veille du sommet", "on the
   day he took office". */
#include "interpret/reading.h"

/* Days, weeks or years that stand right before a token: "two days after", "un an après"; hours count as no day. False
   where none stand there. */
static bool span_before(const Reading *reading, uint32_t token, int *number, int32_t *unit)
{
    const Document *document = reading->document;
    *number = 0;
    if (token < 2 || !listed(reading, token - 1, LIST_TIME_UNIT, unit))
        return false;
    if (*unit == 0)
        return true;
    uint32_t mention = reading->mention_at[token - 1];
    if (mention == NONE)
        mention = reading->mention_at[token - 2];
    const Entity *amount = mention != NONE && document->mentions.items[mention].entity != NONE
                               ? &document->entities.items[document->mentions.items[mention].entity]
                               : NULL;
    if (amount && amount->class == CLASS_AMOUNT && !amount->amount.approximate && amount->amount.low == amount->amount.high)
        *number = (int)amount->amount.low;
    else if (reading->tokens[token - 2].upos == UPOS_DET && reading->tokens[token - 2].features.number != NUMBER_PLUR)
        *number = 1;
    return *number > 0;
}

/* The only day that a sentence tells, or an unknown one. */
static DateRange only_day_of(const Reading *reading, uint32_t sentence)
{
    const Document *document = reading->document;
    const Sentence *words = &document->sentences.items[sentence];
    DateRange day = {0, 0, DATE_UNKNOWN};
    for (uint32_t t = words->first; t < words->last; t++) {
        const Entity *date = date_at(reading, t);
        if (!date || document->mentions.items[reading->name_at[t]].head != t)
            continue;
        if (day.precision != DATE_UNKNOWN)
            return (DateRange){0, 0, DATE_UNKNOWN};
        day = date->date;
    }
    return day;
}

/* The day of the clause that a time is counted from. */
static DateRange date_over(const Reading *reading, const Happening *happening, uint32_t clause)
{
    Happening trial = *happening;
    trial.date = (DateRange){0, 0, DATE_UNKNOWN};
    Deprel relation;
    uint32_t over = predicate_over(reading, clause, &relation);
    if (over != NONE)
        date_on(reading, &trial, over);
    return trial.date.precision != DATE_UNKNOWN ? trial.date : only_day_of(reading, happening->sentence);
}

/* So many days, weeks, months or years away; months and years know no more than themselves. */
static DateRange counted_on(DateRange from, int number, int32_t unit)
{
    CivilDate date = day_civil(from.low);
    int months = date.year * 12 + date.month - 1 + number;
    if (unit == YEAR)
        return date_year(date.year + number);
    if (unit == MONTH)
        return date_month(months / 12, months % 12 + 1);
    if (from.precision != DATE_DAY || unit > WEEK)
        return (DateRange){0, 0, DATE_UNKNOWN};
    return date_day(from.low + number * unit);
}

/* "au lendemain du coup", "la veille du vote": a day beside the one that the clause tells. */
bool date_from_day_beside(const Reading *reading, Happening *happening)
{
    uint32_t day = reading->tokens[happening->token].head;
    int32_t slots, shift;
    if (day == NONE || day == 0 || day > happening->token || !listed(reading, day - 1, LIST_DAY_SHIFT, &shift) ||
        !listed(reading, day + 1, LIST_MARKER, &slots) || !(slots & 1 << SLOT_OF))
        return false;
    DateRange from = date_over(reading, happening, day);
    if (from.precision != DATE_DAY)
        return false;
    happening->date = date_day(from.low - shift);
    happening->date_cause = day;
    return true;
}

/* "resigned on Friday, two days after the coup", "hours before crowds stormed": counted from what the clause over it tells. */
bool date_from_span(const Reading *reading, Happening *happening)
{
    uint32_t clause = happening->token;
    bool beside = marker_in(reading, clause, LIST_DATE_AFTER) != NONE || marker_in(reading, clause, LIST_DATE_BEFORE) != NONE;
    if (!beside && happening->governor != NONE && !is_verbal(happening))
        clause = happening->governor;
    uint32_t after = marker_in(reading, clause, LIST_DATE_AFTER), before = marker_in(reading, clause, LIST_DATE_BEFORE);
    uint32_t marker = after != NONE ? after : before;
    int number;
    int32_t unit;
    if (marker == NONE || !span_before(reading, marker, &number, &unit))
        return false;
    DateRange from = date_over(reading, happening, clause);
    if (from.precision == DATE_UNKNOWN)
        return false;
    happening->date = counted_on(from, after != NONE ? -number : number, unit);
    happening->date_cause = marker;
    return happening->date.precision != DATE_UNKNOWN;
}

bool is_counted_from(const Reading *reading, uint32_t noun)
{
    bool time = listed(reading, noun, LIST_TIME_UNIT, NULL);
    return time && noun + 1 < reading->document->tokens.count &&
           (listed(reading, noun + 1, LIST_DATE_AFTER, NULL) || listed(reading, noun + 1, LIST_DATE_BEFORE, NULL));
}

/* ---- the other way round: from a known event to what the time stands beside ---- */

/* A time told from an event: how many units away that is, 0 and 0 for the same day; `end` is where the event may begin. */
typedef struct Count {
    uint32_t noun, end; /* "days" in "two days after the coup", "the" */
    int number;
    int32_t unit;
    bool vague; /* "days after": no number */
} Count;

/* "veille de", "the day before", "au lendemain de" */
static bool day_beside_at(const Reading *reading, uint32_t token, Count *out)
{
    int32_t shift, slots;
    if (!listed(reading, token, LIST_DAY_SHIFT, &shift))
        return false;
    enum { LONGEST = 4 };
    uint32_t last = reading->document->sentences.items[document_sentence(reading->document, token)].last;
    for (uint32_t t = token + 1; t <= token + LONGEST && t < last; t++) {
        bool of = listed(reading, t, LIST_MARKER, &slots) && slots & 1 << SLOT_OF;
        if (of || listed(reading, t, LIST_DATE_AFTER, NULL) || listed(reading, t, LIST_DATE_BEFORE, NULL)) {
            *out = (Count){t - 1, t + 1, shift, 1, false};
            return true;
        }
    }
    return false;
}

/* "two days after", "hours before" */
static bool span_at(const Reading *reading, uint32_t token, Count *out)
{
    bool after = listed(reading, token, LIST_DATE_AFTER, NULL), before = listed(reading, token, LIST_DATE_BEFORE, NULL);
    int32_t unit;
    int number;
    if ((!after && !before) || token == 0 || !listed(reading, token - 1, LIST_TIME_UNIT, &unit))
        return false;
    bool counted = span_before(reading, token, &number, &unit);
    *out = (Count){token - 1, token + 1, after ? number : -number, unit, !counted};
    return counted || unit == 1;
}

/* "on the day he took office", "le jour où" */
static bool day_of_clause(const Reading *reading, uint32_t token, Count *out)
{
    int32_t unit;
    uint32_t clause = child_with(reading, token, DEPREL_ACL_RELCL);
    if (!is_nominal(reading, token) || !listed(reading, token, LIST_TIME_UNIT, &unit) || unit != 1 || clause == NONE ||
        reading->tokens[token].features.number == NUMBER_PLUR || child_with(reading, token, DEPREL_DET) == NONE)
        return false;
    *out = (Count){token, token + 1, 0, 1, false};
    return true;
}

/* The event that a time is counted from: the first behind its words, or NONE where another verb comes first. */
static uint32_t event_counted_from(const Reading *reading, const Count *count)
{
    enum { FAR = 8 };
    uint32_t last = reading->document->sentences.items[document_sentence(reading->document, count->noun)].last;
    for (uint32_t t = count->end; t < last && t < count->end + FAR; t++) {
        if (reading->happening_at[t] != NONE)
            return reading->happening_at[t];
        if (is_verb(reading, t) && !listed(reading, t, LIST_LIGHT_VERB, NULL))
            return NONE;
    }
    return NONE;
}

/* The event whose clause a time stands in: not the one counted from, nor one told within that. */
static uint32_t event_beside(const Reading *reading, const Count *count, uint32_t from)
{
    uint32_t token = count->noun, clause = NONE;
    for (int step = 0; step < CLIMB_LIMIT && reading->tokens[token].head != NONE; step++) {
        token = reading->tokens[token].head;
        uint32_t happening = reading->happening_at[token];
        if (happening != NONE && happening != from && !is_below(reading, token, reading->happenings.items[from].token))
            return happening;
        if (is_verb(reading, token) && happening == NONE)
            clause = token;
    }
    for (uint32_t h = 0; clause != NONE && h < reading->happenings.count; h++) /* "imposed sanctions" */
        if (reading->happenings.items[h].governor == clause && reading->happenings.items[h].light && h != from)
            return h;
    return NONE;
}

static bool shares_target(const Reading *reading, const Happening *a, const Happening *b)
{
    bool told = false;
    for (uint32_t i = 0; i < a->roles.count; i++)
        for (uint32_t j = 0; j < b->roles.count; j++) {
            const Role *one = &a->roles.items[i], *other = &b->roles.items[j];
            if (one->kind != ROLE_TARGET || other->kind != ROLE_TARGET || !is_named(reading, one->entity) || !is_named(reading, other->entity))
                continue;
            if (same_party(reading, one->entity, other->entity))
                return true;
            told = true;
        }
    return !told;
}

/* The day of an event, as it or another telling of its kind gives it; unknown where tellings differ. */
static DateRange date_known(const Reading *reading, const Happening *event)
{
    DateRange day = event->date;
    if (day.precision != DATE_UNKNOWN)
        return day;
    for (uint32_t i = 0; i < reading->happenings.count; i++) {
        const Happening *other = &reading->happenings.items[i];
        if (other == event || other->dropped || other->date.precision != DATE_DAY || other->status != STATUS_ACTUAL ||
            !class_related(reading, other->frame.class, event->frame.class) || !shares_target(reading, event, other))
            continue;
        if (day.precision != DATE_UNKNOWN && day.low != other->date.low)
            return (DateRange){0, 0, DATE_UNKNOWN};
        day = other->date;
    }
    return day;
}

/* So far from a day; the month where only "days after" is told. */
static DateRange counted_from(DateRange from, const Count *count)
{
    CivilDate date = day_civil(from.low);
    if (count->vague)
        return from.precision == DATE_DAY || from.precision == DATE_MONTH ? date_month(date.year, date.month)
                                                                         : (DateRange){0, 0, DATE_UNKNOWN};
    if (count->number == 0)
        return from; /* the same day, or the same month for what is known of the month */
    enum { NEAR = 10 };
    if (from.precision == DATE_MONTH && count->number * count->unit <= NEAR && count->number * count->unit >= -NEAR)
        return from;
    return counted_on(from, count->number, count->unit);
}

void count_dates(Reading *reading)
{
    for (uint32_t t = 0; t < reading->document->tokens.count; t++) {
        Count count;
        if (!day_beside_at(reading, t, &count) && !span_at(reading, t, &count) && !day_of_clause(reading, t, &count))
            continue;
        uint32_t from = event_counted_from(reading, &count);
        uint32_t beside = from == NONE ? NONE : event_beside(reading, &count, from);
        if (beside == NONE || reading->happenings.items[beside].date.precision != DATE_UNKNOWN)
            continue;
        DateRange day = date_known(reading, &reading->happenings.items[from]);
        if (day.precision == DATE_UNKNOWN)
            continue;
        reading->happenings.items[beside].date = counted_from(day, &count);
        reading->happenings.items[beside].date_cause = count.noun;
    }
}
