/*
 * dixit.h - who said what, in any text.
 *
 * The whole public interface of libdixit. Read it from the top: the five calls that do the main job come
 * first, then what a document holds, then how rules are made, then errors, memory and versions.
 *
 *     dixit_ruleset *rules = ...;                 // see "Making rules"; immutable, shared by all threads
 *     dixit_workspace *ws = NULL;                 // one per thread
 *     const dixit_doc *doc = NULL;
 *     dixit_workspace_new(&ws, NULL, NULL);
 *     if (dixit_analyse(ws, rules, text, len, NULL, &doc, NULL) == DIXIT_OK) {
 *         size_t n;
 *         const dixit_quote *q = dixit_doc_quotes(doc, &n);
 *         ...
 *     }
 *     dixit_workspace_free(ws);
 *
 * Conventions, true of every function here:
 *  - A returned pointer is borrowed from the object it was asked of. What comes through an out-parameter is
 *    the caller's, to be released with the matching _free function; those take NULL.
 *    The one exception is the document of dixit_analyse(), which is lent by its workspace.
 *  - A position is a byte offset into the text the caller gave; a span is half-open, [start, end).
 *  - Functions that can fail return a dixit_status: DIXIT_OK (0) or a negative reason. `err` may be NULL.
 *  - Prose is never an error: an unbalanced mark or an invalid byte is described in the document.
 *  - The library never aborts, exits or prints, and keeps no global state.
 *  - Objects may move between threads; one object is used by one thread at a time. A dixit_ruleset is the
 *    exception: it never changes, so any number of threads may use it at once.
 */
#ifndef DIXIT_DIXIT_H
#define DIXIT_DIXIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef DIXIT_API
#if defined(DIXIT_STATIC) || !defined(__GNUC__)
#define DIXIT_API
#else
#define DIXIT_API __attribute__((visibility("default")))
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dixit_ruleset dixit_ruleset;
typedef struct dixit_workspace dixit_workspace;
typedef struct dixit_doc dixit_doc;
typedef struct dixit_error dixit_error;
typedef struct dixit_allocator dixit_allocator;

/** The outcome of a fallible call. */
typedef enum dixit_status {
    DIXIT_OK = 0,
    DIXIT_ERR_MEMORY = -1,   /**< the allocator returned NULL */
    DIXIT_ERR_LIMIT = -2,    /**< a named limit was passed: a text of more than DIXIT_TEXT_MAX bytes */
    DIXIT_ERR_ARGUMENT = -3, /**< an argument is out of its range: a rule without a name */
    DIXIT_ERR_PATTERN = -4,  /**< a pattern does not parse: `source:(NAME` */
    DIXIT_ERR_NAME = -5,     /**< a pattern uses a name that nothing defines: `NAEM` */
    DIXIT_ERR_FORMAT = -6,   /**< bytes are no compiled ruleset, or a damaged or foreign one */
    DIXIT_ERR_WRITE = -7,    /**< a dixit_writer returned false */
} dixit_status;

/** A stretch of text: bytes `start` up to, not including, `end`. */
typedef struct dixit_span {
    uint32_t start;
    uint32_t end;
} dixit_span;

/** A list of spans that belong together, in text order. `count` may be 0. */
typedef struct dixit_spans {
    const dixit_span *at;
    size_t count;
} dixit_spans;

/** The longest text dixit_analyse() takes. */
#define DIXIT_TEXT_MAX ((size_t)1 << 30)

/* ------------------------------------------------------------------------------------------------------
 * Analysing
 */

/**
 * Make a workspace: the memory in which documents are analysed.
 *
 * It grows to what the largest document needed and is used again by the next, so that a warm workspace
 * allocates nothing. `alloc` may be NULL for malloc and free; it is copied.
 */
DIXIT_API dixit_status dixit_workspace_new(dixit_workspace **out, const dixit_allocator *alloc, dixit_error *err);
DIXIT_API void dixit_workspace_free(dixit_workspace *ws);

/** What to look for. */
typedef enum dixit_scope {
    DIXIT_SCOPE_SPEECH = 0, /**< what people call a quotation: said, written, thought aloud */
    DIXIT_SCOPE_ALL = 1,    /**< beliefs, wishes and attitudes too */
} dixit_scope;

typedef struct dixit_match dixit_match;

/**
 * A judge: says whether what a rule has found may become a quotation. It is asked during dixit_analyse(), once for
 * each match of a rule that is `judged`, with `data` from the options. `match` lives until it returns. It must return:
 * no exception and no longjmp() may leave it; and it must not use the workspace that is being worked in.
 */
typedef bool dixit_judge(void *data, const dixit_match *match);

/** Options of one analysis. Initialise with DIXIT_OPTIONS_INIT, then change what matters. */
typedef struct dixit_options {
    dixit_scope scope;
    float min_confidence; /**< quotations below it are left out; 0 keeps all */
    bool explain;         /**< keep what led to the answers, for the calls under "Explaining" */
    dixit_judge *judge;   /**< NULL: nobody judges, and what judged rules find is left out */
    void *judge_data;
} dixit_options;

#define DIXIT_OPTIONS_INIT                                                                                             \
    {                                                                                                                  \
        DIXIT_SCOPE_SPEECH, 0.0f, false, NULL, NULL                                                                    \
    }

/**
 * Read `len` bytes of UTF-8 at `text`, find the quotations and attribute them.
 *
 * On success `*out` is the document, lent by `ws` until its next analysis or its end. The document refers to
 * `text` (it is not copied unless bytes had to be replaced) and to `rules`: both must outlive it. `opts` may
 * be NULL for the defaults. `text` may be NULL when `len` is 0.
 *
 * Invalid bytes are replaced by U+FFFD and counted; all positions still refer to the bytes given. On failure
 * (memory, a limit) `*out` is NULL and the workspace can be used again.
 */
DIXIT_API dixit_status dixit_analyse(dixit_workspace *ws, const dixit_ruleset *rules, const char *text, size_t len,
                                     const dixit_options *opts, const dixit_doc **out, dixit_error *err);

/* ------------------------------------------------------------------------------------------------------
 * What a document holds
 */

typedef enum dixit_type {
    DIXIT_DIRECT = 0, /**< every word of the content stands between marks */
    DIXIT_MIXED,      /**< some do */
    DIXIT_INDIRECT,   /**< none does */
} dixit_type;

/** Why a quotation has no speaker. */
typedef enum dixit_unknown {
    DIXIT_KNOWN = 0,         /**< it has one */
    DIXIT_UNKNOWN_NO_SOURCE, /**< nothing in the text says whose words these are */
    DIXIT_UNKNOWN_PRONOUN,   /**< the source is a pronoun, and nobody before it fits */
    DIXIT_UNKNOWN_AMBIGUOUS, /**< several people fit equally well */
    DIXIT_UNKNOWN_FIRST,     /**< "I" or "we" of the text's author, who is not named */
} dixit_unknown;

/** A word for each value: "direct", "no-source", ... Never NULL; "?" for a value out of range. */
DIXIT_API const char *dixit_type_name(dixit_type type);
DIXIT_API const char *dixit_unknown_name(dixit_unknown reason);

#define DIXIT_NONE UINT32_MAX /**< an index that points nowhere */

/** A quotation: something somebody said, wrote or thought, reported in the text. */
typedef struct dixit_quote {
    dixit_type type;
    dixit_spans content;   /**< what was said, marks included; at least one span */
    dixit_spans cue;       /**< the words that show the saying; may be empty */
    dixit_spans source;    /**< the words that name who said it; may be empty */
    uint32_t speaker;      /**< index into dixit_doc_speakers(), or DIXIT_NONE */
    dixit_unknown unknown; /**< why `speaker` is DIXIT_NONE */
    float confidence;      /**< 0 to 1: how likely it is that content and source are right */
    uint32_t rule;         /**< who found it: see dixit_ruleset_rule_name() */
} dixit_quote;

/** A speaker, resolved within the document. */
typedef struct dixit_speaker {
    dixit_span name;           /**< the fullest form of the name or nominal the text has */
    dixit_span role;           /**< "Russian foreign minister"; empty (start == end) if the text gives none */
    const dixit_span *aliases; /**< the different forms the text uses, the name itself left out */
    size_t alias_count;
    const uint32_t *quotes; /**< indices into dixit_doc_quotes(), ascending */
    size_t quote_count;
} dixit_speaker;

/** What a marked span is that is no quotation. */
typedef enum dixit_marked_kind {
    DIXIT_MARKED_QUOTATION = 0, /**< part of a quotation */
    DIXIT_MARKED_SCARE,         /**< words the author keeps at a distance: a "victory" */
    DIXIT_MARKED_TITLE,         /**< the name of a work or a programme: 'Nine Bridges' */
    DIXIT_MARKED_TERM,          /**< a word spoken about: the word "said" */
} dixit_marked_kind;

DIXIT_API const char *dixit_marked_kind_name(dixit_marked_kind kind);

/** What stands between two marks. */
typedef struct dixit_marked {
    dixit_span span;        /**< marks included */
    dixit_marked_kind kind; /**< */
    uint8_t depth;          /**< 0 for the outermost */
    bool closed;            /**< false: the closing mark is missing and the end was inferred */
    bool continued;         /**< it goes on in a later paragraph that opens with a mark again */
} dixit_marked;

/** The part a block of text plays in its document. */
typedef enum dixit_block_role {
    DIXIT_BLOCK_BODY = 0,
    DIXIT_BLOCK_HEADLINE,
    DIXIT_BLOCK_STANDFIRST,
    DIXIT_BLOCK_DATELINE,
    DIXIT_BLOCK_BYLINE,
    DIXIT_BLOCK_CAPTION,
    DIXIT_BLOCK_CREDIT,
    DIXIT_BLOCK_MARKUP,
} dixit_block_role;

DIXIT_API const char *dixit_block_role_name(dixit_block_role role);

/** A paragraph, headline, caption ... */
typedef struct dixit_block {
    dixit_span span;
    dixit_block_role role;
} dixit_block;

/** Something odd in the text that a reader may want to know. */
typedef enum dixit_problem_kind {
    DIXIT_PROBLEM_UNCLOSED = 0, /**< an opening mark that nothing closes: “One. */
    DIXIT_PROBLEM_UNOPENED,     /**< a closing mark that nothing opened: One.” */
    DIXIT_PROBLEM_MISMATCHED,   /**< a mark closed by one of another style: “One" */
    DIXIT_PROBLEM_BAD_BYTES,    /**< bytes that are no UTF-8 and were replaced */
} dixit_problem_kind;

DIXIT_API const char *dixit_problem_kind_name(dixit_problem_kind kind);

typedef struct dixit_problem {
    dixit_problem_kind kind;
    dixit_span span;
} dixit_problem;

/**
 * The parts of a document, in text order. Each call gives an array that lives as long as the document and
 * stores its length in `*count`.
 */
DIXIT_API const dixit_quote *dixit_doc_quotes(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_speaker *dixit_doc_speakers(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_marked *dixit_doc_marked(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_block *dixit_doc_blocks(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_problem *dixit_doc_problems(const dixit_doc *doc, size_t *count);

/**
 * The words, numbers, punctuation and quotation marks of a document, in text order, and its sentences. A token's
 * index is below the count; a span that is asked for beyond it is empty. The span of a sentence counts tokens, not
 * bytes: from its first one to the one after its last.
 */
DIXIT_API size_t dixit_doc_token_count(const dixit_doc *doc);
DIXIT_API dixit_span dixit_doc_token(const dixit_doc *doc, size_t index);
DIXIT_API size_t dixit_doc_sentence_count(const dixit_doc *doc);
DIXIT_API dixit_span dixit_doc_sentence(const dixit_doc *doc, size_t index);

/** The span of the headline, without its final punctuation; empty if the document has none. */
DIXIT_API dixit_span dixit_doc_title(const dixit_doc *doc);

/** How many invalid bytes were replaced. */
DIXIT_API size_t dixit_doc_bad_bytes(const dixit_doc *doc);

/**
 * The text of a span as valid UTF-8: what the caller gave, with U+FFFD for invalid bytes. Not terminated;
 * `*len` is its length. A span that leaves the text is cut to it.
 */
DIXIT_API const char *dixit_doc_text(const dixit_doc *doc, dixit_span span, size_t *len);

/** Ways of counting positions. */
typedef enum dixit_unit {
    DIXIT_UNIT_BYTES = 0,
    DIXIT_UNIT_CODEPOINTS,
    DIXIT_UNIT_UTF16,
} dixit_unit;

/**
 * A byte position of the document in another unit. Invalid bytes count as the U+FFFD that replace them: one for
 * each maximal subpart, as the Unicode standard advises, so that "\xe2\x80" (a character cut short) counts as one.
 * A position inside a character counts as its start, one past the end as the end.
 * Any order of questions is fine and fast.
 */
DIXIT_API size_t dixit_doc_position(const dixit_doc *doc, size_t byte, dixit_unit unit);

/**
 * Line and column of a byte position, both from 1; the column counts `unit`s. CR, LF, CR LF, U+2028 and U+2029
 * end a line; a position in a line end belongs to the line it ends.
 */
DIXIT_API void dixit_doc_line(const dixit_doc *doc, size_t byte, dixit_unit unit, size_t *line, size_t *column);

/* ------------------------------------------------------------------------------------------------------
 * Making rules
 *
 * Everything that belongs to a language or a house - words, patterns, which of them show speech - is added to
 * a dixit_rules and compiled into a dixit_ruleset. The Lua packs do it through these functions and no others.
 * lua/README.md describes the pattern language, core/README.md the lists whose names the library knows.
 */

typedef struct dixit_rules dixit_rules;

DIXIT_API dixit_status dixit_rules_new(dixit_rules **out, const dixit_allocator *alloc, dixit_error *err);
DIXIT_API void dixit_rules_free(dixit_rules *rules);

/** Make room for about `len` bytes of words to come, all lists together: it saves moving them while they grow. */
DIXIT_API dixit_status dixit_rules_reserve(dixit_rules *rules, size_t len, dixit_error *err);

/**
 * Add entries to the word list `list`, whose name has capital letters, digits and underscores: CUE.
 *
 * `words` holds one entry per line; an entry of several words ("prime minister") matches them in sequence.
 * An entry is compared without regard to case; blank lines are passed over. The first call creates the list.
 */
DIXIT_API dixit_status dixit_rules_words(dixit_rules *rules, const char *list, const char *words, size_t len,
                                         dixit_error *err);

/**
 * Give the pattern `pattern` the name `name` (capital letters, digits, underscores), for use in later
 * patterns. A name may be defined once. `err->position` points into the pattern.
 */
DIXIT_API dixit_status dixit_rules_define(dixit_rules *rules, const char *name, const char *pattern, size_t len,
                                          dixit_error *err);

/** What a rule makes of its match. */
typedef enum dixit_rule_kind {
    DIXIT_RULE_QUOTE = 0, /**< a quotation; parts `content` (needed), `cue`, `source` */
    DIXIT_RULE_MENTION,   /**< a mention of somebody; parts `name`, `role`, `head` */
    DIXIT_RULE_BLOCK,     /**< the role of the block in which it matches */
    DIXIT_RULE_MARKED,    /**< the kind of a marked span that is no quotation; part `content` */
    DIXIT_RULE_EDGE,      /**< the place where it matches ends a CLAUSE */
} dixit_rule_kind;

/** Kinds of mention. */
typedef enum dixit_mention_kind {
    DIXIT_MENTION_NAME = 0, /**< Sergei Lavrov */
    DIXIT_MENTION_NOMINAL,  /**< the minister, a spokesman for the ministry */
    DIXIT_MENTION_PRONOUN,  /**< she */
    DIXIT_MENTION_GROUP,    /**< the leaders, police, the ministry */
    DIXIT_MENTION_FIRST,    /**< I, we: the author */
    DIXIT_MENTION_PHRASE,   /**< other words that name somebody if they are a source: the new headline */
} dixit_mention_kind;

DIXIT_API const char *dixit_mention_kind_name(dixit_mention_kind kind);

/** A rule. Initialise with DIXIT_RULE_INIT; the strings are copied. */
typedef struct dixit_rule {
    dixit_rule_kind kind;
    const char *name;           /**< unique among rules: "en/postposed-verb" */
    const char *pattern;        /**< see lua/README.md */
    size_t pattern_len;         /**< its bytes */
    float score;                /**< QUOTE: 0 to 1, how far to trust it; the higher wins where two overlap */
    bool certain;               /**< QUOTE: nothing overrules it but another certain rule */
    bool all_scope;             /**< QUOTE: only with DIXIT_SCOPE_ALL */
    bool continues;             /**< QUOTE: without a source, the speaker before goes on */
    dixit_mention_kind mention; /**< MENTION */
    dixit_block_role role;      /**< BLOCK */
    dixit_marked_kind marked;   /**< MARKED */
    int priority;               /**< QUOTE: -100 to 100; the higher wins where two overlap, whatever their scores */
    bool judged;                /**< QUOTE: the judge of the options decides on each match */
    int type;                   /**< QUOTE: the dixit_type of its quotations; DIXIT_TYPE_BY_MARKS: the marks show it */
} dixit_rule;

#define DIXIT_TYPE_BY_MARKS (-1)

#define DIXIT_RULE_INIT                                                                                                \
    {                                                                                                                  \
        DIXIT_RULE_QUOTE, NULL, NULL, 0, 0.5f, false, false, false, DIXIT_MENTION_NAME, DIXIT_BLOCK_BODY,              \
            DIXIT_MARKED_QUOTATION, 0, false, DIXIT_TYPE_BY_MARKS                                                      \
    }

#define DIXIT_PRIORITY_MAX 100

/* What a judge can ask about a match of a QUOTE rule. Nothing is worked out before it is asked for. */

/** Parts of a match. Content, cue and source may be in several pieces, or (but content) in none. */
typedef enum dixit_part {
    DIXIT_PART_MATCH = 0, /**< from the first token that the pattern took to the last */
    DIXIT_PART_SENTENCE,  /**< the sentence in which it begins */
    DIXIT_PART_CONTENT,
    DIXIT_PART_CUE,
    DIXIT_PART_SOURCE,
} dixit_part;

/** A stretch of text. */
typedef struct dixit_piece {
    dixit_span span;
    const char *text; /**< valid UTF-8, not terminated */
    size_t len;
    uint32_t tokens; /**< words, numbers, marks and punctuation */
    uint32_t words;  /**< words and numbers only */
} dixit_piece;

/** The rule that matched, the role of the block in which it did. */
DIXIT_API uint32_t dixit_match_rule(const dixit_match *match);
DIXIT_API dixit_block_role dixit_match_role(const dixit_match *match);

/** In how many pieces a part is, and one of them: empty where there is none. */
DIXIT_API size_t dixit_match_piece_count(const dixit_match *match, dixit_part part);
DIXIT_API dixit_piece dixit_match_piece(const dixit_match *match, dixit_part part, size_t index);

/** Whether the source is, or begins with, a mention of somebody; its kind goes to `*kind`. */
DIXIT_API bool dixit_match_mention(const dixit_match *match, dixit_mention_kind *kind);

/** Add a rule. A pattern that does not parse is refused; `err->position` points into it. */
DIXIT_API dixit_status dixit_rules_add(dixit_rules *rules, const dixit_rule *rule, dixit_error *err);

/**
 * Add the weights of a model, from the bytes of a model file: cues and the extent of what was said are then decided by
 * it, with the rules' matches as evidence. A later call replaces the model. What is no model file, or is damaged, is
 * refused (DIXIT_ERR_ARGUMENT; `err->position` is the line's). The weights, which are many, are used in place: `bytes` must
 * outlive `rules` and every ruleset compiled from them, and must not change. core/model.h describes the file,
 * tests/accuracy/README.md how one is trained.
 */
DIXIT_API dixit_status dixit_rules_model(dixit_rules *rules, const char *bytes, size_t len, dixit_error *err);

/**
 * Compile. What was collected goes over to the ruleset: `rules` is empty then, and is freed or filled again; where compiling
 * fails, it is left as it was. `*out` owns all it needs but the bytes of a model.
 */
DIXIT_API dixit_status dixit_rules_compile(dixit_ruleset **out, dixit_rules *rules, dixit_error *err);

DIXIT_API void dixit_ruleset_free(dixit_ruleset *ruleset);

/** How many rules a ruleset has, and the name of one ("" for DIXIT_NONE: found by no rule). */
DIXIT_API size_t dixit_ruleset_rule_count(const dixit_ruleset *ruleset);
DIXIT_API const char *dixit_ruleset_rule_name(const dixit_ruleset *ruleset, uint32_t rule);

/** The kind of a rule; whether the judge of the options decides on each match of the rule: see dixit_rule. */
DIXIT_API dixit_rule_kind dixit_ruleset_rule_kind(const dixit_ruleset *ruleset, uint32_t rule);
DIXIT_API bool dixit_ruleset_rule_judged(const dixit_ruleset *ruleset, uint32_t rule);

/* ------------------------------------------------------------------------------------------------------
 * Rulesets as bytes
 *
 * A compiled ruleset can be saved, to a file or anywhere, and opened again by a program that has neither the packs nor
 * Lua. Opening one takes a fraction of a millisecond: its tables are used where they stand, in a mapped file for example.
 *
 *     dixit_ruleset *rules = NULL;
 *     void *bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
 *     if (dixit_ruleset_open(&rules, bytes, len, NULL, &err) == DIXIT_OK) {
 *         ...
 *         dixit_ruleset_free(rules);
 *     }
 *     munmap(bytes, len);
 *
 * The bytes serve the version of dixit and the kind of machine that made them; others refuse them.
 */

/** Takes `len` bytes that follow those it was given before. False ends the saving. */
typedef bool dixit_writer(void *payload, const void *bytes, size_t len);

/** The longest label, and the longest name of a rule in a ruleset that is saved, in bytes. */
#define DIXIT_LABEL_MAX 1000
#define DIXIT_NAME_MAX 255

/**
 * Write a ruleset as bytes.
 *
 * `label` is a text that goes with it, for whoever finds the file: what it is, the language it is for; NULL keeps the one
 * it has. Label and names of rules should be UTF-8 without control characters (but line ends in the label), so that whoever
 * opens the bytes can show them. On failure (something is too long or not such a text; DIXIT_ERR_WRITE: `write` returned false) what was written is worth nothing.
 * The same ruleset and label give the same bytes.
 */
DIXIT_API dixit_status dixit_ruleset_save(const dixit_ruleset *ruleset, const char *label, dixit_writer *write,
                                          void *payload, dixit_error *err);

/**
 * Open a ruleset in `len` bytes that dixit_ruleset_save() wrote.
 *
 * The bytes are the caller's: they are used in place, so they must outlive the ruleset and must not change. Only bytes
 * whose address is no multiple of 8 are copied. `alloc` may be NULL for malloc and free; it is copied.
 *
 * Nothing in the bytes is trusted: they are checked for damage, and then every number in them that is ever followed is
 * looked at, so that the worst that a file of somebody else's can do is to find nothing or the wrong things. What is no
 * ruleset, was cut short or changed, or comes from another version or machine is refused with DIXIT_ERR_FORMAT.
 *
 * The functions of judged rules are no part of the bytes: without a judge in the options these rules find nothing.
 */
DIXIT_API dixit_status dixit_ruleset_open(dixit_ruleset **out, const void *bytes, size_t len,
                                          const dixit_allocator *alloc, dixit_error *err);

/** Do the bytes begin as those of a saved ruleset do? Eight of them are enough to tell. */
DIXIT_API bool dixit_ruleset_is_saved(const void *bytes, size_t len);

/** The label that a ruleset was saved with; "" if there is none. */
DIXIT_API const char *dixit_ruleset_label(const dixit_ruleset *ruleset);

/* ------------------------------------------------------------------------------------------------------
 * Explaining
 *
 * Why the answers are what they are: what every mark was taken for, who every mention means, which rules matched
 * where, and what became of each candidate. An analysis with dixit_options.explain keeps it; after any other these
 * calls give nothing.
 */

/** What a mark turned out to be. */
typedef enum dixit_mark_role {
    DIXIT_MARK_APOSTROPHE = 0, /**< part of a word: don't */
    DIXIT_MARK_OPENS,
    DIXIT_MARK_CLOSES,
    DIXIT_MARK_OTHER, /**< inches, a ditto, a mark that opens and closes nothing */
} dixit_mark_role;

DIXIT_API const char *dixit_mark_role_name(dixit_mark_role role);

/** A character that may be a quotation mark or an apostrophe. */
typedef struct dixit_mark {
    dixit_span span;
    dixit_mark_role role;
    uint32_t marked; /**< index into dixit_doc_marked() of what it opens or closes, or DIXIT_NONE */
} dixit_mark;

/** What shows who a mention means. */
typedef enum dixit_reference {
    DIXIT_REFERENCE_NONE = 0, /**< nobody the text has named: "I", a pronoun that fits nobody */
    DIXIT_REFERENCE_NEW,      /**< somebody that no mention before it means */
    DIXIT_REFERENCE_NAME,     /**< the name of the antecedent */
    DIXIT_REFERENCE_FORM,     /**< another form of that name: "Lavrov" for "Sergei Lavrov" */
    DIXIT_REFERENCE_ROLE,     /**< the role that the antecedent gives: "the minister" */
    DIXIT_REFERENCE_WORDS,    /**< the words of the antecedent, or the last of them: "the ministry" */
    DIXIT_REFERENCE_PRONOUN,  /**< of the mentions before a pronoun the antecedent fits best */
    DIXIT_REFERENCE_APPOSITION, /**< it stands beside the antecedent, or beside another form of it: "the mayor, Ann Lee," */
    /* of a quotation that has no source of its own (the last also of a mention that is one, as "he", in a story): */
    DIXIT_REFERENCE_CONTINUED, /**< nothing says otherwise, so the speaker before goes on */
    DIXIT_REFERENCE_PARAGRAPH, /**< the speaker says something else in the same paragraph */
    DIXIT_REFERENCE_BEAT,      /**< the speaker acts right there, or right before: Tom put down his cup. "Not today." */
    DIXIT_REFERENCE_TURN,      /**< in a conversation it is the speaker's turn */
} dixit_reference;

DIXIT_API const char *dixit_reference_name(dixit_reference reference);

/** A span that names somebody. */
typedef struct dixit_mention {
    dixit_mention_kind kind;
    dixit_span span;
    dixit_span name;           /**< the name proper; empty if there is none */
    dixit_span role;           /**< "foreign minister"; empty if there is none */
    uint32_t rule;             /**< that found it */
    bool male, female;         /**< what its words show of gender; neither: nothing */
    bool plural;               /**< several people */
    uint32_t entity;           /**< the same number for all mentions of one; DIXIT_NONE: not known */
    dixit_reference reference; /**< how it is known */
    uint32_t antecedent;       /**< the mention before it that shows it, or DIXIT_NONE */
    uint32_t speaker;          /**< index into dixit_doc_speakers(), or DIXIT_NONE */
} dixit_mention;

/** What became of a candidate. */
typedef enum dixit_outcome {
    DIXIT_OUTCOME_CHOSEN = 0, /**< it is a quotation */
    DIXIT_OUTCOME_JOINED,     /**< it goes on with the quotation of the candidate `by`, a paragraph later */
    DIXIT_OUTCOME_OVERLAP,    /**< its content or cue wants words that are content or cue of `by`, a better one */
    DIXIT_OUTCOME_SOURCE,     /**< its source stands in the content or cue of `by`, a better one */
    DIXIT_OUTCOME_UNSURE,     /**< it is below dixit_options.min_confidence */
    DIXIT_OUTCOME_EVIDENCE,   /**< it is evidence for the model, which decides about its cue */
} dixit_outcome;

DIXIT_API const char *dixit_outcome_name(dixit_outcome outcome);

/** A match of a rule for quotations. */
typedef struct dixit_candidate {
    uint32_t rule;
    float score;
    dixit_spans content, cue, source; /**< with the content of those that were joined to it */
    uint32_t mention;                 /**< index into dixit_doc_mentions() of its source, or DIXIT_NONE */
    dixit_reference reference;        /**< where there is no source: what shows the speaker */
    dixit_outcome outcome;
    uint32_t by;    /**< index of the candidate that `outcome` speaks of, or DIXIT_NONE */
    uint32_t quote; /**< index into dixit_doc_quotes() if it is chosen, or DIXIT_NONE */
} dixit_candidate;

/** A match of any other rule. */
typedef struct dixit_rule_match {
    uint32_t rule;
    dixit_span span;
    bool kept; /**< it had an effect; false: another rule was before it, or its match is longer */
} dixit_rule_match;

/**
 * Marks, mentions and candidates in text order; matches by kind - blocks, mentions, then edges and marked spans -
 * and in text order there. As with the parts of a document, an array lives as long as the document, and `*count`
 * is its length.
 */
DIXIT_API const dixit_mark *dixit_doc_marks(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_mention *dixit_doc_mentions(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_candidate *dixit_doc_candidates(const dixit_doc *doc, size_t *count);
DIXIT_API const dixit_rule_match *dixit_doc_matches(const dixit_doc *doc, size_t *count);

/* ------------------------------------------------------------------------------------------------------
 * Errors, memory, version
 */

/** Where a fallible call says what went wrong. Filled on failure only. */
struct dixit_error {
    dixit_status code;
    size_t position;   /**< a byte offset, where the code speaks of a place */
    char message[200]; /**< one line, no full stop */
};

/**
 * An allocator: `fn(ctx, ptr, old, size)` makes (`ptr` NULL, `old` 0), resizes or, with `size` 0, frees a
 * block of `old` bytes, aligned as malloc's. It returns NULL when it cannot, and the old block then lives on.
 */
struct dixit_allocator {
    void *(*fn)(void *ctx, void *ptr, size_t old, size_t size);
    void *ctx;
};

/** Compile-time version. Same major number: sources and binaries go on working. */
#define DIXIT_VERSION_MAJOR 0
#define DIXIT_VERSION_MINOR 1
#define DIXIT_VERSION_PATCH 0
#define DIXIT_VERSION "0.1.0"

/** The version of the library that runs: "0.1.0". */
DIXIT_API const char *dixit_version(void);

#ifdef __cplusplus
}
#endif
#endif
