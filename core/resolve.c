/*
 * resolve.c - who the sources are, within the document.
 *
 * Mentions are read in text order. A name joins the entity that goes by it - in full, by the last name, or by a
 * single name that stands first or last in a fuller one - unless first names or gender say otherwise. A nominal
 * with a definite article joins the latest entity whose role has the same head ("the minister" - "foreign minister
 * Sergei Lavrov"). A pronoun joins the best of the latest entities: of the right gender and number, near, the
 * subject of its sentence, itself a source before. What finds nobody stays unknown, with the reason.
 */
#include "doc.h"
#include "ruleset.h"

#define RECENT_MAX 24     /* how many mentions back a pronoun looks */
#define SAME_NAME_MAX 8   /* how many entities of one last name are told apart */
#define ROLES_BACK_MAX 40 /* how many entities back a nominal looks for its role */

typedef struct recent {
    uint32_t entity, mention, sentence;
    bool subject;
} recent;

typedef struct resolver {
    dixit_doc *doc;
    recent last[RECENT_MAX]; /* a ring */
    uint32_t last_count;
    uint32_t sentence; /* that of the mention at hand */
    bool sentence_has_mention;
} resolver;

/* --- forms of names -------------------------------------------------------------------------------------- */

/*
 * The hash of a token, without regard to case: of its entry in the vocabulary, or of its bytes with bit 5 set. That folds
 * more than case, but only in what is no letter.
 */
static uint32_t hash_token(const dixit_doc *doc, const dixit__token *t)
{
    uint32_t hash = 2166136261u, i;

    if (t->word)
        return t->word * 2654435761u;
    for (i = t->start; i < t->end; i++)
        hash = (hash ^ ((uint8_t)doc->text[i] | 0x20u)) * 16777619u;
    return hash;
}

/* The hash of tokens, possessive endings left out. Never 0. */
static uint32_t hash_tokens(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t hash = 0, i;

    for (i = first; i < end; i++)
        if (!(doc->tokens.at[i].flags & DIXIT__POSSESSIVE))
            hash = hash * 31 + hash_token(doc, &doc->tokens.at[i]);
    return hash ? hash : 1;
}

static dixit__alias *alias_slot(dixit_doc *doc, uint32_t hash)
{
    uint32_t mask = doc->aliases.count - 1, slot = hash & mask;

    while (doc->aliases.at[slot].entity && doc->aliases.at[slot].hash != hash)
        slot = (slot + 1) & mask;
    return &doc->aliases.at[slot];
}

static uint32_t alias_find(dixit_doc *doc, uint32_t hash)
{
    return alias_slot(doc, hash)->entity - 1; /* 0 - 1 is DIXIT_NONE */
}

static void alias_set(dixit_doc *doc, uint32_t hash, uint32_t entity)
{
    dixit__alias *slot = alias_slot(doc, hash);

    slot->hash = hash;
    slot->entity = entity + 1;
}

/* Every mention adds three forms at most; the table stays at most half full. */
static bool aliases_clear(dixit_doc *doc)
{
    uint32_t size = 64;

    while (size < 6 * doc->mentions.count)
        size *= 2;
    if (!dixit__vec_reserve(&doc->alloc, &doc->aliases, size))
        return false;
    memset(doc->aliases.at, 0, size * sizeof *doc->aliases.at);
    doc->aliases.count = size;
    return true;
}

/* --- names ----------------------------------------------------------------------------------------------- */

static dixit__run name_run(const dixit__mention *m)
{
    return m->name.end > m->name.first ? m->name : m->run;
}

/* The tokens of a name, a possessive ending left out. */
static uint32_t name_length(const dixit_doc *doc, dixit__run run)
{
    while (run.end > run.first && doc->tokens.at[run.end - 1].flags & DIXIT__POSSESSIVE)
        run.end--;
    return run.end - run.first;
}

static bool same_token(const dixit_doc *doc, uint32_t a, uint32_t b)
{
    return hash_tokens(doc, a, a + 1) == hash_tokens(doc, b, b + 1);
}

/* Could first names belong to one person? An initial fits what it begins. */
static bool same_first(const dixit_doc *doc, uint32_t a, uint32_t b)
{
    const dixit__token *x = &doc->tokens.at[a], *y = &doc->tokens.at[b];

    if ((x->flags | y->flags) & DIXIT__INITIAL)
        return doc->text[x->start] == doc->text[y->start];
    return same_token(doc, a, b);
}

static bool gender_fits(uint8_t a, uint8_t b)
{
    return !a || !b || a & b;
}

/* Can the mention be of this entity, whose last name it shares? */
static bool name_fits(const dixit_doc *doc, const dixit__mention *m, const dixit__entity *e)
{
    dixit__run mine = name_run(m), theirs = name_run(&doc->mentions.at[e->fullest]);

    if (!gender_fits(m->gender, e->gender) || m->kind != e->kind)
        return false;
    if (name_length(doc, mine) < 2 || name_length(doc, theirs) < 2)
        return true;
    return same_first(doc, mine.first, theirs.first);
}

static uint32_t find_name(dixit_doc *doc, const dixit__mention *m, uint32_t full, uint32_t last)
{
    uint32_t e = alias_find(doc, full), steps;

    if (e != DIXIT_NONE && doc->entities.at[e].kind == m->kind && gender_fits(m->gender, doc->entities.at[e].gender))
        return e;
    e = alias_find(doc, last);
    for (steps = 0; e != DIXIT_NONE && steps < SAME_NAME_MAX; steps++, e = doc->entities.at[e].same_name)
        if (name_fits(doc, m, &doc->entities.at[e]))
            return e;
    return DIXIT_NONE;
}

static uint32_t add_entity(dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention];
    dixit__entity e = {mention, DIXIT_NONE, DIXIT_NONE, DIXIT_NONE, m->kind, m->gender, m->plural};

    if (!dixit__vec_push(&doc->alloc, &doc->entities, e))
        return DIXIT_NONE;
    doc->mentions.at[mention].reference = DIXIT_REFERENCE_NEW;
    return doc->entities.count - 1;
}

/* Remember what shows who the mention means. */
static void refer(dixit_doc *doc, uint32_t mention, dixit_reference reference, uint32_t antecedent)
{
    doc->mentions.at[mention].reference = (uint8_t)reference;
    doc->mentions.at[mention].antecedent = antecedent;
}

/* The same for a name that joins the entity: the fullest form may be longer, or turn out to be shorter. */
static void refer_by_name(dixit_doc *doc, uint32_t mention, uint32_t entity)
{
    uint32_t fullest = doc->entities.at[entity].fullest;
    bool same = name_length(doc, name_run(&doc->mentions.at[mention])) ==
                name_length(doc, name_run(&doc->mentions.at[fullest]));

    refer(doc, mention, same ? DIXIT_REFERENCE_NAME : DIXIT_REFERENCE_FORM, fullest);
}

/* What the mention adds to what is known of the entity. */
static void learn(dixit_doc *doc, uint32_t entity, uint32_t mention)
{
    dixit__entity *e = &doc->entities.at[entity];
    dixit__mention *m = &doc->mentions.at[mention];

    m->entity = entity;
    e->gender |= m->gender;
    if (e->role == DIXIT_NONE && m->role.end > m->role.first)
        e->role = mention;
    if (m->kind == e->kind && name_length(doc, name_run(m)) > name_length(doc, name_run(&doc->mentions.at[e->fullest])))
        e->fullest = mention;
}

static uint32_t resolve_name(dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention];
    dixit__run run = name_run(m);
    uint32_t len = name_length(doc, run), full, last, entity;

    if (len == 0)
        return DIXIT_NONE;
    full = hash_tokens(doc, run.first, run.first + len);
    last = hash_tokens(doc, run.first + len - 1, run.first + len);
    entity = find_name(doc, m, full, last);
    if (entity == DIXIT_NONE) {
        entity = add_entity(doc, mention);
        if (entity == DIXIT_NONE)
            return DIXIT_NONE;
        if (alias_find(doc, last) != entity)
            doc->entities.at[entity].same_name = alias_find(doc, last);
    } else {
        refer_by_name(doc, mention, entity);
    }
    learn(doc, entity, mention);
    if (doc->entities.at[entity].same_name == DIXIT_NONE && alias_find(doc, full) != entity)
        doc->entities.at[entity].same_name = alias_find(doc, full); /* "Ms. Lee" does not make "Mr. Lee" unknown */
    alias_set(doc, full, entity);
    if (len > 1) {
        uint32_t first = hash_tokens(doc, run.first, run.first + 1), other = alias_find(doc, first);

        if (alias_find(doc, last) != entity && doc->entities.at[entity].same_name == DIXIT_NONE)
            doc->entities.at[entity].same_name = alias_find(doc, last);
        alias_set(doc, last, entity);
        if (other == DIXIT_NONE)
            alias_set(doc, first, entity);
    }
    return entity;
}

/* --- nominals -------------------------------------------------------------------------------------------- */

static bool is_definite(const dixit_doc *doc, const dixit__mention *m)
{
    return dixit__in_known(doc->rules, doc->tokens.at[m->run.first].word, DIXIT__LIST_DEFINITE);
}

/* Does the entity's role hold the head word of the nominal? */
static bool has_role(const dixit_doc *doc, const dixit__entity *e, uint32_t head)
{
    const dixit__mention *m;
    uint32_t i, word = doc->tokens.at[head].word;

    if (e->role == DIXIT_NONE || !word)
        return false;
    m = &doc->mentions.at[e->role];
    for (i = m->role.first; i < m->role.end; i++)
        if (doc->tokens.at[i].word == word)
            return true;
    return false;
}

/* The latest entity mentioned that has the role. */
static uint32_t find_role(const resolver *r, const dixit__mention *m)
{
    const dixit_doc *doc = r->doc;
    uint32_t back, count = r->last_count < RECENT_MAX ? r->last_count : RECENT_MAX;
    uint32_t e;

    for (back = 1; back <= count; back++) {
        e = r->last[(r->last_count - back) % RECENT_MAX].entity;
        if (has_role(doc, &doc->entities.at[e], m->head) && gender_fits(m->gender, doc->entities.at[e].gender))
            return e;
    }
    for (back = 1; back <= ROLES_BACK_MAX && back <= doc->entities.count; back++) {
        e = doc->entities.count - back;
        if (has_role(doc, &doc->entities.at[e], m->head) && gender_fits(m->gender, doc->entities.at[e].gender))
            return e;
    }
    return DIXIT_NONE;
}

static uint32_t resolve_nominal(resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    const dixit__mention *m = &doc->mentions.at[mention];
    uint32_t hash = hash_tokens(doc, m->run.first, m->run.end), entity = DIXIT_NONE;

    if (is_definite(doc, m)) {
        if (!m->plural && m->kind == DIXIT_MENTION_NOMINAL)
            entity = find_role(r, m);
        if (entity != DIXIT_NONE)
            refer(doc, mention, DIXIT_REFERENCE_ROLE, doc->entities.at[entity].role);
        else if ((entity = alias_find(doc, hash)) != DIXIT_NONE)
            refer(doc, mention, DIXIT_REFERENCE_WORDS, doc->entities.at[entity].fullest);
    }
    if (entity == DIXIT_NONE || (doc->entities.at[entity].kind == DIXIT_MENTION_NAME && m->plural)) {
        entity = add_entity(doc, mention);
        if (entity == DIXIT_NONE)
            return DIXIT_NONE;
        doc->mentions.at[mention].antecedent = DIXIT_NONE;
        alias_set(doc, hash, entity);
    }
    learn(doc, entity, mention);
    return entity;
}

/* --- pronouns -------------------------------------------------------------------------------------------- */

/* How well a recent mention fits a pronoun; negative: not at all. */
static float pronoun_fit(const resolver *r, const dixit__mention *pronoun, const recent *candidate)
{
    const dixit_doc *doc = r->doc;
    const dixit__entity *e = &doc->entities.at[candidate->entity];
    uint32_t distance = r->sentence - candidate->sentence;
    float fit = 10.0f - (float)distance;

    bool neuter = dixit__in_known(doc->rules, doc->tokens.at[pronoun->head].word, DIXIT__LIST_NEUTER);
    bool body = e->kind == DIXIT_MENTION_GROUP && !e->plural;

    if (distance > 8 || (neuter ? !body : pronoun->plural != (e->plural || body)))
        return -1.0f;
    if (!gender_fits(pronoun->gender, e->gender))
        return -1.0f;
    if (e->gender & pronoun->gender)
        fit += 0.9f;
    if (candidate->subject)
        fit += 0.6f;
    if (doc->mentions.at[candidate->mention].is_source)
        fit += 0.7f;
    if (e->kind == DIXIT_MENTION_NAME)
        fit += 0.5f;
    return fit;
}

static uint32_t resolve_pronoun(resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    dixit__mention *m = &doc->mentions.at[mention];
    uint32_t back, count = r->last_count < RECENT_MAX ? r->last_count : RECENT_MAX, best = DIXIT_NONE;
    float best_fit = 0.0f;

    for (back = 1; back <= count; back++) {
        const recent *candidate = &r->last[(r->last_count - back) % RECENT_MAX];
        float fit = pronoun_fit(r, m, candidate);

        if (fit > best_fit) {
            best_fit = fit;
            best = candidate->entity;
            refer(doc, mention, DIXIT_REFERENCE_PRONOUN, candidate->mention);
        }
    }
    m->entity = best;
    if (best != DIXIT_NONE && m->gender)
        doc->entities.at[best].gender |= m->gender;
    return best;
}

/* --- the document ---------------------------------------------------------------------------------------- */

static bool is_inside(const dixit_doc *doc, const dixit__mention *m)
{
    return (doc->tokens.at[m->run.first].flags & DIXIT__INSIDE) != 0;
}

static void remember(resolver *r, uint32_t mention, uint32_t entity)
{
    recent *slot = &r->last[r->last_count++ % RECENT_MAX];

    slot->entity = entity;
    slot->mention = mention;
    slot->sentence = r->sentence;
    slot->subject = !r->sentence_has_mention;
}

static bool resolve_mention(resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    dixit__mention *m = &doc->mentions.at[mention];
    uint32_t entity = DIXIT_NONE, before = doc->entities.count;

    switch ((dixit_mention_kind)m->kind) {
    case DIXIT_MENTION_NAME:
        entity = resolve_name(doc, mention);
        break;
    case DIXIT_MENTION_NOMINAL:
    case DIXIT_MENTION_GROUP:
        entity = m->name.end > m->name.first ? resolve_name(doc, mention) : resolve_nominal(r, mention);
        break;
    case DIXIT_MENTION_PRONOUN:
        entity = is_inside(doc, m) ? DIXIT_NONE : resolve_pronoun(r, mention);
        break;
    case DIXIT_MENTION_PHRASE:
        if (!m->is_source)
            return true;
        entity = resolve_nominal(r, mention);
        break;
    case DIXIT_MENTION_FIRST:
        return true;
    }
    if (entity == DIXIT_NONE)
        return m->kind == DIXIT_MENTION_PRONOUN || doc->entities.count != before || name_length(doc, name_run(m)) == 0;
    if (!is_inside(doc, m)) {
        remember(r, mention, entity);
        r->sentence_has_mention = true;
    }
    return true;
}

static bool resolve_mentions(dixit_doc *doc)
{
    resolver r;
    uint32_t i;

    memset(&r, 0, sizeof r);
    r.doc = doc;
    for (i = 0; i < doc->mentions.count; i++) {
        while (r.sentence + 1 < doc->sentences.count &&
               doc->sentences.at[r.sentence + 1].token <= doc->mentions.at[i].run.first) {
            r.sentence++;
            r.sentence_has_mention = false;
        }
        if (!resolve_mention(&r, i))
            return false;
    }
    return true;
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

bool dixit__resolve(dixit_doc *doc)
{
    const dixit__candidate *before = NULL;
    uint32_t i;

    dixit__vec_clear(&doc->entities);
    if (!aliases_clear(doc))
        return false;
    for (i = 0; i < doc->chosen.count; i++)
        if (doc->candidates.at[doc->chosen.at[i]].mention != DIXIT_NONE)
            doc->mentions.at[doc->candidates.at[doc->chosen.at[i]].mention].is_source = true;
    if (!resolve_mentions(doc))
        return false;
    for (i = 0; i < doc->chosen.count; i++) {
        dixit__candidate *c = &doc->candidates.at[doc->chosen.at[i]];

        attribute(doc, c, before);
        before = c;
    }
    return true;
}
