/* test_units.c - rows of units: what a block is to the model. */
#include "unit.h"
#include "units.h"
#include "weigh.h"

#include <stdio.h>
#include <stdlib.h>

/* --- rows ------------------------------------------------------------------------------------------------------- */

static void add_model(unit *u)
{
    models_file m = models_new(NULL);

    models_line(&m, "class CUE");
    models_line(&m, "class DET");
    models_line(&m, "head CUE");
    models_line(&m, "word 5 6 told");
    models_line(&m, "word 0 3 hoped");
    models_line(&m, "rule asked");
    models_numbers(&m);
    unit_model(u, &m);
    unit_words(u, "CUE", "said\nasked");
    unit_words(u, "DET", "the");
    unit_mention(u, DIXIT_MENTION_NAME, "name:(CAP+)");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "head:\"he\"");
    unit_edge(u, "\",\" \"but\"");
}

static dixit_doc *read_text(unit *u, const char *text)
{
    dixit_doc *doc = unit_read(u, UNIT_CANDIDATES, text);

    assert_true(dixit__cues_index(doc));
    return doc;
}

static dixit__row row_of(unit *u, const char *text, uint32_t block)
{
    dixit_doc *doc = read_text(u, text);
    dixit__row row;

    assert_true(block < doc->blocks.count);
    assert_true(dixit__units_make(doc, block, doc->blocks.at[block].token, &row));
    return row;
}

static void put_unit(unit *u, const dixit__unit *at)
{
    const dixit_doc *doc = &u->ws->doc;

    unit_put_text(u, "", doc->tokens.at[at->first].start, doc->tokens.at[at->end - 1].end, "");
}

/* The units of a block, with their flags in front: | of a sentence, ; an edge, < a mention, * an anchor, + of another
   block. */
static void assert_units(unit *u, const char *text, uint32_t block, const char *expected)
{
    static const struct {
        uint32_t flag;
        const char *sign;
    } signs[] = {
        {DIXIT__UNIT_OTHER, "+"},   {DIXIT__UNIT_SENTENCE, "|"}, {DIXIT__UNIT_EDGE, ";"},
        {DIXIT__UNIT_MENTION, "<"}, {DIXIT__UNIT_ANCHOR, "*"},
    };
    dixit__row row = row_of(u, text, block);

    for (uint32_t i = 0; i < row.count; i++) {
        for (size_t k = 0; k < UNIT_LENGTH(signs); k++)
            if (row.at[i].flags & signs[k].flag)
                unit_put(u, "%s", signs[k].sign);
        put_unit(u, &row.at[i]);
        unit_put(u, "%s", i + 1 < row.count ? " " : "");
    }
    unit_assert_shown(u, expected, text);
}

/* The unit that is this text. */
static const dixit__unit *find(unit *u, const dixit__row *row, const char *text)
{
    const dixit_doc *doc = &u->ws->doc;

    for (uint32_t i = 0; i < row->count; i++) {
        uint32_t start = doc->tokens.at[row->at[i].first].start, end = doc->tokens.at[row->at[i].end - 1].end;

        if (end - start == strlen(text) && memcmp(doc->text + start, text, end - start) == 0)
            return &row->at[i];
    }
    fail_msg("no unit %s", text);
    return NULL;
}

static uint32_t index_of(unit *u, const dixit__row *row, const char *text)
{
    return (uint32_t)(find(u, row, text) - row->at);
}

/* --- units ------------------------------------------------------------------------------------------------------ */

static void marked_span__is_one_unit(void **state)
{
    unit *u = *state;
    const dixit__unit *span;
    dixit__row row;

    add_model(u);
    assert_units(u, "“I will go,” said Ann Lee.", 0, "|“I will go,” *said <Ann Lee .");
    assert_units(u, "he said ‘so “it” goes’ twice", 0, "|<he *said ‘so “it” goes’ twice");
    row = row_of(u, "he said “I will go now,” again", 0);
    span = find(u, &row, "“I will go now,”");
    assert_int_equal(span->flags, DIXIT__UNIT_MARKED | DIXIT__UNIT_CAP);
    assert_int_equal(span->word, dixit__hash("i", 1));
    assert_int_equal(span->affix, dixit__hash("now", 3));
    assert_int_equal(span->stem, 0);
    assert_int_equal(span->end - span->first, 7);
    assert_in_range(span->kind, DIXIT__KIND_SPAN, DIXIT__KIND_LIST - 1);
    row = row_of(u, "he said “now and then” again", 0);
    assert_int_equal(find(u, &row, "“now and then”")->flags, DIXIT__UNIT_MARKED);
}

/* Length and last sign tell marked spans apart. */
static void marked_span__its_kind__says_how_it_ends(void **state)
{
    static const char *const texts[] = {"“no”", "“no,”", "“no.”", "“no!”", "“I will go now”", "“I will go now,”"};
    unit *u = *state;
    uint8_t kinds[UNIT_LENGTH(texts)];

    add_model(u);
    for (size_t i = 0; i < UNIT_LENGTH(texts); i++) {
        dixit__row row = row_of(u, texts[i], 0);

        kinds[i] = row.at[0].kind;
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(kinds[i], kinds[k]);
    }
}

static void mark__without_a_span__is_no_marked_unit(void **state)
{
    unit *u = *state;
    dixit__row row;

    add_model(u);
    assert_units(u, "he said so ” again", 0, "|<he *said so ” again");
    row = row_of(u, "he said so ” again", 0);
    assert_false(find(u, &row, "”")->flags & DIXIT__UNIT_MARKED);
}

static void tokens__have_their_kinds(void **state)
{
    static const struct {
        const char *text;
        uint32_t kind;
    } cases[] = {
        {",", DIXIT__KIND_COMMA},       {":", DIXIT__KIND_COLON},      {";", DIXIT__KIND_SEMICOLON},
        {"–", DIXIT__KIND_LINE},        {"(", DIXIT__KIND_BRACKET},    {")", DIXIT__KIND_BRACKET},
        {"[", DIXIT__KIND_BRACKET},     {"]", DIXIT__KIND_BRACKET},    {"%", DIXIT__KIND_SIGN},
        {"12", DIXIT__KIND_NUMBER},     {"USA", DIXIT__KIND_CAPITALS}, {"Lee", DIXIT__KIND_CAP},
        {"'s", DIXIT__KIND_POSSESSIVE}, {"quay", DIXIT__KIND_SMALL},   {".", DIXIT__KIND_STOP},
        {"said", DIXIT__KIND_LIST},     {"the", DIXIT__KIND_LIST + 1},
    };
    unit *u = *state;
    dixit__row row;

    add_model(u);
    row = row_of(u, "the quay: Lee's USA (12%), [x]; – he said so.", 0);
    for (size_t i = 0; i < UNIT_LENGTH(cases); i++)
        assert_int_equal(find(u, &row, cases[i].text)->kind, cases[i].kind);
}

static void words__have_hashes_levels_and_flags(void **state)
{
    unit *u = *state;
    const dixit__unit *told;
    dixit__row row;

    add_model(u);
    row = row_of(u, "Lee told counterintuitively 12 he hoped, bold Country.", 0);
    told = find(u, &row, "told");
    assert_int_equal(told->prior, 6 << 4 | 5);
    assert_int_equal(told->flags, DIXIT__UNIT_WORD | DIXIT__UNIT_ANCHOR);
    assert_int_equal(told->word, dixit__hash("told", 4));
    assert_int_equal(told->affix, find(u, &row, "bold")->affix);
    assert_int_not_equal(told->affix, find(u, &row, "hoped")->affix);
    assert_int_equal(find(u, &row, "counterintuitively")->stem, find(u, &row, "Country")->stem);
    assert_int_not_equal(told->stem, find(u, &row, "bold")->stem);
    assert_int_equal(find(u, &row, "hoped")->prior, 3 << 4);
    assert_true(find(u, &row, "hoped")->flags & DIXIT__UNIT_ANCHOR);
    assert_true(find(u, &row, "12")->flags & DIXIT__UNIT_WORD);
    assert_true(find(u, &row, "Lee")->flags & DIXIT__UNIT_CAP);
    assert_false(find(u, &row, ".")->flags & DIXIT__UNIT_WORD);
}

static void word__in_capitals__has_the_same_hash(void **state)
{
    unit *u = *state;
    dixit__row row;

    add_model(u);
    row = row_of(u, "Told TOLD told", 0);
    assert_int_equal(row.count, 3);
    assert_int_equal(row.at[0].word, row.at[1].word);
    assert_int_equal(row.at[0].word, row.at[2].word);
}

static void mention__all_its_units_know_it(void **state)
{
    unit *u = *state;
    dixit__row row;

    add_model(u);
    row = row_of(u, "so Ann Lee said he is", 0);
    assert_int_equal(find(u, &row, "so")->mention, 0);
    assert_int_equal(find(u, &row, "Ann")->mention, DIXIT_MENTION_NAME + 1);
    assert_int_equal(find(u, &row, "Lee")->mention, DIXIT_MENTION_NAME + 1);
    assert_int_equal(find(u, &row, "said")->mention, 0);
    assert_int_equal(find(u, &row, "he")->mention, DIXIT_MENTION_PRONOUN + 1);
    assert_true(find(u, &row, "Ann")->flags & DIXIT__UNIT_MENTION);
    assert_false(find(u, &row, "Lee")->flags & DIXIT__UNIT_MENTION);
}

static void flags__of_sentences_edges_and_mentions(void **state)
{
    unit *u = *state;

    add_model(u);
    assert_units(u, "he said so, but the quay is old. The boat is not.", 0,
                 "|<he *said so ;, but the quay is old . |<The boat is not .");
}

/* --- neighbours -------------------------------------------------------------------------------------------------- */

static void spans_of_neighbours__stand_at_both_ends(void **state)
{
    unit *u = *state;
    dixit__row row;

    add_model(u);
    assert_units(u, "x “One.”\n\nhe said\n\n“Two.” y", 1, "+|“One.” |<he *said +|“Two.”");
    row = row_of(u, "x “One.”\n\nhe said\n\n“Two.” y", 1);
    assert_int_equal(row.own, 1);
    assert_int_equal(row.own_end, 3);
    assert_int_equal(row.count, 4);
}

/* Only what ends the block before, and begins the one behind. */
static void spans_of_neighbours__with_words_between__are_not_seen(void **state)
{
    unit *u = *state;

    add_model(u);
    assert_units(u, "“One.” x\n\nhe said\n\ny “Two.”", 1, "|<he *said");
    assert_units(u, "“One.”\n\nx\n\nhe said", 2, "|<he *said");
    assert_units(u, "he said", 0, "|<he *said");
}

static void span_alone_in_its_block__has_neighbours_too(void **state)
{
    unit *u = *state;

    add_model(u);
    assert_units(u, "“One.”\n\n“Two.”\n\n“Three.”", 1, "+|“One.” |“Two.” +|“Three.”");
}

/* --- sentences --------------------------------------------------------------------------------------------------- */

/* What can be the cue of a question, or is for a rule, stands in one sentence with it. */
static void question__before_a_cue__goes_on(void **state)
{
    unit *u = *state;

    add_model(u);
    assert_units(u, "“Will it?” Ann Lee asked.", 0, "|“Will it?” <Ann Lee *asked .");
    assert_units(u, "“It will.” Ann Lee asked.", 0, "|“It will.” |<Ann Lee *asked .");
    assert_units(u, "“Will it?” Ann (of Sandhaven) asked.", 0, "|“Will it?” |<Ann ( of <Sandhaven ) *asked .");
    unit_reset(u);
    add_model(u);
    unit_quote(u, "asked", 0.5f, "content:QUOTE source:MENTION '(' TOKEN{2} ')' cue:CUE");
    assert_units(u, "“Will it?” Ann (of Sandhaven) asked.", 0, "|“Will it?” <Ann ( of <Sandhaven ) *asked .");
    assert_units(u, "“Will it?” Ann Lee left. “No.” Bob asked.", 0,
                 "|“Will it?” |<Ann Lee left . |“No.” |<Bob *asked .");
    assert_units(u, "“Will it?” Ann left. Bob asked.", 0, "|“Will it?” |<Ann left . |<Bob *asked .");
}

/* --- counts ------------------------------------------------------------------------------------------------------ */

static void counts__are_of_what_stands_before(void **state)
{
    unit *u = *state;
    const dixit__unit *last;
    dixit__row row;

    add_model(u);
    row = row_of(u, "Ann said “no,” he told, but hoped. Bob went, and so on", 0);
    last = find(u, &row, "on");
    assert_int_equal(last->sentences, 2);
    assert_int_equal(last->commas, 2);
    assert_int_equal(last->marks, 1);
    assert_int_equal(last->mentions, 3);
    assert_int_equal(last->anchors, 3);
    assert_int_equal(last->edges, 1);
    assert_int_equal(row.at[0].sentences, 1);
    assert_int_equal(row.at[0].mentions, 0);
    assert_int_equal(find(u, &row, "“no,”")->marks, 0);
    assert_int_equal(find(u, &row, "“no,”")->anchors, 1);
    assert_int_equal(find(u, &row, "he")->marks, 1);
}

static void places__are_those_of_the_row(void **state)
{
    unit *u = *state;
    const dixit__unit *told, *so;
    dixit__row row;

    add_model(u);
    row = row_of(u, "Ann said “no” he told us. Bob went so “yes”", 0);
    told = find(u, &row, "told");
    so = find(u, &row, "so");
    assert_int_equal(told->subject, index_of(u, &row, "he"));
    assert_int_equal(told->last_anchor, index_of(u, &row, "said"));
    assert_int_equal(told->last_marked, index_of(u, &row, "“no”"));
    assert_int_equal(told->next_marked, index_of(u, &row, "“yes”"));
    assert_int_equal(told->first_of, 0);
    assert_int_equal(told->end_of, index_of(u, &row, "Bob"));
    assert_int_equal(so->subject, index_of(u, &row, "Bob"));
    assert_int_equal(so->last_anchor, DIXIT__UNITS_MAX);
    assert_int_equal(so->first_of, index_of(u, &row, "Bob"));
    assert_int_equal(so->end_of, row.count);
    assert_int_equal(row.at[0].subject, DIXIT__UNITS_MAX);
    assert_int_equal(row.at[0].last_marked, DIXIT__UNITS_MAX);
    assert_int_equal(find(u, &row, "“yes”")->next_marked, DIXIT__UNITS_MAX);
    assert_int_equal(find(u, &row, "“yes”")->last_marked, index_of(u, &row, "“no”"));
}

static void levels__of_others_in_the_sentence(void **state)
{
    unit *u = *state;
    dixit__row row;

    add_model(u);
    row = row_of(u, "so told us. Bob left, told on. End", 0);
    assert_int_equal(find(u, &row, "so")->behind, 5);
    assert_int_equal(find(u, &row, "so")->before, 0);
    assert_int_equal(find(u, &row, "us")->before, 5);
    assert_int_equal(find(u, &row, "us")->behind, 0);
    assert_int_equal(find(u, &row, "Bob")->before, 0);
    assert_int_equal(find(u, &row, "Bob")->behind, 5);
    assert_int_equal(find(u, &row, "End")->before, 0);
}

static void row__is_padded(void **state)
{
    static const dixit__unit nothing;
    unit *u = *state;
    dixit__row row;

    add_model(u);
    row = row_of(u, "x “One.”\n\nhe said\n\n“Two.”", 1);
    for (uint32_t i = 0; i < DIXIT__UNITS_PAD; i++) {
        assert_memory_equal(&row.at[-1 - (int)i], &nothing, sizeof nothing);
        assert_memory_equal(&row.at[row.count + i], &nothing, sizeof nothing);
    }
}

/* --- long blocks ------------------------------------------------------------------------------------------------- */

/* `count` words, the last of them "end". */
static char *long_text(uint32_t count)
{
    char *text = malloc(2 * (size_t)count + 8), *at = text;

    assert_non_null(text);
    for (uint32_t i = 1; i < count; i++, at += 2)
        memcpy(at, "x ", 2);
    memcpy(at, "end", 4);
    return text;
}

static void block__of_very_many_tokens__is_several_rows(void **state)
{
    static const uint32_t counts[] = {DIXIT__UNITS_MAX - 1, DIXIT__UNITS_MAX, DIXIT__UNITS_MAX + 1,
                                      2 * DIXIT__UNITS_MAX, 2 * DIXIT__UNITS_MAX + 1};
    unit *u = *state;

    add_model(u);
    for (size_t i = 0; i < UNIT_LENGTH(counts); i++) {
        char *text = long_text(counts[i]);
        dixit_doc *doc = read_text(u, text);
        uint32_t at = 0, rows = 0;
        dixit__row row;

        assert_int_equal(doc->tokens.count, counts[i]);
        for (; at < doc->tokens.count; at = row.next, rows++) {
            assert_true(dixit__units_make(doc, 0, at, &row));
            assert_int_equal(row.at[row.own].first, at);
            assert_int_equal(row.own_end - row.own, row.next - at);
            assert_true(row.next > at && row.count <= DIXIT__UNITS_MAX);
        }
        assert_int_equal(rows, (counts[i] + DIXIT__UNITS_MAX - 1) / DIXIT__UNITS_MAX);
        free(text);
    }
}

/* The row in the middle of a block has no neighbours; those of its ends are with the first and the last. */
static void rows__of_a_long_block__have_its_neighbours_at_its_ends(void **state)
{
    unit *u = *state;
    char *middle = long_text(DIXIT__UNITS_MAX + 10), *text = malloc(strlen(middle) + 64);
    dixit__row row;
    dixit_doc *doc;

    assert_non_null(text);
    sprintf(text, "x “One.”\n\n%s\n\n“Two.”", middle);
    add_model(u);
    doc = read_text(u, text);
    assert_true(dixit__units_make(doc, 1, doc->blocks.at[1].token, &row));
    assert_int_equal(row.own, 1);
    assert_int_equal(row.own_end, row.count);
    assert_int_equal(row.count, DIXIT__UNITS_MAX);
    assert_true(dixit__units_make(doc, 1, row.next, &row));
    assert_int_equal(row.own, 0);
    assert_int_equal(row.own_end, 11);
    assert_int_equal(row.count, 12);
    assert_true(row.at[11].flags & DIXIT__UNIT_OTHER);
    free(middle);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(marked_span__is_one_unit),
        UNIT_TEST(marked_span__its_kind__says_how_it_ends),
        UNIT_TEST(mark__without_a_span__is_no_marked_unit),
        UNIT_TEST(tokens__have_their_kinds),
        UNIT_TEST(words__have_hashes_levels_and_flags),
        UNIT_TEST(word__in_capitals__has_the_same_hash),
        UNIT_TEST(mention__all_its_units_know_it),
        UNIT_TEST(flags__of_sentences_edges_and_mentions),
        UNIT_TEST(spans_of_neighbours__stand_at_both_ends),
        UNIT_TEST(spans_of_neighbours__with_words_between__are_not_seen),
        UNIT_TEST(span_alone_in_its_block__has_neighbours_too),
        UNIT_TEST(question__before_a_cue__goes_on),
        UNIT_TEST(counts__are_of_what_stands_before),
        UNIT_TEST(places__are_those_of_the_row),
        UNIT_TEST(levels__of_others_in_the_sentence),
        UNIT_TEST(row__is_padded),
        UNIT_TEST(block__of_very_many_tokens__is_several_rows),
        UNIT_TEST(rows__of_a_long_block__have_its_neighbours_at_its_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
