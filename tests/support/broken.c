/* broken.c - the promises that every document keeps, whatever the text. */
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct seen {
    const dixit_doc *doc;
    const dixit_ruleset *rules;
    const char *text;
    size_t len;
    bool *starts; /* whether a character starts at each byte; one more for the end */
} seen;

#define EXPECT(condition, sentence)                                                                                    \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            return (sentence);                                                                                         \
    } while (0)

/*
 * The length of the character at `at`; or, with `*valid` false, of the longest beginning of one, at least a byte, which
 * one U+FFFD stands for. Written apart from the library's own reader.
 */
static size_t sequence_length(const unsigned char *at, size_t left, bool *valid)
{
    static const struct {
        unsigned char first, last, low, high; /* the lead byte, and the range of the byte after it */
        size_t len;
    } forms[] = {
        {0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };

    *valid = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t len = 1;

        if (at[0] < forms[i].first || at[0] > forms[i].last)
            continue;
        if (len < forms[i].len && len < left && at[1] >= forms[i].low && at[1] <= forms[i].high)
            for (len = 2; len < forms[i].len && len < left && (at[len] & 0xc0) == 0x80;)
                len++;
        *valid = len == forms[i].len;
        return len;
    }
    return 1;
}

/* Fill `starts`; gives the number of invalid bytes, and by how many bytes the text grows when they are replaced. */
static size_t find_starts(bool *starts, const char *text, size_t len, long *growth)
{
    size_t bad = 0;

    *growth = 0;
    for (size_t i = 0; i < len;) {
        bool valid;
        size_t step = sequence_length((const unsigned char *)text + i, len - i, &valid);

        starts[i] = true;
        if (!valid) {
            bad += step;
            *growth += 3 - (long)step;
        }
        i += step;
    }
    starts[len] = true;
    return bad;
}

static bool is_span(const seen *s, dixit_span span)
{
    return span.start < span.end && span.end <= s->len && s->starts[span.start] && s->starts[span.end];
}

/* Whether spans are good, in order and apart. */
static bool are_spans(const seen *s, dixit_spans spans)
{
    for (size_t i = 0; i < spans.count; i++)
        if (!is_span(s, spans.at[i]) || (i > 0 && spans.at[i].start < spans.at[i - 1].end))
            return false;
    return true;
}

static const char *broken_quotes(const seen *s)
{
    size_t count, speaker_count;
    const dixit_quote *quotes = dixit_doc_quotes(s->doc, &count);

    (void)dixit_doc_speakers(s->doc, &speaker_count);
    EXPECT(count == 0 || quotes, "quotations are counted that are not there");
    for (size_t i = 0; i < count; i++) {
        const dixit_quote *q = &quotes[i];

        EXPECT(q->content.count > 0, "a quotation has no content");
        EXPECT(are_spans(s, q->content), "a content span is out of bounds, out of order or inside a character");
        EXPECT(are_spans(s, q->cue), "a cue span is out of bounds, out of order or inside a character");
        EXPECT(are_spans(s, q->source), "a source span is out of bounds, out of order or inside a character");
        EXPECT(i == 0 || quotes[i - 1].content.at[0].start <= q->content.at[0].start,
               "the quotations are not in text order");
        EXPECT(strcmp(dixit_type_name(q->type), "?") != 0, "a quotation's type is out of range");
        EXPECT(strcmp(dixit_unknown_name(q->unknown), "?") != 0, "a quotation's reason is out of range");
        EXPECT(q->speaker == DIXIT_NONE || q->speaker < speaker_count, "a quotation's speaker is out of range");
        EXPECT((q->speaker == DIXIT_NONE) == (q->unknown != DIXIT_KNOWN),
               "a quotation has a speaker and a reason for none, or neither");
        EXPECT(isfinite(q->confidence) && q->confidence >= 0 && q->confidence <= 1, "a confidence is not in 0..1");
        EXPECT(q->rule == DIXIT_NONE || q->rule < dixit_ruleset_rule_count(s->rules),
               "a quotation's rule is out of range");
    }
    return NULL;
}

static const char *broken_speakers(const seen *s)
{
    size_t count, quote_count, attributed = 0, listed = 0;
    const dixit_quote *quotes = dixit_doc_quotes(s->doc, &quote_count);
    const dixit_speaker *speakers = dixit_doc_speakers(s->doc, &count);

    for (size_t i = 0; i < quote_count; i++)
        attributed += quotes[i].speaker != DIXIT_NONE;
    for (size_t i = 0; i < count; i++) {
        const dixit_speaker *p = &speakers[i];

        EXPECT(is_span(s, p->name), "a speaker's name is empty, out of bounds or inside a character");
        EXPECT(p->role.start == p->role.end || is_span(s, p->role), "a role is out of bounds or inside a character");
        for (size_t k = 0; k < p->alias_count; k++)
            EXPECT(is_span(s, p->aliases[k]), "an alias is empty, out of bounds or inside a character");
        for (size_t k = 0; k < p->quote_count; k++) {
            EXPECT(p->quotes[k] < quote_count, "a speaker's quotation is out of range");
            EXPECT(quotes[p->quotes[k]].speaker == i, "a speaker lists a quotation of somebody else");
            EXPECT(k == 0 || p->quotes[k - 1] < p->quotes[k], "a speaker's quotations are not ascending");
        }
        listed += p->quote_count;
    }
    EXPECT(listed == attributed, "a speaker's list of quotations is not complete");
    return NULL;
}

static const char *broken_marked(const seen *s)
{
    size_t count;
    const dixit_marked *marked = dixit_doc_marked(s->doc, &count);

    for (size_t i = 0; i < count; i++) {
        EXPECT(is_span(s, marked[i].span), "a marked span is empty, out of bounds or inside a character");
        EXPECT(strcmp(dixit_marked_kind_name(marked[i].kind), "?") != 0, "a marked span's kind is out of range");
        EXPECT(i > 0 || marked[i].depth == 0, "the first marked span is not an outermost one");
        if (i == 0)
            continue;
        EXPECT(marked[i - 1].span.start < marked[i].span.start, "the marked spans are not in text order");
        EXPECT(marked[i].depth <= marked[i - 1].depth + 1, "a marked span skips a depth");
        EXPECT(marked[i].depth <= marked[i - 1].depth || marked[i].span.end <= marked[i - 1].span.end,
               "a marked span leaves the one around it");
    }
    for (size_t i = 0, end = 0; i < count; i++) {
        if (marked[i].depth > 0)
            continue;
        EXPECT(end <= marked[i].span.start, "two outermost marked spans overlap");
        end = marked[i].span.end;
    }
    return NULL;
}

static const char *broken_blocks(const seen *s)
{
    size_t count;
    const dixit_block *blocks = dixit_doc_blocks(s->doc, &count);
    dixit_span title = dixit_doc_title(s->doc);

    for (size_t i = 0; i < count; i++) {
        EXPECT(is_span(s, blocks[i].span), "a block is empty, out of bounds or inside a character");
        EXPECT(strcmp(dixit_block_role_name(blocks[i].role), "?") != 0, "a block's role is out of range");
        EXPECT(i == 0 || blocks[i - 1].span.end <= blocks[i].span.start, "the blocks are not in order and apart");
    }
    EXPECT(title.start == title.end || is_span(s, title), "the title is out of bounds or inside a character");
    return NULL;
}

static const char *broken_tokens(const seen *s)
{
    size_t count = dixit_doc_token_count(s->doc), sentences = dixit_doc_sentence_count(s->doc), next = 0;
    uint32_t end = 0;

    for (size_t i = 0; i < count; i++) {
        dixit_span token = dixit_doc_token(s->doc, i);

        EXPECT(is_span(s, token), "a token is empty, out of bounds or inside a character");
        EXPECT(end <= token.start, "the tokens are not in order and apart");
        end = token.end;
    }
    for (size_t i = 0; i < sentences; i++) {
        dixit_span sentence = dixit_doc_sentence(s->doc, i);

        EXPECT(sentence.start == next && sentence.end > sentence.start, "a sentence does not follow the one before");
        next = sentence.end;
    }
    EXPECT(next == count, "the sentences are not made of the tokens");
    return NULL;
}

static const char *broken_problems(const seen *s)
{
    size_t count;
    const dixit_problem *problems = dixit_doc_problems(s->doc, &count);

    for (size_t i = 0; i < count; i++) {
        EXPECT(is_span(s, problems[i].span), "a problem's span is empty, out of bounds or inside a character");
        EXPECT(strcmp(dixit_problem_kind_name(problems[i].kind), "?") != 0, "a problem's kind is out of range");
        EXPECT(i == 0 || problems[i - 1].span.start <= problems[i].span.start, "the problems are not in text order");
    }
    return NULL;
}

/* --- what an analysis that explains tells beside ----------------------------------------------------------------- */

static bool is_span_or_empty(const seen *s, dixit_span span)
{
    return span.start == span.end ? span.end <= s->len && s->starts[span.end] : is_span(s, span);
}

static const char *broken_marks(const seen *s)
{
    size_t count, marked_count;
    const dixit_mark *marks = dixit_doc_marks(s->doc, &count);
    const dixit_marked *marked = dixit_doc_marked(s->doc, &marked_count);

    for (size_t i = 0; i < count; i++) {
        bool pairs = marks[i].role == DIXIT_MARK_OPENS || marks[i].role == DIXIT_MARK_CLOSES;

        EXPECT(is_span(s, marks[i].span), "a mark is empty, out of bounds or inside a character");
        EXPECT(strcmp(dixit_mark_role_name(marks[i].role), "?") != 0, "a mark's role is out of range");
        EXPECT(i == 0 || marks[i - 1].span.end <= marks[i].span.start, "the marks are not in order and apart");
        EXPECT(pairs == (marks[i].marked != DIXIT_NONE), "a mark has a marked span that it does not open or close");
        EXPECT(!pairs || marks[i].marked < marked_count, "a mark's marked span is out of range");
        EXPECT(marks[i].role != DIXIT_MARK_OPENS || marked[marks[i].marked].span.start == marks[i].span.start,
               "a marked span does not begin with the mark that opens it");
        EXPECT(marks[i].role != DIXIT_MARK_CLOSES || marked[marks[i].marked].span.end == marks[i].span.end,
               "a marked span does not end with the mark that closes it");
    }
    return NULL;
}

static const char *broken_mentions(const seen *s)
{
    size_t count, speaker_count;
    const dixit_mention *mentions = dixit_doc_mentions(s->doc, &count);

    (void)dixit_doc_speakers(s->doc, &speaker_count);
    for (size_t i = 0; i < count; i++) {
        const dixit_mention *m = &mentions[i];

        EXPECT(is_span(s, m->span), "a mention is empty, out of bounds or inside a character");
        EXPECT(is_span_or_empty(s, m->name) && is_span_or_empty(s, m->role), "a mention's name or role is no span");
        EXPECT(strcmp(dixit_mention_kind_name(m->kind), "?") != 0, "a mention's kind is out of range");
        EXPECT(strcmp(dixit_reference_name(m->reference), "?") != 0, "a mention's reference is out of range");
        EXPECT(m->rule < dixit_ruleset_rule_count(s->rules), "a mention's rule is out of range");
        EXPECT((m->entity == DIXIT_NONE) == (m->reference == DIXIT_REFERENCE_NONE),
               "a mention means somebody and nothing shows whom, or the other way round");
        EXPECT(m->speaker == DIXIT_NONE || m->speaker < speaker_count, "a mention's speaker is out of range");
        EXPECT((m->reference <= DIXIT_REFERENCE_NEW) == (m->antecedent == DIXIT_NONE),
               "a mention has an antecedent that its reference does not speak of");
        EXPECT(m->antecedent == DIXIT_NONE || m->antecedent < i, "a mention's antecedent is not before it");
        EXPECT(m->antecedent == DIXIT_NONE || mentions[m->antecedent].entity == m->entity,
               "a mention means somebody else than its antecedent");
    }
    return NULL;
}

static const char *broken_candidates(const seen *s)
{
    size_t count, quote_count, mention_count, chosen = 0;
    const dixit_candidate *candidates = dixit_doc_candidates(s->doc, &count);

    (void)dixit_doc_quotes(s->doc, &quote_count);
    (void)dixit_doc_mentions(s->doc, &mention_count);
    for (size_t i = 0; i < count; i++) {
        const dixit_candidate *c = &candidates[i];

        EXPECT(c->content.count > 0, "a candidate has no content");
        EXPECT(are_spans(s, c->content) && are_spans(s, c->cue) && are_spans(s, c->source),
               "a candidate's span is out of bounds, out of order or inside a character");
        EXPECT(strcmp(dixit_outcome_name(c->outcome), "?") != 0, "a candidate's outcome is out of range");
        EXPECT(c->rule < dixit_ruleset_rule_count(s->rules), "a candidate's rule is out of range");
        EXPECT(c->mention == DIXIT_NONE || c->mention < mention_count, "a candidate's mention is out of range");
        EXPECT((c->outcome == DIXIT_OUTCOME_CHOSEN) == (c->quote != DIXIT_NONE), "a candidate was chosen for nothing");
        EXPECT(c->quote == DIXIT_NONE || c->quote < quote_count, "a candidate's quotation is out of range");
        EXPECT(c->by == DIXIT_NONE || (c->by < count && c->by != i), "a candidate lost to none that there is");
        EXPECT((c->by == DIXIT_NONE) == (c->outcome == DIXIT_OUTCOME_CHOSEN || c->outcome == DIXIT_OUTCOME_UNSURE ||
                                         c->outcome == DIXIT_OUTCOME_EVIDENCE),
               "a candidate lost to nobody, or to somebody and was chosen");
        chosen += c->outcome == DIXIT_OUTCOME_CHOSEN;
    }
    EXPECT(count == 0 || chosen == quote_count, "a quotation has no candidate");
    return NULL;
}

static const char *broken_matches(const seen *s)
{
    size_t count;
    const dixit_rule_match *matches = dixit_doc_matches(s->doc, &count);

    for (size_t i = 0; i < count; i++) {
        EXPECT(is_span_or_empty(s, matches[i].span), "a match is out of bounds or inside a character");
        EXPECT(matches[i].rule < dixit_ruleset_rule_count(s->rules), "a match's rule is out of range");
    }
    return NULL;
}

static const char *broken_explanation(const seen *s)
{
    const char *wrong;

    if ((wrong = broken_marks(s)) || (wrong = broken_mentions(s)) || (wrong = broken_candidates(s)))
        return wrong;
    return broken_matches(s);
}

/* Positions in the other units, counted here in the plainest way. */
static const char *broken_positions(const seen *s)
{
    size_t codepoints = 0, utf16 = 0, step = s->len / 512 + 1;
    const dixit_doc *doc = s->doc;

    for (size_t i = 0; i <= s->len; i++) {
        if (!s->starts[i])
            continue;
        if (i % step == 0 || i == s->len) {
            size_t line, column;

            EXPECT(dixit_doc_position(doc, i, DIXIT_UNIT_BYTES) == i, "a byte position is not its own");
            EXPECT(dixit_doc_position(doc, i, DIXIT_UNIT_CODEPOINTS) == codepoints, "code points are miscounted");
            EXPECT(dixit_doc_position(doc, i, DIXIT_UNIT_UTF16) == utf16, "UTF-16 units are miscounted");
            dixit_doc_line(doc, i, DIXIT_UNIT_BYTES, &line, &column);
            EXPECT(line >= 1 && column >= 1 && column <= i + 1, "a line or a column is out of range");
        }
        codepoints++;
        utf16 += i + 3 < s->len && (unsigned char)s->text[i] >= 0xf0 && !s->starts[i + 1] && !s->starts[i + 2] &&
                         !s->starts[i + 3]
                     ? 2
                     : 1;
    }
    return NULL;
}

static const char *broken_text(const seen *s, size_t bad, long growth)
{
    size_t len;
    dixit_span all = {0, UINT32_MAX};
    const char *text = dixit_doc_text(s->doc, all, &len);

    EXPECT(dixit_doc_bad_bytes(s->doc) == bad, "the invalid bytes are miscounted");
    EXPECT((long)len == (long)s->len + growth, "the text has not got U+FFFD in place of what is invalid");
    EXPECT(bad > 0 || len == 0 || memcmp(text, s->text, len) == 0, "the text is not the one given");
    return NULL;
}

const char *support_broken(const dixit_doc *doc, const dixit_ruleset *rules, const char *text, size_t len)
{
    seen s = {doc, rules, text, len, calloc(len + 1, sizeof *s.starts)};
    const char *wrong;
    size_t bad;
    long growth;

    if (!s.starts)
        support_die("no memory");
    bad = find_starts(s.starts, text, len, &growth);
    if (!(wrong = broken_text(&s, bad, growth)) && !(wrong = broken_quotes(&s)) && !(wrong = broken_speakers(&s)) &&
        !(wrong = broken_marked(&s)) && !(wrong = broken_blocks(&s)) && !(wrong = broken_tokens(&s)) &&
        !(wrong = broken_problems(&s)) && !(wrong = broken_explanation(&s)))
        wrong = broken_positions(&s);
    free(s.starts);
    return wrong;
}
