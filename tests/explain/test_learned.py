"""The penguins that the model learned from, recognised by their measurements."""

import numpy as np
import pytest

from penguins.explain.learned import Learned
from penguins.model.columns import UNKNOWN, table_of
from penguins.model.dataset import Dataset
from penguins.questions.answers import Answers
from penguins.questions.table import MEASUREMENTS


@pytest.fixture(scope="module")
def learned(dataset: Dataset) -> Learned:
    return Learned(dataset)


def test_every_measured_penguin_is_recognised_and_no_other(learned: Learned, dataset: Dataset) -> None:
    found = learned.find(dataset.table)
    measured = [all(m.name in penguin.answers for m in MEASUREMENTS) for penguin in dataset.penguins]
    assert sum(measured) == 342
    assert found.tolist() == [index if is_measured else UNKNOWN for index, is_measured in enumerate(measured)]


@pytest.mark.parametrize(
    ("changed", "is_recognised"),
    [
        ({}, True),
        ({"island": None}, True),
        ({"sex": None, "island": None}, True),
        ({"island": "Dream"}, True),
        ({"sex": "female"}, True),
        ({"bill_length_mm": 39.2}, False),
        ({"bill_length_mm": 39.1001}, False),
        ({"bill_depth_mm": None}, False),
        ({"flipper_length_mm": 182.0}, False),
        ({"body_mass_g": 3751.0}, False),
        # Another penguin with the same sum of measurements times their weights.
        ({"bill_length_mm": 139.1, "bill_depth_mm": 18.6}, False),
    ],
)
def test_all_measurements_have_to_be_equal_and_nothing_else(
    learned: Learned, dataset: Dataset, changed: dict[str, object], is_recognised: bool
) -> None:
    answers: Answers = {
        name: answer
        for name, answer in {**dataset.penguins[0].answers, **changed}.items()
        if isinstance(answer, str | float)
    }
    assert learned.find(table_of([answers])).tolist() == [0 if is_recognised else UNKNOWN]


def test_values_beyond_all_of_the_data_are_looked_up_as_well(learned: Learned) -> None:
    extreme: Answers = {measurement.name: measurement.accepted.high for measurement in MEASUREMENTS}
    assert learned.find(table_of([extreme, {}])).tolist() == [UNKNOWN, UNKNOWN]
    assert learned.find(table_of([])).dtype == np.intp
