"""An uploaded file -> chunks of rows, each with its answers and with what is wrong with them. No Flask here.

What can be wrong with a file as a whole is found when it is opened and raised as FileRefused; after that, whatever
the bytes, every row comes back, scoreable or with a note.
"""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from penguins import csv_columns, csv_units
from penguins.answers import Unanswerable, read_number, shown
from penguins.csv_cells import ChoiceReader, ColumnReader, Note, Notes, NumberReader, OneHotReader, SpeciesReader
from penguins.csv_columns import Columns
from penguins.csv_text import Block, FileRefused, Row, Rows, open_text
from penguins.encoding import UNKNOWN, Table
from penguins.inputs import CATEGORIES, MEASUREMENTS, Measurement

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "spaces"}
# A header may stand below a title or comments, but not far below.
HEADER_WITHIN = 25
SAMPLE_LINES = 400

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
    """A file whose header has been understood. `notices` are sentences on how it was read."""

    columns: Columns
    notices: list[str]
    warnings: list[str]
    missing_note: Note
    _rows: Rows = field(repr=False)
    _delimiter: str = ","
    _skip_spaces: bool = False
    _readers: list[ColumnReader] = field(default_factory=list, repr=False)
    _species: SpeciesReader | None = field(default=None, repr=False)
    _stream: BinaryIO | None = field(default=None, repr=False)
    _size: int = 0
    _compares: bool = False

    @property
    def headers(self) -> list[str]:
        return self.columns.headers

    @property
    def names_species(self) -> bool:
        """Whether the file has a column that names species, not codes."""
        return self._compares

    @property
    def size(self) -> int:
        """In bytes."""
        return self._size

    @property
    def share_read(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self._stream.tell() / self._size if self._stream and self._size else 1.0

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header. To be gone through once."""
        for block in self._rows.blocks(self._delimiter, self._skip_spaces):
            yield self._read(block)

    def _read(self, block: Block) -> Chunk:
        notes = {at: [Note("The line is damaged", text)] for at, text in block.damage.items()}
        unscoreable = set(block.damage)
        columns = block.columns(len(self.headers))
        lines = block.lines if columns is not None and self._delimiter == "," else None
        if columns is None:
            columns = list(zip(*self._fit(block, notes, unscoreable), strict=True))
        size = len(block.numbers)
        table: dict[str, NDArray[Any]] = {m.name: np.full(size, np.nan) for m in MEASUREMENTS}
        table |= {c.name: np.full(size, UNKNOWN, dtype=np.int8) for c in CATEGORIES}
        for reader in self._readers:
            reader.read(columns, table, notes, unscoreable)
        known = ~np.isnan(np.stack([table[m.name] for m in MEASUREMENTS])).all(axis=0)
        for at in np.flatnonzero(~known):
            if at not in unscoreable:
                notes.setdefault(int(at), []).append(self.missing_note)
        known[list(unscoreable)] = False
        named = self._species.read(columns) if self._species and self._compares else None
        return Chunk(block.numbers, columns, table, known, notes, named, lines)

    def _fit(self, block: Block, notes: Notes, unscoreable: set[int]) -> list[Row]:
        """Every row made as wide as the header; a row that was not is noted."""
        width = len(self.headers)
        rows = list(block.rows)
        for at, row in enumerate(rows):
            if len(row) == width:
                continue
            if len(row) == 1 and width > 1:
                inner = next(csv.reader([row[0].replace("\n", " ")], delimiter=self._delimiter), [])
                if len(inner) == width:
                    rows[at] = inner
                    notes.setdefault(at, []).append(
                        Note("The whole row is in quotation marks", "The whole row was in quotation marks; it was read without them.")
                    )
                    continue
            if len(row) > width and not any(cell.strip() for cell in row[width:]):
                rows[at] = row[:width]
                continue
            text = f"The row has {len(row)} cells where the header has {width}."
            if len(row) > width:
                # What does not fit is kept in the last cell, so that nothing of the row is lost.
                rows[at] = [*row[: width - 1], self._delimiter.join(row[width - 1 :])]
                unscoreable.add(at)
            else:
                rows[at] = row + [""] * (width - len(row))
                text += " Those that are absent count as unknown."
            notes.setdefault(at, []).append(Note("The row has more or fewer cells than the header", text))
        return rows


def open_file(stream: BinaryIO) -> PenguinFile:
    """Finds out how a file of penguins is written. Raises FileRefused, with what to do, where it is none."""
    size = stream.seek(0, os.SEEK_END)
    text, encoding = open_text(stream)
    rows = Rows(text)
    lines = rows.peek(SAMPLE_LINES)
    delimiter, header_at, columns = _find_header(lines)
    _refuse_without_header(lines, delimiter, header_at, columns)
    skip_spaces = delimiter == " " or any(f'{delimiter} "' in line or f'{delimiter}  ' in line for line in lines[:5])
    sample = _sample(lines[header_at + 1 :], delimiter, skip_spaces)
    notices = [f"Read as {encoding}, with {DELIMITERS[delimiter]} between the cells."]
    if header_at:
        plural = "line was" if header_at == 1 else "lines were"
        notices.append(f"The header is in line {header_at + 1}: the {plural} above it passed over.")
    columns = _with_row_names(columns, sample, notices)
    csv_columns.check(columns)
    if not sample:
        raise FileRefused("The file has a header and no penguins. Add a line for each penguin below the header.")
    rows.skip(header_at + 1)
    return _describe(PenguinFile(columns, notices, [], _missing_note(columns), rows, delimiter, skip_spaces), sample, stream, size)


def _find_header(lines: list[str]) -> tuple[str, int, Columns]:
    """The delimiter, the header's position among the lines and its columns, by how many headers are understood."""
    best: tuple[tuple[int, int, int], str, int, Columns] | None = None
    filled = [(at, line) for at, line in enumerate(lines) if line.strip()][:HEADER_WITHIN]
    for at, line in filled:
        for delimiter in DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
            if not cells:
                continue
            columns = csv_columns.match([cell.strip() for cell in cells])
            # Of equals, the one that cuts the line into more cells; of these, the first.
            rank = (*columns.score, len(cells) if delimiter != " " else 1)
            if best is None or rank > best[0] and (rank[:2] > best[0][:2] or at == best[2]):
                best = (rank, delimiter, at, columns)
    if best is None:
        raise FileRefused("The file is empty. Choose a file with a header line and a line for each penguin.")
    return best[1], best[2], best[3]


def _refuse_without_header(lines: list[str], delimiter: str, header_at: int, columns: Columns) -> None:
    if columns.measurements:
        return
    cells = columns.headers
    if csv_columns.looks_like_a_penguin(cells):
        names = ", ".join(question.name for question in (*CATEGORIES, *MEASUREMENTS))
        raise FileRefused(
            f"No header was found: line {header_at + 1} looks like a penguin already (“{shown(lines[header_at])}”). "
            f"Add a first line that names the columns, such as {names}, and upload the file again."
        )
    if len(cells) == 1 or delimiter == " ":
        raise FileRefused(
            f"The file is not a table: its first line is “{shown(lines[header_at].strip())}”. "
            "Choose a CSV file with a header line and a line for each penguin."
        )


def _sample(lines: list[str], delimiter: str, skip_spaces: bool) -> list[Row]:
    try:
        parsed = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=skip_spaces))
    except csv.Error:
        parsed = [line.split(delimiter) for line in lines]
    return [row for row in parsed if row]


def _with_row_names(columns: Columns, sample: list[Row], notices: list[str]) -> Columns:
    """R leaves the header one cell short where the first column holds the names of the rows."""
    width = len(columns.headers)
    if not sample or any(len(row) != width + 1 for row in sample):
        return columns
    first = [row[0] for row in sample]
    if len(set(first)) != len(first) or not any(row[-1].strip() for row in sample):
        return columns
    notices.append("The header is one cell short, so the first cell of each row was taken for its name.")
    return csv_columns.match(["", *columns.headers])


def _missing_note(columns: Columns) -> Note:
    nouns = " and ".join(f"“{shown(columns.headers[at])}”" for at in columns.measurements.values())
    return Note("No measurement is known", f"No measurement is known: nothing is written in {nouns}.")


def _describe(file: PenguinFile, sample: list[Row], stream: BinaryIO, size: int) -> PenguinFile:
    """Says how the columns were read, and makes their readers."""
    columns, file._stream, file._size = file.columns, stream, size
    samples = {m.name: _numbers(m, columns.measurements[m.name], sample) for m in MEASUREMENTS if m.name in columns.measurements}
    csv_units.check_not_normalised({name: values for name, values in samples.items() if values})
    for measurement in MEASUREMENTS:
        if measurement.name not in columns.measurements:
            continue
        at = columns.measurements[measurement.name]
        header = shown(columns.headers[at])
        named = columns.units.get(measurement.name, "")
        factor, unit = csv_units.factor_of(measurement, named, samples[measurement.name])
        file.notices.append(f"“{header}” was read as {measurement.noun}.")
        warning = csv_units.notice_of(measurement, named, unit, header)
        if warning:
            file.warnings.append(warning)
        file._readers.append(NumberReader(measurement, at, header, factor))
    for category in CATEGORIES:
        if category.name in columns.categories:
            at = columns.categories[category.name]
            file.notices.append(f"“{shown(columns.headers[at])}” was read as {category.noun}.")
            file._readers.append(ChoiceReader(category, at, shown(columns.headers[at])))
        elif category.name in columns.one_hot:
            choices = columns.one_hot[category.name]
            named_columns = " and ".join(f"“{shown(columns.headers[at])}”" for at in choices.values())
            file.notices.append(f"{named_columns} {'was' if len(choices) == 1 else 'were'} read as {category.noun}.")
            file._readers.append(OneHotReader(category, choices))
    if columns.missing:
        nouns = ", ".join(question.noun for question in columns.missing)
        file.notices.append(f"No column was found for {nouns}: unknown for every penguin.")
    if columns.species is not None:
        header = shown(columns.headers[columns.species])
        file._species = SpeciesReader(columns.species)
        if any(len(row) > columns.species and file._species[row[columns.species]] != UNKNOWN for row in sample):
            file._compares = True
            file.notices.append(f"“{header}” names the species: it was compared with the answers, not used for them.")
        else:
            file.notices.append(f"“{header}” holds codes or other names, so it was not compared with the answers.")
    return file


def _numbers(measurement: Measurement, at: int, sample: list[Row]) -> list[float]:
    values = []
    for row in sample:
        try:
            value = read_number(measurement, row[at]) if at < len(row) else None
        except Unanswerable:
            continue
        if value is not None and abs(value) < 1e9:
            values.append(value)
    return values
