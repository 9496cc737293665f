/* Writes classifier images of the second version anew in the present layout. */
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
    const Place *left = a, *right = b;
    return left->old < right->old ? -1 : left->old > right->old;
}

static size_t renew_row(const uint16_t *old, size_t class_count, uint16_t *out, uint32_t *kind)
{
    int16_t weights[CLASSIFIER_MAX_CLASSES] = {0};
    if (old[0] == OLD_DENSE)
        memcpy(weights, old + 1, class_count * sizeof *old);
    for (size_t i = 1; old[0] != OLD_DENSE && i <= (old[0] & 0xff); i++)
        weights[old[i] & 0xff] = (int16_t)((int8_t)(old[i] >> 8) * (1 << (old[0] >> 8)));
    return row_write(weights, class_count, old[0] == OLD_DENSE, out, kind);
}

static bool is_old(Text image)
{
    const ClassifierHeader *header = (const void *)image.bytes;
    return image.length > sizeof *header && header->version == OLD_VERSION &&
           image.length == sizeof *header + header->bucket_count * sizeof(ClassifierBucket) +
                               header->row_units * sizeof(uint16_t);
}

Text renew_classifier(Arena *arena, Text image)
{
    if (!is_old(image))
        return image;
    ClassifierHeader header = *(const ClassifierHeader *)(const void *)image.bytes;
    size_t table_size = header.bucket_count * sizeof(ClassifierBucket);
    const char *old_table = image.bytes + sizeof header;
    const uint16_t *old_rows = (const void *)(old_table + table_size);
    size_t lines = header.bucket_count * CLASSIFIER_BUCKET_SLOTS * ROW_LINES;
    unsigned char *out = arena_push(arena, sizeof header + table_size + (lines * LINE_UNITS + CLASSIFIER_PADDING) * 2 + 64);
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
        uint16_t units[ROW_UNITS];
        uint32_t kind;
        size_t length = renew_row(old_rows + places[i].old, header.class_count, units, &kind);
        size_t at = shelf_place(&shelf, length);
        memcpy(rows + at, units, length * sizeof *units);
        *places[i].row = kind | (uint32_t)at;
    }
    header.row_units = (uint32_t)(shelf.lines * LINE_UNITS + CLASSIFIER_PADDING);
    header.version = CLASSIFIER_VERSION;
    *(ClassifierHeader *)(void *)out = header;
    return (Text){(char *)out, sizeof header + table_size + header.row_units * sizeof *rows};
}
