"""The colours as Chromium has worked them out: bars stand out from their tracks, and what is drawn from its ground."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import ANSWERED, OUTSIDE, open_page, upload

# Each bar, and what lies behind it: its track, and the nearest ground that is painted.
BARS = """
[...document.querySelectorAll(".bar-species")].map(bar => {
  let ground = bar.closest("svg")
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement
  const track = bar.closest("svg").querySelector(".bar-track")
  return [getComputedStyle(bar).fill, getComputedStyle(ground).backgroundColor, getComputedStyle(track).fill]
})
"""

# Each painted shape of the pictures of numbers: its class, its fill and its stroke as they stand on the nearest ground
# that is painted, and that ground.
SHAPES = """
[...document.querySelectorAll("main svg:not(.drawing) :is(path, rect:not([width='0.0%']), line)")].map(shape => {
  let ground = shape.closest("svg")
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement
  const behind = getComputedStyle(ground).backgroundColor
  const numbers = colour => colour.match(/[0-9.]+/g).map(Number)
  const mixed = (colour, share) => colour === "none" ? behind : "rgb(" + numbers(colour).slice(0, 3).map(
    (channel, at) => Math.round(channel * share + numbers(behind)[at] * (1 - share))).join(", ") + ")"
  const { fill, fillOpacity, stroke, strokeOpacity } = getComputedStyle(shape)
  const { width, height } = shape.getBBox()
  const name = shape.getAttribute("class") || shape.closest("svg").getAttribute("class")
  return [name, width && height ? mixed(fill, fillOpacity) : behind, mixed(stroke, strokeOpacity), behind]
})
"""
# What is there to be looked past, and what parts a mark from the colour that is below it by the colour of the ground.
FAINT = {"grid", "bar-track"}
EDGES = {"line-edge", "ring-edge", "visitor-edge", "median"}


def _luminance(colour: str) -> float:
    """WCAG's relative luminance of "rgb(r, g, b)"."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"], autouse=True)
def scheme(page: Page, request: pytest.FixtureRequest) -> None:
    page.emulate_media(color_scheme=request.param)


def test_the_bars_of_the_three_species_stand_out_and_differ(page: Page) -> None:
    page.goto(ANSWERED)
    bars = page.evaluate(BARS)

    assert len({bar for bar, _, _ in bars}) == 3
    assert min(_contrast(bar, ground) for bar, ground, _ in bars) >= 3
    assert min(_contrast(bar, track) for bar, _, track in bars) > 1.5


@pytest.mark.parametrize("address", [ANSWERED, OUTSIDE, "/model", "results"])
def test_every_shape_of_a_picture_stands_out_from_its_ground(page: Page, file: Path, address: str) -> None:
    open_page(page, address, file)
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    shapes = {tuple(shape) for shape in page.evaluate(SHAPES)}

    assert len(shapes) > 5
    for name, fill, stroke, ground in shapes:
        if name in EDGES:
            assert ground in (fill, stroke), name
        elif name not in FAINT:
            assert max(_contrast(fill, ground), _contrast(stroke, ground)) >= 3, name


def test_what_only_informs_has_another_ground_than_a_caution_and_can_be_read_on_it(page: Page) -> None:
    page.goto("/?bill_length_mm=45.8&bill_depth_mm=18.9&flipper_length_mm=197&body_mass_g=4150")
    caution, informing = (
        page.locator(box).evaluate("e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderLeftColor]")
        for box in (".caution:not(.informing)", ".informing")
    )
    words = page.locator(".informing, .informing *").evaluate_all("all => all.map(e => getComputedStyle(e).color)")

    assert not {*caution} & {*informing}
    assert min(_contrast(word, informing[0]) for word in words) >= 4.5
    assert _contrast(informing[1], informing[0]) >= 3


def test_in_a_file_s_picture_real_penguins_are_hollow_and_rings_stand_out(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\nAdelie,46.1,13.2\n")
    upload(page, file)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    styles = {
        name: page.locator(f".scatter {name}").first.evaluate(
            "e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]"
        )
        for name in (".behind .dots", ".ring", ".ring-edge", "svg > .dots", ".few-edge")
    }
    widths = [
        float(page.locator(f".scatter {name}").first.evaluate("e => parseFloat(getComputedStyle(e).strokeWidth)"))
        for name in ("svg > .dots", ".few-edge")
    ]

    assert [name for name, (fill, _) in styles.items() if fill != "none"] == ["svg > .dots", ".few-edge"]
    # So few are larger than the real ones, with an outline.
    assert 1 < widths[0] < widths[1] - 1
    assert styles[".few-edge"][1] == styles[".ring"][1]
    assert _contrast(styles[".behind .dots"][1], ground) >= 3
    assert _contrast(styles[".ring"][1], styles[".ring-edge"][1]) >= 3
    assert styles[".ring-edge"][1] == ground
