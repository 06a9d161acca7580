"""What a screen reader has to read out: the whole of two pages, and what holds for every page.

The texts are in read_out/. After a page was changed on purpose, what differs is read and, where it is right, pytest is
run once with WRITE_READ_OUT=1 to keep it.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.listening import FOLDER, read_out
from tests.browser.pages import ANSWERED, PAGES, open_page, upload


def check(name: str, heard: str) -> None:
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("WRITE_READ_OUT"):
        kept.write_text(heard)
    assert heard.splitlines() == kept.read_text().splitlines()


def test_an_answer_is_read_out(page: Page) -> None:
    page.goto(ANSWERED)

    check("answer", read_out(page))


def test_on_a_phone_the_tables_of_an_answer_are_read_out_as_on_a_desk(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(ANSWERED)
    row = re.compile(r"^ +\[(?:table|row)\b.*", re.MULTILINE)
    rows = row.findall(read_out(page))

    assert len(rows) == 5 + 10
    assert rows == row.findall((FOLDER / "answer.txt").read_text())


@pytest.mark.parametrize("width", [1280, 360])
def test_results_are_read_out(page: Page, file: Path, width: int) -> None:
    """On a phone, too, where their rows are set in lines, they are tables."""
    page.set_viewport_size({"width": width, "height": 640})
    upload(page, file)

    check("results", read_out(page))


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["/", ANSWERED, "/upload"])
def test_the_parts_of_a_page_are_read_in_the_order_in_which_they_are_seen(page: Page, address: str, width: int) -> None:
    """On a desk the form stands left of the answer, on a phone below it."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address)
    parts = re.findall(r'^ {4}\[region "(.*?)"', read_out(page), re.MULTILINE)
    place = "part => { const { x, y } = part.getBoundingClientRect(); return [y, x] }"
    # As it is read out, with the capitals of the stylesheet.
    names = [re.compile(f"^{re.escape(part)}$", re.IGNORECASE) for part in parts]
    places = [page.get_by_role("region", name=name).evaluate(place) for name in names]

    assert len(places) > 1
    assert places == sorted(places)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_field_figure_table_and_region_has_a_name(page: Page, file: Path, address: str) -> None:
    open_page(page, address, file)
    named = "link|textbox|radio|button|figure|table|region|navigation|heading|columnheader"
    heard = read_out(page)

    assert '[link "' in heard
    assert re.findall(rf'\[(?:{named})\b(?! ").*', heard) == []


@pytest.mark.parametrize("address", PAGES)
def test_links_of_one_name_lead_to_one_place(page: Page, file: Path, address: str) -> None:
    open_page(page, address, file)
    places: dict[str, set[str]] = {}
    for link in page.locator("main a:not(li a)").all():
        name = link.get_attribute("aria-label") or link.inner_text()
        places.setdefault(name, set()).add(link.get_attribute("href") or "")

    assert {name: hrefs for name, hrefs in places.items() if len(hrefs) > 1} == {}


def test_the_progress_of_an_upload_is_not_taken_away_from_who_listens(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    file.write_text("bill_length_mm,bill_depth_mm\n" + "39.1,18.7\n" * 500_000)
    upload(page, file)

    heard = read_out(page)
    assert "% of the file" in heard
    # Each line once: no bar without a name beside it, and not all lines anew with each.
    assert "[progressbar" not in heard
    assert page.get_by_role("status").get_attribute("aria-atomic") == "false"
