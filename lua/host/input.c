/*
 * input.c - host.open(path): a file or the standard input, as one text or as lines of JSON.
 *
 * One buffer serves both: a text is read into it whole, lines pass through it one by one, so that a file of any
 * length with lines of a decent length needs little memory. What kind of input it is shows in its first line,
 * which stays in the buffer.
 */
#include "host.h"

#include "dixit/dixit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INPUT "dixit.input"

/* How much is read at once, and the longest line: the longest text with every character escaped. */
#define CHUNK ((size_t)256 * 1024)
#define LINE_LIMIT (2 * DIXIT_TEXT_MAX)

typedef struct input {
    int fd; /* -1: closed */
    bool at_end;
    char *data; /* bytes from `start` to `end` are there and not yet used */
    size_t start, end, capacity;
    size_t expected; /* the size of a regular file, a guess for others */
    lua_Integer line;
    json_t *parsed; /* kept here while it is turned into a table, which may raise */
} input;

static void close_input(input *in)
{
    if (in->fd > STDIN_FILENO)
        close(in->fd);
    in->fd = -1;
    in->at_end = true;
    free(in->data);
    in->data = NULL;
    in->start = in->end = in->capacity = 0;
    json_decref(in->parsed);
    in->parsed = NULL;
}

static int input_close(lua_State *L)
{
    close_input(luaL_checkudata(L, 1, INPUT));
    return 0;
}

int host_failure(lua_State *L, const char *path, int error)
{
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", path, strerror(error));
    return 2;
}

/* host.open(path): an input, or nil and a message; "-" is the standard input */
int host_open(lua_State *L)
{
    const char *path = luaL_checkstring(L, 1);
    input *in = lua_newuserdatauv(L, sizeof *in, 0);
    struct stat st;

    memset(in, 0, sizeof *in);
    in->fd = -1;
    luaL_setmetatable(L, INPUT);
    in->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (in->fd < 0 || fstat(in->fd, &st) != 0)
        return host_failure(L, path, errno);
    if (S_ISDIR(st.st_mode))
        return host_failure(L, path, EISDIR);
    if (S_ISREG(st.st_mode) && st.st_size > 0)
        in->expected = (size_t)st.st_size;
    return 1;
}

/* Make room for `want` bytes behind `end`. */
static bool reserve(input *in, size_t want)
{
    size_t capacity = in->capacity * 2;
    char *grown;

    if (in->start > 0) {
        memmove(in->data, in->data + in->start, in->end - in->start);
        in->end -= in->start;
        in->start = 0;
    }
    if (in->capacity - in->end >= want)
        return true;
    if (capacity < in->end + want)
        capacity = in->end + want;
    grown = realloc(in->data, capacity);
    if (!grown)
        return false;
    in->data = grown;
    in->capacity = capacity;
    return true;
}

/* Read some more, up to `want` bytes; 0 or an errno. At the end of the input `at_end` gets true. */
static int fill(input *in, size_t want)
{
    ssize_t got;

    if (in->fd < 0)
        return EBADF;
    if (in->capacity - in->end < want && !reserve(in, want))
        return ENOMEM;
    do
        got = read(in->fd, in->data + in->end, want);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return errno;
    if (got == 0)
        in->at_end = true;
    in->end += (size_t)got;
    return 0;
}

/* input:text(): all of it, or nil and why */
static int input_text(lua_State *L)
{
    input *in = luaL_checkudata(L, 1, INPUT);
    int error = 0;

    /* one byte more than expected, to see the end without another round of growing */
    if (in->expected < DIXIT_TEXT_MAX && !reserve(in, in->expected + 1))
        error = ENOMEM;
    while (!error && !in->at_end && in->end - in->start <= DIXIT_TEXT_MAX) {
        size_t room = in->capacity - in->end;

        error = fill(in, room > CHUNK ? room : CHUNK);
    }
    if (!error && in->end - in->start > DIXIT_TEXT_MAX)
        error = EFBIG;
    if (error) {
        close_input(in);
        lua_pushnil(L);
        lua_pushstring(L, strerror(error));
        return 2;
    }
    lua_pushlstring(L, in->data ? in->data + in->start : "", in->end - in->start);
    close_input(in);
    return 1;
}

/*
 * Have the line that begins `from` bytes on in the buffer, its length without the line end in `*len`; false at the
 * end or on an error.
 */
static bool next_line(input *in, size_t from, size_t *len, int *error)
{
    size_t seen = from;

    *error = 0;
    for (;;) {
        size_t have = in->end - in->start;
        const char *newline = have > seen ? memchr(in->data + in->start + seen, '\n', have - seen) : NULL;

        if (newline) {
            *len = (size_t)(newline - in->data) - in->start - from;
            return true;
        }
        if (in->at_end) {
            *len = have > from ? have - from : 0;
            return have > from;
        }
        if (have > seen)
            seen = have;
        *error = have > LINE_LIMIT ? EFBIG : fill(in, CHUNK);
        if (*error)
            return false;
    }
}

/* How many bytes the byte order mark at the beginning has: three or none. */
static size_t byte_order_mark(input *in)
{
    while (in->end - in->start < 3 && !in->at_end)
        if (fill(in, CHUNK))
            return 0;
    return in->end - in->start >= 3 && memcmp(in->data + in->start, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_blank(const char *line, size_t len)
{
    while (len > 0 && is_space(line[len - 1]))
        len--;
    return len == 0;
}

/* Does it begin with a line of JSON that is a document? Leaves everything in the buffer. */
static bool begins_with_document(input *in)
{
    size_t len, from = byte_order_mark(in);
    json_error_t err;
    json_t *value;
    int error;
    bool is_document;

    while (in->start + from < in->end && is_space(in->data[in->start + from]))
        from++;
    if (in->start + from == in->end || in->data[in->start + from] != '{' || !next_line(in, from, &len, &error))
        return false;
    value = host_json_parse(in->data + in->start + from, len, &err);
    is_document = host_json_is_document(value);
    json_decref(value);
    return is_document;
}

/* input:is_jsonl() */
static int input_is_jsonl(lua_State *L)
{
    input *in = luaL_checkudata(L, 1, INPUT);

    lua_pushboolean(L, begins_with_document(in));
    return 1;
}

/* input:line(): the next document as a table, and its line number; false, the line number and a message for a line
   that is none; nil at the end; nil, the line number and a message when reading fails */
static int input_line(lua_State *L)
{
    input *in = luaL_checkudata(L, 1, INPUT);
    size_t len;
    int error;

    if (in->line == 0)
        in->start += byte_order_mark(in);
    while (next_line(in, 0, &len, &error)) {
        json_error_t err;
        const char *line = in->data + in->start;
        int pushed;

        in->line++;
        in->start += len < in->end - in->start ? len + 1 : len;
        if (is_blank(line, len))
            continue;
        if (host_scan(L, line, len)) {
            lua_pushinteger(L, in->line);
            return 2;
        }
        in->parsed = host_json_parse(line, len, &err);
        pushed = host_json_push(L, in->parsed, &err);
        lua_pushinteger(L, in->line);
        if (pushed == 2)
            lua_insert(L, -2); /* false line message */
        json_decref(in->parsed);
        in->parsed = NULL;
        return pushed + 1;
    }
    lua_pushnil(L);
    if (!error)
        return 1;
    lua_pushinteger(L, in->line + 1);
    lua_pushstring(L, strerror(error));
    return 3;
}

void host_input_register(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"text", input_text},   {"is_jsonl", input_is_jsonl}, {"line", input_line},
        {"close", input_close}, {"__gc", input_close},        {NULL, NULL},
    };

    luaL_newmetatable(L, INPUT);
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
