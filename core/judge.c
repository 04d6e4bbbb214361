/* judge.c - shows a candidate to the judge of the options, and tells what that asks about it. */
#include "doc.h"

struct dixit_match {
    const dixit_doc *doc;
    const dixit__candidate *candidate;
};

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
    uint32_t count = dixit__count_to(dixit__sentence, token, doc->sentences.at, doc->sentences.count, token);

    return count > 0 ? count - 1 : 0;
}

static dixit__run sentence_run(const dixit_doc *doc, uint32_t sentence)
{
    bool is_last = sentence + 1 >= doc->sentences.count;
    dixit__run run = {doc->sentences.at[sentence].token,
                      is_last ? doc->tokens.count : doc->sentences.at[sentence + 1].token};

    return run;
}

static uint32_t sentence_of(const dixit_match *match)
{
    return sentence_at(match->doc, match->candidate->first);
}

bool dixit__judge(const dixit_doc *doc, const dixit__candidate *c)
{
    dixit_match match = {doc, c};

    return doc->options.judge && doc->options.judge(doc->options.judge_data, &match);
}

uint32_t dixit_match_rule(const dixit_match *match)
{
    return match->candidate->rule;
}

dixit_block_role dixit_match_role(const dixit_match *match)
{
    const dixit_doc *doc = match->doc;

    return (dixit_block_role)doc->blocks.at[doc->sentences.at[sentence_of(match)].block].role;
}

size_t dixit_match_piece_count(const dixit_match *match, dixit_part part)
{
    switch (part) {
    case DIXIT_PART_MATCH:
    case DIXIT_PART_SENTENCE:
        return 1;
    case DIXIT_PART_CONTENT:
        return match->candidate->content_count;
    case DIXIT_PART_CUE:
        return match->candidate->cue_count;
    case DIXIT_PART_SOURCE:
        return match->candidate->source_count;
    }
    return 0;
}

/* The runs of content, cue and source stand one after the other. */
static dixit__run run_of(const dixit_match *match, dixit_part part, size_t index)
{
    const dixit__candidate *c = match->candidate;
    const dixit__run *runs = match->doc->runs.at + c->runs;
    dixit__run whole = {c->first, c->end};

    switch (part) {
    case DIXIT_PART_MATCH:
        break;
    case DIXIT_PART_SENTENCE:
        return sentence_run(match->doc, sentence_of(match));
    case DIXIT_PART_CONTENT:
        return runs[index];
    case DIXIT_PART_CUE:
        return runs[c->content_count + index];
    case DIXIT_PART_SOURCE:
        return runs[c->content_count + c->cue_count + index];
    }
    return whole;
}

dixit_piece dixit_match_piece(const dixit_match *match, dixit_part part, size_t index)
{
    dixit_piece none = {{0, 0}, "", 0, 0, 0};

    return index < dixit_match_piece_count(match, part) ? piece_of(match->doc, run_of(match, part, index)) : none;
}

bool dixit_match_mention(const dixit_match *match, dixit_mention_kind *kind)
{
    uint32_t mention = match->candidate->mention;

    if (mention != DIXIT_NONE)
        *kind = (dixit_mention_kind)match->doc->mentions.at[mention].kind;
    return mention != DIXIT_NONE;
}
