/* test_unicode.c - the character tables against ICU, every code point. */
#include "unicode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

enum { LAST = 0x10ffff };

static bool has_unspaced_script(UChar32 c)
{
    return uscript_hasScript(c, USCRIPT_HIRAGANA) || uscript_hasScript(c, USCRIPT_KATAKANA) ||
           uscript_hasScript(c, USCRIPT_THAI) || uscript_hasScript(c, USCRIPT_LAO) ||
           uscript_hasScript(c, USCRIPT_KHMER) || uscript_hasScript(c, USCRIPT_MYANMAR);
}

/* The definition in unicode.h, written with ICU's masks rather than as the generator does. */
static dixit__class expected_class(UChar32 c)
{
    uint32_t category = U_GET_GC_MASK(c);

    if (c == 0 || c == 0xfeff || c == 0x200b || u_isUWhiteSpace(c))
        return DIXIT__CLASS_SPACE;
    if (c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM))
        return DIXIT__CLASS_TERMINATOR;
    if (category & U_GC_M_MASK || c == 0x200c || c == 0x200d || c == 0xad ||
        u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR))
        return DIXIT__CLASS_EXTEND;
    if (c == 0x2212 || category & U_GC_PD_MASK)
        return DIXIT__CLASS_DASH;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) || (category & U_GC_L_MASK && has_unspaced_script(c)))
        return DIXIT__CLASS_IDEOGRAPH;
    if (category & (U_GC_LU_MASK | U_GC_LT_MASK))
        return DIXIT__CLASS_UPPER;
    if (category & U_GC_LL_MASK)
        return DIXIT__CLASS_LOWER;
    if (category & U_GC_L_MASK)
        return DIXIT__CLASS_LETTER;
    if (category & U_GC_N_MASK)
        return DIXIT__CLASS_DIGIT;
    if (category & U_GC_PS_MASK)
        return DIXIT__CLASS_OPEN;
    if (category & U_GC_PE_MASK)
        return DIXIT__CLASS_CLOSE;
    return DIXIT__CLASS_OTHER;
}

static void class__every_code_point__as_icu(void **state)
{
    (void)state;
    for (UChar32 c = 0; c <= LAST; c++)
        if (dixit__class_of((uint32_t)c) != expected_class(c))
            fail_msg("U+%04X: class %d, expected %d", (unsigned)c, (int)dixit__class_of((uint32_t)c),
                     (int)expected_class(c));
}

/* A few by hand, lest the test and the generator share a mistake. */
static void class__known_characters__as_named(void **state)
{
    static const struct {
        uint32_t c;
        dixit__class class;
    } cases[] = {
        {0, DIXIT__CLASS_SPACE},           {'\n', DIXIT__CLASS_SPACE},       {0xa0, DIXIT__CLASS_SPACE},
        {0x2028, DIXIT__CLASS_SPACE},      {0xfeff, DIXIT__CLASS_SPACE},     {'A', DIXIT__CLASS_UPPER},
        {0x416, DIXIT__CLASS_UPPER},       {0x1c5, DIXIT__CLASS_UPPER},      {'z', DIXIT__CLASS_LOWER},
        {0xdf, DIXIT__CLASS_LOWER},        {0x5d0, DIXIT__CLASS_LETTER},     {0x627, DIXIT__CLASS_LETTER},
        {0x4e00, DIXIT__CLASS_IDEOGRAPH},  {0x3042, DIXIT__CLASS_IDEOGRAPH}, {0x30fc, DIXIT__CLASS_IDEOGRAPH},
        {0x0e01, DIXIT__CLASS_IDEOGRAPH},  {0xac00, DIXIT__CLASS_LETTER},    {'7', DIXIT__CLASS_DIGIT},
        {0x0e50, DIXIT__CLASS_DIGIT},      {0x2167, DIXIT__CLASS_DIGIT},     {0x301, DIXIT__CLASS_EXTEND},
        {0xfe0f, DIXIT__CLASS_EXTEND},     {0xe0100, DIXIT__CLASS_EXTEND},   {0x2014, DIXIT__CLASS_DASH},
        {'-', DIXIT__CLASS_DASH},          {'(', DIXIT__CLASS_OPEN},         {0x300c, DIXIT__CLASS_OPEN},
        {']', DIXIT__CLASS_CLOSE},         {'.', DIXIT__CLASS_TERMINATOR},   {0x3002, DIXIT__CLASS_TERMINATOR},
        {0x2026, DIXIT__CLASS_TERMINATOR}, {'"', DIXIT__CLASS_OTHER},        {0x2019, DIXIT__CLASS_OTHER},
        {0x1f600, DIXIT__CLASS_OTHER},     {0x10ffff, DIXIT__CLASS_OTHER},   {UINT32_MAX, DIXIT__CLASS_OTHER},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (dixit__class_of(cases[i].c) != cases[i].class)
            fail_msg("U+%04X: class %d, expected %d", (unsigned)cases[i].c, (int)dixit__class_of(cases[i].c),
                     (int)cases[i].class);
}

static void lower__every_code_point__as_icu(void **state)
{
    (void)state;
    for (UChar32 c = 0; c <= LAST; c++)
        if (dixit__lower((uint32_t)c) != (uint32_t)u_tolower(c))
            fail_msg("U+%04X: lower case U+%04X, expected U+%04X", (unsigned)c, (unsigned)dixit__lower((uint32_t)c),
                     (unsigned)u_tolower(c));
    assert_int_equal(dixit__lower(UINT32_MAX), UINT32_MAX);
}

static void decode__every_code_point__itself(void **state)
{
    (void)state;
    for (UChar32 c = 0; c <= LAST; c++) {
        char bytes[U8_MAX_LENGTH] = {0};
        uint32_t len = 0;
        int32_t size = 0;

        if (U_IS_SURROGATE(c))
            continue;
        U8_APPEND_UNSAFE((uint8_t *)bytes, size, c);
        assert_int_equal(dixit__decode(bytes, &len), c);
        assert_int_equal(len, size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class__every_code_point__as_icu),
        cmocka_unit_test(class__known_characters__as_named),
        cmocka_unit_test(lower__every_code_point__as_icu),
        cmocka_unit_test(decode__every_code_point__itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
