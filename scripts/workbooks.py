"""Workbooks written part by part: a large one, and those that are made to exhaust a reader, for tests and benchmark."""

import io
import random
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = ("island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex", "species", "id")
MEGABYTE = 1_000_000
PIECE = 100_000

Parts = dict[str, Iterable[str]]


def parts(sheet: Iterable[str], strings: Iterable[str] = (), sheets: int = 1) -> Parts:
    """The parts of a workbook whose sheets are all that one: XML in pieces, written as they come."""
    return {
        "_rels/.rels": [
            f'<Relationships xmlns="{PACKAGE}">{_relationship("officeDocument", "xl/workbook.xml", 1)}',
            _END,
        ],
        "xl/workbook.xml": [
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>',
            *(
                f'<sheet name="Sheet{number}" sheetId="{number}" r:id="rId{number}"/>'
                for number in range(1, sheets + 1)
            ),
            "</sheets></workbook>",
        ],
        "xl/_rels/workbook.xml.rels": [
            f'<Relationships xmlns="{PACKAGE}">',
            *(_relationship("worksheet", f"worksheets/sheet{n}.xml", n) for n in range(1, sheets + 1)),
            _relationship("sharedStrings", "sharedStrings.xml", sheets + 1),
            _END,
        ],
        **{f"xl/worksheets/sheet{number}.xml": sheet for number in range(1, sheets + 1)},
        "xl/sharedStrings.xml": [f'<sst xmlns="{MAIN}">', *strings, "</sst>"],
    }


_END = "</Relationships>"


def _relationship(kind: str, target: str, number: int) -> str:
    return f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'


def sheet_of(*rows: str) -> list[str]:
    return [f'<worksheet xmlns="{MAIN}"><sheetData>', *rows, "</sheetData></worksheet>"]


def packed(content: Parts) -> bytes:
    """The file that holds the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, pieces in content.items():
            with archive.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece.encode())
    return file.getvalue()


def workbook(*rows: str, strings: Iterable[str] = ()) -> bytes:
    return packed(parts(sheet_of(*rows), strings))


def row_of(number: int, cells: Iterable[str | float]) -> str:
    """A row of numbers and of texts that stand in their cells."""
    written = (
        f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if isinstance(cell, str) else f"<c><v>{cell!r}</v></c>"
        for cell in cells
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def write_large(path: Path, rows: int) -> None:
    """A workbook of penguins with measurements to many decimals, as a program writes them, and an id a row."""
    draw = random.Random(1)

    def all_rows() -> Iterable[str]:
        yield f'<worksheet xmlns="{MAIN}"><sheetData>'
        yield row_of(1, HEADER)
        for number in range(2, rows + 2):
            lengths = (draw.uniform(39, 48), draw.uniform(14, 20), draw.uniform(180, 220), draw.uniform(3000, 5500))
            cells = "".join(
                f'<c r="{column}{number}"><v>{value!r}</v></c>' for column, value in zip("BCDE", lengths, strict=True)
            )
            texts = "".join(
                f'<c r="{column}{number}" t="s"><v>{index}</v></c>'
                for column, index in (("F", number % 2 + 1), ("G", 3), ("H", number + 2))
            )
            yield f'<row r="{number}" spans="1:8"><c r="A{number}" t="s"><v>0</v></c>{cells}{texts}</row>'
        yield "</sheetData></worksheet>"

    names = ("Biscoe", "female", "male", "Gentoo", *(f"N{number}A{number % 7}" for number in range(rows)))
    path.write_bytes(packed(parts(all_rows(), (f"<si><t>{name}</t></si>" for name in names))))


# --- Those that are made to exhaust a reader ------------------------------------------------------------------------

_FIRST_ROW = row_of(1, HEADER)


@cache
def _a_gigabyte_of_spaces() -> bytes:
    return workbook(*[" " * MEGABYTE] * 1_000)


def _entities() -> bytes:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "{"x" * 100}">{declared}]>'
    return packed(parts([doctype, *sheet_of('<row><c t="str"><v>&e9;</v></c></row>')]))


def _a_text_in_every_cell() -> bytes:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 3 + "</row>"
    return workbook(_FIRST_ROW, *[row * 1_000] * 150, strings=["<si><t>", "x" * 32_000, "</t></si>"])


def _formats() -> bytes:
    content = parts(sheet_of(_FIRST_ROW))
    relations = [*content["xl/_rels/workbook.xml.rels"]]
    content["xl/_rels/workbook.xml.rels"] = [*relations[:-1], _relationship("styles", "styles.xml", 9), relations[-1]]
    content["xl/styles.xml"] = ["<styleSheet><cellXfs>", *["<xf/>" * PIECE] * 300, "</cellXfs></styleSheet>"]
    return packed(content)


def _a_lying_directory() -> bytes:
    """The sheet's size is given as 1,000 bytes where it unpacks to a gigabyte."""
    content = bytearray(_a_gigabyte_of_spaces())
    entry = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    content[entry + 24 : entry + 28] = (1_000).to_bytes(4, "little")
    return bytes(content)


def _zip_in_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.xlsx", _a_gigabyte_of_spaces())
    return file.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "a sheet of a gigabyte": _a_gigabyte_of_spaces,
    "texts of a gigabyte": lambda: workbook(_FIRST_ROW, strings=["<si><t>", *["x" * MEGABYTE] * 1_000, "</t></si>"]),
    "a million empty columns": lambda: workbook("<row>", *["<c/>" * PIECE] * 10, "</row>"),
    "a million rows": lambda: workbook(_FIRST_ROW, *["<row><c><v>1</v></c></row>" * PIECE] * 10),
    "32 million empty cells": lambda: workbook(*[f"<row>{'<c/>' * 16_000}</row>"] * 2_000),
    "a cell at XFD1048576": lambda: workbook(_FIRST_ROW, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "entities that unfold to 100 GB": _entities,
    "one text in 450,000 cells": _a_text_in_every_cell,
    "30 million empty texts": lambda: workbook(_FIRST_ROW, strings=["<si/>" * PIECE] * 300),
    "a million texts": lambda: workbook(_FIRST_ROW, strings=["<si><t>a</t></si>" * PIECE] * 10),
    "30 million elements deep": lambda: workbook(*["<a>" * PIECE] * 300),
    "3 million names of elements": lambda: workbook("".join(f"<a{number}/>" for number in range(3_000_000))),
    "a tag of 150 MB": lambda: workbook("<row ", *[" " * MEGABYTE] * 150, "/>"),
    "150 MB of line ends": lambda: workbook(*["\n" * MEGABYTE] * 150),
    "200 sheets of empty rows": lambda: packed(parts(sheet_of("<row/>" * PIECE), sheets=200)),
    "30 million formats": _formats,
    "60,000 parts": lambda: packed({f"{number}": () for number in range(60_000)}),
    "a directory that lies": _a_lying_directory,
    "a workbook in a zip": _zip_in_zip,
}
