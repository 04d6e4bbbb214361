/*
 * ruleset_file.h - rulesets as bytes: what ruleset_file.c, which lays them out, and ruleset_verify.c, which trusts none
 * of them, share.
 */
#ifndef DIXIT_CORE_RULESET_FILE_H
#define DIXIT_CORE_RULESET_FILE_H

#include "ruleset.h"

/*
 * Verifiers, one for each section that has indices or numbers in it. All tables are in their places when the first is
 * called, but a verifier may follow only what those before it (in the order of the sections) have found good. False:
 * the matcher could leave its tables, or never end.
 */
bool dixit__verify_words(const dixit_ruleset *rules);
bool dixit__verify_slots(const dixit_ruleset *rules);
bool dixit__verify_first_phrases(const dixit_ruleset *rules);
bool dixit__verify_phrases(const dixit_ruleset *rules);
bool dixit__verify_rules(const dixit_ruleset *rules);
bool dixit__verify_tests(const dixit_ruleset *rules);
bool dixit__verify_entries(const dixit_ruleset *rules);
bool dixit__verify_code(const dixit_ruleset *rules);

/* The names of rules and the label: texts that can be shown to people. Saving asks for it, too. */
bool dixit__verify_shown(const dixit_ruleset *rules);
bool dixit__verify_model(const dixit_ruleset *rules);

/* The same for what stands in no section: the sizes of rows, the known lists. Comes first. */
bool dixit__verify_scalars(const dixit_ruleset *rules);

/* The tables of the five kinds of rules, all together. Comes before the code. */
bool dixit__verify_dispatch(const dixit_ruleset *rules);

/* Give back the memory of all tables, unless they stand in somebody else's. */
void dixit__ruleset_free_tables(dixit_ruleset *rules);

/* For tests: make the checksums right again of bytes that were changed, as whoever means harm would do. */
void dixit__ruleset_seal(void *bytes, size_t len);

#endif
