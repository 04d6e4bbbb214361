"""The table of figures: sections of rows, in Markdown, so that a diff of it can be read; and how far two of them differ.

A table is {section: Section}. A figure is a count (int), a share (float) or None, where there is nothing to divide.
"""
import collections

Section = collections.namedtuple("Section", "columns rows")

INTRODUCTION = """# Accuracy

Written by `run.py DIXIT --update`; [README.md](README.md) tells how to read it.
"""


def cell(figure):
    if figure is None:
        return "–"
    return f"{figure:.3f}" if isinstance(figure, float) else str(figure)


def figure_in(text):
    if text == "–":
        return None
    return float(text) if "." in text else int(text)


def write(path, table):
    parts = [INTRODUCTION]
    for name, section in table.items():
        parts.append(f"\n## {name}\n\n| | {' | '.join(section.columns)} |\n|---|{'---:|' * len(section.columns)}\n")
        for row, figures in section.rows.items():
            parts.append(f"| {row} | {' | '.join(cell(figure) for figure in figures)} |\n")
    path.write_text("".join(parts), encoding="utf8")


def read(path):
    """The table in a file; an empty one if there is none yet."""
    table, name = {}, None
    for line in path.read_text(encoding="utf8").splitlines() if path.exists() else ():
        cells = [text.strip() for text in line.strip("|").split("|")]
        if line.startswith("## "):
            name = line[3:]
        elif line.startswith("| |"):
            table[name] = Section(cells[1:], {})
        elif line.startswith("| "):
            table[name].rows[cells[0]] = [figure_in(text) for text in cells[1:]]
    return table


def change(figure, before):
    """How a figure differs from the one before, as it is printed: nothing if it looks the same."""
    if figure is None or before is None or cell(figure) == cell(before):
        return ""
    return f"{figure - before:+.3f}" if isinstance(figure, float) else f"{figure - before:+d}"


def before_of(table, name, row, column):
    """The figure at a place of another table, or None."""
    section = table.get(name)
    if not section or row not in section.rows or column not in section.columns:
        return None
    return section.rows[row][section.columns.index(column)]


def show(table, old):
    """Print a table, each figure with its change against the old one."""
    for name, section in table.items():
        print(f"\n{name}")
        print(f"  {'':32}" + "".join(f"{column:>16}" for column in section.columns))
        for row, figures in section.rows.items():
            cells = []
            for column, figure in zip(section.columns, figures):
                cells.append(f"{cell(figure):>8} {change(figure, before_of(old, name, row, column)):7}")
            print(f"  {row:32}" + "".join(cells).rstrip())
        for row in old.get(name, Section([], {})).rows:
            if row not in section.rows:
                print(f"  {row:32}    gone")


def losses(table, old, gated, tolerance):
    """The rows of some sections, {section: column}, whose figure there has fallen by more than the tolerance, or is
    gone: messages."""
    found = []
    for name, column in gated.items():
        for row in old[name].rows if name in old else ():
            before = before_of(old, name, row, column)
            now = before_of(table, name, row, column)
            if before is not None and (now is None or now < before - tolerance):
                found.append(f"{name}: {row}: {column} {cell(before)} -> {cell(now)}")
    return found
