/*
 * host.h - what the command gives its scripts (lua/dixit/cli) beside the binding: inputs, an output, the terminal.
 *
 * Everything that needs the operating system is here and small; what the command does with it is said in Lua.
 */
#ifndef DIXIT_HOST_HOST_H
#define DIXIT_HOST_HOST_H

#include <lauxlib.h>
#include <lua.h>

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* input.c: host.open(path), and the metatable of what it returns. */
int host_open(lua_State *L);
void host_input_register(lua_State *L);

/* jsonl.c */

/* Parse a line of JSON. The caller owns the result; NULL on failure, with `err` filled. */
json_t *host_json_parse(const char *line, size_t len, json_error_t *err);
/* Is it a document: an object with a text? */
bool host_json_is_document(const json_t *value);
/* Push the fields of a document, a table of id, text, lang; or false and a message. Returns how many. */
int host_json_push(lua_State *L, const json_t *value, const json_error_t *err);

/*
 * scan.c: push the table of a document, as host_json_push() does, without building a tree first. It takes the usual
 * lines only; false, with nothing pushed, says that the line has to be parsed, not that it is wrong.
 */
bool host_scan(lua_State *L, const char *line, size_t len);

/* output.c: host.output([path]), the metatable, and what a signal has to undo. */
int host_output(lua_State *L);
void host_output_register(lua_State *L);

/* files.c: host.stat(path), host.make_directory(path), host.create(path, text), host.map(path) */
int host_stat(lua_State *L);
int host_make_directory(lua_State *L);
int host_create(lua_State *L);
int host_map(lua_State *L);
void host_mapped_register(lua_State *L);

/* watch.c: host.watcher(), and the metatable of what it returns. */
int host_watcher(lua_State *L);
void host_watcher_register(lua_State *L);

/* Push nil and "PATH: why", from errno. Returns 2. */
int host_failure(lua_State *L, const char *path, int error);

#endif
