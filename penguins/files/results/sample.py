"""A sample of a file's scored rows, spread evenly over the whole file however long it is: what a picture shows."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penguins.files.results.scoring import ScoredChunk
from penguins.questions.table import MEASUREMENTS

# A sample has at most so many rows, and nearly half as many or more where the file has more.
MOST = 1000
# The fractions of multiples of the golden ratio fill the range from 0 to 1 evenly, and in step with no period that a
# file may have: every other row a female, say.
_GOLDEN_RATIO = (1 + 5**0.5) / 2


@dataclass
class Sample:
    """Of the scored rows, a `share`: it is halved whenever there would be more than MOST."""

    share: float = 1.0
    rows: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, len(MEASUREMENTS) + 3)))
    _seen: int = 0

    def add(self, scored: ScoredChunk) -> None:
        """Takes its share of a chunk's rows."""
        chunk = scored.chunk
        indices = np.flatnonzero(chunk.scoreable)
        place = np.arange(self._seen, self._seen + len(indices)) * _GOLDEN_RATIO % 1
        is_chosen = place < self.share
        chosen = indices[is_chosen]
        self._seen += len(indices)
        columns = [*(chunk.table[measurement.name] for measurement in MEASUREMENTS), scored.species, scored.differs]
        rows = [*(column[chosen] for column in columns), place[is_chosen]]
        self.rows = np.concatenate([self.rows, np.stack(rows, axis=1)])
        while len(self.rows) > MOST:
            self.share /= 2
            self.rows = self.rows[self.rows[:, -1] < self.share]

    @property
    def is_whole(self) -> bool:
        """Whether all scored rows are in it."""
        return len(self.rows) == self._seen

    @property
    def measured(self) -> NDArray[np.float64]:
        """The measurements, (n, 4), NaN where not known."""
        return self.rows[:, : len(MEASUREMENTS)]

    @property
    def species(self) -> NDArray[np.int64]:
        """The index of the species that each row got, (n,)."""
        return self.rows[:, -3].astype(np.int64)

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Whether the file itself names another species, (n,)."""
        return self.rows[:, -2].astype(np.bool_)
