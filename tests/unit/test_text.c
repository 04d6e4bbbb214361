/* test_text.c - reading bytes, and positions between clean and original text. */
#include "doc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ustring.h>

#define FFFD "\xef\xbf\xbd"

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

    doc->alloc = dixit__allocator(NULL);
    dixit__vec_free(&doc->alloc, &doc->clean);
    dixit__vec_free(&doc->alloc, &doc->shifts);
    dixit__vec_free(&doc->alloc, &doc->counts);
    dixit__vec_free(&doc->alloc, &doc->problems);
    dixit__vec_free(&doc->alloc, &doc->lines);
    free(doc);
    return 0;
}

static void read_text(struct dixit_doc *doc, const char *text, size_t len)
{
    assert_int_equal(dixit__text_read(doc, text, len, NULL), DIXIT_OK);
}

static void assert_clean(const struct dixit_doc *doc, const char *expected)
{
    assert_int_equal(doc->len, strlen(expected));
    assert_memory_equal(doc->text, expected, doc->len);
}

/* The line table as index.c makes it, without its speed. A text that ends with a line end has no empty line more. */
static void split_lines(struct dixit_doc *doc)
{
    uint32_t at = 0;

    dixit__vec_clear(&doc->lines);
    while (at < doc->len) {
        dixit__line line = {at, at};
        uint32_t skip = 0;

        for (; line.end < doc->len && skip == 0; line.end += skip == 0) {
            const char *c = doc->text + line.end;

            if (*c == '\n' || *c == '\r')
                skip = 1 + (*c == '\r' && line.end + 1 < doc->len && c[1] == '\n');
            else if (doc->len - line.end >= 3 && (memcmp(c, "\u2028", 3) == 0 || memcmp(c, "\u2029", 3) == 0))
                skip = 3;
        }
        assert_true(dixit__vec_push(&doc->alloc, &doc->lines, line));
        at = line.end + skip;
    }
}

/* --- reading --- */

static void read__valid__not_copied(void **state)
{
    static const char *const texts[] = {
        "plain",
        "\uFEFFwith a mark",
        "caf\u00e9 \u201cyes\u201d \u4e2d\u6587 \U0001F600",
        "\xc2\x80\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff",
        "a long run of plain characters, then \u2019 across a border of thirty-two bytes "
        "\u2019\u2019\u2019\u2019\u2019",
    };
    struct dixit_doc *doc = *state;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_text(doc, texts[i], strlen(texts[i]));
        assert_ptr_equal(doc->text, texts[i]);
        assert_int_equal(doc->len, strlen(texts[i]));
        assert_int_equal(doc->problems.count, 0);
        assert_int_equal(dixit_doc_bad_bytes(doc), 0);
    }
}

static void read__empty__no_text(void **state)
{
    struct dixit_doc *doc = *state;
    size_t len = 7;
    size_t line = 0, column = 0;
    dixit_span span = {0, 9};

    read_text(doc, NULL, 0);
    assert_int_equal(doc->len, 0);
    assert_non_null(dixit_doc_text(doc, span, &len));
    assert_int_equal(len, 0);
    assert_int_equal(dixit_doc_position(doc, 5, DIXIT_UNIT_UTF16), 0);
    dixit_doc_line(doc, 5, DIXIT_UNIT_BYTES, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
}

static void read__nul_bytes__kept(void **state)
{
    struct dixit_doc *doc = *state;

    read_text(doc, "a\0b", 3);
    assert_int_equal(doc->len, 3);
    assert_int_equal(doc->text[2], 'b');
}

static void read__too_long__limit(void **state)
{
    struct dixit_doc *doc = *state;
    dixit_error err;

    read_text(doc, "before", 6);
    assert_int_equal(dixit__text_read(doc, "x", DIXIT_TEXT_MAX + 1, &err), DIXIT_ERR_LIMIT);
    assert_int_equal(err.code, DIXIT_ERR_LIMIT);
    assert_non_null(strstr(err.message, "1073741824"));
    assert_int_equal(doc->len, 0);
}

static void read__invalid__replaced_and_counted(void **state)
{
    static const struct {
        const char *text, *clean;
        uint32_t bad_bytes, problems;
    } cases[] = {
        {"\xff", FFFD, 1, 1},
        {"a\x80"
         "b",
         "a" FFFD "b", 1, 1},
        {"a\xe2\x80", "a" FFFD, 2, 1},      /* cut short by the end */
        {"a\xe2\x80z", "a" FFFD "z", 2, 1}, /* and by a letter */
        {"\xf0\x9f\x98z", FFFD "z", 3, 1},  /* as long as its replacement */
        {"\xc0\xaf", FFFD FFFD, 2, 1},      /* overlong */
        {"\xe0\x80\x80", FFFD FFFD FFFD, 3, 1},
        {"\xed\xa0\x80", FFFD FFFD FFFD, 3, 1},          /* a surrogate */
        {"\xf4\x90\x80\x80", FFFD FFFD FFFD FFFD, 4, 1}, /* beyond U+10FFFF */
        {"\xf8\x88\x80\x80\x80", FFFD FFFD FFFD FFFD FFFD, 5, 1},
        {"\xff mid \xff end", FFFD " mid " FFFD " end", 2, 2},
        {"\xe2\x80\xe2\x80\x9c", FFFD "\u201c", 2, 1},
    };
    struct dixit_doc *doc = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(doc, cases[i].text, strlen(cases[i].text));
        assert_clean(doc, cases[i].clean);
        assert_int_equal(dixit_doc_bad_bytes(doc), cases[i].bad_bytes);
        assert_int_equal(doc->problems.count, cases[i].problems);
    }
}

static void read__invalid__problem_spans_are_clean(void **state)
{
    struct dixit_doc *doc = *state;

    read_text(doc,
              "ab\xff\xfe"
              "cd\x80",
              7);
    assert_int_equal(doc->problems.count, 2);
    assert_int_equal(doc->problems.at[0].kind, DIXIT_PROBLEM_BAD_BYTES);
    assert_int_equal(doc->problems.at[0].span.start, 2);
    assert_int_equal(doc->problems.at[0].span.end, 8);
    assert_int_equal(doc->problems.at[1].span.start, 10);
    assert_int_equal(doc->problems.at[1].span.end, 13);
}

static void read__many_bad_runs__recorded_up_to_a_limit(void **state)
{
    struct dixit_doc *doc = *state;
    static char text[5000];

    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 2 ? 'x' : '\xff';
    read_text(doc, text, sizeof text);
    assert_int_equal(doc->problems.count, 1000);
    assert_int_equal(dixit_doc_bad_bytes(doc), 2500);
    read_text(doc, "fine", 4);
    assert_int_equal(doc->problems.count, 0);
    assert_int_equal(doc->shifts.count, 0);
    assert_int_equal(dixit_doc_bad_bytes(doc), 0);
}

/* ICU replaces in the same way. `offset` letters before it put the bytes at each place of the fast loop's blocks. */
static void assert_as_icu(struct dixit_doc *doc, const char *text, size_t len)
{
    UChar wide[128], clean[128];
    int32_t wide_len = 0, clean_len = 0, substitutions = 0;
    UErrorCode status = U_ZERO_ERROR;

    u_strFromUTF8WithSub(wide, 128, &wide_len, text, (int32_t)len, 0xfffd, &substitutions, &status);
    assert_true(U_SUCCESS(status));
    read_text(doc, text, len);
    u_strFromUTF8(clean, 128, &clean_len, doc->text, (int32_t)doc->len, &status);
    assert_true(U_SUCCESS(status));
    assert_int_equal(clean_len, wide_len);
    assert_memory_equal(clean, wide, (size_t)wide_len * sizeof *wide);
    assert_int_equal(doc->bad_bytes > 0, substitutions > 0);
    assert_int_equal(dixit_doc_position(doc, len, DIXIT_UNIT_UTF16), wide_len);
}

static void read__all_sequences_of_telling_bytes__as_icu(void **state)
{
    static const char bytes[] = "a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc2\xdf\xe0\xe1\xed\xef\xf0\xf1\xf4\xf5\xff";
    enum { N = sizeof bytes - 1, LEN = 4 };
    struct dixit_doc *doc = *state;
    char text[LEN + 40];

    memset(text, 'x', sizeof text);
    for (size_t i = 0; i < (size_t)N * N * N * N; i++) {
        char *at = text + i % 33;

        at[0] = bytes[i % N];
        at[1] = bytes[i / N % N];
        at[2] = bytes[i / N / N % N];
        at[3] = bytes[i / N / N / N];
        assert_as_icu(doc, text, sizeof text);
        assert_as_icu(doc, text, i % 33 + LEN);
        memset(at, 'x', LEN);
    }
}

/* --- positions --- */

static void map__replaced__start_to_start_end_to_end(void **state)
{
    /*                 0123 4   5   67 8   9   0   1 */
    const char text[] = "abc\xff\xe2\x80z\xf0\x9f\x98y";
    /* clean:            0-2 3   6   9 10          13 */
    static const uint32_t pairs[][2] = {{0, 0}, {2, 2}, {3, 3}, {6, 4}, {9, 6}, {10, 7}, {13, 10}, {14, 11}};
    struct dixit_doc *doc = *state;

    read_text(doc, text, sizeof text - 1);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(dixit__text_original(doc, pairs[i][0]), pairs[i][1]);
        assert_int_equal(dixit__text_clean(doc, pairs[i][1]), pairs[i][0]);
    }
}

static void map__any_position__monotone_and_in_bounds(void **state)
{
    const char text[] = "\xff\xff\xe2\x80q\xf0\x9f\x98\xf0\x9f\xe2\x80\x9c\x80"
                        "end\xe2";
    struct dixit_doc *doc = *state;
    uint32_t last = 0;

    read_text(doc, text, sizeof text - 1);
    for (uint32_t i = 0; i <= doc->len; i++) {
        uint32_t original = dixit__text_original(doc, i);

        assert_true(original >= last && original <= doc->original_len);
        last = original;
    }
    assert_int_equal(last, doc->original_len);
    last = 0;
    for (uint32_t i = 0; i <= doc->original_len; i++) {
        uint32_t clean = dixit__text_clean(doc, i);

        assert_true(clean >= last && clean <= doc->len);
        last = clean;
    }
    assert_int_equal(last, doc->len);
}

static void position__units__counted(void **state)
{
    /* bytes:           0 1     3        6           10 */
    const char text[] = "a\u00e9\u201c\U0001F600z";
    static const size_t cases[][4] = {
        /* asked, bytes, code points, UTF-16 */
        {0, 0, 0, 0}, {1, 1, 1, 1},   {2, 1, 1, 1},   {3, 3, 2, 2},   {5, 3, 2, 2},         {6, 6, 3, 3},
        {9, 6, 3, 3}, {10, 10, 4, 5}, {11, 11, 5, 6}, {12, 11, 5, 6}, {SIZE_MAX, 11, 5, 6},
    };
    struct dixit_doc *doc = *state;

    read_text(doc, text, sizeof text - 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(dixit_doc_position(doc, cases[i][0], DIXIT_UNIT_BYTES), cases[i][1]);
        assert_int_equal(dixit_doc_position(doc, cases[i][0], DIXIT_UNIT_CODEPOINTS), cases[i][2]);
        assert_int_equal(dixit_doc_position(doc, cases[i][0], DIXIT_UNIT_UTF16), cases[i][3]);
    }
}

static void position__invalid_bytes__count_as_their_replacement(void **state)
{
    struct dixit_doc *doc = *state;

    read_text(doc, "\xe2\x80\xff|", 4);
    assert_int_equal(dixit_doc_position(doc, 3, DIXIT_UNIT_CODEPOINTS), 2);
    assert_int_equal(dixit_doc_position(doc, 3, DIXIT_UNIT_BYTES), 3);
    assert_int_equal(dixit_doc_position(doc, 1, DIXIT_UNIT_BYTES), 0); /* inside what is replaced */
    assert_int_equal(dixit_doc_position(doc, 1, DIXIT_UNIT_CODEPOINTS), 0);
}

static void *no_memory(void *ctx, void *ptr, size_t old, size_t size)
{
    (void)ctx, (void)ptr, (void)old, (void)size;
    return NULL;
}

/* A text of several strides, of characters of all lengths; every position against a plain count. */
static void assert_positions(struct dixit_doc *doc)
{
    static const char *const units[] = {"a", "\u00e9", "\u201c", "\U0001F600", "word "};
    static char text[3000];
    size_t len = 0, codepoints = 0, utf16 = 0;

    for (size_t i = 0; len + 8 < sizeof text; i++) {
        const char *unit = units[i * i % 5];

        memcpy(text + len, unit, strlen(unit));
        len += strlen(unit);
    }
    assert_int_equal(dixit__text_read(doc, text, len, NULL), DIXIT_OK);
    for (size_t i = 0; i < len; i++) {
        if (((uint8_t)text[i] & 0xc0) == 0x80)
            continue;
        assert_int_equal(dixit_doc_position(doc, i, DIXIT_UNIT_CODEPOINTS), codepoints);
        assert_int_equal(dixit_doc_position(doc, i, DIXIT_UNIT_UTF16), utf16);
        codepoints++;
        utf16 += (uint8_t)text[i] >= 0xf0 ? 2 : 1;
    }
    assert_int_equal(dixit_doc_position(doc, len, DIXIT_UNIT_CODEPOINTS), codepoints);
}

static void position__long_text__as_counted(void **state)
{
    struct dixit_doc *doc = *state;

    assert_positions(doc);
    assert_true(doc->counts.count > 0);
}

static void position__no_memory_for_the_index__as_counted(void **state)
{
    struct dixit_doc *doc = *state;

    doc->alloc.fn = no_memory;
    assert_positions(doc);
    assert_int_equal(doc->counts.count, 0);
}

static void read__no_memory__reported(void **state)
{
    struct dixit_doc *doc = *state;
    dixit_error err;

    doc->alloc.fn = no_memory;
    assert_int_equal(dixit__text_read(doc, "a\xff", 2, &err), DIXIT_ERR_MEMORY);
    assert_int_equal(err.code, DIXIT_ERR_MEMORY);
    assert_int_equal(doc->len, 0);
}

static void text__span__valid_utf8_cut_to_the_text(void **state)
{
    static const struct {
        dixit_span span;
        const char *expected;
    } cases[] = {
        {{0, 1}, "a"},        {{1, 2}, FFFD},      {{0, 6}, "a" FFFD "\u201cz"},
        {{2, 99}, "\u201cz"}, {{4, 6}, "\u201cz"}, /* from inside a character */
        {{5, 5}, ""},         {{6, 2}, ""},        {{90, 99}, ""},
    };
    struct dixit_doc *doc = *state;

    read_text(doc, "a\xff\u201cz", 6);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = 99;
        const char *text = dixit_doc_text(doc, cases[i].span, &len);

        assert_int_equal(len, strlen(cases[i].expected));
        assert_memory_equal(text, cases[i].expected, len);
    }
}

static void line__each_line_end__counted(void **state)
{
    /* byte:            01 2 3 4  56 7  89 0        13 14 15 */
    const char text[] = "a\nb\r\ncd\re\u2028\u00e9f\n";
    static const size_t cases[][3] = {
        /* byte, line, column in code points */
        {0, 1, 1}, {1, 1, 2}, {2, 2, 1},  {3, 2, 2},  {4, 2, 3},  {5, 3, 1},  {6, 3, 2},  {7, 3, 3},
        {8, 4, 1}, {9, 4, 2}, {12, 5, 1}, {13, 5, 1}, {14, 5, 2}, {15, 5, 3}, {16, 6, 1}, {99, 6, 1},
    };
    struct dixit_doc *doc = *state;

    read_text(doc, text, sizeof text - 1);
    split_lines(doc);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line = 0, column = 0;

        dixit_doc_line(doc, cases[i][0], DIXIT_UNIT_CODEPOINTS, &line, &column);
        assert_int_equal(line, cases[i][1]);
        assert_int_equal(column, cases[i][2]);
    }
}

static void line__columns__in_the_unit_asked(void **state)
{
    const char text[] = "x\n\xff\U0001F600z";
    static const size_t expected[] = {[DIXIT_UNIT_BYTES] = 6, [DIXIT_UNIT_CODEPOINTS] = 3, [DIXIT_UNIT_UTF16] = 4};
    struct dixit_doc *doc = *state;

    read_text(doc, text, sizeof text - 1);
    split_lines(doc);
    for (size_t unit = 0; unit < 3; unit++) {
        size_t line = 0, column = 0;

        dixit_doc_line(doc, 7, (dixit_unit)unit, &line, &column);
        assert_int_equal(line, 2);
        assert_int_equal(column, expected[unit]);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(read__valid__not_copied),
        TEST(read__empty__no_text),
        TEST(read__nul_bytes__kept),
        TEST(read__too_long__limit),
        TEST(read__invalid__replaced_and_counted),
        TEST(read__invalid__problem_spans_are_clean),
        TEST(read__many_bad_runs__recorded_up_to_a_limit),
        TEST(read__all_sequences_of_telling_bytes__as_icu),
        TEST(read__no_memory__reported),
        TEST(map__replaced__start_to_start_end_to_end),
        TEST(map__any_position__monotone_and_in_bounds),
        TEST(position__units__counted),
        TEST(position__invalid_bytes__count_as_their_replacement),
        TEST(position__long_text__as_counted),
        TEST(position__no_memory_for_the_index__as_counted),
        TEST(text__span__valid_utf8_cut_to_the_text),
        TEST(line__each_line_end__counted),
        TEST(line__columns__in_the_unit_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
