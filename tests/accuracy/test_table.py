"""The table of figures without any corpus: test_table.py"""
import contextlib
import io
import pathlib
import tempfile
import unittest

import table as tables
from table import Section

OLD = {"One view": Section(["found", "F1"], {"all": [12, 0.5], "some": [0, None], "gone": [1, 1.0]})}
NEW = {"One view": Section(["found", "F1"], {"all": [10, 0.4921], "some": [0, None], "new": [3, 0.75]})}


class Table(unittest.TestCase):
    def test_reads_what_it_writes(self):
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory) / "table.md"
            self.assertEqual(tables.read(path), {})
            tables.write(path, OLD)
            self.assertEqual(tables.read(path), OLD)
            tables.write(path, NEW)
            self.assertEqual(tables.read(path)["One view"].rows["all"], [10, 0.492])

    def test_shows_changes(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            tables.show(NEW, OLD)
        lines = {line.split()[0]: line.split()[1:] for line in out.getvalue().splitlines() if line.strip()}
        self.assertEqual(lines["all"], ["10", "-2", "0.492", "-0.008"])
        self.assertEqual(lines["some"], ["0", "–"])
        self.assertEqual(lines["new"], ["3", "0.750"])
        self.assertEqual(lines["gone"], ["gone"])

    def test_tells_losses(self):
        self.assertEqual(tables.losses(NEW, OLD, {"One view": "F1"}, 0.005),
                         ["One view: all: F1 0.500 -> 0.492", "One view: gone: F1 1.000 -> –"])
        self.assertEqual(len(tables.losses(NEW, OLD, {"One view": "F1", "None": "F1"}, 0.01)), 1)
        self.assertEqual(tables.losses(NEW, {}, {"One view": "F1"}, 0.0), [])


if __name__ == "__main__":
    unittest.main()
