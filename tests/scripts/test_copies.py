"""What the trees learn from: which copies are made of a penguin, and how they are shaken."""

import numpy as np
import pytest

from penguins.model.columns import COALITIONS, COLUMNS_OF, NOTHING_KNOWN, Matrix
from penguins.questions.table import ISLAND, SEX
from scripts.copies import (
    MEASURED,
    Classes,
    Copies,
    Settings,
    Shaker,
    answers_known,
    contradictions,
    make_copies,
    shake,
)

SETTINGS = Settings(whole_weight=60, contradicted_weight=1.2, as_measured=0.75, draws=2)

# The first penguin is completely known, the fourth has an island only, the ninth all but the sex.
COMPLETE, UNMEASURED, OF_UNKNOWN_SEX = 0, 3, 8


@pytest.fixture(scope="module")
def copies(penguins: Matrix) -> Copies:
    return make_copies(penguins, SETTINGS)


def weight_of(copies: Copies, row: Matrix) -> dict[bool, float]:
    """The weight of all copies with this row, by whether they are shaken."""
    alike = np.all((copies.rows == row) | (np.isnan(copies.rows) & np.isnan(row)), axis=1)
    return {
        shaken: round(float(copies.weights[alike & (copies.shaken == shaken)].sum()), 9) for shaken in (False, True)
    }


def test_the_answers_that_a_penguin_has_are_known(penguins: Matrix) -> None:
    known = answers_known(penguins)
    assert known[COMPLETE].tolist() == [True] * 6
    assert known[UNMEASURED].tolist() == [True, False, False, False, False, False]
    assert known[OF_UNKNOWN_SEX].tolist() == [True, False, True, True, True, True]
    assert known.sum(axis=0).tolist() == [344, 333, 342, 342, 342, 342]


@pytest.mark.parametrize(
    ("penguin", "masked"), [(COMPLETE, 63), (UNMEASURED, 2), (OF_UNKNOWN_SEX, 32)], ids=["whole", "island", "no sex"]
)
def test_a_penguin_is_masked_once_for_each_part_of_its_own_record(
    penguins: Matrix, copies: Copies, penguin: int, masked: int
) -> None:
    mine = copies.sources == penguin
    rows, shaken = copies.rows[mine], copies.shaken[mine]
    partly = ~answers_known(rows).all(axis=1)
    assert partly.sum() == masked * SETTINGS.draws
    assert shaken[partly].all()
    assert copies.weights[mine][partly].tolist() == [1 / SETTINGS.draws] * (masked * SETTINGS.draws)
    known = {tuple(row) for row in answers_known(rows)[partly].tolist()}
    assert len(known) == masked
    assert all(np.less_equal(part, answers_known(penguins[[penguin]])[0]).all() for part in known)


def test_no_penguin_weighs_more_for_an_answer_that_is_missing(penguins: Matrix, copies: Copies) -> None:
    """Among the copies with a given set of known answers, the penguins that have these answers weigh the same."""
    known, partly = answers_known(penguins), ~answers_known(copies.rows).all(axis=1)
    for coalition in COALITIONS[:-1]:
        here = partly & (answers_known(copies.rows) == coalition).all(axis=1)
        weights = np.bincount(copies.sources[here], copies.weights[here], minlength=len(penguins))
        assert weights.tolist() == (known >= coalition).all(axis=1).astype(float).tolist()


def test_only_completely_known_penguins_are_whole_or_contradicted(penguins: Matrix, copies: Copies) -> None:
    whole = answers_known(copies.rows).all(axis=1)
    assert len(set(copies.sources[whole].tolist())) == 333
    assert set(copies.sources[whole].tolist()) == set(np.flatnonzero(answers_known(penguins).all(axis=1)).tolist())


def test_most_of_a_whole_copy_is_as_measured_and_the_rest_is_shaken(penguins: Matrix, copies: Copies) -> None:
    assert weight_of(copies, penguins[COMPLETE]) == {False: 45, True: 15}


def test_a_contradicted_copy_has_another_island_or_the_other_sex_and_little_weight(
    penguins: Matrix, copies: Copies
) -> None:
    changed = contradictions(penguins[[COMPLETE]])
    answers = [(rows[0, COLUMNS_OF[ISLAND.name]].tolist(), rows[0, COLUMNS_OF[SEX.name]].tolist()) for rows in changed]
    assert penguins[COMPLETE, COLUMNS_OF[ISLAND.name]].tolist() == [0, 0, 1]
    assert penguins[COMPLETE, COLUMNS_OF[SEX.name]].tolist() == [0, 1]
    assert answers == [([1, 0, 0], [0, 1]), ([0, 1, 0], [0, 1]), ([0, 0, 1], [1, 0])]
    for rows in changed:
        assert rows[0, MEASURED].tolist() == penguins[COMPLETE, MEASURED].tolist()
        assert weight_of(copies, rows[0]) == {False: 0.9, True: 0.3}


def test_a_penguin_without_a_sex_has_no_other_sex(penguins: Matrix) -> None:
    for rows in contradictions(penguins[[OF_UNKNOWN_SEX]]):
        assert rows[0, COLUMNS_OF[SEX.name]].tolist() == [0, 0]


def test_shaken_copies_keep_the_mean_and_the_covariance_of_their_species_and_sex(
    penguins: Matrix, classes: Classes
) -> None:
    measured = penguins[:, MEASURED].astype(float)
    sexes = penguins[:, COLUMNS_OF[SEX.name]] > 0
    groups = [np.flatnonzero((classes == species) & sexes[:, sex]) for species in range(3) for sex in range(2)]
    rng = np.random.default_rng(1)
    within = np.vstack([measured[group] - measured[group].mean(axis=0) for group in groups])
    pooled = within.T @ within / (len(within) - len(groups))
    for width in (0.3, 1.5):
        shaker = Shaker(penguins, classes, width)
        for group in groups:
            drawn = shaker.draw(np.tile(group, 2000), rng)
            spread = measured[group].std(axis=0)
            assert np.abs((drawn.mean(axis=0) - measured[group].mean(axis=0)) / spread).max() < 0.02
            expected = (np.cov(measured[group], rowvar=False, bias=True) + width**2 * pooled) / (1 + width**2)
            assert np.abs((np.cov(drawn, rowvar=False) - expected) / np.outer(spread, spread)).max() < 0.02


def test_shaking_by_nothing_leaves_every_penguin_as_it_is(penguins: Matrix, classes: Classes) -> None:
    drawn = Shaker(penguins, classes, 0.0).draw(np.arange(len(penguins)), np.random.default_rng(1))
    np.testing.assert_allclose(drawn, penguins[:, MEASURED], rtol=1e-6)


def test_a_penguin_of_unknown_sex_is_shaken_around_its_species(penguins: Matrix, classes: Classes) -> None:
    drawn = Shaker(penguins, classes, 1e6).draw(np.full(40_000, OF_UNKNOWN_SEX), np.random.default_rng(1))
    species = penguins[classes == classes[OF_UNKNOWN_SEX], MEASURED]
    assert np.abs((drawn.mean(axis=0) - np.nanmean(species, axis=0)) / np.nanstd(species, axis=0)).max() < 0.02


def test_shaking_changes_the_known_measurements_of_shaken_copies_and_nothing_else(
    penguins: Matrix, classes: Classes, copies: Copies
) -> None:
    rows = shake(copies, Shaker(penguins, classes, 1.0), np.random.default_rng(1))
    assert rows.dtype == np.float32
    choices = slice(MEASURED.stop, None)
    np.testing.assert_array_equal(rows[:, choices], copies.rows[:, choices])
    np.testing.assert_array_equal(rows[~copies.shaken], copies.rows[~copies.shaken])
    np.testing.assert_array_equal(np.isnan(rows), np.isnan(copies.rows))
    known = ~np.isnan(copies.rows[copies.shaken, MEASURED])
    assert (rows[copies.shaken, MEASURED][known] != copies.rows[copies.shaken, MEASURED][known]).mean() > 0.999


def test_with_nothing_known_every_penguin_is_there_once(copies: Copies) -> None:
    nothing = ~answers_known(copies.rows).any(axis=1)
    np.testing.assert_array_equal(copies.rows[nothing], np.tile(NOTHING_KNOWN, (344 * SETTINGS.draws, 1)))
    assert copies.weights[nothing].sum() == 344
