"""html: well-formed, self-contained, linked both ways, its text the document's; drawn by Chromium if there is one."""
import colorsys
import html.parser
import re
import shutil
import struct
import subprocess
import unittest

import support
from support import CROSSED, CROSSING, HARD, FormatTest, each_hard, one_space, shown

VOID = {"meta", "br", "hr", "img", "link", "input"}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Page(html.parser.HTMLParser):
    """Reads a page and insists that every element is closed in its turn."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.elements = []  # name, attributes, text
        self.feed(text)
        self.close()
        assert not self.stack, f"left open: {self.stack}"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute given twice: {tag} {attrs}"
        element = {"tag": tag, "attrs": dict(attrs), "text": "", "path": [e["tag"] for e in self.stack],
                   "in": list(self.stack)}
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1]["tag"] == tag, f"</{tag}> in {[e['tag'] for e in self.stack]}"
        self.stack.pop()

    def handle_data(self, data):
        if any(e["tag"] == "sup" for e in self.stack):  # the numbers of quotations are no part of the text
            return
        for element in self.stack:
            element["text"] += data

    def all(self, tag, **attributes):
        return [e for e in self.elements if e["tag"] == tag
                and all(e["attrs"].get(name.rstrip("_")) == value for name, value in attributes.items())]

    def by_id(self):
        ids = [e["attrs"]["id"] for e in self.elements if "id" in e["attrs"]]
        assert len(ids) == len(set(ids)), "an id given twice"
        return {e["attrs"]["id"]: e for e in self.elements if "id" in e["attrs"]}


class Html(FormatTest):

    def page(self, out):
        text = out.decode()
        self.assertTrue(text.startswith("<!DOCTYPE html>\n"))
        page = Page(text)
        ids = page.by_id()
        for element in page.elements:
            attrs = element["attrs"]
            self.assertNotIn(element["tag"], ("script", "link", "img", "iframe"))
            self.assertFalse([name for name in attrs if name.startswith("on") or name in ("src", "style")])
            if "href" in attrs:
                self.assertIn(attrs["href"][1:], ids, "a link leads somewhere in the page")
                self.assertNotIn("a", element["path"], "no link in a link")
        self.assertNotIn("url(", page.all("style")[0]["text"])
        self.assertEqual(len(page.all("main")), 1)
        self.assertTrue(page.all("html")[0]["attrs"]["lang"])
        return page

    @each_hard
    def test_the_article_is_the_text(self, data):
        page = self.page(self.render("html", data))
        blocks = [e for e in page.elements if e["path"][-1:] == ["article"] and e["attrs"].get("dir") == "auto"]
        self.assertEqual(one_space(" ".join(e["text"] for e in blocks)), support.running(data))

    @each_hard
    def test_every_quotation_stands_in_both_places(self, data):
        page = self.page(self.render("html", data))
        ids = page.by_id()
        record = self.record(data)
        text = support.clean(data)
        for number, quote in enumerate(record["quotes"], 1):
            mark, item = ids[f"d1-q{number}"], ids[f"d1-n{number}"]
            self.assertIn(quote["type"], mark["attrs"]["class"].split())
            first = shown(support.content(text, quote)[0])
            self.assertTrue(one_space(first).startswith(one_space(mark["text"])), "the first piece of the content")
            self.assertIn(one_space(shown(quote["text"])), one_space(item["text"]))
            group = next(e for e in reversed(item["in"]) if e["tag"] == "section")
            if quote["speaker"]:
                self.assertIn(one_space(shown(quote["speaker"])), one_space(group["text"]))
                self.assertRegex(group["attrs"]["class"], "^c[0-9]+$")
            else:
                self.assertIn("Speaker unknown: ", group["text"])
                self.assertEqual(group["attrs"]["class"], "nobody")

    def test_spans_that_cross_are_nested(self):
        self.write("odd.lua", CROSSING)
        page = self.page(self.render("html", CROSSED, "-r", "./odd.lua"))
        self.assertEqual(len(page.all("mark")) - 4, 4)
        self.assertEqual([e["text"] for e in page.all("a") if "source" in e["attrs"].get("class", "")], ["Bob", "Ann"])

    def test_several_documents_are_one_page(self):
        lines = ('{"text": "“We stay,” said Ann Lee."}\n{"text": ""}\n'
                 '{"text": "“I go,” said Ann Lee.", "lang": "en-GB"}\n')
        self.write("a.jsonl", lines.encode())
        page = self.page(self.run_dixit("-f", "html", "a.jsonl"))
        self.assertEqual([e["attrs"]["id"] for e in page.all("div", class_="document")], ["d1", "d2", "d3"])
        self.assertEqual(page.by_id()["d3"]["attrs"]["lang"], "en-GB")

    def test_no_document_is_a_page(self):
        self.write("a.jsonl", b"\n")
        page = Page(self.run_dixit("-f", "html", "a.jsonl").decode())
        self.assertEqual(page.all("title")[0]["text"], "Quotations")

    @unittest.skipUnless(shutil.which("tidy"), "no tidy here")
    @each_hard
    def test_tidy_has_nothing_to_say(self, data):
        self.render("html", data)
        self.run_dixit("-f", "html", "-o", "a.html", "a.txt")
        self.consume("tidy", "-quiet", "-errors", "--drop-empty-elements", "no", "a.html")


class Colours(FormatTest):
    """What is written in a colour can be read: WCAG's contrast of 4.5 to 1, in light and dark."""

    @staticmethod
    def luminance(red, green, blue):
        def linear(value):
            return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

    def contrast(self, one, other):
        light, dark = sorted((self.luminance(*one), self.luminance(*other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    @staticmethod
    def from_hex(text):
        return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))

    @staticmethod
    def from_hsl(hue, saturation, lightness):
        return colorsys.hls_to_rgb(hue / 360, lightness, saturation)

    def test_contrast(self):
        style = Page(self.render("html", b"").decode()).all("style")[0]["text"]
        hues = [int(hue) for hue in re.findall(r"\.c\d+ { --h: (\d+); }", style)]
        self.assertEqual(len(hues), 10)
        themes = re.findall(r":root {([^}]*)}", style.split("@media print")[0])
        self.assertEqual(len(themes), 2)
        for theme in themes:
            values = dict(re.findall(r"--(\w+): ([^;]+);", theme))
            paper, ink = self.from_hex(values["paper"]), self.from_hex(values["ink"])
            percent = {name: float(values[name].rstrip("%")) / 100 for name in ("tint", "edge", "rich")}
            grounds = [paper, self.from_hex(values["none"])]
            grounds += [self.from_hsl(hue, percent["rich"], percent["tint"]) for hue in hues]
            for ground in grounds:
                self.assertGreater(self.contrast(ink, ground), 7)
            for name in "dim", "link":
                self.assertGreater(self.contrast(self.from_hex(values[name]), paper), 4.5)
            for hue in hues:
                self.assertGreater(self.contrast(self.from_hsl(hue, percent["rich"], percent["edge"]), paper), 3,
                                   f"an underline in hue {hue} can be seen")


@unittest.skipUnless(CHROMIUM, "no Chromium here: the page was read, not drawn")
class Drawn(FormatTest):

    def chromium(self, *arguments):
        # --no-sandbox: containers have none; the pages are ours
        done = subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                               f"--user-data-dir={self.directory}/profile", *arguments],
                              cwd=self.directory, capture_output=True, timeout=120, check=True)
        return done.stdout.decode()

    def test_no_window_is_too_narrow(self):
        text = self.render("html", HARD["sample"] + b"\n\n" + b"x" * 300 + b" said Ann Lee.\n").decode()
        probe = "<script>document.title = document.documentElement.scrollWidth;</script></body>"
        self.write("a.html", text.replace("</body>", probe).encode())
        for width in 500, 1200:
            page = self.chromium("--dump-dom", f"--window-size={width},900", f"file://{self.directory}/a.html")
            self.assertEqual(re.search("<title>(.*?)</title>", page).group(1), str(width))

    def test_what_is_drawn_has_the_colours_of_its_speakers(self):
        self.run_dixit("-f", "html", "-o", str(self.directory / "a.html"), str(support.SAMPLE))
        for mode in [], ["--blink-settings=preferredColorScheme=0"]:
            self.chromium("--screenshot=a.png", "--window-size=1200,1400", *mode, f"file://{self.directory}/a.html")
            data = (self.directory / "a.png").read_bytes()
            self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", data[16:24]), (1200, 1400))
            self.assertGreater(len(data), 50000, "an empty page is smaller")

    def test_it_prints(self):
        self.run_dixit("-f", "html", "-o", str(self.directory / "a.html"), str(support.SAMPLE))
        self.chromium("--no-pdf-header-footer", "--print-to-pdf=a.pdf", f"file://{self.directory}/a.html")
        data = (self.directory / "a.pdf").read_bytes()
        self.assertTrue(data.startswith(b"%PDF-"))
        pages = len(re.findall(rb"/Type\s*/Page\b", data))
        self.assertIn(pages, (2, 3))
