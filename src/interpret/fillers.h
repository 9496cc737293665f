/* Shared by the files that tell whom words stand for. */
#ifndef INTERPRET_FILLERS_H
#define INTERPRET_FILLERS_H

#include "interpret/reading.h"

/* The mention whose head a token is, else the name that covers it, or NULL. */
const Mention *mention_on(const Reading *reading, uint32_t token);
/* The noun under "of", where the token itself is only a measure or part, or NONE. */
uint32_t noun_under(const Reading *reading, uint32_t token);
/* A name in apposition or right behind that tells more than the noun, or NONE. */
uint32_t name_beside(const Reading *reading, uint32_t token);
/* Adds the entities of one token, coordination left out. */
void add_filler(const Reading *reading, uint32_t token, Fillers *out);

#endif
