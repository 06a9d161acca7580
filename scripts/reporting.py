"""What scripts/train.py writes into report.json, and what it prints of it."""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
import sklearn
from numpy.typing import NDArray

from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.model.report import CrossValidation, Report
from penguins.questions.species import SPECIES
from penguins.questions.table import MEASUREMENTS, QUESTIONS
from scripts.added import AddedFile
from scripts.copies import Settings


def describe(
    dataset: Dataset,
    added: Sequence[AddedFile],
    settings: Settings,
    measured: CrossValidation,
    pickled: bytes,
    example: NDArray[np.float64],
) -> Report:
    """The report: what went in, what came out, what was measured, and what the forest says of the example penguin."""
    answers = [penguin.answers for penguin in dataset.penguins]
    years = pd.read_csv(DATA)["year"]  # which the site does not ask for
    return {
        "settings": asdict(settings),
        "data": {
            "sha256": hashlib.sha256(DATA.read_bytes()).hexdigest(),
            "penguins": len(answers),
            "complete": sum(len(known) == len(QUESTIONS) for known in answers),
            "measured": sum(all(m.name in known for m in MEASUREMENTS) for known in answers),
            "years": [int(years.min()), int(years.max())],
            "species": {species.name: int(np.sum(dataset.classes == index)) for index, species in enumerate(SPECIES)},
            "unknown": {question.name: sum(question.name not in known for known in answers) for question in QUESTIONS},
        },
        "added": [file.described() for file in added],
        "versions": {
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
        },
        "example": [round(float(probability), 6) for probability in example],
        "pickle": {"sha256": hashlib.sha256(pickled).hexdigest(), "bytes": len(pickled)},
        "cross_validation": measured,
    }


def differences(report: Report, other: Report) -> list[str]:
    """The parts in which a report differs from another: "data.penguins".

    The versions of Python and NumPy, which may be newer ones, and the names of added files, which may have been moved,
    are none.
    """
    one, two = _parts(report), _parts(other)
    return [name for name in one | two if one.get(name) != two.get(name)]


def _parts(report: Report) -> dict[str, Any]:
    found = json.loads(json.dumps(report))
    for name in ("python", "numpy"):
        found["versions"].pop(name, None)
    for file in found["added"]:
        file.pop("name", None)
    sections = {name: part if isinstance(part, dict) else {"": part} for name, part in found.items()}
    return {f"{section}.{name}".strip("."): part for section, parts in sections.items() for name, part in parts.items()}


def in_lines(measured: CrossValidation) -> str:
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
