"""What a file that is a zip archive or an OLE container is: a workbook that can be read, or something to be refused."""

import os
from typing import IO

from penguins.config import MAX_WORKBOOK, MEGABYTE
from penguins.files.refused import FileRefused
from penguins.files.workbook.package import Package

_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"

_SAVE_AGAIN = (
    "Open it in your spreadsheet, choose “Save as” or “Download”, take the type Excel workbook (.xlsx) or CSV, and "
    "upload that."
)
_COPY_TABLE = "Copy its table into a spreadsheet, save that, and upload it."
# By a part that such an archive has.
_KINDS = (
    ("xl/workbook.bin", f"The file is a binary Excel workbook (.xlsb). {_SAVE_AGAIN}"),
    ("Index/Document.iwa", f"The file is a Numbers spreadsheet (.numbers). {_SAVE_AGAIN}"),
    ("Index.zip", f"The file is a Numbers spreadsheet (.numbers). {_SAVE_AGAIN}"),
    ("content.xml", f"The file is an OpenDocument spreadsheet (.ods) or text. {_SAVE_AGAIN}"),
    ("word/document.xml", f"The file is a Word document. {_COPY_TABLE}"),
    ("ppt/presentation.xml", f"The file is a slide show. {_COPY_TABLE}"),
)


def is_archive(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return stream.read(4) in (*_ZIP, _OLE)


def open_package(stream: IO[bytes]) -> tuple[Package, str]:
    """A seekable stream for which `is_archive` -> the workbook's package, and the name of its main part.

    Raises FileRefused for what is no Excel workbook (.xlsx, .xlsm), or is larger than one may be.
    """
    stream.seek(0)
    if stream.read(4) == _OLE:
        raise FileRefused(_refusal_of_ole(stream))
    if stream.seek(0, os.SEEK_END) > MAX_WORKBOOK:
        raise FileRefused(
            f"The file is a workbook or another zip archive of more than {MAX_WORKBOOK // MEGABYTE} MB, the most that "
            "is read of one. Save the sheet with the penguins as CSV, which may be longer, and upload that."
        )
    package = Package(stream)
    for name, refusal in _KINDS:
        if name in package.names:
            raise FileRefused(refusal)
    documents = [*package.relations("")["officeDocument"].values()]
    if not documents:
        raise FileRefused(
            "The file is a zip archive, not a workbook. Unpack it, and upload the CSV file or workbook inside."
        )
    return package, documents[0]


def _refusal_of_ole(stream: IO[bytes]) -> str:
    """Excel before 2007 wrote OLE containers; later ones are written around a workbook that has a password."""
    container = stream.read(MAX_WORKBOOK)
    if any(name.encode("utf-16-le") in container for name in ("EncryptedPackage", "EncryptionInfo")):
        return (
            "The workbook is protected with a password, so it cannot be read. Open it in your spreadsheet, remove the "
            "password, save it, and upload it again."
        )
    return f"The file is an old Excel workbook (.xls) or another old Office document. {_SAVE_AGAIN}"
