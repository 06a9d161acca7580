"""What a file says once for several penguins, above them or in a sheet's name: it is not read, and that is told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise

from penguins.files.pitfalls.misread import count_accepted
from penguins.files.pitfalls.summary_rows import names_group
from penguins.files.table.chunk import Chunk
from penguins.files.table.header import FEWEST_MEASUREMENTS, Header
from penguins.files.table.rows import Row
from penguins.files.table.species_names import species_index
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import options_by_key
from penguins.questions.table import CHOICES, ISLAND, Choice
from penguins.questions.text import key_of, listed_up_to, words_of

# A title fills no more cells.
_MOST_CELLS = 3
_PLACES_NAMED = 3
# So many cells of a column are left empty where one stands for those below.
_FEWEST_GAPS = 3
# So many groups that have as many rows as one another are no chance.
_FEWEST_GROUPS = 3
# A shorter word for an option may mean something else in a title, such as "han" and "honor"; its own name does not.
_SHORTEST = 6


def said_outside(
    header: Header, above: Mapping[int, Row], below: Mapping[int, Row], sheet: str = ""
) -> Iterator[tuple[str, Sequence[str]]]:
    """The titles above a header and the headings below it, each place as a sentence says it and what is written there.

    A heading is the name of a group, alone in its row. `sheet` is where the rows are.
    """
    titles = [
        row
        for row in above.values()
        if len([*filter(str.strip, row)]) <= _MOST_CELLS and count_accepted(header, [row]) < FEWEST_MEASUREMENTS
    ]
    yield f"above the header{sheet}", [*chain(*titles)]
    for number, row in below.items():
        # "Biscoe", "Island: Biscoe".
        if not any(map(str.strip, row[1:])) and names_group(row[0].rpartition(":")[2]):
            yield f"in row {number:,}{sheet}", row[:1]


def warnings_of_places(header: Header, places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """That an island or a sex stands in one of these places, where no column has it.

    A text that says two of them says of no penguin which it is.
    """
    for choice in CHOICES:
        told = [
            f"“{options[0]}” {place}"
            for place, texts in places.items()
            if choice in header.missing and len(options := _options_in(choice, texts)) == 1
        ]
        if told:
            yield (
                f"The file says {listed_up_to(_PLACES_NAMED, told)}, and no column was found for the {choice.noun}, "
                f"which counts as unknown. If that holds for the penguins there, add a column “{choice.name}” that "
                "says it in each row, and try again."
            )


def warnings_of_gaps(header: Header, chunk: Chunk) -> Iterator[str]:
    """That a column may say once what holds for the rows below, too, as pivot tables and merged cells do.

    It says so where it changes; an island or a species also for groups of as many rows each, such as nests, whose birds
    may differ in sex. A penguin whose row lacks a cell may have the answer under another header.
    """
    columns: list[tuple[int, Callable[[str], object], bool, str]] = [
        (index, partial(_option, choice), choice is ISLAND, f"the {choice.noun} counts as unknown there")
        for choice, index in header.choices.items()
    ]
    if header.species_column is not None:
        columns.append((header.species_column, species_index, True, "the answers are not compared with it there"))
    for index, answer_of, may_be_grouped, consequence in columns:
        here = enumerate(map(str.strip, chunk.columns[index]))
        cells = [cell for row, cell in here if (chunk.fits(row) if chunk.scoreable[row] else cell)]
        filled = [*filter(None, cells)]
        gaps = len(cells) - len(filled)
        # Most columns end here, before their cells are understood.
        if gaps < _FEWEST_GAPS or cells[:1] != filled[:1]:
            continue
        options = [answer_of(cell) for cell in filled]
        changes = gaps >= len(filled) and all(one != other for one, other in pairwise(options))
        steps = {after - before for before, after in pairwise(index for index, cell in enumerate(cells) if cell)}
        is_grouped = may_be_grouped and len(filled) >= _FEWEST_GROUPS and len(steps) == 1 and steps != {1}
        if (changes or is_grouped) and UNKNOWN not in options:
            yield (
                f"{header.quoted(index)} is filled in only {len(filled):,} of {len(cells):,} rows that were looked at. "
                "If each answer holds for the rows below it, too, fill the column down, and try again: as it is, "
                f"{consequence}."
            )


def _option(choice: Choice, cell: str) -> str | int:
    """The option that a cell names, or UNKNOWN."""
    return options_by_key(choice).get(key_of(cell), UNKNOWN)


def _options_in(choice: Choice, texts: Sequence[str]) -> list[str]:
    options = options_by_key(choice)
    names = {f"{option.casefold()}{end}" for option in choice.options for end in ("", "s")}
    meant = {options.get(word) for word in words_of(" ".join(texts)) if len(word) >= _SHORTEST or word in names}
    return [option for option in choice.options if option in meant]
