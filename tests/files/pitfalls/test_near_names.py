"""Columns that say more than a question's name are not taken for it, and told where no other column is."""

import pytest

from tests.tables import opened, read, refusal

COUNTS = "which counts as unknown. If"


@pytest.mark.parametrize(
    ("header", "noun", "name"),
    [
        ("Sex (1=M; 2=D)", "sex", "sex"),
        ("island_code", "island", "island"),
        ("left bill depth", "bill depth", "bill_depth_mm"),
    ],
)
def test_a_column_that_may_be_meant_is_told(header: str, noun: str, name: str) -> None:
    told = f"“{header}” was not taken for the {noun}, {COUNTS} it holds the {noun}, name that column “{name}”"
    content = f"bill_length_mm,flipper_length_mm,{header}\n38.4,188,1\n"
    assert opened(content).warnings == [f"{told}, and try again."]


@pytest.mark.parametrize("header", ["sex", "is_male", "egg mass", "flipper band", "sexing", "wing"])
def test_a_column_of_another_name_is_not_meant(header: str) -> None:
    warnings = opened(f"bill_length_mm,bill_depth_mm,{header}\n38.4,18.9,1\n").warnings
    assert not any("not taken for" in warning for warning in warnings)


def test_of_several_one_may_be_meant() -> None:
    content = "bill_length_1,bill_length_2,bill_depth_mm,body_mass_g\n38.4,38.6,18.9,3825\n"
    assert read(content) == [{"bill_depth_mm": 18.9, "body_mass_g": 3825}]
    assert opened(content).warnings == [
        f"“bill_length_1” and “bill_length_2” were not taken for the bill length, {COUNTS} one of them holds the bill "
        "length, name that column “bill_length_mm”, and try again."
    ]
    # Beside the question's own column they are others.
    assert opened(content.replace("bill_length_2", "bill_length")).warnings == []


@pytest.mark.parametrize("end", [".1", "_2", "2", " 2", " (2)", ".y", "_f", "...12"])
def test_a_second_bird_in_each_row_is_told(end: str) -> None:
    second = f"bill_length_mm{end}", f"body_mass_g{end}"
    content = f"nest,bill_length_mm,body_mass_g,{second[0]},{second[1]}\n1,38.4,3825,47.6,3560\n"
    assert read(content) == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
    assert opened(content).warnings == [
        f"“{second[0]}” and “{second[1]}” were not read, as other columns hold bill length and body mass. If they are "
        "of another bird, give each bird a row of its own, and try again."
    ]


@pytest.mark.parametrize(("length", "mass"), [("mm", "g"), ("cm", "kg"), ("inches", "lb")])
def test_a_male_behind_a_unit_is_no_metre(length: str, mass: str) -> None:
    one, two, *females = (f"{name}_{sex}" for sex in "mf" for name in (f"bill_length_{length}", f"body_mass_{mass}"))
    quoted = f"“{one}”, “{two}”, “{females[0]}” and “{females[1]}”"
    assert f"The header of the file has none of them. Its columns are {quoted}." in refusal(
        f"{','.join((one, two, *females))}\n38.4,3825,37.6,3560\n"
    )


def test_metres_are_metres_behind_a_word_that_is_also_an_inch() -> None:
    assert read("bill length in m,body mass in kg\n0.0384,3.825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]


@pytest.mark.parametrize("end", ["_2023", "^2", "_z", "_scaled", "2_band"])
def test_columns_that_hold_something_else_are_no_second_bird(end: str) -> None:
    assert opened(f"bill_length_mm,body_mass_g,bill_length_mm{end},body_mass_g{end}\n38,3825,1,2\n").warnings == []
    # A single measurement may have been taken twice.
    assert opened("bill_length_mm,body_mass_g,body_mass_g_2\n38,3825,3830\n").warnings == []


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("location", ("Dream", "Biscoe", "NA"), "island"),
        ("colony", ("Torgersen Island", "", "Dream"), "island"),
        ("who", ("male", "Female", "male"), "sex"),
    ],
)
def test_a_column_that_holds_nothing_but_answers_is_told(header: str, cells: tuple[str, ...], name: str) -> None:
    told = f"“{header}” was not taken for the {name}, {COUNTS} it holds the {name}, name that column “{name}”"
    assert opened(_with(header, cells)).warnings == [f"{told}, and try again."]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("colony", ("M", "F", "M")),
        ("colony", ("Dream", "Anvers", "Biscoe")),
        ("ship", ("Biscoe", "Biscoe", "Biscoe")),
        ("comment", ("male", "", "")),
        ("comment", ("male", "female", "", "", "")),
        ("my guess", ("male", "female", "male")),
        ("Penguin", ("Dream", "Torgersen", "Biscoe")),
        ("name", ("Dream", "Torgersen", "Biscoe")),
    ],
)
def test_a_column_of_other_words_of_few_or_of_names_is_not_meant(header: str, cells: tuple[str, ...]) -> None:
    assert opened(_with(header, cells)).warnings == []


def _with(header: str, cells: tuple[str, ...]) -> str:
    return f"bill_length_mm,flipper_length_mm,{header}\n" + "".join(f"38.4,188,{cell}\n" for cell in cells)
