/* Gives a word its lemma: what training saw, else the best rule for its ending. */
#ifndef ANALYZE_LEMMATIZER_H
#define ANALYZE_LEMMATIZER_H

#include "analyze/classifier.h"
#include "analyze/letters.h"
#include "base/text.h"

#include <stdbool.h>

enum {
    LEMMATIZER_FEATURES = 24,
    LEMMA_MAX_BYTES = 2 * WORD_MAX_BYTES
};

/* How to make a lemma of a form: in lower case or as written, without its last letters, with an ending. */
typedef struct LemmaScript {
    bool fold;
    uint8_t strip; /* letters */
    Text ending;   /* at most WORD_MAX_BYTES */
} LemmaScript;

/* A script as it lies in a model: 'f' (fold) or 'k' (keep), '0' + strip, the ending. */
bool lemma_script_read(Text line, LemmaScript *out);

/* Makes the lemma; returns its length, or 0 where the script does not fit the form. */
size_t lemma_script_apply(const LemmaScript *, Text form, char out[LEMMA_MAX_BYTES]);

/* Known pairs of form and tag: open addressing, a power of two of slots, script + 1 or 0 when empty. */
typedef struct LemmaSlot {
    uint32_t check_high;
    uint16_t check_low;
    uint16_t script;
} LemmaSlot;

typedef struct LemmaTable {
    size_t slot_count;
    const LemmaSlot *slots;
} LemmaTable;

/* The key of a form (hash) with a tag. */
uint64_t lemma_key(uint32_t form, uint32_t tag);

bool lemma_table_open(const void *image, size_t size, size_t script_limit, LemmaTable *out);
/* Number of the script of a key plus one, or 0. */
size_t lemma_table_find(const LemmaTable *, uint64_t key);

/* Writes the LEMMATIZER_FEATURES keys of a word. */
void lemmatizer_features(const Word *, uint32_t tag, uint32_t part, uint64_t *keys);

typedef struct Lemmatizer {
    LemmaTable table;
    size_t script_count;
    const LemmaScript *scripts; /* the classes of the classifier come first */
    Classifier classifier;
} Lemmatizer;

/* Writes the lemma of a form and returns its length. */
size_t lemmatize(const Lemmatizer *, Text form, const Word *word, uint32_t tag, uint32_t part,
                 char out[LEMMA_MAX_BYTES]);

#endif
