"""Repeated stratified 10-fold cross-validation of the forest: every figure of report.json that is about being right.

A penguin is held out whole: no copy of it, masked or not, is trained on in its fold.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import RepeatedStratifiedKFold

from penguins.model.columns import COALITIONS, COLUMNS_OF, Matrix, mask
from penguins.model.report import coalition_key
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS

FOLDS = 10
PERMUTATIONS = 10
TREE_COUNTS = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
RELIABILITY_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

# A forest that says 0 and is wrong would make the log loss infinite: one penguin in a thousand is as sure as
# 344 penguins can make it.
FLOOR = 1e-3

Probabilities = NDArray[np.float64]


def _each_tree(forest: RandomForestClassifier, rows: Matrix) -> Probabilities:
    """What each tree says of each row: shape (trees, rows, 3)."""
    return np.stack([tree.tree_.predict(rows).reshape(len(rows), -1) for tree in forest.estimators_])


def _loss(classes: NDArray[np.int64], said: Probabilities) -> float:
    clipped = np.clip(said, FLOOR, None)
    return float(log_loss(classes, clipped / clipped.sum(axis=1, keepdims=True), labels=range(len(SPECIES))))


def _brier(classes: NDArray[np.int64], said: Probabilities) -> float:
    return float(np.mean(np.sum((said - np.eye(len(SPECIES))[classes]) ** 2, axis=1)))


def _measure_fold(
    grow: Callable[..., RandomForestClassifier],
    settings: Any,
    penguins: Matrix,
    classes: NDArray[np.int64],
    train: NDArray[np.int64],
    test: NDArray[np.int64],
    fold: int,
) -> dict[str, Any]:
    forest = grow(penguins[train], classes[train], replace(settings, seed=settings.seed + fold))
    asked = np.vstack([mask(penguins[test], np.tile(known, (len(test), 1))) for known in COALITIONS])
    by_tree = _each_tree(forest, asked).reshape(settings.trees, len(COALITIONS), len(test), len(SPECIES))
    rng = np.random.default_rng(settings.seed + fold)
    right = (by_tree[:, -1].mean(axis=0).argmax(axis=1) == classes[test]).mean()
    drops = {}
    for question in QUESTIONS:
        shuffled = np.tile(penguins[test], (PERMUTATIONS, 1))
        columns = COLUMNS_OF[question.name]
        shuffled[:, columns] = np.vstack([penguins[rng.permutation(test)][:, columns] for _ in range(PERMUTATIONS)])
        said = _each_tree(forest, shuffled).mean(axis=0)
        drops[question.name] = float(right - (said.argmax(axis=1) == np.tile(classes[test], PERMUTATIONS)).mean())
    return {"test": test, "sets": by_tree.mean(axis=0), "by_tree": by_tree[:, -1], "drops": drops}


def cross_validate(
    grow: Callable[..., RandomForestClassifier],
    settings: Any,
    penguins: Matrix,
    classes: NDArray[np.int64],
    repeats: int,
) -> dict[str, Any]:
    """Everything measured on penguins (n, 9) of classes (n,), rounded to what the folds can tell apart."""
    splits = RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=repeats, random_state=settings.seed)
    jobs = (
        delayed(_measure_fold)(grow, settings, penguins, classes, train, test, fold)
        for fold, (train, test) in enumerate(splits.split(penguins, classes))
    )
    folds = []
    for done, fold in enumerate(Parallel(n_jobs=-1, return_as="generator")(jobs), start=1):
        folds.append(fold)
        if done % FOLDS == 0:
            print(f"cross-validation: {done} of {FOLDS * repeats} folds", file=sys.stderr, flush=True)

    # One answer a penguin, a set of known inputs and a repeat; and one a tree with everything known.
    sets = np.empty((repeats, len(COALITIONS), len(classes), len(SPECIES)))
    by_tree = np.empty((repeats, settings.trees, len(classes), len(SPECIES)))
    for number, fold in enumerate(folds):
        sets[number // FOLDS][:, fold["test"]] = fold["sets"]
        by_tree[number // FOLDS][:, fold["test"]] = fold["by_tree"]
    whole = sets[:, -1]
    right = sets.argmax(axis=3) == classes
    accuracy_of_sets = right.mean(axis=(0, 2))[1:]
    return {
        "folds": FOLDS,
        "repeats": repeats,
        "accuracy": _spread(right[:, -1].mean(axis=1)),
        "log_loss": _spread([_loss(classes, said) for said in whole]),
        "brier_score": _spread([_brier(classes, said) for said in whole]),
        "mean_accuracy_of_sets": round(float(accuracy_of_sets.mean()), 4),
        "accuracy_of_sets": {
            coalition_key(known): round(float(accuracy), 4)
            for known, accuracy in zip(COALITIONS[1:], accuracy_of_sets, strict=True)
        },
        "confusion_matrix": _confusion(classes, whole),
        "reliability": _reliability(classes, sets[:, 1:]),
        "permutation_importance": {
            question.name: _spread([fold["drops"][question.name] for fold in folds]) for question in QUESTIONS
        },
        "trees": [
            _at_tree_count(classes, by_tree[:, :count].mean(axis=1), count)
            for count in sorted({*(n for n in TREE_COUNTS if n < settings.trees), settings.trees})
        ],
    }


def _spread(values: Any) -> dict[str, float]:
    """Mean and standard deviation, over the repeats or the folds."""
    return {"mean": round(float(np.mean(values)), 4), "spread": round(float(np.std(values)), 4)}


def _confusion(classes: NDArray[np.int64], whole: Probabilities) -> list[list[float]]:
    """Penguins of a species (row) that were called a species (column), averaged over the repeats."""
    said = whole.argmax(axis=2)
    return [
        [round(float(((said == called) & (classes == true)).sum(axis=1).mean()), 1) for called in range(len(SPECIES))]
        for true in range(len(SPECIES))
    ]


def _reliability(classes: NDArray[np.int64], sets: Probabilities) -> list[dict[str, float]]:
    """Of the answers said with a probability in a band, how many were right: over all 63 sets of known inputs."""
    said = sets.max(axis=3)
    right = sets.argmax(axis=3) == classes
    bands = []
    for low, high in pairwise(RELIABILITY_EDGES):
        inside = (said > low) & (said <= high)
        if inside.any():
            bands.append(
                {
                    "from": low,
                    "to": high,
                    "said": round(float(said[inside].mean()), 4),
                    "right": round(float(right[inside].mean()), 4),
                    "answers": int(inside.sum()),
                }
            )
    return bands


def _at_tree_count(classes: NDArray[np.int64], said: Probabilities, count: int) -> dict[str, float]:
    return {
        "trees": count,
        "accuracy": round(float((said.argmax(axis=2) == classes).mean()), 4),
        "log_loss": round(float(np.mean([_loss(classes, repeat) for repeat in said])), 4),
    }
