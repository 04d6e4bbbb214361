/* test_index.c - marks and line ends, and that the vector and the portable way find the same. */
#include "doc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdlib.h>

static int setup(void **state)
{
    struct dixit_doc *doc = calloc(1, sizeof *doc);

    if (!doc)
        return -1;
    doc->alloc = dixit__allocator(NULL);
    *state = doc;
    return 0;
}

static int teardown(void **state)
{
    struct dixit_doc *doc = *state;

    dixit__vec_free(&doc->alloc, &doc->marks);
    dixit__vec_free(&doc->alloc, &doc->lines);
    free(doc);
    return 0;
}

static void set_text(struct dixit_doc *doc, const char *text, size_t len)
{
    doc->text = text;
    doc->len = (uint32_t)len;
}

static void index_text(struct dixit_doc *doc, const char *text)
{
    set_text(doc, text, strlen(text));
    assert_true(dixit__index(doc));
}

static void assert_mark(const struct dixit_doc *doc, uint32_t i, uint32_t at, uint32_t len, dixit__glyph glyph)
{
    const dixit__mark *mark = &doc->marks.at[i];

    assert_in_range(i, 0, doc->marks.count - 1);
    assert_int_equal(mark->at, at);
    assert_int_equal(mark->len, len);
    assert_int_equal(mark->glyph, glyph);
    assert_int_equal(mark->role, DIXIT__MARK_OTHER);
    assert_int_equal(mark->marked, DIXIT_NONE);
    assert_int_equal(mark->depth, 0);
}

static void assert_line(const struct dixit_doc *doc, uint32_t i, uint32_t start, uint32_t end)
{
    assert_in_range(i, 0, doc->lines.count - 1);
    assert_int_equal(doc->lines.at[i].start, start);
    assert_int_equal(doc->lines.at[i].end, end);
}

static void marks__each_character__has_its_glyph(void **state)
{
    static const struct {
        const char *text;
        dixit__glyph glyph;
    } cases[] = {
        {"\"", DIXIT__STRAIGHT_DOUBLE},
        {"'", DIXIT__STRAIGHT_SINGLE},
        {"“", DIXIT__CURLY_DOUBLE_66},
        {"”", DIXIT__CURLY_DOUBLE_99},
        {"‘", DIXIT__CURLY_SINGLE_6},
        {"’", DIXIT__CURLY_SINGLE_9},
        {"„", DIXIT__LOW_DOUBLE},
        {"‚", DIXIT__LOW_SINGLE},
        {"«", DIXIT__ANGLE_LEFT},
        {"»", DIXIT__ANGLE_RIGHT},
        {"‹", DIXIT__ANGLE_SINGLE_LEFT},
        {"›", DIXIT__ANGLE_SINGLE_RIGHT},
        {"「", DIXIT__CORNER_LEFT},
        {"」", DIXIT__CORNER_RIGHT},
        {"『", DIXIT__CORNER_DOUBLE_LEFT},
        {"』", DIXIT__CORNER_DOUBLE_RIGHT},
        {"﹁", DIXIT__CORNER_LEFT},
        {"﹂", DIXIT__CORNER_RIGHT},
        {"﹃", DIXIT__CORNER_DOUBLE_LEFT},
        {"﹄", DIXIT__CORNER_DOUBLE_RIGHT},
        {"｢", DIXIT__CORNER_LEFT},
        {"｣", DIXIT__CORNER_RIGHT},
        {"〝", DIXIT__PRIME_LEFT},
        {"〞", DIXIT__PRIME_RIGHT},
        {"〟", DIXIT__PRIME_RIGHT},
        {"＂", DIXIT__WIDE_DOUBLE},
        {"''", DIXIT__APOSTROPHES},
        {"``", DIXIT__GRAVES},
        {",,", DIXIT__COMMAS},
        {"`", DIXIT__GRAVE},
        {"´", DIXIT__ACUTE},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        index_text(*state, cases[i].text);
        assert_int_equal(((struct dixit_doc *)*state)->marks.count, 1);
        assert_mark(*state, 0, 0, (uint32_t)strlen(cases[i].text), cases[i].glyph);
    }
}

static void marks__characters_that_look_alike__are_none(void **state)
{
    static const char *const texts[] = {"″", "′", "‛", "‟", ",", ",,,", "```", "````", "é", "—", "…", "、", "＇", ""};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        index_text(*state, texts[i]);
        assert_int_equal(((struct dixit_doc *)*state)->marks.count, 0);
    }
}

static void marks__apostrophes_in_a_row__are_pairs_and_a_rest(void **state)
{
    const struct dixit_doc *doc = *state;

    index_text(*state, "a''' b'''''");
    assert_int_equal(doc->marks.count, 5);
    assert_mark(doc, 0, 1, 2, DIXIT__APOSTROPHES);
    assert_mark(doc, 1, 3, 1, DIXIT__STRAIGHT_SINGLE);
    assert_mark(doc, 2, 6, 2, DIXIT__APOSTROPHES);
    assert_mark(doc, 3, 8, 2, DIXIT__APOSTROPHES);
    assert_mark(doc, 4, 10, 1, DIXIT__STRAIGHT_SINGLE);
}

static void marks__run_over_a_block_of_sixteen__is_taken_once(void **state)
{
    const struct dixit_doc *doc = *state;

    index_text(*state, "0123456789abcde''z0123456789ab,,d\"0123456789abcdef");
    assert_int_equal(doc->marks.count, 3);
    assert_mark(doc, 0, 15, 2, DIXIT__APOSTROPHES);
    assert_mark(doc, 1, 30, 2, DIXIT__COMMAS);
    assert_mark(doc, 2, 33, 1, DIXIT__STRAIGHT_DOUBLE);
}

static void lines__every_line_end__is_left_out(void **state)
{
    const struct dixit_doc *doc = *state;

    index_text(*state, "a\nb\r\nc\rd\xe2\x80\xa8"
                       "e\xe2\x80\xa9\n\rf");
    assert_int_equal(doc->lines.count, 8);
    assert_line(doc, 0, 0, 1);
    assert_line(doc, 1, 2, 3);
    assert_line(doc, 2, 5, 6);
    assert_line(doc, 3, 7, 8);
    assert_line(doc, 4, 11, 12);
    assert_line(doc, 5, 15, 15);
    assert_line(doc, 6, 16, 16);
    assert_line(doc, 7, 17, 18);
}

static void lines__end_of_text__ends_the_last_line(void **state)
{
    const struct dixit_doc *doc = *state;

    index_text(*state, "");
    assert_int_equal(doc->lines.count, 0);
    index_text(*state, "a");
    assert_int_equal(doc->lines.count, 1);
    index_text(*state, "a\n");
    assert_int_equal(doc->lines.count, 1);
    index_text(*state, "a\n\n");
    assert_int_equal(doc->lines.count, 2);
    assert_line(doc, 1, 2, 2);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Characters of all lengths, most of them interesting; every length of text, so that every tail is met. */
static size_t make_text(char *text, size_t room, uint32_t *seed)
{
    static const char *const parts[] = {"a",
                                        "b",
                                        " ",
                                        "\"",
                                        "'",
                                        "''",
                                        ",",
                                        ",,",
                                        "`",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "“",
                                        "’",
                                        "«",
                                        "\xc2\x85",
                                        "\xe2\x80\xa8",
                                        "—",
                                        "「",
                                        "、",
                                        "＂",
                                        "é",
                                        "日",
                                        "\xf0\x9f\x98\x80"};
    size_t len = 0;

    for (;;) {
        const char *part = parts[next_random(seed) % (sizeof parts / sizeof *parts)];

        if (len + strlen(part) > room)
            return len;
        while (*part)
            text[len++] = *part++;
    }
}

static void index__both_ways__find_the_same(void **state)
{
    struct dixit_doc *fast = *state;
    struct dixit_doc plain = {.alloc = fast->alloc};
    uint32_t seed = 1;

    for (size_t i = 0; i < 4000; i++) {
        size_t room = i % 80;
        char *text = malloc(room + 1); /* of this size, so that a read beyond is seen by a sanitizer */
        size_t len;

        assert_non_null(text);
        len = make_text(text, room, &seed);
        set_text(fast, text, len);
        set_text(&plain, text, len);
        assert_true(dixit__index(fast));
        assert_true(dixit__index_portable(&plain));
        assert_int_equal(fast->marks.count, plain.marks.count);
        assert_int_equal(fast->lines.count, plain.lines.count);
        for (uint32_t m = 0; m < plain.marks.count; m++)
            assert_mark(fast, m, plain.marks.at[m].at, plain.marks.at[m].len, plain.marks.at[m].glyph);
        for (uint32_t l = 0; l < plain.lines.count; l++)
            assert_line(fast, l, plain.lines.at[l].start, plain.lines.at[l].end);
        free(text);
    }
    dixit__vec_free(&plain.alloc, &plain.marks);
    dixit__vec_free(&plain.alloc, &plain.lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(marks__each_character__has_its_glyph, setup, teardown),
        cmocka_unit_test_setup_teardown(marks__characters_that_look_alike__are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(marks__apostrophes_in_a_row__are_pairs_and_a_rest, setup, teardown),
        cmocka_unit_test_setup_teardown(marks__run_over_a_block_of_sixteen__is_taken_once, setup, teardown),
        cmocka_unit_test_setup_teardown(lines__every_line_end__is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(lines__end_of_text__ends_the_last_line, setup, teardown),
        cmocka_unit_test_setup_teardown(index__both_ways__find_the_same, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
