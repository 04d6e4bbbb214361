/* nominals.c - "the minister", "a spokesman": whom a nominal means, and whom a name in apposition names. */
#include "resolve.h"

#define ENTITIES_BACK_MAX 40 /* how many entities back a nominal looks for what it means */

static bool is_definite(const dixit_doc *doc, const dixit__mention *m)
{
    return dixit__in_known(doc->rules, doc->tokens.at[m->run.first].row, DIXIT__LIST_DEFINITE);
}

/* Does the entity's role hold the word at `token`? */
static bool has_role(const dixit_doc *doc, const dixit__entity *e, uint32_t token)
{
    const dixit__mention *m;
    uint32_t i, word = doc->tokens.at[token].word;

    if (e->role == DIXIT_NONE || !word)
        return false;
    m = &doc->mentions.at[e->role];
    for (i = m->role.first; i < m->role.end; i++)
        if (doc->tokens.at[i].word == word)
            return true;
    return false;
}

/* May the entity be what the mention points back to? */
typedef bool (*fits_fn)(const dixit_doc *doc, const dixit__entity *e, const dixit__mention *m);

static bool fits_role(const dixit_doc *doc, const dixit__entity *e, const dixit__mention *m)
{
    return has_role(doc, e, m->head) && dixit__gender_fits(m->gender, e->gender);
}

/* Has it all words before the head as well? The finance minister is not the health minister. */
static bool fits_whole_role(const dixit_doc *doc, const dixit__entity *e, const dixit__mention *m)
{
    uint32_t i;

    if (!fits_role(doc, e, m))
        return false;
    for (i = m->run.first + 1; i < m->head; i++)
        if (!has_role(doc, e, i))
            return false;
    return true;
}

/* The latest entity mentioned that fits. */
static uint32_t find_latest(const dixit__resolver *r, const dixit__mention *m, fits_fn fits)
{
    const dixit_doc *doc = r->doc;
    const dixit__recent *recent;
    uint32_t back, e;

    for (back = 1; (recent = dixit__recent_at(r, back)); back++)
        if (fits(doc, &doc->entities.at[recent->entity], m))
            return recent->entity;
    for (back = 1; back <= ENTITIES_BACK_MAX && back <= doc->entities.count; back++) {
        e = doc->entities.count - back;
        if (fits(doc, &doc->entities.at[e], m))
            return e;
    }
    return DIXIT_NONE;
}

/* Whoever has the whole role, or else its last word. */
static uint32_t find_role(const dixit__resolver *r, const dixit__mention *m)
{
    uint32_t any = find_latest(r, m, fits_role);
    uint32_t whole = any == DIXIT_NONE ? DIXIT_NONE : find_latest(r, m, fits_whole_role);

    return whole == DIXIT_NONE ? any : whole;
}

/*
 * Is it an article and a word, which say no more than that it has been spoken of? In a story "the man" may be one whom
 * everybody there knows.
 */
static bool is_bare(const dixit_doc *doc, const dixit__mention *m)
{
    return !doc->story && m->head == m->run.first + 1 && m->run.end == m->head + 1;
}

/* "The bureau" is the Safety Bureau, "the complaint" a complaint that was filed: the latest entity with that head. */
static uint32_t find_head(dixit_doc *doc, const dixit__mention *m)
{
    uint32_t entity = is_bare(doc, m) ? dixit__alias_find(doc, dixit__head_hash(doc, m->head)) : DIXIT_NONE;
    const dixit__mention *full;

    if (entity == DIXIT_NONE)
        return DIXIT_NONE;
    full = &doc->mentions.at[doc->entities.at[entity].fullest];
    return full->kind == m->kind && full->plural == m->plural &&
                   dixit__gender_fits(m->gender, doc->entities.at[entity].gender)
               ? entity
               : DIXIT_NONE;
}

uint32_t dixit__resolve_nominal(dixit__resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    const dixit__mention *m = &doc->mentions.at[mention];
    uint32_t hash = dixit__names_hash(doc, m->run.first, m->run.end), entity = DIXIT_NONE;

    if (is_definite(doc, m)) {
        if (!m->plural && m->kind == DIXIT_MENTION_NOMINAL)
            entity = find_role(r, m);
        if (entity != DIXIT_NONE)
            dixit__refer(doc, mention, DIXIT_REFERENCE_ROLE, doc->entities.at[entity].role);
        else if ((entity = dixit__alias_find(doc, hash)) != DIXIT_NONE)
            dixit__refer(doc, mention, DIXIT_REFERENCE_WORDS, doc->entities.at[entity].fullest);
        else if ((entity = find_head(doc, m)) != DIXIT_NONE)
            dixit__refer(doc, mention, DIXIT_REFERENCE_WORDS, doc->entities.at[entity].fullest);
    }
    if (entity == DIXIT_NONE || (doc->entities.at[entity].kind == DIXIT_MENTION_NAME && m->plural)) {
        entity = dixit__entity_add(doc, mention);
        if (entity == DIXIT_NONE)
            return DIXIT_NONE;
        doc->mentions.at[mention].antecedent = DIXIT_NONE;
        dixit__alias_set(doc, hash, entity);
    }
    dixit__alias_set(doc, dixit__head_hash(doc, m->head), entity);
    dixit__entity_learn(doc, entity, mention);
    return entity;
}

/* --- apposition ---------------------------------------------------------------------------------------------- */

static bool is_comma(const dixit_doc *doc, uint32_t token)
{
    const dixit__token *t = &doc->tokens.at[token];

    return t->flags & DIXIT__PUNCT && doc->text[t->start] == ',';
}

/* May a name behind it tell who it is? A company has one as well, a place has not; of phrases only a source is somebody. */
static bool may_be_named(const dixit_doc *doc, const dixit__mention *m)
{
    if (m->name.end > m->name.first || m->plural)
        return false;
    return m->kind == DIXIT_MENTION_NOMINAL || (m->kind == DIXIT_MENTION_PHRASE && m->is_source) ||
           (m->kind == DIXIT_MENTION_GROUP && doc->tokens.at[m->head].flags & (DIXIT__LOWER | DIXIT__SENT_FIRST));
}

/* Does the name end what is said of somebody, or "of Oslo" follow? Not in "we asked the mayor, Ann Lee said". */
static bool is_closed(const dixit_doc *doc, uint32_t end)
{
    const dixit__token *t = &doc->tokens.at[end];

    return t->flags & DIXIT__SENT_FIRST || !(t->flags & (DIXIT__WORD | DIXIT__NUMBER | DIXIT__POSSESSIVE)) ||
           dixit__in_known(doc->rules, t->row, DIXIT__LIST_PREP);
}

/* Is the name the first of several, as in "the mayor, Ann Lee, Bob Roe and others"? */
static bool is_listed(const dixit_doc *doc, uint32_t name)
{
    uint32_t end = doc->mentions.at[name].run.end;

    return name + 1 < doc->mentions.count && doc->mentions.at[name + 1].kind == DIXIT_MENTION_NAME &&
           doc->mentions.at[name + 1].run.first == end + 1 && is_comma(doc, end);
}

uint32_t dixit__named_behind(const dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention], *name;
    uint32_t next = mention + 1;

    if (!may_be_named(doc, m) || !is_comma(doc, m->run.end))
        return DIXIT_NONE;
    while (next < doc->mentions.count && doc->mentions.at[next].run.first < m->run.end)
        next++;
    if (next == doc->mentions.count)
        return DIXIT_NONE;
    name = &doc->mentions.at[next];
    if (name->kind != DIXIT_MENTION_NAME || name->doubtful || name->run.first != m->run.end + 1 ||
        doc->tokens.at[name->run.first].flags & DIXIT__BLOCK_FIRST || !dixit__gender_fits(m->gender, name->gender) ||
        dixit__is_inside(doc, m) != dixit__is_inside(doc, name) || !is_closed(doc, name->run.end) ||
        is_listed(doc, next))
        return DIXIT_NONE;
    return next;
}

/* The role that a nominal gives to whoever it means, without "the" or "a". */
static dixit__run role_in(const dixit_doc *doc, const dixit__mention *m)
{
    dixit__run role = m->run;

    if (role.first < m->head && dixit__in_known(doc->rules, doc->tokens.at[role.first].row, DIXIT__LIST_ARTICLE))
        role.first++;
    return role;
}

void dixit__describe(dixit_doc *doc, uint32_t mention, uint32_t name)
{
    dixit__mention *m = &doc->mentions.at[mention], *n = &doc->mentions.at[name];

    if (m->kind == DIXIT_MENTION_NOMINAL)
        m->role = role_in(doc, m);
    if (n->antecedent == DIXIT_NONE || n->antecedent > mention) {
        dixit__refer(doc, mention, DIXIT_REFERENCE_NEW, DIXIT_NONE);
        dixit__refer(doc, name, DIXIT_REFERENCE_APPOSITION, mention);
    } else {
        dixit__refer(doc, mention, DIXIT_REFERENCE_APPOSITION, n->antecedent);
    }
    if (m->kind == DIXIT_MENTION_GROUP && is_definite(doc, m) && !n->gender && !doc->story)
        doc->entities.at[n->entity].body = true;
    dixit__entity_learn(doc, n->entity, mention);
}
