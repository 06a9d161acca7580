"""How a file of penguins is written: delimiter, header, units and columns, all found out from the file itself."""

import os
import re
from dataclasses import dataclass
from typing import IO

from penguins.files.cells import ChoiceReader, NumberReader, OneHotReader, SpeciesReader, brief
from penguins.files.decoding import FileRefused, open_text
from penguins.files.header import Columns, check, looks_like_a_penguin, match
from penguins.files.reader import PenguinFile
from penguins.files.rows import Row, Rows, first_rows, next_record
from penguins.files.units import check_not_normalised, factor_of, notice_of
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import Unanswerable, read_number, shown
from penguins.questions.table import CHOICES, MEASUREMENTS, Measurement
from penguins.questions.text import listed

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "spaces"}
# A header may stand below a title or comments, but not far below.
HEADER_WITHIN = 25
# A header cell may hold line breaks, so that a header may take a few lines.
HEADER_LINES = 10
# The lines that are looked at before the rest is read.
SAMPLE_LINES = 400

# Names the delimiter to a spreadsheet, which does not show the line.
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=.\"?\s*", re.IGNORECASE)


@dataclass
class Header:
    """Where a file has its header: the position of its first line, how many lines it takes, and its columns."""

    at: int
    lines: int
    delimiter: str
    columns: Columns

    @property
    def end(self) -> int:
        return self.at + self.lines


def open_file(stream: IO[bytes]) -> PenguinFile:
    """A seekable stream of bytes -> the file of penguins that it is, with its header understood.

    Raises FileRefused, saying what was found and what to do, where it is none.
    """
    size = stream.seek(0, os.SEEK_END)
    text, encoding = open_text(stream)
    rows = Rows(text)
    lines = rows.peek(SAMPLE_LINES)
    header = _find_header(lines)
    delimiter = header.delimiter
    _refuse_without_header(lines, header)
    skip_spaces = delimiter == " " or any(f'{delimiter} "' in line or f"{delimiter}  " in line for line in lines[:5])
    sample = first_rows(lines[header.end :], delimiter, skip_spaces)
    notices = [f"Read as {encoding}, with {DELIMITERS[delimiter]} between the cells."]
    if header.at:
        above = "line above it was" if header.at == 1 else f"{header.at} lines above it were"
        notices.append(f"The header is in line {header.at + 1}: the {above} passed over.")
    columns = _with_row_names(header.columns, sample, notices)
    check(columns)
    if not sample:
        raise FileRefused("The file has a header and no penguins. Add a line for each penguin below the header.")
    rows.skip(header.end, rows=header.at + 1 - (_SEPARATOR_LINE.fullmatch(lines[0]) is not None))
    file = PenguinFile(columns, rows, delimiter, skip_spaces, stream, size, notices=notices)
    _read_measurements(file, sample)
    _read_categories(file)
    _compare_species(file, sample)
    return file


def _find_header(lines: list[str]) -> Header:
    """The line that has the most headers that are understood, cut at the delimiter that makes them so."""
    best: Header | None = None
    best_rank: tuple[int, ...] = ()
    filled = [at for at, line in enumerate(lines) if line.strip()][:HEADER_WITHIN]
    for at in filled:
        for delimiter in DELIMITERS:
            cells, used = _header_cells(lines[at : at + HEADER_LINES], delimiter)
            columns = match([cell.strip() for cell in cells])
            # Of equals, the one that is no comment, then the one that has more cells; of these, the first.
            is_comment = lines[at].lstrip().startswith("#")
            rank = (*columns.score, not is_comment, len(cells) if delimiter != " " else 1)
            if best is None or (rank > best_rank and (rank[:3] > best_rank[:3] or at == best.at)):
                best, best_rank = Header(at, used, delimiter, columns), rank
    if best is None:
        raise FileRefused("The file is empty. Choose a file with a header line and a line for each penguin.")
    return best


def _header_cells(lines: list[str], delimiter: str) -> tuple[Row, int]:
    """The cells of what may be a header, and how many lines it takes."""
    cells, used = next_record(lines, delimiter, skip_spaces=True)
    return (cells, used) if used <= len(lines) else (lines[0].split(delimiter), 1)


def _refuse_without_header(lines: list[str], header: Header) -> None:
    delimiter, columns, header_at = header.delimiter, header.columns, header.at
    if columns.measurements:
        return
    cells = columns.headers
    if looks_like_a_penguin(cells):
        names = ", ".join(question.name for question in (*CHOICES, *MEASUREMENTS))
        raise FileRefused(
            f"No header was found: line {header_at + 1} looks like a penguin already (“{shown(lines[header_at])}”). "
            f"Add a first line that names the columns, such as {names}, and upload the file again."
        )
    if len(cells) == 1 or delimiter == " ":
        raise FileRefused(
            f"The file is not a table: its first line is “{shown(lines[header_at].strip())}”. "
            "Choose a CSV file with a header line and a line for each penguin."
        )


def _with_row_names(columns: Columns, sample: list[Row], notices: list[str]) -> Columns:
    """R leaves the header one cell short where the first column holds the names of the rows."""
    width = len(columns.headers)
    if not sample or any(len(row) != width + 1 for row in sample):
        return columns
    first = [row[0] for row in sample]
    if len(set(first)) != len(first) or not any(row[-1].strip() for row in sample):
        return columns
    notices.append("The header is one cell short, so the first cell of each row was taken for its name.")
    return match(["", *columns.headers])


def _read_measurements(file: PenguinFile, sample: list[Row]) -> None:
    """Finds out the unit of each measurement's column, and says what it was taken for."""
    positions = file.columns.measurements
    found = [measurement for measurement in MEASUREMENTS if measurement.name in positions]
    samples = {measurement.name: _numbers(measurement, positions[measurement.name], sample) for measurement in found}
    check_not_normalised({name: values for name, values in samples.items() if values})
    for measurement in found:
        header = file.columns.name_of(positions[measurement.name])
        named = file.columns.units.get(measurement.name, "")
        factor, unit = factor_of(measurement, named, samples[measurement.name])
        file.notices.append(f"“{header}” was read as {measurement.noun}.")
        warning = notice_of(measurement, named, unit, header)
        if warning:
            file.warnings.append(warning)
        file.readers.append(NumberReader(measurement, positions[measurement.name], header, factor))


def _read_categories(file: PenguinFile) -> None:
    columns = file.columns
    for choice in CHOICES:
        if choice.name in columns.choices:
            at = columns.choices[choice.name]
            header = file.columns.name_of(at)
            file.notices.append(f"“{header}” was read as {choice.noun}.")
            file.readers.append(ChoiceReader(choice, at, header))
        elif choice.name in columns.one_hot:
            choices = columns.one_hot[choice.name]
            headers = listed(f"“{file.columns.name_of(at)}”" for at in choices.values())
            file.notices.append(f"{headers} {'was' if len(choices) == 1 else 'were'} read as {choice.noun}.")
            file.readers.append(OneHotReader(choice, choices))
    if columns.missing:
        nouns = listed(question.noun for question in columns.missing)
        file.notices.append(f"No column was found for {nouns}: unknown for every penguin.")


def _compare_species(file: PenguinFile, sample: list[Row]) -> None:
    """Compares only with names: 1 means Gentoo in one file and Adelie in another."""
    at = file.columns.species
    if at is None:
        return
    header, reader = file.columns.name_of(at), SpeciesReader(at)
    if any(len(row) > at and reader[row[at]] != UNKNOWN for row in sample):
        file.species = reader
        file.notices.append(f"“{header}” names the species: it was compared with the answers, not used for them.")
    else:
        file.notices.append(f"“{header}” holds codes or other names, so it was not compared with the answers.")


def _numbers(measurement: Measurement, at: int, sample: list[Row]) -> list[float]:
    values = []
    for row in sample:
        try:
            value = read_number(measurement, brief(row[at])) if at < len(row) else None
        except Unanswerable:
            continue
        if value is not None and abs(value) < 1e9:
            values.append(value)
    return values
