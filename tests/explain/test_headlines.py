"""An answer in a line."""

from penguins.explain.headlines import in_short
from penguins.questions.table import EXAMPLE
from penguins.questions.written import written


def test_all_answers_are_told_in_a_few_words() -> None:
    assert in_short(written(EXAMPLE)) == ("Biscoe, male, bill 43.9 mm, bill depth 17.2 mm, flipper 201 mm, 4,207 g")
