"""What somebody wrote -> an answer, or the words that say what an answer would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.questions.answers import (
    LONGEST_SHOWN,
    Unanswerable,
    is_missing,
    nearest_option,
    read_choice,
    read_number,
    shown,
)
from penguins.questions.table import (
    CHOICES,
    ISLAND,
    MEASUREMENTS,
    SEX,
    Choice,
)
from penguins.web.forms import UNKNOWN_LABEL


@pytest.mark.parametrize("text", ["", " ", "NA", "n/a", "NaN", "nan", "NULL", "None", "?", "-", "—", "Unknown", " na "])
def test_a_marker_for_missing_is_no_answer(text: str) -> None:
    assert is_missing(text)
    assert [read_number(measurement, text) for measurement in MEASUREMENTS] == [None] * 4
    assert [read_choice(choice, text) for choice in CHOICES] == [None] * 2


@pytest.mark.parametrize(
    "text", ["absent", "Ausente", "manquant", "fehlt", "sin dato", "not taken", "N/M", "n.m.", "nicht gemessen"]
)
def test_a_word_for_what_was_not_measured_is_no_answer(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize(
    "text", ["I’m not sure", "I'm not sure.", "Don’t know.", "N.A", "unk?", "unknown ?", "...", "#NAME?", "U"]
)
def test_a_marker_is_known_with_any_apostrophe_and_with_a_mark_behind_it(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["\u200b", "\ufeff \u00ad", "\u200eNA", "\u2212", "\u2012", "\u2011", "…"])
def test_what_comes_along_with_a_cell_that_is_copied_is_no_answer(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["-99", "-99.0", "\u221299.0", "-88.00", "-999,0", "-9999.0"])
def test_a_number_that_stands_for_not_known_may_have_a_fraction(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize(
    "text", ["999", "99", "99.0", "-99.5", "m?", "4.", "no", "not female", "x", "lost", "#2", "#name"]
)
def test_what_may_be_an_answer_or_a_name_is_no_marker(text: str) -> None:
    assert not is_missing(text)


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


@pytest.mark.parametrize(
    ("text", "option"),
    [
        *[("Female (F)", "female"), ("Male ♂", "male"), ("M / male", "male"), ("adult female", "female")],
        *[("not female", None), ("F (M)", None), ("female, 3", None), ("H/F", None), ("no male", None), ("()", None)],
    ],
)
def test_an_answer_of_several_words_is_one_where_all_say_it(text: str, option: str | None) -> None:
    if option:
        assert read_choice(SEX, text) == option
    else:
        with pytest.raises(Unanswerable, match=r"^must be female, male or unknown$"):
            read_choice(SEX, text)


@pytest.mark.parametrize("text", ["Mars", "Biscoe Dream", "0", "1", "Bis\0coe!x", "x" * 5000])
def test_what_is_no_island_is_refused_with_the_choices(text: str) -> None:
    with pytest.raises(Unanswerable, match=r"^must be Biscoe, Dream, Torgersen or unknown$"):
        read_choice(ISLAND, text)


@pytest.mark.parametrize(
    ("choice", "text", "option"),
    [
        (ISLAND, "Bisco", "Biscoe"),
        (ISLAND, "Torgesen", "Torgersen"),
        (ISLAND, "Insel Biscoe", "Biscoe"),
        (ISLAND, "Anvers", None),
        (SEX, "femal", "female"),
        (SEX, "x", None),
        # Two options are no misspelt one.
        (SEX, "male/female", None),
        (ISLAND, "Biscoe or Dream", None),
    ],
)
def test_a_misspelt_option_is_guessed_at(choice: Choice, text: str, option: str | None) -> None:
    assert nearest_option(choice, text) == option


def test_a_quoted_text_is_visible_on_one_line_and_at_most_40_characters_long() -> None:
    assert shown("4.2") == "4.2"
    assert shown("a\nb\0c\u202ed") == "a b\ufffdcd"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"
    # What cannot be seen does not count.
    assert shown("x\u200c" * 40) == "x" * 40
    assert shown("x\u200c" * 41) == "x" * 39 + "…"


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
