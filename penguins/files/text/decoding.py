"""Bytes -> text: whether an uploaded file is text at all, and how its letters are encoded."""

import codecs
import io
import re
from typing import IO

from penguins.files.refused import EMPTY, FileRefused
from penguins.files.text.encodings import OLD_ENCODINGS, WINDOWS_1252, old_encoding_of

_HEAD = 1 << 16

# Bytes that cannot be UTF-8: those that start no letter, and those that start one that does not go on.
_NOT_UTF_8 = re.compile(rb"(?:[\x80-\xc1\xf5-\xff]|[\xc2-\xf4](?=[\x00-\x7f\xc0-\xff]))+")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 are read as Windows-1252: no need to know in advance which it is.

    As many as possible at once, since a file may be full of them.
    """
    assert isinstance(error, UnicodeDecodeError)
    found = _NOT_UTF_8.match(error.object, error.start)
    end = found.end() if found else error.start + 1
    return error.object[error.start : end].decode("cp1252", "replace"), end


codecs.register_error("windows-1252", _as_windows_1252)

_BOMS = (
    ((codecs.BOM_UTF8,), "utf-8-sig", "UTF-8"),
    ((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-32", "UTF-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-16", "UTF-16"),
)

_WRITE_CSV = "Write it as CSV, and upload that."
_UNPACK = "Unpack it, and upload the CSV file inside"
_COPY_TABLE = "Copy its table into a spreadsheet, save that as CSV, and upload it."
# By the bytes that such a file starts with.
_KINDS = (
    ((b"PAR1",), "a Parquet file", _WRITE_CSV),
    ((b"ARROW1",), "a Feather file", _WRITE_CSV),
    ((b"SQLite format 3",), "a database", "Export its table as CSV, and upload that."),
    ((b"RDX",), "an R data file", "Write it with write.csv, and upload that."),
    ((b"\x1f\x8b",), "a compressed file, or R data", f"{_UNPACK}; write R data with write.csv."),
    ((b"BZh", b"7z\xbc\xaf", b"Rar!"), "a compressed file", f"{_UNPACK}."),
    ((b"%PDF",), "a PDF document", _COPY_TABLE),
    ((b"{\\rtf",), "a text document", _COPY_TABLE),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), "a picture", "Choose a CSV file or a workbook."),
    ((b"RIFF",), "a picture, a sound or a film", "Choose a CSV file or a workbook."),
)
_WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|body|!--|div|table)", re.IGNORECASE)
_XML = re.compile(r"\s*<(\?xml|svg)", re.IGNORECASE)
# Python writes it with single quotes.
_JSON = re.compile(r"\s*[\[{]\s*([\[{\]}\"']|$)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def open_text(stream: IO[bytes]) -> tuple[io.TextIOWrapper, str]:
    """A seekable stream of bytes -> its text with line ends as "\\n", and the name of its encoding.

    Raises FileRefused for what is empty or plainly not text.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileRefused(EMPTY)
    for starts, kind, advice in _KINDS:
        if head.startswith(starts):
            raise FileRefused(f"The file looks like {kind}, not like CSV. {advice}")
    encoding, name = _encoding_of(head)
    errors = "windows-1252" if encoding.startswith("utf-8") else "replace"
    text = head.decode(encoding, errors)
    if _WEB_PAGE.match(text):
        raise FileRefused(
            "The file looks like a web page, not like CSV. On the page where you found it, look for “Raw” or "
            "“Download”, and upload what that gives. If a spreadsheet opens the file, save it there as .xlsx or CSV."
        )
    if _XML.match(text):
        raise FileRefused("The file looks like XML, not like CSV. Save its table as CSV or .xlsx, and upload that.")
    if _JSON.match(text):
        raise FileRefused("The file looks like JSON, not like CSV. Write it as CSV, and upload that.")
    # In an encoding that is only guessed many letters may be unreadable, and the text is one all the same.
    unreadable = 0 if name in OLD_ENCODINGS else text.count("\N{REPLACEMENT CHARACTER}")
    controls = len(_CONTROL.findall(text))
    if unreadable > len(text) // 20 > controls:
        raise FileRefused(
            "Letters in the file were lost or garbled before it came here (\N{REPLACEMENT CHARACTER}): have the "
            "program that wrote it save it as UTF-8, and upload that."
        )
    if controls + unreadable > len(text) // 20:
        raise FileRefused("The file is not text, so it cannot be CSV. Save the table as CSV, and upload that.")
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=None), name


def _encoding_of(head: bytes) -> tuple[str, str]:
    """The encoding as Python calls it, and its name in a notice."""
    for boms, encoding, name in _BOMS:
        if head.startswith(boms):
            return encoding, name
    # Latin letters in UTF-16 are every other byte a NUL.
    pairs, first, second = len(head) // 2, head[::2].count(0), head[1::2].count(0)
    if max(first, second) > pairs * 0.4 and min(first, second) < pairs * 0.1:
        return "utf-16-le" if first < second else "utf-16-be", "UTF-16"
    name = "UTF-8"
    try:
        # An incremental decoder, as the head may end within a letter.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        name = old_encoding_of(head)
    if name in ("UTF-8", WINDOWS_1252):
        # The two are read alike, so that an odd byte far below is read as well.
        return "utf-8", name
    return OLD_ENCODINGS[name], name
