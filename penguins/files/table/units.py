"""What unit a column is in, judged from its values: what plainly is cm or kg is never taken for mm or g."""

import statistics
from collections.abc import Sequence

from penguins.files.table.cells import numbers_in
from penguins.questions.table import Measurement

# Units that people use without saying so, beside the one that the file names.
_UNSPOKEN = {"mm": ("mm", "cm"), "g": ("g", "kg")}
# A unit fits when the median lies this near to what has been seen, and most values are possible.
_SLACK = 0.25
_SHARE_POSSIBLE = 0.8


def unit_of_column(measurement: Measurement, named: str, cells: Sequence[str]) -> str:
    """The unit that a column's numbers are in.

    `named` is the unit in the header or the row below it, or "", `cells` some of the column's. Where no unit fits, that
    one or the measurement's: the rows then say what is wrong with each value.
    """
    return fitting_unit(measurement, named, cells) or named or measurement.unit


def fitting_unit(measurement: Measurement, named: str, cells: Sequence[str]) -> str:
    """The unit in which the numbers of a column are usual ones, or "" where there is none."""
    stated = named or measurement.unit
    fitting = (unit for unit in (stated, *_UNSPOKEN[measurement.unit]) if _fits(measurement, unit, cells))
    return next(fitting, "")


def _fits(measurement: Measurement, unit: str, cells: Sequence[str]) -> bool:
    values = numbers_in(measurement, cells, measurement.units[unit].factor)
    if not values:
        return False
    slack = _SLACK * (measurement.seen.high - measurement.seen.low)
    median = statistics.median(values)
    possible = sum(value in measurement.accepted for value in values)
    near = measurement.seen.low - slack <= median <= measurement.seen.high + slack
    return near and possible >= _SHARE_POSSIBLE * len(values)


def notice_of(measurement: Measurement, named: str, unit: str, header: str) -> str:
    """What to tell about a unit that is not the measurement's own, in the column of a quoted header; else empty."""
    if unit == measurement.unit and named in ("", unit):
        return ""
    units = measurement.units
    evidence = "" if named == unit else ", as its values show"
    if unit == measurement.unit:
        return f"{header} was read in {units[unit].name}{evidence}, though the file says {units[named].name}."
    return (
        f"{header} was converted from {units[unit].name} to {units[measurement.unit].name}{evidence}: "
        f"{measurement.noun} times {units[unit].factor:,g}."
    )
