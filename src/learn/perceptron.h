/* An averaged perceptron over hashed features, with steps that shrink, while it learns. */
#ifndef LEARN_PERCEPTRON_H
#define LEARN_PERCEPTRON_H

#include "base/arena.h"
#include "base/text.h"

typedef struct Perceptron Perceptron;

/* A perceptron for up to CLASSIFIER_MAX_CLASSES - 1 classes. Its memory is large and its own: free it as soon as it is frozen. */
Perceptron *perceptron_new(size_t class_count);
void perceptron_free(Perceptron *perceptron);

/* Sums the present weights into scores[0 .. class_count), PERCEPTRON_ONE for a first step. */
enum { PERCEPTRON_ONE = 16 };
void perceptron_score(Perceptron *perceptron, const uint64_t *keys, size_t count, int16_t *scores);

/* Rewards one class and punishes another for the same keys. */
void perceptron_update(Perceptron *perceptron, const uint64_t *keys, size_t count, size_t right, size_t wrong);

/* One more example seen: the unit of averaging. */
void perceptron_tick(Perceptron *perceptron);

/* The averaged weights as a classifier image (64-byte aligned, in `arena`), without rows that were updated
   fewer than `least` times and without weights that round to nothing. */
Text perceptron_freeze(const Perceptron *perceptron, Arena *arena, unsigned least);

#endif
