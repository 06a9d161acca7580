"""Means of groups are no penguins: a table that looks like one of them is told to."""

import pytest

from penguins.files.table.result_columns import RESULT_COLUMNS
from penguins.questions.table import ISLAND
from tests.tables import opened

HEADER = "bill_length_mm,flipper_length_mm,body_mass_g"
ADELIE, CHINSTRAP, GENTOO = "38.8,190.1,3706.2", "48.8,195.8,3733.1", "47.5,217.2,5092.4"


def told(noun: str, unit: str, groups: str = "species, island or sex") -> list[str]:
    return [
        f"The rows may be means of groups rather than penguins: each is of another {groups}, and the "
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


def test_means_of_each_year_are_told() -> None:
    rows = [f"Adelie,2007,{ADELIE}", f"Adelie,2008,{CHINSTRAP}", f"Gentoo,2007,{GENTOO}", f"Gentoo,2008,{GENTOO}"]
    content = "\n".join([f"species,year,{HEADER}", *rows])
    assert opened(content).warnings == told("flipper length", "mm", "species, island, sex or “year”")
    # Two penguins of a year.
    assert opened(content.replace("2008", "2007")).warnings == []


def test_the_centres_of_clusters_are_told() -> None:
    content = f"Cluster,{HEADER}\n0,{ADELIE}\n1,{CHINSTRAP}\n2,{GENTOO}\n"
    assert opened(content).warnings == told("flipper length", "mm", "species, island, sex or “Cluster”")
    # A program's own numbers of the rows.
    assert opened(content.replace("Cluster", "")).warnings == []


def test_nests_are_no_groups() -> None:
    rows = [f"{nest // 2},{2007 + nest % 2},{ADELIE}" for nest in range(30)]
    assert opened("\n".join([f"nest,year,{HEADER}", *rows])).warnings == []


@pytest.mark.parametrize(
    ("groups", "rows"),
    [
        ("species", ["Adelie,38.8,190,3706", "Gentoo,47.5,217,5092"]),
        ("species,year", [f"{one},{year},38.8,190,3706" for one in ("Adelie", "Gentoo") for year in (2007, 2008)]),
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


@pytest.mark.parametrize(("count", "is_told"), [("n", True), ("Sample size", True), ("count", True), ("nest", False)])
def test_a_count_beside_each_group_shows_means_in_whole_millimetres(count: str, is_told: bool) -> None:
    rows = ["Biscoe,167,45.3,210,4716", "Dream,124,44.2,193,3713", "Torgersen,51,39.0,191,3706"]
    told = (
        "The rows may be means of groups rather than penguins: each is of another species, island or sex, and "
        f"“{count}” may count them. The answers are for single penguins."
    )
    assert opened("\n".join([f"island,{count},{HEADER}", *rows])).warnings == [told] * is_told


@pytest.mark.parametrize("counts", [(1, 2, 3), (3, 2, 1), (5, 4, 6), (0, 40, 50), (2, 2, 1)])
def test_the_numbers_of_rows_and_of_eggs_count_no_penguins(counts: tuple[int, int, int]) -> None:
    rows = [f"{island},{count},45.3,210,4716" for island, count in zip(ISLAND.options, counts, strict=True)]
    assert opened("\n".join([f"island,n,{HEADER}", *rows])).warnings == []


@pytest.mark.parametrize("name", ["Total", "Mean"])
def test_below_means_there_may_be_a_row_that_sums_up_all(name: str) -> None:
    content = f"species,{HEADER}\nAdelie,{ADELIE}\nChinstrap,{CHINSTRAP}\nGentoo,{GENTOO}\n{name},43.9,200.9,4201.8\n"
    assert opened(content).warnings == told("flipper length", "mm")


@pytest.mark.parametrize("name", ["year", "cluster", "n", "id"])
def test_a_number_of_thousands_of_digits_is_no_year(name: str) -> None:
    rows = [f"Adelie,{'9' * 6000},{ADELIE}", f"Gentoo,{'8' * 6000},{GENTOO}"]
    assert [
        one.partition(", and the ")[2] for one in opened("\n".join([f"species,{name},{HEADER}", *rows])).warnings
    ] == ["flipper length is not in whole mm. The answers are for single penguins."]
