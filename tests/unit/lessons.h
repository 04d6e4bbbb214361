/*
 * lessons.h - models for tests, which know what a test teaches them.
 *
 * What the model answers depends on its weights, and those on the features, which change with what they are good for.
 * So a test teaches its own: a lesson is a text with what is to be found in it, and the weights of the features that this
 * text has, and no other unit of it, are set so that it is found.
 */
#ifndef DIXIT_TESTS_LESSONS_H
#define DIXIT_TESTS_LESSONS_H

#include "unit.h"
#include "weigh.h"

typedef struct lesson {
    const char *text;
    const char *cue;     /* its first word is the head; a part of the text, as all that follow */
    const char *content; /* NULL: none */
    const char *more;    /* content behind that; NULL: none */
    const char *source;  /* NULL: none */
    bool chosen;         /* the source has no labels, but is chosen */
    const char *instead; /* what is labelled in place of such a source; NULL: nothing */
    bool attitude;
} lesson;

/*
 * Words, mentions and a model that knows nothing yet, but that "said", "told" and "thought" can be cues, the last of an
 * attitude, and that it has met the rules "known" and "sure". Its floors leave out what it was not taught.
 */
void lessons_model(unit *u);

/* The window of the lesson's cue, and the labels it should have. */
typedef struct lesson_view {
    dixit_doc *doc;
    dixit__row row;
    dixit__window w;
    uint8_t labels[DIXIT__WINDOW_MAX];
} lesson_view;

/* Read the lesson's text up to the candidates, and look at its cue; valid until the next text is read. */
lesson_view lessons_look(unit *u, const lesson *l);

/* Set the weights of the unit's model, and read the lesson's text up to the candidates for that. */
void lessons_teach(unit *u, lesson l);

/* The row of the paragraph that byte `at` of the text stands in; valid until the next one is made. */
dixit__row lessons_row(dixit_doc *doc, uint32_t at);

#endif
