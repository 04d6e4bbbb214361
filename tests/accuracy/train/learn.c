/* learn.c - gradients. */
#include "learn.h"

#include "../../support/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES_MAX = 16, LABELS = 4, ROW_MAX = 256, KEYS_MAX = 96, STARTS = 5 };

static void *need(void *memory)
{
    if (!memory)
        support_die("no memory");
    return memory;
}

/* --- tables and examples --------------------------------------------------------------------------------- */

void learn_table_init(learn_table *table, uint32_t bits, uint32_t lanes)
{
    table->bits = bits;
    table->lanes = lanes;
    table->weights = need(calloc((size_t)lanes << bits, sizeof *table->weights));
    table->seen = need(calloc((size_t)lanes << bits, sizeof *table->seen));
    table->counts = need(calloc((size_t)1 << bits, sizeof *table->counts));
}

/* As if nothing had been learned; how many examples have a bucket stays. */
static void restart(learn_table *table)
{
    memset(table->weights, 0, (sizeof *table->weights * table->lanes) << table->bits);
    memset(table->seen, 0, (sizeof *table->seen * table->lanes) << table->bits);
}

void learn_table_clear(learn_table *table)
{
    restart(table);
    memset(table->counts, 0, sizeof *table->counts << table->bits);
}

void learn_table_free(learn_table *table)
{
    free(table->weights);
    free(table->seen);
    free(table->counts);
}

static size_t bucket(const learn_table *table, uint32_t key)
{
    return key >> (32 - table->bits);
}

static void count_keys(learn_table *table, const learn_examples *e)
{
    for (size_t i = 0; i < e->key_count; i++)
        table->counts[bucket(table, e->keys[i])]++;
}

void learn_examples_add(learn_examples *e, const uint32_t *keys, uint32_t count, uint32_t class, uint32_t fold,
                        float weight)
{
    if (count > KEYS_MAX)
        support_die("an example has more than %d features", KEYS_MAX);
    if (e->count == e->capacity) {
        e->capacity = e->capacity ? 2 * e->capacity : 1024;
        e->at = need(realloc(e->at, e->capacity * sizeof *e->at));
    }
    if (e->key_count + count > e->key_capacity) {
        e->key_capacity = e->key_capacity ? 2 * e->key_capacity : 65536;
        e->keys = need(realloc(e->keys, e->key_capacity * sizeof *e->keys));
    }
    if (count > 0) /* else there may be no room yet */
        memcpy(e->keys + e->key_count, keys, count * sizeof *keys);
    e->at[e->count++] = (learn_example){e->key_count, count, class, fold, weight};
    e->key_count += count;
}

void learn_examples_free(learn_examples *e)
{
    free(e->keys);
    free(e->at);
}

void learn_rows_add(learn_rows *rows, learn_row row)
{
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity ? 2 * rows->capacity : 1024;
        rows->at = need(realloc(rows->at, rows->capacity * sizeof *rows->at));
    }
    rows->at[rows->count++] = row;
}

void learn_rows_free(learn_rows *rows)
{
    learn_examples_free(&rows->units);
    learn_examples_free(&rows->steps);
    free(rows->at);
}

/* --- chance and sums -------------------------------------------------------------------------------------- */

/* A linear congruential generator (Knuth's MMIX constants): the same numbers in each run. */
static uint32_t draw(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 32);
}

static void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = draw(state) % i;
        uint32_t swapped = order[i - 1];

        order[i - 1] = order[other];
        order[other] = swapped;
    }
}

/* Features of one example that are looked at this time. */
typedef struct some_keys {
    uint32_t at[KEYS_MAX], count;
    float worth; /* what their sum is multiplied with, to stand for that of all */
} some_keys;

static void draw_keys(some_keys *some, const learn_examples *e, const learn_example *x, float drop, uint64_t *state)
{
    uint32_t limit = (uint32_t)(drop * 4294967296.0f);
    bool all = limit == 0 || !state; /* nothing is left to chance */

    some->count = 0;
    some->worth = 1 / (1 - drop);
    for (uint32_t i = 0; i < x->count; i++)
        if (all || draw(state) >= limit)
            some->at[some->count++] = e->keys[x->keys + i];
}

static void add_up(const learn_table *table, const some_keys *some, float *sum)
{
    for (uint32_t k = 0; k < table->lanes; k++)
        sum[k] = 0;
    for (uint32_t i = 0; i < some->count; i++) {
        const float *w = table->weights + table->lanes * bucket(table, some->at[i]);

        for (uint32_t k = 0; k < table->lanes; k++)
            sum[k] += w[k];
    }
    for (uint32_t k = 0; k < table->lanes; k++)
        sum[k] *= some->worth;
}

/* A step against the gradient; each feature that was looked at has the same. */
static void step(learn_table *table, const some_keys *some, const float *gradient, const learn_options *options)
{
    for (uint32_t i = 0; i < some->count; i++) {
        size_t at = bucket(table, some->at[i]);
        float *w = table->weights + table->lanes * at, *seen = table->seen + table->lanes * at;

        if (table->counts[at] < options->rare)
            continue;
        for (uint32_t k = 0; k < table->lanes; k++) {
            float g = gradient[k];

            if (g == 0)
                continue;
            seen[k] += g * g;
            w[k] -= options->rate * g / sqrtf(seen[k] + options->damping + 1e-8f);
        }
    }
}

static uint32_t *new_order(size_t count)
{
    uint32_t *order = need(malloc((count + 1) * sizeof *order));

    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    return order;
}

/*
 * What is kept is the mean of the weights after each epoch of the second half, of several starts: it errs less than the
 * last ones do, and hangs less on the order of the examples. A round is an epoch of one of the starts.
 */
static uint32_t rounds_of(const learn_options *options)
{
    return STARTS * options->epochs;
}

static float *new_sum(const learn_table *table)
{
    return need(calloc((size_t)table->lanes << table->bits, sizeof *table->weights));
}

static void begin_round(learn_table *table, uint32_t round, const learn_options *options)
{
    if (round % options->epochs == 0)
        restart(table);
}

static void end_round(const learn_table *table, float *sum, uint32_t round, const learn_options *options)
{
    bool counts = round % options->epochs >= options->epochs / 2;

    for (size_t i = 0; counts && i < (size_t)table->lanes << table->bits; i++)
        sum[i] += table->weights[i];
}

static void take_mean(learn_table *table, float *sum, const learn_options *options)
{
    uint32_t added = STARTS * (options->epochs - options->epochs / 2);

    for (size_t i = 0; added > 0 && i < (size_t)table->lanes << table->bits; i++)
        table->weights[i] = sum[i] / (float)added;
    free(sum);
}

/* --- classes --------------------------------------------------------------------------------------------- */

static void learn_example_once(learn_table *table, uint32_t classes, const learn_examples *e, const learn_example *x,
                               const learn_options *options, uint64_t *random)
{
    float sum[LANES_MAX], gradient[LANES_MAX] = {0}, most = -INFINITY, all = 0;
    some_keys some;

    draw_keys(&some, e, x, options->drop, random);
    add_up(table, &some, sum);
    for (uint32_t k = 0; k < classes; k++)
        most = sum[k] > most ? sum[k] : most;
    for (uint32_t k = 0; k < classes; k++)
        all += sum[k] = expf(sum[k] - most);
    for (uint32_t k = 0; k < classes; k++)
        gradient[k] = x->weight * (sum[k] / all - (k == x->class ? 1.0f : 0.0f));
    step(table, &some, gradient, options);
}

void learn_classes(learn_table *table, uint32_t classes, const learn_examples *e, const learn_options *options)
{
    uint32_t *order = new_order(e->count);
    uint64_t random = 1;
    float *sum = new_sum(table);

    count_keys(table, e);
    for (uint32_t round = 0; round < rounds_of(options); round++) {
        begin_round(table, round, options);
        shuffle(order, e->count, &random);
        for (size_t i = 0; i < e->count; i++)
            if (e->at[order[i]].fold != options->skip)
                learn_example_once(table, classes, e, &e->at[order[i]], options, &random);
        end_round(table, sum, round, options);
    }
    take_mean(table, sum, options);
    free(order);
}

double learn_classes_loss(const learn_table *table, uint32_t classes, const learn_examples *e, uint32_t fold)
{
    double loss = 0;
    size_t count = 0;

    for (size_t i = 0; i < e->count; i++) {
        const learn_example *x = &e->at[i];
        float sum[LANES_MAX], most = -INFINITY, all = 0;
        some_keys every;

        if (x->fold != fold)
            continue;
        draw_keys(&every, e, x, 0, NULL);
        add_up(table, &every, sum);
        for (uint32_t k = 0; k < classes; k++)
            most = sum[k] > most ? sum[k] : most;
        for (uint32_t k = 0; k < classes; k++)
            all += expf(sum[k] - most);
        loss += (double)(logf(all) + most - sum[x->class]);
        count++;
    }
    return loss / (double)(count ? count : 1);
}

/* --- choices --------------------------------------------------------------------------------------------- */

enum { OPTIONS_MAX = 300 };

void learn_choices_add(learn_choices *c, uint32_t options)
{
    if (c->count == c->capacity) {
        c->capacity = c->capacity ? 2 * c->capacity : 1024;
        c->groups = need(realloc(c->groups, c->capacity * sizeof *c->groups));
    }
    c->groups[c->count++] = options;
}

void learn_choices_free(learn_choices *c)
{
    learn_examples_free(&c->options);
    free(c->groups);
}

static void choose_once(learn_table *table, const learn_examples *e, const learn_example *first, uint32_t count,
                        const learn_options *options, some_keys *some, uint64_t *random)
{
    float chance[OPTIONS_MAX] = {0}, most = -INFINITY, all = 0;

    for (uint32_t i = 0; i < count; i++) {
        draw_keys(&some[i], e, &first[i], options->drop, random);
        add_up(table, &some[i], &chance[i]);
        most = chance[i] > most ? chance[i] : most;
    }
    for (uint32_t i = 0; i < count; i++)
        all += chance[i] = expf(chance[i] - most);
    for (uint32_t i = 0; i < count; i++) {
        float gradient = first[i].weight * (chance[i] / all - (float)first[i].class);

        step(table, &some[i], &gradient, options);
    }
}

void learn_to_choose(learn_table *table, const learn_choices *c, const learn_options *options)
{
    some_keys *some = need(malloc(OPTIONS_MAX * sizeof *some));
    uint32_t *order = new_order(c->count), *starts = need(malloc((c->count + 1) * sizeof *starts)), at = 0;
    uint64_t random = 1;
    float *sum = new_sum(table);

    for (size_t i = 0; i < c->count; at += c->groups[i++])
        starts[i] = at;
    count_keys(table, &c->options);
    for (uint32_t round = 0; round < rounds_of(options); round++) {
        begin_round(table, round, options);
        shuffle(order, c->count, &random);
        for (size_t i = 0; i < c->count; i++)
            if (c->groups[order[i]] <= OPTIONS_MAX)
                choose_once(table, &c->options, &c->options.at[starts[order[i]]], c->groups[order[i]], options, some,
                            &random);
        end_round(table, sum, round, options);
    }
    take_mean(table, sum, options);
    free(starts);
    free(some);
    free(order);
}

/* --- labels ---------------------------------------------------------------------------------------------- */

/* The chances of a row, forwards and backwards, each unit's divided by its sum so that they stay in range. */
typedef struct lattice {
    float unit[ROW_MAX][LABELS], step[ROW_MAX][LABELS * LABELS]; /* exponentials */
    float forward[ROW_MAX][LABELS], backward[ROW_MAX][LABELS];
    some_keys units[ROW_MAX], steps[ROW_MAX];
} lattice;

static void exponentials(const float *sum, uint32_t count, float *out)
{
    float most = sum[0];

    for (uint32_t k = 1; k < count; k++)
        most = sum[k] > most ? sum[k] : most;
    for (uint32_t k = 0; k < count; k++)
        out[k] = expf(sum[k] - most);
}

static void scale(float *at)
{
    float all = at[0] + at[1] + at[2] + at[3];

    for (int k = 0; k < LABELS; k++)
        at[k] /= all > 0 ? all : 1;
}

static void draw_row(lattice *l, const learn_rows *rows, const learn_row *row, float drop, uint64_t *random)
{
    for (uint32_t i = 0; i < row->count; i++) {
        draw_keys(&l->units[i], &rows->units, &rows->units.at[row->first + i], drop, random);
        draw_keys(&l->steps[i], &rows->steps, &rows->steps.at[row->first + i], 0, NULL);
    }
}

static void run_lattice(lattice *l, const learn_table *units, const learn_table *steps, const learn_row *row)
{
    float sum[LANES_MAX] = {0};

    for (uint32_t i = 0; i < row->count; i++) {
        add_up(units, &l->units[i], sum);
        exponentials(sum, LABELS, l->unit[i]);
        for (uint32_t k = 0; i == row->fixed && k < LABELS; k++)
            l->unit[i][k] = k == row->fixed_label ? 1 : 0;
        add_up(steps, &l->steps[i], sum);
        exponentials(sum, LABELS * LABELS, l->step[i]);
    }
    memcpy(l->forward[0], l->unit[0], sizeof l->forward[0]);
    scale(l->forward[0]);
    for (uint32_t i = 1; i < row->count; i++) {
        for (int b = 0; b < LABELS; b++) {
            l->forward[i][b] = 0;
            for (int a = 0; a < LABELS; a++)
                l->forward[i][b] += l->forward[i - 1][a] * l->step[i][a * LABELS + b];
            l->forward[i][b] *= l->unit[i][b];
        }
        scale(l->forward[i]);
    }
    for (int a = 0; a < LABELS; a++)
        l->backward[row->count - 1][a] = 1;
    for (uint32_t i = row->count - 1; i > 0; i--) {
        for (int a = 0; a < LABELS; a++) {
            l->backward[i - 1][a] = 0;
            for (int b = 0; b < LABELS; b++)
                l->backward[i - 1][a] += l->step[i][a * LABELS + b] * l->unit[i][b] * l->backward[i][b];
        }
        scale(l->backward[i - 1]);
    }
}

/* The gradient: what is expected less what is. */
static void learn_row_once(lattice *l, learn_table *units, learn_table *steps, const learn_rows *rows,
                           const learn_row *row, const learn_options *options)
{
    run_lattice(l, units, steps, row);
    for (uint32_t i = 0; i < row->count; i++) {
        const learn_example *u = &rows->units.at[row->first + i];
        float gradient[LANES_MAX], all = 0;

        for (int b = 0; b < LABELS; b++)
            all += gradient[b] = l->forward[i][b] * l->backward[i][b];
        for (uint32_t b = 0; b < LABELS; b++)
            gradient[b] = gradient[b] / all - (b == u->class ? 1.0f : 0.0f);
        if (i != row->fixed)
            step(units, &l->units[i], gradient, options);
        if (i == 0)
            continue;
        all = 0;
        for (int a = 0; a < LABELS; a++)
            for (int b = 0; b < LABELS; b++)
                all += gradient[a * LABELS + b] =
                    l->forward[i - 1][a] * l->step[i][a * LABELS + b] * l->unit[i][b] * l->backward[i][b];
        for (uint32_t k = 0; k < LABELS * LABELS; k++)
            gradient[k] = gradient[k] / all - (k == (u - 1)->class * LABELS + u->class ? 1.0f : 0.0f);
        step(steps, &l->steps[i], gradient, options);
    }
}

void learn_labels(learn_table *units, learn_table *steps, const learn_rows *rows, const learn_options *options)
{
    uint32_t *order = new_order(rows->count);
    uint64_t random = 1;
    lattice *l = need(malloc(sizeof *l));
    float *unit_sum = new_sum(units), *step_sum = new_sum(steps);

    count_keys(units, &rows->units);
    count_keys(steps, &rows->steps);
    for (uint32_t round = 0; round < rounds_of(options); round++) {
        begin_round(units, round, options);
        begin_round(steps, round, options);
        shuffle(order, rows->count, &random);
        for (size_t i = 0; i < rows->count; i++)
            if (rows->at[order[i]].fold != options->skip) {
                draw_row(l, rows, &rows->at[order[i]], options->drop, &random);
                learn_row_once(l, units, steps, rows, &rows->at[order[i]], options);
            }
        end_round(units, unit_sum, round, options);
        end_round(steps, step_sum, round, options);
    }
    take_mean(units, unit_sum, options);
    take_mean(steps, step_sum, options);
    free(l);
    free(order);
}

double learn_labels_loss(const learn_table *units, const learn_table *steps, const learn_rows *rows, uint32_t fold)
{
    lattice *l = need(malloc(sizeof *l));
    double loss = 0;
    size_t count = 0;

    for (size_t r = 0; r < rows->count; r++) {
        const learn_row *row = &rows->at[r];

        if (row->fold != fold)
            continue;
        draw_row(l, rows, row, 0, NULL);
        run_lattice(l, units, steps, row);
        for (uint32_t i = 0; i < row->count; i++) {
            float all = 0, right = 0;

            for (uint32_t b = 0; b < LABELS; b++) {
                float chance = l->forward[i][b] * l->backward[i][b];

                all += chance;
                right = b == rows->units.at[row->first + i].class ? chance : right;
            }
            loss -= log((double)(right / all) + 1e-9);
            count++;
        }
    }
    free(l);
    return loss / (double)(count ? count : 1);
}
