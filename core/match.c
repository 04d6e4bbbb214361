/*
 * match.c - running the rules' programs.
 *
 * A program is matched at a token by trying its choices in order and going back to the latest one when what came
 * after it fails, as in a backtracking regular expression. The programs of all rules that begin alike are one
 * (program.c): at a rule's end the match is reported, the choices that are this rule's own are given up, and the
 * others are tried as if it had failed. So each rule gives its first match, and what they share is done once.
 *
 * What keeps that linear in the text is that an attempt is bounded: by STEPS_MAX instructions and CHOICES_MAX open
 * choices, after which it has failed. A marked span, a mention, a clause is one step, however long it is, so that real
 * patterns stay far below the limit.
 *
 * A match lies in one block, unless its pattern says `next-block`.
 */
#include "match.h"

#define STEPS_MAX 2000
#define CHOICES_MAX 200
#define CLAUSE_TOKENS_MAX 200
#define LOOK_DEPTH_MAX 8

typedef struct choice {
    uint32_t pc, token, capture_count;
    bool may_begin;
} choice;

typedef struct machine {
    dixit_doc *doc;
    const dixit_ruleset *rules;
    const dixit__instr *code;
    uint32_t steps;
    dixit__match_result *result;
    dixit__match_fn fn;
    void *payload;
    bool stopped; /* by fn */
} machine;

/* The last part of a marked span that goes on over several paragraphs. */
static const dixit__marked *last_part(const dixit_doc *doc, const dixit__marked *span)
{
    while (span->next != DIXIT_NONE)
        span = &doc->marked.at[span->next];
    return span;
}

/* The end of the marked span that begins at `token`, if it is of the wanted sort; else 0. */
static uint32_t quote_end(const dixit_doc *doc, uint32_t token, uint32_t sort)
{
    const dixit__token *t = &doc->tokens.at[token];
    const dixit__marked *span;

    if (!(t->flags & DIXIT__OPENS))
        return 0;
    span = &doc->marked.at[t->ref];
    if (sort == DIXIT__QUOTE_MARKED)
        return span->token_end;
    if (span->decided || span->is_continuation)
        return 0;
    if (sort == DIXIT__QUOTE_SPEECH && !span->clause && span->next == DIXIT_NONE)
        return 0;
    if (sort == DIXIT__QUOTE_SHORT && (span->clause || span->next != DIXIT_NONE))
        return 0;
    return last_part(doc, span)->token_end;
}

/* Where the clause (or, with `sentence`, the sentence) that `from` stands in ends, without its punctuation. */
static uint32_t clause_end(const dixit_doc *doc, uint32_t from, bool sentence)
{
    const dixit__token *tokens = doc->tokens.at;
    uint32_t at = from, limit = doc->tokens.count;

    if (limit - from > CLAUSE_TOKENS_MAX)
        limit = from + CLAUSE_TOKENS_MAX;
    while (at < limit) {
        uint32_t flags = tokens[at].flags;

        if (at > from && (flags & DIXIT__SENT_FIRST || (!sentence && flags & DIXIT__EDGE)))
            break;
        if (flags & DIXIT__CLOSES)
            break;
        at = flags & DIXIT__OPENS ? doc->marked.at[tokens[at].ref].token_end : at + 1;
    }
    while (at > from && tokens[at - 1].flags & DIXIT__PUNCT && !(tokens[at - 1].flags & DIXIT__POSSESSIVE))
        at--;
    return at;
}

/* The first character of the token before `at` that is no closing mark. */
static char character_before(const dixit_doc *doc, uint32_t at)
{
    while (at > 0 && !(doc->tokens.at[at].flags & DIXIT__BLOCK_FIRST) && doc->tokens.at[at - 1].flags & DIXIT__MARK)
        at--;
    return at > 0 ? doc->text[doc->tokens.at[at - 1].end - 1] : '\0';
}

static bool stop_before(const dixit_doc *doc, uint32_t at)
{
    while (at > 0 && doc->tokens.at[at - 1].flags & DIXIT__MARK)
        at--;
    return at > 0 && doc->tokens.at[at - 1].flags & DIXIT__STOP;
}

/* The role of the block that `token` stands in. */
static uint32_t role_at(const dixit_doc *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->blocks.count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (doc->blocks.at[middle].token <= token)
            low = middle;
        else
            high = middle;
    }
    return doc->blocks.count ? doc->blocks.at[low].role : DIXIT_BLOCK_BODY;
}

static bool at_place(const machine *m, uint32_t token, uint32_t place)
{
    const dixit_doc *doc = m->doc;
    uint32_t flags = doc->tokens.at[token].flags; /* the sentinel has those of a block's start */
    char c;

    switch (place) {
    case DIXIT__AT_BLOCK_START:
    case DIXIT__AT_BLOCK_END:
    case DIXIT__NEXT_BLOCK:
        return (flags & DIXIT__BLOCK_FIRST) != 0;
    case DIXIT__AT_LINE_START:
        return (flags & (DIXIT__LINE_FIRST | DIXIT__BLOCK_FIRST)) != 0;
    case DIXIT__AT_SENTENCE_START:
        return (flags & DIXIT__SENT_FIRST) != 0;
    case DIXIT__AT_SENTENCE_END:
        return (flags & DIXIT__SENT_FIRST) != 0 ||
               (flags & DIXIT__STOP && doc->tokens.at[token + 1].flags & DIXIT__SENT_FIRST);
    case DIXIT__AT_CLAUSE_END:
        return (flags & (DIXIT__SENT_FIRST | DIXIT__EDGE)) != 0;
    case DIXIT__AT_SPACE:
        return (flags & DIXIT__SPACED) != 0;
    case DIXIT__AT_NO_SPACE:
        return (flags & DIXIT__SPACED) == 0;
    case DIXIT__AFTER_COMMA:
        return character_before(doc, token) == ',';
    case DIXIT__AFTER_STOP:
        return stop_before(doc, token);
    case DIXIT__AFTER_QUESTION:
        c = character_before(doc, token);
        return c == '?' || c == '!';
    case DIXIT__OUTSIDE:
        return (flags & DIXIT__INSIDE) == 0 || (flags & DIXIT__OPENS) != 0;
    default:
        return role_at(doc, m->result->first) == place - DIXIT__IN_ROLE;
    }
}

/* The end of the longest entry of `list` at `token`; 0 if there is none. */
static inline uint32_t list_end(const machine *m, uint32_t token, uint32_t list)
{
    const dixit__vocabulary *v = &m->rules->words;
    const dixit__token *tokens = m->doc->tokens.at;
    uint32_t word = tokens[token].word, phrase;

    if (!dixit__begins_entry(m->rules, word, list))
        return 0;
    if (v->words.at[word].phrase == DIXIT_NONE)
        return token + 1;
    for (phrase = v->words.at[word].phrase; phrase != DIXIT_NONE; phrase = v->phrases.at[phrase].next) {
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
    return dixit__in_list(m->rules, word, list) ? token + 1 : 0;
}

/* Does the word end in these letters, and is it longer than they are? */
static bool ends_in(const dixit_doc *doc, const dixit__token *t, uint32_t packed, uint32_t count)
{
    const char *at = doc->text + t->end;

    if (!(t->flags & DIXIT__WORD) || t->end - t->start <= count)
        return false;
    for (; count > 0; count--, packed >>= 8)
        if ((*--at | 0x20) != (char)(packed & 0xff))
            return false;
    return true;
}

/* The token after what the less common tests take at `token`; 0 if they fail. */
static uint32_t take(const machine *m, const dixit__instr *in, uint32_t token)
{
    const dixit__token *t = &m->doc->tokens.at[token];
    uint32_t end;

    switch ((dixit__op)in->op) {
    case DIXIT__OP_TEXT:
        return t->word == in->a && t->flags & in->b ? token + 1 : 0;
    case DIXIT__OP_SUFFIX:
        return ends_in(m->doc, t, in->a, in->b) ? token + 1 : 0;
    case DIXIT__OP_QUOTE:
        return quote_end(m->doc, token, in->a);
    case DIXIT__OP_MENTION:
        return t->flags & DIXIT__MENTION && in->a >> m->doc->mentions.at[t->ref].kind & 1
                   ? m->doc->mentions.at[t->ref].run.end
                   : 0;
    case DIXIT__OP_CLAUSE:
    case DIXIT__OP_SENTENCE:
        end = clause_end(m->doc, token, in->op == DIXIT__OP_SENTENCE);
        return end > token ? end : 0;
    default: /* run() sees to the others */
        return 0;
    }
}

static inline bool passes(const machine *m, const dixit__guard *guard, const dixit__token *t)
{
    if (t->flags & guard->flags)
        return true;
    return guard->list != DIXIT_NONE && dixit__begins_entry(m->rules, t->word, guard->list);
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

/* A rule's end. Its own choices are done with: those whose code only it can reach. */
static uint32_t report(machine *m, uint32_t pc, uint32_t token, const choice *choices, uint32_t choice_count)
{
    const dixit__instr *in = &m->code[pc];
    const dixit__rule *r = &m->rules->rules.at[in->a];

    m->result->rule = in->a;
    m->result->end = token;
    if ((!r->all_scope || m->doc->options.scope == DIXIT_SCOPE_ALL) && !m->fn(m->doc, m->result, m->payload))
        m->stopped = true;
    while (choice_count > 0 && choices[choice_count - 1].pc >= pc - in->b && choices[choice_count - 1].pc <= pc)
        choice_count--;
    return choice_count;
}

/*
 * Run the program at `pc` from `token` on. `may_begin` says that `token` may be the first of a block. True if it came to
 * the end of a look-ahead; the ends of rules are reported.
 */
static bool run(machine *m, uint32_t pc, uint32_t token, bool may_begin, uint32_t look_depth)
{
    const dixit__instr *code = m->code;
    const dixit__token *tokens = m->doc->tokens.at;
    const dixit__token *t = &tokens[token]; /* the sentinel, at worst: no test takes it */
    choice choices[CHOICES_MAX];
    uint32_t choice_count = 0, after;

    for (;;) {
        const dixit__instr *in = &code[pc];
        bool ok = false;

        if (++m->steps > STEPS_MAX)
            return false;
        after = 0;
        switch ((dixit__op)in->op) {
        case DIXIT__OP_DONE:
            return true;
        case DIXIT__OP_MATCH:
            choice_count = report(m, pc, token, choices, choice_count);
            if (m->stopped)
                return false;
            break;
        case DIXIT__OP_JUMP:
            pc += in->a; /* backwards by wrapping */
            continue;
        case DIXIT__OP_SPLIT:
            if (in->b && !passes(m, &m->rules->guards.at[in->b], t)) {
                pc += in->a;
                continue;
            }
            /* fall through */
        case DIXIT__OP_LAZY:
            if (choice_count == CHOICES_MAX)
                return false;
            choices[choice_count].pc = in->op == DIXIT__OP_SPLIT ? pc + in->a : pc + 1;
            choices[choice_count].token = token;
            choices[choice_count].capture_count = m->result->capture_count;
            choices[choice_count].may_begin = may_begin;
            choice_count++;
            pc += in->op == DIXIT__OP_SPLIT ? 1 : in->a;
            continue;
        case DIXIT__OP_OPEN:
        case DIXIT__OP_CLOSE:
            ok = note(m->result, in, token);
            break;
        case DIXIT__OP_NOT_SET:
            ok = !(t->flags & in->b) && (in->a == DIXIT_NONE || !list_end(m, token, in->a));
            break;
        case DIXIT__OP_EDGE:
            ok = at_place(m, token, in->a);
            may_begin |= ok && in->a == DIXIT__NEXT_BLOCK;
            break;
        case DIXIT__OP_AHEAD:
        case DIXIT__OP_NOT:
            after = m->result->capture_count;
            ok = look_depth < LOOK_DEPTH_MAX && run(m, pc + 1, token, may_begin, look_depth + 1);
            m->result->capture_count = after;
            after = 0;
            ok = ok == (in->op == DIXIT__OP_AHEAD);
            if (ok)
                pc += in->a - 1;
            break;
        case DIXIT__OP_WORD:
            after = t->word == in->a ? token + 1 : 0;
            goto taken;
        case DIXIT__OP_FLAGS:
            after = (t->flags & in->a) == in->a && !(t->flags & in->b) ? token + 1 : 0;
            goto taken;
        case DIXIT__OP_LIST:
            after = list_end(m, token, in->a);
            goto taken;
        case DIXIT__OP_SET:
            if (t->flags & in->b)
                after = token + 1;
            else if (in->a != DIXIT_NONE)
                after = list_end(m, token, in->a);
            goto taken;
        case DIXIT__OP_TEXT:
        case DIXIT__OP_SUFFIX:
        case DIXIT__OP_QUOTE:
        case DIXIT__OP_MENTION:
        case DIXIT__OP_CLAUSE:
        case DIXIT__OP_SENTENCE:
            after = take(m, in, token);
        taken:
            ok = after > token && token < m->doc->tokens.count && (may_begin || !(t->flags & DIXIT__BLOCK_FIRST));
            if (ok) {
                token = after;
                t = &tokens[token];
                may_begin = false;
            }
            break;
        }
        if (ok) {
            pc++;
        } else {
            if (choice_count == 0)
                return false;
            choice_count--;
            pc = choices[choice_count].pc;
            may_begin = choices[choice_count].may_begin;
            token = choices[choice_count].token;
            t = &tokens[token];
            m->result->capture_count = choices[choice_count].capture_count;
        }
    }
}

static bool enter(machine *m, uint32_t entry, uint32_t token)
{
    m->steps = 0;
    m->result->first = token;
    m->result->capture_count = 0;
    run(m, m->rules->entries.at[entry].code, token, true, 0);
    return !m->stopped;
}

bool dixit__match_at(dixit_doc *doc, dixit_rule_kind kind, uint32_t token, dixit__match_fn fn, void *payload)
{
    const dixit_ruleset *rules = doc->rules;
    const dixit__dispatch *d = &rules->dispatch[kind];
    const dixit__token *t = &doc->tokens.at[token];
    dixit__match_result result;
    machine m = {doc, rules, rules->code.at, 0, &result, fn, payload, false};
    uint32_t i, begin = d->word_start.at[t->word], end = d->word_start.at[t->word + 1];
    uint32_t quotes = t->flags & DIXIT__OPENS ? d->by_quote.count : 0;
    uint32_t mentions = t->flags & DIXIT__MENTION ? d->by_mention.count : 0;
    uint32_t flags = t->flags & d->flags ? d->by_flag.count : 0;

    if (t->word)
        for (i = begin; i < end; i++)
            if (!enter(&m, d->by_word.at[i], token))
                return false;
    for (i = 0; i < quotes; i++)
        if (!enter(&m, d->by_quote.at[i], token))
            return false;
    for (i = 0; i < mentions; i++)
        if (rules->entries.at[d->by_mention.at[i]].mentions >> doc->mentions.at[t->ref].kind & 1 &&
            !enter(&m, d->by_mention.at[i], token))
            return false;
    for (i = 0; i < flags; i++) {
        const dixit__entry *e = &rules->entries.at[d->by_flag.at[i]];

        if ((e->kinds & DIXIT__FIRST_ANY || e->flags & t->flags) && !enter(&m, d->by_flag.at[i], token))
            return false;
    }
    return true;
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
            if (n-- == 0) {
                run.first = open;
                run.end = c->token;
                return run;
            }
            open = DIXIT_NONE;
        }
    }
    return run;
}
