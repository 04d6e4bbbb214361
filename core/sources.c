/*
 * sources.c - who of those in a window is the source of what its labels say.
 *
 * A chain of labels looks at each unit by itself, and takes for the source what stands where sources do, though it be the
 * wrong one: "Lee met Reed, saying ..." So all who are mentioned are held against each other, and against what is labelled,
 * if anything is: who stands before a verb, who is the first of the sentence, who is nearest.
 */
#include "ways.h"

#include "sums.h"

/* The first stretch of units labelled source, and whether there are more. */
typedef struct labelled {
    uint32_t first, end;
    bool any, more;
} labelled;

static labelled find_labelled(const dixit__window *w, const uint8_t *labels)
{
    uint32_t size = w->end - w->first, end;
    const uint8_t *at = memchr(labels, DIXIT__LABEL_SOURCE, size);
    labelled none = {0, 0, false, false}, found = {0, 0, true, false};

    if (!at)
        return none;
    for (end = (uint32_t)(at - labels); end < size && labels[end] == DIXIT__LABEL_SOURCE; end++)
        ;
    found.first = w->first + (uint32_t)(at - labels);
    found.end = w->first + end;
    found.more = memchr(labels + end, DIXIT__LABEL_SOURCE, size - end) != NULL;
    return found;
}

/*
 * Is there no need to ask? “...,” said Lee; or Lee said, where a rule thinks so, too. Of a source in parts nobody knows who
 * would be more.
 */
static bool is_sure(const dixit__window *w, const uint8_t *labels, const labelled *source)
{
    uint32_t first = w->anchor, end = w->anchor + 1;

    if (source->more)
        return true;
    while (first > w->first && labels[first - 1 - w->first] == DIXIT__LABEL_CUE)
        first--;
    while (end < w->end && labels[end - w->first] == DIXIT__LABEL_CUE)
        end++;
    if (source->first == end)
        return memchr(labels, DIXIT__LABEL_CONTENT, w->anchor - w->first) != NULL;
    return source->end == first && w->labels[source->first - w->first] == DIXIT__LABEL_SOURCE;
}

/* Where the mention that begins at the unit ends, or what is labelled begins. */
static uint32_t end_of_mention(const dixit__row *row, const dixit__window *w, const uint8_t *labels, uint32_t at)
{
    do
        at++;
    while (at < w->end && row->at[at].mention && !(row->at[at].flags & DIXIT__UNIT_MENTION) &&
           labels[at - w->first] == DIXIT__LABEL_NONE);
    return at;
}

static bool is_free(const dixit__row *row, const dixit__window *w, const uint8_t *labels, uint32_t at)
{
    return row->at[at].flags & DIXIT__UNIT_MENTION && labels[at - w->first] == DIXIT__LABEL_NONE &&
           !(w->owner && dixit__unit_is_owned(&row->at[at], w->owner));
}

uint32_t dixit__source_options(const dixit__row *row, const dixit__window *w, const uint8_t *labels,
                               dixit__option *options)
{
    labelled source = find_labelled(w, labels);
    uint32_t first = w->first, last = w->end, count = 0, at, end;

    if (source.any && is_sure(w, labels, &source))
        return 0;
    if (source.any)
        options[count++] = (dixit__option){source.first, source.end, DIXIT__OPTION_LABELLED, true};
    options[count++] = (dixit__option){w->anchor, w->anchor, DIXIT__OPTION_NOBODY, source.any};
    if (source.any) { /* somebody of another sentence is no better */
        first = row->at[w->anchor].first_of > first ? row->at[w->anchor].first_of : first;
        last = row->at[w->anchor].end_of < last ? row->at[w->anchor].end_of : last;
    }
    for (at = first; at < last; at++) {
        if (!is_free(row, w, labels, at))
            continue;
        end = end_of_mention(row, w, labels, at);
        if (!source.any || end != source.first) /* else it is the beginning of what is labelled */
            options[count++] = (dixit__option){at, end, DIXIT__OPTION_MENTION, source.any};
    }
    return count;
}

static void label_source(const dixit__window *w, uint8_t *labels, const dixit__option *option)
{
    uint32_t i;

    for (i = 0; i < w->end - w->first; i++)
        if (labels[i] == DIXIT__LABEL_SOURCE)
            labels[i] = DIXIT__LABEL_NONE;
    for (i = option->first; i < option->end; i++)
        labels[i - w->first] = DIXIT__LABEL_SOURCE;
}

void dixit__way_source(const dixit_doc *doc, const dixit__row *row, dixit__window *w, dixit__way *way)
{
    dixit__table t = dixit__table_of(doc, DIXIT__TABLE_SOURCES);
    dixit__option options[DIXIT__OPTIONS_MAX];
    uint32_t keys[DIXIT__KEYS_MAX], count = dixit__source_options(row, w, way->labels, options), best = 0, i;
    int32_t sum, most = INT32_MIN;

    w->left = way->left;
    for (i = 0; i < count; i++) {
        sum = dixit__sum_single(&t, keys, dixit__source_keys(row, w, &options[i], keys));
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    if (count > 0 && options[best].kind != DIXIT__OPTION_LABELLED)
        label_source(w, way->labels, &options[best]);
}
