"""A sheet of a workbook -> its rows of texts, each with its number."""

import re
from collections.abc import Iterator

from penguins.files.header import MOST_COLUMNS
from penguins.files.refused import FileRefused
from penguins.files.rows import LONGEST_LINE, Row
from penguins.files.workbook_package import Sheet, Workbook
from penguins.files.workbook_values import NUMBER, date_text, number_text, unescaped
from penguins.files.workbook_xml import DAMAGED, Elements
from penguins.questions.answers import shown

# What a spreadsheet allows: up to XFD1048576.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")


class SheetReader:
    """Reads the rows of a sheet that hold anything, in order, as they come.

    `without_value` is the first formula whose value is not stored, such as "F2"; "" where every one has its value.
    """

    def __init__(self, workbook: Workbook, sheet: Sheet) -> None:
        self._workbook, self._sheet = workbook, sheet
        self._cells = _Cells(workbook, sheet.name)

    @property
    def without_value(self) -> str:
        return self._cells.without_value

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(the row's number, its cells from column A to the last that is filled)."""
        for _ in self._workbook.package.parse(self._sheet.part, self._cells):
            yield from self._cells.rows
            self._cells.rows = []


class _Cells(Elements):
    """The elements of a sheet: `rows` takes in each row that ends, until somebody takes them out."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        super().__init__()
        self.rows: list[tuple[int, Row]] = []
        self.without_value = ""
        self._strings, self._formats = workbook.strings, workbook.formats
        self._since_1904 = workbook.since_1904
        self._name = name
        self._columns: dict[str, int] = {}
        self._row: Row = []
        self._number = self._column = 0
        self._attributes: dict[str, str] = {}
        self._has_formula = self._is_pronunciation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1
        name = self.local[name]
        if name == "v":
            self._is_text = True
        elif name == "c":
            self._attributes, self._has_formula = attributes, False
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            number = int(attributes.get("r", self._number + 1))
            if not self._number < number <= LAST_ROW:
                raise FileRefused(DAMAGED)
            self._number, self._column, self._row = number, 0, []
        elif name == "t":
            self._is_text = not self._is_pronunciation
        elif name == "rPh":
            self._is_pronunciation = True

    def end(self, name: str) -> None:
        self.ends += 1
        name = self.local[name]
        if name == "v" or name == "t":
            self._is_text = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            if self._row:
                self.rows.append((self._number, self._checked(self._row)))
        elif name == "rPh":
            self._is_pronunciation = False
        elif name == "sheetData":
            self.finished = True

    def _end_cell(self) -> None:
        reference = self._attributes.get("r")
        column = self._column + 1 if reference is None else self._column_of(reference)
        if not self._column < column <= LAST_COLUMN:
            raise FileRefused(DAMAGED)
        self._column = column
        if not self._pieces:
            # A formula may well come to an empty text.
            if self._has_formula and self._attributes.get("t") != "str" and not self.without_value:
                self.without_value = reference or f"row {self._number}"
            return
        text = self._text_of("".join(self._pieces))
        self._pieces = []
        self.values += 1
        if not text:
            return
        if column > MOST_COLUMNS:
            raise FileRefused(
                f"The sheet “{shown(self._name)}” has a cell ({shown(reference or f'row {self._number}')}) beyond its "
                f"first {MOST_COLUMNS:,} columns, the most that are read. Clear what is not part of the table, save "
                "the workbook, and upload it again."
            )
        row = self._row
        if column > len(row) + 1:
            row.extend([""] * (column - len(row) - 1))
        row.append(text)

    def _column_of(self, reference: str) -> int:
        """The number of the column that a reference such as "AB12" names."""
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            if not _REFERENCE.fullmatch(reference):
                raise FileRefused(DAMAGED)
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - ord("A") + 1
            self._columns[letters] = column
        return column

    def _text_of(self, raw: str) -> str:
        """The text that a CSV file would have for a cell."""
        kind = self._attributes.get("t", "n")
        if kind == "n":
            style = self._attributes.get("s")
            shows = NUMBER if style is None or not self._formats else self._formats[int(style)]
            return number_text(raw) if shows == NUMBER else date_text(raw, shows, self._since_1904)
        if kind == "s":
            return self._strings[int(raw)]
        if kind == "b":
            return "TRUE" if raw.strip() in ("1", "true") else "FALSE"
        return unescaped(raw)

    def _checked(self, row: Row) -> Row:
        if sum(map(len, row)) > LONGEST_LINE:
            raise FileRefused(
                f"Row {self._number:,} of the sheet “{shown(self._name)}” holds more than {LONGEST_LINE:,} characters, "
                "the most that are read of a row. Remove its long texts, save the workbook, and upload it again."
            )
        return row
