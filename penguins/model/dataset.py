"""The 344 real penguins, for the pictures, the examples and the most similar ones: never for predicting.

palmerpenguins: Gorman, Williams and Fraser (2014), PLoS ONE 9(3) e90081; Horst, Hill and Gorman (2020),
doi 10.5281/zenodo.3960218. CC0.
"""

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import UNKNOWN, table_of
from penguins.model.paths import DATA
from penguins.questions.answers import Answers, read_choice, read_number
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import CHOICES, MEASUREMENTS, QUESTIONS, Choice, Measurement


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


class Dataset:
    """The real penguins. Nothing in it changes after it is made."""

    def __init__(self, penguins: list[RealPenguin]) -> None:
        self.penguins = penguins
        self.table = table_of([penguin.answers for penguin in penguins])
        self.classes = np.array([SPECIES.index(penguin.species) for penguin in penguins])
        self._spreads = {
            (measurement.name, species.name): self._measure_spread(measurement, number)
            for measurement in MEASUREMENTS
            for number, species in enumerate(SPECIES)
        }

    @classmethod
    def load(cls, path: Path = DATA) -> "Dataset":
        by_name = {species.name: species for species in SPECIES}
        with path.open(newline="", encoding="utf-8") as file:
            return cls(
                [
                    RealPenguin(row, by_name[line["species"]], _answers_in(line))
                    for row, line in enumerate(csv.DictReader(file), start=2)
                ]
            )

    def _measure_spread(self, measurement: Measurement, number: int) -> Spread:
        values = self.table[measurement.name][self.classes == number]
        return Spread(*(float(value) for value in np.nanpercentile(values, (0, 25, 50, 75, 100))))

    def spread(self, measurement: Measurement, species: Species) -> Spread:
        return self._spreads[measurement.name, species.name]

    def counts(self, choice: Choice, value: str) -> dict[str, int]:
        """How many penguins of each species have this answer: were measured on this island, are of this sex."""
        having = self.table[choice.name] == choice.options.index(value)
        return {species.name: int(np.sum(having & (self.classes == at))) for at, species in enumerate(SPECIES)}

    @cached_property
    def examples(self) -> tuple[RealPenguin, ...]:
        """A typical penguin of each species: completely known, and nearest to the medians of its species."""
        return tuple(self._typical(number, species) for number, species in enumerate(SPECIES))

    def _typical(self, number: int, species: Species) -> RealPenguin:
        medians = {m.name: self.spread(m, species).median for m in MEASUREMENTS}
        commonest = {c.name: self._commonest(c.name, number) for c in CHOICES}
        return self.most_similar({**medians, **commonest}, 1)[0]

    def _commonest(self, choice: str, number: int) -> str:
        codes = self.table[choice][self.classes == number]
        values = next(c.options for c in CHOICES if c.name == choice)
        return values[int(np.bincount(codes[codes != UNKNOWN]).argmax())]

    def most_similar(self, answers: Answers, count: int = 3) -> list[RealPenguin]:
        """The penguins nearest to the answers: by standard deviations in each measurement known, another island or
        sex counting as one. Penguins that were not measured are left out."""
        distance = np.where(self._measured, 0.0, np.inf)
        for measurement in MEASUREMENTS:
            if measurement.name in answers:
                away = (self._filled[measurement.name] - float(answers[measurement.name])) / self._deviations[
                    measurement.name
                ]
                distance = distance + away * away
        for choice in CHOICES:
            if choice.name in answers:
                distance = distance + (self.table[choice.name] != choice.options.index(str(answers[choice.name])))
        return [self.penguins[at] for at in np.argsort(distance, kind="stable")[:count]]

    @cached_property
    def _measured(self) -> NDArray[Any]:
        measured = np.stack([self.table[measurement.name] for measurement in MEASUREMENTS])
        return np.asarray(~np.isnan(measured).any(axis=0))

    @cached_property
    def _filled(self) -> dict[str, NDArray[np.float64]]:
        """The measurements without gaps: those who have any are infinitely far away already."""
        return {m.name: np.nan_to_num(self.table[m.name]) for m in MEASUREMENTS}

    @cached_property
    def _deviations(self) -> dict[str, float]:
        return {m.name: float(np.nanstd(self.table[m.name])) for m in MEASUREMENTS}


def _answers_in(line: dict[str, str]) -> Answers:
    answers: Answers = {}
    for question in QUESTIONS:
        text = line[question.name]
        answer = read_number(question, text) if isinstance(question, Measurement) else read_choice(question, text)
        if answer is not None:
            answers[question.name] = answer
    return answers
