/* model.c - reading a model file. */
#include "model.h"

#include "evidence.h"
#include "pattern.h"

#include <math.h>

#define LINE_BYTES_MAX 200
#define WIDE 0x80000000u

static const char *const number_names[DIXIT__NUMBER_COUNT] = {
    "cue-scale", "label-scale", "step-scale", "source-scale", "found-scale",
    "way-scale", "cue-floor",   "wide-floor", "found-floor",  "found-wide-floor",
};

const uint8_t dixit__lanes[DIXIT__TABLES] = {DIXIT__CUE_LANES,    DIXIT__LABEL_LANES, DIXIT__STEP_LANES,
                                             DIXIT__SOURCE_LANES, DIXIT__FOUND_LANES, DIXIT__WAY_LANES};

size_t dixit__table_offset(const uint8_t *bits, uint32_t table)
{
    size_t offset = 0;
    uint32_t i;

    for (i = 0; i < table; i++)
        offset += (size_t)dixit__lanes[i] << bits[i];
    return offset;
}

/* --- lines ----------------------------------------------------------------------------------------------- */

typedef struct reader {
    dixit_rules *rules;
    const char *at, *end;      /* what is left of the file */
    char line[LINE_BYTES_MAX]; /* the line at hand, cut into words */
    const char *words[4 + DIXIT__TABLES];
    uint32_t count;
    size_t offset; /* of the line in the file */
    const char *start;
    dixit_error *err;
} reader;

static dixit_status refuse(const reader *r, const char *what)
{
    return dixit__fail(r->err, DIXIT_ERR_ARGUMENT, r->offset, "model: %s", what);
}

/* The next line, cut at its spaces; false if there is none, or it is too long. */
static bool next_line(reader *r)
{
    const char *stop = r->at < r->end ? memchr(r->at, '\n', (size_t)(r->end - r->at)) : NULL;
    size_t len = stop ? (size_t)(stop - r->at) : 0, i;

    r->offset = (size_t)(r->at - r->start);
    if (!stop || len >= sizeof r->line)
        return false;
    memcpy(r->line, r->at, len);
    r->line[len] = '\0';
    r->at = stop + 1;
    r->count = 0;
    for (i = 0; i < len && r->count < sizeof r->words / sizeof *r->words; i++) {
        if (r->line[i] == ' ')
            r->line[i] = '\0';
        else if (i == 0 || !r->line[i - 1])
            r->words[r->count++] = r->line + i;
    }
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits, of which `*places` is told; what they say is added to `*value`, its own being moved up. */
static const char *read_digits(const char *text, double *value, int *places)
{
    for (*places = 0; is_digit(text[*places]); ++*places)
        *value = *value * 10 + (text[*places] - '0');
    return text + *places;
}

/* 0.2, -3, 1.5e-05; not with strtod(), which wants a comma where the program speaks German. */
static bool read_float(const char *text, float *out)
{
    bool negative = *text == '-', smaller = false;
    int whole, fraction = 0, exponent_digits = 1;
    double value = 0, exponent = 0;

    text = read_digits(text + negative, &value, &whole);
    if (*text == '.')
        text = read_digits(text + 1, &value, &fraction);
    if (*text == 'e') {
        text++;
        smaller = *text == '-';
        text = read_digits(text + (*text == '-' || *text == '+'), &exponent, &exponent_digits);
    }
    value *= pow(10, (smaller ? -exponent : exponent) - fraction);
    *out = value < (double)DIXIT__NUMBER_LIMIT ? (float)(negative ? -value : value) : DIXIT__NUMBER_LIMIT;
    return whole + fraction > 0 && exponent_digits > 0 && !*text && value < (double)DIXIT__NUMBER_LIMIT;
}

static bool read_number(const char *text, uint32_t max, uint32_t *out)
{
    int places;
    double value = 0;

    text = read_digits(text, &value, &places);
    *out = value <= max ? (uint32_t)value : 0;
    return places > 0 && !*text && value <= max;
}

/* --- what a line says ------------------------------------------------------------------------------------ */

/* A name is kept among the rules' names; DIXIT_NONE when memory runs out. */
static uint32_t keep_name(dixit_rules *rules, const char *name)
{
    uint32_t offset = rules->names.count;
    size_t size = strlen(name) + 1;

    if (!dixit__vec_reserve(&rules->alloc, &rules->names, offset + size))
        return DIXIT_NONE;
    memcpy(rules->names.at + offset, name, size);
    rules->names.count += (uint32_t)size;
    return offset;
}

static dixit_status no_memory(const reader *r)
{
    return dixit__fail(r->err, DIXIT_ERR_MEMORY, 0, "out of memory");
}

static dixit_status read_class(reader *r)
{
    dixit__model_source *m = &r->rules->model;
    uint32_t name;

    if (m->classes.count == DIXIT__KIND_LISTS_MAX)
        return refuse(r, "too many classes");
    name = keep_name(r->rules, r->words[1]);
    return name != DIXIT_NONE && dixit__vec_push(&r->rules->alloc, &m->classes, name) ? DIXIT_OK : no_memory(r);
}

static bool is_wide(const reader *r, uint32_t word)
{
    return r->count > word && strcmp(r->words[word], "wide") == 0;
}

static dixit_status read_head(reader *r)
{
    uint32_t name = keep_name(r->rules, r->words[1]);

    if (name == DIXIT_NONE ||
        !dixit__vec_push(&r->rules->alloc, &r->rules->model.heads, name | (is_wide(r, 2) ? WIDE : 0u)))
        return no_memory(r);
    return DIXIT_OK;
}

static dixit_status read_word(reader *r)
{
    size_t len = r->count > 3 ? strlen(r->words[3]) : 0;
    uint32_t word, speech, any;

    if (len == 0 || len > DIXIT__WORD_MAX || dixit__text_valid(r->words[3], len) != len)
        return refuse(r, "this is no word");
    if (!read_number(r->words[1], DIXIT__LEVEL_MAX, &speech) || !read_number(r->words[2], DIXIT__LEVEL_MAX, &any))
        return refuse(r, "a word has two levels");
    word = dixit__rules_word(r->rules, r->words[3], len);
    if (!word || !dixit__vec_push(&r->rules->alloc, &r->rules->model.words, (uint64_t)word << 8 | any << 4 | speech))
        return no_memory(r);
    return DIXIT_OK;
}

static uint32_t hash_name(const char *name)
{
    return dixit__hash(name, (uint32_t)strlen(name));
}

static dixit_status read_rule(reader *r)
{
    return dixit__vec_push(&r->rules->alloc, &r->rules->model.rules, hash_name(r->words[1])) ? DIXIT_OK : no_memory(r);
}

static dixit_status read_parameter(reader *r)
{
    uint32_t i;

    for (i = 0; i < DIXIT__NUMBER_COUNT; i++)
        if (r->count == 3 && strcmp(r->words[1], number_names[i]) == 0)
            return read_float(r->words[2], &r->rules->model.numbers[i]) ? DIXIT_OK : refuse(r, "this is no number");
    return refuse(r, "there is no such number");
}

/* Eight bytes as one number, the first in its lowest bits; compilers make it one instruction. */
static uint64_t eight_bytes(const uint8_t *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 |
           (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/*
 * Fletcher's, of 64 bits: a is the sum of all, and b that of every a on the way, which tells where they stand. What is less than
 * eight bytes in the end, zeros fill up.
 */
uint32_t dixit__model_checksum(const uint8_t *at, size_t len)
{
    uint64_t a = 1, b = 0;
    uint8_t last[8] = {0};

    for (; len >= 8; at += 8, len -= 8) {
        a += eight_bytes(at);
        b += a;
    }
    if (len > 0) {
        memcpy(last, at, len);
        a += eight_bytes(last);
        b += a;
    }
    b ^= a << 8 | a >> 56; /* apart, lest what changes the highest bit of both were not seen */
    return (uint32_t)(b ^ b >> 32);
}

static dixit_status read_weights(reader *r)
{
    dixit__model_source *m = &r->rules->model;
    uint32_t number, bytes, sum, i;
    uint8_t bits[DIXIT__TABLES];
    size_t want;

    if (r->count != DIXIT__TABLES + 3)
        return refuse(r, "the sizes of the weights are missing");
    for (i = 0; i < DIXIT__TABLES; i++) {
        if (!read_number(r->words[1 + i], DIXIT__MODEL_BITS_MAX, &number) || number == 0)
            return refuse(r, "the sizes of the weights are out of their range");
        bits[i] = (uint8_t)number;
    }
    want = dixit__table_offset(bits, DIXIT__TABLES);
    if (!read_number(r->words[DIXIT__TABLES + 1], UINT32_MAX, &bytes) ||
        !read_number(r->words[DIXIT__TABLES + 2], UINT32_MAX, &sum) || bytes != want ||
        (size_t)(r->end - r->at) != want)
        return refuse(r, "its weights are not as long as they should be");
    if (dixit__model_checksum((const uint8_t *)r->at, want) != sum)
        return refuse(r, "its weights are damaged");
    m->weights.at = (uint8_t *)r->at; /* used where they are */
    m->weights.count = (uint32_t)want;
    memcpy(m->bits, bits, sizeof bits);
    r->at = r->end;
    return DIXIT_OK;
}

static dixit_status read_lines(reader *r)
{
    static const struct {
        const char *name;
        dixit_status (*read)(reader *r);
    } lines[] = {
        {"class", read_class}, {"head", read_head},        {"word", read_word},
        {"rule", read_rule},   {"number", read_parameter}, {"weights", read_weights},
    };
    dixit_status status = DIXIT_OK;
    size_t i;

    if (!next_line(r) || r->count != 2 || strcmp(r->words[0], "dixit-model") != 0)
        return refuse(r, "this is no model file");
    if (strcmp(r->words[1], "1") != 0)
        return refuse(r, "it was written for another version");
    while (status == DIXIT_OK && r->at < r->end) {
        if (!next_line(r))
            return refuse(r, "a line is too long, or has no end");
        if (r->count == 0 || *r->words[0] == '#')
            continue;
        for (i = 0; i < sizeof lines / sizeof *lines && strcmp(r->words[0], lines[i].name) != 0; i++)
            ;
        if (i == sizeof lines / sizeof *lines || r->count < 2)
            return refuse(r, "there is no such line");
        status = lines[i].read(r);
    }
    return status;
}

void dixit__model_free(const dixit_allocator *alloc, dixit__model_source *source)
{
    dixit__vec_free(alloc, &source->classes);
    dixit__vec_free(alloc, &source->heads);
    dixit__vec_free(alloc, &source->words);
    dixit__vec_free(alloc, &source->rules);
    dixit__vec_free(alloc, &source->weights);
    memset(source, 0, sizeof *source);
}

dixit_status dixit_rules_model(dixit_rules *rules, const char *bytes, size_t len, dixit_error *err)
{
    reader r;
    dixit_status status;

    memset(&r, 0, sizeof r);
    r.rules = rules;
    r.at = r.start = bytes;
    r.end = len > 0 ? bytes + len : bytes; /* there may be none at all */
    r.err = err;
    dixit__model_free(&rules->alloc, &rules->model);
    status = read_lines(&r);
    if (status != DIXIT_OK)
        dixit__model_free(&rules->alloc, &rules->model);
    return status;
}

/* --- into the ruleset ------------------------------------------------------------------------------------ */

/* The number of the word list of that name, or DIXIT_NONE. */
static uint32_t list_number(const dixit_rules *rules, uint32_t name)
{
    const char *text = rules->names.at + name;
    const dixit__name *found = dixit__rules_name(rules, text, strlen(text));

    return found && found->node == DIXIT_NONE ? found->list : DIXIT_NONE;
}

/* What words in the same lists are for the model: of which class, and whether they can be the head of a cue. */
typedef struct role {
    uint8_t class;
    uint8_t heads; /* HEAD_* */
} role;

enum { HEAD_SPEECH = 1, HEAD_WIDE = 2, HEAD_NONE = 4 };

/* The lists that the model speaks of, and what each row of lists means: at its own place, as rows of words say it. */
typedef struct roles {
    DIXIT_VEC(uint32_t) lists; /* their numbers or DIXIT_NONE: classes, then heads */
    DIXIT_VEC(role) of;
    uint32_t no_cues;
} roles;

static bool has_list(const dixit_ruleset *out, uint32_t row, uint32_t list)
{
    return list != DIXIT_NONE && dixit__row_has(out, row, DIXIT__ROW_ALONE, list);
}

static role role_of(const dixit__model_source *m, const dixit_ruleset *out, const roles *r, uint32_t row)
{
    role found = {0, 0};
    uint32_t i;

    for (i = 0; i < m->classes.count && !found.class; i++)
        if (has_list(out, row, r->lists.at[i]))
            found.class = (uint8_t)(DIXIT__KIND_LIST + i);
    for (i = 0; i < m->heads.count; i++)
        if (has_list(out, row, r->lists.at[m->classes.count + i]))
            found.heads |= m->heads.at[i] & WIDE ? HEAD_WIDE : HEAD_SPEECH;
    if (has_list(out, row, r->no_cues)) /* whatever the model has learned */
        found.heads = HEAD_NONE;
    return found;
}

static bool find_roles(const dixit_rules *rules, const dixit_ruleset *out, roles *r)
{
    static const char no_cues[] = "NO_CUE";
    const dixit__model_source *m = &rules->model;
    const dixit__name *found = dixit__rules_name(rules, no_cues, sizeof no_cues - 1);
    const dixit__vocabulary *v = &out->words;
    uint32_t i, row;

    r->no_cues = found && found->node == DIXIT_NONE ? found->list : DIXIT_NONE;
    if (!dixit__vec_reserve(&out->alloc, &r->lists, m->classes.count + m->heads.count + 1) ||
        !dixit__vec_reserve(&out->alloc, &r->of, v->lists.count))
        return false;
    if (!r->lists.at || !r->of.at) /* there are no words */
        return true;
    for (i = 0; i < m->classes.count; i++)
        r->lists.at[i] = list_number(rules, m->classes.at[i]);
    for (i = 0; i < m->heads.count; i++)
        r->lists.at[m->classes.count + i] = list_number(rules, m->heads.at[i] & ~WIDE);
    for (row = 0; row < v->lists.count; row += dixit__row_width(v))
        r->of.at[row] = role_of(m, out, r, row);
    return true;
}

/* What the model itself says of single words. */
static void set_words(const dixit__model_source *m, dixit_ruleset *out)
{
    uint32_t i;

    for (i = 0; i < m->words.count; i++) {
        uint32_t word = (uint32_t)(m->words.at[i] >> 8);
        uint8_t prior = (uint8_t)m->words.at[i];

        out->priors.at[word] = prior;
        if (prior)
            out->words.words.at[word].flags |= prior & 15 ? DIXIT__ANCHOR : DIXIT__ANCHOR_WIDE;
    }
}

static bool set_roles(const dixit_rules *rules, dixit_ruleset *out)
{
    roles r;
    uint32_t word;
    bool done;

    memset(&r, 0, sizeof r);
    done = find_roles(rules, out, &r);
    for (word = 1; done && r.of.at && word < out->words.words.count; word++) {
        dixit__word *w = &out->words.words.at[word];
        role is = r.of.at[w->row];

        out->classes.at[word] = is.class;
        w->flags |= (is.heads & HEAD_SPEECH ? DIXIT__ANCHOR : 0u) | (is.heads & HEAD_WIDE ? DIXIT__ANCHOR_WIDE : 0u);
        if (is.heads & HEAD_NONE) {
            w->flags &= ~(uint32_t)(DIXIT__ANCHOR | DIXIT__ANCHOR_WIDE);
            out->priors.at[word] = 0;
        }
    }
    dixit__vec_free(&out->alloc, &r.lists);
    dixit__vec_free(&out->alloc, &r.of);
    return done;
}

static void set_rules(const dixit_rules *rules, dixit_ruleset *out)
{
    uint32_t i, k;

    for (i = 0; i < out->rules.count; i++) {
        dixit__rule *rule = &out->rules.at[i];

        rule->hash = hash_name(out->names.at + rule->name);
        for (k = 0; k < rules->model.rules.count && !rule->certain; k++)
            rule->weighed |= rules->model.rules.at[k] == rule->hash;
    }
}

/* What the model finds by itself goes by the name of a rule, the last, which has no pattern. */
static bool add_rule(dixit_ruleset *out)
{
    static const char name[] = "model";
    dixit__rule rule = {0};

    rule.name = out->names.count;
    rule.kind = DIXIT_RULE_QUOTE;
    rule.type = DIXIT_TYPE_BY_MARKS;
    rule.hash = hash_name(name);
    if (!dixit__vec_reserve(&out->alloc, &out->names, out->names.count + sizeof name))
        return false;
    memcpy(out->names.at + out->names.count, name, sizeof name);
    out->names.count += (uint32_t)sizeof name;
    return dixit__vec_push(&out->alloc, &out->rules, rule);
}

bool dixit__model_compile(const dixit_rules *rules, dixit_ruleset *out)
{
    const dixit__model_source *m = &rules->model;

    set_rules(rules, out);
    if (m->classes.count + m->heads.count + m->words.count + m->weights.count == 0)
        return true;
    if (!dixit__vec_reserve(&out->alloc, &out->classes, out->words.words.count) ||
        !dixit__vec_reserve(&out->alloc, &out->priors, out->words.words.count))
        return false;
    out->model.weights.at = m->weights.at;
    out->model.weights.count = m->weights.count;
    out->classes.count = out->words.words.count;
    out->priors.count = out->words.words.count;
    memset(out->classes.at, 0, out->classes.count);
    memset(out->priors.at, 0, out->priors.count);
    memcpy(out->model.bits, m->bits, sizeof out->model.bits);
    memcpy(out->model.numbers, m->numbers, sizeof out->model.numbers);
    set_words(m, out);
    return set_roles(rules, out) && (out->model.weights.count == 0 || add_rule(out));
}
