/* Paragraphs into written words. */
#include "analyze/chunk.h"

#include "base/utf8.h"

#include <string.h>

/* The symbol of a stretch with straight apostrophes and plain spaces. */
static Symbol form_of(Segmenter *segmenter, Span span)
{
    enum { LIMIT = 4 * CHUNK_LIMIT };
    Text text = document_span(segmenter->document, span);
    bool plain = true;
    for (size_t i = 0; i < text.length && plain; i++)
        plain = (unsigned char)text.bytes[i] < 0xC2 || (unsigned char)text.bytes[i] == 0xC3;
    if (plain || text.length > LIMIT)
        return symbol_of(segmenter->document->symbols, text);
    char form[LIMIT];
    size_t used = 0;
    while (text.length) {
        uint32_t code = utf8_next(&text);
        if (code == 0xAD || (code >= 0x200B && code <= 0x200F))
            continue;
        CharacterKind kind = character_kind(code);
        used += utf8_put(kind == CHARACTER_APOSTROPHE ? '\'' : kind == CHARACTER_SPACE ? ' ' : code, form + used);
    }
    return symbol_of(segmenter->document->symbols, (Text){form, used});
}

static void add_piece(Segmenter *segmenter, const Chunk *chunk, uint32_t begin, uint32_t end)
{
    Span span = {chunk->units[begin].at, chunk->units[end].at};
    Symbol form = form_of(segmenter, span);
    if (form == 0)
        return;
    Symbol folded = segmenter_fold(segmenter, form);
    bool stop = end - begin > 1 && chunk->units[end - 1].code == '.' && character_is_letter((CharacterKind)chunk->units[end - 2].kind);
    *ARRAY_PUSH(segmenter->document->arena, &segmenter->pieces) = (Piece){
        .span = span,
        .form = form,
        .folded = folded,
        .first = chunk->units[begin].kind,
        .last = chunk->units[end - 1].kind,
        .code_points = (uint8_t)(end - begin > 255 ? 255 : end - begin),
        .flags = (uint8_t)((chunk->cuts[begin] == CUT_PART ? PIECE_NEXT : 0) | (stop ? PIECE_ABBREVIATED : 0)),
    };
}

/* Only places beside a mark, or between a digit and a letter, are open. */
static bool is_open(const Chunk *chunk, uint32_t unit)
{
    CharacterKind left = (CharacterKind)chunk->units[unit - 1].kind, right = (CharacterKind)chunk->units[unit].kind;
    if (character_is_letter(left) && character_is_letter(right))
        return false;
    return !(left == CHARACTER_DIGIT && right == CHARACTER_DIGIT) && chunk->cuts[unit] != CUT_NEVER;
}

static void ask(Segmenter *segmenter, Chunk *chunk)
{
    for (uint32_t i = 1; i < chunk->count; i++) {
        if (!is_open(chunk, i))
            continue;
        bool prior = chunk->cuts[i] != CUT_NOT;
        Decision decision;
        decision_start(&decision, DECIDE_CUT, prior, chunk->units[i].at);
        chunk_features(chunk, i, &decision);
        if (segmenter->judge(segmenter->context, &decision) != prior)
            chunk->cuts[i] = prior ? CUT_NOT : chunk->units[i].kind == CHARACTER_APOSTROPHE ? CUT_PART : CUT_WORD;
    }
}

/* ---- numbers with spaces ---- */

/* Whether a piece is `least` to `most` digits and nothing else. */
static bool is_number(const Segmenter *segmenter, const Piece *piece, uint32_t least, uint32_t most)
{
    Text text = document_span(segmenter->document, piece->span);
    if (text.length < least || text.length > most)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    return true;
}

static bool is_joined(const Piece *piece)
{
    return piece->first == CHARACTER_DIGIT && piece->span.end - piece->span.begin > piece->code_points;
}

static bool ask_join(Segmenter *segmenter, const Piece *left, const Piece *right)
{
    Decision decision;
    decision_start(&decision, DECIDE_JOIN, true, right->span.begin);
    decision_add(&decision, 2, right->span.begin - left->span.end);
    decision_add(&decision, 3, is_joined(left));
    decision_add(&decision, 4, left->code_points);
    decision_add(&decision, 5, left > segmenter->pieces.items ? left[-1].first : 99u);
    return segmenter->judge(segmenter->context, &decision);
}

/* "10 000": three digits after a space go on a number of one to three, or one so made. */
static void join_number(Segmenter *segmenter, uint32_t first)
{
    if (first == 0 || first >= segmenter->pieces.count)
        return;
    Piece *left = &segmenter->pieces.items[first - 1], *right = left + 1;
    uint32_t gap = right->span.begin - left->span.end;
    if (!(is_joined(left) || is_number(segmenter, left, 1, 3)) || !is_number(segmenter, right, 3, 3) || gap == 0 ||
        gap > 3 || !ask_join(segmenter, left, right))
        return;
    left->span.end = right->span.end;
    left->form = form_of(segmenter, left->span);
    left->folded = segmenter_fold(segmenter, left->form);
    left->code_points = (uint8_t)(left->code_points + right->code_points);
    memmove(right, right + 1, (size_t)(--segmenter->pieces.count - first) * sizeof *right);
    left->flags &= (uint8_t)~PIECE_SPACE_AFTER;
}

/* ---- the way through ---- */

static void cut_chunk(Segmenter *segmenter, Chunk *chunk)
{
    uint32_t first = segmenter->pieces.count;
    if (!chunk->letters) {
        chunk_rules(segmenter, chunk);
        ask(segmenter, chunk);
    }
    for (uint32_t begin = 0, end = 1; begin < chunk->count; begin = end++) {
        while (end < chunk->count && (chunk->cuts[end] == CUT_NOT || chunk->cuts[end] == CUT_NEVER))
            end++;
        add_piece(segmenter, chunk, begin, end);
    }
    if (chunk->digits)
        join_number(segmenter, first);
}

/* Passes spaces; gives the kind of the character after them. */
static CharacterKind pass_spaces(Text *rest)
{
    while (rest->length) {
        Text after = *rest;
        CharacterKind kind = character_kind(utf8_next(&after));
        if (kind != CHARACTER_SPACE)
            return kind;
        *rest = after;
    }
    return CHARACTER_SPACE;
}

void words_cut(Segmenter *segmenter, Span paragraph)
{
    Text rest = document_span(segmenter->document, paragraph);
    const char *start = segmenter->document->text.bytes;
    Chunk *chunk = segmenter->chunk;
    pass_spaces(&rest);
    while (rest.length) {
        chunk_read(chunk, &rest, (uint32_t)(rest.bytes - start));
        size_t left = rest.length;
        chunk->next = pass_spaces(&rest);
        cut_chunk(segmenter, chunk);
        if (segmenter->pieces.count && left != rest.length)
            segmenter->pieces.items[segmenter->pieces.count - 1].flags |= PIECE_SPACE_AFTER;
    }
}
