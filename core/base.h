/*
 * base.h - what every file of the core uses: errors, memory, growing arrays.
 *
 * All sizes are computed and checked here, in dixit__grow(), and nowhere else.
 */
#ifndef DIXIT_CORE_BASE_H
#define DIXIT_CORE_BASE_H

#include "dixit/dixit.h"

#include <stddef.h>
#include <string.h>

/* Fill `err` (which may be NULL) and return `code`, so that a caller can `return dixit__fail(...)`. */
dixit_status dixit__fail(dixit_error *err, dixit_status code, size_t position, const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/* The allocator in use: the one given, or malloc and free. */
dixit_allocator dixit__allocator(const dixit_allocator *given);
void *dixit__alloc(const dixit_allocator *alloc, size_t size); /* zeroed */
void dixit__free(const dixit_allocator *alloc, void *ptr, size_t size);

/* text.c: how many bytes of `text`, from its start, are valid UTF-8. */
size_t dixit__text_valid(const char *text, size_t len);

/* Sort ascending, in place, without memory and without a worst case. */
void dixit__sort(uint64_t *at, size_t count);

/* `a` if `which` is 1, `b` if it is 0: without a branch, where it cannot be foretold which it will be. */
static inline uint32_t dixit__pick(uint32_t which, uint32_t a, uint32_t b)
{
    return b ^ ((a ^ b) & (0u - which));
}

/*
 * Of `count` things that stand in the order of one of their numbers (`field`, a uint32_t), how many come before those in
 * which it is more than `limit`: the last of these is the one that something at `limit` is in. Found by halving.
 */
#define dixit__count_to(type, field, at, count, limit)                                                                 \
    dixit__count_numbers_to((at), offsetof(type, field), sizeof(type), (count), (limit))

static inline uint32_t dixit__count_numbers_to(const void *at, size_t offset, size_t size, uint32_t count,
                                               uint32_t limit)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2, number;

        memcpy(&number, (const char *)at + middle * size + offset, sizeof number);
        if (number <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*
 * A growing array. DIXIT_VEC(type) declares one; it starts as all zero bytes. dixit__vec_clear() keeps the
 * memory for the next document. One with elements and no capacity stands in somebody else's memory: nobody frees it.
 */
#define DIXIT_VEC(type)                                                                                                \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t count, capacity;                                                                                      \
    }

/* Make room for `want` elements of `size` bytes in all. At least doubles; false when memory runs out. */
bool dixit__grow(const dixit_allocator *alloc, void **at, uint32_t *capacity, size_t want, size_t size);

#define dixit__vec_reserve(alloc, vec, want)                                                                           \
    ((size_t)(want) <= (vec)->capacity ||                                                                              \
     dixit__grow((alloc), (void **)&(vec)->at, &(vec)->capacity, (want), sizeof *(vec)->at))

/* Room for one more element; the element itself is then written to (vec)->at[(vec)->count++]. */
#define dixit__vec_room(alloc, vec) dixit__vec_reserve((alloc), (vec), (size_t)(vec)->count + 1)

/* Append `value`; false when memory runs out. */
#define dixit__vec_push(alloc, vec, value)                                                                             \
    (dixit__vec_room((alloc), (vec)) ? ((vec)->at[(vec)->count++] = (value), true) : false)

/* Make `to` hold what `from` holds; false when memory runs out. */
#define dixit__vec_copy(alloc, to, from)                                                                               \
    (dixit__vec_reserve((alloc), (to), (from)->count) &&                                                               \
     ((from)->count == 0 || memcpy((to)->at, (from)->at, (from)->count * sizeof *(from)->at)) &&                       \
     ((to)->count = (from)->count, true))

#define dixit__vec_clear(vec) ((vec)->count = 0)

#define dixit__vec_free(alloc, vec)                                                                                    \
    do {                                                                                                               \
        if ((vec)->capacity > 0)                                                                                       \
            dixit__free((alloc), (vec)->at, (size_t)(vec)->capacity * sizeof *(vec)->at);                              \
        memset((vec), 0, sizeof *(vec));                                                                               \
    } while (0)

#endif
