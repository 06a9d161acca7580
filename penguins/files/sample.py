"""A sample of a file's scored rows, spread evenly over the whole file however long it is: what a picture shows."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penguins.files.scoring import ScoredChunk
from penguins.model.columns import UNKNOWN
from penguins.questions.table import MEASUREMENTS

# A sample has at most so many rows, and at least half as many where the file has more.
MOST = 1000


def _no_rows() -> NDArray[np.float64]:
    return np.empty((0, len(MEASUREMENTS) + 2))


@dataclass
class Sample:
    """Every `step`-th scored row. `step` doubles whenever there would be more than MOST."""

    step: int = 1
    rows: NDArray[np.float64] = field(default_factory=_no_rows)
    _seen: int = 0

    def add(self, scored: ScoredChunk) -> None:
        """Takes its share of a chunk's rows."""
        table, named = scored.chunk.table, scored.chunk.named
        indices = np.flatnonzero(scored.species != UNKNOWN)
        chosen = indices[-self._seen % self.step :: self.step]
        self._seen += len(indices)
        differs = (named != UNKNOWN) & (named != scored.species) if named is not None else np.zeros(len(scored.species))
        columns = [table[measurement.name] for measurement in MEASUREMENTS]
        rows = np.stack([column[chosen] for column in (*columns, scored.species, differs)], axis=1)
        self.rows = np.concatenate([self.rows, rows])
        while len(self.rows) > MOST:
            self.rows = self.rows[::2]
            self.step *= 2

    @property
    def measured(self) -> NDArray[np.float64]:
        """The measurements, (n, 4), NaN where not known."""
        return self.rows[:, : len(MEASUREMENTS)]

    @property
    def species(self) -> NDArray[np.int64]:
        """The index of the species that each row got, (n,)."""
        return self.rows[:, -2].astype(np.int64)

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Whether the file itself names another species, (n,)."""
        return self.rows[:, -1].astype(np.bool_)
