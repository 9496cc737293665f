/* How well running text is cut, tagged and parsed: the measures of the CoNLL 2018 shared task. */
#include "learn/raw.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { REGION_LIMIT = 64, FORM_LIMIT = 256 };

static double f1(uint32_t correct, uint32_t gold, uint32_t system)
{
    return gold + system ? 200.0 * correct / (gold + system) : 0;
}

static uint32_t equal_spans(const Span *a, uint32_t a_count, const Span *b, uint32_t b_count)
{
    uint32_t equal = 0;
    for (uint32_t i = 0, j = 0; i < a_count && j < b_count;) {
        equal += a[i].begin == b[j].begin && a[i].end == b[j].end;
        if (a[i].end < b[j].end || (a[i].end == b[j].end && a[i].begin <= b[j].begin))
            i++;
        else
            j++;
    }
    return equal;
}

/* A word as alignment sees it: those of one written token share its span. */
typedef struct Word {
    Span token;
    Text form;
    bool multiword;
} Word;

typedef struct Side {
    Word *words;
    Span *tokens;
    uint32_t count, token_count;
} Side;

static Side gold_side(Arena *arena, const Gold *gold)
{
    Side side = {ARENA_ARRAY(arena, Word, gold->words.count + 1), gold->tokens.items, gold->words.count, gold->tokens.count};
    for (uint32_t i = 0; i < gold->words.count; i++) {
        const GoldWord *word = &gold->words.items[i];
        side.words[i] = (Word){word->token, word->form, word->multiword};
    }
    return side;
}

static Side system_side(Arena *arena, const Document *document)
{
    uint32_t count = document->tokens.count;
    Side side = {ARENA_ARRAY(arena, Word, count + 1), ARENA_ARRAY(arena, Span, count + 1), count, 0};
    for (uint32_t i = 0, last; i < count; i = last) {
        Span span = document->tokens.items[i].span;
        for (last = i + 1; last < count && document->tokens.items[last].flags & TOKEN_MULTIWORD_NEXT; last++)
            span.end = document->tokens.items[last].span.end;
        side.tokens[side.token_count++] = span;
        for (uint32_t word = i; word < last; word++)
            side.words[word] = (Word){span, token_form(document, word), last > i + 1};
    }
    return side;
}

static bool same_form(Text a, Text b)
{
    char left[FORM_LIMIT], right[FORM_LIMIT];
    size_t left_length = utf8_fold(a, left, FORM_LIMIT), right_length = utf8_fold(b, right, FORM_LIMIT);
    return left_length == right_length && memcmp(left, right, left_length) == 0;
}

/* The longest common subsequence of the words of one stretch. */
static void align_region(const Side *gold, const Side *system, Span g, Span s, uint32_t *aligned)
{
    uint8_t best[REGION_LIMIT + 1][REGION_LIMIT + 1] = {{0}};
    uint32_t rows = g.end - g.begin, columns = s.end - s.begin;
    if (rows > REGION_LIMIT || columns > REGION_LIMIT)
        return;
    for (uint32_t i = rows; i-- > 0;)
        for (uint32_t j = columns; j-- > 0;) {
            bool same = same_form(gold->words[g.begin + i].form, system->words[s.begin + j].form);
            uint8_t skip = best[i + 1][j] > best[i][j + 1] ? best[i + 1][j] : best[i][j + 1];
            uint8_t take = (uint8_t)(same ? best[i + 1][j + 1] + 1 : 0);
            best[i][j] = take > skip ? take : skip;
        }
    for (uint32_t i = 0, j = 0; i < rows && j < columns;) {
        if (same_form(gold->words[g.begin + i].form, system->words[s.begin + j].form) &&
            best[i][j] == best[i + 1][j + 1] + 1)
            aligned[s.begin + j++] = g.begin + i++;
        else if (best[i][j] == best[i + 1][j])
            i++;
        else
            j++;
    }
}

/* From a multiword token on: all words up to a place where both sides begin a token. */
static void find_region(const Side *gold, const Side *system, Span *g, Span *s)
{
    uint32_t end = 0;
    for (bool grown = true; grown;) {
        grown = false;
        while (g->end < gold->count && (g->end == g->begin || gold->words[g->end].token.begin < end)) {
            if (gold->words[g->end].token.end > end)
                end = gold->words[g->end].token.end;
            g->end++, grown = true;
        }
        while (s->end < system->count && system->words[s->end].token.begin < end) {
            if (system->words[s->end].token.end > end)
                end = system->words[s->end].token.end;
            s->end++, grown = true;
        }
    }
}

/* For each word of the system the gold word it is, or NONE. */
static uint32_t *align(Arena *arena, const Side *gold, const Side *system)
{
    uint32_t *aligned = ARENA_ARRAY(arena, uint32_t, system->count + 1);
    memset(aligned, 0xFF, (system->count + 1) * sizeof *aligned);
    for (uint32_t g = 0, s = 0; g < gold->count && s < system->count;) {
        Span left = gold->words[g].token, right = system->words[s].token;
        if (left.begin == right.begin && (gold->words[g].multiword || system->words[s].multiword)) {
            Span region = {g, g}, other = {s, s};
            find_region(gold, system, &region, &other);
            align_region(gold, system, region, other, aligned);
            g = region.end;
            s = other.end;
        } else if (left.begin == right.begin && left.end == right.end) {
            aligned[s++] = g++;
        } else if (left.begin < right.begin || (left.begin == right.begin && left.end < right.end)) {
            g++;
        } else {
            s++;
        }
    }
    return aligned;
}

/* Whether two heads are the same word. */
static bool same_head(const uint32_t *aligned, uint32_t gold_head, uint32_t system_head)
{
    return system_head == NONE ? gold_head == NONE : aligned[system_head] == gold_head && gold_head != NONE;
}

RawScores raw_score(const Gold *gold, const Document *document)
{
    Arena *arena = document->arena;
    Side left = gold_side(arena, gold), right = system_side(arena, document);
    uint32_t *aligned = align(arena, &left, &right);
    uint32_t words = 0, upos = 0, lemma = 0, uas = 0, las = 0;
    for (uint32_t i = 0; i < right.count; i++) {
        if (aligned[i] == NONE)
            continue;
        const GoldWord *word = &gold->words.items[aligned[i]];
        const Token *token = &document->tokens.items[i];
        bool head = same_head(aligned, word->head, token->head);
        words++;
        upos += word->upos == token->upos;
        lemma += text_equal(word->lemma, token_lemma(document, i));
        uas += head;
        las += head && word->deprel == deprel_universal((Deprel)token->deprel);
    }
    Span *sentences = ARENA_ARRAY(arena, Span, document->sentences.count + 1);
    for (uint32_t i = 0; i < document->sentences.count; i++)
        sentences[i] = document->sentences.items[i].span;
    uint32_t sentence = equal_spans(gold->sentences.items, gold->sentences.count, sentences, document->sentences.count);
    uint32_t token = equal_spans(left.tokens, left.token_count, right.tokens, right.token_count);
    return (RawScores){
        f1(token, left.token_count, right.token_count),
        f1(sentence, gold->sentences.count, document->sentences.count),
        f1(words, left.count, right.count), f1(upos, left.count, right.count), f1(lemma, left.count, right.count),
        f1(uas, left.count, right.count), f1(las, left.count, right.count),
    };
}
