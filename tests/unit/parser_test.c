/* Trees that the parser builds, the oracle that teaches it, and models that training makes. */
#include "learn/corpus.h"
#include "learn/oracle.h"

#include <check.h>
#include <setjmp.h>
#include <string.h>

enum { LONGEST = 24, LABELS = 3, TRIALS = 2000 };

/* SHIFT, ROOT, then two labels to the left and to the right. */
static const Transition transitions[] = {{TRANSITION_SHIFT, 0}, {TRANSITION_ROOT, 0},  {TRANSITION_LEFT, 1},
                                         {TRANSITION_LEFT, 2},  {TRANSITION_RIGHT, 1}, {TRANSITION_RIGHT, 2}};
static const OracleClasses classes = {{{0, 2, 3}, {0, 4, 5}}};

/* Memory is not short in these tests: an arena that runs out leaves to here. */
static jmp_buf *exhausted(Arena *arena)
{
    ck_assert_ptr_nonnull(arena);
    return arena_escape(arena);
}

#define TEST_ARENA(name)                         \
    Arena *name = arena_new((size_t)1 << 28);    \
    if (setjmp(*exhausted(name)))                \
    ck_abort_msg("out of memory")

static TransitionTable open_table(void)
{
    TransitionTable table;
    ck_assert(transition_table_open(transitions, 6, LABELS, &table));
    return table;
}

static Transition random_transition(const TransitionTable *table, const ParserState *state, uint64_t *seed)
{
    const Transition *transition;
    do
        transition = &table->items[random_next(seed) % table->count];
    while (!transition_allowed(state, (TransitionKind)transition->kind));
    return *transition;
}

static void run_randomly(const TransitionTable *table, ParserState *state, size_t count, uint64_t *seed)
{
    for (parser_state_reset(state, count); !parser_state_done(state);)
        transition_apply(state, random_transition(table, state, seed));
}

static void check_tree(const ParserState *state)
{
    int roots = 0;
    for (int32_t i = 0; i < state->count; i++) {
        int32_t at = i, steps = 0;
        roots += state->nodes[i].head == state->count;
        for (; at != state->count; at = state->nodes[at].head) {
            ck_assert_int_ge(at, 0);
            ck_assert_int_lt(at, state->count);
            ck_assert_int_le(++steps, state->count);
        }
    }
    ck_assert_int_eq(roots, 1);
}

START_TEST(any_transitions_make_a_tree_with_one_root)
{
    TEST_ARENA(arena);
    TransitionTable table = open_table();
    ParserState state = parser_state_new(arena, LONGEST);
    uint64_t seed = 1;
    for (int trial = 0; trial < TRIALS; trial++) {
        run_randomly(&table, &state, 1 + (size_t)trial % LONGEST, &seed);
        check_tree(&state);
    }
    arena_free(arena);
}
END_TEST

static Transition random_right(const Oracle *oracle, const TransitionTable *table, const ParserState *state,
                               uint64_t *seed)
{
    bool right[CLASSIFIER_MAX_CLASSES];
    size_t class;
    oracle_mark(oracle, table, state, right);
    do
        class = random_next(seed) % table->count;
    while (!right[class]);
    return table->items[class];
}

/* Every tree that transitions can make is reached again when only transitions without cost are taken. */
START_TEST(the_oracle_leads_to_the_true_tree)
{
    TEST_ARENA(arena);
    TransitionTable table = open_table();
    ParserState state = parser_state_new(arena, LONGEST);
    Tree gold = tree_new(arena, LONGEST);
    const Oracle oracle = {gold, &classes};
    uint64_t seed = 2;
    for (int trial = 0; trial < TRIALS; trial++) {
        size_t count = 1 + (size_t)trial % LONGEST;
        run_randomly(&table, &state, count, &seed);
        for (size_t i = 0; i < count; i++)
            gold.head[i] = state.nodes[i].head, gold.label[i] = state.nodes[i].label;
        for (parser_state_reset(&state, count); !parser_state_done(&state);) {
            const Transition *transition = parser_forced(&table, &state);
            transition_apply(&state, transition ? *transition : random_right(&oracle, &table, &state, &seed));
        }
        for (size_t i = 0; i < count; i++) {
            ck_assert_int_eq(state.nodes[i].head, gold.head[i]);
            ck_assert_int_eq(state.nodes[i].label, gold.label[i]);
        }
    }
    arena_free(arena);
}
END_TEST

/* The cost of a transition is what the best continuation can no longer reach: so it must equal the true loss. */
static int32_t least_loss(const Oracle *oracle, const TransitionTable *table, const ParserState *from, Arena *arena)
{
    ParserState state = parser_state_new(arena, (size_t)from->count);
    if (parser_state_done(from)) {
        int32_t loss = 0;
        for (int32_t i = 0; i < from->count; i++)
            loss += from->nodes[i].head != oracle->gold.head[i];
        return loss;
    }
    int32_t least = INT32_MAX;
    for (size_t i = 0; i < table->count; i++) {
        if (!transition_allowed(from, (TransitionKind)table->items[i].kind) || table->items[i].label == 2)
            continue;
        state.count = from->count, state.front = from->front, state.depth = from->depth;
        memcpy(state.stack, from->stack, (size_t)(from->count + 1) * sizeof *state.stack);
        memcpy(state.nodes, from->nodes, (size_t)(from->count + 1) * sizeof *state.nodes);
        transition_apply(&state, table->items[i]);
        int32_t loss = least_loss(oracle, table, &state, arena);
        least = loss < least ? loss : least;
    }
    return least;
}

START_TEST(the_cost_of_a_transition_is_the_number_of_arcs_it_loses)
{
    enum { SHORT = 4 };
    TransitionTable table = open_table();
    uint64_t seed = 3;
    for (int trial = 0; trial < 30; trial++) {
        TEST_ARENA(arena);
        Tree gold = tree_new(arena, SHORT);
        const Oracle oracle = {gold, &classes};
        ParserState state = parser_state_new(arena, SHORT);
        run_randomly(&table, &state, SHORT, &seed);
        for (int i = 0; i < SHORT; i++)
            gold.head[i] = state.nodes[i].head;
        for (parser_state_reset(&state, SHORT); !parser_state_done(&state);) {
            int32_t costs[TRANSITION_KINDS], before = least_loss(&oracle, &table, &state, arena);
            Transition next = random_transition(&table, &state, &seed);
            oracle_costs(&oracle, &state, costs);
            transition_apply(&state, next);
            if (next.kind != TRANSITION_ROOT)
                ck_assert_int_eq(least_loss(&oracle, &table, &state, arena) - before, costs[next.kind]);
        }
        arena_free(arena);
    }
}
END_TEST

Suite *parser_suite(void);
Suite *parser_suite(void)
{
    Suite *suite = suite_create("parser");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, any_transitions_make_a_tree_with_one_root);
    tcase_add_test(all, the_oracle_leads_to_the_true_tree);
    tcase_add_test(all, the_cost_of_a_transition_is_the_number_of_arcs_it_loses);
    suite_add_tcase(suite, all);
    return suite;
}
