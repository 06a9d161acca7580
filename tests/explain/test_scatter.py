"""Two measurements against each other: who is drawn where, and who the neighbours are."""

import re
from itertools import combinations

import numpy as np
import pytest

from penguins.explain.charts import MARKERS, PLOT
from penguins.explain.scatter import FAR, NEIGHBOURS, PAIRS, Scatter, scatters
from penguins.model.dataset import Dataset
from penguins.questions.answers import Answers
from penguins.questions.species import SPECIES
from penguins.questions.table import EXAMPLE, MEASUREMENTS


def chart_of(dataset: Dataset, answers: Answers) -> Scatter:
    chart = next(scatters(dataset, answers), None)
    assert chart is not None
    return chart


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
    background = chart_of(dataset, {name: EXAMPLE[name] for name in known}).background
    assert (background.across.measurement.name, background.up.measurement.name) == (across, up)


def test_there_is_no_picture_of_a_single_measurement(dataset: Dataset) -> None:
    assert [*scatters(dataset, {"island": "Dream", "sex": "male", "body_mass_g": 4207.0})] == []


def test_every_pair_of_measurements_has_a_picture() -> None:
    assert {frozenset(pair) for pair in PAIRS} == {frozenset(pair) for pair in combinations(MEASUREMENTS, 2)}
    assert len(PAIRS) == 6


def test_every_measured_penguin_is_drawn_with_the_marker_of_its_species(dataset: Dataset) -> None:
    paths = chart_of(dataset, EXAMPLE).background.paths
    assert {key: path.count("M") for key, path in paths.items()} == {"adelie": 151, "chinstrap": 68, "gentoo": 123}
    for key, path in paths.items():
        assert re.fullmatch(rf"(M[\d.]+ [\d.]+{re.escape(MARKERS[key])})+", path)


def test_a_real_penguin_is_marked_where_it_is_drawn(dataset: Dataset) -> None:
    for penguin in dataset.examples:
        chart = chart_of(dataset, penguin.answers)
        place = f"M{chart.mark.x:g} {chart.mark.y:g}{MARKERS[penguin.species.key]}"
        assert place in chart.background.paths[penguin.species.key]


def test_more_lies_further_right_and_further_up(dataset: Dataset) -> None:
    low = chart_of(dataset, {"bill_length_mm": 35.0, "bill_depth_mm": 14.0}).mark
    high = chart_of(dataset, {"bill_length_mm": 55.0, "bill_depth_mm": 20.0}).mark
    assert low.x < high.x
    assert low.y > high.y


def test_the_ticks_run_right_and_up(dataset: Dataset) -> None:
    background = chart_of(dataset, EXAMPLE).background
    assert [tick.label for tick in background.across.ticks] == ["30", "35", "40", "45", "50", "55", "60"]
    assert [tick.label for tick in background.up.ticks] == ["14", "16", "18", "20", "22"]
    assert [tick.position for tick in background.across.ticks] == sorted(t.position for t in background.across.ticks)
    assert [tick.position for tick in background.up.ticks] == sorted(t.position for t in background.up.ticks)[::-1]


def test_measurements_that_no_species_has_together_are_said_to_be_in_no_range(dataset: Dataset) -> None:
    """A flipper of 220 mm is found in Gentoos only, a bill 20 mm deep in no Gentoo."""
    chart = chart_of(dataset, {"flipper_length_mm": 220.0, "bill_depth_mm": 20.0})
    assert chart.finding == "Its flipper and bill are near a Chinstrap’s, but no species’ ranges hold both measurements"
    assert chart.neighbours_in_words == "Near it: 1 Chinstrap."


@pytest.mark.parametrize(
    ("length", "depth", "x", "y", "angle"),
    [
        (75.0, 9.0, PLOT.right, PLOT.bottom, 45),
        # Beside the longest bills, and yet outside.
        (60.5, 17.5, PLOT.right, 113, 0),
    ],
)
def test_a_penguin_off_the_picture_is_an_arrow_at_its_edge(
    dataset: Dataset, length: float, depth: float, x: float, y: float, angle: int
) -> None:
    chart = chart_of(dataset, {"bill_length_mm": length, "bill_depth_mm": depth})
    assert (chart.mark.x, chart.mark.y, chart.mark.angle) == (x, y, angle)
    assert chart.neighbours == {}
    assert chart.finding == "No penguin of the data has such a bill"
    assert chart.neighbours_in_words == "It lies outside the picture."


def test_where_no_real_penguin_is_near_none_is_said_to_be(dataset: Dataset) -> None:
    chart = chart_of(dataset, {"bill_length_mm": 58.0, "bill_depth_mm": 14.0})
    assert chart.finding == "No penguin of the data has such a bill"
    assert chart.neighbours_in_words == "None of them lies near it."


@pytest.mark.parametrize(("across", "up"), PAIRS, ids=lambda measurement: measurement.name)
def test_each_species_name_stands_among_its_own_and_covers_nobody(dataset: Dataset, across: object, up: object) -> None:
    pair = {measurement.name: EXAMPLE[measurement.name] for measurement in MEASUREMENTS if measurement in (across, up)}
    background = chart_of(dataset, pair).background
    assert list(background.labels) == list(SPECIES)
    for index, (x, y) in enumerate(background.labels.values()):
        # A name at its smallest is some 40 units wide and 10 high.
        away = np.maximum(np.abs(background.positions - (x, y)) - (20, 5), 0)
        distances = np.hypot(*away.T)
        assert distances.min() > 0
        assert background.classes[np.argmin(distances)] == index
        # At its largest it is 68 units wide and 18 high.
        # An arrow at an edge is 14 units wide.
        assert PLOT.left + 14 + 34 <= x <= PLOT.right - 14 - 34
        assert PLOT.top + 14 + 9 <= y <= PLOT.bottom - 14 - 9
        others = [place for place in background.labels.values() if place != (x, y)]
        assert len(others) == 2
        assert all(abs(other_x - x) >= 68 or abs(other_y - y) >= 18 for other_x, other_y in others)


@pytest.mark.parametrize(("across", "up"), PAIRS, ids=lambda measurement: measurement.name)
def test_the_title_is_true_of_the_nearest_penguins(dataset: Dataset, across: object, up: object) -> None:
    """Over all real penguins, by a search of its own; the right species is always among those that are named."""
    names = [measurement.name for measurement in MEASUREMENTS if measurement in (across, up)]
    named = 0
    for penguin in dataset.penguins:
        if not all(name in penguin.answers for name in names):
            continue
        chart = chart_of(dataset, {name: penguin.answers[name] for name in names})
        distances = np.hypot(*(chart.background.positions - (chart.mark.x, chart.mark.y)).T).round(6)
        tenth = min(np.sort(distances)[NEIGHBOURS - 1], FAR)
        near = {SPECIES[index] for index in chart.background.classes[distances <= tenth]}
        mentioned = {species for species in SPECIES if species.name in chart.finding}
        if "the three species" in chart.finding or "all three species" in chart.finding:
            mentioned = set(SPECIES)
        assert mentioned == near
        assert penguin.species in mentioned
        if " like " not in chart.finding:
            # Most of those around it are of species that have no such values.
            possible = {one for one in SPECIES if one.name in chart.finding.partition("in the ranges of ")[2]}
            assert penguin.species in possible
            assert 2 * sum(chart.neighbours.get(one, 0) for one in possible) < sum(chart.neighbours.values())
        assert sum(chart.neighbours.values()) == np.count_nonzero(distances <= tenth)
        assert sum(chart.neighbours.values()) >= NEIGHBOURS or tenth == FAR
        named += len(mentioned) == 1
    assert named > 80
