"""Cells as programs print them, in boxes or columns of spaces -> the lines with one character between the cells."""

import re

from penguins.files.table.header_line import find_header

# Of so many lines the header is one.
_LOOKED_AT = 100
# A line of a table in Markdown, a database's console or a box, between bars. Jira and Confluence double a header's.
_BETWEEN_BARS = re.compile(r"\s*[|│┃║](?!\|)(.*)[|│┃║]\s*")
_BARS = str.maketrans("│┃┆║", "||||")
# pandas puts so many spaces or more between the cells; within them words have one between them.
_WIDE = re.compile(r" {2,}")


def without_edges(lines: list[str]) -> list[str]:
    """The lines with plain bars between the cells and none at the edges, where the header and most lines have them."""
    found = [_BETWEEN_BARS.fullmatch(line) for line in lines]
    filled = [one for one, line in zip(found, lines, strict=True) if line.strip()]
    if 2 * len([*filter(None, filled)]) <= len(filled):
        return lines
    inner = [one[1].translate(_BARS) if one else line for one, line in zip(found, lines, strict=True)]
    header = find_header(inner[:_LOOKED_AT])
    is_table = header and header.delimiter == "|" and header.header.measured and found[header.index]
    return inner if is_table else lines


def between_tabs(lines: list[str]) -> list[str]:
    """The lines with tabs in place of two or more spaces, where that makes more of their header understood."""
    if any("\t" in line for line in lines):
        return lines
    header, tabbed = find_header(lines[:_LOOKED_AT]), [_WIDE.sub("\t", line.strip()) for line in lines]
    other = find_header(tabbed[:_LOOKED_AT])
    is_better = header and other and other.delimiter == "\t" and other.header.understood > header.header.understood
    return tabbed if is_better else lines
