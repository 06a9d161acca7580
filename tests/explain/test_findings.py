"""The titles of the pictures: true of every penguin that may be asked for."""

from collections.abc import Sequence

import numpy as np
import pytest

from penguins.explain.charts import strips
from penguins.explain.findings import file_title, scatter_title, strip_title
from penguins.model.dataset import Dataset, Spread
from penguins.questions.species import SPECIES, Species
from penguins.questions.table import MEASUREMENTS, Measurement

ADELIE, CHINSTRAP, GENTOO = SPECIES
SPREADS = dict(
    zip(SPECIES, [Spread(10, 20, 25, 30, 40), Spread(15, 28, 30, 35, 45), Spread(38, 50, 55, 60, 70)], strict=True)
)


@pytest.mark.parametrize(
    ("value", "finding"),
    [
        (9, "less than any penguin of the data"),
        *[(10, "in the range of Adelies only"), (12, "in the range of Adelies only")],
        (15, "in the range of Adelies and Chinstraps, but usual for neither"),
        (16, "in the range of Adelies and Chinstraps, but usual for neither"),
        *[(20, "usual for an Adelie"), (25, "usual for an Adelie")],
        *[(29, "usual for an Adelie or a Chinstrap"), (30, "usual for an Adelie or a Chinstrap")],
        (39, "in the range of all three species, but usual for none"),
        *[(52, "in the range of Gentoos only"), (70, "in the range of Gentoos only")],
        (71, "more than any penguin of the data"),
    ],
)
def test_a_value_is_placed_by_the_species_ranges(value: float, finding: str) -> None:
    spreads = SPREADS if value != 39 else {**SPREADS, SPECIES[0]: Spread(10, 20, 25, 30, 39)}
    assert strip_title(value, spreads) == finding


@pytest.mark.parametrize("measurement", MEASUREMENTS, ids=lambda measurement: measurement.name)
def test_what_is_said_of_a_value_is_true_of_the_penguins(dataset: Dataset, measurement: Measurement) -> None:
    values = dataset.table[measurement.name]
    low, high = measurement.seen.low, measurement.seen.high
    for value in np.linspace(low - 5, high + 5, 200):
        [strip] = strips(dataset, {measurement.name: float(value)}, {measurement.name: "this"})
        has = {
            s.name: bool(
                np.any(values[dataset.classes == i] <= value) and np.any(values[dataset.classes == i] >= value)
            )
            for i, s in enumerate(SPECIES)
        }
        if strip.finding.endswith("than any penguin of the data"):
            assert not any(has.values())
            assert ("more" in strip.finding) == (value > high)
        elif "all three" in strip.finding:
            assert all(has.values())
        elif "only" in strip.finding:
            assert [f"{name}s" for name in has if has[name]] == [strip.finding.split()[-2]]
        else:
            assert all(has[species.name] for species in SPECIES if species.name in strip.finding)


@pytest.mark.parametrize(
    ("noun", "near", "title"),
    [
        ("bill", [0, 10, 0], "Its bill is like a Chinstrap’s"),
        ("bill and flipper", [1, 0, 0], "Its bill and flipper are like an Adelie’s"),
        ("bill and body mass", [0, 6, 4], "Its bill and body mass are like a Chinstrap’s or a Gentoo’s"),
        ("bill", [0, 2, 8], "Its bill is like a Gentoo’s, or more rarely a Chinstrap’s"),
        (
            "bill",
            [1, 8, 1],
            "Its bill is like a Chinstrap’s, or more rarely an Adelie’s or a Gentoo’s",
        ),
        ("bill", [2, 6, 2], "Its bill is like that of any of the three species"),
        (
            "flipper and body mass",
            [3, 4, 3],
            "Its flipper and body mass are like those of any of the three species",
        ),
        ("flipper and bill", [0, 0, 0], "No penguin of the data has such a flipper and bill"),
    ],
)
def test_two_measurements_are_likened_to_those_of_their_neighbours(noun: str, near: Sequence[int], title: str) -> None:
    counts = {species: count for species, count in zip(SPECIES, near, strict=True) if count}
    assert scatter_title(noun, counts, SPECIES) == title


@pytest.mark.parametrize(
    ("near", "whose"),
    [
        ([GENTOO], "a Gentoo’s"),
        ([ADELIE, GENTOO], "an Adelie’s and a Gentoo’s"),
        (SPECIES, "those of all three species"),
    ],
)
def test_two_measurements_in_no_range_are_said_to_be(near: Sequence[Species], whose: str) -> None:
    title = scatter_title("bill", dict.fromkeys(near, 1), [])
    assert title == f"Its bill is near {whose}, but no species’ ranges hold both measurements"


@pytest.mark.parametrize(
    ("near", "possible", "title"),
    [
        ([0, 6, 4], [CHINSTRAP], "Its bill is like a Chinstrap’s, and near a Gentoo’s"),
        ([1, 7, 2], [CHINSTRAP], "Its bill is like a Chinstrap’s, and near a Gentoo’s and an Adelie’s"),
        # Most of those that are near it have no such bill.
        ([0, 2, 8], [CHINSTRAP], "Its bill is near a Gentoo’s and a Chinstrap’s, but in the ranges of Chinstraps only"),
        ([1, 2, 7], [CHINSTRAP], "Its bill is near those of all three species, but in the ranges of Chinstraps only"),
        (
            [1, 6, 3],
            [ADELIE, CHINSTRAP],
            "Its bill is like a Chinstrap’s, or more rarely an Adelie’s, and near a Gentoo’s",
        ),
        ([0, 1, 0], [GENTOO], "Its bill is near a Chinstrap’s, but in the ranges of Gentoos only"),
        ([0, 1, 0], [ADELIE, GENTOO], "Its bill is near a Chinstrap’s, but in the ranges of Adelies and Gentoos only"),
        ([0, 0, 0], [GENTOO], "No penguin of the data has such a bill"),
    ],
)
def test_two_measurements_are_only_like_those_of_species_in_whose_ranges_they_lie(
    near: Sequence[int], possible: Sequence[Species], title: str
) -> None:
    counts = {species: count for species, count in zip(SPECIES, near, strict=True) if count}
    assert scatter_title("bill", counts, possible) == title


@pytest.mark.parametrize(
    ("among", "far", "total", "title"),
    [
        ((0, 1, 0), 0, 1, "the penguin is closest to the Chinstraps of the data"),
        ((0, 0, 0), 0, 1, "the penguin is near those of the data"),
        ((0, 0, 0), 1, 1, "the penguin is unlike those of the data"),
        ((2, 0, 0), 0, 2, "both penguins are closest to the Adelies of the data"),
        # Half are no majority; of as many near as far it is said that they are near.
        ((1, 0, 1), 0, 2, "both penguins are near those of the data"),
        ((1, 0, 0), 1, 2, "1 of 2 penguins is near those of the data, 1 is not"),
        ((2, 0, 0), 2, 4, "2 of 4 penguins are near those of the data, 2 are not"),
        ((0, 0, 3), 2, 5, "3 of 5 penguins are closest to the Gentoos of the data, 2 near none"),
        ((0, 0, 3), 0, 3, "all 3 penguins are closest to the Gentoos of the data"),
        ((1, 0, 0), 2, 3, "2 of 3 penguins are unlike those of the data, 1 is near them"),
        ((0, 0, 1000), 1001, 2001, "1,001 of 2,001 penguins are unlike those of the data, 1,000 are near them"),
    ],
)
def test_a_file_s_title_says_where_most_are(among: tuple[int, ...], far: int, total: int, title: str) -> None:
    found = file_title("flipper and body mass", among, far, total, is_whole=True, is_sample=False)
    assert found == f"By the flipper and body mass alone, {title}"
    of_measured = file_title("flipper and body mass", among, far, total, is_whole=False, is_sample=False)
    assert of_measured == found.replace(" penguin", " measured penguin")
