/* Dates told by a span of time from the article's day: two days ago, in two weeks, the last three days. */
#include "recognize/dates.h"

uint32_t span_read(const Recognizer *r, uint32_t token, int *number, int *unit)
{
    double value;
    int32_t unit_value, vague;
    uint32_t length = number_read(r, token, &value);
    if (!length && (length = list_match(r, LIST_VAGUE_NUMBER, token, &vague)) != 0)
        value = 0;
    else if (!length && token_upos(r, token) == UPOS_DET && r->document->tokens.items[token].features.definite == DEFINITE_IND) {
        length = 1;
        value = 1;
    }
    if (!length || value > 5000)
        return 0;
    uint32_t at = token + length;
    if (token_upos(r, at) == UPOS_ADP) /* "une dizaine de jours" */
        at++;
    uint32_t unit_length = list_match(r, LIST_TIME_UNIT, at, &unit_value);
    if (!unit_length)
        return 0;
    *number = (int)value;
    *unit = unit_value;
    return at + unit_length - token;
}

DateRange day_shift(Day day, int number, int unit)
{
    switch (unit) {
    case WEEK:
    case FORTNIGHT:
        return date_day(day + unit * number);
    case WEEKEND:
        return number < 0 ? weekend_range(day + 7 * (number + 1), DIRECTION_PAST)
                          : weekend_range(day + 7 * (number - 1), DIRECTION_NEXT);
    default:
        return unit_range(day, unit, number);
    }
}

/* "2 years, 1 month and 21 days": the day that lies so far from another; 0 tokens where only one unit is told. */
static uint32_t spans_shift(const Recognizer *r, uint32_t token, int sign, Day *day)
{
    enum { UNITS = 4 };
    uint32_t at = token, count = 0;
    Day told = *day;
    for (; count < UNITS; count++) {
        int number, unit;
        uint32_t joint = count && (token_is(r, at, ",") || token_upos(r, at) == UPOS_CCONJ) ? 1 : 0;
        uint32_t length = span_read(r, at + joint, &number, &unit);
        if (!length || number == 0)
            break;
        told = unit == YEAR || unit == MONTH ? shift_months(told, sign * number * (unit == YEAR ? 12 : 1))
               : unit == DAY || unit == WEEK || unit == FORTNIGHT ? told + sign * number * unit : told;
        at += joint + length;
    }
    if (count < 2)
        return 0;
    *day = told;
    return at - token;
}

/* "1 month and 21 days ago" */
static uint32_t spans_ago(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Day day = context->anchor;
    uint32_t before = list_match(r, LIST_AGO, token, NULL), length = spans_shift(r, token + before, -1, &day);
    uint32_t after = length && !before ? list_match(r, LIST_AGO, token + length, NULL) : 0, later = 0;
    if (length && !before && !after && (later = list_match(r, LIST_LATER, token + length, NULL)) != 0) {
        day = context->discourse;
        spans_shift(r, token, 1, &day);
    }
    if (!length || (!before && !after && !later))
        return 0;
    *out = date_day(day);
    return before + length + after + later;
}

/* "two days ago", "il y a deux jours" */
static uint32_t ago(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int number, unit;
    uint32_t before = list_match(r, LIST_AGO, token, NULL);
    uint32_t length = span_read(r, token + before, &number, &unit);
    uint32_t after = length && !before ? list_match(r, LIST_AGO, token + length, NULL) : 0;
    if (!length || (!before && !after))
        return 0;
    *out = day_shift(context->anchor, -number, unit);
    if (number == 0)
        out->precision = DATE_UNKNOWN; /* "several days ago": a date, but none that could be written */
    return before + length + after;
}

/* "in two weeks", "dans trois jours"; "within five days" tells no day */
static uint32_t ahead(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int number, unit;
    int32_t kind = 0;
    uint32_t marker = list_match(r, LIST_AHEAD, token, &kind);
    uint32_t length = marker ? span_read(r, token + marker, &number, &unit) : 0;
    if (!length || number == 0 || unit == 0 || (kind == 0 && !future_told(r, token + marker + length - 1)))
        return 0;
    if (kind == 2) {
        out->precision = DATE_UNKNOWN; /* a deadline is not when something happens */
        return marker + length;
    }
    *out = day_shift(context->anchor, number, unit);
    return marker + length;
}

/* "the last three days", "ces deux dernières semaines", "the next two weeks" */
static uint32_t stretch(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN, inner = DIRECTION_PLAIN;
    double value;
    int32_t unit;
    uint32_t at = token, modifier = direction_read(r, at, &direction);
    if (direction == DIRECTION_THIS) /* "ces trois derniers jours" */
        direction = DIRECTION_PLAIN;
    at += modifier;
    uint32_t length = number_read(r, at, &value);
    if (!length || value > 5000)
        return 0;
    at += length;
    uint32_t second = direction_read(r, at, &inner);
    at += second;
    if (second)
        direction = inner;
    if (direction == DIRECTION_PLAIN || !(length = list_match(r, LIST_TIME_UNIT, at, &unit)))
        return 0;
    int number = (int)value, sign = direction == DIRECTION_NEXT ? 1 : -1;
    if (unit == QUARTER || unit == HALF) { /* whole ones */
        DateRange near = unit_range(context->anchor, unit, sign), far = unit_range(context->anchor, unit, sign * number);
        *out = (DateRange){sign > 0 ? near.low : far.low, sign > 0 ? far.high : near.high, DATE_INTERVAL};
        return at + length - token;
    }
    if (unit == 0) /* "the last 24 hours" */
        unit = 1, number /= 24;
    bool months = unit == MONTH || unit == YEAR || unit == DECADE;
    Day other = months ? shift_months(context->anchor, sign * number * (unit == MONTH ? 1 : unit == YEAR ? 12 : 120))
                       : context->anchor + sign * number * unit;
    if (other == context->anchor)
        *out = date_day(other);
    else
        *out = other < context->anchor ? (DateRange){other, context->anchor, DATE_INTERVAL}
                                       : (DateRange){context->anchor + 1, other, DATE_INTERVAL};
    return at + length - token;
}

uint32_t date_span(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {spans_ago, ago, ahead, stretch};
    return date_longest(rules, sizeof rules / sizeof *rules, context, token, out);
}
