"""The predictor service: loads the pickled forest and predicts one penguin or a table of them."""

import hashlib
import pickle
from collections.abc import Container
from pathlib import Path
from typing import Any

import numpy as np
import sklearn

from penguins.model.columns import COALITIONS, FEATURES, Matrix, alike_together, encode_one, mask
from penguins.model.paths import DATA, PICKLE, REPORT, ModelError, reading
from penguins.model.prediction import Prediction, Probabilities
from penguins.model.report import Report, coalition_key, read_report
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import EXAMPLE, ISLAND, QUESTIONS

RETRAIN = ".venv/bin/python scripts/train.py"
# From this many rows on it pays to sort them first.
LONG_TABLE = 512


class Predictor:
    """The forest and its report. Nothing in it changes after it is made, so threads and processes may share it."""

    def __init__(self, forest: Any, report: Report) -> None:
        self.report = report
        self._trees = [estimator.tree_ for estimator in forest.estimators_]

    @classmethod
    def load(cls, pickle_path: Path = PICKLE, report_path: Path = REPORT) -> "Predictor":
        """The forest from its pickle, after its checksum, the data's and scikit-learn's version have been compared with
        the report.

        Raises ModelError; nothing is unpickled before the checks.
        """
        report = read_report(report_path)
        trained_with = report["versions"]["scikit-learn"]
        if sklearn.__version__ != trained_with:
            raise ModelError(
                f"{pickle_path.name} was trained with scikit-learn {trained_with}, but {sklearn.__version__} is "
                f"installed: run {RETRAIN} to train it anew, or install scikit-learn {trained_with}."
            )
        # What is told of the real penguins is told beside what was learned from them.
        _vouched_for(DATA, report["data"]["sha256"])
        forest = pickle.loads(_vouched_for(pickle_path, report["pickle"]["sha256"]))
        if tuple(forest.feature_names_in_) != FEATURES or list(forest.classes_) != list(range(len(SPECIES))):
            raise ModelError(f"{pickle_path.name} has other columns or classes than this site: run {RETRAIN}.")
        return cls(forest, report)

    def predict_proba(self, matrix: Matrix) -> Probabilities:
        """The forest's columns of penguins, float32 (n, 9) -> the probabilities in SPECIES order, (n, 3)."""
        if len(matrix) < LONG_TABLE:
            return self._mean_of_trees(matrix)
        # Sorted, neighbouring rows take the same branches, which the processor predicts: half as fast again.
        order = alike_together(matrix)
        probabilities = np.empty((len(matrix), len(SPECIES)))
        probabilities[order] = self._mean_of_trees(matrix[order])
        return probabilities

    def _mean_of_trees(self, matrix: Matrix) -> Probabilities:
        """What `forest.predict_proba` gives: that validates its input, and starts threads, every time."""
        total: Probabilities = self._trees[0].predict(matrix)
        for tree in self._trees[1:]:
            total += tree.predict(matrix)
        total /= len(self._trees)
        return total

    def predict(self, answers: Answers) -> Prediction:
        """One penguin by its answers, which leave out what is not known."""
        by_coalition = self.predict_proba(mask(encode_one(answers), COALITIONS))
        return Prediction(answers, by_coalition, self.accuracy(answers, answers.get(ISLAND.name)))

    def accuracy(self, known: Container[str], island: str | float | None = None) -> float:
        """The share of held-out penguins predicted correctly when just the questions with these names are answered: of
        all of them, or of those of an island, if it is given.

        With nothing known it is the share of the commonest species.
        """
        key = coalition_key(question.name in known for question in QUESTIONS)
        measured = self.report["cross_validation"]
        if island is not None:
            return measured["accuracy_on_islands"][str(island)][key]
        if key:
            return measured["accuracy_of_sets"][key]
        counts = self.report["data"]["species"].values()
        return float(max(counts) / sum(counts))

    def check(self) -> None:
        """Predicts a known penguin; raises ModelError where the prediction is not the report's. For /health."""
        found = self.predict(EXAMPLE).by_coalition[-1].tolist()
        if not np.allclose(found, self.report["example"], atol=1e-6):
            raise ModelError(f"The forest says {found} of the example penguin; its report, {self.report['example']}.")


def _vouched_for(path: Path, expected: str) -> bytes:
    """The content of a file, which has the checksum that the report gives."""
    with reading(path):
        content = path.read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    if checksum != expected:
        raise ModelError(
            f"{path.name} has the SHA-256 {checksum}, but the forest's report says {expected}: restore the two files "
            f"together, or run {RETRAIN} to make the forest and its report anew."
        )
    return content
