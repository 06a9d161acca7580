"""How values are written on the pages."""

import re

import pytest
from flask import Flask

from penguins.questions.answers import Answers
from penguins.questions.table import EXAMPLE, QUESTIONS
from penguins.web import filters
from tests.client import SiteClient


def test_a_long_file_name_breaks_between_its_words_and_is_no_html() -> None:
    shown = "my_<wbr>&lt;b&gt;-<wbr>2007.<wbr>csv".replace("<wbr>", '<wbr aria-hidden="true">')
    assert filters.breakable("my_<b>-2007.csv") == shown


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Bill depth must be a number, such as 17.3. You entered 1.", "Bill depth must be a number, such as 17.3.", 1),
        (
            "The first line is “Dear Dr. Who. We”, no header. Add one.",
            "The first line is “Dear Dr. Who. We”, no header.",
            1,
        ),
        ("Is it?", "Is it?", 0),
    ],
)
def test_a_text_is_parted_after_its_first_sentence(text: str, first: str, rest: int) -> None:
    assert filters.parted(text) == (first, text[len(first) :])
    assert bool(filters.parted(text)[1]) == bool(rest)


def test_advice_names_the_question_and_what_to_do() -> None:
    assert [filters.as_advice(question) for question in QUESTIONS] == [
        "Find out the island next",
        "Find out the sex next",
        "Measure the bill length next",
        "Measure the bill depth next",
        "Measure the flipper length next",
        "Measure the body mass next",
    ]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (EXAMPLE, "Biscoe, male, bill length 43.9 mm, bill depth 17.2 mm, flipper length 201 mm, body mass 4,207 g"),
        ({"bill_length_mm": 44.0}, "island unknown, sex unknown, bill length 44 mm"),
        ({"sex": "female", "island": "Dream"}, "Dream, female"),
    ],
)
def test_a_penguin_is_described_in_one_line(answers: Answers, words: str) -> None:
    assert filters.in_words(answers) == words


@pytest.mark.parametrize(
    ("answers", "address"),
    [
        (
            EXAMPLE,
            "/?island=Biscoe&sex=male&bill_length_mm=43.9&bill_depth_mm=17.2&flipper_length_mm=201&body_mass_g=4207",
        ),
        ({"bill_length_mm": 44.0, "body_mass_g": 4082.33133}, "/?bill_length_mm=44&body_mass_g=4082.33133"),
        ({"bill_length_mm": 0.1 + 0.2}, "/?bill_length_mm=0.3"),
    ],
)
def test_the_address_of_a_penguin_holds_its_answers(app: Flask, answers: Answers, address: str) -> None:
    with app.test_request_context():
        assert filters.address(answers) == address


def test_only_the_first_letter_is_made_large() -> None:
    assert filters.capitalize_first("an Adelie") == "An Adelie"
    assert filters.capitalize_first("") == ""


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("4207 g is nearer to 3,700 g than 17.2 mm", "4207\xa0g is nearer to 3,700\xa0g than 17.2\xa0mm"),
        ("1 kg is 1,000 g: 4.2 kg (4,200 g), 1.76 cm", "1\xa0kg is 1,000\xa0g: 4.2\xa0kg (4,200\xa0g), 1.76\xa0cm"),
        ("3 mmm, 10 gulls, row 2 g", "3 mmm, 10 gulls, row 2\xa0g"),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(sentence: str, shown: str) -> None:
    assert filters.unbroken(sentence) == shown


def test_a_number_is_kept_with_what_it_counts() -> None:
    sentence = "2 of 14 rows: 1,200 Adelie, 1 Gentoo. 2 are none."
    assert filters.whole_counts(sentence) == "2\xa0of 14\xa0rows: 1,200\xa0Adelie, 1\xa0Gentoo. 2\xa0are none."


def test_a_range_with_its_unit_is_kept_whole_and_is_no_html() -> None:
    assert filters.whole_ranges("<b> the 2,700 to 6,300\xa0g: 3 to tell") == (
        '&lt;b&gt; the <span class="whole">2,700 to 6,300\xa0g</span>: 3 to tell'
    )


def test_the_sentences_of_an_answer_keep_numbers_and_units_together(client: SiteClient) -> None:
    page = client.get("/?bill_length_mm=33&flipper_length_mm=230")
    for part in page.select(".said, .caution, .similar, h2 + p"):
        assert not re.search(r"\d (mm|g)\b", part.get_text()), part.get_text()
    assert "33\xa0mm" in page.get_text()
