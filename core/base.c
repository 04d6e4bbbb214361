/* base.c - errors, memory, growing arrays; the words for the public enums. */
#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

dixit_status dixit__fail(dixit_error *err, dixit_status code, size_t position, const char *format, ...)
{
    if (err) {
        va_list args;

        err->code = code;
        err->position = position;
        va_start(args, format);
        vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
    }
    return code;
}

static void *default_alloc(void *ctx, void *ptr, size_t old, size_t size)
{
    (void)ctx;
    (void)old;
    if (size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, size);
}

dixit_allocator dixit__allocator(const dixit_allocator *given)
{
    dixit_allocator standard = {default_alloc, NULL};

    return given ? *given : standard;
}

void *dixit__alloc(const dixit_allocator *alloc, size_t size)
{
    void *ptr = alloc->fn(alloc->ctx, NULL, 0, size);

    if (ptr)
        memset(ptr, 0, size);
    return ptr;
}

void dixit__free(const dixit_allocator *alloc, void *ptr, size_t size)
{
    if (ptr)
        alloc->fn(alloc->ctx, ptr, size, 0);
}

bool dixit__grow(const dixit_allocator *alloc, void **at, uint32_t *capacity, size_t want, size_t size)
{
    size_t room = *capacity < 16 ? 16 : (size_t)*capacity * 2;
    void *grown;

    if (room < want)
        room = want;
    if (room > UINT32_MAX || room > SIZE_MAX / size)
        return false;
    grown = alloc->fn(alloc->ctx, *capacity > 0 ? *at : NULL, (size_t)*capacity * size, room * size);
    if (!grown)
        return false;
    *at = grown;
    *capacity = (uint32_t)room;
    return true;
}

#define FEW 64 /* numbers that are sorted faster by counting than with comparisons whose outcome cannot be foretold */

/* Each number goes to the place that those before it in the order leave to it. */
static void sort_few(uint64_t *at, size_t count)
{
    uint64_t sorted[FEW];
    size_t i, k;

    for (i = 0; i < count; i++) {
        size_t place = 0;

        for (k = 0; k < i; k++)
            place += at[k] <= at[i];
        for (; k < count; k++)
            place += at[k] < at[i];
        sorted[place] = at[i];
    }
    if (count > 0)
        memcpy(at, sorted, count * sizeof *at);
}

/* Heap sort. */
void dixit__sort(uint64_t *at, size_t count)
{
    size_t start = count / 2, end = count;

    if (count <= FEW) {
        sort_few(at, count);
        return;
    }
    while (end > 1) {
        size_t root, child;
        uint64_t swap;

        if (start > 0) {
            start--;
        } else {
            end--;
            swap = at[end];
            at[end] = at[0];
            at[0] = swap;
        }
        for (root = start; (child = 2 * root + 1) < end; root = child) {
            if (child + 1 < end && at[child] < at[child + 1])
                child++;
            if (at[root] >= at[child])
                break;
            swap = at[root];
            at[root] = at[child];
            at[child] = swap;
        }
    }
}

/* The words for the public enums, in their order. */
static const char *const type_names[] = {"direct", "mixed", "indirect"};
static const char *const unknown_names[] = {"known", "no-source", "pronoun", "ambiguous", "first-person"};
static const char *const marked_names[] = {"quotation", "scare", "title", "term"};
static const char *const role_names[] = {"body",   "headline", "standfirst", "dateline",
                                         "byline", "caption",  "credit",     "markup"};
static const char *const problem_names[] = {"unclosed", "unopened", "mismatched", "bad-bytes"};
static const char *const mention_names[] = {"name", "nominal", "pronoun", "group", "first", "phrase"};
static const char *const mark_names[] = {"apostrophe", "opens", "closes", "other"};
static const char *const reference_names[] = {"none",    "new",        "name",      "form",      "role", "words",
                                              "pronoun", "apposition", "continued", "paragraph", "beat", "turn"};
static const char *const outcome_names[] = {"chosen", "joined", "overlap", "source", "unsure", "evidence"};

#define NAME_OF(table, value) ((size_t)(value) < sizeof(table) / sizeof *(table) ? (table)[value] : "?")

const char *dixit_type_name(dixit_type type)
{
    return NAME_OF(type_names, type);
}

const char *dixit_unknown_name(dixit_unknown reason)
{
    return NAME_OF(unknown_names, reason);
}

const char *dixit_marked_kind_name(dixit_marked_kind kind)
{
    return NAME_OF(marked_names, kind);
}

const char *dixit_block_role_name(dixit_block_role role)
{
    return NAME_OF(role_names, role);
}

const char *dixit_problem_kind_name(dixit_problem_kind kind)
{
    return NAME_OF(problem_names, kind);
}

const char *dixit_mention_kind_name(dixit_mention_kind kind)
{
    return NAME_OF(mention_names, kind);
}

const char *dixit_mark_role_name(dixit_mark_role role)
{
    return NAME_OF(mark_names, role);
}

const char *dixit_reference_name(dixit_reference reference)
{
    return NAME_OF(reference_names, reference);
}

const char *dixit_outcome_name(dixit_outcome outcome)
{
    return NAME_OF(outcome_names, outcome);
}

const char *dixit_version(void)
{
    return DIXIT_VERSION;
}
