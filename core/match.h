/* match.h - running a rule's program at a token, and the rules of one kind at one token. */
#ifndef DIXIT_CORE_MATCH_H
#define DIXIT_CORE_MATCH_H

#include "doc.h"
#include "ruleset.h"

#define DIXIT__CAPTURES_MAX 48

/* The beginning or the end of a part, in the order in which they were passed. */
typedef struct dixit__capture {
    uint8_t part; /* dixit__part */
    bool open;
    uint32_t token;
} dixit__capture;

typedef struct dixit__match_result {
    uint32_t rule;
    uint32_t first, end; /* tokens */
    uint32_t capture_count;
    dixit__capture captures[DIXIT__CAPTURES_MAX];
} dixit__match_result;

/* The flags of the token behind it, any of which makes a place (a dixit__edge) what it is; 0 where no flag tells. */
static inline uint32_t dixit__place_flags(uint32_t place)
{
    switch (place) {
    case DIXIT__AT_BLOCK_START:
    case DIXIT__AT_BLOCK_END:
        return DIXIT__BLOCK_FIRST;
    case DIXIT__AT_LINE_START:
    case DIXIT__AT_LINE_END:
        return DIXIT__LINE_FIRST | DIXIT__BLOCK_FIRST;
    case DIXIT__AT_SENTENCE_START:
        return DIXIT__SENT_FIRST;
    case DIXIT__AT_CLAUSE_END:
        return DIXIT__SENT_FIRST | DIXIT__EDGE;
    case DIXIT__AT_QUOTE_START:
        return DIXIT__OPENS;
    case DIXIT__AT_MENTION_START:
        return DIXIT__MENTION;
    default:
        return 0;
    }
}

/* Called with each match; what it does with it is its business. False ends the work: out of memory. */
typedef bool (*dixit__match_fn)(dixit_doc *doc, const dixit__match_result *match, void *payload);

#define DIXIT__DONE_MAX 64 /* rules that match at one place; more of them are left out */

/* What matching the rules of one kind in one document needs. */
typedef struct dixit__matcher {
    dixit_doc *doc;
    const dixit_ruleset *rules;
    const dixit__instr *code;
    const dixit__test *tests;
    const uint64_t *lists;  /* of the vocabulary: */
    uint32_t alone, longer; /* where these parts of a row begin in it */
    uint64_t row_scale;     /* see row_of() in match.c */
    dixit_rule_kind kind;
    uint32_t last_cue; /* behind this token no cue is to come: rules that need one are left out there */
    dixit__match_fn fn;
    void *payload;
    bool stopped;                           /* by fn */
    uint32_t failures, failures_max, looks; /* in this attempt */
    uint32_t done_count;
    uint32_t done[DIXIT__DONE_MAX]; /* rules that have matched in this attempt */
    dixit__match_result result;
} dixit__matcher;

/* take.c: is the place between the token and the one before it a `place` (dixit__edge)? */
bool dixit__at_place(const dixit__matcher *m, uint32_t token, uint32_t place);

/* take.c: the token after what an instruction takes at `token`, of those that match.c does not see to itself; 0 if it fails. */
uint32_t dixit__take(const dixit__matcher *m, const dixit__instr *in, uint32_t token);

void dixit__matcher_init(dixit__matcher *m, dixit_doc *doc, dixit_rule_kind kind, dixit__match_fn fn, void *payload);

/*
 * The flags of tokens at which a match of a rule of `kind` can begin. A token that has none of them needs no call of
 * dixit__match_at(), and most have none.
 */
static inline uint32_t dixit__match_flags(const dixit_doc *doc, dixit_rule_kind kind)
{
    return doc->rules->dispatch[kind].any | (uint32_t)DIXIT__BEGINS_RULE << kind;
}

/*
 * The tokens up to `end` that have one of some flags, in their order. Where the next one stands cannot be foretold, and a
 * processor that guesses wrong at each of them takes longer than one that looks at all: so they are marked in a row of bits,
 * many tokens in one go.
 */
typedef struct dixit__walk {
    const dixit_doc *doc;
    uint32_t flags, end;
    uint32_t from, until; /* the tokens that are marked in `bits`, the first in the lowest */
    uint64_t bits;
} dixit__walk;

static inline dixit__walk dixit__walk_to(const dixit_doc *doc, uint32_t end, uint32_t flags)
{
    dixit__walk walk = {doc, flags, end, 0, 0, 0};

    return walk;
}

/* The first from `at` on, which never goes back; `end` if there is none. Flags of tokens behind it must stay as they are. */
static inline uint32_t dixit__walk_from(dixit__walk *walk, uint32_t at)
{
    uint64_t left = at < walk->until ? walk->bits >> (at - walk->from) : 0;

    while (!left && at < walk->end) {
        const dixit__token *tokens = walk->doc->tokens.at;
        uint32_t i;

        walk->from = at = at < walk->until ? walk->until : at;
        walk->until = walk->end - at < 64 ? walk->end : at + 64;
        for (i = walk->until; i > at; i--)
            left = left << 1 | ((tokens[i - 1].flags & walk->flags) != 0);
        walk->bits = left;
    }
    return left ? at + (uint32_t)__builtin_ctzll(left) : walk->end;
}

/* Try the rules that can begin at `token`; each gives one match at most. False: `fn` stopped it. */
bool dixit__match_at(dixit__matcher *m, uint32_t token);

/*
 * The last token from `first` up to `end`, a block, that can begin the cue of a rule of `kind`; one before `first` (or 0)
 * if there is none.
 */
uint32_t dixit__last_cue(const dixit_doc *doc, dixit_rule_kind kind, uint32_t first, uint32_t end);

/* The runs of one part of a match: the n-th, or an empty one. */
dixit__run dixit__match_part(const dixit__match_result *match, dixit__part part, uint32_t n);

#endif
