"""The results of this site, uploaded to it again."""

import csv
import io

import pytest

from tests.tables import opened, parsed, results

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
    text, rows = io.StringIO(), parsed(results(ANSWERED))
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


def test_results_without_their_notes_may_be_another_program_s_and_come_back() -> None:
    answered = results(ANSWERED.replace("hen", "male"))
    before = "".join(f"{line.rpartition(',')[0]}\n" for line in answered.splitlines())
    header, first, _ = results(before).splitlines()
    assert header == f"id,bill_length_mm,body_mass_g,sex,{ADDED.removesuffix(',note')},{ADDED}"
    assert first == "A,38.4,3825,male,Adelie,0.9000,0.0625,0.0375,Adelie,0.9000,0.0625,0.0375,"


def test_a_prediction_alone_may_be_another_program_s_and_comes_back() -> None:
    lines = results("bill_length_mm,body_mass_g,predicted_species\n38.4,3825,Gentoo\n").splitlines()
    assert lines[0] == f"bill_length_mm,body_mass_g,predicted_species,{ADDED}"
    assert lines[1].startswith("38.4,3825,Gentoo,Adelie,")


@pytest.mark.parametrize(("header", "cell", "indices"), [("", "", {1, 2}), ("id\t", "A1\t", {2, 3})])
@pytest.mark.parametrize(("named", "species"), [("In the file\t", "≠ Adelie\t"), ("", "")])
def test_rows_that_are_copied_from_a_results_page_are_answered_anew(
    header: str, cell: str, indices: set[int], named: str, species: str
) -> None:
    file = opened(
        f"Row\t{header}Species\tProbability\t{named}Island\tBill length (mm)\tBill depth (mm)\n"
        f"row 2\t{cell}Chinstrap\t86%\t{species}Dream\t45.4\t18.7\n"
    )
    assert file.header.earlier_results == indices
    assert file.header.species_column == (max(indices) + 1 if named else None)


@pytest.mark.parametrize(
    "header", ["row,species,probability", "Row,Species,Probability", "Species,Probability,In the file"]
)
def test_a_visitor_s_own_columns_are_not_taken_for_those_of_a_results_page(header: str) -> None:
    file = opened(f"{header},bill_length_mm,bill_depth_mm\n1,Adelie,0.9,39.1,18.7\n")
    assert file.header.earlier_results == frozenset()
