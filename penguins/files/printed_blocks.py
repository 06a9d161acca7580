"""A table that R or pandas printed for a narrow window, its columns in blocks one below another -> side by side."""

import io
import re
from itertools import islice, takewhile
from textwrap import dedent

from penguins.files.header_line import GOES_ON, HEADER_LINES
from penguins.files.marked_lines import unmarked

# A longer text is no table that was printed: R and pandas stop before.
LONGEST_PRINTED = 2_000_000
# What a visit to a console shows, its beginning and its end, say.
MOST_TABLES = 4
# But for the name that pandas gives a column without one.
_NUMBER = re.compile(r"(?<!\S)(?<!Unnamed: )[-+.]?\d")


def unfolded(text: io.TextIOWrapper) -> tuple[io.TextIOWrapper, list[str]]:
    """A seekable text of at most LONGEST_PRINTED bytes with its blocks side by side, and what is to be told of that.

    Its lines may each have a mark before them.
    """
    given = text.read().split("\n")
    lines, mark = unmarked(given)
    notices = [f"The lines start with “{mark}”: they were read without it."] if mark else []
    unfolded_lines, rest, tables = [], lines, 0
    while rest and tables < MOST_TABLES:
        up_to_end, rest, blocks = _first_unfolded(rest)
        unfolded_lines += up_to_end
        tables += 1
        if blocks and tables == 1:
            notices.append(
                f"The columns were printed in {blocks} blocks, one below another: they were put side by side."
            )
    lines = unfolded_lines + rest
    if lines == given:
        text.seek(0)
        return text, []
    # The bytes belong to the caller: a text that goes would close them.
    text.detach()
    return io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), "utf-8", newline="\n"), notices


def _first_unfolded(lines: list[str]) -> tuple[list[str], list[str], int]:
    """The lines to the end of the first table in blocks, these side by side; those below it; how many blocks it has."""
    for top in [top for top, line in enumerate(lines[:HEADER_LINES]) if _may_be_headers(line)]:
        below = [*filter(str.strip, lines[top:])]
        if all(line[0] == " " for line in below):
            below = dedent("\n".join(below)).split("\n")
        if blocks := _blocks(below):
            return [*lines[:top], *_joined(blocks)], below[len(blocks) * len(blocks[0]) :], len(blocks)
    return lines, [], 0


def _blocks(lines: list[str]) -> list[list[str]]:
    """The blocks that lines start with, where there are two or more: a line of headers, then all rows with their names.

    Above the names of the rows there is only space. The headers of the first block may have been copied without it.
    Where the same headers come again, another table starts. Names may repeat where pandas says that a block goes on.
    """
    headers = (index for index, line in islice(enumerate(lines), 2, None) if line[0] == " " and _may_be_headers(line))
    height = next(headers, 0)
    names = _names_of_rows(lines[:height])
    may_repeat = lines[0].rstrip().endswith(GOES_ON)
    if not names or "" in names or (len(set(names)) < len(names) and not may_repeat):
        return []

    def goes_on(block: list[str]) -> bool:
        return _may_be_headers(block[0]) and block[0].split() != lines[0].split() and _names_of_rows(block) == names

    cut = (lines[start : start + height] for start in range(height, len(lines), height))
    blocks = [lines[:height], *takewhile(goes_on, cut)]
    return blocks if len(blocks) > 1 else []


def _joined(blocks: list[list[str]]) -> list[str]:
    """The lines of blocks side by side, with the names of the rows once."""
    names = _names_of_rows(blocks[0])
    width = max(map(len, names))
    headers = " ".join(block[0].strip().removesuffix(GOES_ON) for block in blocks)
    cells = [[row[width:] for row in block[1:]] for block in blocks]
    return [headers, *("".join(parts) for parts in zip(names, *cells, strict=True))]


def _names_of_rows(block: list[str]) -> list[str]:
    return [line.split(" ", 1)[0] for line in block[1:]]


def _may_be_headers(line: str) -> bool:
    return bool(line.strip()) and not _NUMBER.search(line)
