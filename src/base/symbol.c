/* Words as small numbers: equal words have equal symbols. */
#include "base/symbol.h"

#include "base/array.h"

struct Symbols {
    Arena *arena;
    SymbolBase base;
    ARRAY(Text) words; /* those that the base does not hold */
    uint32_t *table;   /* slot -> index into words + 1, or 0 */
    uint32_t slots;
};

enum { FIRST_SLOTS = 1024 };

uint32_t symbol_slot(Text word, uint32_t slots)
{
    uint64_t hash = text_hash(word);
    return (uint32_t)(hash ^ hash >> 32) & (slots - 1);
}

static Text base_text(const SymbolBase *base, Symbol symbol)
{
    uint32_t start = base->starts[symbol];
    return (Text){base->bytes + start, base->starts[symbol + 1] - start};
}

Symbol symbol_find(const SymbolBase *base, Text word)
{
    if (!base->slots)
        return 0;
    for (uint32_t slot = symbol_slot(word, base->slots);; slot = (slot + 1) & (base->slots - 1)) {
        uint32_t entry = base->table[slot];
        if (entry == 0)
            return 0;
        if (text_equal(base_text(base, entry - 1), word))
            return entry - 1;
    }
}

Symbols *symbols_new(Arena *arena, const SymbolBase *base)
{
    static const uint32_t starts[2] = {0, 0};
    Symbols *symbols = ARENA_NEW(arena, Symbols);
    symbols->arena = arena;
    symbols->base = base && base->count ? *base : (SymbolBase){"", starts, NULL, 1, 0};
    symbols->slots = FIRST_SLOTS;
    symbols->table = ARENA_ARRAY(arena, uint32_t, FIRST_SLOTS);
    return symbols;
}

static void place(Symbols *symbols, uint32_t index)
{
    uint32_t slot = symbol_slot(symbols->words.items[index], symbols->slots);
    while (symbols->table[slot])
        slot = (slot + 1) & (symbols->slots - 1);
    symbols->table[slot] = index + 1;
}

static void grow(Symbols *symbols)
{
    symbols->slots *= 2;
    symbols->table = ARENA_ARRAY(symbols->arena, uint32_t, symbols->slots);
    for (uint32_t i = 0; i < symbols->words.count; i++)
        place(symbols, i);
}

Symbol symbol_of(Symbols *symbols, Text word)
{
    if (word.length == 0)
        return 0;
    Symbol known = symbol_find(&symbols->base, word);
    if (known)
        return known;
    uint32_t slot = symbol_slot(word, symbols->slots);
    for (; symbols->table[slot]; slot = (slot + 1) & (symbols->slots - 1))
        if (text_equal(symbols->words.items[symbols->table[slot] - 1], word))
            return symbols->base.count + symbols->table[slot] - 1;
    *ARRAY_PUSH(symbols->arena, &symbols->words) = text_copy(symbols->arena, word);
    if (symbols->words.count > symbols->slots / 2)
        grow(symbols);
    else
        symbols->table[slot] = symbols->words.count;
    return symbols->base.count + symbols->words.count - 1;
}

uint32_t symbols_count(const Symbols *symbols)
{
    return symbols->base.count + symbols->words.count;
}

Text symbol_text(const Symbols *symbols, Symbol symbol)
{
    if (symbol < symbols->base.count)
        return base_text(&symbols->base, symbol);
    return symbols->words.items[symbol - symbols->base.count];
}
