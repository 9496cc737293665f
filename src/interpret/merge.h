/* Tellings into events of the document. */
#ifndef INTERPRET_MERGE_H
#define INTERPRET_MERGE_H

#include "interpret/reading.h"

/* ---- agreement.c ---- */

bool is_title(const Reading *reading, const Happening *happening);
bool is_nominal_part(const Happening *happening);
/* An act of violence by one side, which one word may take up for another. */
bool is_blow(const Reading *reading, uint32_t class);
/* An attack of no told means may turn out to be a strike or a bombing. */
bool is_vaguer(const Reading *reading, uint32_t vague, uint32_t exact);
/* One party, or a ministry and the forces of its state. */
bool parties_agree(const Reading *reading, uint32_t a, uint32_t b);
/* "the army said the strikes had hit ...": where several sides strike, each speaks of its own, unless it counts its dead. */
bool speaks_who_acts(const Reading *reading, const Happening *telling, const Happening *event);
bool hits_country(const Reading *reading, const Role *role);
/* "the two states exchanged strikes", "the army said the strikes had hit the group": the state that is hit as the other of two
   may be only where the group was hit. */
bool hits_group_there(const Reading *reading, const Happening *broad, const Happening *exact);
/* How much speaks for one happening; negative when something speaks against it. */
int agreement(const Reading *reading, const Happening *a, const Happening *b);

/* ---- events.c ---- */

/* Deeds of no told place happen in the country of the story (setting.c). */
void place_in_story(Reading *reading, Happening *events, uint32_t count);

/* Writes merged events, with the tellings that point to them by `event`, into the document: events, claims, tolls. */
void merge_write(Reading *reading, const Happening *events, uint32_t count);

#endif
