"""Rows that say in everyday words that they sum up others."""

import pytest

from tests.tables import notes, scored

HEADER = "id,island,sex,bill_length_mm,bill_depth_mm,body_mass_g\n"
ABOVE = "A1,Dream,m,39.1,18.7,3750\nA2,Biscoe,f,46.2,14.3,4710\n"


@pytest.mark.parametrize(
    "label",
    [
        *("means", "Mittelwerte", "Durchschnittswert", "Sample mean", "Promedios", "Moy."),
        *("Moyenne générale", "Range min", "Lower CI", "CI upper", "Lower 95% CI", "95 % CI upper", "mean ± SD"),
        *("Mean+-SE", "Mean +/- sd", "Mean of nest 3", "Mean 2007", "Class average", "Quartile 1", "Modus"),
        *("Average of A1-A2", "10th percentile", "Lower quartile", "Arithmetic mean"),
    ],
)
def test_a_row_that_sums_up_others_says_so_in_everyday_words(label: str) -> None:
    content = f"{HEADER}{ABOVE}{label},,,43.1,16.4,4310\n"
    assert notes(content) == {4: f"The row sums up others (“{label}”): it is no penguin."}


@pytest.mark.parametrize("label", ["MW", "Ø", "x̄"])
def test_letters_that_may_be_a_name_sum_up_others_beside_a_word_that_does(label: str) -> None:
    content = f"{HEADER}{ABOVE}{label},,,43.1,16.4,4310\n"
    assert scored(content) == [True, True, True]
    content += "SD,,,5.0,3.1,678\n"
    assert scored(content) == [True, True, False, False]
    assert notes(content)[4] == f"The row sums up others (“{label}”): it is no penguin."


def test_the_letters_of_an_observer_are_no_summary() -> None:
    rows = "MW,Dream,m,39.1,18.7,3750\nMean,,,43.1,16.4,4310\nMW,Biscoe,f,46.2,14.3,4710\n"
    assert scored(f"{HEADER}{ABOVE}{rows}") == [True, True, True, False, True]


def test_the_points_of_the_compass_are_places() -> None:
    content = "site,bill_length_mm,body_mass_g\nN,39.1,3750\nSE,46.2,4710\nDream N,39.1,3750\nDream SE,46.2,4710\n"
    assert scored(content) == [True] * 4


@pytest.mark.parametrize("column", ["island", "sex"])
def test_a_letter_in_place_of_an_island_or_a_sex_is_a_mark_for_none(column: str) -> None:
    content = f"{column},bill_length_mm,body_mass_g\nØ,39.1,3750\nØ,46.2,4710\n"
    assert scored(content) == [True, True]


@pytest.mark.parametrize("marks", ["n", "SE", "CV", "Q1", "Q3", "5%", "90 %"])
def test_a_mark_sums_up_others_below_a_word_that_does(marks: str) -> None:
    content = f"bird,{HEADER.partition(',')[2]}{ABOVE}Mean,,,43.1,16.4,4310\n{marks},,,14,14,4310\n"
    assert scored(content) == [True, True, False, False]


@pytest.mark.parametrize(
    "names",
    [
        "Min Q1 Median Q3 Max",
        "min Q1 Q2 Q3 max",
        "Mean Q1 Q3 n",
        "Mean 10% 90%",
        "Mean IQR range",
        "MW n SD",
        "Mean SE n",
    ],
)
def test_rows_that_sum_up_others_below_one_another_do_so_all(names: str) -> None:
    rows = "".join(f"{name},,,43.1,16.4,4310\n" for name in names.split())
    assert scored(f"{HEADER}{ABOVE}{rows}") == [True, True, *[False] * len(names.split())]


@pytest.mark.parametrize(
    "names", ["Q1 Q2 Q3 Q4", "SE JB JB SE", "10% 20% 30% 40%", "5% 50% 75% 95%", "N SE N SE", "SE Max Q1 Rex"]
)
def test_places_people_and_shares_above_a_mean_are_none(names: str) -> None:
    rows = "".join(f"{name},39.1,18.7,3750\n" for name in names.split())
    content = f"plot,bill_length_mm,bill_depth_mm,body_mass_g\n{rows}Mean,43.1,16.4,4310\n"
    assert scored(content) == [*[True] * len(names.split()), False]


@pytest.mark.parametrize(
    "name", ["Media Luna 1", "SD 01", "Std 1", "Total recall 2", "Mode 7", "Max 2008", "Count 2 (D.)"]
)
def test_a_name_with_a_number_is_a_name(name: str) -> None:
    assert scored(f"{HEADER}{ABOVE}{name},,,39.1,18.7,3750\n") == [True, True, True]


def test_a_mean_in_quotation_marks_of_another_kind_is_one() -> None:
    assert scored(f"{HEADER}'A1','Dream','m','39.1','18.7','3750'\n'Mean','','','43.1','16.4','4310'\n") == [
        True,
        False,
    ]
