/*
 * main.c - the command dixit: a Lua 5.4 with the binding in it, which runs the script cli.main.
 */
#include "host.h"

#include "bind.h"
#include "limit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What a script that cannot even be loaded ends with; the others are given by cli/main.lua. */
enum { EXIT_SCRIPT = 4 };

/* host.is_terminal(fd) */
static int is_terminal(lua_State *L)
{
    lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
    return 1;
}

/* host.width(): how many columns the terminal has, or nil */
static int width(lua_State *L)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 0;
    lua_pushinteger(L, size.ws_col);
    return 1;
}

/* host.complain(text): write to the standard error */
static int complain(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);

    fflush(stdout); /* on a terminal, keep the order */
    fwrite(text, 1, len, stderr);
    return 0;
}

/* host.list(directory): the names in it, in no order; none where it cannot be read */
static int list(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    DIR **directory = lua_newuserdatauv(L, sizeof *directory, 0);
    struct dirent *entry;
    int n = 0;

    *directory = NULL;
    luaL_setmetatable(L, "dixit.directory");
    lua_newtable(L);
    *directory = opendir(path);
    while (*directory && (entry = readdir(*directory))) {
        lua_pushstring(L, entry->d_name);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static int list_gc(lua_State *L)
{
    DIR **directory = luaL_checkudata(L, 1, "dixit.directory");

    if (*directory)
        closedir(*directory);
    *directory = NULL;
    return 0;
}

static const luaL_Reg host_functions[] = {
    {"open", host_open},          {"output", host_output},
    {"is_terminal", is_terminal}, {"width", width},
    {"complain", complain},       {"list", list},
    {"stat", host_stat},          {"make_directory", host_make_directory},
    {"create", host_create},      {"map", host_map},
    {"watcher", host_watcher},    {NULL, NULL},
};

static void push_host(lua_State *L, int argc, char **argv)
{
    int i;

    host_input_register(L);
    host_output_register(L);
    host_watcher_register(L);
    host_mapped_register(L);
    luaL_newmetatable(L, "dixit.directory");
    lua_pushcfunction(L, list_gc);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    luaL_newlib(L, host_functions);
    lua_createtable(L, argc, 0);
    for (i = 1; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i);
    }
    lua_setfield(L, -2, "arguments");
    host_limits_push(L);
    lua_setfield(L, -2, "limits");
}

/* Everything that may raise. The arguments are argc and argv; the result is the exit status. */
static int run(lua_State *L)
{
    int argc = (int)lua_tointeger(L, 1);
    char **argv = lua_touserdata(L, 2);

    luaL_openlibs(L);
    lua_pushcfunction(L, luaopen_dixit);
    lua_call(L, 0, 1);
    lua_getfield(L, -1, "script");
    lua_pushliteral(L, "cli.main");
    lua_call(L, 1, 1);
    push_host(L, argc, argv);
    lua_call(L, 1, 1);
    return 1;
}

/* A file opened later must not get the number of a standard stream that the caller closed. */
static void keep_standard_streams(void)
{
    int fd;

    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

int main(int argc, char **argv)
{
    lua_State *L;
    int status = EXIT_SCRIPT;

    keep_standard_streams();
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone shows as EPIPE */
    L = host_state_new();
    if (!L) {
        fputs("dixit: not enough memory\n", stderr);
        return EXIT_SCRIPT;
    }
    lua_pushcfunction(L, run);
    lua_pushinteger(L, argc);
    lua_pushlightuserdata(L, argv);
    if (lua_pcall(L, 2, 1, 0) == LUA_OK)
        status = (int)lua_tointeger(L, -1);
    else
        fprintf(stderr, "dixit: %s\n", lua_isstring(L, -1) ? lua_tostring(L, -1) : "a script failed");
    host_state_free(L);
    return status;
}
