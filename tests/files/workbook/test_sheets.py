"""Which sheets of a workbook are read, and what is told of the others."""

import io

import pytest
from openpyxl import load_workbook

from scripts.workbooks import packed, parts, row_of, sheet_of
from tests.tables import notes, opened, read, refusal, row_numbers
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
    assert opened(content).notices[:4] == [
        "Read as an Excel workbook, from the sheets “y2007” and “y2008”.",
        "Left out: the sheet “notes”, which has no such table.",
        "The rows of “y2008” are numbered on from those before them: its row 3 is row 5 here.",
        "“bill_length_mm” was read as bill length.",
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


@pytest.mark.parametrize("titles", [[], [["More"], []]])
def test_a_sheet_that_is_there_twice_is_told(titles: Rows) -> None:
    rows = [HEADER, ROW, [*ROW[:1], 44.6, *ROW[2:]]]
    content = book(y2007=rows, y2008=[HEADER, ROW], copy=[*titles, *rows])
    assert len(read(content)) == 5
    assert opened(content).warnings == [
        "The sheet “copy” has the same rows as “y2007”: each of its penguins counts twice. Remove what is a copy, and "
        "try again."
    ]
    assert opened(book(y2007=rows, copy1=rows, copy2=rows)).warnings == [
        "The sheets “copy1” and “copy2” have the same rows as “y2007”: each of its penguins counts 3 times. Remove "
        "what is a copy, and try again."
    ]
    # In another order, or with a row more, it is no copy.
    assert opened(book(y2007=rows, y2008=[HEADER, *rows[:0:-1]], y2009=[*rows, ROW])).warnings == []
    assert opened(book(y2007=rows, template=[HEADER], other=[HEADER])).warnings == []


def test_of_headers_that_say_as_much_the_one_with_the_most_rows_is_read() -> None:
    content = book(y2008=[[*HEADER, "notes"], [*ROW, "small"]], y2007=[HEADER, ROW, ROW])
    assert read(content) == [ANSWERS, ANSWERS]
    assert opened(content).warnings == [
        "The sheet “y2008” has measurements, too, but not the same columns as “y2007” in the same order, so it "
        "was left out. Upload it as a workbook of its own."
    ]


@pytest.mark.parametrize(
    ("titles", "end"),
    [(1, ""), (1, '<c r="D6" s="0"/>'), (24, "")],
    ids=["a title and empty rows above", "empty cells at the end", "many titles above"],
)
def test_rows_below_a_header_are_rows_wherever_it_stands_and_however_they_end(titles: int, end: str) -> None:
    better = [row_of(5 + titles, ["sex", "bill_length_mm", "body_mass_g"]), row_of(6 + titles, ["male", 46.2, 4710])]
    better[1] = better[1].replace("</row>", f"{end}</row>")
    above = [row_of(number, ["Summer"]) for number in range(1, titles + 1)]
    content = {"xl/worksheets/sheet2.xml": sheet_of(*above, *better)}
    worse = sheet_of(row_of(1, ["bill_length_mm", "body_mass_g"]), row_of(2, [46.2, 4710]))
    assert row_numbers(packed({**parts(worse, sheets=2), **content})) == [6 + titles]


def test_rows_are_counted_from_the_header_wherever_it_stands() -> None:
    content = book(y2007=[[*HEADER, "notes"], ROW, ROW], y2008=[["More"], [], [], HEADER, ROW, ROW, ROW])
    assert row_numbers(content) == [5, 6, 7]


def test_a_header_that_is_written_otherwise_is_the_same() -> None:
    header = [cell.upper().replace("_", " ") for cell in HEADER]
    content = book(y2007=[HEADER, ROW], y2008=[header, ROW, ROW])
    assert read(content) == [ANSWERS, ANSWERS, ANSWERS]
    assert opened(content).warnings == []


@pytest.mark.parametrize("indents", [(0, 2), (2, 0), (1, 2)])
def test_the_same_header_in_other_columns_is_the_same(indents: tuple[int, int]) -> None:
    first, second = ([""] * indent for indent in indents)
    content = book(y2007=[[*first, *HEADER], [*first, *ROW]], y2008=[[], [*second, *HEADER], [*second, *ROW], ["note"]])
    assert read(content)[:2] == [ANSWERS, ANSWERS]
    assert opened(content).warnings == []
    assert row_numbers(content) == [2, 3, 4]


def test_a_sheet_that_is_hidden_is_left_out() -> None:
    workbook = load_workbook(io.BytesIO(book(birds=[HEADER, ROW], old=[HEADER, ROW], older=[HEADER, ROW])))
    workbook["old"].sheet_state = "hidden"
    workbook["older"].sheet_state = "veryHidden"
    content = saved(workbook)
    assert read(content) == [ANSWERS]
    assert opened(content).notices[:2] == [
        "Read as an Excel workbook, from the sheet “birds”.",
        "Left out: the sheets “old” and “older”, which are hidden.",
    ]
    del workbook["older"]
    assert opened(saved(workbook)).notices[1] == "Left out: the sheet “old”, which is hidden."


@pytest.mark.parametrize("shown", [[], [["Measured by us"]], [["site", "eggs"], ["Dream", 2]]])
def test_penguins_that_are_only_in_a_hidden_sheet_are_told(shown: Rows) -> None:
    workbook = load_workbook(io.BytesIO(book(birds=shown, old=[HEADER, ROW], notes=[["Measured by us"]])))
    workbook["old"].sheet_state = workbook["notes"].sheet_state = "hidden"
    assert refusal(saved(workbook)) == (
        "The penguins are in what is hidden, which is not read: the sheet “old”. Unhide it, save the workbook, and "
        "upload it again."
    )
    del workbook["old"]
    if not shown:
        assert refusal(saved(workbook)).startswith("The workbook is empty but for what is hidden. Choose one with a")


def test_a_sheet_of_a_chart_is_passed_over() -> None:
    workbook = load_workbook(io.BytesIO(book(birds=[HEADER, ROW], notes=[["Measured by us"]])))
    workbook.create_chartsheet("Chart", 0)
    assert opened(saved(workbook)).notices[:2] == [
        "Read as an Excel workbook, from the sheet “birds”.",
        "Left out: the sheet “notes”, which has no such table.",
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


@pytest.mark.parametrize(("hidden", "told"), [("1", 1), ("true", 1), ("0", 0), ("false", 0)])
def test_a_row_is_hidden_where_the_sheet_says_so(hidden: str, told: int) -> None:
    rows = [row_of(number, cells) for number, cells in ((1, ["bill_length_mm", "body_mass_g"]), (2, [38.4, 3825]))]
    content = packed(parts(sheet_of(rows[0], rows[1].replace(" r=", f' hidden="{hidden}" r='))))
    assert len(opened(content).warnings) == told
