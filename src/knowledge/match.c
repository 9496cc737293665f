/* Finds names and listed words that begin at a word of a text. */
#include "knowledge/letters.h"
#include "knowledge/opened.h"

enum { VARIANT_WORDS = 8 };

/* ---- names ---- */

static uint32_t longest(const Image *image, const Symbol *words, uint32_t count, NameNode *out)
{
    uint32_t best = 0, node = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t next = image_step(image, image->name_edges.items, image->name_edges.count, node, words[i]);
        if (next == 0)
            break;
        if (next != node && image->name_nodes.items[next].count) {
            *out = image->name_nodes.items[next];
            best = i + 1;
        }
        node = next;
    }
    return best;
}

uint32_t knowledge_match_names(const Knowledge *knowledge, const Symbol *words, uint32_t count,
                               const NameHit **hits, uint32_t *hit_count)
{
    NameNode range = {0, 0}, user = {0, 0};
    uint32_t length = longest(&knowledge->base, words, count, &range);
    uint32_t user_length = longest(&knowledge->user, words, count, &user);
    bool over = user_length && user_length >= length;
    if (over)
        range = user;
    *hits = (over ? &knowledge->user : &knowledge->base)->hits.items;
    if (range.count)
        *hits += range.first;
    *hit_count = range.count;
    return over ? user_length : length;
}

static NameNode exact(const Image *image, const Symbol *words, uint32_t length)
{
    uint32_t node = 0, before = 0;
    for (uint32_t i = 0; i < length; i++) {
        before = node;
        node = image_step(image, image->name_edges.items, image->name_edges.count, node, words[i]);
        if (node == 0)
            return (NameNode){0, 0};
    }
    return node == before ? (NameNode){0, 0} : image->name_nodes.items[node];
}

uint32_t knowledge_exact_names(const Knowledge *knowledge, const Symbol *words, uint32_t length, const NameHit **hits)
{
    const Image *image = &knowledge->user;
    NameNode range = exact(image, words, length);
    if (range.count == 0) {
        image = &knowledge->base;
        range = exact(image, words, length);
    }
    *hits = range.count ? image->hits.items + range.first : NULL;
    return range.count;
}

static NameNode variant(const Image *image, uint64_t key)
{
    uint32_t slots = image->variants.count;
    for (uint32_t slot = slots ? hash_slot(key, slots) : 0; slots && image->variants.items[slot].count;
         slot = (slot + 1) & (slots - 1))
        if (image->variants.items[slot].key == key)
            return (NameNode){image->variants.items[slot].first, image->variants.items[slot].count};
    return (NameNode){0, 0};
}

uint32_t knowledge_match_variants(const Knowledge *knowledge, const Symbols *symbols, const Symbol *words,
                                  uint32_t count, const NameHit **hits, uint32_t *hit_count)
{
    const Image *base = &knowledge->base, *user = &knowledge->user;
    LetterKey key = {.length = 0};
    uint32_t best = 0;
    for (uint32_t i = 0; i < count && i < VARIANT_WORDS; i++) {
        uint32_t before = key.length;
        letters_add(&key, image_letters(base), symbol_text(symbols, words[i]));
        uint64_t hash;
        if (key.length == before || !letters_hash(&key, &hash))
            continue;
        NameNode range = variant(user, hash);
        const Image *image = range.count ? user : base;
        if (image == base)
            range = variant(base, hash);
        if (range.count) {
            *hits = image->hits.items + range.first;
            *hit_count = range.count;
            best = i + 1;
        }
    }
    return best;
}

/* ---- lists ---- */

uint32_t knowledge_match_list(const Knowledge *knowledge, Language language, List list, const Symbol *words,
                              uint32_t count, int32_t *value)
{
    const Image *image = &knowledge->base;
    const uint32_t root = 1 + (uint32_t)language * LIST_COUNT + (uint32_t)list;
    uint32_t best = 0, node = root;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t next = image_step(image, image->list_edges.items, image->list_edges.count, node, words[i]);
        if (next == 0 || next == root)
            break;
        if (next != node && next < image->list_nodes.count && image->list_nodes.items[next].set) {
            *value = image->list_nodes.items[next].value;
            best = i + 1;
        }
        node = next;
    }
    return best;
}
