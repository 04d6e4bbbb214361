/*
 * judge.c - the `when` functions of rules: called once for each match of a judged rule, while a document is read.
 *
 * A ruleset that has such rules has a companion table (its user value): the closure judge_call(), which holds the
 * functions by the numbers of their rules; the judging, which says what is in question; and `prepare`, which is called
 * before each document. They belong to the Lua state that compiled the packs, as the ruleset does.
 *
 * The core's frames are below a function while it runs, so nothing may jump over them: whatever can raise runs under
 * one lua_pcall(), across which no Lua can yield. What a function raises is noted in the document's list of warnings,
 * once for each rule, and the match is dropped.
 *
 * A function gets a view, a userdata whose fields are worked out when it asks for them: most functions look at one or
 * two, and making a table of all would take five times as long as the call. All functions share the views, in
 * which nothing can be changed or kept: outside of a call they are empty.
 */
#include "bind.h"

enum { COMPANION_CALL = 1, COMPANION_JUDGING, COMPANION_PREPARE };

/* The match in question, NULL if there is none. A function may read a text with the same ruleset: then the match of the
   inner call stands here until that is over. */
typedef struct judging {
    const dixit_match *match;
    const dixit_ruleset *ruleset;
} judging;

/* --- views ------------------------------------------------------------------------------------------------------ */

/* The views, which are upvalues of view_index() from VIEW_FIRST on. */
enum { VIEW_MATCH, VIEW_CONTENT, VIEW_CUE, VIEW_SOURCE, VIEWS };
enum { INDEX_JUDGING = 1, INDEX_FIELDS, VIEW_FIRST, INDEX_UPVALUES = VIEW_FIRST + VIEWS - 1 };

typedef enum field {
    FIELD_TEXT,
    FIELD_START,
    FIELD_STOP,
    FIELD_LENGTH,
    FIELD_WORDS,
    FIELD_KIND, /* of sources only */
    FIELD_RULE, /* this and what follows: of matches only */
    FIELD_BLOCK,
    FIELD_SENTENCE,
    FIELD_CONTENT,
    FIELD_CUE,
    FIELD_SOURCE,
    FIELDS
} field;

static const char *const field_names[FIELDS] = {
    "text", "start", "stop", "length", "words", "kind", "rule", "block", "sentence", "content", "cue", "source",
};

/* The part of a match that a view shows. */
static dixit_part part_of(int view)
{
    static const dixit_part parts[VIEWS] = {
        [VIEW_MATCH] = DIXIT_PART_MATCH,
        [VIEW_CONTENT] = DIXIT_PART_CONTENT,
        [VIEW_CUE] = DIXIT_PART_CUE,
        [VIEW_SOURCE] = DIXIT_PART_SOURCE,
    };

    return parts[view];
}

static void push_sum(lua_State *L, const dixit_match *match, dixit_part part, field f)
{
    size_t count = dixit_match_piece_count(match, part), i;
    uint32_t sum = 0;

    for (i = 0; i < count; i++) {
        dixit_piece piece = dixit_match_piece(match, part, i);

        sum += f == FIELD_LENGTH ? piece.tokens : piece.words;
    }
    lua_pushinteger(L, (lua_Integer)sum);
}

static void push_kind(lua_State *L, const dixit_match *match)
{
    dixit_mention_kind kind;

    lua_pushstring(L, dixit_match_mention(match, &kind) ? bind_mention_name((int)kind) : NULL);
}

static void push_part(lua_State *L, const dixit_match *match, int view)
{
    if (dixit_match_piece_count(match, part_of(view)) > 0)
        lua_pushvalue(L, lua_upvalueindex(VIEW_FIRST + view));
    else
        lua_pushnil(L);
}

static void push_field(lua_State *L, const judging *now, int view, field f)
{
    const dixit_match *match = now->match;
    dixit_part part = part_of(view);

    switch (f) {
    case FIELD_TEXT:
        bind_part_push(L, match, part);
        break;
    case FIELD_START:
        lua_pushinteger(L, (lua_Integer)dixit_match_piece(match, part, 0).span.start);
        break;
    case FIELD_STOP:
        lua_pushinteger(L,
                        (lua_Integer)dixit_match_piece(match, part, dixit_match_piece_count(match, part) - 1).span.end);
        break;
    case FIELD_LENGTH:
    case FIELD_WORDS:
        push_sum(L, match, part, f);
        break;
    case FIELD_KIND:
        push_kind(L, match);
        break;
    case FIELD_RULE:
        lua_pushstring(L, dixit_ruleset_rule_name(now->ruleset, dixit_match_rule(match)));
        break;
    case FIELD_BLOCK:
        lua_pushstring(L, dixit_block_role_name(dixit_match_role(match)));
        break;
    case FIELD_SENTENCE:
        bind_part_push(L, match, DIXIT_PART_SENTENCE);
        break;
    case FIELD_CONTENT:
    case FIELD_CUE:
    case FIELD_SOURCE:
        push_part(L, match, (int)f - FIELD_CONTENT + VIEW_CONTENT);
        break;
    case FIELDS:
        lua_pushnil(L);
        break;
    }
}

static bool has_field(int view, field f)
{
    return f < FIELD_KIND || (view == VIEW_MATCH && f >= FIELD_RULE && f < FIELDS) ||
           (view == VIEW_SOURCE && f == FIELD_KIND);
}

/* Which view the first argument is; VIEWS if it is none. */
static int view_at_1(lua_State *L)
{
    int view = 0;

    while (view < VIEWS && !lua_rawequal(L, 1, lua_upvalueindex(VIEW_FIRST + view)))
        view++;
    return view;
}

/* view.field */
static int view_index(lua_State *L)
{
    const judging *now = lua_touserdata(L, lua_upvalueindex(INDEX_JUDGING));
    int view = view_at_1(L), f;

    lua_settop(L, 2);
    if (view == VIEWS || !now->match || dixit_match_piece_count(now->match, part_of(view)) == 0)
        return luaL_error(L, "this match is over: keep its fields, not the match");
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(INDEX_FIELDS));
    f = lua_isnil(L, -1) ? FIELDS : (int)lua_tointeger(L, -1);
    if (!has_field(view, (field)f))
        return luaL_error(L, "a %s has no field '%s'", view == VIEW_MATCH ? "match" : "part of a match",
                          lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
    push_field(L, now, view, (field)f);
    return 1;
}

static int view_newindex(lua_State *L)
{
    return luaL_error(L, "a match cannot be changed");
}

/* Push the view that a function is called with, and make the others; the judging is at `judging_index`. */
static void push_views(lua_State *L, int judging_index)
{
    int views = lua_gettop(L) + 1, metatable, i;

    for (i = 0; i < VIEWS; i++)
        lua_newuserdata(L, 1);
    lua_createtable(L, 0, 4);
    metatable = lua_gettop(L);
    lua_pushvalue(L, judging_index);
    lua_createtable(L, 0, FIELDS);
    for (i = 0; i < FIELDS; i++) {
        lua_pushinteger(L, i);
        lua_setfield(L, -2, field_names[i]);
    }
    for (i = 0; i < VIEWS; i++)
        lua_pushvalue(L, views + i);
    lua_pushcclosure(L, view_index, INDEX_UPVALUES);
    lua_setfield(L, metatable, "__index");
    lua_pushcfunction(L, view_newindex);
    lua_setfield(L, metatable, "__newindex");
    lua_pushliteral(L, "dixit.match");
    lua_setfield(L, metatable, "__metatable");
    for (i = 0; i < VIEWS; i++) {
        lua_pushvalue(L, metatable);
        lua_setmetatable(L, views + i);
    }
    lua_settop(L, views);
}

/* --- asking ---------------------------------------------------------------------------------------------------- */

/* Upvalues of judge_call(). */
enum { CALL_FUNCTIONS = 1, CALL_VIEW, CALL_UPVALUES = CALL_VIEW };

/* judge_call(judge): what the rule's function returns, as a boolean */
static int judge_call(lua_State *L)
{
    const bind_judge *j = lua_touserdata(L, 1);

    lua_rawgeti(L, lua_upvalueindex(CALL_FUNCTIONS), (int)dixit_match_rule(j->match) + 1);
    lua_pushvalue(L, lua_upvalueindex(CALL_VIEW));
    lua_call(L, 1, 1);
    lua_pushboolean(L, lua_toboolean(L, -1));
    return 1;
}

/* Push what was raised as a text. No metamethod is called: it would run where nothing catches or limits it. */
static void push_raised(lua_State *L, int index)
{
    if (lua_type(L, index) == LUA_TSTRING)
        lua_pushvalue(L, index);
    else
        lua_pushfstring(L, "it raised a %s, not a message", luaL_typename(L, index));
}

/* judge_note(judge, raised, warnings, seen): add a warning, or one more to that of the rule */
static int judge_note(lua_State *L)
{
    const bind_judge *j = lua_touserdata(L, 1);
    int rule = (int)dixit_match_rule(j->match) + 1;

    lua_rawgeti(L, 4, rule);
    if (lua_istable(L, -1)) {
        lua_getfield(L, -1, "count");
        lua_pushinteger(L, lua_tointeger(L, -1) + 1);
        lua_setfield(L, -3, "count");
        return 0;
    }
    lua_createtable(L, 0, 3);
    lua_pushstring(L, dixit_ruleset_rule_name(j->ruleset, dixit_match_rule(j->match)));
    lua_setfield(L, -2, "rule");
    push_raised(L, 2);
    lua_setfield(L, -2, "message");
    lua_pushinteger(L, 1);
    lua_setfield(L, -2, "count");
    lua_pushvalue(L, -1);
    lua_rawseti(L, 4, rule);
    lua_rawseti(L, 3, (int)lua_rawlen(L, 3) + 1);
    return 0;
}

/* What was raised is on top; it is popped. */
static void note(bind_judge *j)
{
    lua_State *L = j->L;
    int raised = lua_gettop(L), i;

    lua_pushvalue(L, j->base + BIND_JUDGE_NOTE);
    lua_pushlightuserdata(L, j);
    lua_pushvalue(L, raised);
    for (i = BIND_JUDGE_WARNINGS; i <= BIND_JUDGE_SEEN; i++)
        lua_pushvalue(L, j->base + i);
    if (lua_pcall(L, 4, 0, 0) != 0)
        lua_pop(L, 1); /* no memory for a warning: there will be others */
    lua_pop(L, 1);
}

bool bind_judge_ask(void *data, const dixit_match *match)
{
    bind_judge *j = data;
    lua_State *L = j->L;
    judging *now = j->judging, outer = *now;
    bool keep = false;

    j->match = match;
    now->match = match;
    now->ruleset = j->ruleset;
    lua_pushvalue(L, j->base + BIND_JUDGE_CALL);
    lua_pushlightuserdata(L, j);
    if (lua_pcall(L, 1, 1, 0) == 0) {
        keep = lua_toboolean(L, -1);
        lua_pop(L, 1);
    } else {
        note(j);
    }
    *now = outer;
    return keep;
}

/* --- before and after a document --------------------------------------------------------------------------------- */

void bind_judge_begin(lua_State *L, bind_judge *j, int ruleset)
{
    luaL_checkstack(L, 20, "a rule's function needs a few");
    j->L = L;
    j->base = lua_gettop(L) + 1;
    lua_getuservalue(L, ruleset);
    lua_rawgeti(L, -1, COMPANION_PREPARE);
    if (lua_isfunction(L, -1))
        lua_call(L, 0, 0);
    else
        lua_pop(L, 1);
    lua_rawgeti(L, -1, COMPANION_JUDGING);
    j->judging = lua_touserdata(L, -1); /* the companion keeps it */
    lua_pop(L, 1);
    lua_rawgeti(L, -1, COMPANION_CALL);
    lua_replace(L, -2); /* call */
    lua_pushcfunction(L, judge_note);
    lua_newtable(L);
    lua_newtable(L); /* call note warnings seen */
}

void bind_judge_end(lua_State *L, const bind_judge *j)
{
    if (lua_rawlen(L, j->base + BIND_JUDGE_WARNINGS) == 0)
        return;
    lua_pushvalue(L, j->base + BIND_JUDGE_WARNINGS);
    lua_setfield(L, -2, "warnings");
}

void bind_judge_attach(lua_State *L, int functions, int prepare)
{
    int ruleset = lua_gettop(L), companion = ruleset + 1, state = ruleset + 2;
    judging none = {NULL, NULL};

    lua_createtable(L, COMPANION_PREPARE, 0);
    *(judging *)lua_newuserdata(L, sizeof none) = none;
    lua_pushvalue(L, state);
    lua_rawseti(L, companion, COMPANION_JUDGING);
    lua_pushvalue(L, functions);
    push_views(L, state);
    lua_pushcclosure(L, judge_call, CALL_UPVALUES);
    lua_rawseti(L, companion, COMPANION_CALL);
    lua_pushvalue(L, prepare);
    lua_rawseti(L, companion, COMPANION_PREPARE);
    lua_pushvalue(L, companion);
    lua_setuservalue(L, ruleset);
    lua_settop(L, ruleset);
}
