"""Columns that are cut from lines all at once, and the distinct cells of a column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.files.table.factorized import cut_columns, factorized

# Few letters, so that many cells are alike or begin alike; of one to four bytes, and NUL among them.
CELLS = st.text(alphabet="a\0é企🐧", max_size=30) | st.sampled_from(
    ["", "a" * 8, "a" * 16, "a" * 64, "a" * 65, "a" * 200]
)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_cut_columns_are_those_of_each_line_split(rows: list[list[str]]) -> None:
    columns = cut_columns([",".join(row) for row in rows], ",", len(rows[0]))
    assert columns is not None
    assert [list(column) for column in columns] == [list(cells) for cells in zip(*rows, strict=True)]
    assert [[column[row] for column in columns] for row in range(len(rows))] == rows


@given(st.lists(CELLS, min_size=1), st.booleans())
def test_each_distinct_cell_has_one_code_and_each_code_its_text(cells: list[str], is_cut: bool) -> None:
    columns = cut_columns(cells, ",", 1) if is_cut else [cells]
    assert columns is not None
    codes, texts = factorized(columns[0])
    assert [texts[code] for code in codes] == cells
    assert sorted(texts) == sorted(set(cells))


@pytest.mark.parametrize("length", [1, 8, 9, 16, 17, 64, 65])
def test_cells_that_differ_in_their_last_letter_alone_are_distinct(length: int) -> None:
    cells = [f"{'a' * (length - 1)}{last}" for last in "abc"]
    columns = cut_columns(cells, ",", 1)
    assert columns is not None
    assert [list(columns[0]), sorted(factorized(columns[0])[1])] == [cells] * 2


@pytest.mark.parametrize(
    "lines", [["a,b", "c"], ["a,b,c", "d"], ["a", "b,c,d"], ["a,b", ""], ["a,b,c,d"], ["a,b,c", "d,e,f"]]
)
def test_lines_of_another_width_are_not_cut(lines: list[str]) -> None:
    assert cut_columns(lines, ",", 2) is None


def test_columns_of_other_delimiters_are_cut_as_well() -> None:
    columns = cut_columns(["Biscoe;39,1", "Dream;18,7"], ";", 2)
    assert columns is not None
    assert [list(column) for column in columns] == [["Biscoe", "Dream"], ["39,1", "18,7"]]
    assert factorized(columns[1])[0].dtype == np.intp
