"""Numbers -> coordinates: what the pictures show is where it should be."""

import re
from itertools import combinations, pairwise

import pytest

from penguins.explain.charts import (
    MARKERS,
    PAIRS,
    STRIP_LEFT,
    STRIP_RIGHT,
    WHY_WIDTH,
    Scale,
    scatter,
    strips,
    why_steps,
)
from penguins.explain.shapley import Contribution, contributions, prior
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import EXAMPLE, MEASUREMENTS, QUESTIONS


@pytest.mark.parametrize(
    ("value", "position"), [(10, 100), (20, 200), (15, 150), (12.34, 123.4), (9, 100), (-99, 100), (21, 200)]
)
def test_a_scale_puts_values_between_its_ends(value: float, position: float) -> None:
    assert Scale(10, 20, 100, 200)(value) == position


def test_a_scale_may_run_upwards() -> None:
    assert [Scale(0, 10, 200, 0)(value) for value in (0, 2.5, 10)] == [200, 150, 0]


def made_up(**values: float) -> list[Contribution]:
    return [Contribution(question, values.get(question.name, 0.0)) for question in QUESTIONS]


def test_the_bars_are_of_the_known_inputs_the_strongest_first() -> None:
    answers: Answers = {"island": "Dream", "bill_length_mm": 49.0, "body_mass_g": 3700.0}
    steps = why_steps(0.2, made_up(island=0.1, bill_length_mm=0.5, body_mass_g=-0.3), answers)
    assert [(step.contribution.question.name, step.answer, step.start, step.end) for step in steps] == [
        ("bill_length_mm", "49 mm", 60, 210),
        ("body_mass_g", "3,700 g", 210, 120),
        ("island", "Dream", 120, 150),
    ]
    assert [(step.left, step.width) for step in steps] == [(60, 150), (120, 90), (120, 30)]


def test_a_bar_too_small_to_see_is_still_drawn() -> None:
    steps = why_steps(0.5, made_up(sex=0.0001), {"sex": "male"})
    assert [(step.left, step.width) for step in steps] == [(150, 1)]


@pytest.mark.parametrize("answers", [EXAMPLE, {"sex": "female"}, {"bill_length_mm": 50.0, "bill_depth_mm": 15.0}])
def test_each_bar_starts_where_the_one_before_ended_and_the_last_ends_at_the_probability(
    predictor: Predictor, answers: Answers
) -> None:
    prediction = predictor.predict(answers)
    steps = why_steps(prior(prediction), contributions(prediction), answers)
    assert len(steps) == len(answers)
    assert steps[0].start == round(WHY_WIDTH * prior(prediction), 1)
    assert all(before.end == after.start for before, after in pairwise(steps))
    assert steps[-1].end == pytest.approx(WHY_WIDTH * prediction.probability, abs=0.051)


def test_there_is_a_strip_for_each_known_measurement_only(dataset: Dataset) -> None:
    shown = strips(dataset, {"island": "Dream", "bill_depth_mm": 18.0, "body_mass_g": 4207.0})
    assert [(strip.measurement.name, strip.value) for strip in shown] == [
        ("bill_depth_mm", "18 mm"),
        ("body_mass_g", "4,207 g"),
    ]
    assert strips(dataset, {"sex": "male"}) == []


def test_a_strip_shows_the_three_species_on_one_scale(dataset: Dataset) -> None:
    for strip in strips(dataset, EXAMPLE):
        assert [row.species for row in strip.background.rows] == list(SPECIES)
        for row in strip.background.rows:
            assert STRIP_LEFT < row.least < row.lower < row.median < row.upper < row.most < STRIP_RIGHT
        seen = strip.measurement.seen
        middle = (min(row.least for row in strip.background.rows) + max(row.most for row in strip.background.rows)) / 2
        [at_middle] = strips(dataset, {strip.measurement.name: (seen.low + seen.high) / 2})
        assert at_middle.mark == pytest.approx(middle, abs=0.2)


@pytest.mark.parametrize(
    ("name", "value", "mark"), [("body_mass_g", 1000, STRIP_LEFT), ("body_mass_g", 9999, STRIP_RIGHT)]
)
def test_a_value_off_the_strip_is_marked_at_its_end(dataset: Dataset, name: str, value: float, mark: float) -> None:
    assert [strip.mark for strip in strips(dataset, {name: value})] == [mark]


def test_the_ticks_of_the_picture_are_round_numbers_in_order(dataset: Dataset) -> None:
    chart = scatter(dataset, EXAMPLE)
    assert chart is not None
    background = chart.background
    assert [tick.label for tick in background.ticks_across] == ["35", "40", "45", "50", "55", "60"]
    assert [tick.label for tick in background.ticks_up] == ["14", "16", "18", "20"]
    across = [tick.position for tick in background.ticks_across]
    up = [tick.position for tick in background.ticks_up]
    assert across == sorted(set(across))
    assert up == sorted(set(up), reverse=True)


def test_masses_are_marked_in_thousands_of_grams(dataset: Dataset) -> None:
    chart = scatter(dataset, {"body_mass_g": 4207.0, "bill_depth_mm": 17.2})
    assert chart is not None
    assert [tick.label for tick in chart.background.ticks_across] == ["3,000", "4,000", "5,000", "6,000"]


@pytest.mark.parametrize(
    ("known", "across", "up"),
    [
        (("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"), "bill_length_mm", "bill_depth_mm"),
        (("bill_length_mm", "flipper_length_mm", "body_mass_g"), "bill_length_mm", "flipper_length_mm"),
        (("bill_length_mm", "body_mass_g"), "bill_length_mm", "body_mass_g"),
        (("bill_depth_mm", "flipper_length_mm", "body_mass_g"), "flipper_length_mm", "bill_depth_mm"),
        (("bill_depth_mm", "body_mass_g"), "body_mass_g", "bill_depth_mm"),
        (("flipper_length_mm", "body_mass_g", "sex"), "flipper_length_mm", "body_mass_g"),
    ],
)
def test_the_best_pair_of_what_is_known_is_drawn(
    dataset: Dataset, known: tuple[str, ...], across: str, up: str
) -> None:
    chart = scatter(dataset, {name: EXAMPLE[name] for name in known})
    assert chart is not None
    assert (chart.background.across.name, chart.background.up.name) == (across, up)


def test_there_is_no_picture_of_a_single_measurement(dataset: Dataset) -> None:
    assert scatter(dataset, {"island": "Dream", "sex": "male", "body_mass_g": 4207.0}) is None


def test_every_pair_of_measurements_has_a_picture() -> None:
    assert {frozenset((a.name, b.name)) for a, b in PAIRS} == {
        frozenset((a.name, b.name)) for a, b in combinations(MEASUREMENTS, 2)
    }


def test_every_measured_penguin_is_drawn_with_the_marker_of_its_species(dataset: Dataset) -> None:
    chart = scatter(dataset, EXAMPLE)
    assert chart is not None
    assert chart.background.counts == {"adelie": 151, "chinstrap": 68, "gentoo": 123}
    for key, path in chart.background.paths.items():
        assert re.fullmatch(rf"(M[\d.]+ [\d.]+{re.escape(MARKERS[key])})+", path)
        assert path.count("M") == chart.background.counts[key]


def test_a_real_penguin_is_marked_where_it_is_drawn(dataset: Dataset) -> None:
    for penguin in dataset.examples:
        chart = scatter(dataset, penguin.answers)
        assert chart is not None
        x, y = chart.mark
        assert f"M{x:g} {y:g}{MARKERS[penguin.species.key]}" in chart.background.paths[penguin.species.key]


def test_more_lies_further_right_and_further_up(dataset: Dataset) -> None:
    low = scatter(dataset, {"bill_length_mm": 35.0, "bill_depth_mm": 14.0})
    high = scatter(dataset, {"bill_length_mm": 55.0, "bill_depth_mm": 20.0})
    assert low is not None
    assert high is not None
    assert low.mark[0] < high.mark[0]
    assert low.mark[1] > high.mark[1]


def test_each_species_has_a_marker_of_its_own() -> None:
    assert set(MARKERS) == {species.key for species in SPECIES}
    assert len(set(MARKERS.values())) == 3
