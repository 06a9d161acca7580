"""A visitor: asks for pages and checks of every one what must be true of all."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from penguins.web.security import HEADERS

SITE_NAME = "Which penguin?"
_VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
_CONTROLS = "input:not([type=hidden]), select, textarea"


class SiteClient:
    """Gets and posts as a browser without scripts does; `response` is the last answer, `page` the page that it is."""

    response: TestResponse
    page: BeautifulSoup | None

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.browser = app.test_client()

    def get(self, path: str, status: int = 200, **options: Any) -> BeautifulSoup:
        """The page at an address, parsed and checked."""
        self.fetch(path, status, **options)
        return self._last_page()

    def post(self, path: str, data: Any = None, status: int = 200, **options: Any) -> BeautifulSoup:
        """The page that answers a form, parsed and checked; a file is given as (BytesIO, name).

        The form's token goes along, as a browser sends it, unless `data` has a `csrf_token` of its own.
        """
        self.fetch(path, status, method="POST", data=self.with_token(path, data), **options)
        return self._last_page()

    def with_token(self, path: str, data: Any = None) -> dict[str, Any]:
        """A form's data with the token that its page holds: for `fetch` with a download, say."""
        page = BeautifulSoup(self.browser.get(path).text, "html.parser")
        hidden = page.select("form input[type=hidden]")
        return {**{str(field["name"]): str(field["value"]) for field in hidden}, **(data or {})}

    def fetch(self, path: str, status: int = 200, method: str = "GET", **options: Any) -> TestResponse:
        """The response as it came, for what is not a page; a page is checked all the same."""
        self.response = self.browser.open(path, method=method, buffered=True, **options)
        assert self.response.status_code == status, f"{method} {path}: {self.response.status}, not {status}"
        check_headers(self.response)
        is_page = self.response.mimetype == "text/html" and not 300 <= status < 400
        is_shown = is_page and self.response.data and "Content-Encoding" not in self.response.headers
        self.page = check_page(self.response.text) if is_shown else None
        return self.response

    @contextmanager
    def streamed(self, path: str, data: dict[str, Any]) -> Iterator[TestResponse]:
        """The response to a form, unread but for its first piece, and closed at the end as a server closes it."""
        response = self.browser.post(path, data=self.with_token(path, data))
        try:
            yield response
        finally:
            response.close()

    def _last_page(self) -> BeautifulSoup:
        assert self.page is not None, "what came is no page"
        return self.page


def check_headers(response: TestResponse) -> None:
    """Every response carries every security header, once."""
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value], name


def check_page(html: str) -> BeautifulSoup:
    """The page, for which holds what is true of every page of the site."""
    _Nesting().check(html)
    page = BeautifulSoup(html, "html.parser")
    _check_heading(page)
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids)), f"ids are used twice: {sorted(id_ for id_ in ids if ids.count(id_) > 1)}"
    for form in page.select("form"):
        assert form.get("action"), "a form has no action"
    _check_labels(page)
    for link in page.select('a[href^="#"]'):
        assert str(link["href"])[1:] in ids, f"{link} leads nowhere"
    for element in page.select("[for], [aria-describedby], [aria-labelledby]"):
        for name in ("for", "aria-describedby", "aria-labelledby"):
            assert set(str(element.get(name, "")).split()) <= set(ids), f"{name} of {element} names no id"
    _check_no_scripts(page)
    return page


def _check_heading(page: BeautifulSoup) -> None:
    headings = page.select("h1")
    assert len(headings) == 1, f"{len(headings)} h1 elements"
    title = page.select("head > title")
    assert len(title) == 1
    named, heading = title[0].text.removesuffix(f" – {SITE_NAME}"), " ".join(headings[0].text.split())
    assert named != title[0].text
    if page.select_one("#answer .said"):
        # An answer's title names the species with their probabilities and then what was said of the penguin, so that
        # bookmarks can be told apart: the species are those of the heading.
        species = re.sub(r",? (over |under )?\d+%", "", named.partition(": ")[0])
        assert re.sub(r"^Most likely an? |^(Perhaps )an? ", r"\1", heading) == species
    else:
        assert named.removeprefix("Error: ") == heading


def _check_labels(page: BeautifulSoup) -> None:
    labelled = {str(label["for"]) for label in page.select("label[for]")}
    for control in page.select(_CONTROLS):
        assert control.get("id") in labelled or control.find_parent("label"), f"{control} has no label"


def _check_no_scripts(page: BeautifulSoup) -> None:
    assert page.select("script, style, iframe, object, embed, [style]") == []
    for element in page.find_all(True):
        assert isinstance(element, Tag)
        for name, value in element.attrs.items():
            assert not name.lower().startswith("on"), f"{name} on {element.name}"
            assert not str(value).strip().lower().startswith("javascript:"), f"{name}={value}"


class _Nesting(HTMLParser):
    """Fails where a tag is closed that is not open, or left open."""

    def check(self, html: str) -> None:
        self.opened: list[str] = []
        assert html.startswith("<!doctype html>\n")
        self.feed(html)
        self.close()
        assert self.opened == [], f"never closed: {self.opened}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        if tag not in _VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.opened or tag == "svg", f"<{tag}/> is not a void element of HTML"

    def handle_endtag(self, tag: str) -> None:
        assert self.opened, f"</{tag}> closes nothing"
        assert self.opened.pop() == tag, f"</{tag}> on line {self.getpos()[0]} closes another element"


def text_of(element: Tag | None) -> str:
    """What a reader sees of an element, on one line."""
    assert element is not None, "there is no such element on the page"
    return " ".join(element.get_text().split())


def name_of(table: Tag) -> str:
    """What a table is called: by its caption, by its label, or by the element that names it."""
    if table.caption:
        return text_of(table.caption)
    named_by = table.find_parents()[-1].find(id=str(table.get("aria-labelledby", "none")))
    return text_of(named_by) if isinstance(named_by, Tag) else str(table["aria-label"])


def texts(elements: Iterable[Tag]) -> list[str]:
    return [text_of(element) for element in elements]


def texts_at(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    """The texts of all elements that a CSS selector finds, in their order."""
    return texts(page.select(selector))


def rows_of(table: Tag | None) -> list[list[str]]:
    """A table as rows of the cells' texts, its header first."""
    assert table is not None, "there is no such table on the page"
    return [texts(row.select("th, td")) for row in table.select("tr")]


def table_at(page: BeautifulSoup | Tag, selector: str) -> list[list[str]]:
    """The first table that a CSS selector finds, as rows of the cells' texts."""
    return rows_of(page.select_one(selector))
