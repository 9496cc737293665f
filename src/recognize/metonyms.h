/* Capitals and seats that stand for their state. */
#ifndef RECOGNIZE_METONYMS_H
#define RECOGNIZE_METONYMS_H

#include "recognize/recognizer.h"

/* A reading of a spot by the kind of its form, or NULL. */
const NameHit *hit_of_kind(const Spot *spot, NameKind kind);
/* The country named right behind, "Tripoli, au Liban", as a thing, or NONE. */
uint32_t country_behind(const Recognizer *recognizer, const Spot *spot);
/* Whether a capital means its state where it stands. */
bool stands_for_state(const Recognizer *recognizer, const Spot *spot);

#endif
