"""Rows that are means of groups, as a program prints them by species or sex."""

from collections.abc import Iterator, Sequence

from penguins.files.pitfalls.summary_rows import names_group
from penguins.files.table.header import Header
from penguins.files.table.rows import Row, cells_of
from penguins.files.table.units import numbers_under
from penguins.questions.answers import is_missing, is_number
from penguins.questions.table import Measurement
from penguins.questions.text import key_of, listed

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# What programs call the groups that they found.
_CLUSTERS = frozenset(("cluster", "clusters", "clusterid", "centroid"))
# What a column is called that says of how many penguins a mean is.
_COUNTS = frozenset(("n", "count", "samplesize", "nobs"))
# Decimal places beyond these are not compared.
MOST_PLACES = 3


def warnings_of_means(header: Header, rows: Sequence[Row]) -> Iterator[str]:
    """That the rows may be means: each says no more than which group it is, another one than the others, and values.

    `rows` are all that the table has.
    """
    width, others = len(header.cells), header.others
    numbered = [index for index in others if _numbers_groups(header.cells[index], cells_of(rows, index))]
    means: dict[tuple[str, ...], Row] = {}
    for row in rows:
        # A line or two that are no rows may stand among them.
        if len(row) == width and all(is_number(row[index]) for index in header.measured.values()):
            group = tuple(row[index] for index in others if not is_number(row[index]) and not is_missing(row[index]))
            numbers = tuple(row[index] for index in numbered)
            # Most tables end here, in their first rows.
            if group + numbers in means or not all(map(names_group, group)):
                return
            means[group + numbers] = row
    if len(means) <= max(1, len(rows) // 2):
        return
    found = numbers_under(header, [*means.values()])
    signs = [
        f"the {one.noun} is not in whole {one.unit}"
        for one in found
        # Inches and pounds make any number a broken one.
        if header.factor(one).is_integer() and _are_fine(one, found[one])
    ]
    signs += [
        f"{header.quoted(index)} may count them"
        for index in others
        if _counts_penguins(header.cells[index], cells_of(means.values(), index))
    ]
    if signs:
        groups = listed(["species", "island", "sex", *(header.quoted(index) for index in numbered)], "or")
        yield (
            f"The rows may be means of groups rather than penguins: each is of another {groups}, and {signs[0]}. "
            "The answers are for single penguins."
        )


def _numbers_groups(name: str, cells: Sequence[str]) -> bool:
    """Whether a column has years, or the numbers that a program gave to groups."""
    if not all(map(str.isdecimal, cells)):
        return False
    return key_of(name) in _CLUSTERS or are_years(cells)


def _counts_penguins(name: str, cells: Sequence[str]) -> bool:
    """Whether a column has counts, and not the numbers of the rows."""
    is_count = key_of(name) in _COUNTS and all(map(str.isdecimal, cells))
    return is_count and [*map(int, cells)] != [*range(1, len(cells) + 1)] and any(int(cell) > 1 for cell in cells)


def are_years(cells: Sequence[str]) -> bool:
    return all(cell.isdecimal() and _FIRST_YEAR <= int(cell) <= _LAST_YEAR for cell in cells)


def _are_fine(measurement: Measurement, numbers: Sequence[float]) -> bool:
    """Whether most values of what is measured in whole units are no whole number of them, and no half one."""
    halves = [round(2 * number, MOST_PLACES) for number in numbers]
    return not measurement.decimals and 2 * sum(not half.is_integer() for half in halves) > len(halves)
