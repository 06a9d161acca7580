"""What is counted of a file for its results page, and which of its rows are kept."""

from collections.abc import Mapping
from itertools import compress

import numpy as np
import pytest

from penguins.config import DISPLAYED_ROWS
from penguins.files.results.summary import ROWS_NAMED, Problem
from penguins.model.columns import COALITIONS
from penguins.questions.table import QUESTIONS
from tests.tables import ADELIE, CHINSTRAP, GENTOO, chunks, summary_of, table


def test_the_summary_counts() -> None:
    summary = summary_of(table([ADELIE, GENTOO, GENTOO, {**CHINSTRAP, "bill_length_mm": 4760.0}]))
    assert (summary.rows, summary.scored, summary.unscored) == (4, 3, 1)
    assert summary.counts == [1, 0, 2]
    assert summary.compared == 0
    assert [row.number for row in summary.first] == [2, 3, 4, 5]
    assert summary.first[0].answers == ADELIE
    assert (summary.first[0].species.name, summary.first[0].probability) == ("Adelie", 0.9)
    assert summary.first[3].ranked == []
    assert [row.number for row in summary.not_scored] == [5]


def counted(problems: Mapping[str, Problem]) -> dict[str, tuple[int, list[int], int]]:
    """Of each kind of problem: its rows, the numbers of the first of them, and how many more there are."""
    return {kind: (one.count, [row.number for row in one.first], one.more) for kind, one in problems.items()}


def test_problems_are_grouped_with_the_first_of_their_rows() -> None:
    content = "sex,bill_length_mm,body_mass_g\n" + "hen,38.4,3825\n" * 15 + "hen,384,3825\n" + "male,x,3825\n"
    summary = summary_of(content)
    assert counted(summary.remarks) == {"Sex must be female, male or unknown": (15, list(range(2, 12)), 5)}
    assert counted(summary.problems) == {
        "Bill length must be between 10 and 100 mm": (1, [17], 0),
        "Bill length must be a number in mm, such as 45.9": (1, [18], 0),
    }
    assert ROWS_NAMED == 10


def test_of_a_problem_it_is_known_whose_it_is_and_how_often_a_row_has_it() -> None:
    rows = ["Adelie,hen,Mars,38.4,3825", "King,hen,Mars,38.4,NA", "NA,hen,Dream,38.4,3825"]
    problems = summary_of("\n".join(["species,sex,island,bill_length_mm,body_mass_g", *rows]), species_column=0).remarks
    island, sex = (problem for kind, problem in problems.items() if kind.endswith("or unknown"))
    assert (sex.count, sex.compared, island.count, island.compared) == (3, 1, 2, 1)
    names = [[one.name for one in compress(QUESTIONS, COALITIONS[index])] for index in sex.coalitions]
    assert names == [
        ["bill_length_mm", "body_mass_g"],
        ["bill_length_mm"],
        ["island", "bill_length_mm", "body_mass_g"],
    ]


def test_the_first_rows_of_a_problem_come_in_the_order_of_the_file() -> None:
    summary = summary_of("island,sex,bill_length_mm,body_mass_g\nDream,hen,38.4,3825\nMars,hen,38.4,3825\n")
    assert counted(summary.remarks) == {
        "Sex must be female, male or unknown": (2, [2, 3], 0),
        "Island must be Biscoe, Dream, Torgersen or unknown": (1, [3], 0),
    }


def test_a_file_of_many_chunks_is_summed_up_as_one_of_one_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    """First with bills and the same note in each row; then without, and with others."""
    first = ["Adelie,hen,38.4,", "Gentoo,hen,38.4,", "Gentoo,hen,46.2,", "Chinstrap,hen,x,3560"] * 10
    then = ["King,hen,,3825", "Gentoo,male,,3560", "Emperor,cock,,3560", "king,male,,NA"] * 10
    content = "\n".join(["species,sex,bill_length_mm,body_mass_g", *first, *then])
    whole = summary_of(content, species_column=0)
    assert whole.answered == {"sex", "bill_length_mm", "body_mass_g"}
    assert whole.other_species == {"King": 10, "Emperor": 10}
    assert whole.shared == frozenset()
    # Those that are equally unsure come in the order of the file.
    unsure = [row for row in range(42, 82) if (row - 42) % 4 != 3]
    assert [row.number for row in whole.least_sure] == unsure[:20]
    monkeypatch.setattr("penguins.files.table.rows.BLOCK", 50)
    assert len(chunks(content)) > 5
    parts = summary_of(content, species_column=0)
    for summary in (whole, parts):
        summary.confusion = summary.confusion.tolist()
        del summary.sample
    assert vars(parts) == vars(whole)


@pytest.mark.parametrize(("probability", "listed"), [(0.99, []), (0.989, [2])])
def test_a_row_that_is_sure_is_not_among_the_least_sure(probability: float, listed: list[int]) -> None:
    summary = summary_of(table([ADELIE]), lambda matrix: np.tile([probability, 1 - probability, 0.0], (len(matrix), 1)))
    assert [row.number for row in summary.least_sure] == listed


def test_where_the_file_names_species_they_are_compared() -> None:
    rows = ["Adelie,38.4", "Adelie,46.2", "Gentoo,46.2", "Chinstrap,NA", "Emperor,38.4", "Gentoo,4620", "Gentoo,38.4"]
    content = "species,bill_length_mm,body_mass_g\n" + "".join(f"{row},3825\n" for row in rows)
    summary = summary_of(content)
    assert summary.confusion.tolist() == [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    assert (summary.compared, summary.agreeing) == (5, 3)
    assert [(row.number, row.named, row.species.name) for row in summary.disagreeing] == [
        (3, "Adelie", "Gentoo"),
        (8, "Gentoo", "Adelie"),
    ]


def test_of_a_long_file_the_first_rows_are_kept() -> None:
    rows = "Adelie,46.2,4710,hen\n" * 30_000
    summary = summary_of("species,bill_length_mm,body_mass_g,sex\n" + rows)
    assert summary.rows == summary.remarks["Sex must be female, male or unknown"].count == 30_000
    first = list(range(2, DISPLAYED_ROWS + 2))
    for kept in (summary.first, summary.disagreeing):
        assert [row.number for row in kept] == first


def test_other_species_are_counted_however_they_are_spelled() -> None:
    rows = "".join(f"{name},38.4,3825\n" for name in ("Emperor", "King", "emperor", " EMPEROR "))
    summary = summary_of(f"species,bill_length_mm,body_mass_g\nAdelie,38.4,3825\n{rows}", species_column=0)
    assert summary.other_species == {"Emperor": 3, "King": 1}


def test_a_chick_is_counted_as_another_species_and_not_compared() -> None:
    summary = summary_of(
        "species,bill_length_mm,body_mass_g\nAdelie,38.4,3825\nAdelie chick,20,1200\n", species_column=0
    )
    assert (summary.compared, summary.other_species) == (1, {"Adelie chick": 1})
    assert [note.text for note in summary.first[1].notes] == [
        "“species” names no adult, and the model knows only adults."
    ]


def test_a_species_that_is_not_known_is_no_other_species() -> None:
    content = "species,bill_length_mm,body_mass_g\n" + "".join(
        f"{name},38.4,3825\n" for name in ("Adelie", "NA", "", " ? ", "unknown", "Emperor", "7")
    )
    assert summary_of(content, species_column=0).other_species == {"Emperor": 1}


@pytest.mark.parametrize(
    ("rows", "own"), [(["hen", "hen"], 0), (["hen", "cock"], 2), (["hen", "male"], 1), (["hen"], 1)]
)
def test_a_note_that_all_of_several_rows_have_is_no_row_s_own(rows: list[str], own: int) -> None:
    summary = summary_of("sex,bill_length_mm,body_mass_g\n" + "".join(f"{sex},38.4,3825\n" for sex in rows))
    assert sum(len(summary.own_notes(row)) for row in summary.first) == own


def test_what_stands_under_no_header_belongs_to_no_species_and_no_name() -> None:
    header = "bill_length_mm,body_mass_g,species"
    summary = summary_of(f"{header}\n38.4,3825,Adelie\n38.4,3825,NA,ok\n38.4,3825,King,7\n", species_column=2)
    assert summary.other_species == {"King": 1}
    assert [row.named for row in summary.first] == ["Adelie", "NA", "King"]


def test_long_names_of_species_take_no_memory() -> None:
    """What is kept of 20 cells of 50,000 letters each is a kilobyte."""
    header = "species,bill_length_mm,body_mass_g\n"
    rows = "".join(f"{chr(0x4E00 + number) * 50_000},38.4,3825\n" for number in range(20))
    summary = summary_of(f"{header}Adelie,38.4,3825\n{rows}", species_column=0)
    assert [len(name) for name in summary.other_species] == [40] * 20
