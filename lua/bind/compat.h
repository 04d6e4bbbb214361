/*
 * compat.h - every difference between Lua 5.1 (and LuaJIT), 5.2, 5.3 and 5.4 that the binding meets. The other
 * files are written once, to the interface that this one levels.
 *
 * lua_getfield(), lua_rawget() and their like return the value's type from 5.3 on and nothing before: nobody
 * here uses what they return.
 */
#ifndef DIXIT_BIND_COMPAT_H
#define DIXIT_BIND_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 501 || LUA_VERSION_NUM > 504
#error "dixit's binding knows Lua 5.1, 5.2, 5.3 and 5.4"
#endif

#if LUA_VERSION_NUM == 501

#define lua_rawlen(L, index) lua_objlen((L), (index))
#define lua_getuservalue(L, index) lua_getfenv((L), (index))
#define lua_setuservalue(L, index) ((void)lua_setfenv((L), (index)))
#define compat_check_version(L) ((void)(L))

/* Make the table at `env` (from the stack's bottom) the environment of the function on top. */
static inline void compat_set_environment(lua_State *L, int env)
{
    lua_pushvalue(L, env);
    lua_setfenv(L, -2);
}

#else

#define compat_check_version(L) luaL_checkversion(L)

static inline void compat_set_environment(lua_State *L, int env)
{
    lua_pushvalue(L, env);
    if (!lua_setupvalue(L, -2, 1)) /* a chunk always has it; should a Lua leave it out, it has no globals */
        lua_pop(L, 1);
}

#endif

/* Compile source text, never bytecode. As luaL_loadbuffer() returns: 0, or a message is left instead. */
static inline int compat_load_text(lua_State *L, const char *source, size_t len, const char *chunk)
{
    if (len > 0 && source[0] == '\033') { /* every Lua's bytecode begins with ESC */
        lua_pushfstring(L, "%s: bytecode is not loaded, only source text", chunk + (*chunk == '@' || *chunk == '='));
        return LUA_ERRSYNTAX;
    }
#if LUA_VERSION_NUM == 501
    return luaL_loadbuffer(L, source, len, chunk);
#else
    return luaL_loadbufferx(L, source, len, chunk, "t");
#endif
}

/* luaL_typerror() of 5.1 is luaL_typeerror() in 5.4 and missing between. */
static inline int compat_type_error(lua_State *L, int arg, const char *wanted)
{
    return luaL_argerror(L, arg, lua_pushfstring(L, "%s expected, got %s", wanted, luaL_typename(L, arg)));
}

#endif
