"""How sure an answer is, in sentences: what its own probability is worth, and how often such answers are right."""

from collections.abc import Collection, Sequence

from penguins.explain.caution_texts import UNLIKE_THE_MEASURED, UNSEEN
from penguins.explain.numbers import hundredths, of_100
from penguins.explain.shapley import WORTH_MEASURING
from penguins.model.prediction import Prediction
from penguins.model.reliability import Reliability
from penguins.questions.species import Species
from penguins.questions.table import ISLAND, QUESTIONS
from penguins.questions.text import listed

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
# From this probability on, whatever is known, hardly anything could make the model right more often.
_HARDLY_SURER = 0.99


def paragraphs(
    prediction: Prediction,
    reliability: Reliability,
    cautions: Collection[str],
    *,
    absent: Sequence[Species] = (),
    is_compared: bool = False,
    is_among_the_tested: bool = True,
) -> list[str]:
    """What the probability is worth, and how often such answers are right on average.

    `cautions` are the kinds of the penguin's. `absent` are the species, among those that it may be, that were never
    measured on its island. The average, over the penguins of the island if that is known, is told only of a penguin
    that `is_among_the_tested`; where it would read the same, only if something `is_compared` with it.
    """
    if absent:
        whose = listed((species.with_article for species in absent), "or")
        none = f"No penguin of {prediction.answers[ISLAND.name]} that the model was tested on was {whose}"
        rather = [species.with_article for species in prediction.level if species not in absent]
        then = f"it is rather {listed(rather, 'or')}" if rather else "this answer hardly is"
        elsewhere = "how often the model is right elsewhere says nothing here"
        return [f"{none}. If the island is right, {then}: {elsewhere}."]
    if UNSEEN in cautions:
        none = "No penguin that the model was tested on is like this one"
        return [f"{none}: how often it was right on the tested ones says nothing here."]
    worth = own_probability(reliability, len(prediction.known))
    if not UNLIKE_THE_MEASURED.isdisjoint(cautions):
        hardly = "Hardly any penguin that the model was tested on is like this one"
        figure = f", so this may not hold for it: {worth[0].lower()}{worth[1:]}"
        worth = f"{hardly}. {worth}" if reliability.share_right is None else f"{hardly}{figure}"
    tested = "measured on penguins that it had not seen before."
    if not is_among_the_tested:
        which = "That" if reliability.is_exact else "The figure"
        return [worth if reliability.share_right is None else f"{worth} {which} was {tested}"]
    if not is_compared and _reads_the_same(reliability, prediction.accuracy):
        return [f"{worth} That was {tested}"]
    average = f"On average over {over(prediction)}, however sure the answer, it is right for"
    what = "That was" if reliability.share_right is None else "Both were"
    return [worth, f"{average} {of_100(prediction.accuracy)} knowing {_known(prediction)}. {what} {tested}"]


def over(prediction: Prediction) -> str:
    """Over which penguins an average is."""
    island = prediction.answers.get(ISLAND.name)
    return f"the penguins of {island}" if island else "all penguins"


def own_probability(reliability: Reliability, known: int) -> str:
    """What a probability is worth that is stated from `known` answers."""
    says = f"says {_band(reliability)}"
    if reliability.share_right is None:
        return f"The model {says} too seldom to measure how often it is then right."
    right = f"it is right {hundredths(reliability.share_right)} times out of 100"
    if reliability.is_exact:
        return f"When the model {says} knowing {_answers(known)}, {right}."
    fewest, *_, most = reliability.known
    to = "to" if most - fewest > 1 else "or"
    knowing = f" knowing {_NUMBERS[fewest]} {to} {_answers(most)}"
    if most - fewest == len(QUESTIONS) - 1:
        knowing = ", whatever it knows"
    alone = f"Knowing {_answers(known)}, it says that too seldom to be measured alone"
    return f"When the model {says}{knowing}, {right}. {alone}."


def is_right_already(reliability: Reliability, cautions: Collection[str]) -> bool:
    """Whether a probability is worth so much that to answer more questions could hardly add to it.

    Of a penguin with cautions, kinds of which are given, that is not known; nor of a probability below the highest
    band, whose lower end may be worth less than the band as a whole.
    """
    if reliability.share_right is None or not reliability.is_exact or cautions:
        return False
    return reliability.above >= _HARDLY_SURER and reliability.share_right >= 1 - WORTH_MEASURING


def _reads_the_same(reliability: Reliability, accuracy: float) -> bool:
    own = reliability.share_right
    return own is not None and reliability.is_exact and hundredths(own) == hundredths(accuracy)


def _known(prediction: Prediction) -> str:
    if not prediction.unknown:
        return "all six answers"
    return f"just the {listed(question.noun for question in prediction.known)}"


def _band(reliability: Reliability) -> str:
    low, high = round(reliability.above * 100), round(reliability.up_to * 100)
    if high == 100:
        return f"over {low}%"
    return f"{low} to {high}%" if low else f"{high}% or less"


def _answers(known: int) -> str:
    return "one answer" if known == 1 else f"{_NUMBERS[known]} answers"
