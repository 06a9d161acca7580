"""Zip archives and OLE containers: what is no workbook, and what is made to exhaust a reader."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penguins.files.opening import open_file
from penguins.files.refused import FileRefused
from penguins.files.workbook import archives
from scripts.workbooks import BOMBS, HEADER, packed, parts, row_of, sheet_of, workbook
from tests.tables import read, refusal, stream
from tests.workbooks import ANSWERS, ROW, book
from tests.workbooks import HEADER as COLUMNS

SAVE_AGAIN = (
    "Open it in your spreadsheet, choose “Save as” or “Download”, take the type Excel workbook (.xlsx) or CSV, and "
    "upload that."
)
DAMAGED = (
    "The workbook is damaged, so it cannot be read. Open it in your spreadsheet, save it again as an Excel workbook "
    "(.xlsx) or as CSV, and upload that."
)
HARDLY_ANY_VALUES = (
    "The workbook has hardly any values in a great many empty cells or other content. Copy the table of penguins into "
    "a new workbook, or save it as CSV, and upload that."
)
PASSWORD = (
    "The workbook is protected with a password, so it cannot be read. Open it in your spreadsheet, remove the "
    "password, save it, and upload it again."
)
TOO_LARGE = (
    "The file unpacks to 1,000 MB, more than the 200 MB that are read of a workbook. Save the sheet with the penguins "
    "as CSV, and upload that."
)
ZIP = "The file is a zip archive, not a workbook. Unpack it, and upload the CSV file or workbook inside."


def archive_of(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "bill_length_mm,body_mass_g\n46.2,4710\n")
    return file.getvalue()


def ole_of(name: str, power: int = 9) -> bytes:
    """An OLE container with one stream, in sectors of 2**power bytes: its directory is in its second one."""
    head = bytearray(1 << min(power, 12))
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32], head[48:52] = power.to_bytes(2, "little"), (1).to_bytes(4, "little")
    return bytes(head) + bytes(len(head)) + name.encode("utf-16-le").ljust(len(head), b"\0")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (archive_of("penguins.csv"), ZIP),
        (archive_of(), ZIP),
        (archive_of("xl/workbook.bin"), f"The file is a binary Excel workbook (.xlsb). {SAVE_AGAIN}"),
        *[
            (archive_of(part, "preview.jpg"), f"The file is a Numbers spreadsheet (.numbers). {SAVE_AGAIN}")
            for part in ("Index/Document.iwa", "Index.zip")
        ],
        (
            archive_of("mimetype", "content.xml"),
            f"The file is an OpenDocument spreadsheet (.ods) or text. {SAVE_AGAIN}",
        ),
        (
            archive_of("word/document.xml"),
            "The file is a Word document. Copy its table into a spreadsheet, save that, and upload it.",
        ),
        (
            archive_of("ppt/presentation.xml"),
            "The file is a slide show. Copy its table into a spreadsheet, save that, and upload it.",
        ),
        (
            ole_of("Workbook"),
            f"The file is an old Excel workbook (.xls) or another old Office document. {SAVE_AGAIN}",
        ),
        (
            b"\xd0\xcf\x11\xe0",
            f"The file is an old Excel workbook (.xls) or another old Office document. {SAVE_AGAIN}",
        ),
        (ole_of("EncryptedPackage"), PASSWORD),
        (ole_of("EncryptionInfo"), PASSWORD),
        (ole_of("EncryptedPackage", power=12), PASSWORD),
        (
            ole_of("Workbook", power=60_000),
            f"The file is an old Excel workbook (.xls) or another old Office document. {SAVE_AGAIN}",
        ),
        (b"PK\x03\x04" + bytes(500), DAMAGED),
        (book(birds=[COLUMNS, ROW])[:-30], DAMAGED),
        *[
            (workbook(rows), DAMAGED)
            for rows in (
                *('<row r="2"/><row r="1"/>', '<row r="2"/><row r="2"/>', '<row r="1048577"/>', '<row r="0"/>'),
                *('<row><c r="B1"/><c r="A1"/></row>', '<row><c r="A1"/><c r="A1"/></row>', '<row><c r="XFE1"/></row>'),
                *('<row><c r="É1"><v>1</v></c></row>', '<row><c t="s"><v>7</v></c></row>', "<row><c>"),
            )
        ],
        (packed({name: pieces for name, pieces in parts([]).items() if name != "xl/workbook.xml"}), DAMAGED),
    ],
)
def test_what_is_no_workbook_that_can_be_read_is_named(content: bytes, message: str) -> None:
    assert refusal(content) == message


def test_a_workbook_larger_than_one_may_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(birds=[COLUMNS, ROW])
    monkeypatch.setattr(archives, "MAX_WORKBOOK", len(content))
    assert read(content) == [ANSWERS]
    monkeypatch.setattr(archives, "MAX_WORKBOOK", len(content) - 1)
    assert refusal(content) == (
        "The file is a workbook or another zip archive of more than 0 MB, the most that is read of one. Save the sheet "
        "with the penguins as CSV, which may be longer, and upload that."
    )


REFUSALS = {
    "a sheet of a gigabyte": TOO_LARGE,
    "texts of a gigabyte": TOO_LARGE,
    "a million empty columns": DAMAGED,
    "a million rows": "The workbook has more than 200,000 rows below the header, the most that are read of one. Save "
    "the sheet as CSV, which may be longer, and upload that.",
    "32 million empty cells": HARDLY_ANY_VALUES,
    "a cell at XFD1048576": "The sheet “Sheet1” has a cell (XFD1048576) beyond its first 1,000 columns, the most that "
    "are read. Clear what is not part of the table, save the workbook, and upload it again.",
    "entities that unfold to 100 GB": DAMAGED,
    "one text in 450,000 cells": "The cells of the workbook hold more than 40 MB of text, the most that is read of "
    "one. Remove the columns of long texts, or save the sheet as CSV, and upload that.",
    "30 million empty texts": HARDLY_ANY_VALUES,
    "a million texts": "The texts in the workbook’s cells take more than 40 MB, the most that are read. Remove "
    "the columns of long texts, or save the sheet as CSV, and upload that.",
    "30 million elements deep": DAMAGED,
    "3 million names of elements": DAMAGED,
    "a tag of 150 MB": DAMAGED,
    "150 MB of line ends": HARDLY_ANY_VALUES,
    "200 sheets of empty rows": HARDLY_ANY_VALUES,
    "30 million formats": DAMAGED,
    "60,000 parts": DAMAGED,
    "a directory that lies": DAMAGED,
    "a workbook in a zip": ZIP,
}


def test_every_bomb_has_its_refusal() -> None:
    assert REFUSALS.keys() == BOMBS.keys()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str) -> None:
    assert refusal(BOMBS[name]()) == REFUSALS[name]


def test_more_sheets_than_are_read_are_refused_and_so_is_one_sheet_under_two_names() -> None:
    assert refusal(packed(parts(sheet_of(), sheets=201))) == (
        "The workbook has more than 200 sheets, the most that are read. Copy those with penguins into a new workbook, "
        "and upload that."
    )
    content = parts(sheet_of(row_of(1, HEADER)), sheets=2)
    name = "xl/_rels/workbook.xml.rels"
    content[name] = [piece.replace("sheet2.xml", "sheet1.xml") for piece in content[name]]
    assert refusal(packed(content)) == DAMAGED


def test_rich_text_pronunciations_prefixes_and_absolute_paths_are_read() -> None:
    rich = "<si><r><t>bill_</t></r><r><rPr><b/></rPr><t>length_mm</t></r><rPh><t>ビル</t></rPh></si>"
    sheet = [
        '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c>',
        '<x:c t="inlineStr"><x:is><x:t>body_mass_g</x:t><x:rPh><x:t>z</x:t></x:rPh></x:is></x:c></x:row>',
        "<x:row><x:c><x:f>40+6.2</x:f><x:v>46.2</x:v></x:c><x:c><x:v>4710</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    ]
    content = parts(sheet, [rich])
    relations = "".join(content["xl/_rels/workbook.xml.rels"])
    for folder in ("worksheets/", "/xl/worksheets/", "./worksheets/", "../xl/worksheets/"):
        content["xl/_rels/workbook.xml.rels"] = [relations.replace('"worksheets/', f'"{folder}')]
        assert read(packed(content)) == [{"bill_length_mm": 46.2, "body_mass_g": 4710.0}]


GOOD = packed(parts(sheet_of(row_of(1, HEADER), row_of(2, ["Biscoe", 46.2, 14.3, 213, 4710, "male", "", 1]))))


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, byte in changes:
        content[place] = byte
    _read_or_refused(bytes(content))


XML = st.text(st.sampled_from("<>/&;=\"' cvrtfsi0123456789AB"), max_size=40)
PIECES = st.sampled_from(
    ["<row>", "</row>", "<row/>", "<c>", "</c>", "<v>1</v>", '<c t="s">', '<c r="B2">', "<is><t>x</t></is>", "<f/>"]
)


@settings(max_examples=300)
@given(st.lists(PIECES | XML, max_size=12))
def test_a_workbook_with_any_sheet_is_read_or_refused(pieces: list[str]) -> None:
    _read_or_refused(workbook(row_of(1, HEADER), *pieces))
    _read_or_refused(workbook(*pieces))


def _read_or_refused(content: bytes) -> None:
    try:
        file = open_file(stream(content))
    except FileRefused:
        return
    for chunk in file.chunks():
        assert {len(column) for column in chunk.columns} == {len(chunk.numbers)}
