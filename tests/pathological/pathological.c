/*
 * pathological.c - texts that nobody writes, a megabyte of each, within a time that only a stage that is not linear
 * can need. How fast they go is the benchmark's business.
 */
#include "../support/support.h"
#include "../support/texts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Seconds for one text, on a busy machine under sanitizers; a quadratic stage would need hours. */
enum { PATIENCE = 60, SIZE = 1 << 20 };

static size_t run(const dixit_ruleset *rules, dixit_workspace *ws, const support_text *kind, size_t size)
{
    char *text = support_text_make(kind, size);
    const dixit_doc *doc;
    const char *broken;
    dixit_error err;

    alarm(PATIENCE);
    if (dixit_analyse(ws, rules, text, size, NULL, &doc, &err) != DIXIT_OK)
        support_die("%s: analysis failed: %s", kind->name, err.message);
    alarm(0);
    broken = support_broken(doc, rules, text, size);
    if (broken)
        printf("%s (%zu bytes): %s\n", kind->name, size, broken);
    free(text);
    return broken != NULL;
}

int main(void)
{
    support_pack *pack = support_pack_open("en");
    size_t failed = 0, passed = 0;

    for (size_t i = 0; i < support_text_count; i++) {
        dixit_workspace *ws;

        /* Said before it runs, so that the last line names the text that took too long. */
        printf("%s\n", support_texts[i].name);
        fflush(stdout);
        if (dixit_workspace_new(&ws, NULL, NULL) != DIXIT_OK)
            support_die("no memory");
        for (size_t size = 1; size < 70; size++)
            failed += run(support_pack_ruleset(pack), ws, &support_texts[i], size);
        failed += run(support_pack_ruleset(pack), ws, &support_texts[i], SIZE);
        dixit_workspace_free(ws);
        passed += 70;
    }
    support_pack_close(pack);
    passed -= failed;
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed > 0;
}
