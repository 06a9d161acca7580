"""The real penguins that are most similar to what is known of one."""

from dataclasses import dataclass

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
    equally_near: dict[Species, int]

    @property
    def in_words(self) -> str:
        """How many are equally near, in a sentence; empty where all are named."""
        if not self.equally_near:
            return ""
        count = sum(self.equally_near.values())
        kinds = [f"{number} {species.name}" for species, number in self.equally_near.items()]
        all_of_them = "both" if count == 2 else "all"
        each = f": {listed(kinds)}" if len(kinds) > 1 else f", {all_of_them} {next(iter(self.equally_near)).name}"
        after = {0: "", 1: "After it, "}.get(len(self.named), "After them, ")
        return f"{after}{count} measured penguins are equally similar{each}."


def most_similar(dataset: Dataset, answers: Answers) -> Similar:
    """The nearest penguins by `Dataset.distances`. No tie is broken by the order of the file."""
    distances = dataset.distances(answers)
    order = np.argsort(distances, kind="stable")
    nearest = [dataset.penguins[index] for index in order[:MOST_NAMED]]
    last, following = distances[order[MOST_NAMED - 1 : MOST_NAMED + 1]]
    if last < following:
        return Similar(nearest, {})
    species = [dataset.penguins[index].species for index in np.flatnonzero(distances == last)]
    counts = {one: species.count(one) for one in SPECIES if one in species}
    return Similar(nearest[: np.sum(distances < last)], counts)
