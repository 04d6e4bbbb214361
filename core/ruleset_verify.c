/*
 * ruleset_verify.c - is a ruleset that was read from bytes one that the matcher can run?
 *
 * Whoever writes a file can write its checksums. So everything that the core follows without a look is looked at here,
 * once: indices and offsets, ends of strings, chains of phrases, jumps. What a file may say is wrong rules, no more: no
 * read outside of its tables, no loop without an end. Each check is a pass over one table.
 *
 * Why the programs end: each keeps to the code of its entry, and a look ahead or behind keeps to its own part of it. A
 * jump back leads to a SPLIT or LAZY that leads out behind the jump, so that going round leaves a choice open each time,
 * of which match.c allows so many and no more. What is not found in a loop runs forward, to a MATCH or a DONE.
 */
#include "doc.h"
#include "pattern.h"
#include "ruleset_file.h"

/* --- the vocabulary ---------------------------------------------------------------------------------------- */

bool dixit__verify_scalars(const dixit_ruleset *rules)
{
    const dixit__vocabulary *v = &rules->words;
    uint32_t i;

    if (v->mask_words == 0 || (uint64_t)v->mask_words * DIXIT__ROW_PARTS > v->lists.count)
        return false;
    for (i = 0; i < DIXIT__LIST_COUNT; i++)
        if (rules->known[i] != DIXIT_NONE && rules->known[i] / 64 >= v->mask_words)
            return false;
    return true;
}

/* The flags that a word gives to its tokens; all others are worked out from the text. */
#define WORD_FLAGS                                                                                                     \
    ((uint32_t)(DIXIT__SECOND | DIXIT__ANCHOR | DIXIT__ANCHOR_WIDE) |                                                  \
     (((uint32_t)1 << DIXIT__RULE_KINDS) - 1) * DIXIT__BEGINS_RULE)

static bool has_its_text(const dixit__vocabulary *v, const dixit__word *word)
{
    uint32_t offset;

    if (word->len <= DIXIT__WORD_INLINE)
        return true;
    memcpy(&offset, word->text, sizeof offset);
    return word->len <= DIXIT__WORD_MAX && (uint64_t)offset + word->len <= v->chars.count;
}

bool dixit__verify_words(const dixit_ruleset *rules)
{
    const dixit__vocabulary *v = &rules->words;
    uint64_t last_row = v->lists.count - dixit__row_width(v);
    uint32_t i;

    if (v->words.count == 0 || v->words.count > DIXIT__WORDS_MAX + 1)
        return false;
    for (i = 0; i < v->words.count; i++) {
        const dixit__word *word = &v->words.at[i];

        if (word->row > last_row || word->flags & ~WORD_FLAGS || !has_its_text(v, word))
            return false;
    }
    return true;
}

/* A look-up goes on to a slot that is free, so there must be some. */
bool dixit__verify_slots(const dixit_ruleset *rules)
{
    const dixit__vocabulary *v = &rules->words;
    uint32_t taken = 0, i;

    if (v->slots.count & (v->slots.count - 1))
        return false;
    for (i = 0; i < v->slots.count; i++) {
        uint32_t word = v->slots.at[i] & DIXIT__SLOT_WORD;

        if (word >= v->words.count)
            return false;
        taken += v->slots.at[i] != 0;
    }
    return taken <= v->slots.count / 2;
}

/* A chain goes from longer phrases to shorter ones, among equals to lower numbers: so it has an end. */
bool dixit__verify_phrases(const dixit_ruleset *rules)
{
    const dixit__vocabulary *v = &rules->words;
    uint32_t i;

    for (i = 0; i < v->phrases.count; i++) {
        const dixit__phrase *p = &v->phrases.at[i], *next;

        if (p->count == 0 || (uint64_t)p->words + p->count > v->phrase_words.count)
            return false;
        if (p->next == DIXIT_NONE)
            continue;
        if (p->next >= v->phrases.count)
            return false;
        next = &v->phrases.at[p->next];
        if (next->count > p->count || (next->count == p->count && p->next >= i))
            return false;
    }
    return true;
}

bool dixit__verify_first_phrases(const dixit_ruleset *rules)
{
    const dixit__vocabulary *v = &rules->words;
    uint32_t i;

    if (v->first_phrases.count != v->words.count)
        return false;
    for (i = 0; i < v->first_phrases.count; i++)
        if (v->first_phrases.at[i] != DIXIT_NONE && v->first_phrases.at[i] >= v->phrases.count)
            return false;
    return true;
}

/* --- rules ------------------------------------------------------------------------------------------------- */

/* Is it a text that can be shown, UTF-8 without control characters, that ends in a NUL after `max` bytes at most? */
static bool is_shown(const char *at, size_t left, uint32_t max, bool lines)
{
    size_t len;

    for (len = 0; len < left && at[len] != '\0'; len++)
        if (len == max || at[len] == 0x7f || ((uint8_t)at[len] < ' ' && !(lines && at[len] == '\n')))
            return false;
    return len < left && dixit__text_valid(at, len) == len;
}

bool dixit__verify_shown(const dixit_ruleset *rules)
{
    uint32_t i;

    for (i = 0; i < rules->rules.count; i++) {
        uint32_t name = rules->rules.at[i].name;

        if (name >= rules->names.count ||
            !is_shown(rules->names.at + name, rules->names.count - name, DIXIT_NAME_MAX, false))
            return false;
    }
    return rules->label.count == 0 || is_shown(rules->label.at, rules->label.count, DIXIT_LABEL_MAX, true);
}

/* The highest value of a rule of a kind. */
static uint32_t value_max(uint32_t kind)
{
    static const uint8_t max[DIXIT__RULE_KINDS] = {
        [DIXIT_RULE_MENTION] = DIXIT_MENTION_PHRASE,
        [DIXIT_RULE_BLOCK] = DIXIT_BLOCK_MARKUP,
        [DIXIT_RULE_MARKED] = DIXIT_MARKED_TERM,
    };

    return max[kind];
}

/* A bool that is neither 0 nor 1 must not even be read as one. */
static bool are_bools(const bool *at, size_t count)
{
    uint8_t bytes[8];
    size_t i;

    memcpy(bytes, at, count);
    for (i = 0; i < count; i++)
        if (bytes[i] > 1)
            return false;
    return true;
}

bool dixit__verify_rules(const dixit_ruleset *rules)
{
    uint32_t i;

    for (i = 0; i < rules->rules.count; i++) {
        const dixit__rule *rule = &rules->rules.at[i];

        if (rule->kind >= DIXIT__RULE_KINDS || rule->value > value_max(rule->kind) || !are_bools(&rule->certain, 1) ||
            !are_bools(&rule->all_scope, 1) || !are_bools(&rule->continues, 1) || !are_bools(&rule->judged, 1) ||
            !are_bools(&rule->weighed, 1))
            return false;
        if (!(rule->score >= 0 && rule->score <= 1) || rule->priority < -DIXIT_PRIORITY_MAX ||
            rule->priority > DIXIT_PRIORITY_MAX || rule->type < DIXIT_TYPE_BY_MARKS || rule->type > DIXIT_INDIRECT)
            return false;
    }
    return true;
}

/* The first test is there always: it stands for no test. */
bool dixit__verify_tests(const dixit_ruleset *rules)
{
    uint32_t i;

    for (i = 0; i < rules->tests.count; i++) {
        const dixit__test *test = &rules->tests.at[i];

        if (test->column >= rules->words.mask_words || test->bit & (test->bit - 1))
            return false;
    }
    return rules->tests.count > 0;
}

/* Each entry has code of its own, up to where that of the next one begins. */
bool dixit__verify_entries(const dixit_ruleset *rules)
{
    uint32_t i, end = 0;

    if (rules->entries.count == 0)
        return rules->code.count == 0;
    if (rules->entries.at[0].code != 0)
        return false;
    for (i = rules->entries.count, end = rules->code.count; i-- > 0; end = rules->entries.at[i].code)
        if (rules->entries.at[i].code >= end || rules->entries.at[i].after >= rules->tests.count)
            return false;
    return true;
}

/* --- where programs are entered ---------------------------------------------------------------------------- */

/* Numbers of entries, each with no more than `bits` added. */
static bool are_entries(const dixit_ruleset *rules, const uint32_t *at, uint32_t count, uint32_t bits)
{
    uint32_t i;

    for (i = 0; i < count; i++)
        if ((at[i] & ~bits) >= rules->entries.count)
            return false;
    return true;
}

static bool verify_row_start(const dixit_ruleset *rules, const dixit__dispatch *d)
{
    uint32_t i;

    if (d->row_start.count != rules->words.lists.count / dixit__row_width(&rules->words) + 1)
        return false;
    for (i = 1; i < d->row_start.count; i++)
        if (d->row_start.at[i - 1] > d->row_start.at[i])
            return false;
    return d->row_start.at[d->row_start.count - 1] <= d->by_row.count;
}

bool dixit__verify_dispatch(const dixit_ruleset *rules)
{
    uint32_t kind;

    for (kind = 0; kind < DIXIT__RULE_KINDS; kind++) {
        const dixit__dispatch *d = &rules->dispatch[kind];

        if (!verify_row_start(rules, d) || d->needs >= rules->tests.count ||
            !are_entries(rules, d->by_row.at, d->by_row.count, DIXIT__ONLY_LONGER) ||
            !are_entries(rules, d->by_quote.at, d->by_quote.count, 0) ||
            !are_entries(rules, d->by_mention.at, d->by_mention.count, 0) ||
            !are_entries(rules, d->by_flag.at, d->by_flag.count, 0))
            return false;
    }
    return true;
}

/* The entries of a kind of rules, which stand together. */
typedef struct entry_range {
    uint32_t first, end;
} entry_range;

static void widen(entry_range *range, const uint32_t *at, uint32_t count)
{
    uint32_t i;

    for (i = 0; i < count; i++) {
        uint32_t entry = at[i] & ~DIXIT__ONLY_LONGER;

        if (entry < range->first)
            range->first = entry;
        if (entry >= range->end)
            range->end = entry + 1;
    }
}

static entry_range range_of(const dixit__dispatch *d)
{
    entry_range range = {UINT32_MAX, 0};

    widen(&range, d->by_row.at, d->by_row.count);
    widen(&range, d->by_quote.at, d->by_quote.count);
    widen(&range, d->by_mention.at, d->by_mention.count);
    widen(&range, d->by_flag.at, d->by_flag.count);
    return range;
}

/* --- programs ---------------------------------------------------------------------------------------------- */

#define LOOKS_DEEP_MAX 256 /* looks within looks, more than groups can nest when names are written out */

/* A part of the code that is not left by anything in it. */
typedef struct region {
    uint32_t begin, end;
} region;

typedef struct checker {
    const dixit_ruleset *rules;
    const dixit__instr *code;
    uint32_t tests;
    entry_range kinds[DIXIT__RULE_KINDS];
    uint32_t entry;
    uint32_t depth; /* of looks */
    region regions[LOOKS_DEEP_MAX];
} checker;

static const region *here(const checker *c)
{
    return &c->regions[c->depth];
}

static bool is_forward(const checker *c, uint32_t pc, uint32_t distance)
{
    return distance > 0 && distance < here(c)->end - pc;
}

static bool verify_jump(const checker *c, uint32_t pc)
{
    int64_t to = (int64_t)pc + (int32_t)c->code[pc].a;
    const dixit__instr *target;

    if (to > pc)
        return to < here(c)->end;
    if (to < here(c)->begin || to == pc)
        return false;
    target = &c->code[to];
    return (target->op == DIXIT__OP_SPLIT || target->op == DIXIT__OP_LAZY) && to + (int64_t)target->a > pc;
}

static bool verify_loop(const checker *c, uint32_t pc)
{
    const dixit__instr *in = &c->code[pc];

    return is_forward(c, pc, 2) && in[1].op == DIXIT__OP_SET && in->a <= in->b && in->b <= DIXIT__REPEAT_MAX &&
           in->c < c->tests && in[1].b < c->tests;
}

/* A look has a part of the code to itself, which ends in a DONE. */
static bool enter_look(checker *c, uint32_t pc)
{
    const dixit__instr *in = &c->code[pc];

    if (in->a < 2 || !is_forward(c, pc, in->a) || in[in->a - 1].op != DIXIT__OP_DONE || c->depth + 1 == LOOKS_DEEP_MAX)
        return false;
    c->depth++;
    c->regions[c->depth].begin = pc + 1;
    c->regions[c->depth].end = pc + in->a;
    return true;
}

/* A rule ends where rules of its kind are entered, and in no look. */
static bool verify_match(const checker *c, uint32_t pc)
{
    const dixit__instr *in = &c->code[pc];
    uint32_t kind;

    if (c->depth > 0 || in->a >= c->rules->rules.count || in->b > pc)
        return false;
    for (kind = 0; kind < DIXIT__RULE_KINDS; kind++)
        if (c->entry >= c->kinds[kind].first && c->entry < c->kinds[kind].end && c->rules->rules.at[in->a].kind != kind)
            return false;
    return true;
}

/* Does the instruction go on to the next one? */
static bool goes_on(const dixit__instr *in)
{
    return in->op != DIXIT__OP_MATCH && in->op != DIXIT__OP_DONE && in->op != DIXIT__OP_JUMP;
}

static bool verify_instr(checker *c, uint32_t pc)
{
    const dixit__instr *in = &c->code[pc];

    if (goes_on(in) && !is_forward(c, pc, 1))
        return false;
    switch ((dixit__op)in->op) {
    case DIXIT__OP_WORD:
    case DIXIT__OP_TEXT:
    case DIXIT__OP_LETTERS:
    case DIXIT__OP_FLAGS:
    case DIXIT__OP_QUOTE:
    case DIXIT__OP_MENTION:
    case DIXIT__OP_CLAUSE:
    case DIXIT__OP_SENTENCE:
    case DIXIT__OP_LINE:
    case DIXIT__OP_BLOCK:
    case DIXIT__OP_EDGE:
        return true; /* what they ask for is compared only */
    case DIXIT__OP_SUFFIX:
    case DIXIT__OP_PREFIX:
        return in->b <= sizeof in->a;
    case DIXIT__OP_SET:
        return in->a < c->tests && in->c < c->tests;
    case DIXIT__OP_NOT_SET:
    case DIXIT__OP_PEEK:
        return in->a < c->tests;
    case DIXIT__OP_MANY:
    case DIXIT__OP_FEW:
        return verify_loop(c, pc);
    case DIXIT__OP_SPLIT:
        return is_forward(c, pc, in->a) && in->b < c->tests;
    case DIXIT__OP_LAZY:
        return is_forward(c, pc, in->a);
    case DIXIT__OP_JUMP:
        return verify_jump(c, pc);
    case DIXIT__OP_OPEN:
    case DIXIT__OP_CLOSE:
        return in->a < DIXIT__PART_COUNT;
    case DIXIT__OP_AHEAD:
    case DIXIT__OP_NOT:
    case DIXIT__OP_BEHIND:
        return enter_look(c, pc);
    case DIXIT__OP_DONE:
        return c->depth > 0 && pc + 1 == here(c)->end;
    case DIXIT__OP_MATCH:
        return verify_match(c, pc);
    case DIXIT__OP_LIST: /* not in programs */
        break;
    }
    return false;
}

static bool verify_program(checker *c, uint32_t begin, uint32_t end)
{
    uint32_t pc;

    c->depth = 0;
    c->regions[0].begin = begin;
    c->regions[0].end = end;
    for (pc = begin; pc < end; pc++) {
        while (c->depth > 0 && pc == here(c)->end)
            c->depth--;
        if (!verify_instr(c, pc))
            return false;
    }
    return true;
}

bool dixit__verify_code(const dixit_ruleset *rules)
{
    checker c;
    uint32_t kind, i;

    c.rules = rules;
    c.code = rules->code.at;
    c.tests = rules->tests.count;
    for (kind = 0; kind < DIXIT__RULE_KINDS; kind++)
        c.kinds[kind] = range_of(&rules->dispatch[kind]);
    for (i = 0; i < rules->entries.count; i++) {
        bool last = i + 1 == rules->entries.count;

        c.entry = i;
        if (!verify_program(&c, rules->entries.at[i].code, last ? rules->code.count : rules->entries.at[i + 1].code))
            return false;
    }
    return true;
}

/* --- the model --------------------------------------------------------------------------------------------- */

/* A class or level that means nothing only makes another feature; what is too short would be read beyond its end. */
bool dixit__verify_model(const dixit_ruleset *rules)
{
    const dixit__model *m = &rules->model;
    uint32_t i, words = rules->words.words.count;

    if ((rules->classes.count && rules->classes.count != words) ||
        (rules->priors.count && rules->priors.count != words))
        return false;
    if (m->weights.count == 0)
        return true;
    for (i = 0; i < DIXIT__TABLES; i++)
        if (m->bits[i] == 0 || m->bits[i] > DIXIT__MODEL_BITS_MAX)
            return false;
    for (i = 0; i < DIXIT__NUMBER_COUNT; i++)
        if (!(m->numbers[i] > -DIXIT__NUMBER_LIMIT && m->numbers[i] < DIXIT__NUMBER_LIMIT)) /* nor not a number */
            return false;
    return rules->rules.count > 0 && m->weights.count == dixit__table_offset(m->bits, DIXIT__TABLES);
}
