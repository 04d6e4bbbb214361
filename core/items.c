/*
 * items.c - trees written out as lists of items: names replaced by what they stand for, groups of a sequence
 * dissolved, and tests that look at one token joined where they can be. Alternatives of lists, words and shapes become
 * one set (a list made for the purpose), and so do negative tests in a row; a negative test before a set becomes its
 * guard.
 */
#include "compile.h"
#include "match.h"

uint32_t dixit__compile_fail(dixit__compiler *c, dixit_status status)
{
    if (c->status == DIXIT_OK)
        c->status = status;
    return DIXIT_NONE;
}

/* --- sets ------------------------------------------------------------------------------------------------ */

bool dixit__wish_add(dixit__wish *w, uint32_t part)
{
    uint32_t i, j;

    for (i = 0; i < w->count && w->parts[i] < part; i++)
        ;
    if (i < w->count && w->parts[i] == part)
        return true;
    if (w->count == DIXIT__SET_PARTS_MAX)
        return false;
    for (j = w->count++; j > i; j--)
        w->parts[j] = w->parts[j - 1];
    w->parts[i] = part;
    return true;
}

bool dixit__wish_add_list(const dixit__compiler *c, dixit__wish *w, uint32_t list)
{
    uint32_t i;

    if (list < c->rules->list_count)
        return dixit__wish_add(w, list);
    for (i = 0; i < c->sets.at[list - c->rules->list_count].count; i++)
        if (!dixit__wish_add(w, c->parts.at[c->sets.at[list - c->rules->list_count].parts + i]))
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
bool dixit__wish_add_item(const dixit__compiler *c, dixit__wish *w, uint32_t item)
{
    const dixit__node *n = &c->items.at[item];

    if (n->kind != DIXIT__NODE_TEST)
        return false;
    if (n->op == DIXIT__OP_WORD)
        return dixit__wish_add(w, n->a | DIXIT__WORD_PART);
    if (n->op == DIXIT__OP_LIST)
        return dixit__wish_add_list(c, w, n->a);
    if (n->op == DIXIT__OP_FLAGS && n->b == 0 && single_flag(n->a)) {
        w->flags |= single_flag(n->a);
        return true;
    }
    if ((n->op == DIXIT__OP_SET && n->c == 0) || n->op == DIXIT__OP_NOT_SET) {
        w->flags |= n->b;
        return n->a == DIXIT_NONE || dixit__wish_add_list(c, w, n->a);
    }
    return false;
}

static uint32_t hash_of_parts(const uint32_t *parts, uint32_t count)
{
    return dixit__hash((const char *)parts, (uint32_t)(count * sizeof *parts));
}

static uint32_t hash_of_set(const dixit__compiler *c, uint32_t set)
{
    return hash_of_parts(c->parts.at + c->sets.at[set].parts, c->sets.at[set].count);
}

static bool is_set(const dixit__compiler *c, uint32_t set, const dixit__wish *w)
{
    const dixit__set *s = &c->sets.at[set];

    return s->count == w->count && memcmp(c->parts.at + s->parts, w->parts, w->count * sizeof *w->parts) == 0;
}

/* The number of the list that has these parts; DIXIT_NONE for none (or when memory runs out). */
uint32_t dixit__wish_list(dixit__compiler *c, const dixit__wish *w)
{
    dixit__set s = {c->parts.count, w->count};
    uint32_t mask, slot;

    if (w->count == 0)
        return DIXIT_NONE;
    if (w->count == 1 && !(w->parts[0] & DIXIT__WORD_PART))
        return w->parts[0];
    if (!dixit__finder_room(c, &c->find_set, hash_of_set))
        return dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    mask = c->find_set.slots.count - 1;
    for (slot = hash_of_parts(w->parts, w->count) & mask; c->find_set.slots.at[slot]; slot = (slot + 1) & mask)
        if (is_set(c, c->find_set.slots.at[slot] - 1, w))
            return c->rules->list_count + c->find_set.slots.at[slot] - 1;
    if (!dixit__vec_reserve(c->alloc, &c->parts, (size_t)c->parts.count + w->count) ||
        !dixit__vec_push(c->alloc, &c->sets, s))
        return dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    memcpy(c->parts.at + c->parts.count, w->parts, w->count * sizeof *w->parts);
    c->parts.count += w->count;
    c->find_set.slots.at[slot] = c->sets.count;
    c->find_set.used++;
    return c->rules->list_count + c->sets.count - 1;
}

/* --- items ----------------------------------------------------------------------------------------------- */

/* A list of items under construction. */
typedef struct item_list {
    uint32_t head, tail;
} item_list;

static uint32_t add_item(dixit__compiler *c, dixit__node node)
{
    node.sibling = DIXIT_NONE;
    if (c->status != DIXIT_OK)
        return DIXIT_NONE;
    if (++c->written > DIXIT__CODE_MAX)
        return dixit__compile_fail(c, DIXIT_ERR_LIMIT);
    if (!dixit__vec_push(c->alloc, &c->items, node))
        return dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    return c->items.count - 1;
}

/* Any kind of token: every token is one of these. */
#define ANY_TOKEN (DIXIT__WORD | DIXIT__NUMBER | DIXIT__PUNCT | DIXIT__MARK)

/* A test of one token, written as a set. False if it is none. */
bool dixit__item_as_set(const dixit__compiler *c, uint32_t item, dixit__node *out)
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
static bool join_with_not(dixit__compiler *c, uint32_t before, uint32_t item)
{
    dixit__node joined;
    dixit__wish w;

    w.count = 0;
    w.flags = 0;
    if (c->items.at[before].kind != DIXIT__NODE_TEST || c->items.at[before].op != DIXIT__OP_NOT_SET ||
        !dixit__item_as_set(c, item, &joined) || joined.c != 0 || !dixit__wish_add_item(c, &w, before))
        return false;
    joined.c = dixit__guard_add(c, &w);
    c->items.at[before] = joined;
    return true;
}

static void append(dixit__compiler *c, item_list *l, uint32_t item)
{
    if (item == DIXIT_NONE || (l->tail != DIXIT_NONE && join_with_not(c, l->tail, item)))
        return;
    if (l->tail == DIXIT_NONE)
        l->head = item;
    else
        c->items.at[l->tail].sibling = item;
    l->tail = item;
}

static void append_simple(dixit__compiler *c, item_list *l, uint32_t kind, uint32_t op, uint32_t a, uint32_t b)
{
    dixit__node node = {0};

    node.kind = (uint8_t)kind;
    node.op = (uint8_t)op;
    node.a = a;
    node.b = b;
    node.child = DIXIT_NONE;
    append(c, l, add_item(c, node));
}

static void append_set(dixit__compiler *c, item_list *l, uint32_t op, const dixit__wish *w)
{
    uint32_t number = dixit__wish_list(c, w);

    if (op == DIXIT__OP_SET && w->flags == 0)
        append_simple(c, l, DIXIT__NODE_TEST, DIXIT__OP_LIST, number, 0);
    else
        append_simple(c, l, DIXIT__NODE_TEST, op, number, w->flags);
}

static void write_out(dixit__compiler *c, item_list *l, uint32_t tree);

/* The items of one tree, as a list of its own. */
uint32_t dixit__items_write(dixit__compiler *c, uint32_t tree)
{
    item_list l = {DIXIT_NONE, DIXIT_NONE};

    write_out(c, &l, tree);
    return l.head;
}

bool dixit__items_are_one(const dixit__compiler *c, uint32_t head)
{
    return head != DIXIT_NONE && c->items.at[head].sibling == DIXIT_NONE;
}

bool dixit__has_phrases(const dixit__compiler *c, uint32_t list)
{
    dixit__wish w;
    uint32_t i;

    w.count = 0;
    if (list == DIXIT_NONE)
        return false;
    if (!dixit__wish_add_list(c, &w, list))
        return true;
    for (i = 0; i < w.count; i++)
        if (!(w.parts[i] & DIXIT__WORD_PART) && c->has_phrases.at[w.parts[i]])
            return true;
    return false;
}

/* Append what is left of a run of alternatives that make a set. */
static void close_set(dixit__compiler *c, item_list *branches, dixit__wish *w, uint32_t *joined)
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

/* The branches of alternatives, each a sequence. Neighbours that test for one token make a set. */
static uint32_t write_branches(dixit__compiler *c, uint32_t branch)
{
    item_list branches = {DIXIT_NONE, DIXIT_NONE};
    uint32_t joined = 0;
    dixit__wish w;

    w.count = w.flags = 0;
    for (; branch != DIXIT_NONE && c->status == DIXIT_OK; branch = c->rules->nodes.at[branch].sibling) {
        dixit__node seq = {0};

        seq.kind = DIXIT__NODE_SEQ;
        seq.child = dixit__items_write(c, branch);
        if (dixit__items_are_one(c, seq.child) && c->items.at[seq.child].op != DIXIT__OP_NOT_SET &&
            dixit__wish_add_item(c, &w, seq.child)) {
            joined++;
            continue;
        }
        close_set(c, &branches, &w, &joined);
        append(c, &branches, add_item(c, seq));
    }
    close_set(c, &branches, &w, &joined);
    return branches.head;
}

/*
 * What a group holds. A name stands for the same tree wherever it is used, so that is written once, and shared: nobody
 * changes it. The instructions of a pattern are counted as if it were written again.
 */
static uint32_t contents(dixit__compiler *c, uint32_t tree)
{
    const dixit__node *n = &c->rules->nodes.at[tree];
    dixit__contents *known = &c->contents.at[tree];
    uint32_t before = c->written;

    if (known->written > 0) {
        c->written += known->written;
        return c->written > DIXIT__CODE_MAX ? dixit__compile_fail(c, DIXIT_ERR_LIMIT) : known->head;
    }
    known->head = n->kind == DIXIT__NODE_ALT ? write_branches(c, n->child) : dixit__items_write(c, n->child);
    known->written = c->written - before;
    return known->head;
}

/* If only one branch is left of alternatives, it stands for itself. */
static void write_alternatives(dixit__compiler *c, item_list *l, uint32_t tree)
{
    dixit__node node = c->rules->nodes.at[tree];

    node.child = contents(c, tree);
    if (c->status == DIXIT_OK && dixit__items_are_one(c, node.child))
        node = c->items.at[c->items.at[node.child].child];
    append(c, l, add_item(c, node));
}

/* Is it a test for a place, and no more? */
static bool is_place(const dixit__compiler *c, uint32_t head)
{
    return dixit__items_are_one(c, head) && c->items.at[head].kind == DIXIT__NODE_TEST &&
           c->items.at[head].op == DIXIT__OP_EDGE && c->items.at[head].a != DIXIT__NEXT_BLOCK;
}

static void write_not(dixit__compiler *c, item_list *l, uint32_t tree)
{
    dixit__node node = {0};
    uint32_t before = l->tail;
    dixit__wish w;

    node.kind = DIXIT__NODE_NOT;
    node.child = contents(c, tree);
    w.count = 0;
    w.flags = 0;
    if (c->status == DIXIT_OK && is_place(c, node.child)) {
        const dixit__node place = c->items.at[node.child];

        w.flags = place.b ? 0 : dixit__place_flags(place.a);
        if (w.flags == 0) {
            append_simple(c, l, DIXIT__NODE_TEST, DIXIT__OP_EDGE, place.a, !place.b);
            return;
        }
    } else if (c->status != DIXIT_OK || !dixit__items_are_one(c, node.child) ||
               c->items.at[node.child].op == DIXIT__OP_NOT_SET || !dixit__wish_add_item(c, &w, node.child)) {
        append(c, l, add_item(c, node));
        return;
    }
    /* !A !B is !(A | B) */
    if (before != DIXIT_NONE && c->items.at[before].kind == DIXIT__NODE_TEST &&
        c->items.at[before].op == DIXIT__OP_NOT_SET && dixit__wish_add_item(c, &w, before)) {
        c->items.at[before].a = dixit__wish_list(c, &w);
        c->items.at[before].b = w.flags;
        return;
    }
    append_set(c, l, DIXIT__OP_NOT_SET, &w);
}

static void write_out(dixit__compiler *c, item_list *l, uint32_t tree)
{
    const dixit__node *n = &c->rules->nodes.at[tree];
    dixit__node node = *n;
    uint32_t child;

    if (++c->depth > 4 * DIXIT__DEPTH_MAX)
        dixit__compile_fail(c, DIXIT_ERR_LIMIT);
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
        write_alternatives(c, l, tree);
        break;
    case DIXIT__NODE_PART:
        append_simple(c, l, DIXIT__NODE_OPEN, DIXIT__OP_OPEN, n->a, 0);
        write_out(c, l, n->child);
        append_simple(c, l, DIXIT__NODE_CLOSE, DIXIT__OP_CLOSE, n->a, 0);
        break;
    case DIXIT__NODE_REPEAT:
    case DIXIT__NODE_AHEAD:
    case DIXIT__NODE_BEHIND:
        node.child = contents(c, tree);
        append(c, l, add_item(c, node));
        break;
    case DIXIT__NODE_NOT:
        write_not(c, l, tree);
        break;
    case DIXIT__NODE_OPEN:
    case DIXIT__NODE_CLOSE:
        break;
    }
    c->depth--;
}
