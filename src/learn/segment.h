/* Learns from treebanks where words and sentences end. */
#ifndef LEARN_SEGMENT_H
#define LEARN_SEGMENT_H

#include "knowledge/knowledge.h"
#include "learn/gold.h"

/* The "segment" section of a model, in the arena; the same bytes for the same treebanks. */
Text segment_train(Arena *arena, const Knowledge *knowledge, Language language, const Gold *const *golds, uint32_t count);

/* A document over running text, ready for analysis. */
Document *gold_document(Arena *arena, const Knowledge *knowledge, Language language, const Gold *gold);

#endif
