"""Workbooks without a table of penguins, or with more than is read of one: refused as a whole, saying why."""

import pytest

from penguins.files.workbook import parts, waiting_rows
from penguins.files.workbook.xml import DAMAGED
from scripts.workbooks import HEADER as LARGE_HEADER
from scripts.workbooks import row_of, workbook
from tests.tables import read, refusal, scored
from tests.workbooks import ANSWERS, HEADER, ROW, Rows, book


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            book(birds=[]),
            "The workbook is empty. Choose one with a sheet that has a row of headers and a row for each penguin.",
        ),
        (
            book(birds=[HEADER]),
            "The file has a header and no penguins. Add a line for each penguin below the header.",
        ),
        (
            book(birds=[["bill_length_mm", "body_mass_g"], ["long", 3750], ["short", 4710]]),
            "None of the 2 rows can be scored. Row 2: Bill length must be a number in mm, such as 45.9; "
            "“bill_length_mm” has “long”. If it stands for “not known”, leave the cell empty. Correct this, "
            "and try again.",
        ),
        (
            book(birds=[HEADER, ["Biscoe", "=40+6.2", "=213", "male"]]),
            "The one row cannot be scored. Row 2: No measurement is known: nothing is written in “bill_length_mm” and "
            "“flipper_length_mm”. Formulas whose values are not stored, such as B2 of “birds”, count as empty cells. "
            "To have their values, open the workbook in a spreadsheet, save it there, and upload it again. Correct "
            "this, and try again.",
        ),
        (
            book(birds=[ROW, ROW]),
            "No header was found: row 1 of the sheet “birds” looks like a penguin already (“Biscoe, 46.2, 213, male”). "
            "Add a row above it that names the columns, such as island, sex, bill_length_mm, bill_depth_mm, "
            "flipper_length_mm, body_mass_g, and try again.",
        ),
        (
            book(birds=[[1, 2], [3, 4]]),
            "No header was found: row 1 of the sheet “birds” holds values and no names of columns (“1, 2”). Add a row "
            "above it that names the columns, such as island, sex, bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g, and try again.",
        ),
        (
            book(birds=[["id", "what", "bill_length_mm"], *[[1, 2, 46.2]] * 24]),
            "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g. The header of the file has only the bill length (“bill_length_mm”). Its columns are “id”, "
            "“what” and “bill_length_mm”. Add a second measurement, or rename the column that holds it, and try again.",
        ),
        (
            book(birds=[["island", "what", "kind", "eggs"], [1, "bill_length_mm", 46.2]]),
            "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g. The header of the file has none of them. Its columns are “island”, “what”, “kind” and "
            "“eggs”. Rename the columns that hold the measurements, and try again.",
        ),
        (
            book(birds=[*[["a"]] * 25, HEADER, ROW]),
            "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g. The header of the file has none of them. Its column is “a”. Rename the columns that hold the "
            "measurements, and try again. Only the first 25 filled lines were looked at: if the header stands further "
            "down, remove what is above it.",
        ),
        (
            book(birds=[HEADER, [*ROW, "x" * 30_000, "x" * 30_000, "x" * 30_000, "x" * (10_000 - 17 + 1)]]),
            "Row 2 of the sheet “birds” holds more than 100,000 characters, the most that are read of a row. Remove "
            "its long texts, save the workbook, and upload it again.",
        ),
        (
            book(birds=[HEADER, [*ROW, *[None] * 996, 1]]),
            "The sheet “birds” has a cell (ALM2) beyond its first 1,000 columns, the most that are read. Clear what is "
            "not part of the table, save the workbook, and upload it again.",
        ),
        (
            workbook(row_of(1, HEADER), row_of(2, ["a"] * 16_384).replace(' r="2"', "")),
            "The sheet “Sheet1” has a cell (row 2) beyond its first 1,000 columns, the most that are read. Clear what "
            "is not part of the table, save the workbook, and upload it again.",
        ),
    ],
)
def test_a_workbook_without_a_table_of_penguins_is_refused(content: bytes, message: str) -> None:
    assert refusal(content) == message


def test_what_is_just_within_the_bounds_is_read() -> None:
    longest = [*ROW, "x" * 30_000, "x" * 30_000, "x" * 30_000, "x" * (10_000 - 17)]
    assert read(book(birds=[*[["a"]] * 24, HEADER, longest, [*ROW, *[None] * 995, 1]])) == [ANSWERS] * 2


def test_a_workbook_is_read_where_a_penguin_stands_below_many_rows_that_cannot_be_scored() -> None:
    rows: Rows = [["bill_length_mm", "body_mass_g"], *[["long", 3750]] * 400]
    assert refusal(book(birds=rows)).startswith("None of the 400 rows can be scored. Row 2: Bill length must be")
    assert sum(scored(book(birds=[*rows, [46.2, 4710]]))) == 1


@pytest.mark.parametrize(
    ("bound", "most", "start"),
    [
        ("MOST_TEXT", 34, "The cells of the workbook hold more than 0 MB of text, the most that is read of one."),
        ("MOST_CELLS", 9, "The rows of the workbook reach over more than 9 cells, empty ones counted, the most that"),
    ],
)
def test_the_rows_of_a_workbook_are_read_up_to_a_bound(
    monkeypatch: pytest.MonkeyPatch, bound: str, most: int, start: str
) -> None:
    content = book(birds=[HEADER, ROW, [None, *ROW[:1], *ROW[1:]]])
    monkeypatch.setattr(waiting_rows, bound, most)
    assert len(read(content)) == 2
    monkeypatch.setattr(waiting_rows, bound, most - 1)
    assert refusal(content).startswith(start.replace("9 cells", "8 cells"))


def test_a_workbook_of_more_rows_than_are_read_is_refused_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_rows, "MAX_WORKBOOK_ROWS", 2)
    assert len(read(book(a=[HEADER, ROW], b=[HEADER, ROW]))) == 2
    assert refusal(book(a=[HEADER, ROW, ROW], b=[HEADER, ROW])) == (
        "The workbook has more than 2 rows below the header, the most that are read of one. Save the sheet as CSV, "
        "which may be longer, and upload that."
    )


def test_texts_that_would_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    header = [f"<si><t>{name}</t></si>" for name in ("bill_length_mm", "body_mass_g")]
    content = workbook(row_of(1, HEADER), row_of(2, ROW), strings=[*header, f"<si><t>{'x' * 500}</t></si>"])
    assert len(read(content)) == 1
    monkeypatch.setattr(parts, "MOST_STRINGS", 500)
    assert refusal(content) == (
        "The texts in the workbook’s cells take more than 40 MB, the most that are read. Remove the columns of long "
        "texts, or save the sheet as CSV, and upload that."
    )


@pytest.mark.parametrize("number", ["-1", "2", "one"])
def test_a_text_that_the_workbook_does_not_have_is_damage(number: str) -> None:
    row = f'<row r="2"><c r="A2"><v>38.4</v></c><c r="B2"><v>3825</v></c><c r="C2" t="s"><v>{number}</v></c></row>'
    strings = ["<si><t>male</t></si>", "<si><t>female</t></si>"]
    content = workbook(row_of(1, ["bill_length_mm", "body_mass_g", "sex"]), row, strings=strings)
    assert refusal(content) == DAMAGED


@pytest.mark.parametrize("end", ["", "<c/>"])
def test_rows_too_many_are_refused_whether_or_not_they_end_in_a_value(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(waiting_rows, "MAX_WORKBOOK_ROWS", 2)
    rows = [row_of(1, LARGE_HEADER), *[f"<row><c><v>1</v></c><c><v>46.2</v></c>{end}</row>"] * 3]
    assert refusal(workbook(*rows)).startswith("The workbook has more than 2 rows below the header, the most that")
    assert len(read(workbook(*rows[:3]))) == 2


def test_a_workbook_of_a_measurement_a_row_is_refused_as_a_long_table() -> None:
    cells: Rows = [[n, what, 40 + n] for n in range(3) for what in ("Bill length", "Bill depth")]
    long: Rows = [["Summer"], ["id", "measured", "value"], *cells]
    assert refusal(book(notes=[["Measured by us"]], birds=long)) == (
        "The table is long: it has one measurement a row, named in the column “measured” (“Bill length” and “Bill "
        "depth”). One row a penguin is needed, with a column for each measurement: bill_length_mm, bill_depth_mm, "
        "flipper_length_mm, body_mass_g. Make it wide (a pivot table in a spreadsheet, pivot_wider in R, pivot in "
        "pandas), and upload that."
    )


def test_a_workbook_of_a_penguin_a_column_is_refused_as_lying_on_its_side() -> None:
    island, bills, masses = (
        ["island", *["Dream"] * 3],
        ["bill_length_mm", 40, 41, 42],
        ["body_mass_g", 4000, 4100, 4200],
    )
    sideways: Rows = [["id", 1, 2, 3], island, bills, masses]
    assert refusal(book(birds=sideways)) == (
        "The measurements have rows of their own (“bill_length_mm” and “body_mass_g”) in place of columns. One row a "
        "penguin is needed, with a column for each measurement: bill_length_mm, bill_depth_mm, flipper_length_mm, "
        "body_mass_g. The answers are for single penguins: if each column is one, turn the table round (in Excel: "
        "copy, then “Paste Special”, “Transpose”), and upload that."
    )
