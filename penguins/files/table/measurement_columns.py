"""The columns that could be a measurement: which is read of several, by their names and their first cells."""

from collections.abc import Sequence

import numpy as np

from penguins.files.table.cells import number_in, numbers_in
from penguins.files.table.header import MOST_COLUMNS, Header
from penguins.files.table.header_cell import LONGEST_HEADER, names_side, understand_short
from penguins.files.table.rows import Row, whole_column
from penguins.files.table.units import fitting_unit
from penguins.questions.answers import is_missing
from penguins.questions.table import MEASUREMENTS, Measurement
from penguins.questions.text import words_of

# Words behind a measurement's name where the column holds words, too: "heavy" and "light".
_OF_CATEGORIES = frozenset(("cat", "category", "categorical", "factor"))


def choose_columns(header: Header, rows: Sequence[Row]) -> None:
    """Leaves, of the columns that could be a measurement, those that hold it in some `rows`, the first of the table.

    The header's warnings then tell of the others.
    """
    for measurement in header.measured:
        _leave_out_words(measurement, header, rows)
    for measurement in header.measured:
        _keep_own_unit(measurement, header, rows)
    for measurement in MEASUREMENTS:
        _read_short_name(measurement, header, rows)


def _leave_out_words(measurement: Measurement, header: Header, rows: Sequence[Row]) -> None:
    """Leaves out the columns without a number where others have some, and in any case "body_mass_category"."""
    name, columns = measurement.name, header.columns[measurement.name]
    words = [index for index in columns if _holds_words(measurement, {*whole_column(rows, index)})]
    if len(words) == len(columns):
        words = [index for index in words if not _OF_CATEGORIES.isdisjoint(words_of(header.cells[index]))]
    if not words:
        return
    del header.columns[name]
    if kept := [index for index in columns if index not in words]:
        header.columns[name] = kept
    header.warnings += [
        f"{header.quoted(index)} was not read as {measurement.noun}: in the rows that were looked at it has no number."
        for index in words
    ]


def _holds_words(measurement: Measurement, texts: set[str]) -> bool:
    return not all(map(is_missing, texts)) and not numbers_in(measurement, [*texts])


def _keep_own_unit(measurement: Measurement, header: Header, rows: Sequence[Row]) -> None:
    """Of columns that hold the same values in different units, leaves only the one in the measurement's own.

    Each row has all of the values or none; they may differ by what was rounded off: 18.5 mm may be 1.9 cm.
    """
    columns = header.columns[measurement.name]
    units = {index: header.unit_at[index] for index in columns if index in header.unit_at}
    if len(columns) < 2 or len({*units.values()}) < len(columns):
        return
    numbers = [
        [number_in(measurement, cell, measurement.units[unit].factor) for cell in whole_column(rows, index)]
        for index, unit in units.items()
    ]
    values = np.array(numbers, dtype=np.float64)
    if np.isfinite(values).any() and np.allclose(values, values[0], rtol=0.03, equal_nan=True):
        own = min(units, key=lambda index: units[index] != measurement.unit)
        header.columns[measurement.name] = [own]
        header.warnings += [
            f"{header.quoted(index)} was not read: in the rows that were looked at it says the same as "
            f"{header.quoted(own)} in another unit, but for rounding."
            for index in units
            if index != own
        ]


def _read_short_name(measurement: Measurement, header: Header, rows: Sequence[Row]) -> None:
    """Reads "Culmen" as bill length where no other column could be; of a left and a right flipper the first."""
    units: dict[int, str] = {}
    for index, cell in enumerate(header.cells[:MOST_COLUMNS]):
        meaning, unit = understand_short(cell[:LONGEST_HEADER])
        if meaning is measurement and fitting_unit(measurement, unit, whole_column(rows, index)):
            units[index] = unit
    sides = [index for index in units if names_side(header.cells[index])]
    if measurement.name not in header.columns and (len(units) == 1 or (sides and len(sides) == len(units))):
        index, unit = next(iter(units.items()))
        header.columns[measurement.name] = [index]
        header.unit_at |= {index: unit} if unit else {}
    read = header.columns.get(measurement.name, [])
    others = [index for index in sides if index not in read]
    if others and read and names_side(header.cells[read[0]]):
        were = "was" if len(others) == 1 else "were"
        header.warnings.append(
            f"{header.quoted(*others)} {were} not read: the {measurement.noun} is that of {header.quoted(*read)}."
        )
