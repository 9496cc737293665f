/* Sentences with their true analysis, read from CoNLL-U files. */
#ifndef LEARN_TREEBANK_H
#define LEARN_TREEBANK_H

#include "base/array.h"
#include "base/status.h"
#include "document/token.h"

/* A syntactic word. */
typedef struct TreebankWord {
    Text form, lemma;
    Features features;
    uint8_t upos;   /* Upos */
    uint8_t deprel; /* Deprel */
    int32_t head;   /* index in the sentence; its number of words: the root */
} TreebankWord;

typedef struct TreebankSentence {
    uint32_t first, count; /* words */
} TreebankSentence;

typedef struct Treebank {
    ARRAY(TreebankWord) words;
    ARRAY(TreebankSentence) sentences;
} Treebank;

/* Adds the sentences of a file; texts point into its bytes, which live as long as the arena.
   Lines of multi-word tokens and empty nodes are passed over. */
WireStatus treebank_read(Arena *arena, const char *path, const Reporter *reporter, Treebank *treebank);

/* The same from bytes that stay where they are; `name` is for messages. */
WireStatus treebank_parse(Arena *arena, Text bytes, const char *name, const Reporter *reporter, Treebank *treebank);

#endif
