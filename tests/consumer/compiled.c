/* compiled.c - English without any Lua: a program that uses what `dixit compile en -o en.ruleset` wrote. */
#include <dixit/dixit.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static const char text[] = "“I will stay,” said Ann Lee, the mayor.";
    static _Alignas(8) char bytes[4 << 20]; /* or a mapped file */
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    size_t len = file ? fread(bytes, 1, sizeof bytes, file) : 0, count = 0;
    dixit_ruleset *rules = NULL;
    dixit_workspace *ws = NULL;
    const dixit_doc *doc = NULL;
    dixit_error err;

    if (dixit_ruleset_open(&rules, bytes, len, NULL, &err) == DIXIT_OK &&
        dixit_workspace_new(&ws, NULL, &err) == DIXIT_OK &&
        dixit_analyse(ws, rules, text, sizeof text - 1, NULL, &doc, &err) == DIXIT_OK) {
        const dixit_speaker *speakers = dixit_doc_speakers(doc, &count);
        size_t name_len;
        const char *name = count ? dixit_doc_text(doc, speakers[0].name, &name_len) : "nobody";

        printf("%.*s speaks\n", count ? (int)name_len : 6, name);
    } else {
        fprintf(stderr, "%s\n", err.message);
    }
    dixit_workspace_free(ws);
    dixit_ruleset_free(rules);
    return count != 1;
}
