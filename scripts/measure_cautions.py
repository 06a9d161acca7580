#!/usr/bin/env python3
"""Measures how often the cautions of explain/cautions.py are given to penguins that the forest has not learned from.

    .venv/bin/python scripts/measure_cautions.py                on folds drawn with the seed 500
    .venv/bin/python scripts/measure_cautions.py --splits SEED  on other folds

A held-out penguin is asked as it was measured, with each set of the answers that it has; and whole, with one
measurement moved to the other end of its range: the 2nd or the 98th percentile of all penguins, whichever is farther.
The forest, the groups of species and sex, the limits of each sex and what was measured on each island are those of the
training fold alone; the range of a measurement in the data is that of all penguins. Two tables are printed: the share
with each kind of caution, and, for other values of `what_if.CARRIES`, the share in which one answer would be said to
carry the prediction; what `what_if.HOLDS_BACK` adds to that is in the first table alone.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from penguins.explain.caution_texts import (
    NEVER_MEASURED,
    ONE_CARRIES,
    ONE_DECIDES,
    UNLIKE_THE_ISLAND,
    UNUSUAL,
)
from penguins.explain.cautions import Cautions
from penguins.explain.what_if import leaves_a_measurement, losses, probabilities_without_each
from penguins.model.columns import COALITIONS, Matrix, encode, table_of
from penguins.model.dataset import Dataset
from penguins.questions.answers import Answers
from penguins.questions.table import MEASUREMENTS, QUESTIONS
from scripts.arguments import SEEDS, between, parser_of
from scripts.copies import Settings
from scripts.forest import by_tree, grow
from scripts.validation import FOLDS

KINDS = (UNUSUAL, NEVER_MEASURED, UNLIKE_THE_ISLAND, ONE_DECIDES, ONE_CARRIES)
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class Asked(NamedTuple):
    """One question put to the forest: what was asked, the kinds of caution given, and the largest loss of
    probability that leaving out one answer causes, 0 where that is not told: an answer decides, or none leaves a
    measurement."""

    group: str
    kinds: frozenset[str]
    loss: float


def partly_known(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """A penguin with each set of its answers."""
    names = [question.name for question in QUESTIONS]
    for known in COALITIONS[1:]:
        left = {name for name, is_known in zip(names, known, strict=True) if is_known}
        if left <= answers.keys():
            yield f"as measured, {len(left)} known", {name: answers[name] for name in names if name in left}


def moved(answers: Answers, ends: dict[str, tuple[float, float]]) -> Iterator[tuple[str, Answers]]:
    """A penguin with each measurement in turn at the farther end of its range."""
    for measurement in MEASUREMENTS:
        value = float(answers[measurement.name])
        farther = max(ends[measurement.name], key=lambda end: abs(end - value))
        yield f"{measurement.noun} moved", {**answers, measurement.name: farther}


def ask_fold(train: NDArray[np.intp], test: NDArray[np.intp], settings: Settings) -> list[Asked]:
    # In a process of its own, to which species cannot be sent: they are compared as themselves.
    dataset = Dataset.load()
    forest = grow(encode(dataset.table)[train], dataset.classes[train], settings)
    cautions = Cautions(Dataset([dataset.penguins[index] for index in train]))
    ends = {m.name: tuple(np.nanpercentile(dataset.table[m.name], (2, 98)).tolist()) for m in MEASUREMENTS}
    questions: list[tuple[str, Answers]] = []
    for index in test:
        answers = dataset.penguins[index].answers
        questions += partly_known(answers)
        if all(measurement.name in answers for measurement in MEASUREMENTS):
            questions += moved(answers, ends)
    table = table_of([answers for _, answers in questions])
    matrix = encode(table)

    def predict(rows: Matrix) -> NDArray[np.float64]:
        return np.asarray(by_tree(forest, rows).mean(axis=0))

    probabilities = predict(matrix)
    without = probabilities_without_each(predict, matrix)
    found = cautions.of_rows(table, probabilities, without)
    lost = np.where(leaves_a_measurement(table), losses(probabilities, without), 0.0).max(axis=0)
    asked = []
    for row, (group, _) in enumerate(questions):
        kinds = frozenset(caution.kind for caution in found.get(row, []))
        asked.append(Asked(group, kinds, 0.0 if ONE_DECIDES in kinds else float(lost[row])))
    return asked


def show(asked: list[Asked]) -> None:
    """Two tables, a row for each group; the last is over all moved measurements."""
    groups = sorted({one.group for one in asked})
    rows = {group: [one for one in asked if one.group == group] for group in groups}
    rows["all four, moved"] = [one for one in asked if one.group.endswith("moved")]
    print(f"{'share with a caution':24} {'asked':>6}" + "".join(f"{kind:>36}" for kind in (*KINDS, "any of these")))
    for group, ones in rows.items():
        shares = [np.mean([kind in one.kinds for one in ones]) for kind in KINDS]
        shares.append(np.mean([bool(one.kinds & set(KINDS)) for one in ones]))
        print(f"{group:24} {len(ones):>6}" + "".join(f"{share:>36.2%}" for share in shares))
    print()
    print(f"{'one answer takes':24} {'':>6}" + "".join(f"{threshold:>10.0%}" for threshold in THRESHOLDS))
    for group, ones in rows.items():
        shares = [np.mean([one.loss >= threshold for one in ones]) for threshold in THRESHOLDS]
        print(f"{group:24} {len(ones):>6}" + "".join(f"{share:>10.2%}" for share in shares))


def main(words: Sequence[str] | None = None) -> int:
    parser = parser_of("measure_cautions.py", __doc__)
    parser.add_argument("--splits", type=between(*SEEDS), default=500, metavar="SEED", help="draws the folds")
    splits = parser.parse_args(words).splits
    dataset = Dataset.load()
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=splits).split(dataset.classes, dataset.classes)
    jobs = (delayed(ask_fold)(train, test, Settings()) for train, test in folds)
    show([one for fold in Parallel(n_jobs=-1)(jobs) for one in fold])
    return 0


if __name__ == "__main__":
    sys.exit(main())
