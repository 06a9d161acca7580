"""The explanation in plain words: which answers speak for the likeliest species, which against it, and why."""

from collections.abc import Mapping
from itertools import pairwise

from penguins.explain.comparisons import compare, only_together, together
from penguins.explain.shapley import WORTH_SAYING, Contributions
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.table import MEASUREMENTS, Question
from penguins.questions.text import listed

# A smaller lead does not make one reason the main one.
LEAD = 0.05
# From this share of all that speaks for the species, one answer is "mostly" the reason.
MAIN_REASON = 0.5
# Of more reasons than these together, only the first two are compared with the real penguins.
MOST_COMPARED = 3


def why(
    prediction: Prediction, contributions: Contributions, dataset: Dataset, written: Mapping[str, str]
) -> list[str]:
    """One or two sentences: what speaks most for the likeliest species, and what speaks most against it."""
    # Among several reasons a value alone would not say which measurement it is.
    named = {one.name: f"a {one.noun} of {written[one.name]}" for one in MEASUREMENTS if one.name in written}

    def reasons(given: list[Question]) -> str:
        values = written if len(given) == 1 else named
        facts = {question: compare(question, True, prediction, values, dataset) for question in given}
        without = [question for question, fact in facts.items() if fact is None]
        clauses = [fact for fact in facts.values() if fact is not None]
        if without:
            subject = "it" if len(given) == 1 else listed(f"the {question.noun}" for question in without)
            clauses.append(together(without, prediction, subject))
        return "; ".join(clauses)

    strongest = sorted(contributions, key=lambda question: -contributions[question])
    speaking_for = [question for question in strongest if contributions[question] >= WORTH_SAYING]
    sentences = []
    only = f"Only the {prediction.known[0].noun} is known" if len(prediction.known) == 1 else ""
    if speaking_for:
        leading = _leading(speaking_for, contributions)
        is_short = len(leading) <= MOST_COMPARED
        opening = only or _opening(leading, speaking_for, contributions)
        compared = leading if is_short else leading[:2]
        sentences.append(f"{opening}{':' if is_short else '. Of these,'} {reasons(compared)}.")
    elif only:
        sentences.append(f"{only}, and it tells little.")
    else:
        name = prediction.species.with_article
        sentences.append(f"No answer speaks clearly for {name}: it is the likeliest all the same.")
    against = strongest[-1]
    if contributions[against] <= -WORTH_SAYING:
        is_stronger = bool(speaking_for) and -contributions[against] > contributions[speaking_for[0]]
        how = "speaks against it, and more strongly" if is_stronger else "speaks against it"
        fact = compare(against, False, prediction, written, dataset)
        reason = f": {fact}" if fact else f", but {only_together([against], prediction)}"
        sentences.append(f"The {against.noun} {how}{reason}.")
    return sentences


def _leading(speaking_for: list[Question], contributions: Contributions) -> list[Question]:
    """The strongest reasons, down to the first lead that matters."""
    for count, (one, following) in enumerate(pairwise(speaking_for), start=1):
        if contributions[one] - contributions[following] >= LEAD:
            return speaking_for[:count]
    return speaking_for


def _opening(leading: list[Question], speaking_for: list[Question], contributions: Contributions) -> str:
    names = listed(f"the {question.noun}" for question in leading)
    if len(leading) > 1:
        return f"Above all {names}" if len(leading) < len(speaking_for) else names.capitalize() + " together"
    is_main = contributions[leading[0]] >= MAIN_REASON * sum(value for value in contributions.values() if value > 0)
    return f"{'Mostly' if is_main else 'More than anything else'} {names}"
