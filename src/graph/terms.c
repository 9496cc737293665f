/* The terms of a graph, each kept once: bytes in blocks that never move, found by hash. */
#include "graph/terms.h"

#include <stdlib.h>
#include <string.h>

typedef struct Block {
    struct Block *previous;
    size_t size, used;
    char bytes[];
} Block;

struct Terms {
    Block *block;
    TermView *items; /* item 0 is no term */
    uint32_t *table; /* slot -> term, or 0 */
    uint32_t count, capacity, slots;
};

enum { BLOCK_SIZE = 1 << 16, FIRST_CAPACITY = 1 << 9, SCRATCH = 256 };

static uint32_t slot_of(const Terms *terms, const TermView *view)
{
    uint64_t hash = text_hash(view->text) ^ ((uint64_t)view->qualifier * 0x9E3779B97F4A7C15U + view->kind);
    hash ^= hash >> 29;
    return (uint32_t)(hash ^ hash >> 32) & (terms->slots - 1);
}

static bool same(const TermView *a, const TermView *b)
{
    return a->kind == b->kind && a->qualifier == b->qualifier && text_equal(a->text, b->text);
}

/* The slot that holds a term or would. */
static uint32_t seek(const Terms *terms, const TermView *view)
{
    uint32_t slot = slot_of(terms, view);
    while (terms->table[slot] && !same(&terms->items[terms->table[slot]], view))
        slot = (slot + 1) & (terms->slots - 1);
    return slot;
}

/* The copy ends with a zero byte: raptor reads language tags up to one, whatever length it is given. */
static const char *keep(Terms *terms, Text text)
{
    Block *block = terms->block;
    if (!block || block->size - block->used < text.length + 1) {
        size_t size = text.length >= BLOCK_SIZE ? text.length + 1 : BLOCK_SIZE;
        block = malloc(sizeof *block + size);
        if (!block)
            return NULL;
        *block = (Block){.previous = terms->block, .size = size};
        terms->block = block;
    }
    char *bytes = block->bytes + block->used;
    if (text.length)
        memcpy(bytes, text.bytes, text.length);
    bytes[text.length] = '\0';
    block->used += text.length + 1;
    return bytes;
}

static bool grow(Terms *terms)
{
    if (terms->capacity > UINT32_MAX / 4)
        return false;
    uint32_t capacity = terms->capacity * 2, slots = capacity * 2;
    TermView *items = realloc(terms->items, capacity * sizeof *items);
    if (items)
        terms->items = items;
    uint32_t *table = items ? calloc(slots, sizeof *table) : NULL;
    if (!table)
        return false;
    free(terms->table);
    terms->table = table;
    terms->capacity = capacity;
    terms->slots = slots;
    for (Term term = 1; term < terms->count; term++)
        table[seek(terms, &terms->items[term])] = term;
    return true;
}

static bool add_vocabulary(Terms *terms)
{
    for (int i = TERM_NONE + 1; i < VOCABULARY_END; i++) {
        char iri[SCRATCH];
        Text space = namespace_iri(vocabulary_namespace((Vocabulary)i)), name = vocabulary_name((Vocabulary)i);
        memcpy(iri, space.bytes, space.length);
        memcpy(iri + space.length, name.bytes, name.length);
        Text text = {iri, space.length + name.length};
        if (terms_intern(terms, (TermView){TERM_IRI, text, 0}) != (Term)i)
            return false;
    }
    return true;
}

Terms *terms_new(void)
{
    Terms *terms = calloc(1, sizeof *terms);
    if (!terms)
        return NULL;
    terms->count = 1;
    terms->capacity = FIRST_CAPACITY;
    terms->slots = FIRST_CAPACITY * 2;
    terms->items = calloc(terms->capacity, sizeof *terms->items);
    terms->table = calloc(terms->slots, sizeof *terms->table);
    if (!terms->items || !terms->table || !add_vocabulary(terms)) {
        terms_free(terms);
        return NULL;
    }
    return terms;
}

void terms_free(Terms *terms)
{
    if (!terms)
        return;
    for (Block *block = terms->block; block;) {
        Block *previous = block->previous;
        free(block);
        block = previous;
    }
    free(terms->items);
    free(terms->table);
    free(terms);
}

Term terms_intern(Terms *terms, TermView view)
{
    uint32_t slot = seek(terms, &view);
    if (terms->table[slot])
        return terms->table[slot];
    if (terms->count == terms->capacity) {
        if (!grow(terms))
            return 0;
        slot = seek(terms, &view);
    }
    const char *bytes = keep(terms, view.text);
    if (!bytes)
        return 0;
    view.text.bytes = bytes;
    terms->items[terms->count] = view;
    terms->table[slot] = terms->count;
    return terms->count++;
}

Term terms_find(const Terms *terms, TermView view)
{
    return terms->table[seek(terms, &view)];
}

TermView terms_view(const Terms *terms, Term term)
{
    return terms->items[term];
}

uint32_t terms_count(const Terms *terms)
{
    return terms->count;
}

/* A term with what is needed to compare it, since qsort hands no context on. */
typedef struct Key {
    TermView view;
    Text qualifier;
    int kind; /* place of an IRI's kind among those of the vocabulary, NO_KIND for an IRI that is not below the base */
    Term term;
} Key;

enum {
    KINDS =
#define KIND(prefix, kind) +1
#include "graph/vocabulary.def"
    ,
    NO_KIND = -1,
};

/* IRIs below the base are in the order of their kinds, those of no kind after all others. */
static int kind_of(Text iri, Text base)
{
    static const char *const kinds[KINDS] = {
#define KIND(prefix, kind) kind "/",
#include "graph/vocabulary.def"
    };
    if (!text_starts(iri, base))
        return NO_KIND;
    Text rest = text_slice(iri, base.length, iri.length);
    for (int i = 0; i < KINDS; i++)
        if (text_starts(rest, text_of(kinds[i])))
            return i;
    return KINDS;
}

static Key key_of(const Terms *terms, Term term, Text base)
{
    Key key = {terms->items[term], {"", 0}, NO_KIND, term};
    if (key.view.qualifier)
        key.qualifier = terms->items[key.view.qualifier].text;
    if (key.view.kind == TERM_IRI)
        key.kind = kind_of(key.view.text, base);
    return key;
}

static int compare(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    if ((a->term == 0) != (b->term == 0))
        return a->term ? 1 : -1;
    if (a->view.kind != b->view.kind)
        return a->view.kind < b->view.kind ? -1 : 1;
    if (a->kind != b->kind && a->kind != NO_KIND && b->kind != NO_KIND)
        return a->kind < b->kind ? -1 : 1;
    int order = text_compare(a->view.text, b->view.text);
    return order ? order : text_compare(a->qualifier, b->qualifier);
}

Term *terms_order(const Terms *terms, Text base)
{
    Key *keys = malloc(terms->count * sizeof *keys);
    Term *order = malloc(terms->count * sizeof *order);
    if (!keys || !order) {
        free(keys);
        free(order);
        return NULL;
    }
    for (Term term = 0; term < terms->count; term++)
        keys[term] = key_of(terms, term, base);
    qsort(keys, terms->count, sizeof *keys, compare);
    for (uint32_t i = 0; i < terms->count; i++)
        order[i] = keys[i].term;
    free(keys);
    return order;
}
