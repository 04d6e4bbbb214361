/* test_choose.c - which candidates become quotations, and which of those are one over several paragraphs. */
#include "unit.h"

/* The chosen candidates in their order, each behind the name of its rule. */
static void assert_shown(unit *u, const dixit_doc *doc, const char *text, const char *expected)
{
    for (uint32_t i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        assert_false(c->dropped);
        unit_put(u, "%s", dixit_ruleset_rule_name(u->ruleset, c->rule));
        unit_put_candidate(u, c);
    }
    unit_assert_shown(u, expected, text);
}

static void assert_chosen(unit *u, const char *text, const char *expected)
{
    assert_shown(u, unit_read(u, UNIT_CHOOSE, text), text, expected);
}

/* The same, all candidates being the model's; with `optional` the last of several runs of content is. */
static void assert_chosen_of_model(unit *u, const char *text, const char *expected, bool optional)
{
    dixit_doc *doc = unit_read(u, UNIT_CANDIDATES, text);

    for (uint32_t i = 0; i < doc->candidates.count; i++) {
        doc->candidates.at[i].by_model = true;
        doc->candidates.at[i].after = optional && doc->candidates.at[i].content_count > 1;
    }
    assert_true(dixit__choose(doc));
    assert_shown(u, doc, text, expected);
}

static void assert_chosen_by_model(unit *u, const char *text, const char *expected)
{
    assert_chosen_of_model(u, text, expected, false);
}

/* Each candidate has the last run only if nobody else wants it. */
static void assert_chosen_with_optional(unit *u, const char *text, const char *expected)
{
    assert_chosen_of_model(u, text, expected, true);
}

static void add_certain(unit *u, const char *name, float score, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.name = name;
    rule.score = score;
    rule.pattern = pattern;
    rule.certain = true;
    unit_add(u, rule);
}

static void add_continuing(unit *u, const char *name, float score, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.name = name;
    rule.score = score;
    rule.pattern = pattern;
    rule.continues = true;
    unit_add(u, rule);
}

/* --- who wins --------------------------------------------------------------------------------------------------- */

static void overlap__of_content__the_higher_score_wins(void **state)
{
    unit *u = *state;

    unit_quote(u, "low", 0.3f, "content:(\"a\" \"b\")");
    unit_quote(u, "high", 0.8f, "content:(\"b\" \"c\")");
    assert_chosen(u, "a b c", "high{b c}");
    assert_chosen(u, "a b x b c", "low{a b} high{b c}");
}

static void overlap__as_high_a_score__the_earlier_wins(void **state)
{
    unit *u = *state;

    unit_quote(u, "one", 0.5f, "content:(\"b\" \"c\")");
    unit_quote(u, "two", 0.5f, "content:(\"a\" \"b\")");
    assert_chosen(u, "a b c", "two{a b}");
    assert_chosen(u, "x b c", "one{b c}");
}

static void overlap__chain__the_best_leave_room(void **state)
{
    unit *u = *state;

    unit_quote(u, "middle", 0.5f, "content:(\"b\" \"c\")");
    unit_quote(u, "best", 0.9f, "content:(\"a\" \"b\")");
    unit_quote(u, "last", 0.1f, "content:(\"c\" \"d\")");
    assert_chosen(u, "a b c d", "best{a b} last{c d}");
}

/* What nobody else wants is enough. */
static void content__of_which_a_part_is_taken__keeps_the_rest(void **state)
{
    unit *u = *state;

    unit_quote(u, "more", 0.5f, "content:\"a\" cue:\"said\" content:\"b\"");
    unit_quote(u, "best", 0.9f, "content:(\"b\" \"c\")");
    assert_chosen(u, "a said b c", "best{b c}");
    assert_chosen_by_model(u, "a said b c", "more{a} said best{b c}");
}

/* The cue that would have nothing has what another can do without; if there is something to be said for it. */
static void content__that_two_cues_want__is_shared_out(void **state)
{
    unit *u = *state;

    unit_quote(u, "both", 0.9f, "content:\"a\" cue:\"said\" \"adding\" content:\"b\"");
    unit_quote(u, "second", 0.8f, "cue:\"adding\" content:\"b\"");
    assert_chosen(u, "a said adding b", "both{a} {b} said");
    assert_chosen_by_model(u, "a said adding b", "both{a} said second{b} adding");
}

static void content__that_a_doubtful_cue_wants__is_not_shared_out(void **state)
{
    unit *u = *state;

    unit_quote(u, "both", 0.9f, "content:\"a\" cue:\"said\" \"adding\" content:\"b\"");
    unit_quote(u, "second", 0.4f, "cue:\"adding\" content:\"b\"");
    assert_chosen_by_model(u, "a said adding b", "both{a} {b} said");
}

/* Nor is all that somebody has taken away. */
static void content__that_is_all_of_another__stays(void **state)
{
    unit *u = *state;

    unit_quote(u, "first", 0.9f, "cue:\"said\" \"adding\" content:\"b\"");
    unit_quote(u, "second", 0.8f, "cue:\"adding\" content:\"b\"");
    assert_chosen_by_model(u, "said adding b", "first{b} said");
}

/* What a cue has only if nobody else wants it is not enough to live on. */
static void content__of_which_only_the_optional_is_left__is_none(void **state)
{
    unit *u = *state;

    unit_quote(u, "first", 0.9f, "content:\"a\" content:\"b\" cue:\"said\"");
    unit_quote(u, "second", 0.8f, "content:\"a\" content:\"b\" \"said\" cue:\"adding\"");
    unit_quote(u, "third", 0.8f, "content:\"a\" \"b\" \"said\" cue:\"saying\"");
    assert_chosen_with_optional(u, "a b said adding", "first{a} {b} said");
    assert_chosen_with_optional(u, "a b said saying", "first{a} {b} said");
}

/* Who said the first said the second: so the first ends before the conjunction, whichever of them is the surer. */
static void content__that_reaches_over_another_cue__ends_before_the_conjunction(void **state)
{
    unit *u = *state;

    unit_words(u, "CONJ", "and");
    unit_quote(u, "first", 0.8f, "source:\"lee\" cue:\"said\" content:(\"a\" TOKEN{1,4})");
    unit_quote(u, "sure", 0.9f, "source:\"lee\" TOKEN{1,4} cue:\"called\" content:\"b\"");
    unit_quote(u, "unsure", 0.7f, "source:\"lee\" TOKEN{1,4} cue:\"named\" content:\"b\"");
    unit_quote(u, "other", 0.7f, "source:\"a\" \"and\" cue:\"cried\" content:\"b\"");
    assert_chosen_by_model(u, "lee said a, and called b", "first{a} said <lee> sure{b} called <lee>");
    assert_chosen_by_model(u, "lee said a and named b", "first{a} said <lee> unsure{b} named <lee>");
    assert_chosen_by_model(u, "lee said a to named b", "first{a to named b} said <lee>");
    assert_chosen_by_model(u, "lee said a and cried b", "first{a and cried b} said <lee>");
    assert_chosen(u, "lee said a and named b", "first{a and named b} said <lee>");
}

static void certain__whatever_the_scores__wins(void **state)
{
    unit *u = *state;

    unit_quote(u, "high", 1.0f, "content:(\"a\" \"b\")");
    add_certain(u, "sure", 0.1f, "content:(\"b\" \"c\")");
    assert_chosen(u, "a b c", "sure{b c}");
    add_certain(u, "surer", 0.2f, "content:(\"a\" \"b\" \"c\")");
    assert_chosen(u, "a b c", "surer{a b c}");
}

static void add_first(unit *u, const char *name, int priority, float score, bool certain, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.name = name;
    rule.priority = priority;
    rule.score = score;
    rule.certain = certain;
    rule.pattern = pattern;
    unit_add(u, rule);
}

static void priority__goes_before_the_score__and_behind_certain(void **state)
{
    unit *u = *state;

    unit_quote(u, "high", 1.0f, "content:(\"a\" \"b\")");
    add_first(u, "first", 1, 0.1f, false, "content:(\"b\" \"c\")");
    assert_chosen(u, "a b c", "first{b c}");
    add_first(u, "sooner", DIXIT_PRIORITY_MAX, 0.0f, false, "content:(\"a\" \"b\" \"c\")");
    assert_chosen(u, "a b c", "sooner{a b c}");
    add_first(u, "sure", -DIXIT_PRIORITY_MAX, 0.0f, true, "content:\"b\"");
    assert_chosen(u, "a b c", "sure{b}");
}

static void priority__below_none__leaves_the_words_to_others(void **state)
{
    unit *u = *state;

    add_first(u, "last", -1, 1.0f, false, "content:(\"a\" \"b\")");
    unit_quote(u, "low", 0.1f, "content:(\"b\" \"c\")");
    assert_chosen(u, "a b c", "low{b c}");
    assert_chosen(u, "a b", "last{a b}");
}

static void scores__that_differ_little__are_told_apart(void **state)
{
    unit *u = *state;

    unit_quote(u, "less", 0.70001f, "content:(\"a\" \"b\")");
    unit_quote(u, "more", 0.70002f, "content:(\"b\" \"c\")");
    unit_quote(u, "none", 0.0f, "content:(\"c\" \"d\")");
    assert_chosen(u, "a b c", "more{b c}");
    assert_chosen(u, "c d", "none{c d}");
}

static void overlap__of_a_cue__counts_too(void **state)
{
    unit *u = *state;

    unit_quote(u, "high", 0.8f, "content:\"a\" cue:\"said\"");
    unit_quote(u, "low", 0.3f, "cue:\"said\" content:\"b\"");
    assert_chosen(u, "a said b", "high{a} said");
    assert_chosen(u, "said b", "low{b} said");
    unit_quote(u, "best", 0.9f, "content:(\"said\" \"b\")");
    assert_chosen(u, "a said b", "best{said b}");
}

/* "he said that ..., adding that ...": what words of a source are may be said twice. */
static void source__of_several_quotations__is_shared(void **state)
{
    unit *u = *state;

    unit_quote(u, "said", 0.8f, "source:\"he\" cue:\"said\" content:WORD");
    unit_quote(u, "adding", 0.5f, "source:\"he\" \"said\" WORD cue:\"adding\" content:WORD");
    assert_chosen(u, "he said a adding b", "said{a} said <he> adding{b} adding <he>");
}

static void source__within_what_another_holds__is_refused(void **state)
{
    unit *u = *state;

    unit_quote(u, "outer", 0.8f, "\"that\" content:(\"he\" \"said\" WORD)");
    unit_quote(u, "inner", 0.5f, "source:\"he\" WORD WORD cue:\"adding\" content:WORD");
    assert_chosen(u, "that he said a adding b", "outer{he said a}");
    assert_chosen(u, "he said a adding b", "inner{b} adding <he>");
}

/* The words between the parts belong to nobody. */
static void gaps__between_parts__are_free(void **state)
{
    unit *u = *state;

    unit_quote(u, "outer", 0.8f, "content:\"a\" WORD WORD content:\"d\"");
    unit_quote(u, "inner", 0.5f, "cue:\"b\" content:\"c\"");
    assert_chosen(u, "a b c d", "outer{a} {d} inner{c} b");
}

static void order__is_that_of_the_content(void **state)
{
    unit *u = *state;

    unit_quote(u, "back", 0.9f, "source:\"x\" \"y\" \"z\" content:\"w\"");
    unit_quote(u, "front", 0.5f, "content:\"y\"");
    assert_chosen(u, "x y z w", "front{y} back{w} <x>");
}

/* --- paragraphs ------------------------------------------------------------------------------------------------- */

static void add_speech(unit *u)
{
    unit_quote(u, "said", 0.8f, "content:QUOTE cue:\"said\" source:WORD");
    add_continuing(u, "more", 0.3f, "content:QUOTE");
}

static void paragraphs__nothing_but_a_quotation__go_on(void **state)
{
    unit *u = *state;

    add_speech(u);
    assert_chosen(u, "“Go on,” said Ann.\n\n“Go home.”", "said{“Go on,”} {“Go home.”} said <Ann>");
    assert_chosen(u, "“Go on,” said Ann.\n\n“Go up.”\n\n“Go home.”.\n\nx",
                  "said{“Go on,”} {“Go up.”} {“Go home.”} said <Ann>");
}

/* The neighbours: each has something that stands between. */
static void paragraphs__with_more_in_them__stand_alone(void **state)
{
    unit *u = *state;

    add_speech(u);
    assert_chosen(u, "“Go on,” said Ann.\n\n“Go home.” x", "said{“Go on,”} said <Ann> more{“Go home.”}");
    assert_chosen(u, "“Go on,” said Ann.\n\nx “Go home.”", "said{“Go on,”} said <Ann> more{“Go home.”}");
    assert_chosen(u, "“Go on,” said Ann.\n\nx\n\n“Go home.”", "said{“Go on,”} said <Ann> more{“Go home.”}");
    assert_chosen(u, "“Go on.”\n\n“Go home.”", "more{“Go on.”} more{“Go home.”}");
    assert_chosen(u, "“Go on,” said Ann.\n\n“Go up,” said Bob.", "said{“Go on,”} said <Ann> said{“Go up,”} said <Bob>");
}

static void paragraph__with_more_behind_its_source__is_joined(void **state)
{
    unit *u = *state;

    add_speech(u);
    assert_chosen(u, "“Go on,” said Ann. “Go home.”", "said{“Go on,”} {“Go home.”} said <Ann>");
    assert_chosen(u, "“Go home.” “Go on,” said Ann.", "more{“Go home.”} said{“Go on,”} said <Ann>");
}

static void paragraphs__by_a_rule_that_does_not_continue__stand_alone(void **state)
{
    unit *u = *state;

    unit_quote(u, "said", 0.8f, "content:QUOTE cue:\"said\" source:WORD");
    unit_quote(u, "bare", 0.3f, "content:QUOTE");
    assert_chosen(u, "“Go on,” said Ann.\n\n“Go home.”", "said{“Go on,”} said <Ann> bare{“Go home.”}");
}

static void paragraph__the_same__goes_on(void **state)
{
    unit *u = *state;

    add_speech(u);
    assert_chosen(u, "“Go on,” said Ann. “Go home.”", "said{“Go on,”} {“Go home.”} said <Ann>");
    assert_chosen(u, "“Go on,” said Ann. x “Go home.”", "said{“Go on,”} {“Go home.”} said <Ann>");
}

/* What stands between the parts of a quotation is no part of it. */
static void paragraph__within_another__stands_alone(void **state)
{
    unit *u = *state;

    unit_quote(u, "said", 0.8f, "content:\"so\" cue:\"said\" source:CAP TOKEN* content:\"then\"");
    add_continuing(u, "more", 0.3f, "content:QUOTE");
    assert_chosen(u, "so said Ann “Go up.” then", "said{so} {then} said <Ann> more{“Go up.”}");
}

static void candidates__none__nothing_is_chosen(void **state)
{
    unit *u = *state;

    unit_quote(u, "q", 0.5f, "content:\"a\"");
    assert_chosen(u, "", "");
    assert_chosen(u, "b", "");
}

/* Blocks in which nobody speaks have no candidates. */
static void silent_blocks__are_passed_over(void **state)
{
    static const dixit_block_role silent[] = {DIXIT_BLOCK_DATELINE, DIXIT_BLOCK_BYLINE, DIXIT_BLOCK_CAPTION,
                                              DIXIT_BLOCK_CREDIT, DIXIT_BLOCK_MARKUP};
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(silent); i++) {
        unit_reset(u);
        unit_block(u, silent[i], "\"x\"");
        unit_quote(u, "q", 0.5f, "content:\"a\"");
        assert_chosen(u, "x a\n\na", "q{a}");
    }
    unit_reset(u);
    unit_block(u, DIXIT_BLOCK_HEADLINE, "\"x\"");
    unit_block(u, DIXIT_BLOCK_STANDFIRST, "\"y\"");
    unit_quote(u, "q", 0.5f, "content:\"a\"");
    assert_chosen(u, "x a\n\ny a", "q{a} q{a}");
}

/* As many as there may be in a text, some of them more than once. */
static void sort__any_count__is_in_order(void **state)
{
    uint32_t seed = 7;

    (void)state;
    for (uint32_t count = 0; count < 200; count++) {
        uint64_t numbers[200], sum = 0, sorted_sum = 0;

        for (uint32_t i = 0; i < count; i++) {
            seed = seed * 1664525u + 1013904223u;
            numbers[i] = (uint64_t)(seed >> 16) % 97 << (seed % 2 ? 40 : 0);
            sum += numbers[i] * numbers[i];
        }
        dixit__sort(numbers, count);
        for (uint32_t i = 0; i < count; i++) {
            assert_true(i == 0 || numbers[i - 1] <= numbers[i]);
            sorted_sum += numbers[i] * numbers[i];
        }
        assert_true(sum == sorted_sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(overlap__of_content__the_higher_score_wins),
        UNIT_TEST(overlap__as_high_a_score__the_earlier_wins),
        UNIT_TEST(overlap__chain__the_best_leave_room),
        UNIT_TEST(content__of_which_a_part_is_taken__keeps_the_rest),
        UNIT_TEST(content__that_two_cues_want__is_shared_out),
        UNIT_TEST(content__that_a_doubtful_cue_wants__is_not_shared_out),
        UNIT_TEST(content__that_is_all_of_another__stays),
        UNIT_TEST(content__of_which_only_the_optional_is_left__is_none),
        UNIT_TEST(content__that_reaches_over_another_cue__ends_before_the_conjunction),
        UNIT_TEST(certain__whatever_the_scores__wins),
        UNIT_TEST(priority__goes_before_the_score__and_behind_certain),
        UNIT_TEST(priority__below_none__leaves_the_words_to_others),
        UNIT_TEST(scores__that_differ_little__are_told_apart),
        UNIT_TEST(overlap__of_a_cue__counts_too),
        UNIT_TEST(source__of_several_quotations__is_shared),
        UNIT_TEST(source__within_what_another_holds__is_refused),
        UNIT_TEST(gaps__between_parts__are_free),
        UNIT_TEST(order__is_that_of_the_content),
        UNIT_TEST(paragraphs__nothing_but_a_quotation__go_on),
        UNIT_TEST(paragraphs__with_more_in_them__stand_alone),
        UNIT_TEST(paragraph__with_more_behind_its_source__is_joined),
        UNIT_TEST(paragraphs__by_a_rule_that_does_not_continue__stand_alone),
        UNIT_TEST(paragraph__the_same__goes_on),
        UNIT_TEST(paragraph__within_another__stands_alone),
        UNIT_TEST(candidates__none__nothing_is_chosen),
        UNIT_TEST(silent_blocks__are_passed_over),
        UNIT_TEST(sort__any_count__is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
