"""Means of groups are no penguins: a table that looks like one of them is told to."""

import pytest

from penguins.files.table.result_columns import RESULT_COLUMNS
from tests.tables import opened

HEADER = "bill_length_mm,flipper_length_mm,body_mass_g"
ADELIE, CHINSTRAP, GENTOO = "38.8,190.1,3706.2", "48.8,195.8,3733.1", "47.5,217.2,5092.4"


def told(noun: str, unit: str) -> list[str]:
    return [
        "The rows may be means of groups rather than penguins: each is of another species, island or sex, and the "
        f"{noun} is not in whole {unit}. The answers are for single penguins."
    ]


@pytest.mark.parametrize(
    ("groups", "rows"),
    [
        ("species", [f"Adelie,{ADELIE}", f"Chinstrap,{CHINSTRAP}", f"Gentoo,{GENTOO}"]),
        ("", [f"Adelie,{ADELIE}", f"Gentoo,{GENTOO}"]),
        ("sex,n", [f"female,73,{ADELIE}", f"male,73,{CHINSTRAP}"]),
        ("species,sex", [f"Adelie,female,{ADELIE}", f"Adelie,male,{CHINSTRAP}", f"Gentoo,NA,{GENTOO}"]),
        # As they were answered here before, with a remark on one of them.
        (
            f"species,{','.join(RESULT_COLUMNS)}",
            [f"Adelie,Adelie,0.9,0.1,0,,{ADELIE}", f"Gentoo,Gentoo,0,0,1,a remark,{GENTOO}"],
        ),
    ],
)
def test_rows_of_different_groups_with_too_many_digits_may_be_means(groups: str, rows: list[str]) -> None:
    assert opened("\n".join([f"{groups},{HEADER}", *rows])).warnings == told("flipper length", "mm")


def test_means_as_pandas_prints_them_are_told() -> None:
    content = "           bill_length_mm  body_mass_g\nspecies\nAdelie      38.79  3700.66\nGentoo  47.51  5076.02\n"
    assert opened(content).warnings == told("body mass", "g")


@pytest.mark.parametrize(
    ("groups", "rows"),
    [
        ("species", ["Adelie,38.8,190,3706", "Gentoo,47.5,217,5092"]),
        ("species", [f"Adelie,{ADELIE}", "Gentoo,47.5,217,5092"]),
        ("species", [f"Adelie,{ADELIE}", f"Adelie,{CHINSTRAP}"]),
        ("species", [f"Adelie,{ADELIE}"]),
        ("species,id", [f"Adelie,N1A1,{ADELIE}", f"Gentoo,N1A2,{GENTOO}"]),
        ("nr", [f"1,{ADELIE}", f"2,{GENTOO}"]),
        ("species", [f"Adelie,{ADELIE}", f"Gentoo,{GENTOO}", "Gentoo,47.5,,", "Adelie,,,"]),
    ],
)
def test_penguins_are_no_means(groups: str, rows: list[str]) -> None:
    assert opened("\n".join([f"{groups},{HEADER}", *rows])).warnings == []


def test_values_of_a_finer_scale_are_no_means() -> None:
    assert opened(f"species,{HEADER}\nAdelie,38.81,181.5,3706\nGentoo,47.52,217.5,5092\n").warnings == []
    in_inches = opened("species,bill_length_in,body_mass_lb\nAdelie,1.54,8.31\nGentoo,1.87,11.24\n").warnings
    assert [told.partition(" was")[0] for told in in_inches] == ["“bill_length_in”", "“body_mass_lb”"]


ABOVE = "P1,female,38.4,188,3825\nP2,male,47.6,194,3560\nP3,female,46.2,213,4710\nP4,male,39.1,NA,3750\n"


@pytest.mark.parametrize(
    ("last", "is_told"),
    [
        (",,42.8,198.3,3961.3", True),
        ("x̄,,42.825,198.33333333333334,3961.25", True),
        (",NA,42.8,198.3,3961", True),
        # It may be so by chance.
        (",,42.8,198,3961", False),
        # The note of the row says so.
        ("Mean,,42.8,198.3,3961.3", False),
        ("P5,female,42.8,198.3,3961.3", False),
        ("P5,,42.8,198.3,3960", False),
    ],
)
def test_a_last_row_that_holds_the_means_of_those_above_is_told(last: str, is_told: bool) -> None:
    content = f"id,sex,{HEADER}\n{ABOVE}{last}\n,,5.0,13.1,511\n"
    told = "Row 6 holds the means of the rows above it: it is no penguin. Remove it, and try again."
    assert opened(content).warnings == ([told] if is_told else [])


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ("38.4,188,3825\n47.6,195,3560\n46.2,213,4710\n44.1,198.7,4031.7\n", True),
        # Half of two numbers is too often a third.
        ("38.4,188,3825\n47.6,195,3560\n43,191.5,3692.5\n", False),
        # With two decimal places, their means have three; these are compared to the third.
        ("38.41,188,3825\n47.62,194,3560\n46.25,213,4710\n44.093,198.3333,4031.6667\n", True),
        ("38.41,188,3825\n47.62,194,3560\n46.25,213,4710\n44.091,198.3333,4031.6667\n", False),
    ],
)
def test_means_stand_below_three_rows_or_more_and_are_right_to_the_last_place(rows: str, is_told: bool) -> None:
    last = len(rows.splitlines()) + 1
    told = f"Row {last} holds the means of the rows above it: it is no penguin. Remove it, and try again."
    assert opened(f"{HEADER}\n{rows}").warnings == ([told] if is_told else [])


def test_rows_that_are_alike_are_no_means_of_one_another() -> None:
    assert opened(f"{HEADER}\n" + "38.4,188,3825\n" * 5).warnings == []
    assert opened(f"{HEADER}\n38.4,188,3825\n38.6,190,3875\n38.5,189,3850\n").warnings == []
    assert opened("bill_length_mm,bill_depth_mm\n38,18\n39,18\n41,19\n39,18\n").warnings == []
