"""The form of one penguin: an address's parameters -> answers, or whole messages that say what is wrong."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from penguins.config import LONGEST_ANSWER
from penguins.questions.answers import Answers
from penguins.questions.table import EXAMPLE, QUESTIONS
from penguins.web.forms import MeasurementsForm

NAMES = [question.name for question in QUESTIONS]


def query(**overrides: str) -> dict[str, str]:
    """The parameters of a valid penguin, some of them changed."""
    return {**{name: str(answer) for name, answer in EXAMPLE.items()}, **overrides}


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def form_of(parameters: Any) -> MeasurementsForm:
    form = MeasurementsForm(MultiDict(parameters))
    assert form.validate() == (not form.errors)
    return form


def messages(form: MeasurementsForm) -> list[tuple[str, str]]:
    """What is wrong: the field's id, none for the whole form, and all that is said of it."""
    said = [(field.id, f"{field.errors[0]} {field.hint}".rstrip()) for field in form.wrong]
    return said + [("", str(message)) for message in form.form_errors]


def test_a_whole_penguin_is_read() -> None:
    assert form_of(query()).answers == EXAMPLE


@pytest.mark.parametrize("name", NAMES)
def test_every_question_may_be_left_out_or_left_empty(name: str) -> None:
    expected = {other: answer for other, answer in EXAMPLE.items() if other != name}
    assert form_of(query(**{name: ""})).answers == expected
    assert form_of({other: text for other, text in query().items() if other != name}).answers == expected


@pytest.mark.parametrize("name", NAMES)
def test_one_answer_is_enough(name: str) -> None:
    assert form_of({name: str(EXAMPLE[name])}).answers == {name: EXAMPLE[name]}


@pytest.mark.parametrize(
    ("overrides", "answers"),
    [
        ({"bill_length_mm": "43,9"}, {"bill_length_mm": 43.9}),
        ({"bill_length_mm": " 4.39 cm "}, {"bill_length_mm": 43.9}),
        ({"body_mass_g": "4.2 kg"}, {"body_mass_g": 4200.0}),
        ({"body_mass_g": "4 207"}, {"body_mass_g": 4207.0}),
        ({"body_mass_g": "4,207"}, {"body_mass_g": 4207.0}),
        ({"body_mass_g": "4.207 g"}, {"body_mass_g": 4207.0}),
        ({"body_mass_g": "4,207 kg"}, {"body_mass_g": 4207.0}),
        ({"flipper_length_mm": "20,1 cm"}, {"flipper_length_mm": 201.0}),
        ({"island": " dream ", "sex": "F"}, {"island": "Dream", "sex": "female"}),
        ({"bill_depth_mm": "5"}, {"bill_depth_mm": 5.0}),
        ({"bill_depth_mm": "40"}, {"bill_depth_mm": 40.0}),
    ],
)
def test_answers_are_read_as_they_are_meant(overrides: dict[str, str], answers: Answers) -> None:
    assert form_of(query(**overrides)).answers == pytest.approx({**EXAMPLE, **answers})


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "body_mass_g",
            "4.2",
            "Body mass must be between 1,000 and 10,000 g. You entered 4.2. Did you mean 4.2 kg (4,200 g)?",
        ),
        ("body_mass_g", "42,070", "Body mass must be between 1,000 and 10,000 g. You entered 42,070."),
        (
            "body_mass_g",
            "4,20",
            "Body mass must be between 1,000 and 10,000 g. You entered 4,20. Did you mean 4.2 kg (4,200 g)?",
        ),
        (
            "body_mass_g",
            "42 kg",
            "Body mass must be between 1,000 and 10,000 g. You entered “42 kg”, which is 42,000 g.",
        ),
        ("body_mass_g", "-4207", "Body mass must be between 1,000 and 10,000 g. You entered -4207."),
        ("body_mass_g", "abc", "Body mass must be a number in g, such as 4500. You entered “abc”."),
        ("body_mass_g", "4207 mm", "Body mass must be in grams, kilograms, pounds or ounces. You entered “4207 mm”."),
        (
            "bill_length_mm",
            "4,39",
            "Bill length must be between 10 and 100 mm. You entered 4,39. Did you mean 4.39 cm (43.9 mm)?",
        ),
        ("bill_length_mm", "1e400", "Bill length must be between 10 and 100 mm. You entered “1e400”."),
        ("bill_length_mm", "101", "Bill length must be between 10 and 100 mm. You entered 101."),
        ("bill_depth_mm", "inf", "Bill depth must be a number in mm, such as 17.3. You entered “inf”."),
        ("bill_depth_mm", "17\0", "Bill depth must be a number in mm, such as 17.3. You entered “17�”."),
        ("bill_depth_mm", "x" * 41, f"Bill depth must be a number in mm, such as 17.3. You entered “{'x' * 39}…”."),
        (
            "flipper_length_mm",
            "20.1",
            "Flipper length must be between 100 and 300 mm. You entered 20.1. Did you mean 20.1 cm (201 mm)?",
        ),
        ("flipper_length_mm", "<b>", "Flipper length must be a number in mm, such as 202. You entered “<b>”."),
        ("flipper_length_mm", "9" * 101, "Flipper length must have at most 100 characters. You entered 101 of them."),
        ("island", "Mars", "Island must be Biscoe, Dream, Torgersen or unknown. You entered “Mars”."),
        ("island", "x" * 2000, "Island must have at most 100 characters. You entered 2,000 of them."),
        ("sex", "both", "Sex must be female, male or unknown. You entered “both”."),
        ("sex", "♀?", "Sex must be female, male or unknown. You entered “♀?”. Did you mean female?"),
        (
            "island",
            "Dream？",
            "Island must be Biscoe, Dream, Torgersen or unknown. You entered “Dream？”. Did you mean Dream?",
        ),
    ],
)
def test_a_wrong_answer_is_refused_in_one_sentence_that_says_what_to_do(name: str, text: str, message: str) -> None:
    assert messages(form_of(query(**{name: text}))) == [(name, message)]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (
            {"body_mass_g": "4,2", "island": " dream", "sex": ""},
            "/?island=+dream&body_mass_g=4.2+kg",
        ),
        ({"flipper_length_mm": "20.1 mm", "bill_length_mm": "x"}, "/?bill_length_mm=x&flipper_length_mm=20.1+cm"),
        ({"bill_length_mm": "391", "sex": "male"}, "/?sex=male&bill_length_mm=39.1"),
    ],
)
def test_a_guess_is_an_address_that_answers_so_and_keeps_the_other_answers(typed: dict[str, str], address: str) -> None:
    assert form_of(typed).wrong[-1].address == address


def test_what_a_guess_suggests_is_accepted() -> None:
    (wrong,) = form_of(query(body_mass_g="4.2", flipper_length_mm="198")).wrong
    suggested = dict(parse_qsl(urlsplit(wrong.address).query))
    assert form_of(suggested).answers == {**EXAMPLE, "body_mass_g": 4200.0, "flipper_length_mm": 198.0}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_a_number_is_shown_again_as_one_that_is_read_alike(space: str) -> None:
    form = form_of(query(body_mass_g=f"4{space}207"))
    assert form.answers["body_mass_g"] == 4207
    (shown,) = [field.text for field in form.answer_fields if field.name == "body_mass_g"]
    assert form_of(query(body_mass_g=shown)).answers == form.answers


def test_problems_come_in_the_order_of_the_questions_one_a_field() -> None:
    form = form_of({"body_mass_g": "4.2", "island": "Mars", "bill_depth_mm": "abc", "sex": "male"})
    assert [name for name, _ in messages(form)] == ["island", "bill_depth_mm", "body_mass_g"]


@pytest.mark.parametrize("parameters", [dict.fromkeys(NAMES, ""), {"island": "NA", "bill_depth_mm": "nan"}])
def test_nothing_answered_at_all_is_a_problem_of_the_whole_form(parameters: dict[str, str]) -> None:
    form = form_of(parameters)
    assert form.is_asked
    assert messages(form) == [("", "Answer at least one of the six questions.")]


def test_an_address_without_questions_asks_nothing() -> None:
    assert not form_of({}).is_asked
    assert not form_of({"utm_source": "mail", "Island": "Dream"}).is_asked


def test_a_question_answered_twice_in_different_ways_is_a_problem() -> None:
    form = form_of([("island", "Dream"), ("sex", "male"), ("island", "Biscoe"), ("island", "")])
    assert messages(form) == [
        ("island", "Island must be answered once. The address answers it with “Dream” and “Biscoe”: keep one.")
    ]


def test_a_question_answered_twice_in_the_same_way_is_answered() -> None:
    assert form_of([("island", "Dream"), ("island", "Dream")]).answers == {"island": "Dream"}


def test_the_buttons_of_a_choice_keep_what_was_chosen() -> None:
    fields = {field.name: field for field in form_of(query(island="", sex="m"))}
    assert fields["island"].options == (  # type: ignore[attr-defined]
        ("Biscoe", "Biscoe", False),
        ("Dream", "Dream", False),
        ("Torgersen", "Torgersen", False),
        ("", "I don’t know", True),
    )
    chosen = [value for value, _, is_chosen in fields["sex"].options if is_chosen]  # type: ignore[attr-defined]
    assert chosen == ["male"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=LONGEST_ANSWER + 5)), max_size=8))
def test_whatever_is_typed_is_answered_or_refused(parameters: list[tuple[str, str]]) -> None:
    form = form_of(parameters)
    assert bool(form.answers) or bool(form.errors) or not parameters
    assert all(message.isprintable() and len(message) < 200 for _, message in messages(form))
