/* Finds the tree of a sentence: a greedy transition parser, optionally guided by another one's tree. */
#ifndef ANALYZE_PARSER_H
#define ANALYZE_PARSER_H

#include "analyze/classifier.h"
#include "analyze/transition.h"

enum {
    PARSER_FEATURES = 136,       /* templates of parser_features.def */
    PARSER_GUIDE_FEATURES = 20,  /* and of parser_guide_features.def */
    PARSER_ALL_FEATURES = PARSER_FEATURES + PARSER_GUIDE_FEATURES
};

/* A word as the parser sees it; 0 means none. */
typedef struct ParserWord {
    uint32_t word;  /* hash of the lower-case form */
    uint32_t lemma; /* hash of the lemma */
    uint32_t part;  /* part of speech + 1 */
    uint32_t tag;   /* tag with features + 1 */
    uint8_t verb, comma, conjunction; /* 1 or 0 */
} ParserWord;

typedef struct Tree {
    int32_t *head;  /* index of a word; `count` of the sentence: the root */
    uint8_t *label;
} Tree;

/* How many verbs, commas and conjunctions stand before a word. */
typedef struct Marks {
    uint16_t verbs, commas, conjunctions;
} Marks;

/* A sentence as one pass reads it. */
typedef struct ParserInput {
    size_t count;
    bool guided;
    ParserWord *words; /* count + 1: the last is the root */
    Marks *marks;      /* count + 1 */
    Tree guide;        /* where guided */
    int32_t *guide_left, *guide_right; /* outermost dependents in the guide's tree, or the word itself */
} ParserInput;

Tree tree_new(Arena *arena, size_t room);

/* An input with room for sentences of so many words. */
ParserInput parser_input_new(Arena *arena, size_t room);

/* Takes a sentence, to be read from either side, and a guide in the sentence's own order (head NULL: none). */
void parser_input_set(ParserInput *input, size_t count, const ParserWord *words, bool backward, Tree guide);

/* Writes the keys of a state and returns their number. */
size_t parser_features(const ParserInput *input, const ParserState *state, uint64_t *keys);

/* Index of the best class among those allowed in a state. */
size_t parser_choose(const TransitionTable *table, const ParserState *state, const int16_t *scores);

/* The transition when a state leaves no choice of class, else NULL. */
const Transition *parser_forced(const TransitionTable *table, const ParserState *state);

/* Parses; writes count heads and labels to out, in the reading order of the input. */
void parser_run(const Classifier *classifier, const TransitionTable *table, const ParserInput *input,
                ParserState *state, Tree out);

/* Turns a tree of a sentence read from the other side round. */
void tree_mirror(size_t count, Tree from, Tree to);

#endif
