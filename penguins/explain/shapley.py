"""Why the forest says what it says, and what to measure next.

The value of a coalition of known answers is what the forest says when it knows only those, which it has learned to do,
so that the Shapley values (Shapley 1953; Strumbelj and Kononenko 2010) are exact and need no background data: six
questions make 64 coalitions, and the prediction already holds the probabilities for each.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import comb

from penguins.model.columns import COALITIONS
from penguins.model.prediction import Prediction
from penguins.model.predictor import Predictor
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import ISLAND, QUESTIONS, SEX, Question


def _shapley_weights() -> NDArray[np.float64]:
    """The matrix (6, 64) that turns the values of the 64 coalitions into the Shapley values of the six questions.

    A question's value is the mean, over all orders in which the answers may become known, of what its becoming known
    adds: a coalition with the question counts for it, the same coalition without it against.
    """
    known, questions = COALITIONS.T, len(QUESTIONS)
    others = known.sum(axis=0) - known
    weights: NDArray[np.float64] = np.where(known, 1.0, -1.0) / (questions * comb(questions - 1, others))
    return weights


# A smaller contribution is not worth a sentence.
WORTH_SAYING = 0.02

# A gain below one penguin in a hundred is not worth measuring for: it would read "99 of 100 instead of 99".
WORTH_MEASURING = 0.01

_WEIGHTS = _shapley_weights()


# How much each question's answer moved the probability of a species, from -1 to 1.
Contributions = dict[Question, float]


@dataclass(frozen=True)
class NextQuestion:
    """One more question, and the accuracy with its answer, on average."""

    question: Question
    accuracy: float


def contributions(prediction: Prediction, species: Species | None = None) -> Contributions:
    """The Shapley values of the six questions for a species (the answered one).

    They add up to the species' probability less its probability when nothing is known; an unanswered question counts
    zero.
    """
    values = _WEIGHTS @ prediction.by_coalition[:, SPECIES.index(species or prediction.species)]
    return dict(zip(QUESTIONS, values.tolist(), strict=True))


def prior(prediction: Prediction) -> float:
    """The probability of the answered species when nothing is known."""
    return float(prediction.by_coalition[0, SPECIES.index(prediction.species)])


def what_next(predictor: Predictor, prediction: Prediction) -> list[NextQuestion]:
    """The unanswered questions that would make the forest right more often on average, the most helpful first.

    The sex comes after another that helps about as much, as it is hard to tell.
    """
    found, island = [], prediction.answers.get(ISLAND.name)
    for question in prediction.unknown:
        accuracy = predictor.accuracy({question.name, *prediction.answers}, island)
        if accuracy - prediction.accuracy >= WORTH_MEASURING:
            found.append(NextQuestion(question, accuracy))
    return sorted(found, key=lambda one: WORTH_MEASURING * (one.question is SEX) - one.accuracy)
