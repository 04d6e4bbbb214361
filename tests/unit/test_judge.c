/* test_judge.c - what a judge is shown of a match, and what becomes of its answer. */
#include "unit.h"

/* Shows all it is asked about; drops what begins with one of the letters `drops`. */
typedef struct judge {
    unit *u;
    const char *drops;
    unsigned asked;
} judge;

static void put_pieces(unit *u, const char *before, const dixit_match *match, dixit_part part)
{
    size_t count = dixit_match_piece_count(match, part);

    for (size_t i = 0; i < count; i++) {
        dixit_piece p = dixit_match_piece(match, part, i);

        unit_put(u, "%s%.*s@%u-%u:%u/%u", before, (int)p.len, p.text, p.span.start, p.span.end, p.tokens, p.words);
    }
    assert_int_equal(dixit_match_piece(match, part, count).len, 0);
}

static bool ask(void *data, const dixit_match *match)
{
    judge *j = data;
    dixit_mention_kind kind;

    j->asked++;
    unit_put(j->u, "%u", dixit_match_rule(match));
    put_pieces(j->u, " =", match, DIXIT_PART_MATCH);
    put_pieces(j->u, " {", match, DIXIT_PART_CONTENT);
    put_pieces(j->u, " ~", match, DIXIT_PART_CUE);
    put_pieces(j->u, " <", match, DIXIT_PART_SOURCE);
    if (dixit_match_mention(match, &kind))
        unit_put(j->u, " m%d", (int)kind);
    unit_put(j->u, "; ");
    return !strchr(j->drops, dixit_match_piece(match, DIXIT_PART_CONTENT, 0).text[0]);
}

static void add_judged(unit *u, const char *name, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.name = name;
    rule.pattern = pattern;
    rule.judged = true;
    unit_add(u, rule);
}

/* What was shown and how many candidates there are. */
static void assert_judged(unit *u, const char *drops, const char *text, const char *shown, uint32_t candidates)
{
    judge j = {u, drops, 0};
    const dixit_doc *doc;

    u->options.judge = ask;
    u->options.judge_data = &j;
    doc = unit_read(u, UNIT_CANDIDATES, text);
    unit_assert_shown(u, shown, text);
    assert_int_equal(doc->candidates.count, candidates);
    u->options.judge = NULL;
}

static void judged__each_match__is_shown_with_its_parts(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" \"mayor\"");
    add_judged(u, "q", "content:QUOTE cue:\"said\" source:MENTION");
    assert_judged(u, "", "x “Go on,” said the mayor.",
                  "1 =“Go on,” said the mayor@2-29:8/5 {“Go on,”@2-14:5/2 ~said@15-19:1/1 <the mayor@20-29:2/2 m1;", 1);
}

static void judged__parts_that_occur_twice__are_pieces(void **state)
{
    unit *u = *state;

    add_judged(u, "q", "content:\"a\" \"x\" content:(\"b\" \"c\") cue:\"d\"");
    assert_judged(u, "", "a x b c d", "0 =a x b c d@0-9:5/5 {a@0-1:1/1 {b c@4-7:2/2 ~d@8-9:1/1;", 1);
}

static void judged__positions__are_those_of_the_bytes_given(void **state)
{
    unit *u = *state;

    add_judged(u, "q", "\"x\" content:\"a\"");
    assert_judged(u, "", "\xff\xff x a", "0 =x a@3-6:2/2 {a@5-6:1/1;", 1);
}

static void judge__says_no__the_candidate_and_its_runs_are_gone(void **state)
{
    unit *u = *state;

    add_judged(u, "q", "content:WORD cue:\"said\"");
    unit_quote(u, "other", 0.5f, "content:\"b\"");
    assert_judged(u, "a", "a said b said",
                  "0 =a said@0-6:2/2 {a@0-1:1/1 ~said@2-6:1/1; "
                  "0 =b said@7-13:2/2 {b@7-8:1/1 ~said@9-13:1/1;",
                  2);
    assert_int_equal(u->ws->doc.runs.count, 3);
}

static void rules__that_are_not_judged__ask_nobody(void **state)
{
    unit *u = *state;

    unit_quote(u, "q", 0.5f, "content:\"a\"");
    assert_judged(u, "a", "a", "", 1);
}

/* A rule that needs a judge is too wide without one. */
static void judged__without_a_judge__finds_nothing(void **state)
{
    unit *u = *state;

    add_judged(u, "q", "content:\"a\"");
    unit_quote(u, "other", 0.5f, "content:\"b\"");
    assert_int_equal(unit_read(u, UNIT_CANDIDATES, "a b")->candidates.count, 1);
}

static bool show_context(void *data, const dixit_match *match)
{
    dixit_piece sentence = dixit_match_piece(match, DIXIT_PART_SENTENCE, 0);

    unit_put(data, "[%.*s] %s ", (int)sentence.len, sentence.text, dixit_block_role_name(dixit_match_role(match)));
    return true;
}

static void judged__sentence_and_block__are_those_it_begins_in(void **state)
{
    unit *u = *state;

    unit_block(u, DIXIT_BLOCK_STANDFIRST, "\"x\"");
    add_judged(u, "q", "content:\"a\"");
    u->options.judge = show_context;
    u->options.judge_data = u;
    unit_read(u, UNIT_CANDIDATES, "B c. D a e. F g.\n\nx a");
    unit_assert_shown(u, "[D a e.] body [x a] standfirst", "the sentences of two matches");
}

static void other_kinds__are_never_judged(void **state)
{
    dixit_rule rule = DIXIT_RULE_INIT;
    unit *u = *state;

    rule.kind = DIXIT_RULE_MENTION;
    rule.pattern = "\"a\"";
    rule.judged = true;
    unit_add(u, rule);
    assert_judged(u, "", "a", "", 0);
    assert_int_equal(u->ws->doc.mentions.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(judged__each_match__is_shown_with_its_parts),
        UNIT_TEST(judged__parts_that_occur_twice__are_pieces),
        UNIT_TEST(judged__positions__are_those_of_the_bytes_given),
        UNIT_TEST(judge__says_no__the_candidate_and_its_runs_are_gone),
        UNIT_TEST(rules__that_are_not_judged__ask_nobody),
        UNIT_TEST(judged__without_a_judge__finds_nothing),
        UNIT_TEST(judged__sentence_and_block__are_those_it_begins_in),
        UNIT_TEST(other_kinds__are_never_judged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
