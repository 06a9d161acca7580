"""Pages on phones whose readers chose large text: what belongs together stays so."""

from playwright.sync_api import Page

from penguins.model.paths import DATA
from tests.browser.pages import ANSWERED, open_page, show_on_a_phone


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
