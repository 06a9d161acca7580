"""The cautions beside an answer: when they are given, and that what they say is true of the data and the forest."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from penguins.explain.caution_texts import (
    LEARNED,
    LEVEL,
    NEVER_MEASURED,
    TOGETHER,
    UNLIKE_THE_ISLAND,
    UNSEEN,
    UNUSUAL,
    UNUSUAL_YET_REAL,
)
from penguins.explain.cautions import Cautions
from penguins.explain.what_if import probabilities_without_each
from penguins.model.columns import encode, table_of
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, Measurement
from tests.explain.caution_checks import CHECKS

ADELIE, CHINSTRAP, GENTOO = SPECIES
MEASURED = {measurement.name for measurement in MEASUREMENTS}
CLEAR = [0.9, 0.06, 0.04]


def penguins(dataset: Dataset) -> Iterator[Answers]:
    """Every real penguin as it is, with some answers masked, and with one measurement moved."""
    rng = np.random.default_rng(11)
    for penguin in dataset.penguins:
        yield penguin.answers
        for share in (0.8, 0.5):
            kept = {name: answer for name, answer in penguin.answers.items() if rng.random() < share}
            yield kept or {"sex": "male"}
        moved: Measurement = rng.choice(np.array(MEASUREMENTS))
        value = round(float(rng.uniform(moved.seen.low * 0.99, moved.seen.high * 1.01)), moved.decimals)
        yield {**penguin.answers, moved.name: value}
        # The least that is compared together, with and without the sex; and penguins whose sex or island is not told.
        one, two = (MEASUREMENTS[index] for index in rng.choice(len(MEASUREMENTS), 2, replace=False))
        pair: Answers = {m.name: round(float(rng.uniform(m.seen.low, m.seen.high)), m.decimals) for m in (one, two)}
        yield pair if rng.random() < 0.3 else {**pair, "sex": str(rng.choice(["female", "male"]))}
        yield {name: answer for name, answer in penguin.answers.items() if name not in ("sex", "island")}


def test_every_sentence_is_true(cautions: Cautions, dataset: Dataset, predictor: Predictor) -> None:
    counted: Counter[str] = Counter()
    for answers in penguins(dataset):
        for caution in cautions.of_prediction(predictor.predict(answers)):
            CHECKS[caution.kind](caution, answers, predictor)
            counted[caution.kind] += 1
    assert counted.keys() == CHECKS.keys()


def kinds(cautions: Cautions, answers: Answers, probabilities: list[float]) -> list[str]:
    """The kinds of a penguin of which the forest says these probabilities, whatever is left out."""
    found = cautions.of_rows(table_of([answers]), np.array([probabilities]), np.array([[probabilities]] * 6))
    return [caution.kind for caution in found.get(0, [])]


@pytest.mark.parametrize(
    ("answers", "probabilities", "expected"),
    [
        ({"bill_length_mm": 39.2}, CLEAR, []),
        ({"bill_length_mm": 32.1}, CLEAR, []),
        ({"bill_length_mm": 32.0}, CLEAR, [UNSEEN]),
        ({"bill_length_mm": 63.0, "sex": "male"}, CLEAR, [UNSEEN]),
        ({"bill_length_mm": 63.0, "body_mass_g": 2000.0}, CLEAR, [UNSEEN, UNSEEN]),
        ({"bill_length_mm": 33.0, "flipper_length_mm": 230.0}, CLEAR, [UNUSUAL]),
        ({"bill_length_mm": 59.6}, CLEAR, []),
        ({"bill_length_mm": 59.7}, CLEAR, [UNSEEN]),
        ({"island": "Torgersen"}, [0.1, 0.1, 0.8], [NEVER_MEASURED]),
        ({"island": "Biscoe"}, [0.1, 0.8, 0.1], [NEVER_MEASURED]),
        ({"island": "Biscoe"}, [0.1, 0.1, 0.8], []),
        # The longest bill of an Adelie is 46.0 mm, and 10% of their range, 1.39 mm, is no reason to doubt the island.
        ({"island": "Torgersen", "bill_length_mm": 47.3}, CLEAR, []),
        ({"island": "Torgersen", "bill_length_mm": 47.4}, CLEAR, [UNLIKE_THE_ISLAND]),
        ({"island": "Biscoe", "bill_length_mm": 47.4}, CLEAR, []),
        ({"island": "Dream", "flipper_length_mm": 217.0}, CLEAR, [UNLIKE_THE_ISLAND]),
        ({"island": "Torgersen", "bill_length_mm": 60.0}, CLEAR, [UNSEEN]),
        ({"island": "Torgersen", "bill_length_mm": 49.0}, [0.1, 0.1, 0.8], [NEVER_MEASURED]),
        ({"island": "Torgersen", "bill_length_mm": 33.0, "flipper_length_mm": 230.0}, CLEAR, [UNUSUAL]),
        ({"sex": "male"}, [0.1, 0.1, 0.8], []),
        ({"sex": "male"}, [0.5, 0.4, 0.1], [LEVEL]),
    ],
)
def test_a_caution_is_given_where_it_is_due(
    cautions: Cautions, answers: Answers, probabilities: list[float], expected: list[str]
) -> None:
    assert kinds(cautions, answers, probabilities) == expected


@pytest.mark.parametrize(
    ("probabilities", "names"),
    [
        ([1 / 3] * 3, "Adelie, Chinstrap and Gentoo"),
        ([0.3, 0.3, 0.4], "Gentoo, Adelie and Chinstrap"),
        ([0.2, 0.4, 0.4], "Chinstrap and Gentoo"),
    ],
)
def test_species_that_are_equally_likely_are_named_in_their_order(
    cautions: Cautions, probabilities: list[float], names: str
) -> None:
    found = cautions.of_rows(table_of([{"sex": "male"}]), np.array([probabilities]))
    assert [caution.text.partition(" are ")[0] for caution in found[0]] == [f"The probabilities of {names}"]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"island": "Biscoe", "sex": "male"}, UNUSUAL_YET_REAL),
        ({"island": "Biscoe"}, UNUSUAL_YET_REAL),
        ({"sex": "female"}, UNUSUAL),
        ({"island": "Dream", "sex": "male"}, UNUSUAL),
    ],
)
def test_an_unusual_penguin_of_the_data_is_not_called_none(
    cautions: Cautions, predictor: Predictor, answers: Answers, kind: str
) -> None:
    measured: Answers = {
        "bill_length_mm": 59.6, "bill_depth_mm": 17.0, "flipper_length_mm": 230.0, "body_mass_g": 6050.0
    }  # fmt: skip
    found = cautions.of_prediction(predictor.predict({**answers, **measured}))
    assert found[0].kind == kind
    assert bool(found[0].doubt) == (kind == UNUSUAL)


def test_rows_of_a_table_have_the_cautions_of_single_penguins(
    cautions: Cautions, dataset: Dataset, predictor: Predictor
) -> None:
    asked = list(penguins(dataset))
    matrix = encode(table_of(asked))
    without = probabilities_without_each(predictor.predict_proba, matrix)
    found = cautions.of_rows(table_of(asked), predictor.predict_proba(matrix), without)
    for row, answers in enumerate(asked):
        single = cautions.of_prediction(predictor.predict(answers))
        # Where rows lack a measurement, it takes many to be recognised.
        of_table = [one for one in found.get(row, []) if one.kind != LEARNED or answers.keys() >= MEASURED]
        assert [caution.kind for caution in of_table] == [caution.kind for caution in single]
        for one, other in zip(of_table, single, strict=True):
            # Its own page has the kind of a caution before the text.
            of_row = one.text.removeprefix(f"{TOGETHER} ").removeprefix(f"{LEARNED}.")
            assert other.text.startswith(of_row)
            assert one.suspect is other.suspect


@pytest.mark.parametrize(
    ("answers", "odd"),
    [
        # No female is as heavy as 5,667 g, and some have a bill 20.5 mm deep.
        ({"bill_depth_mm": 20.5, "body_mass_g": 5667.0}, "The body mass is the odd one: without it the rest is"),
        ({"bill_depth_mm": 21.0, "flipper_length_mm": 227.0}, "The sex is the oddest, and even without it the rest is"),
    ],
)
def test_the_odd_one_of_two_measurements_is_the_one_without_which_its_page_says_nothing(
    cautions: Cautions, predictor: Predictor, answers: Answers, odd: str
) -> None:
    found = cautions.of_prediction(predictor.predict({"sex": "female", **answers}))
    (caution,) = [one for one in found if one.kind == UNUSUAL]
    assert odd in caution.text


def test_the_learned_penguin_is_named_where_another_species_is_answered(
    cautions: Cautions, predictor: Predictor
) -> None:
    answers: Answers = {
        "bill_length_mm": 42.4, "bill_depth_mm": 17.3, "flipper_length_mm": 181.0, "body_mass_g": 3600.0
    }  # fmt: skip
    prediction = predictor.predict({"sex": "female", **answers})
    assert prediction.species is ADELIE
    assert "They are those of a Chinstrap of the data. " in cautions.of_prediction(prediction)[-1].text


def test_an_unusual_penguin_is_compared_with_a_real_one(cautions: Cautions, predictor: Predictor) -> None:
    prediction = predictor.predict({"bill_length_mm": 33.0, "flipper_length_mm": 230.0})
    assert cautions.of_prediction(prediction)[0].text == (
        "The bill length is the oddest; without it, or else without the flipper length, the rest is not unusual. "
        "The most similar real penguin, a Gentoo, differs by 7.9 mm in bill length and 16 mm in flipper length."
    )


def test_where_several_real_penguins_are_equally_similar_one_of_them_is_compared(
    cautions: Cautions, predictor: Predictor
) -> None:
    prediction = predictor.predict({"bill_depth_mm": 21.4, "flipper_length_mm": 181.0})
    assert (
        "One of the most similar real penguins, an Adelie, differs by 0.2 mm in bill depth and 10 mm in flipper length."
    ) in cautions.of_prediction(prediction)[0].text


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (
            {"sex": "female", "body_mass_g": 6200.0},
            "Body mass lies outside the 2,700 to 5,200 g of the females in the data: check the value and the sex, and "
            "take the answer with care.",
        ),
        (
            {"sex": "male", "body_mass_g": 3249.0},
            "Body mass lies outside the 3,250 to 6,300 g of the males in the data: check the value and the sex, and "
            "take the answer with care.",
        ),
        # A female Chinstrap has this bill; of an unknown sex it may be a male's; more is known.
        ({"sex": "female", "bill_length_mm": 58.0}, None),
        ({"body_mass_g": 6200.0}, None),
        ({"sex": "male", "body_mass_g": 3250.0}, None),
        ({"sex": "female", "body_mass_g": 5200.0}, None),
        ({"sex": "female", "body_mass_g": 5201.0, "bill_length_mm": 48.0}, None),
    ],
)
def test_a_single_measurement_is_compared_with_its_sex(
    cautions: Cautions, predictor: Predictor, answers: Answers, text: str | None
) -> None:
    found = [one.text for one in cautions.of_prediction(predictor.predict(answers)) if one.kind == UNSEEN]
    assert found == ([text] if text else [])
