"""Scored chunks -> the results CSV: the file's columns as they came, then the five of the results.

It is written in the dialect of the file, see `Dialect`. Columns that this site has written before are left out.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from penguins.files.dialect import Dialect
from penguins.files.reader import PenguinFile
from penguins.files.rows import Row
from penguins.files.scoring import ScoredChunk
from penguins.model.columns import UNKNOWN
from penguins.questions.species import SPECIES

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]
DECIMALS = 4

T = TypeVar("T")

BOM = "\ufeff"
_NAMES = [species.name for species in SPECIES]
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
# A number, or the dashes that stand for one that is not known.
_HARMLESS = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*%?|--?")


def earlier_results(headers: Row) -> frozenset[int]:
    """The indices of the columns that are results of this site: all five, side by side."""
    names, width = [header.strip() for header in headers], len(RESULT_COLUMNS)
    starts = [start for start in range(len(names)) if names[start : start + width] == RESULT_COLUMNS]
    return frozenset(chain.from_iterable(range(start, start + width) for start in starts))


def csv_header(file: PenguinFile) -> str:
    """The header line of the results."""
    headers = [_not_a_formula(header) for header in _carried(file, file.headers)]
    return (BOM if file.dialect.bom else "") + file.dialect.text_of([headers + RESULT_COLUMNS])


def csv_rows(file: PenguinFile, scored: ScoredChunk) -> str:
    """A chunk's rows: their columns as they came, then the five of the results."""
    chunk, dialect = scored.chunk, file.dialect
    others = _unusual_results(scored, dialect)
    if chunk.lines is not None and not _may_hold_formula(chunk.lines, dialect.delimiter):
        written = _lines_with_results(chunk.lines, scored, dialect)
        # No note holds a line end: what it quotes of a file is made visible.
        for row, text in zip(others, dialect.text_of(list(others.values())).split("\r\n"), strict=False):
            written[row] = f"{chunk.lines[row]}{dialect.delimiter}{text}\r\n"
        return "".join(written)
    columns = [_without_formulas(column) for column in _carried(file, chunk.columns)]
    names = [_NAMES[species] for species in scored.species.tolist()]
    texts = _probabilities(dialect.decimal)
    probabilities = ([texts[index] for index in column] for column in _rounded(scored.probabilities.T))
    rows = [list(cells) for cells in zip(*columns, names, *probabilities, [""] * len(names), strict=True)]
    for row, results in others.items():
        rows[row][-len(RESULT_COLUMNS) :] = results
    return dialect.text_of(rows)


def _carried(file: PenguinFile, columns: Sequence[T]) -> list[T]:
    """The columns, or what there is for each, that come back: all but earlier results."""
    return [column for index, column in enumerate(columns) if index not in file.earlier_results]


def _lines_with_results(lines: list[str], scored: ScoredChunk, dialect: Dialect) -> list[str]:
    """Rows that stand in the file as they are to be written, with their results, as if all were scored."""
    delimiter = dialect.delimiter
    names = [f"{delimiter}{name}" for name in _NAMES]
    # A decimal comma between commas has to be quoted.
    quote = '"' if dialect.decimal == delimiter else ""
    texts = [f"{delimiter}{quote}{text}{quote}" for text in _probabilities(dialect.decimal)]
    adelie, chinstrap, gentoo = _rounded(scored.probabilities.T)
    end = f"{delimiter}\r\n"
    return [
        f"{line}{names[species]}{texts[first]}{texts[second]}{texts[third]}{end}"
        for line, species, first, second, third in zip(
            lines, scored.species.tolist(), adelie, chinstrap, gentoo, strict=True
        )
    ]


@cache
def _probabilities(decimal: str) -> list[str]:
    """The texts of all probabilities, by ten-thousandths."""
    return [f"{number / 10**DECIMALS:.{DECIMALS}f}".replace(".", decimal) for number in range(10**DECIMALS + 1)]


def _rounded(probabilities: NDArray[np.float64]) -> Any:
    """Probabilities in ten-thousandths, which index their texts."""
    return np.rint(probabilities * 10**DECIMALS).astype(np.int32).tolist()


def _unusual_results(scored: ScoredChunk, dialect: Dialect) -> dict[int, Row]:
    """The five result cells of the rows that are not scored or have a note."""
    results = {}
    texts = _probabilities(dialect.decimal)
    rows = sorted({*np.flatnonzero(scored.species == UNKNOWN).tolist(), *scored.notes})
    for row, rounded in zip(rows, _rounded(scored.probabilities[rows]), strict=True):
        note = " ".join(note.text for note in scored.notes.get(row, []))
        if scored.species[row] == UNKNOWN:
            results[row] = ["", "", "", "", note]
        else:
            results[row] = [_NAMES[scored.species[row]], *(texts[index] for index in rounded), note]
    return results


def _may_hold_formula(lines: list[str], delimiter: str) -> bool:
    # Looking for a character is a hundred times as fast as looking for a pattern, and mostly enough.
    text = "\n".join(["", *lines])
    characters = "=+-@" if delimiter == "\t" else "=+-@\t"
    return any(character in text for character in characters) and _formula_in_lines(delimiter).search(text) is not None


@cache
def _formula_in_lines(delimiter: str) -> re.Pattern[str]:
    if delimiter == "\t":
        return re.compile(r"[\t\n][^\S\n\t]*[=+\-@]")
    return re.compile(rf"[{re.escape(delimiter)}\n][^\S\n]*[=+\-@\t]|\t")


def _without_formulas(column: Sequence[str]) -> Sequence[str]:
    return [_not_a_formula(cell) for cell in column] if any(map(_FORMULA.match, column)) else column


def _not_a_formula(cell: str) -> str:
    """A cell that a spreadsheet would not run: a quote before text that starts like a formula; numbers stay."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell.strip()) else cell
