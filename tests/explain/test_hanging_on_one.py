"""Cautions of an answer on which the prediction hangs, alone."""

import numpy as np
import pytest

from penguins.explain.caution_texts import LEVEL, NEVER_MEASURED, ONE_CARRIES, ONE_DECIDES, UNLIKE_THE_ISLAND, UNUSUAL
from penguins.explain.cautions import Cautions
from penguins.model.columns import table_of
from penguins.questions.answers import Answers
from penguins.questions.table import FLIPPER_LENGTH

CLEAR = [0.9, 0.06, 0.04]
GENTOOS = [0.02, 0.01, 0.97]


@pytest.mark.parametrize(
    ("island", "others", "text"),
    [
        (
            "Torgersen",
            {0: GENTOOS},
            "Check the island: without it this would be a Gentoo (97%). No Gentoo was measured on Torgersen.",
        ),
        ("Biscoe", {0: GENTOOS}, "Check the island: without it this would be a Gentoo (97%)."),
        ("Torgersen", {1: GENTOOS}, "Check the sex: without it this would be a Gentoo (97%)."),
        (
            "Biscoe",
            {1: [0.1, 0.75, 0.15], 2: GENTOOS, 5: [0.1, 0.1, 0.8]},
            "Check the bill length: without it this would be a Gentoo (97%). Without the sex it would be a Chinstrap. "
            "Without the body mass it would be a Gentoo, too.",
        ),
    ],
)
def test_an_answer_that_decides_is_told_with_the_others_that_do_and_an_island_with_who_was_measured_there(
    cautions: Cautions, island: str, others: dict[int, list[float]], text: str
) -> None:
    without = np.array([[others.get(question, CLEAR)] for question in range(6)])
    answers: Answers = {"island": island, "sex": "male", "bill_length_mm": 39.2, "body_mass_g": 3700.0}
    found = cautions.of_rows(table_of([answers]), np.array([CLEAR]), without)
    assert [caution.text for caution in found[0]] == [text]


def test_much_hangs_on_one_of_two_answers_and_not_on_the_only_one(cautions: Cautions) -> None:
    without = np.array([[CLEAR]] * 6)
    without[0] = [0.3, 0.36, 0.34]
    found = cautions.of_rows(table_of([{"island": "Torgersen", "body_mass_g": 3700.0}]), np.array([CLEAR]), without)
    assert [caution.text for caution in found[0]] == [
        "Check the island: without it a Chinstrap would be the likeliest (36%). No Chinstrap was measured on Torgersen."
    ]
    without[0] = [0.36, 0.34, 0.3]
    found = cautions.of_rows(
        table_of([{"island": "Torgersen", "body_mass_g": 3700.0}]), np.array([[0.97, 0.02, 0.01]]), without
    )
    assert [caution.text for caution in found[0]] == [
        "Check the island: without it Adelie would have 36% instead of 97%."
    ]
    # Of the sex alone nothing is known: of course the other answer carries all.
    alone: list[Answers] = [{"island": "Torgersen"}, {"island": "Torgersen", "sex": "male"}]
    for answers in alone:
        assert cautions.of_rows(table_of([answers]), np.array([CLEAR]), without) == {}


def test_an_answer_that_holds_the_likeliest_species_back_is_told(cautions: Cautions) -> None:
    answers: Answers = {"island": "Dream", "bill_length_mm": 43.0, "flipper_length_mm": 190.0, "body_mass_g": 3700.0}
    without = np.array([[[0.5, 0.3, 0.2]]] * 6)
    without[[2, 4], 0] = [0.899, 0.1, 0.001], [0.95, 0.05, 0.0]
    found = cautions.of_rows(table_of([answers]), np.array([[0.5, 0.3, 0.2]]), without)
    assert [(caution.kind, caution.text, caution.suspect) for caution in found[0]] == [
        (ONE_CARRIES, "Check the flipper length: without it Adelie would have 95% instead of 50%.", FLIPPER_LENGTH)
    ]
    without[2, 0] = [0.9, 0.1, 0.0]
    found = cautions.of_rows(table_of([answers]), np.array([[0.5, 0.3, 0.2]]), without)
    assert [caution.text for caution in found[0]] == [
        "Check the flipper length: without it Adelie would have 95% instead of 50%. Much hangs on the bill length, too."
    ]


def test_that_no_such_species_was_measured_on_the_island_is_told_once(cautions: Cautions) -> None:
    answers: Answers = {"island": "Torgersen", "bill_depth_mm": 15.8, "body_mass_g": 4500.0}
    of_torgersen = "was measured on Torgersen: check the island."
    level = "are within 15 percentage points of each other: take the answer as open."
    without = np.array([[[0.55, 0.0, 0.45]]] * 6)
    without[0, 0] = [0.0, 0.05, 0.95]
    for probabilities, told in (
        ([0.55, 0.0, 0.45], [f"No Gentoo {of_torgersen}", f"The probabilities of Adelie and Gentoo {level}"]),
        ([0.45, 0.0, 0.55], [f"No Gentoo {of_torgersen}", f"The probabilities of Gentoo and Adelie {level}"]),
        ([0.1, 0.45, 0.45], [f"No Chinstrap or Gentoo {of_torgersen}"]),
        ([0.3, 0.16, 0.54], [f"No Gentoo {of_torgersen}"]),
    ):
        found = cautions.of_rows(table_of([answers]), np.array([probabilities]), without)
        assert [caution.text for caution in found[0]][: len(told)] == told
        assert not any("Check the island" in caution.text for caution in found[0])


def test_a_measurement_that_the_island_contradicts_is_doubted_beside_it_in_a_tie(cautions: Cautions) -> None:
    answers: Answers = {"island": "Dream", "bill_depth_mm": 14.8}
    for probabilities, kind in (
        ([0.28, 0.37, 0.35], UNLIKE_THE_ISLAND),
        ([0.28, 0.35, 0.37], NEVER_MEASURED),
    ):
        found = cautions.of_rows(table_of([answers]), np.array([probabilities]))
        assert [caution.kind for caution in found[0]] == [kind, LEVEL]
    answers = {"island": "Dream", "sex": "male", "bill_length_mm": 40.4, "flipper_length_mm": 227.0}
    found = cautions.of_rows(table_of([answers]), np.array([[0.45, 0.14, 0.41]]))
    assert [caution.kind for caution in found[0]] == [UNUSUAL, NEVER_MEASURED, LEVEL]


def test_no_answer_of_a_tie_decides_for_a_species_of_it(cautions: Cautions) -> None:
    answers: Answers = {"island": "Dream", "bill_length_mm": 43.0, "body_mass_g": 3700.0}
    without = np.array([[[0.45, 0.5, 0.05]]] * 6)
    without[0] = [[0.75, 0.2, 0.05]]
    (only,) = cautions.of_rows(table_of([answers]), np.array([[0.45, 0.5, 0.05]]), without)[0]
    assert only.kind == LEVEL
    without[0] = [[0.1, 0.1, 0.8]]
    found = cautions.of_rows(table_of([answers]), np.array([[0.45, 0.5, 0.05]]), without)[0]
    assert [caution.kind for caution in found] == [ONE_DECIDES, LEVEL]
