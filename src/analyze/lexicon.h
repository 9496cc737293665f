/* What words can be, for those that training did not see often enough: a word list told in numbers. */
#ifndef ANALYZE_LEXICON_H
#define ANALYZE_LEXICON_H

#include "analyze/letters.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Open addressing: a slot holds 16 bits of the hash of a form (never 0 with the set) and above them the number of what
   it can be, from 1; 0 where empty. The place of a form goes by the upper bits of its hash. */
typedef struct Lexicon {
    size_t slot_count; /* 0: no lexicon */
    const uint32_t *slots;
} Lexicon;

/* Opens an image, which may be empty; false when it cannot be right. */
bool lexicon_open(const void *image, size_t size, Lexicon *out);

/* The number of what a word can be as written, else in lower case; 0 when the lexicon has neither. */
uint32_t lexicon_find(const Lexicon *lexicon, const Word *word);

/* Where a form begins to be searched, and what tells it from others there, for whoever makes an image. */
static inline size_t lexicon_place(uint32_t form, size_t slot_count)
{
    return (size_t)(((uint64_t)form * slot_count) >> 32);
}

static inline uint32_t lexicon_slot(uint32_t form, uint32_t set)
{
    return set << 16 | (form & 0xffff);
}

#endif
