/* Tells which transitions keep a state on the way to the true tree, from any state. */
#ifndef LEARN_ORACLE_H
#define LEARN_ORACLE_H

#include "analyze/parser.h"

/* The class of each label for TRANSITION_LEFT and TRANSITION_RIGHT. */
typedef struct OracleClasses {
    uint16_t of[2][256];
} OracleClasses;

/* The true tree of a sentence in reading order; heads as in Tree. */
typedef struct Oracle {
    Tree gold;
    const OracleClasses *classes;
} Oracle;

/* How many arcs of the true tree become unreachable by a transition of each kind, INT32_MAX where not allowed.
   Goldberg and Nivre (2013), "Training deterministic parsers with non-deterministic oracles", for arc-hybrid. */
void oracle_costs(const Oracle *oracle, const ParserState *state, int32_t costs[TRANSITION_KINDS]);

/* Marks the classes that cost least: right[0 .. table->count). */
void oracle_mark(const Oracle *oracle, const TransitionTable *table, const ParserState *state, bool *right);

#endif
