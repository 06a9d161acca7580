"""Text -> a table whose header has been found, by trying each delimiter on each of the first lines."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from penguins.files.decoding import open_text
from penguins.files.dialect import Dialect, decimal_mark
from penguins.files.header import Header, looks_like_a_penguin, match
from penguins.files.refused import EMPTY, FileRefused
from penguins.files.rows import Block, Row, Rows, first_rows, next_record
from penguins.questions.answers import shown
from penguins.questions.table import CHOICES, MEASUREMENTS

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "spaces"}
# A header may stand below a title or comments, but not far below.
HEADER_WITHIN = 25
# A header cell may hold line breaks, so that a header may take a few lines.
HEADER_LINES = 10
# The lines that are looked at before the rest is read.
SAMPLE_LINES = 400

# Names the delimiter to a spreadsheet, which does not show the line.
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=.\"?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class RawTable:
    """A table of cells with its header: `sample` has the first rows below it, `blocks` all of them.

    `blocks` can be gone through once. `dialect` is that of the results. `notices` are sentences on how
    the table was read.
    """

    header: Header
    sample: list[Row]
    blocks: Iterator[Block]
    delimiter: str
    dialect: Dialect
    stream: IO[bytes]
    size: int
    notices: list[str]


@dataclass(frozen=True)
class _Found:
    """A header, the index of its first line, how many lines it takes, and the delimiter between its cells."""

    header: Header
    index: int
    lines: int
    delimiter: str

    @property
    def end(self) -> int:
        return self.index + self.lines


def open_text_table(stream: IO[bytes]) -> RawTable:
    """A seekable stream of bytes -> the table that it is.

    Raises FileRefused, saying what was found and what to do, where it is none.
    """
    size = stream.seek(0, os.SEEK_END)
    text, encoding = open_text(stream)
    rows = Rows(text)
    lines = rows.peek(SAMPLE_LINES)
    found = _find_header(lines)
    _refuse_without_header(found, lines[found.index])
    delimiter = found.delimiter
    skip_spaces = delimiter == " " or any(f'{delimiter} "' in line or f"{delimiter}  " in line for line in lines[:5])
    sample = first_rows(lines[found.end :], delimiter, skip_spaces)
    notices = [f"Read as {encoding}, with {DELIMITERS[delimiter]} between the cells."]
    if found.index:
        above = "line above it was" if found.index == 1 else f"{found.index} lines above it were"
        notices.append(f"The header is in line {found.index + 1}: the {above} passed over.")
    header = found.header
    if _rows_have_names(header, sample):
        header = match(["", *header.cells])
        notices.append("The header is one cell short, so the first cell of each row was taken for its name.")
    rows.skip(found.end, rows=found.index + 1 - (_SEPARATOR_LINE.fullmatch(lines[0]) is not None))
    measured = (row[index] for row in sample for index in header.measurements.values() if len(row) > index)
    dialect = Dialect(delimiter, decimal_mark(measured), bom=(text.encoding, encoding) != ("utf-8", "UTF-8"))
    return RawTable(header, sample, rows.blocks(delimiter, skip_spaces), delimiter, dialect, stream, size, notices)


def _find_header(lines: list[str]) -> _Found:
    """The line that has the most headers that are understood, cut at the delimiter that makes them so."""
    best: _Found | None = None
    best_rank: tuple[int, ...] = ()
    filled = [index for index, line in enumerate(lines) if line.strip()][:HEADER_WITHIN]
    for index in filled:
        for delimiter in DELIMITERS:
            cells, used = _header_cells(lines[index : index + HEADER_LINES], delimiter)
            header = match([cell.strip() for cell in cells])
            # Of equals, the one that is no comment, then the one that has more cells; of these, the first.
            is_comment = lines[index].lstrip().startswith("#")
            rank = (*header.score, not is_comment, len(cells) if delimiter != " " else 1)
            if best is None or (rank > best_rank and (rank[:3] > best_rank[:3] or index == best.index)):
                best, best_rank = _Found(header, index, used, delimiter), rank
    if best is None:
        raise FileRefused(EMPTY)
    return best


def _header_cells(lines: list[str], delimiter: str) -> tuple[Row, int]:
    """The cells of what may be a header, and how many lines it takes."""
    cells, used = next_record(lines, delimiter, skip_spaces=True)
    return (cells, used) if used <= len(lines) else (lines[0].split(delimiter), 1)


def _refuse_without_header(found: _Found, line: str) -> None:
    if found.header.measurements:
        return
    cells = found.header.cells
    if looks_like_a_penguin(cells):
        names = ", ".join(question.name for question in (*CHOICES, *MEASUREMENTS))
        raise FileRefused(
            f"No header was found: line {found.index + 1} looks like a penguin already (“{shown(line)}”). "
            f"Add a first line that names the columns, such as {names}, and upload the file again."
        )
    if len(cells) == 1 or found.delimiter == " ":
        raise FileRefused(
            f"The file is not a table: its first line is “{shown(line.strip())}”. "
            "Choose a CSV file with a header line and a line for each penguin."
        )


def _rows_have_names(header: Header, sample: list[Row]) -> bool:
    """R leaves the header one cell short where the first column holds the names of the rows."""
    width = len(header.cells)
    if not sample or any(len(row) != width + 1 for row in sample):
        return False
    names = {row[0] for row in sample}
    return len(names) == len(sample) and any(row[-1].strip() for row in sample)
