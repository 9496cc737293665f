/* Dates as articles write their own: "19 janvier 2024", "Jan 30", "2024-01". */
#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "read/line.h"

typedef struct When {
    uint32_t year, month, day; /* 0 where not told */
    uint32_t first, last;      /* words [first, last) */
} When;

/* The first date with a month among words; false when there is none. */
bool when_find(const Reader *reader, const LineWord *words, uint32_t count, When *out);

/* How many of the words tell a date, an hour, or that one follows ("Published on"). */
uint32_t when_explained(const Reader *reader, const LineWord *words, uint32_t count);

/* The days it means; a missing year is that in which it lies nearest to `near`, if that is known. */
DateRange when_range(const When *when, DateRange near);

#endif
