"""What an answer says where the island and another answer contradict each other."""

import pytest

from tests.client import SiteClient, text_of, texts_at


@pytest.mark.parametrize(
    "answers", ["bill_length_mm=49.2&body_mass_g=4400", "bill_length_mm=59", "sex=male&bill_length_mm=52"]
)
def test_a_measurement_that_contradicts_the_island_is_said_to(client: SiteClient, answers: str) -> None:
    page = client.get(f"/?island=Torgersen&{answers}")
    assert texts_at(page, ".caution")[0] == (
        "Never measured on this island. Only Adelies were measured on Torgersen, and no Adelie has such a bill length: "
        "check both. The answer without the island"
    )
    assert "over the penguins of" not in text_of(page.select_one("#answer"))
