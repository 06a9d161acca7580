"""The cross-validation: that penguins are held out whole, and that its figures are what they are said to be."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from penguins.model.columns import COALITIONS, Matrix, encode_one
from penguins.model.report import CrossValidation, coalition_key
from penguins.questions.table import MEASUREMENTS
from scripts import measures, validation
from scripts.copies import MEASURED, Classes, Settings, answers_known
from scripts.duplicates import possibly_same
from scripts.references import gaussian_model, tutorial_forest
from scripts.validation import _measure_fold, cross_validate, in_every_coalition

SMALL = Settings(trees=2, draws=1)


@pytest.fixture(scope="module")
def measured(penguins: Matrix, classes: Classes) -> CrossValidation:
    return cross_validate(SMALL, penguins, classes, repeats=1, splits=1)


def test_held_out_penguins_leave_no_trace_in_what_is_said_of_them(penguins: Matrix, classes: Classes) -> None:
    """Their classes, and the measurements of the other held-out penguins, do not matter."""
    test = np.arange(0, 344, 10)
    train = np.setdiff1d(np.arange(344), test)
    said = _measure_fold(SMALL, penguins, classes, train, test)
    other_penguins, other_classes = penguins.copy(), classes.copy()
    other_penguins[test[1:], MEASURED] = penguins[test[1:], MEASURED] * 1.05
    other_classes[test] = (classes[test] + 1) % 3
    again = _measure_fold(SMALL, other_penguins, other_classes, train, test)
    for name in ("coalitions", "by_count", "contradicted", "tutorial_forest", "gaussian_model"):
        np.testing.assert_array_equal(said[name][..., 0, :], again[name][..., 0, :])
        assert not np.array_equal(said[name][..., 1:, :], again[name][..., 1:, :])


def test_other_splits_give_other_figures(penguins: Matrix, classes: Classes, measured: CrossValidation) -> None:
    other = cross_validate(SMALL, penguins, classes, repeats=1, splits=2)
    assert other["mean_log_loss_of_sets"] != measured["mean_log_loss_of_sets"]
    assert (other["splits"], other["folds"], other["repeats"]) == (2, validation.FOLDS, 1)


def test_added_penguins_are_trained_on_and_never_measured_on(
    penguins: Matrix, classes: Classes, measured: CrossValidation
) -> None:
    """Twenty penguins like no other, all said to be Gentoos, change the forest and not who is asked."""
    more = np.tile(penguins[:1], (20, 1))
    more[:, MEASURED] = np.arange(20)[:, np.newaxis] / 10 + np.array([33, 20.5, 175, 2800])
    added = np.vstack([penguins, more]), np.concatenate([classes, np.full(20, 2)])
    found = cross_validate(SMALL, *added, repeats=1, splits=1, added=20)
    assert np.sum(found["confusion_matrix"], axis=1).tolist() == [152, 68, 124]
    assert found["nothing_known"][2] > measured["nothing_known"][2]
    assert found["references"] != measured["references"]


def test_a_second_copy_of_a_penguin_is_not_trained_on_where_the_penguin_is_held_out(
    penguins: Matrix, classes: Classes
) -> None:
    """However often all penguins are added with wrong species, in part or whole, nobody is measured with them."""
    partly = penguins.copy()
    partly[:, MEASURED.stop - 1] = np.nan
    measured_ones = ~np.isnan(penguins[:, 0])
    copies = np.vstack([penguins[measured_ones], partly[measured_ones]])
    same = possibly_same(copies, penguins)
    assert same[np.arange(684), np.tile(np.flatnonzero(measured_ones), 2)].all()
    assert not possibly_same(copies, penguins[~measured_ones]).any()
    seen: list[NDArray[np.int64]] = []

    def fold(settings: Settings, penguins: Matrix, classes: Any, train: Any, test: Any) -> None:
        added = train[train >= 344] - 344
        assert not same[np.ix_(added, test)].any()
        seen.append(added)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "_measure_fold", fold)
        patch.setattr(validation, "summarise", lambda *_: None)
        patch.setattr(validation, "Parallel", lambda **_: lambda jobs: (call(*args) for call, args, _ in jobs))
        cross_validate(
            SMALL, np.vstack([penguins, copies]), np.concatenate([classes, np.zeros(684, np.int64)]), 1, 1, added=684
        )
    assert len(seen) == validation.FOLDS
    assert all(400 < len(added) < 684 for added in seen)


def test_the_figures_agree_with_each_other(measured: CrossValidation) -> None:
    by_set = measured["accuracy_of_sets"]
    assert list(by_set) == [coalition_key(known) for known in COALITIONS[1:]]
    assert measured["mean_accuracy_of_sets"] == pytest.approx(np.mean(list(by_set.values())), abs=1e-4)
    assert measured["accuracy"] == {"mean": by_set[coalition_key([True] * 6)], "spread": 0}
    confusion = np.array(measured["confusion_matrix"])
    assert confusion.sum(axis=1).tolist() == [152, 68, 124]
    assert np.trace(confusion) / 344 == pytest.approx(measured["accuracy"]["mean"], abs=1e-4)
    assert [row["trees"] for row in measured["trees"]] == [1, 2]
    assert measured["trees"][-1]["accuracy"] == measured["accuracy"]["mean"]
    assert measured["trees"][-1]["log_loss"] == measured["log_loss"]["mean"]
    assert measured["trees"][-1]["mean_log_loss_of_sets"] == measured["mean_log_loss_of_sets"]
    assert sum(band["predictions"] for band in measured["reliability"]) == 63 * 344
    assert all(band["above"] < band["mean_probability"] <= band["up_to"] for band in measured["reliability"])
    right = sum(band["share_right"] * band["predictions"] for band in measured["reliability"]) / (63 * 344)
    assert right == pytest.approx(measured["mean_accuracy_of_sets"], abs=2e-4)
    assert 0.95 < measured["accuracy"]["mean"] <= 1
    assert sum(measured["nothing_known"]) == pytest.approx(1, abs=2e-4)
    assert list(measured["changes_of_species"]) == [measurement.name for measurement in MEASUREMENTS]


def test_the_reliability_by_known_answers_counts_the_penguins_that_have_them(
    penguins: Matrix, measured: CrossValidation
) -> None:
    sizes = COALITIONS.sum(axis=1)
    has = (answers_known(penguins) >= COALITIONS[:, np.newaxis]).all(axis=2).sum(axis=1)
    tables = measured["reliability_by_known"]
    assert [table["known"] for table in tables] == [1, 2, 3, 4, 5, 6]
    for table in tables:
        assert sum(band["predictions"] for band in table["bands"]) == has[sizes == table["known"]].sum()
        assert all(band["above"] < band["mean_probability"] <= band["up_to"] for band in table["bands"])
    assert sum(band["predictions"] for band in tables[5]["bands"]) == 333
    right = round(sum(band["share_right"] * band["predictions"] for band in tables[5]["bands"]))
    right_of_all = round(measured["accuracy"]["mean"] * 344)
    assert right <= right_of_all <= right + 11  # 11 penguins are not completely known


def test_the_references_are_worse_and_better_than_the_forest(measured: CrossValidation) -> None:
    tutorial, gaussian = (measured["references"][name] for name in ("tutorial_forest", "gaussian_model"))
    assert tutorial["mean_log_loss_of_sets"] > measured["mean_log_loss_of_sets"] > gaussian["mean_log_loss_of_sets"]
    assert gaussian["mean_accuracy_of_sets"] > measured["mean_accuracy_of_sets"] > tutorial["mean_accuracy_of_sets"]
    assert min(tutorial["accuracy"], gaussian["accuracy"]) > 0.98


def test_the_gaussian_model_integrates_out_what_is_unknown(penguins: Matrix, classes: Classes) -> None:
    nothing, male, on_dream, typical = gaussian_model(
        penguins,
        classes,
        np.vstack(
            [
                encode_one({}),
                encode_one({"sex": "male"}),
                encode_one({"island": "Dream"}),
                encode_one({"flipper_length_mm": 217.0, "body_mass_g": 5050.0}),
            ]
        ),
    )
    assert nothing == pytest.approx([152 / 344, 68 / 344, 124 / 344])
    of_sex = np.array([152 * 73.5 / 147, 68 * 34.5 / 69, 124 * 61.5 / 120])
    assert male == pytest.approx(of_sex / of_sex.sum())
    of_island = np.array([152 * 56.5 / 153.5, 68 * 68.5 / 69.5, 124 * 0.5 / 125.5])
    assert on_dream == pytest.approx(of_island / of_island.sum())
    assert typical[2] > 0.99


def test_the_tutorial_forest_learns_from_complete_penguins_as_they_are(penguins: Matrix, classes: Classes) -> None:
    complete = answers_known(penguins).all(axis=1)
    of_all = tutorial_forest(penguins, classes, penguins, seed=1)
    assert measures.is_right(classes, of_all)[complete].all()
    of_complete = tutorial_forest(penguins[complete], classes[complete], penguins, seed=1)
    np.testing.assert_array_equal(of_all, of_complete)


def test_every_coalition_of_every_penguin_is_asked_in_order(penguins: Matrix) -> None:
    rows = in_every_coalition(penguins).reshape(64, 344, 9)
    np.testing.assert_array_equal(rows[63], penguins)
    assert not answers_known(rows[0]).any()
    assert all((answers_known(part) <= known).all() for part, known in zip(rows, COALITIONS, strict=True))


@pytest.mark.parametrize(
    ("stated", "right", "error"),
    [
        ([0.95, 0.95, 0.95, 0.95], [True, True, True, True], 0.05),
        ([0.95, 0.95, 0.95, 0.95], [True, True, True, False], 0.20),
        ([0.5, 0.5, 1.0, 1.0], [True, False, True, False], 0.25),
    ],
)
def test_the_calibration_error_is_the_mean_gap_of_the_bins(
    stated: list[float], right: list[bool], error: float
) -> None:
    assert measures.calibration_error(np.array(stated), np.array(right)) == pytest.approx(error)


def test_a_log_loss_is_finite_where_a_species_was_ruled_out() -> None:
    losses = measures.log_losses(np.array([0, 1, 2]), np.array([[0.5, 0.25, 0.25], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]))
    assert losses == pytest.approx([np.log(2), -np.log(0.001 / 1.002), np.log(1.002)])
