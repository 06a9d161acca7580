"""Which rows have the measurements of penguins that the model learned from: its being right here says little."""

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import UNKNOWN, Table
from penguins.model.dataset import Dataset
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, FLIPPER_LENGTH, MEASUREMENTS

# Measurements times these, added up, tell the real penguins apart: each is more than the ones before it come to.
_WEIGHTS = {BILL_LENGTH.name: 1.0, BILL_DEPTH.name: 1e2, FLIPPER_LENGTH.name: 1e4, BODY_MASS.name: 1e7}


class Learned:
    """Recognises the measured penguins of the data set by their answers."""

    def __init__(self, dataset: Dataset) -> None:
        keys = _keys(dataset.table)
        # The keys of penguins that were not measured are NaN, which sorts last and equals no other.
        self._order = np.argsort(keys)
        self._keys = keys[self._order]
        self._table = dataset.table

    def find(self, table: Table) -> NDArray[np.intp]:
        """For each of n rows the index of the penguin of the data set that has the same four measurements, or UNKNOWN:
        (n,). Copies with another island or sex have taught the model, too, so that these need not be equal.
        """
        keys = _keys(table)
        nearest = np.searchsorted(self._keys, keys).clip(max=len(self._keys) - 1)
        rows = np.flatnonzero(keys == self._keys[nearest])
        candidates = self._order[nearest[rows]]
        equal = np.ones(len(rows), dtype=np.bool_)
        for measurement in MEASUREMENTS:
            equal &= table[measurement.name][rows] == self._table[measurement.name][candidates]
        found = np.full(len(keys), UNKNOWN, dtype=np.intp)
        found[rows[equal]] = candidates[equal]
        return found


def _keys(table: Table) -> NDArray[np.float64]:
    """One number for the four measurements of each row, NaN where one is not known: (n,)."""
    return np.asarray(sum(table[name] * weight for name, weight in _WEIGHTS.items()))
