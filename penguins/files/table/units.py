"""What unit a column is in, judged from its values: what plainly is cm or kg is never taken for mm or g."""

import statistics
from collections.abc import Sequence

from penguins.files.table.cells import numbers_in
from penguins.files.table.header import Header
from penguins.files.table.rows import Row, cells_of
from penguins.questions.table import Measurement

# Units that people use without saying so, beside the one that the file names.
_UNSPOKEN = {"mm": ("mm", "cm"), "g": ("g", "kg")}
# A unit fits when the median lies this near to what has been seen, and most values are possible.
_SLACK = 0.25
_SHARE_POSSIBLE = 0.8


def settle_units(header: Header, rows: Sequence[Row]) -> None:
    """Finds the unit that each measurement is in, by the first `rows`.

    Where none fits, it is the one that is named, or the measurement's: the rows then say what is wrong with each value.
    """
    for measurement, index in header.measured.items():
        named = header.unit_at.get(index, "")
        header.units[measurement] = fitting_unit(measurement, named, cells_of(rows, index)) or named or measurement.unit


def numbers_under(header: Header, rows: Sequence[Row], shift: int = 0) -> dict[Measurement, list[float]]:
    """The numbers of some rows by the measurements under whose headers they stand, each `shift` to the right of it.

    Until the units are settled, they are read in the one that is named or the measurement's own: the one in which more
    are possible.
    """
    found = {}
    for measurement, index in header.measured.items():
        factors = dict.fromkeys([header.factor(measurement), *([] if header.units else [1.0])])
        readings = [numbers_in(measurement, cells_of(rows, index + shift), factor) for factor in factors]
        found[measurement] = max(readings, key=lambda numbers: sum(one in measurement.accepted for one in numbers))
    return found


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


def notice_of(measurement: Measurement, header: Header) -> str:
    """What to tell about a unit that is not the measurement's own, or not the one that is named; else empty."""
    index, unit, units = header.measured[measurement], header.units[measurement], measurement.units
    named, quoted = header.unit_at.get(index, ""), header.quoted(index)
    if unit == measurement.unit and named in ("", unit):
        return ""
    evidence = "" if named == unit else ", as its values show"
    if unit == measurement.unit:
        return f"{quoted} was read in {units[unit].name}{evidence}, though the file says {units[named].name}."
    return (
        f"{quoted} was converted from {units[unit].name} to {units[measurement.unit].name}{evidence}: "
        f"{measurement.noun} times {units[unit].factor:,g}."
    )
