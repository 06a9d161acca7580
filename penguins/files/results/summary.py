"""Scored chunks -> the summary that the results page shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from penguins.config import DISPLAYED_ROWS
from penguins.files.results.sample import Sample
from penguins.files.results.scoring import ScoredChunk
from penguins.files.table.cells import OTHER_SPECIES
from penguins.files.table.chunk import Chunk
from penguins.model.columns import UNKNOWN, answers_of, coalitions_of, is_known
from penguins.model.notes import Note
from penguins.model.prediction import ranked_species
from penguins.questions.answers import Answers, shown
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import MEASUREMENTS, QUESTIONS

# Rows named for each kind of problem; the others are counted.
ROWS_NAMED = 10
# The rows listed as the least sure ones; one that is as sure as this is not.
LEAST_SURE = 20
SURE = 0.99
# So many other names that a file has in place of the three species are counted apart.
NAMES_COUNTED = 1000


@dataclass(frozen=True)
class ResultRow:
    """A row as the results page shows it. `answers` is what its own page is asked with; `own_name` the file's own.

    `named` is the species in the file, in its own words where it is none of the three; `disagrees` says that it is
    another one of the three than the row got.

    `ranked` has the species by their probabilities, the likeliest first; it is empty where the row is not scored,
    so that there is no `species`.
    """

    number: int
    answers: Answers
    ranked: list[tuple[Species, float]]
    named: str
    disagrees: bool
    own_name: str
    notes: tuple[Note, ...]

    @property
    def species(self) -> Species:
        return self.ranked[0][0]

    @property
    def probability(self) -> float:
        return self.ranked[0][1]


@dataclass
class Problem:
    """A kind of problem, how many rows have it, and the first of them.

    `compared` counts those that name one of the three species, `coalitions` all by the index of the coalition of the
    answers that they have, `several` those with several notes of the kind by how many.
    """

    kind: str
    count: int = 0
    compared: int = 0
    coalitions: Counter[int] = field(default_factory=Counter)
    several: Counter[int] = field(default_factory=Counter)
    first: list[ResultRow] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.first)

    def with_more_than(self, notes: int) -> int:
        """How many of the rows have more notes of the kind than so many, one or more."""
        return sum(rows for times, rows in self.several.items() if times > notes)


@dataclass
class Summary:
    """What a file's rows came to; it grows with each chunk and stays small however long the file is.

    `problems` are the kinds of notes for which rows were not scored, `remarks` those of rows that were. `unlike`
    counts the scored rows with a note of one of the `unlike_kinds`, which may be no penguins of the three species,
    `impossible` the rows with at least as many impossible measurements as accepted ones: neither counts rows that may
    be misread. `odd` counts the rows that are no penguins at all.
    `species_column` and `name_column` are indices of columns, where the file has such. `answered` are the names of the
    questions that any scored row answers, `shared` the texts that are noted of every scored row. `other_species` is
    what rows with measurements name in place of one of the three species, in how many: no codes, and at most
    NAMES_COUNTED.
    """

    species_column: int | None
    name_column: int | None
    unlike_kinds: frozenset[str]
    rows: int = 0
    scored: int = 0
    odd: int = 0
    unlike: int = 0
    impossible: int = 0
    answered: set[str] = field(default_factory=set)
    shared: frozenset[str] | None = None
    counts: list[int] = field(default_factory=lambda: [0] * len(SPECIES))
    problems: dict[str, Problem] = field(default_factory=dict)
    remarks: dict[str, Problem] = field(default_factory=dict)
    first: list[ResultRow] = field(default_factory=list)
    not_scored: list[ResultRow] = field(default_factory=list)
    disagreeing: list[ResultRow] = field(default_factory=list)
    least_sure: list[ResultRow] = field(default_factory=list)
    confusion: NDArray[np.int64] = field(default_factory=lambda: np.zeros((len(SPECIES), len(SPECIES)), dtype=np.int64))
    sample: Sample = field(default_factory=Sample)
    other_species: Counter[str] = field(default_factory=Counter)
    _spelled: dict[str, str] = field(default_factory=dict)

    @property
    def unscored(self) -> int:
        return self.rows - self.scored

    @property
    def compared(self) -> int:
        return int(self.confusion.sum())

    @property
    def agreeing(self) -> int:
        return int(np.trace(self.confusion))

    def shared_notes(self, row: ResultRow) -> list[Note]:
        """The notes of a row that each of several scored rows has in the same words: they tell no row from another."""
        shared = self.shared if self.shared and row.ranked and self.scored > 1 else ()
        return [note for note in row.notes if note.text in shared]

    def own_notes(self, row: ResultRow) -> list[Note]:
        """The other notes of a row, but for those that are told of the file."""
        shared = self.shared_notes(row)
        return [note for note in row.notes if note not in shared and not note.of_column]

    def have_own_notes(self, rows: Iterable[ResultRow]) -> bool:
        """Whether any of the rows has a note that not every row has."""
        return any(map(self.own_notes, rows))

    def add(self, scored: ScoredChunk) -> None:
        chunk = scored.chunk
        self.rows += len(chunk.numbers)
        self.scored += int(chunk.scoreable.sum())
        for species in range(len(SPECIES)):
            self.counts[species] += int((scored.species == species).sum())
        self.answered |= {one.name for one in QUESTIONS if is_known(chunk.table, one)[chunk.scoreable].any()}
        self._keep(self.first, scored, range(len(chunk.numbers)))
        self._keep(self.not_scored, scored, np.flatnonzero(~chunk.scoreable).tolist())
        self._share_notes(scored)
        self._add_notes(scored)
        self._add_least_sure(scored)
        self.sample.add(scored)
        self._compare(scored)
        if self.species_column is not None:
            self._count_other_names(scored, chunk.columns[self.species_column])

    def _keep(self, kept: list[ResultRow], scored: ScoredChunk, rows: Iterable[int]) -> None:
        kept += [self._result_row(scored, row) for row in islice(rows, DISPLAYED_ROWS - len(kept))]

    def _share_notes(self, scored: ScoredChunk) -> None:
        for row in np.flatnonzero(scored.chunk.scoreable).tolist():
            texts = frozenset(note.text for note in scored.notes.get(row, ()))
            self.shared = texts if self.shared is None else self.shared & texts
            if not self.shared:
                break

    def _add_notes(self, scored: ScoredChunk) -> None:
        rows = sorted(scored.notes)
        named = scored.chunk.named[rows].tolist()
        coalitions = coalitions_of({name: column[rows] for name, column in scored.chunk.table.items()}).tolist()
        for row, species, coalition in zip(rows, named, coalitions, strict=True):
            is_scored = bool(scored.chunk.scoreable[row])
            kinds: dict[str, int] = {}
            for note in scored.notes[row]:
                if note.stops is not is_scored and not note.of_column:
                    kinds[note.kind] = kinds.get(note.kind, 0) + 1
            self.odd += any(note.odd for note in scored.notes[row])
            problems = self.remarks if is_scored else self.problems
            for kind, times in kinds.items():
                if kind not in problems:
                    problems[kind] = Problem(kind)
                problem = problems[kind]
                problem.count += 1
                problem.compared += species != UNKNOWN
                problem.coalitions[coalition] += 1
                if times > 1:
                    problem.several[times] += 1
                if len(problem.first) < ROWS_NAMED:
                    problem.first.append(self._result_row(scored, row))
            is_unlike = is_scored and not self.unlike_kinds.isdisjoint(kinds)
            far = sum(note.far for note in scored.notes[row])
            is_impossible = far > 0 and far >= _accepted_in(scored, row)
            if scored.chunk.fits(row):
                self.unlike += is_unlike
                self.impossible += is_impossible

    def _add_least_sure(self, scored: ScoredChunk) -> None:
        likeliest = np.where(scored.chunk.scoreable, scored.probabilities.max(axis=1), 1.0)
        unsure = np.flatnonzero(likeliest < SURE)
        chosen = unsure[np.argsort(likeliest[unsure], kind="stable")[:LEAST_SURE]]
        found = [self._result_row(scored, row) for row in chosen.tolist()]
        self.least_sure = sorted([*self.least_sure, *found], key=lambda row: row.probability)[:LEAST_SURE]

    def _compare(self, scored: ScoredChunk) -> None:
        named = scored.chunk.named
        both = (named != UNKNOWN) & scored.chunk.scoreable
        np.add.at(self.confusion, (named[both], scored.species[both]), 1)
        self._keep(self.disagreeing, scored, np.flatnonzero(scored.differs).tolist())

    def _count_other_names(self, scored: ScoredChunk, cells: Sequence[str]) -> None:
        rows = (row for row, noted in scored.notes.items() if any(note.kind == OTHER_SPECIES for note in noted))
        for cell, count in Counter(cells[row] for row in rows).items():
            # As it would be shown: a thousand cells as long as a line may be would fill the memory.
            name = shown(cell.strip())
            key = name.casefold()
            if len(self._spelled) < NAMES_COUNTED or key in self._spelled:
                self.other_species[self._spelled.setdefault(key, name)] += count

    def _result_row(self, scored: ScoredChunk, row: int) -> ResultRow:
        chunk = scored.chunk
        named = int(chunk.named[row])
        return ResultRow(
            chunk.numbers[row],
            answers_of(chunk.table, row),
            ranked_species(scored.probabilities[row]) if chunk.scoreable[row] else [],
            SPECIES[named].name if named != UNKNOWN else _cell(chunk, self.species_column, row),
            bool(scored.differs[row]),
            _cell(chunk, self.name_column, row),
            tuple(scored.notes.get(row, [])),
        )


def _cell(chunk: Chunk, column: int | None, row: int) -> str:
    return shown(chunk.columns[column][row].strip()) if column is not None else ""


def _accepted_in(scored: ScoredChunk, row: int) -> int:
    """How many measurements of a row are accepted."""
    return sum(not np.isnan(scored.chunk.table[measurement.name][row]) for measurement in MEASUREMENTS)
