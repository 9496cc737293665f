/* What the compiler's passes share: the sections of an image while they grow. */
#include "knowledge/builder.h"

#include "base/utf8.h"

#include <string.h>

enum { FIRST_SLOTS = 256, WORD_BYTES = 512 };

static uint32_t *filled(Arena *arena, uint32_t count)
{
    uint32_t *items = ARENA_ARRAY(arena, uint32_t, count);
    memset(items, 0xFF, count * sizeof *items);
    return items;
}

/* A base's words keep their symbols and parts. */
static void take_base(Builder *builder)
{
    const Image *base = builder->base;
    for (uint32_t i = 0; i + 1 < base->part_starts.count; i++) {
        uint32_t first = base->part_starts.items[i];
        *ARRAY_PUSH(builder->arena, &builder->part_ranges) = (NameNode){first, base->part_starts.items[i + 1] - first};
    }
    for (uint32_t i = 0; i < base->parts.count; i++)
        *ARRAY_PUSH(builder->arena, &builder->parts) = base->parts.items[i];
}

Builder *builder_new(Facts *facts, const Image *base)
{
    Arena *arena = facts->arena;
    Builder *builder = ARENA_NEW(arena, Builder);
    builder->arena = arena;
    builder->reporter = facts->reporter;
    builder->facts = facts;
    builder->base = base;
    builder->pool = symbols_new(arena, NULL);
    ARRAY_PUSH(arena, &builder->pooled);
    builder->names.nodes = builder->lists.nodes = 1;
    uint32_t terms = symbols_count(facts->terms) + 1;
    builder->thing_of = filled(arena, terms);
    builder->class_of = filled(arena, terms);
    if (base) {
        SymbolBase *symbols = ARENA_NEW(arena, SymbolBase);
        *symbols = image_symbols(base);
        builder->words = symbols_new(arena, symbols);
        builder->letters = image_letters(base);
        take_base(builder);
    } else {
        builder->words = symbols_new(arena, NULL);
        symbol_of(builder->words, TEXT("-"));
        symbol_of(builder->words, TEXT("\xE2\x80\x93"));
        symbol_of(builder->words, TEXT("'"));
    }
    return builder;
}

StringRecord builder_string(Builder *builder, Text text)
{
    Symbol symbol = symbol_of(builder->pool, text);
    if (symbol >= builder->pooled.count) {
        *ARRAY_PUSH(builder->arena, &builder->pooled) = (StringRecord){builder->strings.count, (uint32_t)text.length};
        for (size_t i = 0; i < text.length; i++)
            *ARRAY_PUSH(builder->arena, &builder->strings) = text.bytes[i];
    }
    return builder->pooled.items[symbol];
}

/* ---- words and their parts ---- */

static bool cuts(uint32_t code)
{
    return code == 0x2013 || (code < 0x80 && strchr("-'/,()\":;!?", (int)code) != NULL);
}

/* Parts of a folded word: between hyphens, apostrophes and other marks, without dots. */
static uint32_t split(Builder *builder, Text word, Symbol *parts, uint32_t limit)
{
    char part[WORD_BYTES];
    uint32_t count = 0;
    size_t used = 0;
    for (Text rest = word; count < limit;) {
        Text before = rest;
        uint32_t code = rest.length ? utf8_next(&rest) : '-';
        if (cuts(code)) {
            if (used)
                parts[count++] = symbol_of(builder->words, (Text){part, used});
            used = 0;
        } else if (code != '.' && used + 4 <= sizeof part) {
            memcpy(part + used, before.bytes, before.length - rest.length);
            used += before.length - rest.length;
        }
        if (before.length == 0)
            break;
    }
    return count;
}

static void note_parts(Builder *builder, Symbol word, const Symbol *parts, uint32_t count)
{
    while (builder->part_ranges.count <= word)
        ARRAY_PUSH(builder->arena, &builder->part_ranges);
    NameNode *range = &builder->part_ranges.items[word];
    if (range->count || (count == 1 && parts[0] == word))
        return;
    *range = (NameNode){builder->parts.count, count};
    for (uint32_t i = 0; i < count; i++)
        *ARRAY_PUSH(builder->arena, &builder->parts) = parts[i];
}

static void note_word(Builder *builder, Text folded)
{
    Symbol parts[PARTS_LIMIT];
    uint32_t count = split(builder, folded, parts, PARTS_LIMIT);
    if (count)
        note_parts(builder, symbol_of(builder->words, folded), parts, count);
}

/* "d'ivoire" is cut into "d'" and "ivoire", "people's" into "people" and "'s": these tokens have parts too. */
static void note_elisions(Builder *builder, Text folded)
{
    size_t at = text_find(folded, TEXT("'"));
    if (at == SIZE_MAX || at == 0 || at + 1 == folded.length)
        return;
    note_word(builder, text_slice(folded, 0, at + 1));
    note_word(builder, text_slice(folded, at, folded.length));
}

static uint32_t parts_of(Builder *builder, Text folded, Symbol *parts, uint32_t limit)
{
    uint32_t count = split(builder, folded, parts, limit);
    Symbol word = symbol_of(builder->words, folded);
    if (count == 0) {
        parts[0] = word;
        return 1;
    }
    note_parts(builder, word, parts, count);
    note_elisions(builder, folded);
    return count;
}

Symbol builder_word(Builder *builder, Text folded)
{
    Symbol parts[PARTS_LIMIT];
    parts_of(builder, folded, parts, PARTS_LIMIT);
    return symbol_of(builder->words, folded);
}

uint32_t builder_cut(Builder *builder, Text words, Symbol *parts, uint32_t limit)
{
    char folded[WORD_BYTES];
    Text rest = {folded, utf8_fold(words, folded, sizeof folded)};
    uint32_t count = 0;
    while ((rest = text_trim(rest)).length) {
        size_t end = text_find(rest, TEXT(" "));
        Text word = text_slice(rest, 0, end);
        rest = text_slice(rest, word.length, rest.length);
        if (count + 1 >= limit)
            return 0;
        count += parts_of(builder, word, parts + count, limit - count);
    }
    return count < limit ? count : 0;
}

/* ---- tries ---- */

static void put_edge(Trie *trie, EdgeRecord edge)
{
    uint32_t node = (uint32_t)(edge.bits >> 2 * EDGE_BITS), word = (uint32_t)(edge.bits >> EDGE_BITS) & (EDGE_LIMIT - 1);
    uint32_t slot = edge_slot(node, word, trie->slots);
    while (trie->edges[slot].bits)
        slot = (slot + 1) & (trie->slots - 1);
    trie->edges[slot] = edge;
}

static void grow(Arena *arena, Trie *trie)
{
    Trie old = *trie;
    trie->slots = old.slots ? old.slots * 2 : FIRST_SLOTS;
    trie->edges = ARENA_ARRAY(arena, EdgeRecord, trie->slots);
    for (uint32_t i = 0; i < old.slots; i++)
        if (old.edges[i].bits)
            put_edge(trie, old.edges[i]);
}

uint32_t trie_add(Arena *arena, Trie *trie, uint32_t node, uint32_t word)
{
    uint32_t next = edge_next(trie->edges, trie->slots, node, word);
    if (next)
        return next;
    if (word >= EDGE_LIMIT || trie->nodes >= EDGE_LIMIT) /* as good as exhausted */
        longjmp(*arena_escape(arena), 1);
    if (trie->used >= trie->slots / 4 * 3)
        grow(arena, trie);
    trie->used++;
    put_edge(trie, edge_make(node, word, trie->nodes));
    return trie->nodes++;
}

uint32_t table_slots(uint32_t entries)
{
    uint32_t slots = 4;
    if (entries == 0)
        return 0;
    while (slots / 3 * 2 < entries)
        slots *= 2;
    return slots;
}

/* ---- the sections of words and strings ---- */

static void finish_words(Builder *builder)
{
    uint32_t count = symbols_count(builder->words), slots = table_slots(count);
    uint32_t *starts = ARENA_ARRAY(builder->arena, uint32_t, count + 1);
    uint32_t *table = ARENA_ARRAY(builder->arena, uint32_t, slots);
    for (Symbol i = 0; i < count; i++)
        starts[i + 1] = starts[i] + (uint32_t)symbol_text(builder->words, i).length;
    char *bytes = arena_push(builder->arena, starts[count]);
    for (Symbol i = 0; i < count; i++) {
        Text word = symbol_text(builder->words, i);
        if (word.length == 0)
            continue;
        memcpy(bytes + starts[i], word.bytes, word.length);
        uint32_t slot = symbol_slot(word, slots);
        while (table[slot])
            slot = (slot + 1) & (slots - 1);
        table[slot] = i + 1;
    }
    Image *image = &builder->image;
    image->words.items = bytes, image->words.count = starts[count];
    image->word_starts.items = starts, image->word_starts.count = count + 1;
    image->word_table.items = table, image->word_table.count = slots;
}

/* Parts in the order of their words. */
static void finish_parts(Builder *builder)
{
    uint32_t count = symbols_count(builder->words);
    uint32_t *starts = ARENA_ARRAY(builder->arena, uint32_t, count + 1);
    uint32_t *parts = ARENA_ARRAY(builder->arena, uint32_t, builder->parts.count);
    uint32_t used = 0;
    for (Symbol i = 0; i < count; i++) {
        NameNode range = i < builder->part_ranges.count ? builder->part_ranges.items[i] : (NameNode){0, 0};
        starts[i] = used;
        for (uint32_t j = 0; j < range.count; j++)
            parts[used++] = builder->parts.items[range.first + j];
    }
    starts[count] = used;
    Image *image = &builder->image;
    image->part_starts.items = starts, image->part_starts.count = count + 1;
    image->parts.items = parts, image->parts.count = used;
}

void builder_finish(Builder *builder)
{
    finish_words(builder);
    finish_parts(builder);
    builder->image.strings.items = builder->strings.items;
    builder->image.strings.count = builder->strings.count;
}
