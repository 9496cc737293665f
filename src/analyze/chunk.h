/* A stretch of text without spaces, and where it falls into words. */
#ifndef ANALYZE_CHUNK_H
#define ANALYZE_CHUNK_H

#include "analyze/segment.h"

/* Longer stretches are cut there: nothing that a person wrote. */
enum { CHUNK_LIMIT = 400 };

typedef struct Unit {
    uint32_t at;   /* byte */
    uint32_t code;
    uint8_t kind;  /* CharacterKind */
} Unit;

typedef enum Cut {
    CUT_NOT,
    CUT_WORD,   /* a new word */
    CUT_PART,   /* a new part of the same written word: "do|n't" */
    CUT_NEVER,  /* inside an address: not to be asked about */
} Cut;

typedef struct Chunk {
    Unit units[CHUNK_LIMIT + 1]; /* and the end of the last */
    uint8_t cuts[CHUNK_LIMIT + 1]; /* Cut before a unit */
    uint32_t count;
    bool letters;  /* nothing else in it */
    bool digits;   /* at least one */
    CharacterKind next; /* first character after the spaces that follow; CHARACTER_SPACE at the end */
} Chunk;

/* Reads the chunk at the start of `rest`, which begins at byte `at`, and cuts it off. */
void chunk_read(Chunk *chunk, Text *rest, uint32_t at);
/* What rules say about every place in it, with the lists of the language. */
void chunk_rules(const Segmenter *segmenter, Chunk *chunk);
/* Fills in the features of the place before a unit. */
void chunk_features(const Chunk *chunk, uint32_t unit, Decision *decision);

#endif
