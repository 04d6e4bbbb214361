/*
 * unicode.h - what the core asks about characters. The tables (unicode_tables.c) are generated from ICU by
 * tests/support/unicode_generate.c and checked against it by the tests; the library itself does not need ICU for them.
 */
#ifndef DIXIT_CORE_UNICODE_H
#define DIXIT_CORE_UNICODE_H

#include <stdint.h>

/* The class of a code point; the values fit into four bits. */
typedef enum dixit__class {
    DIXIT__CLASS_OTHER = 0,  /* symbols, punctuation, controls, unassigned */
    DIXIT__CLASS_SPACE,      /* White_Space, U+FEFF, U+200B and NUL; line ends too */
    DIXIT__CLASS_UPPER,      /* Lu, Lt */
    DIXIT__CLASS_LOWER,      /* Ll */
    DIXIT__CLASS_LETTER,     /* Lm, Lo: no case */
    DIXIT__CLASS_IDEOGRAPH,  /* Ideographic, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: no spaces between words */
    DIXIT__CLASS_DIGIT,      /* Nd, Nl, No */
    DIXIT__CLASS_EXTEND,     /* Mn, Mc, Me, ZWJ, ZWNJ, variation selectors, soft hyphen: belongs to what is before it */
    DIXIT__CLASS_DASH,       /* Pd, U+2212 */
    DIXIT__CLASS_OPEN,       /* Ps */
    DIXIT__CLASS_CLOSE,      /* Pe */
    DIXIT__CLASS_TERMINATOR, /* Sentence_Terminal: . ! ? 。 … (U+2026 too) */
} dixit__class;

/*
 * The tables: in the first stage a code point's block, in the second what the block holds. Blocks that are equal
 * are stored once; what lies beyond the first stage is DIXIT__CLASS_OTHER, or its own lower case.
 */
enum {
    DIXIT__CLASS_SHIFT = 7,       /* blocks of 128 code points, two to a byte */
    DIXIT__CLASS_LIMIT = 0xe0200, /* behind the variation selectors */
    DIXIT__LOWER_SHIFT = 6,
    DIXIT__LOWER_LIMIT = 0x1e980, /* behind Adlam */
};

extern const uint8_t dixit__ascii_class[128]; /* dixit__class, for loops that know their byte is below 0x80 */
extern const uint8_t dixit__class_index[DIXIT__CLASS_LIMIT >> DIXIT__CLASS_SHIFT];
extern const uint8_t dixit__class_blocks[];
extern const uint8_t dixit__lower_index[DIXIT__LOWER_LIMIT >> DIXIT__LOWER_SHIFT];
extern const uint8_t dixit__lower_blocks[]; /* each entry an index into dixit__lower_delta */
extern const int32_t dixit__lower_delta[];

static inline dixit__class dixit__class_of(uint32_t c)
{
    uint32_t at;

    if (c < 0x80)
        return (dixit__class)dixit__ascii_class[c];
    if (c >= DIXIT__CLASS_LIMIT)
        return DIXIT__CLASS_OTHER;
    at = (uint32_t)dixit__class_index[c >> DIXIT__CLASS_SHIFT] << DIXIT__CLASS_SHIFT |
         (c & ((1u << DIXIT__CLASS_SHIFT) - 1));
    return (dixit__class)(dixit__class_blocks[at >> 1] >> (at & 1 ? 4 : 0) & 0xf);
}

/* Simple lower case of a code point. */
static inline uint32_t dixit__lower(uint32_t c)
{
    uint32_t at;

    if (c < 0x80)
        return c - 'A' < 26 ? c + ('a' - 'A') : c;
    if (c >= DIXIT__LOWER_LIMIT)
        return c;
    at = (uint32_t)dixit__lower_index[c >> DIXIT__LOWER_SHIFT] << DIXIT__LOWER_SHIFT |
         (c & ((1u << DIXIT__LOWER_SHIFT) - 1));
    return c + (uint32_t)dixit__lower_delta[dixit__lower_blocks[at]];
}

/*
 * The code point that begins at `at`, which is before `end`; its length goes to `*len`. The text must be valid
 * UTF-8 (text.c saw to that).
 */
static inline uint32_t dixit__decode(const char *at, uint32_t *len)
{
    const uint8_t *b = (const uint8_t *)at;

    if (b[0] < 0x80) {
        *len = 1;
        return b[0];
    }
    if (b[0] < 0xe0) {
        *len = 2;
        return (uint32_t)(b[0] & 0x1f) << 6 | (b[1] & 0x3f);
    }
    if (b[0] < 0xf0) {
        *len = 3;
        return (uint32_t)(b[0] & 0x0f) << 12 | (uint32_t)(b[1] & 0x3f) << 6 | (b[2] & 0x3f);
    }
    *len = 4;
    return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3f) << 12 | (uint32_t)(b[2] & 0x3f) << 6 | (b[3] & 0x3f);
}

#endif
