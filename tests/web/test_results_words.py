"""How the sentences about a file count: one row, some of several, both, all."""

import pytest

from penguins.web import results_words
from tests.tables import summary_of

# The plain forest's answer to either is what its name says.
ADELIE, GENTOO = "38.4,3825", "46.2,4710"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Adelie," + ADELIE, "Adelie,x,"], "The one scored row that names one of the three species agrees"),
        (["Gentoo," + ADELIE, "," + ADELIE], "The one scored row that names one of the three species disagrees"),
        (["Gentoo," + ADELIE] * 2, "None of the 2 scored rows that name one of the three species agrees"),
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
