/*
 * test_ruleset_file.c - rulesets as bytes: what was saved opens and does the same; what was not, or was changed, is
 * refused, even where whoever changed it has made the checksums right again.
 */
#include "ruleset_file.h"
#include "unit.h"

#include <stdlib.h>

/* --- bytes ------------------------------------------------------------------------------------------------------ */

typedef struct bytes {
    char *at;
    size_t len;
    size_t left; /* writing fails when so many more have come */
} bytes;

static bool take(void *payload, const void *more, size_t len)
{
    bytes *b = payload;

    if (len > b->left)
        return false;
    b->left -= len;
    b->at = realloc(b->at, b->len + len);
    assert_non_null(b->at);
    memcpy(b->at + b->len, more, len);
    b->len += len;
    return true;
}

static bytes save(const dixit_ruleset *rules, const char *label)
{
    bytes b = {NULL, 0, SIZE_MAX};

    assert_int_equal(dixit_ruleset_save(rules, label, take, &b, NULL), DIXIT_OK);
    return b;
}

static dixit_ruleset *opened(const bytes *b)
{
    dixit_ruleset *rules = NULL;

    assert_int_equal(dixit_ruleset_open(&rules, b->at, b->len, NULL, NULL), DIXIT_OK);
    return rules;
}

static void assert_refused(const void *at, size_t len, const char *why)
{
    dixit_ruleset *rules = (dixit_ruleset *)why; /* anything but NULL */
    dixit_error err = {DIXIT_OK, 0, ""};

    assert_int_equal(dixit_ruleset_open(&rules, at, len, NULL, &err), DIXIT_ERR_FORMAT);
    assert_null(rules);
    assert_int_equal(err.code, DIXIT_ERR_FORMAT);
    assert_string_equal(err.message, why);
}

/* --- rules that have something of everything -------------------------------------------------------------------- */

static const char text[] =
    "The harbour stays\n\nPHOTO: Dan\n\n"
    "“I will,” said Mayor Ann Lee, “not go.” She made it clear that the quay is old, but she said “so.” "
    "The word “winch” is new.\n\n“It leaks.\n\n“It creaks,” he said. He is not unsound, he was told.\n";

/* A small model, in which every weight is another. */
static void add_model(unit *u)
{
    models_file m = models_new(NULL);

    models_line(&m, "class CUE");
    models_line(&m, "class TITLE");
    models_line(&m, "head CUE");
    models_line(&m, "head FEMALE wide");
    models_line(&m, "word 5 6 told");
    models_line(&m, "rule that");
    models_numbers(&m);
    for (size_t i = 0; i < m.size; i++)
        m.weights[i] = (uint8_t)(100 + i * 37 % 57);
    unit_model(u, &m);
}

static void add_rules(unit *u)
{
    dixit_rule judged = DIXIT_RULE_INIT;

    add_model(u);

    unit_words(u, "CUE", "said\nadded\nmade it clear\nmade it\ncounterintuitively");
    unit_words(u, "TITLE", "mayor\nprime minister\nprime suspect");
    unit_words(u, "FEMALE", "she\nann");
    unit_define(u, "SAYING", "(cue:CUE source:MENTION | source:MENTION cue:CUE)");
    unit_mention(u, DIXIT_MENTION_NAME, "role:(TITLE?) name:(CAP+)");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "head:(\"he\" | \"she\")");
    unit_marked(u, DIXIT_MARKED_TERM, "\"word\" content:SHORT");
    unit_block(u, DIXIT_BLOCK_CREDIT, "block-start \"photo\" \":\"");
    unit_edge(u, "\",\" \"but\"");
    unit_quote(u, "after", 0.9f, "content:QUOTE SAYING");
    unit_quote(u, "split", 0.95f, "content:QUOTE SAYING \",\" content:QUOTE");
    unit_quote(u, "that", 0.8f, "source:MENTION cue:CUE content:(\"that\" CLAUSE)");
    unit_quote(u, "loop", 0.2f, "source:MENTION (!\"old\" TOKEN)+ cue:\"un*\" content:((\"so\" | \"told\" \".\"?)+)");
    unit_quote(u, "look", 0.2f,
               "source:CAP{1,3}? &(TOKEN !(CUE &(\"x\"))) cue:letters>3 content:(LOWER{2,4} <\"is\" TOKEN)");
    judged.name = "judged";
    judged.pattern = "content:SPEECH";
    judged.judged = true;
    unit_add(u, judged);
}

static dixit_ruleset *compiled(unit *u)
{
    dixit_ruleset *rules = NULL;

    add_rules(u);
    assert_int_equal(dixit_rules_compile(&rules, u->rules, NULL), DIXIT_OK);
    return rules;
}

/* What is found with a ruleset, as numbers: enough to see that two find the same. */
static uint64_t finding(unit *u, const dixit_ruleset *rules)
{
    dixit_options options = DIXIT_OPTIONS_INIT;
    const dixit_doc *doc = NULL;
    const dixit_candidate *candidates;
    const dixit_rule_match *matches;
    uint64_t sum = 0;
    size_t count, i;

    options.explain = true;
    assert_int_equal(dixit_analyse(u->ws, rules, text, sizeof text - 1, &options, &doc, NULL), DIXIT_OK);
    candidates = dixit_doc_candidates(doc, &count);
    for (i = 0; i < count; i++)
        sum = sum * 31 + candidates[i].rule * 7 + candidates[i].content.at[0].end + (uint64_t)candidates[i].outcome;
    matches = dixit_doc_matches(doc, &count);
    for (i = 0; i < count; i++)
        sum = sum * 31 + matches[i].rule * 7 + matches[i].span.end;
    return sum;
}

/* --- tests ------------------------------------------------------------------------------------------------------ */

static void opened__finds_what_was_found_before(void **state)
{
    unit *u = *state;
    dixit_ruleset *rules = compiled(u), *again;
    bytes b = save(rules, "a label"), second;
    uint64_t before = finding(u, rules);
    size_t count = dixit_ruleset_rule_count(rules), i;

    again = opened(&b);
    assert_true(before == finding(u, again));
    assert_int_equal(dixit_ruleset_rule_count(again), count);
    for (i = 0; i < count; i++) {
        assert_string_equal(dixit_ruleset_rule_name(again, (uint32_t)i), dixit_ruleset_rule_name(rules, (uint32_t)i));
        assert_int_equal(dixit_ruleset_rule_judged(again, (uint32_t)i), i == count - 2);
    }
    assert_string_equal(dixit_ruleset_rule_name(again, (uint32_t)count - 1), "model");
    assert_string_equal(dixit_ruleset_label(again), "a label");
    assert_string_equal(dixit_ruleset_label(rules), "");
    assert_ptr_equal(again->copy, NULL);
    /* one that was opened can be saved, and keeps its label */
    second = save(again, NULL);
    assert_int_equal(second.len, b.len);
    assert_memory_equal(second.at, b.at, b.len);
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
    free(second.at);
}

static void opened__without_any_rule__finds_nothing(void **state)
{
    unit *u = *state;
    dixit_ruleset *rules = NULL, *again;
    bytes b;

    assert_int_equal(dixit_rules_compile(&rules, u->rules, NULL), DIXIT_OK);
    b = save(rules, NULL);
    again = opened(&b);
    assert_true(finding(u, again) == finding(u, rules));
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
}

static void opened__has_its_model(void **state)
{
    unit *u = *state;
    dixit_ruleset *rules = compiled(u), *again;
    bytes b = save(rules, NULL);

    again = opened(&b);
    assert_true(rules->model.weights.count > 0 && rules->classes.count > 0);
    assert_int_equal(again->model.weights.count, rules->model.weights.count);
    assert_memory_equal(again->model.weights.at, rules->model.weights.at, rules->model.weights.count);
    assert_memory_equal(again->model.bits, rules->model.bits, sizeof rules->model.bits);
    assert_memory_equal(again->model.numbers, rules->model.numbers, sizeof rules->model.numbers);
    assert_int_equal(again->classes.count, rules->classes.count);
    assert_memory_equal(again->classes.at, rules->classes.at, rules->classes.count);
    assert_int_equal(again->priors.count, rules->priors.count);
    assert_memory_equal(again->priors.at, rules->priors.at, rules->priors.count);
    for (uint32_t i = 0; i < rules->rules.count; i++)
        assert_int_equal(again->rules.at[i].weighed, strcmp(dixit_ruleset_rule_name(rules, i), "that") == 0);
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
}

static void opened__without_a_model__has_none(void **state)
{
    unit *u = *state;
    dixit_ruleset *rules = NULL, *again;
    bytes b;

    unit_quote(u, "q", 0.5f, "content:QUOTE");
    assert_int_equal(dixit_rules_compile(&rules, u->rules, NULL), DIXIT_OK);
    b = save(rules, NULL);
    again = opened(&b);
    assert_int_equal(again->model.weights.count, 0);
    assert_int_equal(again->classes.count, 0);
    assert_int_equal(dixit_ruleset_rule_count(again), 1);
    assert_true(finding(u, again) == finding(u, rules));
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
}

static void bytes__not_aligned__are_copied(void **state)
{
    unit *u = *state;
    dixit_ruleset *rules = compiled(u), *again = NULL;
    bytes b = save(rules, NULL);
    uint64_t before = finding(u, rules);

    for (size_t shift = 1; shift < 8; shift++) {
        char *moved = malloc(b.len + shift);

        assert_non_null(moved);
        memcpy(moved + shift, b.at, b.len);
        assert_int_equal(dixit_ruleset_open(&again, moved + shift, b.len, NULL, NULL), DIXIT_OK);
        free(moved);
        assert_true(before == finding(u, again));
        dixit_ruleset_free(again);
    }
    dixit_ruleset_free(rules);
    free(b.at);
}

static void writer__says_no__ends_saving(void **state)
{
    dixit_ruleset *rules = compiled(*state);
    bytes b = save(rules, NULL);
    size_t len = b.len;

    for (size_t room = 0; room < len; room += 97) {
        bytes less = {NULL, 0, room};
        dixit_error err;

        assert_int_equal(dixit_ruleset_save(rules, NULL, take, &less, &err), DIXIT_ERR_WRITE);
        assert_int_equal(err.code, DIXIT_ERR_WRITE);
        free(less.at);
    }
    dixit_ruleset_free(rules);
    free(b.at);
}

static void label__too_long__is_refused(void **state)
{
    dixit_ruleset *rules = compiled(*state), *again;
    char label[DIXIT_LABEL_MAX + 2];
    bytes b = {NULL, 0, SIZE_MAX};

    memset(label, 'x', sizeof label);
    label[DIXIT_LABEL_MAX + 1] = '\0';
    assert_int_equal(dixit_ruleset_save(rules, label, take, &b, NULL), DIXIT_ERR_LIMIT);
    assert_null(b.at);
    label[DIXIT_LABEL_MAX] = '\0';
    b = save(rules, label);
    again = opened(&b);
    assert_string_equal(dixit_ruleset_label(again), label);
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
}

static void name__that_cannot_be_shown__is_not_saved(void **state)
{
    static const char *const names[] = {"a\nb", "\x1b[31m", "\xff", "\x7f"};
    unit *u = *state;
    char name[DIXIT_NAME_MAX + 2];

    for (size_t i = 0; i <= UNIT_LENGTH(names); i++) {
        dixit_ruleset *rules = NULL;
        dixit_error err = {DIXIT_OK, 0, ""};
        bytes b = {NULL, 0, SIZE_MAX};

        memset(name, 'n', sizeof name);
        name[sizeof name - 1] = '\0';
        unit_reset(u);
        unit_quote(u, i < UNIT_LENGTH(names) ? names[i] : name, 0.5f, "content:QUOTE");
        assert_int_equal(dixit_rules_compile(&rules, u->rules, NULL), DIXIT_OK);
        assert_int_equal(dixit_ruleset_save(rules, NULL, take, &b, &err), DIXIT_ERR_ARGUMENT);
        assert_int_equal(err.code, DIXIT_ERR_ARGUMENT);
        assert_null(b.at);
        dixit_ruleset_free(rules);
    }
}

static void bytes__foreign__are_refused(void **state)
{
    static const char *const foreign[] = {"", "dixit",
                                          "\x89"
                                          "dixit\r",
                                          "\x89PNG\r\n\x1a\n and more", "return {}"};

    (void)state;
    for (size_t i = 0; i < UNIT_LENGTH(foreign); i++) {
        assert_false(dixit_ruleset_is_saved(foreign[i], strlen(foreign[i])));
        assert_refused(foreign[i], strlen(foreign[i]), "this is no compiled ruleset");
    }
    assert_refused(NULL, 0, "this is no compiled ruleset");
    assert_true(dixit_ruleset_is_saved("\x89"
                                       "dixit\r\n",
                                       8));
    assert_refused("\x89"
                   "dixit\r\n",
                   8, "the compiled ruleset is cut short");
}

static void bytes__of_another_version_or_machine__say_so(void **state)
{
    static const struct {
        size_t at;
        const char *why;
    } cases[] = {
        {8, "the compiled ruleset is from another version of dixit"},
        {12, "the compiled ruleset is from a machine with another byte order"},
        {16, "the compiled ruleset is from another version of dixit"},
        {20, "the compiled ruleset is from another version of dixit"},
        {64, "the compiled ruleset is from another version of dixit, or another kind of machine"},
    };
    dixit_ruleset *rules = compiled(*state);
    bytes b = save(rules, NULL);

    for (size_t i = 0; i < UNIT_LENGTH(cases); i++) {
        b.at[cases[i].at] ^= 64;
        assert_refused(b.at, b.len, cases[i].why);
        b.at[cases[i].at] ^= 64;
    }
    dixit_ruleset_free(rules);
    free(b.at);
}

static void bytes__cut_short_anywhere__are_refused(void **state)
{
    dixit_ruleset *rules = compiled(*state), *again;
    bytes b = save(rules, "label");

    for (size_t len = 8; len < b.len; len++) {
        char *part = malloc(len); /* of this size, so that a read past its end is seen */

        assert_non_null(part);
        memcpy(part, b.at, len);
        assert_refused(part, len, "the compiled ruleset is cut short");
        free(part);
    }
    b.at = realloc(b.at, b.len + 16);
    assert_non_null(b.at);
    memset(b.at + b.len, 0, 16);
    assert_refused(b.at, b.len + 16, "the compiled ruleset has something behind its end");
    again = opened(&b);
    dixit_ruleset_free(again);
    dixit_ruleset_free(rules);
    free(b.at);
}

static void bytes__any_of_them_changed__are_refused(void **state)
{
    dixit_ruleset *rules = compiled(*state), *again = NULL;
    bytes b = save(rules, "label");

    for (size_t i = 0; i < b.len; i++) {
        char bit = (char)(1 << i % 8);

        b.at[i] ^= bit;
        assert_int_equal(dixit_ruleset_open(&again, b.at, b.len, NULL, NULL), DIXIT_ERR_FORMAT);
        b.at[i] ^= bit;
    }
    dixit_ruleset_free(rules);
    free(b.at);
}

/* --- harm done by somebody who can count ------------------------------------------------------------------------ */

/* The first instruction with one of these. */
static dixit__instr *find_op(dixit_ruleset *rules, dixit__op op)
{
    for (uint32_t i = 0; i < rules->code.count; i++)
        if (rules->code.at[i].op == op)
            return &rules->code.at[i];
    fail_msg("no instruction %d", op);
    return NULL;
}

static dixit__word *long_word(dixit_ruleset *rules)
{
    for (uint32_t i = 0; i < rules->words.words.count; i++)
        if (rules->words.words.at[i].len > DIXIT__WORD_INLINE)
            return &rules->words.words.at[i];
    fail_msg("no long word");
    return NULL;
}

/* A jump back, as a repetition ends with. */
static dixit__instr *jump_back(dixit_ruleset *rules)
{
    for (uint32_t i = 0; i < rules->code.count; i++)
        if (rules->code.at[i].op == DIXIT__OP_JUMP && (int32_t)rules->code.at[i].a < 0)
            return &rules->code.at[i];
    fail_msg("no jump back");
    return NULL;
}

static uint32_t chained_phrase(const dixit_ruleset *rules)
{
    for (uint32_t i = 0; i < rules->words.phrases.count; i++)
        if (rules->words.phrases.at[i].next != DIXIT_NONE)
            return i;
    fail_msg("no chain of phrases");
    return 0;
}

/* Each of these is one change of a ruleset that must not get past the verifiers. */
#define HARM(name, statement)                                                                                          \
    static void name(dixit_ruleset *r)                                                                                 \
    {                                                                                                                  \
        statement;                                                                                                     \
    }

HARM(no_mask, r->words.mask_words = 0)
HARM(wide_mask, r->words.mask_words = r->words.lists.count)
HARM(known_list, r->known[DIXIT__LIST_CUE] = 64 * r->words.mask_words)
HARM(no_words, r->words.words.count = 0)
HARM(word_row, r->words.words.at[1].row = r->words.lists.count - 1)
HARM(word_flags, r->words.words.at[1].flags |= DIXIT__OPENS)
HARM(word_mention, r->words.words.at[0].flags |= DIXIT__MENTION)
HARM(word_offset, memset(long_word(r)->text, 0x7f, 4))
HARM(word_length, long_word(r)->len = 255)
HARM(slot_count, r->words.slots.count--)
HARM(slot_word, r->words.slots.at[3] = r->words.words.count)
HARM(no_free_slot, memset(r->words.slots.at, 1, r->words.slots.count * 4);
     for (uint32_t i = 0; i < r->words.slots.count; i++) r->words.slots.at[i] = 1)
HARM(phrase_words, r->words.phrases.at[0].words = r->words.phrase_words.count)
HARM(phrase_count, r->words.phrases.at[0].count = UINT32_MAX)
HARM(phrase_of_none, r->words.phrases.at[0].count = 0)
HARM(phrase_next, r->words.phrases.at[0].next = r->words.phrases.count)
HARM(phrase_circle, r->words.phrases.at[chained_phrase(r)].next = chained_phrase(r))
HARM(phrase_upwards, uint32_t i = chained_phrase(r); r->words.phrases.at[r->words.phrases.at[i].next].next = i)
HARM(first_phrase, r->words.first_phrases.at[1] = r->words.phrases.count)
HARM(first_phrases, r->words.first_phrases.count--)
HARM(names_end, r->names.at[r->names.count - 1] = 'x')
HARM(rule_name, r->rules.at[0].name = r->names.count)
HARM(rule_kind, r->rules.at[0].kind = DIXIT__RULE_KINDS)
HARM(rule_other_kind, r->rules.at[0].kind = DIXIT_RULE_BLOCK)
HARM(rule_value, r->rules.at[0].value = 200)
HARM(rule_score, r->rules.at[0].score = 2)
HARM(rule_no_score, memset(&r->rules.at[0].score, 0xff, sizeof(float)))
HARM(rule_bool, memset(&r->rules.at[0].judged, 2, 1))
HARM(rule_weighed, memset(&r->rules.at[0].weighed, 2, 1))
HARM(rule_priority, r->rules.at[0].priority = 101)
HARM(rule_type, r->rules.at[0].type = 3)
HARM(test_column, r->tests.at[1].column = r->words.mask_words)
HARM(test_bits, r->tests.at[1].bit = 3)
HARM(no_tests, r->tests.count = 0)
HARM(no_entries, r->entries.count = 0)
HARM(entry_code, r->entries.at[1].code = 0)
HARM(entry_first, r->entries.at[0].code = 1)
HARM(entry_behind, r->entries.at[r->entries.count - 1].code = r->code.count)
HARM(entry_after, r->entries.at[0].after = r->tests.count)
HARM(dispatch_rows, r->dispatch[0].row_start.count--)
HARM(dispatch_order, r->dispatch[0].row_start.at[1] = UINT32_MAX)
HARM(dispatch_end, r->dispatch[1].by_row.count = 0)
HARM(dispatch_entry, r->dispatch[1].by_row.at[0] = r->entries.count)
HARM(dispatch_longer, r->dispatch[1].by_row.at[0] = r->entries.count | DIXIT__ONLY_LONGER)
HARM(dispatch_quote, r->dispatch[0].by_quote.at[0] = r->entries.count)
HARM(dispatch_mention, r->dispatch[0].by_mention.at[0] = UINT32_MAX)
HARM(dispatch_flag, r->dispatch[1].by_flag.at[0] = r->entries.count)
HARM(dispatch_needs, r->dispatch[4].needs = r->tests.count)
HARM(dispatch_kind, r->dispatch[0].by_quote.at[0] = r->dispatch[1].by_flag.at[0])
HARM(code_end, r->code.count--)
HARM(unknown_op, r->code.at[0].op = DIXIT__OP_MATCH + 1)
HARM(op_of_patterns, r->code.at[0].op = DIXIT__OP_LIST)
HARM(set_test, find_op(r, DIXIT__OP_SET)->a = r->tests.count)
HARM(set_guard, find_op(r, DIXIT__OP_SET)->c = r->tests.count)
HARM(letters_packed, find_op(r, DIXIT__OP_PREFIX)->b = 5)
HARM(split_far, find_op(r, DIXIT__OP_SPLIT)->a = r->code.count)
HARM(split_here, find_op(r, DIXIT__OP_SPLIT)->a = 0)
HARM(split_back, find_op(r, DIXIT__OP_SPLIT)->a = UINT32_MAX)
HARM(split_test, find_op(r, DIXIT__OP_SPLIT)->b = r->tests.count)
HARM(peek_test, find_op(r, DIXIT__OP_PEEK)->a = r->tests.count)
HARM(jump_here, jump_back(r)->a = 0)
HARM(jump_away, jump_back(r)->a = (uint32_t) - (int32_t)r->code.count)
HARM(jump_to_no_split, jump_back(r)->a++)
HARM(loop_not_left, dixit__instr *jump = jump_back(r); jump[(int32_t)jump->a].a = 1)
HARM(many_bounds, dixit__instr *many = find_op(r, DIXIT__OP_MANY); many->a = many->b + 1)
HARM(many_without_set, find_op(r, DIXIT__OP_MANY)[1].op = DIXIT__OP_LINE)
HARM(many_test, find_op(r, DIXIT__OP_MANY)->c = r->tests.count)
HARM(many_again, find_op(r, DIXIT__OP_MANY)[1].b = r->tests.count)
HARM(few_for_long, find_op(r, DIXIT__OP_FEW)->b = UINT32_MAX)
HARM(part, find_op(r, DIXIT__OP_OPEN)->a = DIXIT__PART_COUNT)
HARM(look_empty, find_op(r, DIXIT__OP_AHEAD)->a = 1)
HARM(look_far, find_op(r, DIXIT__OP_AHEAD)->a = r->code.count)
HARM(look_open, dixit__instr *look = find_op(r, DIXIT__OP_AHEAD); look[look->a - 1].op = DIXIT__OP_LINE)
HARM(look_behind_reports, find_op(r, DIXIT__OP_BEHIND)[1].op = DIXIT__OP_MATCH)
HARM(done_outside, find_op(r, DIXIT__OP_MATCH)->op = DIXIT__OP_DONE)
HARM(match_rule, find_op(r, DIXIT__OP_MATCH)->a = r->rules.count)
HARM(match_back, find_op(r, DIXIT__OP_MATCH)->b = UINT32_MAX)
HARM(no_end, dixit__instr *last = &r->code.at[r->code.count - 1]; last->op = DIXIT__OP_LINE)
HARM(weights_short, r->model.weights.count--)
HARM(weights_long, r->model.bits[DIXIT__TABLE_FOUND]--)
HARM(bits_none, r->model.weights.count -= 4; r->model.bits[DIXIT__TABLE_CUES] = 0)
HARM(bits_many, r->model.bits[DIXIT__TABLE_CUES] = DIXIT__MODEL_BITS_MAX + 1)
HARM(bits_wide, r->model.bits[DIXIT__TABLE_CUES] = 255)
HARM(number_nan, memset(&r->model.numbers[DIXIT__NUMBER_CUE_FLOOR], 0xff, sizeof(float)))
HARM(number_large, r->model.numbers[DIXIT__NUMBER_FOUND_SCALE] = DIXIT__NUMBER_LIMIT)
HARM(number_small, r->model.numbers[DIXIT__NUMBER_FOUND_SCALE] = -DIXIT__NUMBER_LIMIT)
HARM(classes_short, r->classes.count--)
HARM(classes_other, r->classes.count = 1)
HARM(priors_short, r->priors.count--)
HARM(label_end, r->label.at = r->names.at; r->label.count = 1)

#define CASE(name)                                                                                                     \
    {                                                                                                                  \
#name, name                                                                                                    \
    }

static const struct {
    const char *name;
    void (*harm)(dixit_ruleset *rules);
} harms[] = {
    CASE(no_mask),          CASE(wide_mask),      CASE(known_list),     CASE(no_words),
    CASE(word_row),         CASE(word_flags),     CASE(word_mention),   CASE(word_offset),
    CASE(word_length),      CASE(slot_count),     CASE(slot_word),      CASE(no_free_slot),
    CASE(phrase_words),     CASE(phrase_count),   CASE(phrase_of_none), CASE(phrase_next),
    CASE(phrase_circle),    CASE(phrase_upwards), CASE(first_phrase),   CASE(first_phrases),
    CASE(names_end),        CASE(rule_name),      CASE(rule_kind),      CASE(rule_other_kind),
    CASE(rule_value),       CASE(rule_score),     CASE(rule_no_score),  CASE(rule_bool),
    CASE(rule_priority),    CASE(rule_type),      CASE(test_column),    CASE(test_bits),
    CASE(no_tests),         CASE(no_entries),     CASE(entry_code),     CASE(entry_first),
    CASE(entry_behind),     CASE(entry_after),    CASE(dispatch_rows),  CASE(dispatch_order),
    CASE(dispatch_end),     CASE(dispatch_entry), CASE(dispatch_quote), CASE(dispatch_mention),
    CASE(dispatch_flag),    CASE(dispatch_needs), CASE(dispatch_kind),  CASE(code_end),
    CASE(unknown_op),       CASE(op_of_patterns), CASE(set_test),       CASE(set_guard),
    CASE(letters_packed),   CASE(split_far),      CASE(split_here),     CASE(split_back),
    CASE(split_test),       CASE(peek_test),      CASE(jump_here),      CASE(jump_away),
    CASE(jump_to_no_split), CASE(loop_not_left),  CASE(many_bounds),    CASE(many_without_set),
    CASE(many_test),        CASE(many_again),     CASE(few_for_long),   CASE(part),
    CASE(look_empty),       CASE(look_far),       CASE(look_open),      CASE(look_behind_reports),
    CASE(done_outside),     CASE(match_rule),     CASE(match_back),     CASE(no_end),
    CASE(rule_weighed),     CASE(weights_short),  CASE(weights_long),   CASE(bits_none),
    CASE(bits_many),        CASE(bits_wide),      CASE(number_nan),     CASE(number_large),
    CASE(number_small),     CASE(classes_short),  CASE(classes_other),  CASE(priors_short),
    CASE(dispatch_longer),  CASE(label_end),
};

static void ruleset__with_harm_in_it__is_refused(void **state)
{
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(harms); i++) {
        dixit_ruleset *rules, *again = NULL;
        bytes b;

        unit_reset(u);
        rules = compiled(u);
        harms[i].harm(rules);
        b = (bytes){NULL, 0, SIZE_MAX};
        /* what can be seen in a name is not even saved */
        if (dixit_ruleset_save(rules, NULL, take, &b, NULL) == DIXIT_OK &&
            dixit_ruleset_open(&again, b.at, b.len, NULL, NULL) != DIXIT_ERR_FORMAT)
            fail_msg("%s is not found", harms[i].name);
        rules->label.at = NULL;
        dixit_ruleset_free(rules);
        free(b.at);
    }
}

/* Every number in every table set to numbers that are near its limits: it is refused, or does no harm. */
static void ruleset__with_any_number_changed__is_refused_or_harmless(void **state)
{
    static const uint32_t changes[] = {0, 1, 64, 0x7fffffff, UINT32_MAX};
    unit *u = *state;
    dixit_ruleset *rules = compiled(u);
    bytes b = save(rules, NULL);
    uint32_t before;

    for (size_t at = 64; at + sizeof before <= b.len; at += sizeof before) {
        memcpy(&before, b.at + at, sizeof before);
        for (size_t i = 0; i < UNIT_LENGTH(changes) + 2; i++) {
            uint32_t value = i < UNIT_LENGTH(changes) ? changes[i] : before + (i % 2 ? 1 : UINT32_MAX);
            dixit_ruleset *again = NULL;

            memcpy(b.at + at, &value, sizeof value);
            dixit__ruleset_seal(b.at, b.len);
            if (dixit_ruleset_open(&again, b.at, b.len, NULL, NULL) == DIXIT_OK)
                (void)finding(u, again);
            dixit_ruleset_free(again);
        }
        memcpy(b.at + at, &before, sizeof before);
    }
    dixit_ruleset_free(rules);
    free(b.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(opened__finds_what_was_found_before),
        UNIT_TEST(opened__without_any_rule__finds_nothing),
        UNIT_TEST(opened__has_its_model),
        UNIT_TEST(opened__without_a_model__has_none),
        UNIT_TEST(bytes__not_aligned__are_copied),
        UNIT_TEST(writer__says_no__ends_saving),
        UNIT_TEST(label__too_long__is_refused),
        UNIT_TEST(name__that_cannot_be_shown__is_not_saved),
        UNIT_TEST(bytes__foreign__are_refused),
        UNIT_TEST(bytes__of_another_version_or_machine__say_so),
        UNIT_TEST(bytes__cut_short_anywhere__are_refused),
        UNIT_TEST(bytes__any_of_them_changed__are_refused),
        UNIT_TEST(ruleset__with_harm_in_it__is_refused),
        UNIT_TEST(ruleset__with_any_number_changed__is_refused_or_harmless),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
