/* What rules say about the places where a chunk may fall into words. */
#include "analyze/chunk.h"

#include "base/utf8.h"

static CharacterKind kind_at(const Chunk *chunk, uint32_t unit)
{
    return unit < chunk->count ? (CharacterKind)chunk->units[unit].kind : CHARACTER_SPACE;
}

static bool word_at(const Chunk *chunk, uint32_t unit)
{
    return character_is_word(kind_at(chunk, unit));
}

static bool between_digits(const Chunk *chunk, uint32_t mark)
{
    return mark > 0 && kind_at(chunk, mark - 1) == CHARACTER_DIGIT && kind_at(chunk, mark + 1) == CHARACTER_DIGIT;
}

static bool between_words(const Chunk *chunk, uint32_t mark)
{
    return mark > 0 && word_at(chunk, mark - 1) && word_at(chunk, mark + 1);
}

static Text slice(const Segmenter *segmenter, const Chunk *chunk, uint32_t begin, uint32_t end)
{
    return text_slice(segmenter->document->text, chunk->units[begin].at, chunk->units[end].at);
}

/* "end.Next": a stop between two words that somebody wrote without a space. */
static bool missing_space(const Chunk *chunk, uint32_t stop)
{
    return stop > 2 && kind_at(chunk, stop - 1) == CHARACTER_LOWER && kind_at(chunk, stop - 2) == CHARACTER_LOWER &&
           kind_at(chunk, stop + 1) == CHARACTER_UPPER && kind_at(chunk, stop + 2) == CHARACTER_LOWER;
}

/* Whether a stop after a word belongs to it: "Gen.", "J.", "a.m.", "U.S."; 2 when beyond doubt. */
static int32_t is_abbreviation(const Segmenter *segmenter, const Chunk *chunk, uint32_t stop)
{
    uint32_t begin = stop;
    bool inner = false;
    while (begin > 0 && (character_is_letter(kind_at(chunk, begin - 1)) || kind_at(chunk, begin - 1) == CHARACTER_STOP))
        begin--, inner = inner || kind_at(chunk, begin) == CHARACTER_STOP;
    uint32_t length = stop - begin;
    if (length == 0 || length > 20 || (begin > 0 && kind_at(chunk, begin - 1) == CHARACTER_DIGIT))
        return 0;
    if (length == 1)
        return kind_at(chunk, begin) == CHARACTER_UPPER;
    if (inner && length < 8) {
        bool pattern = true;
        for (uint32_t i = begin; i < stop; i++)
            pattern = pattern && ((i - begin) % 2 == 1) == (kind_at(chunk, i) == CHARACTER_STOP);
        if (pattern && length % 2 == 1)
            return 1;
    }
    Text word = slice(segmenter, chunk, begin, stop);
    int32_t listed = segmenter_list(segmenter, LIST_ABBREVIATION, word);
    return listed ? listed : segmenter_list(segmenter, LIST_FINAL_ABBREVIATION, word);
}

static bool cut_at_stop(const Segmenter *segmenter, const Chunk *chunk, uint32_t unit)
{
    bool left = kind_at(chunk, unit - 1) == CHARACTER_STOP;
    uint32_t stop = left ? unit - 1 : unit;
    if (word_at(chunk, stop + 1) && stop > 0 && word_at(chunk, stop - 1))
        return missing_space(chunk, stop);
    return left || !word_at(chunk, unit - 1) || chunk->units[unit].code != '.' ||
           kind_at(chunk, unit + 1) == CHARACTER_STOP || !is_abbreviation(segmenter, chunk, unit);
}

static bool is_any(CharacterKind kind, CharacterKind a, CharacterKind b)
{
    return kind == a || kind == b;
}

/* Marks that may stand inside a word: hyphens, apostrophes, slashes, joiners. */
static bool cut_at_inner(const Chunk *chunk, uint32_t unit)
{
    uint32_t mark = word_at(chunk, unit) ? unit - 1 : unit;
    CharacterKind kind = kind_at(chunk, mark);
    if (kind == CHARACTER_SLASH)
        return !between_digits(chunk, mark);
    if (between_words(chunk, mark))
        return false;
    if (mark == 0)
        return kind == CHARACTER_HYPHEN ? kind_at(chunk, 1) != CHARACTER_DIGIT : kind != CHARACTER_JOINER;
    return true;
}

/* The hyphen of "J.-P.". */
static bool joins_initials(const Chunk *chunk, uint32_t hyphen)
{
    return hyphen >= 2 && kind_at(chunk, hyphen) == CHARACTER_HYPHEN && kind_at(chunk, hyphen - 1) == CHARACTER_STOP &&
           kind_at(chunk, hyphen - 2) == CHARACTER_UPPER && kind_at(chunk, hyphen + 1) == CHARACTER_UPPER;
}

static bool rule(const Segmenter *segmenter, const Chunk *chunk, uint32_t unit)
{
    CharacterKind left = kind_at(chunk, unit - 1), right = kind_at(chunk, unit);
    if (character_is_word(left) && character_is_word(right))
        return false;
    if (left == right && chunk->units[unit - 1].code == chunk->units[unit].code)
        return left == CHARACTER_QUOTE || left == CHARACTER_OPEN || left == CHARACTER_CLOSE;
    if (left == CHARACTER_FINAL && right == CHARACTER_FINAL)
        return false;
    if (joins_initials(chunk, unit - 1) || joins_initials(chunk, unit))
        return false;
    for (uint32_t mark = unit - 1; mark <= unit; mark++)
        if (is_any(kind_at(chunk, mark), CHARACTER_COMMA, CHARACTER_COLON) && between_digits(chunk, mark))
            return false;
    if (right == CHARACTER_UNIT && character_is_letter(left))
        return false;
    if (left == CHARACTER_UNIT && character_is_letter(right))
        return false;
    if (!character_is_word(left) && !character_is_word(right))
        return true;
    if (left == CHARACTER_STOP || right == CHARACTER_STOP)
        return cut_at_stop(segmenter, chunk, unit);
    CharacterKind mark = character_is_word(left) ? right : left;
    if (is_any(mark, CHARACTER_APOSTROPHE, CHARACTER_HYPHEN) || is_any(mark, CHARACTER_SLASH, CHARACTER_JOINER))
        return cut_at_inner(chunk, unit);
    return true;
}

/* ---- addresses ---- */

static bool contains(Text text, const char *part)
{
    return text_find(text, text_of(part)) != SIZE_MAX;
}

static bool is_address(Text text)
{
    size_t sign = text_find(text, TEXT("@"));
    if (sign != SIZE_MAX && sign > 0 && sign + 1 < text.length)
        return contains(text_slice(text, sign, text.length), ".");
    return contains(text, "://") || contains(text, "www.");
}

/* An address keeps its inner marks; those at its ends are not part of it. */
static void protect_address(const Segmenter *segmenter, Chunk *chunk)
{
    uint32_t begin = 0, end = chunk->count;
    if (!is_address(slice(segmenter, chunk, 0, chunk->count)))
        return;
    while (begin < end && !word_at(chunk, begin))
        begin++;
    while (end > begin && !word_at(chunk, end - 1) && !is_any(kind_at(chunk, end - 1), CHARACTER_SLASH, CHARACTER_JOINER))
        end--;
    for (uint32_t i = begin + 1; i < end; i++)
        chunk->cuts[i] = CUT_NEVER;
}

/* ---- elisions and clitics ---- */

enum { CLITIC_LIMIT = 14 };

static bool in_core(CharacterKind kind)
{
    return character_is_word(kind) || kind == CHARACTER_APOSTROPHE || kind == CHARACTER_HYPHEN;
}

/* Cuts elided words off the front of a core; returns where the rest begins. */
static uint32_t cut_elisions(const Segmenter *segmenter, Chunk *chunk, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i < end; i++) {
        if (i == begin + 1 && segmenter_list(segmenter, LIST_UNSPLIT, slice(segmenter, chunk, begin, end))) {
            for (; i < end; i++)
                chunk->cuts[i] = CUT_NEVER; /* nor by what was learnt */
            return end;
        }
        if (kind_at(chunk, i - 1) == CHARACTER_APOSTROPHE && word_at(chunk, i) && i - begin < CLITIC_LIMIT &&
            segmenter_list(segmenter, LIST_ELISION, slice(segmenter, chunk, begin, i))) {
            chunk->cuts[i] = CUT_WORD;
            begin = i;
        }
    }
    return begin;
}

/* Whether a clitic up to `end` can begin at a unit: at its apostrophe or hyphen, or at the letter before ("n't"). */
static bool clitic_at(const Chunk *chunk, uint32_t unit, uint32_t end)
{
    CharacterKind kind = kind_at(chunk, unit);
    return kind == CHARACTER_APOSTROPHE || kind == CHARACTER_HYPHEN ||
           (unit + 2 < end && kind_at(chunk, unit + 1) == CHARACTER_APOSTROPHE && word_at(chunk, unit + 2));
}

/* The list's value; lists do not tell marks apart, so that those with an apostrophe have the value 2. */
static Cut clitic(const Segmenter *segmenter, const Chunk *chunk, uint32_t begin, uint32_t end)
{
    int32_t value = segmenter_list(segmenter, LIST_CLITIC, slice(segmenter, chunk, begin, end));
    bool hyphen = kind_at(chunk, begin) == CHARACTER_HYPHEN;
    return value == 1 && hyphen ? CUT_WORD : value == 2 && !hyphen ? CUT_PART : CUT_NOT;
}

static void cut_clitics(const Segmenter *segmenter, Chunk *chunk, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i < end; i++) {
        if (end - i > CLITIC_LIMIT || !clitic_at(chunk, i, end))
            continue;
        Cut cut = clitic(segmenter, chunk, i, end);
        if (cut != CUT_NOT) {
            chunk->cuts[i] = (uint8_t)cut;
            end = i;
            i = begin;
        }
    }
}

/* A core without the quotation marks and dashes at its ends, unless they belong to an elided word or a clitic. */
static void trim_core(const Segmenter *segmenter, Chunk *chunk, uint32_t *begin, uint32_t *end)
{
    if (!word_at(chunk, *begin)) {
        if (clitic(segmenter, chunk, *begin, *end) != CUT_NOT)
            for (uint32_t i = *begin + 1; i < *end; i++)
                chunk->cuts[i] = CUT_NOT;
        while (*begin < *end && !word_at(chunk, *begin))
            ++*begin;
    }
    uint32_t last = *end;
    while (last > *begin && !word_at(chunk, last - 1))
        last--;
    uint32_t word = last;
    while (word > *begin && word_at(chunk, word - 1))
        word--;
    if (last < *end && kind_at(chunk, last) == CHARACTER_APOSTROPHE &&
        segmenter_list(segmenter, LIST_ELISION, slice(segmenter, chunk, word, last + 1)))
        chunk->cuts[last++] = CUT_NOT;
    *end = last;
}

/* Lists are asked about each core that has an apostrophe or hyphen in it. */
static void cut_cores(const Segmenter *segmenter, Chunk *chunk)
{
    for (uint32_t begin = 0, end; begin < chunk->count; begin = end + 1) {
        bool marks = false, words = false;
        for (end = begin; end < chunk->count && in_core(kind_at(chunk, end)); end++) {
            marks = marks || !word_at(chunk, end);
            words = words || word_at(chunk, end);
        }
        if (!marks || !words || chunk->cuts[end - 1] == CUT_NEVER)
            continue;
        uint32_t first = begin, last = end;
        trim_core(segmenter, chunk, &first, &last);
        cut_clitics(segmenter, chunk, cut_elisions(segmenter, chunk, first, last), last);
    }
}

/* A title with its stop before a name is not asked about. */
static void keep_title(const Segmenter *segmenter, Chunk *chunk)
{
    uint32_t last = chunk->count - 1;
    if (last > 0 && chunk->units[last].code == '.' && chunk->next == CHARACTER_UPPER &&
        is_abbreviation(segmenter, chunk, last) == 2)
        chunk->cuts[last] = CUT_NEVER;
}

void chunk_rules(const Segmenter *segmenter, Chunk *chunk)
{
    protect_address(segmenter, chunk);
    for (uint32_t i = 1; i < chunk->count; i++)
        if (chunk->cuts[i] != CUT_NEVER)
            chunk->cuts[i] = rule(segmenter, chunk, i) ? CUT_WORD : CUT_NOT;
    cut_cores(segmenter, chunk);
    keep_title(segmenter, chunk);
}
