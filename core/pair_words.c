/*
 * pair_words.c - counts the words within marked spans, which is most of the text that pairing reads.
 *
 * A word is a run of letters and digits; an apostrophe between two of them belongs to it (don't). Ideographs and
 * other scripts without spaces count each character. Sixteen bytes at a time where there is SSE2 and the text is
 * ASCII; both ways give the same numbers.
 */
#include "pair.h"

#if defined(__SSE2__) && defined(__GNUC__)
#define HAVE_SSE2 1
#include <emmintrin.h>
#endif

/* p->word_state: what is before the place reached. */
enum { BEHIND_NOTHING, BEHIND_WORD = 1, BEHIND_APOSTROPHE = 2 /* and a word before that */ };

static void count_letter(pairing *p, bool is_lower)
{
    if (p->word_state == BEHIND_NOTHING) {
        p->words++;
        p->lowers += is_lower;
    }
    p->word_state = BEHIND_WORD;
}

static void count_char(pairing *p, uint32_t c)
{
    switch (dixit__class_of(c)) {
    case DIXIT__CLASS_IDEOGRAPH: /* no case: each could be a small one */
        p->words++;
        p->lowers++;
        p->word_state = BEHIND_NOTHING;
        break;
    case DIXIT__CLASS_LOWER:
    case DIXIT__CLASS_LETTER:
        count_letter(p, true);
        break;
    case DIXIT__CLASS_UPPER:
    case DIXIT__CLASS_DIGIT:
        count_letter(p, false);
        break;
    case DIXIT__CLASS_EXTEND:
        break;
    case DIXIT__CLASS_OTHER:
    case DIXIT__CLASS_SPACE:
    case DIXIT__CLASS_DASH:
    case DIXIT__CLASS_OPEN:
    case DIXIT__CLASS_CLOSE:
    case DIXIT__CLASS_TERMINATOR:
        p->word_state = p->word_state == BEHIND_WORD && (c == '\'' || c == 0x2019) ? BEHIND_APOSTROPHE : BEHIND_NOTHING;
    }
}

#if HAVE_SSE2

static unsigned count_bits(unsigned bits) /* of sixteen */
{
    bits -= bits >> 1 & 0x5555;
    bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
    bits = (bits + (bits >> 4)) & 0x0f0f;
    return (bits + (bits >> 8)) & 0x1f;
}

/* One bit for each byte from `low` to `low` + `count` - 1. All bytes are ASCII. */
static unsigned in_range(__m128i bytes, int low, int count)
{
    __m128i above = _mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(low - 1)));
    __m128i below = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)(low + count)));

    return (unsigned)_mm_movemask_epi8(_mm_and_si128(above, below));
}

/* Count in the bytes from `at` that are ASCII, at most `most` of the sixteen; how many there were. */
static unsigned count_ascii(pairing *p, const char *at, unsigned most)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)at);
    unsigned wide = (unsigned)_mm_movemask_epi8(bytes) | 1u << most;
    unsigned count = (unsigned)__builtin_ctz(wide);
    unsigned valid = (1u << count) - 1;
    unsigned lower = in_range(bytes, 'a', 26) & valid;
    unsigned word = lower | ((in_range(bytes, 'A', 26) | in_range(bytes, '0', 10)) & valid);
    unsigned quote = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
    /* bit i: byte i - 1 is of a word, or is an apostrophe behind one; the bits that come in are the state */
    unsigned inside = word << 1 | (p->word_state == BEHIND_WORD);
    unsigned apostrophe = (quote & inside) << 1 | (p->word_state == BEHIND_APOSTROPHE);
    unsigned starts = word & ~(inside | apostrophe);

    if (count == 0)
        return 0;
    p->words += count_bits(starts);
    p->lowers += count_bits(starts & lower);
    p->word_state = (uint8_t)(inside >> count & 1       ? BEHIND_WORD
                              : apostrophe >> count & 1 ? BEHIND_APOSTROPHE
                                                        : BEHIND_NOTHING);
    return count;
}

/* The same, where sixteen bytes can be read. */
static unsigned count_some(pairing *p, uint32_t at)
{
    uint32_t left = at - p->counted;

    if (p->doc->len - p->counted < 16)
        return 0;
    return count_ascii(p, p->text + p->counted, left < 16 ? left : 16);
}

#else

static unsigned count_some(pairing *p, uint32_t at)
{
    (void)p;
    (void)at;
    return 0;
}

#endif

void dixit__count_words(pairing *p, uint32_t at)
{
    while (p->counted < at) {
        uint32_t len = count_some(p, at);

        if (len == 0)
            count_char(p, dixit__decode(p->text + p->counted, &len));
        p->counted += len;
    }
}
