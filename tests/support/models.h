/*
 * models.h - model files of a test's own: lines as they are given, and weights that are all zero until they are set.
 *
 * The helpers end the program when memory fails them.
 */
#ifndef DIXIT_TESTS_MODELS_H
#define DIXIT_TESTS_MODELS_H

#include "model.h"

typedef struct models_file {
    char *text; /* the lines */
    size_t len;
    uint8_t bits[DIXIT__TABLES];
    uint8_t *weights; /* all tables */
    size_t size;
} models_file;

/* The first line, and tables with so many buckets; NULL: two buckets each. */
models_file models_new(const uint8_t *bits);
void models_free(models_file *m);

/* Append a line; its end is added. */
void models_line(models_file *m, const char *line);

/* Names for every parameter, with values that let everything through that has a chance. */
void models_numbers(models_file *m);

/* The file: the lines, then the weights with their sum. The caller frees it. */
char *models_bytes(const models_file *m, size_t *len);

/*
 * A copy of a file in which the sum is right, if there is a line of weights; else damage to the weights, or to the line,
 * would hide what comes behind it. The caller frees it.
 */
char *models_mend(const char *bytes, size_t len, size_t *mended);

#endif
