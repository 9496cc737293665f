/* Words as small numbers: equal words have equal symbols. */
#ifndef BASE_SYMBOL_H
#define BASE_SYMBOL_H

#include "base/text.h"

/* Symbol 0 is the empty word. Symbols below the base table's count are the same in every document. */
typedef uint32_t Symbol;

/* Words fixed beforehand (those of the knowledge image): open addressing, `slots` a power of two. */
typedef struct SymbolBase {
    const char *bytes;      /* all words, end to end */
    const uint32_t *starts; /* count + 1 offsets into bytes */
    const uint32_t *table;  /* slot -> symbol + 1, or 0 */
    uint32_t count, slots;
} SymbolBase;

typedef struct Symbols Symbols;

/* A table over `base` (may be NULL); what is added lives in the arena. */
Symbols *symbols_new(Arena *arena, const SymbolBase *base);
/* The symbol of a word, added (copied) when new. */
Symbol symbol_of(Symbols *symbols, Text word);
/* The symbol of a word in the base table, or 0. */
Symbol symbol_find(const SymbolBase *base, Text word);
/* Symbols in use, those of the base included. */
uint32_t symbols_count(const Symbols *symbols);
/* The slot of SymbolBase.table where a word is looked for first. */
uint32_t symbol_slot(Text word, uint32_t slots);
/* The word of a symbol. */
Text symbol_text(const Symbols *symbols, Symbol symbol);

#endif
