"""The rows of a file as answers, each with what is noted of it."""

from collections.abc import Callable

import pytest

from penguins.files.penguin_file import MOST_CELLS
from penguins.files.table import cells
from penguins.model.columns import UNKNOWN
from penguins.questions.vocabulary import MISSING
from tests.tables import GENTOO, IF_NOT_KNOWN, chunks, notes, read, row_numbers, scored, table

HEADER = "sex,island,bill_length_mm,body_mass_g\n"
SEX = "Sex must be female, male or unknown; “sex” has"
ISLAND = "Island must be Biscoe, Dream, Torgersen or unknown; “island” has"


@pytest.mark.parametrize("marker", sorted(MISSING))
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_what_is_missing_is_unknown_and_no_error(marker: str, case: Callable[[str], str]) -> None:
    written = case(marker).replace('"', '""')
    content = f'{HEADER}"{written}"," {written} ","{written}",4710\n'
    assert read(content) == [{"body_mass_g": 4710}]
    assert notes(content) == {}
    assert scored(content) == [True]


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (
            "male,Dream,9.9,4710",
            "Bill length must be between 10 and 100 mm; “bill_length_mm” has “9.9”.",
        ),
        (
            "male,Dream,46.2,4.71",
            "Body mass must be between 1,000 and 10,000 g; “body_mass_g” has “4.71”. Did you mean 4.71 kg (4,710 g)?",
        ),
        (
            'male,Dream,46.2,"4,710,5"',
            "Body mass must be a number in g, such as 4500; “body_mass_g” has “4,710,5”.",
        ),
        (
            "male,Dream,46.2,heavy",
            f"Body mass must be a number in g, such as 4500; “body_mass_g” has “heavy”. {IF_NOT_KNOWN}",
        ),
        (
            "male,Dream,-46.2,4710",
            "Bill length must be between 10 and 100 mm; “bill_length_mm” has “-46.2”.",
        ),
        (
            "male,Dream,1e999,4710",
            "Bill length must be between 10 and 100 mm; “bill_length_mm” has “1e999”.",
        ),
        (
            "male,Dream,inf,x",
            "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “inf”. "
            f"{IF_NOT_KNOWN} Body mass must be a number in g, such as 4500; “body_mass_g” has “x”. {IF_NOT_KNOWN}",
        ),
        (
            "male,Dream, ,\u200b",
            "No measurement is known: nothing is written in “bill_length_mm” and “body_mass_g”.",
        ),
        (
            "male,Dream,NA,",
            "No measurement is known: “bill_length_mm” is not known (NA), and nothing is written in “body_mass_g”.",
        ),
        (
            "male,Dream,unknown,unknown ",
            "No measurement is known: “bill_length_mm” and “body_mass_g” are not known (unknown).",
        ),
        (
            "male,Dream,NA,?",
            "No measurement is known: “bill_length_mm” is not known (NA), and “body_mass_g” is not known (?).",
        ),
        (
            "male,Dream,4\0 6,4710",
            "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “4\N{REPLACEMENT CHARACTER} 6”.",
        ),
        (
            "male,Dream," + "1" * 90_000 + "x,4710",
            "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “" + "1" * 39 + "…”.",
        ),
        (
            "male,Dream," + "4" * 150 + ",4710",
            "Bill length must be a number in mm, such as 45.9; “bill_length_mm” has “" + "4" * 39 + "…”.",
        ),
    ],
    ids=lambda text: text[:20],
)
def test_a_row_that_cannot_be_scored_says_why_and_stops_no_other(row: str, note: str) -> None:
    content = f"{HEADER}female,Biscoe,46.2,4710\n{row}\nfemale,Biscoe,46.2,4710\n"
    assert notes(content) == {3: note}
    assert scored(content) == [True, False, True]


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("hermaphrodite,Dream,46.2,4710", f"{SEX} “hermaphrodite”, which counts as unknown."),
        ("1,Dream,46.2,4710", f"{SEX} “1”, which counts as unknown."),
        ("0,Dream,46.2,4710", f"{SEX} “0”, which counts as unknown."),
        ("male?,Dream,46.2,4710", f"{SEX} “male?”, which counts as unknown. Did you mean male?"),
        ("male,Petermann,46.2,4710", f"{ISLAND} “Petermann”, which counts as unknown."),
        ("male,2,46.2,4710", f"{ISLAND} “2”, which counts as unknown."),
        ("male,Dream,46.2", "The row has 3 cells where the header has 4. Those that are absent count as unknown."),
        ('"male,Dream,46.2,4710"', "The whole row was in quotation marks; it was read without them."),
    ],
)
def test_a_row_with_a_lesser_fault_is_scored_and_noted(row: str, note: str) -> None:
    content = f"{HEADER}female,Biscoe,46.2,4710\n{row}\n"
    assert notes(content) == {3: note}
    assert scored(content) == [True, True]


@pytest.mark.parametrize(
    ("headers", "rows", "answers"),
    [
        (
            "island_Biscoe,island_Dream,island_Torgersen",
            ["1,0,0", "0,1,0", "0,0,1", "0,0,0"],
            ["Biscoe", "Dream", "Torgersen", None],
        ),
        ("island_Dream,island_Torgersen", ["True,False", "FALSE,TRUE", "false,false"], ["Dream", "Torgersen", None]),
        ("sex_female,sex_male", ["1.0,0.0", "0.0,1.0", "0,0"], ["female", "male", None]),
        ("is_male", ["1", "0", "yes", "no", "NA", ""], ["male", "female", "male", "female", None, None]),
        ("ist_männlich", ["ja", "Nein", "oui", "はい", "нет"], ["male", "female", "male", "male", "female"]),
        ("sex_female", [" 1 ", " 0 "], ["female", "male"]),
        ("female,male", ["✓,✗", "x,", ",", "✗,✓"], ["female", None, None, "male"]),
        ("male?", ["✓", "n", "x"], ["male", "female", None]),
        *((f"sex_{mark},sex_male", ["0,1", "0,0", "1,0"], ["male", "female", None]) for mark in (".", "?", "-")),
        ("sex_,sex_male", ["male,1", "female,0"], ["male", "female"]),
        ("sex_male,sex_nan", ["1,0", "0,0", "0,1", "NA,1", "1,1"], ["male", "female", None, None, None]),
        ("sex_NA,sex_female", ["0,1", "0,0", "1,0"], ["female", "male", None]),
        ("sex_male,sex_unknown,sex_female", ["1,0,0", "0,1,0", "0,0,1"], ["male", None, "female"]),
    ],
)
def test_columns_of_zeros_and_ones_answer_a_question(headers: str, rows: list[str], answers: list[str | None]) -> None:
    content = f"{headers},bill_length_mm,body_mass_g\n" + "".join(f"{row},46.2,4710\n" for row in rows)
    name = "island" if "island" in headers else "sex"
    assert [penguin.get(name) for penguin in read(content)] == answers


def test_columns_of_zeros_and_ones_that_contradict_each_other_are_noted() -> None:
    content = "island_Biscoe,island_Dream,sex_male,bill_length_mm,body_mass_g\n1,1,hen,46.2,4710\n0,1,,46.2,4710\n"
    assert read(content) == [
        {"bill_length_mm": 46.2, "body_mass_g": 4710.0},
        {"island": "Dream", "bill_length_mm": 46.2, "body_mass_g": 4710.0},
    ]
    assert [note.text for note in chunks(content)[0].notes[0]] == [
        "Island is answered 2 times: of “island_Biscoe” and “island_Dream”, only one can be 1. It counts as unknown.",
        "Sex must be 1 or 0; “sex_male” has “hen”.",
    ]
    assert scored(content) == [True, True]
    assert list(notes(content)) == [2]


@pytest.mark.parametrize(
    ("written", "species"),
    [
        ("Adelie", 0),
        ("adelie", 0),
        ("Adélie", 0),
        ("ADELIE PENGUIN", 0),
        ("Adelie Penguin (Pygoscelis adeliae)", 0),
        ("Pinguino de Adelia", 0),
        ("Chinstrap", 1),
        ("Chinstrap penguin (Pygoscelis antarctica)", 1),
        ("pingüino barbijo", 1),
        ("Zügelpinguin", 1),
        ("Gentoo", 2),
        ("gentoo penguin (Pygoscelis papua)", 2),
        ("Eselspinguin", 2),
        ("Adelie or Gentoo", UNKNOWN),
        *[("P. antarctica", 1), ("antarcticus", 1), ("Pinguim-antártico", 1), ("антарктический пингвин", 1)],
        *[("субантарктический пингвин", 2), ("CHPE", 1), ("gepe", 2), ("ADPE", 0)],
        *[("ADE", 0), ("chi", 1), ("Gen.", 2)],
        *[("Not Adelie", UNKNOWN), ("non-Gentoo", UNKNOWN), ("not_adelie", UNKNOWN), ("other than Adelie", UNKNOWN)],
        *[("Adelie No. 3", 0), ("Gentoo (non-breeder)", 2), ("Pygoscelis antarctica (Forster, 1781)", 1)],
        *[("Emperor (Antarctica)", UNKNOWN), ("Antarctic fulmar", UNKNOWN)],
        ("0", UNKNOWN),
        ("2", UNKNOWN),
        ("Emperor", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_species_is_known_by_its_names_and_not_by_codes(written: str, species: int) -> None:
    (chunk,) = chunks(f"species,bill_length_mm,body_mass_g\nGentoo,46.2,4710\n{written},46.2,4710\n")
    assert chunk.named.tolist() == [2, species]


def test_a_species_is_never_used_to_answer() -> None:
    assert read("species,bill_length_mm,body_mass_g\nAdelie,46.2,4710\n") == [
        {"bill_length_mm": 46.2, "body_mass_g": 4710}
    ]


def test_rows_before_and_after_an_open_quote_are_scored() -> None:
    rows = ["Ann,46.2,4710"] * 100
    rows[40] = '"Bo,46.2,4710'
    content = "keeper,bill_length_mm,body_mass_g\n" + "\n".join(rows)
    assert scored(content) == [True] * 40 + [False] + [True] * 59
    assert notes(content) == {42: "A quotation mark is opened and never closed."}


def test_an_open_quote_among_quoted_cells_costs_its_own_row_only() -> None:
    rows = ['"Ann",46.2,4710'] * 100
    rows[40] = '"Bo,46.2,4710'
    content = "keeper,bill_length_mm,body_mass_g\n" + "\n".join(rows)
    assert scored(content) == [True] * 40 + [False] + [True] * 59
    assert row_numbers(content) == list(range(2, 102))


def test_a_line_too_long_is_not_scored_and_the_next_is() -> None:
    content = f"{HEADER}male,Dream,46.2,4710,{'x' * 200_000}\nmale,Dream,46.2,4710\n"
    assert scored(content) == [False, True]
    assert notes(content)[2].startswith("The line is longer than 100,000 characters; the rest of it was left out.")


def test_more_spellings_than_are_remembered_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "REMEMBERED", 1_000)
    rows = [f"{30 + number / 10_000:.4f},{4000 + number % 7},q{number}" for number in range(1_500)]
    content = "bill_length_mm,body_mass_g,sex\n" + "\n".join(rows)
    lengths = [penguin["bill_length_mm"] for penguin in read(content)]
    assert lengths == [float(row.split(",")[0]) for row in rows]
    assert len(notes(content)) == len(rows)


def test_rows_far_shorter_than_the_header_come_in_chunks_of_bounded_size() -> None:
    width = 1000
    content = "bill_length_mm,body_mass_g" + ",x" * (width - 2) + "\n" + "46.2\n" * 3000
    sizes = [len(chunk.numbers) for chunk in chunks(content)]
    assert sum(sizes) == 3000
    assert max(sizes) * width <= MOST_CELLS


def test_the_columns_of_a_chunk_are_as_they_came() -> None:
    (chunk,) = chunks("note, bill_length_mm ,body_mass_g\n  padded  , 46.2,4710 \n")
    assert [list(column) for column in chunk.columns] == [["  padded  "], [" 46.2"], ["4710 "]]
    assert read("note, bill_length_mm ,body_mass_g\n  padded  , 46.2,4710 \n") == [
        {"bill_length_mm": 46.2, "body_mass_g": 4710}
    ]


def test_a_long_file_comes_in_several_chunks_numbered_on() -> None:
    content = table([GENTOO] * 60_000)
    numbers = [list(chunk.numbers) for chunk in chunks(content)]
    assert len(numbers) > 2
    assert [number for part in numbers for number in part] == list(range(2, 60_002))
