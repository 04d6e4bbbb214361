/*
 * resolve.c - who the sources are, within the document.
 *
 * Mentions are read in text order, block by block. A name joins the entity that goes by it (names.c), a nominal with
 * a definite article the latest entity whose role it is (nominals.c), a pronoun the best of those mentioned last
 * (pronouns.c). When a block has been read its quotations get their speakers: that of the source or, where there is
 * none, of the speaker before, if the rule says so. In a story it is more often a matter of whose turn it is (turns.c, dialogue.c).
 * What finds nobody stays unknown, with the reason.
 */
#include "resolve.h"

bool dixit__is_inside(const dixit_doc *doc, const dixit__mention *m)
{
    return (doc->tokens.at[m->run.first].flags & DIXIT__INSIDE) != 0;
}

const dixit__recent *dixit__recent_at(const dixit__resolver *r, uint32_t back)
{
    if (back > r->last_count || back > DIXIT__RECENT_MAX)
        return NULL;
    return &r->last[(r->last_count - back) % DIXIT__RECENT_MAX];
}

void dixit__remember(dixit__resolver *r, uint32_t entity, uint32_t mention)
{
    dixit__recent *slot = &r->last[r->last_count++ % DIXIT__RECENT_MAX];

    slot->entity = entity;
    slot->mention = mention;
    slot->clock = r->clock;
    slot->subject = !r->sentence_has_mention;
}

/* The speaker of a quotation is known, though it has no source, and no more sure than that. */
void dixit__give(dixit__candidate *c, uint32_t entity, dixit_reference reference, float score)
{
    c->entity = entity;
    c->unknown = DIXIT_KNOWN;
    c->reference = (uint8_t)reference;
    if (c->score > score)
        c->score = score;
}

static bool resolve_mention(dixit__resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    dixit__mention *m = &doc->mentions.at[mention];
    uint32_t entity = DIXIT_NONE, before = doc->entities.count;

    if (m->doubtful)
        return true;
    if (dixit__named_behind(doc, mention) != DIXIT_NONE) {
        r->described = mention;
        return true;
    }
    switch ((dixit_mention_kind)m->kind) {
    case DIXIT_MENTION_NAME:
        entity = dixit__resolve_name(doc, mention);
        if (entity != DIXIT_NONE && r->described != DIXIT_NONE && dixit__named_behind(doc, r->described) == mention)
            dixit__describe(doc, r->described, mention);
        break;
    case DIXIT_MENTION_NOMINAL:
    case DIXIT_MENTION_GROUP:
        entity = m->name.end > m->name.first ? dixit__resolve_name(doc, mention) : dixit__resolve_nominal(r, mention);
        break;
    case DIXIT_MENTION_PRONOUN:
        entity = dixit__is_inside(doc, m) ? DIXIT_NONE : dixit__resolve_pronoun(r, mention);
        break;
    case DIXIT_MENTION_PHRASE:
        if (!m->is_source)
            return true;
        entity = dixit__resolve_nominal(r, mention);
        break;
    case DIXIT_MENTION_FIRST:
        if (!dixit__is_inside(doc, m) && !r->sentence_has_mention)
            r->lead = mention;
        if (!dixit__is_inside(doc, m) && !m->plural && r->author != DIXIT_NONE && !doc->story) {
            m->entity = doc->mentions.at[r->author].entity;
            dixit__refer(doc, mention, DIXIT_REFERENCE_PRONOUN, r->author);
        }
        return true;
    }
    if (entity == DIXIT_NONE)
        return m->kind == DIXIT_MENTION_PRONOUN || doc->entities.count != before ||
               dixit__name_length(doc, dixit__name_run(m)) == 0;
    if (!dixit__is_inside(doc, m)) {
        if (!r->sentence_has_mention)
            r->lead = mention;
        dixit__remember(r, entity, mention);
        r->sentence_has_mention = true;
    }
    return true;
}

/* The sentence of the mention at hand. */
static void enter_sentence(dixit__resolver *r, const dixit__mention *m)
{
    const dixit_doc *doc = r->doc;
    bool story = doc->story;

    if (story && dixit__is_inside(doc, m))
        return;
    while (r->sentence + 1 < doc->sentences.count && doc->sentences.at[r->sentence + 1].token <= m->run.first) {
        r->sentence++;
        r->sentence_has_mention = false;
        story = false;
        r->clock += !doc->story;
    }
    r->clock += doc->story && !story;
}

/* "By Ann Lee": she is who says "I" in the text. Of several authors nobody knows which. */
static void read_byline(dixit__resolver *r, uint32_t first, uint32_t end)
{
    const dixit_doc *doc = r->doc;
    uint32_t i, names = 0;

    for (i = first; i < end; i++) {
        const dixit__mention *m = &doc->mentions.at[i];

        if (m->kind == DIXIT_MENTION_NAME && m->entity != DIXIT_NONE) {
            r->author = i;
            names++;
        }
    }
    if (names > 1)
        r->author = DIXIT_NONE;
}

/* The mentions of a block, from `mention` on; the first of the next block, or DIXIT_NONE if memory runs out. */
static uint32_t resolve_block(dixit__resolver *r, uint32_t mention, uint32_t end)
{
    const dixit_doc *doc = r->doc;

    for (; mention < doc->mentions.count && doc->mentions.at[mention].run.first < end; mention++) {
        enter_sentence(r, &doc->mentions.at[mention]);
        if (!resolve_mention(r, mention))
            return DIXIT_NONE;
        if (doc->story)
            dixit__turns_mention(r, mention);
    }
    return mention;
}

/* The speaker of a quotation: its source's entity, or the speaker before, who goes on. */
static void attribute(dixit_doc *doc, dixit__candidate *c, const dixit__candidate *before)
{
    c->unknown = DIXIT_KNOWN;
    if (c->source_count == 0) {
        c->unknown = DIXIT_UNKNOWN_NO_SOURCE;
        if (doc->rules->rules.at[c->rule].continues && before && before->entity != DIXIT_NONE) {
            c->entity = before->entity;
            c->unknown = DIXIT_KNOWN;
            c->reference = DIXIT_REFERENCE_CONTINUED;
        }
        return;
    }
    if (c->mention == DIXIT_NONE) {
        c->unknown = DIXIT_UNKNOWN_NO_SOURCE;
        return;
    }
    c->entity = doc->mentions.at[c->mention].entity;
    if (c->entity != DIXIT_NONE)
        return;
    c->unknown = doc->mentions.at[c->mention].kind == DIXIT_MENTION_FIRST ? DIXIT_UNKNOWN_FIRST : DIXIT_UNKNOWN_PRONOUN;
}

static bool attribute_block(dixit__resolver *r, uint32_t first, uint32_t end)
{
    dixit_doc *doc = r->doc;
    uint32_t i;

    if (doc->story)
        return dixit__turns_close(r, first, end);
    for (i = first; i < end; i++)
        attribute(doc, &doc->candidates.at[doc->chosen.at[i]],
                  i > 0 ? &doc->candidates.at[doc->chosen.at[i - 1]] : NULL);
    return true;
}

/* The first quotation, from `quote` on, that is not known whole before token `end`: its source may stand further on. */
static uint32_t quotes_before(const dixit_doc *doc, uint32_t quote, uint32_t end)
{
    for (; quote < doc->chosen.count; quote++) {
        const dixit__candidate *c = &doc->candidates.at[doc->chosen.at[quote]];

        if (c->first >= end || (c->mention != DIXIT_NONE && doc->mentions.at[c->mention].run.first >= end))
            break;
    }
    return quote;
}

static bool resolve_blocks(dixit_doc *doc)
{
    uint32_t mention = 0, quote = 0, next;
    dixit__resolver r;

    memset(&r, 0, sizeof r);
    r.doc = doc;
    r.described = r.author = DIXIT_NONE;
    dixit__turns_begin(&r);
    for (r.block = 0; r.block < doc->blocks.count; r.block++) {
        uint32_t end = dixit__block_end(doc, r.block), first = mention;

        if (doc->story)
            dixit__turns_open(&r, mention);
        mention = resolve_block(&r, mention, end);
        if (mention == DIXIT_NONE)
            return false;
        if (doc->blocks.at[r.block].role == DIXIT_BLOCK_BYLINE)
            read_byline(&r, first, mention);
        next = quotes_before(doc, quote, end);
        if (next > quote && !attribute_block(&r, quote, next))
            return false;
        quote = next;
    }
    return true;
}

/* The document is read: who is "I"? */
static void name_narrator(dixit_doc *doc)
{
    uint32_t narrator = doc->narrator == DIXIT_NONE ? DIXIT_NONE : doc->mentions.at[doc->narrator].entity, i;

    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        if (c->entity != DIXIT__NARRATOR)
            continue;
        c->entity = narrator;
        c->unknown = narrator == DIXIT_NONE ? DIXIT_UNKNOWN_FIRST : DIXIT_KNOWN;
    }
}

/* Said Lee: "..." A verb that begins a sentence looks like a part of the name behind it. It is the cue, so the name begins there. */
static void take_cue_out(dixit_doc *doc, dixit__candidate *c)
{
    const dixit__run *source = doc->runs.at + c->runs + c->content_count + c->cue_count, *cue = source - 1;
    dixit__mention *m;

    if (c->mention != DIXIT_NONE || c->source_count == 0 || c->cue_count == 0 || cue->end != source->first ||
        !(doc->tokens.at[cue->first].flags & DIXIT__MENTION))
        return;
    m = &doc->mentions.at[doc->tokens.at[cue->first].ref];
    if (m->kind != DIXIT_MENTION_NAME || m->name.first >= source->first || m->name.end <= source->first)
        return;
    c->mention = doc->tokens.at[cue->first].ref;
    m->run.first = m->name.first = source->first;
    doc->tokens.at[cue->first].flags &= ~(uint32_t)DIXIT__MENTION;
    doc->tokens.at[source->first].flags |= DIXIT__MENTION;
    doc->tokens.at[source->first].ref = c->mention;
}

bool dixit__resolve(dixit_doc *doc)
{
    uint32_t i;

    dixit__vec_clear(&doc->entities);
    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        take_cue_out(doc, c);
        if (c->mention != DIXIT_NONE)
            doc->mentions.at[c->mention].is_source = true;
    }
    if (!dixit__names_doubt(doc))
        return false;
    if (doc->story && (!dixit__aliases_clear(doc) || !dixit__survey(doc)))
        return false;
    if (!dixit__aliases_clear(doc) || !resolve_blocks(doc))
        return false;
    if (!doc->story)
        return true;
    if (!dixit__dialogue(doc))
        return false;
    name_narrator(doc);
    return true;
}
