"""Tables that would be read wrongly, told by their cells: numbers cut in two, penguins or names beside the header."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, zip_longest

from penguins.files.pitfalls.odd_rows import is_comment
from penguins.files.pitfalls.summary_rows import summary_word
from penguins.files.refused import FileRefused
from penguins.files.table.header import FEWEST_MEASUREMENTS, MOST_COLUMNS, Header, match
from penguins.files.table.header_cell import LONGEST_HEADER
from penguins.files.table.header_line import DELIMITERS, HeaderLine
from penguins.files.table.rows import Row, first_rows
from penguins.files.table.units import numbers_under
from penguins.questions.answers import is_number
from penguins.questions.table import Measurement
from penguins.questions.text import key_of
from penguins.questions.units import UNIT_OF

# A number that was cut in two at its comma, a decimal one or one between thousands.
_CUT_NUMBER = re.compile(r"[0-9]+,(?:[0-9]{1,2}|(?P<thousands>[0-9]{3}))")
# A row beside the header belongs to it where so many of its cells name columns or units.
_FEWEST_NAMES = 2


def check_commas_in_numbers(header: Header, rows: Sequence[Row]) -> None:
    """Raises FileRefused where commas cut the numbers of most rows in two: "38,9" or "3,750" between commas.

    A row of whole numbers below a thousand is not cut, and shows nothing.
    """
    cut = [(row, whole) for row in rows if (whole := _cut_in_two(row, header))]
    if 2 * len(cut) <= len(rows):
        return
    row, whole = cut[0]
    kind, otherwise = "decimal commas", "with decimal points"
    if len(whole.partition(",")[2]) > 2:
        kind, otherwise = "commas between thousands", "without commas in the numbers"
    raise FileRefused(
        f"Rows have more cells than the header, the first of them {len(row)} where it has {len(header.cells)}: {kind} "
        f"look like the commas between the cells (“{whole}”). Export the table with semicolons between the cells, or "
        f"{otherwise}, and upload that."
    )


def check_delimiter(found: HeaderLine, rows: Sequence[Row], lines: list[str]) -> None:
    """Raises FileRefused where the `lines` below a header have another character between their cells than it has.

    `rows` are they as they were cut.
    """
    if count_accepted(found.header, rows) >= len(rows):
        return
    for other in DELIMITERS:
        cut = first_rows(lines, other, skip_spaces=True).values()
        fitting = [row for row in cut if len(row) == len(found.header.cells)]
        if other != found.delimiter and count_accepted(found.header, fitting) > len(cut):
            raise FileRefused(
                f"The header has {DELIMITERS[found.delimiter]} between its cells, and the rows below it have "
                f"{DELIMITERS[other]}. Put the same between all cells, and try again."
            )


def _cut_in_two(row: Row, header: Header) -> str:
    """The first number of a row that fits its header with usual measurements once pairs of its cells are joined.

    Empty where it does not fit even then, or has no cells beyond the header. Where it is usual already without these,
    they can only be the decimals of a length in the last column.
    """
    width = len(header.cells)
    if len(row) <= width:
        return ""
    places = {index: measurement for measurement, index in header.measured.items()}
    is_usual = _is_usual(row, header)
    for cut in combinations(sorted(places), len(row) - width):
        if is_usual and not (cut[-1] == width - 1 and places[cut[-1]].decimals):
            continue
        joined, wholes = [*row], []
        for index in cut:
            wholes.append(",".join(cell.strip() for cell in joined[index : index + 2]))
            joined[index : index + 2] = [_joined(wholes[-1])]
        if all(map(_joined, wholes)) and _is_usual(joined, header):
            return wholes[0]
    return ""


def _joined(whole: str) -> str:
    """A number that was cut in two, as it was meant: "38,9" -> "38.9", "3,750" -> "3750"; empty for anything else."""
    cut = _CUT_NUMBER.fullmatch(whole)
    return whole.replace(",", "" if cut["thousands"] else ".") if cut else ""


def _is_usual(row: Row, header: Header) -> bool:
    """Whether no number under a measurement's header lies outside the range of the data."""
    return all(number in one.seen for one, numbers in numbers_under(header, [row]).items() for number in numbers)


def penguins_above(rows: Mapping[int, Row], header: Header, place: str) -> Iterator[str]:
    """What to tell of penguins that stand above the header that was found: they are not read.

    `rows` are those above it by their numbers, `place` is where it stands itself: "row 3".
    """
    own = header
    above: list[int] = []
    for index, row in rows.items():
        other = match(row)
        if other.suffices:
            own, above = other, []
        elif _is_penguin(row, own):
            above.append(index)
    if not above:
        return
    look, belong = f"row {above[0]:,} looks like a penguin", "It belongs"
    if len(above) > 1:
        look, belong = f"{len(above):,} rows (the first is row {above[0]:,}) look like penguins", "They belong"
    what_to_do = "Move the header to the top, and try again."
    if own is not header:
        what_to_do = f"{belong} to another table, with a header of its own: upload that as a file of its own."
    yield f"Above the header, which is in {place}, {look} and could not be read. {what_to_do}"


def names_beside(header: Header, above: Mapping[int, Row], below: Mapping[int, Row], sheet: str = "") -> Iterator[str]:
    """What to tell of a row next to the header that names columns, too: those that the header has no name for.

    A title or a note fills fewer cells than the header does, or names one column; a penguin has numbers. A header may
    also be written in two rows, of which the upper one was found. `sheet` is where the rows are.
    """
    known = {*header.columns, *header.one_hot}
    last_above = [("above", number, row) for number, row in above.items() if any(map(str.strip, row))][-1:]
    first_below = [("below", number, row) for number, row in below.items()][:1]
    for where, number, row in last_above + first_below:
        if is_comment(row[0]) or any(map(is_number, row)):
            continue
        other = match(row)
        is_as_wide = 2 * sum(map(bool, row)) >= sum(map(bool, header.cells))
        has_names = len(other.columns) + sum(key_of(cell) in UNIT_OF for cell in row) >= _FEWEST_NAMES
        names = other.columns if is_as_wide and has_names else {}
        alone = {indices[0] for name, indices in names.items() if name not in known}
        upper, lower = (row, header.cells) if where == "above" else (header.cells, row)
        together = {index for one, index in names_in_two_rows(upper, lower).items() if one.name not in known}
        if named := _not_understood(header, alone if where == "above" else alone | together):
            columns, were = ("a column", "it was") if len(named) == 1 else ("columns", "they were")
            seems = f"Row {number:,}{sheet}, {where} the header, seems to name {columns}, too ({other.quoted(*named)})"
            yield f"{seems}: {were} not read. Put all names into one row, and try again."
        if where == "above" and (ends := _not_understood(header, together - alone)):
            name, was = ("its name", "It was") if len(ends) == 1 else ("their names", "They were")
            yield (
                f"{header.quoted(*ends)}: a part of {name} seems to stand in row {number:,}{sheet}, above the header. "
                f"{was} not read. Put each whole name into one cell, such as “bill_length_mm”, and try again."
            )


def _not_understood(header: Header, indices: set[int]) -> list[int]:
    """Those of the columns whose cell in the header says nothing."""
    return sorted(index for index in indices if not any(match(header.cells[index : index + 1]).understood))


def names_in_two_rows(first: Row, second: Row) -> dict[Measurement, int]:
    """The measurements that two rows name together: "Bill" above "Length (mm)" and "Depth (mm)".

    A cell of the first that spans several is followed by empty ones.
    """
    group, below, beside = "", [], []
    for upper, lower in zip_longest(first[:MOST_COLUMNS], second[:MOST_COLUMNS], fillvalue=""):
        # A long text above thousands of cells would fill the memory.
        group = upper.strip()[:LONGEST_HEADER] or group
        # "-" says nothing, nor does a number.
        is_name = key_of(lower) and not is_number(lower)
        below.append(f"{group} {lower}" if is_name else "")
        beside.append(f"{lower} {group}" if is_name else "")
    return match(below).measured | match(beside).measured


def _is_penguin(row: Row, header: Header) -> bool:
    """Whether a row has usual measurements under a header, which may stand below it."""
    if is_comment(row[0]) or summary_word(row[0]):
        return False
    return count_accepted(header, [row]) >= FEWEST_MEASUREMENTS and _is_usual(row, header)


def count_accepted(header: Header, rows: Sequence[Row], shift: int = 0, *, usual: bool = False) -> int:
    """How many measurements are accepted, or `usual`, where each cell stands `shift` to the right of its header."""
    found = numbers_under(header, rows, shift)
    return sum(number in (one.seen if usual else one.accepted) for one, numbers in found.items() for number in numbers)
