"""sql: read by the sqlite3 shell, asked through Python's module."""
import json
import shutil
import sqlite3
import unittest

import support
from support import HARD, FormatTest, each_hard


@unittest.skipUnless(shutil.which("sqlite3"), "no sqlite3 here")
class Sql(FormatTest):

    def load(self, out):
        """Give SQL to the shell, which must not complain; the database afterwards."""
        self.assertEqual(self.consume("sqlite3", "-bail", "a.db", data=out), b"")
        return self.ask()

    def ask(self):
        database = sqlite3.connect(self.directory / "a.db", isolation_level=None)
        database.execute("PRAGMA foreign_keys = ON")
        self.addCleanup(database.close)
        for query in "PRAGMA foreign_key_check", "INSERT INTO quotes_search (quotes_search) VALUES ('integrity-check')":
            self.assertEqual(database.execute(query).fetchall(), [])
        return database

    def check(self, database, data, record):
        text = support.clean(data).replace("\0", "\ufffd")
        got = database.execute("SELECT text, title FROM documents WHERE name = 'a.txt'").fetchall()
        self.assertEqual(got, [(text, record["title"])])
        rows = database.execute("SELECT q.id, q.type, q.text, s.name, s.role, q.unknown, q.confidence, q.rule "
                                "FROM quotes q LEFT JOIN speakers s ON s.id = q.speaker ORDER BY q.number").fetchall()
        wanted = [(q["type"], q["text"].replace("\0", "\ufffd"), q["speaker"] and q["speaker"].replace("\0", "\ufffd"),
                   q["role"], q["unknown"], q["confidence"], q["rule"]) for q in record["quotes"]]
        self.assertEqual([row[1:] for row in rows], wanted)
        for row, quote in zip(rows, record["quotes"]):
            for part in "content", "cue", "source":
                words = database.execute(
                    'SELECT substr(d.text, "start" + 1, "end" - "start") FROM spans '
                    'JOIN quotes q ON q.id = quote JOIN documents d ON d.id = q.document '
                    'WHERE quote = ? AND part = ? ORDER BY "start"', (row[0], part)).fetchall()
                self.assertEqual([w[0] for w in words], [text[s:e] for s, e in sorted(quote[part] or [])])
        marked = database.execute('SELECT "start", "end", kind FROM marked ORDER BY "start"').fetchall()
        self.assertEqual(marked, [(*m["span"], m["kind"]) for m in record["marked"]])

    @each_hard
    def test_the_tables_hold_the_record(self, data):
        (self.directory / "a.db").unlink(missing_ok=True)
        out = self.render("sql", data)
        record = self.record(data)
        self.check(self.load(out), data, record)
        self.check(self.load(out), data, record)  # twice is once

    def test_a_document_that_changed_is_replaced(self):
        self.load(self.render("sql", HARD["sample"]))
        data = "“We stay,” said Ann Lee.\n".encode()
        self.check(self.load(self.render("sql", data)), data, self.record(data))
        database = self.ask()
        wanted = {"documents": 1, "speakers": 1, "quotes": 1, "spans": 3, "marked": 0, "aliases": 0}
        for table, count in wanted.items():
            self.assertEqual(database.execute(f"SELECT count(*) FROM {table}").fetchone(), (count,), table)

    def test_full_text_search(self):
        database = self.load(self.render("sql", HARD["sample"]))
        query = ("SELECT speaker, number FROM quotations WHERE id IN "
                 "(SELECT rowid FROM quotes_search WHERE quotes_search MATCH ?) ORDER BY number")
        self.assertEqual(database.execute(query, ("winch OR berth",)).fetchall(),
                         [("Tom Okafor", 6), ("Tom Okafor", 11)])
        self.assertEqual(database.execute(query, ('"missed chance"',)).fetchall(), [("The developer", 2)])
        self.assertEqual(database.execute(query, ("zebra",)).fetchall(), [])

    def test_the_queries_that_it_shows_work(self):
        out = self.render("sql", HARD["sample"])
        self.load(out)
        comment = "".join(line[2:] for line in out.decode().splitlines(True) if line.startswith("--     "))
        queries = [query + ";" for query in comment.split("dixit -f sql", 1)[1].split("\n", 1)[1].split(";")[:-1]]
        self.assertEqual(len(queries), 2)
        for query in queries:
            self.assertTrue(self.consume("sqlite3", "-bail", "a.db", query))

    def test_the_index_follows_deletion_and_change(self):
        database = self.load(self.render("sql", HARD["sample"]))
        database.execute("UPDATE quotes SET text = 'a zebra' WHERE number = 1")
        database.execute("DELETE FROM quotes WHERE number = 2")
        self.ask()

    def test_several_documents_are_one_transaction(self):
        lines = [{"id": 7, "text": "“We stay,” said Ann Lee."}, {"id": "it's; DROP TABLE quotes; --", "text": ""},
                 {"id": "7 ", "text": "“I go,” said Ann Lee."}]
        self.write("a.jsonl", "\n".join(map(json.dumps, lines)).encode())
        out = self.run_dixit("-f", "sql", "a.jsonl")
        self.assertEqual(out.decode().count("\nBEGIN;"), 1)
        database = self.load(out)
        self.assertEqual(database.execute("SELECT name FROM documents ORDER BY id").fetchall(),
                         [("7",), ("it's; DROP TABLE quotes; --",), ("7 ",)])
        self.assertEqual(database.execute("SELECT count(*) FROM quotes").fetchone(), (2,))

    def test_an_output_that_was_cut_off_changes_nothing(self):
        out = self.render("sql", HARD["sample"])
        self.load(self.render("sql", "“We stay,” said Ann Lee.\n".encode()))
        self.consume("sqlite3", "a.db", data=out[:out.index(b"INSERT INTO spans")])
        self.assertEqual(self.ask().execute("SELECT count(*) FROM quotes").fetchone(), (1,))
