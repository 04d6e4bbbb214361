/* test_lex.c - one token: where it ends, what it is looked up by, what it is. */
#include "lex.h"
#include "unit.h"

#include <stdlib.h>

/*
 * All tokens of a text, cut at blanks, as "key/flags": w word, n number, p punctuation; C a capital first, U all
 * capitals, l all small; i initial, . takes its full stop, ' possessive, ! ends a sentence.
 */
static void show_tokens(unit *u, const char *text, const dixit_ruleset *abbreviations)
{
    static const struct {
        uint32_t flag;
        char letter;
    } letters[] = {
        {DIXIT__WORD, 'w'},        {DIXIT__NUMBER, 'n'}, {DIXIT__PUNCT, 'p'},   {DIXIT__CAP, 'C'},
        {DIXIT__UPPER, 'U'},       {DIXIT__LOWER, 'l'},  {DIXIT__INITIAL, 'i'}, {DIXIT__PERIOD, '.'},
        {DIXIT__POSSESSIVE, '\''}, {DIXIT__STOP, '!'},
    };
    const char *end = text + strlen(text);

    u->shown[u->shown_len = 0] = '\0';
    while (text < end) {
        dixit__lexeme lexeme;

        if (*text == ' ') {
            text++;
            continue;
        }
        dixit__lex(&lexeme, text, end, abbreviations);
        assert_true(lexeme.end > text && lexeme.end <= end);
        dixit__lexeme_fold(&lexeme);
        unit_put(u, "%.*s/", (int)lexeme.len, lexeme.key);
        for (size_t i = 0; i < UNIT_LENGTH(letters); i++)
            if (lexeme.flags & letters[i].flag)
                unit_put(u, "%c", letters[i].letter);
        unit_put(u, " ");
        text = lexeme.end;
    }
}

typedef struct lex_case {
    const char *text, *tokens;
} lex_case;

static void check_cases(unit *u, const lex_case *cases, size_t count, const dixit_ruleset *abbreviations)
{
    for (size_t i = 0; i < count; i++) {
        show_tokens(u, cases[i].text, abbreviations);
        unit_assert_shown(u, cases[i].tokens, cases[i].text);
    }
}

#define CHECK_CASES(u, cases) check_cases((u), (cases), UNIT_LENGTH(cases), NULL)

static void words__letter_case__is_told(void **state)
{
    static const lex_case cases[] = {
        {"word", "word/wl"},
        {"Word", "word/wC"},
        {"WORD", "word/wCU"},
        {"wOrd", "word/w"},
        {"A", "a/wC"},
        {"a", "a/wl"},
        {"Éa", "éa/wC"},
        {"ÉA", "éa/wCU"},
        {"ÉCOLE élan", "école/wCU élan/wl"},
        {"ДА Да да", "да/wCU да/wC да/wl"},
        {"ΣΑ", "σα/wCU"},
        {"ﬂ", "ﬂ/wl"},
        {"B2B", "b2b/wCU"},
        {"iPhone12", "iphone12/w"},
        {"Ǆ ǅ", "ǆ/wC ǆ/wC"},
        {"Ⅷ", "ⅷ/n"},
    };

    CHECK_CASES(*state, cases);
}

static void words__without_case__have_no_case_flags(void **state)
{
    static const lex_case cases[] = {
        {"שלום", "שלום/w"},
        {"日本語", "日/w 本/w 語/w"},
        {"ไทย", "ไ/w ท/w ย/w"},
    };

    CHECK_CASES(*state, cases);
}

static void words__joiners__hold_them_together(void **state)
{
    static const lex_case cases[] = {
        {"co-op Anglo-Saxon", "co-op/wl anglo-saxon/wC"},
        {"co\u2010op co\u2011op", "co-op/wl co-op/wl"},
        {"don't don’t O'Neill", "don't/wl don't/wl o'neill/wC"},
        {"Q&A R&D", "q&a/wCU r&d/wCU"},
        {"U.S a.m e.g", "u.s/wCU a.m/wl e.g/wl"},
        {"na\u00adive", "naive/wl"},
    };

    CHECK_CASES(*state, cases);
}

/* The neighbours: the same characters where they join nothing. */
static void words__joiners_at_an_edge__are_tokens(void **state)
{
    static const lex_case cases[] = {
        {"co- -op", "co/wl -/p -/p op/wl"},
        {"a--b", "a/wl --/p b/wl"},
        {"cats&dogs", "cats/wl &/p dogs/wl"},
        {"end.Begin", "end/wl ./p! begin/wC"},
        {"and/or", "and/wl //p or/wl"},
        {"one_two", "one/wl _/p two/wl"},
        {"a,b", "a/wl ,/p b/wl"},
    };

    CHECK_CASES(*state, cases);
}

static void words__combining_marks__belong_to_them(void **state)
{
    static const lex_case cases[] = {
        {"e\u0301a B\u0308", "e\u0301a/wl b\u0308/wC"},
        {",\u0301 x", ",/p x/wl"},
    };

    CHECK_CASES(*state, cases);
}

static void numbers__their_joiners__hold_them_together(void **state)
{
    static const lex_case cases[] = {
        {"12 1,000.50 10:30 1/2 3-4", "12/n 1,000.50/n 10:30/n 1/2/n 3-4/n"},
        {"5G 90s 21st", "5g/n 90s/n 21st/n"},
        {"7. 1, 2: 3/", "7/n ./p! 1/n ,/p 2/n :/p 3/n //p"},
        {"٣٤", "٣٤/n"},
        {"$5 5%", "$/p 5/n 5/n %/p"},
    };

    CHECK_CASES(*state, cases);
}

static void punctuation__runs_and_stops__are_told(void **state)
{
    static const lex_case cases[] = {
        {". ! ? … 。 ！", "./p! !/p! ?/p! …/p! 。/p! ！/p!"},
        {"... .. --- -----", ".../p! ../p! ---/p ---/p"},
        {"!! ?!", "!/p! !/p! ?/p! !/p!"},
        {", ; : ( ) — – [ ] @", ",/p ;/p :/p (/p )/p —/p –/p [/p ]/p @/p"},
        {"€ 😀", "€/p 😀/p"},
    };

    CHECK_CASES(*state, cases);
}

static void apostrophe__possessive_or_elision__is_told(void **state)
{
    static const lex_case cases[] = {
        {"Ann's Ann’s ANN'S", "ann/wC 's/p' ann/wC 's/p' ann/wCU 's/p'"},
        {"boys' boys’", "boys/wl '/p' boys/wl '/p'"},
        {"it's its'", "it/wl 's/p' its/wl '/p'"},
        {"'tis ’Twas", "tis/wl twas/wC"},
        {"'90s", "90s/n"},
        {"boss's", "boss/wl 's/p'"},
        {"cat'sup", "cat'sup/wl"},
    };

    CHECK_CASES(*state, cases);
}

static void period__initials_and_dotted__are_taken(void **state)
{
    static const lex_case cases[] = {
        {"J. É.", "j/wCi. é/wCi."},
        {"U.S. a.m. E.U.", "u.s/wCU. a.m/wl. e.u/wCU."},
        {"x. JR. go.", "x/wl ./p! jr/wCU ./p! go/wl ./p!"},
    };

    CHECK_CASES(*state, cases);
}

static void period__abbreviations__are_taken(void **state)
{
    static const lex_case cases[] = {
        {"Mr. MR. mr.", "mr/wC. mr/wCU. mr/wl."},
        {"Mr Mrs.", "mr/wC mrs/wC ./p!"},
        {"št. Št.", "št/wl. št/wC."},
        {"Mr...", "mr/wC. ../p!"},
    };
    unit *u = *state;

    unit_words(u, "ABBREV", "mr\nšt");
    unit_read(u, UNIT_INDEX, "");
    check_cases(u, cases, UNIT_LENGTH(cases), u->ruleset);
}

static void word__longer_than_any_entry__is_cut_as_one(void **state)
{
    unit *u = *state;
    dixit__lexeme lexeme;
    char text[400];

    memset(text, 'a', sizeof text);
    for (uint32_t len = DIXIT__WORD_MAX - 1; len <= sizeof text; len++) {
        text[len - 1] = 'Z';
        dixit__lex(&lexeme, text, text + len, NULL);
        assert_ptr_equal(lexeme.end, text + len);
        assert_int_equal(lexeme.len, len);
        text[len - 1] = 'a';
    }
    /* the same where the key has to be written out */
    for (uint32_t i = 0; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "é", 2);
    dixit__lex(&lexeme, text, text + sizeof text, NULL);
    assert_ptr_equal(lexeme.end, text + sizeof text);
    assert_true(lexeme.len > DIXIT__WORD_MAX);
    unit_words(u, "LIST", "a");
    unit_read(u, UNIT_INDEX, "");
    assert_int_equal(dixit__lexeme_find(&u->ruleset->words, &lexeme), 0);
}

/* A word is the same at the end of the text's memory as in the middle of it. */
static void any_word__with_and_without_more_text__is_the_same(void **state)
{
    static const char *const parts[] = {"a", "B", "cde", "XYZ", "7",      "-",  "'", "’",
                                        "é", "É", ".",   "&",   "\u0301", "語", "s"};
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char word[64 + 20];
        size_t len = 0, want = (size_t)(round % 40) + 1;
        dixit__lexeme alone, followed;
        char *exact;

        while (len < want) {
            const char *part = parts[((seed = seed * 1664525u + 1013904223u) >> 16) % UNIT_LENGTH(parts)];

            memcpy(word + len, part, strlen(part));
            len += strlen(part);
        }
        assert_non_null(exact = malloc(len));
        memcpy(exact, word, len);
        memset(word + len, ' ', 20);
        dixit__lex(&alone, exact, exact + len, NULL);
        dixit__lex(&followed, word, word + len + 20, NULL);
        dixit__lexeme_fold(&alone);
        dixit__lexeme_fold(&followed);
        assert_int_equal(alone.end - exact, followed.end - word);
        assert_int_equal(alone.flags, followed.flags);
        assert_int_equal(alone.len, followed.len);
        if (alone.len <= DIXIT__WORD_MAX)
            assert_memory_equal(alone.key, followed.key, alone.len);
        free(exact);
    }
}

/* Behind words of each length: each two characters of ASCII, and each with one behind it that combines. */
static void plain__words_and_signs__are_what_the_whole_lexer_cuts(void **state)
{
    uint32_t cut = 0;

    (void)state;
    for (uint32_t pair = 0; pair < 128 * 129; pair++)
        for (uint32_t letters = 0; letters < 17; letters++) {
            char text[64] = "Abcdefghijklmnopq", *at = text + letters;
            uint32_t flags, len, i;
            dixit__lexeme lexeme;

            *at++ = (char)(pair % 128);
            strcpy(at, "\u0301 and a long rest of it");
            if (pair / 128 < 128)
                *at = (char)(pair / 128), at[1] = ' ';
            len = dixit__lex_plain(text, text + sizeof text, text + sizeof text, &flags);
            if (len == 0)
                continue;
            dixit__lex(&lexeme, text, text + sizeof text, NULL);
            assert_int_equal(lexeme.end - text, len);
            assert_int_equal(lexeme.flags, flags);
            dixit__lexeme_fold(&lexeme);
            assert_int_equal(lexeme.len, len);
            for (i = 0; i < len; i++)
                assert_int_equal(lexeme.key[i], text[i] | 0x20);
            cut++;
        }
#ifdef __SSE2__
    assert_true(cut > 100000);
#endif
}

/* What stands behind the end is not taken, nor does it change anything. */
static void plain__before_an_end__is_what_the_whole_lexer_cuts(void **state)
{
    static const char *const tails[] = {".",    ". A",  ".b",   "'s go", "’s go", "'S.", "'sup", "'t go",
                                        "' go", "’ go", "-off", "- off", "\"",    "”",   "...",  "--"};
    uint32_t cut = 0;

    (void)state;
    for (uint32_t tail = 0; tail < UNIT_LENGTH(tails); tail++)
        for (uint32_t letters = 0; letters < 17; letters++) {
            char text[64] = "Abcdefghijklmnopq";

            strcpy(text + letters, tails[tail]);
            strcat(text, " and a long rest of it");
            for (uint32_t end = 1; end < 24; end++) {
                uint32_t flags, len = dixit__lex_plain(text, text + end, text + sizeof text, &flags);
                dixit__lexeme lexeme;

                if (len == 0)
                    continue;
                dixit__lex(&lexeme, text, text + end, NULL);
                assert_int_equal(lexeme.end - text, len);
                assert_int_equal(lexeme.flags, flags);
                cut++;
            }
        }
#ifdef __SSE2__
    assert_true(cut > 1000);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(words__letter_case__is_told),
        UNIT_TEST(words__without_case__have_no_case_flags),
        UNIT_TEST(words__joiners__hold_them_together),
        UNIT_TEST(words__joiners_at_an_edge__are_tokens),
        UNIT_TEST(words__combining_marks__belong_to_them),
        UNIT_TEST(numbers__their_joiners__hold_them_together),
        UNIT_TEST(punctuation__runs_and_stops__are_told),
        UNIT_TEST(apostrophe__possessive_or_elision__is_told),
        UNIT_TEST(period__initials_and_dotted__are_taken),
        UNIT_TEST(period__abbreviations__are_taken),
        UNIT_TEST(word__longer_than_any_entry__is_cut_as_one),
        UNIT_TEST(any_word__with_and_without_more_text__is_the_same),
        UNIT_TEST(plain__words_and_signs__are_what_the_whole_lexer_cuts),
        UNIT_TEST(plain__before_an_end__is_what_the_whole_lexer_cuts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
