"""Distances to the groups of species and sex, against pandas' covariances and scipy's distances and quantiles."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import mahalanobis
from scipy.stats import chi2

from penguins.explain.groups import Groups, measurements_of
from penguins.model.columns import table_of
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.questions.answers import Answers
from penguins.questions.table import MEASUREMENTS, SEX

NAMES = [measurement.name for measurement in MEASUREMENTS]
SETS = [list(names) for size in range(1, 5) for names in combinations(NAMES, size)]
COMPLETE = pd.read_csv(DATA).dropna()
BY_GROUP = COMPLETE.groupby(["species", "sex"])[NAMES]
RESIDUALS = COMPLETE[NAMES] - BY_GROUP.transform("mean")
COVARIANCE = RESIDUALS.T @ RESIDUALS / (len(COMPLETE) - 6)
MEANS = BY_GROUP.mean().reset_index()


@pytest.fixture(scope="module")
def groups(dataset: Dataset) -> Groups:
    return Groups(dataset)


def reference(answers: Answers) -> float:
    """The squared distance to the nearest group of the sex, computed in another way."""
    known = [name for name in NAMES if name in answers]
    inverse = np.linalg.inv(COVARIANCE.loc[known, known])
    means = MEANS[MEANS["sex"] == answers["sex"]] if "sex" in answers else MEANS
    values = [float(answers[name]) for name in known]
    return min(float(mahalanobis(values, mean, inverse)) ** 2 for mean in means[known].to_numpy())


@pytest.mark.parametrize("known", SETS, ids=",".join)
def test_distances_are_those_of_scipy_whatever_is_known(groups: Groups, dataset: Dataset, known: list[str]) -> None:
    penguins = [
        {name: answer for name, answer in penguin.answers.items() if name in (*known, *with_sex)}
        for penguin in dataset.penguins[::40]
        for with_sex in ((), (SEX.name,))
    ]
    table = table_of(penguins)
    expected = [reference(penguin) if set(known) <= set(penguin) else 0.0 for penguin in penguins]
    found = groups.squared_distances(measurements_of(table), table[SEX.name])
    assert found.tolist() == pytest.approx(expected)


def test_the_excess_is_over_the_quantile_that_1_penguin_in_1000_passes(groups: Groups, dataset: Dataset) -> None:
    measured, sex = measurements_of(dataset.table), dataset.table[SEX.name]
    distances = groups.squared_distances(measured, sex)
    limits = distances - groups.excess(measured, sex)
    known = (~np.isnan(measured)).sum(axis=1)
    assert limits[known == 4] == pytest.approx(chi2.isf(0.001, 4))
    assert limits[known == 0] == pytest.approx(0)
    measured[:, 1] = np.nan
    assert groups.squared_distances(measured, sex)[0] - groups.excess(measured, sex)[0] == pytest.approx(
        chi2.isf(0.001, 3)
    )
