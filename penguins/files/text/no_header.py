"""Why a text has no header that is understood: it is no table, its header is absent, or its letters are garbled."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from penguins.files.pitfalls.cut_short import refuse_part
from penguins.files.pitfalls.means import are_years
from penguins.files.pitfalls.odd_rows import are_types
from penguins.files.refused import AS_UTF_8, FileRefused
from penguins.files.table.header import FEWEST_MEASUREMENTS, FURTHER_DOWN, HEADER_WITHIN, MOST_COLUMNS, Header, match
from penguins.files.table.header_line import DELIMITERS, HeaderLine
from penguins.files.table.rows import Row, next_record
from penguins.files.text.encodings import OLD_ENCODINGS
from penguins.questions.answers import is_number, quoted
from penguins.questions.table import FLIPPER_LENGTH, QUESTIONS

# A table's lines, but for a few, have as many cells as one another.
_SHARE_ALIKE = 0.8
# Spaces cut any text into cells: only this many lines of it that agree are a table, or two that hold values alone.
_ENOUGH_LINES = 3

# How a table starts in SQL, in a program in R, or as R's dput writes it: over several lines.
_TABLE = re.compile(
    r"\s*(create\s+(\w+\s+)*table\b|([\w.]+\s*(<-|=)\s*)?(structure|data\.frame|tibble)\()", re.IGNORECASE
)

# How a list of names begins in Python: df[["bill_length_mm", names = ["bill_length_mm".
_LIST = re.compile(r"""\w\[+\s*["']|=\s*\[""")
# How a line of a program sets a value, cut at spaces; and how one of a program or of prose ends.
_SETS = (["="], ["<-"], [":="])
_ENDS_NO_ROW = re.compile(r".*([{}]|[^\W\d_]{2}[.!?])\s*")

_COLUMN_NAMES = ", ".join(question.name for question in QUESTIONS)


def header_of_table(lines: list[str], found: HeaderLine, encoding: str) -> HeaderLine:
    """The header that is `found`, or the line that a message should name where it has too few measurements.

    Raises FileRefused where there is no table, no header or no way to read its letters.
    """
    cells = next_record([lines[found.index]], ",", skip_spaces=False)[0]
    is_cut = bool(cells) and found.delimiter == ","
    is_call = is_cut and _opens(cells[0]) > 0 > _opens(cells[-1])
    is_list = is_cut and bool(_LIST.search(cells[0])) and _opens(cells[0], "[]") > 0 > _opens(cells[-1], "[]")
    up_to_header = enumerate(lines[: found.index + 1])
    programs = [index for index, line in up_to_header if _TABLE.match(line) and _opens(line) > 0]
    if is_call or is_list or programs:
        index = min(programs, default=found.index)
        raise FileRefused(
            f"The file looks like a program, not like a table: its line {index + 1} is {quoted(lines[index])}. "
            "Have it write its table as CSV, and upload that."
        )
    is_understood = found.header.suffices or found.is_arff
    if not is_understood or lines[found.index].startswith("#"):
        refuse_part(lines)
    if is_understood or len(found.header.cells) > MOST_COLUMNS:
        _refuse_names_beside_rows(lines, found)
        return found
    _refuse_names_with_spaces(lines, found)
    first = _first_of_table(lines, below_others=False) or _first_of_table(lines, below_others=True)
    if first is None and not _names_a_column(lines, found):
        filled = [line.strip() for line in lines if line.strip()]
        further_down = f" {FURTHER_DOWN}" if len(filled) > HEADER_WITHIN else ""
        raise FileRefused(
            f"The file is not a table: its first line is {quoted(filled[0])}. "
            f"A header line and a line for each penguin are needed, as in a CSV file.{further_down}"
        )
    header = found if first is None or _is_better(found, first) else _with_names_above(lines, first)
    refuse_values(header.header, f"line {header.index + 1}", lines[header.index])
    if encoding in OLD_ENCODINGS and not "".join(header.header.cells).isascii():
        raise FileRefused(
            "The header of the file was not understood, and neither was the encoding of its letters. Save it "
            f"{AS_UTF_8}, and upload it again."
        )
    return header


def _opens(cell: str, brackets: str = "()") -> int:
    """How many more brackets a cell opens than it closes."""
    return cell.count(brackets[0]) - cell.count(brackets[1])


def _refuse_names_with_spaces(lines: list[str], found: HeaderLine) -> None:
    """Raises FileRefused for "Bill length (mm) Bill depth (mm)" above numbers with spaces between them."""
    # A rule or the types of the columns may stand between.
    line, below = lines[found.index].strip(), [*filter(str.strip, lines[found.end :])][:2]
    words = filter(None, line.split(" "))
    is_header = match([" ".join(pair) for pair in pairwise(words)]).suffices
    if is_header and any(holds_values(row.split(" ")) for row in below):
        raise FileRefused(
            f"Spaces stand between the cells and within the names of the columns ({quoted(line)}), so it is not known "
            "where a name ends. Put commas or tabs between the cells, or name the columns without spaces, such as "
            f"{_COLUMN_NAMES}, and try again."
        )


def _refuse_names_beside_rows(lines: list[str], found: HeaderLine) -> None:
    """Raises FileRefused where each row of a printed table has a name of its own, left of the header, and has no more
    cells than that even so."""
    line = lines[found.index]
    start = len(line) - len(line.lstrip(" "))
    if found.delimiter != " " or not start:
        return
    rows = [row for row in lines[found.end :] if holds_values(row.split(" "))]
    are_named = all(len(row) - len(row.lstrip(" ")) + len(row.split()[0]) <= start for row in rows)
    # Below the last name stands the last cell, at one of its edges: no cell is absent there.
    is_whole = all(len(row.rstrip()) == len(line.rstrip()) or _last_edge(row) == _last_edge(line) for row in rows)
    if rows and are_named and is_whole and all(len(row.split()) <= len(found.header.cells) for row in rows):
        raise FileRefused(
            "Each row has a name in front of it, and yet no more cells than there are names of columns "
            f"({quoted(line.strip())}): a name has spaces in it, or a column is empty. Put commas or tabs between the "
            "cells, and try again."
        )


def _last_edge(line: str) -> int:
    return line.rstrip().rfind(" ")


def _names_a_column(lines: list[str], found: HeaderLine) -> bool:
    """Whether what was found is a header of lines that are no table otherwise: of a single column, say."""
    is_first = not any(map(str.strip, lines[: found.index]))
    return found.delimiter != " " and any(found.header.understood[: 2 if is_first else 1])


def _is_better(found: HeaderLine, first: HeaderLine) -> bool:
    """Whether what was found is a header, and not a line further down that names a measurement or a sex."""
    return (
        bool(found.header.measured)
        and found.delimiter == first.delimiter
        and not any(map(is_number, found.header.cells))
    )


def _first_of_table(lines: list[str], *, below_others: bool) -> HeaderLine | None:
    """The first line of the table that the lines are, or that they end in `below_others`, cut at the delimiter by which
    its lines have as many cells each."""
    filled = [index for index, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    best, widest = None, 1
    for delimiter in DELIMITERS:
        rows = {index: next_record([lines[index]], delimiter, skip_spaces=True)[0] for index in filled[:HEADER_WITHIN]}
        counts = Counter(map(len, rows.values()))
        width = max(counts, key=counts.__getitem__, default=0)
        wide = [index for index in rows if len(rows[index]) == width]
        may_be_wider = width > widest and (delimiter != " " or best is None)
        if may_be_wider and _agree(rows, wide, delimiter, below_others) and not _are_of_text(lines, rows):
            # A title above has empty cells beside it.
            index = next((one for one in wide if 2 * sum(map(bool, rows[one])) > width), wide[0])
            cells = [cell.strip() for cell in rows[index]]
            best, widest = HeaderLine(match(cells), index, index + 1, delimiter), width
    return best


def _with_names_above(lines: list[str], first: HeaderLine) -> HeaderLine:
    """Where the `first` line of a table holds values: the line above it, if that has as many cells, or one more or
    less, and none of them is a number. Rows may have names, or end in a delimiter."""
    if not holds_values(first.header.cells):
        return first
    for above in reversed(range(first.index)):
        cells = [cell.strip() for cell in next_record([lines[above]], first.delimiter, skip_spaces=True)[0]]
        if any(cells) and not are_types(cells):
            break
    else:
        return first
    is_as_wide = abs(len(cells) - len(first.header.cells)) <= 1
    are_names = len([*filter(None, cells)]) > FEWEST_MEASUREMENTS and not any(map(is_number, cells))
    return HeaderLine(match(cells), above, above + 1, first.delimiter) if is_as_wide and are_names else first


def _agree(rows: Mapping[int, Row], wide: Sequence[int], delimiter: str, below_others: bool) -> bool:
    """Whether lines, of which those at the indices `wide` have as many cells as one another, are a table.

    `below_others` is whether other lines may stand above it: then only numbers show that it is one.
    """
    has_numbers = any(map(is_number, chain(*rows.values())))
    if delimiter == " ":
        enough = 2 if all(map(holds_values, rows.values())) else _ENOUGH_LINES
        return has_numbers and len(wide) >= max(enough, _SHARE_ALIKE * len(rows))
    if not below_others:
        return len(wide) >= _SHARE_ALIKE * len(rows)
    below = [index for index in rows if index >= wide[0]]
    return has_numbers and len(wide) >= _SHARE_ALIKE * len(below) and 2 * len(wide) > len(rows)


def _are_of_text(lines: list[str], rows: Mapping[int, Row]) -> bool:
    """Whether most of the lines, cut into `rows`, are those of a program, a stylesheet or prose."""
    ends_in_delimiter = sum(not any(map(str.strip, row[1:])) for row in rows.values())
    sets_value = sum(row[1:2] in _SETS for row in rows.values())
    ends = sum(
        _ENDS_NO_ROW.fullmatch(lines[index]) is not None and not any(map(is_number, row)) for index, row in rows.items()
    )
    return 2 * max(ends_in_delimiter, sets_value, ends) > len(rows)


def refuse_values(found: Header, place: str, line: str, add: str = "Add a first line") -> None:
    """Raises FileRefused where what was found holds values and no names."""
    # "bill_length_mm,39.1,46.1": a table that lies on its side has names in its first column.
    if found.measured or not holds_values(found.cells):
        return
    numbers = [float(cell) for cell in found.cells if cell.replace(".", "", 1).isdecimal()]
    # A small number may be anything.
    is_large = max(numbers, default=0) >= FLIPPER_LENGTH.accepted.low
    what = "looks like a penguin already" if is_large else "holds values and no names of columns"
    raise FileRefused(
        f"No header was found: {place} {what} ({quoted(line)}). {add} that names the columns, such as "
        f"{_COLUMN_NAMES}, and try again."
    )


def holds_values(cells: list[str]) -> bool:
    """Whether the cells are a penguin's measurements, or other numbers, and no names of columns."""
    filled = [cell for cell in cells if cell.strip()]
    numbers = [cell for cell in filled if is_number(cell)]
    if len(numbers) < FEWEST_MEASUREMENTS or 3 * len(numbers) < len(filled):
        return False
    # Behind the name of another column, years are names of columns, too.
    return not _are_counted(numbers) and not (len(cells) > len(numbers) and are_years(numbers))


def _are_counted(cells: list[str]) -> bool:
    """Whether the cells are 0, 1, 2 and so on: names of a kind, which some programs write."""
    start = 1 if cells[0] == "1" else 0
    return len(cells) > FEWEST_MEASUREMENTS and cells == [str(start + index) for index in range(len(cells))]
