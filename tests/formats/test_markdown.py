"""markdown, read by pandoc as CommonMark, as GitHub's and as its own."""
import json
import shutil
import unicodedata
import unittest

from support import HARD, FormatTest, each_hard, one_space, shown


def words(node):
    """The text of a node of pandoc's tree."""
    if isinstance(node, list):
        return "".join(words(item) for item in node)
    if not isinstance(node, dict):
        return ""
    kind, inner = node.get("t"), node.get("c")
    if kind == "Str":
        return inner
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return "\n" if kind == "LineBreak" else " "
    if kind in ("Code", "Math", "RawInline", "Link", "Image", "Cite", "Strikeout", "Superscript", "Subscript", "Note"):
        raise AssertionError(f"a text was taken for markup: {node}")
    return words(inner)


@unittest.skipUnless(shutil.which("pandoc"), "no pandoc here")
class Markdown(FormatTest):

    def blocks(self, out, dialect):
        return json.loads(self.consume("pandoc", "-f", dialect, "-t", "json", data=out))["blocks"]

    @staticmethod
    def comparable(text):
        """Pandoc composes what is decomposed; control characters are spaces in Markdown."""
        return unicodedata.normalize("NFC", one_space(text.replace("\ufffd", " ")))

    @each_hard
    def test_block_quotes_hold_the_quotations_under_their_speakers(self, data):
        record = self.record(data)
        out = self.render("markdown", data)
        # autolinks and smart quotes are not ours to prevent
        for dialect in "commonmark", "gfm-autolink_bare_uris", "markdown-smart":
            blocks = self.blocks(out, dialect)
            self.assertEqual(blocks[0]["t"], "Header")
            quoted = sorted(words(block["c"]).split("\n")[0] for block in blocks if block["t"] == "BlockQuote")
            wanted = sorted(self.comparable(shown(quote["text"])) for quote in record["quotes"])
            self.assertEqual([self.comparable(text) for text in quoted], wanted)
            groups = {quote["speaker"] or quote["unknown"] for quote in record["quotes"]}
            headers = [block for block in blocks if block["t"] == "Header" and block["c"][0] == 2]
            self.assertGreaterEqual(len(headers), len(groups))

    def test_the_title_stands_first(self):
        blocks = self.blocks(self.render("markdown", HARD["markup"]), "commonmark")
        self.assertEqual(words(blocks[0]["c"][2]), "On <b>&'\"x_y_")
        blocks = self.blocks(self.render("markdown", HARD["no quotation"]), "commonmark")
        self.assertEqual(words(blocks[0]["c"][2]), "a.txt")
        self.assertEqual(words(blocks[1]["c"]), "no quotation")

    def test_several_documents(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "# 1. + - It rained.")
        blocks = self.blocks(self.run_dixit("-f", "markdown", name), "commonmark")
        self.assertEqual([words(b["c"][2]) for b in blocks if b["t"] == "Header"], ["d1", "Ann Lee", "d2"])

    def test_what_begins_a_line_begins_no_list(self):
        for text in "# x", "1. x", "2) x", "- x", "+ x", "= x", ": x", "% x", "> x", "    x":
            with self.subTest(text):
                line = json.dumps({"id": text, "text": ""})
                self.write("a.jsonl", line.encode())
                blocks = self.blocks(self.run_dixit("-f", "markdown", "a.jsonl"), "markdown-smart")
                self.assertEqual(words(blocks[0]["c"][2]), text.strip())
