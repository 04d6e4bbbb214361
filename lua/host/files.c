/*
 * files.c - what the tools for authors need to know of files, and the few ways in which they make some.
 */
#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *kind_of(mode_t mode)
{
    return S_ISREG(mode) ? "file" : S_ISDIR(mode) ? "directory" : "other";
}

static bool is_output(const struct stat *st)
{
    struct stat out;

    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == st->st_dev && out.st_ino == st->st_ino;
}

/*
 * host.stat(path): nil and a message, or a table: `kind` ("file", "directory", "other"), `stamp`, a text that changes
 * when the file does, `is_link`, and `is_output` if it is what the standard output goes to
 */
int host_stat(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct stat st, link;

    if (stat(path, &st) != 0)
        return host_failure(L, path, errno);
    lua_createtable(L, 0, 4);
    lua_pushstring(L, kind_of(st.st_mode));
    lua_setfield(L, -2, "kind");
    lua_pushfstring(L, "%I.%I %I %I", (LUAI_UACINT)st.st_mtim.tv_sec, (LUAI_UACINT)st.st_mtim.tv_nsec,
                    (LUAI_UACINT)st.st_size, (LUAI_UACINT)st.st_ino);
    lua_setfield(L, -2, "stamp");
    lua_pushboolean(L, lstat(path, &link) == 0 && S_ISLNK(link.st_mode));
    lua_setfield(L, -2, "is_link");
    lua_pushboolean(L, is_output(&st));
    lua_setfield(L, -2, "is_output");
    return 1;
}

/* host.make_directory(path): true, also if it is there, or nil and a message */
int host_make_directory(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    struct stat st;

    if (mkdir(path, 0777) != 0) {
        int error = errno;

        if (error != EEXIST || stat(path, &st) != 0)
            return host_failure(L, path, error);
        if (!S_ISDIR(st.st_mode))
            return host_failure(L, path, ENOTDIR);
    }
    lua_pushboolean(L, 1);
    return 1;
}

#define MAPPED "dixit.mapped"

typedef struct mapped {
    void *bytes;
    size_t len;
} mapped;

static int mapped_gc(lua_State *L)
{
    mapped *m = luaL_checkudata(L, 1, MAPPED);

    if (m->bytes)
        munmap(m->bytes, m->len);
    m->bytes = NULL;
    return 0;
}

void host_mapped_register(lua_State *L)
{
    luaL_newmetatable(L, MAPPED);
    lua_pushcfunction(L, mapped_gc);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
}

/* The bytes of an open file, for as long as the box lives; 0, or errno. */
static int map_file(mapped *m, int fd)
{
    struct stat st;
    void *bytes;

    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    if (!S_ISREG(st.st_mode) || st.st_size <= 0)
        return EINVAL;
    bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return errno;
    m->bytes = bytes;
    m->len = (size_t)st.st_size;
    return 0;
}

/* host.map(path): where the bytes of a regular file are, how many there are, and what keeps them there; or nil and a
   message */
int host_map(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    mapped *m = lua_newuserdatauv(L, sizeof *m, 0);
    int fd, error;

    m->bytes = NULL;
    luaL_setmetatable(L, MAPPED);
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return host_failure(L, path, errno);
    error = map_file(m, fd);
    close(fd);
    if (error)
        return host_failure(L, path, error);
    lua_pushlightuserdata(L, m->bytes);
    lua_pushinteger(L, (lua_Integer)m->len);
    lua_pushvalue(L, -3);
    return 3;
}

static int write_all(int fd, const char *text, size_t len)
{
    while (len > 0) {
        ssize_t done = write(fd, text, len);

        if (done < 0 && errno != EINTR)
            return errno;
        if (done > 0) {
            text += done;
            len -= (size_t)done;
        }
    }
    return 0;
}

/* host.create(path, text): true, or nil and a message; a file that is there already stays as it is */
int host_create(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    size_t len;
    const char *text = luaL_checklstring(L, 2, &len);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), error;

    if (fd < 0)
        return host_failure(L, path, errno);
    error = write_all(fd, text, len);
    if (close(fd) != 0 && !error)
        error = errno;
    if (error) {
        unlink(path);
        return host_failure(L, path, error);
    }
    lua_pushboolean(L, 1);
    return 1;
}
