/* Writes classifier images of the second version anew in the present layout. */
#ifndef LEARN_RENEW_H
#define LEARN_RENEW_H

#include "base/arena.h"
#include "base/text.h"

/* The same weights in the present layout (64-byte aligned, in `arena`); the bytes themselves when they are no such
   image. */
Text renew_classifier(Arena *arena, Text image);

#endif
