/* Writes rows of weights as they lie in a classifier image. */
#ifndef LEARN_ROW_H
#define LEARN_ROW_H

#include "analyze/classifier.h"
#include "base/arena.h"

enum {
    ROW_UNITS = CLASSIFIER_MAX_CLASSES + 2, /* room that any row fits, in units of 2 bytes */
    LINE_UNITS = 32                         /* of a cache line */
};

/* Writes the weights of all classes in the kind of row that suits them, for reading and for size. Weights are kept
   exactly when `exact`, else they may be rounded to 8 bits with a shift. Returns the units written; *kind is one of
   CLASSIFIER_PAIRS, CLASSIFIER_MASKED and CLASSIFIER_WIDE. */
size_t row_write(const int16_t *weights, size_t class_count, bool exact, uint16_t out[ROW_UNITS], uint32_t *kind);

/* Finds places for rows so that none touches more cache lines than it must; small ones fill what large ones left. */
typedef struct Shelf {
    size_t lines;                 /* used so far */
    uint32_t *next;               /* the next line, plus one, with as much room left at its end */
    uint32_t first[LINE_UNITS];   /* by the units of room: a line, plus one */
} Shelf;

/* A shelf for rows that would take at most so many lines if none shared one. */
Shelf shelf_new(Arena *arena, size_t lines);

/* The offset of a row of so many units. */
size_t shelf_place(Shelf *shelf, size_t units);

#endif
