"""What an answer is compared with where the penguins of the data set hardly lead: predictions made up for it."""

import numpy as np
import pytest

from penguins.explain.comparisons import compare
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.answers import Answers
from penguins.questions.table import ISLAND, SEX, Choice
from penguins.questions.written import written


def clause(
    dataset: Dataset, choice: Choice, answers: Answers, *probabilities: float, is_for: bool = True
) -> str | None:
    """What an answer to a choice is compared with, as a reason for the likeliest species or against it."""
    prediction = Prediction(answers, np.tile(np.array(probabilities), (64, 1)), 0.9)
    return compare(choice, is_for, prediction, written(answers), dataset)


@pytest.mark.parametrize(
    ("island", "probabilities", "expected"),
    [
        ("Torgersen", (0.8, 0.1, 0.1), "all penguins measured on Torgersen were Adelie"),
        ("Biscoe", (0.1, 0.2, 0.7), "no Chinstrap was measured on Biscoe"),
        # Fewer than everywhere were Adelies there, and more were Gentoos: what is left is the third species.
        ("Biscoe", (0.6, 0.1, 0.3), "no Chinstrap was measured on Biscoe"),
        ("Dream", (0.6, 0.1, 0.3), "no Gentoo was measured on Dream"),
    ],
)
def test_an_island_speaks_by_who_was_never_measured_there(
    dataset: Dataset, island: str, probabilities: tuple[float, ...], expected: str
) -> None:
    assert clause(dataset, ISLAND, {ISLAND.name: island}, *probabilities) == expected


def test_an_island_speaks_against_a_species_that_was_never_measured_there(dataset: Dataset) -> None:
    answers: Answers = {ISLAND.name: "Torgersen"}
    assert clause(dataset, ISLAND, answers, 0.2, 0.1, 0.7, is_for=False) == "no Gentoo was measured on Torgersen"
    assert clause(dataset, ISLAND, answers, 0.1, 0.2, 0.7) == (
        "of the penguins measured on Torgersen 0% were Chinstrap, of all 20%"
    )


def test_an_island_speaks_against_a_species_by_the_third_where_the_runner_up_is_as_usual(dataset: Dataset) -> None:
    answers: Answers = {ISLAND.name: "Dream"}
    assert clause(dataset, ISLAND, answers, 0.7, 0.1, 0.2, is_for=False) == (
        "of the penguins measured on Dream 55% were Chinstrap, of all 20%"
    )


@pytest.mark.parametrize(
    ("flipper", "expected"),
    [
        # Typical of all Gentoos and of the males, and beyond any Adelie either way.
        (219.0, None),
        (224.0, "among males 224 mm is typical of a Gentoo and more than any Adelie measured"),
    ],
)
def test_a_sex_is_compared_within_only_where_that_tells_more_than_all_penguins_do(
    dataset: Dataset, flipper: float, expected: str | None
) -> None:
    assert clause(dataset, SEX, {SEX.name: "male", "flipper_length_mm": flipper}, 0.15, 0.05, 0.8) == expected


def test_a_sex_speaks_against_a_species_by_what_is_usual_within_it(dataset: Dataset) -> None:
    answers: Answers = {SEX.name: "female", "bill_length_mm": 44.0}
    assert clause(dataset, SEX, answers, 0.8, 0.15, 0.05, is_for=False) == (
        "among females 44 mm is more than any Adelie measured and typical of a Gentoo"
    )
