/* Shared by the files that look for arguments; bit sets of slots are of 1 << Slot. */
#ifndef INTERPRET_ARGUMENTS_H
#define INTERPRET_ARGUMENTS_H

#include "interpret/reading.h"

/* Dates say when, and fill no role. */
bool is_date(const Reading *reading, uint32_t token);
/* Adds an argument, unless it is there, names a date, or the token is NONE. */
void offer(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule);
void offer_clause(const Reading *reading, Arguments *out, uint32_t slots, uint32_t token, const char *rule);
/* A phrase whose preposition tells the slots; "by" is the agent of a passive. */
void offer_oblique(const Reading *reading, uint32_t token, bool passive, Arguments *out);
/* Phrases below a token with a preposition of one of the slots. */
void offer_below(const Reading *reading, uint32_t token, bool passive, uint32_t slots, Arguments *out);

/* around_verb.c */
void offer_around_verb(const Reading *reading, Happening *happening, Arguments *out);
void offer_verb_children(const Reading *reading, const Happening *happening, uint32_t verb, Arguments *out);

/* around_noun.c */
void offer_around_noun(const Reading *reading, const Happening *happening, uint32_t noun, Arguments *out);
/* Whom a noun of a relation describes. */
void offer_described(const Reading *reading, uint32_t noun, Arguments *out);
/* Whose state a noun under "on", "en" is. */
void offer_bearer(const Reading *reading, uint32_t noun, uint32_t class, Arguments *out);

/* light_verb.c */
/* What a participle or relative clause of a light verb says of the noun before it. */
void offer_light_clause(const Reading *reading, uint32_t noun, uint32_t verb, Arguments *out);
/* What the light verb over a noun says of it; sets light. */
void offer_light_governor(const Reading *reading, Happening *happening, uint32_t noun, Arguments *out);

#endif
