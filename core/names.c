/* names.c - names become people and bodies: which forms of names are of one. */
#include "resolve.h"

#define DOUBTFUL_TIMES 5 /* a word that is no name has its capital for the sentence so much more often */
#define ORDINARY_TIMES 1 /* in a story it is written without one so much more often */
#define OFTEN 10         /* a word is in names so often that it is one */
#define SAME_NAME_MAX 8  /* how many entities of one last name are told apart */

/*
 * The hash of a token, without regard to case: of its entry in the vocabulary, or of its bytes, in which bit 5 is set. That
 * folds more than case, but only in what is no letter.
 */
static uint32_t hash_token(const dixit_doc *doc, uint32_t token)
{
    uint32_t word = doc->tokens.at[token].word;

    return dixit__pick(word != 0, word * 2654435761u, doc->hashes.at[token]);
}

/*
 * Entries have small numbers, so what is linear will not do: with 31 a + b "the landlady" can be "a sign". The constant is
 * one of those with which MurmurHash3 ends.
 */
static uint32_t mix(uint32_t hash, uint32_t token)
{
    hash = (hash ^ token) * 0x85ebca6bu;
    return hash ^ hash >> 15;
}

/* The hash of tokens, possessive endings left out. Never 0. */
uint32_t dixit__names_hash(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t hash = 0, i;

    for (i = first; i < end; i++)
        if (!(doc->tokens.at[i].flags & DIXIT__POSSESSIVE))
            hash = mix(hash, hash_token(doc, i));
    return hash ? hash : 1;
}

static dixit__alias *alias_slot(dixit_doc *doc, uint32_t hash)
{
    uint32_t mask = doc->aliases.count - 1, slot = hash & mask;

    while (doc->aliases.at[slot].entity && doc->aliases.at[slot].hash != hash)
        slot = (slot + 1) & mask;
    return &doc->aliases.at[slot];
}

uint32_t dixit__alias_find(dixit_doc *doc, uint32_t hash)
{
    return alias_slot(doc, hash)->entity - 1; /* 0 - 1 is DIXIT_NONE */
}

void dixit__alias_set(dixit_doc *doc, uint32_t hash, uint32_t entity)
{
    dixit__alias *slot = alias_slot(doc, hash);

    slot->hash = hash;
    slot->entity = entity + 1;
}

/* What an entity with this head word is found by: no name has it. */
uint32_t dixit__head_hash(const dixit_doc *doc, uint32_t head)
{
    return ~dixit__names_hash(doc, head, head + 1);
}

/* Every mention adds three forms and a head at most; the table stays at most half full. */
bool dixit__aliases_clear(dixit_doc *doc)
{
    uint32_t size = 64;

    while (size < 8 * doc->mentions.count)
        size *= 2;
    if (!dixit__vec_reserve(&doc->alloc, &doc->aliases, size))
        return false;
    memset(doc->aliases.at, 0, size * sizeof *doc->aliases.at);
    doc->aliases.count = size;
    return true;
}

/* --- names ----------------------------------------------------------------------------------------------- */

dixit__run dixit__name_run(const dixit__mention *m)
{
    return m->name.end > m->name.first ? m->name : m->run;
}

/* The tokens of a name, a possessive ending left out. */
uint32_t dixit__name_length(const dixit_doc *doc, dixit__run run)
{
    while (run.end > run.first && doc->tokens.at[run.end - 1].flags & DIXIT__POSSESSIVE)
        run.end--;
    return run.end - run.first;
}

static bool same_token(const dixit_doc *doc, uint32_t a, uint32_t b)
{
    return dixit__names_hash(doc, a, a + 1) == dixit__names_hash(doc, b, b + 1);
}

/* Could first names belong to one person? An initial fits what it begins. */
static bool same_first(const dixit_doc *doc, uint32_t a, uint32_t b)
{
    const dixit__token *x = &doc->tokens.at[a], *y = &doc->tokens.at[b];

    if ((x->flags | y->flags) & DIXIT__INITIAL)
        return doc->text[x->start] == doc->text[y->start];
    return same_token(doc, a, b);
}

bool dixit__gender_fits(uint8_t a, uint8_t b)
{
    return !a || !b || a & b;
}

/* The token of the title before the name, or DIXIT_NONE. */
static uint32_t honorific_of(const dixit_doc *doc, const dixit__mention *m)
{
    uint32_t first = dixit__name_run(m).first;

    if (first == m->run.first || !dixit__in_known(doc->rules, doc->tokens.at[first - 1].row, DIXIT__LIST_HONORIFIC))
        return DIXIT_NONE;
    return first - 1;
}

/* In a story "Miss Lee" is not "Mrs. Lee". */
static bool honorific_fits(const dixit_doc *doc, const dixit__mention *m, const dixit__entity *e)
{
    const dixit__mention *other = &doc->mentions.at[e->fullest];
    uint32_t mine, theirs;

    if (!doc->story || m->gender != DIXIT__GENDER_FEMALE || other->gender != DIXIT__GENDER_FEMALE)
        return true;
    mine = honorific_of(doc, m);
    theirs = honorific_of(doc, other);
    return mine == DIXIT_NONE || theirs == DIXIT_NONE || doc->tokens.at[mine].word == doc->tokens.at[theirs].word;
}

/* Does the name have a first name? "de Blasio" has none. */
static bool has_first(const dixit_doc *doc, dixit__run run)
{
    return dixit__name_length(doc, run) > 1 && !(doc->tokens.at[run.first].flags & DIXIT__LOWER);
}

/* Can the mention be of this entity, whose last name it shares? */
static bool name_fits(const dixit_doc *doc, const dixit__mention *m, const dixit__entity *e)
{
    dixit__run mine = dixit__name_run(m), theirs = dixit__name_run(&doc->mentions.at[e->fullest]);

    if (!dixit__gender_fits(m->gender, e->gender) || m->kind != e->kind || !honorific_fits(doc, m, e))
        return false;
    if (!has_first(doc, mine) || !has_first(doc, theirs))
        return true;
    return same_first(doc, mine.first, theirs.first);
}

/* Is it a word of capitals, which a body may go by, such as NATO? */
static bool is_acronym(const dixit_doc *doc, dixit__run name)
{
    return dixit__name_length(doc, name) == 1 && doc->tokens.at[name.first].flags & DIXIT__UPPER;
}

/* Do the capitals stand for words of the run, in their order? */
static bool stands_for(const dixit_doc *doc, uint32_t acronym, dixit__run run)
{
    const dixit__token *t = &doc->tokens.at[acronym];
    uint32_t at = t->start, i;

    for (i = run.first; i < run.end && at < t->end; i++)
        at += doc->tokens.at[i].flags & DIXIT__CAP && doc->text[doc->tokens.at[i].start] == doc->text[at];
    return at == t->end;
}

/* Whom the name abbreviates, right before it: "the Sea Weather Organisation (SWO)". DIXIT_NONE: nobody. */
static uint32_t spelled_out(const dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention], *before;

    if (mention == 0 || !is_acronym(doc, dixit__name_run(m)))
        return DIXIT_NONE;
    before = m - 1;
    if (before->run.end + 1 != m->run.first || doc->text[doc->tokens.at[before->run.end].start] != '(' ||
        !stands_for(doc, m->run.first, before->run))
        return DIXIT_NONE;
    return before->entity;
}

static uint32_t find_name(dixit_doc *doc, const dixit__mention *m, uint32_t full, uint32_t last)
{
    uint32_t e = dixit__alias_find(doc, full), steps;

    if (e != DIXIT_NONE && is_acronym(doc, dixit__name_run(m)) && doc->entities.at[e].kind == DIXIT_MENTION_GROUP)
        return e;
    if (e != DIXIT_NONE && doc->entities.at[e].kind == m->kind &&
        dixit__gender_fits(m->gender, doc->entities.at[e].gender) && honorific_fits(doc, m, &doc->entities.at[e]))
        return e;
    e = dixit__alias_find(doc, last);
    for (steps = 0; e != DIXIT_NONE && steps < SAME_NAME_MAX; steps++, e = doc->entities.at[e].same_name)
        if (name_fits(doc, m, &doc->entities.at[e]))
            return e;
    return DIXIT_NONE;
}

uint32_t dixit__entity_add(dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention];
    dixit__entity e = {mention, mention,   DIXIT_NONE, DIXIT_NONE, DIXIT_NONE,
                       m->kind, m->gender, m->plural,  false,      m->kind == DIXIT_MENTION_GROUP && !m->plural};

    if (!dixit__vec_push(&doc->alloc, &doc->entities, e))
        return DIXIT_NONE;
    doc->mentions.at[mention].reference = DIXIT_REFERENCE_NEW;
    return doc->entities.count - 1;
}

/* Remember what shows who the mention means. */
void dixit__refer(dixit_doc *doc, uint32_t mention, dixit_reference reference, uint32_t antecedent)
{
    doc->mentions.at[mention].reference = (uint8_t)reference;
    doc->mentions.at[mention].antecedent = antecedent;
}

/* The same for a name that joins the entity: the fullest form may be longer, or turn out to be shorter. */
static void refer_by_name(dixit_doc *doc, uint32_t mention, uint32_t entity)
{
    uint32_t fullest = doc->entities.at[entity].fullest;
    bool same = dixit__name_length(doc, dixit__name_run(&doc->mentions.at[mention])) ==
                dixit__name_length(doc, dixit__name_run(&doc->mentions.at[fullest]));

    dixit__refer(doc, mention, same ? DIXIT_REFERENCE_NAME : DIXIT_REFERENCE_FORM, fullest);
}

/* Is it written in capitals, as in a headline or a telegram? */
static bool is_shouted(const dixit_doc *doc, const dixit__mention *m)
{
    return (doc->tokens.at[dixit__name_run(m).first].flags & DIXIT__UPPER) != 0;
}

/* Does the mention have more of the name? One that shouts is no good. */
static bool is_fuller(const dixit_doc *doc, const dixit__mention *m, const dixit__mention *other)
{
    if (is_shouted(doc, m) != is_shouted(doc, other))
        return is_shouted(doc, other);
    return dixit__name_length(doc, dixit__name_run(m)) > dixit__name_length(doc, dixit__name_run(other));
}

/* What the mention adds to what is known of the entity. */
void dixit__entity_learn(dixit_doc *doc, uint32_t entity, uint32_t mention)
{
    dixit__entity *e = &doc->entities.at[entity];
    dixit__mention *m = &doc->mentions.at[mention];

    m->entity = entity;
    e->gender |= m->gender;
    if (e->role == DIXIT_NONE && m->role.end > m->role.first)
        e->role = mention;
    if (m->kind == e->kind && is_fuller(doc, m, &doc->mentions.at[e->fullest]))
        e->fullest = mention;
}

/* In a story whoever goes by a single name keeps it: "Archer" is not his wife, whom others call "May Archer". */
static bool is_taken(dixit_doc *doc, uint32_t hash)
{
    uint32_t entity = dixit__alias_find(doc, hash);

    return doc->story && entity != DIXIT_NONE && doc->entities.at[entity].alone;
}

/* The hash of the last name: Okafor, of "Samuel Okafor, Jr."; "Samuel Jr." has no other than that. */
static uint32_t last_hash(const dixit_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t last = end - 1;

    while (last > first && (doc->tokens.at[last].flags & DIXIT__PUNCT ||
                            dixit__in_known(doc->rules, doc->tokens.at[last].row, DIXIT__LIST_LINEAGE)))
        last--;
    last = last > first ? last : end - 1;
    return dixit__names_hash(doc, last, last + 1);
}

uint32_t dixit__resolve_name(dixit_doc *doc, uint32_t mention)
{
    const dixit__mention *m = &doc->mentions.at[mention];
    dixit__run run = dixit__name_run(m);
    uint32_t len = dixit__name_length(doc, run), full, last, entity;

    if (len == 0)
        return DIXIT_NONE;
    full = dixit__names_hash(doc, run.first, run.first + len);
    last = last_hash(doc, run.first, run.first + len);
    entity = find_name(doc, m, full, last);
    if (entity == DIXIT_NONE)
        entity = spelled_out(doc, mention);
    if (entity == DIXIT_NONE) {
        entity = dixit__entity_add(doc, mention);
        if (entity == DIXIT_NONE)
            return DIXIT_NONE;
        if (dixit__alias_find(doc, last) != entity)
            doc->entities.at[entity].same_name = dixit__alias_find(doc, last);
    } else {
        refer_by_name(doc, mention, entity);
    }
    dixit__entity_learn(doc, entity, mention);
    if (doc->entities.at[entity].same_name == DIXIT_NONE && dixit__alias_find(doc, full) != entity)
        doc->entities.at[entity].same_name =
            dixit__alias_find(doc, full); /* "Ms. Lee" does not make "Mr. Lee" unknown */
    dixit__alias_set(doc, full, entity);
    if (m->kind == DIXIT_MENTION_GROUP)
        dixit__alias_set(doc, dixit__head_hash(doc, m->head), entity);
    if (len == 1)
        doc->entities.at[entity].alone = true;
    if (len > 1) {
        uint32_t first = dixit__names_hash(doc, run.first, run.first + 1), other = dixit__alias_find(doc, first);

        if (dixit__alias_find(doc, last) != entity && doc->entities.at[entity].same_name == DIXIT_NONE)
            doc->entities.at[entity].same_name = dixit__alias_find(doc, last);
        if (!is_taken(doc, last))
            dixit__alias_set(doc, last, entity);
        if (other == DIXIT_NONE && has_first(doc, run))
            dixit__alias_set(doc, first, entity);
    }
    return entity;
}

/* --- words that are no names -------------------------------------------------------------------------------- */

/* The slot of a word; free, if it stands in no name. */
static dixit__capital *capital_slot(dixit_doc *doc, uint32_t hash)
{
    uint32_t mask = doc->capitals.count - 1, slot = hash * 2654435761u & mask;

    while (doc->capitals.at[slot].hash && doc->capitals.at[slot].hash != hash)
        slot = (slot + 1) & mask;
    return &doc->capitals.at[slot];
}

static dixit__capital *capital_of(dixit_doc *doc, uint32_t token)
{
    uint32_t hash = dixit__names_hash(doc, token, token + 1);
    dixit__capital *c = capital_slot(doc, hash);

    c->hash = hash;
    return c;
}

/* At least twice as many slots as there are words in names. */
static bool capitals_clear(dixit_doc *doc)
{
    uint32_t size = 64, i, words = 0;

    for (i = 0; i < doc->mentions.count; i++)
        if (doc->mentions.at[i].kind == DIXIT_MENTION_NAME)
            words += dixit__name_length(doc, dixit__name_run(&doc->mentions.at[i]));
    while (size < 2 * words)
        size *= 2;
    if (!dixit__vec_reserve(&doc->alloc, &doc->capitals, size))
        return false;
    memset(doc->capitals.at, 0, size * sizeof *doc->capitals.at);
    doc->capitals.count = size;
    return true;
}

/* Would any word have a capital here? */
static bool begins_sentence(const dixit_doc *doc, uint32_t token)
{
    const dixit__token *before;

    if (token == 0 || doc->tokens.at[token].flags & (DIXIT__SENT_FIRST | DIXIT__BLOCK_FIRST))
        return true;
    before = &doc->tokens.at[token - 1];
    return !(before->flags & (DIXIT__WORD | DIXIT__NUMBER | DIXIT__POSSESSIVE)) && doc->text[before->start] != ',';
}

/* Is the name a single word that stands only where any word has a capital? Whoever is a source is somebody. */
static bool may_be_none(const dixit_doc *doc, const dixit__mention *m)
{
    dixit__run run = dixit__name_run(m);

    if (m->kind != DIXIT_MENTION_NAME || m->is_source || m->gender || run.first != m->run.first)
        return false;
    return (doc->story && doc->tokens.at[run.first].flags & DIXIT__UPPER) ||
           (dixit__name_length(doc, run) == 1 && begins_sentence(doc, run.first));
}

/* How often are the words of names ordinary ones? A story is long enough to tell. */
static void count_ordinary(dixit_doc *doc)
{
    uint32_t t;

    for (t = 0; t < doc->tokens.count; t++)
        if (doc->tokens.at[t].flags & DIXIT__LOWER)
            capital_slot(doc, dixit__names_hash(doc, t, t + 1))->ordinary++;
}

static bool is_ordinary(const dixit__capital *c)
{
    return c->ordinary > ORDINARY_TIMES * c->firm;
}

/* Does it seem to be no part of the name of somebody who is named often? */
static bool is_chance(dixit_doc *doc, uint32_t token)
{
    return begins_sentence(doc, token) && capital_of(doc, token)->firm == 0 &&
           capital_of(doc, token + 1)->firm >= OFTEN;
}

/* "V. Anne is afraid": the number of a chapter. */
static bool is_numeral(const dixit_doc *doc, uint32_t token)
{
    return (doc->tokens.at[token].flags & (DIXIT__INITIAL | DIXIT__BLOCK_FIRST)) ==
           (DIXIT__INITIAL | DIXIT__BLOCK_FIRST);
}

/* "Poor Jane" goes by the name of Jane. */
static void trim(dixit_doc *doc, dixit__mention *m)
{
    dixit__run run = dixit__name_run(m);

    while (dixit__name_length(doc, run) > 1 &&
           (is_ordinary(capital_of(doc, run.first)) || is_chance(doc, run.first) || is_numeral(doc, run.first)))
        run.first++;
    m->name = run;
}

static void count_capital(dixit_doc *doc, uint32_t token, bool doubtful)
{
    dixit__capital *c = capital_of(doc, token);

    c->doubtful += doubtful;
    c->firm += !doubtful;
}

bool dixit__names_doubt(dixit_doc *doc)
{
    uint32_t i, t;

    if (!capitals_clear(doc))
        return false;
    for (i = 0; i < doc->mentions.count; i++) {
        dixit__mention *m = &doc->mentions.at[i];
        dixit__run run = dixit__name_run(m);

        if (m->kind != DIXIT_MENTION_NAME)
            continue;
        m->doubtful = may_be_none(doc, m);
        for (t = run.first; t < run.end; t++)
            count_capital(doc, t, m->doubtful || (doc->story && t == run.first && begins_sentence(doc, t)));
    }
    if (doc->story)
        count_ordinary(doc);
    for (i = 0; i < doc->mentions.count; i++) {
        dixit__mention *m = &doc->mentions.at[i];

        if (doc->story && m->kind == DIXIT_MENTION_NAME)
            trim(doc, m);
        if (m->doubtful) {
            const dixit__capital *c = capital_of(doc, dixit__name_run(m).first);

            m->doubtful = c->doubtful > DOUBTFUL_TIMES * c->firm || (doc->story && is_ordinary(c));
        }
    }
    return true;
}
