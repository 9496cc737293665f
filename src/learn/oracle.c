/* The dynamic oracle of the arc-hybrid system with one root. */
#include "learn/oracle.h"

#include <string.h>

/* Arcs lost when b0 goes on the stack: from words below, to words below the top, and to the root. */
static int32_t shift_cost(const Oracle *oracle, const ParserState *state)
{
    int32_t front = state->front, head = oracle->gold.head[front];
    int32_t cost = head == state->count && state->depth > 0;
    for (int32_t down = 0; down < state->depth; down++) {
        int32_t below = parser_stack(state, down);
        cost += oracle->gold.head[below] == front;
        cost += down > 0 && head == below;
    }
    return cost;
}

/* Dependents of s0 that are still in the buffer: lost when s0 leaves. */
static int32_t waiting(const Oracle *oracle, const ParserState *state)
{
    int32_t top = parser_stack(state, 0), cost = 0;
    for (int32_t i = state->front; i < state->count; i++)
        cost += oracle->gold.head[i] == top;
    return cost;
}

void oracle_costs(const Oracle *oracle, const ParserState *state, int32_t costs[TRANSITION_KINDS])
{
    int32_t top = parser_stack(state, 0), below = parser_stack(state, 1);
    int32_t head = top >= 0 ? oracle->gold.head[top] : NO_NODE;
    for (int kind = 0; kind < TRANSITION_KINDS; kind++)
        costs[kind] = transition_allowed(state, (TransitionKind)kind) ? 0 : INT32_MAX;
    if (costs[TRANSITION_SHIFT] == 0)
        costs[TRANSITION_SHIFT] = shift_cost(oracle, state);
    if (head == state->count && below >= 0)
        head = NO_NODE; /* only the lowest word can still go to the root */
    if (costs[TRANSITION_LEFT] == 0)
        costs[TRANSITION_LEFT] = waiting(oracle, state) + (below >= 0 && head == below) + (head > state->front);
    if (costs[TRANSITION_RIGHT] == 0)
        costs[TRANSITION_RIGHT] = waiting(oracle, state) + (head >= state->front);
}

static size_t class_of(const Oracle *oracle, TransitionKind kind, uint8_t label)
{
    return oracle->classes->of[kind == TRANSITION_RIGHT][label];
}

/* The classes of a kind that are right: the one with the true label when the arc is true, else all. */
static void mark_kind(const Oracle *oracle, const TransitionTable *table, const ParserState *state,
                      TransitionKind kind, bool *right)
{
    int32_t top = parser_stack(state, 0);
    int32_t head = kind == TRANSITION_LEFT ? state->front : parser_stack(state, 1);
    bool arc = (kind == TRANSITION_LEFT || kind == TRANSITION_RIGHT) && oracle->gold.head[top] == head;
    size_t only = arc ? class_of(oracle, kind, oracle->gold.label[top]) : 0;
    for (size_t class = table->first[kind]; class < table->first[kind + 1]; class++)
        right[class] = !arc || class == only;
}

void oracle_mark(const Oracle *oracle, const TransitionTable *table, const ParserState *state, bool *right)
{
    int32_t costs[TRANSITION_KINDS], least = INT32_MAX;
    oracle_costs(oracle, state, costs);
    for (int kind = 0; kind < TRANSITION_KINDS; kind++)
        least = costs[kind] < least ? costs[kind] : least;
    memset(right, 0, table->count * sizeof *right);
    for (int kind = 0; kind < TRANSITION_KINDS; kind++)
        if (costs[kind] == least)
            mark_kind(oracle, table, state, (TransitionKind)kind, right);
}
