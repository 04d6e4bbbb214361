/*
 * model.h - the weights that a pack brings: read from the bytes of a model file, verified, put into the ruleset.
 *
 * A model file is text up to its weights, so that what it holds can be read:
 *
 *     dixit-model 1
 *     class DET                 lists whose words are of one class for the model; the first that has the word counts
 *     head CUE                  lists whose words can be the head of a cue; `wide`: only where attitudes are asked for
 *     word 6 6 said             the same of single words: how often one is the head of a cue of speech, and of any cue,
 *                               as levels from 0 (hardly ever) to 7
 *     rule en/that-clause       a rule whose matches are evidence: the model, which has learned what they are worth,
 *                               decides. Others stand for themselves, as a user's do
 *     number cue-floor 0.2      a parameter, see DIXIT__NUMBER_*
 *     weights 16 16 12 12 12 12 <bytes> <checksum>
 *     ... bytes
 *
 * The weights are bytes, 128 more than their value, in a table for each thing that is learned: cues, labels of units, steps
 * from label to label, sources, whether what was found is right, and which of several ways to label a window is the best.
 * A table has 2^bits buckets of features, each with a weight for every class but the first, which always has 0 (steps: for
 * every pair of labels).
 */
#ifndef DIXIT_CORE_MODEL_H
#define DIXIT_CORE_MODEL_H

#include "base.h"

#define DIXIT__MODEL_BITS_MAX 18
#define DIXIT__LEVEL_MAX 7
#define DIXIT__NUMBER_LIMIT 1e6f
#define DIXIT__CUE_LANES 2   /* speech, attitude; less than which there is neither */
#define DIXIT__LABEL_LANES 3 /* dixit__label but NONE */
#define DIXIT__STEP_LANES 16 /* label before, label */
#define DIXIT__SOURCE_LANES 1

#define DIXIT__FOUND_LANES 2 /* right, right about an attitude; less than which it is wrong */
#define DIXIT__WAY_LANES 1

enum {
    DIXIT__TABLE_CUES,
    DIXIT__TABLE_LABELS,
    DIXIT__TABLE_STEPS,
    DIXIT__TABLE_SOURCES,
    DIXIT__TABLE_FOUND,
    DIXIT__TABLE_WAYS,
    DIXIT__TABLES
};

/* Parameters of a model, by the names in model.c. */
typedef enum dixit__number {
    DIXIT__NUMBER_CUE_SCALE, /* what a step of a weight is worth */
    DIXIT__NUMBER_LABEL_SCALE,
    DIXIT__NUMBER_STEP_SCALE, /* that of a label times a power of two from an eighth to eight */
    DIXIT__NUMBER_SOURCE_SCALE,
    DIXIT__NUMBER_FOUND_SCALE,
    DIXIT__NUMBER_WAY_SCALE,
    DIXIT__NUMBER_CUE_FLOOR, /* an anchor with a smaller chance is no cue, in the scope speech and in all */
    DIXIT__NUMBER_WIDE_FLOOR,
    DIXIT__NUMBER_FOUND_FLOOR, /* what was found with a smaller chance to be right is left out, likewise */
    DIXIT__NUMBER_FOUND_WIDE_FLOOR,
    DIXIT__NUMBER_COUNT
} dixit__number;

/* What is read from the file before anything is compiled. */
typedef struct dixit__model_source {
    DIXIT_VEC(uint32_t) classes; /* names of lists: offsets into the rules' names */
    DIXIT_VEC(uint32_t) heads;   /* the same; the highest bit: only for attitudes */
    DIXIT_VEC(uint64_t) words;   /* word of the vocabulary << 8 | level of any cue << 4 | of speech */
    DIXIT_VEC(uint32_t) rules;   /* the hashes of their names */
    DIXIT_VEC(uint8_t) weights;  /* in the caller's bytes */
    uint8_t bits[DIXIT__TABLES]; /* of buckets */
    float numbers[DIXIT__NUMBER_COUNT];
} dixit__model_source;

/* The same in a ruleset. */
typedef struct dixit__model {
    DIXIT_VEC(uint8_t) weights; /* none: there is no model, and rules decide alone */
    uint8_t bits[DIXIT__TABLES];
    float numbers[DIXIT__NUMBER_COUNT];
} dixit__model;

/* How many weights a bucket of each table has; where a table begins, and (of DIXIT__TABLES) how long all are. */
extern const uint8_t dixit__lanes[DIXIT__TABLES];
size_t dixit__table_offset(const uint8_t *bits, uint32_t table);

/* The sum that tells whether the weights came whole. */
uint32_t dixit__model_checksum(const uint8_t *at, size_t len);

/* model.c: put what was read into the ruleset, whose vocabulary stands; false when memory runs out. */
bool dixit__model_compile(const dixit_rules *rules, dixit_ruleset *out);
void dixit__model_free(const dixit_allocator *alloc, dixit__model_source *source);

#endif
