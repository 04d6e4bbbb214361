/* pattern_words.c - the words of the pattern language itself: tests, places, parts; and "did you mean". */
#include "pattern_words.h"

#include "doc.h"

#define KIND(k) (1u << (k))

static const dixit__builtin tests[] = {
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
    {"LINE", DIXIT__OP_LINE, 0, 0},
    {"BLOCK", DIXIT__OP_BLOCK, 0, 0},
};

static const dixit__builtin places[] = {
    {"block-start", DIXIT__OP_EDGE, DIXIT__AT_BLOCK_START, 0},
    {"block-end", DIXIT__OP_EDGE, DIXIT__AT_BLOCK_END, 0},
    {"line-start", DIXIT__OP_EDGE, DIXIT__AT_LINE_START, 0},
    {"line-end", DIXIT__OP_EDGE, DIXIT__AT_LINE_END, 0},
    {"sentence-start", DIXIT__OP_EDGE, DIXIT__AT_SENTENCE_START, 0},
    {"sentence-end", DIXIT__OP_EDGE, DIXIT__AT_SENTENCE_END, 0},
    {"clause-end", DIXIT__OP_EDGE, DIXIT__AT_CLAUSE_END, 0},
    {"quote-start", DIXIT__OP_EDGE, DIXIT__AT_QUOTE_START, 0},
    {"quote-end", DIXIT__OP_EDGE, DIXIT__AT_QUOTE_END, 0},
    {"mention-start", DIXIT__OP_EDGE, DIXIT__AT_MENTION_START, 0},
    {"mention-end", DIXIT__OP_EDGE, DIXIT__AT_MENTION_END, 0},
    {"space", DIXIT__OP_EDGE, DIXIT__AT_SPACE, 0},
    {"no-space", DIXIT__OP_EDGE, DIXIT__AT_NO_SPACE, 0},
    {"after-comma", DIXIT__OP_EDGE, DIXIT__AFTER_COMMA, 0},
    {"after-stop", DIXIT__OP_EDGE, DIXIT__AFTER_STOP, 0},
    {"after-question", DIXIT__OP_EDGE, DIXIT__AFTER_QUESTION, 0},
    {"outside", DIXIT__OP_EDGE, DIXIT__OUTSIDE, 0},
    {"next-block", DIXIT__OP_EDGE, DIXIT__NEXT_BLOCK, 0},
    {"in-story", DIXIT__OP_EDGE, DIXIT__IN_STORY, 0},
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

static const dixit__builtin *find(const dixit__builtin *table, size_t count, const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (strlen(table[i].name) == len && memcmp(table[i].name, name, len) == 0)
            return &table[i];
    return NULL;
}

const dixit__builtin *dixit__pattern_test(const char *name, size_t len)
{
    return find(tests, LENGTH(tests), name, len);
}

const dixit__builtin *dixit__pattern_place(const char *name, size_t len)
{
    return find(places, LENGTH(places), name, len);
}

uint32_t dixit__pattern_part(const char *name, size_t len)
{
    uint32_t i;

    for (i = 0; i < DIXIT__PART_COUNT; i++)
        if (strlen(parts[i]) == len && memcmp(parts[i], name, len) == 0)
            return i;
    return DIXIT_NONE;
}

bool dixit__pattern_is_reserved(const char *name)
{
    return dixit__pattern_test(name, strlen(name)) != NULL;
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

const char *dixit__pattern_nearest(const dixit_rules *rules, const char *name, size_t len)
{
    guess best = {NULL, 3};
    size_t i;

    if (name[0] >= 'A' && name[0] <= 'Z') {
        for (i = 0; i < LENGTH(tests); i++)
            consider(&best, tests[i].name, name, len);
        for (i = 0; i < rules->defined.count; i++)
            consider(&best, rules->names.at + rules->defined.at[i].text, name, len);
    } else {
        for (i = 0; i < LENGTH(places); i++)
            consider(&best, places[i].name, name, len);
        for (i = 0; i < LENGTH(parts); i++)
            consider(&best, parts[i], name, len);
        consider(&best, "letters", name, len);
    }
    return best.name;
}
