/* support.c - files, numbers, time and the end of the program. */
#include "support.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void support_die(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

typedef struct bytes {
    char *at;
    size_t len;
} bytes;

static bool take(void *payload, const void *more, size_t len)
{
    bytes *b = payload;

    b->at = realloc(b->at, b->len + len);
    if (!b->at)
        support_die("no memory for a ruleset");
    memcpy(b->at + b->len, more, len);
    b->len += len;
    return true;
}

char *support_save(const dixit_ruleset *ruleset, size_t *len)
{
    bytes b = {NULL, 0};
    dixit_error err;

    if (dixit_ruleset_save(ruleset, NULL, take, &b, &err) != DIXIT_OK)
        support_die("%s", err.message);
    *len = b.len;
    return b.at;
}

char *support_read(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t room = 0;

    if (!file)
        support_die("cannot open %s", path);
    *len = 0;
    do {
        room = room ? room * 2 : 1 << 16;
        text = realloc(text, room + 1);
        if (!text)
            support_die("no memory for %s", path);
        *len += fread(text + *len, 1, room - *len, file);
    } while (*len == room);
    if (ferror(file))
        support_die("cannot read %s", path);
    fclose(file);
    text[*len] = '\0';
    return text;
}

/* A linear congruential generator; its high bits are random enough to make texts of. */
uint32_t support_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

double support_cpu(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        support_die("no clock");
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
