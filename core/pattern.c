/*
 * pattern.c - parsing the pattern language.
 *
 *     pattern  =  sequence { "|" sequence }
 *     sequence =  { item }
 *     item     =  [ "&" | "!" ] counted
 *     counted  =  atom [ count [ "?" ] ] | part ":" counted
 *     atom     =  "literal" | 'Literal' | "*ending" | NAME | place | "(" pattern ")"
 *     count    =  "?" | "*" | "+" | "{" m [ "," [ n ] ] "}"
 *
 * core/README.md explains the words. A comment runs from -- to the end of its line.
 */
#include "lex.h"
#include "pattern.h"
#include "unicode.h"

typedef struct parser {
    dixit_rules *rules;
    const char *text;
    size_t len, at;
    uint32_t depth;
    dixit_error *err;
    dixit_status status;
} parser;

/* --- the words of the language ------------------------------------------------------------------------- */

typedef struct builtin {
    const char *name;
    uint32_t op, a, b;
} builtin;

#define KIND(k) (1u << (k))

static const builtin builtins[] = {
    {"TOKEN", DIXIT__OP_FLAGS, 0, 0},
    {"WORD", DIXIT__OP_FLAGS, DIXIT__WORD, 0},
    {"CAP", DIXIT__OP_FLAGS, DIXIT__WORD | DIXIT__CAP, 0},
    {"LOWER", DIXIT__OP_FLAGS, DIXIT__WORD | DIXIT__LOWER, 0},
    {"UPPER", DIXIT__OP_FLAGS, DIXIT__WORD | DIXIT__UPPER, 0},
    {"INITIAL", DIXIT__OP_FLAGS, DIXIT__WORD | DIXIT__INITIAL, 0},
    {"NUMBER", DIXIT__OP_FLAGS, DIXIT__NUMBER, 0},
    {"PUNCT", DIXIT__OP_FLAGS, DIXIT__PUNCT, 0},
    {"STOP", DIXIT__OP_FLAGS, DIXIT__STOP, 0},
    {"POSSESSIVE", DIXIT__OP_FLAGS, DIXIT__POSSESSIVE, 0},
    {"INSIDE", DIXIT__OP_FLAGS, DIXIT__INSIDE, 0},
    {"QUOTE", DIXIT__OP_QUOTE, DIXIT__QUOTE_ANY, 0},
    {"SPEECH", DIXIT__OP_QUOTE, DIXIT__QUOTE_SPEECH, 0},
    {"SHORT", DIXIT__OP_QUOTE, DIXIT__QUOTE_SHORT, 0},
    {"MARKED", DIXIT__OP_QUOTE, DIXIT__QUOTE_MARKED, 0},
    {"SOMEBODY", DIXIT__OP_MENTION, ~0u, 0},
    {"MENTION", DIXIT__OP_MENTION, ~KIND(DIXIT_MENTION_PHRASE), 0},
    {"NAME", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_NAME), 0},
    {"NOMINAL", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_NOMINAL), 0},
    {"PRONOUN", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_PRONOUN), 0},
    {"GROUP", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_GROUP), 0},
    {"FIRST", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_FIRST), 0},
    {"PHRASE", DIXIT__OP_MENTION, KIND(DIXIT_MENTION_PHRASE), 0},
    {"CLAUSE", DIXIT__OP_CLAUSE, 0, 0},
    {"SENTENCE", DIXIT__OP_SENTENCE, 0, 0},
};

static const builtin places[] = {
    {"block-start", DIXIT__OP_EDGE, DIXIT__AT_BLOCK_START, 0},
    {"block-end", DIXIT__OP_EDGE, DIXIT__AT_BLOCK_END, 0},
    {"line-start", DIXIT__OP_EDGE, DIXIT__AT_LINE_START, 0},
    {"sentence-start", DIXIT__OP_EDGE, DIXIT__AT_SENTENCE_START, 0},
    {"sentence-end", DIXIT__OP_EDGE, DIXIT__AT_SENTENCE_END, 0},
    {"clause-end", DIXIT__OP_EDGE, DIXIT__AT_CLAUSE_END, 0},
    {"space", DIXIT__OP_EDGE, DIXIT__AT_SPACE, 0},
    {"no-space", DIXIT__OP_EDGE, DIXIT__AT_NO_SPACE, 0},
    {"after-comma", DIXIT__OP_EDGE, DIXIT__AFTER_COMMA, 0},
    {"after-stop", DIXIT__OP_EDGE, DIXIT__AFTER_STOP, 0},
    {"after-question", DIXIT__OP_EDGE, DIXIT__AFTER_QUESTION, 0},
    {"outside", DIXIT__OP_EDGE, DIXIT__OUTSIDE, 0},
    {"next-block", DIXIT__OP_EDGE, DIXIT__NEXT_BLOCK, 0},
    {"in-body", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_BODY, 0},
    {"in-headline", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_HEADLINE, 0},
    {"in-standfirst", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_STANDFIRST, 0},
    {"in-dateline", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_DATELINE, 0},
    {"in-byline", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_BYLINE, 0},
    {"in-caption", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_CAPTION, 0},
    {"in-credit", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_CREDIT, 0},
    {"in-markup", DIXIT__OP_EDGE, DIXIT__IN_ROLE + DIXIT_BLOCK_MARKUP, 0},
};

static const char *const parts[DIXIT__PART_COUNT] = {"content", "cue", "source", "name", "role", "head"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const builtin *find_builtin(const builtin *table, size_t count, const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (strlen(table[i].name) == len && memcmp(table[i].name, name, len) == 0)
            return &table[i];
    return NULL;
}

bool dixit__pattern_is_reserved(const char *name)
{
    return find_builtin(builtins, LENGTH(builtins), name, strlen(name)) != NULL;
}

/* --- "did you mean" -------------------------------------------------------------------------------------- */

#define NAME_MAX_LEN 40

/* How many letters to add, drop, change or swap with a neighbour to get from one to the other. */
static uint32_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    uint32_t row[3][NAME_MAX_LEN + 1];
    size_t i, j;

    if (a_len > NAME_MAX_LEN || b_len > NAME_MAX_LEN)
        return UINT32_MAX;
    for (j = 0; j <= b_len; j++)
        row[0][j] = (uint32_t)j;
    for (i = 1; i <= a_len; i++) {
        uint32_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

        now[0] = (uint32_t)i;
        for (j = 1; j <= b_len; j++) {
            uint32_t best = last[j - 1] + (a[i - 1] != b[j - 1]);

            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[a_len % 3][b_len];
}

typedef struct guess {
    const char *name;
    uint32_t distance;
} guess;

static void consider(guess *best, const char *candidate, const char *name, size_t len)
{
    uint32_t d = distance(name, len, candidate, strlen(candidate));

    if (d < best->distance) {
        best->distance = d;
        best->name = candidate;
    }
}

static guess nearest(const dixit_rules *rules, const char *name, size_t len)
{
    guess best = {NULL, 3};
    size_t i;

    if (name[0] >= 'A' && name[0] <= 'Z') {
        for (i = 0; i < LENGTH(builtins); i++)
            consider(&best, builtins[i].name, name, len);
        for (i = 0; i < rules->defined.count; i++)
            consider(&best, rules->names.at + rules->defined.at[i].text, name, len);
    } else {
        for (i = 0; i < LENGTH(places); i++)
            consider(&best, places[i].name, name, len);
        for (i = 0; i < LENGTH(parts); i++)
            consider(&best, parts[i], name, len);
    }
    return best;
}

/* --- parsing --------------------------------------------------------------------------------------------- */

static uint32_t fail(parser *p, dixit_status status, size_t position, const char *message)
{
    if (p->status == DIXIT_OK)
        p->status = dixit__fail(p->err, status, position, "%s", message);
    return DIXIT_NONE;
}

static uint32_t fail_memory(parser *p)
{
    return fail(p, DIXIT_ERR_MEMORY, 0, "out of memory");
}

static uint32_t fail_name(parser *p, size_t position, const char *what, size_t len)
{
    const char *name = p->text + position;
    guess best = nearest(p->rules, name, len);

    if (p->status != DIXIT_OK)
        return DIXIT_NONE;
    if (best.name)
        p->status = dixit__fail(p->err, DIXIT_ERR_NAME, position, "unknown %s %.*s, did you mean %s?", what, (int)len,
                                name, best.name);
    else
        p->status = dixit__fail(p->err, DIXIT_ERR_NAME, position, "unknown %s %.*s", what, (int)len, name);
    return DIXIT_NONE;
}

static uint32_t add_node(parser *p, dixit__node_kind kind, uint32_t child)
{
    dixit__node node = {0};

    node.kind = (uint8_t)kind;
    node.child = child;
    node.sibling = DIXIT_NONE;
    if (!dixit__vec_push(&p->rules->alloc, &p->rules->nodes, node))
        return fail_memory(p);
    return p->rules->nodes.count - 1;
}

static uint32_t add_test(parser *p, uint32_t op, uint32_t a, uint32_t b)
{
    uint32_t node = add_node(p, DIXIT__NODE_TEST, DIXIT_NONE);

    if (node != DIXIT_NONE) {
        p->rules->nodes.at[node].op = (uint8_t)op;
        p->rules->nodes.at[node].a = a;
        p->rules->nodes.at[node].b = b;
    }
    return node;
}

static void skip_blank(parser *p)
{
    for (;;) {
        while (p->at < p->len && strchr(" \t\r\n", p->text[p->at]) && p->text[p->at])
            p->at++;
        if (p->len - p->at < 2 || p->text[p->at] != '-' || p->text[p->at + 1] != '-')
            return;
        while (p->at < p->len && p->text[p->at] != '\n')
            p->at++;
    }
}

static char peek(parser *p)
{
    skip_blank(p);
    return p->at < p->len ? p->text[p->at] : '\0';
}

static uint32_t parse_pattern(parser *p);

/* "*ly": the ending of a word, four letters at most. */
static uint32_t parse_ending(parser *p, size_t begin, size_t end)
{
    uint32_t packed = 0;
    size_t i;

    if (end - begin < 1 || end - begin > 4)
        return fail(p, DIXIT_ERR_PATTERN, begin, "an ending has one to four letters");
    for (i = begin; i < end; i++) {
        if (p->text[i] < 'a' || p->text[i] > 'z')
            return fail(p, DIXIT_ERR_PATTERN, i, "an ending has small letters from a to z");
        packed = packed << 8 | (uint8_t)p->text[i];
    }
    p->at = end + 1;
    return add_test(p, DIXIT__OP_SUFFIX, packed, (uint32_t)(end - begin));
}

/* A literal: one test for each of its tokens. */
static uint32_t parse_literal(parser *p)
{
    char delimiter = p->text[p->at];
    size_t begin = p->at++, end;
    uint32_t first = DIXIT_NONE, last = DIXIT_NONE, seq;

    end = p->at;
    while (end < p->len && p->text[end] != delimiter)
        end++;
    if (end == p->len)
        return fail(p, DIXIT_ERR_PATTERN, begin, "this literal has no end");
    if (p->at < end && p->text[p->at] == '*' && end - p->at > 1)
        return parse_ending(p, p->at + 1, end);
    while (p->at < end) {
        dixit__lexeme lexeme;
        uint32_t node, word, text = 0;

        if (strchr(" \t\r\n", p->text[p->at]) && p->text[p->at]) {
            p->at++;
            continue;
        }
        dixit__lex(&lexeme, p->text + p->at, p->text + end, NULL);
        if (lexeme.len > DIXIT__WORD_MAX)
            return fail(p, DIXIT_ERR_PATTERN, p->at, "this word is too long");
        dixit__lexeme_fold(&lexeme);
        word = dixit__rules_word(p->rules, lexeme.key, lexeme.len);
        if (!word)
            return fail_memory(p);
        if (delimiter == '\'' && lexeme.flags & DIXIT__WORD)
            text = DIXIT__WORD | (lexeme.flags & (DIXIT__CAP | DIXIT__UPPER | DIXIT__LOWER));
        node = add_test(p, text ? DIXIT__OP_TEXT : DIXIT__OP_WORD, word, text);
        if (node == DIXIT_NONE)
            return DIXIT_NONE;
        if (last == DIXIT_NONE)
            first = node;
        else
            p->rules->nodes.at[last].sibling = node;
        last = node;
        p->at = (size_t)(lexeme.end - p->text);
    }
    p->at = end + 1;
    if (first == DIXIT_NONE)
        return fail(p, DIXIT_ERR_PATTERN, begin, "this literal is empty");
    seq = add_node(p, DIXIT__NODE_SEQ, first);
    return seq;
}

static bool is_name_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_place_char(char c)
{
    return (c >= 'a' && c <= 'z') || c == '-';
}

static uint32_t parse_name(parser *p)
{
    size_t begin = p->at, len;
    const builtin *test;
    const dixit__name *name;

    while (p->at < p->len && is_name_char(p->text[p->at]))
        p->at++;
    len = p->at - begin;
    test = find_builtin(builtins, LENGTH(builtins), p->text + begin, len);
    if (test)
        return add_test(p, test->op, test->a, test->b);
    name = dixit__rules_name(p->rules, p->text + begin, len);
    if (!name)
        return fail_name(p, begin, "name", len);
    if (name->node == DIXIT_NONE)
        return add_test(p, DIXIT__OP_LIST, name->list, 0);
    return add_node(p, DIXIT__NODE_SEQ, name->node);
}

/* A word in lower case: a place, or the part that a colon makes of the next atom. */
static uint32_t parse_atom(parser *p);
static uint32_t parse_count(parser *p, uint32_t child);

static uint32_t parse_place_or_part(parser *p)
{
    size_t begin = p->at, len, i;
    const builtin *place;

    while (p->at < p->len && is_place_char(p->text[p->at]))
        p->at++;
    len = p->at - begin;
    if (p->at < p->len && p->text[p->at] == ':') {
        for (i = 0; i < DIXIT__PART_COUNT; i++) {
            if (strlen(parts[i]) == len && memcmp(parts[i], p->text + begin, len) == 0) {
                uint32_t child, node;

                if (++p->depth > DIXIT__DEPTH_MAX)
                    return fail(p, DIXIT_ERR_LIMIT, begin, "groups are nested too deeply");
                p->at++;
                child = parse_atom(p);
                if (child != DIXIT_NONE)
                    child = parse_count(p, child); /* the part is all of source:CAP{1,4} */
                p->depth--;
                node = child == DIXIT_NONE ? DIXIT_NONE : add_node(p, DIXIT__NODE_PART, child);
                if (node != DIXIT_NONE)
                    p->rules->nodes.at[node].a = (uint32_t)i;
                return node;
            }
        }
        return fail_name(p, begin, "part", len);
    }
    place = find_builtin(places, LENGTH(places), p->text + begin, len);
    if (!place)
        return fail_name(p, begin, "place", len);
    return add_test(p, place->op, place->a, place->b);
}

static uint32_t parse_atom(parser *p)
{
    char c = peek(p);
    uint32_t node;
    size_t begin = p->at;

    if (c == '"' || c == '\'')
        return parse_literal(p);
    if (c >= 'A' && c <= 'Z')
        return parse_name(p);
    if (c >= 'a' && c <= 'z')
        return parse_place_or_part(p);
    if (c != '(')
        return fail(p, DIXIT_ERR_PATTERN, p->at,
                    c == '\0' ? "the pattern ends where a literal, a name or a ( should stand"
                              : "here a literal, a name or a ( should stand");
    if (++p->depth > DIXIT__DEPTH_MAX)
        return fail(p, DIXIT_ERR_LIMIT, begin, "groups are nested too deeply");
    p->at++;
    node = parse_pattern(p);
    p->depth--;
    if (node == DIXIT_NONE)
        return DIXIT_NONE;
    if (peek(p) != ')')
        return fail(p, DIXIT_ERR_PATTERN, begin, "this ( has no )");
    p->at++;
    return node;
}

static bool parse_number(parser *p, uint32_t *number)
{
    size_t begin;

    skip_blank(p);
    begin = p->at;
    *number = 0;
    while (p->at < p->len && p->text[p->at] >= '0' && p->text[p->at] <= '9' && *number < DIXIT__REPEAT_MAX)
        *number = *number * 10 + (uint32_t)(p->text[p->at++] - '0');
    if (p->at > begin && *number < DIXIT__REPEAT_MAX)
        return true;
    p->at = begin; /* the place to show */
    return false;
}

/* {m}, {m,} or {m,n} */
static bool parse_braces(parser *p, uint32_t *min, uint32_t *max)
{
    size_t begin = p->at++;

    if (!parse_number(p, min))
        return fail(p, DIXIT_ERR_PATTERN, p->at, "here a number from 0 to 998 should stand"), false;
    *max = *min;
    if (peek(p) == ',') {
        p->at++;
        *max = DIXIT__REPEAT_MAX;
        if (peek(p) != '}' && !parse_number(p, max))
            return fail(p, DIXIT_ERR_PATTERN, p->at, "here a number from 0 to 998 or a } should stand"), false;
    }
    if (peek(p) != '}')
        return fail(p, DIXIT_ERR_PATTERN, begin, "this { has no }"), false;
    if (*max < *min)
        return fail(p, DIXIT_ERR_PATTERN, begin, "the second number is smaller than the first"), false;
    p->at++;
    return true;
}

static uint32_t parse_count(parser *p, uint32_t child)
{
    uint32_t node, min, max;
    char c = peek(p);

    if (c == '?') {
        min = 0, max = 1, p->at++;
    } else if (c == '*') {
        min = 0, max = DIXIT__REPEAT_MAX, p->at++;
    } else if (c == '+') {
        min = 1, max = DIXIT__REPEAT_MAX, p->at++;
    } else if (c == '{') {
        if (!parse_braces(p, &min, &max))
            return DIXIT_NONE;
    } else {
        return child;
    }
    node = add_node(p, DIXIT__NODE_REPEAT, child);
    if (node == DIXIT_NONE)
        return DIXIT_NONE;
    p->rules->nodes.at[node].min = (uint16_t)min;
    p->rules->nodes.at[node].max = (uint16_t)max;
    if (p->at < p->len && p->text[p->at] == '?') {
        p->rules->nodes.at[node].lazy = true;
        p->at++;
    }
    return node;
}

static uint32_t parse_item(parser *p)
{
    char c = peek(p);
    uint32_t node;

    if (c == '!' || c == '&')
        p->at++;
    node = parse_atom(p);
    if (node != DIXIT_NONE)
        node = parse_count(p, node);
    if (node == DIXIT_NONE || (c != '!' && c != '&'))
        return node;
    return add_node(p, c == '!' ? DIXIT__NODE_NOT : DIXIT__NODE_AHEAD, node);
}

/*
 * Children are chained through `sibling`, so a tree that stands in two places (a defined name) needs a node of
 * its own in each: parse_name() wraps it, and so does this.
 */
static uint32_t parse_sequence(parser *p)
{
    uint32_t first = DIXIT_NONE, last = DIXIT_NONE;

    while (peek(p) != '\0' && peek(p) != '|' && peek(p) != ')') {
        uint32_t item = parse_item(p);

        if (item == DIXIT_NONE)
            return DIXIT_NONE;
        if (last == DIXIT_NONE)
            first = item;
        else
            p->rules->nodes.at[last].sibling = item;
        last = item;
    }
    return add_node(p, DIXIT__NODE_SEQ, first);
}

static uint32_t parse_pattern(parser *p)
{
    uint32_t first = parse_sequence(p), last = first;

    if (first == DIXIT_NONE || peek(p) != '|')
        return first;
    while (peek(p) == '|') {
        uint32_t next;

        p->at++;
        next = parse_sequence(p);
        if (next == DIXIT_NONE)
            return DIXIT_NONE;
        p->rules->nodes.at[last].sibling = next;
        last = next;
    }
    return add_node(p, DIXIT__NODE_ALT, first);
}

dixit_status dixit__pattern_parse(dixit_rules *rules, const char *pattern, size_t len, uint32_t *root, dixit_error *err)
{
    parser p = {rules, pattern, len, 0, 0, err, DIXIT_OK};

    *root = parse_pattern(&p);
    if (*root != DIXIT_NONE && p.at < p.len)
        fail(&p, DIXIT_ERR_PATTERN, p.at, "this ) has no (");
    return p.status;
}
