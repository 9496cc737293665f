/* Days, and ranges of days known to some precision. */
#include "document/date.h"

#include <stdio.h>

Day day_of(CivilDate date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day - 719468;
}

CivilDate day_civil(Day day)
{
    int shifted = day + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = shifted - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    CivilDate date = {year + era * 400, month < 10 ? month + 3 : month - 9, of_year - (153 * month + 2) / 5 + 1};
    date.year += date.month <= 2;
    return date;
}

int day_weekday(Day day)
{
    int since_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

bool civil_valid(CivilDate date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= month_length(date.year, date.month);
}

DateRange date_day(Day day)
{
    return (DateRange){day, day, DATE_DAY};
}

DateRange date_month(int year, int month)
{
    return (DateRange){day_of((CivilDate){year, month, 1}), day_of((CivilDate){year, month, month_length(year, month)}),
                       DATE_MONTH};
}

DateRange date_year(int year)
{
    return (DateRange){day_of((CivilDate){year, 1, 1}), day_of((CivilDate){year, 12, 31}), DATE_YEAR};
}

static bool digits(Text text, size_t begin, size_t count, int *out)
{
    *out = 0;
    for (size_t i = begin; i < begin + count; i++) {
        if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        *out = *out * 10 + (text.bytes[i] - '0');
    }
    return true;
}

bool date_parse(Text text, DateRange *out)
{
    CivilDate date = {0, 1, 1};
    if (!digits(text, 0, 4, &date.year))
        return false;
    bool month = text.length >= 7 && text.bytes[4] == '-' && digits(text, 5, 2, &date.month);
    bool day = month && text.length == 10 && text.bytes[7] == '-' && digits(text, 8, 2, &date.day);
    if (!civil_valid(date) || (text.length != 4 && !(month && (text.length == 7 || day))))
        return false;
    *out = day ? date_day(day_of(date)) : month ? date_month(date.year, date.month) : date_year(date.year);
    return true;
}

void day_write(Day day, char out[11])
{
    CivilDate date = day_civil(day);
    unsigned year = (unsigned)date.year % 10000, month = (unsigned)date.month % 100, of_month = (unsigned)date.day % 100;
    snprintf(out, 11, "%04u-%02u-%02u", year, month, of_month);
}
