/*
 * unit.h - what the unit tests of the stages behind pairing share: a ruleset of the test's own, made of a handful of
 * words and patterns; a text taken through the stages up to one of them; and a line in which tables are shown, to be
 * compared as a whole.
 *
 * A test asks for rules first, then reads texts. The rules are compiled when the first text is read.
 */
#ifndef DIXIT_TESTS_UNIT_H
#define DIXIT_TESTS_UNIT_H

#include "../support/models.h"
#include "doc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct unit {
    dixit_rules *rules;
    dixit_ruleset *ruleset; /* NULL until the first text, and after more rules */
    char *model;            /* the bytes of one, which rules and ruleset use */
    dixit_workspace *ws;
    dixit_options options;
    unsigned rule_count;
    char shown[4096]; /* see unit_put() */
    size_t shown_len;
} unit;

/* The stages behind dixit__text_read(), in their order. */
typedef enum unit_stage {
    UNIT_INDEX,
    UNIT_BLOCKS,
    UNIT_PAIR,
    UNIT_TOKENS,
    UNIT_STORY,
    UNIT_SPANS,
    UNIT_CANDIDATES,
    UNIT_WEIGH,
    UNIT_CHOOSE,
    UNIT_RESOLVE,
    UNIT_FINISH,
    UNIT_EXPLAIN,
} unit_stage;

int unit_setup(void **state);
int unit_teardown(void **state);

/* No rules, no words, the default options. */
void unit_reset(unit *u);

/* --- rules; a mistake in one fails the test ------------------------------------------------------------------ */

void unit_words(unit *u, const char *list, const char *entries);
void unit_define(unit *u, const char *name, const char *pattern);

/* A rule without a name gets one: r1, r2 ... `pattern_len` is filled in. */
void unit_add(unit *u, dixit_rule rule);
void unit_quote(unit *u, const char *name, float score, const char *pattern);
void unit_mention(unit *u, dixit_mention_kind kind, const char *pattern);
void unit_block(unit *u, dixit_block_role role, const char *pattern);
void unit_marked(unit *u, dixit_marked_kind kind, const char *pattern);
void unit_edge(unit *u, const char *pattern);
void unit_model(unit *u, models_file *m); /* frees it */

/* --- texts: they must live as long as the document is looked at ------------------------------------------------ */

dixit_doc *unit_read(unit *u, unit_stage last, const char *text);
dixit_doc *unit_read_bytes(unit *u, unit_stage last, const char *text, size_t len);

/* --- showing --------------------------------------------------------------------------------------------------- */

/* Append to the line; unit_read() empties it. */
void unit_put(unit *u, const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* The text from `start` to `end`, a line end as '/', between `before` and `after`. */
void unit_put_text(unit *u, const char *before, uint32_t start, uint32_t end, const char *after);
void unit_put_run(unit *u, const char *before, dixit__run run, const char *after);

/* The content, cue and source of a candidate: {Yes} said <Ann>. */
void unit_put_candidate(unit *u, const dixit__candidate *c);

/* Is the line, without the blanks at its end, the one expected? `about` is shown if not. */
void unit_assert_shown(const unit *u, const char *expected, const char *about);

#define UNIT_LENGTH(array) (sizeof(array) / sizeof *(array))
#define UNIT_TEST(name) cmocka_unit_test_setup_teardown(name, unit_setup, unit_teardown)

#endif
