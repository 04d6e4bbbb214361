/*
 * vocabulary.c - the words of a ruleset: which lists each is in, and the entries of several words that it begins.
 *
 * Most words are in one list or two, and thousands are in the same ones. So for each word its uses are gathered first -
 * which lists, alone or as the first of several words - and a row of bits, sets included, is made for each different
 * list of uses only.
 */
#include "compile.h"

/* A use of a word: the list, and in the lowest bit whether the entry goes on with more words. */
typedef struct word_uses {
    DIXIT_VEC(uint32_t) starts; /* those of word i stand from `starts` i on */
    DIXIT_VEC(uint32_t) uses;
} word_uses;

static uint32_t use_alone(uint32_t list)
{
    return list << 1;
}

static uint32_t use_longer(uint32_t list)
{
    return list << 1 | 1;
}

/* --- phrases --------------------------------------------------------------------------------------------- */

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
static bool copy_phrases(dixit__compiler *c, const set_index *index)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t count = v->phrases.count, i, k;

    for (i = 0; i < count; i++) {
        dixit__phrase copy = v->phrases.at[i];
        uint32_t list = copy.list;

        for (k = index->starts.at[list]; k < index->starts.at[list + 1]; k++) {
            copy.list = index->sets.at[k];
            if (!dixit__vec_push(c->alloc, &v->phrases, copy))
                return false;
        }
    }
    return true;
}

/* Chain the phrases of each first word, the longest first: each is put before the shorter ones. */
static void chain_phrases(dixit__vocabulary *v)
{
    uint32_t len, i, left = v->phrases.count;

    for (len = 1; left > 0; len++) {
        for (i = 0; i < v->phrases.count; i++) {
            dixit__phrase *p = &v->phrases.at[i];
            uint32_t word;

            if (p->count != len)
                continue;
            word = p->next; /* until now its first word */
            p->next = v->first_phrases.at[word];
            v->first_phrases.at[word] = i;
            left--;
        }
    }
}

/* --- what lists a word is in ----------------------------------------------------------------------------- */

/* Either count the uses of each word (in `starts`, two further on) or note them; which, `note` says. */
static void see_use(word_uses *w, uint32_t word, uint32_t use, bool note)
{
    if (note)
        w->uses.at[w->starts.at[word + 1]++] = use;
    else
        w->starts.at[word + 2]++;
}

static void see_uses(const dixit__compiler *c, word_uses *w, bool note)
{
    const dixit__vocabulary *from = &c->rules->words;
    uint32_t i, s;

    for (i = 0; i < c->rules->members.count; i++)
        see_use(w, (uint32_t)(c->rules->members.at[i] >> 32), use_alone((uint32_t)c->rules->members.at[i]), note);
    for (i = 0; i < from->phrases.count; i++)
        see_use(w, from->phrases.at[i].next, use_longer(from->phrases.at[i].list), note);
    for (s = 0; s < c->sets.count; s++) {
        for (i = 0; i < c->sets.at[s].count; i++) {
            uint32_t part = c->parts.at[c->sets.at[s].parts + i];

            if (part & DIXIT__WORD_PART)
                see_use(w, part & ~DIXIT__WORD_PART, use_alone(c->rules->list_count + s), note);
        }
    }
}

/* Counting sort of all uses by word. */
static bool gather_uses(dixit__compiler *c, word_uses *w)
{
    uint32_t words = c->out->words.words.count, i, sum = 0;

    if (!dixit__vec_reserve(c->alloc, &w->starts, (size_t)words + 2) ||
        !dixit__vec_reserve(c->alloc, &w->uses,
                            (size_t)c->rules->members.count + c->rules->words.phrases.count + c->parts.count + 1))
        return false;
    memset(w->starts.at, 0, ((size_t)words + 2) * sizeof *w->starts.at);
    see_uses(c, w, false);
    for (i = 0; i < words + 2; i++)
        w->starts.at[i] = sum += w->starts.at[i];
    see_uses(c, w, true);
    return true;
}

/* Sort the uses of a word and leave out doubles; how many are left. There are few, unless somebody means harm. */
static uint32_t tidy(uint32_t *uses, uint32_t count)
{
    uint32_t i, j, kept = 0;

    for (i = 0; i < count; i++) {
        uint32_t use = uses[i];

        for (j = kept; j > 0 && uses[j - 1] > use; j--)
            ;
        if (j > 0 && uses[j - 1] == use)
            continue;
        if (j < kept)
            memmove(uses + j + 1, uses + j, (kept - j) * sizeof *uses);
        uses[j] = use;
        kept++;
    }
    return kept;
}

static void set_bits(dixit__vocabulary *v, uint64_t *row, uint32_t list, uint32_t part)
{
    row[DIXIT__ROW_ANY * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
    row[part * v->mask_words + list / 64] |= (uint64_t)1 << (list % 64);
}

/* Append the row of these uses; the sets of a list are used where it is. */
static bool add_row(dixit__compiler *c, const set_index *index, const uint32_t *uses, uint32_t count)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t width = dixit__row_width(v), i, k;
    uint64_t *row;

    if (!dixit__vec_reserve(c->alloc, &v->lists, (size_t)v->lists.count + width))
        return false;
    row = v->lists.at + v->lists.count;
    memset(row, 0, width * sizeof *row);
    v->lists.count += width;
    for (i = 0; i < count; i++) {
        uint32_t list = uses[i] >> 1, part = uses[i] & 1 ? DIXIT__ROW_LONGER : DIXIT__ROW_ALONE;

        set_bits(v, row, list, part);
        if (list >= c->rules->list_count) /* a set itself: of words */
            continue;
        for (k = index->starts.at[list]; k < index->starts.at[list + 1]; k++)
            set_bits(v, row, index->sets.at[k], part);
    }
    return true;
}

/* What a row was made of: the uses of the first word that has it. */
typedef struct row_key {
    uint32_t uses; /* the first of them, in `uses` of word_uses */
    uint32_t count;
} row_key;

/* The rows that are there, by number plus one. Most words have a single use; open addressing finds the others. */
typedef struct row_finder {
    DIXIT_VEC(row_key) keys;
    DIXIT_VEC(uint32_t) single; /* per use */
    DIXIT_VEC(uint32_t) slots;
} row_finder;

static bool rows_reserve(dixit__compiler *c, const word_uses *w, row_finder *f)
{
    uint32_t words = c->out->words.words.count, size = 64, several = 0, i;
    uint32_t uses = use_alone(c->rules->list_count + c->sets.count);

    for (i = 0; i < words; i++)
        several += w->starts.at[i + 1] - w->starts.at[i] != 1;
    while (size < 2 * several)
        size *= 2;
    if (!dixit__vec_reserve(c->alloc, &f->slots, size) || !dixit__vec_reserve(c->alloc, &f->single, uses + 1))
        return false;
    memset(f->slots.at, 0, size * sizeof *f->slots.at);
    memset(f->single.at, 0, uses * sizeof *f->single.at);
    f->slots.count = size;
    return true;
}

/* Where the row of these uses is noted, or will be: 0 is noted there until then. */
static uint32_t *find_row(const row_finder *f, const word_uses *w, const uint32_t *uses, uint32_t count)
{
    uint32_t mask = f->slots.count - 1, slot, row;

    if (count == 1)
        return &f->single.at[*uses];
    slot = dixit__hash((const char *)uses, (uint32_t)(count * sizeof *uses)) & mask;
    for (; (row = f->slots.at[slot]) != 0; slot = (slot + 1) & mask)
        if (f->keys.at[row - 1].count == count &&
            memcmp(w->uses.at + f->keys.at[row - 1].uses, uses, count * sizeof *uses) == 0)
            break;
    return &f->slots.at[slot];
}

/* Give each word its row, and words with the same uses the same one. */
static bool build_rows(dixit__compiler *c, const set_index *index, const word_uses *w, row_finder *f)
{
    dixit__vocabulary *v = &c->out->words;
    uint32_t word, width = dixit__row_width(v);

    for (word = 0; word < v->words.count; word++) {
        row_key key = {w->starts.at[word], 0};
        uint32_t *uses = w->uses.at + key.uses, *row;

        key.count = tidy(uses, w->starts.at[word + 1] - key.uses);
        row = find_row(f, w, uses, key.count);
        if (*row == 0) {
            if (!dixit__vec_push(c->alloc, &f->keys, key) || !add_row(c, index, uses, key.count))
                return false;
            *row = f->keys.count;
        }
        v->words.at[word].row = (*row - 1) * width;
        v->words.at[word].flags = 0; /* those that a compilation that failed has left */
    }
    return true;
}

static bool build_lists(dixit__compiler *c, const set_index *index)
{
    word_uses w = {0};
    row_finder f = {0};
    bool ok = gather_uses(c, &w) && rows_reserve(c, &w, &f) && build_rows(c, index, &w, &f);

    dixit__vec_free(c->alloc, &w.starts);
    dixit__vec_free(c->alloc, &w.uses);
    dixit__vec_free(c->alloc, &f.keys);
    dixit__vec_free(c->alloc, &f.single);
    dixit__vec_free(c->alloc, &f.slots);
    return ok;
}

/* --- the vocabulary -------------------------------------------------------------------------------------- */

/* The words, which are there, get the bits for the lists of each, and the phrases are chained. */
bool dixit__vocabulary_build(dixit__compiler *c)
{
    const dixit__vocabulary *from = &c->rules->words;
    dixit__vocabulary *v = &c->out->words;
    set_index index = {0};
    bool ok;

    if (!dixit__vec_copy(c->alloc, &v->phrases, &from->phrases) ||
        !dixit__vec_copy(c->alloc, &v->phrase_words, &from->phrase_words) ||
        !dixit__vec_reserve(c->alloc, &v->first_phrases, v->words.count))
        return false;
    memset(v->first_phrases.at, 0xff, v->words.count * sizeof *v->first_phrases.at); /* DIXIT_NONE */
    v->first_phrases.count = v->words.count;
    v->mask_words = (c->rules->list_count + c->sets.count) / 64 + 1;
    ok = index_sets(c, &index) && copy_phrases(c, &index) && build_lists(c, &index);
    if (ok)
        chain_phrases(v);
    dixit__vec_free(c->alloc, &index.starts);
    dixit__vec_free(c->alloc, &index.sets);
    return ok;
}
