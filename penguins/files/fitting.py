"""Rows made as wide as their header."""

from dataclasses import dataclass
from functools import lru_cache

from penguins.files.header_line import unwrapped
from penguins.files.rows import Row
from penguins.model.notes import Note
from penguins.questions.answers import shown
from penguins.questions.text import listed_up_to

WIDTH = "The row has more or fewer cells than the header"
_WRAPPED = Note(
    "The whole row is in quotation marks", "The whole row was in quotation marks; it was read without them."
)
# So many of the cells that are left over are quoted in a note.
_QUOTED = 5


@dataclass(frozen=True)
class Fitted:
    """A row as wide as its header.

    `answers` are the cells that are read. In `results` nothing of the row is lost: what is left over stands in the last
    cell. `misfit` is what is to be noted where the cells left over show that the others do not fit either.
    """

    results: Row
    answers: Row
    note: Note | None = None
    misfit: Note | None = None


def unquoted(row: Row, width: int, delimiter: str, is_wrapped: bool) -> Row:
    """The cells of a row that is in quotation marks as a whole and fits without them; else the row as it is."""
    if len(row) == width and not is_wrapped:
        return row
    inner = unwrapped(row, delimiter)
    return inner if inner and (is_wrapped or len(inner) == width) else row


def fit(row: Row, width: int, delimiter: str, is_wrapped: bool) -> Fitted:
    """A row of any width; `is_wrapped` says that rows in quotation marks as a whole are the file's own way."""
    inner = unquoted(row, width, delimiter, is_wrapped)
    if is_wrapped:
        return fit(inner, width, delimiter, is_wrapped=False)
    if inner is not row:
        return Fitted(inner, inner, _WRAPPED)
    if len(row) == width:
        return Fitted(row, row)
    rest = [cell for cell in row[width:] if cell.strip()]
    if len(row) < width:
        as_wide = row + [""] * (width - len(row))
    elif not rest:
        return Fitted(row[:width], row[:width])
    else:
        as_wide = [*row[: width - 1], delimiter.join(row[width - 1 :])]
    if delimiter == " ":
        # Spaces in a name, or a cell left empty, look like this, and may be anywhere in the row.
        consequence = " With spaces between them it is not known which is which: use commas or tabs."
        return Fitted(as_wide, as_wide, _note(len(row), width, consequence, stops=True))
    if not rest:
        return Fitted(as_wide, as_wide, _note(len(row), width, " Those that are absent count as unknown."))
    quoted = listed_up_to(_QUOTED, [f"“{shown(cell.strip())}”" for cell in rest])
    were = "was" if len(rest) == 1 else "were"
    note = _note(len(row), width, f" What stands under no header, {quoted}, {were} not used.")
    return Fitted(as_wide, row[:width], note, _note(len(row), width, stops=True))


@lru_cache(maxsize=1024)  # Rows that are alike share a note.
def _note(cells: int, width: int, consequence: str = "", stops: bool = False) -> Note:
    cells_are = f"{cells} cell{'s' if cells != 1 else ''}"
    return Note(WIDTH, f"The row has {cells_are} where the header has {width}.{consequence}", stops)
