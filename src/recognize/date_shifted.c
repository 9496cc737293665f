/* Dates told from another date: two weeks later, three days earlier, two days after Christmas. */
#include "recognize/dates.h"

/* "two days later", "trois jours plus tôt" */
static uint32_t later(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int number, unit;
    uint32_t length = span_read(r, token, &number, &unit), at = token + length;
    uint32_t ahead = length ? list_match(r, LIST_LATER, at, NULL) : 0;
    uint32_t back = length && !ahead ? list_match(r, LIST_EARLIER, at, NULL) : 0;
    if ((!ahead && !back) || told_from_event(r, at + ahead + back))
        return 0;
    Day from = context->discourse;
    day_of_main_clause(context, token, &from);
    *out = day_shift(from, ahead ? number : -number, unit);
    if (out->low > context->anchor && context->last.precision == DATE_DAY && past_told(r, token))
        *out = day_shift(context->last.low, number, unit); /* the day of a noun told before: "le vote du 3 mars" */
    if (number == 0 && unit > 0) /* hours later is the same day */
        out->precision = DATE_UNKNOWN;
    return length + ahead + back;
}

/* "three days after the 12th of January", "deux semaines avant Noël" */
static uint32_t beside(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int number, unit;
    uint32_t length = span_read(r, token, &number, &unit), at = token + length;
    uint32_t after = length ? list_match(r, LIST_DATE_AFTER, at, NULL) : 0;
    uint32_t before = length && !after ? list_match(r, LIST_DATE_BEFORE, at, NULL) : 0;
    if (!after && !before)
        return 0;
    at += after + before;
    at += small_words(r, at);
    DateRange told = {0, 0, DATE_UNKNOWN};
    uint32_t rest = date_simple(context, at, &told);
    if (!rest || told.precision == DATE_UNKNOWN)
        return 0;
    *out = day_shift(told.low, after ? number : -number, unit);
    if (number == 0 || told.precision != DATE_DAY)
        out->precision = DATE_UNKNOWN;
    return at + rest - token;
}

/* "the following month", "l'année précédente": the one beside what was told last; 0 tokens where none was told. */
static uint32_t unit_beside(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t steps = 0, unit;
    uint32_t before = list_match(r, LIST_UNIT_SHIFT, token, &steps), at = token + before;
    uint32_t length = list_match(r, LIST_TIME_UNIT, at, &unit);
    uint32_t after = length && !before ? list_match(r, LIST_UNIT_SHIFT, at + length, &steps) : 0;
    if (!length || (!before && !after) || (unit != WEEK && unit != MONTH && unit != YEAR))
        return 0;
    if (context->last.precision == DATE_UNKNOWN) /* unless it tells what is to come, from nothing told */
        return past_told(r, token) ? before + length + after : 0;
    bool known = unit == WEEK ? context->last.precision == DATE_DAY : unit == YEAR || context->last.high - context->last.low <= MONTH;
    if (known)
        *out = unit_range(context->last.low, unit, steps);
    return before + length + after;
}

uint32_t date_shifted(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {later, beside, unit_beside};
    return date_longest(rules, sizeof rules / sizeof *rules, context, token, out);
}
