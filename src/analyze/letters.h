/* What the tagger and the lemmatizer see of a word: its letters, as numbers. */
#ifndef ANALYZE_LETTERS_H
#define ANALYZE_LETTERS_H

#include <stddef.h>
#include <stdint.h>

enum {
    WORD_PREFIXES = 4,
    WORD_SUFFIXES = 6,
    WORD_MAX_BYTES = 256 /* letters beyond count for nothing */
};

typedef struct Word {
    uint32_t form; /* hash of the letters as written */
    uint32_t lower; /* the same in lower case */
    uint32_t shape; /* classes of letters, runs shortened: "AFP-2024" is "A-0" */
    uint32_t prefix[WORD_PREFIXES]; /* first 1, 2, ... letters in lower case; 0 where the word is shorter */
    uint32_t suffix[WORD_SUFFIXES]; /* last 1, 2, ... letters in lower case */
} Word;

/* The letters of a word, cut to WORD_MAX_BYTES, with the start of each. */
typedef struct Letters {
    char bytes[WORD_MAX_BYTES];
    uint16_t start[WORD_MAX_BYTES + 1]; /* start[count] is the end */
    size_t count;
} Letters;

/* Forms are valid UTF-8; typographic apostrophes, quotes and hyphens count as the plain ones. */
void word_plain(const char *form, size_t length, Letters *out); /* letters as written */
void word_fold(const char *form, size_t length, Letters *out);
void word_read(const char *form, size_t length, Word *out);

#endif
