"""Which rows have the measurements of penguins that the model learned from: its being right here says little."""

import numpy as np
from numpy.typing import NDArray

from penguins.explain.groups import KNOWN_COLUMNS, measurements_of, rows_by_known
from penguins.model.columns import UNKNOWN, Table
from penguins.model.dataset import Dataset
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, CHOICES, FLIPPER_LENGTH, MEASUREMENTS

# Measurements times these, added up, tell the real penguins apart, which were measured to 0.1 mm, 1 mm and 25 g: a step
# of each is more than the ones before it come to.
_WEIGHTS = {BILL_LENGTH: 1.0, BILL_DEPTH: 1e3, FLIPPER_LENGTH: 1e5, BODY_MASS: 1e7}
_ALL = KNOWN_COLUMNS[-1]

# Of rows with just three measurements so large a share, and two or more, have these in common with penguins of the data
# only where they are these: of others, drawn from the groups of the data, at most 3% have by chance.
_NO_CHANCE = 0.1


class Learned:
    """Recognises the measured penguins of the data set by their answers."""

    def __init__(self, dataset: Dataset) -> None:
        self._table = dataset.table
        self._measured = measurements_of(dataset.table)
        # By the columns that are known: the penguins in the order of their keys, and these keys. Those of penguins that
        # were not measured are NaN, which sorts last and equals no other.
        self._sorted = {}
        for columns in KNOWN_COLUMNS[1:]:
            keys = _keys(self._measured, columns)
            order = np.argsort(keys)
            self._sorted[columns] = order, keys[order]

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

        Three measurements may be those of one by chance, in a few rows. Two may be in many: such rows are that follow
        one another as penguins of the data do, if most of them do.
        """
        are: NDArray[np.bool_] = self._alike(measured, _ALL) != UNKNOWN
        incomplete = np.flatnonzero(np.isnan(measured).any(axis=1))
        for columns, indices in rows_by_known(measured[incomplete]):
            if len(columns) not in (2, 3):
                continue
            rows = incomplete[indices]
            alike = self._alike(measured[rows], columns)
            if len(columns) == 3:
                is_alike = alike != UNKNOWN
                are[rows] = is_alike & (is_alike.mean() > _NO_CHANCE) & (len(np.unique(alike[is_alike])) > 1)
            else:
                own = self._alike(self._measured, columns)
                follow = np.isin(_pairs(alike), _pairs(own[own != UNKNOWN])) & (alike[:-1] != UNKNOWN)
                in_order = np.append(follow, False) | np.insert(follow, 0, False)
                are[rows] = in_order & (2 * in_order.sum() > len(rows))
        return are

    def _alike(self, measured: NDArray[np.float64], columns: tuple[int, ...]) -> NDArray[np.intp]:
        """For each row of measurements (n, 4) a penguin of the data set that has the same ones in `columns`."""
        order, known = self._sorted[columns]
        keys = _keys(measured, columns)
        nearest = np.searchsorted(known, keys).clip(max=len(known) - 1)
        rows = np.flatnonzero(keys == known[nearest])
        candidates = order[nearest]
        are_equal = (measured[rows] == self._measured[candidates[rows]])[:, columns].all(axis=1)
        found = np.full(len(keys), UNKNOWN, dtype=np.intp)
        found[rows[are_equal]] = candidates[rows[are_equal]]
        return found


def _pairs(indices: NDArray[np.intp]) -> NDArray[np.intp]:
    """One number for the indices, less than 1,000, of each row and the one below it: (n - 1,)."""
    return indices[:-1] * 1000 + indices[1:]


def _keys(measured: NDArray[np.float64], columns: tuple[int, ...]) -> NDArray[np.float64]:
    """One number for these measurements of each row, NaN where one is not known: (n,)."""
    return np.asarray(sum(measured[:, column] * _WEIGHTS[MEASUREMENTS[column]] for column in columns))
