/*
 * turns.c - in a story each paragraph in which somebody speaks is a turn: what shows whose it is.
 *
 * A paragraph has one speaker: whoever is the source of one quotation in it says the others as well. Where nobody is
 * named the signs are kept, for dialogue.c to weigh when all turns are known: a pronoun or "the young man" for a
 * source; who acts in the paragraph (Tom put down his cup. "Not today.") or in the last sentence told before it; who is
 * called by name, and so is not the speaker.
 */
#include "resolve.h"

void dixit__turns_begin(dixit__resolver *r)
{
    dixit__vec_clear(&r->doc->turns);
    r->lead = r->before = r->beat = r->called = DIXIT_NONE;
}

static bool may_act(const dixit_doc *doc, const dixit__mention *m)
{
    return !dixit__is_inside(doc, m) && !m->plural && !m->doubtful &&
           (m->kind == DIXIT_MENTION_NAME || m->kind == DIXIT_MENTION_NOMINAL || m->kind == DIXIT_MENTION_PRONOUN ||
            m->kind == DIXIT_MENTION_FIRST);
}

/* Does the mention begin what is told: a sentence, or words behind a mark? */
static bool begins(const dixit_doc *doc, const dixit__mention *m)
{
    return doc->tokens.at[m->run.first].flags & DIXIT__SENT_FIRST ||
           (m->run.first > 0 && doc->tokens.at[m->run.first - 1].flags & DIXIT__CLOSES);
}

/* Who acts in the block that ends before token `end`? `mention` is the first in it. */
static uint32_t find_beat(const dixit_doc *doc, uint32_t mention, uint32_t end)
{
    uint32_t i, found = DIXIT_NONE;

    for (i = mention; i < doc->mentions.count && doc->mentions.at[i].run.first < end; i++) {
        const dixit__mention *m = &doc->mentions.at[i];

        if (!may_act(doc, m))
            continue;
        if (begins(doc, m))
            return i;
        if (found == DIXIT_NONE)
            found = i;
    }
    return found;
}

/* A block begins, its first mention is `mention`. */
void dixit__turns_open(dixit__resolver *r, uint32_t mention)
{
    const dixit_doc *doc = r->doc;
    uint32_t end = dixit__block_end(doc, r->block);

    r->beat = find_beat(doc, mention, end);
    r->called = r->before = DIXIT_NONE;
    if (r->block > 0 && r->lead != DIXIT_NONE &&
        doc->mentions.at[r->lead].run.first >= doc->blocks.at[r->block - 1].token)
        r->before = r->lead;
}

static bool is_narrator(const dixit_doc *doc, uint32_t entity)
{
    return entity != DIXIT_NONE && doc->narrator != DIXIT_NONE && doc->entities.at[entity].first == doc->narrator;
}

/* What a mention, just resolved, tells of the conversation. */
void dixit__turns_mention(dixit__resolver *r, uint32_t mention)
{
    const dixit_doc *doc = r->doc;
    const dixit__mention *m = &doc->mentions.at[mention];

    if (dixit__is_inside(doc, m) && dixit__is_vocative(doc, m))
        r->called = is_narrator(doc, m->entity) ? DIXIT__NARRATOR : m->entity;
}

/* --- a block has been read ----------------------------------------------------------------------------------- */

static dixit__candidate *quote_at(dixit_doc *doc, uint32_t i)
{
    return &doc->candidates.at[doc->chosen.at[i]];
}

/* The sources of the block's quotations. Is any known? */
static bool attribute_own(dixit_doc *doc, uint32_t first, uint32_t end)
{
    bool any = false;
    uint32_t i;

    for (i = first; i < end; i++) {
        dixit__candidate *c = quote_at(doc, i);
        const dixit__mention *m = c->mention == DIXIT_NONE ? NULL : &doc->mentions.at[c->mention];

        c->entity = DIXIT_NONE;
        c->unknown = m ? DIXIT_UNKNOWN_PRONOUN : DIXIT_UNKNOWN_NO_SOURCE;
        if (!m)
            continue;
        c->entity = m->kind == DIXIT_MENTION_FIRST ? DIXIT__NARRATOR : m->entity;
        if (c->entity == DIXIT_NONE)
            continue;
        c->unknown = DIXIT_KNOWN;
        any = true;
    }
    return any;
}

/* A quotation whose source is "she" is not by a man. */
static bool may_be_by(const dixit_doc *doc, const dixit__candidate *c, uint32_t entity)
{
    if (c->mention == DIXIT_NONE || entity == DIXIT_NONE || entity == DIXIT__NARRATOR)
        return c->mention == DIXIT_NONE;
    return dixit__gender_fits(doc->mentions.at[c->mention].gender, doc->entities.at[entity].gender);
}

/* The others in the block are by the one before, or else by the one behind. */
static void share(dixit_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t speaker = DIXIT_NONE, i;

    for (i = first; i < end && speaker == DIXIT_NONE; i++)
        speaker = quote_at(doc, i)->entity;
    for (i = first; i < end; i++) {
        dixit__candidate *c = quote_at(doc, i);

        if (c->entity == DIXIT_NONE && may_be_by(doc, c, speaker))
            dixit__give(c, speaker, DIXIT_REFERENCE_PARAGRAPH, 0.9f);
        if (c->entity != DIXIT_NONE)
            speaker = c->entity;
    }
}

/* Does the source only point back to somebody: "he", "the young man", "her father"? */
static bool points_back(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t row = doc->tokens.at[m->run.first].row;

    return m->kind == DIXIT_MENTION_PRONOUN || (m->kind == DIXIT_MENTION_NOMINAL && !m->plural &&
                                                (dixit__in_known(doc->rules, row, DIXIT__LIST_DEFINITE) ||
                                                 dixit__in_known(doc->rules, row, DIXIT__LIST_GENDERED)));
}

/* Does what is told end in a colon before the block? */
static bool is_announced(const dixit__resolver *r)
{
    const dixit_doc *doc = r->doc;
    uint32_t first = doc->blocks.at[r->block].token, dashes = 0;

    while (first > dashes && dashes < 3 && doc->text[doc->tokens.at[first - 1 - dashes].start] == '-')
        dashes++;
    return first > dashes && doc->text[doc->tokens.at[first - 1 - dashes].start] == ':';
}

/* A block ends: who says its quotations, `first` to `end` of those chosen? */
bool dixit__turns_close(dixit__resolver *r, uint32_t first, uint32_t end)
{
    dixit_doc *doc = r->doc;
    dixit__turn turn;
    uint32_t i;

    memset(&turn, 0, sizeof turn);
    turn.block = r->block;
    turn.first = first;
    turn.end = end;
    turn.source = DIXIT_NONE;
    turn.beat = r->beat;
    turn.before = r->before;
    turn.called = r->called;
    turn.announced = is_announced(r);
    if (attribute_own(doc, first, end))
        share(doc, first, end);
    for (i = first; i < end; i++) {
        uint32_t mention = quote_at(doc, i)->mention;

        if (mention == DIXIT_NONE)
            continue;
        if (points_back(doc, &doc->mentions.at[mention]))
            turn.source = mention;
        else
            turn.settled = true;
    }
    turn.speaker = quote_at(doc, end - 1)->entity;
    if (turn.speaker != DIXIT_NONE && turn.speaker != DIXIT__NARRATOR)
        dixit__remember(r, turn.speaker, doc->entities.at[turn.speaker].fullest);
    return dixit__vec_push(&doc->alloc, &doc->turns, turn);
}
