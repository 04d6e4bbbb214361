/* candidates.c - every match of a QUOTE rule becomes a candidate: its parts as runs of tokens. */
#include "match.h"

#define RUNS_MAX 200 /* runs of one part; a speech over more paragraphs than that is cut */

bool dixit__push_run(dixit_doc *doc, uint32_t first, uint32_t end, uint8_t *count)
{
    dixit__run run = {first, end};

    if (*count >= RUNS_MAX || first >= end)
        return true;
    ++*count;
    return dixit__vec_push(&doc->alloc, &doc->runs, run);
}

/* Punctuation outside the marks is no part of what was said; but the stop of words that are given as they were spoken. */
static bool is_trimmed(const dixit__token *t)
{
    return t->flags & DIXIT__PUNCT && !(t->flags & (DIXIT__POSSESSIVE | DIXIT__INSIDE));
}

dixit__run dixit__trim(const dixit_doc *doc, dixit__run run, bool spoken)
{
    const dixit__token *tokens = doc->tokens.at;

    while (run.first < run.end && is_trimmed(&tokens[run.first]))
        run.first++;
    while (run.first < run.end && is_trimmed(&tokens[run.end - 1]) &&
           !(spoken && tokens[run.end - 1].flags & DIXIT__STOP))
        run.end--;
    return run;
}

/* Marks and punctuation alone are nothing that anybody said. */
static bool has_words(const dixit_doc *doc, dixit__run run)
{
    while (run.first < run.end && !(doc->tokens.at[run.first].flags & (DIXIT__WORD | DIXIT__NUMBER)))
        run.first++;
    return run.first < run.end;
}

/* A content that is a marked span has a run for each paragraph the span goes on in. */
static bool push_content(dixit_doc *doc, dixit__run run, bool spoken, uint8_t *count)
{
    const dixit__token *first;

    run = dixit__trim(doc, run, spoken);
    if (!has_words(doc, run))
        return true;
    first = &doc->tokens.at[run.first];
    if (first->flags & DIXIT__OPENS) {
        uint32_t index = first->ref;

        while (doc->marked.at[index].next != DIXIT_NONE && doc->marked.at[index].token_end < run.end) {
            if (!dixit__push_run(doc, run.first, doc->marked.at[index].token_end, count))
                return false;
            index = doc->marked.at[index].next;
            run.first = doc->marked.at[index].token;
        }
    }
    return dixit__push_run(doc, run.first, run.end, count);
}

static bool push_part(dixit_doc *doc, const dixit__match_result *match, dixit__part part, uint8_t *count)
{
    bool spoken = doc->rules->rules.at[match->rule].type == DIXIT_DIRECT;
    dixit__run run;
    uint32_t n;

    for (n = 0; run = dixit__match_part(match, part, n), run.end > run.first; n++)
        if (!(part == DIXIT__PART_CONTENT ? push_content(doc, run, spoken, count)
                                          : dixit__push_run(doc, run.first, run.end, count)))
            return false;
    return true;
}

/* Do the mentions follow each other as in "Snyder spokesman Dave Murray", "Commentary's Noah Rothman"? */
static bool goes_on(const dixit_doc *doc, const dixit__mention *m, const dixit__mention *next)
{
    return next->run.first >= m->run.end && next->run.first <= m->run.end + 1 &&
           (next->run.first == m->run.end || doc->tokens.at[m->run.end].flags & DIXIT__POSSESSIVE);
}

/* Is the name what a phrase says something of, as in "an angry Reed"? "The FBI" is nobody else than the phrase. */
static bool is_named(const dixit__mention *phrase, const dixit__mention *name, uint32_t end)
{
    return phrase->kind == DIXIT_MENTION_PHRASE && name->kind == DIXIT_MENTION_NAME && name->run.end == end &&
           name->run.first > phrase->run.first + 1;
}

/* The mention that a source is or begins with; of several in a row the last, whom the others describe. */
uint32_t dixit__mention_in(const dixit_doc *doc, dixit__run run)
{
    uint32_t found = DIXIT_NONE, i;

    for (i = run.first; i < run.end; i++) {
        uint32_t here = doc->tokens.at[i].flags & DIXIT__MENTION ? doc->tokens.at[i].ref : DIXIT_NONE;

        if (here == DIXIT_NONE)
            continue;
        if (found != DIXIT_NONE && !goes_on(doc, &doc->mentions.at[found], &doc->mentions.at[here]) &&
            !is_named(&doc->mentions.at[found], &doc->mentions.at[here], run.end))
            break;
        found = here;
    }
    return found;
}

void dixit__candidate_hull(const dixit_doc *doc, dixit__candidate *c)
{
    uint32_t parts = (uint32_t)c->content_count + c->cue_count + c->source_count, i;
    const dixit__run *runs = doc->runs.at + c->runs;

    c->first = runs[0].first;
    c->end = runs[0].end;
    for (i = 1; i < parts; i++) {
        c->first = runs[i].first < c->first ? runs[i].first : c->first;
        c->end = runs[i].end > c->end ? runs[i].end : c->end;
    }
}

static bool add_candidate(dixit_doc *doc, const dixit__match_result *match, void *payload)
{
    dixit__candidate c = {0};

    (void)payload;
    c.rule = match->rule;
    c.score = doc->rules->rules.at[match->rule].score;
    c.first = match->first;
    c.end = match->end;
    c.runs = doc->runs.count;
    c.entity = DIXIT_NONE;
    c.mention = DIXIT_NONE;
    if (!push_part(doc, match, DIXIT__PART_CONTENT, &c.content_count) ||
        !push_part(doc, match, DIXIT__PART_CUE, &c.cue_count) ||
        !push_part(doc, match, DIXIT__PART_SOURCE, &c.source_count))
        return false;
    if (c.content_count == 0) {
        doc->runs.count = c.runs;
        return true;
    }
    if (c.source_count > 0)
        c.mention = dixit__mention_in(doc, doc->runs.at[c.runs + c.content_count + c.cue_count]);
    if (doc->rules->rules.at[c.rule].judged && !dixit__judge(doc, &c)) {
        doc->runs.count = c.runs;
        return true;
    }
    return dixit__vec_push(&doc->alloc, &doc->candidates, c);
}

bool dixit__candidates(dixit_doc *doc)
{
    uint32_t first = dixit__match_flags(doc, DIXIT_RULE_QUOTE), block, i;
    dixit__walk walk;
    dixit__matcher m;

    dixit__vec_clear(&doc->candidates);
    dixit__vec_clear(&doc->runs);
    dixit__matcher_init(&m, doc, DIXIT_RULE_QUOTE, add_candidate, NULL);
    for (block = 0; block < doc->blocks.count; block++) {
        uint32_t end = dixit__block_end(doc, block);

        if (!dixit__role_speaks(doc->blocks.at[block].role))
            continue;
        walk = dixit__walk_to(doc, end, first);
        m.last_cue = dixit__last_cue(doc, DIXIT_RULE_QUOTE, doc->blocks.at[block].token, end);
        for (i = doc->blocks.at[block].token; (i = dixit__walk_from(&walk, i)) < end; i++) {
            uint32_t flags = doc->tokens.at[i].flags;

            /* what is said inside a quotation is the speaker's business */
            if ((flags & DIXIT__OPENS || !(flags & DIXIT__INSIDE)) && !dixit__match_at(&m, i))
                return false;
        }
    }
    return true;
}
