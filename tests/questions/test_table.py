"""The table of the six questions against the data it describes."""

from pathlib import Path

import pandas as pd
import pytest

from penguins.model.paths import DATA
from penguins.questions.answers import Unanswerable, read_accepted, read_choice, read_number
from penguins.questions.species import SPECIES
from penguins.questions.table import (
    CHOICES,
    EXAMPLE,
    EXAMPLE_CSV,
    MEASUREMENTS,
    QUESTIONS,
    Choice,
    Measurement,
    Range,
)
from penguins.questions.vocabulary import HEADERS, OPTIONS, SPECIES_STEMS, UNITS

STATIC = Path(__file__).parent.parent.parent / "static"


@pytest.fixture(scope="module")
def data() -> pd.DataFrame:
    return pd.read_csv(DATA)


def test_the_questions_come_in_the_agreed_order() -> None:
    assert [(question.name, question.label) for question in QUESTIONS] == [
        ("island", "Island"),
        ("sex", "Sex"),
        ("bill_length_mm", "Bill length"),
        ("bill_depth_mm", "Bill depth"),
        ("flipper_length_mm", "Flipper length"),
        ("body_mass_g", "Body mass"),
    ]


@pytest.mark.parametrize("measurement", MEASUREMENTS, ids=lambda m: m.name)
def test_the_range_seen_is_that_of_the_data(measurement: Measurement, data: pd.DataFrame) -> None:
    column = data[measurement.name]
    assert (measurement.seen.low, measurement.seen.high) == (column.min(), column.max())


@pytest.mark.parametrize("choice", CHOICES, ids=lambda c: c.name)
def test_the_choices_are_those_of_the_data(choice: Choice, data: pd.DataFrame) -> None:
    assert list(choice.options) == sorted(data[choice.name].dropna().unique())


@pytest.mark.parametrize(
    ("name", "seen", "limits", "accepted"),
    [
        ("bill_length_mm", "32.1 to 59.6 mm", "between 10 and 100 mm", "10 to 100 mm"),
        ("bill_depth_mm", "13.1 to 21.5 mm", "between 5 and 40 mm", "5 to 40 mm"),
        ("flipper_length_mm", "172 to 231 mm", "between 100 and 300 mm", "100 to 300 mm"),
        ("body_mass_g", "2,700 to 6,300 g", "between 1,000 and 10,000 g", "1,000 to 10,000 g"),
    ],
)
def test_ranges_are_written_with_their_units(name: str, seen: str, limits: str, accepted: str) -> None:
    measurement = next(m for m in MEASUREMENTS if m.name == name)
    assert (measurement.seen_in_words, f"{measurement.accepted} {measurement.unit}") == (seen, accepted)
    with pytest.raises(Unanswerable, match=f"^must be {limits}$"):
        read_accepted(measurement, "0")


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("bill_length_mm", 43.9, "43.9 mm"),
        ("bill_length_mm", 44.0, "44 mm"),
        ("bill_depth_mm", 17.25, "17.25 mm"),
        ("flipper_length_mm", 201, "201 mm"),
        ("flipper_length_mm", 201.4, "201.4 mm"),
        ("body_mass_g", 4207, "4,207 g"),
        # A mean, in as many digits as anybody may have typed.
        ("bill_length_mm", 119.286754967 / 3, "39.76225166 mm"),
    ],
)
def test_a_value_is_written_with_all_of_its_digits(name: str, value: float, written: str) -> None:
    assert next(m for m in MEASUREMENTS if m.name == name).format(value) == written


def test_a_range_holds_both_its_ends_and_no_nan() -> None:
    interval = Range(10, 100)
    values: list[object] = [10, 100, 55.5, 9.99, 100.01, float("nan"), float("inf"), "50", None]
    assert [value in interval for value in values] == [True] * 3 + [False] * 6


def test_every_question_option_and_species_has_its_words() -> None:
    assert set(HEADERS) == {*(question.name for question in QUESTIONS), "species"}
    assert set(OPTIONS) == {option for choice in CHOICES for option in choice.options}
    assert set(SPECIES_STEMS) == {species.name for species in SPECIES}


def test_no_name_means_two_units_and_every_unit_has_names() -> None:
    names = [name for spellings in UNITS.values() for name in spellings]
    assert len(names) == len(set(names))
    assert set(UNITS) == {unit for m in MEASUREMENTS for unit in m.units}
    assert all(measurement.units[measurement.unit].factor == 1 for measurement in MEASUREMENTS)


def test_the_example_is_the_agreed_penguin_and_is_understood() -> None:
    assert EXAMPLE_CSV == (
        "island,sex,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\nBiscoe,male,43.9,17.2,201,4207\n"
    )
    for question in QUESTIONS:
        text = str(EXAMPLE[question.name])
        read = read_choice(question, text) if isinstance(question, Choice) else read_number(question, text)
        assert read == EXAMPLE[question.name]


def test_the_example_file_is_the_example_byte_for_byte() -> None:
    assert (STATIC / "penguins_example.csv").read_bytes() == EXAMPLE_CSV.encode()
