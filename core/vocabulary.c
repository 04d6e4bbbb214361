/* vocabulary.c - the words of a ruleset: which lists each is in, and the entries of several words that it begins. */
#include "compile.h"

/* --- the vocabulary -------------------------------------------------------------------------------------- */

/* Note that an entry of the list, of one word or several, begins with the word. */
static void set_begins(dixit__vocabulary *v, uint32_t word, uint32_t list, uint32_t part)
{
    uint64_t *row = v->lists.at + (size_t)word * DIXIT__ROW_PARTS * v->mask_words;

    row[DIXIT__ROW_ANY * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
    row[part * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
}

static void set_member(dixit__vocabulary *v, uint32_t word, uint32_t list)
{
    set_begins(v, word, list, DIXIT__ROW_ALONE);
}

/* Give `phrase` its place in the chain of its first word: the longest come first. */
static void chain_phrase(dixit__vocabulary *v, uint32_t phrase, uint32_t word)
{
    uint32_t *link = &v->first_phrases.at[word];

    while (*link != DIXIT_NONE && v->phrases.at[*link].count >= v->phrases.at[phrase].count)
        link = &v->phrases.at[*link].next;
    v->phrases.at[phrase].next = *link;
    *link = phrase;
    set_begins(v, word, v->phrases.at[phrase].list, DIXIT__ROW_LONGER);
}

/* Which sets a list is part of: those of list i stand from `starts` i on. */
typedef struct set_index {
    DIXIT_VEC(uint32_t) starts;
    DIXIT_VEC(uint32_t) sets;
} set_index;

/* Counting sort of the sets' parts by list. */
static bool index_sets(dixit__compiler *c, set_index *index)
{
    uint32_t lists = c->rules->list_count, s, i, sum = 0;

    if (!dixit__vec_reserve(c->alloc, &index->starts, (size_t)lists + 2) ||
        !dixit__vec_reserve(c->alloc, &index->sets, (size_t)c->parts.count + 1))
        return false;
    memset(index->starts.at, 0, ((size_t)lists + 2) * sizeof *index->starts.at);
    for (i = 0; i < c->parts.count; i++)
        if (!(c->parts.at[i] & DIXIT__WORD_PART))
            index->starts.at[c->parts.at[i] + 2]++;
    for (i = 0; i < lists + 2; i++)
        index->starts.at[i] = sum += index->starts.at[i];
    for (s = 0; s < c->sets.count; s++) {
        for (i = 0; i < c->sets.at[s].count; i++) {
            uint32_t part = c->parts.at[c->sets.at[s].parts + i];

            if (!(part & DIXIT__WORD_PART))
                index->sets.at[index->starts.at[part + 1]++] = c->rules->list_count + s;
        }
    }
    return true;
}

/* An entry of several words is in the sets of its list too. */
static bool copy_phrase(dixit__compiler *c, const set_index *index, const dixit__phrase *phrase)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t i;

    for (i = index->starts.at[phrase->list]; i < index->starts.at[phrase->list + 1]; i++) {
        dixit__phrase copy = *phrase;

        copy.list = index->sets.at[i];
        if (!dixit__vec_push(c->alloc, &v->phrases, copy))
            return false;
        chain_phrase(v, v->phrases.count - 1, phrase->next);
    }
    return true;
}

/* Note for every entry of every list where it is, in the list and in the sets that have the list. */
static bool fill_lists(dixit__compiler *c, const set_index *index)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t i, k, s;

    for (i = 0; i < c->rules->members.count; i++) {
        uint32_t word = (uint32_t)(c->rules->members.at[i] >> 32), list = (uint32_t)c->rules->members.at[i];

        set_member(v, word, list);
        for (k = index->starts.at[list]; k < index->starts.at[list + 1]; k++)
            set_member(v, word, index->sets.at[k]);
    }
    for (i = 0; i < c->rules->words.phrases.count; i++) {
        chain_phrase(v, i, c->rules->words.phrases.at[i].next);
        if (!copy_phrase(c, index, &c->rules->words.phrases.at[i]))
            return false;
    }
    for (s = 0; s < c->sets.count; s++)
        for (i = 0; i < c->sets.at[s].count; i++)
            if (c->parts.at[c->sets.at[s].parts + i] & DIXIT__WORD_PART)
                set_member(v, c->parts.at[c->sets.at[s].parts + i] & ~DIXIT__WORD_PART, c->rules->list_count + s);
    return true;
}

/* Until here each word has a row of its own; now those that are the same become one. */
static bool share_rows(dixit__compiler *c)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t width = v->mask_words * DIXIT__ROW_PARTS, size = 512, mask, word, slot, rows = 0;
    DIXIT_VEC(uint32_t) slots = {0}; /* row plus one; open addressing */

    while (size < 2 * v->words.count)
        size *= 2;
    mask = size - 1;
    if (!dixit__vec_reserve(c->alloc, &slots, size))
        return false;
    memset(slots.at, 0, size * sizeof *slots.at);
    for (word = 0; word < v->words.count; word++) {
        const uint64_t *row = v->lists.at + (size_t)word * width;

        slot = dixit__hash((const char *)row, (uint32_t)(width * sizeof *row)) & mask;
        while (slots.at[slot] &&
               memcmp(v->lists.at + (size_t)(slots.at[slot] - 1) * width, row, width * sizeof *row) != 0)
            slot = (slot + 1) & mask;
        if (!slots.at[slot]) {
            memmove(v->lists.at + (size_t)rows * width, row, width * sizeof *row);
            slots.at[slot] = ++rows;
        }
        v->words.at[word].row = (slots.at[slot] - 1) * width;
    }
    v->lists.count = rows * width;
    dixit__vec_free(c->alloc, &slots);
    return true;
}

/* The words, with the bits for the lists of each, and the phrases chained. */
bool dixit__vocabulary_build(dixit__compiler *c)
{
    const dixit__vocabulary *from = &c->rules->words;
    dixit__vocabulary *v = &c->out->words;
    set_index index = {0};
    uint32_t i;
    size_t bits;
    bool ok;

    if (!dixit__vec_copy(c->alloc, &v->words, &from->words) || !dixit__vec_copy(c->alloc, &v->chars, &from->chars) ||
        !dixit__vec_copy(c->alloc, &v->slots, &from->slots) ||
        !dixit__vec_copy(c->alloc, &v->phrases, &from->phrases) ||
        !dixit__vec_copy(c->alloc, &v->phrase_words, &from->phrase_words))
        return false;
    if (!dixit__vec_reserve(c->alloc, &v->first_phrases, v->words.count))
        return false;
    for (i = 0; i < v->words.count; i++)
        v->first_phrases.at[v->first_phrases.count++] = DIXIT_NONE;
    v->mask_words = (c->rules->list_count + c->sets.count) / 64 + 1;
    bits = (size_t)v->mask_words * DIXIT__ROW_PARTS * v->words.count;
    if (!dixit__vec_reserve(c->alloc, &v->lists, bits))
        return false;
    memset(v->lists.at, 0, bits * sizeof *v->lists.at);
    v->lists.count = (uint32_t)bits;
    ok = index_sets(c, &index) && fill_lists(c, &index) && share_rows(c);
    dixit__vec_free(c->alloc, &index.starts);
    dixit__vec_free(c->alloc, &index.sets);
    return ok;
}
