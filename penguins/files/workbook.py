"""An Excel workbook -> a table whose header has been found, from the sheets that have one.

All its rows are read before anything is answered, so that a workbook that is damaged or too long is refused as a
whole. They wait as CSV in a temporary file: of any length, they take no memory.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO

from penguins.config import MAX_WORKBOOK_ROWS, MEGABYTE
from penguins.files.archives import open_package
from penguins.files.dialect import Dialect
from penguins.files.header import Header, check, match
from penguins.files.header_line import HEADER_WITHIN
from penguins.files.no_header import holds_values
from penguins.files.refused import FileRefused
from penguins.files.rows import Block, Row
from penguins.files.text_table import SAMPLE_LINES, RawTable
from penguins.files.workbook_cells import SheetReader
from penguins.files.workbook_package import Sheet, Workbook, open_workbook
from penguins.questions.answers import shown
from penguins.questions.table import CHOICES, MEASUREMENTS
from penguins.questions.text import listed

# The rows' texts together; a workbook may refer to one long text from every cell.
MOST_TEXT = 40 * MEGABYTE
# Up to this size the rows wait in memory.
_IN_MEMORY = MEGABYTE
_BLOCK_ROWS = 4_000

# As many as anyone names; a message counts the others.
_SHEETS_NAMED = 10


class _Spool(SpooledTemporaryFile[bytes]):
    """Closed with the table, or when nobody holds it any more: a table may be refused, or never read."""

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True)
class _Found:
    """A header and where it stands; `is_first` says that no row above it holds anything."""

    sheet: Sheet
    header: Header
    number: int
    is_first: bool

    @property
    def rank(self) -> tuple[int, ...]:
        return (*self.header.score, sum(map(bool, self.header.cells)))


@dataclass
class _Copied:
    """What is known of the rows once all are copied: `first` and `width` are of the columns that hold anything."""

    first: int
    width: int
    rows: int = 0
    text: int = 0
    last: int = 0


def open_workbook_table(stream: IO[bytes]) -> RawTable:
    """A seekable stream of a zip archive or an OLE container -> the table of the workbook that it is.

    Raises FileRefused, saying what was found and what to do, where it is none.
    """
    workbook = open_workbook(*open_package(stream))
    found = [header for sheet in workbook.sheets if not sheet.is_hidden and (header := _find_header(workbook, sheet))]
    if not found:
        raise FileRefused(
            "The workbook is empty. Choose one with a sheet that has a row of headers and a row for each penguin."
        )
    best = max(found, key=lambda header: header.rank)
    _refuse_without_header(best)
    check(best.header)
    # The best comes first, then those like it in the workbook's order.
    chosen = [best, *(other for other in found if other is not best and other.header.cells == best.header.cells)]
    return _copy(workbook, chosen, _Spool(_IN_MEMORY))


def _find_header(workbook: Workbook, sheet: Sheet) -> _Found | None:
    """The row of a sheet that has the most headers that are understood; None where the sheet is empty."""
    best = None
    for index, (number, row) in enumerate(islice(SheetReader(workbook, sheet).rows(), HEADER_WITHIN)):
        here = _Found(sheet, match([cell.strip() for cell in row]), number, index == 0)
        if best is None or here.rank > best.rank:
            best = here
    return best


def _refuse_without_header(found: _Found) -> None:
    cells = [cell for cell in found.header.cells if cell]
    if not found.header.measurements and holds_values(cells):
        names = ", ".join(question.name for question in (*CHOICES, *MEASUREMENTS))
        raise FileRefused(
            f"No header was found: row {found.number} of the sheet “{shown(found.sheet.name)}” looks like a penguin "
            f"already (“{shown(', '.join(cells))}”). Add a row above it that names the columns, such as {names}, and "
            "upload the workbook again."
        )


def _copy(workbook: Workbook, chosen: list[_Found], spool: IO[bytes]) -> RawTable:
    best = chosen[0]
    text = io.TextIOWrapper(spool, "utf-8", "surrogatepass", newline="")
    writer = csv.writer(text)
    copied = _Copied(first=_first_filled(best.header.cells), width=len(best.header.cells), last=best.number)
    sample: list[Row] = []
    notices = [*_notices_of_sheets(workbook, chosen), *_notices_of_place(best)]
    without_value: list[str] = []
    for found in chosen:
        reader = SheetReader(workbook, found.sheet)
        # A second sheet's rows are numbered on, so that a number names one row.
        offset = copied.last - found.number
        if offset:
            notices.append(
                f"The rows of “{shown(found.sheet.name)}” are numbered on from those before them: "
                f"its row {found.number + 1:,} is row {found.number + 1 + offset:,} here."
            )
        for number, row in reader.rows():
            if number > found.number:
                writer.writerow((number + offset, *row))
                _count(copied, number + offset, row)
                if len(sample) < SAMPLE_LINES:
                    sample.append(row)
        if reader.without_value:
            without_value.append(f"{reader.without_value} of “{shown(found.sheet.name)}”")
    if without_value:
        notices.append(
            f"Formulas whose values are not stored, such as {listed(without_value)}, count as empty cells. To have "
            "their values, open the workbook in a spreadsheet, save it there, and upload it again."
        )
    text.flush()
    size = spool.tell()
    spool.seek(0)
    text.detach()
    cells = _fitted(best.header.cells, copied)
    return RawTable(
        header=match(cells),
        sample=[_fitted(row, copied) for row in sample],
        blocks=_blocks(spool, copied),
        delimiter=",",
        dialect=Dialect(),
        stream=spool,
        size=size,
        notices=notices,
        sample_is_all=len(sample) == copied.rows,
    )


def _count(copied: _Copied, number: int, row: Row) -> None:
    copied.rows += 1
    copied.text += sum(map(len, row))
    copied.last = number
    if len(row) > copied.width:
        copied.width = len(row)
    if copied.first and any(row[: copied.first]):
        copied.first = _first_filled(row)
    if copied.rows > MAX_WORKBOOK_ROWS:
        raise FileRefused(
            f"The workbook has more than {MAX_WORKBOOK_ROWS:,} rows below the header, the most that are read of one. "
            "Save the sheet as CSV, which may be longer, and upload that."
        )
    if copied.text > MOST_TEXT:
        raise FileRefused(
            f"The cells of the workbook hold more than {MOST_TEXT // MEGABYTE} MB of text, the most that is read of "
            "one. Remove the columns of long texts, or save the sheet as CSV, and upload that."
        )


def _first_filled(row: Row) -> int:
    """The index of the first cell that holds anything; the last where none does."""
    return next((index for index, cell in enumerate(row) if cell), max(len(row) - 1, 0))


def _fitted(row: Row, copied: _Copied) -> Row:
    """A row's cells in the columns that hold anything."""
    return row[copied.first :] + [""] * (copied.width - max(len(row), copied.first))


def _blocks(spool: IO[bytes], copied: _Copied) -> Iterator[Block]:
    text = io.TextIOWrapper(spool, "utf-8", "surrogatepass", newline="")
    rows = csv.reader(text)
    while numbered := list(islice(rows, _BLOCK_ROWS)):
        parsed = [_fitted(row[1:], copied) for row in numbered]
        yield Block(",", [int(row[0]) for row in numbered], {}, parsed=parsed)
    # The bytes belong to the table: a text that goes would close them.
    text.detach()


# --- What is told about the sheets ----------------------------------------------------------------------------------


def _notices_of_sheets(workbook: Workbook, chosen: list[_Found]) -> Iterator[str]:
    read = [found.sheet for found in chosen]
    yield f"Read as an Excel workbook, from {_named(read)}."
    others = [sheet for sheet in workbook.sheets if sheet not in read]
    for is_hidden, why in ((False, "without the same header"), (True, "hidden")):
        left_out = [sheet for sheet in others if sheet.is_hidden == is_hidden]
        if left_out:
            yield f"Left out as {why}: {_named(left_out)}."


def _notices_of_place(found: _Found) -> Iterator[str]:
    if not found.is_first:
        yield f"The header is in row {found.number} of the sheet: what stands above it was passed over."


def _named(sheets: list[Sheet]) -> str:
    names = [f"“{shown(sheet.name)}”" for sheet in sheets[:_SHEETS_NAMED]]
    if len(sheets) > _SHEETS_NAMED:
        names.append(f"{len(sheets) - _SHEETS_NAMED} more")
    return f"the sheet{'' if len(sheets) == 1 else 's'} {listed(names)}"
