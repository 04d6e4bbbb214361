/*
 * ruleset_file.c - rulesets as bytes: saving one, and opening one in place.
 *
 * The bytes are the tables of struct dixit_ruleset as they stand in memory, each aligned, behind a header that says what
 * they are:
 *
 *     header      magic, version, byte order, how many sections, sizes, the checksum of header and directory
 *     directory   for each section its size of an element, its offset, its count, its checksum
 *     scalars     the fields of the ruleset that are no tables
 *     sections    the tables, in the order of `sections` below
 *
 * There is one way to write a ruleset: every section stands where the one before it ends, and what lies between is
 * zero. So a file made for another layout of the structs, or by a dixit with other sections, differs in its directory
 * and is refused. A checksum finds damage; it says nothing of who wrote the file, so ruleset_verify.c then looks at every
 * number that the matcher will follow.
 */
#include "ruleset_file.h"

#include <stddef.h>

#define ALIGNMENT 16
#define VERSION 3
#define BYTE_ORDER_MARK 0x01020304u

static const char magic[8] = {'\x89', 'd', 'i', 'x', 'i', 't', '\r', '\n'};

typedef struct header {
    char magic[8];
    uint32_t version;
    uint32_t byte_order;
    uint32_t section_count;
    uint32_t scalar_size;
    uint64_t size; /* of the whole */
    uint64_t sum;  /* of this header, with a `sum` of 0, and the directory */
    uint64_t scalar_sum;
    uint64_t reserved[2];
} header;

typedef struct directory_entry {
    uint32_t size; /* of an element */
    uint32_t count;
    uint64_t offset; /* from the beginning of the bytes */
    uint64_t sum;    /* of the section */
} directory_entry;

/* A DIXIT_VEC of any type. */
typedef struct any_vec {
    void *at;
    uint32_t count, capacity;
} any_vec;

typedef struct section {
    size_t field; /* where its DIXIT_VEC stands in the ruleset */
    uint32_t size;
    bool (*verify)(
        const dixit_ruleset *rules); /* NULL: whatever stands in it is good, or another's verifier sees to it */
} section;

#define SECTION(field, verify)                                                                                         \
    {                                                                                                                  \
        offsetof(struct dixit_ruleset, field), sizeof *((struct dixit_ruleset *)0)->field.at, verify                   \
    }

#define DISPATCH(kind, verify)                                                                                         \
    SECTION(dispatch[kind].row_start, NULL), SECTION(dispatch[kind].by_row, NULL),                                     \
        SECTION(dispatch[kind].by_quote, NULL), SECTION(dispatch[kind].by_mention, NULL),                              \
        SECTION(dispatch[kind].by_flag, verify)

/* All tables of a ruleset: saved, opened, verified and given back by this list, so a new one is a line here. */
static const section sections[] = {
    SECTION(words.lists, NULL), /* bits */
    SECTION(words.chars, NULL),
    SECTION(words.words, dixit__verify_words),
    SECTION(words.slots, dixit__verify_slots),
    SECTION(words.phrase_words, NULL), /* compared only */
    SECTION(words.phrases, dixit__verify_phrases),
    SECTION(words.first_phrases, dixit__verify_first_phrases),
    SECTION(names, NULL),
    SECTION(rules, dixit__verify_rules),
    SECTION(tests, dixit__verify_tests),
    SECTION(entries, dixit__verify_entries),
    DISPATCH(0, NULL),
    DISPATCH(1, NULL),
    DISPATCH(2, NULL),
    DISPATCH(3, NULL),
    DISPATCH(4, dixit__verify_dispatch),
    SECTION(code, dixit__verify_code),
    SECTION(label, dixit__verify_shown),
    SECTION(classes, NULL),
    SECTION(priors, NULL),
    SECTION(model.weights, dixit__verify_model),
};

_Static_assert(DIXIT__RULE_KINDS == 5, "each kind of rules has its tables in the list");

#define SECTION_COUNT (sizeof sections / sizeof *sections)

typedef struct scalar {
    size_t field, size;
} scalar;

#define SCALAR(field)                                                                                                  \
    {                                                                                                                  \
        offsetof(struct dixit_ruleset, field), sizeof((struct dixit_ruleset *)0)->field                                \
    }

#define DISPATCH_SCALARS(kind) SCALAR(dispatch[kind].flags), SCALAR(dispatch[kind].needs), SCALAR(dispatch[kind].any)

/* All other fields; a new one is a line here, and dixit__verify_scalars() sees to it. */
static const scalar scalars[] = {
    SCALAR(words.mask_words), SCALAR(known),       DISPATCH_SCALARS(0), DISPATCH_SCALARS(1),   DISPATCH_SCALARS(2),
    DISPATCH_SCALARS(3),      DISPATCH_SCALARS(4), SCALAR(model.bits),  SCALAR(model.numbers),
};

#define SCALARS_MAX 1024

/* --- sums and sizes ---------------------------------------------------------------------------------------- */

static uint64_t aligned(uint64_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

#define LANES 4

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0xff51afd7ed558ccdu;
    return sum ^ sum >> 32;
}

/* Four sums side by side, because one alone would wait for each of its multiplications. */
static uint64_t sum_of(const void *bytes, size_t len)
{
    const char *at = bytes;
    uint64_t lanes[LANES] = {len, 1, 2, 3}, words[LANES], sum = 0;
    size_t i;

    for (; len >= sizeof words; at += sizeof words, len -= sizeof words) {
        memcpy(words, at, sizeof words);
        for (i = 0; i < LANES; i++)
            lanes[i] = mix(lanes[i], words[i]);
    }
    memset(words, 0, sizeof words);
    if (len > 0)
        memcpy(words, at, len);
    for (i = 0; i < LANES; i++)
        sum = mix(sum, mix(lanes[i], words[i]));
    return sum;
}

static any_vec vec_of(const dixit_ruleset *rules, const section *s)
{
    any_vec vec;

    memcpy(&vec, (const char *)rules + s->field, sizeof vec);
    return vec;
}

static uint32_t scalar_size(void)
{
    size_t size = 0, i;

    for (i = 0; i < sizeof scalars / sizeof *scalars; i++)
        size += scalars[i].size;
    return (uint32_t)size;
}

/* Where the scalars and the first section begin. */
static uint64_t scalars_offset(void)
{
    return aligned(sizeof(header) + SECTION_COUNT * sizeof(directory_entry));
}

static uint64_t sections_offset(void)
{
    return scalars_offset() + aligned(scalar_size());
}

/* --- saving ------------------------------------------------------------------------------------------------ */

/* What stands before the sections. */
typedef struct front {
    header head;
    directory_entry directory[SECTION_COUNT];
} front;

static uint64_t sum_of_front(const front *f)
{
    front copy = *f;

    copy.head.sum = 0;
    return sum_of(&copy, sizeof copy);
}

static void fill_front(front *f, const dixit_ruleset *rules, const char *values)
{
    uint64_t offset = sections_offset();
    size_t i;

    memset(f, 0, sizeof *f);
    memcpy(f->head.magic, magic, sizeof magic);
    f->head.version = VERSION;
    f->head.byte_order = BYTE_ORDER_MARK;
    f->head.section_count = SECTION_COUNT;
    f->head.scalar_size = scalar_size();
    f->head.scalar_sum = sum_of(values, f->head.scalar_size);
    for (i = 0; i < SECTION_COUNT; i++) {
        any_vec vec = vec_of(rules, &sections[i]);
        directory_entry *entry = &f->directory[i];

        entry->size = sections[i].size;
        entry->count = vec.count;
        entry->offset = offset;
        entry->sum = sum_of(vec.at, (size_t)vec.count * entry->size);
        offset = aligned(offset + (uint64_t)vec.count * entry->size);
    }
    f->head.size = offset;
    f->head.sum = sum_of_front(f);
}

static void gather_scalars(char *to, const dixit_ruleset *rules)
{
    size_t i;

    for (i = 0; i < sizeof scalars / sizeof *scalars; to += scalars[i].size, i++)
        memcpy(to, (const char *)rules + scalars[i].field, scalars[i].size);
}

/* Where bytes go, and how many have gone there. */
typedef struct sink {
    dixit_writer *write;
    void *payload;
    uint64_t done;
} sink;

/* Write, and fill up with zeros to where the next part begins. */
static bool put(sink *to, const void *bytes, size_t len)
{
    static const char zeros[ALIGNMENT];
    size_t gap = (size_t)(aligned(to->done + len) - to->done - len);

    to->done += len + gap;
    return (len == 0 || to->write(to->payload, bytes, len)) && (gap == 0 || to->write(to->payload, zeros, gap));
}

static bool put_all(const dixit_ruleset *rules, sink *to)
{
    char values[SCALARS_MAX];
    front f;
    size_t i;
    bool ok;

    gather_scalars(values, rules);
    fill_front(&f, rules, values);
    ok = put(to, &f, sizeof f) && put(to, values, f.head.scalar_size);
    for (i = 0; ok && i < SECTION_COUNT; i++)
        ok = put(to, vec_of(rules, &sections[i]).at, (size_t)f.directory[i].count * sections[i].size);
    return ok;
}

dixit_status dixit_ruleset_save(const dixit_ruleset *rules, const char *label, dixit_writer *write, void *payload,
                                dixit_error *err)
{
    dixit_ruleset labelled = *rules;
    sink to = {write, payload, 0};

    _Static_assert(sizeof(any_vec) == sizeof(rules->code), "a DIXIT_VEC has a pointer and two numbers");
    if (label) {
        size_t len = strlen(label);

        if (len > DIXIT_LABEL_MAX)
            return dixit__fail(err, DIXIT_ERR_LIMIT, 0, "a label has %d bytes at most", DIXIT_LABEL_MAX);
        labelled.label.at = (char *)label; /* read only */
        labelled.label.count = (uint32_t)len + 1;
    }
    if (!dixit__verify_shown(&labelled))
        return dixit__fail(
            err, DIXIT_ERR_ARGUMENT, 0,
            "names of rules and labels that are saved are UTF-8 without control characters, and a name has "
            "%d bytes at most",
            DIXIT_NAME_MAX);
    if (!put_all(&labelled, &to))
        return dixit__fail(err, DIXIT_ERR_WRITE, (size_t)to.done, "the ruleset could not be written");
    return DIXIT_OK;
}

/* --- opening ----------------------------------------------------------------------------------------------- */

static const char damaged[] = "the compiled ruleset is damaged";

bool dixit_ruleset_is_saved(const void *bytes, size_t len)
{
    return len >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

/* Is what stands there the header of a ruleset that this library wrote? Else why not. */
static const char *wrong_front(const front *f, size_t len)
{
    size_t i;

    if (f->head.byte_order != BYTE_ORDER_MARK)
        return "the compiled ruleset is from a machine with another byte order";
    if (f->head.version != VERSION || f->head.section_count != SECTION_COUNT || f->head.scalar_size != scalar_size())
        return "the compiled ruleset is from another version of dixit";
    for (i = 0; i < SECTION_COUNT; i++)
        if (f->directory[i].size != sections[i].size)
            return "the compiled ruleset is from another version of dixit, or another kind of machine";
    if (f->head.size > len)
        return "the compiled ruleset is cut short";
    if (f->head.size < len)
        return "the compiled ruleset has something behind its end";
    return f->head.sum == sum_of_front(f) ? NULL : damaged;
}

static bool is_zero(const char *bytes, uint64_t from, uint64_t to)
{
    while (from < to && bytes[from] == 0)
        from++;
    return from == to;
}

/* Put a section in its place in the ruleset. `*at` is where it begins, and then where the next one does. */
static bool attach(dixit_ruleset *rules, const char *bytes, size_t len, const directory_entry *entry, const section *s,
                   uint64_t *at)
{
    uint64_t size = (uint64_t)entry->count * s->size, end = *at + size;
    any_vec vec = {NULL, entry->count, 0};

    if (entry->offset != *at || *at > len || size > len - *at || aligned(end) > len ||
        !is_zero(bytes, end, aligned(end)) || sum_of(bytes + *at, (size_t)size) != entry->sum)
        return false;
    vec.at = (void *)(bytes + *at); /* a ruleset is never written to */
    memcpy((char *)rules + s->field, &vec, sizeof vec);
    *at = aligned(end);
    return true;
}

static bool spread_scalars(dixit_ruleset *rules, const char *bytes, const front *f)
{
    const char *from = bytes + scalars_offset();
    size_t i;

    if (sum_of(from, f->head.scalar_size) != f->head.scalar_sum || !is_zero(bytes, sizeof *f, scalars_offset()) ||
        !is_zero(bytes, scalars_offset() + f->head.scalar_size, sections_offset()))
        return false;
    for (i = 0; i < sizeof scalars / sizeof *scalars; from += scalars[i].size, i++)
        memcpy((char *)rules + scalars[i].field, from, scalars[i].size);
    return true;
}

static bool attach_all(dixit_ruleset *rules, const char *bytes, size_t len, const front *f)
{
    uint64_t at = sections_offset();
    size_t i;

    if (at > len || !spread_scalars(rules, bytes, f))
        return false;
    for (i = 0; i < SECTION_COUNT; i++)
        if (!attach(rules, bytes, len, &f->directory[i], &sections[i], &at))
            return false;
    return at == len;
}

static bool verify_all(const dixit_ruleset *rules)
{
    size_t i;

    if (!dixit__verify_scalars(rules))
        return false;
    for (i = 0; i < SECTION_COUNT; i++)
        if (sections[i].verify && !sections[i].verify(rules))
            return false;
    return true;
}

static dixit_status open_in(dixit_ruleset *rules, const char *bytes, size_t len, dixit_error *err)
{
    const char *wrong;
    front f;

    if (!dixit_ruleset_is_saved(bytes, len))
        return dixit__fail(err, DIXIT_ERR_FORMAT, 0, "this is no compiled ruleset");
    if (len < sizeof f)
        return dixit__fail(err, DIXIT_ERR_FORMAT, 0, "the compiled ruleset is cut short");
    memcpy(&f, bytes, sizeof f);
    wrong = wrong_front(&f, len);
    if (wrong)
        return dixit__fail(err, DIXIT_ERR_FORMAT, 0, "%s", wrong);
    if (!attach_all(rules, bytes, len, &f) || !verify_all(rules))
        return dixit__fail(err, DIXIT_ERR_FORMAT, 0, "%s", damaged);
    return DIXIT_OK;
}

/* The tables are read as what they are, so they have to be aligned. */
static bool is_aligned(const void *bytes)
{
    return (uintptr_t)bytes % sizeof(uint64_t) == 0;
}

static const char *copy_of(dixit_ruleset *rules, const char *bytes, size_t len)
{
    rules->copy = rules->alloc.fn(rules->alloc.ctx, NULL, 0, len);
    if (!rules->copy)
        return NULL;
    rules->copy_size = len;
    return memcpy(rules->copy, bytes, len);
}

dixit_status dixit_ruleset_open(dixit_ruleset **out, const void *bytes, size_t len, const dixit_allocator *alloc,
                                dixit_error *err)
{
    dixit_allocator a = dixit__allocator(alloc);
    dixit_ruleset *rules = dixit__alloc(&a, sizeof *rules);
    const char *from = bytes;
    dixit_status status;

    *out = NULL;
    if (!rules)
        return dixit__fail(err, DIXIT_ERR_MEMORY, 0, "out of memory");
    rules->alloc = a;
    if (len > 0 && !is_aligned(bytes))
        from = copy_of(rules, bytes, len);
    status = from || len == 0 ? open_in(rules, from, len, err) : dixit__fail(err, DIXIT_ERR_MEMORY, 0, "out of memory");
    if (status == DIXIT_OK) {
        *out = rules;
        rules = NULL; /* now the caller's */
    }
    dixit_ruleset_free(rules);
    return status;
}

void dixit__ruleset_free_tables(dixit_ruleset *rules)
{
    size_t i;

    for (i = 0; i < SECTION_COUNT; i++) {
        any_vec vec = vec_of(rules, &sections[i]);

        if (vec.capacity > 0)
            dixit__free(&rules->alloc, vec.at, (size_t)vec.capacity * sections[i].size);
    }
}

void dixit__ruleset_seal(void *bytes, size_t len)
{
    char *at = bytes;
    front f;
    size_t i;

    if (len < sections_offset())
        return;
    memcpy(&f, at, sizeof f);
    for (i = 0; i < SECTION_COUNT; i++) {
        uint64_t size = (uint64_t)f.directory[i].count * sections[i].size;

        if (f.directory[i].offset <= len && size <= len - f.directory[i].offset)
            f.directory[i].sum = sum_of(at + f.directory[i].offset, (size_t)size);
    }
    f.head.scalar_sum = sum_of(at + scalars_offset(), scalar_size());
    f.head.sum = sum_of_front(&f);
    memcpy(at, &f, sizeof f);
}

const char *dixit_ruleset_label(const dixit_ruleset *rules)
{
    return rules->label.count > 0 ? rules->label.at : "";
}
