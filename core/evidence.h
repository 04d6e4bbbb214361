/*
 * evidence.h - what the model looks at, as numbers: each feature is a hash of what it is about. The trainer and weigh.c
 * ask for the same features in the same way.
 */
#ifndef DIXIT_CORE_EVIDENCE_H
#define DIXIT_CORE_EVIDENCE_H

#include "units.h"

#define DIXIT__KEYS_MAX 96 /* features of one unit, of one kind */

/* What the model makes of a unit in a window. */
typedef enum dixit__label {
    DIXIT__LABEL_NONE,
    DIXIT__LABEL_CONTENT,
    DIXIT__LABEL_SOURCE,
    DIXIT__LABEL_CUE,
    DIXIT__LABELS
} dixit__label;

#define DIXIT__WINDOW_MAX 128 /* units of a window */

/* The units around an anchor, where content and source are looked for. */
typedef struct dixit__window {
    uint32_t first, end;   /* units of the row */
    uint32_t anchor;       /* one of them */
    uint32_t rule;         /* the hash of the name of the rule that has its cue at the anchor; 0: there is none */
    uint32_t shape;        /* what stands around the anchor */
    uint32_t word;         /* of the anchor */
    uint32_t left;         /* what was found before the anchor: DIXIT__LEFT_* */
    uint32_t plain;        /* a unit before the anchor that is content beyond doubt, or DIXIT_NONE */
    const uint32_t *owner; /* of tokens: not 0 for those that are somebody else's already; NULL: none is */
    uint8_t labels[DIXIT__WINDOW_MAX]; /* what that rule makes of each unit */
} dixit__window;

enum {
    DIXIT__LEFT_CONTENT = 1 << 0,
    DIXIT__LEFT_MARKED = 1 << 1, /* of that a marked span */
    DIXIT__LEFT_SOURCE = 1 << 2
};

/*
 * Set w->left from the labels of the units before the anchor. The anchor's label is known, so what is before it and what
 * is behind it are independent of each other: the labels before it are settled first, and are evidence for the others.
 */
void dixit__window_left(const dixit__row *row, dixit__window *w, const uint8_t *labels);

/* The features of unit `at` as the head of a cue; `rule` as in a window. Their number is returned. */
uint32_t dixit__cue_keys(const dixit__row *row, uint32_t at, uint32_t rule, uint32_t *keys);

/* The window of an anchor. `rule` and its labels are set by the caller, before dixit__window_finish(). */
void dixit__window_make(const dixit__row *row, uint32_t anchor, dixit__window *w);
void dixit__window_finish(const dixit__row *row, dixit__window *w);

/* Somebody who may be the source of what a window's labels say. */
typedef struct dixit__option {
    uint32_t first, end; /* units; of nobody the anchor, and as many as none */
    uint8_t kind;        /* DIXIT__OPTION_* */
    bool rivals;         /* whether the labels have a source, this one or another */
} dixit__option;

enum { DIXIT__OPTION_NOBODY, DIXIT__OPTION_MENTION, DIXIT__OPTION_LABELLED };

/* The features of somebody as the source. */
uint32_t dixit__source_keys(const dixit__row *row, const dixit__window *w, const dixit__option *option, uint32_t *keys);

/* One way to label a window's units. */
typedef struct dixit__way {
    uint8_t labels[DIXIT__WINDOW_MAX]; /* dixit__label */
    uint8_t behind;                    /* 0: the likeliest way; else a level of how much less likely it is */
    uint8_t sides;                     /* on which sides of the anchor there is content, of it and of the likeliest */
    uint32_t left;                     /* DIXIT__LEFT_* */
    int32_t score;                     /* of the decoding; the rule's way has none */
} dixit__way;

#define DIXIT__WAY_OF_RULE 7 /* `behind` of what only the rule thinks of */
#define DIXIT__WAY_CUT 8     /* and of the likeliest way as far as its first marked span behind the anchor */

/* The features of what was found: one way to label the window, and the chance of its anchor. */
uint32_t dixit__found_keys(const dixit__row *row, const dixit__window *w, const dixit__way *way, dixit__chance chance,
                           uint32_t *keys);

/*
 * The features of unit `at` for its label, and for the step from the label of the unit before it to its own; what depends on
 * w->left is apart (_left_keys), so that all else need not be found again for another left side.
 */
uint32_t dixit__label_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys);
uint32_t dixit__label_left_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys);
uint32_t dixit__step_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys);
uint32_t dixit__step_left_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys);

#endif
