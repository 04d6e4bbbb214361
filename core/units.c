/* units.c - from tokens to units. */
#include "units.h"

/*
 * Tokens come in no order that a processor could foretell, and a wrong guess costs it more than all else there is to do
 * for a token. So what is done for each has as few branches as can be.
 */

/* The class of a sign that no list has. */
static uint8_t sign_kind(const dixit_doc *doc, const dixit__token *t)
{
    if (t->flags & DIXIT__POSSESSIVE)
        return DIXIT__KIND_POSSESSIVE;
    if (t->flags & DIXIT__STOP)
        return DIXIT__KIND_STOP;
    switch (doc->text[t->start]) {
    case ',':
        return DIXIT__KIND_COMMA;
    case ':':
        return DIXIT__KIND_COLON;
    case ';':
        return DIXIT__KIND_SEMICOLON;
    case '-':
    case '\xe2': /* dashes, and little else */
        return DIXIT__KIND_LINE;
    case '(':
    case ')':
    case '[':
    case ']':
        return DIXIT__KIND_BRACKET;
    default:
        return DIXIT__KIND_SIGN;
    }
}

#define LETTERS_MASK 0x7fu /* the flags of a token that say what it is, and what its letters are like */

/* The classes of all others, by these flags. */
static const uint8_t plain_kinds[LETTERS_MASK + 1] = {
    [DIXIT__WORD] = DIXIT__KIND_SMALL,
    [DIXIT__WORD | DIXIT__LOWER] = DIXIT__KIND_SMALL,
    [DIXIT__WORD | DIXIT__CAP] = DIXIT__KIND_CAP,
    [DIXIT__WORD | DIXIT__CAP | DIXIT__UPPER] = DIXIT__KIND_CAPITALS,
    [DIXIT__NUMBER] = DIXIT__KIND_NUMBER,
    [DIXIT__MARK] = DIXIT__KIND_MARK,
};

/* The hash of `len` bytes of the text, four at most. */
static inline uint32_t hash_short(const dixit_doc *doc, uint32_t at, uint32_t len)
{
    const char *text = doc->text + at;
    uint32_t hash = at + 4 <= doc->len ? dixit__few_bytes(text, len) : (uint32_t)dixit__bytes(text, len);

    hash |= (uint32_t)DIXIT__FOLD;
    hash = (hash ^ hash >> 15) * 0x2c1b3c6du;
    return hash ^ hash >> 13;
}

static inline void describe_token(const dixit_doc *doc, uint32_t token, dixit__unit *u)
{
    const dixit__token *t = &doc->tokens.at[token];
    uint32_t len = t->end - t->start, last = len < 4 ? len : 3, flags = t->flags;
    uint8_t list = doc->rules->classes.count ? doc->rules->classes.at[t->word] : 0;
    uint8_t plain = plain_kinds[flags & LETTERS_MASK];

    u->end = token + 1;
    u->word = doc->hashes.at[token];
    u->affix = hash_short(doc, t->end - last, last);
    u->stem = hash_short(doc, t->start, len < 4 ? len : 4);
    u->prior = doc->rules->priors.count ? doc->rules->priors.at[t->word] : 0;
    u->kind = list > plain ? list : plain; /* those of lists are the larger ones */
    if (u->kind == DIXIT__KIND_OUTSIDE)
        u->kind = sign_kind(doc, t);
    u->flags = (uint8_t)((flags & DIXIT__CAP ? DIXIT__UNIT_CAP : 0) |
                         (flags & (DIXIT__ANCHOR | DIXIT__ANCHOR_WIDE) ? DIXIT__UNIT_ANCHOR : 0) |
                         (flags & (DIXIT__WORD | DIXIT__NUMBER) ? DIXIT__UNIT_WORD : 0));
}

/* How the last word in a marked span ends: 0 with nothing, 1 with a comma, 2 with a stop, 3 with a question. */
static uint32_t last_sign(const dixit_doc *doc, const dixit__marked *span)
{
    char c = span->inner_end > span->inner_start ? doc->text[span->inner_end - 1] : ' ';

    if (c == ',')
        return 1;
    if (c == '.')
        return 2;
    return c == '?' || c == '!' ? 3 : 0;
}

static uint8_t span_kind(const dixit_doc *doc, const dixit__marked *span)
{
    uint32_t size = span->words >= 4 ? 1 : 0;

    return (uint8_t)(DIXIT__KIND_SPAN +
                     (last_sign(doc, span) << 3 | (span->clause ? 4u : 0u) | (span->decided ? 2u : 0u) | size));
}

/* The first word from `token` on; or, with `step` -1, the last before it. */
static uint32_t word_from(const dixit_doc *doc, uint32_t token, uint32_t end)
{
    while (token < end && !(doc->tokens.at[token].flags & (DIXIT__WORD | DIXIT__NUMBER)))
        token++;
    return token < end ? doc->hashes.at[token] : 0;
}

static uint32_t word_before(const dixit_doc *doc, uint32_t first, uint32_t token)
{
    while (token > first && !(doc->tokens.at[token - 1].flags & (DIXIT__WORD | DIXIT__NUMBER)))
        token--;
    return token > first ? doc->hashes.at[token - 1] : 0;
}

static void describe_span(const dixit_doc *doc, const dixit__marked *span, dixit__unit *u)
{
    u->end = span->token_end;
    u->word = word_from(doc, span->token, span->token_end);
    u->affix = word_before(doc, span->token, span->token_end);
    u->stem = 0;
    u->kind = span_kind(doc, span);
    u->flags = DIXIT__UNIT_MARKED;
    if (span->token + 1 < span->token_end && doc->tokens.at[span->token + 1].flags & DIXIT__CAP)
        u->flags |= DIXIT__UNIT_CAP;
}

/* The mention at hand while units are made: words in a phrase may be a mention proper. */
typedef struct mention_state {
    const dixit__mention *all; /* at least one, even if there are none */
    uint32_t index;
    uint32_t any; /* 1: `index` is one of them */
} mention_state;

static const dixit__mention no_mention;

static mention_state first_mention(const dixit_doc *doc)
{
    mention_state state = {doc->mentions.count ? doc->mentions.at : &no_mention, 0, 0};

    return state;
}

static inline void describe(const dixit_doc *doc, uint32_t token, dixit__unit *u, mention_state *m)
{
    const dixit__token *t = &doc->tokens.at[token];
    uint32_t flags = t->flags, begins = (flags & DIXIT__MENTION) != 0;

    memset(u, 0, sizeof *u);
    u->first = token;
    if (flags & DIXIT__OPENS && doc->marked.at[t->ref].token_end > token + 1)
        describe_span(doc, &doc->marked.at[t->ref], u);
    else
        describe_token(doc, token, u);
    m->index = dixit__pick(begins, t->ref, m->index);
    m->any |= begins;
    u->mention = (uint8_t)dixit__pick(m->any & (token < m->all[m->index].run.end), m->all[m->index].kind + 1u, 0);
    u->flags |= (uint8_t)((flags & DIXIT__MENTION ? DIXIT__UNIT_MENTION : 0) |
                          (flags & DIXIT__SENT_FIRST ? DIXIT__UNIT_SENTENCE : 0) |
                          (flags & DIXIT__EDGE ? DIXIT__UNIT_EDGE : 0));
}

static inline uint32_t has(const dixit__unit *u, uint32_t flag)
{
    return (u->flags & flag) != 0;
}

static inline uint8_t larger(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* What stands before each unit, and which marked span comes next. */
void dixit__units_count(dixit__row *row)
{
    dixit__unit sum = {0};
    uint16_t next = DIXIT__UNITS_MAX, end = (uint16_t)row->count;
    uint8_t behind = 0;
    uint32_t i;

    sum.subject = sum.last_marked = sum.last_anchor = DIXIT__UNITS_MAX;
    for (i = 0; i < row->count; i++) {
        dixit__unit *u = &row->at[i];

        if (u->flags & DIXIT__UNIT_SENTENCE) {
            sum.sentences++;
            sum.subject = sum.last_anchor = DIXIT__UNITS_MAX;
            sum.first_of = (uint16_t)i;
            sum.before = 0;
        }
        u->subject = sum.subject;
        u->last_marked = sum.last_marked;
        u->sentences = sum.sentences;
        u->commas = sum.commas;
        u->marks = sum.marks;
        u->mentions = sum.mentions;
        u->anchors = sum.anchors;
        u->edges = sum.edges = (uint16_t)(sum.edges + has(u, DIXIT__UNIT_EDGE));
        u->last_anchor = sum.last_anchor;
        u->first_of = sum.first_of;
        u->before = sum.before;
        sum.before = larger(sum.before, u->prior & 15);
        sum.commas = (uint16_t)(sum.commas + (u->kind == DIXIT__KIND_COMMA));
        sum.anchors = (uint16_t)(sum.anchors + has(u, DIXIT__UNIT_ANCHOR));
        sum.last_anchor = (uint16_t)dixit__pick(has(u, DIXIT__UNIT_ANCHOR), i, sum.last_anchor);
        sum.mentions = (uint16_t)(sum.mentions + has(u, DIXIT__UNIT_MENTION));
        sum.subject = (uint16_t)dixit__pick(has(u, DIXIT__UNIT_MENTION), i, sum.subject);
        sum.marks = (uint16_t)(sum.marks + has(u, DIXIT__UNIT_MARKED));
        sum.last_marked = (uint16_t)dixit__pick(has(u, DIXIT__UNIT_MARKED), i, sum.last_marked);
    }
    for (i = row->count; i > 0; i--) {
        row->at[i - 1].end_of = end;
        row->at[i - 1].behind = behind;
        behind = larger(behind, row->at[i - 1].prior & 15);
        if (row->at[i - 1].flags & DIXIT__UNIT_SENTENCE)
            end = (uint16_t)(i - 1), behind = 0;
        row->at[i - 1].next_marked = next;
        next = (uint16_t)dixit__pick(has(&row->at[i - 1], DIXIT__UNIT_MARKED), i - 1, next);
    }
}

#define CUE_AHEAD_MAX 12 /* tokens from a question to the cue that a rule finds */
#define HEAD_AHEAD_MAX 8 /* and to a word that can be the head of one */

/* Does a rule take a token of the sentence at `token` for the cue of the marked span before it? */
static bool has_rules_cue(const dixit_doc *doc, const dixit__unit *before, uint32_t token)
{
    uint32_t end = token + CUE_AHEAD_MAX < doc->tokens.count ? token + CUE_AHEAD_MAX : doc->tokens.count, i;

    for (i = token; i < end && !(i > token && doc->tokens.at[i].flags & DIXIT__SENT_FIRST); i++) {
        uint32_t candidate = doc->cue_of.at[i];

        if (candidate && doc->runs.at[doc->candidates.at[candidate - 1].runs].first == before->first)
            return true;
    }
    return false;
}

/* Is there, behind nothing but words, one that can be the head of a cue? */
static bool has_head(const dixit_doc *doc, uint32_t token)
{
    uint32_t end = token + HEAD_AHEAD_MAX < doc->tokens.count ? token + HEAD_AHEAD_MAX : doc->tokens.count, i;

    for (i = token; i < end && !(i > token && doc->tokens.at[i].flags & DIXIT__SENT_FIRST); i++) {
        if (doc->tokens.at[i].flags & DIXIT__ANCHOR)
            return true;
        if (!(doc->tokens.at[i].flags & (DIXIT__WORD | DIXIT__NUMBER | DIXIT__POSSESSIVE)))
            return false;
    }
    return false;
}

/* “Will it sail?” Ann Lee asked. The cue of a question stands in one sentence with it, though the name has a capital. */
static bool goes_on(const dixit_doc *doc, const dixit__unit *before, uint32_t token)
{
    if (!(before->flags & DIXIT__UNIT_MARKED))
        return false;
    return has_rules_cue(doc, before, token) ||
           (last_sign(doc, &doc->marked.at[doc->tokens.at[before->first].ref]) == 3 && has_head(doc, token));
}

/* The marked span that ends the block before, or begins the one behind: a quotation may stand in a paragraph of its own. */
static void add_neighbour(dixit_doc *doc, uint32_t token, dixit__unit *u)
{
    mention_state none = first_mention(doc);

    describe(doc, token, u, &none);
    u->flags |= DIXIT__UNIT_OTHER | DIXIT__UNIT_SENTENCE;
}

bool dixit__units_make(dixit_doc *doc, uint32_t block, uint32_t from, dixit__row *row)
{
    uint32_t end = dixit__block_end(doc, block), want = end - from, at = from;
    mention_state mention = first_mention(doc);
    dixit__unit *u;

    if (want > DIXIT__UNITS_MAX)
        want = DIXIT__UNITS_MAX;
    if (!dixit__vec_reserve(&doc->alloc, &doc->units, (size_t)want + 2 + 2 * DIXIT__UNITS_PAD))
        return false;
    memset(doc->units.at, 0, DIXIT__UNITS_PAD * sizeof *doc->units.at);
    row->at = u = doc->units.at + DIXIT__UNITS_PAD;
    if (from == doc->blocks.at[block].token && from > 0 && doc->tokens.at[from - 1].flags & DIXIT__CLOSES)
        add_neighbour(doc, doc->marked.at[doc->tokens.at[from - 1].ref].token, u++);
    row->own = (uint32_t)(u - row->at);
    while (at < end && (uint32_t)(u - row->at) < DIXIT__UNITS_MAX) {
        describe(doc, at, u, &mention);
        if (u->flags & DIXIT__UNIT_SENTENCE && goes_on(doc, u - 1, at))
            u->flags &= (uint8_t)~DIXIT__UNIT_SENTENCE;
        at = u->end;
        u++;
    }
    if (at < end) { /* a sentence is not cut, if it can be helped */
        dixit__unit *last = u - 1;

        while (last > row->at + row->own && !(last->flags & DIXIT__UNIT_SENTENCE))
            last--;
        if (last > row->at + row->own) {
            at = last->first;
            u = last;
        }
    }
    row->own_end = (uint32_t)(u - row->at);
    row->next = at;
    if (at == end && end < doc->tokens.count && doc->tokens.at[end].flags & DIXIT__OPENS)
        add_neighbour(doc, end, u++);
    row->count = (uint32_t)(u - row->at);
    memset(u, 0, DIXIT__UNITS_PAD * sizeof *u);
    row->role = doc->blocks.at[block].role;
    dixit__units_count(row);
    return true;
}
