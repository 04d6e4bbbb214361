/*
 * test_pair.c - the tables that pairing fills. Which spans come out of which text is told in golden/marks.md; here is
 * what those examples do not show: the roles of the marks, the links between spans, the words in them, and what must
 * be true of any text.
 */
#include "doc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
    struct dixit_doc doc;
    dixit_ruleset *rules;
} fixture;

static int setup(void **state)
{
    static const char elisions[] = "tis\ntwas\nem\nn\ntil";
    fixture *f = calloc(1, sizeof *f);
    dixit_rules *rules = NULL;
    dixit_status status = DIXIT_ERR_MEMORY;

    if (f && (status = dixit_rules_new(&rules, NULL, NULL)) == DIXIT_OK &&
        (status = dixit_rules_words(rules, "ELISION", elisions, sizeof elisions - 1, NULL)) == DIXIT_OK)
        status = dixit_rules_compile(&f->rules, rules, NULL);
    dixit_rules_free(rules);
    if (status != DIXIT_OK) {
        free(f);
        return -1;
    }
    f->doc.alloc = dixit__allocator(NULL);
    f->doc.rules = f->rules;
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    struct dixit_doc *doc = &f->doc;

    dixit__vec_free(&doc->alloc, &doc->clean);
    dixit__vec_free(&doc->alloc, &doc->shifts);
    dixit__vec_free(&doc->alloc, &doc->problems);
    dixit__vec_free(&doc->alloc, &doc->marks);
    dixit__vec_free(&doc->alloc, &doc->lines);
    dixit__vec_free(&doc->alloc, &doc->blocks);
    dixit__vec_free(&doc->alloc, &doc->marked);
    dixit__vec_free(&doc->alloc, &doc->stack);
    dixit_ruleset_free(f->rules);
    free(f);
    return 0;
}

static struct dixit_doc *pair_bytes(void **state, const char *text, size_t len)
{
    struct dixit_doc *doc = &((fixture *)*state)->doc;

    assert_int_equal(dixit__text_read(doc, text, len, NULL), DIXIT_OK);
    assert_true(dixit__index(doc));
    assert_true(dixit__blocks(doc));
    assert_true(dixit__pair(doc));
    return doc;
}

static struct dixit_doc *pair_text(void **state, const char *text)
{
    return pair_bytes(state, text, strlen(text));
}

static void assert_span(const struct dixit_doc *doc, uint32_t start, uint32_t end, const char *expected)
{
    char got[200];

    snprintf(got, sizeof got, "%.*s", (int)(end - start), doc->text + start);
    assert_string_equal(got, expected);
}

/* --- marks -------------------------------------------------------------------------------------------------- */

static void marks__of_each_role__are_told_apart(void **state)
{
    /* A: apostrophe, O: opens, C: closes, -: other. One letter for each mark. */
    static const struct {
        const char *text, *roles;
    } cases[] = {
        {"“Don’t,” he said.", "OAC"},
        {"'Don't,' he said.", "OAC"},
        {"rock 'n' roll", "AA"},
        {"'tis the boys' '68", "AAA"},
        {"a 7\" record", "-"},
        {"Stop.” he said", "-"},
        {"(\")", "-"},
        {"`code`", "--"},
        {"“‘No’”", "OOCC"},
        {"'''No,' he said.''", "OOCC"},
        {"''Yes, 'no'''", "OOCC"},
        {"O'Neill's 'O'Neill'", "AAOAC"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct dixit_doc *doc = pair_text(state, cases[i].text);
        char roles[16] = "";

        assert_true(doc->marks.count < sizeof roles);
        for (uint32_t m = 0; m < doc->marks.count; m++)
            roles[m] = "AOC-"[doc->marks.at[m].role];
        if (strcmp(roles, cases[i].roles) != 0)
            fail_msg("%s: %s, expected %s", cases[i].text, roles, cases[i].roles);
    }
}

static void marks__three_apostrophes__are_put_in_order(void **state)
{
    const struct dixit_doc *doc = pair_text(state, "''Yes, 'no'''");

    assert_int_equal(doc->marks.count, 4);
    assert_int_equal(doc->marks.at[2].at, 10);
    assert_int_equal(doc->marks.at[2].len, 1);
    assert_int_equal(doc->marks.at[3].at, 11);
    assert_int_equal(doc->marks.at[3].len, 2);
    assert_int_equal(doc->marks.at[3].glyph, DIXIT__APOSTROPHES);
}

static void marks__of_nested_spans__know_span_and_depth(void **state)
{
    const struct dixit_doc *doc = pair_text(state, "“He ‘says’ so,” she said.");

    assert_int_equal(doc->marked.count, 2);
    assert_int_equal(doc->marks.at[0].marked, 0);
    assert_int_equal(doc->marks.at[1].marked, 1);
    assert_int_equal(doc->marks.at[1].depth, 1);
    assert_int_equal(doc->marks.at[2].marked, 1);
    assert_int_equal(doc->marks.at[3].marked, 0);
    assert_int_equal(doc->marks.at[3].depth, 0);
}

/* --- spans -------------------------------------------------------------------------------------------------- */

static void spans__fields__are_filled(void **state)
{
    const struct dixit_doc *doc = pair_text(state, "So “he ‘says’ it,” she said.");
    const dixit__marked *outer = &doc->marked.at[0], *inner = &doc->marked.at[1];

    assert_span(doc, outer->start, outer->end, "“he ‘says’ it,”");
    assert_span(doc, outer->inner_start, outer->inner_end, "he ‘says’ it,");
    assert_span(doc, inner->inner_start, inner->inner_end, "says");
    assert_int_equal(outer->parent, DIXIT_NONE);
    assert_int_equal(inner->parent, 0);
    assert_int_equal(inner->depth, 1);
    assert_int_equal(outer->next, DIXIT_NONE);
    assert_true(outer->closed);
    assert_int_equal(outer->words, 3);
    assert_int_equal(inner->words, 1);
    assert_true(outer->clause);
    assert_false(inner->clause);
}

static void spans__apostrophe_within_two__is_no_mark_of_the_span(void **state)
{
    const struct dixit_doc *doc = pair_text(state, "'It was the boys'' she said. ''Tis so,' he said.");

    assert_int_equal(doc->marked.count, 2);
    assert_span(doc, doc->marked.at[0].inner_start, doc->marked.at[0].inner_end, "It was the boys'");
    assert_span(doc, doc->marked.at[1].inner_start, doc->marked.at[1].inner_end, "'Tis so,");
    assert_int_equal(doc->problems.count, 0);
}

static void spans__continued__are_linked_level_by_level(void **state)
{
    const struct dixit_doc *doc = pair_text(state, "“One ‘two.\n\n“‘Three.’ Four.\n\n“Five.”");

    assert_int_equal(doc->marked.count, 5);
    assert_int_equal(doc->marked.at[0].next, 2);
    assert_int_equal(doc->marked.at[1].next, 3);
    assert_int_equal(doc->marked.at[2].next, 4);
    assert_int_equal(doc->marked.at[3].next, DIXIT_NONE);
    assert_int_equal(doc->marked.at[4].next, DIXIT_NONE);
    assert_false(doc->marked.at[0].is_continuation);
    for (uint32_t i = 2; i < 5; i++)
        assert_true(doc->marked.at[i].is_continuation);
    assert_int_equal(doc->problems.count, 0);
}

static void spans__words_and_clause__are_told(void **state)
{
    static const struct {
        const char *text;
        unsigned words;
        bool clause;
    } cases[] = {
        {"“Nine Bridges”", 2, false},
        {"“Yes.”", 1, true},
        {"“Yes,”", 1, true},
        {"« Oui. »", 1, true},
        {"“He said ‘no.’”", 3, true},
        {"“...”", 0, false},
        {"“”", 0, false},
        {"“the Big Blue Sea”", 4, false},
        {"“the big Blue Sea”", 4, true},
        {"“don’t they'll I’ve”", 3, false},
        {"“one-two three_four 5.6”", 6, true},
        {"“a b c d e f g h i j k l m n o p q r s t u v w x y z”", 26, true},
        {"“Ünïcödé wörds ärë wörds tóo, sïr”", 6, true},
        {"「日本語です」", 5, true},
        {"“The Quick Brown Fox Jumps Over The Lazy Dog”", 9, false},
        {"“They don't know what they've done to the others' houses, do they”", 12, true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct dixit_doc *doc = pair_text(state, cases[i].text);

        assert_true(doc->marked.count >= 1);
        if (doc->marked.at[0].words != cases[i].words || doc->marked.at[0].clause != cases[i].clause)
            fail_msg("%s: %u words, clause %d", cases[i].text, (unsigned)doc->marked.at[0].words,
                     (int)doc->marked.at[0].clause);
    }
}

static void spans__many_words__are_counted_up_to_the_limit(void **state)
{
    const size_t words = 70000;
    char *text = malloc(words * 2 + 2);
    const struct dixit_doc *doc;

    assert_non_null(text);
    text[0] = '"';
    for (size_t i = 0; i < words; i++)
        text[1 + i * 2] = 'a', text[2 + i * 2] = ' ';
    text[words * 2] = '"';
    doc = pair_bytes(state, text, words * 2 + 1);
    assert_int_equal(doc->marked.count, 1);
    assert_int_equal(doc->marked.at[0].words, UINT16_MAX);
    free(text);
}

static void spans__nested_beyond_the_limit__stay_at_it(void **state)
{
    enum { LEVELS = 400 };
    char text[LEVELS * 6 + 2], *at = text;
    const struct dixit_doc *doc;

    for (size_t i = 0; i < LEVELS; i++, at += 3)
        memcpy(at, "“", 3);
    *at++ = 'a';
    for (size_t i = 0; i < LEVELS; i++, at += 3)
        memcpy(at, "”", 3);
    doc = pair_bytes(state, text, (size_t)(at - text));
    assert_int_equal(doc->marked.count, LEVELS);
    assert_int_equal(doc->marked.at[LEVELS - 1].depth, UINT8_MAX);
    assert_int_equal(doc->marked.at[LEVELS - 1].parent, LEVELS - 2);
    assert_int_equal(doc->problems.count, 0);
}

/* --- problems ------------------------------------------------------------------------------------------------ */

static void problems__of_other_stages__are_merged_in_text_order(void **state)
{
    static const dixit_problem_kind expected[] = {DIXIT_PROBLEM_UNOPENED, DIXIT_PROBLEM_BAD_BYTES,
                                                  DIXIT_PROBLEM_MISMATCHED, DIXIT_PROBLEM_BAD_BYTES,
                                                  DIXIT_PROBLEM_UNCLOSED};
    const struct dixit_doc *doc = pair_text(state, "A.” B \xff C “D\" \xfe “E.");

    assert_int_equal(doc->problems.count, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(doc->problems.at[i].kind, expected[i]);
}

/* --- any text ------------------------------------------------------------------------------------------------ */

static bool is_boundary(const struct dixit_doc *doc, uint32_t at)
{
    return at == doc->len || ((uint8_t)doc->text[at] & 0xc0) != 0x80;
}

static void assert_span_is_sound(const struct dixit_doc *doc, uint32_t i)
{
    const dixit__marked *span = &doc->marked.at[i];

    assert_true(span->start < span->inner_start && span->inner_start <= span->inner_end);
    assert_true(span->inner_end <= span->end && span->end <= doc->len);
    assert_true(is_boundary(doc, span->start) && is_boundary(doc, span->end));
    assert_true(i == 0 || doc->marked.at[i - 1].start < span->start);
    assert_true(span->token == DIXIT_NONE && span->token_end == DIXIT_NONE && span->quote == DIXIT_NONE);
    if (span->parent == DIXIT_NONE) {
        assert_int_equal(span->depth, 0);
    } else {
        const dixit__marked *parent = &doc->marked.at[span->parent];

        assert_true(span->parent < i && parent->inner_start <= span->start && span->end <= parent->inner_end);
        assert_true(span->depth == parent->depth + 1 || span->depth == UINT8_MAX);
    }
    if (span->next != DIXIT_NONE) {
        assert_true(span->closed && span->next > i && span->next < doc->marked.count);
        assert_true(doc->marked.at[span->next].is_continuation);
    }
}

/* In order of start, spans nest or are apart: each ends before the next one outside of it begins. */
static void assert_spans_nest(const struct dixit_doc *doc)
{
    for (uint32_t i = 1; i < doc->marked.count; i++) {
        const dixit__marked *span = &doc->marked.at[i], *before = &doc->marked.at[i - 1];

        while (before->end <= span->start && before->parent != DIXIT_NONE)
            before = &doc->marked.at[before->parent];
        if (before->end > span->start)
            assert_int_equal(span->parent, (uint32_t)(before - doc->marked.at));
        else
            assert_int_equal(span->parent, DIXIT_NONE);
    }
}

static void assert_mark_is_sound(const struct dixit_doc *doc, const dixit__mark *mark)
{
    if (mark->role == DIXIT__MARK_OPEN)
        assert_int_equal(doc->marked.at[mark->marked].start, mark->at);
    else if (mark->role == DIXIT__MARK_CLOSE)
        assert_int_equal(doc->marked.at[mark->marked].end, mark->at + mark->len);
    else
        assert_int_equal(mark->marked, DIXIT_NONE);
}

static void assert_sound(const struct dixit_doc *doc)
{
    for (uint32_t i = 0; i < doc->marked.count; i++)
        assert_span_is_sound(doc, i);
    assert_spans_nest(doc);
    for (uint32_t m = 0; m < doc->marks.count; m++)
        assert_mark_is_sound(doc, &doc->marks.at[m]);
    for (uint32_t i = 0; i < doc->problems.count; i++) {
        assert_true(doc->problems.at[i].span.start < doc->problems.at[i].span.end);
        assert_true(i == 0 || doc->problems.at[i - 1].span.start <= doc->problems.at[i].span.start);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static size_t make_text(char *text, size_t room, uint32_t *seed)
{
    static const char *const parts[] = {
        "\"",  "\"", "'",  "'",  "''",   "“", "”",  "‘", "’",  "„",    "‚",     "«",      "»",     "‹",
        "›",   "「", "」", "``", "`",    "´", ",,", "a", "s",  "S",    "yes",   "boy",    "tis",   "n",
        "90s", "7",  "12", "é",  "日",   " ", " ",  " ", " ",  "\n",   ".",     ". ",     ", ",    "?",
        "—",   "-",  "(",  ")",  "\xa0", "=", "/",  "…", "\\", "\n\n", "\n\n“", "\n\n\"", "\n\n'", "\n\n»",
    };
    uint32_t only =
        2 + next_random(seed) % (sizeof parts / sizeof *parts - 2); /* few kinds at a time meet more often */
    uint32_t from = next_random(seed) % (sizeof parts / sizeof *parts);
    size_t len = 0;

    for (;;) {
        const char *part = parts[(from + next_random(seed) % only) % (sizeof parts / sizeof *parts)];

        if (len + strlen(part) > room)
            return len;
        while (*part)
            text[len++] = *part++;
    }
}

static void any_text__is_paired_soundly(void **state)
{
    uint32_t seed = 7;

    for (size_t i = 0; i < 6000; i++) {
        char text[160];
        size_t len = make_text(text, i % sizeof text, &seed);

        assert_sound(pair_bytes(state, text, len));
    }
}

static void any_text__without_end__is_paired_soundly(void **state)
{
    static const char *const parts[] = {"\"",     "“",      "”",         "‘",     "’",     "'",    "'a",
                                        "“‘",     "«",      "»",         "`",     "'a b ", "7\" ", "「",
                                        "\"\n\n", "“a, b ", "‘a boys’ ", "“\n\n", "“‘a” "};
    const size_t room = 60000;
    char *text = malloc(room);

    assert_non_null(text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = strlen(parts[i]), len = 0;

        for (; len + size <= room; len += size)
            memcpy(text + len, parts[i], size);
        assert_sound(pair_bytes(state, text, len));
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(marks__of_each_role__are_told_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(marks__three_apostrophes__are_put_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(marks__of_nested_spans__know_span_and_depth, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__fields__are_filled, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__apostrophe_within_two__is_no_mark_of_the_span, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__continued__are_linked_level_by_level, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__words_and_clause__are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__many_words__are_counted_up_to_the_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(spans__nested_beyond_the_limit__stay_at_it, setup, teardown),
        cmocka_unit_test_setup_teardown(problems__of_other_stages__are_merged_in_text_order, setup, teardown),
        cmocka_unit_test_setup_teardown(any_text__is_paired_soundly, setup, teardown),
        cmocka_unit_test_setup_teardown(any_text__without_end__is_paired_soundly, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
