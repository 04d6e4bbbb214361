/* pronouns.c - "he", "she", "they", "it": the best of those mentioned last. */
#include "resolve.h"

#define TOLD_MIN 2 /* a name that is told of less often is not well known */

/* How well it fits "he" in a story, more or less than others, who is told of there so often. */
static float story_fit(const dixit_doc *doc, const dixit__recent *candidate)
{
    const dixit__entity *e = &doc->entities.at[candidate->entity];
    const dixit__mention *first = &doc->mentions.at[e->first];
    float fit = 0.15f * dixit__doublings(first->told) + 0.3f * dixit__doublings(first->spoke);

    if (dixit__is_behind(doc, &doc->mentions.at[candidate->mention]))
        fit -= 2.0f;
    return e->gender ? fit : fit - 1.5f;
}

/* How well a recent mention fits a pronoun; negative: not at all. */
static float pronoun_fit(const dixit__resolver *r, const dixit__mention *pronoun, const dixit__recent *candidate)
{
    const dixit_doc *doc = r->doc;
    const dixit__entity *e = &doc->entities.at[candidate->entity];
    uint32_t distance = r->clock - candidate->clock;
    float fit = 10.0f - (float)distance;

    bool neuter = dixit__in_known(doc->rules, doc->tokens.at[pronoun->head].row, DIXIT__LIST_NEUTER);

    if (distance > 8 || (neuter ? !e->body : pronoun->plural != (e->plural || e->body)))
        return -1.0f;
    if (doc->story && pronoun->gender) {
        if (!dixit__is_person(doc, candidate->entity))
            return -1.0f;
        fit += story_fit(doc, candidate);
    }
    if (!dixit__gender_fits(pronoun->gender, e->gender))
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

/* A story that tells more of somebody has told what gender it is (survey.c). */
static bool is_well_known(const dixit_doc *doc, uint32_t entity)
{
    return doc->story && doc->mentions.at[doc->entities.at[entity].first].told >= TOLD_MIN;
}

uint32_t dixit__resolve_pronoun(dixit__resolver *r, uint32_t mention)
{
    dixit_doc *doc = r->doc;
    dixit__mention *m = &doc->mentions.at[mention];
    const dixit__recent *candidate;
    uint32_t back, best = DIXIT_NONE;
    float best_fit = 0.0f;
    bool speaks = doc->story && (m->is_source || mention == r->beat); /* and so is not the one who is called by name */

    for (back = 1; (candidate = dixit__recent_at(r, back)); back++) {
        float fit = pronoun_fit(r, m, candidate);

        if (fit > best_fit && !(speaks && candidate->entity == r->called)) {
            best_fit = fit;
            best = candidate->entity;
            dixit__refer(doc, mention, DIXIT_REFERENCE_PRONOUN, candidate->mention);
        }
    }
    m->entity = best;
    if (best != DIXIT_NONE && m->gender && !is_well_known(doc, best))
        doc->entities.at[best].gender |= m->gender;
    return best;
}
