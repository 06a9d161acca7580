"""The cells of a column: the marks around them, and what they mean beside others."""

import pytest

from penguins.config import LONGEST_ANSWER
from tests.tables import IF_NOT_KNOWN, notes, opened, read, scored

HEADER = "sex,island,bill_length_mm,body_mass_g\n"
BOXES = "sex_male,bill_length_mm,body_mass_g\n"


@pytest.mark.parametrize(
    "row",
    [
        '="male",="NA",\'46.2,\'4710',
        '"\'=""male""",\'NA,"\'=""46.2""","=""4710"""',
        "'male,'NA,'+46.2,' 4710",
    ],
)
def test_what_a_spreadsheet_keeps_as_text_is_read_without_its_mark(row: str) -> None:
    assert read(f"{HEADER}{row}\n") == [{"sex": "male", "bill_length_mm": 46.2, "body_mass_g": 4710.0}]


def test_a_box_that_is_kept_as_text_is_read_without_its_mark() -> None:
    rows = '\'1,38.3,3751\n"=""0""",46.9,4957\n'
    assert [answers["sex"] for answers in read(BOXES + rows)] == ["male", "female"]


@pytest.mark.parametrize(("cells", "is_told"), [("x,", False), ("yes,NA", False), ("M,F", False), ("1,0", True)])
def test_what_a_0_means_is_told_where_there_is_one(cells: str, is_told: bool) -> None:
    content = "male?,bill_length_mm,body_mass_g\n" + "".join(f"{cell},46.9,4957\n" for cell in cells.split(","))
    told = (
        "“male?” was read as sex. Where it is 0, sex was taken as female. If penguins of unknown sex have a 0, too, "
        "they are among them: leave their cells empty."
    )
    assert opened(content).warnings == [told] * is_told


@pytest.mark.parametrize(
    "cell", ["Jan 39", "18. Jul", "18-juil.", "18-Jul-24", "2024-07-18", "2024-07-18 00:00:00", "18.07.2024", "7/18/24"]
)
def test_a_date_in_place_of_a_number_is_named(cell: str) -> None:
    assert notes(f"{HEADER}male,Dream,46.2,4710\nmale,Dream,{cell},4710\n")[3].endswith(
        f"has “{cell}”. A spreadsheet may have made this date of a number: import the original as text."
    )


@pytest.mark.parametrize("word", ["x", "escaped", "bird flew off", "lost.", "à jeun"])
def test_a_word_in_place_of_a_number_may_stand_for_not_known(word: str) -> None:
    told = f"Body mass must be a number in g, such as 4500; “body_mass_g” has “{word}”. {IF_NOT_KNOWN}"
    assert notes(f"{HEADER}male,Dream,46.2,4710\nmale,Dream,46.2,{word}\n") == {3: told}


@pytest.mark.parametrize(
    "word", ["38.4x", "Torgersen", "F", "Adelie", "kg", "mean", "we could not catch it", "<3000", "!"]
)
def test_what_belongs_elsewhere_does_not_stand_for_not_known(word: str) -> None:
    told = f"Body mass must be a number in g, such as 4500; “body_mass_g” has “{word}”."
    assert notes(f"{HEADER}male,Dream,46.2,4710\nmale,Dream,46.2,{word}\n") == {3: told}


@pytest.mark.parametrize("cells", ["99,4710", "99.9,4710", "46.2,9999", "46.2,9999.0"])
def test_nines_that_no_penguin_of_the_data_has_are_asked_about_and_read(cells: str) -> None:
    content = f"{HEADER}male,Dream,46.2,4710\nmale,Dream,{cells}\n"
    column, cell = ("body_mass_g", cells[5:]) if cells.startswith("46.2") else ("bill_length_mm", cells[:-5])
    assert notes(content) == {3: f"“{column}” has “{cell}”. {IF_NOT_KNOWN}"}
    assert read(content)[1][column] == float(cell)


@pytest.mark.parametrize("cells", ["9.9,4.71", "4.62,9.999", "4.62,4.9999"])
def test_in_another_unit_nines_are_numbers_like_others(cells: str) -> None:
    assert notes(f"bill length in cm,body mass in kg\n4.62,4.71\n{cells}\n") == {}


def test_a_cell_as_long_as_the_longest_answer_is_read() -> None:
    longest = "4710".zfill(LONGEST_ANSWER)
    content = f"{HEADER}male,Dream,46.2,{longest}\nmale,Dream,46.2,0{longest}\n"
    assert [answers.get("body_mass_g") for answers in read(content)] == [4710, None]
    assert list(notes(content)) == [3]


def test_a_note_quotes_a_cell_as_the_file_has_it() -> None:
    content = f"{HEADER}male,'Mars,46.2,4710\nmale,Dream, '38.4x ,4710\n"
    assert notes(content) == {
        2: "Island must be Biscoe, Dream, Torgersen or unknown; “island” has “'Mars”, which counts as unknown.",
        3: "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “'38.4x”.",
    }


@pytest.mark.parametrize(
    ("cell", "hint"),
    [("4.2", " Did you mean 4.2 kg (4,200 g)?"), ("4.2 g", " Did you mean 4.2 kg (4,200 g)?"), ("1.2", "")],
)
def test_beside_numbers_in_another_unit_one_that_would_be_usual_in_kilograms_is_asked_about(
    cell: str, hint: str
) -> None:
    content = f"bill_length_mm,weight (oz)\n39.1,132\n46.2,{cell}\n46.2,166\n46.2,150\n46.2,166\n"
    assert notes(content) == {3: f"Body mass must be between 1,000 and 10,000 g; “weight (oz)” has “{cell}”.{hint}"}


@pytest.mark.parametrize(
    ("column", "cells", "h", "is_told"),
    [
        *[("sexe", ["H", "F"], "male", True), ("sexe", ["F", "femelle", "H"], "male", True)],
        *[("sex", ["macho", "H"], "female", False), ("sex", ["macho", "H", "hembra", "F"], "female", False)],
        *[("sexo", ["H"], "female", True), ("Sexo (H/M)", ["H", "M", "F"], "female", False)],
        *[("sexe", ["H", "M", "F"], None, False), ("sex", ["H"], None, False), ("island", ["H", "F"], None, False)],
        # Sorted by sex: it comes behind the first rows.
        *[("sexe", ["F"] * 450 + ["H"], "male", False), ("sex", ["M"] * 450 + ["H"], "female", False)],
    ],
)
def test_an_h_is_what_the_others_say(column: str, cells: list[str], h: str | None, is_told: bool) -> None:
    content = f"{column},bill_length_mm,body_mass_g\n" + "".join(f"{cell},46.9,4957\n" for cell in cells)
    assert read(content)[cells.index("H")].get("sex") == h
    what_to_do = "If that is wrong, write the words in full."
    assert opened(content).warnings == [f"“H” in “{column}” was read as {h}. {what_to_do}"] * is_told
    row, label = (
        cells.index("H") + 2,
        "Island must be Biscoe, Dream, Torgersen" if column == "island" else "Sex must be female, male",
    )
    assert notes(content).get(row) == (
        None if h else f"{label} or unknown; “{column}” has “H”, which counts as unknown."
    )


def test_how_h_and_m_were_read_is_told_where_no_word_says_it() -> None:
    content = "sexo,bill_length_mm,body_mass_g\nM,46.9,4957\nH,38.3,3751\n"
    assert [answers["sex"] for answers in read(content)] == ["male", "female"]
    assert opened(content).warnings == [
        "“H” in “sexo” was read as female. “M” in “sexo” was read as male. If that is wrong, write the words in full."
    ]


@pytest.mark.parametrize(("other", "sex"), [("F", "male"), ("H", "female")])
def test_a_letter_with_a_question_mark_is_asked_about(other: str, sex: str) -> None:
    content = f"sexo,bill_length_mm,body_mass_g\nH?,38.3,3751\n{other},46.9,4957\n(H),46.9,4957\n"
    assert [answers.get("sex") for answers in read(content)] == [None, "female", sex]
    assert notes(content) == {
        2: f"Sex must be female, male or unknown; “sexo” has “H?”, which counts as unknown. Did you mean {sex}?",
    }


@pytest.mark.parametrize("cell", ["'38.4'", "“38.4”", "‘38.4’", "„38,4“", "« 38.4 »"])
def test_a_number_in_other_quotation_marks_is_read(cell: str) -> None:
    assert read(f"bill_length_mm;body_mass_g\n{cell};3825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]


@pytest.mark.parametrize(
    ("header", "cell", "is_told"),
    [
        *[("Age", "chick", True), ("life stage", "Juvenile", True), ("age_class", "fledgling", True)],
        *[("Stage", "Adult, 1 Egg Stage", False), ("Age", "adult with chicks", False), ("Comments", "chick", False)],
        *[("breeding_stage", "chick", False), ("nest stage", "chick", False), ("stage", "chick rearing", False)],
        *[("chick_age", "chick", False), ("age", "post-juvenile", False), ("age", "2 chicks", False)],
    ],
)
def test_a_penguin_that_is_no_adult_by_its_age_is_scored_and_noted(header: str, cell: str, is_told: bool) -> None:
    content = f'{header},bill_length_mm,body_mass_g\n"{cell}",36.1,3600\nadult,38.4,3825\n'
    assert scored(content) == [True, True]
    assert notes(content) == ({2: f"“{header}” names no adult, and the model knows only adults."} if is_told else {})
