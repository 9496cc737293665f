/* Dates as articles write their own: "19 janvier 2024", "Jan 30", "2024-01". */
#include "read/when.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static uint32_t value_of(const Reader *reader, List list, const LineWord *word)
{
    int32_t value = 0;
    return line_match(reader, list, word, 1, &value) && value > 0 ? (uint32_t)value : 0;
}

static uint32_t length_of(const LineWord *word)
{
    return word->span.end - word->span.begin;
}

static bool is_day(const LineWord *word)
{
    return word->number >= 1 && word->number <= 31 && length_of(word) <= 4;
}

static bool is_year(const LineWord *word)
{
    return word->number >= FIRST_YEAR && word->number <= LAST_YEAR && length_of(word) == 4;
}

static char mark_between(const Reader *reader, const LineWord *left, const LineWord *right)
{
    if (right->span.begin - left->span.end != 1)
        return 0;
    return reader->document->text.bytes[left->span.end];
}

/* 19/01/2024, 19.01.2024: the day first, in English the month if that can be. */
static bool slashes(const Reader *reader, const LineWord *word, When *out)
{
    char mark = mark_between(reader, word, word + 1);
    if ((mark != '/' && mark != '.') || mark_between(reader, word + 1, word + 2) != mark)
        return false;
    uint32_t first = word->number, second = word[1].number, year = word[2].number;
    if (first == NONE || second == NONE || year == NONE || first == 0 || second == 0)
        return false;
    if (length_of(word) == 4) {
        uint32_t swap = first;
        first = year, year = swap;
    } else if (reader->document->language == LANGUAGE_EN && mark == '/' && first <= 12) {
        uint32_t swap = first;
        first = second, second = swap;
    }
    if (first > 31 || second > 12 || year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    *out = (When){.year = year, .month = second, .day = first};
    return true;
}

static bool iso(const Reader *reader, const LineWord *word, When *out)
{
    DateRange range;
    Text text = document_span(reader->document, word->span);
    if (text.length < 7 || !date_parse(text_slice(text, 0, text.length >= 10 ? 10 : 7), &range))
        return false;
    CivilDate date = day_civil(range.low);
    *out = (When){(uint32_t)date.year, (uint32_t)date.month, range.precision == DATE_DAY ? (uint32_t)date.day : 0, 0, 0};
    return true;
}

/* With a month's name; returns the number of words. */
static uint32_t named(const Reader *reader, const LineWord *word, uint32_t count, When *out)
{
    uint32_t at = 0;
    *out = (When){0};
    if (count >= 2 && is_day(word))
        out->day = word[at++].number;
    if (at >= count || (out->month = value_of(reader, LIST_MONTH, &word[at])) == 0 || out->month > 12)
        return 0;
    at++;
    if (out->day == 0 && at < count && is_day(&word[at]) && !is_year(&word[at]))
        out->day = word[at++].number;
    if (at < count && is_year(&word[at]))
        out->year = word[at++].number;
    return out->day || out->year ? at : 0;
}

bool when_find(const Reader *reader, const LineWord *words, uint32_t count, When *out)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t length = 0;
        if (i + 3 <= count && words[i].number != NONE && slashes(reader, &words[i], out))
            length = 3;
        else if (words[i].number != NONE && iso(reader, &words[i], out))
            length = 1;
        else
            length = named(reader, &words[i], count - i, out);
        if (length == 0)
            continue;
        out->first = i;
        out->last = i + length;
        return true;
    }
    return false;
}

uint32_t when_explained(const Reader *reader, const LineWord *words, uint32_t count)
{
    static const List lists[] = {LIST_UPDATED, LIST_MONTH, LIST_WEEKDAY, LIST_TIME_ZONE, LIST_DAY_PART, LIST_STOPWORD, LIST_AGO, LIST_TIME_UNIT};
    uint32_t explained = 0;
    for (uint32_t i = 0; i < count;) {
        uint32_t length = words[i].number != NONE;
        for (uint32_t list = 0; list < sizeof lists / sizeof *lists && length == 0; list++)
            length = line_match(reader, lists[list], &words[i], count - i, NULL);
        explained += length;
        i += length ? length : 1;
    }
    return explained;
}

static Day distance(Day a, Day b)
{
    return a > b ? a - b : b - a;
}

DateRange when_range(const When *when, DateRange near)
{
    if (when->year == 0 && near.precision == DATE_UNKNOWN)
        return (DateRange){0, 0, DATE_UNKNOWN};
    if (when->year && when->day == 0)
        return date_month((int)when->year, (int)when->month);
    int year = when->year ? (int)when->year : day_civil(near.low).year;
    DateRange best = {0, 0, DATE_UNKNOWN};
    for (int i = when->year ? 0 : -1; i <= (when->year ? 0 : 1); i++) {
        CivilDate date = {year + i, (int)when->month, (int)when->day};
        if (civil_valid(date) && (best.precision == DATE_UNKNOWN ||
                                  distance(day_of(date), near.low) < distance(best.low, near.low)))
            best = date_day(day_of(date));
    }
    return best;
}
