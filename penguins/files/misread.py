"""Text tables that would be read wrongly, told by their cells: numbers cut in two, penguins above the header."""

import re
from collections.abc import Iterator, Sequence

from penguins.files.cells import numbers_in
from penguins.files.header import FEWEST_MEASUREMENTS, Header
from penguins.files.header_line import HeaderLine
from penguins.files.odd_rows import summary_word
from penguins.files.refused import FileRefused
from penguins.files.rows import Row, next_record

# A number whose decimal comma was taken for one between cells, with a point in its place.
_CUT_NUMBER = re.compile(r"[0-9]+\.[0-9]{1,2}")


def check_decimal_commas(header: Header, rows: Sequence[Row]) -> None:
    """Raises FileRefused where decimal commas cut the numbers of every row in two: "38,9" between commas."""
    if not rows or not all(_is_cut_in_two(row, header) for row in rows):
        return
    row, start = rows[0], min(header.measurements.values())
    raise FileRefused(
        f"Each row has more cells than the header, the first {len(row)} where it has {len(header.cells)}: decimal "
        f"commas look like the commas between the cells (“{row[start]},{row[start + 1]}”). Export the table with "
        "semicolons between the cells, or with decimal points, and upload that."
    )


def _is_cut_in_two(row: Row, header: Header) -> bool:
    """Whether a row fits its header with usual measurements only once pairs of its cells are joined."""
    joined = [*row]
    for measurement in sorted(header.measured, key=lambda one: header.measurements[one.name]):
        index = header.measurements[measurement.name]
        whole = ".".join(cell.strip() for cell in joined[index : index + 2])
        if len(joined) > len(header.cells) and _CUT_NUMBER.fullmatch(whole) and float(whole) in measurement.seen:
            joined[index : index + 2] = [whole]
    return len(joined) == len(header.cells) < len(row) and not _is_usual(row, header) and _is_usual(joined, header)


def _is_usual(row: Row, header: Header) -> bool:
    """Whether no number under a measurement's header lies outside the range of the data."""
    numbers = ((one, numbers_in(one, [row[header.measurements[one.name]]])) for one in header.measured)
    return all(number in measurement.seen for measurement, found in numbers for number in found)


def penguins_above(lines: Sequence[str], found: HeaderLine) -> Iterator[str]:
    """What to tell of penguins that stand above the header that was found: they are not read."""
    cells = [next_record([line], found.delimiter, skip_spaces=True)[0] for line in lines[: found.index]]
    above = [number for number, row in enumerate(cells, start=1) if _is_penguin(row, found)]
    if above:
        look = f"line {above[0]} looks like a penguin"
        if len(above) > 1:
            look = f"{len(above)} lines (the first is line {above[0]}) look like penguins"
        yield (
            f"Above the header, which is in line {found.index + 1}, {look} and could not be read. Move the header to "
            "the top, and upload the file again."
        )


def _is_penguin(row: Row, found: HeaderLine) -> bool:
    """Whether a row has possible measurements under a header that stands below it."""
    if found.form or len(row) != len(found.header.cells) or row[0].startswith(("#", "%")) or summary_word(row[0]):
        return False
    return possible(found.header, [row]) >= FEWEST_MEASUREMENTS


def possible(header: Header, rows: Sequence[Row], shift: int = 0) -> int:
    """How many measurements are possible where each cell stands `shift` to the right of its header."""
    return sum(
        value in measurement.accepted
        for measurement in header.measured
        for value in numbers_in(measurement, [row[header.measurements[measurement.name] + shift] for row in rows])
    )
