/*
 * text.c - reads the bytes of a document; turns positions of the clean text into the caller's, and back.
 *
 * Text that is valid UTF-8, as nearly all is, is used where it lies. Otherwise it is copied with U+FFFD for what is
 * invalid, and `shifts` remembers the places from where on clean and original positions run apart differently.
 */
#include "doc.h"

enum {
    DIXIT__STRIDE = 256,      /* one entry of doc->counts for so many bytes */
    BAD_RUNS_RECORDED = 1000, /* a binary file would have millions, and nobody reads them */
    REPLACEMENT_LEN = 3,
};

static const char replacement[REPLACEMENT_LEN] = {'\xef', '\xbf', '\xbd'};

/*
 * UTF-8 as an automaton: a byte's row holds, at the bit offset that is the state's number, the next state; one
 * shift and mask per byte. A state says what is awaited. What a row does not mention is ERROR, which is never left.
 */
enum {
    ERROR = 0,
    START = 6,
    ONE = 12,
    TWO = 18,
    THREE = 24,
    AFTER_E0 = 30,
    AFTER_ED = 36,
    AFTER_F0 = 42,
    AFTER_F4 = 48
};

#define GO(from, to) ((uint64_t)(to) << (from))
#define TAIL (GO(ONE, START) | GO(TWO, ONE) | GO(THREE, TWO))

#define ASCII GO(START, START)
#define TAIL_80 (TAIL | GO(AFTER_ED, ONE) | GO(AFTER_F4, TWO))
#define TAIL_90 (TAIL | GO(AFTER_ED, ONE) | GO(AFTER_F0, TWO))
#define TAIL_A0 (TAIL | GO(AFTER_E0, ONE) | GO(AFTER_F0, TWO))
#define LEAD_2 GO(START, ONE)
#define LEAD_3 GO(START, TWO)

#define X2(row) row, row
#define X4(row) X2(row), X2(row)
#define X16(row) X4(row), X4(row), X4(row), X4(row)

/* clang-format off */
static const uint64_t rows[256] = {
    X16(ASCII), X16(ASCII), X16(ASCII), X16(ASCII), X16(ASCII), X16(ASCII), X16(ASCII), X16(ASCII),
    X16(TAIL_80), X16(TAIL_90), X16(TAIL_A0), X16(TAIL_A0),
    X2(0), X4(LEAD_2), X4(LEAD_2), X4(LEAD_2), X2(LEAD_2), /* C0 and C1 lead nothing */
    X16(LEAD_2),
    GO(START, AFTER_E0), X4(LEAD_3), X4(LEAD_3), X4(LEAD_3), GO(START, AFTER_ED), X2(LEAD_3),
    GO(START, AFTER_F0), X2(GO(START, THREE)), GO(START, THREE), GO(START, AFTER_F4), /* the rest leads nothing */
};
/* clang-format on */

static inline uint64_t next_state(uint64_t state, uint8_t byte)
{
    return rows[byte] >> state & 63;
}

static inline uint64_t load(const uint8_t *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return word;
}

#define HIGH_BITS 0x8080808080808080u

static inline bool is_ascii_32(const uint8_t *at)
{
    return ((load(at) | load(at + 8) | load(at + 16) | load(at + 24)) & HIGH_BITS) == 0;
}

static bool is_valid(const uint8_t *at, const uint8_t *end)
{
    uint64_t state = START;

    while (end - at >= 32) {
        if (state == START && is_ascii_32(at)) {
            at += 32;
            continue;
        }
        for (int i = 0; i < 32; i++)
            state = next_state(state, at[i]);
        if (state == ERROR)
            return false;
        at += 32;
    }
    while (at < end)
        state = next_state(state, *at++);
    return state == START;
}

/*
 * The length of the character at `at`, which is before `end`; or, with `*valid` false, of the maximal subpart:
 * the longest beginning of a character, at least one byte, that the Unicode standard advises to replace by one
 * U+FFFD.
 */
static uint32_t sequence_len(const uint8_t *at, const uint8_t *end, bool *valid)
{
    uint64_t state = START;
    uint32_t len = 0;

    *valid = false;
    while (at + len < end) {
        state = next_state(state, at[len]);
        if (state == ERROR)
            return len == 0 ? 1 : len;
        len++;
        if (state == START) {
            *valid = true;
            return len;
        }
    }
    return len;
}

/* The first byte from `at` on where an invalid sequence begins, or `end`. */
static const uint8_t *find_bad(const uint8_t *at, const uint8_t *end)
{
    while (at < end) {
        bool valid;
        uint32_t len;

        if (end - at >= 32 && is_ascii_32(at)) {
            at += 32;
            continue;
        }
        if (*at < 0x80) {
            at++;
            continue;
        }
        len = sequence_len(at, end, &valid);
        if (!valid)
            return at;
        at += len;
    }
    return end;
}

size_t dixit__text_valid(const char *text, size_t len)
{
    const uint8_t *at = (const uint8_t *)text, *end = at + len;

    return len == 0 ? 0 : (size_t)(find_bad(at, end) - at);
}

static bool append_clean(dixit_doc *doc, const void *bytes, size_t len)
{
    if (!dixit__vec_reserve(&doc->alloc, &doc->clean, (size_t)doc->clean.count + len))
        return false;
    if (len > 0)
        memcpy(doc->clean.at + doc->clean.count, bytes, len);
    doc->clean.count += (uint32_t)len;
    return true;
}

/* Report the replacement that ends the clean text so far; neighbours make one problem. */
static bool record_problem(dixit_doc *doc)
{
    dixit_problem problem = {DIXIT_PROBLEM_BAD_BYTES, {doc->clean.count - REPLACEMENT_LEN, doc->clean.count}};
    uint32_t count = doc->problems.count;

    if (count > 0 && doc->problems.at[count - 1].span.end == problem.span.start) {
        doc->problems.at[count - 1].span.end = problem.span.end;
        return true;
    }
    return count >= BAD_RUNS_RECORDED || dixit__vec_push(&doc->alloc, &doc->problems, problem);
}

/* Put one U+FFFD for the `len` bad bytes that end at byte `original_end`. */
static bool replace(dixit_doc *doc, uint32_t len, uint32_t original_end)
{
    if (!append_clean(doc, replacement, REPLACEMENT_LEN))
        return false;
    doc->bad_bytes += len;
    if (len != REPLACEMENT_LEN) {
        dixit__shift shift = {doc->clean.count, original_end};

        if (!dixit__vec_push(&doc->alloc, &doc->shifts, shift))
            return false;
    }
    return record_problem(doc);
}

static bool repair(dixit_doc *doc)
{
    const uint8_t *start = (const uint8_t *)doc->original;
    const uint8_t *end = start + doc->original_len;
    const uint8_t *at = start;

    if (!dixit__vec_reserve(&doc->alloc, &doc->clean, (size_t)doc->original_len + 64))
        return false;
    while (at < end) {
        const uint8_t *bad = find_bad(at, end);
        bool valid;
        uint32_t len;

        if (!append_clean(doc, at, (size_t)(bad - at)))
            return false;
        if (bad == end)
            break;
        len = sequence_len(bad, end, &valid);
        at = bad + len;
        if (!replace(doc, len, (uint32_t)(at - start)))
            return false;
    }
    doc->text = doc->clean.at;
    doc->len = doc->clean.count;
    return true;
}

static void forget(dixit_doc *doc)
{
    doc->original = doc->text = "";
    doc->original_len = doc->len = doc->bad_bytes = 0;
    dixit__vec_clear(&doc->clean);
    dixit__vec_clear(&doc->shifts);
    dixit__vec_clear(&doc->counts);
    dixit__vec_clear(&doc->problems);
}

dixit_status dixit__text_read(dixit_doc *doc, const char *text, size_t len, dixit_error *err)
{
    forget(doc);
    if (len > DIXIT_TEXT_MAX)
        return dixit__fail(err, DIXIT_ERR_LIMIT, DIXIT_TEXT_MAX, "a text of %zu bytes is longer than the limit of %zu",
                           len, DIXIT_TEXT_MAX);
    if (len == 0)
        return DIXIT_OK;
    doc->original = doc->text = text;
    doc->original_len = doc->len = (uint32_t)len;
    if (is_valid((const uint8_t *)text, (const uint8_t *)text + len) || repair(doc))
        return DIXIT_OK;
    forget(doc);
    return dixit__fail(err, DIXIT_ERR_MEMORY, 0, "not enough memory to replace invalid bytes");
}

/* ------------------------------------------------------------------------------------------------------
 * Between clean and original positions. A position within a replaced sequence or its U+FFFD has no exact
 * counterpart: it is kept from running past the end of the other.
 */

uint32_t dixit__text_original(const dixit_doc *doc, uint32_t clean)
{
    const dixit__shift *shifts = doc->shifts.at;
    uint32_t before = dixit__count_to(dixit__shift, clean, shifts, doc->shifts.count, clean), original = clean;

    if (before > 0)
        original = shifts[before - 1].original + (clean - shifts[before - 1].clean);
    if (before < doc->shifts.count && original > shifts[before].original)
        original = shifts[before].original;
    return original;
}

uint32_t dixit__text_clean(const dixit_doc *doc, uint32_t original)
{
    const dixit__shift *shifts = doc->shifts.at;
    uint32_t before = dixit__count_to(dixit__shift, original, shifts, doc->shifts.count, original), clean = original;

    if (before > 0)
        clean = shifts[before - 1].clean + (original - shifts[before - 1].original);
    if (before < doc->shifts.count && clean > shifts[before].clean)
        clean = shifts[before].clean;
    return clean;
}

/* The clean position of any byte the caller may name: cut to the text, and moved to its character's start. */
static uint32_t clean_boundary(const dixit_doc *doc, size_t byte)
{
    uint32_t at = byte >= doc->original_len ? doc->len : dixit__text_clean(doc, (uint32_t)byte);

    while (at > 0 && at < doc->len && ((uint8_t)doc->text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* ------------------------------------------------------------------------------------------------------
 * Counting
 */

#define LOW_BITS 0x0101010101010101u

/* How many bytes of `flags` are 1; the others are 0. */
static inline uint32_t sum_bytes(uint64_t flags)
{
    return (uint32_t)(flags * LOW_BITS >> 56);
}

/* What the `len` bytes at `at` add to `*count`. A UTF-16 unit more goes to each lead of four bytes. */
static void add_counts(dixit__count *count, const char *text, uint32_t len)
{
    const uint8_t *at = (const uint8_t *)text;
    uint32_t tails = 0, quads = 0, i = 0;

    for (; len - i >= 8; i += 8) {
        uint64_t word = load(at + i);

        if ((word & HIGH_BITS) == 0)
            continue;
        tails += sum_bytes(word >> 7 & ~(word >> 6) & LOW_BITS);
        quads += sum_bytes(word >> 7 & word >> 6 & word >> 5 & word >> 4 & LOW_BITS);
    }
    for (; i < len; i++) {
        tails += (at[i] & 0xc0) == 0x80;
        quads += at[i] >= 0xf0;
    }
    count->codepoints += len - tails;
    count->utf16 += len - tails + quads;
}

static bool fill_counts(dixit_doc *doc)
{
    dixit__count sum = {0, 0};
    uint32_t entries = doc->len / DIXIT__STRIDE + 1;

    if (!dixit__vec_reserve(&doc->alloc, &doc->counts, entries))
        return false;
    for (uint32_t i = 0; i < entries; i++) {
        doc->counts.at[i] = sum;
        if (i + 1 < entries)
            add_counts(&sum, doc->text + (size_t)i * DIXIT__STRIDE, DIXIT__STRIDE);
    }
    doc->counts.count = entries;
    return true;
}

/*
 * The counts before byte `at`. The document is const to whoever asks, but lies in a workspace, which never is; and
 * it is used by one thread at a time. So the entries are made here, when first needed; without memory for
 * them, counting begins at the start of the text.
 */
static dixit__count counts_before(const dixit_doc *doc, uint32_t at)
{
    dixit__count count = {0, 0};
    uint32_t from = 0;

    if (at >= DIXIT__STRIDE && (doc->counts.count > 0 || fill_counts((dixit_doc *)doc))) {
        count = doc->counts.at[at / DIXIT__STRIDE];
        from = at / DIXIT__STRIDE * DIXIT__STRIDE;
    }
    add_counts(&count, doc->text + from, at - from);
    return count;
}

static size_t position_of(const dixit_doc *doc, uint32_t clean, dixit_unit unit)
{
    switch (unit) {
    case DIXIT_UNIT_CODEPOINTS:
        return counts_before(doc, clean).codepoints;
    case DIXIT_UNIT_UTF16:
        return counts_before(doc, clean).utf16;
    case DIXIT_UNIT_BYTES:
        break;
    }
    return dixit__text_original(doc, clean);
}

size_t dixit_doc_position(const dixit_doc *doc, size_t byte, dixit_unit unit)
{
    return position_of(doc, clean_boundary(doc, byte), unit);
}

/* How many bytes the line end at `at` has: CR LF, CR, LF, U+2028 or U+2029; 0 at the end of the text. */
static uint32_t line_end_len(const dixit_doc *doc, uint32_t at)
{
    if (at >= doc->len)
        return 0;
    if (doc->text[at] == '\n')
        return 1;
    if (doc->text[at] == '\r')
        return at + 1 < doc->len && doc->text[at + 1] == '\n' ? 2 : 1;
    return 3;
}

void dixit_doc_line(const dixit_doc *doc, size_t byte, dixit_unit unit, size_t *line, size_t *column)
{
    const dixit__line *lines = doc->lines.at;
    uint32_t at = clean_boundary(doc, byte);
    uint32_t number = dixit__count_to(dixit__line, start, lines, doc->lines.count, at), start = 0, after;

    if (number > 0) {
        start = lines[number - 1].start;
        after = lines[number - 1].end + line_end_len(doc, lines[number - 1].end);
        if (after > lines[number - 1].end && at >= after) { /* behind the last line end of all? */
            start = after;
            number++;
        }
    }
    *line = number > 0 ? number : 1;
    *column = position_of(doc, at, unit) - position_of(doc, start, unit) + 1;
}

/* ------------------------------------------------------------------------------------------------------- */

size_t dixit_doc_bad_bytes(const dixit_doc *doc)
{
    return doc->bad_bytes;
}

const char *dixit_doc_text(const dixit_doc *doc, dixit_span span, size_t *len)
{
    uint32_t start = clean_boundary(doc, span.start);
    uint32_t end = clean_boundary(doc, span.end);

    *len = end > start ? end - start : 0;
    return doc->text + start;
}
