"""Rows that are means: of groups, as a program prints them by species or sex, or of the rows above, without a name."""

import statistics
from collections.abc import Collection, Iterator, Sequence

from penguins.files.pitfalls.misread import count_accepted
from penguins.files.pitfalls.odd_rows import names_group, summary_word
from penguins.files.table.cells import numbers_in
from penguins.files.table.header import FEWEST_MEASUREMENTS, Header
from penguins.files.table.rows import Row, cells_of
from penguins.files.table.units import unit_of_column
from penguins.questions.answers import is_missing, is_number
from penguins.questions.table import Measurement

# A row holds the means of no fewer rows above it.
_FEWEST_ABOVE = 3
# Decimal places beyond these are not compared.
_MOST_PLACES = 3


def warnings_of_means(header: Header, rows: dict[int, Row], passed_over: Collection[int]) -> Iterator[str]:
    """What to tell of means in a table: `rows` are all that it has, `passed_over` columns that are not looked at."""
    yield from _of_groups(header, [*rows.values()], passed_over)
    yield from _of_rows_above(header, rows)


def _of_groups(header: Header, rows: Sequence[Row], passed_over: Collection[int]) -> Iterator[str]:
    """That the rows may be means: each says no more than which group it is, another one than the others, and values."""
    width = len(header.cells)
    places = {*header.measured.values()}
    others = [index for index in range(width) if index not in places | {*passed_over}]
    means: dict[tuple[str, ...], Row] = {}
    for row in rows:
        # A line or two that are no rows may stand among them.
        if len(row) == width and all(is_number(row[index]) for index in places):
            group = tuple(row[index] for index in others if not is_number(row[index]) and not is_missing(row[index]))
            # Most tables end here, in their first rows.
            if group in means or not all(map(names_group, group)):
                return
            means[group] = row
    if len(means) <= max(1, len(rows) // 2):
        return
    fine = [one for one, index in header.measured.items() if _is_fine(one, header, cells_of(means.values(), index))]
    if fine:
        yield (
            "The rows may be means of groups rather than penguins: each is of another species, island or sex, and the "
            f"{fine[0].noun} is not in whole {fine[0].unit}. The answers are for single penguins."
        )


def _of_rows_above(header: Header, rows: dict[int, Row]) -> Iterator[str]:
    """That the last row holds the means of the others, and says neither that nor an island or a sex."""
    measured = (number for number in reversed(rows) if count_accepted(header, [rows[number]]) >= FEWEST_MEASUREMENTS)
    number = next(measured, None)
    if number is None:
        return
    last = rows[number]
    answers = [cell for index in header.choices.values() for cell in cells_of([last], index)]
    is_told = any(map(summary_word, (last[0], *cells_of([last], header.species_column or 0))))
    # In most tables this is answered by the last row alone.
    if is_told or not all(map(is_missing, answers)):
        return
    above = [rows[other] for other in measured]
    if len(above) < _FEWEST_ABOVE:
        return
    means = [
        (mean, numbers_in(measurement, cells_of(above, index)))
        for measurement, index in header.measured.items()
        for mean in numbers_in(measurement, cells_of([last], index))
    ]
    # Of whole numbers one may be the mean of others by chance.
    is_finer = any(_places(mean) > max(map(_places, others), default=_MOST_PLACES) for mean, others in means)
    if is_finer and all(_is_mean(mean, others) for mean, others in means):
        yield f"Row {number:,} holds the means of the rows above it: it is no penguin. Remove it, and try again."


def _places(number: float) -> int:
    return next((places for places in range(_MOST_PLACES) if round(number, places) == number), _MOST_PLACES)


def _is_mean(mean: float, others: Sequence[float]) -> bool:
    # A little more than a half in the last place, which is rounded up in one program and down in another.
    return bool(others) and abs(mean - statistics.fmean(others)) < 0.51 * 0.1 ** _places(mean)


def _is_fine(measurement: Measurement, header: Header, cells: Sequence[str]) -> bool:
    """Whether most values of what is measured in whole units are no whole number of them, and no half one."""
    factor = measurement.units[unit_of_column(measurement, header.units.get(measurement.name, ""), cells)].factor
    halves = [round(2 * number, _MOST_PLACES) for number in numbers_in(measurement, cells, factor)]
    # Inches and pounds make any number a broken one.
    is_judged = not measurement.decimals and factor.is_integer()
    return is_judged and 2 * sum(not half.is_integer() for half in halves) > len(halves)
