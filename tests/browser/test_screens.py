"""Pages on phones, with large text, with forced colours, and as axe judges them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from scripts.server import Server
from tests.browser.pages import ANSWERED, OUTSIDE, PAGES, open_page


# The width of a screen and the size of text that its reader chose: a small phone, and a phone with large text.
@pytest.mark.parametrize(("width", "text_size"), [(320, 16), (360, 24)])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(
    chromium: Browser, server: Server, file: Path, address: str, width: int, text_size: int
) -> None:
    # The style added here stands for the browser's setting, which the site's policy does not concern.
    context = chromium.new_context(base_url=server.url, bypass_csp=True, viewport={"width": width, "height": 640})
    page = context.new_page()
    open_page(page, address, file)
    page.add_style_tag(content=f"html {{ font-size: {text_size}px }}")
    widths = page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")
    context.close()

    assert max(widths) <= width


@pytest.mark.parametrize("address", [ANSWERED, OUTSIDE])
def test_on_a_phone_the_form_does_not_begin_far_below_the_answer(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address)
    tops = [page.locator(part).evaluate("e => e.getBoundingClientRect().top") for part in ("#answer", ".questions")]

    assert tops[0] < 320
    assert tops[1] < 3000


def test_forced_colours_keep_the_mark_of_the_current_page(chromium: Browser, server: Server) -> None:
    context = chromium.new_context(base_url=server.url, java_script_enabled=False, forced_colors="active")
    page = context.new_page()
    page.goto("/model")
    links = page.get_by_role("navigation").get_by_role("link").all()
    borders = {link.inner_text(): link.evaluate("e => getComputedStyle(e).borderBottom") for link in links}
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()

    shown = {name: not border.startswith("0px") and ground not in border for name, border in borders.items()}
    assert shown == {"One penguin": False, "A file": False, "The model": True}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, server: Server, file: Path, scheme: str) -> None:
    # axe is a script: here, and only here, scripts are on and the site's policy against them is off.
    context = chromium.new_context(
        base_url=server.url, bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    violations = {}
    for address in PAGES:
        open_page(page, address, file)
        found = Axe().run(page).response["violations"]
        if found:
            violations[address] = [(rule["id"], [node["html"][:200] for node in rule["nodes"][:3]]) for rule in found]
    context.close()

    assert violations == {}
