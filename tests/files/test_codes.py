"""Islands and sexes in numbers, which do not say what they stand for: told once, and not in every row."""

import pytest

from tests.tables import notes, notes_of, opened, read, results

MEASURED = "bill_length_mm,body_mass_g"
ROWS = ["0,1,38.4,3825", "1.0,2,46.2,4710", ",NA,39.1,3750"]


def _told(header: str, noun: str, example: str) -> str:
    return (
        f"“{header}” holds numbers that do not say which {noun} they stand for: it counts as unknown. Write the words, "
        f"such as “{example}”, and try again."
    )


def test_numbers_in_place_of_islands_and_sexes_are_told_once() -> None:
    content = f"Island,sex,{MEASURED}\n" + "\n".join(ROWS) + "\n"
    assert opened(content).warnings == [_told("Island", "island", "Biscoe"), _told("sex", "sex", "female")]
    assert [sorted(answers) for answers in read(content)] == [["bill_length_mm", "body_mass_g"]] * 3
    told = "'{}' holds numbers that do not say which {} they stand for."
    # In a download no warning stands: there each row has a note.
    assert notes_of(results(content)) == [
        *[f"{told.format('Island', 'island')} {told.format('sex', 'sex')}"] * 2,
        "",
    ]


def test_the_first_letters_of_the_islands_are_read_and_told() -> None:
    islands = ["T", "d", "NA", "B.", "T?", "Dream", "Torg~", "u"]
    content = f"island,{MEASURED}\n" + "".join(f"{island},38.4,3825\n" for island in islands)
    assert [answers.get("island") for answers in read(content)] == [
        *("Torgersen", "Dream", None, "Biscoe", None, "Dream", "Torgersen", None)
    ]
    assert opened(content).warnings == [
        "“B” in “island” was read as Biscoe. “D” in “island” was read as Dream. “T” in “island” was read as "
        "Torgersen. If that is wrong, write the words in full."
    ]
    assert notes(content) == {
        6: "Island must be Biscoe, Dream, Torgersen or unknown; “island” has “T?”, which counts as unknown. "
        "Did you mean Torgersen?"
    }


@pytest.mark.parametrize("other", ["A", "C", "2"])
def test_beside_other_letters_that_of_an_island_stands_for_none(other: str) -> None:
    content = f"island,{MEASURED}\nB,38.4,3825\n{other},38.4,3825\n"
    assert [answers.get("island") for answers in read(content)] == [None, None]
    assert opened(content).warnings == []
    assert list(notes(content)) == [2, 3]


def test_a_letter_for_an_island_is_no_column() -> None:
    assert read(f"b,d,t,{MEASURED}\n1,0,0,38.4,3825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]


@pytest.mark.parametrize(("row", "sex"), [("male", "male"), ("3", None)])
def test_a_word_further_down_is_read_all_the_same(row: str, sex: str | None) -> None:
    content = f"sex,{MEASURED}\n" + "1,38.4,3825\n" * 500 + f"{row},38.4,3825\nmail,38.4,3825\n"
    assert opened(content).warnings == [_told("sex", "sex", "female")]
    assert read(content)[500].get("sex") == sex
    assert notes(content)[503] == "Sex must be female, male or unknown; “sex” has “mail”, which counts as unknown."


def test_a_number_among_words_is_noted_in_its_row() -> None:
    content = f"sex,{MEASURED}\nmale,38.4,3825\n1,38.4,3825\n"
    assert opened(content).warnings == []
    assert notes(content) == {3: "Sex must be female, male or unknown; “sex” has “1”, which counts as unknown."}


@pytest.mark.parametrize(
    ("header", "cells", "answers"),
    [
        ("sex (0=female, 1=male)", ["0", "1", "NA", "2"], ["female", "male", None, None]),
        ("Sex (1 = M; 2 = F)", ["1", "2", "female", ""], ["male", "female", "female", None]),
        ("sex (male=1, female=0)", ["1", "0"], ["male", "female"]),
        ("sex (0 = F; 1 = M; 9 = unknown)", ["1.0", "0.0", "9"], ["male", "female", None]),
        ("island [1: Biscoe, 2: Dream, 3: Torgersen]", ["3", "1"], ["Torgersen", "Biscoe"]),
    ],
)
def test_a_legend_in_the_header_says_what_the_numbers_mean(
    header: str, cells: list[str], answers: list[str | None]
) -> None:
    content = f'"{header}",{MEASURED}\n' + "".join(f"{cell},38.4,3825\n" for cell in cells)
    assert [found.get(header.split()[0].casefold()) for found in read(content)] == answers
    assert opened(content).warnings == []


def test_a_number_that_the_legend_has_not_is_noted() -> None:
    content = f'"sex (0=female, 1=male)",{MEASURED}\n0,38.4,3825\n2,46.2,4710\n'
    assert notes(content) == {
        3: "Sex must be female, male or unknown; “sex (0=female, 1=male)” has “2”, which counts as unknown."
    }


@pytest.mark.parametrize(
    "header", ["sex (1=male; -1=female)", "sex (-1=female, 1=male)", "sex (0=no, 1=yes)", "sex (1=f)"]
)
def test_numbers_whose_legend_is_not_plain_say_nothing(header: str) -> None:
    content = f'"{header}",{MEASURED}\n1,38.4,3825\n-1,46.2,4710\n'
    assert [found.get("sex") for found in read(content)] == [None, None]
    (warning,) = opened(content).warnings
    assert header.partition(" ")[0] in warning
