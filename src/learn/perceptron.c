/* Learns weights: a hash table of features, each with a short list of weights by class. */
#include "learn/perceptron.h"

#include "analyze/classifier.h"
#include "learn/perceptron_rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 2, SCORE_SHIFT = 2 };

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

Perceptron *perceptron_new(size_t class_count, unsigned patience)
{
    Perceptron *self = checked(calloc(1, sizeof *self));
    self->patience = patience;
    for (int i = 0; i <= UINT8_MAX; i++)
        self->steps[i] = (int16_t)root(PERCEPTRON_UNIT * PERCEPTRON_UNIT / (i + 1));
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

static void settle(const Perceptron *self, Weight *weight)
{
    weight->total = weight_total(self, weight);
    weight->stamp = self->now;
}

/* The more often a weight has changed, the smaller its steps (as in AdaGrad): frequent features settle. */
static void change(Perceptron *self, Row *row, size_t class, int sign)
{
    Weight *weight = weight_of(self, row, class);
    settle(self, weight);
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
            *row = (Row){.key = keys[i], .template = (uint8_t)i};
            self->used++;
        }
        row->updates = (uint8_t)(row->updates + (row->updates < UINT8_MAX));
        if (row->updates <= self->patience)
            continue;
        if (row->weights == 0)
            row->weights = take_block(self, 0);
        change(self, row, right, 1);
        change(self, row, wrong, -1);
    }
}

void perceptron_tick(Perceptron *self)
{
    self->now++;
}

void perceptron_restart(Perceptron *self)
{
    for (size_t i = 0; i < self->slots; i++)
        for (size_t k = 0; k < self->rows[i].count; k++) {
            Weight *weight = &self->pool[self->rows[i].weights + k];
            settle(self, weight);
            weight->value = 0;
            weight->updates = 0;
        }
}

void perceptron_score(Perceptron *self, const uint64_t *keys, size_t count, int16_t *scores)
{
    const Row *rows[CLASSIFIER_MAX_KEYS];
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&self->rows[(size_t)(keys[i] >> 20) & (self->slots - 1)]);
    for (size_t i = 0; i < count; i++) {
        const Row *row = &self->rows[place_of(self, keys[i])];
        if (row->count == 0)
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
