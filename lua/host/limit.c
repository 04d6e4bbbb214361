/*
 * limit.c - limits on the time and the memory that scripts take.
 *
 * Time is counted in steps: a debug hook is called after every HOOK_STEPS instructions of Lua; each 16 bytes that are
 * asked for are a step, which covers all that makes strings; and the functions that can work long without either (see
 * strings.c) say how much they did. So the same script ends at the same place on every machine. Processor time is
 * looked at as well, for what is slow and counted nowhere, as the comparison of long strings.
 *
 * Memory is counted exactly: before each block stands whether a script asked for it, or made it grow. What scripts
 * hold counts for as long as they hold it, over all documents.
 *
 * When a limit is passed, the hook raises an error at each further instruction. A pcall() can catch one of them, but the
 * next instruction raises the next, until nothing of the script's is left on the stack. Three ways around the hook are
 * closed elsewhere (lua/dixit/confine.lua): coroutines have hooks of their own, and finalizers and message handlers run
 * without any.
 */
#include "limit.h"

#include <lualib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOOK_STEPS 100
#define STEP_BYTES 16

/* What all scripts of users may hold together. */
#define MEMORY_MAX ((size_t)256 * 1024 * 1024)
#define MEMORY_WORDS "256 MB of memory"

/* What one kind of call may take. */
typedef struct allowance {
    int64_t steps;
    double seconds;
} allowance;

#define MILLION 1000000
static const char *const kinds[] = {"load", "format", NULL};
static const allowance allowances[] = {{100 * (int64_t)MILLION, 5}, {1000 * (int64_t)MILLION, 30}};

/* The function of a rule, in one document; and for each call, so that a long document may take its time. */
static const allowance when_allowance = {10 * (int64_t)MILLION, 5};
#define WHEN_CALL_STEPS 10000

typedef struct limits {
    bool running; /* a script is */
    lua_State *L; /* whose hook is set while one is running */
    size_t memory;
    size_t refused; /* the size of the last refusal: Lua collects garbage and asks once more */
    bool lacked;    /* something was refused */
    allowance left;
    double look_at;     /* when to look at the processor's time again; 0: at the next call of the hook */
    double cpu_at;      /* the processor's time at the last look; 0: none yet */
    const char *passed; /* which limit was passed, or NULL */
    char where[200];    /* in which line */
    uint64_t document;
    int strings, counted; /* references in the registry: Lua's table `string`, and ours */
} limits;

/* --- memory ------------------------------------------------------------------------------------------------------ */

/* Before each block. Lua needs no more alignment than this has. */
typedef struct block {
    size_t is_scripts;
} block;

static void hook(lua_State *L, lua_Debug *ar);

static limits *limits_of(lua_State *L)
{
    void *l;

    (void)lua_getallocf(L, &l);
    return l;
}

static void pass(limits *l, const char *what)
{
    if (!l->passed)
        l->passed = what;
    lua_sethook(l->L, hook, LUA_MASKCOUNT, 1);
}

/* May scripts hold `more` bytes? The first time that they may not, Lua collects garbage and comes again. */
static bool may_hold(limits *l, size_t more, size_t size)
{
    if (l->memory + more <= MEMORY_MAX) {
        l->refused = 0;
        return true;
    }
    if (l->refused == size)
        pass(l, MEMORY_WORDS);
    l->refused = size;
    l->lacked = true;
    return false;
}

/* A lua_Alloc. Where there is no block yet, `old` is not a size. */
static void *allocate(void *ud, void *ptr, size_t old, size_t size)
{
    limits *l = ud;
    block *b = ptr ? (block *)ptr - 1 : NULL;
    size_t had = b ? old : 0, held = b && b->is_scripts ? old : 0;
    bool is_scripts = (l->running && size > had) || held > 0;

    if (size == 0) {
        l->memory -= held;
        free(b);
        return NULL;
    }
    if (l->running && size > had) {
        l->left.steps -= (int64_t)((size - had) / STEP_BYTES);
        if (!may_hold(l, size - held, size))
            return NULL;
    }
    if (size > SIZE_MAX - sizeof *b)
        return NULL;
    b = realloc(b, size + sizeof *b);
    if (!b)
        return NULL;
    l->memory += (is_scripts ? size : 0) - held;
    b->is_scripts = is_scripts;
    return b + 1;
}

/* --- time -------------------------------------------------------------------------------------------------------- */

static double seconds(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Asking for the processor's time is slow: it is done ten times in a second. */
static void look_at_clock(limits *l)
{
    double now = seconds(CLOCK_MONOTONIC), cpu;

    if (now < l->look_at)
        return;
    if (l->look_at > 0) {
        cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        if (l->cpu_at > 0)
            l->left.seconds -= cpu - l->cpu_at;
        l->cpu_at = cpu;
    }
    l->look_at = now + 0.1;
}

static void keep_where(limits *l, lua_State *L, lua_Debug *ar)
{
    if (!l->where[0] && lua_getinfo(L, "Sl", ar) && ar->currentline > 0)
        snprintf(l->where, sizeof l->where, "%s:%d: ", ar->short_src, ar->currentline);
}

static void hook(lua_State *L, lua_Debug *ar)
{
    limits *l = limits_of(L);

    l->left.steps -= HOOK_STEPS;
    look_at_clock(l);
    if (!l->passed && (l->left.steps < 0 || l->left.seconds < 0))
        pass(l, "its time");
    if (l->passed) {
        keep_where(l, L, ar);
        luaL_error(L, "it took more than %s", l->passed);
    }
}

void host_limits_spend(lua_State *L, size_t steps)
{
    limits *l = limits_of(L);

    if (!l->running)
        return;
    l->left.steps -= (int64_t)steps;
    look_at_clock(l);
    if (l->left.steps < 0 || l->left.seconds < 0)
        pass(l, "its time");
    if (l->passed)
        luaL_error(L, "it took more than %s", l->passed);
}

/* --- running a script ---------------------------------------------------------------------------------------------- */

/* Let the methods of strings be those of the table: s:find() reaches them past every environment. */
static void set_methods(lua_State *L, int table)
{
    luaL_checkstack(L, 3, "limits need a few");
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, table);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
}

static void begin(limits *l, lua_State *L, allowance a)
{
    set_methods(L, l->counted);
    l->running = true;
    l->L = L;
    l->left = a;
    l->look_at = l->cpu_at = 0;
    l->refused = 0;
    l->lacked = false;
    l->passed = NULL;
    l->where[0] = '\0';
    lua_sethook(L, hook, LUA_MASKCOUNT, HOOK_STEPS);
}

static void end(limits *l)
{
    lua_sethook(l->L, NULL, 0, 0);
    l->running = false;
    set_methods(l->L, l->strings);
}

/* Buffers for strings ask once only and raise the words. */
static bool is_memory_error(lua_State *L, int status)
{
    return status == LUA_ERRMEM || (status != LUA_OK && lua_type(L, -1) == LUA_TSTRING &&
                                    strcmp(lua_tostring(L, -1), "not enough memory") == 0);
}

/*
 * Call the function under its arguments within the limits: lua_pcall(), but whoever passed a limit has failed, whatever
 * it made of that, with a message of ours.
 */
static int call_limited(limits *l, lua_State *L, int arguments, int results, allowance *a)
{
    int function = lua_gettop(L) - arguments, status;

    begin(l, L, *a);
    status = lua_pcall(L, arguments, results, 0);
    end(l);
    *a = l->left;
    if (!l->passed && l->lacked && is_memory_error(L, status))
        l->passed = MEMORY_WORDS;
    if (!l->passed)
        return status;
    lua_settop(L, function - 1);
    lua_pushfstring(L, "%sit took more than %s (--no-limits lets it)", l->where, l->passed);
    return LUA_ERRRUN;
}

/* limit.call(kind, f, ...): as pcall(f, ...), within the limits for that kind of script */
static int limits_call(lua_State *L)
{
    limits *l = limits_of(L);
    allowance a = allowances[luaL_checkoption(L, 1, NULL, kinds)];
    int arguments = lua_gettop(L) - 2, status;

    luaL_checkany(L, 2);
    if (l->running) /* a pack that loads another does it in its own time */
        status = lua_pcall(L, arguments, LUA_MULTRET, 0);
    else
        status = call_limited(l, L, arguments, LUA_MULTRET, &a);
    lua_pushboolean(L, status == LUA_OK);
    lua_replace(L, 1);
    return status == LUA_OK ? lua_gettop(L) : 2;
}

/* What a rule's function has left in the document that is read. */
typedef struct account {
    uint64_t document;
    allowance left;
    bool closed;
} account;

/* The function of a rule, with its account for an upvalue. */
static int limited_function(lua_State *L)
{
    limits *l = limits_of(L);
    account *own = lua_touserdata(L, lua_upvalueindex(2));
    int status;

    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    if (l->running) {
        lua_call(L, lua_gettop(L) - 1, 1);
        return 1;
    }
    if (own->document != l->document) {
        own->document = l->document;
        own->left = when_allowance;
        own->closed = false;
    }
    if (own->closed)
        return luaL_error(L, "it is asked no more in this document");
    if (own->left.steps < when_allowance.steps - WHEN_CALL_STEPS)
        own->left.steps += WHEN_CALL_STEPS;
    status = call_limited(l, L, lua_gettop(L) - 1, 1, &own->left);
    own->closed = l->passed != NULL;
    return status == LUA_OK ? 1 : lua_error(L);
}

/* limits.wrap(f): f, within the limits for functions of rules */
static int limits_wrap(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    memset(lua_newuserdatauv(L, sizeof(account), 0), 0, sizeof(account));
    lua_pushcclosure(L, limited_function, 2);
    return 1;
}

/* limits.renew(): another document; the functions of rules have their time again */
static int limits_renew(lua_State *L)
{
    limits_of(L)->document++;
    return 0;
}

void host_limits_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"call", limits_call},
        {"wrap", limits_wrap},
        {"renew", limits_renew},
        {NULL, NULL},
    };

    limits *l = limits_of(L);

    lua_getglobal(L, LUA_STRLIBNAME);
    l->strings = luaL_ref(L, LUA_REGISTRYINDEX);
    host_strings_push(L);
    l->counted = luaL_ref(L, LUA_REGISTRYINDEX);
    luaL_newlib(L, functions);
    lua_rawgeti(L, LUA_REGISTRYINDEX, l->counted);
    lua_setfield(L, -2, "string");
}

lua_State *host_state_new(void)
{
    limits *l = calloc(1, sizeof *l);
    lua_State *L = l ? lua_newstate(allocate, l) : NULL;

    if (!L) {
        free(l);
        return NULL;
    }
    l->document = 1; /* an account begins at none */
    return L;
}

void host_state_free(lua_State *L)
{
    limits *l = limits_of(L);

    lua_close(L);
    free(l);
}
