"""The report of the training, arranged for the model card. Every figure on that page comes from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Any

from penguins.model.columns import COALITIONS
from penguins.model.paths import coalition_key
from penguins.questions.table import QUESTIONS, Question


@dataclass(frozen=True)
class KnownSet:
    """A set of known inputs, whether each of the six is in it, and how often the forest is right with just these."""

    questions: list[Question]
    known: list[bool]
    accuracy: float


@dataclass(frozen=True)
class Importance:
    """How much the accuracy falls when an input's values are shuffled among the penguins."""

    question: Question
    mean: float
    spread: float


def known_sets(report: Mapping[str, Any]) -> list[KnownSet]:
    """The 63 sets, the smaller first and of equals the more accurate."""
    accuracies = report["cross_validation"]["accuracy_of_sets"]
    sets = [
        KnownSet(
            [question for question, known in zip(QUESTIONS, row, strict=True) if known],
            [bool(known) for known in row],
            accuracies[coalition_key(row)],
        )
        for row in COALITIONS[1:]
    ]
    return sorted(sets, key=lambda known: (len(known.questions), -known.accuracy))


def best_of_each_size(sets: list[KnownSet]) -> list[KnownSet]:
    """The most accurate set of one input, of two, and so on to all six."""
    best: dict[int, KnownSet] = {}
    for known in sets:
        best.setdefault(len(known.questions), known)
    return list(best.values())


def guessing_loss(report: Mapping[str, Any]) -> float:
    """The log loss of always saying the species' shares in the data: what a model has to beat."""
    counts: list[int] = list(report["data"]["species"].values())
    return -sum(count / sum(counts) * log(count / sum(counts)) for count in counts)


def importances(report: Mapping[str, Any]) -> list[Importance]:
    """The inputs by permutation importance, the most important first."""
    measured = report["cross_validation"]["permutation_importance"]
    found = [Importance(q, measured[q.name]["mean"], measured[q.name]["spread"]) for q in QUESTIONS]
    return sorted(found, key=lambda importance: -importance.mean)
