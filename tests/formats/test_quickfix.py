"""quickfix, as Neovim reads it with the errorformat it has from the start."""
import json
import re
import shutil
import unittest

from support import HARD, FormatTest

READ = """
vim.o.fileencodings = "utf-8"
local list = {}
for i, item in ipairs(vim.fn.getqflist()) do
    vim.cmd("silent cc " .. i)
    local line = vim.api.nvim_get_current_line()
    list[i] = { file = vim.fn.bufname(item.bufnr), line = item.lnum, column = item.col, text = item.text,
        here = vim.fn.strcharpart(line:sub(item.col), 0, 8), valid = item.valid }
end
vim.fn.writefile({ vim.fn.json_encode(list) }, "list.json")
vim.cmd("qall!")
"""


@unittest.skipUnless(shutil.which("nvim"), "no nvim here")
class Quickfix(FormatTest):

    def items(self):
        self.write("read.lua", READ.encode())
        self.run_dixit("-f", "quickfix", "-o", "list.qf", "a.txt")
        self.consume("timeout", "60", "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "cfile list.qf",
                     "-c", "luafile read.lua")
        return json.loads((self.directory / "list.json").read_text() or "[]")

    def test_each_item_leads_to_a_quotation(self):
        for name in "sample", "crlf", "markup", "astral", "right to left", "one line":
            with self.subTest(name):
                record = self.record(HARD[name], "bytes")
                items = [item for item in self.items() if "warning: " not in item["text"]]
                self.assertEqual(len(items), len(record["quotes"]))
                for item, quote in zip(items, record["quotes"]):
                    self.assertEqual(item["file"], "a.txt")
                    self.assertEqual(item["valid"], 1)
                    self.assertIn(f'{quote["type"]}, {quote["speaker"] or "unknown speaker"}: ', item["text"])
                    start = quote["content"][0][0]
                    there = re.split("[\r\n]", HARD[name][start:].decode())[0]
                    self.assertTrue(item["here"] and there.startswith(item["here"]), (item, there))

    def test_odd_marks_are_in_the_list(self):
        self.write("a.txt", HARD["odd marks"])
        self.assertIn(": warning: a quotation mark opens and nothing closes it",
                      self.run_dixit("-f", "quickfix", "a.txt").decode())
        self.assertTrue([item for item in self.items() if "warning: " in item["text"]])

    def test_a_line_is_one_item_whatever_the_text(self):
        for data in HARD.values():
            out = self.render("quickfix", data).decode()
            for line in out.splitlines():
                self.assertRegex(line, r"^a\.txt:\d+:\d+: ")
            record = self.record(data)
            self.assertEqual(len([x for x in out.split("\n") if x and "warning: " not in x]), len(record["quotes"]))
