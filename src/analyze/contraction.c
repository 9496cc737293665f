/* Written words into syntactic words, and both into the tokens and sentences of the document. */
#include "analyze/segment.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

#include <string.h>

enum { WORD_LIMIT = 128 };

static int32_t look_up(Segmenter *segmenter, Symbol folded)
{
    MemoSlot *memo = &segmenter->contractions[folded % MEMO_SLOTS];
    if (memo->word != folded)
        *memo = (MemoSlot){folded,
                           segmenter_list(segmenter, LIST_CONTRACTION, symbol_text(segmenter->document->symbols, folded))};
    return memo->value;
}

/* ---- in context ---- */

static Text word(const Segmenter *segmenter, uint32_t i)
{
    if (i >= segmenter->pieces.count)
        return TEXT("#");
    return symbol_text(segmenter->document->symbols, segmenter->pieces.items[i].folded);
}

static uint32_t hash_of(Text text)
{
    return (uint32_t)text_hash(text);
}

static Text suffix(Text text, size_t length)
{
    return text.length > length ? text_slice(text, text.length - length, text.length) : text;
}

static bool ask(Segmenter *segmenter, uint32_t i)
{
    Decision decision;
    uint32_t self = hash_of(word(segmenter, i));
    decision_start(&decision, DECIDE_SPLIT, true, segmenter->pieces.items[i].span.begin);
    decision.word = self;
    Text last = word(segmenter, i - 1), next = word(segmenter, i + 1), second = word(segmenter, i + 2);
    uint32_t kind = i + 1 < segmenter->pieces.count ? segmenter->pieces.items[i + 1].first : 0;
    uint32_t last_kind = i > 0 ? segmenter->pieces.items[i - 1].last : 0;
    uint32_t far = hash_of(word(segmenter, i - 2));
    const uint32_t seen[] = {
        1, hash_of(last), hash_of(next), hash_of(second), far, kind,
        decision_pair(hash_of(last), hash_of(next)), hash_of(suffix(last, 2)), hash_of(suffix(last, 3)),
        hash_of(suffix(next, 2)), hash_of(suffix(next, 3)), hash_of(suffix(next, 4)), hash_of(suffix(last, 4)),
        decision_pair(hash_of(suffix(last, 3)), hash_of(suffix(next, 3))), decision_pair(hash_of(last), kind),
        decision_pair(hash_of(last), far), decision_pair(hash_of(suffix(last, 2)), hash_of(suffix(second, 2))),
        decision_pair(hash_of(next), hash_of(second)), hash_of(suffix(word(segmenter, i - 2), 3)), last_kind,
        decision_pair(hash_of(suffix(word(segmenter, i - 2), 2)), hash_of(suffix(last, 2))),
        hash_of(word(segmenter, i + 3)), hash_of(word(segmenter, i - 3)), decision_pair(last_kind, kind),
        decision_pair(hash_of(last), hash_of(suffix(next, 3))), hash_of(suffix(second, 3)),
        decision_pair(far, hash_of(suffix(last, 3))),
    };
    for (uint32_t f = 0; f < sizeof seen / sizeof *seen; f++)
        decision_add(&decision, 2 + f, decision_pair(self, seen[f]));
    return segmenter->judge(segmenter->context, &decision);
}

/* ---- articles behind verbs ---- */

static bool is_accented(const Segmenter *segmenter, const Piece *piece)
{
    const Symbols *symbols = segmenter->document->symbols;
    return symbol_text(symbols, piece->form).length != symbol_text(symbols, piece->folded).length;
}

static int32_t look_in(const Segmenter *segmenter, List list, uint32_t i)
{
    return i < segmenter->pieces.count ? segmenter_list(segmenter, list, word(segmenter, i)) : 0;
}

/* What makes a perfect of a participle: "a", not "à"; 2: a passive. */
static int32_t auxiliary_at(const Segmenter *segmenter, uint32_t i)
{
    int32_t kind = look_in(segmenter, LIST_PERFECT_AUXILIARY, i);
    return kind == 1 && is_accented(segmenter, &segmenter->pieces.items[i]) ? 0 : kind;
}

/* Whether a form of a verb is finite: by its last letters, neither of which has an accent ("livre", not "livré", "livrée"). */
static bool ends_finite(const Segmenter *segmenter, uint32_t i)
{
    Text form = symbol_text(segmenter->document->symbols, segmenter->pieces.items[i].form);
    if (form.length < 3 || ((unsigned char)form.bytes[form.length - 1] | (unsigned char)form.bytes[form.length - 2]) >= 0x80)
        return false;
    return segmenter_list(segmenter, LIST_FINITE_ENDING, suffix(form, 1)) != 0;
}

/* "Le Tchad masse", "qui masse": behind a name or a pronoun a word is no noun. */
static bool follows_subject(const Segmenter *segmenter, uint32_t i)
{
    return i > 0 && (look_in(segmenter, LIST_SUBJECT_PRONOUN, i - 1) ||
                     (segmenter->pieces.items[i - 1].first == CHARACTER_UPPER && !look_in(segmenter, LIST_NOUN_OPENER, i - 1)));
}

/* "livre des armes", "a livré des armes": behind a verb that takes an object. */
static bool is_article(Segmenter *segmenter, uint32_t i)
{
    if (i == 0 || !look_in(segmenter, LIST_PARTITIVE, i))
        return false;
    uint32_t verb = i - 1;
    int32_t lemma = look_in(segmenter, LIST_VERB_FORM, verb);
    if (lemma == 0 || segmenter_list(segmenter, LIST_TAKES_OF, symbol_text(segmenter->document->symbols, (Symbol)lemma)))
        return false;
    int32_t before = verb > 0 ? auxiliary_at(segmenter, verb - 1) : 0;
    int32_t far = verb > 1 ? auxiliary_at(segmenter, verb - 2) : 0;
    bool reflexive = verb > 0 && look_in(segmenter, LIST_REFLEXIVE, verb - 1);
    if (before == 1 || (far == 1 && before == 0 && !reflexive && !look_in(segmenter, LIST_VERB_FORM, verb - 1)))
        return true;
    return !reflexive && before == 0 && ends_finite(segmenter, verb) &&
           (!look_in(segmenter, LIST_ALSO_NOUN, verb) || follows_subject(segmenter, verb));
}

/* ---- tokens ---- */

static Token *add_token(Segmenter *segmenter, const Piece *piece, Symbol form)
{
    Document *document = segmenter->document;
    Symbol folded = form == piece->form ? piece->folded : segmenter_fold(segmenter, form);
    Token *token = ARRAY_PUSH(document->arena, &document->tokens);
    *token = (Token){.span = piece->span, .form = form, .folded = folded, .head = NONE};
    if (piece->flags & PIECE_QUOTED)
        token->flags |= TOKEN_QUOTED;
    if (!(piece->flags & PIECE_SPACE_AFTER))
        token->flags |= TOKEN_NO_SPACE_AFTER;
    return token;
}

/* A word of a list in the case of the written word: "Du" -> "De", "AUX" -> "À". */
static Symbol cased(Segmenter *segmenter, Text text, const Piece *piece, bool first)
{
    char form[WORD_LIMIT];
    size_t used = 0;
    bool capital = piece->first == CHARACTER_UPPER, all = capital && piece->last == CHARACTER_UPPER;
    while (text.length && used + 4 < sizeof form) {
        uint32_t code = utf8_next(&text);
        bool raise = all || (capital && first && used == 0);
        used += utf8_put(raise ? (uint32_t)u_toupper((UChar32)code) : code, form + used);
    }
    return symbol_of(segmenter->document->symbols, (Text){form, used});
}

static Text next_word(Text *rest)
{
    size_t end = text_find(*rest, TEXT(" "));
    Text cut = text_slice(*rest, 0, end == SIZE_MAX ? rest->length : end);
    *rest = text_slice(*rest, end == SIZE_MAX ? rest->length : end + 1, rest->length);
    return cut;
}

/* Whether the words laid end to end are what is written: "can not" for "cannot". */
static bool tiles(Text words, Text written)
{
    char joined[WORD_LIMIT];
    size_t used = 0;
    for (size_t i = 0; i < words.length && used < sizeof joined; i++)
        if (words.bytes[i] != ' ')
            joined[used++] = words.bytes[i];
    return text_equal((Text){joined, used}, written);
}

static void add_words(Segmenter *segmenter, const Piece *piece, Text words)
{
    Document *document = segmenter->document;
    bool exact = tiles(words, symbol_text(document->symbols, piece->folded)) &&
                 piece->span.end - piece->span.begin == symbol_text(document->symbols, piece->folded).length;
    uint32_t at = piece->span.begin;
    for (bool first = true; words.length; first = false) {
        Text part = next_word(&words);
        Token *token = add_token(segmenter, piece, cased(segmenter, part, piece, first));
        token->flags |= first ? TOKEN_MULTIWORD_FIRST : TOKEN_MULTIWORD_NEXT;
        if (words.length)
            token->flags |= TOKEN_NO_SPACE_AFTER;
        if (exact)
            token->span = (Span){at, at + (uint32_t)part.length};
        at += (uint32_t)part.length;
    }
}

static void emit(Segmenter *segmenter, uint32_t i)
{
    Document *document = segmenter->document;
    const Piece *piece = &segmenter->pieces.items[i];
    int32_t words = look_up(segmenter, piece->folded);
    if (words && !is_accented(segmenter, piece) && !is_article(segmenter, i) && ask(segmenter, i)) { /* "dès" is not "des" */
        add_words(segmenter, piece, symbol_text(document->symbols, (Symbol)words));
        return;
    }
    bool head = i + 1 < segmenter->pieces.count && segmenter->pieces.items[i + 1].flags & PIECE_NEXT &&
                !(piece->flags & PIECE_NEXT);
    Token *token = add_token(segmenter, piece, piece->form);
    token->flags |= head ? TOKEN_MULTIWORD_FIRST : 0;
    token->flags |= piece->flags & PIECE_NEXT ? TOKEN_MULTIWORD_NEXT : 0;
}

void pieces_emit(Segmenter *segmenter, uint32_t paragraph)
{
    Document *document = segmenter->document;
    uint32_t first = document->tokens.count, begin = 0;
    for (uint32_t i = 0; i < segmenter->pieces.count; i++) {
        emit(segmenter, i);
        if (!(segmenter->pieces.items[i].flags & PIECE_ENDS))
            continue;
        Span span = {segmenter->pieces.items[begin].span.begin, segmenter->pieces.items[i].span.end};
        *ARRAY_PUSH(document->arena, &document->sentences) = (Sentence){span, first, document->tokens.count, paragraph};
        first = document->tokens.count;
        begin = i + 1;
    }
}
