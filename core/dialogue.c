/*
 * dialogue.c - whose turn it is, in a story, where nobody says so.
 *
 * Each turn has a few who may be speaking: those told of lately, most of all who often speak. The signs that turns.c has
 * kept speak for some and against others, and so does what came before: the next turn is hardly by the one who spoke
 * last, and rather by the one who spoke before that. One wrong guess would put a whole conversation off by one, so all
 * turns are decided together: the sequence of speakers with the greatest sum is found, as by Viterbi (1967) for a chain
 * in which each link knows the two before it. A turn whose source is named has one speaker only, and so decides for
 * those around it.
 *
 * Weights were chosen on the development parts of LitBank and PDNC; half or twice of any of them costs at most 0.02 of the
 * one's speakers and 0.01 of the other's.
 */
#include "resolve.h"

#define PATHS (DIXIT__RIVALS * DIXIT__RIVALS)
#define PRESENT_MAX 16 /* how many of those told of are kept in mind */
#define COMING_TURNS 3 /* whoever is named so soon may be speaking already */
#define PAUSE_MAX 4    /* paragraphs that a conversation is taken up after */

/* Of somebody, at any time. */
#define SPEAKS_OFTEN 0.17f /* for each doubling of the times that the source is that very name */
#define LONG_AGO -0.375f   /* for each doubling of the paragraphs since */
/* Of the signs of a turn. */
#define SOURCE_PRONOUN 2.0f /* for whom pronouns.c takes "he" */
#define SOURCE_NOMINAL 2.0f /* for whom is known by no other name than "the coroner" */
#define ACTS 5.0f           /* for who acts in the paragraph, by name */
#define ACTS_PRONOUN 2.0f   /* by a pronoun */
#define ACTS_OTHER -5.0f    /* for a man where "she" acts */
#define LEADS 2.0f          /* for who acts in the sentence before */
#define LEADS_OTHER -2.0f
#define ANNOUNCED 3.0f /* where that sentence ends in a colon */
#define CALLED -5.0f   /* for who is called by name */
#define ANSWERS 4.0f   /* for who was called in the turn before */
/* Of turns one after the other. */
#define GOES_ON -3.0f      /* for the last speaker */
#define ALTERNATES 2.0f    /* for the one before */
#define RESUMES 0.5f       /* for the last speaker, after some paragraphs without speech */
#define RESUMES_OTHER 1.0f /* for the one before */

typedef struct presence {
    uint32_t entity;
    uint32_t block; /* where it was told of last */
} presence;

/* Who is there, as the story goes on. */
typedef struct stage {
    dixit_doc *doc;
    presence present[PRESENT_MAX];
    uint32_t count;
    uint32_t mention, block; /* how far it has been read: the next mention, and the block of the last */
    uint32_t narrator_spoke;
} stage;

/* How likely somebody is to speak at all in a block. */
static float presence_of(const stage *s, const presence *p, uint32_t block)
{
    uint32_t spoke = p->entity == DIXIT__NARRATOR ? s->narrator_spoke
                                                  : s->doc->mentions.at[s->doc->entities.at[p->entity].first].spoke;

    return SPEAKS_OFTEN * dixit__doublings(spoke) +
           LONG_AGO * dixit__doublings(block > p->block ? block - p->block : 0);
}

/* Somebody is told of. Of too many the least likely to speak is forgotten. */
static void enter(stage *s, uint32_t entity, uint32_t block)
{
    uint32_t i, at = 0;

    if (!dixit__is_person(s->doc, entity))
        return;
    for (i = 0; i < s->count && s->present[i].entity != entity; i++)
        if (presence_of(s, &s->present[i], block) < presence_of(s, &s->present[at], block))
            at = i;
    if (i < s->count || s->count < PRESENT_MAX)
        at = i;
    s->count += i == s->count && s->count < PRESENT_MAX;
    s->present[at].entity = entity;
    s->present[at].block = block;
}

/* All who are told of up to the end of a block. */
static void read_to(stage *s, uint32_t last)
{
    const dixit_doc *doc = s->doc;
    uint32_t end = dixit__block_end(doc, last);

    for (; s->mention < doc->mentions.count && doc->mentions.at[s->mention].run.first < end; s->mention++) {
        const dixit__mention *m = &doc->mentions.at[s->mention];

        s->block = dixit__block_from(doc, m->run.first, s->block);
        if (m->doubtful || dixit__is_inside(doc, m))
            continue;
        if (m->kind == DIXIT_MENTION_FIRST)
            enter(s, DIXIT__NARRATOR, s->block);
        else if (m->kind == DIXIT_MENTION_NAME || m->kind == DIXIT_MENTION_NOMINAL)
            enter(s, m->entity, s->block);
    }
}

/* --- the signs of a turn ------------------------------------------------------------------------------------- */

/* May "he" or "the young man" be this one? */
static bool may_be(const dixit_doc *doc, const dixit__mention *m, uint32_t entity)
{
    return entity != DIXIT__NARRATOR && dixit__gender_fits(m->gender, doc->entities.at[entity].gender);
}

/* What somebody who acts tells of an entity. */
static float acting(const dixit_doc *doc, const dixit__mention *m, uint32_t entity, float same, float pronoun,
                    float other)
{
    if (m->kind == DIXIT_MENTION_FIRST)
        return entity == DIXIT__NARRATOR ? same : 0.0f;
    if (m->kind == DIXIT_MENTION_PRONOUN && !may_be(doc, m, entity))
        return other;
    if (entity != m->entity)
        return 0.0f;
    return m->kind == DIXIT_MENTION_PRONOUN ? pronoun : same;
}

static float signs_for(const dixit_doc *doc, const dixit__turn *t, uint32_t entity)
{
    const dixit__mention *at = doc->mentions.at;
    const dixit__turn *before = t > doc->turns.at ? t - 1 : NULL;
    bool follows = before && t->block == before->block + 1;
    float sum = 0.0f;

    if (t->source != DIXIT_NONE) {
        if (entity == at[t->source].entity)
            sum += at[t->source].kind == DIXIT_MENTION_PRONOUN ? SOURCE_PRONOUN : SOURCE_NOMINAL;
    } else if (t->beat != DIXIT_NONE) {
        sum += acting(doc, &at[t->beat], entity, ACTS, ACTS_PRONOUN, ACTS_OTHER);
    } else if (t->before != DIXIT_NONE && !follows) {
        sum += acting(doc, &at[t->before], entity, LEADS, LEADS / 2, LEADS_OTHER);
    }
    if (t->announced && t->before != DIXIT_NONE)
        sum += acting(doc, &at[t->before], entity, ANNOUNCED, ANNOUNCED, 0.0f);
    if (entity == t->called)
        sum += CALLED;
    if (follows && entity == before->called)
        sum += ANSWERS;
    return sum;
}

/* One more who may speak; of too many the least likely goes. */
static void add_rival(dixit__turn *t, uint32_t entity, float score)
{
    uint32_t i, at = 0;

    for (i = 1; i < t->rival_count; i++)
        if (t->rivals[i].score < t->rivals[at].score)
            at = i;
    if (t->rival_count < DIXIT__RIVALS)
        at = t->rival_count++;
    else if (t->rivals[at].score >= score)
        return;
    t->rivals[at].entity = entity;
    t->rivals[at].score = score;
}

/* Who may speak in a turn. Somebody or, where nobody may, nobody. */
static void list_rivals(stage *s, uint32_t turn)
{
    dixit_doc *doc = s->doc;
    dixit__turn *t = &doc->turns.at[turn];
    uint32_t i;

    read_to(s, t->block);
    enter(s, t->speaker, t->block);
    if (turn > 0)
        enter(s, t[-1].called, t[-1].block);
    for (i = 1; i <= COMING_TURNS && turn + i < doc->turns.count; i++)
        if (t[i].settled && t[i].block - t->block <= i + 2)
            enter(s, t[i].speaker, t->block);
    t->rival_count = 0;
    for (i = 0; i < s->count && !t->settled; i++) {
        const presence *p = &s->present[i];

        if (t->source == DIXIT_NONE || may_be(doc, &doc->mentions.at[t->source], p->entity))
            add_rival(t, p->entity, presence_of(s, p, t->block) + signs_for(doc, t, p->entity));
    }
    if (t->rival_count == 0)
        add_rival(t, t->settled ? t->speaker : DIXIT_NONE, 0.0f);
}

/* --- all turns together -------------------------------------------------------------------------------------- */

/* How well it goes that somebody speaks after `last`, and that one after `before`. */
static float follows_on(const dixit__turn *t, uint32_t turn, uint32_t entity, uint32_t last, uint32_t before)
{
    uint32_t gap = t->block - t[-1].block, gap_before = turn > 1 ? t[-1].block - t[-2].block : DIXIT_NONE;

    if (entity == DIXIT_NONE || gap > PAUSE_MAX)
        return 0.0f;
    if (gap == 1)
        return entity == last ? GOES_ON : entity == before && gap_before <= 2 ? ALTERNATES : 0.0f;
    return (entity == last ? RESUMES : 0.0f) + (entity == before && gap_before < PAUSE_MAX ? RESUMES_OTHER : 0.0f);
}

/* The best way to each pair of speakers of this turn and the one before, and by whom before those it leads. */
static void extend(const dixit_doc *doc, uint32_t turn, const float *sums, float *to, uint8_t *back)
{
    const dixit__turn *t = &doc->turns.at[turn];
    uint32_t lasts = turn > 0 ? t[-1].rival_count : 1, befores = turn > 1 ? t[-2].rival_count : 1, a, b, c;

    for (a = 0; a < t->rival_count; a++)
        for (b = 0; b < lasts; b++) {
            float best = 0.0f;
            uint8_t from = 0;

            for (c = 0; c < befores && turn > 0; c++) {
                float sum =
                    sums[b * DIXIT__RIVALS + c] + follows_on(t, turn, t->rivals[a].entity, t[-1].rivals[b].entity,
                                                             turn > 1 ? t[-2].rivals[c].entity : DIXIT_NONE);

                if (c == 0 || sum > best) {
                    best = sum;
                    from = (uint8_t)c;
                }
            }
            to[a * DIXIT__RIVALS + b] = best + t->rivals[a].score;
            back[a * DIXIT__RIVALS + b] = from;
        }
}

/* What is known of a quotation without a name is known from its source, or else from who acts, or from whose turn it is. */
static void settle(dixit_doc *doc, dixit__turn *t, uint32_t entity)
{
    uint32_t acts = t->beat != DIXIT_NONE ? t->beat : t->before, i;
    bool acting_itself = acts != DIXIT_NONE && entity != DIXIT_NONE &&
                         (doc->mentions.at[acts].kind == DIXIT_MENTION_FIRST ? entity == DIXIT__NARRATOR
                                                                             : entity == doc->mentions.at[acts].entity);

    t->speaker = entity;
    for (i = t->first; i < t->end; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        c->entity = entity;
        c->unknown = entity != DIXIT_NONE      ? DIXIT_KNOWN
                     : t->source != DIXIT_NONE ? DIXIT_UNKNOWN_PRONOUN
                                               : DIXIT_UNKNOWN_NO_SOURCE;
        if (entity == DIXIT_NONE)
            continue;
        if (c->mention == DIXIT_NONE && t->source != DIXIT_NONE)
            dixit__give(c, entity, DIXIT_REFERENCE_PARAGRAPH, 0.9f);
        else if (c->mention == DIXIT_NONE)
            dixit__give(c, entity, acting_itself ? DIXIT_REFERENCE_BEAT : DIXIT_REFERENCE_TURN,
                        acting_itself ? 0.7f : 0.6f);
        else if (doc->mentions.at[c->mention].entity != entity) {
            doc->mentions.at[c->mention].entity = entity;
            dixit__refer(doc, c->mention, DIXIT_REFERENCE_TURN, doc->entities.at[entity].fullest);
        }
    }
}

static void trace_back(dixit_doc *doc, const float *sums)
{
    uint32_t turn = doc->turns.count - 1, best = 0, a, b;
    uint32_t lasts = turn > 0 ? doc->turns.at[turn - 1].rival_count : 1;

    for (a = 0; a < doc->turns.at[turn].rival_count; a++)
        for (b = 0; b < lasts; b++)
            if (sums[a * DIXIT__RIVALS + b] > sums[best])
                best = a * DIXIT__RIVALS + b;
    for (turn++; turn-- > 0;) {
        dixit__turn *t = &doc->turns.at[turn];
        uint8_t before = doc->paths.at[turn * PATHS + best];

        if (!t->settled)
            settle(doc, t, t->rivals[best / DIXIT__RIVALS].entity);
        best = best % DIXIT__RIVALS * DIXIT__RIVALS + before;
    }
}

/*
 * Whose turn it is may be told by what comes behind, and whom others were known by may have turned out to be somebody
 * else: an antecedent is a mention of the same before, or there is none.
 */
static bool mend_antecedents(dixit_doc *doc)
{
    uint64_t *latest; /* of each entity: the last mention so far, plus one */
    uint32_t i;

    if (!dixit__vec_reserve(&doc->alloc, &doc->keys, doc->entities.count))
        return false;
    latest = doc->keys.at;
    for (i = 0; i < doc->entities.count; i++)
        latest[i] = 0;
    for (i = 0; i < doc->mentions.count; i++) {
        dixit__mention *m = &doc->mentions.at[i];

        if (m->entity == DIXIT_NONE)
            continue;
        if (m->antecedent != DIXIT_NONE &&
            (m->antecedent >= i || doc->mentions.at[m->antecedent].entity != m->entity)) {
            m->antecedent = latest[m->entity] ? (uint32_t)latest[m->entity] - 1 : DIXIT_NONE;
            if (m->antecedent == DIXIT_NONE)
                m->reference = DIXIT_REFERENCE_NEW;
        }
        latest[m->entity] = (uint64_t)i + 1;
    }
    return true;
}

bool dixit__dialogue(dixit_doc *doc)
{
    float sums[2][PATHS] = {{0.0f}};
    uint32_t i;
    stage s;

    if (doc->turns.count == 0)
        return true;
    if (!dixit__vec_reserve(&doc->alloc, &doc->paths, (size_t)doc->turns.count * PATHS))
        return false;
    memset(&s, 0, sizeof s);
    s.doc = doc;
    for (i = 0; i < doc->turns.count; i++)
        s.narrator_spoke += doc->turns.at[i].settled && doc->turns.at[i].speaker == DIXIT__NARRATOR;
    for (i = 0; i < doc->turns.count; i++) {
        list_rivals(&s, i);
        extend(doc, i, sums[(i + 1) % 2], sums[i % 2], &doc->paths.at[i * PATHS]);
    }
    trace_back(doc, sums[(doc->turns.count - 1) % 2]);
    return mend_antecedents(doc);
}
