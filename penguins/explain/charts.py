"""Numbers -> coordinates for the pictures. No drawing here: the templates turn these into SVG."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

from penguins.explain.shapley import Contribution
from penguins.model.dataset import Dataset, Spread
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, FLIPPER_LENGTH, MEASUREMENTS, Measurement


@dataclass(frozen=True)
class Scale:
    """Values from low to high -> positions from start to end."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The position of a value, kept inside the picture."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


@dataclass(frozen=True)
class Tick:
    position: float
    label: str


def _ticks(scale: Scale, step: float) -> list[Tick]:
    first = int(-(-scale.low // step))
    last = int(scale.high // step)
    return [Tick(scale(number * step), f"{number * step:,.0f}") for number in range(first, last + 1)]


# --- Why: a bar an input, from the share in the data to the probability said --------------------------------------

WHY_WIDTH = 300


@dataclass(frozen=True)
class Step:
    """One input's bar: it starts where the one before it ended."""

    contribution: Contribution
    answer: str
    start: float
    end: float

    @property
    def left(self) -> float:
        return min(self.start, self.end)

    @property
    def width(self) -> float:
        return round(max(abs(self.end - self.start), 1.0), 1)


def why_steps(prior: float, contributions: list[Contribution], answers: Answers) -> list[Step]:
    """The bars that lead from the prior to the answer, the known inputs only, the strongest first."""
    scale = Scale(0, 1, 0, WHY_WIDTH)
    known = [c for c in contributions if c.question.name in answers]
    steps, reached = [], prior
    for contribution in sorted(known, key=lambda c: -abs(c.value)):
        question = contribution.question
        value = answers[question.name]
        answer = question.format(float(value)) if isinstance(question, Measurement) else str(value)
        steps.append(Step(contribution, answer, scale(reached), scale(reached + contribution.value)))
        reached += contribution.value
    return steps


# --- Where a measurement lies among the real penguins --------------------------------------------------------------

STRIP_LEFT, STRIP_RIGHT = 8.0, 292.0


@dataclass(frozen=True, eq=False)
class StripRow:
    species: Species
    spread: Spread
    least: float
    lower: float
    median: float
    upper: float
    most: float


@dataclass(frozen=True, eq=False)
class StripBackground:
    """A measurement's three ranges on one scale."""

    measurement: Measurement
    rows: list[StripRow]
    scale: Scale


@dataclass(frozen=True)
class Strip:
    """A measurement's three ranges with the visitor's value marked at a position."""

    background: StripBackground
    mark: float
    value: str

    @property
    def measurement(self) -> Measurement:
        return self.background.measurement


def strips(dataset: Dataset, answers: Answers) -> list[Strip]:
    """A strip for each measurement that is known."""
    return [_strip(dataset, m, float(answers[m.name])) for m in MEASUREMENTS if m.name in answers]


def _strip(dataset: Dataset, measurement: Measurement, value: float) -> Strip:
    background = _strip_background(dataset, measurement)
    return Strip(background, background.scale(value), measurement.format(value))


@cache
def _strip_background(dataset: Dataset, measurement: Measurement) -> StripBackground:
    margin = (measurement.seen.high - measurement.seen.low) * 0.1
    scale = Scale(measurement.seen.low - margin, measurement.seen.high + margin, STRIP_LEFT, STRIP_RIGHT)
    rows = []
    for species in SPECIES:
        spread = dataset.spread(measurement, species)
        positions = (scale(v) for v in (spread.minimum, spread.q1, spread.median, spread.q3, spread.maximum))
        rows.append(StripRow(species, spread, *positions))
    return StripBackground(measurement, rows, scale)


TICK_STEPS = {BILL_LENGTH.name: 5, BILL_DEPTH.name: 2, FLIPPER_LENGTH.name: 10, BODY_MASS.name: 1000}

# --- Two measurements against each other ---------------------------------------------------------------------------

_PLOT_LEFT, _PLOT_RIGHT, _PLOT_TOP, _PLOT_BOTTOM = 40.0, 332.0, 8.0, 218.0

# The bill tells the species apart best, so it comes first; the others follow by how well they do.
PAIRS = [
    (BILL_LENGTH, BILL_DEPTH),
    (BILL_LENGTH, FLIPPER_LENGTH),
    (BILL_LENGTH, BODY_MASS),
    (FLIPPER_LENGTH, BILL_DEPTH),
    (BODY_MASS, BILL_DEPTH),
    (FLIPPER_LENGTH, BODY_MASS),
]
assert len(PAIRS) == len(list(combinations(MEASUREMENTS, 2)))

# A marker's outline from its centre: circle, triangle, square, so that colour is never the only sign.
MARKERS = {
    "adelie": "m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z",
    "chinstrap": "m0-3.2l3 5.4h-6z",
    "gentoo": "m-2.3-2.3h4.6v4.6h-4.6z",
}


@dataclass(frozen=True, eq=False)
class ScatterBackground:
    """The real penguins by two measurements: a path of markers a species, and the two scales."""

    across: Measurement
    up: Measurement
    paths: dict[str, str]
    counts: dict[str, int]
    medians: list[tuple[Species, str, str]]
    scale_across: Scale
    scale_up: Scale

    @property
    def ticks_across(self) -> list[Tick]:
        return _ticks(self.scale_across, TICK_STEPS[self.across.name])

    @property
    def ticks_up(self) -> list[Tick]:
        return _ticks(self.scale_up, TICK_STEPS[self.up.name])


@dataclass(frozen=True)
class Scatter:
    """The real penguins by two measurements, and where the visitor's penguin lies among them."""

    background: ScatterBackground
    mark: tuple[float, float]


def scatter(dataset: Dataset, answers: Answers) -> Scatter | None:
    """The first pair of measurements that are both known, or None where fewer than two are."""
    for across, up in PAIRS:
        if across.name in answers and up.name in answers:
            background = _scatter_background(dataset, across, up)
            x, y = float(answers[across.name]), float(answers[up.name])
            return Scatter(background, (background.scale_across(x), background.scale_up(y)))
    return None


@cache
def _scatter_background(dataset: Dataset, across: Measurement, up: Measurement) -> ScatterBackground:
    scale_across = _padded(across, _PLOT_LEFT, _PLOT_RIGHT)
    scale_up = _padded(up, _PLOT_BOTTOM, _PLOT_TOP)
    paths = {species.key: "" for species in SPECIES}
    counts = {species.key: 0 for species in SPECIES}
    for penguin in dataset.penguins:
        if across.name in penguin.answers and up.name in penguin.answers:
            x, y = scale_across(float(penguin.answers[across.name])), scale_up(float(penguin.answers[up.name]))
            paths[penguin.species.key] += f"M{x:g} {y:g}{MARKERS[penguin.species.key]}"
            counts[penguin.species.key] += 1
    medians = [(one, *_medians(dataset, one, across, up)) for one in SPECIES]
    return ScatterBackground(across, up, paths, counts, medians, scale_across, scale_up)


def _medians(dataset: Dataset, species: Species, across: Measurement, up: Measurement) -> tuple[str, str]:
    return across.format(dataset.spread(across, species).median), up.format(dataset.spread(up, species).median)


def _padded(measurement: Measurement, start: float, end: float) -> Scale:
    margin = (measurement.seen.high - measurement.seen.low) * 0.05
    return Scale(measurement.seen.low - margin, measurement.seen.high + margin, start, end)
