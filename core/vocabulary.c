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

/* Everything in a set's lists is in the set. */
static bool fill_sets(dixit__compiler *c)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t s, i, word, phrase;

    for (s = 0; s < c->sets.count; s++) {
        uint32_t number = c->rules->list_count + s, phrases = c->rules->words.phrases.count;

        for (i = 0; i < c->sets.at[s].count; i++) {
            uint32_t part = c->parts.at[c->sets.at[s].parts + i];

            if (part & DIXIT__WORD_PART) {
                set_member(v, part & ~DIXIT__WORD_PART, number);
                continue;
            }
            for (word = 1; word < v->words.count; word++)
                if (dixit__row_has(c->out, word * DIXIT__ROW_PARTS * v->mask_words, DIXIT__ROW_ALONE, part))
                    set_member(v, word, number);
            for (phrase = 0; phrase < phrases; phrase++) {
                dixit__phrase copy = c->rules->words.phrases.at[phrase];
                uint32_t first_word_of_it = copy.next;

                if (copy.list != part)
                    continue;
                copy.list = number;
                if (!dixit__vec_push(c->alloc, &v->phrases, copy))
                    return false;
                chain_phrase(v, v->phrases.count - 1, first_word_of_it);
            }
        }
    }
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
    if (!dixit__vec_reserve(c->alloc, &v->rows, v->words.count) || !dixit__vec_reserve(c->alloc, &slots, size)) {
        dixit__vec_free(c->alloc, &slots);
        return false;
    }
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
        v->rows.at[v->rows.count++] = (slots.at[slot] - 1) * width;
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
    uint32_t i;
    size_t bits;

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
    for (i = 0; i < c->rules->members.count; i++)
        set_member(v, (uint32_t)(c->rules->members.at[i] >> 32), (uint32_t)c->rules->members.at[i]);
    for (i = 0; i < from->phrases.count; i++)
        chain_phrase(v, i, from->phrases.at[i].next);
    return fill_sets(c) && share_rows(c);
}
