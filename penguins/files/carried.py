"""The columns of a file that are carried along without being understood, and the one by which it names its rows."""

from penguins.files.header import Header
from penguins.questions.text import words_of
from penguins.questions.vocabulary import FILLER_WORDS, ROW_NAMES


def carried_columns(header: Header, earlier_results: frozenset[int] = frozenset()) -> list[int]:
    """The indices of the columns that answer no question, name no species and hold no results of this site."""
    one_hot = {index for columns in header.one_hot.values() for index in columns.values()}
    used = {*header.measurements.values(), *header.choices.values(), *one_hot, header.species, *earlier_results}
    return [index for index in range(len(header.cells)) if index not in used]


def name_column(header: Header) -> int | None:
    """The column that holds the file's own name or number of each row, or None where it has none."""
    for index in carried_columns(header):
        words = [word for word in words_of(header.cells[index]) if word not in FILLER_WORDS]
        if " ".join(words) in ROW_NAMES:
            return index
    return None
