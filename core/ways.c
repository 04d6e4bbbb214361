/*
 * ways.c - what a cue's window may mean: the likely ways to label its units.
 *
 * The anchor's label is known, so what is before it and what is behind it are settled one after the other, each by dynamic
 * programming. The likeliest way is not always the right one, as each unit is looked at by itself: so for both sides
 * the best way with content and the best way without are kept, and what the rule finds there is a way, too, as is what ends
 * with a mark. Which of them it is, is decided from what they amount to (dixit__found_keys()).
 */
#include "ways.h"

#include "sums.h"

#define NEVER (-1000000000)
#define LABEL_SHIFT 8 /* scores are in 256ths of a weight of a label */
#define MARGIN 4.0f   /* the logarithm of how much likelier the best way may be than another that is kept */

enum { FLAGS = 2 }; /* no content so far, or some */

/* The lanes of nothing and of content; scores of a unit that must be the cue; of what cannot be. */
static const dixit__four none = {-1, 0, 0, 0}, content = {0, -1, 0, 0}, cue_only = {NEVER, NEVER, NEVER, 0},
                         never = {NEVER, NEVER, NEVER, NEVER};

/*
 * What dynamic programming knows of a window. Scores are in 256ths of a weight of a label; those of units and steps are
 * without what depends on the side before the anchor.
 */
typedef struct decoding {
    dixit__table units, steps;
    int step_shift; /* what a weight of a step is worth, as a power of two */
    dixit__four unit[DIXIT__WINDOW_MAX], step[DIXIT__WINDOW_MAX][DIXIT__LABELS];
    dixit__four from[DIXIT__WINDOW_MAX][FLAGS]; /* flag << 2 | label of the unit before */
    dixit__four best[FLAGS];
} decoding;

/*
 * Steps are worth a power of two of what labels are worth, an eighth to eight times as much: so scores need no more than to be
 * shifted, and those of a window stay far below NEVER, whatever the numbers of the model are.
 */
static int step_shift(const dixit__model *m)
{
    float ratio = m->numbers[DIXIT__NUMBER_STEP_SCALE] / m->numbers[DIXIT__NUMBER_LABEL_SCALE];
    int shift = 5;

    while (shift < 11 && ratio > 0.1768f) { /* an eighth, and half way to the next power */
        ratio /= 2;
        shift++;
    }
    return shift;
}

/* The scores of the window's units, and of the steps to them. */
static void fill(decoding *d, const dixit__row *row, const dixit__window *w)
{
    uint32_t keys[DIXIT__KEYS_MAX], count, i;

    for (i = w->first; i < w->end; i++) {
        count = dixit__step_keys(row, w, i, keys);
        dixit__sum_steps(&d->steps, keys, count, d->step[i - w->first]);
        count = dixit__label_keys(row, w, i, keys);
        d->unit[i - w->first] = dixit__sum_labels(&d->units, keys, count);
    }
}

/* The best way to each label from the labels before, and which of these it is. */
static dixit__four come(dixit__four best, const dixit__four *step, dixit__four *from)
{
    dixit__four most = dixit__all(best[0]) + step[0], score, more;
    int32_t a;

    *from = dixit__all(0);
    for (a = 1; a < DIXIT__LABELS; a++) {
        score = dixit__all(best[a]) + step[a];
        more = score > most;
        most = dixit__either(more, score, most);
        *from = dixit__either(more, dixit__all(a), *from);
    }
    return most;
}

/* The scores of unit `at`, if its label is known those of no other. */
static dixit__four known_label(const dixit__row *row, const dixit__window *w, uint32_t at, dixit__four unit)
{
    if (at == w->anchor)
        return cue_only;
    if (w->owner && dixit__unit_is_owned(&row->at[at], w->owner))
        return dixit__either(none, unit, never);
    return at == w->plain ? dixit__either(content, unit, never) : unit;
}

/* Add unit `at` to the best ways. */
static void advance(decoding *d, const dixit__row *row, const dixit__window *w, uint32_t at)
{
    dixit__four step[DIXIT__LABELS], unit, from, other, without, with, better;
    uint32_t keys[DIXIT__KEYS_MAX], count, i = at - w->first, k;

    count = dixit__step_left_keys(row, w, at, keys);
    dixit__sum_steps(&d->steps, keys, count, step);
    for (k = 0; k < DIXIT__LABELS; k++)
        step[k] = (step[k] + d->step[i][k]) << d->step_shift;
    count = dixit__label_left_keys(row, w, at, keys);
    unit = (dixit__sum_labels(&d->units, keys, count) + d->unit[i]) << LABEL_SHIFT;
    unit = known_label(row, w, at, unit);
    without = come(d->best[0], step, &from);
    with = come(d->best[1], step, &other);
    /* whatever was before content, then there is some */
    better = (with > without) | ~content;
    d->best[0] = dixit__either(content, never, without + unit);
    d->best[1] = dixit__either(better, with, without) + unit;
    d->from[i][0] = from;
    d->from[i][1] = dixit__either(better, other | 1 << 2, from);
    for (k = 0; k < FLAGS; k++) /* what cannot be stays so, however often something is added to it */
        d->best[k] = dixit__either(d->best[k] > NEVER / 2, d->best[k], never);
}

/* The label that the best way ends with. */
static uint32_t best_label(dixit__four best)
{
    uint32_t a, most = 0;

    for (a = 1; a < DIXIT__LABELS; a++)
        if (best[a] > best[most])
            most = a;
    return most;
}

/* The labels of the window's units from `from` up to `end`, the best way to `flag` and `label` at the last of them. */
static void trace(const decoding *d, uint32_t from, uint32_t end, uint32_t flag, uint32_t label, uint8_t *labels)
{
    for (; end > from; end--) {
        uint32_t before = (uint32_t)d->from[end - 1][flag][label];

        labels[end - 1] = (uint8_t)label;
        flag = before >> 2;
        label = before & 3;
    }
}

static void begin_left(decoding *d, const dixit__row *row, const dixit__window *w)
{
    uint32_t keys[DIXIT__KEYS_MAX], count = dixit__label_left_keys(row, w, w->first, keys);
    dixit__four unit = (dixit__sum_labels(&d->units, keys, count) + d->unit[0]) << LABEL_SHIFT;

    unit = known_label(row, w, w->first, unit);
    d->best[0] = dixit__either(content, never, unit);
    d->best[1] = dixit__either(content, unit, never);
}

static void begin_right(decoding *d, int32_t score)
{
    d->best[0] = (dixit__four){NEVER, NEVER, NEVER, score};
    d->best[1] = never;
}

/* How much likelier one score is than another: the logarithm; `worth` is that of a weight of a label. */
static float likelier(float worth, int32_t best, int32_t score)
{
    return worth * (float)(best - score) / (1 << LABEL_SHIFT);
}

/*
 * The ways that have, before the anchor, the labels in `left`; their number is returned. `most` is the score of the likeliest
 * way so far: what is much less likely would be left out later.
 */
static uint32_t right_ways(decoding *d, const dixit__row *row, dixit__window *w, const uint8_t *left, int32_t score,
                           float worth, int32_t *most, dixit__way *ways)
{
    uint32_t anchor = w->anchor - w->first, count = 0, i, flag;

    dixit__window_left(row, w, left);
    begin_right(d, score);
    for (i = w->anchor + 1; i < w->end; i++)
        advance(d, row, w, i);
    for (flag = 0; flag < FLAGS; flag++) {
        uint32_t label = best_label(d->best[flag]);

        if (d->best[flag][label] == NEVER || (flag == 0 && !(w->left & DIXIT__LEFT_CONTENT)) ||
            likelier(worth, *most, d->best[flag][label]) > MARGIN)
            continue;
        *most = d->best[flag][label] > *most ? d->best[flag][label] : *most;
        memcpy(ways[count].labels, left, anchor + 1);
        trace(d, anchor + 1, w->end - w->first, flag, label, ways[count].labels);
        ways[count].left = w->left;
        ways[count++].score = d->best[flag][label];
    }
    return count;
}

/* The likeliest first; those that are much less likely are left out. */
static uint32_t sort_ways(dixit__way *ways, uint32_t count, float worth)
{
    static const float limits[] = {0.25f, 0.75f, 1.5f, 2.5f, 3.5f};
    uint32_t i, k, kept = 0;

    for (i = 0; i < count; i++) {
        uint32_t best = i;
        dixit__way way;
        float behind;

        for (k = i + 1; k < count; k++)
            if (ways[k].score > ways[best].score)
                best = k;
        way = ways[best];
        ways[best] = ways[i];
        ways[i] = way;
        behind = likelier(worth, ways[0].score, ways[i].score);
        if (behind > MARGIN)
            break;
        for (k = 0; k < sizeof limits / sizeof *limits && behind > limits[k]; k++)
            ;
        ways[i].behind = (uint8_t)(i == 0 ? 0 : k + 1);
        kept++;
    }
    return kept;
}

static bool is_new(const dixit__window *w, const dixit__way *ways, uint32_t count, const uint8_t *labels)
{
    uint32_t i;

    for (i = 0; i < count; i++)
        if (memcmp(labels, ways[i].labels, w->end - w->first) == 0)
            return false;
    return true;
}

/* What the rule finds, if that has not been thought of. */
static uint32_t add_rules_way(const dixit__row *row, dixit__window *w, dixit__way *ways, uint32_t count)
{
    uint32_t size = w->end - w->first, i;
    dixit__way *way = &ways[count];

    if (!w->rule || !memchr(w->labels, DIXIT__LABEL_CONTENT, size))
        return count;
    memcpy(way->labels, w->labels, size);
    way->labels[w->anchor - w->first] = DIXIT__LABEL_CUE;
    for (i = 0; w->owner && i < size; i++)
        if (way->labels[i] != DIXIT__LABEL_NONE && dixit__unit_is_owned(&row->at[w->first + i], w->owner))
            return count;
    if (!is_new(w, ways, count, way->labels))
        return count;
    dixit__window_left(row, w, way->labels);
    way->left = w->left;
    way->behind = DIXIT__WAY_OF_RULE;
    return count + 1;
}

/* The first marked span behind the anchor that is content; the window's end if there is none. */
static uint32_t first_marked(const dixit__row *row, const dixit__window *w, const uint8_t *labels)
{
    uint32_t at = w->anchor + 1;

    while (at < w->end && !(row->at[at].flags & DIXIT__UNIT_MARKED && labels[at - w->first] == DIXIT__LABEL_CONTENT))
        at++;
    return at;
}

/* The likeliest way may go on behind a marked span, and should end there: whom he called “weak” and voted for. */
static uint32_t add_cut_way(const dixit__row *row, const dixit__window *w, dixit__way *ways, uint32_t count)
{
    dixit__way *way = &ways[count];
    uint32_t at = count > 0 ? first_marked(row, w, ways[0].labels) : w->end;

    if (at >= w->end)
        return count;
    *way = ways[0];
    while (++at < w->end)
        if (way->labels[at - w->first] == DIXIT__LABEL_CONTENT)
            way->labels[at - w->first] = DIXIT__LABEL_NONE;
    way->behind = DIXIT__WAY_CUT;
    return count + (is_new(w, ways, count, way->labels) ? 1 : 0);
}

/* On which sides of the anchor there is content: 1 before it, 2 behind it. */
static uint32_t sides_of(const dixit__window *w, const uint8_t *labels)
{
    uint32_t anchor = w->anchor - w->first, end = w->end - w->first;

    return (memchr(labels, DIXIT__LABEL_CONTENT, anchor) ? 1u : 0u) |
           (memchr(labels + anchor, DIXIT__LABEL_CONTENT, end - anchor) ? 2u : 0u);
}

uint8_t dixit__way_sides(const dixit__window *w, const uint8_t *labels, const uint8_t *likeliest)
{
    return (uint8_t)(sides_of(w, labels) << 2 | sides_of(w, likeliest));
}

uint32_t dixit__window_ways(const dixit_doc *doc, const dixit__row *row, dixit__window *w, dixit__way *ways)
{
    const dixit__model *m = &doc->rules->model;
    float worth = m->numbers[DIXIT__NUMBER_LABEL_SCALE];
    uint8_t left[FLAGS][DIXIT__WINDOW_MAX];
    uint32_t anchor = w->anchor - w->first, count = 0, flag, i;
    int32_t scores[FLAGS], most_left, most = NEVER;
    decoding state, *d = &state;

    d->units = dixit__table_of(doc, DIXIT__TABLE_LABELS);
    d->steps = dixit__table_of(doc, DIXIT__TABLE_STEPS);
    d->step_shift = step_shift(m);
    w->left = 0;
    fill(d, row, w);
    begin_left(d, row, w);
    for (i = w->first + 1; i <= w->anchor; i++)
        advance(d, row, w, i);
    for (flag = 0; flag < FLAGS; flag++) {
        scores[flag] = d->best[flag][DIXIT__LABEL_CUE];
        if (scores[flag] != NEVER)
            trace(d, 0, anchor + 1, flag, DIXIT__LABEL_CUE, left[flag]);
    }
    most_left = scores[0] > scores[1] ? scores[0] : scores[1];
    for (flag = 0; flag < FLAGS; flag++)
        if (scores[flag] != NEVER && likelier(worth, most_left, scores[flag]) <= MARGIN)
            count += right_ways(d, row, w, left[flag], scores[flag], worth, &most, ways + count);
    count = sort_ways(ways, count, worth);
    count = add_rules_way(row, w, ways, count);
    count = add_cut_way(row, w, ways, count);
    for (i = count; i > 0; i--)
        ways[i - 1].sides = dixit__way_sides(w, ways[i - 1].labels, ways[0].labels);
    return count;
}

uint32_t dixit__way_best(const dixit_doc *doc, const dixit__row *row, const dixit__window *w, const dixit__way *ways,
                         uint32_t count, dixit__chance chance, dixit__found *found)
{
    dixit__table t = dixit__table_of(doc, DIXIT__TABLE_WAYS);
    uint32_t i, best = 0;
    int32_t sum, most = NEVER;
    dixit__found other;

    for (i = 0; i < count; i++) {
        other.count = dixit__found_keys(row, w, &ways[i], chance, other.keys);
        sum = dixit__sum_single(&t, other.keys, other.count);
        if (sum > most) {
            most = sum;
            best = i;
            memcpy(found->keys, other.keys, other.count * sizeof *other.keys);
            found->count = other.count;
        }
    }
    return best;
}
