"""Two measurements of a file's penguins against each other, over the real ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penguins.explain import findings
from penguins.explain.charts import Mark
from penguins.explain.scatter import PAIRS, ScatterBackground, background, mark_of, neighbours_of, path_of, paths_of
from penguins.model.dataset import Dataset
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS

# A circle around a marker, from the marker's centre.
_RING = "m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z"


@dataclass(frozen=True)
class FileScatter:
    """The real penguins, and over them those of a file that have both measurements.

    `paths` has a path for each species, of the penguins inside the picture, `arrows` the places at its edge beyond
    which the others lie, `rings` a path of rings around some of either. `among` counts, in SPECIES order, those of
    whose nearest real penguins more than half are of that species; `between` those where no species has so many; `far`
    those that no real penguin is near, and all outside the picture: see `Scatter`. `unmeasured` lack a measurement and
    are not drawn.
    """

    background: ScatterBackground
    paths: dict[str, str]
    arrows: list[Mark]
    rings: str
    ringed: int
    outside: int
    among: tuple[int, ...]
    between: int
    far: int
    unmeasured: int

    @property
    def drawn(self) -> int:
        return sum(self.among) + self.between + self.far

    def finding(self, is_sample: bool) -> str:
        """Where the penguins lie, as a title; `is_sample` is whether they stand for more that were not looked at."""
        noun, is_whole = self.background.noun, not self.unmeasured
        return findings.file_title(noun, self.among, self.far, self.drawn, is_whole, is_sample)


def file_scatter(
    dataset: Dataset, measured: NDArray[np.float64], species: NDArray[np.int64], ringed: NDArray[np.bool_]
) -> FileScatter | None:
    """The picture of n penguins by two measurements, or None where none of them has two.

    It is by the first pair of measurements that at least half as many have as any other pair.
    `measured` (n, 4) has NaN where a measurement is not known, `species` (n,) the indices of the predicted species;
    the penguins `ringed` (n,) get a ring.
    """
    columns_of = {pair: [*map(MEASUREMENTS.index, pair)] for pair in PAIRS}
    have = {pair: ~np.isnan(measured[:, columns]).any(axis=1) for pair, columns in columns_of.items()}
    most = max(both.sum() for both in have.values())
    if not most:
        return None
    chosen = next(pair for pair, both in have.items() if 2 * both.sum() >= most)
    behind, both = background(dataset, *chosen), have[chosen]
    marks = [mark_of(behind, *values) for values in measured[both][:, columns_of[chosen]].tolist()]
    positions = np.array([(mark.x, mark.y) for mark in marks])
    inside = np.array([mark.angle is None for mark in marks])
    near = neighbours_of(behind, positions) * inside[:, np.newaxis]
    among = near.argmax(axis=1)[near.max(axis=1) * 2 > near.sum(axis=1)]
    far = int((near.sum(axis=1) == 0).sum())
    return FileScatter(
        behind,
        paths_of(positions[inside], species[both][inside]),
        list(dict.fromkeys(mark for mark in marks if mark.angle is not None)),
        path_of(positions[ringed[both]], _RING),
        ringed=int(ringed[both].sum()),
        outside=int((~inside).sum()),
        among=tuple(np.bincount(among, minlength=len(SPECIES)).tolist()),
        between=len(marks) - len(among) - far,
        far=far,
        unmeasured=int((~both).sum()),
    )
