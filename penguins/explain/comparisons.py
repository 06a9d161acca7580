"""What one answer is compared with, as a reason for a species or against it: facts about the real penguins.

A fact is given as a reason only where it points the way in which the answer moved the probability; one of a
measurement, only where that alone does not make the one species less likely beside the other. The species is compared
with the runner-up; with the third only where no fact tells it from the runner-up, of which it is then added which way
the answer moved it, if it is likely enough, and besides where the third has lost the most by the answer.
"""

from collections.abc import Mapping, Sequence

from penguins.explain.numbers import share
from penguins.explain.shapley import WORTH_SAYING, contributions
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import ISLAND, MEASUREMENTS, SEX, Measurement, Question

# A share among some of the penguins that differs by less from that among all is no reason.
_DIFFERS = 0.05
# A species with less is named only for what a fact says of it.
_WORTH_NAMING = 0.1


def compare(
    question: Question, is_for: bool, prediction: Prediction, written: Mapping[str, str], data: Dataset
) -> str | None:
    """Why the answer to a question speaks for the likeliest species (`is_for`) or against it: a clause.

    `written` has the answers as they are to be written, by the names of their questions. None where no single fact says
    it: see `together`.
    """
    if isinstance(question, Measurement):
        return _of_measurement(question, is_for, prediction, written, data)
    if question is SEX:
        return _within_the_sex(is_for, prediction, written, data)
    return _of_the_island(is_for, prediction, data)


def together(questions: Sequence[Question], prediction: Prediction, subject: str) -> str:
    """What is said of answers, named by `subject`, that speak for the species where no single fact gives a reason."""
    how = only_together(questions, prediction)
    if len(questions) == len(prediction.known):
        return how
    return f"{subject} speak{'s' if len(questions) == 1 else ''} for {prediction.species.with_article} {how}"


def only_together(questions: Sequence[Question], prediction: Prediction) -> str:
    """A clause on answers that move the probability only beside others: which others these are."""
    others = [question.noun for question in prediction.known if question not in questions]
    if not others:
        return "by itself it tells little" if len(questions) == 1 else "only together do they tell something"
    return f"only together with {f'the {others[0]}' if len(others) == 1 else 'the other answers'}"


# --- measurements ---------------------------------------------------------------------------------------------------


def _of_measurement(
    measurement: Measurement, is_for: bool, prediction: Prediction, written: Mapping[str, str], data: Dataset
) -> str | None:
    value, species = float(prediction.answers[measurement.name]), prediction.species
    fits = {one: Fit(measurement, value, one, data) for one in SPECIES}
    for other in prediction.others:
        better, worse = (species, other) if is_for else (other, species)
        if fits[better].is_better_than(fits[worse]) and prediction.speaks_by_itself(measurement, better, worse):
            beyond_all = all(fit.misfit == 2 and fit.is_more == fits[species].is_more for fit in fits.values())
            clause = fits[species].beside(fits[other], written[measurement.name], beyond_all)
            return clause + _of_another(other, fits, measurement, prediction, data) if is_for else clause
    return None


def _of_another(
    compared: Species,
    fits: Mapping[Species, "Fit"],
    measurement: Measurement,
    prediction: Prediction,
    data: Dataset,
) -> str:
    """What is added of a value that speaks for the likeliest species beside `compared`: of one of the two others."""
    species, (runner_up, third) = prediction.species, prediction.others
    fits_as_well = not fits[species].is_better_than(fits[runner_up])
    if fits_as_well and prediction.speaks_by_itself(measurement, runner_up, species):
        are_fewer = len(prediction.known) == 1 and data.share(runner_up) < data.share(species)
        fewer = f" (the data have fewer {runner_up.name}s than {species.name}s)" if are_fewer else ""
        return f", though it {fits[runner_up].no_worse_than(fits[species])}{fewer}"
    if compared is third:
        return "" if fits[runner_up].misfit == 2 else _of_the_runner_up(measurement, prediction)
    of_runner_up, of_third = (contributions(prediction, one)[measurement] for one in prediction.others)
    fits_third_worst = all(fits[third].misfit > fits[one].misfit for one in (species, runner_up))
    return f", and {fits[third]}" if fits_third_worst and of_third < min(of_runner_up, -WORTH_SAYING) else ""


class Fit:
    """How a value lies among the penguins of a species, or among those of one sex."""

    def __init__(
        self, measurement: Measurement, value: float, species: Species, data: Dataset, sex: str | None = None
    ) -> None:
        self.measurement, self.value, self.species = measurement, value, species
        self.spread = data.spread(measurement, species, sex)
        self.distance = abs(value - self.spread.median)

    @property
    def misfit(self) -> int:
        """0 within the middle half, 1 within the range, 2 outside."""
        if self.value not in self.spread:
            return 2
        return 0 if self.spread.q1 <= self.value <= self.spread.q3 else 1

    @property
    def is_more(self) -> bool:
        return self.value > self.spread.median

    @property
    def usual(self) -> str:
        """The median of the penguins: "190 mm"."""
        return f"{self.measurement.number(self.spread.median)} {self.measurement.unit}"

    def is_better_than(self, other: "Fit") -> bool:
        """By where the value lies; of two alike by the nearer median. Two equal medians are no comparison."""
        if self.misfit == other.misfit:
            return self.distance < other.distance
        return self.misfit < other.misfit

    def beside(self, other: "Fit", value: str, beyond_all: bool = False) -> str:
        """The facts that tell the two apart; `beyond_all` says that no species has such a value."""
        if self.misfit != other.misfit:
            return f"{value} is {self} and {other}"
        nearer, farther = sorted((self, other), key=lambda fit: fit.distance)
        outside = ""
        if self.misfit == 2 and self.is_more == other.is_more:
            extreme = "more" if self.is_more else "less"
            whose = "penguin" if beyond_all else f"{self.species.name} or {other.species.name}"
            outside = f"{extreme} than any {whose} of the data, but "
        return (
            f"{value} is {outside}nearer to the {nearer.usual} that is usual for {nearer.species.with_article} than to "
            f"the {farther.usual} of {farther.species.with_article}"
        )

    def no_worse_than(self, other: "Fit") -> str:
        """That the value fits this species better than the other one, or no worse: what is said of it."""
        is_better = self.is_better_than(other)
        if is_better and self.misfit == 2:
            return f"is nearer still to the {self.usual} of {self.species.with_article}"
        return f"fits {self.species.with_article} {'better' if is_better else 'no worse'}"

    def __str__(self) -> str:
        if self.misfit == 0:
            return f"typical of {self.species.with_article}"
        if self.misfit == 2:
            return f"{'more' if self.is_more else 'less'} than any {self.species.name} of the data"
        return f"{self.measurement.more if self.is_more else self.measurement.less} for {self.species.with_article}"


def _of_the_runner_up(question: Question, prediction: Prediction) -> str:
    """What is added to a fact that tells the likeliest species from the third alone: of the runner-up."""
    runner_up, probability = prediction.ranked[1]
    if probability < _WORTH_NAMING:
        return ""
    moved = contributions(prediction, runner_up)[question]
    subject = "it" if isinstance(question, Measurement) else f"the {question.noun}"
    if moved <= -WORTH_SAYING:
        return f", and {subject} speaks against {runner_up.with_article}, too"
    if moved < WORTH_SAYING:
        return f", though {subject} says little against {runner_up.with_article}"
    return f", though {subject} speaks for {runner_up.with_article}, too"


# --- sex ------------------------------------------------------------------------------------------------------------


def _within_the_sex(is_for: bool, prediction: Prediction, written: Mapping[str, str], data: Dataset) -> str | None:
    """The measurement that tells the species apart better among the penguins of its sex than among all.

    Known alone, a sex gives no reason: each species has about as many males as females.
    """
    sex, species = str(prediction.answers[SEX.name]), prediction.species
    best, clause = 0, None
    for other in prediction.others:
        for measurement in (one for one in MEASUREMENTS if one.name in prediction.answers):
            value = float(prediction.answers[measurement.name])
            own, its = (Fit(measurement, value, one, data, sex) for one in (species, other))
            of_all = [Fit(measurement, value, one, data).misfit for one in (species, other)]
            sign = 1 if is_for else -1
            apart, apart_of_all = sign * (its.misfit - own.misfit), sign * (of_all[1] - of_all[0])
            if apart > 0 and apart - apart_of_all > best:
                best = apart - apart_of_all
                clause = f"among {sex}s {own.beside(its, written[measurement.name])}"
                if is_for and other is prediction.others[1]:
                    clause += _of_the_runner_up(SEX, prediction)
    return clause


# --- island ---------------------------------------------------------------------------------------------------------


def _of_the_island(is_for: bool, prediction: Prediction, data: Dataset) -> str | None:
    """Who was measured on the island, as it differs from all penguins."""
    island, species = str(prediction.answers[ISLAND.name]), prediction.species
    counts, others = data.counts(ISLAND, island), prediction.others
    never = [one for one in others if not counts[one.name]]
    if is_for and counts[species.name]:
        if len(never) == len(others):
            return f"all penguins measured on {island} were {species.name}"
        if others[0] in never:
            return f"no {others[0].name} was measured on {island}"
    if not is_for and not counts[species.name]:
        return f"no {species.name} was measured on {island}"
    for one, is_more in ((species, is_for), *((other, not is_for) for other in others)):
        here, everywhere = counts[one.name] / sum(counts.values()), data.share(one)
        if abs(here - everywhere) >= _DIFFERS and (here > everywhere) == is_more:
            besides = _of_the_runner_up(ISLAND, prediction) if is_for and one is others[1] else ""
            if one in never and counts[species.name]:
                return f"no {one.name} was measured on {island}{besides}"
            shares = f"{share(here)} were {one.name}, of all {share(everywhere)}"
            return f"of the penguins measured on {island} {shares}{besides}"
    return None
