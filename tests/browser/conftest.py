"""Chromium without scripts, in front of the Procfile's server; every page is watched for requests and complaints."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from scripts.server import Server

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

FILE = "name,bill_length_mm,bill_depth_mm\nÅsa,39.1,18.7\nBo,46.1,13.2\nCy,4610,13.2\n"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What pages asked for, and what the browser complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def add(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("console", self._console)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that says what was wrong comes with 400 or 404, which Chromium mentions.
        if message.type in ("error", "warning") and "status of 40" not in message.text:
            self.complaints.append(message.text)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(chromium: Browser, server: Server, watch: Watch) -> Iterator[Page]:
    """A page without scripts, which may ask nobody but the site and must not make Chromium complain."""
    with_options: dict[str, Any] = {"base_url": server.url, "java_script_enabled": False}
    context = chromium.new_context(**with_options)
    watch.add(context)
    yield context.new_page()
    context.close()
    assert [url for url in watch.requests if not url.startswith((server.url, "data:"))] == []
    assert watch.complaints == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(FILE)
    return path
