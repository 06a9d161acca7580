"""Rows are written, whole or cell by cell."""

import pytest

from penguins.files.table.dialect import Dialect

CELLS = ["", "0,5", "Adelie", "a; “b” c", 'says "one"']


@pytest.mark.parametrize(
    ("delimiter", "line"),
    [
        (",", ',"0,5",Adelie,a; “b” c,"says ""one"""'),
        (";", ';0,5;Adelie;"a; “b” c";"says ""one"""'),
        ("\t", '\t0,5\tAdelie\ta; “b” c\t"says ""one"""'),
        (" ", '"" "0,5" "Adelie" "a; “b” c" "says ""one"""'),
    ],
)
def test_a_row_is_written_whole_as_it_is_cell_by_cell(delimiter: str, line: str) -> None:
    dialect = Dialect(delimiter)
    assert dialect.lines_of([CELLS, CELLS]) == [line, line]
    first = '"id"' if delimiter == " " else "id"
    assert dialect.lines_of([["id", *CELLS]]) == [first + "".join(dialect.following(CELLS))]


def test_a_cell_of_two_lines_stays_one_row() -> None:
    assert Dialect().lines_of([["a\r\nb", "c"], ["d", "e"]]) == ['"a\r\nb",c', "d,e"]
