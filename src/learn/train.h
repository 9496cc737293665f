/* Trains a language model from treebanks and writes it. */
#ifndef LEARN_TRAIN_H
#define LEARN_TRAIN_H

#include "knowledge/knowledge.h"
#include "learn/treebank.h"

enum { TRAIN_MAX_FILES = 16 };

typedef struct TrainingFiles {
    size_t train_count, trees_count;
    const char *train[TRAIN_MAX_FILES]; /* everything is learnt from these */
    const char *trees[TRAIN_MAX_FILES]; /* only the trees of these */
    const char *lexicon;                /* a word list, NULL: none */
    const char *output;
    size_t bytes; /* the model may have; 0: 25,000,000 */
    Language language;
    const Knowledge *knowledge; /* word lists for segmentation; NULL: segmentation is not learnt */
} TrainingFiles;

WireStatus train_model(Arena *arena, const TrainingFiles *files, const Reporter *reporter);

/* Learns only where words and sentences end, and leaves all else in the output as it is; makes it when there is
   none. */
WireStatus train_segment(Arena *arena, const TrainingFiles *files, const Reporter *reporter);

/* Learns what unknown names name from one file of text with marked names, and writes the model of names. */
WireStatus train_names(Arena *arena, const TrainingFiles *files, const Reporter *reporter);

#endif
