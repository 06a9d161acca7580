"""Which rows have the measurements of penguins that the model learned from: its being right here says little."""

import numpy as np
from numpy.typing import NDArray

from penguins.explain.groups import measurements_of, rows_by_known
from penguins.model.columns import UNKNOWN, Table
from penguins.model.dataset import Dataset
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, CHOICES, FLIPPER_LENGTH, MEASUREMENTS

# Measurements times these, added up, tell the real penguins apart, which were measured to 0.1 mm, 1 mm and 25 g: a step
# of each is more than the ones before it come to.
_WEIGHTS = {BILL_LENGTH: 1.0, BILL_DEPTH: 1e3, FLIPPER_LENGTH: 1e5, BODY_MASS: 1e7}
_ALL = tuple(range(len(MEASUREMENTS)))

# The share of the rows with so many measurements that has to have them in common with penguins of the data, with a few
# or more of these, for the rows to be theirs: of penguins drawn from the groups of the data up to 24% and 2% have by
# chance.
_NO_CHANCE = {2: 0.5, 3: 0.1}
_A_FEW = 5


class Learned:
    """Recognises the measured penguins of the data set by their answers."""

    def __init__(self, dataset: Dataset) -> None:
        self._table = dataset.table
        self._measured = measurements_of(dataset.table)

    def find(self, table: Table) -> NDArray[np.intp]:
        """For each of n rows the index of the penguin of the data set that has the same four measurements, or UNKNOWN:
        (n,). Copies with another island or sex have taught the model, too, so that these need not be equal.
        """
        return self._alike(measurements_of(table), _ALL)

    def are_of_the_data(self, table: Table) -> NDArray[np.bool_]:
        """Which of n rows are penguins of the data, with all that is answered: (n,)."""
        found = self.find(table)
        are: NDArray[np.bool_] = found != UNKNOWN
        for choice in CHOICES:
            column = table[choice.name]
            are &= (column == UNKNOWN) | (column == self._table[choice.name][found])
        return are

    def recognise(self, measured: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which rows of measurements (n, 4), NaN where not known, are such penguins: (n,).

        A row may have two or three measurements in common with one by chance: it takes many such rows to be penguins.
        """
        are: NDArray[np.bool_] = self._alike(measured, _ALL) != UNKNOWN
        for columns, rows in rows_by_known(measured):
            if len(columns) in _NO_CHANCE and len(rows) >= _A_FEW:
                alike = self._alike(measured[rows], columns)
                is_alike = alike != UNKNOWN
                many = is_alike.mean() > _NO_CHANCE[len(columns)] and len(np.unique(alike[is_alike])) >= _A_FEW
                are[rows] = is_alike & many
        return are

    def _alike(self, measured: NDArray[np.float64], columns: tuple[int, ...]) -> NDArray[np.intp]:
        """For each row of measurements (n, 4) a penguin of the data set that has the same ones in `columns`."""
        # Those of penguins that were not measured are NaN, which sorts last and equals no other.
        known = _keys(self._measured, columns)
        order = np.argsort(known)
        keys = _keys(measured, columns)
        candidates = order[np.searchsorted(known, keys, sorter=order).clip(max=len(known) - 1)]
        rows = np.flatnonzero(keys == known[candidates])
        are_equal = (measured[rows] == self._measured[candidates[rows]])[:, columns].all(axis=1)
        found = np.full(len(keys), UNKNOWN, dtype=np.intp)
        found[rows[are_equal]] = candidates[rows[are_equal]]
        return found


def _keys(measured: NDArray[np.float64], columns: tuple[int, ...]) -> NDArray[np.float64]:
    """One number for these measurements of each row, NaN where one is not known: (n,)."""
    return np.asarray(sum(measured[:, column] * _WEIGHTS[MEASUREMENTS[column]] for column in columns))
