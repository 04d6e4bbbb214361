/*
 * story.c - is the document a story, in which people talk to each other?
 *
 * In a story every stretch between marks was said by somebody, and a paragraph that is nothing but one answers the one
 * before. In the news marks also hold words that are only borrowed, and such a paragraph goes on with what was said.
 * Which of the two a document is shows in its marked spans: people who talk ask and exclaim, take turns without
 * a word between them, and "said he" stands beside what they say. A report of an interview shows some of that too, but it is
 * full of names, and of dates, sums and shares in figures; stories have hardly any.
 *
 * The weights are those of a logistic regression, rounded: documents of LitBank, whole and in pieces of 10 to 30
 * paragraphs, against those of PolNeAR train. Of pieces of 18 paragraphs it takes 54 of LitBank's 65 for stories, and 1 of
 * PolNeAR's 500; of PDNC, from which nothing was learned, all 14 novels and 170 pieces of 202.
 */
#include "doc.h"
#include "ruleset.h"

#define SPANS_MIN 3 /* fewer marked spans than that, or signs and turns, are chance */
#define SHOWN_MIN 2
#define PRIOR 2u     /* of spans and of blocks: what a few of them show is less sure */
#define DASHES_MIN 3 /* paragraphs that open with a dash */
#define BLOCKS_PER 6 /* of so many paragraphs one has to */

#define LEAST -3.0f    /* what all of it must come to: nine chances in ten */
#define TURNS 3.5f     /* for the share of paragraphs that are nothing but a marked span */
#define BEGINS 6.5f    /* that begin with one */
#define SIGNS 6.0f     /* for signs per marked span */
#define CAPITALS -1.0f /* for each word in a hundred outside of marks with a capital in the midst of its sentence */
#define FIGURES -6.0f  /* for each number in a hundred words there */
#define FIGURES_MAX 3.0f

/* So many signs, in every second marked span, are enough, whatever else there is: no article of PolNeAR's 840 has them. */
#define SIGNS_MIN 4
#define SPANS_PER 2

/*
 * Where more words have capitals, the language writes nouns with them, or there is little but names: they tell nothing
 * then. It takes as many signs, in one of so many marked spans, and less than a number for so many tokens.
 */
#define CAPITALS_MAX 18.0f
#define SPANS_PER_CAPITALS 5
#define FIGURES_PER 400

typedef struct signs {
    uint32_t spans; /* marked spans outside others */
    uint32_t signs;
    uint32_t blocks, dashes;
    uint32_t turns, begins;            /* blocks that are nothing but a marked span, that begin with one */
    uint32_t words, capitals, figures; /* outside of marks */
} signs;

/* A pronoun behind the verb: "said he". */
static bool is_told(const dixit_doc *doc, const dixit__marked *m)
{
    uint32_t after = m->token_end;

    return after + 1 < doc->tokens.count && dixit__in_known(doc->rules, doc->tokens.at[after].row, DIXIT__LIST_CUE) &&
           dixit__in_known(doc->rules, doc->tokens.at[after + 1].row, DIXIT__LIST_TALKER);
}

/* A question or an exclamation. */
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
        s->turns += turn;
        s->begins += (doc->tokens.at[first].flags & DIXIT__OPENS) != 0;
        s->signs += turn && turn_before;
        s->dashes += has_dash(doc, first, end);
        turn_before = turn;
    }
}

/* The longest look of all, for what has not been decided by less; `enough` words with a capital end it. */
static void count_words(const dixit_doc *doc, signs *s, uint32_t enough)
{
    uint32_t i;

    for (i = 0; i < doc->tokens.count && s->capitals < enough; i++) {
        const dixit__token *t = &doc->tokens.at[i];
        uint32_t told = !(t->flags & DIXIT__INSIDE);

        s->words += told;
        s->figures += told & ((t->flags & DIXIT__NUMBER) != 0);
        s->capitals += told & ((t->flags & (DIXIT__CAP | DIXIT__SENT_FIRST)) == DIXIT__CAP) & (t->end - t->start > 1);
    }
}

static float percent(uint32_t part, uint32_t whole)
{
    return 100.0f * (float)part / (float)(whole ? whole : 1);
}

static bool has_signs(const signs *s, uint32_t spans_per)
{
    return s->signs >= SIGNS_MIN && s->signs * spans_per >= s->spans;
}

/* So many words with a capital are too many for a story, even if all others of its tokens were words without. */
static uint32_t too_many(const dixit_doc *doc, float talk)
{
    return (uint32_t)((talk - LEAST) / -CAPITALS / 100.0f * (float)doc->tokens.count) + 1;
}

static bool is_talk(const dixit_doc *doc, signs *s)
{
    float spans = (float)(s->spans + PRIOR), blocks = (float)(s->blocks + PRIOR), talk, capitals, figures;
    bool lively = has_signs(s, SPANS_PER_CAPITALS);
    uint32_t enough;

    if (has_signs(s, SPANS_PER))
        return true;
    if (s->spans < SPANS_MIN || s->signs + s->turns < SHOWN_MIN)
        return false;
    talk = TURNS * (float)s->turns / blocks + BEGINS * (float)s->begins / blocks + SIGNS * (float)s->signs / spans;
    enough = lively ? UINT32_MAX : too_many(doc, talk);
    count_words(doc, s, enough);
    if (s->capitals >= enough)
        return false;
    capitals = percent(s->capitals, s->words);
    figures = percent(s->figures, s->words);
    if (capitals > CAPITALS_MAX)
        return lively && s->figures <= 1 + s->words / FIGURES_PER;
    return talk + CAPITALS * capitals + FIGURES * (figures < FIGURES_MAX ? figures : FIGURES_MAX) > LEAST;
}

bool dixit__story(dixit_doc *doc)
{
    signs s;

    memset(&s, 0, sizeof s);
    count_spans(doc, &s);
    count_blocks(doc, &s);
    doc->story =
        is_talk(doc, &s) || (s.dashes >= DASHES_MIN && s.dashes > s.spans && s.dashes * BLOCKS_PER >= s.blocks);
    return true;
}
