/*
 * learn.h - learning weights of hashed features: of classes (logistic regression with several classes) and of rows of
 * labels (a linear-chain conditional random field). Both by stochastic gradients whose steps shrink with what a weight has
 * seen (AdaGrad, Duchi et al. 2011). Each time a share of an example's features is left out by chance, so that none of them
 * learns to rest on the others (dropout, Srivastava et al. 2014), and many more epochs do good. Chance and the order of
 * the examples are those of a small generator, so that two runs are the same.
 */
#ifndef DIXIT_TRAIN_LEARN_H
#define DIXIT_TRAIN_LEARN_H

#include <stddef.h>
#include <stdint.h>

/* A table of weights: `lanes` for each of 2^bits buckets. */
typedef struct learn_table {
    uint32_t bits, lanes;
    float *weights, *seen;
    uint32_t *counts; /* how many examples have the bucket */
} learn_table;

void learn_table_init(learn_table *table, uint32_t bits, uint32_t lanes);
void learn_table_clear(learn_table *table);
void learn_table_free(learn_table *table);

#define LEARN_ALL UINT32_MAX

typedef struct learn_options {
    uint32_t epochs;
    float rate, damping; /* the size of a step; how much smaller the first ones are, so that what is rare counts less */
    uint32_t rare;       /* buckets with fewer examples stay zero */
    float drop;          /* the share of features that are left out, below 1 */
    uint32_t skip;       /* the fold whose examples are passed over, or LEARN_ALL */
} learn_options;

/* An example: features and its class. */
typedef struct learn_example {
    size_t keys; /* offset of its first one */
    uint32_t count;
    uint32_t class;
    uint32_t fold;
    float weight;
} learn_example;

typedef struct learn_examples {
    uint32_t *keys;
    size_t key_count, key_capacity;
    learn_example *at;
    size_t count, capacity;
} learn_examples;

void learn_examples_add(learn_examples *e, const uint32_t *keys, uint32_t count, uint32_t class, uint32_t fold,
                        float weight);
void learn_examples_free(learn_examples *e);
void learn_classes(learn_table *table, uint32_t classes, const learn_examples *e, const learn_options *options);

/* The mean loss (in nats) over the examples of a fold, for which the table has learned from the others. */
double learn_classes_loss(const learn_table *table, uint32_t classes, const learn_examples *e, uint32_t fold);

/* Choices: of the examples of each group, which follow each other, the one with class 1 is right. */
typedef struct learn_choices {
    learn_examples options;
    uint32_t *groups; /* how many options each has */
    size_t count, capacity;
} learn_choices;

void learn_choices_add(learn_choices *c, uint32_t options);
void learn_choices_free(learn_choices *c);
void learn_to_choose(learn_table *table, const learn_choices *c, const learn_options *options);

/* A row: units with the features of their labels, and of the steps to them. */
typedef struct learn_row {
    size_t first; /* unit */
    uint32_t count;
    uint32_t fixed, fixed_label; /* a unit whose label is known */
    uint32_t fold;
} learn_row;

typedef struct learn_rows {
    learn_examples units; /* the class is the label */
    learn_examples steps;
    learn_row *at;
    size_t count, capacity;
} learn_rows;

void learn_rows_add(learn_rows *rows, learn_row row);
void learn_rows_free(learn_rows *rows);
void learn_labels(learn_table *units, learn_table *steps, const learn_rows *rows, const learn_options *options);
double learn_labels_loss(const learn_table *units, const learn_table *steps, const learn_rows *rows, uint32_t fold);

#endif
