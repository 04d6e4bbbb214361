/*
 * document.c - a dixit_doc as a plain Lua table, with the field names of the output record.
 *
 * Positions stay as the record has them, from 0 and half-open, in the unit asked for; only the lists themselves
 * count from 1, as Lua's do. Indices of quotations inside the record ("quotes" of a speaker) count from 0.
 *
 * lua/dixit/meta.lua describes the table; it and this file change together.
 */
#include "bind.h"

#include <string.h>

const char *bind_unit_name(int unit)
{
    static const char *const names[] = {"bytes", "codepoints", "utf16", [BIND_UNIT_TEXT] = "text"};

    return (size_t)unit < sizeof names / sizeof *names ? names[unit] : "?";
}

/* How many bytes the clean text before a position has. */
static size_t clean_position(const bind_view *v, size_t byte)
{
    dixit_span before = {0, (uint32_t)byte};
    size_t len;

    dixit_doc_text(v->doc, before, &len);
    return len;
}

static void push_position(lua_State *L, const bind_view *v, size_t byte)
{
    size_t position = byte;

    if (v->unit == BIND_UNIT_TEXT)
        position = clean_position(v, byte);
    else if (v->unit != DIXIT_UNIT_BYTES)
        position = dixit_doc_position(v->doc, byte, (dixit_unit)v->unit);
    lua_pushinteger(L, (lua_Integer)position);
}

static void push_span(lua_State *L, const bind_view *v, dixit_span span)
{
    lua_createtable(L, 2, 0);
    push_position(L, v, span.start);
    lua_rawseti(L, -2, 1);
    push_position(L, v, span.end);
    lua_rawseti(L, -2, 2);
}

void bind_span_set(lua_State *L, const bind_view *v, const char *field, dixit_span span)
{
    push_span(L, v, span);
    lua_setfield(L, -2, field);
}

void bind_spans_set(lua_State *L, const bind_view *v, const char *field, dixit_spans spans)
{
    size_t i;

    if (spans.count == 0)
        return; /* nil: the record's null */
    lua_createtable(L, (int)spans.count, 0);
    for (i = 0; i < spans.count; i++) {
        push_span(L, v, spans.at[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, field);
}

void bind_string_set(lua_State *L, const char *field, const char *value)
{
    lua_pushstring(L, value);
    lua_setfield(L, -2, field);
}

void bind_boolean_set(lua_State *L, const char *field, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, field);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool has_line_end(const char *text, size_t len)
{
    return memchr(text, '\n', len) || memchr(text, '\r', len);
}

/* Add a text, with one space for every run of white space that holds a line end. */
static void add_on_one_line(luaL_Buffer *b, const char *text, size_t len)
{
    size_t i = 0, run;

    while (i < len) {
        for (run = i; run < len && !is_space(text[run]); run++)
            ;
        luaL_addlstring(b, text + i, run - i);
        for (i = run; run < len && is_space(text[run]); run++)
            ;
        if (has_line_end(text + i, run - i))
            luaL_addchar(b, ' ');
        else
            luaL_addlstring(b, text + i, run - i);
        i = run;
    }
}

/* The words of spans as people read them: on one line, the parts joined by a space. */
static void push_text(lua_State *L, const bind_view *v, dixit_spans spans)
{
    size_t i, len;
    const char *text;
    luaL_Buffer b;

    if (spans.count == 1) { /* the usual case costs no copy of its own */
        text = dixit_doc_text(v->doc, spans.at[0], &len);
        if (!has_line_end(text, len)) {
            lua_pushlstring(L, text, len);
            return;
        }
    }
    luaL_buffinit(L, &b);
    for (i = 0; i < spans.count; i++) {
        text = dixit_doc_text(v->doc, spans.at[i], &len);
        if (i > 0)
            luaL_addchar(&b, ' ');
        add_on_one_line(&b, text, len);
    }
    luaL_pushresult(&b);
}

void bind_part_push(lua_State *L, const dixit_match *match, dixit_part part)
{
    size_t count = dixit_match_piece_count(match, part), i;
    dixit_piece piece = dixit_match_piece(match, part, 0);
    luaL_Buffer b;

    if (count == 1 && !has_line_end(piece.text, piece.len)) {
        lua_pushlstring(L, piece.text, piece.len);
        return;
    }
    luaL_buffinit(L, &b);
    for (i = 0; i < count; i++) {
        piece = dixit_match_piece(match, part, i);
        if (i > 0)
            luaL_addchar(&b, ' ');
        add_on_one_line(&b, piece.text, piece.len);
    }
    luaL_pushresult(&b);
}

void bind_text_set(lua_State *L, const bind_view *v, const char *field, dixit_spans spans)
{
    if (spans.count == 0)
        return;
    push_text(L, v, spans);
    lua_setfield(L, -2, field);
}

void bind_span_text_set(lua_State *L, const bind_view *v, const char *field, dixit_span span)
{
    dixit_spans one = {&span, span.start < span.end ? 1 : 0};

    bind_text_set(L, v, field, one);
}

void bind_line_set(lua_State *L, const bind_view *v, size_t byte)
{
    dixit_unit unit = v->unit == BIND_UNIT_TEXT ? DIXIT_UNIT_BYTES : (dixit_unit)v->unit;
    size_t line = 0, column = 0;

    dixit_doc_line(v->doc, byte, unit, &line, &column);
    lua_pushinteger(L, (lua_Integer)line);
    lua_setfield(L, -2, "line");
    lua_pushinteger(L, (lua_Integer)column);
    lua_setfield(L, -2, "column");
}

/* Two decimals are all that a confidence can honestly have. */
static void set_confidence(lua_State *L, float confidence)
{
    lua_pushnumber(L, (lua_Number)(int)(confidence * 100.0f + 0.5f) / 100);
    lua_setfield(L, -2, "confidence");
}

static void push_quote(lua_State *L, const bind_view *v, const dixit_quote *q)
{
    size_t speaker_count;
    const dixit_speaker *speakers = dixit_doc_speakers(v->doc, &speaker_count);

    lua_createtable(L, 0, v->parts == BIND_PARTS_RECORD ? 10 : 14);
    bind_string_set(L, "type", dixit_type_name(q->type));
    bind_spans_set(L, v, "content", q->content);
    bind_text_set(L, v, "text", q->content);
    bind_spans_set(L, v, "cue", q->cue);
    bind_spans_set(L, v, "source", q->source);
    if (q->speaker < speaker_count) {
        bind_span_text_set(L, v, "speaker", speakers[q->speaker].name);
        bind_span_text_set(L, v, "role", speakers[q->speaker].role);
    } else {
        bind_string_set(L, "unknown", dixit_unknown_name(q->unknown));
    }
    set_confidence(L, q->confidence);
    bind_string_set(L, "rule", dixit_ruleset_rule_name(v->ruleset, q->rule));
    if (v->parts == BIND_PARTS_RECORD)
        return;
    bind_text_set(L, v, "cue_text", q->cue);
    bind_text_set(L, v, "source_text", q->source);
    if (q->content.count > 0)
        bind_line_set(L, v, q->content.at[0].start);
}

static void push_speaker(lua_State *L, const bind_view *v, const dixit_speaker *s)
{
    size_t i;

    lua_createtable(L, 0, 4);
    bind_span_text_set(L, v, "name", s->name);
    bind_span_text_set(L, v, "role", s->role);
    lua_createtable(L, (int)s->alias_count, 0);
    for (i = 0; i < s->alias_count; i++) {
        dixit_spans one = {&s->aliases[i], 1};

        push_text(L, v, one);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "aliases");
    lua_createtable(L, (int)s->quote_count, 0);
    for (i = 0; i < s->quote_count; i++) {
        lua_pushinteger(L, (lua_Integer)s->quotes[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "quotes");
}

/* Each of these sets one list of the document, which is on top. */

static void set_quotes(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_quote *quotes = dixit_doc_quotes(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        push_quote(L, v, &quotes[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "quotes");
}

static void set_speakers(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_speaker *speakers = dixit_doc_speakers(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        push_speaker(L, v, &speakers[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "speakers");
}

/* The marked spans that are no quotations. */
static void set_marked(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_marked *marked = dixit_doc_marked(v->doc, &count);
    int n = 0;

    lua_newtable(L);
    for (i = 0; i < count; i++) {
        if (marked[i].kind == DIXIT_MARKED_QUOTATION)
            continue;
        lua_createtable(L, 0, 3);
        bind_span_set(L, v, "span", marked[i].span);
        bind_string_set(L, "kind", dixit_marked_kind_name(marked[i].kind));
        bind_span_text_set(L, v, "text", marked[i].span);
        lua_rawseti(L, -2, ++n);
    }
    lua_setfield(L, -2, "marked");
}

static void set_marked_spans(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_marked *marked = dixit_doc_marked(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_createtable(L, 0, 5);
        bind_span_set(L, v, "span", marked[i].span);
        lua_pushinteger(L, marked[i].depth);
        lua_setfield(L, -2, "depth");
        bind_boolean_set(L, "closed", marked[i].closed);
        bind_boolean_set(L, "continued", marked[i].continued);
        bind_string_set(L, "kind", dixit_marked_kind_name(marked[i].kind));
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "spans");
}

static void set_blocks(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_block *blocks = dixit_doc_blocks(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        bind_span_set(L, v, "span", blocks[i].span);
        bind_line_set(L, v, blocks[i].span.start);
        bind_string_set(L, "role", dixit_block_role_name(blocks[i].role));
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "blocks");
}

static void set_problems(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_problem *problems = dixit_doc_problems(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        bind_string_set(L, "kind", dixit_problem_kind_name(problems[i].kind));
        bind_span_set(L, v, "span", problems[i].span);
        bind_line_set(L, v, problems[i].span.start);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "problems");
}

/* A token is a span that has a text. */
static void push_token(lua_State *L, const bind_view *v, dixit_span span)
{
    const char *text;
    size_t len;

    lua_createtable(L, 2, 1);
    push_position(L, v, span.start);
    lua_rawseti(L, -2, 1);
    push_position(L, v, span.end);
    lua_rawseti(L, -2, 2);
    text = dixit_doc_text(v->doc, span, &len);
    lua_pushlstring(L, text, len);
    lua_setfield(L, -2, "text");
}

static void set_sentences(lua_State *L, const bind_view *v)
{
    size_t count = dixit_doc_sentence_count(v->doc), i, t;

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        dixit_span tokens = dixit_doc_sentence(v->doc, i);
        dixit_span span = {dixit_doc_token(v->doc, tokens.start).start, dixit_doc_token(v->doc, tokens.end - 1).end};

        lua_createtable(L, 0, 2);
        bind_span_set(L, v, "span", span);
        lua_createtable(L, (int)(tokens.end - tokens.start), 0);
        for (t = tokens.start; t < tokens.end; t++) {
            push_token(L, v, dixit_doc_token(v->doc, t));
            lua_rawseti(L, -2, (int)(t - tokens.start) + 1);
        }
        lua_setfield(L, -2, "tokens");
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "sentences");
}

/* The whole text, clean. */
static void set_whole_text(lua_State *L, const bind_view *v)
{
    dixit_span all = {0, UINT32_MAX};
    size_t len;
    const char *text = dixit_doc_text(v->doc, all, &len);

    lua_pushlstring(L, text, len);
    lua_setfield(L, -2, "text");
}

void bind_document_push(lua_State *L, const bind_view *view)
{
    luaL_checkstack(L, 40, "a document needs a few");
    lua_createtable(L, 0, 12);
    bind_span_text_set(L, view, "title", dixit_doc_title(view->doc));
    set_quotes(L, view);
    set_speakers(L, view);
    set_marked(L, view);
    if (view->parts == BIND_PARTS_RECORD)
        return;
    if (view->parts == BIND_PARTS_TOKENS)
        set_sentences(L, view);
    set_whole_text(L, view);
    bind_string_set(L, "offsets", bind_unit_name(view->unit));
    set_marked_spans(L, view);
    set_blocks(L, view);
    set_problems(L, view);
    lua_pushinteger(L, (lua_Integer)dixit_doc_bad_bytes(view->doc));
    lua_setfield(L, -2, "bad_bytes");
    if (view->parts == BIND_PARTS_EXPLAIN)
        bind_explanation_set(L, view);
}
