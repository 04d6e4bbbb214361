/*
 * match.c - running the rules' programs.
 *
 * A program is matched at a token by trying its choices in order and going back to the latest one when what came
 * after it fails, as in a backtracking regular expression. The programs of all rules that begin alike are one
 * (program.c): at a rule's end the match is reported, the choices that are this rule's own are given up, and the
 * others are tried as if it had failed. So each rule gives its first match, and what they share is done once.
 *
 * What keeps that linear in the text is that an attempt is bounded: by FAILURES_MAX ways that led nowhere, LOOKS_MAX looks
 * ahead and CHOICES_MAX open choices, after which it has failed; a loop over single tokens takes DIXIT__LOOP_MAX at
 * most. A marked span, a mention, a clause is one step, however long it is, so that real patterns stay far below the
 * limits.
 *
 * A match lies in one block, unless its pattern says `next-block`.
 */
#include "match.h"

#define FAILURES_MAX 190 /* for each RULES_ALIKE rules: those that begin alike share an attempt */
#define RULES_ALIKE 100
#define CHOICES_MAX 200
#define LOOK_DEPTH_MAX 8
#define LOOKS_MAX 2000 /* a look ahead in a loop in a look ahead in a loop ... need not fail once */

/* Where to go on when what was tried has failed. */
typedef struct choice {
    uint32_t pc, token;
    uint32_t room; /* GIVE_BACK: how many tokens can still be given back; TAKE_MORE: how many may still be taken */
    uint16_t capture_count;
    uint8_t kind;
    bool may_begin;
} choice;

enum {
    GO_ON,     /* at `pc`, with `token` */
    GIVE_BACK, /* the same, after a loop that took as much as it could: next time with a token less */
    TAKE_MORE  /* the loop at `pc` takes one token more */
};

/* Has the token one of the test's flags, or does its word begin an entry of the list? */
static inline bool passes(const dixit__matcher *m, const dixit__test *test, const dixit__token *t)
{
    return ((t->flags & test->flags) | (m->lists[t->row + test->column] & test->bit)) != 0;
}

/* The end of the longest entry of the test's list at `token`, whose word begins one; 0 if there is none. */
static uint32_t longest_entry(const dixit__matcher *m, const dixit__test *test, uint32_t token)
{
    const dixit__vocabulary *v = &m->rules->words;
    const dixit__token *tokens = m->doc->tokens.at;
    uint32_t list = test->column * 64 + (uint32_t)__builtin_ctzll(test->bit);
    uint32_t phrase = tokens[token + 1].flags & DIXIT__SECOND ? v->first_phrases.at[tokens[token].word] : DIXIT_NONE;

    for (; phrase != DIXIT_NONE; phrase = v->phrases.at[phrase].next) {
        const dixit__phrase *p = &v->phrases.at[phrase];
        uint32_t i;

        if (p->list != list || p->count >= m->doc->tokens.count - token)
            continue;
        for (i = 0; i < p->count; i++)
            if (tokens[token + 1 + i].word != v->phrase_words.at[p->words + i] ||
                tokens[token + 1 + i].flags & DIXIT__BLOCK_FIRST)
                break;
        if (i == p->count)
            return token + 1 + i;
    }
    return m->lists[tokens[token].row + m->alone + test->column] & test->bit ? token + 1 : 0;
}

/* The end of what the test asks for, or 0. */
static inline uint32_t test_end(const dixit__matcher *m, const dixit__test *test, uint32_t token)
{
    const dixit__token *t = &m->doc->tokens.at[token];

    if (!passes(m, test, t))
        return 0;
    if (t->flags & test->flags || !(m->lists[t->row + m->longer + test->column] & test->bit))
        return token + 1;
    return longest_entry(m, test, token);
}

static bool note(dixit__match_result *result, const dixit__instr *in, uint32_t token)
{
    dixit__capture *c;

    if (result->capture_count == DIXIT__CAPTURES_MAX)
        return false;
    c = &result->captures[result->capture_count++];
    c->part = (uint8_t)in->a;
    c->open = in->op == DIXIT__OP_OPEN;
    c->token = token;
    return true;
}

/* The state of one run. */
typedef struct runner {
    dixit__matcher *m;
    uint32_t pc, token;
    uint32_t choice_count;
    bool may_begin; /* `token` may be the first of a block */
    choice choices[CHOICES_MAX];
} runner;

static bool push_choice(runner *r, uint32_t pc, uint32_t token, bool may_begin, uint32_t kind, uint32_t room)
{
    choice *c = &r->choices[r->choice_count];

    if (r->choice_count == CHOICES_MAX)
        return false;
    c->pc = pc;
    c->token = token;
    c->room = room;
    c->capture_count = (uint16_t)r->m->result.capture_count;
    c->kind = (uint8_t)kind;
    c->may_begin = may_begin;
    r->choice_count++;
    return true;
}

/* The end of what the set takes at `token`, or 0. */
static inline uint32_t take_set(const dixit__matcher *m, const dixit__instr *in, uint32_t token)
{
    if (in->c && test_end(m, &m->tests[in->c], token))
        return 0;
    return test_end(m, &m->tests[in->a], token);
}

/* The same in a loop, whose sets have no entries of several words; nor can the first of a block be the next token. */
static inline bool takes_next(const dixit__matcher *m, const dixit__instr *in, const dixit__token *t)
{
    return !(t->flags & DIXIT__BLOCK_FIRST) && passes(m, &m->tests[in->a], t) &&
           !(in->c && passes(m, &m->tests[in->c], t) &&
             test_end(m, &m->tests[in->c], (uint32_t)(t - m->doc->tokens.at)));
}

/* The same for a token that may be the first of its block, if `may_begin`. */
static inline bool takes_one(const dixit__matcher *m, const dixit__instr *in, uint32_t token, bool may_begin)
{
    return (may_begin || !(m->doc->tokens.at[token].flags & DIXIT__BLOCK_FIRST)) && token < m->doc->tokens.count &&
           take_set(m, in, token);
}

/* OP_MANY: take all there are, and remember how many can be given back. */
static bool loop_greedy(runner *r, const dixit__instr *in)
{
    uint32_t begin = r->token, count, left;
    const dixit__token *t = &r->m->doc->tokens.at[begin];
    const dixit__test *again = &r->m->tests[in[1].b];

    count = in->b > 0 && takes_one(r->m, in + 1, begin, r->may_begin);
    while (count > 0 && count < in->b && takes_next(r->m, in + 1, t + count))
        count++;
    r->token += count;
    if (count < in->a)
        return false;
    for (left = count; left > in->a && !passes(r->m, again, t + left - 1);)
        left--;
    if (left > in->a && !push_choice(r, r->pc + 2, begin + left - 1, r->may_begin, GIVE_BACK, left - in->a - 1))
        return false;
    r->may_begin = r->may_begin && r->token == begin;
    return passes(r->m, &r->m->tests[in->c], t + count);
}

/*
 * Take tokens until what comes after OP_FEW has a chance; at most `room`, which is counted down. Most tokens that rules
 * look at are looked at here, and most loops take what has some flags and lacks others ("a few words up to ..."): for
 * those takes_next() comes down to two comparisons.
 */
static bool skip_to_chance(runner *r, const dixit__instr *in, uint32_t *room)
{
    const dixit__matcher *m = r->m;
    const dixit__test *after = &m->tests[in->c];
    const dixit__token *begin = &m->doc->tokens.at[r->token], *t = begin;
    const dixit__token *end = &m->doc->tokens.at[m->doc->tokens.count];
    const dixit__test *takes = &m->tests[in[1].a], *but = in[1].c ? &m->tests[in[1].c] : NULL;
    bool by_flags = !takes->bit && !(but && but->bit);
    uint32_t left = *room, lacks = (but ? but->flags : 0u) | DIXIT__BLOCK_FIRST;
    bool chance;

    for (;; t++, left--) {
        chance = passes(m, after, t);
        if (chance || left == 0 || t == end)
            break;
        if (t == begin && r->may_begin) {
            if (!takes_one(m, in + 1, r->token, true))
                break;
        } else if (by_flags ? !(t->flags & takes->flags) || t->flags & lacks : !takes_next(m, in + 1, t)) {
            break;
        }
    }
    r->may_begin = r->may_begin && t == begin;
    r->token = (uint32_t)(t - m->doc->tokens.at);
    *room = left;
    return chance;
}

/* OP_FEW: take as few as there must be, and remember that more may be taken. */
static bool loop_lazy(runner *r, const dixit__instr *in)
{
    uint32_t count, room = in->b - in->a;

    for (count = 0; count < in->a; count++) {
        if (!takes_one(r->m, in + 1, r->token, r->may_begin))
            return false;
        r->token++;
        r->may_begin = false;
    }
    return skip_to_chance(r, in, &room) &&
           (room == 0 || push_choice(r, r->pc, r->token, r->may_begin, TAKE_MORE, room));
}

/* The same again, with at least one token more. The choice stays as long as there is room. */
static bool take_more(runner *r, choice *c)
{
    const dixit__instr *in = &r->m->code[c->pc];
    uint32_t room = c->room - 1;

    r->token = c->token;
    r->may_begin = c->may_begin;
    if (!takes_one(r->m, in + 1, r->token, r->may_begin))
        return false;
    r->token++;
    r->may_begin = false;
    if (!skip_to_chance(r, in, &room))
        return false;
    r->pc = c->pc + 2;
    c->token = r->token;
    c->may_begin = false;
    c->room = room;
    if (room == 0)
        r->choice_count--;
    return true;
}

/* Go on with a token less, and find out with how many tokens the next time has a chance. */
static void give_back(runner *r, choice *c)
{
    const dixit__instr *loop = &r->m->code[c->pc - 2];
    const dixit__test *again = &r->m->tests[loop[1].b];
    const dixit__token *tokens = r->m->doc->tokens.at;

    /* a loop that has given back everything stands where it began */
    r->may_begin = c->may_begin && c->room == 0 && loop->a == 0;
    while (c->room > 0) {
        c->room--;
        c->token--;
        if (passes(r->m, again, &tokens[c->token]))
            return;
    }
    r->choice_count--;
}

/* Go back to the latest choice; false if there is none. */
static bool go_back(runner *r)
{
    while (r->choice_count > 0) {
        choice *c = &r->choices[r->choice_count - 1];

        r->pc = c->pc;
        r->token = c->token;
        r->may_begin = c->may_begin;
        r->m->result.capture_count = c->capture_count;
        if (c->kind == GO_ON) {
            r->choice_count--;
            return true;
        }
        if (c->kind == GIVE_BACK) {
            give_back(r, c);
            return true;
        }
        if (take_more(r, c))
            return true;
        r->choice_count--;
    }
    return false;
}

/* Note that the rule has matched; false if it has done so before in this attempt. */
static bool first_match(dixit__matcher *m, uint32_t rule)
{
    uint32_t i;

    for (i = 0; i < m->done_count; i++)
        if (m->done[i] == rule)
            return false;
    if (i == DIXIT__DONE_MAX)
        return false;
    m->done[m->done_count++] = rule;
    return true;
}

/* A rule's end. Its own choices are done with: those whose code only it can reach. */
static void report(runner *r)
{
    dixit__matcher *m = r->m;
    const dixit__instr *in = &m->code[r->pc];
    const dixit__rule *rule = &m->rules->rules.at[in->a];

    if ((!rule->all_scope || m->doc->options.scope == DIXIT_SCOPE_ALL) && first_match(m, in->a)) {
        m->result.rule = in->a;
        m->result.end = r->token;
        m->stopped = !m->fn(m->doc, &m->result, m->payload);
    }
    while (r->choice_count > 0 && r->choices[r->choice_count - 1].pc >= r->pc - in->b &&
           r->choices[r->choice_count - 1].pc <= r->pc)
        r->choice_count--;
}

/* From a SPLIT on, the first whose test says that it is of use; or what comes after the last of them. */
static inline const dixit__instr *next_branch(const dixit__matcher *m, const dixit__instr *in, const dixit__token *t)
{
    while (in->op == DIXIT__OP_SPLIT && !passes(m, &m->tests[in->b], t))
        in += in->a;
    return in;
}

/* Does nothing go on from here, as a single look tells? Then there is no choice to remember. */
static inline bool is_dead_end(const dixit__matcher *m, const dixit__instr *in, const dixit__token *t)
{
    switch ((dixit__op)in->op) {
    case DIXIT__OP_PEEK:
    case DIXIT__OP_SET:
        return !passes(m, &m->tests[in->a], t);
    case DIXIT__OP_WORD:
    case DIXIT__OP_TEXT:
        return t->word != in->a;
    case DIXIT__OP_MENTION:
        return !(t->flags & DIXIT__MENTION);
    default:
        return false;
    }
}

/*
 * Run the program at `pc` from `token` on. True if it came to the end of a look-ahead; the ends of rules are reported.
 *
 * The loop keeps where it is in locals, and hands it to the runner only for what needs it: a store and a load at each
 * step would cost more than the step.
 */
static bool run(dixit__matcher *m, uint32_t pc, uint32_t token, bool may_begin, uint32_t look_depth)
{
    const dixit__token *tokens = m->doc->tokens.at;
    const dixit__test *tests = m->tests;
    const dixit__instr *in = &m->code[pc], *other;
    uint32_t token_count = m->doc->tokens.count, after;
    bool loops = false; /* the program has just jumped back */
    runner r;           /* its choices stay unset: they are written before they are read */

    r.m = m;
    r.choice_count = 0;
    for (;;) {
        const dixit__token *t = &tokens[token]; /* the sentinel, at worst: no test takes it */
        bool ok = false;

        switch ((dixit__op)in->op) {
        case DIXIT__OP_DONE:
            return true;
        case DIXIT__OP_JUMP:
            loops = (int32_t)in->a < 0;
            in += (int32_t)in->a;
            continue;
        case DIXIT__OP_SPLIT:
            in = next_branch(m, in, t);
            if (in->op != DIXIT__OP_SPLIT)
                continue;
            other = next_branch(m, in + in->a, t);
            /* a loop leaves a choice each time: when it takes nothing, that is what ends it */
            ok = (!loops && is_dead_end(m, other, t)) ||
                 push_choice(&r, (uint32_t)(other - m->code), token, may_begin, GO_ON, 0);
            loops = false;
            break;
        case DIXIT__OP_LAZY:
            if (push_choice(&r, (uint32_t)(in - m->code) + 1, token, may_begin, GO_ON, 0)) {
                in += in->a;
                continue;
            }
            break;
        case DIXIT__OP_PEEK:
            ok = passes(m, &tests[in->a], t);
            break;
        case DIXIT__OP_OPEN:
        case DIXIT__OP_CLOSE:
            ok = note(&m->result, in, token);
            break;
        case DIXIT__OP_NOT_SET:
            ok = !test_end(m, &tests[in->a], token);
            break;
        case DIXIT__OP_EDGE:
            ok = dixit__at_place(m, token, in->a) != (in->b != 0);
            may_begin |= ok && in->a == DIXIT__NEXT_BLOCK;
            break;
        case DIXIT__OP_WORD:
            after = t->word == in->a ? token + 1 : 0;
            goto taken;
        case DIXIT__OP_SET:
            after = take_set(m, in, token);
            goto taken;
        case DIXIT__OP_LIST: /* not in programs */
        case DIXIT__OP_FLAGS:
        case DIXIT__OP_TEXT:
        case DIXIT__OP_SUFFIX:
        case DIXIT__OP_PREFIX:
        case DIXIT__OP_LETTERS:
        case DIXIT__OP_LINE:
        case DIXIT__OP_BLOCK:
        case DIXIT__OP_QUOTE:
        case DIXIT__OP_MENTION:
        case DIXIT__OP_CLAUSE:
        case DIXIT__OP_SENTENCE:
            after = dixit__take(m, in, token);
        taken:
            ok = after > token && token < token_count && (may_begin || !(t->flags & DIXIT__BLOCK_FIRST));
            if (ok) {
                token = after;
                may_begin = false;
            }
            break;
        case DIXIT__OP_AHEAD:
        case DIXIT__OP_NOT:
            after = m->result.capture_count;
            if (++m->looks > LOOKS_MAX)
                m->failures = m->failures_max + 1;
            ok = look_depth < LOOK_DEPTH_MAX && m->looks <= LOOKS_MAX &&
                 run(m, (uint32_t)(in - m->code) + 1, token, may_begin, look_depth + 1);
            m->result.capture_count = after;
            ok = ok == (in->op == DIXIT__OP_AHEAD) && m->failures <= m->failures_max;
            if (ok)
                in += in->a - 1;
            break;
        case DIXIT__OP_BEHIND:
            after = m->result.capture_count;
            if (++m->looks > LOOKS_MAX)
                m->failures = m->failures_max + 1;
            ok = look_depth < LOOK_DEPTH_MAX && m->looks <= LOOKS_MAX &&
                 (token > m->result.first || !(t->flags & DIXIT__BLOCK_FIRST)) &&
                 run(m, (uint32_t)(in - m->code) + 1, token - 1, true, look_depth + 1);
            m->result.capture_count = after;
            ok = ok != (in->b != 0) && m->failures <= m->failures_max;
            if (ok)
                in += in->a - 1;
            break;
        case DIXIT__OP_MANY:
        case DIXIT__OP_FEW:
        case DIXIT__OP_MATCH:
            r.pc = (uint32_t)(in - m->code);
            r.token = token;
            r.may_begin = may_begin;
            if (in->op == DIXIT__OP_MATCH)
                report(&r);
            else
                ok = in->op == DIXIT__OP_FEW ? loop_lazy(&r, in) : loop_greedy(&r, in);
            if (ok) {
                in += 1; /* and one more below: past the test */
                token = r.token;
                may_begin = r.may_begin;
            }
            break;
        }
        if (ok) {
            in++;
            continue;
        }
        if (m->stopped || ++m->failures > m->failures_max || !go_back(&r))
            break;
        in = &m->code[r.pc];
        token = r.token;
        may_begin = r.may_begin;
    }
    return false;
}

static bool enter(dixit__matcher *m, uint32_t entry, uint32_t token)
{
    const dixit__entry *e = &m->rules->entries.at[entry];

    if ((e->needs && token > m->last_cue) || (e->kinds & DIXIT__ONLY_STORY && !m->doc->story))
        return true;
    m->failures = 0;
    m->looks = 0;
    m->done_count = 0;
    m->result.first = token;
    m->result.capture_count = 0;
    run(m, e->code, token, true, 0);
    return !m->stopped;
}

/* Has an entry that begins with one token a chance, as the next one tells? */
static inline bool has_chance(const dixit__matcher *m, uint32_t entry, const dixit__token *next)
{
    return passes(m, &m->tests[m->rules->entries.at[entry].after], next);
}

/* The entry at `i` of a row, or DIXIT_NONE: its words need another one, and the next is none of those. */
static inline uint32_t entry_of_row(const dixit__dispatch *d, uint32_t i, const dixit__token *next)
{
    uint32_t entry = d->by_row.at[i];

    if (entry & DIXIT__ONLY_LONGER)
        return next->flags & DIXIT__SECOND ? entry & ~DIXIT__ONLY_LONGER : DIXIT_NONE;
    return entry;
}

/*
 * The number of the token's row of lists: where the row begins, divided by how far it is to the next. The factor is
 * 2^32 by that, rounded up, which is exact for whole multiples; a division takes several times as long.
 */
static inline uint32_t row_of(const dixit__matcher *m, const dixit__token *t)
{
    return (uint32_t)(t->row * m->row_scale >> 32);
}

/* Is the entry among those of the word? Then it has been tried before the tokens' flags are looked at. */
static bool is_entry_of_word(const dixit__matcher *m, const dixit__dispatch *d, const dixit__token *t, uint32_t entry)
{
    uint32_t row = row_of(m, t), i;

    for (i = d->row_start.at[row]; i < d->row_start.at[row + 1]; i++)
        if (entry_of_row(d, i, t + 1) == entry)
            return true;
    return false;
}

void dixit__matcher_init(dixit__matcher *m, dixit_doc *doc, dixit_rule_kind kind, dixit__match_fn fn, void *payload)
{
    const dixit_ruleset *rules = doc->rules;

    m->doc = doc;
    m->rules = rules;
    m->code = rules->code.at;
    m->tests = rules->tests.at;
    m->lists = rules->words.lists.at;
    m->alone = DIXIT__ROW_ALONE * rules->words.mask_words;
    m->longer = DIXIT__ROW_LONGER * rules->words.mask_words;
    m->row_scale = UINT32_MAX / dixit__row_width(&rules->words) + UINT64_C(1);
    m->kind = kind;
    m->last_cue = DIXIT_NONE;
    m->fn = fn;
    m->payload = payload;
    m->stopped = false;
    m->failures_max = FAILURES_MAX * (1 + rules->rules.count / RULES_ALIKE);
}

static bool match_by_word(dixit__matcher *m, const dixit__dispatch *d, uint32_t token)
{
    const dixit__token *t = &m->doc->tokens.at[token];
    uint32_t row = row_of(m, t), i = d->row_start.at[row], end = d->row_start.at[row + 1];

    for (; i < end; i++) {
        uint32_t entry = entry_of_row(d, i, t + 1);

        if (entry != DIXIT_NONE && has_chance(m, entry, t + 1) && !enter(m, entry, token))
            return false;
    }
    return true;
}

static bool match_by_mention(dixit__matcher *m, const dixit__dispatch *d, uint32_t token)
{
    const dixit__mention *mention = &m->doc->mentions.at[m->doc->tokens.at[token].ref];
    const dixit__token *behind = &m->doc->tokens.at[mention->run.end];
    uint32_t i;

    for (i = 0; i < d->by_mention.count; i++) {
        const dixit__entry *e = &m->rules->entries.at[d->by_mention.at[i]];

        if (e->mentions >> mention->kind & 1 && passes(m, &m->tests[e->after], behind) &&
            !enter(m, d->by_mention.at[i], token))
            return false;
    }
    return true;
}

static bool match_by_flag(dixit__matcher *m, const dixit__dispatch *d, uint32_t token, bool by_word)
{
    const dixit__token *t = &m->doc->tokens.at[token];
    uint32_t i;

    for (i = 0; i < d->by_flag.count; i++) {
        uint32_t entry = d->by_flag.at[i];
        const dixit__entry *e = &m->rules->entries.at[entry];

        if (!(e->flags & t->flags) || !has_chance(m, entry, t + 1) ||
            (by_word && e->kinds & DIXIT__FIRST_WORD && is_entry_of_word(m, d, t, entry)))
            continue;
        if (!enter(m, entry, token))
            return false;
    }
    return true;
}

bool dixit__match_at(dixit__matcher *m, uint32_t token)
{
    const dixit__dispatch *d = &m->rules->dispatch[m->kind];
    uint32_t flags = m->doc->tokens.at[token].flags, i;
    bool by_word = (flags & (uint32_t)DIXIT__BEGINS_RULE << m->kind) != 0;

    if (by_word && !match_by_word(m, d, token))
        return false;
    for (i = 0; flags & DIXIT__OPENS && i < d->by_quote.count; i++)
        if (!enter(m, d->by_quote.at[i], token))
            return false;
    if (flags & DIXIT__MENTION && d->by_mention.count > 0 && !match_by_mention(m, d, token))
        return false;
    return !(flags & d->flags) || match_by_flag(m, d, token, by_word);
}

uint32_t dixit__last_cue(const dixit_doc *doc, dixit_rule_kind kind, uint32_t first, uint32_t end)
{
    const dixit__test *cue = &doc->rules->tests.at[doc->rules->dispatch[kind].needs];
    const uint64_t *lists = doc->rules->words.lists.at;
    const dixit__token *t = &doc->tokens.at[end];

    while (end-- > first) {
        t--;
        if (t->flags & cue->flags || lists[t->row + cue->column] & cue->bit)
            break;
    }
    return end == UINT32_MAX ? 0 : end;
}

dixit__run dixit__match_part(const dixit__match_result *match, dixit__part part, uint32_t n)
{
    dixit__run run = {0, 0};
    uint32_t i, open = DIXIT_NONE;

    for (i = 0; i < match->capture_count; i++) {
        const dixit__capture *c = &match->captures[i];

        if (c->part != part)
            continue;
        if (c->open) {
            open = c->token;
        } else if (open != DIXIT_NONE) {
            if (c->token > open && n-- == 0) {
                run.first = open;
                run.end = c->token;
                return run;
            }
            open = DIXIT_NONE;
        }
    }
    return run;
}
