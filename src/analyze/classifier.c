/* Looks hashed features up in a mapped image and sums their weights. */
#include "analyze/classifier.h"

#include "analyze/rows.h"

#include <assert.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static bool pairs_fit(const Classifier *self, const uint16_t *row, size_t room)
{
    size_t entries = row[0] & 0xff;
    if (room < 1 + entries || row[0] >> 8 > 15)
        return false;
    for (size_t i = 1; i <= entries; i++)
        if ((row[i] & 0xff) >= self->class_count)
            return false;
    return true;
}

static bool masked_fits(const Classifier *self, const uint16_t *row, size_t room)
{
    const unsigned char *bytes = (const unsigned char *)row;
    size_t used = 1 + classifier_mask_bytes(self->class_count);
    if (room * sizeof *row < used || bytes[0] > 15)
        return false;
    for (size_t i = 1; i < 1 + classifier_mask_bytes(self->class_count); i++)
        used += (size_t)__builtin_popcount(bytes[i]);
    return room * sizeof *row >= used;
}

static bool row_fits(const Classifier *self, uint32_t place)
{
    size_t offset = place & CLASSIFIER_OFFSET;
    if (place == 0)
        return true;
    if (offset + CLASSIFIER_PADDING >= self->row_units)
        return false;
    const uint16_t *row = self->rows + offset;
    size_t room = self->row_units - CLASSIFIER_PADDING - offset;
    switch (place & ~CLASSIFIER_OFFSET) {
    case CLASSIFIER_PAIRS:
        return pairs_fit(self, row, room);
    case CLASSIFIER_MASKED:
        return masked_fits(self, row, room);
    case CLASSIFIER_WIDE:
        return room >= self->class_count;
    default:
        return false;
    }
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
    return ends;
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
    if (classes == 0 || classes > CLASSIFIER_MAX_CLASSES || buckets == 0 || units < CLASSIFIER_PADDING)
        return false;
    if (buckets > left / sizeof(ClassifierBucket))
        return false;
    left -= buckets * sizeof(ClassifierBucket);
    if (units > left / sizeof(uint16_t))
        return false;
    const unsigned char *at = (const unsigned char *)image + sizeof *header;
    *out = (Classifier){.class_count = classes,
                        .bucket_count = buckets,
                        .row_units = units,
                        .buckets = (const void *)at,
                        .rows = (const void *)(at + buckets * sizeof(ClassifierBucket))};
    return true;
}

/* The slots of a bucket that hold a check, as bits: one at most. */
static inline unsigned find_slots(const ClassifierBucket *bucket, uint16_t check)
{
#if defined(__SSE2__)
    __m128i wanted = _mm_set1_epi16((short)check);
    __m128i first = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(const void *)bucket->check), wanted);
    __m128i second = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(const void *)bucket + 1), wanted);
    return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(first, second)) & ((1u << CLASSIFIER_BUCKET_SLOTS) - 1);
#else
    unsigned slots = 0;
    for (unsigned slot = 0; slot < CLASSIFIER_BUCKET_SLOTS; slot++)
        slots |= (unsigned)(bucket->check[slot] == check) << slot;
    return slots;
#endif
}

/* The place of the row of a check in a bucket, 0 when it is not there; made without a branch. */
static inline uint32_t find_in_bucket(const ClassifierBucket *bucket, uint16_t check)
{
    unsigned slots = find_slots(bucket, check);
    uint32_t row = bucket->row[__builtin_ctz(slots | 1u << (CLASSIFIER_BUCKET_SLOTS - 1))];
    return row & (uint32_t)((0 - (int32_t)slots) >> 31);
}

/* The row of a check that may have spilled out of its own bucket. */
static uint32_t find_spilled(const Classifier *self, size_t at, uint16_t check)
{
    uint32_t row = 0;
    while (row == 0 && self->buckets[at].spilled != 0) {
        at = at + 1 == self->bucket_count ? 0 : at + 1;
        row = find_in_bucket(&self->buckets[at], check);
    }
    return row;
}

enum { AHEAD = 16 }; /* buckets on their way: as many as a core waits for at once */

static inline uint32_t bring_bucket(const Classifier *self, uint64_t key)
{
    size_t at = classifier_bucket_of(key, self->bucket_count);
    __builtin_prefetch(&self->buckets[at]);
    return (uint32_t)at;
}

/* A row takes one or two cache lines, seldom more. */
static inline void bring_row(const Classifier *self, uint32_t place)
{
    const uint16_t *row = self->rows + (place & CLASSIFIER_OFFSET);
    __builtin_prefetch(row);
    __builtin_prefetch(row + 32);
}

/* Finds the places of the rows of those keys that are known, while the memory of the next is on its way; returns their
   number. */
static size_t find_places(const Classifier *self, const uint64_t *keys, size_t count, uint32_t *places)
{
    uint32_t at[CLASSIFIER_MAX_KEYS + AHEAD];
    uint8_t missed[CLASSIFIER_MAX_KEYS];
    size_t found = 0, misses = 0;
    for (size_t i = 0; i < count && i < AHEAD; i++)
        at[i] = bring_bucket(self, keys[i]);
    for (size_t i = 0; i < count; i++) {
        at[i + AHEAD] = bring_bucket(self, keys[i + AHEAD < count ? i + AHEAD : i]);
        const ClassifierBucket *bucket = &self->buckets[at[i]];
        uint32_t place = find_in_bucket(bucket, classifier_check_of(keys[i]));
        bring_row(self, place);
        places[found] = place;
        found += place != 0;
        missed[misses] = (uint8_t)i;
        misses += (place == 0) & (bucket->spilled != 0);
    }
    for (size_t i = 0; i < misses; i++)
        __builtin_prefetch(&self->buckets[at[missed[i]] + 1]);
    for (size_t i = 0; i < misses; i++) {
        uint32_t place = find_spilled(self, at[missed[i]], classifier_check_of(keys[missed[i]]));
        bring_row(self, place);
        places[found] = place;
        found += place != 0;
    }
    return found;
}

void classifier_score(const Classifier *self, const uint64_t *keys, size_t count,
                      int16_t scores[CLASSIFIER_MAX_CLASSES])
{
    uint32_t places[CLASSIFIER_MAX_KEYS + 1];
    Rows rows;
    size_t pairs = 0, masked = 0, wide = 0;
    assert(count <= CLASSIFIER_MAX_KEYS);
    size_t found = find_places(self, keys, count, places);
    for (size_t i = 0; i < found; i++) {
        const uint16_t *row = self->rows + (places[i] & CLASSIFIER_OFFSET);
        rows.pairs[pairs] = rows.masked[masked] = rows.wide[wide] = row; /* the right one stays */
        pairs += (places[i] & CLASSIFIER_PAIRS) != 0;
        masked += (places[i] & CLASSIFIER_MASKED) != 0;
        wide += (places[i] & CLASSIFIER_WIDE) != 0;
    }
    rows.pairs_count = pairs, rows.masked_count = masked, rows.wide_count = wide;
    rows_way(0)(&rows, self->class_count, scores);
}

size_t classifier_best(const int16_t *scores, size_t first, size_t end)
{
    int16_t greatest = INT16_MIN;
    for (size_t i = first; i < end; i++)
        greatest = scores[i] > greatest ? scores[i] : greatest;
    size_t best = first;
    while (best < end && scores[best] != greatest)
        best++;
    return best < end ? best : first;
}
