#!/usr/bin/env python3
"""Trains the forest on penguins/data/penguins.csv and writes it with its report into penguins/model.

    scripts/train.py                 train, measure, write penguins_clf.pkl and report.json
    scripts/train.py --check         retrain as the report says, and fail if the committed forest answers differently

The same data and settings give the same forest. Every tree learns from its own bootstrap sample of penguins: each
drawn penguin comes once as it is, and once for most of the 63 ways of masking some of its answers, so that "unknown"
is a value the forest has learned. Which ways are left out is drawn at random for each tree. Resampling whole
penguins, not copies, keeps a penguin that a tree has not drawn wholly unseen by it; that is why the trees are added
one at a time instead of in a single call to fit.
"""

import argparse
import hashlib
import json
import pickle
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import sklearn
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from penguins.model.columns import COALITIONS, FEATURES, Matrix, codes, encode, encode_one, mask  # noqa: E402
from penguins.model.paths import DATA, PICKLE, REPORT  # noqa: E402
from penguins.questions.species import SPECIES  # noqa: E402
from penguins.questions.table import CHOICES, EXAMPLE, MEASUREMENTS, QUESTIONS  # noqa: E402
from scripts import validation  # noqa: E402

PICKLE_PROTOCOL = 5


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Settings:
    """What a forest is grown with: `masked_share` of the masked copies go into a tree; `whole_weight` is the weight
    of a penguin as it is against one masked copy of it."""

    trees: int = 30
    max_features: int = 1
    masked_share: float = 0.8
    whole_weight: float = 60.0
    seed: int = 2014


def read_data(path: Path = DATA) -> tuple[pd.DataFrame, Matrix, NDArray[np.int64]]:
    """The data set -> itself, the forest's nine columns (344, 9) and the classes (344,)."""
    data = pd.read_csv(path)
    table: dict[str, NDArray[Any]] = {m.name: data[m.name].to_numpy(np.float64) for m in MEASUREMENTS}
    for choice in CHOICES:
        values = data[choice.name]
        table[choice.name] = codes(choice, values.astype(object).where(values.notna(), None))
    class_of = {species.name: number for number, species in enumerate(SPECIES)}
    return data, encode(table), np.asarray(data["species"].map(class_of), dtype=np.int64)


def with_masked_copies(
    penguins: Matrix, drawn: NDArray[np.int64], settings: Settings, rng: np.random.Generator
) -> tuple[Matrix, NDArray[np.int64], NDArray[np.float64]]:
    """What one tree learns from: rows (m, 9), which of the penguins (n, 9) each is of (m,), and its weight (m,).

    A penguin drawn twice comes once, with twice the weight.
    """
    unique, times = np.unique(drawn, return_counts=True)
    sets = np.tile(COALITIONS, (len(unique), 1))
    of, weights = np.repeat(unique, len(COALITIONS)), np.repeat(times.astype(np.float64), len(COALITIONS))
    whole = sets.all(axis=1)
    weights[whole] *= settings.whole_weight
    kept = whole | (rng.random(len(sets)) < settings.masked_share)
    return mask(penguins[of[kept]], sets[kept]), of[kept], weights[kept]


def grow(
    penguins: Matrix, classes: NDArray[np.int64], settings: Settings, progress: bool = False
) -> RandomForestClassifier:
    """A forest grown on penguins (n, 9) of the given classes (n,)."""
    rng = np.random.default_rng(settings.seed)
    forest = RandomForestClassifier(
        n_estimators=0,
        max_features=settings.max_features,
        bootstrap=False,
        warm_start=True,
        random_state=settings.seed,
    )
    for tree in range(1, settings.trees + 1):
        drawn = rng.integers(0, len(classes), len(classes))
        rows, of, weights = with_masked_copies(penguins, drawn, settings, rng)
        forest.set_params(n_estimators=tree)
        forest.fit(pd.DataFrame(rows, columns=list(FEATURES)), classes[of], weights)
        if progress and sys.stderr.isatty():
            print(f"\rtree {tree} of {settings.trees}", end="", file=sys.stderr, flush=True)
    if progress:
        print(f"\r{settings.trees} trees grown", file=sys.stderr)
    forest.set_params(warm_start=False)
    return forest


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
    asked = np.vstack([mask(penguins, np.tile(known, (len(penguins), 1))) for known in COALITIONS])
    rows = pd.DataFrame(asked, columns=list(FEATURES))
    problems = []
    if not np.array_equal(committed.predict_proba(rows), forest.predict_proba(rows)):
        problems.append("the committed forest answers differently from one trained anew on the same data")
    if report["pickle"]["sha256"] != sha256_of(PICKLE):
        problems.append("the checksum in report.json is not that of penguins_clf.pkl")
    if report["cross_validation"] != json.loads(json.dumps(measured)):
        problems.append("the figures in report.json are not those measured anew")
    return problems


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default, metavar="N")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="of the 10-fold cross-validation")
    parser.add_argument("--check", action="store_true", help="compare with the committed forest; write nothing")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    if arguments.check:
        report = json.loads(REPORT.read_text())
        settings, repeats = Settings(**report["settings"]), report["cross_validation"]["repeats"]
    else:
        settings = Settings(**{name: getattr(arguments, name) for name in asdict(Settings())})
        repeats = arguments.repeats
    data, penguins, classes = read_data()
    print(f"Training on {len(data)} penguins with {settings}", file=sys.stderr)
    forest = grow(penguins, classes, settings, progress=True)
    measured = validation.cross_validate(grow, settings, penguins, classes, repeats)
    if arguments.check:
        problems = check(forest, measured, penguins)
        print("\n".join(f"train.py --check: {problem}" for problem in problems) or "The committed forest is the same.")
        return 1 if problems else 0
    pickled = pickle.dumps(forest, protocol=PICKLE_PROTOCOL)
    example = forest.predict_proba(pd.DataFrame(encode_one(EXAMPLE), columns=list(FEATURES)))[0]
    PICKLE.write_bytes(pickled)
    REPORT.write_text(json.dumps(describe(data, settings, measured, pickled, example), indent=1) + "\n")
    print(
        f"Accuracy {measured['accuracy']['mean']:.4f} with everything known, "
        f"{measured['mean_accuracy_of_sets']:.4f} over the 63 sets of known inputs (cross-validated).\n"
        f"Wrote {PICKLE.relative_to(ROOT)} ({len(pickled):,} bytes) and {REPORT.relative_to(ROOT)}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
