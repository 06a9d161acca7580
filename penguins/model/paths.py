"""Where the data set, the pickled forest and its report are, and what is said where one of them is damaged."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
DATA = _PACKAGE / "data" / "penguins.csv"
PICKLE = _PACKAGE / "model" / "penguins_clf.pkl"
REPORT = _PACKAGE / "model" / "report.json"


class ModelError(RuntimeError):
    """The forest cannot be trusted to answer as its report says; the message, one line, says what mends it."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever fails while one of these files is read, it is not as it was committed: raises ModelError."""
    try:
        yield
    except Exception as error:
        raise ModelError(f"{path.name} cannot be read ({type(error).__name__}: {error}): restore it.") from error
