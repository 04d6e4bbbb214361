/* test_tokens.c - the tokens of whole texts: their places, their marks, their words, and where sentences end. */
#include "ruleset.h"
#include "unit.h"

/* Tokens, with a bar before each that begins a sentence, two before each that begins a block. */
static void assert_sentences(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_TOKENS, text);
    uint32_t sentence = 0;

    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        const dixit__token *t = &doc->tokens.at[i];

        if (t->flags & DIXIT__SENT_FIRST) {
            assert_true(sentence < doc->sentences.count);
            assert_int_equal(doc->sentences.at[sentence++].token, i);
            unit_put(u, t->flags & DIXIT__BLOCK_FIRST ? "|| " : "| ");
        }
        unit_put_text(u, "", t->start, t->end, " ");
    }
    assert_int_equal(sentence, doc->sentences.count);
    unit_assert_shown(u, expected, text);
}

/* --- sentences -------------------------------------------------------------------------------------------------- */

static void sentences__ends__are_found(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"No stop", "|| No stop"},
        {"He left. She stayed.", "|| He left . | She stayed ."},
        {"Why? Go! 12 of them.", "|| Why ? | Go ! | 12 of them ."},
        {"He left. she stayed.", "|| He left . she stayed ."},
        {"He ... left", "|| He ... left"},
        {"He... Left", "|| He ... | Left"},
        {"He left.She stayed.", "|| He left . She stayed ."},
        {"(He left.) She stayed.", "|| ( He left . ) | She stayed ."},
        {"He left. (She stayed.)", "|| He left . ( She stayed . )"},
        {"“Go.” She left.", "|| “ Go . ” | She left ."},
        {"“Go!” she said. “Now.”", "|| “ Go ! ” she said . | “ Now . ”"},
        {"He left.“No.”", "|| He left . | “ No . ”"},
        {"One.\n\nTwo\n\nthree", "|| One . || Two || three"},
        {"“One.\n\n“Two.”", "|| “ One . || “ Two . ”"},
    };

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++)
        assert_sentences(*state, cases[i].text, cases[i].expected);
}

static void sentences__abbreviations__end_few(void **state)
{
    unit *u = *state;

    unit_words(u, "ABBREV", "mr\ninc");
    unit_words(u, "ABBREV_END", "inc\nu.s");
    unit_words(u, "STARTER", "the");
    assert_sentences(u, "Mr. Lee left. Mr. The", "|| Mr. Lee left . | Mr. The");
    assert_sentences(u, "Acme Inc. The board", "|| Acme Inc. | The board");
    assert_sentences(u, "Acme Inc. Lee", "|| Acme Inc. Lee");
    assert_sentences(u, "Acme Inc. the board", "|| Acme Inc. the board");
    assert_sentences(u, "In the U.S. The board", "|| In the U.S. | The board");
    assert_sentences(u, "J. The board", "|| J. The board");
    assert_sentences(u, "Acme Co. The board", "|| Acme Co . | The board");
}

/* --- places ----------------------------------------------------------------------------------------------------- */

/* One letter for each place that a token has: B block, S sentence, L line; _ a space before it. */
static void places__firsts_and_spaces__are_noted(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"a b,c", "BSL_ _ - -"}, {"  a\n\n\tb", "BSL_ BSL_"},   {"Ab. Cd", "BSL_ - S_"},
        {"a\u00a0b", "BSL_ _"},  {"Ann's “x”", "BSL_ - _ - -"},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        const dixit_doc *doc = unit_read(u, UNIT_TOKENS, cases[i].text);

        for (uint32_t t = 0; t < doc->tokens.count; t++) {
            uint32_t flags = doc->tokens.at[t].flags;

            unit_put(u, "%s%s%s%s%s ", flags & DIXIT__BLOCK_FIRST ? "B" : "", flags & DIXIT__SENT_FIRST ? "S" : "",
                     flags & DIXIT__LINE_FIRST ? "L" : "", flags & DIXIT__SPACED ? "_" : "",
                     flags & (DIXIT__BLOCK_FIRST | DIXIT__SENT_FIRST | DIXIT__LINE_FIRST | DIXIT__SPACED) ? "" : "-");
        }
        unit_assert_shown(u, cases[i].expected, cases[i].text);
    }
}

static void places__wrapped_lines__are_noted(void **state)
{
    unit *u = *state;
    const dixit_doc *doc = unit_read(u, UNIT_TOKENS,
                                     "The council voted on Tuesday to close the old bridge, which has\n"
                                     "carried traffic for ninety years, after inspectors found cracks in\n"
                                     "two of its piers.\n");

    assert_int_equal(doc->blocks.count, 1);
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        if (doc->tokens.at[t].flags & DIXIT__LINE_FIRST)
            unit_put_text(u, "", doc->tokens.at[t].start, doc->tokens.at[t].end, " ");
    unit_assert_shown(u, "The carried two", "first of their lines");
}

static void blocks__first_tokens__are_noted(void **state)
{
    const dixit_doc *doc = unit_read(*state, UNIT_TOKENS, "One two.\n\nThree.\n\n“Four.”");

    assert_int_equal(doc->blocks.count, 3);
    assert_int_equal(doc->blocks.at[0].token, 0);
    assert_int_equal(doc->blocks.at[1].token, 3);
    assert_int_equal(doc->blocks.at[2].token, 5);
    assert_int_equal(doc->sentences.count, 3);
    assert_int_equal(doc->sentences.at[2].block, 2);
}

static void tokens__behind_the_last__is_a_sentinel(void **state)
{
    const dixit_doc *doc = unit_read(*state, UNIT_TOKENS, "One two");
    const dixit__token *end = &doc->tokens.at[doc->tokens.count];

    assert_int_equal(doc->tokens.count, 2);
    assert_int_equal(end->start, 7);
    assert_int_equal(end->word, 0);
    assert_int_equal(end->flags, DIXIT__BLOCK_FIRST | DIXIT__SENT_FIRST);
}

/* --- marks ------------------------------------------------------------------------------------------------------ */

/* O opens, C closes, i inside, - outside: one for each token. */
static void assert_marks(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_TOKENS, text);

    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        const dixit__token *t = &doc->tokens.at[i];
        bool opens = t->flags & DIXIT__OPENS, closes = t->flags & DIXIT__CLOSES;

        if (opens || closes) {
            assert_true(t->flags & DIXIT__MARK && t->flags & DIXIT__INSIDE && t->ref < doc->marked.count);
            assert_int_equal(opens ? doc->marked.at[t->ref].token : doc->marked.at[t->ref].token_end - 1, i);
        }
        unit_put(u, "%c", opens ? 'O' : closes ? 'C' : t->flags & DIXIT__INSIDE ? 'i' : '-');
    }
    unit_assert_shown(u, expected, text);
}

static void marks__outermost__open_and_close(void **state)
{
    assert_marks(*state, "a “b c” d", "-OiiC-");
    assert_marks(*state, "“a ‘b’ c” d", "OiiiiiC-");
    assert_marks(*state, "'Don't,' he", "OiiC-");
    assert_marks(*state, "«a» “b”", "OiCOiC");
}

static void marks__that_are_none__are_not_inside(void **state)
{
    unit_words(*state, "ELISION", "n");
    assert_marks(*state, "a 7\" record", "----");
    assert_marks(*state, "rock 'n' roll", "----");
    assert_marks(*state, "Stop.” he", "----");
}

static void marks__unclosed__end_with_their_block(void **state)
{
    const dixit_doc *doc;

    assert_marks(*state, "“a b\n\nc", "Oii-");
    doc = unit_read(*state, UNIT_TOKENS, "“a b\n\nc");
    assert_int_equal(doc->marked.at[0].token, 0);
    assert_int_equal(doc->marked.at[0].token_end, 3);
}

static void marks__nested__know_their_tokens(void **state)
{
    const dixit_doc *doc = unit_read(*state, UNIT_TOKENS, "“a ‘b’ c” d");

    assert_int_equal(doc->marked.count, 2);
    assert_int_equal(doc->marked.at[0].token, 0);
    assert_int_equal(doc->marked.at[0].token_end, 7);
    assert_int_equal(doc->marked.at[1].token, 2);
    assert_int_equal(doc->marked.at[1].token_end, 5);
}

/* --- words ------------------------------------------------------------------------------------------------------ */

static void words__in_the_vocabulary__are_looked_up(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    unit_words(u, "CUE", "said\nnoted that");
    unit_quote(u, "q", 0.5f, "content:QUOTE \"quipped\"");
    doc = unit_read(u, UNIT_TOKENS, "Said SAID saidx that That's quipped “said” x");
    assert_int_equal(doc->tokens.count, 11);
    assert_int_not_equal(doc->tokens.at[0].word, 0);
    assert_int_equal(doc->tokens.at[1].word, doc->tokens.at[0].word);
    assert_int_equal(doc->tokens.at[2].word, 0);
    assert_int_not_equal(doc->tokens.at[3].word, 0);
    assert_int_equal(doc->tokens.at[4].word, doc->tokens.at[3].word);
    assert_int_equal(doc->tokens.at[5].word, 0); /* 's is in no list */
    assert_int_not_equal(doc->tokens.at[6].word, 0);
    assert_int_equal(doc->tokens.at[7].word, 0);
    assert_int_equal(doc->tokens.at[8].word, doc->tokens.at[0].word);
    assert_int_equal(doc->tokens.at[10].word, 0);
}

/* --- any text --------------------------------------------------------------------------------------------------- */

static void assert_sound(const dixit_doc *doc)
{
    uint32_t before = 0, block = 0;

    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        const dixit__token *t = &doc->tokens.at[i];
        uint32_t kinds = t->flags & (DIXIT__WORD | DIXIT__NUMBER | DIXIT__PUNCT | DIXIT__MARK);

        assert_true(t->start >= before && t->end > t->start && t->end <= doc->len);
        assert_true(kinds && (kinds & (kinds - 1)) == 0);
        while (block + 1 < doc->blocks.count && doc->blocks.at[block + 1].start <= t->start)
            block++;
        assert_true(t->start >= doc->blocks.at[block].start && t->end <= doc->blocks.at[block].end);
        assert_true(doc->blocks.at[block].token <= i);
        assert_int_equal((t->flags & DIXIT__BLOCK_FIRST) != 0, doc->blocks.at[block].token == i);
        before = t->end;
    }
    for (uint32_t i = 0; i < doc->marked.count; i++) {
        const dixit__marked *m = &doc->marked.at[i];

        assert_int_equal(doc->tokens.at[m->token].start, m->start);
        if (!m->closed && m->depth > 0)
            continue; /* where it ends is nobody's business */
        assert_true(m->token < m->token_end && m->token_end <= doc->tokens.count);
        assert_true(doc->tokens.at[m->token_end - 1].end <= m->end);
    }
}

static void any_text__sound_tokens(void **state)
{
    static const char *const parts[] = {"“",  "”",  "\"",  "'",  "‘",    "’",      "a",      "Ann",  "s",
                                        "12", ".",  ". ",  ", ", " ",    " ",      "\n",     "\n\n", "é",
                                        "語", "--", "...", "?",  "\xff", "\u00ad", "\u200b", "(",    "Mr."};
    unit *u = *state;
    uint32_t seed = 11;

    unit_words(u, "ABBREV", "mr");
    for (int round = 0; round < 6000; round++) {
        char text[160];
        size_t len = 0;

        for (int i = 0; i < round % 50; i++) {
            const char *part = parts[((seed = seed * 1664525u + 1013904223u) >> 16) % UNIT_LENGTH(parts)];

            if (len + strlen(part) <= sizeof text) {
                memcpy(text + len, part, strlen(part));
                len += strlen(part);
            }
        }
        assert_sound(unit_read_bytes(u, UNIT_TOKENS, text, len));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(sentences__ends__are_found),
        UNIT_TEST(sentences__abbreviations__end_few),
        UNIT_TEST(places__firsts_and_spaces__are_noted),
        UNIT_TEST(places__wrapped_lines__are_noted),
        UNIT_TEST(blocks__first_tokens__are_noted),
        UNIT_TEST(tokens__behind_the_last__is_a_sentinel),
        UNIT_TEST(marks__outermost__open_and_close),
        UNIT_TEST(marks__that_are_none__are_not_inside),
        UNIT_TEST(marks__unclosed__end_with_their_block),
        UNIT_TEST(marks__nested__know_their_tokens),
        UNIT_TEST(words__in_the_vocabulary__are_looked_up),
        UNIT_TEST(any_text__sound_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
