/* Writes rows of weights as they lie in a classifier image. */
#include "learn/row.h"

#include <stdlib.h>
#include <string.h>

static int greatest_of(const int16_t *weights, size_t class_count)
{
    int greatest = 0;
    for (size_t class = 0; class < class_count; class++)
        greatest = abs(weights[class]) > greatest ? abs(weights[class]) : greatest;
    return greatest;
}

/* The smallest shift that lets a weight fit 8 bits. */
static unsigned find_shift(int greatest)
{
    unsigned shift = 0;
    while ((greatest + ((1 << shift) >> 1)) >> shift > INT8_MAX)
        shift++;
    return shift;
}

/* Rounds weights to 8 bits; returns how many are left. */
static size_t round_weights(const int16_t *weights, size_t class_count, unsigned shift, int8_t *out)
{
    size_t entries = 0;
    for (size_t class = 0; class < class_count; class++) {
        int size = (abs(weights[class]) + ((1 << shift) >> 1)) >> shift;
        out[class] = (int8_t)(weights[class] < 0 ? -size : size);
        entries += size != 0;
    }
    return entries;
}

static size_t write_pairs(const int8_t *weights, size_t class_count, unsigned shift, uint16_t *out)
{
    size_t entries = 0;
    for (size_t class = 0; class < class_count; class++)
        if (weights[class] != 0)
            out[++entries] = (uint16_t)(class | (size_t)(uint8_t)weights[class] << 8);
    out[0] = (uint16_t)(entries | shift << 8);
    return 1 + entries;
}

static size_t write_masked(const int8_t *weights, size_t class_count, unsigned shift, uint16_t *out)
{
    unsigned char *bytes = (unsigned char *)out, *mask = bytes + 1;
    size_t used = 1 + classifier_mask_bytes(class_count);
    memset(bytes, 0, ROW_UNITS * sizeof *out);
    bytes[0] = (unsigned char)shift;
    for (size_t class = 0; class < class_count; class++)
        if (weights[class] != 0) {
            mask[class / 8] = (unsigned char)(mask[class / 8] | 1u << class % 8);
            bytes[used++] = (unsigned char)weights[class];
        }
    return (used + 1) / sizeof *out;
}

size_t row_write(const int16_t *weights, size_t class_count, bool exact, uint16_t out[ROW_UNITS], uint32_t *kind)
{
    int8_t rounded[CLASSIFIER_MAX_CLASSES];
    int greatest = greatest_of(weights, class_count);
    if (exact && greatest > INT8_MAX) {
        *kind = CLASSIFIER_WIDE;
        memcpy(out, weights, class_count * sizeof *out);
        return class_count;
    }
    unsigned shift = find_shift(greatest);
    size_t entries = round_weights(weights, class_count, shift, rounded);
    if (entries < classifier_mask_bytes(class_count)) { /* a mask would take more, if less time to read */
        *kind = CLASSIFIER_PAIRS;
        return write_pairs(rounded, class_count, shift, out);
    }
    *kind = CLASSIFIER_MASKED;
    return write_masked(rounded, class_count, shift, out);
}

Shelf shelf_new(Arena *arena, size_t lines)
{
    return (Shelf){.next = ARENA_ARRAY(arena, uint32_t, lines)};
}

static void keep_room(Shelf *self, size_t line, size_t room)
{
    if (room == 0)
        return;
    self->next[line] = self->first[room];
    self->first[room] = (uint32_t)line + 1;
}

size_t shelf_place(Shelf *self, size_t units)
{
    for (size_t room = units; room < LINE_UNITS; room++) {
        if (self->first[room] == 0)
            continue;
        size_t line = self->first[room] - 1;
        self->first[room] = self->next[line];
        keep_room(self, line, room - units);
        return (line + 1) * LINE_UNITS - room;
    }
    size_t offset = self->lines * LINE_UNITS;
    self->lines += (units + LINE_UNITS - 1) / LINE_UNITS;
    keep_room(self, self->lines - 1, self->lines * LINE_UNITS - offset - units);
    return offset;
}
