"""brat, conll and webannotation: positions that lead back to the words, in the unit that each standard has."""
import json
import re

import support
from support import HARD, FormatTest, each_hard


class Brat(FormatTest):

    def read(self, out, text):
        """The annotations of a .ann file, checked as brat's own reader checks them: by kind, then by name."""
        lines = [line.split("\t") for line in out.decode().splitlines()]
        spans, relations, notes = {}, [], {}
        for fields in lines:
            if fields[0].startswith("T"):
                name, place, words = fields
                self.assertNotIn(name, spans)
                kind, offsets = place.split(" ", 1)
                fragments = [tuple(map(int, pair.split(" "))) for pair in offsets.split(";")]
                cut = [text[start:end] for start, end in fragments]
                self.assertFalse(re.search("[\r\n]", "".join(cut)), "no fragment goes over a line end")
                self.assertEqual(re.sub("[\0-\x1f\x7f\x85\u2028\u2029]", " ", " ".join(cut)), words)
                spans[name] = kind, fragments
            elif fields[0].startswith("R"):
                match = re.fullmatch(r"(Cue|Source) Arg1:(T\d+) Arg2:(T\d+)", fields[1])
                relations.append(match.groups())
            else:
                self.assertRegex(fields[0], r"^#\d+$")
                kind, about = fields[1].split(" ")
                self.assertEqual(kind, "AnnotatorNotes")
                notes[about] = fields[2]
        for kind, one, other in relations:
            self.assertEqual(spans[one][0], "Content")
            self.assertEqual(spans[other][0], kind)
        return spans, relations, notes

    @each_hard
    def test_annotations_are_those_of_the_record(self, data):
        text = support.clean(data)
        spans, relations, notes = self.read(self.render("brat", data), text)
        record = self.record(data)
        contents = [fragments for kind, fragments in spans.values() if kind == "Content"]
        self.assertEqual(len(contents), len(record["quotes"]))
        self.assertEqual(len(notes), len(contents))
        for fragments, quote in zip(contents, record["quotes"]):
            self.assertEqual(fragments[0][0], quote["content"][0][0])
            self.assertEqual(fragments[-1][1], quote["content"][-1][1])
        for part, kind in ("cue", "Cue"), ("source", "Source"):
            self.assertEqual(len([r for r in relations if r[0] == kind]), len([q for q in record["quotes"] if q[part]]))

    def test_what_some_take_for_a_line_end_is_a_space(self):
        out = self.render("brat", "“We stay\u0085here,” said Ann Lee.\n".encode())
        self.assertIn("“We stay here,”", out.decode())

    def test_a_content_with_two_parts_or_two_lines_is_discontinuous(self):
        text = ("😀 The council of the town met in the hall by the quay on Tuesday and\r\n"
                "sat until midnight, as it always does. “We stay,” said Ann Lee, “and\r\n"
                "nobody will ever make us leave this place, not the builders.”\r\n")
        out = self.render("brat", text.encode())
        spans, _, _ = self.read(out, text)
        parts = ["“We stay,”", "“and", "nobody will ever make us leave this place, not the builders.”"]
        self.assertEqual(spans["T1"], ("Content", [(text.index(p), text.index(p) + len(p)) for p in parts]))

    def test_a_second_document_is_refused(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "It rained.")
        self.run_dixit("-f", "brat", name, status=4)
        self.assertIn("a .ann file belongs to one text", self.complaint)


class Conll(FormatTest):

    COLUMNS = "ID FORM DIXIT:CONTENT DIXIT:CUE DIXIT:SOURCE DIXIT:QUOTE MISC"

    def sentences(self, out):
        text = out.decode()
        first, _, rest = text.partition("\n")
        self.assertEqual(first, "# global.columns = " + self.COLUMNS)
        self.assertTrue(rest == "" or rest.endswith("\n\n"))
        for block in rest.split("\n\n")[:-1]:
            lines = block.split("\n")
            comments = [line for line in lines if line.startswith("# ")]
            tokens = [line.split("\t") for line in lines[len(comments):]]
            self.assertTrue(tokens, "a sentence has a token")
            for i, token in enumerate(tokens, 1):
                self.assertEqual(len(token), 7)
                self.assertEqual(token[0], str(i))
                self.assertTrue(token[1])
            yield comments, tokens

    @each_hard
    def test_tokens_lead_back_to_the_text_and_labels_to_the_record(self, data):
        text = support.clean(data)
        record = self.record(data)
        contents = {n: [] for n in range(1, len(record["quotes"]) + 1)}
        told = {}
        before = ["O", "O", "O"]
        for comments, tokens in self.sentences(self.render("conll", data)):
            for comment in comments:
                match = re.match(r"# quote (\d+) = (.*)", comment)
                if match:
                    told[int(match.group(1))] = json.loads(match.group(2))
            for _, form, *labels, numbers, misc in tokens:
                start, end = map(int, re.search(r"TokenRange=(\d+):(\d+)", misc).groups())
                self.assertEqual(re.sub("[\0-\x1f\x7f]", "\ufffd", text[start:end]), form)
                for label, last in zip(labels, before):
                    self.assertRegex(label, "^(O|[BI]-(direct|mixed|indirect|cue|source))$")
                    if label.startswith("I-"):
                        self.assertEqual(last[1:], label[1:], "I- goes on with what was before")
                before = labels
                self.assertEqual(numbers == "_", labels == ["O", "O", "O"])
                if labels[0] != "O":
                    contents[int(numbers.split(",")[0])].append((start, end))
        self.assertEqual(sorted(told), list(contents))
        for number, quote in enumerate(record["quotes"], 1):
            self.assertEqual(contents[number][0][0], quote["content"][0][0])
            self.assertEqual(contents[number][-1][1], quote["content"][-1][1])
            for field in "type", "speaker", "rule", "confidence":
                self.assertEqual(told[number][field], quote[field])

    def test_the_text_of_a_sentence_is_its_tokens(self):
        for comments, tokens in self.sentences(self.render("conll", HARD["sample"])):
            text = next(c for c in comments if c.startswith("# text = "))[9:]
            joined = "".join(t[1] + ("" if "SpaceAfter=No" in t[6] else " ") for t in tokens).rstrip()
            self.assertEqual(joined, text)

    def test_two_quotations_with_one_source_have_both_their_numbers(self):
        data = "Ann Lee said that the plan was “a missed chance” and said that it would fail.\n".encode()
        if len([q for q in self.record(data)["quotes"] if q["source"] == [[0, 7]]]) != 2:
            self.skipTest("the rules find other quotations")
        _, tokens = next(self.sentences(self.render("conll", data)))
        self.assertEqual([t[5] for t in tokens[:2]], ["1,2", "1,2"])

    def test_several_documents(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "It rained.")
        comments = [c for cs, _ in self.sentences(self.run_dixit("-f", "conll", name)) for c in cs]
        self.assertEqual([c for c in comments if "newdoc" in c], ["# newdoc id = d1", "# newdoc id = d2"])
        ids = [c for c in comments if "sent_id" in c]
        self.assertEqual(len(ids), len(set(ids)))


class WebAnnotation(FormatTest):

    def items(self, out):
        page = json.loads(out)
        self.assertEqual(page["@context"], "http://www.w3.org/ns/anno.jsonld")
        self.assertEqual(page["type"], "AnnotationPage")
        ids = [item["id"] for item in page["items"]]
        self.assertEqual(len(ids), len(set(ids)))
        return page["items"]

    def place(self, resource, text):
        """The words at a place, which has to be given twice alike."""
        position, quote = resource["selector"]
        self.assertEqual((position["type"], quote["type"]), ("TextPositionSelector", "TextQuoteSelector"))
        start, end = position["start"], position["end"]
        self.assertEqual(quote["exact"], text[start:end])
        self.assertEqual(quote["prefix"], text[max(0, start - 32):start])
        self.assertEqual(quote["suffix"], text[end:end + 32])
        return [start, end]

    @each_hard
    def test_annotations_are_those_of_the_record(self, data):
        text = support.clean(data)
        items = self.items(self.render("webannotation", data))
        record = self.record(data)
        self.assertEqual(len(items), len(record["quotes"]))
        for item, quote in zip(items, record["quotes"]):
            self.assertEqual(item["type"], "Annotation")
            self.assertEqual([self.place(target, text) for target in item["target"]], quote["content"])
            bodies = item["body"]
            words = {b["purpose"]: b["value"] for b in bodies if b["type"] == "TextualBody"}
            self.assertEqual(words["classifying"], quote["type"])
            self.assertEqual(words.get("identifying"), quote["speaker"])
            places = [self.place(b, text) for b in bodies
                      if b["type"] == "SpecificResource" and b["purpose"] == "identifying"]
            self.assertEqual(places, quote["source"] or [])

    def test_a_path_becomes_an_iri(self):
        for name, iri in ("a b%#?.txt", "a%20b%25%23%3F.txt"), ("a:b.txt", "./a:b.txt"), ("été.txt", "été.txt"):
            with self.subTest(name):
                item = self.items(self.render("webannotation", "“We stay,” said Ann Lee.".encode(), name=name))[0]
                self.assertEqual(item["target"][0]["source"], iri)
                self.assertEqual(item["id"], iri + "#quotation-1")

    def test_several_documents_are_one_page(self):
        name = self.jsonl("“We stay,” said Ann Lee.", "", "“I go,” said Bob Ray.")
        items = self.items(self.run_dixit("-f", "webannotation", name))
        self.assertEqual([item["target"][0]["source"] for item in items], ["d1", "d3"])
