/* pack.c - a pack's ruleset, made by the same scripts and the same binding as everywhere else. */
#include "support.h"

#include "bind.h"

#include <lualib.h>
#include <stdlib.h>

struct support_pack {
    lua_State *lua; /* its collector owns the ruleset */
    const dixit_ruleset *ruleset;
};

/* require "dixit", as a host would; leaves dixit.ruleset(name) on the stack. */
static void push_ruleset(lua_State *L, const char *name)
{
    luaL_openlibs(L);
    luaL_requiref(L, "dixit", luaopen_dixit, 0);
    lua_getfield(L, -1, "ruleset");
    lua_pushstring(L, name);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK)
        support_die("%s", lua_tostring(L, -1));
}

/* Whether a ruleset has as many rules as Lua says it has: the check that push_ruleset() left what we take it for. */
static bool is_same(lua_State *L, const dixit_ruleset *ruleset)
{
    size_t count;

    lua_getfield(L, -1, "rule_names");
    lua_pushvalue(L, -2);
    lua_call(L, 1, 1);
    count = lua_rawlen(L, -1);
    lua_pop(L, 1);
    return count == dixit_ruleset_rule_count(ruleset);
}

support_pack *support_pack_open(const char *name)
{
    support_pack *pack = calloc(1, sizeof *pack);

    if (!pack || !(pack->lua = luaL_newstate()))
        support_die("no memory");
    push_ruleset(pack->lua, name);
    /* The ruleset is the first thing in its box: see lua/bind/ruleset.c. */
    pack->ruleset = *(dixit_ruleset *const *)lua_touserdata(pack->lua, -1);
    if (!is_same(pack->lua, pack->ruleset))
        support_die("the box of a ruleset has changed");
    return pack;
}

const dixit_ruleset *support_pack_ruleset(const support_pack *pack)
{
    return pack->ruleset;
}

void support_pack_close(support_pack *pack)
{
    if (!pack)
        return;
    lua_close(pack->lua);
    free(pack);
}
