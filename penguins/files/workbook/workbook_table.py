"""An Excel workbook -> a table whose header has been found, from the sheets that have one.

All its rows are read before anything is answered, so that one that is damaged or too long is refused as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import IO

from penguins.files.pitfalls.misread import names_beside, penguins_above
from penguins.files.pitfalls.said_elsewhere import said_outside, warnings_of_places
from penguins.files.pitfalls.shapes import settle_columns
from penguins.files.refused import FileRefused
from penguins.files.table.dialect import OF_CELLS
from penguins.files.table.header import HEADER_WITHIN, Header, match
from penguins.files.table.raw_table import SAMPLE_LINES, RawTable
from penguins.files.table.rows import Row
from penguins.files.text.no_header import refuse_values
from penguins.files.workbook.archives import open_package
from penguins.files.workbook.cells import SheetReader
from penguins.files.workbook.parts import Sheet, Workbook, open_workbook
from penguins.files.workbook.sheet_notices import (
    named,
    notices_of_sheets,
    warning_of_others,
    warnings_of_copies,
    warnings_of_hidden,
)
from penguins.files.workbook.waiting_rows import WaitingRows, check_rows, first_filled
from penguins.questions.answers import is_number
from penguins.questions.text import key_of, listed


@dataclass(frozen=True)
class _Found:
    """A header, the number of its row, how many rows there are below it at least, and whether none was found there.

    It and the rows of its sheet are `moved` to the right by so many columns.
    """

    sheet: Sheet
    header: Header
    number: int
    rows: int
    is_last: bool
    moved: int = 0

    @property
    def filled(self) -> int:
        return sum(map(bool, self.header.cells))

    @property
    def keys(self) -> tuple[str, ...]:
        """What the headers of two sheets are compared by: the names, from whichever column they start in."""
        return tuple(map(key_of, self.header.cells[self.start :]))

    @property
    def start(self) -> int:
        """The index of the first column with a name."""
        return first_filled(self.header.cells)

    @property
    def holds_penguins(self) -> bool:
        """Whether the sheet has measurements and rows of them."""
        return self.header.suffices and not self.is_last

    def starting_at(self, start: int) -> "_Found":
        moved = start - self.start
        return replace(self, header=match([""] * moved + self.header.cells), moved=moved) if moved else self


def open_workbook_table(stream: IO[bytes]) -> RawTable:
    """A seekable stream of a zip archive or an OLE container -> its table. Raises FileRefused where it has none."""
    workbook = open_workbook(*open_package(stream))
    found = [header for sheet in workbook.sheets if not sheet.is_hidden and (header := _find_header(workbook, sheet))]
    if not any(here.holds_penguins for here in found):
        _refuse_hidden(workbook)
    if not found:
        hidden = " but for what is hidden" if any(sheet.is_hidden for sheet in workbook.sheets) else ""
        raise FileRefused(
            f"The workbook is empty{hidden}. Choose one with a sheet that has a row of headers and a row for each "
            "penguin."
        )
    chosen = _chosen(found)
    best = chosen[0]
    place, line = f"row {best.number:,} of the sheet {best.sheet.quoted}", ", ".join(filter(None, best.header.cells))
    refuse_values(best.header, place, line, add="Add a row above it")
    rows_of_best = [*islice(SheetReader(workbook, best.sheet).rows(), HEADER_WITHIN + SAMPLE_LINES)]
    above = [row for number, row in rows_of_best if number < best.number]
    first_rows = [row for number, row in rows_of_best if number > best.number]
    settle_columns(best.header, above, first_rows)
    # So that many rows too many are refused at once: to read those that are allowed takes seconds.
    check_rows(sum(here.rows for here in chosen))
    # The rows of all sheets stand in the same columns.
    start = max(here.start for here in chosen)
    others = [here for here in found if here.holds_penguins and here not in chosen]
    return _table(workbook, [here.starting_at(start) for here in chosen], others)


def _refuse_hidden(workbook: Workbook) -> None:
    """Raises FileRefused where penguins are in a sheet that is hidden."""
    hidden = [sheet for sheet in workbook.sheets if sheet.is_hidden]
    holding = [sheet for sheet in hidden if (here := _find_header(workbook, sheet)) and here.holds_penguins]
    if holding:
        raise FileRefused(
            f"The penguins are in what is hidden, which is not read: {named(holding)}. Unhide it, save the workbook, "
            "and upload it again."
        )


def _find_header(workbook: Workbook, sheet: Sheet) -> _Found | None:
    """The row of a sheet that has the most headers that are understood; None where the sheet is empty."""
    rows = [*islice(SheetReader(workbook, sheet).rows(), HEADER_WITHIN + 1)]
    counted = workbook.package.count_rows(sheet.part)
    found = [
        _Found(sheet, match([*map(str.strip, row)]), number, counted - above - 1, is_last=above == len(rows) - 1)
        for above, (number, row) in enumerate(rows[:HEADER_WITHIN])
    ]
    best = max(found, key=lambda here: (*here.header.understood, here.filled), default=None)
    if best and not best.header.suffices and any(map(is_number, best.header.cells)):
        # A row of a table of another shape, which names a measurement or a sex: the header is the table's first row.
        return next(here for here in found if here.filled >= best.filled)
    return best


def _chosen(found: list[_Found]) -> list[_Found]:
    """The sheets that are read, in the workbook's order.

    They are those with the header that is best understood, if there are rows below it. Of several such headers it is
    the one with the most rows.
    """
    alike: dict[tuple[str, ...], list[_Found]] = {}
    for here in found:
        alike.setdefault(here.keys, []).append(here)

    def rank(sheets: list[_Found]) -> tuple[bool, tuple[int, int], int]:
        has_rows = not all(here.is_last for here in sheets)
        return has_rows, sheets[0].header.understood, sum(here.rows for here in sheets)

    return max(alike.values(), key=rank)


def _table(workbook: Workbook, chosen: list[_Found], others: list[_Found]) -> RawTable:
    """The rows of the `chosen` sheets as one table. `others` hold penguins, too, and are not read."""
    best = chosen[0]
    waiting = WaitingRows(best.header.cells)
    first: dict[int, Row] = {}
    notices = list(notices_of_sheets(workbook, [here.sheet for here in chosen], [here.sheet for here in others]))
    warnings = [warning_of_others(best.sheet, [here.sheet for here in others])] if others else []
    without_value: list[str] = []
    places: dict[str, Sequence[str]] = {}
    alike: dict[int, list[Sheet]] = {}
    rows_until: list[int] = []
    last = best.number
    for found in chosen:
        reader = SheetReader(workbook, found.sheet, found.moved)
        # A second sheet's rows are numbered on, so that a number names one row.
        offset = last - found.number
        if offset:
            notices.append(
                f"The rows of {found.sheet.quoted} are numbered on from those before them: "
                f"its row {found.number + 1:,} is row {found.number + 1 + offset:,} here."
            )
        above: dict[int, Row] = {}
        digest = 0
        for number, row in reader.rows():
            if number < found.number:
                above[number] = row
            elif number > found.number:
                last = number + offset
                waiting.add(last, row)
                digest = hash((digest, *row))
                if len(first) < SAMPLE_LINES:
                    first[last] = row
        alike.setdefault(digest, []).append(found.sheet)
        rows_until.append(len(first))
        below = first if found is best else {}
        if above and found is best:
            notices.append(f"The header is in row {best.number:,} of the sheet: what stands above it was passed over.")
        of_sheet = f" of {found.sheet.quoted}"
        warnings += penguins_above(above, best.header, f"row {found.number:,}{of_sheet}")
        warnings += names_beside(best.header, above, below, of_sheet)
        places[f"in the name of the sheet {found.sheet.quoted}"] = [found.sheet.name]
        places |= said_outside(best.header, above, below, of_sheet)
        warnings += warnings_of_hidden(sum(number > found.number for number in reader.hidden), found.sheet)
        if reader.without_value:
            without_value.append(f"{reader.without_value} of {found.sheet.quoted}")
    if without_value:
        warnings.append(
            f"Formulas whose values are not stored, such as {listed(without_value)}, count as empty cells. To have "
            "their values, open the workbook in a spreadsheet, save it there, and upload it again."
        )
    warnings += [*warnings_of_places(best.header, places), *warnings_of_copies(alike)]
    waiting.end()
    header = match(waiting.fitted(best.header.cells))
    first = {number: waiting.fitted(row) for number, row in first.items()}
    # Once more, as a column that was chosen stands elsewhere now; by the rows of the best sheet, as before.
    settle_columns(header, [], [*first.values()][: rows_until[0]])
    return RawTable(
        header=header,
        first_rows=first,
        blocks=waiting.blocks(),
        dialect=OF_CELLS,
        stream=waiting.file,
        size=waiting.size,
        notices=notices,
        warnings=warnings,
        first_rows_are_all=len(first) == waiting.count,
    )
