"""The cells of a column -> answers: each spelling is understood once and then looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penguins.config import LONGEST_ANSWER
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import Unanswerable, check_accepted, read_choice, read_number, shown
from penguins.questions.species import SPECIES
from penguins.questions.table import Choice, Measurement
from penguins.questions.text import key_of
from penguins.questions.vocabulary import SPECIES_STEMS

# Spellings remembered a column: beyond these a file of ever new spellings would fill the memory.
REMEMBERED = 20_000

_TRUE, _FALSE = frozenset(("1", "1.0", "true", "yes")), frozenset(("0", "0.0", "false", "no"))


@dataclass(frozen=True)
class Note:
    """What is wrong with a row: `kind` groups the rows with the same problem, `text` names the cell.

    A row with a note that `stops` is not scored.
    """

    kind: str
    text: str
    stops: bool = False


# What was noted of a chunk's rows, by their position in the chunk.
Notes = dict[int, list[Note]]


def brief(text: str) -> str:
    """A cell without the spaces around it; one that is longer than any answer is cut, with a mark that makes it none.

    To look for a number in a hundred thousand digits would take minutes.
    """
    stripped = text.strip()
    return stripped if len(stripped) <= LONGEST_ANSWER else f"{stripped[:LONGEST_ANSWER]}…"


class ColumnReader(dict[str, Any]):
    """Reads cells into a column of the table: a dictionary from what is written to what it means."""

    def __init__(self, question: Measurement | Choice, at: int, header: str) -> None:
        super().__init__()
        self.question, self.at, self.header = question, at, header
        self.problems: dict[str, Note] = {}
        self.holds_long_cells = False

    def __missing__(self, text: str) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        try:
            meaning = self.understand(brief(text))
        except Unanswerable as problem:
            meaning = self.unknown
            hint = f" {problem.hint}" if problem.hint else ""
            self.problems[text] = Note(
                f"{self.question.label} {problem.requirement}",
                f"{self.question.label} {problem.requirement}; “{self.header}” has “{shown(text.strip())}”.{hint}",
                self.stops_scoring,
            )
        self[text] = meaning
        self.holds_long_cells |= len(text) > LONGEST_ANSWER
        return meaning

    unknown: Any
    dtype: Any
    stops_scoring: bool

    def understand(self, text: str) -> Any:
        raise NotImplementedError

    def read(self, columns: list[Sequence[str]], table: dict[str, NDArray[Any]], notes: Notes) -> None:
        column = columns[self.at]
        if len(self.problems) >= REMEMBERED or self.holds_long_cells:
            self.clear()
            self.problems.clear()
            self.holds_long_cells = False
        table[self.question.name] = np.fromiter(map(self.__getitem__, column), self.dtype, len(column))
        if self.problems:
            for at, text in enumerate(column):
                if text in self.problems:
                    notes.setdefault(at, []).append(self.problems[text])


class NumberReader(ColumnReader):
    unknown, dtype, stops_scoring = np.nan, np.float64, True
    question: Measurement

    def __init__(self, question: Measurement, at: int, header: str, factor: float) -> None:
        super().__init__(question, at, header)
        self.factor = factor

    def understand(self, text: str) -> float:
        value = read_number(self.question, text)
        if value is None:
            return float(np.nan)
        # Ten decimals: 18.1 cm is 181 mm, not 181.00000000000003.
        value = round(value * self.factor, 10)
        check_accepted(self.question, value, text)
        return value


class ChoiceReader(ColumnReader):
    unknown, dtype, stops_scoring = UNKNOWN, np.int8, False
    question: Choice

    def understand(self, text: str) -> int:
        value = read_choice(self.question, text)
        return UNKNOWN if value is None else self.question.options.index(value)


class OneHotReader(ColumnReader):
    """One column a choice: the one that says 1. Of a question with two choices, the other where its column says 0."""

    question: Choice

    def __init__(self, choice: Choice, choices: dict[str, int]) -> None:
        super().__init__(choice, -1, "")
        self.options = {choice.options.index(value): at for value, at in choices.items()}

    def read(self, columns: list[Sequence[str]], table: dict[str, NDArray[Any]], notes: Notes) -> None:
        codes = np.full(len(columns[0]), UNKNOWN, dtype=np.int8)
        for code, at in self.options.items():
            said = [text.strip().casefold() for text in columns[at]]
            if len(self.options) == 1 and len(self.question.options) == 2:
                codes[[text in _FALSE for text in said]] = 1 - code
            codes[[text in _TRUE for text in said]] = code
        table[self.question.name] = codes


class SpeciesReader(dict[str, int]):
    """What a file calls a species -> its position, or UNKNOWN."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def __missing__(self, text: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        key = key_of(text[:LONGEST_ANSWER])
        found = [
            number for number, species in enumerate(SPECIES) if any(stem in key for stem in SPECIES_STEMS[species.name])
        ]
        meaning = found[0] if len(found) == 1 else UNKNOWN
        if len(text) <= LONGEST_ANSWER:
            self[text] = meaning
        return meaning

    def read(self, columns: list[Sequence[str]]) -> NDArray[np.int8]:
        column = columns[self.at]
        return np.fromiter(map(self.__getitem__, column), np.int8, len(column))
