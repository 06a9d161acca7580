"""A file through the upload form: the form, the download, and what is refused."""

from typing import Any

import pytest
from flask_wtf.file import FileSize

from penguins import create_app
from penguins.model.predictor import Predictor
from penguins.web import uploads
from penguins.web.results_page import FLUSH, PIECE, in_pieces
from penguins.web.upload_form import NOTHING_SENT, TOO_LARGE, UploadForm
from tests.client import SiteClient, text_of, texts_at
from tests.conftest import SETTINGS
from tests.tables import results, stream, table
from tests.web.uploading import CONTENT, download, payload, refused, show


def test_a_name_in_another_language_is_marked_as_such(client: SiteClient) -> None:
    assert texts_at(client.get("/upload"), "[lang=fr]") == ["masse corporelle"]


def test_the_form_offers_both_buttons_and_says_the_limit(client: SiteClient) -> None:
    page = client.get("/upload")
    assert [(button["name"], button["value"], text_of(button)) for button in page.select("form button")] == [
        ("action", "show", "Show the results"),
        ("action", "download", "Download the results"),
    ]
    assert text_of(page.select_one("#file-hint")) == (
        "CSV, at most 200 MB: commas, semicolons, tabs or spaces; decimal points or commas, whatever your program "
        "writes. Or an Excel workbook (.xlsx), at most 20 MB and 200,000 rows."
    )
    assert client.response.headers["Cache-Control"] == "no-store"


def test_the_download_is_the_results_as_an_attachment(client: SiteClient, predictor: Predictor) -> None:
    response = download(client, payload())
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=penguins-results.csv"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.text == results(CONTENT, predictor.predict_proba)


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("data/our penguins.CSV", 'attachment; filename="our penguins-results.csv"'),
        ("C:/Users/me/birds.tsv", "attachment; filename=birds-results.csv"),
        ("../../etc/passwd", "attachment; filename=passwd-results.csv"),
        ("birds", "attachment; filename=birds-results.csv"),
        ("birds-results.csv", "attachment; filename=birds-results.csv"),
        ("pingüinos.csv", "attachment; filename=pinguinos-results.csv; filename*=UTF-8''ping%C3%BCinos-results.csv"),
        ("企鵝.csv", "attachment; filename=penguins-results.csv; filename*=UTF-8''%E4%BC%81%E9%B5%9D-results.csv"),
        ('a"; filename="evil.exe', "attachment; filename=evil-results.csv"),
        ('a\\"b.csv', 'attachment; filename="a\\"b-results.csv"'),
        ("x" * 300 + "2008.csv", f"attachment; filename={'x' * 91}2008-results.csv"),
        (".csv", "attachment; filename=csv-results.csv"),
        ("/", "attachment; filename=penguins-results.csv"),
        ("<script>.csv", 'attachment; filename="<script>-results.csv"'),
    ],
)
def test_the_download_is_named_after_the_upload(client: SiteClient, name: str, disposition: str) -> None:
    assert download(client, payload(name=name)).headers["Content-Disposition"] == disposition


@pytest.mark.parametrize("end", ["\r", "\n"])
def test_a_line_end_in_a_file_s_name_gets_into_no_header(end: str) -> None:
    assert uploads._results_name(f"a{end}Set-Cookie: b.csv") == "aSet-Cookie: b-results.csv"


def test_a_page_is_sent_up_to_each_mark_of_its_template() -> None:
    parts = ["a", "b", FLUSH, "c", "x" * PIECE, "d", FLUSH, "</progress>", "e"]
    assert list(in_pieces(iter(parts))) == ["ab", "c" + "x" * PIECE, "d", "</progress>e"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty. Choose a file with a header line and a line for each penguin."),
        (
            b"PK\x03\x04 and more",
            "The workbook is damaged, so it cannot be read. Open it in your spreadsheet, save it again as an Excel "
            "workbook (.xlsx) or as CSV, and upload that.",
        ),
        (
            b"<script>alert(1)</script>,body_mass_g\n1,2\n",
            "At least two of the four measurements are needed: bill_length_mm, bill_depth_mm, flipper_length_mm, "
            "body_mass_g. The header of the file has only the body mass (“body_mass_g”). Its columns are "
            "“<script>alert(1)</script>” and “body_mass_g”. Add a second measurement, or rename the column that "
            "holds it, and try again.",
        ),
        (
            b"\"'<b>\0&amp and so on and on and on",
            "The file is not a table: its first line is “\"'<b>\N{REPLACEMENT CHARACTER}&amp and so on and on and on”. "
            "A header line and a line for each penguin are needed, as in a CSV file.",
        ),
    ],
)
def test_a_refused_file_says_why_at_the_form(client: SiteClient, content: bytes, message: str) -> None:
    for action in ("show", "download"):
        assert refused(client, file=(stream(content), "a.csv"), action=action) == message


@pytest.mark.parametrize("chosen", [(stream(""), ""), "penguins.csv", ""])
def test_a_form_without_a_file_is_refused(client: SiteClient, chosen: Any) -> None:
    assert refused(client, file=chosen) == NOTHING_SENT


def test_another_button_than_the_two_is_refused(client: SiteClient) -> None:
    message = "Press one of the two buttons: Show the results, or Download the results."
    assert refused(client, action="erase") == message


def test_a_form_sent_without_a_button_shows_the_results(client: SiteClient) -> None:
    page = client.post("/upload", {"file": (stream(CONTENT), "a.csv")})
    assert texts_at(page, "h1") == ["Results for a.csv"]


def test_of_a_long_name_the_end_is_shown(client: SiteClient) -> None:
    page = show(client, name=f"{'Palmer_penguins_' * 9}2008.csv")
    assert texts_at(page, "h1") == [f"Results for …{('Palmer_penguins_' * 9 + '2008.csv')[-99:]}"]


def test_a_file_over_the_limit_is_refused(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    (limit,) = [one for one in UploadForm.file.kwargs["validators"] if isinstance(one, FileSize)]
    assert limit.max_size == 200_000_000
    monkeypatch.setattr(limit, "max_size", len(CONTENT) - 1)
    assert refused(client, status=413) == TOO_LARGE
    monkeypatch.setattr(limit, "max_size", len(CONTENT))
    show(client)


def test_a_request_over_the_limit_is_refused_before_it_is_read() -> None:
    client = SiteClient(create_app({**SETTINGS, "MAX_CONTENT_LENGTH": 2000}))
    assert refused(client, status=413, file=(stream(table() * 40), "a.csv")) == TOO_LARGE
    assert TOO_LARGE.startswith("The file is larger than 200 MB, the most that can be uploaded.")
