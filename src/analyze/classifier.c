/* Looks hashed features up in a mapped image and sums their weights. */
#include "analyze/classifier.h"

#include <assert.h>
#include <string.h>

static bool row_fits(const Classifier *self, uint32_t row)
{
    if (row >= self->row_units)
        return false;
    const uint16_t *units = self->rows + row;
    size_t left = self->row_units - row;
    size_t entries = units[0];
    if (entries == CLASSIFIER_DENSE)
        return left >= 1 + self->lanes;
    if (entries > self->class_count || left < classifier_sparse_units(entries))
        return false;
    const uint8_t *classes = (const uint8_t *)(units + 1 + entries);
    for (size_t i = 0; i < entries; i++)
        if (classes[i] >= self->class_count)
            return false;
    return true;
}

bool classifier_check(const Classifier *self)
{
    bool ends = false; /* without an end a search might go round for ever */
    for (size_t i = 0; i < self->bucket_count; i++) {
        const ClassifierBucket *bucket = &self->buckets[i];
        ends = ends || bucket->spilled == 0;
        for (size_t slot = 0; slot < CLASSIFIER_BUCKET_SLOTS; slot++)
            if (!row_fits(self, bucket->row[slot]))
                return false;
    }
    return ends && self->rows[0] == 0;
}

bool classifier_open(const void *image, size_t size, Classifier *out)
{
    const ClassifierHeader *header = image;
    if (size < sizeof *header)
        return false;
    size_t classes = header->class_count;
    size_t buckets = header->bucket_count;
    size_t units = header->row_units;
    size_t left = size - sizeof *header;
    if (classes == 0 || classes > CLASSIFIER_MAX_CLASSES || buckets == 0 || units == 0)
        return false;
    if (buckets > left / sizeof(ClassifierBucket))
        return false;
    left -= buckets * sizeof(ClassifierBucket);
    if (units > left / sizeof(uint16_t))
        return false;
    const unsigned char *at = (const unsigned char *)image + sizeof *header;
    *out = (Classifier){.class_count = classes,
                        .lanes = (classes + CLASSIFIER_LANES - 1) / CLASSIFIER_LANES * CLASSIFIER_LANES,
                        .bucket_count = buckets,
                        .row_units = units,
                        .buckets = (const void *)at,
                        .rows = (const void *)(at + buckets * sizeof(ClassifierBucket))};
    return true;
}

#define LANES_OF_16 0x0001000100010001u

/* The highest bit of every 16-bit lane that is zero; lanes above a zero one may be marked wrongly. */
static uint64_t zero_lanes(uint64_t lanes)
{
    return (lanes - LANES_OF_16) & ~lanes & (LANES_OF_16 << 15);
}

/* The slot of a check in a bucket, or CLASSIFIER_BUCKET_SLOTS: four checks at a time. */
static unsigned find_slot(const ClassifierBucket *bucket, uint16_t check)
{
    uint64_t words[3], wanted = check * LANES_OF_16;
    memcpy(words, bucket->check, sizeof words);
    for (unsigned i = 0; i < 2; i++) {
        uint64_t found = zero_lanes(words[i] ^ wanted);
        if (found != 0)
            return 4 * i + (unsigned)__builtin_ctzll(found) / 16;
    }
    uint64_t found = zero_lanes(words[2] ^ wanted) & 0x80008000u; /* behind two checks stands `spilled` */
    return found != 0 ? 8 + (unsigned)__builtin_ctzll(found) / 16 : CLASSIFIER_BUCKET_SLOTS;
}

/* Row of a key, 0 (the empty row) when unknown. */
static uint32_t find_row(const Classifier *self, uint64_t key)
{
    size_t at = classifier_bucket_of(key, self->bucket_count);
    uint16_t check = classifier_check_of(key);
    for (;;) {
        const ClassifierBucket *bucket = &self->buckets[at];
        unsigned slot = find_slot(bucket, check);
        if (slot < CLASSIFIER_BUCKET_SLOTS)
            return bucket->row[slot];
        if (bucket->spilled == 0)
            return 0;
        at = at + 1 == self->bucket_count ? 0 : at + 1;
    }
}

static void add_dense(const uint16_t *weights, size_t lanes, int16_t *scores)
{
    for (size_t at = 0; at < lanes; at += CLASSIFIER_LANES)
        for (size_t i = 0; i < CLASSIFIER_LANES; i++)
            scores[at + i] = (int16_t)(uint16_t)((uint16_t)scores[at + i] + weights[at + i]);
}

static void add_row(const uint16_t *row, size_t lanes, int16_t *scores)
{
    size_t entries = row[0];
    if (entries == CLASSIFIER_DENSE) {
        add_dense(row + 1, lanes, scores);
        return;
    }
    const uint8_t *classes = (const uint8_t *)(row + 1 + entries);
    for (size_t i = 0; i < entries; i++)
        scores[classes[i]] = (int16_t)(uint16_t)((uint16_t)scores[classes[i]] + row[1 + i]);
}

/* Three passes, so that the memory of all features is on its way before the first is needed. */
void classifier_score(const Classifier *self, const uint64_t *keys, size_t count, int16_t *scores)
{
    uint32_t rows[CLASSIFIER_MAX_KEYS];
    size_t found = 0;
    assert(count <= CLASSIFIER_MAX_KEYS);
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&self->buckets[classifier_bucket_of(keys[i], self->bucket_count)]);
    for (size_t i = 0; i < count; i++) {
        uint32_t row = find_row(self, keys[i]);
        __builtin_prefetch(&self->rows[row]);
        rows[found] = row;
        found += row != 0;
    }
    memset(scores, 0, self->lanes * sizeof *scores);
    for (size_t i = 0; i < found; i++)
        add_row(self->rows + rows[i], self->lanes, scores);
}

size_t classifier_best(const int16_t *scores, size_t first, size_t end)
{
    size_t best = first;
    for (size_t i = first + 1; i < end; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}
