"""The penguins that the model learned from, recognised by their measurements."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from penguins.explain.groups import measurements_of
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


def measured(dataset: Dataset, *columns: int) -> NDArray[np.float64]:
    """The measurements of the real penguins that have all, without those that are not in `columns`."""
    all_of = measurements_of(dataset.table)
    all_of = all_of[~np.isnan(all_of).any(axis=1)]
    return np.where(np.isin(range(4), columns), all_of, np.nan)


@pytest.mark.parametrize("columns", [*combinations(range(4), 3)])
@pytest.mark.parametrize("rows", [2, 5, 342])
def test_with_three_measurements_they_are_recognised_in_any_order_and_among_others(
    learned: Learned, dataset: Dataset, columns: tuple[int, ...], rows: int
) -> None:
    random = np.random.default_rng(1)
    some = random.permutation(measured(dataset, *columns))[:rows]
    # Half a step of the last digit away from each penguin of the data.
    others = np.repeat(measured(dataset, *columns)[:rows] + 0.05, 4, axis=0)
    order = random.permutation(5 * rows)
    found = learned.recognise(np.concatenate([some, others])[order])
    assert found.tolist() == (order < rows).tolist()


@pytest.mark.parametrize("columns", [*combinations(range(4), 2)])
@pytest.mark.parametrize("rows", [2, 5, 342])
def test_with_two_measurements_they_are_recognised_in_their_order(
    learned: Learned, dataset: Dataset, columns: tuple[int, ...], rows: int
) -> None:
    in_order = measured(dataset, *columns)[:rows]
    assert learned.recognise(in_order).all()
    assert not learned.recognise(in_order[::-1]).any()
    half = np.concatenate([in_order, in_order + 0.05])
    assert not learned.recognise(half).any()


@pytest.mark.parametrize("columns", [(0,), (0, 1), (0, 1, 2)])
def test_a_row_alone_that_lacks_measurements_may_be_another_penguin(
    learned: Learned, dataset: Dataset, columns: tuple[int, ...]
) -> None:
    assert not learned.recognise(measured(dataset, *columns)[:1]).any()
    # However often it is written.
    assert not learned.recognise(measured(dataset, *columns)[[0] * 20]).any()


def test_of_others_hardly_any_file_has_three_measurements_in_common_with_them(
    learned: Learned, dataset: Dataset
) -> None:
    """Drawn from one species and rounded coarsely: no file of them is taken for the data."""
    random = np.random.default_rng(2)
    adelies = measured(dataset, *range(4))[:151]
    for columns in combinations(range(4), 3):
        for rows in (20, 300):
            drawn = random.multivariate_normal(adelies.mean(axis=0), np.cov(adelies.T), rows)
            rounded = (drawn / [0.5, 0.5, 1, 50]).round() * [0.5, 0.5, 1, 50]
            assert not learned.recognise(np.where(np.isin(range(4), columns), rounded, np.nan)).any()
