"""The pages: one short function each."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.urls import iri_to_uri

from penguins.explain import charts, headlines, how_sure, model_card, scatter, sentences, shapley, similar, what_if
from penguins.explain.caution_texts import NEVER_MEASURED
from penguins.explain.cautions import Cautions, by_kind
from penguins.explain.groups import ONE_IN
from penguins.model.dataset import Dataset
from penguins.model.prediction import NEARLY_LEVEL
from penguins.model.predictor import Predictor
from penguins.model.reliability import fewest_predictions, reliability_of
from penguins.questions.answers import Answers
from penguins.questions.table import EXAMPLE, ISLAND
from penguins.questions.written import written
from penguins.web import uploads
from penguins.web.caching import cacheable
from penguins.web.forms import MeasurementsForm
from penguins.web.upload_form import UploadForm

site = Blueprint("site", __name__)


@site.get("/")
@cacheable
def index() -> tuple[str, int]:
    form = MeasurementsForm(request.args)
    if not form.is_asked:
        return render_template("index.html", form=form, **_answer(EXAMPLE, written(EXAMPLE))), 200
    if not form.validate():
        return render_template("index_error.html", form=form), 400
    about = _answer(form.answers, form.written)
    return render_template("answer.html", form=form, feedback=_feedback(), **about), 200


def _feedback() -> str | None:
    """Where to tell that an answer is wrong: FEEDBACK_URL with the page's whole address in it."""
    url: str | None = current_app.config["FEEDBACK_URL"]
    return url.replace("{page}", quote(iri_to_uri(request.url), safe="")) if url else None


def _answer(answers: Answers, as_written: Mapping[str, str]) -> dict[str, Any]:
    """Everything that is said of one penguin, whose answers stand on the page `as_written`: as they were typed."""
    predictor: Predictor = current_app.extensions["predictor"]
    dataset: Dataset = current_app.extensions["dataset"]
    finder: Cautions = current_app.extensions["cautions"]
    prediction = predictor.predict(answers)
    reliability = reliability_of(predictor.report, len(answers), prediction.probability)
    contributions = shapley.contributions(prediction)
    without_each = what_if.without_each(prediction)
    found = finder.of_prediction(prediction)
    cautions = by_kind(found, without_each)
    absent = dataset.never_on_the_island(answers, prediction.level) if NEVER_MEASURED in cautions else []
    proviso = headlines.proviso(prediction, found, absent)
    # Averages are not told of a penguin unlike the others, nor those over an island where it may be another one.
    is_among_the_tested = not any(caution.doubt or caution.suspect is ISLAND for caution in found)
    suspects = dict.fromkeys(f"the {suspect.noun}" for caution in found for suspect in caution.suspects)
    is_right_already = how_sure.is_right_already(reliability, cautions)
    is_right_already = is_right_already and dataset.is_in_range(answers, prediction.species)
    what_next = shapley.what_next(predictor, prediction) if is_among_the_tested and not is_right_already else []
    return {
        "prediction": prediction,
        "written": as_written,
        "proviso": proviso,
        "suspects": list(suspects),
        "heading": headlines.heading(prediction, bool(proviso)),
        "title": headlines.title(prediction, as_written, bool(proviso)),
        "how_sure": how_sure.paragraphs(
            prediction,
            reliability,
            cautions,
            absent=absent,
            is_compared=bool(what_next),
            is_among_the_tested=is_among_the_tested,
        ),
        "averaged_over": how_sure.over(prediction) if is_among_the_tested else "",
        "cautions": cautions,
        "is_right_already": is_right_already,
        "without_each": without_each,
        "what_if": what_if.in_words(prediction, without_each) if without_each else "",
        "prior": shapley.prior(prediction),
        "why": sentences.why(prediction, contributions, dataset, as_written),
        "why_chart": charts.why(contributions, as_written),
        "what_next": what_next,
        "strips": charts.strips(dataset, answers, as_written),
        "scatter": next(scatter.scatters(dataset, answers), None),
        "similar": similar.most_similar(dataset, answers),
    }


@site.get("/health")
def health() -> ResponseReturnValue:
    """Well only once the forest has answered a known penguin."""
    current_app.extensions["predictor"].check()
    return "The forest answers.\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@site.get("/upload")
def upload() -> ResponseReturnValue:
    return uploads.upload_page(UploadForm())


@site.post("/upload")
def answer_upload() -> ResponseReturnValue:
    return uploads.answer()


@site.get("/model")
@cacheable
def model() -> tuple[str, int]:
    report = current_app.extensions["predictor"].report
    sets = model_card.known_sets(report)
    page = render_template(
        "model.html",
        report=report,
        measured=report["cross_validation"],
        sets=sets,
        best_sets=model_card.best_of_each_size(sets),
        importances=model_card.importances(report),
        guessing_loss=model_card.guessing_loss(report),
        models=model_card.compared_models(report),
        reliability=model_card.reliability(report),
        fewest_predictions=fewest_predictions(report),
        reliability_by_known=model_card.reliability_by_known(report),
        enough_trees=model_card.enough_trees(report),
        nearly_level=NEARLY_LEVEL,
        carries=what_if.CARRIES,
        holds_back=what_if.HOLDS_BACK,
        said_by_others=what_if.SAID_BY_THE_OTHERS,
        one_in=ONE_IN,
        species_of_one_island=model_card.species_of_one_island(current_app.extensions["dataset"]),
    )
    return page, 200


@site.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Anyone may read every page."""
    return "User-agent: *\nAllow: /\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
