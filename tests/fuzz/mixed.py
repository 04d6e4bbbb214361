#!/usr/bin/env python3
"""Run the fuzz target over texts that never were: sentences of real ones in a new order, with marks lost, added and changed.

    mixed.py REPLAY [SEED [COUNT]]

What goes wrong only where a document is read right up to its speakers is out of reach of random bytes. The texts are the
project's own, and those of ../shared/corpora where that is there. On a failure the file that led to it is kept, and named.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
CORPORA = TESTS.parents[1] / "shared" / "corpora"
OWN = ("golden/*.md", "accuracy/articles/*.spec", "samples/*.txt")
OTHERS = ("polnear.train", "polnear.dev", "litbank.dev")
PIECES = list("“”\"'‘’«»—,.:?()") + ["...", " ", "\n\n"]
BATCH = 200  # documents that one process reads, one after the other


def paragraphs():
    found = []
    for pattern in OWN:
        for path in sorted(TESTS.glob(pattern)):
            found += path.read_text(encoding="utf8").split("\n")
    for name in OTHERS:
        path = CORPORA / f"{name}.jsonl"
        if path.exists():
            for line in path.open(encoding="utf8"):
                found += json.loads(line)["text"].split("\n")
    return [paragraph for paragraph in found if paragraph.strip()]


def disturb(text):
    """One change, at a mark as often as anywhere."""
    marks = [found.start() for found in re.finditer("[“”\"'‘’—,.:]", text)]
    at = random.choice(marks) if marks and random.random() < 0.5 else random.randrange(len(text))
    piece = random.choice(PIECES)
    return random.choice((
        text[:at] + piece + text[at:],
        text[:at] + piece + text[at + 1:],
        text[:at] + text[at + random.randint(1, 60):],
        text[:at] + text[max(0, at - 80):],
    ))


def document(texts, marked, sentences):
    kind = random.random()
    if kind < 0.3:
        parts = [random.choice(marked) for _ in range(random.randint(2, 12))]
    elif kind < 0.7:
        parts = [" ".join(random.choice(sentences) for _ in range(random.randint(1, 4)))
                 for _ in range(random.randint(1, 8))]
    else:
        first = random.randrange(len(texts))
        parts = texts[first:first + random.randint(2, 9)]
    text = random.choice(("\n", "\n\n", " ")).join(parts)
    for _ in range(random.randint(0, 8)):
        text = disturb(text) if text else "“"
    return text


def main():
    replay = sys.argv[1]
    random.seed(sys.argv[2] if len(sys.argv) > 2 else "dixit")
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    texts = paragraphs()
    marked = [text for text in texts if re.search("[“”\"]", text)]
    sentences = [sentence for text in texts for sentence in re.split("(?<=[.!?”\"]) +", text)]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(count):
            path = pathlib.Path(folder, f"{number:06}")
            # the first byte has the options, see fuzz_analyse.c
            path.write_bytes(bytes([number % 8]) + document(texts, marked, sentences).encode())
            paths.append(path)
        for first in range(0, count, BATCH):
            run = subprocess.run([replay, *paths[first:first + BATCH]], capture_output=True, check=False)
            if run.returncode != 0:
                last = pathlib.Path(run.stdout.decode().split()[-1])
                kept = pathlib.Path(f"mixed-{last.name}")
                os.replace(last, kept)
                sys.exit(f"{kept.absolute()}: {run.stderr.decode(errors='replace').strip() or 'not the same twice'}")
    print(f"{count} documents of {len(texts)} paragraphs: none that broke a promise")


if __name__ == "__main__":
    main()
