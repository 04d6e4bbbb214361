/* weigh.h - what the model thinks of anchors and windows; weigh.c makes candidates of it, the trainer its examples. */
#ifndef DIXIT_CORE_WEIGH_H
#define DIXIT_CORE_WEIGH_H

#include "ways.h"

/* Set which candidate has its cue at each token; the best where there are several. False when memory runs out. */
bool dixit__cues_index(dixit_doc *doc);

/* The hash of the rule whose candidate has its cue at the token, or 0. */
uint32_t dixit__cue_rule(const dixit_doc *doc, uint32_t token);

/* The window of an anchor with what the rule's candidate makes of its units. */
void dixit__window_of(const dixit_doc *doc, const dixit__row *row, uint32_t anchor, dixit__window *w);

/*
 * labelled.c: the candidate that a window's labels make, if there is content in it; `score` is the chance that it is right.
 * False when memory runs out.
 */
bool dixit__add_labelled(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                         float score);

/* How likely it is that an anchor is the head of a cue. */
dixit__chance dixit__anchor_chance(const dixit_doc *doc, const dixit__row *row, uint32_t at);

/*
 * When the best candidates are chosen: what the model found at other cues, before anybody had any words, wants some that are
 * taken now. Each of these cues is looked at once more, with the words that are left, and what is found there is chosen
 * if nobody has taken it. False when memory runs out.
 */
bool dixit__weigh_again(dixit_doc *doc);

#endif
