"""The species' colours as Chromium has worked them out: every bar stands out from its track and from its ground."""

import re

import pytest
from playwright.sync_api import Browser

from scripts.server import Server
from tests.browser.pages import ANSWERED

# Each bar, and what lies behind it: its track, and the nearest ground that is painted.
BARS = """
[...document.querySelectorAll(".bar-species")].map(bar => {
  let ground = bar.closest("svg")
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement
  const track = bar.closest("svg").querySelector(".bar-track")
  return [getComputedStyle(bar).fill, getComputedStyle(ground).backgroundColor, getComputedStyle(track).fill]
})
"""


def _luminance(colour: str) -> float:
    """WCAG's relative luminance of "rgb(r, g, b)"."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bars_of_the_three_species_stand_out_and_differ(chromium: Browser, server: Server, scheme: str) -> None:
    context = chromium.new_context(base_url=server.url, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(ANSWERED)
    bars = page.evaluate(BARS)
    context.close()

    assert len({bar for bar, _, _ in bars}) == 3
    assert min(_contrast(bar, ground) for bar, ground, _ in bars) >= 3
    assert min(_contrast(bar, track) for bar, _, track in bars) > 1.5
