/*
 * script.c - finding our Lua scripts (lua/dixit) and compiling text.
 *
 * A script is looked for in the directory that the environment variable DIXIT_LUA names, then in the one that
 * was compiled in as DIXIT_LUA_DIR (installed scripts can then be edited without a compiler), then among the
 * copies that the module carries. Nothing of the host's is used or changed: no package.path, no preload.
 */
#include "bind.h"
#include "scripts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX (1L << 30)

/* Names are ours or were checked by a script: letters, digits, _ and -, with dots between. */
static bool is_script_name(const char *name)
{
    return *name && *name != '.' && !strstr(name, "..") &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") == strlen(name);
}

/* The same with slashes. */
static bool is_data_path(const char *path)
{
    return *path && *path != '.' && *path != '/' && !strstr(path, "..") &&
           strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./") == strlen(path);
}

/* How many bytes a file has; false where there is none. */
static bool file_size(const char *path, size_t *size)
{
    struct stat status;

    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size >= FILE_MAX)
        return false;
    *size = (size_t)status.st_size;
    return true;
}

/*
 * Push a userdata with the bytes of a file; NULL, with nothing pushed, where it cannot be read. Memory is asked for, which may
 * raise, before the file is opened.
 */
static const char *push_bytes(lua_State *L, const char *path, size_t *len)
{
    size_t size;
    FILE *file;
    char *bytes;

    if (!file_size(path, &size))
        return NULL;
    bytes = lua_newuserdata(L, size + 1);
    file = fopen(path, "rb");
    if (!file) {
        lua_pop(L, 1);
        return NULL;
    }
    *len = fread(bytes, 1, size, file);
    fclose(file);
    return bytes;
}

/* Push the text of a file; false, with nothing pushed, where it cannot be read. */
static bool push_file(lua_State *L, const char *path)
{
    size_t len;
    const char *text = push_bytes(L, path, &len);

    if (!text)
        return false;
    lua_pushlstring(L, text, len);
    lua_remove(L, -2);
    return true;
}

/* Push the source of script `name` in `directory` and its path; false, with nothing pushed, if it is not there. */
static bool push_from(lua_State *L, const char *directory, const char *name)
{
    const char *path;

    if (!directory || !*directory)
        return false;
    luaL_gsub(L, name, ".", "/");
    path = lua_pushfstring(L, "%s/%s.lua", directory, lua_tostring(L, -1));
    lua_remove(L, -2); /* path */
    if (!push_file(L, path)) {
        lua_pop(L, 1);
        return false;
    }
    lua_insert(L, -2); /* source path */
    return true;
}

static bool push_from_directories(lua_State *L, const char *name)
{
    if (push_from(L, getenv("DIXIT_LUA"), name))
        return true;
#ifdef DIXIT_LUA_DIR
    if (push_from(L, DIXIT_LUA_DIR, name))
        return true;
#endif
    return false;
}

/* script(name): its source, the name of the chunk, and the file it came from unless it was carried in the module;
   or nil and a message */
int bind_script(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct dixit_script *script;

    if (is_script_name(name) && push_from_directories(L, name)) {
        lua_pushfstring(L, "@%s", lua_tostring(L, -1)); /* source path chunk */
        lua_insert(L, -2);
        return 3;
    }
    for (script = dixit_scripts; script->name; script++)
        if (strcmp(script->name, name) == 0) {
            lua_pushlstring(L, script->source, script->len);
            luaL_gsub(L, name, ".", "/");
            lua_pushfstring(L, "@dixit/%s.lua", lua_tostring(L, -1));
            lua_remove(L, -2);
            return 2;
        }
    lua_pushnil(L);
    lua_pushfstring(L, "dixit has no script '%s'", name);
    return 2;
}

/* data(path): the bytes of a file that lies beside the scripts, "rules/en.model", as a userdata or an address, and how many
   they are; or nil and a message */
int bind_data(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1), *bytes = NULL;
    const struct dixit_script *data;
    const char *directory = getenv("DIXIT_LUA");
    size_t len;

    lua_settop(L, 1);
#ifdef DIXIT_LUA_DIR
    if (!directory || !*directory)
        directory = DIXIT_LUA_DIR;
#endif
    if (directory && *directory && is_data_path(path)) {
        lua_pushfstring(L, "%s/%s", directory, path);
        bytes = push_bytes(L, lua_tostring(L, -1), &len);
    }
    for (data = dixit_data; !bytes && data->name; data++)
        if (strcmp(data->name, path) == 0) {
            bytes = data->source;
            len = data->len;
            lua_pushlightuserdata(L, (void *)bytes);
        }
    if (!bytes) {
        lua_pushnil(L);
        lua_pushfstring(L, "dixit has no file '%s'", path);
        return 2;
    }
    lua_pushinteger(L, (lua_Integer)len);
    return 2;
}

/* read(path): a userdata with the bytes of a file, and how many they are; nil where that is no file, or cannot be read */
int bind_read(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t len;

    if (!push_bytes(L, path, &len))
        return 0;
    lua_pushinteger(L, (lua_Integer)len);
    return 2;
}

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

/* Push the lines of a section; those of comments, which begin with a #, are empty. There is room for all of it at `room`. */
static void push_entries(lua_State *L, const char *at, const char *end, char *room)
{
    const char *comment = line_with(at, end, '#');
    size_t len = 0;

    if (comment == end) {
        lua_pushlstring(L, at, (size_t)(end - at));
        return;
    }
    while (at < end) {
        memcpy(room + len, at, (size_t)(comment - at));
        len += (size_t)(comment - at);
        at = line_end(comment, end);
        comment = line_with(at < end ? at + 1 : end, end, '#');
    }
    lua_pushlstring(L, room, len);
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

static int wrong_line(lua_State *L, size_t line, const char *wrong)
{
    lua_pushnil(L);
    lua_pushinteger(L, (lua_Integer)line);
    lua_pushstring(L, wrong);
    return 3;
}

/*
 * lists(bytes [, len]): what a file of word lists says, as a list of three values for each heading: the names in it, the
 * entries below it, the line on which they begin; or nil, a line, and what is wrong there. word_file.lua tells what such a
 * file looks like
 */
int bind_lists(lua_State *L)
{
    const char *at = lua_touserdata(L, 1), *end, *stop, *entry;
    size_t len, line = 1, names;
    char *room;
    int count = 0;

    if (at)
        len = (size_t)luaL_checkinteger(L, 2);
    else
        at = luaL_checklstring(L, 1, &len);
    end = at + len;
    if (len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
        at += 3;
    lua_settop(L, 1);
    room = lua_newuserdata(L, len + 1);
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
        push_entries(L, entry, stop, room);
        lua_rawseti(L, -2, ++count);
        lua_pushinteger(L, (lua_Integer)line + 1);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* directory(): the current directory's absolute path; nil where it has none */
int bind_directory(lua_State *L)
{
    char path[4096];

    lua_pushstring(L, getcwd(path, sizeof path));
    return 1;
}

/* script_names(): the names of all scripts that the module carries, as a list */
int bind_script_names(lua_State *L)
{
    int i;

    lua_newtable(L);
    for (i = 0; dixit_scripts[i].name; i++) {
        lua_pushstring(L, dixit_scripts[i].name);
        lua_rawseti(L, -2, i + 1);
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

/* load(source, chunk [, environment]): the compiled function, or nil and a message; never loads bytecode */
int bind_load(lua_State *L)
{
    size_t len;
    const char *source = luaL_checklstring(L, 1, &len);
    const char *chunk = luaL_checkstring(L, 2);

    lua_settop(L, 3);
    if (compat_load_text(L, source, len, chunk) != 0) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    if (lua_istable(L, 3))
        compat_set_environment(L, 3);
    return 1;
}
