/*
 * fuzz_model.c - any bytes may be given for a model file. Where they are read as one, rules are compiled with it and a text
 * is read with them, which must keep every promise of dixit.h, and end.
 *
 * The first byte says what the others are:
 *     0  the bytes of a file, as they are
 *     1  the same, but the sum of the weights is made right first: else nothing would get past it
 *     2  lines to put before the weights of a small model, which are those that follow the first NUL, over and over
 *
 * Built twice, as fuzz_analyse.c is, which see.
 */
#include "../support/models.h"
#include "../support/support.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { AS_THEY_ARE, MENDED, LINES };

static const char text[] =
    "The harbour stays\n\n“I will,” said Mayor Ann Lee, “not go.” She added that the quay (an old one) is leaking, but "
    "thought “so.” Ann Lee: no.\n\n“It leaks.\n\n“It creaks,” Bob told us.\n";

static const struct {
    const char *list, *words;
} lists[] = {
    {"CUE", "said\nadded\ntold\n"},
    {"DET", "the\nan\n"},
};

static const dixit_rule rules[] = {
    {.kind = DIXIT_RULE_MENTION, .name = "name", .pattern = "name:(CAP+)", .mention = DIXIT_MENTION_NAME},
    {.kind = DIXIT_RULE_EDGE, .name = "but", .pattern = "\",\" \"but\""},
    {.kind = DIXIT_RULE_QUOTE, .name = "after", .pattern = "content:QUOTE cue:CUE source:MENTION", .score = 0.9f},
    {.kind = DIXIT_RULE_QUOTE, .name = "alone", .pattern = "content:SPEECH", .score = 0.1f, .continues = true},
};

static dixit_workspace *workspace;

static void close_all(void)
{
    dixit_workspace_free(workspace);
}

static bool add_all(dixit_rules *to)
{
    size_t i;

    for (i = 0; i < sizeof lists / sizeof *lists; i++)
        if (dixit_rules_words(to, lists[i].list, lists[i].words, strlen(lists[i].words), NULL) != DIXIT_OK)
            return false;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        dixit_rule rule = rules[i];

        rule.pattern_len = strlen(rule.pattern);
        if (dixit_rules_add(to, &rule, NULL) != DIXIT_OK)
            return false;
    }
    return true;
}

static void read_text(const dixit_ruleset *ruleset, dixit_scope scope)
{
    dixit_options options = DIXIT_OPTIONS_INIT;
    const dixit_doc *doc;
    const char *broken;

    options.explain = true;
    options.scope = scope;
    if (dixit_analyse(workspace, ruleset, text, sizeof text - 1, &options, &doc, NULL) != DIXIT_OK)
        support_die("analysis failed");
    broken = support_broken(doc, ruleset, text, sizeof text - 1);
    if (broken) {
        fprintf(stderr, "%s\n", broken);
        abort();
    }
}

/* A small model with these lines and weights. */
static char *with_lines(const char *data, size_t size, size_t *len)
{
    models_file m = models_new(NULL);
    const char *end = size > 0 ? memchr(data, '\0', size) : NULL;
    size_t lines = end ? (size_t)(end - data) : size, left = size - lines, i;
    char *line = malloc(lines + 1), *file;

    if (!line)
        support_die("no memory");
    memcpy(line, data, lines);
    line[lines] = '\0';
    models_numbers(&m);
    models_line(&m, line);
    for (i = 0; i < m.size && left > 1; i++)
        m.weights[i] = (uint8_t)data[lines + 1 + i % (left - 1)];
    file = models_bytes(&m, len);
    free(line);
    models_free(&m);
    return file;
}

static char *file_of(const uint8_t *data, size_t size, size_t *len)
{
    const char *bytes = (const char *)data + 1;
    char *file;

    if (data[0] == MENDED)
        return models_mend(bytes, size - 1, len);
    if (data[0] == LINES)
        return with_lines(bytes, size - 1, len);
    file = malloc(size); /* of this size, so that a read past its end is seen */
    if (!file)
        support_die("no memory");
    memcpy(file, bytes, size - 1);
    file = realloc(file, size > 1 ? size - 1 : 1);
    *len = size - 1;
    return file;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dixit_rules *collected = NULL;
    dixit_ruleset *ruleset = NULL;
    dixit_error err;
    size_t len;
    char *file;

    if (!workspace) {
        if (dixit_workspace_new(&workspace, NULL, NULL) != DIXIT_OK)
            support_die("no memory");
        atexit(close_all);
    }
    if (size == 0)
        return 0;
    file = file_of(data, size, &len);
    if (dixit_rules_new(&collected, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    if (dixit_rules_model(collected, file, len, &err) != DIXIT_OK && (err.position > len || !*err.message))
        abort();
    if (!add_all(collected) || dixit_rules_compile(&ruleset, collected, NULL) != DIXIT_OK)
        support_die("the ruleset cannot be made");
    read_text(ruleset, DIXIT_SCOPE_SPEECH);
    read_text(ruleset, DIXIT_SCOPE_ALL);
    dixit_ruleset_free(ruleset);
    dixit_rules_free(collected);
    free(file);
    return 0;
}
