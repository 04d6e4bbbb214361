#!/usr/bin/env python3
"""The card of a model: what it is, what it learned from, how right it is by the table of figures.

    card.py MODEL
"""
import collections
import hashlib
import pathlib
import sys

import table

HERE = pathlib.Path(__file__).resolve().parent
CARD = """# The model of the pack "en"

Written by `sh tests/accuracy/train.sh`, which learns the model anew; twice the same, byte for byte, on one machine.

- **What it does**: finds cues of speech and of attitudes, the extent of what was said, the source, and tells how likely it is
  that they are right. [core/README.md](../../../core/README.md#what-the-model-does) tells how.
- **What it is**: {size} bytes: {words} words, {rules} rules that are evidence, {tables} weights of one byte. SHA-256 `{digest}`.
- **What it learned from**: PolNeAR 1.0, training part (Newell, Margolin and Ruths, LREC 2018): 840 articles on US politics of
  2015 and 2016 by seven publishers, with 19,868 attributions. Its authors state no terms; the articles' texts are their
  publishers'. Of them the model holds numbers and single common words, no text.
- **What it is for**: English news. In other texts its confidence is not calibrated; stories are left to rules.
- **What to mind**: the texts are of one country and one election. Whoever is quoted rarely there, or with other verbs, may be
  missed more often.

## Figures

PolNeAR, development part, which the model has not learned from; which features, how many and how they are learned was chosen
on it and by cross-validation within the training part.

| F1 | speech, core view | all, all view |
|---|---:|---:|
{figures}
"""


def count_lines(header):
    return collections.Counter(line.split(" ", 1)[0] for line in header.splitlines())


def main():
    data = pathlib.Path(sys.argv[1]).read_bytes()
    start = data.index(b"\nweights ") + 1
    end = data.index(b"\n", start) + 1
    lines = count_lines(data[:start].decode())
    measured = table.read(HERE / "table.md")
    core, everything = (next(section for name, section in measured.items() if name.startswith(f"PolNeAR, {view}"))
                        for view in ("core", "all"))
    rows = list(dict.fromkeys([*core.rows, *everything.rows]))

    def cell(section, row):
        return f"{section.rows[row][2]:.3f}" if row in section.rows else ""

    print(CARD.format(size=f"{len(data):,}", words=f"{lines['word']:,}", rules=lines["rule"],
                      tables=f"{len(data) - end:,}", digest=hashlib.sha256(data).hexdigest(),
                      figures="\n".join(f"| {row} | {cell(core, row)} | {cell(everything, row)} |" for row in rows)),
          end="")


if __name__ == "__main__":
    main()
