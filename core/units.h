/*
 * units.h - a block as the model sees it: a row of units, each a token, or an outermost marked span as a whole.
 *
 * What was said between marks was said by one person from its first word to its last, so a marked span is taken or
 * left as one. That keeps the row short, and the ends of direct speech exact.
 */
#ifndef DIXIT_CORE_UNITS_H
#define DIXIT_CORE_UNITS_H

#include "doc.h"
#include "ruleset.h"

#define DIXIT__UNITS_MAX 4000 /* of a row; a longer block is several rows */
#define DIXIT__UNITS_PAD 4 /* empty units before the first and behind the last, so that neighbours can be asked for */

enum {
    DIXIT__UNIT_MARKED = 1 << 0,   /* a marked span */
    DIXIT__UNIT_SENTENCE = 1 << 1, /* first of its sentence */
    DIXIT__UNIT_EDGE = 1 << 2,     /* a rule ends a clause before it */
    DIXIT__UNIT_MENTION = 1 << 3,  /* first of a mention */
    DIXIT__UNIT_CAP = 1 << 4,      /* begins with a capital */
    DIXIT__UNIT_ANCHOR = 1 << 5,   /* a word that can be the head of a cue */
    DIXIT__UNIT_WORD = 1 << 6,     /* a word or a number */
    DIXIT__UNIT_OTHER = 1 << 7     /* of a neighbouring block */
};

/* Classes below those of the pack's lists; a unit has exactly one class. */
enum {
    DIXIT__KIND_OUTSIDE, /* no unit: before the block, behind it */
    DIXIT__KIND_COMMA,
    DIXIT__KIND_STOP,
    DIXIT__KIND_COLON,
    DIXIT__KIND_SEMICOLON,
    DIXIT__KIND_LINE, /* a dash */
    DIXIT__KIND_BRACKET,
    DIXIT__KIND_SIGN, /* any other punctuation */
    DIXIT__KIND_MARK, /* a quotation mark by itself */
    DIXIT__KIND_POSSESSIVE,
    DIXIT__KIND_NUMBER,
    DIXIT__KIND_CAPITALS,
    DIXIT__KIND_CAP,
    DIXIT__KIND_SMALL,
    DIXIT__KIND_SPAN,                              /* + 0 to 31: a marked span, see units.c */
    DIXIT__KIND_LIST = DIXIT__KIND_SPAN + 32,      /* + the number of a list of the pack's classes */
    DIXIT__KIND_LISTS_MAX = 128 - DIXIT__KIND_LIST /* so many lists can be classes */
};

typedef struct dixit__unit {
    uint32_t first, end;    /* tokens */
    uint32_t word;          /* the hash of its word; of a marked span the first word in it */
    uint32_t affix;         /* the hash of the word's last three bytes; of a marked span the last word in it */
    uint32_t stem;          /* the hash of the word's first four bytes; of a marked span 0 */
    uint8_t kind;           /* DIXIT__KIND_* */
    uint8_t flags;          /* DIXIT__UNIT_* */
    uint8_t mention;        /* the kind of the mention it is in, plus one; 0: none */
    uint8_t prior;          /* how often its word is the head of a cue of speech, of any: two levels, see model.h */
    uint8_t before, behind; /* the highest level of the units before and behind it in its sentence */
    uint16_t subject;       /* the last mention before it in its sentence: a unit; or DIXIT__UNITS_MAX */
    uint16_t last_marked, next_marked; /* the marked spans before and behind it, likewise */
    uint16_t last_anchor;              /* likewise, in its sentence */
    uint16_t first_of, end_of;         /* its sentence: units */
    /* how many there are before it in the row */
    uint16_t sentences, commas, marks, mentions, anchors, edges;
} dixit__unit;

/* Does the unit hold a token that somebody owns? `owner` is as in a window. */
static inline bool dixit__unit_is_owned(const dixit__unit *u, const uint32_t *owner)
{
    return owner[u->first] || owner[u->end - 1];
}

/* The units of a row: `units` of the document, without their padding. */
typedef struct dixit__row {
    dixit__unit *at;
    uint32_t count;
    uint32_t own, own_end; /* those of the block itself: others come from its neighbours */
    uint32_t role;         /* dixit_block_role */
    uint32_t next;         /* the token from which the block goes on, or the end of the block */
} dixit__row;

/* What stands before each unit of a row, and behind it; part of making it. */
void dixit__units_count(dixit__row *row);

/* Make the row of a block that begins at token `from` of it; false when memory runs out. */
bool dixit__units_make(dixit_doc *doc, uint32_t block, uint32_t from, dixit__row *row);

#endif
