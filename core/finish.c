/*
 * finish.c - what the caller sees: quotations, speakers, marked spans, blocks and problems, with positions in the
 * text as it was given.
 */
#include "doc.h"
#include "ruleset.h"

#define ALIASES_MAX 8

static dixit_span original_span(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    dixit_span span = {dixit__text_original(doc, start), dixit__text_original(doc, end)};

    return span;
}

/* The text of a run of tokens. */
dixit_span dixit__run_span(const dixit_doc *doc, dixit__run run)
{
    if (run.end <= run.first)
        return original_span(doc, 0, 0);
    return original_span(doc, doc->tokens.at[run.first].start, doc->tokens.at[run.end - 1].end);
}

/* The same for words that name somebody: a possessive ending is no part of the name. */
dixit_span dixit__name_span(const dixit_doc *doc, dixit__run run)
{
    while (run.end > run.first + 1 && doc->tokens.at[run.end - 1].flags & DIXIT__POSSESSIVE)
        run.end--;
    return dixit__run_span(doc, run);
}

/* --- quotations ------------------------------------------------------------------------------------------ */

/* Words inside a marked span that is no quotation ('Nine Bridges') count as words without marks. */
static dixit_type type_of(const dixit_doc *doc, const dixit__candidate *c)
{
    uint32_t inside = 0, total = 0, i, t;

    for (i = 0; i < c->content_count; i++) {
        dixit__run run = doc->runs.at[c->runs + i];
        bool no_quotation = false;

        for (t = run.first; t < run.end; t++) {
            const dixit__token *token = &doc->tokens.at[t];

            if (token->flags & DIXIT__OPENS)
                no_quotation = doc->marked.at[token->ref].decided;
            if (!(token->flags & (DIXIT__WORD | DIXIT__NUMBER)))
                continue;
            total++;
            inside += token->flags & DIXIT__INSIDE && !no_quotation;
        }
    }
    if (total > 0 && inside == total)
        return DIXIT_DIRECT;
    return inside > 0 ? DIXIT_MIXED : DIXIT_INDIRECT;
}

/* Marked spans in the content are quotations from now on. */
static void claim_marked(dixit_doc *doc, const dixit__candidate *c, uint32_t quote)
{
    uint32_t i, t;

    for (i = 0; i < c->content_count; i++) {
        dixit__run run = doc->runs.at[c->runs + i];

        for (t = run.first; t < run.end; t++) {
            const dixit__token *token = &doc->tokens.at[t];

            if (token->flags & DIXIT__OPENS && !doc->marked.at[token->ref].decided)
                doc->marked.at[token->ref].quote = quote;
        }
    }
}

static dixit_spans push_spans(dixit_doc *doc, uint32_t runs, uint32_t count, bool names)
{
    dixit_spans spans = {doc->out_spans.at + doc->out_spans.count, count}; /* room was made for all */
    uint32_t i;

    for (i = 0; i < count; i++)
        doc->out_spans.at[doc->out_spans.count++] =
            names ? dixit__name_span(doc, doc->runs.at[runs + i]) : dixit__run_span(doc, doc->runs.at[runs + i]);
    return spans;
}

static bool finish_quotes(dixit_doc *doc)
{
    uint32_t i, spans = 0, kept = 0;

    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        if (c->score >= doc->options.min_confidence)
            doc->chosen.at[kept++] = doc->chosen.at[i];
        else
            c->outcome = DIXIT_OUTCOME_UNSURE;
    }
    doc->chosen.count = kept;
    for (i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        spans += (uint32_t)c->content_count + c->cue_count + c->source_count;
    }
    if (!dixit__vec_reserve(&doc->alloc, &doc->out_quotes, doc->chosen.count) ||
        !dixit__vec_reserve(&doc->alloc, &doc->out_spans, spans))
        return false;
    for (i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];
        dixit_quote *q = &doc->out_quotes.at[doc->out_quotes.count++];

        q->type = doc->rules->rules.at[c->rule].type == DIXIT_TYPE_BY_MARKS
                      ? type_of(doc, c)
                      : (dixit_type)doc->rules->rules.at[c->rule].type;
        q->content = push_spans(doc, c->runs, c->content_count, false);
        q->cue = push_spans(doc, c->runs + c->content_count, c->cue_count, false);
        q->source = push_spans(doc, c->runs + c->content_count + c->cue_count, c->source_count, true);
        q->speaker = DIXIT_NONE;
        q->unknown = (dixit_unknown)c->unknown;
        q->confidence = c->score;
        q->rule = c->rule;
        claim_marked(doc, c, i);
    }
    return true;
}

/* --- speakers -------------------------------------------------------------------------------------------- */

/*
 * Does a title tell somebody apart? In a story "Mr. Lee" may have no other name, and his wife is "Mrs. Lee", or even
 * "Mrs. George Lee".
 */
static bool is_needed(const dixit_doc *doc, dixit__run name, uint32_t title)
{
    uint32_t row = doc->tokens.at[title].row;

    return doc->story && dixit__in_known(doc->rules, row, DIXIT__LIST_HONORIFIC) &&
           (dixit__in_known(doc->rules, row, DIXIT__LIST_FEMALE) ||
            (dixit__in_known(doc->rules, row, DIXIT__LIST_MALE) && name.end == name.first + 1));
}

/* The form of a name or nominal that people are listed under. */
static dixit_span form_of(const dixit_doc *doc, const dixit__mention *m)
{
    dixit__run run = m->name;

    if (run.end == run.first)
        return dixit__name_span(doc, m->run);
    if (run.first > m->run.first && is_needed(doc, run, run.first - 1))
        run.first--;
    return dixit__name_span(doc, run);
}

static bool same_text(const dixit_doc *doc, dixit_span a, dixit_span b)
{
    return a.end - a.start == b.end - b.start &&
           memcmp(doc->original + a.start, doc->original + b.start, a.end - a.start) == 0;
}

/* Punctuation, which "the visitors' book" has none of. */
static bool is_sign(const dixit_doc *doc, uint32_t token)
{
    return (doc->tokens.at[token].flags & (DIXIT__PUNCT | DIXIT__POSSESSIVE)) == DIXIT__PUNCT;
}

/*
 * Somebody without a name, who is first spoken of as a source, is listed as what that says: "two people familiar with the
 * matter", not "two people". A story knows its people by less.
 */
static dixit_span listed_form(const dixit_doc *doc, const dixit__candidate *c, const dixit__entity *e)
{
    const dixit__mention *m = &doc->mentions.at[e->fullest];
    const dixit__run *source = doc->runs.at + c->runs + c->content_count + c->cue_count;
    dixit__run run = m->run;

    if (doc->story || c->mention != e->fullest || c->source_count == 0 || m->kind == DIXIT_MENTION_NAME ||
        m->name.end > m->name.first || source->first > run.first || source->end < run.end)
        return form_of(doc, m);
    while (run.first > source->first && !is_sign(doc, run.first - 1))
        run.first--;
    while (run.end < source->end && !is_sign(doc, run.end))
        run.end++;
    return dixit__name_span(doc, run);
}

/* Number the entities that speak, in the order of their first quotation, and link quotations to them. */
static bool number_speakers(dixit_doc *doc)
{
    uint32_t i;

    for (i = 0; i < doc->chosen.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];
        uint32_t entity = c->entity;
        dixit__entity *e;

        if (entity == DIXIT_NONE)
            continue;
        e = &doc->entities.at[entity];
        if (e->speaker == DIXIT_NONE) {
            dixit_speaker speaker = {{0, 0}, {0, 0}, NULL, 0, NULL, 0};

            speaker.name = listed_form(doc, c, e);
            if (e->role != DIXIT_NONE)
                speaker.role = dixit__name_span(doc, doc->mentions.at[e->role].role);
            e->speaker = doc->out_speakers.count;
            if (!dixit__vec_push(&doc->alloc, &doc->out_speakers, speaker))
                return false;
        }
        doc->out_quotes.at[i].speaker = e->speaker;
        doc->out_speakers.at[e->speaker].quote_count++;
    }
    return true;
}

/* Give each speaker its slice of one array, filled in the order of the quotations. */
static bool list_quotes(dixit_doc *doc)
{
    uint32_t i, at = 0;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_indices, doc->out_quotes.count))
        return false;
    for (i = 0; i < doc->out_speakers.count; i++) {
        dixit_speaker *s = &doc->out_speakers.at[i];

        s->quotes = doc->out_indices.at + at;
        at += (uint32_t)s->quote_count;
        s->quote_count = 0;
    }
    for (i = 0; i < doc->out_quotes.count; i++) {
        uint32_t speaker = doc->out_quotes.at[i].speaker;

        if (speaker != DIXIT_NONE) {
            dixit_speaker *s = &doc->out_speakers.at[speaker];

            doc->out_indices.at[(size_t)(s->quotes - doc->out_indices.at) + s->quote_count++] = i;
        }
    }
    return true;
}

static void add_alias(dixit_doc *doc, dixit_speaker *s, dixit_span *aliases, dixit_span form)
{
    size_t i;

    if (s->alias_count == ALIASES_MAX || form.start == form.end || same_text(doc, form, s->name))
        return;
    for (i = 0; i < s->alias_count; i++)
        if (same_text(doc, form, aliases[i]))
            return;
    aliases[s->alias_count++] = form;
}

/* A slice of ALIASES_MAX spans for each speaker, filled from the mentions. */
static bool list_aliases(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_aliases, (size_t)doc->out_speakers.count * ALIASES_MAX))
        return false;
    for (i = 0; i < doc->out_speakers.count; i++)
        doc->out_speakers.at[i].aliases = doc->out_aliases.at + (size_t)i * ALIASES_MAX;
    for (i = 0; i < doc->mentions.count; i++) {
        const dixit__mention *m = &doc->mentions.at[i];
        uint32_t speaker = m->entity == DIXIT_NONE ? DIXIT_NONE : doc->entities.at[m->entity].speaker;

        if (speaker != DIXIT_NONE && m->kind != DIXIT_MENTION_PRONOUN)
            add_alias(doc, &doc->out_speakers.at[speaker], doc->out_aliases.at + (size_t)speaker * ALIASES_MAX,
                      form_of(doc, m));
    }
    return true;
}

/* --- the rest -------------------------------------------------------------------------------------------- */

static bool finish_marked(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_marked, doc->marked.count))
        return false;
    for (i = 0; i < doc->marked.count; i++) {
        const dixit__marked *m = &doc->marked.at[i];
        const dixit__marked *outer = m;
        dixit_marked *out = &doc->out_marked.at[doc->out_marked.count++];

        while (outer->parent != DIXIT_NONE)
            outer = &doc->marked.at[outer->parent];
        out->span = original_span(doc, m->start, m->end);
        out->depth = m->depth;
        out->closed = m->closed;
        out->continued = m->next != DIXIT_NONE;
        if (m->decided)
            out->kind = (dixit_marked_kind)m->kind;
        else if (outer->quote != DIXIT_NONE)
            out->kind = DIXIT_MARKED_QUOTATION;
        else
            out->kind = DIXIT_MARKED_SCARE;
    }
    return true;
}

static bool finish_blocks(dixit_doc *doc)
{
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->out_blocks, doc->blocks.count))
        return false;
    for (i = 0; i < doc->blocks.count; i++) {
        dixit_block *out = &doc->out_blocks.at[doc->out_blocks.count++];

        out->span = original_span(doc, doc->blocks.at[i].start, doc->blocks.at[i].end);
        out->role = (dixit_block_role)doc->blocks.at[i].role;
    }
    return true;
}

/* The first headline, its final stop left out. */
static void finish_title(dixit_doc *doc)
{
    uint32_t i;

    doc->title = original_span(doc, 0, 0);
    for (i = 0; i < doc->blocks.count; i++) {
        const dixit__block *b = &doc->blocks.at[i];
        uint32_t end = b->end;

        if (b->role != DIXIT_BLOCK_HEADLINE)
            continue;
        if (end > b->start + 1 && doc->text[end - 1] == '.' && doc->text[end - 2] != '.')
            end--;
        doc->title = original_span(doc, b->start, end);
        return;
    }
}

bool dixit__finish(dixit_doc *doc)
{
    uint32_t i;

    dixit__vec_clear(&doc->out_quotes);
    dixit__vec_clear(&doc->out_speakers);
    dixit__vec_clear(&doc->out_marked);
    dixit__vec_clear(&doc->out_blocks);
    dixit__vec_clear(&doc->out_spans);
    if (!finish_quotes(doc) || !number_speakers(doc) || !list_quotes(doc) || !list_aliases(doc) ||
        !finish_marked(doc) || !finish_blocks(doc))
        return false;
    finish_title(doc);
    for (i = 0; i < doc->problems.count; i++) {
        dixit_span *span = &doc->problems.at[i].span;

        *span = original_span(doc, span->start, span->end);
    }
    return true;
}

/* --- what the document holds ----------------------------------------------------------------------------- */

const dixit_quote *dixit_doc_quotes(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_quotes.count;
    return doc->out_quotes.at;
}

const dixit_speaker *dixit_doc_speakers(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_speakers.count;
    return doc->out_speakers.at;
}

const dixit_marked *dixit_doc_marked(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_marked.count;
    return doc->out_marked.at;
}

const dixit_block *dixit_doc_blocks(const dixit_doc *doc, size_t *count)
{
    *count = doc->out_blocks.count;
    return doc->out_blocks.at;
}

const dixit_problem *dixit_doc_problems(const dixit_doc *doc, size_t *count)
{
    *count = doc->problems.count;
    return doc->problems.at;
}

size_t dixit_doc_token_count(const dixit_doc *doc)
{
    return doc->tokens.count;
}

dixit_span dixit_doc_token(const dixit_doc *doc, size_t index)
{
    if (index >= doc->tokens.count)
        return original_span(doc, 0, 0);
    return original_span(doc, doc->tokens.at[index].start, doc->tokens.at[index].end);
}

size_t dixit_doc_sentence_count(const dixit_doc *doc)
{
    return doc->sentences.count;
}

dixit_span dixit_doc_sentence(const dixit_doc *doc, size_t index)
{
    dixit_span span = {0, 0};

    if (index < doc->sentences.count) {
        span.start = doc->sentences.at[index].token;
        span.end = index + 1 < doc->sentences.count ? doc->sentences.at[index + 1].token : doc->tokens.count;
    }
    return span;
}

dixit_span dixit_doc_title(const dixit_doc *doc)
{
    return doc->title;
}
