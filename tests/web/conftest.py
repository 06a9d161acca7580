"""What the tests of several pages share."""

import pytest
from bs4 import BeautifulSoup

from penguins.model.predictor import Predictor
from tests.client import SiteClient


@pytest.fixture
def model_card(client: SiteClient, predictor: Predictor, monkeypatch: pytest.MonkeyPatch) -> BeautifulSoup:
    """The page, of a report without added penguins, whatever the present one has."""
    monkeypatch.setitem(predictor.report, "added", [])
    return client.get("/model")
