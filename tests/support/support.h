/*
 * support.h - what the C tests share: a pack's ruleset by way of Lua, whole files, the promises that every document
 * keeps, and the lines in which the golden examples are written.
 *
 * The helpers end the program when the machine fails them (no memory, no file): a test has nothing better to do.
 */
#ifndef DIXIT_TESTS_SUPPORT_H
#define DIXIT_TESTS_SUPPORT_H

#include "dixit/dixit.h"

#include <stdio.h>

/* Print a message and leave with status 2. */
void support_die(const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 1, 2), noreturn))
#endif
    ;

/* A rule pack, loaded by the Lua scripts of the source tree. The ruleset lives until support_pack_close(). */
typedef struct support_pack support_pack;
support_pack *support_pack_open(const char *name);
const dixit_ruleset *support_pack_ruleset(const support_pack *pack);
void support_pack_close(support_pack *pack);

/* A ruleset as bytes; the caller frees them. */
char *support_save(const dixit_ruleset *ruleset, size_t *len);

/* A whole file, terminated by a NUL that `*len` does not count; the caller frees it. */
char *support_read(const char *path, size_t *len);

/* Bytes and numbers of which there are always more; the same `state` gives the same ones. */
uint32_t support_random(uint64_t *state);

/* Seconds of CPU time that the program has used. */
double support_cpu(void);

/*
 * What is wrong with a document: NULL if it keeps every promise of dixit.h (spans in bounds, in order, on character
 * boundaries; indices that point at each other), otherwise a sentence saying which it breaks, in static storage.
 */
const char *support_broken(const dixit_doc *doc, const dixit_ruleset *rules, const char *text, size_t len);

typedef enum support_view {
    SUPPORT_QUOTES, /* quotations, marked spans that are none, problems */
    SUPPORT_MARKS,  /* marked spans, problems */
} support_view;

/* A document as the lines of tests/golden; the caller frees them. */
char *support_render(const dixit_doc *doc, support_view view);

#endif
