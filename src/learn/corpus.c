/* Chooses the classes to be learnt and turns words into numbers. */
#include "learn/corpus.h"

#include <stdlib.h>
#include <string.h>

enum { TAG_LEAST = 3, LABEL_LEAST = 5, TAG_BYTES = 600 };

uint64_t random_next(uint64_t *seed) /* splitmix64 */
{
    uint64_t value = *seed += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

void corpus_shuffle(uint32_t *order, uint32_t count, uint64_t *seed)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = (uint32_t)(random_next(seed) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* Features that tags keep: not those that events have no use for, nor those that treebanks of one language mark
   in one place and leave out in the next. */
static Features consistent(const TreebankWord *word)
{
    Features features = word->features;
    features.num_type = features.degree = 0;
    features.voice = features.voice == VOICE_PASS ? VOICE_PASS : 0;
    if (word->upos == UPOS_PROPN || word->upos == UPOS_NUM || word->upos == UPOS_X || word->upos == UPOS_SYM) {
        features.gender = 0;
        features.number = features.number == NUMBER_PLUR && word->upos == UPOS_PROPN ? NUMBER_PLUR : 0;
    }
    if (word->upos == UPOS_AUX)
        features.gender = 0;
    if (features.poss == POSS_YES)
        features.pron_type = 0;
    return features;
}

static Text tag_name(const TreebankWord *word, char out[TAG_BYTES])
{
    Features features = consistent(word);
    size_t used = strlen(upos_name((Upos)word->upos));
    memcpy(out, upos_name((Upos)word->upos), used);
    size_t length = features_write(&features, out + used + 1);
    if (length == 1 && out[used + 1] == '_')
        return (Text){out, used};
    out[used] = '|';
    return (Text){out, used + 1 + length};
}

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

static uint32_t tagged_words(const Corpus *corpus)
{
    const TreebankSentence *sentences = corpus->treebank.sentences.items;
    return corpus->tagged == 0 ? 0 : sentences[corpus->tagged - 1].first + sentences[corpus->tagged - 1].count;
}

static GrammarTag tag_of(Text name)
{
    size_t end = text_find(name, TEXT("|"));
    Text features = end == SIZE_MAX ? TEXT("") : text_slice(name, end + 1, name.length);
    return (GrammarTag){name, upos_of(text_slice(name, 0, end)), features_of(features)};
}

/* The names of the tags of all words, and how often each occurs where tags are learnt, by falling frequency. */
typedef struct TagNames {
    Symbols *symbols;
    Symbol *names; /* by word */
    ARRAY(Count) counts;
} TagNames;

static TagNames name_tags(const Corpus *corpus)
{
    uint32_t count = corpus->treebank.words.count;
    TagNames tags = {.symbols = symbols_new(corpus->arena, NULL), .names = ARENA_ARRAY(corpus->arena, Symbol, count)};
    char buffer[TAG_BYTES];
    for (uint32_t i = 0; i < count; i++) {
        Symbol name = symbol_of(tags.symbols, tag_name(&corpus->treebank.words.items[i], buffer));
        tags.names[i] = name;
        while (tags.counts.count <= name) {
            Symbol next = tags.counts.count;
            ARRAY_PUSH(corpus->arena, &tags.counts)->name = next;
        }
        tags.counts.items[name].count += i < tagged_words(corpus);
    }
    qsort(tags.counts.items, tags.counts.count, sizeof(Count), by_count);
    return tags;
}

/* Tags by falling frequency. A rare one becomes the most frequent tag of its part of speech. */
static void choose_tags(Corpus *corpus)
{
    TagNames names = name_tags(corpus);
    GrammarTag *tags = ARENA_ARRAY(corpus->arena, GrammarTag, GRAMMAR_MAX_TAGS);
    uint8_t *number = ARENA_ARRAY(corpus->arena, uint8_t, names.counts.count);
    uint8_t common[UPOS_COUNT] = {0};
    size_t count = 0;
    memset(number, UINT8_MAX, names.counts.count);
    for (; count < names.counts.count && count < GRAMMAR_MAX_TAGS; count++) {
        if (names.counts.items[count].count < TAG_LEAST)
            break;
        tags[count] = tag_of(symbol_text(names.symbols, names.counts.items[count].name));
        number[names.counts.items[count].name] = (uint8_t)count;
        if (common[tags[count].upos] == 0)
            common[tags[count].upos] = (uint8_t)count;
    }
    corpus->grammar.tags = tags;
    corpus->grammar.tag_count = count;
    corpus->gold_tags = ARENA_ARRAY(corpus->arena, uint8_t, corpus->treebank.words.count);
    for (uint32_t i = 0; i < corpus->treebank.words.count; i++) {
        uint8_t own = number[names.names[i]];
        corpus->gold_tags[i] = own != UINT8_MAX ? own : common[corpus->treebank.words.items[i].upos];
    }
}

/* Labels in the order of relations; a rare one becomes its universal relation, or "dep". */
static void choose_labels(Corpus *corpus)
{
    uint32_t counts[DEPREL_COUNT] = {0};
    uint8_t number[DEPREL_COUNT];
    uint32_t count = corpus->treebank.words.count;
    const TreebankWord *words = corpus->treebank.words.items;
    Deprel *labels = ARENA_ARRAY(corpus->arena, Deprel, DEPREL_COUNT);
    size_t chosen = 0;
    for (uint32_t i = 0; i < count; i++)
        counts[words[i].deprel]++;
    memset(number, UINT8_MAX, sizeof number);
    for (int deprel = 1; deprel < DEPREL_COUNT; deprel++)
        if (counts[deprel] >= LABEL_LEAST || deprel == DEPREL_DEP || deprel == DEPREL_ROOT) {
            number[deprel] = (uint8_t)chosen;
            labels[chosen++] = (Deprel)deprel;
        }
    corpus->grammar.labels = labels;
    corpus->grammar.label_count = chosen;
    corpus->gold_labels = ARENA_ARRAY(corpus->arena, uint8_t, count);
    for (uint32_t i = 0; i < count; i++) {
        uint8_t own = number[words[i].deprel], universal = number[deprel_universal((Deprel)words[i].deprel)];
        corpus->gold_labels[i] = own != UINT8_MAX ? own : universal != UINT8_MAX ? universal : number[DEPREL_DEP];
    }
}

Text corpus_join(Arena *arena, const Text *names, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += names[i].length + 1;
    char *bytes = arena_push(arena, size + 1), *at = bytes;
    for (size_t i = 0; i < count; i++) {
        memcpy(at, names[i].bytes, names[i].length);
        at += names[i].length + 1;
    }
    return (Text){bytes, size};
}

static void write_names(Corpus *corpus)
{
    Text tags[GRAMMAR_MAX_TAGS], labels[DEPREL_COUNT];
    for (size_t i = 0; i < corpus->grammar.tag_count; i++)
        tags[i] = corpus->grammar.tags[i].name;
    for (size_t i = 0; i < corpus->grammar.label_count; i++)
        labels[i] = text_of(deprel_name(corpus->grammar.labels[i]));
    corpus->sections[GRAMMAR_TAGS] = corpus_join(corpus->arena, tags, corpus->grammar.tag_count);
    corpus->sections[GRAMMAR_LABELS] = corpus_join(corpus->arena, labels, corpus->grammar.label_count);
}

void corpus_prepare(Corpus *corpus)
{
    uint32_t count = corpus->treebank.words.count;
    choose_tags(corpus);
    choose_labels(corpus);
    write_names(corpus);
    corpus->words = ARENA_ARRAY(corpus->arena, Word, count);
    for (uint32_t i = 0; i < count; i++) {
        Text form = corpus->treebank.words.items[i].form;
        word_read(form.bytes, form.length, &corpus->words[i]);
    }
    corpus->guide_tags = ARENA_ARRAY(corpus->arena, uint8_t, count);
    corpus->auto_tags = ARENA_ARRAY(corpus->arena, uint8_t, count);
    corpus->parser_words = ARENA_ARRAY(corpus->arena, ParserWord, count);
    corpus->guide = tree_new(corpus->arena, count);
}
