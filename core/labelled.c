/*
 * labelled.c - from the labels of a window's units to a candidate: its runs, without the punctuation around them, and
 * the paragraphs before and behind it that a marked span runs on in.
 */
#include "weigh.h"

#define PARTS_MAX 90 /* paragraphs before and behind a quotation's own that it may be in: its own finds room, too */

/* The parts of a marked span in the paragraphs before this one, the first of them first. */
static bool push_earlier(dixit_doc *doc, uint32_t span, uint8_t *count)
{
    uint32_t first = span, i, steps;

    for (steps = 0; doc->marked.at[first].is_continuation && steps < PARTS_MAX; steps++) {
        for (i = first; i > 0 && doc->marked.at[i - 1].next != first; i--)
            ;
        if (i == 0)
            break;
        first = i - 1;
    }
    for (; first != span && first != DIXIT_NONE; first = doc->marked.at[first].next)
        if (!dixit__push_run(doc, doc->marked.at[first].token, doc->marked.at[first].token_end, count))
            return false;
    return true;
}

static bool push_later(dixit_doc *doc, uint32_t span, uint8_t *count)
{
    uint32_t steps = 0;

    for (span = doc->marked.at[span].next; span != DIXIT_NONE && steps < PARTS_MAX;
         span = doc->marked.at[span].next, steps++)
        if (!dixit__push_run(doc, doc->marked.at[span].token, doc->marked.at[span].token_end, count))
            return false;
    return true;
}

/* The marked span that a unit is, or DIXIT_NONE. */
static uint32_t span_of(const dixit_doc *doc, const dixit__unit *u)
{
    return u->flags & DIXIT__UNIT_MARKED ? doc->tokens.at[u->first].ref : DIXIT_NONE;
}

/* With the bracket that closes what it opens, if that is what comes next: “the United Nations (UN” is not all. */
static dixit__run close_bracket(const dixit_doc *doc, dixit__run run)
{
    uint32_t i, open = 0;

    for (i = run.first; i < run.end; i++) {
        open += doc->text[doc->tokens.at[i].start] == '(';
        open -= open > 0 && doc->text[doc->tokens.at[i].start] == ')';
    }
    if (open > 0 && run.end < doc->tokens.count && doc->text[doc->tokens.at[run.end].start] == ')')
        run.end++;
    return run;
}

/* The runs of a content that lie in the anchor's own paragraph: the others are had only if nobody else wants them. */
typedef struct own_runs {
    uint8_t first, end; /* the end is 0 as long as there are none */
} own_runs;

static bool push_content(dixit_doc *doc, const dixit__row *row, uint32_t first, uint32_t end, uint8_t *count,
                         own_runs *own)
{
    dixit__run run = {row->at[first].first, row->at[end - 1].end};
    uint32_t span;

    run = close_bracket(doc, dixit__trim(doc, run, false));
    if (run.first == run.end)
        return true;
    span = span_of(doc, &row->at[first]);
    if (span != DIXIT_NONE && !push_earlier(doc, span, count))
        return false;
    if (!(row->at[first].flags & DIXIT__UNIT_OTHER)) {
        if (own->end == 0)
            own->first = *count;
        own->end = (uint8_t)(*count + 1);
    }
    if (!dixit__push_run(doc, run.first, run.end, count))
        return false;
    span = span_of(doc, &row->at[end - 1]);
    return span == DIXIT_NONE || push_later(doc, span, count);
}

/* A marked span of a neighbouring block that goes on in the row's own, or has begun there, comes with that. */
static bool is_part(const dixit_doc *doc, const dixit__row *row, const dixit__unit *u)
{
    uint32_t span = span_of(doc, u);

    if (!(u->flags & DIXIT__UNIT_OTHER) || span == DIXIT_NONE)
        return false;
    return u < row->at + row->own ? doc->marked.at[span].next != DIXIT_NONE : doc->marked.at[span].is_continuation;
}

/* Does a stretch of content end before the unit, though it goes on in it: with another paragraph, a marked sentence? */
static bool parts_before(const dixit__unit *u)
{
    return (u->flags & DIXIT__UNIT_SENTENCE && u->flags & (DIXIT__UNIT_MARKED | DIXIT__UNIT_OTHER)) ||
           u[-1].flags & DIXIT__UNIT_OTHER;
}

static bool push_contents(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                          dixit__candidate *c)
{
    uint32_t at = w->first, end;
    own_runs own = {0, 0};

    for (; at < w->end; at = end) {
        for (end = at + 1;
             end < w->end && labels[end - w->first] == labels[at - w->first] && !parts_before(&row->at[end]); end++)
            ;
        if (labels[at - w->first] == DIXIT__LABEL_CONTENT && !is_part(doc, row, &row->at[at]) &&
            !push_content(doc, row, at, end, &c->content_count, &own))
            return false;
    }
    if (own.end > 0) {
        c->before = own.first;
        c->after = (uint8_t)(c->content_count - own.end);
    }
    return true;
}

/* The same of a cue or a source, which may be nothing but a colon or a dash. */
static dixit__run trim_part(const dixit_doc *doc, dixit__run run)
{
    dixit__run trimmed = close_bracket(doc, dixit__trim(doc, run, false));

    return trimmed.first < trimmed.end ? trimmed : run;
}

/*
 * "..., which critics say ...": what begins the clause is labelled like the source beside it, and is none. At the beginning of
 * a sentence it points at somebody: "That agency said".
 */
static dixit__run trim_source(const dixit_doc *doc, dixit__run run)
{
    const dixit__token *t = &doc->tokens.at[run.first];

    if (run.end - run.first > 1 && !(t->flags & DIXIT__SENT_FIRST) &&
        dixit__in_known(doc->rules, t->row, DIXIT__LIST_RELATIVE))
        run.first++;
    return run;
}

/* The runs of units with the label. */
static bool push_label(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                       uint8_t label, uint8_t *count)
{
    uint32_t at = w->first, end;
    dixit__run run;

    while (at < w->end) {
        if (labels[at - w->first] != label) {
            at++;
            continue;
        }
        for (end = at + 1; end < w->end && labels[end - w->first] == label; end++)
            ;
        run.first = row->at[at].first;
        run.end = row->at[end - 1].end;
        run = trim_part(doc, run);
        if (label == DIXIT__LABEL_SOURCE)
            run = trim_source(doc, run);
        if (!dixit__push_run(doc, run.first, run.end, count))
            return false;
        at = end;
    }
    return true;
}

/*
 * The rule that a candidate goes by: the one that is evidence for it and whose match the model agrees with, in half of the
 * content's units or more; else the model's own. A rule that stands for itself has its own candidate: what the
 * model finds there must not have its rank.
 */
static uint32_t rule_of(const dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels)
{
    uint32_t candidate = doc->cue_of.at[row->at[w->anchor].first], i, both = 0, any = 0;

    for (i = 0; candidate && i < w->end - w->first; i++) {
        bool mine = labels[i] == DIXIT__LABEL_CONTENT, its = w->labels[i] == DIXIT__LABEL_CONTENT;

        both += mine && its;
        any += mine || its;
    }
    if (any > 0 && 2 * both >= any && doc->rules->rules.at[doc->candidates.at[candidate - 1].rule].weighed)
        return doc->candidates.at[candidate - 1].rule;
    return doc->rules->rules.count - 1;
}

bool dixit__add_labelled(dixit_doc *doc, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                         float score)
{
    dixit__candidate c = {0};

    c.head = row->at[w->anchor].first;

    c.rule = rule_of(doc, row, w, labels);
    c.score = score;
    c.runs = doc->runs.count;
    c.entity = DIXIT_NONE;
    c.mention = DIXIT_NONE;
    if (!push_contents(doc, row, w, labels, &c) || !push_label(doc, row, w, labels, DIXIT__LABEL_CUE, &c.cue_count) ||
        !push_label(doc, row, w, labels, DIXIT__LABEL_SOURCE, &c.source_count))
        return false;
    if (c.content_count == 0) {
        doc->runs.count = c.runs;
        return true;
    }
    c.by_model = true;
    dixit__candidate_hull(doc, &c);
    if (c.source_count > 0)
        c.mention = dixit__mention_in(doc, doc->runs.at[c.runs + c.content_count + c.cue_count]);
    return dixit__vec_push(&doc->alloc, &doc->candidates, c);
}
