/* Runs the passes over one sentence. */
#include "analyze/syntax.h"

#include "analyze/hash.h"
#include "base/utf8.h"

Syntax syntax_new(Arena *arena, Symbols *symbols, size_t room)
{
    return (Syntax){.symbols = symbols,
                    .tags = ARENA_ARRAY(arena, uint8_t, room),
                    .lemmas = ARENA_ARRAY(arena, Symbol, room),
                    .tree = tree_new(arena, room),
                    .words = ARENA_ARRAY(arena, Word, room),
                    .turned_words = ARENA_ARRAY(arena, Word, room),
                    .known = ARENA_ARRAY(arena, uint32_t, room),
                    .turned_known = ARENA_ARRAY(arena, uint32_t, room),
                    .turned_tags = ARENA_ARRAY(arena, uint8_t, room),
                    .guide_tags = ARENA_ARRAY(arena, uint8_t, room),
                    .parser_words = ARENA_ARRAY(arena, ParserWord, room),
                    .input = parser_input_new(arena, room),
                    .state = parser_state_new(arena, room),
                    .turned_tree = tree_new(arena, room),
                    .guide = tree_new(arena, room)};
}

static void read_words(const Grammar *grammar, const Text *forms, Syntax *syntax)
{
    for (size_t i = 0; i < syntax->count; i++) {
        size_t turned = syntax->count - 1 - i;
        word_read(forms[i].bytes, forms[i].length, &syntax->words[i]);
        syntax->known[i] = tagger_known(&grammar->dictionary, &grammar->lexicon, &syntax->words[i]);
        syntax->turned_words[turned] = syntax->words[i];
        syntax->turned_known[turned] = syntax->known[i];
    }
}

static void tag_pass(const Classifier *classifier, const TaggerView *view)
{
    uint64_t keys[TAGGER_FEATURES];
    int16_t scores[CLASSIFIER_MAX_CLASSES];
    for (size_t i = 0; i < view->count; i++) {
        tagger_features(view, i, keys);
        classifier_score(classifier, keys, TAGGER_FEATURES, scores);
        view->tags[i] = (uint8_t)classifier_best(scores, 0, classifier->class_count);
    }
}

static void tag(const Grammar *grammar, Syntax *syntax)
{
    const TaggerView turned = {.count = syntax->count,
                               .words = syntax->turned_words,
                               .known = syntax->turned_known,
                               .tags = syntax->turned_tags};
    tag_pass(&grammar->tagger_back, &turned);
    for (size_t i = 0; i < syntax->count; i++)
        syntax->guide_tags[i] = syntax->turned_tags[syntax->count - 1 - i];
    const TaggerView view = {.count = syntax->count,
                             .words = syntax->words,
                             .known = syntax->known,
                             .guide = syntax->guide_tags,
                             .tags = syntax->tags};
    tag_pass(&grammar->tagger, &view);
}

ParserWord syntax_parser_word(Text form, const Word *word, Text lemma, const Grammar *grammar, uint8_t tag)
{
    Upos upos = grammar->tags[tag].upos;
    return (ParserWord){.word = word->lower,
                        .lemma = hash_word(lemma.bytes, lemma.length),
                        .part = (uint32_t)upos,
                        .tag = tag + 1u,
                        .verb = upos == UPOS_VERB,
                        .comma = form.length == 1 && form.bytes[0] == ',',
                        .conjunction = upos == UPOS_CCONJ};
}

static void find_lemmas(const Grammar *grammar, const Text *forms, Syntax *syntax)
{
    char buffer[LEMMA_MAX_BYTES];
    for (size_t i = 0; i < syntax->count; i++) {
        uint8_t tag_number = syntax->tags[i];
        uint32_t part = (uint32_t)grammar->tags[tag_number].upos;
        size_t length = lemmatize(&grammar->lemmatizer, forms[i], &syntax->words[i], tag_number, part, buffer);
        Text lemma = {buffer, length};
        syntax->lemmas[i] = symbol_of(syntax->symbols, lemma);
        syntax->parser_words[i] = syntax_parser_word(forms[i], &syntax->words[i], lemma, grammar, tag_number);
    }
}

static void parse(const Grammar *grammar, Syntax *syntax)
{
    const Tree no_guide = {NULL, NULL};
    parser_input_set(&syntax->input, syntax->count, syntax->parser_words, true, no_guide);
    parser_state_reset(&syntax->state, syntax->count);
    parser_run(&grammar->parser_back, &grammar->transitions, &syntax->input, &syntax->state, syntax->turned_tree);
    tree_mirror(syntax->count, syntax->turned_tree, syntax->guide);
    parser_input_set(&syntax->input, syntax->count, syntax->parser_words, false, syntax->guide);
    parser_state_reset(&syntax->state, syntax->count);
    parser_run(&grammar->parser, &grammar->transitions, &syntax->input, &syntax->state, syntax->tree);
}

/* ---- signs in pairs ---- */

enum { OPEN_SIGNS = 8 };

/* A word's sole sign, 0 when it has more than one. */
static uint32_t sign_of(Text form)
{
    uint32_t sign = form.length > 0 ? utf8_next(&form) : 0;
    return form.length == 0 ? sign : 0;
}

/* The sign that closes what another opens; 0 when it opens nothing. */
static uint32_t closing_of(uint32_t sign)
{
    static const uint32_t pairs[][2] = {{'(', ')'}, {'[', ']'},       {'{', '}'},
                                        {'"', '"'}, {0xab, 0xbb}, {0x201c, 0x201d}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == sign)
            return pairs[i][1];
    return 0;
}

static bool is_punctuation_leaf(const Grammar *grammar, const Syntax *syntax, size_t word)
{
    for (size_t i = 0; i < syntax->count; i++)
        if (syntax->tree.head[i] == (int32_t)word)
            return false;
    return grammar->labels[syntax->tree.label[word]] == DEPREL_PUNCT;
}

static void follow(const Grammar *grammar, Syntax *syntax, size_t closing, size_t opening)
{
    int32_t head = syntax->tree.head[opening];
    if (head != syntax->tree.head[closing] && is_punctuation_leaf(grammar, syntax, opening) &&
        is_punctuation_leaf(grammar, syntax, closing))
        syntax->tree.head[closing] = head;
}

/* A bracket or quotation mark that closes depends on what the one that opened depends on. */
static void pair_signs(const Grammar *grammar, const Text *forms, Syntax *syntax)
{
    size_t opened[OPEN_SIGNS], depth = 0;
    for (size_t i = 0; i < syntax->count; i++) {
        uint32_t sign = sign_of(forms[i]);
        size_t down = depth;
        while (down > 0 && closing_of(sign_of(forms[opened[down - 1]])) != sign)
            down--;
        if (sign != 0 && down > 0) {
            depth = down - 1;
            follow(grammar, syntax, i, opened[depth]);
        } else if (depth < OPEN_SIGNS && closing_of(sign) != 0) {
            opened[depth++] = i;
        }
    }
}

void syntax_analyze(const Grammar *grammar, const Text *forms, size_t count, Syntax *syntax)
{
    syntax->count = count;
    if (count == 0)
        return;
    read_words(grammar, forms, syntax);
    tag(grammar, syntax);
    find_lemmas(grammar, forms, syntax);
    parse(grammar, syntax);
    pair_signs(grammar, forms, syntax);
}
