/*
 * scan.c - a line of JSON as a document, the fast way.
 *
 * Jansson builds a tree of everything in the line, which takes longer than finding the quotations in its text; and
 * corpora carry much beside the text. This walks over the line once, checks it, and remembers where id, lang and
 * text stand. Whatever it does not expect (a mistake, a name given twice, deep nesting) it leaves to Jansson, which
 * then decides and words the complaint. So this may refuse too much, but takes nothing that Jansson would refuse.
 */
#include "host.h"

#include "bind.h"

#include <stdint.h>
#include <string.h>

enum { DEPTH_MAX = 32 };

/* A string of the line without its marks; `start` NULL: not there. */
typedef struct piece {
    const char *start;
    size_t len;
    bool has_escapes;
} piece;

typedef struct scanner {
    const char *at, *end;
} scanner;

static char peek(const scanner *s)
{
    return s->at < s->end ? *s->at : '\0'; /* a NUL is never part of JSON's own signs */
}

static void skip_space(scanner *s)
{
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
        s->at++;
}

/* Step over the sign `c` and the space around it. */
static bool take(scanner *s, char c)
{
    skip_space(s);
    if (peek(s) != c)
        return false;
    s->at++;
    skip_space(s);
    return true;
}

static bool take_word(scanner *s, const char *word)
{
    size_t len = strlen(word);

    if ((size_t)(s->end - s->at) < len || memcmp(s->at, word, len) != 0)
        return false;
    s->at += len;
    return true;
}

/* --- strings ------------------------------------------------------------------------------------------- */

/* Eight bytes without a mark, a backslash, a control or anything beyond ASCII? May say no too often. */
static bool are_plain(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t w;

    memcpy(&w, at, 8);
    return ((w | ((w ^ ones * '"') - ones) | ((w ^ ones * '\\') - ones) | (w - ones * 0x20)) & tops) == 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

/* The four hexadecimal digits at `at`, or -1. */
static long hex4(const char *at)
{
    long value = 0;
    int i, digit;

    for (i = 0; i < 4; i++) {
        if ((digit = hex_digit(at[i])) < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The length of the escape at `at`; 0 for one that is wrong or names half a character. `*c` gets the character. */
static size_t escape(const char *at, const char *end, uint32_t *c)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *letter;
    long high, low;

    if (end - at < 2 || !at[1])
        return 0;
    if (at[1] != 'u') {
        letter = strchr(letters, at[1]);
        *c = letter ? (unsigned char)meant[letter - letters] : 0;
        return letter ? 2 : 0;
    }
    if (end - at < 6 || (high = hex4(at + 2)) < 0)
        return 0;
    *c = (uint32_t)high;
    if (high < 0xd800 || high > 0xdfff)
        return 6;
    if (high > 0xdbff || end - at < 12 || at[6] != '\\' || at[7] != 'u')
        return 0;
    low = hex4(at + 8);
    if (low < 0xdc00 || low > 0xdfff)
        return 0;
    *c = 0x10000 + ((uint32_t)(high - 0xd800) << 10) + (uint32_t)(low - 0xdc00);
    return 12;
}

/* Step over a string and say where it is. */
static bool take_string(scanner *s, piece *p)
{
    uint32_t c;
    size_t len;

    if (peek(s) != '"')
        return false;
    p->start = ++s->at;
    p->has_escapes = false;
    while (s->at < s->end) {
        while (s->end - s->at >= 8 && are_plain(s->at))
            s->at += 8;
        if (s->at == s->end)
            break;
        if (*s->at == '"') {
            p->len = (size_t)(s->at++ - p->start);
            return true;
        }
        if (*s->at == '\\') {
            p->has_escapes = true;
            len = escape(s->at, s->end, &c);
        } else {
            len = (unsigned char)*s->at < 0x20 ? 0
                                               : bind_character((const unsigned char *)s->at, (size_t)(s->end - s->at));
        }
        if (len == 0)
            return false;
        s->at += len;
    }
    return false;
}

static char *encode(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
        return to;
    }
    if (c < 0x800) {
        *to++ = (char)(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *to++ = (char)(0xe0 | c >> 12);
        } else {
            *to++ = (char)(0xf0 | c >> 18);
            *to++ = (char)(0x80 | (c >> 12 & 0x3f));
        }
        *to++ = (char)(0x80 | (c >> 6 & 0x3f));
    }
    *to++ = (char)(0x80 | (c & 0x3f));
    return to;
}

/* Push a string that take_string() accepted. */
static void push_piece(lua_State *L, const piece *p)
{
    const char *at = p->start, *end = p->start + p->len;
    char *first, *to;
    luaL_Buffer b;

    if (!p->has_escapes) {
        lua_pushlstring(L, p->start, p->len);
        return;
    }
    first = to = luaL_buffinitsize(L, &b, p->len); /* an escape is never shorter than what it names */
    while (at < end) {
        const char *backslash = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((backslash ? backslash : end) - at);
        uint32_t c = 0;

        memcpy(to, at, plain);
        to += plain;
        at += plain;
        if (at < end) {
            at += escape(at, end, &c);
            to = encode(to, c);
        }
    }
    luaL_pushresultsize(&b, (size_t)(to - first));
}

/* --- other values -------------------------------------------------------------------------------------- */

static bool take_digits(scanner *s)
{
    const char *start = s->at;

    while (peek(s) >= '0' && peek(s) <= '9')
        s->at++;
    return s->at > start;
}

static bool take_number(scanner *s)
{
    const char *start;

    if (peek(s) == '-')
        s->at++;
    start = s->at;
    if (!take_digits(s) || (*start == '0' && s->at > start + 1) || s->at > start + 15)
        return false; /* whether a number of many digits is too large is not for us to say */
    if (peek(s) == '.') {
        s->at++;
        if (!take_digits(s))
            return false;
    }
    return peek(s) != 'e' && peek(s) != 'E'; /* the same */
}

static bool take_scalar(scanner *s)
{
    piece ignored;

    switch (peek(s)) {
    case '"':
        return take_string(s, &ignored);
    case 't':
        return take_word(s, "true");
    case 'f':
        return take_word(s, "false");
    case 'n':
        return take_word(s, "null");
    default:
        return take_number(s);
    }
}

/* Step over the name of a field and the colon. A name with escapes may hold a NUL, which Jansson refuses. */
static bool take_name(scanner *s, piece *name)
{
    return take_string(s, name) && !name->has_escapes && take(s, ':');
}

/* Step over any value. `open` has the closing signs that are waited for. */
static bool take_value(scanner *s)
{
    char open[DEPTH_MAX];
    int depth = 0;
    piece name;

    for (;;) {
        char c = peek(s);

        if (c == '[' || c == '{') {
            if (depth == DEPTH_MAX)
                return false;
            open[depth++] = c == '[' ? ']' : '}';
            take(s, c);
            if (peek(s) != open[depth - 1]) {
                if (c == '{' && !take_name(s, &name))
                    return false;
                continue;
            }
        } else if (!take_scalar(s)) {
            return false;
        }
        /* a value has ended, or an empty array or object is about to */
        while (depth > 0 && (skip_space(s), peek(s) == open[depth - 1])) {
            s->at++;
            depth--;
        }
        if (depth == 0)
            return true;
        if (!take(s, ',') || (open[depth - 1] == '}' && !take_name(s, &name)))
            return false;
    }
}

/* --- the document -------------------------------------------------------------------------------------- */

typedef struct fields {
    piece id, lang, text;
    bool id_is_integer;
    long long id_integer;
} fields;

static bool is_named(const piece *name, const char *wanted)
{
    return name->len == strlen(wanted) && memcmp(name->start, wanted, name->len) == 0;
}

/* An id may be an integer. */
static bool take_id(scanner *s, fields *f)
{
    const char *start = s->at;
    bool negative = peek(s) == '-';

    if (f->id.start || f->id_is_integer)
        return false;
    if (peek(s) == '"')
        return take_string(s, &f->id);
    if (!take_number(s) || memchr(start, '.', (size_t)(s->at - start)))
        return false;
    f->id_is_integer = true;
    for (start += negative; start < s->at; start++)
        f->id_integer = f->id_integer * 10 + (*start - '0');
    if (negative)
        f->id_integer = -f->id_integer;
    return true;
}

static bool take_field(scanner *s, fields *f)
{
    piece name;

    if (!take_name(s, &name))
        return false;
    if (is_named(&name, "text"))
        return !f->text.start && take_string(s, &f->text);
    if (is_named(&name, "lang"))
        return !f->lang.start && take_string(s, &f->lang);
    if (is_named(&name, "id"))
        return take_id(s, f);
    return take_value(s);
}

static bool take_document(scanner *s, fields *f)
{
    if (!take(s, '{'))
        return false;
    do {
        if (!take_field(s, f))
            return false;
    } while (take(s, ','));
    return take(s, '}') && s->at == s->end && f->text.start;
}

bool host_scan(lua_State *L, const char *line, size_t len)
{
    scanner s = {line, line + len};
    fields f;

    memset(&f, 0, sizeof f);
    if (!take_document(&s, &f))
        return false;
    lua_createtable(L, 0, 3);
    push_piece(L, &f.text);
    lua_setfield(L, -2, "text");
    if (f.id.start) {
        push_piece(L, &f.id);
        lua_setfield(L, -2, "id");
    } else if (f.id_is_integer) {
        lua_pushinteger(L, f.id_integer);
        lua_setfield(L, -2, "id");
    }
    if (f.lang.start) {
        push_piece(L, &f.lang);
        lua_setfield(L, -2, "lang");
    }
    return true;
}
