"""Headers that ask a question, as forms have them, and a box for each option."""

import pytest

from tests.tables import questions_of, read


@pytest.mark.parametrize(
    ("header", "question"),
    [
        *[("What is the bill length of the penguin? (mm)", "bill_length_mm"), ("What is its mass (g)?", "body_mass_g")],
        *[
            ("Which sex was it?", "sex"),
            ("On which island was the penguin seen?", "island"),
            ("Which island?", "island"),
        ],
        *[("Please enter the beak depth (mm)", "bill_depth_mm"), ("Select the sex (optional)", "sex")],
        *[("Sex (if known)", "sex"), ("Sex, if it is known", "sex"), ("Penguin's body mass (g)", "body_mass_g")],
        *[("How long is the flipper? (mm)", "flipper_length_mm"), ("How heavy is the penguin? (g)", "body_mass_g")],
        *[("How deep is the bill?", "bill_depth_mm"), ("How long is its beak? (mm)", "bill_length_mm")],
        *[("¿Cuál es la longitud del pico? (mm)", "bill_length_mm")],
        *[("Wat is de snavellengte?", "bill_length_mm"), ("Welches Geschlecht?", "sex")],
        *[("scientificName", "species"), ("vernacularName", "species"), ("What species is it?", "species")],
    ],
)
def test_a_header_may_be_a_question(header: str, question: str) -> None:
    assert questions_of(header) == [question]


@pytest.mark.parametrize(
    "header",
    [
        *("Is the bill length known?", "Was the bill length measured?", "Was the bill length?", "Is it a species?"),
        *(
            "Who measured the bill length",
            "How was the bill length measured?",
            "How long was it weighed?",
            "Bill length measured",
            "Sex known",
        ),
        *("Which scale was used for the mass?", "What is your sex?", "Sex of the observer", "Where on the island?"),
        *("Which penguin?", "What is it?", "Body mass (est.)"),
    ],
)
def test_what_is_asked_about_a_value_is_not_the_value(header: str) -> None:
    assert questions_of(header) == [""]


def test_a_box_for_each_island_is_read() -> None:
    headers = ",".join(f"Island (choice={island})" for island in ("Biscoe", "Dream", "Torgersen"))
    rows = "Unchecked,Checked,Unchecked,38.4,18.9\nUnchecked,Unchecked,Unchecked,38.4,18.9\n"
    answers = [penguin.get("island") for penguin in read(f"{headers},bill_length_mm,bill_depth_mm\n{rows}")]
    assert answers == ["Dream", None]


@pytest.mark.parametrize(
    ("header", "question"),
    [
        *[("bill_l~m", "bill_length_mm"), ("bill_d~m", "bill_depth_mm"), ("flippe~m", "flipper_length_mm")],
        *[("body_m~g", "body_mass_g"), ("bill_~mm", ""), ("flippe~g", ""), ("isl~d", "island"), ("~", "")],
    ],
)
def test_a_name_that_stata_abbreviates_is_read_where_it_fits_one_question(header: str, question: str) -> None:
    assert questions_of(header) == [question]
