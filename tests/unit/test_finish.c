/* test_finish.c - what the caller sees, asked for through the public header alone. */
#include "unit.h"

#include <stdio.h>

static int setup(void **state)
{
    unit *u;

    if (unit_setup(state) != 0)
        return -1;
    u = *state;
    unit_words(u, "ROLE", "mayor\nminister");
    unit_words(u, "DEFINITE", "the");
    unit_words(u, "COMMON", "the\na\nso\nno\nhe\nit");
    unit_words(u, "MALE", "he");
    unit_mention(u, DIXIT_MENTION_NAME, "(role:ROLE)? name:((!COMMON CAP)+)");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" head:ROLE");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "POSSESSIVE head:ROLE");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "\"he\"");
    unit_marked(u, DIXIT_MARKED_TITLE, "\"titled\" content:MARKED");
    unit_quote(u, "after", 0.9f, "content:QUOTE cue:\"said\" source:SOMEBODY");
    unit_quote(u, "that", 0.6f, "source:SOMEBODY cue:\"said\" content:(\"that\" CLAUSE)");
    unit_quote(u, "split", 0.95f, "content:QUOTE cue:\"said\" source:SOMEBODY \",\" content:QUOTE");
    unit_quote(u, "noted", 0.4f, "\"noted\" content:QUOTE");
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, unit_teardown)

/* The bytes of the caller's text in a span. */
static void put_span(unit *u, const char *text, const char *before, dixit_span span, const char *after)
{
    assert_true(span.start <= span.end && span.end <= strlen(text));
    unit_put(u, "%s%.*s%s", before, (int)(span.end - span.start), text + span.start, after);
}

static void put_spans(unit *u, const char *text, const char *before, dixit_spans spans, const char *after)
{
    for (size_t i = 0; i < spans.count; i++)
        put_span(u, text, before, spans.at[i], after);
}

/* --- quotations ------------------------------------------------------------------------------------------------- */

static void assert_quotes(unit *u, const char *text, const char *expected)
{
    size_t count, speakers;
    const dixit_doc *doc = unit_read(u, UNIT_FINISH, text);
    const dixit_quote *quotes = dixit_doc_quotes(doc, &count);

    dixit_doc_speakers(doc, &speakers);
    for (size_t i = 0; i < count; i++) {
        assert_true(quotes[i].speaker == DIXIT_NONE ? quotes[i].unknown != DIXIT_KNOWN : quotes[i].speaker < speakers);
        unit_put(u, "%s", dixit_type_name(quotes[i].type));
        put_spans(u, text, "{", quotes[i].content, "}");
        put_spans(u, text, " ", quotes[i].cue, "");
        put_spans(u, text, " <", quotes[i].source, ">");
        unit_put(u, "; ");
    }
    unit_assert_shown(u, expected, text);
}

static void types__by_marks__are_told(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"“Go on,” said Ann.", "direct{“Go on,”} said <Ann>;"},
        {"“Go on,” said Ann, “go home.”", "direct{“Go on,”}{“go home.”} said <Ann>;"},
        {"Ann said that it is so.", "indirect{that it is so} said <Ann>;"},
        {"Ann said that it is “so old”.", "mixed{that it is “so old”} said <Ann>;"},
        {"Ann said that “it is so.”", "mixed{that “it is so.”} said <Ann>;"},
        {"Ann said that it was titled “Nine”.", "indirect{that it was titled “Nine”} said <Ann>;"},
        {"Ann said that “it” was titled “Nine”.", "mixed{that “it” was titled “Nine”} said <Ann>;"},
        {"“It is titled ‘Nine’,” said Ann.", "direct{“It is titled ‘Nine’,”} said <Ann>;"},
        {"“12,” said Ann.", "direct{“12,”} said <Ann>;"},
    };

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++)
        assert_quotes(*state, cases[i].text, cases[i].expected);
}

static void quotes__fields__are_filled(void **state)
{
    unit *u = *state;
    size_t count;
    const dixit_quote *q =
        dixit_doc_quotes(unit_read(u, UNIT_FINISH, "“Go,” said Ann. Ann said that it is. He noted “x.”"), &count);

    assert_int_equal(count, 3);
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, q[0].rule), "after");
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, q[1].rule), "that");
    assert_float_equal(q[0].confidence, 0.9f, 1e-6);
    assert_float_equal(q[1].confidence, 0.6f, 1e-6);
    assert_int_equal(q[0].unknown, DIXIT_KNOWN);
    assert_int_equal(q[2].speaker, DIXIT_NONE);
    assert_int_equal(q[2].unknown, DIXIT_UNKNOWN_NO_SOURCE);
    assert_int_equal(q[2].cue.count, 0);
    assert_int_equal(q[2].source.count, 0);
}

static void quotes__below_the_confidence_asked_for__are_left_out(void **state)
{
    static const char text[] = "“Go,” said Ann. Bob said that it is. He noted “x.”";
    unit *u = *state;
    size_t count;

    assert_quotes(u, text, "direct{“Go,”} said <Ann>; indirect{that it is} said <Bob>; direct{“x.”};");
    u->options.min_confidence = 0.5f;
    assert_quotes(u, text, "direct{“Go,”} said <Ann>; indirect{that it is} said <Bob>;");
    dixit_doc_speakers(unit_read(u, UNIT_FINISH, text), &count);
    assert_int_equal(count, 2);
    u->options.min_confidence = 0.9f;
    assert_quotes(u, text, "direct{“Go,”} said <Ann>;");
    dixit_doc_speakers(unit_read(u, UNIT_FINISH, text), &count);
    assert_int_equal(count, 1);
    u->options.min_confidence = 1.0f;
    assert_quotes(u, text, "");
}

/* Positions are those of the bytes given, whatever was replaced before them. */
static void positions__after_replaced_bytes__are_those_given(void **state)
{
    assert_quotes(*state, "\xff\xfe x “Go \x80on,” said Ann. \xe2\x80 Bob said that\xff it is.",
                  "direct{“Go \x80on,”} said <Ann>; indirect{that\xff it is} said <Bob>;");
}

static void positions__of_everything__are_those_given(void **state)
{
    static const char text[] = "\xff“Go”\xff said.\n\n“No";
    unit *u = *state;
    const dixit_doc *doc = unit_read(u, UNIT_FINISH, text);
    size_t count;
    const dixit_marked *marked = dixit_doc_marked(doc, &count);
    const dixit_block *blocks;
    const dixit_problem *problems;

    assert_int_equal(count, 2);
    put_span(u, text, "[", marked[0].span, "] ");
    put_span(u, text, "[", marked[1].span, "] ");
    blocks = dixit_doc_blocks(doc, &count);
    assert_int_equal(count, 2);
    put_span(u, text, "b[", blocks[0].span, "] ");
    put_span(u, text, "b[", blocks[1].span, "] ");
    problems = dixit_doc_problems(doc, &count);
    for (size_t i = 0; i < count; i++) {
        unit_put(u, "%s", dixit_problem_kind_name(problems[i].kind));
        put_span(u, text, "[", problems[i].span, "] ");
    }
    unit_assert_shown(u, "[“Go”] [“No] b[\xff“Go”\xff said.] b[“No] bad-bytes[\xff] bad-bytes[\xff] unclosed[“]", text);
}

/* --- speakers --------------------------------------------------------------------------------------------------- */

/* "name (role) =alias =alias: 0 2;" for each. */
static void assert_speakers(unit *u, const char *text, const char *expected)
{
    size_t count;
    const dixit_speaker *speakers = dixit_doc_speakers(unit_read(u, UNIT_FINISH, text), &count);

    for (size_t i = 0; i < count; i++) {
        const dixit_speaker *s = &speakers[i];

        put_span(u, text, "", s->name, "");
        if (s->role.start < s->role.end)
            put_span(u, text, " (", s->role, ")");
        for (size_t a = 0; a < s->alias_count; a++)
            put_span(u, text, " =", s->aliases[a], "");
        unit_put(u, ":");
        for (size_t q = 0; q < s->quote_count; q++)
            unit_put(u, " %u", (unsigned)s->quotes[q]);
        unit_put(u, "; ");
    }
    unit_assert_shown(u, expected, text);
}

static void speakers__their_quotations__are_listed(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"He noted “x.”", ""},
        {"Ann Lee met Bob Roe.", ""},
        {"“A,” said Ann. “B,” said Bob. “C,” said Ann.", "Ann: 0 2; Bob: 1;"},
        {"Ann said that it is. “B,” said Bob. He noted “x.” “C,” said Bob.", "Ann: 0; Bob: 1 3;"},
        {"“A,” said mayor Ann Lee. “B,” said Lee.", "Ann Lee (mayor) =Lee: 0 1;"},
        {"“A,” said Lee. “B,” said mayor Ann Lee.", "Ann Lee (mayor) =Lee: 0 1;"},
        {"“A,” said mayor Ann Lee. “B,” said the mayor. “C,” said Lee. “D,” said Lee.",
         "Ann Lee (mayor) =the mayor =Lee: 0 1 2 3;"},
        {"“A,” said Lee. “B,” said he.", "Lee: 0 1;"},
        {"“A,” said Lee. Ann Lee left.", "Ann Lee =Lee: 0;"},
        {"“A,” said the mayor.", "the mayor: 0;"},
    };

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++)
        assert_speakers(*state, cases[i].text, cases[i].expected);
}

static void speakers__names_before_a_possessive__are_without_it(void **state)
{
    assert_speakers(*state, "Ann Lee’s book. “A,” said Lee.", "Ann Lee =Lee: 0;");
}

/* More forms than are kept: the first eight. */
static void speakers__aliases__are_limited(void **state)
{
    unit *u = *state;
    size_t count;
    const dixit_speaker *s = dixit_doc_speakers(
        unit_read(u, UNIT_FINISH,
                  "“A,” said Ab Lee. Ab Cd Lee x Ab Ef Lee x Ab Gh Lee x Ab Ij Lee x Ab Kl Lee x Ab Mn Lee x "
                  "Ab Op Lee x Ab Qr Lee x Ab St Lee x Ab Uv Lee x Ab Wx Yz Lee x"),
        &count);

    assert_int_equal(count, 1);
    assert_int_equal(s->alias_count, 8);
}

/* --- marked spans ----------------------------------------------------------------------------------------------- */

static void marked__kinds__are_told(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"“Go,” said Ann.", "quotation0[“Go,”]"},
        {"a “victory” for it", "scare0[“victory”]"},
        {"a book titled “Nine”", "title0[“Nine”]"},
        {"“Go home, it is late.”", "scare0[“Go home, it is late.”]"}, /* no rule takes it */
        {"“Go ‘up’,” said Ann.", "quotation0[“Go ‘up’,”] quotation1[‘up’]"},
        {"a “Go ‘Up’” thing", "scare0[“Go ‘Up’”] scare1[‘Up’]"},
        {"noted “Go on.\n\n“Go.”", "quotation0[“Go on.]& quotation0[“Go.”]"},
        {"“Go", "scare0[“Go]?"},
        {"noted “Go”", "quotation0[“Go”]"},
        {"Ann said that it was “big”.", "quotation0[“big”]"},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        size_t count;
        const dixit_marked *m = dixit_doc_marked(unit_read(u, UNIT_FINISH, cases[i].text), &count);

        for (size_t k = 0; k < count; k++) {
            unit_put(u, "%s%u", dixit_marked_kind_name(m[k].kind), (unsigned)m[k].depth);
            put_span(u, cases[i].text, "[", m[k].span, "]");
            unit_put(u, "%s%s ", m[k].continued ? "&" : "", m[k].closed ? "" : "?");
        }
        unit_assert_shown(u, cases[i].expected, cases[i].text);
    }
}

/* --- blocks and title ------------------------------------------------------------------------------------------- */

#define BODY                                                                                                           \
    "\n\nThe council voted on Tuesday to close the old bridge, which has carried traffic for ninety years, after "     \
    "inspectors found cracks in two of its piers and said that it could not be mended for less than it had cost."

static void title__of_a_headline__has_no_full_stop(void **state)
{
    static const struct {
        const char *text, *title;
    } cases[] = {
        {"Old Bridge To Close" BODY, "Old Bridge To Close"},
        {"Old Bridge To Close." BODY, "Old Bridge To Close"},
        {"Old Bridge To Close..." BODY, "Old Bridge To Close..."},
        {"\xff Old Bridge To Close" BODY, "\xff Old Bridge To Close"},
        {"12 March 2020\n\nOld Bridge To Close" BODY, "Old Bridge To Close"},
        {"Old Bridge To Close", ""},
        {"", ""},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        put_span(u, cases[i].text, "", dixit_doc_title(unit_read(u, UNIT_FINISH, cases[i].text)), "");
        unit_assert_shown(u, cases[i].title, cases[i].text);
    }
}

static void blocks__roles__are_shown(void **state)
{
    unit *u = *state;
    size_t count;
    const dixit_block *blocks;

    unit_block(u, DIXIT_BLOCK_CREDIT, "\"photo\"");
    blocks = dixit_doc_blocks(unit_read(u, UNIT_FINISH, "Old Bridge To Close" BODY "\n\nPhoto: Roe"), &count);
    assert_int_equal(count, 3);
    assert_int_equal(blocks[0].role, DIXIT_BLOCK_HEADLINE);
    assert_int_equal(blocks[1].role, DIXIT_BLOCK_BODY);
    assert_int_equal(blocks[2].role, DIXIT_BLOCK_CREDIT);
    assert_int_equal(blocks[2].span.end - blocks[2].span.start, 10);
}

/* --- tokens and sentences ----------------------------------------------------------------------------------------- */

static void tokens__by_sentence__are_those_of_the_text_given(void **state)
{
    static const char text[] = "“Go,” said\xff Ann. Yes.";
    unit *u = *state;
    const dixit_doc *doc = unit_read(u, UNIT_FINISH, text);

    for (size_t i = 0; i < dixit_doc_sentence_count(doc); i++) {
        dixit_span sentence = dixit_doc_sentence(doc, i);

        for (uint32_t t = sentence.start; t < sentence.end; t++)
            put_span(u, text, "", dixit_doc_token(doc, t), " ");
        unit_put(u, "| ");
    }
    unit_assert_shown(u, "“ Go , ” said \xff Ann . | Yes . |", text);
    assert_int_equal(dixit_doc_token(doc, dixit_doc_token_count(doc)).end, 0);
    assert_int_equal(dixit_doc_sentence(doc, dixit_doc_sentence_count(doc)).end, 0);
}

static void tokens__of_an_empty_text__are_none(void **state)
{
    const dixit_doc *doc = unit_read(*state, UNIT_FINISH, "");

    assert_int_equal(dixit_doc_token_count(doc), 0);
    assert_int_equal(dixit_doc_sentence_count(doc), 0);
}

/* --- one analysis after another --------------------------------------------------------------------------------- */

static void analyse__one_text_after_another__leaves_nothing_behind(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;
    size_t count;

    assert_quotes(u, "\xff“A,” said mayor Ann Lee. “B,” said Bob.",
                  "direct{“A,”} said <mayor Ann Lee>; direct{“B,”} said <Bob>;");
    assert_int_equal(dixit_analyse(u->ws, u->ruleset, NULL, 0, NULL, &doc, NULL), DIXIT_OK);
    dixit_doc_quotes(doc, &count);
    assert_int_equal(count, 0);
    dixit_doc_speakers(doc, &count);
    assert_int_equal(count, 0);
    dixit_doc_marked(doc, &count);
    assert_int_equal(count, 0);
    dixit_doc_blocks(doc, &count);
    assert_int_equal(count, 0);
    dixit_doc_problems(doc, &count);
    assert_int_equal(count, 0);
    assert_int_equal(dixit_doc_bad_bytes(doc), 0);
    assert_int_equal(dixit_doc_title(doc).end, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(types__by_marks__are_told),
        TEST(quotes__fields__are_filled),
        TEST(quotes__below_the_confidence_asked_for__are_left_out),
        TEST(positions__after_replaced_bytes__are_those_given),
        TEST(positions__of_everything__are_those_given),
        TEST(speakers__their_quotations__are_listed),
        TEST(speakers__names_before_a_possessive__are_without_it),
        TEST(speakers__aliases__are_limited),
        TEST(marked__kinds__are_told),
        TEST(title__of_a_headline__has_no_full_stop),
        TEST(blocks__roles__are_shown),
        TEST(tokens__by_sentence__are_those_of_the_text_given),
        TEST(tokens__of_an_empty_text__are_none),
        TEST(analyse__one_text_after_another__leaves_nothing_behind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
