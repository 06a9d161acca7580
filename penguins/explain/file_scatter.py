"""Two measurements of a file's penguins against each other, over the real ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penguins.explain.charts import MARKERS, Scale
from penguins.explain.scatter import PAIRS, ScatterBackground, background
from penguins.model.dataset import Dataset
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS

# A circle around a marker, from the marker's centre.
_RING = "m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z"


@dataclass(frozen=True)
class FileScatter:
    """The real penguins, and of a file `shown` penguins: a path a species, and one of rings around some of them.

    `outside` have both measurements, of which one lies beyond the picture's scales; `unmeasured` lack one.
    """

    background: ScatterBackground
    paths: dict[str, str]
    rings: str
    shown: int
    ringed: int
    outside: int
    unmeasured: int


def file_scatter(
    dataset: Dataset, measured: NDArray[np.float64], species: NDArray[np.int64], ringed: NDArray[np.bool_]
) -> FileScatter | None:
    """The picture of n penguins by the first pair of measurements that any of them has, or None where none has two.

    `measured` (n, 4) has NaN where a measurement is not known, `species` (n,) the indices of the predicted species;
    the penguins `ringed` (n,) get a ring.
    """
    known = ~np.isnan(measured)
    for across, up in PAIRS:
        columns = [MEASUREMENTS.index(across), MEASUREMENTS.index(up)]
        both = known[:, columns].all(axis=1)
        if both.any():
            behind = background(dataset, across, up)
            scales = (behind.scale_across, behind.scale_up)
            inside = both & np.all([_holds(s, measured[:, c]) for s, c in zip(scales, columns, strict=True)], axis=0)
            places = np.array(
                [
                    [scale(value) for scale, value in zip(scales, row, strict=True)]
                    for row in measured[inside][:, columns]
                ]
            ).reshape(-1, 2)
            return FileScatter(
                behind,
                {one.key: _path(places[species[inside] == i], MARKERS[one.key]) for i, one in enumerate(SPECIES)},
                _path(places[ringed[inside]], _RING),
                shown=int(inside.sum()),
                ringed=int(ringed[inside].sum()),
                outside=int((both & ~inside).sum()),
                unmeasured=int((~both).sum()),
            )
    return None


def _holds(scale: Scale, values: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.asarray((values >= scale.low) & (values <= scale.high))


def _path(places: NDArray[np.float64], marker: str) -> str:
    return "".join(f"M{x:g} {y:g}{marker}" for x, y in places)
