"""Rows with more or fewer cells than the header."""

import pytest

from tests.tables import notes, parsed, read, results, scored

ROW = "Biscoe,male,40,17,200,4200"
WIDE = f"""island,sex,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g
{ROW},x,y
{ROW}
"""
NOTE = (
    "The row has 8 cells where the header has 6. What stands under no header (“x” and “y”) was not used and stands "
    "only in this note."
)
ANSWER = "Adelie,0.9000,0.0625,0.0375"


def test_a_row_with_more_cells_than_the_header_is_scored_where_all_fit_and_loses_none() -> None:
    answers = {"bill_length_mm": 40, "bill_depth_mm": 17, "flipper_length_mm": 200, "body_mass_g": 4200}
    assert read(WIDE) == [{"island": "Biscoe", "sex": "male", **answers}] * 2
    assert notes(WIDE) == {2: NOTE}
    assert scored(WIDE) == [True, True]
    note = NOTE.replace("“", "'").replace("”", "'")
    assert results(WIDE).splitlines()[1:] == [f"{ROW},{ANSWER},{note}", f"{ROW},{ANSWER},"]


def test_the_results_of_a_row_with_more_cells_are_read_as_it_was() -> None:
    again = results(WIDE)
    assert read(again) == read(WIDE)
    assert results(again).splitlines()[1:] == [f"{ROW},{ANSWER},"] * 2


def test_all_that_stands_under_no_header_is_quoted() -> None:
    rest = [*"abcdefg", "", "z" * 100, "\N{LATIN SMALL LETTER E WITH ACUTE}"]
    (note,) = notes(f"bill_length_mm,body_mass_g\n39.1,3750,{','.join(rest)}\n").values()
    assert all(f"“{cell}”" in note for cell in rest if cell)


def test_a_row_with_more_cells_than_a_note_can_quote_is_scored_and_comes_back_whole() -> None:
    for count, last in ((75, "3750"), (76, ",".join(["3750", *["0001"] * 76]))):
        content = f"bill_length_mm,body_mass_g\n39.1,3750{',0001' * count}\n46.2,4710\n"
        assert scored(content) == [True, True]
        assert parsed(results(content))[1][1] == last
    first = "What stands under no header (" + ", ".join(["“0001”"] * 5)
    assert notes(content) == {2: f"The row has 78 cells where the header has 2. {first} and 71 more) was not used."}


def test_a_cell_of_such_a_row_that_is_no_answer_comes_back_with_the_rest() -> None:
    content = "bill_length_mm,sex,body_mass_g\n39.1,3750,male,wet\n39.1,male,3750\n"
    assert parsed(results(content))[1][:4] == ["39.1", "3750", "male,wet", ""]


def test_a_damaged_row_with_more_cells_comes_back_whole() -> None:
    content = 'bill_length_mm,body_mass_g\n"39.1,3750,x\n46.2,4710\n'
    assert results(content).splitlines()[1] == (
        '"""39.1","3750,x",,,,,A quotation mark is opened and never closed. The row has 3 cells where the header has 2.'
        " Its cells may stand under other headers than their own."
    )


MOVED = "The row has 4 cells where the header has 3. Its cells may stand under other headers than their own."


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (
            "39,1,3750,male",
            f"{MOVED} Body mass must be between 1,000 and 10,000 g; “body_mass_g” has “1”. Sex must be "
            "female, male or unknown; “sex” has “3750”, which counts as unknown.",
        ),
        (
            "39.1,3750,wet,male",
            f"{MOVED} Sex must be female, male or unknown; “sex” has “wet”, which counts as unknown.",
        ),
    ],
)
def test_a_row_with_more_cells_whose_cells_do_not_fit_is_not_scored(row: str, note: str) -> None:
    content = f"bill_length_mm,body_mass_g,sex\n{row}\n39.1,3750,male\n"
    assert notes(content) == {2: note}
    assert scored(content) == [False, True]


def test_a_name_that_only_the_last_column_lacks_does_not_shift_the_others() -> None:
    content = "bill_length_mm,body_mass_g\n39.1,3750,x\n46.2,4710,y\n"
    assert read(content) == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]
    assert notes(content)[2] == (
        "The row has 3 cells where the header has 2. What stands under no header (“x”) was not used and "
        "stands only in this note."
    )


def test_a_row_of_one_cell_says_so() -> None:
    content = "bill_length_mm,body_mass_g,sex\n39.1\n39.1,3750,male\n"
    assert notes(content) == {2: "The row has 1 cell where the header has 3. Those that are absent count as unknown."}


def test_a_row_that_stands_beyond_the_header_is_not_called_empty() -> None:
    content = "species,bill_length_mm,body_mass_g\nAdelie,39.1,3750\n,,,Gentoo,46.1\n,,,\n,,\n,\n"
    noted = notes(content)
    assert noted[3].startswith(
        "The row has 5 cells where the header has 3. What stands under no header (“Gentoo” and “46.1”) was not used "
        "and stands only in this note."
    )
    assert {row: noted[row] for row in (4, 5, 6)} == dict.fromkeys((4, 5, 6), "The row is empty: it is no penguin.")


def test_a_row_in_quotation_marks_as_a_whole_comes_back_as_its_cells() -> None:
    content = 'bill_length_mm,flipper_length_mm,colour\n39.1,181,red\n"38.9,182,blue"\n'
    header, first, second = results(content).splitlines()
    assert header.startswith("bill_length_mm,flipper_length_mm,colour,")
    assert first.startswith("39.1,181,red,")
    assert second.startswith("38.9,182,blue,")
    assert second.endswith(",The whole row was in quotation marks; it was read without them.")


def test_a_row_in_more_quotation_marks_than_the_others_is_read_as_well() -> None:
    content = '"id,bill_length_mm,bill_depth_mm"\n"1,39.1,18.7"\n"""2,39.1,18.7"""\n'
    assert scored(content) == [True, True]
    assert notes(content) == {3: "The whole row was in quotation marks; it was read without them."}
