"""The colours as Chromium has worked them out: bars stand out from their tracks, and what is drawn from its ground."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.server import Server
from tests.browser.pages import ANSWERED, upload

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_file_s_picture_real_penguins_are_hollow_and_rings_stand_out(
    chromium: Browser, server: Server, tmp_path: Path, scheme: str
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\nAdelie,46.1,13.2\n")
    context = chromium.new_context(base_url=server.url, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    upload(page, file)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    styles = {
        name: page.locator(f".scatter {name}").first.evaluate(
            "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]"
        )
        for name in (".behind .dots", ".ring", ".ring-edge", "svg > .dots")
    }
    context.close()

    assert [name for name, (fill, _) in styles.items() if fill != "none"] == ["svg > .dots"]
    assert _contrast(styles[".behind .dots"][1], ground) >= 3
    assert _contrast(styles[".ring"][1], styles[".ring-edge"][1]) >= 3
    assert styles[".ring-edge"][1] == ground
