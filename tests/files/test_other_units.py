"""What is found out by a file's numbers is found out in whatever unit they are."""

import pytest

from tests.tables import notes, opened, read, refusal, scored

CM_AND_KG = "bird,island,bill_length_cm,body_mass_kg\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"3,Dream,4.95,3.8\n{CM_AND_KG}1,Dream,3.91,3.75\n2,Dream,3.88,3.8\n", "Above the header, which is in row 2"),
        (f"{CM_AND_KG}1,Dream,3.91,3.75\n2,,3.88,3.8\n3,,4.03,3.25\n4,,3.91,3.4\n", "“island” is filled in only 1"),
    ],
)  # fmt: skip
def test_penguins_are_known_as_such_in_other_units_too(content: str, told: str) -> None:
    assert any(warning.startswith(told) for warning in opened(content).warnings)


def test_rows_that_sum_up_are_known_as_such_in_other_units_too() -> None:
    means = f"{CM_AND_KG}1,Dream,3.91,3.75\n2,Dream,3.88,3.8\n3,Dream,4.02,3.25\n,,3.937,3.6\n"
    assert scored(means) == [True, True, True, False]


def test_numbers_are_cut_in_two_in_other_units_too() -> None:
    assert "decimal commas" in refusal("bill_length_cm,body_mass_kg\n3,91,3,75\n3,88,3,80\n4,03,3,25\n")
    assert "rows below it have semicolons" in refusal("sex,bill_length_cm,body_mass_kg\nmale;3.91;3.75\nmale;3.9;3.8\n")


def test_lengths_and_depths_are_swapped_in_other_units_too() -> None:
    *_, told = opened("bill_length_cm,bill_depth_cm\n1.87,3.91\n1.74,3.95\n1.8,4.03\n").warnings
    assert told.startswith("“bill_length_cm” and “bill_depth_cm” seem to be swapped")


@pytest.mark.parametrize(
    "header",
    [
        "bill_length_cm,bill_depth_cm,flipper_length_cm,body_mass_kg",
        "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_kg",
    ],
)
def test_commas_that_cut_numbers_are_found_where_a_wrong_unit_is_named(header: str) -> None:
    rows = [
        "Adelie,39,1,18,7,181,3750",
        "Adelie,39,5,17,4,186,3800",
        "Gentoo,46,1,13,2,211,4500",
        "Gentoo,50,0,16,3,230,5700",
    ]
    assert "decimal commas look like the commas between the cells (“39,1”)" in refusal(
        "\n".join([f"species,{header}", *rows])
    )


def test_names_of_rows_are_found_where_a_wrong_unit_is_named() -> None:
    content = "culmen_length_cm,culmen_depth_cm\n1,39.1,18.7\n2,39.5,17.4\n3,46.1,13.2\n"
    assert [found["bill_length_mm"] for found in read(content)] == [39.1, 39.5, 46.1]


def test_another_delimiter_is_found_where_a_wrong_unit_is_named() -> None:
    content = "bill_length_cm;bill_depth_cm;body_mass_kg\n39.1,18.7,3750\n39.5,17.4,3800\n"
    assert refusal(content).startswith(
        "The header has semicolons between its cells, and the rows below it have commas."
    )


def test_each_measurement_may_have_its_own_unit() -> None:
    content = "bill_length,bill_depth,flipper_length\n3.91,18.7,18.1\n3.95,17.4,18.6\n"
    assert read(content)[0] == {"bill_length_mm": 39.1, "bill_depth_mm": 18.7, "flipper_length_mm": 181}
    assert opened(content).warnings == [
        "“bill_length” was converted from centimetres to millimetres, as its values show: bill length times 10.",
        "“flipper_length” was converted from centimetres to millimetres, as its values show: flipper length times 10.",
    ]


def test_a_value_in_another_unit_than_its_column_is_not_scored_and_says_so() -> None:
    content = "bill_length_mm,body_mass_g\n" + "3.91,3750\n" * 9 + "39.1,3750\n"
    assert scored(content) == [True] * 9 + [False]
    assert notes(content) == {
        11: "Bill length must be between 10 and 100 mm; “bill_length_mm” has “39.1”. In the unit of the "
        "rest of the column that is 391 mm."
    }
