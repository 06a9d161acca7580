"""Rows that are means of groups, as a program prints them by species or sex."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from penguins.files.pitfalls.summary_rows import names_group
from penguins.files.table.chunk import Chunk
from penguins.files.table.header import Header
from penguins.questions.answers import is_missing, is_number
from penguins.questions.table import Measurement
from penguins.questions.text import key_of, listed

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# What programs call the groups that they found.
_CLUSTERS = frozenset(("cluster", "clusters", "clusterid", "centroid"))
# What a column is called that says of how many penguins a mean is.
_COUNTS = frozenset(("n", "count", "samplesize", "nobs"))
_FEWEST_OF_A_MEAN = 3
# Decimal places beyond these are not compared.
MOST_PLACES = 3


def warnings_of_means(header: Header, chunk: Chunk) -> Iterator[str]:
    """That the rows of a table may be means: each says no more than which group it is, another one than the others, and
    values."""
    # A line or two that are no rows may stand among them.
    are_known = chunk.scoreable & ~np.isnan([chunk.table[one.name] for one in header.measured]).any(axis=0)
    rows = [*filter(chunk.fits, np.flatnonzero(are_known).tolist())]
    cells = {index: [chunk.columns[index][row] for row in rows] for index in header.others}
    numbered = [index for index in cells if _numbers_groups(header.cells[index], cells[index])]
    found: set[tuple[str, ...]] = set()
    for row in zip(*cells.values(), strict=True):
        said = {index: cell for index, cell in zip(cells, row, strict=True) if not is_missing(cell)}
        names = [cell for cell in said.values() if not is_number(cell)]
        group = (*names, *(said[index] for index in numbered))
        # Most tables end here, in their first rows.
        if group in found or not all(map(names_group, names)):
            return
        found.add(group)
    if len(found) <= max(1, len(chunk.numbers) // 2):
        return
    # Inches and pounds make any number a broken one.
    measured = [one for one in header.measured if header.factor(one).is_integer()]
    fine = [one for one in measured if _are_fine(one, chunk.table[one.name][rows])]
    counts = [index for index in cells if _counts_penguins(header.cells[index], cells[index])]
    signs = [f"the {one.noun} is not in whole {one.unit}" for one in fine]
    signs += [f"{header.quoted(index)} may count them" for index in counts]
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
    if key_of(name) not in _COUNTS or not all(map(str.isdecimal, cells)):
        return False
    counts = sorted(map(float, cells))
    is_running = counts == [counts[0] + step for step in range(len(counts))]
    return counts[0] >= _FEWEST_OF_A_MEAN and not is_running


def are_years(cells: Sequence[str]) -> bool:
    return all(cell.isdecimal() and _FIRST_YEAR <= float(cell) <= _LAST_YEAR for cell in cells)


def _are_fine(measurement: Measurement, values: NDArray[np.float64]) -> bool:
    """Whether most values of what is measured in whole units are no whole number of them, and no half one."""
    are_broken = (2 * values).round(MOST_PLACES) % 1 != 0
    return not measurement.decimals and 2 * int(are_broken.sum()) > len(values)
