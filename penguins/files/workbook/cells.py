"""A sheet of a workbook -> its rows of texts, each with its number."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from penguins.files.refused import FileRefused
from penguins.files.table.header import MOST_COLUMNS
from penguins.files.table.rows import LONGEST_LINE, Row
from penguins.files.workbook.package import damage_refused
from penguins.files.workbook.parts import Sheet, Workbook
from penguins.files.workbook.values import NUMBER, date_text, number_text, unescaped
from penguins.files.workbook.xml import DAMAGED, local, text_of
from penguins.questions.answers import shown

# What a spreadsheet allows: up to XFD1048576.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_COLUMN = re.compile(r"[A-Z]{1,3}")
_DIGITS = "0123456789"


class SheetReader:
    """Reads the rows of a sheet that hold anything, in order, as they come, `moved` to the right by so many columns.

    `without_value` is the first formula whose value is not stored, such as "F2"; "" where every one has its value.
    `hidden` are the numbers of the rows so far that the sheet does not show.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet, moved: int = 0) -> None:
        self.without_value = ""
        self.hidden: list[int] = []
        self._workbook, self._sheet = workbook, sheet
        self._before = [""] * moved

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(the row's number, its cells from column A to the last that is filled)."""
        number = 0
        with damage_refused():
            for _, element in self._workbook.package.elements(self._sheet.part, depth=2, last="sheetData"):
                if local(element.tag) != "row":
                    continue
                before, number = number, int(element.get("r", number + 1))
                if not before < number <= LAST_ROW:
                    raise FileRefused(DAMAGED)
                if row := self._row(element, number):
                    if element.get("hidden") in ("1", "true"):
                        self.hidden.append(number)
                    yield number, self._before + row

    def _row(self, element: Element, number: int) -> Row:
        row: Row = []
        column = 0
        for cell in element:
            if local(cell.tag) != "c":
                continue
            reference = cell.get("r")
            before, column = column, column + 1 if reference is None else _column(reference.rstrip(_DIGITS))
            if not before < column <= LAST_COLUMN:
                raise FileRefused(DAMAGED)
            place = reference or f"row {number}"
            text = self._text_of(cell, place)
            if not text:
                continue
            if column > MOST_COLUMNS:
                raise FileRefused(
                    f"The sheet {self._sheet.quoted} has a cell ({shown(place)}) beyond its first {MOST_COLUMNS:,} "
                    "columns, the most that are read. Clear what is not part of the table, save the workbook, and "
                    "upload it again."
                )
            row += [""] * (column - len(row) - 1)
            row.append(text)
        self._workbook.package.budget.values += sum(map(bool, row))
        if sum(map(len, row)) > LONGEST_LINE:
            raise FileRefused(
                f"Row {number:,} of the sheet {self._sheet.quoted} holds more than {LONGEST_LINE:,} characters, "
                "the most that are read of a row. Remove its long texts, save the workbook, and upload it again."
            )
        return row

    def _text_of(self, cell: Element, place: str) -> str:
        """The text that a CSV file would have for a cell."""
        raw, has_formula = "", False
        kind = cell.get("t", "n")
        for child in cell:
            name = local(child.tag)
            if name == "v":
                raw = child.text or ""
            elif name == "f":
                has_formula = True
            elif name == "is":
                raw = text_of(child)
        if not raw:
            # A formula may well come to an empty text.
            if has_formula and kind != "str" and not self.without_value:
                self.without_value = place
            return ""
        workbook = self._workbook
        if kind == "n":
            style = cell.get("s")
            shows = NUMBER if style is None or not workbook.formats else workbook.formats[int(style)]
            return number_text(raw) if shows == NUMBER else date_text(raw, shows, workbook.since_1904)
        if kind == "s":
            return _shared(workbook.strings, int(raw))
        if kind == "b":
            return "TRUE" if raw.strip() in ("1", "true") else "FALSE"
        return unescaped(raw)


def _shared(strings: list[str], number: int) -> str:
    """The text of a number; Python would count a negative one from the end."""
    if number < 0:
        raise FileRefused(DAMAGED)
    return strings[number]


@cache  # Bounded: of letters that name a column there are 18,278, and all others are refused.
def _column(letters: str) -> int:
    """The number of the column that the letters of a reference name: 28 for "AB"."""
    if not _COLUMN.fullmatch(letters):
        raise FileRefused(DAMAGED)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
