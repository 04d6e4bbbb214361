/* unit.c - rules, texts and what is shown of them, for the unit tests. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

/* --- setup ------------------------------------------------------------------------------------------------------ */

static void close_rules(unit *u)
{
    dixit_rules_free(u->rules);
    dixit_ruleset_free(u->ruleset);
    free(u->model);
    u->rules = NULL;
    u->ruleset = NULL;
    u->model = NULL;
}

void unit_reset(unit *u)
{
    static const dixit_options defaults = DIXIT_OPTIONS_INIT;

    close_rules(u);
    assert_int_equal(dixit_rules_new(&u->rules, NULL, NULL), DIXIT_OK);
    u->options = defaults;
    u->rule_count = 0;
}

int unit_setup(void **state)
{
    unit *u = calloc(1, sizeof *u);

    if (!u || dixit_workspace_new(&u->ws, NULL, NULL) != DIXIT_OK) {
        free(u);
        return -1;
    }
    *state = u;
    unit_reset(u);
    return 0;
}

int unit_teardown(void **state)
{
    unit *u = *state;

    close_rules(u);
    dixit_workspace_free(u->ws);
    free(u);
    return 0;
}

/* --- rules ------------------------------------------------------------------------------------------------------ */

/* More rules: what was compiled is out of date. */
static void renew(unit *u)
{
    dixit_ruleset_free(u->ruleset);
    u->ruleset = NULL;
}

void unit_words(unit *u, const char *list, const char *entries)
{
    dixit_error err;

    renew(u);
    if (dixit_rules_words(u->rules, list, entries, strlen(entries), &err) != DIXIT_OK)
        fail_msg("words of %s: %s (at %zu)", list, err.message, err.position);
}

void unit_define(unit *u, const char *name, const char *pattern)
{
    dixit_error err;

    renew(u);
    if (dixit_rules_define(u->rules, name, pattern, strlen(pattern), &err) != DIXIT_OK)
        fail_msg("%s: %s (at %zu)", pattern, err.message, err.position);
}

void unit_add(unit *u, dixit_rule rule)
{
    dixit_error err;
    char name[16];

    renew(u);
    snprintf(name, sizeof name, "r%u", ++u->rule_count);
    if (!rule.name)
        rule.name = name;
    rule.pattern_len = strlen(rule.pattern);
    if (dixit_rules_add(u->rules, &rule, &err) != DIXIT_OK)
        fail_msg("%s: %s (at %zu)", rule.pattern, err.message, err.position);
}

static dixit_rule rule_of(dixit_rule_kind kind, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.kind = kind;
    rule.pattern = pattern;
    return rule;
}

void unit_quote(unit *u, const char *name, float score, const char *pattern)
{
    dixit_rule rule = rule_of(DIXIT_RULE_QUOTE, pattern);

    rule.name = name;
    rule.score = score;
    unit_add(u, rule);
}

void unit_mention(unit *u, dixit_mention_kind kind, const char *pattern)
{
    dixit_rule rule = rule_of(DIXIT_RULE_MENTION, pattern);

    rule.mention = kind;
    unit_add(u, rule);
}

void unit_block(unit *u, dixit_block_role role, const char *pattern)
{
    dixit_rule rule = rule_of(DIXIT_RULE_BLOCK, pattern);

    rule.role = role;
    unit_add(u, rule);
}

void unit_marked(unit *u, dixit_marked_kind kind, const char *pattern)
{
    dixit_rule rule = rule_of(DIXIT_RULE_MARKED, pattern);

    rule.marked = kind;
    unit_add(u, rule);
}

void unit_edge(unit *u, const char *pattern)
{
    unit_add(u, rule_of(DIXIT_RULE_EDGE, pattern));
}

void unit_model(unit *u, models_file *m)
{
    dixit_error err;
    size_t len;

    renew(u);
    free(u->model);
    u->model = models_bytes(m, &len);
    models_free(m);
    if (dixit_rules_model(u->rules, u->model, len, &err) != DIXIT_OK)
        fail_msg("%s (at %zu)", err.message, err.position);
}

/* --- texts ------------------------------------------------------------------------------------------------------ */

static void compile(unit *u)
{
    dixit_error err;

    if (dixit_rules_compile(&u->ruleset, u->rules, &err) != DIXIT_OK)
        fail_msg("the rules do not compile: %s", err.message);
}

dixit_doc *unit_read_bytes(unit *u, unit_stage last, const char *text, size_t len)
{
    static bool (*const stages[])(dixit_doc *) = {
        dixit__index,      dixit__blocks, dixit__pair,   dixit__tokens,  dixit__story,  dixit__spans,
        dixit__candidates, dixit__weigh,  dixit__choose, dixit__resolve, dixit__finish, dixit__explain,
    };
    dixit_doc *doc = &u->ws->doc;

    if (!u->ruleset)
        compile(u);
    u->shown[0] = '\0';
    u->shown_len = 0;
    doc->rules = u->ruleset;
    doc->options = u->options;
    assert_int_equal(dixit__text_read(doc, text, len, NULL), DIXIT_OK);
    for (size_t i = 0; i <= (size_t)last; i++)
        assert_true(stages[i](doc));
    return doc;
}

dixit_doc *unit_read(unit *u, unit_stage last, const char *text)
{
    return unit_read_bytes(u, last, text, strlen(text));
}

/* --- showing ---------------------------------------------------------------------------------------------------- */

void unit_put(unit *u, const char *format, ...)
{
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(u->shown + u->shown_len, sizeof u->shown - u->shown_len, format, args);
    va_end(args);
    assert_true(len >= 0 && u->shown_len + (size_t)len < sizeof u->shown);
    u->shown_len += (size_t)len;
}

void unit_put_text(unit *u, const char *before, uint32_t start, uint32_t end, const char *after)
{
    const dixit_doc *doc = &u->ws->doc;

    assert_true(start <= end && end <= doc->len);
    unit_put(u, "%s", before);
    for (; start < end; start++)
        unit_put(u, "%c", doc->text[start] == '\n' ? '/' : doc->text[start]);
    unit_put(u, "%s", after);
}

void unit_put_run(unit *u, const char *before, dixit__run run, const char *after)
{
    const dixit_doc *doc = &u->ws->doc;

    assert_true(run.first < run.end && run.end <= doc->tokens.count);
    unit_put_text(u, before, doc->tokens.at[run.first].start, doc->tokens.at[run.end - 1].end, after);
}

void unit_put_candidate(unit *u, const dixit__candidate *c)
{
    const dixit__run *run = &u->ws->doc.runs.at[c->runs];

    for (uint32_t i = 0; i < c->content_count; i++)
        unit_put_run(u, "{", *run++, "} ");
    for (uint32_t i = 0; i < c->cue_count; i++)
        unit_put_run(u, "", *run++, " ");
    for (uint32_t i = 0; i < c->source_count; i++)
        unit_put_run(u, "<", *run++, "> ");
}

void unit_assert_shown(const unit *u, const char *expected, const char *about)
{
    size_t len = u->shown_len;

    while (len > 0 && u->shown[len - 1] == ' ')
        len--;
    if (strlen(expected) != len || memcmp(u->shown, expected, len) != 0)
        fail_msg("%s\n  expected: %s\n  got:      %.*s", about, expected, (int)len, u->shown);
}
