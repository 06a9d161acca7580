"""Where the data set, the pickled forest and its report are, and how the report names a set of known inputs."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from penguins.questions.table import QUESTIONS

_PACKAGE = Path(__file__).resolve().parent.parent
DATA = _PACKAGE / "data" / "penguins.csv"
PICKLE = _PACKAGE / "model" / "penguins_clf.pkl"
REPORT = _PACKAGE / "model" / "report.json"


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def coalition_key(known: Iterable[bool]) -> str:
    """The name of a set of known inputs in the report: "island, bill_length_mm"."""
    return ", ".join(question.name for question, is_known in zip(QUESTIONS, known, strict=True) if is_known)
