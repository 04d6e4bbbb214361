/*
 * lex.h - one token. Documents (tokens.c), literals of patterns and entries of word lists are all cut by the
 * same function, so that what a pattern names is what the document has.
 */
#ifndef DIXIT_CORE_LEX_H
#define DIXIT_CORE_LEX_H

#include "doc.h"
#include "ruleset.h"

typedef struct dixit__lexeme {
    const char *end;            /* where it ends */
    uint32_t flags;             /* DIXIT__WORD ... DIXIT__LOWER, DIXIT__PERIOD, DIXIT__POSSESSIVE, DIXIT__STOP */
    uint32_t len;               /* of `key`; more than DIXIT__WORD_MAX: too long, and `key` is cut */
    char key[DIXIT__WORD_MAX + 8]; /* lower case, ’ as ', without an abbreviation's stop */
} dixit__lexeme;

/*
 * Cut the token that begins at `at`, which is no white space and before `end`. `abbreviations` (may be NULL)
 * tells which words take a full stop with them. A single ' or ’ that belongs to a word is part of it; quotation
 * marks proper are the caller's business.
 */
void dixit__lex(dixit__lexeme *out, const char *at, const char *end, const dixit_ruleset *abbreviations);

#endif
