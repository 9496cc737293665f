/* Tellings into events of the document. */
#ifndef INTERPRET_MERGE_H
#define INTERPRET_MERGE_H

#include "interpret/reading.h"

/* Whether two dates may be one; unknown ones always may. */
bool merge_dates_agree(DateRange a, DateRange b);

/* Deeds of no told place happen in the country of the story (setting.c). */
void place_in_story(Reading *reading, Happening *events, uint32_t count);

/* Writes merged events, with the tellings that point to them by `event`, into the document: events, claims, tolls. */
void merge_write(Reading *reading, const Happening *events, uint32_t count);

#endif
