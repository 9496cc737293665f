/* Learns edit scripts: which are needed, which known words take, and which endings call for. */
#include "analyze/syntax.h"
#include "learn/corpus.h"
#include "learn/perceptron.h"

#include <stdlib.h>
#include <string.h>

enum { LEMMA_ROUNDS = 8, LEMMA_PATIENCE = 1, CLASS_LEAST = 2 };

/* ---- scripts ---- */

static size_t common_letters(const Letters *a, const Letters *b)
{
    size_t i = 0;
    while (i < a->count && i < b->count) {
        size_t size = (size_t)(a->start[i + 1] - a->start[i]);
        if (size != (size_t)(b->start[i + 1] - b->start[i]) ||
            memcmp(a->bytes + a->start[i], b->bytes + b->start[i], size) != 0)
            break;
        i++;
    }
    return i;
}

/* The script that makes a lemma of a form, as a model writes it; empty when it would be too long. */
static Text script_of(const TreebankWord *word, char out[WORD_MAX_BYTES])
{
    Letters plain, folded, lemma;
    word_plain(word->form.bytes, word->form.length, &plain);
    word_fold(word->form.bytes, word->form.length, &folded);
    word_plain(word->lemma.bytes, word->lemma.length, &lemma);
    size_t as_written = common_letters(&plain, &lemma), in_lower = common_letters(&folded, &lemma);
    bool fold = in_lower > as_written || (in_lower == as_written && word->upos != UPOS_PROPN);
    size_t common = fold ? in_lower : as_written;
    size_t strip = plain.count - common;
    size_t ending = (size_t)(lemma.start[lemma.count] - lemma.start[common]);
    if (strip > 60 || ending > 100)
        return (Text){out, 0};
    out[0] = fold ? 'f' : 'k';
    out[1] = (char)('0' + strip);
    memcpy(out + 2, lemma.bytes + lemma.start[common], ending);
    return (Text){out, 2 + ending};
}

typedef struct Example {
    uint64_t key; /* of the form with its tag */
    uint32_t word;
    uint32_t script; /* first a symbol, then a number by falling frequency */
} Example;

typedef struct Scripts {
    ARRAY(Example) examples; /* one an occurrence, sorted by key and script */
    size_t count, classes;
    Text *names;
} Scripts;

typedef struct Count {
    Symbol name;
    uint32_t count;
} Count;

static int by_count(const void *a, const void *b)
{
    const Count *left = a, *right = b;
    if (left->count != right->count)
        return left->count < right->count ? 1 : -1;
    return left->name < right->name ? -1 : left->name > right->name;
}

static int by_key(const void *a, const void *b)
{
    const Example *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    if (left->script != right->script)
        return left->script < right->script ? -1 : 1;
    return left->word < right->word ? -1 : left->word > right->word;
}

static void collect(const Corpus *corpus, Symbols *symbols, Scripts *scripts)
{
    char buffer[WORD_MAX_BYTES];
    for (uint32_t s = 0; s < corpus->tagged; s++) {
        TreebankSentence sentence = corpus->treebank.sentences.items[s];
        for (uint32_t i = sentence.first; i < sentence.first + sentence.count; i++) {
            const TreebankWord *word = &corpus->treebank.words.items[i];
            Text script = script_of(word, buffer);
            if (script.length == 0 || (text_equal(word->lemma, TEXT("_")) && word->form.length > 1))
                continue;
            Symbol name = symbol_of(symbols, script);
            Example example = {lemma_key(corpus->words[i].form, corpus->gold_tags[i]), i, name};
            *ARRAY_PUSH(corpus->arena, &scripts->examples) = example;
            example.key = lemma_key(corpus->words[i].lower, corpus->gold_tags[i]);
            if (corpus->words[i].lower != corpus->words[i].form)
                *ARRAY_PUSH(corpus->arena, &scripts->examples) = example;
        }
    }
}

/* Numbers the scripts by falling frequency. */
static Scripts find_scripts(const Corpus *corpus)
{
    Scripts scripts = {.count = 0};
    Symbols *symbols = symbols_new(corpus->arena, NULL);
    collect(corpus, symbols, &scripts);
    Symbol last = 0;
    for (uint32_t i = 0; i < scripts.examples.count; i++)
        last = scripts.examples.items[i].script > last ? scripts.examples.items[i].script : last;
    Count *counts = ARENA_ARRAY(corpus->arena, Count, last + 1);
    uint32_t *number = ARENA_ARRAY(corpus->arena, uint32_t, last + 1);
    for (Symbol name = 0; name <= last; name++)
        counts[name].name = name;
    for (uint32_t i = 0; i < scripts.examples.count; i++)
        counts[scripts.examples.items[i].script].count++;
    qsort(counts, last + 1, sizeof *counts, by_count);
    scripts.names = ARENA_ARRAY(corpus->arena, Text, last + 1);
    for (; scripts.count <= last && counts[scripts.count].count > 0; scripts.count++) {
        number[counts[scripts.count].name] = (uint32_t)scripts.count;
        scripts.names[scripts.count] = symbol_text(symbols, counts[scripts.count].name);
        if (counts[scripts.count].count >= CLASS_LEAST && scripts.classes < CLASSIFIER_MAX_CLASSES - 1)
            scripts.classes++;
    }
    for (uint32_t i = 0; i < scripts.examples.count; i++)
        scripts.examples.items[i].script = number[scripts.examples.items[i].script];
    qsort(scripts.examples.items, scripts.examples.count, sizeof(Example), by_key);
    return scripts;
}

/* ---- known words ---- */

static void enter(LemmaSlot *slots, size_t count, uint64_t key, uint32_t script)
{
    size_t at = (size_t)(key >> 16) & (count - 1);
    while (slots[at].script != 0)
        at = (at + 1) & (count - 1);
    slots[at] = (LemmaSlot){(uint32_t)(key >> 32), (uint16_t)key, (uint16_t)(script + 1)};
}

/* The most frequent script of each pair of form and tag. */
static Text make_table(const Scripts *scripts, Arena *arena)
{
    const Example *examples = scripts->examples.items;
    size_t keys = 0, slots = 16;
    for (uint32_t i = 0; i < scripts->examples.count; i++)
        keys += i == 0 || examples[i].key != examples[i - 1].key;
    while (slots * 3 < keys * 4)
        slots *= 2;
    LemmaSlot *table = ARENA_ARRAY(arena, LemmaSlot, slots);
    uint32_t best = 0, most = 0, run = 0;
    for (uint32_t i = 0; i < scripts->examples.count; i++) {
        bool same_key = i > 0 && examples[i].key == examples[i - 1].key;
        run = same_key && examples[i].script == examples[i - 1].script ? run + 1 : 1;
        most = same_key ? most : 0;
        if (run > most)
            most = run, best = examples[i].script;
        if ((i + 1 == scripts->examples.count || examples[i + 1].key != examples[i].key) && best < GRAMMAR_MAX_SCRIPTS)
            enter(table, slots, examples[i].key, best);
    }
    return (Text){(const char *)table, slots * sizeof *table};
}

/* ---- unknown words ---- */

static void learn_example(const Corpus *corpus, const Example *example, Perceptron *perceptron, size_t classes)
{
    uint64_t keys[LEMMATIZER_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    uint32_t tag = corpus->gold_tags[example->word];
    lemmatizer_features(&corpus->words[example->word], tag, (uint32_t)corpus->grammar.tags[tag].upos, keys);
    perceptron_score(perceptron, keys, LEMMATIZER_FEATURES, scores);
    size_t guess = classifier_best(scores, 0, classes);
    if (guess != example->script)
        perceptron_update(perceptron, keys, LEMMATIZER_FEATURES, example->script, guess);
    perceptron_tick(perceptron);
}

/* Every pair of form and tag counts once, since only new words ask the classifier. */
static Text learn(const Corpus *corpus, const Scripts *scripts)
{
    const Example *examples = scripts->examples.items;
    Perceptron *perceptron = perceptron_new(scripts->classes, LEMMA_PATIENCE);
    uint32_t *order = ARENA_ARRAY(corpus->arena, uint32_t, scripts->examples.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < scripts->examples.count; i++) {
        bool seen = i > 0 && examples[i].key == examples[i - 1].key && examples[i].script == examples[i - 1].script;
        if (!seen && examples[i].script < scripts->classes)
            order[count++] = i;
    }
    uint64_t seed = 1;
    for (int round = 0; round < LEMMA_ROUNDS; round++) {
        corpus_shuffle(order, count, &seed);
        for (uint32_t i = 0; i < count; i++)
            learn_example(corpus, &examples[order[i]], perceptron, scripts->classes);
    }
    Text image = perceptron_freeze(perceptron, corpus->arena, corpus_share(corpus, LEMMATIZER_SHARE));
    perceptron_free(perceptron);
    return image;
}

/* ---- what the parser will see ---- */

static Lemmatizer open_lemmatizer(const Corpus *corpus, const Scripts *scripts)
{
    Lemmatizer lemmatizer = {.script_count = scripts->count};
    LemmaScript *items = ARENA_ARRAY(corpus->arena, LemmaScript, scripts->count);
    Text table = corpus->sections[GRAMMAR_LEMMAS], classifier = corpus->sections[GRAMMAR_LEMMATIZER];
    for (size_t i = 0; i < scripts->count; i++)
        lemma_script_read(scripts->names[i], &items[i]);
    lemmatizer.scripts = items;
    if (!lemma_table_open(table.bytes, table.length, scripts->count, &lemmatizer.table) ||
        !classifier_open(classifier.bytes, classifier.length, &lemmatizer.classifier))
        abort();
    return lemmatizer;
}

/* Lemmas of the predicted tags. */
static void predict(Corpus *corpus, const Lemmatizer *lemmatizer)
{
    char buffer[LEMMA_MAX_BYTES];
    for (uint32_t i = 0; i < corpus->treebank.words.count; i++) {
        uint8_t tag = corpus->auto_tags[i];
        uint32_t part = (uint32_t)corpus->grammar.tags[tag].upos;
        Text form = corpus->treebank.words.items[i].form;
        Text lemma = {buffer, lemmatize(lemmatizer, form, &corpus->words[i], tag, part, buffer)};
        corpus->parser_words[i] = syntax_parser_word(form, &corpus->words[i], lemma, &corpus->grammar, tag);
    }
}

void train_lemmatizer(Corpus *corpus)
{
    Scripts scripts = find_scripts(corpus);
    corpus->sections[GRAMMAR_SCRIPTS] = corpus_join(corpus->arena, scripts.names, scripts.count);
    corpus->sections[GRAMMAR_LEMMAS] = make_table(&scripts, corpus->arena);
    corpus->sections[GRAMMAR_LEMMATIZER] = learn(corpus, &scripts);
    Lemmatizer lemmatizer = open_lemmatizer(corpus, &scripts);
    predict(corpus, &lemmatizer);
}
