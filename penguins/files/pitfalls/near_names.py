"""Columns that may hold what no column was found for, by what their names or their cells say: told, not read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from penguins.files.table.chunk import Chunk
from penguins.files.table.factorized import cells_at
from penguins.files.table.header import FEWEST_MEASUREMENTS, Header, is_garbled, names_of
from penguins.files.table.header_cell import names_penguin, names_predictions, names_rows, understand
from penguins.questions.answers import is_missing, options_by_key
from penguins.questions.table import Choice, Measurement
from penguins.questions.text import key_of, listed, words_of

# What stands behind a name that another column has already: "bill_length_mm.1", "Bill length (mm) 2", "mass_f".
_END_OF_SECOND = re.compile(
    r"(?<![\s._(-])[\s._(-]*(?:(?<![\d^])(?<!cm)\d{1,2}|(?<![^\W_])[abfmxy])\)?$", re.IGNORECASE
)


def warnings_of_near_names(header: Header, chunk: Chunk) -> Iterator[str]:
    """That columns were not taken for a missing question whose header says more than its name, or whose cells in the
    rows of penguins say only what answers it."""
    rows = np.flatnonzero(chunk.scoreable)
    others = {index: {*words_of(cell)} for index, cell in header.not_understood.items()}
    for question in header.missing:
        near = [index for index, words in others.items() if any(name <= words for name in names_of(question))]
        if isinstance(question, Choice) and not near:
            cells = {index: cells_at(chunk.columns[index], rows) for index in others}
            near = [index for index in others if _holds_options(question, header.cells[index], cells[index])]
        if near:
            were, it = ("was", "it") if len(near) == 1 else ("were", "one of them")
            yield (
                f"{header.quoted(*near)} {were} not taken for the {question.noun}, which counts as unknown. If {it} "
                f"holds the {question.noun}, name that column “{question.name}”, and try again."
            )


def _holds_options(choice: Choice, name: str, cells: Sequence[str]) -> bool:
    """Whether most cells of a column are filled, with words for two options or more and with nothing else. Letters may
    be anything; a name of a row or a prediction is no answer."""
    if not name.strip() or names_rows(name) or names_penguin(name) or names_predictions(name) or is_garbled(name):
        return False
    options, meant, filled = options_by_key(choice), set(), 0
    for cell, count in Counter(cells).items():
        key = key_of(cell)
        if len(key) > 1 and key in options:
            meant.add(options[key])
            filled += count
        elif not is_missing(cell):
            return False
    return len(meant) > 1 and 2 * filled > len(cells)


def warnings_of_second_set(header: Header) -> Iterator[str]:
    """That two or more measurements stand in a row again, under their names with an end, and were not read there."""
    again: dict[int, Measurement] = {}
    for index, cell in header.not_understood.items():
        meaning, _ = understand(_END_OF_SECOND.sub("", cell))
        if isinstance(meaning, Measurement) and meaning in header.measured:
            again[index] = meaning
    nouns = [one.noun for one in dict.fromkeys(again.values())]
    if len(nouns) >= FEWEST_MEASUREMENTS:
        yield (
            f"{header.quoted(*again)} were not read, as other columns hold {listed(nouns)}. If they are of another "
            "bird, give each bird a row of its own, and try again."
        )
