/*
 * scripts.h - the copies of lua/dixit that the module carries, so that one file dropped into an editor's folder
 * works. The build generates scripts.c from the files.
 */
#ifndef DIXIT_BIND_SCRIPTS_H
#define DIXIT_BIND_SCRIPTS_H

#include <stddef.h>

struct dixit_script {
    const char *name; /* the path below lua/dixit with dots and without ".lua": "formats.json" */
    const char *source;
    size_t len;
};

/* A NULL name ends each. The data are files that are no scripts, by their path below lua/dixit: "rules/en.model". */
extern const struct dixit_script dixit_scripts[];
extern const struct dixit_script dixit_data[];

#endif
