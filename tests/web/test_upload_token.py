"""The upload form's token: what happens without cookies, after a restart, on another dyno."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from penguins import create_app
from penguins.web.upload_form import STALE_FORM, UNREADABLE
from tests.client import SiteClient, text_of
from tests.conftest import SETTINGS
from tests.web.uploading import in_short_and_whole, payload


@pytest.mark.parametrize("token", ["", "nonsense", "IjEi.aaaa.bbbb", "🐧"])
@pytest.mark.parametrize("action", ["show", "download"])
def test_a_token_that_is_not_ours_gets_a_page_that_says_what_to_do(client: SiteClient, token: str, action: str) -> None:
    page = client.post("/upload", payload(csrf_token=token, action=action), status=400)
    assert in_short_and_whole(page, "file") == STALE_FORM


@pytest.mark.parametrize("sent", [[1], {"csrf_token": 5}, "text"])
def test_json_is_no_form_with_a_token(client: SiteClient, sent: object) -> None:
    response = client.fetch("/upload", 400, method="POST", json=sent)
    assert UNREADABLE in BeautifulSoup(response.text, "html.parser").get_text()


@pytest.mark.parametrize(
    "head",
    [
        # As a program sends a file's name that is not in UTF-8.
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xe9.csv"\r\n\r\n',
        b"--another\r\nContent-Disposition: form-data; name=action\r\n\r\n",
    ],
)
def test_what_is_no_form_that_can_be_understood_is_told_to_be(client: SiteClient, head: bytes) -> None:
    body, kind = head + b"a,b\r\n--x--\r\n", "multipart/form-data; boundary=x"
    response = client.fetch("/upload", 400, method="POST", data=body, content_type=kind)
    assert UNREADABLE in BeautifulSoup(response.text, "html.parser").get_text()


def test_without_the_cookie_a_good_token_is_not_enough(app: Flask) -> None:
    token = SiteClient(app).with_token("/upload")["csrf_token"]
    blocked = SiteClient(app)
    page = blocked.post("/upload", payload(csrf_token=token), status=400)
    assert STALE_FORM in text_of(page.select_one("#file-error"))


def test_the_token_on_the_page_of_a_refusal_works(client: SiteClient) -> None:
    page = client.post("/upload", payload(csrf_token="stale"), status=400)
    token = str(page.select("input[name=csrf_token]")[0]["value"])
    assert text_of(client.post("/upload", payload(csrf_token=token)).h1) == "Results for penguins.csv"


@pytest.mark.parametrize(("key", "status"), [(SETTINGS["SECRET_KEY"], 200), ("another", 400)])
def test_a_token_from_another_dyno_works_where_that_has_the_same_key(client: SiteClient, key: str, status: int) -> None:
    token = client.with_token("/upload")["csrf_token"]
    cookie = client.browser.get_cookie("session")
    assert cookie is not None
    other = SiteClient(create_app({**SETTINGS, "SECRET_KEY": key}))
    other.browser.set_cookie("session", cookie.value)
    other.fetch("/upload", status, method="POST", data=payload(csrf_token=token))


def test_no_token_is_asked_for_where_the_settings_say_so() -> None:
    client = SiteClient(create_app({**SETTINGS, "WTF_CSRF_ENABLED": False}))
    assert 'name="csrf_token"' not in client.fetch("/upload", 200).text
    response = client.fetch("/upload", 200, method="POST", data=payload())
    assert text_of(BeautifulSoup(response.text, "html.parser").h1) == "Results for penguins.csv"
