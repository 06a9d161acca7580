"""What the forest says of one penguin."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import QUESTIONS, Question

Probabilities = NDArray[np.float64]

# Two species closer than this are said to be nearly level.
NEARLY_LEVEL = 0.15

# Below 90%, as it is shown, one more answer often changes the answer.
DECIDED = 0.895


def nearly_level(ranked: Sequence[tuple[Species, float]]) -> list[Species]:
    """Of species with their probabilities, the likeliest first, those nearly as likely: two or more are a tie."""
    most = ranked[0][1]
    return [species for species, probability in ranked if most - probability < NEARLY_LEVEL]


def ranked_species(probabilities: Probabilities) -> list[tuple[Species, float]]:
    """The species with their probabilities (3,), the most likely first."""
    pairs = zip(SPECIES, probabilities.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: -pair[1])


@dataclass(frozen=True)
class Prediction:
    """The forest's probabilities for one penguin, from all that is known of it and from every part of that.

    `by_coalition` has shape (64, 3): the probabilities of the species when only the answers of each coalition are
    known, in the order of `columns.COALITIONS`. Its last row is the prediction, its first what is said of any penguin.
    `accuracy` is the share of held-out penguins that the forest gets right when it knows exactly these answers; where
    the island is one of them, of the penguins of that island.
    """

    answers: Answers
    by_coalition: Probabilities
    accuracy: float

    @cached_property
    def ranked(self) -> list[tuple[Species, float]]:
        """The species with their probabilities, the most likely first."""
        return ranked_species(self.by_coalition[-1])

    @property
    def species(self) -> Species:
        return self.ranked[0][0]

    @property
    def others(self) -> list[Species]:
        """The two other species, the likelier first."""
        return [species for species, _ in self.ranked[1:]]

    @property
    def probability(self) -> float:
        return self.ranked[0][1]

    @cached_property
    def level(self) -> list[Species]:
        """The species that are nearly as likely as the likeliest, which is the first."""
        return nearly_level(self.ranked)

    @property
    def is_decided(self) -> bool:
        return self.probability >= DECIDED

    def speaks_by_itself(self, question: Question, species: Species, other: Species) -> bool:
        """Whether the answer to a question, known alone, does not lower the odds of a species against another one."""
        alone = self.by_coalition[1 << QUESTIONS.index(question)]
        one, two = SPECIES.index(species), SPECIES.index(other)
        return bool(alone[one] * self.by_coalition[0, two] >= alone[two] * self.by_coalition[0, one])

    @property
    def known(self) -> list[Question]:
        return [question for question in QUESTIONS if question.name in self.answers]

    @property
    def unknown(self) -> list[Question]:
        return [question for question in QUESTIONS if question.name not in self.answers]
