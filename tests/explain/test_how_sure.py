"""What is said of a probability's worth."""

import pytest

from penguins.explain.caution_texts import LEARNED, LEVEL, NEVER_MEASURED
from penguins.explain.how_sure import basis, is_right_already, own_probability
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
            Reliability(0.95, 0.99, 3, 0.99),
            3,
            "When the model says 95 to 99% knowing three answers, it is right 99 times out of 100.",
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
        (
            Reliability(0.0, 0.3, None, None),
            4,
            "The model says 30% or less too seldom to measure how often it is then right.",
        ),
    ],
)
def test_a_probability_is_worth_what_was_measured(reliability: Reliability, known: int, sentence: str) -> None:
    assert own_probability(reliability, known) == sentence


@pytest.mark.parametrize(
    ("known", "share_right", "cautions", "is_right"),
    [
        (3, 0.99, [], True),
        (3, 0.9899, [], False),
        (3, 1.0, [LEVEL], False),
        # Over all numbers of answers it may be right that often, and with these less so.
        (None, 1.0, [], False),
        (None, None, [], False),
    ],
)
def test_more_answers_add_nothing_where_it_is_right_99_times_of_100_without_cautions(
    known: int | None, share_right: float | None, cautions: list[str], is_right: bool
) -> None:
    assert is_right_already(Reliability(0.99, 1.0, known, share_right), cautions) == is_right


@pytest.mark.parametrize(
    ("share_right", "cautions", "sentence"),
    [
        (0.9, [], "Both were measured on penguins that it had not seen before."),
        (0.9, [LEVEL], "Both were measured on penguins that it had not seen before."),
        (None, [], "That was measured on penguins that it had not seen before."),
        (0.9, [NEVER_MEASURED], "Both were measured on penguins that it had not seen before; this one is unlike them."),
        (
            0.9,
            [NEVER_MEASURED, LEARNED],
            "Both were measured on penguins that it had not seen before; it has seen these measurements.",
        ),
    ],
)
def test_it_is_said_on_what_that_was_measured(share_right: float | None, cautions: list[str], sentence: str) -> None:
    assert basis(Reliability(0.6, 0.7, 2, share_right), cautions) == sentence
