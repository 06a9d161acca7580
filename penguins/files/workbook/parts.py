"""The parts of a workbook that its sheets need -> the sheets' names, the texts and the formats that cells refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from sys import getsizeof

from penguins.config import MEGABYTE
from penguins.files.refused import FileRefused
from penguins.files.workbook.package import Package, damage_refused
from penguins.files.workbook.values import NUMBER, kind_of_format, unescaped
from penguins.files.workbook.xml import DAMAGED, local, text_of
from penguins.questions.answers import quoted

MOST_SHEETS = 200
# More than a spreadsheet allows.
MOST_FORMATS = 70_000
# The memory of the texts that cells refer to, and the least that one takes.
MOST_STRINGS = 40 * MEGABYTE
_A_STRING = getsizeof("a") + 8
_TOO_MANY_STRINGS = (
    f"The texts in the workbook’s cells take more than {MOST_STRINGS // MEGABYTE} MB, the most that are read. Remove "
    "the columns of long texts, or save the sheet as CSV, and upload that."
)


@dataclass(frozen=True)
class Sheet:
    name: str
    part: str
    is_hidden: bool

    @property
    def quoted(self) -> str:
        return quoted(self.name)


@dataclass(frozen=True)
class Workbook:
    """`strings` are the texts that cells refer to by number, `formats` the kinds of numbers by a cell's style."""

    package: Package
    sheets: list[Sheet]
    since_1904: bool
    strings: list[str]
    formats: list[str]


def open_workbook(package: Package, part: str) -> Workbook:
    """The workbook whose main part is `part`. Raises FileRefused where it is damaged, or beyond a bound."""
    relations = package.relations(part)
    with damage_refused():
        sheets, since_1904 = _sheets(package, part, relations["worksheet"])
        strings = [text for name in [*relations["sharedStrings"].values()][:1] for text in _strings(package, name)]
        formats = [kind for name in [*relations["styles"].values()][:1] for kind in _formats(package, name)]
    return Workbook(package, sheets, since_1904, strings, formats)


def _sheets(package: Package, part: str, part_of: Mapping[str, str]) -> tuple[list[Sheet], bool]:
    """The sheets of cells in their order, without charts and macros; and whether days are counted from 1904."""
    sheets: list[Sheet] = []
    since_1904 = False
    for around, element in package.elements(part, depth=2):
        name = local(element.tag)
        if name == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
        elif around == "sheets":
            reference = next((value for key, value in element.items() if ":" in key and local(key) == "id"), "")
            if reference not in part_of:
                continue
            is_hidden = element.get("state", "visible") != "visible"
            sheets.append(Sheet(element.get("name", ""), part_of[reference], is_hidden))
            if len(sheets) > MOST_SHEETS:
                raise FileRefused(
                    f"The workbook has more than {MOST_SHEETS} sheets, the most that are read. Copy those with "
                    "penguins into a new workbook, and upload that."
                )
    if len({sheet.part for sheet in sheets}) < len(sheets):
        raise FileRefused(DAMAGED)
    return sheets, since_1904


def _strings(package: Package, name: str) -> list[str]:
    """The texts that cells refer to by number."""
    # Counted first, so that a great many are refused before they are read.
    if package.count(name, b"</si>") * _A_STRING > MOST_STRINGS:
        raise FileRefused(_TOO_MANY_STRINGS)
    strings = []
    memory = 0
    for _, element in package.elements(name, depth=1):
        if local(element.tag) == "si":
            text = unescaped(text_of(element))
            strings.append(text)
            package.budget.values += bool(text)
            memory += getsizeof(text) + 8
            if memory > MOST_STRINGS:
                raise FileRefused(_TOO_MANY_STRINGS)
    return strings


def _formats(package: Package, name: str) -> list[str]:
    """What kind of number each of the cells' styles shows."""
    codes: dict[int, str] = {}
    formats: list[str] = []
    for around, element in package.elements(name, depth=2):
        if around == "numFmts":
            codes[int(element.attrib["numFmtId"])] = element.attrib["formatCode"][:255]
        elif around == "cellXfs":
            number = int(element.get("numFmtId", "0"))
            formats.append(kind_of_format(number, codes.get(number)) if number else NUMBER)
        if max(len(codes), len(formats)) > MOST_FORMATS:
            raise FileRefused(DAMAGED)
    return formats
