/* Dates and ranges of dates in the text, anchored on the article's day. */
#include "recognize/dates.h"

/* The end of a range, after "to", "and", "au" or a dash. */
static uint32_t range_end(const Recognizer *r, uint32_t token)
{
    uint32_t length = list_match(r, LIST_RANGE_END, token, NULL);
    if (!length && (token_is(r, token, "-") || token_is(r, token, "–")))
        length = 1;
    return length;
}

/* "19-20" as one token */
static uint32_t days_joined(const Recognizer *r, uint32_t token, int *first, int *last)
{
    Text form = form_at(r, token);
    size_t digits = digits_of(form, first);
    if (digits == 0 || digits > 2 || digits + 2 > form.length || form.bytes[digits] != '-')
        return 0;
    Text rest = text_slice(form, digits + 1, form.length);
    return digits_of(rest, last) == rest.length && rest.length <= 2 && *first >= 1 && *last <= 31 ? 1 : 0;
}

/* The month behind a day that was read already: by its name, or "this month", "du mois prochain". */
static uint32_t month_behind(const DateContext *context, uint32_t token, int day, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    DateRange whole = {0, 0, DATE_UNKNOWN};
    for (uint32_t small = 0; small <= small_words(r, token); small++) {
        uint32_t length = date_calendar(context, token + small, &whole);
        if (!length || whole.precision != DATE_MONTH)
            length = date_unit(context, token + small, &whole);
        if (!length || whole.precision != DATE_MONTH || whole.low + day - 1 > whole.high)
            continue;
        *out = date_day(whole.low + day - 1);
        return small + length;
    }
    return 0;
}

/* "from 16 to 18 January": the first day borrows month and year. */
static uint32_t short_range(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int day, last = 0;
    DateRange end = {0, 0, DATE_UNKNOWN};
    uint32_t at = token, length = days_joined(r, at, &day, &last);
    if (!length) {
        length = day_read(r, at, &day);
        if (!length)
            return 0;
        at += length;
        length = range_end(r, at);
        if (!length)
            return 0;
        at += length;
        at += token_upos(r, at) == UPOS_DET ? 1 : 0;
    }
    length = last ? month_behind(context, at + 1, last, &end) : date_calendar(context, at, &end);
    at += last ? 1 : 0;
    if (!length && !last && (length = day_read(r, at, &last)) != 0) {
        at += length; /* "from 4 to 22 this month" */
        length = month_behind(context, at, last, &end);
    }
    if (!length || end.precision != DATE_DAY)
        return 0;
    CivilDate civil = day_civil(end.low);
    if (day >= civil.day)
        return 0;
    civil.day = day;
    *out = (DateRange){day_of(civil), end.high, DATE_INTERVAL};
    return at + length - token;
}

/* "January 16-18", "January 16 to 18" */
static uint32_t late_end(const DateContext *context, uint32_t token, DateRange start, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int day, year;
    uint32_t joint = range_end(r, token);
    joint += joint && token_upos(r, token + joint) == UPOS_DET; /* "till the seventeenth" */
    uint32_t length = joint ? day_read(r, token + joint, &day) : 0;
    if (!length || start.precision != DATE_DAY)
        return 0;
    CivilDate civil = day_civil(start.low);
    int month;
    uint32_t behind = token + joint + length;
    if (day <= civil.day || token_upos(r, behind) == UPOS_NOUN || month_read(r, behind + small_words(r, behind), &month))
        return 0; /* "26 June to 28 June" */
    uint32_t after = token + joint + length, comma = comma_skip(r, after), told = year_read(r, after + comma, &year);
    if (told)
        civil.year = year;
    CivilDate last = {civil.year, civil.month, day};
    if (!civil_valid(last) || !civil_valid(civil))
        return 0;
    *out = (DateRange){day_of(civil), day_of(last), DATE_INTERVAL};
    return joint + length + (told ? comma + told : 0);
}

/* Whether the words of a date end with its year. */
static bool year_told(const DateContext *context, uint32_t last)
{
    int year;
    return last > 0 && year_read(context->recognizer, last - 1, &year);
}

static bool opened_year(const DateContext *context, uint32_t first, uint32_t last)
{
    int year;
    for (uint32_t t = first; t < last; t++)
        if (year_read(context->recognizer, t, &year))
            return true;
    return false;
}

static DateRange in_year_of(DateRange start, DateRange end)
{
    CivilDate low = day_civil(start.low), high = day_civil(start.high), last = day_civil(end.low);
    int shift = last.year - low.year;
    low.year += shift;
    high.year += shift;
    if (civil_valid(low) && day_of(low) > end.low)
        low.year--, high.year--;
    if (!civil_valid(low) || !civil_valid(high))
        return start;
    return (DateRange){day_of(low), day_of(high), start.precision};
}

static DateRange next_year(DateRange range)
{
    CivilDate low = day_civil(range.low), high = day_civil(range.high);
    low.year++;
    high.year++;
    if (!civil_valid(low) || !civil_valid(high)) /* 29 February */
        return range;
    return (DateRange){day_of(low), day_of(high), range.precision};
}

static uint32_t two_dates(const DateContext *context, uint32_t token, bool opened, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    DateRange start = {0, 0, DATE_UNKNOWN}, end = start;
    uint32_t at = token, length = date_simple(context, at, &start);
    if (!length)
        return 0;
    at += length;
    length = late_end(context, at, start, out);
    if (length)
        return at + length - token;
    length = range_end(r, at);
    if (!length || (!opened && token_upos(r, at) == UPOS_CCONJ))
        return 0;
    at += length;
    at += small_words(r, at);
    uint32_t first_end = at;
    uint32_t now = list_match(r, LIST_UNTIL_NOW, at, NULL);
    if (now && opened && start.low <= context->anchor) {
        *out = (DateRange){start.low, context->anchor, DATE_INTERVAL};
        return at + now - token;
    }
    length = date_simple(context, at, &end);
    /* "from 18 November to 19 December 2015": the year is told once */
    int month;
    bool named = false;
    for (uint32_t t = token; t < first_end && !named; t++)
        named = month_read(r, t, &month) != 0; /* not "from next Friday to October 1, 2020" */
    bool borrows = length && named && (start.precision == DATE_DAY || start.precision == DATE_MONTH) && !opened_year(context, token, first_end) &&
                   year_told(context, at + length);
    if (borrows)
        start = in_year_of(start, end);
    /* "from August to October" said in September: the end follows the beginning */
    bool weekday = list_match(r, LIST_WEEKDAY, at, NULL); /* "from next Monday to Friday" */
    if (length && weekday && end.precision == DATE_DAY && end.low < start.low && end.low + 14 > start.low)
        end = date_day(end.low + (start.low - end.low + 6) / 7 * 7);
    if (length && end.high < start.low && (end.precision == DATE_DAY || end.precision == DATE_MONTH) &&
        !year_told(context, at + length))
        end = next_year(end);
    if (!length || end.high < start.low || start.precision == DATE_UNKNOWN || end.precision == DATE_UNKNOWN)
        return 0;
    *out = (DateRange){start.low, end.high, DATE_INTERVAL};
    return at + length - token;
}

/* "between X and Y", "du 16 au 18 janvier", "January 16-18" */
static uint32_t interval(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    uint32_t opened = list_match(r, LIST_RANGE_START, token, NULL), at = token + opened;
    at += opened && token_upos(r, at) == UPOS_DET ? 1 : 0;
    uint32_t length = short_range(context, at, out);
    if (!length)
        length = two_dates(context, at, opened != 0, out);
    return length ? at + length - token : 0;
}

/* The beginning that "since 2004", "depuis le 30 juin" tell. */
static uint32_t since_when(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t kind = 0;
    uint32_t opened = list_match(r, LIST_SINCE, token, &kind), at = token + opened;
    bool article = token_upos(r, token) == UPOS_DET || r->document->tokens.items[token].flags & TOKEN_MULTIWORD_FIRST;
    if (!opened || article || kind == SINCE_THEN) /* "dès lundi" tells the day; "des", folded as "dès" is */
        return 0;
    at += small_words(r, at);
    uint32_t length = date_simple(context, at, out);
    return length && out->low <= context->anchor ? at + length - token : 0;
}

/* The same up to the article's day. */
static uint32_t since(const DateContext *context, uint32_t token, DateRange *out)
{
    uint32_t length = since_when(context, token, out);
    if (length && out->precision != DATE_UNKNOWN)
        *out = (DateRange){out->low, context->anchor, DATE_INTERVAL};
    return length;
}

/* "2012-2014", "16-18" stay for amounts unless both are years. */
static uint32_t year_range(const DateContext *context, uint32_t token, DateRange *out)
{
    Text form = form_at(context->recognizer, token);
    DateRange low, high;
    if (form.length < 9 || !date_parse(text_slice(form, 0, 4), &low) ||
        !date_parse(text_slice(form, form.length - 4, form.length), &high) || form.length > 11 || high.low <= low.low)
        return 0;
    for (size_t i = 4; i + 4 < form.length; i++)
        if (form.bytes[i] >= '0' && form.bytes[i] <= '9')
            return 0;
    *out = (DateRange){low.low, high.high, DATE_INTERVAL};
    return 1;
}

uint32_t date_longest(DateRule *const *rules, size_t count, const DateContext *context, uint32_t token, DateRange *out)
{
    uint32_t best = 0;
    for (size_t i = 0; i < count; i++) {
        DateRange range = {0, 0, DATE_UNKNOWN};
        uint32_t length = rules[i](context, token, &range);
        if (length > best) {
            best = length;
            *out = range;
        }
    }
    return best;
}

static uint32_t read_date(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {date_shifted, date_simple, interval, since, year_range};
    return date_longest(rules, sizeof rules / sizeof *rules, context, token, out);
}

static void add_date(Recognizer *r, uint32_t first, uint32_t last, DateRange range, DateRange opening)
{
    for (uint32_t t = first; t < last; t++)
        r->covered[t] = 1;
    if (range.precision == DATE_UNKNOWN)
        return;
    uint32_t entity = entity_new(r, CLASS_DATE, span_symbol(r, first, last));
    r->document->entities.items[entity].date = range;
    r->document->entities.items[entity].opening = opening;
    Mention *mention = mention_add(r, first, last, MENTION_DATE);
    mention->entity = entity;
    mention->how = HOW_GRAMMAR;
    mention->confidence = 950;
}

/* An article without a date of its own leaves open what is told from its day: whatever comes out otherwise for
   another day. */
static bool needs_anchor(const DateContext *context, uint32_t token, DateRange range)
{
    enum { ELSEWHEN = 1001 };
    DateContext other = *context;
    other.anchor += ELSEWHEN;
    if (context->discourse == context->anchor)
        other.discourse += ELSEWHEN;
    DateRange again = {0, 0, DATE_UNKNOWN};
    read_date(&other, token, &again);
    return again.low != range.low || again.high != range.high;
}

/* "l'élection du 28 novembre", "the coup of 1979": the day of something spoken of, not of what is told. */
static bool belongs_to_noun(const Recognizer *r, uint32_t token)
{
    int32_t slots;
    for (uint32_t back = 1; back <= 2 && back <= token; back++)
        if (token_upos(r, token - back) == UPOS_ADP)
            return list_match(r, LIST_MARKER, token - back, &slots) && slots & 1 << SLOT_OF;
        else if (token_upos(r, token - back) != UPOS_DET)
            return false;
    return false;
}

void dates_find(Recognizer *r)
{
    DateContext context = {r, r->document->date.low, r->document->date.low, {0, 0, DATE_UNKNOWN}};
    bool anchored = r->document->date.precision != DATE_UNKNOWN;
    for (uint32_t t = 0; t < r->count;) {
        DateRange range = {0, 0, DATE_UNKNOWN};
        uint32_t length = read_date(&context, t, &range);
        uint32_t end = sentence_end(r, t);
        if (length && t + length > end)
            length = 0;
        if (length && !anchored && needs_anchor(&context, t, range))
            range = (DateRange){0, 0, DATE_UNKNOWN};
        DateRange opening = {0, 0, DATE_UNKNOWN};
        if (length && range.precision == DATE_INTERVAL && since_when(&context, t, &opening) != length)
            opening.precision = DATE_UNKNOWN;
        if (length) {
            add_date(r, t, t + length, range, opening);
            if (range.precision == DATE_DAY && !belongs_to_noun(r, t))
                context.discourse = range.low;
            if (opening.precision == DATE_DAY)
                context.discourse = opening.low;
            if (range.precision != DATE_UNKNOWN)
                context.last = range;
        }
        t += length ? length : 1;
    }
}
