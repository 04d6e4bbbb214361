/* render.c - a document as the lines of tests/golden; golden_format.lua prints the same ones. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

/* The text of a span on one line: a line end of any kind becomes "⏎". */
static void put_text(FILE *out, const dixit_doc *doc, dixit_span span)
{
    size_t len;
    const char *text = dixit_doc_text(doc, span, &len);

    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\n' || text[i] == '\r') {
            if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
                i++;
            fputs("⏎", out);
        } else {
            fputc(text[i], out);
        }
    }
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A name may be broken over two lines of a narrow text: white space with a line end in it counts as one space. */
static void put_name(FILE *out, const dixit_doc *doc, dixit_span span)
{
    size_t len;
    const char *text = dixit_doc_text(doc, span, &len);

    for (size_t i = 0, run; i < len; i = run) {
        run = i + 1;
        if (is_space(text[i]))
            while (run < len && is_space(text[run]))
                run++;
        if (memchr(text + i, '\n', run - i) || memchr(text + i, '\r', run - i))
            fputc(' ', out);
        else
            fwrite(text + i, 1, run - i, out);
    }
}

static void put_spans(FILE *out, const dixit_doc *doc, const char *label, dixit_spans spans)
{
    for (size_t i = 0; i < spans.count; i++) {
        fprintf(out, " %s[", label);
        put_text(out, doc, spans.at[i]);
        fputc(']', out);
    }
}

static void put_quotes(FILE *out, const dixit_doc *doc)
{
    size_t count, speaker_count;
    const dixit_quote *quotes = dixit_doc_quotes(doc, &count);
    const dixit_speaker *speakers = dixit_doc_speakers(doc, &speaker_count);

    for (size_t i = 0; i < count; i++) {
        const dixit_quote *q = &quotes[i];

        fputs(dixit_type_name(q->type), out);
        put_spans(out, doc, "", q->content);
        put_spans(out, doc, "cue=", q->cue);
        put_spans(out, doc, "source=", q->source);
        if (q->speaker < speaker_count) {
            fputs(" speaker=", out);
            put_name(out, doc, speakers[q->speaker].name);
        } else {
            fprintf(out, " unknown=%s", dixit_unknown_name(q->unknown));
        }
        fputc('\n', out);
    }
}

static void put_line(FILE *out, const dixit_doc *doc, const char *word, dixit_span span, const char *after)
{
    fprintf(out, "%s [", word);
    put_text(out, doc, span);
    fprintf(out, "]%s\n", after);
}

static void put_no_quotations(FILE *out, const dixit_doc *doc)
{
    size_t count;
    const dixit_marked *marked = dixit_doc_marked(doc, &count);

    for (size_t i = 0; i < count; i++)
        if (marked[i].kind != DIXIT_MARKED_QUOTATION)
            put_line(out, doc, dixit_marked_kind_name(marked[i].kind), marked[i].span, "");
}

static void put_marks(FILE *out, const dixit_doc *doc)
{
    size_t count;
    const dixit_marked *marked = dixit_doc_marked(doc, &count);

    for (size_t i = 0; i < count; i++) {
        char depth[8], after[32];

        snprintf(depth, sizeof depth, "%u", (unsigned)marked[i].depth);
        snprintf(after, sizeof after, "%s%s", marked[i].closed ? "" : " unclosed",
                 marked[i].continued ? " continued" : "");
        put_line(out, doc, depth, marked[i].span, after);
    }
}

static void put_problems(FILE *out, const dixit_doc *doc)
{
    size_t count;
    const dixit_problem *problems = dixit_doc_problems(doc, &count);

    for (size_t i = 0; i < count; i++)
        put_line(out, doc, dixit_problem_kind_name(problems[i].kind), problems[i].span, "");
}

char *support_render(const dixit_doc *doc, support_view view)
{
    char *lines = NULL;
    size_t size;
    FILE *out = open_memstream(&lines, &size);

    if (!out)
        support_die("no memory");
    if (view == SUPPORT_QUOTES) {
        put_quotes(out, doc);
        put_no_quotations(out, doc);
    } else {
        put_marks(out, doc);
    }
    put_problems(out, doc);
    if (fclose(out) != 0)
        support_die("no memory");
    return lines;
}
