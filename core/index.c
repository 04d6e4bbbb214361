/*
 * index.c - one pass over the text: quotation marks and line ends.
 *
 * Hardly one byte in fifty of a news text interests this stage, so the way past the others is what counts:
 * sixteen at a time where the machine has SSE2 (every x86-64 has), byte by byte elsewhere. Both ways hand each
 * interesting byte to take(), so they cannot disagree about what it means.
 *
 * What a mark is for is decided in pair.c. Here only its shape is known; two characters that can form one mark
 * ('' `` ,,) are taken together. Primes (′ ″) and the reversed marks ‛ ‟ never quote and are not listed.
 */
#include "doc.h"
#include "unicode.h"

#if defined(__SSE2__) && defined(__GNUC__)
#define HAVE_SSE2 1
#include <emmintrin.h>
#endif

typedef struct scan {
    dixit_doc *doc;
    uint32_t line_start;
} scan;

static bool add_mark(scan *s, uint32_t at, uint32_t len, dixit__glyph glyph)
{
    dixit__mark mark = {at, (uint8_t)len, (uint8_t)glyph, DIXIT__MARK_OTHER, 0, DIXIT_NONE};

    return dixit__vec_push(&s->doc->alloc, &s->doc->marks, mark);
}

static bool end_line(scan *s, uint32_t end, uint32_t next)
{
    dixit__line line = {s->line_start, end};

    s->line_start = next;
    return dixit__vec_push(&s->doc->alloc, &s->doc->lines, line);
}

/* How many times the byte at `at` stands there in a row. */
static uint32_t run_length(const dixit_doc *doc, uint32_t at)
{
    uint32_t end = at + 1;

    while (end < doc->len && doc->text[end] == doc->text[at])
        end++;
    return end - at;
}

/* Apostrophes: each two are one mark, an odd one comes last. Of three, pair.c decides which is which. */
static bool add_apostrophes(scan *s, uint32_t at, uint32_t run)
{
    for (; run >= 2; run -= 2, at += 2)
        if (!add_mark(s, at, 2, DIXIT__APOSTROPHES))
            return false;
    return run == 0 || add_mark(s, at, 1, DIXIT__STRAIGHT_SINGLE);
}

/* Three or more graves fence code; more than two commas separate nothing: neither marks anything. */
static bool add_run(scan *s, uint32_t at, uint32_t run)
{
    if (s->doc->text[at] == '\'')
        return add_apostrophes(s, at, run);
    if (s->doc->text[at] == ',')
        return run != 2 || add_mark(s, at, 2, DIXIT__COMMAS);
    return run > 2 || add_mark(s, at, run, run == 2 ? DIXIT__GRAVES : DIXIT__GRAVE);
}

/* The glyph of a code point beyond ASCII, or DIXIT__GLYPH_COUNT. */
static dixit__glyph glyph_of(uint32_t c)
{
    switch (c) {
    case 0x00ab:
        return DIXIT__ANGLE_LEFT;
    case 0x00b4:
        return DIXIT__ACUTE;
    case 0x00bb:
        return DIXIT__ANGLE_RIGHT;
    case 0x2018:
        return DIXIT__CURLY_SINGLE_6;
    case 0x2019:
        return DIXIT__CURLY_SINGLE_9;
    case 0x201a:
        return DIXIT__LOW_SINGLE;
    case 0x201c:
        return DIXIT__CURLY_DOUBLE_66;
    case 0x201d:
        return DIXIT__CURLY_DOUBLE_99;
    case 0x201e:
        return DIXIT__LOW_DOUBLE;
    case 0x2039:
        return DIXIT__ANGLE_SINGLE_LEFT;
    case 0x203a:
        return DIXIT__ANGLE_SINGLE_RIGHT;
    case 0x300c:
    case 0xfe41:
    case 0xff62:
        return DIXIT__CORNER_LEFT;
    case 0x300d:
    case 0xfe42:
    case 0xff63:
        return DIXIT__CORNER_RIGHT;
    case 0x300e:
    case 0xfe43:
        return DIXIT__CORNER_DOUBLE_LEFT;
    case 0x300f:
    case 0xfe44:
        return DIXIT__CORNER_DOUBLE_RIGHT;
    case 0x301d:
        return DIXIT__PRIME_LEFT;
    case 0x301e:
    case 0x301f:
        return DIXIT__PRIME_RIGHT;
    case 0xff02:
        return DIXIT__WIDE_DOUBLE;
    default:
        return DIXIT__GLYPH_COUNT;
    }
}

static bool take_wide(scan *s, uint32_t at, uint32_t *next)
{
    uint32_t len;
    uint32_t c = dixit__decode(s->doc->text + at, &len);
    dixit__glyph glyph;

    *next = at + len;
    if (c == 0x2028 || c == 0x2029)
        return end_line(s, at, *next);
    glyph = glyph_of(c);
    return glyph == DIXIT__GLYPH_COUNT || add_mark(s, at, len, glyph);
}

/* Deal with the interesting byte at `at`; `*next` is the first byte behind what it begins. */
static bool take(scan *s, uint32_t at, uint32_t *next)
{
    const dixit_doc *doc = s->doc;
    uint32_t run;

    *next = at + 1;
    switch (doc->text[at]) {
    case '"':
        return add_mark(s, at, 1, DIXIT__STRAIGHT_DOUBLE);
    case '\'':
    case '`':
    case ',':
        run = run_length(doc, at);
        *next = at + run;
        return add_run(s, at, run);
    case '\r':
        if (*next < doc->len && doc->text[*next] == '\n')
            ++*next;
        return end_line(s, at, *next);
    case '\n':
        return end_line(s, at, *next);
    default:
        return take_wide(s, at, next);
    }
}

/* The same bytes as in candidates() below: a comma only before another. */
static bool is_candidate(const dixit_doc *doc, uint32_t at)
{
    switch ((uint8_t)doc->text[at]) {
    case '"':
    case '\'':
    case '`':
    case '\n':
    case '\r':
    case 0xc2:
    case 0xe2:
    case 0xe3:
    case 0xef:
        return true;
    case ',':
        return at + 1 < doc->len && doc->text[at + 1] == ',';
    default:
        return false;
    }
}

static bool scan_bytes(scan *s, uint32_t at)
{
    while (at < s->doc->len) {
        if (!is_candidate(s->doc, at))
            at++;
        else if (!take(s, at, &at))
            return false;
    }
    return true;
}

static scan begin(dixit_doc *doc)
{
    scan s = {doc, 0};

    dixit__vec_clear(&doc->marks);
    dixit__vec_clear(&doc->lines);
    return s;
}

static bool finish(scan *s)
{
    return s->line_start == s->doc->len || end_line(s, s->doc->len, s->doc->len);
}

bool dixit__index_portable(dixit_doc *doc)
{
    scan s = begin(doc);

    return scan_bytes(&s, 0) && finish(&s);
}

#if HAVE_SSE2

static __m128i equal(__m128i bytes, int c)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)c));
}

/* One bit for each of the sixteen bytes at `at` that take() wants to see; the seventeenth is read too. */
static unsigned candidates(const char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)at);
    __m128i commas = _mm_and_si128(equal(bytes, ','), equal(_mm_loadu_si128((const __m128i *)(at + 1)), ','));
    __m128i hit = _mm_or_si128(
        _mm_or_si128(equal(bytes, '"'), equal(bytes, '\'')),
        _mm_or_si128(_mm_or_si128(equal(bytes, '\n'), equal(bytes, '\r')), _mm_or_si128(equal(bytes, '`'), commas)));

    if (_mm_movemask_epi8(bytes)) /* anything beyond ASCII? */
        hit = _mm_or_si128(hit, _mm_or_si128(_mm_or_si128(equal(bytes, 0xc2), equal(bytes, 0xe2)),
                                             _mm_or_si128(equal(bytes, 0xe3), equal(bytes, 0xef))));
    return (unsigned)_mm_movemask_epi8(hit);
}

bool dixit__index(dixit_doc *doc)
{
    scan s = begin(doc);
    uint32_t base = 0;
    uint32_t resume = 0; /* bytes before it are dealt with: a run may reach beyond its block of sixteen */

    for (; (size_t)base + 17 <= doc->len; base += 16) {
        for (unsigned mask = candidates(doc->text + base); mask; mask &= mask - 1) {
            uint32_t at = base + (uint32_t)__builtin_ctz(mask);

            if (at >= resume && !take(&s, at, &resume))
                return false;
        }
    }
    return scan_bytes(&s, resume > base ? resume : base) && finish(&s);
}

#else

bool dixit__index(dixit_doc *doc)
{
    return dixit__index_portable(doc);
}

#endif
