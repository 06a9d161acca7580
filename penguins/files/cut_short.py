"""Tables of which a program printed only a part, told by what it writes in place of the columns and rows left out."""

import re
from collections.abc import Iterator, Sequence

from penguins.files.rows import Row

_DOTS = re.compile(r"\.{2,3}|…")
_BETWEEN_CELLS = ("", "|", "│", "┆")
# What R writes below a tibble, or a long data frame: "# ℹ 334 more rows", "[ reached ... -- omitted 94 rows ]".
_MORE_COLUMNS = re.compile(r"#.* \d+ more (variable|column)s?\b")
_MORE_ROWS = re.compile(r"#.* \d+ more rows?\b|\[ .* omitted \d+ rows \]")


def stands_for_rows(row: Sequence[str]) -> bool:
    """Whether a row stands for others that were left out: dots in every cell, or the dashes of R's data.table."""
    filled = [cell.strip() for cell in row if cell.strip() not in _BETWEEN_CELLS]
    return filled == ["---"] or (bool(filled) and all(map(_DOTS.fullmatch, filled)))


def warnings_of_part(header_cells: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """That a table with this header and these first rows was printed only in part, where it shows."""
    lines = [" ".join(row).strip() for row in rows]
    left_out = []
    if any(map(_DOTS.fullmatch, header_cells)) or any(map(_MORE_COLUMNS.match, lines)):
        left_out.append("columns")
    if any(map(stands_for_rows, rows)) or any(map(_MORE_ROWS.match, lines)):
        left_out.append("rows")
    if left_out:
        yield (
            f"The table was printed only in part, without some of its {' and '.join(left_out)}. Write the whole table "
            "to a CSV file, and upload that."
        )
