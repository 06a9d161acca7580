"""Which of the older encodings a text is in: the one in which most of its header, and of its answers, is understood.

The dictionaries of questions/vocabulary.py are the judge. For a short file they are a better one than the statistics
of letters: "嘴長" is a penguin's column, whatever is rare in Chinese.
"""

from collections.abc import Iterator, Mapping

from penguins.files.refused import AS_UTF_8
from penguins.files.table.header_line import HeaderLine, find_header
from penguins.files.table.rows import Row, cells_of, first_rows
from penguins.files.table.species_names import species_index
from penguins.model.columns import UNKNOWN
from penguins.questions.answers import options_by_key, quoted
from penguins.questions.text import key_of

WINDOWS_1252 = "Windows-1252"
# The names that a notice gives to encodings, and Python's. Of equals the first is taken.
OLD_ENCODINGS = {
    WINDOWS_1252: "cp1252",
    "GB 18030": "gb18030",
    "Big5": "cp950",
    "Shift JIS": "cp932",
    "EUC-JP": "euc_jp",
    "EUC-KR": "cp949",
    "Windows-1251": "cp1251",
    "KOI8-R": "koi8_r",
    "Windows-1250": "cp1250",
    "ISO 8859-2": "iso8859_2",
    "Windows-1254": "cp1254",
    "Mac Roman": "mac_roman",
    "DOS (code page 850)": "cp850",
}
# Rows whose answers are judged.
_JUDGED_ROWS = 50


def old_encoding_of(head: bytes) -> str:
    """The name of the encoding of a text that is not UTF-8, by its first bytes."""
    return max(OLD_ENCODINGS, key=lambda name: _understood(head.decode(OLD_ENCODINGS[name], "replace")))


def warnings_of_encoding(encoding: str, lines: list[str], rows: Mapping[int, Row]) -> Iterator[str]:
    """What to tell of an encoding that none of the letters outside ASCII confirms, in a file's first lines.

    `rows` are the table's first by their numbers.
    """
    if encoding not in OLD_ENCODINGS:
        return
    text = "\n".join(lines)
    in_ascii = text.encode("ascii", "replace").decode()
    if _understood(text, len(lines)) != _understood(in_ascii, len(lines)):
        return
    cells = ((number, cell.strip()) for number, row in rows.items() for cell in row if not cell.isascii())
    number, cell = next(cells, (0, ""))
    first = f": row {number:,} has {quoted(cell)}" if cell else ""
    yield (
        f"The file is not UTF-8. It was read as {encoding}, which is a guess{first}. If that is wrong, save it "
        f"{AS_UTF_8}, and upload it again."
    )


def _understood(text: str, rows: int = _JUDGED_ROWS) -> tuple[int, int, int]:
    """How many measurements, other columns, and answers in the `rows` below them are understood."""
    lines = text.splitlines()
    found = find_header(lines[: 2 * _JUDGED_ROWS])
    return (*found.header.understood, _answers(found, lines[found.end : found.end + rows])) if found else (0, 0, 0)


def _answers(found: HeaderLine, lines: list[str]) -> int:
    """How many of the answers in the lines below a header are understood."""
    header = found.header
    rows = first_rows(lines, found.delimiter, skip_spaces=True).values()
    understood = 0
    for choice, index in header.choices.items():
        understood += sum(key_of(cell) in options_by_key(choice) for cell in cells_of(rows, index))
    if header.species_column is not None:
        understood += sum(species_index(cell) != UNKNOWN for cell in cells_of(rows, header.species_column))
    return understood
