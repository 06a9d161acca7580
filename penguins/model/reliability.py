"""What a stated probability is worth: how often predictions like it were right, as the report has it."""

from dataclasses import dataclass
from statistics import fmean

from penguins.model.report import Report

# Below this many predictions a repeat of the cross-validation the standard error of the share that was right may be
# more than five points: that is no basis for a percentage.
FEWEST = 100


@dataclass(frozen=True)
class Reliability:
    """The predictions stated with a probability above `above` and at most `up_to`, and what share of them was right.

    `known` is the number of answers that they were made from; None where predictions from any number of answers are
    taken together, because too few were made from exactly that many. `share_right` is None where even all are too few.
    """

    above: float
    up_to: float
    known: int | None
    share_right: float | None


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
        return Reliability(0.0, min(band["above"] for table in tables for band in table["bands"]), None, None)
    if known in alike and alike[known]["predictions"] >= fewest:
        return Reliability(alike[known]["above"], alike[known]["up_to"], known, alike[known]["share_right"])
    bands = list(alike.values())
    predictions = [band["predictions"] for band in bands]
    share_right = fmean((band["share_right"] for band in bands), predictions) if sum(predictions) >= fewest else None
    return Reliability(bands[0]["above"], bands[0]["up_to"], None, share_right)
