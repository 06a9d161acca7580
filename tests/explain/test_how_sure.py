"""What is said of a probability's worth."""

from collections.abc import Sequence

import numpy as np
import pytest

from penguins.explain.caution_texts import LEARNED, LEVEL, NEVER_MEASURED, UNLIKE_THE_ISLAND, UNSEEN, UNUSUAL
from penguins.explain.how_sure import is_right_already, own_probability, paragraphs
from penguins.model.prediction import Prediction
from penguins.model.reliability import Reliability
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES

_, CHINSTRAP, GENTOO = SPECIES


@pytest.mark.parametrize(
    ("reliability", "known", "sentence"),
    [
        (
            Reliability(0.6, 0.7, (2,), 0.652),
            2,
            "When the model says 60 to 70% knowing two answers, it is right 65 times out of 100.",
        ),
        (
            Reliability(0.99, 1.0, (1,), 0.9998),
            1,
            "When the model says over 99% knowing one answer, it is right over 99 times out of 100.",
        ),
        (
            Reliability(0.95, 0.99, (3,), 0.99),
            3,
            "When the model says 95 to 99% knowing three answers, it is right 99 times out of 100.",
        ),
        (
            Reliability(0.9, 0.95, (1, 2), 0.93),
            1,
            "When the model says 90 to 95% knowing one or two answers, it is right 93 times out of 100. Knowing one "
            "answer, it says that too seldom to be measured alone.",
        ),
        (
            Reliability(0.8, 0.9, (4, 5, 6), 0.9),
            6,
            "When the model says 80 to 90% knowing four to six answers, it is right 90 times out of 100. Knowing six "
            "answers, it says that too seldom to be measured alone.",
        ),
        (
            Reliability(0.6, 0.7, (1, 2, 3, 4, 5, 6), 0.647),
            6,
            "When the model says 60 to 70%, whatever it knows, it is right 65 times out of 100. Knowing six answers, "
            "it says that too seldom to be measured alone.",
        ),
        (
            Reliability(0.3, 0.4, (), None),
            5,
            "The model says 30 to 40% too seldom to measure how often it is then right.",
        ),
        (
            Reliability(0.0, 0.3, (), None),
            4,
            "The model says 30% or less too seldom to measure how often it is then right.",
        ),
    ],
)
def test_a_probability_is_worth_what_was_measured(reliability: Reliability, known: int, sentence: str) -> None:
    assert own_probability(reliability, known) == sentence


@pytest.mark.parametrize(
    ("above", "known", "share_right", "cautions", "is_right"),
    [
        (0.99, (3,), 0.99, [], True),
        (0.99, (3,), 0.9899, [], False),
        (0.99, (3,), 1.0, [LEVEL], False),
        # A probability at the lower end of the band may be worth less than all of it.
        (0.95, (3,), 0.993, [], False),
        # With other numbers of answers it may be right that often, and with these less so.
        (0.99, (3, 4), 1.0, [], False),
        (0.99, (), None, [], False),
    ],
)
def test_more_answers_add_nothing_where_it_is_right_99_times_of_100_without_cautions(
    above: float, known: tuple[int, ...], share_right: float | None, cautions: list[str], is_right: bool
) -> None:
    assert is_right_already(Reliability(above, 1.0, known, share_right), cautions) == is_right


WORTH = "When the model says 60 to 70% knowing two answers, it is right 90 times out of 100."
AVERAGE = (
    "On average over all penguins, however sure the answer, it is right for {} of 100 knowing just the sex and bill"
)


def told(share_right: float | None, accuracy: float, *cautions: str, known: Sequence[int] = (2,)) -> list[str]:
    answers: Answers = {"sex": "male", "bill_length_mm": 39.1}
    prediction = Prediction(answers, np.tile([0.66, 0.2, 0.14], (64, 1)), accuracy)
    reliability = Reliability(0.6, 0.7, known, share_right)
    return paragraphs(prediction, reliability, cautions, is_among_the_tested=UNLIKE_THE_ISLAND not in cautions)


def test_it_is_said_how_often_such_answers_are_right_and_on_what_that_was_measured() -> None:
    measured = "measured on penguins that it had not seen before."
    assert told(0.9, 0.93) == [WORTH, f"{AVERAGE.format(93)} length. Both were {measured}"]
    too_seldom = "The model says 60 to 70% too seldom to measure how often it is then right."
    assert told(None, 0.93, known=()) == [too_seldom, f"{AVERAGE.format(93)} length. That was {measured}"]


def test_an_average_that_reads_the_same_is_left_out_unless_something_is_compared_with_it() -> None:
    assert told(0.9, 0.904, LEVEL) == [f"{WORTH} That was measured on penguins that it had not seen before."]
    # With other numbers of answers that is something else.
    assert len(told(0.9, 0.9, known=(1, 2, 3))) == 2
    prediction = Prediction({"sex": "male"}, np.tile([0.66, 0.2, 0.14], (64, 1)), 0.9)
    assert len(paragraphs(prediction, Reliability(0.6, 0.7, (1,), 0.9), (), is_compared=True)) == 2


@pytest.mark.parametrize("accuracy", [0.9, 0.93])
def test_where_figures_may_not_hold_that_is_said_before_them(accuracy: float) -> None:
    hardly = "Hardly any penguin that the model was tested on is like this one"
    in_sentence = WORTH.replace("When", "when")
    assert told(0.9, accuracy, LEARNED, UNUSUAL)[0].startswith(f"{hardly}, so this may not hold for it: {in_sentence}")
    assert told(None, accuracy, UNUSUAL, known=())[0].startswith(f"{hardly}. The model says 60 to 70% too seldom")
    assert told(0.9, accuracy, LEARNED)[0].startswith(WORTH)


def test_of_a_penguin_unlike_those_of_its_island_no_average_over_the_island_is_told() -> None:
    (only,) = told(0.9, 0.93, UNLIKE_THE_ISLAND)
    assert only.startswith(
        "Hardly any penguin that the model was tested on is like this one, so this may not hold for it"
    )
    assert only.endswith("it is right 90 times out of 100. That was measured on penguins that it had not seen before.")
    (only,) = told(0.9, 0.93, UNLIKE_THE_ISLAND, known=(1, 2))
    assert only.endswith("to be measured alone. The figure was measured on penguins that it had not seen before.")
    (only,) = told(None, 0.93, UNLIKE_THE_ISLAND, known=())
    assert only.endswith("The model says 60 to 70% too seldom to measure how often it is then right.")


def test_no_figure_is_told_where_no_tested_penguin_is_like_this_one() -> None:
    assert told(0.9, 0.93, UNSEEN, UNUSUAL) == [
        "No penguin that the model was tested on is like this one: how often it was right on the tested ones "
        "says nothing here."
    ]
    answers: Answers = {"island": "Torgersen", "bill_length_mm": 49.1}
    prediction = Prediction(answers, np.tile([0.2, 0.14, 0.66], (64, 1)), 0.9)
    elsewhere = "how often the model is right elsewhere says nothing here."
    assert paragraphs(prediction, Reliability(0.6, 0.7, (2,), 0.9), [NEVER_MEASURED], absent=[GENTOO]) == [
        "No penguin of Torgersen that the model was tested on was a Gentoo. If the island is right, this answer hardly "
        f"is: {elsewhere}"
    ]
    # Of a tie the one that was measured there is the likelier if it is right.
    tie = Prediction(answers, np.tile([0.42, 0.44, 0.14], (64, 1)), 0.9)
    assert paragraphs(tie, Reliability(0.4, 0.5, (2,), 0.5), [NEVER_MEASURED], absent=[CHINSTRAP]) == [
        "No penguin of Torgersen that the model was tested on was a Chinstrap. If the island is right, it is rather an "
        f"Adelie: {elsewhere}"
    ]
    neither = Prediction(answers, np.tile([0.1, 0.44, 0.46], (64, 1)), 0.9)
    assert paragraphs(neither, Reliability(0.4, 0.5, (2,), 0.5), [NEVER_MEASURED], absent=[GENTOO, CHINSTRAP]) == [
        "No penguin of Torgersen that the model was tested on was a Gentoo or a Chinstrap. If the island is right, "
        f"this answer hardly is: {elsewhere}"
    ]
