/*
 * ruleset.h - compiled rules: the vocabulary with its word lists, and the program of every pattern.
 *
 * Everything the core knows of a language stands here, and came through dixit_rules_*(). A ruleset never
 * changes once it is compiled.
 */
#ifndef DIXIT_CORE_RULESET_H
#define DIXIT_CORE_RULESET_H

#include "model.h"

/* --- the vocabulary ---------------------------------------------------------------------------------- */

/* A slot: the word in its low bits, part of the word's hash in the others. */
#define DIXIT__SLOT_WORD 0xfffffu
#define DIXIT__WORDS_MAX DIXIT__SLOT_WORD

/* Words longer than this are not in the vocabulary (and no pattern can name one). */
#define DIXIT__WORD_MAX 48

#define DIXIT__WORD_INLINE 15

/* A short word stands here itself, so that finding it, and all that its token needs, touches one line of cache. */
typedef struct dixit__word {
    char text[DIXIT__WORD_INLINE]; /* or, if it is longer, its offset into `chars` */
    uint8_t len;
    uint32_t row;   /* where its row begins in `lists` */
    uint32_t flags; /* of its tokens: DIXIT__BEGINS_RULE of each kind, DIXIT__SECOND */
} dixit__word;

/* An entry of several words: "prime minister" of the list TITLE. Chained longest first. */
typedef struct dixit__phrase {
    uint32_t list;
    uint32_t words; /* offset into `phrase_words`: the second word and those after it */
    uint32_t count; /* how many of them */
    uint32_t next;  /* the next phrase with the same first word, or DIXIT_NONE; while collecting: the first word */
} dixit__phrase;

/*
 * A set of words; entry 0 stands for every word that is not in it. A row of `lists` has three parts of `mask_words`
 * 64-bit words each, with a bit for each list that has an entry beginning with the word (DIXIT__ROW_ANY): one of
 * a single word (DIXIT__ROW_ALONE), one of several (DIXIT__ROW_LONGER). Words in the same lists share a row, so that the
 * rows are few and stay in the cache.
 */
enum { DIXIT__ROW_ANY, DIXIT__ROW_ALONE, DIXIT__ROW_LONGER, DIXIT__ROW_PARTS };

typedef struct dixit__vocabulary {
    DIXIT_VEC(dixit__word) words;
    DIXIT_VEC(char) chars;
    DIXIT_VEC(uint32_t) slots; /* part of the hash, and the word; open addressing, a power of two; 0: free */
    DIXIT_VEC(uint64_t) lists;
    uint32_t mask_words;
    DIXIT_VEC(uint32_t) first_phrases; /* per word: the first phrase that begins with it, or DIXIT_NONE */
    DIXIT_VEC(dixit__phrase) phrases;
    DIXIT_VEC(uint32_t) phrase_words;
} dixit__vocabulary;

/* How far it is from a row of `lists` to the next. */
static inline uint32_t dixit__row_width(const dixit__vocabulary *v)
{
    return v->mask_words * DIXIT__ROW_PARTS;
}

#define DIXIT__FOLD 0x2020202020202020u

/* The first `len` bytes at `text`, at most eight, as a number; as many bytes as that may be read. */
static inline uint64_t dixit__bytes(const char *text, uint32_t len)
{
    uint64_t piece = 0;

    if (len >= 8) {
        memcpy(&piece, text, 8);
        return piece;
    }
    if (len >= 4) {
        uint32_t low, high;

        memcpy(&low, text, 4);
        memcpy(&high, text + len - 4, 4);
        return low | (uint64_t)high << (8 * (len - 4));
    }
    if (len > 0)
        piece = (uint8_t)text[0] | (uint64_t)(uint8_t)text[len / 2] << (8 * (len / 2)) |
                (uint64_t)(uint8_t)text[len - 1] << (8 * (len - 1));
    return piece;
}

/* The same of at most four bytes, without a branch; four can be read. */
static inline uint32_t dixit__few_bytes(const char *text, uint32_t len)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint32_t piece;

    memcpy(&piece, text, 4);
    return piece & (uint32_t)(((uint64_t)1 << (8 * len)) - 1);
#else
    return (uint32_t)dixit__bytes(text, len);
#endif
}

/* The hash of a word. Bit 5 of each byte is set first, so that the hash is the same in capitals. */
static inline uint32_t dixit__hash(const char *text, uint32_t len)
{
    uint64_t h = 0x9e3779b97f4a7c15u ^ len;

    for (;;) {
        h = (h ^ (dixit__bytes(text, len) | DIXIT__FOLD)) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
        if (len <= 8)
            break;
        text += 8;
        len -= 8;
    }
    return (uint32_t)((h * 0xc4ceb9fe1a85ec53u) >> 32);
}

/* Are two words the same? With `fold` the first is ASCII in any case, the second in lower case. */
static inline bool dixit__same_word(const char *a, const char *b, uint32_t len, bool fold)
{
    if (!fold)
        return memcmp(a, b, len) == 0;
    for (;;) {
        uint64_t folded = len >= 8 ? DIXIT__FOLD : DIXIT__FOLD & (((uint64_t)1 << (8 * len)) - 1);

        if ((dixit__bytes(a, len) | folded) != dixit__bytes(b, len))
            return false;
        if (len <= 8)
            return true;
        a += 8;
        b += 8;
        len -= 8;
    }
}

/* The text of an entry. */
static inline const char *dixit__word_text(const dixit__vocabulary *v, uint32_t word)
{
    const dixit__word *w = &v->words.at[word];
    uint32_t offset;

    if (w->len <= DIXIT__WORD_INLINE)
        return w->text;
    memcpy(&offset, w->text, sizeof offset);
    return v->chars.at + offset;
}

/* The entry of a word whose hash is known, 0 if there is none; `fold` as above. */
static inline uint32_t dixit__word_find_hashed(const dixit__vocabulary *v, const char *text, uint32_t len, bool fold,
                                               uint32_t hash)
{
    uint32_t mask, slot, word;

    if (v->slots.count == 0)
        return 0;
    mask = v->slots.count - 1;
    for (slot = hash & mask; v->slots.at[slot] != 0; slot = (slot + 1) & mask) {
        if ((v->slots.at[slot] ^ hash) & ~DIXIT__SLOT_WORD)
            continue;
        word = v->slots.at[slot] & DIXIT__SLOT_WORD;
        if (v->words.at[word].len == len && dixit__same_word(text, dixit__word_text(v, word), len, fold))
            return word;
    }
    return 0;
}

static inline uint32_t dixit__word_find(const dixit__vocabulary *v, const char *text, uint32_t len, bool fold)
{
    return dixit__word_find_hashed(v, text, len, fold, dixit__hash(text, len));
}

/* ASCII of at most 15 bytes as the two numbers that its entry is, and the hash of it, which is that of dixit__hash(). */
typedef struct dixit__plain {
    uint64_t entry[2];
    uint32_t hash;
} dixit__plain;

/* In any case; 16 bytes can be read. */
static inline dixit__plain dixit__plain_word(const char *text, uint32_t len)
{
    dixit__plain word;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t low, high, h = 0x9e3779b97f4a7c15u ^ len;

    memcpy(&low, text, 8);
    memcpy(&high, text + 8, 8);
    if (len < 8) {
        low &= ((uint64_t)1 << (8 * len)) - 1;
        high = 0;
    } else {
        high &= ((uint64_t)1 << (8 * (len - 8))) - 1;
    }
    h = (h ^ (low | DIXIT__FOLD)) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
    if (len > 8) {
        h = (h ^ (high | DIXIT__FOLD)) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
    }
    word.hash = (uint32_t)((h * 0xc4ceb9fe1a85ec53u) >> 32);
    word.entry[0] = low | (len < 8 ? DIXIT__FOLD & (((uint64_t)1 << (8 * len)) - 1) : DIXIT__FOLD);
    word.entry[1] = high | (len > 8 ? DIXIT__FOLD & (((uint64_t)1 << (8 * (len - 8))) - 1) : 0) | (uint64_t)len << 56;
#else
    dixit__word entry = {{0}, (uint8_t)len, 0, 0};
    uint32_t i;

    for (i = 0; i < len; i++)
        entry.text[i] = (char)(text[i] | 0x20);
    memcpy(word.entry, &entry, sizeof word.entry);
    word.hash = dixit__hash(text, len);
#endif
    return word;
}

static inline uint32_t dixit__word_find_plain(const dixit__vocabulary *v, const dixit__plain *word)
{
    uint32_t mask = v->slots.count - 1, slot;
    uint64_t entry[2];

    for (slot = word->hash & mask; v->slots.count > 0 && v->slots.at[slot] != 0; slot = (slot + 1) & mask) {
        if ((v->slots.at[slot] ^ word->hash) & ~DIXIT__SLOT_WORD)
            continue;
        memcpy(entry, &v->words.at[v->slots.at[slot] & DIXIT__SLOT_WORD], sizeof entry);
        if (entry[0] == word->entry[0] && entry[1] == word->entry[1])
            return v->slots.at[slot] & DIXIT__SLOT_WORD;
    }
    return 0;
}

/* --- programs ---------------------------------------------------------------------------------------- */

/* What a single instruction does; see match.c for how they run. */
typedef enum dixit__op {
    DIXIT__OP_WORD,    /* the token is the word `a` */
    DIXIT__OP_TEXT,    /* the token is the word `a`, its letters are large and small as flags `b` say */
    DIXIT__OP_SUFFIX,  /* the token is a longer word that ends in the `b` ASCII letters packed into `a` */
    DIXIT__OP_PREFIX,  /* the same with its beginning */
    DIXIT__OP_LETTERS, /* the token is a word of `a` to `b` characters; UINT32_MAX: any number */
    DIXIT__OP_LIST,    /* the tokens are an entry of list `a`; in programs a SET stands for it */
    DIXIT__OP_FLAGS,   /* the token has all flags `a` and none of `b` */
    DIXIT__OP_SET,     /* what test `a` asks for, and not what test `c` does; 0: there is none */
    DIXIT__OP_NOT_SET, /* not what test `a` asks for; takes nothing */
    DIXIT__OP_MANY,    /* the next instruction, a SET that takes one token, `a` to `b` times; test `c` says whether what
                           comes after it has a chance; what its `b` says, when tokens are given back */
    DIXIT__OP_FEW,     /* the same, as seldom as may be: until test `c` says that what comes after it has a chance */
    DIXIT__OP_QUOTE,   /* a marked span; `a`: DIXIT__QUOTE_* */
    DIXIT__OP_MENTION, /* a mention of one of the kinds `a` (bits) */
    DIXIT__OP_CLAUSE,  /* to the end of the clause */
    DIXIT__OP_SENTENCE, /* to the end of the sentence */
    DIXIT__OP_LINE,     /* to the end of the line, its punctuation included */
    DIXIT__OP_BLOCK,    /* to the end of the block */
    DIXIT__OP_EDGE,     /* a place: `a` is a dixit__edge; with `b` 1: not that place */
    DIXIT__OP_SPLIT,    /* try the next instruction, unless test `b` says it is no use; then the one `a` further */
    DIXIT__OP_PEEK,     /* test `a` says whether it is of any use to go on */
    DIXIT__OP_LAZY,     /* try the one `a` further, then the next */
    DIXIT__OP_JUMP,     /* go `a` further (as int32_t) */
    DIXIT__OP_OPEN,     /* part `a` begins */
    DIXIT__OP_CLOSE,    /* part `a` ends */
    DIXIT__OP_AHEAD,    /* the next `a` instructions must match here; then go on after them */
    DIXIT__OP_NOT,      /* they must not */
    DIXIT__OP_BEHIND,   /* the next `a` instructions must match the token before; with `b` 1: must not */
    DIXIT__OP_DONE,     /* the end of AHEAD, NOT and BEHIND */
    DIXIT__OP_MATCH     /* rule `a` has matched; choices in the last `b` instructions are its own and done with */
} dixit__op;

enum { DIXIT__QUOTE_ANY, DIXIT__QUOTE_SPEECH, DIXIT__QUOTE_SHORT, DIXIT__QUOTE_MARKED };

typedef enum dixit__edge {
    DIXIT__AT_BLOCK_START,
    DIXIT__AT_BLOCK_END,
    DIXIT__AT_LINE_START,
    DIXIT__AT_LINE_END,
    DIXIT__AT_SENTENCE_START,
    DIXIT__AT_SENTENCE_END,
    DIXIT__AT_CLAUSE_END,  /* an edge, or the end of the sentence */
    DIXIT__AT_QUOTE_START, /* before an opening mark */
    DIXIT__AT_QUOTE_END,   /* behind a closing mark */
    DIXIT__AT_MENTION_START,
    DIXIT__AT_MENTION_END,
    DIXIT__AT_SPACE, /* white space before the next token */
    DIXIT__AT_NO_SPACE,
    DIXIT__AFTER_COMMA,    /* the token before is a comma, or a closing mark with one inside */
    DIXIT__AFTER_STOP,     /* the same with a full stop, exclamation or question mark */
    DIXIT__AFTER_QUESTION, /* only with an exclamation or question mark */
    DIXIT__OUTSIDE,        /* not between marks */
    DIXIT__IN_STORY,       /* the document is a story: see story.c */
    DIXIT__NEXT_BLOCK,     /* the end of a block: what follows matches in the next one */
    DIXIT__IN_ROLE         /* + dixit_block_role: the match began in a block of that role */
} dixit__edge;

typedef struct dixit__instr {
    uint32_t op;
    uint32_t a;
    uint32_t b;
    uint32_t c;
} dixit__instr;

/*
 * What is asked of a token: to be (or to begin) an entry of a list, or to have one of the flags. As a guard, which says
 * from the next token alone whether a branch has a chance, it is answered from the word's first part of the row; number
 * 0 then keeps nothing out.
 */
typedef struct dixit__test {
    uint64_t bit;    /* of the list, in a row's part; 0: no list */
    uint32_t column; /* the number of the part's word that has the bit */
    uint32_t flags;
} dixit__test;

/* Parts of a match. The first three belong to QUOTE rules. */
typedef enum dixit__part {
    DIXIT__PART_CONTENT,
    DIXIT__PART_CUE,
    DIXIT__PART_SOURCE,
    DIXIT__PART_NAME,
    DIXIT__PART_ROLE,
    DIXIT__PART_HEAD,
    DIXIT__PART_COUNT
} dixit__part;

typedef struct dixit__rule {
    uint32_t name; /* offset into `names` */
    uint32_t tree; /* while rules are collected: the root of its pattern */
    float score;
    uint8_t kind;  /* dixit_rule_kind */
    uint8_t value; /* dixit_mention_kind, dixit_block_role or dixit_marked_kind */
    bool certain, all_scope, continues, judged;
    int8_t priority;
    int8_t type;       /* dixit_type, or DIXIT_TYPE_BY_MARKS */
    bool weighed;      /* its matches are evidence for the model, and no more */
    uint8_t unused[3]; /* what is saved has no gaps */
    uint32_t hash;     /* of its name */
} dixit__rule;

#define DIXIT__RULE_KINDS 5

/* How a match can begin; a bit of dixit__entry.kinds. */
enum {
    DIXIT__FIRST_WORD = 1 << 0,    /* with one of certain words: they are listed apart */
    DIXIT__FIRST_QUOTE = 1 << 1,   /* with an opening mark */
    DIXIT__FIRST_MENTION = 1 << 2, /* with a mention of one of `mentions` */
    DIXIT__FIRST_FLAGS = 1 << 3,   /* with a token that has one of `flags` */
    DIXIT__FIRST_ANY = 1 << 4,     /* no telling */
    DIXIT__ONLY_STORY = 1 << 5     /* and nowhere else than in a story */
};

/* Of an entry of a row: its words begin it as the first of several ("prime minister"), not alone. */
#define DIXIT__ONLY_LONGER 0x80000000u

/* A place to enter the program: all rules of a kind whose patterns begin with the same item. */
typedef struct dixit__entry {
    uint32_t code;
    uint32_t kinds;    /* DIXIT__FIRST_*, DIXIT__ONLY_STORY */
    uint32_t flags;    /* token flags, one of which is enough; with FIRST_ANY: all */
    uint32_t mentions; /* bits of dixit_mention_kind */
    uint32_t after; /* if it begins with a mention, or one token: the test for what comes behind that; 0: no telling */
    uint32_t needs; /* 1: no match without a token that passes the test of dixit__dispatch.needs */
} dixit__entry;

/* Which entries of one kind of rules to try at a token. */
typedef struct dixit__dispatch {
    DIXIT_VEC(uint32_t) row_start; /* per row of lists, and one more: where its entries begin */
    DIXIT_VEC(uint32_t) by_row;    /* entries; some with DIXIT__ONLY_LONGER */
    DIXIT_VEC(uint32_t) by_quote;
    DIXIT_VEC(uint32_t) by_mention;
    DIXIT_VEC(uint32_t) by_flag; /* FIRST_FLAGS and FIRST_ANY */
    uint32_t flags;              /* a token with none of these needs no look at `by_flag` */
    uint32_t needs;              /* the test for the cues of those rules that must have one */
    uint32_t any;                /* one with none of these, and no entries of its word, needs no look at all */
} dixit__dispatch;

/* Lists that the core itself asks about; a pack that does not fill one goes without what it serves. */
typedef enum dixit__known_list {
    DIXIT__LIST_ABBREV,     /* words that take a full stop with them: sen */
    DIXIT__LIST_ABBREV_END, /* those that may also end a sentence: inc */
    DIXIT__LIST_ELISION,    /* words written with an apostrophe first, without it: tis */
    DIXIT__LIST_STARTER,    /* words that, with a capital, show that a sentence begins: the */
    DIXIT__LIST_MALE,       /* words that show a man: mr, he, spokesman, a first name */
    DIXIT__LIST_FEMALE,     /* a woman */
    DIXIT__LIST_PLURAL,     /* several people: they, officials */
    DIXIT__LIST_HONORIFIC,  /* a title that is no role: mr */
    DIXIT__LIST_CLIPPED,    /* words that lose their end to an apostrophe, without it: ol */
    DIXIT__LIST_CUE,        /* words that show speech: said */
    DIXIT__LIST_BODY_NAME,  /* words that end the name of a body, not of a person: ministry */
    DIXIT__LIST_NEUTER,     /* pronouns of bodies and things: it */
    DIXIT__LIST_DEFINITE,   /* words that point back to somebody: the, this */
    DIXIT__LIST_GENDERED,   /* pronouns of a man or a woman, whatever their case: he, his, her */
    DIXIT__LIST_PREP,       /* prepositions: behind them nobody acts */
    DIXIT__LIST_CONJ,       /* conjunctions: what they join goes on alike: and, but */
    DIXIT__LIST_TALKER,     /* pronouns of whoever talks: he, she, I */
    DIXIT__LIST_ARTICLE,    /* articles: no part of a role, and behind them is hardly the name of a person: the, a */
    DIXIT__LIST_LINEAGE,    /* what stands behind a last name, and is part of the name: Jr. */
    DIXIT__LIST_OFFICE,     /* what stands before a name and is nobody's name: president */
    DIXIT__LIST_TITLE,      /* what stands before a name: general, of which some are names elsewhere */
    DIXIT__LIST_RELATIVE,   /* pronouns that begin a clause before its subject: which, that */
    DIXIT__LIST_COUNT
} dixit__known_list;

extern const char *const dixit__known_lists[DIXIT__LIST_COUNT];

struct dixit_ruleset {
    dixit_allocator alloc;
    dixit__vocabulary words;
    DIXIT_VEC(dixit__rule) rules;
    DIXIT_VEC(dixit__instr) code;
    DIXIT_VEC(dixit__entry) entries;
    DIXIT_VEC(dixit__test) tests;
    DIXIT_VEC(char) names;
    dixit__dispatch dispatch[DIXIT__RULE_KINDS];
    uint32_t known[DIXIT__LIST_COUNT]; /* the number of each known list, or DIXIT_NONE */
    DIXIT_VEC(char) label;             /* of one that was saved, terminated */
    void *copy;                        /* where the tables of one that was opened stand, if not in the caller's bytes */
    size_t copy_size;
    dixit__model model;
    DIXIT_VEC(uint8_t) priors;  /* per word: how often it is the head of a cue; see dixit__unit */
    DIXIT_VEC(uint8_t) classes; /* per word: its class for the model (units.h), 0: none; empty without a model */
};

/* Has the row the list's bit in that part? */
static inline bool dixit__row_has(const dixit_ruleset *rules, uint32_t row, uint32_t part, uint32_t list)
{
    const dixit__vocabulary *v = &rules->words;

    return (v->lists.at[row + part * v->mask_words + list / 64] >> (list % 64) & 1) != 0;
}

/* Is the word of a row of lists, which each token has, in the known list? */
static inline bool dixit__in_known(const dixit_ruleset *rules, uint32_t row, dixit__known_list list)
{
    return rules->known[list] != DIXIT_NONE && dixit__row_has(rules, row, DIXIT__ROW_ALONE, rules->known[list]);
}

/* The same of a word by its entry in the vocabulary. */
static inline bool dixit__word_in_known(const dixit_ruleset *rules, uint32_t word, dixit__known_list list)
{
    return dixit__in_known(rules, rules->words.words.at[word].row, list);
}

/* The same for a word in lower case that is no token yet; `list` is one of dixit__known_lists. */
bool dixit__ruleset_lists(const dixit_ruleset *rules, const char *list, const char *word, size_t len);

#endif
