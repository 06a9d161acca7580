"""The six questions, written down once: names, labels, units, options and ranges.

The form, the file reader, the forest's columns, the charts and the training script all read this table. The words in
which people write headers and answers, in every language, are in vocabulary.py.
"""

from dataclasses import dataclass

from penguins.questions.units import LENGTH, MASS, Unit


@dataclass(frozen=True)
class Range:
    """A closed interval, in the measurement's own unit."""

    low: float
    high: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.low:,g} to {self.high:,g}"


@dataclass(frozen=True, eq=False, kw_only=True)
class _Asked:
    """What the form says of any question."""

    name: str
    label: str
    hint: str

    @property
    def noun(self) -> str:
        return self.label.lower()

    @property
    def heading(self) -> str:
        """What a column of answers is headed by on a page."""
        return self.label


@dataclass(frozen=True, eq=False, kw_only=True)
class Choice(_Asked):
    """A question answered by choosing one of a few options: their values are what forms send and the forest knows."""

    options: tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Measurement(_Asked):
    """A question answered with a number in `unit`.

    `short` says what the number is of where a few words have to do. `seen` is the range among the penguins the forest
    learned from; outside `accepted` a value is refused. `units` are those that a value may come in. `more` and `less`
    are the words for a large and a small value ("long", "short"); `decimals` is the precision at which the value is
    measured.
    """

    short: str
    unit: str
    units: dict[str, Unit]
    seen: Range
    accepted: Range
    decimals: int
    more: str
    less: str

    @property
    def heading(self) -> str:
        """With the unit: "Bill length (mm)"."""
        return f"{self.label} ({self.unit})"

    @property
    def seen_in_words(self) -> str:
        """The range of the data: "32.1 to 59.6 mm"."""
        return f"{self.seen} {self.unit}"

    def converted(self, number: float, factor: float) -> float:
        """A number of a unit whose factor is given, in the measurement's own, with one digit more than is measured.

        18.1 cm is 181 mm, not 181.00000000000003; 8.5 lb is 3,855.5 g.
        """
        return number if factor == 1 else round(number * factor, self.decimals + 1)

    def format(self, value: float) -> str:
        """The value with its unit, none of its digits rounded away: "43.9 mm", "202.6 mm", "4,207 g"."""
        return f"{value:,.10g} {self.unit}"

    def number(self, value: float) -> str:
        """The value at the precision it is measured in, as a column of a table wants it: "17.0", "3,950"."""
        return f"{value:,.{self.decimals}f}"


Question = Choice | Measurement

ISLAND = Choice(
    name="island",
    label="Island",
    hint="Where in the Palmer Archipelago the penguin was measured.",
    options=("Biscoe", "Dream", "Torgersen"),
)
SEX = Choice(
    name="sex",
    label="Sex",
    hint="The study read it from a blood sample; by eye it is hard to tell.",
    options=("female", "male"),
)
BILL_LENGTH = Measurement(
    name="bill_length_mm",
    label="Bill length",
    hint="Along the top edge of the bill, from the feathers to the tip.",
    short="bill",
    unit="mm",
    units=LENGTH,
    seen=Range(32.1, 59.6),
    accepted=Range(10, 100),
    decimals=1,
    more="long",
    less="short",
)
BILL_DEPTH = Measurement(
    name="bill_depth_mm",
    label="Bill depth",
    hint="Straight across the bill, from its top edge to its bottom edge.",
    short="bill depth",
    unit="mm",
    units=LENGTH,
    seen=Range(13.1, 21.5),
    accepted=Range(5, 40),
    decimals=1,
    more="deep",
    less="shallow",
)
FLIPPER_LENGTH = Measurement(
    name="flipper_length_mm",
    label="Flipper length",
    hint="From the body to the tip of the stretched flipper.",
    short="flipper",
    unit="mm",
    units=LENGTH,
    seen=Range(172, 231),
    accepted=Range(100, 300),
    decimals=0,
    more="long",
    less="short",
)
BODY_MASS = Measurement(
    name="body_mass_g",
    label="Body mass",
    hint="The whole penguin on a scale: 1 kg is 1,000 g.",
    short="",
    unit="g",
    units=MASS,
    seen=Range(2700, 6300),
    accepted=Range(1000, 10000),
    decimals=0,
    more="heavy",
    less="light",
)

CHOICES = (ISLAND, SEX)
MEASUREMENTS = (BILL_LENGTH, BILL_DEPTH, FLIPPER_LENGTH, BODY_MASS)
QUESTIONS: tuple[Question, ...] = (*CHOICES, *MEASUREMENTS)

# One penguin, answered on the front page and offered as the example file.
EXAMPLE: dict[str, str | float] = {
    "island": "Biscoe",
    "sex": "male",
    "bill_length_mm": 43.9,
    "bill_depth_mm": 17.2,
    "flipper_length_mm": 201,
    "body_mass_g": 4207,
}
EXAMPLE_CSV = f"{','.join(EXAMPLE)}\n{','.join(str(answer) for answer in EXAMPLE.values())}\n"
