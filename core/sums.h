/* sums.h - what features are worth: the sums of their weights. */
#ifndef DIXIT_CORE_SUMS_H
#define DIXIT_CORE_SUMS_H

#include "evidence.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/*
 * Sums of the weights of features. Weights are bytes, so that several are added at once, each in 16 bits of a larger number:
 * there are never more than 255 features.
 */
typedef struct dixit__table {
    const uint8_t *at;
    uint32_t shift; /* of a key, to its bucket */
} dixit__table;

/* Where the number of features is known to the compiler, keys need not go through memory. */
#if defined(__GNUC__) && !defined(__clang__)
#define DIXIT__UNROLL _Pragma("GCC unroll 64")
#else
#define DIXIT__UNROLL
#endif

static inline dixit__table dixit__table_of(const dixit_doc *doc, uint32_t number)
{
    const dixit__model *m = &doc->rules->model;
    dixit__table t = {m->weights.at + dixit__table_offset(m->bits, number), 32u - m->bits[number]};

    return t;
}

/* Of two lanes. */
static inline void dixit__sum_pairs(const dixit__table *t, const uint32_t *keys, uint32_t count, int32_t sum[2])
{
    uint32_t first = 0, second = 0, i;

    DIXIT__UNROLL
    for (i = 0; i < count; i++) {
        const uint8_t *w = t->at + 2 * (size_t)(keys[i] >> t->shift);

        first += w[0];
        second += w[1];
    }
    sum[0] = (int32_t)first - 128 * (int32_t)count;
    sum[1] = (int32_t)second - 128 * (int32_t)count;
}

/*
 * Vectors: gcc and clang make of them what the machine has, with the same results anywhere. `four` has a number for each
 * label, `eight` sums that 16 bits hold, as there are never more than 255 features.
 */
typedef int32_t dixit__four __attribute__((vector_size(16)));
typedef int16_t dixit__eight __attribute__((vector_size(16)));
typedef uint8_t dixit__sixteen __attribute__((vector_size(16)));

static inline dixit__four dixit__all(int32_t value)
{
    return (dixit__four){value, value, value, value};
}

/* Where the mask is -1 the first, where it is 0 the second. */
static inline dixit__four dixit__either(dixit__four mask, dixit__four first, dixit__four second)
{
    return (first & mask) | (second & ~mask);
}

/* The lower and the higher eight of the bytes, each as a number of 16 bits. */
#if defined(__SSE2__) /* which gcc does not see by itself */
static inline dixit__eight dixit__low(dixit__sixteen bytes)
{
    return (dixit__eight)_mm_unpacklo_epi8((__m128i)bytes, _mm_setzero_si128());
}

static inline dixit__eight dixit__high(dixit__sixteen bytes)
{
    return (dixit__eight)_mm_unpackhi_epi8((__m128i)bytes, _mm_setzero_si128());
}
#else
static inline dixit__eight dixit__low(dixit__sixteen bytes)
{
    return (dixit__eight){bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]};
}

static inline dixit__eight dixit__high(dixit__sixteen bytes)
{
    return (dixit__eight){bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]};
}
#endif

/* The first and the last four of eight numbers. */
static inline dixit__four dixit__first(dixit__eight sums)
{
    return (dixit__four)__builtin_shufflevector(sums, sums, 0, 0, 1, 1, 2, 2, 3, 3) >> 16;
}

static inline dixit__four dixit__last(dixit__eight sums)
{
    return (dixit__four)__builtin_shufflevector(sums, sums, 4, 4, 5, 5, 6, 6, 7, 7) >> 16;
}

static inline dixit__eight dixit__start(uint32_t count)
{
    const int16_t less = (int16_t)(-128 * (int32_t)count);

    return (dixit__eight){less, less, less, less, less, less, less, less};
}

/*
 * Of the labels; NONE has 0. A bucket has three bytes; they are read with the one before, which the table of labels is not
 * the first to have.
 */
static inline dixit__four dixit__sum_labels(const dixit__table *t, const uint32_t *keys, uint32_t count)
{
    const dixit__four none = {0, -1, -1, -1};
    dixit__eight sum = dixit__start(count);
    int32_t bytes;
    uint32_t i;

    DIXIT__UNROLL
    for (i = 0; i < count; i++) {
        memcpy(&bytes, t->at + DIXIT__LABEL_LANES * (size_t)(keys[i] >> t->shift) - 1, sizeof bytes);
        sum += dixit__low((dixit__sixteen)(dixit__four){bytes, 0, 0, 0});
    }
    return dixit__first(sum) & none;
}

/* Of pairs of labels: a vector for each label before. */
static inline void dixit__sum_steps(const dixit__table *t, const uint32_t *keys, uint32_t count,
                                    dixit__four sum[DIXIT__LABELS])
{
    dixit__eight low = dixit__start(count), high = low;
    dixit__sixteen bytes;
    uint32_t i;

    DIXIT__UNROLL
    for (i = 0; i < count; i++) {
        memcpy(&bytes, t->at + sizeof bytes * (keys[i] >> t->shift), sizeof bytes);
        low += dixit__low(bytes);
        high += dixit__high(bytes);
    }
    sum[0] = dixit__first(low);
    sum[1] = dixit__last(low);
    sum[2] = dixit__first(high);
    sum[3] = dixit__last(high);
}

static inline int32_t dixit__sum_single(const dixit__table *t, const uint32_t *keys, uint32_t count)
{
    int32_t sum = -128 * (int32_t)count;
    uint32_t i;

    DIXIT__UNROLL
    for (i = 0; i < count; i++)
        sum += t->at[keys[i] >> t->shift];
    return sum;
}

#endif
