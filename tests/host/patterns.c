/*
 * patterns.c - the string functions of lua/host in a Lua of their own, for patterns.lua: patterns SCRIPT [SEED]
 *
 * The script gets them as a table, and finds Lua's in `string`.
 */
#include "limit.h"

#include <lualib.h>
#include <stdio.h>

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
        host_strings_push(L);
        lua_pushstring(L, argc > 2 ? argv[2] : "1");
        failed = lua_pcall(L, 2, 0, 0) != LUA_OK;
    }
    if (failed)
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
    host_state_free(L);
    return failed;
}
