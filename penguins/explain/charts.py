"""Numbers -> coordinates for the pictures, which the templates turn into SVG.

The sizes of the pictures and the places in them are here too, in SVG units; bars are in hundredths of their own width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from math import ceil, floor

from penguins.explain import findings
from penguins.explain.shapley import Contributions
from penguins.model.dataset import Dataset, Spread
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import (
    BILL_DEPTH,
    BILL_LENGTH,
    BODY_MASS,
    FLIPPER_LENGTH,
    MEASUREMENTS,
    Measurement,
    Question,
)


@dataclass(frozen=True)
class Frame:
    """A picture's size, and the edges of the part of it that shows data."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


# The species' names stand left of a strip's data.
STRIP = Frame(width=300, height=92, left=74, right=292, top=4, bottom=70)
PLOT = Frame(width=340, height=238, left=40, right=332, top=8, bottom=218)

# A marker's outline from its centre: circle, triangle, square, so that colour is never the only sign.
MARKERS = {
    "adelie": "m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z",
    "chinstrap": "m0-3.2l3 5.4h-6z",
    "gentoo": "m-2.3-2.3h4.6v4.6h-4.6z",
}
MARKER_VIEW = "-4 -4 8 8"


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

    def beyond(self, value: float) -> int:
        """Where a value lies: 0 on the scale, -1 below its low end, 1 above its high end."""
        return (value > self.high) - (value < self.low)


@dataclass(frozen=True)
class Tick:
    position: float
    label: str


@dataclass(frozen=True)
class Axis:
    """A measurement's scale in a picture, with the round numbers on it in order."""

    measurement: Measurement
    scale: Scale
    ticks: list[Tick]


_TICK_STEPS = {BILL_LENGTH: 5, BILL_DEPTH: 2, FLIPPER_LENGTH: 10, BODY_MASS: 1000}


def axis_of(measurement: Measurement, start: float, end: float) -> Axis:
    """An axis that holds every penguin of the data, its ends at half a step between ticks."""
    step = _TICK_STEPS[measurement]
    half = step / 2
    low, high = floor(measurement.seen.low / half) * half, ceil(measurement.seen.high / half) * half
    scale = Scale(low, high, start, end)
    values = range(ceil(low / step) * step, floor(high) + 1, step)
    return Axis(measurement, scale, [Tick(scale(value), f"{value:,}") for value in values])


_ANGLES = {(1, 0): 0, (1, -1): 45, (0, -1): 90, (-1, -1): 135, (-1, 0): 180, (-1, 1): 225, (0, 1): 270, (1, 1): 315}


@dataclass(frozen=True)
class Mark:
    """Where a penguin is drawn, the visitor's own or one of a file.

    `beyond` is how its two values lie on their scales, to the right and up positive.
    """

    x: float
    y: float
    beyond: tuple[int, int] = (0, 0)

    @property
    def angle(self) -> int | None:
        """Outside the picture it is an arrow at the edge: its direction, clockwise from the right, in degrees."""
        return _ANGLES.get(self.beyond)


# --- Why: how far each answer moves the probability, from a zero line in the middle --------------------------------

# A bar too short to see is still drawn.
_SHORTEST_BAR = 0.4
# What the axis may hold on each side, as a share: the least of these that holds the largest bar.
_LIMITS = (0.1, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class WhyBar:
    """One answer's bar: to the right of the zero line where it speaks for the species, to the left where against."""

    question: Question
    contribution: float
    answer: str
    x: float
    width: float

    @property
    def kind(self) -> str:
        return "bar-for" if self.contribution >= 0 else "bar-against"


@dataclass(frozen=True)
class WhyChart:
    """The bars of the known answers, the longest first; the axis runs from -limit to limit."""

    limit: float
    bars: list[WhyBar]


def why(contributions: Contributions, written: Mapping[str, str]) -> WhyChart:
    """The picture of the contributions of the known answers, which are `written` by their questions' names."""
    known = {question: value for question, value in contributions.items() if question.name in written}
    largest = max(map(abs, known.values()))
    limit = next(limit for limit in _LIMITS if limit >= min(largest, 1.0))
    scale, bars = Scale(-limit, limit, 0, 100), []
    for question, value in sorted(known.items(), key=lambda pair: -abs(pair[1])):
        start, end = sorted((scale(0), scale(value)))
        width = round(max(end - start, _SHORTEST_BAR), 1)
        bars.append(WhyBar(question, value, written[question.name], start, width))
    return WhyChart(limit, bars)


# --- Strips: where a measurement lies among the real penguins ------------------------------------------------------


@dataclass(frozen=True)
class StripLane:
    """A species' range: its five numbers, and where they are drawn."""

    species: Species
    spread: Spread
    positions: Spread
    y: int


@dataclass(frozen=True, eq=False)
class StripBackground:
    """A measurement's range in each species, on one axis."""

    axis: Axis
    lanes: list[StripLane]


@dataclass(frozen=True)
class Strip:
    """A measurement's three ranges with the visitor's value marked."""

    background: StripBackground
    mark: Mark
    value: str
    finding: str


def strips(dataset: Dataset, answers: Answers, written: Mapping[str, str]) -> list[Strip]:
    """A strip for each measurement that is known; `written` has the answers as they are to be written."""
    found, middle = [], (STRIP.top + STRIP.bottom) / 2
    for measurement in MEASUREMENTS:
        if measurement.name in answers:
            background, value = strip_background(dataset, measurement), float(answers[measurement.name])
            scale = background.axis.scale
            mark = Mark(scale(value), middle, (scale.beyond(value), 0))
            finding = findings.strip_title(value, {lane.species: lane.spread for lane in background.lanes})
            found.append(Strip(background, mark, written[measurement.name], finding))
    return found


def strips_key(strips: Sequence[Strip]) -> str:
    """How to read the strips."""
    is_outside = any(strip.mark.angle is not None for strip in strips)
    return (
        "Each species’ line runs from its least to its most, with the middle half of its penguins thick and the median "
        f"as a notch. The upright line is this penguin{', or an arrow where it lies outside' if is_outside else ''}."
    )


@cache
def strip_background(dataset: Dataset, measurement: Measurement) -> StripBackground:
    """What is the same in every strip of a measurement."""
    axis, lanes = axis_of(measurement, STRIP.left, STRIP.right), []
    height = (STRIP.bottom - STRIP.top) // len(SPECIES)
    for index, species in enumerate(SPECIES):
        spread = dataset.spread(measurement, species)
        positions = Spread(*map(axis.scale, astuple(spread)))
        lanes.append(StripLane(species, spread, positions, STRIP.top + height * index + height // 2))
    return StripBackground(axis, lanes)
