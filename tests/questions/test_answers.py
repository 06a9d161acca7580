"""What somebody wrote -> an answer, or the words that say what an answer would be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.questions.answers import (
    LONGEST_SHOWN,
    Unanswerable,
    check_accepted,
    is_missing,
    read_choice,
    read_number,
    shown,
)
from penguins.questions.table import (
    BILL_DEPTH,
    BILL_LENGTH,
    BODY_MASS,
    CHOICES,
    FLIPPER_LENGTH,
    ISLAND,
    MEASUREMENTS,
    SEX,
    Choice,
    Measurement,
)
from penguins.questions.vocabulary import MISSING, OPTIONS
from penguins.web.forms import UNKNOWN_LABEL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("43.9", 43.9),
        ("43,9", 43.9),
        (" 43.9 ", 43.9),
        ("\N{MINUS SIGN}43.9", -43.9),
        ("4,39E+1", 43.9),
        ("1e400", math.inf),
        ("-1e400", -math.inf),
        ("43.9 mm", 43.9),
        ("43,9 MM", 43.9),
        ("43.9 mm.", 43.9),
        ("4.39 cm", 43.9),
        ("0.0439 m", 43.9),
        ("1.5 in", 38.1),
    ],
)
def test_a_length_is_read_in_millimetres(text: str, number: float) -> None:
    assert read_number(BILL_LENGTH, text) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4207", 4207),
        ("4.2 kg", 4200),
        ("4,2kg", 4200),
        ("10 lbs", 4535.9237),
        ("4 207", 4207),
        ("4\u202f207", 4207),
        ("4'207", 4207),
        ("4\N{RIGHT SINGLE QUOTATION MARK}207 g", 4207),
        ("4 207,5", 4207.5),
        ("4,207", 4207),
        ("4.207", 4207),
        ("4,207 g", 4207),
        ("4.207 kg", 4207),
        ("4,207 kg", 4207),
        ("4,207.5", 4207.5),
        ("4.207,5 g", 4207.5),
        ("1,234,567", 1_234_567),
        ("42,070", 42.07),
        ("0,207", 0.207),
    ],
)
def test_a_mass_is_read_in_grams(text: str, number: float) -> None:
    assert read_number(BODY_MASS, text) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    ("measurement", "text", "number"),
    [(BILL_LENGTH, "43,900", 43.9), (BILL_DEPTH, "17.200", 17.2), (FLIPPER_LENGTH, "1,981", 1.981)],
)
def test_a_comma_is_decimal_where_thousands_are_impossible(measurement: Measurement, text: str, number: float) -> None:
    assert read_number(measurement, text) == number


@pytest.mark.parametrize("measurement", MEASUREMENTS)
def test_no_number_has_two_readings_that_are_both_accepted(measurement: Measurement) -> None:
    assert measurement.accepted.high < 1000 * measurement.accepted.low


@pytest.mark.parametrize(("text", "number"), [("18,1", 181.0), ("18.1 cm", 181.0), ("181 mm", 181.0), ("", None)])
def test_a_number_without_a_unit_is_in_the_unit_of_its_column(text: str, number: float | None) -> None:
    assert read_number(FLIPPER_LENGTH, text, factor=10) == number


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "43.9 g", "43.9 parsecs", "43.9.1", "43,9,1", "4 3", "1 23", "0x2A", "4_3", "43%", "=43", "+", "e1"),
        *("inf", "-inf", "Infinity", "1e99999", "<b>43</b>", "43\0", "\0", "43\n9"),
        *("\N{VULGAR FRACTION ONE HALF}", "\u0664\u0663"),
    ],
)
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        read_number(BILL_LENGTH, text)
    assert str(caught.value) == "must be a number in mm, such as 45.9"
    assert caught.value.hint == ""


@pytest.mark.parametrize(
    ("measurement", "requirement"),
    [
        (BILL_LENGTH, "must be a number in mm, such as 45.9"),
        (BILL_DEPTH, "must be a number in mm, such as 17.3"),
        (FLIPPER_LENGTH, "must be a number in mm, such as 202"),
        (BODY_MASS, "must be a number in g, such as 4500"),
    ],
)
def test_the_example_of_a_number_is_one_that_is_understood(measurement: Measurement, requirement: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        read_number(measurement, "?!")
    assert caught.value.requirement == requirement
    assert read_number(measurement, requirement.rpartition(" ")[2]) in measurement.seen


@pytest.mark.parametrize("text", ["", " ", "NA", "n/a", "NaN", "nan", "NULL", "None", "?", "-", "—", "Unknown", " na "])
def test_a_marker_for_missing_is_no_answer(text: str) -> None:
    assert is_missing(text)
    assert [read_number(measurement, text) for measurement in MEASUREMENTS] == [None] * 4
    assert [read_choice(choice, text) for choice in CHOICES] == [None] * 2


def test_every_marker_is_written_as_it_is_compared() -> None:
    assert [marker for marker in MISSING if marker != marker.strip().casefold()] == []


def test_the_words_on_the_form_for_not_known_are_understood_when_typed() -> None:
    assert is_missing(UNKNOWN_LABEL)


@pytest.mark.parametrize(("choice", "value"), [(choice, value) for choice in CHOICES for value in choice.options])
def test_a_choice_is_understood_in_every_case_and_with_spaces(choice: Choice, value: str) -> None:
    for text in (value, value.upper(), value.lower(), f"  {value} ", f"{value}."):
        assert read_choice(choice, text) == value


@pytest.mark.parametrize("text", ["F", "FEMALE", "♀", "hembra", "fêmea", "fe\u0302mea", "Weibchen", "vrouwelijk"])
def test_a_female_is_understood_in_many_spellings(text: str) -> None:
    assert read_choice(SEX, text) == "female"


@pytest.mark.parametrize("text", ["m", "Male", "♂", "macho", "maschio", "Männchen", "maennlich", "mannetje", "mâle"])
def test_a_male_is_understood_in_many_spellings(text: str) -> None:
    assert read_choice(SEX, text) == "male"


@pytest.mark.parametrize("choice", CHOICES)
def test_every_spelling_in_the_table_means_its_own_choice(choice: Choice) -> None:
    for option in choice.options:
        assert {read_choice(choice, spelling) for spelling in OPTIONS[option]} <= {option}


@pytest.mark.parametrize("text", ["Mars", "Biscoe Dream", "0", "1", "Bis\0coe!x", "x" * 5000])
def test_what_is_no_island_is_refused_with_the_choices(text: str) -> None:
    with pytest.raises(Unanswerable, match=r"^must be Biscoe, Dream, Torgersen or unknown$"):
        read_choice(ISLAND, text)


@pytest.mark.parametrize("measurement", MEASUREMENTS)
def test_the_limits_themselves_are_accepted(measurement: Measurement) -> None:
    check_accepted(measurement, measurement.accepted.low)
    check_accepted(measurement, measurement.accepted.high)


@pytest.mark.parametrize(
    ("measurement", "value", "requirement", "hint", "suggestion"),
    [
        (BODY_MASS, 4.2, "must be between 1,000 and 10,000 g", "Did you mean kilograms?", "4.2 kg"),
        (BODY_MASS, 10000.1, "must be between 1,000 and 10,000 g", "", ""),
        (BILL_LENGTH, 4.39, "must be between 10 and 100 mm", "Did you mean centimetres?", "4.39 cm"),
        (BILL_LENGTH, math.inf, "must be between 10 and 100 mm", "", ""),
        (BILL_LENGTH, math.nan, "must be between 10 and 100 mm", "", ""),
        (BILL_DEPTH, 1.72, "must be between 5 and 40 mm", "Did you mean centimetres?", "1.72 cm"),
        (FLIPPER_LENGTH, 20.1, "must be between 100 and 300 mm", "Did you mean centimetres?", "20.1 cm"),
    ],
)
def test_a_value_outside_the_limits_is_refused_with_a_guess_at_what_was_meant(
    measurement: Measurement, value: float, requirement: str, hint: str, suggestion: str
) -> None:
    with pytest.raises(Unanswerable) as caught:
        check_accepted(measurement, value)
    problem = caught.value
    assert (problem.requirement, problem.hint, problem.suggestion) == (requirement, hint, suggestion)
    if suggestion:
        assert read_number(measurement, suggestion) in measurement.accepted


def test_a_quoted_text_is_visible_on_one_line_and_at_most_40_characters_long() -> None:
    assert shown("4.2") == "4.2"
    assert shown("a\nb\0c\u202ed") == "a b\ufffdc\ufffdd"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"


@given(st.text(max_size=200))
def test_any_text_is_a_number_or_unknown_or_refused(text: str) -> None:
    for measurement in MEASUREMENTS:
        try:
            number = read_number(measurement, text)
        except Unanswerable:
            continue
        assert number is None or isinstance(number, float)
    assert len(shown(text)) <= LONGEST_SHOWN
    assert shown(text).isprintable()


@given(st.floats(10, 100))
def test_a_number_in_range_is_read_back_as_it_was_written(number: float) -> None:
    assert read_number(BILL_LENGTH, repr(number)) == number
    assert read_number(BILL_LENGTH, repr(number).replace(".", ",")) == number
