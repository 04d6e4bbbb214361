/* string_match.h - Lua's patterns, matched in steps that are counted. */
#ifndef DIXIT_HOST_STRING_MATCH_H
#define DIXIT_HOST_STRING_MATCH_H

#include <lauxlib.h>
#include <lua.h>

#include <stddef.h>

#define HOST_CAPTURES_MAX 32

typedef struct host_capture {
    const char *at;
    ptrdiff_t len; /* or HOST_CAPTURE_* */
} host_capture;

enum { HOST_CAPTURE_OPEN = -1, HOST_CAPTURE_POSITION = -2 };

/* One match of a pattern in a text. */
typedef struct host_match {
    lua_State *L; /* gets the errors, and the steps told */
    const char *text, *text_end;
    const char *pattern_end;
    int depth;      /* of recursion */
    unsigned steps; /* since they were told last */
    int count;      /* of captures */
    host_capture captures[HOST_CAPTURES_MAX];
} host_match;

/* Match the pattern from `pattern` on at `at`: where the match ends, or NULL. Raises what is wrong with the pattern. */
const char *host_match_at(host_match *m, const char *at, const char *pattern);

/* Begin again at another place. */
void host_match_reset(host_match *m);

#endif
