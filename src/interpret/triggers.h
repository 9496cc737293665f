/* Finding the words that evoke frames. */
#ifndef INTERPRET_TRIGGERS_H
#define INTERPRET_TRIGGERS_H

#include "interpret/reading.h"

/* Fills reading->happenings with the triggers that win, roles included, in order of their tokens. */
void find_triggers(Reading *reading);

#endif
