"""Tables without a column for each of two measurements, such as those of another shape: refused with what to do."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from penguins.files.pitfalls.misread import names_in_two_rows
from penguins.files.pitfalls.odd_rows import units_in
from penguins.files.pitfalls.summary_rows import summary_word
from penguins.files.refused import FileRefused
from penguins.files.table.header import (
    FEWEST_MEASUREMENTS,
    FURTHER_DOWN,
    HEADER_WITHIN,
    MEASUREMENT_NAMES,
    MOST_COLUMNS,
    Header,
    garbled_columns,
    letters_lost,
    match,
    names_of,
    refuse_rivals,
)
from penguins.files.table.header_cell import LONGEST_HEADER, understand
from penguins.files.table.header_parts import SCALED_WORDS, STATISTIC, is_statistic, understand_last_part
from penguins.files.table.measurement_columns import choose_columns
from penguins.files.table.rows import Row, cells_of
from penguins.files.table.units import settle_units
from penguins.questions.answers import quoted
from penguins.questions.table import MEASUREMENTS, Measurement
from penguins.questions.text import key_of, listed, listed_up_to, words_of

# Columns of running names, such as pc1 and pc2, that are no accident where they are half of all.
_ENOUGH_RUNNING = 2
# The first columns are asked whether they name measurements.
_LOOKED_AT = 50
# As many statistics are told that stand beside the header.
_STATISTICS_TOLD = 3
_SEPARATORS = re.compile(r"[,;\t|]")


def settle_columns(header: Header, above: Sequence[Row], first_rows: Sequence[Row]) -> None:
    """Leaves one column for each measurement, and finds its unit, by the `first_rows` below the header; `above` are the
    rows above it.

    Raises FileRefused where the columns cannot be those of penguins, or could be in two ways.
    """
    choose_columns(header, first_rows)
    if not header.suffices:
        _refuse_misplaced(header, above, first_rows)
    if len(header.cells) > MOST_COLUMNS:
        raise FileRefused(
            f"The file has more than {MOST_COLUMNS:,} columns, the most that are read. "
            "Upload a file with only the columns that matter."
        )
    _refuse_statistics(header, [*above[-1:], *first_rows[:1]])
    for measurement in header.measured:
        refuse_rivals(header, measurement, header.columns[measurement.name])
    if not header.suffices:
        raise FileRefused(_too_few(header) + (f" {FURTHER_DOWN}" if len(first_rows) >= HEADER_WITHIN else ""))
    for row in first_rows[:1]:
        header.unit_at = units_in(row, header) | header.unit_at
    settle_units(header, first_rows)


def _refuse_misplaced(header: Header, above: Sequence[Row], first_rows: Sequence[Row]) -> None:
    """Raises FileRefused where the cells show where the measurements are that have no column."""
    rows = [header.cells, *first_rows]
    for index in range(len(header.cells))[:_LOOKED_AT]:
        cells = [*map(str.strip, cells_of(rows, index))]
        names = [cells[place] for place in sorted(match(cells).measured.values())]
        if len(names) < FEWEST_MEASUREMENTS:
            continue
        two = " and ".join(f"“{cell}”" for cell in names[:2])
        alone = {cell for row in rows if len(filled := [*filter(None, map(str.strip, row))]) == 1 for cell in filled}
        if alone.issuperset(names):
            raise FileRefused(
                f"The names of the columns stand one below another ({two}), each in a line of its own, as some "
                "pages give a table that is copied. They are needed side by side in one line, and each penguin in one "
                "line below. Save the table as CSV where it comes from, and upload that."
            )
        shape = f"The table is long: it has one measurement a row, named in the column {header.quoted(index)} ({two})."
        what_to_do = "Make it wide (a pivot table in a spreadsheet, pivot_wider in R, pivot in pandas)"
        if len(set(cells)) == len(cells):
            # It lies on its side, or has means, or says what the columns of another table hold.
            shape = f"The measurements have rows of their own ({two}) in place of columns."
            what_to_do = (
                "The answers are for single penguins: if each column is one, turn the table round (in Excel: copy, "
                "then “Paste Special”, “Transpose”)"
            )
        raise FileRefused(
            f"{shape} One row a penguin is needed, with a column for each measurement: {MEASUREMENT_NAMES}. "
            f"{what_to_do}, and upload that."
        )
    _refuse_two_rows(header, [*above[-1:], header.cells, *first_rows[:1]])
    running = _running(header.cells)
    # Behind so many columns that they are not read, there may be measurements: then the columns are too many.
    has_others = match(header.cells[-MOST_COLUMNS:]).suffices
    if not has_others and len(running) >= max(_ENOUGH_RUNNING, len(header.cells) / 2):
        raise FileRefused(
            f"The columns have running names ({quoted(running[0])} to {quoted(running[-1])}), which do not say which "
            f"measurement each holds. Name at least two columns of measurements: {MEASUREMENT_NAMES}. Embeddings and "
            "principal components are no measurements."
        )


def _refuse_two_rows(header: Header, rows: Sequence[Row]) -> None:
    """Raises FileRefused where a header and a row beside it name the measurements only together."""
    for upper, lower in pairwise(rows):
        together = names_in_two_rows(upper, lower)
        if len(together | header.measured) >= FEWEST_MEASUREMENTS:
            names = listed(quoted(lower[index].strip()) for index in sorted(together.values()))
            raise FileRefused(
                f"The names of the columns stand in two rows, with {names} in the lower one. Put each whole name into "
                "one cell, such as “bill_length_mm”, and all names into one row, and try again."
            )


def _refuse_statistics(header: Header, rows: Sequence[Row]) -> None:
    """Raises FileRefused where a row beside the header names several statistics of the measurements."""
    for row in rows:
        measured = [cell for index in header.measured.values() for cell in cells_of([row], index)]
        named = {cell.strip(): word for cell in row if (word := summary_word(cell))}
        if measured and all(map(summary_word, measured)) and len({*named.values()}) > 1:
            raise FileRefused(
                f"Beside the names of the columns stand {listed_up_to(_STATISTICS_TOLD, [*map(quoted, named)])}: the "
                "rows hold means and the like, of groups or of several measurements of one penguin. Upload a table "
                "with a row for each penguin, and a single column for each measurement."
            )


def _running(cells: Sequence[str]) -> list[str]:
    """The cells that are a name, the same for all, and a number: "pc1", "pc2"; or a number alone."""
    numbered = [(key_of(cell).rstrip("0123456789"), cell.strip()) for cell in cells if cell.strip()[-1:].isdecimal()]
    commonest = Counter(stem for stem, _ in numbered).most_common(1)
    return [cell for stem, cell in numbered if stem == commonest[0][0]]


def _too_few(header: Header) -> str:
    named = [index for index, cell in enumerate(header.cells) if cell.strip()]
    found = [f"only the {one.noun} ({header.quoted(index)})" for one, index in header.measured.items()]
    has = found[0] if found else "none of them"
    columns_are = "Its column is" if len(named) == 1 else "Its columns are"
    columns = f"{columns_are} {header.quoted(*named)}" if named else "Its cells are empty"
    what_to_do = "Rename the columns that hold the measurements"
    if found:
        what_to_do = "Add a second measurement, or rename the column that holds it"
    if scaled := [index for index in named if _has_word(header.cells[index], SCALED_WORDS.__contains__)]:
        what_to_do = (
            f"By its name, {header.quoted(scaled[0])} holds no values as they were measured, in millimetres or grams: "
            "have a column with these for each measurement"
        )
    if means := [index for index in named if _names_statistic(header.cells[index])]:
        what_to_do = (
            f"By its name, {header.quoted(means[0])} sums up several values. If each row is one penguin, rename the "
            "columns; if each is a group, upload a table with a row for each penguin"
        )
    if garbled := garbled_columns(header):
        what_to_do = letters_lost(header, garbled)
    if len(named) == 1 and match(_SEPARATORS.split(header.cells[named[0]])).suffices:
        what_to_do = (
            "All names stand in one cell: split the column (in Excel: “Data”, then “Text to Columns”), save the table"
        )
    return (
        f"At least two of the four measurements are needed: {MEASUREMENT_NAMES}. The header of "
        f"the file has {has}. {columns}. {what_to_do}, and try again."
    )


def _names_statistic(cell: str) -> bool:
    """Whether a header names what sums up several values of a measurement: "mean bill length", "SD: bill length"."""
    return _has_word(cell, is_statistic) or understand_last_part(cell[:LONGEST_HEADER])[1] is STATISTIC


def _has_word(cell: str, is_other: Callable[[str], bool]) -> bool:
    """Whether a header names a measurement and has a word that `is_other` besides."""
    words = words_of(cell[:LONGEST_HEADER])
    rest = [word for word in words if not is_other(word)]
    if len(rest) == len(words):
        return False
    is_alone = isinstance(understand(" ".join(rest))[0], Measurement)
    return is_alone or any(name <= {*rest} for one in MEASUREMENTS for name in names_of(one))
