/*
 * watch.c - host.watcher(): waiting until something happens in directories.
 *
 * It says that there was something, not what: whoever waits looks at the files again and compares. So an event that
 * is lost, a queue that runs over, a file saved under another name and renamed, all come to the same. Where the system
 * tells nothing (no inotify, no watches left, a network drive) the answer is "perhaps" after every interval.
 */
#include "host.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

#define WATCHER "dixit.watcher"

/* How long to wait between looks where the system does not tell. */
#define INTERVAL_MS 500

typedef struct watcher {
    int fd; /* -1: nobody tells */
} watcher;

#ifdef __linux__

#define EVENTS                                                                                                         \
    (IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF |   \
     IN_MOVE_SELF)

static int open_queue(void)
{
    return inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
}

static int add_directory(int fd, const char *path)
{
    return inotify_add_watch(fd, path, EVENTS | IN_ONLYDIR) < 0 ? errno : 0;
}

#else

static int open_queue(void)
{
    return -1;
}

static int add_directory(int fd, const char *path)
{
    (void)fd;
    (void)path;
    return 0;
}

#endif

static int watcher_close(lua_State *L)
{
    watcher *w = luaL_checkudata(L, 1, WATCHER);

    if (w->fd >= 0)
        close(w->fd);
    w->fd = -1;
    return 0;
}

/* host.watcher(polls): a watcher; with a true `polls` it asks nobody and looks at every interval */
int host_watcher(lua_State *L)
{
    bool polls = lua_toboolean(L, 1);
    watcher *w = lua_newuserdatauv(L, sizeof *w, 0);

    w->fd = -1;
    luaL_setmetatable(L, WATCHER);
    if (!polls)
        w->fd = open_queue();
    return 1;
}

/* watcher:is_told(): does the system tell, so that nothing has to be looked at before? */
static int watcher_is_told(lua_State *L)
{
    watcher *w = luaL_checkudata(L, 1, WATCHER);

    lua_pushboolean(L, w->fd >= 0);
    return 1;
}

/* watcher:add(directory): true, also if it was there before, or nil and a message */
static int watcher_add(lua_State *L)
{
    watcher *w = luaL_checkudata(L, 1, WATCHER);
    const char *path = luaL_checkstring(L, 2);
    int error = w->fd >= 0 ? add_directory(w->fd, path) : 0;

    if (error)
        return host_failure(L, path, error);
    lua_pushboolean(L, 1);
    return 1;
}

/* Take what waits off the queue. */
static void drain(int fd)
{
    char events[4096];
    ssize_t got;

    do
        got = read(fd, events, sizeof events);
    while (got > 0 || (got < 0 && errno == EINTR));
}

/* watcher:wait([milliseconds]): true when something happened, or may have; false when the time is over */
static int watcher_wait(lua_State *L)
{
    watcher *w = luaL_checkudata(L, 1, WATCHER);
    int timeout = (int)luaL_optinteger(L, 2, -1), ready;
    struct pollfd wait = {w->fd, POLLIN, 0};
    bool ask = w->fd < 0 && (timeout < 0 || timeout > INTERVAL_MS); /* of ourselves, not of the system */

    do
        ready = poll(&wait, w->fd >= 0 ? 1 : 0, ask ? INTERVAL_MS : timeout);
    while (ready < 0 && errno == EINTR);
    if (ready > 0)
        drain(w->fd);
    lua_pushboolean(L, ready > 0 || ask);
    return 1;
}

void host_watcher_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"is_told", watcher_is_told}, {"add", watcher_add},    {"wait", watcher_wait},
        {"close", watcher_close},     {"__gc", watcher_close}, {NULL, NULL},
    };

    luaL_newmetatable(L, WATCHER);
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
