/* examples.h - what the model learns from: gold documents, read by the core up to what the rules find. */
#ifndef DIXIT_TRAIN_EXAMPLES_H
#define DIXIT_TRAIN_EXAMPLES_H

#include "gold.h"
#include "learn.h"
#include "lexicon.h"
#include "weigh.h"

enum { FOLDS = 5 };

/* A document at hand. */
typedef struct sample {
    const gold_doc *gold;
    dixit_doc *doc;
    uint32_t *heads; /* of the gold quotations: tokens, or DIXIT_NONE */
    uint32_t fold;
} sample;

typedef struct examples {
    const dixit_ruleset *rules;
    dixit_workspace *ws;
    lexicon words;
    learn_examples cues;   /* anchors: no cue, of speech, of an attitude */
    learn_rows rows;       /* windows of gold cues */
    learn_choices sources; /* who may be the source of such a window */
    learn_choices ways;    /* anchors whose window may mean several things */
    learn_examples found;  /* what was found: wrong, right, right about an attitude */
    uint8_t *met;          /* per rule: it found something with a cue */
    size_t unseen;         /* gold cues of speech that no anchor stands for */
} examples;

/* Read a document and count its words; then, when all are counted, the heads of its cues. */
void examples_count_words(examples *e, const gold_doc *gold);
void examples_count_heads(examples *e, const gold_doc *gold);

/*
 * The examples of a document: of cues and windows; of sources; of ways; of what was found. For the last three the
 * ruleset must have a model that never saw the document.
 */
void examples_add(examples *e, const gold_doc *gold, uint32_t fold);
void examples_add_sources(examples *e, const gold_doc *gold, uint32_t fold);
void examples_add_ways(examples *e, const gold_doc *gold, uint32_t fold);
void examples_add_found(examples *e, const gold_doc *gold, uint32_t fold);

void examples_free(examples *e);

#endif
