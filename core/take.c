/*
 * take.c - what the less common instructions of a rule's program ask for at a token: a place between tokens, the letters of a
 * word, a marked span, a clause. match.c runs the programs, and sees to the common ones.
 */
#include "match.h"

#define CLAUSE_TOKENS_MAX 200
#define MENTIONS_BACK_MAX 8 /* mentions that can begin before the one that ends here does */

/* --- places ------------------------------------------------------------------------------------------------- */

/* Where the closing marks before `at` begin, in the same block; 0 if `at` begins its block or what is before does. */
static uint32_t behind_marks(const dixit_doc *doc, uint32_t at)
{
    while (at > 0 && !(doc->tokens.at[at].flags & DIXIT__BLOCK_FIRST) && doc->tokens.at[at - 1].flags & DIXIT__MARK)
        at--;
    return doc->tokens.at[at].flags & DIXIT__BLOCK_FIRST && at < doc->tokens.count ? 0 : at;
}

/* The last character of the token before `at`, closing marks left out. */
static char character_before(const dixit_doc *doc, uint32_t at)
{
    at = behind_marks(doc, at);
    return at > 0 ? doc->text[doc->tokens.at[at - 1].end - 1] : '\0';
}

static bool stop_before(const dixit_doc *doc, uint32_t at)
{
    at = behind_marks(doc, at);
    return at > 0 && doc->tokens.at[at - 1].flags & DIXIT__STOP;
}

/* The block that `token` stands in. */
static uint32_t block_at(const dixit_doc *doc, uint32_t token)
{
    uint32_t count = dixit__count_to(dixit__block, token, doc->blocks.at, doc->blocks.count, token);

    return count > 0 ? count - 1 : 0;
}

static uint32_t role_at(const dixit_doc *doc, uint32_t token)
{
    return doc->blocks.count ? doc->blocks.at[block_at(doc, token)].role : DIXIT_BLOCK_BODY;
}

/* Where the line ends that `token` stands in; found by halving, because a line can be as long as the text. */
static uint32_t line_end(const dixit_doc *doc, uint32_t token)
{
    uint32_t start = doc->tokens.at[token].start, end = dixit__block_end(doc, block_at(doc, token));
    uint32_t next = dixit__count_to(dixit__line, start, doc->lines.at, doc->lines.count, start);

    if (next >= doc->lines.count)
        return end;
    /* the tokens before the next line, of which this is the first that counts */
    return token +
           dixit__count_to(dixit__token, start, doc->tokens.at + token, end - token, doc->lines.at[next].start - 1);
}

/* Does a mention end before `token`? Mentions stand in text order, and few overlap. */
static bool mention_ends(const dixit_doc *doc, uint32_t token)
{
    uint32_t count, i;

    if (token == 0)
        return false;
    count = dixit__count_to(dixit__mention, run.first, doc->mentions.at, doc->mentions.count, token - 1);
    for (i = count; i > 0 && count - i < MENTIONS_BACK_MAX; i--)
        if (doc->mentions.at[i - 1].run.end == token)
            return true;
    return false;
}

bool dixit__at_place(const dixit__matcher *m, uint32_t token, uint32_t place)
{
    const dixit_doc *doc = m->doc;
    uint32_t flags = doc->tokens.at[token].flags; /* the sentinel has those of a block's start */
    uint32_t telling = dixit__place_flags(place);
    char c;

    if (telling)
        return (flags & telling) != 0;
    switch (place) {
    case DIXIT__NEXT_BLOCK:
        return (flags & DIXIT__BLOCK_FIRST) != 0;
    case DIXIT__AT_QUOTE_END:
        return token > 0 && doc->tokens.at[token - 1].flags & DIXIT__CLOSES;
    case DIXIT__AT_MENTION_END:
        return mention_ends(doc, token);
    case DIXIT__AT_SENTENCE_END:
        return (flags & DIXIT__SENT_FIRST) != 0 ||
               (flags & DIXIT__STOP && doc->tokens.at[token + 1].flags & DIXIT__SENT_FIRST);
    case DIXIT__AT_SPACE:
        return (flags & DIXIT__SPACED) != 0;
    case DIXIT__AT_NO_SPACE:
        return (flags & DIXIT__SPACED) == 0;
    case DIXIT__AFTER_COMMA:
        return character_before(doc, token) == ',';
    case DIXIT__AFTER_STOP:
        return stop_before(doc, token);
    case DIXIT__AFTER_QUESTION:
        c = character_before(doc, token);
        return c == '?' || c == '!';
    case DIXIT__OUTSIDE:
        return (flags & DIXIT__INSIDE) == 0 || (flags & DIXIT__OPENS) != 0;
    case DIXIT__IN_STORY:
        return doc->story;
    default:
        return role_at(doc, m->result.first) == place - DIXIT__IN_ROLE;
    }
}

/* --- spans -------------------------------------------------------------------------------------------------- */

/* The last part of a marked span that goes on over several paragraphs. */
static const dixit__marked *last_part(const dixit_doc *doc, const dixit__marked *span)
{
    while (span->next != DIXIT_NONE)
        span = &doc->marked.at[span->next];
    return span;
}

/* The end of the marked span that begins at `token`, if it is of the wanted sort; else 0. */
static uint32_t quote_end(const dixit_doc *doc, uint32_t token, uint32_t sort)
{
    const dixit__token *t = &doc->tokens.at[token];
    const dixit__marked *span;

    if (!(t->flags & DIXIT__OPENS))
        return 0;
    span = &doc->marked.at[t->ref];
    if (sort == DIXIT__QUOTE_MARKED)
        return span->token_end;
    if (span->decided || span->is_continuation)
        return 0;
    if (sort == DIXIT__QUOTE_SPEECH && !span->clause && span->next == DIXIT_NONE)
        return 0;
    if (sort == DIXIT__QUOTE_SHORT && (span->clause || span->next != DIXIT_NONE))
        return 0;
    return last_part(doc, span)->token_end;
}

/* Where the clause (or, with `sentence`, the sentence) that `from` stands in ends, without its punctuation. */
static uint32_t clause_end(const dixit_doc *doc, uint32_t from, bool sentence)
{
    const dixit__token *tokens = doc->tokens.at;
    uint32_t at = from, limit = doc->tokens.count;

    if (limit - from > CLAUSE_TOKENS_MAX)
        limit = from + CLAUSE_TOKENS_MAX;
    while (at < limit) {
        uint32_t flags = tokens[at].flags;

        if (at > from && (flags & DIXIT__SENT_FIRST || (!sentence && flags & DIXIT__EDGE)))
            break;
        if (flags & DIXIT__CLOSES)
            break;
        at = flags & DIXIT__OPENS ? doc->marked.at[tokens[at].ref].token_end : at + 1;
    }
    while (at > from && tokens[at - 1].flags & DIXIT__PUNCT && !(tokens[at - 1].flags & DIXIT__POSSESSIVE))
        at--;
    return at;
}

/* --- words -------------------------------------------------------------------------------------------------- */

/* Does the word end in these letters, and is it longer than they are? */
static bool ends_in(const dixit_doc *doc, const dixit__token *t, uint32_t packed, uint32_t count)
{
    const char *at = doc->text + t->end;

    if (!(t->flags & DIXIT__WORD) || t->end - t->start <= count)
        return false;
    for (; count > 0; count--, packed >>= 8)
        if ((*--at | 0x20) != (char)(packed & 0xff))
            return false;
    return true;
}

/* Does the word begin with these letters, and is it longer than they are? */
static bool begins_with(const dixit_doc *doc, const dixit__token *t, uint32_t packed, uint32_t count)
{
    const char *at = doc->text + t->start;

    if (!(t->flags & DIXIT__WORD) || t->end - t->start <= count)
        return false;
    for (; count > 0; count--)
        if ((*at++ | 0x20) != (char)(packed >> 8 * (count - 1) & 0xff))
            return false;
    return true;
}

/* Has the word `min` to `max` characters? */
static bool has_letters(const dixit_doc *doc, const dixit__token *t, uint32_t min, uint32_t max)
{
    uint32_t count = 0, at, enough = max < UINT32_MAX ? max + 1 : min;

    if (!(t->flags & DIXIT__WORD))
        return false;
    for (at = t->start; at < t->end && count < enough; at++)
        count += ((uint8_t)doc->text[at] & 0xc0) != 0x80;
    return count >= min && (count <= max || max == UINT32_MAX);
}

uint32_t dixit__take(const dixit__matcher *m, const dixit__instr *in, uint32_t token)
{
    const dixit__token *t = &m->doc->tokens.at[token];
    uint32_t end;

    switch ((dixit__op)in->op) {
    case DIXIT__OP_FLAGS:
        return (t->flags & in->a) == in->a && !(t->flags & in->b) ? token + 1 : 0;
    case DIXIT__OP_TEXT:
        return t->word == in->a && (t->flags & (DIXIT__WORD | DIXIT__CAP | DIXIT__UPPER | DIXIT__LOWER)) == in->b
                   ? token + 1
                   : 0;
    case DIXIT__OP_SUFFIX:
        return ends_in(m->doc, t, in->a, in->b) ? token + 1 : 0;
    case DIXIT__OP_PREFIX:
        return begins_with(m->doc, t, in->a, in->b) ? token + 1 : 0;
    case DIXIT__OP_LETTERS:
        return has_letters(m->doc, t, in->a, in->b) ? token + 1 : 0;
    case DIXIT__OP_LINE:
        return line_end(m->doc, token);
    case DIXIT__OP_BLOCK:
        return dixit__block_end(m->doc, block_at(m->doc, token));
    case DIXIT__OP_QUOTE:
        return quote_end(m->doc, token, in->a);
    case DIXIT__OP_MENTION:
        return t->flags & DIXIT__MENTION && in->a >> m->doc->mentions.at[t->ref].kind & 1
                   ? m->doc->mentions.at[t->ref].run.end
                   : 0;
    case DIXIT__OP_CLAUSE:
    case DIXIT__OP_SENTENCE:
        end = clause_end(m->doc, token, in->op == DIXIT__OP_SENTENCE);
        return end > token ? end : 0;
    default: /* run() sees to the others */
        return 0;
    }
}
