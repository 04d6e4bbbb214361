/* test_model.c - model files: what they say arrives in the ruleset; what is none, or is damaged, is refused. */
#include "model.h"
#include "pattern.h"
#include "units.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

/* --- files ------------------------------------------------------------------------------------------------------ */

/* A file with one of each line. */
static models_file sample(void)
{
    models_file m = models_new(NULL);

    models_line(&m, "# what it looks at");
    models_line(&m, "");
    models_line(&m, "class DET");
    models_line(&m, "class CUE");
    models_line(&m, "head CUE");
    models_line(&m, "head FEEL wide");
    models_line(&m, "word 6 7 said");
    models_line(&m, "word 0 3 hopes");
    models_line(&m, "word 0 0 quay");
    models_line(&m, "rule after");
    models_line(&m, "rule sure");
    models_numbers(&m);
    return m;
}

/* The rules that the sample speaks of. */
static void add_rules(unit *u)
{
    dixit_rule sure = DIXIT_RULE_INIT;

    unit_words(u, "CUE", "said\nadded");
    unit_words(u, "FEEL", "hoped");
    unit_words(u, "DET", "the\nsaid");
    unit_quote(u, "after", 0.5f, "content:QUOTE cue:CUE");
    unit_quote(u, "other", 0.5f, "content:QUOTE cue:FEEL");
    sure.name = "sure";
    sure.pattern = "content:QUOTE \"!\"";
    sure.certain = true;
    unit_add(u, sure);
}

static const dixit_ruleset *compiled(unit *u)
{
    (void)unit_read(u, UNIT_INDEX, "");
    return u->ruleset;
}

static void assert_refused(unit *u, const char *bytes, size_t len, const char *why, size_t position)
{
    dixit_error err = {DIXIT_OK, 0, ""};

    assert_int_equal(dixit_rules_model(u->rules, bytes, len, &err), DIXIT_ERR_ARGUMENT);
    assert_int_equal(err.code, DIXIT_ERR_ARGUMENT);
    assert_string_equal(err.message, why);
    assert_int_equal(err.position, position);
    assert_int_equal(dixit_rules_model(u->rules, bytes, len, NULL), DIXIT_ERR_ARGUMENT);
}

/* The rules are as they were without a model. */
static void assert_usable(unit *u)
{
    const dixit_doc *doc;

    dixit_ruleset_free(u->ruleset);
    u->ruleset = NULL;
    doc = unit_read(u, UNIT_CHOOSE, "“Yes” said");
    assert_int_equal(u->ruleset->model.weights.count, 0);
    assert_int_equal(u->ruleset->classes.count, 0);
    assert_int_equal(u->ruleset->priors.count, 0);
    assert_int_equal(doc->chosen.count, 1);
}

/* --- what is refused --------------------------------------------------------------------------------------------- */

/* Each is a whole file. `line` is the number of the line that is wrong, from 0. */
static const struct {
    const char *file, *why;
    uint32_t line;
} bad_files[] = {
    {"", "model: this is no model file", 0},
    {"dixit-model 1", "model: this is no model file", 0}, /* without an end */
    {"\n", "model: this is no model file", 0},
    {"dixit-model\n", "model: this is no model file", 0},
    {"dixit-pack 1\n", "model: this is no model file", 0},
    {"dixit-model 1 2\n", "model: this is no model file", 0},
    {"\x89PNG\r\n\x1a\n", "model: this is no model file", 0},
    {"dixit-model 2\n", "model: it was written for another version", 0},
    {"dixit-model 11\n", "model: it was written for another version", 0},
    {"dixit-model 1\r\n", "model: it was written for another version", 0},
    {"dixit-model 1\nclass DET", "model: a line is too long, or has no end", 1},
    {"dixit-model 1\nclasses DET\n", "model: there is no such line", 1},
    {"dixit-model 1\nCLASS DET\n", "model: there is no such line", 1},
    {"dixit-model 1\nclass\n", "model: there is no such line", 1},
    {"dixit-model 1\nhead\n", "model: there is no such line", 1},
    {"dixit-model 1\nrule\n", "model: there is no such line", 1},
    {"dixit-model 1\nnumber\n", "model: there is no such line", 1},
    {"dixit-model 1\nweights\n", "model: there is no such line", 1},
    {"dixit-model 1\nclass DET\nword said\n", "model: this is no word", 2},
    {"dixit-model 1\nword 1 said\n", "model: this is no word", 1},
    {"dixit-model 1\nword 1 1 \xff\n", "model: this is no word", 1},
    {"dixit-model 1\nword 1 1 caf\xc3\n", "model: this is no word", 1},
    {"dixit-model 1\nword 8 1 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword 1 8 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword -1 1 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword +1 1 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword 1 1x said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword 99999999999999999999 1 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nword 4294967297 1 said\n", "model: a word has two levels", 1},
    {"dixit-model 1\nnumber cue-depth 1\n", "model: there is no such number", 1},
    {"dixit-model 1\nnumber cue-floor\n", "model: there is no such number", 1},
    {"dixit-model 1\nnumber cue-floor 1 2\n", "model: there is no such number", 1},
    {"dixit-model 1\nnumber cue-floor one\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 0,5\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor .\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor -\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 1e\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 1e-\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 1.2.3\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 0x10\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 0e999\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor nan\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor -nan\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor inf\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor -inf\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 1e999\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor 1e6\n", "model: this is no number", 1},
    {"dixit-model 1\nnumber cue-floor -1e6\n", "model: this is no number", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1\n", "model: the sizes of the weights are missing", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1 50\n", "model: the sizes of the weights are missing", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1 50 0 0 0 0 0\n", "model: the sizes of the weights are missing", 1},
    {"dixit-model 1\nweights 0 1 1 1 1 1 50 0\n", "model: the sizes of the weights are out of their range", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 19 50 0\n", "model: the sizes of the weights are out of their range", 1},
    {"dixit-model 1\nweights 1 1 x 1 1 1 50 0\n", "model: the sizes of the weights are out of their range", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1 50 0\n", "model: its weights are not as long as they should be", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1 3 0\nabc", "model: its weights are not as long as they should be", 1},
    {"dixit-model 1\nweights 1 1 1 1 1 1 x 0\n", "model: its weights are not as long as they should be", 1},
};

/* Where a line begins. */
static size_t start_of(const char *text, uint32_t line)
{
    size_t at = 0;

    for (; line > 0; line--)
        at += strcspn(text + at, "\n") + 1;
    return at;
}

static void bad_file__is_refused__and_the_rules_are_usable(void **state)
{
    unit *u = *state;

    add_rules(u);
    for (size_t i = 0; i < UNIT_LENGTH(bad_files); i++) {
        size_t len = strlen(bad_files[i].file);
        char *exact = malloc(len + 1); /* of this size, so that a read past its end is seen */

        assert_non_null(exact);
        memcpy(exact, bad_files[i].file, len);
        exact = realloc(exact, len ? len : 1);
        assert_non_null(exact);
        assert_refused(u, exact, len, bad_files[i].why, start_of(bad_files[i].file, bad_files[i].line));
        free(exact);
    }
    assert_usable(u);
}

static void no_bytes__are_refused(void **state)
{
    unit *u = *state;

    add_rules(u);
    assert_refused(u, NULL, 0, "model: this is no model file", 0);
    assert_refused(u, "dixit-model 1\n", 0, "model: this is no model file", 0);
    assert_usable(u);
}

static void line__as_long_as_may_be__and_longer(void **state)
{
    unit *u = *state;
    char file[300];
    size_t head = (size_t)snprintf(file, sizeof file, "dixit-model 1\n"), len = 199;

    memset(file + head, '#', sizeof file - head);
    file[head + len] = '\n';
    assert_int_equal(dixit_rules_model(u->rules, file, head + len + 1, NULL), DIXIT_OK);
    file[head + len] = '#';
    file[head + len + 1] = '\n';
    assert_refused(u, file, head + len + 2, "model: a line is too long, or has no end", head);
}

static void word__as_long_as_may_be__and_longer(void **state)
{
    unit *u = *state;
    char file[300];

    for (size_t len = DIXIT__WORD_MAX; len <= DIXIT__WORD_MAX + 1; len++) {
        size_t size = (size_t)snprintf(file, sizeof file, "dixit-model 1\nword 1 1 ");

        memset(file + size, 'a', len);
        file[size + len] = '\n';
        if (len == DIXIT__WORD_MAX)
            assert_int_equal(dixit_rules_model(u->rules, file, size + len + 1, NULL), DIXIT_OK);
        else
            assert_refused(u, file, size + len + 1, "model: this is no word", 14);
    }
}

static void classes__as_many_as_may_be__and_one_more(void **state)
{
    unit *u = *state;
    models_file m = models_new(NULL);
    char line[32];
    size_t before = 0;

    for (int i = 0; i <= DIXIT__KIND_LISTS_MAX; i++) {
        if (i == DIXIT__KIND_LISTS_MAX) {
            assert_int_equal(dixit_rules_model(u->rules, m.text, m.len, NULL), DIXIT_OK);
            before = m.len;
        }
        snprintf(line, sizeof line, "class L%d", i);
        models_line(&m, line);
    }
    assert_refused(u, m.text, m.len, "model: too many classes", before);
    models_free(&m);
}

/* The line of the weights, of which there is one. */
static size_t weights_line(const char *bytes, const models_file *m)
{
    assert_memory_equal(bytes + m->len, "weights ", 8);
    return m->len;
}

static void weights__changed_or_cut_anywhere__are_refused(void **state)
{
    unit *u = *state;
    models_file m = sample();
    size_t len;
    char *bytes = models_bytes(&m, &len);
    size_t line = weights_line(bytes, &m);

    add_rules(u);
    for (size_t i = len - m.size; i < len; i++) {
        bytes[i] ^= 1;
        assert_refused(u, bytes, len, "model: its weights are damaged", line);
        bytes[i] ^= 1;
    }
    for (size_t cut = len - m.size; cut < len; cut++)
        assert_refused(u, bytes, cut, "model: its weights are not as long as they should be", line);
    bytes = realloc(bytes, len + 1);
    assert_non_null(bytes);
    bytes[len] = '\n';
    assert_refused(u, bytes, len + 1, "model: its weights are not as long as they should be", line);
    assert_usable(u);
    free(bytes);
    models_free(&m);
}

/* Weights that change places are found out. */
static void weights__two_of_them_exchanged__are_refused(void **state)
{
    unit *u = *state;
    models_file m = sample();
    size_t len;
    char *bytes;

    m.weights[3] = 1;
    bytes = models_bytes(&m, &len);
    bytes[len - m.size + 3] = (char)128;
    bytes[len - m.size + 4] = 1;
    assert_refused(u, bytes, len, "model: its weights are damaged", weights_line(bytes, &m));
    free(bytes);
    models_free(&m);
}

static void bad_file__behind_a_good_one__leaves_no_model(void **state)
{
    static const char bad[] = "dixit-model 1\nclass DET\nwhat\n";
    unit *u = *state;
    models_file m = sample();

    add_rules(u);
    unit_model(u, &m);
    assert_refused(u, bad, sizeof bad - 1, "model: there is no such line", 24);
    assert_usable(u);
}

/* --- what arrives ------------------------------------------------------------------------------------------------ */

static uint32_t word_of(const dixit_ruleset *rules, const char *word)
{
    uint32_t found = dixit__word_find(&rules->words, word, (uint32_t)strlen(word), false);

    assert_int_not_equal(found, 0);
    return found;
}

static void assert_word(const dixit_ruleset *rules, const char *text, uint32_t class, uint32_t speech, uint32_t any,
                        uint32_t flags)
{
    uint32_t word = word_of(rules, text), both = DIXIT__ANCHOR | DIXIT__ANCHOR_WIDE;

    assert_int_equal(rules->classes.at[word], class);
    assert_int_equal(rules->priors.at[word] & 15, speech);
    assert_int_equal(rules->priors.at[word] >> 4, any);
    assert_int_equal(rules->words.words.at[word].flags & both, flags);
}

static const dixit__rule *rule_called(const dixit_ruleset *rules, const char *name)
{
    for (uint32_t i = 0; i < rules->rules.count; i++)
        if (strcmp(dixit_ruleset_rule_name(rules, i), name) == 0)
            return &rules->rules.at[i];
    fail_msg("no rule %s", name);
    return NULL;
}

static void good_file__its_words_have_classes_heads_and_levels(void **state)
{
    unit *u = *state;
    models_file m = sample();
    const dixit_ruleset *rules;

    add_rules(u);
    unit_model(u, &m);
    rules = compiled(u);
    assert_int_equal(rules->classes.count, rules->words.words.count);
    assert_int_equal(rules->priors.count, rules->words.words.count);
    assert_word(rules, "the", DIXIT__KIND_LIST, 0, 0, 0);
    /* in two lists: the first that the file names counts */
    assert_word(rules, "said", DIXIT__KIND_LIST, 6, 7, DIXIT__ANCHOR);
    assert_word(rules, "added", DIXIT__KIND_LIST + 1, 0, 0, DIXIT__ANCHOR);
    assert_word(rules, "hoped", 0, 0, 0, DIXIT__ANCHOR_WIDE);
    assert_word(rules, "hopes", 0, 0, 3, DIXIT__ANCHOR_WIDE);
    assert_word(rules, "quay", 0, 0, 0, 0);
}

static void good_file__its_rules_are_weighed__but_certain_ones(void **state)
{
    unit *u = *state;
    models_file m = sample();
    const dixit_ruleset *rules;

    add_rules(u);
    unit_model(u, &m);
    rules = compiled(u);
    assert_true(rule_called(rules, "after")->weighed);
    assert_false(rule_called(rules, "other")->weighed);
    assert_false(rule_called(rules, "sure")->weighed);
}

static void good_file__its_numbers_and_weights_arrive(void **state)
{
    static const uint8_t bits[DIXIT__TABLES] = {3, 1, 2, 5, 4, 1};
    unit *u = *state;
    models_file m = models_new(bits);
    size_t size = m.size;
    const dixit_ruleset *rules;

    models_line(&m, "class DET");
    models_line(&m, "number cue-scale 0.25");
    models_line(&m, "number label-scale 1e-3");
    models_line(&m, "number step-scale 2");
    models_line(&m, "number source-scale .5");
    models_line(&m, "number found-scale 999999");
    models_line(&m, "number way-scale 3");
    models_line(&m, "number cue-floor -1.5");
    models_line(&m, "number cue-floor -2.5");
    for (size_t i = 0; i < size; i++)
        m.weights[i] = (uint8_t)(i * 7);
    unit_model(u, &m);
    rules = compiled(u);
    assert_memory_equal(rules->model.bits, bits, sizeof bits);
    assert_int_equal(rules->model.weights.count, size);
    assert_true((const char *)rules->model.weights.at > u->model); /* where they are, and nobody frees them */
    assert_int_equal(rules->model.weights.capacity, 0);
    for (size_t i = 0; i < size; i++)
        assert_int_equal(rules->model.weights.at[i], (uint8_t)(i * 7));
    assert_true(rules->model.numbers[DIXIT__NUMBER_CUE_SCALE] == 0.25f);
    assert_true(rules->model.numbers[DIXIT__NUMBER_LABEL_SCALE] == 1e-3f);
    assert_true(rules->model.numbers[DIXIT__NUMBER_STEP_SCALE] == 2);
    assert_true(rules->model.numbers[DIXIT__NUMBER_SOURCE_SCALE] == 0.5f);
    assert_true(rules->model.numbers[DIXIT__NUMBER_FOUND_SCALE] == 999999);
    assert_true(rules->model.numbers[DIXIT__NUMBER_WAY_SCALE] == 3);
    assert_true(rules->model.numbers[DIXIT__NUMBER_CUE_FLOOR] == -2.5f); /* the last of them */
    assert_true(rules->model.numbers[DIXIT__NUMBER_WIDE_FLOOR] == 0);
}

/* What is said of it, for every length up to some groups. */
static void checksum__is_the_sum_of_all_sums(void **state)
{
    uint8_t bytes[64] = {0};
    uint64_t a, b, value;

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i < 24 ? 255 - i % 3 : i * i * 7 % 251);
    for (size_t len = 0; len <= sizeof bytes; len++) {
        a = 1, b = 0, value = 0;
        for (size_t i = 0; i < len; i++) {
            value |= (uint64_t)bytes[i] << i % 8 * 8;
            if (i % 8 < 7 && i + 1 < len)
                continue;
            a += value;
            b += a;
            value = 0;
        }
        b ^= a << 8 | a >> 56;
        assert_int_equal(dixit__model_checksum(bytes, len), (uint32_t)(b ^ b >> 32));
    }
}

/* Whatever bit is turned over, the sum is another; so it is if two words change places. */
static void checksum__tells_every_bit(void **state)
{
    uint8_t bytes[40];
    uint32_t sum;

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 37);
    sum = dixit__model_checksum(bytes, sizeof bytes);
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_not_equal(dixit__model_checksum(bytes, sizeof bytes), sum);
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    for (size_t i = 0; i < 8; i++) {
        uint8_t byte = bytes[8 + i];

        bytes[8 + i] = bytes[24 + i];
        bytes[24 + i] = byte;
    }
    assert_int_not_equal(dixit__model_checksum(bytes, sizeof bytes), sum);
}

/* As the trainer prints them. */
static void numbers__are_read_as_they_are_printed(void **state)
{
    static const float numbers[] = {0, 1, 0.2f, -0.15f, 0.00713519f, 1.2345e-08f, 3e-30f, 999999, 123456, 1.5e5f};
    unit *u = *state;
    char line[100];

    for (size_t i = 0; i < UNIT_LENGTH(numbers); i++) {
        float read;

        snprintf(line, sizeof line, "dixit-model 1\nnumber cue-scale %.9g\n", (double)numbers[i]);
        assert_int_equal(dixit_rules_model(u->rules, line, strlen(line), NULL), DIXIT_OK);
        read = u->rules->model.numbers[DIXIT__NUMBER_CUE_SCALE];
        assert_true(read <= numbers[i] + 1e-6f * (numbers[i] < 0 ? -numbers[i] : numbers[i]));
        assert_true(read >= numbers[i] - 1e-6f * (numbers[i] < 0 ? -numbers[i] : numbers[i]));
    }
}

static void tables__stand_behind_each_other(void **state)
{
    static const uint8_t bits[DIXIT__TABLES] = {3, 1, 2, 5, 4, 1};

    (void)state;
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_CUES), 0);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_LABELS), 2 * 8);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_STEPS), 2 * 8 + 3 * 2);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_SOURCES), 2 * 8 + 3 * 2 + 16 * 4);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_FOUND), 2 * 8 + 3 * 2 + 16 * 4 + 32);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLE_WAYS), 2 * 8 + 3 * 2 + 16 * 4 + 32 + 2 * 16);
    assert_int_equal(dixit__table_offset(bits, DIXIT__TABLES), 2 * 8 + 3 * 2 + 16 * 4 + 32 + 2 * 16 + 2);
}

/* The file may come before the words, or behind them, and name lists and rules that there are not. */
static void good_file__in_any_order__says_the_same(void **state)
{
    unit *u = *state;
    models_file m = sample();
    const dixit_ruleset *rules;

    models_line(&m, "class NONE");
    models_line(&m, "head NONE");
    models_line(&m, "rule none");
    models_line(&m, "class after"); /* no list */
    unit_model(u, &m);
    add_rules(u);
    rules = compiled(u);
    assert_word(rules, "the", DIXIT__KIND_LIST, 0, 0, 0);
    assert_word(rules, "said", DIXIT__KIND_LIST, 6, 7, DIXIT__ANCHOR);
    assert_true(rule_called(rules, "after")->weighed);
}

/* A list of several words is no class, nor a name for a pattern. */
static void class__of_phrases_or_a_pattern__is_nobodys(void **state)
{
    unit *u = *state;
    models_file m = models_new(NULL);
    const dixit_ruleset *rules;

    models_line(&m, "class PHRASES");
    models_line(&m, "class SAYING");
    models_line(&m, "head SAYING");
    unit_words(u, "PHRASES", "made it");
    unit_words(u, "CUE", "said");
    unit_define(u, "SAYING", "CUE");
    unit_quote(u, "q", 0.5f, "content:QUOTE SAYING | content:\"x\" PHRASES");
    unit_model(u, &m);
    rules = compiled(u);
    assert_word(rules, "made", 0, 0, 0, 0);
    assert_word(rules, "said", 0, 0, 0, 0);
}

static void later_file__replaces_the_one_before(void **state)
{
    unit *u = *state;
    models_file first = sample(), second = models_new(NULL);
    const dixit_ruleset *rules;

    add_rules(u);
    unit_model(u, &first);
    models_line(&second, "class CUE");
    models_line(&second, "head FEEL");
    models_line(&second, "rule other");
    unit_model(u, &second);
    rules = compiled(u);
    assert_word(rules, "the", 0, 0, 0, 0);
    assert_word(rules, "said", DIXIT__KIND_LIST, 0, 0, 0);
    assert_word(rules, "hoped", 0, 0, 0, DIXIT__ANCHOR);
    assert_word(rules, "hopes", 0, 0, 0, 0);
    assert_false(rule_called(rules, "after")->weighed);
    assert_true(rule_called(rules, "other")->weighed);
    assert_true(rules->model.numbers[DIXIT__NUMBER_CUE_SCALE] == 0);
}

static void last_rule__is_the_models__only_where_there_are_weights(void **state)
{
    unit *u = *state;
    models_file m = sample();
    const dixit_ruleset *rules;
    size_t count;

    add_rules(u);
    count = dixit_ruleset_rule_count(compiled(u));
    assert_int_equal(count, 3);
    dixit_ruleset_free(u->ruleset);
    u->ruleset = NULL;
    add_rules(u);
    assert_int_equal(dixit_rules_model(u->rules, m.text, m.len, NULL), DIXIT_OK);
    rules = compiled(u); /* of words alone: the trainer begins with such a file */
    assert_int_equal(dixit_ruleset_rule_count(rules), count);
    assert_int_equal(rules->model.weights.count, 0);
    assert_word(rules, "added", DIXIT__KIND_LIST + 1, 0, 0, DIXIT__ANCHOR);
    add_rules(u);
    unit_model(u, &m);
    rules = compiled(u);
    assert_int_equal(dixit_ruleset_rule_count(rules), count + 1);
    assert_string_equal(dixit_ruleset_rule_name(rules, (uint32_t)count), "model");
    assert_int_equal(dixit_ruleset_rule_kind(rules, (uint32_t)count), DIXIT_RULE_QUOTE);
}

/* A word with the same spelling as a list's is one; a file of weights without classes has its words all the same. */
static void good_file__without_classes__has_heads_and_weights(void **state)
{
    unit *u = *state;
    models_file m = models_new(NULL);
    const dixit_ruleset *rules;

    models_line(&m, "head CUE");
    models_line(&m, "word 5 5 hopes");
    models_numbers(&m);
    add_rules(u);
    unit_model(u, &m);
    rules = compiled(u);
    assert_int_equal(rules->model.weights.count, 50);
    assert_word(rules, "added", 0, 0, 0, DIXIT__ANCHOR);
    assert_word(rules, "hopes", 0, 5, 5, DIXIT__ANCHOR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(bad_file__is_refused__and_the_rules_are_usable),
        UNIT_TEST(no_bytes__are_refused),
        UNIT_TEST(line__as_long_as_may_be__and_longer),
        UNIT_TEST(word__as_long_as_may_be__and_longer),
        UNIT_TEST(classes__as_many_as_may_be__and_one_more),
        UNIT_TEST(weights__changed_or_cut_anywhere__are_refused),
        UNIT_TEST(weights__two_of_them_exchanged__are_refused),
        UNIT_TEST(bad_file__behind_a_good_one__leaves_no_model),
        UNIT_TEST(good_file__its_words_have_classes_heads_and_levels),
        UNIT_TEST(good_file__its_rules_are_weighed__but_certain_ones),
        UNIT_TEST(good_file__its_numbers_and_weights_arrive),
        UNIT_TEST(good_file__in_any_order__says_the_same),
        UNIT_TEST(good_file__without_classes__has_heads_and_weights),
        UNIT_TEST(numbers__are_read_as_they_are_printed),
        UNIT_TEST(checksum__is_the_sum_of_all_sums),
        UNIT_TEST(checksum__tells_every_bit),
        UNIT_TEST(tables__stand_behind_each_other),
        UNIT_TEST(class__of_phrases_or_a_pattern__is_nobodys),
        UNIT_TEST(later_file__replaces_the_one_before),
        UNIT_TEST(last_rule__is_the_models__only_where_there_are_weights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
