/*
 * pair_emit.c - the last steps of pairing: ends for spans that lack them, spans that run on over paragraphs, and the
 * table of marked spans. See pair.c.
 */
#include "pair.h"

enum {
    NARRATION_WORDS = 8,   /* in a clause that shows who spoke */
    CLOSING_NARRATION = 5, /* the same at the end of a paragraph that seems to be continued */
    PEEK_CHARS = 8,        /* how far to look past spaces and marks inside a closing mark */
    CLAUSE_WORDS = 4,      /* what has fewer words and no stop is no utterance */
};

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
        if (dixit__context_of(c) == CTX_WORD) {
            while (at < limit && dixit__context_of(dixit__decode(p->text + at, &len)) == CTX_WORD)
                at += len;
            cue = cue || dixit__is_listed(p, "CUE", start, at);
            if (++words > NARRATION_WORDS)
                break;
        } else if (is_stop(c) && (at == limit || dixit__context_of(dixit__char_at(p, at)) == CTX_SPACE)) {
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
    enum context context = c < 0x80 ? dixit__context_of(c) : CTX_WORD;

    e->brackets += context == CTX_OPEN;
    if (context != CTX_CLOSE)
        return false;
    return e->brackets == 0 || e->brackets-- == 0;
}

/* A small letter behind a question: “Will you go? he asked. */
static bool is_lower_next(const pairing *p, uint32_t at)
{
    uint32_t len;

    while (at < p->stop && dixit__context_of(dixit__decode(p->text + at, &len)) == CTX_SPACE)
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
        if ((!stop && c != ',') || dixit__context_of(dixit__char_at(p, at + len)) != CTX_SPACE)
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

        if (dixit__context_of(dixit__decode(p->text + at, &len)) != CTX_SPACE)
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
    uint32_t width = dixit__width_of(p->marks[m].glyph);

    for (uint32_t i = m + 1; i < p->end && p->marks[i].at < limit; i++) {
        if (p->marks[i].role != DIXIT__MARK_OPEN)
            continue;
        if ((width & BIT(p->marks[i].glyph)) &&
            (p->marks[i].glyph == p->marks[m].glyph || !dixit__is_mid_sentence(p, &p->marks[i])))
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
 * Steps 3 and 4: marked spans
 */

static bool report(pairing *p, dixit_problem_kind kind, uint32_t start, uint32_t end)
{
    dixit_problem problem = {kind, {start, end}};

    return dixit__vec_push(&p->doc->alloc, &p->doc->problems, problem);
}

/* Does whoever speaks break off at the character `c`, which stands at `at`: "But surely--"? */
static bool breaks_off(const pairing *p, uint32_t c, uint32_t at)
{
    return c == 0x2014 || c == 0x2015 || (c == '-' && at > 0 && p->text[at - 1] == '-');
}

/* Is there a stop, a comma or a dash right before the closing mark? Other closing marks and spaces may stand between. */
static bool ends_with_stop(const pairing *p, const dixit__marked *span)
{
    uint32_t at = span->inner_end, len;

    for (unsigned i = 0; i < PEEK_CHARS && at > span->inner_start; i++) {
        uint32_t c;

        at = back(p, at);
        c = dixit__decode(p->text + at, &len);
        if (is_stop(c) || c == ',' || c == 0x3001 || c == 0xff0c || c == 0x060c || breaks_off(p, c, at))
            return true;
        if (dixit__context_of(c) == CTX_WORD || dixit__context_of(c) == CTX_IDEOGRAPH)
            return false;
    }
    return false;
}

static bool begins_lower(const pairing *p, const dixit__marked *span)
{
    uint32_t at = span->inner_start, len;

    for (unsigned i = 0; i < PEEK_CHARS && at < span->inner_end; i++, at += len) {
        uint32_t c = dixit__decode(p->text + at, &len);

        if (dixit__context_of(c) == CTX_WORD)
            return dixit__class_of(c) == DIXIT__CLASS_LOWER || dixit__class_of(c) == DIXIT__CLASS_LETTER;
    }
    return false;
}

/* The innermost span ends: what it holds is known now. */
static void finish_span(pairing *p)
{
    dixit__marked *span = &p->doc->marked.at[p->doc->stack.at[--p->doc->stack.count]];
    uint32_t words, lowers;

    dixit__count_words(p, span->inner_end);
    words = p->words - span->token;
    lowers = p->lowers - span->token_end;
    span->words = (uint16_t)(words < UINT16_MAX ? words : UINT16_MAX);
    span->clause =
        (words >= CLAUSE_WORDS && lowers > (begins_lower(p, span) ? 1u : 0u)) || (words > 0 && ends_with_stop(p, span));
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
        bool is_word = dixit__context_of(dixit__decode(p->text + at, &len)) == CTX_WORD;

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
    span->next = next; /* a mark's number for now: see dixit__link_continuations() */
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
                          .depth = (uint8_t)(!parent                     ? 0
                                             : parent->depth < UINT8_MAX ? parent->depth + 1
                                                                         : UINT8_MAX),
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
    if (span.inner_end == span.inner_start && !span.closed &&
        !(notes & NOTE_CONTINUES)) { /* ““Yes,” he said: nothing is left to mark */
        settle(p, m, DIXIT__MARK_OTHER);
        return true;
    }
    if (!parent)
        p->counted = span.inner_start;
    dixit__count_words(p, span.inner_start);
    p->word_state = 0;
    span.token = p->words;
    span.token_end = p->lowers;
    mark->depth = span.depth;
    mark->marked = p->doc->marked.count;
    p->doc->stack.at[p->doc->stack.count++] = p->doc->marked.count; /* there is room: one per mark of the block */
    return dixit__vec_push(&p->doc->alloc, &p->doc->marked, span);
}

/* The marked spans of one block. Spans nest properly by now, so that a stack of them suffices. */
bool dixit__emit(pairing *p, uint32_t next_start)
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
void dixit__link_continuations(dixit_doc *doc)
{
    for (uint32_t i = 0; i < doc->marked.count; i++) {
        dixit__marked *span = &doc->marked.at[i];

        if (span->next == DIXIT_NONE)
            continue;
        span->next = doc->marks.at[span->next].marked;
        doc->marked.at[span->next].is_continuation = true;
    }
}
