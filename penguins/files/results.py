"""Scored chunks -> the results CSV, and the summary that the results page shows. No Flask here."""

import csv
import io
import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penguins.config import DISPLAYED_ROWS
from penguins.files.reader import Chunk, PenguinFile
from penguins.files.rows import Row
from penguins.model.columns import UNKNOWN, encode
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import CHOICES, MEASUREMENTS

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]
DECIMALS = 4
# Row numbers named for each kind of problem; the others are counted.
ROWS_NAMED = 10

# Chunks that are being scored while the one before them is written: one a processor, so that none is idle.
AHEAD = min(max(2, os.cpu_count() or 1), 4)


@dataclass
class ScoredChunk:
    """A chunk with the species that each of its rows got, as a position or UNKNOWN, and the probabilities (n, 3)."""

    chunk: Chunk
    species: NDArray[np.int8]
    probabilities: NDArray[np.float64]


@cache
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads for the trees, which do their work outside Python's lock; a forked process needs its own."""
    return ThreadPoolExecutor(AHEAD, thread_name_prefix="trees")


def score(file: PenguinFile, predictor: Predictor) -> Iterator[ScoredChunk]:
    """Every chunk of the file, in order, scored while the next ones are being read."""
    waiting: deque[tuple[Chunk, Future[NDArray[np.float64]]]] = deque()
    for chunk in file.chunks():
        waiting.append((chunk, _pool(os.getpid()).submit(predictor.predict_proba, encode(chunk.table))))
        if len(waiting) > AHEAD:
            yield _scored(*waiting.popleft())
    while waiting:
        yield _scored(*waiting.popleft())


def _scored(chunk: Chunk, said: "Future[NDArray[np.float64]]") -> ScoredChunk:
    probabilities = said.result()
    species = np.where(chunk.scoreable, probabilities.argmax(axis=1), UNKNOWN).astype(np.int8)
    return ScoredChunk(chunk, species, probabilities)


# --- The results CSV ------------------------------------------------------------------------------------------------

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
    names, *said = _result_columns(scored)
    others = _unusual_results(scored)
    if chunk.lines is not None and not _may_hold_formula(chunk.lines):
        # The rows stand in the file as they are to be written.
        written = [
            f"{line},{name},{a},{b},{c},\r\n" for line, name, a, b, c in zip(chunk.lines, names, *said, strict=True)
        ]
        for at, result in others.items():
            written[at] = f"{chunk.lines[at]},{_csv_text([result])}"
        return "".join(written)
    columns = [_without_formulas(column) for column in chunk.columns]
    rows = [list(row) for row in zip(*columns, names, *said, [""] * len(names), strict=True)]
    for at, result in others.items():
        rows[at][-len(RESULT_COLUMNS) :] = result
    return _csv_text(rows)


def _result_columns(scored: ScoredChunk) -> list[list[str]]:
    """The species and the three probabilities, as text, of each row, as if all were scored."""
    rounded = _rounded(scored.probabilities.T)
    names = [_NAMES[number] for number in scored.species.tolist()]
    return [names, *([_PROBABILITIES[number] for number in column] for column in rounded)]


def _rounded(probabilities: NDArray[np.float64]) -> Any:
    """Probabilities in ten-thousandths, as positions among their texts."""
    return np.rint(probabilities * 10**DECIMALS).astype(np.int32).tolist()


def _unusual_results(scored: ScoredChunk) -> dict[int, list[str]]:
    """The five result cells of the rows that are not scored or have a note."""
    results = {}
    for at in {*np.flatnonzero(scored.species == UNKNOWN).tolist(), *scored.chunk.notes}:
        note = " ".join(note.text for note in scored.chunk.notes.get(at, []))
        if scored.species[at] == UNKNOWN:
            results[at] = ["", "", "", "", note]
        else:
            said = (_PROBABILITIES[number] for number in _rounded(scored.probabilities[at]))
            results[at] = [_NAMES[scored.species[at]], *said, note]
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


# --- The summary ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ResultRow:
    """A row as the results page shows it. `answers` is what its own page is asked with."""

    number: int
    answers: Answers
    species: str
    probability: float | None
    named: str
    note: str


@dataclass
class Problem:
    """A kind of problem, how many rows have it, and the numbers of the first of them."""

    kind: str
    count: int = 0
    numbers: list[int] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.numbers)


@dataclass
class Summary:
    """What a file's rows came to; it grows with each chunk and stays small however long the file is.

    `problems` are the kinds of notes for which rows were not scored, `remarks` the others.
    """

    rows: int = 0
    scored: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * len(SPECIES))
    problems: dict[str, Problem] = field(default_factory=dict)
    remarks: dict[str, Problem] = field(default_factory=dict)
    first: list[ResultRow] = field(default_factory=list)
    noted: list[ResultRow] = field(default_factory=list)
    disagreeing: list[ResultRow] = field(default_factory=list)
    noted_count: int = 0
    confusion: NDArray[np.int64] = field(default_factory=lambda: np.zeros((len(SPECIES), len(SPECIES)), dtype=np.int64))

    @property
    def unscored(self) -> int:
        return self.rows - self.scored

    @property
    def compared(self) -> int:
        return int(self.confusion.sum())

    @property
    def agreeing(self) -> int:
        return int(np.trace(self.confusion))

    def add(self, scored: ScoredChunk) -> None:
        chunk = scored.chunk
        self.rows += len(chunk.numbers)
        self.scored += int(chunk.scoreable.sum())
        for number in range(len(SPECIES)):
            self.counts[number] += int((scored.species == number).sum())
        for at in range(min(len(chunk.numbers), DISPLAYED_ROWS - len(self.first))):
            self.first.append(_result_row(scored, at))
        self._add_notes(scored)
        if chunk.named is not None:
            self._compare(scored, chunk.named)

    def _add_notes(self, scored: ScoredChunk) -> None:
        self.noted_count += len(scored.chunk.notes)
        for at in sorted(scored.chunk.notes):
            if len(self.noted) < DISPLAYED_ROWS:
                self.noted.append(_result_row(scored, at))
            for kind, stops in dict.fromkeys((note.kind, note.stops) for note in scored.chunk.notes[at]):
                problem = (self.problems if stops else self.remarks).setdefault(kind, Problem(kind))
                problem.count += 1
                if len(problem.numbers) < ROWS_NAMED:
                    problem.numbers.append(scored.chunk.numbers[at])

    def _compare(self, scored: ScoredChunk, named: NDArray[np.int8]) -> None:
        both = (named != UNKNOWN) & (scored.species != UNKNOWN)
        np.add.at(self.confusion, (named[both], scored.species[both]), 1)
        for at in np.flatnonzero(both & (named != scored.species))[: DISPLAYED_ROWS - len(self.disagreeing)]:
            self.disagreeing.append(_result_row(scored, int(at)))


def _result_row(scored: ScoredChunk, at: int) -> ResultRow:
    chunk = scored.chunk
    species = int(scored.species[at])
    named = int(chunk.named[at]) if chunk.named is not None else UNKNOWN
    answers: Answers = {}
    for choice in CHOICES:
        if chunk.table[choice.name][at] != UNKNOWN:
            answers[choice.name] = choice.options[chunk.table[choice.name][at]]
    for measurement in MEASUREMENTS:
        if not np.isnan(chunk.table[measurement.name][at]):
            answers[measurement.name] = float(chunk.table[measurement.name][at])
    return ResultRow(
        chunk.numbers[at],
        answers,
        _NAMES[species] if species != UNKNOWN else "",
        float(scored.probabilities[at, species]) if species != UNKNOWN else None,
        _NAMES[named] if named != UNKNOWN else "",
        " ".join(note.text for note in chunk.notes.get(at, [])),
    )
