/*
 * explain.c - for whoever asks why: marks, mentions, candidates and matches as the stages left them, with positions in
 * the text as it was given. Runs last, and does nothing unless dixit_options.explain says so; what it shows was decided
 * in pair.c, spans.c, choose.c and resolve.c.
 */
#include "doc.h"

static dixit_span original_span(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    dixit_span span = {dixit__text_original(doc, start), dixit__text_original(doc, end)};

    return span;
}

static bool explain_marks(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_marks, doc->marks.count))
        return false;
    for (i = 0; i < doc->marks.count; i++) {
        const dixit__mark *m = &doc->marks.at[i];
        dixit_mark *out = &doc->out_marks.at[doc->out_marks.count++];
        bool pairs = m->role == DIXIT__MARK_OPEN || m->role == DIXIT__MARK_CLOSE;

        out->span = original_span(doc, m->at, m->at + m->len);
        out->role = (dixit_mark_role)m->role;
        out->marked = pairs ? m->marked : DIXIT_NONE;
    }
    return true;
}

static bool explain_mentions(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_mentions, doc->mentions.count))
        return false;
    for (i = 0; i < doc->mentions.count; i++) {
        const dixit__mention *m = &doc->mentions.at[i];
        dixit_mention *out = &doc->out_mentions.at[doc->out_mentions.count++];

        out->kind = (dixit_mention_kind)m->kind;
        out->span = dixit__run_span(doc, m->run);
        out->name = dixit__name_span(doc, m->name);
        out->role = dixit__name_span(doc, m->role);
        out->rule = m->rule;
        out->male = (m->gender & DIXIT__GENDER_MALE) != 0;
        out->female = (m->gender & DIXIT__GENDER_FEMALE) != 0;
        out->plural = m->plural;
        out->entity = m->entity;
        out->reference = (dixit_reference)m->reference;
        out->antecedent = m->antecedent;
        out->speaker = m->entity == DIXIT_NONE ? DIXIT_NONE : doc->entities.at[m->entity].speaker;
    }
    return true;
}

/* --- candidates ------------------------------------------------------------------------------------------ */

/* Room for the spans of all candidates, which point into one array. */
static bool reserve_candidates(dixit_doc *doc)
{
    size_t parts = 0;
    uint32_t i;

    for (i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];

        parts += (size_t)c->content_count + c->cue_count + c->source_count;
    }
    return dixit__vec_reserve(&doc->alloc, &doc->out_candidates, doc->candidates.count) &&
           dixit__vec_reserve(&doc->alloc, &doc->out_parts, parts);
}

static dixit_spans push_parts(dixit_doc *doc, uint32_t runs, uint32_t count, bool names)
{
    dixit_spans spans = {doc->out_parts.at + doc->out_parts.count, count};
    uint32_t i;

    for (i = 0; i < count; i++)
        doc->out_parts.at[doc->out_parts.count++] =
            names ? dixit__name_span(doc, doc->runs.at[runs + i]) : dixit__run_span(doc, doc->runs.at[runs + i]);
    return spans;
}

static bool explain_candidates(dixit_doc *doc)
{
    uint32_t i;

    if (!reserve_candidates(doc))
        return false;
    for (i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];
        dixit_candidate *out = &doc->out_candidates.at[doc->out_candidates.count++];

        out->rule = c->rule;
        out->score = c->score;
        out->content = push_parts(doc, c->runs, c->content_count, false);
        out->cue = push_parts(doc, c->runs + c->content_count, c->cue_count, false);
        out->source = push_parts(doc, c->runs + c->content_count + c->cue_count, c->source_count, true);
        out->mention = c->mention;
        out->reference = (dixit_reference)c->reference;
        out->outcome = (dixit_outcome)c->outcome;
        out->by = c->by;
        out->quote = DIXIT_NONE;
    }
    for (i = 0; i < doc->chosen.count; i++)
        doc->out_candidates.at[doc->chosen.at[i]].quote = i;
    return true;
}

static bool explain_matches(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_matches, doc->firings.count))
        return false;
    for (i = 0; i < doc->firings.count; i++) {
        const dixit__firing *f = &doc->firings.at[i];
        dixit_rule_match *out = &doc->out_matches.at[doc->out_matches.count++];

        out->rule = f->rule;
        out->span = dixit__run_span(doc, f->run);
        if (f->run.end <= f->run.first) { /* a place, no words: the token of the end is there too */
            uint32_t at = doc->tokens.at[f->run.first].start;

            out->span = original_span(doc, at, at);
        }
        out->kept = f->kept;
    }
    return true;
}

bool dixit__explain(dixit_doc *doc)
{
    dixit__vec_clear(&doc->out_marks);
    dixit__vec_clear(&doc->out_mentions);
    dixit__vec_clear(&doc->out_candidates);
    dixit__vec_clear(&doc->out_matches);
    dixit__vec_clear(&doc->out_parts);
    return !doc->options.explain ||
           (explain_marks(doc) && explain_mentions(doc) && explain_candidates(doc) && explain_matches(doc));
}

/* --- what the document holds ----------------------------------------------------------------------------- */

const dixit_mark *dixit_doc_marks(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_marks.count;
    return doc->out_marks.at;
}

const dixit_mention *dixit_doc_mentions(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_mentions.count;
    return doc->out_mentions.at;
}

const dixit_candidate *dixit_doc_candidates(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_candidates.count;
    return doc->out_candidates.at;
}

const dixit_rule_match *dixit_doc_matches(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_matches.count;
    return doc->out_matches.at;
}
