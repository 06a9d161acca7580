"""Which rows have the measurements of penguins that the model learned from: its being right here says little."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import UNKNOWN, Table, is_known
from penguins.model.dataset import Dataset
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, BODY_MASS, CHOICES, FLIPPER_LENGTH, MEASUREMENTS

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

    def are_of_the_data(self, table: Table) -> NDArray[np.bool_]:
        """Which of n rows are penguins of the data, with all that is answered: (n,)."""
        found = self.find(table)
        are: NDArray[np.bool_] = found != UNKNOWN
        for choice in CHOICES:
            column = table[choice.name]
            are &= (column == UNKNOWN) | (column == self._table[choice.name][found])
        return are

    def recognise(self, table: Table) -> NDArray[np.bool_]:
        """Which of n rows are such penguins: (n,). Where the table lacks one or two measurements, the others of a row
        may be many a penguin's: those rows are that follow one another as penguins of the data do, if most of the n do.
        """
        names = [measurement.name for measurement in MEASUREMENTS if is_known(table, measurement).any()]
        if not 1 < len(names) < len(MEASUREMENTS):
            return np.asarray(self.find(table) != UNKNOWN)
        known, codes = np.unique(_keys(self._table, names), return_inverse=True)
        keys = _keys(table, names)
        nearest = np.searchsorted(known, keys).clip(max=len(known) - 1)
        is_one = known[nearest] == keys
        follow = np.isin(_pairs(nearest), _pairs(codes)) & is_one[:-1] & is_one[1:]
        in_order = np.append(follow, False) | np.insert(follow, 0, False)
        return np.asarray(in_order & (2 * in_order.sum() > len(keys)))


def _keys(table: Table, names: Iterable[str] = _WEIGHTS) -> NDArray[np.float64]:
    """One number for these measurements of each row, NaN where one is not known: (n,)."""
    return np.asarray(sum(table[name] * _WEIGHTS[name] for name in names))


def _pairs(codes: NDArray[np.intp]) -> NDArray[np.intp]:
    """One number for the codes of each row and the one below it, which are less than 1,000: (n - 1,)."""
    return codes[:-1] * 1000 + codes[1:]
