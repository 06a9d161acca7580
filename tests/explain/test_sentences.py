"""The explanation in plain words, for contributions made up here: the sentences must not hang on the forest."""

from typing import Any

import numpy as np
import pytest

from penguins.explain.sentences import why
from penguins.explain.shapley import Contribution
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS

PENGUIN: Answers = {
    "island": "Biscoe",
    "sex": "male",
    "bill_length_mm": 49.0,
    "bill_depth_mm": 18.5,
    "flipper_length_mm": 201.0,
    "body_mass_g": 3700.0,
}


def explain(dataset: Dataset, species: str, values: dict[str, float], **overrides: Any) -> list[str]:
    """Why a penguin is of a species, when its answers contribute as given and the others nothing."""
    answers = {**PENGUIN, **overrides}
    known: Answers = {name: answer for name, answer in answers.items() if answer is not None}
    said = [[0.8 if other.name == species else 0.1 for other in SPECIES]]
    prediction = Prediction(known, np.tile(np.array(said), (64, 1)), 0.9)
    contributions = [Contribution(question, values.get(question.name, 0.0)) for question in QUESTIONS]
    return why(prediction, contributions, dataset)


@pytest.mark.parametrize(
    ("species", "value", "sentence"),
    [
        ("Chinstrap", 49.0, "49 mm is typical of a Chinstrap and more than any Adelie measured."),
        ("Chinstrap", 44.0, "44 mm is short for a Chinstrap and long for an Adelie."),
        ("Chinstrap", 52.0, "52 mm is long for a Chinstrap and more than any Adelie measured."),
        ("Gentoo", 42.5, "42.5 mm, where 47.3 mm is usual for a Gentoo and 49.5 mm for a Chinstrap."),
        ("Adelie", 38.8, "38.8 mm is typical of an Adelie and less than any Chinstrap measured."),
        ("Adelie", 33.0, "33 mm is short for an Adelie and less than any Chinstrap measured."),
        ("Adelie", 46.5, "46.5 mm is more than any Adelie measured and typical of a Chinstrap."),
    ],
)
def test_a_main_reason_is_compared_with_its_own_and_another_species(
    dataset: Dataset, species: str, value: float, sentence: str
) -> None:
    said = explain(dataset, species, {"bill_length_mm": 0.5}, bill_length_mm=value)
    assert said == [f"Mostly the bill length: {sentence}"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "bill_depth_mm",
            19.5,
            "Mostly the bill depth: 19.5 mm is deep for an Adelie and more than any Gentoo measured.",
        ),
        (
            "flipper_length_mm",
            180.0,
            "Mostly the flipper length: 180 mm is short for an Adelie and less than any Gentoo measured.",
        ),
        ("body_mass_g", 4100.0, "Mostly the body mass: 4,100 g is heavy for an Adelie and light for a Gentoo."),
        (
            "body_mass_g",
            3000.0,
            "Mostly the body mass: 3,000 g is light for an Adelie and less than any Gentoo measured.",
        ),
    ],
)
def test_each_measurement_has_words_of_its_own(dataset: Dataset, name: str, value: float, sentence: str) -> None:
    assert explain(dataset, "Adelie", {name: 0.3}, **{name: value}) == [sentence]


@pytest.mark.parametrize(
    ("species", "island", "sentence"),
    [
        ("Gentoo", "Biscoe", "Mostly the island: of the 168 penguins measured on Biscoe, 124 were Gentoo."),
        ("Gentoo", "Dream", "Mostly the island: of the 124 penguins measured on Dream, none was a Gentoo."),
        (
            "Chinstrap",
            "Torgersen",
            "Mostly the island: of the 52 penguins measured on Torgersen, none was a Chinstrap.",
        ),
        ("Adelie", "Torgersen", "Mostly the island: of the 52 penguins measured on Torgersen, all were Adelie."),
    ],
)
def test_an_island_is_explained_by_who_lives_there(dataset: Dataset, species: str, island: str, sentence: str) -> None:
    assert explain(dataset, species, {"island": 0.3}, island=island) == [sentence]


def test_a_sex_is_explained_by_the_other_answers(dataset: Dataset) -> None:
    assert explain(dataset, "Adelie", {"sex": 0.3}) == [
        "Mostly the sex: the other answers fit a male Adelie better than one of another species."
    ]
    assert explain(dataset, "Gentoo", {"sex": -0.3, "island": 0.4}, sex="female") == [
        "Mostly the island: of the 168 penguins measured on Biscoe, 124 were Gentoo.",
        "Against it speaks the sex: the other answers fit a female Gentoo less well than one of another species.",
    ]


def test_where_sex_is_all_that_is_known_no_other_answers_are_spoken_of(dataset: Dataset) -> None:
    unknown = dict.fromkeys(name for name in PENGUIN if name != "sex")
    assert explain(dataset, "Adelie", {"sex": 0.04}, **unknown) == [
        "Mostly the sex: of the 168 male penguins measured, 73 were Adelie."
    ]
    assert explain(dataset, "Adelie", {"sex": -0.04}, **unknown)[1:] == [
        "Against it speaks the sex: of the 168 male penguins measured, 73 were Adelie."
    ]


def test_a_reason_that_is_less_than_half_of_all_is_only_the_strongest(dataset: Dataset) -> None:
    said = explain(dataset, "Gentoo", {"island": 0.2, "bill_depth_mm": 0.15, "body_mass_g": 0.15})
    assert said == ["More than anything else the island: of the 168 penguins measured on Biscoe, 124 were Gentoo."]
    said = explain(dataset, "Gentoo", {"island": 0.2, "bill_depth_mm": 0.1, "body_mass_g": 0.1})
    assert said == ["Mostly the island: of the 168 penguins measured on Biscoe, 124 were Gentoo."]


def test_what_speaks_most_against_the_answer_is_compared_with_the_species_it_fits_best(dataset: Dataset) -> None:
    said = explain(dataset, "Gentoo", {"island": 0.4, "body_mass_g": -0.1, "bill_depth_mm": -0.2})
    assert said[1:] == [
        "Against it speaks the bill depth: 18.5 mm is more than any Gentoo measured and typical of a Chinstrap."
    ]


def test_what_hardly_speaks_for_or_against_is_not_said(dataset: Dataset) -> None:
    hardly = {"island": 0.019, "body_mass_g": -0.019}
    assert explain(dataset, "Adelie", hardly) == [
        "No single answer speaks for an Adelie: it is what is likeliest all the same."
    ]
