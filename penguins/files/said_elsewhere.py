"""What a file says once for several penguins, above them or in a sheet's name: it is not read, and that is told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from penguins.files.header import FEWEST_MEASUREMENTS, Header
from penguins.files.misread import possible
from penguins.files.odd_rows import names_group
from penguins.files.rows import Row
from penguins.questions.answers import options_by_key
from penguins.questions.table import CHOICES, Choice
from penguins.questions.text import key_of, listed_up_to, words_of

# A title fills no more cells.
_MOST_CELLS = 3
_PLACES_NAMED = 3
# So many cells of a column are left empty where one stands for those below.
_FEWEST_GAPS = 3


def said_outside(
    header: Header, above: Mapping[int, Row], below: Mapping[int, Row], sheet: str = ""
) -> Iterator[tuple[str, Sequence[str]]]:
    """The rows that may be titles or headings, each as the place where it is and its cells. `sheet` is theirs.

    Among the penguins `below` the header a heading is the name of a group, alone in its row.
    """
    for number, row in {**above, **below}.items():
        filled = [cell for cell in row if cell.strip()]
        is_title = len(filled) <= _MOST_CELLS and possible(header, [row]) < FEWEST_MEASUREMENTS
        is_heading = filled == row[:1] and any(map(names_group, filled))
        if is_title if number in above else is_heading:
            yield f"row {number:,}{sheet}", filled


def warnings_of_places(header: Header, places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """That an island or a sex stands in one of these places, where no column has it.

    A text that says two of them says of no penguin which it is.
    """
    for choice in CHOICES:
        said = [
            f"“{options[0]}” in {place}"
            for place, texts in places.items()
            if choice in header.missing and len(options := _options_in(choice, texts)) == 1
        ]
        if said:
            yield (
                f"The file says {listed_up_to(_PLACES_NAMED, said)}, and no column was found for the {choice.noun}, "
                f"which counts as unknown. If that holds for the penguins there, add a column “{choice.name}” that "
                "says it in each row, and upload the file again."
            )


def warnings_of_gaps(header: Header, rows: Sequence[Row]) -> Iterator[str]:
    """That a column may say once what holds for the rows below, too, as pivot tables and merged cells do."""
    for choice in CHOICES:
        if choice.name not in header.choices:
            continue
        index = header.choices[choice.name]
        here = ("".join(row[index : index + 1]).strip() for row in rows)
        cells = [cell for row, cell in zip(rows, here, strict=True) if cell or possible(header, [row])]
        filled = [*filter(None, cells)]
        is_first = cells[:1] == filled[:1]
        options = [options_by_key(choice).get(key_of(cell)) for cell in filled]
        changes = None not in options and all(one != other for one, other in pairwise(options))
        if filled and is_first and changes and len(cells) - len(filled) >= max(len(filled), _FEWEST_GAPS):
            yield (
                f"“{header.name(index)}” is filled in only {len(filled):,} of the first {len(cells):,} rows. If each "
                "answer holds for the rows below it, too, fill the column down, and upload the file again: as it is, "
                f"the {choice.noun} counts as unknown there."
            )


def _options_in(choice: Choice, texts: Sequence[str]) -> list[str]:
    words = {*words_of(" ".join(texts))}
    return [option for option in choice.options if words & {option.casefold(), f"{option.casefold()}s"}]
