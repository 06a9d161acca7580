"""Whether any penguin of a file can be scored as it is, judged by its first rows; if none, why not."""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from penguins.files.penguin_file import PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.table.cells import numbers_in
from penguins.files.table.chunk import Chunk
from penguins.files.table.header import Header
from penguins.questions.answers import is_missing, quoted, with_point
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, Measurement
from penguins.questions.text import listed, listed_up_to

# The numbers that stand under each measurement's header, where there are any.
Numbers = dict[Measurement, list[float]]

# So large a share of a column's numbers stands for all of them.
_SHARE = 0.8
# So many values or more show that they were scaled, or that they can be no penguin's.
_ENOUGH = 5
# As many names of species are told.
_NAMES_TOLD = 5
# "38.8 ± 2.7", "38.8 (2.7)".
_WITH_SPREAD = re.compile(r"\d[\d.,]*\s*(?:[a-z]{1,2}\s*)?(?:(?:±|\+/?-)\s*\d|\([\s±]*[\d.,]+\s*\))")
_NOT_THESE = (
    "Are these Adelie, Chinstrap or Gentoo penguins, the only ones that are told apart here? If so, upload their "
    "values as they were measured, in millimetres and grams, not logarithms or ranks of them."
)


def warnings_of_unscoreable(file: PenguinFile, chunk: Chunk) -> Iterator[str]:
    """What is to be told where most of the first rows, in `chunk`, cannot be scored, or only wrongly, and show why.

    Raises FileRefused where none of them can, and they are all or their values show why. Otherwise the rows say
    themselves what is wrong with each.
    """
    are_scored = 2 * chunk.scoreable.sum() > len(chunk.scoreable)
    fitting = [*filter(chunk.fits, range(len(chunk.numbers)))]
    cells = {one: [chunk.columns[index][row] for row in fitting] for one, index in file.header.measured.items()}
    cause = _swapped({one: numbers_in(one, cells[one], file.header.factor(one)) for one in cells}, file.header)
    # As they are written: a message quotes them.
    numbers = {one: found for one in cells if (found := numbers_in(one, cells[one]))}
    if not are_scored:
        usual, all_cells = _usual(numbers, chunk), [*chain(*cells.values())]
        cause = cause or _lost(numbers, usual) or _imperial(numbers, usual) or _scaled(numbers) or _spread(all_cells)
    if chunk.scoreable.any():
        yield from filter(None, [cause])
    elif cause:
        raise FileRefused(cause)
    elif file.raw.first_rows_are_all:
        rows = len(chunk.numbers)
        none = f"None of the {rows:,} rows can" if rows > 1 else "The one row cannot"
        others = _other_species(file, chunk)
        far = sum(note.far for row in fitting for note in chunk.notes.get(row, []))
        advice = _NOT_THESE if numbers and (others or far >= _ENOUGH) else "Correct this, and try again."
        if all(_is_odd(chunk, row) for row in range(rows)):
            advice = "Upload the table of the penguins themselves, with a row for each."
        told = [f"{none} be scored.", *_reasons(chunk), *file.raw.warnings, f"{others}{advice}"]
        raise FileRefused(" ".join(told))


def _swapped(numbers: Numbers, header: Header) -> str:
    """What to tell of bills whose lengths would be usual depths, and their depths usual lengths; else empty."""
    lengths, depths = numbers.get(BILL_LENGTH, []), numbers.get(BILL_DEPTH, [])
    if not _are_usual(BILL_DEPTH, lengths) or not _are_usual(BILL_LENGTH, depths):
        return ""
    columns = header.quoted(header.measured[BILL_LENGTH], header.measured[BILL_DEPTH])
    return (
        f"{columns} seem to be swapped: most values of the first would be usual bill depths, and most of the second "
        "usual bill lengths. If they are, exchange the two names in the header, and try again."
    )


def _lost(numbers: Numbers, usual: set[Measurement]) -> str:
    """What to tell of columns without their decimal points, where the values of all others are `usual`; else empty."""
    lost = {measurement: first for measurement in numbers if (first := _first_lost(measurement, numbers[measurement]))}
    if not lost or len(numbers) < 2 or lost.keys() | usual != numbers.keys():
        return ""
    measurement, (number, as_usual) = next(iter(lost.items()))
    return (
        f"The values of {listed(one.noun for one in lost)} seem to have lost their decimal points: the first is "
        f"{number:,.15g}, where {as_usual:,g} {measurement.unit} would be usual. Export the table once more with "
        "decimal points or commas, and upload that."
    )


def _first_lost(measurement: Measurement, numbers: Sequence[float]) -> tuple[float, float] | None:
    """The first number that has lost its decimal point, without and with it, where most of the numbers have."""
    lost = [(number, usual) for number in numbers if (usual := with_point(measurement, number))]
    return lost[0] if lost and len(lost) >= _SHARE * len(numbers) else None


def _imperial(numbers: Numbers, usual: set[Measurement]) -> str:
    """What to tell of columns that would be usual in inches or pounds, where all others are `usual`; else empty.

    They are not converted: only the visitor can know the unit.
    """
    units = {one: unit for one in numbers if one not in usual and (unit := _imperial_unit(one, numbers[one]))}
    if not units or units.keys() | usual != numbers.keys():
        return ""
    names = dict.fromkeys(one.units[unit].name for one, unit in units.items())
    headers = [f"“{one.name.removesuffix(one.unit)}{unit}”" for one, unit in units.items()]
    measurement, unit = next(iter(units.items()))
    factor = measurement.units[unit].factor
    first = next(number for number in numbers[measurement] if number * factor in measurement.seen)
    converted = measurement.format(measurement.converted(first, factor))
    return (
        f"The values of {listed(one.noun for one in units)} would be usual in {listed(names)}: {first:g} "
        f"would be {converted}. If that is how they were measured, say so in the header, as in {listed(headers)}, and "
        "try again."
    )


def _imperial_unit(measurement: Measurement, numbers: Sequence[float]) -> str:
    """Inches or pounds where most of the numbers would be usual in it, else ""."""
    unit = "in" if "in" in measurement.units else "lb"
    return unit if _are_usual(measurement, numbers, measurement.units[unit].factor) else ""


def _are_usual(measurement: Measurement, numbers: Sequence[float], factor: float = 1.0) -> bool:
    usual = sum(number * factor in measurement.seen for number in numbers)
    return bool(numbers) and usual >= _SHARE * len(numbers)


def _scaled(numbers: Numbers) -> str:
    """What to tell of columns that hold no values as measured; in a few rows all have to show it. Else empty."""
    scaled = [measurement for measurement in numbers if is_normalised(numbers[measurement])]
    if not scaled and is_normalised([*chain(*numbers.values())]):
        scaled = [*numbers]
    if not scaled:
        return ""
    return (
        f"The values of {listed(measurement.noun for measurement in scaled)} look scaled: the first is "
        f"{numbers[scaled[0]][0]:.4g}, where {scaled[0].seen_in_words} would be usual. Upload the values as they were "
        "measured, in millimetres and grams; if they are in another unit, name it in the header."
    )


def _spread(cells: Sequence[str]) -> str:
    """What to tell where most measurements are two numbers, as means are written; else empty."""
    spread = [cell for cell in map(str.strip, cells) if _WITH_SPREAD.match(cell)]
    if 2 * len(spread) <= sum(not is_missing(cell) for cell in cells):
        return ""
    return (
        f"Most measurements have a second number behind the first, such as {quoted(spread[0])}: so means are written "
        "with their spread, and single measurements with their error. The answers are for single penguins: upload a "
        "table with a row for each, and only one number in a cell."
    )


def is_normalised(values: Sequence[float]) -> bool:
    """Whether so many values around 0, or from 0 to 1, cannot be a penguin's in any unit."""
    if len(values) < _ENOUGH or max(map(abs, values)) > 10:
        return False
    return min(values) < 0 or statistics.median(values) < 1.0


def _other_species(file: PenguinFile, chunk: Chunk) -> str:
    """Which species the file names that are none of the three; empty where there are none."""
    index = file.header.species_column
    if file.species_reader is None or index is None:
        return ""
    _, others = file.species_reader(chunk.columns)
    names = [*dict.fromkeys(quoted(chunk.columns[index][row].strip()) for row in others if not _is_odd(chunk, row))]
    return f"{file.header.quoted(index)} names {listed_up_to(_NAMES_TOLD, names)}. " if names else ""


def _is_odd(chunk: Chunk, row: int) -> bool:
    """Whether a row is no penguin."""
    return any(note.odd for note in chunk.notes.get(row, ()))


def _usual(numbers: Numbers, chunk: Chunk) -> set[Measurement]:
    """The measurements whose accepted values are usual ones."""
    read = {one: chunk.table[one.name] for one in numbers}
    return {one for one, values in read.items() if not np.isnan(values).all() and np.nanmedian(values) in one.seen}


def _reasons(chunk: Chunk) -> Iterator[str]:
    """What is wrong with the rows, each kind of problem once, by the first row that has it."""
    told: set[str] = set()
    for row in sorted(chunk.notes):
        texts = {note.kind: note.text for note in chunk.notes[row] if note.stops and note.kind not in told}
        told.update(texts)
        if texts:
            yield f"Row {chunk.numbers[row]:,}: {' '.join(texts.values())}"
        if len(told) > 2:
            return
