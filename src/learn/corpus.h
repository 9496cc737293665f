/* A treebank made ready to learn from: words as numbers, tags and labels as classes. */
#ifndef LEARN_CORPUS_H
#define LEARN_CORPUS_H

#include "analyze/grammar.h"
#include "learn/treebank.h"

/* Arrays with one item a word of the treebank, unless said otherwise. */
typedef struct Corpus {
    Arena *arena;
    Treebank treebank;
    uint32_t tagged; /* sentences whose tags and lemmas are learnt; further ones give their trees only */
    Grammar grammar; /* what has been learnt so far */
    Word *words;
    uint8_t *gold_tags, *gold_labels;
    uint8_t *guide_tags; /* by the right-to-left tagger, from a model that has not seen the word */
    uint8_t *auto_tags;  /* likewise by the left-to-right tagger */
    ParserWord *parser_words; /* made of auto_tags and predicted lemmas */
    Tree guide;               /* by the right-to-left parser, likewise */
    size_t bytes;             /* the model may have */
    Text sections[GRAMMAR_SECTION_COUNT];
} Corpus;

/* Training leaves out one part in FOLDS, so that what is predicted for that part is like what new text gets. */
enum { FOLDS = 5, NO_FOLD = -1 };

static inline int corpus_fold(uint32_t sentence)
{
    return (int)(sentence % FOLDS);
}

/* Chooses tags and labels, reads the letters of all words. */
void corpus_prepare(Corpus *corpus);

/* Terminated strings end to end, as a model holds names. */
Text corpus_join(Arena *arena, const Text *names, size_t count);

/* An order of `count` sentences for one round of learning. */
void corpus_shuffle(uint32_t *order, uint32_t count, uint64_t *seed);
uint64_t random_next(uint64_t *seed);

/* How the bytes of a model are shared out, in parts of 100; the rest is for all that is not learnt by classifiers. */
enum { TAGGER_SHARE = 13, PARSER_SHARE = 32, LEMMATIZER_SHARE = 3 };

static inline size_t corpus_share(const Corpus *corpus, size_t share)
{
    return corpus->bytes / 100 * share;
}

/* A lexicon as the model holds it, from a word list: form, tab, what it can be. */
Text train_lexicon(Arena *arena, Text list);

/* The steps of training, in order. Each fills sections of the model, and what the next step reads. */
void train_tagger(Corpus *corpus);
void train_lemmatizer(Corpus *corpus);
void train_parser(Corpus *corpus);

#endif
