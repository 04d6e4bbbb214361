/*
 * lex.h - one token. Documents (tokens.c), literals of patterns and entries of word lists are all cut by the
 * same function, so that what a pattern names is what the document has.
 */
#ifndef DIXIT_CORE_LEX_H
#define DIXIT_CORE_LEX_H

#include "doc.h"
#include "ruleset.h"

typedef struct dixit__lexeme {
    const char *end; /* where it ends */
    const char *key; /* what it is looked up by: ’ as ', without an abbreviation's stop */
    uint32_t len;    /* of `key`; more than DIXIT__WORD_MAX: too long, and `key` is cut */
    bool folded;     /* `key` is in lower case, in `buffer`; if not, it is ASCII and stands in the text as it is */
    uint32_t flags;  /* DIXIT__WORD ... DIXIT__LOWER, DIXIT__PERIOD, DIXIT__POSSESSIVE, DIXIT__STOP */
    char buffer[DIXIT__WORD_MAX + 8];
} dixit__lexeme;

/*
 * Cut the token that begins at `at`, which is no white space and before `end`. `abbreviations` (may be NULL)
 * tells which words take a full stop with them. A single ' or ’ that belongs to a word is part of it; quotation
 * marks proper are the caller's business.
 */
void dixit__lex(dixit__lexeme *out, const char *at, const char *end, const dixit_ruleset *abbreviations);

/*
 * The plain case, which most tokens are: ASCII letters, at most 15, or a sign, and nothing behind them that belongs to it.
 * Its length and flags, or 0: ask dixit__lex(), without abbreviations; with them a word before a full stop may be one.
 * The token ends at `end` or before; up to `limit` may be read. It is its own key, in any case; 16 bytes can be read at it.
 */
uint32_t dixit__lex_plain(const char *at, const char *end, const char *limit, uint32_t *flags);

/* The vocabulary's entry of a token, 0 if there is none. */
static inline uint32_t dixit__lexeme_find(const dixit__vocabulary *words, const dixit__lexeme *lexeme)
{
    return lexeme->len > DIXIT__WORD_MAX ? 0 : dixit__word_find(words, lexeme->key, lexeme->len, !lexeme->folded);
}

/* Write the key in lower case into `buffer`, if it is not there yet. */
void dixit__lexeme_fold(dixit__lexeme *lexeme);

#endif
