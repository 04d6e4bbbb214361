/*
 * pair.c - decides what every mark is for, and joins the marks into marked spans.
 *
 * Typists have one key for four things (' opens, closes, elides and counts feet), and the programs that make marks
 * curly guess. So nothing here trusts a mark's shape alone. The strategy, one paragraph (block) at a time, has four
 * steps; the first is in pair_look.c, the last two are in pair_emit.c.
 *
 * 1. Look. Each mark gets *hints* from what stands before and behind the run of marks it is in: white space, a
 *    bracket, punctuation, a joiner (dash, slash, =), a word. Each of these has a weight, how far it feels like the
 *    inside of a quotation; the weight behind minus the weight before is the mark's *lean*. 2 or more: it opens (there
 *    is space before, a word behind); -2 or less: it closes; between: what is open already decides. An apostrophe
 *    between letters is settled here. Also noted: does a word of the pack's list ELISION follow ('tis), or a year
 *    ('68)? Is a number before it, so that it may mean inches? How readily could it be an apostrophe at a word's end
 *    (boys')? That last is its *slack*: 0 not at all (a comma is before it, or a word with no s), 1 hardly, 2 well.
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
 *    is never swallowed. Its *limit* is the next opening mark as wide as itself (double, single ...), one of another
 *    style in mid-sentence left out, or else the end of the quotation around it or of the paragraph. It ends
 *      - at a comma, question or exclamation mark that a clause of narration follows: at most eight words up to a
 *        stop, one of them in the pack's list STRONG (“I will go, he said. “You stay.”); or, behind a question or
 *        exclamation mark, a small letter (“Go! she cried.);
 *      - at the end of the bracket it is in;
 *      - else, if the limit is an opening mark, at the last stop before it (“One. He left. “Two.”: after "left.");
 *      - else at the limit.
 *    A lone straight single mark before a small letter, or in mid-sentence, is an apostrophe and no error.
 *
 * 4. Continue. A mark that is open to the end of its paragraph goes on in the next if that opens with the same mark
 *    (French: « or »), unless the paragraph ends with narration. Several levels may go on: “‘ after “ and ‘.
 *
 * A closing mark that finds nothing to close is reported and ignored. Two things alone outlive a paragraph, so that a
 * stray mark harms no other: whether it ended within « (for 4), and whether the text has » and « the German way.
 *
 * While a block is being decided, a mark's `marked` holds its hints, then the number of its partner's mark; its `depth`
 * holds notes (NOTE_*). Steps 3 and 4 replace both by what doc.h promises. In a marked span under construction `token`
 * and `token_end` hold counts of words.
 */
#include "pair.h"

enum { CLIPPED_MAX = 3 }; /* bytes of a word that readily loses its end: an' wi' */

/* ------------------------------------------------------------------------------------------------------
 * Glyphs
 */

/* The opening glyphs that a glyph closes in good style. */
static const uint32_t closes_well[DIXIT__GLYPH_COUNT] = {
    [DIXIT__STRAIGHT_DOUBLE] = BIT(DIXIT__STRAIGHT_DOUBLE) | BIT(DIXIT__COMMAS),
    [DIXIT__WIDE_DOUBLE] = BIT(DIXIT__WIDE_DOUBLE),
    [DIXIT__APOSTROPHES] = BIT(DIXIT__APOSTROPHES) | BIT(DIXIT__GRAVES) | BIT(DIXIT__COMMAS),
    [DIXIT__CURLY_DOUBLE_99] =
        BIT(DIXIT__CURLY_DOUBLE_66) | BIT(DIXIT__CURLY_DOUBLE_99) | BIT(DIXIT__LOW_DOUBLE) | BIT(DIXIT__COMMAS),
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
uint32_t dixit__width_of(unsigned glyph)
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

static uint32_t surplus_behind(const pairing *p, uint32_t m)
{
    return m + 1 < p->end ? p->marks[m + 1].marked >> HINT_SHIFT_SURPLUS : 0;
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

/* Does a sentence end between marks `m` and `n`? Asked in ascending order of `m`. */
static bool stop_before(pairing *p, uint32_t m, uint32_t n)
{
    uint32_t len;

    if (p->next_stop < p->marks[m].at)
        p->next_stop = p->marks[m].at;
    for (; p->next_stop < p->marks[n].at; p->next_stop += len) {
        uint32_t c = dixit__decode(p->text + p->next_stop, &len);

        if (is_stop(c) && dixit__context_of(dixit__char_at(p, p->next_stop + len)) == CTX_SPACE)
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
        if (!(mark->marked & HINT_UPPER) || dixit__is_mid_sentence(p, mark)) {
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
           (behind != CTX_PUNCT || dixit__char_at(p, mark->at + mark->len) == '.');
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

    return at < p->stop && p->text[at] == ' ' && dixit__class_of(dixit__char_at(p, at + 1)) == DIXIT__CLASS_LOWER;
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
    uint32_t next, start = dixit__word_start(p, mark->at);

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

/* The boys' toys': one word, and then another mark that could close. */
static bool is_word_before_next(const pairing *p, uint32_t m)
{
    const dixit__mark *mark = &p->marks[m];
    uint32_t at = mark->at + mark->len;

    return m + 1 < p->end && is_single(mark + 1) && !(mark[1].marked & HINT_APOSTROPHE) && p->text[at] == ' ' &&
           mark[1].at > at + 1 && dixit__word_end(p, at + 1) == mark[1].at;
}

/* A mark that a single quotation could be closed by: is it an apostrophe all the same? See the top. */
static bool is_trailing_apostrophe(pairing *p, uint32_t m)
{
    unsigned slack = slack_of(p->marks[m].marked);
    uint32_t next;

    if (slack == 0)
        return leaves_one_over(p, m);
    if (is_word_before_next(p, m) && !closes_pair(p, m, m + 1))
        return true;
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
        bool elided = opener->glyph == DIXIT__APOSTROPHES && dixit__is_listed(p, "ELISION", at, dixit__word_end(p, at));
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

    if (!nested && !(p->marks[m].marked & HINT_UPPER) && dixit__is_mid_sentence(p, &p->marks[m]))
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
    uint32_t width = dixit__width_of(glyph);

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
    mark->marked = dixit__hints_of(p, m, m, m + 2, context) | (mark->marked & ~(uint32_t)UINT16_MAX);
    mark[1].marked = context | (mark[1].marked & ~(uint32_t)UINT16_MAX);
}

static void decide_mark(pairing *p, uint32_t m)
{
    if (p->marks[m].glyph == DIXIT__APOSTROPHES)
        order_apostrophes(p, m);
    switch ((dixit__glyph)p->marks[m].glyph) {
    case DIXIT__STRAIGHT_DOUBLE:
    case DIXIT__WIDE_DOUBLE:
    case DIXIT__APOSTROPHES:
        decide_straight_double(p, m);
        break;
    case DIXIT__CURLY_DOUBLE_66:
        decide_double_66(p, m);
        break;
    case DIXIT__CURLY_DOUBLE_99:
        decide_double_99(p, m);
        break;
    case DIXIT__GRAVES:
        decide_graves(p, m);
        break;
    case DIXIT__COMMAS:
        decide_commas(p, m);
        break;
    case DIXIT__STRAIGHT_SINGLE:
    case DIXIT__CURLY_SINGLE_6:
    case DIXIT__CURLY_SINGLE_9:
    case DIXIT__LOW_SINGLE:
    case DIXIT__GRAVE:
    case DIXIT__ACUTE:
        decide_single(p, m);
        break;
    case DIXIT__ANGLE_LEFT:
        decide_angle_left(p, m, DIXIT__ANGLE_RIGHT);
        break;
    case DIXIT__ANGLE_RIGHT:
        decide_angle_right(p, m, DIXIT__ANGLE_LEFT);
        break;
    case DIXIT__ANGLE_SINGLE_LEFT:
        decide_angle_left(p, m, DIXIT__ANGLE_SINGLE_RIGHT);
        break;
    case DIXIT__ANGLE_SINGLE_RIGHT:
        decide_angle_right(p, m, DIXIT__ANGLE_SINGLE_LEFT);
        break;
    case DIXIT__LOW_DOUBLE:
    case DIXIT__CORNER_LEFT:
    case DIXIT__CORNER_DOUBLE_LEFT:
    case DIXIT__PRIME_LEFT:
        open_mark(p, m);
        break;
    case DIXIT__CORNER_RIGHT:
    case DIXIT__CORNER_DOUBLE_RIGHT:
    case DIXIT__PRIME_RIGHT:
        decide_corner_right(p, m);
        break;
    case DIXIT__GLYPH_COUNT:
        settle(p, m, DIXIT__MARK_OTHER);
        break;
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
 * The stage
 */

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
        dixit__look(&p);
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
        if (!dixit__emit(&p, b + 1 < doc->blocks.count ? doc->blocks.at[b + 1].start : UINT32_MAX))
            return false;
    }
    dixit__link_continuations(doc);
    return merge_problems(doc, problems);
}
