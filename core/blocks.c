/*
 * blocks.c - gathers lines into blocks: paragraphs, headlines, captions ...
 *
 * Blank lines always separate blocks. Lines that follow each other without one are either the lines of a paragraph
 * that somebody wrapped at some width, or paragraphs of one line each. Wrapping leaves a trace: a line breaks where
 * the next word would have passed the margin. So two neighbours have a *reach*, the width of the first, a space and
 * the first word of the second, and the first is *full* if its reach passes the margin. A survey of the whole
 * document finds the margin and whether most lines are full; where the document as a whole is not wrapped, a run of
 * lines that is (a pasted letter) is recognised by itself. Titles piled upon each other can be full by chance, but
 * wrapped lines go on in lower case, or, where a script has no case, do not all end with a stop.
 */
#include "text.h"

enum {
    MARGIN_MIN = 30, /* narrower columns are lists and verse */
    MARGIN_MAX = 130,
    TOO_WIDE = 160, /* widths beyond are not told apart */
    TAB_COLUMNS = 4,
    INDENT_COLUMNS = 2, /* so much more than the line before begins a paragraph */
    LABEL_MAX = 40,     /* bytes of a speaker's name before its colon */
};

/* How a line looks to its neighbours. */
typedef struct shape {
    uint32_t start; /* white space left out */
    uint32_t end;
    uint32_t indent;         /* columns before `start` */
    uint32_t width;          /* columns up to `end`, at most TOO_WIDE */
    uint32_t first_word;     /* columns */
    uint32_t hang;           /* the column of the text behind a bullet */
    uint8_t bullet;          /* the first byte of a list's bullet, '1' for a number, else 0 */
    bool cited;              /* behind a >, as in mail */
    bool labelled;           /* NAME: */
    bool opens;              /* begins with a quotation mark or a dash */
    bool is_lower, is_upper; /* the case of its first letter, if it begins with one */
    bool ends;               /* with a stop or a colon, and marks and brackets closed behind it */
} shape;

/* ------------------------------------------------------------------------------------------------------
 * The shape of a line
 */

/* Chinese, Japanese and Korean characters take two columns: U+3000 to U+DFFF, and full-width forms. */
static bool leads_wide(const dixit_doc *doc, uint32_t at)
{
    uint8_t lead = (uint8_t)doc->text[at];

    return (lead >= 0xe3 && lead <= 0xed) || (lead == 0xef && ((uint8_t)doc->text[at + 1] & 0xfe) == 0xbc);
}

/* Columns from `start` to `end`, but not more than TOO_WIDE. */
static uint32_t width_of(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    uint32_t width = 0;

    if (end - start > TOO_WIDE * 4)
        return TOO_WIDE;
    for (; start < end; start++)
        width += (((uint8_t)doc->text[start] & 0xc0) != 0x80) + leads_wide(doc, start);
    return width < TOO_WIDE ? width : TOO_WIDE;
}

static uint32_t columns_of(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    uint32_t columns = 0, len;

    for (; start < end; start += len) {
        uint32_t c = dixit__text_decode(doc, start, &len);

        columns += c == '\t' ? TAB_COLUMNS : c == 0x3000 ? 2 : c != 0 && c != 0xfeff && c != 0x200b;
    }
    return columns;
}

/* The text behind the marks of citing, > or >>, that mail puts before each line. */
static uint32_t skip_citing(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    while (at < end && doc->text[at] == '>')
        at = dixit__skip_space(doc, at + 1, end);
    return at;
}

/* Nothing but white space, or, in mail, citing marks and white space? */
static bool is_blank(const dixit_doc *doc, const dixit__line *line)
{
    return skip_citing(doc, dixit__skip_space(doc, line->start, line->end), line->end) == line->end;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The length of a bullet at `at`, which is before `end`: "- ", "* ", "• ", "12. ", "3) "; 0 if there is none. */
static uint32_t bullet_len(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    const char *text = doc->text;
    uint32_t len = 0, c;

    if (is_digit(text[at])) {
        while (len < 3 && at + len < end && is_digit(text[at + len]))
            len++;
        if (at + len == end || (text[at + len] != '.' && text[at + len] != ')'))
            return 0;
        len++;
    } else {
        c = dixit__text_decode(doc, at, &len);
        if (c != '-' && c != '*' && c != '+' && c != 0x2022 && c != 0x2023 && c != 0xb7)
            return 0;
    }
    return at + len < end && (text[at + len] == ' ' || text[at + len] == '\t') ? len + 1 : 0;
}

/* Is there a name in capitals or Title Case at `at`, and a colon behind it? */
static bool has_label(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    uint32_t limit = end - at > LABEL_MAX ? at + LABEL_MAX : end;
    bool word_begins = true;
    uint32_t start = at, len;

    for (; at < limit; at += len) {
        uint32_t c = dixit__text_decode(doc, at, &len);
        dixit__class class = dixit__class_of(c);

        if (c == ':' || c == 0xff1a)
            return at > start && (at + len == end || doc->text[at + len] == ' ' || c == 0xff1a);
        if (word_begins && class == DIXIT__CLASS_LOWER)
            return false;
        if (class == DIXIT__CLASS_OTHER && !dixit__is_quotation_mark(c))
            return false;
        word_begins = class == DIXIT__CLASS_SPACE;
    }
    return false;
}

/* A script without spaces breaks lines anywhere: there, a character counts as a word. */
static uint32_t first_word_width(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    uint32_t start = at, len;

    for (; at < end && at - start < TOO_WIDE; at += len) {
        dixit__class class = dixit__class_of(dixit__text_decode(doc, at, &len));

        if (class == DIXIT__CLASS_SPACE)
            break;
        if (class == DIXIT__CLASS_IDEOGRAPH) {
            at += len;
            break;
        }
    }
    return width_of(doc, start, at);
}

static bool ends_with_stop(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    return end > start && (doc->text[end - 1] == ':' || dixit__final_stop(doc, start, end) < end);
}

static shape shape_of(const dixit_doc *doc, const dixit__line *line)
{
    shape s = {0};
    uint32_t begin, len, c;

    s.start = dixit__skip_space(doc, line->start, line->end);
    s.end = dixit__skip_space_back(doc, s.start, line->end);
    s.indent = columns_of(doc, line->start, s.start);
    s.width = width_of(doc, line->start, s.end);
    begin = skip_citing(doc, s.start, s.end);
    s.cited = begin > s.start;
    s.ends = ends_with_stop(doc, begin, s.end);
    len = bullet_len(doc, begin, s.end);
    if (len > 0)
        s.bullet = (uint8_t)(is_digit(doc->text[begin]) ? '1' : doc->text[begin]);
    s.hang = s.indent + len;
    s.labelled = has_label(doc, begin, s.end);
    s.first_word = first_word_width(doc, begin, s.end);
    c = dixit__text_decode(doc, begin, &len);
    s.opens = dixit__is_quotation_mark(c) || dixit__class_of(c) == DIXIT__CLASS_DASH;
    s.is_lower = dixit__class_of(c) == DIXIT__CLASS_LOWER;
    s.is_upper = dixit__class_of(c) == DIXIT__CLASS_UPPER;
    return s;
}

/* ------------------------------------------------------------------------------------------------------
 * Is it wrapped, and where?
 */

/* What neighbouring lines, the document's or a run's, have in common. */
typedef struct survey {
    uint32_t pairs;
    uint32_t lower, upper; /* pairs whose second line begins so */
    uint32_t ended;        /* pairs whose first line ends with a stop */
    uint32_t width_max;
    uint32_t reach_min;
    uint32_t indent_min;
} survey;

/* How text was wrapped. */
typedef struct wrapping {
    uint32_t margin; /* 0: it was not */
    uint32_t full;   /* a line is full if its reach passes this: the margin, or less where that is kept loosely */
    uint32_t indent; /* of the lines that are indented least */
} wrapping;

static uint32_t reach_of(const shape *line, const shape *next)
{
    uint32_t reach = line->width + 1 + next->first_word;

    return reach < TOO_WIDE ? reach : TOO_WIDE;
}

static void survey_add(survey *s, const shape *line, const shape *next)
{
    uint32_t reach = reach_of(line, next);

    s->lower += next->is_lower;
    s->upper += next->is_upper;
    s->ended += line->ends;
    if (s->width_max < line->width)
        s->width_max = line->width;
    if (s->width_max < next->width)
        s->width_max = next->width;
    if (s->pairs == 0 || s->reach_min > reach)
        s->reach_min = reach;
    if (s->pairs == 0 || s->indent_min > line->indent)
        s->indent_min = line->indent;
    if (s->indent_min > next->indent)
        s->indent_min = next->indent;
    s->pairs++;
}

/* Do sentences run on across the line ends? */
static bool runs_on(const survey *s)
{
    if (s->lower + s->upper >= s->pairs / 2)
        return s->lower > 0 && s->lower >= s->pairs / 5;
    return s->pairs > 3 && s->ended <= s->pairs / 2; /* no case: all must be left to the stops */
}

/* The width that nine of ten lines keep, so that a stray long one (an address, a table) does not move it. */
static uint32_t usual_width(const uint32_t widths[TOO_WIDE + 1], uint32_t lines)
{
    uint32_t width = TOO_WIDE, wider = 0;

    while (width > 0 && wider + widths[width] <= lines / 10)
        wider += widths[width--];
    return width;
}

static uint32_t sum(const uint32_t *counts, uint32_t first, uint32_t end)
{
    uint32_t total = 0;

    while (first < end)
        total += counts[first++];
    return total;
}

/*
 * The reach that makes a line full. Paragraphs end anywhere in their last line; so where most lines that miss the
 * margin miss it by less than a quarter, it was not kept exactly.
 */
static uint32_t full_reach(const uint32_t reaches[TOO_WIDE + 1], uint32_t margin)
{
    uint32_t loose = margin - margin / 4;

    return sum(reaches, loose + 1, margin + 1) > 2 * sum(reaches, 0, loose + 1) + 2 ? loose : margin;
}

/* How the document as a whole is wrapped. */
static wrapping find_wrapping(const dixit_doc *doc)
{
    uint32_t widths[TOO_WIDE + 1] = {0}, reaches[TOO_WIDE + 1] = {0};
    wrapping none = {0, 0, 0}, found;
    shape line, next = {0};
    survey s = {0};
    bool measured = false; /* is `next` the shape of line i? */

    for (uint32_t i = 0; i + 1 < doc->lines.count; i++) {
        if (is_blank(doc, &doc->lines.at[i + 1]) || (!measured && is_blank(doc, &doc->lines.at[i]))) {
            measured = false;
            continue;
        }
        line = measured ? next : shape_of(doc, &doc->lines.at[i]);
        next = shape_of(doc, &doc->lines.at[i + 1]);
        measured = true;
        widths[line.width]++;
        reaches[reach_of(&line, &next)]++;
        survey_add(&s, &line, &next);
    }
    found.margin = usual_width(widths, s.pairs);
    if (s.pairs < 2 || found.margin < MARGIN_MIN || found.margin > MARGIN_MAX || !runs_on(&s))
        return none;
    found.full = full_reach(reaches, found.margin);
    found.indent = s.indent_min;
    return sum(reaches, found.full + 1, TOO_WIDE + 1) >= s.pairs / 3 ? found : none;
}

/* The same for the lines [first, end) alone, of a document that has no margin. */
static wrapping find_run_wrapping(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    shape line = shape_of(doc, &doc->lines.at[first]);
    wrapping none = {0, 0, 0}, found;
    survey s = {0};

    for (uint32_t i = first + 1; i < end; i++) {
        shape next = shape_of(doc, &doc->lines.at[i]);

        survey_add(&s, &line, &next);
        if (s.width_max > MARGIN_MAX || s.reach_min <= s.width_max)
            return none;
        line = next;
    }
    found.margin = found.full = s.width_max;
    found.indent = s.indent_min;
    return s.width_max >= MARGIN_MIN && runs_on(&s) ? found : none;
}

/* ------------------------------------------------------------------------------------------------------
 * Lines to blocks
 */

/* Does `next` begin a block, or go on with the one that `head` began and `line` is the last line of, so far? */
static bool begins_block(const shape *head, const shape *line, const shape *next, wrapping wrap)
{
    bool full = reach_of(line, next) > wrap.full;

    if (next->cited != line->cited)
        return true;
    if (next->bullet && (next->bullet != '-' || head->bullet == '-') && (next->bullet != '1' || head->bullet == '1'))
        return true;
    if (next->indent >= line->indent + INDENT_COLUMNS && !(head->bullet && next->indent <= head->hang + 1))
        return true;
    if (next->indent >= wrap.indent + INDENT_COLUMNS && line->ends && !next->is_lower && !head->bullet)
        return true; /* the paragraph before had one line, indented as much */
    if ((next->bullet || next->labelled) && (!full || line->ends))
        return true;
    if (full)
        return false;
    if (line->ends || next->opens)
        return true;
    return !next->is_lower && reach_of(line, next) <= wrap.full - wrap.full / 10;
}

static bool add_block(dixit_doc *doc, uint32_t start, uint32_t end)
{
    dixit__block block = {start, end, DIXIT_BLOCK_BODY, 0};

    return dixit__vec_push(&doc->alloc, &doc->blocks, block);
}

/* Lines of which each is a block; they need no measuring. */
static bool add_single_lines(dixit_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const dixit__line *line = &doc->lines.at[i];
        uint32_t start = dixit__skip_space(doc, line->start, line->end);

        if (!add_block(doc, start, dixit__skip_space_back(doc, start, line->end)))
            return false;
    }
    return true;
}

/* The blocks of the run of lines [first, end), none of them blank. */
static bool add_run(dixit_doc *doc, uint32_t first, uint32_t end, wrapping wrap)
{
    shape head, line;

    if (wrap.margin == 0 && end - first > 1)
        wrap = find_run_wrapping(doc, first, end);
    if (wrap.margin == 0 || end - first == 1)
        return add_single_lines(doc, first, end);
    head = line = shape_of(doc, &doc->lines.at[first]);
    for (uint32_t i = first + 1; i < end; i++) {
        shape next = shape_of(doc, &doc->lines.at[i]);

        if (begins_block(&head, &line, &next, wrap)) {
            if (!add_block(doc, head.start, line.end))
                return false;
            head = next;
        }
        line = next;
    }
    return add_block(doc, head.start, line.end);
}

static bool add_blocks(dixit_doc *doc)
{
    wrapping wrap = find_wrapping(doc);
    uint32_t i = 0;

    while (i < doc->lines.count) {
        uint32_t first = i;

        while (i < doc->lines.count && !is_blank(doc, &doc->lines.at[i]))
            i++;
        if (i > first && !add_run(doc, first, i, wrap))
            return false;
        i++;
    }
    return true;
}

bool dixit__blocks(dixit_doc *doc)
{
    dixit__vec_clear(&doc->blocks);
    if (!add_blocks(doc))
        return false;
    dixit__block_roles(doc);
    return true;
}
