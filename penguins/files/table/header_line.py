"""Lines of text -> the one that is the header, by trying each delimiter on each of the first lines."""

import re
from dataclasses import dataclass

from penguins.files.table.header import HEADER_WITHIN, Header, match
from penguins.files.table.rows import Row, next_record, unwrapped

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "spaces"}
# pandas ends the headers of a block of columns so where another block follows.
GOES_ON = "\\"
# A header cell may hold line breaks, so that a header may take a few lines.
HEADER_LINES = 10
# Before lines are cut into rows, the header is looked for in so many of them.
FIRST_LINES = 100

_ARFF_ATTRIBUTE = re.compile(r"\s*@attribute\s+(?:'([^']*)'|\"([^\"]*)\"|(\S+))", re.IGNORECASE)
_OTHERS = re.compile(r"[,;\t]")
_IN_BRACKETS = re.compile(r"\(\w+\)|\[\w+\]")
_ARFF_DATA = re.compile(r"\s*@data\s*", re.IGNORECASE)


@dataclass(frozen=True)
class HeaderLine:
    """A header, the indices of its first line and of the line below it, and the delimiter between its cells.

    `wrapped` says that the whole line is in quotation marks, `is_arff` that the file is one of Weka's.
    """

    header: Header
    index: int
    end: int
    delimiter: str
    wrapped: bool = False
    is_arff: bool = False


def find_header(lines: list[str]) -> HeaderLine | None:
    """The line that has the most headers that are understood, cut at the delimiter that makes them so.

    None where all lines are empty.
    """
    if arff := _arff(lines):
        return arff
    start = _end_of_comment(lines)
    filled = [index for index, line in enumerate(lines) if index >= start and line.strip()][:HEADER_WITHIN]

    def rank(one: HeaderLine) -> tuple[int, ...]:
        # Of equals, the one that is no comment; of these the first, cut at the delimiter that gives more cells.
        is_comment = lines[one.index].lstrip().startswith("#")
        cells = len(one.header.cells) if one.delimiter != " " else 1
        return (*one.header.understood, not is_comment, -one.index, cells)

    cut = (
        _cut(lines, index, delimiter)
        for index in filled
        for delimiter in DELIMITERS
        # Between commas, spaces stand within the cells: "What is its sex?" is no header of four.
        if delimiter != " " or not _OTHERS.search(lines[index])
    )
    return max(cut, key=rank, default=None)


def _end_of_comment(lines: list[str]) -> int:
    """The index of the line below the comment, often a long one, in which PANGAEA describes a table; 0 without one."""
    ends = (index + 1 for index, line in enumerate(lines) if line.rstrip().endswith("*/"))
    return next(ends, 0) if lines and lines[0].startswith("/*") else 0


def _cut(lines: list[str], index: int, delimiter: str) -> HeaderLine:
    """The line at `index`, cut at `delimiter`, as if it were the header."""
    window = [line.rstrip(" ") for line in lines[index : index + HEADER_LINES]]
    is_doubled = window[0].startswith("||") and "|" not in window[0].replace("||", "")
    if is_doubled and not any(line.startswith("||") for line in window[1:2]):
        # Jira and Confluence write a header with two bars. MoinMoin and Trac write every row so: all fit one another.
        window[0] = window[0].replace("||", "|")
    cells, used = next_record(window, delimiter, skip_spaces=True)
    if used > len(window):
        cells, used = lines[index].split(delimiter), 1
    if delimiter in " \t" and cells[1:] and cells[-1].strip() == GOES_ON:
        cells = cells[:-1]
    if delimiter == " ":
        cells = _with_their_units(cells)
    inner = unwrapped(cells, delimiter)
    header = match([cell.strip() for cell in inner or cells])
    return HeaderLine(header, index, index + used, delimiter, wrapped=bool(inner))


def _with_their_units(cells: Row) -> Row:
    """Cells cut at spaces, with what stands in brackets put back behind the cell before it: "bill_length (mm)"."""
    joined: Row = []
    for cell in cells:
        if joined and _IN_BRACKETS.fullmatch(cell):
            joined[-1] += f" {cell}"
        else:
            joined.append(cell)
    return joined


def _arff(lines: list[str]) -> HeaderLine | None:
    """The header of a file of Weka's: a line for each column, then the data, comma-separated."""
    end = next((index for index, line in enumerate(lines) if _ARFF_DATA.fullmatch(line)), None)
    names = ["".join(found.groups("")) for line in lines[:end] if (found := _ARFF_ATTRIBUTE.match(line))]
    if end is None or not names:
        return None
    return HeaderLine(match(names), end, end + 1, ",", is_arff=True)
