/* ways.h - the likely ways to label the window of an anchor. */
#ifndef DIXIT_CORE_WAYS_H
#define DIXIT_CORE_WAYS_H

#include "evidence.h"

#define DIXIT__WAYS_MAX 6
#define DIXIT__OPTIONS_MAX (DIXIT__WINDOW_MAX + 1)

/*
 * Find the likely ways to label a window, all with some content, the likeliest first, in `ways`, which has room for
 * DIXIT__WAYS_MAX. Their number is returned.
 */
uint32_t dixit__window_ways(const dixit_doc *doc, const dixit__row *row, dixit__window *w, dixit__way *ways);

/* On which sides of the anchor a way has content, and the likeliest one: for dixit__way. */
uint8_t dixit__way_sides(const dixit__window *w, const uint8_t *labels, const uint8_t *likeliest);

/*
 * sources.c: who may be the source of what the labels say, in `options`, which has room for DIXIT__OPTIONS_MAX; what is labelled
 * so comes first. Their number is returned; 0: what is labelled is the source beyond doubt.
 */
uint32_t dixit__source_options(const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                               dixit__option *options);

/* sources.c: label who is the source, if another than what is labelled fits better. */
void dixit__way_source(const dixit_doc *doc, const dixit__row *row, dixit__window *w, dixit__way *way);

/* The features of what was found, as by dixit__found_keys(). */
typedef struct dixit__found {
    uint32_t keys[DIXIT__KEYS_MAX];
    uint32_t count;
} dixit__found;

/* Which of the ways is the best, given all with their sources; and its features. */
uint32_t dixit__way_best(const dixit_doc *doc, const dixit__row *row, const dixit__window *w, const dixit__way *ways,
                         uint32_t count, dixit__chance chance, dixit__found *found);

#endif
