"""Checks the text of a caution against the data read by pandas, and against what the forest says."""

import re
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from penguins.explain.caution_texts import (
    LEARNED,
    LEVEL,
    NEVER_MEASURED,
    ONE_CARRIES,
    ONE_DECIDES,
    UNLIKE_THE_ISLAND,
    UNSEEN,
    UNUSUAL,
    UNUSUAL_YET_REAL,
    Caution,
)
from penguins.explain.numbers import percent
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import MEASUREMENTS, QUESTIONS
from tests.explain.clauses import NOUNS, PENGUINS, number
from tests.explain.test_groups import reference

LIMITS = {1: 10.828, 2: 13.816, 3: 16.266, 4: 18.467}


def is_unseen(caution: Caution, answers: Answers, _predictor: Predictor) -> None:
    if caution.text == "The bill is deeper than it is long: were its length and its depth swapped?":
        assert float(answers["bill_depth_mm"]) > float(answers["bill_length_mm"])
        return
    pattern = r"(.+) lies outside the ([\d.,]+) to ([\d.,]+) (mm|g) of the data(?:, too\.|: check the value, .*)"
    label, low, high, unit = matched(pattern, caution)
    measurement = NOUNS[label.lower()]
    values = PENGUINS[measurement.name]
    assert (number(low), number(high), unit) == (values.min(), values.max(), measurement.name.split("_")[-1])
    assert not number(low) <= float(answers[measurement.name]) <= number(high)


def is_unusual(caution: Caution, answers: Answers, _predictor: Predictor) -> None:
    odd, nearest = matched(r"(The .*? unusual\.)(.*)", caution)
    assert excess(answers) > 0
    oddest, how = re.fullmatch(r"The ([\w ]+) is the (odd one|oddest)[:;,] .*", odd).groups()  # type: ignore[union-attr]
    without = {noun: excess({n: a for n, a in answers.items() if n != q.name}) for noun, q in NOUNS.items()}
    candidates = {noun: value for noun, value in without.items() if NOUNS[noun].name in answers and noun != "island"}
    assert min(candidates, key=candidates.__getitem__) == oddest
    usual = {noun for noun, value in candidates.items() if value <= 0}
    if how == "odd one":
        assert odd == f"The {oddest} is the odd one: without it the rest is not unusual."
        assert usual == {oddest}
    elif " or else without " in odd:
        assert usual == {oddest, *re.findall(r"the ([a-z ]+?)(?: or |,)", odd.partition("or else without ")[2])}
    else:
        assert odd == f"The {oddest} is the oddest, and even without it the rest is unusual."
        assert usual == set()
    # A penguin with the same measurements is told by the caution that the model has learned them.
    if len(real_penguins(answers)) == 0 or any(measurement.name not in answers for measurement in MEASUREMENTS):
        is_most_similar(nearest.removeprefix(" "), answers)
    else:
        assert nearest == ""


def is_most_similar(sentence: str, answers: Answers) -> None:
    data = PENGUINS.dropna(subset=[measurement.name for measurement in MEASUREMENTS])
    known = [m for m in MEASUREMENTS if m.name in answers]
    species = next(one for one in SPECIES if f", {one.with_article}, " in sentence)
    stated = {
        noun: number(value) for value, noun in re.findall(r"([\d.,]+) (?:mm|g) in ([a-z ]+?)(?=,| and|\.|;)", sentence)
    }
    assert bool(stated) == ("differs by" in sentence)
    agrees = data["species"] == species.name
    for measurement in known:
        difference = (data[measurement.name] - float(answers[measurement.name])).abs()
        agrees &= np.isclose(difference, stated.get(measurement.noun, 0.0))
    other_sex, other_island = re.search(r"; it.* is (\w+)", sentence), re.search(r"was measured on (\w+)", sentence)
    for name, other in (("sex", other_sex), ("island", other_island)):
        if other or name in answers:
            unknown = other and other[1] == "of"
            agrees &= data[name].isna() if unknown else data[name] == (other[1] if other else answers[name])
        assert not other or other[1] != answers[name]
    assert agrees.any(), f"no real penguin is as in “{sentence}”"


def was_never_measured(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    species, island = matched(r"No ([\w ]+) was measured on (\w+): check the island\.", caution)
    assert answers["island"] == island
    level = [one.name for one in predictor.predict(answers).level]
    assert species.split(" or ") == [name for name in level if none_on(island, name)]
    assert caution.suspects == (NOUNS["island"],)


def is_real(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    assert caution.text == "Hardly any other penguin of the data has such a combination of measurements."
    alike = PENGUINS[[*answers]].eq([*answers.values()]).all(axis=1)
    assert alike.sum() == 1


def is_unlike_those_of_the_island(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    were, island, none, noun = matched(
        r"Only (.+) were measured on (\w+), and (.+) has such a (.+): check both\.", caution
    )
    assert island == answers["island"]
    there = sorted({*PENGUINS["species"][PENGUINS["island"] == island]})
    assert were == " and ".join(f"{name}s" for name in there)
    assert none == ("neither" if len(there) == 2 else f"no {there[0]}")
    values = PENGUINS[PENGUINS["species"].isin(there)][NOUNS[noun].name]
    assert not values.min() <= float(answers[NOUNS[noun].name]) <= values.max()


def decides(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    noun, species, probability, rest = matched(
        r"Check the ([a-z ]+): without it this would be an? (\w+) \((.*?)%\)\.(.*)", caution
    )
    without = predictor.predict({name: answer for name, answer in answers.items() if name != NOUNS[noun].name})
    assert caution.suspect is NOUNS[noun]
    assert without.species.name == species != predictor.predict(answers).species.name
    assert probability == ("over 99" if without.probability > 0.99 else f"{100 * without.probability:.0f}")
    contradiction = re.match(r" No (\w+) was measured on (\w+)\.", rest)
    if contradiction:
        assert (noun, *contradiction.groups()) == ("island", species, answers["island"])
        assert none_on(str(answers["island"]), species)
        rest = rest.removeprefix(contradiction[0])
    also = {q.noun: decided(q.name, answers, predictor) for q in QUESTIONS if q.noun != noun and q.name in answers}
    told = re.findall(r" Without ([a-z, ]+?) it would be an? (\w+)(, too)?\.", rest)
    assert "".join(f" Without {nouns} it would be {a(its)}{too}." for nouns, its, too in told) == rest
    assert {
        noun: its for nouns, its, _ in told for noun in re.split(", the | or the ", nouns.removeprefix("the "))
    } == {noun: its.name for noun, its in also.items() if its}
    assert all((its == species) == bool(too) for _, its, too in told)


def decided(name: str, answers: Answers, predictor: Predictor) -> Species | None:
    """The species that the other answers say by themselves, where it is another one."""
    without = predictor.predict({other: answer for other, answer in answers.items() if other != name})
    is_another = without.species is not predictor.predict(answers).species and without.probability >= 0.7
    return without.species if is_another else None


def carries(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    noun, consequence, contradiction, too = matched(
        r"Check the ([a-z ]+): without it (.*?)\.(?: (No \w+ was measured on \w+)\.)?"
        r"(?: Much hangs on the ([a-z, ]+), too\.)?",
        caution,
    )
    assert caution.suspect is NOUNS[noun]
    prediction = predictor.predict(answers)
    weights = {}
    for question in prediction.known:
        left = predictor.predict({name: answer for name, answer in answers.items() if name != question.name})
        loss = prediction.probability - dict(left.ranked)[prediction.species]
        if any(measurement.name in left.answers for measurement in MEASUREMENTS):
            is_told = question.noun == "island" and none_on(str(answers["island"]), prediction.species.name)
            weights[question.noun] = max(loss / 0.6, 0 if is_told else -loss / 0.4), left
    weight, left = weights[noun]
    assert weight == max(weight for weight, _ in weights.values())
    assert re.split(", the | and the ", too or noun) == [
        other for other, (weight, _) in weights.items() if weight >= 1 and (other != noun or not too)
    ]
    assert len(answers) > 1
    island = str(answers.get("island"))
    if noun == "island" and none_on(island, left.species.name):
        assert contradiction == f"No {left.species.name} was measured on {island}"
    else:
        assert not contradiction
    if left.species is prediction.species:
        now, before = percent(left.probability), percent(prediction.probability)
        assert consequence == f"{prediction.species.name} would have {now} instead of {before}"
    else:
        assert consequence == f"{left.species.with_article} would be the likeliest ({percent(left.probability)})"


def is_level(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    apart = "are within 15 percentage points of each other: take the answer as open"
    pattern = rf"The probabilities of (\w+(?:, \w+)? and \w+) {apart}\."
    (names,) = matched(pattern, caution)
    ranked = predictor.predict(answers).ranked
    level = [species.name for species, probability in ranked if ranked[0][1] - probability < 0.15]
    assert re.split(", | and ", names) == level


def was_learned(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    (that_one,) = matched(
        r"They are those of (an? \w+ of the data.*)\. Whether the model is right here says little about other "
        r"penguins\.",
        caution,
    )
    assert all(measurement.name in answers for measurement in MEASUREMENTS)
    [penguin] = real_penguins(answers).to_dict("records")
    others = [
        told
        for name, told in (("sex", f"is {penguin['sex']}"), ("island", f"was measured on {penguin['island']}"))
        if name in answers and answers[name] != penguin[name]
    ]
    told = f"{a(penguin['species'])} of the data" + (f" that {' and '.join(others)}" if others else "")
    assert that_one == told.replace("is nan", "is of unknown sex")


def real_penguins(answers: Answers) -> pd.DataFrame:
    """Those with the same measurements, of those that are known."""
    known = [measurement.name for measurement in MEASUREMENTS if measurement.name in answers]
    return PENGUINS[np.logical_and.reduce([PENGUINS[name] == answers[name] for name in known])]


def a(species: str) -> str:
    return next(one.with_article for one in SPECIES if one.name == species)


def matched(pattern: str, caution: Caution) -> tuple[str, ...]:
    match = re.fullmatch(pattern, caution.text)
    assert match, caution.text
    return match.groups()


def excess(answers: Answers) -> float:
    """By how much measurements are unusual together; one alone is where it lies outside the range of its sex."""
    known = [measurement.name for measurement in MEASUREMENTS if measurement.name in answers]
    beyond = reference(answers) - LIMITS[len(known)] if known else 0.0
    if len(known) == 1:
        values = PENGUINS[PENGUINS["sex"] == answers["sex"] if "sex" in answers else slice(None)][known[0]]
        beyond = min(beyond, 0.0) if values.min() <= float(answers[known[0]]) <= values.max() else np.inf
    return beyond


def none_on(island: str, species: str) -> bool:
    return not ((PENGUINS["island"] == island) & (PENGUINS["species"] == species)).any()


CHECKS: Mapping[str, Callable[[Caution, Answers, Predictor], None]] = {
    UNSEEN: is_unseen,
    UNUSUAL: is_unusual,
    NEVER_MEASURED: was_never_measured,
    UNLIKE_THE_ISLAND: is_unlike_those_of_the_island,
    UNUSUAL_YET_REAL: is_real,
    ONE_DECIDES: decides,
    ONE_CARRIES: carries,
    LEVEL: is_level,
    LEARNED: was_learned,
}
