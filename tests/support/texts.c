/* texts.c - texts that are hard to read in time. */
#include "texts.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

/* A `middle` of NULL stands for bytes at random; of "", for NULs. */
const support_text support_texts[] = {
    {"straight double marks", "", "\"", ""},
    {"straight single marks", "", "'", ""},
    {"opening marks", "", "“", ""},
    {"opening marks and words", "", "“a ", ""},
    {"closing marks", "", "”", ""},
    {"nested marks", "", "“‘", ""},
    {"opening marks of three kinds", "", "«“‘", ""},
    {"a mark in every paragraph", "", "“One.\n\n", ""},
    {"he said that", "", "he said that ", ""},
    {"said he said", "", "said he, ", ""},
    {"commas after a quotation", "“Yes,” said Ann Lee, ", "who left, ", ""},
    {"names", "", "Ann Lee ", ""},
    {"one name", "", "Ann ", ""},
    {"names and marks", "", "“I will,” said Ann Lee. ", ""},
    {"turns of a conversation", "", "“I?” said Ann. “We!” said Bob.\n\n“You!”\n\n“Who?”\n\n", ""},
    {"short turns", "Ann came. “A?” said Bob.\n\nBob left. “B!” said Ann.\n\n", "“O!”\n\n", ""},
    {"according to", "", "according to the minister of the ", ""},
    {"colons", "", "Lee: ", ""},
    {"dashes", "", "— said ", ""},
    {"full stops", "", ".", ""},
    {"abbreviations", "", "Mr. ", ""},
    {"one word", "", "a", ""},
    {"one endless line", "", "The quay is old and the boats are new and ", ""},
    {"lines", "", "\n", ""},
    {"returns", "", "\r", ""},
    {"lines of one word", "", "said\n", ""},
    {"paragraphs of one word", "", "Said\n\n", ""},
    {"spaces", "", " ", ""},
    {"spaces between marks", "", "\" ", ""},
    {"combining marks", "a", "\xcc\x81", ""},
    {"ideographs", "", "他说", ""},
    {"brackets", "", "(\"", ""},
    {"bytes that are no text", "", "\xff", ""},
    {"characters cut short", "", "\xe2\x80", ""},
    {"NULs", "", "", ""},
    {"bytes at random", "", NULL, ""},
    {"nothing but what is between", "“", "no end ", "”"},
};

const size_t support_text_count = sizeof support_texts / sizeof *support_texts;

static void fill(char *at, size_t size, const char *middle)
{
    size_t len = middle ? strlen(middle) : 0;
    uint64_t state = 1;

    for (size_t i = 0; i < size; i++)
        at[i] = len ? middle[i % len] : middle ? '\0' : (char)support_random(&state);
}

char *support_text_make(const support_text *kind, size_t size)
{
    size_t first = strlen(kind->first), last = strlen(kind->last);
    char *text = malloc(size + 1);

    if (!text)
        support_die("no memory");
    fill(text, size, kind->middle);
    if (first + last <= size) {
        memcpy(text, kind->first, first);
        memcpy(text + size - last, kind->last, last);
    }
    text[size] = '\0';
    return text;
}
