"""Which penguins are taken for one bird, and which could be one."""

import numpy as np
import pytest
from numpy.typing import NDArray

from penguins.model.columns import COLUMNS_OF, Matrix
from scripts.copies import MEASURED, Classes
from scripts.duplicates import CHOSEN, possibly_same, taken_for


def rounded(penguins: Matrix, to: list[float]) -> Matrix:
    """The penguins (n, 9) with each measurement rounded to a multiple."""
    changed = penguins.copy()
    changed[:, MEASURED] = np.round(penguins[:, MEASURED] / np.array(to)) * np.array(to)
    return changed


def taken(penguins: Matrix, classes: Classes) -> NDArray[np.bool_]:
    """Which of the penguins (n, 9) each of them is taken for: (n, n)."""
    return np.stack([taken_for(*one, penguins, classes) for one in zip(penguins, classes.tolist(), strict=True)])


@pytest.mark.parametrize("to", [[0.1, 0.1, 1, 1], [1, 1, 1, 1], [0.1, 0.1, 1, 100], [1, 1, 1, 100]])
def test_a_penguin_is_recognised_when_its_measurements_are_rounded(
    penguins: Matrix, classes: Classes, to: list[float]
) -> None:
    measured = np.flatnonzero(~np.isnan(penguins[:, 0]))
    changed = rounded(penguins, to)
    assert possibly_same(changed, penguins)[measured, measured].all()
    changed[:, CHOSEN] = 0  # The island and the sex do not matter.
    for index in measured:
        assert taken_for(changed[index], 0, penguins, classes)[index]


def test_few_real_penguins_are_taken_for_another(penguins: Matrix, classes: Classes) -> None:
    """Of the 342 with all measurements three pairs. With fewer it depends on which are known."""

    def those_like_another(known: list[int]) -> int:
        partly = penguins.copy()
        partly[:, np.setdiff1d(np.arange(MEASURED.stop), known)] = np.nan
        return int((taken(partly, classes).sum(axis=1) > 1).sum())

    assert those_like_another([0, 1, 2, 3]) == 6
    assert max(those_like_another(known) for known in ([0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3])) == 2
    assert those_like_another([0, 1]) == 8
    assert those_like_another([1, 2]) == 29
    assert those_like_another([2]) == 0


def test_a_penguin_of_which_less_is_known_is_taken_for_one_that_has_all_its_answers(
    penguins: Matrix, classes: Classes
) -> None:
    partly = penguins[:1].copy()
    partly[:, MEASURED.start + 2 : MEASURED.stop] = np.nan
    species = int(classes[0])
    assert np.flatnonzero(taken_for(partly[0], species, penguins, classes)).tolist() == [0]
    assert taken_for(partly[0], species, partly, classes[:1]).all()
    # Not the other way round: a penguin of which more is known is not lost.
    assert not taken_for(penguins[0], species, partly, classes[:1]).any()
    assert not taken_for(partly[0], species + 1, penguins, classes).any()
    for changed in (0, COLUMNS_OF["sex"], COLUMNS_OF["island"]):
        other = partly[0].copy()
        other[changed] = np.roll(other[changed], 1) if isinstance(changed, slice) else other[changed] + 0.1
        assert not taken_for(other, species, penguins, classes).any()


def test_a_penguin_that_differs_by_more_than_rounding_is_another(penguins: Matrix, classes: Classes) -> None:
    for column, change in enumerate([0.6, 0.6, 0.6, 51]):
        other = penguins[:1].copy()
        other[:, column] += change
        assert not possibly_same(other, penguins[:1]).any()
        assert not taken_for(other[0], int(classes[0]), penguins[:1], classes[:1]).any()
