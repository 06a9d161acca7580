"""What an answer is compared with where the penguins of the data set hardly lead: predictions made up for it."""

import numpy as np
import pytest

from penguins.explain.comparisons import compare
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.answers import Answers
from penguins.questions.table import BODY_MASS, FLIPPER_LENGTH, ISLAND, QUESTIONS, SEX, Measurement, Question
from penguins.questions.written import written

LITTLE = "though the island says little against"


def clause(
    dataset: Dataset, question: Question, answers: Answers, *probabilities: float, is_for: bool = True
) -> str | None:
    """What an answer is compared with, as a reason for the likeliest species or against it."""
    prediction = Prediction(answers, np.tile(np.array(probabilities), (64, 1)), 0.9)
    return compare(question, is_for, prediction, written(answers), dataset)


@pytest.mark.parametrize(
    ("measurement", "value", "probabilities", "expected"),
    [
        (
            BODY_MASS,
            7500.0,
            (0.1, 0.2, 0.7),
            "7,500 g is more than any penguin of the data, but nearer to the 5,000 g that is usual for a Gentoo than "
            "to the 3,700 g of a Chinstrap",
        ),
        # The runner-up's median is its own.
        (
            BODY_MASS,
            2000.0,
            (0.7, 0.2, 0.1),
            "2,000 g is less than any penguin of the data, but nearer to the 3,700 g that is usual for an Adelie than "
            "to the 5,000 g of a Gentoo, though it fits a Chinstrap no worse (the data have fewer Chinstraps "
            "than Adelies)",
        ),
        # Chinstraps have been lighter.
        (
            BODY_MASS,
            2800.0,
            (0.7, 0.1, 0.2),
            "2,800 g is less than any Adelie or Gentoo of the data, but nearer to the 3,700 g that is usual for an "
            "Adelie than to the 5,000 g of a Gentoo",
        ),
        # As far from the runner-up's median as from its own: the third is told apart.
        (
            FLIPPER_LENGTH,
            193.0,
            (0.2, 0.7, 0.1),
            "193 mm is typical of a Chinstrap and less than any Gentoo of the data, though it fits an Adelie no worse",
        ),
        (
            FLIPPER_LENGTH,
            192.0,
            (0.2, 0.7, 0.1),
            "192 mm is typical of a Chinstrap and less than any Gentoo of the data, though it fits an Adelie better",
        ),
        # As much as the greatest of a species is long for it, and a quartile is typical.
        (FLIPPER_LENGTH, 212.0, (0.1, 0.2, 0.7), "212 mm is typical of a Gentoo and long for a Chinstrap"),
        (FLIPPER_LENGTH, 170.0, (0.1, 0.2, 0.7), None),
    ],
)
def test_a_measurement_is_compared_with_the_runner_up_or_where_that_tells_nothing_with_the_third(
    dataset: Dataset, measurement: Measurement, value: float, probabilities: tuple[float, ...], expected: str | None
) -> None:
    assert clause(dataset, measurement, {measurement.name: value}, *probabilities) == expected


def test_a_measurement_speaks_against_a_species_by_whom_it_fits_better(dataset: Dataset) -> None:
    answers: Answers = {FLIPPER_LENGTH.name: 192.0}
    assert clause(dataset, FLIPPER_LENGTH, answers, 0.2, 0.7, 0.1, is_for=False) == (
        "192 mm is nearer to the 190 mm that is usual for an Adelie than to the 196 mm of a Chinstrap"
    )
    assert clause(dataset, FLIPPER_LENGTH, {FLIPPER_LENGTH.name: 193.0}, 0.2, 0.7, 0.1, is_for=False) is None
    # The runner-up's median is that of an Adelie.
    assert clause(dataset, BODY_MASS, {BODY_MASS.name: 4600.0}, 0.7, 0.2, 0.1, is_for=False) == (
        "4,600 g is nearer to the 5,000 g that is usual for a Gentoo than to the 3,700 g of an Adelie"
    )


def test_a_measurement_that_makes_the_species_less_likely_where_it_is_known_alone_is_no_reason(
    dataset: Dataset,
) -> None:
    answers: Answers = {BODY_MASS.name: 5000.0}
    assert clause(dataset, BODY_MASS, answers, 0.1, 0.2, 0.7) == (
        "5,000 g is typical of a Gentoo and more than any Chinstrap of the data"
    )
    by_coalition = np.tile([0.1, 0.2, 0.7], (64, 1))
    by_coalition[1 << QUESTIONS.index(BODY_MASS)] = [0.4, 0.4, 0.2]
    assert compare(BODY_MASS, True, Prediction(answers, by_coalition, 0.9), written(answers), dataset) is None


@pytest.mark.parametrize(
    ("island", "probabilities", "expected"),
    [
        ("Torgersen", (0.8, 0.1, 0.1), "all penguins measured on Torgersen were Adelie"),
        ("Biscoe", (0.1, 0.2, 0.7), "no Chinstrap was measured on Biscoe"),
        # Fewer than everywhere were Adelies there, and more were Gentoos: what is left is the third species.
        (
            "Biscoe",
            (0.6, 0.1, 0.3),
            f"no Chinstrap was measured on Biscoe, {LITTLE} a Gentoo",
        ),
        ("Biscoe", (0.9, 0.01, 0.09), "no Chinstrap was measured on Biscoe"),
        ("Dream", (0.6, 0.1, 0.3), "no Gentoo was measured on Dream"),
        # Of Adelies hardly more were measured there than everywhere: 45% and 44%.
        (
            "Dream",
            (0.6, 0.3, 0.1),
            f"no Gentoo was measured on Dream, {LITTLE} a Chinstrap",
        ),
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
    ("is_for", "sex", "measured", "probabilities", "expected"),
    [
        # Typical of all Gentoos and of the males, and beyond any Adelie either way.
        (True, "male", {"flipper_length_mm": 219.0}, (0.15, 0.05, 0.8), None),
        (
            True,
            "male",
            {"flipper_length_mm": 224.0},
            (0.15, 0.05, 0.8),
            "224 mm is typical of a Gentoo and more than any Adelie of the data",
        ),
        # By what tells the most beyond what it tells of all penguins; of equals by the first.
        (
            True,
            "male",
            {"bill_depth_mm": 18.7, "flipper_length_mm": 181.0},
            (0.7, 0.2, 0.1),
            "18.7 mm is typical of an Adelie and shallow for a Chinstrap",
        ),
        (
            True,
            "male",
            {"bill_length_mm": 42.9, "body_mass_g": 4700.0},
            (0.7, 0.2, 0.1),
            "4,700 g is heavy for an Adelie and less than any Gentoo of the data, though the sex says little against a "
            "Chinstrap",
        ),
        (
            True,
            "male",
            {"body_mass_g": 3775.0},
            (0.2, 0.7, 0.1),
            "3,775 g is typical of a Chinstrap and light for an Adelie",
        ),
        # Against a species, by what is usual within the sex.
        (
            False,
            "female",
            {"bill_length_mm": 44.0},
            (0.8, 0.15, 0.05),
            "44 mm is more than any Adelie of the data and typical of a Gentoo",
        ),
        (
            False,
            "male",
            {"bill_length_mm": 49.6, "flipper_length_mm": 193.0},
            (0.2, 0.7, 0.1),
            "193 mm is short for a Chinstrap and typical of an Adelie",
        ),
        # Of all penguins, too, that is long for an Adelie and typical of a Chinstrap.
        (False, "male", {"flipper_length_mm": 198.0}, (0.7, 0.2, 0.1), None),
    ],
)
def test_a_sex_is_compared_within_only_where_that_tells_more_than_all_penguins_do(
    dataset: Dataset, is_for: bool, sex: str, measured: Answers, probabilities: tuple[float, ...], expected: str | None
) -> None:
    found = clause(dataset, SEX, {SEX.name: sex, **measured}, *probabilities, is_for=is_for)
    assert found == (expected and f"among {sex}s {expected}")
