/* The knowledge image: one file of sections, each an array of plain records, mapped and used as it lies.

       header | section 0 | section 1 | ...       offsets count from the start of the file, every section is 8-aligned

   All numbers are little-endian as the machine that compiled them wrote them. A checksum over the whole file is
   verified when it is opened, so that indices within sections can be trusted afterwards. */
#ifndef KNOWLEDGE_IMAGE_H
#define KNOWLEDGE_IMAGE_H

#include "knowledge/knowledge.h"

/* Bytes of the STRINGS section. */
typedef struct StringRecord {
    uint32_t start, length;
} StringRecord;

typedef struct ThingRecord {
    double latitude, longitude;
    StringRecord iri, label[LANGUAGE_COUNT], wikidata, geonames, dbpedia, describes;
    uint32_t within, country, weight;
    uint32_t held, held_count; /* range in `held` */
    uint8_t kind, class, stands_for_country, reserved;
} ThingRecord;

/* An edge of a trie over words, in an open-addressed table: EDGE_BITS each of the node, the word and the next node.
   All 0 in an empty slot; node 0 is the root, which nothing leads to. */
enum { EDGE_BITS = 21, EDGE_LIMIT = 1 << EDGE_BITS };
typedef struct EdgeRecord {
    uint64_t bits;
} EdgeRecord;

static inline EdgeRecord edge_make(uint32_t node, uint32_t word, uint32_t next)
{
    return (EdgeRecord){((uint64_t)node << EDGE_BITS | word) << EDGE_BITS | next};
}

/* What the path to a node names: a range in `hits`. */
typedef struct NameNode {
    uint32_t first, count;
} NameNode;

/* What a key made by the letter rules may name; an empty slot has no hits. */
typedef struct VariantRecord {
    uint64_t key;
    uint32_t first, count;
} VariantRecord;

/* Letters at a place of a word and what stands for them in a key. */
typedef struct LetterRule {
    char from[12], to[6]; /* zero padded */
    uint8_t length;       /* of from */
    uint8_t anchors;      /* LETTERS_START, LETTERS_END */
} LetterRule;
enum { LETTERS_START = 1, LETTERS_END = 2, LETTER_STARTS = 257 };

/* Letter rules sorted by their first byte, then longest first; `starts[byte]` is the first of a byte, LETTER_STARTS in all. */
typedef struct LetterRules {
    const LetterRule *items;
    const uint32_t *starts;
} LetterRules;

/* Whether the path to a node is an entry of the list, and its value. Nodes 1 + language * LIST_COUNT + list are roots. */
typedef struct ListNode {
    int32_t value, set;
} ListNode;

/* What a user calls a thing of the image below; sorted by thing. */
typedef struct RelabelRecord {
    uint32_t thing;
    StringRecord label[LANGUAGE_COUNT];
} RelabelRecord;

typedef struct ClassRecord {
    StringRecord name, iri, label[LANGUAGE_COUNT], phrase[LANGUAGE_COUNT];
    uint32_t parent, traits;
    uint8_t symmetric, target_is_place, reserved[2];
} ClassRecord;

/* How a language writes labels: one for each Language. */
typedef struct LanguageRecord {
    StringRecord phrase, month_names, status_names, list_end, first_of_month, post_owner;
} LanguageRecord;

typedef struct FrameRecord {
    StringRecord name;
    uint32_t class, instrument, required;
    int8_t relation, status, harm, content_status;
    uint8_t content_agent, reserved;
    uint16_t subject_is, object_is, slots[SLOT_COUNT];
    uint16_t unused[2];
} FrameRecord;

typedef struct TriggerRecord {
    uint32_t frame, others; /* first in `trigger_words` */
    uint8_t part, flags, others_count, others_by_form;
} TriggerRecord;
enum { TRIGGER_NEGATIVE = 1, TRIGGER_BY_FORM = 2 };

/* The triggers of one word of one language; an empty slot has none. */
typedef struct TriggerSlot {
    uint32_t word, language, first, count;
} TriggerSlot;

/* A wg: term with its labels, sorted by name. */
typedef struct TermRecord {
    StringRecord name, label[LANGUAGE_COUNT];
} TermRecord;

/* SECTION(name, type). */
#define SECTIONS(X)                                                                                            \
    X(strings, char) X(words, char) X(word_starts, uint32_t) X(word_table, uint32_t)                           \
    X(part_starts, uint32_t) X(parts, uint32_t)                                                                \
    X(things, ThingRecord) X(thing_table, uint32_t) X(held, HeldOffice) X(relabels, RelabelRecord)                                        \
    X(name_edges, EdgeRecord) X(name_nodes, NameNode) X(hits, NameHit)                                         \
    X(variants, VariantRecord) X(letter_rules, LetterRule) X(letter_starts, uint32_t)                                                     \
    X(list_edges, EdgeRecord) X(list_nodes, ListNode)                                                          \
    X(classes, ClassRecord) X(frames, FrameRecord)                                                             \
    X(triggers, TriggerRecord) X(trigger_words, uint32_t) X(trigger_table, TriggerSlot)                        \
    X(terms, TermRecord) X(languages, LanguageRecord)

enum {
#define X(name, type) SECTION_##name,
    SECTIONS(X)
#undef X
    SECTION_COUNT
};

/* The sections of an image as arrays. */
typedef struct Image {
#define X(name, type)          \
    struct {                   \
        const type *items;     \
        uint32_t count;        \
    } name;
    SECTIONS(X)
#undef X
} Image;

/* Finds the sections in the bytes of a whole image, 8-aligned; WIRE_BAD_IMAGE, with words, where anything is amiss. */
WireStatus image_open(Text bytes, const char *path, const Reporter *reporter, Image *out);
/* The same for an image mapped from a file, which is read beside the mapping: its pages stay out of memory until they
   are used. */
WireStatus image_open_file(Text mapped, const char *path, const Reporter *reporter, Image *out);
/* SHA-256 of the sections, as the header holds it. */
const unsigned char *image_hash(Text bytes);
/* Writes an image file; the same sections give the same bytes. */
WireStatus image_write(const Image *image, const char *path, const Reporter *reporter);

LetterRules image_letters(const Image *image);
Text image_string(const Image *image, StringRecord string);
/* The words of the image. Word 0 is empty, then come those that names may hold or not. */
SymbolBase image_symbols(const Image *image);
enum { WORD_HYPHEN = 1, WORD_DASH, WORD_APOSTROPHE, WORD_SKIPPED_END };

/* Where the edge from `node` along `word` is looked for first, of `slots` (a power of two). */
uint32_t edge_slot(uint32_t node, uint32_t word, uint32_t slots);
/* The node behind an edge, or 0. */
uint32_t edge_next(const EdgeRecord *edges, uint32_t slots, uint32_t node, uint32_t word);
/* The node behind all parts of a token's word, or 0; hyphens and the like within a path may be missing from it. */
uint32_t image_step(const Image *image, const EdgeRecord *edges, uint32_t slots, uint32_t node, Symbol word);
/* Where a 64-bit hash is looked for first. */
uint32_t hash_slot(uint64_t hash, uint32_t slots);

#endif
