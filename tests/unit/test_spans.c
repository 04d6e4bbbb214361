/* test_spans.c - what rules say before any quotation is looked for: blocks, mentions, edges, marked spans. */
#include "unit.h"

static void add_words(unit *u)
{
    unit_words(u, "MALE", "mr\nhe\nbob\nson");
    unit_words(u, "FEMALE", "ms\nshe\nann\nmother");
    unit_words(u, "PLURAL", "they\nofficials");
    unit_words(u, "BODY_NAME", "ministry\nfc");
    unit_words(u, "TITLE", "mr\nms");
    unit_words(u, "ROLE", "mayor\nlawyer\nmother\nson\nofficials\nprime minister");
}

/*
 * Mentions in their order: kind, text; then name, role, head word, gender (m, f) and number (+), as far as there are
 * any. "name[mayor Ann Lee] n=Ann Lee r=mayor h=Lee f".
 */
static void assert_mentions(unit *u, const char *text, const char *expected)
{
    static const char *const kinds[] = {"name", "nominal", "pronoun", "group", "first", "phrase"};
    const dixit_doc *doc = unit_read(u, UNIT_SPANS, text);

    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const dixit__mention *m = &doc->mentions.at[i];
        dixit__run head = {m->head, m->head + 1};

        assert_true(m->run.first <= m->head && m->head < m->run.end);
        assert_int_equal(m->entity, DIXIT_NONE);
        assert_false(m->is_source);
        unit_put(u, "%s", kinds[m->kind]);
        unit_put_run(u, "[", m->run, "] ");
        if (m->name.end > m->name.first)
            unit_put_run(u, "n=", m->name, " ");
        if (m->role.end > m->role.first)
            unit_put_run(u, "r=", m->role, " ");
        unit_put_run(u, "h=", head, " ");
        unit_put(u, "%s%s%s", m->gender & DIXIT__GENDER_MALE ? "m " : "", m->gender & DIXIT__GENDER_FEMALE ? "f " : "",
                 m->plural ? "+ " : "");
    }
    unit_assert_shown(u, expected, text);
}

/* --- mentions --------------------------------------------------------------------------------------------------- */

static void mentions__several_rules__the_longest_wins(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NAME, "CAP");
    unit_mention(u, DIXIT_MENTION_GROUP, "CAP CAP CAP");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "CAP CAP");
    assert_mentions(u, "Ann x Ann Lee x Ann Mae Lee x Ann Mae Lee Roe",
                    "name[Ann] h=Ann nominal[Ann Lee] h=Lee group[Ann Mae Lee] h=Lee group[Ann Mae Lee] h=Lee "
                    "name[Roe] h=Roe");
}

static void mentions__as_long__the_first_rule_wins(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NOMINAL, "CAP \"lee\"");
    unit_mention(u, DIXIT_MENTION_NAME, "\"ann\" \"lee\"");
    unit_mention(u, DIXIT_MENTION_GROUP, "'Ann' CAP");
    assert_mentions(u, "Ann Lee", "nominal[Ann Lee] h=Lee");
    unit_reset(u);
    unit_mention(u, DIXIT_MENTION_NAME, "\"ann\" \"lee\"");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "CAP \"lee\"");
    assert_mentions(u, "Ann Lee", "name[Ann Lee] h=Lee");
}

static void mentions__phrase__only_if_there_is_nothing_better(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_PHRASE, "\"the\" LOWER+");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" \"mayor\"");
    unit_mention(u, DIXIT_MENTION_PHRASE, "\"the\" \"old\" \"map\"");
    assert_mentions(u, "the mayor says", "nominal[the mayor] h=mayor");
    assert_mentions(u, "the map says", "phrase[the map says] h=says");
    assert_mentions(u, "the old map", "phrase[the old map] h=map");
}

/* Words in a phrase may still turn out to be a mention. */
static void mentions__within_a_phrase__are_found(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_PHRASE, "\"the\" WORD{3}");
    unit_mention(u, DIXIT_MENTION_NAME, "CAP");
    assert_mentions(u, "the map of Ann", "phrase[the map of Ann] h=Ann name[Ann] h=Ann");
}

static void mentions__do_not_overlap(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NAME, "\"a\" \"b\"");
    unit_mention(u, DIXIT_MENTION_NAME, "\"b\" \"c\" \"d\"");
    assert_mentions(u, "a b c d", "name[a b] h=b");
    assert_mentions(u, "b c d", "name[b c d] h=d");
}

static void mentions__parts__are_kept(void **state)
{
    unit *u = *state;

    add_words(u);
    unit_mention(u, DIXIT_MENTION_NAME, "(role:ROLE \",\"?)? TITLE? name:(CAP+)");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" head:ROLE \"of\" WORD");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"a\" role:ROLE");
    assert_mentions(u, "x mayor Jo Lee", "name[mayor Jo Lee] n=Jo Lee r=mayor h=mayor");
    assert_mentions(u, "x prime minister, Jo", "name[prime minister, Jo] n=Jo r=prime minister h=minister");
    assert_mentions(u, "x the mayor of x", "nominal[the mayor of x] h=mayor");
    assert_mentions(u, "x a lawyer", "nominal[a lawyer] r=lawyer h=lawyer");
}

static void mentions__gender_and_number__by_lists(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"x Bob Lee", "name[Bob Lee] n=Bob Lee h=Lee m"},
        {"x Ann Lee", "name[Ann Lee] n=Ann Lee h=Lee f"},
        {"x Jo Lee", "name[Jo Lee] n=Jo Lee h=Lee"},
        {"x Ms Lee", "name[Ms Lee] n=Lee h=Lee f"},
        {"x Ms Bob", "name[Ms Bob] n=Bob h=Bob"},
        {"x Lee Ministry", "group[Lee Ministry] n=Lee Ministry h=Ministry"},
        {"x Ann FC", "group[Ann FC] n=Ann FC h=FC"},
        {"x Ministry Lee", "name[Ministry Lee] n=Ministry Lee h=Lee"},
        {"x Officials Lee", "name[Officials Lee] n=Officials Lee h=Lee"},
        {"x he", "pronoun[he] h=he m"},
        {"x She", "pronoun[She] h=She f"},
        {"x they", "pronoun[they] h=they +"},
        {"x the officials", "nominal[the officials] h=officials +"},
        {"x the mother", "nominal[the mother] h=mother f"},
        {"x the mayor", "nominal[the mayor] h=mayor"},
        {"x the mother mayor", "nominal[the mother mayor] h=mayor"},
        {"x police", "group[police] h=police"},
    };
    unit *u = *state;

    add_words(u);
    unit_mention(u, DIXIT_MENTION_PRONOUN, "\"he\" | \"she\" | \"they\"");
    unit_mention(u, DIXIT_MENTION_NAME, "TITLE? name:((!TITLE CAP)+)");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" ROLE+");
    unit_mention(u, DIXIT_MENTION_GROUP, "\"police\"");
    for (size_t i = 0; i < UNIT_LENGTH(cases); i++)
        assert_mentions(u, cases[i].text, cases[i].expected);
}

static void mentions__possessive__take_their_owner_in(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    add_words(u);
    unit_mention(u, DIXIT_MENTION_NAME, "name:CAP");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "POSSESSIVE head:ROLE");
    assert_mentions(u, "x Jo's lawyer", "name[Jo] n=Jo h=Jo nominal[Jo's lawyer] h=lawyer");
    assert_mentions(u, "x Jo's mother’s lawyer",
                    "name[Jo] n=Jo h=Jo nominal[Jo's mother] h=mother f "
                    "nominal[Jo's mother’s lawyer] h=lawyer");
    assert_mentions(u, "x boys' lawyer", "");
    assert_mentions(u, "x Jo and boys' lawyer", "name[Jo] n=Jo h=Jo");
    doc = unit_read(u, UNIT_SPANS, "Jo's mother's lawyer");
    assert_true(doc->tokens.at[0].flags & DIXIT__MENTION);
    assert_int_equal(doc->tokens.at[0].ref, 2);
}

static void mentions__of_one_text__are_gone_in_the_next(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NAME, "CAP");
    assert_mentions(u, "Ann Lee", "name[Ann] h=Ann name[Lee] h=Lee");
    assert_mentions(u, "x", "");
}

/* What a text is, is known before its mentions are looked for, and is nothing that the text before tells. */
static void mentions__in_a_story__may_be_others(void **state)
{
    unit *u = *state;

    unit_mention(u, DIXIT_MENTION_NAME, "in-story \"will\"");
    unit_mention(u, DIXIT_MENTION_NAME, "!in-story \"may\"");
    assert_mentions(u, "--Yes, Will.\n\n--No, May.\n\n--Well.", "name[Will] h=Will");
    assert_mentions(u, "Will and May.", "name[May] h=May");
    assert_mentions(u, "--Yes, Will.\n\n--No, May.\n\n--Well.", "name[Will] h=Will");
}

/* --- blocks ----------------------------------------------------------------------------------------------------- */

static void assert_roles(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_SPANS, text);

    for (uint32_t i = 0; i < doc->blocks.count; i++)
        unit_put(u, "%s ", dixit_block_role_name((dixit_block_role)doc->blocks.at[i].role));
    unit_assert_shown(u, expected, text);
}

static void blocks__rules__set_their_roles(void **state)
{
    unit *u = *state;

    unit_block(u, DIXIT_BLOCK_BYLINE, "\"by\" CAP+ block-end");
    unit_block(u, DIXIT_BLOCK_CREDIT, "\"photo\" \":\"");
    unit_block(u, DIXIT_BLOCK_CAPTION, "WORD+ \"pictured\"");
    assert_roles(u,
                 "By Ann Lee\n\nBy then it rained\n\nPhoto: Roe\n\nThe photo: Roe\n\nAnn Lee, pictured\n\nAnn pictured",
                 "byline body credit body body caption");
}

static void blocks__markup__keeps_its_role(void **state)
{
    unit *u = *state;

    unit_block(u, DIXIT_BLOCK_CREDIT, "TOKEN");
    assert_roles(u, "<img src=\"x\">\n\nPhoto", "markup credit");
}

/* --- edges ------------------------------------------------------------------------------------------------------ */

static void edges__where_a_rule_begins__end_a_clause(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    unit_mention(u, DIXIT_MENTION_NAME, "CAP");
    unit_edge(u, "\"which\" \"is\"");
    unit_edge(u, "NAME \"who\"");
    doc = unit_read(u, UNIT_SPANS, "a which is b which c Ann who d");
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        unit_put(u, "%d", (doc->tokens.at[i].flags & DIXIT__EDGE) != 0);
    unit_assert_shown(u, "010000100", "edges");
}

/* --- marked spans ----------------------------------------------------------------------------------------------- */

static void assert_kinds(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_SPANS, text);

    for (uint32_t i = 0; i < doc->marked.count; i++) {
        const dixit__marked *m = &doc->marked.at[i];

        if (m->decided)
            unit_put_text(u, dixit_marked_kind_name((dixit_marked_kind)m->kind), m->start, m->end, " ");
    }
    unit_assert_shown(u, expected, text);
}

static void marked__rules__decide_their_kind(void **state)
{
    unit *u = *state;

    unit_marked(u, DIXIT_MARKED_TERM, "\"word\" content:MARKED");
    unit_marked(u, DIXIT_MARKED_TITLE, "content:MARKED \"(\" NUMBER \")\"");
    unit_marked(u, DIXIT_MARKED_SCARE, "\"so\" \"called\" content:QUOTE");
    unit_marked(u, DIXIT_MARKED_SCARE, "\"never\" content:WORD");
    assert_kinds(u, "the word “said” is", "term“said”");
    assert_kinds(u, "in “Go Home” (1999) she", "title“Go Home”");
    assert_kinds(u, "a so called “win” by “men”", "scare“win”");
    assert_kinds(u, "never “win” never win", "");
    assert_kinds(u, "“the word ‘said’ is”", "");
}

static void marked__two_rules__one_decides(void **state)
{
    unit *u = *state;

    unit_marked(u, DIXIT_MARKED_TERM, "\"word\" content:MARKED");
    unit_marked(u, DIXIT_MARKED_TITLE, "content:MARKED \"(\"");
    assert_kinds(u, "the word “said” (x)", "term“said”");
}

/* Rules for marked spans come after mentions and edges. */
static void marked__rules__may_ask_for_mentions(void **state)
{
    unit *u = *state;

    unit_marked(u, DIXIT_MARKED_TITLE, "NAME POSSESSIVE content:SHORT");
    unit_mention(u, DIXIT_MENTION_NAME, "CAP");
    assert_kinds(u, "x Ann’s “Home” x his “Home”", "title“Home”");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(mentions__several_rules__the_longest_wins),
        UNIT_TEST(mentions__as_long__the_first_rule_wins),
        UNIT_TEST(mentions__phrase__only_if_there_is_nothing_better),
        UNIT_TEST(mentions__within_a_phrase__are_found),
        UNIT_TEST(mentions__do_not_overlap),
        UNIT_TEST(mentions__parts__are_kept),
        UNIT_TEST(mentions__gender_and_number__by_lists),
        UNIT_TEST(mentions__possessive__take_their_owner_in),
        UNIT_TEST(mentions__of_one_text__are_gone_in_the_next),
        UNIT_TEST(mentions__in_a_story__may_be_others),
        UNIT_TEST(blocks__rules__set_their_roles),
        UNIT_TEST(blocks__markup__keeps_its_role),
        UNIT_TEST(edges__where_a_rule_begins__end_a_clause),
        UNIT_TEST(marked__rules__decide_their_kind),
        UNIT_TEST(marked__two_rules__one_decides),
        UNIT_TEST(marked__rules__may_ask_for_mentions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
