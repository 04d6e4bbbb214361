/*
 * turns.c - who takes which turn in a story.
 *
 * A paragraph has one speaker, and the next one another. So a quotation without a source of its own is, in this order:
 * by whoever says something else in its paragraph; by whoever acts in it ("Tom put down his cup. "Not today.""); where
 * it is alone in the paragraph, by the one who spoke before the last, who in turn is not the speaker. A
 * conversation ends where nobody has spoken for some paragraphs.
 *
 * "I" outside of marks is the narrator, who is somebody others call by a name that the narration never uses.
 */
#include "resolve.h"

#define SILENCE_MAX 6 /* paragraphs after which a conversation is over */
#define LOOK_AHEAD 12 /* tokens in which a pronoun tells the gender of a name */
#define CALLED_MIN 2  /* a narrator has been called by name so often */

/* How a speaker is known: not at all, by what happens around, by whose turn it is after one that is sure, for sure. */
enum { TURN_UNKNOWN, TURN_WEAK, TURN_CHAINED, TURN_SURE };

void dixit__turns_begin(dixit__resolver *r)
{
    dixit__vec_clear(&r->doc->turns);
    r->turns.last = r->turns.before = r->turns.called = DIXIT_NONE;
    r->turns.block = 0;
    r->beat = r->here = r->called = r->announcer = DIXIT_NONE;
}

/* Does the mention stand behind a preposition? */
bool dixit__is_behind(const dixit_doc *doc, const dixit__mention *m)
{
    return m->run.first > 0 && dixit__in_known(doc->rules, doc->tokens.at[m->run.first - 1].word, DIXIT__LIST_PREP);
}

/*
 * May the entity be somebody who talks? A name that stands behind prepositions only, and never speaks, is rather that
 * of a place.
 */
bool dixit__is_person(const dixit_doc *doc, uint32_t entity)
{
    const dixit__entity *e;
    const dixit__mention *first;

    if (entity == DIXIT__NARRATOR)
        return true;
    if (entity == DIXIT_NONE)
        return false;
    e = &doc->entities.at[entity];
    first = &doc->mentions.at[e->first];
    return e->kind != DIXIT_MENTION_GROUP && e->kind != DIXIT_MENTION_PHRASE && !e->plural &&
           (e->gender || first->spoke || first->told == 0 || first->behind < first->told);
}

/* --- a look at the whole document ---------------------------------------------------------------------------- */

/* What a pronoun behind a name tells of its gender, before anybody else is named. */
static uint8_t gender_behind(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t i;

    for (i = m->run.end; i < doc->tokens.count && i < m->run.end + LOOK_AHEAD; i++) {
        const dixit__token *t = &doc->tokens.at[i];

        if (t->flags & (DIXIT__BLOCK_FIRST | DIXIT__INSIDE))
            return 0;
        if (dixit__in_known(doc->rules, t->word, DIXIT__LIST_GENDERED))
            return dixit__in_known(doc->rules, t->word, DIXIT__LIST_MALE) ? DIXIT__GENDER_MALE : DIXIT__GENDER_FEMALE;
        if (t->flags & DIXIT__MENTION && doc->mentions.at[t->ref].kind == DIXIT_MENTION_NAME)
            return 0;
    }
    return 0;
}

/* Is somebody spoken to: "Well, Tom, ..." */
static bool is_vocative(const dixit_doc *doc, const dixit__mention *m)
{
    const dixit__token *before, *after;

    if (m->run.first == 0 || m->kind != DIXIT_MENTION_NAME || m->doubtful)
        return false;
    before = &doc->tokens.at[m->run.first - 1];
    after = &doc->tokens.at[m->run.end];
    if (!(after->flags & (DIXIT__PUNCT | DIXIT__MARK)))
        return false;
    if (doc->text[before->start] == ',')
        return true;
    return before->flags & (DIXIT__STOP | DIXIT__MARK) &&
           (doc->text[after->start] == ',' || doc->text[after->start] == '!');
}

#define CALLED_KEPT 4 /* of the names called in a paragraph so many are remembered */

/* Who is called by name in the paragraph at hand and the one before, and whether "I" speaks there. */
typedef struct survey {
    uint32_t block;
    uint32_t called[CALLED_KEPT];   /* first mentions */
    uint32_t called_count, waiting; /* `waiting` of them in the paragraph before */
    bool narrator_here, narrator_before;
} survey;

/* Whoever answers to a name, or has just been answered, may be the one who goes by it. */
static void credit(dixit_doc *doc, uint32_t mention)
{
    doc->mentions.at[mention].called += doc->mentions.at[mention].called < UINT16_MAX;
}

static void survey_block(dixit_doc *doc, survey *s, uint32_t block)
{
    uint32_t i;

    for (i = 0; i < s->waiting; i++)
        if (s->narrator_here)
            credit(doc, s->called[i]);
    for (i = s->waiting; i < s->called_count && !s->narrator_here; i++) {
        credit(doc, s->called[i]);
        if (s->narrator_before)
            credit(doc, s->called[i]);
    }
    for (i = s->waiting; i < s->called_count; i++)
        s->called[i - s->waiting] = s->called[i];
    s->waiting = s->narrator_here || block != s->block + 1 ? 0 : s->called_count - s->waiting;
    s->called_count = s->waiting;
    s->narrator_before = s->narrator_here && block == s->block + 1;
    s->narrator_here = false;
    s->block = block;
}

static void survey_mention(dixit_doc *doc, survey *s, uint32_t mention, uint32_t entity)
{
    const dixit__mention *m = &doc->mentions.at[mention];
    uint32_t index = doc->entities.at[entity].first;
    dixit__mention *first = &doc->mentions.at[index];

    if (dixit__is_inside(doc, m)) {
        if (is_vocative(doc, m) && s->called_count < CALLED_KEPT)
            s->called[s->called_count++] = index;
        return;
    }
    first->told += first->told < UINT16_MAX;
    first->behind += first->behind < UINT16_MAX && dixit__is_behind(doc, m);
    first->spoke += first->spoke < UINT16_MAX && m->is_source;
    switch (gender_behind(doc, m)) {
    case DIXIT__GENDER_MALE:
        first->male += first->male < UINT16_MAX;
        break;
    case DIXIT__GENDER_FEMALE:
        first->female += first->female < UINT16_MAX;
        break;
    }
}

/* Whom others call by name although the story never does. */
static void find_narrator(dixit_doc *doc)
{
    uint32_t i, most = CALLED_MIN - 1;

    doc->narrator = DIXIT_NONE;
    for (i = 0; i < doc->entities.count; i++) {
        const dixit__mention *m = &doc->mentions.at[doc->entities.at[i].first];

        if (m->called > most && m->told * 4 <= m->called) {
            most = m->called;
            doc->narrator = doc->entities.at[i].first;
        }
    }
}

/* Names alone, before all else: what the document tells of their gender, and who the narrator may be. */
bool dixit__turns_survey(dixit_doc *doc)
{
    uint32_t i, block = 0;
    survey s = {0};

    for (i = 0; i < doc->mentions.count; i++) {
        dixit__mention *m = &doc->mentions.at[i];
        uint32_t count = doc->entities.count, entity;

        while (block + 1 < doc->blocks.count && doc->blocks.at[block + 1].token <= m->run.first)
            survey_block(doc, &s, ++block);
        if (m->kind == DIXIT_MENTION_FIRST && m->is_source)
            s.narrator_here = true;
        if (m->kind != DIXIT_MENTION_NAME || m->doubtful)
            continue;
        entity = dixit__resolve_name(doc, i);
        if (entity == DIXIT_NONE && doc->entities.count == count && dixit__name_length(doc, dixit__name_run(m)) > 0)
            return false;
        if (entity != DIXIT_NONE)
            survey_mention(doc, &s, i, entity);
    }
    find_narrator(doc);
    for (i = 0; i < doc->mentions.count; i++) {
        dixit__mention *m = &doc->mentions.at[i];

        m->entity = m->antecedent = DIXIT_NONE;
        m->reference = DIXIT_REFERENCE_NONE;
        if (!m->gender && m->kind == DIXIT_MENTION_NAME)
            m->gender = m->male > 2 * m->female   ? DIXIT__GENDER_MALE
                        : m->female > 2 * m->male ? DIXIT__GENDER_FEMALE
                                                  : 0;
    }
    dixit__vec_clear(&doc->entities);
    return true;
}

/* --- a block ----------------------------------------------------------------------------------------------- */

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

/* Is the entity the source of a quotation anywhere? */
bool dixit__has_spoken(const dixit_doc *doc, uint32_t entity)
{
    return doc->mentions.at[doc->entities.at[entity].first].spoke > 0;
}

/* A block begins, its first mention is `mention`: who acts in it? */
void dixit__turns_open(dixit__resolver *r, uint32_t mention)
{
    const dixit_doc *doc = r->doc;
    uint32_t end = r->block + 1 < doc->blocks.count ? doc->blocks.at[r->block + 1].token : doc->tokens.count, i;

    r->beat = r->here = r->called = DIXIT_NONE;
    for (i = mention; i < doc->mentions.count && doc->mentions.at[i].run.first < end; i++) {
        const dixit__mention *m = &doc->mentions.at[i];

        if (!may_act(doc, m))
            continue;
        if (begins(doc, m)) {
            r->beat = i;
            return;
        }
        if (r->beat == DIXIT_NONE)
            r->beat = i;
    }
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

    if (dixit__is_inside(doc, m) && is_vocative(doc, m))
        r->called = is_narrator(doc, m->entity) ? DIXIT__NARRATOR : m->entity;
    else if (m->is_source && m->kind == DIXIT_MENTION_FIRST)
        r->here = DIXIT__NARRATOR;
    else if (m->is_source && m->entity != DIXIT_NONE)
        r->here = m->entity;
}

/* How much better than others (or, below zero, worse) an entity fits a pronoun that speaks or acts in the block. */
float dixit__turns_fit(const dixit__resolver *r, uint32_t mention, uint32_t entity)
{
    uint32_t gap = r->block - r->turns.block;
    float fit = 0.0f;

    if (!r->doc->mentions.at[mention].is_source && mention != r->beat)
        return 0.0f;
    if (entity == r->called)
        return -20.0f;
    if (r->here != DIXIT_NONE)
        return entity == r->here ? 5.0f : 0.0f;
    if (dixit__has_spoken(r->doc, entity))
        fit += 0.7f;
    if (gap <= 2 && entity == r->turns.before)
        fit += 1.0f;
    if (gap <= 1 && entity == r->turns.last)
        fit -= 1.5f;
    return fit;
}

/* The latest subject of what is told, who is not `other`. */
static uint32_t latest_subject(const dixit__resolver *r, uint32_t other, uint32_t far)
{
    const dixit__recent *recent;
    uint32_t back;

    for (back = 1; (recent = dixit__recent_at(r, back)) && r->clock - recent->clock <= far; back++)
        if (recent->subject && recent->entity != other && recent->entity != r->called &&
            dixit__is_person(r->doc, recent->entity))
            return recent->entity;
    return DIXIT_NONE;
}

/* The latest person told of, rather one who speaks somewhere. */
static uint32_t latest_person(const dixit__resolver *r, uint32_t other, uint32_t far)
{
    const dixit__recent *recent;
    uint32_t back, found = DIXIT_NONE;

    for (back = 1; (recent = dixit__recent_at(r, back)) && r->clock - recent->clock <= far; back++) {
        if (recent->entity == other || recent->entity == r->called || !dixit__is_person(r->doc, recent->entity))
            continue;
        if (dixit__has_spoken(r->doc, recent->entity))
            return recent->entity;
        if (found == DIXIT_NONE)
            found = recent->entity;
    }
    return found;
}

/* Whose turn it is where nothing in the paragraph tells. */
static uint32_t next_turn(const dixit__resolver *r, uint32_t *strength)
{
    const dixit__turns *t = &r->turns;
    uint32_t gap = r->block - t->block, found;

    *strength = TURN_WEAK;
    if (t->last != DIXIT_NONE && gap == 1) {
        *strength = t->strength < TURN_CHAINED ? t->strength : TURN_CHAINED;
        if (t->called != DIXIT_NONE && t->called != t->last && t->called != r->called)
            return t->called;
        if (t->before != DIXIT_NONE && t->before != r->called)
            return t->before;
        *strength = TURN_WEAK;
        return latest_person(r, t->last, 8);
    }
    found = latest_subject(r, DIXIT_NONE, 2);
    if (found != DIXIT_NONE)
        return found;
    return gap <= 3 && t->last != r->called ? t->last : DIXIT_NONE;
}

static void give(dixit__candidate *c, uint32_t entity, dixit_reference reference, float score)
{
    c->entity = entity;
    c->unknown = DIXIT_KNOWN;
    c->reference = (uint8_t)reference;
    if (c->score > score)
        c->score = score;
}

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
            give(c, speaker, DIXIT_REFERENCE_PARAGRAPH, 0.9f);
        if (c->entity != DIXIT_NONE)
            speaker = c->entity;
    }
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

/* Without a source: who acts in the paragraph, or whose turn is it? How sure is it? */
static uint32_t guess(dixit__resolver *r, uint32_t first, uint32_t end)
{
    dixit_doc *doc = r->doc;
    uint32_t speaker = DIXIT_NONE, strength = TURN_SURE, i;
    dixit_reference reference = DIXIT_REFERENCE_BEAT;
    float score = 0.7f;

    if (is_announced(r))
        speaker = r->announcer;
    else if (r->beat != DIXIT_NONE) {
        const dixit__mention *m = &doc->mentions.at[r->beat];

        speaker = m->kind == DIXIT_MENTION_FIRST ? DIXIT__NARRATOR : m->entity;
        if (!dixit__is_person(doc, speaker) || speaker == r->called)
            speaker = DIXIT_NONE;
    }
    if (speaker == DIXIT_NONE) {
        speaker = next_turn(r, &strength);
        reference = DIXIT_REFERENCE_TURN;
        score = 0.6f;
    }
    if (speaker == DIXIT_NONE)
        return TURN_UNKNOWN;
    for (i = first; i < end; i++)
        if (may_be_by(doc, quote_at(doc, i), speaker))
            give(quote_at(doc, i), speaker, reference, score);
    return strength;
}

/* A block ends: who says its quotations, `first` to `end` of those chosen? */
bool dixit__turns_close(dixit__resolver *r, uint32_t first, uint32_t end)
{
    dixit_doc *doc = r->doc;
    dixit__turns *t = &r->turns;
    dixit__turn turn = {r->block, first, end, DIXIT_NONE, TURN_SURE};
    uint32_t speaker;

    if (r->block - t->block > SILENCE_MAX)
        t->last = t->before = t->called = DIXIT_NONE;
    if (attribute_own(doc, first, end))
        share(doc, first, end);
    else
        turn.strength = guess(r, first, end);
    speaker = quote_at(doc, end - 1)->entity;
    if (speaker != t->last) {
        t->before = t->last;
        t->last = speaker;
    }
    t->called = r->called;
    t->block = r->block;
    t->strength = turn.strength;
    if (speaker != DIXIT_NONE && speaker != DIXIT__NARRATOR)
        dixit__remember(r, speaker, doc->entities.at[speaker].fullest);
    turn.speaker = speaker;
    return dixit__vec_push(&doc->alloc, &doc->turns, turn);
}

/*
 * What comes later shows who spoke: a weak guess that makes somebody speak in two paragraphs one after the other is wrong,
 * and the speaker is the one who answers that.
 */
static void look_back(dixit_doc *doc)
{
    uint32_t i, k;

    for (i = doc->turns.count; i-- > 0;) {
        dixit__turn *t = &doc->turns.at[i], *next = t + 1, *after = t + 2;

        if (t->strength > TURN_WEAK || i + 2 >= doc->turns.count || next->block != t->block + 1 ||
            after->block != next->block + 1 || next->strength < TURN_CHAINED || after->strength < TURN_CHAINED)
            continue;
        if (after->speaker == next->speaker || (t->speaker != DIXIT_NONE && t->speaker != next->speaker))
            continue;
        t->speaker = after->speaker;
        t->strength = TURN_CHAINED;
        for (k = t->first; k < t->end; k++)
            if (may_be_by(doc, quote_at(doc, k), t->speaker))
                give(quote_at(doc, k), t->speaker, DIXIT_REFERENCE_TURN, 0.6f);
    }
}

/* The document is read: who is the narrator? */
void dixit__turns_end(dixit_doc *doc)
{
    uint32_t narrator = doc->narrator == DIXIT_NONE ? DIXIT_NONE : doc->mentions.at[doc->narrator].entity, i;

    look_back(doc);
    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = quote_at(doc, i);

        if (c->entity != DIXIT__NARRATOR)
            continue;
        c->entity = narrator;
        c->unknown = narrator == DIXIT_NONE ? DIXIT_UNKNOWN_FIRST : DIXIT_KNOWN;
    }
}
