"""Headers as forms and other programs write them: a number or a group before the name, or a question around it."""

import pytest

from penguins.files.header import match
from tests.tables import opened, read, refusal


def _questions(*headers: str) -> list[str]:
    found = match([*headers])
    by_index = {index: name for name, index in {**found.measurements, **found.choices}.items()}
    by_index.update(dict.fromkeys(found.species_columns, "species"))
    assert found.one_hot == {}
    return [by_index.get(index, "") for index in range(len(headers))]


@pytest.mark.parametrize(
    ("header", "question"),
    [
        *[("1. Bill length (mm)", "bill_length_mm"), ("3_Bill_length_mm", "bill_length_mm"), ("1_Island", "island")],
        *[("2.1. Sex", "sex"), ("(4) Body mass", "body_mass_g"), ("Q3: Species", "species"), ("q2_1_sex", "sex")],
        *[("meas/bill_length_mm", "bill_length_mm"), ("bird/meas/sex", "sex"), ("bird/Sex (M/F)", "sex")],
        *[("field:bill length mm", "bill_length_mm"), ("Measured: Beak depth [mm]", "bill_depth_mm")],
        *[("C#bill_length_mm", "bill_length_mm"), ("mD#island", "island"), ("mS#species", "species")],
        *[("bill/bill_length_mm", "bill_length_mm"), ("weight/body_mass_g", "body_mass_g")],
        *[("Measurements [Bill length (mm)]", "bill_length_mm"), ("2. Measure (in mm): [Beak depth]", "bill_depth_mm")],
    ],
)
def test_a_number_or_a_group_may_stand_before_a_name(header: str, question: str) -> None:
    assert _questions("x", header) == ["", question]


@pytest.mark.parametrize(
    "header",
    [
        *("Bill [mm]", "Bill length/flipper length", "Flipper length / body mass", "bill depth:bill length (mm)"),
        *("tarsus length/flipper length (mm)", "tarsus_mm/flipper_mm", "Condition (mass/flipper length)"),
        *("Condition: mass/flipper", "1/body mass", "log[body mass]", "Species/Sex", "Island: male", "1. male", "2 m"),
    ],
)
def test_a_ratio_and_a_value_are_no_group_and_its_column(header: str) -> None:
    assert _questions(header) == [""]


def test_a_part_of_a_header_counts_where_no_whole_one_says_the_same() -> None:
    assert _questions("chick/bill_length_mm", "bill_length_mm", "2. Sex", "sex") == ["", "bill_length_mm", "", "sex"]
    assert match(["island_Biscoe", "island_Dream", "nest/island"]).choices == {}


def test_parts_that_say_the_same_are_refused() -> None:
    assert refusal("a/bill_length_mm,b/bill_length_mm,mass\n38.4,38.5,3825\n").startswith(
        "2 columns could both be bill length: “a/bill_length_mm” (column 1) and “b/bill_length_mm” (column 2)."
    )


def test_a_unit_may_stand_behind_a_group() -> None:
    content = "meas/Bill length (cm),meas/Body mass (kg)\n3.84,3.825\n"
    assert read(content) == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
    assert opened(content).notices[1] == "“meas/Bill length (cm)” was read as bill length."
