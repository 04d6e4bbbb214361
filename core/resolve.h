/* resolve.h - what the files of the resolve stage share: entities, mentions used last, turns of a conversation. */
#ifndef DIXIT_CORE_RESOLVE_H
#define DIXIT_CORE_RESOLVE_H

#include "doc.h"
#include "ruleset.h"

#define DIXIT__RECENT_MAX 24 /* how many mentions back a pronoun looks */

/* While a story is read: "I" outside of marks. Becomes an entity, or nobody, at the end. */
#define DIXIT__NARRATOR (DIXIT_NONE - 1)

/* A mention used lately. */
typedef struct dixit__recent {
    uint32_t entity, mention;
    uint32_t clock; /* the sentence of it; in a story sentences between marks do not count */
    bool subject;   /* the first of its sentence */
} dixit__recent;

typedef struct dixit__resolver {
    dixit_doc *doc;
    dixit__recent last[DIXIT__RECENT_MAX]; /* a ring */
    uint32_t last_count;
    uint32_t sentence, block; /* those of the mention at hand */
    uint32_t clock;
    uint32_t described; /* the mention that waits for the name behind it, or DIXIT_NONE */
    uint32_t author;    /* the mention in a byline that names whoever "I" is, or DIXIT_NONE */
    bool sentence_has_mention;
    /* the rest for stories only */
    uint32_t lead;   /* the first mention of the last sentence told, or DIXIT_NONE; so the others */
    uint32_t before; /* that of the block before */
    uint32_t beat;   /* the mention in this block that shows who acts in it */
    uint32_t called; /* the entity that this block's quotations call by name */
} dixit__resolver;

/* names.c */
uint32_t dixit__names_hash(const dixit_doc *doc, uint32_t first, uint32_t end);
bool dixit__names_doubt(dixit_doc *doc);
bool dixit__aliases_clear(dixit_doc *doc);
uint32_t dixit__head_hash(const dixit_doc *doc, uint32_t head);
uint32_t dixit__alias_find(dixit_doc *doc, uint32_t hash);
void dixit__alias_set(dixit_doc *doc, uint32_t hash, uint32_t entity);
dixit__run dixit__name_run(const dixit__mention *m);
uint32_t dixit__name_length(const dixit_doc *doc, dixit__run run);
bool dixit__gender_fits(uint8_t a, uint8_t b);
uint32_t dixit__entity_add(dixit_doc *doc, uint32_t mention);
void dixit__entity_learn(dixit_doc *doc, uint32_t entity, uint32_t mention);
void dixit__refer(dixit_doc *doc, uint32_t mention, dixit_reference reference, uint32_t antecedent);
uint32_t dixit__resolve_name(dixit_doc *doc, uint32_t mention);

/* nominals.c, pronouns.c: the entity that a mention means, or DIXIT_NONE */
uint32_t dixit__resolve_nominal(dixit__resolver *r, uint32_t mention);

/*
 * nominals.c: "A former engineer, Ann Lee, said": the mention behind it, a name, that tells who a nominal is, or DIXIT_NONE.
 * Such a nominal has to wait until the name is resolved; then it is given the same entity, and gives that its role.
 */
uint32_t dixit__named_behind(const dixit_doc *doc, uint32_t mention);
void dixit__describe(dixit_doc *doc, uint32_t mention, uint32_t name);

uint32_t dixit__resolve_pronoun(dixit__resolver *r, uint32_t mention);

/* resolve.c: the mention `back` places before the last one used (1: the last), or NULL. */
const dixit__recent *dixit__recent_at(const dixit__resolver *r, uint32_t back);
void dixit__remember(dixit__resolver *r, uint32_t entity, uint32_t mention);
void dixit__give(dixit__candidate *c, uint32_t entity, dixit_reference reference, float score);
bool dixit__is_inside(const dixit_doc *doc, const dixit__mention *m);

/* survey.c */
float dixit__doublings(uint32_t n);
bool dixit__survey(dixit_doc *doc);
bool dixit__is_behind(const dixit_doc *doc, const dixit__mention *m);
bool dixit__is_person(const dixit_doc *doc, uint32_t entity);
bool dixit__is_vocative(const dixit_doc *doc, const dixit__mention *m);

/* turns.c */
void dixit__turns_begin(dixit__resolver *r);
void dixit__turns_open(dixit__resolver *r, uint32_t mention);
void dixit__turns_mention(dixit__resolver *r, uint32_t mention);
bool dixit__turns_close(dixit__resolver *r, uint32_t first, uint32_t end);

/* dialogue.c */
bool dixit__dialogue(dixit_doc *doc);

#endif
