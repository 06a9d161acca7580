"""Numbers -> coordinates: what the pictures show is where it should be."""

from itertools import pairwise

import pytest

from penguins.explain.charts import (
    MARKERS,
    PLOT,
    STRIP,
    Frame,
    Mark,
    Scale,
    Strip,
    axis_of,
    strip_background,
    strips,
    why,
)
from penguins.explain.scatter import background
from penguins.explain.shapley import Contributions, contributions
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import (
    BILL_DEPTH,
    BILL_LENGTH,
    BODY_MASS,
    EXAMPLE,
    FLIPPER_LENGTH,
    QUESTIONS,
    Measurement,
)
from penguins.questions.written import written


@pytest.mark.parametrize("frame", [STRIP, PLOT])
def test_what_shows_data_lies_inside_its_picture(frame: Frame) -> None:
    assert 0 <= frame.left < frame.right <= frame.width
    assert 0 <= frame.top < frame.bottom <= frame.height


@pytest.mark.parametrize(
    ("value", "position"), [(10, 100), (20, 200), (15, 150), (12.34, 123.4), (9, 100), (-99, 100), (21, 200)]
)
def test_a_scale_puts_values_between_its_ends(value: float, position: float) -> None:
    assert Scale(10, 20, 100, 200)(value) == position


def test_a_scale_may_run_upwards() -> None:
    assert [Scale(0, 10, 200, 0)(value) for value in (0, 2.5, 10)] == [200, 150, 0]


@pytest.mark.parametrize(("value", "beyond"), [(9.9, -1), (10, 0), (20, 0), (20.1, 1)])
def test_a_scale_knows_what_lies_beyond_it(value: float, beyond: int) -> None:
    assert Scale(10, 20, 0, 1).beyond(value) == beyond


@pytest.mark.parametrize(
    ("measurement", "ends", "labels"),
    [
        (BILL_LENGTH, (30, 60), ["30", "35", "40", "45", "50", "55", "60"]),
        (BILL_DEPTH, (13, 22), ["14", "16", "18", "20", "22"]),
        (FLIPPER_LENGTH, (170, 235), ["170", "180", "190", "200", "210", "220", "230"]),
        (BODY_MASS, (2500, 6500), ["3,000", "4,000", "5,000", "6,000"]),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_measurement_s_scale_holds_all_penguins_and_has_round_numbers(
    measurement: Measurement, ends: tuple[float, float], labels: list[str]
) -> None:
    axis = axis_of(measurement, 0, 100)
    scale = axis.scale
    assert (scale.low, scale.high) == ends
    assert scale.low <= measurement.seen.low < measurement.seen.high <= scale.high
    assert [tick.label for tick in axis.ticks] == labels
    assert [tick.position for tick in axis.ticks] == [scale(float(label.replace(",", ""))) for label in labels]


def test_a_mark_inside_the_picture_is_no_arrow() -> None:
    assert Mark(10, 20).angle is None


@pytest.mark.parametrize(
    ("beyond", "angle"),
    [
        *[((1, 0), 0), ((1, -1), 45), ((0, -1), 90), ((-1, -1), 135)],
        *[((-1, 0), 180), ((-1, 1), 225), ((0, 1), 270), ((1, 1), 315)],
    ],
)
def test_a_mark_outside_the_picture_points_to_where_it_lies(beyond: tuple[int, int], angle: int) -> None:
    assert Mark(10, 20, beyond).angle == angle


def drawn_strips(dataset: Dataset, answers: Answers) -> list[Strip]:
    return strips(dataset, answers, written(answers))


def made_up(**values: float) -> Contributions:
    return {question: values.get(question.name, 0.0) for question in QUESTIONS}


def test_bars_for_the_species_run_right_from_the_middle_and_bars_against_it_left() -> None:
    answers: Answers = {"island": "Dream", "bill_length_mm": 49.0, "body_mass_g": 3700.0}
    chart = why(made_up(island=0.125, bill_length_mm=0.5, body_mass_g=-0.25), written(answers))
    assert chart.limit == 0.5
    assert [(bar.question.name, bar.answer, bar.x, bar.width) for bar in chart.bars] == [
        ("bill_length_mm", "49 mm", 50, 50),
        ("body_mass_g", "3,700 g", 25, 25),
        ("island", "Dream", 50, 12.5),
    ]


def test_a_bar_too_small_to_see_is_still_drawn() -> None:
    [bar] = why(made_up(sex=0.0001), {"sex": "male"}).bars
    assert (bar.x, bar.width) == (50, 0.4)


@pytest.mark.parametrize(
    ("largest", "limit"),
    [
        *[(0.0, 0.1), (0.1, 0.1), (0.11, 0.25), (0.25, 0.25), (0.26, 0.5), (0.5, 0.5), (0.51, 0.75), (0.75, 0.75)],
        *[(0.76, 1), (-0.8, 1), (1 + 1e-9, 1)],
    ],
)
def test_the_axis_holds_the_longest_bar(largest: float, limit: float) -> None:
    assert why(made_up(sex=largest), {"sex": "male"}).limit == limit


def test_no_bar_of_a_real_penguin_is_cut(predictor: Predictor, dataset: Dataset) -> None:
    for penguin in dataset.penguins[::3]:
        if penguin.answers:
            prediction = predictor.predict(penguin.answers)
            chart = why(contributions(prediction), written(penguin.answers))
            for bar in chart.bars:
                drawn = bar.width / 100 * 2 * chart.limit
                assert drawn == pytest.approx(abs(bar.contribution), abs=0.008 * chart.limit)
                assert 0 <= bar.x <= bar.x + bar.width <= 100.4
            assert all(abs(a.contribution) >= abs(b.contribution) for a, b in pairwise(chart.bars))


def test_there_is_a_strip_for_each_known_measurement_only(dataset: Dataset) -> None:
    shown = drawn_strips(dataset, {"island": "Dream", "bill_depth_mm": 18.0, "body_mass_g": 4207.0})
    assert [(strip.background.axis.measurement.name, strip.value) for strip in shown] == [
        ("bill_depth_mm", "18 mm"),
        ("body_mass_g", "4,207 g"),
    ]
    assert drawn_strips(dataset, {"sex": "male"}) == []


def test_a_strip_shows_the_three_species_on_one_scale(dataset: Dataset) -> None:
    for strip in drawn_strips(dataset, EXAMPLE):
        scale = strip.background.axis.scale
        assert [lane.species for lane in strip.background.lanes] == list(SPECIES)
        for lane in strip.background.lanes:
            spread, drawn = dataset.spread(strip.background.axis.measurement, lane.species), lane.positions
            assert STRIP.left <= drawn.minimum < drawn.q1 < drawn.median < drawn.q3 < drawn.maximum <= STRIP.right
            assert (drawn.minimum, drawn.maximum) == (scale(spread.minimum), scale(spread.maximum))
            assert (drawn.q1, drawn.median, drawn.q3) == (scale(spread.q1), scale(spread.median), scale(spread.q3))
            assert STRIP.top < lane.y < STRIP.bottom
        assert strip.mark.x == scale(float(EXAMPLE[strip.background.axis.measurement.name]))


@pytest.mark.parametrize(("value", "x", "angle"), [(1000, STRIP.left, 180), (9999, STRIP.right, 0)])
def test_a_value_off_the_strip_is_an_arrow_at_its_end(dataset: Dataset, value: float, x: int, angle: int) -> None:
    [strip] = drawn_strips(dataset, {"body_mass_g": value})
    assert (strip.mark.x, strip.mark.angle) == (x, angle)


def test_each_species_has_a_marker_of_its_own() -> None:
    assert set(MARKERS) == {species.key for species in SPECIES}
    assert len(set(MARKERS.values())) == 3


def test_the_species_share_the_height_of_a_strip(dataset: Dataset) -> None:
    [strip] = drawn_strips(dataset, {"bill_depth_mm": 18.0})
    assert [lane.y for lane in strip.background.lanes] == [15, 37, 59]
    assert strip.mark.y == 37


def test_what_all_pictures_share_is_made_once(dataset: Dataset) -> None:
    assert strip_background(dataset, BODY_MASS) is strip_background(dataset, BODY_MASS)
    assert background(dataset, FLIPPER_LENGTH, BODY_MASS) is background(dataset, FLIPPER_LENGTH, BODY_MASS)
