"""What an answer says where the island and another answer contradict each other."""

import pytest

from tests.client import SiteClient, text_of, texts_at


@pytest.mark.parametrize(
    "answers", ["bill_length_mm=49.2&body_mass_g=4400", "bill_length_mm=59", "sex=male&bill_length_mm=52"]
)
def test_a_measurement_that_contradicts_the_island_is_said_to(client: SiteClient, answers: str) -> None:
    page = client.get(f"/?island=Torgersen&{answers}")
    assert texts_at(page, ".caution")[0] == (
        "Unlike the penguins of this island. Only Adelies were measured on Torgersen, and no Adelie has such a bill "
        "length: check both. The answer without the island"
    )
    assert "over the penguins of" not in text_of(page.select_one("#answer"))
    assert text_of(page.h1) == "Perhaps an Adelie"
    assert text_of(page.select_one(".lead")).endswith("%, if the island and the bill length are right")


@pytest.mark.parametrize("answers", ["flipper_length_mm=231", "sex=male&flipper_length_mm=228"])
def test_the_contradiction_is_said_where_the_island_alone_decides_too(client: SiteClient, answers: str) -> None:
    page = client.get(f"/?island=Dream&{answers}")
    assert text_of(page.h1) == "Perhaps a Chinstrap"
    assert text_of(page.title).startswith("Perhaps Chinstrap: Dream, ")
    assert text_of(page.select_one(".lead")).endswith("%, if the island and the flipper length are right")
    assert texts_at(page, ".caution") == [
        "Unlike the penguins of this island. Only Adelies and Chinstraps were measured on Dream, and neither has such "
        "a flipper length: check both. The answer without the island",
        "Without one answer, another species. Check the island: without it this would be a Gentoo (over 99%). No "
        "Gentoo was measured on Dream.",
    ]
    assert "Hardly any penguin that the model was tested on is like this one" in text_of(page.select_one("#answer"))


def test_a_tie_that_contradicts_the_island_has_its_proviso_once(client: SiteClient) -> None:
    page = client.get("/?island=Dream&bill_depth_mm=14.8")
    assert text_of(page.select_one(".lead")).endswith(
        ", or Pygoscelis adeliae, 28%: too near to call, if the island and the bill depth are right"
    )


def test_a_tie_with_a_species_that_was_never_measured_on_the_island_is_said_to_contradict_it(
    client: SiteClient,
) -> None:
    page = client.get("/?island=Torgersen&bill_depth_mm=15.8")
    assert text_of(page.h1) == "Perhaps Adelie or Gentoo"
    assert text_of(page.select_one(".lead")).endswith("too near to call, though no Gentoo was measured on Torgersen")
    assert texts_at(page, ".caution")[0] == (
        "Never measured on this island. No Gentoo was measured on Torgersen: check the island. "
        "The answer without the island"
    )
    answer = text_of(page.select_one("#answer"))
    assert "If the island is right, it is rather an Adelie: " in answer
    assert "First check the island." in answer
    assert "On average" not in answer


def test_a_species_that_was_never_measured_on_the_island_has_no_figure(client: SiteClient) -> None:
    page = client.get("/?island=Biscoe&bill_length_mm=51.5&bill_depth_mm=18&flipper_length_mm=197")
    assert (text_of(page.h1), page.select("#answer.chinstrap")) == ("Perhaps a Chinstrap", [])
    assert text_of(page.title).startswith("Perhaps Chinstrap: Biscoe, bill 51.5 mm")
    assert text_of(page.select_one(".lead")).endswith("%, though no Chinstrap was measured on Biscoe")
    answer = text_of(page.select_one("#answer"))
    assert (
        "How sure is that? No penguin of Biscoe that the model was tested on was a Chinstrap. If the island is right, "
        "this answer hardly is: how often the model is right elsewhere says nothing here." in answer
    )
    assert "times out of 100" not in answer
    assert " next: " not in answer


@pytest.mark.parametrize("sex", ["", "&sex=male"])
def test_that_an_island_alone_is_another_species_is_no_reason_to_doubt_the_measurement(
    client: SiteClient, sex: str
) -> None:
    """Without the bill, three of four penguins of Biscoe are Gentoos."""
    page = client.get(f"/?island=Biscoe&bill_length_mm=39{sex}")
    assert text_of(page.h1) == "Most likely an Adelie"
    assert texts_at(page, ".caution") == []
    page = client.get(f"/?island=Torgersen&bill_length_mm=49.2{sex}")
    assert any("Check the island" in text or "check both" in text for text in texts_at(page, ".caution"))


def test_where_neither_the_island_nor_the_measurement_fits_both_are_to_be_checked(client: SiteClient) -> None:
    page = client.get("/?island=Torgersen&bill_length_mm=49.2&body_mass_g=4400")
    assert "First check the island and the bill length." in texts_at(page, "#answer p")
    page = client.get(
        "/?island=Torgersen&bill_length_mm=46.2&bill_depth_mm=18.9&flipper_length_mm=211&body_mass_g=4925"
    )
    assert text_of(page.h1) == "Perhaps Chinstrap or Adelie"
    assert "If the island is right, it is rather an Adelie: " in text_of(page.select_one("#answer"))
