#!/usr/bin/env python3
"""How right the command is on gold corpora, against the table of the last time and figures that must not be undercut.

    run.py DIXIT [--update] [--errors N]
    run.py DIXIT --corpus NAME.jsonl [--errors N]

The corpora and their scorer stand beside the repository, in ../shared; without them there is nothing to measure and
the status is 77. It is 1 if a figure is below its floor in floors.json, or has lost more than TOLERANCE against
table.md; --update writes what was measured into that file. README.md tells what the tables show.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import table as tables
from table import Section

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"
CORPORA = SHARED / "corpora"
TABLE = HERE / "table.md"
TOLERANCE = 0.005

NEWS = "polnear.dev.jsonl"
NOVELS = ("litbank.dev.jsonl", "pdnc.dev.jsonl")
CORE = "PolNeAR, core view, --scope speech"
ALL = "PolNeAR, all view, --scope all"
FICTION = "Fiction"
SPEAKERS = "Speakers"
GATED = {CORE: "F1", ALL: "F1", FICTION: "F1", SPEAKERS: "of matched"}

PRONOUNS = {"he", "she", "they", "him", "her", "his", "their", "who", "it"}
TYPES = ("direct", "mixed", "indirect")
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)

try:
    sys.path.append(str(SHARED))
    import score
except ImportError:
    score = None

# --- Reading and measuring ----------------------------------------------------------------------------------------

Corpus = collections.namedtuple("Corpus", "gold predicted view")


def predict(dixit, path, scope):
    """What the command finds, as anybody would call it who wants to have it scored: {id: document}."""
    command = [dixit, "extract", "--input", "jsonl", "--format", "jsonl", "--offsets", "codepoints", "--scope", scope,
               str(path)]
    lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


def read_corpus(dixit, name, scope, view):
    path = CORPORA / name
    return Corpus(score.load(path), predict(dixit, path, scope), view)


def counts(corpus, documents=None):
    """The scorer's counts, summed over some documents, or all."""
    total = collections.Counter()
    for gold in corpus.gold if documents is None else documents:
        total.update(score.score_doc(gold, corpus.predicted.get(gold["id"]), corpus.view))
    return total


def confident(corpus, least):
    """The corpus with the quotations that --min-confidence would leave."""
    predicted = {}
    for name, document in corpus.predicted.items():
        predicted[name] = dict(document, quotes=[q for q in document["quotes"] if q["confidence"] >= least])
    return corpus._replace(predicted=predicted)


def judge(gold, predicted, view):
    """What the scorer thinks of each quotation: [(gold, right)] of those required, [(predicted, right)] of those that
    it does not ignore. Right is: found end to end."""
    doc = score.Doc(gold["text"])
    wanted = [q for q in gold["quotes"] if q.get("content")]
    found = [q for q in predicted["quotes"] if q.get("content") and doc.toks(q["content"])]
    is_optional = [bool(q.get("optional")) or (view == "core" and q.get("core") is False) for q in wanted]
    required = [q for q, optional in zip(wanted, is_optional) if not optional]
    optional = [doc.toks(q["content"]) for q, is_it in zip(wanted, is_optional) if is_it]
    found_tokens = [doc.toks(q["content"]) for q in found]
    pairs = score.greedy([doc.toks(q["content"]) for q in required], found_tokens)
    pairs = [(i, j) for i, j, overlap in pairs if overlap >= score.HALF]

    matched, in_optional = {j for _, j in pairs}, set().union(*optional)
    live = [j for j, tokens in enumerate(found_tokens) if j in matched or not (
        any(score.jac(other, tokens) >= score.HALF for other in optional)
        or (optional and len(tokens & in_optional) >= 0.8 * len(tokens)))]
    right_wanted, right_found = set(), set()
    for i, j in pairs:
        a, b = doc.toks(required[i].get("source")), doc.toks(found[j].get("source"))
        if a & b or (not a and not b):
            right_wanted.add(i)
            right_found.add(j)
    return ([(q, i in right_wanted) for i, q in enumerate(required)], [(found[j], j in right_found) for j in live])


def judgements(corpus):
    """Those of all documents. They must add up to what the scorer counts."""
    wanted, found = [], []
    for gold in corpus.gold:
        if not any(q.get("source") for q in gold["quotes"]):
            continue  # nor does the scorer count it
        one, other = judge(gold, corpus.predicted[gold["id"]], corpus.view)
        wanted += one
        found += other
    total = counts(corpus)
    ours = (len(wanted), sum(right for _, right in wanted), len(found), sum(right for _, right in found))
    theirs = tuple(total["e2e", "all", key] for key in ("g", "gtp", "p", "ptp"))
    if ours != theirs:
        sys.exit(f"run.py judges otherwise than the scorer: {ours}, {theirs}")
    return wanted, found


# --- The sections of the table: each gives a Section ---------------------------------------------------------------

PRF = ["P", "R", "F1"]


def share(part, whole):
    return part / whole if whole else None


def triple(entry):
    return [entry[key] for key in PRF]


def figures(corpus, groups):
    """Rows of P, R, F1 from the scorer's summary: groups are pairs of a name and the parts of it, None for all."""
    summary = score.summarise(counts(corpus))
    rows = {}
    for group, parts in groups:
        for part in parts or ("",):
            entry = summary[group][part] if part else summary[group]
            rows[f"{group}[{part}]" if part else group] = triple(entry)
    return Section(PRF, rows)


CORE_FIGURES = (("e2e", ("all", "quoted")), ("e2e_strict", None), ("content_strict", ("all", "quoted") + TYPES),
                ("content_half", ("all", "quoted") + TYPES), ("cue_exact", None))
ALL_FIGURES = (("e2e", ("all", "quoted")), ("content_strict", ("all",)), ("content_half", ("all",)),
               ("segment_exact", ("source", "cue", "content")))


def end_to_end(wanted, found):
    """A row: gold, found, P, R, F1 end to end."""
    entry = score.prf(sum(right for _, right in wanted), len(wanted), sum(right for _, right in found), len(found))
    return [len(wanted), len(found)] + triple(entry)


E2E = ["gold", "found"] + PRF


def by_type(wanted, found):
    rows = {}
    for kind in TYPES:
        rows[kind] = end_to_end([pair for pair in wanted if pair[0].get("type") == kind],
                                [pair for pair in found if pair[0]["type"] == kind])
    return Section(E2E, rows)


def by_publisher(corpus):
    groups = collections.defaultdict(list)
    for gold in corpus.gold:
        groups[gold["meta"]["publisher"]].append(gold)
    rows = {}
    for name in sorted(groups):
        total = counts(corpus, groups[name])
        summary = score.summarise(total)
        rows[name] = [len(groups[name]), total["e2e", "all", "g"]] + triple(summary["e2e"]["all"]) \
            + [summary["e2e"]["quoted"]["F1"]]
    return Section(["documents", "gold"] + PRF + ["F1 quoted"], rows)


def by_rule(found):
    rows = collections.defaultdict(lambda: [0, 0, 0.0])
    for quote, right in found:
        row = rows[quote["rule"]]
        row[0] += 1
        row[1] += right
        row[2] += quote["confidence"]
    ordered = sorted(rows, key=lambda name: (-rows[name][0], name))
    return Section(["found", "right", "share", "confidence"],
                   {name: rows[name][:2] + [rows[name][1] / rows[name][0], rows[name][2] / rows[name][0]]
                    for name in ordered})


def reliability(found):
    """Attributions by confidence; the last row has the expected calibration error where the others have the gap."""
    rows, error = {}, 0.0
    for least, below in zip(BINS, BINS[1:] + (1.01,)):
        inside = [(q["confidence"], right) for q, right in found if least <= q["confidence"] < below]
        name = f"{least:.1f} to {min(below, 1.0):.1f}"
        if not inside:
            rows[name] = [0, None, None, None]
            continue
        confidence = sum(c for c, _ in inside) / len(inside)
        right = sum(r for _, r in inside) / len(inside)
        rows[name] = [len(inside), confidence, right, right - confidence]
        error += abs(right - confidence) * len(inside)
    rows["all: expected calibration error"] = [
        len(found), share(sum(q["confidence"] for q, _ in found), len(found)),
        share(sum(right for _, right in found), len(found)), share(error, len(found))]
    return Section(["found", "confidence", "right", "gap"], rows)


def thresholds(corpus):
    rows = {}
    for least in THRESHOLDS:
        total = counts(confident(corpus, least))
        summary = score.summarise(total)
        rows[f"--min-confidence {least:g}"] = [total["e2e", "all", "p"]] + triple(summary["e2e"]["all"])
    return Section(["found"] + PRF, rows)


def fiction(novels):
    rows = {}
    for title, corpus in novels.items():
        summary = score.summarise(counts(corpus))
        for group in ("content_strict", "content_half"):
            for kind in ("all", "direct"):
                rows[f"{title} {group}[{kind}]"] = triple(summary[group][kind])
    return Section(PRF, rows)


def speakers(corpora):
    """Of the quotations that have a speaker in the gold, how often it is that one."""
    rows = {}
    for title, corpus in corpora.items():
        entry = score.summarise(counts(corpus))["speaker"]["all"]
        rows[title] = [entry["gold"], entry["lenient_of_matched"], entry["lenient_recall"], entry["exact_of_matched"]]
    return Section(["gold", "of matched", "of all", "exact"], rows)


def pronouns_only(corpus):
    """The corpus with the speakers of those quotations alone whose source is a pronoun."""
    def is_pronoun(text, quote):
        return " ".join(text[start:end] for start, end in quote["source"] or ()).lower() in PRONOUNS

    gold = [{**document, "quotes": [quote if is_pronoun(document["text"], quote) else {**quote, "speaker": None}
                                    for quote in document["quotes"]]} for document in corpus.gold]
    return corpus._replace(gold=gold)


def measure(dixit):
    """The whole table."""
    core, everything = read_corpus(dixit, NEWS, "speech", "core"), read_corpus(dixit, NEWS, "all", "all")
    novels = {name.split(".")[0]: read_corpus(dixit, name, "speech", "all") for name in NOVELS}
    table = {
        CORE: figures(core, CORE_FIGURES),
        ALL: figures(everything, ALL_FIGURES),
        FICTION: fiction(novels),
        SPEAKERS: speakers({"polnear": core, "polnear, pronouns": pronouns_only(core), **novels}),
        "Reliability": reliability(judgements(core)[1]),
        "Precision and recall": thresholds(core),
    }
    for corpus in core, everything:
        wanted, found = judgements(corpus)
        table[f"By type, {corpus.view} view"] = by_type(wanted, found)
        table[f"By publisher, {corpus.view} view"] = by_publisher(corpus)
        table[f"By rule, {corpus.view} view"] = by_rule(found)
    return table


# --- The command ---------------------------------------------------------------------------------------------------

def below_floors(table):
    """What is below its floor: messages."""
    found = []
    for name, floors in json.loads((HERE / "floors.json").read_text()).items():
        for row, floor in floors.items():
            column = GATED[name]
            figure = tables.before_of(table, name, row, column)
            if figure is None or figure < floor:
                found.append(f"{name}: {row}: {column} {tables.cell(figure)} is below its floor {floor:.2f}")
    return found


def show_errors(dixit, name, number):
    """What the scorer has to say of single quotations."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as lines:
        for document in predict(dixit, CORPORA / name, "speech").values():
            lines.write(json.dumps(document) + "\n")
        lines.flush()
        subprocess.run([sys.executable, str(SHARED / "score.py"), str(CORPORA / name), lines.name, "--view", "core",
                        "--errors", str(number)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dixit")
    parser.add_argument("--update", action="store_true", help="write table.md")
    parser.add_argument("--corpus", metavar="NAME", help="only print what the scorer says of another corpus")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of the core view")
    options = parser.parse_args()

    for name in [options.corpus] if options.corpus else (NEWS,) + NOVELS:
        if score is None or not (CORPORA / name).exists():
            print(f"skipped: there is no corpus {name} in ../shared, or no scorer")
            return 77
    if options.corpus or options.errors:
        show_errors(options.dixit, options.corpus or NEWS, options.errors)
        return 0
    table, old = measure(options.dixit), tables.read(TABLE)
    tables.show(table, old)
    complaints = below_floors(table)
    if options.update:
        tables.write(TABLE, table)
    else:
        complaints += tables.losses(table, old, GATED, TOLERANCE)
    print()
    for complaint in complaints:
        print(f"LOSS {complaint}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
