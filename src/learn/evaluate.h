/* Scores a model against a treebank. */
#ifndef LEARN_EVALUATE_H
#define LEARN_EVALUATE_H

#include "analyze/grammar.h"
#include "learn/treebank.h"

/* Counts of words, punctuation too; relations without sub-types. */
typedef struct Score {
    size_t tokens, sentences;
    size_t upos, lemmas, heads, labels; /* right ones */
    double seconds; /* processor time for tagging, lemmatizing and parsing */
} Score;

/* Analyzes the true words of a treebank. */
Score evaluate_words(Arena *arena, const Grammar *grammar, const Treebank *treebank);

#endif
