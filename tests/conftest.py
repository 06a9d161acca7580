"""What most tests need: the site as production runs it, in this process or as a server, a visitor, the forest and the
real penguins."""

from collections.abc import Iterator

import hypothesis
import pytest
from flask import Flask

from penguins import create_app
from penguins.explain.cautions import Cautions
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from scripts.server import Server
from tests.client import SiteClient

# A fault of ours is answered with the error page, as in production. The upload form's token is checked as in
# production too: `SiteClient.post` sends it along. No page is kept, so that a test may change what the forest says.
SETTINGS = {"TESTING": True, "SECRET_KEY": "test", "PROPAGATE_EXCEPTIONS": False, "KEPT_PAGES": 0}

# How long an example takes says nothing about whether it is right.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")


@pytest.fixture(scope="session")
def app() -> Flask:
    return create_app(SETTINGS)


@pytest.fixture
def client(app: Flask) -> SiteClient:
    return SiteClient(app)


@pytest.fixture(scope="session")
def predictor(app: Flask) -> Predictor:
    loaded: Predictor = app.extensions["predictor"]
    return loaded


@pytest.fixture(scope="session")
def dataset(app: Flask) -> Dataset:
    loaded: Dataset = app.extensions["dataset"]
    return loaded


@pytest.fixture(scope="session")
def cautions(app: Flask) -> Cautions:
    loaded: Cautions = app.extensions["cautions"]
    return loaded


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The Procfile's server, which browsers and others share; who kills something takes one of its own."""
    with Server() as running:
        yield running
