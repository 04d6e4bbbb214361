/*
 * jsonl.c - a line of JSON as a document: {"id": ..., "text": "...", "lang": "..."}. Other fields are passed over.
 */
#include "host.h"

json_t *host_json_parse(const char *line, size_t len, json_error_t *err)
{
    return json_loadb(line, len, JSON_ALLOW_NUL, err);
}

bool host_json_is_document(const json_t *value)
{
    return json_is_string(json_object_get(value, "text"));
}

static int push_refusal(lua_State *L, const char *message)
{
    lua_pushboolean(L, 0);
    lua_pushstring(L, message);
    return 2;
}

static void set_string(lua_State *L, const char *field, const json_t *value)
{
    lua_pushlstring(L, json_string_value(value), json_string_length(value));
    lua_setfield(L, -2, field);
}

int host_json_push(lua_State *L, const json_t *value, const json_error_t *err)
{
    const json_t *id = json_object_get(value, "id");
    const json_t *lang = json_object_get(value, "lang");

    if (!value) {
        lua_pushboolean(L, 0);
        lua_pushfstring(L, "no JSON at byte %d: %s", err->position, err->text);
        return 2;
    }
    if (!json_is_object(value))
        return push_refusal(L, "a line should be a JSON object with a \"text\"");
    if (!host_json_is_document(value))
        return push_refusal(L, "the object has no string \"text\"");
    if (id && !json_is_string(id) && !json_is_integer(id) && !json_is_null(id))
        return push_refusal(L, "\"id\" should be a string or an integer");
    if (lang && !json_is_string(lang) && !json_is_null(lang))
        return push_refusal(L, "\"lang\" should be a string");
    lua_createtable(L, 0, 3);
    set_string(L, "text", json_object_get(value, "text"));
    if (json_is_string(id)) {
        set_string(L, "id", id);
    } else if (json_is_integer(id)) {
        lua_pushinteger(L, (lua_Integer)json_integer_value(id));
        lua_setfield(L, -2, "id");
    }
    if (json_is_string(lang))
        set_string(L, "lang", lang);
    return 1;
}
