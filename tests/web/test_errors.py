"""What a visitor reads when something is wrong: with the answers, with the address, or with us."""

import logging
from urllib.parse import urlencode

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException

from penguins import create_app
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS
from tests.client import SiteClient, check_headers, check_page, text_of, texts_at
from tests.conftest import SETTINGS
from tests.web.asking import query

NOTHING_ANSWERED = "Answer at least one of the six questions."
START_AGAIN = "Start again from one of the pages below."
LINKS = ["Ask about one penguin", "Upload a file of penguins", "Read about the model"]


class Odd(HTTPException):
    """An error of any number, as a library may raise it."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


@pytest.fixture(scope="module")
def faulty() -> SiteClient:
    """The site with two more addresses: one that fails as asked, one that fails by our fault."""
    app: Flask = create_app(SETTINGS)

    def fail(code: int) -> str:
        raise Odd(code)

    def break_down() -> str:
        raise RuntimeError("the secret is 42")

    app.add_url_rule("/fail/<int:code>", view_func=fail)
    app.add_url_rule("/broken", view_func=break_down)
    return SiteClient(app)


def test_a_mistake_is_answered_with_400_and_said_in_title_summary_and_field(client: SiteClient) -> None:
    message, guess = "Body mass must be between 1,000 and 10,000 g. You entered 4.2.", "Did you mean 4.2 kg (4,200 g)?"
    page = client.get(query(body_mass_g="4.2"), 400)
    assert text_of(page.title) == "Error: Which penguin is it? – Which penguin?"
    assert text_of(page.h1) == "Which penguin is it?"
    assert texts_at(page, ".error-summary[autofocus][tabindex='-1'] h2") == ["There is a problem"]
    links = [(link["href"], text_of(link)) for link in page.select(".error-summary a")]
    assert links == [("#body_mass_g", message), (query(body_mass_g="4.2 kg"), guess)]
    assert [(link["href"], text_of(link)) for link in page.select("#body_mass_g-error a")] == links[1:]
    [field] = page.select("#body_mass_g")
    assert (field["aria-describedby"], field["aria-invalid"]) == ("body_mass_g-hint body_mass_g-error", "true")
    assert texts_at(page, "#body_mass_g-error") == [f"Error: {message} {guess}"]
    assert page.select("#answer") == []
    examples = [text_of(client.get(str(link["href"])).h1) for link in page.select(".examples a")]
    assert examples == [f"Most likely {species.with_article}" for species in SPECIES]


def test_a_guess_is_followed_to_the_answer(client: SiteClient) -> None:
    page = client.get(query(body_mass_g="4.2", bill_length_mm="43,9"), 400)
    answered = client.get(str(page.select(".error-summary a")[1]["href"]))
    assert text_of(answered.h1) == "Most likely an Adelie"
    assert [str(field["value"]) for field in answered.select("form input[type=text]")] == [
        *("43,9", "17.2", "201", "4.2 kg")
    ]


def test_every_mistake_is_listed_and_leads_to_its_field(client: SiteClient) -> None:
    page = client.get(query(island="Mars", bill_depth_mm="abc", body_mass_g="4.2"), 400)
    assert texts_at(page, ".error-summary h2") == ["There are 3 problems"]
    assert [str(link["href"]) for link in page.select('.error-summary a[href^="#"]')] == [
        "#island",
        "#bill_depth_mm",
        "#body_mass_g",
    ]
    assert texts_at(page, ".error") == [f"Error: {text}" for text in texts_at(page, ".error-summary li")]
    [button] = page.select("#island[checked]")
    assert (button["type"], button["name"]) == ("radio", "island")
    fieldset = button.find_parent("fieldset")
    assert fieldset is not None
    assert "island-error" in str(fieldset["aria-describedby"]).split()
    assert [str(field["id"]) for field in page.select("[aria-invalid]")] == ["bill_depth_mm", "body_mass_g"]


def test_everything_typed_is_kept_and_escaped(client: SiteClient) -> None:
    nasty = '"><script>alert(1)</script>&amp;'
    page = client.get(query(bill_length_mm=nasty, body_mass_g=" 4,5 kg", sex="female"), 400)
    assert [str(field["value"]) for field in page.select("form input[type=text]")] == [nasty, "17.2", "201", " 4,5 kg"]
    assert [str(button["value"]) for button in page.select("form input[checked]")] == ["Biscoe", "female"]
    assert texts_at(page, "#bill_length_mm-error") == [
        f"Error: Bill length must be a number in mm, such as 45.9. You entered “{nasty}”."
    ]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/?island=&sex=&bill_length_mm=&bill_depth_mm=&flipper_length_mm=&body_mass_g=", NOTHING_ANSWERED),
        ("/?bill_length_mm=nan", NOTHING_ANSWERED),
        ("/?bill_length_mm=43%009", "Bill length must be a number in mm, such as 45.9. You entered “43�9”."),
        ("/?bill_length_mm=%FF%FE", "Bill length must be a number in mm, such as 45.9. You entered “%FF%FE”."),
        (
            "/?bill_length_mm=39&bill_length_mm=40",
            "Bill length must be answered once. The address answers it with 39 and 40: keep one.",
        ),
    ],
)
def test_a_strange_address_gets_a_clear_400(client: SiteClient, address: str, message: str) -> None:
    assert texts_at(client.get(address, 400), ".error-summary a") == [message]
    assert "\0" not in client.response.text


def test_nothing_answered_leads_to_the_first_question(client: SiteClient) -> None:
    page = client.get("/?island=NA&sex=", 400)
    assert text_of(page.title) == "Error: Which penguin is it? – Which penguin?"
    assert texts_at(page, ".error-summary h2") == ["There is a problem"]
    [link] = page.select(".error-summary a")
    assert (link["href"], text_of(link)) == ("#island", NOTHING_ANSWERED)
    assert len(page.select("#island")) == 1


@pytest.mark.parametrize("address", ["/?utm_source=mail", "/?species=Adelie", "/?=&&&=1", "/?%00=%00", "/?a[]=b;c=d"])
def test_parameters_that_are_no_questions_are_ignored(client: SiteClient, address: str) -> None:
    assert text_of(client.get(address).h1) == "Which penguin is it?"
    assert text_of(client.get(f"{address}&island=Torgersen").h1) == "Most likely an Adelie"


def test_what_was_meant_leaves_the_other_answers_as_they_are(client: SiteClient) -> None:
    page = client.get("/?body_mass_g=4.2&island=Dream&island=Biscoe&sex=femal", 400)
    assert [(text_of(link), link["href"]) for link in page.select(".error-summary a") if link["href"][0] == "/"] == [
        ("Did you mean female?", "/?island=Dream&island=Biscoe&sex=female&body_mass_g=4.2"),
        ("Did you mean 4.2 kg (4,200 g)?", "/?island=Dream&island=Biscoe&sex=femal&body_mass_g=4.2+kg"),
    ]


@given(st.lists(st.tuples(st.sampled_from([q.name for q in QUESTIONS]), st.binary(max_size=20)), max_size=6))
def test_no_address_breaks_the_page(app: Flask, parameters: list[tuple[str, bytes]]) -> None:
    client = SiteClient(app)
    response = client.browser.get("/?" + urlencode(parameters))
    assert response.status_code in (200, 400)
    check_headers(response)
    check_page(response.text)


@pytest.mark.parametrize(
    "path", ["/nowhere", "/upload/x", "/static/", "/static/nothing.css", "/static/../wsgi.py", "/index.html"]
)
def test_an_address_without_a_page_says_so_and_leads_on(client: SiteClient, path: str) -> None:
    page = client.get(path, 404)
    assert text_of(page.title) == "Error: There is no page at this address – Which penguin?"
    assert text_of(page.h1) == "There is no page at this address"
    advice = "Check the address, or start from one of the pages below."
    assert texts_at(page, "main p, main li") == [advice, *LINKS, "The error’s number is 404."]


@pytest.mark.parametrize(("path", "page"), [("/upload/", "/upload"), ("/model/", "/model")])
def test_a_slash_at_the_end_of_an_address_leads_to_the_same_page(client: SiteClient, path: str, page: str) -> None:
    assert client.get(path).h1 == client.get(page).h1


@pytest.mark.parametrize(
    ("path", "method", "allowed"),
    [
        ("/", "POST", {"GET", "HEAD", "OPTIONS"}),
        ("/model", "DELETE", {"GET", "HEAD", "OPTIONS"}),
        ("/upload", "PUT", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("/static/site.css", "POST", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_method_that_a_page_has_not_is_refused_with_those_it_has(
    client: SiteClient, path: str, method: str, allowed: set[str]
) -> None:
    page = client.get(path, 405, method=method)
    assert text_of(page.h1) == "This page cannot be asked for in that way"
    assert texts_at(page, "main p") == ["Open it from one of the links below.", "The error’s number is 405."]
    assert set(client.response.headers["Allow"].split(", ")) == allowed


def test_a_fault_of_ours_says_so_without_its_traceback_which_is_logged(
    faulty: SiteClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        page = faulty.get("/broken?bill_length_mm=43", 500)
    assert text_of(page.h1) == "Something went wrong on our side"
    assert texts_at(page, "main p") == ["It has been noted. Try again in a moment.", "The error’s number is 500."]
    assert not [word for word in ("Traceback", "RuntimeError", "secret", ".py") if word in faulty.response.text]
    assert [record.getMessage() for record in caplog.records] == ["Exception on /broken [GET]"]
    assert "RuntimeError: the secret is 42" in caplog.text


@pytest.mark.parametrize(
    ("code", "heading", "advice"),
    [
        (400, "That request could not be understood", "Go back, check what you entered and try again."),
        (402, "Payment Required", START_AGAIN),
        (418, "I'm a teapot", START_AGAIN),
        (451, "Unavailable For Legal Reasons", START_AGAIN),
        (499, "Unknown Error", START_AGAIN),
        (503, "Service Unavailable", START_AGAIN),
    ],
)
def test_an_odd_error_keeps_its_number_and_gets_a_page(
    faulty: SiteClient, code: int, heading: str, advice: str
) -> None:
    page = faulty.get(f"/fail/{code}", code)
    assert text_of(page.h1) == heading
    assert texts_at(page, "main p, main li") == [advice, *LINKS, f"The error’s number is {code}."]
