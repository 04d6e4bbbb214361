/*
 * analyse.c - reads one text with a compiled ruleset and does nothing else, so that what it takes can be counted.
 *
 *     analyse RULESET FILE TIMES      a file, so many times with one workspace
 *     analyse RULESET :KIND BYTES     so much of one of the hard texts of support/texts.h
 *     analyse --kinds                 their names, a line each
 */
#include "../support/support.h"
#include "../support/texts.h"

#include <stdlib.h>
#include <string.h>

static const support_text *kind_of(const char *name)
{
    for (size_t i = 0; i < support_text_count; i++)
        if (strcmp(support_texts[i].name, name) == 0)
            return &support_texts[i];
    support_die("there is no kind '%s'", name);
}

static unsigned long number_of(const char *text)
{
    char *end;
    unsigned long number = strtoul(text, &end, 10);

    if (end == text || *end)
        support_die("'%s' is no number", text);
    return number;
}

static int print_kinds(void)
{
    for (size_t i = 0; i < support_text_count; i++)
        puts(support_texts[i].name);
    return 0;
}

int main(int argc, char **argv)
{
    size_t rules_len, len;
    dixit_workspace *ws;
    dixit_ruleset *rules;
    const dixit_doc *doc;
    dixit_error err;

    if (argc == 2 && strcmp(argv[1], "--kinds") == 0)
        return print_kinds();
    if (argc != 4)
        support_die("usage: analyse RULESET FILE TIMES | analyse RULESET :KIND BYTES | analyse --kinds");
    bool hard = argv[2][0] == ':';
    unsigned long times = hard ? 1 : number_of(argv[3]);
    char *bytes = support_read(argv[1], &rules_len);
    char *text = hard ? support_text_make(kind_of(argv[2] + 1), len = number_of(argv[3])) : support_read(argv[2], &len);

    if (dixit_ruleset_open(&rules, bytes, rules_len, NULL, &err) != DIXIT_OK ||
        dixit_workspace_new(&ws, NULL, &err) != DIXIT_OK)
        support_die("%s", err.message);
    for (unsigned long i = 0; i < times; i++)
        if (dixit_analyse(ws, rules, text, len, NULL, &doc, &err) != DIXIT_OK)
            support_die("%s", err.message);
    dixit_workspace_free(ws);
    dixit_ruleset_free(rules);
    free(text);
    free(bytes);
    return 0;
}
