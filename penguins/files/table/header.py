"""A file's header -> which column answers which question, by the words in questions/vocabulary.py."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property

from penguins.files.refused import AS_UTF_8, FileRefused
from penguins.files.table.header_cell import (
    LONGEST_HEADER,
    NOT_KNOWN,
    SPECIES_COLUMN,
    Meaning,
    OneHot,
    understand,
)
from penguins.files.table.header_parts import DOTS, STATISTIC, understand_last_part
from penguins.files.table.result_columns import earlier_results
from penguins.questions.answers import shown
from penguins.questions.table import CHOICES, MEASUREMENTS, QUESTIONS, Choice, Measurement, Question
from penguins.questions.text import listed_up_to, words_of
from penguins.questions.vocabulary import HEADERS

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
# The column of a mark for "not known" beside those of the options: "sex_.", "sex_?".
_OF_A_MARK = re.compile(r".*[^\W_]_[^\w\s]+", re.DOTALL)
# Letters that a program could not write ("Schnabell?nge", "?? (mm)"), and a name in other letters than Latin ones that
# was read as if it were in these ("Îñòðîâ").
_LOST = re.compile(
    r".*(?:\N{REPLACEMENT CHARACTER}|\w\?\w)|\?\?|[^a-zA-Z(]*[\u00c0-\u00ff]{4}[^a-zA-Z(]*(?:\(|$)", re.DOTALL
)
# What takes UTF-8 for Windows-1252 makes "SchnabellÃ¤nge", and control characters of bytes without a letter there.
_BYTES = {bytes([byte]).decode("cp1252", "replace"): bytes([byte]) for byte in range(256)}


@dataclass
class Header:
    """A table's header: its cells, the indices of its `columns`, and the unit that each of these names, by its index.

    By the name of a question or SPECIES_COLUMN, `columns` has all that could be the one, of which the first counts;
    `one_hot` has, by choice, the column of each option. `warnings` tell of columns that could be a measurement and are
    not read: see `measurement_columns`. Once the columns are settled, `units` has the unit that each measurement is in.
    """

    cells: list[str]
    columns: dict[str, list[int]] = field(default_factory=dict)
    unit_at: dict[int, str] = field(default_factory=dict)
    one_hot: dict[str, dict[str, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    units: dict[Measurement, str] = field(default_factory=dict)

    @property
    def understood(self) -> tuple[int, int]:
        """How much of a header this is: measurements first, then everything else that was understood."""
        measured = len(self.measured)
        return measured, len(self.columns) - measured + len(self.one_hot)

    @property
    def suffices(self) -> bool:
        """Whether penguins can be told by it: at least two measurements have a column."""
        return len(self.measured) >= FEWEST_MEASUREMENTS

    @property
    def measured(self) -> dict[Measurement, int]:
        """The measurements that have a column, in the order of MEASUREMENTS, with its index."""
        return {one: self.columns[one.name][0] for one in MEASUREMENTS if one.name in self.columns}

    @cached_property
    def earlier_results(self) -> frozenset[int]:
        """The columns that this site has written before: they are passed over."""
        return earlier_results(self.cells)

    @property
    def others(self) -> list[int]:
        """The columns that may say what a row is of: all but those of measurements and earlier results."""
        return sorted({*range(len(self.cells))}.difference(self.measured.values(), self.earlier_results))

    def factor(self, measurement: Measurement) -> float:
        """What turns the numbers in a measurement's column into its own unit: by the unit that is named, until it is
        settled."""
        named = self.unit_at.get(self.columns[measurement.name][0], measurement.unit)
        return measurement.units[self.units.get(measurement, named)].factor

    @property
    def choices(self) -> dict[Choice, int]:
        """The choices that have a column of answers, with its index."""
        return {one: self.columns[one.name][0] for one in CHOICES if one.name in self.columns}

    @property
    def species_columns(self) -> list[int]:
        """The columns that name species."""
        return self.columns.get(SPECIES_COLUMN, [])

    @property
    def species_column(self) -> int | None:
        return self.species_columns[0] if self.species_columns else None

    def name(self, index: int) -> str:
        """A cell as a message quotes it; in a spreadsheet it may have line breaks."""
        return shown(" ".join(self.cells[index][:LONGEST_HEADER].split()))

    def quoted(self, *indices: int) -> str:
        """The names of columns as a list in a sentence, the first of many."""
        return listed_up_to(HEADERS_SHOWN, [f"“{self.name(index)}”" for index in indices])

    @property
    def missing(self) -> list[Question]:
        """The questions that no column answers."""
        return [one for one in QUESTIONS if one.name not in self.columns and one.name not in self.one_hot]

    @property
    def not_understood(self) -> dict[int, str]:
        """The beginnings of the cells that say nothing by themselves, by their indices."""
        beginnings = enumerate(cell[:LONGEST_HEADER] for cell in self.cells)
        return {index: cell for index, cell in beginnings if understand(cell)[0] is None}


def match(cells: list[str]) -> Header:
    """What each cell of a header stands for. Nothing is refused yet: see `shapes.settle_columns`."""
    header = Header(cells)
    for index, (meaning, unit) in enumerate(_meanings(cells[:MOST_COLUMNS])):
        if isinstance(meaning, OneHot):
            header.one_hot.setdefault(meaning.choice.name, {}).setdefault(meaning.option, index)
        elif meaning is not None:
            name = meaning if isinstance(meaning, str) else meaning.name
            header.columns.setdefault(name, []).append(index)
            if unit:
                header.unit_at[index] = unit
    for name, options in header.one_hot.items():
        columns = header.columns.get(name, [])
        if any(options) and NOT_KNOWN not in options and len(columns) == 1 and _OF_A_MARK.fullmatch(cells[columns[0]]):
            (options[NOT_KNOWN],) = header.columns.pop(name)
    # That it is not known is no answer alone.
    header.one_hot = {
        name: options for name, options in header.one_hot.items() if name not in header.columns and any(options)
    }
    return header


def _meanings(cells: list[str]) -> list[tuple[Meaning, str]]:
    """What each cell stands for, and the unit it names or "".

    Where too few are measurements, a part of a cell counts: "meas/bill_length_mm". A whole one that says the same comes
    before it, and its group, if it is in one, has to have a measurement: "mate/sex" beside "bird/bill_length_mm" is
    another bird's. Before a dot it has to have two: "egg.mass" alone is a name. Beside a group of statistics the others
    are such, too: "Q1: bill length" beside "Mean: bill length".
    """
    beginnings = [cell[:LONGEST_HEADER] for cell in cells]
    found = [understand(cell) for cell in beginnings]
    whole = {meaning.choice if isinstance(meaning, OneHot) else meaning for meaning, _ in found}
    if sum(isinstance(meaning, Measurement) for meaning in whole) >= FEWEST_MEASUREMENTS:
        return found
    parts = [*map(understand_last_part, beginnings)]
    if any(meaning is STATISTIC for _, meaning, _ in parts):
        return found
    measured = {(group, meaning.name) for group, meaning, _ in parts if isinstance(meaning, Measurement)}
    counted = Counter(group for group, _ in measured)
    groups = {"", *(group for group, count in counted.items() if count > group.endswith(DOTS))}
    return [
        (meaning, unit) if meaning and group in groups and meaning not in whole else one
        for one, (group, meaning, unit) in zip(found, parts, strict=True)
    ]


def refuse_rivals(header: Header, question: Question, rivals: Sequence[int]) -> None:
    """Raises FileRefused where `rivals`, the columns that could answer a question, are more than one."""
    if len(rivals) > 1:
        named = listed_up_to(HEADERS_SHOWN, [f"{header.quoted(index)} (column {index + 1})" for index in rivals])
        together = "both" if len(rivals) == 2 else "all"
        raise FileRefused(
            f"{len(rivals)} columns could {together} be {question.noun}: {named}. "
            "Rename or remove all but one, and try again."
        )


def garbled_columns(header: Header) -> list[int]:
    """The columns that were not understood and lost letters of their names before the file came here."""
    return [index for index, cell in header.not_understood.items() if is_garbled(cell)]


def is_garbled(cell: str) -> bool:
    cell = cell[:LONGEST_HEADER]
    if _LOST.match(cell):
        return True
    with suppress(UnicodeError):
        return b"".join(_BYTES.get(letter) or letter.encode("latin-1") for letter in cell).decode() != cell
    return False


def letters_lost(header: Header, columns: Sequence[int]) -> str:
    """What to do where letters in the names of `columns` were lost, without the end of the sentence."""
    return (
        f"Letters in {header.quoted(*columns)} were lost or garbled before the file came here: have the program that "
        f"wrote it save it {AS_UTF_8}"
    )


def warnings_of_garbled_names(header: Header) -> Iterator[str]:
    """That columns may not have been understood because their names lost letters, where any question has none."""
    if header.missing and (garbled := garbled_columns(header)):
        yield f"{letters_lost(header, garbled)}, and try again."


@cache
def names_of(question: Question) -> list[frozenset[str]]:
    """The words of its names. "Mass" or "flipper" alone is a part of many a name: "egg mass", "flipper band"."""
    names = [frozenset(words_of(name)) for name in HEADERS[question.name]]
    return [name for name in names if len(name) > 1 or isinstance(question, Choice)]
