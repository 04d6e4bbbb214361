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
 * have no chance, so most tokens are done with in a step or two. At a rule's end it reports the match and goes back to
 * the latest choice, as if it had failed, so the other rules get their turn. Each child of the root is an entry of its own; for each
 * entry the tables tell what a match can begin with, so that at any token only those are tried that have a chance.
 */
#include "compile.h"

/* --- finding what is there ------------------------------------------------------------------------------- */

/* Room for what a pack of the usual size has. */
#define FINDER_FIRST 2048

bool dixit__finder_room(dixit__compiler *c, dixit__finder *f, uint32_t (*hash_of)(const dixit__compiler *, uint32_t))
{
    uint32_t old = f->slots.count, size = old ? 2 * old : FINDER_FIRST, i, slot;
    dixit__finder grown = {0};

    if (2 * (f->used + 1) <= old)
        return true;
    if (size < FINDER_FIRST || !dixit__vec_reserve(c->alloc, &grown.slots, size)) /* it would be too large to count */
        return false;
    memset(grown.slots.at, 0, size * sizeof *grown.slots.at);
    grown.slots.count = size;
    grown.used = f->used;
    for (i = 0; i < old; i++) {
        if (!f->slots.at[i])
            continue;
        for (slot = hash_of(c, f->slots.at[i] - 1) & (size - 1); grown.slots.at[slot]; slot = (slot + 1) & (size - 1))
            ;
        grown.slots.at[slot] = f->slots.at[i];
    }
    dixit__vec_free(c->alloc, &f->slots);
    *f = grown;
    return true;
}

/* --- what a match can begin with ------------------------------------------------------------------------- */

/* It can begin with an entry of the list: filed for when there are rows of lists. */
static void first_list(dixit__compiler *c, dixit__entry *e, uint32_t number, uint32_t list)
{
    e->kinds |= DIXIT__FIRST_WORD;
    if (!dixit__vec_push(c->alloc, &c->begins, (uint64_t)list << 32 | number))
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
}

/* A word that is asked for by itself gets a list of its own, and so a row. */
static void first_word(dixit__compiler *c, dixit__entry *e, uint32_t number, uint32_t word)
{
    dixit__wish w;

    w.count = w.flags = 0;
    dixit__wish_add(&w, word | DIXIT__WORD_PART);
    first_list(c, e, number, dixit__wish_list(c, &w));
}

static void first_flags(dixit__entry *e, uint32_t flags)
{
    e->kinds |= flags ? DIXIT__FIRST_FLAGS : DIXIT__FIRST_ANY;
    e->flags |= flags ? flags : ~0u;
}

/* Both of these return whether a match may go on without having taken a token. */
static bool first_test(dixit__compiler *c, dixit__entry *e, uint32_t number, const dixit__node *n)
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
    case DIXIT__OP_PREFIX:
    case DIXIT__OP_LETTERS:
        first_flags(e, DIXIT__WORD);
        return false;
    case DIXIT__OP_FLAGS:
        first_flags(e, dixit__rarest_flag(n->a));
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
    case DIXIT__OP_LINE:
    case DIXIT__OP_BLOCK:
        first_flags(e, 0);
        return false;
    case DIXIT__OP_EDGE:
        if (n->b) /* anywhere else */
            return true;
        if (n->a == DIXIT__AT_QUOTE_START)
            first_flags(e, DIXIT__OPENS);
        else if (n->a == DIXIT__AT_MENTION_START)
            first_flags(e, DIXIT__MENTION);
        else if (n->a == DIXIT__AT_SENTENCE_START)
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
    case DIXIT__OP_BEHIND:
    case DIXIT__OP_DONE:
    case DIXIT__OP_MATCH:
        break;
    }
    return true;
}

static bool first_items(dixit__compiler *c, dixit__entry *e, uint32_t number, uint32_t item)
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
static void first_trie(dixit__compiler *c, dixit__entry *e, uint32_t number, uint32_t node)
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

/* --- putting it together --------------------------------------------------------------------------------- */

/* Does everything below the node begin with `in-story`? */
static bool only_in_story(const dixit__compiler *c, uint32_t node)
{
    const dixit__node *n = c->trie.at[node].rule == DIXIT_NONE ? &c->items.at[c->trie.at[node].item] : NULL;

    return n && n->kind == DIXIT__NODE_TEST && n->op == DIXIT__OP_EDGE && n->a == DIXIT__IN_STORY && !n->b;
}

/* The program of everything below a child of a root. */
static void emit_entry(dixit__compiler *c, uint32_t node, dixit__wish *cues)
{
    dixit__entry e = {c->out->code.count, 0, 0, 0, 0, 0};
    dixit__wish with_cues = *cues;

    e.kinds = only_in_story(c, node) ? DIXIT__ONLY_STORY : 0u;
    if (dixit__cues_of_node(c, &with_cues, node, false)) {
        *cues = with_cues;
        e.needs = 1;
    }
    e.after = dixit__guard_behind_first(c, node);
    c->exclusive = c->out->code.count;
    dixit__emit_node(c, node);
    if (c->status == DIXIT_OK && !dixit__vec_push(c->alloc, &c->out->entries, e))
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
}

static bool file_entry(dixit__compiler *c, dixit__dispatch *d, uint32_t number, uint32_t node)
{
    dixit__entry *e = &c->out->entries.at[number];

    /* marks are rarer than the beginnings of sentences: "sentence-start QUOTE" is tried at a mark */
    if (dixit__begins_with_quote(c, node))
        e->kinds |= DIXIT__FIRST_QUOTE;
    else
        first_trie(c, e, number, node);
    if (c->status != DIXIT_OK)
        return false;
    if (e->kinds & (DIXIT__FIRST_FLAGS | DIXIT__FIRST_ANY))
        d->flags |= e->flags;
    return (!(e->kinds & DIXIT__FIRST_QUOTE) || dixit__vec_push(c->alloc, &d->by_quote, number)) &&
           (!(e->kinds & DIXIT__FIRST_MENTION) || dixit__vec_push(c->alloc, &d->by_mention, number)) &&
           (!(e->kinds & (DIXIT__FIRST_FLAGS | DIXIT__FIRST_ANY)) || dixit__vec_push(c->alloc, &d->by_flag, number));
}

/* The roots of the five tries come first, and guard 0, which keeps nothing out. */
static void build_tries(dixit__compiler *c)
{
    dixit__test none = {0, 0, ~0u};
    uint32_t nodes = c->rules->nodes.count, i;

    if (!dixit__vec_push(c->alloc, &c->out->tests, none) ||
        !dixit__vec_reserve(c->alloc, &c->contents, (size_t)nodes + 1) ||
        !dixit__vec_reserve(c->alloc, &c->items, (size_t)2 * nodes)) /* about as many; there is no need to move them */
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    else
        memset(c->contents.at, 0, nodes * sizeof *c->contents.at);
    for (i = 0; i < DIXIT__RULE_KINDS; i++)
        dixit__trie_node_add(c, DIXIT_NONE);
    for (i = 0; i < c->rules->rules.count && c->status == DIXIT_OK; i++) {
        c->written = 0;
        c->depth = 0;
        dixit__trie_add_rule(c, c->rules->rules.at[i].kind, i);
    }
}

static void build_programs(dixit__compiler *c)
{
    uint32_t kind, child;
    dixit__wish cues;

    for (kind = 0; kind < DIXIT__RULE_KINDS && c->status == DIXIT_OK; kind++) {
        cues.count = cues.flags = 0;
        for (child = c->trie.at[kind].child; child != DIXIT_NONE && c->status == DIXIT_OK;
             child = c->trie.at[child].sibling)
            emit_entry(c, child, &cues);
        c->out->dispatch[kind].needs = dixit__guard_add(c, &cues);
    }
}

/* What the entries can begin with. They stand in the order in which build_programs() met them. */
static void file_entries(dixit__compiler *c)
{
    uint32_t kind, child, number = 0;

    for (kind = 0; kind < DIXIT__RULE_KINDS; kind++) {
        dixit__dispatch *d = &c->out->dispatch[kind];

        for (child = c->trie.at[kind].child; child != DIXIT_NONE && c->status == DIXIT_OK;
             child = c->trie.at[child].sibling)
            if (!file_entry(c, d, number++, child))
                dixit__compile_fail(c, DIXIT_ERR_MEMORY);
        d->any = d->flags | (d->by_quote.count ? DIXIT__OPENS : 0u) | (d->by_mention.count ? DIXIT__MENTION : 0u);
        c->begins_of[kind] = c->begins.count;
    }
}

/* The entries of a kind that a word with the row's lists can begin, each once: `begins` is in the order of the entries. */
static bool build_row(dixit__compiler *c, uint32_t kind, uint32_t row)
{
    dixit__dispatch *d = &c->out->dispatch[kind];
    uint32_t i, start = d->by_row.count;

    d->row_start.at[d->row_start.count++] = start;
    for (i = kind > 0 ? c->begins_of[kind - 1] : 0; i < c->begins_of[kind]; i++) {
        uint32_t list = (uint32_t)(c->begins.at[i] >> 32), entry = (uint32_t)c->begins.at[i];
        bool alone = dixit__row_has(c->out, row, DIXIT__ROW_ALONE, list);

        if (!dixit__row_has(c->out, row, DIXIT__ROW_ANY, list))
            continue;
        if (d->by_row.count == start || (d->by_row.at[d->by_row.count - 1] & ~DIXIT__ONLY_LONGER) != entry) {
            if (!dixit__vec_push(c->alloc, &d->by_row, entry | (alone ? 0 : DIXIT__ONLY_LONGER)))
                return false;
        } else if (alone) {
            d->by_row.at[d->by_row.count - 1] = entry;
        }
    }
    return true;
}

static bool build_rows(dixit__compiler *c, uint32_t kind)
{
    const dixit__vocabulary *v = &c->out->words;
    dixit__dispatch *d = &c->out->dispatch[kind];
    uint32_t width = dixit__row_width(v), row;

    if (!dixit__vec_reserve(c->alloc, &d->row_start, v->lists.count / width + 1))
        return false;
    for (row = 0; row < v->lists.count; row += width)
        if (!build_row(c, kind, row))
            return false;
    d->row_start.at[d->row_start.count++] = d->by_row.count;
    return true;
}

/* Note with each word of which kinds it can begin a rule, and whether it is a phrase's second. */
static void flag_words(dixit__compiler *c)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t width = dixit__row_width(v), kind, i;

    for (i = 0; i < v->phrases.count; i++)
        v->words.at[v->phrase_words.at[v->phrases.at[i].words]].flags |= DIXIT__SECOND;
    for (kind = 0; kind < DIXIT__RULE_KINDS; kind++) {
        const dixit__dispatch *d = &c->out->dispatch[kind];

        if (d->by_row.count == 0)
            continue;
        for (i = 1; i < v->words.count; i++) {
            uint32_t row = v->words.at[i].row / width;

            if (d->row_start.at[row] < d->row_start.at[row + 1])
                v->words.at[i].flags |= (uint32_t)DIXIT__BEGINS_RULE << kind;
        }
    }
}

static void build_dispatch(dixit__compiler *c)
{
    uint32_t kind;

    for (kind = 0; kind < DIXIT__RULE_KINDS && c->status == DIXIT_OK; kind++)
        if (!build_rows(c, kind))
            dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    if (c->status == DIXIT_OK)
        flag_words(c);
}

static bool note_phrases(dixit__compiler *c)
{
    const dixit__vocabulary *v = &c->rules->words;
    uint32_t i;

    if (!dixit__vec_reserve(c->alloc, &c->has_phrases, (size_t)c->rules->list_count + 1))
        return false;
    memset(c->has_phrases.at, 0, c->rules->list_count * sizeof *c->has_phrases.at);
    for (i = 0; i < v->phrases.count; i++)
        c->has_phrases.at[v->phrases.at[i].list] = true;
    return true;
}

/* Writing programs and filing entries makes sets, so the vocabulary comes after them; dispatch tables have its rows. */
static void build(dixit__compiler *c)
{
    if (!note_phrases(c))
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    if (c->status == DIXIT_OK)
        build_tries(c);
    if (c->status == DIXIT_OK)
        build_programs(c);
    if (c->status == DIXIT_OK)
        file_entries(c);
    if (c->status == DIXIT_OK && !dixit__vocabulary_build(c))
        dixit__compile_fail(c, DIXIT_ERR_MEMORY);
    if (c->status == DIXIT_OK)
        build_dispatch(c);
}

dixit_status dixit__program_build(const dixit_rules *rules, dixit_ruleset *out, dixit_error *err)
{
    dixit__compiler c;

    memset(&c, 0, sizeof c);
    c.rules = rules;
    c.out = out;
    c.alloc = &out->alloc;
    build(&c);
    dixit__vec_free(c.alloc, &c.items);
    dixit__vec_free(c.alloc, &c.contents);
    dixit__vec_free(c.alloc, &c.sets);
    dixit__vec_free(c.alloc, &c.parts);
    dixit__vec_free(c.alloc, &c.trie);
    dixit__vec_free(c.alloc, &c.begins);
    dixit__vec_free(c.alloc, &c.has_phrases);
    dixit__vec_free(c.alloc, &c.find_test.slots);
    dixit__vec_free(c.alloc, &c.find_set.slots);
    if (c.status == DIXIT_ERR_LIMIT)
        return dixit__fail(err, c.status, 0, "a pattern is too large when its names are written out");
    if (c.status != DIXIT_OK)
        return dixit__fail(err, c.status, 0, "out of memory");
    return DIXIT_OK;
}
