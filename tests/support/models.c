/* models.c - model files for tests. */
#include "models.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *need(void *memory)
{
    if (!memory) {
        fprintf(stderr, "no memory\n");
        exit(2);
    }
    return memory;
}

models_file models_new(const uint8_t *bits)
{
    models_file m = {NULL, 0, {1, 1, 1, 1, 1}, NULL, 0};

    if (bits)
        memcpy(m.bits, bits, sizeof m.bits);
    m.size = dixit__table_offset(m.bits, DIXIT__TABLES);
    m.weights = need(malloc(m.size));
    memset(m.weights, 128, m.size);
    models_line(&m, "dixit-model 1");
    return m;
}

void models_free(models_file *m)
{
    free(m->text);
    free(m->weights);
}

void models_line(models_file *m, const char *line)
{
    size_t len = strlen(line);

    m->text = need(realloc(m->text, m->len + len + 1));
    memcpy(m->text + m->len, line, len);
    m->text[m->len + len] = '\n';
    m->len += len + 1;
}

void models_numbers(models_file *m)
{
    static const char *const lines[] = {
        "number cue-scale 0.01",   "number label-scale 0.01", "number step-scale 0.01",
        "number source-scale 0.01", "number found-scale 0.01", "number cue-floor 0.1",
        "number wide-floor 0.1",   "number found-floor 0.1",  "number found-wide-floor 0.1",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        models_line(m, lines[i]);
}

/* Adler's sum, as core/model.c reads it. */
static uint32_t sum_of(const uint8_t *at, size_t len)
{
    uint32_t a = 1, b = 0;

    for (size_t i = 0; i < len; i++) {
        a += at[i];
        b += a;
    }
    return b ^ a << 8;
}

char *models_bytes(const models_file *m, size_t *len)
{
    char line[200];
    int size = snprintf(line, sizeof line, "weights %d %d %d %d %d %zu %u\n", m->bits[0], m->bits[1], m->bits[2],
                        m->bits[3], m->bits[4], m->size, sum_of(m->weights, m->size));
    char *bytes = need(malloc(m->len + (size_t)size + m->size));

    _Static_assert(DIXIT__TABLES == 5, "the line has the bits of each table");
    memcpy(bytes, m->text, m->len);
    memcpy(bytes + m->len, line, (size_t)size);
    memcpy(bytes + m->len + size, m->weights, m->size);
    *len = m->len + (size_t)size + m->size;
    return bytes;
}
