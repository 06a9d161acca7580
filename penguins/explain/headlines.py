"""An answer in a line: the heading of its page, and the title that tells it from others in a list of bookmarks."""

from collections.abc import Mapping, Sequence

from penguins.explain.caution_texts import UNLIKE_THE_ISLAND, Caution
from penguins.explain.numbers import percent
from penguins.model.prediction import Prediction
from penguins.questions.species import Species
from penguins.questions.table import ISLAND, QUESTIONS, Measurement
from penguins.questions.text import listed


def proviso(prediction: Prediction, cautions: Sequence[Caution], absent: Sequence[Species]) -> str:
    """What has to be so for the answer to be one, or what contradicts it, where its cautions leave it in doubt; else
    empty. `absent` are the species, among those that it may be, that were never measured on its island."""
    if any(caution.doubt for caution in cautions):
        return "if it is one of the three species"
    if absent:
        none = listed((species.name for species in absent), "or")
        return f"though no {none} was measured on {prediction.answers[ISLAND.name]}"
    suspects = [caution.suspects for caution in cautions if caution.kind == UNLIKE_THE_ISLAND]
    return f"if {listed(f'the {suspect.noun}' for suspect in suspects[0])} are right" if suspects else ""


def heading(prediction: Prediction, is_doubtful: bool) -> str:
    """The species, "Most likely a Gentoo"; those that are nearly level, the likeliest first, "Adelie or Gentoo".

    Where the answer `is_doubtful`, which then has a proviso, it is "Perhaps a Gentoo".
    """
    if len(prediction.level) == 1:
        return f"{'Perhaps' if is_doubtful else 'Most likely'} {prediction.species.with_article}"
    return f"{'Perhaps ' if is_doubtful else ''}{listed((species.name for species in prediction.level), 'or')}"


def title(prediction: Prediction, written: Mapping[str, str], is_doubtful: bool) -> str:
    """The verdict and what it rests on: "Gentoo, 97%: Dream, male"; of a tie "Adelie 48% or Gentoo 44%: ...".

    A probability that means little is left out: "Perhaps Gentoo: ...".
    """
    between = ", " if len(prediction.level) == 1 else " "
    named = [(one.name, percent(its)) for one, its in prediction.ranked if one in prediction.level]
    each = [name if is_doubtful else f"{name}{between}{its}" for name, its in named]
    return f"{'Perhaps ' if is_doubtful else ''}{listed(each, 'or')}: {in_short(written)}"


def in_short(written: Mapping[str, str]) -> str:
    """The answers in a few words: "Biscoe, male, bill 48 mm, 4,207 g"."""
    return ", ".join(
        f"{question.short} {written[question.name]}".strip()
        if isinstance(question, Measurement)
        else written[question.name]
        for question in QUESTIONS
        if question.name in written
    )
