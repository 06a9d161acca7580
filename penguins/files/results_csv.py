"""Scored chunks -> the results CSV: the file's columns as they came, then the five of the results."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penguins.files.reader import PenguinFile
from penguins.files.rows import Row
from penguins.files.scoring import ScoredChunk
from penguins.model.columns import UNKNOWN
from penguins.questions.species import SPECIES

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]
DECIMALS = 4

_PROBABILITIES = [f"{number / 10**DECIMALS:.{DECIMALS}f}" for number in range(10**DECIMALS + 1)]
_NAMES = [species.name for species in SPECIES]
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
# A number, or the dashes that stand for one that is not known.
_HARMLESS = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?\s*%?|--?")
_FORMULA_IN_LINES = re.compile(r"[,\n][^\S\n]*[=+\-@\t]|\t")


def csv_header(file: PenguinFile) -> str:
    """The header line of the results."""
    return _csv_text([[_not_a_formula(header) for header in file.headers] + RESULT_COLUMNS])


def csv_rows(scored: ScoredChunk) -> str:
    """A chunk's rows: their columns as they came, then the five of the results."""
    chunk = scored.chunk
    names, *probabilities = _result_columns(scored)
    others = _unusual_results(scored)
    if chunk.lines is not None and not _may_hold_formula(chunk.lines):
        # The rows stand in the file as they are to be written.
        written = [
            f"{line},{name},{adelie},{chinstrap},{gentoo},\r\n"
            for line, name, adelie, chinstrap, gentoo in zip(chunk.lines, names, *probabilities, strict=True)
        ]
        for row, results in others.items():
            written[row] = f"{chunk.lines[row]},{_csv_text([results])}"
        return "".join(written)
    columns = [_without_formulas(column) for column in chunk.columns]
    rows = [list(cells) for cells in zip(*columns, names, *probabilities, [""] * len(names), strict=True)]
    for row, results in others.items():
        rows[row][-len(RESULT_COLUMNS) :] = results
    return _csv_text(rows)


def _result_columns(scored: ScoredChunk) -> list[list[str]]:
    """The species and the three probabilities, as text, of each row, as if all were scored."""
    rounded = _rounded(scored.probabilities.T)
    names = [_NAMES[species] for species in scored.species.tolist()]
    return [names, *([_PROBABILITIES[index] for index in column] for column in rounded)]


def _rounded(probabilities: NDArray[np.float64]) -> Any:
    """Probabilities in ten-thousandths, which index their texts."""
    return np.rint(probabilities * 10**DECIMALS).astype(np.int32).tolist()


def _unusual_results(scored: ScoredChunk) -> dict[int, list[str]]:
    """The five result cells of the rows that are not scored or have a note."""
    results = {}
    for row in {*np.flatnonzero(scored.species == UNKNOWN).tolist(), *scored.notes}:
        note = " ".join(note.text for note in scored.notes.get(row, []))
        if scored.species[row] == UNKNOWN:
            results[row] = ["", "", "", "", note]
        else:
            probabilities = (_PROBABILITIES[index] for index in _rounded(scored.probabilities[row]))
            results[row] = [_NAMES[scored.species[row]], *probabilities, note]
    return results


def _may_hold_formula(lines: list[str]) -> bool:
    # Looking for a character is a hundred times as fast as looking for a pattern, and mostly enough.
    text = "\n".join(["", *lines])
    return any(character in text for character in "=+-@\t") and _FORMULA_IN_LINES.search(text) is not None


def _without_formulas(column: Sequence[str]) -> Sequence[str]:
    return [_not_a_formula(cell) for cell in column] if any(map(_FORMULA.match, column)) else column


def _csv_text(rows: list[Row]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _not_a_formula(cell: str) -> str:
    """A cell that a spreadsheet would not run: a quote before text that starts like a formula; numbers stay."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell.strip()) else cell
