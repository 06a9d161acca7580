"""Tables that could be read by halves: spaces between the cells, penguins above the header, letters of two meanings."""

import pytest

from tests.tables import notes, opened, read, results, row_numbers, scored


@pytest.mark.parametrize(
    "content",
    [
        "bill_length (mm) body_mass [g] species\n38.3 3751 Adelie\n46.9 4957 Gentoo\n",
        "  bill_length_mm body_mass_g species   \n1 38.3 3751 Adelie\n2 46.9 4957 Gentoo  \n",
        "# A tibble\n  bill_length_mm body_mass_g species\n  <dbl> <dbl> <fct>\n1 38.3 3751 Adelie\n2 46.9 4957 Gentoo",
    ],
    ids=["units in brackets", "numbered rows and spaces at line ends", "a line of types"],
)
def test_spaces_between_cells(content: str) -> None:
    assert [answers for answers in read(content) if answers] == [
        {"bill_length_mm": 38.3, "body_mass_g": 3751},
        {"bill_length_mm": 46.9, "body_mass_g": 4957},
    ]


def test_a_row_between_spaces_that_is_too_short_is_not_guessed_at() -> None:
    content = "id bill_length_mm body_mass_g sex\na 38.3 3751 male\nb 46.9 male\nc Ann 46.9 4957 male\n"
    assert scored(content) == [True, False, False]
    cause = "With spaces between them it is not known which is which: use commas or tabs."
    assert notes(content) == {
        3: f"The row has 3 cells where the header has 4. {cause}",
        4: f"The row has 5 cells where the header has 4. {cause}",
    }
    assert len(results(content).splitlines()) == 4


def test_spaces_before_a_cell_come_back() -> None:
    assert "\r\n1,  lead,38.3,3751," in results("id,name,bill_length_mm,body_mass_g\n1,  lead,38.3,3751\n")


def test_penguins_above_the_header_are_told() -> None:
    content = "Dream,38.3,3751\nisland,bill_length_mm,body_mass_g\nBiscoe,46.9,4957\n"
    assert read(content) == [{"island": "Biscoe", "bill_length_mm": 46.9, "body_mass_g": 4957}]
    assert opened(content).warnings == [
        "Above the header, which is in line 2, line 1 looks like a penguin and could not be read. Move the header to "
        "the top, and upload the file again."
    ]


@pytest.mark.parametrize(("other", "sex"), [("F", "male"), ("M", "female")])
def test_an_h_means_another_sex_beside_an_f(other: str, sex: str) -> None:
    content = f"sexe,bill_length_mm,body_mass_g\nH,38.3,3751\n{other},46.9,4957\n"
    assert [answers["sex"] for answers in read(content)] == [sex, "female" if sex == "male" else "male"]
    assert opened(content).warnings == (["“H” in “sexe” was read as male."] if sex == "male" else [])


def test_a_quote_that_is_never_closed_in_the_header_costs_no_row() -> None:
    content = 'bill_length_mm,body_mass_g,"notes\n39.1,3750,a\n46.2,4710,b\n'
    assert read(content) == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]
    assert row_numbers(content) == [2, 3]


def test_a_row_whose_first_cell_alone_would_fill_it_loses_no_other_cell() -> None:
    content = 'id,bill_length_mm,body_mass_g\n"a,39.1,3750",x\nb,39.1,3750\n'
    assert scored(content) == [False, True]
    assert '\r\n"a,39.1,3750",x,,' in results(content)
