/* gold.c - reading gold corpora. */
#include "gold.h"

#include "../../support/support.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *need(void *memory)
{
    if (!memory)
        support_die("no memory");
    return memory;
}

/* The byte at which each code point of a text begins, and where the text ends. */
static uint32_t *index_codepoints(const char *text, size_t len, size_t *count)
{
    uint32_t *at = need(malloc((len + 1) * sizeof *at));
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            at[n++] = (uint32_t)i;
    at[n] = (uint32_t)len;
    *count = n;
    return at;
}

static uint32_t byte_of(const json_t *number, const uint32_t *index, size_t count)
{
    json_int_t at = json_integer_value(number);

    return index[at < 0 ? 0 : ((size_t)at > count ? count : (size_t)at)];
}

static gold_spans read_spans(const json_t *list, const uint32_t *index, size_t count)
{
    gold_spans spans = {NULL, json_array_size(list)};

    if (spans.count == 0)
        return spans;
    spans.at = need(calloc(spans.count, sizeof *spans.at));
    for (size_t i = 0; i < spans.count; i++) {
        const json_t *span = json_array_get(list, i);

        spans.at[i].start = byte_of(json_array_get(span, 0), index, count);
        spans.at[i].end = byte_of(json_array_get(span, 1), index, count);
    }
    return spans;
}

static void read_doc(gold_doc *doc, const json_t *json, const char *path)
{
    const json_t *text = json_object_get(json, "text"), *quotes = json_object_get(json, "quotes");
    size_t count;

    if (!json_is_string(text) || !json_is_array(quotes))
        support_die("%s: a line without text and quotes", path);
    doc->len = json_string_length(text);
    doc->text = need(malloc(doc->len + 1));
    memcpy(doc->text, json_string_value(text), doc->len + 1);
    doc->count = json_array_size(quotes);
    doc->quotes = need(calloc(doc->count + 1, sizeof *doc->quotes));
    uint32_t *index = index_codepoints(doc->text, doc->len, &count);
    for (size_t i = 0; i < doc->count; i++) {
        const json_t *quote = json_array_get(quotes, i);

        doc->quotes[i].content = read_spans(json_object_get(quote, "content"), index, count);
        doc->quotes[i].cue = read_spans(json_object_get(quote, "cue"), index, count);
        doc->quotes[i].source = read_spans(json_object_get(quote, "source"), index, count);
        doc->quotes[i].core = !json_is_false(json_object_get(quote, "core"));
    }
    free(index);
}

void gold_read(gold_corpus *corpus, const char *path)
{
    FILE *file = fopen(path, "rb");
    json_error_t error;
    json_t *json;

    if (!file)
        support_die("%s: cannot be read", path);
    while ((json = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error)) != NULL) {
        corpus->docs = need(realloc(corpus->docs, (corpus->count + 1) * sizeof *corpus->docs));
        memset(&corpus->docs[corpus->count], 0, sizeof *corpus->docs);
        read_doc(&corpus->docs[corpus->count++], json, path);
        json_decref(json);
    }
    if (!feof(file))
        support_die("%s: %s", path, error.text);
    fclose(file);
}

void gold_free(gold_corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++) {
        for (size_t k = 0; k < corpus->docs[i].count; k++) {
            free(corpus->docs[i].quotes[k].content.at);
            free(corpus->docs[i].quotes[k].cue.at);
            free(corpus->docs[i].quotes[k].source.at);
        }
        free(corpus->docs[i].quotes);
        free(corpus->docs[i].text);
    }
    free(corpus->docs);
}

bool gold_has(const gold_spans *spans, uint32_t byte)
{
    for (size_t i = 0; i < spans->count; i++)
        if (byte >= spans->at[i].start && byte < spans->at[i].end)
            return true;
    return false;
}
