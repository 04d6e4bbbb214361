"""Running the command, and the documents that every format has to stand."""
import functools
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

DIXIT = "dixit"  # set by run.py

SAMPLE = pathlib.Path(__file__).parent.parent / "samples" / "harbour.txt"

FORMATS = ["brat", "conll", "csv", "html", "json", "jsonl", "markdown", "quickfix", "sql", "ssml", "tei", "text", "tsv",
           "webannotation"]

# What makes the first paragraph of a text its title.
BODY = ("\n\nThe council of the town met in the hall by the quay on Tuesday and sat until midnight, as it does every "
        "year. It rained all day, and the boats stayed where they were.\n\n")

# Texts by name.
HARD = {
    "empty": "",
    "white": " \n\t\r\n\n",
    "no quotation": "It rained all day. Nobody came.\n",
    "sample": SAMPLE.read_bytes(),
    "markup": "On <b>&'\"x_y_" + BODY + "“We <i>won't</i> & can't say ]]> 'why' --> \\*no\\* [x](y) | a_b_c `d` $e$ "
              "@f,” said Ann Lee. # He said that “x < y > z” is 100% <!-- true -->.\n",
    "nul": "“We stay\0 here,” said Ann\0 Lee. “I\1\2 go\x1b[31m,\x7f” she said.\n",
    "bad bytes": b"\xff\xfe\xe2\x80 \xe2\x80\x9cWe \xc3stay\xf0\x9f,\xe2\x80\x9d said Ann L\xe9e. "
                 b"\xe2\x80\x9cI go,\xe2\x80\x9d said Bob Ray.\xf0\x9f\n",
    "crlf": "Harbour stays" + BODY.replace("\n", "\r\n") + "“We stay here, whatever\r\nthey say,” said Ann Lee.\r\n\r\n"
            "“I go,” said\rBob Ray.\r\n",
    "astral": "😀 Café news 👩‍👩‍👧" + BODY + "“We 😀 stay e\u0301 \U0001d54f,” said Ann L\u00e9e\u0301. 東京 “Ich gehe "
              "nicht fort,” said Bob Ray.\n",
    "right to left": "خبر اليوم" + BODY +
                     "“سنبقى هنا إلى الأبد،” said Ann Lee. “אנחנו נשארים כאן,” said Bob Ray.\n",
    "formulas": "=SUM(A1:A9) is wrong" + BODY + "Bob Ray said +1 is not enough. Ann Lee said that =cmd|'/c calc'!A1 is "
                "a formula. \"-5 degrees, @home,\" said Ann Lee. According to @home, it rained.\n",
    "odd marks": "He said “yes.\n\nShe said no” and left. ‘Oh\" he said. The “plan” failed. “A ‘b “c” d’ e,” said Ann "
                 "Lee.\n",
    "one line": "“We stay,” said Ann Lee. " * 400,
    "paragraphs": "“One is enough for us.\n\n“Two is more than we need.\n\n“Three is right,” said Ann Lee. She said it "
                  "twice.\n",
    "nobody": "“Who is it?”\n\nIt was dark.\n\n“Me and you and all the others.”\n\nHe said that he had seen her.\n",
    "separators": "“We stay\u2028here\u2029now\u0085then\u00a0and\ufeff so\ufffe,” said Ann Lee.\n",
}
HARD = {name: text if isinstance(text, bytes) else text.encode() for name, text in HARD.items()}

# More quotations than anybody prints: ten thousand.
MANY = ("Ann Lee said that the plan was ready. " * 4 + "“We stay,” said Bob Ray. ") * 2000


# Rules that no article would need: a quotation over two paragraphs, one around its source, one inside it.
CROSSING = b"""local p = require("dixit").pack { name = "odd", extends = "en" }
p:rule { name = "over", certain = true, score = 1,
    match = [[ content:("alpha" next-block "gamma") cue:"~" source:CAP ]] }
p:rule { name = "around", certain = true, score = 1, match = [[ content:("delta" source:CAP "epsilon") cue:"~" ]] }
p:rule { name = "inside", certain = true, score = 1, match = [[ source:("eta" content:("iota" "kappa")) cue:"~" ]] }
return p
"""
CROSSED = b"It was alpha\n\ngamma ~ Bob went. Then delta Ann epsilon ~ came. Then eta iota kappa ~ left.\n"


def clean(data):
    """The text of a document: bytes that are no UTF-8 replaced."""
    return data.decode("utf-8", "replace")


def each_hard(test):
    """A test of one text becomes one of all hard texts."""
    @functools.wraps(test)
    def all_of_them(self):
        for name, data in HARD.items():
            with self.subTest(text=name):
                test(self, data)
    return all_of_them


class FormatTest(unittest.TestCase):
    """A test with a directory of its own, in which the command runs."""
    maxDiff = 2000

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)

    def write(self, name, data):
        path = self.directory / name
        path.write_bytes(data)
        return path

    def run_dixit(self, *arguments, status=0):
        """What the command prints. It has to end with `status` and, if that is 0, say nothing."""
        done = subprocess.run([DIXIT, *arguments], cwd=self.directory, stdin=subprocess.DEVNULL, capture_output=True,
                              env={**os.environ, "COLUMNS": "80"}, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        if status == 0:
            self.assertEqual(done.stderr, b"")
        self.complaint = done.stderr.decode()
        return done.stdout

    def render(self, form, data, *options, name="a.txt"):
        self.write(name, data)
        return self.run_dixit("-f", form, *options, name)

    def record(self, data, offsets="codepoints"):
        """The output record of a text: what the formats are compared with."""
        return json.loads(self.render("json", data, "--offsets", offsets))

    def jsonl(self, *texts):
        """A file of JSON lines with texts, whose ids are d1, d2 ..."""
        lines = [json.dumps({"id": f"d{i}", "text": text}) for i, text in enumerate(texts, 1)]
        self.write("a.jsonl", "\n".join(lines).encode())
        return "a.jsonl"

    def consume(self, program, *arguments, data=b"", status=0):
        """What a consumer prints; it has to say that all is well."""
        done = subprocess.run([program, *arguments], cwd=self.directory, input=data, capture_output=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr.decode() + done.stdout.decode()[:2000])
        return done.stdout


def one_space(text):
    """The text with a single space for all white space that XML, HTML and Markdown know, and none at its ends."""
    return re.sub("[ \t\r\n\f]+", " ", text).strip(" ")


def shown(text):
    """What XML and HTML can hold of a text: U+FFFD for the control characters that they cannot."""
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", text)


def running(data):
    """The text of a document on one line, as it is left when it is cut into paragraphs."""
    return one_space(re.sub("\r\n?|[\u2028\u2029]", "\n", shown(clean(data))))


def content(text, quote):
    """The parts of a quotation's content, cut from the text."""
    return [text[start:end] for start, end in quote["content"]]
