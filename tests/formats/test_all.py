"""What holds for every format."""
import json
import os
import subprocess
import time
import unittest

import support
from support import FORMATS, HARD, MANY, FormatTest, each_hard


class Every(FormatTest):

    def test_the_list_is_complete(self):
        listed = [line.split()[0] for line in self.run_dixit("formats").decode().splitlines()
                  if not line.startswith(" ")]
        self.assertEqual(listed, FORMATS)

    def test_hard_texts_give_valid_utf8_without_control_characters(self):
        for form in FORMATS:
            for name, data in HARD.items():
                with self.subTest(form, text=name):
                    text = self.render(form, data).decode()
                    allowed = "\t\r\n" if form != "sql" else "\t\r\n\x01\x02\x1b\x7f"
                    if form in ("csv", "tsv"):
                        allowed += "\x01\x02\x1b\x7f"
                    bad = {c for c in text if (c < " " or c == "\x7f") and c not in allowed}
                    self.assertEqual(bad, set())

    def test_the_same_text_gives_the_same_bytes(self):
        for form in FORMATS:
            with self.subTest(form):
                data = HARD["sample"]
                self.assertEqual(self.render(form, data), self.render(form, data))

    def test_a_file_whose_name_is_no_utf8(self):
        name = os.fsdecode(b"caf\xe9 <&\"'>.txt")
        for form in FORMATS:
            with self.subTest(form):
                out = self.render(form, HARD["sample"], name=name)
                if form == "quickfix":
                    self.assertTrue(out.startswith(os.fsencode(name) + b":13:1: "), "the name is the file's")
                else:
                    out.decode()

    def test_a_file_that_is_missing_leaves_a_whole_output(self):
        for form in FORMATS:
            with self.subTest(form):
                self.run_dixit("-f", form, "missing.txt", status=3)
                self.assertIn("missing.txt: No such file", self.complaint)

    def test_a_unit_that_the_format_cannot_count_in_is_refused(self):
        self.write("a.txt", HARD["sample"])
        for form, unit in ("brat", "codepoints"), ("sql", "codepoints"), ("quickfix", "bytes"):
            with self.subTest(form):
                self.run_dixit("-f", form, "--offsets", "utf16", "a.txt", status=2)
                self.assertIn(f"always counts positions in {unit}", self.complaint)
                self.run_dixit("-f", form, "--offsets", unit, "a.txt")

    def test_ten_thousand_quotations(self):
        data = MANY.encode()
        count = len(self.record(data)["quotes"])
        self.assertEqual(count, 10000)
        for form in FORMATS:
            with self.subTest(form):
                start = time.monotonic()
                out = self.render(form, data)
                self.assertLess(time.monotonic() - start, 60, "no format takes more than linear time")
                self.assertGreater(len(out), count)


class Ends(FormatTest):
    """The other end of the output goes away, or is full."""

    def setUp(self):
        super().setUp()
        self.write("a.txt", MANY[:len(MANY) // 4].encode())  # more than a pipe holds, in every format

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        for form in FORMATS:
            with self.subTest(form):
                with subprocess.Popen([support.DIXIT, "-f", form, "a.txt"], cwd=self.directory, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE) as process:
                    process.stdout.read(10)
                    process.stdout.close()
                    self.assertEqual(process.stderr.read(), b"")
                self.assertEqual(process.returncode, 0)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_a_full_disk_is_told(self):
        for form in FORMATS:
            with self.subTest(form):
                with open("/dev/full", "wb") as full:
                    done = subprocess.run([support.DIXIT, "-f", form, "a.txt"], cwd=self.directory, stdout=full,
                                          stderr=subprocess.PIPE, check=False)
                self.assertEqual(done.returncode, 3)
                self.assertEqual(done.stderr.decode(),
                                 "dixit: standard output: cannot be written: No space left on device\n")

    def test_output_to_a_file_is_the_same(self):
        for form in FORMATS:
            with self.subTest(form):
                self.run_dixit("-f", form, "-o", "out", "a.txt")
                self.assertEqual((self.directory / "out").read_bytes(), self.run_dixit("-f", form, "a.txt"))


class Json(FormatTest):

    @each_hard
    def test_hard_texts(self, data):
        record = json.loads(self.render("json", data, "--offsets", "codepoints"))
        self.assertEqual(record, json.loads(self.render("jsonl", data, "--offsets", "codepoints")))
        text = support.clean(data)
        for quote in record["quotes"]:
            words = " ".join(support.content(text, quote))
            self.assertEqual(quote["text"].split(), words.split())

    def test_several_documents(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "", "It rained.")
        lines = self.run_dixit("-f", "jsonl", name).splitlines()
        self.assertEqual([json.loads(line)["id"] for line in lines], ["d1", "d2", "d3"])
