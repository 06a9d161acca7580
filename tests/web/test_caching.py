"""What travels, and how often: validators, static files, compression."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from flask import Flask, url_for

from penguins import create_app
from penguins.model.paths import PICKLE
from penguins.model.predictor import Predictor
from penguins.questions.table import EXAMPLE_CSV
from penguins.web import caching
from penguins.web.caching import fingerprint
from tests.client import SiteClient
from tests.conftest import SETTINGS

PAGES = ["/", "/?island=Dream", "/?bill_length_mm=43.9&body_mass_g=4207", "/model"]
A_YEAR = "public, max-age=31536000, immutable"


def static_address(app: Flask, name: str) -> str:
    """The address under which the pages link to a static file."""
    with app.test_request_context():
        return url_for("static", filename=name)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_be_kept_and_has_a_strong_validator(client: SiteClient, path: str) -> None:
    response = client.fetch(path)
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert response.headers["ETag"].startswith('"')
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("coding", ["identity", "gzip", "br", "zstd"])
def test_a_page_that_the_browser_has_is_not_sent_again(client: SiteClient, path: str, coding: str) -> None:
    first = client.fetch(path, headers={"Accept-Encoding": coding})
    assert ("Content-Encoding" in first.headers) == (coding != "identity")
    asked = {"Accept-Encoding": coding, "If-None-Match": f'"older", {first.headers["ETag"]}'}
    again = client.fetch(path, 304, headers=asked)
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "public, max-age=600"
    assert again.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("coding", ["identity", "gzip", "br", "zstd"])
def test_a_page_that_the_browser_has_is_not_made_again(
    client: SiteClient, monkeypatch: pytest.MonkeyPatch, coding: str
) -> None:
    etag = client.fetch("/?island=Dream", headers={"Accept-Encoding": coding}).headers["ETag"]
    monkeypatch.delattr(Predictor, "predict")
    client.fetch("/?island=Dream", 304, headers={"Accept-Encoding": coding, "If-None-Match": etag})


def test_a_page_asked_for_lately_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client = SiteClient(create_app({**SETTINGS, "KEPT_PAGES": 2}))
    pages = {path: client.fetch(path).data for path in ("/?island=Dream", "/model")}
    refused = client.fetch("/?island=Mars", 400).data
    monkeypatch.delattr(Predictor, "predict")
    assert client.fetch("/model").data == pages["/model"]
    assert gzip.decompress(client.fetch("/model", headers={"Accept-Encoding": "gzip"}).data) == pages["/model"]
    assert client.fetch("/?island=Mars", 400).data == refused
    client.fetch("/?island=Dream", 500)


def test_a_kept_page_is_that_of_its_host(client: SiteClient) -> None:
    etags = {client.fetch("/", headers={"Host": host}).headers["ETag"] for host in ("a.example", "b.example")}
    assert len(etags) == 2


def test_a_validator_that_a_proxy_has_weakened_still_counts(client: SiteClient) -> None:
    etag = client.fetch("/").headers["ETag"]
    client.fetch("/", 304, headers={"If-None-Match": f"W/{etag}"})


def test_another_address_has_another_validator(client: SiteClient) -> None:
    etags = [client.fetch(path).headers["ETag"] for path in [*PAGES, "/?island=Biscoe"]]
    assert len(set(etags)) == len(etags)
    client.fetch("/?island=Biscoe", 200, headers={"If-None-Match": etags[1]})


def test_another_version_of_the_site_has_another_validator(client: SiteClient) -> None:
    etag = client.fetch("/").headers["ETag"]
    changed = create_app(SETTINGS)
    assert SiteClient(changed).fetch("/").headers["ETag"] == etag
    changed.config["SITE_FINGERPRINT"] = "changed"
    assert SiteClient(changed).fetch("/").headers["ETag"] != etag


def test_the_forest_is_among_the_files_of_the_site(app: Flask) -> None:
    assert PICKLE.is_relative_to(app.root_path)


@pytest.mark.parametrize(
    ("path", "status"), [("/?island=Mars", 400), ("/nowhere", 404), ("/upload", 200), ("/health", 200)]
)
def test_what_depends_on_more_than_the_address_is_not_kept(client: SiteClient, path: str, status: int) -> None:
    response = client.fetch(path, status)
    assert "ETag" not in response.headers
    assert "max-age" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/", "/upload", "/model", "/static/site.css"])
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("identity", None),
        ("nonsense", None),
    ],
)
def test_what_is_large_is_compressed_for_those_who_ask(
    client: SiteClient, path: str, accepted: str, coding: str | None
) -> None:
    response = client.fetch(path, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in response.headers["Vary"]


def test_a_compressed_page_is_the_page(client: SiteClient) -> None:
    plain = client.fetch("/?island=Dream").data
    assert gzip.decompress(client.fetch("/?island=Dream", headers={"Accept-Encoding": "gzip"}).data) == plain
    assert brotli.decompress(client.fetch("/?island=Dream", headers={"Accept-Encoding": "br"}).data) == plain


@pytest.mark.parametrize("path", PAGES)
def test_every_static_file_of_a_page_is_there_and_kept_for_a_year(client: SiteClient, path: str) -> None:
    page = client.get(path)
    links = [str(link["href"]) for link in page.select("head link[href]")]
    assert len(links) >= 2
    for link in links:
        assert client.fetch(link).headers["Cache-Control"] == A_YEAR


def test_a_static_file_is_kept_for_a_year_under_its_fingerprint_only(client: SiteClient, app: Flask) -> None:
    address = static_address(app, "site.css")
    assert address == f"/static/site.css?v={fingerprint(Path(str(app.static_folder)) / 'site.css')}"
    assert client.fetch(address).headers["Cache-Control"] == A_YEAR
    for other in ("/static/site.css", "/static/site.css?v=", "/static/site.css?v=0123456789abcdef"):
        assert client.fetch(other).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("coding", ["identity", "gzip", "br", "zstd"])
@pytest.mark.parametrize("fingerprinted", [True, False])
def test_a_static_file_that_the_browser_has_is_not_sent_again(
    client: SiteClient, app: Flask, coding: str, fingerprinted: bool
) -> None:
    address = static_address(app, "site.css") if fingerprinted else "/static/site.css"
    first = client.fetch(address, headers={"Accept-Encoding": coding})
    asked = {"Accept-Encoding": coding, "If-None-Match": first.headers["ETag"]}
    again = client.fetch(address, 304, headers=asked)
    assert again.data == b""
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


@pytest.mark.parametrize("wanted", ["bytes=0-99", "items=0-5"])
def test_a_static_file_comes_as_a_whole(client: SiteClient, app: Flask, wanted: str) -> None:
    """A part of it, compressed by itself, would be no part of the compressed file."""
    answer = client.fetch("/static/site.css", headers={"Range": wanted, "Accept-Encoding": "gzip"})
    assert "Content-Range" not in answer.headers
    assert gzip.decompress(answer.data) == (Path(str(app.static_folder)) / "site.css").read_bytes()


def test_a_changed_file_changes_the_fingerprint(tmp_path: Path) -> None:
    file, other = tmp_path / "site.css", tmp_path / "pages" / "index.html"
    other.parent.mkdir()
    file.write_text("a { color: red }")
    other.write_text("<p>")
    before = fingerprint(file), fingerprint(tmp_path)
    assert before == (fingerprint(file), fingerprint(tmp_path))
    other.write_text("<b>")
    assert fingerprint(file) == before[0]
    assert fingerprint(tmp_path) != before[1]
    file.write_text("a { color: tan }")
    assert fingerprint(file) != before[0]


def test_the_example_file_is_sent_as_csv(client: SiteClient) -> None:
    response = client.fetch("/static/penguins_example.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.text == EXAMPLE_CSV


def test_a_page_of_another_day_is_not_shown_again(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    etag = client.fetch("/?island=Dream").headers["ETag"]
    monkeypatch.setattr(caching, "today", lambda: "1 January 2100")
    again = client.fetch("/?island=Dream", 200, headers={"If-None-Match": etag})

    assert again.headers["ETag"] != etag
