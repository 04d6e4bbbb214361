/*
 * test_match.c - what patterns match.
 *
 * Most cases are one MENTION rule: its matches are the mentions, each the longest at its place, the next one behind it;
 * a mention does not begin with a mark.
 * Tests that need mentions to be there already (NAME, CLAUSE ...) are made with QUOTE rules.
 */
#include "match.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct match_case {
    const char *pattern, *text, *expected;
} match_case;

/* What every ruleset here has. */
static void add_lists(unit *u)
{
    unit_words(u, "COLOUR", "red\ngreen\nblue\nlight blue\nlight blue green");
    unit_words(u, "SIZE", "big\nsmall");
    unit_words(u, "ABBREV", "mr");
    unit_words(u, "~say", "say\nsaid\nsays\nsays out");
    unit_define(u, "WINE", "COLOUR \"wine\"");
}

static void assert_matches(unit *u, const match_case *c)
{
    const dixit_doc *doc;

    unit_reset(u);
    add_lists(u);
    unit_mention(u, DIXIT_MENTION_NAME, c->pattern);
    doc = unit_read(u, UNIT_SPANS, c->text);
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        unit_put_run(u, "[", doc->mentions.at[i].run, "] ");
    unit_assert_shown(u, c->expected, c->pattern);
}

static void check_matches(unit *u, const match_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_matches(u, &cases[i]);
}

#define CHECK_MATCHES(u, cases) check_matches((u), (cases), UNIT_LENGTH(cases))

/* Mentions by very simple rules: a name is Ann or Lee or both, and so on. */
static void add_mentions(unit *u)
{
    unit_mention(u, DIXIT_MENTION_NAME, "name:((\"Ann\" | \"Bob\") \"Lee\"? | \"Lee\")");
    unit_mention(u, DIXIT_MENTION_NOMINAL, "\"the\" \"mayor\"");
    unit_mention(u, DIXIT_MENTION_PRONOUN, "\"she\" | \"they\"");
    unit_mention(u, DIXIT_MENTION_GROUP, "\"police\"");
    unit_mention(u, DIXIT_MENTION_FIRST, "'I'");
    unit_mention(u, DIXIT_MENTION_PHRASE, "\"a\" \"new\" \"headline\"");
    unit_edge(u, "\"but\"");
    unit_marked(u, DIXIT_MARKED_TITLE, "\"titled\" content:MARKED");
}

/* The candidates of one QUOTE rule: content in {}, cue as it is, source in <>. */
static void check_candidates(unit *u, const match_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const dixit_doc *doc;

        unit_reset(u);
        add_lists(u);
        add_mentions(u);
        unit_quote(u, "q", 0.5f, cases[i].pattern);
        doc = unit_read(u, UNIT_CANDIDATES, cases[i].text);
        for (uint32_t c = 0; c < doc->candidates.count; c++)
            unit_put_candidate(u, &doc->candidates.at[c]);
        unit_assert_shown(u, cases[i].expected, cases[i].pattern);
    }
}

#define CHECK_CANDIDATES(u, cases) check_candidates((u), (cases), UNIT_LENGTH(cases))

/* --- one token -------------------------------------------------------------------------------------------------- */

static void tests__of_shape__match(void **state)
{
    static const match_case cases[] = {
        {"TOKEN", "a 1 , “b”", "[a] [1] [,] [b]"},
        {"WORD", "Ab 12 , cd’s", "[Ab] [cd]"},
        {"CAP", "Ab cd EF École", "[Ab] [EF] [École]"},
        {"LOWER", "Ab cd eF 12 é", "[cd] [é]"},
        {"UPPER", "Ab EF G ÉÉ", "[EF] [ÉÉ]"},
        {"INITIAL", "J. Ab X", "[J.]"},
        {"NUMBER", "a 12 1,000 5G", "[12] [1,000] [5G]"},
        {"PUNCT", "a , -- “b.”", "[,] [--] [.]"},
        {"STOP", "a, b. C? D! E… Mr. x", "[.] [?] [!] […]"},
        {"WORD POSSESSIVE", "Ann's boys' toys", "[Ann's] [boys']"},
        {"INSIDE", "a “b c” d", "[b] [c]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void literals__in_any_case__match(void **state)
{
    static const match_case cases[] = {
        {"\"said that\"", "He Said THAT, said, that", "[Said THAT]"},
        {"\"École\"", "école ÉCOLE ecole", "[école] [ÉCOLE]"},
        {"\"don't\"", "don’t dont", "[don’t]"},
        {"\"Ann's\"", "ann’s Anns", "[ann’s]"},
        {"\",\" \"--\"", "a, -- b", "[, --]"},
        {"\"U.S\"", "U.S. u.s", "[U.S.] [u.s]"},
        {"\"never used\"", "never", ""},
    };

    CHECK_MATCHES(*state, cases);
}

static void literals__with_their_letter_case__match(void **state)
{
    static const match_case cases[] = {
        {"'May'", "may May", "[May]"}, {"'may'", "may May MAY", "[may]"},
        {"'US'", "us Us US", "[US]"},  {"'The' \"end\"", "The end the end The END", "[The end] [The END]"},
        {"'12'", "12", "[12]"},        {"'École'", "école École", "[École]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void endings__of_longer_words__match(void **state)
{
    static const match_case cases[] = {
        {"\"*ly\"", "badly ly Quickly BADLY fly.", "[badly] [Quickly] [BADLY] [fly]"},
        {"\"*s\"", "s as 5s 's", "[as]"},
        {"'*ment'", "ment moment Government", "[moment] [Government]"},
        {"\"*ly\" WORD", "badly done", "[badly done]"},
        {"\"*e\"", "é ée", "[ée]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void beginnings__of_longer_words__match(void **state)
{
    static const match_case cases[] = {
        {"\"un*\"", "undo un Under UNFIT sun.", "[undo] [Under] [UNFIT]"},
        {"\"un*\" WORD", "undone work", "[undone work]"},
        {"\"e*\"", "é ée eé", "[eé]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void letters__are_counted(void **state)
{
    static const match_case cases[] = {
        {"letters>=3", "a ab abc, abcd 1234 été", "[abc] [abcd] [été]"},
        {"letters>3", "abc abcd été école", "[abcd] [école]"},
        {"letters<3", "a ab abc", "[a] [ab]"},
        {"letters <= 3", "ab abc abcd", "[ab] [abc]"},
        {"letters = 2", "a éé abc ab", "[éé] [ab]"},
        {"&letters>=3 CAP", "Ab Abc abc", "[Abc]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void forms__of_a_word__match(void **state)
{
    static const match_case cases[] = {
        {"~\"say\"", "Say said saying sad says out", "[Say] [said] [says out]"},
        {"~'say' WORD", "said so", "[said so]"},
        {"(~\"say\" | \"sad\")", "sad said", "[sad] [said]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void lists__the_longest_entry__matches(void **state)
{
    static const match_case cases[] = {
        {"COLOUR", "Red light blue light light BLUE green", "[Red] [light blue] [light BLUE green]"},
        {"COLOUR \"wine\"", "light blue wine", "[light blue wine]"},
        {"COLOUR", "light, blue", "[blue]"},
        {"WINE", "red wine blue wines", "[red wine]"},
        {"SIZE WINE", "big red wine, small wine", "[big red wine]"},
        {"(SIZE | COLOUR)+", "big light blue small x", "[big light blue small]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* Whether an attempt is worth while is told from the next token; what that does not tell must still be tried. */
static void beginnings__by_the_next_token__miss_nothing(void **state)
{
    static const match_case cases[] = {
        {"(COLOUR | UPPER) \"wine\"", "light wine LIGHT wine light blue wine red wine",
         "[LIGHT wine] [light blue wine] [red wine]"},
        {"(COLOUR | \"light\") \"wine\"", "light wine light blue wine light", "[light wine] [light blue wine]"},
        {"\"big\" (\"wine\" | COLOUR)", "big big wine big house big light blue big light big",
         "[big wine] [big light blue]"},
        {"\"big\" \"wine\"?", "big house big wine big", "[big] [big wine] [big]"},
        {"\"big\" (STOP | block-end)", "small big. big wine\n\nbig", "[big.] [big]"},
        {"~\"say\" \"wine\"", "says out wine says wine says out", "[says out wine] [says wine]"},
        {"UPPER !\"wine\"", "BIG wine BIG BIG", "[BIG] [BIG]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* --- sequence, alternatives, repetition ------------------------------------------------------------------------- */

static void sequences_and_alternatives__match(void **state)
{
    static const match_case cases[] = {
        {"\"a\" \"b\" \"c\"", "a b a b c", "[a b c]"},
        {"\"a\" | \"b\" \"c\"", "a b c b", "[a] [b c]"},
        {"(\"a\" | \"b\") \"c\"", "a c b c a b", "[a c] [b c]"},
        {"(\"a\" | \"a\" \"b\") \"c\"", "a b c", "[a b c]"},
        {"\"a\" (\"b\" | \"b\" \"c\")", "a b c", "[a b]"},
        {"\"a\" (\"b\" \"c\" | \"b\")", "a b c a b d", "[a b c] [a b]"},
        {"\"a\" (| \"b\") \"c\"", "a c a b c", "[a c] [a b c]"},
        {"(CAP | NUMBER | \"x\") \"y\"", "Ab y 1 y x y a y", "[Ab y] [1 y] [x y]"},
        {"\"a\" -- b\n\"c\"", "a c", "[a c]"},
        {"()", "a", ""},
    };

    CHECK_MATCHES(*state, cases);
}

static void repetition__greedy__takes_what_it_can(void **state)
{
    static const match_case cases[] = {
        {"\"a\" \"b\"? \"c\"", "a c a b c a b b c", "[a c] [a b c]"},
        {"\"a\" \"b\"* \"c\"", "a c a b b b c", "[a c] [a b b b c]"},
        {"\"a\"+ \"b\"", "b a a b b", "[a a b]"},
        {"\"a\"*", "b a a", "[a a]"},
        {"\"a\"?", "b a a", "[a] [a]"},
        {"WORD+ \"b\"", "x b b x", "[x b b]"},
        {"WORD* \"b\" WORD* \"c\"", "b b c b c x", "[b b c b c]"},
        {"(\"a\" \"b\")+", "a b a b a", "[a b a b]"},
        {"(\"a\" \"b\"?)* \"b\"", "a b", "[a b]"},
        {"(\"a\" | \"b\" \"c\")* \"b\"", "a b c b c a b", "[a b c b c a b]"},
        {"COLOUR+ \"blue\"", "red light blue", ""},
        {"COLOUR+ \"wine\"", "red light blue wine", "[red light blue wine]"},
        {"(COLOUR \",\"?)+", "red, light blue, green x", "[red, light blue, green]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void repetition__lazy__takes_what_it_must(void **state)
{
    static const match_case cases[] = {
        {"WORD+? \"b\"", "x b b", "[x b]"},
        {"\"a\" WORD*? \"b\"", "a b b a x b b", "[a b] [a x b]"},
        {"\"a\" \"b\"?? \"b\"", "a b b", "[a b]"},
        {"\"a\" \"b\"?? \"c\"", "a b c", "[a b c]"},
        {"\"a\" WORD{1,}? \"b\"", "a b x b b", "[a b x b]"},
        {"\"a\" (WORD NUMBER)*? \"b\" NUMBER", "a b 1 a c 1 b 2", "[a b 1] [a c 1 b 2]"},
        {"\"a\" (\"x\" \"y\"){1,2}? WORD", "a x y x y x y", "[a x y x]"},
        {"\"a\"+?", "a a", "[a] [a]"},
        {"\"a\" TOKEN*?", "a b", "[a]"},
        {"\"a\" TOKEN*? COLOUR \"wine\"", "a red, light blue wine", "[a red, light blue wine]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void repetition__bounded__keeps_its_bounds(void **state)
{
    static const match_case cases[] = {
        {"\"a\"{2}", "a a a", "[a a]"},
        {"\"a\"{2,3}", "a a a a a a", "[a a a] [a a a]"},
        {"\"a\"{2,3}", "a a a a", "[a a a]"},
        {"\"a\"{2,}", "b a b a a a a", "[a a a a]"},
        {"\"a\"{0} \"b\"", "a b", "[b]"},
        {"\"a\"{1} \"b\"", "a a b", "[a b]"},
        {"\"x\" \"a\"{0,2} \"b\"", "x b x a b x a a b x a a a b", "[x b] [x a b] [x a a b]"},
        {"\"x\" \"a\"{1,3}? \"a\"", "x a a a a a", "[x a a]"},
        {"\"x\" WORD{2,3}? \"b\"", "x b x b b x 1 x b b b b", "[x b x b] [x b b b]"},
        {"(\"a\" \"b\"){2}", "a b a b a b", "[a b a b]"},
        {"(\"a\" \"b\"){2,3}", "a b a a b a b a b a b", "[a b a b a b]"},
        {"(\"a\" \"b\"){2,}", "a b a a b a b a b a b", "[a b a b a b a b]"},
        {"\"x\" (\"a\" \"b\"){1,2}? \"a\"", "x a b a b a", "[x a b a]"},
        {"COLOUR{2} \"wine\"", "red light blue wine", "[red light blue wine]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* --- what follows ----------------------------------------------------------------------------------------------- */

static void lookahead__takes_no_token(void **state)
{
    static const match_case cases[] = {
        {"\"a\" &\"b\"", "A b a c", "[A]"},
        {"\"a\" !\"b\"", "a b A c", "[A]"},
        {"\"a\" !\"b\"", "A", "[A]"},
        {"\"a\" &\"b\" WORD \"c\"", "a b c", "[a b c]"},
        {"&\"a\" WORD{2}", "b a c", "[a c]"},
        {"!\"a\" WORD", "a b", "[b]"},
        {"!\"a\" !\"b\" WORD", "a b c", "[c]"},
        {"!(\"a\" | \"b\" | NUMBER) TOKEN", "a b 1 c", "[c]"},
        {"!CAP WORD", "Ab cd", "[cd]"},
        {"!COLOUR WORD", "light blue light red", "[light]"},
        {"(!STOP TOKEN)+", "a, b. c d", "[a, b] [c d]"},
        {"(!\"b\" WORD)* \"b\"", "a a b a b", "[a a b] [a b]"},
        {"\"a\" !(\"b\" \"c\") WORD", "a b c A b d", "[A b]"},
        {"\"a\" &(WORD* \"z\")", "A b c z 1 a b", "[A]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void lookahead__in_another__matches(void **state)
{
    static const match_case cases[] = {
        {"\"a\" !(\"b\" !\"c\")", "a b A b c 1 A d", "[A] [A]"},
        {"\"a\" &(\"b\" &\"c\")", "a b A b c", "[A]"},
        {"\"a\" !(!\"b\" WORD)", "A b a c", "[A]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void look_back__is_at_the_token_before(void **state)
{
    static const match_case cases[] = {
        {"<\"a\" WORD", "a b c a d", "[b] [d]"},
        {"!<\"a\" \"b\"", "a b c b", "[b]"},
        {"<(\"a\" | COLOUR | letters>4) \"b\"", "a b, red b, green b, longer b, d b", "[b] [b] [b] [b]"},
        {"<\"a\" WORD", "a\n\nb", ""},
        {"!<WORD WORD", "a b\n\nc", "[a] [c]"},
        {"\"b\" <\"b\"", "a b", "[b]"},
        {"<STOP CAP", "Ab. Bc c. d", "[Bc]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* --- places ----------------------------------------------------------------------------------------------------- */

static void places__starts_and_ends__match(void **state)
{
    static const match_case cases[] = {
        {"block-start WORD", "a b.\n\nc d", "[a] [c]"},
        {"WORD block-end", "a b\n\nc d", "[b] [d]"},
        {"line-start WORD", "a b\n\nc d", "[a] [c]"},
        {"sentence-start WORD", "Ab c. De f. g", "[Ab] [De]"},
        {"WORD sentence-end", "Ab c. De f", "[c] [f]"},
        {"STOP sentence-end", "Ab. Cd. e.", "[.] [.]"},
        {"WORD !sentence-start", "Ab c. De f.", "[Ab] [c] [De] [f]"},
        {"(sentence-start | \",\") WORD", "Ab, c d. E", "[Ab] [, c] [E]"},
        {"\",\" space WORD", "a,b, c", "[, c]"},
        {"\",\" no-space WORD", "a,b, c", "[,b]"},
        {"after-comma WORD", "a, b c", "[b]"},
        {"after-stop WORD", "a. B c! d", "[B] [d]"},
        {"after-question WORD", "a. B c! d? e", "[d] [e]"},
        {"after-comma WORD", "“a,” b c", "[b]"},
        {"after-stop WORD", "“a.” b “c” d", "[b]"},
        {"after-question WORD", "“a?” b “c.” d", "[b]"},
        {"WORD line-end", "a b\nc d\n\ne", "[b] [d] [e]"},
        {"WORD quote-start TOKEN", "a “b” c", "[a “]"},
        {"quote-end WORD", "a “b” c", "[c]"},
        {"outside WORD", "a “b” c", "[a] [c]"},
        {"outside TOKEN", "a “b” c", "[a] [c]"},
        {"WORD outside TOKEN", "a “b” c", "[a “]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* A negated place that a flag tells is part of the test behind it. */
static void places__negated__are_part_of_loops(void **state)
{
    static const match_case cases[] = {
        {"\"a\" (!sentence-start TOKEN){0,9}", "a b c. De f", "[a b c.]"},
        {"\"a\" (!sentence-start TOKEN){0,9}? \"f\"", "a b. De f a c f", "[a c f]"},
        {"\"a\" (!sentence-start !\"c\" TOKEN){0,9}", "a b c d. De f", "[a b]"},
        {"\"a\" (!\"c\" !sentence-start TOKEN){0,9}", "a b. De f c", "[a b.]"},
        {"\"a\" (!quote-start TOKEN){0,9}", "a b “c” d", "[a b]"},
        {"\"a\" (!line-start WORD){0,9}", "a b\nc d", "[a b]"},
        {"\"a\" ((!block-start WORD) next-block?){0,9}", "a b\n\nc d", "[a b]"},
        {"!block-start WORD", "a b\n\nc d", "[b] [d]"},
        {"!block-end TOKEN", "a b\n\nc", "[b]"},
        {"WORD !block-end", "a b\n\nc d", "[a] [c]"},
        {"\"a\" (!after-comma TOKEN){0,9}", "a b, c", "[a b,]"},
    };

    CHECK_MATCHES(*state, cases);
}

static void places__clause_end__matches(void **state)
{
    static const match_case cases[] = {
        {"content:(\"a\" clause-end)", "a b a but a. A", "{a} {A}"},
        {"content:(WORD clause-end)", "x y but z. W", "{y} {W}"},
        {"content:(\"a\" (!clause-end WORD){0,9})", "a b but c. D", "{a b}"},
    };

    CHECK_CANDIDATES(*state, cases);
}

static void places__roles__match(void **state)
{
    static const struct {
        dixit_block_role role;
        const char *place;
    } roles[] = {
        {DIXIT_BLOCK_BODY, "in-body"},
        {DIXIT_BLOCK_HEADLINE, "in-headline"},
        {DIXIT_BLOCK_STANDFIRST, "in-standfirst"},
        {DIXIT_BLOCK_DATELINE, "in-dateline"},
        {DIXIT_BLOCK_BYLINE, "in-byline"},
        {DIXIT_BLOCK_CAPTION, "in-caption"},
        {DIXIT_BLOCK_CREDIT, "in-credit"},
        {DIXIT_BLOCK_MARKUP, "in-markup"},
    };
    unit *u = *state;

    for (size_t i = 0; i < UNIT_LENGTH(roles); i++) {
        const dixit_doc *doc;
        char pattern[40];

        unit_reset(u);
        for (size_t r = 0; r < UNIT_LENGTH(roles); r++) {
            char number[8];

            snprintf(number, sizeof number, "\"%zu\"", r);
            unit_block(u, roles[r].role, number);
        }
        snprintf(pattern, sizeof pattern, "NUMBER %s WORD", roles[i].place);
        unit_mention(u, DIXIT_MENTION_NAME, pattern);
        doc = unit_read(u, UNIT_SPANS, "0 a\n\n1 b\n\n2 c\n\n3 d\n\n4 e\n\n5 f\n\n6 g\n\n7 h");
        assert_int_equal(doc->mentions.count, 1);
        assert_int_equal(doc->mentions.at[0].run.first, 2 * i);
    }
}

static void next_block__only_there__a_match_goes_on(void **state)
{
    static const match_case cases[] = {
        {"\"a\" \"b\"", "a\n\nb", ""},
        {"\"a\" next-block \"b\"", "a\n\nb", "[a//b]"},
        {"\"a\" next-block \"b\"", "a b", ""},
        {"\"a\" next-block? \"b\"", "a\n\nb a b", "[a//b] [a b]"},
        {"\"a\" next-block \"b\" \"c\"", "a\n\nb\n\nc", ""},
        {"\"a\" (next-block WORD)+", "a\n\nb\n\nc d", "[a//b//c]"},
        {"\"a\" WORD* \"c\"", "a b\n\nc", ""},
        {"\"a\" next-block WORD* \"c\"", "a\n\nb c", "[a//b c]"},
        {"\"a\" WORD*? next-block \"c\"", "a b\n\nc", "[a b//c]"},
        {"\"a\" &(next-block \"b\")", "A\n\nb a b", "[A]"},
        {"\"a\" COLOUR", "a light\n\nblue", ""},
        {"\"a\" next-block COLOUR", "a\n\nlight blue", "[a//light blue]"},
        {"\"a\" next-block", "a\n\nb a", "[a] [a]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* --- spans ------------------------------------------------------------------------------------------------------ */

static void marked_spans__of_each_sort__match(void **state)
{
    static const match_case cases[] = {
        {"content:QUOTE \"x\"", "“a b c d e” x “f” x", "{“a b c d e”} {“f”}"},
        {"content:SPEECH \"x\"", "“Go home.” x “f” x", "{“Go home.”}"},
        {"content:SHORT \"x\"", "“Go home.” x “f” x", "{“f”}"},
        {"content:MARKED \"x\"", "“Go home.” x titled “f” x", "{“Go home.”} {“f”}"},
        {"content:QUOTE \"x\"", "“Go home.” x titled “f” x", "{“Go home.”}"},
        {"content:QUOTE \"x\"", "“a ‘b’ x c”", ""},
    };

    CHECK_CANDIDATES(*state, cases);
}

/* A span that goes on in the next paragraph is one, as far as it goes on. */
static void marked_spans__continued__match_as_one(void **state)
{
    static const match_case cases[] = {
        {"content:QUOTE cue:\"x\"", "“Go on.\n\n“Go home.” x", "{“Go on.} {“Go home.”} x"},
        {"content:QUOTE cue:\"x\"", "“Go on.\n\n“Go up.\n\n“Go home.” x", "{“Go on.} {“Go up.} {“Go home.”} x"},
        {"cue:\"y\" content:QUOTE", "y “Go on.\n\n“Go home.” x", "{“Go on.} {“Go home.”} y"},
        {"content:SHORT", "“Go on\n\n“go”", ""},
    };

    CHECK_CANDIDATES(*state, cases);
}

static void mentions__of_each_kind__match(void **state)
{
    static const char text[] = "Ann Lee x the mayor x she x police x I x a new headline x";
    static const match_case cases[] = {
        {"source:NAME content:\"x\"", text, "{x} <Ann Lee>"},
        {"source:NOMINAL content:\"x\"", text, "{x} <the mayor>"},
        {"source:PRONOUN content:\"x\"", text, "{x} <she>"},
        {"source:GROUP content:\"x\"", text, "{x} <police>"},
        {"source:FIRST content:\"x\"", text, "{x} <I>"},
        {"source:PHRASE content:\"x\"", text, "{x} <a new headline>"},
        {"source:MENTION content:\"x\"", text, "{x} <Ann Lee> {x} <the mayor> {x} <she> {x} <police> {x} <I>"},
        {"source:SOMEBODY content:\"x\"", text,
         "{x} <Ann Lee> {x} <the mayor> {x} <she> {x} <police> {x} <I> {x} <a new headline>"},
        {"source:((NAME | PRONOUN)+) content:\"x\"", "Ann she Bob x", "{x} <Ann she Bob> {x} <she Bob> {x} <Bob>"},
    };

    CHECK_CANDIDATES(*state, cases);
}

static void clause__ends__are_kept(void **state)
{
    static const match_case cases[] = {
        {"\"that\" content:CLAUSE", "said that it is, but no", "{it is}"},
        {"\"that\" content:CLAUSE", "said that it is. She left", "{it is}"},
        {"\"that\" content:CLAUSE", "said that it is\n\nno", "{it is}"},
        {"\"that\" content:CLAUSE", "said that “it. Is” so. No", "{“it. Is” so}"},
        {"\"that\" content:CLAUSE", "said that but no", "{but no}"},
        {"\"that\" content:CLAUSE cue:\"but\"", "that it is but no", "{it is} but"},
        {"\"that\" content:CLAUSE", "said that.", ""},
        {"\"that\" content:SENTENCE", "said that it is, but no. She left", "{it is, but no}"},
        {"\"that\" content:SENTENCE", "said that it is!\n\nno", "{it is}"},
        {"\"that\" content:SENTENCE", "said that it was Ann's. She left", "{it was Ann's}"},
        {"\"that\" content:CLAUSE", "“he that it is” no", ""},
    };

    CHECK_CANDIDATES(*state, cases);
}

static void line_and_block__reach_to_their_ends(void **state)
{
    static const match_case cases[] = {
        {"\"a\" content:LINE", "x a b. C d,\ne f\n\ng", "{b. C d}"},
        {"\"a\" content:BLOCK", "x a b. C d, e f\n\ng", "{b. C d, e f}"},
        {"\"a\" content:LINE", "x a\n\nb", ""},
        {"line-start cue:CAP \":\" content:LINE", "Q: One. Two\nA: “Three” four", "{One. Two} Q {“Three” four} A"},
        {"content:(CAP mention-end)", "Ann Lee Lee X", "{Lee} {Lee}"},
        {"content:(mention-start CAP)", "X Ann Lee Bob", "{Ann} {Bob}"},
    };

    check_candidates(*state, cases, UNIT_LENGTH(cases));
}

static void clause__without_end__is_cut(void **state)
{
    unit *u = *state;
    char text[5 + 300 * 2 + 1];
    const dixit_doc *doc;

    memcpy(text, "that", 5);
    for (int i = 0; i < 300; i++)
        memcpy(text + 4 + i * 2, " a", 3);
    unit_quote(u, "q", 0.5f, "\"that\" content:SENTENCE");
    doc = unit_read(u, UNIT_CANDIDATES, text);
    assert_int_equal(doc->candidates.count, 1);
    assert_int_equal(doc->runs.at[0].end - doc->runs.at[0].first, 200);
}

/* --- parts ------------------------------------------------------------------------------------------------------ */

static void parts__are_told_apart(void **state)
{
    static const match_case cases[] = {
        {"content:\"a\" cue:\"b\" source:\"c\"", "a b c", "{a} b <c>"},
        {"source:\"c\" cue:\"b\" content:\"a\"", "c b a", "{a} b <c>"},
        {"content:\"a\" cue:\"x\" content:\"b\"", "a x b", "{a} {b} x"},
        {"content:(WORD NUMBER)", "a 1", "{a 1}"},
        {"content:\"a\" (\"x\" content:\"b\")*", "a x b x b", "{a} {b} {b}"},
        {"content:\"a\" (cue:\"x\" \"y\" | \"x\" source:\"z\")", "a x z a x y", "{a} <z> {a} x"},
        {"content:\"a\" cue:\"x\"? source:\"z\"", "a z a x z", "{a} <z> {a} x <z>"},
        {"content:(\"a\" cue:\"x\" \"b\")", "a x b", "{a x b} x"},
        {"content:\"a\" &(cue:\"x\") \"x\"", "a x", "{a}"},
        {"content:NUMBER{2}", "1 2", "{1 2}"},
        {"content:(NUMBER{2})", "1 2", "{1 2}"},
        {"content:(\",\" \"a\" \".\")", "b, a. C", "{a}"},
    };

    CHECK_CANDIDATES(*state, cases);
}

static void parts__more_than_there_is_room_for__no_match(void **state)
{
    unit *u = *state;
    char text[64 * 2 + 1] = "";
    const dixit_doc *doc;

    unit_quote(u, "q", 0.5f, "block-start (content:\"a\")+ block-end");
    for (int i = 0; i < 64; i++)
        memcpy(text + i * 2, "a ", 3);
    doc = unit_read(u, UNIT_CANDIDATES, text);
    assert_int_equal(doc->candidates.count, 0);
    doc = unit_read(u, UNIT_CANDIDATES, text + 2 * (64 - 20));
    assert_int_equal(doc->candidates.count, 1);
    assert_int_equal(doc->candidates.at[0].content_count, 20);
}

/* --- many rules ------------------------------------------------------------------------------------------------- */

/* All candidates of the rules of these patterns (named 0, 1, ...), as "rule content". */
static void assert_rules(unit *u, const char *const *patterns, const char *text, const char *expected)
{
    const dixit_doc *doc;

    unit_reset(u);
    add_lists(u);
    add_mentions(u);
    for (unsigned i = 0; patterns[i]; i++) {
        char name[8];

        snprintf(name, sizeof name, "%u", i);
        unit_quote(u, name, 0.5f, patterns[i]);
    }
    doc = unit_read(u, UNIT_CANDIDATES, text);
    for (uint32_t i = 0; i < doc->candidates.count; i++) {
        const dixit__candidate *c = &doc->candidates.at[i];

        unit_put(u, "%s", dixit_ruleset_rule_name(u->ruleset, c->rule));
        unit_put_candidate(u, c);
    }
    unit_assert_shown(u, expected, patterns[0]);
}

static void rules__that_begin_alike__each_match(void **state)
{
    static const char *const nested[] = {"content:(\"a\" \"b\")", "content:(\"a\" \"c\")",
                                         "content:(\"a\" \"b\" \"c\")", "content:\"a\" \"b\" \"d\"", NULL};
    static const char *const shared[] = {"content:\"a\" cue:\"b\"", "content:\"a\" cue:\"b\" \"c\"",
                                         "content:\"a\" cue:\"b\" source:\"c\"", "content:\"a\" cue:\"x\"", NULL};
    static const char *const same[] = {"content:\"a\"", "content:\"a\"", NULL};
    unit *u = *state;

    assert_rules(u, nested, "a b c", "0{a b} 2{a b c}");
    assert_rules(u, nested, "a b d", "0{a b} 3{a}");
    assert_rules(u, shared, "a b c", "0{a} b 1{a} b 2{a} b <c>");
    assert_rules(u, shared, "a b", "0{a} b");
    assert_rules(u, shared, "a x", "3{a} x");
    assert_rules(u, same, "a", "0{a} 1{a}");
}

static void rules__of_every_beginning__are_tried(void **state)
{
    static const char *const patterns[] = {
        "QUOTE content:\"x\"",
        "NAME content:\"x\"",
        "NUMBER content:\"x\"",
        "COLOUR content:\"x\"",
        "\"a\" content:\"x\"",
        "\"*ly\" content:\"x\"",
        "sentence-start content:(TOKEN \"x\")",
        "!\"a\" &\"b\" TOKEN content:\"x\"",
        "(\"u\" | NUMBER \"v\" | \"!\")? \"w\" content:\"x\"",
        NULL,
    };
    unit *u = *state;

    assert_rules(u, patterns, "- red x", "3{x}");
    assert_rules(u, patterns, "- light blue x", "3{x} 3{x}"); /* blue is a colour too */
    assert_rules(u, patterns, "- badly x", "5{x}");
    assert_rules(u, patterns, "- b x", "7{x}");
    assert_rules(u, patterns, "- 12 x", "2{x}");
    assert_rules(u, patterns, "- “Go.” x", "0{x}");
    assert_rules(u, patterns, "- Ann x a x", "1{x} 4{x}");
    assert_rules(u, patterns, "Go x", "6{Go x}");
    assert_rules(u, patterns, "- u w x", "8{x} 8{x}");
    assert_rules(u, patterns, "- 1 v w x", "8{x} 8{x}");
    assert_rules(u, patterns, "- ! w x", "8{x} 8{x}");
}

/* More alternatives than one set holds. */
static void alternatives__many__each_match(void **state)
{
    enum { COUNT = 150 };
    unit *u = *state;
    char pattern[COUNT * 10], text[COUNT * 6], *at = pattern, *to = text;
    const dixit_doc *doc;

    for (int i = 0; i < COUNT; i++) {
        at += sprintf(at, "%s\"w%d\"", i ? "|" : "", i);
        to += sprintf(to, "w%d ", i);
    }
    unit_mention(u, DIXIT_MENTION_NAME, pattern);
    doc = unit_read(u, UNIT_SPANS, text);
    assert_int_equal(doc->mentions.count, COUNT);
    memmove(pattern + 2, pattern, strlen(pattern) + 1);
    memcpy(pattern, "!(", 2);
    strcat(pattern, ") WORD");
    unit_reset(u);
    unit_mention(u, DIXIT_MENTION_NAME, pattern);
    doc = unit_read(u, UNIT_SPANS, text);
    assert_int_equal(doc->mentions.count, 0);
    doc = unit_read(u, UNIT_SPANS, "w0 w150");
    assert_int_equal(doc->mentions.count, 1);
}

static void rules__of_all_scope__wait_for_it(void **state)
{
    unit *u = *state;
    dixit_rule rule = DIXIT_RULE_INIT;

    rule.pattern = "content:\"a\"";
    rule.all_scope = true;
    unit_add(u, rule);
    assert_int_equal(unit_read(u, UNIT_CANDIDATES, "a")->candidates.count, 0);
    u->options.scope = DIXIT_SCOPE_ALL;
    assert_int_equal(unit_read(u, UNIT_CANDIDATES, "a")->candidates.count, 1);
}

/* --- bounds ----------------------------------------------------------------------------------------------------- */

/* Patterns that take a naive matcher ages: it is enough that this test comes to its end. */
static void explosive_patterns__come_to_an_end(void **state)
{
    static const char *const patterns[] = {
        "(WORD* WORD*)* \"x\"",
        "(WORD | WORD)* \"x\"",
        "((WORD+)+)+ \"x\"",
        "(WORD?){30} WORD{30} \"x\"",
        "(WORD*)*",
        "(WORD*?)*? \"x\"",
        "((WORD NUMBER?)* | (WORD WORD)*)* \"x\"",
        "(\"a\"? \"a\"? \"a\"? \"a\"?)* \"x\"",
        "(!(WORD* WORD* WORD* \"x\") WORD)*  \"x\"",
        "&(WORD* WORD* WORD* \"x\") WORD",
        "()* (()*)* \"x\"",
        "(next-block? | WORD)* \"x\"",
    };
    enum { WORDS = 2000 };
    char *text = malloc(WORDS * 2 + 1);
    unit *u = *state;

    assert_non_null(text);
    for (int i = 0; i < WORDS; i++)
        memcpy(text + i * 2, "a ", 3);
    for (size_t i = 0; i < UNIT_LENGTH(patterns); i++) {
        unit_reset(u);
        unit_mention(u, DIXIT_MENTION_NAME, patterns[i]);
        unit_read(u, UNIT_SPANS, text);
    }
    free(text);
}

/* A loop that looks ahead at a loop that looks ahead ... need not fail once, and takes ages all the same. */
static void looks_ahead__in_loops_in_looks_ahead__come_to_an_end(void **state)
{
    enum { DEPTH = 7, WORDS = 90 };
    char pattern[DEPTH * 16 + 16] = "\"a\"", inner[sizeof pattern - 16], text[WORDS * 2 + 2];
    unit *u = *state;

    for (int i = 0; i < DEPTH; i++) {
        memcpy(inner, pattern, sizeof inner);
        snprintf(pattern, sizeof pattern, "(&(%s) \"a\")*", inner);
    }
    for (int i = 0; i < WORDS; i++)
        memcpy(text + i * 2, "a ", 2);
    memcpy(text + (size_t)WORDS * 2, "b", 2);
    unit_mention(u, DIXIT_MENTION_NAME, pattern);
    unit_read(u, UNIT_SPANS, text);
    unit_reset(u);
    unit_mention(u, DIXIT_MENTION_NAME, "(&((&\"a\" \"a\")*) \"a\")*");
    assert_int_equal(unit_read(u, UNIT_SPANS, "a a a b")->mentions.at[0].run.end, 3);
}

/* The neighbours: on few words the same patterns still find what there is. */
static void explosive_patterns__on_few_words__match(void **state)
{
    static const match_case cases[] = {
        {"(WORD | WORD)* \"x\"", "a b x", "[a b x]"},
        {"((WORD+)+)+ \"x\"", "a b x", "[a b x]"},
        {"(\"a\"? \"b\"?){3} \"x\"", "a b x", "[a b x]"},
        {"&(WORD* WORD* \"x\") \"a\"", "a b x", "[a]"},
    };

    CHECK_MATCHES(*state, cases);
}

/* Up to each end, and in steps of each length, one after the other. */
static void walk__any_tokens__passes_over_none_with_the_flags(void **state)
{
    enum { TOKENS = 300 };
    static dixit__token tokens[TOKENS];
    static dixit_doc doc;
    uint32_t seed = 5, end, step;

    (void)state;
    for (uint32_t i = 0; i < TOKENS; i++) {
        seed = seed * 1664525u + 1013904223u;
        /* a hundred in the middle have nothing, some are dense */
        tokens[i].flags = i / 100 == 1 ? DIXIT__MARK : (seed >> 16) % (i < 100 ? 2 : 40) ? DIXIT__CAP : DIXIT__WORD;
    }
    doc.tokens.at = tokens;
    doc.tokens.count = TOKENS;
    for (end = 0; end <= TOKENS; end++)
        for (step = 1; step < 90; step += 4) {
            dixit__walk walk = dixit__walk_to(&doc, end, DIXIT__WORD | DIXIT__NUMBER);
            uint32_t at = 0, expected = 0;

            while (expected < end) {
                while (expected < end && !(tokens[expected].flags & (DIXIT__WORD | DIXIT__NUMBER)))
                    expected++;
                at = dixit__walk_from(&walk, at);
                assert_int_equal(at, expected);
                at += step;
                expected += step;
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT_TEST(tests__of_shape__match),
        UNIT_TEST(literals__in_any_case__match),
        UNIT_TEST(literals__with_their_letter_case__match),
        UNIT_TEST(endings__of_longer_words__match),
        UNIT_TEST(beginnings__of_longer_words__match),
        UNIT_TEST(letters__are_counted),
        UNIT_TEST(forms__of_a_word__match),
        UNIT_TEST(lists__the_longest_entry__matches),
        UNIT_TEST(beginnings__by_the_next_token__miss_nothing),
        UNIT_TEST(sequences_and_alternatives__match),
        UNIT_TEST(repetition__greedy__takes_what_it_can),
        UNIT_TEST(repetition__lazy__takes_what_it_must),
        UNIT_TEST(repetition__bounded__keeps_its_bounds),
        UNIT_TEST(lookahead__takes_no_token),
        UNIT_TEST(lookahead__in_another__matches),
        UNIT_TEST(look_back__is_at_the_token_before),
        UNIT_TEST(places__starts_and_ends__match),
        UNIT_TEST(places__negated__are_part_of_loops),
        UNIT_TEST(places__clause_end__matches),
        UNIT_TEST(places__roles__match),
        UNIT_TEST(next_block__only_there__a_match_goes_on),
        UNIT_TEST(marked_spans__of_each_sort__match),
        UNIT_TEST(marked_spans__continued__match_as_one),
        UNIT_TEST(mentions__of_each_kind__match),
        UNIT_TEST(clause__ends__are_kept),
        UNIT_TEST(line_and_block__reach_to_their_ends),
        UNIT_TEST(clause__without_end__is_cut),
        UNIT_TEST(parts__are_told_apart),
        UNIT_TEST(parts__more_than_there_is_room_for__no_match),
        UNIT_TEST(rules__that_begin_alike__each_match),
        UNIT_TEST(rules__of_every_beginning__are_tried),
        UNIT_TEST(alternatives__many__each_match),
        UNIT_TEST(rules__of_all_scope__wait_for_it),
        UNIT_TEST(explosive_patterns__come_to_an_end),
        UNIT_TEST(looks_ahead__in_loops_in_looks_ahead__come_to_an_end),
        UNIT_TEST(explosive_patterns__on_few_words__match),
        UNIT_TEST(walk__any_tokens__passes_over_none_with_the_flags),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
