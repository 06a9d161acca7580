"""Columns of spaces in which names or cells have spaces, too."""

import pytest

from tests.tables import read, refusal


@pytest.mark.parametrize(
    ("name", "values"),
    [("Egg mass (g)", ("90.1", "88.2")), ("Date egg", ("2007-11-11", "")), ("tag", ("Adult, 1 Egg", "Adult"))],
)
def test_a_name_or_a_cell_with_spaces_does_not_cut_what_pandas_prints(name: str, values: tuple[str, str]) -> None:
    first, second = values
    width = max(map(len, (name, *values)))
    content = (
        f"      island  bill_length_mm  body_mass_g  {name:>{width}}\n"
        f"0  Torgersen            39.1         3750  {first:>{width}}\n"
        f"1     Biscoe            46.1         4500  {second or 'NaN':>{width}}\n"
    )
    assert read(content) == [
        {"island": "Torgersen", "bill_length_mm": 39.1, "body_mass_g": 3750},
        {"island": "Biscoe", "bill_length_mm": 46.1, "body_mass_g": 4500},
    ]


def test_a_name_with_one_space_before_it_and_within_is_not_taken_for_two() -> None:
    content = "  bill_depth_mm bill_length_mm Wing area\n1          18.7           39.1       340\n"
    assert "a name has spaces in it, or a column is empty" in refusal(content)
    # The rows have no names of their own.
    assert read("  bill_depth_mm bill_length_mm\n 18.7 39.1\n") == [{"bill_length_mm": 39.1, "bill_depth_mm": 18.7}]


def test_names_and_cells_that_both_have_spaces_are_not_cut_at_them() -> None:
    content = (
        "   Sample Number  island  bill_length_mm     Date Egg  bill_depth_mm\n"
        "0             58  Biscoe            45.7  28 Nov 2007           13.9\n"
        "1             94  Biscoe            39.7   2 Nov 2007           17.7\n"
    )
    assert [row["bill_length_mm"] for row in read(content)] == [45.7, 39.7]


def test_below_a_header_that_is_not_indented_rows_of_printed_columns_have_no_names() -> None:
    content = (
        "island  bill_length_mm  bill_depth_mm    Date Egg    sex\n"
        "Biscoe            41.1           19.1 15 Nov 2007   male\n"
        "Biscoe            45.7           13.9 26 Nov 2007 female\n"
    )
    assert "With spaces between them it is not known which is which" in refusal(content)
