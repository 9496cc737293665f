/* Learns the two passes of the parser: right to left, and left to right with the first one's tree as a guide. */
#include "learn/corpus.h"
#include "learn/oracle.h"
#include "learn/perceptron.h"

#include <stdlib.h>

enum {
    PARSER_ROUNDS = 6,
    PARSER_LEARNERS = 2,
    PARSER_PATIENCE = 7,
    PARSER_MARGIN = 10 * PERCEPTRON_ONE,
    EXPLORE_FROM = 1,   /* from the second round on, mistakes are followed */
    EXPLORE_TENTHS = 9, /* so often */
    TREES_TENTHS = 4,   /* sentences that give their trees only take part in so many rounds */
};

/* One pass: every sentence ready to be read, and its true tree in the same order. */
typedef struct Pass {
    const Corpus *corpus;
    bool backward;
    TransitionTable table;
    OracleClasses classes;
    ParserInput *inputs;
    Tree *golds;
    ParserState state; /* room for the longest sentence */
    Tree tree;         /* likewise */
} Pass;

static void make_transitions(Corpus *corpus)
{
    Transition *items = ARENA_ARRAY(corpus->arena, Transition, 2 * corpus->grammar.label_count + 2);
    size_t count = 0;
    uint8_t root = 0;
    for (size_t label = 0; label < corpus->grammar.label_count; label++)
        if (corpus->grammar.labels[label] == DEPREL_ROOT)
            root = (uint8_t)label;
    items[count++] = (Transition){TRANSITION_SHIFT, 0};
    items[count++] = (Transition){TRANSITION_ROOT, root};
    for (uint8_t kind = TRANSITION_LEFT; kind <= TRANSITION_RIGHT; kind++)
        for (size_t label = 0; label < corpus->grammar.label_count; label++)
            if (label != root)
                items[count++] = (Transition){kind, (uint8_t)label};
    corpus->sections[GRAMMAR_TRANSITIONS] = (Text){(const char *)items, count * sizeof *items};
}

static void open_transitions(Pass *pass)
{
    Text section = pass->corpus->sections[GRAMMAR_TRANSITIONS];
    if (!transition_table_open((const void *)section.bytes, section.length / sizeof(Transition),
                               pass->corpus->grammar.label_count, &pass->table))
        abort();
    for (size_t i = pass->table.first[TRANSITION_LEFT]; i < pass->table.count; i++) {
        Transition transition = pass->table.items[i];
        pass->classes.of[transition.kind == TRANSITION_RIGHT][transition.label] = (uint16_t)i;
    }
}

static Tree guide_of(const Corpus *corpus, TreebankSentence sentence)
{
    return (Tree){corpus->guide.head + sentence.first, corpus->guide.label + sentence.first};
}

static void prepare_sentence(Pass *pass, uint32_t index)
{
    const Corpus *corpus = pass->corpus;
    TreebankSentence sentence = corpus->treebank.sentences.items[index];
    const Tree no_guide = {NULL, NULL};
    Tree gold = tree_new(corpus->arena, sentence.count), turned = tree_new(corpus->arena, sentence.count);
    for (uint32_t i = 0; i < sentence.count; i++) {
        gold.head[i] = corpus->treebank.words.items[sentence.first + i].head;
        gold.label[i] = corpus->gold_labels[sentence.first + i];
    }
    if (pass->backward)
        tree_mirror(sentence.count, gold, turned);
    pass->golds[index] = pass->backward ? turned : gold;
    pass->inputs[index] = parser_input_new(corpus->arena, sentence.count);
    parser_input_set(&pass->inputs[index], sentence.count, corpus->parser_words + sentence.first, pass->backward,
                     pass->backward ? no_guide : guide_of(corpus, sentence));
}

static Pass *pass_new(const Corpus *corpus, bool backward)
{
    Pass *pass = ARENA_NEW(corpus->arena, Pass);
    uint32_t count = corpus->treebank.sentences.count, longest = 0;
    pass->corpus = corpus;
    pass->backward = backward;
    open_transitions(pass);
    pass->inputs = ARENA_ARRAY(corpus->arena, ParserInput, count);
    pass->golds = ARENA_ARRAY(corpus->arena, Tree, count);
    for (uint32_t s = 0; s < count; s++) {
        uint32_t words = corpus->treebank.sentences.items[s].count;
        longest = words > longest ? words : longest;
        prepare_sentence(pass, s);
    }
    pass->state = parser_state_new(corpus->arena, longest);
    pass->tree = tree_new(corpus->arena, longest);
    return pass;
}

static void start(Pass *pass, uint32_t sentence)
{
    parser_state_reset(&pass->state, pass->inputs[sentence].count);
}

/* The best-scored allowed class that is right, and the best that is wrong; SIZE_MAX where there is none. */
static void best_classes(const Pass *pass, const bool *right, const int16_t *scores, size_t best[2])
{
    best[0] = best[1] = SIZE_MAX;
    for (size_t kind = 0; kind < TRANSITION_KINDS; kind++) {
        if (!transition_allowed(&pass->state, (TransitionKind)kind))
            continue;
        for (size_t class = pass->table.first[kind]; class < pass->table.first[kind + 1]; class++) {
            size_t *rival = &best[right[class] ? 0 : 1];
            if (*rival == SIZE_MAX || scores[class] > scores[*rival])
                *rival = class;
        }
    }
}

/* One state: learns from it when the right class does not win by a margin, and returns the class to follow. */
static size_t learn_state(Pass *pass, uint32_t sentence, Perceptron *perceptron, bool explore)
{
    uint64_t keys[PARSER_ALL_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    bool right[CLASSIFIER_MAX_CLASSES];
    size_t best[2];
    const Oracle oracle = {pass->golds[sentence], &pass->classes};
    size_t count = parser_features(&pass->inputs[sentence], &pass->state, keys);
    perceptron_score(perceptron, keys, count, scores);
    oracle_mark(&oracle, &pass->table, &pass->state, right);
    best_classes(pass, right, scores, best);
    if (best[1] != SIZE_MAX && scores[best[0]] - scores[best[1]] <= PARSER_MARGIN)
        perceptron_update(perceptron, keys, count, best[0], best[1]);
    perceptron_tick(perceptron);
    bool wrong = best[1] != SIZE_MAX && scores[best[1]] > scores[best[0]];
    return wrong && explore ? best[1] : best[0];
}

static void learn_sentence(Pass *pass, uint32_t sentence, Perceptron *perceptron, bool explore, uint64_t *seed)
{
    for (start(pass, sentence); !parser_state_done(&pass->state);) {
        const Transition *transition = parser_forced(&pass->table, &pass->state);
        if (transition == NULL) {
            bool follow = explore && random_next(seed) % 10 < EXPLORE_TENTHS;
            transition = &pass->table.items[learn_state(pass, sentence, perceptron, follow)];
        }
        transition_apply(&pass->state, *transition);
    }
}

/* The model kept is the mean of several learners, whose sentences come in other orders. */
static Text learn(Pass *pass, int fold)
{
    const Corpus *corpus = pass->corpus;
    uint32_t *order = ARENA_ARRAY(corpus->arena, uint32_t, corpus->treebank.sentences.count);
    uint32_t count = 0;
    uint64_t seed = 1;
    int learners = fold == NO_FOLD ? PARSER_LEARNERS : 1;
    Perceptron *perceptron = perceptron_new(pass->table.count, PARSER_PATIENCE);
    for (uint32_t s = 0; s < corpus->treebank.sentences.count; s++)
        if (corpus_fold(s) != fold)
            order[count++] = s;
    for (int round = 0; round < PARSER_ROUNDS * learners; round++) {
        if (round > 0 && round % PARSER_ROUNDS == 0)
            perceptron_restart(perceptron);
        corpus_shuffle(order, count, &seed);
        for (uint32_t i = 0; i < count; i++)
            if (order[i] < corpus->tagged || random_next(&seed) % 10 < TREES_TENTHS)
                learn_sentence(pass, order[i], perceptron, round % PARSER_ROUNDS >= EXPLORE_FROM, &seed);
    }
    Text image = perceptron_freeze(perceptron, corpus->arena, corpus_share(corpus, PARSER_SHARE));
    perceptron_free(perceptron);
    return image;
}

/* Parses the sentences of a fold that a right-to-left parser has not learnt from, for the guide. */
static void predict(Pass *pass, int fold, Text image)
{
    const Corpus *corpus = pass->corpus;
    Classifier classifier;
    if (!classifier_open(image.bytes, image.length, &classifier))
        abort();
    for (uint32_t s = 0; s < corpus->treebank.sentences.count; s++) {
        if (corpus_fold(s) != fold)
            continue;
        TreebankSentence sentence = corpus->treebank.sentences.items[s];
        start(pass, s);
        parser_run(&classifier, &pass->table, &pass->inputs[s], &pass->state, pass->tree);
        tree_mirror(sentence.count, pass->tree, guide_of(corpus, sentence));
    }
}

void train_parser(Corpus *corpus)
{
    make_transitions(corpus);
    Pass *back = pass_new(corpus, true);
    corpus->sections[GRAMMAR_PARSER_BACK] = learn(back, NO_FOLD);
    for (int fold = 0; fold < FOLDS; fold++)
        predict(back, fold, learn(back, fold));
    corpus->sections[GRAMMAR_PARSER] = learn(pass_new(corpus, false), NO_FOLD);
}
