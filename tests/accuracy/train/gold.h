/* gold.h - gold corpora: texts with their quotations, a document per line of JSON. */
#ifndef DIXIT_TRAIN_GOLD_H
#define DIXIT_TRAIN_GOLD_H

#include "dixit/dixit.h"

typedef struct gold_spans {
    dixit_span *at; /* bytes of the text */
    size_t count;
} gold_spans;

typedef struct gold_quote {
    gold_spans content, cue, source;
    bool core; /* speech, as against beliefs and attitudes */
} gold_quote;

typedef struct gold_doc {
    char *text;
    size_t len;
    gold_quote *quotes;
    size_t count;
} gold_doc;

typedef struct gold_corpus {
    gold_doc *docs;
    size_t count;
} gold_corpus;

/* Append the documents of a file; what cannot be read ends the program with a message. */
void gold_read(gold_corpus *corpus, const char *path);
void gold_free(gold_corpus *corpus);

/* Does a byte lie in one of the spans? */
bool gold_has(const gold_spans *spans, uint32_t byte);

#endif
