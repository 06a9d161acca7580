"""Text -> rows of cells, block by block, in bounded memory whatever the text is. Nothing here knows of penguins."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from penguins.files.table.factorized import cut_columns
from penguins.questions.answers import is_number

LONGEST_LINE = 100_000
BLOCK = 1 << 19
# What is looked at before the rest is read: few lines, and few blocks where the lines are long.
PEEKED_BLOCKS = 4
# A quoted cell may hold line breaks, but a quote that is open for this many lines was never meant to be one.
LONGEST_RECORD = 50
# After so many stray quotes, quotes no longer reach over line ends: a bound on the work.
FORGIVEN_QUOTES = 200

_TOO_LONG = f"The line is longer than {LONGEST_LINE:,} characters; the rest of it was left out."

Row = list[str]


@dataclass
class Block:
    """Some of a file's rows, in order: the number of each as a spreadsheet shows it, and what is wrong with a few.

    Where no cell is quoted, a row is a line cut at the delimiter, and `lines` holds the lines: `columns` then cuts
    all of them at once, which is several times as fast as row by row.
    """

    delimiter: str
    numbers: Sequence[int]
    damage: dict[int, str]
    lines: list[str] | None = None
    parsed: list[Row] | None = None

    @property
    def rows(self) -> list[Row]:
        return self.parsed or [line.split(self.delimiter) for line in self.lines or []]

    def parts(self, rows: int) -> Iterator["Block"]:
        """Blocks of at most so many `rows`."""
        count = len(self.numbers)
        for start in range(0, count, rows):
            yield self.only(range(start, min(start + rows, count))) if count > rows else self

    def only(self, rows: Sequence[int]) -> "Block":
        """These of its rows, by their indices."""
        return Block(
            self.delimiter,
            [self.numbers[row] for row in rows],
            {new: self.damage[old] for new, old in enumerate(rows) if old in self.damage},
            self.lines and [self.lines[row] for row in rows],
            self.parsed and [self.parsed[row] for row in rows],
        )

    def columns(self, width: int) -> list[Sequence[str]] | None:
        """The cells by column, or None where a row has not as many as `width`."""
        if self.lines is None:
            return list(zip(*self.rows, strict=True)) if {len(row) for row in self.rows} == {width} else None
        return cut_columns(self.lines, self.delimiter, width)


class Rows:
    """The rows of a text, block by block. `peek` shows the first lines without taking them.

    `ended` says whether the text has been read to its end.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._rest = ""
        self.ended = False
        self._lines: list[str] = []
        self._number = 1
        self._forgiven = FORGIVEN_QUOTES

    def peek(self, count: int) -> list[str]:
        """The first lines, at most `count`, each at most LONGEST_LINE + 1 characters long."""
        for _ in range(PEEKED_BLOCKS):
            if len(self._lines) >= count or self.ended:
                break
            self._lines += self._read_lines()
        return [line[: LONGEST_LINE + 1] for line in self._lines[:count]]

    def skip(self, lines: int, rows: int) -> None:
        """Passes over lines that are no penguins, such as the header; a spreadsheet shows them as so many `rows`."""
        del self._lines[:lines]
        self._number += rows

    def blocks(self, delimiter: str, skip_spaces: bool, are_wrapped: bool = False) -> Iterator[Block]:
        """The rows from here on, cut at `delimiter`; empty lines are counted and left out. To be gone through once.

        `are_wrapped` says that each row is in quotation marks as a whole: it comes without them.
        """
        while not self.ended or self._lines:
            lines = self._lines + ([] if self.ended else self._read_lines())
            self._lines = []
            block = self._parse(lines, delimiter, skip_spaces)
            if are_wrapped and block.parsed:
                block.parsed = [unwrapped(row, delimiter) or row for row in block.parsed]
            if block.numbers:
                yield block
        # The bytes belong to the caller, who may still ask how many were read: a text that goes would close them.
        self._text.detach()

    def _read_lines(self) -> list[str]:
        """The next lines of the text, without their ends; one that ends in a later block comes without its rest."""
        text = self._text.read(BLOCK)
        lines = (self._rest + text).split("\n")
        self._rest = lines.pop()
        if len(text) < BLOCK:
            self.ended = True
            lines += [self._rest] if self._rest else []
        elif len(self._rest) > LONGEST_LINE:
            lines.append(self._rest[: LONGEST_LINE + 1])
            self._rest = self._pass_over_line()
        return lines

    def _pass_over_line(self) -> str:
        """Reads on to the end of a line; returns what follows it."""
        while text := self._text.read(BLOCK):
            _, end, following = text.partition("\n")
            if end:
                # What follows may hold more lines: they are cut together with the next block.
                return following
        return ""

    def _parse(self, lines: list[str], delimiter: str, skip_spaces: bool) -> Block:
        damage: dict[int, str] = {}
        if max(map(len, lines), default=0) > LONGEST_LINE:
            damage = {index: _TOO_LONG for index, line in enumerate(lines) if len(line) > LONGEST_LINE}
            lines = [line[: LONGEST_LINE + 1] for line in lines]
        if not skip_spaces and '"' not in "".join(lines):
            return self._cut(lines, delimiter, damage)
        rows = _rows_of_lines(lines, delimiter, skip_spaces)
        if rows is None:
            return self._parse_one_by_one(lines, delimiter, skip_spaces)
        return self._block(delimiter, rows, damage)

    def _cut(self, lines: list[str], delimiter: str, damage: dict[int, str]) -> Block:
        """Lines without any quote: nothing to parse."""
        block = Block(delimiter, self._numbers_of(lines), damage, lines=lines)
        if all(map(str.strip, lines)):
            return block
        # A line of tabs alone is a row of empty cells, as a line of commas is.
        return block.only([index for index, line in enumerate(lines) if line.strip() or delimiter in line])

    def _parse_one_by_one(self, lines: list[str], delimiter: str, skip_spaces: bool) -> Block:
        """Rows one at a time, so that a quote that is never closed costs its own row and not those after it."""
        rows: list[Row] = []
        damage: dict[int, str] = {}
        start = 0
        while start < len(lines):
            longest = LONGEST_RECORD if self._forgiven > 0 else 1
            window = lines[start : start + longest]
            row, used = next_record(window, delimiter, skip_spaces)
            if used > len(window):
                if len(window) < longest and not self.ended:
                    self._lines = lines[start:]
                    break
                self._forgiven -= 1
                row, used = lines[start].split(delimiter), 1
                damage[len(rows)] = "A quotation mark is opened and never closed."
            elif used > 1 and _look_like_rows(window[:used], delimiter, len(row)):
                # Two stray quotes: the rows between them would be a cell's text.
                self._forgiven -= 1
                below = "in the next line" if used == 2 else f"{used - 1} lines below"
                row, used = lines[start].split(delimiter), 1
                damage[len(rows)] = f"A quotation mark is opened and closed {below}, and each line looks like a row."
            if len(lines[start]) > LONGEST_LINE:
                damage[len(rows)] = _TOO_LONG
            rows.append(row)
            start += used
        return self._block(delimiter, rows, damage)

    def _block(self, delimiter: str, rows: list[Row], damage: dict[int, str]) -> Block:
        """Parsed rows, numbered, without the empty ones."""
        block = Block(delimiter, self._numbers_of(rows), damage, parsed=rows)
        return block.only([index for index, row in enumerate(rows) if len(row) > 1 or any(map(str.strip, row))])

    def _numbers_of(self, rows: Sequence[object]) -> range:
        self._number += len(rows)
        return range(self._number - len(rows), self._number)


def _rows_of_lines(lines: list[str], delimiter: str, skip_spaces: bool) -> list[Row] | None:
    """One row for each line, or None where a quoted cell reaches over a line's end."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=skip_spaces))
    except csv.Error:
        return None
    ends_inside = next_record(lines[-1:], delimiter, skip_spaces)[1] > 1
    return rows if len(rows) == len(lines) and not ends_inside else None


def next_record(window: list[str], delimiter: str, skip_spaces: bool) -> tuple[Row, int]:
    """The first record of some lines and how many it took; one more than there are where it does not end.

    Over line ends a quote is followed only to one that closes it properly, before a delimiter or a line's end: else a
    quote that was never closed would take in the rows down to the next quoted cell.
    """
    row, used = _first_of(window, delimiter, skip_spaces, strict=False)
    return (row, used) if used == 1 else _first_of(window, delimiter, skip_spaces, strict=True)


def _first_of(window: list[str], delimiter: str, skip_spaces: bool, strict: bool) -> tuple[Row, int]:
    lines_and_one_more = chain((line + "\n" for line in window), ["\n"])
    reader = csv.reader(lines_and_one_more, delimiter=delimiter, skipinitialspace=skip_spaces, strict=strict)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [], len(window) + 1


def unwrapped(row: Row, delimiter: str) -> Row | None:
    """The cells of a row that some program put into quotation marks as a whole, or None where it is no such row."""
    if not row or delimiter not in row[0] or any(map(str.strip, row[1:])):
        return None
    return next(csv.reader([row[0].replace("\n", " ")], delimiter=delimiter))


def _look_like_rows(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether lines have as many cells as the row that they would be together, and a column of numbers."""
    rows = [line.split(delimiter) for line in lines]
    if any(len(row) != width for row in rows):
        return False
    return any(all(map(is_number, column)) for column in zip(*rows, strict=True))


def cells_of(rows: Iterable[Row], index: int) -> list[str]:
    """The cells of a column in the rows that reach so far."""
    return [row[index] for row in rows if len(row) > index]


def whole_column(rows: Iterable[Row], index: int) -> list[str]:
    """The cell of a column in every row, empty in those that do not reach so far."""
    return [row[index] if len(row) > index else "" for row in rows]


def first_rows(lines: list[str], delimiter: str, skip_spaces: bool, are_wrapped: bool = False) -> dict[int, Row]:
    """The rows of a file's first lines by number, from 1, without the empty ones: what its columns are judged by."""
    text = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), "utf-8", newline="\n")
    blocks = Rows(text).blocks(delimiter, skip_spaces, are_wrapped)
    return {number: row for block in blocks for number, row in zip(block.numbers, block.rows, strict=True)}
