"""The cautions beside an answer: when they are given, and that what they say is true of the data and the forest."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from penguins.explain.caution_texts import LEARNED, LEVEL, NEVER_MEASURED, ONE_DECIDES, UNSEEN, UNUSUAL, Caution
from penguins.explain.cautions import Cautions
from penguins.explain.what_if import WITHOUT_ONE
from penguins.model.columns import COALITIONS, encode, mask, table_of
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, QUESTIONS, Measurement
from tests.explain.test_groups import reference

ADELIE, CHINSTRAP, GENTOO = SPECIES
NOUNS = {question.noun: question for question in QUESTIONS}
LIMITS = {1: 10.828, 2: 13.816, 3: 16.266, 4: 18.467}
CLEAR = [0.9, 0.06, 0.04]


@pytest.fixture(scope="module")
def cautions(dataset: Dataset) -> Cautions:
    return Cautions(dataset)


def penguins(dataset: Dataset) -> Iterator[Answers]:
    """Every real penguin as it is, with some answers masked, and with one measurement moved."""
    rng = np.random.default_rng(11)
    for penguin in dataset.penguins:
        yield penguin.answers
        for share in (0.8, 0.5):
            kept = {name: answer for name, answer in penguin.answers.items() if rng.random() < share}
            yield kept or {"sex": "male"}
        moved: Measurement = rng.choice(np.array(MEASUREMENTS))
        value = round(float(rng.uniform(moved.seen.low * 0.99, moved.seen.high * 1.01)), moved.decimals)
        yield {**penguin.answers, moved.name: value}


def test_every_sentence_is_true(cautions: Cautions, dataset: Dataset, predictor: Predictor) -> None:
    checks = {
        UNSEEN: is_unseen,
        UNUSUAL: is_unusual,
        NEVER_MEASURED: was_never_measured,
        ONE_DECIDES: decides,
        LEVEL: is_level,
        LEARNED: was_learned,
    }
    counted: Counter[str] = Counter()
    for answers in penguins(dataset):
        for caution in cautions.of_prediction(predictor.predict(answers)):
            checks[caution.kind](caution, answers, predictor)
            counted[caution.kind] += 1
    # Which kinds there are is up to the forest; those of the data alone are all met.
    assert {UNSEEN, UNUSUAL, ONE_DECIDES, LEARNED} <= set(counted)


def is_unseen(caution: Caution, answers: Answers, _predictor: Predictor) -> None:
    label, low, high, unit = matched(r"(.+) lies outside the ([\d.,]+) to ([\d.,]+) (mm|g) of the data: .*", caution)
    measurement = NOUNS[label.lower()]
    values = pd.read_csv(DATA)[measurement.name]
    assert (number(low), number(high), unit) == (values.min(), values.max(), measurement.name.split("_")[-1])
    assert not number(low) <= float(answers[measurement.name]) <= number(high)


def is_unusual(caution: Caution, answers: Answers, _predictor: Predictor) -> None:
    sex, odd, nearest = matched(
        r"Going by the real penguins, fewer than 1 (|male |female )penguin in 1,000 of any species is so unusual\. "
        r"(The .*? unusual\.) (.*)",
        caution,
    )
    assert sex.strip() == answers.get("sex", "")
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
    is_most_similar(nearest, answers)


def is_most_similar(sentence: str, answers: Answers) -> None:
    data = pd.read_csv(DATA).dropna(subset=[measurement.name for measurement in MEASUREMENTS])
    known = [m for m in MEASUREMENTS if m.name in answers]
    species = next(one for one in SPECIES if f", {one.with_article}, " in sentence)
    stated = {
        noun: number(value) for value, noun in re.findall(r"([\d.,]+) (?:mm|g) in ([a-z ]+?)(?=,| and|\.)", sentence)
    }
    assert bool(stated) == ("differs by" in sentence)
    agrees = data["species"] == species.name
    for measurement in known:
        difference = (data[measurement.name] - float(answers[measurement.name])).abs().round(measurement.decimals)
        agrees &= np.isclose(difference, stated.get(measurement.noun, 0.0))
    assert agrees.any(), f"no real penguin is as in “{sentence}”"


def was_never_measured(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    species, island = matched(r"No (\w+) was measured on (\w+): check the island\.", caution)
    assert (predictor.predict(answers).species.name, answers["island"]) == (species, island)
    assert none_on(island, species)


def decides(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    noun, species, probability, rest = matched(
        r"Check the ([a-z ]+): without it this would be an? (\w+) \((.*?)%\)\.(.*)", caution
    )
    without = predictor.predict({name: answer for name, answer in answers.items() if name != NOUNS[noun].name})
    assert caution.check is NOUNS[noun]
    assert without.species.name == species != predictor.predict(answers).species.name
    assert probability == ("over 99" if without.probability > 0.99 else f"{100 * without.probability:.0f}")
    if rest:
        island = str(answers["island"])
        assert (noun, rest) == ("island", f" No {species} was measured on {island}.")
        assert none_on(island, species)


def is_level(caution: Caution, answers: Answers, predictor: Predictor) -> None:
    pair = matched(r"(\w+) and (\w+) are almost equally likely: take this as “one of the two”\.", caution)
    (first, high), (second, low), _ = predictor.predict(answers).ranked
    assert {first.name, second.name} == set(pair)
    assert high - low < 0.15


def was_learned(caution: Caution, answers: Answers, _predictor: Predictor) -> None:
    assert caution.text.startswith("A real penguin with exactly these measurements is among those")
    data = pd.read_csv(DATA)
    assert all(measurement.name in answers for measurement in MEASUREMENTS)
    assert np.logical_and.reduce([data[name] == answer for name, answer in answers.items()]).any()


def matched(pattern: str, caution: Caution) -> tuple[str, ...]:
    match = re.fullmatch(pattern, caution.text)
    assert match, caution.text
    return match.groups()


def number(text: str) -> float:
    return float(text.replace(",", ""))


def excess(answers: Answers) -> float:
    known = sum(measurement.name in answers for measurement in MEASUREMENTS)
    return reference(answers) - LIMITS[known] if known else 0.0


def none_on(island: str, species: str) -> bool:
    data = pd.read_csv(DATA)
    return not ((data["island"] == island) & (data["species"] == species)).any()


def kinds(cautions: Cautions, answers: Answers, probabilities: list[float]) -> list[str]:
    """The kinds of a penguin of which the forest says these probabilities, whatever is left out."""
    found = cautions.of_rows(table_of([answers]), np.array([probabilities]), np.array([[probabilities]] * 6))
    return [caution.kind for caution in found.get(0, [])]


@pytest.mark.parametrize(
    ("answers", "probabilities", "expected"),
    [
        ({"bill_length_mm": 39.2}, CLEAR, []),
        ({"bill_length_mm": 63.0}, CLEAR, [UNSEEN]),
        ({"bill_length_mm": 63.0, "body_mass_g": 2000.0}, CLEAR, [UNSEEN, UNSEEN]),
        ({"bill_length_mm": 33.0, "flipper_length_mm": 230.0}, CLEAR, [UNUSUAL]),
        ({"bill_length_mm": 59.6}, CLEAR, []),
        ({"island": "Torgersen"}, [0.1, 0.1, 0.8], [NEVER_MEASURED]),
        ({"island": "Biscoe"}, [0.1, 0.8, 0.1], [NEVER_MEASURED]),
        ({"island": "Biscoe"}, [0.1, 0.1, 0.8], []),
        ({"sex": "male"}, [0.1, 0.1, 0.8], []),
        ({"sex": "male"}, [0.5, 0.4, 0.1], [LEVEL]),
    ],
)
def test_a_caution_is_given_where_it_is_due(
    cautions: Cautions, answers: Answers, probabilities: list[float], expected: list[str]
) -> None:
    assert kinds(cautions, answers, probabilities) == expected


def test_an_island_that_decides_is_compared_with_who_was_measured_there(cautions: Cautions) -> None:
    without = np.array([[CLEAR]] * 6)
    without[0] = [0.02, 0.01, 0.97]
    found = cautions.of_rows(table_of([{"island": "Torgersen", "sex": "male"}]), np.array([CLEAR]), without)
    assert [caution.text for caution in found[0]] == [
        "Check the island: without it this would be a Gentoo (97%). No Gentoo was measured on Torgersen."
    ]


def test_rows_of_a_table_have_the_cautions_of_single_penguins(
    cautions: Cautions, dataset: Dataset, predictor: Predictor
) -> None:
    asked = list(penguins(dataset))
    matrix = encode(table_of(asked))
    without = np.stack([predictor.predict_proba(mask(matrix, COALITIONS[[index]])) for index in WITHOUT_ONE])
    found = cautions.of_rows(table_of(asked), predictor.predict_proba(matrix), without)
    for row, answers in enumerate(asked):
        single = cautions.of_prediction(predictor.predict(answers))
        assert [caution.kind for caution in found.get(row, [])] == [caution.kind for caution in single]
        for one, other in zip(found.get(row, []), single, strict=True):
            assert other.text.startswith(one.text)
            assert one.check is other.check


def test_an_unusual_penguin_is_compared_with_a_real_one(cautions: Cautions, predictor: Predictor) -> None:
    prediction = predictor.predict({"bill_length_mm": 33.0, "flipper_length_mm": 230.0})
    assert cautions.of_prediction(prediction)[0].text == (
        "Going by the real penguins, fewer than 1 penguin in 1,000 of any species is so unusual. "
        "The bill length is the oddest; without it, or else without the flipper length, the rest is not unusual. "
        "The most similar real penguin, a Gentoo, differs by 7.9 mm in bill length and 16 mm in flipper length."
    )
