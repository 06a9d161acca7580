"""Chromium without scripts, in front of the Procfile's server; every page is watched for requests and complaints."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from scripts.server import Server

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

FILE = "name,species,bill_length_mm,bill_depth_mm\nÅsa,Adelie,39.1,18.7\nBo,Adelie,46.1,13.2\nCy,Gentoo,4610,13.2\n"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A page without scripts, which may ask nobody but the site and must not make Chromium complain."""
    context = chromium.new_context(base_url=server.url, java_script_enabled=False)
    requests: list[str] = []
    messages: list[ConsoleMessage] = []
    context.on("request", lambda request: requests.append(request.url))
    context.on("console", lambda message: messages.append(message))
    yield context.new_page()
    context.close()
    assert [url for url in requests if not url.startswith((server.url, "data:"))] == []
    # A page that says what was wrong comes with 400 or 404, which Chromium mentions.
    complaints = [message.text for message in messages if message.type in ("error", "warning")]
    assert [text for text in complaints if "status of 40" not in text] == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(FILE)
    return path
