/* Looks hashed features up in a mapped image and sums their weights. */
#include "analyze/classifier.h"

#include <assert.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static bool row_fits(const Classifier *self, uint32_t row)
{
    if (row >= self->row_units)
        return false;
    const uint16_t *units = self->rows + row;
    size_t left = self->row_units - row - 1, entries = units[0] & 0xff;
    if (units[0] == CLASSIFIER_DENSE)
        return left >= self->lanes;
    if (left < entries || units[0] >> 8 > 15)
        return false;
    for (size_t i = 1; i <= entries; i++)
        if ((units[i] & 0xff) >= self->class_count)
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
    if (header->version != CLASSIFIER_VERSION)
        return false;
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

#if defined(__SSE2__)
/* The slot of a check in a bucket, or CLASSIFIER_BUCKET_SLOTS: eight checks at a time. */
static unsigned find_slot(const ClassifierBucket *bucket, uint16_t check)
{
    __m128i checks = _mm_loadu_si128((const __m128i *)(const void *)bucket->check);
    unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi16(checks, _mm_set1_epi16((short)check)));
    if (found != 0)
        return (unsigned)__builtin_ctz(found) / 2;
    return bucket->check[8] == check ? 8 : bucket->check[9] == check ? 9 : CLASSIFIER_BUCKET_SLOTS;
}
#else
static unsigned find_slot(const ClassifierBucket *bucket, uint16_t check)
{
    unsigned slot = 0;
    while (slot < CLASSIFIER_BUCKET_SLOTS && bucket->check[slot] != check)
        slot++;
    return slot;
}
#endif

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

/* Weights that are added at once: in a row they are aligned to 2 bytes only. */
enum { TOGETHER = 8 };
typedef uint16_t Lanes __attribute__((vector_size(2 * TOGETHER)));
typedef uint16_t RowLanes __attribute__((vector_size(2 * TOGETHER), aligned(2), may_alias));

/* The rows that were found for some keys. */
typedef struct Found {
    size_t dense_count, sparse_count;
    const uint16_t *dense[CLASSIFIER_MAX_KEYS], *sparse[CLASSIFIER_MAX_KEYS];
} Found;

/* Most features that occur have dense rows: their sums stay in registers, some lanes of all rows at a time. */
static void add_dense(const Found *found, size_t lanes, int16_t *scores)
{
    for (size_t at = 0; at < lanes; at += 2 * TOGETHER) {
        Lanes low = {0}, high = {0};
        for (size_t i = 0; i < found->dense_count; i++) {
            const RowLanes *weights = (const RowLanes *)(found->dense[i] + 1 + at);
            low += (Lanes)weights[0];
            high += (Lanes)weights[1];
        }
        memcpy(scores + at, &low, sizeof low);
        memcpy(scores + at + TOGETHER, &high, sizeof high);
    }
}

static void add_sparse(const uint16_t *row, int16_t *scores)
{
    int shift = row[0] >> 8;
    const uint16_t *at = row + 1, *end = at + (row[0] & 0xff);
    for (; shift == 0 && at < end; at++)
        scores[*at & 0xff] = (int16_t)(scores[*at & 0xff] + (int8_t)(*at >> 8));
    for (; at < end; at++)
        scores[*at & 0xff] = (int16_t)(scores[*at & 0xff] + (int8_t)(*at >> 8) * (1 << shift));
}

/* Pass by pass, so that the memory of all features is on its way before the first is needed. */
void classifier_score(const Classifier *self, const uint64_t *keys, size_t count, int16_t *scores)
{
    uint32_t rows[CLASSIFIER_MAX_KEYS];
    size_t known = 0;
    Found found;
    assert(count <= CLASSIFIER_MAX_KEYS);
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&self->buckets[classifier_bucket_of(keys[i], self->bucket_count)]);
    for (size_t i = 0; i < count; i++) {
        uint32_t row = find_row(self, keys[i]);
        __builtin_prefetch(&self->rows[row]);
        rows[known] = row;
        known += row != 0;
    }
    found.dense_count = found.sparse_count = 0;
    for (size_t i = 0; i < known; i++) {
        const uint16_t *row = self->rows + rows[i];
        if (row[0] == CLASSIFIER_DENSE)
            found.dense[found.dense_count++] = row;
        else
            found.sparse[found.sparse_count++] = row;
    }
    add_dense(&found, self->lanes, scores);
    for (size_t i = 0; i < found.sparse_count; i++)
        add_sparse(found.sparse[i], scores);
}

size_t classifier_best(const int16_t *scores, size_t first, size_t end)
{
    size_t best = first;
    for (size_t i = first + 1; i < end; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}
