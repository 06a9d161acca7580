"""The real penguins that are most similar to what is known of one."""

from dataclasses import dataclass, field

import numpy as np

from penguins.model.dataset import Dataset, RealPenguin
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES, Species
from penguins.questions.text import listed

# So many are named; of more that are equally near it is said how many are of each species.
MOST_NAMED = 3


@dataclass(frozen=True)
class Similar:
    """The nearest penguins, the nearest first, and those that come after them where these are too many to be named."""

    named: list[RealPenguin]
    equally_near: dict[Species, int] = field(default_factory=dict)
    is_exact: bool = False

    @property
    def in_words(self) -> str:
        """How many are equally near, in a sentence; empty where all are named."""
        if not self.equally_near:
            return ""
        count = sum(self.equally_near.values())
        kinds = [f"{number} {species.name}" for species, number in self.equally_near.items()]
        all_of_them = "both" if count == 2 else "all"
        each = f": {listed(kinds)}" if len(kinds) > 1 else f", {all_of_them} {next(iter(self.equally_near)).name}"
        if self.named:
            return f"After {'it' if len(self.named) == 1 else 'them'}, {count} are equally near{each}."
        if self.is_exact:
            return f"Of the measured penguins, {count} have exactly these answers{each}."
        return f"The {count} nearest of the measured penguins are equally near{each}."


def most_similar(dataset: Dataset, answers: Answers) -> Similar:
    """The nearest penguins by `Dataset.distances`. No tie is broken by the order of the file."""
    distances = dataset.distances(answers)
    named: list[RealPenguin] = []
    for distance in np.unique(distances):
        tied = [dataset.penguins[index] for index in np.flatnonzero(distances == distance)]
        if len(named) + len(tied) > MOST_NAMED:
            species = [penguin.species for penguin in tied]
            counts = {one: species.count(one) for one in SPECIES if one in species}
            return Similar(named, counts, is_exact=bool(distance == 0))
        named += tied
        if len(named) == MOST_NAMED:
            break
    return Similar(named)
