"""A file's header -> which column answers which question, by the words in questions/vocabulary.py."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from penguins.files.refused import AS_UTF_8, FileRefused
from penguins.files.table.header_cell import (
    LONGEST_HEADER,
    NOT_KNOWN,
    SPECIES_COLUMN,
    Meaning,
    OneHot,
    names_penguin,
    names_predictions,
    names_rows,
    understand,
    understand_last_part,
)
from penguins.files.table.rows import Row, cells_of
from penguins.questions.answers import is_missing, options_by_key, shown
from penguins.questions.table import CHOICES, MEASUREMENTS, QUESTIONS, Choice, Measurement, Question
from penguins.questions.text import key_of, listed, listed_up_to, words_of
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
# What stands behind a name that another column has already: "bill_length_mm.1", "Bill length (mm) 2", "mass_f".
_END_OF_SECOND = re.compile(
    r"(?<![\s._(-])[\s._(-]*(?:(?<![\d^])(?<!cm)\d{1,2}|(?<![^\W_])[abfmxy])\)?$", re.IGNORECASE
)
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
    not read: see `measurement_columns`.
    """

    cells: list[str]
    columns: dict[str, list[int]] = field(default_factory=dict)
    unit_at: dict[int, str] = field(default_factory=dict)
    one_hot: dict[str, dict[str, int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def understood(self) -> tuple[int, int]:
        """How much of a header this is: measurements first, then everything else that was understood."""
        measured = len(self.measured)
        return measured, len(self.columns) - measured + len(self.one_hot)

    @property
    def measured(self) -> dict[Measurement, int]:
        """The measurements that have a column, in the order of MEASUREMENTS, with its index."""
        return {one: self.columns[one.name][0] for one in MEASUREMENTS if one.name in self.columns}

    @property
    def units(self) -> dict[str, str]:
        """The units that the columns of measurements name, by the names of the measurements."""
        return {one.name: self.unit_at[index] for one, index in self.measured.items() if index in self.unit_at}

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
    another bird's.
    """
    beginnings = [cell[:LONGEST_HEADER] for cell in cells]
    found = [understand(cell) for cell in beginnings]
    whole = {meaning.choice if isinstance(meaning, OneHot) else meaning for meaning, _ in found}
    if sum(isinstance(meaning, Measurement) for meaning in whole) >= FEWEST_MEASUREMENTS:
        return found
    parts = [*map(understand_last_part, beginnings)]
    groups = {"", *(group for group, meaning, _ in parts if isinstance(meaning, Measurement))}
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


def warnings_of_near_names(header: Header, rows: Sequence[Row]) -> Iterator[str]:
    """That columns were not taken for a missing question whose header says more than its name, or whose cells in the
    first `rows` say only what answers it. A heading stands alone in its row, and says nothing of its column."""
    rows = [row for row in rows if sum(map(bool, map(str.strip, row))) > 1]
    others = {index: {*words_of(cell)} for index, cell in header.not_understood.items()}
    for question in header.missing:
        near = [index for index, words in others.items() if any(name <= words for name in names_of(question))]
        if isinstance(question, Choice) and not near:
            near = [index for index in others if _holds_options(question, header.cells[index], cells_of(rows, index))]
        if near:
            were, it = ("was", "it") if len(near) == 1 else ("were", "one of them")
            yield (
                f"{header.quoted(*near)} {were} not taken for the {question.noun}, which counts as unknown. If {it} "
                f"holds the {question.noun}, name that column “{question.name}”, and try again."
            )


def garbled_columns(header: Header) -> list[int]:
    """The columns that were not understood and lost letters of their names before the file came here."""
    return [index for index, cell in header.not_understood.items() if _is_garbled(cell)]


def _is_garbled(cell: str) -> bool:
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


def warnings_of_second_set(header: Header) -> Iterator[str]:
    """That two or more measurements stand in a row again, under their names with an end, and were not read there."""
    again: dict[int, Measurement] = {}
    for index, cell in header.not_understood.items():
        meaning, _ = understand(_END_OF_SECOND.sub("", cell))
        if isinstance(meaning, Measurement) and meaning in header.measured:
            again[index] = meaning
    nouns = [one.noun for one in dict.fromkeys(again.values())]
    if len(nouns) >= FEWEST_MEASUREMENTS:
        yield (
            f"{header.quoted(*again)} were not read, as other columns hold {listed(nouns)}. If they are of another "
            "bird, give each bird a row of its own, and try again."
        )


def _holds_options(choice: Choice, name: str, cells: Sequence[str]) -> bool:
    """Whether most cells of a column are filled, with words for two options or more and with nothing else. Letters may
    be anything, and names of rows or what was predicted is no answer."""
    if not name.strip() or names_rows(name) or names_penguin(name) or names_predictions(name) or _is_garbled(name):
        return False
    options, counts = options_by_key(choice), Counter(cells)
    keys = {cell: key_of(cell) for cell in counts if not is_missing(cell)}
    are_options = all(len(key) > 1 and key in options for key in keys.values())
    is_filled = 2 * sum(counts[cell] for cell in keys) > len(cells)
    return are_options and is_filled and len({options[key] for key in keys.values()}) > 1


@cache
def names_of(question: Question) -> list[frozenset[str]]:
    """The words of its names. "Mass" or "flipper" alone is a part of many a name: "egg mass", "flipper band"."""
    names = [frozenset(words_of(name)) for name in HEADERS[question.name]]
    return [name for name in names if len(name) > 1 or isinstance(question, Choice)]
