"""A file of penguins -> chunks of rows, each with its answers and with what is wrong with them.

What can be wrong with a file as a whole is found when it is opened (opening.py); after that, whatever the bytes,
every row comes back, scoreable or with a note.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from penguins.files.pitfalls.odd_rows import OddRows
from penguins.files.pitfalls.rows_below import means_of_groups, rows_that_say_so, rows_that_sum_up
from penguins.files.table.cells import CODE, Columns, Notes, Reader
from penguins.files.table.chunk import Chunk
from penguins.files.table.factorized import cells_at
from penguins.files.table.fitting import Fitted, fit
from penguins.files.table.header import Header
from penguins.files.table.header_cell import names_penguin, names_rows
from penguins.files.table.raw_table import RawTable
from penguins.files.table.rows import Block, cells_of
from penguins.model.columns import UNKNOWN, Table, nothing_known
from penguins.model.notes import Note
from penguins.questions.answers import is_number, shown
from penguins.questions.table import MEASUREMENTS, QUESTIONS, Question

# Cells and rows made at once: rows of a single cell below a header of a thousand, or notes for each of many short rows,
# would fill the memory. A block of usual rows has fewer.
MOST_CELLS = 1 << 17
MOST_ROWS = 1 << 14
# So far beyond the range of the data a value is no adult's of the three species.
_LEAST, _MOST = 0.75, 1.33


@dataclass(frozen=True)
class PenguinFile:
    """A file whose header has been understood: see `opening.open_file`.

    `raw` is the table of cells that it was read from. `readers` has a reader for each question that a column answers,
    `species_reader` reads the column that names species, where there is one that holds no codes, `age_readers` find
    penguins that are no adults.
    `notices` are sentences on how the file was read, `warnings` those that must not be missed.
    """

    raw: RawTable
    readers: dict[str, Reader]
    species_reader: Reader | None
    age_readers: list[Reader]
    notices: list[str]
    warnings: list[str]

    @property
    def header(self) -> Header:
        return self.raw.header

    @cached_property
    def carried(self) -> list[int]:
        """The indices of the columns that answer no question, name no species and hold no results of this site."""
        header = self.header
        used = {header.species_column, *header.choices.values()}
        used.update(index for columns in header.one_hot.values() for index in columns.values())
        return [index for index in header.others if index not in used]

    @cached_property
    def name_column(self) -> int | None:
        """The column that holds the file's own name or number of each row, or None where it has none. Of several, one
        that has no text twice in the first rows counts first, and names before numbers.
        """
        rows, cells = self.raw.first_rows.values(), self.header.cells
        found = {index: cells_of(rows, index) for index in self.carried if names_rows(cells[index])}
        if all(map(_repeat, found.values())):
            others = {index: cells_of(rows, index) for index in self.carried if names_penguin(cells[index])}
            found |= {index: names for index, names in others.items() if not _repeat(names)}
        if 0 in self.carried and not cells[0].strip():
            # As spreadsheets and pandas write what has no name.
            numbers = cells_of(rows, 0)
            found |= {0: numbers} if all(map(str.isdecimal, numbers)) and not _repeat(numbers) else {}
        return min(found, key=lambda index: (_repeat(found[index]), all(map(is_number, found[index]))), default=None)

    @property
    def questions(self) -> list[Question]:
        """The questions that a column answers."""
        return [question for question in QUESTIONS if question.name in self.readers]

    @property
    def share_read(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self.raw.stream.tell() / self.raw.size

    def first_chunk(self) -> Chunk:
        """The first rows, by which a file is judged."""
        rows = self.raw.first_rows
        return self._read(Block(self.raw.dialect.delimiter, [*rows], {}, parsed=[*rows.values()]), self._odd_rows())

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header. To be gone through once."""
        odd_rows = self._odd_rows()
        for block in self.raw.blocks:
            for part in block.parts(min(MOST_ROWS, MOST_CELLS // len(self.header.cells))):
                yield self._read(part, odd_rows)

    def _odd_rows(self) -> OddRows:
        """What finds the rows that are no penguins, from the first on."""
        return OddRows(self.header, min(self.raw.first_rows), self._summing_up)

    @cached_property
    def _summing_up(self) -> dict[int, Note]:
        if not self.raw.first_rows_are_all:
            return {}
        header, rows = self.header, self.raw.first_rows
        groups = means_of_groups(header, rows)
        # The means of all are those of the penguins, without those of the groups.
        others = {number: row for number, row in rows.items() if number not in groups}
        return groups | rows_that_sum_up(header, others) | rows_that_say_so(header, rows)

    def _read(self, block: Block, odd_rows: OddRows) -> Chunk:
        """The rows of a block with their answers. `odd_rows` has seen the blocks before it."""
        notes = {row: [Note("The line is damaged", text, stops=True)] for row, text in block.damage.items()}
        columns: Columns | None = block.columns(len(self.header.cells))
        # Pasted rows come back as from a spreadsheet, whatever they came with.
        lines = block.lines if block.delimiter == self.raw.dialect.delimiter else None
        fitted: list[Fitted] = []
        if columns is None:
            fitted, lines = self._fit(block, notes), None
            columns = list(zip(*(one.cells for one in fitted), strict=True))
        table = nothing_known(len(block.numbers))
        # Where it is not known which cell is which, nothing more is said of them.
        unread = {row for row, noted in notes.items() if any(note.stops for note in noted)}
        for name, reader in self.readers.items():
            table[name], noted = reader(columns)
            for row in noted.keys() - unread:
                notes.setdefault(row, []).append(noted[row])
        last = [one.last for one in fitted]
        for row, moved in self._moved(fitted, notes, table):
            notes[row] = [moved if note is fitted[row].note else note for note in notes[row]]
            last[row] = fitted[row].rest
        returned = [*columns[:-1], last] if fitted else columns
        scoreable = ~np.isnan(np.stack([table[measurement.name] for measurement in MEASUREMENTS])).all(axis=0)
        stopped = [row for row, noted_here in notes.items() if any(note.stops for note in noted_here)]
        for row, note in self._nothing_known(columns, np.setdiff1d(np.flatnonzero(~scoreable), stopped)):
            notes.setdefault(row, []).append(note)
        scoreable[stopped] = False
        odd_rows.note(block.numbers, columns, scoreable, notes)
        named, others = np.full(len(scoreable), UNKNOWN, dtype=np.int8), dict[int, Note]()
        if self.species_reader:
            named, others = self.species_reader(columns)
        for row, note in chain(others.items(), *(reader(columns)[1].items() for reader in self.age_readers)):
            # A row without numbers may be none.
            if scoreable[row] or any(noted.far for noted in notes.get(row, ())):
                notes.setdefault(row, []).append(note)
        return Chunk(block.numbers, columns, returned, table, scoreable, notes, named, lines)

    def _moved(self, fitted: Sequence[Fitted], notes: Notes, table: Table) -> Iterator[tuple[int, Note]]:
        """Rows whose cells are not under their headers, with the notes that say so: a cell is no answer, or a value is
        far from those of penguins, where other rows are no wider than the header."""
        for row, one in enumerate(fitted):
            if one.misfit:
                far = _far_value(table, row) if self._most_rows_fit else ""
                if far or any(note is not one.note and note.kind != CODE for note in notes[row]):
                    yield row, replace(one.misfit, text=f"{one.misfit.text}{far}")

    @cached_property
    def _most_rows_fit(self) -> bool:
        beyond = [row[len(self.header.cells) :] for row in self.raw.first_rows.values()]
        return 2 * sum(any(map(str.strip, cells)) for cells in beyond) < len(beyond)

    def _fit(self, block: Block, notes: Notes) -> list[Fitted]:
        """Every row made as wide as the header."""
        width = len(self.header.cells)
        fitted = [fit(row, width, block.delimiter) for row in block.rows]
        for index, one in enumerate(fitted):
            if one.note is not None:
                notes.setdefault(index, []).append(one.note)
        return fitted

    def _nothing_known(self, columns: Columns, rows: NDArray[np.intp]) -> Iterator[tuple[int, Note]]:
        """Rows without a measurement, each with the note that says so; many may be alike, and share one."""
        note_of = cache(self._note_of_nothing_known)
        cells = (cells_at(columns[index], rows) for index in sorted(self.header.measured.values()))
        for row, measured in zip(rows.tolist(), zip(*cells, strict=True), strict=True):
            yield row, note_of(*map(str.strip, measured))

    def _note_of_nothing_known(self, *cells: str) -> Note:
        """The note of a row whose measurements have these cells, each empty or a word for "not known"."""
        columns_of: dict[str, list[int]] = {}
        for index, cell in zip(sorted(self.header.measured.values()), cells, strict=True):
            columns_of.setdefault(shown(cell).strip(), []).append(index)
        causes = [_not_known(cell, self.header.quoted(*columns), len(columns)) for cell, columns in columns_of.items()]
        return Note("No measurement is known", f"No measurement is known: {', and '.join(causes)}.", stops=True)


def _far_value(table: Table, row: int) -> str:
    """A sentence on the first measurement of a row that is far from those of all penguins of the data, or ""."""
    values = ((one, float(table[one.name][row])) for one in MEASUREMENTS)
    far = (
        f" {one.label} would be {one.format(value)}."
        for one, value in values
        if value < _LEAST * one.seen.low or value > _MOST * one.seen.high
    )
    return next(far, "")


def _repeat(cells: Sequence[str]) -> bool:
    return len({*cells}) < len(cells)


def _not_known(cell: str, headers: str, columns: int) -> str:
    if not cell:
        return f"nothing is written in {headers}"
    return f"{headers} {'is' if columns == 1 else 'are'} not known ({cell})"
