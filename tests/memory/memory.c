/*
 * memory.c - what happens when memory runs out, and that a warm workspace asks for none.
 *
 * One scenario, from an empty set of rules to a rendered document, runs with an allocator that fails at its first
 * call, then at its second, and so on until nothing fails any more. Each failure must be reported as one of memory,
 * lose no block, and free every block with the size it was made with. It runs in two ways: memory is gone for good,
 * or for one call, after which compiling or analysing again must give what it gives at first.
 */
#include "../support/models.h"
#include "../support/support.h"

#include <stdlib.h>
#include <string.h>

/* --- an allocator that counts, checks and fails ----------------------------------------------------------- */

typedef struct heap {
    size_t calls;   /* that asked for memory */
    size_t fail_at; /* the call that fails, from 1; 0: none */
    bool for_good;  /* so do all after it */
    size_t blocks, bytes, wrong_sizes;
} heap;

/* Before each block: its size. As wide as any alignment needs. */
typedef union header {
    size_t size;
    max_align_t align;
} header;

static bool must_fail(heap *h)
{
    h->calls++;
    return h->fail_at != 0 && (h->for_good ? h->calls >= h->fail_at : h->calls == h->fail_at);
}

static void *heap_fn(void *ctx, void *ptr, size_t old, size_t size)
{
    heap *h = ctx;
    header *block = ptr ? (header *)ptr - 1 : NULL, *moved = NULL;

    if (old != (block ? block->size : 0))
        h->wrong_sizes++;
    if (size > 0) {
        if (must_fail(h))
            return NULL;
        /* Always elsewhere, so that whoever keeps the old address is found out. */
        moved = malloc(sizeof *moved + size);
        if (!moved)
            support_die("no memory");
        memset(moved + 1, 0xa5, size);
        moved->size = size;
        if (block)
            memcpy(moved + 1, block + 1, size < old ? size : old);
        h->blocks++;
        h->bytes += size;
    }
    if (block) {
        h->blocks--;
        h->bytes -= block->size;
        free(block);
    }
    return moved ? moved + 1 : NULL;
}

/* --- the scenario ------------------------------------------------------------------------------------------ */

static const struct {
    const char *list, *words;
} lists[] = {
    {"CUE", "said\nadded\nreplied\nmade it clear\n"},
    {"TITLE", "mayor\nharbour master\nprime minister\n"},
    {"FEMALE", "she\nann\n"},
    {"MALE", "he\n"},
    {"ABBREV", "mr\ndr\n"},
};

static const dixit_rule rules[] = {
    {.kind = DIXIT_RULE_MENTION, .name = "name", .pattern = "role:(TITLE?) name:(CAP+)", .mention = DIXIT_MENTION_NAME},
    {.kind = DIXIT_RULE_MENTION, .name = "she", .pattern = "head:(\"he\" | \"she\")", .mention = DIXIT_MENTION_PRONOUN},
    {.kind = DIXIT_RULE_MARKED, .name = "term", .pattern = "\"word\" content:SHORT", .marked = DIXIT_MARKED_TERM},
    {.kind = DIXIT_RULE_BLOCK, .name = "credit", .pattern = "block-start \"photo\" \":\"", .role = DIXIT_BLOCK_CREDIT},
    {.kind = DIXIT_RULE_EDGE, .name = "but", .pattern = "\",\" \"but\""},
    {.kind = DIXIT_RULE_QUOTE, .name = "after", .pattern = "content:QUOTE cue:CUE source:MENTION", .score = 0.9f},
    {.kind = DIXIT_RULE_QUOTE, .name = "split", .pattern = "content:QUOTE SAYING \",\" content:QUOTE", .score = 0.95f},
    {.kind = DIXIT_RULE_QUOTE, .name = "that", .pattern = "source:MENTION cue:CUE content:(\"that\" CLAUSE)"},
    {.kind = DIXIT_RULE_QUOTE, .name = "alone", .pattern = "content:SPEECH", .score = 0.1f, .continues = true},
};

static const char defined[] = "(cue:CUE source:MENTION | source:MENTION cue:CUE)";

static const char text[] =
    "The harbour stays\n\n"
    "PHOTO: Dan Prewitt\n\n"
    "“I will,” said Mayor Ann Lee, “not \xffgo.” She added that the quay is old, but she said “so.”\n\n"
    "“It leaks. \xf0\x9f\x8c\x8a\n\n“It creaks,” he said, ‘a lot’. The word “winch” is new.\n\n"
    "“Nobody closed this, Dr. Lee replied that it was fine.\n";

typedef struct scene {
    heap heap;
    dixit_allocator alloc;
    dixit_rules *rules;
    dixit_ruleset *ruleset;
    dixit_workspace *ws;
    const char *step; /* what failed */
    char *result;
} scene;

/* The file of a small model that takes everything around a cue for content. It is read in each scene, but made once. */
static char *model;
static size_t model_len;

static void make_model(void)
{
    models_file m = models_new(NULL);

    models_line(&m, "class CUE");
    models_line(&m, "class TITLE");
    models_line(&m, "head CUE");
    models_line(&m, "word 6 7 replied");
    models_line(&m, "word 2 3 remarked");
    models_line(&m, "rule that");
    models_numbers(&m);
    for (size_t i = dixit__table_offset(m.bits, DIXIT__TABLE_LABELS);
         i < dixit__table_offset(m.bits, DIXIT__TABLE_STEPS); i += DIXIT__LABEL_LANES)
        m.weights[i] = 150;
    model = models_bytes(&m, &model_len);
    models_free(&m);
}

static dixit_status add_model(scene *s, dixit_error *err)
{
    dixit_status status = dixit_rules_model(s->rules, model, model_len, err);

    if (s->heap.for_good || status != DIXIT_ERR_MEMORY)
        return status;
    return dixit_rules_model(s->rules, model, model_len, err);
}

static dixit_status add_rules(scene *s, dixit_error *err)
{
    dixit_status status;

    s->step = "dixit_rules_reserve";
    if ((status = dixit_rules_reserve(s->rules, 4000, err)))
        return status;
    s->step = "dixit_rules_words";
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if ((status = dixit_rules_words(s->rules, lists[i].list, lists[i].words, strlen(lists[i].words), err)))
            return status;
    s->step = "dixit_rules_model";
    if ((status = add_model(s, err)))
        return status;
    s->step = "dixit_rules_define";
    if ((status = dixit_rules_define(s->rules, "SAYING", defined, strlen(defined), err)))
        return status;
    s->step = "dixit_rules_add";
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        dixit_rule rule = rules[i];

        rule.pattern_len = strlen(rule.pattern);
        if ((status = dixit_rules_add(s->rules, &rule, err)))
            return status;
    }
    return DIXIT_OK;
}

/* Once more after a failure that was for one call only? */
static bool try_again(const scene *s, dixit_status status)
{
    return status == DIXIT_ERR_MEMORY && !s->heap.for_good;
}

/* From now on the ruleset is one that was saved and opened again, from bytes that have to be copied. */
static dixit_status reopen(scene *s, dixit_error *err)
{
    dixit_ruleset *again = s->ruleset; /* anything but NULL */
    dixit_status status;
    size_t len;
    char *saved = support_save(s->ruleset, &len), *moved = malloc(len + 1);

    if (!moved)
        support_die("no memory");
    memcpy(moved + 1, saved, len);
    s->step = "dixit_ruleset_open";
    status = dixit_ruleset_open(&again, moved + 1, len, &s->alloc, err);
    if (status != DIXIT_OK && again)
        support_die("dixit_ruleset_open failed and left a ruleset");
    if (try_again(s, status))
        status = dixit_ruleset_open(&again, moved + 1, len, &s->alloc, err);
    free(moved);
    free(saved);
    if (status != DIXIT_OK)
        return status;
    dixit_ruleset_free(s->ruleset);
    s->ruleset = again;
    return DIXIT_OK;
}

static bool has_candidate_of(const dixit_doc *doc, const dixit_ruleset *ruleset, const char *rule)
{
    size_t count, i;
    const dixit_candidate *candidates = dixit_doc_candidates(doc, &count);

    for (i = 0; i < count && strcmp(dixit_ruleset_rule_name(ruleset, candidates[i].rule), rule) != 0; i++)
        ;
    return i < count;
}

static dixit_status analyse(scene *s, dixit_error *err)
{
    const dixit_doc *doc = (const dixit_doc *)s; /* anything but NULL */
    dixit_options options = DIXIT_OPTIONS_INIT;
    dixit_status status;
    const char *broken;
    size_t count;

    options.explain = true;
    s->step = "dixit_analyse";
    status = dixit_analyse(s->ws, s->ruleset, text, sizeof text - 1, &options, &doc, err);
    if (status != DIXIT_OK && doc)
        support_die("dixit_analyse failed and left a document");
    if (try_again(s, status))
        status = dixit_analyse(s->ws, s->ruleset, text, sizeof text - 1, &options, &doc, err);
    if (status != DIXIT_OK)
        return status;
    broken = support_broken(doc, s->ruleset, text, sizeof text - 1);
    if (broken)
        support_die("%s", broken);
    if (!dixit_doc_candidates(doc, &count) || count < 3)
        support_die("nothing is explained");
    if (!has_candidate_of(doc, s->ruleset, "model"))
        support_die("the model finds nothing");
    s->result = support_render(doc, SUPPORT_QUOTES);
    return DIXIT_OK;
}

static dixit_status play(scene *s, dixit_error *err)
{
    dixit_status status;

    s->step = "dixit_rules_new";
    if ((status = dixit_rules_new(&s->rules, &s->alloc, err)) || (status = add_rules(s, err)))
        return status;
    s->step = "dixit_rules_compile";
    status = dixit_rules_compile(&s->ruleset, s->rules, err);
    if (status != DIXIT_OK && s->ruleset)
        support_die("dixit_rules_compile failed and left a ruleset");
    if (try_again(s, status))
        status = dixit_rules_compile(&s->ruleset, s->rules, err);
    if (status != DIXIT_OK || (status = reopen(s, err)) != DIXIT_OK)
        return status;
    s->step = "dixit_workspace_new";
    if ((status = dixit_workspace_new(&s->ws, &s->alloc, err)))
        return status;
    return analyse(s, err);
}

/* Play once; the scene's text is the caller's. */
static dixit_status play_once(size_t fail_at, bool for_good, char **result, size_t *calls)
{
    scene s = {.heap = {.fail_at = fail_at, .for_good = for_good}};
    dixit_error err = {DIXIT_OK, 0, ""};
    dixit_status status;

    s.alloc.fn = heap_fn;
    s.alloc.ctx = &s.heap;
    status = play(&s, &err);
    if (status != DIXIT_OK && status != DIXIT_ERR_MEMORY)
        support_die("call %zu: %s gives status %d: %s", fail_at, s.step, status, err.message);
    if (status != DIXIT_OK && (err.code != status || err.message[0] == '\0'))
        support_die("call %zu: %s does not fill the error", fail_at, s.step);
    dixit_workspace_free(s.ws);
    dixit_ruleset_free(s.ruleset);
    dixit_rules_free(s.rules);
    if (s.heap.blocks || s.heap.bytes)
        support_die("call %zu: %s: %zu blocks are lost", fail_at, s.step, s.heap.blocks);
    if (s.heap.wrong_sizes)
        support_die("call %zu: %s: blocks are given back with a wrong size", fail_at, s.step);
    *result = s.result;
    *calls = s.heap.calls;
    return status;
}

/* Fail at every call in turn; gives how many there were. */
static size_t fail_everywhere(const char *expected, bool for_good)
{
    for (size_t n = 1;; n++) {
        char *result = NULL;
        size_t calls;
        dixit_status status = play_once(n, for_good, &result, &calls);

        if (status == DIXIT_OK && strcmp(result, expected) != 0)
            support_die("call %zu: the result differs from the one with enough memory", n);
        free(result);
        /* Positions asked for without memory are counted afresh: such a failure has nobody to be reported to. */
        if (calls < n)
            return n - 1;
    }
}

static void check_warm(void)
{
    scene s = {0};
    dixit_error err;
    size_t calls;

    s.alloc.fn = heap_fn;
    s.alloc.ctx = &s.heap;
    if (play(&s, &err) != DIXIT_OK)
        support_die("%s: %s", s.step, err.message);
    calls = s.heap.calls;
    free(s.result);
    if (analyse(&s, &err) != DIXIT_OK)
        support_die("%s: %s", s.step, err.message);
    free(s.result);
    if (s.heap.calls != calls)
        support_die("a warm workspace asked for memory %zu times", s.heap.calls - calls);
    dixit_workspace_free(s.ws);
    dixit_ruleset_free(s.ruleset);
    dixit_rules_free(s.rules);
}

int main(void)
{
    char *expected = NULL;
    size_t calls, points;

    make_model();
    if (play_once(0, false, &expected, &calls) != DIXIT_OK)
        support_die("the scenario fails without help");
    printf("%s", expected);
    if (!strstr(expected, "direct [“I will,”] [“not \xef\xbf\xbdgo.”]"))
        support_die("the scenario finds too little to be worth its while");
    points = fail_everywhere(expected, true) + fail_everywhere(expected, false);
    check_warm();
    free(expected);
    free(model);
    printf("%zu passed, 0 failed\n", points + 1);
    return 0;
}
