"""The words of an answer's page: its heading and title, values as typed, what to check by eye, who is similar."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from penguins.questions.table import QUESTIONS
from tests.client import SiteClient, table_at, text_of, texts_at
from tests.web.asking import NAMES, paragraphs_of, query, said


@pytest.mark.parametrize(
    ("probabilities", "heading", "lead", "verdict"),
    [
        (
            (0.43, 0.1, 0.47),
            "Gentoo or Adelie",
            "Pygoscelis papua, 47%, or Pygoscelis adeliae, 43%: too near to call",
            "Gentoo 47% or Adelie 43%",
        ),
        (
            (0.34, 0.31, 0.35),
            "Perhaps Gentoo, Adelie or Chinstrap",
            "Pygoscelis papua, 35%, or Pygoscelis adeliae, 34%, or Pygoscelis antarcticus, 31%: too near to call, "
            "though no Chinstrap was measured on Biscoe",
            "Perhaps Gentoo, Adelie or Chinstrap",
        ),
        ((0.7, 0.1, 0.2), "Most likely an Adelie", "Pygoscelis adeliae, with a probability of 70%", "Adelie, 70%"),
        (
            (0.998, 0.001, 0.001),
            "Most likely an Adelie",
            "Pygoscelis adeliae, with a probability of over 99%",
            "Adelie, over 99%",
        ),
    ],
)
def test_the_heading_the_title_and_the_drawings_name_the_likeliest_species_and_those_level_with_it(
    client: SiteClient,
    monkeypatch: pytest.MonkeyPatch,
    probabilities: tuple[float, ...],
    heading: str,
    lead: str,
    verdict: str,
) -> None:
    said(monkeypatch, *probabilities)
    page = client.get(query(bill_length_mm="48.10", bill_depth_mm="17", flipper_length_mm="20.2 cm"))
    assert (text_of(page.h1), text_of(page.select_one("p.lead"))) == (heading, lead)
    named = f"{verdict}: Biscoe, male, bill 48.10 mm, bill depth 17 mm, flipper 20.2 cm (202 mm), 4207 g"
    assert text_of(page.title) == f"{named} – Which penguin?"
    description = page.select_one("meta[name=description]")
    assert description is not None
    assert description["content"] == f"{named}. How sure that is, the reasons, and how to check it by eye."
    level = [text for text in texts_at(page, ".caution") if text.startswith("Too near to call.")]
    assert bool(level) == (" or " in heading)
    # Of a tie each species is drawn, and the whole has no species' colour.
    names = re.findall("Adelie|Chinstrap|Gentoo", heading)
    assert f"Why {'rather ' if len(names) > 1 else ''}{names[0]}?" in texts_at(page, "h2")
    coloured = ["adelie"] if len(names) == 1 else []
    example = client.get("/")
    for shown in (page, example):
        drawn = [drawing["class"][-1] for drawing in shown.select("#answer .verdict > .drawing")]
        assert drawn == [name.lower() for name in names]
        assert [str(shown.select("#answer")[0]["class"])] == [str(["panel", "answer", *coloured])]
    # The example beside the empty form is headed in the same way.
    assert texts_at(example, ".species-name") == [heading]


def test_two_species_nearly_level_are_said_to_be_so(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, 0.43, 0.1, 0.47)
    assert texts_at(client.get("/?sex=male"), ".caution") == [
        "Too near to call. The probabilities of Gentoo and Adelie are within 15 percentage points of each other: take "
        "the answer as open."
    ]
    said(monkeypatch, 0.34, 0.35, 0.31)
    assert texts_at(client.get("/?sex=male"), ".caution") == [
        "Too near to call. The probabilities of Chinstrap, Adelie and Gentoo are within 15 percentage points of each "
        "other: take the answer as open."
    ]
    said(monkeypatch, 0.7, 0.1, 0.2)
    assert texts_at(client.get(query()), ".caution") == []


def test_values_are_shown_as_they_were_typed(client: SiteClient) -> None:
    page = client.get("/?bill_length_mm=39.10&flipper_length_mm=202.6&body_mass_g=4.2+kg")
    assert text_of(page.select_one(".said")) == (
        "You said: bill length 39.10 mm, flipper length 202.6 mm, body mass 4.2 kg (4,200 g)."
    )
    shown = {"Bill length 39.10 mm", "Flipper length 202.6 mm", "Body mass 4.2 kg (4,200 g)"}
    assert {row[0] for row in table_at(page, "table.why")} >= shown
    captions = texts_at(page, ".strip figcaption")
    assert {text.partition(":")[0] for text in captions} == shown
    # Text browsers run them together.
    assert all(text.endswith(".") for text in captions)


def test_the_species_are_told_apart_by_eye(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, 0.1, 0.2, 0.7)
    assert texts_at(client.get(query()), ".by-eye") == [
        "Check by eye. An adult Gentoo has a black face and throat, a white patch over the eye and an orange bill. "
        "An adult Chinstrap has a white face and throat, a thin black line under the chin and a black bill. "
        "An adult Adelie has a black face and throat, a white ring round the eye and a short, dark bill."
    ]


def test_many_penguins_that_are_equally_similar_are_counted(client: SiteClient) -> None:
    page = client.get("/?island=Dream&sex=female")
    alike = "61 measured penguins are equally similar: 27 Adelie and 34 Chinstrap."
    assert alike in texts_at(page, ".among p")
    assert page.select("ol.similar") == []
    assert len(client.get(query()).select("ol.similar li")) == 3


def test_what_was_measured_is_not_said_of_a_penguin_unlike_those_it_was_measured_on(client: SiteClient) -> None:
    said_first = (
        "How sure is that? Hardly any penguin that the model was tested on is like this one, so this may not hold for "
        "it: when the model says"
    )
    on_another_island = "/?island=Torgersen&bill_length_mm=48&bill_depth_mm=15"
    for unlike in (
        "/?bill_length_mm=33&flipper_length_mm=230",
        "/?island=Torgersen&bill_length_mm=49.2&body_mass_g=4400",
    ):
        assert said_first in text_of(client.get(unlike).select_one("#answer"))
    assert "unlike those" not in text_of(client.get(query()).select_one("#answer"))
    none = "No penguin that the model was tested on is like this one"
    assert none in text_of(client.get("/?body_mass_g=7500").select_one("#answer"))
    never = client.get(on_another_island)
    assert "No penguin of Torgersen that the model was tested on was a Gentoo." in text_of(never.select_one("#answer"))
    assert text_of(never.h1) == "Perhaps a Gentoo"
    # Averages over the penguins of an island say nothing of a penguin that may be of another one.
    wrong_island = "/?island=Dream&sex=male&bill_length_mm=47.3&flipper_length_mm=222"
    for unlike in (on_another_island, wrong_island):
        assert "over the penguins of" not in text_of(client.get(unlike).select_one("#answer"))


def test_nobody_is_told_that_an_answer_is_right_for_a_penguin_that_was_learned(client: SiteClient) -> None:
    """Of this Chinstrap the model says that it is an Adelie."""
    page = client.get("/?sex=female&bill_length_mm=42.4&bill_depth_mm=17.3&flipper_length_mm=181&body_mass_g=3600")
    assert text_of(page.h1) == "Most likely an Adelie"
    assert texts_at(page, ".caution") == [
        "The model learned these measurements. They are those of a Chinstrap of the data. Whether the model is right "
        "here says little about other penguins."
    ]
    (average,) = [text for text in paragraphs_of(page) if text.startswith("On average over all penguins")]
    assert average.endswith(
        " knowing just the sex, bill length, bill depth, flipper length and body mass. Both were measured on penguins "
        "that it had not seen before."
    )


def test_what_was_learned_is_told_after_the_cautions_and_not_as_one(client: SiteClient) -> None:
    page = client.get("/?bill_length_mm=45.8&bill_depth_mm=18.9&flipper_length_mm=197&body_mass_g=4150")
    kinds = texts_at(page, ".caution strong")
    assert kinds == ["Without one answer, another species.", "The model learned these measurements."]
    assert texts_at(page, ".informing strong") == kinds[1:]


def test_what_is_questioned_is_to_be_checked_before_anything_else_is_measured(client: SiteClient) -> None:
    said = paragraphs_of(client.get("/?bill_length_mm=45.8&bill_depth_mm=18.9&flipper_length_mm=197&body_mass_g=4150"))
    assert " next: " in said[said.index("First check the body mass.") + 1]
    page = client.get("/?island=Biscoe&sex=female&bill_length_mm=36.2&bill_depth_mm=18.3&flipper_length_mm=220")
    assert "First check the flipper length and the bill length." in paragraphs_of(page)
    # Of a penguin like none that was tested no average is told.
    page = client.get("/?bill_length_mm=83.2")
    assert "First check the bill length." in paragraphs_of(page)
    assert " next: " not in text_of(page.select_one("#answer"))
    assert text_of(page.title).startswith("Perhaps Chinstrap or Gentoo: bill 83.2 mm")
    assert text_of(page.select_one(".lead")).endswith(": too near to call, if it is one of the three species")


def test_several_values_outside_the_data_have_one_caution(client: SiteClient) -> None:
    page = client.get("/?island=Biscoe&bill_length_mm=65&body_mass_g=6500")
    assert texts_at(page, ".caution") == [
        "Beyond the data. Bill length lies outside the 32.1 to 59.6 mm of the data: check the "
        "value, and take the answer with care. The answer without the bill length. Body mass lies outside the 2,700 to "
        "6,300 g of the data, too. The answer without the body mass. If it is no adult, of another species or from "
        "elsewhere, the answer means nothing: the model knows only adults of these three in the Palmer Archipelago."
    ]
    page = client.get("/?bill_length_mm=19&bill_depth_mm=39&flipper_length_mm=180")
    assert "were its length and its depth swapped?" in texts_at(page, ".caution")[0]


@pytest.mark.parametrize(
    ("answered", "said_of_the_mark"),
    [
        ("bill_length_mm=43.9", "The upright line is this penguin."),
        ("bill_length_mm=65", "The upright line is this penguin, or an arrow where it lies outside."),
    ],
)
def test_the_key_of_the_strips_speaks_of_an_arrow_where_there_is_one(
    client: SiteClient, answered: str, said_of_the_mark: str
) -> None:
    page = client.get(f"/?{answered}")
    (key,) = [str(hint["data-text"]) for hint in page.select(".hint[data-text]")]

    assert key.endswith(f"as a notch. {said_of_the_mark}")
    assert bool(page.select(".strip .visitor-arrow")) == ("arrow" in key)


def test_what_could_not_be_measured_is_not_said_to_have_been(client: SiteClient) -> None:
    answer = paragraphs_of(client.get("/?bill_depth_mm=20&flipper_length_mm=206&body_mass_g=5618"))
    too_seldom = "The model says 30 to 40% too seldom to measure how often it is then right."
    said = answer.index(f"Hardly any penguin that the model was tested on is like this one. {too_seldom}")
    # Nor is an average over others told.
    assert answer[said + 1] == "How often the model is right, and how that was measured"


def test_nothing_is_said_to_make_an_answer_surer_that_is_right_already(client: SiteClient) -> None:
    """All penguins of Torgersen are Adelies: on average over the islands the bill helps, here nothing can."""
    page = client.get("/?island=Torgersen")
    answer = paragraphs_of(page)
    assert (
        "When the model says over 99% knowing one answer, it is right over 99 times out of 100. That was measured on "
        "penguins that it had not seen before."
    ) in answer
    assert "Hardly anything: with such a probability it is right at least 99 times out of 100 already." in answer
    assert "instead of" not in text_of(page.main)
    assert "What would make it surer?" not in text_of(client.get(query()).select_one("#answer"))


def test_every_answer_that_decides_alone_is_named(client: SiteClient) -> None:
    page = client.get(
        "/?island=Biscoe&sex=female&bill_length_mm=42.4&bill_depth_mm=17.3&flipper_length_mm=181&body_mass_g=3600"
    )
    assert (
        "Without one answer, another species. Check the flipper length: without it this would be an Adelie (84%). "
        "Without the bill length or the bill depth it would be an Adelie, too. The answer without the flipper length"
    ) in texts_at(page, ".caution")
    assert "Leave out any one answer, and another species would be the likeliest." in paragraphs_of(page)


def test_the_answer_without_each_one_is_listed_as_it_is_said_where_its_link_leads(client: SiteClient) -> None:
    page = client.get(query(body_mass_g="7500"))
    links = [str(link["href"]) for link in page.select("ul.without a")]
    assert str(page.select(".caution a")[0]["href"]) == links[-1]
    for question, link, text in zip(QUESTIONS, links, texts_at(page, "ul.without li"), strict=True):
        assert {name for name, _ in parse_qsl(urlsplit(link).query)} == {*NAMES} - {question.name}
        species, probability = table_at(client.get(link), "table.bars")[1][:2]
        assert text == f"Without the {question.noun}: {species}, {probability}"


def test_a_value_beyond_both_species_is_said_to_be(client: SiteClient) -> None:
    page = client.get("/?bill_length_mm=49&bill_depth_mm=21.4&flipper_length_mm=219")
    assert (
        "Mostly the bill depth: 21.4 mm is more than any Chinstrap or Gentoo of the data, but nearer to the 18.4 mm "
        "that is usual for a Chinstrap than to the 15.0 mm of a Gentoo. The flipper length speaks against it: 219 mm "
        "is more than any Chinstrap of the data and typical of a Gentoo."
    ) in paragraphs_of(page)
