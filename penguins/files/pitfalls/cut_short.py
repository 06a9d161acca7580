"""Tables of which a program printed only a part, told by what it writes in place of the columns and rows left out."""

import re
from collections.abc import Iterator, Sequence

from penguins.files.refused import FileRefused
from penguins.files.table.header_line import GOES_ON
from penguins.files.table.rows import Row

_DOTS = re.compile(r"\.{2,3}|[…⋮⋯⋱·]")
_BETWEEN_CELLS = ("", "|", "│", "┆")
# As databases, pandas and notebooks end what they print.
_COUNT = re.compile(
    r"\(\d+ row(?:s|\(s\))?(?: affected)?\)|\d+ rows? (?:in set|selected)|\[?\d+ rows [x×] \d+ columns\]?"
)
# As R, Julia, DuckDB and Spark end what they print only in part.
_MORE = r"# (?:ℹ|i|…|\.{3}) .*\b\d+ more"
_MORE_COLUMNS = re.compile(rf"{_MORE} (variable|column)s?\b|\d+ columns? (and \d+ rows? )?omitted")
_MORE_ROWS = re.compile(
    rf"{_MORE} rows?\b|\[ .* omitted \d+ rows \]|(\d+ columns? and )?\d+ rows? omitted|"
    r"\d+ rows? \(\d+ shown\)|only showing top \d+ rows?"
)
# So R's data.table names its rows. Among them three dashes stand for those left out; elsewhere they are a rule.
_ROW_OF_DATA_TABLE = re.compile(r"\d+: ")


def line_of(row: Sequence[str]) -> str:
    """What a row is as a line, without the bars between its cells."""
    return " ".join(cell for cell in map(str.strip, row) if cell not in _BETWEEN_CELLS)


def stands_for_rows(line: str) -> bool:
    """Whether a line stands for rows that were left out: dots in every cell."""
    cells = line.split()
    return bool(cells) and all(map(_DOTS.fullmatch, cells))


def counts_rows(line: str) -> bool:
    """Whether a line says how many rows or columns a table has, or how many of them are left out."""
    return any(pattern.match(line) for pattern in (_COUNT, _MORE_COLUMNS, _MORE_ROWS))


def warnings_of_part(header_cells: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """That a table with this header and these first rows was printed only in part, where it shows."""
    lines = [*map(line_of, rows)]
    left_out = []
    if any(map(_DOTS.fullmatch, header_cells)) or any(map(_MORE_COLUMNS.match, lines)):
        left_out.append("columns")
    is_data_table = "---" in lines and any(map(_ROW_OF_DATA_TABLE.match, lines))
    if is_data_table or any(map(stands_for_rows, lines)) or any(map(_MORE_ROWS.match, lines)):
        left_out.append("rows")
    if left_out:
        yield _without(left_out)


def warnings_of_block(header_line: str) -> Iterator[str]:
    """That a table is only the first of the blocks of columns that pandas printed, where its header shows it."""
    if header_line.split()[-1:] == [GOES_ON]:
        yield _without(["columns"])


def refuse_part(lines: Sequence[str]) -> None:
    """Raises FileRefused where lines in which no header was found are a table that lacks columns."""
    stripped = [*filter(None, map(str.strip, lines))]
    # pandas writes dots into each line, and columns on both sides of them.
    dotted = [line for line in stripped if any(map(_DOTS.fullmatch, line.split()[1:-1]))]
    if len(dotted) > max(1, len(stripped) // 2) or any(map(_MORE_COLUMNS.match, stripped)):
        raise FileRefused(_without(["columns"]))


def _without(left_out: Sequence[str]) -> str:
    return (
        f"The table was printed only in part, without some of its {' and '.join(left_out)}. Write the whole table to a "
        "CSV file, and upload that."
    )
