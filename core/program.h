/* program.h - from the trees of all rules to one program per kind, and the tables that tell where to enter it. */
#ifndef DIXIT_CORE_PROGRAM_H
#define DIXIT_CORE_PROGRAM_H

#include "pattern.h"

/* Write the programs, the vocabulary and the dispatch tables of `out`, whose `rules` are there already. */
dixit_status dixit__program_build(const dixit_rules *rules, dixit_ruleset *out, dixit_error *err);

#endif
