"""The sentences of the cautions. Those that many rows of a file share are made once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from penguins.explain.numbers import percent
from penguins.explain.what_if import CARRIES, HOLDS_BACK
from penguins.model.dataset import RealPenguin
from penguins.model.notes import Note
from penguins.model.prediction import NEARLY_LEVEL, Probabilities
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import ISLAND, MEASUREMENTS, SEX, Measurement, Question, Range
from penguins.questions.text import listed

# The kinds, by which the rows of a file are counted.
UNSEEN = "Beyond the data"
UNUSUAL = "An unusual combination"
NEVER_MEASURED = "Never measured on this island"
UNLIKE_THE_ISLAND = "Unlike the penguins of this island"
ONE_DECIDES = "Without one answer, another species"
ONE_CARRIES = "Much hangs on one answer"
LEVEL = "Too near to call"
LEARNED = "The model learned these measurements"
UNUSUAL_YET_REAL = "Unusual, and yet a penguin of the data"

# What is added to a kind where it stands for many rows, without a text of its own.
MEANINGS = {
    UNSEEN: ", with a measurement outside those of all penguins or of the penguin’s sex",
    UNUSUAL: ", such as hardly any penguin has",
    UNUSUAL_YET_REAL: ", with measurements that hardly any other has together",
    NEVER_MEASURED: ", from which the data have no penguin of the likeliest species, or of one nearly as likely",
    UNLIKE_THE_ISLAND: ", with a measurement that no species of the data has there",
    ONE_DECIDES: ", which the others say by themselves",
    ONE_CARRIES: (
        f", without which the probability is {100 * CARRIES:.0f} points or more lower, or {100 * HOLDS_BACK:.0f} or "
        "more higher"
    ),
    LEVEL: " between two species or all three",
}

# What a row is told in place of its caution's kind, which a penguin's own page has before the text.
TOGETHER = "Together the answers are unusual."

# Rows with one of these may be no penguins of the three species at all.
UNLIKE_THE_SPECIES = frozenset((UNSEEN, UNUSUAL))
# Of the penguins on which it was measured how often the model is right, hardly any has one of these.
UNLIKE_THE_MEASURED = UNLIKE_THE_SPECIES | {NEVER_MEASURED, UNLIKE_THE_ISLAND}


@dataclass(frozen=True, slots=True)
class Caution(Note):
    """A reason to take an answer with care. `suspects` are the answers of which one may be wrong, if any may."""

    suspects: tuple[Question, ...] = ()

    @property
    def suspect(self) -> Question | None:
        """The answer that is checked first."""
        return self.suspects[0] if self.suspects else None

    @property
    def doubt(self) -> str:
        """That the penguin may be none of those that the model tells apart, where that may be so; else empty."""
        if self.kind not in UNLIKE_THE_SPECIES:
            return ""
        return (
            "If it is no adult, of another species or from elsewhere, the answer means nothing: the model knows only "
            "adults of these three in the Palmer Archipelago."
        )


@cache
def unseen(measurement: Measurement, is_another: bool = False, sex: str = "", of_sex: Range | None = None) -> Caution:
    """`is_another` is whether another value is outside, too: what to do has been said. `of_sex` is the range of the
    penguins of a sex, where these are meant and not all."""
    seen = f"{of_sex or measurement.seen} {measurement.unit}"
    whose, check = (f"the {sex}s in the data", "the value and the sex") if sex else ("the data", "the value")
    advice = ", too" if is_another else f": check {check}, and take the answer with care"
    text = f"{measurement.label} lies outside the {seen} of {whose}{advice}."
    return Caution(UNSEEN, text, suspects=(measurement, SEX) if sex else (measurement,))


# In place of an unusual combination, where the answers are those of a penguin of the data.
YET_REAL = Caution(UNUSUAL_YET_REAL, "Hardly any other penguin of the data has such a combination of measurements.")
DEEPER_THAN_LONG = Caution(UNSEEN, "The bill is deeper than it is long: were its length and its depth swapped?")


@cache
def unusual(oddest: Question, usual_without: tuple[Question, ...]) -> Caution:
    """`usual_without` are the answers, the oddest first, without each of which the others are not unusual."""
    others = [question for question in usual_without if question is not oddest]
    if oddest not in usual_without:
        odd = f"The {oddest.noun} is the oddest, and even without it the rest is unusual."
    elif others:
        either = listed((f"the {question.noun}" for question in others), "or")
        odd = f"The {oddest.noun} is the oddest; without it, or else without {either}, the rest is not unusual."
    else:
        odd = f"The {oddest.noun} is the odd one: without it the rest is not unusual."
    return Caution(UNUSUAL, f"{TOGETHER} {odd}", suspects=(oddest,))


def most_similar(penguin: RealPenguin, answers: Answers, is_alone: bool) -> str:
    """How the most similar real penguin differs: "..., a Gentoo, differs by 12 mm in flipper length; it is female".

    `is_alone` is whether no other is as similar.
    """
    differences, own = [], penguin.answers
    for measurement in MEASUREMENTS:
        if measurement.name in answers:
            difference = abs(float(answers[measurement.name]) - float(own[measurement.name]))
            if difference:
                differences.append(f"{measurement.format(difference)} in {measurement.noun}")
    others = _otherwise(penguin, answers)
    which = "The most similar real penguin" if is_alone else "One of the most similar real penguins"
    how = f"differs by {listed(differences)}" if differences else "was measured with the same values"
    return f"{which}, {penguin.species.with_article}, {how}{f'; it {others}' if others else ''}."


def _otherwise(penguin: RealPenguin, answers: Answers) -> str:
    """What its sex and island are where something else was answered: "is female and was measured on Dream", or ""."""
    own, others = penguin.answers, []
    if SEX.name in answers and own.get(SEX.name) != answers[SEX.name]:
        others.append(f"is {own.get(SEX.name, 'of unknown sex')}")
    if ISLAND.name in answers and own[ISLAND.name] != answers[ISLAND.name]:
        others.append(f"was measured on {own[ISLAND.name]}")
    return listed(others) if others else ""


@cache
def never_measured(island: str, *species: Species) -> Caution:
    """`species` are those that the penguin may be by its answers, the likeliest first."""
    return Caution(NEVER_MEASURED, f"{_none_on(island, *species)}: check the island.", suspects=(ISLAND,))


def _none_on(island: str, *species: Species) -> str:
    return f"No {listed((one.name for one in species), 'or')} was measured on {island}"


@cache
def unlike_those_of_the_island(measurement: Measurement, island: str, there: tuple[Species, ...]) -> Caution:
    """`there` are the species that were measured on the island, none of which has such a value anywhere."""
    none = f"no {there[0].name} has" if len(there) == 1 else "neither has"
    were = listed(f"{species.name}s" for species in there)
    text = f"Only {were} were measured on {island}, and {none} such a {measurement.noun}: check both."
    return Caution(UNLIKE_THE_ISLAND, text, suspects=(ISLAND, measurement))


@cache
def level(*species: Species) -> Caution:
    """The species that are nearly level, the likeliest first."""
    names = listed(one.name for one in species)
    apart = f"are within {100 * NEARLY_LEVEL:.0f} percentage points of each other"
    return Caution(LEVEL, f"The probabilities of {names} {apart}: take the answer as open.")


LEARNED_CAUTION = Caution(LEARNED, f"{LEARNED}.", informs=True)


def learned(penguin: RealPenguin, answers: Answers) -> str:
    """Whose measurements these are, and how that penguin differs from what was answered."""
    others = _otherwise(penguin, answers)
    whose = f"{penguin.species.with_article} of the data{f' that {others}' if others else ''}"
    return f"They are those of {whose}. Whether the model is right here says little about other penguins."


def one_decides(
    question: Question, species: Species, probability: float, island: str | None, also: Mapping[Question, Species]
) -> Caution:
    """`species` is what the other answers say; `island` is the one that is answered, where none was measured on it.

    `also` are other questions whose answer decides as much, with the species that is the likeliest without it.
    """
    text = f"Check the {question.noun}: without it this would be {species.with_article} ({percent(probability)})."
    if island:
        text = f"{text} {_none_on(island, species)}."
    for its in dict.fromkeys(also.values()):
        without = listed((f"the {other.noun}" for other in also if also[other] is its), "or")
        text = f"{text} Without {without} it would be {its.with_article}{', too' if its is species else ''}."
    return Caution(ONE_DECIDES, text, suspects=(question,))


def one_carries(
    question: Question,
    probabilities: Probabilities,
    without: Probabilities,
    island: str | None,
    also: Sequence[Question],
) -> Caution:
    """The probabilities (3,) with the answer to the question and without it; `island` is the one that is answered,
    where the likeliest species without it was never measured there. `also` are others on which much hangs."""
    likeliest, other = int(probabilities.argmax()), int(without.argmax())
    if other == likeliest:
        change = f"{percent(float(without[likeliest]))} instead of {percent(float(probabilities[likeliest]))}"
        consequence = f"{SPECIES[likeliest].name} would have {change}"
    else:
        consequence = f"{SPECIES[other].with_article} would be the likeliest ({percent(float(without[other]))})"
    text = f"Check the {question.noun}: without it {consequence}."
    if island:
        text = f"{text} {_none_on(island, SPECIES[other])}."
    if also:
        text = f"{text} Much hangs on {listed(f'the {other.noun}' for other in also)}, too."
    return Caution(ONE_CARRIES, text, suspects=(question,))
