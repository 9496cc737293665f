/* Reading one date expression; shared by the files of the date grammar. */
#ifndef RECOGNIZE_DATES_H
#define RECOGNIZE_DATES_H

#include "recognize/recognizer.h"

typedef struct DateContext {
    const Recognizer *recognizer;
    Day anchor;    /* day of the article */
    Day discourse; /* the day last told in the text, for "the day before" */
    DateRange last; /* what was told last, of any length, for "the following month" */
} DateContext;

typedef enum Direction { DIRECTION_PLAIN, DIRECTION_PAST, DIRECTION_NEXT, DIRECTION_THIS } Direction;

/* Each reads an expression that begins at a token and gives its number of tokens, or 0. */
typedef uint32_t DateRule(const DateContext *context, uint32_t token, DateRange *out);
/* By the rule that reads most words. */
uint32_t date_longest(DateRule *const *rules, size_t count, const DateContext *context, uint32_t token, DateRange *out);
DateRule date_simple;   /* any but intervals made of two dates */
DateRule date_calendar; /* with names of months, digits */
DateRule date_relative; /* weekdays, yesterday, last week, those of date_span */
DateRule date_span;     /* two days ago, in two weeks, the last three days */
DateRule date_holiday;  /* Christmas, Easter Monday */
DateRule date_shifted;  /* two weeks later, three days after another date */
DateRule date_period;   /* decades, centuries, seasons, quarters by number */
DateRule date_unit;     /* last week, this month, next year */
DateRule date_part;     /* first Friday of July, last week of May, second quarter of 2023 */

/* A number of days, weeks ...: "two days", "une semaine"; 0 for a number that is only vague. */
uint32_t span_read(const Recognizer *recognizer, uint32_t token, int *number, int *unit);
/* The day, week, month ... that lies `steps` of its kind from a day. */
DateRange unit_range(Day day, int unit, int steps);
/* Exactly so many days, weeks, months or years from a day; months and years know no more than themselves. */
DateRange day_shift(Day day, int number, int unit);

/* The same day so many months away, or the last of that month. */
Day shift_months(Day day, int months);
/* Leading digits of a text; returns how many. */
size_t digits_of(Text text, int *value);

/* Saturday and Sunday of this week, or of the last or next one. */
DateRange weekend_range(Day anchor, Direction direction);
/* Tokens of a modifier (last, next, this), or 0. */
uint32_t direction_read(const Recognizer *recognizer, uint32_t token, Direction *out);
uint32_t year_read(const Recognizer *recognizer, uint32_t token, int *year);
uint32_t day_read(const Recognizer *recognizer, uint32_t token, int *day);
uint32_t month_read(const Recognizer *recognizer, uint32_t token, int *month);
/* Whether what is told at a token lies ahead, as its verb says. */
bool future_told(const Recognizer *recognizer, uint32_t token);
/* Whether the clause around a token tells what is over. */
bool past_told(const Recognizer *recognizer, uint32_t token);
/* "arrested a day earlier, was freed on Monday": the day of the main clause told later in the sentence, for times right behind a
   bare participle; false where there is none. */
bool day_of_main_clause(const DateContext *context, uint32_t token, Day *out);
/* Next where the verb says so, else plain. */
Direction told_direction(const DateContext *context, uint32_t token);
/* A day of a month whose year is not told. */
Day day_near(const DateContext *context, int month, int day, Direction direction);
/* Whether "before", "after" ends before a token with which something else than a date begins: "a day before the vote". */
bool told_from_event(const Recognizer *recognizer, uint32_t token);
/* Up to two short prepositions and articles: "of", "de la". */
uint32_t small_words(const Recognizer *recognizer, uint32_t token);
uint32_t comma_skip(const Recognizer *recognizer, uint32_t token);

#endif
