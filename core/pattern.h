/*
 * pattern.h - patterns: from text to a tree, from a tree to a program. rules.c owns the trees; nothing else
 * sees them.
 */
#ifndef DIXIT_CORE_PATTERN_H
#define DIXIT_CORE_PATTERN_H

#include "ruleset.h"

typedef enum dixit__node_kind {
    DIXIT__NODE_TEST,   /* one instruction: `op`, `a`, `b` */
    DIXIT__NODE_SEQ,    /* children in sequence; none: matches nothing, always */
    DIXIT__NODE_ALT,    /* the first child that leads to a match */
    DIXIT__NODE_REPEAT, /* child `min` to `max` times; `lazy`: as few as possible */
    DIXIT__NODE_PART,   /* child is part `a` */
    DIXIT__NODE_AHEAD,  /* child matches here, and nothing is taken */
    DIXIT__NODE_NOT,    /* child does not match here */
    DIXIT__NODE_BEHIND, /* child matches the token before; with `b` 1: does not */
    DIXIT__NODE_OPEN,   /* program.c only: part `a` begins; children of PART follow, then CLOSE */
    DIXIT__NODE_CLOSE
} dixit__node_kind;

typedef struct dixit__node {
    uint8_t kind;
    uint8_t op;
    bool lazy;
    uint16_t min, max; /* max DIXIT__REPEAT_MAX stands for "any number" */
    uint32_t a, b, c;  /* of the instruction */
    uint32_t child;    /* first child, or DIXIT_NONE */
    uint32_t sibling;  /* next child of the same parent, or DIXIT_NONE */
} dixit__node;

#define DIXIT__REPEAT_MAX 999
#define DIXIT__LOOP_MAX 250   /* tokens that a repetition without a bound of its own takes */
#define DIXIT__DEPTH_MAX 60   /* how deep groups may nest, names included */
#define DIXIT__CODE_MAX 60000 /* instructions of one pattern, names written out */

typedef struct dixit__name {
    uint32_t text; /* offset into `names` */
    uint32_t hash; /* of it: a hundred names are asked for a thousand times */
    uint32_t node; /* the tree of a pattern with a name; DIXIT_NONE: a word list */
    uint32_t list; /* the number of a word list */
} dixit__name;

struct dixit_rules {
    dixit_allocator alloc;
    dixit__vocabulary words;     /* without masks and phrases' chains: program.c makes those */
    DIXIT_VEC(uint64_t) members; /* word << 32 | list, one for each single-word entry */
    DIXIT_VEC(dixit__name) defined;
    DIXIT_VEC(dixit__node) nodes;
    DIXIT_VEC(char) names;
    DIXIT_VEC(dixit__rule) rules;
    uint32_t list_count;
    dixit__model_source model;
};

/* Parse `pattern` into nodes of `rules`; the root goes to `*root`. */
dixit_status dixit__pattern_parse(dixit_rules *rules, const char *pattern, size_t len, uint32_t *root,
                                  dixit_error *err);

/* Is the name a word of the pattern language itself? */
bool dixit__pattern_is_reserved(const char *name);

/* rules.c: the list or pattern called `name`, or NULL. */
const dixit__name *dixit__rules_name(const dixit_rules *rules, const char *name, size_t len);

/* rules.c: the entry of a word in the vocabulary, made if need be; 0 when memory runs out. */
uint32_t dixit__rules_word(dixit_rules *rules, const char *text, size_t len);

#endif
