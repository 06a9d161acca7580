"""Rows copied from a spreadsheet, pasted into the upload form."""

import io
from typing import Any

import pytest
from bs4 import BeautifulSoup

from penguins.model.predictor import Predictor
from penguins.web import uploads
from penguins.web.upload_form import BOTH_SENT, NOTHING_SENT, STALE_FORM, TOO_LONG
from tests.client import SiteClient, table_at, text_of, texts_at
from tests.tables import PENGUINS, results, stream, table
from tests.web.uploading import download, in_short_and_whole

COPIED = table(delimiter="\t", end="\r\n")


def _payload(pasted: str = COPIED, **overrides: Any) -> dict[str, Any]:
    """The form as a browser sends it: with a file field in which nothing is chosen."""
    return {"file": (io.BytesIO(), ""), "table": pasted, "action": "show", **overrides}


def _typed(page: BeautifulSoup) -> str:
    area = page.select_one("textarea#table")
    assert area is not None
    # Browsers leave out the line end right after the tag.
    return area.get_text().removeprefix("\n")


def _refusal(client: SiteClient, field: str, status: int = 400, **overrides: Any) -> tuple[str, str]:
    """The message at a field, checked to be the only one and to begin in the summary, and the rows shown again."""
    page = client.post("/upload", _payload(**overrides), status)
    assert page.select(f"#{field}[aria-invalid]")
    return in_short_and_whole(page, field), _typed(page)


def test_the_form_has_an_empty_box_for_rows_beside_the_file(client: SiteClient) -> None:
    page = client.get("/upload")
    assert _typed(page) == ""
    assert texts_at(page, "form label") == ["Your file", "Or rows copied from a spreadsheet"]
    assert text_of(page.select_one("#table-hint")) == "With the line of headers, at most 2 MB."


def test_copied_rows_are_shown_as_results(client: SiteClient) -> None:
    page = client.post("/upload", _payload())
    assert text_of(page.title) == "Results for the pasted rows – Which penguin?"
    assert [row[1] for row in table_at(page, "table.rows")[1:]] == ["Adelie", "Chinstrap", "Gentoo"]
    (link,) = page.select('a[href^="data:"]')
    assert link["download"] == "penguins-results.csv"


@pytest.mark.parametrize(
    "pasted",
    [table(), table(delimiter=";", decimal=","), table(delimiter="\t", decimal=",", end="\r\n"), f"\n\n{COPIED}\n"],
)
def test_any_text_that_a_file_may_hold_may_be_pasted(client: SiteClient, pasted: str) -> None:
    page = client.post("/upload", _payload(pasted))
    assert [row[1] for row in table_at(page, "table.rows")[1:]] == ["Adelie", "Chinstrap", "Gentoo"]


def test_letters_of_any_alphabet_come_back(client: SiteClient) -> None:
    rows = "nombre\tbill_length_mm\tbody_mass_g\nPingüino 企鵝 🐧\t38.4\t3825\n"
    assert "Pingüino 企鵝 🐧,38.4,3825,Adelie," in download(client, _payload(rows)).text


def test_pasted_rows_are_downloaded_as_a_file_of_their_name(client: SiteClient, predictor: Predictor) -> None:
    response = download(client, _payload())
    assert response.headers["Content-Disposition"] == "attachment; filename=penguins-results.csv"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.text == f"\ufeff{results(table(), predictor.predict_proba)}"


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t", " "])
@pytest.mark.parametrize("wrapped", ["", '"'])
def test_pasted_rows_come_back_between_commas_whatever_they_came_with(
    client: SiteClient, predictor: Predictor, delimiter: str, wrapped: str
) -> None:
    content = "id,remark,bill_length_mm,body_mass_g\nA,calm,38.4,3825\nB,NA,46.2,4710\nC,wet,462,NA\n"
    pasted = [f"{wrapped}{line}{wrapped}\r\n" for line in content.replace(",", delimiter).splitlines()]
    expected = f"\ufeff{results(content, predictor.predict_proba)}"
    assert download(client, _payload("".join(pasted))).text == expected


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_pasted_decimal_commas_come_back_as_they_are_between_commas_with_points_in_the_probabilities(
    client: SiteClient, delimiter: str
) -> None:
    pasted = "Art;Insel;Schnabellänge;Schnabelhöhe\nAdelie;Dream;39,1;18,7\nAdelie;Dream;39;18\n"
    text = download(client, _payload(pasted.replace(";", delimiter))).text
    assert text == (
        "\ufeffArt,Insel,Schnabellänge,Schnabelhöhe,"
        "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note\r\n"
        'Adelie,Dream,"39,1","18,7",Adelie,0.9990,0.0010,0.0000,\r\n'
        "Adelie,Dream,39,18,Adelie,0.9990,0.0010,0.0000,\r\n"
    )


def test_a_pasted_row_with_too_many_cells_between_spaces_is_not_scored(client: SiteClient) -> None:
    pasted = "island remark bill_length_mm body_mass_g\nDream calm 38.4 3825\nDream very calm 38.4 3825\n"
    assert download(client, _payload(pasted)).text.splitlines()[2] == (
        "Dream,very,calm,38.4 3825,,,,,The row has 5 cells where the header has 4. With spaces between them it is not "
        "known which is which: use commas or tabs."
    )


def test_nothing_in_either_field_is_said_at_the_file(client: SiteClient) -> None:
    assert _refusal(client, "file", pasted="") == (NOTHING_SENT, "")
    assert _refusal(client, "file", pasted=" \r\n\t") == (NOTHING_SENT, "")


def test_a_file_and_rows_at_once_are_refused_and_the_rows_stay(client: SiteClient) -> None:
    assert _refusal(client, "file", file=(stream(table()), "a.csv")) == (BOTH_SENT, COPIED)
    page = client.post("/upload", _payload(file=(stream(table()), "a.csv")), 400)
    described = {field["id"]: field["aria-describedby"] for field in page.select("[aria-invalid]")}
    assert described == {"file": "file-hint file-error", "table": "table-hint file-error"}
    (other,) = page.select(".field:has(#table)")
    assert "field-wrong" in other["class"]


@pytest.mark.parametrize("pasted", ["Dear all\r\n\r\nmany <b>penguins</b>", "\n\n</textarea><h1>{{ 7 * 7 }}"])
def test_rows_that_cannot_be_read_stay_in_the_box(client: SiteClient, pasted: str) -> None:
    message, typed = _refusal(client, "table", pasted=pasted)
    assert message.startswith("The file is not a table: its first line is")
    assert message.endswith(". What you pasted was read like a file.")
    assert typed == pasted


def test_what_cannot_be_shown_is_shown_as_such(client: SiteClient) -> None:
    _, typed = _refusal(client, "table", pasted="a\0b\x1b\tc\u00a0d\r\n")
    assert typed == "a\ufffdb\ufffd\tc d\r\n"


def test_without_a_good_token_the_rows_stay(client: SiteClient) -> None:
    assert _refusal(client, "file", csrf_token="stale") == (STALE_FORM, COPIED)


def test_another_button_than_the_two_is_refused_and_the_rows_stay(client: SiteClient) -> None:
    assert _refusal(client, "file", action="erase")[1] == COPIED


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(uploads, "MAX_PASTED", 100_000)
    return 100_000


def test_rows_up_to_the_limit_may_be_pasted(client: SiteClient, small_limit: int) -> None:
    head = table(PENGUINS[:1])
    filler = "x" * (small_limit - len(head) - 10)
    client.post("/upload", _payload(f"{head}{filler}"))
    assert _refusal(client, "table", 413, pasted=f"{head}{filler}{'x' * 20}") == (TOO_LONG, "")


@pytest.mark.parametrize("file_size", [0, 300_000])
def test_too_many_rows_of_which_no_length_is_said_are_refused_as_what_they_are(
    client: SiteClient, small_limit: int, file_size: int
) -> None:
    head = b"--x\r\nContent-Disposition: form-data; name="
    file = head + b"file; filename=a.csv\r\n\r\n" + b"x" * file_size + b"\r\n"
    body = file + head + b"table\r\n\r\n" + b"x" * (small_limit + 1) + b"\r\n--x--\r\n"
    sent = {"input_stream": io.BytesIO(body), "content_type": "multipart/form-data; boundary=x"}
    response = client.fetch("/upload", 413, method="POST", environ_base={"wsgi.input_terminated": True}, **sent)
    assert TOO_LONG in BeautifulSoup(response.text, "html.parser").get_text()


def test_a_body_that_would_be_held_in_memory_is_refused_before_it_is_read(client: SiteClient, small_limit: int) -> None:
    urlencoded = "application/x-www-form-urlencoded"
    page = client.post("/upload", {"table": "x" * small_limit}, 413, content_type=urlencoded)
    assert in_short_and_whole(page, "table") == TOO_LONG


def test_absurdly_many_fields_are_refused(client: SiteClient) -> None:
    client.post("/upload", _payload(**{f"field{number}": "x" for number in range(30)}), 413)


def test_rows_sent_as_a_file_are_not_rows(client: SiteClient) -> None:
    assert _refusal(client, "file", pasted=(stream(COPIED), "table.txt")) == (NOTHING_SENT, "")
