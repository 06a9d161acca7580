"""How the results are written, so that the spreadsheet that wrote a file can open what comes back."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Literal

from penguins.files.table.cells import numbers_in
from penguins.files.table.header import Header
from penguins.files.table.rows import Row, cells_of

END_OF_LINE = "\r\n"

# A number with a decimal mark, or one between thousands, and its unit.
_MARKED = re.compile(r"([+-]?[0-9.,]*([.,])[0-9]+)(\s*[^\W\d]*\.?)")
_DECIMAL = re.compile(r"[+-]?[0-9]+([.,])[0-9]+")


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


# Of the results of cells that do not come as a file of text: a workbook's, and pasted ones.
OF_CELLS = Dialect(bom=True)


def decimal_mark(header: Header, rows: Sequence[Row], delimiter: str) -> str:
    """The decimal mark of most measurements, else of most other numbers, else the one that goes with the delimiter."""
    votes: Counter[str] = Counter()
    for measurement, index in header.measured.items():
        read = partial(numbers_in, measurement, factor=header.factor(measurement))
        for match in filter(None, map(_MARKED.fullmatch, map(str.strip, cells_of(rows, index)))):
            number, mark, unit = match.groups()
            if number[-4:-3] == mark and read([f"{number}{unit}"]) != read([f"{number}0{unit}"]):
                # "3,750" is read as thousands. It shows less than a decimal mark: kilograms may have three decimals.
                other = "." if mark == "," else ","
                if other != delimiter:
                    votes[other] += 1
            else:
                votes[mark] += 2
    if not votes:
        votes.update(found[1] for row in rows for cell in row if (found := _DECIMAL.fullmatch(cell.strip())))
    usual = "," if delimiter == ";" else "."
    return max(usual, ",", ".", key=votes.__getitem__)
