/* Writes classifier images anew, with every row in the kind and place that now suit it. */
#ifndef LEARN_RENEW_H
#define LEARN_RENEW_H

#include "base/arena.h"
#include "base/text.h"

/* The same weights in the present layout (64-byte aligned, in `arena`), of an image of this version or the one before;
   other bytes as they are. */
Text renew_classifier(Arena *arena, Text image);

#endif
