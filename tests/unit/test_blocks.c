/* test_blocks.c - lines to blocks, and the roles that shape alone shows. */
#include "doc.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
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

    doc->alloc = dixit__allocator(NULL);
    dixit__vec_free(&doc->alloc, &doc->clean);
    dixit__vec_free(&doc->alloc, &doc->shifts);
    dixit__vec_free(&doc->alloc, &doc->problems);
    dixit__vec_free(&doc->alloc, &doc->lines);
    dixit__vec_free(&doc->alloc, &doc->blocks);
    free(doc);
    return 0;
}

/* The line table, made here so that this test needs no other stage: LF and CR LF end lines. */
static void split_lines(struct dixit_doc *doc)
{
    uint32_t start = 0;

    dixit__vec_clear(&doc->lines);
    while (start < doc->len) {
        const char *feed = memchr(doc->text + start, '\n', doc->len - start);
        uint32_t end = feed ? (uint32_t)(feed - doc->text) : doc->len;
        dixit__line line = {start, end > start && feed && feed[-1] == '\r' ? end - 1 : end};

        assert_true(dixit__vec_push(&doc->alloc, &doc->lines, line));
        start = end + 1;
    }
}

/* What must hold of any text: blocks in order, trimmed, on characters; between them white space or citing marks. */
static void assert_sound(const struct dixit_doc *doc)
{
    uint32_t before = 0;

    for (uint32_t i = 0; i <= doc->blocks.count; i++) {
        uint32_t next = i < doc->blocks.count ? doc->blocks.at[i].start : doc->len;

        assert_true(next >= before);
        for (; before < next; before++)
            if ((uint8_t)doc->text[before] < 0x80 && doc->text[before] && !strchr("> \t\n\v\f\r", doc->text[before]))
                fail_msg("byte %u ('%c') is in no block", before, doc->text[before]);
        if (i == doc->blocks.count)
            break;
        before = doc->blocks.at[i].end;
        assert_true(before > next && before <= doc->len);
        assert_true(((uint8_t)doc->text[next] & 0xc0) != 0x80);
        assert_true(before == doc->len || ((uint8_t)doc->text[before] & 0xc0) != 0x80);
        assert_null(strchr(" \t\r\n", doc->text[next]));
        assert_null(strchr(" \t\r\n", doc->text[before - 1]));
    }
}

static void find_blocks(struct dixit_doc *doc, const char *text, size_t len)
{
    assert_int_equal(dixit__text_read(doc, text, len, NULL), DIXIT_OK);
    split_lines(doc);
    assert_true(dixit__blocks(doc));
    assert_sound(doc);
}

/*
 * Compare the blocks of `text` with `expected`: a line for each, with the role's first letter (b, h, s, m), a space
 * and the block, whose line ends are shown as '/'.
 */
static void assert_blocks(struct dixit_doc *doc, const char *text, const char *expected)
{
    static char shown[8192];
    size_t len = 0;

    find_blocks(doc, text, strlen(text));
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const dixit__block *b = &doc->blocks.at[i];

        assert_true(len + (b->end - b->start) + 8 < sizeof shown);
        shown[len++] = dixit_block_role_name((dixit_block_role)b->role)[0];
        shown[len++] = ' ';
        for (uint32_t at = b->start; at < b->end; at++)
            shown[len++] = doc->text[at] == '\n' ? '/' : doc->text[at];
        shown[len++] = '\n';
    }
    shown[len] = '\0';
    assert_string_equal(shown, expected);
}

/* --- paragraphs --- */

static void lines__none__no_blocks(void **state)
{
    assert_blocks(*state, "", "");
    assert_blocks(*state, " \n\t\n\xc2\xa0\n\xef\xbb\xbf", "");
}

static void lines__blank_between__trimmed_blocks(void **state)
{
    assert_blocks(*state, "\xef\xbb\xbfOne.  \n \t\n\n\xc2\xa0 Two.\xe3\x80\x80\r\n\r\n", "b One.\nb Two.\n");
}

static void lines__wrapped__one_paragraph(void **state)
{
    assert_blocks(*state,
                  "The council voted on Tuesday to close the old bridge, which has\n"
                  "carried traffic for ninety years, after inspectors found cracks in\n"
                  "two of its piers. Nobody was surprised.\n"
                  "\n"
                  "The decision came late at night, and most of those who had waited\n"
                  "in the corridors had gone home by then.\n",
                  "b The council voted on Tuesday to close the old bridge, which has/"
                  "carried traffic for ninety years, after inspectors found cracks in/"
                  "two of its piers. Nobody was surprised.\n"
                  "b The decision came late at night, and most of those who had waited/"
                  "in the corridors had gone home by then.\n");
}

/* The neighbour: the same paragraphs, nothing wrapped, no blank line between them. */
static void lines__not_wrapped__one_block_each(void **state)
{
    assert_blocks(*state,
                  "The council voted to close the old bridge after inspectors found cracks.\n"
                  "The mayor said that the decision had been hard for everybody there.\n"
                  "Nobody was surprised, and nobody spoke against it.\n",
                  "b The council voted to close the old bridge after inspectors found cracks.\n"
                  "b The mayor said that the decision had been hard for everybody there.\n"
                  "b Nobody was surprised, and nobody spoke against it.\n");
}

static void lines__stacked_titles__one_block_each(void **state)
{
    assert_blocks(
        *state,
        "12 March 2020\n"
        "Old Bridge To Close For Good\n"
        "The mayor of the town, Ada Mohn, on the old bridge last summer.\n"
        "PHOTO: A. NYBODY\n"
        "\n"
        "The council voted on Tuesday to close the old bridge, which has carried traffic for ninety years, after "
        "inspectors found cracks in two of its piers.\n",
        "b 12 March 2020\n"
        "h Old Bridge To Close For Good\n"
        "b The mayor of the town, Ada Mohn, on the old bridge last summer.\n"
        "b PHOTO: A. NYBODY\n"
        "b The council voted on Tuesday to close the old bridge, which has carried traffic for ninety years, after "
        "inspectors found cracks in two of its piers.\n");
}

static const char wrapped_body[] = "The council voted on Tuesday to close the old bridge, which has\n"
                                   "carried traffic for ninety years, after inspectors found cracks in\n"
                                   "two of its piers, and the mayor was asked again and again how long\n"
                                   "she had known of it before she told anybody else.\n";

/* `more`, put behind a wrapped paragraph with no blank line; `expected` are the blocks after the first. */
static void assert_after_wrapped(struct dixit_doc *doc, const char *more, const char *expected)
{
    char text[2048], blocks[2048];
    size_t first = sizeof wrapped_body - 1;

    snprintf(text, sizeof text, "%s%s", wrapped_body, more);
    snprintf(blocks, sizeof blocks, "b %s%s", wrapped_body, expected);
    for (size_t i = 0; i + 1 < first; i++)
        if (blocks[i + 2] == '\n')
            blocks[i + 2] = '/';
    assert_blocks(doc, text, blocks);
}

static void wrapped__short_line_then_quotation__new_block(void **state)
{
    assert_after_wrapped(*state, "\"Three weeks,\" she said.\n\"And a day,\" said her deputy.\n",
                         "b \"Three weeks,\" she said.\nb \"And a day,\" said her deputy.\n");
    assert_after_wrapped(*state, "\xe2\x80\x94 Three weeks.\n\xe2\x80\x94 And a day.\n",
                         "b \xe2\x80\x94 Three weeks.\nb \xe2\x80\x94 And a day.\n");
}

/* The neighbour: a quotation that begins a line because the line before was full. */
static void wrapped__full_line_then_quotation__goes_on(void **state)
{
    assert_after_wrapped(*state,
                         "She looked at them for a while, and when at last she spoke it was\n"
                         "\"three weeks\" and nothing else.\n",
                         "b She looked at them for a while, and when at last she spoke it was/"
                         "\"three weeks\" and nothing else.\n");
}

static void wrapped__indented_line__new_block(void **state)
{
    assert_after_wrapped(*state,
                         "   The answer, when it came, was given in a voice that could barely\n"
                         "be heard, and it satisfied no one.\n",
                         "b The answer, when it came, was given in a voice that could barely/"
                         "be heard, and it satisfied no one.\n");
}

/* A paragraph of one full line, indented as much as the next. */
static void wrapped__two_indented_lines__two_blocks(void **state)
{
    assert_after_wrapped(*state,
                         "   The answer, when it came, was given in a voice hard to hear now.\n"
                         "   It satisfied no one.\n",
                         "b The answer, when it came, was given in a voice hard to hear now.\n"
                         "b It satisfied no one.\n");
}

static void wrapped__bullets__new_blocks(void **state)
{
    assert_after_wrapped(*state,
                         "- the bridge will be closed to cars and to lorries from this Monday\n"
                         "  on, and for good\n"
                         "- walkers may use it until June\n"
                         "1. first\n"
                         "2. second\n",
                         "b - the bridge will be closed to cars and to lorries from this Monday/"
                         "  on, and for good\n"
                         "b - walkers may use it until June\n"
                         "b 1. first\n"
                         "b 2. second\n");
}

/* The neighbour: a dash between words that happens to begin a line. */
static void wrapped__full_line_then_hyphen__goes_on(void **state)
{
    assert_after_wrapped(*state,
                         "There was one thing nobody in the whole long corridor had expected\n"
                         "- that she would laugh.\n",
                         "b There was one thing nobody in the whole long corridor had expected/"
                         "- that she would laugh.\n");
}

static void wrapped__transcript__a_block_for_each_turn(void **state)
{
    assert_after_wrapped(*state,
                         "MOHN: I have said it before, and I will say it once more: the bridge\n"
                         "is safe.\n"
                         "BECK: It is not.\n"
                         "MOHN: Yes.\n",
                         "b MOHN: I have said it before, and I will say it once more: the bridge/"
                         "is safe.\n"
                         "b BECK: It is not.\n"
                         "b MOHN: Yes.\n");
}

static void wrapped__verse__a_block_for_each_line(void **state)
{
    assert_after_wrapped(*state, "\nO bridge of stone and iron,\nWho carried us so long,\nWe leave thee to the water\n",
                         "b O bridge of stone and iron,\nb Who carried us so long,\nb We leave thee to the water\n");
}

static void wrapped__cited__citing_lines_separate(void **state)
{
    assert_blocks(*state,
                  "> The council voted on Tuesday to close the old bridge, which has\n"
                  "> carried traffic for ninety years, after inspectors found cracks\n"
                  "> in two of its piers.\n"
                  ">\n"
                  "> Nobody was surprised, least of all those who had to drive across\n"
                  "> it every day.\n"
                  "So it seems.\n",
                  "b > The council voted on Tuesday to close the old bridge, which has/"
                  "> carried traffic for ninety years, after inspectors found cracks/"
                  "> in two of its piers.\n"
                  "b > Nobody was surprised, least of all those who had to drive across/"
                  "> it every day.\n"
                  "b So it seems.\n");
}

/* Broken by hand: no line passes the margin, but many stop short of it, some at the end of a sentence. */
static void lines__margin_kept_loosely__one_paragraph(void **state)
{
    assert_blocks(*state,
                  "The council voted on Tuesday to close the old bridge, which has\n"
                  "carried traffic for ninety years, after experts\n"
                  "had found cracks in two of its piers, and the mayor was\n"
                  "asked again and again how long she had known of it.\n"
                  "She said that she would rather not go into all\n"
                  "of this now, as it was late and she had not seen all the\n"
                  "papers; and then she went home.\n",
                  "b The council voted on Tuesday to close the old bridge, which has/"
                  "carried traffic for ninety years, after experts/"
                  "had found cracks in two of its piers, and the mayor was/"
                  "asked again and again how long she had known of it./"
                  "She said that she would rather not go into all/"
                  "of this now, as it was late and she had not seen all the/"
                  "papers; and then she went home.\n");
}

/* A wrapped letter in a page whose paragraphs are single lines. */
static void run__wrapped_by_itself__one_block(void **state)
{
    assert_blocks(
        *state,
        "This paragraph is far longer than any line that somebody would wrap by hand or by machine, since it goes "
        "on and on without a line end, as pages do.\n"
        "So does this one, which begins on a line of its own although no blank line was put before it, and which "
        "goes on for quite as long.\n"
        "\n"
        "I write to you because the bridge is closed, and\n"
        "because nobody has told us how we shall now get\n"
        "to the other side.\n",
        "b This paragraph is far longer than any line that somebody would wrap by hand or by machine, since it goes "
        "on and on without a line end, as pages do.\n"
        "b So does this one, which begins on a line of its own although no blank line was put before it, and which "
        "goes on for quite as long.\n"
        "b I write to you because the bridge is closed, and/"
        "because nobody has told us how we shall now get/"
        "to the other side.\n");
}

/* Two columns to a character, and no letter case to go by. */
static void lines__wrapped_without_spaces__one_paragraph(void **state)
{
    assert_blocks(*state,
                  "議会は火曜日に古い橋を閉鎖することを決めた。検査の結果、\n"
                  "二本の橋脚にひび割れが見つかったためである。市長は、苦し\n"
                  "い決断だったと述べた。橋は九十年にわたって町の人々に使わ\n"
                  "れてきた。驚いた者は一人もいなかったという。市民の多くは\n"
                  "すでに別の道を使っている。\n",
                  "b 議会は火曜日に古い橋を閉鎖することを決めた。検査の結果、/"
                  "二本の橋脚にひび割れが見つかったためである。市長は、苦し/"
                  "い決断だったと述べた。橋は九十年にわたって町の人々に使わ/"
                  "れてきた。驚いた者は一人もいなかったという。市民の多くは/"
                  "すでに別の道を使っている。\n");
}

/* --- roles --- */

#define BODY                                                                                                           \
    "The council voted on Tuesday to close the old bridge, which has carried traffic for ninety years, after "         \
    "inspectors found cracks in two of its piers. The mayor, Ada Mohn, said that the decision had been hard."

static void headline__before_a_body__found_and_found_again(void **state)
{
    assert_blocks(*state, "Old Bridge To Close\n\n" BODY "\n\nOld Bridge To Close.\n\n" BODY,
                  "h Old Bridge To Close\nb " BODY "\nh Old Bridge To Close.\nb " BODY "\n");
    assert_blocks(*state, "Mr. Beck: U.S. Bridge To Close.\n\n" BODY,
                  "h Mr. Beck: U.S. Bridge To Close.\nb " BODY "\n");
    assert_blocks(*state, "Too Late? Old Bridge To Close!\n\n" BODY, "h Too Late? Old Bridge To Close!\nb " BODY "\n");
}

static void headline__not_one__body(void **state)
{
    assert_blocks(*state, BODY, "b " BODY "\n");                                      /* all there is */
    assert_blocks(*state, BODY "\n\nIt is closed.", "b " BODY "\nb It is closed.\n"); /* no body behind it */
    assert_blocks(*state, "It is old.\n\nIt is closed.", "b It is old.\nb It is closed.\n");
    assert_blocks(*state, "The bridge was old. Now it will close.\n\n" BODY, /* two sentences */
                  "b The bridge was old. Now it will close.\nb " BODY "\n");
    assert_blocks(*state, "* * *\n\n" BODY, "b * * *\nb " BODY "\n");
}

#define FRONT "The bridge has carried traffic for ninety years, but new cracks alarm inspectors"

static void standfirst__repeated__found(void **state)
{
    assert_blocks(*state, "Old Bridge To Close\n\n" FRONT ".\n\n" BODY "\n\n" FRONT " and drivers alike. " BODY,
                  "h Old Bridge To Close\ns " FRONT ".\nb " BODY "\nb " FRONT " and drivers alike. " BODY "\n");
}

static void standfirst__before_a_date__found(void **state)
{
    assert_blocks(*state, "Old Bridge To Close\n\n" FRONT ".\n\n12 March 2020\n" BODY,
                  "h Old Bridge To Close\ns " FRONT ".\nb 12 March 2020\nb " BODY "\n");
}

static void standfirst__second_half_of_a_headline__found(void **state)
{
    assert_blocks(*state, "Old Bridge To Close; \nCracks alarm inspectors.\n\n" BODY,
                  "h Old Bridge To Close;\ns Cracks alarm inspectors.\nb " BODY "\n");
}

/* The neighbour: a first paragraph of one sentence. */
static void standfirst__neither__body(void **state)
{
    assert_blocks(*state, "Old Bridge To Close\n\n" FRONT ".\n\n" BODY,
                  "h Old Bridge To Close\nb " FRONT ".\nb " BODY "\n");
}

static void markup__scraps__found(void **state)
{
    static const char *const scraps[] = {
        "!-- Site tag (tag.js) -->",
        "<!-- begin article -->",
        "<div class=\"x\"><img src=\"a.png\"></div>",
        "</p>",
        "window.layer = window.layer || [];",
        "function tag(){layer.push(arguments);}",
        "tag('config', 'X-1');",
        ".ad { display: none; }",
    };
    char text[1024], expected[1024];

    for (size_t i = 0; i < sizeof scraps / sizeof *scraps; i++) {
        snprintf(text, sizeof text, "%s\n\nOld Bridge To Close\n\n" BODY, scraps[i]);
        snprintf(expected, sizeof expected, "m %s\nh Old Bridge To Close\nb " BODY "\n", scraps[i]);
        assert_blocks(*state, text, expected);
    }
}

static void markup__prose_with_its_signs__body(void **state)
{
    static const char *const prose[] = {
        "<<Nous fermons le pont>>, dit-elle, et <<pour toujours>>",
        "The way leads from here --> over the bridge and on --> to the station.",
        "They asked for three things: a bridge (new), a road (wide), and some peace;",
        "a < b and b > c",
        "<b>It is far too late for this bridge to be saved</b>",
    };
    char text[1024], expected[1024];

    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
        snprintf(text, sizeof text, BODY "\n\n%s", prose[i]);
        snprintf(expected, sizeof expected, "b " BODY "\nb %s\n", prose[i]);
        assert_blocks(*state, text, expected);
    }
}

/* --- any input --- */

/* The fragments meet in every order and number; what must hold is checked in find_blocks(). */
static void any_text__sound_blocks(void **state)
{
    static const char *const parts[] = {"\n",
                                        "\r\n",
                                        " ",
                                        "word ",
                                        "A ",
                                        "\"",
                                        "> ",
                                        "- ",
                                        "1. ",
                                        "NAME: ",
                                        "\t",
                                        "\xff",
                                        "\xe4\xb8\xad",
                                        "<p>",
                                        ";",
                                        ".",
                                        "\xe2\x80\xa6",
                                        "\xc2\xa0",
                                        "a line of some forty characters, or thereabout\n"};
    uint32_t seed = 1;
    char text[512];

    for (int round = 0; round < 20000; round++) {
        size_t len = 0;

        for (int i = 0; i < round % 23; i++) {
            const char *part = parts[((seed = seed * 1664525 + 1013904223) >> 8) % (sizeof parts / sizeof *parts)];

            if (len + strlen(part) <= sizeof text) {
                memcpy(text + len, part, strlen(part));
                len += strlen(part);
            }
        }
        find_blocks(*state, text, len);
    }
}

static void *no_memory(void *ctx, void *ptr, size_t old, size_t size)
{
    (void)ctx, (void)ptr, (void)old, (void)size;
    return NULL;
}

static void blocks__no_memory__false(void **state)
{
    struct dixit_doc *doc = *state;

    assert_int_equal(dixit__text_read(doc, "a", 1, NULL), DIXIT_OK);
    split_lines(doc);
    doc->alloc.fn = no_memory;
    assert_false(dixit__blocks(doc));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines__none__no_blocks),
        TEST(lines__blank_between__trimmed_blocks),
        TEST(lines__wrapped__one_paragraph),
        TEST(lines__not_wrapped__one_block_each),
        TEST(lines__stacked_titles__one_block_each),
        TEST(wrapped__short_line_then_quotation__new_block),
        TEST(wrapped__full_line_then_quotation__goes_on),
        TEST(wrapped__indented_line__new_block),
        TEST(wrapped__two_indented_lines__two_blocks),
        TEST(wrapped__bullets__new_blocks),
        TEST(wrapped__full_line_then_hyphen__goes_on),
        TEST(wrapped__transcript__a_block_for_each_turn),
        TEST(wrapped__verse__a_block_for_each_line),
        TEST(wrapped__cited__citing_lines_separate),
        TEST(lines__margin_kept_loosely__one_paragraph),
        TEST(run__wrapped_by_itself__one_block),
        TEST(lines__wrapped_without_spaces__one_paragraph),
        TEST(headline__before_a_body__found_and_found_again),
        TEST(headline__not_one__body),
        TEST(standfirst__repeated__found),
        TEST(standfirst__before_a_date__found),
        TEST(standfirst__second_half_of_a_headline__found),
        TEST(standfirst__neither__body),
        TEST(markup__scraps__found),
        TEST(markup__prose_with_its_signs__body),
        TEST(any_text__sound_blocks),
        TEST(blocks__no_memory__false),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
