"""Tables whose rows may each be the mean of a group of penguins, as a program prints them by species or sex."""

from collections.abc import Collection, Iterator, Sequence

from penguins.files.cells import numbers_in, species_index
from penguins.files.header import Header
from penguins.files.rows import Row
from penguins.files.units import factor_of
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import is_missing, is_number, options_by_key
from penguins.questions.table import CHOICES, Measurement
from penguins.questions.text import key_of


def warnings_of_means(header: Header, rows: Sequence[Row], passed_over: Collection[int]) -> Iterator[str]:
    """That the rows of a table look like means: they say no more than which group it is, each another, and its values.

    `rows` are all that it has, `passed_over` the columns that are not looked at.
    """
    width = len(header.cells)
    places = {*header.measurements.values()}
    # A line or two that are no rows may stand among them.
    means = [row for row in rows if len(row) == width and all(is_number(row[index]) for index in places)]
    columns = [[row[index] for row in means] for index in range(width) if index not in places | {*passed_over}]
    said = [[cell for cell in column if not is_missing(cell) and not is_number(cell)] for column in columns]
    groups = [column for column, texts in zip(columns, said, strict=True) if texts]
    is_named = all(map(_names_a_group, {text for texts in said for text in texts}))
    if len(means) <= max(1, len(rows) // 2) or not is_named or len({*zip(*groups, strict=True)}) < len(means):
        return
    for measurement, index in header.measured.items():
        if _is_finer(measurement, header, [row[index] for row in means]):
            yield (
                "The rows may be means of groups rather than penguins: each is of another species, island or sex, and "
                f"the {measurement.noun} has more digits than a measured one. The answers are for single penguins."
            )
            return


def _names_a_group(cell: str) -> bool:
    return species_index(cell) != UNKNOWN or any(key_of(cell) in options_by_key(choice) for choice in CHOICES)


def _is_finer(measurement: Measurement, header: Header, cells: Sequence[str]) -> bool:
    """Whether most values have more digits than are measured."""
    factor, _ = factor_of(measurement, header.units.get(measurement.name, ""), cells)
    numbers = numbers_in(measurement, cells, factor)
    return 2 * sum(number != round(number, measurement.decimals) for number in numbers) > len(numbers)
