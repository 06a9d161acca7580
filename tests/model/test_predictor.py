"""The predictor service: what it answers, and what it refuses to load."""

import hashlib
import json
import pickle
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sklearn
from sklearn.ensemble import RandomForestClassifier

from penguins.model.columns import COALITIONS, FEATURES, encode, table_of
from penguins.model.dataset import Dataset
from penguins.model.paths import PICKLE, REPORT, ModelError
from penguins.model.prediction import Prediction
from penguins.model.predictor import LONG_TABLE, Predictor
from penguins.model.report import coalition_key
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import BILL_DEPTH, BODY_MASS, EXAMPLE, ISLAND, MEASUREMENTS, QUESTIONS, SEX


@pytest.fixture(scope="module")
def forest() -> RandomForestClassifier:
    loaded: RandomForestClassifier = pickle.loads(PICKLE.read_bytes())
    return loaded


def known_in_part(dataset: Dataset) -> list[Answers]:
    """Each real penguin with some of its answers: 344 of them, in every one of the 64 ways."""
    return [
        {
            question.name: penguin.answers[question.name]
            for question, is_known in zip(QUESTIONS, COALITIONS[at % 64], strict=True)
            if is_known and question.name in penguin.answers
        }
        for at, penguin in enumerate(dataset.penguins)
    ]


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def prediction(answers: Answers, *probabilities: float) -> Prediction:
    return Prediction(answers, np.tile(np.array(probabilities), (64, 1)), 0.9)


def test_the_pickle_has_the_well_known_columns_and_classes(forest: RandomForestClassifier) -> None:
    assert type(forest) is RandomForestClassifier
    assert tuple(forest.feature_names_in_) == FEATURES
    assert forest.classes_.tolist() == [0, 1, 2]
    assert forest.n_features_in_ == 9


def test_the_predictor_says_what_the_forest_says(
    predictor: Predictor, forest: RandomForestClassifier, dataset: Dataset
) -> None:
    matrix = encode(table_of(known_in_part(dataset)))
    expected = forest.predict_proba(pd.DataFrame(matrix, columns=list(FEATURES)))
    np.testing.assert_allclose(predictor.predict_proba(matrix), expected, rtol=0, atol=1e-12)


def test_one_penguin_and_a_table_agree_exactly(predictor: Predictor, dataset: Dataset) -> None:
    penguins = known_in_part(dataset)
    assert len(penguins) < LONG_TABLE
    one_by_one = [predictor.predict(penguin).by_coalition[-1].tolist() for penguin in penguins]
    assert predictor.predict_proba(encode(table_of(penguins))).tolist() == one_by_one


@pytest.mark.parametrize("length", [LONG_TABLE - 1, LONG_TABLE, 2000])
def test_a_table_of_any_length_keeps_its_order_and_agrees_exactly(
    predictor: Predictor, dataset: Dataset, length: int
) -> None:
    penguins = known_in_part(dataset)
    matrix = encode(table_of(penguins))
    expected = predictor.predict_proba(matrix)
    rows = np.random.default_rng(length).integers(0, len(penguins), length)
    assert predictor.predict_proba(matrix[rows]).tolist() == expected[rows].tolist()


@pytest.mark.parametrize(("left_out", "least"), [((), 0.99), ((ISLAND.name, SEX.name), 0.96)])
def test_the_measured_penguins_get_their_species(
    predictor: Predictor, dataset: Dataset, left_out: tuple[str, ...], least: float
) -> None:
    measured = [p for p in dataset.penguins if all(m.name in p.answers for m in MEASUREMENTS)]
    assert len(measured) == 342
    right = 0
    for penguin in measured:
        answers = {name: answer for name, answer in penguin.answers.items() if name not in left_out}
        right += predictor.predict(answers).species is penguin.species
    assert right / len(measured) >= least


def test_a_prediction_holds_an_answer_for_each_set_of_known_inputs(predictor: Predictor) -> None:
    whole = predictor.predict(EXAMPLE)
    for known, said in zip(COALITIONS, whole.by_coalition, strict=True):
        part = {q.name: EXAMPLE[q.name] for q, is_known in zip(QUESTIONS, known, strict=True) if is_known}
        assert predictor.predict(part).by_coalition[-1].tolist() == said.tolist()


def test_the_accuracy_of_each_of_the_63_sets_is_found(predictor: Predictor) -> None:
    names = np.array([question.name for question in QUESTIONS])
    found = {coalition_key(known): predictor.accuracy(set(names[known])) for known in COALITIONS[1:]}
    assert found == predictor.report["cross_validation"]["accuracy_of_sets"]
    assert len(found) == 63
    assert all(1 / 3 < accuracy <= 1 for accuracy in found.values())
    assert predictor.predict({"body_mass_g": 4200.0, "sex": "male"}).accuracy == found["sex, body_mass_g"]


def test_where_the_island_is_known_the_accuracy_is_that_of_its_penguins(predictor: Predictor) -> None:
    measured = predictor.report["cross_validation"]["accuracy_on_islands"]
    for island in ("Biscoe", "Dream", "Torgersen"):
        found = predictor.predict({"body_mass_g": 4200.0, "island": island}).accuracy
        assert found == measured[island]["island, body_mass_g"] == predictor.accuracy({"body_mass_g", "island"}, island)
    # All penguins that were measured on Torgersen are Adelies, most of those on Dream Chinstraps.
    assert predictor.accuracy({"island"}, "Torgersen") == 1
    assert predictor.accuracy({"island"}, "Dream") == pytest.approx(68 / 124, abs=1e-4)


def test_with_nothing_known_the_accuracy_is_the_share_of_the_commonest_species(predictor: Predictor) -> None:
    assert predictor.accuracy(()) == 152 / 344


def test_a_prediction_ranks_the_species_and_names_what_is_unknown() -> None:
    said = prediction({"body_mass_g": 6301.0, "bill_depth_mm": 21.5, "sex": "male"}, 0.2, 0.3, 0.5)
    adelie, chinstrap, gentoo = SPECIES
    assert said.ranked == [(gentoo, 0.5), (chinstrap, 0.3), (adelie, 0.2)]
    assert (said.species, said.probability) == (gentoo, 0.5)
    assert [question.name for question in said.known] == ["sex", "bill_depth_mm", "body_mass_g"]
    assert [question.name for question in said.unknown] == ["island", "bill_length_mm", "flipper_length_mm"]


@pytest.mark.parametrize(
    ("probabilities", "level"),
    [
        *[((0.4, 0.5, 0.1), [1, 0]), ((0.33, 0.33, 0.34), [2, 0, 1]), ((0.5, 0.3, 0.2), [0])],
        *[((0.5, 0.149, 0.351), [0, 2]), ((0.5, 0.151, 0.349), [0])],
    ],
)
def test_species_close_to_the_likeliest_are_level_with_it(probabilities: tuple[float, ...], level: list[int]) -> None:
    assert prediction({}, *probabilities).level == [SPECIES[index] for index in level]


@pytest.mark.parametrize(("probability", "is_decided"), [(0.895, True), (0.894, False)])
def test_what_reads_90_percent_is_decided(probability: float, is_decided: bool) -> None:
    assert prediction({}, probability, 0.0, 1 - probability).is_decided == is_decided


def test_an_answer_speaks_for_a_species_where_known_alone_it_makes_it_no_less_likely_beside_the_other() -> None:
    said = prediction({}, 0.2, 0.3, 0.5)
    said.by_coalition[1 << QUESTIONS.index(BILL_DEPTH)] = 0.3, 0.4, 0.3
    spoken = {
        (question, one.name, other.name): said.speaks_by_itself(question, one, other)
        for question in (BILL_DEPTH, BODY_MASS)
        for one, other in permutations(SPECIES, 2)
    }
    assert [key for key, speaks in spoken.items() if not speaks] == [
        *((BILL_DEPTH, one, other) for one, other in (("Chinstrap", "Adelie"), ("Gentoo", "Adelie"))),
        (BILL_DEPTH, "Gentoo", "Chinstrap"),
    ]


def test_the_check_passes_on_the_forest_and_fails_on_one_that_answers_otherwise(
    predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    predictor.check()
    found = predictor.predict(EXAMPLE).by_coalition
    for other, told in ((np.full_like(found, np.nan), r"\[nan, nan, nan\]"), (found + 0.001, r"\[0\.\d+, .*\]")):
        monkeypatch.setattr(predictor, "_mean_of_trees", lambda _matrix, other=other: other)
        with pytest.raises(ModelError, match=rf"^The forest says {told} of the example penguin; its report, \["):
            predictor.check()


class Trap:
    """Unpickled, it leaves a file behind."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> Any:
        return Path.touch, (self.trace,)


def load(folder: Path, pickled: Any, sha256: str = "", version: str = sklearn.__version__) -> Predictor:
    """Loads a pickle beside a report that gives the checksum, else the pickle's own, and scikit-learn's version."""
    path = folder / "penguins_clf.pkl"
    path.write_bytes(pickle.dumps(pickled))
    report = json.loads(REPORT.read_text())
    report["versions"]["scikit-learn"] = version
    report["pickle"]["sha256"] = sha256 or sha256_of(path)
    (folder / "report.json").write_text(json.dumps(report))
    return Predictor.load(path, folder / "report.json")


def test_a_pickle_that_the_report_does_not_vouch_for_is_not_unpickled(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load(tmp_path, Trap(tmp_path / "trace"), sha256="0123abcd")
    assert str(caught.value) == (
        f"penguins_clf.pkl has the SHA-256 {sha256_of(tmp_path / 'penguins_clf.pkl')}, but the forest's report says "
        "0123abcd: restore the two files together, or run .venv/bin/python scripts/train.py to make the forest and its "
        "report anew."
    )
    assert not (tmp_path / "trace").exists()


def test_a_pickle_of_another_scikit_learn_is_not_unpickled(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load(tmp_path, Trap(tmp_path / "trace"), version="0.24.2")
    assert str(caught.value) == (
        f"penguins_clf.pkl was trained with scikit-learn 0.24.2, but {sklearn.__version__} is installed: "
        "run .venv/bin/python scripts/train.py to train it anew, or install scikit-learn 0.24.2."
    )
    assert not (tmp_path / "trace").exists()


def test_a_trap_would_have_left_its_trace(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        load(tmp_path, Trap(tmp_path / "trace"))
    assert (tmp_path / "trace").exists()


@pytest.mark.parametrize("change", [{"feature_names_in_": np.array(FEATURES[::-1])}, {"classes_": np.array([0, 1])}])
def test_a_forest_with_other_columns_or_classes_is_refused(
    tmp_path: Path, forest: RandomForestClassifier, change: dict[str, Any]
) -> None:
    other = RandomForestClassifier()
    other.__dict__.update({**forest.__dict__, "estimators_": [], **change})
    with pytest.raises(ModelError, match=r"^penguins_clf\.pkl has other columns or classes than this site: run "):
        load(tmp_path, other)
