"""How far measurements lie, together, from the species: the squared Mahalanobis distance to the nearest group.

A group is the penguins of one species and sex. Within a group the measurements vary together much as in every other
one, so a single covariance matrix, pooled over the six groups, describes all of them. For measurements with a normal
distribution the squared distance to the own group's means follows a chi-squared distribution with as many degrees of
freedom as there are measurements, whichever of them are known.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from penguins.model.columns import UNKNOWN, Table
from penguins.model.dataset import Dataset
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, SEX

# With a normal distribution, one penguin in so many lies farther from the means of its own group than the limit.
ONE_IN = 1000
# The columns of the measurements that are known, by the pattern of these: of which bit i is measurement i.
KNOWN_COLUMNS = [
    tuple(column for column in range(len(MEASUREMENTS)) if pattern >> column & 1)
    for pattern in range(1 << len(MEASUREMENTS))
]
_GROUPS = list(product(range(len(SPECIES)), range(len(SEX.options))))


class Groups:
    """The six groups of the data set: their means and the covariance that they share.

    `low_of_sex` and `high_of_sex` (3, 4) are the limits of each sex.
    """

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
        self.low_of_sex, self.high_of_sex = limits_of([measured[sex == code] for code in range(len(SEX.options))])

    def squared_distances(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """Rows of measurements (n, 4), NaN where not known, and codes of the sex (n,), UNKNOWN where it is not ->
        the squared distance (n,) to the nearest group of that sex, over the measurements that are known."""
        distances = np.empty(len(measured))
        for columns, rows in rows_by_known(measured):
            whitening, means = self._whitened[columns]
            points = (measured[rows][:, columns] - self._centre[[*columns]]) @ whitening
            # |p - m|² multiplied out, with a row for each group: several times as fast for long tables.
            squares = np.einsum("ij,ij->i", points, points)
            to_each = squares - 2 * means @ points.T + (means**2).sum(axis=1, keepdims=True)
            by_sex = to_each.reshape(len(SPECIES), len(SEX.options), len(rows)).min(axis=0)
            # The last row, that of both sexes, is also the one that UNKNOWN counts as an index.
            by_sex = np.vstack([by_sex, by_sex.min(axis=0)])
            distances[rows] = by_sex[sex[rows], np.arange(len(rows))]
        return distances

    def excess(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """How far the squared distances of rows (n, 4), with codes of the sex (n,), lie beyond the limit: (n,).

        A single measurement is beyond it only where no penguin of its sex, if that is known, has so little or so much.
        """
        counts = (~np.isnan(measured)).sum(axis=1)
        excess: NDArray[np.float64] = self.squared_distances(measured, sex) - self._limits[counts]
        alone = np.flatnonzero(counts == 1)
        outside = (measured[alone] < self.low_of_sex[sex[alone]]) | (measured[alone] > self.high_of_sex[sex[alone]])
        excess[alone] = np.where(outside.any(axis=1), np.inf, np.minimum(excess[alone], 0))
        return excess

    def excess_without_each(self, measured: NDArray[np.float64], sex: NDArray[np.int8]) -> NDArray[np.float64]:
        """The same without each of the measurements and, last, without the sex: (n, 5), infinite where not known."""
        answers = len(MEASUREMENTS) + 1
        is_left_out = np.eye(len(MEASUREMENTS), answers, dtype=np.bool_)[..., np.newaxis]
        sexes = np.tile(sex, (answers, 1))
        sexes[-1] = UNKNOWN
        # All at once, which for a single penguin is several times as fast as one after the other.
        fewer = np.where(is_left_out, np.nan, measured.T[:, np.newaxis]).reshape(len(MEASUREMENTS), -1)
        excess = self.excess(fewer.T, sexes.ravel()).reshape(answers, -1).T
        return np.where(np.column_stack([~np.isnan(measured), sex != UNKNOWN]), excess, np.inf)

    @cached_property
    def _whitened(self) -> dict[tuple[int, ...], tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """By the columns that are known: the matrix that turns the measurements into coordinates in which the squared
        distance is Euclidean, and the means of the groups in these."""
        whitened = {}
        for columns in KNOWN_COLUMNS:
            inverse = np.linalg.inv(self._covariance[np.ix_(columns, columns)])
            matrix = np.linalg.cholesky(inverse)
            whitened[columns] = matrix, (self._means - self._centre)[:, columns] @ matrix
        return whitened


def rows_by_known(measured: NDArray[np.float64]) -> Iterator[tuple[tuple[int, ...], NDArray[np.intp]]]:
    """Rows of measurements (n, 4), NaN where not known -> which columns are known together, and the rows with just
    these."""
    patterns = ~np.isnan(measured) @ (1 << np.arange(len(MEASUREMENTS)))
    for pattern in np.flatnonzero(np.bincount(patterns)).tolist():
        yield KNOWN_COLUMNS[pattern], np.flatnonzero(patterns == pattern)


def limits_of(kinds: Sequence[NDArray[np.float64]], slack: float = 0) -> NDArray[np.float64]:
    """The measurements of some kinds of penguins, (n, 4) of each -> their least and their most, (2, kinds + 1, 4).

    The last row has no limits, for an unknown kind. `slack` is the share of a range that either end is moved out by.
    """
    low, high = (np.stack([end(measured, axis=0) for measured in kinds]) for end in (np.nanmin, np.nanmax))
    more, no_limit = slack * (high - low), np.full(len(MEASUREMENTS), np.inf)
    return np.stack([np.vstack([low - more, -no_limit]), np.vstack([high + more, no_limit])])


def measurements_of(table: Table) -> NDArray[np.float64]:
    """The measurements of a table of n penguins: (n, 4), NaN where not known; column by column in memory, which makes
    what is asked of every row several times as fast."""
    return np.stack([table[measurement.name] for measurement in MEASUREMENTS]).T
