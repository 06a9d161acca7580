"""The bytes of a text file -> a table of cells whose header has been found."""

import io
import os
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import IO

from penguins.config import MAX_PASTED
from penguins.files.pitfalls.cut_short import line_of, warnings_of_block
from penguins.files.pitfalls.misread import (
    check_commas_in_numbers,
    check_delimiter,
    count_accepted,
    names_beside,
    penguins_above,
)
from penguins.files.pitfalls.odd_rows import are_types, is_comment, is_prompt
from penguins.files.pitfalls.said_elsewhere import said_outside, warnings_of_places
from penguins.files.pitfalls.shapes import settle_columns
from penguins.files.refused import EMPTY, FileRefused
from penguins.files.table.dialect import Dialect, decimal_mark
from penguins.files.table.fitting import unquoted
from penguins.files.table.header import Header, match
from penguins.files.table.header_cell import names_rows
from penguins.files.table.header_line import DELIMITERS, HeaderLine, find_header
from penguins.files.table.raw_table import SAMPLE_LINES, RawTable
from penguins.files.table.rows import Row, Rows, first_rows
from penguins.files.text.decoding import open_text
from penguins.files.text.encodings import warnings_of_encoding
from penguins.files.text.marked_lines import unmarked
from penguins.files.text.no_header import header_of_table
from penguins.files.text.printed_blocks import side_by_side
from penguins.files.text.printed_cells import between_tabs, without_edges, wrapped_names_joined

# What is restored of a printed table is held in memory as a whole. All that can be pasted is looked at.
LARGEST_PRINTED = MAX_PASTED
_MOST_LINES = 100_000

# Names the delimiter to a spreadsheet, which does not show the line.
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=.\"?\s*", re.IGNORECASE)


def open_text_table(stream: IO[bytes]) -> RawTable:
    """A seekable stream of bytes -> the table that it is. Raises FileRefused where it is none."""
    size = stream.seek(0, os.SEEK_END)
    text, encoding = open_text(stream)
    is_plain = (text.encoding, encoding) == ("utf-8", "UTF-8")
    text, notices_of_printing = _restored(text) if size <= LARGEST_PRINTED else (text, [])
    rows = Rows(text)
    lines = rows.peek(SAMPLE_LINES)
    found = find_header(lines)
    if found is None:
        raise FileRefused(EMPTY)
    found = header_of_table(lines, found, encoding)
    delimiter, header = found.delimiter, found.header
    # Spaces before a cell are skipped where spaces are the delimiter, and where some stand before a quotation mark,
    # which csv would not see otherwise.
    ends_in_spaces = re.compile(rf"(?:^|{re.escape(delimiter)}) +$")
    before_quotes = (part for line in lines for part in line.split('"')[:-1:2])
    skip_spaces = delimiter == " " or any(map(ends_in_spaces.search, before_quotes))
    above, header_number = _above_header(lines, found)
    numbered = first_rows(lines[found.end :], delimiter, skip_spaces, found.wrapped).items()
    width = len(header.cells)
    first = {header_number + number: unquoted(row, width, delimiter) for number, row in numbered}
    sample = list(first.values())
    notices = [f"Read as {encoding}, with {DELIMITERS[delimiter]} between the cells."]
    notices += [*notices_of_printing, *_notices_of_form(found, header_number)]
    if delimiter == ",":
        check_commas_in_numbers(header, sample)
    check_delimiter(found, sample, lines[found.end :])
    line = lines[found.index]
    # In printed columns the names of rows stand left of the header.
    may_have_names = delimiter != " " or "  " not in line.strip() or not line[:1].isalpha()
    if may_have_names and _rows_have_names(header, sample):
        header = match(["", *header.cells])
        notices.append("The header is one cell short, so the first cell of each row was taken for its name.")
    elif header.cells[0] in ("#", "%") and all(len(row) == width - 1 for row in sample):
        # The header is a comment to some programs, unless "#" is the name of a column.
        header = max(header, match(header.cells[1:]), key=lambda one: count_accepted(one, sample))
    settle_columns(header, [*above.values()], sample)
    warnings = [*penguins_above(above, header, f"row {header_number}"), *names_beside(header, above, first)]
    warnings += warnings_of_block(lines[found.index])
    warnings += warnings_of_places(header, dict(said_outside(header, above, first)))
    if first:
        warnings += warnings_of_encoding(encoding, lines, {header_number: header.cells, **first})
    rows.skip(found.end, header_number)
    return RawTable(
        header=header,
        first_rows=first,
        blocks=rows.blocks(delimiter, skip_spaces, found.wrapped),
        dialect=Dialect(delimiter, decimal_mark(header, sample, delimiter), bom=not is_plain),
        stream=stream,
        size=size,
        notices=notices,
        warnings=warnings,
        first_rows_are_all=rows.ended and len(lines) < SAMPLE_LINES,
    )


def _restored(text: io.TextIOWrapper) -> tuple[io.TextIOWrapper, list[str]]:
    """The text of a printed table with its blocks side by side, no marks before its lines and one character between its
    cells, and notices of that."""
    whole = text.read()
    if whole.count("\n") > _MOST_LINES:
        text.seek(0)
        return text, []
    given = whole.split("\n")
    lines, notices_of_mark = unmarked(given)
    lines, notices_of_blocks = side_by_side(lines)
    lines = between_tabs(without_edges(wrapped_names_joined(lines)))
    if lines == given:
        text.seek(0)
        return text, []
    # The bytes belong to the caller: a text that goes would close them.
    text.detach()
    anew = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), "utf-8", newline="\n")
    return anew, notices_of_mark + notices_of_blocks


def _above_header(lines: list[str], found: HeaderLine) -> tuple[dict[int, Row], int]:
    """The rows above the header by their numbers, and its own number, as a spreadsheet counts: without "sep="."""
    if found.is_arff:
        return {}, found.index + 1
    start = 1 if found.index and _SEPARATOR_LINE.fullmatch(lines[0]) else 0
    above = first_rows(lines[start : found.end], found.delimiter, skip_spaces=True)
    number, _ = above.popitem()
    return above, number


def _notices_of_form(found: HeaderLine, header_number: int) -> Iterator[str]:
    if found.is_arff:
        yield "The file is in the form ARFF: its columns are named by its “@attribute” lines."
    elif header_number > 1:
        those = "row above it was" if header_number == 2 else f"{header_number - 1} rows above it were"
        yield f"The header is in row {header_number}: the {those} passed over."
    if found.wrapped:
        yield "The lines are in quotation marks as a whole: they were read without them."


def _rows_have_names(header: Header, first: list[Row]) -> bool:
    """R and pandas leave the header one cell short where the first column holds the names of the rows.

    Most rows show it: the header again, or a line that is no row, may stand between them. Below a console's prompt
    stands something else. Where only the last header was forgotten, the cells are as usual or more so without it.
    """
    width = len(header.cells)
    first = [*takewhile(lambda row: not is_prompt(line_of(row)), first)] or first
    # R prints a line of types below some headers, and comments below the rows.
    first = [row for row in first if not are_types(row) and not is_comment(row[0])] or first
    wide = [row for row in first if len(row) > width and not any(row[width + 1 :])]
    others = [row for row in first if len(row) <= width]
    if 2 * len(wide) <= len(first) or not any(row[width].strip() for row in wide):
        return False
    gained = count_accepted(header, wide, 1) - count_accepted(header, wide)
    # Names repeat where two files were joined.
    is_named = len({row[0] for row in wide}) == len(wide) and not count_accepted(header, others)
    more_usual = count_accepted(header, wide, 1, usual=True) - count_accepted(header, wide, usual=True)
    fewest = 1 if names_rows(header.cells[0]) else 0
    return gained > 0 or (gained == 0 and is_named and more_usual >= fewest)
