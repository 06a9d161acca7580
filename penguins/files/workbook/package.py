"""A workbook's file, which is a zip archive of parts that are XML -> the elements of a part, within bounds.

Python's own zipfile and expat read it, because the packages for workbooks cannot be bounded. openpyxl 3.1, which reads
row by row, still keeps the attributes of every row and each element that it does not know: 200,000 rows as LibreOffice
saves them took it 177 MB, where this takes 31, and hostile files of less than 1.4 MB took it 290 to 910 MB. A guard
before it would have to parse each part as well. calamine holds a sheet as a whole, and panics on a cell at XFD1048576.
"""

import posixpath
import struct
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.etree.ElementTree import Element
from xml.parsers import expat

from penguins.config import MEGABYTE
from penguins.files.refused import FileRefused
from penguins.files.workbook.xml import DAMAGED, Budget, elements_of, local

# All parts together: 200,000 rows of 25 columns.
MOST_UNPACKED = 200 * MEGABYTE
# The archive's directory, read at once: some ten thousand parts.
LONGEST_DIRECTORY = MEGABYTE
# A workbook has one for each sheet, and a few.
MOST_RELATIONS = 5_000

_COUNTED_PIECE = 1 << 18

# How a part that is missing, cut short, packed in an unknown way or not what it should be shows itself.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, EOFError, OSError),
    *(ValueError, LookupError, ArithmeticError, NotImplementedError, RuntimeError),
)


@contextmanager
def damage_refused() -> Iterator[None]:
    """Whatever a damaged workbook brings about is raised as FileRefused."""
    try:
        yield
    except _DAMAGE:
        raise FileRefused(DAMAGED) from None


class Package:
    """The parts of an archive. Raises FileRefused where it is damaged, or unpacks to too much."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.budget = Budget()
        with damage_refused():
            self._archive = zipfile.ZipFile(_ShortReads(stream))
        unpacked = sum(part.file_size for part in self._archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise FileRefused(
                f"The file unpacks to {unpacked // MEGABYTE:,} MB, more than the {MOST_UNPACKED // MEGABYTE} MB that "
                "are read of a workbook. Save the sheet with the penguins as CSV, and upload that."
            )

    @property
    def names(self) -> list[str]:
        return self._archive.namelist()

    def elements(self, name: str, depth: int, last: str = "") -> Iterator[tuple[str, Element]]:
        """The elements of a part, as `elements_of` has them."""
        with self._open(name) as part:
            yield from elements_of(part, depth, last, self.budget)

    def count_rows(self, name: str) -> int:
        """How many rows a sheet's part has at least: those that end in a cell that is not empty."""
        with damage_refused():
            return self.count(name, b"</c></row>")

    def count(self, name: str, tags: bytes) -> int:
        """How often a part has these tags, written like that; those that stand across two pieces of it are left out."""
        with self._open(name) as part:
            return sum(piece.count(tags) for piece in iter(lambda: part.read(_COUNTED_PIECE), b""))

    def _open(self, name: str) -> IO[bytes]:
        # The other ways to pack take memory that is not bounded.
        if self._archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused(DAMAGED)
        return self._archive.open(name)

    def relations(self, part: str) -> Mapping[str, dict[str, str]]:
        """The parts that a part refers to, by their kinds and then by the references; "" is the package itself."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        relations: Mapping[str, dict[str, str]] = defaultdict(dict)
        with damage_refused():
            for count, (_, element) in enumerate(self.elements(path, depth=1) if path in self.names else ()):
                if count > MOST_RELATIONS:
                    raise FileRefused(DAMAGED)
                if local(element.tag) == "Relationship":
                    kind, target = element.attrib["Type"].rpartition("/")[2], element.attrib["Target"]
                    found = posixpath.normpath(posixpath.join("/", folder, target))
                    relations[kind][element.attrib["Id"]] = found.lstrip("/")
        return relations


class _ShortReads:
    """A stream for zipfile, which reads an archive's directory at once, however long it claims to be."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seekable, self.seek, self.tell = stream.seekable, stream.seek, stream.tell

    def read(self, size: int = -1, /) -> bytes:
        if size < 0:
            # The end of the file.
            return self._stream.read(LONGEST_DIRECTORY)
        if size > LONGEST_DIRECTORY:
            raise zipfile.BadZipFile("The directory of the archive is too long.")
        return self._stream.read(size)
