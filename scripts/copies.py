"""What the trees of the forest learn from: copies of the real penguins, masked, shaken and contradicted.

Three kinds of copies are made of each penguin:

- *Masked*: only some of its answers are known, so that "unknown" is a value that the forest has learned. There is one
  for each set of answers that the penguin's own record has, down to the empty one.
- *Whole*: all six answers, for the penguins that have them.
- *Contradicted*: whole, but with another island or with the other sex, at a small weight, so that a wrong one seldom
  decides against five other answers.

Masked copies are shaken, the others partly: their measurements are replaced by draws of a smoothed bootstrap
(Silverman, Density Estimation, 1986, section 6.4). Every tree has its own draws. A tree that fits them cannot tell
single penguins by a few answers, and the mean of the trees gives probabilities that say how sure it is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import COALITIONS, COLUMNS_OF, FEATURES, Matrix, mask
from penguins.questions.table import ISLAND, MEASUREMENTS, QUESTIONS, SEX

Classes = NDArray[np.int64]

MEASURED = slice(0, len(MEASUREMENTS))


@dataclass(frozen=True)
class Settings:
    """How the forest is grown. Chosen by cross-validation on splits of the seeds 100 to 103, which are not reported.

    `shake` is the standard deviation of the noise, in standard deviations within a species and sex. A masked copy
    weighs 1, `whole_weight` and `contradicted_weight` are those of one whole and of one contradicted copy; of either,
    the share `as_measured` is not shaken. Shaken copies are drawn several times, which share the weight: `draws`
    times with one answer known, half as often with two and so on, but at least twice. The fewer answers are known, the
    more the species overlap, and the more draws it takes to smooth the boundaries. `pruning` is scikit-learn's
    ccp_alpha.
    """

    trees: int = 20
    max_features: int = 4
    pruning: float = 8e-5
    shake: float = 1.5
    draws: int = 8
    whole_weight: float = 60.0
    as_measured: float = 2 / 3
    contradicted_weight: float = 1.2
    seed: int = 2014


@dataclass(frozen=True)
class Copies:
    """m copies: the index of the penguin that each is made from (m,), its nine columns (m, 9), its weight (m,), and
    whether it is shaken (m,)."""

    sources: NDArray[np.int64]
    rows: Matrix
    weights: NDArray[np.float64]
    shaken: NDArray[np.bool_]


def answers_known(penguins: Matrix) -> NDArray[np.bool_]:
    """Penguins (n, 9) -> which of the six answers each has, (n, 6)."""
    # NaN is not above 0, and no choice is a row of zeros.
    return np.column_stack([(penguins[:, COLUMNS_OF[question.name]] > 0).any(axis=1) for question in QUESTIONS])


def contradictions(penguins: Matrix) -> list[Matrix]:
    """Penguins (n, 9) with each of the other two islands, and with the other sex: three matrices like theirs."""
    changed = []
    for choice in (ISLAND, SEX):
        columns = COLUMNS_OF[choice.name]
        for turn in range(1, len(choice.options)):
            other = penguins.copy()
            other[:, columns] = np.roll(penguins[:, columns], turn, axis=1)
            changed.append(other)
    return changed


def _draws_of_a_copy(known: int, settings: Settings) -> int:
    """How often a copy with so many known answers is drawn."""
    return max(settings.draws // max(known, 1), 2)


def make_copies(penguins: Matrix, settings: Settings) -> Copies:
    """All copies of the penguins (n, 9), not yet shaken."""
    known = answers_known(penguins)
    parts: list[tuple[NDArray[np.int64], Matrix, float, bool]] = []
    for coalition in COALITIONS[:-1]:
        sources = np.flatnonzero((known >= coalition).all(axis=1))
        rows = mask(penguins[sources], coalition[np.newaxis])
        draws = _draws_of_a_copy(int(coalition.sum()), settings)
        parts += [(sources, rows, 1 / draws, True)] * draws
    sources = np.flatnonzero(known.all(axis=1))
    whole, draws = penguins[sources], _draws_of_a_copy(len(QUESTIONS), settings)
    for rows, weight in [
        (whole, settings.whole_weight),
        *((rows, settings.contradicted_weight) for rows in contradictions(whole)),
    ]:
        parts.append((sources, rows, weight * settings.as_measured, False))
        parts += [(sources, rows, weight * (1 - settings.as_measured) / draws, True)] * draws
    return Copies(
        sources=np.concatenate([sources for sources, *_ in parts]),
        rows=np.vstack([rows for _, rows, *_ in parts]),
        weights=np.concatenate([np.full(len(sources), weight) for sources, _, weight, _ in parts]),
        shaken=np.concatenate([np.full(len(sources), shaken) for sources, *_, shaken in parts]),
    )


class Shaker:
    """The smoothed bootstrap of penguins' measurements: x* = mean + (x - mean + shake * noise) / sqrt(1 + shake ** 2).

    The mean is that of the penguin's species and sex, or of its species where its sex is not known. The noise is
    normal with the covariance within species and sex, pooled. So x* has the mean of x in each of them, and over all of
    them the pooled covariance; that of a single group is drawn towards it. Means and covariance are estimated from the
    penguins (n, 9) that it is made with and from no others.
    """

    def __init__(self, penguins: Matrix, classes: Classes, shake: float) -> None:
        measured = penguins[:, MEASURED].astype(np.float64)
        sexes = penguins[:, COLUMNS_OF[SEX.name]]
        groups = [(classes == species) & (sex > 0) for species in np.unique(classes) for sex in sexes.T]
        groups = [group for group in groups if group.any()]
        means = np.empty_like(measured)
        for species in np.unique(classes):
            means[classes == species] = np.nanmean(measured[classes == species], axis=0)
        for group in groups:
            means[group] = np.nanmean(measured[group], axis=0)
        within = (measured - means)[np.any(groups, axis=0)]
        within = within[~np.isnan(within).any(axis=1)]
        self._means, self._deviations, self._shake = means, measured - means, shake
        self._root = np.linalg.cholesky(within.T @ within / (len(within) - len(groups)))

    def draw(self, sources: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.float64]:
        """Indices of penguins (m,) -> a draw for each (m, 4); NaN where it was not measured."""
        noise = rng.standard_normal((len(sources), len(MEASUREMENTS))) @ self._root.T
        shaken: NDArray[np.float64] = (self._deviations[sources] + self._shake * noise) / np.sqrt(1 + self._shake**2)
        return self._means[sources] + shaken


def shake(copies: Copies, shaker: Shaker, rng: np.random.Generator) -> Matrix:
    """What one tree learns from: the rows of the copies (m, 9), the shaken ones with new measurements where known."""
    rows = copies.rows.copy()
    measurements = rows[copies.shaken, MEASURED]
    drawn = shaker.draw(copies.sources[copies.shaken], rng)
    rows[copies.shaken, MEASURED] = np.where(np.isnan(measurements), np.nan, drawn)
    return rows


assert FEATURES[MEASURED] == tuple(measurement.name for measurement in MEASUREMENTS)
