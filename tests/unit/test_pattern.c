/*
 * test_pattern.c - parsing patterns: what is refused, with which words, and where. What patterns match is in
 * test_match.c.
 */
#include "pattern.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

/* Parse by way of the public interface. */
static dixit_status parse(unit *u, const char *pattern, size_t len, dixit_error *err)
{
    char name[24];

    memset(err, 0, sizeof *err);
    snprintf(name, sizeof name, "P%u", ++u->rule_count);
    return dixit_rules_define(u->rules, name, pattern, len, err);
}

/* `caret` shows the place: its '^' stands under the byte of `pattern` that is meant, escapes not counted. */
typedef struct mistake {
    const char *pattern, *caret, *message;
    dixit_status status;
} mistake;

static void check_mistakes(unit *u, const mistake *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dixit_error err;
        dixit_status status = parse(u, cases[i].pattern, strlen(cases[i].pattern), &err);

        if (status != cases[i].status || err.code != status || err.position != strlen(cases[i].caret) - 1 ||
            strcmp(err.message, cases[i].message) != 0)
            fail_msg("%s\n  expected: %d at %zu: %s\n  got:      %d at %zu: %s", cases[i].pattern, (int)cases[i].status,
                     strlen(cases[i].caret) - 1, cases[i].message, (int)status, err.position, err.message);
    }
}

#define CHECK_MISTAKES(u, cases) check_mistakes((u), (cases), UNIT_LENGTH(cases))

static void patterns__sound__are_taken(void **state)
{
    static const char *const patterns[] = {
        "",
        "   \t\r\n",
        "-- a comment only",
        "\"a\" -- a comment\n \"b\"--another",
        "\"--\" \"b\"",
        "TOKEN WORD CAP LOWER UPPER INITIAL NUMBER PUNCT STOP POSSESSIVE INSIDE",
        "QUOTE SPEECH SHORT MARKED SOMEBODY MENTION NAME NOMINAL PRONOUN GROUP FIRST PHRASE CLAUSE SENTENCE",
        "block-start block-end line-start sentence-start sentence-end clause-end space no-space after-comma",
        "after-stop after-question outside next-block in-body in-headline in-standfirst in-dateline in-byline",
        "in-caption in-credit in-markup",
        "content:WORD cue:\"a\" source:(NAME) name:'B' role:LIST head:\"*ly\"",
        "content:cue:source:WORD",
        "content: WORD",
        "WORD? WORD* WORD+ WORD{2} WORD{2,} WORD{2,5} WORD{ 2 , 5 } WORD {2}",
        "WORD?? WORD*? WORD+? WORD{2}? WORD{2,}? WORD{2,5}?",
        "WORD{0} WORD{0,0} WORD{998} WORD{0,998}",
        "!WORD &WORD !(WORD WORD) ! WORD !content:WORD",
        "(WORD|NUMBER) | (WORD) | | ()",
        "\"*ly\" '*ing' \"un*\" 're*' \"*\" \"a *\"",
        "~\"say\" ~'say'+ !~\"say\"",
        "letters>=3 letters <= 4 letters>3 letters<4 letters=4 letters = 0",
        "<WORD !<WORD ! <\"a\" <(\"a\" | 'B' | LIST | \"*ly\" | letters>3) WORD",
        "LINE BLOCK line-end quote-start quote-end mention-start mention-end",
        "\"it's\" \"don’t\" \"école\" 'École' \"語\"",
        "'say \"no\"' \"boys'\"",
        "(((((((WORD)))))))",
        "LIST NAMED",
    };
    unit *u = *state;

    unit_words(u, "LIST", "a");
    unit_words(u, "~say", "say\nsaid");
    unit_define(u, "NAMED", "\"b\"");
    for (size_t i = 0; i < UNIT_LENGTH(patterns); i++) {
        dixit_error err;

        if (parse(u, patterns[i], strlen(patterns[i]), &err) != DIXIT_OK)
            fail_msg("%s: %s (at %zu)", patterns[i], err.message, err.position);
    }
}

static void pattern__without_terminator__is_read_to_its_length(void **state)
{
    dixit_error err;

    assert_int_equal(parse(*state, "WORD)", 4, &err), DIXIT_OK);
    assert_int_equal(parse(*state, "\"a\"b", 3, &err), DIXIT_OK);
    assert_int_equal(parse(*state, "WORDS", 4, &err), DIXIT_OK);
    assert_int_equal(parse(*state, "WORD{23}", 7, &err), DIXIT_ERR_PATTERN);
    assert_int_equal(err.position, 4);
}

/* The carets stand under what they point at. */
/* clang-format off */
static void literal__mistakes__are_shown(void **state)
{
    static const mistake cases[] = {
        {"WORD \"said",
         "     ^", "this literal has no end", DIXIT_ERR_PATTERN},
        {"'said\"",
         "^", "this literal has no end", DIXIT_ERR_PATTERN},
        {"WORD \"\"",
         "     ^", "this literal is empty", DIXIT_ERR_PATTERN},
        {"'  '",
         "^", "this literal is empty", DIXIT_ERR_PATTERN},
        {"\"*lessly\"",
         "  ^", "an ending or a beginning has one to four letters", DIXIT_ERR_PATTERN},
        {"\"*lY\"",
         "   ^", "an ending or a beginning has small letters from a to z", DIXIT_ERR_PATTERN},
        {"\"*é\"",
         "  ^", "an ending or a beginning has small letters from a to z", DIXIT_ERR_PATTERN},
        {"\"unless*\"",
         " ^", "an ending or a beginning has one to four letters", DIXIT_ERR_PATTERN},
        {"\"Un*\"",
         " ^", "an ending or a beginning has small letters from a to z", DIXIT_ERR_PATTERN},
        {"WORD ~say",
         "      ^", "behind ~ a literal should stand", DIXIT_ERR_PATTERN},
        {"~\"\"",
         " ^", "a word whose forms are meant has 1 to 100 letters", DIXIT_ERR_PATTERN},
        {"~\"say",
         " ^", "this literal has no end", DIXIT_ERR_PATTERN},
        {"WORD ~\"say\"",
         "     ^", "nobody has given the forms of this word", DIXIT_ERR_NAME},
        {"\"a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"",
         "   ^", "this word is too long", DIXIT_ERR_PATTERN},
    };

    CHECK_MISTAKES(*state, cases);
}

static void structure__mistakes__are_shown(void **state)
{
    static const mistake cases[] = {
        {"WORD (NAME",
         "     ^", "this ( has no )", DIXIT_ERR_PATTERN},
        {"((WORD)",
         "^", "this ( has no )", DIXIT_ERR_PATTERN},
        {"WORD ) NAME",
         "     ^", "this ) has no (", DIXIT_ERR_PATTERN},
        {"source:",
         "       ^", "the pattern ends where a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"WORD ! -- not what?",
         "                   ^", "the pattern ends where a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"source:) WORD",
         "       ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"WORD** NAME",
         "     ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"? WORD",
         "^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"WORD -NAME",
         "     ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"!!WORD",
         " ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"(WORD | *)",
         "        ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"WORD content NAME",
         "            ^", "behind the name of a part a : should stand", DIXIT_ERR_PATTERN},
        {"WORD letters NAME",
         "     ^", "behind letters >=, <=, >, < or = and a number should stand", DIXIT_ERR_PATTERN},
        {"letters>=many",
         "         ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"letters < 0",
         "^", "no word has less than 0 letters", DIXIT_ERR_PATTERN},
        {"WORD <(WORD WORD)",
         "      ^", "a look back is at one token", DIXIT_ERR_PATTERN},
        {"!<QUOTE",
         "  ^", "a look back is at one token", DIXIT_ERR_PATTERN},
        {"&<WORD",
         " ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
        {"WORD é",
         "     ^", "here a literal, a name or a ( should stand", DIXIT_ERR_PATTERN},
    };

    CHECK_MISTAKES(*state, cases);
}

static void count__mistakes__are_shown(void **state)
{
    static const mistake cases[] = {
        {"WORD{}",
         "     ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"WORD{ x}",
         "      ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"WORD{-1}",
         "     ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"WORD{2,x}",
         "       ^", "here a number from 0 to 998 or a } should stand", DIXIT_ERR_PATTERN},
        {"WORD{999}",
         "     ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"WORD{4294967297}",
         "     ^", "here a number from 0 to 998 should stand", DIXIT_ERR_PATTERN},
        {"WORD{2,12345}",
         "       ^", "here a number from 0 to 998 or a } should stand", DIXIT_ERR_PATTERN},
        {"WORD{2 NAME",
         "    ^", "this { has no }", DIXIT_ERR_PATTERN},
        {"WORD{2,5",
         "    ^", "this { has no }", DIXIT_ERR_PATTERN},
        {"WORD{5,2}",
         "    ^", "the second number is smaller than the first", DIXIT_ERR_PATTERN},
    };

    CHECK_MISTAKES(*state, cases);
}

static void names__unknown__with_a_guess(void **state)
{
    static const mistake cases[] = {
        {"NAEM",
         "^", "unknown name NAEM, did you mean NAME?", DIXIT_ERR_NAME},
        {"WORD QUOT+",
         "     ^", "unknown name QUOT, did you mean QUOTE?", DIXIT_ERR_NAME},
        {"(SPEEECH)",
         " ^", "unknown name SPEEECH, did you mean SPEECH?", DIXIT_ERR_NAME},
        {"SAYING_VERBX",
         "^", "unknown name SAYING_VERBX, did you mean SAYING_VERBS?", DIXIT_ERR_NAME},
        {"HAT",
         "^", "unknown name HAT, did you mean HATS?", DIXIT_ERR_NAME},
        {"NOTHING_LIKE_IT",
         "^", "unknown name NOTHING_LIKE_IT", DIXIT_ERR_NAME},
        {"WORD sentence-strat",
         "     ^", "unknown place sentence-strat, did you mean sentence-start?", DIXIT_ERR_NAME},
        {"somewhere",
         "^", "unknown place somewhere", DIXIT_ERR_NAME},
        {"WORD contents:WORD",
         "     ^", "unknown part contents, did you mean content?", DIXIT_ERR_NAME},
        {"speaker:WORD",
         "^", "unknown part speaker", DIXIT_ERR_NAME},
        {"SAYING_VERBS_AND_OTHERS_BEYOND_ALL_MEASURES",
         "^", "unknown name SAYING_VERBS_AND_OTHERS_BEYOND_ALL_MEASURES", DIXIT_ERR_NAME},
    };
    unit *u = *state;

    unit_words(u, "SAYING_VERBS", "said");
    unit_define(u, "HATS", "WORD");
    CHECK_MISTAKES(u, cases);
}

/* What is wrong first is what is shown. */
static void mistakes__two__the_first_is_shown(void **state)
{
    static const mistake cases[] = {
        {"(NAEM WORD{",
         " ^", "unknown name NAEM, did you mean NAME?", DIXIT_ERR_NAME},
    };

    CHECK_MISTAKES(*state, cases);
}

/* clang-format on */

static void message__longer_than_its_room__is_cut(void **state)
{
    dixit_error err;
    char pattern[400];

    memset(pattern, 'X', sizeof pattern);
    assert_int_equal(parse(*state, pattern, sizeof pattern, &err), DIXIT_ERR_NAME);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    assert_memory_equal(err.message, "unknown name XXX", 16);
}

/* --- limits ----------------------------------------------------------------------------------------------------- */

/* `count` times `before`, WORD, `count` times `after`; the caller frees it. */
static char *nested(const char *before, size_t count, const char *after)
{
    size_t size = count * (strlen(before) + strlen(after)) + 5;
    char *text = malloc(size), *at = text;

    assert_non_null(text);
    for (size_t i = 0; i < count; i++, at += strlen(before))
        memcpy(at, before, strlen(before));
    memcpy(at, "WORD", 4);
    at += 4;
    for (size_t i = 0; i < count; i++, at += strlen(after))
        memcpy(at, after, strlen(after));
    *at = '\0';
    return text;
}

static void groups__nested_too_deeply__are_refused(void **state)
{
    unit *u = *state;
    char *deep = nested("(", DIXIT__DEPTH_MAX, ")"), *deeper = nested("(", DIXIT__DEPTH_MAX + 1, ")");
    char *deepest = nested("(", 100000, ")");
    dixit_error err;

    assert_int_equal(parse(u, deep, strlen(deep), &err), DIXIT_OK);
    assert_int_equal(parse(u, deeper, strlen(deeper), &err), DIXIT_ERR_LIMIT);
    assert_string_equal(err.message, "groups are nested too deeply");
    assert_int_equal(err.position, DIXIT__DEPTH_MAX);
    assert_int_equal(parse(u, deepest, strlen(deepest), &err), DIXIT_ERR_LIMIT);
    assert_int_equal(err.position, DIXIT__DEPTH_MAX);
    free(deep);
    free(deeper);
    free(deepest);
}

static void parts__nested_too_deeply__are_refused(void **state)
{
    char *deep = nested("content:", 100000, "");
    dixit_error err;

    assert_int_equal(parse(*state, deep, strlen(deep), &err), DIXIT_ERR_LIMIT);
    assert_string_equal(err.message, "groups are nested too deeply");
    free(deep);
}

/* Many groups, none in another. */
static void groups__in_a_row__are_taken(void **state)
{
    enum { COUNT = 2000 };
    char pattern[COUNT * 6], *at = pattern;
    dixit_error err;

    for (size_t i = 0; i < COUNT; i++, at += 6)
        memcpy(at, "(WORD)", 6);
    assert_int_equal(parse(*state, pattern, sizeof pattern, &err), DIXIT_OK);
}

static void assert_too_large(unit *u)
{
    dixit_ruleset *ruleset = NULL;
    dixit_error err;

    assert_int_equal(dixit_rules_compile(&ruleset, u->rules, &err), DIXIT_ERR_LIMIT);
    assert_string_equal(err.message, "a pattern is too large when its names are written out");
    assert_null(ruleset);
}

/* N0 to N`last`; each stands for twice the one before, or for a group in which it is. */
static void define_chain(unit *u, bool twice, int last)
{
    unit_define(u, "N0", "\"a\" WORD");
    for (int i = 1; i <= last; i++) {
        char name[16], pattern[48];

        snprintf(name, sizeof name, "N%d", i);
        if (twice)
            snprintf(pattern, sizeof pattern, "N%d N%d", i - 1, i - 1);
        else
            snprintf(pattern, sizeof pattern, "(N%d | \"b\" \"c\")", i - 1);
        unit_define(u, name, pattern);
    }
}

/* Each name stands for twice the one before: 16 of them for 65,536 words. */
static void code__names_written_out_beyond_the_limit__is_refused(void **state)
{
    unit *u = *state;

    define_chain(u, true, 10);
    unit_mention(u, DIXIT_MENTION_NAME, "N10");
    unit_read(u, UNIT_TOKENS, "");
    define_chain(u, true, 15);
    unit_mention(u, DIXIT_MENTION_NAME, "N15");
    assert_too_large(u);
}

static void code__counts_multiplied_beyond_the_limit__is_refused(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NAME, "((\"a\" \"b\"){90}){90}");
    unit_read(u, UNIT_TOKENS, "");
    unit_mention(u, DIXIT_MENTION_NAME, "(((\"a\" \"b\"){998}){998}){998}");
    assert_too_large(u);
}

/* Names within names count as groups within groups do. */
static void code__names_nested_too_deeply__is_refused(void **state)
{
    unit *u = *state;

    define_chain(u, false, 30);
    unit_mention(u, DIXIT_MENTION_NAME, "N30");
    unit_read(u, UNIT_TOKENS, "");
    define_chain(u, false, 300);
    unit_mention(u, DIXIT_MENTION_NAME, "N300");
    assert_too_large(u);
}

/* --- any pattern ------------------------------------------------------------------------------------------------ */

static void any_pattern__is_taken_or_refused_with_a_place(void **state)
{
    static const char *const parts[] = {
        "WORD", "LIST", "(", ")", "|",        "\"a\"",   "'B c'", "*",          "+",       "?",  "{2}",     "{1,3}",
        "{",    "}",    "!", "&", "content:", "source:", "space", "next-block", " ",       "\n", "--",      "\"",
        "NAEM", "-",    ",", "9", "\"*ly\"",  "CLAUSE",  "<",     "~",          "letters", ">=", "\"un*\"", "LINE"};
    unit *u = *state;
    uint32_t seed = 5, taken = 0;

    for (int round = 0; round < 20000; round++) {
        char text[200];
        size_t len = 0;
        dixit_error err;
        dixit_status status;

        if (round % 500 == 0) {
            unit_reset(u);
            unit_words(u, "LIST", "a\nb c");
        }
        for (int i = 0; i < 1 + round % 12; i++) {
            const char *part = parts[((seed = seed * 1664525u + 1013904223u) >> 16) % UNIT_LENGTH(parts)];

            memcpy(text + len, part, strlen(part));
            len += strlen(part);
        }
        status = parse(u, text, len, &err);
        taken += status == DIXIT_OK;
        if (status != DIXIT_OK && (err.position > len || !*err.message || strchr(err.message, '\n')))
            fail_msg("%.*s: %s (at %zu)", (int)len, text, err.message, err.position);
    }
    assert_in_range(taken, 1000, 19000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(patterns__sound__are_taken),
        UNIT_TEST(pattern__without_terminator__is_read_to_its_length),
        UNIT_TEST(literal__mistakes__are_shown),
        UNIT_TEST(structure__mistakes__are_shown),
        UNIT_TEST(count__mistakes__are_shown),
        UNIT_TEST(names__unknown__with_a_guess),
        UNIT_TEST(mistakes__two__the_first_is_shown),
        UNIT_TEST(message__longer_than_its_room__is_cut),
        UNIT_TEST(groups__nested_too_deeply__are_refused),
        UNIT_TEST(parts__nested_too_deeply__are_refused),
        UNIT_TEST(groups__in_a_row__are_taken),
        UNIT_TEST(code__names_written_out_beyond_the_limit__is_refused),
        UNIT_TEST(code__counts_multiplied_beyond_the_limit__is_refused),
        UNIT_TEST(code__names_nested_too_deeply__is_refused),
        UNIT_TEST(any_pattern__is_taken_or_refused_with_a_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
