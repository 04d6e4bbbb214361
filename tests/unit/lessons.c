/* lessons.c - finding the weights that answer a lesson. */
#include "lessons.h"

#include <stdlib.h>

/* --- models ------------------------------------------------------------------------------------------------------ */

void lessons_model(unit *u)
{
    static const uint8_t bits[DIXIT__TABLES] = {16, 16, 6, 14, 14, 6};
    models_file m = models_new(bits);

    models_line(&m, "class SAY");
    models_line(&m, "head SAY");
    models_line(&m, "head THINK wide");
    models_line(&m, "rule known");
    models_line(&m, "rule sure");
    models_numbers(&m);
    models_line(&m, "number cue-floor 0.5");
    models_line(&m, "number wide-floor 0.8");
    models_line(&m, "number found-floor 0.5");
    models_line(&m, "number found-wide-floor 0.8");
    unit_model(u, &m);
    unit_words(u, "SAY", "said\ntold");
    unit_words(u, "THINK", "thought");
    unit_words(u, "RELATIVE", "which\nthat");
    unit_mention(u, DIXIT_MENTION_NAME, "name:(CAP+)");
}

/* --- lessons ----------------------------------------------------------------------------------------------------- */

static uint32_t place_of(const char *text, const char *part)
{
    const char *at = strstr(text, part);

    assert_non_null(at);
    return (uint32_t)(at - text);
}

static bool covers(const char *text, const char *part, uint32_t at)
{
    return part && at >= place_of(text, part) && at < place_of(text, part) + strlen(part);
}

static dixit__label label_of(const lesson *l, uint32_t at)
{
    if (covers(l->text, l->cue, at))
        return DIXIT__LABEL_CUE;
    if (covers(l->text, l->content, at) || covers(l->text, l->more, at))
        return DIXIT__LABEL_CONTENT;
    return covers(l->text, l->chosen ? l->instead : l->source, at) ? DIXIT__LABEL_SOURCE : DIXIT__LABEL_NONE;
}

static uint8_t *weights_at(unit *u, uint32_t table, uint32_t key)
{
    const dixit__model *m = &u->ruleset->model;

    return m->weights.at + dixit__table_offset(m->bits, table) +
           (size_t)dixit__lanes[table] * (key >> (32 - m->bits[table]));
}

/* Features of several units; the marks say to which unit each belongs. */
typedef struct features {
    uint32_t keys[DIXIT__WINDOW_MAX * DIXIT__KEYS_MAX];
    uint32_t owner[DIXIT__WINDOW_MAX * DIXIT__KEYS_MAX];
    uint32_t count;
} features;

static features *features_new(void)
{
    features *f = calloc(1, sizeof *f);

    assert_non_null(f);
    return f;
}

static void note(features *f, const uint32_t *keys, uint32_t count, uint32_t owner)
{
    for (uint32_t i = 0; i < count; i++) {
        f->owner[f->count] = owner;
        f->keys[f->count++] = keys[i];
    }
}

static bool is_own(unit *u, uint32_t table, const features *f, uint32_t at)
{
    for (uint32_t i = 0; i < f->count; i++)
        if (f->owner[i] != f->owner[at] && weights_at(u, table, f->keys[i]) == weights_at(u, table, f->keys[at]))
            return false;
    return true;
}

/* Set what only the unit `owner` has. */
static void set_own(unit *u, uint32_t table, const features *f, uint32_t owner, uint32_t lane, uint8_t value)
{
    uint32_t set = 0;

    for (uint32_t i = 0; i < f->count; i++)
        if (f->owner[i] == owner && is_own(u, table, f, i)) {
            weights_at(u, table, f->keys[i])[lane] = value;
            set++;
        }
    assert_true(set > 0);
}

dixit__row lessons_row(dixit_doc *doc, uint32_t at)
{
    dixit__row row;
    uint32_t block = 0;

    while (block + 1 < doc->blocks.count && doc->blocks.at[block + 1].start <= at)
        block++;
    assert_true(dixit__units_make(doc, block, doc->blocks.at[block].token, &row));
    return row;
}

static uint32_t start_of(const dixit_doc *doc, const dixit__row *row, uint32_t i)
{
    return doc->tokens.at[row->at[i].first].start;
}

static uint32_t unit_at(const dixit_doc *doc, const dixit__row *row, uint32_t at)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (start_of(doc, row, i) == at)
            return i;
    fail_msg("no unit at %u", at);
    return 0;
}

static void teach_cue(unit *u, const lesson *l, const dixit__row *row, uint32_t anchor)
{
    const dixit_doc *doc = &u->ws->doc;
    features *f = features_new();
    uint32_t keys[DIXIT__KEYS_MAX];

    for (uint32_t i = row->own; i < row->own_end; i++)
        if (row->at[i].flags & DIXIT__UNIT_ANCHOR)
            note(f, keys, dixit__cue_keys(row, i, dixit__cue_rule(doc, row->at[i].first), keys), i);
    set_own(u, DIXIT__TABLE_CUES, f, anchor, l->attitude ? 1 : 0, 255);
    free(f);
}

static void teach_labels(unit *u, const dixit__row *row, dixit__window *w, const uint8_t *labels)
{
    features *f = features_new();
    uint32_t keys[DIXIT__KEYS_MAX];

    for (uint32_t i = w->first; i < w->end; i++) {
        w->left = 0;
        if (i > w->anchor)
            dixit__window_left(row, w, labels);
        if (i != w->anchor) {
            note(f, keys, dixit__label_keys(row, w, i, keys), i);
            note(f, keys, dixit__label_left_keys(row, w, i, keys), i);
        }
    }
    for (uint32_t i = w->first; i < w->end; i++)
        for (uint32_t lane = 0; i != w->anchor && lane < DIXIT__LABEL_LANES; lane++)
            set_own(u, DIXIT__TABLE_LABELS, f, i, lane, labels[i - w->first] == lane + 1 ? 255 : 1);
    free(f);
}

static void teach_source(unit *u, const dixit__row *row, const dixit__window *w, const uint8_t *labels, uint32_t source)
{
    dixit__option options[DIXIT__OPTIONS_MAX];
    features *f = features_new();
    uint32_t keys[DIXIT__KEYS_MAX], count = dixit__source_options(row, w, labels, options);

    for (uint32_t i = 0; i < count; i++)
        note(f, keys, dixit__source_keys(row, w, &options[i], keys), options[i].first);
    set_own(u, DIXIT__TABLE_SOURCES, f, source, 0, 255);
    free(f);
}

/* That what was found is right; all that it has may count. */
static void teach_found(unit *u, const lesson *l, const dixit__row *row, const dixit__window *w, const dixit__way *way)
{
    uint32_t keys[DIXIT__KEYS_MAX];
    uint32_t count = dixit__found_keys(row, w, way, dixit__anchor_chance(&u->ws->doc, row, w->anchor), keys);

    for (uint32_t i = 0; i < count; i++)
        weights_at(u, DIXIT__TABLE_FOUND, keys[i])[l->attitude ? 1 : 0] = 255;
}

lesson_view lessons_look(unit *u, const lesson *l)
{
    lesson_view v = {.doc = unit_read(u, UNIT_CANDIDATES, l->text)};
    uint32_t cue = place_of(l->text, l->cue);

    assert_true(dixit__cues_index(v.doc));
    v.row = lessons_row(v.doc, cue);
    dixit__window_of(v.doc, &v.row, unit_at(v.doc, &v.row, cue), &v.w);
    for (uint32_t i = v.w.first; i < v.w.end; i++)
        v.labels[i - v.w.first] = (uint8_t)label_of(l, start_of(v.doc, &v.row, i));
    return v;
}

void lessons_teach(unit *u, lesson l)
{
    lesson_view v = lessons_look(u, &l);
    dixit__way way = {0};

    memcpy(way.labels, v.labels, sizeof way.labels);
    teach_cue(u, &l, &v.row, v.w.anchor);
    teach_labels(u, &v.row, &v.w, way.labels);
    dixit__window_left(&v.row, &v.w, way.labels);
    way.left = v.w.left;
    way.sides = dixit__way_sides(&v.w, way.labels, way.labels);
    if (l.chosen)
        teach_source(u, &v.row, &v.w, way.labels, unit_at(v.doc, &v.row, place_of(l.text, l.source)));
    dixit__way_source(v.doc, &v.row, &v.w, &way);
    if (l.content)
        teach_found(u, &l, &v.row, &v.w, &way);
}
