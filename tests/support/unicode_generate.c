/*
 * unicode_generate.c - prints unicode_tables.c from ICU's character data. Run by a maintainer when ICU moves to a
 * new Unicode version; it is no part of the library.
 *
 *     cc -Icore -Iinclude tests/support/unicode_generate.c -licuuc -o generate && ./generate > core/unicode_tables.c
 */
#include "unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Distinct blocks of `1 << shift` values, and which of them each stretch of code points uses. */
typedef struct trie {
    uint32_t shift;
    uint32_t count;
    uint8_t blocks[256][1 << 8];
    uint8_t index[DIXIT__CLASS_LIMIT >> 4];
    uint32_t index_count;
} trie;

static void give_up(const char *why)
{
    fprintf(stderr, "unicode_generate: %s\n", why);
    exit(1);
}

/* Scripts that are written without spaces between words. */
static bool is_unspaced_letter(UChar32 c)
{
    static const UScriptCode unspaced[] = {USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                           USCRIPT_LAO,      USCRIPT_KHMER,    USCRIPT_MYANMAR};

    for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
        if (u_isalpha(c) && uscript_hasScript(c, unspaced[i]))
            return true;
    return false;
}

static dixit__class class_by_category(UChar32 c)
{
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return DIXIT__CLASS_UPPER;
    case U_LOWERCASE_LETTER:
        return DIXIT__CLASS_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return is_unspaced_letter(c) ? DIXIT__CLASS_IDEOGRAPH : DIXIT__CLASS_LETTER;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return DIXIT__CLASS_DIGIT;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return DIXIT__CLASS_EXTEND;
    case U_DASH_PUNCTUATION:
        return DIXIT__CLASS_DASH;
    case U_START_PUNCTUATION:
        return DIXIT__CLASS_OPEN;
    case U_END_PUNCTUATION:
        return DIXIT__CLASS_CLOSE;
    default:
        return DIXIT__CLASS_OTHER;
    }
}

/* What Unicode's general category alone does not tell goes first. */
static dixit__class class_of(UChar32 c)
{
    if (c == 0 || c == 0xfeff || c == 0x200b || u_hasBinaryProperty(c, UCHAR_WHITE_SPACE))
        return DIXIT__CLASS_SPACE;
    if (c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM))
        return DIXIT__CLASS_TERMINATOR;
    if (c == 0x200c || c == 0x200d || c == 0x00ad)
        return DIXIT__CLASS_EXTEND;
    if (c == 0x2212)
        return DIXIT__CLASS_DASH;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) && class_by_category(c) != DIXIT__CLASS_EXTEND)
        return DIXIT__CLASS_IDEOGRAPH;
    return class_by_category(c);
}

/* Append the block `values` to the index, storing it if no equal one is there yet. */
static void trie_add(trie *t, const uint8_t *values)
{
    size_t size = (size_t)1 << t->shift;
    uint32_t i = 0;

    while (i < t->count && memcmp(t->blocks[i], values, size) != 0)
        i++;
    if (i == 256)
        give_up("more than 256 distinct blocks: choose another shift");
    if (i == t->count)
        memcpy(t->blocks[t->count++], values, size);
    t->index[t->index_count++] = (uint8_t)i;
}

static void print_bytes(const char *name, const char *size, const uint8_t *bytes, size_t count)
{
    printf("\nconst uint8_t %s[%s] = {", name, size);
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 24 == 0 ? "\n    " : " ", bytes[i]);
    printf("\n};\n");
}

static void print_classes(void)
{
    static trie t = {.shift = DIXIT__CLASS_SHIFT};
    static uint8_t packed[256 << DIXIT__CLASS_SHIFT >> 1];
    uint8_t values[1 << DIXIT__CLASS_SHIFT];
    uint8_t ascii[128];
    size_t count = 0;

    for (UChar32 c = 0; c < 128; c++)
        ascii[c] = (uint8_t)class_of(c);
    for (UChar32 c = 0; c < DIXIT__CLASS_LIMIT; c++) {
        values[c % sizeof values] = (uint8_t)class_of(c);
        if (c % sizeof values == sizeof values - 1)
            trie_add(&t, values);
    }
    for (UChar32 c = DIXIT__CLASS_LIMIT; c <= UCHAR_MAX_VALUE; c++)
        if (class_of(c) != DIXIT__CLASS_OTHER)
            give_up("a class lies beyond DIXIT__CLASS_LIMIT");
    for (uint32_t b = 0; b < t.count; b++)
        for (uint32_t i = 0; i < sizeof values; i += 2)
            packed[count++] = (uint8_t)(t.blocks[b][i] | t.blocks[b][i + 1] << 4);
    print_bytes("dixit__ascii_class", "128", ascii, sizeof ascii);
    print_bytes("dixit__class_index", "DIXIT__CLASS_LIMIT >> DIXIT__CLASS_SHIFT", t.index, t.index_count);
    print_bytes("dixit__class_blocks", "", packed, count);
}

/* The place of `delta` among the distinct ones; 0 is the first. */
static uint8_t delta_id(int32_t *deltas, uint32_t *count, int32_t delta)
{
    uint32_t i = 0;

    while (i < *count && deltas[i] != delta)
        i++;
    if (i == 256)
        give_up("more than 256 distinct distances from upper to lower case");
    if (i == *count)
        deltas[(*count)++] = delta;
    return (uint8_t)i;
}

static void print_lower(void)
{
    static trie t = {.shift = DIXIT__LOWER_SHIFT};
    static uint8_t flat[256 << DIXIT__LOWER_SHIFT];
    uint8_t values[1 << DIXIT__LOWER_SHIFT];
    int32_t deltas[256] = {0};
    uint32_t delta_count = 1;

    for (UChar32 c = 0; c < DIXIT__LOWER_LIMIT; c++) {
        values[c % sizeof values] = delta_id(deltas, &delta_count, u_tolower(c) - c);
        if (c % sizeof values == sizeof values - 1)
            trie_add(&t, values);
    }
    for (UChar32 c = DIXIT__LOWER_LIMIT; c <= UCHAR_MAX_VALUE; c++)
        if (u_tolower(c) != c)
            give_up("a lower case lies beyond DIXIT__LOWER_LIMIT");
    for (uint32_t b = 0; b < t.count; b++)
        memcpy(flat + b * sizeof values, t.blocks[b], sizeof values);
    print_bytes("dixit__lower_index", "DIXIT__LOWER_LIMIT >> DIXIT__LOWER_SHIFT", t.index, t.index_count);
    print_bytes("dixit__lower_blocks", "", flat, t.count * sizeof values);
    printf("\nconst int32_t dixit__lower_delta[] = {");
    for (uint32_t i = 0; i < delta_count; i++)
        printf("%s%d,", i % 16 == 0 ? "\n    " : " ", (int)deltas[i]);
    printf("\n};\n");
}

int main(void)
{
    printf("/* unicode_tables.c - generated by unicode_generate.c from Unicode %s. Do not edit. */\n",
           U_UNICODE_VERSION);
    printf("/* clang-format off */\n#include \"unicode.h\"\n");
    print_classes();
    print_lower();
    return ferror(stdout) || fflush(stdout) != 0;
}
