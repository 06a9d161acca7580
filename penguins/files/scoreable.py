"""Whether any penguin of a file can be scored, judged by its first rows; if none, why not."""

from collections.abc import Iterator, Sequence

from penguins.files.cells import numbers_in
from penguins.files.fitting import WIDTH
from penguins.files.odd_rows import OddRows
from penguins.files.penguin_file import Chunk, PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.rows import Block
from penguins.files.units import is_normalised
from penguins.questions.answers import with_point
from penguins.questions.table import Measurement
from penguins.questions.text import listed

# So large a share of a column's numbers shows that all lost their decimal points.
_SHARE_LOST = 0.8


def check_scoreable(file: PenguinFile) -> None:
    """Raises FileRefused where most of the first rows cannot be scored and show why, or none can and these are all.

    Otherwise the rows say themselves what is wrong with each.
    """
    first_rows = file.raw.first_rows
    block = Block(file.raw.dialect.delimiter, list(first_rows), {}, parsed=list(first_rows.values()))
    chunk = file.read(block, OddRows(file.header, block.numbers[0]))
    if 2 * chunk.scoreable.sum() > len(chunk.scoreable):
        return
    # Where a row has not as many cells as the header, its numbers may not be what their headers say.
    fitting = [row for row in range(len(chunk.numbers)) if all(note.kind != WIDTH for note in chunk.notes.get(row, []))]
    numbers = {
        measurement: numbers_in(measurement, [chunk.columns[index][row] for row in fitting])
        for measurement, index in file.header.measured.items()
    }
    lost = {measurement: first for measurement in numbers if (first := _first_lost(measurement, numbers[measurement]))}
    if lost:
        raise FileRefused(_without_points(lost))
    scaled = [measurement for measurement in numbers if is_normalised(numbers[measurement])]
    if scaled:
        raise FileRefused(_scaled(scaled, numbers[scaled[0]][0]))
    if file.raw.first_rows_are_all and not chunk.scoreable.any():
        count = len(first_rows)
        none = f"None of the {count:,} rows can" if count > 1 else "The one row cannot"
        reasons = " ".join(_reasons(chunk))
        raise FileRefused(f"{none} be scored. {reasons} Correct this, and try again.")


def _first_lost(measurement: Measurement, numbers: Sequence[float]) -> tuple[float, float] | None:
    """The first number that has lost its decimal point, without and with it, where most of the numbers have."""
    lost = [(number, usual) for number in numbers if (usual := with_point(measurement, number))]
    return lost[0] if lost and len(lost) >= _SHARE_LOST * len(numbers) else None


def _without_points(lost: dict[Measurement, tuple[float, float]]) -> str:
    """What is said of columns without their decimal points; each has the first number without and with it."""
    measurement, (number, usual) = next(iter(lost.items()))
    return (
        f"No row can be scored: the values of {listed(m.noun for m in lost)} seem to have lost their decimal points. "
        f"The first is {number:,.15g}, where {usual:g} {measurement.unit} would be usual. Export "
        "the table once more with decimal points or commas, and upload that."
    )


def _scaled(scaled: Sequence[Measurement], first: float) -> str:
    """What is said of columns that hold no values as measured; `first` is the first of the first column."""
    return (
        f"The values of {listed(measurement.noun for measurement in scaled)} look scaled: the first is "
        f"{first:.4g}, where {scaled[0].seen_in_words} would be usual. Upload the values as they were measured, "
        "in millimetres and grams."
    )


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
