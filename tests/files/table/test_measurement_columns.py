"""Short names of measurements, as on field forms: read where the values of their columns say the same."""

import pytest

from penguins.questions.answers import Answers
from penguins.questions.table import MEASUREMENTS
from penguins.questions.vocabulary import SHORT_HEADERS, SIDES
from tests.tables import ADELIE, opened, read, refusal
from tests.workbooks import book

MEASURED: Answers = {one.name: ADELIE[one.name] for one in MEASUREMENTS}


@pytest.mark.parametrize(
    "header",
    [
        "Culmen (mm),Bill depth (mm),Flipper (mm),Wt (g)",
        "Exposed culmen,Culmen depth,Wing (mm),Net wt (g)",
        "Bill L,Bill D,Flipper L,WT",
        "culmen_l_mm,culmen_d_mm,wing_l_mm,wt_g",
        "Beak L.,Beak D.,left flipper,Mass",
    ],
)
def test_the_names_of_a_field_form_are_read(header: str) -> None:
    content = f"{header}\n{','.join(map(str, MEASURED.values()))}\n"
    assert read(content) == read(book(birds=[header.split(","), [*MEASURED.values()]])) == [MEASURED]
    assert opened(content).warnings == []
    assert opened(content).notices[1] == f"“{header.split(',')[0]}” was read as bill length."


@pytest.mark.parametrize(
    ("measurement", "short"), [(name, short) for name, headers in SHORT_HEADERS.items() for short in headers]
)
def test_every_short_name_is_read(measurement: str, short: str) -> None:
    columns = {short if name == measurement else name: value for name, value in MEASURED.items()}
    assert read(f"{','.join(columns)}\n{','.join(map(str, columns.values()))}\n") == [MEASURED]


@pytest.mark.parametrize(
    ("header", "value"),
    [("culmen", 18.9), ("wing", 1), ("Wt", 40), ("wt (mm)", 3825), ("wt", "")],
)
def test_a_short_name_over_other_values_is_none(header: str, value: object) -> None:
    content = f"bill_depth_mm,sex,body_mass_kg,{header}\n18.9,male,3.825,{value}\n"
    if "wt" in header.lower():
        content = content.replace("body_mass_kg", "bill_length_cm")
    assert len(read(content)[0]) == 3
    assert opened(content).carried == [3]


def test_a_short_name_may_have_another_unit() -> None:
    assert read("culmen (cm),wt (kg)\n3.84,3.825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
    assert read("culmen,wt\n3.84,3.825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]


@pytest.mark.parametrize("others", [["culmen length", "culmen"], ["culmen", "bill_length_mm"], ["Culmen", "Bill L"]])
def test_a_short_name_beside_another_column_of_the_measurement_is_carried_along(others: list[str]) -> None:
    content = f"bill_depth_mm,body_mass_g,{','.join(others)}\n18.9,3825,38.4,39.9\n"
    assert [answers.get("bill_length_mm") for answers in read(content)] == [
        {"culmen length": 38.4, "culmen": 39.9, "Culmen": None}[others[0]]
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("flipper left mm", "flipper right mm"),
        ("Flipper L (mm)", "Flipper R (mm)"),
        ("left wing", "right wing"),
        ("Flipper length (left)", "Flipper length (right)"),
    ],
)
def test_of_two_flippers_the_first_is_read_and_the_other_told(left: str, right: str) -> None:
    content = f"body_mass_g,{left},{right}\n3825,188,190\n"
    assert read(content) == [{"flipper_length_mm": 188, "body_mass_g": 3825}]
    assert opened(content).warnings == [f"“{right}” was not read: the flipper length is that of “{left}”."]
    assert read(content.replace(f"{left},", "ring,")) == [{"flipper_length_mm": 190, "body_mass_g": 3825}]


def test_the_flippers_of_two_sides_are_left_beside_the_flipper_length() -> None:
    content = "body_mass_g,flipper left,flipper right,flipper_length_mm\n3825,188,190,189\n"
    assert read(content) == [{"flipper_length_mm": 189, "body_mass_g": 3825}]
    assert opened(content).warnings == []


@pytest.mark.parametrize("header", ["left bill depth", "left wt", "wing left band", "left", "R"])
def test_a_side_is_that_of_a_flipper(header: str) -> None:
    assert "“bill_length_mm”" in refusal(f"bill_length_mm,{header}\n38.4,188\n")
    assert SIDES.isdisjoint(SHORT_HEADERS)


def test_a_column_keeps_the_unit_of_the_last_part_of_its_name_where_another_is_left_out() -> None:
    header = "meas/body_mass_lb,meas/body_mass_category,meas/bill_length_mm,meas/bill_length_cm,meas/bill_depth_mm"
    rows = "8.3,heavy,39.1,3.91,18.7\n7.9,light,40.1,4.01,18.2\n"
    assert [penguin["body_mass_g"] for penguin in read(f"{header}\n{rows}")] == [3764.8, 3583.4]
    assert [penguin["bill_length_mm"] for penguin in read(f"{header}\n{rows}")] == [39.1, 40.1]
