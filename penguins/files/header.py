"""A file's header -> which column answers which question, by the words in questions/vocabulary.py."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from penguins.files.refused import FileRefused
from penguins.questions.answers import options_by_key, shown
from penguins.questions.table import CHOICES, MEASUREMENTS, QUESTIONS, Choice, Measurement, Question
from penguins.questions.text import listed, listed_up_to, words_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import FILLER_WORDS, HEADERS, TYPE_WORDS

MEASUREMENT_NAMES = ", ".join(measurement.name for measurement in MEASUREMENTS)
FEWEST_MEASUREMENTS = 2
# A header may stand below a title or comments, but not far below.
HEADER_WITHIN = 25
FURTHER_DOWN = (
    f"Only the first {HEADER_WITHIN} filled lines were looked at: if the header stands further down, remove what is "
    "above it."
)
MOST_COLUMNS = 1000
HEADERS_SHOWN = 30
# A header longer than this is understood by its beginning.
LONGEST_HEADER = 200

_SPECIES = "species"
_LONGEST_UNIT = max(map(len, UNIT_OF))


@dataclass(frozen=True)
class OneHot:
    """A column of 0 and 1 that answers yes or no for one choice: island_Biscoe, is_male."""

    choice: Choice
    option: str


@dataclass
class Header:
    """A table's header: its cells, and by question the index of the column that answers it and the unit it names.

    `rivals` are all the columns that could answer a question, the first of which is in `measurements` or `choices`;
    `one_hot` has, by choice, the column of each option; `species_columns` are those that name species, the first of
    which counts.
    """

    cells: list[str]
    measurements: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    choices: dict[str, int] = field(default_factory=dict)
    one_hot: dict[str, dict[str, int]] = field(default_factory=dict)
    species_columns: list[int] = field(default_factory=list)
    rivals: dict[str, list[int]] = field(default_factory=dict)

    @property
    def understood(self) -> tuple[int, int]:
        """How much of a header this is: measurements first, then everything else that was understood."""
        others = len(self.choices) + len(self.one_hot) + (self.species is not None)
        return len(self.measurements), others

    @property
    def species(self) -> int | None:
        return self.species_columns[0] if self.species_columns else None

    @property
    def measured(self) -> dict[Measurement, int]:
        """The measurements that have a column, in the order of MEASUREMENTS, with its index."""
        return {one: self.measurements[one.name] for one in MEASUREMENTS if one.name in self.measurements}

    def name(self, index: int) -> str:
        """A cell as a message quotes it; in a spreadsheet it may have line breaks."""
        return shown(" ".join(self.cells[index][:LONGEST_HEADER].split()))

    @property
    def missing(self) -> list[Question]:
        """The questions that no column answers."""
        found = {*self.measurements, *self.choices, *self.one_hot}
        return [question for question in QUESTIONS if question.name not in found]


def match(cells: list[str]) -> Header:
    """What each cell of a header stands for. Nothing is refused yet: see `check`."""
    header = Header(cells)
    for index, cell in enumerate(cells[:MOST_COLUMNS]):
        meaning, unit = _understand(cell[:LONGEST_HEADER])
        if isinstance(meaning, Question):
            header.rivals.setdefault(meaning.name, []).append(index)
        if isinstance(meaning, Measurement):
            header.measurements.setdefault(meaning.name, index)
            if unit:
                header.units.setdefault(meaning.name, unit)
        elif isinstance(meaning, Choice):
            header.choices.setdefault(meaning.name, index)
        elif isinstance(meaning, OneHot):
            header.one_hot.setdefault(meaning.choice.name, {}).setdefault(meaning.option, index)
        elif meaning == _SPECIES:
            header.species_columns.append(index)
    for name in header.choices:
        header.one_hot.pop(name, None)
    return header


def check(header: Header, first_rows: Sequence[Sequence[str]]) -> None:
    """Raises FileRefused where the columns cannot be those of penguins, or could be in two ways.

    `first_rows` are the first below the header.
    """
    if len(header.cells) > MOST_COLUMNS:
        raise FileRefused(
            f"The file has more than {MOST_COLUMNS:,} columns, the most that are read. "
            "Upload a file with only the columns that matter."
        )
    for measurement in header.measured:
        refuse_rivals(header, measurement, header.rivals[measurement.name])
    if len(header.measurements) < FEWEST_MEASUREMENTS:
        raise FileRefused(_too_few(header) + (f" {FURTHER_DOWN}" if len(first_rows) >= HEADER_WITHIN else ""))


def refuse_rivals(header: Header, question: Question, rivals: Sequence[int]) -> None:
    """Raises FileRefused where more than one column could answer a question."""
    if len(rivals) > 1:
        named = listed(f"“{header.name(index)}” (column {index + 1})" for index in rivals)
        together = "both" if len(rivals) == 2 else "all"
        raise FileRefused(
            f"{len(rivals)} columns could {together} be {question.noun}: {named}. "
            "Rename or remove all but one, and upload the file again."
        )


def _too_few(header: Header) -> str:
    quoted = [f"“{header.name(index)}”" for index, cell in enumerate(header.cells) if cell.strip()]
    found = [f"only the {one.noun} (“{header.name(index)}”)" for one, index in header.measured.items()]
    has = found[0] if found else "none of them"
    columns_are = "Its column is" if len(quoted) == 1 else "Its columns are"
    columns = f"{columns_are} {listed_up_to(HEADERS_SHOWN, quoted)}" if quoted else "Its cells are empty"
    return (
        f"At least two of the four measurements are needed: {MEASUREMENT_NAMES}. The header of "
        f"the file has {has}. {columns}. "
        "Rename the columns that hold the measurements, and upload the file again."
    )


def question_of(name: str) -> tuple[Question | None, str]:
    """The question that a name means as a column's header, and the unit that it names, or "" where it is its own."""
    meaning, unit = _understand(name[:LONGEST_HEADER])
    if isinstance(meaning, Measurement):
        return meaning, "" if unit == meaning.unit else unit
    return (meaning, "") if isinstance(meaning, Choice) else (None, "")


Meaning = Question | OneHot | str | None


@lru_cache(maxsize=4096)  # bounded: these are visitors' words
def _understand(header: str) -> tuple[Meaning, str]:
    """What a header stands for, and the unit it names or ""."""
    words = [word for word in words_of(header) if word not in FILLER_WORDS and word not in TYPE_WORDS]
    if not words:
        return None, ""
    meaning = _look_up(words) or _one_hot(words) or _with_options(words)
    if meaning is not None:
        return meaning, ""
    unit = ""
    for _ in range(2):
        # "Body mass (g)", and twice for "mass in kg".
        if len(words) > 1 and words[-1] in UNIT_OF:
            last = UNIT_OF[words.pop()]
            unit = unit or last
            meaning = _look_up(words)
            if isinstance(meaning, Measurement) and unit in meaning.units:
                return meaning, unit
    for length in range(min(_LONGEST_UNIT, len(words[-1]) - 1), 0, -1):
        # "bodymassg": the unit grown together with the word before it.
        grown = UNIT_OF.get(words[-1][-length:])
        meaning = _look_up([*words[:-1], words[-1][:-length]]) if grown else None
        if grown and isinstance(meaning, Measurement) and grown in meaning.units:
            return meaning, grown
    # "Bill length (kg)": the values will show.
    meaning = _look_up(words)
    return (meaning, "") if isinstance(meaning, Measurement) else (None, "")


def _look_up(words: list[str]) -> Meaning:
    known = _known_headers()
    return known.get("".join(words)) or known.get(" ".join(sorted(words)))


def _one_hot(words: list[str]) -> OneHot | None:
    """island_Biscoe, sex_male, is_male, or the value alone."""
    first, last = "".join(words[:-1]), words[-1]
    one_hot = _known_choices().get(last)
    if first in ("", "is"):
        # A single letter means a sex only after its question: "sex_m", never "m".
        return one_hot if len(last) > 1 else None
    return one_hot if one_hot and _known_headers().get(first) is one_hot.choice else None


def _with_options(words: list[str]) -> Choice | None:
    """A choice before some of its options: "Sex (M/F)"."""
    one_hot = [_known_choices().get(word) for word in words[1:]]
    choices = {one.choice if one else None for one in one_hot}
    return choices.pop() if len(one_hot) > 1 and choices == {_look_up(words[:1])} else None


@cache
def _known_headers() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    questions = {question.name: question for question in QUESTIONS}
    for name, phrases in HEADERS.items():
        for phrase in phrases:
            words = words_of(phrase)
            known["".join(words)] = known[" ".join(sorted(words))] = questions.get(name, name)
    return known


@cache
def _known_choices() -> dict[str, OneHot]:
    return {key: OneHot(choice, option) for choice in CHOICES for key, option in options_by_key(choice).items()}
