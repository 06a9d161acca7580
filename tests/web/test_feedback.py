"""The link by which a visitor tells that an answer is wrong."""

from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest

from penguins import create_app
from tests.client import SiteClient, text_of, texts_at
from tests.conftest import SETTINGS

ANSWER = "/?island=Dream&body_mass_g=4.2+kg&sex="
FORMS = [
    ("https://tracker.example/new?labels=wrong&body={page}", "body"),
    ("https://tracker.example/tell/{page}", ""),
    ("mailto:keeper@penguins.example?subject=Wrong&body={page}", "body"),
]


@cache
def visitor(feedback_url: str | None) -> SiteClient:
    return SiteClient(create_app({**SETTINGS, "FEEDBACK_URL": feedback_url}))


@pytest.mark.parametrize(("setting", "parameter"), FORMS)
def test_an_answer_can_be_told_to_be_wrong_with_its_whole_address(setting: str, parameter: str) -> None:
    page = visitor(setting).get(ANSWER, base_url="https://penguins.example")
    [sentence] = [text for text in texts_at(page, "#answer p") if "Was it another" in text]
    assert sentence == "Was it another species? Tell us"
    [link] = [link for link in page.select("#answer a") if text_of(link) == "Tell us"]
    told = "https://penguins.example/?island=Dream&body_mass_g=4.2+kg&sex="
    address = urlsplit(str(link["href"]))
    assert str(link["href"]).startswith(setting.partition("{page}")[0])
    if parameter:
        assert parse_qs(address.query, strict_parsing=True)[parameter] == [told]
    else:
        assert str(link["href"]) == (
            "https://tracker.example/tell/"
            "https%3A%2F%2Fpenguins.example%2F%3Fisland%3DDream%26body_mass_g%3D4.2%2Bkg%26sex%3D"
        )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/?bill_length_mm=39&utm=%26%23%7Bpage%7D", "%26utm%3D%2526%2523%257Bpage%257D"),
        ("/?bill_length_mm=39&utm=%3Cb%3E%22", "%26utm%3D%253Cb%253E%2522"),
        ("/?bill_length_mm=39&utm=%C3%A9", "%26utm%3D%25C3%25A9"),
    ],
)
def test_the_address_is_told_as_it_was_asked(asked: str, told: str) -> None:
    page = visitor("https://tracker.example/new?body={page}").get(asked)
    [link] = [link for link in page.select("#answer a") if text_of(link) == "Tell us"]
    assert str(link["href"]).endswith(told)


def test_only_answers_have_the_link_and_only_where_it_is_set() -> None:
    for path, status in (("/", 200), ("/model", 200), ("/upload", 200), ("/?body_mass_g=1", 400)):
        assert "Tell us" not in visitor(FORMS[0][0]).get(path, status).text
    assert "Was it another" not in visitor(None).get(ANSWER).text


def test_a_page_from_before_the_setting_changed_is_asked_for_anew() -> None:
    etags = {visitor(url).fetch(ANSWER).headers["ETag"] for url in (None, FORMS[0][0], FORMS[2][0])}
    assert len(etags) == 3
    etag = visitor(FORMS[0][0]).fetch(ANSWER).headers["ETag"]
    visitor(FORMS[0][0]).fetch(ANSWER, 304, headers={"If-None-Match": etag})
    visitor(None).fetch(ANSWER, 200, headers={"If-None-Match": etag})
