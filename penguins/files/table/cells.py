"""The cells of a column -> answers: each spelling is understood once and then looked up."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from penguins.config import LONGEST_ANSWER
from penguins.files.table.factorized import factorized
from penguins.files.table.header import Header
from penguins.files.table.header_cell import NOT_KNOWN
from penguins.files.table.species_names import SPECIES_NAMES, is_chick, names_chick, species_index
from penguins.model.columns import UNKNOWN
from penguins.model.notes import Note
from penguins.questions.answers import (
    Unanswerable,
    is_missing,
    is_number,
    options_by_key,
    quoted,
    read_accepted,
    read_choice,
    read_number,
)
from penguins.questions.table import CHOICES, Choice, Measurement, Question
from penguins.questions.text import key_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import MONTHS, NO, SUMMARY_WORDS, YES

# Characters of a column's spellings that are remembered: a file of ever new ones would fill the memory.
REMEMBERED = 30_000

OTHER_SPECIES = "Another species in the file"
CODE = "A number that may stand for “not known”"

# Numbers that stand for "not known" in some files; asked about where no penguin of the data has them.
CODES_OF_MISSING = frozenset((-1, 0, 99, 99.9, 999, 999.9, 9999))
_IF_MISSING = "If it stands for “not known”, leave the cell empty."
_FEW_WORDS = re.compile(r"[^\W\d_]+(?:[ ./'’-]+[^\W\d_]+){0,2}[.?!]*")
# The spellings of all islands and sexes.
OPTION_KEYS = {key for choice in CHOICES for key in options_by_key(choice)}
# Words that belong into other columns, or into a row that is no penguin.
_ELSEWHERE = {*SPECIES_NAMES, *UNIT_OF, *OPTION_KEYS}
# A letter alone may be a mark: x.
_ELSEWHERE |= {key for key in map(key_of, SUMMARY_WORDS) if len(key) > 1}

# What spreadsheets put around what is kept as text ('38.4, ="38.4" or both), and other quotation marks: '38.4', “38.4”.
_KEPT_AS_TEXT = re.compile(r"""\A(?:'?="(.*)"\Z|['‘](.*)['’]\Z|[“„«](.*)[”“»]\Z|')""")
_WORD = re.compile(r"\w+")
# What a spreadsheet makes of 18.7 and 39.1 where it takes points for those of dates: 18.Jul, Jan 39, 2024-07-18.
_MONTH = rf"(?:{'|'.join(sorted(MONTHS))})\.?"
_DATE = re.compile(
    rf"\d{{1,2}}\.?[ -]?{_MONTH}(?:[ -]\d{{2,4}})?|{_MONTH}[ -]?\d{{1,4}}|\d{{4}}-\d\d-\d\d(?:[ T].*)?|"
    r"\d{1,2}([./])\d{1,2}\1(?:\d\d){1,2}",
    re.IGNORECASE,
)

# The cells of a chunk, column by column.
Columns = Sequence[Sequence[str]]

# What was noted of a chunk's rows, by their index in the chunk.
Notes = dict[int, list[Note]]

# Reads the answers to one question from a chunk's cells: a column of a table, and a note for each row without one.
Reader = Callable[[Columns], tuple[NDArray[Any], dict[int, Note]]]


def _column_reader(index: int, dtype: DTypeLike, understand: Callable[[str], tuple[float, Note | None]]) -> Reader:
    """Reads one column. `understand` turns a cell into a value, and a note where the cell has none."""
    values: dict[str, float] = {}
    notes: dict[str, Note] = {}

    def read(columns: Columns) -> tuple[NDArray[Any], dict[int, Note]]:
        codes, texts = factorized(columns[index])
        if sum(map(len, values)) > REMEMBERED:
            values.clear()
            notes.clear()
        for text in set(texts).difference(values):
            values[text], note = understand(text)
            if note is not None:
                notes[text] = note
        noted = np.flatnonzero(np.array([text in notes for text in texts])[codes]).tolist() if notes else []
        answers = np.fromiter(map(values.__getitem__, texts), dtype, len(texts))[codes]
        return answers, {row: notes[texts[codes[row]]] for row in noted}

    return read


def one_hot_reader(choice: Choice, header: Header) -> Reader:
    """Reads one column an option: the one that says 1. Of a choice of two, the other where its only column says 0."""
    indices = header.one_hot[choice.name]
    known = [option for option in indices if option != NOT_KNOWN]
    label, names = choice.label, header.quoted(*indices.values())
    # Last what outweighs a 0 in the only column of a choice of two.
    readers = {
        option: _yes_or_no_reader(label, indices[option], header.quoted(indices[option]))
        for option in [*known, *indices.keys() - known]
    }

    def read(columns: Columns) -> tuple[NDArray[Any], dict[int, Note]]:
        answers = np.full(len(columns[0]), UNKNOWN, dtype=np.int8)
        times = np.zeros(len(answers), dtype=np.int8)
        notes: dict[int, Note] = {}
        for option, read_option in readers.items():
            says, noted = read_option(columns)
            answer = choice.options.index(option) if option != NOT_KNOWN else UNKNOWN
            if [option] == known and len(choice.options) == 2:
                answers[says == 0] = 1 - answer
            answers[says == 1] = answer
            times += says == 1
            notes |= noted
        answers[times > 1] = UNKNOWN
        for row in np.flatnonzero(times > 1).tolist():
            text = f"{label} is answered {times[row]} times: of {names}, only one can be 1. It counts as unknown."
            notes[row] = Note(f"{label} is answered more than once", text)
        return answers, notes

    return read


def _yes_or_no_reader(label: str, index: int, header: str) -> Reader:
    """Reads 1 for yes, 0 for no, or UNKNOWN."""

    def understand(cell: str) -> tuple[float, Note | None]:
        key = _brief(cell).casefold()
        if key in YES or key in NO:
            return key in YES, None
        kind = f"{label} must be 1 or 0"
        return UNKNOWN, None if is_missing(key) else Note(kind, f"{kind}; {header} has {quoted(cell)}.")

    return _column_reader(index, np.int8, understand)


def number_reader(measurement: Measurement, index: int, header: str, factor: float) -> Reader:
    """Reads numbers that become the measurement's unit when they are multiplied by `factor`.

    `header` is the column's quoted name, as it is for the other readers.
    """

    def understand(cell: str) -> tuple[float, Note | None]:
        try:
            value = read_accepted(measurement, _brief(cell), factor)
        except Unanswerable as problem:
            number = number_in(measurement, cell)
            if number in measurement.accepted and (as_the_rest := number_in(measurement, cell, factor)) is not None:
                # Half of a column in another unit.
                problem.hint = f"In the unit of the rest of the column that is {measurement.format(as_the_rest)}."
            elif number in CODES_OF_MISSING or _may_be_missing(_brief(cell)):
                problem.hint = _IF_MISSING
            elif _DATE.fullmatch(_brief(cell)):
                problem.hint = "A spreadsheet may have made this date of a number: import the original as text."
            elif not _is_likely(problem.suggestion, measurement):
                problem.hint = ""
            is_far = number is not None and not problem.hint
            return np.nan, _note_of(problem, measurement, header, cell, stops=True, far=is_far)
        if value is None:
            return np.nan, None
        is_code = factor == 1 and value in CODES_OF_MISSING and value not in measurement.seen
        return value, Note(CODE, f"{header} has {quoted(cell.strip())}. {_IF_MISSING}") if is_code else None

    return _column_reader(index, np.float64, understand)


def _may_be_missing(text: str) -> bool:
    """Whether a text that is no number may be a word for "not known"."""
    return bool(_FEW_WORDS.fullmatch(text)) and key_of(text) not in _ELSEWHERE


def _is_likely(suggestion: str, measurement: Measurement) -> bool:
    """Whether a file may mean this: other units are too seldom meant, and heavier penguins have lost no point."""
    return suggestion.endswith((" cm", " kg")) or (measurement.decimals > 0 and suggestion[-1:].isdecimal())


def choice_reader(
    choice: Choice, index: int, header: str, meanings: Mapping[str, str], code: Note | None = None
) -> Reader:
    """Reads options, as their indices. `meanings` are those of letters that mean something else in this column, `code`
    is the note of a number, where numbers stand for options and it is not known which."""

    def understand(cell: str) -> tuple[float, Note | None]:
        text = _brief(cell)
        if code and is_number(text):
            return UNKNOWN, code
        if meaning := meanings.get(key_of(text.removesuffix(".0"))):
            # In place of the letter, so that a question mark behind it counts.
            text = _WORD.sub(meaning, text)
        try:
            option = read_choice(choice, text)
        except Unanswerable as problem:
            return UNKNOWN, _note_of(problem, choice, header, cell, stops=False)
        return UNKNOWN if option is None else choice.options.index(option), None

    return _column_reader(index, np.int8, understand)


def species_reader(index: int, header: str) -> Reader:
    """Reads what a file calls its species, as indices in SPECIES; any other name gets a note."""
    text = f"{header} does not name exactly one of the three species that the model can answer with."
    note = Note(OTHER_SPECIES, text)
    of_chick = Note(OTHER_SPECIES, f"{header} names no adult, and the model knows only adults.")

    def understand(cell: str) -> tuple[float, Note | None]:
        name = _brief(cell)
        species = species_index(name)
        if species != UNKNOWN or is_missing(name) or is_number(name):
            return species, None
        return UNKNOWN, of_chick if names_chick(name) else note

    return _column_reader(index, np.int8, understand)


def age_reader(index: int, header: str) -> Reader:
    """Finds what a file says of the age of penguins that are no adults: each gets a note."""
    note = Note("No adult", f"{header} names no adult, and the model knows only adults.")
    return _column_reader(index, np.int8, lambda cell: (UNKNOWN, note if is_chick(_brief(cell)) else None))


def numbers_in(measurement: Measurement, cells: Sequence[str], factor: float = 1.0) -> list[float]:
    """The numbers among some cells, times `factor`; cells that are none are left out."""
    return [number for cell in cells if (number := number_in(measurement, cell, factor)) is not None]


def number_in(measurement: Measurement, cell: str, factor: float = 1.0) -> float | None:
    """The number in a cell, times `factor`; None where it holds none, or one that is beyond all bounds."""
    return _number_of(measurement, _brief(cell), factor)


@lru_cache(maxsize=4096)  # The first rows are looked at again and again, and say the same in many of them.
def _number_of(measurement: Measurement, text: str, factor: float) -> float | None:
    try:
        value = read_number(measurement, text, factor)
    except Unanswerable:
        return None
    return value if value is not None and abs(value) < 1e15 else None


def _brief(cell: str) -> str:
    """A cell without the spaces and marks around it; where it is longer than any answer, cut, and so no answer."""
    stripped = _KEPT_AS_TEXT.sub(r"\1\2\3", cell.strip()).strip()
    return stripped if len(stripped) <= LONGEST_ANSWER else f"{stripped[:LONGEST_ANSWER]}…"


def _note_of(problem: Unanswerable, question: Question, header: str, cell: str, stops: bool, far: bool = False) -> Note:
    kind = f"{question.label} {problem.requirement}"
    taken = "" if stops else ", which counts as unknown"
    hint = f" {problem.hint}" if problem.hint else ""
    return Note(kind, f"{kind}; {header} has {quoted(cell.strip())}{taken}.{hint}", stops, far)
