/*
 * string_match.c - matching Lua's patterns, as Lua 5.4's string library does, with one difference: the steps are counted,
 * so that a pattern which tries everything ends when its script's time does.
 *
 * A pattern is matched item by item: match_items() goes along it in a loop and calls itself where there is a choice,
 * once for each way. tests/host/patterns.lua holds it against Lua's own.
 */
#include "string_match.h"

#include "limit.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum {
    DEPTH_MAX = 200,  /* as in Lua */
    STEPS_TOLD = 1000 /* steps between two looks at what is left */
};

#define ESCAPE '%'

static void step(host_match *m)
{
    if (++m->steps >= STEPS_TOLD) {
        m->steps = 0;
        host_limits_spend(m->L, STEPS_TOLD);
    }
}

/* --- single characters ------------------------------------------------------------------------------------------ */

/* The end of the item at `p` that stands for one character: x, ., %a, [set]. */
static const char *item_end(host_match *m, const char *p)
{
    if (*p == ESCAPE) {
        if (p + 1 == m->pattern_end)
            luaL_error(m->L, "malformed pattern (ends with '%%')");
        return p + 2;
    }
    if (*p != '[')
        return p + 1;
    p += p[1] == '^' ? 2 : 1;
    do { /* a ] that comes first stands for itself */
        if (p == m->pattern_end)
            luaL_error(m->L, "malformed pattern (missing ']')");
        if (*p++ == ESCAPE && p < m->pattern_end)
            p++;
    } while (p == m->pattern_end || *p != ']');
    return p + 1;
}

static bool in_class(int c, int class)
{
    bool is;

    switch (tolower(class)) {
    case 'a':
        is = isalpha(c);
        break;
    case 'c':
        is = iscntrl(c);
        break;
    case 'd':
        is = isdigit(c);
        break;
    case 'g':
        is = isgraph(c);
        break;
    case 'l':
        is = islower(c);
        break;
    case 'p':
        is = ispunct(c);
        break;
    case 's':
        is = isspace(c);
        break;
    case 'u':
        is = isupper(c);
        break;
    case 'w':
        is = isalnum(c);
        break;
    case 'x':
        is = isxdigit(c);
        break;
    case 'z':
        is = c == 0;
        break;
    default:
        return class == c;
    }
    return isupper(class) ? !is : is;
}

/* Is the character in the set whose [ is at `p` and whose ] at `last`? */
static bool in_set(int c, const char *p, const char *last)
{
    bool is_in = true;

    p++;
    if (*p == '^') {
        is_in = false;
        p++;
    }
    while (p < last) {
        int low = (unsigned char)*p;

        if (low == ESCAPE) {
            if (in_class(c, (unsigned char)p[1]))
                return is_in;
            p += 2;
        } else if (p[1] == '-' && p + 2 < last) {
            if (low <= c && c <= (unsigned char)p[2])
                return is_in;
            p += 3;
        } else {
            if (low == c)
                return is_in;
            p++;
        }
    }
    return !is_in;
}

/* Does the item from `p` to `end` stand for the character at `at`? */
static bool fits(host_match *m, const char *at, const char *p, const char *end)
{
    int c;

    step(m);
    if (at >= m->text_end)
        return false;
    c = (unsigned char)*at;
    switch (*p) {
    case '.':
        return true;
    case ESCAPE:
        return in_class(c, (unsigned char)p[1]);
    case '[':
        return in_set(c, p, end - 1);
    default:
        return (unsigned char)*p == c;
    }
}

/* --- items with parts ------------------------------------------------------------------------------------------- */

/* Where a match of the items from `p` on ends that begins at `at`, or NULL. */
static const char *match_items(host_match *m, const char *at, const char *p)
#ifdef __GNUC__
    __attribute__((nonnull))
#endif
    ;

/* %bxy: from an x to the y that closes it. `p` is behind the b. */
static const char *match_balance(host_match *m, const char *at, const char *p)
{
    int open = 1;

    if (p + 1 >= m->pattern_end)
        luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
    if (at == m->text_end || *at != p[0])
        return NULL;
    while (++at < m->text_end) {
        step(m);
        if (*at == p[1]) {
            if (--open == 0)
                return at + 1;
        } else if (*at == p[0]) {
            open++;
        }
    }
    return NULL;
}

/* %f[set]: between a character that is not in the set and one that is. `p` is behind the f. */
static bool at_frontier(host_match *m, const char *at, const char *p, const char **end)
{
    int before = at == m->text ? 0 : (unsigned char)at[-1], here = at == m->text_end ? 0 : (unsigned char)*at;

    if (p == m->pattern_end || *p != '[')
        luaL_error(m->L, "missing '[' after '%%f' in pattern");
    *end = item_end(m, p);
    return !in_set(before, p, *end - 1) && in_set(here, p, *end - 1);
}

static const char *open_capture(host_match *m, const char *at, const char *p, ptrdiff_t len)
{
    const char *end;

    if (m->count >= HOST_CAPTURES_MAX)
        luaL_error(m->L, "too many captures");
    m->captures[m->count].at = at;
    m->captures[m->count].len = len;
    m->count++;
    end = match_items(m, at, p);
    if (!end)
        m->count--;
    return end;
}

static const char *close_capture(host_match *m, const char *at, const char *p)
{
    int i = m->count - 1;
    const char *end;

    while (i >= 0 && m->captures[i].len != HOST_CAPTURE_OPEN)
        i--;
    if (i < 0)
        luaL_error(m->L, "invalid pattern capture");
    m->captures[i].len = at - m->captures[i].at;
    end = match_items(m, at, p);
    if (!end)
        m->captures[i].len = HOST_CAPTURE_OPEN;
    return end;
}

/* %1 to %9: what that capture holds, once more. */
static const char *match_again(host_match *m, const char *at, char digit)
{
    int i = digit - '1';
    size_t len;

    if (i < 0 || i >= m->count || m->captures[i].len == HOST_CAPTURE_OPEN)
        luaL_error(m->L, "invalid capture index %%%d", i + 1);
    if (m->captures[i].len == HOST_CAPTURE_POSITION)
        return NULL; /* as in Lua */
    len = (size_t)m->captures[i].len;
    host_limits_spend(m->L, len / 16);
    if ((size_t)(m->text_end - at) < len || memcmp(m->captures[i].at, at, len) != 0)
        return NULL;
    return at + len;
}

/* --- repetition -------------------------------------------------------------------------------------------------- */

/* As often as possible, `least` times or more; `p` to `end` is the item, the rest follows behind the sign. */
static const char *match_many(host_match *m, const char *at, const char *p, const char *end, ptrdiff_t least)
{
    ptrdiff_t n = 0;

    while (fits(m, at + n, p, end))
        n++;
    for (; n >= least; n--) {
        const char *found = match_items(m, at + n, end + 1);

        if (found)
            return found;
    }
    return NULL;
}

static const char *match_few(host_match *m, const char *at, const char *p, const char *end)
{
    for (;;) {
        const char *found = match_items(m, at, end + 1);

        if (found)
            return found;
        if (!fits(m, at, p, end))
            return NULL;
        at++;
    }
}

/* --- going along --------------------------------------------------------------------------------------------------- */

/* What became of an item: the match goes on behind it, or is decided. */
typedef struct outcome {
    bool decided;
    const char *at, *p;
} outcome;

static outcome go_on(const char *at, const char *p)
{
    return (outcome){false, at, p};
}

static outcome decide(const char *at)
{
    return (outcome){true, at, NULL};
}

/* An item that stands for one character, with the sign of repetition behind it. */
static outcome match_item(host_match *m, const char *at, const char *p)
{
    const char *end = item_end(m, p), *found;

    switch (end < m->pattern_end ? *end : '\0') {
    case '?':
        found = fits(m, at, p, end) ? match_items(m, at + 1, end + 1) : NULL;
        return found ? decide(found) : go_on(at, end + 1);
    case '*':
        return decide(match_many(m, at, p, end, 0));
    case '+':
        return decide(match_many(m, at, p, end, 1));
    case '-':
        return decide(match_few(m, at, p, end));
    default:
        return fits(m, at, p, end) ? go_on(at + 1, end) : decide(NULL);
    }
}

static outcome match_escape(host_match *m, const char *at, const char *p)
{
    const char *end;

    switch (p + 1 < m->pattern_end ? p[1] : '\0') {
    case 'b':
        at = match_balance(m, at, p + 2);
        return at ? go_on(at, p + 4) : decide(NULL);
    case 'f':
        return at_frontier(m, at, p + 2, &end) ? go_on(at, end) : decide(NULL);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        at = match_again(m, at, p[1]);
        return at ? go_on(at, p + 2) : decide(NULL);
    default:
        return match_item(m, at, p);
    }
}

static outcome match_next(host_match *m, const char *at, const char *p)
{
    switch (*p) {
    case '(':
        if (p + 1 < m->pattern_end && p[1] == ')')
            return decide(open_capture(m, at, p + 2, HOST_CAPTURE_POSITION));
        return decide(open_capture(m, at, p + 1, HOST_CAPTURE_OPEN));
    case ')':
        return decide(close_capture(m, at, p + 1));
    case '$':
        if (p + 1 == m->pattern_end)
            return decide(at == m->text_end ? at : NULL);
        return match_item(m, at, p);
    case ESCAPE:
        return match_escape(m, at, p);
    default:
        return match_item(m, at, p);
    }
}

static const char *match_items(host_match *m, const char *at, const char *p)
{
    if (++m->depth > DEPTH_MAX)
        luaL_error(m->L, "pattern too complex");
    while (p < m->pattern_end) {
        outcome o = match_next(m, at, p);

        if (o.decided) {
            m->depth--;
            return o.at;
        }
        at = o.at;
        p = o.p;
    }
    m->depth--;
    return at;
}

void host_match_reset(host_match *m)
{
    m->count = 0;
    m->depth = 0;
}

const char *host_match_at(host_match *m, const char *at, const char *pattern)
{
    host_match_reset(m);
    step(m);
    return match_items(m, at, pattern);
}
