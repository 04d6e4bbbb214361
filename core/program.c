/*
 * program.c - compiling all patterns of a kind into one program.
 *
 * First each tree is written out as a list of items: names are replaced by what they stand for, groups of a
 * sequence dissolved, and tests that look at one token are joined where they can be: alternatives of lists, words
 * and shapes become one set (a list made for the purpose), and so do negative tests in a row. Then the lists are
 * merged into a trie, so that what several rules begin with is matched once for all of them:
 *
 *     source:SOURCE cue:SAYS "that" ...        source:SOURCE cue:SAYS --+-- "that" ... rule 1
 *     source:SOURCE cue:SAYS "," ...                                    +-- "," ... rule 2
 *
 * The program walks the trie depth first. Where it has a choice, a guard tells from the next token alone which branches
 * have no chance, so most tokens are done with in a step or two. At a rule's end it reports the match and goes back to the latest choice,
 * as if it had failed, so the other rules get their turn. Each child of the root is an entry of its own; for each
 * entry the tables tell what a match can begin with, so that at any token only those are tried that have a chance.
 */
#include "program.h"
#include "doc.h"

#define SET_PARTS_MAX 64 /* lists and words joined in one set */

/* A set that stands for several lists and words. Word parts have WORD_PART added. */
#define WORD_PART 0x80000000u

typedef struct set {
    uint32_t parts; /* first of its parts in `parts`, sorted */
    uint32_t count;
} set;

typedef struct trie_node {
    uint32_t item;    /* the item that leads here */
    uint32_t child;   /* first child, or DIXIT_NONE */
    uint32_t sibling; /* next child of the same parent, or DIXIT_NONE */
    uint32_t rule;    /* a rule that ends here, or DIXIT_NONE */
} trie_node;

typedef struct compiler {
    const dixit_rules *rules;
    dixit_ruleset *out;
    const dixit_allocator *alloc;
    DIXIT_VEC(dixit__node) items;
    DIXIT_VEC(set) sets; /* set i is list number rules->list_count + i */
    DIXIT_VEC(uint32_t) parts;
    DIXIT_VEC(trie_node) trie;
    DIXIT_VEC(uint64_t) pairs; /* word << 32 | entry */
    uint32_t depth;
    uint32_t written;   /* instructions of the rule at hand */
    uint32_t exclusive; /* where the code begins that only one rule can reach */
    dixit_status status;
} compiler;

static uint32_t fail(compiler *c, dixit_status status)
{
    if (c->status == DIXIT_OK)
        c->status = status;
    return DIXIT_NONE;
}

/* --- sets ------------------------------------------------------------------------------------------------ */

/* What a test of one token, or of one entry of a list, asks for: lists and words, or flags. */
typedef struct wish {
    uint32_t parts[SET_PARTS_MAX];
    uint32_t count;
    uint32_t flags;
} wish;

static bool wish_add(wish *w, uint32_t part)
{
    uint32_t i, j;

    for (i = 0; i < w->count && w->parts[i] < part; i++)
        ;
    if (i < w->count && w->parts[i] == part)
        return true;
    if (w->count == SET_PARTS_MAX)
        return false;
    for (j = w->count++; j > i; j--)
        w->parts[j] = w->parts[j - 1];
    w->parts[i] = part;
    return true;
}

static bool wish_add_list(const compiler *c, wish *w, uint32_t list)
{
    uint32_t i;

    if (list < c->rules->list_count)
        return wish_add(w, list);
    for (i = 0; i < c->sets.at[list - c->rules->list_count].count; i++)
        if (!wish_add(w, c->parts.at[c->sets.at[list - c->rules->list_count].parts + i]))
            return false;
    return true;
}

/* The one flag that says all that the test asks (a CAP is a WORD anyway); 0 if there is none. */
static uint32_t single_flag(uint32_t flags)
{
    flags = (flags & ~(uint32_t)DIXIT__WORD) ? flags & ~(uint32_t)DIXIT__WORD : flags;
    return (flags & (flags - 1)) == 0 ? flags : 0;
}

/* Can the item be part of a set? Then add what it asks for. */
static bool wish_add_item(const compiler *c, wish *w, uint32_t item)
{
    const dixit__node *n = &c->items.at[item];

    if (n->kind != DIXIT__NODE_TEST)
        return false;
    if (n->op == DIXIT__OP_WORD)
        return wish_add(w, n->a | WORD_PART);
    if (n->op == DIXIT__OP_LIST)
        return wish_add_list(c, w, n->a);
    if (n->op == DIXIT__OP_FLAGS && n->b == 0 && single_flag(n->a)) {
        w->flags |= single_flag(n->a);
        return true;
    }
    if ((n->op == DIXIT__OP_SET && n->c == 0) || n->op == DIXIT__OP_NOT_SET) {
        w->flags |= n->b;
        return n->a == DIXIT_NONE || wish_add_list(c, w, n->a);
    }
    return false;
}

/* The number of the list that has these parts; DIXIT_NONE for none (or when memory runs out). */
static uint32_t wish_list(compiler *c, const wish *w)
{
    set s = {c->parts.count, w->count};
    uint32_t i;

    if (w->count == 0)
        return DIXIT_NONE;
    if (w->count == 1 && !(w->parts[0] & WORD_PART))
        return w->parts[0];
    for (i = 0; i < c->sets.count; i++)
        if (c->sets.at[i].count == w->count &&
            memcmp(c->parts.at + c->sets.at[i].parts, w->parts, w->count * sizeof *w->parts) == 0)
            return c->rules->list_count + i;
    if (!dixit__vec_reserve(c->alloc, &c->parts, (size_t)c->parts.count + w->count) ||
        !dixit__vec_push(c->alloc, &c->sets, s))
        return fail(c, DIXIT_ERR_MEMORY);
    memcpy(c->parts.at + c->parts.count, w->parts, w->count * sizeof *w->parts);
    c->parts.count += w->count;
    return c->rules->list_count + c->sets.count - 1;
}

/* --- items ----------------------------------------------------------------------------------------------- */

/* A list of items under construction. */
typedef struct item_list {
    uint32_t head, tail;
} item_list;

static uint32_t add_item(compiler *c, dixit__node node)
{
    node.sibling = DIXIT_NONE;
    if (c->status != DIXIT_OK)
        return DIXIT_NONE;
    if (++c->written > DIXIT__CODE_MAX)
        return fail(c, DIXIT_ERR_LIMIT);
    if (!dixit__vec_push(c->alloc, &c->items, node))
        return fail(c, DIXIT_ERR_MEMORY);
    return c->items.count - 1;
}

static uint32_t add_guard(compiler *c, const wish *w);

/* Any kind of token: every token is one of these. */
#define ANY_TOKEN (DIXIT__WORD | DIXIT__NUMBER | DIXIT__PUNCT | DIXIT__MARK)

/* A test of one token, written as a set. False if it is none. */
static bool as_set(const compiler *c, uint32_t item, dixit__node *out)
{
    const dixit__node *n = &c->items.at[item];

    *out = *n;
    if (n->kind != DIXIT__NODE_TEST)
        return false;
    out->op = DIXIT__OP_SET;
    if (n->op == DIXIT__OP_LIST)
        return true;
    if (n->op == DIXIT__OP_FLAGS && n->b == 0 && (n->a == 0 || single_flag(n->a))) {
        out->a = DIXIT_NONE;
        out->b = n->a ? single_flag(n->a) : ANY_TOKEN;
        return true;
    }
    return n->op == DIXIT__OP_SET;
}

/* !A B, both about one token, is one test: put the first into the second as its guard. */
static bool join_with_not(compiler *c, uint32_t before, uint32_t item)
{
    dixit__node joined;
    wish w;

    w.count = 0;
    w.flags = 0;
    if (c->items.at[before].kind != DIXIT__NODE_TEST || c->items.at[before].op != DIXIT__OP_NOT_SET ||
        !as_set(c, item, &joined) || joined.c != 0 || !wish_add_item(c, &w, before))
        return false;
    joined.c = add_guard(c, &w);
    c->items.at[before] = joined;
    return true;
}

static void append(compiler *c, item_list *l, uint32_t item)
{
    if (item == DIXIT_NONE || (l->tail != DIXIT_NONE && join_with_not(c, l->tail, item)))
        return;
    if (l->tail == DIXIT_NONE)
        l->head = item;
    else
        c->items.at[l->tail].sibling = item;
    l->tail = item;
}

static void append_simple(compiler *c, item_list *l, uint32_t kind, uint32_t op, uint32_t a, uint32_t b)
{
    dixit__node node = {0};

    node.kind = (uint8_t)kind;
    node.op = (uint8_t)op;
    node.a = a;
    node.b = b;
    node.child = DIXIT_NONE;
    append(c, l, add_item(c, node));
}

static void append_set(compiler *c, item_list *l, uint32_t op, const wish *w)
{
    uint32_t number = wish_list(c, w);

    if (op == DIXIT__OP_SET && w->flags == 0)
        append_simple(c, l, DIXIT__NODE_TEST, DIXIT__OP_LIST, number, 0);
    else
        append_simple(c, l, DIXIT__NODE_TEST, op, number, w->flags);
}

static void write_out(compiler *c, item_list *l, uint32_t tree);

/* The items of one tree, as a list of its own. */
static uint32_t write_list(compiler *c, uint32_t tree)
{
    item_list l = {DIXIT_NONE, DIXIT_NONE};

    write_out(c, &l, tree);
    return l.head;
}

static bool is_single(const compiler *c, uint32_t head)
{
    return head != DIXIT_NONE && c->items.at[head].sibling == DIXIT_NONE;
}

/* Append what is left of a run of alternatives that make a set. */
static void close_set(compiler *c, item_list *branches, wish *w, uint32_t *joined)
{
    dixit__node seq = {0};
    item_list l = {DIXIT_NONE, DIXIT_NONE};

    if (*joined > 0) {
        append_set(c, &l, DIXIT__OP_SET, w);
        seq.kind = DIXIT__NODE_SEQ;
        seq.child = l.head;
        append(c, branches, add_item(c, seq));
    }
    w->count = w->flags = *joined = 0;
}

/* Alternatives. Neighbours that test for one token make a set; if that leaves only one, it stands for itself. */
static void write_alternatives(compiler *c, item_list *l, const dixit__node *tree)
{
    dixit__node node = *tree;
    item_list branches = {DIXIT_NONE, DIXIT_NONE};
    uint32_t branch, joined = 0;
    wish w;

    w.count = w.flags = 0;
    for (branch = tree->child; branch != DIXIT_NONE && c->status == DIXIT_OK;
         branch = c->rules->nodes.at[branch].sibling) {
        dixit__node seq = {0};

        seq.kind = DIXIT__NODE_SEQ;
        seq.child = write_list(c, branch);
        if (is_single(c, seq.child) && c->items.at[seq.child].op != DIXIT__OP_NOT_SET &&
            wish_add_item(c, &w, seq.child)) {
            joined++;
            continue;
        }
        close_set(c, &branches, &w, &joined);
        append(c, &branches, add_item(c, seq));
    }
    close_set(c, &branches, &w, &joined);
    if (is_single(c, branches.head)) {
        append(c, l, c->items.at[branches.head].child);
        return;
    }
    node.child = branches.head;
    append(c, l, add_item(c, node));
}

static void write_not(compiler *c, item_list *l, uint32_t tree)
{
    dixit__node node = {0};
    uint32_t before = l->tail;
    wish w;

    node.kind = DIXIT__NODE_NOT;
    node.child = write_list(c, tree);
    w.count = 0;
    w.flags = 0;
    if (c->status != DIXIT_OK || !is_single(c, node.child) || c->items.at[node.child].op == DIXIT__OP_NOT_SET ||
        !wish_add_item(c, &w, node.child)) {
        append(c, l, add_item(c, node));
        return;
    }
    /* !A !B is !(A | B) */
    if (before != DIXIT_NONE && c->items.at[before].kind == DIXIT__NODE_TEST &&
        c->items.at[before].op == DIXIT__OP_NOT_SET && wish_add_item(c, &w, before)) {
        c->items.at[before].a = wish_list(c, &w);
        c->items.at[before].b = w.flags;
        return;
    }
    append_set(c, l, DIXIT__OP_NOT_SET, &w);
}

static void write_out(compiler *c, item_list *l, uint32_t tree)
{
    const dixit__node *n = &c->rules->nodes.at[tree];
    dixit__node node = *n;
    uint32_t child;

    if (++c->depth > 4 * DIXIT__DEPTH_MAX)
        fail(c, DIXIT_ERR_LIMIT);
    if (c->status != DIXIT_OK)
        return;
    switch ((dixit__node_kind)n->kind) {
    case DIXIT__NODE_TEST:
        append(c, l, add_item(c, node));
        break;
    case DIXIT__NODE_SEQ:
        for (child = n->child; child != DIXIT_NONE; child = c->rules->nodes.at[child].sibling)
            write_out(c, l, child);
        break;
    case DIXIT__NODE_ALT:
        write_alternatives(c, l, n);
        break;
    case DIXIT__NODE_PART:
        append_simple(c, l, DIXIT__NODE_OPEN, DIXIT__OP_OPEN, n->a, 0);
        write_out(c, l, n->child);
        append_simple(c, l, DIXIT__NODE_CLOSE, DIXIT__OP_CLOSE, n->a, 0);
        break;
    case DIXIT__NODE_REPEAT:
    case DIXIT__NODE_AHEAD:
        node.child = write_list(c, n->child);
        append(c, l, add_item(c, node));
        break;
    case DIXIT__NODE_NOT:
        write_not(c, l, n->child);
        break;
    case DIXIT__NODE_OPEN:
    case DIXIT__NODE_CLOSE:
        break;
    }
    c->depth--;
}

/* --- the trie -------------------------------------------------------------------------------------------- */

static bool same_list(const compiler *c, uint32_t a, uint32_t b);

static bool same_item(const compiler *c, uint32_t a, uint32_t b)
{
    const dixit__node *x = &c->items.at[a], *y = &c->items.at[b];

    return x->kind == y->kind && x->op == y->op && x->a == y->a && x->b == y->b && x->c == y->c && x->min == y->min &&
           x->max == y->max && x->lazy == y->lazy && same_list(c, x->child, y->child);
}

static bool same_list(const compiler *c, uint32_t a, uint32_t b)
{
    while (a != DIXIT_NONE && b != DIXIT_NONE) {
        if (!same_item(c, a, b))
            return false;
        a = c->items.at[a].sibling;
        b = c->items.at[b].sibling;
    }
    return a == b;
}

static uint32_t add_trie_node(compiler *c, uint32_t item)
{
    trie_node node = {item, DIXIT_NONE, DIXIT_NONE, DIXIT_NONE};

    if (!dixit__vec_push(c->alloc, &c->trie, node))
        return fail(c, DIXIT_ERR_MEMORY);
    return c->trie.count - 1;
}

/* The child of `parent` that `item` leads to, made if need be. */
static uint32_t trie_child(compiler *c, uint32_t parent, uint32_t item)
{
    uint32_t child = c->trie.at[parent].child, last = DIXIT_NONE;

    for (; child != DIXIT_NONE; last = child, child = c->trie.at[child].sibling)
        if (c->trie.at[child].rule == DIXIT_NONE && same_item(c, c->trie.at[child].item, item))
            return child;
    child = add_trie_node(c, item);
    if (child == DIXIT_NONE)
        return DIXIT_NONE;
    if (last == DIXIT_NONE)
        c->trie.at[parent].child = child;
    else
        c->trie.at[last].sibling = child;
    return child;
}

/* A rule's end is a child without an item, after those that are there. */
static void trie_add_rule(compiler *c, uint32_t root, uint32_t rule)
{
    uint32_t item = write_list(c, c->rules->rules.at[rule].tree), node = root, end, last;

    for (; item != DIXIT_NONE && c->status == DIXIT_OK; item = c->items.at[item].sibling)
        node = trie_child(c, node, item);
    end = c->status == DIXIT_OK ? add_trie_node(c, DIXIT_NONE) : DIXIT_NONE;
    if (end == DIXIT_NONE)
        return;
    c->trie.at[end].rule = rule;
    last = c->trie.at[node].child;
    if (last == DIXIT_NONE) {
        c->trie.at[node].child = end;
        return;
    }
    while (c->trie.at[last].sibling != DIXIT_NONE)
        last = c->trie.at[last].sibling;
    c->trie.at[last].sibling = end;
}

/* The rarest of the flags that a test asks for. */
static uint32_t rarest_flag(uint32_t flags)
{
    static const uint32_t order[] = {DIXIT__INITIAL, DIXIT__UPPER, DIXIT__POSSESSIVE, DIXIT__STOP, DIXIT__NUMBER,
                                     DIXIT__CAP,     DIXIT__PUNCT, DIXIT__LOWER,      DIXIT__WORD};
    size_t i;

    for (i = 0; i < sizeof order / sizeof *order; i++)
        if (flags & order[i])
            return order[i];
    return 0;
}

/* --- guards ---------------------------------------------------------------------------------------------- */

/*
 * Add to `w` what a match of the items can begin with. False if there is no telling; `*empty` says that they can match
 * without taking a token.
 */
static bool first_of_items(const compiler *c, wish *w, uint32_t item, bool *empty)
{
    for (*empty = true; item != DIXIT_NONE && *empty; item = c->items.at[item].sibling) {
        const dixit__node *n = &c->items.at[item];
        uint32_t branch;
        bool branch_empty;

        if (n->kind == DIXIT__NODE_ALT) {
            *empty = false;
            for (branch = n->child; branch != DIXIT_NONE; branch = c->items.at[branch].sibling) {
                if (!first_of_items(c, w, c->items.at[branch].child, &branch_empty))
                    return false;
                *empty |= branch_empty;
            }
        } else if (n->kind == DIXIT__NODE_REPEAT) {
            if (n->max > 0 && !first_of_items(c, w, n->child, empty))
                return false;
            *empty |= n->min == 0;
        } else if (n->kind == DIXIT__NODE_TEST && n->op != DIXIT__OP_EDGE && n->op != DIXIT__OP_NOT_SET) {
            *empty = false;
            if (n->op == DIXIT__OP_MENTION)
                w->flags |= DIXIT__MENTION;
            else if (n->op == DIXIT__OP_QUOTE)
                w->flags |= DIXIT__OPENS;
            else if (n->op == DIXIT__OP_SUFFIX)
                w->flags |= DIXIT__WORD;
            else if (n->op == DIXIT__OP_TEXT)
                return wish_add(w, n->a | WORD_PART);
            else if (n->op == DIXIT__OP_FLAGS && rarest_flag(n->a))
                w->flags |= rarest_flag(n->a);
            else if (n->op == DIXIT__OP_SET) {
                w->flags |= n->b;
                if (n->a != DIXIT_NONE && !wish_add_list(c, w, n->a))
                    return false;
            } else if (!wish_add_item(c, w, item))
                return false;
        }
    }
    return true;
}

static bool first_of_node(compiler *c, wish *w, uint32_t node)
{
    uint32_t item = c->trie.at[node].item, next, child;
    bool known, empty;

    if (c->trie.at[node].rule != DIXIT_NONE)
        return false;
    next = c->items.at[item].sibling; /* in the trie an item stands for itself alone */
    c->items.at[item].sibling = DIXIT_NONE;
    known = first_of_items(c, w, item, &empty);
    c->items.at[item].sibling = next;
    for (child = c->trie.at[node].child; known && empty && child != DIXIT_NONE; child = c->trie.at[child].sibling)
        known = first_of_node(c, w, child);
    return known;
}

/* The number of the guard for what `w` asks; 0 when memory runs out. */
static uint32_t add_guard(compiler *c, const wish *w)
{
    dixit__guard guard;
    uint32_t i;

    guard.list = wish_list(c, w);
    guard.flags = w->flags;
    for (i = 1; i < c->out->guards.count; i++)
        if (c->out->guards.at[i].list == guard.list && c->out->guards.at[i].flags == guard.flags)
            return i;
    if (c->status == DIXIT_OK && !dixit__vec_push(c->alloc, &c->out->guards, guard))
        fail(c, DIXIT_ERR_MEMORY);
    return c->status == DIXIT_OK ? c->out->guards.count - 1 : 0;
}

static uint32_t guard_items(compiler *c, uint32_t item)
{
    wish w;
    bool empty;

    w.count = 0;
    w.flags = 0;
    return first_of_items(c, &w, item, &empty) && !empty ? add_guard(c, &w) : 0;
}

static uint32_t guard_node(compiler *c, uint32_t node)
{
    wish w;

    w.count = 0;
    w.flags = 0;
    return first_of_node(c, &w, node) ? add_guard(c, &w) : 0;
}

/* The guard of all that may come after a trie node. */
static uint32_t guard_children(compiler *c, uint32_t node)
{
    uint32_t child;
    wish w;

    w.count = 0;
    w.flags = 0;
    for (child = c->trie.at[node].child; child != DIXIT_NONE; child = c->trie.at[child].sibling)
        if (!first_of_node(c, &w, child))
            return 0;
    return add_guard(c, &w);
}

/* --- writing the program --------------------------------------------------------------------------------- */

/* Append an instruction; its number, or DIXIT_NONE. */
static uint32_t emit(compiler *c, uint32_t op, uint32_t a, uint32_t b)
{
    dixit__instr instr = {op, a, b, 0};

    if (c->status != DIXIT_OK)
        return DIXIT_NONE;
    if (!dixit__vec_push(c->alloc, &c->out->code, instr))
        return fail(c, DIXIT_ERR_MEMORY);
    return c->out->code.count - 1;
}

/* Let the jump at `from` go to the next instruction to be written. */
static void land(compiler *c, uint32_t from)
{
    if (c->status == DIXIT_OK)
        c->out->code.at[from].a = c->out->code.count - from;
}

/* The same for jumps that are chained through `a`. */
static void land_all(compiler *c, uint32_t from)
{
    while (from != DIXIT_NONE && c->status == DIXIT_OK) {
        uint32_t next = c->out->code.at[from].a;

        land(c, from);
        from = next;
    }
}

static void emit_list(compiler *c, uint32_t item);

static void emit_alternatives(compiler *c, uint32_t branch)
{
    uint32_t jumps = DIXIT_NONE;

    for (; branch != DIXIT_NONE && c->status == DIXIT_OK; branch = c->items.at[branch].sibling) {
        bool last = c->items.at[branch].sibling == DIXIT_NONE;
        uint32_t split = last ? DIXIT_NONE : emit(c, DIXIT__OP_SPLIT, 0, guard_items(c, c->items.at[branch].child));

        emit_list(c, c->items.at[branch].child);
        if (!last) {
            jumps = emit(c, DIXIT__OP_JUMP, jumps, 0);
            land(c, split);
        }
    }
    land_all(c, jumps);
}

/* Does the list have entries of several words? */
static bool has_phrases(const compiler *c, uint32_t list)
{
    wish w;
    uint32_t i, j;

    w.count = 0;
    if (list == DIXIT_NONE)
        return false;
    if (!wish_add_list(c, &w, list))
        return true;
    for (i = 0; i < c->rules->words.phrases.count; i++)
        for (j = 0; j < w.count; j++)
            if (c->rules->words.phrases.at[i].list == w.parts[j])
                return true;
    return false;
}

/* Repetition of a test that takes one token is a loop of its own. `after` is the guard of what follows it. */
static bool emit_many(compiler *c, const dixit__node *node, uint32_t after)
{
    dixit__node test;
    uint32_t many, one;

    if (!is_single(c, node->child) || !as_set(c, node->child, &test) || has_phrases(c, test.a))
        return false;
    many = emit(c, node->lazy ? DIXIT__OP_FEW : DIXIT__OP_MANY, node->min,
                node->max == DIXIT__REPEAT_MAX ? DIXIT__LOOP_MAX : node->max);
    one = emit(c, DIXIT__OP_SET, test.a, test.b);
    if (c->status == DIXIT_OK) {
        c->out->code.at[many].c = after;
        c->out->code.at[one].c = test.c;
    }
    return true;
}

static void emit_repeat(compiler *c, const dixit__node *node, uint32_t after)
{
    uint32_t split = node->lazy ? DIXIT__OP_LAZY : DIXIT__OP_SPLIT, exits = DIXIT_NONE, i;
    uint32_t guard = node->lazy ? 0 : guard_items(c, node->child);

    if (node->max > 1 && emit_many(c, node, after))
        return;
    for (i = 0; i < node->min && c->status == DIXIT_OK; i++)
        emit_list(c, node->child);
    if (node->max == DIXIT__REPEAT_MAX) {
        uint32_t loop = emit(c, split, 0, guard), jump;

        emit_list(c, node->child);
        jump = emit(c, DIXIT__OP_JUMP, 0, 0);
        if (c->status == DIXIT_OK) {
            c->out->code.at[jump].a = loop - jump; /* wraps: read as int32_t */
            land(c, loop);
        }
        return;
    }
    /* until they land, the exits are chained through `a` */
    for (; i < node->max && c->status == DIXIT_OK; i++) {
        exits = emit(c, split, exits, guard);
        emit_list(c, node->child);
    }
    land_all(c, exits);
}

/* `after` is the guard of what comes after the item, 0 if there is no telling. */
static void emit_item(compiler *c, uint32_t index, uint32_t after)
{
    dixit__node node = c->items.at[index];
    uint32_t begin;

    if (c->out->code.count > (uint32_t)DIXIT__CODE_MAX * 64) {
        fail(c, DIXIT_ERR_LIMIT);
        return;
    }
    switch ((dixit__node_kind)node.kind) {
    case DIXIT__NODE_TEST:
    case DIXIT__NODE_OPEN:
    case DIXIT__NODE_CLOSE:
        begin = emit(c, node.op, node.a, node.b);
        if (c->status == DIXIT_OK)
            c->out->code.at[begin].c = node.c;
        break;
    case DIXIT__NODE_SEQ:
    case DIXIT__NODE_PART:
        emit_list(c, node.child);
        break;
    case DIXIT__NODE_ALT:
        emit_alternatives(c, node.child);
        break;
    case DIXIT__NODE_REPEAT:
        emit_repeat(c, &node, after);
        break;
    case DIXIT__NODE_AHEAD:
    case DIXIT__NODE_NOT:
        begin = emit(c, node.kind == DIXIT__NODE_NOT ? DIXIT__OP_NOT : DIXIT__OP_AHEAD, 0, 0);
        emit_list(c, node.child);
        emit(c, DIXIT__OP_DONE, 0, 0);
        if (c->status == DIXIT_OK)
            land(c, begin);
        break;
    }
}

static void emit_list(compiler *c, uint32_t item)
{
    for (; item != DIXIT_NONE && c->status == DIXIT_OK; item = c->items.at[item].sibling)
        emit_item(c, item, guard_items(c, c->items.at[item].sibling));
}

static void emit_branches(compiler *c, uint32_t child);

/* A trie node and what comes after it. Recursion only where rules part. */
static void emit_node(compiler *c, uint32_t node)
{
    while (c->status == DIXIT_OK && c->trie.at[node].rule == DIXIT_NONE) {
        emit_item(c, c->trie.at[node].item, guard_children(c, node));
        node = c->trie.at[node].child;
        if (c->trie.at[node].sibling != DIXIT_NONE) {
            emit_branches(c, node);
            return;
        }
    }
    emit(c, DIXIT__OP_MATCH, c->trie.at[node].rule, c->out->code.count - c->exclusive);
}

static void emit_branches(compiler *c, uint32_t child)
{
    for (; child != DIXIT_NONE && c->status == DIXIT_OK; child = c->trie.at[child].sibling) {
        bool last = c->trie.at[child].sibling == DIXIT_NONE;
        uint32_t guard = guard_node(c, child), split = DIXIT_NONE;

        if (!last)
            split = emit(c, DIXIT__OP_SPLIT, 0, guard);
        else if (guard)
            emit(c, DIXIT__OP_PEEK, guard, 0);
        c->exclusive = c->out->code.count;
        emit_node(c, child);
        if (!last)
            land(c, split);
    }
}

/* --- what a match can begin with ------------------------------------------------------------------------- */

static void first_word(compiler *c, dixit__entry *e, uint32_t number, uint32_t word)
{
    e->kinds |= DIXIT__FIRST_WORD;
    if (!dixit__vec_push(c->alloc, &c->pairs, (uint64_t)word << 32 | number))
        fail(c, DIXIT_ERR_MEMORY);
}

static void first_list(compiler *c, dixit__entry *e, uint32_t number, uint32_t list)
{
    uint32_t word;

    for (word = 1; word < c->out->words.words.count; word++)
        if (dixit__row_has(c->out, c->out->words.rows.at[word], DIXIT__ROW_ANY, list))
            first_word(c, e, number, word);
}

static void first_flags(dixit__entry *e, uint32_t flags)
{
    e->kinds |= flags ? DIXIT__FIRST_FLAGS : DIXIT__FIRST_ANY;
    e->flags |= flags;
}

/* Both of these return whether a match may go on without having taken a token. */
static bool first_test(compiler *c, dixit__entry *e, uint32_t number, const dixit__node *n)
{
    switch ((dixit__op)n->op) {
    case DIXIT__OP_WORD:
    case DIXIT__OP_TEXT:
        first_word(c, e, number, n->a);
        return false;
    case DIXIT__OP_LIST:
        first_list(c, e, number, n->a);
        return false;
    case DIXIT__OP_SET:
        if (n->a != DIXIT_NONE)
            first_list(c, e, number, n->a);
        if (n->b)
            first_flags(e, n->b);
        return false;
    case DIXIT__OP_SUFFIX:
        first_flags(e, DIXIT__WORD);
        return false;
    case DIXIT__OP_FLAGS:
        first_flags(e, rarest_flag(n->a));
        return false;
    case DIXIT__OP_QUOTE:
        e->kinds |= DIXIT__FIRST_QUOTE;
        return false;
    case DIXIT__OP_MENTION:
        e->kinds |= DIXIT__FIRST_MENTION;
        e->mentions |= n->a;
        return false;
    case DIXIT__OP_CLAUSE:
    case DIXIT__OP_SENTENCE:
        first_flags(e, 0);
        return false;
    case DIXIT__OP_EDGE:
        if (n->a == DIXIT__AT_SENTENCE_START)
            first_flags(e, DIXIT__SENT_FIRST);
        else if (n->a == DIXIT__AT_BLOCK_START)
            first_flags(e, DIXIT__BLOCK_FIRST);
        else if (n->a == DIXIT__AT_LINE_START)
            first_flags(e, DIXIT__LINE_FIRST | DIXIT__BLOCK_FIRST);
        else
            return true;
        return false;
    case DIXIT__OP_NOT_SET:
    case DIXIT__OP_MANY:
    case DIXIT__OP_FEW:
    case DIXIT__OP_PEEK:
    case DIXIT__OP_SPLIT:
    case DIXIT__OP_LAZY:
    case DIXIT__OP_JUMP:
    case DIXIT__OP_OPEN:
    case DIXIT__OP_CLOSE:
    case DIXIT__OP_AHEAD:
    case DIXIT__OP_NOT:
    case DIXIT__OP_DONE:
    case DIXIT__OP_MATCH:
        break;
    }
    return true;
}

static bool first_items(compiler *c, dixit__entry *e, uint32_t number, uint32_t item)
{
    for (; item != DIXIT_NONE; item = c->items.at[item].sibling) {
        const dixit__node *n = &c->items.at[item];
        uint32_t branch;
        bool goes_on = true;

        if (n->kind == DIXIT__NODE_TEST) {
            goes_on = first_test(c, e, number, n);
        } else if (n->kind == DIXIT__NODE_ALT) {
            goes_on = false;
            for (branch = n->child; branch != DIXIT_NONE; branch = c->items.at[branch].sibling)
                goes_on |= first_items(c, e, number, c->items.at[branch].child);
        } else if (n->kind == DIXIT__NODE_REPEAT && n->max > 0) {
            goes_on = first_items(c, e, number, n->child) || n->min == 0;
        }
        if (!goes_on)
            return false;
    }
    return true;
}

/* The item of a trie node alone is asked first; if it can be empty, what comes after it counts too. */
static void first_trie(compiler *c, dixit__entry *e, uint32_t number, uint32_t node)
{
    uint32_t item = c->trie.at[node].item, child, next;
    bool goes_on;

    if (c->trie.at[node].rule != DIXIT_NONE) {
        first_flags(e, 0);
        return;
    }
    next = c->items.at[item].sibling;
    c->items.at[item].sibling = DIXIT_NONE;
    goes_on = first_items(c, e, number, item);
    c->items.at[item].sibling = next;
    for (child = c->trie.at[node].child; goes_on && child != DIXIT_NONE; child = c->trie.at[child].sibling)
        first_trie(c, e, number, child);
}

/* --- the vocabulary -------------------------------------------------------------------------------------- */

/* Note that an entry of the list, of one word or several, begins with the word. */
static void set_begins(dixit__vocabulary *v, uint32_t word, uint32_t list, uint32_t part)
{
    uint64_t *row = v->lists.at + (size_t)word * DIXIT__ROW_PARTS * v->mask_words;

    row[DIXIT__ROW_ANY * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
    row[part * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
}

static void set_member(dixit__vocabulary *v, uint32_t word, uint32_t list)
{
    set_begins(v, word, list, DIXIT__ROW_ALONE);
}

/* Give `phrase` its place in the chain of its first word: the longest come first. */
static void chain_phrase(dixit__vocabulary *v, uint32_t phrase, uint32_t word)
{
    uint32_t *link = &v->first_phrases.at[word];

    while (*link != DIXIT_NONE && v->phrases.at[*link].count >= v->phrases.at[phrase].count)
        link = &v->phrases.at[*link].next;
    v->phrases.at[phrase].next = *link;
    *link = phrase;
    set_begins(v, word, v->phrases.at[phrase].list, DIXIT__ROW_LONGER);
}

/* Everything in a set's lists is in the set. */
static bool fill_sets(compiler *c)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t s, i, word, phrase;

    for (s = 0; s < c->sets.count; s++) {
        uint32_t number = c->rules->list_count + s, phrases = c->rules->words.phrases.count;

        for (i = 0; i < c->sets.at[s].count; i++) {
            uint32_t part = c->parts.at[c->sets.at[s].parts + i];

            if (part & WORD_PART) {
                set_member(v, part & ~WORD_PART, number);
                continue;
            }
            for (word = 1; word < v->words.count; word++)
                if (dixit__row_has(c->out, word * DIXIT__ROW_PARTS * v->mask_words, DIXIT__ROW_ALONE, part))
                    set_member(v, word, number);
            for (phrase = 0; phrase < phrases; phrase++) {
                dixit__phrase copy = c->rules->words.phrases.at[phrase];
                uint32_t first_word_of_it = copy.next;

                if (copy.list != part)
                    continue;
                copy.list = number;
                if (!dixit__vec_push(c->alloc, &v->phrases, copy))
                    return false;
                chain_phrase(v, v->phrases.count - 1, first_word_of_it);
            }
        }
    }
    return true;
}

/* Until here each word has a row of its own; now those that are the same become one. */
static bool share_rows(compiler *c)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t width = v->mask_words * DIXIT__ROW_PARTS, size = 512, mask, word, slot, rows = 0;
    DIXIT_VEC(uint32_t) slots = {0}; /* row plus one; open addressing */

    while (size < 2 * v->words.count)
        size *= 2;
    mask = size - 1;
    if (!dixit__vec_reserve(c->alloc, &v->rows, v->words.count) || !dixit__vec_reserve(c->alloc, &slots, size)) {
        dixit__vec_free(c->alloc, &slots);
        return false;
    }
    memset(slots.at, 0, size * sizeof *slots.at);
    for (word = 0; word < v->words.count; word++) {
        const uint64_t *row = v->lists.at + (size_t)word * width;

        slot = dixit__hash((const char *)row, (uint32_t)(width * sizeof *row)) & mask;
        while (slots.at[slot] &&
               memcmp(v->lists.at + (size_t)(slots.at[slot] - 1) * width, row, width * sizeof *row) != 0)
            slot = (slot + 1) & mask;
        if (!slots.at[slot]) {
            memmove(v->lists.at + (size_t)rows * width, row, width * sizeof *row);
            slots.at[slot] = ++rows;
        }
        v->rows.at[v->rows.count++] = (slots.at[slot] - 1) * width;
    }
    v->lists.count = rows * width;
    dixit__vec_free(c->alloc, &slots);
    return true;
}

/* The words, with the bits for the lists of each, and the phrases chained. */
static bool build_vocabulary(compiler *c)
{
    const dixit__vocabulary *from = &c->rules->words;
    dixit__vocabulary *v = &c->out->words;
    uint32_t i;
    size_t bits;

    if (!dixit__vec_copy(c->alloc, &v->words, &from->words) || !dixit__vec_copy(c->alloc, &v->chars, &from->chars) ||
        !dixit__vec_copy(c->alloc, &v->slots, &from->slots) ||
        !dixit__vec_copy(c->alloc, &v->phrases, &from->phrases) ||
        !dixit__vec_copy(c->alloc, &v->phrase_words, &from->phrase_words))
        return false;
    if (!dixit__vec_reserve(c->alloc, &v->first_phrases, v->words.count))
        return false;
    for (i = 0; i < v->words.count; i++)
        v->first_phrases.at[v->first_phrases.count++] = DIXIT_NONE;
    v->mask_words = (c->rules->list_count + c->sets.count) / 64 + 1;
    bits = (size_t)v->mask_words * DIXIT__ROW_PARTS * v->words.count;
    if (!dixit__vec_reserve(c->alloc, &v->lists, bits))
        return false;
    memset(v->lists.at, 0, bits * sizeof *v->lists.at);
    v->lists.count = (uint32_t)bits;
    for (i = 0; i < c->rules->members.count; i++)
        set_member(v, (uint32_t)(c->rules->members.at[i] >> 32), (uint32_t)c->rules->members.at[i]);
    for (i = 0; i < from->phrases.count; i++)
        chain_phrase(v, i, from->phrases.at[i].next);
    return fill_sets(c) && share_rows(c);
}

/* --- putting it together --------------------------------------------------------------------------------- */

/* The entries of each word, from the sorted pairs. */
static bool build_words(compiler *c, uint32_t kind)
{
    dixit__dispatch *d = &c->out->dispatch[kind];
    uint32_t words = c->out->words.words.count, word, i = 0;
    uint64_t last = UINT64_MAX;

    dixit__sort(c->pairs.at, c->pairs.count);
    if (!dixit__vec_reserve(c->alloc, &d->word_start, (size_t)words + 1) ||
        !dixit__vec_reserve(c->alloc, &d->by_word, (size_t)c->pairs.count + 1))
        return false;
    for (word = 0; word < words; word++) {
        d->word_start.at[word] = d->by_word.count;
        for (; i < c->pairs.count && c->pairs.at[i] >> 32 == word; i++) {
            if (c->pairs.at[i] != last)
                d->by_word.at[d->by_word.count++] = (uint32_t)c->pairs.at[i];
            last = c->pairs.at[i];
            c->out->word_flags.at[word] |= (uint32_t)DIXIT__BEGINS_RULE << kind;
        }
    }
    d->word_start.at[words] = d->by_word.count;
    d->word_start.count = words + 1;
    return true;
}

/* The program of everything below a child of a root. */
static void emit_entry(compiler *c, uint32_t node)
{
    dixit__entry e = {c->out->code.count, 0, 0, 0};

    c->exclusive = c->out->code.count;
    emit_node(c, node);
    if (c->status == DIXIT_OK && !dixit__vec_push(c->alloc, &c->out->entries, e))
        fail(c, DIXIT_ERR_MEMORY);
}

static bool file_entry(compiler *c, dixit__dispatch *d, uint32_t number, uint32_t node)
{
    dixit__entry *e = &c->out->entries.at[number];

    first_trie(c, e, number, node);
    if (c->status != DIXIT_OK)
        return false;
    if (e->kinds & (DIXIT__FIRST_FLAGS | DIXIT__FIRST_ANY))
        d->flags |= e->kinds & DIXIT__FIRST_ANY ? ~0u : e->flags;
    return (!(e->kinds & DIXIT__FIRST_QUOTE) || dixit__vec_push(c->alloc, &d->by_quote, number)) &&
           (!(e->kinds & DIXIT__FIRST_MENTION) || dixit__vec_push(c->alloc, &d->by_mention, number)) &&
           (!(e->kinds & (DIXIT__FIRST_FLAGS | DIXIT__FIRST_ANY)) || dixit__vec_push(c->alloc, &d->by_flag, number));
}

/* The roots of the five tries come first, and guard 0, which keeps nothing out. */
static void build_tries(compiler *c)
{
    dixit__guard none = {DIXIT_NONE, ~0u};
    uint32_t i;

    if (!dixit__vec_push(c->alloc, &c->out->guards, none))
        fail(c, DIXIT_ERR_MEMORY);
    for (i = 0; i < DIXIT__RULE_KINDS; i++)
        add_trie_node(c, DIXIT_NONE);
    for (i = 0; i < c->rules->rules.count && c->status == DIXIT_OK; i++) {
        c->written = 0;
        c->depth = 0;
        trie_add_rule(c, c->rules->rules.at[i].kind, i);
    }
}

static void build_programs(compiler *c)
{
    uint32_t kind, child;

    for (kind = 0; kind < DIXIT__RULE_KINDS && c->status == DIXIT_OK; kind++)
        for (child = c->trie.at[kind].child; child != DIXIT_NONE && c->status == DIXIT_OK;
             child = c->trie.at[child].sibling)
            emit_entry(c, child);
}

/* The entries stand in the order in which build_programs() met them. */
static void build_dispatch(compiler *c)
{
    uint32_t kind, child, word, number = 0;

    if (!dixit__vec_reserve(c->alloc, &c->out->word_flags, c->out->words.words.count)) {
        fail(c, DIXIT_ERR_MEMORY);
        return;
    }
    for (word = 0; word < c->out->words.words.count; word++)
        c->out->word_flags.at[word] = 0;
    c->out->word_flags.count = c->out->words.words.count;
    for (kind = 0; kind < DIXIT__RULE_KINDS && c->status == DIXIT_OK; kind++) {
        dixit__dispatch *d = &c->out->dispatch[kind];

        dixit__vec_clear(&c->pairs);
        for (child = c->trie.at[kind].child; child != DIXIT_NONE && c->status == DIXIT_OK;
             child = c->trie.at[child].sibling)
            if (!file_entry(c, d, number++, child))
                fail(c, DIXIT_ERR_MEMORY);
        d->any = d->flags | (d->by_quote.count ? DIXIT__OPENS : 0u) | (d->by_mention.count ? DIXIT__MENTION : 0u);
        if (c->status == DIXIT_OK && !build_words(c, kind))
            fail(c, DIXIT_ERR_MEMORY);
    }
}

/* Writing the programs makes sets, so the vocabulary comes after them; the dispatch tables need the vocabulary. */
static void build(compiler *c)
{
    build_tries(c);
    if (c->status == DIXIT_OK)
        build_programs(c);
    if (c->status == DIXIT_OK && !build_vocabulary(c))
        fail(c, DIXIT_ERR_MEMORY);
    if (c->status == DIXIT_OK)
        build_dispatch(c);
}

dixit_status dixit__program_build(const dixit_rules *rules, dixit_ruleset *out, dixit_error *err)
{
    compiler c;

    memset(&c, 0, sizeof c);
    c.rules = rules;
    c.out = out;
    c.alloc = &out->alloc;
    build(&c);
    dixit__vec_free(c.alloc, &c.items);
    dixit__vec_free(c.alloc, &c.sets);
    dixit__vec_free(c.alloc, &c.parts);
    dixit__vec_free(c.alloc, &c.trie);
    dixit__vec_free(c.alloc, &c.pairs);
    if (c.status == DIXIT_ERR_LIMIT)
        return dixit__fail(err, c.status, 0, "a pattern is too large when its names are written out");
    if (c.status != DIXIT_OK)
        return dixit__fail(err, c.status, 0, "out of memory");
    return DIXIT_OK;
}
