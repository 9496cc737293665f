/* Numbered parts of months and years: first Friday of July, last week of May, second quarter of 2023. */
#include "recognize/dates.h"

enum { LAST = -1 };

/* "first", "last" before a part; LAST for the last one. */
static uint32_t rank_read(const Recognizer *r, uint32_t token, int *rank)
{
    int32_t value;
    Direction direction;
    uint32_t length = list_match(r, LIST_ORDINAL, token, &value);
    if (length) {
        *rank = value;
        return length;
    }
    length = direction_read(r, token, &direction);
    *rank = LAST;
    return direction == DIRECTION_PAST ? length : 0;
}

/* The month or year that follows "of", as a range. */
static uint32_t whole_read(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    uint32_t small = small_words(r, token), length = date_calendar(context, token + small, out);
    if (!length)
        length = date_unit(context, token + small, out);
    int32_t unit = 0;
    if (!length && small == 2 && (length = list_match(r, LIST_TIME_UNIT, token + small, &unit)) != 0) /* "of the year" */
        *out = unit_range(context->anchor, unit, 0);
    if (!length || (out->precision != DATE_MONTH && out->precision != DATE_YEAR))
        return 0;
    return small + length;
}

static uint32_t ranked_weekday(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int rank;
    int32_t weekday;
    uint32_t at = token, length = rank_read(r, at, &rank);
    at += length;
    uint32_t named = length ? list_match(r, LIST_WEEKDAY, at, &weekday) : 0;
    at += named;
    DateRange whole = {0, 0, DATE_UNKNOWN};
    uint32_t rest = named ? whole_read(context, at, &whole) : 0;
    if (!rest || whole.precision != DATE_MONTH || rank > 5)
        return 0;
    Day first = whole.low + (weekday - day_weekday(whole.low) + 7) % 7;
    Day last = whole.high - (day_weekday(whole.high) - weekday + 7) % 7;
    Day told = rank == LAST ? last : first + 7 * (rank - 1);
    if (told > whole.high)
        return 0;
    *out = date_day(told);
    return at + rest - token;
}

/* "the first two weeks", "les trois derniers mois": their number, 1 where none is told. */
static uint32_t ranked_count(const Recognizer *r, uint32_t token, int *rank, int *count)
{
    double number = 0;
    uint32_t before = number_read(r, token, &number), at = token + before;
    uint32_t length = rank_read(r, at, rank);
    if (!length)
        return 0;
    at += length;
    uint32_t after = before ? 0 : number_read(r, at, &number);
    at += after;
    if (!before && !after)
        number = 1;
    if (number < 1 || number > 60 || (number > 1 && *rank != 1 && *rank != LAST))
        return 0;
    *count = (int)number;
    return at - token;
}

/* The rank-th week, quarter, half, month or day of a month or year; precision unknown where there is none. */
static DateRange part_of(DateRange whole, int rank, int unit)
{
    DateRange part = {0, 0, DATE_UNKNOWN};
    Day within = rank == LAST ? whole.high : whole.low;
    int steps = rank == LAST ? 0 : rank - 1;
    if (unit == WEEK && rank != LAST && day_weekday(within) > 4)
        steps++; /* the first week is the one that has most of its days in the month */
    if (unit == WEEK && rank == LAST && day_weekday(within) < 4)
        steps--;
    if (unit == DAY || unit == WEEK || unit == MONTH || unit == QUARTER || unit == HALF)
        part = unit_range(within, unit, steps);
    if (part.low > whole.high || part.high < whole.low)
        part.precision = DATE_UNKNOWN;
    return part;
}

static uint32_t ranked_unit(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int rank, count;
    int32_t unit;
    uint32_t at = token, length = ranked_count(r, at, &rank, &count);
    at += length;
    uint32_t named = length ? list_match(r, LIST_TIME_UNIT, at, &unit) : 0;
    at += named;
    DateRange whole = {0, 0, DATE_UNKNOWN};
    uint32_t rest = named ? whole_read(context, at, &whole) : 0;
    if (!rest)
        return 0;
    *out = part_of(whole, rank, unit);
    for (int i = 1; i < count && out->precision != DATE_UNKNOWN; i++) {
        DateRange more = unit_range(rank == LAST ? out->low : out->high, unit, rank == LAST ? -1 : 1);
        *out = rank == LAST ? (DateRange){more.low, out->high, DATE_INTERVAL} : (DateRange){out->low, more.high, DATE_INTERVAL};
    }
    return out->precision == DATE_UNKNOWN ? 0 : at + rest - token;
}

/* "the week of November 30th", "la semaine du 14 janvier" */
static uint32_t week_of(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t unit;
    uint32_t length = list_match(r, LIST_TIME_UNIT, token, &unit), at = token + length;
    uint32_t small = length && unit == WEEK ? small_words(r, at) : 0;
    DateRange told = {0, 0, DATE_UNKNOWN};
    uint32_t rest = small ? date_calendar(context, at + small, &told) : 0;
    if (!rest || told.precision != DATE_DAY)
        return 0;
    *out = unit_range(told.low, WEEK, 0);
    return at + small + rest - token;
}

uint32_t date_part(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {ranked_weekday, ranked_unit, week_of};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        uint32_t length = rules[i](context, token, out);
        if (length)
            return length;
    }
    return 0;
}
