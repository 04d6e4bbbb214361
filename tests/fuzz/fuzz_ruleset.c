/*
 * fuzz_ruleset.c - any bytes may be given for a ruleset. Where they open as one, a text is read with it, which must keep
 * every promise of dixit.h, and end.
 *
 * The first byte says what the others are:
 *     0  the bytes of a ruleset, as they are
 *     1  the same, but the checksums are made right first: else nothing would get past them
 *     2  changes of a ruleset that is made here, each six bytes: where (two bytes), what number to write there (four);
 *        then the checksums are made right. So the corpus outlives changes of the format
 *
 * Built twice, as fuzz_analyse.c is, which see; to have whole files changed, give it one:
 *
 *     (printf '\001'; build/release/dixit compile -o - ./small.lua) >build/found/small
 */
#include "../support/models.h"
#include "../support/support.h"

#include "ruleset_file.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { AS_THEY_ARE, SEALED, CHANGES };

#define CHANGE_SIZE 6

static const char text[] =
    "The harbour stays\n\nPHOTO: Dan\n\n“I will,” said Mayor Ann Lee, “not go.” She made it clear that the quay is "
    "old, but she said “so.” The word “winch” is new.\n\n“It leaks.\n\n“It creaks,” he said. He is not unsound, he "
    "was told.\n";

/* --- the ruleset that is changed -------------------------------------------------------------------------------- */

static const dixit_rule rules[] = {
    {.kind = DIXIT_RULE_MENTION, .name = "name", .pattern = "role:(TITLE?) name:(CAP+)", .mention = DIXIT_MENTION_NAME},
    {.kind = DIXIT_RULE_MENTION, .name = "he", .pattern = "head:(\"he\" | \"she\")", .mention = DIXIT_MENTION_PRONOUN},
    {.kind = DIXIT_RULE_MARKED, .name = "term", .pattern = "\"word\" content:SHORT", .marked = DIXIT_MARKED_TERM},
    {.kind = DIXIT_RULE_BLOCK, .name = "credit", .pattern = "block-start \"photo\" \":\"", .role = DIXIT_BLOCK_CREDIT},
    {.kind = DIXIT_RULE_EDGE, .name = "but", .pattern = "\",\" \"but\""},
    {.kind = DIXIT_RULE_QUOTE, .name = "after", .pattern = "content:QUOTE SAYING", .score = 0.9f},
    {.kind = DIXIT_RULE_QUOTE, .name = "split", .pattern = "content:QUOTE SAYING \",\" content:QUOTE", .score = 0.95f},
    {.kind = DIXIT_RULE_QUOTE, .name = "that", .pattern = "source:MENTION cue:CUE content:(\"that\" CLAUSE)"},
    {.kind = DIXIT_RULE_QUOTE,
     .name = "loop",
     .pattern = "source:MENTION (!\"old\" TOKEN)+ cue:\"un*\" content:((\"so\" | \"told\" \".\"?)+)"},
    {.kind = DIXIT_RULE_QUOTE,
     .name = "look",
     .pattern = "source:CAP{1,3}? &(TOKEN !(CUE &(\"x\"))) cue:letters>3 content:(LOWER{2,4} <\"is\" TOKEN)"},
    {.kind = DIXIT_RULE_QUOTE, .name = "alone", .pattern = "content:SPEECH", .score = 0.1f, .continues = true},
};

static const struct {
    const char *list, *words;
} lists[] = {
    {"CUE", "said\nadded\nmade it clear\nmade it\ncounterintuitively\n"},
    {"TITLE", "mayor\nprime minister\nprime suspect\n"},
    {"FEMALE", "she\nann\n"},
};

static const char saying[] = "(cue:CUE source:MENTION | source:MENTION cue:CUE)";

static char *saved;
static size_t saved_len;
static dixit_workspace *workspace;

static void close_all(void)
{
    dixit_workspace_free(workspace);
    free(saved);
}

/* A small model that takes everything around a cue for content: its bytes, to be freed after the rules. */
static char *add_model(dixit_rules *to)
{
    models_file m = models_new(NULL);
    size_t len, i;
    char *file;

    models_line(&m, "class CUE");
    models_line(&m, "head CUE");
    models_line(&m, "word 5 6 told");
    models_line(&m, "rule that");
    models_numbers(&m);
    for (i = dixit__table_offset(m.bits, DIXIT__TABLE_LABELS); i < dixit__table_offset(m.bits, DIXIT__TABLE_STEPS);
         i += DIXIT__LABEL_LANES)
        m.weights[i] = 150;
    file = models_bytes(&m, &len);
    if (dixit_rules_model(to, file, len, NULL) != DIXIT_OK)
        support_die("the model is refused");
    models_free(&m);
    return file;
}

static bool add_all(dixit_rules *to)
{
    size_t i;

    for (i = 0; i < sizeof lists / sizeof *lists; i++)
        if (dixit_rules_words(to, lists[i].list, lists[i].words, strlen(lists[i].words), NULL) != DIXIT_OK)
            return false;
    if (dixit_rules_define(to, "SAYING", saying, sizeof saying - 1, NULL) != DIXIT_OK)
        return false;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        dixit_rule rule = rules[i];

        rule.pattern_len = strlen(rule.pattern);
        if (dixit_rules_add(to, &rule, NULL) != DIXIT_OK)
            return false;
    }
    return true;
}

static void open_all(void)
{
    dixit_rules *collected = NULL;
    dixit_ruleset *ruleset = NULL;
    char *model;

    if (dixit_workspace_new(&workspace, NULL, NULL) != DIXIT_OK || dixit_rules_new(&collected, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    model = add_model(collected);
    if (!add_all(collected) || dixit_rules_compile(&ruleset, collected, NULL) != DIXIT_OK)
        support_die("the ruleset cannot be made");
    saved = support_save(ruleset, &saved_len);
    dixit_ruleset_free(ruleset);
    dixit_rules_free(collected);
    free(model);
    atexit(close_all);
}

/* --- one input -------------------------------------------------------------------------------------------------- */

static void read_text(const dixit_ruleset *ruleset, bool explain)
{
    dixit_options options = DIXIT_OPTIONS_INIT;
    const dixit_doc *doc;
    const char *broken;

    options.explain = explain;
    options.scope = DIXIT_SCOPE_ALL;
    if (dixit_analyse(workspace, ruleset, text, sizeof text - 1, &options, &doc, NULL) != DIXIT_OK)
        support_die("analysis failed");
    broken = support_broken(doc, ruleset, text, sizeof text - 1);
    if (broken) {
        fprintf(stderr, "%s\n", broken);
        abort();
    }
}

/* A block of exactly this size, so that a read past its end is seen. */
static char *block_of(const void *bytes, size_t len)
{
    char *block = malloc(len > 0 ? len : 1);

    if (!block)
        support_die("no memory");
    if (len > 0)
        memcpy(block, bytes, len);
    return block;
}

static char *changed(const uint8_t *data, size_t size)
{
    char *block = block_of(saved, saved_len);

    for (; size >= CHANGE_SIZE; data += CHANGE_SIZE, size -= CHANGE_SIZE) {
        size_t at = (size_t)(data[0] | data[1] << 8) * 4 % (saved_len - 3);

        memcpy(block + at, data + 2, 4);
    }
    return block;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dixit_ruleset *ruleset = NULL;
    char *block;
    size_t len;

    if (!saved)
        open_all();
    if (size == 0)
        return 0;
    len = data[0] == CHANGES ? saved_len : size - 1;
    block = data[0] == CHANGES ? changed(data + 1, size - 1) : block_of(data + 1, len);
    if (data[0] != AS_THEY_ARE)
        dixit__ruleset_seal(block, len);
    if (dixit_ruleset_open(&ruleset, block, len, NULL, NULL) == DIXIT_OK) {
        read_text(ruleset, false);
        read_text(ruleset, true);
    }
    dixit_ruleset_free(ruleset);
    free(block);
    return 0;
}
