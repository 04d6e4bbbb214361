/* nominals.c - "the minister", "a spokesman": whom a nominal means. */
#include "resolve.h"

#define ROLES_BACK_MAX 40 /* how many entities back a nominal looks for its role */

static bool is_definite(const dixit_doc *doc, const dixit__mention *m)
{
    return dixit__in_known(doc->rules, doc->tokens.at[m->run.first].row, DIXIT__LIST_DEFINITE);
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
static uint32_t find_role(const dixit__resolver *r, const dixit__mention *m)
{
    const dixit_doc *doc = r->doc;
    const dixit__recent *recent;
    uint32_t back, e;

    for (back = 1; (recent = dixit__recent_at(r, back)); back++) {
        e = recent->entity;
        if (has_role(doc, &doc->entities.at[e], m->head) && dixit__gender_fits(m->gender, doc->entities.at[e].gender))
            return e;
    }
    for (back = 1; back <= ROLES_BACK_MAX && back <= doc->entities.count; back++) {
        e = doc->entities.count - back;
        if (has_role(doc, &doc->entities.at[e], m->head) && dixit__gender_fits(m->gender, doc->entities.at[e].gender))
            return e;
    }
    return DIXIT_NONE;
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
    }
    if (entity == DIXIT_NONE || (doc->entities.at[entity].kind == DIXIT_MENTION_NAME && m->plural)) {
        entity = dixit__entity_add(doc, mention);
        if (entity == DIXIT_NONE)
            return DIXIT_NONE;
        doc->mentions.at[mention].antecedent = DIXIT_NONE;
        dixit__alias_set(doc, hash, entity);
    }
    dixit__entity_learn(doc, entity, mention);
    return entity;
}
