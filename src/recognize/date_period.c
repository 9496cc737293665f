/* Decades, centuries, seasons, and quarters and halves by their number. */
#include "recognize/dates.h"

static DateRange years(int first, int count)
{
    return (DateRange){day_of((CivilDate){first, 1, 1}), day_of((CivilDate){first + count - 1, 12, 31}), DATE_DECADE};
}

/* Digits of a decade, with what its language puts beside them: "1990s", "'70s", "70's", "années 90". */
static uint32_t decade_digits(const Recognizer *r, uint32_t token, int *year, size_t *digits)
{
    int32_t value;
    uint32_t years = list_match(r, LIST_TIME_UNIT, token, &value);
    if (years == 1 && value == YEAR && token + 1 < r->count && r->document->tokens.items[token].features.number == NUMBER_PLUR) {
        *digits = digits_of(form_at(r, token + 1), year);
        return *digits && *digits == form_at(r, token + 1).length ? 2 : 0;
    }
    Text form = form_at(r, token);
    bool mark = form.length && form.bytes[0] == '\'';
    *digits = digits_of(text_slice(form, mark, form.length), year);
    Text rest = text_slice(form, mark + *digits, form.length);
    if (*digits == 0 || rest.length == 0)
        return *digits && list_has(r, LIST_DECADE_ENDING, token + 1) ? 2 : 0;
    Symbol ending = folded_symbol(r, rest);
    return knowledge_match_list(r->knowledge, r->language, LIST_DECADE_ENDING, &ending, 1, &value) == 1 ? 1 : 0;
}

static uint32_t decade(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int year;
    size_t digits;
    uint32_t length = decade_digits(r, token, &year, &digits);
    if (!length || (digits != 4 && digits != 2) || year % 10)
        return 0;
    year += digits == 2 ? (year <= 20 ? 2000 : 1900) : 0;
    *out = years(year, 10);
    return length;
}

/* "the seventies", "les années quatre-vingt-dix" */
static uint32_t decade_named(const DateContext *context, uint32_t token, DateRange *out)
{
    int32_t value;
    uint32_t length = list_match(context->recognizer, LIST_DECADE_NAME, token, &value);
    if (!length)
        return 0;
    *out = years(1900 + value, 10);
    return length;
}

/* "15th century", "XXe siècle" is left to names. */
static uint32_t century(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int32_t rank, unit;
    uint32_t length = list_match(r, LIST_ORDINAL, token, &rank);
    uint32_t named = length ? list_match(r, LIST_TIME_UNIT, token + length, &unit) : 0;
    if (!named || unit != CENTURY || rank < 1 || rank > 21)
        return 0;
    *out = years((rank - 1) * 100, 100);
    return length + named;
}

static uint32_t season(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int32_t value;
    int year = 0;
    uint32_t before = direction_read(r, token, &direction);
    uint32_t length = list_match(r, LIST_SEASON, token + before, &value);
    if (!length || value < 1 || value > 4)
        return 0;
    uint32_t at = token + before + length, skipped = small_words(r, at);
    uint32_t told = year_read(r, at + skipped, &year);
    uint32_t after = told ? skipped + told : before ? 0 : direction_read(r, at, &direction);
    if (!told && direction == DIRECTION_PLAIN)
        return 0;
    int month = value * 3;
    if (!told)
        year = day_civil(day_near(context, month, 1, direction)).year;
    Day low = day_of((CivilDate){year, month, 1});
    CivilDate end = month + 2 > 12 ? (CivilDate){year + 1, month - 10, 1} : (CivilDate){year, month + 2, 1};
    end.day = month_length(end.year, end.month);
    *out = (DateRange){low, day_of(end), DATE_INTERVAL};
    return at + after - token;
}

/* The three or six months by their number: "Q3", "H2", "T1"; tells which of how many. */
static uint32_t numbered(const Recognizer *r, uint32_t token, int *number, int *unit)
{
    Text form = form_at(r, token), digit = text_slice(form, 1, form.length);
    uint32_t length = 1;
    int32_t value;
    if (form.length == 1) { /* "q" "3" */
        digit = form_at(r, token + 1);
        length = 2;
    }
    if (form.length < 1 || form.length > 2 || digit.length != 1 || digits_of(digit, number) != 1)
        return 0;
    Symbol letter = folded_symbol(r, text_slice(form, 0, 1));
    if (knowledge_match_list(r->knowledge, r->language, LIST_PERIOD_LETTER, &letter, 1, &value) != 1)
        return 0;
    *unit = value;
    return *number >= 1 && *number <= YEAR / value ? length : 0;
}

/* "Q3 2016", "Q3 of 2016", "2016 Q3", "Q3 this year", "Q3" */
static uint32_t quarter(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    int number, unit, year;
    uint32_t before = year_read(r, token, &year), at = token + before;
    uint32_t length = numbered(r, at, &number, &unit);
    if (!length)
        return 0;
    at += length;
    DateRange told = {0, 0, DATE_UNKNOWN};
    uint32_t small = small_words(r, at), after = before ? 0 : year_read(r, at + small, &year);
    if (!before && !after)
        year = day_civil(context->anchor).year;
    if (!before && !after && (after = date_unit(context, at, &told)) != 0) {
        small = 0;
        if (told.precision != DATE_YEAR)
            return 0;
        year = day_civil(told.low).year;
    }
    *out = unit_range(day_of((CivilDate){year, (number - 1) * (unit / MONTH) + 1, 1}), unit, 0);
    return after ? at + small + after - token : at - token;
}

uint32_t date_period(const DateContext *context, uint32_t token, DateRange *out)
{
    static DateRule *const rules[] = {quarter, century, decade, decade_named, season};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        uint32_t length = rules[i](context, token, out);
        if (length)
            return length;
    }
    return 0;
}
