"""The bytes of a text file -> a table of cells whose header has been found."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from penguins.files.cells import numbers_in
from penguins.files.decoding import open_text
from penguins.files.dialect import Dialect, decimal_mark
from penguins.files.fitting import unquoted
from penguins.files.header import Header, match
from penguins.files.header_line import DELIMITERS, HeaderLine, find_header
from penguins.files.no_header import header_of_table, holds_values
from penguins.files.odd_rows import are_types
from penguins.files.refused import EMPTY, FileRefused
from penguins.files.rows import Block, Row, Rows, first_rows, next_record
from penguins.questions.table import MEASUREMENTS

# The lines that are looked at before the rest is read.
SAMPLE_LINES = 400

# Names the delimiter to a spreadsheet, which does not show the line.
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=.\"?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class RawTable:
    """A table of cells with its header: `first_rows` has the first rows below it by their numbers, `blocks` all.

    `blocks` can be gone through once. `dialect` is that of the results. `notices` are sentences on how the table was
    read, `warnings` those that must not be missed. `is_wrapped` says that each row is in quotation marks as a whole,
    `first_rows_are_all` that no others follow.
    """

    header: Header
    first_rows: dict[int, Row]
    blocks: Iterator[Block]
    delimiter: str
    dialect: Dialect
    stream: IO[bytes]
    size: int
    notices: list[str]
    warnings: list[str]
    is_wrapped: bool = False
    first_rows_are_all: bool = False


def open_text_table(stream: IO[bytes]) -> RawTable:
    """A seekable stream of bytes -> the table that it is.

    Raises FileRefused, saying what was found and what to do, where it is none.
    """
    size = stream.seek(0, os.SEEK_END)
    text, encoding = open_text(stream)
    rows = Rows(text)
    lines = rows.peek(SAMPLE_LINES)
    found = find_header(lines)
    if found is None:
        raise FileRefused(EMPTY)
    found = header_of_table(lines, found, encoding)
    delimiter, header = found.delimiter, found.header
    # Between spaces, and before a quotation mark that would not be seen otherwise.
    quoted_after_spaces = re.compile(rf'{re.escape(delimiter)} +"')
    skip_spaces = delimiter == " " or any(map(quoted_after_spaces.search, lines))
    rows_above = found.index + 1 - (_SEPARATOR_LINE.fullmatch(lines[0]) is not None)
    numbered = first_rows(lines[found.end :], delimiter, skip_spaces).items()
    width = len(header.cells)
    first = {rows_above + number: unquoted(row, width, delimiter, found.wrapped) for number, row in numbered}
    if delimiter == ",":
        _check_decimal_commas(header, list(first.values()))
    notices = [f"Read as {encoding}, with {DELIMITERS[delimiter]} between the cells."]
    notices += _notices_of_form(found)
    if _rows_have_names(header, list(first.values())):
        header = match(["", *header.cells])
        notices.append("The header is one cell short, so the first cell of each row was taken for its name.")
    rows.skip(found.end, rows_above)
    measured = (row[index] for row in first.values() for index in header.measurements.values() if len(row) > index)
    return RawTable(
        header=header,
        first_rows=first,
        blocks=rows.blocks(delimiter, skip_spaces),
        delimiter=delimiter,
        dialect=Dialect(delimiter, decimal_mark(measured), bom=(text.encoding, encoding) != ("utf-8", "UTF-8")),
        stream=stream,
        size=size,
        notices=notices,
        warnings=list(_penguins_above(lines, found)),
        is_wrapped=found.wrapped,
        first_rows_are_all=rows.ended and len(lines) < SAMPLE_LINES,
    )


def _check_decimal_commas(header: Header, rows: list[Row]) -> None:
    """Raises FileRefused where decimal commas cut the numbers of every row in two: "38,9" between commas."""
    width, indices = len(header.cells), header.measurements.values()
    if not rows or not indices or any(len(row) <= width for row in rows):
        return
    start = min(indices)
    if all(row[start].strip().isdecimal() and re.fullmatch(r" ?[0-9]{1,2}", row[start + 1]) for row in rows):
        row = rows[0]
        raise FileRefused(
            f"Each row has more cells than the header, the first {len(row)} where it has {width}: decimal commas look "
            f"like the commas between the cells (“{row[start]},{row[start + 1]}”). Export the table with semicolons "
            "between the cells, or with decimal points, and upload that."
        )


def _notices_of_form(found: HeaderLine) -> Iterator[str]:
    if found.form:
        yield f"The file is in the form {found.form}: its columns are named by its “@attribute” lines."
    elif found.index:
        above = "line above it was" if found.index == 1 else f"{found.index} lines above it were"
        yield f"The header is in line {found.index + 1}: the {above} passed over."
    if found.wrapped:
        yield "The lines are in quotation marks as a whole: they were read without them."


def _penguins_above(lines: list[str], found: HeaderLine) -> Iterator[str]:
    cells = [next_record([line], found.delimiter, skip_spaces=True)[0] for line in lines[: found.index]]
    above = [f"{number}" for number, row in enumerate(cells, start=1) if len(row) > 1 and holds_values(row)]
    if above:
        lines_look = (
            f"line {above[0]} looks" if len(above) == 1 else f"{len(above)} lines, the first line {above[0]}, look"
        )
        yield (
            f"Above the header, which is in line {found.index + 1}, {lines_look} like a penguin and could not be read. "
            "Move the header to the top, and upload the file again."
        )


def _rows_have_names(header: Header, first: list[Row]) -> bool:
    """R leaves the header one cell short where the first column holds the names of the rows."""
    width = len(header.cells)
    # R prints a line of types below some headers.
    first = [row for row in first if not are_types(row)]
    if not first or any(len(row) != width + 1 for row in first):
        return False
    names = {row[0] for row in first}
    is_named = len(names) == len(first) and any(row[-1].strip() for row in first)
    return is_named and _possible(header, first, 1) >= _possible(header, first, 0)


def _possible(header: Header, rows: list[Row], shift: int) -> int:
    """How many measurements are possible where each cell stands `shift` to the right of its header."""
    return sum(
        value in measurement.accepted
        for measurement in MEASUREMENTS
        if measurement.name in header.measurements
        for value in numbers_in(measurement, [row[header.measurements[measurement.name] + shift] for row in rows])
    )
