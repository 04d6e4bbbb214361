/*
 * weigh.c - the model: finds cues, and for each the extent of what was said and who said it.
 *
 * Units that can be the head of a cue (anchors) get a chance from the features of evidence.c; for those that have one,
 * the best row of labels over the units around them (a window) is found by dynamic programming. What rules found
 * there is evidence among other. The result is one more candidate, which choose.c holds against the others.
 */
#include "weigh.h"

#include <math.h>

#define RUNS_MAX 200
#define PARTS_MAX 90   /* paragraphs before and behind a quotation's own that it may be in: its own finds room, too */
#define ODDS_MAX 40.0f /* their logarithm */

/* --- the rules' candidates as evidence --------------------------------------------------------------------- */

static bool is_better(const dixit_doc *doc, const dixit__candidate *a, const dixit__candidate *b)
{
    const dixit__rule *x = &doc->rules->rules.at[a->rule], *y = &doc->rules->rules.at[b->rule];

    return x->certain != y->certain ? x->certain : x->score > y->score;
}

/* What a rule takes for a cue has a head, even if the model never saw such a word. */
static void mark_head(dixit_doc *doc, dixit__run cue)
{
    uint32_t i;

    for (i = cue.first; i < cue.end; i++)
        if (doc->tokens.at[i].flags & DIXIT__ANCHOR)
            return;
    if (cue.end > cue.first)
        doc->tokens.at[cue.end - 1].flags |= DIXIT__ANCHOR;
}

bool dixit__cues_index(dixit_doc *doc)
{
    uint32_t i, k, token;

    if (!dixit__vec_reserve(&doc->alloc, &doc->cue_of, doc->tokens.count))
        return false;
    doc->cue_of.count = doc->tokens.count;
    if (doc->tokens.count > 0)
        memset(doc->cue_of.at, 0, doc->tokens.count * sizeof *doc->cue_of.at);
    for (i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];

        for (k = 0; k < c->cue_count; k++) {
            dixit__run run = doc->runs.at[c->runs + c->content_count + k];

            mark_head(doc, run);
            for (token = run.first; token < run.end; token++)
                if (!doc->cue_of.at[token] || is_better(doc, c, &doc->candidates.at[doc->cue_of.at[token] - 1]))
                    doc->cue_of.at[token] = i + 1;
        }
    }
    return true;
}

uint32_t dixit__cue_rule(const dixit_doc *doc, uint32_t token)
{
    uint32_t candidate = doc->cue_of.at[token];

    return candidate ? doc->rules->rules.at[doc->candidates.at[candidate - 1].rule].hash : 0;
}

static void label_run(const dixit__row *row, dixit__window *w, dixit__run run, uint8_t label)
{
    uint32_t i;

    for (i = w->first; i < w->end; i++)
        if (row->at[i].first >= run.first && row->at[i].first < run.end)
            w->labels[i - w->first] = label;
}

void dixit__window_of(const dixit_doc *doc, const dixit__row *row, uint32_t anchor, dixit__window *w)
{
    uint32_t candidate = doc->cue_of.at[row->at[anchor].first], i;

    dixit__window_make(row, anchor, w);
    if (candidate) {
        const dixit__candidate *c = &doc->candidates.at[candidate - 1];
        const dixit__run *run = doc->runs.at + c->runs;

        w->rule = doc->rules->rules.at[c->rule].hash;
        for (i = 0; i < c->content_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_CONTENT);
        for (i = 0; i < c->cue_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_CUE);
        for (i = 0; i < c->source_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_SOURCE);
    }
    dixit__window_finish(row, w);
}

bool dixit__role_speaks(uint32_t role)
{
    return !(1u << role & (1u << DIXIT_BLOCK_CAPTION | 1u << DIXIT_BLOCK_CREDIT | 1u << DIXIT_BLOCK_BYLINE |
                           1u << DIXIT_BLOCK_DATELINE | 1u << DIXIT_BLOCK_MARKUP));
}

/* --- chances ------------------------------------------------------------------------------------------------ */

/*
 * Sums of the weights of features. Weights are bytes, so that several are added at once, each in 16 bits of a larger number:
 * there are never more than 255 features.
 */
typedef struct table {
    const uint8_t *at;
    uint32_t shift; /* of a key, to its bucket */
} table;

static table table_of(const dixit_doc *doc, uint32_t number)
{
    const dixit__model *m = &doc->rules->model;
    table t = {m->weights.at + dixit__table_offset(m->bits, number), 32u - m->bits[number]};

    return t;
}

/* Of two lanes. */
static void sum_pairs(const table *t, const uint32_t *keys, uint32_t count, int32_t sum[2])
{
    uint32_t first = 0, second = 0, i;

    for (i = 0; i < count; i++) {
        const uint8_t *w = t->at + 2 * (size_t)(keys[i] >> t->shift);

        first += w[0];
        second += w[1];
    }
    sum[0] = (int32_t)first - 128 * (int32_t)count;
    sum[1] = (int32_t)second - 128 * (int32_t)count;
}

/* Of the labels; NONE has 0. */
static void sum_labels(const table *t, const uint32_t *keys, uint32_t count, int32_t sum[DIXIT__LABELS])
{
    uint32_t first = 0, second = 0, third = 0, i;

    for (i = 0; i < count; i++) {
        const uint8_t *w = t->at + DIXIT__LABEL_LANES * (size_t)(keys[i] >> t->shift);

        first += w[0];
        second += w[1];
        third += w[2];
    }
    sum[DIXIT__LABEL_NONE] = 0;
    sum[DIXIT__LABEL_CONTENT] = (int32_t)first - 128 * (int32_t)count;
    sum[DIXIT__LABEL_SOURCE] = (int32_t)second - 128 * (int32_t)count;
    sum[DIXIT__LABEL_CUE] = (int32_t)third - 128 * (int32_t)count;
}

/* Of pairs of labels. The bytes at even and at odd places are added apart; that works in any order of bytes. */
static void sum_steps(const table *t, const uint32_t *keys, uint32_t count, int32_t sum[DIXIT__STEP_LANES])
{
    const uint64_t mask = 0x00ff00ff00ff00ffu;
    uint64_t w[2], low[2] = {0, 0}, high[2] = {0, 0};
    uint16_t even[8], odd[8];
    uint32_t i, k;

    for (i = 0; i < count; i++) {
        memcpy(w, t->at + sizeof w * (keys[i] >> t->shift), sizeof w);
        for (k = 0; k < 2; k++) {
            low[k] += w[k] & mask;
            high[k] += w[k] >> 8 & mask;
        }
    }
    memcpy(even, low, sizeof even);
    memcpy(odd, high, sizeof odd);
    for (i = 0; i < 8; i++) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        uint32_t one = odd[i], two = even[i];
#else
        uint32_t one = even[i], two = odd[i];
#endif
        sum[2 * i] = (int32_t)one - 128 * (int32_t)count;
        sum[2 * i + 1] = (int32_t)two - 128 * (int32_t)count;
    }
}

static int32_t sum_single(const table *t, const uint32_t *keys, uint32_t count)
{
    int32_t sum = -128 * (int32_t)count;
    uint32_t i;

    for (i = 0; i < count; i++)
        sum += t->at[keys[i] >> t->shift];
    return sum;
}

/* How much more likely than not; cut off where it would be too large to count with. */
static float odds_of(float worth, int32_t sum)
{
    float logarithm = worth * (float)sum;

    return expf(logarithm < ODDS_MAX ? logarithm : ODDS_MAX);
}

/* The chances of two classes; what is missing to 1 is that of neither. */
static dixit__chance chances(const dixit_doc *doc, uint32_t number, dixit__number scale, const uint32_t *keys,
                             uint32_t count)
{
    table t = table_of(doc, number);
    float worth = doc->rules->model.numbers[scale], speech, wide;
    dixit__chance chance;
    int32_t sum[2];

    sum_pairs(&t, keys, count, sum);
    speech = odds_of(worth, sum[0]);
    wide = odds_of(worth, sum[1]);
    chance.speech = speech / (1 + speech + wide);
    chance.wide = wide / (1 + speech + wide);
    return chance;
}

dixit__chance dixit__anchor_chance(const dixit_doc *doc, const dixit__row *row, uint32_t at)
{
    uint32_t keys[DIXIT__KEYS_MAX];
    uint32_t count = dixit__cue_keys(row, at, dixit__cue_rule(doc, row->at[at].first), keys);

    return chances(doc, DIXIT__TABLE_CUES, DIXIT__NUMBER_CUE_SCALE, keys, count);
}

/* --- labels ------------------------------------------------------------------------------------------------- */

/* What dynamic programming knows of a window. */
typedef struct decoding {
    table units, steps;
    int32_t in_256th; /* what a weight of a step is worth, the unit being a 256th of a weight of a label */
    int32_t best[DIXIT__LABELS];
    uint8_t from[DIXIT__WINDOW_MAX][DIXIT__LABELS];
    uint8_t *labels;
} decoding;

#define NEVER (-1000000000)

/*
 * What a weight of a step is worth, at most eight times as much as one of a label: so the scores of a window stay far below
 * NEVER, whatever the numbers of the model are.
 */
static int32_t step_worth(const dixit__model *m)
{
    float worth = 256 * m->numbers[DIXIT__NUMBER_STEP_SCALE] / m->numbers[DIXIT__NUMBER_LABEL_SCALE] + 0.5f;

    return worth > -2048 && worth < 2048 ? (int32_t)worth : 2048;
}

/* The best way to each label, over the labels before. */
static void extend(decoding *d, const int32_t *step, uint8_t *from, int32_t *next)
{
    uint32_t a, b;

    for (b = 0; b < DIXIT__LABELS; b++) {
        next[b] = d->best[0] + d->in_256th * step[b];
        from[b] = 0;
        for (a = 1; a < DIXIT__LABELS; a++) {
            int32_t score = d->best[a] + d->in_256th * step[a * DIXIT__LABELS + b];

            if (score > next[b]) {
                next[b] = score;
                from[b] = (uint8_t)a;
            }
        }
    }
}

/* Add the scores of unit `at` to those of the labels before it. */
static void advance(const dixit__row *row, const dixit__window *w, uint32_t at, decoding *d)
{
    int32_t unit[DIXIT__LABELS], step[DIXIT__STEP_LANES], next[DIXIT__LABELS] = {0};
    uint32_t keys[DIXIT__KEYS_MAX], count, a;

    if (at > w->first) {
        count = dixit__step_keys(row, w, at, keys);
        sum_steps(&d->steps, keys, count, step);
        extend(d, step, d->from[at - w->first], next);
    }
    if (at == w->anchor) { /* its label is known */
        for (a = 0; a < DIXIT__LABELS; a++)
            d->best[a] = a == DIXIT__LABEL_CUE ? next[a] : NEVER;
        return;
    }
    count = dixit__label_keys(row, w, at, keys);
    sum_labels(&d->units, keys, count, unit);
    for (a = 0; a < DIXIT__LABELS; a++)
        d->best[a] = next[a] + 256 * unit[a];
}

/* The labels of the units from `from` up to `end`, of which the last has `label`. */
static void trace(const dixit__window *w, decoding *d, uint32_t from, uint32_t end, uint32_t label)
{
    for (; end > from; end--) {
        d->labels[end - 1 - w->first] = (uint8_t)label;
        label = d->from[end - 1 - w->first][label];
    }
}

void dixit__window_decode(const dixit_doc *doc, const dixit__row *row, dixit__window *w, uint8_t *labels)
{
    uint32_t at, a, best = 0;
    decoding state = {0}, *d = &state;

    d->units = table_of(doc, DIXIT__TABLE_LABELS);
    d->steps = table_of(doc, DIXIT__TABLE_STEPS);
    d->in_256th = step_worth(&doc->rules->model);
    d->labels = labels;
    w->left = 0;
    for (at = w->first; at <= w->anchor; at++)
        advance(row, w, at, d);
    trace(w, d, w->first, w->anchor + 1, DIXIT__LABEL_CUE);
    dixit__window_left(row, w, d->labels);
    for (; at < w->end; at++)
        advance(row, w, at, d);
    for (a = 1; a < DIXIT__LABELS; a++)
        if (d->best[a] > d->best[best])
            best = a;
    trace(w, d, w->anchor, w->end, best);
}

/* --- candidates --------------------------------------------------------------------------------------------- */

static bool push_run(dixit_doc *doc, uint32_t first, uint32_t end, uint8_t *count)
{
    dixit__run run = {first, end};

    if (*count >= RUNS_MAX || first >= end)
        return true;
    ++*count;
    return dixit__vec_push(&doc->alloc, &doc->runs, run);
}

/* Punctuation outside of marks is no part of what was said. */
static bool is_trimmed(const dixit__token *t)
{
    return t->flags & DIXIT__PUNCT && !(t->flags & (DIXIT__POSSESSIVE | DIXIT__INSIDE));
}

static dixit__run trim(const dixit_doc *doc, dixit__run run)
{
    while (run.first < run.end && is_trimmed(&doc->tokens.at[run.first]))
        run.first++;
    while (run.first < run.end && is_trimmed(&doc->tokens.at[run.end - 1]))
        run.end--;
    return run;
}

/* The parts of a marked span in the paragraphs before this one, the first of them first. */
static bool push_earlier(dixit_doc *doc, uint32_t span, uint8_t *count)
{
    uint32_t first = span, i, steps;

    for (steps = 0; doc->marked.at[first].is_continuation && steps < PARTS_MAX; steps++) {
        for (i = first; i > 0 && doc->marked.at[i - 1].next != first; i--)
            ;
        if (i == 0)
            break;
        first = i - 1;
    }
    for (; first != span && first != DIXIT_NONE; first = doc->marked.at[first].next)
        if (!push_run(doc, doc->marked.at[first].token, doc->marked.at[first].token_end, count))
            return false;
    return true;
}

static bool push_later(dixit_doc *doc, uint32_t span, uint8_t *count)
{
    uint32_t steps = 0;

    for (span = doc->marked.at[span].next; span != DIXIT_NONE && steps < PARTS_MAX;
         span = doc->marked.at[span].next, steps++)
        if (!push_run(doc, doc->marked.at[span].token, doc->marked.at[span].token_end, count))
            return false;
    return true;
}

/* The marked span that a unit is, or DIXIT_NONE. */
static uint32_t span_of(const dixit_doc *doc, const dixit__unit *u)
{
    return u->flags & DIXIT__UNIT_MARKED ? doc->tokens.at[u->first].ref : DIXIT_NONE;
}

/* The runs of a content that lie in the anchor's own paragraph: the others are had only if nobody else wants them. */
typedef struct own_runs {
    uint8_t first, end; /* the end is 0 as long as there are none */
} own_runs;

static bool push_content(dixit_doc *doc, const dixit__row *row, uint32_t first, uint32_t end, uint8_t *count,
                         own_runs *own)
{
    dixit__run run = {row->at[first].first, row->at[end - 1].end};
    uint32_t span;

    run = trim(doc, run);
    if (run.first == run.end)
        return true;
    span = span_of(doc, &row->at[first]);
    if (span != DIXIT_NONE && !push_earlier(doc, span, count))
        return false;
    if (!(row->at[first].flags & DIXIT__UNIT_OTHER)) {
        if (own->end == 0)
            own->first = *count;
        own->end = (uint8_t)(*count + 1);
    }
    if (!push_run(doc, run.first, run.end, count))
        return false;
    span = span_of(doc, &row->at[end - 1]);
    return span == DIXIT_NONE || push_later(doc, span, count);
}

/* A marked span of a neighbouring block that is part of one over several paragraphs comes with that. */
static bool is_part(const dixit_doc *doc, const dixit__unit *u)
{
    uint32_t span = span_of(doc, u);

    return u->flags & DIXIT__UNIT_OTHER && span != DIXIT_NONE &&
           (doc->marked.at[span].is_continuation || doc->marked.at[span].next != DIXIT_NONE);
}

/* Does a stretch of content end before the unit, though it goes on in it: with another paragraph, a marked sentence? */
static bool parts_before(const dixit__unit *u)
{
    return (u->flags & DIXIT__UNIT_SENTENCE && u->flags & (DIXIT__UNIT_MARKED | DIXIT__UNIT_OTHER)) ||
           u[-1].flags & DIXIT__UNIT_OTHER;
}

static bool push_contents(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                          dixit__candidate *c)
{
    uint32_t at = w->first, end;
    own_runs own = {0, 0};

    for (; at < w->end; at = end) {
        for (end = at + 1;
             end < w->end && labels[end - w->first] == labels[at - w->first] && !parts_before(&row->at[end]); end++)
            ;
        if (labels[at - w->first] == DIXIT__LABEL_CONTENT && !is_part(doc, &row->at[at]) &&
            !push_content(doc, row, at, end, &c->content_count, &own))
            return false;
    }
    if (own.end > 0) {
        c->before = own.first;
        c->after = (uint8_t)(c->content_count - own.end);
    }
    return true;
}

/* The same of a cue or a source, in which a bracket is closed, and which may be nothing but a colon or a dash. */
static dixit__run trim_part(const dixit_doc *doc, dixit__run run)
{
    dixit__run trimmed = trim(doc, run);
    uint32_t i, open = 0;

    for (i = trimmed.first; i < trimmed.end; i++) {
        open += doc->text[doc->tokens.at[i].start] == '(';
        open -= open > 0 && doc->text[doc->tokens.at[i].start] == ')';
    }
    if (open > 0 && trimmed.end < doc->tokens.count && doc->text[doc->tokens.at[trimmed.end].start] == ')')
        trimmed.end++;
    return trimmed.first < trimmed.end ? trimmed : run;
}

/* The runs of units with the label. */
static bool push_label(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                       uint8_t label, uint8_t *count)
{
    uint32_t at = w->first, end;
    dixit__run run;

    while (at < w->end) {
        if (labels[at - w->first] != label) {
            at++;
            continue;
        }
        for (end = at + 1; end < w->end && labels[end - w->first] == label; end++)
            ;
        run.first = row->at[at].first;
        run.end = row->at[end - 1].end;
        run = trim_part(doc, run);
        if (!push_run(doc, run.first, run.end, count))
            return false;
        at = end;
    }
    return true;
}

/*
 * Where no unit is labelled source, the mention that fits best is, or none: what is far away ("Clinton, who ..., did not
 * ..., but told ...") is out of the labels' sight.
 */
void dixit__window_source(const dixit_doc *doc, const dixit__row *row, const dixit__window *w, uint8_t *labels)
{
    table t = table_of(doc, DIXIT__TABLE_SOURCES);
    uint32_t keys[DIXIT__KEYS_MAX], at, best = w->anchor;
    int32_t sum, most;

    for (at = w->first; at < w->end; at++)
        if (labels[at - w->first] == DIXIT__LABEL_SOURCE)
            return;
    most = sum_single(&t, keys, dixit__source_keys(row, w, w->anchor, keys));
    for (at = w->first; at < w->end; at++) {
        if (!(row->at[at].flags & DIXIT__UNIT_MENTION) || labels[at - w->first] != DIXIT__LABEL_NONE)
            continue;
        sum = sum_single(&t, keys, dixit__source_keys(row, w, at, keys));
        if (sum > most) {
            most = sum;
            best = at;
        }
    }
    if (best == w->anchor)
        return;
    at = best;
    do
        labels[at++ - w->first] = DIXIT__LABEL_SOURCE;
    while (at < w->end && row->at[at].mention && !(row->at[at].flags & DIXIT__UNIT_MENTION) &&
           labels[at - w->first] == DIXIT__LABEL_NONE);
}

/*
 * The rule that a candidate goes by: the one that is evidence for it and whose match the model agrees with, in half of the
 * content's units or more; else the model's own. A rule that stands for itself has its own candidate: what the
 * model finds there must not have its rank.
 */
static uint32_t rule_of(const dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels)
{
    uint32_t candidate = doc->cue_of.at[row->at[w->anchor].first], i, both = 0, any = 0;

    for (i = 0; candidate && i < w->end - w->first; i++) {
        bool mine = labels[i] == DIXIT__LABEL_CONTENT, its = w->labels[i] == DIXIT__LABEL_CONTENT;

        both += mine && its;
        any += mine || its;
    }
    if (any > 0 && 2 * both >= any && doc->rules->rules.at[doc->candidates.at[candidate - 1].rule].weighed)
        return doc->candidates.at[candidate - 1].rule;
    return doc->rules->rules.count - 1;
}

static bool add_candidate(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                          float score)
{
    dixit__candidate c = {0};
    uint32_t i;

    c.rule = rule_of(doc, row, w, labels);
    c.score = score;
    c.runs = doc->runs.count;
    c.entity = DIXIT_NONE;
    c.mention = DIXIT_NONE;
    if (!push_contents(doc, row, w, labels, &c) || !push_label(doc, row, w, labels, DIXIT__LABEL_CUE, &c.cue_count) ||
        !push_label(doc, row, w, labels, DIXIT__LABEL_SOURCE, &c.source_count))
        return false;
    if (c.content_count == 0) {
        doc->runs.count = c.runs;
        return true;
    }
    c.first = doc->runs.at[c.runs].first;
    for (i = c.runs; i < doc->runs.count; i++) {
        c.first = doc->runs.at[i].first < c.first ? doc->runs.at[i].first : c.first;
        c.end = doc->runs.at[i].end > c.end ? doc->runs.at[i].end : c.end;
    }
    if (c.source_count > 0)
        c.mention = dixit__mention_in(doc, doc->runs.at[c.runs + c.content_count + c.cue_count]);
    return dixit__vec_push(&doc->alloc, &doc->candidates, c);
}

dixit__chance dixit__found_chance(const dixit_doc *doc, const dixit__row *row, const dixit__window *w,
                                  const uint8_t *labels, dixit__chance chance)
{
    uint32_t keys[DIXIT__KEYS_MAX], count = dixit__found_keys(row, w, labels, chance, keys);

    return chances(doc, DIXIT__TABLE_FOUND, DIXIT__NUMBER_FOUND_SCALE, keys, count);
}

static bool has_content(const dixit__window *w, const uint8_t *labels)
{
    return memchr(labels, DIXIT__LABEL_CONTENT, w->end - w->first) != NULL;
}

/* What the model finds at an anchor, if anything. */
static bool weigh_anchor(dixit_doc *doc, const dixit__row *row, uint32_t at)
{
    const dixit__model *m = &doc->rules->model;
    bool wide = doc->options.scope == DIXIT_SCOPE_ALL;
    dixit__chance chance = dixit__anchor_chance(doc, row, at), found;
    uint8_t labels[DIXIT__WINDOW_MAX];
    dixit__window w;
    float score;

    if (wide ? chance.speech + chance.wide < m->numbers[DIXIT__NUMBER_WIDE_FLOOR]
             : chance.speech < m->numbers[DIXIT__NUMBER_CUE_FLOOR])
        return true;
    dixit__window_of(doc, row, at, &w);
    dixit__window_decode(doc, row, &w, labels);
    if (!has_content(&w, labels))
        return true;
    dixit__window_source(doc, row, &w, labels);
    found = dixit__found_chance(doc, row, &w, labels, chance);
    score = wide ? found.speech + found.wide : found.speech;
    if (score < m->numbers[wide ? DIXIT__NUMBER_FOUND_WIDE_FLOOR : DIXIT__NUMBER_FOUND_FLOOR])
        return true;
    return add_candidate(doc, row, &w, labels, score);
}

static bool weigh_row(dixit_doc *doc, const dixit__row *row)
{
    uint32_t at, flag = DIXIT__ANCHOR | (doc->options.scope == DIXIT_SCOPE_ALL ? DIXIT__ANCHOR_WIDE : 0u);

    for (at = row->own; at < row->own_end; at++)
        if (row->at[at].flags & DIXIT__UNIT_ANCHOR && doc->tokens.at[row->at[at].first].flags & flag &&
            !weigh_anchor(doc, row, at))
            return false;
    return true;
}

bool dixit__weigh(dixit_doc *doc)
{
    uint32_t block, i, count = doc->candidates.count;
    dixit__row row;

    if (doc->rules->model.weights.count == 0 || doc->story) /* news is what it has learned from */
        return true;
    if (!dixit__cues_index(doc))
        return false;
    for (block = 0; block < doc->blocks.count; block++) {
        uint32_t end = block + 1 < doc->blocks.count ? doc->blocks.at[block + 1].token : doc->tokens.count;

        if (!dixit__role_speaks(doc->blocks.at[block].role))
            continue;
        for (i = doc->blocks.at[block].token; i < end; i = row.next)
            if (!dixit__units_make(doc, block, i, &row) || !weigh_row(doc, &row))
                return false;
    }
    for (i = 0; i < count; i++)
        if (doc->rules->rules.at[doc->candidates.at[i].rule].weighed) {
            doc->candidates.at[i].dropped = true;
            doc->candidates.at[i].outcome = DIXIT_OUTCOME_EVIDENCE;
            doc->candidates.at[i].by = DIXIT_NONE;
        }
    return true;
}
