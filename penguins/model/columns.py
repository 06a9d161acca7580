"""Answers -> the forest's nine columns, for training and serving alike.

A table of penguins is a dictionary of columns, one for each question: float64 with NaN where a measurement is not
known; for a choice, int8 with the index of the option or UNKNOWN.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penguins.questions.answers import Answers
from penguins.questions.table import (
    BILL_LENGTH,
    CHOICES,
    ISLAND,
    MEASUREMENTS,
    QUESTIONS,
    SEX,
    Choice,
    Measurement,
    Question,
)

Table = Mapping[str, NDArray[Any]]
Matrix = NDArray[np.float32]

UNKNOWN = -1

# The order that the well-known penguins_clf.pkl has, so that the two can be exchanged: see the README.
_ONE_HOT = (SEX, ISLAND)
FEATURES = (
    *(measurement.name for measurement in MEASUREMENTS),
    *(f"{choice.name}_{value}" for choice in _ONE_HOT for value in choice.options),
)


def _columns_of(question: Question) -> slice:
    columns = [column for column, feature in enumerate(FEATURES) if feature.startswith(question.name)]
    return slice(columns[0], columns[-1] + 1)


# Which of the nine columns belong to a question.
COLUMNS_OF = {question.name: _columns_of(question) for question in QUESTIONS}
# The index of the question that each of the nine columns belongs to.
_QUESTION_OF = [index for name in FEATURES for index, one in enumerate(QUESTIONS) if name.startswith(one.name)]


def table_of(penguins: Sequence[Answers]) -> dict[str, NDArray[Any]]:
    """Penguins, one dictionary of answers each -> the columns of a table, each of shape (n,)."""
    table: dict[str, NDArray[Any]] = {
        measurement.name: np.array([penguin.get(measurement.name, np.nan) for penguin in penguins], dtype=np.float64)
        for measurement in MEASUREMENTS
    }
    for choice in CHOICES:
        code_of: dict[object, int] = {None: UNKNOWN, **{option: code for code, option in enumerate(choice.options)}}
        table[choice.name] = np.array([code_of[penguin.get(choice.name)] for penguin in penguins], dtype=np.int8)
    return table


def answers_of(table: Table, index: int) -> Answers:
    """The answers of one row of a table, without those that are not known: the inverse of `table_of`."""
    answers: Answers = {}
    for question in QUESTIONS:
        value = table[question.name][index]
        if isinstance(question, Measurement):
            if not np.isnan(value):
                answers[question.name] = float(value)
        elif value != UNKNOWN:
            answers[question.name] = question.options[value]
    return answers


def is_known(table: Table, question: Question) -> NDArray[np.bool_]:
    """Whether each row of a table answers a question: (n,)."""
    column = table[question.name]
    return np.asarray(column != UNKNOWN if isinstance(question, Choice) else ~np.isnan(column))


def nothing_known(rows: int) -> dict[str, NDArray[Any]]:
    """A table of so many penguins of which nothing is known."""
    return {name: column.repeat(rows) for name, column in table_of([{}]).items()}


def encode(table: Table) -> Matrix:
    """A table of n penguins -> float32 of shape (n, 9), in the order of FEATURES."""
    rows = len(table[MEASUREMENTS[0].name])
    matrix = np.empty((rows, len(FEATURES)), dtype=np.float32)
    for measurement in MEASUREMENTS:
        matrix[:, COLUMNS_OF[measurement.name]] = table[measurement.name][:, np.newaxis]
    for choice in _ONE_HOT:
        indices = np.arange(len(choice.options))
        matrix[:, COLUMNS_OF[choice.name]] = table[choice.name][:, np.newaxis] == indices
    return matrix


def encode_one(penguin: Answers) -> Matrix:
    """One penguin -> float32 of shape (1, 9)."""
    return encode(table_of([penguin]))


# A penguin of which nothing is known: NaN for a measurement, zeros for the options of a choice.
NOTHING_KNOWN: Matrix = encode_one({})[0]

# All 64 sets of known answers, (64, 6): row c says which answers coalition c knows, by the bits of c, of which bit i is
# question i. The first row knows nothing, the last one everything.
COALITIONS: NDArray[np.bool_] = np.arange(2 ** len(QUESTIONS))[:, np.newaxis] >> np.arange(len(QUESTIONS)) & 1 == 1


def coalitions_of(table: Table) -> NDArray[np.intp]:
    """Which answers each of n penguins has, as the index of their coalition: (n,)."""
    return np.asarray(sum(is_known(table, question).astype(np.intp) << bit for bit, question in enumerate(QUESTIONS)))


def mask(matrix: Matrix, coalitions: NDArray[np.bool_]) -> Matrix:
    """Penguins (n or 1, 9) with all but the answers in `coalitions` (n or 1, 6) made unknown: float32 (n, 9)."""
    masked: Matrix = np.where(coalitions[:, _QUESTION_OF], matrix, NOTHING_KNOWN)
    return masked


def alike_together(matrix: Matrix) -> NDArray[np.intp]:
    """The order of the rows (n,) that puts similar penguins next to each other: by island and sex, then bill length."""
    options = matrix[:, len(MEASUREMENTS) :]
    # Sets of options are farther apart than any two bill lengths: to sort by one key is twice as fast as by six.
    sets = options @ (BILL_LENGTH.accepted.high * 2.0 ** np.arange(options.shape[1]))
    return np.argsort(sets + np.nan_to_num(matrix[:, COLUMNS_OF[BILL_LENGTH.name].start]))
