/* lexicon.h - how often words are in cues, and their heads: which words the model should look at. */
#ifndef DIXIT_TRAIN_LEXICON_H
#define DIXIT_TRAIN_LEXICON_H

#include "gold.h"
#include "units.h"

typedef struct lexicon_word {
    uint32_t hash; /* 0: free */
    char text[DIXIT__WORD_MAX + 1];
    uint32_t total;        /* outside of marks */
    uint32_t in_cue;       /* of a gold quotation */
    uint32_t seen;         /* as `total`, of the documents that count for what follows */
    uint32_t speech, wide; /* the head of one: of speech, of an attitude */
} lexicon_word;

typedef struct lexicon {
    lexicon_word *at; /* a table of open addressing */
    uint32_t size;
} lexicon;

void lexicon_init(lexicon *l);
void lexicon_free(lexicon *l);

/* Count the words of an analysed document, and those in the cues of its gold quotations. */
void lexicon_count(lexicon *l, const dixit_doc *doc, const gold_doc *gold);

/* Add (1) or take away (-1) what a document says about words as heads, `heads` being those of its quotations. */
void lexicon_count_use(lexicon *l, const dixit_doc *doc, const gold_doc *gold, const uint32_t *heads, int sign);

/* The token that is the head of a quotation's cue: the one most often in cues; DIXIT_NONE if all are between marks. */
uint32_t lexicon_head(const lexicon *l, const dixit_doc *doc, const gold_quote *quote);

/* How often a word is a head, as the model file says it: the level of any cue << 4 | of speech. */
uint8_t lexicon_prior(const lexicon_word *word);
uint8_t lexicon_prior_of(const lexicon *l, const dixit_doc *doc, uint32_t token);

/* Is a word often enough the head of a cue? DIXIT__ANCHOR, DIXIT__ANCHOR_WIDE or 0. */
uint32_t lexicon_flag(const lexicon_word *word);
uint32_t lexicon_flag_of(const lexicon *l, const dixit_doc *doc, uint32_t token);

#endif
