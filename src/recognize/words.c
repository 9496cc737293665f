/* Tokens as written words, and the questions asked of them everywhere. */
#include "recognize/recognizer.h"

#include "base/utf8.h"

#include <string.h>

enum { FOLD_ROOM = 256 };

Symbol folded_symbol(const Recognizer *recognizer, Text text)
{
    char folded[FOLD_ROOM];
    size_t length = utf8_fold(text, folded, sizeof folded);
    return symbol_of(recognizer->document->symbols, (Text){folded, length});
}

/* Common nouns are known by their lemma; names keep their form. */
static Symbol lemma_symbol(const Recognizer *r, const Token *token)
{
    bool common = token->upos == UPOS_NOUN || token->upos == UPOS_ADJ || token->upos == UPOS_VERB ||
                  token->upos == UPOS_PROPN;
    if (!common || token->lemma == 0 || token->lemma == token->form)
        return token->folded;
    return folded_symbol(r, symbol_text(r->document->symbols, token->lemma));
}

/* Part of a contraction ("le" of "du"), not a word written on its own ("'s"). */
static bool contracted(const Recognizer *r, uint32_t token)
{
    const Token *self = &r->document->tokens.items[token];
    return self->flags & TOKEN_MULTIWORD_NEXT && token > 0 && self[-1].span.begin == self->span.begin;
}

/* "M23's" is one token: the name is what stands before the clitic. */
static Text without_clitic(const Recognizer *r, Text text)
{
    size_t at = text.length;
    while (at > 0 && text.bytes[at - 1] != '\'' && (unsigned char)text.bytes[at - 1] != 0x99) /* the last byte of a curly one */
        at--;
    size_t mark = at > 2 && text.bytes[at - 1] != '\'' ? 3 : 1;
    if (at <= mark || text.length - at > 3 || at == text.length)
        return text;
    char clitic[8] = "'";
    memcpy(clitic + 1, text.bytes + at, text.length - at);
    Symbol symbol = folded_symbol(r, text_of(clitic));
    int32_t value;
    bool found = r->language == LANGUAGE_EN && knowledge_match_list(r->knowledge, r->language, LIST_CLITIC, &symbol, 1, &value) == 1;
    return found ? text_slice(text, 0, at - mark) : text;
}

static void build_words(Recognizer *r)
{
    const Document *document = r->document;
    for (uint32_t t = 0; t < r->count; t++) {
        const Token *token = &document->tokens.items[t];
        if (contracted(r, t)) {
            r->word_of[t] = r->words ? r->words - 1 : 0;
            continue;
        }
        bool multi = token->flags & TOKEN_MULTIWORD_FIRST && t + 1 < r->count && contracted(r, t + 1);
        Text bare = without_clitic(r, token_form(document, t));
        r->forms[r->words] = multi ? folded_symbol(r, document_span(document, token->span))
                             : bare.length < token_form(document, t).length ? folded_symbol(r, bare) : token->folded;
        r->lemmas[r->words] = multi ? r->forms[r->words] : lemma_symbol(r, token);
        r->token_of[r->words] = t;
        r->word_of[t] = r->words++;
    }
    r->token_of[r->words] = r->count;
    r->word_of[r->count] = r->words;
}

Text form_at(const Recognizer *r, uint32_t token)
{
    return token < r->count ? token_form(r->document, token) : (Text){"", 0};
}

static uint32_t first_code(Text text)
{
    return text.length ? utf8_next(&text) : 0;
}

bool token_is_word(const Recognizer *r, uint32_t token)
{
    return token < r->count && utf8_is_letter(first_code(form_at(r, token)));
}

bool token_capital(const Recognizer *r, uint32_t token)
{
    if (token >= r->count || contracted(r, token))
        return false;
    Text text = document_span(r->document, r->document->tokens.items[token].span);
    if (utf8_is_upper(first_code(text)))
        return true;
    /* "al-Rahman" */
    size_t dash = text_find(text, TEXT("-"));
    if (dash == SIZE_MAX || dash > 3 || !utf8_is_upper(first_code(text_slice(text, dash + 1, text.length))))
        return false;
    Symbol particle = folded_symbol(r, text_slice(text, 0, dash));
    int32_t value;
    return knowledge_match_list(r->knowledge, r->language, LIST_NAME_PARTICLE, &particle, 1, &value) == 1;
}

bool token_all_capitals(const Recognizer *r, uint32_t token)
{
    Text rest = form_at(r, token);
    uint32_t upper = 0;
    while (rest.length) {
        uint32_t code = utf8_next(&rest);
        if (utf8_is_upper(code))
            upper++;
        else if (utf8_is_letter(code))
            return false;
    }
    return upper >= 2;
}

bool token_is(const Recognizer *r, uint32_t token, const char *form)
{
    return token < r->count && text_equal(form_at(r, token), text_of(form));
}

Upos token_upos(const Recognizer *r, uint32_t token)
{
    return token < r->count ? (Upos)r->document->tokens.items[token].upos : UPOS_NONE;
}

/* How a sentence is set: headlines may give every word a capital. */
static TextCase case_of(const Recognizer *r, const Sentence *sentence)
{
    uint32_t words = 0, capitals = 0, shouting = 0, all = 0, first = 1, common = 0;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        if (!token_is_word(r, t))
            continue;
        all++;
        shouting += token_all_capitals(r, t);
        if (!first && form_at(r, t).length >= 4) {
            words++;
            capitals += token_capital(r, t);
            common += token_capital(r, t) && token_upos(r, t) != UPOS_PROPN;
        }
        first = 0;
    }
    if (all >= 3 && shouting * 10 >= all * 8)
        return CASE_CAPITALS;
    bool title = r->document->paragraphs.count > sentence->paragraph &&
                 r->document->paragraphs.items[sentence->paragraph].kind == PARAGRAPH_TITLE;
    if (title)
        return words >= 3 && capitals * 10 >= words * 6 ? CASE_TITLE : CASE_NORMAL;
    /* a list of names is no headline */
    return words >= 4 && capitals == words && common > 0 ? CASE_TITLE : CASE_NORMAL;
}

bool token_initial(const Recognizer *r, uint32_t token)
{
    uint32_t begin = sentence_begin(r, token);
    if (token == begin)
        return true;
    const Token *before = &r->document->tokens.items[token - 1];
    bool opened = before->upos == UPOS_PUNCT && !token_is(r, token - 1, ",") && !token_is(r, token - 1, "(") &&
                  !token_is(r, token - 1, "-");
    return opened || (token == begin + 1 && before->upos == UPOS_PUNCT);
}

TextCase token_case(const Recognizer *r, uint32_t token)
{
    return (TextCase)r->cases[r->sentence_of[token]];
}

uint8_t token_seen(const Recognizer *r, uint32_t token)
{
    return r->seen[r->document->tokens.items[token].folded];
}

static void see_words(Recognizer *r)
{
    Symbol most = 0;
    for (uint32_t t = 0; t < r->count; t++)
        if (r->document->tokens.items[t].folded > most)
            most = r->document->tokens.items[t].folded;
    r->seen = ARENA_ARRAY(r->document->arena, uint8_t, (size_t)most + 1);
    for (uint32_t t = 0; t < r->count; t++) {
        if (token_case(r, t) != CASE_NORMAL || !token_is_word(r, t))
            continue;
        uint8_t *seen = &r->seen[r->document->tokens.items[t].folded];
        if (!token_capital(r, t))
            *seen |= SEEN_LOWER;
        else if (!token_initial(r, t))
            *seen |= SEEN_CAPITAL;
    }
}

void recognizer_start(Recognizer *r, const Knowledge *knowledge, Document *document)
{
    Arena *arena = document->arena;
    *r = (Recognizer){.knowledge = knowledge, .document = document, .language = document->language,
                      .count = document->tokens.count};
    r->forms = ARENA_ARRAY(arena, Symbol, r->count + 1);
    r->lemmas = ARENA_ARRAY(arena, Symbol, r->count + 1);
    r->token_of = ARENA_ARRAY(arena, uint32_t, r->count + 1);
    r->word_of = ARENA_ARRAY(arena, uint32_t, r->count + 1);
    r->sentence_of = ARENA_ARRAY(arena, uint32_t, r->count + 1);
    r->cases = ARENA_ARRAY(arena, uint8_t, document->sentences.count + 1);
    r->covered = ARENA_ARRAY(arena, uint8_t, r->count + 1);
    r->spot_at = ARENA_ARRAY(arena, uint32_t, r->count + 1);
    memset(r->spot_at, 0xff, (r->count + 1) * sizeof *r->spot_at);
    build_words(r);
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const Sentence *sentence = &document->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->last; t++)
            r->sentence_of[t] = s;
        r->cases[s] = (uint8_t)case_of(r, sentence);
    }
    see_words(r);
}

uint32_t sentence_end(const Recognizer *r, uint32_t token)
{
    return token < r->count ? r->document->sentences.items[r->sentence_of[token]].last : r->count;
}

uint32_t sentence_begin(const Recognizer *r, uint32_t token)
{
    return token < r->count ? r->document->sentences.items[r->sentence_of[token]].first : r->count;
}

uint32_t list_match(const Recognizer *r, List list, uint32_t token, int32_t *value)
{
    int32_t unused;
    if (token >= r->count || contracted(r, token))
        return 0;
    uint32_t word = r->word_of[token], end = r->word_of[sentence_end(r, token)];
    if (!value)
        value = &unused;
    uint32_t matched = knowledge_match_list(r->knowledge, r->language, list, r->forms + word, end - word, value);
    if (!matched)
        matched = knowledge_match_list(r->knowledge, r->language, list, r->lemmas + word, end - word, value);
    if (matched)
        return r->token_of[word + matched] - token;
    if (!(r->document->tokens.items[token].flags & TOKEN_MULTIWORD_FIRST))
        return 0;
    return knowledge_match_list(r->knowledge, r->language, list, &r->document->tokens.items[token].folded, 1, value);
}

bool list_has(const Recognizer *r, List list, uint32_t token)
{
    return list_match(r, list, token, NULL) == 1;
}

uint32_t list_before(const Recognizer *r, List list, uint32_t token, int32_t *value)
{
    uint32_t begin = token < r->count ? sentence_begin(r, token) : 0;
    for (uint32_t back = 3; back >= 1; back--)
        if (token >= begin + back && list_match(r, list, token - back, value) == back)
            return back;
    return 0;
}

uint32_t span_head(const Recognizer *r, uint32_t first, uint32_t last)
{
    uint32_t fallback = NONE;
    for (uint32_t t = first; t < last; t++) {
        const Token *token = &r->document->tokens.items[t];
        bool outside = token->head == NONE || token->head < first || token->head >= last;
        if (!outside || token->upos == UPOS_PUNCT)
            continue;
        if (token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_PRON)
            return t;
        if (fallback == NONE)
            fallback = t;
    }
    return fallback == NONE ? last - 1 : fallback;
}

Symbol span_symbol(const Recognizer *r, uint32_t first, uint32_t last)
{
    while (first + 1 < last && token_upos(r, first) == UPOS_DET)
        first++;
    return symbol_of(r->document->symbols, without_clitic(r, document_span(r->document, tokens_span(r->document, first, last))));
}

bool evokes(const Recognizer *r, Symbol lemma, const char *const *classes)
{
    enum { TRIGGERS = 64 };
    Trigger triggers[TRIGGERS];
    uint32_t count = knowledge_triggers(r->knowledge, r->language, lemma, triggers, TRIGGERS);
    for (uint32_t i = 0; i < count && i < TRIGGERS; i++) {
        Frame frame = knowledge_frame(r->knowledge, triggers[i].frame);
        for (size_t c = 0; !triggers[i].negative && frame.class != NONE && classes[c]; c++)
            if (text_equal(knowledge_event_class(r->knowledge, frame.class).name, text_of(classes[c])))
                return true;
    }
    return false;
}

bool hit_language(const Recognizer *r, const NameHit *hit)
{
    return hit->language == LANGUAGE_UNKNOWN || hit->language == r->language;
}
