"""The report of the training, as it is written to report.json: what went in, what came out, what was measured."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict, cast

from penguins.model.paths import REPORT, reading
from penguins.questions.table import QUESTIONS


class MeanAndSpread(TypedDict):
    """The mean over the repeats of the cross-validation, or over its folds, and the standard deviation between them."""

    mean: float
    spread: float


class Data(TypedDict):
    """What the forest learned from: `complete` penguins have all six answers, `measured` all four measurements."""

    sha256: str
    penguins: int
    complete: int
    measured: int
    years: list[int]
    species: dict[str, int]
    unknown: dict[str, int]


class Added(TypedDict):
    """A file whose penguins were added to the data for training: how many, in all and of each species."""

    name: str
    sha256: str
    penguins: int
    species: dict[str, int]


class Pickle(TypedDict):
    sha256: str
    bytes: int


class Band(TypedDict):
    """The predictions whose most probable species had a probability above `above` and at most `up_to`: how many there
    were, the mean of these probabilities, and the share of them that was right."""

    above: float
    up_to: float
    mean_probability: float
    share_right: float
    predictions: int


class TreeCount(TypedDict):
    """What a forest of so many trees reaches with everything known, and on average over the 63 sets."""

    trees: int
    accuracy: float
    log_loss: float
    mean_log_loss_of_sets: float


class BandsByKnown(TypedDict):
    """The reliability of predictions from `known` answers, 1 to 6."""

    known: int
    bands: list[Band]


class OverSets(TypedDict):
    """Means over the 63 sets of known answers."""

    mean_accuracy_of_sets: float
    mean_log_loss_of_sets: float
    calibration_error: float


class Figures(OverSets):
    """What a model reaches on the folds, in figures to compare."""

    accuracy: float
    log_loss: float


class CrossValidation(OverSets):
    """What was measured on penguins that the forest had not seen, in folds drawn with the seed `splits`.

    All figures are about penguins of the data set; those that were added are only trained on.

    `accuracy_of_sets` is keyed by `coalition_key`; `accuracy_on_islands` has the same of the penguins of each island.
    `confusion_matrix` has a row for each true species and a column for each predicted one. `nothing_known` holds the
    probabilities in SPECIES order when no answer is known. `changes_of_species` says, of each measurement, how often
    the predicted species changes along its accepted range with nothing else known. `references` has the keys
    "tutorial_forest" and "gaussian_model".
    """

    folds: int
    repeats: int
    splits: int
    accuracy: MeanAndSpread
    log_loss: MeanAndSpread
    brier_score: MeanAndSpread
    accuracy_with_wrong_island: float
    accuracy_with_wrong_sex: float
    nothing_known: list[float]
    changes_of_species: dict[str, MeanAndSpread]
    accuracy_of_sets: dict[str, float]
    accuracy_on_islands: dict[str, dict[str, float]]
    confusion_matrix: list[list[float]]
    reliability: list[Band]
    reliability_by_known: list[BandsByKnown]
    references: dict[str, Figures]
    permutation_importance: dict[str, MeanAndSpread]
    trees: list[TreeCount]


class Report(TypedDict):
    """All of report.json. `example` is what the forest says of the example penguin, in SPECIES order."""

    settings: dict[str, Any]
    data: Data
    added: list[Added]
    versions: dict[str, str]
    example: list[float]
    pickle: Pickle
    cross_validation: CrossValidation


def read_report(path: Path = REPORT) -> Report:
    """Raises ModelError where it is damaged."""
    with reading(path):
        report = json.loads(path.read_text(encoding="utf-8"))
        if missing := Report.__required_keys__.difference(report):
            raise KeyError(*sorted(missing))
    return cast(Report, report)


def coalition_key(known: Iterable[bool]) -> str:
    """How the report names a set of known answers: "island, bill_length_mm"."""
    return ", ".join(question.name for question, is_known in zip(QUESTIONS, known, strict=True) if is_known)
