/* What the compiler's passes share: the sections of an image while they grow. */
#ifndef KNOWLEDGE_BUILDER_H
#define KNOWLEDGE_BUILDER_H

#include "knowledge/facts.h"
#include "knowledge/image.h"

/* A trie of words while it grows. */
typedef struct Trie {
    EdgeRecord *edges;
    uint32_t slots, used, nodes;
} Trie;

/* A form and the thing it names, before hits are sorted into their nodes. */
typedef struct NameEntry {
    uint64_t place; /* node of the trie, or key of a variant */
    NameHit hit;
} NameEntry;
typedef ARRAY(NameEntry) NameEntries;

typedef struct Builder {
    Arena *arena;
    const Reporter *reporter;
    Facts *facts;
    const Image *base;       /* image to lay over, or NULL */
    uint32_t base_things;    /* numbers of new things begin here */
    Symbols *words;
    ARRAY(NameNode) part_ranges; /* by word, as far as words have parts */
    ARRAY(uint32_t) parts;
    Symbols *pool;           /* distinct strings */
    ARRAY(StringRecord) pooled; /* by symbol of the pool */
    ARRAY(char) strings;
    ARRAY(ThingRecord) things;
    uint32_t *thing_of;      /* by term of the facts: thing, or NONE */
    ARRAY(HeldOffice) held;
    ARRAY(RelabelRecord) relabels;
    Trie names;
    NameEntries name_entries, variant_entries;
    ARRAY(LetterRule) letter_rules;
    LetterRules letters;     /* those, or those of the base */
    ARRAY(NameHit) hits;
    Trie lists;
    ARRAY(ListNode) list_nodes;
    ARRAY(ClassRecord) classes;
    LanguageRecord languages[LANGUAGE_COUNT];
    uint32_t *class_of;      /* by term: event class, or NONE */
    ARRAY(FrameRecord) frames;
    ARRAY(TriggerRecord) triggers;
    ARRAY(uint32_t) trigger_words;
    ARRAY(TermRecord) terms;
    Image image;             /* the result */
} Builder;

/* A builder over facts; `base` and `base_words` are NULL for an image of its own. */
Builder *builder_new(Facts *facts, const Image *base);
/* The symbol of a string stored once. */
StringRecord builder_string(Builder *builder, Text text);
/* The symbol of a folded word that names or lists hold, its parts noted if it has several. */
Symbol builder_word(Builder *builder, Text folded);
/* Folds words separated by spaces and cuts them into parts; returns their number, at most `limit`, or 0 when there
   are too many. */
uint32_t builder_cut(Builder *builder, Text words, Symbol *parts, uint32_t limit);
enum { PARTS_LIMIT = 24 };

/* The node behind an edge, made when there is none. */
uint32_t trie_add(Arena *arena, Trie *trie, uint32_t node, uint32_t word);
/* The smallest power of two that leaves a third of the slots free; 0 for no entries. */
uint32_t table_slots(uint32_t entries);

/* Makes the sections of words and strings; call last. */
void builder_finish(Builder *builder);

/* The passes, each in a file of its own. */
WireStatus compile_things(Builder *builder);
WireStatus compile_lists(Builder *builder);
WireStatus compile_events(Builder *builder);
WireStatus compile_frames(Builder *builder);

/* Enters a form of a thing; `language` as in NameHit. */
void builder_name(Builder *builder, uint32_t thing, NameKind kind, uint8_t language, Text form);
/* Sorts names into their nodes and makes their sections. */
void builder_finish_names(Builder *builder);
/* Reads lex:rule and lex:particle. */
WireStatus compile_letters(Builder *builder);

#endif
