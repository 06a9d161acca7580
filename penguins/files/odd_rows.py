"""Rows that are no penguins: the header again, a second table, units, and what sums up the rows above."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from penguins.files.cells import Columns, Notes
from penguins.files.factorized import factorized
from penguins.files.header import FEWEST_MEASUREMENTS, Header, match
from penguins.model.notes import Note
from penguins.questions.text import key_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import SUMMARY_NAMES, SUMMARY_WORDS

_REPEATED = Note("The header is repeated", "The header is repeated here: the row is no penguin.", stops=True)
_COMMENT = Note("The line is a comment", "The line is a comment: it is no penguin.", stops=True)
_RULE = Note("The line draws a rule", "The line only draws a rule between rows: it is no penguin.", stops=True)
_UNITS = Note("The row names units", "The row names the units of the columns: it is no penguin.", stops=True)


class OddRows:
    """Finds the rows of one file that are no penguins, chunk by chunk, in order."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._measured = list(header.measurements.values())
        self._names = [key_of(header.cells[index]) for index in self._measured]
        self._second_header: int | None = None

    def note(self, numbers: Sequence[int], columns: Columns, scoreable: NDArray[np.bool_], notes: Notes) -> None:
        """Makes the rows of a chunk that are no penguins unscoreable, and notes why."""
        for row in _summaries(columns[0]) if 0 not in self._measured else ():
            text = f"The row sums up others (“{columns[0][row].strip()}”): it is no penguin."
            _stop(row, Note("The row sums up others", text, stops=True), scoreable, notes)
        for row in np.flatnonzero(~scoreable).tolist():
            cells = [columns[index][row].strip() for index in self._measured]
            first = columns[0][row].strip()
            # "#2" is a name.
            if first.startswith(("#", "%")) and not first[1:].isdecimal():
                _stop(row, _COMMENT, scoreable, notes)
            elif any(cells) and not any(character.isdigit() for cell in cells for character in cell):
                odd = self._odd(numbers[row], cells, [column[row] for column in columns])
                if odd is not None:
                    _stop(row, odd, scoreable, notes)
        if self._second_header is not None:
            self._stop_below(self._second_header, numbers, scoreable, notes)

    def _odd(self, number: int, measured: list[str], row: list[str]) -> Note | None:
        """What is odd about a row without a number in its measurements, or None."""
        if [key_of(cell) for cell in measured] == self._names:
            return _REPEATED
        if all(len(cell) > 2 and not cell.strip("-:=") for cell in measured):
            return _RULE
        if all(key_of(cell) in UNIT_OF for cell in measured if cell):
            return _UNITS
        if len(match([cell.strip() for cell in row]).measurements) >= FEWEST_MEASUREMENTS:
            self._second_header = self._second_header or number
            return Note("A second table", "A second table starts here, with a header of its own.", stops=True)
        return None

    def _stop_below(self, start: int, numbers: Sequence[int], scoreable: NDArray[np.bool_], notes: Notes) -> None:
        text = "The row belongs to a second table, with a header of its own. Upload that table as a file of its own."
        note = Note("The row belongs to a second table", text, stops=True)
        for row, number in enumerate(numbers):
            if number > start:
                _stop(row, note, scoreable, notes)


def _stop(row: int, note: Note, scoreable: NDArray[np.bool_], notes: Notes) -> None:
    scoreable[row] = False
    notes[row] = [note]


def _summaries(cells: Sequence[str]) -> list[int]:
    """The rows whose first cell says that they sum up others; one that may be a name does beside another such row."""
    words = {cell: cell.strip(" :").casefold() for cell in factorized(cells)[1]}
    if SUMMARY_WORDS.isdisjoint(words.values()):
        return []
    rows = {row: words[cell] for row, cell in enumerate(cells) if words[cell] in SUMMARY_WORDS}
    return [row for row, word in rows.items() if word not in SUMMARY_NAMES or {row - 1, row + 1} & rows.keys()]
