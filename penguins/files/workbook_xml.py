"""A workbook's parts, which are XML, read piece by piece, with bounds on what a hostile one can cost.

The parser is CPython's expat. It streams, so that a sheet of any length takes the memory of one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NoReturn
from xml.parsers import expat

from penguins.files.refused import FileRefused
from penguins.files.rows import LONGEST_LINE

PIECE = 1 << 16
# expat holds a tag, a comment or an attribute as a whole until it ends.
LONGEST_TAG = 1 << 18
# Elements within elements, and different names of them: a workbook has about ten and a few hundred.
DEEPEST = 100
MOST_NAMES = 5_000
# What may be read before the first value is found, and then for each value: formatting, formulas, empty cells.
FREE_ELEMENTS, ELEMENTS_A_VALUE = 250_000, 20
FREE_BYTES, BYTES_A_VALUE = 12_000_000, 2_000
# Pieces of a cell's text, each of expat's 8 KB: what is longer than a line may be is refused, so it is not kept.
_MOST_PIECES = LONGEST_LINE // 8_192 + 2

DAMAGED = (
    "The workbook is damaged, so it cannot be read. Open it in your spreadsheet, save it again as an Excel workbook "
    "(.xlsx) or as CSV, and upload that."
)
HARDLY_ANY_VALUES = (
    "The workbook has hardly any values in a great many empty cells or other content. Copy the table of penguins "
    "into a new workbook, or save it as CSV, and upload that."
)


class LocalNames(dict[str, str]):
    """The name of an element without its prefix: "c" for "x:c". One for each part: the names are a visitor's."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


class Elements:
    """Takes in the elements of one part. A subclass counts every start and end, and the values that it keeps.

    `finished` says that nothing more is wanted of the part.
    """

    def __init__(self) -> None:
        self.starts = self.ends = self.values = 0
        self.finished = False
        self.local = LocalNames()
        self._pieces: list[str] = []
        self._is_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1

    def end(self, name: str) -> None:
        self.ends += 1

    def text(self, piece: str) -> None:
        if self._is_text and len(self._pieces) < _MOST_PIECES:
            self._pieces.append(piece)


@dataclass
class Budget:
    """What the parts of one workbook have cost so far."""

    read: int = 0
    starts: int = 0
    values: int = 0

    def check(self, elements: Elements, read: int) -> None:
        """Raises FileRefused where the part so far, with those before it, costs too much for what it holds."""
        values = self.values + elements.values
        if (
            self.starts + elements.starts > FREE_ELEMENTS + ELEMENTS_A_VALUE * values
            or self.read + read > FREE_BYTES + BYTES_A_VALUE * values
        ):
            raise FileRefused(HARDLY_ANY_VALUES)

    def spend(self, elements: Elements, read: int) -> None:
        self.read += read
        self.starts += elements.starts
        self.values += elements.values


def parse(part: IO[bytes], elements: Elements, budget: Budget) -> Iterator[None]:
    """Gives a part's elements to `elements`, and yields after each piece of it.

    Raises expat.ExpatError where it is not well-formed, FileRefused where it is beyond a bound.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = elements.start
    parser.EndElementHandler = elements.end
    parser.CharacterDataHandler = elements.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    read = 0
    try:
        while not elements.finished and (piece := part.read(PIECE)):
            parser.Parse(piece, False)
            read += len(piece)
            if (
                read - parser.CurrentByteIndex > LONGEST_TAG
                or elements.starts - elements.ends > DEEPEST
                or len(parser.intern) > MOST_NAMES
            ):
                raise FileRefused(DAMAGED)
            budget.check(elements, read)
            yield
        if not elements.finished:
            parser.Parse(b"", True)
    finally:
        budget.spend(elements, read)
    while part.read(PIECE):
        # To its end, where its checksum is compared.
        pass
    yield


def _refuse_doctype(*_: object) -> NoReturn:
    """No spreadsheet writes one; entities that unfold to gigabytes are declared in it."""
    raise FileRefused(DAMAGED)
