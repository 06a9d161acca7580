"""Cells as programs print them, in boxes or columns of spaces -> the lines with one character between the cells."""

import re
from itertools import takewhile

from penguins.files.pitfalls.odd_rows import is_drawn
from penguins.files.table.header_line import FIRST_LINES, find_header
from penguins.questions.answers import is_number

# Tables in Markdown and of databases have bars at both edges, and boxes bars of their own kinds between the cells, too.
_EDGES = ("|", "│", "┃", "║")
_BARS = str.maketrans("│┃┆║", "||||")
# Stata writes the number of a row left of its box.
_NUMBERED = re.compile(r"^ {0,9}\d{1,6}\. (?=\|)")
# pandas puts so many spaces or more between the cells; within them words have one between them.
_WIDE = re.compile(r" {2,}")
_CELL = re.compile(r"[^ ]+(?: [^ ]+)*")


def wrapped_names_joined(lines: list[str]) -> list[str]:
    """The lines with each name of a column in one of them, where polars has wrapped a long one into the lines below it,
    above "---" and the column's type."""
    rule = next((index for index, line in enumerate(lines[:FIRST_LINES]) if line.lstrip().startswith("╞")), 0)
    start = next((index + 1 for index in reversed(range(rule)) if lines[index].lstrip().startswith("┌")), rule)
    header = [line.strip().strip("│").split("┆") for line in lines[start:rule]]
    if len({*map(len, header)}) != 1:
        return lines
    columns = [[*takewhile(lambda cell: cell.strip() != "---", column)] for column in zip(*header, strict=True)]
    if max(map(len, columns)) in (1, len(header)):
        return lines
    # A name goes on where it fills the cell but for a space at each edge, and else with another word.
    names = ("".join(cell.strip() + " " * cell.endswith("  ") for cell in column).strip() for column in columns)
    blank = [""] * (len(header) - 1)
    return [*lines[:start], f"│ {' ┆ '.join(names)} │", *blank, *lines[rule:]]


def without_edges(lines: list[str]) -> list[str]:
    """The lines with plain bars between the cells and none at the edges, where the header and most lines have them.

    Jira and Confluence double the bars of a header: those stay.
    """
    lines = [_NUMBERED.sub("", line) for line in lines]
    if not any(line.lstrip().startswith(_EDGES) for line in lines[:FIRST_LINES]):
        return lines
    edges = [line.lstrip()[:1] for line in lines if not is_drawn(line)]
    if 2 * sum(edge in _EDGES for edge in edges) <= len(edges):
        return lines
    barred = lines if "|" in edges else [line.translate(_BARS) for line in lines]
    header = find_header([_inner(line) for line in barred[:FIRST_LINES]])
    if header is None or header.delimiter != "|" or not header.header.measured:
        return lines
    line, width = barred[header.index].strip(), len(header.header.cells)
    is_edged = line.startswith("|") and line.endswith("|") and not line.startswith("||")
    return [_inner(line, width) for line in barred] if is_edged else lines


def _inner(line: str, width: int = 0) -> str:
    """A line without the bars at its edges; one that has a bar at one edge alone may have `width` cells with it."""
    stripped = line.strip()
    one_sided = stripped.startswith("|") is not stripped.endswith("|")
    if one_sided and stripped.count("|") + 1 == width:
        return stripped
    return stripped.removeprefix("|").removesuffix("|")


def between_tabs(lines: list[str]) -> list[str]:
    """The lines with tabs in place of two or more spaces, where that makes more of their header understood, or as much
    where cells have spaces within them, and every row of numbers has as many cells as it should: an empty one would not
    be seen."""
    if not any(map(_WIDE.search, lines[:FIRST_LINES])) or any("\t" in line for line in lines):
        return lines
    header, tabbed = find_header(lines[:FIRST_LINES]), [_WIDE.sub("\t", line.strip()) for line in lines]
    other = find_header(tabbed[:FIRST_LINES])
    if not header or not other or other.delimiter != "\t" or other.header.understood < header.header.understood:
        return lines
    # Prompts, rules and notes stand among the rows, too.
    rows = [index for index, line in enumerate(tabbed) if index >= other.end and any(map(is_number, line.split("\t")))]
    if not rows:
        return lines
    if other.header.understood == header.header.understood:
        # Words with one space between them are one cell where the rows, cut at each space, do not fit the header, or
        # where the header has some, unless the first cell of each row has, too: R has one space behind a row's name.
        in_header, in_rows = " " in tabbed[other.index], any(" " in tabbed[index] for index in rows)
        in_first = all(" " in tabbed[index].partition("\t")[0] for index in rows)
        do_fit = {len(lines[index].split()) - len(header.header.cells) for index in rows} in ({0}, {1})
        if not (in_header or in_rows) or (do_fit and (in_first or not in_header)):
            return lines
    # Where neither edge of a row's first cell is below that of the first name, the cell is the row's own name.
    edges = (next(_CELL.finditer(lines[index])).span() for index in (other.index, rows[0]))
    is_named = all(of_name != of_cell for of_name, of_cell in zip(*edges, strict=True))
    widths = {tabbed[index].count("\t") + 1 for index in rows}
    return tabbed if widths == {len(other.header.cells) + is_named} else lines
