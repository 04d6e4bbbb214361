"""csv and tsv, read by Python's csv module as it reads what Excel writes."""
import csv
import io
import json

from support import HARD, FormatTest, each_hard

COLUMNS = ["document", "title", "number", "type", "speaker", "role", "unknown", "text", "cue", "source", "line",
           "column", "content_spans", "cue_spans", "source_spans", "confidence", "rule"]
RISKY = tuple("=+-@\t\r\n＝＋－＠")


def armed(cell):
    """A cell as it was before its apostrophe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RISKY) else cell


class Tables(FormatTest):

    def rows(self, form, out):
        text = out.decode()
        dialect = csv.excel_tab if form == "tsv" else csv.excel
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect, strict=True))
        self.assertEqual(rows[0], COLUMNS)
        for row in rows:
            self.assertEqual(len(row), len(COLUMNS))
            for cell in row:
                self.assertFalse(cell.startswith(RISKY), f"a spreadsheet would run {cell!r}")
        return [dict(zip(COLUMNS, row)) for row in rows[1:]]

    def check_rows(self, form, data):
        rows = self.rows(form, self.render(form, data, "--offsets", "codepoints"))
        record = self.record(data)
        self.assertEqual(len(rows), len(record["quotes"]))
        for row, quote in zip(rows, record["quotes"]):
            for field in "type", "speaker", "role", "unknown", "text", "rule":
                wanted = (quote[field] or "").replace("\0", "\ufffd")
                if form == "tsv":
                    wanted = wanted.replace("\t", " ")
                self.assertEqual(armed(row[field]), wanted)
            self.assertEqual(json.loads(row["content_spans"]), quote["content"])
            self.assertEqual(float(row["confidence"]), quote["confidence"])
            self.assertEqual(json.loads(row["source_spans"] or "null"), quote["source"])

    @each_hard
    def test_csv_has_the_values_of_the_record(self, data):
        self.check_rows("csv", data)

    @each_hard
    def test_tsv_has_the_values_of_the_record(self, data):
        self.check_rows("tsv", data)

    def test_csv_ends_its_rows_as_rfc_4180_has_it(self):
        out = self.render("csv", HARD["sample"])
        self.assertEqual(out.count(b"\r\n"), len(self.record(HARD["sample"])["quotes"]) + 1)
        self.assertEqual(out.count(b"\n"), out.count(b"\r\n"))

    @each_hard
    def test_tsv_has_a_line_for_each_quotation_and_a_tab_for_each_column(self, data):
        lines = self.render("tsv", data).decode().split("\n")[:-1]
        for line in lines:
            self.assertEqual(line.count("\t"), len(COLUMNS) - 1)
        self.assertEqual(len(lines) - 1, len(self.record(data)["quotes"]))

    def test_names_that_are_formulas_are_texts(self):
        lines = []
        for name in '=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", 'a"b,c\nd', "ok":
            lines.append(json.dumps({"id": name, "text": "“We stay,” said Ann Lee."}))
        self.write("a.jsonl", "\n".join(lines).encode())
        rows = self.rows("csv", self.run_dixit("-f", "csv", "a.jsonl"))
        self.assertEqual([row["document"] for row in rows],
                         ['\'=HYPERLINK("x")', "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\r=1", "'＝1", "'=1", 'a"b,c\nd',
                          "ok"])
        rows = self.rows("tsv", self.run_dixit("-f", "tsv", "a.jsonl"))
        self.assertEqual(rows[0]["document"], '\'=HYPERLINK("x")')
        self.assertEqual(rows[8]["document"], 'a"b,c d')

    def test_several_documents_have_one_header(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "", "“I go,” said Bob Ray.")
        rows = self.rows("csv", self.run_dixit("-f", "csv", name))
        self.assertEqual([row["document"] for row in rows], ["d1", "d3"])
        self.assertEqual([row["number"] for row in rows], ["1", "1"])
