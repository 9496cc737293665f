/* Compiles the forms of names into a trie of their parts and a table of their keys by sound. */
#include "knowledge/builder.h"

#include "base/utf8.h"
#include "knowledge/letters.h"

#include <stdlib.h>
#include <string.h>

enum { FORM_BYTES = 512, PARTICLE_LETTERS = 4, JOINED_PARTS = 5, CITY_KNOWN = 100000, ALONE_LETTERS = 6, LONG_LETTERS = 7, LONGEST_LETTERS = 9, ACRONYM_LETTERS = 10 };

static const ThingRecord *thing_record(const Builder *builder, uint32_t thing)
{
    if (thing < builder->base_things)
        return &builder->base->things.items[thing];
    return &builder->things.items[thing - builder->base_things];
}

static void push(Builder *builder, NameEntries *entries, uint64_t place, NameHit hit)
{
    *ARRAY_PUSH(builder->arena, entries) = (NameEntry){place, hit};
}

/* ---- exact forms ---- */

/* What an image below already knows by this path comes after the user's own. */
static void push_known(Builder *builder, uint32_t place, const Symbol *parts, uint32_t count)
{
    const Image *base = builder->base;
    uint32_t node = 0;
    for (uint32_t i = 0; i < count && (i == 0 || node); i++)
        node = edge_next(base->name_edges.items, base->name_edges.count, node, parts[i]);
    if (!node)
        return;
    NameNode range = base->name_nodes.items[node];
    for (uint32_t i = 0; i < range.count; i++)
        push(builder, &builder->name_entries, place, base->hits.items[range.first + i]);
}

static uint32_t enter(Builder *builder, Text form, NameHit hit, Symbol *parts)
{
    uint32_t count = builder_cut(builder, form, parts, PARTS_LIMIT), node = 0;
    if (count == 0)
        return 0;
    for (uint32_t i = 0; i < count; i++)
        node = trie_add(builder->arena, &builder->names, node, parts[i]);
    push(builder, &builder->name_entries, node, hit);
    if (builder->base)
        push_known(builder, node, parts, count);
    return count;
}

/* "al-Adl" and the like as one token: the joined word must be known for its parts to be. */
static void know_joined(Builder *builder, const Symbol *parts, uint32_t count)
{
    for (uint32_t i = 0; count <= JOINED_PARTS && i + 1 < count; i++) {
        Text left = symbol_text(builder->words, parts[i]), right = symbol_text(builder->words, parts[i + 1]);
        if (left.length > PARTICLE_LETTERS && right.length > PARTICLE_LETTERS)
            continue;
        builder_word(builder, text_format(builder->arena, "%.*s-%.*s", (int)left.length, left.bytes, (int)right.length,
                                          right.bytes));
    }
}

/* O.N.U. with and without the last dot. */
static void know_dotted(Builder *builder, Symbol part)
{
    Text word = symbol_text(builder->words, part);
    char dotted[2 * ACRONYM_LETTERS];
    if (word.length < 2 || word.length > ACRONYM_LETTERS)
        return;
    for (size_t i = 0; i < word.length; i++)
        dotted[2 * i] = word.bytes[i], dotted[2 * i + 1] = '.';
    builder_word(builder, (Text){dotted, 2 * word.length});
    builder_word(builder, (Text){dotted, 2 * word.length - 1});
}

/* "Ta'izz" is also written "Taizz"; "d'Ivoire" is not "divoire". */
static void enter_without_apostrophes(Builder *builder, Text form, NameHit hit)
{
    char folded[FORM_BYTES], bare[FORM_BYTES];
    size_t length = utf8_fold(form, folded, sizeof folded), used = 0;
    for (size_t i = 0; i < length; i++) {
        bool inner = folded[i] == '\'' && i >= 2 && i + 1 < length && folded[i - 2] != ' ' && folded[i + 1] != ' ';
        if (!inner)
            bare[used++] = folded[i];
    }
    Symbol parts[PARTS_LIMIT];
    if (used < length)
        enter(builder, (Text){bare, used}, hit, parts);
}

/* ---- forms by sound ---- */

static bool may_vary(const Builder *builder, const LetterKey *key, NameHit hit)
{
    const ThingRecord *thing = thing_record(builder, hit.thing);
    if (thing->kind != THING_ENTITY || hit.kind == NAME_ACRONYM || hit.kind == NAME_METONYM || hit.kind == NAME_COMBINING)
        return false;
    if (key->words > 1)
        return true;
    bool is_place = thing->class == CLASS_CITY || thing->class == CLASS_REGION;
    if (thing->class == CLASS_COUNTRY || thing->class == CLASS_COMPANY || thing->class == CLASS_MEDIA) /* known as written */
        return hit.kind == NAME_DEMONYM && key->letters >= LONG_LETTERS;
    if (is_place && hit.kind == NAME_ALIAS && hit.language == LANGUAGE_UNKNOWN) /* spelled otherwise already */
        return false;
    if (is_place && thing->weight < CITY_KNOWN)
        return key->letters >= (thing->class == CLASS_CITY ? LONG_LETTERS : LONGEST_LETTERS);
    return key->letters >= ALONE_LETTERS;
}

static void push_known_variants(Builder *builder, uint64_t key)
{
    const VariantRecord *variants = builder->base->variants.items;
    uint32_t slots = builder->base->variants.count;
    for (uint32_t slot = slots ? hash_slot(key, slots) : 0; slots && variants[slot].count; slot = (slot + 1) & (slots - 1))
        for (uint32_t i = 0; variants[slot].key == key && i < variants[slot].count; i++)
            push(builder, &builder->variant_entries, key, builder->base->hits.items[variants[slot].first + i]);
}

static void enter_variant(Builder *builder, const Symbol *parts, uint32_t count, NameHit hit)
{
    LetterKey key = {.length = 0};
    for (uint32_t i = 0; i < count; i++)
        letters_add(&key, builder->letters, symbol_text(builder->words, parts[i]));
    uint64_t hash;
    if (!letters_hash(&key, &hash) || !may_vary(builder, &key, hit))
        return;
    hit.variant = true;
    push(builder, &builder->variant_entries, hash, hit);
    if (builder->base)
        push_known_variants(builder, hash);
}

void builder_name(Builder *builder, uint32_t thing, NameKind kind, uint8_t language, Text form)
{
    NameHit hit = {.thing = thing, .kind = (uint8_t)kind, .language = language, .user = builder->base != NULL};
    Symbol parts[PARTS_LIMIT];
    uint32_t count = enter(builder, form, hit, parts);
    if (count == 0)
        return;
    enter_without_apostrophes(builder, form, hit);
    know_joined(builder, parts, count);
    if (kind == NAME_ACRONYM && count == 1)
        know_dotted(builder, parts[0]);
    enter_variant(builder, parts, count, hit);
}

/* ---- sections ---- */

/* An entry with what sorts it, since qsort takes no context. */
typedef struct Ranked {
    NameEntry entry;
    uint32_t weight;
} Ranked;

static int by_rank(const void *a, const void *b)
{
    const Ranked *left = a, *right = b;
    const NameHit *l = &left->entry.hit, *r = &right->entry.hit;
    if (left->entry.place != right->entry.place)
        return left->entry.place < right->entry.place ? -1 : 1;
    if (l->user != r->user)
        return l->user ? -1 : 1;
    if (left->weight != right->weight)
        return left->weight > right->weight ? -1 : 1;
    if (l->thing != r->thing)
        return l->thing < r->thing ? -1 : 1;
    if (l->kind != r->kind)
        return l->kind < r->kind ? -1 : 1;
    return (l->language > r->language) - (l->language < r->language);
}

static Ranked *ranked(Builder *builder, const NameEntries *entries)
{
    Ranked *items = ARENA_ARRAY(builder->arena, Ranked, entries->count);
    for (uint32_t i = 0; i < entries->count; i++)
        items[i] = (Ranked){entries->items[i], thing_record(builder, entries->items[i].hit.thing)->weight};
    if (entries->count)
        qsort(items, entries->count, sizeof *items, by_rank);
    return items;
}

/* Adds the hits of one place; the same form in two languages is a form of any language. */
static NameNode add_hits(Builder *builder, const Ranked *items, uint32_t count)
{
    NameNode range = {builder->hits.count, 0};
    for (uint32_t i = 0; i < count; i++) {
        NameHit hit = items[i].entry.hit, *last = range.count ? &builder->hits.items[builder->hits.count - 1] : NULL;
        if (last && last->thing == hit.thing && last->user == hit.user &&
            (last->kind == hit.kind || (last->kind <= NAME_ALIAS && hit.kind == NAME_ALIAS))) {
            last->language = last->language == hit.language ? hit.language : (uint8_t)LANGUAGE_UNKNOWN;
            continue;
        }
        *ARRAY_PUSH(builder->arena, &builder->hits) = hit;
        range.count++;
    }
    return range;
}

static uint32_t run_end(const Ranked *items, uint32_t count, uint32_t first)
{
    uint32_t end = first;
    while (end < count && items[end].entry.place == items[first].entry.place)
        end++;
    return end;
}

static void finish_exact(Builder *builder)
{
    const Ranked *items = ranked(builder, &builder->name_entries);
    uint32_t count = builder->name_entries.count;
    NameNode *nodes = ARENA_ARRAY(builder->arena, NameNode, builder->names.nodes);
    for (uint32_t first = 0, end; first < count; first = end) {
        end = run_end(items, count, first);
        nodes[items[first].entry.place] = add_hits(builder, items + first, end - first);
    }
    builder->image.name_nodes.items = nodes;
    builder->image.name_nodes.count = builder->names.nodes;
    builder->image.name_edges.items = builder->names.edges;
    builder->image.name_edges.count = builder->names.slots;
}

static void finish_variants(Builder *builder)
{
    const Ranked *items = ranked(builder, &builder->variant_entries);
    uint32_t count = builder->variant_entries.count, keys = 0;
    for (uint32_t i = 0; i < count; i++)
        keys += i == 0 || items[i].entry.place != items[i - 1].entry.place;
    uint32_t slots = table_slots(keys);
    VariantRecord *table = ARENA_ARRAY(builder->arena, VariantRecord, slots);
    for (uint32_t first = 0, end; first < count; first = end) {
        end = run_end(items, count, first);
        uint64_t key = items[first].entry.place;
        uint32_t slot = hash_slot(key, slots);
        while (table[slot].count)
            slot = (slot + 1) & (slots - 1);
        NameNode range = add_hits(builder, items + first, end - first);
        table[slot] = (VariantRecord){key, range.first, range.count};
    }
    builder->image.variants.items = table;
    builder->image.variants.count = slots;
}

void builder_finish_names(Builder *builder)
{
    finish_exact(builder);
    finish_variants(builder);
    builder->image.hits.items = builder->hits.items;
    builder->image.hits.count = builder->hits.count;
}

/* ---- letter rules ---- */

static WireStatus add_rule(Builder *builder, const Fact *fact, Text from, Text to)
{
    LetterRule rule = {.length = 0};
    if (text_starts(from, TEXT("^")))
        rule.anchors |= LETTERS_START, from = text_slice(from, 1, from.length);
    if (text_ends(from, TEXT("$")))
        rule.anchors |= LETTERS_END, from.length--;
    if (from.length == 0 || from.length >= sizeof rule.from || to.length >= sizeof rule.to)
        return facts_refuse(builder->facts, fact, "letters out of range in \"%.*s\"", (int)from.length, from.bytes);
    rule.length = (uint8_t)from.length;
    memcpy(rule.from, from.bytes, from.length);
    if (to.length)
        memcpy(rule.to, to.bytes, to.length);
    *ARRAY_PUSH(builder->arena, &builder->letter_rules) = rule;
    return WIRE_OK;
}

static int by_place(const void *a, const void *b)
{
    const LetterRule *left = a, *right = b;
    if (left->from[0] != right->from[0])
        return (unsigned char)left->from[0] < (unsigned char)right->from[0] ? -1 : 1;
    if (left->length != right->length)
        return left->length > right->length ? -1 : 1;
    if (left->anchors != right->anchors)
        return left->anchors > right->anchors ? -1 : 1;
    return memcmp(left->from, right->from, sizeof left->from);
}

static void finish_letters(Builder *builder)
{
    uint32_t count = builder->letter_rules.count, *starts = ARENA_ARRAY(builder->arena, uint32_t, LETTER_STARTS);
    if (count)
        qsort(builder->letter_rules.items, count, sizeof(LetterRule), by_place);
    for (uint32_t i = 0; i < count; i++)
        starts[(unsigned char)builder->letter_rules.items[i].from[0] + 1]++;
    for (uint32_t i = 1; i < LETTER_STARTS; i++)
        starts[i] += starts[i - 1];
    builder->letters = (LetterRules){builder->letter_rules.items, starts};
    builder->image.letter_rules.items = builder->letter_rules.items;
    builder->image.letter_rules.count = count;
    builder->image.letter_starts.items = starts;
    builder->image.letter_starts.count = LETTER_STARTS;
}

WireStatus compile_letters(Builder *builder)
{
    for (uint32_t i = 0; i < builder->facts->items.count; i++) {
        const Fact *fact = &builder->facts->items.items[i];
        if (fact->property != PROPERTY_RULE)
            continue;
        Text rest = facts_text(builder->facts, fact->object);
        size_t equals = text_find(rest, TEXT("="));
        if (equals == SIZE_MAX)
            return facts_refuse(builder->facts, fact, "a letter rule needs \"letters=key\"");
        Text to = text_slice(rest, equals + 1, rest.length);
        rest = text_slice(rest, 0, equals);
        while (rest.length) {
            Text from = text_slice(rest, 0, text_find(rest, TEXT("|")));
            rest = text_slice(rest, from.length + 1, rest.length);
            TRY(add_rule(builder, fact, from, to));
        }
    }
    finish_letters(builder);
    return WIRE_OK;
}
