"""What a stated probability is worth, looked up in the report."""

from copy import deepcopy
from typing import Any, cast

import pytest

from penguins.model.predictor import Predictor
from penguins.model.reliability import Reliability, reliability_of
from penguins.model.report import Report


def band(above: float, up_to: float, right: float, predictions: int) -> dict[str, Any]:
    return {
        "above": above,
        "up_to": up_to,
        "mean_probability": (above + up_to) / 2,
        "share_right": right,
        "predictions": predictions,
    }


@pytest.fixture
def report(predictor: Predictor) -> Report:
    """Five repeats; two answers have many predictions, three few, and of the lowest band nobody has enough."""
    made_up: dict[str, Any] = deepcopy(dict(predictor.report))
    made_up["cross_validation"]["repeats"] = 5
    made_up["cross_validation"]["reliability_by_known"] = [
        {"known": 2, "bands": [band(0.4, 0.5, 0.4, 100), band(0.5, 0.6, 0.5, 500), band(0.6, 1.0, 0.9, 900)]},
        {"known": 3, "bands": [band(0.35, 0.4, 0.3, 499), band(0.4, 0.5, 0.2, 400), band(0.5, 0.6, 0.8, 250)]},
    ]
    return cast(Report, made_up)


@pytest.mark.parametrize(
    ("known", "probability", "expected"),
    [
        (2, 0.55, Reliability(0.5, 0.6, (2,), 0.5)),
        (2, 0.6, Reliability(0.5, 0.6, (2,), 0.5)),
        (2, 0.6001, Reliability(0.6, 1.0, (2,), 0.9)),
        (2, 1.0, Reliability(0.6, 1.0, (2,), 0.9)),
        # 250 predictions in five repeats are too few: with those from two answers, (500 * 0.5 + 250 * 0.8) / 750.
        (3, 0.55, Reliability(0.5, 0.6, (2, 3), 0.6)),
        (3, 0.9, Reliability(0.6, 1.0, (2, 3), 0.9)),
        # 100 and 400 are just enough.
        (2, 0.45, Reliability(0.4, 0.5, (2, 3), 0.24)),
        (3, 0.4, Reliability(0.35, 0.4, (), None)),
        (2, 0.35, Reliability(0.0, 0.35, (), None)),
    ],
)
def test_a_band_has_to_have_a_hundred_predictions_a_repeat(
    report: Report, known: int, probability: float, expected: Reliability
) -> None:
    assert reliability_of(report, known, probability) == expected


def test_every_probability_that_the_forest_may_state_is_looked_up(predictor: Predictor) -> None:
    for known in range(1, 7):
        for hundredth in range(34, 101):
            found = reliability_of(predictor.report, known, hundredth / 100)
            assert found.above < hundredth / 100 <= found.up_to
            assert found.share_right is None or 0.3 <= found.share_right <= 1
