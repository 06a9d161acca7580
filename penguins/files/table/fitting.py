"""Rows made as wide as their header."""

from dataclasses import dataclass
from functools import lru_cache

from penguins.files.table.rows import Row, unwrapped
from penguins.model.notes import Note
from penguins.questions.answers import shown
from penguins.questions.text import listed_up_to, visible

WIDTH = "The row has more or fewer cells than the header"
_WRAPPED = Note(
    "The whole row is in quotation marks", "The whole row was in quotation marks; it was read without them."
)
_MOVED = " Its cells may stand under other headers than their own."
# More characters than so many would fill the page: then only the first cells are quoted.
_MOST_QUOTED = 300
_FIRST = 5


@dataclass(frozen=True)
class Fitted:
    """A row as wide as its header: its cells as they are read, and the last of them as it comes back.

    `misfit` is to be told in place of `note` where something else is wrong with the row, so that its cells may stand
    under other headers than their own: then the last comes back with `rest`, all of the row from it on.
    """

    cells: Row
    note: Note | None
    last: str
    misfit: Note | None = None
    rest: str = ""


def unquoted(row: Row, width: int, delimiter: str) -> Row:
    """The cells of a row that is in quotation marks as a whole and fits without them; else the row as it is."""
    inner = unwrapped(row, delimiter) if len(row) != width else None
    return inner if inner and len(inner) == width else row


def fit(row: Row, width: int, delimiter: str) -> Fitted:
    """A row of any width."""
    inner = unquoted(row, width, delimiter)
    if inner is not row:
        return Fitted(inner, _WRAPPED, inner[-1])
    rest = [cell.strip() for cell in row[width:] if cell.strip()]
    cells = row[:width] + [""] * (width - len(row))
    if len(row) == width or (not rest and (len(row) > width or not any(map(str.strip, row)))):
        return Fitted(cells, None, cells[-1])
    whole = delimiter.join(row[width - 1 :]) if rest else cells[-1]
    if delimiter == " ":
        # Spaces in a name, or a cell left empty, look like this, and may be anywhere in the row.
        consequence = " With spaces between them it is not known which is which: use commas or tabs."
        return Fitted([*cells[:-1], whole], _note(len(row), width, consequence, stops=True), whole)
    if not rest:
        return Fitted(cells, _note(len(row), width, " Those that are absent count as unknown."), whole)
    is_long = sum(map(len, rest)) > _MOST_QUOTED
    most = _FIRST if is_long else len(rest)
    quoted = [f"“{shown(cell) if is_long else visible(cell)}”" for cell in rest[:most]]
    told = listed_up_to(most, [*quoted, *rest[most:]])
    only_here = "" if is_long else " and stands only in this note"
    consequence = f" What stands under no header ({told}) was not used{only_here}."
    note, misfit = _note(len(row), width, consequence), _note(len(row), width, _MOVED, stops=True)
    return Fitted(cells, note, whole if is_long else cells[-1], misfit, whole)


@lru_cache(maxsize=1024)  # Rows that are alike share a note.
def _note(cells: int, width: int, consequence: str, stops: bool = False) -> Note:
    cells_are = f"{cells} cell{'s' if cells != 1 else ''}"
    return Note(WIDTH, f"The row has {cells_are} where the header has {width}.{consequence}", stops)
