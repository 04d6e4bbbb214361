/*
 * doc.h - a document and the tables its stages fill.
 *
 * A workspace holds one document. Each stage reads tables that earlier stages filled and fills its own; all
 * tables are cleared, not freed, when the next document begins. Positions in every table are bytes of the
 * clean text, `text`; only at the very end (finish.c) do quotations, speakers, marked spans, blocks and problems
 * get positions in the text that the caller gave (text.h, dixit__text_original()).
 */
#ifndef DIXIT_CORE_DOC_H
#define DIXIT_CORE_DOC_H

#include "base.h"

/* --- text.c: the clean text -------------------------------------------------------------------------- */

/* From byte `clean` of the clean text on, a position's original is `original` plus the distance. */
typedef struct dixit__shift {
    uint32_t clean;
    uint32_t original;
} dixit__shift;

/* Counts of code points and UTF-16 units at every DIXIT__STRIDE-th byte; made when first asked for. */
typedef struct dixit__count {
    uint32_t codepoints;
    uint32_t utf16;
} dixit__count;

/* --- index.c: marks and line ends -------------------------------------------------------------------- */

/* A character, or two, that may be a quotation mark or an apostrophe. */
typedef enum dixit__glyph {
    DIXIT__STRAIGHT_DOUBLE,     /* " */
    DIXIT__STRAIGHT_SINGLE,     /* ' */
    DIXIT__CURLY_DOUBLE_66,     /* “ */
    DIXIT__CURLY_DOUBLE_99,     /* ” */
    DIXIT__CURLY_SINGLE_6,      /* ‘ */
    DIXIT__CURLY_SINGLE_9,      /* ’ */
    DIXIT__LOW_DOUBLE,          /* „ */
    DIXIT__LOW_SINGLE,          /* ‚ */
    DIXIT__ANGLE_LEFT,          /* « */
    DIXIT__ANGLE_RIGHT,         /* » */
    DIXIT__ANGLE_SINGLE_LEFT,   /* ‹ */
    DIXIT__ANGLE_SINGLE_RIGHT,  /* › */
    DIXIT__CORNER_LEFT,         /* 「 ﹁ ｢ */
    DIXIT__CORNER_RIGHT,        /* 」 ﹂ ｣ */
    DIXIT__CORNER_DOUBLE_LEFT,  /* 『 ﹃ */
    DIXIT__CORNER_DOUBLE_RIGHT, /* 』 ﹄ */
    DIXIT__PRIME_LEFT,          /* 〝 */
    DIXIT__PRIME_RIGHT,         /* 〞 〟 */
    DIXIT__WIDE_DOUBLE,         /* ＂ */
    DIXIT__APOSTROPHES,         /* '' as one mark */
    DIXIT__GRAVES,              /* `` */
    DIXIT__COMMAS,              /* ,, */
    DIXIT__GRAVE,               /* ` */
    DIXIT__ACUTE,               /* ´ */
    DIXIT__GLYPH_COUNT
} dixit__glyph;

typedef struct dixit__mark {
    uint32_t at;     /* byte offset */
    uint8_t len;     /* in bytes: '' has 2 */
    uint8_t glyph;   /* dixit__glyph */
    uint8_t role;    /* set by pair.c: DIXIT__MARK_* */
    uint8_t depth;   /* set by pair.c */
    uint32_t marked; /* set by pair.c: the marked span it opens or closes, or DIXIT_NONE */
} dixit__mark;

enum { DIXIT__MARK_APOSTROPHE, DIXIT__MARK_OPEN, DIXIT__MARK_CLOSE, DIXIT__MARK_OTHER };

typedef struct dixit__line {
    uint32_t start;
    uint32_t end; /* without the line end */
} dixit__line;

/* --- blocks.c ---------------------------------------------------------------------------------------- */

typedef struct dixit__block {
    uint32_t start; /* first byte that is not white space */
    uint32_t end;   /* after the last such byte */
    uint32_t role;  /* dixit_block_role */
    uint32_t token; /* set by tokens.c: its first token */
} dixit__block;

/* --- pair.c: marked spans ----------------------------------------------------------------------------- */

typedef struct dixit__marked {
    uint32_t start; /* marks included */
    uint32_t end;
    uint32_t inner_start; /* marks left out */
    uint32_t inner_end;
    uint32_t next;   /* the marked span that continues it in a later paragraph, or DIXIT_NONE */
    uint32_t parent; /* the marked span around it, or DIXIT_NONE */
    uint32_t token;  /* set by tokens.c: the token of its opening mark, and the one after its closing mark */
    uint32_t token_end;
    uint8_t depth;
    uint8_t kind; /* dixit_marked_kind, set when quotations are chosen */
    bool decided; /* a rule has said that it is no quotation */
    bool closed;
    bool is_continuation; /* another marked span's `next` */
    bool clause;          /* what it holds could stand as an utterance: several words, or a stop at its end */
    uint16_t words;       /* how many, at most UINT16_MAX */
    uint32_t quote;       /* the quotation whose content it is in, or DIXIT_NONE */
} dixit__marked;

/* --- tokens.c ----------------------------------------------------------------------------------------- */

enum {
    /* what it is: one of these */
    DIXIT__WORD = 1 << 0,   /* begins with a letter */
    DIXIT__NUMBER = 1 << 1, /* begins with a digit */
    DIXIT__PUNCT = 1 << 2,  /* anything else but a mark */
    DIXIT__MARK = 1 << 3,   /* a quotation mark, not an apostrophe */
    /* its letters */
    DIXIT__CAP = 1 << 4,   /* the first is upper case */
    DIXIT__UPPER = 1 << 5, /* two or more, all upper case */
    DIXIT__LOWER = 1 << 6, /* all lower case */
    /* its place */
    DIXIT__SPACED = 1 << 7,      /* white space or a line end before it */
    DIXIT__BLOCK_FIRST = 1 << 8, /* first of its block */
    DIXIT__SENT_FIRST = 1 << 9,  /* first of its sentence */
    DIXIT__LINE_FIRST = 1 << 10, /* first of its line */
    DIXIT__OPENS = 1 << 11,      /* the opening mark of an outermost marked span: `ref` is its index */
    DIXIT__CLOSES = 1 << 12,     /* the closing mark of one, `ref` as well */
    DIXIT__INSIDE = 1 << 13,     /* within an outermost marked span, its marks included */
    DIXIT__MENTION = 1 << 14,    /* first of a mention: `ref` is its index */
    DIXIT__EDGE = 1 << 15,       /* a CLAUSE ends before it */
    DIXIT__PERIOD = 1 << 16,     /* a word that takes a full stop with it: Mr. */
    DIXIT__POSSESSIVE = 1 << 17, /* 's or a bare ' after a plural */
    DIXIT__STOP = 1 << 18,       /* ends a sentence: . ! ? and their like */
    DIXIT__INITIAL = 1 << 19,    /* a single capital letter with its full stop: J. */
    /* copied from its word's entry in the ruleset, to save a look at it */
    DIXIT__SECOND = 1 << 20,      /* the second word of some entry of several words */
    DIXIT__BEGINS_RULE = 1 << 21, /* a rule of the first kind can begin with it; the kinds follow each other */
    DIXIT__ANCHOR = 1 << 26,      /* the model knows it as the head of a cue of speech */
    DIXIT__ANCHOR_WIDE = 1 << 27  /* the same of an attitude: only with DIXIT_SCOPE_ALL */
};

typedef struct dixit__token {
    uint32_t start;
    uint32_t end;
    uint32_t word;  /* its entry in the ruleset's vocabulary; 0: not in it */
    uint32_t row;   /* where the word's row of lists begins */
    uint32_t ref;   /* see DIXIT__OPENS, DIXIT__MENTION */
    uint32_t flags; /* DIXIT__WORD ... */
} dixit__token;

typedef struct dixit__sentence {
    uint32_t token; /* first token; the sentence ends where the next begins */
    uint32_t block;
} dixit__sentence;

/* --- spans.c, candidates.c, choose.c ---------------------------------------------------------------------- */

/* A run of tokens, half-open. */
typedef struct dixit__run {
    uint32_t first;
    uint32_t end;
} dixit__run;

enum { DIXIT__GENDER_MALE = 1, DIXIT__GENDER_FEMALE = 2 };

typedef struct dixit__mention {
    dixit__run run;
    dixit__run name; /* the name proper: "Lavrov" of "foreign minister Sergei Lavrov's"; may be empty */
    dixit__run role; /* "foreign minister"; may be empty */
    uint32_t head;   /* the token that decides what a nominal is: "minister" */
    uint32_t entity; /* set by resolve.c, or DIXIT_NONE */
    uint8_t kind;    /* dixit_mention_kind */
    uint8_t gender;  /* DIXIT__GENDER_* bits; 0: nothing known */
    bool plural;
    bool is_source;      /* of a quotation */
    bool doubtful;       /* set by names.c: perhaps only a word with the capital of its sentence */
    uint8_t reference;   /* set by resolve.c: dixit_reference */
    uint32_t antecedent; /* set by resolve.c: the mention that shows who this one means, or DIXIT_NONE */
    uint32_t rule;
    /* set by survey.c, for the first mention of somebody in a story: how often ... */
    uint16_t male, female; /* "he" or "she" stands behind the name */
    uint16_t called;       /* somebody is called by it */
    uint16_t told;         /* it is used outside of quotations */
    uint16_t spoke;        /* it is a source */
    uint16_t behind;       /* of the times it is told, it stands behind a preposition or "the" */
} dixit__mention;

/* A match of a QUOTE rule. The spans of content, cue and source are runs in doc->runs. */
typedef struct dixit__candidate {
    uint32_t rule;
    uint32_t runs; /* first of its runs: content, then cue, then source */
    uint8_t content_count, cue_count, source_count;
    uint8_t before, after; /* runs at the beginning and end of its content that it has only if nobody else wants them */
    bool dropped;
    bool by_model; /* the model found it: it can do with less content than it wants */
    bool evidence; /* a rule found it for the model; it stands for itself only where nobody else wants its words */
    float score;
    uint32_t first, end; /* tokens from the first of its parts to the last */
    uint32_t head;       /* of what the model found: the token it was found from */
    uint32_t mention;    /* the mention at its source, or DIXIT_NONE */
    uint32_t entity;     /* set by resolve.c, or DIXIT_NONE */
    uint8_t unknown;     /* dixit_unknown */
    uint8_t outcome;     /* dixit_outcome */
    uint8_t reference;   /* set by resolve.c: dixit_reference, what shows the speaker where there is no source */
    uint32_t by;         /* the candidate that dropped it or that it was joined to, or DIXIT_NONE */
} dixit__candidate;

/* How likely it is that a unit is the head of a cue, or that what was found is right: of speech; of an attitude. */
typedef struct dixit__chance {
    float speech;
    float wide;
} dixit__chance;

/* A unit that may be the head of a cue. */
typedef struct dixit__head {
    uint32_t unit; /* of the row at hand, or DIXIT_NONE */
    dixit__chance chance;
} dixit__head;

/* A match of any other rule; kept only with dixit_options.explain. */
typedef struct dixit__firing {
    uint32_t rule;
    dixit__run run;
    bool kept; /* see dixit_rule_match */
} dixit__firing;

/* Somebody (or some group) the document speaks of. */
typedef struct dixit__entity {
    uint32_t first;     /* the first mention */
    uint32_t fullest;   /* the mention with the fullest form of the name */
    uint32_t role;      /* the first mention that gives a role, or DIXIT_NONE */
    uint32_t same_name; /* an earlier entity with the same last name, or DIXIT_NONE */
    uint32_t speaker;   /* index among the speakers, or DIXIT_NONE */
    uint8_t kind;       /* dixit_mention_kind of its fullest form */
    uint8_t gender;     /* DIXIT__GENDER_* bits; 0: nothing known */
    bool plural;
    bool alone; /* a single word has been enough to name it */
    bool body;  /* no person, whatever the name looks like: "the company, Harlan Hide," */
} dixit__entity;

#define DIXIT__RIVALS 6 /* of how many one is chosen to speak */

/* Somebody who may speak in a turn, and how much speaks for it. */
typedef struct dixit__rival {
    uint32_t entity;
    float score;
} dixit__rival;

/* A paragraph of a story in which somebody speaks, and what shows who. Mentions and entities are DIXIT_NONE for none. */
typedef struct dixit__turn {
    uint32_t block;
    uint32_t first, end;                /* its quotations, of those chosen */
    uint32_t speaker;                   /* an entity, the narrator, or DIXIT_NONE */
    bool settled;                       /* a source names the speaker */
    uint32_t source;                    /* the mention of a source that names nobody: "he", "the young man" */
    uint32_t beat;                      /* the mention that acts in the paragraph */
    uint32_t before;                    /* that in the last sentence told in the paragraph before */
    uint32_t called;                    /* an entity that is called by name */
    bool announced;                     /* the paragraph before ends in a colon */
    dixit__rival rivals[DIXIT__RIVALS]; /* set by dialogue.c */
    uint32_t rival_count;
} dixit__turn;

/* A slot of the table of names: the hash of a form of a name, and the latest entity that goes by it. */
typedef struct dixit__alias {
    uint32_t hash;
    uint32_t entity; /* plus one; 0: free */
} dixit__alias;

/* How often a word of names stands where it has its capital for no other reason, where any word has one, and without. */
typedef struct dixit__capital {
    uint32_t hash; /* 0: free */
    uint32_t firm, doubtful;
    uint32_t ordinary; /* in stories only */
} dixit__capital;

/* ------------------------------------------------------------------------------------------------------- */

struct dixit__unit; /* units.h */

struct dixit_doc {
    dixit_allocator alloc;
    const dixit_ruleset *rules;
    dixit_options options;

    /* text.c */
    const char *original; /* what the caller gave */
    uint32_t original_len;
    const char *text; /* `original`, or `clean` where bytes were replaced */
    uint32_t len;
    uint32_t bad_bytes;
    DIXIT_VEC(char) clean;
    DIXIT_VEC(dixit__shift) shifts;
    DIXIT_VEC(dixit__count) counts;

    /* index.c */
    DIXIT_VEC(dixit__mark) marks;
    DIXIT_VEC(dixit__line) lines;

    /* blocks.c */
    DIXIT_VEC(dixit__block) blocks;

    /* pair.c */
    DIXIT_VEC(dixit__marked) marked;
    DIXIT_VEC(uint32_t) stack;

    /* tokens.c */
    DIXIT_VEC(dixit__token) tokens; /* one more than there are: a sentinel with no flags */
    DIXIT_VEC(uint32_t) hashes;     /* of each token's bytes: dixit__hash(), of DIXIT__WORD_MAX at most */
    DIXIT_VEC(dixit__sentence) sentences;

    /* spans.c, candidates.c, choose.c */
    DIXIT_VEC(dixit__mention) mentions;
    DIXIT_VEC(dixit__candidate) candidates;
    DIXIT_VEC(dixit__run) runs;
    DIXIT_VEC(uint64_t) keys;   /* what is sorted, as candidates, best first; or a number for each of many */
    DIXIT_VEC(uint32_t) owner;  /* per token: the chosen candidate it belongs to, plus one */
    DIXIT_VEC(uint32_t) chosen; /* candidates that became quotations, in text order */

    /* story.c */
    bool story; /* people talk to each other in it */
    DIXIT_VEC(dixit__turn) turns;
    /* dialogue.c: for each turn, and each two speakers of it and of the one before, who spoke before those */
    DIXIT_VEC(uint8_t) paths;
    uint32_t narrator; /* set by survey.c: a mention of whoever "I" is, or DIXIT_NONE */
    /* weigh.c */
    DIXIT_VEC(struct dixit__unit) units; /* of the block at hand */
    DIXIT_VEC(dixit__head) heads;        /* of cues that may be, among these */
    DIXIT_VEC(uint32_t) cue_of;          /* per token: the best candidate that has its cue there, plus one */

    /* resolve.c */
    DIXIT_VEC(dixit__entity) entities;
    DIXIT_VEC(dixit__alias) aliases;    /* open addressing, a power of two */
    DIXIT_VEC(dixit__capital) capitals; /* likewise */

    /* finish.c: what the caller sees */
    DIXIT_VEC(dixit_quote) out_quotes;
    DIXIT_VEC(dixit_speaker) out_speakers;
    DIXIT_VEC(dixit_marked) out_marked;
    DIXIT_VEC(dixit_block) out_blocks;
    DIXIT_VEC(dixit_problem) problems;
    DIXIT_VEC(dixit_span) out_spans;
    DIXIT_VEC(dixit_span) out_aliases;
    DIXIT_VEC(uint32_t) out_indices;
    dixit_span title;

    /* explain.c: the same, with dixit_options.explain */
    DIXIT_VEC(dixit__firing) firings; /* filled by spans.c */
    DIXIT_VEC(dixit_mark) out_marks;
    DIXIT_VEC(dixit_mention) out_mentions;
    DIXIT_VEC(dixit_candidate) out_candidates;
    DIXIT_VEC(dixit_rule_match) out_matches;
    DIXIT_VEC(dixit_span) out_parts;
};

struct dixit_workspace {
    struct dixit_doc doc;
};

/* The token behind the last one of a block. */
static inline uint32_t dixit__block_end(const dixit_doc *doc, uint32_t block)
{
    return block + 1 < doc->blocks.count ? doc->blocks.at[block + 1].token : doc->tokens.count;
}

/* The block of a token, looked for from block `from` on: for those who come through the text in its order. */
static inline uint32_t dixit__block_from(const dixit_doc *doc, uint32_t token, uint32_t from)
{
    while (from + 1 < doc->blocks.count && doc->blocks.at[from + 1].token <= token)
        from++;
    return from;
}

/* The stages, in their order. Each clears and fills its own tables; false (or a status) on lack of memory. */
dixit_status dixit__text_read(dixit_doc *doc, const char *text, size_t len, dixit_error *err);
bool dixit__index(dixit_doc *doc);
bool dixit__index_portable(dixit_doc *doc); /* the same without vector instructions */
bool dixit__blocks(dixit_doc *doc);
bool dixit__pair(dixit_doc *doc);
bool dixit__tokens(dixit_doc *doc);
bool dixit__spans(dixit_doc *doc);
bool dixit__story(dixit_doc *doc);
bool dixit__candidates(dixit_doc *doc);
bool dixit__weigh(dixit_doc *doc);
bool dixit__choose(dixit_doc *doc);
bool dixit__resolve(dixit_doc *doc);
bool dixit__finish(dixit_doc *doc);
bool dixit__explain(dixit_doc *doc);

/* text.c: a position of the clean text in the text that the caller gave, and the way back. */
uint32_t dixit__text_original(const dixit_doc *doc, uint32_t clean);
uint32_t dixit__text_clean(const dixit_doc *doc, uint32_t original);

/* finish.c: the text of a run of tokens, in the caller's positions; of a name without its possessive ending. */
dixit_span dixit__run_span(const dixit_doc *doc, dixit__run run);
dixit_span dixit__name_span(const dixit_doc *doc, dixit__run run);

/* candidates.c: the mention that a source is or begins with, or DIXIT_NONE. */
uint32_t dixit__mention_in(const dixit_doc *doc, dixit__run run);

/*
 * candidates.c: add a run to those of a candidate's part, which has `*count`, unless it is empty or there are too many; false
 * when memory runs out. And a run without the punctuation outside of marks around it; with `spoken` it keeps a stop.
 */
bool dixit__push_run(dixit_doc *doc, uint32_t first, uint32_t end, uint8_t *count);
dixit__run dixit__trim(const dixit_doc *doc, dixit__run run, bool spoken);

/* candidates.c: set `first` and `end` of a candidate from its parts. */
void dixit__candidate_hull(const dixit_doc *doc, dixit__candidate *c);

/* choose.c: have the candidate take its words, or drop it if others hold some of them. */
void dixit__choose_one(dixit_doc *doc, uint32_t index);

/* judge.c: may the candidate become a quotation? */
bool dixit__judge(const dixit_doc *doc, const dixit__candidate *c);

/* block_roles.c: the last step of dixit__blocks(). */
void dixit__block_roles(dixit_doc *doc);

/* block_roles.c: does anybody speak in a block of this role? The others help to tell who does, by the names in them. */
bool dixit__role_speaks(uint32_t role);

#endif
