/* How well running text is cut, tagged and parsed: the measures of the CoNLL 2018 shared task. */
#ifndef LEARN_RAW_H
#define LEARN_RAW_H

#include "learn/gold.h"

typedef struct RawScores {
    double tokens, sentences, words;      /* F1 in percent */
    double upos, lemma, uas, las;         /* F1 over aligned words in percent; LAS without sub-types */
} RawScores;

/* Compares a document made from the gold's text with the gold. Memory comes from the document's arena. */
RawScores raw_score(const Gold *gold, const Document *document);

#endif
