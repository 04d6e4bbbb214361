/* test_ways.c - the ways to label a window, and who may be the source of what its labels say. */
#include "../support/models.h"
#include "lessons.h"

/* A text with "said" in it, labelled so. */
static lesson_view look(unit *u, const char *text, const char *source, const char *content)
{
    lesson l = {.text = text, .cue = "said", .source = source, .content = content};

    return lessons_look(u, &l);
}

/* --- who may be the source ---------------------------------------------------------------------------------------- */

/* Shows the options: what is labelled in square brackets, nobody as "-". */
static void assert_options(unit *u, const char *text, const char *source, const char *content, const char *expected)
{
    lesson_view v = look(u, text, source, content);
    dixit__option options[DIXIT__OPTIONS_MAX];
    uint32_t count = dixit__source_options(&v.row, &v.w, v.labels, options);

    for (uint32_t i = 0; i < count; i++) {
        const dixit__option *o = &options[i];
        uint32_t start = v.doc->tokens.at[v.row.at[o->first].first].start;
        uint32_t end = o->end > o->first ? v.doc->tokens.at[v.row.at[o->end - 1].end - 1].end : start;

        assert_int_equal(o->rivals, source != NULL);
        if (o->kind == DIXIT__OPTION_NOBODY)
            unit_put(u, " -");
        else
            unit_put(u, o->kind == DIXIT__OPTION_LABELLED ? " [%.*s]" : " %.*s", (int)(end - start), text + start);
    }
    unit_assert_shown(u, expected, text);
}

static void options__without_a_label__are_all_who_are_mentioned(void **state)
{
    unit *u = *state;

    lessons_model(u);
    assert_options(u, "Ann Lee met Bob and said the quay is old.", NULL, "the quay is old", " - Ann Lee Bob");
    assert_options(u, "they said the quay is old.", NULL, "the quay is old", " -");
}

static void options__in_the_content__are_none(void **state)
{
    unit *u = *state;

    lessons_model(u);
    assert_options(u, "Ann met Bob and said Cy is old.", NULL, "Cy is old", " - Ann Bob");
}

static void options__with_a_label__begin_with_it(void **state)
{
    unit *u = *state;

    lessons_model(u);
    assert_options(u, "Ann, a friend of Bob, said the quay is old.", "Bob", "the quay is old", " [Bob] - Ann");
    assert_options(u, "Ann said Bob the quay is old.", "Bob", "the quay is old", " [Bob] - Ann");
}

/* Where there is somebody already, nobody of another sentence is better. */
static void options__of_another_sentence__are_for_those_without_a_label(void **state)
{
    unit *u = *state;
    static const char text[] = "Bob sat by “the quay.” Ann, not Cy, said it is old.";

    lessons_model(u);
    assert_options(u, text, NULL, "it is old", " - Bob Ann Cy");
    assert_options(u, text, "Cy", "it is old", " [Cy] - Ann");
}

/* “...,” said Ann; or Ann said, where a rule thinks so, too. */
static void label__beyond_doubt__leaves_no_options(void **state)
{
    unit *u = *state;

    lessons_model(u);
    assert_options(u, "“It is old,” said Ann to Bob.", "Ann", "“It is old,”", "");
    assert_options(u, "Bob met Ann, who said Lee said the quay is old.", "Ann, who", "the quay is old",
                   " [Ann, who] - Bob Lee");
    unit_reset(u);
    lessons_model(u);
    unit_quote(u, "known", 0.5f, "source:MENTION cue:SAY content:CLAUSE");
    assert_options(u, "Bob, not Ann said the quay is old.", "Ann", "the quay is old", "");
    assert_options(u, "Bob, not Ann said the quay is old.", "Bob", "the quay is old", " [Bob] - Ann");
}

/* Nobody knows what else a source in parts would be. */
static void label__in_parts__leaves_no_options(void **state)
{
    unit *u = *state;
    lesson_view v;
    dixit__option options[DIXIT__OPTIONS_MAX];

    lessons_model(u);
    v = look(u, "Ann, as Bob has it, said the quay is old.", "Ann", "the quay is old");
    assert_int_not_equal(dixit__source_options(&v.row, &v.w, v.labels, options), 0);
    v.labels[3] = DIXIT__LABEL_SOURCE;
    assert_int_equal(dixit__source_options(&v.row, &v.w, v.labels, options), 0);
}

static void source__labelled_wrongly__gives_way(void **state)
{
    static const char text[] = "Ann, a friend of Bob, said the quay is old.";
    unit *u = *state;
    dixit__way way = {0};
    lesson_view v;

    lessons_model(u);
    v = look(u, text, "Bob", "the quay is old");
    memcpy(way.labels, v.labels, sizeof way.labels);
    dixit__way_source(v.doc, &v.row, &v.w, &way); /* who knows nothing leaves it */
    assert_memory_equal(way.labels, v.labels, sizeof way.labels);
    lessons_teach(u, (lesson){.text = text,
                              .cue = "said",
                              .content = "the quay is old",
                              .source = "Ann",
                              .chosen = true,
                              .instead = "Bob"});
    v = look(u, text, "Bob", "the quay is old");
    dixit__way_source(v.doc, &v.row, &v.w, &way);
    v = look(u, text, "Ann", "the quay is old");
    assert_memory_equal(way.labels, v.labels, sizeof way.labels);
}

/* --- ways --------------------------------------------------------------------------------------------------------- */

/* Teaches that the content is said by Ann; shows how many units of content each way has, and which is the one that was cut. */
static void assert_ways(unit *u, const char *text, const char *content, const char *expected)
{
    dixit__way ways[DIXIT__WAYS_MAX];
    lesson_view v;
    uint32_t count;

    unit_reset(u);
    lessons_model(u);
    lessons_teach(u, (lesson){.text = text, .cue = "said", .content = content, .source = "Ann"});
    v = look(u, text, NULL, NULL);
    count = dixit__window_ways(v.doc, &v.row, &v.w, ways);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t units = 0;

        for (uint32_t k = 0; k < v.w.end - v.w.first; k++)
            units += ways[i].labels[k] == DIXIT__LABEL_CONTENT;
        unit_put(u, ways[i].behind == DIXIT__WAY_CUT ? " cut %u" : " %u", units);
    }
    unit_assert_shown(u, expected, text);
}

static void way__that_goes_on_behind_a_mark__may_end_there(void **state)
{
    unit *u = *state;

    assert_ways(u, "Ann said Bob is “weak” and left.", "Bob is “weak” and left", " 5 cut 3");
    assert_ways(u, "Ann said “weak” and “old” it is.", "“weak” and “old” it is", " 5 cut 1");
    assert_ways(u, "Ann said Bob is “weak”.", "Bob is “weak”", " 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(options__without_a_label__are_all_who_are_mentioned),
        UNIT_TEST(options__in_the_content__are_none),
        UNIT_TEST(options__with_a_label__begin_with_it),
        UNIT_TEST(options__of_another_sentence__are_for_those_without_a_label),
        UNIT_TEST(label__beyond_doubt__leaves_no_options),
        UNIT_TEST(label__in_parts__leaves_no_options),
        UNIT_TEST(source__labelled_wrongly__gives_way),
        UNIT_TEST(way__that_goes_on_behind_a_mark__may_end_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
