"""The upload form, filled in as a browser sends it, and what it is answered with."""

from typing import Any

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from tests.client import SiteClient, text_of, texts_at
from tests.tables import stream, table

CONTENT = table()
NAMED = "species,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n"


def payload(content: str | bytes = CONTENT, name: str = "penguins.csv", **overrides: Any) -> dict[str, Any]:
    return {"file": (stream(content), name), "action": "show", **overrides}


def show(client: SiteClient, content: str | bytes = CONTENT, name: str = "penguins.csv") -> BeautifulSoup:
    return client.post("/upload", payload(content, name))


def download(client: SiteClient, form: dict[str, Any]) -> TestResponse:
    return client.fetch("/upload", method="POST", data=client.with_token("/upload", {**form, "action": "download"}))


def refused(client: SiteClient, status: int = 400, **overrides: Any) -> str:
    """The message on the page of a refusal, at the field, checked to begin in the summary."""
    page = client.post("/upload", payload(**overrides), status=status)
    assert text_of(page.title) == "Error: A file of penguins – Which penguin?"
    assert texts_at(page, ".error-summary h2") == ["There is a problem"]
    message = in_short_and_whole(page, "file")
    field = page.select_one("#file")
    assert field is not None
    assert field["aria-invalid"] == "true"
    assert "file-error" in str(field["aria-describedby"]).split()
    assert texts_at(page, "form button") == ["Show the results", "Download the results"]
    return message


def in_short_and_whole(page: BeautifulSoup, field: str) -> str:
    """The only message on a page: its first sentence leads to the field, where that is bold and the rest follows."""
    (link,) = page.select(".error-summary a")
    assert link["href"] == f"#{field}"
    (message,) = texts_at(page, ".error")
    assert texts_at(page, f"#{field}-error strong") == [f"Error: {text_of(link)}"]
    assert message.startswith(f"Error: {text_of(link)}")
    return message.removeprefix("Error: ")
