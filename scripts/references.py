"""Two models to compare the forest with, measured on the same folds.

The forest as the tutorial trains it shows what the copies add; the Gaussian model shows about how much the data allow.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import multivariate_normal
from sklearn.ensemble import RandomForestClassifier

from penguins.model.columns import COLUMNS_OF, Matrix
from penguins.model.prediction import Probabilities
from penguins.questions.species import SPECIES
from penguins.questions.table import ISLAND, SEX
from scripts.copies import MEASURED, Classes, answers_known


def tutorial_forest(penguins: Matrix, classes: Classes, rows: Matrix, seed: int) -> Probabilities:
    """Probabilities for the rows (m, 9) -> (m, 3), of a RandomForestClassifier with scikit-learn's default settings.

    It learns from the completely known penguins as they are, without copies. It is asked with unknown answers as they
    are: scikit-learn's trees send a missing value, where they have seen none in training, to the larger child.
    """
    complete = answers_known(penguins).all(axis=1)
    forest = RandomForestClassifier(random_state=seed).fit(penguins[complete], classes[complete])
    probabilities: Probabilities = forest.predict_proba(rows)
    return probabilities


def gaussian_model(penguins: Matrix, classes: Classes, rows: Matrix) -> Probabilities:
    """Probabilities for the rows (m, 9) -> (m, 3), by Bayes' rule from a normal distribution per species and sex.

    The island is independent of the rest given the species. Unknown answers are integrated out exactly: a sex is
    summed over, a measurement is left out of the normal distribution's mean and covariance, an island counts for
    nothing. Frequencies are the counts with a half added, so that what was not seen is unlikely, not impossible.
    """
    sexes, islands = penguins[:, COLUMNS_OF[SEX.name]] > 0, penguins[:, COLUMNS_OF[ISLAND.name]] > 0
    measured = penguins[:, MEASURED].astype(np.float64)
    complete = ~np.isnan(measured).any(axis=1)
    joint = np.zeros((len(rows), len(SPECIES)))
    for species in range(len(SPECIES)):
        here = classes == species
        of_island = _likelihood(rows[:, COLUMNS_OF[ISLAND.name]], islands[here])
        for sex in range(sexes.shape[1]):
            group = measured[here & sexes[:, sex] & complete]
            of_sex = _likelihood(rows[:, COLUMNS_OF[SEX.name]], sexes[here], only=sex)
            joint[:, species] += here.mean() * of_island * of_sex * _density(rows[:, MEASURED], group)
    probabilities: Probabilities = joint / joint.sum(axis=1, keepdims=True)
    return probabilities


def _likelihood(answers: Matrix, seen: NDArray[np.bool_], only: int | None = None) -> NDArray[np.float64]:
    """Answers (m, options), one-hot or zeros -> the probability of each, 1 where unknown; `only` one option's part."""
    shares = (seen.sum(axis=0) + 0.5) / (seen.sum() + 0.5 * seen.shape[1])
    unknown = ~answers.any(axis=1)
    if only is None:
        return np.asarray(np.where(unknown, 1.0, answers @ shares))
    return np.asarray(shares[only] * (unknown | (answers[:, only] > 0)))


def _density(rows: Matrix, group: NDArray[np.float64]) -> NDArray[np.float64]:
    """The group's normal density of the measurements that each row (m, 4) has; 1 where it has none."""
    mean, covariance = group.mean(axis=0), np.cov(group, rowvar=False)
    known = ~np.isnan(rows)
    density = np.ones(len(rows))
    for pattern in np.unique(known, axis=0):
        if pattern.any():
            alike = (known == pattern).all(axis=1)
            marginal = multivariate_normal(mean[pattern], covariance[np.ix_(pattern, pattern)])
            density[alike] = marginal.pdf(rows[alike][:, pattern])
    return density
