"""What the model card says, worked out from the report; and from the data set, where a sentence is about that."""

from dataclasses import dataclass
from itertools import compress, groupby, takewhile
from math import log
from statistics import fmean

from penguins.model.columns import COALITIONS
from penguins.model.dataset import Dataset
from penguins.model.report import Band, Figures, MeanAndSpread, Report, coalition_key
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import ISLAND, QUESTIONS, Question

# Stated probabilities and the share right that differ by less are said to agree; by less than the second, slightly off.
# Over the 344 penguins the difference has a standard error of about half a percentage point, of a point for one answer.
AGREEING, SLIGHTLY_OFF = 0.01, 0.02

# A forest of fewer trees is as good where its log loss is at most so much of that of all.
AS_GOOD = 1.01


@dataclass(frozen=True)
class KnownSet:
    """A set of questions whose answers are known, and the accuracy with just these."""

    questions: list[Question]
    accuracy: float


@dataclass(frozen=True)
class Calibration:
    """How sure predictions were, on average, how often they were right, and the verdict on that.

    `known` is how many answers they are from, or None where that differs.
    """

    known: int | None
    predictions: int
    mean_probability: float
    share_right: float
    bands: list[Band]

    @property
    def verdict(self) -> str:
        """Completes "it is"."""
        excess = self.mean_probability - self.share_right
        if abs(excess) < AGREEING:
            return "as sure as it should be"
        how_much = "slightly too" if abs(excess) < SLIGHTLY_OFF else "too"
        return f"{how_much} {'sure' if excess > 0 else 'careful'}"


def known_sets(report: Report) -> list[KnownSet]:
    """The 63 sets, the smaller first and of equals the more accurate."""
    accuracies = report["cross_validation"]["accuracy_of_sets"]
    sets = [KnownSet(list(compress(QUESTIONS, known)), accuracies[coalition_key(known)]) for known in COALITIONS[1:]]
    return sorted(sets, key=lambda one: (len(one.questions), -one.accuracy))


def best_of_each_size(sets: list[KnownSet]) -> list[KnownSet]:
    """The most accurate set of one answer, of two, and so on to all six."""
    return [next(same_size) for _, same_size in groupby(sets, key=lambda known: len(known.questions))]


def guessing_loss(report: Report) -> float:
    """The log loss of always predicting the species' shares in the data: the baseline."""
    counts = report["data"]["species"].values()
    return -sum(count / sum(counts) * log(count / sum(counts)) for count in counts)


def importances(report: Report) -> list[tuple[Question, MeanAndSpread]]:
    """The questions by permutation importance, the most important first."""
    measured = report["cross_validation"]["permutation_importance"]
    return sorted(((one, measured[one.name]) for one in QUESTIONS), key=lambda pair: -pair[1]["mean"])


def reliability(report: Report) -> Calibration:
    """Of all predictions from one answer or more."""
    return _over_bands(None, report["cross_validation"]["reliability"])


def reliability_by_known(report: Report) -> list[Calibration]:
    """Of the predictions from one answer, from two, and so on to all six."""
    return [_over_bands(table["known"], table["bands"]) for table in report["cross_validation"]["reliability_by_known"]]


def _over_bands(known: int | None, bands: list[Band]) -> Calibration:
    predictions = [band["predictions"] for band in bands]
    stated = fmean((band["mean_probability"] for band in bands), predictions)
    right = fmean((band["share_right"] for band in bands), predictions)
    return Calibration(known, sum(predictions), stated, right, bands)


def compared_models(report: Report) -> list[tuple[str, Figures]]:
    """The forest by its name, and those that it is measured beside."""
    measured = report["cross_validation"]
    forest: Figures = {
        "accuracy": measured["accuracy"]["mean"],
        "log_loss": measured["log_loss"]["mean"],
        "mean_accuracy_of_sets": measured["mean_accuracy_of_sets"],
        "mean_log_loss_of_sets": measured["mean_log_loss_of_sets"],
        "calibration_error": measured["calibration_error"],
    }
    return [
        ("A plain forest", measured["references"]["tutorial_forest"]),
        ("This forest", forest),
        ("Bell curves", measured["references"]["gaussian_model"]),
    ]


def enough_trees(report: Report) -> int:
    """From how many trees on the log loss over the 63 sets is about that of all."""
    trees = report["cross_validation"]["trees"]
    most = AS_GOOD * trees[-1]["mean_log_loss_of_sets"]
    return min(row["trees"] for row in takewhile(lambda row: row["mean_log_loss_of_sets"] <= most, reversed(trees)))


def species_of_one_island(dataset: Dataset) -> list[tuple[Species, str]]:
    """The species that were measured on a single island, with that island."""
    found = []
    for species in SPECIES:
        islands = [island for island in ISLAND.options if dataset.counts(ISLAND, island)[species.name]]
        if len(islands) == 1:
            found.append((species, islands[0]))
    return found
