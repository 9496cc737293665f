/* Learns the dictionary and the two passes of the tagger. */
#include "learn/corpus.h"
#include "learn/perceptron.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAGGER_ROUNDS = 6,
    TAGGER_LEARNERS = 3,
    TAGGER_PATIENCE = 2,
    TAGGER_MARGIN = 20 * PERCEPTRON_ONE,
    KNOWN_LEAST = 3, /* occurrences of a word in the dictionary */
};

/* ---- the dictionary ---- */

static int by_number(const void *a, const void *b)
{
    const uint64_t *left = a, *right = b;
    return *left < *right ? -1 : *left > *right;
}

/* Every form, as written and in lower case, with its tag: form << 8 | tag, sorted. */
static size_t collect(const Corpus *corpus, int fold, uint64_t *pairs)
{
    size_t count = 0;
    for (uint32_t s = 0; s < corpus->tagged; s++) {
        const TreebankSentence *sentence = &corpus->treebank.sentences.items[s];
        if (corpus_fold(s) == fold)
            continue;
        for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
            const Word *word = &corpus->words[i];
            pairs[count++] = (uint64_t)word->form << 8 | corpus->gold_tags[i];
            if (word->lower != word->form)
                pairs[count++] = (uint64_t)word->lower << 8 | corpus->gold_tags[i];
        }
    }
    qsort(pairs, count, sizeof *pairs, by_number);
    return count;
}

/* Sets of tags, and the words that have them. */
typedef struct Building {
    Arena *arena;
    ARRAY(uint32_t) start; /* set s has the tags [start[s], start[s + 1]); set 0 is empty: unknown words */
    ARRAY(uint8_t) tags;
    ARRAY(DictionarySlot) words;
} Building;

/* The number of the set that was added last, or of an equal one before it. */
static uint32_t intern_set(Building *building)
{
    uint32_t last = building->start.count - 1;
    uint32_t from = building->start.items[last], size = building->tags.count - from;
    for (uint32_t set = 0; set < last; set++) {
        uint32_t other = building->start.items[set];
        if (building->start.items[set + 1] - other == size &&
            memcmp(building->tags.items + other, building->tags.items + from, size) == 0) {
            building->tags.count = from;
            return set;
        }
    }
    *ARRAY_PUSH(building->arena, &building->start) = building->tags.count;
    return last;
}

/* One form: pairs[0 .. count) are all its occurrences. */
static void add_form(Building *building, const uint64_t *pairs, size_t count)
{
    if (count < KNOWN_LEAST)
        return;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || pairs[i] != pairs[i - 1])
            *ARRAY_PUSH(building->arena, &building->tags) = (uint8_t)pairs[i];
    DictionarySlot slot = {(uint32_t)(pairs[0] >> 8), intern_set(building)};
    *ARRAY_PUSH(building->arena, &building->words) = slot;
}

static Text write_dictionary(const Building *building)
{
    uint32_t slots = 16;
    while (slots < building->words.count * 2)
        slots *= 2;
    DictionarySlot *table = ARENA_ARRAY(building->arena, DictionarySlot, slots);
    for (uint32_t i = 0; i < building->words.count; i++) {
        uint32_t at = building->words.items[i].form & (slots - 1);
        while (table[at].form != 0)
            at = (at + 1) & (slots - 1);
        table[at] = building->words.items[i];
    }
    return (Text){(const char *)table, slots * sizeof *table};
}

static Text make_dictionary(const Corpus *corpus, int fold)
{
    Building building = {.arena = corpus->arena};
    uint64_t *pairs = ARENA_ARRAY(corpus->arena, uint64_t, corpus->treebank.words.count * (size_t)2);
    size_t count = collect(corpus, fold, pairs);
    *ARRAY_PUSH(building.arena, &building.start) = 0;
    *ARRAY_PUSH(building.arena, &building.start) = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && pairs[end] >> 8 == pairs[i] >> 8; end++)
            continue;
        add_form(&building, pairs + i, end - i);
    }
    return write_dictionary(&building);
}

/* ---- the passes ---- */

/* What one pass works on: the corpus in its reading order, every sentence reversed when backward. */
typedef struct Pass {
    const Corpus *corpus;
    bool backward;
    int fold; /* left out of training, or NO_FOLD */
    Word *words;
    uint32_t *known;
    uint8_t *gold, *tags, *guide;
} Pass;

static Pass pass_new(const Corpus *corpus, bool backward, int fold, Text dictionary)
{
    uint32_t count = corpus->treebank.words.count;
    Pass pass = {.corpus = corpus,
                 .backward = backward,
                 .fold = fold,
                 .words = ARENA_ARRAY(corpus->arena, Word, count),
                 .known = ARENA_ARRAY(corpus->arena, uint32_t, count),
                 .gold = ARENA_ARRAY(corpus->arena, uint8_t, count),
                 .tags = ARENA_ARRAY(corpus->arena, uint8_t, count),
                 .guide = backward ? NULL : corpus->guide_tags};
    Dictionary table;
    if (!dictionary_open(dictionary.bytes, dictionary.length, &table))
        abort();
    for (uint32_t s = 0; s < corpus->treebank.sentences.count; s++) {
        TreebankSentence sentence = corpus->treebank.sentences.items[s];
        for (uint32_t i = 0; i < sentence.count; i++) {
            uint32_t from = sentence.first + (backward ? sentence.count - 1 - i : i);
            pass.words[sentence.first + i] = corpus->words[from];
            pass.gold[sentence.first + i] = corpus->gold_tags[from];
        }
    }
    for (uint32_t i = 0; i < count; i++)
        pass.known[i] = tagger_known(&table, &corpus->grammar.lexicon, &pass.words[i]);
    return pass;
}

static TaggerView view_of(const Pass *pass, TreebankSentence sentence)
{
    return (TaggerView){.count = sentence.count,
                        .words = pass->words + sentence.first,
                        .known = pass->known + sentence.first,
                        .guide = pass->guide != NULL ? pass->guide + sentence.first : NULL,
                        .tags = pass->tags + sentence.first};
}

static size_t best_except(const int16_t *scores, size_t count, size_t excepted)
{
    size_t best = excepted == 0 ? 1 : 0;
    for (size_t i = best + 1; i < count; i++)
        if (i != excepted && scores[i] > scores[best])
            best = i;
    return best;
}

static void learn_sentence(const Pass *pass, TreebankSentence sentence, Perceptron *perceptron)
{
    uint64_t keys[TAGGER_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    TaggerView view = view_of(pass, sentence);
    for (uint32_t i = 0; i < sentence.count; i++) {
        size_t gold = pass->gold[sentence.first + i];
        tagger_features(&view, i, keys);
        perceptron_score(perceptron, keys, TAGGER_FEATURES, scores);
        size_t rival = best_except(scores, pass->corpus->grammar.tag_count, gold);
        if (scores[gold] - scores[rival] <= TAGGER_MARGIN)
            perceptron_update(perceptron, keys, TAGGER_FEATURES, gold, rival);
        perceptron_tick(perceptron);
        view.tags[i] = (uint8_t)(scores[rival] > scores[gold] ? rival : gold);
    }
}

static Text learn(const Pass *pass)
{
    const Corpus *corpus = pass->corpus;
    Perceptron *perceptron = perceptron_new(corpus->grammar.tag_count, TAGGER_PATIENCE);
    uint32_t *order = ARENA_ARRAY(corpus->arena, uint32_t, corpus->tagged);
    uint32_t count = 0;
    for (uint32_t s = 0; s < corpus->tagged; s++)
        if (corpus_fold(s) != pass->fold)
            order[count++] = s;
    uint64_t seed = 1;
    int learners = pass->fold == NO_FOLD ? TAGGER_LEARNERS : 1;
    for (int round = 0; round < TAGGER_ROUNDS * learners; round++) {
        if (round > 0 && round % TAGGER_ROUNDS == 0)
            perceptron_restart(perceptron);
        corpus_shuffle(order, count, &seed);
        for (uint32_t i = 0; i < count; i++)
            learn_sentence(pass, corpus->treebank.sentences.items[order[i]], perceptron);
    }
    Text image = perceptron_freeze(perceptron, corpus->arena, corpus_share(corpus, TAGGER_SHARE));
    perceptron_free(perceptron);
    return image;
}

/* Tags the sentences that a pass has not learnt from, into out. */
static void predict(const Pass *pass, Text image, uint8_t *out)
{
    const Corpus *corpus = pass->corpus;
    Classifier classifier;
    if (!classifier_open(image.bytes, image.length, &classifier))
        abort();
    uint64_t keys[TAGGER_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    for (uint32_t s = 0; s < corpus->treebank.sentences.count; s++) {
        TreebankSentence sentence = corpus->treebank.sentences.items[s];
        bool unseen = s >= corpus->tagged ? pass->fold == NO_FOLD : corpus_fold(s) == pass->fold;
        TaggerView view = view_of(pass, sentence);
        for (uint32_t i = 0; unseen && i < sentence.count; i++) {
            tagger_features(&view, i, keys);
            classifier_score(&classifier, keys, TAGGER_FEATURES, scores);
                view.tags[i] = (uint8_t)classifier_best(scores, 0, corpus->grammar.tag_count);
            out[sentence.first + (pass->backward ? sentence.count - 1 - i : i)] = view.tags[i];
        }
    }
}

/* One pass: models that leave a fold out tag that fold; the model of everything is the one that is kept. */
static Text train_pass(Corpus *corpus, bool backward, const Text dictionaries[FOLDS + 1], uint8_t *out)
{
    Text image = {NULL, 0};
    for (int fold = NO_FOLD; fold < FOLDS; fold++) {
        Pass pass = pass_new(corpus, backward, fold, dictionaries[fold + 1]);
        Text learnt = learn(&pass);
        predict(&pass, learnt, out);
        if (fold == NO_FOLD)
            image = learnt;
    }
    return image;
}

void train_tagger(Corpus *corpus)
{
    Text dictionaries[FOLDS + 1];
    for (int fold = NO_FOLD; fold < FOLDS; fold++)
        dictionaries[fold + 1] = make_dictionary(corpus, fold);
    corpus->sections[GRAMMAR_WORDS] = dictionaries[0];
    corpus->sections[GRAMMAR_TAGGER_BACK] = train_pass(corpus, true, dictionaries, corpus->guide_tags);
    corpus->sections[GRAMMAR_TAGGER] = train_pass(corpus, false, dictionaries, corpus->auto_tags);
}
