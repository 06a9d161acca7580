"""Penguin files in small: written in any dialect, read back, answered by a forest that is easy to foresee."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from penguins.files.opening import open_file
from penguins.files.penguin_file import PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.results.results_csv import csv_header, csv_rows
from penguins.files.results.scoring import FindCautions, PredictProba, score
from penguins.files.results.summary import Summary
from penguins.files.table.cells import Notes
from penguins.files.table.chunk import Chunk
from penguins.files.table.header import match
from penguins.model.columns import COLUMNS_OF, Matrix, Table, answers_of
from penguins.model.prediction import Probabilities
from penguins.questions.answers import Answers
from penguins.questions.table import QUESTIONS

HEADERS = tuple(question.name for question in QUESTIONS)

# What is added where a cell holds what may stand for "not known".
IF_NOT_KNOWN = "If it stands for “not known”, leave the cell empty."

# Made up, each plainly of its species for the real forest too.
ADELIE: Answers = {
    "island": "Torgersen",
    "sex": "male",
    "bill_length_mm": 38.4,
    "bill_depth_mm": 18.9,
    "flipper_length_mm": 188.0,
    "body_mass_g": 3825.0,
}
CHINSTRAP: Answers = {
    "island": "Dream",
    "sex": "female",
    "bill_length_mm": 47.6,
    "bill_depth_mm": 17.9,
    "flipper_length_mm": 194.0,
    "body_mass_g": 3560.0,
}
GENTOO: Answers = {
    "island": "Biscoe",
    "sex": "female",
    "bill_length_mm": 46.2,
    "bill_depth_mm": 14.3,
    "flipper_length_mm": 213.0,
    "body_mass_g": 4710.0,
}
PENGUINS = (ADELIE, CHINSTRAP, GENTOO)


def plain_forest(matrix: Matrix) -> Probabilities:
    """A bill under 42 mm is an Adelie's, over it a Gentoo's; where it is unknown, a Chinstrap is as likely as not."""
    bill = matrix[:, COLUMNS_OF["bill_length_mm"].start]
    probabilities = np.where((bill < 42)[:, np.newaxis], [0.9, 0.0625, 0.0375], [0.05, 0.15, 0.8])
    probabilities[np.isnan(bill)] = [0.25, 0.5, 0.25]
    return probabilities


def no_cautions(_table: Table, _probabilities: Probabilities, _rows_before: int) -> Notes:
    return {}


def stream(content: str | bytes, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(content if isinstance(content, bytes) else content.encode(encoding))


def opened(content: str | bytes) -> PenguinFile:
    return open_file(stream(content))


def refusal(content: str | bytes) -> str:
    """Why the file is refused."""
    try:
        opened(content)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError("the file was not refused")


def questions_of(*headers: str) -> list[str]:
    """The question that each of a file's headers asks, "" where it asks none."""
    header = match([*headers])
    by_index = {index: name for name, indices in header.columns.items() for index in indices}
    assert header.one_hot == {}
    return [by_index.get(index, "") for index in range(len(headers))]


def chunks(content: str | bytes) -> list[Chunk]:
    return list(opened(content).chunks())


def read(content: str | bytes) -> list[Answers]:
    """What each row of the file answers."""
    return [answers_of(chunk.table, row) for chunk in chunks(content) for row in range(len(chunk.numbers))]


def row_numbers(content: str | bytes) -> list[int]:
    return [number for chunk in chunks(content) for number in chunk.numbers]


def scored(content: str | bytes) -> list[bool]:
    """Of each row, whether it gets a species."""
    return [bool(scoreable) for chunk in chunks(content) for scoreable in chunk.scoreable]


def notes(content: str | bytes) -> dict[int, str]:
    """The notes, by the number of the row."""
    return {
        chunk.numbers[row]: " ".join(note.text for note in chunk.notes[row])
        for chunk in chunks(content)
        for row in sorted(chunk.notes)
    }


def results(
    content: str | bytes, predict_proba: PredictProba = plain_forest, find_cautions: FindCautions = no_cautions
) -> str:
    """The results CSV, whole."""
    file = opened(content)
    return csv_header(file) + "".join(csv_rows(file, chunk) for chunk in score(file, predict_proba, find_cautions))


def parsed(body: str, delimiter: str = ",") -> list[list[str]]:
    """CSV as another program reads it: rows of cells, the header first."""
    return list(csv.reader(io.StringIO(body.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def notes_of(body: str) -> list[str]:
    """The notes in the results, one for each row."""
    return [row[-1] for row in parsed(body)[1:]]


def summary_of(
    content: str | bytes, predict_proba: PredictProba = plain_forest, species_column: int | None = None
) -> Summary:
    summary = Summary(species_column, name_column=None, unlike_kinds=frozenset())
    for chunk in score(opened(content), predict_proba, no_cautions):
        summary.add(chunk)
    return summary


def table(
    penguins: Sequence[Answers] = PENGUINS,
    *,
    headers: Sequence[str] = HEADERS,
    delimiter: str = ",",
    decimal: str = ".",
    end: str = "\n",
    quoted: bool = False,
) -> str:
    """Penguins as a file of the six questions' columns."""
    rows = [list(headers), *([_written(penguin.get(name, ""), decimal) for name in HEADERS] for penguin in penguins)]
    quote = '"' if quoted else ""
    return "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) + end for row in rows)


def _written(answer: str | float, decimal: str) -> str:
    return answer if isinstance(answer, str) else f"{answer:.10g}".replace(".", decimal)
