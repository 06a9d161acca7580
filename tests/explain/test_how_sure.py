"""What is said of a probability's worth."""

import pytest

from penguins.explain.how_sure import own_probability
from penguins.model.reliability import Reliability


@pytest.mark.parametrize(
    ("reliability", "known", "sentence"),
    [
        (
            Reliability(0.6, 0.7, 2, 0.652),
            2,
            "When the model says 60 to 70% knowing two answers, it is right 65 times out of 100.",
        ),
        (
            Reliability(0.99, 1.0, 1, 0.9998),
            1,
            "When the model says over 99% knowing one answer, it is right over 99 times out of 100.",
        ),
        (
            Reliability(0.6, 0.7, None, 0.647),
            6,
            "When the model says 60 to 70%, whatever it knows, it is right 65 times out of 100. Knowing six answers it "
            "says so too seldom to measure that alone.",
        ),
        (
            Reliability(0.3, 0.4, None, None),
            5,
            "The model says 30 to 40% too seldom to measure how often it is then right.",
        ),
    ],
)
def test_a_probability_is_worth_what_was_measured(reliability: Reliability, known: int, sentence: str) -> None:
    assert own_probability(reliability, known) == sentence
