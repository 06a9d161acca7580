"""What is made once and kept, here and by browsers; and compression.

A page is a function of its address, the day (which it shows on paper), the site's own files, the model among them, and
the setting FEEDBACK_URL: a hash of these is its strong validator (ETag), known before the page is made. A browser that
has the page gets 304 without any work, and the server keeps the pages asked for most recently. Static files are linked
by an address that holds their fingerprint, and may be kept for a year. Of an answered page, some 50 KB, a quarter is
about the penguin asked for: parts that are the same for every visitor are made once.
"""

import hashlib
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, make_response, request, send_from_directory
from flask_compress import Compress
from markupsafe import Markup

# Making a page is all computation, of which Python does one at a time: taking turns spares the switching to and fro.
_turns = Lock()

A_YEAR = 365 * 24 * 3600
TEN_MINUTES = 600


def fingerprint(*paths: Path) -> str:
    """A short hash of files, or of all files in folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def init_app(app: Flask) -> None:
    static, templates = Path(str(app.static_folder)), Path(str(app.template_folder))
    # With the one setting that pages show: a page kept from before it was changed is asked for anew.
    app.config["SITE_FINGERPRINT"] = (
        f"{fingerprint(Path(app.root_path), templates, static)} {app.config['FEEDBACK_URL']}"
    )
    app.config["STATIC_FINGERPRINTS"] = {
        str(file.relative_to(static)): fingerprint(file) for file in static.rglob("*") if file.is_file()
    }
    app.jinja_env.globals["today"] = today
    # Keyed by the macro itself, not by its name: two templates may each have a macro of that name.
    app.jinja_env.filters["once"] = lru_cache(maxsize=None, typed=True)(_once)
    app.extensions["make_page"] = lru_cache(app.config["KEPT_PAGES"])(_make_page)
    app.url_defaults(_name_fingerprint)
    app.view_functions["static"] = _static_file
    # Fastest first: for a page zstd takes a seventh of gzip's time, and gives 3% more. Everything takes gzip.
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    # What is streamed is left alone: compressing it would hold the progress back.
    app.config["COMPRESS_STREAMS"] = False
    Compress(app)


def today() -> str:
    """The day as pages say it, in UTC: "24 November 2026"."""
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def _once(macro: Callable[..., str], *arguments: Hashable) -> Markup:
    """What a macro makes of arguments of which there are few: the site's own tables, the options of a choice."""
    return Markup(macro(*arguments))  # noqa: S704 - what a macro gives is escaped already


def _name_fingerprint(endpoint: str, values: dict[str, Any]) -> None:
    """Makes `url_for("static", ...)` name the file's fingerprint."""
    if endpoint == "static" and values["filename"] in current_app.config["STATIC_FINGERPRINTS"]:
        values["v"] = current_app.config["STATIC_FINGERPRINTS"][values["filename"]]


def _static_file(filename: str) -> Response:
    """A file of the static folder: kept for a year at the address that names its fingerprint, else asked for anew."""
    # By content, not by the file's age: another build of the same file is the same.
    etag = current_app.config["STATIC_FINGERPRINTS"].get(filename, False)
    is_named = request.args.get("v") == etag
    folder = str(current_app.static_folder)
    max_age = A_YEAR if is_named else None
    response = send_from_directory(folder, filename, conditional=False, etag=etag, max_age=max_age)
    response.cache_control.immutable = is_named
    # Read whole, for a small file: what is streamed is not compressed.
    response.direct_passthrough = False
    response.make_sequence()
    # Only as a whole: a part of a file that is compressed would have to be a part of what it is compressed to.
    response.make_conditional(request)
    return response


def cacheable(view: Callable[[], tuple[str, int]]) -> Callable[[], Response]:
    """For a view whose page depends on nothing but the address, the day, the site's files and FEEDBACK_URL.

    The view returns the page and its status.
    """

    @wraps(view)
    def answered() -> Response:
        etag = _etag_of_address()
        if held := _held_as(etag):
            response, etag = make_response("", 304), held
        else:
            with _turns:
                response = make_response(current_app.extensions["make_page"](view, etag))
        if response.status_code in (200, 304):
            response.set_etag(etag)
            response.headers["Cache-Control"] = f"public, max-age={TEN_MINUTES}"
        return response

    return answered


def _make_page(view: Callable[[], tuple[str, int]], _etag: str) -> tuple[bytes, int]:
    """What a view returns, encoded. `_etag`, of the request's address, is only the key that it is kept under."""
    page, status = view()
    return page.encode(), status


def _etag_of_address() -> str:
    """The address is part of it: an address that is refused has no page that a browser might have already."""
    parts = f"{current_app.config['SITE_FINGERPRINT']} {today()} {request.url}"
    return hashlib.sha256(parts.encode()).hexdigest()[:24]


def _held_as(etag: str) -> str | None:
    """The ETag with which the browser has this page already, in whatever compression it was sent; or None."""
    held = request.if_none_match.as_set(include_weak=True)
    return next((one for one in held if one.split(":")[0] == etag), None)
