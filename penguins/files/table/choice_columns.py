"""The columns that answer a choice, the island or the sex: which is read of several, and what its cells mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from penguins.files.table.cells import Reader, choice_reader, one_hot_reader
from penguins.files.table.header import Header, refuse_rivals
from penguins.files.table.header_cell import LONGEST_HEADER, NOT_KNOWN
from penguins.files.table.raw_table import RawTable
from penguins.files.table.rows import Row, cells_of, whole_column
from penguins.model.columns import UNKNOWN
from penguins.model.notes import Note
from penguins.questions.answers import is_missing, is_number, options_by_key
from penguins.questions.table import CHOICES, ISLAND, Choice
from penguins.questions.text import key_of, listed, words_of
from penguins.questions.vocabulary import HEADERS_OF_HEMBRAS, HEMBRAS, NO

# Up to so many columns that could be the same choice are told apart by their cells.
MOST_RIVALS = 10

_NUMBER = r"(?<![\w.-])(\d+)(?![\w.])"
_LEGEND = re.compile(rf"{_NUMBER}\s*[=:]\s*([^\W\d]+)|([^\W\d]+)\s*[=:]\s*{_NUMBER}")


@dataclass(frozen=True)
class Column:
    """How a question's cells are read, what to tell of it, and what must not be missed, if anything."""

    name: str
    reader: Reader
    notice: str
    warning: str = ""


def choice_columns(table: RawTable) -> Iterator[Column]:
    """The columns of answers to the choices, and those of one option each."""
    header, first_rows = table.header, table.first_rows.values()
    for choice in CHOICES:
        if choice in header.choices:
            index = _column_of(choice, header, list(first_rows))
            header.columns[choice.name] = [index]
            quoted, cells = header.quoted(index), cells_of(first_rows, index)
            filled = [cell for cell in cells if not is_missing(cell)]
            legend = _legend(choice, header.cells[index])
            meanings = legend or _letters(choice, quoted, cells)
            warning, code = "" if legend else _warning_of_letters(meanings, choice, quoted, cells), None
            if filled and all(map(is_number, filled)) and not legend:
                told = f"{quoted} holds numbers that do not say which {choice.noun} they stand for"
                code = Note(f"{choice.label} in numbers", f"{told}.", of_column=True)
                words = f"Write the words, such as “{choice.options[0]}”, and try again."
                warning = f"{told}: it counts as unknown. {words}"
            reader = choice_reader(choice, index, quoted, meanings, code)
            yield Column(choice.name, reader, f"{quoted} was read as {choice.noun}.", warning)
        elif choice.name in header.one_hot:
            yield _one_hot(choice, table)


def _column_of(choice: Choice, header: Header, first_rows: Sequence[Row]) -> int:
    """The column that is read: of those that could be the choice, the one with the most answers. Others may hold codes.

    Raises FileRefused where two of them give different answers to a row.
    """
    rivals = header.columns[choice.name]
    if len(rivals) == 1:
        return rivals[0]
    if len(rivals) > MOST_RIVALS:
        refuse_rivals(header, choice, rivals)
    answers = {}
    for index in rivals:
        cells = whole_column(first_rows, index)
        meanings = _legend(choice, header.cells[index]) or _letters(choice, header.name(index), cells)
        answers[index], _ = choice_reader(choice, 0, "", meanings)([cells])
    for one, other in combinations(answers.values(), 2):
        if ((one != other) & (one != UNKNOWN) & (other != UNKNOWN)).any():
            refuse_rivals(header, choice, [index for index in rivals if (answers[index] != UNKNOWN).any()])
    return max(rivals, key=lambda index: int((answers[index] != UNKNOWN).sum()))


def _legend(choice: Choice, header: str) -> Mapping[str, str]:
    """What numbers mean by the header itself: "sex (0 = female, 1 = male)", "sex (F: 0, M: 1)"."""
    options = options_by_key(choice)
    pairs = [match.groups() for match in _LEGEND.finditer(header[:LONGEST_HEADER])]
    told = {number or other: key_of(word or first) for number, word, first, other in pairs}
    found = {number: options[key] for number, key in told.items() if key in options}
    return found if len(found) > 1 and all(key in options or is_missing(key) for key in told.values()) else {}


def _letters(choice: Choice, header: str, cells: Sequence[str]) -> Mapping[str, str]:
    """What single letters mean in a column with these first cells, where that has to be judged by these."""
    return _initials(choice, cells) if choice is ISLAND else _h_and_m(choice, header, cells)


def _initials(choice: Choice, cells: Sequence[str]) -> Mapping[str, str]:
    """The options that letters stand for, where each of the letters is the first one of an option."""
    initials = {option[0].lower(): option for option in choice.options}
    letters = {key for cell in {*cells} if len(key := key_of(cell)) == 1 and not is_missing(cell)}
    return initials if letters and letters <= initials.keys() else {}


def _h_and_m(choice: Choice, header: str, cells: Sequence[str]) -> Mapping[str, str]:
    """What an H means, where no word in the cells shows that it means "hembra"; and an M, where that has to be told."""
    options, keys = options_by_key(choice), set(map(key_of, cells))
    others = (keys & options.keys()) - {"h"}
    meant = {options[key] for key in others}
    if others & HEMBRAS:
        return {}
    if meant == {"male"}:
        # An H and an M alone may as well mean "hombre" and "mujer": how they were read has to be told.
        return {"h": "female", "m": "male"} if others == {"m"} and "h" in keys else {}
    if meant == {"female"}:
        return {"h": "male"}
    if HEADERS_OF_HEMBRAS.intersection(words_of(header)):
        return {} if meant else {"h": "female"}
    return {"h": "either"}


def _warning_of_letters(meanings: Mapping[str, str], choice: Choice, quoted: str, cells: Sequence[str]) -> str:
    """How letters that may mean something else were read, where there are any; else empty."""
    told = [
        f"“{letter.upper()}” in {quoted} was read as {meaning}."
        for letter, meaning in meanings.items()
        if meaning in choice.options and letter in map(key_of, cells)
    ]
    return " ".join([*told, "If that is wrong, write the words in full."]) if told else ""


def _one_hot(choice: Choice, table: RawTable) -> Column:
    header = table.header
    indices = header.one_hot[choice.name]
    notice = f"{header.quoted(*indices.values())} {'was' if len(indices) == 1 else 'were'} read as {choice.noun}."
    warning = ""
    absent = [option for option in choice.options if option not in indices]
    all_are = "all of them are" if len(indices) > 1 else "it is"
    cells = (cell for index in indices.values() for cell in cells_of(table.first_rows.values(), index))
    may_be_no = not table.first_rows_are_all or any(cell.strip().casefold() in NO for cell in cells)
    if absent and len(choice.options) > 2 and may_be_no:
        # pandas' get_dummies(drop_first=True) leaves out the first level; a 0 everywhere may mean it, or nothing known.
        warning = (
            f"{notice} No column was found for {listed(absent)}: where {all_are} 0, {choice.noun} was taken as "
            f"unknown. If that means {absent[0]}, add a column “{choice.name}_{absent[0]}” that says 1 there."
        )
    elif absent and may_be_no:
        told = f"{notice} Where {all_are} 0, {choice.noun} was taken as {absent[0]}."
        if NOT_KNOWN in indices:
            notice = told
        else:
            unknown_too = f"If penguins of unknown {choice.noun} have a 0, too, they are among them"
            warning = f"{told} {unknown_too}: leave their cells empty."
    return Column(choice.name, one_hot_reader(choice, header), notice, warning)
