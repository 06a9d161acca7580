"""Two columns that could be the same choice: the one that gives answers is read, and where both do, none is guessed."""

import pytest

from tests.tables import opened, read, refusal, scored
from tests.workbooks import book

MEASURED = "bill_length_mm,bill_depth_mm"
OBSERVERS = f"name,Gender,island,{MEASURED},Sex\nAnn,F,Dream,38.4,18.9,male\nBen,M,Dream,38.4,18.9,male\n"


def _sheet(content: str) -> bytes:
    return book(birds=[line.split(",") for line in content.splitlines()])


def test_two_columns_that_could_both_be_sex_are_named() -> None:
    message = (
        "2 columns could both be sex: “Gender” (column 2) and “Sex” (column 6). "
        "Rename or remove all but one, and try again."
    )
    assert refusal(OBSERVERS) == refusal(_sheet(OBSERVERS)) == message


def test_three_columns_that_could_all_be_island_are_named() -> None:
    content = f"island,isla,Island name,{MEASURED}\nDream,Biscoe,Torgersen,38.4,18.9\n"
    assert refusal(content).startswith("3 columns could all be island: “island” (column 1), “isla” (column 2) and ")


@pytest.mark.parametrize(
    ("headers", "cells", "expected", "carried"),
    [
        ("island,island_label", "3,Torgersen", {"island": "Torgersen"}, [0]),
        ("island_label,island", "Torgersen,3", {"island": "Torgersen"}, [1]),
        ("sex,sex_label,gender", "2,Female,", {"sex": "female"}, [0, 2]),
        ("sex,gender", "1,2", {}, [1]),
    ],
)
def test_of_two_columns_the_one_that_gives_answers_is_read(
    headers: str, cells: str, expected: dict[str, str], carried: list[int]
) -> None:
    content = f"{headers},{MEASURED}\n{cells},38.4,18.9\n"
    answers = {**expected, "bill_length_mm": 38.4, "bill_depth_mm": 18.9}
    assert read(content) == read(_sheet(content)) == [answers]
    assert opened(content).carried == carried


@pytest.mark.parametrize(("first", "second"), [("MF", ["male", "female"]), ("HF", ["mâle", "femelle"])])
def test_of_two_columns_with_the_same_answers_the_first_is_read(first: str, second: list[str]) -> None:
    rows = "".join(f"{one},{other},38.4,18.9\n" for one, other in zip(first, second, strict=True))
    content = f"sex,sex_label,{MEASURED}\n{rows}"
    assert [answers["sex"] for answers in read(content)] == ["male", "female"]
    assert opened(content).carried == [1]


def test_two_columns_that_differ_in_one_row_are_refused() -> None:
    rows = "M,male,38.4,18.9\nF,,38.4,18.9\nM,female,38.4,18.9\n"
    assert refusal(f"sex,sex_label,{MEASURED}\n{rows}").startswith("2 columns could both be sex:")


def test_a_column_of_codes_is_not_among_those_that_differ() -> None:
    assert refusal(f"sex,sex_label,gender,{MEASURED}\n1,male,F,38.4,18.9\n").startswith(
        "2 columns could both be sex: “sex_label” (column 2) and “gender” (column 3). "
    )


def test_of_two_columns_that_never_contradict_each_other_the_fuller_one_is_read() -> None:
    content = f"gender,sex,{MEASURED}\n,male,38.4,18.9\nF,Female (F),38.4,18.9\nM,male?,38.4,18.9\nM,NA,38.4,18.9\n"
    assert [answers.get("sex") for answers in read(content)] == [None, "female", "male", "male"]


def test_more_than_ten_columns_are_refused_without_a_look_at_their_cells() -> None:
    ten, eleven = (f"{'sex,' * count}{MEASURED}\n{'M,' * count}38.4,18.9\n" for count in (10, 11))
    assert read(ten) == [{"sex": "male", "bill_length_mm": 38.4, "bill_depth_mm": 18.9}]
    assert refusal(eleven).startswith("11 columns could all be sex:")


@pytest.mark.parametrize(
    ("headers", "cells", "read_index"),
    [
        ("bill_length_mm,bill_length_cm", ["38.4,3.84", "46.2,4.62", "NA,"], 0),
        ("bill_length_cm,bill_length_mm", ["3.8,38.4", "4.6,46.2"], 1),
        ("Bill length (mm),Bill length (in),Bill length (cm)", ["38.4,1.51,3.84"], 0),
    ],
)
def test_of_columns_with_the_same_values_in_different_units_the_one_in_millimetres_is_read(
    headers: str, cells: list[str], read_index: int
) -> None:
    content = f"{headers},body_mass_g\n" + "".join(f"{row},3825\n" for row in cells)
    file = opened(content)
    assert opened(_sheet(content)).warnings == file.warnings
    expected = [float(row.split(",")[read_index]) if "NA" not in row else None for row in cells]
    for table in (content, _sheet(content)):
        assert [answers.get("bill_length_mm") for answers in read(table)] == expected
    own, *others = sorted(range(len(headers.split(","))), key=lambda index: index != read_index)
    assert file.warnings == [
        f"{file.header.quoted(other)} was not read: in the rows that were looked at it says the same as "
        f"{file.header.quoted(own)} in another unit, but for rounding."
        for other in others
    ]
    assert file.header.columns["bill_length_mm"] == [read_index]
    assert file.carried == [index for index in range(len(headers.split(","))) if index != read_index]


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("bill_length_mm,bill_length_cm", ["38.4,3.84", "46.2,4.9"]),
        ("bill_length_mm,bill_length_cm", ["38.4,3.84", "46.2,NA"]),
        ("bill_length_mm,bill_length_cm", ["NA,NA"]),
        ("bill_length_mm,bill_length_cm", ["39.1,", ",3.91"]),
        ("bill_length_mm,beak_length", ["38.4,38.4"]),
        ("bill_length_mm,beak_length_mm", ["38.4,38.4"]),
    ],
)
def test_columns_with_other_values_or_without_a_unit_are_rivals(headers: str, cells: list[str]) -> None:
    content = f"{headers},body_mass_g\n" + "".join(f"{row},3825\n" for row in cells)
    assert refusal(content).startswith("2 columns could both be bill length: ")


def test_a_second_sheet_does_not_change_which_column_is_read() -> None:
    header = ["nest", "bill_length_cm", "bill_length_mm", "body_mass_g"]
    first, second = ["a", 3.9, 39.1, 3750], ["b", 4.6, 50.3, 4710]
    assert read(book(y2007=[header, first])) == [{"bill_length_mm": 39.1, "body_mass_g": 3750}]
    assert read(book(y2007=[header, first], y2008=[header, second]))[1] == {"bill_length_mm": 50.3, "body_mass_g": 4710}
    assert read(book(y2007=[header, first], y2008=[header, ["b", None, 50.3, 4710]]))[1]["bill_length_mm"] == 50.3


def _words_told(header: str) -> str:
    return f"“{header}” was not read as body mass: in the rows that were looked at it has no number."


@pytest.mark.parametrize("category", ["body_mass_category", "Body mass (kg) cat", "mass"])
@pytest.mark.parametrize("cells", [["medium", "NA", "heavy"], ["(3500, 4000]", "(3500, 4000]", ""]])
def test_a_column_of_words_is_no_rival_of_one_of_numbers(category: str, cells: list[str]) -> None:
    rows = [["38.4", "3825", cells[0]], ["39.1", "NA", cells[1]], ["46.2", "4710", cells[2]]]
    content = "".join("\t".join(row) + "\n" for row in [["bill_length_mm", "body_mass_g", category], *rows])
    assert [answers.get("body_mass_g") for answers in read(content)] == [3825, None, 4710]
    file = opened(content)
    assert file.warnings == [_words_told(category)]
    assert file.carried == [2]


def test_a_category_alone_is_no_measurement() -> None:
    content = "bill_length_mm,bill_depth_mm,body_mass_category\n38.4,18.9,heavy\n39.1,18.7,light\n"
    assert read(content) == [
        {"bill_length_mm": 38.4, "bill_depth_mm": 18.9},
        {"bill_length_mm": 39.1, "bill_depth_mm": 18.7},
    ]
    assert opened(content).warnings == [_words_told("body_mass_category")]
    assert refusal(content.replace("bill_depth_mm", "bill")).startswith(
        "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
        "body_mass_g. The header of the file has only the bill length (“bill_length_mm”)."
    )


def test_words_under_the_name_of_a_measurement_are_told_in_their_rows() -> None:
    content = "bill_length_mm,body_mass_g\n38.4,heavy\n39.1,light\n46.2,\n"
    assert scored(content) == [False, False, True]
    assert opened(content).warnings == []


@pytest.mark.parametrize("cells", [["", "NA"], ["medium", "4000"], ["1", "2"]])
def test_a_column_that_is_empty_or_has_a_number_is_a_rival(cells: list[str]) -> None:
    content = "bill_length_mm,body_mass_g,body_mass_category\n" + "".join(f"38.4,3825,{cell}\n" for cell in cells)
    assert refusal(content).startswith("2 columns could both be body mass: ")
