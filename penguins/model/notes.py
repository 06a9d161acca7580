"""What is to be said of a row or of an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """`kind` groups the notes that say the same, `text` says it of this one.

    A row with a note that `stops` is not scored.
    """

    kind: str
    text: str
    stops: bool = False
