"""Pages of readers who chose large text, or more space in it: what belongs together stays so, and nothing is cut."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from penguins.model.paths import DATA
from scripts.server import Server
from tests.browser.pages import ANSWERED, PAGES, open_page, show_on_a_phone

# As in WCAG's criterion 1.4.12.
MORE_SPACE = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
    "p { margin-bottom: 2em !important }"
)
# Without what scrolls by itself, what is only read out, and the boxes of words in pictures, unless the words are wider.
ENDS = """
[...document.querySelectorAll("main *")]
  .filter(e => !e.closest(".scroll, .visually-hidden, .working, pre") && e.checkVisibility())
  .filter(e => !e.closest("svg") || e.scrollWidth > e.clientWidth)
  .map(e => [e.className, e.getBoundingClientRect().left + Math.max(e.scrollWidth, e.getBoundingClientRect().width)])
  .filter(([, right]) => right > innerWidth + 1)
"""


def test_with_large_text_on_a_phone_nothing_is_parted_that_belongs_together(page: Page) -> None:
    show_on_a_phone(page, 360, 24)
    page.goto(ANSWERED)
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    values = page.locator("tbody th > strong, figcaption > strong")
    lines = values.evaluate_all("all => all.map(value => value.getClientRects().length)")
    # Where a link ends, and where the colon behind it stands.
    tops = page.locator(".without a").evaluate_all(
        "all => all.map(link => { const colon = new Range(); colon.setStart(link.nextSibling, 0); "
        "colon.setEnd(link.nextSibling, 1); const top = colon.getBoundingClientRect().top; "
        "return top - [...link.getClientRects()].at(-1).top })"
    )
    rights = []
    for address in ("/model", "results"):
        open_page(page, address, DATA)
        rights.append(page.locator(".confusion caption").evaluate("e => e.getBoundingClientRect().right"))

    assert lines == [1] * 10
    assert len(tops) == 6
    assert max(tops) < 24
    assert max(rights) <= 360


def test_with_the_largest_text_on_a_phone_no_species_name_breaks(page: Page) -> None:
    show_on_a_phone(page, 360, 32)
    page.goto("/")
    # A name of one word, and one of two.
    lines = page.locator(".species :is(strong, i)").evaluate_all("all => all.map(name => name.getClientRects().length)")

    assert max(lines[::2]) == 1
    assert max(lines[1::2]) <= 2


@pytest.mark.parametrize("width", [320, 360, 980, 1024, 1280])
def test_more_space_between_letters_words_and_lines_cuts_nothing(
    chromium: Browser, server: Server, file: Path, width: int
) -> None:
    # The style is not the site's: its policy against such is off.
    context = chromium.new_context(base_url=server.url, bypass_csp=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    cut = {}
    for address in (*PAGES, "/?flipper_length_mm=215&body_mass_g=5000"):
        open_page(page, address, file)
        page.add_style_tag(content=MORE_SPACE)
        if ends := page.evaluate(ENDS):
            cut[address] = ends
    context.close()

    assert cut == {}
