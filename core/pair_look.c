/*
 * pair_look.c - the first step of pairing: what can be seen of each mark by itself. See pair.c.
 */
#include "pair.h"

#include "ruleset.h"

enum {
    LISTED_MAX = 16, /* bytes of the longest word that is looked up */
    INCH_DIGITS = 3, /* a number of more digits is a year, not inches */
};

/* ------------------------------------------------------------------------------------------------------
 * Characters
 */

static enum context ascii_context(unsigned c)
{
    if (c <= ' ' || c == 0x7f)
        return CTX_SPACE;
    switch (c) {
    case '(':
    case '[':
    case '{':
        return CTX_OPEN;
    case ')':
    case ']':
    case '}':
        return CTX_CLOSE;
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
        return CTX_PUNCT;
    case '-':
    case '/':
    case '\\':
    case '=':
    case '+':
    case '*':
    case '_':
    case '~':
    case '|':
    case '<':
    case '>':
    case '^':
    case '`':
    case '"':
    case '\'':
        return CTX_JOIN;
    default: /* letters, digits, and signs that belong to them: $ # @ % & */
        return CTX_WORD;
    }
}

static enum context other_context(uint32_t c)
{
    switch (c) {
    case 0x060c:
    case 0x061b:
    case 0x3001:
    case 0xff0c:
    case 0xff1a:
    case 0xff1b:
        return CTX_PUNCT;
    case 0x00a1:
    case 0x00bf: /* ¡ ¿ begin a sentence */
    case 0x00a3:
    case 0x00a5:
    case 0x00a7:
    case 0x00b0:
    case 0x20ac:
        return CTX_WORD;
    default:
        return CTX_JOIN;
    }
}

enum context dixit__context_of(uint32_t c)
{
    if (c < 0x80)
        return ascii_context(c);
    switch (dixit__class_of(c)) {
    case DIXIT__CLASS_SPACE:
        return CTX_SPACE;
    case DIXIT__CLASS_OPEN:
        return CTX_OPEN;
    case DIXIT__CLASS_CLOSE:
        return CTX_CLOSE;
    case DIXIT__CLASS_TERMINATOR:
        return CTX_PUNCT;
    case DIXIT__CLASS_DASH:
        return CTX_JOIN;
    case DIXIT__CLASS_IDEOGRAPH:
        return CTX_IDEOGRAPH;
    case DIXIT__CLASS_OTHER:
        return other_context(c);
    case DIXIT__CLASS_UPPER:
    case DIXIT__CLASS_LOWER:
    case DIXIT__CLASS_LETTER:
    case DIXIT__CLASS_DIGIT:
    case DIXIT__CLASS_EXTEND:
        return CTX_WORD;
    }
    return CTX_JOIN;
}

/* Signs that steer the direction of writing have no width and say nothing. */
static bool is_invisible(uint32_t c)
{
    return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2060;
}

/* The character before `at` in the block, 0 if there is none. */
uint32_t dixit__char_before(const pairing *p, uint32_t at)
{
    uint32_t len, c;

    while (at > p->start) {
        at = back(p, at);
        c = dixit__decode(p->text + at, &len);
        if (!is_invisible(c))
            return c;
    }
    return 0;
}

uint32_t dixit__char_at(const pairing *p, uint32_t at)
{
    uint32_t len, c;

    for (; at < p->stop; at += len) {
        c = dixit__decode(p->text + at, &len);
        if (!is_invisible(c))
            return c;
    }
    return 0;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_word_at(const pairing *p, uint32_t at)
{
    uint32_t c = dixit__char_at(p, at);

    return c != 0 && dixit__context_of(c) == CTX_WORD;
}

/* Look up the bytes [start, end), which are a word, in one of the pack's lists. */
bool dixit__is_listed(const pairing *p, const char *list, uint32_t start, uint32_t end)
{
    char lower[LISTED_MAX];
    uint32_t len = end - start;

    if (len == 0 || len > LISTED_MAX)
        return false;
    for (uint32_t i = 0; i < len; i++) {
        char c = p->text[start + i];

        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return dixit__ruleset_lists(p->doc->rules, list, lower, len);
}

/* The character before the mark, white space left out: does it belong to a word? */
bool dixit__is_mid_sentence(const pairing *p, const dixit__mark *mark)
{
    uint32_t at = mark->at, len;

    while (at > p->start) {
        enum context context;

        at = back(p, at);
        context = dixit__context_of(dixit__decode(p->text + at, &len));
        if (context != CTX_SPACE)
            return context == CTX_WORD;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------------
 * Hints
 */

/* The end of the word at `at`, not looked for further than anybody needs. */
uint32_t dixit__word_end(const pairing *p, uint32_t at)
{
    uint32_t len, end = at;

    while (end < p->stop && end - at <= LISTED_MAX && dixit__context_of(dixit__decode(p->text + end, &len)) == CTX_WORD)
        end += len;
    return end;
}

/* A year that has lost its century: '68, the '90s. */
static bool is_short_year(const pairing *p, uint32_t at, uint32_t end)
{
    const char *t = p->text + at;
    uint32_t len = end - at;

    return (len == 2 || (len == 3 && t[2] == 's')) && is_digit((uint8_t)t[0]) && is_digit((uint8_t)t[1]);
}

/* German 's, Dutch 't, English 'd: no word that could begin a quotation. */
static bool is_lone_consonant(const pairing *p, uint32_t at, uint32_t end)
{
    return end - at == 1 && end < p->stop && dixit__context_of(dixit__char_at(p, end)) == CTX_SPACE &&
           strchr("bcdfghjklmnpqrstvwxz", p->text[at]);
}

/* The hints of the mark `m`, the last of its run and with a word behind it, on a lost beginning. */
static uint32_t elision_hints(const pairing *p, uint32_t m)
{
    dixit__mark *mark = &p->marks[m];
    uint32_t at = mark->at + mark->len;
    uint32_t end = dixit__word_end(p, at);
    bool year = is_short_year(p, at, end);
    bool marked = m + 1 < p->end && p->marks[m + 1].at == end && is_single(&p->marks[m + 1]);

    if (!year && !is_lone_consonant(p, at, end) && !dixit__is_listed(p, "ELISION", at, end))
        return 0;
    if (marked && end - at == 1) /* rock 'n' roll: both are apostrophes, whatever else is open */
        return HINT_ELISION | HINT_APOSTROPHE;
    if (marked && !(year && end - at == 3))
        return HINT_ELISION | HINT_QUOTED;
    return HINT_ELISION;
}

/* Does a short number end at `at`? */
static bool is_short_number(const pairing *p, uint32_t at)
{
    uint32_t digits = 0;

    if (at > p->start && dixit__context_of(dixit__char_before(p, at)) == CTX_WORD &&
        !is_digit((uint8_t)p->text[at - 1])) {
        uint32_t c = dixit__char_before(p, at);

        return c >= 0xbc && c <= 0xbe; /* ¼ ½ ¾ */
    }
    while (at > p->start && is_digit((uint8_t)p->text[at - 1]) && digits <= INCH_DIGITS) {
        at--;
        digits++;
    }
    return digits > 0 && digits <= INCH_DIGITS;
}

/* An abbreviation in capitals, whose genitive is written like a quotation's end: the U.S.' position. */
static bool ends_abbreviation(const pairing *p, uint32_t at)
{
    const char *t = p->text;

    return at >= p->start + 4 && t[at - 1] == '.' && t[at - 2] >= 'A' && t[at - 2] <= 'Z' && t[at - 3] == '.';
}

/* The start of the word that ends at `at`, not looked for further than anybody needs. */
uint32_t dixit__word_start(const pairing *p, uint32_t at)
{
    uint32_t start = at;

    while (start > p->start && at - start <= LISTED_MAX && dixit__context_of(dixit__char_before(p, start)) == CTX_WORD)
        start = back(p, start);
    return start;
}

/* Has the word that ends at `at` lost its end: ol', goin'? */
static bool is_clipped(const pairing *p, uint32_t at)
{
    uint32_t start = dixit__word_start(p, at);

    if (at - start > 3 && memcmp(p->text + at - 2, "in", 2) == 0)
        return true;
    return dixit__is_listed(p, "CLIPPED", start, at);
}

/* How readily the single mark at `at`, behind a word and before no word, is an apostrophe: see the top. */
static unsigned slack_at(const pairing *p, uint32_t at, enum context behind)
{
    uint32_t c = dixit__char_before(p, at);

    if (is_digit(c))
        return is_short_number(p, at) ? 1 : 0;
    if (c == '.')
        return behind == CTX_SPACE && ends_abbreviation(p, at) ? 2 : 0;
    if (c == 's' || c == 'S' || c == 'z' || c == 'x')
        return behind == CTX_SPACE && at + 1 < p->stop ? 2 : 1;
    return is_clipped(p, at) ? 2 : 0;
}

/* 's behind anything but a space is a genitive or a verb: Yahoo!'s, the U.S.'s, "Nine Bridges"'s. */
static bool is_genitive(const pairing *p, uint32_t m)
{
    uint32_t at = p->marks[m].at + p->marks[m].len;

    return at < p->stop && p->text[at] == 's' && !is_word_at(p, at + 1);
}

static uint32_t single_hints(const pairing *p, uint32_t m, bool first, bool last, uint32_t hints)
{
    const dixit__mark *mark = &p->marks[m];
    enum context before = before_of(hints), behind = behind_of(hints);

    if (before == CTX_WORD && behind == CTX_WORD && first && last)
        return HINT_APOSTROPHE;
    if (last && behind == CTX_WORD && lean_of(hints) < 2 && is_genitive(p, m) && before != CTX_JOIN)
        return HINT_APOSTROPHE;
    if (last && behind == CTX_WORD && before != CTX_WORD)
        hints |= elision_hints(p, m);
    if (first && behind != CTX_WORD && (before == CTX_WORD || before == CTX_PUNCT))
        hints |= slack_at(p, mark->at, behind) << HINT_SHIFT_SLACK;
    return hints;
}

static bool is_caseless(uint32_t c)
{
    return c >= 0x80 && dixit__class_of(c) == DIXIT__CLASS_LETTER;
}

/* The hints of mark `m`; the run of marks it is in goes from `first` up to, not including, `last`. */
uint32_t dixit__hints_of(const pairing *p, uint32_t m, uint32_t first, uint32_t last, uint32_t context)
{
    const dixit__mark *mark = &p->marks[m];
    uint32_t hints = context;

    if (m == first && before_of(context) == CTX_WORD && is_short_number(p, mark->at))
        hints |= HINT_INCH;
    if (is_single(mark))
        hints = single_hints(p, m, m == first, m + 1 == last, hints);
    if (mark->glyph == DIXIT__STRAIGHT_DOUBLE && first + 1 == last && lean_of(context) == 0 &&
        is_caseless(dixit__char_before(p, mark->at)) && is_caseless(dixit__char_at(p, mark->at + 1)))
        hints |= HINT_GERSHAYIM;
    return hints;
}

/* What stands around the run of marks [first, last), as hints. */
static uint32_t run_context(const pairing *p, uint32_t first, uint32_t last)
{
    uint32_t before = dixit__char_before(p, p->marks[first].at);
    uint32_t behind = dixit__char_at(p, p->marks[last - 1].at + p->marks[last - 1].len);
    uint32_t hints = (before ? dixit__context_of(before) : CTX_SPACE) |
                     (uint32_t)(behind ? dixit__context_of(behind) : CTX_SPACE) << HINT_SHIFT_BEHIND;

    if (behind && dixit__class_of(behind) == DIXIT__CLASS_UPPER)
        hints |= HINT_UPPER;
    return hints;
}

/* The ' of don't, by far the commonest mark: settled without further ado. */
static bool is_plain_apostrophe(const pairing *p, const dixit__mark *mark)
{
    return mark->glyph == DIXIT__STRAIGHT_SINGLE && mark->at > p->start && mark->at + 1 < p->stop &&
           (uint8_t)((p->text[mark->at - 1] | 0x20) - 'a') < 26 && (uint8_t)((p->text[mark->at + 1] | 0x20) - 'a') < 26;
}

static bool is_sure(const dixit__mark *mark)
{
    return is_sure_single(mark, 0);
}

/*
 * From each mark to the end of the block, how many sure closing single marks have no opening one there: they close what
 * was opened before.
 */
static void count_surplus(pairing *p)
{
    uint32_t surplus = 0;

    for (uint32_t m = p->end; m-- > p->first;) {
        dixit__mark *mark = &p->marks[m];

        if (is_sure(mark)) {
            if (!opens_single(mark))
                surplus += surplus < UINT16_MAX;
            else if (surplus > 0)
                surplus--;
        }
        mark->marked |= surplus << HINT_SHIFT_SURPLUS;
    }
}

/* How many marks of the block plainly open with this glyph. */
static uint32_t count_angles(const pairing *p, unsigned glyph)
{
    uint32_t count = 0;

    for (uint32_t m = p->first; m < p->end; m++)
        count += p->marks[m].glyph == glyph && lean_of(p->marks[m].marked) >= 2;
    return count;
}

void dixit__look(pairing *p)
{
    uint32_t first = p->first;

    while (first < p->end) {
        uint32_t last = first + 1;
        uint32_t context;

        if (is_plain_apostrophe(p, &p->marks[first])) {
            p->marks[first++].marked = HINT_APOSTROPHE;
            continue;
        }
        while (last < p->end && p->marks[last].at == p->marks[last - 1].at + p->marks[last - 1].len)
            last++;
        context = run_context(p, first, last);
        for (uint32_t m = first; m < last; m++)
            p->marks[m].marked = dixit__hints_of(p, m, first, last, context);
        first = last;
    }
    for (uint32_t m = p->first; m + 1 < p->end; m++) /* the second of rock 'n' roll */
        if ((p->marks[m].marked & HINT_ELISION) && (p->marks[m].marked & HINT_APOSTROPHE))
            p->marks[m + 1].marked |= HINT_APOSTROPHE;
    count_surplus(p);
    p->angles_out += count_angles(p, DIXIT__ANGLE_LEFT);
    p->angles_in += count_angles(p, DIXIT__ANGLE_RIGHT);
}
