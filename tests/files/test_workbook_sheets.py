"""Which sheets of a workbook are read, and what is told of the others."""

import io

from openpyxl import Workbook, load_workbook

from tests.tables import notes, opened, read, row_numbers
from tests.workbooks import ANSWERS, HEADER, ROW, Rows, book, saved


def test_sheets_with_the_same_header_are_read_after_the_first_and_their_rows_numbered_on() -> None:
    content = book(
        notes=[["Measured by us"]],
        y2007=[HEADER, ROW, [], [*ROW[:1], 4.6, *ROW[2:]]],
        other=[["bill_length_mm", "body_mass_g"], [46.2, 4710]],
        y2008=[["More"], HEADER, ROW],
    )
    assert read(content) == [ANSWERS, {key: ANSWERS[key] for key in ANSWERS if key != "bill_length_mm"}, ANSWERS]
    assert row_numbers(content) == [2, 4, 5]
    assert list(notes(content)) == [4]
    assert opened(content).notices[:3] == [
        "Read as an Excel workbook, from the sheets “y2007” and “y2008”.",
        "Left out: the sheet “notes”, which has no such table.",
        "The rows of “y2008” are numbered on from those before them: its row 3 is row 5 here.",
    ]
    assert opened(content).warnings == [
        "The sheet “other” has measurements, too, but not the same columns as “y2007” in the same order, so it "
        "was left out. Upload it as a workbook of its own."
    ]
    many: dict[str, Rows] = {f"notes{number}": [["Measured by us"]] for number in range(1, 14)}
    assert opened(book(birds=[HEADER, ROW], **many)).notices[1] == (
        "Left out: the sheets “notes1”, “notes2”, “notes3”, “notes4”, “notes5”, “notes6”, “notes7”, “notes8”, "
        "“notes9”, “notes10” and 3 more, which have no such table."
    )


def test_of_headers_that_say_as_much_the_one_with_the_most_rows_is_read() -> None:
    content = book(y2008=[[*HEADER, "notes"], [*ROW, "small"]], y2007=[HEADER, ROW, ROW])
    assert read(content) == [ANSWERS, ANSWERS]
    assert opened(content).warnings == [
        "The sheet “y2008” has measurements, too, but not the same columns as “y2007” in the same order, so it "
        "was left out. Upload it as a workbook of its own."
    ]


def test_a_header_that_is_written_otherwise_is_the_same() -> None:
    content = book(y2007=[HEADER, ROW], y2008=[[cell.upper().replace("_", " ") for cell in HEADER], ROW])
    assert read(content) == [ANSWERS, ANSWERS]
    assert opened(content).warnings == []


def test_a_sheet_that_is_hidden_is_left_out() -> None:
    workbook = Workbook()
    for name in ("birds", "old"):
        sheet = workbook.create_sheet(name)
        for row in (HEADER, ROW):
            sheet.append(row)
    del workbook["Sheet"]
    workbook["old"].sheet_state = "hidden"
    content = saved(workbook)
    assert read(content) == [ANSWERS]
    assert opened(content).notices[:2] == [
        "Read as an Excel workbook, from the sheet “birds”.",
        "Left out: the sheet “old”, which is hidden.",
    ]


def test_a_sheet_without_rows_hides_no_other_one() -> None:
    content = book(template=[[*HEADER, "bill_depth_mm"]], data=[HEADER, ROW])
    assert read(content) == [ANSWERS]
    assert opened(content).notices[1] == "Left out: the sheet “template”, which has no such table."
    assert opened(content).warnings == []


def test_many_sheets_that_are_left_out_are_told_at_once() -> None:
    others: dict[str, Rows] = {f"s{number}": [[*HEADER, f"column {number}"], ROW] for number in range(1, 13)}
    (warning,) = opened(book(birds=[HEADER, ROW, ROW], **others)).warnings
    assert warning == (
        "The sheets “s1”, “s2”, “s3”, “s4”, “s5”, “s6”, “s7”, “s8”, “s9”, “s10” and 2 more have measurements, too, but "
        "not the same columns as “birds” in the same order, so they were left out. Upload each as a workbook of its "
        "own."
    )


def test_rows_that_are_hidden_are_read_and_told() -> None:
    workbook = load_workbook(io.BytesIO(book(birds=[HEADER, ROW, ROW, ROW])))
    workbook["birds"].row_dimensions[3].hidden = True
    file = opened(saved(workbook))
    assert [number for chunk in file.chunks() for number in chunk.numbers] == [2, 3, 4]
    assert file.warnings == ["A row is hidden in “birds”, by a filter perhaps, and read all the same."]
    # The header is no row of a penguin.
    workbook["birds"].row_dimensions[1].hidden = True
    workbook["birds"].row_dimensions[4].hidden = True
    assert opened(saved(workbook)).warnings == [
        "2 rows are hidden in “birds”, by a filter perhaps, and read all the same."
    ]
