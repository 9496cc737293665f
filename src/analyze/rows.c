/* Adds up rows of weights, the innermost work of every decision. */
#include "analyze/rows.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static int16_t plus(int16_t sum, int weight)
{
    return (int16_t)(uint16_t)((uint16_t)sum + (unsigned)weight);
}

static void add_pairs(const Rows *rows, int16_t *scores)
{
    for (size_t i = 0; i < rows->pairs_count; i++) {
        int scale = 1 << (rows->pairs[i][0] >> 8);
        const uint16_t *at = rows->pairs[i] + 1, *end = at + (rows->pairs[i][0] & 0xff);
        for (; at < end; at++)
            scores[*at & 0xff] = plus(scores[*at & 0xff], (int8_t)(*at >> 8) * scale);
    }
}

/* ---- any machine ---- */

static void add_masked(const Rows *rows, size_t class_count, int16_t *scores)
{
    size_t mask_bytes = classifier_mask_bytes(class_count);
    for (size_t i = 0; i < rows->masked_count; i++) {
        const unsigned char *row = (const unsigned char *)rows->masked[i];
        const unsigned char *mask = row + 1, *weight = mask + mask_bytes;
        for (size_t at = 0; at < mask_bytes; at++)
            for (unsigned bits = mask[at]; bits != 0; bits &= bits - 1, weight++) {
                size_t class = at * 8 + (size_t)__builtin_ctz(bits);
                scores[class] = plus(scores[class], (int8_t)*weight * (1 << row[0]));
            }
    }
}

static void add_wide(const Rows *rows, size_t class_count, int16_t *scores)
{
    for (size_t i = 0; i < rows->wide_count; i++)
        for (size_t class = 0; class < class_count; class++)
            scores[class] = plus(scores[class], rows->wide[i][class]);
}

static void sum_plainly(const Rows *rows, size_t class_count, int16_t *scores)
{
    memset(scores, 0, CLASSIFIER_MAX_CLASSES * sizeof *scores);
    add_wide(rows, class_count, scores);
    add_masked(rows, class_count, scores);
    add_pairs(rows, scores);
}

/* ---- with vectors: all sums stay in registers ---- */

#if defined(__x86_64__)

/* Before a loop whose end is constant once its function is inlined: its sums can stay in registers. */
#if defined(__clang__)
#define UNROLLED
#else
#define UNROLLED _Pragma("GCC unroll 16")
#endif

/* Calls a function whose second argument is a constant in each case, so that its loops over parts are unrolled. */
#define CASE(n, function)                                                                                      \
    case n:                                                                                                    \
        function(rows, n, class_count, scores);                                                                \
        break;
#define CASES(function)                                                                                        \
    CASE(1, function)                                                                                          \
    CASE(2, function)                                                                                          \
    CASE(3, function)                                                                                          \
    CASE(4, function)                                                                                          \
    CASE(5, function)                                                                                          \
    CASE(6, function)                                                                                          \
    CASE(7, function)                                                                                          \
    CASE(8, function)

#define WITH_AVX2 __attribute__((target("avx2,popcnt")))
#define INLINE_WITH_AVX2 __attribute__((always_inline, target("avx2,popcnt"))) static inline

/* For every byte of a mask where each of its eight lanes finds its weight among the next ones; 0x80: none. */
static const uint64_t lanes_of[256] = {
#define LANE(m, i) ((uint64_t)((m) >> (i)&1u ? __builtin_popcount((m) & ((1u << (i)) - 1u)) : 0x80) << (i)*8)
#define ONE(m) LANE(m, 0) | LANE(m, 1) | LANE(m, 2) | LANE(m, 3) | LANE(m, 4) | LANE(m, 5) | LANE(m, 6) | LANE(m, 7)
#define FOUR(m) ONE(m), ONE((m) + 1u), ONE((m) + 2u), ONE((m) + 3u)
#define SIXTEEN(m) FOUR(m), FOUR((m) + 4u), FOUR((m) + 8u), FOUR((m) + 12u)
#define ALL(m) SIXTEEN(m), SIXTEEN((m) + 16u), SIXTEEN((m) + 32u), SIXTEEN((m) + 48u)
    ALL(0u), ALL(64u), ALL(128u), ALL(192u)
#undef LANE
#undef ONE
#undef FOUR
#undef SIXTEEN
#undef ALL
};

/* The weights of eight classes. */
INLINE_WITH_AVX2 __m128i spread(unsigned char mask, const unsigned char *weights)
{
    __m128i lanes = _mm_loadl_epi64((const __m128i *)(const void *)&lanes_of[mask]);
    return _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(const void *)weights), lanes);
}

/* `parts` of 16 classes. */
INLINE_WITH_AVX2 void sum_avx2(const Rows *rows, size_t parts, size_t class_count, int16_t *scores)
{
    __m256i sums[16];
    (void)class_count;
    UNROLLED for (size_t part = 0; part < parts; part++)
        sums[part] = _mm256_setzero_si256();
    for (size_t i = 0; i < rows->wide_count; i++)
        UNROLLED for (size_t part = 0; part < parts; part++)
            sums[part] = _mm256_add_epi16(
                sums[part], _mm256_loadu_si256((const __m256i *)(const void *)(rows->wide[i] + part * 16)));
    for (size_t i = 0; i < rows->masked_count; i++) {
        const unsigned char *row = (const unsigned char *)rows->masked[i];
        const unsigned char *mask = row + 1, *weights = mask + parts * 2;
        __m128i shift = _mm_cvtsi32_si128(row[0]);
        UNROLLED for (size_t part = 0; part < parts; part++) {
            __m128i low = spread(mask[part * 2], weights);
            weights += _mm_popcnt_u32(mask[part * 2]);
            __m128i high = spread(mask[part * 2 + 1], weights);
            weights += _mm_popcnt_u32(mask[part * 2 + 1]);
            __m256i wide = _mm256_cvtepi8_epi16(_mm_unpacklo_epi64(low, high));
            sums[part] = _mm256_add_epi16(sums[part], _mm256_sll_epi16(wide, shift));
        }
    }
    UNROLLED for (size_t part = 0; part < parts; part++)
        _mm256_storeu_si256((__m256i *)(void *)(scores + part * 16), sums[part]);
}

WITH_AVX2 static void sum_by_avx2(const Rows *rows, size_t class_count, int16_t *scores)
{
    switch ((class_count + 15) / 16) {
        CASES(sum_avx2)
        CASE(9, sum_avx2)
        CASE(10, sum_avx2)
        CASE(11, sum_avx2)
        CASE(12, sum_avx2)
        CASE(13, sum_avx2)
        CASE(14, sum_avx2)
        CASE(15, sum_avx2)
        CASE(16, sum_avx2)
    }
    add_pairs(rows, scores);
}

#define WITH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))
#define INLINE_WITH_AVX512 __attribute__((always_inline, target("avx512f,avx512bw,avx512vbmi2,popcnt"))) static inline

/* `parts` of 32 classes. */
INLINE_WITH_AVX512 void sum_avx512(const Rows *rows, size_t parts, size_t class_count, int16_t *scores)
{
    __m512i sums[8];
    size_t mask_bytes = classifier_mask_bytes(class_count);
    uint64_t last = mask_bytes % 8 == 0 ? UINT64_MAX : (UINT64_C(1) << mask_bytes % 8 * 8) - 1;
    UNROLLED for (size_t part = 0; part < parts; part++)
        sums[part] = _mm512_setzero_si512();
    for (size_t i = 0; i < rows->wide_count; i++)
        UNROLLED for (size_t part = 0; part < parts; part++)
            sums[part] = _mm512_add_epi16(sums[part], _mm512_loadu_si512(rows->wide[i] + part * 32));
    for (size_t i = 0; i < rows->masked_count; i++) {
        const unsigned char *row = (const unsigned char *)rows->masked[i];
        const unsigned char *mask = row + 1, *weights = mask + mask_bytes;
        __m128i shift = _mm_cvtsi32_si128(row[0]);
        UNROLLED for (size_t part = 0; part < parts; part += 2) {
            uint64_t bits;
            memcpy(&bits, mask + part * 4, sizeof bits);
            bits &= part + 2 < parts ? UINT64_MAX : last;
            __m512i bytes = _mm512_maskz_expandloadu_epi8(bits, weights);
            weights += _mm_popcnt_u64(bits);
            __m512i low = _mm512_cvtepi8_epi16(_mm512_castsi512_si256(bytes));
            sums[part] = _mm512_add_epi16(sums[part], _mm512_sll_epi16(low, shift));
            if (part + 1 == parts)
                break;
            __m512i high = _mm512_cvtepi8_epi16(_mm512_extracti64x4_epi64(bytes, 1));
            sums[part + 1] = _mm512_add_epi16(sums[part + 1], _mm512_sll_epi16(high, shift));
        }
    }
    UNROLLED for (size_t part = 0; part < parts; part++)
        _mm512_storeu_si512(scores + part * 32, sums[part]);
}

WITH_AVX512 static void sum_by_avx512(const Rows *rows, size_t class_count, int16_t *scores)
{
    switch ((class_count + 31) / 32) {
        CASES(sum_avx512)
    }
    add_pairs(rows, scores);
}

#endif

RowsSum *rows_way(size_t index)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") && index-- == 0)
        return sum_by_avx512;
    if (__builtin_cpu_supports("avx2") && index-- == 0)
        return sum_by_avx2;
#endif
    return index == 0 ? sum_plainly : NULL;
}
