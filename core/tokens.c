/*
 * tokens.c - tokens and sentences.
 *
 * Blocks are cut one after another. Quotation marks were decided by pair.c, so the text between two marks is
 * handed to the lexer piece by piece and no word can run across a mark. A sentence ends after a stop, the marks
 * and brackets that close behind it included, when what follows does not begin in lower case.
 */
#include "lex.h"
#include "unicode.h"

typedef struct tokenizer {
    dixit_doc *doc;
    uint32_t mark;        /* the next quotation mark, */
    uint32_t mark_at;     /* and where it stands, or UINT32_MAX */
    uint32_t line;        /* the next line whose start has not been passed, */
    uint32_t line_start;  /* and where it starts */
    uint32_t block;       /* the block at hand, */
    uint32_t block_token; /* and its first token */
    uint32_t outer;       /* the outermost marked span we are in, or DIXIT_NONE */
    bool stop_pending;    /* a stop has been seen, and nothing since that goes on */
} tokenizer;

/* After white space from `at` on. */
static uint32_t skip_space(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t len, c = dixit__decode(doc->text + at, &len);
        uint32_t class = dixit__class_of(c);

        if (class != DIXIT__CLASS_SPACE && class != DIXIT__CLASS_EXTEND)
            break;
        at += len;
    }
    return at;
}

/* Find the next quotation mark from number `mark` on; apostrophes are passed over. */
static void find_mark(tokenizer *t, uint32_t mark)
{
    const dixit_doc *doc = t->doc;

    while (mark < doc->marks.count && doc->marks.at[mark].role != DIXIT__MARK_OPEN &&
           doc->marks.at[mark].role != DIXIT__MARK_CLOSE)
        mark++;
    t->mark = mark;
    t->mark_at = mark < doc->marks.count ? doc->marks.at[mark].at : UINT32_MAX;
}

/* Does a sentence begin at this token, now that a stop has been seen? */
static bool begins_sentence(const dixit_doc *doc, uint32_t word, uint32_t flags)
{
    const dixit__token *before = &doc->tokens.at[doc->tokens.count - 1];

    if (flags & (DIXIT__LOWER | DIXIT__PUNCT | DIXIT__CLOSES))
        return false;
    /* "Inc. The": an abbreviation ends a sentence before a word that seldom has a capital otherwise */
    if (before->flags & DIXIT__PERIOD)
        return dixit__in_known(doc->rules, before->row, DIXIT__LIST_ABBREV_END) &&
               dixit__word_in_known(doc->rules, word, DIXIT__LIST_STARTER);
    return true;
}

/* Can what has this flags stand between a stop and the sentence it ends? A closing bracket can. */
static bool closes_behind_stop(const dixit_doc *doc, uint32_t start, uint32_t flags)
{
    uint32_t len;

    if (flags & (DIXIT__WORD | DIXIT__NUMBER))
        return (flags & DIXIT__PERIOD) != 0;
    if (!(flags & DIXIT__PUNCT) || flags & (DIXIT__STOP | DIXIT__POSSESSIVE))
        return true;
    return dixit__class_of(dixit__decode(doc->text + start, &len)) == DIXIT__CLASS_CLOSE;
}

/* Note that a sentence begins with the next token. */
static bool push_sentence(tokenizer *t)
{
    dixit__sentence sentence = {t->doc->tokens.count, t->block};

    t->stop_pending = false;
    return dixit__vec_push(&t->doc->alloc, &t->doc->sentences, sentence);
}

/* The flags of a token that are about its place; less common ones, and few tokens come this way. */
static uint32_t place_flags(tokenizer *t, uint32_t start, uint32_t word, uint32_t flags)
{
    const dixit_doc *doc = t->doc;

    while (t->line_start <= start) {
        if (doc->lines.at[t->line].end > start)
            flags |= DIXIT__LINE_FIRST | DIXIT__SPACED;
        t->line++;
        t->line_start = t->line < doc->lines.count ? doc->lines.at[t->line].start : UINT32_MAX;
    }
    if (doc->tokens.count == t->block_token)
        flags |= DIXIT__BLOCK_FIRST | DIXIT__SENT_FIRST | DIXIT__SPACED;
    else if (t->stop_pending && flags & (DIXIT__SPACED | DIXIT__OPENS) && begins_sentence(doc, word, flags))
        flags |= DIXIT__SENT_FIRST;
    else if (t->stop_pending && !closes_behind_stop(doc, start, flags))
        t->stop_pending = false;
    return flags;
}

/* The hash of what stands from `start` to `end`. */
static uint32_t hash_bytes(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    return dixit__hash(doc->text + start, end - start < DIXIT__WORD_MAX ? end - start : DIXIT__WORD_MAX);
}

/* Append a token, whose bytes have this hash: its place is noted in its flags, and the sentence that begins with it. */
static inline bool push(tokenizer *t, uint32_t start, uint32_t end, uint32_t hash, uint32_t word, uint32_t ref,
                        uint32_t flags)
{
    dixit_doc *doc = t->doc;
    const dixit__word *entry = &doc->rules->words.words.at[word];
    dixit__token *token;

    flags |= entry->flags | (t->outer != DIXIT_NONE ? DIXIT__INSIDE : 0u);
    if (t->stop_pending || t->line_start <= start || doc->tokens.count == t->block_token) {
        flags = place_flags(t, start, word, flags);
        if (flags & DIXIT__SENT_FIRST && !push_sentence(t))
            return false;
    }
    t->stop_pending |= (flags & (DIXIT__STOP | DIXIT__PERIOD)) != 0;
    if (!dixit__vec_room(&doc->alloc, &doc->tokens) || !dixit__vec_push(&doc->alloc, &doc->hashes, hash))
        return false;
    token = &doc->tokens.at[doc->tokens.count++];
    token->start = start;
    token->end = end;
    token->word = word;
    token->row = entry->row;
    token->ref = ref;
    token->flags = flags;
    return true;
}

/* A quotation mark becomes a token of its own. */
static bool push_mark(tokenizer *t, const dixit__mark *m, bool spaced)
{
    dixit_doc *doc = t->doc;
    uint32_t flags = DIXIT__MARK | (spaced ? DIXIT__SPACED : 0u), ref = DIXIT_NONE;
    dixit__marked *span = m->marked == DIXIT_NONE ? NULL : &doc->marked.at[m->marked];
    bool opens = span && m->role == DIXIT__MARK_OPEN, closes = span && m->role == DIXIT__MARK_CLOSE;

    if (opens) {
        span->token = doc->tokens.count;
        if (span->depth == 0) {
            flags |= DIXIT__OPENS;
            ref = m->marked;
            t->outer = m->marked;
        }
    }
    if (closes && span->depth == 0) {
        flags |= DIXIT__CLOSES;
        ref = m->marked;
    }
    if (!push(t, m->at, m->at + m->len, hash_bytes(doc, m->at, m->at + m->len), 0, ref, flags))
        return false;
    if (closes) {
        span->token_end = doc->tokens.count;
        if (span->depth == 0)
            t->outer = DIXIT_NONE;
    }
    return true;
}

/* Spans without a closing mark end where pair.c says; their last token is the one before that place. */
static void end_unclosed(tokenizer *t, uint32_t at)
{
    dixit_doc *doc = t->doc;

    while (t->outer != DIXIT_NONE && doc->marked.at[t->outer].end <= at &&
           doc->marked.at[t->outer].inner_end == doc->marked.at[t->outer].end) {
        doc->marked.at[t->outer].token_end = doc->tokens.count;
        t->outer = DIXIT_NONE;
    }
}

/* Does the word stand before a full stop that it takes with it? */
static inline bool may_take_stop(const dixit_doc *doc, const char *behind, const char *end, uint32_t word)
{
    return behind < end && *behind == '.' && dixit__word_in_known(doc->rules, word, DIXIT__LIST_ABBREV);
}

static bool push_lexeme(tokenizer *t, uint32_t *at, uint32_t stop, bool spaced)
{
    dixit_doc *doc = t->doc;
    const dixit__vocabulary *words = &doc->rules->words;
    const char *text = doc->text + *at, *end = doc->text + stop;
    uint32_t start = *at, hash = 0, word = 0, flags, len = dixit__lex_plain(text, end, doc->text + doc->len, &flags);

    if (len > 0) {
        dixit__plain plain = dixit__plain_word(text, len);

        hash = plain.hash;
        word = dixit__word_find_plain(words, &plain);
    }
    if (len == 0 || may_take_stop(doc, text + len, end, word)) {
        dixit__lexeme lexeme;

        dixit__lex(&lexeme, text, end, doc->rules);
        len = (uint32_t)(lexeme.end - text);
        hash = hash_bytes(doc, start, start + len);
        word = dixit__lexeme_find(words, &lexeme);
        flags = lexeme.flags;
    }
    *at = start + len;
    return push(t, start, *at, hash, word, DIXIT_NONE, flags | (spaced ? DIXIT__SPACED : 0u));
}

static inline bool is_letter(char c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26;
}

static bool tokenize_block(tokenizer *t, uint32_t block)
{
    dixit_doc *doc = t->doc;
    uint32_t at = doc->blocks.at[block].start, end = doc->blocks.at[block].end;

    doc->blocks.at[block].token = doc->tokens.count;
    t->block = block;
    t->block_token = doc->tokens.count;
    t->stop_pending = false;
    while (at < end) {
        bool spaced = doc->text[at] == ' ';
        uint32_t begin = at + spaced, stop;

        /* mostly a letter comes next; if not, there may be more white space */
        if (begin < end && !is_letter(doc->text[begin])) {
            begin = skip_space(doc, begin, end);
            spaced = begin > at;
        }
        if (begin >= end)
            break;
        at = begin;
        if (t->outer != DIXIT_NONE)
            end_unclosed(t, at);
        if (t->mark_at == at) {
            const dixit__mark *m = &doc->marks.at[t->mark];

            if (!push_mark(t, m, spaced))
                return false;
            at += m->len;
            find_mark(t, t->mark + 1);
            continue;
        }
        stop = t->mark_at < end ? t->mark_at : end;
        if (t->outer != DIXIT_NONE && doc->marked.at[t->outer].end > at && doc->marked.at[t->outer].end < stop)
            stop = doc->marked.at[t->outer].end;
        if (!push_lexeme(t, &at, stop, spaced))
            return false;
    }
    end_unclosed(t, end);
    if (t->outer != DIXIT_NONE) { /* pair.c lets no span leave its block */
        doc->marked.at[t->outer].token_end = doc->tokens.count;
        t->outer = DIXIT_NONE;
    }
    return true;
}

bool dixit__tokens(dixit_doc *doc)
{
    tokenizer t = {doc, 0, 0, 0, UINT32_MAX, 0, 0, DIXIT_NONE, false};
    dixit__token sentinel = {doc->len, doc->len, 0, 0, DIXIT_NONE, DIXIT__BLOCK_FIRST | DIXIT__SENT_FIRST};
    uint32_t block;

    dixit__vec_clear(&doc->tokens);
    dixit__vec_clear(&doc->hashes);
    dixit__vec_clear(&doc->sentences);
    find_mark(&t, 0);
    if (doc->lines.count > 0)
        t.line_start = doc->lines.at[0].start;
    for (block = 0; block < doc->blocks.count; block++)
        if (!tokenize_block(&t, block))
            return false;
    if (!dixit__vec_push(&doc->alloc, &doc->tokens, sentinel))
        return false;
    doc->tokens.count--;
    return true;
}
