"""How the sentences about a file count: one row, some of several, both, all."""

import numpy as np
import pytest

from penguins.explain.caution_texts import LEVEL
from penguins.files.results.summary import Problem
from penguins.model.prediction import NEARLY_LEVEL
from penguins.web import results_words
from tests.tables import summary_of

# The plain forest's answer to either is what its name says.
ADELIE, GENTOO = "38.4,3825", "46.2,4710"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Adelie," + ADELIE, "Adelie,x,"], "The one scored row that names one of the three species agrees"),
        (["Gentoo," + ADELIE, "," + ADELIE], "The one scored row that names one of the three species disagrees"),
        (["Gentoo," + ADELIE] * 2, "Neither of the 2 scored rows that name one of the three species agrees"),
        (
            ["Gentoo," + ADELIE, "Gentoo," + GENTOO, "Adelie,x,"],
            "1 of the 2 scored rows that name one of the three species agrees",
        ),
        (["Gentoo," + GENTOO] * 2, "Both scored rows that name one of the three species agree"),
        (
            ["Gentoo," + GENTOO] * 2 + ["Adelie," + GENTOO],
            "2 of the 3 scored rows that name one of the three species agree",
        ),
        (["Gentoo," + GENTOO] * 3, "All 3 scored rows that name one of the three species agree"),
    ],
)
def test_of_the_scored_rows_that_name_a_species_it_is_told_how_many_agree(rows: list[str], told: str) -> None:
    summary = summary_of("\n".join(["species,bill_length_mm,body_mass_g", *rows]))
    assert results_words.compared(summary) == f"{told} with the answer."


@pytest.mark.parametrize(
    ("disagreeing", "others", "told", "listed"),
    [
        (1, 0, "The one scored row that names one of the three species disagrees", "The one row that disagrees"),
        (1, 2, "1 of the 3 scored rows that name one of the three species disagrees", "The one row that disagrees"),
        (2, 0, "Both scored rows that name one of the three species disagree", "The 2 rows that disagree"),
        (
            1001,
            0,
            "All 1,001 scored rows that name one of the three species disagree",
            "The first 100 of the 1,001 rows that disagree",
        ),
    ],
)
def test_it_is_told_in_how_many_rows_the_file_names_another_species(
    disagreeing: int, others: int, told: str, listed: str
) -> None:
    rows = [f"Gentoo,{ADELIE}"] * disagreeing + [f"Adelie,{ADELIE}"] * others
    summary = summary_of("\n".join(["species,bill_length_mm,body_mass_g", *rows]))
    assert results_words.differing(summary) == f"{told} with the answer"
    assert results_words.rows_that_disagree(summary) == listed


@pytest.mark.parametrize(
    ("names", "more"), [(5, " and “E” (1 row)"), (7, ", “E” (1 row) and 2 more"), (1001, " and at least 995 more")]
)
def test_of_what_stands_in_place_of_a_species_the_most_frequent_are_named(names: int, more: str) -> None:
    rows = [f"{chr(ord('A') + number) if number < 26 else f'n{number}'}," for number in [0, *range(names)]]
    content = "\n".join(["species,bill_length_mm,body_mass_g", f"Adelie,{ADELIE}", *(row + ADELIE for row in rows)])
    told = results_words.other_species(summary_of(content, species_column=0))
    assert told.startswith("In place of one of the three species the file has “A” (2 rows), “B” (1 row), ")
    assert f"{more}. The model can only answer" in told


@pytest.mark.parametrize(
    ("probabilities", "told"),
    [
        ([0.4, 0.45, 0.15], "may be a Chinstrap or an Adelie: too near to call."),
        ([1 / 3, 1 / 3, 1 / 3], "may be an Adelie, a Chinstrap or a Gentoo: too near to call."),
        ([0.5, 0.5 - NEARLY_LEVEL, NEARLY_LEVEL], "is most likely an Adelie, with a probability of 50%."),
    ],
)
def test_a_file_of_one_row_says_a_tie_as_the_row_s_own_page_does(probabilities: list[float], told: str) -> None:
    summary = summary_of(f"bill_length_mm,body_mass_g\n{ADELIE}\n", lambda _matrix: np.array([probabilities]))
    assert results_words.verdict(summary) == f"The one penguin {told}"


@pytest.mark.parametrize(
    ("rows", "level", "told"),
    [
        ([ADELIE, ADELIE, GENTOO], 1, "All 3 penguins were scored: 2 Adelie and 1 Gentoo; 1 of them too near to call."),
        ([ADELIE, GENTOO], 2, "Both penguins were scored: 1 Adelie and 1 Gentoo; both too near to call."),
        (
            [ADELIE, GENTOO, "x,"],
            1,
            "2 of 3 rows were scored: 1 Adelie and 1 Gentoo; 1 of them too near to call. 1 could not be scored.",
        ),
        ([ADELIE, "x,"], 1, "1 of 2 rows was scored: 1 Adelie, too near to call. 1 could not be scored."),
    ],
)
def test_of_several_rows_it_is_told_how_many_are_ties(rows: list[str], level: int, told: str) -> None:
    summary = summary_of("\n".join(["bill_length_mm,body_mass_g", *rows]))
    summary.remarks[LEVEL] = Problem(LEVEL, level)
    assert results_words.verdict(summary) == told
