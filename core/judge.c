/*
 * judge.c - shows a candidate to the judge of the options: its parts as pieces of text with their lengths.
 *
 * The pieces stand one after the other in doc->pieces, which keeps its memory: content, cue, source.
 */
#include "doc.h"
#include "ruleset.h"

static dixit_piece piece_of(const dixit_doc *doc, dixit__run run)
{
    dixit_piece piece = {{0, 0}, "", 0, run.end - run.first, 0};
    uint32_t start, end, i;

    if (run.first >= run.end)
        return piece;
    start = doc->tokens.at[run.first].start;
    end = doc->tokens.at[run.end - 1].end;
    piece.span.start = dixit__text_original(doc, start);
    piece.span.end = dixit__text_original(doc, end);
    piece.text = doc->text + start;
    piece.len = end - start;
    for (i = run.first; i < run.end; i++)
        piece.words += (doc->tokens.at[i].flags & (DIXIT__WORD | DIXIT__NUMBER)) != 0;
    return piece;
}

/* The last sentence that begins at or before the token. */
static uint32_t sentence_at(const dixit_doc *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->sentences.count;

    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;

        if (doc->sentences.at[middle].token <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static dixit__run sentence_run(const dixit_doc *doc, uint32_t sentence)
{
    bool is_last = sentence + 1 >= doc->sentences.count;
    dixit__run run = {doc->sentences.at[sentence].token,
                      is_last ? doc->tokens.count : doc->sentences.at[sentence + 1].token};

    return run;
}

static void set_mention(const dixit_doc *doc, const dixit__candidate *c, dixit_match *match)
{
    match->has_mention = c->mention != DIXIT_NONE;
    match->mention = match->has_mention ? (dixit_mention_kind)doc->mentions.at[c->mention].kind : DIXIT_MENTION_NAME;
}

bool dixit__judge(dixit_doc *doc, const dixit__candidate *c, bool *keep)
{
    uint32_t count = (uint32_t)c->content_count + c->cue_count + c->source_count, sentence, i;
    dixit__run whole = {c->first, c->end};
    dixit_match match;

    *keep = false;
    if (!doc->options.judge)
        return true;
    dixit__vec_clear(&doc->pieces);
    if (!dixit__vec_reserve(&doc->alloc, &doc->pieces, count))
        return false;
    for (i = 0; i < count; i++)
        doc->pieces.at[doc->pieces.count++] = piece_of(doc, doc->runs.at[c->runs + i]);
    sentence = sentence_at(doc, c->first);
    match.rule = c->rule;
    match.role = (dixit_block_role)doc->blocks.at[doc->sentences.at[sentence].block].role;
    match.whole = piece_of(doc, whole);
    match.sentence = piece_of(doc, sentence_run(doc, sentence));
    match.content = doc->pieces.at;
    match.cue = match.content + c->content_count;
    match.source = match.cue + c->cue_count;
    match.content_count = c->content_count;
    match.cue_count = c->cue_count;
    match.source_count = c->source_count;
    set_mention(doc, c, &match);
    *keep = doc->options.judge(doc->options.judge_data, &match);
    return true;
}
