/*
 * story.c - is the document a story, in which people talk to each other?
 *
 * In a story every stretch between marks was said by somebody, and a paragraph that is nothing but one answers the one
 * before. In the news marks also hold words that are only borrowed, and such a paragraph goes on with what was said.
 * Which of the two a document is shows in its marked spans: people who talk ask and exclaim, take turns without
 * a word between them, and "said he" stands beside what they say. A report of an interview shows some of that too, but it is
 * full of dates, sums and shares in figures; stories have hardly any.
 */
#include "doc.h"
#include "ruleset.h"

#define SIGNS_MIN 4         /* fewer signs than that are chance */
#define SPANS_PER 5         /* of so many marked spans one has to show a sign */
#define DASHES_MIN 3        /* paragraphs that open with a dash */
#define BLOCKS_PER 6        /* of so many paragraphs one has to */
#define FIGURES_PER 400     /* tokens to a number outside of marks: in most news fewer, in LitBank and PDNC more */
#define SPANS_PER_FIGURES 2 /* where there are as many as in news: of so many marked spans one has to show a sign */

typedef struct signs {
    uint32_t spans; /* marked spans outside others */
    uint32_t signs;
    uint32_t blocks, dashes;
} signs;

/* A pronoun behind the verb: "said he". */
static bool is_told(const dixit_doc *doc, const dixit__marked *m)
{
    uint32_t after = m->token_end;

    return after + 1 < doc->tokens.count && dixit__in_known(doc->rules, doc->tokens.at[after].row, DIXIT__LIST_CUE) &&
           dixit__in_known(doc->rules, doc->tokens.at[after + 1].row, DIXIT__LIST_TALKER);
}

/* A question or an exclamation, and not of a word or two, which may be a title. */
static bool is_lively(const dixit_doc *doc, const dixit__marked *m)
{
    char last = m->inner_end > m->inner_start ? doc->text[m->inner_end - 1] : ' ';

    return last == '?' || last == '!';
}

static void count_spans(const dixit_doc *doc, signs *s)
{
    uint32_t i;

    for (i = 0; i < doc->marked.count; i++) {
        const dixit__marked *m = &doc->marked.at[i];

        if (m->depth > 0 || m->is_continuation)
            continue;
        s->spans++;
        s->signs += is_lively(doc, m) + 2 * is_told(doc, m);
    }
}

/* Does the block hold nothing but one marked span, closed at its end? */
static bool is_turn(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    const dixit__token *t = &doc->tokens.at[first];

    return t->flags & DIXIT__OPENS && doc->marked.at[t->ref].closed && doc->marked.at[t->ref].token_end == end &&
           !doc->marked.at[t->ref].is_continuation;
}

/* A dash right before a word. */
static bool has_dash(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    const dixit__token *t = &doc->tokens.at[first];

    return end > first + 1 && t->flags & DIXIT__PUNCT && t->end - t->start >= 2 &&
           !(doc->tokens.at[first + 1].flags & (DIXIT__SPACED | DIXIT__PUNCT)) &&
           (doc->text[t->start] == '-' || (uint8_t)doc->text[t->start] == 0xe2);
}

static void count_blocks(const dixit_doc *doc, signs *s)
{
    bool turn_before = false;
    uint32_t i;

    for (i = 0; i < doc->blocks.count; i++) {
        uint32_t first = doc->blocks.at[i].token;
        uint32_t end = dixit__block_end(doc, i);
        bool turn = is_turn(doc, first, end);

        s->blocks++;
        s->signs += turn && turn_before;
        s->dashes += has_dash(doc, first, end);
        turn_before = turn;
    }
}

/* Are there as many numbers outside of marks as in news? */
static bool has_figures(const dixit_doc *doc)
{
    uint32_t figures = 0, i;

    for (i = 0; i < doc->tokens.count; i++)
        figures += (doc->tokens.at[i].flags & (DIXIT__NUMBER | DIXIT__INSIDE)) == DIXIT__NUMBER;
    return figures > 1 + doc->tokens.count / FIGURES_PER;
}

static bool is_talk(const dixit_doc *doc, const signs *s)
{
    return s->signs >= SIGNS_MIN && s->signs * SPANS_PER >= s->spans &&
           (s->signs * SPANS_PER_FIGURES >= s->spans || !has_figures(doc));
}

bool dixit__story(dixit_doc *doc)
{
    signs s = {0, 0, 0, 0};

    count_spans(doc, &s);
    count_blocks(doc, &s);
    doc->story =
        is_talk(doc, &s) || (s.dashes >= DASHES_MIN && s.dashes > s.spans && s.dashes * BLOCKS_PER >= s.blocks);
    return true;
}
