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
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
from sklearn.ensemble import RandomForestClassifier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from penguins.files.refused import FileRefused
from penguins.model.columns import FEATURES, Matrix, encode, encode_one
from penguins.model.dataset import Dataset
from penguins.model.paths import PICKLE, REPORT, ModelError
from penguins.model.report import Report, read_report
from penguins.questions.table import EXAMPLE
from penguins.questions.text import listed
from scripts.added import WrongFiles, find_recorded, read_added
from scripts.arguments import SEEDS, between, parser_of
from scripts.copies import Settings
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
    settings = Settings(**{name: getattr(arguments, name) for name in asdict(Settings())})
    repeats, splits, also = arguments.repeats, arguments.splits, arguments.also
    committed, written = arguments.folder / PICKLE.name, arguments.folder / REPORT.name
    try:
        dataset = Dataset.load()
        if arguments.check:
            report, pickled = read_report(written), committed.read_bytes()
            settings = Settings(**report["settings"])
            repeats, splits = report["cross_validation"]["repeats"], report["cross_validation"]["splits"]
            also = find_recorded(report["added"], also)
        added = read_added(also, dataset)
        if not (arguments.check or arguments.measure):
            arguments.folder.mkdir(parents=True, exist_ok=True)
            # Where nothing can be written, that is told now and not after minutes.
            TemporaryFile(dir=arguments.folder).close()
    except (FileRefused, WrongFiles, ModelError, OSError) as problem:
        print("\n".join(f"train.py: {line}" for line in str(problem).splitlines()), file=sys.stderr)
        return 2
    for file in added:
        print(f"{file.name}: {len(file.classes)} penguins are added.", *file.remarks, sep="\n  ", file=sys.stderr)
    penguins = np.vstack([encode(dataset.table), *(file.penguins for file in added)])
    classes = np.concatenate([dataset.classes, *(file.classes for file in added)])
    print(f"{len(penguins)} penguins, folds drawn with the seed {splits}, {settings}", file=sys.stderr)
    measured = cross_validate(settings, penguins, classes, repeats, splits, added=len(penguins) - len(dataset.classes))
    print(in_lines(measured), file=sys.stderr)
    if arguments.measure:
        print(json.dumps(measured, indent=1))
        return 0
    forest = grow(penguins, classes, settings)
    example = forest.predict_proba(as_frame(encode_one(EXAMPLE)))[0]
    if not arguments.check:
        pickled = pickle.dumps(forest, protocol=PICKLE_PROTOCOL)
    described = describe(dataset, added, settings, measured, pickled, example)
    if arguments.check:
        problems = check(forest, described, penguins, pickled, report)
        print("\n".join(f"train.py --check: {problem}" for problem in problems) or "The committed forest is the same.")
        return 1 if problems else 0
    committed.write_bytes(pickled)
    written.write_text(json.dumps(described, indent=1) + "\n")
    print(f"Wrote {PICKLE.name} ({len(pickled):,} bytes) and {REPORT.name} into {arguments.folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
