/* Relations told by words and by attachment go to one list. */
#ifndef INTERPRET_TIES_H
#define INTERPRET_TIES_H

#include "interpret/reading.h"

/* Adds what a sentence asserts of two things, unless it is told already; borders hold both ways. */
void tell_relation(Reading *reading, RelationKind kind, uint32_t subject, uint32_t object, uint32_t sentence);
void find_ties(Reading *reading);

#endif
