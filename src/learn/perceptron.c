/* Learns weights: a hash table of features, each with a short list of weights by class. */
#include "learn/perceptron.h"

#include "analyze/classifier.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The sum of a weight over all examples so far is brought up to date only when the weight changes. */
typedef struct Weight {
    int64_t total;
    uint32_t stamp;
    int16_t value;   /* in units of 1 / UNIT */
    uint8_t class;
    uint8_t updates; /* up to 255 */
} Weight;

typedef struct Row {
    uint64_t key;
    uint32_t weights; /* first, in the pool */
    uint8_t updates;  /* up to 255 */
    uint8_t template; /* place among the keys */
    uint8_t count;
    uint8_t step; /* room for FIRST_ROOM << step weights */
} Row;

enum { FIRST_ROOM = 2, MAX_STEP = 8, SCALE_LIMIT = 32000, UNIT = 64, SCORE_SHIFT = 2 };

struct Perceptron {
    Row *rows; /* open addressing */
    size_t slots, used;
    Weight *pool;
    size_t pool_used, pool_room;
    uint32_t free_blocks[MAX_STEP + 1]; /* lists of given-back blocks by step; 0 ends them */
    size_t class_count;
    int16_t steps[UINT8_MAX + 1]; /* by the number of updates before */
    uint32_t now;
};

static void *checked(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

void perceptron_free(Perceptron *self)
{
    free(self->rows);
    free(self->pool);
    free(self);
}

/* The greatest root whose square is not above a number. */
static int root(int number)
{
    int result = 0;
    while ((result + 1) * (result + 1) <= number)
        result++;
    return result;
}

Perceptron *perceptron_new(size_t class_count)
{
    Perceptron *self = checked(calloc(1, sizeof *self));
    for (int i = 0; i <= UINT8_MAX; i++)
        self->steps[i] = (int16_t)root(UNIT * UNIT / (i + 1));
    self->class_count = class_count;
    self->slots = 1 << 16;
    self->rows = checked(calloc(self->slots, sizeof(Row)));
    self->pool_room = 1 << 16;
    self->pool = checked(malloc(self->pool_room * sizeof(Weight)));
    self->pool_used = FIRST_ROOM; /* block 0 means none */
    return self;
}

static size_t place_of(const Perceptron *self, uint64_t key)
{
    size_t mask = self->slots - 1;
    size_t at = (size_t)(key >> 20) & mask;
    while (self->rows[at].key != key && self->rows[at].key != 0)
        at = (at + 1) & mask;
    return at;
}

static void grow_table(Perceptron *self)
{
    Row *old = self->rows;
    size_t count = self->slots;
    self->slots *= 2;
    self->rows = checked(calloc(self->slots, sizeof(Row)));
    for (size_t i = 0; i < count; i++)
        if (old[i].key != 0)
            self->rows[place_of(self, old[i].key)] = old[i];
    free(old);
}

static uint32_t take_block(Perceptron *self, unsigned step)
{
    uint32_t block = self->free_blocks[step];
    if (block != 0) {
        self->free_blocks[step] = self->pool[block].stamp;
        return block;
    }
    size_t room = (size_t)FIRST_ROOM << step;
    if (self->pool_used + room > self->pool_room) {
        self->pool_room = self->pool_room * 2 + room;
        self->pool = checked(realloc(self->pool, self->pool_room * sizeof(Weight)));
    }
    block = (uint32_t)self->pool_used;
    self->pool_used += room;
    return block;
}

static void give_block(Perceptron *self, unsigned step, uint32_t block)
{
    self->pool[block].stamp = self->free_blocks[step];
    self->free_blocks[step] = block;
}

static Weight *weight_of(Perceptron *self, Row *row, size_t class)
{
    for (size_t i = 0; i < row->count; i++)
        if (self->pool[row->weights + i].class == class)
            return &self->pool[row->weights + i];
    if (row->count == FIRST_ROOM << row->step) {
        uint32_t block = take_block(self, row->step + 1u);
        memcpy(&self->pool[block], &self->pool[row->weights], row->count * sizeof(Weight));
        give_block(self, row->step, row->weights);
        row->weights = block;
        row->step++;
    }
    Weight *weight = &self->pool[row->weights + row->count++];
    *weight = (Weight){.class = (uint8_t)class, .stamp = self->now};
    return weight;
}

/* The more often a weight has changed, the smaller its steps (as in AdaGrad): frequent features settle. */
static void change(Perceptron *self, Row *row, size_t class, int sign)
{
    Weight *weight = weight_of(self, row, class);
    weight->total += (int64_t)weight->value * (self->now - weight->stamp);
    weight->stamp = self->now;
    int value = weight->value + sign * self->steps[weight->updates];
    weight->value = (int16_t)(value > INT16_MAX ? INT16_MAX : value < -INT16_MAX ? -INT16_MAX : value);
    weight->updates = (uint8_t)(weight->updates + (weight->updates < UINT8_MAX));
}

void perceptron_update(Perceptron *self, const uint64_t *keys, size_t count, size_t right, size_t wrong)
{
    if ((self->used + count) * 2 > self->slots)
        grow_table(self);
    for (size_t i = 0; i < count; i++) {
        Row *row = &self->rows[place_of(self, keys[i])];
        if (row->key == 0) {
            *row = (Row){.key = keys[i], .weights = take_block(self, 0), .template = (uint8_t)i};
            self->used++;
        }
        row->updates = (uint8_t)(row->updates + (row->updates < UINT8_MAX));
        change(self, row, right, 1);
        change(self, row, wrong, -1);
    }
}

void perceptron_tick(Perceptron *self)
{
    self->now++;
}

void perceptron_score(Perceptron *self, const uint64_t *keys, size_t count, int16_t *scores)
{
    const Row *rows[CLASSIFIER_MAX_KEYS];
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&self->rows[(size_t)(keys[i] >> 20) & (self->slots - 1)]);
    for (size_t i = 0; i < count; i++) {
        const Row *row = &self->rows[place_of(self, keys[i])];
        if (row->key == 0)
            continue;
        __builtin_prefetch(&self->pool[row->weights]);
        rows[found++] = row;
    }
    int32_t sums[CLASSIFIER_MAX_CLASSES] = {0};
    for (size_t i = 0; i < found; i++) {
        const Weight *weights = &self->pool[rows[i]->weights];
        for (size_t k = 0; k < rows[i]->count; k++)
            sums[weights[k].class] += weights[k].value;
    }
    for (size_t class = 0; class < self->class_count; class++) {
        int32_t score = sums[class] / (1 << SCORE_SHIFT);
        scores[class] = (int16_t)(score > INT16_MAX ? INT16_MAX : score < -INT16_MAX ? -INT16_MAX : score);
    }
}

/* ---- freezing ---- */

typedef struct Freezing {
    const Perceptron *from;
    unsigned least;
    int64_t scale;
    const Row **rows; /* those kept, often updated ones first, so that they share memory */
    size_t count;
} Freezing;

static int64_t total_of(const Perceptron *self, const Weight *weight)
{
    return weight->total + (int64_t)weight->value * (self->now - weight->stamp);
}

/* The averaged weight by the scale, rounded. */
static int64_t average(const Freezing *freezing, const Weight *weight)
{
    int64_t product = total_of(freezing->from, weight) * freezing->scale;
    int64_t divisor = (int64_t)freezing->from->now * UNIT, half = divisor / 2;
    return (product >= 0 ? product + half : product - half) / divisor;
}

/* The greatest scale by which no sum of one weight per template leaves 16 bits. */
static int64_t find_scale(const Perceptron *self)
{
    int64_t greatest[CLASSIFIER_MAX_KEYS] = {0};
    for (size_t i = 0; i < self->slots; i++) {
        const Row *row = &self->rows[i];
        for (size_t k = 0; k < row->count; k++) {
            int64_t total = total_of(self, &self->pool[row->weights + k]);
            total = total < 0 ? -total : total;
            if (total > greatest[row->template])
                greatest[row->template] = total;
        }
    }
    int64_t sum = 1;
    for (size_t i = 0; i < CLASSIFIER_MAX_KEYS; i++)
        sum += greatest[i];
    int64_t scale = (int64_t)SCALE_LIMIT * self->now * UNIT / sum;
    return scale < 1 ? 1 : scale;
}

static int by_updates(const void *a, const void *b)
{
    const Row *left = *(const Row *const *)a, *right = *(const Row *const *)b;
    if (left->updates != right->updates)
        return left->updates < right->updates ? 1 : -1;
    return left->key < right->key ? -1 : left->key > right->key;
}

static Freezing choose_rows(const Perceptron *self, unsigned least)
{
    Freezing freezing = {.from = self, .least = least, .scale = find_scale(self)};
    freezing.rows = checked(calloc(self->used + 1, sizeof *freezing.rows));
    for (size_t i = 0; i < self->slots; i++)
        if (self->rows[i].key != 0 && self->rows[i].updates >= least)
            freezing.rows[freezing.count++] = &self->rows[i];
    qsort(freezing.rows, freezing.count, sizeof *freezing.rows, by_updates);
    return freezing;
}

/* Writes a row and returns its size in units; 0 when all its weights round to nothing. */
static size_t write_row(const Freezing *freezing, const Row *row, uint16_t *out)
{
    const Perceptron *self = freezing->from;
    size_t lanes = (self->class_count + CLASSIFIER_LANES - 1) / CLASSIFIER_LANES * CLASSIFIER_LANES;
    int16_t values[CLASSIFIER_MAX_CLASSES] = {0};
    size_t entries = 0;
    for (size_t k = 0; k < row->count; k++) {
        const Weight *weight = &self->pool[row->weights + k];
        values[weight->class] = (int16_t)average(freezing, weight);
        entries += values[weight->class] != 0;
    }
    if (entries == 0)
        return 0;
    if (classifier_sparse_units(entries) * 2 > lanes) {
        out[0] = CLASSIFIER_DENSE;
        memcpy(out + 1, values, lanes * sizeof *out);
        return 1 + lanes;
    }
    uint8_t *classes = (uint8_t *)(out + 1 + entries);
    out[0] = (uint16_t)entries;
    entries = 0;
    for (size_t class = 0; class < self->class_count; class++)
        if (values[class] != 0) {
            out[1 + entries] = (uint16_t)values[class];
            classes[entries++] = (uint8_t)class;
        }
    return classifier_sparse_units(entries);
}

/* Puts a row into its bucket or the next free one; false when a key there has the same check. */
static bool enter(ClassifierBucket *buckets, size_t bucket_count, uint64_t key, uint32_t row)
{
    uint16_t check = classifier_check_of(key);
    for (size_t at = classifier_bucket_of(key, bucket_count);; at = (at + 1) % bucket_count) {
        ClassifierBucket *bucket = &buckets[at];
        for (size_t slot = 0; slot < CLASSIFIER_BUCKET_SLOTS; slot++) {
            if (bucket->check[slot] == check)
                return false;
            if (bucket->check[slot] != 0)
                continue;
            bucket->check[slot] = check;
            bucket->row[slot] = row;
            return true;
        }
        bucket->spilled = 1;
    }
}

Text perceptron_freeze(const Perceptron *self, Arena *arena, unsigned least)
{
    Freezing freezing = choose_rows(self, least);
    size_t buckets = freezing.count / 8 + 1;
    size_t widest = 2 + CLASSIFIER_MAX_CLASSES * 2, room = widest;
    for (size_t i = 0; i < freezing.count; i++)
        room += classifier_sparse_units(freezing.rows[i]->count) * 2 + 1;
    size_t size = sizeof(ClassifierHeader) + buckets * sizeof(ClassifierBucket) + room * sizeof(uint16_t);
    unsigned char *image = arena_push(arena, size + 64);
    image += (64 - (uintptr_t)image % 64) % 64;
    ClassifierBucket *table = (void *)(image + sizeof(ClassifierHeader));
    uint16_t *rows = (uint16_t *)(table + buckets);
    size_t used = 1; /* row 0 is empty */
    for (size_t i = 0; i < freezing.count; i++) {
        size_t units = write_row(&freezing, freezing.rows[i], rows + used);
        if (units > 0 && enter(table, buckets, freezing.rows[i]->key, (uint32_t)used))
            used += units;
    }
    free(freezing.rows);
    *(ClassifierHeader *)image = (ClassifierHeader){.class_count = (uint32_t)self->class_count,
                                                    .bucket_count = (uint32_t)buckets,
                                                    .row_units = (uint32_t)used};
    return (Text){(char *)image, sizeof(ClassifierHeader) + buckets * sizeof *table + used * sizeof *rows};
}
