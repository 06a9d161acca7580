"""How sure an answer is, in sentences: what its own probability is worth, and on what that was measured."""

from collections.abc import Collection

from penguins.explain.caution_texts import LEARNED, UNLIKE_THE_MEASURED
from penguins.explain.numbers import hundredths
from penguins.explain.shapley import WORTH_MEASURING
from penguins.model.reliability import Reliability

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def own_probability(reliability: Reliability, known: int) -> str:
    """What a probability is worth that is stated from `known` answers."""
    says = f"says {_band(reliability)}"
    if reliability.share_right is None:
        return f"The model {says} too seldom to measure how often it is then right."
    right = f"it is right {hundredths(reliability.share_right)} times out of 100"
    if reliability.known is not None:
        return f"When the model {says} knowing {_answers(known)}, {right}."
    alone = f"Knowing {_answers(known)} it says so too seldom to measure that alone"
    return f"When the model {says}, whatever it knows, {right}. {alone}."


def is_right_already(reliability: Reliability, cautions: Collection[str]) -> bool:
    """Whether a probability is worth so much that to answer more questions could hardly add to it.

    Of a penguin with cautions, kinds of which are given, that is not known.
    """
    if reliability.share_right is None or reliability.known is None:
        return False
    return reliability.share_right >= 1 - WORTH_MEASURING and not cautions


def basis(reliability: Reliability, cautions: Collection[str]) -> str:
    """On what it was measured how often the model is right, and why that may not hold where a penguin has cautions of
    these kinds."""
    what = "That was" if reliability.share_right is None else "Both were"
    sentence = f"{what} measured on penguins that it had not seen before"
    if LEARNED in cautions:
        return f"{sentence}; it has seen these measurements."
    return f"{sentence}." if UNLIKE_THE_MEASURED.isdisjoint(cautions) else f"{sentence}; this one is unlike them."


def _band(reliability: Reliability) -> str:
    low, high = round(reliability.above * 100), round(reliability.up_to * 100)
    if high == 100:
        return f"over {low}%"
    return f"{low} to {high}%" if low else f"{high}% or less"


def _answers(known: int) -> str:
    return "one answer" if known == 1 else f"{_NUMBERS[known]} answers"
