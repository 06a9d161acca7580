"""What a stated probability is worth: how often predictions like it were right, as the report has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from penguins.model.report import Report

# Below this many predictions a repeat of the cross-validation the standard error of the share that was right may be
# more than five points: that is no basis for a percentage.
FEWEST = 100


@dataclass(frozen=True)
class Reliability:
    """The predictions stated with a probability above `above` and at most `up_to`, and what share of them was right.

    `known` are the numbers of answers that they were made from, in order: the one that was asked for and, where too few
    were made from exactly so many, the nearest to it. `share_right` is None where even all are too few.
    """

    above: float
    up_to: float
    known: Sequence[int]
    share_right: float | None

    @property
    def is_exact(self) -> bool:
        """Whether only predictions from exactly as many answers were needed."""
        return len(self.known) == 1


def fewest_predictions(report: Report) -> int:
    """How many predictions, over all repeats, a share that was right has to rest on to be told."""
    return FEWEST * report["cross_validation"]["repeats"]


def reliability_of(report: Report, known: int, probability: float) -> Reliability:
    """What a probability is worth that is stated from `known` answers, 1 to 6."""
    fewest = fewest_predictions(report)
    tables = report["cross_validation"]["reliability_by_known"]
    alike = {
        table["known"]: band
        for table in tables
        for band in table["bands"]
        if band["above"] < probability <= band["up_to"]
    }
    if not alike:
        return Reliability(0.0, min(band["above"] for table in tables for band in table["bands"]), (), None)
    for distance in range(len(tables)):
        near = tuple(number for number in sorted(alike) if abs(number - known) <= distance)
        predictions = [alike[number]["predictions"] for number in near]
        if sum(predictions) >= fewest:
            share_right = fmean((alike[number]["share_right"] for number in near), predictions)
            numbers = tuple(sorted({known, *near}))
            return Reliability(alike[near[0]]["above"], alike[near[0]]["up_to"], numbers, share_right)
    band = next(iter(alike.values()))
    return Reliability(band["above"], band["up_to"], (), None)
