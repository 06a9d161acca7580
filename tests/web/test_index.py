"""The page of one penguin, GET /: what a visitor reads there."""

import re
from collections.abc import Container

import pytest
from bs4 import BeautifulSoup

from penguins import create_app
from penguins.explain.numbers import percent
from penguins.model.predictor import Predictor
from penguins.questions.species import SPECIES
from penguins.questions.table import EXAMPLE, QUESTIONS
from tests.client import SiteClient, table_at, text_of, texts_at
from tests.conftest import SETTINGS
from tests.web.asking import NAMES, paragraphs_of, query, said


def typed(page: BeautifulSoup) -> dict[str, str]:
    """What the form holds: the text of each input, the value of each chosen button."""
    controls = page.select("form input[type=text], form input[checked]")
    return {str(control["name"]): str(control["value"]) for control in controls}


def test_the_empty_form_has_the_example_answered_beside_it(client: SiteClient) -> None:
    page = client.get("/")
    assert text_of(page.h1) == "Which penguin is it?"
    assert typed(page) == dict.fromkeys(NAMES, "")
    assert text_of(page.select_one("#answer-title")) == "Most likely an Adelie"
    assert text_of(page.select_one("#answer .example-penguin")) == (
        "Biscoe, male, bill length 43.9 mm, bill depth 17.2 mm, flipper length 201 mm, body mass 4,207 g"
    )
    # In short: the rest is on its own page.
    worth = "When the model says 80 to 90% knowing four to six answers, it is right 90 times out of 100."
    assert paragraphs_of(page)[-2:] == [f"{worth} How that was measured", "The full answer, with the reasons"]
    assert f'href="{query().replace("&", "&amp;")}"' in client.response.text


def test_the_form_asks_the_six_questions_each_with_its_unit_and_the_range_seen(client: SiteClient) -> None:
    page = client.get("/")
    assert texts_at(page, "form legend, form .field-number label") == [question.label for question in QUESTIONS]
    assert texts_at(page, "form .choices label") == [
        *("Biscoe", "Dream", "Torgersen", "I don’t know"),
        *("Female", "Male", "I don’t know"),
    ]
    assert texts_at(page, "form .unit") == ["mm", "mm", "mm", "g"]
    assert text_of(page.select_one("#body_mass_g-hint")).endswith("In the data: 2,700 to 6,300 g.")
    assert [field["inputmode"] for field in page.select("form input[type=text]")] == ["decimal"] * 4


def test_only_a_form_that_was_filled_in_is_started_again(client: SiteClient) -> None:
    for address, status, links in (("/", 200, []), (query(), 200, ["/"]), ("/?sex=x", 400, ["/"])):
        page = client.get(address, status)
        assert [link["href"] for link in page.select(".actions a")] == links
        assert len(page.select(".to-print")) + len(links) == 1


def test_three_links_answer_a_real_penguin_of_each_species(client: SiteClient) -> None:
    page = client.get("/")
    links = {text_of(link): str(link["href"]) for link in page.select('a[href*="sex="]')}
    for species in SPECIES:
        address = links[f"Try a real {species.name}"]
        assert text_of(client.get(address).h1) == f"Most likely {species.with_article}"


def test_an_answer_says_the_species_and_three_probabilities(client: SiteClient, predictor: Predictor) -> None:
    page = client.get(query())
    ranked = predictor.predict(EXAMPLE).ranked
    assert text_of(page.h1) == "Most likely an Adelie"
    assert texts_at(page, "main i[lang=la]")[0] == "Pygoscelis adeliae"
    table = [row[:2] for row in table_at(page, "table.bars")]
    assert table == [["Species", "Probability"], *([s.name, percent(probability)] for s, probability in ranked)]
    widths = [str(bar["width"]) for bar in page.select("table.bars rect.bar-species")]
    assert widths == [f"{100 * probability:.1f}%" for _, probability in ranked]


def test_an_answer_keeps_what_was_typed(client: SiteClient) -> None:
    page = client.get(query(bill_length_mm=" 4,39 cm", island="dream", sex=""))
    assert typed(page) == {
        "island": "Dream",
        "sex": "",
        "bill_length_mm": " 4,39 cm",
        "bill_depth_mm": "17.2",
        "flipper_length_mm": "201",
        "body_mass_g": "4207",
    }


def test_an_answer_says_how_often_the_model_is_right_and_what_to_measure_next(
    client: SiteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    accuracies = {(2,): 0.93, (2, 3): 0.99, (0, 2): 0.95, (1, 2): 0.9, (2, 4): 0.93, (2, 5): 0.931}

    def accuracy(self: Predictor, known: Container[str], island: str | None) -> float:
        return accuracies[tuple(at for at, question in enumerate(QUESTIONS) if question.name in known)]

    monkeypatch.setattr(Predictor, "accuracy", accuracy)
    page = client.get("/?bill_length_mm=43.9")
    assert (
        "On average over all penguins, however sure the answer, it is right for 93 of 100 knowing just the bill "
        "length. "
        "Both were measured on penguins that it had not seen before."
    ) in paragraphs_of(page)
    assert "Measure the bill depth next: on average right for 99 of 100 instead of 93." in paragraphs_of(page)
    assert texts_at(page, "ul.next li") == ["Island: 95 of 100"]


def test_where_no_more_answers_would_help_that_is_said_and_with_all_of_them_nothing(client: SiteClient) -> None:
    paragraphs = paragraphs_of(client.get(query()))
    assert (
        "On average over the penguins of Biscoe, however sure the answer, it is right for over 99 of 100 knowing all "
        "six answers. Both were measured on penguins that it had not seen before."
    ) in paragraphs
    hardly = "On average over the penguins of Biscoe, knowing {} as well would hardly make it right more often"
    undecided = "; for one as undecided as this it may."
    for known, told in (
        (query(), []),
        (query(sex=""), [hardly.format("the sex") + undecided]),
        (query(sex="", body_mass_g=""), [hardly.format("one more answer") + undecided]),
    ):
        paragraphs = paragraphs_of(client.get(known))
        assert [text for text in paragraphs if " next: " in text or " as well " in text] == told


@pytest.mark.parametrize(
    ("known", "average", "next_answers"),
    [
        # Where most are Gentoos, and the others Adelies, the flipper tells more than the bill.
        ("/?island=Biscoe", "74 of 100", ["Flipper length: 99", "Bill length: 96", "Bill depth: 9", "Body mass: 9"]),
        ("/?island=Dream", "55 of 100", ["Bill length: 9", "Flipper length: "]),
    ],
)
def test_what_is_said_on_average_is_about_the_penguins_of_the_island(
    client: SiteClient, known: str, average: str, next_answers: list[str]
) -> None:
    page = client.get(known)
    island = known.partition("=")[2]
    (told,) = [text for text in paragraphs_of(page) if text.startswith("On average over the penguins of ")]
    assert f"the penguins of {island}, however sure the answer, it is right for {average} knowing just the " in told
    advice = [text for text in paragraphs_of(page) if " next: " in text]
    found = [re.sub(r"Measure the (.*) next: on average right for", r"\1:", text).capitalize() for text in advice]
    found += texts_at(page, "ul.next li")
    assert len(found) == len(next_answers)
    assert all(one.startswith(start) for one, start in zip(found, next_answers, strict=True)), found


def test_a_measurement_is_advised_before_the_sex_where_both_help_as_much(client: SiteClient) -> None:
    page = client.get("/?island=Dream&bill_length_mm=43&flipper_length_mm=193")
    (advice,) = [text for text in paragraphs_of(page) if " next: " in text]
    assert advice.startswith("Measure the ")


def test_a_sex_that_would_help_more_than_what_is_advised_says_why_it_comes_later(client: SiteClient) -> None:
    page = client.get("/?island=Dream&bill_length_mm=46&flipper_length_mm=186")
    assert "Measure the body mass next: on average right for 97 of 100 instead of 94." in paragraphs_of(page)
    assert texts_at(page, "ul.next li") == ["Sex: 98 of 100, but it is hard to tell", "Bill depth: 97 of 100"]


def test_an_undecided_answer_is_told_that_one_more_may_decide(client: SiteClient) -> None:
    """An Adelie with 89%; with a flipper of 195 mm it would be one with 92%."""
    hardly = "On average over the penguins of {}, knowing {} as well would hardly make it right more often"
    open_one = client.get("/?island=Dream&bill_length_mm=40.2&body_mass_g=2736")
    assert f"{hardly.format('Dream', 'one more answer')}; for one as undecided as this it may." in paragraphs_of(
        open_one
    )
    known = "island=Dream&sex=female&bill_length_mm=42&bill_depth_mm=18.5&flipper_length_mm=191"
    shown_as_90 = client.get(f"/?{known}")
    assert "with a probability of 90%" in text_of(shown_as_90.select_one(".lead"))
    assert f"{hardly.format('Dream', 'the body mass')}." in paragraphs_of(shown_as_90)


def test_a_value_beyond_the_species_that_is_answered_is_not_called_as_sure_as_can_be(client: SiteClient) -> None:
    hardly = "Hardly anything: with such a probability it is right at least 99 times out of 100 already."
    for longest, beyond, rest in (("58.0", "59.4", "island=Dream"), ("50.5", "57", "island=Biscoe&sex=female")):
        for bill_length, told in ((longest, True), (beyond, False)):
            page = client.get(f"/?{rest}&bill_length_mm={bill_length}")
            assert "over 99%" in text_of(page.select_one(".lead"))
            assert (hardly in paragraphs_of(page)) == told


def test_a_value_unlike_any_seen_is_answered_with_a_caution(
    client: SiteClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(monkeypatch, 0.9, 0.1, 0.0)
    page = client.get(query(body_mass_g="7500"))
    assert texts_at(page, ".caution") == [
        "Beyond the data. Body mass lies outside the 2,700 to 6,300 g of the data: check the "
        "value, and take the answer with care. The answer without the body mass. If it is no adult, of "
        "another species or from elsewhere, the answer means nothing: the model knows only adults of these three in "
        "the Palmer Archipelago."
    ]
    assert texts_at(client.get(query()), ".caution") == []


def test_the_reasons_add_up_from_any_penguin_to_this_one(client: SiteClient, predictor: Predictor) -> None:
    table = table_at(client.get(query(sex="")), "table.why")
    answers = {name: answer for name, answer in EXAMPLE.items() if name != "sex"}
    prediction = predictor.predict(answers)
    first, *steps, last = [row[:2] for row in table[1:]]
    assert first == ["Nothing yet", percent(prediction.by_coalition[0, 0])]
    assert last == ["This penguin", percent(prediction.probability)]
    assert sorted(label for label, _ in steps) == [
        "Bill depth 17.2 mm",
        "Bill length 43.9 mm",
        "Body mass 4207 g",
        "Flipper length 201 mm",
        "Island Biscoe",
    ]
    total = float(first[1][:-1]) + sum(float(value.replace("−", "-").lstrip("±")) for _, value in steps)
    # Seven rounded numbers, each off by half a point at most.
    assert total == pytest.approx(100 * prediction.probability, abs=3.5)


def test_the_answer_shows_its_own_address_to_share(client: SiteClient) -> None:
    page = client.get(query(bill_length_mm="4.39 cm"))
    assert texts_at(page, "a.share") == [f"http://localhost{query()}"]
    assert [link["href"] for link in page.select("a.share")] == [query()]


def test_the_same_address_gives_the_same_bytes_whoever_asks(client: SiteClient) -> None:
    other = SiteClient(create_app({**SETTINGS, "SECRET_KEY": "another"}))
    other.fetch("/?utm_source=mail")
    other.fetch(query(sex="female", bill_depth_mm="19"))
    for address in ("/", query(), "/?body_mass_g=4207"):
        assert client.fetch(address).data == other.fetch(address).data
