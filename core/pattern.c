/*
 * pattern.c - parsing the pattern language.
 *
 *     pattern  =  sequence { "|" sequence }
 *     sequence =  { item }
 *     item     =  [ "&" | "!" | "<" | "!<" ] counted
 *     counted  =  atom [ count [ "?" ] ] | part ":" counted
 *     atom     =  literal | "~" literal | NAME | place | "letters" compare number | "(" pattern ")"
 *     literal  =  "words" | 'Words' | "*ending" | "beginning*"
 *     count    =  "?" | "*" | "+" | "{" m [ "," [ n ] ] "}"
 *     compare  =  ">=" | "<=" | ">" | "<" | "="
 *
 * lua/README.md explains the words. A comment runs from -- to the end of its line.
 */
#include "lex.h"
#include "pattern_words.h"
#include "unicode.h"

typedef struct parser {
    dixit_rules *rules;
    const char *text;
    size_t len, at;
    uint32_t depth;
    dixit_error *err;
    dixit_status status;
} parser;

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
    const char *best = dixit__pattern_nearest(p->rules, name, len);

    if (p->status != DIXIT_OK)
        return DIXIT_NONE;
    if (best)
        p->status = dixit__fail(p->err, DIXIT_ERR_NAME, position, "unknown %s %.*s, did you mean %s?", what, (int)len,
                                name, best);
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

/* "*ly", "un*": the ending or the beginning of a word, four letters at most. */
static uint32_t parse_affix(parser *p, uint32_t op, size_t begin, size_t end, size_t next)
{
    uint32_t packed = 0;
    size_t i;

    if (end - begin < 1 || end - begin > 4)
        return fail(p, DIXIT_ERR_PATTERN, begin, "an ending or a beginning has one to four letters");
    for (i = begin; i < end; i++) {
        if (p->text[i] < 'a' || p->text[i] > 'z')
            return fail(p, DIXIT_ERR_PATTERN, i, "an ending or a beginning has small letters from a to z");
        packed = packed << 8 | (uint8_t)p->text[i];
    }
    p->at = next;
    return add_test(p, op, packed, (uint32_t)(end - begin));
}

/* The end of the literal that begins at `at`: its second delimiter. Fails if there is none. */
static bool literal_end(parser *p, size_t *end)
{
    *end = p->at + 1;
    while (*end < p->len && p->text[*end] != p->text[p->at])
        ++*end;
    if (*end == p->len)
        fail(p, DIXIT_ERR_PATTERN, p->at, "this literal has no end");
    return *end < p->len;
}

/* A literal: one test for each of its tokens. */
static uint32_t parse_literal(parser *p)
{
    char delimiter = p->text[p->at];
    size_t begin = p->at, end;
    uint32_t first = DIXIT_NONE, last = DIXIT_NONE, seq;

    if (!literal_end(p, &end))
        return DIXIT_NONE;
    p->at++;
    if (end - p->at > 1 && p->text[p->at] == '*')
        return parse_affix(p, DIXIT__OP_SUFFIX, p->at + 1, end, end + 1);
    if (end - p->at > 1 && p->text[end - 1] == '*' && !memchr(p->text + p->at, ' ', end - p->at))
        return parse_affix(p, DIXIT__OP_PREFIX, p->at, end - 1, end + 1);
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

#define LEMMA_MAX 100

/* ~"say": any form of the word; who knows the language has given them as the list ~say. */
static uint32_t parse_lemma(parser *p)
{
    char name[LEMMA_MAX + 2];
    const dixit__name *list;
    size_t begin = p->at, end, len;

    p->at++;
    if (p->at == p->len || (p->text[p->at] != '"' && p->text[p->at] != '\''))
        return fail(p, DIXIT_ERR_PATTERN, p->at, "behind ~ a literal should stand");
    if (!literal_end(p, &end))
        return DIXIT_NONE;
    len = end - p->at - 1;
    if (len == 0 || len > LEMMA_MAX)
        return fail(p, DIXIT_ERR_PATTERN, p->at, "a word whose forms are meant has 1 to 100 letters");
    name[0] = '~';
    memcpy(name + 1, p->text + p->at + 1, len);
    list = dixit__rules_name(p->rules, name, len + 1);
    if (!list)
        return fail(p, DIXIT_ERR_NAME, begin, "nobody has given the forms of this word");
    p->at = end + 1;
    return add_test(p, DIXIT__OP_LIST, list->list, 0);
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
    const dixit__builtin *test;
    const dixit__name *name;

    while (p->at < p->len && is_name_char(p->text[p->at]))
        p->at++;
    len = p->at - begin;
    test = dixit__pattern_test(p->text + begin, len);
    if (test)
        return add_test(p, test->op, test->a, test->b);
    name = dixit__rules_name(p->rules, p->text + begin, len);
    if (!name)
        return fail_name(p, begin, "name", len);
    if (name->node == DIXIT_NONE)
        return add_test(p, DIXIT__OP_LIST, name->list, 0);
    return add_node(p, DIXIT__NODE_SEQ, name->node);
}

static bool parse_number(parser *p, uint32_t *number);

/* letters >= 3: a word of so many letters. `begin` is where it says so. */
static uint32_t parse_letters(parser *p, size_t begin)
{
    char c = peek(p), next = p->at + 1 < p->len ? p->text[p->at + 1] : '\0';
    uint32_t number, min = 0, max = UINT32_MAX;

    if (c != '<' && c != '>' && c != '=')
        return fail(p, DIXIT_ERR_PATTERN, begin, "behind letters >=, <=, >, < or = and a number should stand");
    p->at += c != '=' && next == '=' ? 2 : 1;
    if (!parse_number(p, &number))
        return fail(p, DIXIT_ERR_PATTERN, p->at, "here a number from 0 to 998 should stand");
    if (c != '<')
        min = c == '>' && next != '=' ? number + 1 : number;
    if (c == '<' && next != '=' && number == 0)
        return fail(p, DIXIT_ERR_PATTERN, begin, "no word has less than 0 letters");
    if (c != '>')
        max = c == '<' && next != '=' ? number - 1 : number;
    return add_test(p, DIXIT__OP_LETTERS, min, max);
}

static uint32_t parse_atom(parser *p);
static uint32_t parse_count(parser *p, uint32_t child);

/* What is part `part`: source:CAP{1,4} with its count. `begin` is where it says so. */
static uint32_t parse_part(parser *p, uint32_t part, size_t begin)
{
    uint32_t child, node;

    if (++p->depth > DIXIT__DEPTH_MAX)
        return fail(p, DIXIT_ERR_LIMIT, begin, "groups are nested too deeply");
    p->at++;
    child = parse_atom(p);
    if (child != DIXIT_NONE)
        child = parse_count(p, child);
    p->depth--;
    node = child == DIXIT_NONE ? DIXIT_NONE : add_node(p, DIXIT__NODE_PART, child);
    if (node != DIXIT_NONE)
        p->rules->nodes.at[node].a = part;
    return node;
}

/* A word in lower case: a place, a number of letters, or the part that a colon makes of the next atom. */
static uint32_t parse_small(parser *p)
{
    size_t begin = p->at, len;
    const dixit__builtin *place;
    uint32_t part;

    while (p->at < p->len && is_place_char(p->text[p->at]))
        p->at++;
    len = p->at - begin;
    part = dixit__pattern_part(p->text + begin, len);
    if (p->at < p->len && p->text[p->at] == ':')
        return part == DIXIT_NONE ? fail_name(p, begin, "part", len) : parse_part(p, part, begin);
    if (part != DIXIT_NONE)
        return fail(p, DIXIT_ERR_PATTERN, p->at, "behind the name of a part a : should stand");
    if (len == 7 && memcmp(p->text + begin, "letters", 7) == 0)
        return parse_letters(p, begin);
    place = dixit__pattern_place(p->text + begin, len);
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
    if (c == '~')
        return parse_lemma(p);
    if (c >= 'A' && c <= 'Z')
        return parse_name(p);
    if (c >= 'a' && c <= 'z')
        return parse_small(p);
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

/* Does the tree test exactly one token? */
static bool is_one_token(const dixit_rules *rules, uint32_t node)
{
    const dixit__node *n = &rules->nodes.at[node];
    uint32_t child = n->child;

    if (n->kind == DIXIT__NODE_TEST)
        return n->op == DIXIT__OP_FLAGS || n->op == DIXIT__OP_WORD || n->op == DIXIT__OP_TEXT ||
               n->op == DIXIT__OP_LIST || n->op == DIXIT__OP_SUFFIX || n->op == DIXIT__OP_PREFIX ||
               n->op == DIXIT__OP_LETTERS;
    if (n->kind == DIXIT__NODE_SEQ)
        return child != DIXIT_NONE && rules->nodes.at[child].sibling == DIXIT_NONE && is_one_token(rules, child);
    if (n->kind != DIXIT__NODE_ALT)
        return false;
    while (child != DIXIT_NONE && is_one_token(rules, child))
        child = rules->nodes.at[child].sibling;
    return child == DIXIT_NONE;
}

/* <X, !<X: the token before is X, is not. */
static uint32_t parse_behind(parser *p, bool negative)
{
    size_t begin = ++p->at;
    uint32_t child = parse_atom(p), node;

    if (child == DIXIT_NONE)
        return DIXIT_NONE;
    if (!is_one_token(p->rules, child))
        return fail(p, DIXIT_ERR_PATTERN, begin, "a look back is at one token");
    node = add_node(p, DIXIT__NODE_BEHIND, child);
    if (node != DIXIT_NONE)
        p->rules->nodes.at[node].b = negative;
    return node;
}

static uint32_t parse_item(parser *p)
{
    char c = peek(p);
    uint32_t node;

    if (c == '!' || c == '&')
        p->at++;
    if (c != '&' && peek(p) == '<')
        return parse_behind(p, c == '!');
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
