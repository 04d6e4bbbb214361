/*
 * pair.c - decides what every mark is for, and joins the marks into marked spans.
 *
 * Typists have one key for four things (' opens, closes, elides and counts feet), and the programs that make marks
 * curly guess. So nothing here trusts a mark's shape alone. The strategy, one paragraph (block) at a time:
 *
 * 1. Look. Each mark gets *hints* from what stands before and behind the run of marks it is in: white space, a
 *    bracket, punctuation, a joiner (dash, slash, =), a word. Each of these has a weight, how far it feels like the
 *    inside of a quotation; the weight behind minus the weight before is the mark's *lean*. 2 or more: it opens (there
 *    is space before, a word behind); -2 or less: it closes; between: what is open already decides. An apostrophe
 *    between letters is settled here. Also noted: does a word of the pack's list ELISION follow ('tis), or a year
 *    ('68)? Is a number before it, so that it may mean inches? How readily could it be an apostrophe at a word's end
 *    (boys')? That last is its *slack*: 0 not at all (before it stands a comma, or a word with no s), 1 hardly, 2 well.
 *
 * 2. Decide. The marks are walked once with a stack of opening marks. A mark that closes takes the nearest opening
 *    mark of its own style; if there is none, one of the same width but another style, and the pair is reported as
 *    mismatched. What lies above it on the stack was never closed. Where one mark allows two readings, the reading
 *    that leaves no mark over is taken; to know it, one looks ahead to the next mark that is sure:
 *      - a mark with slack closes a single quotation only if no surer closing mark comes before the next opening one
 *        (the boys' dog won't bark,' against 'Nine Bridges' and 'Ten Ways');
 *      - an inch mark closes only if no other mark can (7" record," against "We won 7" he said);
 *      - an elision opens only if nothing is open and a sure closing mark is next ('Tis the season,' he said);
 *      - a second opening single mark is a quotation within one if there is a sure closing mark for each; else an
 *        apostrophe if it stands before a small letter and after a word ('I'll 'ave it,'), else the first was left open.
 *    Looking ahead uses cursors that only go forward, and a count made once, so that all of it together is linear.
 *
 * 3. Repair. An opening mark that is left over is reported and ends at a plausible place; the quotation that follows
 *    is never swallowed. Its *limit* is the next opening mark of its width in the same quotation around it, or else
 *    the end of that quotation or of the paragraph. Before the limit it ends
 *      - at a comma, question or exclamation mark that a clause of narration follows: at most eight words up to a
 *        stop, one of them in the pack's list STRONG (“I will go, he said. “You stay.”); or, behind a question or
 *        exclamation mark, a small letter (“Go! she cried.);
 *      - at the end of the bracket it is in;
 *      - else, if the limit is an opening mark, at the last stop before it (“One. He left. “Two.” ends after the last);
 *      - else at the limit.
 *    A lone straight single mark before a small letter, or in mid-sentence, is an apostrophe and no error.
 *
 * 4. Continue. A mark that is open to the end of its paragraph goes on in the next if that opens with the same mark
 *    (French: « or »), unless the paragraph ends with narration. Several levels may go on: “‘ after “ and ‘.
 *
 * A closing mark that finds nothing to close is reported and ignored. All state but the decision for 4 ends with the
 * paragraph, so that a stray mark harms no other.
 *
 * While a block is being decided, a mark's `marked` holds its hints, then the number of its partner's mark; its `depth`
 * holds notes (NOTE_*). Steps 3 and 4 replace both by what doc.h promises. In a marked span under construction `token`
 * and `token_end` hold counts of words.
 */
#include "doc.h"
#include "unicode.h"

/* From ruleset.h: is the word (in lower case) in the list? False where the pack has no such list. */
extern bool dixit__ruleset_lists(const dixit_ruleset *rules, const char *list, const char *word, size_t len);

enum {
    ELISION_MAX = 16,      /* bytes of the longest word that is looked up */
    CLIPPED_MAX = 3,       /* bytes of a word that readily loses its end: an' wi' */
    INCH_DIGITS = 3,       /* a number of more digits is a year, not inches */
    NARRATION_WORDS = 8,   /* in a clause that shows who spoke */
    CLOSING_NARRATION = 5, /* the same at the end of a paragraph that seems to be continued */
    PEEK_CHARS = 8,        /* how far to look past spaces and marks inside a closing mark */
    CLAUSE_WORDS = 4,      /* what has fewer words and no stop is no utterance */
};

/* What stands beside a mark. */
enum context { CTX_SPACE, CTX_OPEN, CTX_CLOSE, CTX_PUNCT, CTX_JOIN, CTX_IDEOGRAPH, CTX_WORD };

/* How far each feels like the inside of a quotation: standing before a mark, standing behind one. */
static const int8_t weight_before[] = {0, 0, 2, 2, 1, 2, 3};
static const int8_t weight_behind[] = {0, 2, 0, 1, 1, 2, 3};

enum {
    HINT_BEFORE = 7,           /* bits: enum context */
    HINT_BEHIND = 7 << 3,      /* */
    HINT_APOSTROPHE = 1 << 6,  /* within a word: nothing else is possible */
    HINT_ELISION = 1 << 7,     /* a word or a year that has lost its beginning follows */
    HINT_QUOTED = 1 << 8,      /* that word, and then a mark at once: 'em' */
    HINT_INCH = 1 << 9,        /* right behind a short number */
    HINT_UPPER = 1 << 10,      /* a capital follows */
    HINT_SLACK = 3 << 11,      /* bits: 0 to 2 */
    HINT_GERSHAYIM = 1 << 13,  /* between letters that know no case: the " of a Hebrew abbreviation */
    HINT_SHIFT_BEHIND = 3,
    HINT_SHIFT_SLACK = 11,
    HINT_SHIFT_SURPLUS = 16, /* the upper half: see count_surplus() */
};

enum {
    NOTE_MISMATCHED = 1, /* opening mark: closed by another style */
    NOTE_UNOPENED = 2,   /* closing mark */
    NOTE_HALF = 4,       /* '' of which one is the mark and the other an apostrophe */
    NOTE_CONTINUES = 8,  /* opening mark: goes on with a span of the block before */
};

typedef struct pairing {
    dixit_doc *doc;
    const char *text;
    dixit__mark *marks;
    uint32_t first, end;  /* the marks of the block at hand */
    uint32_t start, stop; /* its bytes */

    /* deciding */
    uint32_t open_count[DIXIT__GLYPH_COUNT]; /* of the marks on the stack */
    uint32_t open;                           /* bits of the glyphs that are open */
    uint32_t angles_known, left_angle_last;  /* see ends_in_left_angle() */
    uint32_t angles_out, angles_in;          /* in the whole text, angle marks that plainly open: « and » */
    bool angle_continues;                    /* the block before ended within angle marks */
    /* cursors: see seek() */
    uint32_t next_double, next_sized, next_sure, next_firm;
    uint32_t next_stop; /* a place in the text: see stop_before() */

    /* emitting */
    uint32_t counted; /* the place in the text up to which words are counted */
    uint32_t words, lowers;
    bool in_word;
} pairing;

/* ------------------------------------------------------------------------------------------------------
 * Glyphs
 */

#define BIT(glyph) (1u << (glyph))
#define SINGLES                                                                                                        \
    (BIT(DIXIT__STRAIGHT_SINGLE) | BIT(DIXIT__CURLY_SINGLE_6) | BIT(DIXIT__CURLY_SINGLE_9) | BIT(DIXIT__LOW_SINGLE) |  \
     BIT(DIXIT__GRAVE) | BIT(DIXIT__ACUTE))
#define DOUBLES                                                                                                        \
    (BIT(DIXIT__STRAIGHT_DOUBLE) | BIT(DIXIT__WIDE_DOUBLE) | BIT(DIXIT__APOSTROPHES) | BIT(DIXIT__GRAVES) |            \
     BIT(DIXIT__COMMAS) | BIT(DIXIT__CURLY_DOUBLE_66) | BIT(DIXIT__CURLY_DOUBLE_99) | BIT(DIXIT__LOW_DOUBLE))
#define ANGLES (BIT(DIXIT__ANGLE_LEFT) | BIT(DIXIT__ANGLE_RIGHT))
#define SINGLE_ANGLES (BIT(DIXIT__ANGLE_SINGLE_LEFT) | BIT(DIXIT__ANGLE_SINGLE_RIGHT))

/* The opening glyphs that a glyph closes in good style. */
static const uint32_t closes_well[DIXIT__GLYPH_COUNT] = {
    [DIXIT__STRAIGHT_DOUBLE] = BIT(DIXIT__STRAIGHT_DOUBLE) | BIT(DIXIT__COMMAS),
    [DIXIT__WIDE_DOUBLE] = BIT(DIXIT__WIDE_DOUBLE),
    [DIXIT__APOSTROPHES] = BIT(DIXIT__APOSTROPHES) | BIT(DIXIT__GRAVES) | BIT(DIXIT__COMMAS),
    [DIXIT__CURLY_DOUBLE_99] = BIT(DIXIT__CURLY_DOUBLE_66) | BIT(DIXIT__CURLY_DOUBLE_99) | BIT(DIXIT__LOW_DOUBLE) |
                               BIT(DIXIT__COMMAS),
    [DIXIT__CURLY_DOUBLE_66] = BIT(DIXIT__LOW_DOUBLE) | BIT(DIXIT__COMMAS),
    [DIXIT__STRAIGHT_SINGLE] = BIT(DIXIT__STRAIGHT_SINGLE) | BIT(DIXIT__GRAVE),
    [DIXIT__ACUTE] = BIT(DIXIT__ACUTE) | BIT(DIXIT__GRAVE),
    [DIXIT__CURLY_SINGLE_9] = BIT(DIXIT__CURLY_SINGLE_6) | BIT(DIXIT__CURLY_SINGLE_9) | BIT(DIXIT__LOW_SINGLE),
    [DIXIT__CURLY_SINGLE_6] = BIT(DIXIT__LOW_SINGLE),
    [DIXIT__ANGLE_RIGHT] = ANGLES,
    [DIXIT__ANGLE_LEFT] = BIT(DIXIT__ANGLE_RIGHT),
    [DIXIT__ANGLE_SINGLE_RIGHT] = SINGLE_ANGLES,
    [DIXIT__ANGLE_SINGLE_LEFT] = BIT(DIXIT__ANGLE_SINGLE_RIGHT),
    [DIXIT__CORNER_RIGHT] = BIT(DIXIT__CORNER_LEFT),
    [DIXIT__CORNER_DOUBLE_RIGHT] = BIT(DIXIT__CORNER_DOUBLE_LEFT),
    [DIXIT__PRIME_RIGHT] = BIT(DIXIT__PRIME_LEFT),
};

/* The opening glyphs that a glyph closes at need, and that is reported. */
static const uint32_t closes_badly[DIXIT__GLYPH_COUNT] = {
    [DIXIT__STRAIGHT_DOUBLE] = DOUBLES | BIT(DIXIT__ANGLE_LEFT),
    [DIXIT__WIDE_DOUBLE] = DOUBLES,
    [DIXIT__APOSTROPHES] = DOUBLES,
    [DIXIT__CURLY_DOUBLE_99] = DOUBLES,
    [DIXIT__CURLY_DOUBLE_66] = DOUBLES,
    [DIXIT__STRAIGHT_SINGLE] = SINGLES,
    [DIXIT__CURLY_SINGLE_9] = SINGLES,
    [DIXIT__CURLY_SINGLE_6] = SINGLES,
    [DIXIT__ACUTE] = SINGLES,
    [DIXIT__ANGLE_LEFT] = BIT(DIXIT__ANGLE_LEFT),
    [DIXIT__ANGLE_SINGLE_LEFT] = BIT(DIXIT__ANGLE_SINGLE_LEFT),
};

/* All glyphs as wide as this one, whatever their style: quotations in them are siblings rather than nested. */
static uint32_t width_of(unsigned glyph)
{
    static const uint32_t widths[] = {SINGLES,
                                      DOUBLES,
                                      ANGLES,
                                      SINGLE_ANGLES,
                                      BIT(DIXIT__CORNER_LEFT) | BIT(DIXIT__CORNER_RIGHT),
                                      BIT(DIXIT__CORNER_DOUBLE_LEFT) | BIT(DIXIT__CORNER_DOUBLE_RIGHT)};

    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (widths[i] & BIT(glyph))
            return widths[i];
    return BIT(DIXIT__PRIME_LEFT) | BIT(DIXIT__PRIME_RIGHT);
}

static bool is_single(const dixit__mark *mark)
{
    return (SINGLES & BIT(mark->glyph)) != 0;
}

static bool is_double(const dixit__mark *mark)
{
    return (DOUBLES & BIT(mark->glyph)) != 0;
}

/* ------------------------------------------------------------------------------------------------------
 * Characters
 */

static enum context ascii_context(unsigned c)
{
    if (c <= ' ' || c == 0x7f)
        return CTX_SPACE;
    switch (c) {
    case '(': case '[': case '{':
        return CTX_OPEN;
    case ')': case ']': case '}':
        return CTX_CLOSE;
    case '.': case ',': case ';': case ':': case '!': case '?':
        return CTX_PUNCT;
    case '-': case '/': case '\\': case '=': case '+': case '*': case '_': case '~': case '|': case '<': case '>':
    case '^': case '`': case '"': case '\'':
        return CTX_JOIN;
    default: /* letters, digits, and signs that belong to them: $ # @ % & */
        return CTX_WORD;
    }
}

static enum context other_context(uint32_t c)
{
    switch (c) {
    case 0x060c: case 0x061b: case 0x3001: case 0xff0c: case 0xff1a: case 0xff1b:
        return CTX_PUNCT;
    case 0x00a1: case 0x00bf: /* ¡ ¿ begin a sentence */
    case 0x00a3: case 0x00a5: case 0x00a7: case 0x00b0: case 0x20ac:
        return CTX_WORD;
    default:
        return CTX_JOIN;
    }
}

static enum context context_of(uint32_t c)
{
    if (c < 0x80)
        return ascii_context(c);
    switch (dixit__class_of(c)) {
    case DIXIT__CLASS_SPACE: return CTX_SPACE;
    case DIXIT__CLASS_OPEN: return CTX_OPEN;
    case DIXIT__CLASS_CLOSE: return CTX_CLOSE;
    case DIXIT__CLASS_TERMINATOR: return CTX_PUNCT;
    case DIXIT__CLASS_DASH: return CTX_JOIN;
    case DIXIT__CLASS_IDEOGRAPH: return CTX_IDEOGRAPH;
    case DIXIT__CLASS_OTHER: return other_context(c);
    case DIXIT__CLASS_UPPER:
    case DIXIT__CLASS_LOWER:
    case DIXIT__CLASS_LETTER:
    case DIXIT__CLASS_DIGIT:
    case DIXIT__CLASS_EXTEND: return CTX_WORD;
    }
    return CTX_JOIN;
}

/* Signs that steer the direction of writing have no width and say nothing. */
static bool is_invisible(uint32_t c)
{
    return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2060;
}

/* The start of the character that ends at `at`. */
static uint32_t back(const pairing *p, uint32_t at)
{
    at--;
    while (((uint8_t)p->text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* The character before `at` in the block, 0 if there is none. */
static uint32_t char_before(const pairing *p, uint32_t at)
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

static uint32_t char_at(const pairing *p, uint32_t at)
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
    uint32_t c = char_at(p, at);

    return c != 0 && context_of(c) == CTX_WORD;
}

/* Look up the bytes [start, end), which are a word, in one of the pack's lists. */
static bool is_listed(const pairing *p, const char *list, uint32_t start, uint32_t end)
{
    char lower[ELISION_MAX];
    uint32_t len = end - start;

    if (len == 0 || len > ELISION_MAX)
        return false;
    for (uint32_t i = 0; i < len; i++) {
        char c = p->text[start + i];

        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return dixit__ruleset_lists(p->doc->rules, list, lower, len);
}

/* ------------------------------------------------------------------------------------------------------
 * Hints
 */

static enum context before_of(uint32_t hints)
{
    return (enum context)(hints & HINT_BEFORE);
}

static enum context behind_of(uint32_t hints)
{
    return (enum context)((hints & HINT_BEHIND) >> HINT_SHIFT_BEHIND);
}

static int lean_of(uint32_t hints)
{
    return weight_behind[behind_of(hints)] - weight_before[before_of(hints)];
}

static unsigned slack_of(uint32_t hints)
{
    return (hints & HINT_SLACK) >> HINT_SHIFT_SLACK;
}

/* The end of the word at `at`, not looked for further than anybody needs. */
static uint32_t word_end(const pairing *p, uint32_t at)
{
    uint32_t len, end = at;

    while (end < p->stop && end - at <= ELISION_MAX &&
           context_of(dixit__decode(p->text + end, &len)) == CTX_WORD)
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
    return end - at == 1 && end < p->stop && context_of(char_at(p, end)) == CTX_SPACE &&
           strchr("bcdfghjklmnpqrstvwxz", p->text[at]);
}

/* The hints of the mark `m`, the last of its run and with a word behind it, on a lost beginning. */
static uint32_t elision_hints(pairing *p, uint32_t m)
{
    dixit__mark *mark = &p->marks[m];
    uint32_t at = mark->at + mark->len;
    uint32_t end = word_end(p, at);
    bool year = is_short_year(p, at, end);
    bool marked = m + 1 < p->end && p->marks[m + 1].at == end && is_single(&p->marks[m + 1]);

    if (!year && !is_lone_consonant(p, at, end) && !is_listed(p, "ELISION", at, end))
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

    if (at > p->start && context_of(char_before(p, at)) == CTX_WORD && !is_digit((uint8_t)p->text[at - 1])) {
        uint32_t c = char_before(p, at);

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
static uint32_t word_start(const pairing *p, uint32_t at)
{
    uint32_t start = at;

    while (start > p->start && at - start <= ELISION_MAX && context_of(char_before(p, start)) == CTX_WORD)
        start = back(p, start);
    return start;
}

/* Has the word that ends at `at` lost its end: ol', goin'? */
static bool is_clipped(const pairing *p, uint32_t at)
{
    uint32_t start = word_start(p, at);

    if (at - start > 3 && memcmp(p->text + at - 2, "in", 2) == 0)
        return true;
    return is_listed(p, "CLIPPED", start, at);
}

/* How readily the single mark at `at`, behind a word and before no word, is an apostrophe: see the top. */
static unsigned slack_at(const pairing *p, uint32_t at, enum context behind)
{
    uint32_t c = char_before(p, at);

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

static uint32_t single_hints(pairing *p, uint32_t m, bool first, bool last, uint32_t hints)
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
static uint32_t hints_of(pairing *p, uint32_t m, uint32_t first, uint32_t last, uint32_t context)
{
    const dixit__mark *mark = &p->marks[m];
    uint32_t hints = context;

    if (m == first && before_of(context) == CTX_WORD && is_short_number(p, mark->at))
        hints |= HINT_INCH;
    if (is_single(mark))
        hints = single_hints(p, m, m == first, m + 1 == last, hints);
    if (mark->glyph == DIXIT__STRAIGHT_DOUBLE && first + 1 == last && lean_of(context) == 0 &&
        is_caseless(char_before(p, mark->at)) && is_caseless(char_at(p, mark->at + 1)))
        hints |= HINT_GERSHAYIM;
    return hints;
}

/* What stands around the run of marks [first, last), as hints. */
static uint32_t run_context(const pairing *p, uint32_t first, uint32_t last)
{
    uint32_t before = char_before(p, p->marks[first].at);
    uint32_t behind = char_at(p, p->marks[last - 1].at + p->marks[last - 1].len);
    uint32_t hints = (before ? context_of(before) : CTX_SPACE) |
                     (uint32_t)(behind ? context_of(behind) : CTX_SPACE) << HINT_SHIFT_BEHIND;

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

/* ------------------------------------------------------------------------------------------------------
 * Looking ahead
 */

/* By its look alone: does the double mark open? */
static bool opens_double(const dixit__mark *mark)
{
    int lean = lean_of(mark->marked);

    switch (mark->glyph) {
    case DIXIT__CURLY_DOUBLE_66:
        return lean > -2;
    case DIXIT__LOW_DOUBLE:
    case DIXIT__COMMAS:
    case DIXIT__GRAVES:
        return true;
    default:
        return lean >= 2;
    }
}

/* By its look alone: does the single mark open? */
static bool opens_single(const dixit__mark *mark)
{
    switch (mark->glyph) {
    case DIXIT__CURLY_SINGLE_6:
        return lean_of(mark->marked) > -2;
    case DIXIT__LOW_SINGLE:
        return true;
    case DIXIT__CURLY_SINGLE_9:
        return false;
    default:
        return lean_of(mark->marked) > 0;
    }
}

/* An opening single mark, or one that could close and has no more slack than `most`. */
static bool is_sure_single(const dixit__mark *mark, unsigned most)
{
    int lean = lean_of(mark->marked);

    if (!is_single(mark) || (mark->marked & (HINT_APOSTROPHE | HINT_ELISION)))
        return false;
    if (opens_single(mark))
        return true;
    return slack_of(mark->marked) <= most && (lean < 0 || (lean == 0 && before_of(mark->marked) != CTX_SPACE));
}

static bool is_sure(const dixit__mark *mark)
{
    return is_sure_single(mark, 0);
}

static bool is_firm(const dixit__mark *mark)
{
    return is_sure_single(mark, 1);
}

static bool is_sized(const dixit__mark *mark)
{
    return is_double(mark) && !(mark->marked & HINT_INCH);
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

static uint32_t surplus_behind(const pairing *p, uint32_t m)
{
    return m + 1 < p->end ? p->marks[m + 1].marked >> HINT_SHIFT_SURPLUS : 0;
}

/* How many marks of the block plainly open with this glyph. */
static uint32_t count_angles(const pairing *p, unsigned glyph)
{
    uint32_t count = 0;

    for (uint32_t m = p->first; m < p->end; m++)
        count += p->marks[m].glyph == glyph && lean_of(p->marks[m].marked) >= 2;
    return count;
}

/* Step 1. */
static void look(pairing *p)
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
            p->marks[m].marked = hints_of(p, m, first, last, context);
        first = last;
    }
    for (uint32_t m = p->first; m + 1 < p->end; m++) /* the second of rock 'n' roll */
        if ((p->marks[m].marked & HINT_ELISION) && (p->marks[m].marked & HINT_APOSTROPHE))
            p->marks[m + 1].marked |= HINT_APOSTROPHE;
    count_surplus(p);
    p->angles_out += count_angles(p, DIXIT__ANGLE_LEFT);
    p->angles_in += count_angles(p, DIXIT__ANGLE_RIGHT);
}

/*
 * The first mark behind `m` that is `wanted`, or p->end. The cursor remembers it: questions come in ascending order
 * of `m`, so that the answers never go back.
 */
static uint32_t seek(const pairing *p, uint32_t *cursor, uint32_t m, bool (*wanted)(const dixit__mark *))
{
    if (*cursor <= m)
        *cursor = m + 1;
    while (*cursor < p->end && !wanted(&p->marks[*cursor]))
        ++*cursor;
    return *cursor;
}

static bool is_closing_single(const pairing *p, uint32_t m)
{
    return m < p->end && !opens_single(&p->marks[m]);
}

/* Does the next double mark close? False if there is none. */
static bool double_closes_next(pairing *p, uint32_t m)
{
    uint32_t next = seek(p, &p->next_double, m, is_double);

    return next < p->end && !opens_double(&p->marks[next]);
}

static bool single_closes_next(pairing *p, uint32_t m)
{
    return is_closing_single(p, seek(p, &p->next_sure, m, is_sure));
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || (c >= 0x80 && dixit__class_of(c) == DIXIT__CLASS_TERMINATOR);
}

/* Does a sentence end between marks `m` and `n`? Asked in ascending order of `m`. */
static bool stop_before(pairing *p, uint32_t m, uint32_t n)
{
    uint32_t len;

    if (p->next_stop < p->marks[m].at)
        p->next_stop = p->marks[m].at;
    for (; p->next_stop < p->marks[n].at; p->next_stop += len) {
        uint32_t c = dixit__decode(p->text + p->next_stop, &len);

        if (is_stop(c) && context_of(char_at(p, p->next_stop + len)) == CTX_SPACE)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------------
 * The stack
 */

static const dixit__mark *top(const pairing *p)
{
    return p->doc->stack.count ? &p->marks[p->doc->stack.at[p->doc->stack.count - 1]] : NULL;
}

static uint32_t top_bit(const pairing *p)
{
    const dixit__mark *mark = top(p);

    return mark ? BIT(mark->glyph) : 0;
}

static void settle(pairing *p, uint32_t m, unsigned role)
{
    p->marks[m].role = (uint8_t)role;
    p->marks[m].marked = DIXIT_NONE;
}

/* The hints stay until the mark is paired: give_up() asks for them. */
static void open_mark(pairing *p, uint32_t m)
{
    dixit__mark *mark = &p->marks[m];

    mark->role = DIXIT__MARK_OPEN;
    p->doc->stack.at[p->doc->stack.count++] = m; /* there is room: see decide() */
    p->open_count[mark->glyph]++;
    p->open |= BIT(mark->glyph);
}

static uint32_t pop(pairing *p)
{
    uint32_t m = p->doc->stack.at[--p->doc->stack.count];
    unsigned glyph = p->marks[m].glyph;

    if (--p->open_count[glyph] == 0)
        p->open &= ~BIT(glyph);
    return m;
}

/* The character before the mark, white space left out: does it belong to a word? */
static bool is_mid_sentence(const pairing *p, const dixit__mark *mark)
{
    uint32_t at = mark->at, len;

    while (at > p->start) {
        enum context context;

        at = back(p, at);
        context = context_of(dixit__decode(p->text + at, &len));
        if (context != CTX_SPACE)
            return context == CTX_WORD;
    }
    return false;
}

/* An opening mark that nothing closed. */
static void give_up(pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];

    switch (mark->glyph) {
    case DIXIT__GRAVE:
    case DIXIT__COMMAS:
        settle(p, m, DIXIT__MARK_OTHER);
        break;
    case DIXIT__CURLY_SINGLE_9:
    case DIXIT__ACUTE:
        settle(p, m, DIXIT__MARK_APOSTROPHE);
        break;
    case DIXIT__STRAIGHT_SINGLE:
        if (!(mark->marked & HINT_UPPER) || is_mid_sentence(p, mark)) {
            settle(p, m, DIXIT__MARK_APOSTROPHE);
            break;
        }
        settle(p, m, DIXIT__MARK_OPEN);
        break;
    default:
        settle(p, m, DIXIT__MARK_OPEN);
    }
}

/* Close the nearest open mark of one of the `glyphs`, of which there must be one, with mark `m`. */
static void close_with(pairing *p, uint32_t m, uint32_t glyphs)
{
    uint32_t opener = pop(p);
    bool good;

    while (!(BIT(p->marks[opener].glyph) & glyphs)) {
        give_up(p, opener);
        opener = pop(p);
    }
    good = (closes_well[p->marks[m].glyph] & BIT(p->marks[opener].glyph)) != 0;
    p->marks[opener].marked = m;
    if (!good)
        p->marks[opener].depth |= NOTE_MISMATCHED;
    p->marks[m].role = DIXIT__MARK_CLOSE;
    p->marks[m].marked = opener;
}

static void report_unopened(pairing *p, uint32_t m)
{
    settle(p, m, DIXIT__MARK_OTHER);
    p->marks[m].depth |= NOTE_UNOPENED;
}

/*
 * Close a double mark with mark `m` if one is open. Its own style comes first, even from below another: but not if the
 * mark on top waits for one to close it and the one below has another to come ("He said “no", and left."). 
 */
static bool close_double(pairing *p, uint32_t m)
{
    uint32_t well = p->open & closes_well[p->marks[m].glyph];
    uint32_t badly = p->open & closes_badly[p->marks[m].glyph] & ~well;

    if (well && !((top_bit(p) & badly) && double_closes_next(p, m))) {
        close_with(p, m, well);
        return true;
    }
    if (well | badly) {
        close_with(p, m, well ? top_bit(p) : badly);
        return true;
    }
    return false;
}

/* A double mark with nothing of its width to close: perhaps a single one was opened by mistake (‘One,” he said). */
static void close_single_or_report(pairing *p, uint32_t m)
{
    if ((top_bit(p) & SINGLES) && !single_closes_next(p, m)) {
        uint32_t bit = top_bit(p);

        close_with(p, m, bit);
        return;
    }
    report_unopened(p, m);
}

/* ------------------------------------------------------------------------------------------------------
 * Double marks
 */

/* A mark behind a short number: inches, unless a quotation is open that nothing else closes. */
static bool is_inches(pairing *p, uint32_t m)
{
    uint32_t glyph = p->marks[m].glyph;
    uint32_t next;

    if (!(p->marks[m].marked & HINT_INCH) || lean_of(p->marks[m].marked) > 0)
        return false;
    if (!(p->open & (closes_well[glyph] | closes_badly[glyph])))
        return true;
    next = seek(p, &p->next_sized, m, is_sized);
    return next < p->end && !opens_double(&p->marks[next]);
}

/*
 * "I will go, "she said. "You stay.": the second mark looks like an opening one, but a comma is before it, a small
 * letter behind, and no mark that closes follows; so it is a closing mark with its space on the wrong side.
 */
static bool is_misplaced(pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];
    uint32_t at = mark->at;

    return !(mark->marked & HINT_UPPER) && at >= p->start + 2 && p->text[at - 1] == ' ' &&
           strchr(",!?", p->text[at - 2]) && top_bit(p) == BIT(mark->glyph) && !double_closes_next(p, m);
}

/* Two apostrophes are a mark before words only; else they are more likely an empty string of a program. */
static bool may_open(const pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];
    enum context behind = behind_of(mark->marked);

    if (mark->glyph != DIXIT__APOSTROPHES)
        return true;
    return behind != CTX_SPACE && behind != CTX_CLOSE &&
           (behind != CTX_PUNCT || char_at(p, mark->at + mark->len) == '.');
}

/* Does another mark of the same shape follow at once? */
static bool is_doubled(const pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];

    return m + 1 < p->end && mark[1].at == mark->at + mark->len && mark[1].glyph == mark->glyph;
}

/* Nothing that it could close is open, and its look is undecided. */
static bool opens_at_a_guess(pairing *p, uint32_t m)
{
    uint32_t hints = p->marks[m].marked;

    if (before_of(hints) == CTX_OPEN && behind_of(hints) == CTX_CLOSE && !is_doubled(p, m)) /* (") */
        return false;
    return double_closes_next(p, m) || (p->marks[m].at == p->start && p->marks[m].at + p->marks[m].len < p->stop);
}

/* An empty pair: x="" */
static bool is_empty_pair(const pairing *p, uint32_t m)
{
    enum context before = before_of(p->marks[m].marked);

    return p->marks[m].glyph == DIXIT__STRAIGHT_DOUBLE && is_doubled(p, m) && before != CTX_WORD && before != CTX_PUNCT;
}

static void decide_straight_double(pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];
    int lean = lean_of(mark->marked);
    uint32_t well = p->open & closes_well[mark->glyph];
    uint32_t badly = p->open & closes_badly[mark->glyph];

    if ((mark->marked & HINT_GERSHAYIM) || is_inches(p, m))
        settle(p, m, DIXIT__MARK_OTHER);
    else if ((well && lean < 2) || (badly && lean <= 0) || (lean >= 2 && well && is_misplaced(p, m)))
        close_double(p, m);
    else if ((lean > 0 && may_open(p, m)) || is_empty_pair(p, m))
        open_mark(p, m);
    else if (lean < 0 && mark->glyph == DIXIT__APOSTROPHES && (top_bit(p) & BIT(DIXIT__STRAIGHT_SINGLE))) {
        p->marks[m].depth |= NOTE_HALF; /* 'It is the boys'' */
        close_with(p, m, BIT(DIXIT__STRAIGHT_SINGLE));
        p->marks[p->marks[m].marked].depth &= (uint8_t)~NOTE_MISMATCHED;
    } else if (lean < 0)
        close_single_or_report(p, m);
    else if (may_open(p, m) && opens_at_a_guess(p, m))
        open_mark(p, m);
    else if (p->start < mark->at && mark->at + mark->len == p->stop)
        report_unopened(p, m);
    else
        settle(p, m, DIXIT__MARK_OTHER);
}

/* ”: closes, in English; in Swedish and Finnish it opens as well. */
static void decide_double_99(pairing *p, uint32_t m)
{
    int lean = lean_of(p->marks[m].marked);
    uint32_t well = p->open & closes_well[DIXIT__CURLY_DOUBLE_99];
    bool swedish = well == 0 || well == BIT(DIXIT__CURLY_DOUBLE_99);

    if (is_inches(p, m))
        settle(p, m, DIXIT__MARK_OTHER);
    else if (lean >= 2 && swedish)
        open_mark(p, m);
    else if (close_double(p, m))
        return;
    else if ((lean > 0 || p->marks[m].at == p->start) && double_closes_next(p, m))
        open_mark(p, m);
    else
        close_single_or_report(p, m);
}

/* “: opens, in English; in German it closes what „ opened, and a slip of the hand may make it close anything. */
static void decide_double_66(pairing *p, uint32_t m)
{
    int lean = lean_of(p->marks[m].marked);
    bool german = (p->open & closes_well[DIXIT__CURLY_DOUBLE_66]) != 0;
    bool slip = (p->open & DOUBLES) && !double_closes_next(p, m);

    if ((german || slip) && lean < 2)
        close_double(p, m);
    else if (lean > -2 || (!(p->open & DOUBLES) && double_closes_next(p, m)))
        open_mark(p, m);
    else if (!close_double(p, m))
        report_unopened(p, m);
}

/* `` opens (LaTeX, Penn Treebank). Closed by another `` it was code, and marks nothing. */
static void decide_graves(pairing *p, uint32_t m)
{
    if (top_bit(p) == BIT(DIXIT__GRAVES) && lean_of(p->marks[m].marked) < 0) {
        settle(p, pop(p), DIXIT__MARK_OTHER);
        settle(p, m, DIXIT__MARK_OTHER);
    } else {
        open_mark(p, m);
    }
}

/* ,, opens if it stands where an opening mark stands and something closes it. */
static void decide_commas(pairing *p, uint32_t m)
{
    if (lean_of(p->marks[m].marked) >= 2 && double_closes_next(p, m))
        open_mark(p, m);
    else
        settle(p, m, DIXIT__MARK_OTHER);
}

/* ------------------------------------------------------------------------------------------------------
 * Single marks
 */

/* The mark, a space, a small letter. */
static bool is_before_lower(const pairing *p, uint32_t m)
{
    uint32_t at = p->marks[m].at + p->marks[m].len;

    return at < p->stop && p->text[at] == ' ' && dixit__class_of(char_at(p, at + 1)) == DIXIT__CLASS_LOWER;
}

/* The single mark on top may be closed by `m`; a double one opened since stands in the way. */
static bool top_is_closable(const pairing *p, uint32_t m)
{
    uint32_t glyph = p->marks[m].glyph;

    return (top_bit(p) & (closes_well[glyph] | closes_badly[glyph])) != 0;
}

/* Two single marks open right upon each other, and two to close them: ‘‘One’’. */
static bool closes_pair(const pairing *p, uint32_t m, uint32_t next)
{
    uint32_t count = p->doc->stack.count;

    return next == m + 1 && p->marks[next].at == p->marks[m].at + p->marks[m].len && count >= 2 &&
           is_single(&p->marks[p->doc->stack.at[count - 2]]);
}

/*
 * A mark without slack behind a word and before a space, but if it closes, the next sure mark has nothing to close
 * ('We live wi' the dog,' he said). It is an apostrophe, then, if both are in one sentence, or if the word is short and
 * goes on in lower case; a word that is all there is between the marks is no such case ('Yes' he said. Go,').
 */
static bool leaves_one_over(pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m], *opener = top(p);
    uint32_t next, start = word_start(p, mark->at);

    if (behind_of(mark->marked) != CTX_SPACE || before_of(mark->marked) != CTX_WORD ||
        start <= opener->at + opener->len)
        return false;
    next = seek(p, &p->next_sure, m, is_sure);
    if (!is_closing_single(p, next) || before_of(p->marks[next].marked) != CTX_PUNCT)
        return false;
    return (mark->at - start <= CLIPPED_MAX && is_before_lower(p, m)) || !stop_before(p, m, next);
}

static uint32_t count_open_singles(const pairing *p)
{
    uint32_t count = 0;

    for (unsigned glyph = 0; glyph < DIXIT__GLYPH_COUNT; glyph++)
        if (SINGLES & BIT(glyph))
            count += p->open_count[glyph];
    return count;
}

/* A mark that a single quotation could be closed by: is it an apostrophe all the same? See the top. */
static bool is_trailing_apostrophe(pairing *p, uint32_t m)
{
    unsigned slack = slack_of(p->marks[m].marked);
    uint32_t next;

    if (slack == 0)
        return leaves_one_over(p, m);
    next = slack == 1 ? seek(p, &p->next_sure, m, is_sure) : seek(p, &p->next_firm, m, is_firm);
    if (next < p->end && opens_single(&p->marks[next])) /* the boys' dog says 'woof' to me,' */
        return surplus_behind(p, m) >= count_open_singles(p);
    if (next == p->end || closes_pair(p, m, next))
        return false;
    return before_of(p->marks[next].marked) == CTX_PUNCT || !stop_before(p, m, next);
}

/* A sure closing single mark, and no single quotation open: perhaps a double one was meant (“One,’ he said). */
static void close_other_or_report(pairing *p, uint32_t m)
{
    const dixit__mark *opener = top(p);
    bool free_top = opener && is_double(opener) && !double_closes_next(p, m);

    if (p->marks[m].glyph == DIXIT__GRAVE) {
        settle(p, m, DIXIT__MARK_OTHER);
    } else if (free_top) {
        uint32_t at = opener->at + opener->len;
        bool elided = opener->glyph == DIXIT__APOSTROPHES && is_listed(p, "ELISION", at, word_end(p, at));
        uint32_t index = p->doc->stack.at[p->doc->stack.count - 1];

        close_with(p, m, BIT(opener->glyph));
        if (elided) { /* ''Tis the season,' */
            p->marks[index].depth &= (uint8_t)~NOTE_MISMATCHED;
            p->marks[index].depth |= NOTE_HALF;
        }
    } else {
        report_unopened(p, m);
    }
}

/* Two ’ in the place of one ” (“One’’). The first of them marks nothing, the second closes. */
static bool closes_double_by_two(pairing *p, uint32_t m)
{
    return p->marks[m].glyph == DIXIT__CURLY_SINGLE_9 && is_doubled(p, m) && !(p->open & SINGLES) &&
           (top_bit(p) & DOUBLES) && !double_closes_next(p, m);
}

static bool is_second_of_two(pairing *p, uint32_t m)
{
    return m > p->first && p->marks[m - 1].role == DIXIT__MARK_OTHER && p->marks[m].glyph == DIXIT__CURLY_SINGLE_9 &&
           is_doubled(p, m - 1) && !(p->open & SINGLES) && (top_bit(p) & DOUBLES);
}

/* A single mark that looks like a closing one. */
static void decide_closing_single(pairing *p, uint32_t m)
{
    uint32_t hints = p->marks[m].marked;
    uint32_t glyph = p->marks[m].glyph;
    uint32_t closable = p->open & (closes_well[glyph] | closes_badly[glyph]);
    bool at_word = before_of(hints) == CTX_WORD || slack_of(hints) > 0;

    if (closes_double_by_two(p, m)) {
        settle(p, m, DIXIT__MARK_OTHER);
    } else if (is_second_of_two(p, m)) {
        close_with(p, m, top_bit(p));
    } else if (top_bit(p) == BIT(DIXIT__GRAVE) && glyph == DIXIT__GRAVE) { /* `code` */
        settle(p, pop(p), DIXIT__MARK_OTHER);
        settle(p, m, DIXIT__MARK_OTHER);
    } else if (top_is_closable(p, m)) {
        if (is_trailing_apostrophe(p, m))
            settle(p, m, hints & HINT_INCH ? DIXIT__MARK_OTHER : DIXIT__MARK_APOSTROPHE);
        else
            close_with(p, m, top_bit(p));
    } else if (glyph == DIXIT__CURLY_SINGLE_6 && behind_of(hints) == CTX_WORD &&
               surplus_behind(p, m) > count_open_singles(p)) {
        open_mark(p, m); /* the second of ‘Yes’‘No’ */
    } else if (at_word) {
        settle(p, m, hints & HINT_INCH ? DIXIT__MARK_OTHER : DIXIT__MARK_APOSTROPHE);
    } else if (closable && !double_closes_next(p, m)) {
        close_with(p, m, closable);
    } else {
        close_other_or_report(p, m);
    }
}

/* A second opening single mark, right within another: see the top. */
static void decide_second_single(pairing *p, uint32_t m)
{
    bool nested = surplus_behind(p, m) > count_open_singles(p);

    if (!nested && !(p->marks[m].marked & HINT_UPPER) && is_mid_sentence(p, &p->marks[m]))
        settle(p, m, DIXIT__MARK_APOSTROPHE);
    else
        open_mark(p, m);
}

/* ’ where an opening mark stands: Swedish if it has a partner, an elision that the list does not know if not. */
static void decide_opening_99(pairing *p, uint32_t m)
{
    uint32_t next;

    if (p->open & SINGLES) {
        settle(p, m, DIXIT__MARK_APOSTROPHE);
        return;
    }
    next = seek(p, &p->next_sure, m, is_sure);
    if (is_closing_single(p, next) && p->marks[next].glyph == DIXIT__CURLY_SINGLE_9)
        open_mark(p, m);
    else
        settle(p, m, DIXIT__MARK_APOSTROPHE);
}

static void decide_elision(pairing *p, uint32_t m)
{
    bool quoted = (p->marks[m].marked & HINT_QUOTED) != 0;

    if (!(p->open & SINGLES) && (quoted || single_closes_next(p, m)))
        open_mark(p, m);
    else
        settle(p, m, DIXIT__MARK_APOSTROPHE);
}

/* A single mark with white space on both sides: only ever the other half of a pair. */
static void decide_loose_single(pairing *p, uint32_t m)
{
    if (top_is_closable(p, m) && p->marks[m].glyph != DIXIT__GRAVE)
        close_with(p, m, top_bit(p));
    else if (p->marks[m].glyph != DIXIT__CURLY_SINGLE_9 && single_closes_next(p, m))
        open_mark(p, m);
    else
        settle(p, m, DIXIT__MARK_OTHER);
}

static void decide_single(pairing *p, uint32_t m)
{
    uint32_t hints = p->marks[m].marked;
    uint32_t glyph = p->marks[m].glyph;
    int lean = lean_of(hints);

    if (hints & HINT_APOSTROPHE)
        settle(p, m, DIXIT__MARK_APOSTROPHE);
    else if (glyph == DIXIT__LOW_SINGLE)
        open_mark(p, m);
    else if (hints & HINT_ELISION)
        decide_elision(p, m);
    else if (before_of(hints) == CTX_OPEN && behind_of(hints) == CTX_CLOSE)
        settle(p, m, DIXIT__MARK_OTHER); /* (') */
    else if (lean == 0 && before_of(hints) == CTX_SPACE)
        decide_loose_single(p, m);
    else if (lean < 2 && (lean <= 0 || top_is_closable(p, m)) &&
             !(lean == 0 && !(p->open & SINGLES) && behind_of(hints) == CTX_IDEOGRAPH && single_closes_next(p, m)))
        decide_closing_single(p, m);
    else if (glyph == DIXIT__CURLY_SINGLE_9)
        decide_opening_99(p, m);
    else if (top_bit(p) & SINGLES)
        decide_second_single(p, m);
    else
        open_mark(p, m);
}

/* ------------------------------------------------------------------------------------------------------
 * Other marks
 */

/* The last mark of the block that is as wide as `glyph`, an angle mark: is it a left one? */
static bool ends_in_left_angle(pairing *p, unsigned glyph)
{
    uint32_t width = width_of(glyph);

    if (!(p->angles_known & width)) {
        uint32_t m = p->end;

        while (m > p->first && !(BIT(p->marks[m - 1].glyph) & width))
            m--;
        p->angles_known |= width;
        if (m > p->first && (BIT(p->marks[m - 1].glyph) & (BIT(DIXIT__ANGLE_LEFT) | BIT(DIXIT__ANGLE_SINGLE_LEFT))))
            p->left_angle_last |= width;
    }
    return (p->left_angle_last & width) != 0;
}

/* » and ›: close in French; open in German and, like ”, in Swedish. */
static void decide_angle_right(pairing *p, uint32_t m, uint32_t left)
{
    const dixit__mark *mark = &p->marks[m];
    int lean = lean_of(mark->marked);
    bool continues = mark->at == p->start && p->angle_continues;

    if (p->open & BIT(left))
        close_with(p, m, BIT(left) | BIT(mark->glyph));
    else if (continues || (lean >= 2 && behind_of(mark->marked) != CTX_SPACE))
        open_mark(p, m);
    else if (p->open & BIT(mark->glyph))
        close_with(p, m, BIT(mark->glyph));
    else if (lean == 0 && before_of(mark->marked) == CTX_SPACE && ends_in_left_angle(p, mark->glyph))
        open_mark(p, m); /* » Ja « */
    else
        report_unopened(p, m);
}

/* « and ‹: open in French, close in German. Where neither fits, the next angle mark tells. */
static void decide_angle_left(pairing *p, uint32_t m, uint32_t right)
{
    const dixit__mark *mark = &p->marks[m];
    int lean = lean_of(mark->marked);
    bool at_end = lean <= -2;

    if ((p->open & BIT(right)) && (before_of(mark->marked) != CTX_SPACE || lean < 2))
        close_with(p, m, BIT(right));
    else if (p->angles_in > p->angles_out && !(p->open & BIT(mark->glyph)))
        report_unopened(p, m); /* the whole text has them the German way */
    else if (!at_end || (m + 1 < p->end && p->marks[m + 1].glyph == right))
        open_mark(p, m);
    else if (p->open & BIT(mark->glyph))
        close_with(p, m, BIT(mark->glyph));
    else
        report_unopened(p, m);
}

/* Marks that go one way only: 「 」. */
static void decide_corner_right(pairing *p, uint32_t m)
{
    uint32_t well = p->open & closes_well[p->marks[m].glyph];

    if (well)
        close_with(p, m, well);
    else
        report_unopened(p, m);
}

/* ------------------------------------------------------------------------------------------------------
 * Step 2
 */

/* Three apostrophes in a row; mark `m` is the first two of them. Must the single one come first? */
static bool is_single_first(const pairing *p, uint32_t m)
{
    const dixit__mark *opener = top(p);

    if (lean_of(p->marks[m].marked) > 0 || !opener)
        return false;
    if (is_single(opener))
        return true;
    return p->doc->stack.count < 2 || !is_single(&p->marks[p->doc->stack.at[p->doc->stack.count - 2]]);
}

/* index.c cannot know in which order the two marks of ''' come. Here the stack tells. */
static void order_apostrophes(pairing *p, uint32_t m)
{
    dixit__mark *mark = &p->marks[m];
    uint32_t context = mark->marked & (HINT_BEFORE | HINT_BEHIND | HINT_UPPER);

    if (m + 1 >= p->end || mark[1].glyph != DIXIT__STRAIGHT_SINGLE || mark[1].at != mark->at + 2)
        return;
    if (m > p->first && mark[-1].glyph == DIXIT__APOSTROPHES && mark[-1].at + 2 == mark->at)
        return;
    if (!is_single_first(p, m))
        return;
    mark->len = 1;
    mark->glyph = DIXIT__STRAIGHT_SINGLE;
    mark[1].at = mark->at + 1;
    mark[1].len = 2;
    mark[1].glyph = DIXIT__APOSTROPHES;
    mark->marked = hints_of(p, m, m, m + 2, context) | (mark->marked & ~(uint32_t)UINT16_MAX);
    mark[1].marked = context | (mark[1].marked & ~(uint32_t)UINT16_MAX);
}

static void decide_mark(pairing *p, uint32_t m)
{
    if (p->marks[m].glyph == DIXIT__APOSTROPHES)
        order_apostrophes(p, m);
    switch ((dixit__glyph)p->marks[m].glyph) {
    case DIXIT__STRAIGHT_DOUBLE:
    case DIXIT__WIDE_DOUBLE:
    case DIXIT__APOSTROPHES: decide_straight_double(p, m); break;
    case DIXIT__CURLY_DOUBLE_66: decide_double_66(p, m); break;
    case DIXIT__CURLY_DOUBLE_99: decide_double_99(p, m); break;
    case DIXIT__GRAVES: decide_graves(p, m); break;
    case DIXIT__COMMAS: decide_commas(p, m); break;
    case DIXIT__STRAIGHT_SINGLE:
    case DIXIT__CURLY_SINGLE_6:
    case DIXIT__CURLY_SINGLE_9:
    case DIXIT__LOW_SINGLE:
    case DIXIT__GRAVE:
    case DIXIT__ACUTE: decide_single(p, m); break;
    case DIXIT__ANGLE_LEFT: decide_angle_left(p, m, DIXIT__ANGLE_RIGHT); break;
    case DIXIT__ANGLE_RIGHT: decide_angle_right(p, m, DIXIT__ANGLE_LEFT); break;
    case DIXIT__ANGLE_SINGLE_LEFT: decide_angle_left(p, m, DIXIT__ANGLE_SINGLE_RIGHT); break;
    case DIXIT__ANGLE_SINGLE_RIGHT: decide_angle_right(p, m, DIXIT__ANGLE_SINGLE_LEFT); break;
    case DIXIT__LOW_DOUBLE:
    case DIXIT__CORNER_LEFT:
    case DIXIT__CORNER_DOUBLE_LEFT:
    case DIXIT__PRIME_LEFT: open_mark(p, m); break;
    case DIXIT__CORNER_RIGHT:
    case DIXIT__CORNER_DOUBLE_RIGHT:
    case DIXIT__PRIME_RIGHT: decide_corner_right(p, m); break;
    case DIXIT__GLYPH_COUNT: settle(p, m, DIXIT__MARK_OTHER); break;
    }
}

static bool decide(pairing *p)
{
    p->next_double = p->next_sized = p->next_sure = p->next_firm = p->first;
    p->next_stop = p->start;
    p->angles_known = p->left_angle_last = 0;
    if (!dixit__vec_reserve(&p->doc->alloc, &p->doc->stack, p->end - p->first))
        return false;
    for (uint32_t m = p->first; m < p->end; m++)
        decide_mark(p, m);
    p->angle_continues = (p->open & ANGLES) != 0;
    while (p->doc->stack.count)
        give_up(p, pop(p));
    return true;
}

/* ------------------------------------------------------------------------------------------------------
 * Step 3: where an unclosed span ends
 */

/* Do words of narration follow `at`, which is behind a comma or the like? See the top. `*end` is the clause's end. */
static bool is_narration(const pairing *p, uint32_t at, uint32_t limit, uint32_t *end)
{
    uint32_t words = 0, len;
    bool cue = false;

    while (at < limit) {
        uint32_t start = at;
        uint32_t c = dixit__decode(p->text + at, &len);

        at += len;
        if (context_of(c) == CTX_WORD) {
            while (at < limit && context_of(dixit__decode(p->text + at, &len)) == CTX_WORD)
                at += len;
            cue = cue || is_listed(p, "STRONG", start, at);
            if (++words > NARRATION_WORDS)
                break;
        } else if (is_stop(c) && (at == limit || context_of(char_at(p, at)) == CTX_SPACE)) {
            break;
        }
    }
    *end = at;
    return cue && words <= NARRATION_WORDS;
}

typedef struct ending {
    uint32_t at;        /* where the span ends */
    uint32_t limit;     /* where it ends at the latest */
    uint32_t last_stop; /* behind the last stop so far */
    uint32_t clause;    /* where the narration behind `at` ends; 0: there is none */
    uint32_t brackets;  /* open so far */
} ending;

/* The end of a bracket around the opening mark ends the span: (they are “rather large, very). */
static bool leaves_bracket(uint32_t c, ending *e)
{
    enum context context = c < 0x80 ? ascii_context(c) : CTX_WORD;

    e->brackets += context == CTX_OPEN;
    if (context != CTX_CLOSE)
        return false;
    return e->brackets == 0 || e->brackets-- == 0;
}

/* A small letter behind a question: “Will you go? he asked. */
static bool is_lower_next(const pairing *p, uint32_t at)
{
    uint32_t len;

    while (at < p->stop && context_of(dixit__decode(p->text + at, &len)) == CTX_SPACE)
        at += len;
    return at < p->stop && dixit__class_of(dixit__decode(p->text + at, &len)) == DIXIT__CLASS_LOWER;
}

/* Look for the end in a stretch of text that no other span covers. */
static bool find_narration(const pairing *p, uint32_t from, uint32_t to, uint32_t limit, ending *e)
{
    uint32_t len, clause;

    for (uint32_t at = from; at < to; at += len) {
        uint32_t c = dixit__decode(p->text + at, &len);
        bool stop = is_stop(c);

        if (leaves_bracket(c, e)) {
            e->at = at;
            return true;
        }
        if ((!stop && c != ',') || context_of(char_at(p, at + len)) != CTX_SPACE)
            continue;
        if (stop)
            e->last_stop = at + len;
        if (c != '.' && (is_narration(p, at + len, limit, &clause) || (stop && is_lower_next(p, at + len)))) {
            e->at = at + len;
            e->clause = clause;
            return true;
        }
    }
    return false;
}

static uint32_t trim(const pairing *p, uint32_t from, uint32_t to)
{
    uint32_t len;

    while (to > from) {
        uint32_t at = back(p, to);

        if (context_of(dixit__decode(p->text + at, &len)) != CTX_SPACE)
            break;
        to = at;
    }
    return to;
}

/*
 * The next opening mark as wide as mark `m` that is not within another span, if it is before `limit`. One of another
 * style in mid-sentence is left out: it quotes within the quotation ("They spoke of a “victory” and).
 */
static uint32_t find_limit(const pairing *p, uint32_t m, uint32_t limit)
{
    uint32_t width = width_of(p->marks[m].glyph);

    for (uint32_t i = m + 1; i < p->end && p->marks[i].at < limit; i++) {
        if (p->marks[i].role != DIXIT__MARK_OPEN)
            continue;
        if ((width & BIT(p->marks[i].glyph)) &&
            (p->marks[i].glyph == p->marks[m].glyph || !is_mid_sentence(p, &p->marks[i])))
            return p->marks[i].at;
        if (p->marks[i].marked != DIXIT_NONE)
            i = p->marks[i].marked;
    }
    return limit;
}

/* Where the unclosed mark `m` ends, which is within a span (or a block) that ends at `outer`. */
static ending find_end(const pairing *p, uint32_t m, uint32_t outer)
{
    uint32_t from = p->marks[m].at + p->marks[m].len;
    uint32_t limit = find_limit(p, m, outer);
    ending e = {.limit = limit};
    bool found = false;

    for (uint32_t i = m + 1; !found; i++) { /* the text between the spans within */
        bool last = i >= p->end || p->marks[i].at >= limit;

        if (!last && (p->marks[i].role != DIXIT__MARK_OPEN || p->marks[i].marked == DIXIT_NONE))
            continue;
        found = find_narration(p, from, last ? limit : p->marks[i].at, limit, &e);
        if (last)
            break;
        i = p->marks[i].marked;
        from = p->marks[i].at + p->marks[i].len;
    }
    if (!found)
        e.at = limit < outer && e.last_stop ? e.last_stop : trim(p, p->marks[m].at + p->marks[m].len, limit);
    return e;
}

/* ------------------------------------------------------------------------------------------------------
 * Counting words
 */

static void count_char(pairing *p, uint32_t c)
{
    dixit__class class = dixit__class_of(c);

    switch (class) {
    case DIXIT__CLASS_IDEOGRAPH: /* no spaces: each counts, and no case: each could be a small one */
        p->words++;
        p->lowers++;
        p->in_word = false;
        break;
    case DIXIT__CLASS_UPPER:
    case DIXIT__CLASS_LOWER:
    case DIXIT__CLASS_LETTER:
    case DIXIT__CLASS_DIGIT:
        if (!p->in_word) {
            p->words++;
            p->lowers += class == DIXIT__CLASS_LOWER || class == DIXIT__CLASS_LETTER;
        }
        p->in_word = true;
        break;
    case DIXIT__CLASS_EXTEND:
        break;
    case DIXIT__CLASS_OTHER:
    case DIXIT__CLASS_SPACE:
    case DIXIT__CLASS_DASH:
    case DIXIT__CLASS_OPEN:
    case DIXIT__CLASS_CLOSE:
    case DIXIT__CLASS_TERMINATOR:
        p->in_word = p->in_word && (c == '\'' || c == 0x2019); /* don't is one word */
    }
}

/* Every byte within a marked span is counted once, whatever the nesting: spans take differences. */
static void count_to(pairing *p, uint32_t at)
{
    uint32_t len;

    for (; p->counted < at; p->counted += len)
        count_char(p, dixit__decode(p->text + p->counted, &len));
}

/* ------------------------------------------------------------------------------------------------------
 * Steps 3 and 4: marked spans
 */

static bool report(pairing *p, dixit_problem_kind kind, uint32_t start, uint32_t end)
{
    dixit_problem problem = {kind, {start, end}};

    return dixit__vec_push(&p->doc->alloc, &p->doc->problems, problem);
}

/* Is there a stop or a comma right before the closing mark? Other closing marks and spaces may stand between. */
static bool ends_with_stop(const pairing *p, const dixit__marked *span)
{
    uint32_t at = span->inner_end, len;

    for (unsigned i = 0; i < PEEK_CHARS && at > span->inner_start; i++) {
        uint32_t c;

        at = back(p, at);
        c = dixit__decode(p->text + at, &len);
        if (is_stop(c) || c == ',' || c == 0x3001 || c == 0xff0c || c == 0x060c)
            return true;
        if (context_of(c) == CTX_WORD || context_of(c) == CTX_IDEOGRAPH)
            return false;
    }
    return false;
}

static bool begins_lower(const pairing *p, const dixit__marked *span)
{
    uint32_t at = span->inner_start, len;

    for (unsigned i = 0; i < PEEK_CHARS && at < span->inner_end; i++, at += len) {
        uint32_t c = dixit__decode(p->text + at, &len);

        if (context_of(c) == CTX_WORD)
            return dixit__class_of(c) == DIXIT__CLASS_LOWER || dixit__class_of(c) == DIXIT__CLASS_LETTER;
    }
    return false;
}

/* The innermost span ends: what it holds is known now. */
static void finish_span(pairing *p)
{
    dixit__marked *span = &p->doc->marked.at[p->doc->stack.at[--p->doc->stack.count]];
    uint32_t words, lowers;

    count_to(p, span->inner_end);
    words = p->words - span->token;
    lowers = p->lowers - span->token_end;
    span->words = (uint16_t)(words < UINT16_MAX ? words : UINT16_MAX);
    span->clause = (words >= CLAUSE_WORDS && lowers > (begins_lower(p, span) ? 1u : 0u)) ||
                   (words > 0 && ends_with_stop(p, span));
    span->token = span->token_end = DIXIT_NONE;
}

static void finish_spans(pairing *p, uint32_t at)
{
    while (p->doc->stack.count && p->doc->marked.at[p->doc->stack.at[p->doc->stack.count - 1]].end <= at)
        finish_span(p);
}

static dixit__marked *innermost(const pairing *p)
{
    return p->doc->stack.count ? &p->doc->marked.at[p->doc->stack.at[p->doc->stack.count - 1]] : NULL;
}

/* How many spans around the innermost one run on into the next block; they are all there is. */
static uint32_t count_continued(const pairing *p)
{
    const dixit__marked *span = innermost(p);

    if (span && span->next == DIXIT_NONE)
        return DIXIT_NONE;
    return p->doc->stack.count;
}

static bool reopens(unsigned glyph, unsigned next)
{
    return glyph == next || (glyph == DIXIT__ANGLE_LEFT && next == DIXIT__ANGLE_RIGHT);
}

/*
 * The mark at the start of the next block that continues the unclosed mark `m`, or DIXIT_NONE. `next_start` is where
 * that block starts; the spans around `m` must be continued too, by the marks before.
 */
static uint32_t find_continuation(const pairing *p, uint32_t m, uint32_t next_start)
{
    uint32_t level = count_continued(p);
    uint32_t next;

    if (level == DIXIT_NONE || level >= p->doc->marks.count - p->end)
        return DIXIT_NONE;
    next = p->end + level;
    if (p->marks[next].role != DIXIT__MARK_OPEN || !reopens(p->marks[m].glyph, p->marks[next].glyph))
        return DIXIT_NONE;
    if (level == 0)
        return p->marks[next].at == next_start ? next : DIXIT_NONE;
    return p->marks[next].at == p->marks[next - 1].at + p->marks[next - 1].len ? next : DIXIT_NONE;
}

/* Does the paragraph end with words that say who spoke? */
static bool ends_with_narration(const pairing *p, const ending *e)
{
    uint32_t words = 0, len;
    bool in_word = false;

    if (e->clause != p->stop)
        return false;
    for (uint32_t at = e->at; at < e->clause; at += len) {
        bool is_word = context_of(dixit__decode(p->text + at, &len)) == CTX_WORD;

        words += is_word && !in_word;
        in_word = is_word;
    }
    return words <= CLOSING_NARRATION;
}

/* Give an unclosed span its end. */
static void repair(pairing *p, uint32_t m, uint32_t outer, uint32_t next_start, dixit__marked *span)
{
    ending e = find_end(p, m, outer);
    bool runs_on = e.limit == p->stop && !ends_with_narration(p, &e);
    uint32_t next = runs_on ? find_continuation(p, m, next_start) : DIXIT_NONE;

    if (next != DIXIT_NONE)
        p->marks[next].depth |= NOTE_CONTINUES;
    span->next = next; /* a mark's number for now: see link_continuations() */
    span->closed = next != DIXIT_NONE;
    span->end = span->inner_end = span->closed ? p->stop : e.at;
}

static bool emit_open(pairing *p, uint32_t m, uint32_t next_start)
{
    dixit__mark *mark = &p->marks[m];
    const dixit__mark *closer = mark->marked == DIXIT_NONE ? NULL : &p->marks[mark->marked];
    const dixit__marked *parent = innermost(p);
    unsigned notes = mark->depth;
    dixit__marked span = {.start = mark->at,
                          .inner_start = mark->at + (notes & NOTE_HALF ? 1 : mark->len),
                          .next = DIXIT_NONE,
                          .parent = parent ? p->doc->stack.at[p->doc->stack.count - 1] : DIXIT_NONE,
                          .depth = (uint8_t)(!parent ? 0 : parent->depth < UINT8_MAX ? parent->depth + 1 : UINT8_MAX),
                          .closed = true,
                          .quote = DIXIT_NONE};

    if (closer) {
        span.end = closer->at + closer->len;
        span.inner_end = closer->at + (closer->depth & NOTE_HALF ? 1 : 0);
    } else {
        repair(p, m, parent ? parent->inner_end : p->stop, next_start, &span);
    }
    if (notes & NOTE_MISMATCHED && !report(p, DIXIT_PROBLEM_MISMATCHED, span.start, span.end))
        return false;
    if (!span.closed && !report(p, DIXIT_PROBLEM_UNCLOSED, mark->at, mark->at + mark->len))
        return false;
    if (span.inner_end == span.inner_start && !span.closed && !(notes & NOTE_CONTINUES)) { /* ““Yes,” he said: nothing is left to mark */
        settle(p, m, DIXIT__MARK_OTHER);
        return true;
    }
    if (!parent)
        p->counted = span.inner_start;
    count_to(p, span.inner_start);
    p->in_word = false;
    span.token = p->words;
    span.token_end = p->lowers;
    mark->depth = span.depth;
    mark->marked = p->doc->marked.count;
    p->doc->stack.at[p->doc->stack.count++] = p->doc->marked.count; /* there is room: one per mark of the block */
    return dixit__vec_push(&p->doc->alloc, &p->doc->marked, span);
}

/* The marked spans of one block. Spans nest properly by now, so that a stack of them suffices. */
static bool emit(pairing *p, uint32_t next_start)
{
    for (uint32_t m = p->first; m < p->end; m++) {
        dixit__mark *mark = &p->marks[m];

        finish_spans(p, mark->at);
        if (mark->role == DIXIT__MARK_OPEN) {
            if (!emit_open(p, m, next_start))
                return false;
        } else if (mark->role == DIXIT__MARK_CLOSE) {
            mark->marked = p->marks[mark->marked].marked;
            mark->depth = p->doc->marked.at[mark->marked].depth;
            finish_spans(p, mark->at + mark->len);
        } else {
            if (mark->depth & NOTE_UNOPENED && !report(p, DIXIT_PROBLEM_UNOPENED, mark->at, mark->at + mark->len))
                return false;
            mark->depth = 0;
        }
    }
    finish_spans(p, p->stop);
    return true;
}

/* Now that the spans of later blocks have numbers, `next` gets them in place of their marks' numbers. */
static void link_continuations(dixit_doc *doc)
{
    for (uint32_t i = 0; i < doc->marked.count; i++) {
        dixit__marked *span = &doc->marked.at[i];

        if (span->next == DIXIT_NONE)
            continue;
        span->next = doc->marks.at[span->next].marked;
        doc->marked.at[span->next].is_continuation = true;
    }
}

/* The problems that text.c left, the first `old` ones, belong among ours in text order. */
static bool merge_problems(dixit_doc *doc, uint32_t old)
{
    uint32_t count = doc->problems.count, ours = old, theirs = count, out = 0;
    dixit_problem *at;

    if (old == 0 || old == count)
        return true;
    if (!dixit__vec_reserve(&doc->alloc, &doc->problems, (size_t)count + old))
        return false;
    at = doc->problems.at;
    memcpy(at + count, at, old * sizeof *at); /* out of the way */
    while (theirs < count + old || ours < count) {
        bool take_ours = theirs == count + old || (ours < count && at[ours].span.start < at[theirs].span.start);

        at[out++] = take_ours ? at[ours++] : at[theirs++];
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------------ */

/* Go to block `b`: the marks behind the last block's that are before its end. */
static void enter_block(pairing *p, uint32_t b)
{
    const dixit__block *block = &p->doc->blocks.at[b];

    p->first = p->end;
    p->start = block->start;
    p->stop = block->end;
    while (p->first < p->doc->marks.count && p->marks[p->first].at < p->start)
        settle(p, p->first++, DIXIT__MARK_OTHER);
    for (p->end = p->first; p->end < p->doc->marks.count && p->marks[p->end].at < p->stop;)
        p->end++;
}

bool dixit__pair(dixit_doc *doc)
{
    pairing p = {.doc = doc, .text = doc->text, .marks = doc->marks.at};
    uint32_t problems = doc->problems.count;

    dixit__vec_clear(&doc->marked);
    dixit__vec_clear(&doc->stack);
    for (uint32_t b = 0; b < doc->blocks.count; b++) {
        enter_block(&p, b);
        look(&p);
    }
    p.end = 0;
    for (uint32_t b = 0; b < doc->blocks.count; b++) {
        enter_block(&p, b);
        if (!decide(&p))
            return false;
    }
    p.end = 0;
    for (uint32_t b = 0; b < doc->blocks.count; b++) {
        enter_block(&p, b);
        if (!emit(&p, b + 1 < doc->blocks.count ? doc->blocks.at[b + 1].start : UINT32_MAX))
            return false;
    }
    link_continuations(doc);
    return merge_problems(doc, problems);
}
