"""What a visitor does, in Chromium with scripts off."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.server import Server
from tests.browser.pages import ANSWERED, upload

RESULTS = (
    "name,species,bill_length_mm,bill_depth_mm,"
    "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note\n"
)


# The focused element, or for a radio button the label around it or what is drawn in its place, has an outline.
SHOWS_FOCUS = """
[document.activeElement, document.activeElement.closest("label"), document.activeElement.nextElementSibling].some(
  (element, place) => {
    if (!element || (place && document.activeElement.type !== "radio")) return false
    const style = getComputedStyle(element)
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"
  })
"""


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def check_results(results: str) -> None:
    """The whole results of FILE: the rows in order, their own columns as they came, a species and a note each."""
    header, *rows = results.splitlines(keepends=True)
    assert header.replace("\r\n", "\n") == RESULTS
    cells = [row.rstrip("\r\n").split(",", 8) for row in rows]
    assert [row[:5] for row in cells] == [
        ["Åsa", "Adelie", "39.1", "18.7", "Adelie"],
        ["Bo", "Adelie", "46.1", "13.2", "Gentoo"],
        ["Cy", "Gentoo", "4610", "13.2", ""],
    ]
    for row in cells[:2]:
        assert sum(map(float, row[5:8])) == pytest.approx(1, abs=0.0002)
    assert cells[2][5:8] == ["", "", ""]
    assert "between 10 and 100 mm; 'bill_length_mm' has '4610'" in cells[2][8]


def test_fill_in_and_read_the_answer(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Biscoe", exact=True).check()
    page.get_by_role("textbox", name="Bill length").fill("46,1")
    page.get_by_role("textbox", name="Bill depth").fill("13.2")
    page.get_by_role("button", name="Which species is it?").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Gentoo")
    assert "bill_length_mm=46%2C1" in page.url
    expect(page.get_by_role("textbox", name="Bill length")).to_have_value("46,1")
    expect(page.get_by_label("Biscoe", exact=True)).to_be_checked()


def test_make_a_mistake_read_it_and_mend_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("textbox", name="Body mass").fill("4.2")
    page.get_by_role("textbox", name="Bill length").fill("39.1")
    page.get_by_role("button", name="Which species is it?").click()

    assert page.title().startswith("Error: ")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    link = summary.get_by_role("link").first
    expect(link).to_have_text("Body mass must be between 1,000 and 10,000 g. You entered 4.2.")
    link.click()
    assert page.url.endswith("#body_mass_g")
    expect(page.get_by_role("textbox", name="Body mass")).to_have_value("4.2")
    page.get_by_role("textbox", name="Body mass").fill("4200")
    page.get_by_role("textbox", name="Body mass").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Most likely")
    expect(page.locator(".error-summary")).to_have_count(0)


def test_a_file_is_shown_and_its_results_downloaded_from_the_page(page: Page, file: Path) -> None:
    upload(page, file)

    expect(page.get_by_role("heading", level=1)).to_have_text("Results for mine.csv")
    link = page.get_by_role("link", name="Download these results")
    address = link.get_attribute("href") or ""
    start, _, encoded = address.partition(",")
    assert start == "data:text/csv;charset=utf-8;base64"
    check_results(base64.b64decode(encoded).decode())
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == "mine-results.csv"
    check_results(waiting.value.path().read_bytes().decode())


def test_a_file_is_answered_with_a_download(page: Page, file: Path) -> None:
    page.goto("/upload")
    page.get_by_label("Your file").set_input_files(file)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the results").click()

    assert waiting.value.suggested_filename == "mine-results.csv"
    check_results(waiting.value.path().read_bytes().decode())


def test_back_from_a_row_shows_the_results_without_sending_the_file_again(
    page: Page, server: Server, file: Path
) -> None:
    # The browser's own events count what comes from its cache too: the server's log says what was sent.
    before = server.stdout.count("POST /upload")
    upload(page, file)
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Most likely")
    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Results for mine.csv")
    page.get_by_role("table").get_by_role("link").nth(1).click()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Results for mine.csv")
    assert server.stdout.count("POST /upload") == before + 1


def test_nothing_chosen_is_said_at_the_field(page: Page) -> None:
    page.goto("/upload")
    page.get_by_role("button", name="Show the results").click()

    assert page.title().startswith("Error: ")
    expect(page.locator(".error-summary")).to_contain_text("No file was chosen.")


def test_without_cookies_the_upload_says_what_to_do(page: Page, file: Path) -> None:
    page.goto("/upload")
    page.get_by_label("Your file").set_input_files(file)
    page.context.clear_cookies()
    with page.expect_response("**/upload") as waiting:
        page.get_by_role("button", name="Show the results").click()

    assert waiting.value.status == 400
    expect(page.locator("#file-error")).to_contain_text("allow cookies for this site")


def test_the_keyboard_is_enough(page: Page) -> None:
    page.goto("/")
    visited = []
    for _ in range(40):
        page.keyboard.press("Tab")
        visited.append(focused(page))
        assert page.evaluate(SHOWS_FOCUS), f"{visited[-1]} shows no focus"
        if visited[-1] == "Which species is it?":
            break
    assert visited[0] == "Skip to the content"
    fields = [
        name for name in visited if name in ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
    ]
    assert len(fields) == 4
    assert visited[-1] == "Which species is it?"

    page.locator("#bill_length_mm").focus()
    page.keyboard.type("39.1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Adelie")


def test_what_was_said_leads_to_the_answer_itself(page: Page) -> None:
    page.goto("/?island=Dream&sex=male&body_mass_g=3800")
    for name, said in (("Dream: change the island", "Dream"), ("male: change the sex", "male")):
        page.get_by_role("link", name=name).click()
        expect(page.locator(":focus")).to_have_value(said)
        expect(page.locator(":focus")).to_be_checked()


@pytest.mark.parametrize(
    ("width", "parts"), [(1280, ["questions", "answer", "among"]), (360, ["answer", "questions", "among"])]
)
def test_the_keyboard_goes_through_an_answer_as_it_is_seen(page: Page, width: int, parts: list[str]) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(ANSWERED)
    visited = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if panel := page.evaluate("document.activeElement.closest('main .panel')?.className.split(' ')[1]"):
            visited.append(panel)
    assert list(dict.fromkeys(visited)) == parts
