"""Scored chunks -> the results CSV: the file's columns as they came, then the five of the results.

It is written in the dialect of the file, see `Dialect`. Columns that this site has written before are left out.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from penguins.files.penguin_file import PenguinFile
from penguins.files.results.scoring import ScoredChunk
from penguins.files.table.dialect import END_OF_LINE, Dialect
from penguins.files.table.factorized import distinct, factorized
from penguins.files.table.result_columns import RESULT_COLUMNS
from penguins.model.columns import UNKNOWN
from penguins.questions.species import SPECIES

_DECIMALS = 4
_BOM = "\ufeff"
_NAMES = [species.name for species in SPECIES]
# What a formula starts with. Some spreadsheets take the full-width signs for the plain ones.
_SIGNS = "=+-@＝＋－＠"
# Before it may stand spaces, or a byte order mark in the middle of a file.
_FORMULA = re.compile(rf"[\s{_BOM}]*[{re.escape(_SIGNS)}\t\r]")
# A number, or the dashes that stand for one that is not known.
_HARMLESS = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*%?|--?")
# The notes' marks in ASCII: where a file has no byte order mark, Excel shows others as “â€œ”.
_PLAIN_MARKS = str.maketrans({"“": "'", "”": "'", "’": "'", "…": "..."})


def csv_header(file: PenguinFile) -> str:
    """The header line of the results."""
    headers = [_not_a_formula(file.header.cells[index]) for index in _returned(file)]
    (line,) = file.raw.dialect.lines_of([headers + RESULT_COLUMNS])
    return f"{_BOM if file.raw.dialect.bom else ''}{line}{END_OF_LINE}"


def csv_rows(file: PenguinFile, scored: ScoredChunk) -> str:
    """A chunk's rows: their columns as they came, then the five of the results."""
    lines = scored.chunk.lines
    if lines is None or file.header.earlier_results or _may_hold_formula(lines, file.raw.dialect.delimiter):
        columns = [_without_formulas(scored.chunk.returned[index]) for index in _returned(file)]
        lines = file.raw.dialect.lines_of(zip(*columns, strict=True))
    pieces = [""] * (2 * len(lines))
    pieces[::2], pieces[1::2] = lines, _results(scored, file.raw.dialect)
    return "".join(pieces)


def _returned(file: PenguinFile) -> list[int]:
    """The indices of the columns that come back: all but earlier results."""
    return [index for index in range(len(file.header.cells)) if index not in file.header.earlier_results]


@cache
def _probabilities(dialect: Dialect) -> list[str]:
    """The cells of all probabilities, by ten-thousandths, and last that of none."""
    texts = (f"{number / 10**_DECIMALS:.{_DECIMALS}f}" for number in range(10**_DECIMALS + 1))
    return dialect.following([*(text.replace(".", dialect.decimal) for text in texts), ""])


def _results(scored: ScoredChunk, dialect: Dialect) -> list[str]:
    """What follows the columns of each row: the five cells and the end of the line.

    The forest gives few distinct probabilities, and few rows have a note: most results are made for many rows at once.
    """
    # The first text, of which the code is 0, is that of a row without notes.
    texts_of_notes = (" ".join(note.text for note in noted) for noted in scored.notes.values())
    noted_codes, note_texts = factorized(["", *texts_of_notes])
    note_texts = [text.translate(_PLAIN_MARKS) for text in note_texts]
    note_codes = np.zeros(len(scored.species), dtype=np.int64)
    note_codes[list(scored.notes)] = noted_codes[1:]
    probabilities = _probabilities(dialect)
    rounded = np.rint(scored.probabilities * 10**_DECIMALS).astype(np.int64)
    # A row that is not scored has the last of the names and of the probabilities, the empty one: UNKNOWN is -1.
    rounded[scored.species == UNKNOWN] = UNKNOWN
    columns = [
        (scored.species, dialect.following([*_NAMES, ""])),
        *((column, probabilities) for column in rounded.T),
        (note_codes, [f"{note}{END_OF_LINE}" for note in dialect.following(note_texts)]),
    ]
    codes, rows = distinct(np.ravel_multi_index([c for c, _ in columns], [len(t) for _, t in columns], mode="wrap"))
    cells = (map(texts.__getitem__, codes[rows].tolist()) for codes, texts in columns)
    results = np.array([*map("".join, zip(*cells, strict=True))], dtype=object)
    of_rows: list[str] = results[codes].tolist()
    return of_rows


def _may_hold_formula(lines: list[str], delimiter: str) -> bool:
    text = "\n".join(["", *lines])
    if delimiter != "\t" and "\t" in text:
        return True
    # Looking for a character is a hundred times as fast as looking for a pattern, and mostly enough.
    is_possible = any(character in text for character in _SIGNS)
    # The space before a sign has no delimiter: each cell of a long run of empty ones would look through all of it.
    pattern = rf"[{re.escape(delimiter)}\n](?:[^\S\n{re.escape(delimiter)}]|{_BOM})*[{re.escape(_SIGNS)}]"
    return is_possible and re.search(pattern, text) is not None


def _without_formulas(column: Sequence[str]) -> Sequence[str]:
    return [_not_a_formula(cell) for cell in column] if any(map(_FORMULA.match, column)) else column


def _not_a_formula(cell: str) -> str:
    """A cell that a spreadsheet would not run: a quote before text that starts like a formula; numbers stay."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell.strip()) else cell
