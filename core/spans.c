/*
 * spans.c - what the rules say of the text before any quotation is looked for: the roles of blocks, mentions,
 * the edges of clauses, and which marked spans are no quotations. In that order, so that a rule may build on what
 * the ones before it found.
 */
#include "match.h"

/* Keep a match for whoever asks why. */
static bool note(dixit_doc *doc, const dixit__match_result *match, bool kept)
{
    dixit__firing firing = {match->rule, {match->first, match->end}, kept};

    return !doc->options.explain || dixit__vec_push(&doc->alloc, &doc->firings, firing);
}

/* --- blocks ---------------------------------------------------------------------------------------------- */

static bool set_role(dixit_doc *doc, const dixit__match_result *match, void *payload)
{
    uint32_t *block = payload;

    if (!note(doc, match, *block != DIXIT_NONE))
        return false;
    if (*block != DIXIT_NONE) {
        doc->blocks.at[*block].role = doc->rules->rules.at[match->rule].value;
        *block = DIXIT_NONE; /* the first rule that matches decides */
    }
    return true;
}

static bool find_roles(dixit_doc *doc)
{
    uint32_t i, block;
    dixit__matcher m;

    dixit__matcher_init(&m, doc, DIXIT_RULE_BLOCK, set_role, &block);
    for (i = 0; i < doc->blocks.count; i++) {
        block = i;
        if (doc->blocks.at[i].role != DIXIT_BLOCK_MARKUP && doc->blocks.at[i].token < doc->tokens.count &&
            !dixit__match_at(&m, doc->blocks.at[i].token))
            return false;
    }
    return true;
}

/* --- mentions -------------------------------------------------------------------------------------------- */

static bool is_phrase(const dixit_doc *doc, uint32_t rule)
{
    return doc->rules->rules.at[rule].value == DIXIT_MENTION_PHRASE;
}

/* The longest match wins, among equals the rule that was added first; a phrase only if there is nothing better. */
static bool keep_longest(dixit_doc *doc, const dixit__match_result *match, void *payload)
{
    dixit__match_result *best = payload;
    bool better = match->end > best->end || (match->end == best->end && match->rule < best->rule);

    if (!note(doc, match, false))
        return false;
    if (best->rule != DIXIT_NONE && is_phrase(doc, best->rule) != is_phrase(doc, match->rule))
        better = is_phrase(doc, best->rule);
    if (better)
        memcpy(best, match, offsetof(dixit__match_result, captures) + match->capture_count * sizeof *match->captures);
    return true;
}

/* Of the matches noted last, all at one token, that of `rule` made the mention. */
static void note_kept(dixit_doc *doc, uint32_t rule)
{
    uint32_t i = doc->firings.count;

    while (i > 0 && doc->firings.at[i - 1].rule != rule)
        i--;
    if (i > 0)
        doc->firings.at[i - 1].kept = true;
}

static bool is_in(const dixit_doc *doc, uint32_t token, dixit__known_list list)
{
    return dixit__in_known(doc->rules, doc->tokens.at[token].row, list);
}

/* What the words of a run tell of gender. */
static uint8_t gender_of(const dixit_doc *doc, dixit__run run)
{
    uint8_t gender = 0;
    uint32_t i;

    for (i = run.first; i < run.end; i++) {
        if (is_in(doc, i, DIXIT__LIST_MALE))
            gender |= DIXIT__GENDER_MALE;
        if (is_in(doc, i, DIXIT__LIST_FEMALE))
            gender |= DIXIT__GENDER_FEMALE;
    }
    return gender == (DIXIT__GENDER_MALE | DIXIT__GENDER_FEMALE) ? 0 : gender;
}

/* "Mr." and its like are no role. */
static dixit__run role_proper(const dixit_doc *doc, dixit__run role)
{
    while (role.first < role.end && is_in(doc, role.first, DIXIT__LIST_HONORIFIC))
        role.first++;
    while (role.first < role.end && is_in(doc, role.end - 1, DIXIT__LIST_HONORIFIC))
        role.end--;
    return role;
}

/*
 * "Goldcrust President Ann Lee", "General Ann Lee": an office within a name is no part of it, nor is what stands before that;
 * nor are titles at its beginning, some of which are names elsewhere.
 */
static void part_titles(const dixit_doc *doc, dixit__mention *m)
{
    uint32_t first = m->name.first, i;

    for (i = m->name.first; i + 1 < m->name.end; i++)
        if (is_in(doc, i, DIXIT__LIST_OFFICE) || (i == first && is_in(doc, i, DIXIT__LIST_TITLE)))
            first = i + 1;
    if (first == m->name.first || doc->tokens.at[first].flags & DIXIT__POSSESSIVE)
        return;
    if (m->role.end == m->role.first) {
        m->role.first = first - 1;
        m->role.end = first;
    }
    m->name.first = first;
}

static void describe(const dixit_doc *doc, const dixit__match_result *match, dixit__mention *m)
{
    dixit__run head = dixit__match_part(match, DIXIT__PART_HEAD, 0);

    m->run.first = match->first;
    m->run.end = match->end;
    m->name = dixit__match_part(match, DIXIT__PART_NAME, 0);
    m->role = role_proper(doc, dixit__match_part(match, DIXIT__PART_ROLE, 0));
    m->kind = doc->rules->rules.at[match->rule].value;
    m->entity = DIXIT_NONE;
    m->is_source = false;
    m->doubtful = false;
    m->reference = DIXIT_REFERENCE_NONE;
    m->antecedent = DIXIT_NONE;
    m->rule = match->rule;
    m->male = m->female = m->called = m->told = m->spoke = m->behind = 0;
    if (head.end > head.first)
        m->head = head.end - 1;
    else if (m->role.end > m->role.first)
        m->head = m->role.end - 1;
    else
        m->head = m->run.end - 1;
    if (m->name.end > m->name.first) {
        dixit__run titled = {m->run.first, m->name.end};

        m->gender = gender_of(doc, titled);
        m->plural = false;
    } else {
        dixit__run alone = {m->head, m->head + 1};

        m->gender = gender_of(doc, alone);
        m->plural = is_in(doc, m->head, DIXIT__LIST_PLURAL);
    }
    if (m->kind == DIXIT_MENTION_NAME && m->name.end > m->name.first &&
        is_in(doc, m->name.end - 1, DIXIT__LIST_BODY_NAME))
        m->kind = DIXIT_MENTION_GROUP;
    if (m->kind == DIXIT_MENTION_GROUP)
        m->gender = 0;
    if (m->kind == DIXIT_MENTION_NAME)
        part_titles(doc, m);
}

/*
 * "Trump's lawyer": what begins with the possessive ending begins, really, with the mention that it ends. Without one
 * it is no mention.
 */
static bool take_owner(const dixit_doc *doc, dixit__mention *m)
{
    const dixit__mention *owner;

    if (!(doc->tokens.at[m->run.first].flags & DIXIT__POSSESSIVE))
        return true;
    if (doc->mentions.count == 0)
        return false;
    owner = &doc->mentions.at[doc->mentions.count - 1];
    if (owner->run.end != m->run.first)
        return false;
    m->run.first = owner->run.first;
    return true;
}

static bool find_mentions(dixit_doc *doc)
{
    dixit__walk walk = dixit__walk_to(doc, doc->tokens.count, dixit__match_flags(doc, DIXIT_RULE_MENTION));
    uint32_t at = 0;
    dixit__match_result best;
    dixit__matcher m;

    dixit__matcher_init(&m, doc, DIXIT_RULE_MENTION, keep_longest, &best);
    while ((at = dixit__walk_from(&walk, at)) < doc->tokens.count) {
        dixit__mention mention;

        /* a mark begins a marked span, never a mention: a token has room for one of them */
        if (doc->tokens.at[at].flags & DIXIT__MARK) {
            at++;
            continue;
        }
        best.end = at;
        best.rule = DIXIT_NONE;
        if (!dixit__match_at(&m, at))
            return false;
        if (best.end == at) {
            at++;
            continue;
        }
        describe(doc, &best, &mention);
        if (!take_owner(doc, &mention)) {
            at++;
            continue;
        }
        doc->tokens.at[mention.run.first].flags |= DIXIT__MENTION;
        doc->tokens.at[mention.run.first].ref = doc->mentions.count;
        if (!dixit__vec_push(&doc->alloc, &doc->mentions, mention))
            return false;
        note_kept(doc, best.rule);
        /* words in a phrase may still turn out to be a mention proper */
        at = mention.kind == DIXIT_MENTION_PHRASE ? at + 1 : best.end;
    }
    return true;
}

/* --- edges ----------------------------------------------------------------------------------------------- */

static bool set_edge(dixit_doc *doc, const dixit__match_result *match, void *payload)
{
    (void)payload;
    doc->tokens.at[match->first].flags |= DIXIT__EDGE;
    return note(doc, match, true);
}

/* --- marked spans that are no quotations ----------------------------------------------------------------- */

static bool set_kind(dixit_doc *doc, const dixit__match_result *match, void *payload)
{
    dixit__run run = dixit__match_part(match, DIXIT__PART_CONTENT, 0);
    dixit__marked *span;

    (void)payload;
    if (run.end == run.first || !(doc->tokens.at[run.first].flags & DIXIT__OPENS))
        return true;
    span = &doc->marked.at[doc->tokens.at[run.first].ref];
    if (!note(doc, match, !span->decided))
        return false;
    if (!span->decided) {
        span->kind = doc->rules->rules.at[match->rule].value;
        span->decided = true;
    }
    return true;
}

/* Edges and marked spans in one walk: neither kind of rule asks what the other found. */
static bool find_edges_and_marked(dixit_doc *doc)
{
    uint32_t edge = dixit__match_flags(doc, DIXIT_RULE_EDGE), marked = dixit__match_flags(doc, DIXIT_RULE_MARKED), i;
    dixit__walk walk = dixit__walk_to(doc, doc->tokens.count, edge | marked);
    dixit__matcher edges, spans;

    dixit__matcher_init(&edges, doc, DIXIT_RULE_EDGE, set_edge, NULL);
    dixit__matcher_init(&spans, doc, DIXIT_RULE_MARKED, set_kind, NULL);
    for (i = 0; (i = dixit__walk_from(&walk, i)) < doc->tokens.count; i++) {
        uint32_t flags = doc->tokens.at[i].flags;

        if (flags & edge && !dixit__match_at(&edges, i))
            return false;
        if (flags & marked && !dixit__match_at(&spans, i))
            return false;
    }
    return true;
}

bool dixit__spans(dixit_doc *doc)
{
    dixit__vec_clear(&doc->mentions);
    dixit__vec_clear(&doc->firings);
    return find_roles(doc) && find_mentions(doc) && find_edges_and_marked(doc);
}
