/* Features of parser states, and the greedy loop that builds a tree. */
#include "analyze/parser.h"

#include "analyze/hash.h"

#include <assert.h>

static int32_t mirrored(size_t count, int32_t index)
{
    return index == (int32_t)count ? index : (int32_t)count - 1 - index;
}

void tree_mirror(size_t count, Tree from, Tree to)
{
    for (size_t i = 0; i < count; i++) {
        to.head[count - 1 - i] = mirrored(count, from.head[i]);
        to.label[count - 1 - i] = from.label[i];
    }
}

Tree tree_new(Arena *arena, size_t room)
{
    return (Tree){ARENA_ARRAY(arena, int32_t, room), ARENA_ARRAY(arena, uint8_t, room)};
}

ParserInput parser_input_new(Arena *arena, size_t room)
{
    return (ParserInput){.words = ARENA_ARRAY(arena, ParserWord, room + 1),
                         .marks = ARENA_ARRAY(arena, Marks, room + 1),
                         .guide = tree_new(arena, room),
                         .guide_left = ARENA_ARRAY(arena, int32_t, room + 1),
                         .guide_right = ARENA_ARRAY(arena, int32_t, room + 1)};
}

static void count_marks(const ParserInput *input)
{
    Marks sum = {0, 0, 0};
    for (size_t i = 0; i <= input->count; i++) {
        const ParserWord *word = &input->words[i];
        input->marks[i] = sum;
        sum.verbs = (uint16_t)(sum.verbs + word->verb);
        sum.commas = (uint16_t)(sum.commas + word->comma);
        sum.conjunctions = (uint16_t)(sum.conjunctions + word->conjunction);
    }
}

static void find_ends(const ParserInput *input)
{
    int32_t *left = input->guide_left, *right = input->guide_right;
    for (int32_t i = 0; i <= (int32_t)input->count; i++)
        left[i] = right[i] = i;
    for (int32_t i = 0; i < (int32_t)input->count; i++) {
        int32_t head = input->guide.head[i];
        right[head] = right[head] < i ? i : right[head];
        left[head] = left[head] > i ? i : left[head];
    }
}

void parser_input_set(ParserInput *input, size_t count, const ParserWord *words, bool backward, Tree guide)
{
    input->count = count;
    input->guided = guide.head != NULL;
    for (size_t i = 0; i < count; i++)
        input->words[i] = words[backward ? count - 1 - i : i];
    input->words[count] = (ParserWord){.word = 1, .lemma = 1, .part = UINT8_MAX, .tag = UINT16_MAX};
    count_marks(input);
    if (input->guided && backward)
        tree_mirror(count, guide, input->guide);
    for (size_t i = 0; i < count && input->guided && !backward; i++) {
        input->guide.head[i] = guide.head[i];
        input->guide.label[i] = guide.label[i];
    }
    if (input->guided)
        find_ends(input);
}

static const ParserWord none;

static const ParserWord *word_at(const ParserInput *input, int32_t index)
{
    return index >= 0 && index <= (int32_t)input->count ? &input->words[index] : &none;
}

static uint32_t part_at(const ParserInput *input, int32_t index)
{
    return word_at(input, index)->part;
}

static uint32_t label_at(const ParserState *state, int32_t index)
{
    return index >= 0 ? state->nodes[index].label + 1u : 0;
}

static uint32_t fold_set(uint64_t set)
{
    return (uint32_t)((set * 0x9e3779b97f4a7c15u) >> 32);
}

static uint32_t at_most(int32_t value, int32_t limit)
{
    return (uint32_t)(value < limit ? value : limit);
}

/* Distance in words, in steps that grow; 0 when one of the two is missing. */
static uint32_t gap(int32_t left, int32_t right)
{
    if (left < 0 || right < 0)
        return 0;
    int32_t distance = right - left;
    if (distance <= 5)
        return (uint32_t)distance;
    return distance <= 10 ? 6 : distance <= 20 ? 7 : 8;
}

/* What stands between two words, each kind counted up to 3. */
static uint32_t between(const ParserInput *input, int32_t left, int32_t right)
{
    if (left < 0 || right < 0)
        return 0;
    const Marks *from = &input->marks[left + 1], *to = &input->marks[right];
    return 1 + at_most((uint16_t)(to->verbs - from->verbs), 3) + 4 * at_most((uint16_t)(to->commas - from->commas), 3) +
           16 * at_most((uint16_t)(to->conjunctions - from->conjunctions), 3);
}

static uint32_t valency(const Node *node)
{
    return 1 + at_most(node->lefts, 7) + 8 * at_most(node->rights, 7);
}

/* The guide's arc between two words, either way. */
static uint32_t tie(const ParserInput *input, int32_t left, int32_t right)
{
    if (left < 0)
        return 0;
    if (input->guide.head[left] == right)
        return 2u + 2u * input->guide.label[left];
    if (right < (int32_t)input->count && input->guide.head[right] == left)
        return 3u + 2u * input->guide.label[right];
    return 1;
}

/* Where the guide puts the head of a word, seen from the state, with its label. */
static uint32_t side(const ParserInput *input, const ParserState *state, int32_t index)
{
    if (index < 0 || index >= (int32_t)input->count)
        return 0;
    int32_t head = input->guide.head[index];
    int32_t top = parser_stack(state, 0), below = parser_stack(state, 1);
    uint32_t place;
    if (head == (int32_t)input->count)
        place = 1;
    else if (head >= state->front)
        place = head == state->front ? 2 : head == state->front + 1 ? 3 : 4;
    else if (head >= top)
        place = head == top ? 5 : 6;
    else
        place = head == below ? 7 : head > below ? 8 : 9;
    return place * 256 + input->guide.label[index];
}

/* Whether the guide sees dependents of s0 in the buffer: none, b0 only, further ones. */
static uint32_t rest_right(const ParserInput *input, const ParserState *state, int32_t index)
{
    if (index < 0)
        return 0;
    int32_t last = input->guide_right[index];
    return last < state->front ? 1 : last == state->front ? 2 : 3;
}

/* Whether the guide sees dependents of b0 on the stack: none, s0, deeper ones. */
static uint32_t rest_left(const ParserInput *input, const ParserState *state)
{
    int32_t first = input->guide_left[state->front];
    int32_t top = parser_stack(state, 0);
    return first > top ? 1 : first == top ? 2 : 3;
}

#define OPEN(n) key_open((uint64_t)(n))
#define FEATURE1(a) keys[n] = key_close(key_add(OPEN(n), a)), n++;
#define FEATURE2(a, b) keys[n] = key_close(key_add(key_add(OPEN(n), a), b)), n++;
#define FEATURE3(a, b, c) keys[n] = key_close(key_add(key_add(key_add(OPEN(n), a), b), c)), n++;
#define FEATURE4(a, b, c, d) keys[n] = key_close(key_add(key_add(key_add(key_add(OPEN(n), a), b), c), d)), n++;

/* The values of a word: form, lemma, part of speech, tag. */
#define WORD(name, index)                                                                                      \
    uint32_t name##w = word_at(input, index)->word, name##l = word_at(input, index)->lemma;                    \
    uint32_t name##p = word_at(input, index)->part, name##m = word_at(input, index)->tag;                      \
    (void)name##w, (void)name##l, (void)name##p, (void)name##m;

/* The values of a dependent: lemma, part of speech, relation. */
#define DEPENDENT(name, index)                                                                                 \
    uint32_t name##l = word_at(input, index)->lemma, name##p = part_at(input, index);                          \
    uint32_t name##x = label_at(state, index);                                                                 \
    (void)name##l, (void)name##p, (void)name##x;

static size_t state_features(const ParserInput *input, const ParserState *state, uint64_t *keys)
{
    static const Node leaf = {.left = NO_NODE, .left2 = NO_NODE, .right = NO_NODE, .right2 = NO_NODE};
    int32_t s0 = parser_stack(state, 0), s1 = parser_stack(state, 1), s2 = parser_stack(state, 2);
    int32_t b0 = state->front;
    const Node *n0 = s0 >= 0 ? &state->nodes[s0] : &leaf, *n1 = s1 >= 0 ? &state->nodes[s1] : &leaf;
    const Node *nb = &state->nodes[b0];
    WORD(s0, s0)
    WORD(s1, s1)
    WORD(s2, s2)
    WORD(b0, b0)
    WORD(b1, b0 + 1)
    WORD(b2, b0 + 2)
    DEPENDENT(s0sl1, n0->left)
    DEPENDENT(s0sl2, n0->left2)
    DEPENDENT(s0sr1, n0->right)
    DEPENDENT(s0sr2, n0->right2)
    DEPENDENT(s1sl1, n1->left)
    DEPENDENT(s1sr1, n1->right)
    DEPENDENT(b0bl1, nb->left)
    DEPENDENT(b0bl2, nb->left2)
    uint32_t s0nextp = s0 >= 0 ? part_at(input, s0 + 1) : 0, s0prevp = part_at(input, s0 - 1);
    uint32_t s1nextp = s1 >= 0 ? part_at(input, s1 + 1) : 0, b0prevp = part_at(input, b0 - 1);
    uint32_t s0lset = fold_set(n0->left_labels), s0rset = fold_set(n0->right_labels);
    uint32_t s1rset = fold_set(n1->right_labels), b0lset = fold_set(nb->left_labels);
    uint32_t gap0 = gap(s0, b0), gap1 = gap(s1, s0);
    uint32_t s0valency = valency(n0), s1valency = valency(n1), b0valency = valency(nb);
    uint32_t between0 = between(input, s0, b0), between1 = between(input, s1, s0);
    uint32_t betweenall = between(input, s1, b0);
    size_t n = 0;
#include "analyze/parser_features.def"
    assert(n == PARSER_FEATURES);
    return n;
}

static size_t guide_features(const ParserInput *input, const ParserState *state, size_t n, uint64_t *keys)
{
    int32_t s0 = parser_stack(state, 0), s1 = parser_stack(state, 1), b0 = state->front;
    WORD(s0, s0)
    WORD(s1, s1)
    WORD(b0, b0)
    uint32_t tie0 = tie(input, s0, b0), tie1 = s0 >= 0 ? tie(input, s1, s0) : 0;
    uint32_t s0side = side(input, state, s0), b0side = side(input, state, b0), s1side = side(input, state, s1);
    uint32_t s0rest = rest_right(input, state, s0), b0rest = rest_left(input, state);
#include "analyze/parser_guide_features.def"
    assert(n == PARSER_ALL_FEATURES);
    return n;
}

size_t parser_features(const ParserInput *input, const ParserState *state, uint64_t *keys)
{
    size_t count = state_features(input, state, keys);
    return input->guided ? guide_features(input, state, count, keys) : count;
}

const Transition *parser_forced(const TransitionTable *table, const ParserState *state)
{
    if (state->depth == 0)
        return &table->items[table->first[TRANSITION_SHIFT]];
    if (state->front == state->count && state->depth == 1)
        return &table->items[table->first[TRANSITION_ROOT]];
    return NULL;
}

size_t parser_choose(const TransitionTable *table, const ParserState *state, const int16_t *scores)
{
    size_t best = SIZE_MAX;
    for (size_t kind = 0; kind < TRANSITION_KINDS; kind++) {
        if (!transition_allowed(state, (TransitionKind)kind))
            continue;
        size_t rival = classifier_best(scores, table->first[kind], table->first[kind + 1]);
        if (best == SIZE_MAX || scores[rival] > scores[best])
            best = rival;
    }
    return best;
}

void parser_run(const Classifier *classifier, const TransitionTable *table, const ParserInput *input,
                ParserState *state, Tree out)
{
    uint64_t keys[PARSER_ALL_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    while (!parser_state_done(state)) {
        const Transition *transition = parser_forced(table, state);
        if (transition == NULL) {
            size_t count = parser_features(input, state, keys);
            classifier_score(classifier, keys, count, scores);
            transition = &table->items[parser_choose(table, state, scores)];
        }
        transition_apply(state, *transition);
    }
    for (size_t i = 0; i < input->count; i++) {
        out.head[i] = state->nodes[i].head;
        out.label[i] = state->nodes[i].label;
    }
}
