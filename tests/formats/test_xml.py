"""tei and ssml: valid for xmllint; their text is the document's, and what they say of it the record's."""
import json
import pathlib
import re
import shutil
import unittest
import xml.etree.ElementTree as ET

import support
from support import CROSSED, CROSSING, HARD, FormatTest, each_hard, one_space, shown

HERE = pathlib.Path(__file__).parent
TEI = "{http://www.tei-c.org/ns/1.0}"
SSML = "{http://www.w3.org/2001/10/synthesis}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

def text_of(blocks):
    return [one_space("".join(block.itertext())) for block in blocks]


@unittest.skipUnless(shutil.which("xmllint"), "no xmllint here")
class Xml(FormatTest):

    def read(self, out, schema):
        self.consume("xmllint", "--noout", "--relaxng", str(HERE / schema), "-", data=out)
        return ET.fromstring(out)

    def odd_rules(self, form):
        self.write("odd.lua", CROSSING)
        return self.render(form, CROSSED, "-r", "./odd.lua")


class Tei(Xml):

    def check(self, out, data, record):
        root = self.read(out, "tei.rng")
        body = root.find(f"{TEI}text/{TEI}body")
        blocks = [e for e in body.iter() if e.tag in (TEI + "p", TEI + "head")]
        self.assertEqual(one_space(" ".join(text_of(blocks))), support.running(data))

        names = {p.get(ID): p.find(TEI + "persName").text for p in root.iter(TEI + "person")}
        self.assertEqual(list(names.values()), [one_space(shown(s["name"])) for s in record["speakers"]])
        pieces = {}
        for said in root.iter(TEI + "said"):
            name = said.get(ID, "").split(".q")[-1].split(".")[0] or said.get("corresp").split(".q")[-1]
            pieces.setdefault(int(name), []).append(said)
        self.assertEqual(sorted(pieces), list(range(1, len(record["quotes"]) + 1)))
        for number, quote in enumerate(record["quotes"], 1):
            parts = pieces[number]
            who = parts[0].get("who")
            self.assertEqual(names[who[1:]] if who else None, quote["speaker"] and one_space(shown(quote["speaker"])))
            self.assertEqual(parts[0].get("direct"), "true" if quote["type"] == "direct" else "false")
            self.assertEqual("".join(text_of(parts)).replace(" ", ""), shown(quote["text"]).replace(" ", ""))
        return root

    @each_hard
    def test_it_is_valid_and_says_what_the_record_says(self, data):
        self.check(self.render("tei", data), data, self.record(data))

    def test_spans_that_cross_are_nested(self):
        out = self.odd_rules("tei")
        root = self.check(out, CROSSED, json.loads(self.run_dixit("-r", "./odd.lua", "-f", "json", "a.txt")))
        self.assertEqual(len(list(root.iter(TEI + "said"))), 4)

    def test_pointers_lead_somewhere(self):
        for out in self.render("tei", HARD["sample"]), self.odd_rules("tei"):
            root = ET.fromstring(out)
            ids = [e.get(ID) for e in root.iter() if e.get(ID)]
            self.assertEqual(len(ids), len(set(ids)))
            for element in root.iter():
                for name in "who", "ref", "corresp", "ana", "prev", "next":
                    for pointer in element.get(name, "").split():
                        self.assertIn(pointer[1:], ids)

    def test_several_documents_are_a_corpus(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "", "“I go,” said Bob Ray.")
        root = self.read(self.run_dixit("-f", "tei", name), "tei.rng")
        self.assertEqual(root.tag, TEI + "teiCorpus")
        self.assertEqual(len(root.findall(TEI + "TEI")), 3)
        self.assertEqual([p.text for p in root.iter(TEI + "persName")], ["Ann Lee", "Bob Ray"])

    def test_no_document_is_well_formed(self):
        self.consume("xmllint", "--noout", "-", data=self.run_dixit("-f", "tei", "missing", status=3))


class Ssml(Xml):

    @each_hard
    def test_it_is_valid_and_speaks_the_text(self, data):
        root = self.read(self.render("ssml", data), "ssml.rng")
        self.assertEqual(one_space(" ".join(text_of(root.iter(SSML + "p")))), support.running(data))
        record = self.record(data)
        self.assertEqual(len(list(root.iter(SSML + "mark"))), len(record["quotes"]))
        voices = {v.get("name") for v in root.iter(SSML + "voice")}
        speakers = {q["speaker"] for q in record["quotes"] if q["type"] != "indirect" and q["speaker"]}
        self.assertEqual(voices, {re.sub("[ \t\r\n\f\v]+", "_", shown(name)) for name in speakers})

    def test_only_what_stands_in_marks_is_in_the_speakers_voice(self):
        out = self.render("ssml", b"Ann Lee said that the plan was \"a missed chance\" for all. She said that she "
                          b"would go.\n")
        root = self.read(out, "ssml.rng")
        self.assertEqual(["".join(v.itertext()) for v in root.iter(SSML + "voice")], ['"a missed chance"'])

    def test_spans_that_cross_are_nested(self):
        self.assertEqual(len(list(self.read(self.odd_rules("ssml"), "ssml.rng").iter(SSML + "mark"))), 3)

    def test_several_documents_are_one_speech(self):
        lines = '{"text": "“We stay,” said Ann Lee.", "lang": "en"}\n{"text": "It rained.", "lang": "en-GB"}\n'
        self.write("a.jsonl", lines.encode())
        root = self.read(self.run_dixit("-f", "ssml", "a.jsonl"), "ssml.rng")
        self.assertEqual([p.get(LANG) for p in root.iter(SSML + "p")], [None, "en-GB"])
        marks = [m.get("name") for m in root.iter(SSML + "mark")]
        self.assertEqual(len(marks), len(set(marks)))
