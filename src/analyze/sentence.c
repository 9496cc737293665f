/* Where sentences end, and what is said within quotation marks. */
#include "analyze/segment.h"

/* ---- quotations ---- */

typedef struct Quotation {
    bool open;
    bool single;
    bool straight;
    bool guillemet;
    uint32_t first; /* the piece after the opening mark */
} Quotation;

static bool space_before(const Segmenter *segmenter, uint32_t piece)
{
    return piece == 0 || (segmenter->pieces.items[piece - 1].flags & PIECE_SPACE_AFTER);
}

static bool is_mark(const Piece *piece, CharacterKind kind)
{
    return piece->first == kind && piece->code_points <= 2 && piece->last == kind;
}

static bool any_quote(const Piece *piece)
{
    return is_mark(piece, CHARACTER_QUOTE) || is_mark(piece, CHARACTER_QUOTE_OPEN) ||
           is_mark(piece, CHARACTER_QUOTE_CLOSE);
}

static void set_quoted(Segmenter *segmenter, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        segmenter->pieces.items[i].flags |= PIECE_QUOTED;
}

/* A mark that opens, used the wrong way round: “so“. */
static bool turned(const Segmenter *segmenter, uint32_t piece)
{
    return !space_before(segmenter, piece) && piece > 0 &&
           (segmenter->pieces.items[piece].flags & PIECE_SPACE_AFTER || piece + 1 == segmenter->pieces.count ||
            !character_is_word((CharacterKind)segmenter->pieces.items[piece + 1].first));
}

static void single_quote(Segmenter *segmenter, Quotation *quotation, uint32_t piece)
{
    bool attached = !(segmenter->pieces.items[piece].flags & PIECE_SPACE_AFTER) && piece + 1 < segmenter->pieces.count;
    if (!quotation->open && space_before(segmenter, piece) && attached)
        *quotation = (Quotation){.open = true, .single = true, .straight = true, .first = piece + 1};
    else if (quotation->open && quotation->single && !space_before(segmenter, piece)) {
        set_quoted(segmenter, quotation->first, piece);
        quotation->open = false;
    }
}

static bool is_guillemet(const Segmenter *segmenter, const Piece *mark)
{
    Text text = document_span(segmenter->document, mark->span);
    return text_equal(text, TEXT("«")) || text_equal(text, TEXT("»"));
}

/* Guillemets close guillemets only; other marks may be mixed. */
static bool closes(const Segmenter *segmenter, const Quotation *quotation, uint32_t piece)
{
    const Piece *mark = &segmenter->pieces.items[piece];
    if (quotation->guillemet != is_guillemet(segmenter, mark))
        return false;
    if (mark->first == CHARACTER_QUOTE_OPEN || (mark->first == CHARACTER_QUOTE && !quotation->straight))
        return turned(segmenter, piece);
    return true;
}

static void double_quote(Segmenter *segmenter, Quotation *quotation, uint32_t piece)
{
    const Piece *mark = &segmenter->pieces.items[piece];
    bool in_quotation = quotation->open && !quotation->single;
    if (in_quotation && closes(segmenter, quotation, piece)) {
        set_quoted(segmenter, quotation->first, piece);
        quotation->open = false;
    } else if (!in_quotation && mark->first != CHARACTER_QUOTE_CLOSE)
        *quotation = (Quotation){.open = true,
                                 .straight = mark->first == CHARACTER_QUOTE,
                                 .guillemet = is_guillemet(segmenter, mark),
                                 .first = piece + 1};
}

static void mark_quotations(Segmenter *segmenter)
{
    Quotation quotation = {0};
    for (uint32_t i = 0; i < segmenter->pieces.count; i++) {
        const Piece *piece = &segmenter->pieces.items[i];
        if (any_quote(piece))
            double_quote(segmenter, &quotation, i);
        else if (is_mark(piece, CHARACTER_APOSTROPHE) && !(piece->flags & PIECE_NEXT))
            single_quote(segmenter, &quotation, i);
    }
    /* A speech of several paragraphs closes only the last. */
    if (quotation.open && !quotation.single && (!quotation.straight || quotation.first == 1))
        set_quoted(segmenter, quotation.first, segmenter->pieces.count);
}

/* ---- ends ---- */

enum {
    LONGEST = 400, /* pieces: no sentence is longer, so that later stages may take time that grows with its square */
    DOUBT = 32,    /* about an end without a mark where sentences have theirs */
};

/* Where we are in the sentence at hand. */
typedef struct State {
    uint32_t first;    /* piece */
    uint32_t brackets; /* open ones */
    bool punctuated;   /* a paragraph of usual length that ends in a final mark: its sentences do */
} State;

static bool is_final(const Piece *piece)
{
    return piece->first == CHARACTER_STOP || piece->first == CHARACTER_FINAL || piece->flags & PIECE_ABBREVIATED;
}

static bool is_closer(const Segmenter *segmenter, uint32_t i)
{
    const Piece *piece = &segmenter->pieces.items[i];
    if (is_mark(piece, CHARACTER_QUOTE_CLOSE) || is_mark(piece, CHARACTER_CLOSE))
        return true;
    bool straight = is_mark(piece, CHARACTER_QUOTE) || is_mark(piece, CHARACTER_APOSTROPHE) ||
                    is_mark(piece, CHARACTER_QUOTE_OPEN);
    return straight && !space_before(segmenter, i) && (i == 0 || segmenter->pieces.items[i - 1].flags & PIECE_QUOTED ||
                                                       segmenter->pieces.items[i].flags & PIECE_SPACE_AFTER);
}

/* The final mark that ends at piece i, behind closing marks; i itself where there is none. */
static uint32_t final_of(const Segmenter *segmenter, const State *state, uint32_t i)
{
    enum { CLOSERS = 4 }; /* a bound, so that a line of brackets takes linear time */
    uint32_t mark = i;
    while (mark > state->first && i - mark < CLOSERS && is_closer(segmenter, mark))
        mark--;
    return is_final(&segmenter->pieces.items[mark]) ? mark : i;
}

static Text folded(const Segmenter *segmenter, uint32_t i)
{
    if (i >= segmenter->pieces.count)
        return TEXT("");
    return symbol_text(segmenter->document->symbols, segmenter->pieces.items[i].folded);
}

static uint32_t word_hash(const Segmenter *segmenter, uint32_t i)
{
    if (i >= segmenter->pieces.count)
        return 1;
    const Piece *piece = &segmenter->pieces.items[i];
    if (piece->first == CHARACTER_DIGIT)
        return 2 + piece->code_points;
    return (uint32_t)text_hash(folded(segmenter, i));
}

static uint32_t shape(const Segmenter *segmenter, uint32_t i)
{
    if (i >= segmenter->pieces.count)
        return 0;
    const Piece *piece = &segmenter->pieces.items[i];
    uint32_t length = piece->code_points > 4 ? 4 : piece->code_points;
    return ((piece->first * 32u + piece->last) * 8 + length) * 2 + !!(piece->flags & PIECE_ABBREVIATED);
}

static bool rule_for_abbreviation(const Segmenter *segmenter, uint32_t mark, CharacterKind next)
{
    Text word = folded(segmenter, mark);
    return next == CHARACTER_UPPER && word.length > 1 &&
           segmenter_list(segmenter, LIST_FINAL_ABBREVIATION, text_slice(word, 0, word.length - 1));
}

static bool rule(const Segmenter *segmenter, const State *state, uint32_t i, uint32_t mark)
{
    const Piece *piece = &segmenter->pieces.items[mark];
    const Piece *next = &segmenter->pieces.items[i + 1];
    CharacterKind kind = (CharacterKind)next->first;
    if (!is_final(piece) || !(segmenter->pieces.items[i].flags & PIECE_SPACE_AFTER))
        return false;
    if (kind == CHARACTER_LOWER || kind == CHARACTER_COMMA || kind == CHARACTER_COLON || kind == CHARACTER_SLASH ||
        kind == CHARACTER_CLOSE || kind == CHARACTER_QUOTE_CLOSE || kind == CHARACTER_STOP || kind == CHARACTER_FINAL)
        return false;
    if (piece->flags & PIECE_ABBREVIATED)
        return rule_for_abbreviation(segmenter, mark, kind);
    bool list_number = mark == state->first + 1 && segmenter->pieces.items[state->first].first == CHARACTER_DIGIT;
    return !list_number;
}

static uint32_t bucket(uint32_t count)
{
    return count < 4 ? count : count < 8 ? 4 : count < 16 ? 5 : count < 32 ? 6 : count < 64 ? 7 : 8;
}

static void features(const Segmenter *segmenter, const State *state, uint32_t i, Decision *decision)
{
    uint32_t mark = final_of(segmenter, state, i);
    bool final = is_final(&segmenter->pieces.items[mark]);
    uint32_t end = final ? word_hash(segmenter, mark) : 0; /* 0: no mark at all */
    uint32_t before = final && !(segmenter->pieces.items[mark].flags & PIECE_ABBREVIATED) ? mark - 1 : mark;
    uint32_t last = mark > 0 || !final ? word_hash(segmenter, before) : 1, last_shape = shape(segmenter, before);
    uint32_t next = word_hash(segmenter, i + 1), next_shape = shape(segmenter, i + 1);
    uint32_t second = word_hash(segmenter, i + 2), second_shape = shape(segmenter, i + 2);
    uint32_t flags = segmenter->pieces.items[i].flags & (PIECE_SPACE_AFTER | PIECE_QUOTED);
    uint32_t around = decision_pair(end, (mark != i) + 2u * (flags & PIECE_SPACE_AFTER) + 4u * !!(flags & PIECE_QUOTED) +
                                             8u * !!state->brackets + 16u * state->punctuated);
    uint32_t length = bucket(i - state->first), kind = segmenter->pieces.items[i + 1].first;
    decision_add(decision, 2, decision_pair(around, decision->prior));
    decision_add(decision, 3, decision_pair(end, next));
    decision_add(decision, 4, decision_pair(end, decision_pair(next, kind)));
    decision_add(decision, 5, decision_pair(end, last));
    decision_add(decision, 6, decision_pair(end, decision_pair(last_shape, next_shape)));
    decision_add(decision, 7, decision_pair(around, decision_pair(length, kind)));
    decision_add(decision, 8, decision_pair(end, decision_pair(last, kind)));
    decision_add(decision, 9, decision_pair(end, decision_pair(second, kind)));
    decision_add(decision, 10, decision_pair(end, decision_pair(next_shape, second_shape)));
    decision_add(decision, 11, decision_pair(end, decision_pair(shape(segmenter, state->first), length)));
    decision_add(decision, 12, decision_pair(end, decision_pair(word_hash(segmenter, state->first), kind)));
    decision_add(decision, 13, decision_pair(last, next));
    decision_add(decision, 14, decision_pair(around, last_shape));
    decision_add(decision, 15, decision_pair(around, next_shape));
    decision_add(decision, 16, decision_pair(end, decision_pair(next, second)));
    decision_add(decision, 17, decision_pair(end, decision_pair(length, next)));
}

/* Whether it is worth asking after piece i: behind a final mark, or before what may begin a sentence. */
static bool is_open(const Segmenter *segmenter, uint32_t i, uint32_t mark)
{
    const Piece *next = &segmenter->pieces.items[i + 1];
    if (is_closer(segmenter, i + 1) || next->flags & PIECE_NEXT)
        return false;
    if (is_final(&segmenter->pieces.items[mark]))
        return true;
    return segmenter->pieces.items[i].flags & PIECE_SPACE_AFTER && next->first != CHARACTER_LOWER &&
           next->first != CHARACTER_COMMA && next->first != CHARACTER_STOP && next->first != CHARACTER_FINAL;
}

static bool ends(const Segmenter *segmenter, const State *state, uint32_t i)
{
    if (i + 1 == segmenter->pieces.count || (i - state->first >= LONGEST && !(segmenter->pieces.items[i + 1].flags & PIECE_NEXT)))
        return true;
    uint32_t mark = final_of(segmenter, state, i);
    if (!is_open(segmenter, i, mark))
        return false;
    Decision decision;
    decision_start(&decision, DECIDE_END, rule(segmenter, state, i, mark), segmenter->pieces.items[i].span.end);
    features(segmenter, state, i, &decision);
    if (state->punctuated && !is_final(&segmenter->pieces.items[mark]))
        decision.doubt = DOUBT;
    return segmenter->judge(segmenter->context, &decision);
}

static bool is_punctuated(const Segmenter *segmenter)
{
    enum { USUAL = 300 };
    uint32_t count = segmenter->pieces.count;
    State state = {0};
    return count > 0 && count <= USUAL && is_final(&segmenter->pieces.items[final_of(segmenter, &state, count - 1)]);
}

void sentences_mark(Segmenter *segmenter)
{
    mark_quotations(segmenter);
    State state = {.punctuated = is_punctuated(segmenter)};
    for (uint32_t i = 0; i < segmenter->pieces.count; i++) {
        Piece *piece = &segmenter->pieces.items[i];
        if (is_mark(piece, CHARACTER_OPEN))
            state.brackets++;
        else if (is_mark(piece, CHARACTER_CLOSE) && state.brackets)
            state.brackets--;
        if (!ends(segmenter, &state, i))
            continue;
        piece->flags |= PIECE_ENDS;
        state.first = i + 1;
        state.brackets = 0;
    }
}
