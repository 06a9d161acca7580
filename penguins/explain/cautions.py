"""What is said beside an answer that has to be taken with care: for one penguin, and for the rows of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from penguins.explain import caution_texts
from penguins.explain.caution_texts import LEARNED, NEVER_MEASURED, UNLIKE_THE_MEASURED, UNSEEN, UNUSUAL, Caution
from penguins.explain.groups import Groups, limits_of, measurements_of
from penguins.explain.learned import Learned
from penguins.explain.what_if import (
    CARRIES,
    HOLDS_BACK,
    WITHOUT_ONE,
    WithoutOne,
    deciding_answers,
    leaves_a_measurement,
    losses,
)
from penguins.model.columns import UNKNOWN, Table, table_of
from penguins.model.dataset import Dataset
from penguins.model.prediction import NEARLY_LEVEL, Prediction, Probabilities
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import (
    BILL_DEPTH,
    BILL_LENGTH,
    ISLAND,
    MEASUREMENTS,
    QUESTIONS,
    SEX,
    Measurement,
    Question,
    Range,
)

# What may be odd about an unusual combination, in the order of `Groups.excess_without_each`.
_MAY_BE_ODD = (*MEASUREMENTS, SEX)
_BILL_LENGTH, _BILL_DEPTH = MEASUREMENTS.index(BILL_LENGTH), MEASUREMENTS.index(BILL_DEPTH)
_LOW = np.array([measurement.seen.low for measurement in MEASUREMENTS])
_HIGH = np.array([measurement.seen.high for measurement in MEASUREMENTS])

# So far beyond those of the species that were measured on its island, as a share of their range, a measurement is told:
# see scripts/measure_cautions.py.
_SLACK_OF_ISLAND = 0.1

# Cautions by the index of the row that each is for.
_Found = Iterator[tuple[int, Caution]]


def by_kind(
    cautions: Sequence[Caution], without_each: Sequence[WithoutOne]
) -> dict[str, list[tuple[Caution, WithoutOne | None]]]:
    """The cautions of one penguin by their kinds, in their order; each with what is said without its suspect, where
    that is told and no caution before it has the same suspect."""
    told = {one.question: one for one in without_each}
    found: dict[str, list[tuple[Caution, WithoutOne | None]]] = {}
    for caution in cautions:
        without = told.pop(caution.suspect, None) if caution.suspect else None
        if UNSEEN in found and caution.kind == UNSEEN and isinstance(caution.suspect, Measurement):
            caution = caution_texts.unseen(caution.suspect, is_another=True)
        found.setdefault(caution.kind, []).append((caution, without))
    return found


class Cautions:
    """Finds what is to be said, by what the data set holds. Nothing in it changes after it is made."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._groups = Groups(dataset)
        self._learned = Learned(dataset)
        # Whether a species was never measured on an island: a row for each island, and a last one for an unknown one.
        counts = [list(dataset.counts(ISLAND, island).values()) for island in ISLAND.options]
        self._never_measured = np.array([*counts, [np.inf] * len(SPECIES)]) == 0
        self._measured_on = [tuple(one for one, count in zip(SPECIES, of, strict=True) if count) for of in counts]
        # Of the species that were measured on each island, wherever their penguins were.
        measured = measurements_of(dataset.table)
        of_species = [measured[~never[dataset.classes]] for never in self._never_measured[:-1]]
        self._low_of_island, self._high_of_island = limits_of(of_species, _SLACK_OF_ISLAND)

    def of_prediction(self, prediction: Prediction) -> list[Caution]:
        """The cautions of one penguin; an unusual combination is compared with the most similar real penguin, and
        measurements that the model has learned with the penguin that has them."""
        without = prediction.by_coalition[WITHOUT_ONE, np.newaxis]
        table = table_of([prediction.answers])
        found = self.of_rows(table, prediction.by_coalition[-1:], without).get(0, [])
        return [self._compared(caution, prediction, table) for caution in found]

    def _compared(self, caution: Caution, prediction: Prediction, table: Table) -> Caution:
        """`table` has the prediction's answers as its only row."""
        if caution.kind not in (LEARNED, UNUSUAL):
            return caution
        learned = int(self._learned.find(table)[0])
        if caution.kind == LEARNED:
            return replace(caution, text=caution_texts.learned(self._dataset.penguins[learned], prediction.answers))
        answers, text = prediction.answers, caution.text.removeprefix(f"{caution_texts.TOGETHER} ")
        if learned != UNKNOWN:
            return replace(caution, text=text)
        distances = self._dataset.distances(answers)
        nearest = self._dataset.penguins[int(distances.argmin())]
        is_alone = int((distances == distances.min()).sum()) == 1
        return replace(caution, text=f"{text} {caution_texts.most_similar(nearest, answers, is_alone)}")

    def of_rows(
        self, table: Table, probabilities: Probabilities, without: Probabilities | None = None
    ) -> dict[int, list[Caution]]:
        """The cautions of n penguins by the index of the row; rows that have none are left out.

        `probabilities` (n, 3) are the predictions, `without` (6, m, 3) those of the first m rows without each answer:
        only of these is it asked what hangs on a single one.
        """
        measured, islands, is_level = measurements_of(table), table[ISLAND.name], _are_level(probabilities)
        found: dict[int, list[Caution]] = {}
        for row, caution in chain(
            self._unlike_the_species(measured, table),
            self._on_the_wrong_island(islands, probabilities, is_level),
            () if without is None else self._hanging_on_one(table, probabilities, without),
            _nearly_level(probabilities, is_level),
            ((int(row), caution_texts.LEARNED_CAUTION) for row in np.flatnonzero(self._learned.recognise(measured))),
        ):
            found.setdefault(row, []).append(caution)
        for row, caution in self._unlike_those_of_the_island(measured, islands):
            # Where nothing else says that it is unlike these. If only a species nearly as likely as the likeliest was
            # never measured there, both answers are to be doubted, and not the island alone.
            is_absent = self._never_measured[islands[row], probabilities[row].argmax()]
            others = [one for one in found.get(row, []) if one.kind != NEVER_MEASURED or is_absent]
            if UNLIKE_THE_MEASURED.isdisjoint(one.kind for one in others):
                found[row] = [caution, *others]
        return found

    def _unlike_the_species(self, measured: NDArray[np.float64], table: Table) -> _Found:
        """Values outside the range of the data, and measurements (n, 4) within them that do not go together."""
        sex = table[SEX.name]
        outside = (measured < _LOW) | (measured > _HIGH)
        for row, column in np.argwhere(outside).tolist():
            yield row, caution_texts.unseen(MEASUREMENTS[column])
        for row in np.flatnonzero(measured[:, _BILL_DEPTH] > measured[:, _BILL_LENGTH]).tolist():
            yield row, caution_texts.DEEPER_THAN_LONG
        rows = np.flatnonzero((self._groups.excess(measured, sex) > 0) & ~outside.any(axis=1))
        known = ~np.isnan(measured[rows])
        alone = known.sum(axis=1) == 1
        for row, column in zip(rows[alone].tolist(), known[alone].argmax(axis=1).tolist(), strict=True):
            low, high = self._groups.low_of_sex[sex[row], column], self._groups.high_of_sex[sex[row], column]
            of_sex = Range(float(low), float(high))
            yield row, caution_texts.unseen(MEASUREMENTS[column], sex=SEX.options[sex[row]], of_sex=of_sex)
        rows = rows[~alone]
        if len(rows):
            excess = self._groups.excess_without_each(measured[rows], sex[rows])
            orders = excess.argsort(axis=1)
            is_real = self._learned.are_of_the_data({name: column[rows] for name, column in table.items()})
            each = zip(rows.tolist(), is_real.tolist(), excess.tolist(), orders.tolist(), strict=True)
            for row, of_the_data, by_answer, order in each:
                if of_the_data:
                    yield row, caution_texts.YET_REAL
                    continue
                usual_without = tuple(_MAY_BE_ODD[index] for index in order if by_answer[index] <= 0)
                yield row, caution_texts.unusual(_MAY_BE_ODD[order[0]], usual_without)

    def _on_the_wrong_island(
        self, islands: NDArray[np.int8], probabilities: Probabilities, is_level: NDArray[np.bool_]
    ) -> _Found:
        """Species that a penguin may be, `is_level` (3, n), and that were never measured on its island."""
        absent = self._never_measured.T[:, islands] & is_level
        for row, species in _likeliest_first(probabilities, absent, np.flatnonzero(absent.any(axis=0))):
            yield row, caution_texts.never_measured(ISLAND.options[islands[row]], *species)

    def _unlike_those_of_the_island(self, measured: NDArray[np.float64], islands: NDArray[np.int8]) -> _Found:
        """Measurements (n, 4) that none of the species measured on the island has anywhere: the first of each row."""
        outside = (measured < self._low_of_island[islands]) | (measured > self._high_of_island[islands])
        rows = np.flatnonzero(outside.any(axis=1))
        for row, column in zip(rows.tolist(), outside[rows].argmax(axis=1).tolist(), strict=True):
            island, there = ISLAND.options[islands[row]], self._measured_on[islands[row]]
            yield row, caution_texts.unlike_those_of_the_island(MEASUREMENTS[column], island, there)

    def _hanging_on_one(self, table: Table, probabilities: Probabilities, without: Probabilities) -> _Found:
        """Rows whose other answers, without one of them, say another species by themselves, or the same one far less or
        far more surely."""
        probabilities = probabilities[: without.shape[1]]
        islands = table[ISLAND.name]
        tells = leaves_a_measurement(table)[:, : without.shape[1]]
        questions, decide = deciding_answers(probabilities, without, tells)
        decides = decide.any(axis=0)
        for row in np.flatnonzero(decides).tolist():
            question, others = QUESTIONS[questions[row]], without[questions[row], row]
            also = {
                QUESTIONS[index]: SPECIES[without[index, row].argmax()]
                for index in np.flatnonzero(decide[:, row])
                if index != questions[row]
            }
            island = self._contradicted(question, islands[row], others)
            species, probability = SPECIES[others.argmax()], float(others.max())
            yield row, caution_texts.one_decides(question, species, probability, island, also)
        lost = np.where(tells, losses(probabilities, without), 0.0)
        gained = -lost
        # That the island contradicts the likeliest species is told by itself.
        likeliest = probabilities.argmax(axis=1)
        gained[QUESTIONS.index(ISLAND), self._never_measured[islands[: len(likeliest)], likeliest]] = 0
        # From 1 on, much hangs on an answer.
        weight = np.maximum(lost / CARRIES, gained / HOLDS_BACK)
        for row in np.flatnonzero((weight.max(axis=0) >= 1) & ~decides).tolist():
            heaviest = int(weight[:, row].argmax())
            others = [QUESTIONS[index] for index in np.flatnonzero(weight[:, row] >= 1) if index != heaviest]
            question, left = QUESTIONS[heaviest], without[heaviest, row]
            island = self._contradicted(question, islands[row], left)
            yield row, caution_texts.one_carries(question, probabilities[row], left, island, others)

    def _contradicted(self, question: Question, island: int, without: Probabilities) -> str | None:
        """The island, if it is what is left out and the likeliest species without it was never measured there."""
        contradicts = question is ISLAND and self._never_measured[island, without.argmax()]
        return ISLAND.options[island] if contradicts else None


def _are_level(probabilities: Probabilities) -> NDArray[np.bool_]:
    """Which species are the likeliest of n penguins, or nearly as likely: (3, n)."""
    # A row for each species: along such rows NumPy is several times as fast as along rows of three.
    by_species = np.ascontiguousarray(probabilities.T)
    are_level: NDArray[np.bool_] = by_species.max(axis=0) - by_species < NEARLY_LEVEL
    return are_level


def _nearly_level(probabilities: Probabilities, is_level: NDArray[np.bool_]) -> _Found:
    for row, species in _likeliest_first(probabilities, is_level, np.flatnonzero(is_level.sum(axis=0) > 1)):
        yield row, caution_texts.level(*species)


def _likeliest_first(
    probabilities: Probabilities, among: NDArray[np.bool_], rows: NDArray[np.intp]
) -> Iterator[tuple[int, list[Species]]]:
    """Some rows, each with the species that are `among` those asked for, (3, n)."""
    orders = np.argsort(-probabilities[rows], axis=1, kind="stable").tolist()
    for row, order, asked in zip(rows.tolist(), orders, among[:, rows].T.tolist(), strict=True):
        yield row, [SPECIES[index] for index in order if asked[index]]
