/* emit.c - writing the program of a trie. */
#include "compile.h"

/* What comes after an item: those behind it in its list, or the children of its node of the trie. */
typedef struct follow {
    uint32_t item; /* or DIXIT_NONE */
    uint32_t node; /* or DIXIT_NONE */
} follow;

#define GROUP_MAX 6 /* branches behind one guard */

/* --- writing the program --------------------------------------------------------------------------------- */

/* Append an instruction; its number, or DIXIT_NONE. */
static uint32_t emit(dixit__compiler *c, uint32_t op, uint32_t a, uint32_t b)
{
    dixit__instr instr = {op, a, b, 0};

    if (c->status != DIXIT_OK)
        return DIXIT_NONE;
    if (!dixit__vec_push(c->alloc, &c->out->code, instr))
        return dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    return c->out->code.count - 1;
}

/* Let the jump at `from` go to the next instruction to be written. */
static void land(dixit__compiler *c, uint32_t from)
{
    if (c->status == DIXIT_OK)
        c->out->code.at[from].a = c->out->code.count - from;
}

/* The same for jumps that are chained through `a`. */
static void land_all(dixit__compiler *c, uint32_t from)
{
    while (from != DIXIT_NONE && c->status == DIXIT_OK) {
        uint32_t next = c->out->code.at[from].a;

        land(c, from);
        from = next;
    }
}

static void emit_list(dixit__compiler *c, uint32_t item);

static void emit_alternatives(dixit__compiler *c, uint32_t branch)
{
    uint32_t jumps = DIXIT_NONE;

    for (; branch != DIXIT_NONE && c->status == DIXIT_OK; branch = c->items.at[branch].sibling) {
        bool last = c->items.at[branch].sibling == DIXIT_NONE;
        uint32_t split =
            last ? DIXIT_NONE : emit(c, DIXIT__OP_SPLIT, 0, dixit__guard_items(c, c->items.at[branch].child));

        emit_list(c, c->items.at[branch].child);
        if (!last) {
            jumps = emit(c, DIXIT__OP_JUMP, jumps, 0);
            land(c, split);
        }
    }
    land_all(c, jumps);
}

/* The guard of what comes after; `again`: after going back in the item. 0 where there is no telling. */
static uint32_t guard_after(dixit__compiler *c, follow after, bool again)
{
    if (after.node != DIXIT_NONE)
        return dixit__guard_children(c, after.node, again);
    return dixit__guard_items(c, after.item);
}

/* Repetition of a test that takes one token is a loop of its own. */
static bool emit_many(dixit__compiler *c, const dixit__node *node, follow after)
{
    dixit__node test;
    uint32_t many, one;

    if (!dixit__items_are_one(c, node->child) || !dixit__item_as_set(c, node->child, &test) ||
        dixit__has_phrases(c, test.a))
        return false;
    many = emit(c, node->lazy ? DIXIT__OP_FEW : DIXIT__OP_MANY, node->min,
                node->max == DIXIT__REPEAT_MAX ? DIXIT__LOOP_MAX : node->max);
    one = emit(c, DIXIT__OP_SET, dixit__test_add(c, test.a, test.b), 0);
    if (c->status == DIXIT_OK) {
        c->out->code.at[many].c = guard_after(c, after, false);
        c->out->code.at[one].b = guard_after(c, after, true);
        c->out->code.at[one].c = test.c;
    }
    return true;
}

static void emit_repeat(dixit__compiler *c, const dixit__node *node, follow after)
{
    uint32_t split = node->lazy ? DIXIT__OP_LAZY : DIXIT__OP_SPLIT, exits = DIXIT_NONE, i;
    uint32_t guard;

    if (node->max > 1 && emit_many(c, node, after))
        return;
    guard = node->lazy ? 0 : dixit__guard_items(c, node->child);
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

static void emit_test(dixit__compiler *c, const dixit__node *node)
{
    uint32_t at;

    if (node->op == DIXIT__OP_LIST)
        at = emit(c, DIXIT__OP_SET, dixit__test_add(c, node->a, 0), 0);
    else if (node->op == DIXIT__OP_SET || node->op == DIXIT__OP_NOT_SET)
        at = emit(c, node->op, dixit__test_add(c, node->a, node->b), 0);
    else
        at = emit(c, node->op, node->a, node->b);
    if (c->status == DIXIT_OK)
        c->out->code.at[at].c = node->c;
}

static void emit_item(dixit__compiler *c, uint32_t index, follow after)
{
    dixit__node node = c->items.at[index];
    uint32_t begin;

    if (c->out->code.count > (uint32_t)DIXIT__CODE_MAX * 64) {
        dixit__compile_fail(c, DIXIT_ERR_LIMIT);
        return;
    }
    switch ((dixit__node_kind)node.kind) {
    case DIXIT__NODE_TEST:
        emit_test(c, &node);
        break;
    case DIXIT__NODE_OPEN:
    case DIXIT__NODE_CLOSE:
        emit(c, node.op, node.a, node.b);
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
    case DIXIT__NODE_BEHIND:
        begin = emit(c,
                     node.kind == DIXIT__NODE_BEHIND ? DIXIT__OP_BEHIND
                     : node.kind == DIXIT__NODE_NOT  ? DIXIT__OP_NOT
                                                     : DIXIT__OP_AHEAD,
                     0, node.b);
        emit_list(c, node.child);
        emit(c, DIXIT__OP_DONE, 0, 0);
        if (c->status == DIXIT_OK)
            land(c, begin);
        break;
    }
}

static void emit_list(dixit__compiler *c, uint32_t item)
{
    for (; item != DIXIT_NONE && c->status == DIXIT_OK; item = c->items.at[item].sibling) {
        follow after = {c->items.at[item].sibling, DIXIT_NONE};

        emit_item(c, item, after);
    }
}

static void emit_branches(dixit__compiler *c, uint32_t child);

/* A trie node and what comes after it. Recursion only where rules part. */
void dixit__emit_node(dixit__compiler *c, uint32_t node)
{
    while (c->status == DIXIT_OK && c->trie.at[node].rule == DIXIT_NONE) {
        follow after = {DIXIT_NONE, node};

        emit_item(c, c->trie.at[node].item, after);
        node = c->trie.at[node].child;
        if (c->trie.at[node].sibling != DIXIT_NONE) {
            emit_branches(c, node);
            return;
        }
    }
    emit(c, DIXIT__OP_MATCH, c->trie.at[node].rule, c->out->code.count - c->exclusive);
}

/*
 * Branches of the trie: `count` siblings from `child` on. Many of them are put into groups, and these into groups again,
 * each behind a guard of its own, so that of two hundred rules a few are looked at.
 */
static void emit_siblings(dixit__compiler *c, uint32_t child, uint32_t count)
{
    uint32_t size = 1, i;

    while (size * GROUP_MAX < count)
        size *= GROUP_MAX;
    while (count > 0 && c->status == DIXIT_OK) {
        uint32_t here = size < count ? size : count, guard = dixit__guard_siblings(c, child, here), split = DIXIT_NONE;

        if (count > here)
            split = emit(c, DIXIT__OP_SPLIT, 0, guard);
        else if (guard)
            emit(c, DIXIT__OP_PEEK, guard, 0);
        if (here > 1) {
            emit_siblings(c, child, here);
        } else {
            c->exclusive = c->out->code.count;
            dixit__emit_node(c, child);
        }
        if (count > here)
            land(c, split);
        for (i = 0; i < here; i++)
            child = c->trie.at[child].sibling;
        count -= here;
    }
}

static void emit_branches(dixit__compiler *c, uint32_t child)
{
    uint32_t count = 0, i;

    for (i = child; i != DIXIT_NONE; i = c->trie.at[i].sibling)
        count++;
    emit_siblings(c, child, count);
}
