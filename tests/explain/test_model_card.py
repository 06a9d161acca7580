"""What the model card works out from the report."""

from typing import Any, cast

import pytest

from penguins.explain import model_card
from penguins.explain.model_card import Calibration
from penguins.model.predictor import Predictor
from penguins.model.report import Report, TreeCount


@pytest.fixture(scope="module")
def report(predictor: Predictor) -> Report:
    return predictor.report


@pytest.mark.parametrize(
    ("mean_probability", "share_right", "verdict"),
    [
        (0.900, 0.909, "as sure as it should be"),
        (0.900, 0.891, "as sure as it should be"),
        (0.900, 0.911, "slightly too careful"),
        (0.900, 0.919, "slightly too careful"),
        (0.900, 0.921, "too careful"),
        (0.900, 0.889, "slightly too sure"),
        (0.900, 0.879, "too sure"),
    ],
)
def test_the_verdict_says_in_which_direction_and_how_far_it_is_off(
    mean_probability: float, share_right: float, verdict: str
) -> None:
    assert Calibration(3, 100, mean_probability, share_right, []).verdict == verdict


def test_the_reliability_is_the_mean_over_the_predictions_not_over_the_bands(report: Report) -> None:
    bands: Any = [
        {"above": 0.5, "up_to": 0.9, "mean_probability": 0.6, "share_right": 0.8, "predictions": 10},
        {"above": 0.9, "up_to": 1.0, "mean_probability": 0.95, "share_right": 0.9, "predictions": 30},
    ]
    changed: Any = {"cross_validation": {**report["cross_validation"], "reliability": bands}}
    found = model_card.reliability(cast(Report, changed))
    assert (found.predictions, found.mean_probability, found.share_right) == (40, 0.8625, 0.875)
    assert found.verdict == "slightly too careful"


def test_the_models_are_compared_from_the_tutorials_forest_to_the_best_that_the_data_allow(report: Report) -> None:
    models = model_card.compared_models(report)
    figures = [model for _, model in models]
    assert [name for name, _ in models] == ["A plain forest", "This forest", "Bell curves"]
    measured = report["cross_validation"]
    assert figures[1]["accuracy"] == measured["accuracy"]["mean"]
    assert figures[1]["mean_log_loss_of_sets"] == measured["mean_log_loss_of_sets"]
    assert sorted(figures, key=lambda model: model["mean_accuracy_of_sets"]) == figures
    assert sorted(figures, key=lambda model: -model["mean_log_loss_of_sets"]) == figures
    assert sorted(figures, key=lambda model: -model["calibration_error"]) == figures


@pytest.mark.parametrize(
    ("losses", "enough"),
    [
        ([0.30, 0.25, 0.2019, 0.2], 5),
        ([0.30, 0.2, 0.2021, 0.2], 20),
        ([0.2, 0.2, 0.2, 0.2], 1),
        # At most 1% above that of all: just so much.
        ([3.0, 3.0, 2.02, 2.0], 5),
        ([3.0, 3.0, 2.0201, 2.0], 20),
        ([0.1, 0.3, 0.2, 0.2], 5),
    ],
)
def test_enough_trees_are_those_from_which_on_the_loss_stays_as_good(
    report: Report, losses: list[float], enough: int
) -> None:
    trees: list[TreeCount] = [
        {"trees": count, "accuracy": 1, "log_loss": 0, "mean_log_loss_of_sets": loss}
        for count, loss in zip((1, 2, 5, 20), losses, strict=True)
    ]
    changed: Any = {"cross_validation": {**report["cross_validation"], "trees": trees}}
    assert model_card.enough_trees(cast(Report, changed)) == enough


def test_guessing_by_the_species_shares_costs_their_entropy(report: Report) -> None:
    # 152 Adelie, 68 Chinstrap and 124 Gentoo of 344 penguins.
    assert model_card.guessing_loss(report) == pytest.approx(1.0492, abs=0.0001)


def test_every_set_of_answers_is_told_once_with_its_own_accuracy(report: Report) -> None:
    sets = model_card.known_sets(report)
    accuracies = report["cross_validation"]["accuracy_of_sets"]
    told = {frozenset(question.name for question in one.questions): one.accuracy for one in sets}
    assert told == {frozenset(key.split(", ")): accuracy for key, accuracy in accuracies.items()}
    assert len(told) == len(sets) == 63
    sizes = [len(one.questions) for one in sets]
    assert [sizes.count(size) for size in range(1, 7)] == [6, 15, 20, 15, 6, 1]
    assert sizes == sorted(sizes)


def test_the_most_important_question_comes_first(report: Report) -> None:
    found = model_card.importances(report)
    measured = report["cross_validation"]["permutation_importance"]
    assert {question.name: figures for question, figures in found} == measured
    means = [figures["mean"] for _, figures in found]
    assert means == sorted(means, reverse=True)
