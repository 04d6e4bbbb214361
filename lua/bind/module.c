/*
 * module.c - luaopen_dixit(): makes the metatables and the table of C functions, and hands both to the script
 * "init", which builds what `require "dixit"` returns. Also the helpers that the other files share.
 */
#include "bind.h"

#include <string.h>

void *bind_box_new(lua_State *L, int kind, size_t size)
{
    void *box = lua_newuserdata(L, size);

    memset(box, 0, size);
    lua_pushvalue(L, lua_upvalueindex(kind));
    lua_setmetatable(L, -2);
    return box;
}

static const char *const box_names[] = {
    [BIND_RULES] = "dixit.rules",
    [BIND_RULESET] = "dixit.ruleset",
    [BIND_WORKSPACE] = "dixit.workspace",
    [BIND_BUFFER] = "dixit.buffer",
};

void *bind_box_check(lua_State *L, int arg, int kind)
{
    void *box = lua_touserdata(L, arg);

    if (box && lua_getmetatable(L, arg)) {
        int same = lua_rawequal(L, -1, lua_upvalueindex(kind));

        lua_pop(L, 1);
        if (same)
            return box;
    }
    compat_type_error(L, arg, box_names[kind]);
    return NULL;
}

/* The word for a status, the third value of every failure. */
static const char *status_name(dixit_status code)
{
    switch (code) {
    case DIXIT_OK:
        return "ok";
    case DIXIT_ERR_MEMORY:
        return "memory";
    case DIXIT_ERR_LIMIT:
        return "limit";
    case DIXIT_ERR_ARGUMENT:
        return "argument";
    case DIXIT_ERR_PATTERN:
        return "pattern";
    case DIXIT_ERR_NAME:
        return "name";
    case DIXIT_ERR_FORMAT:
        return "format";
    case DIXIT_ERR_WRITE:
        return "write";
    }
    return "?";
}

int bind_failure(lua_State *L, const dixit_error *err)
{
    lua_pushnil(L);
    lua_pushstring(L, err->message);
    lua_pushstring(L, status_name(err->code));
    lua_pushinteger(L, (lua_Integer)err->position + 1);
    return 4;
}

int bind_enum(lua_State *L, int index, const char *field, const char *(*name_of)(int value))
{
    const char *word = lua_tostring(L, index);
    int value;

    for (value = 0; word && name_of(value)[0] != '?'; value++)
        if (strcmp(name_of(value), word) == 0)
            return value;
    return luaL_error(L, "%s: there is no '%s'", field, word ? word : luaL_typename(L, index));
}

void bind_functions(lua_State *L, const luaL_Reg *list)
{
    int table = lua_gettop(L), first = table - BIND_UPVALUES;

    for (; list->name; list++) {
        int i;

        for (i = 0; i < BIND_UPVALUES; i++)
            lua_pushvalue(L, first + i);
        lua_pushcclosure(L, list->func, BIND_UPVALUES);
        lua_setfield(L, table, list->name);
    }
}

static const luaL_Reg functions[] = {
    {"rules", bind_rules_new},
    {"script", bind_script},
    {"script_names", bind_script_names},
    {"directory", bind_directory},
    {"has_script", bind_has_script},
    {"load", bind_load},
    {"load_script", bind_load_script},
    {"lines", bind_lines},
    {"lists", bind_lists},
    {"open", bind_ruleset_open},
    {"data", bind_data},
    {"read", bind_read},
    {NULL, NULL},
};

/* bind_json() has one more upvalue: the buffer in which it writes, kept from one call to the next. */
static void push_json(lua_State *L, int first)
{
    int i;

    for (i = 0; i < BIND_UPVALUES; i++)
        lua_pushvalue(L, first + i);
    memset(lua_newuserdata(L, sizeof(bind_buffer)), 0, sizeof(bind_buffer));
    lua_pushvalue(L, first + BIND_BUFFER - 1);
    lua_setmetatable(L, -2);
    lua_pushcclosure(L, bind_json, BIND_UPVALUES + 1);
}

int luaopen_dixit(lua_State *L)
{
    static const luaL_Reg *const methods[] = {
        [BIND_RULES] = bind_rules_methods,
        [BIND_RULESET] = bind_ruleset_methods,
        [BIND_WORKSPACE] = bind_workspace_methods,
        [BIND_BUFFER] = bind_buffer_methods,
    };
    int first, kind;

    compat_check_version(L);
    lua_settop(L, 0);
    for (kind = BIND_RULES; kind <= BIND_UPVALUES; kind++)
        lua_newtable(L);
    first = 1;
    for (kind = BIND_RULES; kind <= BIND_UPVALUES; kind++) {
        int i;

        /* bind_functions() wants the upvalues below the table it fills */
        for (i = 0; i < BIND_UPVALUES; i++)
            lua_pushvalue(L, first + i);
        lua_pushvalue(L, first + kind - 1);
        bind_functions(L, methods[kind]);
        lua_pushvalue(L, -1);
        lua_setfield(L, -2, "__index");
        lua_pushstring(L, box_names[kind]); /* what getmetatable() tells; it also hides the finalizer */
        lua_setfield(L, -2, "__metatable");
        lua_pushstring(L, box_names[kind]);
        lua_setfield(L, -2, "__name");
        lua_settop(L, BIND_UPVALUES);
    }
    lua_newtable(L); /* 1-4: metatables, 5: the functions */
    bind_functions(L, functions);
    push_json(L, first);
    lua_setfield(L, -2, "json");
    lua_pushstring(L, dixit_version());
    lua_setfield(L, -2, "version");

    lua_getfield(L, -1, "load");
    lua_getfield(L, -2, "script");
    lua_pushliteral(L, "init");
    lua_call(L, 1, 2); /* functions load source chunk */
    lua_call(L, 2, 2); /* functions init message */
    if (lua_isnil(L, -2))
        return lua_error(L);
    lua_pop(L, 1);
    lua_pushvalue(L, -2); /* functions init functions */
    lua_call(L, 1, 1);
    return 1;
}
