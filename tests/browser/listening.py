"""What a screen reader reads out of a page: Chromium's accessibility tree, a line each, without where links lead."""

import re
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "read_out"

_ADDRESS = re.compile(r"^ *- /url: .*\n", re.MULTILINE)


def read_out(page: Page) -> str:
    """The whole page: what each thing is, its name and its text, indented by what holds what."""
    text = _ADDRESS.sub("", page.locator("body").aria_snapshot() + "\n")
    # Another port each time.
    return text.replace(page.evaluate("location.origin"), "http://site")
