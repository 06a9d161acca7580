"""Cells as programs print them, in boxes or columns of spaces -> the lines with one character between the cells."""

import re

from penguins.files.table.header_line import find_header

# Of so many lines the header is one.
_LOOKED_AT = 100
# Tables in Markdown and of databases have bars at both edges, and boxes bars of their own kinds between the cells, too.
_EDGES = ("|", "│", "┃", "║")
_BARS = str.maketrans("│┃┆║", "||||")
_DRAWN = re.compile(r"[-:=+|_ \u2500-\u257f]*")
# pandas puts so many spaces or more between the cells; within them words have one between them.
_WIDE = re.compile(r" {2,}")


def without_edges(lines: list[str]) -> list[str]:
    """The lines with plain bars between the cells and none at the edges, where the header and most lines have them.

    Jira and Confluence double the bars of a header: those stay.
    """
    if not any(line.lstrip().startswith(_EDGES) for line in lines[:_LOOKED_AT]):
        return lines
    edges = [line.lstrip()[:1] for line in lines if not _DRAWN.fullmatch(line)]
    if 2 * sum(edge in _EDGES for edge in edges) <= len(edges):
        return lines
    barred = lines if "|" in edges else [line.translate(_BARS) for line in lines]
    inner = [line.strip().removeprefix("|").removesuffix("|") for line in barred]
    header = find_header(inner[:_LOOKED_AT])
    if header is None or header.delimiter != "|" or not header.header.measured:
        return lines
    line = barred[header.index].strip()
    return inner if line.startswith("|") and line.endswith("|") and not line.startswith("||") else lines


def between_tabs(lines: list[str]) -> list[str]:
    """The lines with tabs in place of two or more spaces, where that makes more of their header understood, and no row
    has fewer cells than it: an empty cell would not be seen."""
    if not any(map(_WIDE.search, lines[:_LOOKED_AT])) or any("\t" in line for line in lines):
        return lines
    header, tabbed = find_header(lines[:_LOOKED_AT]), [_WIDE.sub("\t", line.strip()) for line in lines]
    other = find_header(tabbed[:_LOOKED_AT])
    if not header or not other or other.delimiter != "\t" or other.header.understood <= header.header.understood:
        return lines
    # The names of the rows stand below the space before the header.
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    top = lines[other.index]
    has_names = len(top) - len(top.lstrip(" ")) > min(indents)
    width = len(other.header.cells) + has_names
    widths = {line.count("\t") + 1 for line in tabbed[other.end :]} - {1}
    return tabbed if widths == {width} else lines
