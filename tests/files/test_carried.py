"""The columns that are carried along, and the one among them that names the rows."""

import pytest

from tests.tables import opened


@pytest.mark.parametrize(
    "name",
    ["id", "Individual ID", "individual_name", "Name of the penguin", "Bird name", "ring number", "tag-id", "nr"],
)
def test_a_column_that_names_the_rows_is_found_whatever_stands_before_it(name: str) -> None:
    file = opened(f"species,remark,{name},bill_length_mm,bill_depth_mm\nAdelie,calm,N1A1,39.2,18.6\n")
    assert file.carried == [1, 2]
    assert file.name_column == 2


@pytest.mark.parametrize("name", ["colony", "name of the observer", "year", "id of the nest"])
def test_a_column_of_something_else_names_no_rows(name: str) -> None:
    file = opened(f"species,{name},bill_length_mm,bill_depth_mm\nAdelie,N1A1,39.2,18.6\n")
    assert file.name_column is None
