"""The figures of the report in the order in which the model card shows them."""

from dataclasses import dataclass
from math import log

from penguins.model.columns import COALITIONS
from penguins.model.report import Report, coalition_key
from penguins.questions.table import QUESTIONS, Question


@dataclass(frozen=True)
class KnownSet:
    """A set of known answers: its questions, whether each of the six is in it, and the accuracy with just these."""

    questions: list[Question]
    known: list[bool]
    accuracy: float


@dataclass(frozen=True)
class Importance:
    """How much the accuracy falls when the answers to a question are shuffled among the penguins."""

    question: Question
    mean: float
    spread: float


def known_sets(report: Report) -> list[KnownSet]:
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
    """The most accurate set of one answer, of two, and so on to all six."""
    best: dict[int, KnownSet] = {}
    for known in sets:
        best.setdefault(len(known.questions), known)
    return list(best.values())


def guessing_loss(report: Report) -> float:
    """The log loss of always predicting the species' shares in the data: the baseline."""
    counts = report["data"]["species"].values()
    return -sum(count / sum(counts) * log(count / sum(counts)) for count in counts)


def importances(report: Report) -> list[Importance]:
    """The questions by permutation importance, the most important first."""
    measured = report["cross_validation"]["permutation_importance"]
    found = [Importance(q, measured[q.name]["mean"], measured[q.name]["spread"]) for q in QUESTIONS]
    return sorted(found, key=lambda importance: -importance.mean)
