"""The training script: that it can be repeated, that the forest reaches its goals, and what its report says."""

import hashlib
import json
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier

from penguins.model.columns import NOTHING_KNOWN, Matrix
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA, PICKLE, REPORT
from penguins.model.report import CrossValidation, Report, read_report
from scripts.added import AddedFile
from scripts.copies import Classes, Settings
from scripts.forest import as_frame, grow
from scripts.reporting import describe, differences
from scripts.train import check, main, parse_arguments
from scripts.validation import changes_of_species

EXAMPLE_SAID = np.array([0.9, 0.05, 0.05])
SMALL = Settings(trees=3, draws=1)


@pytest.fixture(scope="module")
def forest(penguins: Matrix, classes: Classes) -> RandomForestClassifier:
    return grow(penguins, classes, SMALL)


@pytest.fixture(scope="module")
def committed() -> RandomForestClassifier:
    forest: RandomForestClassifier = pickle.loads(PICKLE.read_bytes())
    return forest


@pytest.fixture(scope="module")
def measured() -> CrossValidation:
    """Figures of any forest: what is told of them does not depend on which."""
    return read_report()["cross_validation"]


def test_the_same_data_and_settings_give_the_same_forest(
    penguins: Matrix, classes: Classes, forest: RandomForestClassifier
) -> None:
    again = grow(penguins, classes, SMALL)
    assert pickle.dumps(again, protocol=5) == pickle.dumps(forest, protocol=5)
    other = grow(penguins, classes, replace(SMALL, seed=1))
    assert not np.array_equal(*(one.predict_proba(as_frame(penguins)) for one in (other, forest)))


def test_a_forest_with_more_trees_begins_with_the_same_ones(
    penguins: Matrix, classes: Classes, forest: RandomForestClassifier
) -> None:
    more = grow(penguins, classes, replace(SMALL, trees=4))
    assert (len(forest.estimators_), len(more.estimators_)) == (3, 4)
    for one, other in zip(forest.estimators_, more.estimators_[:3], strict=True):
        np.testing.assert_array_equal(one.tree_.predict(penguins), other.tree_.predict(penguins))


def test_the_report_describes_the_data(dataset: Dataset, measured: CrossValidation) -> None:
    report = describe(dataset, [], SMALL, measured, b"pickled", EXAMPLE_SAID)
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


def test_the_committed_report_meets_the_goals() -> None:
    found = read_report()["cross_validation"]
    assert found["accuracy"]["mean"] >= 0.990
    assert found["log_loss"]["mean"] <= 0.045
    assert found["mean_accuracy_of_sets"] >= 0.887
    assert found["mean_log_loss_of_sets"] <= 0.24
    assert found["calibration_error"] <= 0.010
    assert found["accuracy_with_wrong_island"] >= 0.97
    assert found["accuracy_with_wrong_sex"] >= 0.97
    assert found["nothing_known"] == pytest.approx([152 / 344, 68 / 344, 124 / 344], abs=0.01)


def test_the_committed_forest_changes_its_mind_seldom_along_a_measurement(committed: RandomForestClassifier) -> None:
    changes = changes_of_species(committed)
    at_most = {"bill_length_mm": 3, "bill_depth_mm": 2, "flipper_length_mm": 3, "body_mass_g": 2}
    assert {name: max(changes[name], most) for name, most in at_most.items()} == at_most


def test_the_committed_forest_says_the_species_shares_when_nothing_is_known(committed: RandomForestClassifier) -> None:
    said = committed.predict_proba(as_frame(NOTHING_KNOWN[np.newaxis]))[0]
    assert said.tolist() == pytest.approx([152 / 344, 68 / 344, 124 / 344], abs=0.01)


def test_the_pickle_has_at_most_two_megabytes() -> None:
    assert len(PICKLE.read_bytes()) <= 2_000_000


def test_the_check_passes_on_the_same_forest_and_says_what_differs(
    penguins: Matrix,
    classes: Classes,
    dataset: Dataset,
    forest: RandomForestClassifier,
    measured: CrossValidation,
) -> None:
    def found(committed: bytes, report: Report) -> list[str]:
        described = describe(dataset, [], SMALL, measured, committed, EXAMPLE_SAID)
        return check(forest, described, penguins, committed, report)

    pickled = pickle.dumps(forest)
    assert found(pickled, describe(dataset, [], SMALL, measured, pickled, EXAMPLE_SAID)) == []
    other = pickle.dumps(grow(penguins, classes, replace(SMALL, seed=1)))
    described = describe(dataset, [], SMALL, {**measured, "repeats": 2}, other, EXAMPLE_SAID)
    assert found(other, described) == [
        "report.json does not say what is found anew: see its cross_validation.repeats",
        "the committed forest answers differently from one trained anew on the same data",
    ]


def test_the_check_loads_no_pickle_with_another_checksum_than_the_report_says(
    penguins: Matrix, dataset: Dataset, forest: RandomForestClassifier, measured: CrossValidation
) -> None:
    described, report = (describe(dataset, [], SMALL, measured, p, EXAMPLE_SAID) for p in (b"no pickle", b"another"))
    assert check(forest, described, penguins, b"no pickle", report) == [
        "report.json does not say what is found anew: see its pickle.sha256 and pickle.bytes",
        "penguins_clf.pkl has another checksum than report.json says, and was not loaded",
    ]


def test_no_part_of_the_report_may_be_false(dataset: Dataset, measured: CrossValidation) -> None:
    file = AddedFile("told.csv", "ab" * 32, np.zeros((2, 9), np.float32), np.array([0, 2]), [])
    described = describe(dataset, [file], SMALL, measured, b"pickled", EXAMPLE_SAID)
    written = json.loads(json.dumps(described))
    written["versions"] |= {"python": "3.99", "numpy": "9.9"}
    written["added"][0]["name"] = "moved/told.csv"
    assert differences(written, described) == []
    for section, part in json.loads(json.dumps(described)).items():
        for name in part.keys() - {"python", "numpy"} if isinstance(part, dict) else {""}:
            false: Any = {**written, section: {**part, name: "false"} if name else []}
            assert differences(false, described) == [f"{section}.{name}".strip(".")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--repeats", "0"], "argument --repeats: 0 is not between 1 and 1000"),
        (["--repeats", "many"], "argument --repeats: invalid number value: 'many'"),
        (["--splits", "-1"], "argument --splits: -1 is not between 0 and 2147483648"),
        (["--max-features", "10"], "argument --max-features: 10 is not between 1 and 9"),
        (["--shake", "nan"], "argument --shake: nan is not between 0 and 1000"),
        (
            ["--check", "--splits", "5", "--trees", "2"],
            "--check takes the settings from the report: leave out --splits and --trees",
        ),
    ],
)
def test_an_option_that_cannot_be_used_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert re.sub(r"^.*: error: ", "", capsys.readouterr().err.splitlines()[-1]) == reason


def test_without_options_the_settings_are_those_of_the_report() -> None:
    arguments, report = vars(parse_arguments([])), read_report()
    found = {**report["settings"], **{name: report["cross_validation"][name] for name in ("splits", "repeats")}}
    assert {name: arguments[name] for name in found} == found
    assert parse_arguments(["--splits", "5"]).splits == 5


def test_files_may_be_given_at_once_or_one_by_one() -> None:
    given = parse_arguments(["--also", "a.csv", "b.csv", "--also", "c.csv"]).also
    assert given == [Path("a.csv"), Path("b.csv"), Path("c.csv")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--folder", "file"], "[Errno 17] File exists: 'file'"),
        (["--folder", "file/folder"], "[Errno 20] Not a directory: 'file/folder'"),
        (["--check", "--folder", "forestless"], "[Errno 2] No such file or directory: 'forestless/penguins_clf.pkl'"),
        (
            ["--check", "--folder", "broken"],
            "report.json cannot be read (JSONDecodeError: Expecting property name enclosed in double quotes: line 1 "
            "column 2 (char 1)): restore it.",
        ),
    ],
)
def test_a_folder_that_cannot_be_used_is_one_clear_line_before_the_training(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    for folder, report in (("forestless", REPORT.read_text()), ("broken", "{")):
        Path(folder).mkdir()
        Path(folder, "report.json").write_text(report)
    assert main(words) == 2
    assert capsys.readouterr().err == f"train.py: {reason}\n"
