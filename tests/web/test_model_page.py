"""The model card, GET /model."""

import json

from penguins.model.paths import REPORT
from tests.client import SiteClient, text_of


def test_the_model_card_has_a_heading_and_the_data_that_every_page_links_to(client: SiteClient) -> None:
    page = client.get("/model")
    assert text_of(page.h1) == "The model"
    assert [link["href"] for link in client.get("/").select("footer a")] == ["/model#data"]
    assert len(page.select("#data")) == 1


def test_the_checksum_on_the_model_card_is_that_of_the_report(client: SiteClient) -> None:
    assert json.loads(REPORT.read_text())["pickle"]["sha256"] in text_of(client.get("/model").select_one("main"))
