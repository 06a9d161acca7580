"""A table that R or pandas printed for a narrow window, its columns in blocks one below another -> side by side."""

import re
from itertools import takewhile

from penguins.files.table.header_line import GOES_ON

# The headers of the first block stand in one of so many lines.
_FIRST_LINES = 10
# A number among names; pandas calls a column without a name "Unnamed: 0".
_NUMBER = re.compile(r"(?<!\S)(?<!Unnamed: )[-+.]?\d")


def side_by_side(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines with the blocks of a table side by side, and a notice that says so, where it was printed in blocks."""
    for top in [top for top, line in enumerate(lines[:_FIRST_LINES]) if _may_be_headers(line)]:
        below = [*filter(str.strip, lines[top:])]
        indent = min(len(line) - len(line.lstrip(" ")) for line in below)
        below = [line[indent:] for line in below]
        if blocks := _blocks(below):
            rest = below[len(blocks) * len(blocks[0]) :]
            notice = f"The columns were printed in {len(blocks)} blocks, one below another: they were put side by side."
            return [*lines[:top], *_joined(blocks), *rest], [notice]
    return lines, []


def _blocks(lines: list[str]) -> list[list[str]]:
    """The blocks that lines start with, where there are two or more: a line of headers, then all rows with their names.

    Above the names of the rows there is only space. The headers of the first block may have been copied without it.
    Where the same headers come again, another table starts. Names may repeat where pandas says that a block goes on.
    """
    further = range(1, len(lines))
    height = next((index for index in further if lines[index][0] == " " and _may_be_headers(lines[index])), 0)
    names = _names_of_rows(lines[:height])
    may_repeat = lines[0].rstrip().endswith(GOES_ON)
    if not names or "" in names or (len(set(names)) < len(names) and not may_repeat):
        return []

    headers = lines[0].split()

    def goes_on(block: list[str]) -> bool:
        return _may_be_headers(block[0]) and block[0].split() != headers and _names_of_rows(block) == names

    cut = (lines[start : start + height] for start in range(height, len(lines), height))
    blocks = [lines[:height], *takewhile(goes_on, cut)]
    return blocks if len(blocks) > 1 else []


def _joined(blocks: list[list[str]]) -> list[str]:
    """The lines of blocks side by side, with the names of the rows once."""
    names = _names_of_rows(blocks[0])
    width = max(map(len, names))
    # Where names have spaces in them there are two between them, and before the first, below which the rows' names are.
    headers = "".join(f"  {block[0].strip().removesuffix(GOES_ON)}" for block in blocks)
    cells = [[row[width:] for row in block[1:]] for block in blocks]
    return [headers, *("".join(parts) for parts in zip(names, *cells, strict=True))]


def _names_of_rows(block: list[str]) -> list[str]:
    return [line.partition(" ")[0] for line in block[1:]]


def _may_be_headers(line: str) -> bool:
    return bool(line.strip()) and not _NUMBER.search(line)
