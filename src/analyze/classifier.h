/* A linear classifier over hashed features, as trained weights lie in a model file. */
#ifndef ANALYZE_CLASSIFIER_H
#define ANALYZE_CLASSIFIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The image of a classifier (little endian):

       +--------+----------------------+------------------------+---------+
       | header | buckets of 64 bytes  | rows, one per feature  | padding |
       +--------+----------------------+------------------------+---------+

   A bucket holds ten features: ten 16-bit checks, ten 32-bit places of rows, and whether more features of
   this bucket spilled into the next one. One cache line tells whether a feature is known. The place of a row is its
   offset in units of 2 bytes, with one bit that tells how it is written:
       pairs:  a count and a shift (8 bits each), then that many pairs of class and weight (8 bits each)
       masked: a shift (8 bits), one bit for every class that has a weight, then these weights (8 bits each)
       wide:   a 16-bit weight for every class
   A weight of 8 bits counts 1 << shift. The trainer scales weights so that no sum over all templates leaves 16 bits. */
enum {
    CLASSIFIER_BUCKET_SLOTS = 10,
    CLASSIFIER_MAX_CLASSES = 256,
    CLASSIFIER_MAX_KEYS = 192,
    CLASSIFIER_PADDING = 32, /* units behind the rows, for readers of whole vectors */
    CLASSIFIER_VERSION = 3   /* of the image and of everything that makes keys */
};

#define CLASSIFIER_PAIRS UINT32_C(0x20000000)
#define CLASSIFIER_MASKED UINT32_C(0x40000000)
#define CLASSIFIER_WIDE UINT32_C(0x80000000)
#define CLASSIFIER_OFFSET UINT32_C(0x1fffffff)

typedef struct ClassifierBucket {
    uint16_t check[CLASSIFIER_BUCKET_SLOTS];
    uint16_t spilled;
    uint16_t unused;
    uint32_t row[CLASSIFIER_BUCKET_SLOTS]; /* place; 0 where the slot is empty */
} ClassifierBucket;

typedef struct ClassifierHeader {
    uint32_t class_count;
    uint32_t bucket_count;
    uint32_t row_units; /* size of all rows with the padding */
    uint32_t version;   /* CLASSIFIER_VERSION */
    uint32_t unused[12];
} ClassifierHeader;

typedef struct Classifier {
    size_t class_count;
    size_t bucket_count;
    size_t row_units;
    const ClassifierBucket *buckets;
    const uint16_t *rows;
} Classifier;

/* Opens an image that stays where it is (64-byte aligned); false when its sizes cannot be right. */
bool classifier_open(const void *image, size_t size, Classifier *out);

/* Whether every bucket and row stays within the image; reads all of it. */
bool classifier_check(const Classifier *classifier);

/* Sums the weights of `count` (at most CLASSIFIER_MAX_KEYS) features for every class; what lies behind the last class is
   overwritten. */
void classifier_score(const Classifier *classifier, const uint64_t *keys, size_t count,
                      int16_t scores[CLASSIFIER_MAX_CLASSES]);

/* Index of the best class in scores[first .. end); the first of equals; `first` when the range is empty. */
size_t classifier_best(const int16_t *scores, size_t first, size_t end);

/* Bytes of the mask of a masked row: 16 classes at a time. */
static inline size_t classifier_mask_bytes(size_t class_count)
{
    return (class_count + 15) / 16 * 2;
}

/* Where a key lives, for whoever builds an image. */
static inline size_t classifier_bucket_of(uint64_t key, size_t bucket_count)
{
    return (size_t)(((key >> 32) * (uint64_t)bucket_count) >> 32);
}

static inline uint16_t classifier_check_of(uint64_t key)
{
    uint16_t check = (uint16_t)(key >> 8);
    return check != 0 ? check : 1;
}

#endif
