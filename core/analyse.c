/* analyse.c - workspaces, and the way of a document through the stages. */
#include "doc.h"
#include "ruleset.h"
#include "units.h"

dixit_status dixit_workspace_new(dixit_workspace **out, const dixit_allocator *alloc, dixit_error *err)
{
    dixit_allocator a = dixit__allocator(alloc);
    dixit_workspace *ws = dixit__alloc(&a, sizeof *ws);

    *out = ws;
    if (!ws)
        return dixit__fail(err, DIXIT_ERR_MEMORY, 0, "out of memory");
    ws->doc.alloc = a;
    return DIXIT_OK;
}

void dixit_workspace_free(dixit_workspace *ws)
{
    dixit_allocator a;
    dixit_doc *doc;

    if (!ws)
        return;
    doc = &ws->doc;
    a = doc->alloc;
    dixit__vec_free(&a, &doc->clean);
    dixit__vec_free(&a, &doc->shifts);
    dixit__vec_free(&a, &doc->counts);
    dixit__vec_free(&a, &doc->marks);
    dixit__vec_free(&a, &doc->lines);
    dixit__vec_free(&a, &doc->blocks);
    dixit__vec_free(&a, &doc->marked);
    dixit__vec_free(&a, &doc->stack);
    dixit__vec_free(&a, &doc->tokens);
    dixit__vec_free(&a, &doc->hashes);
    dixit__vec_free(&a, &doc->sentences);
    dixit__vec_free(&a, &doc->mentions);
    dixit__vec_free(&a, &doc->candidates);
    dixit__vec_free(&a, &doc->runs);
    dixit__vec_free(&a, &doc->keys);
    dixit__vec_free(&a, &doc->owner);
    dixit__vec_free(&a, &doc->chosen);
    dixit__vec_free(&a, &doc->units);
    dixit__vec_free(&a, &doc->cue_of);
    dixit__vec_free(&a, &doc->heads);
    dixit__vec_free(&a, &doc->entities);
    dixit__vec_free(&a, &doc->aliases);
    dixit__vec_free(&a, &doc->capitals);
    dixit__vec_free(&a, &doc->turns);
    dixit__vec_free(&a, &doc->paths);
    dixit__vec_free(&a, &doc->out_quotes);
    dixit__vec_free(&a, &doc->out_speakers);
    dixit__vec_free(&a, &doc->out_marked);
    dixit__vec_free(&a, &doc->out_blocks);
    dixit__vec_free(&a, &doc->problems);
    dixit__vec_free(&a, &doc->out_spans);
    dixit__vec_free(&a, &doc->out_aliases);
    dixit__vec_free(&a, &doc->out_indices);
    dixit__vec_free(&a, &doc->firings);
    dixit__vec_free(&a, &doc->out_marks);
    dixit__vec_free(&a, &doc->out_mentions);
    dixit__vec_free(&a, &doc->out_candidates);
    dixit__vec_free(&a, &doc->out_matches);
    dixit__vec_free(&a, &doc->out_parts);
    dixit__free(&a, ws, sizeof *ws);
}

/* The stages after reading, in their order; each reads what those before it wrote. */
static bool (*const stages[])(dixit_doc *) = {
    dixit__index,      /* marks and line ends */
    dixit__blocks,     /* paragraphs and their roles */
    dixit__pair,       /* marked spans */
    dixit__tokens,     /* tokens and sentences */
    dixit__story,      /* whether people talk to each other */
    dixit__spans,      /* mentions, clause edges, marked spans that are no quotations */
    dixit__candidates, /* what could be a quotation */
    dixit__weigh,      /* what the model thinks of them, and what else it finds */
    dixit__choose,     /* what is one */
    dixit__resolve,    /* who said it */
    dixit__finish,     /* for the caller */
    dixit__explain,    /* for one who asks why */
};

dixit_status dixit_analyse(dixit_workspace *ws, const dixit_ruleset *rules, const char *text, size_t len,
                           const dixit_options *opts, const dixit_doc **out, dixit_error *err)
{
    static const dixit_options defaults = DIXIT_OPTIONS_INIT;
    dixit_doc *doc = &ws->doc;
    dixit_status status;
    size_t i;

    *out = NULL;
    doc->rules = rules;
    doc->options = opts ? *opts : defaults;
    status = dixit__text_read(doc, text, len, err);
    if (status != DIXIT_OK)
        return status;
    for (i = 0; i < sizeof stages / sizeof *stages; i++)
        if (!stages[i](doc))
            return dixit__fail(err, DIXIT_ERR_MEMORY, 0, "out of memory");
    *out = doc;
    return DIXIT_OK;
}
