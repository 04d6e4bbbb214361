/* test_rules.c - word lists, names, rules: what is taken, what is refused, and that words are found again. */
#include "pattern.h"
#include "ruleset.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

/* --- word lists ------------------------------------------------------------------------------------------------- */

/* The entries of LIST that a text has, in brackets. */
static void assert_entries(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_SPANS, text);

    for (uint32_t i = 0; i < doc->mentions.count; i++)
        unit_put_run(u, "[", doc->mentions.at[i].run, "] ");
    unit_assert_shown(u, expected, text);
}

static void list_of(unit *u, const char *entries)
{
    unit_reset(u);
    unit_words(u, "LIST", entries);
    unit_mention(u, DIXIT_MENTION_NAME, "LIST");
}

static void words__entries__are_found(void **state)
{
    static const struct {
        const char *entries, *text, *expected;
    } cases[] = {
        {"", "red", ""},
        {"red", "red reds", "[red]"},
        {"red\nblue\n", "blue red green", "[blue] [red]"},
        {"\n\n red \r\n\tblue\r\n  \n", "blue red", "[blue] [red]"},
        {"light blue", "light blue light  blue", "[light blue] [light  blue]"},
        {"light blue", "light, blue light\n\nblue", ""},
        {"light\nlight blue\nlight blue sky", "light blue sky light blue light",
         "[light blue sky] [light blue] [light]"},
        {"light blue sky", "light blue light", ""},
        {"light blue sky\nlight", "light blue light", "[light] [light]"},
        {"o'clock\ndon’t", "o’clock don't", "[o’clock] [don't]"},
        {"minister's", "the minister’s x", "[minister’s]"},
        {"U.S.\na.m", "U.S. a.m. U.S", "[U.S.] [a.m.] [U.S]"},
        {"1,000\n--\n,", "1,000 -- , -", "[1,000] [--] [,]"},
        {"red\nred", "red", "[red]"},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        list_of(u, cases[i].entries);
        assert_entries(u, cases[i].text, cases[i].expected);
    }
}

static void words__letter_case__does_not_matter(void **state)
{
    static const struct {
        const char *entry, *text, *expected;
    } cases[] = {
        {"said", "Said SAID sAID", "[Said] [SAID] [sAID]"},
        {"SAID", "said Said", "[said] [Said]"},
        {"École", "école ÉCOLE ecole", "[école] [ÉCOLE]"},
        {"сказал", "Сказал СКАЗАЛ", "[Сказал] [СКАЗАЛ]"},
        {"ειπε", "ΕΙΠΕ", "[ΕΙΠΕ]"},
        {"ÅNGSTRÖM", "ångström Ångström", "[ångström] [Ångström]"},
        {"Æsop's", "æSOP’S", "[æSOP’S]"},
        {"言", "言う", "[言]"},
        {"straße", "Straße STRASSE", "[Straße]"},
        {"k", "\u212a K", "[\u212a] [K]"},
        {"naïve", "na\u00adïve", "[na\u00adïve]"},
        {"𐐀𐐁", "𐐨𐐩", "[𐐨𐐩]"},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        list_of(u, cases[i].entry);
        assert_entries(u, cases[i].text, cases[i].expected);
    }
}

/* Bit 5 tells more characters apart than letters; those must stay different. */
static void words__differ_in_a_bit_of_case__are_different(void **state)
{
    static const char *const pairs[][2] = {{"@", "`"}, {"[", "{"},      {"]", "}"},
                                           {"^", "~"}, {"é", "\u0149"}, {"ā", "\u0121"}};
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(pairs); i++) {
        list_of(u, pairs[i][0]);
        assert_entries(u, pairs[i][1], "");
    }
}

static void words__added_twice__are_one_list(void **state)
{
    unit *u = *state;

    list_of(u, "red");
    unit_words(u, "LIST", "blue");
    unit_words(u, "OTHER", "green");
    assert_entries(u, "red blue green", "[red] [blue]");
}

static void words__of_every_length__are_found(void **state)
{
    char entries[DIXIT__WORD_MAX * (DIXIT__WORD_MAX + 3) / 2], text[sizeof entries], *at = entries;
    unit *u = *state;
    const dixit_doc *doc;

    for (int len = 1; len <= DIXIT__WORD_MAX; len++) {
        for (int i = 0; i < len; i++)
            *at++ = (char)('a' + (len * 7 + i) % 26);
        *at++ = '\n';
    }
    at[-1] = '\0';
    list_of(u, entries);
    for (size_t i = 0; i < sizeof entries; i++)
        text[i] = entries[i] == '\n' ? ' ' : entries[i] && i % 3 == 0 ? (char)(entries[i] - 'a' + 'A') : entries[i];
    doc = unit_read(u, UNIT_SPANS, text);
    assert_int_equal(doc->mentions.count, DIXIT__WORD_MAX);
}

/* In the last bytes of a list words are cut in another way than before them. */
static void words__wherever_they_stand__are_one_entry(void **state)
{
    char entries[100];
    unit *u = *state;

    for (int len = 1; len <= 20; len++) {
        sprintf(entries, "%.*s\n%.*s\n%20s\n%.*s", len, "harbourmastershipful", len, "HARBOURMASTERSHIPFUL", "", len,
                "Harbourmastershipful");
        list_of(u, entries);
        assert_int_equal(u->rules->words.words.count, 2); /* and the one that stands for all others */
        assert_int_equal(u->rules->members.count, 3);
    }
}

static void words__thousands_in_many_lists__are_told_apart(void **state)
{
    enum { LISTS = 130, WORDS = 40 };
    unit *u = *state;

    for (int list = 0; list < LISTS; list++) {
        char name[8], entries[WORDS * 16], *at = entries;

        for (int word = 0; word < WORDS; word++)
            at += sprintf(at, "w%dx%d\n", list, word);
        snprintf(name, sizeof name, "L%d", list);
        unit_words(u, name, entries);
        if (list % 5 == 2)
            unit_mention(u, DIXIT_MENTION_NAME, name);
    }
    for (int list = 0; list < LISTS; list++) {
        char text[64], expected[64] = "";

        snprintf(text, sizeof text, "w%dx0 W%dX%d w%dx%d", list, list, WORDS - 1, list, WORDS);
        if (list % 5 == 2)
            snprintf(expected, sizeof expected, "[w%dx0] [W%dX%d]", list, list, WORDS - 1);
        assert_entries(u, text, expected);
    }
}

/* --- what is refused -------------------------------------------------------------------------------------------- */

typedef struct refusal {
    const char *name, *text, *message;
    dixit_status status;
    size_t position;
} refusal;

static void assert_refused(const refusal *r, dixit_status status, const dixit_error *err)
{
    if (status != r->status || err->code != status || err->position != r->position ||
        strcmp(err->message, r->message) != 0)
        fail_msg("%s, %s\n  expected: %d at %zu: %s\n  got:      %d at %zu: %s", r->name ? r->name : "NULL", r->text,
                 (int)r->status, r->position, r->message, (int)status, err->position, err->message);
}

#define LONG_WORD "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" /* 49 */

/* Room is a guess: more or fewer words may come, and nobody's guess is too large. */
static void words__reserved_for__are_found(void **state)
{
    static const size_t sizes[] = {0, 1, 500, 100000, SIZE_MAX};
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(sizes); i++) {
        unit_reset(u);
        assert_int_equal(dixit_rules_reserve(u->rules, sizes[i], NULL), DIXIT_OK);
        unit_words(u, "LIST", "red\nlight blue");
        assert_int_equal(dixit_rules_reserve(u->rules, sizes[i], NULL), DIXIT_OK);
        unit_mention(u, DIXIT_MENTION_NAME, "LIST");
        assert_entries(u, "red and light blue", "[red] [light blue]");
    }
}

static void words__mistakes__are_refused(void **state)
{
    static const char named[] = "a list's name has capital letters, digits and underscores, or is a ~ and a word";
    static const refusal cases[] = {
        {NULL, "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"cue", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"CUE-X", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"1CUE", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"_CUE", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"CUÉ", "a", named, DIXIT_ERR_ARGUMENT, 0},
        {"NAME", "a", "NAME is a word of the pattern language", DIXIT_ERR_ARGUMENT, 0},
        {"CLAUSE", "a", "CLAUSE is a word of the pattern language", DIXIT_ERR_ARGUMENT, 0},
        {"PATTERN", "a", "PATTERN is a pattern, no list", DIXIT_ERR_ARGUMENT, 0},
        {"L", LONG_WORD, "an entry of L is too long", DIXIT_ERR_LIMIT, 0},
        {"L", "one\ntwo " LONG_WORD "\n", "an entry of L is too long", DIXIT_ERR_LIMIT, 4},
        {"L", "a\n\nb\n1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", "an entry of L is too long", DIXIT_ERR_LIMIT, 5},
    };
    unit *u = *state;

    unit_define(u, "PATTERN", "WORD");
    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        dixit_error err = {0};

        assert_refused(&cases[i],
                       dixit_rules_words(u->rules, cases[i].name, cases[i].text, strlen(cases[i].text), &err), &err);
    }
    /* the neighbours: as long as may be */
    unit_words(u, "A1_B", "a");
    unit_words(u, "L", LONG_WORD + 1);
    unit_words(u, "L", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16");
}

static void define__mistakes__are_refused(void **state)
{
    static const char named[] = "a pattern's name has capital letters, digits and underscores";
    static const refusal cases[] = {
        {NULL, "WORD", named, DIXIT_ERR_ARGUMENT, 0},
        {"", "WORD", named, DIXIT_ERR_ARGUMENT, 0},
        {"Name", "WORD", named, DIXIT_ERR_ARGUMENT, 0},
        {"QUOTE", "WORD", "QUOTE is a word of the pattern language", DIXIT_ERR_ARGUMENT, 0},
        {"LIST", "WORD", "LIST is defined already", DIXIT_ERR_ARGUMENT, 0},
        {"PATTERN", "WORD", "PATTERN is defined already", DIXIT_ERR_ARGUMENT, 0},
        {"NEW", "WORD NEW", "unknown name NEW", DIXIT_ERR_NAME, 5},
        {"NEW", "WORD (", "this ( has no )", DIXIT_ERR_PATTERN, 5},
    };
    unit *u = *state;

    unit_words(u, "LIST", "a");
    unit_define(u, "PATTERN", "WORD");
    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        const refusal *r = &cases[i];
        dixit_error err = {0};

        assert_refused(r, dixit_rules_define(u->rules, r->name, r->text, strlen(r->text), &err), &err);
    }
    /* what was refused left nothing behind */
    unit_define(u, "NEW", "WORD PATTERN LIST");
}

static void add__priority_out_of_range__is_refused(void **state)
{
    dixit_rule rule = DIXIT_RULE_INIT;
    unit *u = *state;

    rule.name = "a";
    rule.pattern = "content:QUOTE";
    rule.pattern_len = strlen(rule.pattern);
    rule.priority = DIXIT_PRIORITY_MAX + 1;
    assert_int_equal(dixit_rules_add(u->rules, &rule, NULL), DIXIT_ERR_ARGUMENT);
    rule.priority = -DIXIT_PRIORITY_MAX - 1;
    assert_int_equal(dixit_rules_add(u->rules, &rule, NULL), DIXIT_ERR_ARGUMENT);
    rule.priority = -DIXIT_PRIORITY_MAX;
    assert_int_equal(dixit_rules_add(u->rules, &rule, NULL), DIXIT_OK);
}

static void add__mistakes__are_refused(void **state)
{
    static const struct {
        dixit_rule_kind kind;
        const char *name, *pattern, *message;
        dixit_status status;
        size_t position;
    } cases[] = {
        {DIXIT_RULE_QUOTE, NULL, "content:QUOTE", "a rule needs a name", DIXIT_ERR_ARGUMENT, 0},
        {DIXIT_RULE_QUOTE, "", "content:QUOTE", "a rule needs a name", DIXIT_ERR_ARGUMENT, 0},
        {DIXIT_RULE_QUOTE, "a", NULL, "a rule needs a pattern", DIXIT_ERR_ARGUMENT, 0},
        {(dixit_rule_kind)5, "a", "content:QUOTE", "a value of the rule is out of its range", DIXIT_ERR_ARGUMENT, 0},
        {DIXIT_RULE_QUOTE, "there", "content:QUOTE", "there is a rule there already", DIXIT_ERR_ARGUMENT, 0},
        {DIXIT_RULE_QUOTE, "a", "QUOTE cue:WORD", "the pattern has no part content:", DIXIT_ERR_PATTERN, 0},
        {DIXIT_RULE_MARKED, "a", "QUOTE", "the pattern has no part content:", DIXIT_ERR_PATTERN, 0},
        {DIXIT_RULE_QUOTE, "a", "content:QUOTE )", "this ) has no (", DIXIT_ERR_PATTERN, 14},
        {DIXIT_RULE_EDGE, "a", "WORD NAEM", "unknown name NAEM, did you mean NAME?", DIXIT_ERR_NAME, 5},
    };
    unit *u = *state;

    unit_quote(u, "there", 0.5f, "content:QUOTE");
    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        dixit_rule rule = DIXIT_RULE_INIT;
        refusal expected = {cases[i].name, cases[i].pattern ? cases[i].pattern : "NULL", cases[i].message,
                            cases[i].status, cases[i].position};
        dixit_error err = {0};

        rule.kind = cases[i].kind;
        rule.name = cases[i].name;
        rule.pattern = cases[i].pattern;
        rule.pattern_len = cases[i].pattern ? strlen(cases[i].pattern) : 0;
        assert_refused(&expected, dixit_rules_add(u->rules, &rule, &err), &err);
    }
    unit_read(u, UNIT_TOKENS, "");
    assert_int_equal(dixit_ruleset_rule_count(u->ruleset), 1);
}

static void content__within_a_group_or_a_name__is_found(void **state)
{
    unit *u = *state;

    unit_define(u, "SAID", "(\"x\" | content:QUOTE)");
    unit_quote(u, "group", 0.5f, "WORD (NUMBER | (cue:WORD content:QUOTE)?)");
    unit_quote(u, "name", 0.5f, "WORD (SAID)+");
}

static void errors__nobody_asks__are_not_written(void **state)
{
    unit *u = *state;
    dixit_rule rule = DIXIT_RULE_INIT;

    assert_int_equal(dixit_rules_words(u->rules, "x", "a", 1, NULL), DIXIT_ERR_ARGUMENT);
    assert_int_equal(dixit_rules_define(u->rules, "X", ")", 1, NULL), DIXIT_ERR_PATTERN);
    assert_int_equal(dixit_rules_add(u->rules, &rule, NULL), DIXIT_ERR_ARGUMENT);
}

/* --- compiling -------------------------------------------------------------------------------------------------- */

static void ruleset__names_of_rules__are_kept(void **state)
{
    unit *u = *state;

    unit_quote(u, "a/first", 0.5f, "content:QUOTE");
    unit_edge(u, "\"which\"");
    unit_quote(u, "a/last", 0.5f, "content:QUOTE WORD");
    unit_read(u, UNIT_TOKENS, "");
    assert_int_equal(dixit_ruleset_rule_count(u->ruleset), 3);
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, 0), "a/first");
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, 2), "a/last");
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, 3), "");
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, DIXIT_NONE), "");
}

static void ruleset__without_rules__finds_nothing(void **state)
{
    const dixit_doc *doc = unit_read(*state, UNIT_FINISH, "“Yes,” said Ann.");
    size_t count;

    dixit_doc_quotes(doc, &count);
    assert_int_equal(count, 0);
    dixit_doc_speakers(doc, &count);
    assert_int_equal(count, 0);
    assert_int_equal(dixit_ruleset_rule_count(((unit *)*state)->ruleset), 0);
}

/* The strings of the caller are copied, and the ruleset needs nothing of the rules. */
static void ruleset__its_makings_gone__still_works(void **state)
{
    unit *u = *state;
    char list[] = "LIST", words[] = "red", name[] = "rule", pattern[] = "LIST \"wine\"";
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.kind = DIXIT_RULE_MENTION;
    rule.name = name;
    rule.pattern = pattern;
    rule.pattern_len = strlen(pattern);
    assert_int_equal(dixit_rules_words(u->rules, list, words, 3, NULL), DIXIT_OK);
    assert_int_equal(dixit_rules_add(u->rules, &rule, NULL), DIXIT_OK);
    assert_int_equal(dixit_rules_compile(&u->ruleset, u->rules, NULL), DIXIT_OK);
    memset(list, 'X', 4);
    memset(words, 'X', 3);
    memset(name, 'X', 4);
    memset(pattern, 'X', 4);
    dixit_rules_free(u->rules);
    u->rules = NULL;
    assert_string_equal(dixit_ruleset_rule_name(u->ruleset, 0), "rule");
    assert_entries(u, "red wine white wine", "[red wine]");
}

static void rules__compiled__can_be_filled_again(void **state)
{
    unit *u = *state;
    dixit_ruleset *before = NULL;

    list_of(u, "red");
    assert_int_equal(dixit_rules_compile(&before, u->rules, NULL), DIXIT_OK);
    unit_words(u, "LIST", "light blue\nblue");
    unit_mention(u, DIXIT_MENTION_NAME, "LIST");
    unit_mention(u, DIXIT_MENTION_NAME, "\"green\"");
    assert_entries(u, "red light blue green", "[light blue] [green]");
    dixit_ruleset_free(u->ruleset);
    u->ruleset = before;
    assert_entries(u, "red light blue green", "[red]");
}

/* Nothing is collected, so nothing is found. */
static void rules__compiled_twice__are_empty(void **state)
{
    unit *u = *state;

    list_of(u, "red");
    assert_int_equal(dixit_rules_compile(&u->ruleset, u->rules, NULL), DIXIT_OK);
    dixit_ruleset_free(u->ruleset);
    assert_int_equal(dixit_rules_compile(&u->ruleset, u->rules, NULL), DIXIT_OK);
    assert_int_equal(dixit_ruleset_rule_count(u->ruleset), 0);
    assert_entries(u, "red", "");
}

static void free__null__is_fine(void **state)
{
    (void)state;
    dixit_rules_free(NULL);
    dixit_ruleset_free(NULL);
    dixit_workspace_free(NULL);
}

/* --- lists that the core knows ---------------------------------------------------------------------------------- */

static void known_lists__words_that_are_no_tokens__are_looked_up(void **state)
{
    unit *u = *state;

    unit_words(u, "ELISION", "tis\nécoute");
    unit_words(u, "CUE", "said");
    unit_words(u, "OTHER", "x");
    unit_read(u, UNIT_TOKENS, "");
    assert_true(dixit__ruleset_lists(u->ruleset, "ELISION", "tis", 3));
    assert_true(dixit__ruleset_lists(u->ruleset, "ELISION", "écoute", 7));
    assert_false(dixit__ruleset_lists(u->ruleset, "ELISION", "ti", 2));
    assert_false(dixit__ruleset_lists(u->ruleset, "ELISION", "said", 4));
    assert_false(dixit__ruleset_lists(u->ruleset, "CLIPPED", "tis", 3)); /* an empty list */
    assert_false(dixit__ruleset_lists(u->ruleset, "OTHER", "x", 1));     /* not one of the core's */
    assert_false(dixit__ruleset_lists(u->ruleset, "ELISION", LONG_WORD, strlen(LONG_WORD)));
}

/* --- memory ----------------------------------------------------------------------------------------------------- */

typedef struct purse {
    size_t left; /* allocations that still succeed */
    size_t held; /* bytes */
} purse;

static void *spend(void *ctx, void *ptr, size_t old, size_t size)
{
    purse *p = ctx;
    void *got;

    if (size == 0) {
        p->held -= old;
        free(ptr);
        return NULL;
    }
    if (p->left == 0)
        return NULL;
    p->left--;
    got = realloc(ptr, size);
    if (got)
        p->held += size - old;
    return got;
}

static dixit_status make_ruleset(dixit_ruleset **out, const dixit_allocator *alloc, dixit_error *err)
{
    static const char words[] = "red\nlight blue", pattern[] = "content:(LIST | \"x\" WORD* !\"y\" 'Z') NAMED{2,3}";
    dixit_rule rule = DIXIT_RULE_INIT;
    dixit_rules *rules = NULL;
    dixit_status status;

    *out = NULL;
    rule.name = "rule";
    rule.pattern = pattern;
    rule.pattern_len = sizeof pattern - 1;
    if ((status = dixit_rules_new(&rules, alloc, err)) == DIXIT_OK &&
        (status = dixit_rules_words(rules, "LIST", words, sizeof words - 1, err)) == DIXIT_OK &&
        (status = dixit_rules_define(rules, "NAMED", "\"a\" | \"b\" \"c\"", 13, err)) == DIXIT_OK &&
        (status = dixit_rules_add(rules, &rule, err)) == DIXIT_OK)
        status = dixit_rules_compile(out, rules, err);
    dixit_rules_free(rules);
    return status;
}

static void memory__gone_at_any_moment__is_reported(void **state)
{
    dixit_status status = DIXIT_ERR_MEMORY;
    size_t allowed;

    (void)state;
    for (allowed = 0; status != DIXIT_OK && allowed < 1000; allowed++) {
        purse p = {allowed, 0};
        dixit_allocator alloc = {spend, &p};
        dixit_ruleset *ruleset;
        dixit_error err = {0};

        status = make_ruleset(&ruleset, &alloc, &err);
        if (status == DIXIT_OK) {
            dixit_ruleset_free(ruleset);
        } else {
            assert_int_equal(status, DIXIT_ERR_MEMORY);
            assert_int_equal(err.code, DIXIT_ERR_MEMORY);
            assert_null(ruleset);
        }
        assert_int_equal(p.held, 0);
    }
    assert_in_range(allowed, 20, 999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(words__entries__are_found),
        UNIT_TEST(words__letter_case__does_not_matter),
        UNIT_TEST(words__differ_in_a_bit_of_case__are_different),
        UNIT_TEST(words__added_twice__are_one_list),
        UNIT_TEST(words__of_every_length__are_found),
        UNIT_TEST(words__wherever_they_stand__are_one_entry),
        UNIT_TEST(words__thousands_in_many_lists__are_told_apart),
        UNIT_TEST(words__reserved_for__are_found),
        UNIT_TEST(words__mistakes__are_refused),
        UNIT_TEST(define__mistakes__are_refused),
        UNIT_TEST(add__mistakes__are_refused),
        UNIT_TEST(add__priority_out_of_range__is_refused),
        UNIT_TEST(content__within_a_group_or_a_name__is_found),
        UNIT_TEST(errors__nobody_asks__are_not_written),
        UNIT_TEST(ruleset__names_of_rules__are_kept),
        UNIT_TEST(ruleset__without_rules__finds_nothing),
        UNIT_TEST(ruleset__its_makings_gone__still_works),
        UNIT_TEST(rules__compiled__can_be_filled_again),
        UNIT_TEST(rules__compiled_twice__are_empty),
        UNIT_TEST(free__null__is_fine),
        UNIT_TEST(known_lists__words_that_are_no_tokens__are_looked_up),
        UNIT_TEST(memory__gone_at_any_moment__is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
