/*
 * test_weigh.c - what the model finds, where it leaves off, and how that goes together with what rules found. Each test
 * teaches a model what it is to find: see lessons.h.
 */
#include "../support/models.h"
#include "lessons.h"

#include <stdlib.h>

/* --- what is found ------------------------------------------------------------------------------------------------ */

static const dixit_doc *assert_chosen(unit *u, const char *text, const char *expected)
{
    const dixit_doc *doc = unit_read(u, UNIT_CHOOSE, text);

    for (uint32_t i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        assert_false(c->dropped);
        unit_put(u, "%s", dixit_ruleset_rule_name(u->ruleset, c->rule));
        unit_put_candidate(u, c);
    }
    unit_assert_shown(u, expected, text);
    return doc;
}

static const char plain[] = "Ann said the quay is old.";

static const lesson plain_lesson = {.text = plain, .cue = "said", .content = "the quay is old", .source = "Ann"};

static void lesson__is_found(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    lessons_model(u);
    assert_chosen(u, plain, "");
    lessons_teach(u, plain_lesson);
    doc = assert_chosen(u, plain, "model{the quay is old} said <Ann>");
    assert_int_equal(doc->candidates.count, 1);
    assert_int_equal(doc->candidates.at[0].mention, 0);
    assert_true(doc->candidates.at[0].score > 0.9f && doc->candidates.at[0].score <= 1);
    assert_int_equal(doc->candidates.at[0].first, 0);
    assert_int_equal(doc->candidates.at[0].end, 6);
}

static void content__on_both_sides__is_found(void **state)
{
    static const char text[] = "“The quay,” Ann said, “is old.” So it goes.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(
        u, (lesson){.text = text, .cue = "said", .content = "“The quay,”", .more = "“is old.”", .source = "Ann"});
    assert_chosen(u, text, "model{“The quay,”} {“is old.”} said <Ann>");
}

static void cue__of_several_units__is_found(void **state)
{
    static const char text[] = "Ann told us that the quay is old.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "told us", .content = "the quay is old", .source = "Ann"});
    assert_chosen(u, text, "model{the quay is old} told us <Ann>");
}

static void text__without_an_anchor__has_nothing(void **state)
{
    static const char text[] = "Ann sang the quay is old.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, plain_lesson);
    assert_chosen(u, text, "");
    assert_chosen(u, "", "");
    assert_chosen(u, "said", "");
}

static void cue__without_content__is_nothing(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = plain, .cue = "said", .source = "Ann"});
    doc = assert_chosen(u, plain, "");
    assert_int_equal(doc->candidates.count, 0);
    assert_int_equal(doc->runs.count, 0);
}

static void content__of_punctuation_alone__is_nothing(void **state)
{
    static const char text[] = "Ann said - so.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "-", .source = "Ann"});
    assert_chosen(u, text, "");
    assert_int_equal(u->ws->doc.runs.count, 0);
}

static void silent_block__has_nothing(void **state)
{
    unit *u = *state;

    lessons_model(u);
    unit_block(u, DIXIT_BLOCK_CAPTION, "\"photo\"");
    unit_block(u, DIXIT_BLOCK_STANDFIRST, "\"short\"");
    lessons_teach(u, plain_lesson);
    lessons_teach(u, (lesson){.text = "photo Ann said it is.", .cue = "said", .content = "it is"});
    assert_chosen(u, "photo Ann said it is.", "");
    lessons_teach(u, (lesson){.text = "short Ann said it is.", .cue = "said", .content = "it is"});
    assert_chosen(u, "short Ann said it is.", "model{it is} said");
}

/* --- floors ------------------------------------------------------------------------------------------------------- */

static void floor__of_cues__leaves_out_what_is_below(void **state)
{
    unit *u = *state;
    float *floor;

    lessons_model(u);
    lessons_teach(u, plain_lesson);
    floor = &u->ruleset->model.numbers[DIXIT__NUMBER_CUE_FLOOR];
    *floor = 1.1f;
    assert_chosen(u, plain, "");
    *floor = 0;
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

static void floor__of_what_was_found__leaves_out_what_is_below(void **state)
{
    unit *u = *state;
    float *floor;

    lessons_model(u);
    lessons_teach(u, plain_lesson);
    floor = &u->ruleset->model.numbers[DIXIT__NUMBER_FOUND_FLOOR];
    *floor = 1.1f;
    assert_chosen(u, plain, "");
    *floor = 0;
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

static void weights__all_zero__give_a_third_to_each(void **state)
{
    unit *u = *state;
    dixit_doc *doc;
    dixit__chance chance;
    dixit__row row;

    lessons_model(u);
    doc = unit_read(u, UNIT_CANDIDATES, plain);
    assert_true(dixit__cues_index(doc));
    row = lessons_row(doc, 0);
    chance = dixit__anchor_chance(doc, &row, 1);
    assert_true(chance.speech > 0.333f && chance.speech < 0.334f);
    assert_true(chance.wide > 0.333f && chance.wide < 0.334f);
}

/* --- scope -------------------------------------------------------------------------------------------------------- */

static void attitude__only_where_all_is_asked_for(void **state)
{
    static const char text[] = "Ann thought the quay is old.";
    unit *u = *state;

    lessons_model(u);
    u->options.scope = DIXIT_SCOPE_ALL;
    lessons_teach(
        u, (lesson){.text = text, .cue = "thought", .content = "the quay is old", .source = "Ann", .attitude = true});
    assert_chosen(u, text, "model{the quay is old} thought <Ann>");
    u->options.scope = DIXIT_SCOPE_SPEECH;
    assert_chosen(u, text, "");
    /* its head is one of attitudes only, however likely it is */
    memset(u->ruleset->model.numbers + DIXIT__NUMBER_CUE_FLOOR, 0, 4 * sizeof(float));
    assert_chosen(u, text, "");
}

/* A head of speech that is likely to show an attitude. */
static void attitude__with_a_head_of_speech__is_one(void **state)
{
    unit *u = *state;
    lesson l = plain_lesson;

    lessons_model(u);
    l.attitude = true;
    lessons_teach(u, l);
    assert_chosen(u, plain, "");
    u->options.scope = DIXIT_SCOPE_ALL;
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

static void speech__is_found_in_either_scope(void **state)
{
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
    u->options.scope = DIXIT_SCOPE_ALL;
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

/* --- rules -------------------------------------------------------------------------------------------------------- */

static void add_certain(unit *u, const char *name, float score, const char *pattern)
{
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.name = name;
    rule.score = score;
    rule.pattern = pattern;
    rule.certain = true;
    unit_add(u, rule);
}

static const dixit__candidate *candidate_of(unit *u, const char *rule)
{
    const dixit_doc *doc = &u->ws->doc;

    for (uint32_t i = 0; i < doc->candidates.count; i++)
        if (strcmp(dixit_ruleset_rule_name(u->ruleset, doc->candidates.at[i].rule), rule) == 0)
            return &doc->candidates.at[i];
    fail_msg("no candidate of %s", rule);
    return NULL;
}

static void known_rule__is_evidence__and_no_more(void **state)
{
    unit *u = *state;
    const dixit__candidate *c;

    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:SAY content:CLAUSE");
    assert_chosen(u, plain, ""); /* the model does not agree */
    c = candidate_of(u, "known");
    assert_true(c->dropped);
    assert_int_equal(c->outcome, DIXIT_OUTCOME_EVIDENCE);
    assert_int_equal(c->by, DIXIT_NONE);
}

/* Speech between marks, with who said it: the one thing in which a rule is believed where the model finds nothing. */
static void known_rule__that_finds_plain_speech__is_believed_if_the_model_is_silent(void **state)
{
    static const char *const pattern = "content:QUOTE source:MENTION cue:SAY";
    unit *u = *state;
    const dixit__candidate *c;

    lessons_model(u);
    unit_quote(u, "known", 0.95f, pattern);
    assert_chosen(u, "“It is old,” Ann said.", "known{“It is old,”} said <Ann>");
    c = candidate_of(u, "known");
    assert_false(c->dropped);
    assert_true(c->score < 0.95f);                  /* less sure than a rule that stands for itself */
    assert_chosen(u, "In “Old,” Ann said so.", ""); /* within a sentence it may be a title */
    assert_chosen(u, "It is old, Ann said.", "");
}

static void known_rule__that_errs_too_often__is_not_believed(void **state)
{
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "known", 0.94f, "content:QUOTE source:MENTION cue:SAY");
    assert_chosen(u, "“It is old,” Ann said.", "");
}

static void known_rule__whose_words_the_model_wants__is_evidence_as_ever(void **state)
{
    static const lesson marked_lesson = {
        .text = "“It is old,” Ann said.", .cue = "said", .content = "“It is old,”", .source = "Ann"};
    unit *u = *state;
    const dixit__candidate *c;

    lessons_model(u);
    unit_quote(u, "known", 0.97f, "content:QUOTE source:MENTION cue:SAY");
    lessons_teach(u, marked_lesson);
    assert_chosen(u, marked_lesson.text, "known{“It is old,”} said <Ann>");
    c = candidate_of(u, "known");
    assert_true(c->dropped);
    assert_int_equal(c->outcome, DIXIT_OUTCOME_EVIDENCE);
    assert_float_equal(c->score, 0.97f, 0);
    assert_int_equal(c->by, DIXIT_NONE);
}

/* The model is taught that only what is behind the cue was said. */
static void assert_both_sides(unit *u, float score, const char *expected)
{
    static const char both[] = "“It is old,” Ann said the quay is new.";
    static const lesson behind = {.text = both, .cue = "said", .content = "the quay is new", .source = "Ann"};

    lessons_model(u);
    unit_quote(u, "known", score, "content:QUOTE source:MENTION cue:SAY");
    lessons_teach(u, behind);
    assert_chosen(u, both, expected);
}

static void known_rule__that_finds_plain_speech__tells_the_model_that_it_is_content(void **state)
{
    assert_both_sides(*state, 0.95f, "model{“It is old,”} {the quay is new} said <Ann>");
}

static void known_rule__that_errs_too_often__tells_it_nothing_for_certain(void **state)
{
    assert_both_sides(*state, 0.94f, "model{the quay is new} said <Ann>");
}

static void known_rule__that_the_model_agrees_with__lends_its_name(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:SAY content:CLAUSE");
    lessons_teach(u, plain_lesson);
    doc = assert_chosen(u, plain, "known{the quay is old} said <Ann>");
    assert_int_equal(doc->candidates.count, 2);
    assert_int_equal(doc->candidates.at[0].outcome, DIXIT_OUTCOME_EVIDENCE);
    assert_int_equal(doc->candidates.at[1].outcome, DIXIT_OUTCOME_CHOSEN);
}

static void known_rule__that_it_does_not_agree_with__lends_none(void **state)
{
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:SAY content:(\"the\")");
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

/* What a rule takes for a cue can be one, though no list has it. */
static void cue_of_a_rule__is_an_anchor(void **state)
{
    static const char text[] = "Ann sang the quay is old.";
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:\"sang\" content:CLAUSE");
    unit_read(u, UNIT_CANDIDATES, text);
    lessons_teach(u, (lesson){.text = text, .cue = "sang", .content = "the quay is old", .source = "Ann"});
    assert_chosen(u, text, "known{the quay is old} sang <Ann>");
}

static void certain_rule__stands_for_itself(void **state)
{
    unit *u = *state;

    lessons_model(u);
    add_certain(u, "sure", 0.1f, "source:MENTION cue:SAY content:CLAUSE");
    assert_chosen(u, plain, "sure{the quay is old} said <Ann>");
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "sure{the quay is old} said <Ann>");
    assert_int_equal(u->ws->doc.candidates.at[0].outcome, DIXIT_OUTCOME_CHOSEN);
}

/* What the model finds there has not the name of the certain rule, nor its rank. */
static void certain_rule__with_another_extent__wins(void **state)
{
    unit *u = *state;

    lessons_model(u);
    add_certain(u, "sure", 0.1f, "source:MENTION cue:SAY content:(\"the\" \"quay\" \"is\")");
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "sure{the quay is} said <Ann>");
    assert_int_equal(candidate_of(u, "model")->outcome, DIXIT_OUTCOME_OVERLAP);
}

static void unknown_rule__stands_for_itself(void **state)
{
    static const char text[] = "Ann said “no.” Bob wrote “yes.”";
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "unheard-of", 0.1f, "source:MENTION cue:\"wrote\" content:QUOTE");
    assert_chosen(u, text, "unheard-of{“yes.”} wrote <Bob>");
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "“no.”", .source = "Ann"});
    assert_chosen(u, text, "model{“no.”} said <Ann> unheard-of{“yes.”} wrote <Bob>");
}

/* A rule of a user's that has a priority goes before the model, which does not take it over. */
static void unknown_rule__with_priority__goes_before(void **state)
{
    dixit_rule rule = DIXIT_RULE_INIT;
    unit *u = *state;

    lessons_model(u);
    rule.name = "mine";
    rule.score = 0.1f;
    rule.priority = 1;
    rule.pattern = "source:MENTION cue:SAY content:(\"the\" \"quay\" \"is\")";
    unit_add(u, rule);
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "mine{the quay is} said <Ann>");
}

static void unknown_rule__with_a_lower_score__loses(void **state)
{
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "mine", 0.1f, "source:MENTION cue:SAY content:(\"the\" \"quay\" \"is\")");
    lessons_teach(u, plain_lesson);
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
    assert_int_equal(candidate_of(u, "mine")->outcome, DIXIT_OUTCOME_OVERLAP);
}

/* --- once more ------------------------------------------------------------------------------------------------------ */

static const char shared[] = "Bob wrote the quay is old, Ann said.";

/* A rule that goes before the model has some of the words that the model finds. */
static void teach_shared(unit *u)
{
    lessons_model(u);
    add_certain(u, "sure", 1, "source:MENTION cue:\"wrote\" content:(\"the\" \"quay\")");
    lessons_teach(u, (lesson){.text = shared, .cue = "said", .content = "the quay is old", .source = "Ann"});
}

static void cue__whose_words_others_have__is_looked_at_once_more(void **state)
{
    unit *u = *state;
    const dixit_doc *doc;

    teach_shared(u);
    doc = assert_chosen(u, shared, "sure{the quay} wrote <Bob> model{is old} said <Ann>");
    assert_int_equal(doc->candidates.count, 3);
    assert_int_equal(doc->candidates.at[1].outcome, DIXIT_OUTCOME_OVERLAP);
    assert_int_equal(doc->candidates.at[2].outcome, DIXIT_OUTCOME_CHOSEN);
}

static void cue__that_others_have__is_not_looked_at_again(void **state)
{
    unit *u = *state;

    lessons_model(u);
    add_certain(u, "sure", 1, "source:MENTION cue:SAY content:(\"the\" \"quay\")");
    lessons_teach(u, plain_lesson);
    u->ruleset->model.numbers[DIXIT__NUMBER_FOUND_FLOOR] = 0;
    assert_chosen(u, plain, "sure{the quay} said <Ann>");
    assert_int_equal(u->ws->doc.candidates.count, 2); /* the rule's, and what the model found at first */
}

static void cues__of_several_paragraphs__are_looked_at_once_more(void **state)
{
    static const char text[] =
        "Bob wrote the quay is old, Ann said.\n\nIt rained.\n\nBob wrote the quay is old, Ann said.";
    unit *u = *state;

    teach_shared(u);
    assert_chosen(u, text,
                  "sure{the quay} wrote <Bob> model{is old} said <Ann> "
                  "sure{the quay} wrote <Bob> model{is old} said <Ann>");
}

/* --- sources ------------------------------------------------------------------------------------------------------- */

static void source__without_a_label__is_chosen(void **state)
{
    static const char text[] = "Ann Lee, of the board, met Bob and said the quay is old.";
    lesson l = {.text = text, .cue = "said", .content = "the quay is old", .source = "Ann Lee", .chosen = true};
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, l);
    assert_chosen(u, text, "model{the quay is old} said <Ann Lee>");
    assert_int_equal(u->ws->doc.candidates.at[0].mention, 0);
    unit_reset(u);
    lessons_model(u);
    l.source = "Bob";
    lessons_teach(u, l);
    assert_chosen(u, text, "model{the quay is old} said <Bob>");
}

static void source__that_is_nobody__is_none(void **state)
{
    unit *u = *state;
    lesson l = plain_lesson;

    lessons_model(u);
    l.source = NULL;
    lessons_teach(u, l);
    assert_chosen(u, plain, "model{the quay is old} said");
    assert_int_equal(u->ws->doc.candidates.at[0].mention, DIXIT_NONE);
}

static void relative_pronoun__before_a_source__is_none_of_it(void **state)
{
    static const char within[] = "It is the quay which Ann said is old.", first[] = "That Ann said the quay is old.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = within, .cue = "said", .content = "is old", .source = "which Ann"});
    assert_chosen(u, within, "model{is old} said <Ann>");
    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = within, .cue = "said", .content = "is old", .source = "which"});
    assert_chosen(u, within, "model{is old} said <which>");
    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = first, .cue = "said", .content = "the quay is old", .source = "That Ann"});
    assert_chosen(u, first, "model{the quay is old} said <That Ann>");
}

/* --- extents ------------------------------------------------------------------------------------------------------- */

static void punctuation__at_the_ends__is_left_out(void **state)
{
    static const char text[] = "The quay is old, Ann (Lee) told us, so.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "told us,", .content = "The quay is old,", .source = "Ann (Lee)"});
    assert_chosen(u, text, "model{The quay is old} told us <Ann (Lee)>");
    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "told us,", .content = "The quay is old,", .source = "Ann (Lee"});
    assert_chosen(u, text, "model{The quay is old} told us <Ann (Lee)>");
    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "told us,", .content = "The quay is old,", .source = ", Ann ("});
    assert_chosen(u, text, "model{The quay is old} told us <Ann>");
}

static void content__with_an_open_bracket__ends_with_the_closing_one(void **state)
{
    static const lesson open = {.text = "Ann said the quay (of Bow).", .cue = "said", .content = "the quay (of Bow"};
    static const lesson none = {.text = "Ann said the quay of Bow).", .cue = "said", .content = "the quay of Bow"};
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, open);
    assert_chosen(u, open.text, "model{the quay (of Bow)} said");
    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, none);
    assert_chosen(u, none.text, "model{the quay of Bow} said");
}

static void punctuation__between_marks__belongs_to_the_content(void **state)
{
    static const char text[] = "Ann said “the quay is old.” So.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "“the quay is old.”", .source = "Ann"});
    assert_chosen(u, text, "model{“the quay is old.”} said <Ann>");
}

static void possessive__at_the_end__stays(void **state)
{
    static const char text[] = "The quay is old, said Ann's.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "The quay is old", .source = "Ann's"});
    assert_chosen(u, text, "model{The quay is old} said <Ann's>");
}

/* A cue may be nothing but a sign. */
static void cue__of_punctuation__stays(void **state)
{
    static const char text[] = "Ann: the quay is old.";
    unit *u = *state;

    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:\":\" content:CLAUSE");
    lessons_teach(u, (lesson){.text = text, .cue = ":", .content = "the quay is old", .source = "Ann"});
    assert_chosen(u, text, "known{the quay is old} : <Ann>");
}

/* --- quotations over several paragraphs ------------------------------------------------------------------------------ */

static void quotation__goes_on_in_later_paragraphs(void **state)
{
    static const char text[] = "Ann said: “It leaks.\n\n“It creaks.\n\n“It sinks.”";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "“It leaks.", .source = "Ann"});
    assert_chosen(u, text, "model{“It leaks.} {“It creaks.} {“It sinks.”} said <Ann>");
}

static void quotation__began_in_earlier_paragraphs(void **state)
{
    static const char text[] = "“It leaks.\n\n“It creaks.\n\n“It sinks,” Ann said.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "“It sinks,”", .source = "Ann"});
    assert_chosen(u, text, "model{“It leaks.} {“It creaks.} {“It sinks,”} said <Ann>");
}

/* Somebody else has the last one: the others stay, that one is lost. */
static void other_paragraphs__are_taken_only_if_nobody_wants_them(void **state)
{
    static const char alone[] = "Ann said: “It leaks.\n\n“It creaks.\n\n“It sinks,” Bob sang.";
    static const char text[] = "Ann said: “It leaks.\n\n“It creaks.\n\n“It sinks,” Bob told.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = alone, .cue = "said", .content = "“It leaks.", .source = "Ann"});
    assert_chosen(u, alone, "model{“It leaks.} {“It creaks.} {“It sinks,”} said <Ann>");
    lessons_teach(u, (lesson){.text = text, .cue = "told", .content = "“It sinks,”", .source = "Bob"});
    assert_chosen(u, text, "model{“It leaks.} {“It creaks.} said <Ann> model{“It sinks,”} told <Bob>");
}

/* In a row of nothing but cues not all are looked at. */
static void cues__without_end__are_not_all_looked_at(void **state)
{
    enum { CUES = 2000 };
    static const char piece[] = "Ann said ";
    static char text[CUES * (sizeof piece - 1) + 1];
    unit *u = *state;
    const dixit_doc *doc;
    uint32_t left_out = 0;

    for (size_t i = 0; i < CUES; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece - 1);
    lessons_model(u);
    lessons_teach(u, plain_lesson);
    lessons_teach(
        u, (lesson){.text = "Ann said Ann said Ann left", .cue = "said", .content = "Ann left", .source = "Ann"});
    doc = unit_read(u, UNIT_CHOOSE, text);
    assert_true(doc->heads.count > 100);
    for (uint32_t i = 0; i < doc->heads.count; i++)
        left_out += doc->heads.at[i].unit == DIXIT_NONE;
    assert_in_range(left_out, doc->heads.count / 2, doc->heads.count - 1);
}

/* So many that they do not all find room: what is next to the cue always does. */
static void quotation__over_very_many_paragraphs__keeps_what_is_near(void **state)
{
    enum { PARAGRAPHS = 300 };
    static const char part[] = "“It leaks.\n\n", last[] = "“It sinks,” Ann said.";
    static char text[PARAGRAPHS * (sizeof part - 1) + sizeof last];
    unit *u = *state;
    const dixit_doc *doc;
    const dixit__candidate *c;

    for (size_t i = 0; i < PARAGRAPHS; i++)
        memcpy(text + i * (sizeof part - 1), part, sizeof part - 1);
    memcpy(text + PARAGRAPHS * (sizeof part - 1), last, sizeof last);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "“It sinks,”", .source = "Ann"});
    doc = unit_read(u, UNIT_CHOOSE, text);
    c = candidate_of(u, "model");
    assert_false(c->dropped);
    assert_in_range(c->content_count, 2, UINT8_MAX);
    assert_int_equal(doc->tokens.at[doc->runs.at[c->runs + c->content_count - 1].first].start,
                     PARAGRAPHS * (sizeof part - 1));
}

/* --- stories -------------------------------------------------------------------------------------------------------- */

static void story__leaves_the_model_out(void **state)
{
    static const char text[] = "“Will it sail?”\n\n“Not today.”\n\n“When, then?”\n\n“When it wants to.”\n\n“You are "
                               "no help.”\n\n“No.”\n\n“Go on.”\n\n“I will.”\n\nAnn said the quay is old.";
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = "the quay is old", .source = "Ann"});
    assert_true(u->ws->doc.story);
    assert_chosen(u, text, "");
    unit_reset(u);
    lessons_model(u);
    unit_quote(u, "known", 1, "source:MENTION cue:SAY content:CLAUSE");
    assert_chosen(u, text, "known{the quay is old} said <Ann>"); /* so its rules decide */
}

/* --- numbers -------------------------------------------------------------------------------------------------------- */

/* Whatever the numbers of a model are, what is found has a chance from 0 to 1. */
static void numbers__of_any_size__give_chances(void **state)
{
    static const float numbers[] = {0, 1, -1, 1e-30f, -1e-30f, 999999, -999999};
    unit *u = *state;

    lessons_model(u);
    lessons_teach(u, plain_lesson);
    for (size_t i = 0; i < DIXIT__NUMBER_COUNT; i++)
        for (size_t k = 0; k < UNIT_LENGTH(numbers); k++) {
            float before = u->ruleset->model.numbers[i];
            const dixit_doc *doc;

            u->ruleset->model.numbers[i] = numbers[k];
            doc = unit_read(u, UNIT_CHOOSE, plain);
            for (uint32_t c = 0; c < doc->candidates.count; c++)
                assert_true(doc->candidates.at[c].score >= 0 && doc->candidates.at[c].score <= 1);
            u->ruleset->model.numbers[i] = before;
        }
    assert_chosen(u, plain, "model{the quay is old} said <Ann>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(lesson__is_found),
        UNIT_TEST(content__on_both_sides__is_found),
        UNIT_TEST(cue__of_several_units__is_found),
        UNIT_TEST(text__without_an_anchor__has_nothing),
        UNIT_TEST(cue__without_content__is_nothing),
        UNIT_TEST(content__of_punctuation_alone__is_nothing),
        UNIT_TEST(silent_block__has_nothing),
        UNIT_TEST(floor__of_cues__leaves_out_what_is_below),
        UNIT_TEST(floor__of_what_was_found__leaves_out_what_is_below),
        UNIT_TEST(weights__all_zero__give_a_third_to_each),
        UNIT_TEST(attitude__only_where_all_is_asked_for),
        UNIT_TEST(attitude__with_a_head_of_speech__is_one),
        UNIT_TEST(speech__is_found_in_either_scope),
        UNIT_TEST(known_rule__is_evidence__and_no_more),
        UNIT_TEST(known_rule__that_finds_plain_speech__is_believed_if_the_model_is_silent),
        UNIT_TEST(known_rule__that_errs_too_often__is_not_believed),
        UNIT_TEST(known_rule__whose_words_the_model_wants__is_evidence_as_ever),
        UNIT_TEST(known_rule__that_finds_plain_speech__tells_the_model_that_it_is_content),
        UNIT_TEST(known_rule__that_errs_too_often__tells_it_nothing_for_certain),
        UNIT_TEST(known_rule__that_the_model_agrees_with__lends_its_name),
        UNIT_TEST(known_rule__that_it_does_not_agree_with__lends_none),
        UNIT_TEST(cue_of_a_rule__is_an_anchor),
        UNIT_TEST(certain_rule__stands_for_itself),
        UNIT_TEST(certain_rule__with_another_extent__wins),
        UNIT_TEST(unknown_rule__stands_for_itself),
        UNIT_TEST(unknown_rule__with_priority__goes_before),
        UNIT_TEST(unknown_rule__with_a_lower_score__loses),
        UNIT_TEST(cue__whose_words_others_have__is_looked_at_once_more),
        UNIT_TEST(cue__that_others_have__is_not_looked_at_again),
        UNIT_TEST(cues__of_several_paragraphs__are_looked_at_once_more),
        UNIT_TEST(source__without_a_label__is_chosen),
        UNIT_TEST(source__that_is_nobody__is_none),
        UNIT_TEST(relative_pronoun__before_a_source__is_none_of_it),
        UNIT_TEST(punctuation__at_the_ends__is_left_out),
        UNIT_TEST(content__with_an_open_bracket__ends_with_the_closing_one),
        UNIT_TEST(punctuation__between_marks__belongs_to_the_content),
        UNIT_TEST(possessive__at_the_end__stays),
        UNIT_TEST(cue__of_punctuation__stays),
        UNIT_TEST(quotation__goes_on_in_later_paragraphs),
        UNIT_TEST(quotation__began_in_earlier_paragraphs),
        UNIT_TEST(other_paragraphs__are_taken_only_if_nobody_wants_them),
        UNIT_TEST(cues__without_end__are_not_all_looked_at),
        UNIT_TEST(quotation__over_very_many_paragraphs__keeps_what_is_near),
        UNIT_TEST(story__leaves_the_model_out),
        UNIT_TEST(numbers__of_any_size__give_chances),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
