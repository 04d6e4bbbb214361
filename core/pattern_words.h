/* pattern_words.h - the words of the pattern language itself. */
#ifndef DIXIT_CORE_PATTERN_WORDS_H
#define DIXIT_CORE_PATTERN_WORDS_H

#include "pattern.h"

/* A word that stands for one instruction. */
typedef struct dixit__builtin {
    const char *name;
    uint32_t op, a, b;
} dixit__builtin;

/* The test or the place with that name, or NULL; the number of the part, or DIXIT_NONE. */
const dixit__builtin *dixit__pattern_test(const char *name, size_t len);
const dixit__builtin *dixit__pattern_place(const char *name, size_t len);
uint32_t dixit__pattern_part(const char *name, size_t len);

/* The word of the language, or the name that `rules` define, that `name` is probably meant to be; NULL: no idea. */
const char *dixit__pattern_nearest(const dixit_rules *rules, const char *name, size_t len);

#endif
