"""The 344 real penguins: what the forest learns from, and for pictures, examples, cautions and comparisons.

palmerpenguins: Gorman, Williams and Fraser (2014), PLoS ONE 9(3) e90081; Horst, Hill and Gorman (2020),
doi 10.5281/zenodo.3960218. CC0.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import is_known, table_of
from penguins.model.paths import DATA, reading
from penguins.questions.answers import Answers, read_answer
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import CHOICES, ISLAND, MEASUREMENTS, QUESTIONS, SEX, Choice, Measurement


@dataclass(frozen=True, eq=False)
class RealPenguin:
    """A penguin of the data set: its row, as a spreadsheet counts, its species and what was measured."""

    row: int
    species: Species
    answers: Answers


@dataclass(frozen=True)
class Spread:
    """The five-number summary of a measurement in a species."""

    minimum: float
    q1: float
    median: float
    q3: float
    maximum: float

    def __contains__(self, value: float) -> bool:
        """Whether a value lies in the range."""
        return self.minimum <= value <= self.maximum


class Dataset:
    """The real penguins. Nothing in it changes after it is made.

    `table` holds their answers (see `columns.Table`), `classes` (344,) the index of the species of each.
    """

    def __init__(self, penguins: list[RealPenguin]) -> None:
        self.penguins = penguins
        self.table = table_of([penguin.answers for penguin in penguins])
        self.classes = np.array([SPECIES.index(penguin.species) for penguin in penguins])
        self._is_measured = np.all([is_known(self.table, measurement) for measurement in MEASUREMENTS], axis=0)
        self._deviations = {m.name: float(np.nanstd(self.table[m.name])) for m in MEASUREMENTS}
        self._spreads = {
            (measurement.name, species.name, sex): self._measure_spread(measurement, species, sex)
            for measurement in MEASUREMENTS
            for species in SPECIES
            for sex in (None, *SEX.options)
        }

    @classmethod
    def load(cls) -> "Dataset":
        """The penguins of the file, which has a column for the species and one for each question, by their names.

        Raises ModelError where it is damaged.
        """
        by_name = {species.name: species for species in SPECIES}
        with reading(DATA), DATA.open(newline="", encoding="utf-8") as file:
            return cls(
                [
                    RealPenguin(row, by_name[line["species"]], _answers_in(line))
                    for row, line in enumerate(csv.DictReader(file), start=2)
                ]
            )

    def _of_species(self, species: Species) -> NDArray[np.bool_]:
        return np.asarray(self.classes == SPECIES.index(species))

    def _measure_spread(self, measurement: Measurement, species: Species, sex: str | None) -> Spread:
        chosen = self._of_species(species)
        if sex is not None:
            chosen &= self.table[SEX.name] == SEX.options.index(sex)
        values = self.table[measurement.name][chosen]
        # At the precision of the measurements, as they are shown: 51.075 mm would be more than is known.
        return Spread(*np.nanpercentile(values, (0, 25, 50, 75, 100)).round(measurement.decimals).tolist())

    def spread(self, measurement: Measurement, species: Species, sex: str | None = None) -> Spread:
        """The five-number summary of the penguins of a species, or of those of one sex, that were measured."""
        return self._spreads[measurement.name, species.name, sex]

    def is_in_range(self, answers: Answers, species: Species) -> bool:
        """Whether all measurements lie in the ranges of a species, or of its penguins of the sex that is known."""
        sex = str(answers[SEX.name]) if SEX.name in answers else None
        return all(float(answers[m.name]) in self.spread(m, species, sex) for m in MEASUREMENTS if m.name in answers)

    def counts(self, choice: Choice, option: str) -> dict[str, int]:
        """How many penguins of each species, by its name, have this answer: were measured on this island, say."""
        chosen = self.table[choice.name] == choice.options.index(option)
        return {species.name: int(np.sum(chosen & self._of_species(species))) for species in SPECIES}

    def never_on_the_island(self, answers: Answers, species: Sequence[Species]) -> list[Species]:
        """Which of some species were never measured on the island that is answered."""
        counts = self.counts(ISLAND, str(answers[ISLAND.name]))
        return [one for one in species if not counts[one.name]]

    def share(self, species: Species) -> float:
        """The share of a species among all penguins."""
        return float(self._of_species(species).mean())

    @cached_property
    def examples(self) -> tuple[RealPenguin, ...]:
        """A typical penguin of each species: completely known, and nearest to the medians of its species."""
        return tuple(self._typical(species) for species in SPECIES)

    def _typical(self, species: Species) -> RealPenguin:
        medians = {measurement.name: self.spread(measurement, species).median for measurement in MEASUREMENTS}
        commonest = {choice.name: self._commonest(choice, species) for choice in CHOICES}
        return self.penguins[int(self.distances({**medians, **commonest}).argmin())]

    def _commonest(self, choice: Choice, species: Species) -> str:
        return max(choice.options, key=lambda option: self.counts(choice, option)[species.name])

    def distances(self, answers: Answers) -> NDArray[np.float64]:
        """How far each penguin is from the answers, (344,): infinitely where it was not measured.

        Squared differences are added up: in standard deviations for a measurement, 1 for another island or sex.
        """
        distances = np.zeros(len(self.penguins))
        for measurement in MEASUREMENTS:
            if measurement.name in answers:
                difference = self.table[measurement.name] - float(answers[measurement.name])
                distances += (difference / self._deviations[measurement.name]) ** 2
        for choice in CHOICES:
            if choice.name in answers:
                distances += self.table[choice.name] != choice.options.index(str(answers[choice.name]))
        # 45.9 and 46.1 are equally far from 46.
        return np.where(self._is_measured, distances.round(9), np.inf)


def _answers_in(line: dict[str, str]) -> Answers:
    answers = ((question.name, read_answer(question, line[question.name])) for question in QUESTIONS)
    return {name: answer for name, answer in answers if answer is not None}
