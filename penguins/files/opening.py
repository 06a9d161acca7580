"""What is uploaded -> a file of penguins: which column answers what, in which unit, and what to tell about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO

from penguins.files.penguin_file import PenguinFile
from penguins.files.pitfalls.cut_short import warnings_of_part
from penguins.files.pitfalls.means import warnings_of_means
from penguins.files.pitfalls.near_names import warnings_of_near_names, warnings_of_second_set
from penguins.files.pitfalls.odd_rows import are_types
from penguins.files.pitfalls.said_elsewhere import warnings_of_gaps
from penguins.files.refused import FileRefused
from penguins.files.scoreable import warnings_of_unscoreable
from penguins.files.table.cells import Reader, age_reader, number_reader, species_reader
from penguins.files.table.choice_columns import Column, choice_columns
from penguins.files.table.header import Header, warnings_of_garbled_names
from penguins.files.table.header_cell import SPECIES_COLUMN, names_predictions, names_rows
from penguins.files.table.raw_table import RawTable
from penguins.files.table.result_columns import RESULT_COLUMNS
from penguins.files.table.rows import Row, cells_of
from penguins.files.table.species_names import is_species_name
from penguins.files.table.units import notice_of
from penguins.files.text.text_table import open_text_table
from penguins.files.workbook.archives import is_archive
from penguins.files.workbook.workbook_table import open_workbook_table
from penguins.questions.answers import is_missing, is_number
from penguins.questions.text import key_of, listed, words_of
from penguins.questions.vocabulary import AGE_WORDS

# A word in place of a species that is no longer than this is a code: A, B, C.
_LONGEST_CODE = 2
# A column without a header for species has no more different texts where it names them.
_MOST_LABELS = 10
# So many columns are asked for the age of penguins. The others of a wide table are something else.
_MOST_AGES = 2
_OF_A_NEST = ("nest", "breed", "brood", "clutch", "chick", "egg")


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
    table = replace(table, warnings=[*table.warnings, *warnings_of_part(header.cells, rows)])
    # Among the types of columns, as Orange writes them below their names, "d" is no Dream.
    top, *others = table.first_rows.items()
    answers = dict(others) if others and are_types(top[1]) else table.first_rows
    columns = [*_measurements(header), *choice_columns(replace(table, first_rows=answers))]
    header.columns[SPECIES_COLUMN] = _species_columns(header, rows)
    reader_of_species: Reader | None = None
    if (index := header.species_column) is not None and _names_species(rows, index):
        reader_of_species = species_reader(index, header.quoted(index))
    ages = [index for index, cell in header.not_understood.items() if _says_age(cell)][:_MOST_AGES]
    file = PenguinFile(
        raw=table,
        readers={column.name: column.reader for column in columns},
        species_reader=reader_of_species,
        age_readers=[age_reader(index, header.quoted(index)) for index in ages],
        notices=[
            *table.notices,
            *(column.notice for column in columns),
            *_notices_of_header(table, reader_of_species is not None),
        ],
        warnings=[],
    )
    first = file.first_chunk()
    warnings = [
        *table.warnings,
        *warnings_of_garbled_names(header),
        *header.warnings,
        *warnings_of_near_names(header, first),
        *warnings_of_second_set(header),
        *(warnings_of_means(header, first) if table.first_rows_are_all else ()),
        *warnings_of_gaps(header, first),
        *(column.warning for column in columns if column.warning),
        *warnings_of_unscoreable(file, first),
    ]
    return replace(file, warnings=warnings)


def _says_age(header: str) -> bool:
    """Whether a column says how old its penguins are, and not at which stage a nest is."""
    words = words_of(header)
    return not AGE_WORDS.isdisjoint(words) and not any(word.startswith(_OF_A_NEST) for word in words)


def _measurements(header: Header) -> Iterator[Column]:
    for measurement, index in header.measured.items():
        quoted = header.quoted(index)
        reader = number_reader(measurement, index, quoted, header.factor(measurement))
        yield Column(
            measurement.name, reader, f"{quoted} was read as {measurement.noun}.", notice_of(measurement, header)
        )


def _species_columns(header: Header, rows: Sequence[Row]) -> list[int]:
    """The columns that name species, those with names before those with codes. Among each of these come first the ones
    whose header says so, then those of few texts, most of which name one of the three: "label", "class". What is named
    as predictions is never among them, not even alone: it does not say what the penguins are.
    """
    may_tell = [index for index in header.others if not names_predictions(header.cells[index])]
    named = [index for index in header.species_columns if index in may_tell]
    others = [
        index
        for index in may_tell
        if index not in (*header.choices.values(), *named)
        if (cell := header.cells[index]).strip() and not names_rows(cell) and _are_mostly_species(cells_of(rows, index))
    ]
    return sorted([*named, *others], key=lambda index: not _names_species(rows, index))


def _are_mostly_species(cells: Sequence[str]) -> bool:
    texts = set(cells)
    if len(texts) > _MOST_LABELS or 2 * sum(map(is_missing, cells)) > len(cells):
        return False
    return 2 * sum(map(is_species_name, texts)) > sum(not is_missing(text) for text in texts)


def _names_species(rows: Sequence[Row], index: int) -> bool:
    """Whether a species' column holds names: 1 means Gentoo in one file and Adelie in another."""
    cells = cells_of(rows, index)
    return any(len(key_of(cell)) > _LONGEST_CODE and not is_number(cell) and not is_missing(cell) for cell in cells)


def _notices_of_header(table: RawTable, names_species: bool) -> Iterator[str]:
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
    if earlier := header.earlier_results:
        yield (
            f"The file has been answered here before: its columns from {header.quoted(min(earlier))} to "
            f"{header.quoted(max(earlier))} were passed over, and are written anew."
        )
    elif twice:
        stand = "stands" if len(twice) == 1 else "stand"
        yield f"{listed(twice)} {stand} twice in the results: first as in the file, and at the end as answered here."
