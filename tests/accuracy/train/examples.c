/* examples.c - from gold documents to examples. */
#include "examples.h"

#include "../../support/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- reading ----------------------------------------------------------------------------------------------- */

static bool (*const stages[])(dixit_doc *) = {dixit__index, dixit__blocks, dixit__pair,      dixit__tokens,
                                              dixit__spans, dixit__story,  dixit__candidates};

/* Up to what the rules find. */
static dixit_doc *read_document(examples *e, const gold_doc *gold)
{
    dixit_doc *doc = &e->ws->doc;
    dixit_options options = DIXIT_OPTIONS_INIT;

    doc->rules = e->rules;
    doc->options = options;
    if (dixit__text_read(doc, gold->text, gold->len, NULL) != DIXIT_OK)
        support_die("a text is too long");
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        if (!stages[i](doc))
            support_die("no memory");
    return doc;
}

static uint32_t *heads_of(const examples *e, const dixit_doc *doc, const gold_doc *gold)
{
    uint32_t *heads = calloc(gold->count + 1, sizeof *heads);

    if (!heads)
        support_die("no memory");
    for (size_t q = 0; q < gold->count; q++)
        heads[q] = lexicon_head(&e->words, doc, &gold->quotes[q]);
    return heads;
}

void examples_count_words(examples *e, const gold_doc *gold)
{
    lexicon_count(&e->words, read_document(e, gold), gold);
}

void examples_count_heads(examples *e, const gold_doc *gold)
{
    dixit_doc *doc = read_document(e, gold);
    uint32_t *heads = heads_of(e, doc, gold);

    lexicon_count_use(&e->words, doc, gold, heads, 1);
    free(heads);
}

/* A row as weigh.c will see it: with what the lexicon says of its words. */
static bool next_row(const examples *e, dixit_doc *doc, uint32_t block, uint32_t from, dixit__row *row)
{
    uint32_t end = dixit__block_end(doc, block);

    if (from >= end)
        return false;
    if (!dixit__units_make(doc, block, from, row))
        support_die("no memory");
    for (uint32_t i = 0; i < row->count; i++)
        if (!(row->at[i].flags & DIXIT__UNIT_MARKED))
            row->at[i].prior = lexicon_prior_of(&e->words, doc, row->at[i].first);
    dixit__units_count(row);
    return true;
}

/* Visit the rows of a document. The lexicon must not know what the document itself says about its words. */
static void each_row(examples *e, const gold_doc *gold, uint32_t fold,
                     void (*visit)(examples *e, const sample *s, const dixit__row *row))
{
    dixit_doc *doc = read_document(e, gold);
    uint32_t *said = heads_of(e, doc, gold);
    sample s = {gold, doc, NULL, fold};
    dixit__row row;

    lexicon_count_use(&e->words, doc, gold, said, -1);
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        doc->tokens.at[i].flags |= lexicon_flag_of(&e->words, doc, i);
    if (!dixit__cues_index(doc))
        support_die("no memory");
    s.heads = heads_of(e, doc, gold); /* now of words that are looked at, where there are such */
    for (uint32_t block = 0; block < doc->blocks.count; block++)
        for (uint32_t at = doc->blocks.at[block].token;
             dixit__role_speaks(doc->blocks.at[block].role) && next_row(e, doc, block, at, &row); at = row.next)
            visit(e, &s, &row);
    lexicon_count_use(&e->words, doc, gold, said, 1);
    free(said);
    free(s.heads);
}

/* The gold quotation whose cue has its head at the unit; NULL if there is none. */
static const gold_quote *quote_at(const sample *s, const dixit__unit *u)
{
    for (size_t q = 0; q < s->gold->count; q++)
        if (s->heads[q] == u->first)
            return &s->gold->quotes[q];
    return NULL;
}

/* --- labels ------------------------------------------------------------------------------------------------ */

static uint32_t label_token(const dixit_doc *doc, uint32_t token, const gold_quote *quote)
{
    uint32_t at = doc->tokens.at[token].start;

    if (gold_has(&quote->content, at))
        return DIXIT__LABEL_CONTENT;
    if (gold_has(&quote->cue, at))
        return DIXIT__LABEL_CUE;
    return gold_has(&quote->source, at) ? DIXIT__LABEL_SOURCE : DIXIT__LABEL_NONE;
}

/* A marked span is what most of its words are. */
static uint8_t label_unit(const dixit_doc *doc, const dixit__unit *u, const gold_quote *quote)
{
    uint32_t counts[DIXIT__LABELS] = {0}, best = 0;

    if (!(u->flags & DIXIT__UNIT_MARKED))
        return (uint8_t)label_token(doc, u->first, quote);
    for (uint32_t i = u->first; i < u->end; i++)
        if (doc->tokens.at[i].flags & (DIXIT__WORD | DIXIT__NUMBER))
            counts[label_token(doc, i, quote)]++;
    for (uint32_t k = 1; k < DIXIT__LABELS; k++)
        if (counts[k] > counts[best])
            best = k;
    return (uint8_t)best;
}

/* Punctuation at the edges of a part is none of it: nobody counts it, and the annotators did not agree on it. */
static void trim_labels(const dixit__row *row, const dixit__window *w, uint8_t *labels)
{
    uint32_t count = w->end - w->first;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t kind = row->at[w->first + i].kind, label = labels[i];
        bool sign = kind >= DIXIT__KIND_COMMA && kind <= DIXIT__KIND_SIGN;
        bool edge = i == 0 || i + 1 == count || labels[i - 1] != label || labels[i + 1] != label;

        if (sign && edge && label != DIXIT__LABEL_CUE)
            labels[i] = DIXIT__LABEL_NONE;
    }
}

static void label_window(const sample *s, const dixit__row *row, const dixit__window *w, const gold_quote *quote,
                         uint8_t *labels)
{
    for (uint32_t i = w->first; i < w->end; i++)
        labels[i - w->first] = label_unit(s->doc, &row->at[i], quote);
    labels[w->anchor - w->first] = DIXIT__LABEL_CUE;
    trim_labels(row, w, labels);
}

static bool has_label(const dixit__window *w, const uint8_t *labels, uint8_t label)
{
    return memchr(labels, label, w->end - w->first) != NULL;
}

/* --- cues and windows -------------------------------------------------------------------------------------- */

static void add_window(examples *e, const sample *s, const dixit__row *row, uint32_t anchor, const gold_quote *quote)
{
    uint32_t keys[DIXIT__KEYS_MAX], count;
    uint8_t labels[DIXIT__WINDOW_MAX];
    dixit__window w;

    dixit__window_of(s->doc, row, anchor, &w);
    label_window(s, row, &w, quote, labels);
    if (!has_label(&w, labels, DIXIT__LABEL_CONTENT))
        return;
    dixit__window_left(row, &w, labels);
    learn_rows_add(&e->rows,
                   (learn_row){e->rows.units.count, w.end - w.first, anchor - w.first, DIXIT__LABEL_CUE, s->fold});
    for (uint32_t i = w.first; i < w.end; i++) {
        count = dixit__label_keys(row, &w, i, keys);
        count += dixit__label_left_keys(row, &w, i, keys + count);
        learn_examples_add(&e->rows.units, keys, count, labels[i - w.first], s->fold, 1);
        count = i == w.first ? 0 : dixit__step_keys(row, &w, i, keys);
        count += i == w.first ? 0 : dixit__step_left_keys(row, &w, i, keys + count);
        learn_examples_add(&e->rows.steps, keys, count, 0, s->fold, 1);
    }
}

static void add_row(examples *e, const sample *s, const dixit__row *row)
{
    uint32_t keys[DIXIT__KEYS_MAX], count;

    for (uint32_t at = row->own; at < row->own_end; at++) {
        const gold_quote *quote = quote_at(s, &row->at[at]);
        bool is_anchor = row->at[at].flags & DIXIT__UNIT_ANCHOR;

        if (quote)
            add_window(e, s, row, at, quote);
        e->unseen += quote && quote->core && !is_anchor;
        if (!is_anchor)
            continue;
        count = dixit__cue_keys(row, at, dixit__cue_rule(s->doc, row->at[at].first), keys);
        learn_examples_add(&e->cues, keys, count, quote ? (quote->core ? 1 : 2) : 0, s->fold, 1);
    }
}

static void note_rules(examples *e)
{
    const dixit_doc *doc = &e->ws->doc;

    for (uint32_t i = 0; i < doc->candidates.count; i++)
        e->met[doc->candidates.at[i].rule] |= doc->candidates.at[i].cue_count > 0;
}

void examples_add(examples *e, const gold_doc *gold, uint32_t fold)
{
    each_row(e, gold, fold, add_row);
    note_rules(e);
}

/* --- sources ----------------------------------------------------------------------------------------------- */

static bool is_word(const dixit_doc *doc, uint32_t token)
{
    return (doc->tokens.at[token].flags & (DIXIT__WORD | DIXIT__NUMBER)) != 0;
}

/* The words of the quotation's part in the document. */
static uint32_t count_words(const dixit_doc *doc, const gold_spans *spans)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < doc->tokens.count; i++)
        count += is_word(doc, i) && gold_has(spans, doc->tokens.at[i].start);
    return count;
}

/* Of the words of either, how many are common to both: 0 to 1. */
static float share_of(uint32_t common, uint32_t mine, uint32_t theirs)
{
    return common == 0 ? 0 : (float)common / (float)(mine + theirs - common);
}

/* How much the option and the source have in common. */
static float option_share(const sample *s, const dixit__row *row, const dixit__option *option, const gold_quote *quote)
{
    uint32_t mine = 0, hits = 0;

    for (uint32_t i = option->first; i < option->end; i++)
        for (uint32_t token = row->at[i].first; token < row->at[i].end; token++) {
            mine += is_word(s->doc, token);
            hits += is_word(s->doc, token) && gold_has(&quote->source, s->doc->tokens.at[token].start);
        }
    return share_of(hits, mine, count_words(s->doc, &quote->source));
}

#define STAYS 0.3f /* so much more another must have of the source than what is labelled */

/* The option that has the most of the source; `count` if none has any. */
static uint32_t best_option(const sample *s, const dixit__row *row, const dixit__option *options, uint32_t count,
                            const gold_quote *quote)
{
    uint32_t best = count;
    float most = 0;

    for (uint32_t i = 0; i < count; i++) {
        float share = option_share(s, row, &options[i], quote);

        if (options[i].kind == DIXIT__OPTION_NOBODY)
            share = quote->source.count == 0 ? 1 : 0;
        if (options[i].kind == DIXIT__OPTION_LABELLED && share > 0)
            share += STAYS;
        if (share > most) {
            most = share;
            best = i;
        }
    }
    return best;
}

#define WIDE_WEIGHT 0.3f /* what the source of an attitude counts, of that of speech */

static void add_choice(examples *e, const sample *s, const dixit__row *row, const dixit__window *w,
                       const uint8_t *labels, const gold_quote *quote)
{
    dixit__option options[DIXIT__OPTIONS_MAX];
    uint32_t keys[DIXIT__KEYS_MAX], count = dixit__source_options(row, w, labels, options);
    uint32_t best = best_option(s, row, options, count, quote);

    if (best == count) /* nothing is to be learned */
        return;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = dixit__source_keys(row, w, &options[i], keys);

        learn_examples_add(&e->sources.options, keys, size, i == best, s->fold, quote->core ? 1 : WIDE_WEIGHT);
    }
    learn_choices_add(&e->sources, count);
}

static void add_row_sources(examples *e, const sample *s, const dixit__row *row)
{
    dixit__way ways[DIXIT__WAYS_MAX];
    dixit__window w;

    for (uint32_t at = row->own; at < row->own_end; at++) {
        const gold_quote *quote = quote_at(s, &row->at[at]);

        if (!quote)
            continue;
        dixit__window_of(s->doc, row, at, &w);
        if (dixit__window_ways(s->doc, row, &w, ways) == 0)
            continue;
        w.left = ways[0].left;
        add_choice(e, s, row, &w, ways[0].labels, quote);
    }
}

void examples_add_sources(examples *e, const gold_doc *gold, uint32_t fold)
{
    each_row(e, gold, fold, add_row_sources);
}

/* --- what was found ---------------------------------------------------------------------------------------- */

/* How good what was found is: the share of both contents' words that are common, and whether a word of the source is. */
typedef struct quality {
    float content; /* 0 to 1 */
    bool source;
    float share; /* of both sources' words, how many are common: 0 to 1 */
} quality;

static quality quality_of(const sample *s, const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                          const gold_quote *quote)
{
    uint32_t common = 0, mine = 0, sources = 0, hits = 0;
    quality q;

    for (uint32_t i = w->first; i < w->end; i++)
        for (uint32_t token = row->at[i].first; token < row->at[i].end; token++) {
            uint32_t at = s->doc->tokens.at[token].start;

            if (!is_word(s->doc, token))
                continue;
            if (labels[i - w->first] == DIXIT__LABEL_CONTENT) {
                mine++;
                common += gold_has(&quote->content, at);
            } else if (labels[i - w->first] == DIXIT__LABEL_SOURCE) {
                sources++;
                hits += gold_has(&quote->source, at);
            }
        }
    q.content = share_of(common, mine, count_words(s->doc, &quote->content));
    q.share = share_of(hits, sources, count_words(s->doc, &quote->source));
    q.source = hits > 0 || (sources == 0 && quote->source.count == 0);
    return q;
}

static bool is_right(quality q)
{
    return q.content >= 0.5f && q.source;
}

/* What is found at the anchor, and how likely it is to be right. */
static void add_found(examples *e, const sample *s, const dixit__row *row, const dixit__window *w,
                      const dixit__way *way, const dixit__found *found)
{
    uint32_t class = 0;

    for (size_t q = 0; q < s->gold->count && class != 1; q++)
        if (is_right(quality_of(s, row, w, way->labels, &s->gold->quotes[q])))
            class = s->gold->quotes[q].core ? 1 : 2;
    learn_examples_add(&e->found, found->keys, found->count, class, s->fold, 1);
}

#define WRONG_SOURCE 0.5f /* what is left of a quotation's worth */
#define LEAST_SOURCE 0.8f /* the same with a word of the source; the more of it there is, the more is left */
#define ALIKE 0.01f       /* ways that differ less teach nothing */

/* What a way is worth that finds this. */
static float worth_of(quality q, const gold_quote *quote)
{
    if (!q.source)
        return q.content * WRONG_SOURCE;
    return q.content * (quote->source.count > 0 ? LEAST_SOURCE + (1 - LEAST_SOURCE) * q.share : 1);
}

/* Which of the ways is the best. */
static void add_ways(examples *e, const sample *s, const dixit__row *row, const dixit__window *w,
                     const dixit__way *ways, uint32_t count, dixit__chance chance)
{
    const gold_quote *quote = quote_at(s, &row->at[w->anchor]);
    float values[DIXIT__WAYS_MAX], least = 10, most = -1;
    uint32_t keys[DIXIT__KEYS_MAX], best = 0;

    for (uint32_t i = 0; quote && i < count; i++) {
        values[i] = worth_of(quality_of(s, row, w, ways[i].labels, quote), quote);
        least = fminf(least, values[i]);
        if (values[i] > most) {
            most = values[i];
            best = i;
        }
    }
    if (!quote || most - least < ALIKE)
        return;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = dixit__found_keys(row, w, &ways[i], chance, keys);

        learn_examples_add(&e->ways.options, keys, size, i == best, s->fold, most - least);
    }
    learn_choices_add(&e->ways, count);
}

static void each_anchor(examples *e, const sample *s, const dixit__row *row, bool found)
{
    dixit__way ways[DIXIT__WAYS_MAX];
    dixit__found features;
    dixit__window w;

    for (uint32_t at = row->own; at < row->own_end; at++) {
        dixit__chance chance;
        uint32_t count;

        if (!(row->at[at].flags & DIXIT__UNIT_ANCHOR))
            continue;
        chance = dixit__anchor_chance(s->doc, row, at);
        if (chance.speech < 0.1f && chance.speech + chance.wide < 0.15f)
            continue;
        dixit__window_of(s->doc, row, at, &w);
        count = dixit__window_ways(s->doc, row, &w, ways);
        for (uint32_t i = 0; i < count; i++)
            dixit__way_source(s->doc, row, &w, &ways[i]);
        if (count > 0 && found) {
            uint32_t best = dixit__way_best(s->doc, row, &w, ways, count, chance, &features);

            add_found(e, s, row, &w, &ways[best], &features);
        } else if (count > 1) {
            add_ways(e, s, row, &w, ways, count, chance);
        }
    }
}

static void add_row_found(examples *e, const sample *s, const dixit__row *row)
{
    each_anchor(e, s, row, true);
}

static void add_row_ways(examples *e, const sample *s, const dixit__row *row)
{
    each_anchor(e, s, row, false);
}

void examples_add_ways(examples *e, const gold_doc *gold, uint32_t fold)
{
    each_row(e, gold, fold, add_row_ways);
}

void examples_add_found(examples *e, const gold_doc *gold, uint32_t fold)
{
    each_row(e, gold, fold, add_row_found);
}

void examples_free(examples *e)
{
    learn_examples_free(&e->cues);
    learn_rows_free(&e->rows);
    learn_choices_free(&e->sources);
    learn_choices_free(&e->ways);
    learn_examples_free(&e->found);
    lexicon_free(&e->words);
    free(e->met);
}
