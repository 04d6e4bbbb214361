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

/* Who talks to whom, in a story. Entities are DIXIT_NONE where not known. */
typedef struct dixit__turns {
    uint32_t last;     /* who spoke last */
    uint32_t before;   /* who spoke before, and is somebody else */
    uint32_t called;   /* whom the last turn calls by name */
    uint32_t block;    /* the block of the last turn */
    uint32_t strength; /* how sure its speaker is */
} dixit__turns;

typedef struct dixit__resolver {
    dixit_doc *doc;
    dixit__recent last[DIXIT__RECENT_MAX]; /* a ring */
    uint32_t last_count;
    uint32_t sentence, block; /* those of the mention at hand */
    uint32_t clock;
    bool sentence_has_mention;
    /* the rest for stories only */
    dixit__turns turns;
    uint32_t beat;      /* the mention in this block that shows who acts in it, or DIXIT_NONE */
    uint32_t announcer; /* the first who acts in the last sentence told */
    uint32_t here;      /* the source before in this block */
    uint32_t called;    /* whom this block's quotations call by name */
} dixit__resolver;

/* names.c */
uint32_t dixit__names_hash(const dixit_doc *doc, uint32_t first, uint32_t end);
bool dixit__names_doubt(dixit_doc *doc);
bool dixit__aliases_clear(dixit_doc *doc);
uint32_t dixit__alias_find(dixit_doc *doc, uint32_t hash);
void dixit__alias_set(dixit_doc *doc, uint32_t hash, uint32_t entity);
dixit__run dixit__name_run(const dixit__mention *m);
uint32_t dixit__name_length(const dixit_doc *doc, dixit__run run);
bool dixit__gender_fits(uint8_t a, uint8_t b);
uint32_t dixit__entity_add(dixit_doc *doc, uint32_t mention);
void dixit__entity_learn(dixit_doc *doc, uint32_t entity, uint32_t mention);
void dixit__refer(dixit_doc *doc, uint32_t mention, dixit_reference reference, uint32_t antecedent);
uint32_t dixit__resolve_name(dixit_doc *doc, uint32_t mention);

/* nominals.c, pronouns.c */
uint32_t dixit__resolve_nominal(dixit__resolver *r, uint32_t mention);
uint32_t dixit__resolve_pronoun(dixit__resolver *r, uint32_t mention);

/* resolve.c: the mention `back` places before the last one used (1: the last), or NULL. */
const dixit__recent *dixit__recent_at(const dixit__resolver *r, uint32_t back);
void dixit__remember(dixit__resolver *r, uint32_t entity, uint32_t mention);
bool dixit__is_inside(const dixit_doc *doc, const dixit__mention *m);

/* turns.c */
void dixit__turns_begin(dixit__resolver *r);
void dixit__turns_open(dixit__resolver *r, uint32_t mention);
void dixit__turns_mention(dixit__resolver *r, uint32_t mention);
float dixit__turns_fit(const dixit__resolver *r, uint32_t mention, uint32_t entity);
bool dixit__turns_close(dixit__resolver *r, uint32_t first, uint32_t end);
bool dixit__is_behind(const dixit_doc *doc, const dixit__mention *m);
bool dixit__is_person(const dixit_doc *doc, uint32_t entity);
bool dixit__has_spoken(const dixit_doc *doc, uint32_t entity);
bool dixit__turns_survey(dixit_doc *doc);
void dixit__turns_end(dixit_doc *doc);

#endif
