"""The workbooks that the benchmark sends."""

from pathlib import Path

from scripts.workbooks import write_large
from tests.tables import read


def test_the_large_workbook_is_a_table_of_different_penguins(tmp_path: Path) -> None:
    path = tmp_path / "penguins.xlsx"
    write_large(path, 50)
    answers = read(path.read_bytes())
    assert len(answers) == len({answer["bill_length_mm"] for answer in answers}) == 50
    assert {answer["island"] for answer in answers} == {"Biscoe"}
    assert {answer["sex"] for answer in answers} == {"female", "male"}
