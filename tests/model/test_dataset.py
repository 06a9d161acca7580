"""The 344 real penguins."""

import numpy as np
import pandas as pd
import pytest

from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import BODY_MASS, ISLAND, MEASUREMENTS, QUESTIONS, SEX

ADELIE, CHINSTRAP, GENTOO = SPECIES


def test_there_are_344_penguins_as_in_the_file(dataset: Dataset) -> None:
    data = pd.read_csv(DATA)
    assert len(dataset.penguins) == len(data) == 344
    assert [penguin.species.name for penguin in dataset.penguins] == data["species"].tolist()
    for question in QUESTIONS:
        column = data[question.name].astype(object)
        expected = column.where(column.notna(), None).tolist()
        assert [penguin.answers.get(question.name) for penguin in dataset.penguins] == expected


def test_rows_are_counted_as_a_spreadsheet_counts_them(dataset: Dataset) -> None:
    assert [penguin.row for penguin in dataset.penguins] == list(range(2, 346))
    first = dataset.penguins[0]
    assert (first.row, first.species, first.answers) == (
        2,
        ADELIE,
        {
            "island": "Torgersen",
            "sex": "male",
            "bill_length_mm": 39.1,
            "bill_depth_mm": 18.7,
            "flipper_length_mm": 181.0,
            "body_mass_g": 3750.0,
        },
    )


def test_a_penguin_that_was_not_measured_has_only_its_island(dataset: Dataset) -> None:
    unmeasured = [(penguin.row, penguin.answers) for penguin in dataset.penguins if len(penguin.answers) == 1]
    assert unmeasured == [(5, {"island": "Torgersen"}), (273, {"island": "Biscoe"})]


def test_the_species_are_counted_on_each_island(dataset: Dataset) -> None:
    assert dataset.counts(ISLAND, "Biscoe") == {"Adelie": 44, "Chinstrap": 0, "Gentoo": 124}
    assert dataset.counts(ISLAND, "Dream") == {"Adelie": 56, "Chinstrap": 68, "Gentoo": 0}
    assert dataset.counts(ISLAND, "Torgersen") == {"Adelie": 52, "Chinstrap": 0, "Gentoo": 0}


def test_those_whose_sex_is_not_known_are_counted_with_neither(dataset: Dataset) -> None:
    assert dataset.counts(SEX, "female") == {"Adelie": 73, "Chinstrap": 34, "Gentoo": 58}
    assert dataset.counts(SEX, "male") == {"Adelie": 73, "Chinstrap": 34, "Gentoo": 61}


def test_the_spreads_are_those_of_pandas(dataset: Dataset) -> None:
    for name, group in pd.read_csv(DATA).groupby("species"):
        species = next(species for species in SPECIES if species.name == name)
        for measurement in MEASUREMENTS:
            expected = group[measurement.name].quantile([0, 0.25, 0.5, 0.75, 1]).round(measurement.decimals).tolist()
            found = dataset.spread(measurement, species)
            assert [found.minimum, found.q1, found.median, found.q3, found.maximum] == pytest.approx(expected)


def test_there_is_a_completely_known_example_of_each_species_that_the_forest_would_know(dataset: Dataset) -> None:
    assert [example.species for example in dataset.examples] == list(SPECIES)
    for example in dataset.examples:
        assert set(example.answers) == {question.name for question in QUESTIONS}
        for measurement in MEASUREMENTS:
            spread = dataset.spread(measurement, example.species)
            assert spread.q1 <= float(example.answers[measurement.name]) <= spread.q3


@pytest.mark.parametrize(
    "answers", [{"body_mass_g": 4207.0}, {"island": "Torgersen"}, {"sex": "female", "bill_length_mm": 46.0}]
)
def test_distances_are_in_standard_deviations_and_1_for_another_choice(dataset: Dataset, answers: Answers) -> None:
    data = pd.read_csv(DATA)
    distance = pd.Series(0.0, index=data.index)
    for name, answer in answers.items():
        if isinstance(answer, str):
            distance += (data[name] != answer).astype(float)
        else:
            distance += ((data[name] - answer) / data[name].std(ddof=0)) ** 2
    distance[data["body_mass_g"].isna()] = np.inf
    assert dataset.distances(answers).tolist() == pytest.approx(distance.tolist(), abs=1e-8)


@pytest.mark.parametrize("sex", [None, "female", "male"])
def test_a_spread_may_be_of_one_sex(dataset: Dataset, sex: str | None) -> None:
    data = pd.read_csv(DATA)
    chosen = data[(data["species"] == "Gentoo") & (data["sex"] == sex if sex else True)]["body_mass_g"]
    found = dataset.spread(BODY_MASS, GENTOO, sex)
    assert [found.minimum, found.median, found.maximum] == [chosen.min(), chosen.median(), chosen.max()]


def test_penguins_as_much_above_as_below_are_equally_far(dataset: Dataset) -> None:
    distances, bills = dataset.distances({"bill_depth_mm": 18.8}), dataset.table["bill_depth_mm"]
    (below,), (above,) = (set(distances[bills == bill].tolist()) for bill in (18.7, 18.9))
    assert below == above


def test_the_examples_are_these_penguins(dataset: Dataset) -> None:
    assert [example.row for example in dataset.examples] == [98, 345, 179]


def test_the_ends_of_a_range_lie_in_it(dataset: Dataset) -> None:
    for sex, low, high in ((None, 3950, 6300), ("female", 3950, 5200), ("male", 4750, 6300)):
        known: Answers = {"sex": sex} if sex else {}
        found = [
            dataset.is_in_range({**known, "bill_depth_mm": depth, "body_mass_g": mass}, GENTOO)
            for depth, mass in ((14.5, low), (14.5, high), (14.5, low - 1), (14.5, high + 1), (20.0, low))
        ]
        assert found == [True, True, False, False, False]


def test_the_shares_of_the_species(dataset: Dataset) -> None:
    assert [dataset.share(species) for species in SPECIES] == [152 / 344, 68 / 344, 124 / 344]
