"""What is uploaded -> a file of penguins: which column answers what, in which unit, and what to tell about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import IO

from penguins.files.penguin_file import PenguinFile
from penguins.files.pitfalls.cut_short import warnings_of_part
from penguins.files.pitfalls.means import warnings_of_means
from penguins.files.pitfalls.odd_rows import units_in
from penguins.files.pitfalls.said_elsewhere import warnings_of_gaps
from penguins.files.refused import FileRefused
from penguins.files.scoreable import warnings_of_unscoreable
from penguins.files.table.cells import (
    Reader,
    choice_reader,
    is_species_name,
    number_reader,
    one_hot_reader,
    species_reader,
)
from penguins.files.table.header import Header, refuse_rivals, warnings_of_near_names, warnings_of_second_set
from penguins.files.table.header_cell import NOT_KNOWN, SPECIES_COLUMN, names_rows
from penguins.files.table.raw_table import RawTable
from penguins.files.table.result_columns import RESULT_COLUMNS, earlier_results
from penguins.files.table.rows import Row, cells_of, whole_column
from penguins.files.table.units import notice_of, unit_of_column
from penguins.files.text.text_table import open_text_table
from penguins.files.workbook.archives import is_archive
from penguins.files.workbook.workbook_table import open_workbook_table
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import is_missing, is_number, options_by_key
from penguins.questions.table import CHOICES, Choice
from penguins.questions.text import key_of, listed, words_of
from penguins.questions.vocabulary import HEADERS_OF_HEMBRAS, HEMBRAS, NO

# Up to so many columns that could be the same choice are told apart by their cells.
MOST_RIVALS = 10
# A word in place of a species that is no longer than this is a code: A, B, C.
_LONGEST_CODE = 2
# A column without a header for species has no more different texts where it names them.
_MOST_LABELS = 10


@dataclass(frozen=True)
class _Column:
    """How a question's cells are read, what to tell of it, and what must not be missed, if anything."""

    name: str
    reader: Reader
    notice: str
    warning: str = ""


def open_file(stream: IO[bytes]) -> PenguinFile:
    """A seekable stream of bytes -> the file of penguins that it is, with its header understood.

    Raises FileRefused, saying what was found and what to do, where it is none.
    """
    table = open_workbook_table(stream) if is_archive(stream) else open_text_table(stream)
    header = table.header
    if not table.first_rows:
        what_to_do = table.warnings or ["Add a line for each penguin below the header."]
        raise FileRefused(" ".join(["The file has a header and no penguins.", *what_to_do]))
    rows = [*table.first_rows.values()]
    header.units = units_in(rows[0], header) | header.units
    columns = [*_measurements(table), *_choices(table)]
    earlier = earlier_results(header.cells)
    header.columns[SPECIES_COLUMN] = _species_columns(header, rows, earlier)
    reader_of_species: Reader | None = None
    if (index := header.species_column) is not None and _names_species(rows, index):
        reader_of_species = species_reader(index, header.quoted(index))
    file = PenguinFile(
        raw=table,
        readers={column.name: column.reader for column in columns},
        species_reader=reader_of_species,
        notices=[
            *table.notices,
            *(column.notice for column in columns),
            *_notices_of_header(table, reader_of_species is not None, bool(earlier)),
        ],
        warnings=[
            *table.warnings,
            *warnings_of_part(header.cells, rows),
            *warnings_of_near_names(header),
            *warnings_of_second_set(header),
            *(warnings_of_means(header, table.first_rows, earlier) if table.first_rows_are_all else ()),
            *warnings_of_gaps(header, rows),
            *(column.warning for column in columns if column.warning),
        ],
        earlier_results=earlier,
    )
    return replace(file, warnings=[*file.warnings, *warnings_of_unscoreable(file)])


def _measurements(table: RawTable) -> Iterator[_Column]:
    """The columns of measurements, each with the unit that the file names or its values show."""
    header = table.header
    for measurement, index in header.measured.items():
        quoted, named = header.quoted(index), header.units.get(measurement.name, "")
        unit = unit_of_column(measurement, named, cells_of(table.first_rows.values(), index))
        yield _Column(
            measurement.name,
            number_reader(measurement, index, quoted, measurement.units[unit].factor),
            f"{quoted} was read as {measurement.noun}.",
            notice_of(measurement, named, unit, quoted),
        )


def _choices(table: RawTable) -> Iterator[_Column]:
    header, first_rows = table.header, table.first_rows.values()
    for choice in CHOICES:
        if choice in header.choices:
            index = _column_of(choice, header, list(first_rows))
            header.columns[choice.name] = [index]
            quoted, cells = header.quoted(index), cells_of(first_rows, index)
            meanings = _letters(choice, quoted, cells)
            notice = f"{quoted} was read as {choice.noun}."
            told = [
                f"“{letter.upper()}” in {quoted} was read as {meaning}."
                for letter, meaning in meanings.items()
                if meaning in choice.options and letter in map(key_of, cells)
            ]
            warning = " ".join([*told, "If that is wrong, write the words in full."]) if told else ""
            yield _Column(choice.name, choice_reader(choice, index, quoted, meanings), notice, warning)
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
        answers[index], _ = choice_reader(choice, 0, "", _letters(choice, header.name(index), cells))([cells])
    for one, other in combinations(answers.values(), 2):
        if ((one != other) & (one != UNKNOWN) & (other != UNKNOWN)).any():
            refuse_rivals(header, choice, [index for index in rivals if (answers[index] != UNKNOWN).any()])
    return max(rivals, key=lambda index: int((answers[index] != UNKNOWN).sum()))


def _letters(choice: Choice, header: str, cells: Sequence[str]) -> Mapping[str, str]:
    """What an H means in a column with these first cells, where no word in them shows that it means "hembra"; and an M,
    where that has to be told."""
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


def _one_hot(choice: Choice, table: RawTable) -> _Column:
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
    return _Column(choice.name, one_hot_reader(choice, header), notice, warning)


def _species_columns(header: Header, rows: Sequence[Row], earlier: Collection[int]) -> list[int]:
    """The columns that name species, those with names before those with codes. Among each of these come first the ones
    whose header says so, then those of few texts, most of which name one of the three: "label", "class". Predictions
    are not among them.
    """
    taken = {*header.measured.values(), *header.choices.values(), *header.species_columns, *earlier}
    others = [
        index
        for index, cell in enumerate(header.cells)
        if cell.strip() and not names_rows(cell) and not key_of(cell).startswith("predict")
        if index not in taken and _are_mostly_species(cells_of(rows, index))
    ]
    return sorted([*header.species_columns, *others], key=lambda index: not _names_species(rows, index))


def _are_mostly_species(cells: Sequence[str]) -> bool:
    texts = set(cells)
    if len(texts) > _MOST_LABELS or 2 * sum(map(is_missing, cells)) > len(cells):
        return False
    return 2 * sum(map(is_species_name, texts)) > sum(not is_missing(text) for text in texts)


def _names_species(rows: Sequence[Row], index: int) -> bool:
    """Whether a species' column holds names: 1 means Gentoo in one file and Adelie in another."""
    cells = cells_of(rows, index)
    return any(len(key_of(cell)) > _LONGEST_CODE and not is_number(cell) and not is_missing(cell) for cell in cells)


def _notices_of_header(table: RawTable, names_species: bool, was_answered: bool) -> Iterator[str]:
    """What to tell of questions without a column, of the species, and of columns named as those that are added."""
    header = table.header
    if header.missing:
        nouns = listed(question.noun for question in header.missing)
        yield f"No column was found for {nouns}: unknown for every penguin."
    if header.species_column is not None:
        where = "" if table.first_rows_are_all else " in the first rows"
        use = f"holds no names of species{where}, so it was not compared with the answers."
        if names_species:
            use = "names species: it is compared with the answers where it can be, and never used for them."
        yield f"{header.quoted(header.species_column)} {use}"
    cells = {cell.strip() for cell in header.cells}
    twice = [f"“{name}”" for name in RESULT_COLUMNS if name in cells]
    if was_answered:
        yield (
            "The file has been answered here before: its columns from “predicted_species” to “note” were passed over, "
            "and are written anew."
        )
    elif twice:
        stand = "stands" if len(twice) == 1 else "stand"
        yield f"{listed(twice)} {stand} twice in the results: first as in the file, and at the end as answered here."
