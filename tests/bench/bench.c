/*
 * bench.c - how fast texts are read, on one core, in CPU time.
 *
 *     bench FILE...       each FILE is a text, or (.jsonl) a text per line in the field "text"
 *     bench --linear      hard texts of 1, 2 and 10 MB; where more text takes more than its share of time, a ratio is
 *                         above 2, and one of a fifth of the last step above 1 (a cache that overflows adds some)
 *
 * Documents are read in memory and analysed with the pack "en"; reading files, making rules and printing are left out.
 * The best of several rounds counts: what is slower was disturbed.
 */
#include "../support/support.h"
#include "../support/texts.h"

#include "doc.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 5 };

typedef struct text {
    char *at;
    size_t len;
} text;

typedef struct corpus {
    text *texts;
    size_t count, capacity, bytes;
} corpus;

/* The stages as in core/analyse.c; read is apart, because it takes other arguments. */
static const struct {
    const char *name;
    bool (*run)(dixit_doc *doc);
} stages[] = {
    {"index", dixit__index},           {"blocks", dixit__blocks}, {"pair", dixit__pair},
    {"tokens", dixit__tokens},         {"spans", dixit__spans},   {"story", dixit__story},
    {"candidates", dixit__candidates}, {"weigh", dixit__weigh},   {"choose", dixit__choose},
    {"resolve", dixit__resolve},       {"finish", dixit__finish},
};
enum { STAGES = sizeof stages / sizeof *stages };

static void corpus_add(corpus *c, char *at, size_t len)
{
    if (c->count == c->capacity) {
        c->capacity = c->capacity ? c->capacity * 2 : 64;
        c->texts = realloc(c->texts, c->capacity * sizeof *c->texts);
    }
    if (!at || !c->texts)
        support_die("no memory");
    c->texts[c->count++] = (text){at, len};
    c->bytes += len;
}

static void add_lines(corpus *c, const char *path, const char *lines, size_t size)
{
    for (const char *at = lines, *end; at < lines + size; at = end + 1) {
        json_error_t err;
        json_t *line, *field;
        char *copy;

        end = memchr(at, '\n', (size_t)(lines + size - at));
        if (!end)
            end = lines + size;
        line = json_loadb(at, (size_t)(end - at), 0, &err);
        field = json_object_get(line, "text");
        if (!json_is_string(field))
            support_die("%s: a line without a text", path);
        copy = malloc(json_string_length(field) + 1);
        if (copy)
            memcpy(copy, json_string_value(field), json_string_length(field));
        corpus_add(c, copy, json_string_length(field));
        json_decref(line);
    }
}

static void corpus_read(corpus *c, const char *path)
{
    size_t len, name = strlen(path);
    char *bytes = support_read(path, &len);

    if (name > 6 && strcmp(path + name - 6, ".jsonl") == 0) {
        add_lines(c, path, bytes, len);
        free(bytes);
    } else {
        corpus_add(c, bytes, len);
    }
}

static double analyse_all(dixit_workspace *ws, const dixit_ruleset *rules, const corpus *c, size_t *quotes)
{
    double start = support_cpu();

    *quotes = 0;
    for (size_t i = 0; i < c->count; i++) {
        const dixit_doc *doc;
        size_t count;

        if (dixit_analyse(ws, rules, c->texts[i].at, c->texts[i].len, NULL, &doc, NULL) != DIXIT_OK)
            support_die("analysis failed");
        (void)dixit_doc_quotes(doc, &count);
        *quotes += count;
    }
    return support_cpu() - start;
}

/* Seconds per stage, [0] being the reading, of one pass over the corpus. */
static void stage_times(dixit_workspace *ws, const dixit_ruleset *rules, const corpus *c, double seconds[STAGES + 1])
{
    dixit_options defaults = DIXIT_OPTIONS_INIT;
    dixit_doc *doc = &ws->doc;

    memset(seconds, 0, (STAGES + 1) * sizeof *seconds);
    for (size_t i = 0; i < c->count; i++) {
        double before = support_cpu(), after;

        doc->rules = rules;
        doc->options = defaults;
        if (dixit__text_read(doc, c->texts[i].at, c->texts[i].len, NULL) != DIXIT_OK)
            support_die("analysis failed");
        after = support_cpu();
        seconds[0] += after - before;
        for (size_t k = 0; k < STAGES; k++) {
            before = after;
            if (!stages[k].run(doc))
                support_die("analysis failed");
            after = support_cpu();
            seconds[k + 1] += after - before;
        }
    }
}

static double best(dixit_workspace *ws, const dixit_ruleset *rules, const corpus *c, size_t *quotes)
{
    double seconds = 1e9, sum = 0;

    for (int round = 0; round < ROUNDS || (sum < 0.1 && round < 20 * ROUNDS); round++) {
        double took = analyse_all(ws, rules, c, quotes);

        sum += took;
        if (took < seconds)
            seconds = took;
    }
    return seconds;
}

static void print_speed(const char *name, size_t bytes, double seconds, double of)
{
    printf("  %-12s %10.1f MB/s %8.2f ms %5.1f %%\n", name, (double)bytes / 1e6 / (seconds > 0 ? seconds : 1e-9),
           seconds * 1e3, 100 * seconds / (of > 0 ? of : 1e-9));
}

static void bench_files(dixit_workspace *ws, const dixit_ruleset *rules, int count, char **paths)
{
    double seconds[STAGES + 1], least[STAGES + 1], whole, sum = 0;
    corpus c = {0};
    size_t quotes;

    for (int i = 0; i < count; i++)
        corpus_read(&c, paths[i]);
    whole = best(ws, rules, &c, &quotes);
    for (int round = 0; round < ROUNDS; round++) {
        stage_times(ws, rules, &c, seconds);
        for (size_t k = 0; k <= STAGES; k++)
            if (round == 0 || seconds[k] < least[k])
                least[k] = seconds[k];
    }
    for (size_t k = 0; k <= STAGES; k++)
        sum += least[k];
    printf("%zu documents, %.2f MB, %zu quotations\n", c.count, (double)c.bytes / 1e6, quotes);
    print_speed("read", c.bytes, least[0], sum);
    for (size_t k = 0; k < STAGES; k++)
        print_speed(stages[k].name, c.bytes, least[k + 1], sum);
    print_speed("dixit_analyse", c.bytes, whole, whole);
    for (size_t i = 0; i < c.count; i++)
        free(c.texts[i].at);
    free(c.texts);
}

/* The time for `size` bytes of a kind of text. */
static double time_of(const dixit_ruleset *rules, const support_text *kind, size_t size)
{
    char *bytes = support_text_make(kind, size);
    text one = {bytes, size};
    corpus c = {&one, 1, 1, size};
    dixit_workspace *ws;
    double seconds;
    size_t quotes;

    if (dixit_workspace_new(&ws, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    seconds = best(ws, rules, &c, &quotes);
    dixit_workspace_free(ws);
    free(bytes);
    return seconds;
}

static void bench_linear(const dixit_ruleset *rules)
{
    enum { MB = 1000000 };

    printf("%-30s %12s %12s %8s %12s %8s\n", "text", "1 MB", "2 MB", "ratio", "10 MB", "ratio/5");
    for (size_t i = 0; i < support_text_count; i++) {
        double one = time_of(rules, &support_texts[i], MB), two = time_of(rules, &support_texts[i], 2 * MB);
        double ten = time_of(rules, &support_texts[i], 10 * MB);

        printf("%-30s %7.1f MB/s %7.1f MB/s %8.2f %7.1f MB/s %8.2f\n", support_texts[i].name, 1 / one, 2 / two,
               two / one, 10 / ten, ten / two / 5);
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    support_pack *pack;
    dixit_workspace *ws;

    if (argc < 2)
        support_die("usage: bench FILE... | bench --linear");
    pack = support_pack_open("en");
    if (dixit_workspace_new(&ws, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    if (strcmp(argv[1], "--linear") == 0)
        bench_linear(support_pack_ruleset(pack));
    else
        bench_files(ws, support_pack_ruleset(pack), argc - 1, argv + 1);
    dixit_workspace_free(ws);
    support_pack_close(pack);
    return 0;
}
