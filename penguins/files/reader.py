"""An opened file -> chunks of rows, each with its answers and with what is wrong with them. No Flask here.

What can be wrong with a file as a whole is found when it is opened (opening.py); after that, whatever the bytes,
every row comes back, scoreable or with a note.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from penguins.files.cells import ColumnReader, Note, Notes, SpeciesReader
from penguins.files.header import Columns
from penguins.files.rows import Block, Row, Rows
from penguins.model.columns import UNKNOWN, Table
from penguins.questions.table import CHOICES, MEASUREMENTS

# Cells made at once: rows of a single cell below a header of a thousand would fill the memory.
MOST_CELLS = 1 << 19

_WRAPPED = Note(
    "The whole row is in quotation marks", "The whole row was in quotation marks; it was read without them."
)


@dataclass
class Chunk:
    """Some rows of the file: their cells as they came, by column, their answers, and what was noted.

    `scoreable` says which rows get a prediction; `named` the species that the file itself gives, as a position, or
    UNKNOWN. `lines` holds the rows as text where they are comma-separated already, else None.
    """

    numbers: Sequence[int]
    columns: list[Sequence[str]]
    table: Table
    scoreable: NDArray[np.bool_]
    notes: Notes
    named: NDArray[np.int8] | None
    lines: list[str] | None


@dataclass
class PenguinFile:
    """A file whose header has been understood: see `csv_opening.open_file`.

    `notices` are sentences on how it was read, `warnings` those that must not be missed.
    """

    columns: Columns
    rows: Rows
    delimiter: str
    skip_spaces: bool
    stream: IO[bytes]
    size: int
    readers: list[ColumnReader] = field(default_factory=list)
    species: SpeciesReader | None = None
    notices: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def headers(self) -> list[str]:
        return self.columns.headers

    @property
    def names_species(self) -> bool:
        """Whether the file has a column that names species, not codes."""
        return self.species is not None

    @property
    def share_read(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self.stream.tell() / self.size

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header. To be gone through once."""
        for block in self.rows.blocks(self.delimiter, self.skip_spaces):
            for part in block.parts(max(1, MOST_CELLS // len(self.headers))):
                yield self._read(part)

    def _read(self, block: Block) -> Chunk:
        notes = {at: [Note("The line is damaged", text, stops=True)] for at, text in block.damage.items()}
        columns = block.columns(len(self.headers))
        lines = block.lines if columns is not None and self.delimiter == "," else None
        if columns is None:
            columns = list(zip(*self._fit(block, notes), strict=True))
        size = len(block.numbers)
        table: dict[str, NDArray[Any]] = {m.name: np.full(size, np.nan) for m in MEASUREMENTS}
        table |= {c.name: np.full(size, UNKNOWN, dtype=np.int8) for c in CHOICES}
        for reader in self.readers:
            reader.read(columns, table, notes)
        known = ~np.isnan(np.stack([table[m.name] for m in MEASUREMENTS])).all(axis=0)
        stopped = [at for at, noted in notes.items() if any(note.stops for note in noted)]
        known[stopped] = False
        for at in set(np.flatnonzero(~known).tolist()).difference(stopped):
            notes.setdefault(at, []).append(self._nothing_known)
        named = self.species.read(columns) if self.species else None
        return Chunk(block.numbers, columns, table, known, notes, named, lines)

    def _fit(self, block: Block, notes: Notes) -> list[Row]:
        """Every row made as wide as the header; a row that was not is noted."""
        width = len(self.headers)
        rows = list(block.rows)
        for at, row in enumerate(rows):
            if len(row) == width:
                continue
            inner = self._unwrapped(row)
            if inner:
                rows[at] = inner
                notes.setdefault(at, []).append(_WRAPPED)
                continue
            if len(row) > width and not any(cell.strip() for cell in row[width:]):
                rows[at] = row[:width]
                continue
            text = f"The row has {len(row)} cells where the header has {width}."
            if len(row) > width:
                # What does not fit is kept in the last cell, so that nothing of the row is lost.
                rows[at] = [*row[: width - 1], self.delimiter.join(row[width - 1 :])]
            else:
                rows[at] = row + [""] * (width - len(row))
                text += " Those that are absent count as unknown."
            notes.setdefault(at, []).append(
                Note("The row has more or fewer cells than the header", text, stops=len(row) > width)
            )
        return rows

    def _unwrapped(self, row: Row) -> Row | None:
        """The cells of a row that some program put into quotes as a whole."""
        inner = next(csv.reader([row[0].replace("\n", " ")], delimiter=self.delimiter), []) if len(row) == 1 else []
        return inner if len(inner) == len(self.headers) else None

    @cached_property
    def _nothing_known(self) -> Note:
        nouns = " and ".join(f"“{self.columns.name_of(at)}”" for at in self.columns.measurements.values())
        return Note("No measurement is known", f"No measurement is known: nothing is written in {nouns}.", stops=True)
