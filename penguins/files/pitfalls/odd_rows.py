"""Rows that are no penguins: the header again, a second table, units, and what sums up the rows above."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from penguins.files.pitfalls.cut_short import counts_rows, line_of, stands_for_rows
from penguins.files.pitfalls.summary_rows import LETTERS, names_group, summaries
from penguins.files.table.cells import Columns, Notes
from penguins.files.table.factorized import cells_at, factorized
from penguins.files.table.fitting import WIDTH
from penguins.files.table.header import Header, match
from penguins.files.table.header_cell import TYPE_WORDS, names_rows
from penguins.files.table.rows import Row, cells_of
from penguins.model.notes import Note
from penguins.questions.answers import is_missing
from penguins.questions.text import key_of
from penguins.questions.units import UNIT_OF


def no_penguin(kind: str, text: str = "") -> Note:
    return Note(kind, text or f"{kind}: it is no penguin.", stops=True, odd=True)


def sums_up(cell: str) -> Note:
    """The note of a row of which this cell says that it sums up others."""
    return no_penguin("The row sums up others", f"The row sums up others (“{cell.strip()}”): it is no penguin.")


_REPEATED = no_penguin("The header is repeated", "The header is repeated here: the row is no penguin.")
_COMMENT = no_penguin("The line is a comment")
_COUNT = no_penguin("The line counts rows")
_LEFT_OUT = no_penguin("Rows were left out", "Rows were left out here when the table was printed.")
_LABELS = no_penguin("The row belongs to the header")
_PROMPT = no_penguin("The line is a prompt", "The line is a prompt, or a mark around code: it is no penguin.")
_EMPTY = no_penguin("The row is empty")
_RULE = no_penguin("The line draws a rule", "The line only draws a rule between rows: it is no penguin.")
_TYPES = no_penguin("The row names types", "The row names the types of the columns: it is no penguin.")
_SECOND_TABLE = Note("A second table", "A second table starts here, with a header of its own.", stops=True)
_OF_SECOND_TABLE = Note(
    "The row belongs to a second table",
    "The row belongs to a second table, with a header of its own. Upload that table as a file of its own.",
    stops=True,
)
_UNITS = no_penguin("The row names units", "The row names the units of the columns: it is no penguin.")

_DIGIT = re.compile(r"\d")
# So many cells of a row are asked whether they name columns: each row of words would take long.
_MOST_NAMES = 100
# Each program has its own words for the types. "<NA>" is none.
_TYPE = re.compile(r"<(?!NA>)\w+>|[fiu]\d\d?|string\d{1,3}\??|[cdst]", re.IGNORECASE)
# So many rows below a header may belong to it. In the second Orange writes what a column is used for.
_BELOW_HEADER = 2
_USES = frozenset(("class", "meta", "ignore", ""))
# What Qualtrics and SurveyMonkey write below the names of the columns.
_LABEL = re.compile(r'\{"ImportId":.*|Open-Ended Response', re.DOTALL)
# Dashes and the like, and what boxes are drawn with.
_DRAWN = re.compile(r"[-:=+|_ \u2500-\u257f]*")
# What consoles wait with, and what stands around code in a chat.
_CONSOLE = re.compile(r"(>|>>>|\$|In \[\d*\]:)( .*)?|`{3,}")


class OddRows:
    """Finds the rows of one file that are no penguins, chunk by chunk, in order; `first` is the number of the first,
    `known` has the notes of those that have been found, by their numbers."""

    def __init__(self, header: Header, first: int, known: dict[int, Note]) -> None:
        self._header, self._first, self._known = header, first, known
        self._names = [key_of(header.cells[index]) for index in header.measured.values()]
        self._all_names = [key_of(cell) for cell in header.cells if cell]
        # Where a row may be named, or what it is of.
        species = 0 if header.species_column is None else header.species_column
        self._naming = {0, species, *header.choices.values()}.difference(header.measured.values())
        named = {index for index, cell in enumerate(header.cells) if names_rows(cell)}
        self._other_names = named.difference(self._naming, header.measured.values())
        # Elsewhere "#Adelie" may be a name.
        self._first_is_answer = 0 in (header.species_column, *header.choices.values())
        self._second_header: int | None = None

    def note(self, numbers: Sequence[int], columns: Columns, scoreable: NDArray[np.bool_], notes: Notes) -> None:
        """Makes the rows of a chunk that are no penguins unscoreable, and notes why."""
        for number in self._known.keys() & {*numbers} if self._known else ():
            _stop(numbers.index(number), self._known[number], scoreable, notes)
        for row, note in self._odd_by_name(columns):
            _stop(row, note, scoreable, notes)
        unscoreable = np.flatnonzero(~scoreable)
        # Many rows may be alike.
        odd_of = cache(self._odd)
        rows = zip(*(cells_at(column, unscoreable) for column in columns), strict=True)
        for row, cells in zip(unscoreable.tolist(), rows, strict=True):
            odd = odd_of(cells, min(numbers[row] - self._first, _BELOW_HEADER))
            # Of a row with another number of cells, something stands beyond the header.
            if odd and not (odd is _EMPTY and any(note.kind == WIDTH for note in notes[row])):
                _stop(row, odd, scoreable, notes)
            if odd is _SECOND_TABLE and self._second_header is None:
                self._second_header = numbers[row]
        if self._second_header is not None:
            for row, number in enumerate(numbers):
                if number > self._second_header:
                    _stop(row, _OF_SECOND_TABLE, scoreable, notes)

    def _odd_by_name(self, columns: Columns) -> Iterator[tuple[int, Note]]:
        """The rows that are no penguins by what names them."""
        naming = self._naming
        # Else a column with another name in each row would be read for nothing.
        if self._other_names and any(map(is_missing, factorized(columns[0])[1])):
            naming = naming | self._other_names
        for index in naming:
            for row, word in summaries(columns[index]):
                # A penguin may be called Sum, and letters be a person's, a mark or an answer.
                is_name = index in self._other_names and not is_missing(columns[0][row])
                choices = {*self._header.choices.values()} - {index}
                is_answered = not all(is_missing(columns[choice][row]) for choice in choices)
                if is_name or (word in LETTERS and is_answered):
                    continue
                yield row, sums_up(columns[index][row])
        if self._first_is_answer:
            # Behind the sign of a comment stands an answer: "# Gentoo".
            commented = {cell for cell in factorized(columns[0])[1] if is_comment(cell.strip()) and names_group(cell)}
            rows = enumerate(columns[0]) if commented else ()
            yield from ((row, _COMMENT) for row, cell in rows if cell in commented)

    def _odd(self, cells: tuple[str, ...], place: int) -> Note | None:
        """What is odd about a row at a place below the header, from 0, or None. The first may hold labels of the
        columns, below their names."""
        is_first = place == 0
        row = [cell.strip() for cell in cells]
        if not any(row):
            return _EMPTY
        measured = [row[index] for index in self._header.measured.values()]
        if note := _of_printing(row, measured, place):
            return note
        if is_first and not (self._header.cells[0].strip() or any(row[1:]) or _DIGIT.search(row[0])):
            # A name alone for a column without one, as pandas prints that of an index.
            return _LABELS
        if not any(measured) or any(map(_DIGIT.search, measured)):
            return None
        keys = [key_of(cell) for cell in measured]
        # Above rows with names the header is one cell short, here too.
        if keys == self._names or [key_of(cell) for cell in row if cell] == self._all_names:
            return _REPEATED
        if units_in(row, self._header):
            return _UNITS
        other = match(row[:_MOST_NAMES])
        if not other.suffices:
            # The questions that were asked, as Qualtrics writes them below the names.
            are_questions = all(" " in cell for cell in measured) and any(cell.endswith("?") for cell in measured)
            return _LABELS if is_first and are_questions else None
        is_repeated = is_first and other.measured.items() <= self._header.measured.items()
        return _REPEATED if is_repeated else _SECOND_TABLE


def _of_printing(row: Row, measured: Sequence[str], place: int) -> Note | None:
    """What a program has written among the rows, whatever the header is, or None. `measured` are the row's values."""
    if is_comment(row[0]):
        return _COMMENT
    # Further down a letter may be a mark, and "ignore" a remark.
    if are_types(measured) and (place == 0 or max(map(len, measured)) > 1):
        return _TYPES
    is_use = place < _BELOW_HEADER and _USES.issuperset(row)
    if is_use or (any(measured) and all(_LABEL.fullmatch(cell) for cell in measured if cell)):
        return _LABELS
    line = line_of(row)
    if counts_rows(line):
        return _COUNT
    if stands_for_rows(line):
        return _LEFT_OUT
    if is_prompt(line):
        return _PROMPT
    return _RULE if _is_rule(row, place == 0) else None


def is_comment(first: str) -> bool:
    """Whether a row with this first cell is a comment. "#2" is a name, and "#N/A" says that none is known."""
    return first.startswith(("#", "%")) and not first[1:].isdecimal() and not is_missing(first)


def is_prompt(line: str) -> bool:
    """Whether a console waits in a line, with what was typed there, or the line is a mark around code."""
    return bool(_CONSOLE.fullmatch(line))


def are_types(row: Sequence[str]) -> bool:
    """Whether the cells of a row name the types of the columns: "<dbl>", "numeric"."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return bool(filled) and all(_TYPE.fullmatch(cell) or key_of(cell) in TYPE_WORDS for cell in filled)


def units_in(row: Row, header: Header) -> dict[int, str]:
    """The units that stand in a row in place of measurements, by their columns; empty where something else does, or a
    letter alone, which may be anything."""
    measured = ((one, cell) for one, index in header.measured.items() for cell in cells_of([row], index))
    keys = {one: key_of(cell) for one, cell in measured if cell.strip()}
    units = {header.measured[one]: UNIT_OF[key] for one, key in keys.items() if UNIT_OF.get(key) in one.units}
    return units if len(units) == len(keys) and len("".join(keys.values())) > 1 else {}


def is_drawn(text: str) -> bool:
    """Whether a text has nothing but dashes, what boxes are drawn with, and spaces."""
    return _DRAWN.fullmatch(text) is not None


def _is_rule(cells: Sequence[str], is_first: bool) -> bool:
    """Whether a row draws a line: dashes, more of them than stand for "not known". Below a header two are enough."""
    widths = [*map(len, cells)]
    return (max(widths) > 2 or (is_first and min(widths) > 1)) and all(map(is_drawn, cells))


def _stop(row: int, note: Note, scoreable: NDArray[np.bool_], notes: Notes) -> None:
    scoreable[row] = False
    notes[row] = [note]
