"""What is said without one of the answers."""

from dataclasses import replace

import numpy as np
import pytest

from penguins.explain.what_if import SAID_BY_THE_OTHERS, deciding_answers, in_words, without_each
from penguins.model.dataset import Dataset
from penguins.model.prediction import Prediction
from penguins.model.predictor import Predictor
from penguins.questions.table import QUESTIONS


def test_each_answer_is_left_out_as_if_it_had_not_been_given(dataset: Dataset, predictor: Predictor) -> None:
    for penguin in dataset.penguins[::5]:
        found = without_each(predictor.predict(penguin.answers))
        known = [question for question in QUESTIONS if question.name in penguin.answers]
        assert [one.question for one in found] == (known if len(known) > 1 else [])
        for one in found:
            assert one.answers == {n: answer for n, answer in penguin.answers.items() if n != one.question.name}
            said = predictor.predict(one.answers)
            assert (one.species, one.probability) == (said.species, said.probability)
            assert one.is_level == (len(said.level) > 1)


def test_the_only_answer_cannot_be_left_out(predictor: Predictor) -> None:
    assert without_each(predictor.predict({"sex": "male"})) == []


def test_the_sentence_is_true_of_every_penguin(dataset: Dataset, predictor: Predictor) -> None:
    seen = set()
    for penguin in dataset.penguins:
        for lacking in (None, "island", "bill_depth_mm"):
            prediction = predictor.predict({n: answer for n, answer in penguin.answers.items() if n != lacking})
            without = without_each(prediction)
            if not without:
                continue
            words = in_words(prediction, without)
            seen.add(words.split(" ")[0])
            others = {one.question.noun for one in without if one.species is not prediction.species}
            species = {one.species for one in without if one.species is not prediction.species}
            another = "another species"
            if len(species) == 1 and species <= {*prediction.level}:
                another = species.pop().name
                seen.add("of a tie")
            which = "either answer" if len(without) == 2 else "any one answer"
            if len(others) == len(without):
                assert words == f"Leave out {which}, and {another} would be the likeliest."
            elif others:
                *most, last = (f"without the {q.noun}" for q in QUESTIONS if q.noun in others)
                expected = f"{', '.join(most)} or {last}" if most else last
                assert words == f"{expected.capitalize()}, {another} would be the likeliest."
            else:
                least = min(one.probability for one in without)
                written = "over 99%" if least > 0.99 else f"{least:.0%}"
                stays = f"Leave out {which}, and {prediction.species.name} stays the likeliest"
                level = [one.question.noun for one in without if len(predictor.predict(one.answers).level) > 1]
                if level and len(prediction.level) == 1:
                    seen.add("level")
                    assert words.removesuffix(" it would be too near to call.") == (
                        f"{stays}: its lowest probability is then {written}, "
                        f"and {' or '.join(f'without the {noun}' for noun in level)}"
                    )
                else:
                    assert words == f"{stays}: its lowest probability is then {written}."
    assert seen == {"Leave", "Without", "level", "of a tie"}


def test_no_species_is_certain_whatever_is_left_out() -> None:
    certain = Prediction({"island": "Torgersen", "sex": "male"}, np.tile([1.0, 0.0, 0.0], (64, 1)), 0.9)
    assert in_words(certain, without_each(certain)) == (
        "Leave out either answer, and Adelie stays the likeliest: its lowest probability is then over 99%."
    )
    of_three = replace(certain, answers={**certain.answers, "body_mass_g": 3700.0})
    assert in_words(of_three, without_each(of_three)).startswith("Leave out any one answer, and Adelie stays")


@pytest.mark.parametrize(
    ("others", "question"),
    [
        ([[0.9, 0.1, 0.0]] * 6, None),
        ([[0.9, 0.1, 0.0]] * 5 + [[0.1, SAID_BY_THE_OTHERS, 0.2]], 5),
        ([[0.9, 0.1, 0.0]] * 5 + [[0.1, SAID_BY_THE_OTHERS - 0.01, 0.21]], None),
        ([[0.0, 0.8, 0.2], [0.1, 0.0, 0.9], *[[0.9, 0.1, 0.0]] * 4], 1),
    ],
)
def test_an_answer_decides_where_the_others_say_another_species(
    others: list[list[float]], question: int | None
) -> None:
    without = np.array(others)[:, np.newaxis]
    found, decides = deciding_answers(np.array([[0.8, 0.1, 0.1]]), without, np.full((6, 1), True))
    assert decides.any() == (question is not None)
    if question is not None:
        assert found.tolist() == [question]
        assert decides[question].tolist() == [True]
