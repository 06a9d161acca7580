#!/usr/bin/env python3
"""Trains the forest on penguins/data/penguins.csv and writes it with its report into penguins/model.

    .venv/bin/python scripts/train.py  train, measure, write penguins_clf.pkl and report.json
        --also FILE ...                the same, with the labelled penguins of other files as well
        --check                        retrain as the report says, and fail if the committed forest or report differs
        --measure --splits SEED        measure on folds drawn with another seed, print the figures as JSON

A file for --also is any that the site reads, with a column that names the species. What is left out of it, and why, is
printed. Its penguins are trained on and never measured on: every figure is about penguins of penguins.csv. The report
names the file; --check finds it where it lies in the project, or takes it with --also from elsewhere.

The same data and settings give the same forest. How the copies are made that it learns from is in scripts/copies.py,
how it is measured in scripts/validation.py.
"""

import argparse
import json
import pickle
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
from sklearn.ensemble import RandomForestClassifier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from penguins.files.refused import FileRefused
from penguins.model.columns import FEATURES, Matrix, encode, encode_one
from penguins.model.dataset import Dataset
from penguins.model.paths import PICKLE, REPORT, ModelError
from penguins.model.report import CrossValidation, Report, read_report
from penguins.questions.table import EXAMPLE
from penguins.questions.text import listed
from scripts.added import AddedFile, WrongFiles, find_recorded, read_added
from scripts.arguments import SEEDS, between, parser_of
from scripts.copies import Classes, Settings
from scripts.forest import as_frame, grow
from scripts.reporting import describe, differences, in_lines
from scripts.validation import REPEATS, cross_validate, in_every_coalition

PICKLE_PROTOCOL = 5

# Of the folds that the report is about. The settings were not chosen on them: see scripts/copies.py.
REPORTED_SPLITS = 2014

DEFAULTS: dict[str, float] = {"splits": REPORTED_SPLITS, "repeats": REPEATS, **asdict(Settings())}
MEASURED_BY = {"splits": "draws the folds; ", "repeats": "of the 10-fold cross-validation; "}
# The least and the most that a setting may be, where that is not 0 and 1000.
LIMITS = {
    "splits": SEEDS,
    "seed": SEEDS,
    "repeats": (1, 1000),
    "trees": (1, 1000),
    "max_features": (1, len(FEATURES)),
    "as_measured": (0, 1),
}


@dataclass(frozen=True)
class Task:
    """What is learned from, how, and the folds on which that is measured."""

    dataset: Dataset
    added: Sequence[AddedFile]
    settings: Settings
    repeats: int
    splits: int

    @cached_property
    def penguins(self) -> Matrix:
        """Those of the data, then those that are added."""
        return np.vstack([encode(self.dataset.table), *(file.penguins for file in self.added)])

    @cached_property
    def classes(self) -> Classes:
        return np.concatenate([self.dataset.classes, *(file.classes for file in self.added)])

    def measure(self) -> CrossValidation:
        """Takes minutes; says on standard error what is done, and what came of it."""
        for file in self.added:
            penguins_are = "1 penguin is" if len(file.classes) == 1 else f"{len(file.classes)} penguins are"
            print(f"{file.name}: {penguins_are} added.", *file.remarks, sep="\n  ", file=sys.stderr)
        drawn = f"{len(self.penguins)} penguins, folds drawn with the seed {self.splits}, {self.settings}"
        print(drawn, file=sys.stderr)
        added = len(self.penguins) - len(self.dataset.classes)
        measured = cross_validate(self.settings, self.penguins, self.classes, self.repeats, self.splits, added=added)
        print(in_lines(measured), file=sys.stderr)
        return measured

    def grow(self) -> RandomForestClassifier:
        return grow(self.penguins, self.classes, self.settings)

    def report(self, measured: CrossValidation, forest: RandomForestClassifier, pickled: bytes) -> Report:
        example = forest.predict_proba(as_frame(encode_one(EXAMPLE)))[0]
        return describe(self.dataset, self.added, self.settings, measured, pickled, example)


def check(
    forest: RandomForestClassifier, described: Report, penguins: Matrix, pickled: bytes, report: Report
) -> list[str]:
    """What differs between a fresh forest with its report and the committed ones, the forest as it is `pickled`; empty
    where nothing does."""
    problems = []
    if different := differences(report, described):
        problems.append(f"report.json does not say what is found anew: see its {listed(different)}")
    if "pickle.sha256" in different:
        return [*problems, f"{PICKLE.name} has another checksum than report.json says, and was not loaded"]
    rows = as_frame(in_every_coalition(penguins))
    if not np.array_equal(pickle.loads(pickled).predict_proba(rows), forest.predict_proba(rows)):
        problems.append("the committed forest answers differently from one trained anew on the same data")
    return problems


def parse_arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = parser_of("train.py", __doc__)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare with the committed forest; write nothing")
    mode.add_argument("--measure", action="store_true", help="print what is cross-validated as JSON; write nothing")
    parser.add_argument(
        "--also",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="of labelled penguins to train on as well",
    )
    parser.add_argument(
        "--folder", type=Path, default=PICKLE.parent, help="of the forest and its report (default: penguins/model)"
    )
    settings = parser.add_argument_group("settings, explained in scripts/copies.py; --check takes all from the report")
    for name, default in DEFAULTS.items():
        settings.add_argument(
            f"--{name.replace('_', '-')}",
            type=between(*LIMITS.get(name, (0, 1000)), type(default)),
            default=argparse.SUPPRESS,
            metavar="SEED" if name == "splits" else "N",
            help=MEASURED_BY.get(name, "") + f"default {default:g}",
        )
    arguments = vars(parser.parse_args(words))
    given = [f"--{name.replace('_', '-')}" for name in DEFAULTS if name in arguments]
    if arguments["check"] and given:
        parser.error(f"--check takes the settings from the report: leave out {listed(given)}")
    return argparse.Namespace(**DEFAULTS | arguments)


def main(words: Sequence[str] | None = None) -> int:
    arguments = parse_arguments(words)
    mode = _check if arguments.check else _measure if arguments.measure else _train
    try:
        return mode(arguments, Dataset.load())
    except (FileRefused, WrongFiles, ModelError, OSError) as problem:
        print("\n".join(f"train.py: {line}" for line in str(problem).splitlines()), file=sys.stderr)
        return 2


def _train(arguments: argparse.Namespace, dataset: Dataset) -> int:
    task = _as_asked(arguments, dataset)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    # Where nothing can be written, that is told now and not after minutes.
    TemporaryFile(dir=arguments.folder).close()
    measured, forest = task.measure(), task.grow()
    pickled = pickle.dumps(forest, protocol=PICKLE_PROTOCOL)
    (arguments.folder / PICKLE.name).write_bytes(pickled)
    described = json.dumps(task.report(measured, forest, pickled), indent=1)
    (arguments.folder / REPORT.name).write_text(f"{described}\n")
    print(f"Wrote {PICKLE.name} ({len(pickled):,} bytes) and {REPORT.name} into {arguments.folder}.")
    return 0


def _measure(arguments: argparse.Namespace, dataset: Dataset) -> int:
    print(json.dumps(_as_asked(arguments, dataset).measure(), indent=1))
    return 0


def _check(arguments: argparse.Namespace, dataset: Dataset) -> int:
    report, pickled = read_report(arguments.folder / REPORT.name), (arguments.folder / PICKLE.name).read_bytes()
    added, measured_by = read_added(find_recorded(report["added"], arguments.also), dataset), report["cross_validation"]
    task = Task(dataset, added, Settings(**report["settings"]), measured_by["repeats"], measured_by["splits"])
    measured, forest = task.measure(), task.grow()
    problems = check(forest, task.report(measured, forest, pickled), task.penguins, pickled, report)
    print("\n".join(f"train.py --check: {problem}" for problem in problems) or "The committed forest is the same.")
    return 1 if problems else 0


def _as_asked(arguments: argparse.Namespace, dataset: Dataset) -> Task:
    settings = Settings(**{name: getattr(arguments, name) for name in asdict(Settings())})
    return Task(dataset, read_added(arguments.also, dataset), settings, arguments.repeats, arguments.splits)


if __name__ == "__main__":
    sys.exit(main())
