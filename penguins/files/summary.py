"""Scored chunks -> the summary that the results page shows."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penguins.config import DISPLAYED_ROWS
from penguins.files.scoring import ScoredChunk
from penguins.model.columns import UNKNOWN, answers_of
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES

# Row numbers named for each kind of problem; the others are counted.
ROWS_NAMED = 10

_NAMES = [species.name for species in SPECIES]


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
        for species in range(len(SPECIES)):
            self.counts[species] += int((scored.species == species).sum())
        for row in range(min(len(chunk.numbers), DISPLAYED_ROWS - len(self.first))):
            self.first.append(_result_row(scored, row))
        self._add_notes(scored)
        if chunk.named is not None:
            self._compare(scored, chunk.named)

    def _add_notes(self, scored: ScoredChunk) -> None:
        self.noted_count += len(scored.notes)
        for row in sorted(scored.notes):
            if len(self.noted) < DISPLAYED_ROWS:
                self.noted.append(_result_row(scored, row))
            for kind, stops in dict.fromkeys((note.kind, note.stops) for note in scored.notes[row]):
                problem = (self.problems if stops else self.remarks).setdefault(kind, Problem(kind))
                problem.count += 1
                if len(problem.numbers) < ROWS_NAMED:
                    problem.numbers.append(scored.chunk.numbers[row])

    def _compare(self, scored: ScoredChunk, named: NDArray[np.int8]) -> None:
        both = (named != UNKNOWN) & (scored.species != UNKNOWN)
        np.add.at(self.confusion, (named[both], scored.species[both]), 1)
        for row in np.flatnonzero(both & (named != scored.species))[: DISPLAYED_ROWS - len(self.disagreeing)]:
            self.disagreeing.append(_result_row(scored, int(row)))


def _result_row(scored: ScoredChunk, row: int) -> ResultRow:
    chunk = scored.chunk
    species = int(scored.species[row])
    named = int(chunk.named[row]) if chunk.named is not None else UNKNOWN
    return ResultRow(
        chunk.numbers[row],
        answers_of(chunk.table, row),
        _NAMES[species] if species != UNKNOWN else "",
        float(scored.probabilities[row, species]) if species != UNKNOWN else None,
        _NAMES[named] if named != UNKNOWN else "",
        " ".join(note.text for note in scored.notes.get(row, [])),
    )
