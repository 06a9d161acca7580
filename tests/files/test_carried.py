"""The columns that are carried along, and the one among them that names the rows."""

import pytest

from penguins.files import penguin_file
from penguins.files.results.summary import Summary
from penguins.files.table.header import HEADERS_SHOWN, MOST_COLUMNS
from penguins.files.table.header_cell import names_rows
from penguins.web import results_words
from tests.tables import chunks, opened, results


@pytest.mark.parametrize(
    "name",
    [
        *("id", "Individual ID", "individual_name", "Name of the penguin", "Bird name", "ring number", "tag-id", "nr"),
        *("rowid", "编号", "番号", "Nummer", "Kennung", "Ringnummer", "identifiant", "specimen"),
        "Unnamed: 0",
    ],
)
def test_a_column_that_names_the_rows_is_found_whatever_stands_before_it(name: str) -> None:
    file = opened(f"species,remark,{name},bill_length_mm,bill_depth_mm\nAdelie,calm,N1A1,39.2,18.6\n")
    assert file.carried == [1, 2]
    assert file.name_column == 2


@pytest.mark.parametrize("name", ["colony", "name of the observer", "year", "id of the nest"])
def test_a_column_of_something_else_names_no_rows(name: str) -> None:
    file = opened(f"species,{name},bill_length_mm,bill_depth_mm\nAdelie,N1A1,39.2,18.6\n")
    assert file.name_column is None


@pytest.mark.parametrize(
    ("header", "rows", "name"),
    [
        ("id,name", ["1,Bo", "2,Al"], "name"),
        ("id,name", ["1,Bo", "2,Bo"], "id"),
        ("Sample Number,Individual ID", ["1,N1A1", "2,N1A2", "1,N2A1"], "Individual ID"),
        ("Individual ID,Sample Number", ["N1A1,1", "N1A1,1"], "Individual ID"),
        (",calm", ["1,yes", "2,yes"], ""),
        (",id", ["1,N1A1", "2,N1A2"], "id"),
        ("year,rownames", ["2007,1", "2007,2"], "rownames"),
        ("year,row.names", ["2007,1", "2007,2"], "row.names"),
        ("year,ID Individu", ["2007,N1A1", "2007,N1A2"], "ID Individu"),
        (",calm", ["1,yes", "1,yes"], None),
        (",calm", ["yes,1", "no,2"], None),
        ("calm,", ["yes,1", "yes,2"], None),
    ],
)
def test_of_columns_that_could_name_the_rows_one_is_chosen_that_tells_them_apart(
    header: str, rows: list[str], name: str | None
) -> None:
    file = opened("\n".join([f"{header},bill_length_mm,bill_depth_mm", *(f"{row},39.2,18.6" for row in rows)]))
    assert (None if file.name_column is None else file.header.cells[file.name_column]) == name


def test_the_headers_of_the_widest_file_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def look_at(header: str) -> bool:
        looked_at.append(header)
        return names_rows(header)

    monkeypatch.setattr(penguin_file, "names_rows", look_at)
    others = [f"some column {number}" for number in range(MOST_COLUMNS - 2)]
    file = opened(f"bill_length_mm,body_mass_g,{','.join(others)}\n39.2,3750{',1' * len(others)}\n")
    assert f"and {len(others) - HEADERS_SHOWN:,} more." in results_words.columns(file, Summary(None, None, frozenset()))
    assert looked_at == others


@pytest.mark.parametrize(
    ("names", "stand"),
    [(["note"], "“note” stands"), (["note ", "probability_gentoo"], "“probability_gentoo” and “note” stand")],
)
def test_columns_of_the_file_that_are_called_like_those_of_the_results_are_told(names: list[str], stand: str) -> None:
    content = f"{','.join(names)},bill_length_mm,body_mass_g\n{'x,' * len(names)}39.1,3750\n"
    assert opened(content).notices[-1] == (
        f"{stand} twice in the results: first as in the file, and at the end as answered here."
    )
    headers = [header.strip() for header in results(content).splitlines()[0].split(",")]
    assert [headers.count(name.strip()) for name in names] == [2] * len(names)


def test_of_the_columns_of_species_the_first_that_holds_names_is_compared_and_the_others_carried_along() -> None:
    content = "species,common name,species name,bill_length_mm,body_mass_g\n1,Adelie,a penguin,46.2,4710\n"
    assert opened(content).notices[-1].startswith("“common name” names species: it is compared with the answers")
    assert opened(content).carried == [0, 2]
    assert [chunk.named.tolist() for chunk in chunks(content)] == [[0]]


def test_results_whose_headers_are_spelled_in_another_way_are_written_anew() -> None:
    before = results("bill_length_mm,body_mass_g\n38.4,3825\n")
    assert results(before.replace("predicted_species", "Predicted Species")) == before
