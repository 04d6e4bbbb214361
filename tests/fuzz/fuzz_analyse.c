/*
 * fuzz_analyse.c - any bytes are a text. The first byte chooses the options; the rest is analysed, checked against
 * the promises of dixit.h, rendered, and analysed again with explanations, which must give the same.
 *
 * Built twice: with replay.c as a plain test that runs the corpus, and as a libFuzzer target (clang and its runtime are
 * in Debian's clang and libclang-rt-dev):
 *
 *     cmake --preset fuzz && cmake --build --preset fuzz
 *     mkdir -p build/found && build/fuzz/tests/fuzz_analyse -max_len=4000 build/found tests/fuzz/corpus
 *
 * mixed.py runs it over texts that look like real ones. What is found, made small with -minimize_crash=1, becomes a file of
 * the corpus.
 */
#include "../support/support.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static support_pack *pack;
static dixit_workspace *workspace;

static void close_all(void)
{
    dixit_workspace_free(workspace);
    support_pack_close(pack);
}

static void open_all(void)
{
    pack = support_pack_open("en");
    if (dixit_workspace_new(&workspace, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    atexit(close_all);
}

static char *analyse(const char *text, size_t len, const dixit_options *options, support_view view)
{
    const dixit_ruleset *rules = support_pack_ruleset(pack);
    const dixit_doc *doc;
    const char *broken;
    dixit_error err;

    if (dixit_analyse(workspace, rules, text, len, options, &doc, &err) != DIXIT_OK)
        support_die("analysis failed: %s", err.message);
    broken = support_broken(doc, rules, text, len);
    if (broken) {
        fprintf(stderr, "%s\n", broken);
        abort();
    }
    return support_render(doc, view);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dixit_options options = DIXIT_OPTIONS_INIT;
    support_view view;
    char *text, *first, *second;

    if (!pack)
        open_all();
    if (size == 0)
        return 0;
    options.scope = data[0] & 1 ? DIXIT_SCOPE_ALL : DIXIT_SCOPE_SPEECH;
    options.min_confidence = data[0] & 2 ? 0.5f : 0;
    view = data[0] & 4 ? SUPPORT_MARKS : SUPPORT_QUOTES;
    /* A block of exactly this size, so that a read past its end is seen. */
    text = malloc(size > 1 ? size - 1 : 1);
    if (!text)
        support_die("no memory");
    memcpy(text, data + 1, size - 1);
    first = analyse(text, size - 1, &options, view);
    options.explain = true; /* which must change nothing */
    second = analyse(text, size - 1, &options, view);
    if (strcmp(first, second) != 0)
        abort();
    free(first);
    free(second);
    free(text);
    return 0;
}
