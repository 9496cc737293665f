/* Writes classifier images anew, with every row in the kind and place that now suit it. */
#include "learn/renew.h"

#include "learn/row.h"

#include <stdlib.h>
#include <string.h>

/* The second version had pairs, and dense rows of 16-bit weights behind a mark, rounded up to LANES. */
enum { OLD_VERSION = 2, OLD_DENSE = 0xffff, OLD_LANES = 16 };

enum { ROW_LINES = ROW_UNITS / LINE_UNITS + 1 };

typedef struct Place {
    uint32_t *row; /* in a bucket */
    uint32_t old;
} Place;

static int by_old_place(const void *a, const void *b)
{
    uint32_t left = ((const Place *)a)->old & CLASSIFIER_OFFSET, right = ((const Place *)b)->old & CLASSIFIER_OFFSET;
    return left < right ? -1 : left > right;
}

static void read_pairs(const uint16_t *row, int16_t *weights)
{
    for (size_t i = 1; i <= (row[0] & 0xff); i++)
        weights[row[i] & 0xff] = (int16_t)((int8_t)(row[i] >> 8) * (1 << (row[0] >> 8)));
}

/* Reads a row of either version; whether it was exact goes with it. */
static bool read_row(const ClassifierHeader *header, const uint16_t *rows, uint32_t place, int16_t *weights)
{
    const uint16_t *row = rows + (header->version == OLD_VERSION ? place : place & CLASSIFIER_OFFSET);
    bool dense = header->version == OLD_VERSION && row[0] == OLD_DENSE;
    if (dense || (header->version != OLD_VERSION && place & CLASSIFIER_WIDE)) {
        memcpy(weights, row + dense, header->class_count * sizeof *row);
        return true;
    }
    if (header->version == OLD_VERSION || place & CLASSIFIER_PAIRS) {
        read_pairs(row, weights);
        return false;
    }
    const unsigned char *bytes = (const unsigned char *)row;
    size_t next = 1 + classifier_mask_bytes(header->class_count);
    for (size_t class = 0; class < header->class_count; class++)
        if (bytes[1 + class / 8] >> class % 8 & 1u)
            weights[class] = (int16_t)((int8_t)bytes[next++] * (1 << bytes[0]));
    return false;
}

static bool is_image(Text image)
{
    const ClassifierHeader *header = (const void *)image.bytes;
    if (image.length <= sizeof *header || header->class_count > CLASSIFIER_MAX_CLASSES ||
        (header->version != OLD_VERSION && header->version != CLASSIFIER_VERSION))
        return false;
    return image.length == sizeof *header + header->bucket_count * sizeof(ClassifierBucket) +
                               header->row_units * sizeof(uint16_t);
}

Text renew_classifier(Arena *arena, Text image)
{
    if (!is_image(image))
        return image;
    ClassifierHeader header = *(const ClassifierHeader *)(const void *)image.bytes;
    size_t table_size = header.bucket_count * sizeof(ClassifierBucket);
    const char *old_table = image.bytes + sizeof header;
    const uint16_t *old_rows = (const void *)(old_table + table_size);
    size_t lines = header.bucket_count * CLASSIFIER_BUCKET_SLOTS * ROW_LINES; /* more than enough */
    size_t room = (lines * LINE_UNITS + CLASSIFIER_PADDING) * sizeof(uint16_t);
    unsigned char *out = arena_push(arena, sizeof header + table_size + room + 64);
    out += (64 - (uintptr_t)out % 64) % 64;
    ClassifierBucket *buckets = (void *)(out + sizeof header);
    memcpy(buckets, old_table, table_size);
    uint16_t *rows = (uint16_t *)(buckets + header.bucket_count);
    Place *places = ARENA_ARRAY(arena, Place, header.bucket_count * CLASSIFIER_BUCKET_SLOTS);
    Shelf shelf = shelf_new(arena, lines);
    size_t count = 0;
    for (size_t i = 0; i < header.bucket_count; i++)
        for (size_t slot = 0; slot < CLASSIFIER_BUCKET_SLOTS; slot++)
            if (buckets[i].row[slot] != 0)
                places[count++] = (Place){&buckets[i].row[slot], buckets[i].row[slot]};
    qsort(places, count, sizeof *places, by_old_place);
    for (size_t i = 0; i < count; i++) {
        int16_t weights[CLASSIFIER_MAX_CLASSES] = {0};
        uint16_t units[ROW_UNITS];
        uint32_t kind;
        bool exact = read_row(&header, old_rows, places[i].old, weights);
        size_t length = row_write(weights, header.class_count, exact, units, &kind);
        size_t at = shelf_place(&shelf, length);
        memcpy(rows + at, units, length * sizeof *units);
        *places[i].row = kind | (uint32_t)at;
    }
    header.row_units = (uint32_t)(shelf.lines * LINE_UNITS + CLASSIFIER_PADDING);
    header.version = CLASSIFIER_VERSION;
    *(ClassifierHeader *)(void *)out = header;
    return (Text){(char *)out, sizeof header + table_size + header.row_units * sizeof *rows};
}
