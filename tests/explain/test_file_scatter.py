"""The picture of a file's penguins over the real ones: what it draws, and whether its title is true of them."""

import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from penguins.explain.charts import PLOT
from penguins.explain.file_scatter import FileScatter, file_scatter
from penguins.explain.scatter import scatters
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA
from penguins.questions.species import SPECIES
from penguins.questions.table import BILL_DEPTH, BILL_LENGTH, MEASUREMENTS

COLUMNS = [measurement.name for measurement in MEASUREMENTS]
REAL = pd.read_csv(DATA)
# What the picture of bill length and depth holds, in mm and in SVG units: as the ticks and the frame have it.
LOW, HIGH = np.array([30, 13]), np.array([60, 22])
SIZE = np.array([PLOT.right - PLOT.left, PLOT.bottom - PLOT.top])


def chart_of(dataset: Dataset, table: pd.DataFrame, ringed: NDArray[np.bool_] | None = None) -> FileScatter:
    names = [species.name for species in SPECIES]
    species = np.array([names.index(name) for name in table["species"]])
    nobody = np.zeros(len(table), dtype=bool)
    chart = file_scatter(dataset, table[COLUMNS].to_numpy(float), species, nobody if ringed is None else ringed)
    assert chart is not None
    return chart


def places(table: pd.DataFrame) -> NDArray[np.float64]:
    measured = table[["bill_length_mm", "bill_depth_mm"]].dropna().to_numpy(float)
    return np.array((measured - LOW) / (HIGH - LOW) * SIZE)


def check(chart: FileScatter, table: pd.DataFrame) -> str:
    """Counts anew where the penguins lie, and holds the title to it; gives the title."""
    real = REAL.dropna(subset=["bill_length_mm", "bill_depth_mm"])
    # Penguins lie where they are drawn, to a tenth of a unit.
    drawn, species_of_real = places(real).round(1), real.species.to_numpy()
    counts = Counter[str]()
    for place in places(table):
        if not (np.all(place >= 0) and np.all(place <= SIZE)):
            counts["far"] += 1
            continue
        distances = np.hypot(*(drawn - place.round(1)).T)
        near = species_of_real[distances <= min(np.sort(distances)[9] + 1e-9, 40)].tolist()
        commonest = max(near, key=near.count, default="far")
        counts[commonest if not near or near.count(commonest) * 2 > len(near) else "between"] += 1
    total = len(places(table))
    found = [*chart.among, chart.between, chart.far]
    assert chart.drawn == sum(found) == total
    assert found == [counts[name] for name in (*(species.name for species in SPECIES), "between", "far")]
    title = chart.finding(False)
    match = re.fullmatch(
        r"By the bill alone, (the|both|all \d+|(\d+) of (\d+)) (?:measured )?penguins? (?:is|are) "
        r"(closest to the (\w+)s of the data|near those of the data|unlike those of the data)"
        r"(?:, (\d+) (?:near none|(?:is|are) not|(?:is|are) near them))?",
        title,
    )
    assert match is not None, title
    who, count, of, where, named, rest = match.groups()
    near = total - chart.far
    species = [one.name for one in SPECIES]
    told = chart.among[species.index(named)] if named else near if where.startswith("near") else chart.far
    # Most of them, or half.
    assert told * 2 > total if named else told * 2 >= total
    assert int(rest or 0) == (near if where.startswith("unlike") else chart.far)
    assert (int(count), int(of)) == (told, total) if count else told == total
    assert count or who == {1: "the", 2: "both"}.get(total, f"all {total}")
    assert ("measured" in title) == (chart.unmeasured > 0) == (len(table) > total)
    return title


def test_the_title_is_true_of_every_file(dataset: Dataset) -> None:
    """Real penguins by the hundred, a few, of one species or all, as they are, moved and stretched, some masked."""
    random = np.random.default_rng(4)
    titles = set()
    for number in range(90):
        table = REAL.sample(int(random.choice([1, 2, 3, 12, 80, 344])), random_state=number)
        if number % 3 == 1:
            table = REAL[REAL.species == random.choice(REAL.species.unique())].sample(int(random.integers(1, 60)))
        if number % 2:
            table[["bill_length_mm", "bill_depth_mm"]] *= random.uniform(0.85, 1.2, 2)
            table["bill_depth_mm"] += random.choice([0.0, 0.0, -4.0])
        table.loc[random.random(len(table)) < 0.1, "bill_length_mm"] = np.nan
        if 2 * len(places(table)) >= len(table):
            title = re.sub(r"\d+|Adelie|Chinstrap|Gentoo", "#", check(chart_of(dataset, table), table))
            titles.add(title.replace(" measured", ""))
    assert titles >= {
        "By the bill alone, # of # penguins are closest to the #s of the data",
        "By the bill alone, # of # penguins are closest to the #s of the data, # near none",
        "By the bill alone, # of # penguins are near those of the data, # are not",
        "By the bill alone, # of # penguins are unlike those of the data, # are near them",
        "By the bill alone, all # penguins are closest to the #s of the data",
        "By the bill alone, all # penguins are near those of the data",
        "By the bill alone, both penguins are near those of the data",
        "By the bill alone, the penguin is closest to the #s of the data",
    }


@pytest.mark.parametrize(
    ("bills", "title"),
    [
        (0, "By the flipper and body mass alone, all 100 penguins are near those of the data"),
        (49, "By the flipper and body mass alone, all 100 penguins are near those of the data"),
        (50, "By the bill alone, all 50 measured penguins are near those of the data"),
        (100, "By the bill alone, all 100 penguins are near those of the data"),
    ],
)
def test_the_bill_is_drawn_where_at_least_half_as_many_have_it(dataset: Dataset, bills: int, title: str) -> None:
    table = REAL.dropna().sample(100, random_state=2)
    table.loc[table.index[bills:], ["bill_length_mm", "bill_depth_mm"]] = np.nan
    assert chart_of(dataset, table).finding(is_sample=False) == title


def test_the_only_measured_one_of_a_sample_is_called_so(dataset: Dataset) -> None:
    table = REAL[REAL.species == "Adelie"].head(12).copy()
    table.loc[table.index[1:], COLUMNS[1:]] = np.nan
    title = "By the bill alone, the measured penguin is closest to the Adelies of the data"
    assert chart_of(dataset, table).finding(is_sample=True) == title


def test_a_sample_is_called_one(dataset: Dataset) -> None:
    assert chart_of(dataset, REAL).finding(is_sample=True) == (
        "By the bill alone, all of a sample of 342 penguins are near those of the data"
    )
    gentoos = chart_of(dataset, REAL[REAL.species == "Gentoo"])
    count = gentoos.among[2]
    assert (
        gentoos.finding(True)
        == f"By the bill alone, {count} of a sample of 123 penguins are closest to the Gentoos of the data"
    )


@pytest.mark.parametrize(
    ("across", "up", "angles", "far"),
    [
        (46.0, 15.0, [], 0),
        # Less than a millimetre outside: like no penguin measured, as on its own page.
        (46.0, 12.9, [90], 1),
        (60.5, 17.6, [0], 1),
        (66.2, 18.0, [0], 1),
        (10.5, 9.1, [135], 1),
    ],
)
def test_what_is_outside_is_an_arrow_and_near_none(
    dataset: Dataset, across: float, up: float, angles: list[int], far: int
) -> None:
    table = pd.DataFrame({"species": ["Gentoo"], **dict.fromkeys(COLUMNS, np.nan)})
    table[[BILL_LENGTH.name, BILL_DEPTH.name]] = [across, up]
    chart = chart_of(dataset, table, np.array([True]))
    (alone,) = scatters(dataset, {BILL_LENGTH.name: across, BILL_DEPTH.name: up})
    assert [mark.angle for mark in chart.arrows] == angles
    assert chart.arrows == ([alone.mark] if angles else [])
    assert (chart.outside, chart.far) == (len(angles), far)
    # An arrow may be ringed as well.
    assert chart.rings.count("M") == chart.ringed == 1
    assert sum(path.count("M") for path in chart.paths.values()) == 1 - len(angles)


def test_every_penguin_inside_is_drawn_and_the_ringed_are_ringed(dataset: Dataset) -> None:
    chart = chart_of(dataset, REAL, (REAL.species == "Chinstrap").to_numpy())
    assert {key: path.count("M") for key, path in chart.paths.items()} == {
        "adelie": 151,
        "chinstrap": 68,
        "gentoo": 123,
    }
    assert chart.rings.count("M") == chart.ringed == 68
    assert (chart.outside, chart.arrows, chart.unmeasured) == (0, [], 2)


@given(st.permutations(range(40)))
def test_the_order_of_the_rows_changes_no_count(dataset: Dataset, order: list[int]) -> None:
    table = REAL.iloc[100:140]
    one, other = chart_of(dataset, table), chart_of(dataset, table.iloc[order])
    assert (one.among, one.between, one.far) == (other.among, other.between, other.far)


def test_a_file_of_single_measurements_has_no_picture(dataset: Dataset) -> None:
    measured = np.full((4, len(MEASUREMENTS)), np.nan)
    measured[range(4), range(4)] = 40.0
    assert file_scatter(dataset, measured, np.zeros(4, dtype=np.int64), np.zeros(4, dtype=bool)) is None
