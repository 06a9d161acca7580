"""A file's header -> which column answers which question, by the words in questions/vocabulary.py."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from penguins.files.decoding import FileRefused
from penguins.questions.answers import shown
from penguins.questions.table import (
    CHOICES,
    MEASUREMENTS,
    Choice,
    Measurement,
    Question,
)
from penguins.questions.text import listed, words_of
from penguins.questions.vocabulary import FILLER_WORDS, HEADERS, OPTIONS, UNITS

FEWEST_MEASUREMENTS = 2
MOST_COLUMNS = 1000
HEADERS_SHOWN = 30
# A header longer than this is understood by its beginning.
LONGEST_HEADER = 200

_SPECIES = "species"


@dataclass(frozen=True)
class OneHot:
    """A column of 0 and 1 that answers yes or no for one choice: island_Biscoe, is_male."""

    choice: Choice
    value: str


@dataclass
class Columns:
    """Where a table has its answers: positions of columns, and the unit that a header names."""

    headers: list[str]
    measurements: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)
    one_hot: dict[str, dict[str, int]] = field(default_factory=dict)
    species: int | None = None
    rivals: dict[str, list[int]] = field(default_factory=dict)

    @property
    def score(self) -> tuple[int, int]:
        """How much of a header this is: measurements first, then everything else that was understood."""
        others = len(self.choices) + len(self.one_hot) + (self.species is not None)
        return len(self.measurements), others

    def name_of(self, at: int) -> str:
        """A header as a message quotes it; in a spreadsheet it may have line breaks."""
        return shown(" ".join(self.headers[at][:LONGEST_HEADER].split()))

    @property
    def missing(self) -> list[Question]:
        """The questions that no column answers."""
        found = {*self.measurements, *self.choices, *self.one_hot}
        return [question for question in (*CHOICES, *MEASUREMENTS) if question.name not in found]


def match(headers: list[str]) -> Columns:
    """What each header stands for. Nothing is refused yet: see `check`."""
    columns = Columns(headers)
    for at, header in enumerate(headers[:MOST_COLUMNS]):
        question, unit = _understand(header[:LONGEST_HEADER])
        if isinstance(question, Measurement):
            columns.rivals.setdefault(question.name, []).append(at)
            columns.measurements.setdefault(question.name, at)
            if unit:
                columns.units.setdefault(question.name, unit)
        elif isinstance(question, Choice):
            columns.choices.setdefault(question.name, at)
        elif isinstance(question, OneHot):
            columns.one_hot.setdefault(question.choice.name, {}).setdefault(question.value, at)
        elif question == _SPECIES and columns.species is None:
            columns.species = at
    for name in columns.choices:
        columns.one_hot.pop(name, None)
    return columns


def check(columns: Columns) -> None:
    """Raises FileRefused where the columns cannot be those of penguins, or could be in two ways."""
    if len(columns.headers) > MOST_COLUMNS:
        raise FileRefused(
            f"The file has {len(columns.headers):,} columns, more than the {MOST_COLUMNS:,} that are read. "
            "Upload a file with only the columns that matter."
        )
    for measurement in MEASUREMENTS:
        rivals = columns.rivals.get(measurement.name, [])
        if len(rivals) > 1:
            named = listed(f"“{columns.name_of(at)}” (column {at + 1})" for at in rivals)
            together = "both" if len(rivals) == 2 else "all"
            raise FileRefused(
                f"{len(rivals)} columns could {together} be {measurement.noun}: {named}. "
                "Rename or remove all but one, and upload the file again."
            )
    if len(columns.measurements) < FEWEST_MEASUREMENTS:
        raise FileRefused(_too_few(columns))


def _too_few(columns: Columns) -> str:
    wanted = ", ".join(measurement.name for measurement in MEASUREMENTS)
    named = [at for at, header in enumerate(columns.headers) if header.strip()]
    has = ", ".join(f"“{columns.name_of(at)}”" for at in named[:HEADERS_SHOWN])
    more = f" and {len(named) - HEADERS_SHOWN} more" if len(named) > HEADERS_SHOWN else ""
    found = next(iter(columns.measurements), None)
    only = f"only {found}" if found else "none of them"
    are = f"Its columns are {has}{more}" if named else "Its cells are empty"
    return (
        f"At least {FEWEST_MEASUREMENTS} of the four measurements are needed: {wanted}. The header of the file "
        f"has {only}. {are}. "
        "Rename the columns that hold the measurements, and upload the file again."
    )


Meaning = Question | OneHot | str | None


@lru_cache(maxsize=4096)  # bounded: these are visitors' words
def _understand(header: str) -> tuple[Meaning, str]:
    """What a header stands for, and the unit it names or ""."""
    words = [word for word in words_of(header) if word not in FILLER_WORDS]
    meaning = _look_up(words) or _one_hot(words)
    if meaning is not None or not words:
        return meaning, ""
    unit = ""
    for _ in range(2):
        # "Body mass (g)", and twice for "mass in kg".
        if len(words) > 1 and words[-1] in _UNITS:
            last = _UNITS[words.pop()]
            unit = unit or last
            meaning = _look_up(words)
            if isinstance(meaning, Measurement) and unit in meaning.units:
                return meaning, unit
    for name, unit in _UNITS.items():
        # "bodymassg": the unit grown together with the word before it.
        meaning = _look_up([*words[:-1], words[-1].removesuffix(name)]) if words[-1].endswith(name) else None
        if isinstance(meaning, Measurement) and unit in meaning.units:
            return meaning, unit
    # "Bill length (kg)": the values will show.
    meaning = _look_up(words)
    return (meaning, "") if isinstance(meaning, Measurement) else (None, "")


def _look_up(words: list[str]) -> Meaning:
    known = _known_headers()
    return known.get("".join(words)) or known.get(" ".join(sorted(words)))


def _one_hot(words: list[str]) -> OneHot | None:
    """island_Biscoe, sex_male, is_male, or the value alone."""
    choices = _known_choices()
    first, last = "".join(words[:-1]), words[-1] if words else ""
    choice = _known_headers().get(first) if first not in ("", "is") else None
    one_hot = choices.get(last)
    if one_hot is None or (first not in ("", "is") and choice is not one_hot.choice):
        return None
    # A single letter means a sex only after its question: "sex_m", never "m".
    return one_hot if len(last) > 1 or first not in ("", "is") else None


@cache
def _known_headers() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for question in (*CHOICES, *MEASUREMENTS):
        for phrase in (question.label, *HEADERS[question.name]):
            _add(known, phrase, question)
    for phrase in HEADERS[_SPECIES]:
        _add(known, phrase, _SPECIES)
    return known


def _add(known: dict[str, Meaning], phrase: str, meaning: Meaning) -> None:
    words = words_of(phrase)
    known["".join(words)] = known[" ".join(sorted(words))] = meaning


@cache
def _known_choices() -> dict[str, OneHot]:
    return {
        "".join(words_of(spelling)): OneHot(choice, option)
        for choice in CHOICES
        for option in choice.options
        for spelling in (option, *OPTIONS[option])
    }


_NUMBER = re.compile(r"\s*[+-]?\d+([.,]\d+)?\s*")
_UNITS = {"".join(words_of(name)): unit for unit, names in UNITS.items() for name in names}


def looks_like_a_penguin(cells: Iterable[str]) -> bool:
    """Whether the cells of a first line are a penguin's measurements and not a header."""
    return sum(_NUMBER.fullmatch(cell) is not None for cell in cells) >= FEWEST_MEASUREMENTS
