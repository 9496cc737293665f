/* The arc-hybrid transition system: how a tree is built by a stack and a buffer, left to right. */
#ifndef ANALYZE_TRANSITION_H
#define ANALYZE_TRANSITION_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kuhlmann, Gomez-Rodriguez and Satta (2011), with the root behind the last word:

       stack            buffer
       ... s2 s1 s0  |  b0 b1 b2 ... ROOT

       SHIFT     b0 goes on the stack
       LEFT(l)   s0 becomes a dependent of b0, and leaves
       RIGHT(l)  s0 becomes a dependent of s1, and leaves

   Only the last word of the stack may go to the root, so every tree has one root, and only that arc is "root". */
typedef enum TransitionKind {
    TRANSITION_SHIFT,
    TRANSITION_ROOT, /* LEFT to the root */
    TRANSITION_LEFT,
    TRANSITION_RIGHT,
    TRANSITION_KINDS
} TransitionKind;

/* One class of the parser's classifier. */
typedef struct Transition {
    uint8_t kind;
    uint8_t label;
} Transition;

/* Classes are ordered by kind: kind k has the classes [first[k], first[k + 1]). */
typedef struct TransitionTable {
    size_t count;
    const Transition *items;
    size_t first[TRANSITION_KINDS + 1];
} TransitionTable;

/* Opens a table of `count` transitions; false unless they are in order, one SHIFT, one ROOT, labels below limit. */
bool transition_table_open(const Transition *items, size_t count, size_t label_limit, TransitionTable *out);

enum { NO_NODE = -1 };

/* A word in a tree under construction. Indexes of words, NO_NODE where there is none. */
typedef struct Node {
    int32_t head; /* the number of words stands for the root */
    int32_t left, left2;   /* its leftmost dependent and the next */
    int32_t right, right2; /* its rightmost dependent and the one before */
    uint8_t label;
    uint8_t lefts, rights; /* numbers of dependents on either side, up to 255 */
    uint64_t left_labels, right_labels; /* sets of labels (modulo 64) */
} Node;

typedef struct ParserState {
    int32_t count; /* words */
    int32_t front; /* b0; equal to count: the root */
    int32_t depth; /* words on the stack */
    int32_t *stack;
    Node *nodes;
} ParserState;

/* A state with room for sentences of so many words. */
ParserState parser_state_new(Arena *arena, size_t room);
/* All words in the buffer. */
void parser_state_reset(ParserState *state, size_t count);

static inline bool parser_state_done(const ParserState *state)
{
    return state->front == state->count && state->depth == 0;
}

/* The word `down` places below the top of the stack, or NO_NODE. */
static inline int32_t parser_stack(const ParserState *state, int32_t down)
{
    return down < state->depth ? state->stack[state->depth - 1 - down] : NO_NODE;
}

bool transition_allowed(const ParserState *state, TransitionKind kind);
void transition_apply(ParserState *state, Transition transition);

#endif
