"""The training script: what a tree learns from, that it can be repeated, and what its report says."""

import hashlib
import json
import pickle
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

from penguins.model.columns import COALITIONS, FEATURES, Matrix, encode, mask
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA, REPORT
from penguins.model.report import coalition_key
from scripts import train, validation
from scripts.train import Settings, describe, grow, with_masked_copies

EXAMPLE_SAID = np.array([0.9, 0.05, 0.05])
SMALL = Settings(trees=3)
Data = tuple[pd.DataFrame, Matrix, NDArray[np.int64]]


@pytest.fixture(scope="module")
def data() -> Data:
    return train.read_data()


@pytest.fixture(scope="module")
def forest(data: Data) -> RandomForestClassifier:
    return grow(data[1], data[2], SMALL)


@pytest.fixture(scope="module")
def measured(data: Data) -> dict[str, Any]:
    return validation.cross_validate(grow, SMALL, data[1], data[2], 1)


def copies(data: Data, drawn: list[int], **settings: float) -> tuple[Matrix, NDArray[np.int64], NDArray[np.float64]]:
    rng = np.random.default_rng(1)
    return with_masked_copies(data[1], np.array(drawn), Settings(**settings), rng)  # type: ignore[arg-type]


def test_the_script_and_the_site_read_the_same_data(data: Data, dataset: Dataset) -> None:
    _, penguins, classes = data
    np.testing.assert_array_equal(penguins, encode(dataset.table))
    np.testing.assert_array_equal(classes, dataset.classes)


def test_a_penguin_drawn_twice_comes_once_with_twice_the_weight(data: Data) -> None:
    rows, of, weights = copies(data, [5, 7, 5], masked_share=1.0, whole_weight=60.0)
    assert Counter(of.tolist()) == {5: 64, 7: 64}
    assert sorted(set(weights[of == 5].tolist())) == [2, 120]
    assert sorted(set(weights[of == 7].tolist())) == [1, 60]
    assert Counter(weights.tolist()) == {1: 63, 2: 63, 60: 1, 120: 1}
    np.testing.assert_array_equal(rows[of == 7], mask(data[1][7:8], COALITIONS))


def test_the_whole_penguin_is_always_among_its_copies(data: Data) -> None:
    rows, of, weights = copies(data, [5, 7, 5], masked_share=0.0, whole_weight=60.0)
    assert of.tolist() == [5, 7]
    assert weights.tolist() == [120, 60]
    np.testing.assert_array_equal(rows, data[1][[5, 7]])


def test_about_the_given_share_of_the_masked_copies_is_kept(data: Data) -> None:
    _, of, _ = copies(data, list(range(300)), masked_share=0.8)
    assert 0.78 < (len(of) - 300) / (300 * 63) < 0.82


def test_no_copy_of_a_penguin_that_was_not_drawn_is_learned_from(data: Data) -> None:
    drawn = np.random.default_rng(3).integers(0, 344, 344).tolist()
    _, of, _ = copies(data, drawn)
    assert set(of.tolist()) == set(drawn) != set(range(344))


def test_the_same_data_and_settings_give_the_same_forest(data: Data, forest: RandomForestClassifier) -> None:
    again = grow(data[1], data[2], SMALL)
    assert pickle.dumps(again, protocol=5) == pickle.dumps(forest, protocol=5)
    other = grow(data[1], data[2], Settings(trees=3, seed=1))
    rows = pd.DataFrame(data[1], columns=list(FEATURES))
    assert not np.array_equal(other.predict_proba(rows), forest.predict_proba(rows))


def test_the_forest_has_the_well_known_columns_and_classes(forest: RandomForestClassifier) -> None:
    assert tuple(forest.feature_names_in_) == FEATURES
    assert forest.classes_.tolist() == [0, 1, 2]
    assert len(forest.estimators_) == 3


def test_a_forest_with_more_trees_begins_with_the_same_ones(data: Data, forest: RandomForestClassifier) -> None:
    more = grow(data[1], data[2], Settings(trees=4))
    for one, other in zip(forest.estimators_, more.estimators_, strict=False):
        np.testing.assert_array_equal(one.tree_.predict(data[1]), other.tree_.predict(data[1]))


def test_the_settings_survive_the_report() -> None:
    assert Settings(**json.loads(json.dumps(asdict(SMALL)))) == SMALL
    assert asdict(Settings(**json.loads(REPORT.read_text())["settings"])) == asdict(Settings())


def test_the_report_describes_the_data(data: Data, measured: dict[str, Any]) -> None:
    report = describe(data[0], SMALL, measured, b"pickled", EXAMPLE_SAID)
    assert report["data"] == {
        "sha256": hashlib.sha256(DATA.read_bytes()).hexdigest(),
        "penguins": 344,
        "complete": 333,
        "measured": 342,
        "years": [2007, 2009],
        "species": {"Adelie": 152, "Chinstrap": 68, "Gentoo": 124},
        "unknown": {
            "island": 0,
            "sex": 11,
            **dict.fromkeys(("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"), 2),
        },
    }
    assert report["data"] == json.loads(REPORT.read_text())["data"]
    assert report["pickle"] == {"sha256": hashlib.sha256(b"pickled").hexdigest(), "bytes": 7}
    assert report["settings"]["trees"] == 3


def test_the_committed_report_meets_the_targets() -> None:
    committed = json.loads(REPORT.read_text())["cross_validation"]
    assert committed["accuracy"]["mean"] >= 0.990
    assert committed["mean_accuracy_of_sets"] >= 0.868


def test_the_figures_of_a_cross_validation_agree_with_each_other(measured: dict[str, Any]) -> None:
    by_coalition = measured["accuracy_of_sets"]
    assert list(by_coalition) == [coalition_key(known) for known in COALITIONS[1:]]
    assert measured["mean_accuracy_of_sets"] == pytest.approx(np.mean(list(by_coalition.values())), abs=1e-4)
    assert measured["accuracy"] == {"mean": by_coalition[coalition_key([True] * 6)], "spread": 0}
    confusion = np.array(measured["confusion_matrix"])
    assert confusion.sum(axis=1).tolist() == [152, 68, 124]
    assert np.trace(confusion) / 344 == pytest.approx(measured["accuracy"]["mean"], abs=1e-4)
    assert [at["trees"] for at in measured["trees"]] == [1, 2, 3]
    assert measured["trees"][-1]["accuracy"] == measured["accuracy"]["mean"]
    assert measured["trees"][-1]["log_loss"] == measured["log_loss"]["mean"]
    assert sum(band["answers"] for band in measured["reliability"]) == 63 * 344
    assert all(band["from"] < band["said"] <= band["to"] for band in measured["reliability"])
    right = sum(band["right"] * band["answers"] for band in measured["reliability"]) / (63 * 344)
    assert right == pytest.approx(measured["mean_accuracy_of_sets"], abs=2e-4)
    assert 0.95 < measured["accuracy"]["mean"] <= 1
    assert (measured["folds"], measured["repeats"]) == (10, 1)


def test_the_check_passes_on_the_same_forest_and_says_what_differs(
    data: Data,
    forest: RandomForestClassifier,
    measured: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    committed, report = tmp_path / "penguins_clf.pkl", tmp_path / "report.json"
    monkeypatch.setattr(train, "PICKLE", committed)
    monkeypatch.setattr(train, "REPORT", report)
    pickled = pickle.dumps(forest)
    committed.write_bytes(pickled)
    report.write_text(json.dumps(describe(data[0], SMALL, measured, pickled, EXAMPLE_SAID)))
    assert train.check(forest, measured, data[1]) == []
    assert train.check(forest, {**measured, "repeats": 2}, data[1]) == [
        "the figures in report.json are not those measured anew"
    ]
    committed.write_bytes(pickle.dumps(grow(data[1], data[2], Settings(trees=3, seed=1))))
    assert train.check(forest, measured, data[1]) == [
        "the committed forest answers differently from one trained anew on the same data",
        "the checksum in report.json is not that of penguins_clf.pkl",
    ]
