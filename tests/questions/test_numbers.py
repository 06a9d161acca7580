"""Numbers as people write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.questions.answers import (
    Unanswerable,
    is_number,
    read_accepted,
    read_number,
)
from penguins.questions.table import (
    BILL_DEPTH,
    BILL_LENGTH,
    BODY_MASS,
    FLIPPER_LENGTH,
    MEASUREMENTS,
    Measurement,
)


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
        *[("+43.9", 43.9), ("43.", 43), ("43,", 43), ("43. mm", 43), (".439e2", 43.9), (",0439 m", 43.9)],
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
        ("10 lbs", 4535.9),
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
        ("+4,207", 4207),
        *[("1,234,567", 1_234_567), ("1.234.567", 1_234_567)],
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
        *("abc", "43.9 parsecs", "39.Jan", "43.9.1", "43,9,1", "4 3", "1 23", "4 2070", "4. 207", "0x2A", "4_3"),
        *("4,2..", "43%", "=43", "+", "e1"),
        *("inf", "-inf", "Infinity", "1e99999", "<b>43</b>", "43\0", "\0", "43\n9"),
        *("\N{VULGAR FRACTION ONE HALF}", "39²", "3①", "39\u0301"),
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


@pytest.mark.parametrize("measurement", MEASUREMENTS)
def test_the_limits_themselves_are_accepted(measurement: Measurement) -> None:
    for value in (measurement.accepted.low, measurement.accepted.high):
        assert read_accepted(measurement, str(value)) == value


@pytest.mark.parametrize(
    ("measurement", "text", "requirement", "hint", "suggestion"),
    [
        (BODY_MASS, "4.2", "must be between 1,000 and 10,000 g", "Did you mean 4.2 kg (4,200 g)?", "4.2 kg"),
        (BODY_MASS, "10000.1", "must be between 1,000 and 10,000 g", "", ""),
        (BODY_MASS, "8.5", "must be between 1,000 and 10,000 g", "Did you mean 8.5 lb (3,855.5 g)?", "8.5 lb"),
        # Of two units that make it a likely one, the metric one is meant.
        (BODY_MASS, "6", "must be between 1,000 and 10,000 g", "Did you mean 6 kg (6,000 g)?", "6 kg"),
        (BODY_MASS, "2.43", "must be between 1,000 and 10,000 g", "Did you mean 2.43 kg (2,430 g)?", "2.43 kg"),
        (BODY_MASS, "2.42", "must be between 1,000 and 10,000 g", "", ""),
        (BODY_MASS, "0.0042 kg", "must be between 1,000 and 10,000 g", "", ""),
        (BODY_MASS, "4207 kg", "must be between 1,000 and 10,000 g", "Did you mean 4,207 g?", "4207 g"),
        (BILL_LENGTH, "4,39", "must be between 10 and 100 mm", "Did you mean 4.39 cm (43.9 mm)?", "4.39 cm"),
        (BILL_LENGTH, "4.3925", "must be between 10 and 100 mm", "Did you mean 4.3925 cm (43.92 mm)?", "4.3925 cm"),
        (BILL_LENGTH, "1e999", "must be between 10 and 100 mm", "", ""),
        (BILL_LENGTH, "0.5", "must be between 10 and 100 mm", "", ""),
        (BILL_LENGTH, "1.75", "must be between 10 and 100 mm", "Did you mean 1.75 in (44.45 mm)?", "1.75 in"),
        (BILL_DEPTH, "1.72", "must be between 5 and 40 mm", "Did you mean 1.72 cm (17.2 mm)?", "1.72 cm"),
        (BILL_DEPTH, "18.7 cm", "must be between 5 and 40 mm", "Did you mean 18.7 mm?", "18.7 mm"),
        (BILL_DEPTH, "0.187 cm", "must be between 5 and 40 mm", "", ""),
        (FLIPPER_LENGTH, "20.1", "must be between 100 and 300 mm", "Did you mean 20.1 cm (201 mm)?", "20.1 cm"),
        (FLIPPER_LENGTH, "25.4", "must be between 100 and 300 mm", "Did you mean 25.4 cm (254 mm)?", "25.4 cm"),
        (FLIPPER_LENGTH, "25.5", "must be between 100 and 300 mm", "", ""),
        (FLIPPER_LENGTH, "0.181", "must be between 100 and 300 mm", "Did you mean 0.181 m (181 mm)?", "0.181 m"),
        # A decimal point that was lost.
        (BILL_LENGTH, "391", "must be between 10 and 100 mm", "Did you mean 39.1 mm?", "39.1"),
        (BILL_LENGTH, "4390mm", "must be between 10 and 100 mm", "Did you mean 43.9 mm?", "43.9"),
        (BILL_LENGTH, "300", "must be between 10 and 100 mm", "", ""),
        # A thousand and more, and not thousandths of an inch.
        (BILL_LENGTH, "1,234", "must be between 10 and 100 mm", "", ""),
        (BILL_LENGTH, "390 cm", "must be between 10 and 100 mm", "", ""),
        (BILL_DEPTH, "187", "must be between 5 and 40 mm", "Did you mean 18.7 mm?", "18.7"),
        (FLIPPER_LENGTH, "1810", "must be between 100 and 300 mm", "Did you mean 181 mm?", "181"),
        (BODY_MASS, "37500", "must be between 1,000 and 10,000 g", "Did you mean 3,750 g?", "3750"),
        (BILL_LENGTH, "39 kg", "must be in millimetres, centimetres, metres or inches", "", ""),
        (BODY_MASS, "4207 mm", "must be in grams, kilograms, pounds or ounces", "", ""),
        (BODY_MASS, "8 lb 3 oz", "must be a number in g, such as 4500", "", ""),
    ],
)
def test_a_value_outside_the_limits_is_refused_with_a_guess_at_what_was_meant(
    measurement: Measurement, text: str, requirement: str, hint: str, suggestion: str
) -> None:
    with pytest.raises(Unanswerable) as caught:
        read_accepted(measurement, text)
    problem = caught.value
    assert (problem.requirement, problem.hint, problem.suggestion) == (requirement, hint, suggestion)
    if suggestion:
        assert read_number(measurement, suggestion) in measurement.accepted


@pytest.mark.parametrize(
    ("text", "converted"),
    [("20 in", "508 mm"), ("508", ""), ("508 mm", ""), ("1e999 in", ""), ("1e-9 in", ""), ("0.2 cm", "2 mm")],
)
def test_a_number_in_another_unit_is_converted_where_it_is_not_accepted(text: str, converted: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        read_accepted(FLIPPER_LENGTH, text)
    assert caught.value.converted == converted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("３９．１ｍｍ", 39.1), ("３９，１", 39.1)],
        ("39.1㎜", 39.1),
        ("3.91 ㎝", 39.1),
        ("39.1\u200b", 39.1),
        ("\ufeff39.1", 39.1),
        ("٣٩٫١", 39.1),
        ("३९.१", 39.1),
        ("46 milímetros", 46.0),
        ("4,6 centimètres", 46.0),
        ("39 миллиметров", 39.0),
        ("39 밀리", 39.0),
    ],
)
def test_a_number_is_read_whatever_the_keyboard_and_the_language(text: str, value: float) -> None:
    assert read_number(BILL_LENGTH, text) == value


@pytest.mark.parametrize(
    ("measurement", "text", "value"),
    [(BODY_MASS, "8.5 lb", 3855.5), (BILL_LENGTH, "1.54 in", 39.12), (FLIPPER_LENGTH, "18.1 cm", 181.0)],
)
def test_a_converted_number_has_one_digit_more_than_is_measured(
    measurement: Measurement, text: str, value: float
) -> None:
    assert read_number(measurement, text) == value


@given(st.floats(10, 100))
def test_a_number_in_range_is_read_back_as_it_was_written(number: float) -> None:
    assert read_number(BILL_LENGTH, repr(number)) == number
    assert read_number(BILL_LENGTH, repr(number).replace(".", ",")) == number


def test_a_number_before_a_word_that_is_no_unit_is_none() -> None:
    assert [text for text in ("38.4", "38,4 mm", "3kg", "1_Island", "2. Sex", "12 birds") if is_number(text)] == [
        *("38.4", "38,4 mm", "3kg")
    ]
