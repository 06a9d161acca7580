"""A workbook's file, which is a zip archive of parts -> its sheets, its strings and its formats, within bounds."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from sys import getsizeof
from typing import IO
from xml.parsers import expat

from penguins.config import MEGABYTE
from penguins.files.refused import FileRefused
from penguins.files.workbook_values import NUMBER, kind_of_format, unescaped
from penguins.files.workbook_xml import DAMAGED, Budget, Elements, parse

# All parts together: 200,000 rows of 25 columns.
MOST_UNPACKED = 200 * MEGABYTE
# The archive's directory, read at once: some ten thousand parts.
LONGEST_DIRECTORY = MEGABYTE
MOST_SHEETS = 200
# More than a spreadsheet allows.
MOST_FORMATS = 70_000
# The memory of the texts that cells refer to.
MOST_STRINGS = 40 * MEGABYTE

# How a part that is missing, cut short, packed in an unknown way or not what it should be shows itself.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, EOFError, OSError),
    *(ValueError, LookupError, ArithmeticError, NotImplementedError, RuntimeError),
)


@dataclass(frozen=True)
class Sheet:
    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Workbook:
    """`strings` are the texts that cells refer to by number, `formats` the kinds of numbers by a cell's style."""

    package: "Package"
    sheets: list[Sheet]
    strings: list[str]
    formats: list[str]
    since_1904: bool


class Package:
    """The parts of an archive. Raises FileRefused where it is damaged, or unpacks to too much."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._budget = Budget()
        try:
            self._archive = zipfile.ZipFile(_ShortReads(stream))
        except _DAMAGE:
            raise FileRefused(DAMAGED) from None
        unpacked = sum(part.file_size for part in self._archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise FileRefused(
                f"The file unpacks to {unpacked // MEGABYTE:,} MB, more than the {MOST_UNPACKED // MEGABYTE} MB that "
                "are read of a workbook. Save the sheet with the penguins as CSV, and upload that."
            )

    @property
    def names(self) -> list[str]:
        return self._archive.namelist()

    def parse(self, name: str, elements: Elements) -> Iterator[None]:
        """Gives the elements of a part to `elements`, and yields after each piece of it."""
        try:
            if self._archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise FileRefused(DAMAGED)
            with self._archive.open(name) as part:
                yield from parse(part, elements, self._budget)
        except FileRefused:
            raise
        except _DAMAGE:
            raise FileRefused(DAMAGED) from None

    def read(self, name: str, elements: Elements) -> None:
        for _ in self.parse(name, elements):
            pass

    def relations(self, part: str) -> "_Relations":
        """What a part refers to; "" is the package itself."""
        folder, name = posixpath.split(part)
        relations = _Relations(folder)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path in self.names:
            self.read(path, relations)
        return relations


class _ShortReads(io.BufferedIOBase):
    """A stream for zipfile, which reads an archive's directory at once, however long it claims to be."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            # The end of the file.
            return self._stream.read(LONGEST_DIRECTORY)
        if size > LONGEST_DIRECTORY:
            raise zipfile.BadZipFile("The directory of the archive is too long.")
        return self._stream.read(size)


def open_workbook(package: Package, part: str) -> Workbook:
    """The workbook whose main part is `part`."""
    relations = package.relations(part)
    book = _Book(relations)
    package.read(part, book)
    parts = [sheet.part for sheet in book.sheets]
    if len(parts) != len(set(parts)):
        raise FileRefused(DAMAGED)
    strings, styles = _Strings(), _Styles()
    for kind, elements in (("sharedStrings", strings), ("styles", styles)):
        for name in relations.of_kind(kind)[:1]:
            package.read(name, elements)
    return Workbook(package, book.sheets, strings.strings, styles.formats, book.since_1904)


class _Relations(Elements):
    """The parts that a part refers to, by the reference, and their kinds."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.kinds: dict[str, str] = {}
        self.parts: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1
        if self.local[name] == "Relationship" and len(self.parts) < MOST_FORMATS:
            reference, target = attributes["Id"], posixpath.join("/", self._folder, attributes["Target"])
            self.kinds[reference] = attributes["Type"].rpartition("/")[2]
            self.parts[reference] = posixpath.normpath(target).lstrip("/")

    def of_kind(self, kind: str) -> list[str]:
        return [self.parts[reference] for reference, found in self.kinds.items() if found == kind]


class _Book(Elements):
    """The main part: the sheets in their order; charts and macros are no sheets of cells."""

    def __init__(self, relations: _Relations) -> None:
        super().__init__()
        self._relations = relations
        self.sheets: list[Sheet] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1
        name = self.local[name]
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            references = [attributes[key] for key in attributes if ":" in key and self.local[key] == "id"]
            if not references or self._relations.kinds.get(references[0]) != "worksheet":
                return
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(Sheet(attributes.get("name", ""), self._relations.parts[references[0]], is_hidden))
            if len(self.sheets) > MOST_SHEETS:
                raise FileRefused(
                    f"The workbook has more than {MOST_SHEETS} sheets, the most that are read. Copy those with "
                    "penguins into a new workbook, and upload that."
                )


class _Strings(Elements):
    """The texts that cells refer to, each without the marks of how it is pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._memory = 0
        self._is_pronunciation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1
        name = self.local[name]
        if name == "t":
            self._is_text = not self._is_pronunciation
        elif name == "rPh":
            self._is_pronunciation = True

    def end(self, name: str) -> None:
        self.ends += 1
        name = self.local[name]
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_pronunciation = False
        elif name == "si":
            text = unescaped("".join(self._pieces))
            self._pieces = []
            self.strings.append(text)
            self.values += bool(text)
            self._memory += getsizeof(text) + 8
            if self._memory > MOST_STRINGS:
                raise FileRefused(
                    f"The texts in the workbook’s cells take more than {MOST_STRINGS // MEGABYTE} MB, the most that "
                    "are read. Remove the columns of long texts, or save the sheet as CSV, and upload that."
                )


class _Styles(Elements):
    """What kind of number each of the cells' styles shows."""

    def __init__(self) -> None:
        super().__init__()
        self.formats: list[str] = []
        self._codes: dict[int, str] = {}
        self._is_of_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.starts += 1
        name = self.local[name]
        if name == "cellXfs":
            self._is_of_cells = True
        elif name == "numFmt" and len(self._codes) < MOST_FORMATS:
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"][:255]
        elif name == "xf" and self._is_of_cells:
            number = int(attributes.get("numFmtId", "0"))
            self.formats.append(kind_of_format(number, self._codes.get(number)) if number else NUMBER)
            if len(self.formats) > MOST_FORMATS:
                raise FileRefused(DAMAGED)

    def end(self, name: str) -> None:
        self.ends += 1
        if self.local[name] == "cellXfs":
            self._is_of_cells = False
