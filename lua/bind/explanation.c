/*
 * explanation.c - what led to the answers, as fields of the document's table: marks, mentions, candidates, matches.
 *
 * Indices count from 0, as everywhere in the record. lua/dixit/meta.lua describes the fields.
 */
#include "bind.h"

static void set_index(lua_State *L, const char *field, uint32_t index)
{
    if (index == DIXIT_NONE)
        return; /* nil */
    lua_pushinteger(L, (lua_Integer)index);
    lua_setfield(L, -2, field);
}

static void set_rule(lua_State *L, const bind_view *v, uint32_t rule)
{
    bind_string_set(L, "rule", dixit_ruleset_rule_name(v->ruleset, rule));
}

static void set_marks(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_mark *marks = dixit_doc_marks(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_createtable(L, 0, 6);
        bind_span_set(L, v, "span", marks[i].span);
        bind_span_text_set(L, v, "text", marks[i].span);
        bind_line_set(L, v, marks[i].span.start);
        bind_string_set(L, "role", dixit_mark_role_name(marks[i].role));
        set_index(L, "marked", marks[i].marked);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "marks");
}

static void push_mention(lua_State *L, const bind_view *v, const dixit_mention *m)
{
    lua_createtable(L, 0, 12);
    bind_string_set(L, "kind", dixit_mention_kind_name(m->kind));
    bind_span_set(L, v, "span", m->span);
    bind_span_text_set(L, v, "text", m->span);
    bind_line_set(L, v, m->span.start);
    bind_span_text_set(L, v, "name", m->name);
    bind_span_text_set(L, v, "role", m->role);
    set_rule(L, v, m->rule);
    if (m->male || m->female)
        bind_string_set(L, "gender", m->male && m->female ? "both" : m->male ? "male" : "female");
    bind_boolean_set(L, "plural", m->plural);
    set_index(L, "entity", m->entity);
    bind_string_set(L, "reference", dixit_reference_name(m->reference));
    set_index(L, "antecedent", m->antecedent);
    set_index(L, "speaker", m->speaker);
}

static void set_mentions(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_mention *mentions = dixit_doc_mentions(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        push_mention(L, v, &mentions[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "mentions");
}

static void push_candidate(lua_State *L, const bind_view *v, const dixit_candidate *c)
{
    lua_createtable(L, 0, 15);
    set_rule(L, v, c->rule);
    /* as many decimals as rules are written with */
    lua_pushnumber(L, (lua_Number)(int)(c->score * 10000.0f + 0.5f) / 10000);
    lua_setfield(L, -2, "score");
    bind_spans_set(L, v, "content", c->content);
    bind_text_set(L, v, "text", c->content);
    bind_spans_set(L, v, "cue", c->cue);
    bind_text_set(L, v, "cue_text", c->cue);
    bind_spans_set(L, v, "source", c->source);
    bind_text_set(L, v, "source_text", c->source);
    bind_line_set(L, v, c->content.at[0].start);
    set_index(L, "mention", c->mention);
    bind_string_set(L, "reference", dixit_reference_name(c->reference));
    bind_string_set(L, "outcome", dixit_outcome_name(c->outcome));
    set_index(L, "by", c->by);
    set_index(L, "quote", c->quote);
}

static void set_candidates(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_candidate *candidates = dixit_doc_candidates(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        push_candidate(L, v, &candidates[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "candidates");
}

static void set_matches(lua_State *L, const bind_view *v)
{
    size_t count, i;
    const dixit_rule_match *matches = dixit_doc_matches(v->doc, &count);

    lua_createtable(L, (int)count, 0);
    for (i = 0; i < count; i++) {
        lua_createtable(L, 0, 6);
        set_rule(L, v, matches[i].rule);
        bind_span_set(L, v, "span", matches[i].span);
        bind_span_text_set(L, v, "text", matches[i].span);
        bind_line_set(L, v, matches[i].span.start);
        bind_boolean_set(L, "kept", matches[i].kept);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_setfield(L, -2, "matches");
}

void bind_explanation_set(lua_State *L, const bind_view *view)
{
    set_marks(L, view);
    set_mentions(L, view);
    set_candidates(L, view);
    set_matches(L, view);
}
