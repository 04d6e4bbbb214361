/*
 * output.c - host.output([path]): where results go, the standard output or a file.
 *
 * A file is written beside its target under another name and takes its place at the end, so that nobody ever sees
 * half of it. Targets that are no regular files (/dev/null, a pipe) are written as they are.
 *
 * A failure is remembered: formats write without asking, the command asks after each document.
 */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "host.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OUTPUT "dixit.output"

typedef struct output {
    FILE *file; /* NULL: closed */
    int error;  /* the first errno */
    char *target;
    char *temporary; /* NULL: written as it is */
} output;

/* The file that a signal that ends us has to remove: the only thing the process shares. */
static char unfinished[PATH_MAX];

static void on_signal(int number)
{
    if (*unfinished)
        unlink(unfinished);
    signal(number, SIG_DFL);
    raise(number);
}

static void watch_signals(const char *temporary)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    size_t i;

    if (strlen(temporary) >= sizeof unfinished)
        return;
    strcpy(unfinished, temporary);
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (signal(numbers[i], on_signal) == SIG_IGN)
            signal(numbers[i], SIG_IGN); /* nohup meant it */
}

static void release(output *out)
{
    free(out->target);
    free(out->temporary);
    out->target = out->temporary = NULL;
}

/* Forget what was written. */
static void discard(output *out)
{
    if (out->file && out->file != stdout)
        fclose(out->file);
    out->file = NULL;
    if (out->temporary) {
        unlink(out->temporary);
        *unfinished = '\0';
    }
    release(out);
}

static int output_discard(lua_State *L)
{
    discard(luaL_checkudata(L, 1, OUTPUT));
    return 0;
}

/* The permissions that a new file would get, or those of the file that is replaced. */
static mode_t permissions(const struct stat *old)
{
    mode_t mask = umask(0);

    umask(mask);
    return old ? old->st_mode & 07777 : 0666 & ~mask;
}

/* Open a temporary file beside the target. */
static int open_beside(output *out, const struct stat *old)
{
    static const char ending[] = ".XXXXXX";
    char *slash = strrchr(out->target, '/'), *name;
    size_t folder = slash ? (size_t)(slash - out->target) + 1 : 0;
    int fd;

    name = malloc(strlen(out->target) + sizeof ending + 1);
    if (!name)
        return ENOMEM;
    sprintf(name, "%.*s.%s%s", (int)folder, out->target, out->target + folder, ending);
    fd = mkstemp(name);
    if (fd < 0) {
        int error = errno;

        free(name);
        return error;
    }
    out->temporary = name;
    watch_signals(name);
    fchmod(fd, permissions(old)); /* a file system without permissions may refuse */
    out->file = fdopen(fd, "wb");
    if (!out->file) {
        int error = errno;

        close(fd);
        return error;
    }
    return 0;
}

static int open_target(output *out, const char *path)
{
    struct stat st;
    bool exists = stat(path, &st) == 0;

    if (exists && S_ISDIR(st.st_mode))
        return EISDIR;
    /* a link stays a link: what it leads to is replaced */
    out->target = exists ? realpath(path, NULL) : strdup(path);
    if (!out->target)
        return errno;
    if (!exists || S_ISREG(st.st_mode))
        return open_beside(out, exists ? &st : NULL);
    out->file = fopen(path, "wb");
    return out->file ? 0 : errno;
}

/* host.output([path]): an output, or nil and a message */
int host_output(lua_State *L)
{
    const char *path = luaL_optstring(L, 1, NULL);
    output *out = lua_newuserdatauv(L, sizeof *out, 0);
    int error;

    memset(out, 0, sizeof *out);
    luaL_setmetatable(L, OUTPUT);
    if (!path || strcmp(path, "-") == 0) {
        out->file = stdout;
        return 1;
    }
    error = open_target(out, path);
    if (error) {
        discard(out);
        return host_failure(L, path, error);
    }
    return 1;
}

/* output:write(text, ...) */
static int output_write(lua_State *L)
{
    output *out = luaL_checkudata(L, 1, OUTPUT);
    int last = lua_gettop(L), i;

    luaL_argcheck(L, out->file, 1, "this output is closed");
    for (i = 2; i <= last && !out->error; i++) {
        size_t len;
        const char *text = luaL_checklstring(L, i, &len);

        if (fwrite(text, 1, len, out->file) != len)
            out->error = errno ? errno : EIO;
    }
    return 0;
}

/* output:failure(): nil, or why nothing more can be written; "" if the reader has gone, which is its right */
static int output_failure(lua_State *L)
{
    output *out = luaL_checkudata(L, 1, OUTPUT);

    if (!out->error)
        return 0;
    lua_pushstring(L, out->error == EPIPE ? "" : strerror(out->error));
    return 1;
}

/* output:flush(): write what is waiting; failure() tells how it went */
static int output_flush(lua_State *L)
{
    output *out = luaL_checkudata(L, 1, OUTPUT);

    if (out->file && fflush(out->file) != 0 && !out->error)
        out->error = errno;
    return 0;
}

/* output:finish(): put the file in its place; failure() tells how it went */
static int output_finish(lua_State *L)
{
    output *out = luaL_checkudata(L, 1, OUTPUT);

    if (!out->file)
        return 0;
    if (fflush(out->file) != 0 && !out->error)
        out->error = errno;
    if (out->file != stdout && fclose(out->file) != 0 && !out->error)
        out->error = errno;
    out->file = NULL;
    if (out->temporary && !out->error && rename(out->temporary, out->target) != 0)
        out->error = errno;
    if (out->temporary && !out->error) {
        free(out->temporary);
        out->temporary = NULL;
        *unfinished = '\0';
    }
    discard(out);
    return 0;
}

void host_output_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"write", output_write},
        {"failure", output_failure},
        {"flush", output_flush},
        {"finish", output_finish},
        {"discard", output_discard},
        {"__gc", output_discard},
        {NULL, NULL},
    };

    luaL_newmetatable(L, OUTPUT);
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
