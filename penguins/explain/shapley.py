"""Why the forest says what it says, and what to measure next.

The value of a set of inputs is what the forest says when it knows only those, which it has learned to do, so that
the Shapley values (Shapley 1953; Strumbelj and Kononenko 2010) are exact and need no background data: six inputs
make 64 sets, and the prediction already holds an answer for each.
"""

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import COALITIONS
from penguins.model.prediction import Prediction
from penguins.model.predictor import Predictor
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import QUESTIONS, Question


def _shapley_weights() -> NDArray[np.float64]:
    """The matrix (6, 64) that turns the values of the 64 sets into the Shapley values of the six inputs.

    An input's value is the mean, over all orders in which the inputs may become known, of what its becoming known
    adds: a set with the input counts for, the same set without it against.
    """
    inputs = len(QUESTIONS)
    weights = np.zeros((inputs, len(COALITIONS)))
    for number, known in enumerate(COALITIONS):
        size = int(known.sum())
        for at in range(inputs):
            others = size - known[at]
            weight = factorial(others) * factorial(inputs - others - 1) / factorial(inputs)
            weights[at, number] = weight if known[at] else -weight
    return weights


# Gains below one penguin in a hundred are not worth measuring for: they would read "99 of 100 instead of 99".
WORTH_SAYING = 0.01

_WEIGHTS = _shapley_weights()


@dataclass(frozen=True)
class Contribution:
    """How much an input moved the probability of the answered species, from -1 to 1."""

    question: Question
    value: float


@dataclass(frozen=True)
class NextQuestion:
    """What answering one more question would do to the accuracy, on average."""

    question: Question
    accuracy: float
    gain: float


def contributions(prediction: Prediction, species: Species | None = None) -> list[Contribution]:
    """The Shapley values of the six inputs for a species (the answered one), in the order of the inputs.

    They add up to the species' probability less its share when nothing is known; an unknown input counts zero.
    """
    at = SPECIES.index(species or prediction.species)
    values = _WEIGHTS @ prediction.by_coalition[:, at]
    return [Contribution(question, float(value)) for question, value in zip(QUESTIONS, values, strict=True)]


def prior(prediction: Prediction) -> float:
    """The probability of the answered species when nothing is known."""
    return float(prediction.by_coalition[0, SPECIES.index(prediction.species)])


def what_next(predictor: Predictor, prediction: Prediction) -> list[NextQuestion]:
    """The unanswered questions that would make the model right more often on average, the most helpful first."""
    questions = []
    for question in prediction.unknown:
        accuracy = predictor.accuracy(q is question or q.name in prediction.answers for q in QUESTIONS)
        questions.append(NextQuestion(question, accuracy, accuracy - prediction.accuracy))
    return sorted((q for q in questions if q.gain >= WORTH_SAYING), key=lambda q: -q.gain)
