/* An averaged perceptron over hashed features, with steps that shrink, while it learns. */
#ifndef LEARN_PERCEPTRON_H
#define LEARN_PERCEPTRON_H

#include "base/arena.h"
#include "base/text.h"

typedef struct Perceptron Perceptron;

enum { PERCEPTRON_ONE = 16 }; /* the first step of a weight, in units of scores */

/* A perceptron for up to CLASSIFIER_MAX_CLASSES - 1 classes. A feature gets weights only when they would have changed
   more than `patience` times: rare ones fit the noise. Its memory is large and its own: free it once it is frozen. */
Perceptron *perceptron_new(size_t class_count, unsigned patience);
void perceptron_free(Perceptron *perceptron);

/* Sums the present weights into scores[0 .. class_count). */
void perceptron_score(Perceptron *perceptron, const uint64_t *keys, size_t count, int16_t *scores);

/* Rewards one class and punishes another for the same keys. */
void perceptron_update(Perceptron *perceptron, const uint64_t *keys, size_t count, size_t right, size_t wrong);

/* One more example seen: the unit of averaging. */
void perceptron_tick(Perceptron *perceptron);

/* Forgets the weights, but keeps them in the average: what is frozen in the end is the mean of several learners. */
void perceptron_restart(Perceptron *perceptron);

/* The averaged weights as a classifier image (64-byte aligned, in `arena`) of about so many bytes at most: the rows
   with the greatest weights, none whose weights are all small. */
Text perceptron_freeze(const Perceptron *perceptron, Arena *arena, size_t bytes);

#endif
