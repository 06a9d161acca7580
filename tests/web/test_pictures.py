"""The pictures of an answer, whole: every line, box and marker where it was when somebody last looked at it.

They are in pictures/. After one was changed on purpose it is looked at and, where it is right, pytest is run once with
WRITE_PICTURES=1 to keep it.
"""

import os
from pathlib import Path

import pytest

from tests.client import SiteClient

FOLDER = Path(__file__).parent / "pictures"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (
            "inside",
            "/?island=Dream&sex=female&bill_length_mm=45&bill_depth_mm=17.2&flipper_length_mm=201&body_mass_g=3700",
        ),
        ("outside", "/?bill_depth_mm=30&flipper_length_mm=250&body_mass_g=4207"),
    ],
)
def test_the_pictures_of_an_answer_are_as_they_were_looked_at(client: SiteClient, name: str, address: str) -> None:
    page = client.get(address)
    drawn = "\n".join(str(svg) for svg in page.select("table.bars svg, table.why svg, figure.scatter svg, .strips svg"))
    kept = FOLDER / f"{name}.svg"
    if os.environ.get("WRITE_PICTURES"):
        kept.write_text(f"{drawn}\n")
    assert drawn.splitlines() == kept.read_text().splitlines()
