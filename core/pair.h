/*
 * pair.h - what the files of the pairing stage share. pair.c has the essay that explains the words used here.
 */
#ifndef DIXIT_CORE_PAIR_H
#define DIXIT_CORE_PAIR_H

#include "doc.h"
#include "unicode.h"

#define BIT(glyph) (1u << (glyph))
#define SINGLES                                                                                                        \
    (BIT(DIXIT__STRAIGHT_SINGLE) | BIT(DIXIT__CURLY_SINGLE_6) | BIT(DIXIT__CURLY_SINGLE_9) | BIT(DIXIT__LOW_SINGLE) |  \
     BIT(DIXIT__GRAVE) | BIT(DIXIT__ACUTE))
#define DOUBLES                                                                                                        \
    (BIT(DIXIT__STRAIGHT_DOUBLE) | BIT(DIXIT__WIDE_DOUBLE) | BIT(DIXIT__APOSTROPHES) | BIT(DIXIT__GRAVES) |            \
     BIT(DIXIT__COMMAS) | BIT(DIXIT__CURLY_DOUBLE_66) | BIT(DIXIT__CURLY_DOUBLE_99) | BIT(DIXIT__LOW_DOUBLE))
#define ANGLES (BIT(DIXIT__ANGLE_LEFT) | BIT(DIXIT__ANGLE_RIGHT))
#define SINGLE_ANGLES (BIT(DIXIT__ANGLE_SINGLE_LEFT) | BIT(DIXIT__ANGLE_SINGLE_RIGHT))

/* What stands beside a mark. */
enum context { CTX_SPACE, CTX_OPEN, CTX_CLOSE, CTX_PUNCT, CTX_JOIN, CTX_IDEOGRAPH, CTX_WORD };

enum {
    HINT_BEFORE = 7,          /* bits: enum context */
    HINT_BEHIND = 7 << 3,     /* */
    HINT_APOSTROPHE = 1 << 6, /* within a word: nothing else is possible */
    HINT_ELISION = 1 << 7,    /* a word or a year that has lost its beginning follows */
    HINT_QUOTED = 1 << 8,     /* that word, and then a mark at once: 'em' */
    HINT_INCH = 1 << 9,       /* right behind a short number */
    HINT_UPPER = 1 << 10,     /* a capital follows */
    HINT_SLACK = 3 << 11,     /* bits: 0 to 2 */
    HINT_GERSHAYIM = 1 << 13, /* between letters that know no case: the " of a Hebrew abbreviation */
    HINT_SHIFT_BEHIND = 3,
    HINT_SHIFT_SLACK = 11,
    HINT_SHIFT_SURPLUS = 16, /* the upper half: see count_surplus() */
};

enum {
    NOTE_MISMATCHED = 1, /* opening mark: closed by another style */
    NOTE_UNOPENED = 2,   /* closing mark */
    NOTE_HALF = 4,       /* '' of which one is the mark and the other an apostrophe */
    NOTE_CONTINUES = 8,  /* opening mark: goes on with a span of the block before */
};

/* The stage at work. */
typedef struct pairing {
    dixit_doc *doc;
    const char *text;
    dixit__mark *marks;
    uint32_t first, end;  /* the marks of the block at hand */
    uint32_t start, stop; /* its bytes */

    /* deciding */
    uint32_t open_count[DIXIT__GLYPH_COUNT]; /* of the marks on the stack */
    uint32_t open;                           /* bits of the glyphs that are open */
    uint32_t angles_known, left_angle_last;  /* see ends_in_left_angle() */
    uint32_t angles_out, angles_in;          /* in the whole text, angle marks that plainly open: « and » */
    bool angle_continues;                    /* the block before ended within angle marks */
    /* cursors: see seek() */
    uint32_t next_double, next_sized, next_sure, next_firm;
    uint32_t next_stop; /* a place in the text: see stop_before() */

    /* emitting */
    uint32_t counted; /* the place in the text up to which words are counted */
    uint32_t words, lowers;
    uint8_t word_state; /* see pair_words.c */
} pairing;

/* --- marks --------------------------------------------------------------------------------------------- */

static inline bool is_single(const dixit__mark *mark)
{
    return (SINGLES & BIT(mark->glyph)) != 0;
}

static inline bool is_double(const dixit__mark *mark)
{
    return (DOUBLES & BIT(mark->glyph)) != 0;
}

static inline enum context before_of(uint32_t hints)
{
    return (enum context)(hints & HINT_BEFORE);
}

static inline enum context behind_of(uint32_t hints)
{
    return (enum context)((hints & HINT_BEHIND) >> HINT_SHIFT_BEHIND);
}

/* 2 or more: opens by its look; -2 or less: closes. The weights say how far each context feels like the inside. */
static inline int lean_of(uint32_t hints)
{
    static const int8_t weight_before[] = {0, 0, 2, 2, 1, 2, 3}; /* by enum context */
    static const int8_t weight_behind[] = {0, 2, 0, 1, 1, 2, 3};

    return weight_behind[behind_of(hints)] - weight_before[before_of(hints)];
}

static inline unsigned slack_of(uint32_t hints)
{
    return (hints & HINT_SLACK) >> HINT_SHIFT_SLACK;
}

/* By its look alone: does the single mark open? */
static inline bool opens_single(const dixit__mark *mark)
{
    switch (mark->glyph) {
    case DIXIT__CURLY_SINGLE_6:
        return lean_of(mark->marked) > -2;
    case DIXIT__LOW_SINGLE:
        return true;
    case DIXIT__CURLY_SINGLE_9:
        return false;
    default:
        return lean_of(mark->marked) > 0;
    }
}

/* An opening single mark, or one that could close and has no more slack than `most`. */
static inline bool is_sure_single(const dixit__mark *mark, unsigned most)
{
    int lean = lean_of(mark->marked);

    if (!is_single(mark) || (mark->marked & (HINT_APOSTROPHE | HINT_ELISION)))
        return false;
    if (opens_single(mark))
        return true;
    return slack_of(mark->marked) <= most && (lean < 0 || (lean == 0 && before_of(mark->marked) != CTX_SPACE));
}

static inline void settle(pairing *p, uint32_t m, unsigned role)
{
    p->marks[m].role = (uint8_t)role;
    p->marks[m].marked = DIXIT_NONE;
}

/* All glyphs as wide as this one, whatever their style: quotations in them are siblings rather than nested. */
uint32_t dixit__width_of(unsigned glyph);

/* --- characters (pair_look.c) ---------------------------------------------------------------------------- */

/* The start of the character that ends at `at`. */
static inline uint32_t back(const pairing *p, uint32_t at)
{
    at--;
    while (((uint8_t)p->text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static inline bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || (c >= 0x80 && dixit__class_of(c) == DIXIT__CLASS_TERMINATOR);
}

enum context dixit__context_of(uint32_t c);

/* The character before a place in the block, and the one at it; 0 if there is none. */
uint32_t dixit__char_before(const pairing *p, uint32_t at);
uint32_t dixit__char_at(const pairing *p, uint32_t at);

/* The end of the word at `at`, and the start of the one that ends there, not looked for further than anybody needs. */
uint32_t dixit__word_end(const pairing *p, uint32_t at);
uint32_t dixit__word_start(const pairing *p, uint32_t at);

/* Are the bytes [start, end), which are a word, in one of the pack's lists? */
bool dixit__is_listed(const pairing *p, const char *list, uint32_t start, uint32_t end);

/* The character before the mark, white space left out: does it belong to a word? */
bool dixit__is_mid_sentence(const pairing *p, const dixit__mark *mark);

/* --- the steps --------------------------------------------------------------------------------------------- */

/* Step 1 (pair_look.c): the hints of every mark of the block. */
void dixit__look(pairing *p);

/* The hints of mark `m`; the run of marks it is in goes from `first` up to, not including, `last`. */
uint32_t dixit__hints_of(const pairing *p, uint32_t m, uint32_t first, uint32_t last, uint32_t context);

/* Steps 3 and 4 (pair_emit.c): the marked spans of the block; the next one starts at `next_start`. */
bool dixit__emit(pairing *p, uint32_t next_start);

/* Now that the spans of later blocks have numbers, `next` gets them in place of their marks' numbers. */
void dixit__link_continuations(dixit_doc *doc);

/* Count the words up to `at` (pair_words.c). They are counted once, whatever the nesting: spans take differences. */
void dixit__count_words(pairing *p, uint32_t at);

#endif
