"""Pages on phones, with forced colours, and as axe judges them."""

import csv
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from penguins.model.paths import DATA
from scripts.server import Server
from tests.browser.pages import ANSWERED, OUTSIDE, PAGES, open_page, show_on_a_phone, upload

# The width of a screen and the size of text that its reader chose: a small phone, and a phone with large text.
PHONES = [(320, 16), (320, 24), (390, 32)]
LONG_WORD = "x" * 120


@pytest.mark.parametrize(("width", "text_size"), PHONES)
@pytest.mark.parametrize("address", [*PAGES, f"/?island={LONG_WORD}&bill_length_mm={LONG_WORD}"])
def test_nothing_scrolls_sideways_on_a_phone(page: Page, file: Path, address: str, width: int, text_size: int) -> None:
    assert widest(page, address, file, width, text_size) <= width


@pytest.mark.parametrize(("width", "text_size"), PHONES)
def test_long_names_and_cells_of_a_file_do_not_make_its_results_scroll_sideways(
    page: Page, tmp_path: Path, width: int, text_size: int
) -> None:
    file = tmp_path / f"{'penguins_measured_in_2007_' * 4}.csv"
    rows = "".join(f"{LONG_WORD}{number},{LONG_WORD},{LONG_WORD},39.1,18.7,{LONG_WORD}\n" for number in range(3))
    file.write_text(
        f"id,{LONG_WORD},species,bill_length_mm,bill_depth_mm,sex\n{rows}x,x,Gentoo,{LONG_WORD},18.7,male\n"
    )
    assert widest(page, "results", file, width, text_size) <= width


def widest(page: Page, address: str, file: Path, width: int, text_size: int) -> int:
    """How wide a page becomes on such a screen, with all that is folded shown."""
    show_on_a_phone(page, width, text_size)
    open_page(page, address, file)
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    widths: list[int] = page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")
    return max(widths)


@pytest.mark.parametrize(("width", "text_size"), PHONES)
def test_on_a_phone_a_number_is_seen_as_it_is_typed_and_in_its_own_place(
    page: Page, tmp_path: Path, width: int, text_size: int
) -> None:
    show_on_a_phone(page, width, text_size)
    page.goto("/")
    fields = page.locator("input[type=text]").evaluate_all("all => all.map(field => field.clientWidth)")
    upload(page, usual_file(tmp_path))
    beyond = page.locator(".rows tbody :is(th, .number:not(.nothing))").evaluate_all(
        "all => all.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    )

    # Six digits, and the room around them.
    assert min(fields) >= 5 * text_size
    assert beyond == []


def test_on_a_phone_the_probabilities_have_bars_below_their_names(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(ANSWERED)
    place = "all => all.map(e => { const { x, width } = e.getBoundingClientRect(); return [x, width] })"
    names, bars = (page.locator(f".bars {part}").evaluate_all(place) for part in ("tbody th", ".bar"))

    assert [x for x, _ in names] == [x for x, _ in bars]
    assert min(width for _, width in bars) > 200


@pytest.mark.parametrize("width", [320, 360, 768, 960])
def test_on_a_narrow_screen_each_cell_of_a_row_says_what_it_is(page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    file = tmp_path / "some.csv"
    file.write_text("id,species,bill_length_mm,body_mass_g\nA1,Chinstrap,39.1,3750\nA2,Adelie,x,NA\n")
    upload(page, file)
    table = page.locator("table.rows").last
    labels = table.locator("td").evaluate_all(
        "all => all.filter(e => e.offsetWidth > 1).map(e => getComputedStyle(e, '::before').content.split('\"')[1])"
    )
    headers = ["id", "Species", "Probability", "In the file", "Bill length (mm)", "Body mass (g)"]
    # On a phone the dashes of what is not known take no room.
    second = ["id", "In the file", "Note"] if width < 640 else [*headers, "Note"]
    assert labels == [*headers, *second]
    # In columns, with no cell over another or beyond the card.
    boxes = (
        table.locator("tbody tr")
        .first.locator("th, td")
        .evaluate_all(
            "all => all.filter(e => e.offsetWidth > 1).map(e => e.getBoundingClientRect())"
            ".map(box => [box.left, box.top, box.right])"
        )
    )
    assert len({left for left, _, _ in boxes}) >= 2
    assert max(right for _, _, right in boxes) <= width
    assert len({(left, top) for left, top, _ in boxes}) == len(boxes)


@pytest.mark.parametrize("width", [320, 360, 641, 700, 900, 980, 1060, 1160, 1280])
def test_no_table_of_a_usual_file_s_results_scrolls_sideways(page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    upload(page, usual_file(tmp_path))
    tables = page.locator(".scroll")
    widths = tables.evaluate_all("elements => elements.map(e => [e.scrollWidth, e.clientWidth])")

    # The comparison, the rows that disagree, the least sure, those not scored, the first of all.
    assert len(widths) == 5
    assert [scrolled for scrolled, shown in widths if scrolled > shown] == []
    bars = page.locator(".counts .bar").evaluate_all("all => all.map(bar => bar.getBoundingClientRect().width)")
    assert min(bars) > 120
    # On a wide screen the comparison stands beside the picture.
    ends = "e => { const { right, top, left, bottom } = e.getBoundingClientRect(); return [right, top, left, bottom] }"
    (right, top, _, _), (_, _, left, bottom) = (page.locator(part).evaluate(ends) for part in ("#compared", "figure"))
    assert (right < left and top < bottom) == (width > 800)


@pytest.mark.parametrize("width", [320, 360])
def test_no_table_of_the_model_card_scrolls_sideways_on_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/model")
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    widths = page.locator(".scroll").evaluate_all("all => all.map(e => [e.scrollWidth, e.clientWidth])")

    assert len(widths) > 10
    assert [scrolled for scrolled, shown in widths if scrolled > shown] == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_line_across_a_bar_of_the_model_card_is_seen_whole_and_the_bar_is_wide(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/model")
    bars = page.locator(".bar:visible:has(.bar-line)").evaluate_all(
        "all => all.map(bar => [getComputedStyle(bar).overflow, bar.getBoundingClientRect().width, "
        "bar.closest('.scroll').getBoundingClientRect().right - bar.lastElementChild.getBoundingClientRect().right])"
    )

    assert len(bars) == 7
    for overflow, length, beside in bars:
        assert overflow == "visible"
        assert length > 180
        # Half the line's width.
        assert beside > 1.5


def test_a_link_to_a_row_is_not_hidden_by_the_headings_that_stay(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    upload(page, usual_file(tmp_path))
    table = page.locator("table.rows").last
    table.get_by_role("link").nth(60).focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
    focused = page.evaluate("document.activeElement.getBoundingClientRect().top")
    headings = table.locator("thead").evaluate("e => e.getBoundingClientRect().bottom")

    assert headings > 20
    assert focused >= headings


def usual_file(folder: Path) -> Path:
    """The real penguins with an id and a few mistakes, as somebody's table has them."""
    rows = list(csv.DictReader(DATA.read_text().splitlines()))
    for number, row in enumerate(rows):
        row["penguin_id"] = f"N{number:04}"
        if number % 30 == 7:
            row["species"] = "Gentoo"
        elif number % 30 == 8:
            row["bill_length_mm"] = "heavy"
        elif number % 30 == 9:
            row["bill_length_mm"] = "66.2"
    path = folder / "usual.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, sorted(rows[0], key=lambda name: name != "penguin_id"))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize("address", [ANSWERED, OUTSIDE])
def test_on_a_phone_the_form_does_not_begin_far_below_the_answer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    tops = [page.locator(part).evaluate("e => e.getBoundingClientRect().top") for part in ("#answer", ".questions")]

    assert tops[0] < 320
    assert tops[1] < 3000


@pytest.mark.parametrize("address", [ANSWERED, "/?island=Biscoe", "/?body_mass_g=4353"])
def test_on_a_wide_screen_what_an_answer_rests_on_begins_in_two_columns_at_one_height(page: Page, address: str) -> None:
    page.goto(address)
    place = "heading => { const { x, y } = heading.getBoundingClientRect(); return [x, y] }"
    left, right = (page.locator(f".among > div:nth-child({column}) h2").first.evaluate(place) for column in (1, 2))

    assert left[0] < right[0]
    assert left[1] == right[1]


@pytest.mark.parametrize("width", [768, 992, 1280, 1920])
def test_words_in_pictures_are_not_small_on_a_wide_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ANSWERED)
    sizes = page.locator(".strip foreignObject *").evaluate_all(
        "words => words.map(word => parseFloat(getComputedStyle(word).fontSize) * word.closest('svg').getScreenCTM().a)"
    )

    assert sizes
    assert min(sizes) >= 12


def test_forced_colours_keep_the_mark_of_the_current_page(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/model")
    links = page.get_by_role("navigation", name="Pages").get_by_role("link").all()
    borders = {link.inner_text(): link.evaluate("e => getComputedStyle(e).borderBottom") for link in links}
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")

    shown = {name: not border.startswith("0px") and ground not in border for name, border in borders.items()}
    assert shown == {"One penguin": False, "A file": False, "The model": True}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, server: Server, file: Path, scheme: Literal["light", "dark"]) -> None:
    # axe is a script: here, and only here, scripts are on and the site's policy against them is off.
    context = chromium.new_context(base_url=server.url, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    violations = {}
    for address in PAGES:
        open_page(page, address, file)
        found = Axe().run(page).response["violations"]
        if found:
            violations[address] = [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found]
    context.close()

    assert violations == {}
