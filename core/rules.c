/*
 * rules.c - collecting words, patterns and rules, and compiling them into a ruleset.
 *
 * While rules are collected, the vocabulary only grows: dixit__rules_word() makes an entry for each word that a
 * list or a literal names. Compiling hands it on to the ruleset; the rest is program.c's.
 */
#include "lex.h"
#include "program.h"
#include "ruleset_file.h"

const char *const dixit__known_lists[DIXIT__LIST_COUNT] = {
    "ABBREV",  "ABBREV_END", "ELISION",   "STARTER", "MALE",     "FEMALE",   "PLURAL", "HONORIFIC",
    "CLIPPED", "CUE",        "BODY_NAME", "NEUTER",  "DEFINITE", "GENDERED", "PREP",   "CONJ",
    "TALKER",  "ARTICLE",    "LINEAGE",   "OFFICE",  "TITLE",    "RELATIVE",
};

static dixit_status no_memory(dixit_error *err)
{
    return dixit__fail(err, DIXIT_ERR_MEMORY, 0, "out of memory");
}

/* --- the vocabulary -------------------------------------------------------------------------------------- */

static void slot_insert(dixit__vocabulary *v, uint32_t word, uint32_t hash)
{
    uint32_t mask = v->slots.count - 1, slot = hash & mask;

    while (v->slots.at[slot])
        slot = (slot + 1) & mask;
    v->slots.at[slot] = (hash & ~DIXIT__SLOT_WORD) | word;
}

/* Room for so many words, the table at most half full. */
static bool slots_reserve(const dixit_allocator *alloc, dixit__vocabulary *v, size_t words)
{
    uint32_t want = v->slots.count ? v->slots.count : 512, i;

    while (want < 2 * words && want <= DIXIT__WORDS_MAX)
        want *= 4; /* the smaller tables of a ruleset that grows are soon forgotten */
    if (want == v->slots.count)
        return true;
    if (!dixit__vec_reserve(alloc, &v->slots, want))
        return false;
    memset(v->slots.at, 0, want * sizeof *v->slots.at);
    v->slots.count = want;
    for (i = 1; i < v->words.count; i++)
        slot_insert(v, i, dixit__hash(dixit__word_text(v, i), v->words.at[i].len));
    return true;
}

/* A long word's text goes to `chars`, where its entry says. */
static bool keep_text(const dixit_allocator *alloc, dixit__vocabulary *v, dixit__word *word, const char *text)
{
    uint32_t offset = v->chars.count;

    if (word->len <= DIXIT__WORD_INLINE) {
        memcpy(word->text, text, word->len);
        return true;
    }
    if (!dixit__vec_reserve(alloc, &v->chars, (size_t)offset + word->len))
        return false;
    memcpy(v->chars.at + offset, text, word->len);
    v->chars.count += word->len;
    memcpy(word->text, &offset, sizeof offset);
    return true;
}

/* A new entry; its number, or 0 when memory or numbers run out. */
static uint32_t add_word(dixit_rules *rules, dixit__word word, uint32_t hash)
{
    dixit__vocabulary *v = &rules->words;

    if (v->words.count >= DIXIT__WORDS_MAX || !slots_reserve(&rules->alloc, v, (size_t)v->words.count + 1) ||
        !dixit__vec_push(&rules->alloc, &v->words, word))
        return 0;
    slot_insert(v, v->words.count - 1, hash);
    return v->words.count - 1;
}

uint32_t dixit__rules_word(dixit_rules *rules, const char *text, size_t len)
{
    dixit__vocabulary *v = &rules->words;
    uint32_t hash = dixit__hash(text, (uint32_t)len);
    uint32_t found = dixit__word_find_hashed(v, text, (uint32_t)len, false, hash);
    dixit__word word = {{0}, (uint8_t)len, 0, 0};

    if (found)
        return found;
    return keep_text(&rules->alloc, v, &word, text) ? add_word(rules, word, hash) : 0;
}

/* The same of a word that dixit__lex_plain() has cut. */
static uint32_t plain_word(dixit_rules *rules, const char *text, uint32_t len)
{
    dixit__plain plain = dixit__plain_word(text, len);
    uint32_t found = dixit__word_find_plain(&rules->words, &plain);
    dixit__word word = {{0}, 0, 0, 0};

    if (found)
        return found;
    memcpy(&word, plain.entry, sizeof plain.entry);
    return add_word(rules, word, plain.hash);
}

static void vocabulary_free(const dixit_allocator *alloc, dixit__vocabulary *v)
{
    dixit__vec_free(alloc, &v->words);
    dixit__vec_free(alloc, &v->chars);
    dixit__vec_free(alloc, &v->slots);
    dixit__vec_free(alloc, &v->lists);
    dixit__vec_free(alloc, &v->first_phrases);
    dixit__vec_free(alloc, &v->phrases);
    dixit__vec_free(alloc, &v->phrase_words);
}

/* --- collecting ------------------------------------------------------------------------------------------ */

/* The entry for words that are not in the vocabulary, which is the first. */
static bool add_none(dixit_rules *rules)
{
    dixit__word none = {{0}, 0, 0, 0};

    return dixit__vec_push(&rules->alloc, &rules->words.words, none);
}

static void free_contents(dixit_rules *rules)
{
    const dixit_allocator *alloc = &rules->alloc;

    vocabulary_free(alloc, &rules->words);
    dixit__vec_free(alloc, &rules->members);
    dixit__vec_free(alloc, &rules->defined);
    dixit__vec_free(alloc, &rules->nodes);
    dixit__vec_free(alloc, &rules->names);
    dixit__vec_free(alloc, &rules->rules);
    dixit__model_free(alloc, &rules->model);
}

dixit_status dixit_rules_new(dixit_rules **out, const dixit_allocator *alloc, dixit_error *err)
{
    dixit_allocator a = dixit__allocator(alloc);
    dixit_rules *rules;

    *out = NULL;
    rules = dixit__alloc(&a, sizeof *rules);
    if (!rules)
        return no_memory(err);
    rules->alloc = a;
    if (!add_none(rules)) {
        dixit_rules_free(rules);
        return no_memory(err);
    }
    *out = rules;
    return DIXIT_OK;
}

void dixit_rules_free(dixit_rules *rules)
{
    dixit_allocator a;

    if (!rules)
        return;
    a = rules->alloc;
    free_contents(rules);
    dixit__free(&a, rules, sizeof *rules);
}

/* FNV-1a: names are capitals and digits, which dixit__hash() takes for one another. */
static uint32_t hash_name(const char *name, size_t len)
{
    uint32_t hash = 2166136261u;

    for (; len > 0; len--)
        hash = (hash ^ (uint8_t)*name++) * 16777619u;
    return hash;
}

const dixit__name *dixit__rules_name(const dixit_rules *rules, const char *name, size_t len)
{
    uint32_t i, hash = hash_name(name, len);

    for (i = 0; i < rules->defined.count; i++) {
        const char *text = rules->names.at + rules->defined.at[i].text;

        if (rules->defined.at[i].hash == hash && strncmp(text, name, len) == 0 && text[len] == '\0')
            return &rules->defined.at[i];
    }
    return NULL;
}

/* Is it capital letters, digits and underscores, a letter first? */
static bool is_name(const char *name)
{
    return name && *name >= 'A' && *name <= 'Z' && name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

/* The name of a list: the same, or a ~ and the word whose forms it has. */
static bool is_list_name(const char *name)
{
    return is_name(name) || (name && name[0] == '~' && name[1] != '\0');
}

/* Keep a string in `names`; its offset, or DIXIT_NONE. */
static uint32_t keep(dixit_rules *rules, const char *text)
{
    size_t size = strlen(text) + 1;
    uint32_t offset = rules->names.count;

    if (!dixit__vec_reserve(&rules->alloc, &rules->names, offset + size))
        return DIXIT_NONE;
    memcpy(rules->names.at + offset, text, size);
    rules->names.count += (uint32_t)size;
    return offset;
}

static dixit_status define(dixit_rules *rules, const char *name, uint32_t node, uint32_t list, dixit_error *err)
{
    dixit__name entry = {0, hash_name(name, strlen(name)), node, list};

    if (dixit__pattern_is_reserved(name))
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "%s is a word of the pattern language", name);
    entry.text = keep(rules, name);
    if (entry.text == DIXIT_NONE || !dixit__vec_push(&rules->alloc, &rules->defined, entry))
        return no_memory(err);
    return DIXIT_OK;
}

/* Everything below reads characters without looking where they end, so nothing that is no UTF-8 may come in. */
static dixit_status check_text(const char *text, size_t len, dixit_error *err)
{
    size_t valid = dixit__text_valid(text, len);

    if (valid < len)
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, valid, "this is no UTF-8");
    return DIXIT_OK;
}

/* About as many bytes of a list as a word has, so that tables grow once for a list. */
#define BYTES_OF_WORD 9

/* No more than this is believed of what is to come. */
#define RESERVE_MAX ((size_t)16 << 20)

/* The words of one entry, at most this many. */
#define ENTRY_WORDS_MAX 16

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static const char *line_end(const char *at, const char *end)
{
    const char *found = memchr(at, '\n', (size_t)(end - at));

    return found ? found : end;
}

/* The word at `*at`, which is no blank, as an entry of the vocabulary; `*at` is then behind it. 0: memory ran out. */
static uint32_t cut_word(dixit_rules *rules, const char **at, const char *end, bool *too_long)
{
    dixit__lexeme lexeme;
    uint32_t flags, len = dixit__lex_plain(*at, end, end, &flags), word;

    if (len > 0) {
        word = plain_word(rules, *at, len);
        *at += len;
        return word;
    }
    dixit__lex(&lexeme, *at, line_end(*at, end), NULL);
    *too_long = lexeme.len > DIXIT__WORD_MAX;
    if (*too_long)
        return 0;
    dixit__lexeme_fold(&lexeme);
    *at = lexeme.end;
    return dixit__rules_word(rules, lexeme.key, lexeme.len);
}

/*
 * Cut the line at `*from` into vocabulary words, and let `*from` be its end. False: a word or the entry is too long, or else
 * memory ran out.
 */
static bool cut_entry(dixit_rules *rules, const char **from, const char *end, uint32_t *words, uint32_t *count,
                      bool *too_long)
{
    const char *at = *from;

    *count = 0;
    *too_long = false;
    while (at < end && *at != '\n') {
        if (is_blank(*at)) {
            at++;
            continue;
        }
        *too_long = *count == ENTRY_WORDS_MAX;
        if (*too_long || !(words[*count] = cut_word(rules, &at, end, too_long)))
            return false;
        ++*count;
    }
    *from = at;
    return true;
}

static bool add_entry(dixit_rules *rules, uint32_t list, const uint32_t *words, uint32_t count)
{
    const dixit_allocator *alloc = &rules->alloc;
    dixit__vocabulary *v = &rules->words;
    dixit__phrase phrase = {list, v->phrase_words.count, count - 1, words[0]};
    uint32_t i;

    if (count == 1)
        return dixit__vec_push(alloc, &rules->members, (uint64_t)words[0] << 32 | list);
    /* until compiling, a phrase's `next` is its first word */
    if (!dixit__vec_reserve(alloc, &v->phrase_words, v->phrase_words.count + count))
        return false;
    for (i = 1; i < count; i++)
        v->phrase_words.at[v->phrase_words.count++] = words[i];
    return dixit__vec_push(alloc, &v->phrases, phrase);
}

static bool reserve(dixit_rules *rules, size_t len)
{
    dixit__vocabulary *v = &rules->words;
    size_t words = len / BYTES_OF_WORD;

    return slots_reserve(&rules->alloc, v, v->words.count + words) &&
           dixit__vec_reserve(&rules->alloc, &v->words, v->words.count + words) &&
           dixit__vec_reserve(&rules->alloc, &rules->members, rules->members.count + words);
}

dixit_status dixit_rules_reserve(dixit_rules *rules, size_t len, dixit_error *err)
{
    return reserve(rules, len < RESERVE_MAX ? len : RESERVE_MAX) ? DIXIT_OK : no_memory(err);
}

dixit_status dixit_rules_words(dixit_rules *rules, const char *list, const char *words, size_t len, dixit_error *err)
{
    const char *at = words, *end = words + len;
    const dixit__name *name;
    uint32_t number;
    dixit_status status;

    if (!is_list_name(list))
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0,
                           "a list's name has capital letters, digits and underscores, or is a ~ and a word");
    if ((status = check_text(words, len, err)) != DIXIT_OK)
        return status;
    name = dixit__rules_name(rules, list, strlen(list));
    if (name && name->node != DIXIT_NONE)
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "%s is a pattern, no list", list);
    number = name ? name->list : rules->list_count;
    if (!name) {
        if ((status = define(rules, list, DIXIT_NONE, number, err)) != DIXIT_OK)
            return status;
        rules->list_count++;
    }
    if (!reserve(rules, len))
        return no_memory(err);
    while (at < end) {
        uint32_t entry[ENTRY_WORDS_MAX], count;
        bool too_long;

        if (!cut_entry(rules, &at, end, entry, &count, &too_long))
            return too_long
                       ? dixit__fail(err, DIXIT_ERR_LIMIT, (size_t)(at - words), "an entry of %s is too long", list)
                       : no_memory(err);
        if (count > 0 && !add_entry(rules, number, entry, count))
            return no_memory(err);
        at += at < end;
    }
    return DIXIT_OK;
}

dixit_status dixit_rules_define(dixit_rules *rules, const char *name, const char *pattern, size_t len, dixit_error *err)
{
    dixit_status status;
    uint32_t root;

    if (!is_name(name))
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "a pattern's name has capital letters, digits and underscores");
    if (dixit__rules_name(rules, name, strlen(name)))
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "%s is defined already", name);
    if ((status = check_text(pattern, len, err)) != DIXIT_OK)
        return status;
    if ((status = dixit__pattern_parse(rules, pattern, len, &root, err)) != DIXIT_OK)
        return status;
    return define(rules, name, root, 0, err);
}

/*
 * Does a part with this number occur in the tree? Names stand for the same tree in many places, so no more than `*left`
 * nodes are looked at; a tree that is larger is refused when it is compiled.
 */
static bool has_part(const dixit_rules *rules, uint32_t node, uint32_t part, uint32_t *left)
{
    for (; node != DIXIT_NONE; node = rules->nodes.at[node].sibling) {
        const dixit__node *n = &rules->nodes.at[node];

        if (*left == 0 || (n->kind == DIXIT__NODE_PART && n->a == part))
            return true;
        --*left;
        if (n->kind != DIXIT__NODE_TEST && has_part(rules, n->child, part, left))
            return true;
    }
    return false;
}

/* Are the rule's values those of the public enums? */
static bool in_range(const dixit_rule *rule)
{
    return (unsigned)rule->kind < DIXIT__RULE_KINDS && (unsigned)rule->mention <= DIXIT_MENTION_PHRASE &&
           rule->type >= DIXIT_TYPE_BY_MARKS && rule->type <= DIXIT_INDIRECT &&
           (unsigned)rule->role <= DIXIT_BLOCK_MARKUP && (unsigned)rule->marked <= DIXIT_MARKED_TERM &&
           rule->score >= 0 && rule->score <= 1 && rule->priority >= -DIXIT_PRIORITY_MAX &&
           rule->priority <= DIXIT_PRIORITY_MAX;
}

dixit_status dixit_rules_add(dixit_rules *rules, const dixit_rule *rule, dixit_error *err)
{
    dixit__rule r = {0};
    dixit_status status;
    uint32_t i, left = DIXIT__CODE_MAX;

    if (!rule->name || !*rule->name)
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "a rule needs a name");
    if (!rule->pattern)
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "a rule needs a pattern");
    if (!in_range(rule))
        return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "a value of the rule is out of its range");
    if ((status = check_text(rule->pattern, rule->pattern_len, err)) != DIXIT_OK)
        return status;
    for (i = 0; i < rules->rules.count; i++)
        if (strcmp(rules->names.at + rules->rules.at[i].name, rule->name) == 0)
            return dixit__fail(err, DIXIT_ERR_ARGUMENT, 0, "there is a rule %s already", rule->name);
    if ((status = dixit__pattern_parse(rules, rule->pattern, rule->pattern_len, &r.tree, err)) != DIXIT_OK)
        return status;
    if ((rule->kind == DIXIT_RULE_QUOTE || rule->kind == DIXIT_RULE_MARKED) &&
        !has_part(rules, r.tree, DIXIT__PART_CONTENT, &left))
        return dixit__fail(err, DIXIT_ERR_PATTERN, 0, "the pattern has no part content:");
    r.name = keep(rules, rule->name);
    r.kind = (uint8_t)rule->kind;
    r.score = rule->score;
    r.certain = rule->certain;
    r.all_scope = rule->all_scope;
    r.continues = rule->continues;
    r.judged = rule->judged && rule->kind == DIXIT_RULE_QUOTE;
    r.priority = (int8_t)rule->priority;
    r.type = (int8_t)rule->type;
    if (rule->kind == DIXIT_RULE_MENTION)
        r.value = (uint8_t)rule->mention;
    else if (rule->kind == DIXIT_RULE_BLOCK)
        r.value = (uint8_t)rule->role;
    else if (rule->kind == DIXIT_RULE_MARKED)
        r.value = (uint8_t)rule->marked;
    if (r.name == DIXIT_NONE || !dixit__vec_push(&rules->alloc, &rules->rules, r))
        return no_memory(err);
    return DIXIT_OK;
}

/* --- compiling ------------------------------------------------------------------------------------------- */

/* The words are most of what there is, so they go over; phrases are few, and are copied. */
static void move_words(dixit__vocabulary *to, dixit__vocabulary *from)
{
    to->words = from->words;
    to->chars = from->chars;
    to->slots = from->slots;
    memset(&from->words, 0, sizeof from->words);
    memset(&from->chars, 0, sizeof from->chars);
    memset(&from->slots, 0, sizeof from->slots);
}

static dixit_status compile(dixit_ruleset *out, const dixit_rules *rules, dixit_error *err)
{
    dixit_status status;
    uint32_t i;

    for (i = 0; i < DIXIT__LIST_COUNT; i++) {
        const dixit__name *name = dixit__rules_name(rules, dixit__known_lists[i], strlen(dixit__known_lists[i]));

        out->known[i] = name && name->node == DIXIT_NONE ? name->list : DIXIT_NONE;
    }
    if (!dixit__vec_copy(&out->alloc, &out->rules, &rules->rules) ||
        !dixit__vec_copy(&out->alloc, &out->names, &rules->names))
        return no_memory(err);
    status = dixit__program_build(rules, out, err);
    if (status == DIXIT_OK && !dixit__model_compile(rules, out))
        return no_memory(err);
    return status;
}

dixit_status dixit_rules_compile(dixit_ruleset **out, dixit_rules *rules, dixit_error *err)
{
    const dixit_allocator alloc = rules->alloc;
    dixit_ruleset *set = dixit__alloc(&alloc, sizeof *set);
    dixit_rules empty = {.alloc = alloc};
    dixit_status status;

    *out = NULL;
    if (!set || !add_none(&empty)) {
        dixit__free(&alloc, set, sizeof *set);
        return no_memory(err);
    }
    set->alloc = alloc;
    move_words(&set->words, &rules->words);
    status = compile(set, rules, err);
    if (status != DIXIT_OK) {
        move_words(&rules->words, &set->words); /* nothing is lost */
        free_contents(&empty);
        dixit_ruleset_free(set);
        return status;
    }
    free_contents(rules);
    *rules = empty;
    *out = set;
    return DIXIT_OK;
}

void dixit_ruleset_free(dixit_ruleset *set)
{
    dixit_allocator a;

    if (!set)
        return;
    a = set->alloc;
    dixit__ruleset_free_tables(set);
    dixit__free(&a, set->copy, set->copy_size);
    dixit__free(&a, set, sizeof *set);
}

size_t dixit_ruleset_rule_count(const dixit_ruleset *set)
{
    return set->rules.count;
}

const char *dixit_ruleset_rule_name(const dixit_ruleset *set, uint32_t rule)
{
    return rule < set->rules.count ? set->names.at + set->rules.at[rule].name : "";
}

dixit_rule_kind dixit_ruleset_rule_kind(const dixit_ruleset *set, uint32_t rule)
{
    return rule < set->rules.count ? (dixit_rule_kind)set->rules.at[rule].kind : DIXIT_RULE_QUOTE;
}

bool dixit_ruleset_rule_judged(const dixit_ruleset *set, uint32_t rule)
{
    return rule < set->rules.count && set->rules.at[rule].judged;
}

bool dixit__ruleset_lists(const dixit_ruleset *rules, const char *list, const char *word, size_t len)
{
    uint32_t i, entry;

    if (len > DIXIT__WORD_MAX)
        return false;
    entry = dixit__word_find(&rules->words, word, (uint32_t)len, false);
    for (i = 0; entry && i < DIXIT__LIST_COUNT; i++)
        if (strcmp(dixit__known_lists[i], list) == 0)
            return dixit__word_in_known(rules, entry, (dixit__known_list)i);
    return false;
}
