"""How the results are written, so that the spreadsheet that wrote a file can open what comes back."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Literal

END_OF_LINE = "\r\n"

_DECIMAL = re.compile(r"[+-]?\d*([.,])\d+", re.ASCII)


@dataclass(frozen=True)
class Dialect:
    """A CSV file's delimiter and decimal mark, and whether it starts with a byte order mark.

    The encoding is UTF-8 always. A spreadsheet knows that by the mark, without which it may take the file for one of
    an older encoding: a file that comes in any other encoding than plain UTF-8 is answered with it.
    """

    delimiter: str = ","
    decimal: str = "."
    bom: bool = False

    def lines_of(self, rows: Iterable[Sequence[str]]) -> list[str]:
        """Each row as CSV, without its end of line. Between spaces every cell is quoted: programs take several spaces
        for one delimiter, so that an empty cell without quotes would vanish."""
        lines: list[str] = []
        quoting: Literal[0, 1] = csv.QUOTE_ALL if self.delimiter == " " else csv.QUOTE_MINIMAL
        # A writer calls `write` once for each row.
        writer = csv.writer(SimpleNamespace(write=lines.append), delimiter=self.delimiter, quoting=quoting)
        writer.writerows(rows)
        return [line.removesuffix(END_OF_LINE) for line in lines]

    def following(self, cells: Iterable[str]) -> list[str]:
        """Each cell as it is written after another one, with the delimiter before it."""
        return [line[line.index(self.delimiter) :] for line in self.lines_of(["", cell] for cell in cells)]


# For cells that come from a spreadsheet and not as a file of text.
FOR_SPREADSHEETS = Dialect(bom=True)


def decimal_mark(cells: Iterable[str]) -> str:
    """The decimal mark of most of the numbers among some cells; a point where none has any."""
    marks = Counter(match[1] for cell in cells if (match := _DECIMAL.fullmatch(cell.strip())))
    return "," if marks[","] > marks["."] else "."
