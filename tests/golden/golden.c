/*
 * golden.c - run the examples in Markdown files through the C library.
 *
 *     golden FILE...             compare; print file, line, input, expected and got of each that differs
 *     golden --update FILE...    write what came out into the files; look at the diff before you commit it
 *
 * An example is a fenced block whose fence is followed by a space and a language: "``` en" or "``` en marks". The
 * input ends at a line that holds only "."; what must come out follows. With "todo" at the end of its line it is a known
 * failure: it fails when it passes, so that it gets moved. README.md beside this file tells the rest.
 */
#include "../support/support.h"

#include <stdlib.h>
#include <string.h>

typedef struct slice {
    const char *at;
    size_t len;
} slice;

typedef struct example {
    const char *path;
    size_t line; /* of its fence, from 1 */
    char pack[16];
    support_view view;
    bool todo;
    slice input;
    slice expected; /* up to the closing fence */
} example;

typedef struct runner {
    dixit_workspace *ws; /* one for all examples, so that each one follows another's traces */
    support_pack *pack;
    char pack_name[16];
    char *saved; /* the pack's ruleset as bytes, and opened again */
    dixit_ruleset *opened;
    size_t passed, failed, todo;
} runner;

/* --- reading examples ----------------------------------------------------------------------------------- */

static slice line_at(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));

    return (slice){at, stop ? (size_t)(stop - at) + 1 : (size_t)(end - at)};
}

static bool is_line(slice line, const char *text)
{
    size_t len = strlen(text);

    return line.len > 0 && line.len == len + (line.at[line.len - 1] == '\n') && memcmp(line.at, text, len) == 0;
}

/* How many backticks begin a line. */
static size_t fence_length(slice line)
{
    size_t n = 0;

    while (n < line.len && line.at[n] == '`')
        n++;
    return n;
}

static bool is_closing_fence(slice line, size_t fence)
{
    size_t n = fence_length(line);

    return n >= fence && (n == line.len || line.at[n] == '\n');
}

static void read_info(example *ex, slice line, size_t fence)
{
    char info[64], word[2][16] = {"", ""};
    size_t len = line.len - fence;
    int words;

    if (len >= sizeof info)
        len = sizeof info - 1;
    memcpy(info, line.at + fence, len);
    info[len] = '\0';
    words = sscanf(info, "%15s %15s %15s", ex->pack, word[0], word[1]) - 1;
    ex->view = words > 0 && strcmp(word[0], "marks") == 0 ? SUPPORT_MARKS : SUPPORT_QUOTES;
    if (ex->view == SUPPORT_MARKS)
        words--;
    ex->todo = words > 0 && strcmp(word[ex->view == SUPPORT_MARKS], "todo") == 0;
    if (words != ex->todo)
        support_die("%s:%zu: a fence is followed by a language, then perhaps \"marks\", then perhaps \"todo\"",
                    ex->path, ex->line);
}

/*
 * The next example at or after `*at`, which moves past it; false at the end. A fence without a space after it is
 * prose, passed over with all that it holds.
 */
static bool next_example(example *ex, const char **at, const char *end, size_t *line_number)
{
    while (*at < end) {
        slice line = line_at(*at, end), body = {NULL, 0};
        size_t fence = fence_length(line);
        bool found = fence >= 3 && fence < line.len && line.at[fence] == ' ';

        *at += line.len;
        ++*line_number;
        if (fence < 3)
            continue;
        ex->line = *line_number;
        if (found)
            read_info(ex, line, fence);
        ex->input = (slice){*at, 0};
        for (;;) {
            if (*at >= end)
                support_die("%s:%zu: the fence is not closed", ex->path, ex->line);
            body = line_at(*at, end);
            *at += body.len;
            ++*line_number;
            if (is_closing_fence(body, fence))
                break;
            if (found && ex->expected.at == NULL && is_line(body, ".")) {
                ex->input.len = (size_t)(body.at - ex->input.at);
                ex->expected.at = *at;
            }
        }
        if (!found)
            continue;
        if (!ex->expected.at)
            support_die("%s:%zu: no line \".\" ends the input", ex->path, ex->line);
        ex->expected.len = (size_t)(body.at - ex->expected.at);
        return true;
    }
    return false;
}

/* --- running one ---------------------------------------------------------------------------------------- */

static void close_pack(runner *run)
{
    dixit_ruleset_free(run->opened);
    free(run->saved);
    support_pack_close(run->pack);
}

static void open_pack(runner *run, const char *name)
{
    dixit_error err;
    size_t len;

    run->pack = support_pack_open(name);
    strcpy(run->pack_name, name); /* both have the same room */
    run->saved = support_save(support_pack_ruleset(run->pack), &len);
    if (dixit_ruleset_open(&run->opened, run->saved, len, NULL, &err) != DIXIT_OK)
        support_die("%s", err.message);
}

static const dixit_ruleset *ruleset_for(runner *run, const char *name)
{
    if (strcmp(run->pack_name, name) != 0) {
        close_pack(run);
        open_pack(run, name);
    }
    return support_pack_ruleset(run->pack);
}

/* An analysis that explains gives the same; so half of them do. */
static char *analyse(dixit_workspace *ws, const dixit_ruleset *rules, slice input, support_view view, bool explain,
                     const char **broken)
{
    dixit_options options = DIXIT_OPTIONS_INIT;
    const dixit_doc *doc;
    dixit_error err;

    options.explain = explain;
    if (dixit_analyse(ws, rules, input.at, input.len, &options, &doc, &err) != DIXIT_OK)
        support_die("analysis failed: %s", err.message);
    if (!*broken)
        *broken = support_broken(doc, rules, input.at, input.len);
    return support_render(doc, view);
}

/*
 * The same text in a workspace of its own, with rules that were saved and opened again, must give the same lines as in
 * one that has seen others.
 */
static void check_fresh(const dixit_ruleset *rules, const example *ex, const char *got, const char **broken)
{
    dixit_workspace *ws;

    if (dixit_workspace_new(&ws, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    for (int again = 0; again < 2; again++) {
        char *lines = analyse(ws, rules, ex->input, ex->view, again > 0, broken);

        if (!*broken && strcmp(lines, got) != 0)
            *broken = "a workspace of its own and a saved ruleset give another result";
        free(lines);
    }
    dixit_workspace_free(ws);
}

/* Whatever the place where a text breaks off, even inside a character, every promise holds. */
static void check_prefixes(dixit_workspace *ws, const dixit_ruleset *rules, slice input, const char **broken)
{
    for (slice part = {input.at, 0}; part.len < input.len && !*broken; part.len++)
        free(analyse(ws, rules, part, SUPPORT_QUOTES, part.len % 2 > 0, broken));
}

static void print_part(const char *label, const char *text, size_t len)
{
    printf("  %s:\n", label);
    for (const char *at = text; at < text + len;) {
        slice line = line_at(at, text + len);

        printf("    %.*s%s", (int)line.len, at, at[line.len - 1] == '\n' ? "" : "\n");
        at += line.len;
    }
}

static char *run_example(runner *run, const example *ex)
{
    const dixit_ruleset *rules = ruleset_for(run, ex->pack);
    const char *broken = NULL;
    char *got = analyse(run->ws, rules, ex->input, ex->view, false, &broken);
    bool same = strlen(got) == ex->expected.len && memcmp(got, ex->expected.at, ex->expected.len) == 0;

    check_fresh(run->opened, ex, got, &broken);
    check_prefixes(run->ws, rules, ex->input, &broken);
    if (same != ex->todo && !broken) {
        *(same ? &run->passed : &run->todo) += 1;
        return got;
    }
    run->failed++;
    printf("%s:%zu: %s\n", ex->path, ex->line,
           broken ? broken : (same ? "a known failure passes now: move it, without \"todo\"" : "the result differs"));
    print_part("input", ex->input.at, ex->input.len);
    if (!same) {
        print_part("expected", ex->expected.at, ex->expected.len);
        print_part("got", got, strlen(got));
    }
    return got;
}

/* --- files ---------------------------------------------------------------------------------------------- */

static void run_file(runner *run, const char *path, bool update)
{
    size_t len, line = 0, count = 0, changed_size = 0;
    char *text = support_read(path, &len), *changed = NULL;
    const char *at = text, *kept = text;
    FILE *out = open_memstream(&changed, &changed_size);
    example ex = {.path = path};

    if (!out)
        support_die("no memory");
    while (next_example(&ex, &at, text + len, &line)) {
        char *got = run_example(run, &ex);

        fwrite(kept, 1, (size_t)(ex.expected.at - kept), out);
        if (ex.todo)
            fwrite(ex.expected.at, 1, ex.expected.len, out); /* what should come out, not what does */
        else
            fputs(got, out);
        kept = ex.expected.at + ex.expected.len;
        free(got);
        count++;
        ex = (example){.path = path};
    }
    fwrite(kept, 1, (size_t)(text + len - kept), out);
    if (fclose(out) != 0)
        support_die("no memory");
    if (count == 0)
        support_die("%s: no examples", path);
    if (update && (changed_size != len || memcmp(changed, text, len) != 0)) {
        FILE *file = fopen(path, "wb");

        if (!file || fwrite(changed, 1, changed_size, file) != changed_size || fclose(file) != 0)
            support_die("cannot write %s", path);
    }
    free(changed);
    free(text);
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    runner run = {0};

    if (argc < 2 + update)
        support_die("usage: golden [--update] FILE...");
    if (dixit_workspace_new(&run.ws, NULL, NULL) != DIXIT_OK)
        support_die("no memory");
    for (int i = 1 + update; i < argc; i++)
        run_file(&run, argv[i], update);
    dixit_workspace_free(run.ws);
    close_pack(&run);
    printf("%zu passed, %zu failed, %zu known failures\n", run.passed, run.failed, run.todo);
    return run.failed > 0 && !update;
}
