/* Adds up rows of weights, the innermost work of every decision. */
#ifndef ANALYZE_ROWS_H
#define ANALYZE_ROWS_H

#include "analyze/classifier.h"

/* Rows of one classifier, by how they are written. */
typedef struct Rows {
    size_t pairs_count, masked_count, wide_count;
    const uint16_t *pairs[CLASSIFIER_MAX_KEYS], *masked[CLASSIFIER_MAX_KEYS], *wide[CLASSIFIER_MAX_KEYS];
} Rows;

/* Sums the weights of every class, modulo 16 bits; what lies behind the last class is overwritten. */
typedef void RowsSum(const Rows *rows, size_t class_count, int16_t scores[CLASSIFIER_MAX_CLASSES]);

/* The ways to sum that this machine has, the fastest first; NULL behind the last. All come to the same. */
RowsSum *rows_way(size_t index);

#endif
