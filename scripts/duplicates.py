"""Whether two penguins could be one bird: told of twice, or measured for the data already."""

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import Matrix
from scripts.copies import MEASURED, Classes

# What rounding to whole millimetres, or to 100 g, changes at most; a little more, for the columns are float32.
BY_ROUNDING = np.array([0.5, 0.5, 0.5, 50], dtype=np.float32) + np.float32(0.001)
CHOSEN = slice(MEASURED.stop, None)


def possibly_same(penguins: Matrix, others: Matrix) -> NDArray[np.bool_]:
    """Which of the penguins (n, 9) could be which of the others (m, 9): (n, m).

    Those that have a measurement in common, and no two that differ by more than rounding. An answer is often left out,
    and the island and the sex may have been told wrongly.
    """
    shape = (len(penguins), len(others))
    in_common, differs = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    for column in range(MEASURED.stop):
        apart = np.abs(penguins[:, column, np.newaxis] - others[np.newaxis, :, column])
        in_common |= ~np.isnan(apart)
        differs |= apart > BY_ROUNDING[column]
    return in_common & ~differs


def taken_for(penguin: Matrix, species: int, others: Matrix, classes: Classes) -> NDArray[np.bool_]:
    """Which of the others (m, 9) of classes (m,) a penguin (9,) is so like that it is taken for the same bird: (m,).

    This is stricter than `possibly_same`, so that few birds are lost. With all four measurements it is those that have
    them within rounding, whatever else was told: of the 342 measured penguins of the data 6 are so like another. With
    two or three it is those of its species that have all its answers exactly. A single one does not tell birds apart.
    """
    known = ~np.isnan(penguin[MEASURED])
    apart = np.abs(others[:, MEASURED] - penguin[MEASURED])[:, known]
    if known.all():
        return np.asarray((apart <= BY_ROUNDING).all(axis=1))
    alike = (classes == species) & (others[:, CHOSEN] >= penguin[CHOSEN]).all(axis=1)
    return np.asarray(alike & (apart == 0).all(axis=1) & (known.sum() > 1))
