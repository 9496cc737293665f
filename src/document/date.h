/* Days, and ranges of days known to some precision. */
#ifndef DOCUMENT_DATE_H
#define DOCUMENT_DATE_H

#include "base/text.h"

#include <stdbool.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t Day;

typedef enum DatePrecision {
    DATE_UNKNOWN,
    DATE_DAY,
    DATE_WEEK,
    DATE_MONTH,
    DATE_YEAR,
    DATE_DECADE,
    DATE_INTERVAL, /* from one day to another, both told */
} DatePrecision;

/* All days on which something may have happened, both ends included. */
typedef struct DateRange {
    Day low, high;
    DatePrecision precision;
} DateRange;

typedef struct CivilDate {
    int year, month, day; /* month 1 to 12, day 1 to 31 */
} CivilDate;

/* After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
Day day_of(CivilDate date);
CivilDate day_civil(Day day);
/* 1 Monday to 7 Sunday, as ISO 8601. */
int day_weekday(Day day);
/* Days in a month of a year. */
int month_length(int year, int month);
bool civil_valid(CivilDate date);

/* Values of the list of units, in days; those below a day are 0. */
enum { DAY = 1, WEEKEND = 2, WEEK = 7, FORTNIGHT = 14, MONTH = 30, QUARTER = 90, HALF = 180, YEAR = 365, DECADE = 3650, CENTURY = 36500 };

DateRange date_day(Day day);
DateRange date_month(int year, int month);
DateRange date_year(int year);
/* "2024-01-18", "2024-01", "2024"; false when it is none of these. */
bool date_parse(Text text, DateRange *out);
/* "YYYY-MM-DD" and a zero byte into `out`. */
void day_write(Day day, char out[11]);

#endif
