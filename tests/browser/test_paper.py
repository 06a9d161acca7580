"""Pages as Chromium prints them, read from the PDF."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from penguins.model.paths import DATA
from penguins.questions.table import QUESTIONS
from scripts.server import Server
from tests.browser.listening import read_out
from tests.browser.pages import ANSWERED, OUTSIDE, WRONG, open_page, upload

# A4 and Letter, and their widths without the margins, in CSS pixels.
WIDTHS = {"A4": 695, "Letter": 717}

on_both = pytest.mark.parametrize("paper", WIDTHS)


def printed(page: Page, paper: str) -> list[str]:
    """The text of each sheet, its white space evened out.

    That of the last reaches over a third of its height, that of the others over more than half.
    """
    *others, last = sheets = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False))).pages
    assert filled(last) >= 0.33, "a near-empty sheet"
    assert [share for share in map(filled, others) if share < 0.55] == []
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def filled(sheet: PageObject) -> float:
    """The share of a sheet's height that its text reaches over."""
    height, heights = float(sheet.mediabox.height), []

    def note(text: str, page_at: list[float], text_at: list[float], *_: object) -> None:
        if text.strip():
            heights.append(text_at[5] * page_at[3] + page_at[5])

    sheet.extract_text(visitor_text=note)
    return 1 - min(heights) / height


def today() -> str:
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


# A part of them, of any number, and whole penguins.
ADDRESSES = [
    "/?island=Biscoe",
    "/?sex=male",
    "/?island=Torgersen&sex=male",
    "/?bill_length_mm=46.1",
    "/?bill_depth_mm=13.5",
    "/?bill_depth_mm=17.6&body_mass_g=4679",
    "/?sex=male&bill_length_mm=40.6&flipper_length_mm=177",
    "/?island=Biscoe&sex=male&bill_length_mm=41.1&bill_depth_mm=18.2&body_mass_g=4050",
    "/?island=Dream&sex=male&bill_length_mm=50.3&bill_depth_mm=20&flipper_length_mm=197&body_mass_g=3300",
    "/?island=Torgersen&sex=female&bill_length_mm=38.6&bill_depth_mm=17&flipper_length_mm=188&body_mass_g=2900",
    "/?island=Torgersen&sex=male&bill_length_mm=48&bill_depth_mm=14&flipper_length_mm=218&body_mass_g=5200",
    "/?bill_length_mm=20&bill_depth_mm=9&flipper_length_mm=110&body_mass_g=1200",
]


@on_both
@pytest.mark.parametrize("address", [ANSWERED, OUTSIDE, *ADDRESSES])
def test_an_answer_is_printed_whole_with_its_address_and_the_date(page: Page, paper: str, address: str) -> None:
    page.goto(address)
    headings = page.get_by_role("heading").all_inner_texts()
    rows = page.locator(".bars tbody tr, .why tbody tr").all_inner_texts()
    folded = page.locator("details td, details th").all_text_contents()
    sheets = printed(page, paper)

    assert len(sheets) <= 3
    text = " ".join(sheets)
    for row in rows:
        assert " ".join(row.split()) in text
    squeezed = text.replace(" ", "")
    for heading in headings:
        # Neither what is only heard nor the form nor, beside the address that is printed above it, the one to share.
        if heading not in ("The answer", "What do you know about the penguin?", "Keep or share this answer"):
            assert heading in text
    assert bool(folded) == ("_mm=" in address or "_g=" in address)
    for cell in folded:
        assert "".join(cell.split()) in squeezed
    assert f"{today()}, {page.url}".replace(" ", "") in squeezed


@on_both
def test_the_results_of_344_rows_are_printed_whole_and_how_the_file_was_read(page: Page, paper: str) -> None:
    upload(page, DATA)
    rows = [row.split("\t") for row in page.locator("table.rows").last.locator("tbody tr").all_inner_texts()]
    sheets = printed(page, paper)

    assert len(sheets) <= 4
    text = " ".join(sheets)
    assert len(rows) == 100
    for row in rows:
        assert " ".join(" ".join(row).split()) in text
    assert today() in text
    assert "Download" not in text
    [sheet] = [sheet for sheet in sheets if "How the file was read" in sheet]
    assert "Read as UTF-8" in sheet


@on_both
@pytest.mark.parametrize("rows", [5, 20, 45, 60, 75, 90, 150])
def test_results_of_any_length_leave_no_sheet_near_empty(page: Page, tmp_path: Path, paper: str, rows: int) -> None:
    file = tmp_path / f"{rows}.csv"
    file.write_text("".join(DATA.read_text().splitlines(keepends=True)[: rows + 1]))
    upload(page, file)
    sheets = printed(page, paper)

    # What the answers are compared with is told on one sheet, from its heading to its table.
    [sheet] = [sheet for sheet in sheets if "Compared with the species in the file" in sheet]
    assert "That does not measure how good the model is: all of these rows" in sheet
    assert "Rows: in the file. Columns: answered." in sheet


@on_both
def test_results_with_a_mistake_in_every_other_row_leave_no_sheet_near_empty(
    page: Page, tmp_path: Path, paper: str
) -> None:
    header, *rows = DATA.read_text().splitlines()
    wrong = [re.sub(r",(\d+\.\d),", ",abc,", row, count=1) if number % 2 else row for number, row in enumerate(rows)]
    for count in (8, 11, 16):
        file = tmp_path / f"{count}.csv"
        file.write_text("\n".join([header, *wrong[:count]]))
        upload(page, file)
        sheets = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False))).pages
        assert min(map(filled, sheets)) > 0.4, count


@on_both
def test_what_the_model_is_is_printed_without_a_near_empty_sheet(page: Page, paper: str) -> None:
    page.goto("/model")
    assert len(printed(page, paper)) <= 8


def test_nothing_that_a_sheet_cannot_do_is_asked_on_it(chromium: Browser) -> None:
    with Server({"FEEDBACK_URL": "https://tracker.example/new?body={page}"}, workers=1) as server:
        page = chromium.new_page()
        page.goto(f"{server.url}{ANSWERED}")
        assert page.get_by_role("link", name="Tell us").is_visible()
        page.emulate_media(media="print")
        assert not page.get_by_text("Was it another species?").is_visible()
        page.close()


@on_both
def test_nothing_reaches_over_the_edge_of_the_paper(page: Page, paper: str) -> None:
    page.set_viewport_size({"width": WIDTHS[paper], "height": 900})
    for opened in ("/", ANSWERED, OUTSIDE, "/model", "results"):
        open_page(page, opened, DATA)
        page.emulate_media(media="print")
        # The words under a picture are centred in boxes that are wider than they are.
        kept = "main :not(.visually-hidden, .visually-hidden *, .text-middle, svg :has(.text-middle))"
        over = page.locator(kept).evaluate_all(
            "(elements, width) => elements.filter(e => e.getBoundingClientRect().right > width + 1)"
            ".map(e => e.outerHTML.slice(0, 80))",
            WIDTHS[paper],
        )
        page.emulate_media(media="screen")
        assert over == [], opened


@on_both
def test_the_empty_form_is_printed_as_a_field_sheet(page: Page, paper: str) -> None:
    page.goto("/")
    drawings = page.locator(".questions .drawing")
    empty_rows = page.locator(".field-sheet tbody tr")
    page.emulate_media(media="print")
    assert drawings.count() == 4
    assert all(drawing.is_visible() for drawing in drawings.all())
    assert empty_rows.count() == 20
    assert all(row.is_visible() for row in empty_rows.all())
    (sheet,) = printed(page, paper)

    for question in QUESTIONS:
        assert question.hint in sheet
    assert "No. Island Sex Bill length (mm) Bill depth (mm) Flipper length (mm) Body mass (g) Notes" in sheet
    assert " ".join(str(number) for number in range(1, 21)) in sheet
    assert sheet.endswith(f"To type them in: {page.url} As a file: {page.url}upload")
    assert page.locator(f".paper[data-text='As a file: {page.url}upload']").count() == 1
    assert re.search("Date _{20,} Observer _{20,} No. Island", sheet)
    assert "Most likely" not in sheet
    assert "Print this page" not in sheet


@on_both
def test_a_form_with_mistakes_is_printed_with_what_was_typed_and_chosen(page: Page, paper: str) -> None:
    page.goto(f"{WRONG}&flipper_length_mm=abc")
    page.emulate_media(media="print")
    assert all(field.is_visible() for field in page.locator(".questions .field :is(input, .unit)").all())
    (sheet,) = printed(page, paper)

    # In the summary, at the field, and in it.
    for typed in ("439", "abc", "4.2"):
        assert len(re.findall(rf"(?<![\w.=]){typed}(?!\w)", sheet)) >= 3
    assert f"{today()}, {page.url}".replace(" ", "") in sheet.replace(" ", "")


def test_the_field_sheet_is_not_on_the_screen(page: Page) -> None:
    page.goto("/")

    assert not page.locator(".field-sheet").is_visible()
    heard = read_out(page)
    assert "Notes" not in heard
    assert "Observer" not in heard
    # But it is told of.
    assert "In the field? Print this page: a sheet for twenty penguins." in heard
