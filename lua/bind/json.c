/*
 * json.c - dixit.json(value [, layout [, pretty [, most]]]): a Lua value as JSON text, for formats; `most` is how many
 * bytes it may have.
 *
 * Lua tables have no order; a layout gives one. It is a list whose items are field names, or pairs of a field
 * name and the layout of what stands there: { "id", { "quotes", { "type", "text" } } }. Fields that a layout names
 * and a table lacks are null; fields that it does not name are left out. Without a layout an object's fields come
 * in the order of their bytes. A table with a first element is an array, an empty one is [].
 *
 * Strings that are not valid UTF-8 (a file's name may be anything) get U+FFFD. Fields are read raw: no Lua code
 * runs while the text is made, so one buffer serves all calls; see take_buffer() for the exception.
 */
#include "bind.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MAX = 64,        /* deeper nesting is a table that contains itself */
    KEEP_MAX = 1024 * 1024 /* a buffer that grew beyond this is not kept */
};

typedef struct writer {
    lua_State *L;
    bind_buffer *out;
    bool pretty;
    size_t most;
} writer;

static void release(bind_buffer *b)
{
    free(b->data);
    b->data = NULL;
    b->len = b->capacity = 0;
}

static int buffer_gc(lua_State *L)
{
    release(bind_box_check(L, 1, BIND_BUFFER));
    return 0;
}

const luaL_Reg bind_buffer_methods[] = {
    {"__gc", buffer_gc},
    {NULL, NULL},
};

/* End with an error, the buffer free for the next call. */
static _Noreturn void fail(writer *w, const char *message)
{
    w->out->busy = false;
    luaL_error(w->L, "json: %s", message);
    for (;;) /* luaL_error() does not come back, but is not declared so */
        ;
}

/* Room for `want` more bytes. */
static char *room(writer *w, size_t want)
{
    bind_buffer *b = w->out;

    if (b->len > w->most)
        fail(w, "this is too much; does a table hold another many times?");
    if (want > b->capacity - b->len) {
        size_t capacity = b->capacity < 4096 ? 4096 : b->capacity * 2;
        char *grown;

        if (capacity < b->len + want)
            capacity = b->len + want;
        grown = realloc(b->data, capacity);
        if (!grown)
            fail(w, "not enough memory");
        b->data = grown;
        b->capacity = capacity;
    }
    return b->data + b->len;
}

static void add(writer *w, const char *text, size_t len)
{
    memcpy(room(w, len), text, len);
    w->out->len += len;
}

static void add_char(writer *w, char c)
{
    *room(w, 1) = c;
    w->out->len++;
}

static void add_line(writer *w, int depth)
{
    char *at = room(w, 1 + 2 * (size_t)depth);

    *at = '\n';
    memset(at + 1, ' ', 2 * (size_t)depth);
    w->out->len += 1 + 2 * (size_t)depth;
}

/* --- strings ------------------------------------------------------------------------------------------- */

size_t bind_character(const unsigned char *s, size_t len)
{
    unsigned char low = 0x80, high = 0xbf;
    size_t size, i;

    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xc2 || s[0] > 0xf4)
        return 0;
    size = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    if (size > len)
        return 0;
    switch (s[0]) { /* overlong forms, surrogates, beyond U+10FFFF */
    case 0xe0:
        low = 0xa0;
        break;
    case 0xed:
        high = 0x9f;
        break;
    case 0xf0:
        low = 0x90;
        break;
    case 0xf4:
        high = 0x8f;
        break;
    }
    if (s[1] < low || s[1] > high)
        return 0;
    for (i = 2; i < size; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return size;
}

/* Write an ASCII character that JSON does not take as it is; at most six bytes. */
static char *escape(char *at, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char letters[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};

    *at++ = '\\';
    if (c < sizeof letters && letters[c]) {
        *at++ = letters[c];
        return at;
    }
    memcpy(at, "u00", 3);
    at[3] = hex[c >> 4];
    at[4] = hex[c & 15];
    return at + 5;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

/*
 * Are the eight bytes at `s` plain? A bit at the top of a byte tells that it, or one before it, is not: from 0x7f
 * on, below the space, a quotation mark or a backslash. Borrows make it say no too often, never yes.
 */
static bool are_plain(const unsigned char *s)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t w, odd;

    memcpy(&w, s, 8);
    odd = w | ((w ^ ones * '"') - ones) | ((w ^ ones * '\\') - ones) | (w - ones * 0x20) | (w + ones);
    return (odd & tops) == 0;
}

static void add_string(writer *w, const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text, *end = s + len;
    char *at = room(w, 6 * len + 2); /* every byte may need six */

    *at++ = '"';
    while (s < end) {
        while (end - s >= 8 && are_plain(s)) {
            memcpy(at, s, 8);
            at += 8;
            s += 8;
        }
        if (s == end)
            break;
        if (*s < 0x80) {
            if (is_plain(*s))
                *at++ = (char)*s++;
            else
                at = escape(at, *s++);
        } else {
            size_t size = bind_character(s, (size_t)(end - s));

            if (size > 0) {
                memcpy(at, s, size);
                at += size;
                s += size;
            } else {
                memcpy(at, "\xef\xbf\xbd", 3);
                at += 3;
                s++;
            }
        }
    }
    *at++ = '"';
    w->out->len = (size_t)(at - w->out->data);
}

static void add_string_at(writer *w, int index)
{
    size_t len;
    const char *text = lua_tolstring(w->L, index, &len);

    add_string(w, text, len);
}

/* --- numbers ------------------------------------------------------------------------------------------- */

static void add_integer(writer *w, uint64_t value)
{
    char digits[20];
    size_t n = sizeof digits;

    do
        digits[--n] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    add(w, digits + n, sizeof digits - n);
}

/* The shortest of the usual ways to write it. The host's locale may have a decimal comma: JSON has a point. */
static void add_float(writer *w, double value)
{
    char text[40];
    int len = snprintf(text, sizeof text, "%.14g", value), i;

    for (i = 0; i < len; i++)
        if (!strchr("0123456789+-eE", text[i]))
            text[i] = '.';
    add(w, text, (size_t)len);
}

static void add_number(writer *w, double value)
{
    double hundredths = value * 100;

    if (!(value - value == 0)) { /* not a number, or infinite */
        add(w, "null", 4);
    } else if (value == floor(value) && fabs(value) < 9007199254740992.0) {
        if (value < 0)
            add_char(w, '-');
        add_integer(w, (uint64_t)fabs(value));
    } else if (value > 0 && value < 1 && fabs(hundredths - floor(hundredths + 0.5)) < 1e-9) {
        unsigned n = (unsigned)(hundredths + 0.5); /* a confidence: 0.97, 0.9 */
        char text[4] = {'0', '.', (char)('0' + n / 10), (char)('0' + n % 10)};

        add(w, text, text[3] == '0' ? 3 : 4);
    } else {
        add_float(w, value);
    }
}

/* --- tables -------------------------------------------------------------------------------------------- */

static void add_value(writer *w, int index, int layout, int depth);

static void add_key(writer *w, int index, bool first, int depth)
{
    if (!first)
        add(w, ", ", w->pretty ? 1 : 2);
    if (w->pretty)
        add_line(w, depth);
    add_string_at(w, index);
    add(w, ": ", 2);
}

static void end_object(writer *w, bool empty, int depth)
{
    if (w->pretty && !empty)
        add_line(w, depth);
    add_char(w, '}');
}

/* The object at `index`, its fields those of the layout. */
static void add_laid_out(writer *w, int index, int layout, int depth)
{
    lua_State *L = w->L;
    int count = (int)lua_rawlen(L, layout), top = lua_gettop(L), i;

    add_char(w, '{');
    for (i = 1; i <= count; i++) {
        int inner = 0;

        lua_rawgeti(L, layout, i);
        if (lua_istable(L, -1)) {
            lua_rawgeti(L, -1, 2);
            inner = top + 2;
            lua_rawgeti(L, -2, 1); /* item inner key */
        }
        if (lua_type(L, -1) != LUA_TSTRING)
            fail(w, "a layout has names, and pairs of a name and a layout");
        add_key(w, -1, i == 1, depth + 1);
        lua_rawget(L, index);
        add_value(w, lua_gettop(L), inner, depth + 1);
        lua_settop(L, top);
    }
    end_object(w, count == 0, depth);
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the fields of the table at `index`, sorted; pushes a userdata that holds them. */
static const char **sorted_names(writer *w, int index, size_t *count)
{
    lua_State *L = w->L;
    const char **names;
    size_t n = 0;

    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        n++;
    names = lua_newuserdata(L, n * sizeof *names + 1);
    *count = n;
    n = 0;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            fail(w, "the fields of an object have strings for names");
        if (n < *count)
            names[n++] = lua_tostring(L, -2); /* the table keeps it alive */
    }
    *count = n;
    qsort(names, n, sizeof *names, compare_strings);
    return names;
}

static void add_sorted(writer *w, int index, int depth)
{
    lua_State *L = w->L;
    size_t count, i;
    const char **names = sorted_names(w, index, &count);

    add_char(w, '{');
    for (i = 0; i < count; i++) {
        lua_pushstring(L, names[i]);
        add_key(w, -1, i == 0, depth + 1);
        lua_rawget(L, index);
        add_value(w, lua_gettop(L), 0, depth + 1);
        lua_pop(L, 1);
    }
    end_object(w, count == 0, depth);
    lua_pop(L, 1);
}

/* In pretty text an array of objects has a line for each; any other stays on its line: [[120, 168]]. */
static bool has_objects(lua_State *L, int index)
{
    bool found = false;

    lua_rawgeti(L, index, 1);
    if (lua_istable(L, -1) && lua_rawlen(L, -1) == 0) {
        lua_pushnil(L);
        if (lua_next(L, -2)) {
            found = true;
            lua_pop(L, 2);
        }
    }
    lua_pop(L, 1);
    return found;
}

static void add_array(writer *w, int index, int layout, int depth)
{
    lua_State *L = w->L;
    int count = (int)lua_rawlen(L, index), i;
    bool lines = w->pretty && has_objects(L, index);

    add_char(w, '[');
    for (i = 1; i <= count; i++) {
        if (i > 1)
            add(w, ", ", lines ? 1 : 2);
        if (lines)
            add_line(w, depth + 1);
        lua_rawgeti(L, index, i);
        add_value(w, lua_gettop(L), layout, depth + 1);
        lua_pop(L, 1);
    }
    if (lines)
        add_line(w, depth);
    add_char(w, ']');
}

static bool is_empty(lua_State *L, int index)
{
    lua_pushnil(L);
    if (!lua_next(L, index))
        return true;
    lua_pop(L, 2);
    return false;
}

static void add_table(writer *w, int index, int layout, int depth)
{
    if (depth >= DEPTH_MAX)
        fail(w, "tables are nested too deeply, or one contains itself");
    if (!lua_checkstack(w->L, 8))
        fail(w, "not enough memory");
    if (lua_rawlen(w->L, index) > 0 || is_empty(w->L, index))
        add_array(w, index, layout, depth);
    else if (layout && lua_istable(w->L, layout))
        add_laid_out(w, index, layout, depth);
    else
        add_sorted(w, index, depth);
}

/* `index` and `layout` are positions from the stack's bottom; `layout` is 0 where there is none. */
static void add_value(writer *w, int index, int layout, int depth)
{
    switch (lua_type(w->L, index)) {
    case LUA_TNIL:
        add(w, "null", 4);
        break;
    case LUA_TBOOLEAN:
        if (lua_toboolean(w->L, index))
            add(w, "true", 4);
        else
            add(w, "false", 5);
        break;
    case LUA_TNUMBER:
        add_number(w, (double)lua_tonumber(w->L, index));
        break;
    case LUA_TSTRING:
        add_string_at(w, index);
        break;
    case LUA_TTABLE:
        add_table(w, index, layout, depth);
        break;
    default:
        fail(w, "only plain values can be written");
    }
}

/*
 * The buffer kept from call to call, or another one while that is in use: the collector may run when the result
 * is pushed, and a finalizer may come back here.
 */
static bind_buffer *take_buffer(lua_State *L)
{
    bind_buffer *b = lua_touserdata(L, lua_upvalueindex(BIND_UPVALUES + 1));

    if (b->busy)
        b = bind_box_new(L, BIND_BUFFER, sizeof *b);
    b->busy = true;
    b->len = 0;
    return b;
}

int bind_json(lua_State *L)
{
    writer w = {L, NULL, false, SIZE_MAX};
    int layout;

    lua_settop(L, 4);
    if (!lua_isnil(L, 4))
        w.most = (size_t)luaL_checknumber(L, 4);
    layout = lua_isnil(L, 2) ? 0 : 2;
    if (layout)
        luaL_checktype(L, 2, LUA_TTABLE);
    w.pretty = lua_toboolean(L, 3);
    w.out = take_buffer(L);
    add_value(&w, 1, layout, 0);
    lua_pushlstring(L, w.out->data, w.out->len);
    if (w.out->capacity > KEEP_MAX)
        release(w.out);
    w.out->busy = false;
    return 1;
}
