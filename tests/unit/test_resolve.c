/* test_resolve.c - who the sources are: names, roles, pronouns, those who go on speaking, and why some stay unknown. */
#include "unit.h"

#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>

static int setup(void **state)
{
    dixit_rule bare = DIXIT_RULE_INIT;
    unit *u;

    if (unit_setup(state) != 0)
        return -1;
    u = *state;
    unit_words(u, "ABBREV", "mr\nms");
    unit_words(u, "MALE", "mr\nhe\nbob\nspokesman");
    unit_words(u, "FEMALE", "ms\nshe\nann");
    unit_words(u, "PLURAL", "they\nofficials\nleaders");
    unit_words(u, "DEFINITE", "the");
    unit_words(u, "BODY_NAME", "council");
    unit_words(u, "TITLE", "mr\nms");
    unit_words(u, "ROLE", "mayor\nminister\nforeign minister\nspokesman\nofficials\nleaders");
    unit_words(u, "COMMON", "mr\nms\nhe\nshe\nthey\nthe\na\ni\nno\nbut\nit");
    unit_define(u, "PROPER", "(INITIAL | !COMMON CAP)");
    unit_mention(u, DIXIT_MENTION_NAME, "(role:ROLE \",\"?)? TITLE? name:(PROPER+ (\"de\" PROPER)?)");
    unit_mention(u, DIXIT_MENTION_NAME, "TITLE name:(\"de\" PROPER)");
    unit_mention(u, DIXIT_MENTION_NAME, "name:(PROPER+) \",\" \"the\"? role:ROLE \",\"?");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "(\"the\" | \"a\") head:ROLE");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "\"he\" | \"she\" | \"they\" | \"it\"");
    unit_mention(u, DIXIT_MENTION_GROUP, "\"the\"? \"police\"");
    unit_mention(u, DIXIT_MENTION_FIRST, "'I'");
    unit_mention(u, DIXIT_MENTION_PHRASE, "\"a\" \"new\" \"sign\"");
    unit_quote(u, "after", 0.9f, "content:QUOTE cue:\"said\" source:SOMEBODY");
    unit_quote(u, "before", 0.8f, "source:SOMEBODY cue:\"said\" \",\"? content:QUOTE");
    unit_quote(u, "noise", 0.7f, "content:QUOTE cue:\"said\" source:\"sources\"");
    bare.name = "bare";
    bare.pattern = "content:QUOTE !\"x\"";
    bare.score = 0.3f;
    bare.continues = true;
    unit_add(u, bare);
    unit_words(u, "CUE", "said");
    unit_words(u, "TALKER", "he\nshe\nthey");
    unit_words(u, "PREP", "in");
    unit_words(u, "GENDERED", "he\nshe\nhis\nher");
    unit_quote(u, "turn", 0.6f, "in-story content:QUOTE");
    unit_quote(u, "loose", 0.2f, "content:QUOTE \"x\"");
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, unit_teardown)

/* The fullest form of an entity's name. */
static void put_entity(unit *u, uint32_t entity)
{
    const dixit_doc *doc = &u->ws->doc;
    const dixit__mention *m = &doc->mentions.at[doc->entities.at[entity].fullest];

    unit_put_run(u, "", m->name.end > m->name.first ? m->name : m->run, "");
}

/*
 * Who speaks, quotation by quotation: the fullest form of the name and the number of the entity by first speech (so that
 * two of one name are told apart), or the reason why it is not known.
 */
static void assert_speakers(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_RESOLVE, text);
    uint32_t seen[32], seen_count = 0;

    for (uint32_t i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];
        uint32_t n = 0;

        assert_int_equal(c->entity == DIXIT_NONE, c->unknown != DIXIT_KNOWN);
        if (c->entity == DIXIT_NONE) {
            unit_put(u, "?%s; ", dixit_unknown_name((dixit_unknown)c->unknown));
            continue;
        }
        while (n < seen_count && seen[n] != c->entity)
            n++;
        if (n == seen_count) {
            assert_true(seen_count < UNIT_LENGTH(seen));
            seen[seen_count++] = c->entity;
        }
        put_entity(u, c->entity);
        unit_put(u, " %u; ", n + 1);
    }
    unit_assert_shown(u, expected, text);
}

/* Texts, and who speaks in each. */
typedef struct speaker_case {
    const char *text, *expected;
} speaker_case;

static void assert_cases(unit *u, const speaker_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_speakers(u, cases[i].text, cases[i].expected);
}

/* --- names ------------------------------------------------------------------------------------------------------ */

static void names__forms_of_one__are_one_person(void **state)
{
    static const speaker_case cases[] = {
        {"“A b.” said Jo Lee. “C d.” said Jo Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Lee. “C d.” said Jo Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said Jo.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said JO LEE.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said Mr. Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said J. Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said J. Lee. “C d.” said Jo Lee.", "J. Lee 1; J. Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said Jo Mae Lee.", "Jo Mae Lee 1; Jo Mae Lee 1;"},
        {"“A b.” said mayor Jo Lee. “C d.” said Lee.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said Jo de Lee. “C d.” said Mr. de Lee.", "Jo de Lee 1; Jo de Lee 1;"},
        {"“A b.” said Mr. de Lee. “C d.” said Jo de Lee.", "Jo de Lee 1; Jo de Lee 1;"},
        {"“A b.” said Mr. de Lee. “C d.” said Mr. de Roe.", "de Lee 1; de Roe 2;"},
        {"“A b.” said Élan Ågren. “C d.” said Ågren.", "Élan Ågren 1; Élan Ågren 1;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

static int compare_hashes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* Words have small numbers in a row, and hashes of them alone tell phrases apart. */
static void hashes__of_all_pairs_of_forty_words__differ(void **state)
{
    enum { WORDS = 40 };
    static uint32_t hashes[WORDS * WORDS];
    static char text[WORDS * WORDS * 8 + 1];
    unit *u = *state;
    char list[WORDS * 4 + 1] = "";
    size_t len = 0, count = 0;
    const dixit_doc *doc;

    for (int i = 0; i < WORDS; i++)
        snprintf(list + i * 4, 5, "q%c%c\n", 'a' + i / 10, 'a' + i % 10);
    unit_words(u, "NUMBERED", list);
    for (int i = 0; i < WORDS * WORDS; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "%.3s %.3s\n", list + 4 * (i / WORDS),
                                list + 4 * (i % WORDS));
    doc = unit_read(u, UNIT_RESOLVE, text);
    assert_int_equal(doc->tokens.count, 2 * WORDS * WORDS);
    for (uint32_t i = 0; i < doc->tokens.count; i += 2)
        hashes[count++] = dixit__names_hash(doc, i, i + 2);
    qsort(hashes, count, sizeof *hashes, compare_hashes);
    for (size_t i = 1; i < count; i++)
        assert_int_not_equal(hashes[i], hashes[i - 1]);
}

static void names__that_differ__are_two_people(void **state)
{
    static const speaker_case cases[] = {
        {"“A b.” said Jo Lee. “C d.” said Kim Roe.", "Jo Lee 1; Kim Roe 2;"},
        {"“A b.” said Jo Lee. “C d.” said Kim Lee.", "Jo Lee 1; Kim Lee 2;"},
        {"“A b.” said Jo Lee. “C d.” said K. Lee.", "Jo Lee 1; K. Lee 2;"},
        {"“A b.” said Jo Lee. “C d.” said Jo Roe.", "Jo Lee 1; Jo Roe 2;"},
        {"“A b.” said Jo Lee. “C d.” said Lee Council.", "Jo Lee 1; Lee Council 2;"},
        {"“A b.” said Jo Lee. “C d.” said Kim Lee. “E f.” said Jo Lee.", "Jo Lee 1; Kim Lee 2; Jo Lee 1;"},
        {"“A b.” said Jo Lee. “C d.” said Kim Lee. “E f.” said Lee.", "Jo Lee 1; Kim Lee 2; Kim Lee 2;"},
        {"“A b.” said Jo Lee. “C d.” said Jo Roe. “E f.” said Lee.", "Jo Lee 1; Jo Roe 2; Jo Lee 1;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

static void names__of_another_gender__are_two_people(void **state)
{
    assert_speakers(*state, "“A b.” said Ann Lee. “C d.” said Mr. Lee.", "Ann Lee 1; Lee 2;");
    assert_speakers(*state, "“A b.” said Ann Lee. “C d.” said Ms. Lee.", "Ann Lee 1; Ann Lee 1;");
    assert_speakers(*state, "“A b.” said Ann Lee. “C d.” said Bob Lee. “E f.” said Ms. Lee.",
                    "Ann Lee 1; Bob Lee 2; Ann Lee 1;");
}

static void names__in_silent_blocks__are_known(void **state)
{
    unit *u = *state;

    unit_block(u, DIXIT_BLOCK_CAPTION, "\"seen\"");
    assert_speakers(u, "seen Jo Lee\n\n“A b.” said Lee.", "Jo Lee 1;");
}

/* --- roles ------------------------------------------------------------------------------------------------------ */

static void role__of_somebody_named__is_that_person(void **state)
{
    static const speaker_case cases[] = {
        {"“A b.” said mayor Jo Lee. “C d.” said the mayor.", "Jo Lee 1; Jo Lee 1;"},
        {"It met Jo Lee, the mayor, today. “C d.” said the mayor.", "Jo Lee 1;"},
        {"“A b.” said foreign minister Jo Lee. “C d.” said the minister.", "Jo Lee 1; Jo Lee 1;"},
        {"“A b.” said mayor Jo Lee. “C d.” said the minister.", "Jo Lee 1; the minister 2;"},
        {"“A b.” said mayor Jo Lee. “C d.” said a mayor.", "Jo Lee 1; a mayor 2;"},
        {"“A b.” said mayor Jo Lee. “C d.” said mayor Kim Roe. “E f.” said the mayor.",
         "Jo Lee 1; Kim Roe 2; Kim Roe 2;"},
        {"“A b.” said mayor Jo Lee. “C d.” said mayor Kim Roe. Lee left. “E f.” said the mayor.",
         "Jo Lee 1; Kim Roe 2; Jo Lee 1;"},
        {"“A b.” said mayor Ann Lee. Mr. Roe left. “C d.” said the mayor.", "Ann Lee 1; Ann Lee 1;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

static void role__of_nobody_named__is_somebody(void **state)
{
    assert_speakers(*state, "“A b.” said the mayor. “C d.” said the mayor.", "the mayor 1; the mayor 1;");
    assert_speakers(*state, "“A b.” said a mayor. “C d.” said a mayor.", "a mayor 1; a mayor 2;");
    assert_speakers(*state, "“A b.” said the police. “C d.” said the police.", "the police 1; the police 1;");
    assert_speakers(*state, "“A b.” said the officials. “C d.” said the leaders.", "the officials 1; the leaders 2;");
}

static void phrase__as_a_source__is_somebody(void **state)
{
    const dixit_doc *doc;

    assert_speakers(*state, "“A b.” said a new sign.", "a new sign 1;");
    doc = unit_read(*state, UNIT_RESOLVE, "It saw a new sign.");
    assert_int_equal(doc->entities.count, 0);
}

/* --- pronouns --------------------------------------------------------------------------------------------------- */

static void pronoun__by_gender_and_number__is_found(void **state)
{
    static const speaker_case cases[] = {
        {"“A b.” said Ann Lee. “C d.” said she.", "Ann Lee 1; Ann Lee 1;"},
        {"Ann Lee met Bob Roe. “C d.” said she.", "Ann Lee 1;"},
        {"Ann Lee met Bob Roe. “C d.” said he.", "Bob Roe 1;"},
        {"Bob Roe met Ann Lee. “C d.” said she.", "Ann Lee 1;"},
        {"Bob Roe met officials. “C d.” said he.", "Bob Roe 1;"},
        {"Bob Roe met the officials. “C d.” said they.", "the officials 1;"},
        {"Bob Roe met the police. “C d.” said they.", "the police 1;"},
        {"Bob Roe met the police. “C d.” said he.", "Bob Roe 1;"},
        {"“A b.” said Jo Lee. “C d.” said she. “E f.” said he.", "Jo Lee 1; Jo Lee 1; ?pronoun;"},
        {"“A b.” said the spokesman. “C d.” said he.", "the spokesman 1; the spokesman 1;"},
        {"“A b.” said Ann Lee. No. “C d.” said Ann Roe. “E f.” said she.", "Ann Lee 1; Ann Roe 2; Ann Roe 2;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

/* Of two who fit, in one sentence: its subject. */
static void pronoun__of_two__is_the_subject(void **state)
{
    assert_speakers(*state, "Jo Lee met Kim Roe. “C d.” said he.", "Jo Lee 1;");
}

static void pronoun__nobody_before_it_fits__is_unknown(void **state)
{
    assert_speakers(*state, "“C d.” said he.", "?pronoun;");
    assert_speakers(*state, "“A b.” said Ann Lee. “C d.” said he.", "Ann Lee 1; ?pronoun;");
    assert_speakers(*state, "“A b.” said Bob Roe. “C d.” said they.", "Bob Roe 1; ?pronoun;");
    assert_speakers(*state, "“C d.” said he. Bob Roe left.", "?pronoun;");
}

/* Somebody who was spoken of long ago is not meant. */
static void pronoun__far_from_everybody__is_unknown(void **state)
{
    assert_speakers(*state,
                    "Bob Roe left. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. No. "
                    "No. No. No. No. “C d.” said he.",
                    "?pronoun;");
}

/* Who is spoken of within a quotation does not speak the next. */
static void pronoun__names_within_marks__are_passed_over(void **state)
{
    assert_speakers(*state, "“A b.” said Bob Roe. “Rob Lee left.” x “C d.” said he.",
                    "Bob Roe 1; ?no-source; Bob Roe 1;");
}

/* --- no source -------------------------------------------------------------------------------------------------- */

static void unknown__reasons__are_given(void **state)
{
    assert_speakers(*state, "“C d.” x", "?no-source;");
    assert_speakers(*state, "“C d.” said sources.", "?no-source;");
    assert_speakers(*state, "“C d.” said I today.", "?first-person;");
    assert_speakers(*state, "“C d.” said it.", "?pronoun;");
}

static void speaker__without_a_source__goes_on(void **state)
{
    assert_speakers(*state, "“A b.” said Jo Lee. “C d.”", "Jo Lee 1;");
    assert_speakers(*state, "“A b.” said Jo Lee. No. “C d.” But “E f.”", "Jo Lee 1;");
    assert_speakers(*state, "“A b.” said Jo Lee. “C d.” said Kim Roe. “E f.”", "Jo Lee 1; Kim Roe 2;");
    assert_speakers(*state, "“A b.”", "?no-source;");
    assert_speakers(*state, "“A b.” said he. “C d.”", "?pronoun;");
    assert_speakers(*state, "“A b.” said Jo Lee. “C d.” x", "Jo Lee 1; ?no-source;");
}

/* --- one text after another ------------------------------------------------------------------------------------- */

static void texts__one_after_another__share_nobody(void **state)
{
    assert_speakers(*state, "“A b.” said Jo Lee.", "Jo Lee 1;");
    assert_speakers(*state, "“A b.” said Lee. “C d.” said he.", "Lee 1; Lee 1;");
    assert_speakers(*state, "“C d.” said he.", "?pronoun;");
}

/* --- stories ---------------------------------------------------------------------------------------------------- */

/* Four signs of a story and two speakers; what a test adds to it comes behind. */
#define STORY "“A?” said Bob Roe.\n\n“B!” said Ann Lee.\n\n“C!” said Bob.\n\n“D?” said Ann.\n\n"
#define SPEAKERS "Bob Roe 1; Ann Lee 2; Bob Roe 1; Ann Lee 2; "

static void story__turns_without_a_source__alternate(void **state)
{
    static const speaker_case cases[] = {
        {STORY "“E.”", SPEAKERS "Bob Roe 1;"},
        {STORY "“E.”\n\n“F.”\n\n“G.”", SPEAKERS "Bob Roe 1; Ann Lee 2; Bob Roe 1;"},
        {STORY "“E, Ann.”\n\n“F.”", SPEAKERS "Bob Roe 1; Ann Lee 2;"},
        {STORY "Ann left. “E.”", SPEAKERS "Ann Lee 2;"},
        {STORY "“E.” She left.", SPEAKERS "Ann Lee 2;"},
        {STORY "Kim Fox came:\n\n“E.”", SPEAKERS "Kim Fox 3;"},
        {STORY "He came in Oslo.\n\n“E.” he said.", SPEAKERS "Bob Roe 1;"},
        /* what comes later decides as well */
        {STORY "It rained. No.\n\n“E.”\n\n“F.” said Ann.", SPEAKERS "Bob Roe 1; Ann Lee 2;"},
        {STORY "It rained. No.\n\n“E.”\n\n“F.”\n\n“G.” said Ann.", SPEAKERS "Ann Lee 2; Bob Roe 1; Ann Lee 2;"},
        {STORY "It rained. No.\n\n“E.”\n\n“F.” said Ann.\n\n“G.” said Kim Fox.",
         SPEAKERS "Kim Fox 3; Ann Lee 2; Kim Fox 3;"},
        /* two talk, and the third who is there does not */
        {STORY "“E.” said Kim Fox.\n\n“F.” said Bob.\n\n“G.” said Kim in it. Ann left.\n\n“H.”",
         SPEAKERS "Kim Fox 3; Bob Roe 1; Kim Fox 3; Bob Roe 1;"},
        {STORY "“E.” said Bob. Kim Fox came:\n\n“F.”", SPEAKERS "Bob Roe 1; Kim Fox 3;"},
        {STORY "“No, Bob.”", SPEAKERS "Ann Lee 2;"},
        /* whoever acts in the sentence before, whoever it was that spoke */
        {STORY "Bob came. Ann left.\n\n“E.”", SPEAKERS "Ann Lee 2;"},
        {STORY "Ann left. Bob came.\n\n“E.”", SPEAKERS "Bob Roe 1;"},
        /* names in a row call nobody */
        {STORY "“E, Bob, Kim, Ann.”\n\n“F.”", SPEAKERS "Bob Roe 1; Ann Lee 2;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

/* A report of people who talk is full of figures, and no story: there nobody takes turns. */
static void story__figures__are_a_sign_of_news(void **state)
{
#define FIGURES "At 9, 55 of 80 came, for $30.\n\n"
#define PLAIN "“It is so,” said Bob.\n\n“It is,” said Ann.\n\n"
    static const speaker_case cases[] = {
        {STORY FIGURES "“E.”", SPEAKERS "Bob Roe 1;"}, /* every span shows a sign: a story all the same */
        {STORY PLAIN PLAIN PLAIN "“E.”", SPEAKERS "Bob Roe 1; Ann Lee 2; Bob Roe 1; Ann Lee 2; Bob Roe 1; Ann Lee 2; "
                                                  "Bob Roe 1;"},
        {STORY PLAIN PLAIN PLAIN FIGURES "“E.”",
         SPEAKERS "Bob Roe 1; Ann Lee 2; Bob Roe 1; Ann Lee 2; Bob Roe 1; Ann Lee 2; "
                  "Ann Lee 2;"},
    };
#undef FIGURES
#undef PLAIN

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

/* A source that points back is whoever fits and is there, not whoever was named last. */
static void story__sources_that_point_back__are_weighed_with_the_turns(void **state)
{
    static const speaker_case cases[] = {
        {STORY "“E.” said the mayor.\n\n“F.” said Ann.", SPEAKERS "the mayor 3; Ann Lee 2;"},
        {STORY "“No, Bob.” said Ann.\n\n“F.” said the mayor.", SPEAKERS "Ann Lee 2; Bob Roe 1;"},
        {STORY "“E.” said a mayor.\n\n“F.” said Ann.", SPEAKERS "a mayor 3; Ann Lee 2;"},
        {STORY "“E.”\n\n“F.” said she.\n\n“G.” said he.", SPEAKERS "Bob Roe 1; Ann Lee 2; Bob Roe 1;"},
        {STORY "“E.” said they.", SPEAKERS "Bob Roe 1;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

/* In a story there are words enough to tell a name from what stands before it. */
static void story__words_before_a_name__are_no_part_of_it(void **state)
{
    static const speaker_case cases[] = {
        {STORY "A poor mayor met the poor. “E.” said Poor Ann.", SPEAKERS "Ann Lee 2;"},
        {STORY "“E.” said Dear Ann.", SPEAKERS "Dear Ann 3;"},
        {STORY "“E.” said ANN MAE LEE.", SPEAKERS "Ann Lee 2;"},
        {STORY "V. Kim came.\n\n“E.” said Kim.", SPEAKERS "Kim 3;"},
    };

    assert_cases(*state, cases, UNIT_LENGTH(cases));
}

/* Whoever goes by a single name keeps it, whoever else comes by. */
static void story__a_single_name__stays_with_whom_it_named(void **state)
{
    assert_speakers(*state, STORY "“E.” said Kim Fox.\n\n“F.” said Kim.", SPEAKERS "Kim Fox 3; Kim Fox 3;");
    assert_speakers(*state, STORY "“E.” said Roe.\n\n“F.” said Tom Roe.\n\n“G.” said Roe.",
                    SPEAKERS "Bob Roe 1; Tom Roe 3; Bob Roe 1;");
}

/* A story tells of Bob as of a woman, against the list of first names. */
static void story__told_gender__weighs_more_than_a_list(void **state)
{
    assert_speakers(*state,
                    STORY
                    "Bob came. She left. Bob came. She left. Bob came. She left. Bob came. She left. Bob came. She "
                    "left. Bob came. She left.\n\n“E.” said she.",
                    SPEAKERS "Bob Roe 1;");
}

static void story__who_tells_it__is_called_by_name(void **state)
{
    assert_speakers(*state,
                    "“A, Kim?” said Bob Roe.\n\n“B!” said I at last.\n\n“C, Kim!” said Bob.\n\n“D?” said I at "
                    "last.\n\n“E!” said Bob.",
                    "Bob Roe 1; Kim 2; Bob Roe 1; Kim 2; Bob Roe 1;");
    assert_speakers(*state, "“A?” said Bob Roe.\n\n“B!” said I at last.\n\n“C!” said Bob.\n\n“D?” said I at last.",
                    "Bob Roe 1; ?first-person; Bob Roe 1; ?first-person;");
}

static void news__the_same_words__do_not_alternate(void **state)
{
    assert_speakers(*state, "“A.” said Bob Roe.\n\n“B.” said Ann Lee.\n\nThen it rained.\n\n“C.”",
                    "Bob Roe 1; Ann Lee 2; Ann Lee 2;");
}

static void names__with_the_capital_of_their_sentence__are_none(void **state)
{
    assert_speakers(*state, STORY "Now and then it rained. “E.”", SPEAKERS "Bob Roe 1;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names__forms_of_one__are_one_person),
        TEST(names__that_differ__are_two_people),
        TEST(hashes__of_all_pairs_of_forty_words__differ),
        TEST(names__of_another_gender__are_two_people),
        TEST(names__in_silent_blocks__are_known),
        TEST(role__of_somebody_named__is_that_person),
        TEST(role__of_nobody_named__is_somebody),
        TEST(phrase__as_a_source__is_somebody),
        TEST(pronoun__by_gender_and_number__is_found),
        TEST(pronoun__of_two__is_the_subject),
        TEST(pronoun__nobody_before_it_fits__is_unknown),
        TEST(pronoun__far_from_everybody__is_unknown),
        TEST(pronoun__names_within_marks__are_passed_over),
        TEST(unknown__reasons__are_given),
        TEST(speaker__without_a_source__goes_on),
        TEST(story__turns_without_a_source__alternate),
        TEST(story__figures__are_a_sign_of_news),
        TEST(story__sources_that_point_back__are_weighed_with_the_turns),
        TEST(story__words_before_a_name__are_no_part_of_it),
        TEST(story__a_single_name__stays_with_whom_it_named),
        TEST(story__told_gender__weighs_more_than_a_list),
        TEST(story__who_tells_it__is_called_by_name),
        TEST(news__the_same_words__do_not_alternate),
        TEST(names__with_the_capital_of_their_sentence__are_none),
        TEST(texts__one_after_another__share_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
