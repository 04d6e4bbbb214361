/*
 * text.h - walking through the clean text of a document, which is valid UTF-8. Positions handed in lie on the borders
 * of characters, and so do those that come back.
 */
#ifndef DIXIT_CORE_TEXT_H
#define DIXIT_CORE_TEXT_H

#include "doc.h"
#include "unicode.h"

static inline uint32_t dixit__text_decode(const dixit_doc *doc, uint32_t at, uint32_t *len)
{
    return dixit__decode(doc->text + at, len);
}

/* The character that ends at `end`, which is behind the start of the text. */
static inline uint32_t dixit__text_decode_back(const dixit_doc *doc, uint32_t end, uint32_t *len)
{
    uint32_t at = end - 1;

    while (((uint8_t)doc->text[at] & 0xc0) == 0x80)
        at--;
    return dixit__text_decode(doc, at, len);
}

static inline bool dixit__is_space(uint32_t c)
{
    return dixit__class_of(c) == DIXIT__CLASS_SPACE;
}

static inline bool dixit__is_quotation_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 ||
           c == 0x203a || (c >= 0x300c && c <= 0x300f);
}

static inline uint32_t dixit__skip_space(const dixit_doc *doc, uint32_t at, uint32_t end)
{
    uint32_t len;

    while (at < end && dixit__is_space(dixit__text_decode(doc, at, &len)))
        at += len;
    return at;
}

static inline uint32_t dixit__skip_space_back(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    uint32_t len;

    while (end > start && dixit__is_space(dixit__text_decode_back(doc, end, &len)))
        end -= len;
    return end;
}

/* Where the stop lies that ends [start, end), or `end`; marks and brackets closed behind it are passed over. */
static inline uint32_t dixit__final_stop(const dixit_doc *doc, uint32_t start, uint32_t end)
{
    uint32_t at = end;

    while (at > start) {
        uint32_t len, c = dixit__text_decode_back(doc, at, &len);

        if (dixit__class_of(c) == DIXIT__CLASS_TERMINATOR)
            return at - len;
        if (!dixit__is_quotation_mark(c) && dixit__class_of(c) != DIXIT__CLASS_CLOSE)
            return end;
        at -= len;
    }
    return end;
}

#endif
