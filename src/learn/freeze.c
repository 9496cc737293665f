/* Turns learnt weights into a classifier image. */
#include "analyze/classifier.h"
#include "learn/perceptron_rows.h"
#include "learn/row.h"

#include <stdlib.h>
#include <string.h>

/* A row is kept exactly when at least one class in EXACT_PART has a weight. Averaged weights below 1 / SMALL_PART of a first
   step are dropped, and rows whose greatest weight is below a first step. */
enum { EXACT_PART = 3, SMALL_PART = 8, BUCKET_FILL = 8, GRADES = 4096, GRADES_A_STEP = 64 };
enum { SCALE_LIMIT = 32000 }; /* of a sum of weights */

typedef struct Freezing {
    const Perceptron *from;
    int64_t scale;
    const Row **rows; /* those kept, often updated ones first, so that they share memory */
    size_t count;
} Freezing;

/* The averaged weight by the scale, rounded; 0 when it is small. */
static int64_t average(const Freezing *freezing, const Weight *weight)
{
    int64_t product = weight_total(freezing->from, weight) * freezing->scale;
    int64_t divisor = (int64_t)freezing->from->now * PERCEPTRON_UNIT, half = divisor / 2;
    int64_t value = (product >= 0 ? product + half : product - half) / divisor;
    return value * SMALL_PART < freezing->scale && -value * SMALL_PART < freezing->scale ? 0 : value;
}

/* The greatest scale by which no sum of one weight per template leaves 16 bits. */
static int64_t find_scale(const Perceptron *self)
{
    int64_t greatest[CLASSIFIER_MAX_KEYS] = {0};
    for (size_t i = 0; i < self->slots; i++) {
        const Row *row = &self->rows[i];
        for (size_t k = 0; k < row->count; k++) {
            int64_t total = weight_total(self, &self->pool[row->weights + k]);
            total = total < 0 ? -total : total;
            if (total > greatest[row->template])
                greatest[row->template] = total;
        }
    }
    int64_t sum = 1;
    for (size_t i = 0; i < CLASSIFIER_MAX_KEYS; i++)
        sum += greatest[i];
    int64_t scale = (int64_t)SCALE_LIMIT * self->now * PERCEPTRON_UNIT / sum;
    return scale < 1 ? 1 : scale;
}

static int by_updates(const void *a, const void *b)
{
    const Row *left = *(const Row *const *)a, *right = *(const Row *const *)b;
    if (left->updates != right->updates)
        return left->updates < right->updates ? 1 : -1;
    return left->key < right->key ? -1 : left->key > right->key;
}

/* The greatest averaged weight of a row. */
static int64_t greatest_of(const Freezing *freezing, const Row *row)
{
    int64_t greatest = 0;
    for (size_t k = 0; k < row->count; k++) {
        int64_t value = average(freezing, &freezing->from->pool[row->weights + k]);
        value = value < 0 ? -value : value;
        greatest = value > greatest ? value : greatest;
    }
    return greatest;
}

/* How much a row weighs in choices: its greatest weight in parts of a first step. */
static size_t grade_of(const Freezing *freezing, const Row *row)
{
    int64_t grade = greatest_of(freezing, row) * GRADES_A_STEP / freezing->scale;
    return grade < GRADES ? (size_t)grade : GRADES - 1;
}

/* Writes a row and returns its size in units. */
static size_t write_row(const Freezing *freezing, const Row *row, uint16_t *out, uint32_t *kind)
{
    const Perceptron *self = freezing->from;
    int16_t values[CLASSIFIER_MAX_CLASSES] = {0};
    size_t entries = 0;
    for (size_t k = 0; k < row->count; k++) {
        const Weight *weight = &self->pool[row->weights + k];
        values[weight->class] = (int16_t)average(freezing, weight);
        entries += values[weight->class] != 0;
    }
    return row_write(values, self->class_count, entries * EXACT_PART >= self->class_count, out, kind);
}

/* What a row takes in the image, with its share of a bucket. */
static size_t bytes_of(const Freezing *freezing, const Row *row)
{
    uint16_t units[ROW_UNITS];
    uint32_t kind;
    return write_row(freezing, row, units, &kind) * sizeof *units + sizeof(ClassifierBucket) / BUCKET_FILL;
}

/* The lowest grade whose rows, with all better ones, fit the room; a first step at least. */
static size_t find_grade(const Freezing *freezing, size_t room)
{
    size_t bytes[GRADES] = {0}, sum = 0, grade = GRADES;
    for (size_t i = 0; i < freezing->from->slots; i++) {
        const Row *row = &freezing->from->rows[i];
        if (row->count > 0)
            bytes[grade_of(freezing, row)] += bytes_of(freezing, row);
    }
    while (grade > GRADES_A_STEP && sum + bytes[grade - 1] <= room)
        sum += bytes[--grade];
    return grade;
}

static Freezing choose_rows(const Perceptron *self, size_t room)
{
    Freezing freezing = {.from = self, .scale = find_scale(self)};
    size_t grade = find_grade(&freezing, room);
    freezing.rows = calloc(self->used + 1, sizeof *freezing.rows);
    if (freezing.rows == NULL)
        abort();
    for (size_t i = 0; i < self->slots; i++)
        if (self->rows[i].count > 0 && grade_of(&freezing, &self->rows[i]) >= grade)
            freezing.rows[freezing.count++] = &self->rows[i];
    qsort(freezing.rows, freezing.count, sizeof *freezing.rows, by_updates);
    return freezing;
}

/* Gives a key a slot in its bucket or the next free one: where to put its row, NULL when a key there has the same
   check. */
static uint32_t *enter(ClassifierBucket *buckets, size_t bucket_count, uint64_t key)
{
    uint16_t check = classifier_check_of(key);
    for (size_t at = classifier_bucket_of(key, bucket_count);; at = (at + 1) % bucket_count) {
        ClassifierBucket *bucket = &buckets[at];
        for (size_t slot = 0; slot < CLASSIFIER_BUCKET_SLOTS; slot++) {
            if (bucket->check[slot] == check)
                return NULL;
            if (bucket->check[slot] != 0)
                continue;
            bucket->check[slot] = check;
            return &bucket->row[slot];
        }
        bucket->spilled = 1;
    }
}

Text perceptron_freeze(const Perceptron *self, Arena *arena, size_t bytes)
{
    Freezing freezing = choose_rows(self, bytes);
    size_t buckets = freezing.count / BUCKET_FILL + 1, lines = 0;
    uint16_t units[ROW_UNITS];
    uint32_t kind;
    for (size_t i = 0; i < freezing.count; i++)
        lines += write_row(&freezing, freezing.rows[i], units, &kind) / LINE_UNITS + 1;
    size_t table_size = buckets * sizeof(ClassifierBucket);
    size_t room = (lines * LINE_UNITS + CLASSIFIER_PADDING) * sizeof *units;
    unsigned char *image = arena_push(arena, sizeof(ClassifierHeader) + table_size + room + 64);
    image += (64 - (uintptr_t)image % 64) % 64;
    ClassifierBucket *table = (void *)(image + sizeof(ClassifierHeader));
    uint16_t *rows = (uint16_t *)(table + buckets);
    Shelf shelf = shelf_new(arena, lines);
    for (size_t i = 0; i < freezing.count; i++) {
        uint32_t *place = enter(table, buckets, freezing.rows[i]->key);
        if (place == NULL)
            continue;
        size_t length = write_row(&freezing, freezing.rows[i], units, &kind);
        size_t at = shelf_place(&shelf, length);
        memcpy(rows + at, units, length * sizeof *units);
        *place = kind | (uint32_t)at;
    }
    size_t used = shelf.lines * LINE_UNITS + CLASSIFIER_PADDING;
    free(freezing.rows);
    *(ClassifierHeader *)image = (ClassifierHeader){.class_count = (uint32_t)self->class_count,
                                                    .bucket_count = (uint32_t)buckets,
                                                    .row_units = (uint32_t)used,
                                                    .version = CLASSIFIER_VERSION};
    return (Text){(char *)image, sizeof(ClassifierHeader) + table_size + used * sizeof *rows};
}
