/* Dates told from the article's own day: weekdays, yesterday, last week. */
#include "recognize/dates.h"

Day shift_months(Day day, int months)
{
    CivilDate date = day_civil(day);
    int count = date.year * 12 + date.month - 1 + months;
    date.year = count / 12;
    date.month = count % 12 + 1;
    int length = month_length(date.year, date.month);
    if (date.day > length)
        date.day = length;
    return day_of(date);
}

/* Three or six months of a year. */
static DateRange months_range(Day day, int months, int steps)
{
    CivilDate date = day_civil(day);
    int first = (date.year * 12 + date.month - 1) / months * months + steps * months, last = first + months - 1;
    CivilDate low = {first / 12, first % 12 + 1, 1};
    CivilDate high = {last / 12, last % 12 + 1, month_length(last / 12, last % 12 + 1)};
    return (DateRange){day_of(low), day_of(high), DATE_INTERVAL};
}

DateRange unit_range(Day day, int unit, int steps)
{
    CivilDate date;
    switch (unit) {
    case WEEK:
        day += 7 * steps - (day_weekday(day) - 1);
        return (DateRange){day, day + 6, DATE_WEEK};
    case MONTH:
        date = day_civil(shift_months(day, steps));
        return date_month(date.year, date.month);
    case QUARTER:
    case HALF:
        return months_range(day, unit / MONTH, steps);
    case YEAR:
        return date_year(day_civil(day).year + steps);
    case DECADE:
        date = day_civil(day);
        date.year = date.year / 10 * 10 + 10 * steps;
        return (DateRange){day_of((CivilDate){date.year, 1, 1}), day_of((CivilDate){date.year + 9, 12, 31}), DATE_DECADE};
    case DAY:
        return date_day(day + steps);
    case FORTNIGHT:
        return (DateRange){unit_range(day, WEEK, 0).low + 14 * steps, unit_range(day, WEEK, 0).low + 14 * steps + 13, DATE_INTERVAL};
    default: /* hours and less: the same day */
        return date_day(day);
    }
}

DateRange weekend_range(Day anchor, Direction direction)
{
    Day saturday = anchor - day_weekday(anchor) + 6;
    if (direction == DIRECTION_NEXT && saturday <= anchor)
        saturday += 7;
    if (direction != DIRECTION_NEXT && saturday > anchor)
        saturday -= direction == DIRECTION_THIS ? 0 : 7;
    return (DateRange){saturday, saturday + 1, DATE_INTERVAL};
}

static uint32_t day_part(const Recognizer *r, uint32_t token)
{
    uint32_t length = list_match(r, LIST_DAY_PART, token, NULL);
    if (length)
        return length;
    /* "vendredi dans la matinée", "Friday in the morning" */
    for (uint32_t skip = 1; skip <= 3; skip++) {
        Upos upos = token_upos(r, token + skip - 1);
        if (upos != UPOS_ADP && upos != UPOS_DET)
            return 0;
        length = list_match(r, LIST_DAY_PART, token + skip, NULL);
        if (length)
            return skip + length;
    }
    return 0;
}

static Day weekday_near(Day anchor, int weekday, Direction direction)
{
    int back = (day_weekday(anchor) - weekday + 7) % 7;
    switch (direction) {
    case DIRECTION_PAST:
        return anchor - (back ? back : 7);
    case DIRECTION_NEXT:
        return anchor + 7 - back;
    case DIRECTION_THIS:
        return anchor - day_weekday(anchor) + weekday;
    default:
        return anchor - back;
    }
}

/* "lundi 21", "Friday the 11th": the nearest month in which this day is that weekday. */
static uint32_t day_beside(const DateContext *context, uint32_t token, int weekday, DateRange *out)
{
    enum { MONTHS = 6 };
    const Recognizer *r = context->recognizer;
    uint32_t article = small_words(r, token);
    int day;
    uint32_t length = day_read(r, token + article, &day);
    uint32_t end = token + article + length;
    if (!length || (token_is_word(r, end) && !list_has(r, LIST_STOPWORD, end) && token_upos(r, end) != UPOS_ADP))
        return 0; /* "lundi 21 personnes" */
    CivilDate now = day_civil(context->anchor);
    Day best = INT32_MAX;
    for (int step = -MONTHS; step <= MONTHS; step++) {
        int months = now.year * 12 + now.month - 1 + step;
        CivilDate date = {months / 12, months % 12 + 1, day};
        Day told = day_of(date), distance = told - context->anchor, known = best - context->anchor;
        if (civil_valid(date) && day_weekday(told) == weekday &&
            (best == INT32_MAX || (distance < 0 ? -distance : distance) < (known < 0 ? -known : known)))
            best = told;
    }
    if (best == INT32_MAX)
        return 0;
    *out = date_day(best);
    return article + length;
}

/* "mardi de la semaine prochaine", "Tuesday last week" */
static uint32_t week_beside(const DateContext *context, uint32_t token, int weekday, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int32_t unit = 0;
    uint32_t at = token + small_words(r, token), before = direction_read(r, at, &direction);
    uint32_t length = list_match(r, LIST_TIME_UNIT, at + before, &unit);
    at += before + length;
    uint32_t after = before ? 0 : direction_read(r, at, &direction);
    if (!length || unit != WEEK || direction == DIRECTION_PLAIN)
        return 0;
    int steps = direction == DIRECTION_PAST ? -1 : direction == DIRECTION_NEXT ? 1 : 0;
    *out = date_day(unit_range(context->anchor, WEEK, steps).low + weekday - 1);
    return at + after - token;
}

/* "Khaing Thu Kha": a short form among capitals is part of a name. */
static bool inside_name(const Recognizer *r, uint32_t token)
{
    bool short_form = form_at(r, token).length <= 4;
    return short_form && token > sentence_begin(r, token) && token_capital(r, token - 1) && !token_is(r, token + 1, ".") &&
           token_is_word(r, token + 1) && token_capital(r, token + 1);
}

/* "called talks for Monday", "convoqué pour lundi", but not "for Monday's attack" */
static bool meant_for(const Recognizer *r, uint32_t token, uint32_t end)
{
    int32_t slots;
    Upos behind = token_upos(r, end);
    return token > 0 && list_match(r, LIST_MARKER, token - 1, &slots) && slots == 1 << SLOT_FOR && behind != UPOS_NOUN &&
           behind != UPOS_PROPN && behind != UPOS_PART && behind != UPOS_ADJ;
}

static uint32_t weekday(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int32_t value;
    uint32_t before = direction_read(r, token, &direction);
    uint32_t length = list_match(r, LIST_WEEKDAY, token + before, &value);
    if (!length || value < 1 || value > 7 || (!before && inside_name(r, token)))
        return 0;
    uint32_t at = token + before + length;
    at += day_part(r, at);
    /* the day of the month that follows says it better */
    uint32_t comma = comma_skip(r, at);
    uint32_t article = token_upos(r, at + comma) == UPOS_DET ? 1 : 0;
    uint32_t rest = date_calendar(context, at + comma + article, out);
    if (rest && out->precision == DATE_DAY)
        return at + comma + article + rest - token;
    if ((rest = day_beside(context, at + comma, value, out)) != 0)
        return at + comma + rest - token;
    if (!before && (rest = week_beside(context, at, value, out)) != 0)
        return at + rest - token;
    uint32_t after = before ? 0 : direction_read(r, at, &direction);
    if (!before && !after && (future_told(r, token) || meant_for(r, token, at)) && value != day_weekday(context->anchor))
        direction = DIRECTION_NEXT; /* "will meet on Sunday", told on a Sunday: today */
    if (direction == DIRECTION_THIS && future_told(r, token))
        direction = DIRECTION_NEXT;
    *out = date_day(weekday_near(context->anchor, value, direction));
    return at + after - token;
}

static uint32_t offset(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t value;
    uint32_t length = list_match(r, LIST_DAY_OFFSET, token, &value);
    if (!length)
        return 0;
    *out = date_day(context->anchor + value);
    uint32_t at = token + length;
    at += day_part(r, at);
    uint32_t comma = comma_skip(r, at);
    DateRange told = {0, 0, DATE_UNKNOWN};
    uint32_t rest = comma ? date_simple(context, at + 1, &told) : 0;
    if (rest && told.precision == DATE_DAY && told.low == out->low)
        at += comma + rest; /* "hier, jeudi 16 août 2012" */
    return at - token;
}

/* "overnight": begun the day before the article's; in a story of another day that day's. */
static uint32_t night(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    uint32_t length = list_match(r, LIST_LAST_NIGHT, token, NULL);
    int32_t slots;
    if (!length || (list_match(r, LIST_MARKER, token + length, &slots) && slots & 1 << SLOT_OF))
        return 0;
    *out = (DateRange){context->anchor - 1, context->anchor, DATE_INTERVAL};
    return length;
}

bool told_from_event(const Recognizer *r, uint32_t token)
{
    Upos upos = token_upos(r, token);
    bool beside = token > 0 && (list_match(r, LIST_DATE_BEFORE, token - 1, NULL) || list_match(r, LIST_DATE_AFTER, token - 1, NULL));
    return beside && (upos == UPOS_DET || upos == UPOS_PROPN || upos == UPOS_NOUN || upos == UPOS_PRON || upos == UPOS_ADJ || upos == UPOS_SCONJ);
}

bool past_told(const Recognizer *r, uint32_t token)
{
    enum { STEPS = 6 };
    const Token *tokens = r->document->tokens.items;
    for (int step = 0; token != NONE && step < STEPS; token = tokens[token].head, step++)
        if (tokens[token].upos == UPOS_VERB)
            return !future_told(r, token) && (tokens[token].features.tense == TENSE_PAST || tokens[token].features.tense == TENSE_IMP);
    return false;
}

bool day_of_main_clause(const DateContext *context, uint32_t token, Day *out)
{
    const Recognizer *r = context->recognizer;
    const Token *tokens = r->document->tokens.items;
    uint32_t first = sentence_begin(r, token), end = sentence_end(r, token);
    bool bare = token > first && token_upos(r, token - 1) == UPOS_VERB && tokens[token - 1].features.tense == TENSE_PAST;
    bool opens = token == first + 1 && bare && tokens[token - 1].features.verb_form == VERB_FORM_PART;
    if (!opens && !(bare && token > first + 1 && token_is(r, token - 2, ",")))
        return false;
    for (uint32_t t = token + 1; t < end; t++) {
        DateRange day = {0, 0, DATE_UNKNOWN};
        int32_t shift;
        if (!list_match(r, LIST_DAY_SHIFT, t, &shift) && date_simple(context, t, &day) && day.precision == DATE_DAY) {
            *out = day.low;
            return true;
        }
    }
    return false;
}

/* "la veille", "the next day": from the day told last. "le lendemain de" and "the day after X" are about an event. */
static uint32_t shifted(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t value, slots;
    uint32_t length = list_match(r, LIST_DAY_SHIFT, token, &value);
    if (!length)
        return 0;
    uint32_t at = token + length;
    bool of = list_match(r, LIST_MARKER, at, &slots) && slots & 1 << SLOT_OF && token_upos(r, at + 1) != UPOS_VERB;
    if (of || told_from_event(r, at))
        return 0;
    Day from = context->discourse;
    day_of_main_clause(context, token, &from);
    if (from + value <= context->anchor || !past_told(r, token)) /* nothing has happened the day after the article's */
        *out = date_day(from + value);
    return length + day_part(r, at);
}

/* "next week on Friday" */
static uint32_t weekday_in_week(const DateContext *context, uint32_t token, Direction direction, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t value;
    uint32_t small = small_words(r, token), length = list_match(r, LIST_WEEKDAY, token + small, &value);
    int steps = direction == DIRECTION_PAST ? -1 : direction == DIRECTION_NEXT ? 1 : 0;
    if (!length || value < 1 || value > 7)
        return 0;
    *out = date_day(unit_range(context->anchor, WEEK, steps).low + value - 1);
    return small + length;
}

/* "last week", "la semaine dernière", "cette nuit", "this weekend" */
uint32_t date_unit(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int32_t unit = DAY;
    uint32_t before = direction_read(r, token, &direction), at = token + before;
    uint32_t length = list_match(r, LIST_TIME_UNIT, at, &unit);
    uint32_t part = length ? 0 : list_match(r, LIST_DAY_PART, at, NULL);
    if (!length && !part)
        return 0;
    at += length + part;
    bool may_follow = !before && (length || token_upos(r, at - 1) == UPOS_NOUN); /* not "late" in "late last year" */
    Direction behind = DIRECTION_PLAIN;
    uint32_t after = may_follow ? direction_read(r, at, &behind) : 0;
    if (after && list_match(r, LIST_TIME_UNIT, at + after, NULL))
        after = 0; /* "for one year last month" */
    direction = after ? behind : direction;
    uint32_t named = length && unit == WEEK && direction != DIRECTION_PLAIN
                         ? weekday_in_week(context, at + after, direction, out) : 0;
    if (named)
        return at + after + named - token;
    if (after && direction == DIRECTION_THIS)
        return 0;
    if (length && unit == DAY && direction != DIRECTION_THIS)
        return 0; /* "their last day" */
    if (direction == DIRECTION_PLAIN && !(length && unit == WEEKEND))
        return 0;
    if (part)
        *out = date_day(context->anchor - (direction == DIRECTION_PAST));
    else if (unit == WEEKEND)
        *out = weekend_range(context->anchor, direction);
    else
        *out = unit_range(context->anchor, unit,
                          direction == DIRECTION_PAST ? -1 : direction == DIRECTION_NEXT ? 1 : 0);
    return at + after - token;
}

/* "late last month", "the end of the week", "earlier in the year": the whole, as no border is told. */
static uint32_t part_of_unit(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t unit = 0;
    uint32_t part = list_match(r, LIST_MONTH_PART, token, NULL), at = token + part;
    if (!part)
        return 0;
    uint32_t small = small_words(r, at);
    for (uint32_t skip = 0; skip <= small; skip++) {
        uint32_t told = date_unit(context, at + skip, out);
        if (told)
            return out->precision == DATE_DAY ? 0 : at + skip + told - token;
    }
    uint32_t named = list_match(r, LIST_TIME_UNIT, at + small, &unit);
    bool indefinite = small && r->document->tokens.items[at + small - 1].features.definite == DEFINITE_IND;
    if (!named || indefinite || (unit != WEEK && unit != MONTH && unit != YEAR) ||
        r->document->tokens.items[at + small].features.number == NUMBER_PLUR)
        return 0;
    *out = unit_range(context->anchor, unit, 0);
    return at + small + named - token;
}

/* "the week after next", "the month before last" */
static uint32_t after_next(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t unit, steps;
    uint32_t named = list_match(r, LIST_TIME_UNIT, token, &unit);
    uint32_t length = named ? list_match(r, LIST_AFTER_NEXT, token + named, &steps) : 0;
    if (!length || unit == 0)
        return 0;
    *out = unit == WEEKEND ? weekend_range(context->anchor + 7 * (steps > 0 ? steps - 1 : steps + 1), steps > 0 ? DIRECTION_NEXT : DIRECTION_PAST)
                           : unit_range(context->anchor, unit, steps);
    return named + length;
}

uint32_t date_relative(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {weekday, offset, night, shifted, date_span, part_of_unit, after_next, date_unit};
    return date_longest(rules, sizeof rules / sizeof *rules, context, token, out);
}

uint32_t date_simple(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {date_calendar, date_relative, date_part};
    return token < context->recognizer->count ? date_longest(rules, sizeof rules / sizeof *rules, context, token, out) : 0;
}
