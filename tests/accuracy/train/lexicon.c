/* lexicon.c - counting words. */
#include "lexicon.h"

#include "../../support/support.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE = 1 << 18 };

/* A word is looked at if it was a head so often, and in so large a share of its uses. */
static const struct {
    uint32_t count;
    float share;
} speech_least = {2, 0.01f}, wide_least = {2, 0.02f};

void lexicon_init(lexicon *l)
{
    l->size = SIZE;
    l->at = calloc(l->size, sizeof *l->at);
    if (!l->at)
        support_die("no memory");
}

void lexicon_free(lexicon *l)
{
    free(l->at);
}

static lexicon_word *slot_of(const lexicon *l, uint32_t hash)
{
    uint32_t slot = hash & (l->size - 1);

    while (l->at[slot].hash && l->at[slot].hash != hash)
        slot = (slot + 1) & (l->size - 1);
    return &l->at[slot];
}

static uint32_t hash_of(const dixit_doc *doc, uint32_t token)
{
    const dixit__token *t = &doc->tokens.at[token];
    uint32_t len = t->end - t->start;
    uint32_t hash = dixit__hash(doc->text + t->start, len < DIXIT__WORD_MAX ? len : DIXIT__WORD_MAX);

    return hash ? hash : 1;
}

static lexicon_word *word_of(lexicon *l, const dixit_doc *doc, uint32_t token)
{
    const dixit__token *t = &doc->tokens.at[token];
    uint32_t hash = hash_of(doc, token), len = t->end - t->start;
    lexicon_word *word = slot_of(l, hash);

    if (!word->hash) {
        word->hash = hash;
        for (uint32_t i = 0; i < len && i < DIXIT__WORD_MAX; i++) {
            char c = doc->text[t->start + i];

            word->text[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        }
    }
    return word;
}

static bool counts(const dixit_doc *doc, uint32_t token)
{
    return !(doc->tokens.at[token].flags & (DIXIT__INSIDE | DIXIT__MARK));
}

void lexicon_count(lexicon *l, const dixit_doc *doc, const gold_doc *gold)
{
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        if (counts(doc, i))
            word_of(l, doc, i)->total++;
    for (size_t q = 0; q < gold->count; q++)
        for (uint32_t i = 0; i < doc->tokens.count; i++)
            if (counts(doc, i) && gold_has(&gold->quotes[q].cue, doc->tokens.at[i].start))
                word_of(l, doc, i)->in_cue++;
}

void lexicon_count_use(lexicon *l, const dixit_doc *doc, const gold_doc *gold, const uint32_t *heads, int sign)
{
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        if (counts(doc, i))
            word_of(l, doc, i)->seen += (uint32_t)sign;
    for (size_t q = 0; q < gold->count; q++) {
        if (heads[q] == DIXIT_NONE)
            continue;
        if (gold->quotes[q].core)
            word_of(l, doc, heads[q])->speech += (uint32_t)sign;
        else
            word_of(l, doc, heads[q])->wide += (uint32_t)sign;
    }
}

uint32_t lexicon_head(const lexicon *l, const dixit_doc *doc, const gold_quote *quote)
{
    uint32_t head = DIXIT_NONE;
    float most = -1;

    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        if (!counts(doc, i) || !gold_has(&quote->cue, doc->tokens.at[i].start))
            continue;
        const lexicon_word *word = slot_of(l, hash_of(doc, i));
        float share = ((float)word->in_cue - 0.5f) / ((float)word->total + 2);

        if (doc->tokens.at[i].flags & DIXIT__ANCHOR) /* what will be looked at comes first */
            share += 2;
        else if (doc->tokens.at[i].flags & DIXIT__ANCHOR_WIDE)
            share += 1;

        if (share > most) {
            most = share;
            head = i;
        }
    }
    return head;
}

/* The least share of each level. */
static uint8_t level(uint32_t count, uint32_t seen)
{
    static const float least[8] = {0, 0.004f, 0.03f, 0.08f, 0.2f, 0.4f, 0.6f, 0.8f};
    float share = (float)count / ((float)seen + 1.5f);
    uint8_t at = 7;

    while (share < least[at])
        at--;
    return at;
}

uint8_t lexicon_prior(const lexicon_word *word)
{
    return (uint8_t)(level(word->speech + word->wide, word->seen) << 4 | level(word->speech, word->seen));
}

uint8_t lexicon_prior_of(const lexicon *l, const dixit_doc *doc, uint32_t token)
{
    return lexicon_prior(slot_of(l, hash_of(doc, token)));
}

uint32_t lexicon_flag(const lexicon_word *word)
{
    uint32_t all = word->speech + word->wide;

    if (word->speech >= speech_least.count && (float)word->speech >= speech_least.share * (float)word->total)
        return DIXIT__ANCHOR;
    return all >= wide_least.count && (float)all >= wide_least.share * (float)word->total ? DIXIT__ANCHOR_WIDE : 0;
}

uint32_t lexicon_flag_of(const lexicon *l, const dixit_doc *doc, uint32_t token)
{
    return lexicon_flag(slot_of(l, hash_of(doc, token)));
}
