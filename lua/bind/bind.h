/*
 * bind.h - what the files of the binding share: boxes, failures, and the functions that module.c registers.
 *
 * A box is a userdata that owns one thing of the core's. It is made empty, with its finalizer in place, before
 * the core fills it; so an error that jumps over C loses nothing.
 *
 * The metatables of the boxes are upvalues of every C function (BIND_RULES ... are the upvalues' numbers): the
 * registry stays untouched, and two copies of the module in one Lua cannot mistake each other's boxes.
 */
#ifndef DIXIT_BIND_BIND_H
#define DIXIT_BIND_BIND_H

#include "compat.h"
#include "dixit/dixit.h"

enum {
    BIND_RULES = 1, /* dixit.rules: bind_rules_box */
    BIND_RULESET,   /* dixit.ruleset: bind_ruleset_box */
    BIND_WORKSPACE, /* bind_workspace_box; no Lua code ever sees one */
    BIND_BUFFER,    /* bind_buffer; the same */
    BIND_UPVALUES = BIND_BUFFER
};

/* A growing stretch of bytes; the only thing here that malloc() makes. */
typedef struct bind_buffer {
    char *data;
    size_t len, capacity;
    bool busy; /* somebody is writing in it */
} bind_buffer;

/* How much of a document becomes a table. Building takes time; a format that needs no more asks for the record. */
typedef enum bind_parts {
    BIND_PARTS_ALL,    /* everything that is in the text, but tokens */
    BIND_PARTS_RECORD, /* what the output record has */
    BIND_PARTS_TOKENS, /* everything, and sentences with their tokens */
    BIND_PARTS_EXPLAIN /* everything, and what led to it */
} bind_parts;

/* What positions count: a dixit_unit, or the bytes of the clean text that a table has as its "text". */
enum { BIND_UNIT_TEXT = DIXIT_UNIT_UTF16 + 1 };

/* How a document becomes a table. */
typedef struct bind_view {
    const dixit_doc *doc;
    const dixit_ruleset *ruleset;
    int unit; /* dixit_unit or BIND_UNIT_TEXT */
    bind_parts parts;
} bind_view;

/* What judge.c keeps on the stack while a document is read, from `base` on. */
enum { BIND_JUDGE_CALL, BIND_JUDGE_NOTE, BIND_JUDGE_WARNINGS, BIND_JUDGE_SEEN };

/* The `when` functions of a ruleset while a document is read with it. */
typedef struct bind_judge {
    lua_State *L;
    int base;
    struct judging *judging; /* what the functions' argument tells about */
    const dixit_ruleset *ruleset;
    const dixit_match *match; /* in question */
} bind_judge;

/* module.c */
void *bind_box_new(lua_State *L, int kind, size_t size); /* zeroed, pushed */
void *bind_box_check(lua_State *L, int arg, int kind);   /* or an argument error */
int bind_failure(lua_State *L, const dixit_error *err);  /* pushes nil, message, code, position; returns 4 */
void bind_functions(lua_State *L, const luaL_Reg *list); /* into the table on top; the upvalues are below it */
int bind_enum(lua_State *L, int index, const char *field, const char *(*name_of)(int value));

/* rules.c */
extern const luaL_Reg bind_rules_methods[];
int bind_rules_new(lua_State *L);
const char *bind_mention_name(int value);
const char *bind_rule_kind_name(int value);

/* ruleset.c */
extern const luaL_Reg bind_ruleset_methods[];
extern const luaL_Reg bind_workspace_methods[];
int bind_ruleset_open(lua_State *L);
/* `judges`: the stack position of the functions by their rules' numbers, or 0; `prepare` stands behind it. */
void bind_ruleset_push(lua_State *L, dixit_rules *rules, const char *lang, int judges, dixit_error *err);

/* judge.c */
void bind_judge_attach(lua_State *L, int functions, int prepare);    /* to the ruleset on top */
void bind_judge_begin(lua_State *L, bind_judge *judge, int ruleset); /* leaves four values on the stack */
bool bind_judge_ask(void *judge, const dixit_match *match);          /* a dixit_judge; raises nothing */
void bind_judge_end(lua_State *L, const bind_judge *judge);          /* the document's table is on top */

/* document.c: push the table of a document; the word for a unit, "?" beyond the last; a part's words on one line, its
   pieces joined by a space. */
void bind_document_push(lua_State *L, const bind_view *view);
const char *bind_unit_name(int unit);
void bind_part_push(lua_State *L, const dixit_match *match, dixit_part part);
/* Set a field of the table on top. Spans without text set none: nil is the record's null. */
void bind_span_set(lua_State *L, const bind_view *view, const char *field, dixit_span span);
void bind_spans_set(lua_State *L, const bind_view *view, const char *field, dixit_spans spans);
void bind_text_set(lua_State *L, const bind_view *view, const char *field, dixit_spans spans);
void bind_span_text_set(lua_State *L, const bind_view *view, const char *field, dixit_span span);
void bind_string_set(lua_State *L, const char *field, const char *value);
void bind_boolean_set(lua_State *L, const char *field, bool value);
void bind_line_set(lua_State *L, const bind_view *view, size_t byte); /* line and column */

/* explanation.c: add to the table of a document, which is on top, what led to it. */
void bind_explanation_set(lua_State *L, const bind_view *view);

/* json.c */
extern const luaL_Reg bind_buffer_methods[];
int bind_json(lua_State *L);
/* The length of the well-formed UTF-8 character at `s`, of which `len` bytes are left; 0 if there is none. */
size_t bind_character(const unsigned char *s, size_t len);

/* script.c */
int bind_script(lua_State *L);
int bind_script_names(lua_State *L);
int bind_data(lua_State *L);
int bind_read(lua_State *L);
int bind_directory(lua_State *L);
int bind_load(lua_State *L);
int bind_load_script(lua_State *L);
int bind_has_script(lua_State *L);

/* word_lists.c */
int bind_lists(lua_State *L);
int bind_lines(lua_State *L);

#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
int luaopen_dixit(lua_State *L);

#endif
