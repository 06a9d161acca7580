"""Rows that sum up those above them without saying so, or say so in a column of their own."""

import statistics
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import chain

from penguins.files.pitfalls.means import MOST_PLACES
from penguins.files.pitfalls.misread import count_accepted
from penguins.files.pitfalls.odd_rows import no_penguin, sums_up
from penguins.files.pitfalls.summary_rows import summaries, summary_word
from penguins.files.table.cells import numbers_in
from penguins.files.table.header import FEWEST_MEASUREMENTS, Header
from penguins.files.table.header_cell import names_rows
from penguins.files.table.rows import Row, cells_of, whole_column
from penguins.model.notes import Note
from penguins.questions.answers import is_missing
from penguins.questions.table import MEASUREMENTS

# A number of a row, and those above it.
Pairs = Sequence[tuple[float, Sequence[float]]]

_MEANS = "the means of the rows above"
_STATISTICS: dict[str, Callable[[Sequence[float]], float]] = {
    _MEANS: statistics.fmean,
    "the medians of the rows above": statistics.median,
    "the least of each measurement above": min,
    "the most of each measurement above": max,
}
# A row sums up no fewer rows.
_FEWEST_ABOVE = 3


def rows_that_sum_up(header: Header, rows: dict[int, Row]) -> dict[int, Note]:
    """The notes of the last rows, by their numbers, that hold the means, the medians, the least or the most of those
    above them: `rows` are all of the table."""
    choices, others = [*header.choices.values()], header.others
    measured = (number for number in reversed(rows) if count_accepted(header, [rows[number]]) >= FEWEST_MEASUREMENTS)
    last = next(measured, None)
    # In most tables this is answered by the last row alone.
    if last is None or _says_any(rows[last], choices):
        return {}
    numbers = [*reversed([last, *measured])]
    found = [rows[number] for number in numbers]
    columns = [*zip(*(_numbers(row, header) for row in found), strict=True)]
    told = [
        index for index in others if index in (0, header.species_column, *choices) or names_rows(header.cells[index])
    ]
    for length in range(min(len(_STATISTICS), len(numbers) - _FEWEST_ABOVE), 0, -1):
        above = [[*chain(*column[:-length])] for column in columns]
        notes = {}
        for place in range(-length, 0):
            pairs = [(value, of) for column, of in zip(columns, above, strict=True) for value in column[place]]
            held = _held(pairs)
            is_finer = held == _MEANS and any(_places(value) > max(map(_places, of)) for value, of in pairs)
            is_silent = not _says_any(found[place], (choices or told) if is_finer else others)
            # A penguin may have the same by chance, above all in two measurements, and hardly two of them in a row, or
            # the means of all four.
            is_mean = held == _MEANS and len(pairs) == len(MEASUREMENTS)
            is_no_chance = is_mean or (length > 1 and len(pairs) > FEWEST_MEASUREMENTS)
            is_labelled = any(map(summary_word, found[place]))
            lacks = (is_no_chance or is_labelled) and _lacks(found[place], found[:-length], told)
            if held and is_silent and (is_finer or lacks):
                notes[numbers[place]] = no_penguin(f"The row holds {held}")
        if len(notes) == length:
            return notes
    return {}


def means_of_groups(header: Header, rows: dict[int, Row]) -> dict[int, Note]:
    """The notes of rows, by their numbers, that say nothing but the means of all four measurements of those above them,
    up to the last such row, which all say more. `rows` are all of the table."""
    notes: dict[int, Note] = {}
    if len(header.measured) < len(MEASUREMENTS):
        return notes
    others, above = header.others, list[Row]()
    for number, row in rows.items():
        if not all(is_missing(cell) for index in others for cell in cells_of([row], index)):
            above.append(row)
            continue
        if len(above) >= _FEWEST_ABOVE:
            values, *of = [_numbers(one, header) for one in (row, *above)]
            pairs = [(value[0], [*chain(*column)]) for value, *column in zip(values, *of, strict=True) if value]
            if len(pairs) == len(MEASUREMENTS) and _held(pairs) == _MEANS:
                notes[number] = no_penguin(f"The row holds {_MEANS}")
        above = []
    return notes


def rows_that_say_so(header: Header, rows: dict[int, Row]) -> dict[int, Note]:
    """The notes of rows, by their numbers, that say only that they sum up others, in a column in which most rows say
    nothing: in a full one "average" may be the state of a penguin, and in any where the other columns are as empty.
    `rows` are all of the table."""
    numbers, others, said = [*rows], header.others, dict[int, str]()
    has_filled = False
    for index in others:
        cells = whole_column(rows.values(), index)
        if 2 * sum(count for cell, count in Counter(cells).items() if is_missing(cell)) > len(cells):
            said |= {numbers[place]: cells[place] for place, _ in summaries(cells)}
        else:
            has_filled = True
    found = said.items() if has_filled else ()
    return {number: sums_up(cell) for number, cell in found if not _says_any(rows[number], others)}


def _numbers(row: Row, header: Header) -> list[list[float]]:
    """Of each measurement the number in a row, in the file's own unit, in which it was rounded; none where there is
    none."""
    return [
        [
            round(number / header.factor(measurement), MOST_PLACES)
            for number in numbers_in(measurement, whole_column([row], index), header.factor(measurement))
        ]
        for measurement, index in header.measured.items()
    ]


def _held(pairs: Pairs) -> str:
    """The statistic that each number of a row is of those above it, as it is rounded there; empty if there is none, or
    those above are alike."""
    if not any(len({*of}) > 1 for _, of in pairs):
        return ""
    for name, statistic in _STATISTICS.items():
        # A little more than a half in the last place, which is rounded up in one program and down in another.
        if all(of and abs(value - statistic(of)) < 0.51 * 0.1 ** _places(value) for value, of in pairs):
            return name
    return ""


def _places(number: float) -> int:
    return next((places for places in range(MOST_PLACES) if round(number, places) == number), MOST_PLACES)


def _says_any(row: Row, indices: Collection[int]) -> bool:
    """Whether a row says anything in some columns, but that it sums up others."""
    return any(not is_missing(cell) and not summary_word(cell) for index in indices for cell in cells_of([row], index))


def _lacks(row: Row, above: Sequence[Row], indices: Collection[int]) -> bool:
    """Whether a row says nothing in one of some columns, where all rows above it say something."""
    columns = (whole_column([row, *above], index) for index in indices)
    return any(is_missing(cell) and not any(map(is_missing, others)) for cell, *others in columns)
