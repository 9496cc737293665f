/* Rows of weights: however they are written, placed and summed, the sums are those of the weights. */
#include "analyze/rows.h"
#include "learn/corpus.h"
#include "learn/row.h"

#include <check.h>
#include <string.h>

enum { ROWS = 60, ROOM = ROWS * (ROW_UNITS + LINE_UNITS) + CLASSIFIER_PADDING };

static int16_t random_weight(uint64_t *seed, int16_t limit)
{
    return (int16_t)((int64_t)(random_next(seed) % (2u * (unsigned)limit + 1)) - limit);
}

/* Few or many weights, small or great; those of 8 bits with a shift where they need not be exact. */
static bool random_row(uint64_t *seed, size_t class_count, int16_t *weights)
{
    bool exact = random_next(seed) % 2 == 0;
    int16_t limit = random_next(seed) % 2 == 0 ? 127 : 400;
    uint64_t rarity = 1 + random_next(seed) % 12;
    int scale = exact ? 1 : 1 << random_next(seed) % 3;
    memset(weights, 0, class_count * sizeof *weights);
    for (size_t class = 0; class < class_count; class++)
        if (random_next(seed) % rarity == 0)
            weights[class] = (int16_t)(random_weight(seed, exact ? limit : 127) * scale);
    return exact;
}

static void take(Rows *rows, uint32_t kind, const uint16_t *row)
{
    if (kind == CLASSIFIER_PAIRS)
        rows->pairs[rows->pairs_count++] = row;
    else if (kind == CLASSIFIER_MASKED)
        rows->masked[rows->masked_count++] = row;
    else
        rows->wide[rows->wide_count++] = row;
}

/* Adds random rows to an image and returns their sums, added up one by one. */
static void fill(uint64_t *seed, size_t class_count, uint16_t *image, Rows *rows, int16_t *sums)
{
    uint32_t next[ROWS * 10] = {0};
    Shelf shelf = {.next = next};
    rows->pairs_count = rows->masked_count = rows->wide_count = 0;
    memset(sums, 0, class_count * sizeof *sums);
    for (size_t i = 0; i < ROWS; i++) {
        int16_t weights[CLASSIFIER_MAX_CLASSES];
        uint16_t units[ROW_UNITS];
        uint32_t kind;
        bool exact = random_row(seed, class_count, weights);
        size_t length = row_write(weights, class_count, exact, units, &kind);
        size_t at = shelf_place(&shelf, length);
        for (size_t k = 0; k < length; k++)
            ck_assert_uint_eq(image[at + k], 0); /* nobody's place */
        memcpy(image + at, units, length * sizeof *units);
        ck_assert_uint_eq((at + length - 1) / LINE_UNITS - at / LINE_UNITS, (length - 1) / LINE_UNITS);
        take(rows, kind, image + at);
        for (size_t class = 0; class < class_count; class++)
            sums[class] = (int16_t)(sums[class] + weights[class]);
    }
}

START_TEST(every_way_of_summing_gives_the_sums_of_the_weights)
{
    static const size_t counts[] = {1, 2, 15, 16, 17, 31, 32, 33, 64, 82, 86, 125, 128, 176, 193, 225, 255, 256};
    uint64_t seed = 7;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        static uint16_t image[ROOM];
        int16_t sums[CLASSIFIER_MAX_CLASSES], scores[CLASSIFIER_MAX_CLASSES];
        Rows rows;
        memset(image, 0, sizeof image);
        fill(&seed, counts[c], image, &rows, sums);
        ck_assert(rows_way(0) != NULL);
        for (size_t way = 0; rows_way(way) != NULL; way++) {
            rows_way(way)(&rows, counts[c], scores);
            ck_assert_mem_eq(scores, sums, counts[c] * sizeof *sums);
        }
    }
}
END_TEST

START_TEST(the_best_class_is_the_first_of_the_greatest)
{
    const int16_t scores[] = {9, -3, INT16_MIN, 5, 2, 5, 4};
    ck_assert_uint_eq(classifier_best(scores, 1, 7), 3);
    ck_assert_uint_eq(classifier_best(scores, 2, 3), 2);
    ck_assert_uint_eq(classifier_best(scores, 4, 4), 4);
    ck_assert_uint_eq(classifier_best(scores, 0, 7), 0);
}
END_TEST

Suite *rows_suite(void);
Suite *rows_suite(void)
{
    Suite *suite = suite_create("rows");
    TCase *all = tcase_create("all");
    tcase_add_test(all, every_way_of_summing_gives_the_sums_of_the_weights);
    tcase_add_test(all, the_best_class_is_the_first_of_the_greatest);
    suite_add_tcase(suite, all);
    return suite;
}
