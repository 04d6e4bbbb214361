-- dixit-format: 1
-- Tables for SQLite, with full-text search: dixit -f sql *.txt | sqlite3 quotes.db
-- A document that is there already is replaced: its name tells which one it is. Positions count code points, as
-- SQLite's substr() does; all is one transaction.
local dixit = require "dixit"
local escape = dixit.script("escape")
local phrases = dixit.script("phrases")

local M = {
    name = "sql",
    description = "tables for sqlite3, with full-text search",
    extension = "sql",
    offsets = "codepoints",
}

-- Rows that go into one statement.
local BATCH = 100

local SCHEMA = [[
-- dixit: documents, who speaks in them, and what they say.
--
--     dixit -f sql article.txt | sqlite3 quotes.db
--
-- Who spoke of the harbour, and where:
--     SELECT speaker, text, document FROM quotations
--     WHERE id IN (SELECT rowid FROM quotes_search WHERE quotes_search MATCH 'harbour OR quay');
-- The words around a quotation:
--     SELECT substr(d.text, max(1, s.start - 99), s.end - s.start + 200)
--     FROM spans s JOIN quotes q ON q.id = s.quote JOIN documents d ON d.id = q.document WHERE s.part = 'content';

PRAGMA foreign_keys = ON;
BEGIN;
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    lang TEXT,
    title TEXT,
    text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS speakers (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    UNIQUE (document, number)
);
CREATE TABLE IF NOT EXISTS aliases (
    speaker INTEGER NOT NULL REFERENCES speakers ON DELETE CASCADE,
    alias TEXT NOT NULL,
    PRIMARY KEY (speaker, alias)
);
CREATE TABLE IF NOT EXISTS quotes (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('direct', 'mixed', 'indirect')),
    text TEXT NOT NULL,
    cue TEXT,
    source TEXT,
    speaker INTEGER REFERENCES speakers ON DELETE SET NULL,
    unknown TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    line INTEGER,
    UNIQUE (document, number)
);
CREATE INDEX IF NOT EXISTS quotes_speaker ON quotes (speaker);
CREATE TABLE IF NOT EXISTS spans (
    quote INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('content', 'cue', 'source')),
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS spans_quote ON spans (quote);
CREATE TABLE IF NOT EXISTS marked (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS marked_document ON marked (document);
CREATE VIEW IF NOT EXISTS quotations AS
    SELECT q.id, d.name AS document, d.title, q.number, q.type, s.name AS speaker, s.role, q.unknown, q.text, q.cue,
        q.source, q.line, q.confidence, q.rule
    FROM quotes q JOIN documents d ON d.id = q.document LEFT JOIN speakers s ON s.id = q.speaker;
CREATE VIRTUAL TABLE IF NOT EXISTS quotes_search USING fts5(text, content='quotes', content_rowid='id');
CREATE TRIGGER IF NOT EXISTS quotes_added AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER IF NOT EXISTS quotes_removed AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_search (quotes_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER IF NOT EXISTS quotes_changed AFTER UPDATE OF text ON quotes BEGIN
    INSERT INTO quotes_search (quotes_search, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO quotes_search (rowid, text) VALUES (new.id, new.text);
END;
]]

local function tuple(values, count)
    local cells = {}
    for i = 1, count do
        cells[i] = escape.sql(values[i])
    end
    return "(" .. table.concat(cells, ", ") .. ")"
end

-- Write rows that belong to a document (d): `into` and `from` are what stands before and behind the values.
local function insert(out, into, rows, count, from)
    for first = 1, #rows, BATCH do
        out:write("INSERT INTO ", into, " (VALUES")
        for i = first, math.min(first + BATCH - 1, #rows) do
            out:write(i > first and "," or "", "\n", tuple(rows[i], count))
        end
        out:write(") AS v", from, ";\n")
    end
end

local function speaker_rows(doc)
    local speakers, aliases = {}, {}
    for n, speaker in ipairs(doc.speakers) do
        speakers[n] = { n, speaker.name, speaker.role }
        for _, alias in ipairs(speaker.aliases) do
            aliases[#aliases + 1] = { n, alias }
        end
    end
    return speakers, aliases
end

local function quote_rows(doc)
    local quotes, spans = {}, {}
    local numbers = phrases.speaker_numbers(doc)
    for n, quote in ipairs(doc.quotes) do
        quotes[n] = { n, quote.type, quote.text, quote.cue_text, quote.source_text, quote.unknown, quote.confidence,
            quote.rule, quote.line, numbers[n] }
        for _, part in ipairs { "content", "cue", "source" } do
            for _, span in ipairs(quote[part] or {}) do
                spans[#spans + 1] = { n, part, span[1], span[2] }
            end
        end
    end
    return quotes, spans
end

local function marked_rows(doc)
    local rows = {}
    for i, span in ipairs(doc.marked) do
        rows[i] = { span.kind, span.text, span.span[1], span.span[2] }
    end
    return rows
end

function M.open(out)
    out:write(SCHEMA)
end

function M.document(out, doc)
    local name = escape.sql(phrases.name(doc) or "-")
    local here = " WHERE d.name = " .. name
    out:write("\nDELETE FROM documents WHERE name = ", name, ";\n")
    out:write("INSERT INTO documents (name, lang, title, text) VALUES (", name, ", ", escape.sql(doc.lang), ", ",
        escape.sql(doc.title), ", ", escape.sql(doc.text), ");\n")

    local speakers, aliases = speaker_rows(doc)
    insert(out, "speakers (document, number, name, role) SELECT d.id, v.* FROM documents d JOIN", speakers, 3, here)
    insert(out, "aliases SELECT s.id, v.column2 FROM documents d JOIN speakers s ON s.document = d.id JOIN", aliases, 2,
        here .. " AND s.number = v.column1")

    local quotes, spans = quote_rows(doc)
    insert(out, "quotes (document, number, type, text, cue, source, unknown, confidence, rule, line, speaker)\n"
        .. "SELECT d.id, v.column1, v.column2, v.column3, v.column4, v.column5, v.column6, v.column7, v.column8, "
        .. "v.column9, s.id\nFROM documents d JOIN", quotes, 10,
        "\nLEFT JOIN speakers s ON s.document = d.id AND s.number = v.column10" .. here)
    insert(out, "spans SELECT q.id, v.column2, v.column3, v.column4\n"
        .. "FROM documents d JOIN quotes q ON q.document = d.id JOIN", spans, 4, here .. " AND q.number = v.column1")
    insert(out, "marked SELECT d.id, v.* FROM documents d JOIN", marked_rows(doc), 4, here)
end

function M.close(out)
    out:write("COMMIT;\n")
end

return M
