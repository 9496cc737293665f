/* What a perceptron is made of, for the files that learn and freeze it. */
#ifndef LEARN_PERCEPTRON_ROWS_H
#define LEARN_PERCEPTRON_ROWS_H

#include "learn/perceptron.h"

#include <stdint.h>

enum { PERCEPTRON_UNIT = 64, PERCEPTRON_MAX_STEP = 8 };

/* The sum of a weight over all examples so far is brought up to date only when the weight changes. */
typedef struct Weight {
    int64_t total;
    uint32_t stamp;
    int16_t value;   /* in units of 1 / PERCEPTRON_UNIT */
    uint8_t class;
    uint8_t updates; /* up to 255 */
} Weight;

typedef struct Row {
    uint64_t key;
    uint32_t weights; /* first, in the pool */
    uint8_t updates;  /* up to 255 */
    uint8_t template; /* place among the keys */
    uint8_t count;
    uint8_t step; /* room for 2 << step weights */
} Row;

struct Perceptron {
    Row *rows; /* open addressing */
    size_t slots, used;
    Weight *pool;
    size_t pool_used, pool_room;
    uint32_t free_blocks[PERCEPTRON_MAX_STEP + 1]; /* lists of given-back blocks by step; 0 ends them */
    size_t class_count;
    int16_t steps[UINT8_MAX + 1]; /* by the number of updates before */
    uint32_t now;
    unsigned patience; /* a feature has no weights before it would have changed so often */
};

/* The sum of a weight over all examples. */
static inline int64_t weight_total(const Perceptron *self, const Weight *weight)
{
    return weight->total + (int64_t)weight->value * (self->now - weight->stamp);
}

#endif
