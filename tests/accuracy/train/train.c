/*
 * train.c - learns a model for a pack from gold corpora.
 *
 *     train PACK MODEL CORPUS... [-o OUT] [--leave I/N]
 *
 * MODEL is a model file, or the beginning of one: its lines `class` and `head` say what the model is to look at; all
 * others are written anew, to OUT or to MODEL itself. With --leave the documents whose number leaves the rest I when
 * divided by N are left out, to measure on.
 *
 * What is found depends on two things that are learned one after the other, cues and labels; what comes after them (whether
 * what is labelled is the source, which of several ways to label is the best, how likely it is that all is right) is learned
 * from what models find in documents that they never saw: the documents are dealt into folds, and each has a model learned
 * from all others.
 */
#include "../../support/support.h"

#include "examples.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct settings {
    const char *pack, *model, *out;
    uint32_t leave, parts;
    uint32_t bits[DIXIT__TABLES];
    learn_options cues, labels, sources, found, ways;
} settings;

/* Weights as a model file has them. */
typedef struct weights {
    uint8_t *at[DIXIT__TABLES];
    float scales[DIXIT__TABLES];
} weights;

typedef struct trainer {
    settings want;
    gold_corpus gold;
    support_pack *pack;
    dixit_ruleset *rules;
    examples from;
    learn_table tables[DIXIT__TABLES];
    weights folds[FOLDS], whole;
} trainer;

/* --- documents --------------------------------------------------------------------------------------------- */

static bool is_left_out(const trainer *t, size_t number)
{
    return t->want.parts && number % t->want.parts == t->want.leave;
}

static void each_document(trainer *t, void (*visit)(examples *e, const gold_doc *gold))
{
    for (size_t i = 0; i < t->gold.count; i++)
        if (!is_left_out(t, i))
            visit(&t->from, &t->gold.docs[i]);
}

/* Every document belongs to a fold by its place; those in a row are often alike. */
static uint32_t fold_of(size_t number)
{
    return (uint32_t)(number / 3 % FOLDS);
}

/* --- weights ----------------------------------------------------------------------------------------------- */

static size_t table_size(const trainer *t, int table)
{
    return (size_t)dixit__lanes[table] << t->want.bits[table];
}

/* A weight as the file has it: where there is one class more than lanes, the first class is what others differ from. */
static float weight_of(const learn_table *from, uint32_t lanes, size_t bucket, uint32_t lane)
{
    const float *w = from->weights + bucket * from->lanes;

    return from->lanes == lanes ? w[lane] : w[lane + 1] - w[0];
}

static float largest_weight(const trainer *t, int table)
{
    const learn_table *from = &t->tables[table];
    float most = 1e-6f;

    for (size_t i = 0; i < (size_t)1 << from->bits; i++)
        for (uint32_t k = 0; k < dixit__lanes[table]; k++)
            most = fmaxf(most, fabsf(weight_of(from, dixit__lanes[table], i, k)));
    return most;
}

/*
 * The largest weight becomes 127; to cut weights off costs more than coarse steps do. Those of steps are worth a power of two
 * of those of labels.
 */
static float scale_of(const trainer *t, int table, const weights *out)
{
    float scale = largest_weight(t, table) / 127;

    if (table == DIXIT__TABLE_STEPS)
        scale = out->scales[DIXIT__TABLE_LABELS] * exp2f(ceilf(log2f(scale / out->scales[DIXIT__TABLE_LABELS])));
    return scale;
}

static void quantise(trainer *t, int table, weights *out)
{
    const learn_table *from = &t->tables[table];
    uint32_t lanes = dixit__lanes[table];

    if (!out->at[table] && !(out->at[table] = malloc(table_size(t, table))))
        support_die("no memory");
    out->scales[table] = scale_of(t, table, out);
    for (size_t i = 0; i < (size_t)1 << from->bits; i++)
        for (uint32_t k = 0; k < lanes; k++)
            out->at[table][i * lanes + k] = (uint8_t)(128 + lroundf(weight_of(from, lanes, i, k) / out->scales[table]));
}

/* Let the ruleset have these weights. */
static void install(trainer *t, const weights *from)
{
    dixit__model *m = &t->rules->model;
    size_t bytes = 0;

    for (int i = 0; i < DIXIT__TABLES; i++)
        bytes += table_size(t, i);
    if (!dixit__vec_reserve(&t->rules->alloc, &m->weights, bytes))
        support_die("no memory");
    m->weights.count = 0;
    for (int i = 0; i < DIXIT__TABLES; i++) {
        m->bits[i] = (uint8_t)t->want.bits[i];
        m->numbers[DIXIT__NUMBER_CUE_SCALE + i] = from->scales[i];
        if (from->at[i])
            memcpy(m->weights.at + m->weights.count, from->at[i], table_size(t, i));
        else
            memset(m->weights.at + m->weights.count, 128, table_size(t, i));
        m->weights.count += (uint32_t)table_size(t, i);
    }
}

/* --- learning ---------------------------------------------------------------------------------------------- */

static void learn_cues_and_labels(trainer *t, uint32_t skip, weights *out)
{
    t->want.cues.skip = t->want.labels.skip = skip;
    learn_table_clear(&t->tables[DIXIT__TABLE_CUES]);
    learn_table_clear(&t->tables[DIXIT__TABLE_LABELS]);
    learn_table_clear(&t->tables[DIXIT__TABLE_STEPS]);
    learn_classes(&t->tables[DIXIT__TABLE_CUES], 3, &t->from.cues, &t->want.cues);
    learn_labels(&t->tables[DIXIT__TABLE_LABELS], &t->tables[DIXIT__TABLE_STEPS], &t->from.rows, &t->want.labels);
    if (skip != LEARN_ALL)
        fprintf(
            stderr, "fold %u: loss of cues %.4f, of labels %.4f\n", skip,
            learn_classes_loss(&t->tables[DIXIT__TABLE_CUES], 3, &t->from.cues, skip),
            learn_labels_loss(&t->tables[DIXIT__TABLE_LABELS], &t->tables[DIXIT__TABLE_STEPS], &t->from.rows, skip));
    quantise(t, DIXIT__TABLE_CUES, out);
    quantise(t, DIXIT__TABLE_LABELS, out);
    quantise(t, DIXIT__TABLE_STEPS, out);
}

/* Have each document looked at with a model that never saw it. */
static void each_fold(trainer *t, void (*visit)(examples *e, const gold_doc *gold, uint32_t fold))
{
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        install(t, &t->folds[fold]);
        for (size_t i = 0; i < t->gold.count; i++)
            if (!is_left_out(t, i) && fold_of(i) == fold)
                visit(&t->from, &t->gold.docs[i], fold);
    }
}

/* What all folds and the whole share. */
static void learn_choice(trainer *t, int table, const learn_choices *from, const learn_options *how)
{
    learn_to_choose(&t->tables[table], from, how);
    quantise(t, table, &t->whole);
    for (uint32_t fold = 0; fold < FOLDS; fold++)
        quantise(t, table, &t->folds[fold]);
}

static void learn_all(trainer *t)
{
    each_document(t, examples_count_words);
    each_document(t, examples_count_heads);
    for (size_t i = 0; i < t->gold.count; i++)
        if (!is_left_out(t, i))
            examples_add(&t->from, &t->gold.docs[i], fold_of(i));
    fprintf(stderr, "%zu anchors, %zu windows of %zu units, %zu cues of speech unseen; %.1f s\n", t->from.cues.count,
            t->from.rows.count, t->from.rows.units.count, t->from.unseen, support_cpu());
    for (uint32_t fold = 0; fold < FOLDS; fold++)
        learn_cues_and_labels(t, fold, &t->folds[fold]);
    each_fold(t, examples_add_sources);
    learn_choice(t, DIXIT__TABLE_SOURCES, &t->from.sources, &t->want.sources);
    each_fold(t, examples_add_ways);
    learn_choice(t, DIXIT__TABLE_WAYS, &t->from.ways, &t->want.ways);
    each_fold(t, examples_add_found);
    learn_classes(&t->tables[DIXIT__TABLE_FOUND], 3, &t->from.found, &t->want.found);
    quantise(t, DIXIT__TABLE_FOUND, &t->whole);
    fprintf(stderr, "%zu sources and %zu ways to choose, %zu found; %.1f s\n", t->from.sources.count,
            t->from.ways.count, t->from.found.count, support_cpu());
    learn_cues_and_labels(t, LEARN_ALL, &t->whole);
}

/* --- writing ----------------------------------------------------------------------------------------------- */

static void copy_settings(FILE *out, const char *model)
{
    size_t len;
    char *text = support_read(model, &len);

    for (char *line = text, *end; (end = strchr(line, '\n')) != NULL && strncmp(line, "weights ", 8) != 0;
         line = end + 1)
        if (strncmp(line, "word ", 5) != 0 && strncmp(line, "rule ", 5) != 0 && strncmp(line, "number ", 7) != 0)
            fwrite(line, 1, (size_t)(end - line) + 1, out);
    free(text);
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(((const lexicon_word *)a)->text, ((const lexicon_word *)b)->text);
}

static void write_words(FILE *out, lexicon *l)
{
    qsort(l->at, l->size, sizeof *l->at, compare_words);
    for (uint32_t i = 0; i < l->size; i++)
        if (l->at[i].hash && lexicon_flag(&l->at[i]) && !strchr(l->at[i].text, ' '))
            fprintf(out, "word %u %u %s\n", lexicon_prior(&l->at[i]) & 15u, lexicon_prior(&l->at[i]) >> 4u,
                    l->at[i].text);
}

static void write_numbers(const trainer *t, FILE *out)
{
    static const char *const names[DIXIT__TABLES] = {"cue", "label", "step", "source", "found", "way"};

    for (int i = 0; i < DIXIT__TABLES; i++)
        fprintf(out, "number %s-scale %.6g\n", names[i], (double)t->whole.scales[i]);
    fprintf(out,
            "number cue-floor 0.15\nnumber wide-floor 0.25\nnumber found-floor 0.3\nnumber found-wide-floor 0.32\n");
}

static void write_weights(trainer *t, FILE *out)
{
    const dixit__model *m = &t->rules->model;

    install(t, &t->whole);
    fprintf(out, "weights");
    for (int i = 0; i < DIXIT__TABLES; i++)
        fprintf(out, " %u", m->bits[i]);
    fprintf(out, " %u %u\n", m->weights.count, dixit__model_checksum(m->weights.at, m->weights.count));
    fwrite(m->weights.at, 1, m->weights.count, out);
}

/* The rules that the model has met. */
static void write_rules(const trainer *t, FILE *out)
{
    for (uint32_t i = 0; i < t->rules->rules.count; i++)
        if (t->from.met[i] && !t->rules->rules.at[i].certain)
            fprintf(out, "rule %s\n", dixit_ruleset_rule_name(t->rules, i));
}

static void write_model(trainer *t)
{
    char partial[1000];

    snprintf(partial, sizeof partial, "%s.new", t->want.out);
    FILE *out = fopen(partial, "wb");
    if (!out)
        support_die("%s: cannot be written", partial);
    copy_settings(out, t->want.model);
    write_words(out, &t->from.words);
    write_rules(t, out);
    write_numbers(t, out);
    write_weights(t, out);
    if (fclose(out) != 0 || rename(partial, t->want.out) != 0)
        support_die("%s: cannot be written", t->want.out);
}

/* --- the program ------------------------------------------------------------------------------------------- */

/* A pack on the one that is trained, with a model of settings alone. */
static void open_pack(trainer *t)
{
    char folder[] = "/tmp/dixit-train-XXXXXX", path[200], blank[200];

    if (!mkdtemp(folder))
        support_die("no temporary folder can be made");
    snprintf(blank, sizeof blank, "%s/blank.model", folder);
    snprintf(path, sizeof path, "%s/trained.lua", folder);
    FILE *file = fopen(blank, "wb");
    if (!file)
        support_die("%s: cannot be written", blank);
    copy_settings(file, t->want.model);
    fclose(file);
    if (!(file = fopen(path, "wb")))
        support_die("%s: cannot be written", path);
    fprintf(file,
            "-- dixit-pack: 1\nlocal dixit = require \"dixit\"\n"
            "local p = dixit.pack { name = \"trained\", extends = \"%s\" }\np:model(\"blank.model\")\nreturn p\n",
            t->want.pack);
    fclose(file);
    t->pack = support_pack_open(path);
    t->rules = (dixit_ruleset *)support_pack_ruleset(t->pack); /* ours alone: weights are put into it */
    unlink(blank);
    unlink(path);
    rmdir(folder);
}

static void read_learning(const char *text, learn_options *o)
{
    /* NOLINTNEXTLINE(cert-err34-c): our own settings */
    if (sscanf(text, "%u,%f,%f,%u,%f", &o->epochs, &o->rate, &o->damping, &o->rare, &o->drop) != 5 ||
        !(o->drop >= 0 && o->drop < 1))
        support_die("how to learn is said as EPOCHS,RATE,DAMPING,RARE,DROP, not '%s'", text);
}

static void read_arguments(trainer *t, int argc, char **argv)
{
    settings *want = &t->want;
    int plain = 0;

    *want = (settings){.bits = {17, 17, 12, 15, 15, 16},
                       .cues = {20, 0.02f, 6, 2, 0.15f, LEARN_ALL},
                       .labels = {30, 0.015f, 4, 1, 0.3f, LEARN_ALL},
                       .sources = {20, 0.02f, 0, 2, 0, LEARN_ALL},
                       .found = {20, 0.01f, 0, 3, 0.25f, LEARN_ALL},
                       .ways = {20, 0.01f, 0, 3, 0.2f, LEARN_ALL}};
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;

        if (strcmp(argv[i], "-o") == 0 && more)
            want->out = argv[++i];
        else if (strcmp(argv[i], "--leave") == 0 && more)
            /* NOLINTNEXTLINE(cert-err34-c) */
            sscanf(argv[++i], "%u/%u", &want->leave, &want->parts);
        else if (strcmp(argv[i], "--bits") == 0 && more)
            /* NOLINTNEXTLINE(cert-err34-c) */
            sscanf(argv[++i], "%u,%u,%u,%u,%u,%u", &want->bits[0], &want->bits[1], &want->bits[2], &want->bits[3],
                   &want->bits[4], &want->bits[5]);
        else if (strcmp(argv[i], "--cues") == 0 && more)
            read_learning(argv[++i], &want->cues);
        else if (strcmp(argv[i], "--labels") == 0 && more)
            read_learning(argv[++i], &want->labels);
        else if (strcmp(argv[i], "--sources") == 0 && more)
            read_learning(argv[++i], &want->sources);
        else if (strcmp(argv[i], "--found") == 0 && more)
            read_learning(argv[++i], &want->found);
        else if (strcmp(argv[i], "--ways") == 0 && more)
            read_learning(argv[++i], &want->ways);
        else if (++plain == 1)
            want->pack = argv[i];
        else if (plain == 2)
            want->model = argv[i];
        else
            gold_read(&t->gold, argv[i]);
    }
    if (plain < 3)
        support_die("usage: train PACK MODEL CORPUS... [-o OUT] [--leave I/N]");
    if (!want->out)
        want->out = want->model;
}

static void free_weights(weights *w)
{
    for (int i = 0; i < DIXIT__TABLES; i++)
        free(w->at[i]);
}

int main(int argc, char **argv)
{
    static const uint32_t classes[DIXIT__TABLES] = {3, DIXIT__LABELS,   DIXIT__STEP_LANES, DIXIT__SOURCE_LANES,
                                                    3, DIXIT__WAY_LANES};
    static trainer t;

    read_arguments(&t, argc, argv);
    open_pack(&t);
    t.from.rules = t.rules;
    if (dixit_workspace_new(&t.from.ws, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    lexicon_init(&t.from.words);
    if (!(t.from.met = calloc(t.rules->rules.count, 1)))
        support_die("no memory");
    for (int i = 0; i < DIXIT__TABLES; i++)
        learn_table_init(&t.tables[i], t.want.bits[i], classes[i]);
    learn_all(&t);
    write_model(&t);
    fprintf(stderr, "%s; %.1f s\n", t.want.out, support_cpu());
    for (int i = 0; i < DIXIT__TABLES; i++)
        learn_table_free(&t.tables[i]);
    for (int i = 0; i < FOLDS; i++)
        free_weights(&t.folds[i]);
    free_weights(&t.whole);
    examples_free(&t.from);
    dixit_workspace_free(t.from.ws);
    support_pack_close(t.pack);
    gold_free(&t.gold);
    return 0;
}
