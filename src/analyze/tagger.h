/* Gives every word its tag: part of speech and grammatical features, as one label. */
#ifndef ANALYZE_TAGGER_H
#define ANALYZE_TAGGER_H

#include "analyze/classifier.h"
#include "analyze/letters.h"
#include "analyze/lexicon.h"

enum {
    TAGGER_FEATURES = 60,
    TAGGER_UNKNOWN = 0, /* the set of words that training did not see often enough */
    TAGGER_LISTED = 1 << 30 /* marks the sets of those among them that the lexicon knows */
};

/* A tag is its number plus one wherever it is a feature value, so that 0 means "none". */
typedef struct TaggerView {
    size_t count;
    const Word *words;
    const uint32_t *known; /* ambiguity set of each word */
    const uint8_t *guide; /* tags by the pass in the other direction, or NULL */
    uint8_t *tags; /* tags[0 .. at) are read for the word at `at` */
} TaggerView;

/* Writes the TAGGER_FEATURES keys of one word. */
void tagger_features(const TaggerView *view, size_t at, uint64_t *keys);

/* The words that training saw often enough, by form, with a number for the set of tags they were seen with:
   open addressing, a power of two of slots, form 0 where empty. */
typedef struct DictionarySlot {
    uint32_t form;
    uint32_t set;
} DictionarySlot;

typedef struct Dictionary {
    size_t slot_count;
    const DictionarySlot *slots;
} Dictionary;

/* Opens an image; false when its size or filling cannot be right. */
bool dictionary_open(const void *image, size_t size, Dictionary *out);

/* The set of a word as written, else in lower case; TAGGER_UNKNOWN when there is none. */
uint32_t dictionary_find(const Dictionary *dictionary, const Word *word);

/* What the tagger is told of a word: its set in the dictionary, else in the lexicon. */
uint32_t tagger_known(const Dictionary *dictionary, const Lexicon *lexicon, const Word *word);

#endif
