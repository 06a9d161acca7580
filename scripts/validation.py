"""Repeated stratified 10-fold cross-validation of the forest: every figure of report.json that is about being right.

A penguin is held out whole: no copy of it, masked or shaken, is trained on in its fold, and the means and covariances
by which others are shaken do not count it.

Penguins that are added to the 344 are only trained on, so that the figures with and without them can be compared. One
that may be a held-out penguin, since the measurements known of both are equal within rounding, is not trained on in
that fold.

Every one of the 344 penguins is asked with each of the 64 sets of known answers. One whose own record lacks an answer
of the set is asked with what there is; `reliability_by_known` alone, which is about numbers of known answers, leaves
such questions out. Of contradicted answers only the 333 completely known penguins are asked.
"""

import sys
from dataclasses import replace
from typing import Literal, TypedDict

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import RepeatedStratifiedKFold

from penguins.model.columns import COALITIONS, COLUMNS_OF, FEATURES, Matrix, mask
from penguins.model.prediction import Probabilities
from penguins.model.report import BandsByKnown, CrossValidation, Figures, OverSets, TreeCount
from penguins.questions.species import SPECIES
from penguins.questions.table import ISLAND, MEASUREMENTS, QUESTIONS
from scripts import measures
from scripts.copies import Classes, Settings, answers_known, contradictions
from scripts.duplicates import possibly_same
from scripts.forest import by_tree, grow
from scripts.measures import mean_and_spread, mean_of
from scripts.references import gaussian_model, tutorial_forest

FOLDS = 10
REPEATS = 5
PERMUTATIONS = 10
TREE_COUNTS = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100)
RELIABILITY_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
EDGES_BY_KNOWN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)

Predicted = Literal["coalitions", "by_count", "contradicted", "tutorial_forest", "gaussian_model"]
REFERENCES: tuple[Predicted, ...] = ("tutorial_forest", "gaussian_model")


class Fold(TypedDict):
    """What is said of the n penguins of a fold that were held out, whose indices are `test`.

    All but `counts`, `changes` and `drops` are probabilities: (64, n, 3) by the forest and by the references, for each
    coalition; (counts, 64, n, 3) by the first so many trees; (contradictions, n, 3) for contradicted answers.
    """

    test: NDArray[np.int64]
    coalitions: Probabilities
    counts: list[int]
    by_count: Probabilities
    contradicted: Probabilities
    tutorial_forest: Probabilities
    gaussian_model: Probabilities
    changes: dict[str, int]
    drops: dict[str, float]


def in_every_coalition(penguins: Matrix) -> Matrix:
    """Penguins (n, 9), masked in all 64 ways: (64 * n, 9), first all of them with nothing known."""
    return np.vstack([mask(penguins, known[np.newaxis]) for known in COALITIONS])


def changes_of_species(forest: RandomForestClassifier) -> dict[str, int]:
    """How often the predicted species changes from the least to the largest accepted value of each measurement, in
    steps of its precision, with nothing else known."""
    changes = {}
    for measurement in MEASUREMENTS:
        accepted, step = measurement.accepted, 10.0**-measurement.decimals
        values = np.arange(accepted.low, accepted.high + step / 2, step)
        rows = mask(np.zeros((len(values), len(FEATURES)), dtype=np.float32), COALITIONS[:1])
        rows[:, COLUMNS_OF[measurement.name]] = values[:, np.newaxis]
        predicted = by_tree(forest, rows).mean(axis=0).argmax(axis=1)
        changes[measurement.name] = int((np.diff(predicted) != 0).sum())
    return changes


def _measure_fold(
    settings: Settings, penguins: Matrix, classes: Classes, train: NDArray[np.int64], test: NDArray[np.int64]
) -> Fold:
    """What the forest trained on the penguins `train`, and the references, say of the penguins `test`."""
    forest = grow(penguins[train], classes[train], settings)
    rows = in_every_coalition(penguins[test])
    shape = (len(COALITIONS), len(test), len(SPECIES))
    of_trees = by_tree(forest, rows).reshape(settings.trees, *shape)
    counts = sorted({*(count for count in TREE_COUNTS if count < settings.trees), settings.trees})
    return {
        "test": test,
        "coalitions": of_trees.mean(axis=0),
        "counts": counts,
        "by_count": np.stack([of_trees[:count].mean(axis=0) for count in counts]),
        "contradicted": np.stack([by_tree(forest, other).mean(axis=0) for other in contradictions(penguins[test])]),
        "tutorial_forest": tutorial_forest(penguins[train], classes[train], rows, settings.seed).reshape(shape),
        "gaussian_model": gaussian_model(penguins[train], classes[train], rows).reshape(shape),
        "changes": changes_of_species(forest),
        "drops": _permutation_drops(forest, penguins[test], classes[test], np.random.default_rng(settings.seed)),
    }


def _permutation_drops(
    forest: RandomForestClassifier, penguins: Matrix, classes: Classes, rng: np.random.Generator
) -> dict[str, float]:
    """How much the accuracy falls when the answers to one question are shuffled among the penguins."""

    def accuracy(rows: Matrix) -> float:
        repeated = np.tile(classes, len(rows) // len(classes))
        return float(measures.is_right(repeated, by_tree(forest, rows).mean(axis=0)).mean())

    whole, drops = accuracy(penguins), {}
    for question in QUESTIONS:
        shuffled, columns = np.tile(penguins, (PERMUTATIONS, 1)), COLUMNS_OF[question.name]
        shuffled[:, columns] = np.vstack([rng.permutation(penguins[:, columns]) for _ in range(PERMUTATIONS)])
        drops[question.name] = whole - accuracy(shuffled)
    return drops


def cross_validate(
    settings: Settings, penguins: Matrix, classes: Classes, repeats: int, splits: int, added: int = 0
) -> CrossValidation:
    """Everything measured on penguins (n, 9) of classes (n,), in folds drawn with the seed `splits`.

    The last `added` penguins are never held out.
    """
    reference = len(penguins) - added
    maybe_same = possibly_same(penguins[reference:], penguins[:reference])
    drawn = RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=repeats, random_state=splits)
    jobs = (
        delayed(_measure_fold)(
            replace(settings, seed=settings.seed + number),
            penguins,
            classes,
            np.concatenate([train, reference + np.flatnonzero(~maybe_same[:, test].any(axis=1))]),
            test,
        )
        for number, (train, test) in enumerate(drawn.split(penguins[:reference], classes[:reference]))
    )
    folds: list[Fold] = []
    for done, fold in enumerate(Parallel(n_jobs=-1, return_as="generator")(jobs), start=1):
        folds.append(fold)
        if done % FOLDS == 0:
            print(f"cross-validation: {done} of {FOLDS * repeats} folds", file=sys.stderr, flush=True)
    return summarise(folds, penguins[:reference], classes[:reference], splits)


def _gather(folds: list[Fold], name: Predicted) -> Probabilities:
    """The folds' answers (..., test, 3) put together: one for each penguin and repeat, (repeats, ..., n, 3)."""
    gathered = []
    for start in range(0, len(folds), FOLDS):
        repeat = folds[start : start + FOLDS]
        order = np.argsort(np.concatenate([fold["test"] for fold in repeat]))
        gathered.append(np.concatenate([fold[name] for fold in repeat], axis=-2)[..., order, :])
    return np.stack(gathered)


def summarise(folds: list[Fold], penguins: Matrix, classes: Classes, splits: int) -> CrossValidation:
    """The figures, over all repeats together; a spread is the standard deviation between repeats, or folds."""
    answers = _gather(folds, "coalitions")
    whole, partly = answers[:, -1], answers[:, 1:]
    right = measures.is_right(classes, partly)
    known = answers_known(penguins)
    contradicted = measures.is_right(classes, _gather(folds, "contradicted"))[..., known.all(axis=1)]
    islands = len(ISLAND.options) - 1
    return {
        "folds": FOLDS,
        "repeats": len(folds) // FOLDS,
        "splits": splits,
        "accuracy": mean_and_spread(right[:, -1].mean(axis=1)),
        "log_loss": mean_and_spread(measures.log_losses(classes, whole).mean(axis=1)),
        "brier_score": mean_and_spread(measures.brier_scores(classes, whole).mean(axis=1)),
        **_over_coalitions(classes, partly),
        "accuracy_with_wrong_island": mean_of(contradicted[:, :islands]),
        "accuracy_with_wrong_sex": mean_of(contradicted[:, islands:]),
        "nothing_known": [mean_of(answers[:, 0, :, index]) for index in range(len(SPECIES))],
        "changes_of_species": {
            m.name: mean_and_spread([fold["changes"][m.name] for fold in folds]) for m in MEASUREMENTS
        },
        "accuracy_of_sets": measures.accuracy_of_sets(right),
        "accuracy_on_islands": {
            island: measures.accuracy_of_sets(right[..., is_there])
            for island, is_there in zip(ISLAND.options, penguins[:, COLUMNS_OF[ISLAND.name]].T == 1, strict=True)
        },
        "confusion_matrix": measures.confusion(classes, whole),
        "reliability": measures.reliability(partly.max(axis=-1), right, RELIABILITY_EDGES),
        "reliability_by_known": _reliability_by_known(partly.max(axis=-1), right, known),
        "references": {name: _reference(classes, _gather(folds, name)) for name in REFERENCES},
        "permutation_importance": {
            question.name: mean_and_spread([fold["drops"][question.name] for fold in folds]) for question in QUESTIONS
        },
        "trees": _by_tree_count(classes, folds[0]["counts"], _gather(folds, "by_count")),
    }


def _over_coalitions(classes: Classes, partly: Probabilities) -> OverSets:
    """Means over the penguins, the repeats and the 63 sets of known answers: from (repeats, 63, n, 3)."""
    right = measures.is_right(classes, partly)
    return {
        "mean_accuracy_of_sets": mean_of(right),
        "mean_log_loss_of_sets": mean_of(measures.log_losses(classes, partly)),
        "calibration_error": round(measures.calibration_error(partly.max(axis=-1), right), 4),
    }


def _reference(classes: Classes, answers: Probabilities) -> Figures:
    """Of another model, the means of what is said of the forest."""
    return {
        "accuracy": mean_of(measures.is_right(classes, answers[:, -1])),
        "log_loss": mean_of(measures.log_losses(classes, answers[:, -1])),
        **_over_coalitions(classes, answers[:, 1:]),
    }


def _reliability_by_known(
    stated: NDArray[np.float64], right: NDArray[np.bool_], known: NDArray[np.bool_]
) -> list[BandsByKnown]:
    """The reliability for each number of known answers, over the penguins whose own record has these answers."""
    has_answers = (known >= COALITIONS[1:, np.newaxis]).all(axis=2)  # (63, n)
    sizes = COALITIONS[1:].sum(axis=1)
    tables: list[BandsByKnown] = []
    for size in range(1, len(QUESTIONS) + 1):
        asked = has_answers & (sizes == size)[:, np.newaxis]
        bands = measures.reliability(stated[:, asked], right[:, asked], EDGES_BY_KNOWN)
        tables.append({"known": size, "bands": bands})
    return tables


def _by_tree_count(classes: Classes, counts: list[int], by_count: Probabilities) -> list[TreeCount]:
    """What forests of fewer trees reach: from (repeats, counts, 64, n, 3)."""
    return [
        {
            "trees": count,
            "accuracy": mean_of(measures.is_right(classes, answers[:, -1])),
            "log_loss": mean_of(measures.log_losses(classes, answers[:, -1])),
            "mean_log_loss_of_sets": mean_of(measures.log_losses(classes, answers[:, 1:])),
        }
        for count, answers in zip(counts, np.moveaxis(by_count, 1, 0), strict=True)
    ]
