/*
 * ruleset.c - the Lua type dixit.ruleset: compiled rules, and reading texts with them.
 *
 * A read borrows the ruleset's workspace and gives it back when the document has become a table. The workspace
 * travels in a box of its own meanwhile: the garbage collector may run while the table is built, and finalizers
 * of the host's may read with the same ruleset (they then find no workspace and make another); and an error out
 * of memory leaves the box to the collector.
 */
#include "bind.h"

#include <string.h>

typedef struct ruleset_box {
    dixit_ruleset *ruleset;
    dixit_workspace *spare; /* warm, or NULL while it is lent or before the first read */
    char lang[36];          /* "" if the packs name none */
    bool judged;            /* rules have functions */
} ruleset_box;

typedef struct workspace_box {
    dixit_workspace *workspace;
} workspace_box;

static int workspace_gc(lua_State *L)
{
    workspace_box *box = bind_box_check(L, 1, BIND_WORKSPACE);

    dixit_workspace_free(box->workspace);
    box->workspace = NULL;
    return 0;
}

const luaL_Reg bind_workspace_methods[] = {
    {"__gc", workspace_gc},
    {NULL, NULL},
};

/* The ruleset on top keeps what the rules at `rules` keep: the bytes of a model, in which the weights of both stand. */
static void keep_model(lua_State *L, int rules, bool judged)
{
    int ruleset = lua_gettop(L);

    lua_getuservalue(L, rules);
    if (judged) {
        lua_getuservalue(L, ruleset);
        lua_insert(L, -2);
        lua_setfield(L, -2, "model");
        lua_pop(L, 1);
    } else if (lua_istable(L, -1)) {
        lua_setuservalue(L, ruleset);
    } else {
        lua_pop(L, 1);
    }
}

void bind_ruleset_push(lua_State *L, dixit_rules *rules, const char *lang, int judges, dixit_error *err)
{
    ruleset_box *box = bind_box_new(L, BIND_RULESET, sizeof *box);
    size_t len = strlen(lang);

    if (len < sizeof box->lang)
        memcpy(box->lang, lang, len);
    if (judges) {
        bind_judge_attach(L, judges, judges + 1);
        box->judged = true;
    }
    keep_model(L, 1, judges > 0);
    dixit_rules_compile(&box->ruleset, rules, err);
}

static ruleset_box *check_ruleset(lua_State *L)
{
    ruleset_box *box = bind_box_check(L, 1, BIND_RULESET);

    luaL_argcheck(L, box->ruleset, 1, "this ruleset was released");
    return box;
}

/* What the caller of read() asks for. */
typedef struct request {
    dixit_options options;
    bind_view view;
    int id, lang; /* stack positions, or 0 */
} request;

static const char *scope_name(int value)
{
    static const char *const names[] = {"speech", "all"};

    return (size_t)value < sizeof names / sizeof *names ? names[value] : "?";
}

static const char *parts_name(int value)
{
    static const char *const names[] = {"all", "record", "tokens", "explain"};

    return (size_t)value < sizeof names / sizeof *names ? names[value] : "?";
}

/* One option, its name at -2 and its value at -1. Values that are kept go below, to 4 and 5. */
static void read_option(lua_State *L, request *want)
{
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";

    if (strcmp(name, "offsets") == 0) {
        want->view.unit = bind_enum(L, -1, name, bind_unit_name);
    } else if (strcmp(name, "id") == 0) {
        lua_pushvalue(L, -1);
        lua_replace(L, want->id = 4);
    } else if (strcmp(name, "lang") == 0) {
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, 3, "lang should be a string");
        lua_pushvalue(L, -1);
        lua_replace(L, want->lang = 5);
    } else if (strcmp(name, "parts") == 0) {
        want->view.parts = (bind_parts)bind_enum(L, -1, name, parts_name);
        want->options.explain = want->view.parts == BIND_PARTS_EXPLAIN;
    } else if (strcmp(name, "scope") == 0) {
        want->options.scope = (dixit_scope)bind_enum(L, -1, name, scope_name);
    } else if (strcmp(name, "min_confidence") == 0) {
        luaL_argcheck(L, lua_type(L, -1) == LUA_TNUMBER, 3, "min_confidence should be a number");
        want->options.min_confidence = (float)lua_tonumber(L, -1);
    } else {
        luaL_error(L, "there is no option '%s'; there are offsets, scope, min_confidence, parts, id and lang", name);
    }
}

/* Leaves the stack as: 1 ruleset, 2 text, 3 options, 4 id, 5 lang. */
static void read_options(lua_State *L, request *want)
{
    dixit_options defaults = DIXIT_OPTIONS_INIT;

    memset(want, 0, sizeof *want);
    want->options = defaults;
    lua_settop(L, 3);
    lua_pushnil(L);
    lua_pushnil(L);
    if (lua_isnil(L, 3))
        return;
    luaL_checktype(L, 3, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1))
        read_option(L, want);
}

static void keep_workspace(ruleset_box *box, workspace_box *lent)
{
    if (box->ruleset && !box->spare) {
        box->spare = lent->workspace;
        lent->workspace = NULL;
    }
}

/* Have the rules' functions asked: they are found through the ruleset at 1. */
static void begin_judging(lua_State *L, ruleset_box *box, request *want, bind_judge *judge)
{
    judge->ruleset = box->ruleset;
    bind_judge_begin(L, judge, 1);
    want->options.judge = bind_judge_ask;
    want->options.judge_data = judge;
}

/* ruleset:read(text [, options]): the document as a table, or nil, message, code */
static int ruleset_read(lua_State *L)
{
    ruleset_box *box = check_ruleset(L);
    size_t len;
    const char *text = luaL_checklstring(L, 2, &len);
    request want;
    workspace_box *lent;
    bind_judge judge = {0};
    dixit_error err = {DIXIT_OK, 0, ""};

    read_options(L, &want);
    if (box->judged)
        begin_judging(L, box, &want, &judge);
    lent = bind_box_new(L, BIND_WORKSPACE, sizeof *lent);
    lent->workspace = box->spare;
    box->spare = NULL;
    if (!lent->workspace && dixit_workspace_new(&lent->workspace, NULL, &err) != DIXIT_OK)
        return bind_failure(L, &err);
    if (dixit_analyse(lent->workspace, box->ruleset, text, len, &want.options, &want.view.doc, &err) != DIXIT_OK) {
        keep_workspace(box, lent);
        return bind_failure(L, &err);
    }
    want.view.ruleset = box->ruleset;
    bind_document_push(L, &want.view);
    if (want.id) {
        lua_pushvalue(L, want.id);
        lua_setfield(L, -2, "id");
    }
    if (want.lang)
        lua_pushvalue(L, want.lang);
    else if (*box->lang)
        lua_pushstring(L, box->lang);
    else
        lua_pushnil(L);
    lua_setfield(L, -2, "lang");
    if (box->judged)
        bind_judge_end(L, &judge);
    keep_workspace(box, lent);
    return 1;
}

/* ruleset:rule_names(): a list, in the order in which the rules were added */
static int ruleset_rule_names(lua_State *L)
{
    ruleset_box *box = check_ruleset(L);
    size_t count = dixit_ruleset_rule_count(box->ruleset), i;

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_pushstring(L, dixit_ruleset_rule_name(box->ruleset, (uint32_t)i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

/* ruleset:lang(): the language of its packs, or nil */
static int ruleset_lang(lua_State *L)
{
    ruleset_box *box = check_ruleset(L);

    if (!*box->lang)
        return 0;
    lua_pushstring(L, box->lang);
    return 1;
}

/* ruleset:rules(): a list of tables, in the order in which the rules were added: name, kind, `when` if the rule has a
   function, `idle` if the function is not here */
static int ruleset_rules(lua_State *L)
{
    ruleset_box *box = check_ruleset(L);
    size_t count = dixit_ruleset_rule_count(box->ruleset);
    uint32_t i;

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        bool judged = dixit_ruleset_rule_judged(box->ruleset, i);

        lua_createtable(L, 0, 4);
        bind_string_set(L, "name", dixit_ruleset_rule_name(box->ruleset, i));
        bind_string_set(L, "kind", bind_rule_kind_name((int)dixit_ruleset_rule_kind(box->ruleset, i)));
        bind_boolean_set(L, "when", judged);
        bind_boolean_set(L, "idle", judged && !box->judged);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

/* --- rulesets as bytes ------------------------------------------------------------------------------------------ */

/* What is written, or, without a place for it, how much that is. */
typedef struct target {
    char *at;
    size_t len;
} target;

static bool take(void *payload, const void *bytes, size_t len)
{
    target *to = payload;

    if (to->at)
        memcpy(to->at + to->len, bytes, len);
    to->len += len;
    return true;
}

/* ruleset:save([about]): its bytes, or nil, message, code. The label's first line is the language. */
static int ruleset_save(lua_State *L)
{
    ruleset_box *box = check_ruleset(L);
    const char *label = lua_pushfstring(L, "%s\n%s", box->lang, luaL_optstring(L, 2, ""));
    target to = {NULL, 0};
    dixit_error err;

    if (dixit_ruleset_save(box->ruleset, label, take, &to, &err) != DIXIT_OK)
        return bind_failure(L, &err);
    to.at = lua_newuserdata(L, to.len);
    to.len = 0;
    if (dixit_ruleset_save(box->ruleset, label, take, &to, &err) != DIXIT_OK)
        return bind_failure(L, &err);
    lua_pushlstring(L, to.at, to.len);
    return 1;
}

/* ruleset:about(): what was said of it when it was saved, or nil */
static int ruleset_about(lua_State *L)
{
    const char *label = dixit_ruleset_label(check_ruleset(L)->ruleset), *line_end = strchr(label, '\n');

    if (!line_end || !line_end[1])
        return 0;
    lua_pushstring(L, line_end + 1);
    return 1;
}

static void take_language(ruleset_box *box)
{
    const char *label = dixit_ruleset_label(box->ruleset);
    size_t len = strcspn(label, "\n");

    if (len < sizeof box->lang)
        memcpy(box->lang, label, len);
}

/*
 * open(bytes), open(address, length, owner): a ruleset that uses the bytes where they are, and keeps the string or the
 * owner; or nil, message, code
 */
int bind_ruleset_open(lua_State *L)
{
    const void *bytes = lua_touserdata(L, 1);
    ruleset_box *box;
    dixit_error err;
    size_t len;

    if (lua_isuserdata(L, 1))
        len = (size_t)luaL_checkinteger(L, 2);
    else
        bytes = luaL_checklstring(L, 1, &len);
    lua_settop(L, 3);
    box = bind_box_new(L, BIND_RULESET, sizeof *box);
    lua_createtable(L, 2, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, 3);
    lua_rawseti(L, -2, 2);
    lua_setuservalue(L, -2);
    if (dixit_ruleset_open(&box->ruleset, bytes, len, NULL, &err) != DIXIT_OK)
        return bind_failure(L, &err);
    take_language(box);
    return 1;
}

static int ruleset_gc(lua_State *L)
{
    ruleset_box *box = bind_box_check(L, 1, BIND_RULESET);

    dixit_workspace_free(box->spare);
    dixit_ruleset_free(box->ruleset);
    box->spare = NULL;
    box->ruleset = NULL;
    return 0;
}

const luaL_Reg bind_ruleset_methods[] = {
    {"read", ruleset_read}, {"rule_names", ruleset_rule_names}, {"rules", ruleset_rules}, {"lang", ruleset_lang},
    {"save", ruleset_save}, {"about", ruleset_about},           {"__gc", ruleset_gc},     {NULL, NULL},
};
