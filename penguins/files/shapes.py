"""Tables of penguins in another shape than one row a penguin, told by their cells: refused with what to do."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from penguins.files.header import FEWEST_MEASUREMENTS, MEASUREMENT_NAMES, MOST_COLUMNS, Header, match
from penguins.files.misread import names_in_two_rows
from penguins.files.refused import FileRefused
from penguins.files.rows import Row, cells_of
from penguins.questions.answers import quoted
from penguins.questions.table import Measurement
from penguins.questions.text import key_of, listed

# Columns of running names, such as pc1 and pc2, that are no accident where they are half of all.
_ENOUGH_RUNNING = 2
# The first columns are asked whether they name measurements.
_LOOKED_AT = 50


def check_shape(header: Header, above: Sequence[Row], first_rows: Sequence[Row]) -> None:
    """Raises FileRefused where too few measurements have a column, and the cells show where they are instead."""
    if len(header.measured) >= FEWEST_MEASUREMENTS:
        return
    rows = [header.cells, *first_rows]
    for index in range(len(header.cells))[:_LOOKED_AT]:
        cells = [*map(str.strip, cells_of(rows, index))]
        first: dict[Measurement, str] = {}
        for cell in dict.fromkeys(cells):
            for measurement in match([cell]).measured:
                first.setdefault(measurement, cell)
        if len(first) < FEWEST_MEASUREMENTS:
            continue
        two = " and ".join(f"“{cell}”" for cell in list(first.values())[:2])
        alone = {cell for row in rows if len(filled := [*filter(None, map(str.strip, row))]) == 1 for cell in filled}
        if alone.issuperset(first.values()):
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
    has_others = len(match(header.cells[-MOST_COLUMNS:]).measured) >= FEWEST_MEASUREMENTS
    if not has_others and len(running) >= max(_ENOUGH_RUNNING, len(header.cells) / 2):
        raise FileRefused(
            f"The columns have running names (“{running[0]}” to “{running[-1]}”), which do not say which "
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


def _running(cells: Sequence[str]) -> list[str]:
    """The cells that are a name, the same for all, and a number: "pc1", "pc2"; or a number alone."""
    numbered = [(key_of(cell).rstrip("0123456789"), cell.strip()) for cell in cells if cell.strip()[-1:].isdecimal()]
    commonest = Counter(stem for stem, _ in numbered).most_common(1)
    return [cell for stem, cell in numbered if stem == commonest[0][0]]
