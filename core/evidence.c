/*
 * evidence.c - the features of cues and of the units around them.
 *
 * A feature is a template (its number in the list) and the values that go with it, mixed into 32 bits. Which bucket of
 * weights that is, is the model's business: it takes the highest bits. There is no feature that names a word of a
 * language: what is special about a word the trainer learns, or a list of the pack says.
 */
#include "evidence.h"

/* Only the highest bits of a key are used; in them the products of small numbers are as good as random. */
static inline uint32_t mix(uint32_t template, uint32_t a, uint32_t b)
{
    return a * 0x85ebca6bu + b * 0xc2b2ae35u + template * 0x9e3779b1u;
}

/* A distance, coarser the longer it is: 0 to 7. */
static inline uint32_t distance(uint32_t d)
{
    static const uint8_t coarse[17] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7};

    return coarse[d < 16 ? d : 16];
}

static inline uint32_t at_most(uint32_t value, uint32_t limit)
{
    return value < limit ? value : limit;
}

/* How far the marked span before and behind is, 7: there is none in the row. */
static uint32_t marked_before(const dixit__unit *u, uint32_t at)
{
    return u->last_marked == DIXIT__UNITS_MAX ? 8 : distance(at - u->last_marked);
}

static uint32_t marked_behind(const dixit__unit *u, uint32_t at)
{
    return u->next_marked == DIXIT__UNITS_MAX ? 8 : distance(u->next_marked - at);
}

uint32_t dixit__cue_keys(const dixit__row *row, uint32_t at, uint32_t rule, uint32_t *keys)
{
    const dixit__unit *u = &row->at[at];
    const dixit__unit *subject = u->subject == DIXIT__UNITS_MAX ? NULL : &row->at[u->subject];
    uint32_t before = marked_before(u, at), behind = marked_behind(u, at);
    uint32_t c0 = u->kind, b1 = u[-1].kind, b2 = u[-2].kind;
    uint32_t n1 = u[1].kind, n2 = u[2].kind;
    uint32_t who = subject ? subject->mention + 1u : 0;
    uint32_t next_mention = u[1].flags & DIXIT__UNIT_MENTION ? u[1].mention : 0;
    uint32_t prior = u->prior | 1u << 8, rivals = (uint32_t)u->before << 4 | u->behind;
    uint32_t n = 0, others = 0, clause, marks, left, right, apart;
    const dixit__unit *first = &row->at[u->first_of], *last = &row->at[u->end_of - 1];
    const dixit__unit *other = u->last_anchor == DIXIT__UNITS_MAX ? NULL : &row->at[u->last_anchor];

    /* how its sentence goes on, and what else in it could be a cue */
    others = at_most((uint32_t)last->anchors - u->anchors, 3);
    clause = others << 4 | at_most(u->end_of - at, 12);
    left = at_most((uint32_t)u->marks - first->marks, 2);
    right = at_most((uint32_t)last->marks - u->marks + (last->flags & DIXIT__UNIT_MARKED), 2);
    marks = left << 2 | right;
    /* candidates between it and the marked spans to both sides */
    left = left ? at_most((uint32_t)u->anchors - row->at[u->last_marked].anchors, 2) : 3;
    right = right ? at_most((uint32_t)row->at[u->next_marked].anchors - u->anchors, 3) : 4;
    marks = marks << 6 | left << 3 | right;
    apart = subject ? at_most((uint32_t)u->anchors - subject->anchors, 2) << 2 |
                          at_most((uint32_t)u->commas - subject->commas, 2)
                    : 15;
#define KEY(template, a, b) keys[n++] = mix(template, a, b)
    KEY(1, u->word, 0);
    KEY(2, u->word, u[-1].word);
    KEY(3, u[-1].word, 0);
    KEY(4, u[1].word, 0);
    KEY(5, u[-2].word, 0);
    KEY(6, u[2].word, 0);
    KEY(7, u->word, n1);
    KEY(8, c0, b2 << 8 | b1);
    KEY(9, c0, n1 << 8 | n2);
    KEY(10, c0, b1 << 8 | n1);
    KEY(11, u->affix, 0);
    KEY(12, u->stem, 0);
    KEY(13, u->stem, u->affix);
    KEY(14, c0, before << 4 | behind);
    KEY(15, u->word, next_mention);
    KEY(16, c0, clause);
    KEY(17, rule, 0);
    KEY(18, rule, u->word);
    KEY(19, u[-1].word, u[-2].word);
    KEY(20, u[1].word, u[2].word);
    KEY(21, u->stem, n1);
    KEY(22, u[1].word, b1);
    KEY(23, u[1].flags & DIXIT__UNIT_CAP, u->word);
    KEY(24, u->flags & (DIXIT__UNIT_CAP | DIXIT__UNIT_SENTENCE), c0);
    KEY(25, u[-3].word, 0);
    KEY(26, u[3].word, 0);
    KEY(27, marks, c0);
    KEY(28, marks, u->word);
    KEY(29, marks, u->affix);
    KEY(30, marks, n1 << 8 | who);
    KEY(31, apart, c0 << 8 | who);
    KEY(32, apart << 8 | marks, c0);
    KEY(33, subject ? subject->word : 0, c0);
    KEY(34, other ? other->kind : 0, c0 << 8 | apart);
    KEY(35, at - u->first_of < 4 ? at - u->first_of : 4, c0 << 8 | n1);
    KEY(36, marks, u->stem);
    KEY(37, prior, b1);
    KEY(38, prior, rivals);
    KEY(39, u->word, rivals);
    KEY(40, prior, marks);
    KEY(41, prior, u->affix);
    KEY(42, prior << 8 | rivals, marks);
    KEY(43, prior, u[-1].word);
    KEY(44, prior, u[1].word);
#undef KEY
    return n;
}

/* --- windows --------------------------------------------------------------------------------------------- */

#define SIDE_MAX 60     /* units of a window to each side of the anchor */
#define SENTENCES_MAX 4 /* sentences behind the anchor's that may go on with what was said */

static bool has_marked(const dixit__row *row, uint32_t from, uint32_t end)
{
    if (from >= end)
        return false;
    return row->at[from].flags & DIXIT__UNIT_MARKED ||
           (row->at[from].next_marked != DIXIT__UNITS_MAX && row->at[from].next_marked < end);
}

void dixit__window_make(const dixit__row *row, uint32_t anchor, dixit__window *w)
{
    uint32_t first = row->at[anchor].first_of, end = row->at[anchor].end_of, more, i;

    if (first > 0 && has_marked(row, row->at[first - 1].first_of, first))
        first = row->at[first - 1].first_of;
    for (i = 0; i < SENTENCES_MAX && end < row->count; i++) {
        more = row->at[end].end_of;
        if (!(row->at[end].flags & DIXIT__UNIT_MARKED) && !(i == 0 && has_marked(row, end, more)))
            break;
        end = more;
    }
    w->anchor = anchor;
    w->first = anchor - first > SIDE_MAX ? anchor - SIDE_MAX : first;
    w->end = end - anchor > SIDE_MAX ? anchor + SIDE_MAX : end;
    w->rule = 0;
    w->plain = DIXIT_NONE;
    w->owner = NULL;
    memset(w->labels, 0, w->end - w->first);
}

/* What is around the anchor, in a few bits. */
static uint32_t around(const dixit__row *row, const dixit__window *w)
{
    const dixit__unit *u = &row->at[w->anchor];
    uint32_t shape = at_most(marked_before(u, w->anchor), 3) << 2 | at_most(marked_behind(u, w->anchor), 3);

    return shape << 16 | (uint32_t)u[-1].kind << 8 | u[1].kind;
}

void dixit__window_finish(const dixit__row *row, dixit__window *w)
{
    w->shape = around(row, w);
    w->word = row->at[w->anchor].word;
}

void dixit__window_left(const dixit__row *row, dixit__window *w, const uint8_t *labels)
{
    uint32_t i;

    w->left = 0;
    for (i = w->first; i < w->anchor; i++) {
        if (labels[i - w->first] == DIXIT__LABEL_CONTENT)
            w->left |= DIXIT__LEFT_CONTENT | (row->at[i].flags & DIXIT__UNIT_MARKED ? DIXIT__LEFT_MARKED : 0u);
        if (labels[i - w->first] == DIXIT__LABEL_SOURCE)
            w->left |= DIXIT__LEFT_SOURCE;
    }
}

/* The difference of two counts without a sign, at most 3. */
static inline uint32_t between(uint32_t a, uint32_t b)
{
    return at_most(a > b ? a - b : b - a, 3);
}

/* On which side of the anchor a unit is: 0 before it, 2 behind it. */
static inline uint32_t side_of(const dixit__window *w, uint32_t at)
{
    return (uint32_t)(at >= w->anchor) + (at > w->anchor);
}

/* In which sentence a unit is, seen from the anchor, and what kind of unit it is. */
static inline uint32_t where_of(const dixit__unit *u, const dixit__unit *a, uint32_t side)
{
    return side << 4 | between(a->sentences, u->sentences) << 2 | (u->flags & DIXIT__UNIT_OTHER ? 2u : 0u) |
           (u->flags & DIXIT__UNIT_MARKED ? 1u : 0u);
}

/* How a marked span begins, and what stands before it. */
static uint32_t span_of(const dixit__unit *u)
{
    return (uint32_t)(u->flags & DIXIT__UNIT_CAP) << 16 | (uint32_t)u->kind << 8 | u[-1].kind;
}

uint32_t dixit__label_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys)
{
    const dixit__unit *u = &row->at[at], *a = &row->at[w->anchor];
    uint32_t side = side_of(w, at);
    uint32_t far = distance(at < w->anchor ? w->anchor - at : at - w->anchor) << 2 | side;
    uint32_t commas = between(a->commas, u->commas), marks = between(a->marks, u->marks);
    uint32_t mentions = between(a->mentions, u->mentions), anchors = between(a->anchors, u->anchors);
    uint32_t sentences = between(a->sentences, u->sentences), where = where_of(u, a, side);
    uint32_t mention = u->mention | (u->flags & DIXIT__UNIT_MENTION ? 16u : 0u);
    uint32_t rule = w->labels[at - w->first] | (w->rule ? 8u : 0u);
    uint32_t ahead = u->next_marked < u->end_of ? distance(u->next_marked - at) : 8;
    uint32_t rest = at_most(u->end_of - at, 4) << 4 | ahead;
    uint32_t span = ahead == 8 ? 0 : span_of(&row->at[u->next_marked]);
    uint32_t c0 = u->kind, b1 = u[-1].kind, n1 = u[1].kind, n = 0;

#define KEY(template, a_, b_) keys[n++] = mix(template, a_, b_)
    KEY(101, u->word, side);
    KEY(103, c0, far);
    KEY(104, c0 << 8 | a->kind, far);
    KEY(105, commas << 4 | marks, where << 8 | c0);
    KEY(106, mention << 4 | mentions, side << 2 | sentences);
    KEY(107, rule, w->rule);
    KEY(108, rule, far);
    KEY(109, u->affix, side);
    KEY(110, u[-1].word, side);
    KEY(111, u[1].word, side);
    KEY(112, u[-2].kind << 8 | b1, side << 8 | c0);
    KEY(113, n1 << 8 | u[2].kind, side << 8 | c0);
    KEY(114, a[1].word, far);
    KEY(115, a[-1].word, far);
    KEY(116, at - w->first < 3 ? at - w->first : 3u, where << 8 | c0);
    KEY(117, u->affix, u[-1].affix ^ side);
    KEY(118, mention, c0 << 8 | b1);
    KEY(119, mention << 8 | n1, side);
    KEY(120, rest, where);
    KEY(124, u->prior << 8 | side, c0 << 8 | anchors);
    KEY(125, span, where);
#undef KEY
    return n;
}

uint32_t dixit__label_left_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys)
{
    const dixit__unit *u = &row->at[at], *a = &row->at[w->anchor];
    bool left = at < w->anchor;
    uint32_t side = side_of(w, at);
    uint32_t far = distance(left ? w->anchor - at : at - w->anchor) << 2 | side;
    uint32_t where = where_of(u, a, side), seen = left ? 15 : w->left, n = 0;

#define KEY(template, a_, b_) keys[n++] = mix(template, a_, b_)
    KEY(121, seen, where);
    KEY(122, seen << 8 | far, u->kind);
    KEY(123, seen, w->word ^ side);
#undef KEY
    return n;
}

/* The kind of place between two units. */
static uint32_t place_of(const dixit__unit *u)
{
    uint32_t flags = u->flags & (DIXIT__UNIT_SENTENCE | DIXIT__UNIT_EDGE | DIXIT__UNIT_MENTION | DIXIT__UNIT_MARKED);

    return flags | (u[-1].flags & DIXIT__UNIT_MARKED) << 5;
}

static inline uint32_t step_side(const dixit__window *w, uint32_t at)
{
    return (uint32_t)(at >= w->anchor) + (at > w->anchor) + (at > w->anchor + 1);
}

uint32_t dixit__step_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys)
{
    const dixit__unit *u = &row->at[at];
    uint32_t side = step_side(w, at), n = 0;
    uint32_t rule = at > w->first ? w->labels[at - w->first - 1] << 3 | w->labels[at - w->first] : 63;

#define KEY(template, a, b) keys[n++] = mix(template, a, b)
    KEY(201, u->kind, side);
    KEY(202, u[-1].kind, side);
    KEY(203, u->kind << 8 | u[-1].kind, side);
    KEY(204, rule, w->rule != 0);
    KEY(205, u->word, u[-1].kind);
    KEY(207, u->flags & DIXIT__UNIT_MARKED ? span_of(u) : 0, side);
#undef KEY
    return n;
}

uint32_t dixit__step_left_keys(const dixit__row *row, const dixit__window *w, uint32_t at, uint32_t *keys)
{
    uint32_t side = step_side(w, at);

    keys[0] = mix(206, place_of(&row->at[at]) << 2 | side, side > 1 ? w->left : 15);
    return 1;
}

/* Where a unit is, seen from the anchor: on which side, and what is between them. */
static uint32_t path_of(const dixit__unit *u, const dixit__unit *a, uint32_t side)
{
    return between(a->sentences, u->sentences) << 8 | between(a->marks, u->marks) << 6 |
           between(a->commas, u->commas) << 4 | between(a->anchors, u->anchors) << 2 | side;
}

/* On which side of the anchor it is, if there is nothing between them ("with his wife saying"); nobody is before it. */
static uint32_t beside_anchor(const dixit__option *option, const dixit__window *w)
{
    if (option->end == w->anchor)
        return 1;
    return option->first == w->anchor + 1 ? 2 : 0;
}

uint32_t dixit__source_keys(const dixit__row *row, const dixit__window *w, const dixit__option *option, uint32_t *keys)
{
    const dixit__unit *u = &row->at[option->first], *next = &row->at[option->end], *a = &row->at[w->anchor];
    bool nobody = option->kind == DIXIT__OPTION_NOBODY, left = option->first < w->anchor;
    uint32_t state = (option->rivals ? 4u : 0u) | option->kind, side = nobody ? 2 : (left ? 0 : 1);
    uint32_t mentions = between(a->mentions, u->mentions), sentences = between(a->sentences, u->sentences);
    uint32_t path = path_of(u, a, side);
    uint32_t far = distance(left ? w->anchor - option->first : option->first - w->anchor);
    uint32_t place = option->first == u->first_of ? 0 : (u->subject == DIXIT__UNITS_MAX ? 1 : 2);
    uint32_t sided = place << 4 | side, rule = nobody ? 7 : w->labels[option->first - w->first], n = 0;

#define KEY(template, x, y) keys[n++] = mix(template, x, y)
    KEY(302, u->mention, side << 4 | sentences);
    KEY(304, path, place);
    KEY(305, path, a->affix);
    KEY(307, place << 8 | mentions, a->affix);
    KEY(308, a->word, path);
    KEY(310, next->kind, sided);
    KEY(311, next->kind, u[-1].kind << 4 | side);
    KEY(312, (next->flags & DIXIT__UNIT_ANCHOR) << 4 | sentences, place << 8 | u->mention);
    KEY(313, u[-1].kind, side << 4 | sentences);
    KEY(314, far, side << 8 | u->mention);
    KEY(315, a[-1].kind, place << 8 | mentions << 4 | side);
    KEY(317, u->word, side);
    KEY(319, a[-1].kind << 8 | a->kind, path);
    KEY(320, w->left, side << 4 | sentences);
    KEY(324, rule, w->rule);
    KEY(326, u[-1].word, side << 4 | state);
    KEY(327, state, a->word);
    KEY(330, at_most(option->end - option->first, 6), state);
    KEY(333, u[-1].kind << 8 | u[-2].kind, state << 4 | side);
    KEY(334, next->prior, side << 4 | sentences);
    KEY(342, between(a->edges, u->edges), path);
    KEY(355, u->stem, u->mention);
    KEY(356, u->mention << 8 | a[1].kind, side << 4 | state);
    KEY(358, a[-1].word, sided);
    KEY(361, u[-1].word, a->affix ^ beside_anchor(option, w));
#undef KEY
    return n;
}

/* What is to be known of the units with one label. */
typedef struct extent {
    uint32_t first, last;               /* units; `last` is the last of them */
    uint32_t count, runs;               /* units, and stretches of them */
    uint32_t marked;                    /* marked spans */
    uint32_t first_marked, last_marked; /* where there are some */
    uint32_t words;                     /* units that are words */
    uint32_t heads;                     /* anchors */
} extent;

/* Of all labels, in one go. */
static void find_extents(const dixit__row *row, const dixit__window *w, const uint8_t *labels, extent *of)
{
    uint32_t i;

    memset(of, 0, DIXIT__LABELS * sizeof *of);
    for (i = w->first; i < w->end; i++) {
        extent *e = &of[labels[i - w->first]];
        const dixit__unit *u = &row->at[i];

        if (labels[i - w->first] == DIXIT__LABEL_NONE)
            continue;
        if (e->count == 0)
            e->first = i;
        e->runs += e->count == 0 || e->last + 1 < i;
        e->last = i;
        e->count++;
        if (u->flags & DIXIT__UNIT_MARKED) {
            if (e->marked++ == 0)
                e->first_marked = i;
            e->last_marked = i;
        }
        e->words += (u->flags & DIXIT__UNIT_WORD) != 0;
        e->heads += (u->flags & DIXIT__UNIT_ANCHOR) != 0;
    }
}

/* A chance in sixteen levels, finer towards its ends. */
static uint32_t level_of(float chance)
{
    static const float least[15] = {0.05f, 0.1f, 0.15f, 0.2f, 0.3f,  0.4f,  0.5f,  0.6f,
                                    0.7f,  0.8f, 0.85f, 0.9f, 0.95f, 0.98f, 0.995f};
    uint32_t level = 0, i;

    for (i = 0; i < sizeof least / sizeof *least; i++)
        level += chance >= least[i];
    return level;
}

/* In how many units the rule finds something else. */
static uint32_t differences(const dixit__window *w, const uint8_t *labels)
{
    uint32_t count = 0, i;

    for (i = 0; i < w->end - w->first; i++)
        count += labels[i] != w->labels[i];
    return count;
}

uint32_t dixit__found_keys(const dixit__row *row, const dixit__window *w, const dixit__way *way, dixit__chance chance,
                           uint32_t *keys)
{
    extent all[DIXIT__LABELS];
    const extent *c = &all[DIXIT__LABEL_CONTENT], *s = &all[DIXIT__LABEL_SOURCE], *u = &all[DIXIT__LABEL_CUE];
    const dixit__unit *a = &row->at[w->anchor], *first, *last, *who;
    uint32_t level = level_of(chance.speech), any = level_of(chance.speech + chance.wide), n = 0;
    uint32_t type, side, size, source, gap, place, sentences, rule, lead, trail, opening;

    find_extents(row, w, way->labels, all);
    first = &row->at[c->first];
    last = &row->at[c->last];
    who = &row->at[s->first];
    side = (c->first < w->anchor ? 1u : 0u) | (c->last > w->anchor ? 2u : 0u);
    type = (c->words == 0 ? 0u : (c->marked ? 1u : 2u)) << 2 | side;
    size = distance(c->count);
    source = s->count == 0 ? 0 : who->mention + 1u;
    gap = distance(side == 2 ? c->first - w->anchor : w->anchor - c->last);
    place = 15;
    if (s->count > 0)
        place = s->first < w->anchor ? 8u | distance(w->anchor - s->last) : distance(s->first - w->anchor);
    sentences = at_most((uint32_t)last->sentences - first->sentences, 2);
    rule = w->rule == 0 ? 7 : at_most(differences(w, way->labels), 5);
    lead = c->marked ? distance(c->first_marked - c->first) : 8;
    trail = c->marked ? distance(c->last - c->last_marked) : 8;
    opening = c->marked ? span_of(&row->at[c->first_marked]) : 0;
#define KEY(template, x, y) keys[n++] = mix(template, x, y)
    KEY(401, level, 0);
    KEY(402, level, type);
    KEY(403, type, size);
    KEY(404, level << 4 | rule, type);
    KEY(405, rule, w->rule);
    KEY(406, a->word, type);
    KEY(407, a->affix, type);
    KEY(408, source << 8 | place, type);
    KEY(409, level, source << 8 | place);
    KEY(410, first->kind, type);
    KEY(411, first[-1].kind << 8 | first->kind, side);
    KEY(412, last[1].kind << 8 | last->kind, side);
    KEY(413, last[1].word, type);
    KEY(414, first->word, type);
    KEY(415, gap, type);
    KEY(416, at_most(c->runs, 4) << 4 | sentences, type);
    KEY(417, at_most(c->heads, 3) << 4 | size, type);
    KEY(418, at_most(u->count, 4) << 4 | u->runs, a->affix);
    KEY(419, at_most(s->count, 6) << 4 | s->runs, source);
    KEY(420, a->prior, type);
    KEY(421, a->prior << 8 | level, 0);
    KEY(422, a->before << 8 | a->behind, a->prior);
    KEY(423, level << 8 | gap, first->kind);
    KEY(424, level, last[1].kind);
    KEY(425, w->shape, type);
    KEY(426, s->count ? who->word : 0, 0);
    KEY(427, s->count ? who[-1].kind : 0, source << 8 | place);
    KEY(428, first->mention << 4 | (first->flags & DIXIT__UNIT_MENTION ? 1u : 0u), type << 8 | size);
    KEY(429, row->role << 4 | level, type);
    KEY(430, a->kind << 8 | level, type);
    KEY(431, last->edges - first->edges > 0 ? 1u : 0u, type << 8 | size);
    KEY(432, any, 0);
    KEY(433, any, type);
    KEY(434, any << 8 | level, type);
    KEY(439, way->behind, type);
    KEY(440, way->behind << 4 | rule, level);
    KEY(441, way->sides << 4 | way->behind, type);
    KEY(444, way->sides << 4 | way->behind, rule);
    KEY(445, lead, opening);
    KEY(446, lead << 4 | way->behind, side << 4 | rule);
    KEY(447, trail, row->at[c->last_marked].kind << 8 | last->kind);
    KEY(448, s->count ? row->at[s->last + 1].kind << 8 | row->at[s->last].kind : 0, source << 4 | way->behind);
    KEY(449, s->count ? row->at[s->last + 1].word : 0, distance(s->count));
    KEY(438, last->commas - first->commas > 1 ? 2u : (uint32_t)(last->commas - first->commas), type << 8 | size);
#undef KEY
    return n;
}
