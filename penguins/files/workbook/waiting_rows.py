"""Rows that wait in a temporary file until all are known: of any length, they take no memory."""

import gzip
import json
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from penguins.config import MAX_WORKBOOK_ROWS, MEGABYTE
from penguins.files.refused import FileRefused
from penguins.files.table.rows import Block, Row

# The rows' texts together; a workbook may refer to one long text from every cell.
MOST_TEXT = 40 * MEGABYTE
# Their cells, empty ones before a filled one counted: as many as the most rows of a hundred columns have.
MOST_CELLS = 100 * MAX_WORKBOOK_ROWS
# Up to this size the rows wait in memory.
_IN_MEMORY = MEGABYTE
# The rows of a block, unless their texts and cells are more.
_BLOCK_ROWS, _BLOCK_SIZE = 4_000, MEGABYTE


class WaitingRows:
    """The rows below a header, each with its number. They come back in the columns that hold anything.

    Raises FileRefused where there are more of them, or longer texts in them, than are read of a workbook.
    """

    def __init__(self, header: Row) -> None:
        self.file: IO[bytes] = _File(_IN_MEMORY)
        # A sheet may hold next to nothing in a great many cells.
        self._packed = gzip.GzipFile(fileobj=self.file, mode="wb", compresslevel=1)
        self.count = self.size = 0
        self._first, self._width = first_filled(header), len(header)
        self._text = self._cells = self._block_size = 0
        self._numbers: list[int] = []
        self._rows: list[Row] = []

    def add(self, number: int, row: Row) -> None:
        self._numbers.append(number)
        self._rows.append(row)
        text = sum(map(len, row))
        self.count += 1
        self._text += text
        self._cells += len(row)
        self._block_size += text + len(row)
        self._width = max(self._width, len(row))
        if self._first and any(row[: self._first]):
            self._first = first_filled(row)
        check_rows(self.count)
        if self._text > MOST_TEXT:
            raise FileRefused(
                f"The cells of the workbook hold more than {MOST_TEXT // MEGABYTE} MB of text, the most that is read "
                "of one. Remove the columns of long texts, or save the sheet as CSV, and upload that."
            )
        if self._cells > MOST_CELLS:
            raise FileRefused(
                f"The rows of the workbook reach over more than {MOST_CELLS:,} cells, empty ones counted, the most "
                "that are read of one. Remove columns that do not matter, or save the sheet as CSV, and upload that."
            )
        if len(self._rows) == _BLOCK_ROWS or self._block_size > _BLOCK_SIZE:
            self._write()

    def blocks(self) -> Iterator[Block]:
        """The rows, once all are added, in the columns that hold anything. To be gone through once."""
        for line in gzip.GzipFile(fileobj=self.file, mode="rb"):
            numbers, rows = json.loads(line)
            yield Block(",", numbers, {}, parsed=[self.fitted(row) for row in rows])

    def end(self) -> None:
        """Ends the writing: no row is added after it."""
        if self._rows:
            self._write()
        self._packed.close()
        self.size = self.file.tell()
        self.file.seek(0)

    def fitted(self, row: Row) -> Row:
        """A row's cells in the columns that hold anything."""
        return row[self._first :] + [""] * (self._width - len(row))

    def _write(self) -> None:
        """A block is a line of JSON."""
        self._packed.write(json.dumps([self._numbers, self._rows]).encode() + b"\n")
        self._numbers, self._rows, self._block_size = [], [], 0


def check_rows(count: int) -> None:
    """Raises FileRefused for more rows than are read of a workbook."""
    if count > MAX_WORKBOOK_ROWS:
        raise FileRefused(
            f"The workbook has more than {MAX_WORKBOOK_ROWS:,} rows below the header, the most that are read of one. "
            "Save the sheet as CSV, which may be longer, and upload that."
        )


class _File(SpooledTemporaryFile[bytes]):
    """Closed with the table, or when nobody holds it any more: a table may be refused, or never read."""

    def __del__(self) -> None:
        self.close()


def first_filled(row: Row) -> int:
    """The index of the first cell that holds anything; 0 where none does."""
    return next((index for index, cell in enumerate(row) if cell), 0)
