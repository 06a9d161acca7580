"""What the forest would say without one of the answers: the prediction holds that already."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penguins.explain.numbers import percent
from penguins.model.columns import COALITIONS, Matrix, Table, is_known, mask
from penguins.model.prediction import NEARLY_LEVEL, Prediction, Probabilities, nearly_level, ranked_species
from penguins.questions.answers import Answers
from penguins.questions.species import Species
from penguins.questions.table import QUESTIONS, Measurement, Question
from penguins.questions.text import listed

# The coalitions that lack one answer, in the order of QUESTIONS: bit i of a coalition's index is question i.
WITHOUT_ONE = np.array([len(COALITIONS) - 1 - (1 << index) for index in range(len(QUESTIONS))])

# What a species has to have without an answer for the other answers to say it by themselves. Measured by
# scripts/measure_cautions.py: with 0.7, one answer decides against the others for 2 to 3 of 100 held-out penguins with
# two answers or more, and for 3 to 4 of 10 with a bill or a flipper that is measured wrongly.
SAID_BY_THE_OTHERS = 0.7

# How much of its probability the likeliest species has to lose without an answer for much to hang on that. Measured by
# the same script: with 0.6, that is said of 1 to 3 of 100 held-out penguins with four answers or more.
CARRIES = 0.6

# How much it has to gain instead, without an answer that speaks against it. With 0.4, that is said of 1 to 9 of 1,000
# held-out penguins with four answers or more: the difference between the two tables of the same script.
HOLDS_BACK = 0.4


@dataclass(frozen=True)
class WithoutOne:
    """What is said without the answer to a question: the answers that are left, and the likeliest species.

    `is_level` is whether another one is nearly as likely.
    """

    question: Question
    answers: Answers
    species: Species
    probability: float
    is_level: bool


def without_each(prediction: Prediction) -> list[WithoutOne]:
    """A prediction without each of its answers; empty where only one is known, as nothing would be left."""
    if len(prediction.answers) < 2:
        return []
    found = []
    for question, probabilities in zip(QUESTIONS, prediction.by_coalition[WITHOUT_ONE], strict=True):
        if question.name in prediction.answers:
            left = {name: answer for name, answer in prediction.answers.items() if name != question.name}
            (species, probability), *_ = ranked = ranked_species(probabilities)
            found.append(WithoutOne(question, left, species, probability, len(nearly_level(ranked)) > 1))
    return found


def in_words(prediction: Prediction, without: list[WithoutOne]) -> str:
    """What leaving out any one answer comes to, in a sentence."""
    which = "either answer" if len(without) == 2 else "any one answer"
    others = [one for one in without if one.species is not prediction.species]
    names = {one.species.name for one in others}
    # Of a tie it may be one that was named already.
    is_named = len(names) == 1 and others[0].species in prediction.level
    another = names.pop() if is_named else "another species"
    if len(others) == len(without):
        return f"Leave out {which}, and {another} would be the likeliest."
    if others:
        left_out = listed((f"without the {one.question.noun}" for one in others), "or")
        return f"{left_out[0].upper()}{left_out[1:]}, {another} would be the likeliest."
    least = percent(min(one.probability for one in without))
    stays = f"Leave out {which}, and {prediction.species.name} stays the likeliest"
    lowest = f"its lowest probability is then {least}"
    level = [f"without the {one.question.noun}" for one in without if one.is_level]
    if level and len(prediction.level) == 1:
        return f"{stays}: {lowest}, and {listed(level, 'or')} it would be too near to call."
    return f"{stays}: {lowest}."


def probabilities_without_each(predict_proba: Callable[[Matrix], Probabilities], matrix: Matrix) -> Probabilities:
    """The forest's columns of penguins (n, 9) -> their probabilities without each of the answers, (6, n, 3)."""
    return np.stack([predict_proba(mask(matrix, COALITIONS[[coalition]])) for coalition in WITHOUT_ONE])


def losses(probabilities: Probabilities, without: Probabilities) -> NDArray[np.float64]:
    """How much of its probability the likeliest species loses without each answer.

    Of n penguins `probabilities` (n, 3) are by all answers, `without` (6, n, 3) those without each. Returns (6, n).
    """
    likeliest = probabilities.argmax(axis=1)
    rows = np.arange(len(likeliest))
    lost: NDArray[np.float64] = probabilities[rows, likeliest] - without[:, rows, likeliest]
    return lost


def leaves_a_measurement(table: Table) -> NDArray[np.bool_]:
    """Whether each of n penguins has a measurement left without the answer to each question: (6, n).

    An island and a sex alone say of no penguin what it is: "without the bill length this would be a Gentoo" would only
    be the share of Gentoos on the island.
    """
    known = np.stack([is_known(table, question) for question in QUESTIONS])
    is_measurement = np.array([isinstance(question, Measurement) for question in QUESTIONS])[:, np.newaxis]
    return np.asarray((known & is_measurement).sum(axis=0) - (known & is_measurement) > 0)


def deciding_answers(
    probabilities: Probabilities, without: Probabilities, tells: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where the answers without a single one say another species by themselves: one that is not nearly as likely as the
    likeliest by all of them.

    Of n penguins `probabilities` (n, 3) are by all answers, `without` (6, n, 3) those without each, and `tells` (6, n)
    is whether the answers that are then left can say anything. Returns the index of the question without which such a
    species is the likeliest, (n,), and for each question whether the others say it by themselves, (6, n).
    """
    is_level = probabilities > probabilities.max(axis=1, keepdims=True) - NEARLY_LEVEL
    rows = np.arange(len(probabilities))
    says_another = tells & ~is_level[rows, without.argmax(axis=2)]
    others = np.where(says_another, without.max(axis=2), 0.0)
    return others.argmax(axis=0), others >= SAID_BY_THE_OTHERS
