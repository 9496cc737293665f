/* A stretch of text without spaces: its characters, and what is seen around a place in it. */
#include "analyze/chunk.h"

#include "base/utf8.h"

void chunk_read(Chunk *chunk, Text *rest, uint32_t at)
{
    const char *start = rest->bytes;
    chunk->count = 0;
    chunk->letters = true;
    chunk->digits = false;
    while (rest->length && chunk->count < CHUNK_LIMIT) {
        Text before = *rest;
        uint32_t offset = at + (uint32_t)(rest->bytes - start);
        unsigned char byte = (unsigned char)*rest->bytes;
        uint32_t code = byte;
        if (byte < 0x80)
            rest->bytes++, rest->length--;
        else
            code = utf8_next(rest);
        CharacterKind kind = character_kind(code);
        if (kind == CHARACTER_SPACE) {
            *rest = before;
            break;
        }
        chunk->letters = chunk->letters && character_is_letter(kind);
        chunk->digits = chunk->digits || kind == CHARACTER_DIGIT;
        chunk->cuts[chunk->count] = CUT_NOT;
        chunk->units[chunk->count++] = (Unit){offset, code, (uint8_t)kind};
    }
    chunk->units[chunk->count] = (Unit){at + (uint32_t)(rest->bytes - start), 0, CHARACTER_SPACE};
}

/* What is seen of a run of letters or digits. */
typedef struct Run {
    uint32_t hash, shape;
} Run;

static uint32_t lower(const Unit *unit)
{
    bool simple = unit->kind == CHARACTER_UPPER && unit->code < 0xDF;
    return simple ? unit->code + 32 : unit->code;
}

static Run see(const Chunk *chunk, uint32_t begin, uint32_t end)
{
    Run run = {2166136261u, 0};
    uint32_t capitals = 0, digits = 0, length = end - begin;
    for (uint32_t i = begin; i < end; i++) {
        run.hash = (run.hash ^ lower(&chunk->units[i])) * 16777619u;
        capitals += chunk->units[i].kind == CHARACTER_UPPER;
        digits += chunk->units[i].kind == CHARACTER_DIGIT;
    }
    if (digits)
        run.hash = digits == length ? 1000 + (length > 4 ? 5 : length) : run.hash;
    bool initial = length && chunk->units[begin].kind == CHARACTER_UPPER;
    uint32_t letters = capitals == 0 ? 0 : capitals == length ? 1 : initial ? 2 : 3;
    run.shape = (length > 4 ? 4 : length) * 16 + (digits == 0 ? 0 : digits == length ? 4u : 8u) + letters;
    return run;
}

static bool is_word(const Chunk *chunk, uint32_t unit)
{
    return unit < chunk->count && character_is_word((CharacterKind)chunk->units[unit].kind);
}

static Run run_before(const Chunk *chunk, uint32_t end)
{
    uint32_t begin = end;
    while (begin > 0 && end - begin < 24 && is_word(chunk, begin - 1))
        begin--;
    return see(chunk, begin, end);
}

static Run run_after(const Chunk *chunk, uint32_t begin)
{
    uint32_t end = begin;
    while (end - begin < 24 && is_word(chunk, end))
        end++;
    return see(chunk, begin, end);
}

/* Apostrophes, quotation marks and dashes in all their forms count as one. */
static uint32_t plain(const Unit *unit)
{
    CharacterKind kind = (CharacterKind)unit->kind;
    bool many_forms = kind == CHARACTER_APOSTROPHE || kind == CHARACTER_HYPHEN || kind == CHARACTER_DASH ||
                      character_is_word(kind) || kind == CHARACTER_BULLET || kind == CHARACTER_OTHER;
    return many_forms ? 0x200000u + kind : unit->code;
}

void chunk_features(const Chunk *chunk, uint32_t unit, Decision *decision)
{
    const Unit *left = &chunk->units[unit - 1], *right = &chunk->units[unit];
    bool left_word = is_word(chunk, unit - 1), right_word = is_word(chunk, unit);
    /* The mark at which to cut; between a digit and a letter there is none. */
    uint32_t side = left_word && right_word ? 0 : left_word ? 1 : right_word ? 2 : 3;
    uint32_t mark = side == 0 ? 0 : plain(side == 1 ? right : left) * 4 + side;
    Run before = run_before(chunk, side == 2 ? unit - 1 : unit);
    Run after = run_after(chunk, side == 1 ? unit + 1 : unit);
    uint32_t far_left = unit >= 2 ? plain(&chunk->units[unit - 2]) : 0;
    uint32_t far_right = unit + 1 < chunk->count ? plain(&chunk->units[unit + 1]) : 0;
    uint32_t places = (unit == 1) + 2u * (unit + 1 == chunk->count) + 4u * (unit == 2) + 8u * (unit + 2 == chunk->count);
    decision_add(decision, 2, decision_pair(mark, decision->prior));
    decision_add(decision, 3, decision_pair(plain(left), plain(right)));
    decision_add(decision, 4, decision_pair(mark, decision_pair(far_left, far_right)));
    decision_add(decision, 5, decision_pair(mark, before.hash));
    decision_add(decision, 6, decision_pair(mark, after.hash));
    decision_add(decision, 7, decision_pair(mark, decision_pair(before.shape, after.shape)));
    decision_add(decision, 8, decision_pair(mark, decision_pair(before.hash, after.hash)));
    decision_add(decision, 9, decision_pair(mark, places));
    decision_add(decision, 10, decision_pair(mark, decision_pair(before.hash, chunk->next)));
    decision_add(decision, 11, decision_pair(mark, decision_pair(before.shape, places * 32 + chunk->next)));
    decision_add(decision, 12, decision_pair(mark, decision_pair(before.shape, after.hash)));
    decision_add(decision, 13, decision_pair(mark, decision_pair(before.hash, after.shape)));
    decision_add(decision, 15, decision_pair(mark, decision->prior * 64u + chunk->next * 2u + (unit + 1 == chunk->count)));
    decision_add(decision, 16, decision_pair(mark, decision_pair(before.shape, decision->prior)));
    decision_add(decision, 14, decision_pair(side, decision_pair(before.hash, after.hash)));
}
