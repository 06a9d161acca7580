"""A workbook's file: its parts, how they are packed, and how they refer to each other."""

import io
import zipfile

import pytest

from penguins.files.workbook import package
from penguins.files.workbook.xml import DAMAGED
from scripts.workbooks import packed, parts, row_of, sheet_of
from tests.tables import read, refusal
from tests.workbooks import ANSWERS, HEADER, ROW, book


def test_a_workbook_that_unpacks_to_more_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(birds=[HEADER, ROW])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    monkeypatch.setattr(package, "MOST_UNPACKED", size)
    assert read(content) == [ANSWERS]
    monkeypatch.setattr(package, "MOST_UNPACKED", size - 1)
    assert refusal(content).startswith("The file unpacks to 0 MB, more than the 0 MB that are read of a workbook.")


def packed_as(packing: int, behind: str = "") -> bytes:
    """A workbook of a penguin whose sheet is packed in this way, with something `behind` its rows."""
    file = io.BytesIO()
    *sheet, end = sheet_of(row_of(1, ["bill_length_mm", "body_mass_g"]), row_of(2, [46.2, 4710]))
    with zipfile.ZipFile(file, "w") as archive:
        for name, pieces in parts([*sheet, end.replace("</w", f"{behind}</w")]).items():
            archive.writestr(name, "".join(pieces), packing if "sheet1" in name else zipfile.ZIP_STORED)
    return file.getvalue()


def test_a_part_that_is_packed_in_an_unusual_way_is_not_unpacked() -> None:
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert read(packed_as(packing)) == [{"bill_length_mm": 46.2, "body_mass_g": 4710.0}]
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert refusal(packed_as(packing)) == DAMAGED


@pytest.mark.parametrize("behind", ["", f"<extLst>{' ' * 20_000}</extLst>"], ids=["short", "long"])
def test_a_measurement_that_was_changed_on_the_way_is_not_read(behind: str) -> None:
    """The checksum of a sheet is compared, also where much stands behind its rows."""
    content = packed_as(zipfile.ZIP_STORED, behind)
    assert read(content)[0]["bill_length_mm"] == 46.2
    assert refusal(content.replace(b"<v>46.2</v>", b"<v>40.2</v>")) == DAMAGED


def test_more_relations_than_a_workbook_has_are_refused() -> None:
    content = parts(sheet_of(row_of(1, ["bill_length_mm", "body_mass_g"]), row_of(2, [46.2, 4710])))
    *relations, end = content["xl/_rels/workbook.xml.rels"]
    more = [f'<Relationship Id="r{number}" Type="hyperlink" Target="x"/>' for number in range(4_999)]
    assert len(read(packed({**content, "xl/_rels/workbook.xml.rels": [*relations, *more[:-1], end]}))) == 1
    assert refusal(packed({**content, "xl/_rels/workbook.xml.rels": [*relations, *more, end]})) == DAMAGED
