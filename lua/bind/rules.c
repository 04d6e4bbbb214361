/*
 * rules.c - the Lua type dixit.rules: gathers what packs say and compiles it.
 *
 * lua/dixit/pack.lua is its only user. It has checked what a pack's author wrote, so that a wrong argument here
 * is a fault of ours and raises; what the core refuses is returned as nil, message, code, position.
 */
#include "bind.h"

#include <string.h>

typedef struct rules_box {
    dixit_rules *rules;
} rules_box;

int bind_rules_new(lua_State *L)
{
    rules_box *box = bind_box_new(L, BIND_RULES, sizeof *box);
    dixit_error err;

    if (dixit_rules_new(&box->rules, NULL, &err) != DIXIT_OK)
        return bind_failure(L, &err);
    return 1;
}

static dixit_rules *check_rules(lua_State *L)
{
    rules_box *box = bind_box_check(L, 1, BIND_RULES);

    luaL_argcheck(L, box->rules, 1, "these rules were released");
    return box->rules;
}

static int outcome(lua_State *L, dixit_status status, const dixit_error *err)
{
    if (status != DIXIT_OK)
        return bind_failure(L, err);
    lua_settop(L, 1); /* the rules, so that calls can be chained */
    return 1;
}

/* rules:reserve(len): room for so many bytes of words */
static int rules_reserve(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    lua_Number len = luaL_checknumber(L, 2);
    dixit_error err;

    luaL_argcheck(L, len >= 0 && len < (lua_Number)UINT32_MAX, 2, "this is no length");
    return outcome(L, dixit_rules_reserve(rules, (size_t)len, &err), &err);
}

static int rules_words(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    const char *list = luaL_checkstring(L, 2);
    size_t len;
    const char *words = luaL_checklstring(L, 3, &len);
    dixit_error err;

    return outcome(L, dixit_rules_words(rules, list, words, len, &err), &err);
}

static int rules_define(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    const char *name = luaL_checkstring(L, 2);
    size_t len;
    const char *pattern = luaL_checklstring(L, 3, &len);
    dixit_error err;

    return outcome(L, dixit_rules_define(rules, name, pattern, len, &err), &err);
}

/* The names of enums. Those of kinds of rules appear in packs only. */

const char *bind_rule_kind_name(int value)
{
    static const char *const names[] = {"quote", "mention", "block", "marked", "edge"};

    return (size_t)value < sizeof names / sizeof *names ? names[value] : "?";
}

const char *bind_mention_name(int value)
{
    return dixit_mention_kind_name((dixit_mention_kind)value);
}

static const char *role_name(int value)
{
    return dixit_block_role_name((dixit_block_role)value);
}

static const char *type_name(int value)
{
    return dixit_type_name((dixit_type)value);
}

static const char *marked_name(int value)
{
    return dixit_marked_kind_name((dixit_marked_kind)value);
}

/* Read field `field` of the table at 2 as an enum; `missing` if it is nil. */
static int enum_field(lua_State *L, const char *field, const char *(*name_of)(int value), int missing)
{
    int value = missing;

    lua_getfield(L, 2, field);
    if (!lua_isnil(L, -1))
        value = bind_enum(L, -1, field, name_of);
    lua_pop(L, 1);
    return value;
}

static bool flag_field(lua_State *L, const char *field)
{
    bool value;

    lua_getfield(L, 2, field);
    value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

/* rules:add { kind=, name=, match=, score=, priority=, certain=, all_scope=, continues=, when=, type=, mention=,
   role=, marked= }; of `when` it matters only that it is there */
static int rules_add(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    dixit_rule rule = DIXIT_RULE_INIT;
    dixit_error err;

    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    rule.kind = (dixit_rule_kind)enum_field(L, "kind", bind_rule_kind_name, rule.kind);
    rule.mention = (dixit_mention_kind)enum_field(L, "mention", bind_mention_name, rule.mention);
    rule.role = (dixit_block_role)enum_field(L, "role", role_name, rule.role);
    rule.marked = (dixit_marked_kind)enum_field(L, "marked", marked_name, rule.marked);
    rule.type = enum_field(L, "type", type_name, rule.type);
    rule.certain = flag_field(L, "certain");
    rule.all_scope = flag_field(L, "all_scope");
    rule.continues = flag_field(L, "continues");
    rule.judged = flag_field(L, "when");
    lua_getfield(L, 2, "score");
    if (!lua_isnil(L, -1))
        rule.score = (float)luaL_checknumber(L, -1);
    lua_getfield(L, 2, "priority");
    if (!lua_isnil(L, -1))
        rule.priority = (int)luaL_checknumber(L, -1);
    lua_getfield(L, 2, "name"); /* this and the pattern stay on the stack while the core reads them */
    rule.name = luaL_checkstring(L, -1);
    lua_getfield(L, 2, "match");
    rule.pattern = luaL_checklstring(L, -1, &rule.pattern_len);
    return outcome(L, dixit_rules_add(rules, &rule, &err), &err);
}

/*
 * rules:model(bytes), rules:model(address, length, owner): weights, which are used where they are, so that the rules keep the
 * string or the owner; or nil and what is wrong with them
 */
static int rules_model(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    const char *bytes = lua_touserdata(L, 2);
    dixit_error err;
    size_t len;

    if (bytes)
        len = (size_t)luaL_checkinteger(L, 3);
    else
        bytes = luaL_checklstring(L, 2, &len);
    lua_settop(L, 4);
    lua_createtable(L, 2, 0);
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, 4);
    lua_rawseti(L, -2, 2);
    lua_setuservalue(L, 1);
    return outcome(L, dixit_rules_model(rules, bytes, len, &err), &err);
}

/* rules:compile([lang [, judges [, prepare]]]): a ruleset, whose documents are in language `lang` unless a reader says
   otherwise. `judges` has the functions of the rules that have one, by the rules' numbers from 1; `prepare` is called
   before each document */
static int rules_compile(lua_State *L)
{
    dixit_rules *rules = check_rules(L);
    const char *lang = luaL_optstring(L, 2, "");
    dixit_error err = {DIXIT_OK, 0, ""};

    lua_settop(L, 4);
    if (!lua_isnil(L, 3))
        luaL_checktype(L, 3, LUA_TTABLE);
    bind_ruleset_push(L, rules, lang, lua_isnil(L, 3) ? 0 : 3, &err);
    return err.code == DIXIT_OK ? 1 : bind_failure(L, &err);
}

static int rules_gc(lua_State *L)
{
    rules_box *box = bind_box_check(L, 1, BIND_RULES);

    dixit_rules_free(box->rules);
    box->rules = NULL;
    return 0;
}

const luaL_Reg bind_rules_methods[] = {
    {"reserve", rules_reserve}, {"words", rules_words}, {"define", rules_define}, {"add", rules_add},
    {"compile", rules_compile}, {"model", rules_model}, {"__gc", rules_gc},       {NULL, NULL},
};
