"""Pages that many tests read."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from penguins.model.predictor import Predictor
from tests.client import SiteClient


@pytest.fixture(scope="session")
def model_card(app: Flask, predictor: Predictor) -> BeautifulSoup:
    """The page, of a report without added penguins, whatever the present one has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(predictor.report, "added", [])
        return SiteClient(app).get("/model")
