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
 * The bytes of a file, in a buffer that is pushed; NULL, with nothing pushed, where it cannot be read. They are malloc's, for
 * they are many: LuaJIT would ask the system for fresh pages each time. Memory that is not there raises.
 */
static const char *push_bytes(lua_State *L, const char *path, size_t *len)
{
    bind_buffer *buffer;
    size_t size;
    FILE *file;

    if (!file_size(path, &size))
        return NULL;
    buffer = bind_box_new(L, BIND_BUFFER, sizeof *buffer);
    buffer->data = malloc(size + 1);
    if (!buffer->data)
        luaL_error(L, "out of memory");
    buffer->capacity = size + 1;
    file = fopen(path, "rb");
    if (!file) {
        lua_pop(L, 1);
        return NULL;
    }
    *len = fread(buffer->data, 1, size, file);
    fclose(file);
    return buffer->data;
}

/* Return where bytes are, how many, and what keeps them there: the buffer on top, if they are `owned` by it. */
static int return_bytes(lua_State *L, const char *bytes, size_t len, bool owned)
{
    if (!owned)
        lua_pushnil(L);
    lua_pushlightuserdata(L, (void *)bytes);
    lua_insert(L, -2);
    lua_pushinteger(L, (lua_Integer)len);
    lua_insert(L, -2);
    return 3;
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

/* Push the path of script `name` in `directory`; false, with nothing pushed, if it is not there. */
static bool push_path(lua_State *L, const char *directory, const char *name)
{
    size_t size;

    if (!directory || !*directory || !is_script_name(name))
        return false;
    luaL_gsub(L, name, ".", "/");
    lua_pushfstring(L, "%s/%s.lua", directory, lua_tostring(L, -1));
    lua_remove(L, -2); /* path */
    if (file_size(lua_tostring(L, -1), &size))
        return true;
    lua_pop(L, 1);
    return false;
}

/* The same in the directories that there may be. */
static bool push_path_of(lua_State *L, const char *name)
{
    if (push_path(L, getenv("DIXIT_LUA"), name))
        return true;
#ifdef DIXIT_LUA_DIR
    if (push_path(L, DIXIT_LUA_DIR, name))
        return true;
#endif
    return false;
}

/* Push the source of script `name`, if it is a file, and its path; false, with nothing pushed, if there is none. */
static bool push_source(lua_State *L, const char *name)
{
    if (!push_path_of(L, name))
        return false;
    if (!push_file(L, lua_tostring(L, -1))) {
        lua_pop(L, 1);
        return false;
    }
    lua_insert(L, -2); /* source path */
    return true;
}

/* The script of that name that the module carries, or NULL. */
static const struct dixit_script *carried(const char *name)
{
    const struct dixit_script *script = dixit_scripts;

    while (script->name && strcmp(script->name, name) != 0)
        script++;
    return script->name ? script : NULL;
}

/* Push what the chunk of a carried script is called: "@dixit/formats/json.lua". */
static void push_chunk(lua_State *L, const char *name)
{
    luaL_gsub(L, name, ".", "/");
    lua_pushfstring(L, "@dixit/%s.lua", lua_tostring(L, -1));
    lua_remove(L, -2);
}

static int no_script(lua_State *L, const char *name)
{
    lua_pushnil(L);
    lua_pushfstring(L, "dixit has no script '%s'", name);
    return 2;
}

/* script(name): its source, the name of the chunk, and the file it came from unless it was carried in the module;
   or nil and a message */
int bind_script(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct dixit_script *script;

    if (push_source(L, name)) {
        lua_pushfstring(L, "@%s", lua_tostring(L, -1)); /* source path chunk */
        lua_insert(L, -2);
        return 3;
    }
    script = carried(name);
    if (!script)
        return no_script(L, name);
    lua_pushlstring(L, script->source, script->len);
    push_chunk(L, name);
    return 2;
}

/* has_script(name): is there such a script? */
int bind_has_script(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);

    lua_pushboolean(L, push_path_of(L, name) || carried(name) != NULL);
    return 1;
}

/* data(path): the bytes of a file that lies beside the scripts, "rules/en.model", as an address, how many they are, and what
   keeps them there; or nil and a message */
int bind_data(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1), *bytes = NULL;
    const struct dixit_script *data = dixit_data;
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
    if (bytes)
        return return_bytes(L, bytes, len, true);
    while (data->name && strcmp(data->name, path) != 0)
        data++;
    if (data->name)
        return return_bytes(L, data->source, data->len, false);
    lua_pushnil(L);
    lua_pushfstring(L, "dixit has no file '%s'", path);
    return 2;
}

/* read(path): the bytes of a file, as data() returns them; nothing where that is no file, or cannot be read */
int bind_read(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t len;
    const char *bytes = push_bytes(L, path, &len);

    return bytes ? return_bytes(L, bytes, len, true) : 0;
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

/* Compile text and give the function the environment at `env`, if there is one: it and `chunk`, or nil and a message. */
static int load_text(lua_State *L, const char *source, size_t len, int chunk, int env)
{
    if (compat_load_text(L, source, len, lua_tostring(L, chunk)) != 0) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    if (lua_istable(L, env))
        compat_set_environment(L, env);
    lua_pushvalue(L, chunk);
    return 2;
}

/* load(source, chunk [, environment]): the compiled function and the chunk, or nil and a message; never loads bytecode */
int bind_load(lua_State *L)
{
    size_t len;
    const char *source = luaL_checklstring(L, 1, &len);

    luaL_checkstring(L, 2);
    lua_settop(L, 3);
    return load_text(L, source, len, 2, 3);
}

/* load_script(name [, environment]): script(name), compiled: the function and the name of the chunk, or nil and a message.
   What the module carries is compiled where it stands */
int bind_load_script(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct dixit_script *script;

    lua_settop(L, 2);
    if (push_source(L, name)) {
        size_t len;
        const char *source = lua_tolstring(L, 3, &len);

        lua_pushfstring(L, "@%s", lua_tostring(L, 4));
        return load_text(L, source, len, 5, 2);
    }
    script = carried(name);
    if (!script)
        return no_script(L, name);
    push_chunk(L, name);
    return load_text(L, script->source, script->len, 3, 2);
}
