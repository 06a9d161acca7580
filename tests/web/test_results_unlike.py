"""The question that the results page opens with where the rows lie outside the data or are unusual."""

import pytest

from tests.client import SiteClient, texts_at
from tests.web.uploading import NAMED, show

OTHERS = "species,bird id,year,bill_length_mm,bill_depth_mm\n"


def test_a_file_of_other_birds_opens_with_the_question_whether_these_are_penguins(client: SiteClient) -> None:
    page = show(
        client,
        OTHERS + "".join(f"fortis,F{number},2010,10.5,9.1\n" for number in range(1, 6)) + "Adelie,A1,2010,39.1,18.7\n",
    )
    assert texts_at(page, ".caution")[:2] == [
        "Are these Adelie, Chinstrap or Gentoo penguins? 5 of the 6 scored rows have a value outside the "
        "data. The model can only choose among these three species: if they are others, the answers mean nothing.",
        "In place of one of the three species the file has “fortis” (5 rows). The model can only answer with one "
        "of the three.",
    ]
    (unlike,) = [text for text in texts_at(page, ".problems li") if text.startswith("Beyond the data")]
    assert unlike.endswith(": 5 rows (row 2 “F1”, row 3 “F2”, row 4 “F3”, row 5 “F4”, row 6 “F5”).")
    assert texts_at(page, "figcaption") == [
        "Bill length and bill depth of all 6 scored penguins. Where they lie among the penguins of the data: 1 mostly "
        "near Adelies and 5 near none."
    ]


@pytest.mark.parametrize(("rows", "opens"), [("7,9\n8,9\n12,9\n40,18\n", True), ("7,9\n8,9\n40,18\n41,18\n", False)])
def test_rows_that_no_such_penguin_can_be_count_for_the_question(client: SiteClient, rows: str, opens: bool) -> None:
    cautions = texts_at(show(client, f"bill_length_mm,bill_depth_mm\n{rows}"), ".caution")
    asked = "Are these Adelie, Chinstrap or Gentoo penguins? 3 of the 4 rows have a value outside the data."
    assert [caution.startswith(asked) for caution in cautions[:1]] == [opens] * opens


@pytest.mark.parametrize(
    "row",
    ["0,0,181,3750", "999,999,,3750", ",,0,9999", "3.9,1.8,,", "391,187,,", "18.7,181,3750"],
    ids=["0 for not known", "999 for not known", "9999 for not known", "centimetres", "no points", "a cell is absent"],
)
def test_rows_that_were_only_misread_ask_nothing(client: SiteClient, row: str) -> None:
    page = show(client, f"{NAMED.removeprefix('species,')}39.2,18.6,182,3700\n" + f"{row}\n" * 3)
    assert texts_at(page, ".caution") == []


def test_a_bill_of_99_mm_is_asked_about_it_may_be_a_code_but_was_scored(client: SiteClient) -> None:
    page = show(client, f"{NAMED.removeprefix('species,')}99,18.7,181,3750\n99,17.4,186,3800\n")
    (asked,) = texts_at(page, ".caution")
    question = "Are these Adelie, Chinstrap or Gentoo penguins?"
    assert asked.startswith(f"{question} Both scored rows have a value outside the data.")


def test_a_single_row_of_another_bird_is_asked_about_and_what_it_does_not_answer_is_named(client: SiteClient) -> None:
    page = show(client, "island,bill_length_mm,bill_depth_mm\nMars,10.5,9.1\n")
    assert texts_at(page, ".caution") == [
        "Are these Adelie, Chinstrap or Gentoo penguins? The one scored row has a value outside the "
        "data. The model can only choose among these three species: if they are others, the answers mean nothing."
    ]
    assert (
        "Used: bill length and bill depth. Read, but without an answer that could be used in a scored row: island. Not "
        "found: sex, flipper length and body mass."
    ) in texts_at(page, "p.hint")


OUTSIDE = "a value outside the data, or outside those of the penguin’s sex"


def test_rows_that_are_only_unusual_are_not_said_to_be_like_none(client: SiteClient) -> None:
    unusual, outside = "Dream,female,37.0,20.9,188,4800\n", "Dream,female,37.0,25.9,188,4800\n"
    for rows, told in (
        (unusual, "The one scored row has an unusual combination of answers."),
        (unusual * 3, "All 3 scored rows have an unusual combination of answers."),
        (unusual + outside, f"Both scored rows have {OUTSIDE}, or an unusual combination of answers."),
        (outside * 2, f"Both scored rows have {OUTSIDE}."),
        # In the range of the males.
        ("NA,female,NA,NA,NA,5300\nNA,female,NA,NA,225,NA\n", f"Both scored rows have {OUTSIDE}."),
    ):
        page = show(client, f"island,sex,{NAMED.removeprefix('species,')}{rows}")
        assert told in texts_at(page, ".caution")[0]


def test_further_cautions_of_a_kind_that_every_row_has_are_counted(client: SiteClient) -> None:
    header = "island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n"
    page = show(client, header + "Biscoe,61,15,222,5400\n" * 6 + "Biscoe,61,15,240,5400\n" * 3)
    assert texts_at(page, ".problems li") == [
        "Beyond the data: every scored row. In each: Bill length lies outside the 32.1 to 59.6 mm of the data: check "
        "the value, and take the answer with care. More of this kind: 3 rows."
    ]


def test_three_unlike_rows_of_six_do_not_make_the_file_one_of_other_birds(client: SiteClient) -> None:
    page = show(client, OTHERS + "Adelie,F1,2010,10.5,9.1\n" * 3 + "Adelie,A1,2010,39.2,18.6\n" * 3)
    assert not any("Are these" in text for text in texts_at(page, ".caution"))
