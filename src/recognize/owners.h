/* Whose a body, an office or a group of people is. */
#ifndef RECOGNIZE_OWNERS_H
#define RECOGNIZE_OWNERS_H

#include "recognize/recognizer.h"

typedef struct Owner {
    uint32_t entity;
    uint32_t first, last; /* tokens of the spot with the words of its owner */
} Owner;

/* Whether the words around a spot name its owner; in `out` the spot's own tokens and NONE where they do not. */
bool owner_find(const Recognizer *recognizer, const Spot *spot, Owner *out);

#endif
