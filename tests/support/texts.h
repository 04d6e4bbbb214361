/* texts.h - texts of any size that are hard to read in time: for the tests, and for the benchmark. */
#ifndef DIXIT_TESTS_TEXTS_H
#define DIXIT_TESTS_TEXTS_H

#include <stddef.h>

typedef struct support_text {
    const char *name;
    const char *first, *middle, *last; /* `middle` is repeated; it may end inside a character */
} support_text;

extern const support_text support_texts[];
extern const size_t support_text_count;

/* `size` bytes of a kind of text, terminated; the caller frees them. */
char *support_text_make(const support_text *kind, size_t size);

#endif
