/* trie.c - merging the rules' lists of items, and the guards that tell from the next token which branch has a chance. */
#include "compile.h"

/* --- the trie -------------------------------------------------------------------------------------------- */

static bool same_list(const dixit__compiler *c, uint32_t a, uint32_t b);

static bool same_item(const dixit__compiler *c, uint32_t a, uint32_t b)
{
    const dixit__node *x = &c->items.at[a], *y = &c->items.at[b];

    return x->kind == y->kind && x->op == y->op && x->a == y->a && x->b == y->b && x->c == y->c && x->min == y->min &&
           x->max == y->max && x->lazy == y->lazy && same_list(c, x->child, y->child);
}

static bool same_list(const dixit__compiler *c, uint32_t a, uint32_t b)
{
    while (a != b && a != DIXIT_NONE && b != DIXIT_NONE) {
        if (!same_item(c, a, b))
            return false;
        a = c->items.at[a].sibling;
        b = c->items.at[b].sibling;
    }
    return a == b;
}

uint32_t dixit__trie_node_add(dixit__compiler *c, uint32_t item)
{
    dixit__trie_node node = {item, DIXIT_NONE, DIXIT_NONE, DIXIT_NONE};

    if (!dixit__vec_push(c->alloc, &c->trie, node))
        return dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    return c->trie.count - 1;
}

/* The child of `parent` that `item` leads to, made if need be. */
static uint32_t trie_child(dixit__compiler *c, uint32_t parent, uint32_t item)
{
    uint32_t child = c->trie.at[parent].child, last = DIXIT_NONE;

    for (; child != DIXIT_NONE; last = child, child = c->trie.at[child].sibling)
        if (c->trie.at[child].rule == DIXIT_NONE && same_item(c, c->trie.at[child].item, item))
            return child;
    child = dixit__trie_node_add(c, item);
    if (child == DIXIT_NONE)
        return DIXIT_NONE;
    if (last == DIXIT_NONE)
        c->trie.at[parent].child = child;
    else
        c->trie.at[last].sibling = child;
    return child;
}

/* A rule's end is a child without an item, after those that are there. */
void dixit__trie_add_rule(dixit__compiler *c, uint32_t root, uint32_t rule)
{
    uint32_t item = dixit__items_write(c, c->rules->rules.at[rule].tree), node = root, end, last;

    for (; item != DIXIT_NONE && c->status == DIXIT_OK; item = c->items.at[item].sibling)
        node = trie_child(c, node, item);
    end = c->status == DIXIT_OK ? dixit__trie_node_add(c, DIXIT_NONE) : DIXIT_NONE;
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
uint32_t dixit__rarest_flag(uint32_t flags)
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
static bool first_of_items(const dixit__compiler *c, dixit__wish *w, uint32_t item, bool *empty)
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
            else if (n->op == DIXIT__OP_SUFFIX || n->op == DIXIT__OP_PREFIX || n->op == DIXIT__OP_LETTERS)
                w->flags |= DIXIT__WORD;
            else if (n->op == DIXIT__OP_TEXT)
                return dixit__wish_add(w, n->a | DIXIT__WORD_PART);
            else if (n->op == DIXIT__OP_FLAGS && dixit__rarest_flag(n->a))
                w->flags |= dixit__rarest_flag(n->a);
            else if (n->op == DIXIT__OP_SET) {
                w->flags |= n->b;
                if (n->a != DIXIT_NONE && !dixit__wish_add_list(c, w, n->a))
                    return false;
            } else if (!dixit__wish_add_item(c, w, item))
                return false;
        }
    }
    return true;
}

/* Does the item take no token, whatever it says of the place? */
static bool is_transparent(const dixit__node *n)
{
    return n->kind == DIXIT__NODE_OPEN || n->kind == DIXIT__NODE_CLOSE ||
           (n->kind == DIXIT__NODE_REPEAT && n->min == 0);
}

/* In the trie an item stands for itself alone, whatever its siblings are. */
static bool first_of_one(dixit__compiler *c, dixit__wish *w, uint32_t item, bool *empty)
{
    uint32_t next = c->items.at[item].sibling;
    bool known;

    c->items.at[item].sibling = DIXIT_NONE;
    known = first_of_items(c, w, item, empty);
    c->items.at[item].sibling = next;
    return known;
}

/* With `ended`, a rule's end that no test stands before is no way to go on: it has been reached already. */
static bool first_of_node(dixit__compiler *c, dixit__wish *w, uint32_t node, bool ended)
{
    uint32_t item = c->trie.at[node].item, child;
    bool known, empty;

    if (c->trie.at[node].rule != DIXIT_NONE)
        return ended;
    ended = ended && is_transparent(&c->items.at[item]);
    known = first_of_one(c, w, item, &empty);
    for (child = c->trie.at[node].child; known && empty && child != DIXIT_NONE; child = c->trie.at[child].sibling)
        known = first_of_node(c, w, child, ended);
    return known;
}

static uint32_t hash_of_test(const dixit__compiler *c, uint32_t number)
{
    return dixit__hash((const char *)&c->out->tests.at[number], sizeof(dixit__test));
}

uint32_t dixit__test_add(dixit__compiler *c, uint32_t list, uint32_t flags)
{
    dixit__test test = {0, 0, flags};
    uint32_t mask, slot;

    if (list != DIXIT_NONE) {
        test.column = list / 64;
        test.bit = (uint64_t)1 << (list % 64);
    }
    if (!dixit__finder_room(c, &c->find_test, hash_of_test))
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    if (c->status != DIXIT_OK)
        return 0;
    mask = c->find_test.slots.count - 1;
    for (slot = dixit__hash((const char *)&test, sizeof test) & mask; c->find_test.slots.at[slot];
         slot = (slot + 1) & mask)
        if (memcmp(&c->out->tests.at[c->find_test.slots.at[slot] - 1], &test, sizeof test) == 0)
            return c->find_test.slots.at[slot] - 1;
    if (!dixit__vec_push(c->alloc, &c->out->tests, test)) {
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
        return 0;
    }
    c->find_test.slots.at[slot] = c->out->tests.count;
    c->find_test.used++;
    return c->out->tests.count - 1;
}

uint32_t dixit__guard_add(dixit__compiler *c, const dixit__wish *w)
{
    return dixit__test_add(c, dixit__wish_list(c, w), w->flags);
}

uint32_t dixit__guard_items(dixit__compiler *c, uint32_t item)
{
    dixit__wish w;
    bool empty;

    w.count = 0;
    w.flags = 0;
    return first_of_items(c, &w, item, &empty) && !empty ? dixit__guard_add(c, &w) : 0;
}

uint32_t dixit__guard_siblings(dixit__compiler *c, uint32_t node, uint32_t count)
{
    dixit__wish w;

    w.count = 0;
    w.flags = 0;
    for (; count > 0; count--, node = c->trie.at[node].sibling)
        if (!first_of_node(c, &w, node, false))
            return 0;
    return dixit__guard_add(c, &w);
}

uint32_t dixit__guard_children(dixit__compiler *c, uint32_t node, bool again)
{
    uint32_t child;
    dixit__wish w;

    w.count = 0;
    w.flags = 0;
    for (child = c->trie.at[node].child; child != DIXIT_NONE; child = c->trie.at[child].sibling)
        if (!first_of_node(c, &w, child, again))
            return 0;
    return dixit__guard_add(c, &w);
}

bool dixit__begins_with_quote(dixit__compiler *c, uint32_t node)
{
    dixit__wish w;

    w.count = 0;
    w.flags = 0;
    return first_of_node(c, &w, node, false) && w.count == 0 && w.flags == DIXIT__OPENS;
}

/* Does the test take one token, whatever it is? */
static bool takes_one_token(const dixit__compiler *c, const dixit__node *n)
{
    switch ((dixit__op)n->op) {
    case DIXIT__OP_WORD:
    case DIXIT__OP_TEXT:
    case DIXIT__OP_SUFFIX:
    case DIXIT__OP_PREFIX:
    case DIXIT__OP_LETTERS:
    case DIXIT__OP_FLAGS:
        return true;
    case DIXIT__OP_LIST:
    case DIXIT__OP_SET:
        return !dixit__has_phrases(c, n->a);
    default:
        return false;
    }
}

/* Add to `w` what follows the mention, or the token, that all below the node begin with; false if something does not. */
static bool behind_first(dixit__compiler *c, dixit__wish *w, uint32_t node)
{
    uint32_t child;
    const dixit__node *n;
    bool opens;

    if (c->trie.at[node].rule != DIXIT_NONE)
        return false;
    n = &c->items.at[c->trie.at[node].item];
    opens = n->kind == DIXIT__NODE_OPEN;
    if (!opens && (n->kind != DIXIT__NODE_TEST || (n->op != DIXIT__OP_MENTION && !takes_one_token(c, n))))
        return false;
    for (child = c->trie.at[node].child; child != DIXIT_NONE; child = c->trie.at[child].sibling)
        if (!(opens ? behind_first(c, w, child) : first_of_node(c, w, child, false)))
            return false;
    return true;
}

uint32_t dixit__guard_behind_first(dixit__compiler *c, uint32_t node)
{
    dixit__wish w;

    w.count = 0;
    w.flags = 0;
    return behind_first(c, &w, node) ? dixit__guard_add(c, &w) : 0;
}

/* Can the item lead into the next block? A quotation can, if it goes on there. */
static bool leaves_block(const dixit__compiler *c, const dixit__node *n)
{
    uint32_t child;

    if (n->kind == DIXIT__NODE_TEST)
        return (n->op == DIXIT__OP_EDGE && n->a == DIXIT__NEXT_BLOCK) ||
               (n->op == DIXIT__OP_QUOTE && (n->a == DIXIT__QUOTE_ANY || n->a == DIXIT__QUOTE_SPEECH));
    for (child = n->child; child != DIXIT_NONE; child = c->items.at[child].sibling)
        if (leaves_block(c, &c->items.at[child]))
            return true;
    return false;
}

/* Can the item match without taking a token? */
static bool may_be_empty(const dixit__compiler *c, const dixit__node *n)
{
    uint32_t branch, item;

    if (n->kind == DIXIT__NODE_TEST)
        return n->op == DIXIT__OP_EDGE || n->op == DIXIT__OP_NOT_SET;
    if (n->kind != DIXIT__NODE_ALT && (n->kind != DIXIT__NODE_REPEAT || n->min == 0))
        return true;
    for (branch = n->child; branch != DIXIT_NONE; branch = c->items.at[branch].sibling) {
        /* the branches of alternatives are sequences; what is repeated is one */
        item = n->kind == DIXIT__NODE_ALT ? c->items.at[branch].child : branch;
        while (item != DIXIT_NONE && may_be_empty(c, &c->items.at[item]))
            item = c->items.at[item].sibling;
        if (item == DIXIT_NONE || n->kind == DIXIT__NODE_REPEAT)
            return item == DIXIT_NONE;
    }
    return false;
}

bool dixit__cues_of_node(dixit__compiler *c, dixit__wish *w, uint32_t node, bool in_cue)
{
    uint32_t child = DIXIT_NONE;
    bool empty;

    /* recursion only where rules part */
    for (; c->trie.at[node].rule == DIXIT_NONE; node = child) {
        uint32_t item = c->trie.at[node].item;
        const dixit__node *n = &c->items.at[item];

        if ((n->kind == DIXIT__NODE_OPEN || n->kind == DIXIT__NODE_CLOSE) && n->a == DIXIT__PART_CUE)
            in_cue = n->kind == DIXIT__NODE_OPEN;
        else if (in_cue && !may_be_empty(c, n))
            return first_of_one(c, w, item, &empty);
        if (leaves_block(c, n))
            return false;
        child = c->trie.at[node].child;
        if (c->trie.at[child].sibling != DIXIT_NONE)
            break;
    }
    if (c->trie.at[node].rule != DIXIT_NONE)
        return false;
    for (; child != DIXIT_NONE; child = c->trie.at[child].sibling)
        if (!dixit__cues_of_node(c, w, child, in_cue))
            return false;
    return true;
}
