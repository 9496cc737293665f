/* Applies transitions to a stack and a buffer. */
#include "analyze/transition.h"

#include <assert.h>

bool transition_table_open(const Transition *items, size_t count, size_t label_limit, TransitionTable *out)
{
    *out = (TransitionTable){.count = count, .items = items};
    size_t kind = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind >= TRANSITION_KINDS || items[i].kind < kind || items[i].label >= label_limit)
            return false;
        while (kind < items[i].kind)
            out->first[++kind] = i;
    }
    while (kind < TRANSITION_KINDS)
        out->first[++kind] = count;
    return out->first[TRANSITION_ROOT] == 1 && out->first[TRANSITION_LEFT] == 2 &&
           out->first[TRANSITION_RIGHT] > 2 && out->first[TRANSITION_RIGHT] < count;
}

ParserState parser_state_new(Arena *arena, size_t room)
{
    return (ParserState){.stack = ARENA_ARRAY(arena, int32_t, room + 1), .nodes = ARENA_ARRAY(arena, Node, room + 1)};
}

void parser_state_reset(ParserState *state, size_t count)
{
    state->count = (int32_t)count;
    state->front = 0;
    state->depth = 0;
    for (int32_t i = 0; i <= state->count; i++)
        state->nodes[i] =
            (Node){.head = NO_NODE, .left = NO_NODE, .left2 = NO_NODE, .right = NO_NODE, .right2 = NO_NODE};
}

bool transition_allowed(const ParserState *state, TransitionKind kind)
{
    switch (kind) {
    case TRANSITION_SHIFT:
        return state->front < state->count;
    case TRANSITION_LEFT:
        return state->front < state->count && state->depth > 0;
    case TRANSITION_ROOT:
        return state->front == state->count && state->depth == 1;
    default:
        return state->depth > 1;
    }
}

static void attach(ParserState *state, int32_t child, int32_t head, uint8_t label)
{
    Node *parent = &state->nodes[head];
    state->nodes[child].head = head;
    state->nodes[child].label = label;
    uint64_t set = (uint64_t)1 << (label & 63);
    if (child < head) {
        parent->left2 = parent->left; /* left dependents come nearest first */
        parent->left = child;
        parent->lefts = (uint8_t)(parent->lefts + (parent->lefts < UINT8_MAX));
        parent->left_labels |= set;
    } else {
        parent->right2 = parent->right;
        parent->right = child;
        parent->rights = (uint8_t)(parent->rights + (parent->rights < UINT8_MAX));
        parent->right_labels |= set;
    }
}

void transition_apply(ParserState *state, Transition transition)
{
    assert(transition_allowed(state, (TransitionKind)transition.kind));
    if (transition.kind == TRANSITION_SHIFT) {
        state->stack[state->depth++] = state->front++;
        return;
    }
    int32_t top = parser_stack(state, 0);
    int32_t head = transition.kind == TRANSITION_RIGHT ? parser_stack(state, 1) : state->front;
    state->depth--;
    attach(state, top, head, transition.label);
}
