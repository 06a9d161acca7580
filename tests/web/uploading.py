"""The upload form, filled in as a browser sends it, and what it is answered with."""

from typing import Any

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from tests.client import SiteClient
from tests.tables import stream, table

CONTENT = table()
NAMED = "species,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n"


def payload(content: str | bytes = CONTENT, name: str = "penguins.csv", **overrides: Any) -> dict[str, Any]:
    return {"file": (stream(content), name), "action": "show", **overrides}


def show(client: SiteClient, content: str | bytes = CONTENT, name: str = "penguins.csv") -> BeautifulSoup:
    return client.post("/upload", payload(content, name))


def download(client: SiteClient, form: dict[str, Any]) -> TestResponse:
    return client.fetch("/upload", method="POST", data=client.with_token("/upload", {**form, "action": "download"}))
