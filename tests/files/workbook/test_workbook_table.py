"""Workbooks as people keep them: their sheets, their cells, and what is told about them."""

import csv
import datetime
import io
import re
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from penguins.files.refused import FileRefused
from penguins.files.workbook import xml
from penguins.files.workbook.archives import open_package
from penguins.files.workbook.parts import open_workbook
from scripts.workbooks import Parts, packed, row_of, workbook
from tests.tables import PENGUINS, chunks, notes, opened, parsed, read, results, row_numbers, stream, table
from tests.workbooks import ANSWERS, HEADER, ROW, Rows, book, saved


def csv_of(rows: Rows) -> str:
    """The same cells as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def cells(content: bytes) -> list[list[str]]:
    """The table of a workbook, its header first, as the results bring it back."""
    file = opened(content)
    return [file.header.cells, *(list(row) for chunk in file.chunks() for row in zip(*chunk.columns, strict=True))]


def test_a_workbook_reads_like_the_same_cells_in_a_csv_file() -> None:
    rows = parsed(table())
    typed: Rows = [rows[0], *([float(cell) if cell[0].isdigit() else cell for cell in row] for row in rows[1:])]
    assert read(book(birds=typed)) == read(table()) == list(PENGUINS)
    assert results(book(birds=typed)) == f"\ufeff{results(table())}"
    assert opened(book(birds=typed)).notices == [
        "Read as an Excel workbook, from the sheet “birds”.",
        *opened(table()).notices[1:],
    ]


def test_text_cells_with_decimal_commas_come_back_as_they_are_and_the_probabilities_with_points() -> None:
    typed = table(delimiter=";", decimal=",")
    found = parsed(results(book(birds=[line.split(";") for line in typed.splitlines()])))
    assert [row[:6] for row in found] == parsed(typed, ";")
    assert [row[6:] for row in found] == [row[6:] for row in parsed(results(table()))]


def test_cells_of_every_kind_become_the_text_that_a_csv_file_would_have() -> None:
    rows: Rows = [
        [*HEADER, "a", "b", "c"],
        [None, "39,1", 17.4 + 0.1 + 0.2, "#N/A", datetime.date(2007, 11, 11), True, 1e-7],
        ["Dream", 39.10000000000001, 195, "male", datetime.datetime(2007, 11, 11, 13, 45), False, -0.5],
        [" ", 40, "1e3", "female", datetime.time(7, 5), "é “x”\n2", datetime.timedelta(hours=30)],
    ]
    assert cells(book(birds=rows))[1:] == [
        ["", "39,1", "17.7", "#N/A", "2007-11-11", "TRUE", "1e-07"],
        ["Dream", "39.1", "195", "male", "2007-11-11 13:45:00", "FALSE", "-0.5"],
        [" ", "40", "1e3", "female", "07:05:00", "é “x”\n2", "30:00:00"],
    ]
    assert read(book(birds=rows))[0] == {"bill_length_mm": 39.1}


def test_a_column_that_says_that_the_sex_is_not_known_outweighs_a_zero() -> None:
    header = ["bill_length_mm", "bill_depth_mm", "sex_male", "sex_nan"]
    rows: Rows = [header, [49.5, 17.4, 0, 1], [49.5, 17.4, False, False], [49.5, 17.4, 0]]
    assert [answers.get("sex") for answers in read(book(birds=rows))] == [None, "female", "female"]


def test_a_table_is_found_below_a_merged_title_and_right_of_empty_columns() -> None:
    workbook = Workbook()
    sheet = workbook.create_sheet("birds", 0)
    sheet["C2"] = "Penguins of the summer"
    sheet.merge_cells("C2:F2")
    for number, row in ((5, HEADER), (7, ROW)):
        for column, cell in enumerate(row, 3):
            sheet.cell(number, column, cell)
    content = saved(workbook)
    assert cells(content) == [HEADER, ["Biscoe", "46.2", "213", "male"]]
    assert row_numbers(content) == [7]
    assert opened(content).notices[:3] == [
        "Read as an Excel workbook, from the sheet “birds”.",
        "Left out: the sheet “Sheet”, which has no such table.",
        "The header is in row 5 of the sheet: what stands above it was passed over.",
    ]


def test_a_column_without_a_header_is_kept_on_either_side() -> None:
    rows: Rows = [[None, *HEADER], [1, *ROW], [2, *ROW, "moulting"]]
    assert cells(book(birds=rows)) == [
        ["", *HEADER, ""],
        ["1", "Biscoe", "46.2", "213", "male", ""],
        ["2", "Biscoe", "46.2", "213", "male", "moulting"],
    ]
    assert notes(book(birds=rows)) == {}


def test_formulas_that_were_never_computed_count_as_empty_and_are_told() -> None:
    content = book(birds=[HEADER, ROW, ["Biscoe", "=40+6.2", 213, "male"]])
    assert read(content)[1] == {"island": "Biscoe", "flipper_length_mm": 213.0, "sex": "male"}
    assert opened(content).warnings == [
        "Formulas whose values are not stored, such as B3 of “birds”, count as empty cells. To have their values, open "
        "the workbook in a spreadsheet, save it there, and upload it again."
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ('<c r="C2" s="0"/>', None),
        ('<c r="C2" t="str"><f>A2</f><v></v></c>', None),
        ('<c r="C2"><f>A2</f></c>', "C2"),
        ('<c r="C2"/><c r="D2"><f>A2</f></c><c r="E2"><f>B2</f></c>', "D2"),
        ("<c><f>A2</f></c>", "row 2"),
    ],
    ids=["an empty cell", "a formula that comes to an empty text", "a formula", "two formulas", "a cell of no name"],
)
def test_the_first_formula_whose_value_is_not_stored_is_named(cells: str, told: str | None) -> None:
    row = f'<row r="2"><c r="A2"><v>38.4</v></c><c r="B2"><v>3825</v></c>{cells}</row>'
    content = workbook(row_of(1, ["bill_length_mm", "body_mass_g", "a", "b", "c"]), row)
    named = [notice.partition(" such as ")[2].partition(" of “Sheet1”")[0] for notice in opened(content).warnings]
    assert named == ([told] if told else [])


def with_main(content: bytes, old: str, new: str) -> bytes:
    """A workbook in whose main part something is written otherwise."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = {name: archive.read(name).decode() for name in archive.namelist()}
    assert old in written["xl/workbook.xml"]
    changed: Parts = {
        name: [text.replace(old, new) if "workbook.xml" in name else text] for name, text in written.items()
    }
    return packed(changed)


@pytest.mark.parametrize("from_1904", ["1", "true"])
def test_a_workbook_counts_days_from_1904_where_it_says_so(from_1904: str) -> None:
    workbook = Workbook()
    workbook.epoch = datetime.datetime(1904, 1, 1)
    sheet = workbook.create_sheet("birds", 0)
    for row in ([*HEADER, "day"], [*ROW, datetime.date(2007, 11, 11)]):
        sheet.append(row)
    content = with_main(saved(workbook), 'date1904="1"', f'date1904="{from_1904}"')
    assert cells(content)[1][-1] == "2007-11-11"
    # Excel repeats the element's name, in a namespace of its own, among the extensions at the part's end.
    extension = '<extLst><ext uri="a"><workbookPr xmlns="b" chartTrackingRefBase="1"/></ext></extLst></workbook>'
    assert cells(with_main(content, "</workbook>", extension))[1][-1] == "2007-11-11"
    for from_1900 in ("0", "false"):
        other = with_main(content, f'date1904="{from_1904}"', f'date1904="{from_1900}"')
        assert cells(other)[1][-1] == "2003-11-10"


def test_a_number_whose_format_the_workbook_does_not_hold_is_a_number() -> None:
    row = '<row r="2"><c s="1"><v>38.4</v></c><c s="1"><v>3825</v></c></row>'
    assert cells(workbook(row_of(1, ["bill_length_mm", "body_mass_g"]), row))[1:] == [["38.4", "3825"]]


def test_a_sheet_is_found_by_its_id_whatever_else_is_noted_of_it() -> None:
    content = workbook(row_of(1, ["bill_length_mm", "body_mass_g"]), row_of(2, [38.4, 3825]))
    noted = with_main(content, " r:id=", ' xmlns:x="extension" x:uid="{A7}" r:id=')
    assert cells(noted)[1:] == [["38.4", "3825"]]


def test_a_long_workbook_comes_in_chunks_and_tells_how_much_has_been_read() -> None:
    header, row = row_of(1, HEADER), row_of(2, ROW).replace(' r="2"', "")
    content = workbook(header, *[row] * 9_000)
    assert [len(chunk.numbers) for chunk in chunks(content)] == [4000, 4000, 1000]
    assert [len(chunk.numbers) for chunk in chunks(workbook(header, *[row] * 8_000))] == [4000, 4000]
    file = opened(content)
    shares = [file.share_read for _ in file.chunks()]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] == 1


# What XML 1.0 can hold; a workbook writes the rest as escapes, which openpyxl does not.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t,;\"'=_x"),
    max_size=12,
).filter(lambda text: not text.startswith("=") and "_x" not in text)
CELLS = (
    st.none() | st.booleans() | TEXTS | st.integers(-(10**14), 10**14) | st.decimals(-9999, 9999, places=3).map(float)
)


def _as_csv(cell: object) -> object:
    return str(cell).upper() if isinstance(cell, bool) else f"{cell:.15g}" if isinstance(cell, float) else cell


def test_rows_that_do_not_say_their_number_are_counted() -> None:
    rows = [
        row_of(0, cells).replace(' r="0"', "") for cells in (["bill_length_mm", "body_mass_g"], [38.4, 3825], [-1, 1])
    ]
    content = workbook(*rows)
    assert row_numbers(content) == [2, 3]
    assert list(notes(content)) == [3]


def test_what_stands_beside_the_rows_of_a_sheet_is_no_row() -> None:
    rows = [row_of(number, cells) for number, cells in ((1, ["bill_length_mm", "body_mass_g"]), (2, [38.4, 3825]))]
    beside = row_of(3, [46.1, 4500]).replace("<row", "<note").replace("</row", "</note")
    last = row_of(4, [47.5, 5000]).replace("<c>", "<note><v>1</v></note><c>")
    content = workbook(*rows, beside, last)
    assert row_numbers(content) == [2, 4]
    assert cells(content)[2] == ["47.5", "5000"]


def _counted(content: bytes) -> int:
    """The rows that are counted without being read."""
    workbook = open_workbook(*open_package(stream(content)))
    return workbook.package.count_rows(workbook.sheets[0].part)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8), st.integers(0, 3), st.integers(0, 3))
@example([[None, False, 9.996]] * 2 + [[None, False, 15.726]] * 2, 0, 0)
def test_any_table_reads_as_a_workbook_as_it_does_as_csv(rows: Rows, above: int, left: int) -> None:
    rows = [[*HEADER, "a", "b"], ROW, *rows]
    width = max(map(len, rows))
    placed = [*[[]] * above, *([*[None] * left, *row] for row in rows)]
    text = csv_of([[_as_csv(cell) for cell in row] + [""] * (width - len(row)) for row in rows])
    # Rows of empty cells are rows in CSV; a sheet has no end of them.
    expected = [row for row in parsed(text) if any(row)]
    content = book(birds=placed)
    try:
        answers = read(csv_of(expected))
    except FileRefused as refusal:
        # Such as a table of which no row can be scored.
        with pytest.raises(FileRefused, match=re.escape(str(refusal).split(".")[0])):
            read(content)
        return
    assert cells(content) == expected
    assert _counted(content) <= len(expected)
    assert row_numbers(content) == [
        number + above for number, row in enumerate(rows, 1) if number > 1 and any(c not in (None, "") for c in row)
    ]
    assert read(content) == answers


def test_every_value_of_a_workbook_pays_for_more_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large workbook is told from one of empty cells by its values."""
    monkeypatch.setattr(xml, "FREE_ELEMENTS", 20_000)
    assert read(book(birds=[HEADER, *[ROW] * 3_000])) == [ANSWERS] * 3_000
