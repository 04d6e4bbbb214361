/*
 * block_roles.c - the roles of blocks that their shape and place alone show: scraps of markup, the headline, a standfirst.
 *
 * What is not clearly something else is body. Roles that take words to tell (date lines, bylines, credits, captions)
 * are left to rules.
 */
#include "text.h"

enum {
    MARKUP_MAX = 400,        /* bytes */
    HEADLINE_MAX = 200,      /* code points */
    HEADLINE_STOP_MAX = 130, /* of one that ends with a stop, as a first paragraph does */
    STANDFIRST_MAX = 350,
    BODY_MIN = 80,        /* bytes of the shortest paragraph that makes what is before it a headline */
    BODY_TOTAL_MIN = 160, /* bytes of all blocks after a headline */
    REPEAT_MIN = 40,      /* bytes two blocks must share to be versions of each other */
    DATE_MAX = 60,        /* bytes of a date line */
    FRONT_BLOCKS = 4,     /* the headline and the blocks behind it where a standfirst may be, */
    REPEAT_BLOCKS = 16,   /* and how far on it may be repeated */
};

/* Code points from `start` to `end`, but not more than `most`. */
static uint32_t count_codepoints(const dixit_doc *doc, uint32_t start, uint32_t end, uint32_t most)
{
    uint32_t count = 0;

    if (end - start > most * 4)
        return most;
    for (; start < end; start++)
        count += ((uint8_t)doc->text[start] & 0xc0) != 0x80;
    return count < most ? count : most;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_text(const dixit_doc *doc, uint32_t start, uint32_t end, const char *what)
{
    size_t len = strlen(what);

    return end - start >= len && memcmp(doc->text + start, what, len) == 0;
}

static bool ends_with(const dixit_doc *doc, const dixit__block *b, const char *what)
{
    size_t len = strlen(what);

    return b->end - b->start >= len && memcmp(doc->text + b->end - len, what, len) == 0;
}

/* <p class="x">, </div>, <img ...> and their like: more tag than text. */
static bool is_tagged(const dixit_doc *doc, const dixit__block *b)
{
    const char *text = doc->text;
    uint32_t inside = 0, outside = 0;
    bool in_tag = false;

    if (b->end - b->start < 3 || text[b->start] != '<' || text[b->end - 1] != '>')
        return false;
    if (text[b->start + 1] == '<' || text[b->start + 1] == ' ') /* <<quoted>>, < less */
        return false;
    for (uint32_t i = b->start; i < b->end; i++) {
        in_tag = in_tag || text[i] == '<';
        inside += in_tag;
        outside += !in_tag;
        in_tag = in_tag && text[i] != '>';
    }
    return outside <= inside;
}

/* A statement of a script or a style sheet: it ends as one, and a tenth of it are the signs of code. */
static bool is_code(const dixit_doc *doc, const dixit__block *b)
{
    uint32_t signs = 0;

    if (!strchr(";{}", doc->text[b->end - 1]))
        return false;
    for (uint32_t i = b->start; i < b->end; i++)
        signs += doc->text[i] && strchr("(){}[]=;|", doc->text[i]) != NULL;
    return signs >= 2 && signs >= (b->end - b->start) / 10;
}

static bool is_markup(const dixit_doc *doc, const dixit__block *b)
{
    if (b->end - b->start > MARKUP_MAX)
        return false;
    return has_text(doc, b->start, b->end, "<!--") || has_text(doc, b->start, b->end, "!--") ||
           ends_with(doc, b, "-->") || is_tagged(doc, b) || is_code(doc, b);
}

/* Does a word of three small letters or more end at `end`? */
static bool ends_lower_word(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    uint32_t letters = 0, len;

    while (end > start && dixit__class_of(dixit__text_decode_back(doc, end, &len)) == DIXIT__CLASS_LOWER) {
        end -= len;
        letters++;
    }
    return letters > 2 && (end == start || dixit__is_space(dixit__text_decode_back(doc, end, &len)));
}

/*
 * Does the stop at `at`, of `len` bytes, end a sentence, though more follows? A full stop does not after a word in
 * capitals (Mr. Cable, U.S. forces) or of one or two letters (v. Jones): better two sentences taken for one.
 */
static bool is_inner_stop(const dixit_doc *doc, const dixit__block *b, uint32_t at, uint32_t len)
{
    uint32_t next = at + len, size, c;

    if (next == b->end)
        return false;
    c = dixit__text_decode(doc, next, &size);
    if (!dixit__is_space(c))
        return dixit__class_of(c) == DIXIT__CLASS_IDEOGRAPH;
    next = dixit__skip_space(doc, next, b->end);
    if (next == b->end || dixit__class_of(dixit__text_decode(doc, next, &size)) == DIXIT__CLASS_LOWER)
        return false;
    if (len > 1)
        return true;
    return ends_lower_word(doc, b->start, at);
}

/* A headline may ask and answer: only full stops and their like divide it. */
static bool is_one_sentence(const dixit_doc *doc, const dixit__block *b)
{
    uint32_t end = dixit__final_stop(doc, b->start, b->end);
    uint32_t len;

    for (uint32_t at = b->start; at < end; at += len) {
        uint32_t c = dixit__text_decode(doc, at, &len);

        if (c != '?' && c != '!' && c != 0x2026 && dixit__class_of(c) == DIXIT__CLASS_TERMINATOR &&
            is_inner_stop(doc, b, at, len))
            return false;
    }
    return true;
}

static bool is_short(const dixit_doc *doc, const dixit__block *b, uint32_t most)
{
    return count_codepoints(doc, b->start, b->end, most + 1) <= most;
}

/* Is there body enough behind block `at` for it to be a headline? */
static bool has_body(const dixit_doc *doc, uint32_t at)
{
    uint32_t len = doc->blocks.at[at].end - doc->blocks.at[at].start;
    uint32_t longest = 0, total = 0;

    for (uint32_t i = at + 1; i < doc->blocks.count; i++) {
        uint32_t size = doc->blocks.at[i].end - doc->blocks.at[i].start;

        if (doc->blocks.at[i].role != DIXIT_BLOCK_BODY)
            continue;
        if (longest < size)
            longest = size;
        total += size;
        if (total >= BODY_TOTAL_MIN && total >= 2 * len && longest >= BODY_MIN && longest > len)
            return true;
    }
    return false;
}

static bool has_letter(const dixit_doc *doc, const dixit__block *b)
{
    uint32_t len;

    for (uint32_t at = b->start; at < b->end; at += len) {
        dixit__class class = dixit__class_of(dixit__text_decode(doc, at, &len));

        if (class >= DIXIT__CLASS_UPPER && class <= DIXIT__CLASS_IDEOGRAPH)
            return true;
    }
    return false;
}

static bool is_headline(const dixit_doc *doc, uint32_t at)
{
    const dixit__block *b = &doc->blocks.at[at];
    bool stops = dixit__final_stop(doc, b->start, b->end) < b->end;

    return is_short(doc, b, stops ? HEADLINE_STOP_MAX : HEADLINE_MAX) && has_letter(doc, b) &&
           is_one_sentence(doc, b) && has_body(doc, at);
}

/* The same words as the headline, whatever stop ends either? */
static bool is_same(const dixit_doc *doc, const dixit__block *a, const dixit__block *b)
{
    uint32_t len = dixit__final_stop(doc, a->start, a->end) - a->start;

    if (b->end - b->start < len || b->end - b->start > len + 4 ||
        memcmp(doc->text + a->start, doc->text + b->start, len) != 0)
        return false;
    return b->start + len == b->end || dixit__final_stop(doc, b->start, b->end) == b->start + len;
}

/* Does `b` begin as `a` does, with half of it and more? */
static bool is_version(const dixit_doc *doc, const dixit__block *a, const dixit__block *b)
{
    uint32_t len = a->end - a->start, other = b->end - b->start, same = 0;

    while (same < len && same < other && doc->text[a->start + same] == doc->text[b->start + same])
        same++;
    return same >= REPEAT_MIN && same >= len / 2;
}

static bool is_repeated(const dixit_doc *doc, uint32_t at)
{
    uint32_t end = doc->blocks.count - at > REPEAT_BLOCKS ? at + REPEAT_BLOCKS : doc->blocks.count;

    for (uint32_t i = at + 1; i < end; i++)
        if (is_version(doc, &doc->blocks.at[at], &doc->blocks.at[i]))
            return true;
    return false;
}

/* A short block with a figure in it and no stop at its end: a date, a time, a place and a date. */
static bool is_dated(const dixit_doc *doc, const dixit__block *b)
{
    bool digit = false;

    if (b->end - b->start > DATE_MAX || dixit__final_stop(doc, b->start, b->end) < b->end)
        return false;
    for (uint32_t i = b->start; i < b->end; i++)
        digit = digit || is_digit(doc->text[i]);
    return digit;
}

/* A date or a number that stands above a headline: a quarter of it are figures. */
static bool is_figures(const dixit_doc *doc, const dixit__block *b)
{
    uint32_t digits = 0;

    if (b->end - b->start > DATE_MAX)
        return false;
    for (uint32_t i = b->start; i < b->end; i++)
        digits += is_digit(doc->text[i]);
    return digits > 0 && digits >= (b->end - b->start) / 4;
}

/* The first block that could be a headline by its place. */
static uint32_t first_block(const dixit_doc *doc)
{
    uint32_t i = 0;

    while (i < doc->blocks.count &&
           (doc->blocks.at[i].role == DIXIT_BLOCK_MARKUP || is_figures(doc, &doc->blocks.at[i])))
        i++;
    return i;
}

static bool is_standfirst(const dixit_doc *doc, uint32_t headline, uint32_t at)
{
    const dixit__block *b = &doc->blocks.at[at];
    bool is_next = at == headline + 1;

    if (b->role != DIXIT_BLOCK_BODY || !is_short(doc, b, STANDFIRST_MAX) || !is_one_sentence(doc, b))
        return false;
    if (is_next && doc->text[doc->blocks.at[headline].end - 1] == ';')
        return true;
    if (is_next && b->end - b->start >= REPEAT_MIN && at + 1 < doc->blocks.count &&
        is_dated(doc, &doc->blocks.at[at + 1]))
        return true;
    return is_repeated(doc, at);
}

void dixit__block_roles(dixit_doc *doc)
{
    uint32_t count = doc->blocks.count, headline, front;

    for (uint32_t i = 0; i < count; i++)
        if (is_markup(doc, &doc->blocks.at[i]))
            doc->blocks.at[i].role = DIXIT_BLOCK_MARKUP;
    headline = first_block(doc);
    if (headline == count || !is_headline(doc, headline))
        return;
    for (uint32_t i = headline; i < count; i++)
        if (is_same(doc, &doc->blocks.at[headline], &doc->blocks.at[i]))
            doc->blocks.at[i].role = DIXIT_BLOCK_HEADLINE;
    front = count - headline > FRONT_BLOCKS ? headline + FRONT_BLOCKS : count;
    for (uint32_t i = headline + 1; i < front; i++)
        if (is_standfirst(doc, headline, i))
            doc->blocks.at[i].role = DIXIT_BLOCK_STANDFIRST;
}

bool dixit__role_speaks(uint32_t role)
{
    return !(1u << role & (1u << DIXIT_BLOCK_CAPTION | 1u << DIXIT_BLOCK_CREDIT | 1u << DIXIT_BLOCK_BYLINE |
                           1u << DIXIT_BLOCK_DATELINE | 1u << DIXIT_BLOCK_MARKUP));
}
