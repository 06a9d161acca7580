"""What the model card says of wrong and missing answers, over the penguins of the data."""

import json
from typing import Any

import numpy as np
from bs4 import BeautifulSoup

from penguins.model.columns import COALITIONS, COLUMNS_OF, encode, mask, table_of
from penguins.model.dataset import Dataset
from penguins.model.paths import REPORT
from penguins.model.predictor import Predictor
from penguins.questions.species import SPECIES
from penguins.questions.table import BILL_LENGTH, ISLAND, QUESTIONS
from tests.client import text_of

MEASURED: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))["cross_validation"]


def test_how_many_answers_a_wrong_island_outvotes_is_true(
    model_card: BeautifulSoup, predictor: Predictor, dataset: Dataset
) -> None:
    """Of the penguins that the forest learned from, with each wrong island and all sets of other answers: how many that
    are right without the island are wrong with it."""
    assert "A wrong island often outvotes a single other answer, and sometimes two to four." in text_of(model_card)
    complete = [penguin for penguin in dataset.penguins if len(penguin.answers) == len(QUESTIONS)]
    penguins = encode(table_of([penguin.answers for penguin in complete]))
    classes = np.array([SPECIES.index(penguin.species) for penguin in complete])
    outvoted: dict[int, list[float]] = {}
    for _ in range(2):
        columns = COLUMNS_OF[ISLAND.name]
        penguins[:, columns] = np.roll(penguins[:, columns], 1, axis=1)
        for known in COALITIONS[COALITIONS[:, QUESTIONS.index(ISLAND)]]:
            others = known & (np.arange(len(QUESTIONS)) != QUESTIONS.index(ISLAND))
            without, answered = (
                predictor.predict_proba(mask(penguins, answers[np.newaxis])).argmax(axis=1)
                for answers in (others, known)
            )
            found = np.mean(answered[without == classes] != classes[without == classes])
            outvoted.setdefault(int(others.sum()), []).append(float(found))
    assert 1 / 3 < np.mean(outvoted[1]) < 2 / 3
    assert all(0.05 < np.mean(outvoted[others]) < 1 / 3 for others in (2, 3, 4))
    assert np.mean(outvoted[5]) < 0.01


def test_a_wrong_measurement_outvotes_five_answers_of_some_penguins(
    model_card: BeautifulSoup, predictor: Predictor, dataset: Dataset
) -> None:
    assert "A wrong measurement can outvote even five: " in text_of(model_card)
    complete = [penguin for penguin in dataset.penguins if len(penguin.answers) == len(QUESTIONS)]
    for wrong in (BILL_LENGTH.seen.low, BILL_LENGTH.seen.high):
        moved = [{**penguin.answers, BILL_LENGTH.name: wrong} for penguin in complete]
        answered = predictor.predict_proba(encode(table_of(moved))).argmax(axis=1)
        assert np.mean(answered != [SPECIES.index(penguin.species) for penguin in complete]) > 0.1


def test_what_an_answer_that_is_left_out_costs_is_said_beside_what_a_shuffled_one_does(
    model_card: BeautifulSoup,
) -> None:
    said = (
        "Of islands and sexes many then stay right. A measurement that is left out costs less than one that is "
        "shuffled, the island about as much"
    )
    assert said in text_of(model_card)
    names, measured = [question.name for question in QUESTIONS], MEASURED["accuracy_of_sets"]
    for question in QUESTIONS:
        left_out = measured[", ".join(names)] - measured[", ".join(name for name in names if name != question.name)]
        shuffled = MEASURED["permutation_importance"][question.name]["mean"]
        assert abs(left_out - shuffled) < 0.002 if question is ISLAND else left_out < shuffled
