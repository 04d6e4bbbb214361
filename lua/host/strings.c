/*
 * strings.c - string.find, match, gmatch, gsub and rep for scripts of users: as in Lua 5.4, but they end when the time of
 * the script does. Lua's own can take any time in one call, which no hook sees; they are two to three times as fast, and
 * our own scripts use them.
 */
#include "limit.h"
#include "string_match.h"

#include <lualib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* --- captures ---------------------------------------------------------------------------------------------------- */

/* Push capture `i`, or the whole match where there are no captures. */
static void push_capture(host_match *m, int i, const char *at, const char *end)
{
    lua_State *L = m->L;

    if (i >= m->count) {
        if (i > 0)
            luaL_error(L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(L, at, (size_t)(end - at));
    } else if (m->captures[i].len == HOST_CAPTURE_POSITION) {
        lua_pushinteger(L, m->captures[i].at - m->text + 1);
    } else if (m->captures[i].len == HOST_CAPTURE_OPEN) {
        luaL_error(L, "unfinished capture");
    } else {
        lua_pushlstring(L, m->captures[i].at, (size_t)m->captures[i].len);
    }
}

/* Push all captures; the whole match if there are none and `whole` says so. */
static int push_captures(host_match *m, const char *at, const char *end, bool whole)
{
    int count = m->count == 0 && whole ? 1 : m->count, i;

    luaL_checkstack(m->L, count, "too many captures");
    for (i = 0; i < count; i++)
        push_capture(m, i, at, end);
    return count;
}

static void begin_match(host_match *m, lua_State *L, const char *text, size_t len, const char *pattern_end)
{
    m->L = L;
    m->text = text;
    m->text_end = text + len;
    m->pattern_end = pattern_end;
    m->steps = 0;
    host_match_reset(m);
}

/* --- find and match ------------------------------------------------------------------------------------------------ */

/* Where a search begins, from 0, for a position as Lua counts them; beyond `len` where there is nothing to search. */
static size_t start_of(lua_Integer position, size_t len)
{
    if (position > 0)
        return (size_t)position - 1;
    if (position == 0 || position < -(lua_Integer)len)
        return 0;
    return len - (size_t)-position;
}

static bool has_specials(const char *pattern, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++)
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i]))
            return true;
    return false;
}

static const char *find_plain(lua_State *L, const char *text, size_t len, const char *what, size_t what_len)
{
    const char *at = text, *end = text + len;

    if (what_len == 0)
        return text;
    while ((size_t)(end - at) >= what_len) {
        const char *first = memchr(at, what[0], (size_t)(end - at) - what_len + 1);

        host_limits_spend(L, (size_t)((first ? first : end) - at) / 64 + what_len / 64 + 1);
        if (!first || memcmp(first, what, what_len) == 0)
            return first;
        at = first + 1;
    }
    return NULL;
}

static int push_found(lua_State *L, const char *text, const char *at, const char *end)
{
    lua_pushinteger(L, at - text + 1);
    lua_pushinteger(L, end - text);
    return 2;
}

static int search(lua_State *L, bool is_find)
{
    size_t len, pattern_len, start;
    const char *text = luaL_checklstring(L, 1, &len), *pattern = luaL_checklstring(L, 2, &pattern_len), *at;
    bool anchored = pattern_len > 0 && *pattern == '^';
    host_match m;

    start = start_of(luaL_optinteger(L, 3, 1), len);
    if (start > len) {
        lua_pushnil(L);
        return 1;
    }
    if (is_find && (lua_toboolean(L, 4) || !has_specials(pattern, pattern_len))) {
        at = find_plain(L, text + start, len - start, pattern, pattern_len);
        if (at)
            return push_found(L, text, at, at + pattern_len);
        lua_pushnil(L);
        return 1;
    }
    begin_match(&m, L, text, len, pattern + pattern_len);
    for (at = text + start; at <= m.text_end; at++) {
        const char *end = host_match_at(&m, at, pattern + anchored);

        if (end)
            return (is_find ? push_found(L, text, at, end) : 0) + push_captures(&m, at, end, !is_find);
        if (anchored)
            break;
    }
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L)
{
    return search(L, true);
}

static int string_match(lua_State *L)
{
    return search(L, false);
}

/* --- gmatch ---------------------------------------------------------------------------------------------------------- */

/* Where an iteration is; text and pattern are upvalues of gmatch_next() before it. */
typedef struct iteration {
    size_t at;
    size_t last; /* where the match before ended, plus one: there is no empty one right behind it */
} iteration;

static int gmatch_next(lua_State *L)
{
    size_t len, pattern_len;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &len), *at;
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_len);
    iteration *it = lua_touserdata(L, lua_upvalueindex(3));
    host_match m;

    begin_match(&m, L, text, len, pattern + pattern_len);
    for (; it->at <= len; it->at++) {
        const char *end;

        at = text + it->at;
        end = host_match_at(&m, at, pattern);
        if (end && (size_t)(end - text) + 1 != it->last) {
            it->at = (size_t)(end - text);
            it->last = it->at + 1;
            return push_captures(&m, at, end, true);
        }
    }
    return 0;
}

static int string_gmatch(lua_State *L)
{
    size_t len, start;
    iteration *it;

    luaL_checklstring(L, 1, &len);
    luaL_checkstring(L, 2);
    start = start_of(luaL_optinteger(L, 3, 1), len);
    lua_settop(L, 2);
    it = lua_newuserdatauv(L, sizeof *it, 0);
    it->at = start > len ? len + 1 : start;
    it->last = 0;
    lua_pushcclosure(L, gmatch_next, 3);
    return 1;
}

/* --- gsub ------------------------------------------------------------------------------------------------------------ */

/* The replacement is a text with %0 to %9 in it. */
static void add_text(host_match *m, luaL_Buffer *b, const char *at, const char *end)
{
    lua_State *L = m->L;
    size_t len, i;
    const char *text = lua_tolstring(L, 3, &len);

    for (i = 0; i < len; i++) {
        if (text[i] != '%') {
            luaL_addchar(b, text[i]);
            continue;
        }
        i++;
        if (i < len && text[i] == '%') {
            luaL_addchar(b, '%');
        } else if (i < len && text[i] == '0') {
            luaL_addlstring(b, at, (size_t)(end - at));
        } else if (i < len && text[i] >= '1' && text[i] <= '9') {
            push_capture(m, text[i] - '1', at, end);
            luaL_tolstring(L, -1, NULL); /* a position becomes digits */
            lua_remove(L, -2);
            luaL_addvalue(b);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

/* Add what stands for a match; true if that is something else than the match itself. */
static bool add_replacement(host_match *m, luaL_Buffer *b, const char *at, const char *end, int type)
{
    lua_State *L = m->L;

    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(m, at, end, true), 1);
    } else if (type == LUA_TTABLE) {
        push_capture(m, 0, at, end);
        lua_gettable(L, 3);
    } else {
        add_text(m, b, at, end);
        return true;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(b, at, (size_t)(end - at));
        return false;
    }
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    luaL_addvalue(b);
    return true;
}

static int string_gsub(lua_State *L)
{
    size_t len, pattern_len;
    const char *text = luaL_checklstring(L, 1, &len), *pattern = luaL_checklstring(L, 2, &pattern_len);
    const char *at = text, *last = NULL;
    int type = lua_type(L, 3);
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)len + 1), count = 0;
    bool anchored = pattern_len > 0 && *pattern == '^', changed = false;
    host_match m;
    luaL_Buffer b;

    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                     "string/function/table");
    if (type == LUA_TNUMBER)
        lua_tolstring(L, 3, NULL);
    begin_match(&m, L, text, len, pattern + pattern_len);
    luaL_buffinit(L, &b);
    while (count < most) {
        const char *end = host_match_at(&m, at, pattern + anchored);

        if (end && end != last) {
            count++;
            changed = add_replacement(&m, &b, at, end, type) || changed;
            at = last = end;
        } else if (at < m.text_end) {
            luaL_addchar(&b, *at++);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    if (changed) {
        luaL_addlstring(&b, at, (size_t)(m.text_end - at));
        luaL_pushresult(&b);
    } else {
        lua_pushvalue(L, 1);
    }
    lua_pushinteger(L, count);
    return 2;
}

/* --- rep ------------------------------------------------------------------------------------------------------------- */

#define TEXT_MAX ((size_t)PTRDIFF_MAX)

static int string_rep(lua_State *L)
{
    size_t len, between_len, each;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &between_len);
    size_t all, done, more;
    luaL_Buffer b;
    char *to;

    each = len + between_len;
    if (times <= 0 || each == 0) { /* Lua's goes through the times all the same */
        lua_pushliteral(L, "");
        return 1;
    }
    if (each < len || each > TEXT_MAX / (size_t)times)
        return luaL_error(L, "resulting string too large");
    all = (size_t)times * each - between_len;
    to = luaL_buffinitsize(L, &b, all);
    memcpy(to, text, len);
    if (times > 1)
        memcpy(to + len, between, between_len);
    for (done = times > 1 ? each : len; done < all; done += more) { /* what is there, again: twice as much each time */
        more = done <= all - done ? done : all - done;
        memcpy(to + done, to, more);
    }
    luaL_pushresultsize(&b, all);
    return 1;
}

void host_strings_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"find", string_find}, {"match", string_match}, {"gmatch", string_gmatch},
        {"gsub", string_gsub}, {"rep", string_rep},     {NULL, NULL},
    };

    lua_newtable(L);
    lua_getglobal(L, LUA_STRLIBNAME);
    for (lua_pushnil(L); lua_next(L, -2);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_settable(L, -5);
    }
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
    lua_pushnil(L); /* bytecode is of use to nobody here */
    lua_setfield(L, -2, "dump");
}
