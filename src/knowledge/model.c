/* A language's weights in one file: named sections, each aligned, under one checksum. */
#include "knowledge/model.h"

#include "base/checksum.h"

#include <string.h>

typedef struct Entry {
    char name[MODEL_NAME];
    uint64_t offset, length;
} Entry;

typedef struct Head {
    char magic[8];
    uint32_t count, scheme; /* how the hash is made */
    uint64_t hash; /* of all that follows the head */
    uint8_t padding[40];
} Head;

static const char magic[] = "WGMODEL1";

/* The first way to check a model, one word after the other; those written now are checked several words at once. */
enum { SCHEME_WORDS, SCHEME_LANES };

static uint64_t mix(uint64_t hash, Text bytes)
{
    size_t i = 0;
    for (; i + 8 <= bytes.length; i += 8) {
        uint64_t word;
        memcpy(&word, bytes.bytes + i, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    for (; i < bytes.length; i++)
        hash = (hash ^ (unsigned char)bytes.bytes[i]) * 0x100000001B3u;
    return hash;
}

static const Entry *entries(Text model, uint32_t *count)
{
    const Head *head = (const Head *)(const void *)model.bytes;
    *count = head->count;
    return (const Entry *)(const void *)(model.bytes + sizeof *head);
}

/* Whether the head tells of sections within the model. */
static bool head_is_sound(Text model)
{
    const Head *head = (const Head *)(const void *)model.bytes;
    if (model.length < sizeof *head || memcmp(head->magic, magic, sizeof head->magic) != 0)
        return false;
    if (head->count == 0 || head->count > MODEL_SECTIONS || model.length < sizeof *head + head->count * sizeof(Entry))
        return false;
    uint32_t count;
    const Entry *entry = entries(model, &count);
    for (uint32_t i = 0; i < count; i++)
        if (entry[i].offset % MODEL_ALIGN || entry[i].offset > model.length ||
            entry[i].length > model.length - entry[i].offset || entry[i].name[MODEL_NAME - 1] != 0)
            return false;
    return true;
}

bool model_valid(Text model)
{
    if (!head_is_sound(model))
        return false;
    const Head *head = (const Head *)(const void *)model.bytes;
    Text body = text_slice(model, sizeof *head, model.length);
    if (head->scheme == SCHEME_WORDS)
        return mix(0, body) == head->hash;
    Checksum sum = checksum_new();
    checksum_add(&sum, body);
    return head->scheme == SCHEME_LANES && checksum_value(&sum) == head->hash;
}

bool model_valid_file(Text mapped, const char *path)
{
    const Head *head = (const Head *)(const void *)mapped.bytes;
    Checksum sum = checksum_new();
    if (!head_is_sound(mapped))
        return false;
    if (head->scheme != SCHEME_LANES)
        return model_valid(mapped);
    return checksum_add_file(&sum, path, sizeof *head) && checksum_value(&sum) == head->hash;
}

uint32_t model_sections(Text model, ModelSection out[MODEL_SECTIONS])
{
    if (model.length == 0)
        return 0;
    uint32_t count;
    const Entry *entry = entries(model, &count);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(out[i].name, entry[i].name, MODEL_NAME);
        out[i].bytes = (Text){model.bytes + entry[i].offset, (size_t)entry[i].length};
    }
    return count;
}

Text model_section(Text model, const char *name)
{
    ModelSection sections[MODEL_SECTIONS];
    uint32_t count = model_sections(model, sections);
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(sections[i].name, name) == 0)
            return sections[i].bytes;
    return (Text){"", 0};
}

static uint64_t aligned(uint64_t offset)
{
    return (offset + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

typedef struct Sink {
    FileWriter *writer; /* NULL: only hashes */
    Checksum sum;
} Sink;

/* Bytes are padded to the alignment, so that the hash does not depend on how they are handed over. */
static bool put(Sink *sink, Text bytes)
{
    char tail[MODEL_ALIGN] = {0};
    size_t whole = bytes.length / MODEL_ALIGN * MODEL_ALIGN, rest = bytes.length - whole;
    memcpy(tail, bytes.bytes + whole, rest);
    if (!sink->writer) {
        checksum_add(&sink->sum, (Text){bytes.bytes, whole});
        if (rest)
            checksum_add(&sink->sum, (Text){tail, MODEL_ALIGN});
        return true;
    }
    return file_write(sink->writer, bytes.bytes, whole) && (rest == 0 || file_write(sink->writer, tail, MODEL_ALIGN));
}

static bool put_all(Sink *sink, const Entry *table, const ModelSection *sections, uint32_t count)
{
    bool good = put(sink, (Text){(const char *)table, count * sizeof *table});
    for (uint32_t i = 0; i < count && good; i++)
        good = put(sink, sections[i].bytes);
    return good;
}

WireStatus model_write(const char *path, const ModelSection *sections, uint32_t count, const Reporter *reporter)
{
    if (count == 0 || count > MODEL_SECTIONS)
        return report(reporter, WIRE_BAD_ARGUMENT, "%s: a model of %u sections", path, count);
    Entry table[MODEL_SECTIONS] = {0};
    uint64_t offset = sizeof(Head) + aligned(count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(table[i].name, sections[i].name, MODEL_NAME);
        table[i].offset = offset;
        table[i].length = sections[i].bytes.length;
        offset = aligned(offset + table[i].length);
    }
    Sink sink = {NULL, checksum_new()};
    put_all(&sink, table, sections, count);
    Head head = {.count = count, .scheme = SCHEME_LANES, .hash = checksum_value(&sink.sum)};
    memcpy(head.magic, magic, sizeof head.magic);
    TRY(file_create(path, reporter, &sink.writer));
    if (!file_write(sink.writer, (const char *)&head, sizeof head) || !put_all(&sink, table, sections, count)) {
        file_abandon(sink.writer);
        return report(reporter, WIRE_WRITE_FAILED, "%s: writing failed", path);
    }
    return file_commit(sink.writer);
}
