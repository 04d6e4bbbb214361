/*
 * word_lists.c - cutting texts into word lists: files of them, and the texts that packs have in their scripts.
 */
#include "bind.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The length of the names in the heading at `at`, "[NAMES]"; 0 if it is none. */
static size_t heading_names(const char *at, const char *end)
{
    const char *name = at + 1, *stop = name;

    while (stop < end &&
           ((*stop >= 'A' && *stop <= 'Z') || (*stop >= '0' && *stop <= '9') || *stop == '_' || *stop == ' '))
        stop++;
    if (stop == end || *stop != ']' || *name < 'A' || *name > 'Z')
        return 0;
    for (at = stop + 1; at < end; at++)
        if (!is_blank(*at))
            return 0;
    return (size_t)(stop - name);
}

static const char *line_end(const char *at, const char *end)
{
    const char *found = memchr(at, '\n', (size_t)(end - at));

    return found ? found : end;
}

/* The first line from the one at `at` on that begins with `c`, or `end`. */
static const char *line_with(const char *at, const char *end, char c)
{
    const char *found = at;

    while (found < end && (found = memchr(found, c, (size_t)(end - found))) != NULL && found > at && found[-1] != '\n')
        found++;
    return found ? found : end;
}

static size_t count_lines(const char *at, const char *end)
{
    size_t count = 0;

    for (; at < end; at++)
        count += *at == '\n';
    return count;
}

/* The first line up to `end` with something in it that is no comment; `end` if there is none. */
static const char *first_entry(const char *at, const char *end)
{
    const char *stop, *next;

    for (; at < end; at = next) {
        stop = line_end(at, end);
        next = stop < end ? stop + 1 : end;
        if (*at == '#')
            continue;
        while (at < stop && is_blank(*at))
            at++;
        if (at < stop)
            return at;
    }
    return end;
}

/* Push the lines of a section; those of comments, which begin with a #, are empty, or left out at the end. */
static void push_entries(lua_State *L, const char *at, const char *end)
{
    const char *comment = line_with(at, end, '#');
    size_t len = 0;
    char *room;

    if (first_entry(comment, end) == end) { /* comments stand above the next heading, as a rule */
        lua_pushlstring(L, at, (size_t)(comment - at));
        return;
    }
    room = lua_newuserdata(L, (size_t)(end - at));
    while (at < end) {
        memcpy(room + len, at, (size_t)(comment - at));
        len += (size_t)(comment - at);
        at = line_end(comment, end);
        comment = line_with(at < end ? at + 1 : end, end, '#');
    }
    lua_pushlstring(L, room, len);
    lua_remove(L, -2); /* room */
}

static int wrong_line(lua_State *L, size_t line, const char *wrong)
{
    lua_pushnil(L);
    lua_pushinteger(L, (lua_Integer)line);
    lua_pushstring(L, wrong);
    return 3;
}

/*
 * lists(bytes), lists(address, length, owner): what a file of word lists says, as a list of three values for each heading: the names in it, the
 * entries below it, the line on which they begin; or nil, a line, and what is wrong there. word_file.lua tells what such a
 * file looks like
 */
int bind_lists(lua_State *L)
{
    const char *at = lua_touserdata(L, 1), *end, *stop, *entry;
    size_t len, line = 1, names;
    int count = 0;

    if (at)
        len = (size_t)luaL_checkinteger(L, 2);
    else
        at = luaL_checklstring(L, 1, &len);
    lua_settop(L, 3); /* the owner stays while we read */
    end = at + len;
    if (len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    lua_newtable(L);
    stop = line_with(at, end, '[');
    entry = first_entry(at, stop);
    if (entry < stop)
        return wrong_line(L, line + count_lines(at, entry),
                          "the entries of a list stand below its heading, as in [CUE]");
    while (stop < end) {
        line += count_lines(at, stop);
        at = stop;
        stop = line_end(at, end);
        names = heading_names(at, stop);
        if (names == 0)
            return wrong_line(L, line, "a heading has names of lists: [CUE], or [TITLE HONORIFIC]");
        lua_pushlstring(L, at + 1, names);
        lua_rawseti(L, -2, ++count);
        entry = stop < end ? stop + 1 : end;
        stop = line_with(entry, end, '[');
        push_entries(L, entry, stop);
        lua_rawseti(L, -2, ++count);
        lua_pushinteger(L, (lua_Integer)line + 1);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* lines(text): the text with a line end for each stretch of white space, as lists of words are wanted */
int bind_lines(lua_State *L)
{
    size_t len, i, done = 0;
    const char *text = luaL_checklstring(L, 1, &len);
    char *out = lua_newuserdata(L, len + 1);

    for (i = 0; i < len; i++) {
        if (!is_blank(text[i]))
            out[done++] = text[i];
        else if (i == 0 || !is_blank(text[i - 1]))
            out[done++] = '\n';
    }
    lua_pushlstring(L, out, done);
    return 1;
}
