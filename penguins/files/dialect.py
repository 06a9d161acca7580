"""How the results are written, so that the spreadsheet that wrote a file can open what comes back."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from penguins.files.rows import Row

_DECIMAL_POINT = re.compile(r"[+-]?\d*\.\d+", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)


@dataclass(frozen=True)
class Dialect:
    """A CSV file's delimiter and decimal mark, and whether it starts with a byte order mark.

    The encoding is UTF-8 always. A spreadsheet knows that by the mark, without which it may take the file for one of
    an older encoding: a file that comes in any other encoding than plain UTF-8 is answered with it.
    """

    delimiter: str = ","
    decimal: str = "."
    bom: bool = False

    def text_of(self, rows: list[Row]) -> str:
        """Rows as CSV. Between spaces every cell is quoted: programs take several spaces for one delimiter, so that an
        empty cell without quotes would vanish."""
        text = io.StringIO()
        if self.delimiter == " ":
            csv.writer(text, delimiter=" ", quoting=csv.QUOTE_ALL).writerows(rows)
        else:
            csv.writer(text, delimiter=self.delimiter).writerows(rows)
        return text.getvalue()


def decimal_mark(cells: Iterable[str]) -> str:
    """The decimal mark of most of the numbers among some cells; a point where none has any."""
    commas = points = 0
    for cell in cells:
        commas += _DECIMAL_COMMA.fullmatch(cell.strip()) is not None
        points += _DECIMAL_POINT.fullmatch(cell.strip()) is not None
    return "," if commas > points else "."
