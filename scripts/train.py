#!/usr/bin/env python3
"""Trains the forest on penguins/data/penguins.csv and writes it with its report into penguins/model.

    scripts/train.py                          train, measure, write penguins_clf.pkl and report.json
    scripts/train.py --check                  retrain as the report says, and fail if the committed forest differs
    scripts/train.py --measure --splits SEED  measure on folds drawn with another seed, print the figures as JSON

The same data and settings give the same forest. How the copies are made that it learns from is in scripts/copies.py,
how it is measured in scripts/validation.py.
"""

import argparse
import hashlib
import json
import pickle
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import sklearn
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from penguins.model.columns import FEATURES, Matrix, codes, encode, encode_one  # noqa: E402
from penguins.model.paths import DATA, PICKLE, REPORT  # noqa: E402
from penguins.questions.species import SPECIES  # noqa: E402
from penguins.questions.table import CHOICES, EXAMPLE, MEASUREMENTS, QUESTIONS  # noqa: E402
from scripts.copies import Settings  # noqa: E402
from scripts.forest import grow  # noqa: E402
from scripts.validation import REPEATS, cross_validate, in_every_coalition  # noqa: E402

PICKLE_PROTOCOL = 5

# Of the folds that the report is about. The settings were not chosen on them: see scripts/copies.py.
REPORTED_SPLITS = 2014


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_data(path: Path = DATA) -> tuple[pd.DataFrame, Matrix, NDArray[np.int64]]:
    """The data set -> itself, the forest's nine columns (344, 9) and the classes (344,)."""
    data = pd.read_csv(path)
    table: dict[str, NDArray[Any]] = {m.name: data[m.name].to_numpy(np.float64) for m in MEASUREMENTS}
    for choice in CHOICES:
        values = data[choice.name]
        table[choice.name] = codes(choice, values.astype(object).where(values.notna(), None))
    class_of = {species.name: number for number, species in enumerate(SPECIES)}
    return data, encode(table), np.asarray(data["species"].map(class_of), dtype=np.int64)


def describe(
    data: pd.DataFrame,
    settings: Settings,
    measured: dict[str, Any],
    pickled: bytes,
    example: NDArray[np.float64],
) -> dict[str, Any]:
    """The report: what went in, what came out, what was measured, and what the forest says of the example penguin."""
    named = [question.name for question in QUESTIONS]
    return {
        "settings": asdict(settings),
        "data": {
            "sha256": sha256_of(DATA),
            "penguins": len(data),
            "complete": int(data[named].notna().all(axis=1).sum()),
            "measured": int(data[[m.name for m in MEASUREMENTS]].notna().all(axis=1).sum()),
            "years": [int(data["year"].min()), int(data["year"].max())],
            "species": {species.name: int((data["species"] == species.name).sum()) for species in SPECIES},
            "unknown": {name: int(data[name].isna().sum()) for name in named},
        },
        "versions": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
        "example": list(np.round(example, 6)),
        "pickle": {"sha256": hashlib.sha256(pickled).hexdigest(), "bytes": len(pickled)},
        "cross_validation": measured,
    }


def check(forest: RandomForestClassifier, measured: dict[str, Any], penguins: Matrix) -> list[str]:
    """What differs between a fresh forest with its measures and the committed ones; empty where nothing does."""
    report = json.loads(REPORT.read_text())
    committed = pickle.loads(PICKLE.read_bytes())
    rows = pd.DataFrame(in_every_coalition(penguins), columns=list(FEATURES))
    problems = []
    if not np.array_equal(committed.predict_proba(rows), forest.predict_proba(rows)):
        problems.append("the committed forest answers differently from one trained anew on the same data")
    if report["pickle"]["sha256"] != sha256_of(PICKLE):
        problems.append("the checksum in report.json is not that of penguins_clf.pkl")
    if report["cross_validation"] != json.loads(json.dumps(measured)):
        problems.append("the figures in report.json are not those measured anew")
    return problems


def summarise(measured: dict[str, Any]) -> str:
    """The main figures, a line each."""
    changes = measured["changes_of_species"].values()
    figures = [
        ("accuracy, everything known", f"{measured['accuracy']['mean']:.4f}"),
        ("log loss, everything known", f"{measured['log_loss']['mean']:.4f}"),
        ("mean accuracy, 63 sets of known answers", f"{measured['mean_accuracy_of_sets']:.4f}"),
        ("mean log loss, 63 sets", f"{measured['mean_log_loss_of_sets']:.4f}"),
        ("expected calibration error, 63 sets", f"{measured['calibration_error']:.4f}"),
        ("accuracy, told a wrong island", f"{measured['accuracy_with_wrong_island']:.4f}"),
        ("accuracy, told the wrong sex", f"{measured['accuracy_with_wrong_sex']:.4f}"),
        ("nothing known", ", ".join(f"{share:.4f}" for share in measured["nothing_known"])),
        ("changes of species along each measurement", ", ".join(f"{found['mean']:.1f}" for found in changes)),
    ]
    return "\n".join(f"{name:<45}{figure}" for name, figure in figures)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default, metavar="N")
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="of the 10-fold cross-validation")
    parser.add_argument("--splits", type=int, default=REPORTED_SPLITS, metavar="SEED", help="that draws its folds")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare with the committed forest; write nothing")
    mode.add_argument("--measure", action="store_true", help="print what is cross-validated as JSON; write nothing")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    settings = Settings(**{name: getattr(arguments, name) for name in asdict(Settings())})
    repeats, splits = arguments.repeats, arguments.splits
    if arguments.check:
        report = json.loads(REPORT.read_text())
        settings = Settings(**report["settings"])
        repeats, splits = (report["cross_validation"][name] for name in ("repeats", "splits"))
    data, penguins, classes = read_data()
    print(f"{len(data)} penguins, folds drawn with the seed {splits}, {settings}", file=sys.stderr)
    measured = cross_validate(settings, penguins, classes, repeats, splits)
    print(summarise(measured), file=sys.stderr)
    if arguments.measure:
        print(json.dumps(measured, indent=1))
        return 0
    forest = grow(penguins, classes, settings)
    if arguments.check:
        problems = check(forest, measured, penguins)
        print("\n".join(f"train.py --check: {problem}" for problem in problems) or "The committed forest is the same.")
        return 1 if problems else 0
    pickled = pickle.dumps(forest, protocol=PICKLE_PROTOCOL)
    example = forest.predict_proba(pd.DataFrame(encode_one(EXAMPLE), columns=list(FEATURES)))[0]
    PICKLE.write_bytes(pickled)
    REPORT.write_text(json.dumps(describe(data, settings, measured, pickled, example), indent=1) + "\n")
    print(f"Wrote {PICKLE.relative_to(ROOT)} ({len(pickled):,} bytes) and {REPORT.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
