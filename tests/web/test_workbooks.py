"""A workbook through the upload form."""

import pytest

from tests.client import SiteClient, texts_at
from tests.web.uploading import download, payload, show
from tests.workbooks import HEADER, ROW, book

CONTENT = book(birds=[["Penguins of the summer"], HEADER, ROW])


def test_a_workbook_comes_back_as_csv_with_commas_and_points(client: SiteClient) -> None:
    response = download(client, payload(CONTENT, "birds.xlsx"))
    assert response.headers["Content-Disposition"] == "attachment; filename=birds-results.csv"
    header, row = response.text.split("\r\n")[:2]
    assert header == (
        "\ufeffisland,bill_length_mm,flipper_length_mm,sex,"
        "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note"
    )
    assert row.startswith("Biscoe,46.2,213,male,Gentoo,")


@pytest.mark.parametrize("name", ["birds.xlsx", "birds.xlsm", "birds"])
def test_the_results_page_says_which_sheet_was_read(client: SiteClient, name: str) -> None:
    page = show(client, CONTENT, name)
    assert "Read as an Excel workbook, from the sheet “birds”." in texts_at(page, "li")
    assert "The header is in row 2 of the sheet: what stands above it was passed over." in texts_at(page, "li")


def test_the_upload_form_lets_a_workbook_be_chosen(client: SiteClient) -> None:
    (field,) = client.get("/upload").select("#file")
    assert {".csv", ".xlsx", ".xlsm"} <= set(str(field["accept"]).split(","))
