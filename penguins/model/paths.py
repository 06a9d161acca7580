"""Where the data set, the pickled forest and its report are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
DATA = _PACKAGE / "data" / "penguins.csv"
PICKLE = _PACKAGE / "model" / "penguins_clf.pkl"
REPORT = _PACKAGE / "model" / "report.json"
