"""Bytes of any dialect -> rows of text cells, in bounded memory whatever the bytes are.

Nothing here knows of penguins but the choice of delimiter, which is left to a function that scores headers.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from typing import BinaryIO

LONGEST_LINE = 100_000
BLOCK = 1 << 18
# A quoted cell may hold line breaks, but a quote that is open for this many lines was never meant to be one.
LONGEST_RECORD = 50
# After so many quotes that were never closed, quotes no longer reach over line ends: a bound on the work.
FORGIVEN_QUOTES = 200

_HEAD = 1 << 16

_TOO_LONG = f"The line is longer than {LONGEST_LINE:,} characters; the rest of it was left out."

Row = list[str]


class FileRefused(ValueError):
    """The one kind of error for a file that cannot be answered: its message says what was found and what to do."""


def _one_byte_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 are read as Windows-1252, one at a time: no need to know in advance which it is."""
    assert isinstance(error, UnicodeDecodeError)
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


codecs.register_error("windows-1252", _one_byte_as_windows_1252)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SAVE_AS_CSV = "Open it in your spreadsheet, choose “Save as” or “Download”, take the type CSV, and upload that."
_KINDS = (
    (b"PK\x03\x04", "an Excel workbook or another zipped file", _SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", _SAVE_AS_CSV),
    (b"PAR1", "a Parquet file", "Write it as CSV, and upload that."),
    (b"ARROW1", "a Feather file", "Write it as CSV, and upload that."),
    (b"SQLite format 3", "a database", "Export its table as CSV, and upload that."),
    (b"RDX", "an R data file", "Write it with write.csv, and upload that."),
    (b"\x1f\x8b", "a compressed file", "Unpack it, and upload the CSV file inside."),
    (b"BZh", "a compressed file", "Unpack it, and upload the CSV file inside."),
    (b"7z\xbc\xaf", "a compressed file", "Unpack it, and upload the CSV file inside."),
    (b"%PDF", "a PDF document", "Copy its table into a spreadsheet, save that as CSV, and upload it."),
    (b"{\\rtf", "a text document", "Copy its table into a spreadsheet, save that as CSV, and upload it."),
    (b"\x89PNG", "a picture", "Choose a CSV file."),
    (b"\xff\xd8\xff", "a picture", "Choose a CSV file."),
    (b"GIF8", "a picture", "Choose a CSV file."),
)
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|body|\?xml|!--|svg|table)", re.IGNORECASE)
_JSON = re.compile(r"\s*[\[{]\s*([\[{\]}\"]|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def open_text(stream: BinaryIO) -> tuple[io.TextIOWrapper, str]:
    """A seekable stream of bytes -> its text with line ends as "\\n", and the name of its encoding.

    Raises FileRefused for what is empty or plainly not text.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileRefused("The file is empty. Choose a file with a header line and a line for each penguin.")
    for magic, kind, advice in _KINDS:
        if head.startswith(magic):
            raise FileRefused(f"The file looks like {kind}, not like CSV. {advice}")
    encoding = _encoding_of(head)
    text = head.decode(encoding, "windows-1252" if encoding.startswith("utf-8") else "replace")
    if _WEB_PAGE.match(text):
        raise FileRefused(
            "The file looks like a web page, not like CSV. On the page where you found it, look for “Raw” or "
            "“Download”, and upload what that gives."
        )
    if _JSON.match(text):
        raise FileRefused("The file looks like JSON, not like CSV. Write it as CSV, and upload that.")
    if len(_CONTROL.findall(text)) > len(text) // 20:
        raise FileRefused("The file is not text, so it cannot be CSV. Save the table as CSV, and upload that.")
    errors = "windows-1252" if encoding.startswith("utf-8") else "replace"
    name = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-32": "UTF-32"}.get(encoding, "UTF-16")
    if encoding == "utf-8" and not _is_utf_8(head):
        name = "Windows-1252"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=None), name


def _encoding_of(head: bytes) -> str:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    # Latin letters in UTF-16 are every other byte a NUL.
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > pairs * 0.4 and head[::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if pairs and head[::2].count(0) > pairs * 0.4 and head[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    return "utf-8"


def _is_utf_8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


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

    @cached_property
    def rows(self) -> list[Row]:
        if self.parsed is not None:
            return self.parsed
        return [line.split(self.delimiter) for line in self.lines or []]

    def columns(self, width: int) -> list[Sequence[str]] | None:
        """The cells by column, or None where a row has not as many as `width`."""
        if self.lines is None:
            return list(zip(*self.rows, strict=True)) if {len(row) for row in self.rows} == {width} else None
        if set(map(str.count, self.lines, repeat(self.delimiter))) != {width - 1}:
            return None
        cells = self.delimiter.join(self.lines).split(self.delimiter)
        return [cells[at::width] for at in range(width)]


class Rows:
    """The rows of a text, block by block. `peek` shows the first lines without taking them."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._rest = ""
        self._ended = False
        self._lines: list[str] = []
        self._number = 1
        self._forgiven = FORGIVEN_QUOTES

    def peek(self, count: int) -> list[str]:
        """The first lines, at most `count`, each at most LONGEST_LINE + 1 characters long."""
        while len(self._lines) < count and not self._ended:
            self._lines += self._read_lines()
        return self._lines[:count]

    def skip(self, lines: int) -> None:
        """Passes over lines that are no rows of the table, such as the header."""
        del self._lines[:lines]
        self._number += lines

    def blocks(self, delimiter: str, skip_spaces: bool) -> Iterator[Block]:
        """The rows from here on, cut at `delimiter`; empty lines are counted and left out."""
        while not self._ended or self._lines:
            lines = self._lines + ([] if self._ended else self._read_lines())
            self._lines = []
            block = self._parse(lines, delimiter, skip_spaces)
            if block.numbers:
                yield block

    def _read_lines(self) -> list[str]:
        """The next lines of the text, without their ends; a line that is too long comes cut to LONGEST_LINE + 1."""
        text = self._text.read(BLOCK)
        if not text:
            self._ended = True
            return [self._rest] if self._rest else []
        lines = (self._rest + text).split("\n")
        self._rest = lines.pop()
        if len(self._rest) > LONGEST_LINE:
            lines.append(self._rest[: LONGEST_LINE + 1])
            self._rest = self._pass_over_line()
        if _too_long(lines):
            lines = [line[: LONGEST_LINE + 1] for line in lines]
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
        if not skip_spaces and '"' not in "".join(lines):
            return self._cut(lines, delimiter)
        rows = _rows_of_lines(lines, delimiter, skip_spaces)
        if rows is None:
            return self._parse_one_by_one(lines, delimiter, skip_spaces)
        return self._block(delimiter, rows, _too_long(lines))

    def _cut(self, lines: list[str], delimiter: str) -> Block:
        """Lines without any quote: nothing to parse."""
        numbers: Sequence[int] = range(self._number, self._number + len(lines))
        self._number += len(lines)
        if not all(map(str.strip, lines)):
            kept = [at for at, line in enumerate(lines) if line.strip()]
            lines, numbers = [lines[at] for at in kept], [numbers[at] for at in kept]
        return Block(delimiter, numbers, _too_long(lines), lines=lines)

    def _parse_one_by_one(self, lines: list[str], delimiter: str, skip_spaces: bool) -> Block:
        """Rows one at a time, so that a quote that is never closed costs its own row and not those after it."""
        rows: list[Row] = []
        damage: dict[int, str] = {}
        at = 0
        while at < len(lines):
            longest = LONGEST_RECORD if self._forgiven else 1
            window = lines[at : at + longest]
            row, used = _next_record(window, delimiter, skip_spaces)
            if used > len(window):
                if len(window) < longest and not self._ended:
                    self._lines = lines[at:]
                    break
                self._forgiven = max(self._forgiven - 1, 0)
                row, used = lines[at].split(delimiter), 1
                damage[len(rows)] = "A quotation mark is opened and never closed."
            if len(lines[at]) > LONGEST_LINE:
                damage[len(rows)] = _TOO_LONG
            rows.append(row)
            at += used
        return self._block(delimiter, rows, damage)

    def _block(self, delimiter: str, rows: list[Row], damage: dict[int, str]) -> Block:
        """Parsed rows, numbered, without the empty ones."""
        kept = [at for at, row in enumerate(rows) if len(row) > 1 or (row and row[0].strip())]
        numbers = [self._number + at for at in kept]
        self._number += len(rows)
        damage = {new: damage[old] for new, old in enumerate(kept) if old in damage}
        return Block(delimiter, numbers, damage, parsed=[rows[at] for at in kept])


def _too_long(lines: list[str]) -> dict[int, str]:
    if max(map(len, lines), default=0) <= LONGEST_LINE:
        return {}
    return {at: _TOO_LONG for at, line in enumerate(lines) if len(line) > LONGEST_LINE}


def _rows_of_lines(lines: list[str], delimiter: str, skip_spaces: bool) -> list[Row] | None:
    """A row a line, or None where a quoted cell reaches over a line's end."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=skip_spaces))
    except csv.Error:
        return None
    ends_inside = _next_record(lines[-1:], delimiter, skip_spaces)[1] > 1
    return rows if len(rows) == len(lines) and not ends_inside else None


def _next_record(window: list[str], delimiter: str, skip_spaces: bool) -> tuple[Row, int]:
    """The first record of some lines and how many it took; one more than there are where it does not end."""
    lines_and_one_more = chain((line + "\n" for line in window), ["\n"])
    reader = csv.reader(lines_and_one_more, delimiter=delimiter, skipinitialspace=skip_spaces)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [], len(window) + 1
