/*
 * patterns.c - the string functions of lua/host in a Lua of their own, for patterns.lua: patterns SCRIPT [SEED]
 *
 * The script gets them as a table, and finds Lua's in `string`.
 */
#include "limit.h"

#include <lualib.h>
#include <stdio.h>

/* Push the functions that host_strings_open() puts in, and give `string` its own back. */
static void push_functions(lua_State *L)
{
    static const char *const names[] = {"find", "match", "gmatch", "gsub", "rep"};

    lua_newtable(L);
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
    lua_newtable(L); /* functions string saved */
    lua_pushnil(L);
    while (lua_next(L, -3)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_settable(L, -4);
    }
    host_strings_open(L);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lua_getfield(L, -2, names[i]);
        lua_setfield(L, -4, names[i]);
        lua_getfield(L, -1, names[i]);
        lua_setfield(L, -3, names[i]);
    }
    lua_pop(L, 2);
}

int main(int argc, char **argv)
{
    lua_State *L = host_state_new();
    int failed = 1;

    if (argc < 2 || !L) {
        fputs("usage: patterns SCRIPT [SEED]\n", stderr);
        return 1;
    }
    luaL_openlibs(L);
    if (luaL_loadfile(L, argv[1]) == LUA_OK) {
        push_functions(L);
        lua_pushstring(L, argc > 2 ? argv[2] : "1");
        failed = lua_pcall(L, 2, 0, 0) != LUA_OK;
    }
    if (failed)
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
    host_state_free(L);
    return failed;
}
