"""Checks what an answer is compared with, a clause of the explanation, against the data read by pandas."""

import re
from functools import cache

import numpy as np
import pandas as pd

from penguins.explain.shapley import contributions
from penguins.model.paths import DATA
from penguins.model.prediction import Prediction
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, QUESTIONS, Measurement, Question
from penguins.questions.written import written

PENGUINS = pd.read_csv(DATA)
NOUNS = {question.noun: question for question in QUESTIONS}
WORDS = {m: (m.more, m.less) for m in MEASUREMENTS}
ONE = r"(?:an? )(Adelie|Chinstrap|Gentoo)"
VALUE = r"(?:a ([a-z ]+) of )?([\d.,]+ \w+)"
HOW = r"((?:typical of|\w+ for|more than any|less than any) .*?(?: of the data)?)"


def is_true(clause: str, noun: str, prediction: Prediction, is_for: bool) -> str:
    """Checks a clause against the data, and that it points the way it is said to; returns what kind it is."""
    question, species = NOUNS[noun], prediction.species.name
    others = [one.name for one in prediction.others]
    answer = prediction.answers[question.name]
    fewer = re.search(r" \(the data have fewer (\w+)s than (\w+)s\)$", clause)
    if fewer:
        of_runner_up, of_species = (np.mean(PENGUINS["species"] == name) for name in (others[0], species))
        assert (fewer[1], fewer[2], len(prediction.known)) == (others[0], species, 1)
        assert of_runner_up < of_species
        clause = clause[: fewer.start()]
    end = re.search(r", though (?:it|the sex|the island) |, and |$", clause)
    assert end
    clause, besides = clause[: end.start()], clause[end.start() :]
    if match := re.fullmatch(rf"(?:among (\w+)s )?{VALUE} is {HOW} and {HOW}", clause):
        sex, named, value, own, other = match.groups()
        measurement = measured_by(value, named, question, prediction)
        own_name, own_misfit = described(own, measurement, float(prediction.answers[measurement.name]), sex)
        its_name, its_misfit = described(other, measurement, float(prediction.answers[measurement.name]), sex)
        assert (own_name, its_name in others) == (species, True)
        assert own_misfit < its_misfit if is_for else own_misfit > its_misfit, clause
        if sex:
            assert (noun, sex) == ("sex", answer)
            is_left = is_for and its_name == others[1]
            assert besides == (of_the_runner_up(question, prediction) if is_left else "")
            return "within the sex"
        compared_with_the_runner_up(its_name, besides, measurement, prediction, is_for)
        return "two species"
    if match := re.fullmatch(
        rf"{VALUE} is (?:(more|less) than any (\w+)(?: or (\w+))? of the data, but )?"
        rf"nearer to the ([\d.,]+) \w+ that is usual for {ONE} than to the ([\d.,]+) \w+ of {ONE}",
        clause,
    ):
        named, value, extreme, *outside, near, nearer, far, farther = match.groups()
        measurement = measured_by(value, named, question, prediction)
        beyond_all = outside[0] == "penguin"
        for name in [one.name for one in SPECIES] if beyond_all else filter(None, outside):
            values = values_of(measurement, name)
            assert number(value) > values.max() if extreme == "more" else number(value) < values.min()
        assert beyond_all or set(filter(None, outside)) <= {nearer, farther}
        for median, name in ((near, nearer), (far, farther)):
            assert number(median) == quantile(measurement, name, 0.5)
        assert abs(number(value) - number(near)) < abs(number(value) - number(far))
        assert species == (nearer if is_for else farther)
        compared_with_the_runner_up(farther if is_for else nearer, besides, measurement, prediction, is_for)
        return "nearer"
    assert noun == "island"
    is_left = is_for and others[1] in clause
    assert besides == (of_the_runner_up(question, prediction) if is_left else "")
    here = PENGUINS[PENGUINS[question.name] == answer]["species"]
    if match := re.fullmatch(r"no (\w+) was measured on (\w+)", clause):
        assert match[2] == answer
        assert match[1] not in set(here)
        assert match[1] in others if is_for else match[1] == species
        return "never"
    if clause == f"all penguins measured on {answer} were {species}":
        assert set(here) == {species}
        return "only"
    match = re.fullmatch(r"of the penguins measured on (\w+) (\d+)% were (\w+), of all (\d+)%", clause)
    assert match, clause
    shares = (here == match[3]).mean(), (PENGUINS["species"] == match[3]).mean()
    assert (match[1], match[2], match[4]) == (answer, *(f"{100 * share:.0f}" for share in shares))
    assert (shares[0] > shares[1]) == (is_for == (match[3] == species))
    return "share"


def told_together(clause: str, compared: list[str], prediction: Prediction, *, is_for: bool) -> list[str]:
    """The nouns of the answers that a clause gives no fact for; none where it is about a fact."""
    known = [question.noun for question in prediction.known]
    if clause in ("by itself it tells little", "only together do they tell something"):
        assert sorted(compared) == sorted(known)
        assert (len(known) == 1) == clause.startswith("by itself")
        return compared
    match = re.fullmatch(
        r"(it|the [a-z, ]+) (speaks? for an? (?:[A-Z][a-z]+)) only together with the ([a-z ]+)", clause
    )
    if not is_for:
        match = re.fullmatch(r"()()only together with the ([a-z ]+)", clause)
    if not match:
        return []
    assert (match[1] in ("it", "")) == (len(compared) == 1)
    nouns = compared if len(compared) == 1 else re.split(r", the | and the ", match[1].removeprefix("the "))
    others = [noun for noun in known if noun not in nouns]
    assert set(nouns) <= set(compared), clause
    speaks = f"{'speaks' if len(nouns) == 1 else 'speak'} for {prediction.species.with_article}"
    assert (match[2], match[3]) == (
        speaks if is_for else "",
        others[0] if len(others) == 1 else "other answers",
    )
    for noun in nouns:
        alone, nothing = (prediction.by_coalition[known] for known in (1 << QUESTIONS.index(NOUNS[noun]), 0))
        moved = (alone - nothing)[SPECIES.index(prediction.species)]
        assert (moved if is_for else -moved) < 0.02, clause
    return nouns


def measured_by(value: str, named: str | None, question: object, prediction: Prediction) -> Measurement:
    """The measurement that a clause is about: the answer's own; with a sex the one that is named or has this value."""
    answers = written(prediction.answers)
    about = [question] if isinstance(question, Measurement) else list(MEASUREMENTS)
    fitting = [one for one in about if answers.get(one.name) == value and named in (one.noun, None)]
    assert fitting, value
    return fitting[0]


@cache
def values_of(measurement: Measurement, species: str, sex: str | None = None) -> "pd.Series[float]":
    chosen = PENGUINS["species"] == species
    return PENGUINS[chosen & (PENGUINS["sex"] == sex) if sex else chosen][measurement.name].dropna()


def misfit_of(measurement: Measurement, value: float, species: str, sex: str | None = None) -> int:
    values = values_of(measurement, species, sex)
    if not values.min() <= value <= values.max():
        return 2
    return 0 if quantile(measurement, species, 0.25, sex) <= value <= quantile(measurement, species, 0.75, sex) else 1


@cache
def quantile(measurement: Measurement, species: str, share: float, sex: str | None = None) -> float:
    """At the precision of the measurements."""
    return float(np.round(values_of(measurement, species, sex).quantile(share), measurement.decimals))


def described(words: str, measurement: Measurement, value: float, sex: str | None) -> tuple[str, int]:
    """The species that a description names, and its misfit, after checking that it is so."""
    name = next(species.name for species in SPECIES if species.name in words)
    values, misfit = values_of(measurement, name, sex), misfit_of(measurement, value, name, sex)
    if words.startswith("typical of"):
        assert misfit == 0
    elif words.endswith("of the data"):
        assert misfit == 2
        assert words.startswith("more" if value > values.max() else "less")
    else:
        assert misfit == 1
        assert words.split()[0] == WORDS[measurement][0 if value > quantile(measurement, name, 0.5, sex) else 1]
    return name, misfit


def compared_with_the_runner_up(
    other: str, besides: str, measurement: Measurement, prediction: Prediction, is_for: bool
) -> None:
    """The third species is named alone only where the value does not tell the answered one from the runner-up; besides
    the runner-up only where the value fits it worst, and the answer took the most from it."""
    value = float(prediction.answers[measurement.name])
    own_species, second, third = (one for one, _ in prediction.ranked)
    own, its, last = (
        (misfit_of(measurement, value, one.name), abs(value - quantile(measurement, one.name, 0.5)))
        for one in (own_species, second, third)
    )
    if other == second.name:
        lost = {one.name: -contributions(prediction, one)[measurement] for one in SPECIES}
        most_lost = max(lost.values())
        is_told = is_for and last[0] > max(own[0], its[0]) and lost[third.name] == most_lost > 0.02
        assert bool(besides) == is_told, besides
        if besides:
            described_third = described(besides.removeprefix(", and "), measurement, value, None)
            assert described_third == (third.name, last[0])
        return
    by_itself = prediction.speaks_by_itself(measurement, *((own_species, second) if is_for else (second, own_species)))
    assert not by_itself or (its <= own if is_for else own <= its)
    if not (is_for and its <= own and prediction.speaks_by_itself(measurement, second, own_species)):
        assert besides == (of_the_runner_up(measurement, prediction) if is_for and its[0] < 2 else "")
    elif its[0] == 2 and its < own:
        usual = measurement.format(quantile(measurement, second.name, 0.5))
        assert besides == f", though it is nearer still to the {usual} of {second.with_article}"
    else:
        assert besides == f", though it fits {second.with_article} {'better' if its < own else 'no worse'}"


def of_the_runner_up(question: Question, prediction: Prediction) -> str:
    """What is said of the runner-up where a fact is about the third species."""
    subject = "it" if question in MEASUREMENTS else f"the {question.noun}"
    second, probability = prediction.ranked[1]
    moved = contributions(prediction, second)[question]
    if probability < 0.1:
        return ""
    if abs(moved) < 0.02:
        return f", though {subject} says little against {second.with_article}"
    how = ", and {} speaks against {}, too" if moved < 0 else ", though {} speaks for {}, too"
    return how.format(subject, second.with_article)


def number(text: str) -> float:
    return float(text.split()[0].replace(",", ""))
