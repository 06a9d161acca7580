"""What is measured of predictions that are compared with the truth: losses, calibration, reliability.

Probabilities have the shape (..., penguins, 3), and classes (penguins,) broadcast against them.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from penguins.model.columns import COALITIONS
from penguins.model.prediction import Probabilities
from penguins.model.report import Band, MeanAndSpread, coalition_key
from penguins.questions.species import SPECIES
from scripts.copies import Classes

CALIBRATION_BINS = 15

# A forest that says 0 and is wrong would make the log loss infinite: one penguin in a thousand is as sure as
# 344 penguins can make it.
FLOOR = 1e-3


def is_right(classes: Classes, probabilities: Probabilities) -> NDArray[np.bool_]:
    """Whether the most probable species is the true one, (..., penguins)."""
    right: NDArray[np.bool_] = probabilities.argmax(axis=-1) == classes
    return right


def accuracy_of_sets(right: NDArray[np.bool_]) -> dict[str, float]:
    """From whether predictions are right, (repeats, 63, n): the share of each set of known answers, by its key."""
    keys = map(coalition_key, COALITIONS[1:])
    return {key: mean_of(of_set) for key, of_set in zip(keys, np.moveaxis(right, 1, 0), strict=True)}


def log_losses(classes: Classes, probabilities: Probabilities) -> NDArray[np.float64]:
    """Minus the logarithm of the true species' probability, at least FLOOR, of each answer: (..., penguins)."""
    clipped = np.clip(probabilities, FLOOR, None)
    clipped /= clipped.sum(axis=-1, keepdims=True)
    true = np.broadcast_to(classes, clipped.shape[:-1])[..., np.newaxis]
    losses: NDArray[np.float64] = -np.log(np.take_along_axis(clipped, true, axis=-1)[..., 0])
    return losses


def brier_scores(classes: Classes, probabilities: Probabilities) -> NDArray[np.float64]:
    """The squared distance from the truth of each answer, 0 to 2: (..., penguins)."""
    scores: NDArray[np.float64] = np.sum((probabilities - np.eye(len(SPECIES))[classes]) ** 2, axis=-1)
    return scores


def calibration_error(stated: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The expected calibration error: |mean stated probability - share right| in bins of equal width, averaged by
    the number of answers in each. `stated` is the probability of the most probable species."""
    bins = np.minimum((stated * CALIBRATION_BINS).astype(np.int64), CALIBRATION_BINS - 1).ravel()
    gaps = np.bincount(bins, (stated - right).ravel())  # of each bin: its answers times its gap
    return float(np.abs(gaps).sum() / stated.size)


def reliability(stated: NDArray[np.float64], right: NDArray[np.bool_], edges: tuple[float, ...]) -> list[Band]:
    """In bands between the edges, how often the predictions stated with such a probability were right."""
    bands: list[Band] = []
    for low, high in pairwise(edges):
        inside = (stated > low) & (stated <= high)
        if inside.any():
            bands.append(
                {
                    "above": low,
                    "up_to": high,
                    "mean_probability": mean_of(stated[inside]),
                    "share_right": mean_of(right[inside]),
                    "predictions": int(inside.sum()),
                }
            )
    return bands


def mean_of(values: NDArray[np.float64] | NDArray[np.bool_] | Sequence[float]) -> float:
    """The mean, with as many digits as the report has."""
    return round(float(np.mean(values)), 4)


def mean_and_spread(values: NDArray[np.float64] | Sequence[float]) -> MeanAndSpread:
    """The mean of the values, one for each repeat or fold, and their standard deviation."""
    return {"mean": mean_of(values), "spread": round(float(np.std(values)), 4)}


def confusion(classes: Classes, probabilities: Probabilities) -> list[list[float]]:
    """Penguins of a species (row) that were called a species (column), a repeat on average: from (repeats, n, 3)."""
    predicted = probabilities.argmax(axis=-1)
    return [
        [round(float(((predicted == b) & (classes == a)).sum(axis=1).mean()), 1) for b in range(len(SPECIES))]
        for a in range(len(SPECIES))
    ]
