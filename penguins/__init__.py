"""The penguin site: measurements in, species out. `create_app` is its table of contents."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from penguins import config
from penguins.explain import charts
from penguins.explain.cautions import Cautions
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.questions.species import SPECIES
from penguins.questions.table import EXAMPLE_CSV, QUESTIONS
from penguins.web import caching, errors, filters, security, spools, views

_ROOT = Path(__file__).resolve().parent.parent


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The site, with settings that override those of the environment (tests pass their own)."""
    app = Flask(__name__, template_folder=_ROOT / "templates", static_folder=_ROOT / "static")
    app.config.from_mapping(config.from_environment())
    app.config.from_mapping(settings or {})
    app.config["SECRET_KEY"] = app.config["SECRET_KEY"] or config.random_key()
    app.url_map.strict_slashes = False  # somebody who types /upload/ means /upload
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    app.extensions["predictor"] = Predictor.load()
    app.extensions["dataset"] = Dataset.load()
    app.extensions["cautions"] = Cautions(app.extensions["dataset"])
    examples = app.extensions["dataset"].examples
    app.jinja_env.globals.update(
        charts=charts, questions=QUESTIONS, species=SPECIES, examples=examples, example_csv=EXAMPLE_CSV
    )

    app.register_blueprint(views.site)
    filters.init_app(app)
    caching.init_app(app)
    errors.init_app(app)
    security.init_app(app)
    spools.init_app(app)
    return app
