"""The pages in text browsers: w3m and lynx."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.server import Server
from tests.browser.lynx import CLEAR, ENTER, environment, lynx, place_of
from tests.browser.pages import ANSWERED

WRONG = "/?bill_length_mm=439"
DUMPS = {"w3m": ["w3m", "-dump", "-cols", "100"], "lynx": ["lynx", "-dump", "-width=100", "-nolist"]}


def dump(browser: str, url: str, home: Path) -> str:
    """A page as a text browser shows it, in one line."""
    assert shutil.which(browser), f"{browser} is not installed"
    done = subprocess.run([*DUMPS[browser], url], env=environment(home), capture_output=True, timeout=30)
    return " ".join(done.stdout.decode(errors="replace").split())


def in_order(text: str, *parts: str) -> None:
    """Each of the parts is in the text, after the one before it."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0, f"{part!r} does not come after the parts before it in {text}"
        at = found + len(part)


@pytest.mark.parametrize("browser", DUMPS)
def test_the_form_reads_in_order(server: Server, tmp_path: Path, browser: str) -> None:
    text = dump(browser, f"{server.url}/", tmp_path)

    questions = ["Island", "Sex", "Bill length", "Bill depth", "Flipper length", "Body mass"]
    in_order(text, "Which penguin is it?", *questions, "Which species is it?", "Most likely an Adelie", "Adelie")


@pytest.mark.parametrize("browser", DUMPS)
def test_an_answer_reads_in_order(server: Server, tmp_path: Path, browser: str) -> None:
    text = dump(browser, f"{server.url}{ANSWERED}", tmp_path)

    in_order(text, "Most likely an Adelie", "Adelie", "%", "Why Adelie?", "Bill length")


@pytest.mark.parametrize("browser", DUMPS)
def test_words_for_paper_and_for_pictures_are_left_out(server: Server, tmp_path: Path, browser: str) -> None:
    form, answer = (dump(browser, f"{server.url}{address}", tmp_path) for address in ("/", ANSWERED))

    assert "To type them in" not in form
    assert "Notes" not in form
    assert "upright line" not in answer
    assert f"{datetime.now(UTC):%Y}, http" not in answer


@pytest.mark.parametrize("browser", DUMPS)
def test_a_mistake_reads_before_the_form(server: Server, tmp_path: Path, browser: str) -> None:
    text = dump(browser, f"{server.url}{WRONG}", tmp_path)

    message = "Bill length must be between 10 and 100 mm. You entered 439."
    in_order(text, "There is a problem", message, "What do you know", "Bill length", message)


@pytest.mark.parametrize("browser", DUMPS)
@pytest.mark.parametrize("address", ["/upload", "/model"])
def test_other_pages_read_too(server: Server, tmp_path: Path, browser: str, address: str) -> None:
    text = dump(browser, f"{server.url}{address}", tmp_path)

    assert "Neither files nor pasted rows are kept." in text
    assert "<svg" not in text


def test_in_lynx_a_mistake_is_made_read_and_mended(server: Server, tmp_path: Path) -> None:
    button = "Which species is it?"
    wrong = f"{server.url}/?bill_length_mm=300"
    with lynx(f"{server.url}/", tmp_path) as browser:
        browser.read_until("Body mass")
        browser.go_to(place_of("Bill length", server.url, tmp_path))
        browser.press("3", "0", "0")
        browser.go_to(place_of(button, server.url, tmp_path))
        browser.press(ENTER)
        browser.read_until("There is a problem")

        browser.at = 0
        browser.go_to(place_of("Bill length", wrong, tmp_path))
        browser.press(CLEAR, "3", "9", ",", "1")
        browser.go_to(place_of(button, wrong, tmp_path))
        browser.press(ENTER)
        browser.read_until("Most likely an Adelie")


def test_in_lynx_a_file_is_uploaded(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("bill_length_mm,bill_depth_mm\n39.1,18.7\n46.1,13.2\n")
    with lynx(f"{server.url}/upload", tmp_path) as browser:
        browser.read_until("Show the results")
        show = place_of("Show the results", f"{server.url}/upload", tmp_path)
        browser.go_to(place_of("Your file", f"{server.url}/upload", tmp_path))
        browser.press(*str(file))
        browser.go_to(show)
        browser.press(ENTER)
        browser.read_until("Both penguins were scored: 1 Adelie and 1 Gentoo.")
