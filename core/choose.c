/*
 * choose.c - from candidates to quotations.
 *
 * The best candidate is taken first (certain ones, then by priority and score; earlier ones among equals). A candidate that
 * wants words which one already taken holds as content or cue is dropped; the words of a source may be shared
 * ("he said that ..., adding that ..."). A candidate of the model first gives up what others hold, or claims what another
 * can do without; if it is dropped all the same, weigh.c looks once more at what is left for it. A run is looked at a few
 * times per candidate, so the work is linear in the candidates' lengths.
 */
#include "doc.h"
#include "ruleset.h"
#include "weigh.h"

#define CLAIM_LEAST 0.7f  /* what less is said for may not take from another what it holds */
#define ASIDE_MAX 20      /* in a story: after so many words somebody speaks anew */
#define LONG_ASIDE_MAX 60 /* or after so many, where they are part of the sentence that names who speaks */
#define BREAK_MAX 4       /* so few never keep anybody from going on */

/*
 * A candidate taken that holds a word of the run, or DIXIT_NONE. The last word is asked first: of many candidates that
 * reach to the end of the same block each is told from it alone.
 */
static uint32_t holder(const dixit_doc *doc, dixit__run run)
{
    uint32_t i;

    if (run.end > run.first && doc->owner.at[run.end - 1])
        return doc->owner.at[run.end - 1] - 1;
    for (i = run.first; i < run.end; i++)
        if (doc->owner.at[i])
            return doc->owner.at[i] - 1;
    return DIXIT_NONE;
}

static void take(dixit_doc *doc, dixit__run run, uint32_t owner)
{
    uint32_t i;

    for (i = run.first; i < run.end; i++)
        doc->owner.at[i] = owner;
}

/* Has the candidate run `i` only if nobody else wants it? */
static bool is_optional(const dixit__candidate *c, uint32_t i)
{
    return i < c->content_count && (i < c->before || i + c->after >= c->content_count);
}

/* When all have what is their own, those with optional runs take what is left, and lose the others. */
static void take_optional(dixit_doc *doc, uint32_t index)
{
    dixit__candidate *c = &doc->candidates.at[index];
    dixit__run *runs = doc->runs.at + c->runs;
    uint32_t all = (uint32_t)c->content_count + c->cue_count + c->source_count, kept = 0, contents = 0, i;

    if (c->dropped || c->before + c->after == 0)
        return;
    for (i = 0; i < all; i++) {
        bool is_content = i < c->content_count;

        if (is_optional(c, i)) {
            if (holder(doc, runs[i]) != DIXIT_NONE)
                continue;
            take(doc, runs[i], index + 1);
        }
        contents += is_content;
        runs[kept++] = runs[i];
    }
    c->content_count = (uint8_t)contents;
    c->before = c->after = 0;
}

/* Take a run from a candidate's content; whoever is done with that sets its hull anew. */
static void remove_content(const dixit_doc *doc, dixit__candidate *c, uint32_t index)
{
    uint32_t all = (uint32_t)c->content_count + c->cue_count + c->source_count, i;
    dixit__run *runs = doc->runs.at + c->runs;

    c->after = (uint8_t)(c->after - (index + c->after >= c->content_count));
    c->before = (uint8_t)(c->before - (index < c->before));
    c->content_count--;
    for (i = index; i + 1 < all; i++)
        runs[i] = runs[i + 1];
}

/*
 * What the model found at a cue keeps what nobody else wants: in “Stay,” she said, adding, “Go,” both cues may want both.
 * Of a rule's candidate all is wanted or nothing. One with nothing left but what it has only if nobody else wants it is none.
 */
static void yield_held(const dixit_doc *doc, dixit__candidate *c)
{
    const dixit__run *runs = doc->runs.at + c->runs;
    uint32_t held = 0, own = 0, i;

    for (i = 0; i < c->content_count; i++) {
        bool is_held = holder(doc, runs[i]) != DIXIT_NONE;

        held += is_held;
        own += !is_held && !is_optional(c, i);
    }
    if (held == 0 || own == 0)
        return;
    for (i = c->content_count; i > 0; i--)
        if (holder(doc, runs[i - 1]) != DIXIT_NONE)
            remove_content(doc, c, i - 1);
    dixit__candidate_hull(doc, c);
}

/* Does the run lie in the candidate's content? */
static bool has_run(const dixit_doc *doc, const dixit__candidate *c, dixit__run run)
{
    const dixit__run *runs = doc->runs.at + c->runs;
    uint32_t i;

    for (i = 0; i < c->content_count; i++)
        if (runs[i].first <= run.first && runs[i].end >= run.end)
            return true;
    return false;
}

/*
 * A candidate of the model whose content another of the model holds, among more: that other can do without it, while this
 * one would be nothing. So “Go,” is what she added.
 */
static void claim_held(dixit_doc *doc, const dixit__candidate *c)
{
    uint32_t index = holder(doc, doc->runs.at[c->runs]), common = 0, kept = 0, i;
    dixit__candidate *other;
    dixit__run run;

    if (index == DIXIT_NONE || c->score < CLAIM_LEAST)
        return;
    other = &doc->candidates.at[index];
    for (i = 0; i < c->content_count; i++)
        if (holder(doc, doc->runs.at[c->runs + i]) != index)
            return;
    for (i = 0; i < other->content_count; i++) {
        bool is_common = has_run(doc, c, doc->runs.at[other->runs + i]);

        common += is_common;
        kept += !is_common && !is_optional(other, i);
    }
    if (!other->by_model || common < c->content_count || kept == 0)
        return;
    for (i = other->content_count; i > 0; i--) {
        run = doc->runs.at[other->runs + i - 1];
        if (has_run(doc, c, run)) {
            take(doc, run, 0);
            remove_content(doc, other, i - 1);
        }
    }
    dixit__candidate_hull(doc, other);
}

/* Are the first runs of their sources the same? */
static bool same_source(const dixit_doc *doc, const dixit__candidate *a, const dixit__candidate *b)
{
    const dixit__run *x = doc->runs.at + a->runs + a->content_count + a->cue_count;
    const dixit__run *y = doc->runs.at + b->runs + b->content_count + b->cue_count;

    return a->source_count > 0 && b->source_count > 0 && x->first == y->first && x->end == y->end;
}

static bool is_conjunction(const dixit_doc *doc, uint32_t token)
{
    return dixit__in_known(doc->rules, doc->tokens.at[token].row, DIXIT__LIST_CONJ);
}

/* Where the content ends whose last words are a conjunction before `token`, which neither side has. */
static uint32_t end_before(const dixit_doc *doc, dixit__run content, uint32_t token)
{
    do
        token--;
    while (token > content.first + 1 && doc->tokens.at[token - 1].flags & DIXIT__PUNCT &&
           !(doc->tokens.at[token - 1].flags & DIXIT__INSIDE));
    return token;
}

/*
 * Lee said that it was “a mess” and called it “a shame.” What the first cue brings may reach over the second, whose source is
 * the same, and so stands before both: it ends where a conjunction joins them.
 */
static void end_at_second(dixit_doc *doc, dixit__candidate *first, const dixit__candidate *second)
{
    dixit__run cue = doc->runs.at[second->runs + second->content_count], rest;
    uint32_t i;

    if (!first->by_model || second->cue_count == 0 || doc->runs.at[second->runs].first < cue.end ||
        !same_source(doc, first, second))
        return;
    for (i = 0; i < first->content_count; i++) {
        dixit__run *content = &doc->runs.at[first->runs + i];

        if (content->first + 1 >= cue.first || content->end < cue.end || !is_conjunction(doc, cue.first - 1))
            continue;
        rest.first = end_before(doc, *content, cue.first);
        rest.end = content->end;
        if (holder(doc, rest) == (uint32_t)(first - doc->candidates.at))
            take(doc, rest, 0);
        content->end = rest.first;
        dixit__candidate_hull(doc, first);
        return;
    }
}

/* The same for one that is to be taken, and those that have been: whichever of them comes first. */
static void part_at_conjunction(dixit_doc *doc, dixit__candidate *c)
{
    uint32_t other = c->cue_count > 0 ? holder(doc, doc->runs.at[c->runs + c->content_count]) : DIXIT_NONE, i;

    if (other != DIXIT_NONE)
        end_at_second(doc, &doc->candidates.at[other], c);
    for (i = 0; i < c->content_count; i++) {
        other = holder(doc, doc->runs.at[c->runs + i]);
        if (other != DIXIT_NONE)
            end_at_second(doc, c, &doc->candidates.at[other]);
    }
}

/* Drop the candidate if another holds its words, and remember which one. */
static void drop_if_held(const dixit_doc *doc, dixit__candidate *c)
{
    uint32_t own = (uint32_t)c->content_count + c->cue_count, i;

    c->outcome = DIXIT_OUTCOME_CHOSEN;
    c->by = DIXIT_NONE;
    for (i = 0; i < own + c->source_count && c->by == DIXIT_NONE; i++) {
        if (is_optional(c, i))
            continue;
        c->by = holder(doc, doc->runs.at[c->runs + i]);
        if (c->by != DIXIT_NONE) /* a source inside a quotation is somebody the quotation speaks of */
            c->outcome = i < own ? DIXIT_OUTCOME_OVERLAP : DIXIT_OUTCOME_SOURCE;
    }
    c->dropped = c->by != DIXIT_NONE;
    if (c->dropped && c->evidence) { /* it was not needed: it is what any other evidence is */
        c->score = doc->rules->rules.at[c->rule].score;
        c->outcome = DIXIT_OUTCOME_EVIDENCE;
        c->by = DIXIT_NONE;
    }
}

static bool sort_candidates(dixit_doc *doc)
{
    uint32_t i;

    dixit__vec_clear(&doc->keys);
    if (!dixit__vec_reserve(&doc->alloc, &doc->keys, doc->candidates.count))
        return false;
    for (i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];
        const dixit__rule *rule = &doc->rules->rules.at[c->rule];
        uint64_t priority = (uint64_t)(DIXIT_PRIORITY_MAX - rule->priority);
        uint64_t score = (uint64_t)(c->score < 0 ? 0 : c->score > 1 ? 1000000 : c->score * 1000000);

        if (c->dropped)
            continue;
        /* ascending, so the best has the smallest key */
        doc->keys.at[doc->keys.count++] =
            ((uint64_t)!rule->certain << 60) | (priority << 52) | ((1000000 - score) << 32) | i;
    }
    dixit__sort(doc->keys.at, doc->keys.count);
    return true;
}

void dixit__choose_one(dixit_doc *doc, uint32_t index)
{
    dixit__candidate *c = &doc->candidates.at[index];
    uint32_t i;

    if (!c->dropped && c->by_model) {
        part_at_conjunction(doc, c);
        yield_held(doc, c);
        claim_held(doc, c);
    }
    if (!c->dropped)
        drop_if_held(doc, c);
    if (c->dropped)
        return;
    for (i = 0; i < (uint32_t)c->content_count + c->cue_count; i++)
        if (!is_optional(c, i))
            take(doc, doc->runs.at[c->runs + i], index + 1);
}

static bool take_best(dixit_doc *doc)
{
    uint32_t k;

    for (k = 0; k < doc->keys.count; k++)
        dixit__choose_one(doc, (uint32_t)doc->keys.at[k]);
    k = doc->candidates.count;
    if (!dixit__weigh_again(doc) || !dixit__vec_reserve(&doc->alloc, &doc->keys, doc->candidates.count))
        return false;
    for (; k < doc->candidates.count; k++)
        doc->keys.at[doc->keys.count++] = k;
    for (k = 0; k < doc->keys.count; k++)
        take_optional(doc, (uint32_t)doc->keys.at[k]);
    return true;
}

/* In the order of their first words. */
static bool list_chosen(dixit_doc *doc)
{
    uint32_t i;

    dixit__vec_clear(&doc->keys);
    dixit__vec_clear(&doc->chosen);
    if (!dixit__vec_reserve(&doc->alloc, &doc->chosen, doc->candidates.count))
        return false;
    for (i = 0; i < doc->candidates.count; i++)
        if (!doc->candidates.at[i].dropped)
            doc->keys.at[doc->keys.count++] = (uint64_t)doc->runs.at[doc->candidates.at[i].runs].first << 32 | i;
    dixit__sort(doc->keys.at, doc->keys.count);
    for (i = 0; i < doc->keys.count; i++)
        doc->chosen.at[doc->chosen.count++] = (uint32_t)doc->keys.at[i];
    return true;
}

/* --- quotations that go on in the next paragraph --------------------------------------------------------- */

/* Is the candidate all that its block holds? */
static bool fills_block(const dixit_doc *doc, const dixit__candidate *c, uint32_t block)
{
    uint32_t end = dixit__block_end(doc, block);

    while (end > c->end && doc->tokens.at[end - 1].flags & DIXIT__PUNCT)
        end--;
    return c->first == doc->blocks.at[block].token && c->end >= end;
}

/* More stretches than can be counted are not joined: what is too much stays a quotation of its own. */
static bool has_room(const dixit__candidate *c, const dixit__candidate *more)
{
    return (uint32_t)c->content_count + more->content_count <= UINT8_MAX;
}

/*
 * Append the content of `more` to that of the candidate `into`, and let go of it. Its cue and source are taken over where
 * there were none.
 */
static bool join(dixit_doc *doc, uint32_t into, dixit__candidate *more)
{
    dixit__candidate *c = &doc->candidates.at[into];
    bool takes = c->cue_count + c->source_count == 0 && more->cue_count + more->source_count > 0;
    const dixit__candidate *shown = takes ? more : c;
    uint32_t shown_count = (uint32_t)shown->cue_count + shown->source_count, runs = doc->runs.count, i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->runs,
                            (size_t)runs + c->content_count + more->content_count + shown_count))
        return false;
    for (i = 0; i < c->content_count; i++)
        doc->runs.at[doc->runs.count++] = doc->runs.at[c->runs + i];
    for (i = 0; i < more->content_count; i++)
        doc->runs.at[doc->runs.count++] = doc->runs.at[more->runs + i];
    for (i = 0; i < shown_count; i++)
        doc->runs.at[doc->runs.count++] = doc->runs.at[shown->runs + shown->content_count + i];
    c->runs = runs;
    c->content_count = (uint8_t)(c->content_count + more->content_count);
    c->end = more->end;
    if (takes) {
        c->rule = more->rule;
        c->score = more->score;
        c->cue_count = more->cue_count;
        c->source_count = more->source_count;
        c->mention = more->mention;
    }
    more->dropped = true;
    more->outcome = DIXIT_OUTCOME_JOINED;
    more->by = into;
    return true;
}

/* What no cue shows and nobody is named for, by a rule that lets the speaker before go on. */
static bool can_continue(const dixit_doc *doc, const dixit__candidate *c)
{
    return c->source_count + c->cue_count == 0 && doc->rules->rules.at[c->rule].continues;
}

static uint32_t content_end(const dixit_doc *doc, const dixit__candidate *c)
{
    return doc->runs.at[c->runs + c->content_count - 1u].end;
}

/* Does the content of one begin where that of the other has ended? */
static bool stands_behind(const dixit_doc *doc, const dixit__candidate *c, const dixit__candidate *last)
{
    return doc->runs.at[c->runs].first >= content_end(doc, last);
}

/*
 * Behind a quotation that has a source, another in the same paragraph goes on with what was said there; and so does a
 * paragraph that is nothing but a quotation, right behind such a one.
 */
static bool join_paragraphs(dixit_doc *doc)
{
    uint32_t i, kept = 0, block = 0, last_block = DIXIT_NONE;

    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];
        dixit__candidate *last = kept ? &doc->candidates.at[doc->chosen.at[kept - 1]] : NULL;

        block = dixit__block_from(doc, c->first, block);
        if (last && last_block != DIXIT_NONE && can_continue(doc, c) && stands_behind(doc, c, last) &&
            has_room(last, c) && (block == last_block || (block == last_block + 1 && fills_block(doc, c, block)))) {
            if (!join(doc, doc->chosen.at[kept - 1], c))
                return false;
            last_block = block;
            continue;
        }
        doc->chosen.at[kept++] = doc->chosen.at[i];
        last_block = c->source_count > 0 ? block : DIXIT_NONE;
    }
    doc->chosen.count = kept;
    return true;
}

/* The last token of what is quoted before token `end`, if it ends a sentence; else NULL. */
static const dixit__token *sentence_end(const dixit_doc *doc, uint32_t end)
{
    while (end > 0 && doc->tokens.at[end - 1].flags & DIXIT__MARK)
        end--;
    return end > 0 && doc->tokens.at[end - 1].flags & (DIXIT__STOP | DIXIT__PERIOD) ? &doc->tokens.at[end - 1] : NULL;
}

/* Is it a full stop, behind which there is less to come than behind a question, or "..."? */
static bool is_full_stop(const dixit_doc *doc, const dixit__token *t)
{
    return t && t->end - t->start == 1 && doc->text[t->start] == '.';
}

/* Does a sentence begin between two tokens, or at the second? */
static bool sentence_between(const dixit_doc *doc, uint32_t from, uint32_t to)
{
    for (; from <= to; from++)
        if (doc->tokens.at[from].flags & DIXIT__SENT_FIRST)
            return true;
    return false;
}

/*
 * Does a marked span without a source go on with what was said before it in the paragraph? It does if that has a source,
 * has not come to its end, or stands close by and has no full stop; not where much is told between them, or it is
 * announced anew.
 */
static bool goes_on(const dixit_doc *doc, const dixit__candidate *last, const dixit__candidate *c)
{
    uint32_t from = content_end(doc, last), words = 0, limit = ASIDE_MAX, i;
    const dixit__token *stop = sentence_end(doc, from);

    if (last->source_count > 0 && !sentence_between(doc, from, c->first - 1))
        limit = LONG_ASIDE_MAX;
    for (i = from; i < c->first; i++)
        words += (doc->tokens.at[i].flags & DIXIT__WORD) != 0;
    if (words > limit || (c->first > from && doc->text[doc->tokens.at[c->first - 1].start] == ':'))
        return false;
    return last->source_count > 0 || words == 0 || (words <= BREAK_MAX && !is_full_stop(doc, stop)) || !stop ||
           !sentence_between(doc, last->end, c->first);
}

/* Does a content that begins with a small letter go on with the sentence in which the one before was broken off? */
static bool goes_on_small(const dixit_doc *doc, const dixit__candidate *last, const dixit__candidate *c)
{
    dixit__run content = doc->runs.at[c->runs];
    uint32_t word = content.first;

    while (word + 1 < content.end && doc->tokens.at[word].flags & DIXIT__MARK)
        word++;
    return stands_behind(doc, c, last) && doc->tokens.at[word].flags & DIXIT__LOWER &&
           !sentence_between(doc, content_end(doc, last), content.first);
}

/*
 * In a story: "Not today," said Tom. He rose. "Nor tomorrow." What goes on within the sentence may even have a source
 * of its own: "Not today," said Tom, who had no time, "nor tomorrow," he added.
 */
static bool belongs_to_turn(const dixit_doc *doc, const dixit__candidate *last, const dixit__candidate *c)
{
    if (!(doc->tokens.at[doc->runs.at[c->runs].first].flags & DIXIT__OPENS))
        return false;
    return goes_on_small(doc, last, c) ||
           (c->source_count + c->cue_count == 0 && c->first >= last->end && goes_on(doc, last, c));
}

static bool join_turns(dixit_doc *doc)
{
    uint32_t i, kept = 0, block = 0, last_block = DIXIT_NONE;

    for (i = 0; doc->story && i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];
        dixit__candidate *last = kept ? &doc->candidates.at[doc->chosen.at[kept - 1]] : NULL;

        block = dixit__block_from(doc, c->first, block);
        if (last && block == last_block && has_room(last, c) && belongs_to_turn(doc, last, c)) {
            if (!join(doc, doc->chosen.at[kept - 1], c))
                return false;
            continue;
        }
        doc->chosen.at[kept++] = doc->chosen.at[i];
        last_block = block;
    }
    if (doc->story)
        doc->chosen.count = kept;
    return true;
}

bool dixit__choose(dixit_doc *doc)
{
    dixit__vec_clear(&doc->owner);
    if (!dixit__vec_reserve(&doc->alloc, &doc->owner, (size_t)doc->tokens.count + 1))
        return false;
    memset(doc->owner.at, 0, ((size_t)doc->tokens.count + 1) * sizeof *doc->owner.at);
    return sort_candidates(doc) && take_best(doc) && list_chosen(doc) && join_paragraphs(doc) && join_turns(doc);
}
