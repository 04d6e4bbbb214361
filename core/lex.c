/* lex.c - cutting one token out of the text. */
#include "lex.h"
#include "unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LETTERS (1u << DIXIT__CLASS_UPPER | 1u << DIXIT__CLASS_LOWER | 1u << DIXIT__CLASS_LETTER)
#define WORDLIKE (LETTERS | 1u << DIXIT__CLASS_DIGIT)

typedef struct cursor {
    const char *at;
    const char *end;
} cursor;

/* The class of the character at `at`, and its length; OTHER at the end. */
static dixit__class class_at(const char *at, const char *end, uint32_t *c, uint32_t *len)
{
    if (at >= end) {
        *c = 0;
        *len = 0;
        return DIXIT__CLASS_OTHER;
    }
    *c = dixit__decode(at, len);
    return *c < 128 ? (dixit__class)dixit__ascii_class[*c] : dixit__class_of(*c);
}

static bool is_wordlike(const char *at, const char *end)
{
    uint32_t c, len;

    return (1u << class_at(at, end, &c, &len) & WORDLIKE) != 0;
}

/* The length of an apostrophe at `at`: 1 for ', 3 for ’, 0 if there is none. */
static uint32_t apostrophe(const char *at, const char *end)
{
    if (at < end && *at == '\'')
        return 1;
    if (end - at >= 3 && memcmp(at, "\xe2\x80\x99", 3) == 0)
        return 3;
    return 0;
}

/* Is there a lone s after the apostrophe, as in "minister's"? */
static bool is_clitic_s(const char *after, const char *end)
{
    return after < end && (*after == 's' || *after == 'S') && !is_wordlike(after + 1, end);
}

/* Bit 5 makes letters small, and all that can join ASCII letters in a word, and digits, have it anyway. */
void dixit__lexeme_fold(dixit__lexeme *out)
{
    uint32_t i;

    if (out->folded)
        return;
    for (i = 0; i < out->len && i < DIXIT__WORD_MAX; i++)
        out->buffer[i] = (char)(out->key[i] | 0x20);
    out->key = out->buffer;
    out->folded = true;
}

/* From here on the key cannot stand for itself any more. */
static void key_add(dixit__lexeme *out, char byte)
{
    dixit__lexeme_fold(out);
    if (out->len < DIXIT__WORD_MAX)
        out->buffer[out->len] = byte;
    out->len++;
}

static void key_add_code(dixit__lexeme *out, uint32_t c)
{
    if (c < 0x80) {
        key_add(out, (char)c);
    } else if (c < 0x800) {
        key_add(out, (char)(0xc0 | c >> 6));
        key_add(out, (char)(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        key_add(out, (char)(0xe0 | c >> 12));
        key_add(out, (char)(0x80 | (c >> 6 & 0x3f)));
        key_add(out, (char)(0x80 | (c & 0x3f)));
    } else {
        key_add(out, (char)(0xf0 | c >> 18));
        key_add(out, (char)(0x80 | (c >> 12 & 0x3f)));
        key_add(out, (char)(0x80 | (c >> 6 & 0x3f)));
        key_add(out, (char)(0x80 | (c & 0x3f)));
    }
}

/* Can the ASCII character be inside a word without being a letter or digit? */
static inline bool is_ascii_joiner(char c)
{
    /* bits 38 & to 47 /, and 58 : */
    return (uint8_t)c - 38u < 21u && (0x1003c3u >> ((uint8_t)c - 38u) & 1);
}

/* What holds a word together although it is neither letter nor digit; 0 if `at` is not such a place. */
static uint32_t joiner(const cursor *cur, uint32_t c, uint32_t len, uint32_t segment, bool number)
{
    const char *next = cur->at + len;
    uint32_t quote;

    if (c == '-' || c == 0x2010 || c == 0x2011)
        return is_wordlike(next, cur->end) ? len : 0;
    if (number && (c == ',' || c == '.' || c == ':' || c == '/'))
        return next < cur->end && *next >= '0' && *next <= '9' ? len : 0;
    if ((quote = apostrophe(cur->at, cur->end)) != 0)
        return is_wordlike(next, cur->end) && !is_clitic_s(next, cur->end) ? quote : 0;
    /* U.S.: a stop between single letters */
    if (c == '.' && segment == 1 && next < cur->end && is_wordlike(next, cur->end)) {
        uint32_t ignored, letter_len;

        class_at(next, cur->end, &ignored, &letter_len);
        return is_wordlike(next + letter_len, cur->end) ? 0 : len;
    }
    return c == '&' && segment == 1 && is_wordlike(next, cur->end) ? len : 0; /* AT&T, Q&A */
}

/* What a run of ASCII letters and digits is made of. */
typedef struct plain_run {
    uint32_t len, digits;
    uint32_t kinds; /* bits of dixit__class: UPPER, LOWER */
    uint32_t first; /* class of the first letter, 0 if there is none */
} plain_run;

static plain_run scan_plain(const char *at, const char *end)
{
    plain_run run = {0, 0, 0, 0};

    for (; at < end && (uint8_t)*at < 128; at++, run.len++) {
        uint32_t class = dixit__ascii_class[(uint8_t)*at];

        if ((1u << class & WORDLIKE) == 0)
            break;
        if (class == DIXIT__CLASS_DIGIT) {
            run.digits++;
            continue;
        }
        run.kinds |= 1u << class;
        if (!run.first)
            run.first = class;
    }
    return run;
}

/* What the letters of a word show. */
static uint32_t letter_flags(uint32_t letters, uint32_t seen, uint32_t first)
{
    uint32_t flags = first == DIXIT__CLASS_UPPER ? DIXIT__CAP : 0;

    if (letters >= 2 && seen == 1u << DIXIT__CLASS_UPPER)
        flags |= DIXIT__UPPER;
    if (seen == 1u << DIXIT__CLASS_LOWER)
        flags |= DIXIT__LOWER;
    return flags;
}

#ifdef __SSE2__
/* Which of 16 bytes lie between `low` and `high`; bytes above 0x7f never do. */
static inline uint32_t between(__m128i bytes, char low, char high)
{
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(low - 1))),
                                                     _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)(high + 1)))));
}

/* The same for a run of less than 16 bytes, without a loop whose end is hard to foretell; false: it is longer. */
static inline bool scan_short(const char *at, plain_run *run)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    uint32_t upper = between(bytes, 'A', 'Z'), lower = between(bytes, 'a', 'z'), digit = between(bytes, '0', '9');
    uint32_t rest = ~(upper | lower | digit) & 0xffff, keep;

    if (!rest)
        return false;
    run->len = (uint32_t)__builtin_ctz(rest);
    keep = (1u << run->len) - 1;
    upper &= keep;
    lower &= keep;
    digit &= keep;
    run->digits = digit ? (uint32_t)__builtin_popcount(digit) : 0;
    run->kinds = (upper ? 1u << DIXIT__CLASS_UPPER : 0u) | (lower ? 1u << DIXIT__CLASS_LOWER : 0u);
    run->first = 0;
    if (upper | lower)
        run->first = upper >> __builtin_ctz(upper | lower) & 1 ? DIXIT__CLASS_UPPER : DIXIT__CLASS_LOWER;
    return true;
}
#endif

#ifdef __SSE2__
/* Can a word go on with this character? Digits, & ' - . and all that is not ASCII have to be looked at. */
static inline bool may_go_on(char c)
{
    return (uint8_t)c >= 128 || ((uint8_t)c < 64 && (0x03ff60c000000000u >> (uint8_t)c & 1));
}

/* Does a word of `len` letters end at `at`, although it could go on: before a full stop, a possessive ending? */
static bool ends_plainly(const char *at, const char *end, uint32_t len)
{
    uint32_t quote;

    if (*at == '.')
        return len > 1;
    quote = apostrophe(at, end);
    return quote != 0 && is_clitic_s(at + quote, end);
}

/*
 * A sign of ASCII that is a token by itself, if nothing behind it could belong to it: more of the same (-- and ...), a
 * character that combines with it. The signs are a set of bits; in none of them letters are folded.
 */
static uint32_t plain_sign(const char *at, uint32_t *flags)
{
    const uint64_t signs = 0xfc00ff3a00000000u, stops = 0x8000400200000000u; /* !#$%()*+,-./:;<=>? and !.? */
    uint8_t c = (uint8_t)at[0];

    if (c >= 64 || !(signs >> c & 1) || at[1] == at[0] || (uint8_t)at[1] >= 128)
        return 0;
    *flags = DIXIT__PUNCT | (stops >> c & 1 ? DIXIT__STOP : 0u);
    return 1;
}
#endif

uint32_t dixit__lex_plain(const char *at, const char *end, const char *limit, uint32_t *flags)
{
#ifdef __SSE2__
    __m128i bytes, folded;
    uint32_t letters, small, all, len;

    if (limit - at < 17)
        return 0;
    bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    /* letters, made small, are shifted to the lowest numbers there are, so that one comparison finds them */
    folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    letters = (uint32_t)_mm_movemask_epi8(
        _mm_cmplt_epi8(_mm_add_epi8(folded, _mm_set1_epi8((char)(128 - 'a'))), _mm_set1_epi8(-128 + 26)));
    len = (uint32_t)__builtin_ctz(~letters);
    if (len == 0)
        return plain_sign(at, flags);
    if (len == 16 || end - at < (ptrdiff_t)len || (may_go_on(at[len]) && !ends_plainly(at + len, end, len)))
        return 0;
    all = (1u << len) - 1;
    small = (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) & all; /* bit 5, moved to where it is asked for */
    *flags = DIXIT__WORD | (small == all) * (uint32_t)DIXIT__LOWER | (~small & 1) * (uint32_t)DIXIT__CAP |
             (small == 0 && len > 1) * (uint32_t)DIXIT__UPPER;
    return len;
#else
    (void)at;
    (void)end;
    (void)limit;
    (void)flags;
    return 0;
#endif
}

/* Take the ASCII letters and digits there are. As long as there is nothing else, the key is the text itself. */
static uint32_t plain_letters(dixit__lexeme *out, cursor *cur, uint32_t *seen, uint32_t *letters, uint32_t *first)
{
    plain_run run;
    uint32_t i;

#ifdef __SSE2__
    if (cur->end - cur->at < 16 || !scan_short(cur->at, &run))
#endif
        run = scan_plain(cur->at, cur->end);
    if (!*first)
        *first = run.first;
    *seen |= run.kinds;
    *letters += run.len - run.digits;
    if (out->folded)
        for (i = 0; i < run.len; i++)
            key_add(out, (char)(cur->at[i] | 0x20));
    else
        out->len += run.len;
    cur->at += run.len;
    return run.len;
}

/* An ASCII character that joins two parts of a word. */
static void add_joiner(dixit__lexeme *out, char c)
{
    if (out->folded)
        key_add(out, c);
    else
        out->len++;
}

static void lex_word(dixit__lexeme *out, cursor *cur, bool number, const dixit_ruleset *abbreviations)
{
    uint32_t segment = 0; /* letters since the last joiner */
    uint32_t seen = 0, letters = 0, first = 0;
    bool dotted = false;

    for (;;) {
        uint32_t c, len, join;
        dixit__class class;

        segment += plain_letters(out, cur, &seen, &letters, &first);
        if (cur->at < cur->end && (uint8_t)*cur->at < 128 && !is_ascii_joiner(*cur->at))
            break;
        class = class_at(cur->at, cur->end, &c, &len);
        if (len == 0)
            break;
        if (1u << class & WORDLIKE) {
            if (class != DIXIT__CLASS_DIGIT) {
                letters++;
                seen |= 1u << class;
                if (!first)
                    first = class;
            }
            key_add_code(out, dixit__lower(c));
            segment++;
        } else if (class == DIXIT__CLASS_EXTEND) {
            if (c == 0xad) /* a soft hyphen is no part of the word */
                dixit__lexeme_fold(out);
            else
                key_add_code(out, c);
        } else if ((join = joiner(cur, c, len, segment, number)) != 0) {
            dotted |= c == '.' && !number;
            if (c < 128)
                add_joiner(out, (char)c);
            else
                key_add(out, apostrophe(cur->at, cur->end) ? '\'' : '-');
            segment = 0;
            len = join;
        } else {
            break;
        }
        cur->at += len;
    }
    out->flags |= number ? DIXIT__NUMBER : DIXIT__WORD;
    if (number)
        return; /* "5G" is no word, whatever its letters look like */
    out->flags |= letter_flags(letters, seen, first);
    if (cur->at < cur->end && *cur->at == '.' && out->len <= DIXIT__WORD_MAX &&
        ((letters == 1 && first == DIXIT__CLASS_UPPER) || dotted ||
         (abbreviations &&
          dixit__word_in_known(abbreviations, dixit__lexeme_find(&abbreviations->words, out), DIXIT__LIST_ABBREV)))) {
        cur->at++;
        out->flags |= DIXIT__PERIOD | (letters == 1 && first == DIXIT__CLASS_UPPER ? DIXIT__INITIAL : 0u);
    }
}

/* A run of the same character: -- and ... */
static void lex_run(dixit__lexeme *out, cursor *cur, char what)
{
    while (cur->at < cur->end && *cur->at == what) {
        if (out->len < 3)
            key_add(out, what);
        cur->at++;
    }
}

static void lex_punct(dixit__lexeme *out, cursor *cur)
{
    uint32_t c, len;
    dixit__class class = class_at(cur->at, cur->end, &c, &len);

    out->flags |= DIXIT__PUNCT;
    if (class == DIXIT__CLASS_TERMINATOR)
        out->flags |= DIXIT__STOP;
    if (c == '-') {
        lex_run(out, cur, '-');
        return;
    }
    if (c == '.') {
        lex_run(out, cur, '.');
        return;
    }
    key_add_code(out, c);
    cur->at += len;
    while (class_at(cur->at, cur->end, &c, &len) == DIXIT__CLASS_EXTEND)
        cur->at += len;
}

/* What begins with an apostrophe: a possessive ending, or a word that lost its beginning. */
static void lex_apostrophe(dixit__lexeme *out, cursor *cur, uint32_t quote, const dixit_ruleset *abbreviations)
{
    const char *after = cur->at + quote;

    if (is_clitic_s(after, cur->end)) {
        key_add(out, '\'');
        key_add(out, 's');
        out->flags |= DIXIT__PUNCT | DIXIT__POSSESSIVE;
        cur->at = after + 1;
    } else if (is_wordlike(after, cur->end)) {
        cur->at = out->key = after;
        lex_word(out, cur, *after >= '0' && *after <= '9', abbreviations);
    } else {
        key_add(out, '\'');
        out->flags |= DIXIT__PUNCT | DIXIT__POSSESSIVE;
        cur->at = after;
    }
}

void dixit__lex(dixit__lexeme *out, const char *at, const char *end, const dixit_ruleset *abbreviations)
{
    cursor cur = {at, end};
    uint32_t c, len, quote;
    dixit__class class = class_at(at, end, &c, &len);

    out->flags = 0;
    out->len = 0;
    out->key = at;
    out->folded = false;
    if (1u << class & WORDLIKE) {
        lex_word(out, &cur, class == DIXIT__CLASS_DIGIT, abbreviations);
    } else if (class == DIXIT__CLASS_IDEOGRAPH) {
        key_add_code(out, c);
        out->flags = DIXIT__WORD;
        cur.at += len;
    } else if ((quote = apostrophe(at, end)) != 0) {
        lex_apostrophe(out, &cur, quote, abbreviations);
    } else {
        lex_punct(out, &cur);
    }
    out->end = cur.at;
}
