"""Workbooks as a spreadsheet saves them, for the tests: written by openpyxl, which knows nothing of this reader."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from penguins.questions.answers import Answers

HEADER: Sequence[Any] = ["island", "bill_length_mm", "flipper_length_mm", "sex"]
ROW: Sequence[Any] = ["Biscoe", 46.2, 213, "male"]
ANSWERS: Answers = {"island": "Biscoe", "bill_length_mm": 46.2, "flipper_length_mm": 213.0, "sex": "male"}

Rows = Sequence[Sequence[Any]]


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def book(**sheets: Rows) -> bytes:
    """A workbook of sheets, by name, each with its rows; None is an empty cell."""
    workbook = Workbook()
    del workbook["Sheet"]
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(workbook)
