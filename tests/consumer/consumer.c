/* consumer.c - a user's first program: it includes one header and links one library. */
#include <dixit/dixit.h>
#include <stdio.h>

int main(void)
{
    static const char text[] = "\"I will go,\" said Ann.";
    dixit_rule rule = DIXIT_RULE_INIT;
    dixit_rules *rules = NULL;
    dixit_ruleset *ruleset = NULL;
    dixit_workspace *ws = NULL;
    const dixit_doc *doc;
    dixit_error err;
    size_t count = 0;

    rule.name = "said";
    rule.pattern = "content:QUOTE cue:\"said\" source:CAP";
    rule.pattern_len = sizeof "content:QUOTE cue:\"said\" source:CAP" - 1;
    if (dixit_rules_new(&rules, NULL, &err) == DIXIT_OK && dixit_rules_add(rules, &rule, &err) == DIXIT_OK &&
        dixit_rules_compile(&ruleset, rules, &err) == DIXIT_OK && dixit_workspace_new(&ws, NULL, &err) == DIXIT_OK &&
        dixit_analyse(ws, ruleset, text, sizeof text - 1, NULL, &doc, &err) == DIXIT_OK)
        (void)dixit_doc_quotes(doc, &count);
    else
        fprintf(stderr, "%s\n", err.message);
    printf("dixit %s: %zu quotation\n", dixit_version(), count);
    dixit_workspace_free(ws);
    dixit_ruleset_free(ruleset);
    dixit_rules_free(rules);
    return count != 1;
}
