/*
 * survey.c - what a whole story tells of those in it, before it is read.
 *
 * Names are read once, alone. A pronoun close behind a name tells its gender; so does the story against a list of
 * first names: there are women called Brett. Who is named outside of marks, who says something, who is called by name
 * and who stands behind prepositions, as places do, is counted. "I" outside of marks is the narrator, who is somebody
 * others call by a name that the narration never uses.
 */
#include "resolve.h"

#define LOOK_AHEAD 12 /* tokens in which a pronoun tells the gender of a name */
#define TOLD_MIN 6    /* so many pronouns weigh more than a list of names */
#define CALLED_MIN 2  /* a narrator has been called by name so often */

/* Does the mention stand behind a preposition, or a "the"? */
bool dixit__is_behind(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t row = m->run.first > 0 ? doc->tokens.at[m->run.first - 1].row : 0;

    return dixit__in_known(doc->rules, row, DIXIT__LIST_PREP) || dixit__in_known(doc->rules, row, DIXIT__LIST_ARTICLE);
}

static bool has_title(const dixit__mention *m)
{
    return m->name.end > m->name.first && m->name.first > m->run.first;
}

/*
 * May the entity be somebody who talks? A name that stands behind prepositions only, and never speaks, is rather that
 * of a place, unless it has a title.
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
           (first->spoke || first->called || first->told == 0 || first->behind * 2u < first->told ||
            has_title(&doc->mentions.at[e->fullest]));
}

/* The binary logarithm of n + 1, to a half: how much a count tells. */
float dixit__doublings(uint32_t n)
{
    float sum = 0.0f;

    for (n++; n > 1; n /= 2)
        sum += n == 3 ? 1.5f : 1.0f;
    return sum;
}

/* --- signs --------------------------------------------------------------------------------------------------- */

/* What a pronoun behind a name tells of its gender, before anybody else is named. */
static uint8_t gender_behind(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t i;

    for (i = m->run.end; i < doc->tokens.count && i < m->run.end + LOOK_AHEAD; i++) {
        const dixit__token *t = &doc->tokens.at[i];

        if (t->flags & (DIXIT__BLOCK_FIRST | DIXIT__INSIDE))
            return 0;
        if (dixit__in_known(doc->rules, t->row, DIXIT__LIST_GENDERED))
            return dixit__in_known(doc->rules, t->row, DIXIT__LIST_MALE) ? DIXIT__GENDER_MALE : DIXIT__GENDER_FEMALE;
        if (t->flags & DIXIT__MENTION && doc->mentions.at[t->ref].kind == DIXIT_MENTION_NAME)
            return 0;
    }
    return 0;
}

static bool is_name(const dixit_doc *doc, uint32_t token)
{
    const dixit__token *t;

    if (token >= doc->tokens.count)
        return false;
    t = &doc->tokens.at[token];
    return t->flags & DIXIT__MENTION && doc->mentions.at[t->ref].kind == DIXIT_MENTION_NAME;
}

/* Is the name one of several: "Ronny, Ralph, and Stella"? */
static bool is_listed(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t before = m->run.first - 1, after = m->run.end;

    if (before > 0 && is_name(doc, before - 1))
        return true;
    return doc->text[doc->tokens.at[after].start] == ',' && (is_name(doc, after + 1) || is_name(doc, after + 2));
}

/* Is somebody spoken to: "Well, Tom, ..." */
bool dixit__is_vocative(const dixit_doc *doc, const dixit__mention *m)
{
    const dixit__token *before, *after;

    if (m->run.first == 0 || m->kind != DIXIT_MENTION_NAME || m->doubtful)
        return false;
    before = &doc->tokens.at[m->run.first - 1];
    after = &doc->tokens.at[m->run.end];
    if (!(after->flags & (DIXIT__PUNCT | DIXIT__MARK)))
        return false;
    if (doc->text[before->start] == ',')
        return !is_listed(doc, m);
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
        if (dixit__is_vocative(doc, m) && s->called_count < CALLED_KEPT)
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

/* What a story tells of the gender of somebody. Against what the name says it has to be sure. */
static uint8_t told_gender(const dixit__mention *first, bool named)
{
    uint32_t male = first->male, female = first->female, times = named ? 3 : 2;

    if (named && male + female < TOLD_MIN)
        return 0;
    return male > times * female ? DIXIT__GENDER_MALE : female > times * male ? DIXIT__GENDER_FEMALE : 0;
}

/* All names are read: nobody is known again, but for the gender. */
static void conclude(const dixit_doc *doc, dixit__mention *m)
{
    if (m->entity != DIXIT_NONE && !(m->gender && has_title(m))) {
        uint8_t gender = told_gender(&doc->mentions.at[doc->entities.at[m->entity].first], m->gender != 0);

        m->gender = gender ? gender : m->gender;
    }
    m->entity = m->antecedent = DIXIT_NONE;
    m->reference = DIXIT_REFERENCE_NONE;
}

/* Names alone, before all else: what the document tells of their gender, and who the narrator may be. */
bool dixit__survey(dixit_doc *doc)
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
    for (i = 0; i < doc->mentions.count; i++)
        conclude(doc, &doc->mentions.at[i]);
    dixit__vec_clear(&doc->entities);
    return true;
}
