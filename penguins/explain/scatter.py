"""Two measurements against each other: the real penguins, the visitor's among them, and who its neighbours are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from penguins.explain import findings
from penguins.explain.charts import MARKERS, PLOT, Axis, Mark, axis_of
from penguins.model.columns import is_known
from penguins.model.dataset import Dataset
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, FLIPPER_LENGTH, Measurement

# What two measurements are of, and where the species' names stand in their picture, in SPECIES order: each next to its
# own penguins, so that it covers none of any species and no arrow at an edge. The bill tells the species apart best, so
# it comes first; the others follow, roughly by how well they do.
PAIRS = {
    (BILL_LENGTH, BILL_DEPTH): ("bill", ((104.0, 167.0), (240.0, 31.0), (280.0, 175.0))),
    (BILL_LENGTH, FLIPPER_LENGTH): ("bill and flipper", ((104.0, 103.0), (240.0, 175.0), (184.0, 31.0))),
    (BILL_LENGTH, BODY_MASS): ("bill and body mass", ((88.0, 103.0), (232.0, 191.0), (176.0, 47.0))),
    (FLIPPER_LENGTH, BILL_DEPTH): ("flipper and bill", ((88.0, 55.0), (256.0, 47.0), (224.0, 135.0))),
    (BODY_MASS, BILL_DEPTH): ("body mass and bill", ((120.0, 159.0), (248.0, 39.0), (200.0, 143.0))),
    (FLIPPER_LENGTH, BODY_MASS): ("flipper and body mass", ((112.0, 95.0), (200.0, 191.0), (224.0, 31.0))),
}

# How many of the nearest penguins are asked for their species.
NEIGHBOURS = 10
# In SVG units: nine of ten real penguins have their nearest neighbour within a third of this.
FAR = 40.0


@dataclass(frozen=True, eq=False)
class ScatterBackground:
    """The real penguins by two measurements: positions (n, 2), indices of their species (n,), a path of each.

    `noun` says what the measurements are of; `labels` are the middles of the species' names.
    """

    noun: str
    across: Axis
    up: Axis
    positions: NDArray[np.float64]
    classes: NDArray[np.int64]
    paths: dict[str, str]
    labels: dict[Species, tuple[float, float]]

    @property
    def subject(self) -> str:
        return f"{self.across.measurement.label} and {self.up.measurement.noun}"


@dataclass(frozen=True)
class Scatter:
    """The real penguins by two measurements, and the visitor's among them.

    `neighbours` counts the nearest penguins by species, in SPECIES order, without species of which there is none. They
    are `NEIGHBOURS`, and more where several are as near as the last of these; none farther than `FAR` counts, and none
    where the visitor's lies outside the picture. `possible` are the species in whose ranges both measurements lie.
    """

    background: ScatterBackground
    mark: Mark
    neighbours: dict[Species, int]
    possible: list[Species]

    @property
    def finding(self) -> str:
        return findings.scatter_title(self.background.noun, self.neighbours, self.possible)

    @property
    def neighbours_in_words(self) -> str:
        """What the finding rests on, in a sentence."""
        if self.mark.angle is not None:
            return "It lies outside the picture."
        if not self.neighbours:
            return "None of them lies near it."
        counts = [f"{count} {species.name}" for species, count in self.neighbours.items()]
        total = sum(self.neighbours.values())
        return f"{f'The {total} nearest to' if total >= NEIGHBOURS else 'Near'} it: {', '.join(counts)}."


def scatters(dataset: Dataset, answers: Answers) -> Iterator[Scatter]:
    """Every pair of measurements that are both known, in the order of PAIRS."""
    for across, up in PAIRS:
        if across.name in answers and up.name in answers:
            behind = background(dataset, across, up)
            pair: Answers = {one.name: answers[one.name] for one in (across, up)}
            mark = mark_of(behind, *map(float, pair.values()))
            counts = neighbours_of(behind, np.array([(mark.x, mark.y)]))[0] * (mark.angle is None)
            neighbours = {species: int(count) for species, count in zip(SPECIES, counts, strict=True) if count}
            possible = [species for species in SPECIES if dataset.is_in_range(pair, species)]
            yield Scatter(behind, mark, neighbours, possible)


def paths_of(positions: NDArray[np.float64], species: NDArray[np.int64]) -> dict[str, str]:
    """Penguins at n positions (n, 2), of species by their indices (n,) -> a path for each species, by its key."""
    return {one.key: path_of(positions[species == index], MARKERS[one.key]) for index, one in enumerate(SPECIES)}


def path_of(positions: NDArray[np.float64], marker: str) -> str:
    return "".join(f"M{x:g} {y:g}{marker}" for x, y in positions.tolist())


def mark_of(background: ScatterBackground, across: float, up: float) -> Mark:
    """Where a penguin with these two measurements lies in the picture: an arrow at the edge where that is outside."""
    scale_across, scale_up = background.across.scale, background.up.scale
    return Mark(scale_across(across), scale_up(up), (scale_across.beyond(across), scale_up.beyond(up)))


def neighbours_of(background: ScatterBackground, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the NEIGHBOURS real penguins nearest to each of n places (n, 2), how many each species has: (n, 3).

    All that are as near as the last of them count, so that no order of the data decides; none farther than FAR does.
    """
    # Squared distances order penguins as distances do, and take less time.
    across, up = (np.subtract.outer(places[:, axis], background.positions[:, axis]) for axis in (0, 1))
    # Rounded, as two that are equally near may differ in the last digit.
    squares = (across**2 + up**2).round(6)
    last = np.partition(squares, NEIGHBOURS - 1, axis=1)[:, NEIGHBOURS - 1, np.newaxis]
    near = squares <= np.minimum(last, FAR**2)
    counts: NDArray[np.float64] = near.astype(float) @ np.eye(len(SPECIES))[background.classes]
    return counts


@cache
def background(dataset: Dataset, across: Measurement, up: Measurement) -> ScatterBackground:
    """What is the same in every picture of two measurements."""
    axes = axis_of(across, PLOT.left, PLOT.right), axis_of(up, PLOT.bottom, PLOT.top)
    measured = is_known(dataset.table, across) & is_known(dataset.table, up)
    positions = np.stack([[axis.scale(x) for x in dataset.table[axis.measurement.name][measured]] for axis in axes]).T
    classes = dataset.classes[measured]
    noun, places = PAIRS[across, up]
    labels = dict(zip(SPECIES, places, strict=True))
    return ScatterBackground(noun, *axes, positions, classes, paths_of(positions, classes), labels)
