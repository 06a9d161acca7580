"""The results of this site, uploaded to it again."""

import csv
import io

import pytest

from tests.tables import opened, results

ADDED = "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note"
ANSWERED = "id,bill_length_mm,body_mass_g,sex\nA,38.4,3825,hen\nB,46.2,4710,male\n"
WRITTEN_ANEW = (
    "The file has been answered here before: its columns from “predicted_species” to “note” were passed over, and are "
    "written anew."
)


def test_results_that_are_answered_again_are_written_anew() -> None:
    before = results(ANSWERED)
    assert results(before) == before
    assert WRITTEN_ANEW in opened(before).notices
    assert WRITTEN_ANEW not in opened(ANSWERED).notices


def test_results_that_a_spreadsheet_saved_in_its_own_dialect_are_written_anew() -> None:
    rows = list(csv.reader(io.StringIO(results(ANSWERED), newline="")))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([cell.replace(".", ",") for cell in row] for row in rows)
    assert results(text.getvalue()) == results(ANSWERED.replace(",", ";").replace(".", ","))


def test_columns_beside_earlier_results_come_back() -> None:
    before = "".join(f"{line},{cell}\r\n" for line, cell in zip(results(ANSWERED).splitlines(), "xyz", strict=True))
    assert [line.split(",")[:6] for line in results(before).splitlines()] == [
        ["id", "bill_length_mm", "body_mass_g", "sex", "x", "predicted_species"],
        ["A", "38.4", "3825", "hen", "y", "Adelie"],
        ["B", "46.2", "4710", "male", "z", "Gentoo"],
    ]


def test_earlier_results_in_front_are_written_anew_behind() -> None:
    answered = results(ANSWERED.replace("hen", "male"))
    cells = [line.split(",") for line in answered.splitlines()]
    assert results("\n".join(",".join([*row[4:], *row[:4]]) for row in cells)) == answered


def test_a_note_of_the_visitor_s_own_comes_back() -> None:
    lines = results("note,bill_length_mm,body_mass_g\nwet,38.4,3825\n").splitlines()
    assert lines[0].startswith("note,bill_length_mm,body_mass_g,predicted_species,")
    assert results("\n".join(lines)).splitlines() == lines


CUT = ["note", "probability_gentoo,note", "probability_chinstrap,probability_gentoo,note"]


@pytest.mark.parametrize("cut", CUT)
def test_results_of_which_the_last_columns_were_cut_off_are_written_anew(cut: str) -> None:
    answered = results(ANSWERED)
    rows = [[*row] for row in csv.reader(io.StringIO(answered, newline=""))]
    width = len(rows[0]) - len(cut.split(","))
    before = "".join(f"{','.join(row[:width])}\n" for row in rows)
    assert results(before) == answered
    last = rows[0][width - 1]
    told = f"The file has been answered here before: its columns from “predicted_species” to “{last}” were passed over"
    assert any(notice.startswith(told) for notice in opened(before).notices)


def test_a_prediction_alone_may_be_another_program_s_and_comes_back() -> None:
    lines = results("bill_length_mm,body_mass_g,predicted_species\n38.4,3825,Gentoo\n").splitlines()
    assert lines[0] == f"bill_length_mm,body_mass_g,predicted_species,{ADDED}"
    assert lines[1].startswith("38.4,3825,Gentoo,Adelie,")


def test_rows_that_are_copied_from_a_results_page_are_answered_anew() -> None:
    file = opened(
        "Row\tSpecies\tProbability\tIn the file\tIsland\tSex\tBill length\tBill depth\tFlipper length\tBody mass\n"
        "row 2\tChinstrap\t86%\t≠ Adelie\tDream\tfemale\t45.4\t18.7\t188\t3,525\n"
    )
    assert file.header.species_column == 3
    assert file.earlier_results == {1, 2}
