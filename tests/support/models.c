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
    models_file m = {NULL, 0, {1, 1, 1, 1, 1, 1}, NULL, 0};

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
        "number cue-scale 0.01",   "number label-scale 0.01",     "number step-scale 0.01", "number source-scale 0.01",
        "number found-scale 0.01", "number way-scale 0.01",       "number cue-floor 0.1",   "number wide-floor 0.1",
        "number found-floor 0.1",  "number found-wide-floor 0.1",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        models_line(m, lines[i]);
}

char *models_bytes(const models_file *m, size_t *len)
{
    char line[200];
    int size = snprintf(line, sizeof line, "weights %d %d %d %d %d %d %zu %u\n", m->bits[0], m->bits[1], m->bits[2],
                        m->bits[3], m->bits[4], m->bits[5], m->size, dixit__model_checksum(m->weights, m->size));
    char *bytes = need(malloc(m->len + (size_t)size + m->size));

    _Static_assert(DIXIT__TABLES == 6, "the line has the bits of each table");
    memcpy(bytes, m->text, m->len);
    memcpy(bytes + m->len, line, (size_t)size);
    memcpy(bytes + m->len + size, m->weights, m->size);
    *len = m->len + (size_t)size + m->size;
    return bytes;
}

/* Where a number begins, counted back from `end`. */
static size_t number_before(const char *bytes, size_t end)
{
    while (end > 0 && bytes[end - 1] >= '0' && bytes[end - 1] <= '9')
        end--;
    return end;
}

char *models_mend(const char *bytes, size_t len, size_t *mended)
{
    static const char name[] = "\nweights ";
    size_t at = 0, end, sum;
    char *out;

    while (at + sizeof name - 1 < len && memcmp(bytes + at, name, sizeof name - 1) != 0)
        at++;
    for (end = at + 1; end < len && bytes[end] != '\n'; end++)
        ;
    out = need(malloc(len + 16));
    memcpy(out, bytes, len);
    *mended = len;
    if (at + sizeof name - 1 >= len || end == len)
        return out;
    sum = number_before(bytes, end);
    *mended =
        sum + (size_t)sprintf(out + sum, "%u", dixit__model_checksum((const uint8_t *)bytes + end + 1, len - end - 1));
    memcpy(out + *mended, bytes + end, len - end);
    *mended += len - end;
    return out;
}
