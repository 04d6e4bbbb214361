/*
 * weigh.c - the model: finds cues, and for each the extent of what was said and who said it.
 *
 * Units that can be the head of a cue (anchors) get a chance from the features of evidence.c; for those that have one,
 * the best row of labels over the units around them (a window) is found by dynamic programming. What rules found
 * there is evidence among other. The result is one more candidate, which choose.c holds against the others.
 */
#include "weigh.h"

#include "sums.h"

#include <math.h>

#define WORK_MAX 3        /* see keep_likely() */
#define WORK_LEAST 400    /* likewise */
#define ODDS_MAX 40.0f    /* their logarithm */
#define PLAIN_LEAST 0.95f /* see is_plain(): the score of the rule */
#define AGAIN_LEAST 0.5f  /* of what is found in words that others have left, what less is said for is seldom right */
#define PLAIN_SCORE 0.5f  /* its chance where the model is silent: 7 of 10 in held-out folds, too few to tell */

/* --- the rules' candidates as evidence --------------------------------------------------------------------- */

static bool is_better(const dixit_doc *doc, const dixit__candidate *a, const dixit__candidate *b)
{
    const dixit__rule *x = &doc->rules->rules.at[a->rule], *y = &doc->rules->rules.at[b->rule];

    return x->certain != y->certain ? x->certain : x->score > y->score;
}

/* What a rule takes for a cue has a head, even if the model never saw such a word. */
static void mark_head(dixit_doc *doc, dixit__run cue)
{
    uint32_t i;

    for (i = cue.first; i < cue.end; i++)
        if (doc->tokens.at[i].flags & DIXIT__ANCHOR)
            return;
    if (cue.end > cue.first)
        doc->tokens.at[cue.end - 1].flags |= DIXIT__ANCHOR;
}

bool dixit__cues_index(dixit_doc *doc)
{
    uint32_t i, k, token;

    if (!dixit__vec_reserve(&doc->alloc, &doc->cue_of, doc->tokens.count))
        return false;
    doc->cue_of.count = doc->tokens.count;
    if (doc->tokens.count > 0)
        memset(doc->cue_of.at, 0, doc->tokens.count * sizeof *doc->cue_of.at);
    for (i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];

        for (k = 0; k < c->cue_count; k++) {
            dixit__run run = doc->runs.at[c->runs + c->content_count + k];

            mark_head(doc, run);
            for (token = run.first; token < run.end; token++)
                if (!doc->cue_of.at[token] || is_better(doc, c, &doc->candidates.at[doc->cue_of.at[token] - 1]))
                    doc->cue_of.at[token] = i + 1;
        }
    }
    return true;
}

uint32_t dixit__cue_rule(const dixit_doc *doc, uint32_t token)
{
    uint32_t candidate = doc->cue_of.at[token];

    return candidate ? doc->rules->rules.at[doc->candidates.at[candidate - 1].rule].hash : 0;
}

/*
 * Is it speech between marks that opens a sentence, with who said it, as a rule has found them that hardly errs? “Not now,” Ann
 * shot back, calling it “a mess.” The model may never have met the verb, or think that there is enough behind it. Within a
 * sentence it may be a title: his new book, “Trees,” which tells ...
 */
static bool is_plain(const dixit_doc *doc, const dixit__candidate *c)
{
    const dixit__run *runs = doc->runs.at + c->runs;
    uint32_t i;

    if (!(doc->tokens.at[c->first].flags & DIXIT__SENT_FIRST))
        return false;
    for (i = 0; i < c->content_count; i++) {
        const dixit__token *t = &doc->tokens.at[runs[i].first];

        if (!(t->flags & DIXIT__OPENS) || doc->marked.at[t->ref].token_end != runs[i].end)
            return false;
    }
    return c->cue_count > 0 && c->source_count > 0 && doc->rules->rules.at[c->rule].score >= PLAIN_LEAST;
}

static void label_run(const dixit__row *row, dixit__window *w, dixit__run run, uint8_t label)
{
    uint32_t i;

    for (i = w->first; i < w->end; i++) {
        uint8_t *at = &w->labels[i - w->first];

        *at = row->at[i].first - run.first < run.end - run.first ? label : *at;
    }
}

/* The unit before the anchor that begins with the token, or DIXIT_NONE. */
static uint32_t unit_of(const dixit__row *row, const dixit__window *w, uint32_t token)
{
    uint32_t i;

    for (i = w->first; i < w->anchor; i++)
        if (row->at[i].first == token)
            return i;
    return DIXIT_NONE;
}

void dixit__window_of(const dixit_doc *doc, const dixit__row *row, uint32_t anchor, dixit__window *w)
{
    uint32_t candidate = doc->cue_of.at[row->at[anchor].first], i;

    dixit__window_make(row, anchor, w);
    if (candidate) {
        const dixit__candidate *c = &doc->candidates.at[candidate - 1];
        const dixit__run *run = doc->runs.at + c->runs;

        w->rule = doc->rules->rules.at[c->rule].hash;
        w->plain = is_plain(doc, c) ? unit_of(row, w, run->first) : DIXIT_NONE;
        for (i = 0; i < c->content_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_CONTENT);
        for (i = 0; i < c->cue_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_CUE);
        for (i = 0; i < c->source_count; i++)
            label_run(row, w, *run++, DIXIT__LABEL_SOURCE);
    }
    dixit__window_finish(row, w);
}

/* --- chances ------------------------------------------------------------------------------------------------ */

/* How much more likely than not; cut off where it would be too large to count with. */
static float odds_of(float worth, int32_t sum)
{
    float logarithm = worth * (float)sum;

    return expf(logarithm < ODDS_MAX ? logarithm : ODDS_MAX);
}

/* The chances of two classes; what is missing to 1 is that of neither. */
static dixit__chance chances(const dixit_doc *doc, dixit__number scale, const int32_t sum[2])
{
    float worth = doc->rules->model.numbers[scale], speech = odds_of(worth, sum[0]), wide = odds_of(worth, sum[1]);
    dixit__chance chance;

    chance.speech = speech / (1 + speech + wide);
    chance.wide = wide / (1 + speech + wide);
    return chance;
}

dixit__chance dixit__anchor_chance(const dixit_doc *doc, const dixit__row *row, uint32_t at)
{
    dixit__table t = dixit__table_of(doc, DIXIT__TABLE_CUES);
    uint32_t keys[DIXIT__KEYS_MAX];
    uint32_t count = dixit__cue_keys(row, at, dixit__cue_rule(doc, row->at[at].first), keys);
    int32_t sum[2];

    dixit__sum_pairs(&t, keys, count, sum);
    return chances(doc, DIXIT__NUMBER_CUE_SCALE, sum);
}

static dixit__chance found_chance(const dixit_doc *doc, const dixit__found *found)
{
    dixit__table t = dixit__table_of(doc, DIXIT__TABLE_FOUND);
    int32_t sum[2];

    dixit__sum_pairs(&t, found->keys, found->count, sum);
    return chances(doc, DIXIT__NUMBER_FOUND_SCALE, sum);
}

/* --- heads -------------------------------------------------------------------------------------------------- */

/* What counts of a chance in the scope that is asked for. */
static float in_scope(const dixit_doc *doc, dixit__chance chance)
{
    return doc->options.scope == DIXIT_SCOPE_ALL ? chance.speech + chance.wide : chance.speech;
}

/* What the model finds at an anchor that has this chance, if anything; `owner` as in a window. */
static bool weigh_head(dixit_doc *doc, const dixit__row *row, const dixit__head *head, const uint32_t *owner)
{
    const dixit__model *m = &doc->rules->model;
    bool wide = doc->options.scope == DIXIT_SCOPE_ALL;
    dixit__way ways[DIXIT__WAYS_MAX];
    dixit__found found;
    dixit__window w;
    uint32_t count, i;
    float score;

    dixit__window_of(doc, row, head->unit, &w);
    w.owner = owner;
    count = dixit__window_ways(doc, row, &w, ways);
    if (count == 0)
        return true;
    for (i = 0; i < count; i++)
        dixit__way_source(doc, row, &w, &ways[i]);
    i = dixit__way_best(doc, row, &w, ways, count, head->chance, &found);
    score = in_scope(doc, found_chance(doc, &found));
    if (score < m->numbers[wide ? DIXIT__NUMBER_FOUND_WIDE_FLOOR : DIXIT__NUMBER_FOUND_FLOOR])
        return true;
    return dixit__add_labelled(doc, row, &w, ways[i].labels, score);
}

/* Which tokens can be heads of what is asked for. */
static uint32_t anchor_flags(const dixit_doc *doc)
{
    return DIXIT__ANCHOR | (doc->options.scope == DIXIT_SCOPE_ALL ? DIXIT__ANCHOR_WIDE : 0u);
}

/* Is there such a token from `first` up to `end`? Where there is none, nobody needs units. */
static bool has_anchor(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t flags = anchor_flags(doc);

    while (first < end && !(doc->tokens.at[first].flags & flags))
        first++;
    return first < end;
}

/* The anchors of the row that may be cues. */
static bool find_heads(dixit_doc *doc, const dixit__row *row)
{
    const dixit__model *m = &doc->rules->model;
    bool wide = doc->options.scope == DIXIT_SCOPE_ALL;
    uint32_t flags = anchor_flags(doc);
    float floor = m->numbers[wide ? DIXIT__NUMBER_WIDE_FLOOR : DIXIT__NUMBER_CUE_FLOOR];
    dixit__head head;

    dixit__vec_clear(&doc->heads);
    for (head.unit = row->own; head.unit < row->own_end; head.unit++) {
        const dixit__unit *u = &row->at[head.unit];

        if (!(u->flags & DIXIT__UNIT_ANCHOR) || !(doc->tokens.at[u->first].flags & flags))
            continue;
        head.chance = dixit__anchor_chance(doc, row, head.unit);
        if (in_scope(doc, head.chance) >= floor && !dixit__vec_push(&doc->alloc, &doc->heads, head))
            return false;
    }
    return true;
}

/*
 * Where "he said he said he said" goes on for ever, each cue would look at all around it. Such a row has so many windows'
 * units as WORK_MAX for each of its own, and the most likely cues have them.
 */
static bool keep_likely(dixit_doc *doc, const dixit__row *row)
{
    uint32_t room = WORK_LEAST + WORK_MAX * (row->own_end - row->own), work = 0, kept = 0, i;
    dixit__window w;

    dixit__vec_clear(&doc->keys);
    if (doc->heads.count * DIXIT__WINDOW_MAX <= room)
        return true;
    if (!dixit__vec_reserve(&doc->alloc, &doc->keys, doc->heads.count))
        return false;
    for (i = 0; i < doc->heads.count; i++) {
        const dixit__chance *chance = &doc->heads.at[i].chance;

        doc->keys.at[doc->keys.count++] = (uint64_t)((2 - chance->speech - chance->wide) * 1000000) << 32 | i;
    }
    dixit__sort(doc->keys.at, doc->keys.count);
    for (; kept < doc->keys.count && work < room; kept++) {
        dixit__window_make(row, doc->heads.at[(uint32_t)doc->keys.at[kept]].unit, &w);
        work += w.end - w.first;
    }
    for (i = kept; i < doc->keys.count; i++)
        doc->heads.at[(uint32_t)doc->keys.at[i]].unit = DIXIT_NONE;
    return true;
}

static bool weigh_row(dixit_doc *doc, const dixit__row *row)
{
    uint32_t i;

    if (!find_heads(doc, row) || !keep_likely(doc, row))
        return false;
    for (i = 0; i < doc->heads.count; i++)
        if (doc->heads.at[i].unit != DIXIT_NONE && !weigh_head(doc, row, &doc->heads.at[i], NULL))
            return false;
    return true;
}

/* The rules whose matches the model has weighed have nothing more to say, but for what is plain. */
static void drop_evidence(dixit_doc *doc, uint32_t count)
{
    uint32_t i;

    for (i = 0; i < count; i++) {
        dixit__candidate *c = &doc->candidates.at[i];

        if (!doc->rules->rules.at[c->rule].weighed)
            continue;
        if (is_plain(doc, c)) {
            c->evidence = true;
            c->score = PLAIN_SCORE;
            continue;
        }
        c->dropped = true;
        c->outcome = DIXIT_OUTCOME_EVIDENCE;
        c->by = DIXIT_NONE;
    }
}

bool dixit__weigh(dixit_doc *doc)
{
    uint32_t block, i, count = doc->candidates.count;
    dixit__row row;

    if (doc->rules->model.weights.count == 0 || doc->story) /* news is what it has learned from */
        return true;
    if (!dixit__cues_index(doc))
        return false;
    for (block = 0; block < doc->blocks.count; block++) {
        uint32_t end = dixit__block_end(doc, block);

        if (!dixit__role_speaks(doc->blocks.at[block].role) || !has_anchor(doc, doc->blocks.at[block].token, end))
            continue;
        for (i = doc->blocks.at[block].token; i < end; i = row.next)
            if (!dixit__units_make(doc, block, i, &row) || !weigh_row(doc, &row))
                return false;
    }
    drop_evidence(doc, count);
    return true;
}

/* --- once more ---------------------------------------------------------------------------------------------- */

/* Has the model found something here, whose words others have taken? */
static bool is_in_want(const dixit__candidate *c)
{
    return c->by_model && c->dropped && (c->outcome == DIXIT_OUTCOME_OVERLAP || c->outcome == DIXIT_OUTCOME_SOURCE);
}

static uint32_t next_in_want(const dixit_doc *doc, uint32_t index, uint32_t count)
{
    while (index < count && !is_in_want(&doc->candidates.at[index]))
        index++;
    return index;
}

/* Has the content words of the other's, not counting what that has only if nobody else wants it? */
static bool shares_content(const dixit_doc *doc, const dixit__candidate *a, const dixit__candidate *b)
{
    const dixit__run *x = doc->runs.at + a->runs, *y = doc->runs.at + b->runs;
    uint32_t i, k;

    for (i = 0; i < a->content_count; i++)
        for (k = b->before; k + b->after < b->content_count; k++)
            if (x[i].first < y[k].end && y[k].first < x[i].end)
                return true;
    return false;
}

/* The head of the candidate, a unit, with the words that nobody owns: is there something left of what it was about? */
static bool weigh_head_again(dixit_doc *doc, const dixit__row *row, uint32_t unit, uint32_t index)
{
    uint32_t before = doc->candidates.count;
    dixit__head head = {unit, dixit__anchor_chance(doc, row, unit)};

    if (!weigh_head(doc, row, &head, doc->owner.at))
        return false;
    if (doc->candidates.count == before)
        return true;
    if (doc->candidates.at[before].score >= AGAIN_LEAST &&
        shares_content(doc, &doc->candidates.at[before], &doc->candidates.at[index]))
        dixit__choose_one(doc, before);
    else
        doc->candidates.count = before;
    return true;
}

/* The heads of the row whose candidates, from `*index` on, are in want. */
static bool weigh_row_again(dixit_doc *doc, const dixit__row *row, uint32_t *index, uint32_t count)
{
    uint32_t unit = row->own;

    for (; *index < count && doc->candidates.at[*index].head < row->next;
         *index = next_in_want(doc, *index + 1, count)) {
        uint32_t head = doc->candidates.at[*index].head;

        while (unit < row->own_end && row->at[unit].first < head)
            unit++;
        if (unit < row->own_end && !doc->owner.at[head] && !weigh_head_again(doc, row, unit, *index))
            return false;
    }
    return true;
}

bool dixit__weigh_again(dixit_doc *doc)
{
    uint32_t count = doc->candidates.count, block = 0, from, end, i;
    dixit__row row;

    if (doc->rules->model.weights.count == 0)
        return true;
    /* what the model has found stands in the order of its heads */
    for (i = next_in_want(doc, 0, count); i < count;) {
        block = dixit__block_from(doc, doc->candidates.at[i].head, block);
        end = dixit__block_end(doc, block);
        for (from = doc->blocks.at[block].token; from < end; from = row.next)
            if (!dixit__units_make(doc, block, from, &row) || !weigh_row_again(doc, &row, &i, count))
                return false;
    }
    return true;
}
