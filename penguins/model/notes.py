"""What is to be said of a row or of an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """`kind` groups the notes that say the same, `text` says it of this one.

    A row with a note that `stops` is not scored. One that is `odd` says that the row is no penguin; one that is `far`,
    that a number can be none of these penguins', where no other explanation was found. One that is `of_column` is told
    of the file as well: the rows of its page do not repeat it. One that `informs` says nothing odd of the penguin.
    """

    kind: str
    text: str
    stops: bool = False
    far: bool = False
    odd: bool = False
    of_column: bool = False
    informs: bool = False
