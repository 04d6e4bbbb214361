#!/usr/bin/env python3
"""How much the command finds in a gold corpus, against the figures that must not be undercut.

    run.py DIXIT [--corpus polnear.dev.jsonl] [--errors N]

The corpora and their scorer stand beside the repository, in ../shared; without them there is nothing to measure and
the status is 77. The floors are in floors.json: raise them when the figures have risen for good. They hold for the
default corpus; others are only printed.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"
DEFAULT = "polnear.dev.jsonl"
FIGURES = [(group, part) for group in ("e2e", "content_strict", "content_half")
           for part in ("all", "quoted", "direct", "mixed", "indirect")]


def predict(dixit, corpus, lines):
    """Run the command over a corpus, as anybody would who wants to have it scored."""
    command = [dixit, "extract", "--input", "jsonl", "--format", "jsonl", "--offsets", "codepoints", str(corpus)]
    subprocess.run(command, stdout=lines, check=True)


def score(corpus, predicted, view):
    command = [sys.executable, str(SHARED / "score.py"), str(corpus), predicted, "--view", view, "--json"]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def report(view, figures, floors):
    """Print the figures; the number of those below their floor."""
    below = 0
    print(f"{view:26}     P      R     F1")
    for group, part in FIGURES:
        figure = figures.get(group, {}).get(part)
        if figure is None:
            continue
        name = f"{group}[{part}]"
        floor = floors.pop(name, None)
        note = "" if floor is None else f"  at least {floor:.2f}"
        if floor is not None and figure["F1"] < floor:
            note += "  TOO LOW"
            below += 1
        print(f"  {name:24} {figure['P']:.3f}  {figure['R']:.3f}  {figure['F1']:.3f}{note}")
    for name in floors:
        print(f"  {name:24} NOT MEASURED")
    return below + len(floors)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dixit")
    parser.add_argument("--corpus", default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of the core view")
    options = parser.parse_args()

    corpus = SHARED / "corpora" / options.corpus
    if not corpus.exists() or not (SHARED / "score.py").exists():
        print(f"skipped: there is no corpus {options.corpus} in ../shared")
        return 77
    floors = json.loads((HERE / "floors.json").read_text()) if options.corpus == DEFAULT else {}
    below = 0
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predicted:
        predict(options.dixit, corpus, predicted)
        for view in ("core", "all"):
            below += report(view, score(corpus, predicted.name, view), floors.get(view, {}))
        if options.errors:
            subprocess.run([sys.executable, str(SHARED / "score.py"), str(corpus), predicted.name, "--view", "core",
                            "--errors", str(options.errors)], check=True)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
