/* The knowledge image: written once by the compiler, verified when it is mapped. */
#include "knowledge/image.h"

#include "base/checksum.h"
#include "base/file.h"
#include "base/sha256.h"

#include <string.h>

static const char magic[8] = {'W', 'G', 'K', 'N', 'O', 'W', '\r', '\n'};
enum { VERSION = 8, ORDER_MARK = 0x01020304, HEADER_ALIGN = 32 };

typedef struct SectionRecord {
    uint64_t start;      /* in the file */
    uint32_t count, size; /* items, and bytes of one */
} SectionRecord;

typedef struct Header {
    char magic[8];
    uint32_t order, version, sections, reserved;
    uint64_t length;      /* of the whole file */
    uint64_t checksum;    /* of the whole file with this field 0 */
    unsigned char hash[32];
    SectionRecord table[SECTION_COUNT];
    char padding[HEADER_ALIGN - (72 + 16 * SECTION_COUNT) % HEADER_ALIGN];
} Header;

static const uint32_t sizes[SECTION_COUNT] = {
#define X(name, type) [SECTION_##name] = (uint32_t)sizeof(type),
    SECTIONS(X)
#undef X
};

/* What comes before the body of the file. */
static Checksum begin_checksum(const Header *header)
{
    Header blank = *header;
    blank.checksum = 0;
    Checksum sum = checksum_new();
    checksum_add(&sum, (Text){(const char *)&blank, sizeof blank});
    return sum;
}

static uint64_t checksum(const Header *header, Text body)
{
    Checksum sum = begin_checksum(header);
    checksum_add(&sum, body);
    return checksum_value(&sum);
}

static size_t padded(size_t size)
{
    return (size + 7) / 8 * 8;
}

static WireStatus refuse(const char *path, const Reporter *reporter, const char *why)
{
    return report(reporter, WIRE_BAD_IMAGE, "%s: %s", path, why);
}

/* Whether the table describes sections that follow each other and fill the file. */
static bool table_is_sound(const Header *header)
{
    uint64_t at = sizeof *header;
    for (uint32_t i = 0; i < SECTION_COUNT; i++) {
        const SectionRecord *section = &header->table[i];
        if (section->start != at || section->size != sizes[i])
            return false;
        at += padded((size_t)section->count * section->size);
    }
    return at == header->length;
}

static bool power_of_two_or_none(uint32_t count)
{
    return (count & (count - 1)) == 0;
}

/* What the code relies on beyond the checksum: tables with a power of two of slots, starts with an end. */
static bool counts_are_sound(const Image *image)
{
    return image->word_starts.count > WORD_SKIPPED_END && image->part_starts.count == image->word_starts.count &&
           image->word_table.count && power_of_two_or_none(image->word_table.count) &&
           power_of_two_or_none(image->thing_table.count) && power_of_two_or_none(image->name_edges.count) &&
           power_of_two_or_none(image->list_edges.count) && power_of_two_or_none(image->variants.count) &&
           power_of_two_or_none(image->trigger_table.count) && image->name_nodes.count &&
           image->letter_starts.count == LETTER_STARTS &&
           image->list_nodes.count > LANGUAGE_COUNT * LIST_COUNT;
}

/* All but the checksum. */
static WireStatus open_tables(Text bytes, const char *path, const Reporter *reporter, Image *out)
{
    if (bytes.length < sizeof magic || memcmp(bytes.bytes, magic, sizeof magic) != 0)
        return refuse(path, reporter, "not a knowledge image");
    const Header *header = (const Header *)(const void *)bytes.bytes;
    if (bytes.length < sizeof *header)
        return refuse(path, reporter, "truncated knowledge image");
    if (header->order != ORDER_MARK || header->version != VERSION || header->sections != SECTION_COUNT)
        return refuse(path, reporter, "knowledge image of another version: compile it again");
    if (header->length != bytes.length || !table_is_sound(header))
        return refuse(path, reporter, "truncated knowledge image");
#define X(name, type)                                                                              \
    out->name.items = (const type *)(const void *)(bytes.bytes + header->table[SECTION_##name].start); \
    out->name.count = header->table[SECTION_##name].count;
    SECTIONS(X)
#undef X
    return counts_are_sound(out) ? WIRE_OK : refuse(path, reporter, "damaged knowledge image");
}

WireStatus image_open(Text bytes, const char *path, const Reporter *reporter, Image *out)
{
    TRY(open_tables(bytes, path, reporter, out));
    const Header *header = (const Header *)(const void *)bytes.bytes;
    return checksum(header, text_slice(bytes, sizeof *header, bytes.length)) == header->checksum
               ? WIRE_OK
               : refuse(path, reporter, "damaged knowledge image");
}

WireStatus image_open_file(Text mapped, const char *path, const Reporter *reporter, Image *out)
{
    TRY(open_tables(mapped, path, reporter, out));
    const Header *header = (const Header *)(const void *)mapped.bytes;
    Checksum sum = begin_checksum(header);
    return checksum_add_file(&sum, path, sizeof *header) && checksum_value(&sum) == header->checksum
               ? WIRE_OK
               : refuse(path, reporter, "damaged knowledge image");
}

const unsigned char *image_hash(Text bytes)
{
    return ((const Header *)(const void *)bytes.bytes)->hash;
}

typedef struct Source {
    const void *items;
    size_t bytes;
} Source;

static WireStatus write_all(FileWriter *writer, const Header *header, Text body)
{
    return file_write(writer, (const char *)header, sizeof *header) && file_write(writer, body.bytes, body.length)
               ? WIRE_OK
               : WIRE_WRITE_FAILED;
}

WireStatus image_write(const Image *image, const char *path, const Reporter *reporter)
{
    Header header = {.order = ORDER_MARK, .version = VERSION, .sections = SECTION_COUNT};
    memcpy(header.magic, magic, sizeof magic);
    Source sources[SECTION_COUNT];
    uint64_t at = sizeof header;
#define X(name, type)                                                                                        \
    sources[SECTION_##name] = (Source){image->name.items, image->name.count * sizeof(type)};                 \
    header.table[SECTION_##name] = (SectionRecord){at, image->name.count, sizes[SECTION_##name]};            \
    at += padded(image->name.count * sizeof(type));
    SECTIONS(X)
#undef X
    header.length = at;
    Arena *arena = arena_new(SIZE_MAX);
    if (!arena)
        return WIRE_NO_MEMORY;
    if (setjmp(*arena_escape(arena))) {
        arena_free(arena);
        return WIRE_NO_MEMORY;
    }
    char *bytes = arena_push(arena, (size_t)at - sizeof header);
    for (uint32_t i = 0; i < SECTION_COUNT; i++)
        if (sources[i].bytes)
            memcpy(bytes + header.table[i].start - sizeof header, sources[i].items, sources[i].bytes);
    Text body = {bytes, (size_t)at - sizeof header};
    sha256(body, header.hash);
    header.checksum = checksum(&header, body);
    FileWriter *writer;
    WireStatus status = file_create(path, reporter, &writer);
    if (status == WIRE_OK) {
        status = write_all(writer, &header, body);
        if (status == WIRE_OK)
            status = file_commit(writer);
        else
            file_abandon(writer);
    }
    arena_free(arena);
    return status;
}

LetterRules image_letters(const Image *image)
{
    return (LetterRules){image->letter_rules.items, image->letter_starts.items};
}

Text image_string(const Image *image, StringRecord string)
{
    return (Text){image->strings.items + string.start, string.length};
}

SymbolBase image_symbols(const Image *image)
{
    return (SymbolBase){image->words.items, image->word_starts.items, image->word_table.items,
                        image->word_starts.count - 1, image->word_table.count};
}

uint32_t hash_slot(uint64_t hash, uint32_t slots)
{
    return (uint32_t)(hash ^ hash >> 32) & (slots - 1);
}

uint32_t edge_slot(uint32_t node, uint32_t word, uint32_t slots)
{
    uint64_t hash = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32) & (slots - 1);
}

uint32_t edge_next(const EdgeRecord *edges, uint32_t slots, uint32_t node, uint32_t word)
{
    uint64_t path = edge_make(node, word, 0).bits >> EDGE_BITS;
    if (!slots || word >= EDGE_LIMIT)
        return 0;
    for (uint32_t slot = edge_slot(node, word, slots);; slot = (slot + 1) & (slots - 1)) {
        uint64_t edge = edges[slot].bits;
        if (edge == 0 || edge >> EDGE_BITS == path)
            return (uint32_t)(edge & (EDGE_LIMIT - 1));
    }
}

uint32_t image_step(const Image *image, const EdgeRecord *edges, uint32_t slots, uint32_t node, Symbol word)
{
    if (word + 1 >= image->part_starts.count)
        return 0;
    uint32_t first = image->part_starts.items[word], end = image->part_starts.items[word + 1];
    if (first == end) {
        uint32_t next = edge_next(edges, slots, node, word);
        return next == 0 && word && word < WORD_SKIPPED_END ? node : next;
    }
    for (uint32_t i = first; i < end; i++) {
        node = edge_next(edges, slots, node, image->parts.items[i]);
        if (node == 0)
            return 0;
    }
    return node;
}
