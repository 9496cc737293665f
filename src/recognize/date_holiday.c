/* Days with a name of their own: fixed ones, those that go with Easter, and nth weekdays of a month. */
#include "recognize/dates.h"

/* Values of the list of holidays: month * 100 + day; EASTER + days from Easter Sunday;
   RANKED + month * 100 + rank * 10 + weekday ("fourth Thursday of November", rank LAST_RANK for the last). */
enum { FIXED_LEAST = 101, FIXED_MOST = 1231, EASTER = 2000, EASTER_SPAN = 100, RANKED = 90000, RANKED_MOST = 91277, LAST_RANK = 6 };

/* Easter Sunday of the Western churches (Meeus, Jones and Butcher). */
static Day easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int months = h + l - 7 * m + 114;
    return day_of((CivilDate){year, months / 31, months % 31 + 1});
}

static Day ranked(int year, int value)
{
    int month = value / 100, rank = value / 10 % 10, weekday = value % 10;
    Day first = day_of((CivilDate){year, month, 1}), last = day_of((CivilDate){year, month, month_length(year, month)});
    if (rank == LAST_RANK)
        return last - (day_weekday(last) - weekday + 7) % 7;
    return first + (weekday - day_weekday(first) + 7) % 7 + 7 * (rank - 1);
}

/* The holiday in a year; false for a value that is none. */
static bool day_in(int32_t value, int year, Day *out)
{
    if (value >= FIXED_LEAST && value <= FIXED_MOST)
        *out = day_of((CivilDate){year, value / 100, value % 100});
    else if (value > EASTER - EASTER_SPAN && value < EASTER + EASTER_SPAN)
        *out = easter(year) + value - EASTER;
    else if (value > RANKED && value <= RANKED_MOST)
        *out = ranked(year, value - RANKED);
    else
        return false;
    return true;
}

uint32_t date_holiday(const DateContext *context, uint32_t token, DateRange *out)
{
    const Recognizer *r = context->recognizer;
    Direction direction = DIRECTION_PLAIN;
    int32_t value;
    int year;
    Day day;
    uint32_t before = direction_read(r, token, &direction);
    uint32_t length = list_match(r, LIST_HOLIDAY, token + before, &value), at = token + before + length;
    int now = day_civil(context->anchor).year;
    if (!length || !day_in(value, now, &day))
        return 0;
    uint32_t small = small_words(r, at), told = year_read(r, at + small, &year);
    if (told) {
        day_in(value, year, &day);
        *out = date_day(day);
        return at + small + told - token;
    }
    if (!before)
        direction = told_direction(context, token);
    if (direction == DIRECTION_NEXT && day <= context->anchor)
        day_in(value, now + 1, &day);
    else if (direction != DIRECTION_NEXT && direction != DIRECTION_THIS && day > context->anchor)
        day_in(value, now - 1, &day);
    *out = date_day(day);
    return before + length;
}
