"""The explanation in plain words: what it opens with, and that each sentence is true of all real penguins."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from penguins.explain.sentences import why
from penguins.explain.shapley import Contributions, contributions
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, QUESTIONS
from penguins.questions.written import written
from tests.explain.clauses import NOUNS, is_true, told_together

# --- what it opens with, for contributions made up here -----------------------------------------------------------


GENTOO: Answers = {"island": "Biscoe", "sex": "male", "bill_length_mm": 49.0, "body_mass_g": 3700.0}
CHINSTRAP: Answers = {"island": "Dream", "sex": "male"}


def explained(dataset: Dataset, answers: Answers, **values: float) -> list[str]:
    """The sentences for a penguin whose answers contribute as given: a Chinstrap on Dream, a Gentoo elsewhere."""
    said = [0.1, 0.7, 0.2] if answers.get("island") == "Dream" else [0.1, 0.2, 0.7]
    made_up = {question: values.get(question.name, 0.0) for question in QUESTIONS}
    return why(Prediction(answers, np.tile(said, (64, 1)), 0.9), made_up, dataset, written(answers))


def openings(dataset: Dataset, **values: float) -> list[str]:
    """The same of a Gentoo, without the comparisons."""
    return [re.split(r":|\. Of these", text)[0] for text in explained(dataset, GENTOO, **values)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"island": 0.3, "body_mass_g": 0.2}, ["Mostly the island"]),
        ({"island": 0.3, "body_mass_g": 0.2, "sex": 0.15}, ["More than anything else the island"]),
        ({"island": 0.3, "body_mass_g": 0.29, "sex": 0.15}, ["Above all the island and the body mass"]),
        ({"island": 0.3, "body_mass_g": 0.29}, ["The island and the body mass together"]),
        ({"island": 0.3, "body_mass_g": 0.26, "sex": 0.22}, ["The island, the body mass and the sex together"]),
        (
            {"island": 0.3, "body_mass_g": 0.29, "sex": 0.28, "bill_length_mm": 0.27},
            ["The island, the body mass, the sex and the bill length together"],
        ),
        ({"island": 0.3, "body_mass_g": -0.1}, ["Mostly the island", "The body mass speaks against it"]),
        (
            {"island": 0.1, "body_mass_g": -0.11},
            ["Mostly the island", "The body mass speaks against it, and more strongly"],
        ),
        ({"island": 0.1, "body_mass_g": -0.1}, ["Mostly the island", "The body mass speaks against it"]),
        ({"island": 0.3, "body_mass_g": -0.01}, ["Mostly the island"]),
        ({"island": 0.01, "body_mass_g": -0.01}, ["No answer speaks clearly for a Gentoo"]),
        ({"body_mass_g": -0.1}, ["No answer speaks clearly for a Gentoo", "The body mass speaks against it"]),
        # Just worth saying, for and against; just a lead; just the main reason.
        ({"island": 0.02, "body_mass_g": -0.02}, ["Mostly the island", "The body mass speaks against it"]),
        ({"island": 0.1, "body_mass_g": 0.05}, ["Mostly the island"]),
        ({"island": 0.3, "body_mass_g": 0.15, "sex": 0.15}, ["Mostly the island"]),
    ],
)
def test_reasons_that_are_nearly_equal_are_named_together(
    dataset: Dataset, values: dict[str, float], expected: list[str]
) -> None:
    assert openings(dataset, **values) == expected


@pytest.mark.parametrize(
    ("answers", "values", "expected"),
    [
        (
            GENTOO,
            {"island": 0.3, "body_mass_g": 0.29, "sex": 0.28},
            "The island, the body mass and the sex together: no Chinstrap was measured on Biscoe; among males a bill "
            "length of 49 mm is typical of a Gentoo and short for a Chinstrap; the body mass speaks for a Gentoo only "
            "together with the other answers.",
        ),
        (
            GENTOO,
            {"island": 0.3, "body_mass_g": 0.29, "sex": 0.28, "bill_length_mm": 0.27},
            "The island, the body mass, the sex and the bill length together. Of these, no Chinstrap was measured on "
            "Biscoe; the body mass speaks for a Gentoo only together with the other answers.",
        ),
        (
            {"sex": "male", "body_mass_g": 3700.0},
            {"sex": 0.3, "body_mass_g": 0.29},
            "The sex and the body mass together: only together do they tell something.",
        ),
        ({"sex": "male"}, {"sex": 0.3}, "Only the sex is known: by itself it tells little."),
        (
            {"sex": "male"},
            {"sex": -0.3},
            "Only the sex is known, and it tells little. The sex speaks against it, but by itself it tells little.",
        ),
        (
            CHINSTRAP,
            {"sex": 0.3, "island": 0.28},
            "The sex and the island together: no Gentoo was measured on Dream; the sex speaks for a Chinstrap only "
            "together with the island.",
        ),
        (
            CHINSTRAP,
            {"island": 0.28, "sex": -0.3},
            "Mostly the island: no Gentoo was measured on Dream. The sex speaks against it, and more strongly, but "
            "only together with the island.",
        ),
    ],
)
def test_reasons_are_compared_with_the_real_penguins_the_first_two_of_many(
    dataset: Dataset, answers: Answers, values: dict[str, float], expected: str
) -> None:
    assert " ".join(explained(dataset, answers, **values)) == expected


# --- every sentence, for every real penguin -----------------------------------------------------------------------


def asked(dataset: Dataset) -> Iterator[Answers]:
    """Every real penguin, whole and partly known; single measurements, and those at the edges of a species' range."""
    rng = np.random.default_rng(23)
    for penguin in dataset.penguins:
        yield penguin.answers
        for share in (0.75, 0.5, 0.25):
            kept = {name: answer for name, answer in penguin.answers.items() if rng.random() < share}
            if kept:
                yield kept
    for measurement in MEASUREMENTS:
        for value in np.linspace(measurement.accepted.low, measurement.accepted.high, 60).round(1):
            yield {measurement.name: float(value)}
            yield {measurement.name: float(value), "sex": "female", "island": "Dream"}
        for species in SPECIES:
            spread = dataset.spread(measurement, species)
            for edge in (spread.minimum, spread.q1, spread.median, spread.q3, spread.maximum):
                yield {measurement.name: edge, "sex": "male"}


def test_every_sentence_is_a_true_reason(dataset: Dataset, predictor: Predictor) -> None:
    counted: Counter[str] = Counter()
    for answers in asked(dataset):
        prediction = predictor.predict(answers)
        found = contributions(prediction)
        first, *rest = why(prediction, found, dataset, written(answers))
        leads_by_what_matters(first, found, prediction)
        against = min(found, key=lambda question: found[question])
        assert bool(rest) == (found[against] <= -0.02)
        for sentence in rest:
            largest = max(found.values())
            match = re.fullmatch(r"The ([a-z ]+) speaks against it(, and more strongly)?(?:: |, but )(.*)\.", sentence)
            assert match, sentence
            assert NOUNS[match[1]] is against
            assert bool(match[2]) == (largest >= 0.02 and -found[against] > largest)
            is_fact = not told_together(match[3], [match[1]], prediction, is_for=False)
            assert ("against it, but " in sentence or "strongly, but " in sentence) != is_fact
            counted[is_true(match[3], match[1], prediction, is_for=False) if is_fact else "together"] += 1
        for noun, clause in reasons_of(first, prediction):
            counted[is_true(clause, noun, prediction, is_for=True) if clause else "together"] += 1
    assert set(counted) == {"two species", "nearer", "within the sex", "never", "share", "only", "together"}


def leads_by_what_matters(sentence: str, found: Contributions, prediction: Prediction) -> None:
    speaking_for = sorted((one for one in found if found[one] >= 0.02), key=lambda one: -found[one])
    if not speaking_for:
        name = prediction.species.with_article
        only = prediction.known[0].noun if len(prediction.known) == 1 else None
        clearly = f"No answer speaks clearly for {name}: it is the likeliest all the same."
        assert sentence == (f"Only the {only} is known, and it tells little." if only else clearly)
        return
    names = named_in(sentence)
    leading, others = speaking_for[: len(names)], speaking_for[len(names) :]
    assert [NOUNS[name] for name in names] == leading, sentence
    assert not others or found[leading[-1]] - found[others[0]] >= 0.05, sentence
    if len(names) == 1:
        is_main = found[leading[0]] >= sum(value for value in found.values() if value > 0) / 2
        opening = "Mostly the " if is_main else "More than anything else the "
        assert sentence.startswith("Only the " if len(prediction.known) == 1 else opening)
    else:
        assert sentence.startswith("Above all ") == bool(others)


def named_in(sentence: str) -> list[str]:
    opening = re.split(r":|\. Of these", sentence)[0]
    return re.findall(r"[Tt]he ([a-z ]+?)(?=,| and the | together| is known|$)", opening)


def reasons_of(sentence: str, prediction: Prediction) -> list[tuple[str, str]]:
    """The named answers that are compared, each with its clause, or "" where no fact is given for it."""
    if sentence.startswith("No answer") or sentence.endswith(" is known, and it tells little."):
        return []
    names, clauses = named_in(sentence), re.split(r": |\. Of these, ", sentence, maxsplit=1)[1].rstrip(".").split("; ")
    compared = names if len(names) <= 3 else names[:2]
    without = told_together(clauses[-1], compared, prediction, is_for=True)
    facts = [name for name in compared if name not in without]
    return [
        *zip(facts, clauses[:-1] if without else clauses, strict=True),
        *((name, "") for name in without),
    ]


def test_a_value_is_compared_as_it_is_and_not_as_it_is_rounded(dataset: Dataset) -> None:
    """The shortest Gentoo flipper is 203 mm: 202.6 mm is less, and says so with its own digits."""
    answers: Answers = {"flipper_length_mm": 202.6}
    prediction = Prediction(answers, np.tile([0.5, 0.1, 0.4], (64, 1)), 0.9)
    found = {question: 0.3 if question.name in answers else 0.0 for question in QUESTIONS}
    assert why(prediction, found, dataset, written(answers)) == [
        "Only the flipper length is known: 202.6 mm is long for an Adelie and less than any Gentoo of the data."
    ]
