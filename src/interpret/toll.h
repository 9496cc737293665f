/* What the files of tolls share: how many (count.c), of which event (toll.c). */
#ifndef INTERPRET_TOLL_H
#define INTERPRET_TOLL_H

#include "interpret/reading.h"

/* "No Americans were killed", "aucun blessé", "did not hurt anybody": told to be none. */
bool tells_nobody(const Reading *reading, const Happening *toll);

/* Whether a number is told. */
bool is_counted(const Reading *reading, const Happening *toll);

/* How many victims: a number with those counted beside, else single persons, else none; false where nothing is told. */
bool count_victims(const Reading *reading, const Happening *toll, Amount *out);

#endif
