/*
 * compile.h - what the files share that make a ruleset of collected rules: items.c, trie.c, emit.c, vocabulary.c and
 * program.c, which calls them in that order.
 */
#ifndef DIXIT_CORE_COMPILE_H
#define DIXIT_CORE_COMPILE_H

#include "doc.h"
#include "program.h"

#define DIXIT__SET_PARTS_MAX 256 /* lists and words joined in one set */

/* A set that stands for several lists and words. Word parts have DIXIT__WORD_PART added. */
#define DIXIT__WORD_PART 0x80000000u

typedef struct dixit__set {
    uint32_t parts; /* first of its parts in `parts`, sorted */
    uint32_t count;
} dixit__set;

/* Numbers of things, found by what is in them: open addressing, the number plus one; 0: free. */
typedef struct dixit__finder {
    DIXIT_VEC(uint32_t) slots; /* a power of two, at most half full */
    uint32_t used;
} dixit__finder;

/* What the group at a node of the patterns' trees holds, written out as items. */
typedef struct dixit__contents {
    uint32_t head;    /* the first item, or DIXIT_NONE */
    uint32_t written; /* how many instructions it counts; 0: not yet written */
} dixit__contents;

typedef struct dixit__trie_node {
    uint32_t item;    /* the item that leads here */
    uint32_t child;   /* first child, or DIXIT_NONE */
    uint32_t sibling; /* next child of the same parent, or DIXIT_NONE */
    uint32_t rule;    /* a rule that ends here, or DIXIT_NONE */
} dixit__trie_node;

typedef struct dixit__compiler {
    const dixit_rules *rules;
    dixit_ruleset *out;
    const dixit_allocator *alloc;
    DIXIT_VEC(dixit__node) items;
    DIXIT_VEC(dixit__contents) contents; /* per node of the rules */
    DIXIT_VEC(dixit__set) sets;          /* set i is list number rules->list_count + i */
    DIXIT_VEC(uint32_t) parts;
    DIXIT_VEC(dixit__trie_node) trie;
    DIXIT_VEC(uint64_t) begins;            /* list << 32 | entry: a match of the entry can begin with one of the list */
    uint32_t begins_of[DIXIT__RULE_KINDS]; /* where those of each kind end */
    DIXIT_VEC(bool) has_phrases;           /* per list: it has entries of several words */
    dixit__finder find_test, find_set;
    uint32_t depth;
    uint32_t written;   /* instructions of the rule at hand */
    uint32_t exclusive; /* where the code begins that only one rule can reach */
    dixit_status status;
} dixit__compiler;

/* What a test of one token, or of one entry of a list, asks for: lists and words, or flags. */
typedef struct dixit__wish {
    uint32_t parts[DIXIT__SET_PARTS_MAX];
    uint32_t count;
    uint32_t flags;
} dixit__wish;

/* items.c: remember the first failure; DIXIT_NONE, so that a caller can return it. */
uint32_t dixit__compile_fail(dixit__compiler *c, dixit_status status);

/*
 * program.c: room for one more in a finder, whose hashes `hash_of` gives again for what is in it; false when memory runs
 * out.
 */
bool dixit__finder_room(dixit__compiler *c, dixit__finder *f, uint32_t (*hash_of)(const dixit__compiler *, uint32_t));

/* items.c: add to a wish a list or a word (with DIXIT__WORD_PART), the parts of a list, what an item asks for; false
   if it cannot be part of a set, or there is no room. */
bool dixit__wish_add(dixit__wish *w, uint32_t part);
bool dixit__wish_add_list(const dixit__compiler *c, dixit__wish *w, uint32_t list);
bool dixit__wish_add_item(const dixit__compiler *c, dixit__wish *w, uint32_t item);

/* items.c: the number of the list that has the wish's parts, made if need be; DIXIT_NONE if it has none. */
uint32_t dixit__wish_list(dixit__compiler *c, const dixit__wish *w);

/* items.c: the items of a tree; the first of them, or DIXIT_NONE. */
uint32_t dixit__items_write(dixit__compiler *c, uint32_t tree);
bool dixit__items_are_one(const dixit__compiler *c, uint32_t head);

/* items.c: does the list have entries of several words? */
bool dixit__has_phrases(const dixit__compiler *c, uint32_t list);

/* items.c: a test of one token, written as a set; false if it is none. */
bool dixit__item_as_set(const dixit__compiler *c, uint32_t item, dixit__node *out);

/* trie.c: a node that `item` leads to; the path of a rule below `root`. */
uint32_t dixit__trie_node_add(dixit__compiler *c, uint32_t item);
void dixit__trie_add_rule(dixit__compiler *c, uint32_t root, uint32_t rule);

/* trie.c: the rarest of the flags that a test asks for. */
uint32_t dixit__rarest_flag(uint32_t flags);

/* trie.c: the number of a test, made if need be; 0 when memory runs out. */
uint32_t dixit__test_add(dixit__compiler *c, uint32_t list, uint32_t flags);

/*
 * trie.c: guards, by number of their test; 0: none. For a wish; for what items can begin with; `count` trie nodes that are
 * siblings; the children of one (`again`: when they have been tried once, from a place further on); and what stands
 * behind the mention, or the one token, that all below a node begins with.
 */
uint32_t dixit__guard_add(dixit__compiler *c, const dixit__wish *w);
uint32_t dixit__guard_items(dixit__compiler *c, uint32_t item);
uint32_t dixit__guard_siblings(dixit__compiler *c, uint32_t node, uint32_t count);
uint32_t dixit__guard_children(dixit__compiler *c, uint32_t node, bool again);
uint32_t dixit__guard_behind_first(dixit__compiler *c, uint32_t node);

/* trie.c: do all below a node begin with an opening mark, whatever they say of the place before? */
bool dixit__begins_with_quote(dixit__compiler *c, uint32_t node);

/* trie.c: add to `w` what the cues of the rules below a node begin with; false if one can do without. */
bool dixit__cues_of_node(dixit__compiler *c, dixit__wish *w, uint32_t node, bool in_cue);

/* emit.c: the program of a trie node and what is below it. */
void dixit__emit_node(dixit__compiler *c, uint32_t node);

/* vocabulary.c: the words, with the lists they are in, sets included. */
bool dixit__vocabulary_build(dixit__compiler *c);

#endif
