"""The strips of an answer, against the quartiles of the data read independently."""

import re

import pandas as pd
import pytest
from bs4 import Tag

from penguins.model.paths import DATA
from penguins.questions.table import MEASUREMENTS
from tests.client import SiteClient

EVERYTHING = "/?bill_length_mm=43.9&bill_depth_mm=17.2&flipper_length_mm=201&body_mass_g=4207"


def _numbers(element: Tag | None, attribute: str) -> list[float]:
    assert element is not None
    return [float(number) for number in re.findall(r"[\d.]+", str(element[attribute]))]


@pytest.mark.parametrize("species", ["Adelie", "Chinstrap", "Gentoo"])
def test_whisker_box_and_median_are_where_the_data_have_them(client: SiteClient, species: str) -> None:
    data = pd.read_csv(DATA)
    lanes = client.get(EVERYTHING).select(f".strip g.{species.lower()}:has(.middle-half)")
    assert len(lanes) == len(MEASUREMENTS)
    for measurement, lane in zip(MEASUREMENTS, lanes, strict=True):
        values = data.loc[data["species"] == species, measurement.name].dropna()
        left, _, right = _numbers(lane.select_one(".whisker"), "d")
        box = lane.select_one(".middle-half")
        x, width = _numbers(box, "x")[0], _numbers(box, "width")[0]
        drawn = [left, x, _numbers(lane.select_one(".median"), "d")[0], x + width, right]
        expected = values.quantile([0, 0.25, 0.5, 0.75, 1]).round(measurement.decimals).tolist()
        scale = (right - left) / (expected[4] - expected[0])
        assert drawn == pytest.approx([left + scale * (value - expected[0]) for value in expected], abs=0.2)
