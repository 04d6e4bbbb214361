/*
 * limit.h - what a script of a user's may take: time, counted in steps of Lua and of the functions below, and memory.
 *
 * The command owns its Lua, so it can say when enough is enough: packs, formats and the functions of rules run within
 * limits, and what passes them ends with an error that no pcall() of its own keeps. See limit.c for how.
 */
#ifndef DIXIT_HOST_LIMIT_H
#define DIXIT_HOST_LIMIT_H

#include <lauxlib.h>
#include <lua.h>

/* limit.c: a state whose memory is counted; NULL if there is no memory for it. host_state_free() ends it. */
lua_State *host_state_new(void);
void host_state_free(lua_State *L);

/* Push the table host.limits: call(), wrap(), renew(), string. Once in a state, when its libraries are open. */
void host_limits_push(lua_State *L);

/* A C function has done so many steps' work for a script; ends the script if that was too much. */
void host_limits_spend(lua_State *L, size_t steps);

/* strings.c: push a table as Lua's `string`, whose functions end when a script's time does. */
void host_strings_push(lua_State *L);

#endif
