"""How a real penguin differs from what was answered, in words."""

import pytest

from penguins.explain import caution_texts
from penguins.explain.caution_texts import LEARNED, MEANINGS, learned, most_similar
from penguins.model.dataset import Dataset
from penguins.questions.answers import Answers

SAME: Answers = {"island": "Torgersen", "sex": "male", "bill_length_mm": 39.1, "flipper_length_mm": 181.0}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (SAME, "an Adelie, was measured with the same values."),
        ({**SAME, "bill_length_mm": 43.9}, "an Adelie, differs by 4.8 mm in bill length."),
        (
            {**SAME, "bill_length_mm": 30.0, "flipper_length_mm": 190.0},
            "an Adelie, differs by 9.1 mm in bill length and 9 mm in flipper length.",
        ),
        ({"bill_length_mm": 39.1, "sex": "female"}, "an Adelie, was measured with the same values; it is male."),
        (
            {**SAME, "sex": "female", "island": "Dream"},
            "an Adelie, was measured with the same values; it is male and was measured on Torgersen.",
        ),
    ],
)
def test_the_most_similar_penguin_is_told_by_what_differs(dataset: Dataset, answers: Answers, told: str) -> None:
    """The first of the data: of Torgersen, male, 39.1 mm, 18.7 mm, 181 mm, 3,750 g."""
    for is_alone, which in ((True, "The most similar real penguin"), (False, "One of the most similar real penguins")):
        assert most_similar(dataset.penguins[0], answers, is_alone) == f"{which}, {told}"


@pytest.mark.parametrize(
    ("answers", "whose"),
    [
        ({"island": "Torgersen"}, ""),
        ({"sex": "male"}, " that is of unknown sex"),
        ({"island": "Biscoe"}, " that was measured on Torgersen"),
        ({"island": "Biscoe", "sex": "male"}, " that is of unknown sex and was measured on Torgersen"),
    ],
)
def test_the_penguin_that_was_learned_is_told_by_what_differs(dataset: Dataset, answers: Answers, whose: str) -> None:
    """The ninth of the data: of Torgersen, of unknown sex."""
    assert learned(dataset.penguins[8], answers) == (
        f"They are those of an Adelie of the data{whose}. Whether the model is right here says little about other "
        "penguins."
    )


def test_every_kind_that_is_told_of_many_rows_says_what_it_means() -> None:
    kinds = {text for name, text in vars(caution_texts).items() if name.isupper() and isinstance(text, str)}
    assert set(MEANINGS) == kinds - {LEARNED, caution_texts.TOGETHER}
    assert MEANINGS[caution_texts.ONE_CARRIES] == (
        ", without which the probability is 60 points or more lower, or 40 or more higher"
    )
