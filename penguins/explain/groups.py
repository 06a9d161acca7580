"""How far measurements lie, together, from the species: the squared Mahalanobis distance to the nearest group.

A group is the penguins of one species and sex. Within a group the measurements vary together much as in every other
one, so a single covariance matrix, pooled over the six groups, describes all of them. For measurements with a normal
distribution the squared distance to the own group's means follows a chi-squared distribution with as many degrees of
freedom as there are measurements, whichever of them are known.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from penguins.model.columns import UNKNOWN, Table
from penguins.model.dataset import Dataset
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, SEX

# With a normal distribution, one penguin in so many lies farther from the means of its own group than the limit.
ONE_IN = 1000
_GROUPS = list(product(range(len(SPECIES)), range(len(SEX.options))))


class Groups:
    """The six groups of the data set: their means and the covariance that they share."""

    def __init__(self, dataset: Dataset) -> None:
        measured = measurements_of(dataset.table)
        sex = dataset.table[SEX.name]
        members = [
            measured[(dataset.classes == species) & (sex == code) & ~np.isnan(measured).any(axis=1)]
            for species, code in _GROUPS
        ]
        self._means = np.stack([group.mean(axis=0) for group in members])
        self._centre = self._means.mean(axis=0)
        residuals = np.concatenate([group - mean for group, mean in zip(members, self._means, strict=True)])
        self._covariance = residuals.T @ residuals / (len(residuals) - len(_GROUPS))
        # The squared distance that one penguin in ONE_IN passes, by how many measurements are known.
        self._limits = np.array([0.0, *(chdtri(known, 1 / ONE_IN) for known in range(1, len(MEASUREMENTS) + 1))])

    def squared_distances(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """Rows of measurements (n, 4), NaN where not known, and codes of the sex (n,), UNKNOWN where it is not ->
        the squared distance (n,) to the nearest group of that sex, over the measurements that are known."""
        distances = np.empty(len(measured))
        for rows, points, _, _, means in self._by_pattern(measured):
            # |p - m|² multiplied out, with a row for each group: several times as fast for long tables.
            squares = np.einsum("ij,ij->i", points, points)
            to_each = squares - 2 * means @ points.T + (means**2).sum(axis=1, keepdims=True)
            distances[rows] = _to_nearest(to_each, sex[rows])
        return distances

    def excess(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """How far the squared distances of rows (n, 4), with codes of the sex (n,), lie beyond the limit: (n,)."""
        known = (~np.isnan(measured)).sum(axis=1)
        excess: NDArray[np.float64] = self.squared_distances(measured, sex) - self._limits[known]
        return excess

    def excess_without_each(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """The same without each of the measurements and, last, without the sex: (n, 5), infinite where not known.

        With d the differences from a group's means and P the inverse of the covariance, leaving out measurement i takes
        (P d)ᵢ² / Pᵢᵢ from the squared distance: what d says of it beyond what the others say.
        """
        excess = np.full((len(measured), len(MEASUREMENTS) + 1), np.inf)
        for rows, points, columns, whitening, means in self._by_pattern(measured):
            away = points - means[:, np.newaxis]
            to_each = (away**2).sum(axis=2)
            taken = (away @ whitening.T) ** 2 / (whitening**2).sum(axis=1)
            nearest = _to_nearest(to_each[..., np.newaxis] - taken, sex[rows])
            excess[rows[:, np.newaxis], columns] = nearest - self._limits[len(columns) - 1]
            excess[rows, -1] = to_each.min(axis=0) - self._limits[len(columns)]
        excess[sex == UNKNOWN, -1] = np.inf
        return excess

    def _by_pattern(
        self, measured: NDArray[np.float64]
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.float64], list[int], NDArray[np.float64], NDArray[np.float64]]]:
        """The rows of measurements (n, 4) that know the same ones, these in whitened coordinates, and `_whitened`."""
        patterns = ~np.isnan(measured) @ (1 << np.arange(len(MEASUREMENTS)))
        for pattern in np.flatnonzero(np.bincount(patterns)).tolist():
            rows = np.flatnonzero(patterns == pattern)
            columns, whitening, means = self._whitened[pattern]
            yield rows, (measured[rows][:, columns] - self._centre[columns]) @ whitening, columns, whitening, means

    @cached_property
    def _whitened(self) -> dict[int, tuple[list[int], NDArray[np.float64], NDArray[np.float64]]]:
        """By the pattern of known measurements (bit i: measurement i): their columns, the matrix that turns them into
        coordinates in which the squared distance is Euclidean, and the means of the groups in these."""
        whitened = {}
        for pattern in range(1 << len(MEASUREMENTS)):
            columns = [column for column in range(len(MEASUREMENTS)) if pattern >> column & 1]
            inverse = np.linalg.inv(self._covariance[np.ix_(columns, columns)])
            matrix = np.linalg.cholesky(inverse)
            whitened[pattern] = columns, matrix, (self._means - self._centre)[:, columns] @ matrix
        return whitened


def _to_nearest(to_each: NDArray[np.float64], sex: NDArray[Any]) -> NDArray[np.float64]:
    """Squared distances of n rows to each group (6, n, ...) -> those to the nearest group of the row's sex (n, ...)."""
    by_sex = to_each.reshape(len(SPECIES), len(SEX.options), *to_each.shape[1:]).min(axis=0)
    # The last row, that of both sexes, is also the one that UNKNOWN counts as an index.
    by_sex = np.concatenate([by_sex, by_sex.min(axis=0, keepdims=True)])
    nearest: NDArray[np.float64] = by_sex[sex, np.arange(len(sex))]
    return nearest


def measurements_of(table: Table) -> NDArray[np.float64]:
    """The measurements of a table of n penguins: (n, 4), NaN where not known; column by column in memory, which makes
    what is asked of every row several times as fast."""
    return np.stack([table[measurement.name] for measurement in MEASUREMENTS]).T
