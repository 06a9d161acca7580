"""The predictor service: loads the pickled forest and says what it makes of one penguin or of a table of them."""

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from numpy.typing import NDArray

from penguins.model.columns import COALITIONS, FEATURES, Matrix, alike_together, encode, encode_one, mask, table_of
from penguins.model.paths import PICKLE, REPORT, coalition_key, sha256_of
from penguins.model.trees import LONG_TABLE, Trees
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import EXAMPLE, MEASUREMENTS, QUESTIONS, Measurement, Question

Probabilities = NDArray[np.float64]

RETRAIN = "scripts/train.py"

# Two species closer than this are said to be nearly level.
NEARLY_LEVEL = 0.15


class ModelError(RuntimeError):
    """The pickled forest cannot be trusted to answer as the report says; the message says what mends it."""


@dataclass(frozen=True)
class Prediction:
    """What the forest makes of one penguin.

    `by_coalition` has shape (64, 3): the probabilities of the species when only the inputs of each of the 64 sets are
    known, in the order of `encoding.COALITIONS`. Its last row is the answer, its first what is said of any penguin.
    `accuracy` is how often the forest is right, cross-validated, when it knows exactly these inputs.
    """

    answers: Answers
    by_coalition: Probabilities
    accuracy: float

    @cached_property
    def probabilities(self) -> list[float]:
        """One a species, in their order, adding up to 1."""
        return [float(probability) for probability in self.by_coalition[-1]]

    @cached_property
    def ranked(self) -> list[tuple[Species, float]]:
        """The species with their probabilities, the most likely first."""
        pairs = zip(SPECIES, self.probabilities, strict=True)
        return sorted(pairs, key=lambda pair: -pair[1])

    @property
    def species(self) -> Species:
        return self.ranked[0][0]

    @property
    def probability(self) -> float:
        return self.ranked[0][1]

    @property
    def is_nearly_level(self) -> bool:
        return self.ranked[0][1] - self.ranked[1][1] < NEARLY_LEVEL

    @property
    def known(self) -> list[Question]:
        return [question for question in QUESTIONS if question.name in self.answers]

    @property
    def unknown(self) -> list[Question]:
        return [question for question in QUESTIONS if question.name not in self.answers]

    @property
    def unseen(self) -> list[Measurement]:
        """The measurements whose value lies outside what the forest has seen."""
        return [
            measurement
            for measurement in MEASUREMENTS
            if measurement.name in self.answers and self.answers[measurement.name] not in measurement.seen
        ]


class Predictor:
    """The forest and its report. Nothing in it changes after it is made, so threads and processes may share it."""

    def __init__(self, forest: Any, report: Mapping[str, Any]) -> None:
        self.report = report
        self._accuracy_of_sets: Mapping[str, float] = report["cross_validation"]["accuracy_of_sets"]
        self._trees = Trees([estimator.tree_ for estimator in forest.estimators_])

    @classmethod
    def load(cls, pickle_path: Path = PICKLE, report_path: Path = REPORT) -> "Predictor":
        """The forest from its pickle, after its checksum and scikit-learn's version have been compared with the report.

        Raises ModelError; nothing is unpickled before the checks.
        """
        report = json.loads(report_path.read_text())
        trained_with = report["versions"]["scikit-learn"]
        if sklearn.__version__ != trained_with:
            raise ModelError(
                f"{pickle_path.name} was trained with scikit-learn {trained_with}, but {sklearn.__version__} is "
                f"installed: run {RETRAIN} to train it anew, or install scikit-learn {trained_with}."
            )
        checksum = sha256_of(pickle_path)
        if checksum != report["pickle"]["sha256"]:
            raise ModelError(
                f"{pickle_path.name} has the SHA-256 {checksum}, but its report says {report['pickle']['sha256']}: "
                f"restore the two files together, or run {RETRAIN} to make both anew."
            )
        forest = pickle.loads(pickle_path.read_bytes())
        if tuple(forest.feature_names_in_) != FEATURES or list(forest.classes_) != list(range(len(SPECIES))):
            raise ModelError(f"{pickle_path.name} has other columns or classes than this site: run {RETRAIN}.")
        return cls(forest, report)

    @property
    def version(self) -> str:
        """What the forest is known by: its pickle's checksum."""
        return str(self.report["pickle"]["sha256"])

    def predict_proba(self, matrix: Matrix) -> Probabilities:
        """Encoded penguins, float32 (n, 9) -> the probabilities of the species, (n, 3)."""
        if len(matrix) < LONG_TABLE:
            return self._trees.mean(matrix)
        # Alike penguins take the same way through a tree, which the processor then foresees: twice as fast.
        order = alike_together(matrix)
        said = np.empty((len(matrix), len(SPECIES)))
        said[order] = self._trees.mean(matrix[order])
        return said

    def predict(self, answers: Answers) -> Prediction:
        """One penguin, with its answers; what is not known is left out of them."""
        by_coalition = self.predict_proba(mask(encode_one(answers), COALITIONS))
        return Prediction(answers, by_coalition, self.accuracy(question.name in answers for question in QUESTIONS))

    def predict_many(self, penguins: list[Answers]) -> Probabilities:
        """Penguins, one dictionary of answers each -> the probabilities of the species, (n, 3)."""
        return self.predict_proba(encode(table_of(penguins)))

    def accuracy(self, known: Any) -> float:
        """How often the forest is right when it knows exactly these of the six inputs, cross-validated.

        With nothing known that is the share of the commonest species.
        """
        key = coalition_key(known)
        if key:
            return self._accuracy_of_sets[key]
        counts = self.report["data"]["species"].values()
        return float(max(counts) / sum(counts))

    def check(self) -> None:
        """Answers a known penguin, or raises ModelError: what /health asks before it says that all is well."""
        said = self.predict(EXAMPLE).probabilities
        if not np.allclose(said, self.report["example"], atol=1e-6):
            raise ModelError(f"The forest says {said} of the example penguin; its report, {self.report['example']}.")
