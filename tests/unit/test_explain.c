/* test_explain.c - what is kept for whoever asks why: marks, who mentions mean, what became of candidates, matches. */
#include "unit.h"

static int setup(void **state)
{
    unit *u;

    if (unit_setup(state) != 0)
        return -1;
    u = *state;
    u->options.explain = true;
    unit_words(u, "MALE", "he\nbob");
    unit_words(u, "FEMALE", "she\nann");
    unit_words(u, "DEFINITE", "the");
    unit_words(u, "ROLE", "mayor\nministry");
    unit_words(u, "COMMON", "he\nshe\nthe\ni\nno");
    unit_define(u, "PROPER", "!COMMON CAP");
    unit_mention(u, DIXIT_MENTION_NAME, "(role:ROLE)? name:((PROPER)+)");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" head:ROLE");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "\"he\" | \"she\"");
    unit_mention(u, DIXIT_MENTION_FIRST, "'I'");
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, unit_teardown)

static void put_span(unit *u, const char *before, dixit_span span, const char *after)
{
    unit_put_text(u, before, span.start, span.end, after);
}

/* --- marks ------------------------------------------------------------------------------------------------------ */

static void assert_marks(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_EXPLAIN, text);
    size_t count;
    const dixit_mark *marks = dixit_doc_marks(doc, &count);

    for (size_t i = 0; i < count; i++) {
        put_span(u, "", marks[i].span, "");
        unit_put(u, "%s", dixit_mark_role_name(marks[i].role));
        if (marks[i].marked != DIXIT_NONE)
            unit_put(u, "%u", marks[i].marked);
        unit_put(u, " ");
    }
    unit_assert_shown(u, expected, text);
}

static void marks__of_every_role(void **state)
{
    assert_marks(*state, "“I don’t,” she said.", "“opens0 ’apostrophe ”closes0");
    assert_marks(*state, "“No ‘one’ can.”", "“opens0 ‘opens1 ’closes1 ”closes0");
    assert_marks(*state, "A 12\" record.", "\"other");
    assert_marks(*state, "“Open.", "“opens0");
    assert_marks(*state, "Shut.”", "”other");
    assert_marks(*state, "“One.\n\n“Two.”", "“opens0 “opens1 ”closes1");
}

/* --- mentions --------------------------------------------------------------------------------------------------- */

static void assert_mentions(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_EXPLAIN, text);
    size_t count;
    const dixit_mention *mentions = dixit_doc_mentions(doc, &count);

    for (size_t i = 0; i < count; i++) {
        put_span(u, "", mentions[i].span, "=");
        unit_put(u, "%s", dixit_reference_name(mentions[i].reference));
        if (mentions[i].antecedent != DIXIT_NONE)
            unit_put(u, ":%u", mentions[i].antecedent);
        unit_put(u, "; ");
    }
    unit_assert_shown(u, expected, text);
}

static void mentions__tell_by_what_they_are_known(void **state)
{
    assert_mentions(*state, "Ann Lee came. Ann Lee left.", "Ann Lee=new; Ann Lee=name:0;");
    assert_mentions(*state, "Ann Lee came. Lee left.", "Ann Lee=new; Lee=form:0;");
    assert_mentions(*state, "Lee came. Ann Lee left. Lee sat.", "Lee=new; Ann Lee=form:0; Lee=form:1;");
    assert_mentions(*state, "mayor Ann Lee came. the mayor left.", "mayor Ann Lee=new; the mayor=role:0;");
    assert_mentions(*state, "the ministry came. the ministry left.", "the ministry=new; the ministry=words:0;");
    assert_mentions(*state, "the ministry came. the mayor left.", "the ministry=new; the mayor=new;");
    assert_mentions(*state, "Ann Lee met Bob Roe. She left.", "Ann Lee=new; Bob Roe=new; She=pronoun:0;");
    assert_mentions(*state, "Ann Lee met Bob Roe. He left.", "Ann Lee=new; Bob Roe=new; He=pronoun:1;");
    assert_mentions(*state, "She left. I came.", "She=none; I=none;");
}

static void mentions__in_apposition__are_the_same(void **state)
{
    assert_mentions(*state, "the mayor, Ann Lee, left.", "the mayor=new; Ann Lee=apposition:0;");
    assert_mentions(*state, "It was the mayor, Ann Lee.", "It=none; the mayor=new; Ann Lee=apposition:1;");
    assert_mentions(*state, "Ann Lee came. the mayor, Ann Lee, left.",
                    "Ann Lee=new; the mayor=apposition:0; Ann Lee=name:0;");
    assert_mentions(*state, "the mayor, Ann Lee, left. the mayor sat.",
                    "the mayor=new; Ann Lee=apposition:0; the mayor=role:0;");
    assert_mentions(*state, "the mayor, Ann Lee left.", "the mayor=new; Ann Lee=new;");
    assert_mentions(*state, "the mayor, Ann Lee, Bob Roe and others left.", "the mayor=new; Ann Lee=new; Bob Roe=new;");
    assert_mentions(*state, "“the mayor,” Ann Lee, left.", "the mayor=new; Ann Lee=new;");
    assert_mentions(*state, "I saw the mayor,\n\nAnn Lee.", "I=none; the mayor=new; Ann Lee=new;");
}

static void mentions__tell_name_role_and_gender(void **state)
{
    unit *u = *state;
    const dixit_doc *doc = unit_read(u, UNIT_EXPLAIN, "“No.” mayor Ann Lee left.");
    size_t count;
    const dixit_mention *m = dixit_doc_mentions(doc, &count);

    assert_int_equal(count, 1);
    put_span(u, "", m->name, "; ");
    put_span(u, "", m->role, "; ");
    unit_assert_shown(u, "Ann Lee; mayor;", "parts");
    assert_true(m->female && !m->male && !m->plural);
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, m->rule), "r1");
    assert_int_equal(m->speaker, DIXIT_NONE);
}

/* --- candidates ------------------------------------------------------------------------------------------------- */

static void assert_candidates(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_EXPLAIN, text);
    size_t count;
    const dixit_candidate *candidates = dixit_doc_candidates(doc, &count);

    for (size_t i = 0; i < count; i++) {
        const dixit_candidate *c = &candidates[i];

        unit_put(u, "%s", dixit_ruleset_rule_name(u->ruleset, c->rule));
        for (size_t k = 0; k < c->content.count; k++)
            put_span(u, "{", c->content.at[k], "}");
        unit_put(u, " %s", dixit_outcome_name(c->outcome));
        if (c->by != DIXIT_NONE)
            unit_put(u, " by %s", dixit_ruleset_rule_name(u->ruleset, candidates[c->by].rule));
        if (c->quote != DIXIT_NONE)
            unit_put(u, " %u", c->quote);
        unit_put(u, "; ");
    }
    unit_assert_shown(u, expected, text);
}

static void candidates__that_want_the_same_words(void **state)
{
    unit *u = *state;

    unit_quote(u, "low", 0.3f, "content:(\"a\" \"b\")");
    unit_quote(u, "high", 0.8f, "content:(\"b\" \"c\")");
    unit_quote(u, "mid", 0.5f, "cue:\"c\" content:\"d\"");
    assert_candidates(u, "a b c d", "low{a b} overlap by high; high{b c} chosen 0; mid{d} overlap by high;");
    assert_candidates(u, "a b x c d", "low{a b} chosen 0; mid{d} chosen 1;");
}

static void candidates__whose_source_is_in_a_quotation(void **state)
{
    unit *u = *state;

    unit_quote(u, "outer", 0.8f, "\"that\" content:(\"x\" \"said\" WORD)");
    unit_quote(u, "inner", 0.5f, "source:\"x\" WORD WORD cue:\"adding\" content:WORD");
    assert_candidates(u, "that x said a adding b", "outer{x said a} chosen 0; inner{b} source by outer;");
}

static void candidates__below_min_confidence(void **state)
{
    unit *u = *state;

    unit_quote(u, "low", 0.3f, "content:\"a\"");
    unit_quote(u, "high", 0.8f, "content:\"b\"");
    u->options.min_confidence = 0.5f;
    assert_candidates(u, "a b", "low{a} unsure; high{b} chosen 0;");
}

static void candidates__of_later_paragraphs(void **state)
{
    unit *u = *state;
    dixit_rule more = DIXIT_RULE_INIT;

    more.name = "more";
    more.pattern = "content:QUOTE";
    more.score = 0.3f;
    more.continues = true;
    unit_quote(u, "said", 0.8f, "content:QUOTE cue:\"said\" source:WORD");
    unit_add(u, more);
    assert_candidates(
        u, "“Go on,” said Ann.\n\n“Go home.”",
        "said{“Go on,”}{“Go home.”} chosen 0; more{“Go on,”} overlap by said; more{“Go home.”} joined by said;");
}

/* --- matches ---------------------------------------------------------------------------------------------------- */

static void matches__of_the_other_rules(void **state)
{
    unit *u = *state;
    size_t count;
    const dixit_rule_match *matches;
    const char *text = "photo Ann Lee, but the word “so”";

    unit_block(u, DIXIT_BLOCK_CREDIT, "block-start \"photo\"");
    unit_block(u, DIXIT_BLOCK_CAPTION, "block-start \"photo\"");
    unit_edge(u, "\",\" \"but\"");
    unit_edge(u, "&\",\"");
    unit_marked(u, DIXIT_MARKED_TERM, "\"word\" content:SHORT");
    unit_mention(u, DIXIT_MENTION_NAME, "\"ann\"");
    matches = dixit_doc_matches(unit_read(u, UNIT_EXPLAIN, text), &count);
    for (size_t i = 0; i < count; i++) {
        unit_put(u, "%s", dixit_ruleset_rule_name(u->ruleset, matches[i].rule));
        put_span(u, "<", matches[i].span, matches[i].kept ? "> " : ">- ");
    }
    unit_assert_shown(u, "r5<photo> r6<photo>- r10<Ann>- r1<Ann Lee> r7<, but> r8<> r9<word “so”>", text);
}

/* --- without ---------------------------------------------------------------------------------------------------- */

static void nothing__is_kept_unless_asked_for(void **state)
{
    unit *u = *state;
    size_t marks, mentions, candidates, matches;
    const dixit_doc *doc;

    unit_quote(u, "any", 0.8f, "content:QUOTE");
    doc = unit_read(u, UNIT_EXPLAIN, "“Go on,” said Ann.");
    (void)dixit_doc_matches(doc, &matches);
    assert_true(matches > 0);
    u->options.explain = false;
    doc = unit_read(u, UNIT_EXPLAIN, "“Go on,” said Ann.");
    (void)dixit_doc_marks(doc, &marks);
    (void)dixit_doc_mentions(doc, &mentions);
    (void)dixit_doc_candidates(doc, &candidates);
    (void)dixit_doc_matches(doc, &matches);
    assert_int_equal(marks + mentions + candidates + matches, 0);
    assert_int_equal(doc->firings.count, 0);
}

static void positions__are_those_of_the_text_given(void **state)
{
    unit *u = *state;
    size_t count;
    const dixit_mark *marks = dixit_doc_marks(unit_read_bytes(u, UNIT_EXPLAIN, "\xff\xff “No”", 11), &count);

    assert_int_equal(count, 2);
    assert_int_equal(marks[0].span.start, 3);
    assert_int_equal(marks[1].span.end, 11);
}

static void names__of_values__are_words(void **state)
{
    (void)state;
    assert_string_equal(dixit_mark_role_name(DIXIT_MARK_OTHER), "other");
    assert_string_equal(dixit_mark_role_name((dixit_mark_role)9), "?");
    assert_string_equal(dixit_reference_name((dixit_reference)99), "?");
    assert_string_equal(dixit_outcome_name((dixit_outcome)9), "?");
    assert_string_equal(dixit_mention_kind_name((dixit_mention_kind)9), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(marks__of_every_role),
        TEST(mentions__tell_by_what_they_are_known),
        TEST(mentions__in_apposition__are_the_same),
        TEST(mentions__tell_name_role_and_gender),
        TEST(candidates__that_want_the_same_words),
        TEST(candidates__whose_source_is_in_a_quotation),
        TEST(candidates__below_min_confidence),
        TEST(candidates__of_later_paragraphs),
        TEST(matches__of_the_other_rules),
        TEST(nothing__is_kept_unless_asked_for),
        TEST(positions__are_those_of_the_text_given),
        TEST(names__of_values__are_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
